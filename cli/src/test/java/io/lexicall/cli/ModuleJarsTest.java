package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.rules.tcpa.TcpaRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each jar is loaded by itself: none reads or hides what another holds. */
class ModuleJarsTest {
  private static final String CALL =
      "{\"activity\":\"contact\",\"at\":\"2026-11-24T15:00:00Z\",\"channel\":\"voice\"}\n";

  private static final String FOLDER = "io/lexicall/cli/";

  @TempDir Path folder;

  /** Writes a jar with the module, under another name of its class, and its table. */
  private String jar(String name, String type, String module, String rule, String cites)
      throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        InputStream code = TableLaw.class.getResourceAsStream("TableLaw.class")) {
      entry(
          zip,
          "META-INF/services/" + RuleModule.class.getName(),
          (FOLDER + type).replace('/', '.').getBytes(UTF_8));
      entry(
          zip,
          FOLDER + type + ".class",
          new String(code.readAllBytes(), ISO_8859_1)
              .replace("TableLaw", type)
              .getBytes(ISO_8859_1));
      String table =
          "module,rule,citation,in_force_from,in_force_to,source,confidence,verified_on\n"
              + String.join(",", module, rule, cites, "", "", "signed", "high", "2026-11-20");
      entry(zip, FOLDER + "table-law.csv", table.getBytes(UTF_8));
    }
    return jar.toString();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void tablesOfOneName_areReadFromTheJarOfTheModule() throws IOException {
    String one = jar("one.jar", "LawOfOne", "one", "one.closed", "Agreement A");
    String two = jar("two.jar", "LawOfTwo", "two", "two.closed", "Agreement B");

    for (Run run :
        new Run[] {
          Run.of(CALL, "check", "--module", one, "--module", two, "--regulations=one,two"),
          Run.of(CALL, "check", "--module", two, "--module", one, "--regulations=one,two")
        }) {
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("one.closed", "two.closed")
          .containsOnlyOnce("Agreement A")
          .containsOnlyOnce("Agreement B");
    }
  }

  @Test
  void classesOfOneName_areBothLoaded() throws IOException {
    String one = jar("one.jar", "LawOfOne", "one", "one.closed", "Agreement A");
    String two = jar("two.jar", "LawOfOne", "two", "two.closed", "Agreement B");

    Run both = Run.of(CALL, "check", "--module", one, "--module", two, "--regulations=one,two");
    assertThat(both.out()).contains("one.closed", "two.closed");
    Run shadow = Run.of(CALL, "check", "--module", one, "--shadow", two, "--regulations=one");
    assertThat(shadow.out()).contains("one.closed").contains("\"shadow\"").contains("two.closed");
  }

  @Test
  void twoVersions_areRefused_andToldApart() throws IOException {
    String old = jar("old.jar", "LawOfOne", "one", "one.closed", "Agreement A");
    String later = jar("later.jar", "LawOfOne", "one", "one.shut", "Agreement B");

    for (String option : new String[] {"--module", "--shadow"}) {
      Run run = Run.of(CALL, "check", "--module", old, option, later);
      assertThat(run.exitCode()).as(option).isEqualTo(ExitCode.BROKEN);
      assertThat(run.err()).contains("Two rule modules are called 'one'", "old.jar", "later.jar");
    }
  }

  @Test
  void impact_comparesTwoVersions() throws IOException {
    String old = jar("old.jar", "LawOfOne", "one", "one.closed", "Agreement A");
    String later = jar("later.jar", "LawOfOne", "one", "one.shut", "Agreement B");
    String call = Files.writeString(folder.resolve("call.jsonl"), CALL).toString();

    Run with = Run.of("", "impact", call, "--module", old, "--with-module", later, "--json");
    assertThat(with.err()).isEmpty();
    assertThat(with.out())
        .contains("later.jar in place of the loaded one")
        .contains("\"rule\":\"one.shut\"", "\"rule\":\"one.closed\"");
    assertThat(Run.of("", "impact", call, "--module", old, "--without-module", later).err())
        .contains("Two rule modules are called 'one'");
  }

  @Test
  void jarWithoutAModuleOfItsOwn_isRefused() throws IOException {
    for (String names : new String[] {"", "# none yet", TcpaRules.class.getName()}) {
      Path jar = folder.resolve("empty.jar");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        entry(zip, "META-INF/services/" + RuleModule.class.getName(), names.getBytes(UTF_8));
      }
      for (String option : new String[] {"--module", "--shadow"}) {
        Run run = Run.of(CALL, "check", option, jar.toString());
        assertThat(run.exitCode()).as(names).isEqualTo(ExitCode.BROKEN);
        assertThat(run.err()).hasLineCount(1).contains("empty.jar holds no rule module of its own");
      }
    }
  }

  /** A module that fails where only an audit or a list of rules asks it. */
  public static class House implements RuleModule {
    /** For the service loader. */
    public House() {}

    @Override
    public String name() {
      return "house";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "house.closed")
              .title("The house is closed.")
              .cites("House Rules 1")
              .denies());
    }
  }

  /** Its penalties cannot be read. */
  public static final class NoPenalties extends House {
    /** For the service loader. */
    public NoPenalties() {}

    @Override
    public List<Penalty> penalties() {
      throw new IllegalStateException("boom");
    }
  }

  /** It does not tell its settings. */
  public static final class NoSettings extends House {
    /** For the service loader. */
    public NoSettings() {}

    @Override
    public List<Setting> settings() {
      throw new IllegalStateException("boom");
    }
  }

  @Test
  void moduleThatFailsToReturnPenaltiesOrSettings_isNamed_beforeRowsAreJudged() throws IOException {
    Path jar = folder.resolve("broken.jar");
    String calls = Files.writeString(folder.resolve("calls.jsonl"), CALL).toString();
    for (Class<?> module : List.of(NoPenalties.class, NoSettings.class)) {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        entry(
            zip,
            "META-INF/services/" + RuleModule.class.getName(),
            module.getName().getBytes(UTF_8));
      }
      Path report = folder.resolve("report.html");
      for (Run run :
          List.of(
              Run.of("", "audit", calls, "--module", jar.toString(), "--report", report.toString()),
              Run.of("", "rules", "--module", jar.toString()))) {
        assertThat(run.exitCode()).as(module.getName()).isEqualTo(ExitCode.BROKEN);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains(module.getName(), "boom");
        assertThat(report).doesNotExist();
      }
      Run set = Run.of(CALL, "check", "--module", jar.toString(), "--set", "house.x=true");
      assertThat(set.err()).hasLineCount(1);
      assertThat(set.exitCode())
          .isEqualTo(module == NoSettings.class ? ExitCode.BROKEN : ExitCode.USAGE);
    }
  }
}
