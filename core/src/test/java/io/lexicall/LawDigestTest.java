package io.lexicall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.shadowed.TableRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was loaded shows, whatever it claims to be. */
class LawDigestTest {
  private static final String FOLDER = "io/lexicall/shadowed/";
  private static final String TABLE = FOLDER + "house.csv";
  private static final String CODE = FOLDER + "TableRules.class";

  @TempDir Path folder;

  /** Loads the module from its own places before those of the tests. */
  private static final class Own extends URLClassLoader {
    Own(Path... places) throws IOException {
      super(urls(places), LawDigestTest.class.getClassLoader());
    }

    private static URL[] urls(Path... places) throws IOException {
      URL[] urls = new URL[places.length];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = places[i].toUri().toURL();
      }
      return urls;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null
            ? known
            : name.equals(TableRules.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
      }
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own == null && !name.startsWith(FOLDER) ? super.getResource(name) : own;
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = LawDigestTest.class.getResourceAsStream('/' + name)) {
      return in.readAllBytes();
    }
  }

  private Path jar(String name, UnaryOperator<String> table, UnaryOperator<String> code)
      throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry(TABLE));
      entries.write(table.apply(new String(bytes(TABLE), UTF_8)).getBytes(UTF_8));
      entries.putNextEntry(new JarEntry(CODE));
      entries.write(code.apply(new String(bytes(CODE), ISO_8859_1)).getBytes(ISO_8859_1));
    }
    return jar;
  }

  private static Compliance engine(Path... places) throws Exception {
    try (Own loader = new Own(places)) {
      Compliance engine = Compliance.builder().module(module(loader)).build();
      engine.editions(); // before its loader is closed
      return engine;
    }
  }

  private static RuleModule module(ClassLoader loader) throws Exception {
    return (RuleModule)
        loader.loadClass(TableRules.class.getName()).getDeclaredConstructor().newInstance();
  }

  @Test
  void digest_isTheSame_whereverTheSameFilesWereLoadedFrom() throws Exception {
    Compliance fromJar = engine(jar("a.jar", table -> table, code -> code));
    Compliance fromFolder = Compliance.builder().module(new TableRules()).build();
    assertThat(fromJar.edition()).isEqualTo(fromFolder.edition());
    assertThat(fromJar.edition().lawDigest()).matches("sha256:[0-9a-f]{64}");
    assertThat(fromJar.editions())
        .extracting(ModuleEdition::module)
        .containsExactly("core", "tables");
    assertThat(fromJar.editions().get(1).law()).isEqualTo("2026-11-27");
  }

  /** Both would read the table of the first. */
  @Test
  void modulesOfOnePackage_fromTwoJars_withATableOfOneName_areRefused() throws Exception {
    Path one = jar("one.jar", table -> table, code -> code);
    UnaryOperator<String> another =
        code -> code.replace("TableRules", "OtherRules").replace("tables", "others");
    Path two = jar("two.jar", table -> table, another);
    try (Own first = new Own(one);
        Own apart = new Own(one);
        URLClassLoader below = new Below(two, first, another)) {
      RuleModule theirs =
          (RuleModule)
              below
                  .loadClass("io.lexicall.shadowed.OtherRules")
                  .getDeclaredConstructor()
                  .newInstance();
      Compliance.Builder together = Compliance.builder().module(module(first)).module(theirs);
      assertThatThrownBy(together::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("one.jar", "two.jar", FOLDER, "a package of its own");
      // Class loaders that do not ask each other keep them apart.
      assertThat(Compliance.builder().module(module(apart)).module(theirs).build().modules())
          .hasSize(2);
    }
  }

  /** Loads another module of the same package, whose parent has one too. */
  private static final class Below extends URLClassLoader {
    private final UnaryOperator<String> code;

    Below(Path jar, ClassLoader parent, UnaryOperator<String> code) throws IOException {
      super(Own.urls(jar), parent);
      this.code = code;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.endsWith("OtherRules")) {
        return super.findClass(name);
      }
      try {
        byte[] other = code.apply(new String(bytes(CODE), ISO_8859_1)).getBytes(ISO_8859_1);
        CodeSource jar = new CodeSource(getURLs()[0], (Certificate[]) null);
        return defineClass(name, other, 0, other.length, jar);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @Test
  void digest_aTableThatIsShadowed_isAnother() throws Exception {
    Path jar = jar("a.jar", table -> table, code -> code);
    Path before = folder.resolve("before");
    Files.createDirectories(before.resolve(FOLDER));
    Files.writeString(
        before.resolve(TABLE), new String(bytes(TABLE), UTF_8).replace("3,House", "4,House"));

    Compliance shadowed = engine(before, jar);

    assertThat(shadowed.edition().law()).isEqualTo(engine(jar).edition().law());
    assertThat(shadowed.edition().lawDigest()).isNotEqualTo(engine(jar).edition().lawDigest());
  }

  @Test
  void digest_aJarThatWasPatched_isAnother() throws Exception {
    String sound = engine(jar("a.jar", table -> table, code -> code)).edition().lawDigest();
    String table =
        engine(jar("b.jar", text -> text.replace("3,House", "4,House"), code -> code))
            .edition()
            .lawDigest();
    String code =
        engine(jar("c.jar", text -> text, text -> text.replace("House Rules 1", "House Rules 2")))
            .edition()
            .lawDigest();
    assertThat(List.of(sound, table, code)).doesNotHaveDuplicates();
  }

  @Test
  void digest_ofFilesThatTheLoaderNoLongerReturns_isRefused() throws Exception {
    RuleModule module;
    try (Own loader = new Own(jar("a.jar", table -> table, code -> code))) {
      module = module(loader);
    }
    Compliance engine = Compliance.builder().module(module).build();
    assertThatThrownBy(engine::editions)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is unknown which law it holds")
        .hasMessageContaining("TableRules.class");
    assertThatThrownBy(() -> engine.edition().lawDigest())
        .isInstanceOf(IllegalStateException.class);
  }

  /** The class loader of an application is read in another way than all others. */
  @Test
  void digest_ofAnApplication_whoseClassOrTableIsShadowed_isAnother() throws Exception {
    Path same = Files.createDirectories(folder.resolve("same"));
    String sound = printedDigest(same);
    assertThat(sound).matches("sha256:[0-9a-f]{64}");

    Path table = folder.resolve("table");
    Files.createDirectories(table.resolve(FOLDER));
    Files.writeString(
        table.resolve(TABLE), new String(bytes(TABLE), UTF_8).replace("3,House", "4,House"));
    Path code = folder.resolve("code");
    Files.createDirectories(code.resolve(FOLDER));
    Files.write(
        code.resolve(CODE),
        new String(bytes(CODE), ISO_8859_1)
            .replace("TableRules.java", "TableRulez.java") // in no card
            .getBytes(ISO_8859_1));

    assertThat(List.of(sound, printedDigest(table), printedDigest(code))).doesNotHaveDuplicates();
  }

  /** Prints the digest of that module. */
  static final class PrintedDigest {
    public static void main(String[] none) {
      System.out.print(Compliance.builder().module(new TableRules()).build().edition().lawDigest());
    }
  }

  private static String printedDigest(Path before) throws Exception {
    return printed(
        "-cp",
        before + System.getProperty("path.separator") + System.getProperty("java.class.path"),
        PrintedDigest.class.getName());
  }

  @Test
  void digest_ofAnotherCard_settingOrChoice_isAnother() {
    Rule<Contact> rule =
        Rule.on(Contact.SCHEMA, "house.nobody").title("Nobody.").cites("House Rules 1").denies();
    Rule<Contact> other =
        Rule.on(Contact.SCHEMA, "house.nobody").title("Nobody.").cites("House Rules 2").denies();
    Compliance engine = HouseRules.of(rule).engine();
    List<String> digests =
        List.of(
            engine.edition().lawDigest(),
            HouseRules.of(other).engine().edition().lawDigest(),
            HouseRules.of(rule).ofEdition("2027-01-01").engine().edition().lawDigest(),
            engine.only(List.of("house")).edition().lawDigest(),
            Compliance.builder()
                .module(HouseRules.of(rule))
                .setting(Compliance.ALL_CLOCKS_OF_REGION, true)
                .build()
                .edition()
                .lawDigest());
    assertThat(digests).doesNotHaveDuplicates();
    assertThat(HouseRules.of(rule).engine().edition().lawDigest()).isEqualTo(digests.get(0));
  }

  /** As newcomers try a rule: {@code java House.java}, which compiles the file in memory. */
  @Test
  void digest_ofAProgramInOneSourceFile_isOfThatFile() throws Exception {
    String program =
        """
        import io.lexicall.*;
        import io.lexicall.facts.Contact;
        import io.lexicall.rule.*;
        import java.util.List;

        public class House implements RuleModule {
          public String name() { return "house"; }
          public String edition() { return "2026-01-01"; }
          public List<Coverage<?>> coverage() { return List.of(Coverage.of(Contact.SCHEMA)); }
          public List<Rule<?>> rules(Settings settings) {
            return List.of(
                Rule.on(Contact.SCHEMA, "house.nobody").title("Nobody.").cites("House Rules 1").denies());
          }
          public static void main(String[] none) {
            System.out.print(Compliance.builder().module(new House()).build().edition().lawDigest());
          }
        }
        """;
    String digest = run(program);

    assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(run(program));
    assertThat(run(program + "// another\n")).isNotEqualTo(digest);
  }

  private String run(String program) throws Exception {
    Path file = Files.writeString(folder.resolve("House.java"), program);
    return printed("-cp", System.getProperty("java.class.path"), file.toString());
  }

  private static String printed(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  /** What was chosen is part of the digest, and is told. */
  @Test
  void choices_tellSettingsShadowsRegulationsAndTheDay() {
    RuleModule tables = new TableRules();
    assertThat(Compliance.builder().module(tables).build().edition().choices()).isEmpty();
    Compliance set =
        Compliance.builder()
            .module(tables)
            .shadow(
                HouseRules.of(
                    Rule.on(Contact.SCHEMA, "house.nobody")
                        .title("Nobody is called.")
                        .cites("House Rules 1")
                        .denies()))
            .setting(Compliance.ALL_CLOCKS_OF_REGION, true)
            .build();
    assertThat(set.edition().choices())
        .containsExactly("set core.all-clocks-of-region true", "shadow house");
    assertThat(set.only(List.of("tables")).underLawOf(LocalDate.of(2026, 3, 1)).edition().choices())
        .endsWith("shadow house", "only tables", "law of 2026-03-01");
    assertThat(set.edition().modules()).isEqualTo(set.editions()).hasSize(3);
  }
}
