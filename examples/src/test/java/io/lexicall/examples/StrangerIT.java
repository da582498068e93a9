package io.lexicall.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Builds the projects of examples as a stranger does: elsewhere, by a Maven of its own, from a
 * local repository in which there is nothing but what we publish.
 *
 * <p>Third-party artifacts come from the repository of this build where that has them, else from
 * Central.
 */
class StrangerIT {
  private static final Path STRANGER = Path.of("target", "stranger").toAbsolutePath();
  private static final Path REPOSITORY = STRANGER.resolve("repository");
  private static final List<String> PUBLISHED =
      List.of(
          "bom",
          "core",
          "journal",
          "json",
          "testkit",
          "rules-recording",
          "rules-tcpa",
          "spring-boot-starter",
          "validation");
  private static final Pattern TESTS =
      Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: 0$", Pattern.MULTILINE);
  private static final int MOST_MINUTES = 10;

  /** Builds and tests of seconds: the second compiler of the JVM takes longer than it saves. */
  private static final String SHORT_RUNS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final String SETTINGS =
      """
      <settings>
        <profiles>
          <profile>
            <id>this-machine</id>
            <repositories><repository>%1$s</repository></repositories>
            <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles><activeProfile>this-machine</activeProfile></activeProfiles>
      </settings>
      """;

  private static final String THIS_MACHINE =
      "<id>this-machine</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
          + "<snapshots><enabled>false</enabled></snapshots>";

  @BeforeAll
  static void emptyRepository() throws IOException {
    delete(STRANGER);
    for (String module : PUBLISHED) {
      install(module);
    }
    Files.writeString(
        STRANGER.resolve("settings.xml"),
        SETTINGS.formatted(
            THIS_MACHINE.formatted(Path.of(property("thisMachinesRepository")).toUri())));
  }

  @Test
  void customRules_areBuiltAndTested_onModulePathAndClassPath() throws Exception {
    assertThat(testsOf("custom-rules"))
        .hasSize(2)
        .allSatisfy(tests -> assertThat(tests).isGreaterThan(10));
    assertThat(STRANGER.resolve("custom-rules/target/acme-rules-1.0.0.jar")).exists();
  }

  @Test
  void kotlin_isBuiltAndTested() throws Exception {
    assertThat(testsOf("kotlin")).containsExactly(2);
  }

  /** On the class path and the module path, on this JDK, an image of it, and a newer JDK. */
  @Test
  void embedded_isBuiltAndTested_andRunsOnEachPath_andOnAnImageOfJlink() throws Exception {
    assertThat(testsOf("embedded")).containsExactly(2);
    Path image = STRANGER.resolve("image");
    Path home = Path.of(System.getProperty("java.home"));
    run(
        home.resolve("bin/jlink").toString(),
        "--add-modules",
        "java.base,java.logging",
        "--output",
        image.toString());
    List<Path> homes = new ArrayList<>(List.of(home, image));
    String newer = System.getenv("JAVA_25_HOME");
    if (newer != null) {
      homes.add(Path.of(newer));
    }
    String app = STRANGER.resolve("embedded/target/dialer-1.0.0.jar").toString();
    List<String> jars = new ArrayList<>(List.of(app));
    jars.addAll(jars("io/lexicall/lexicall-core"));
    jars.addAll(jars("io/lexicall/lexicall-rules-tcpa"));
    jars.addAll(jars("io/lexicall/lexicall-rules-recording"));
    jars.addAll(jars("com/googlecode/libphonenumber/libphonenumber"));
    jars.addAll(jars("de/siegmar/fastcsv"));
    String path = String.join(File.pathSeparator, jars);
    String main = "com.example.dialer.FirstCheck";
    for (Path each : homes) {
      String java = each.resolve("bin/java").toString();
      assertThat(run(java, "--class-path", path, main)).contains("[tcpa.calling-hours]");
      assertThat(run(java, "--module-path", path, "--module", "com.example.dialer/" + main))
          .contains("[tcpa.calling-hours]");
    }
  }

  private static List<String> jars(String artifact) throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve(artifact))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".jar")).toList();
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path said = STRANGER.resolve("run.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.destroy();
    String text = Files.readString(said);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @Test
  void springBoot_isBuilt_andAskedOverHttp() throws Exception {
    assertThat(testsOf("spring-boot")).containsExactly(5);
  }

  /** Hibernate Validator by itself, CDI, Micronaut, Quarkus, Spring Boot 3 and 4, two at a time. */
  @Test
  void containers_refuseACallAtTenAndANumberThatIsNone() throws Exception {
    assertThat(testsOf("containers", "-T2")).containsExactlyInAnyOrder(4, 7, 4, 3, 4, 3);
  }

  /** The page on embedding tells what Quarkus says of a missing engine. */
  @Test
  void quarkus_withoutAnEngine_isRefused_asThePageTells() throws Exception {
    Path project = STRANGER.resolve("no-engine");
    copy(Path.of("containers"), project);
    Files.delete(project.resolve("quarkus/src/main/java/com/example/dialer/Engine.java"));
    String told = "Unsatisfied dependency for type io.lexicall.Compliance";
    assertThat(Path.of("..", "docs", "embedding.md")).content().contains(told);

    assertThat(build("no-engine", 1, "-pl", "calls,quarkus", "verify")).contains(told);
  }

  /** Nothing asks for the bean, whose methods are called without one. */
  private static final String STATICS =
      """
      package com.example.dialer;

      import io.lexicall.facts.Contact;
      import io.lexicall.validation.DialableNumber;
      import io.lexicall.validation.Lawful;
      import jakarta.enterprise.context.ApplicationScoped;
      import jakarta.enterprise.inject.Produces;
      import jakarta.enterprise.inject.Vetoed;
      import jakarta.inject.Named;
      import jakarta.inject.Singleton;
      import jakarta.validation.Constraint;
      import jakarta.validation.Payload;
      import java.lang.annotation.Retention;
      import java.lang.annotation.RetentionPolicy;
      import java.util.List;

      @ApplicationScoped
      public class Statics extends Inherited {
        public static void dialNow(@Lawful Contact call) {}
        public static void dialAll(List<@DialableNumber String> numbers) {}
        public static void dialOurs(@Ours Contact call) {}
        public static @DialableNumber String next() { return "555"; }
        public static void unconstrained(Contact call) {}

        @Produces @Singleton Made made() { return new Made(); }
        @Produces @Named("field") @Singleton List<String> unconstrained = List.of();

        @Vetoed
        public static class Made {
          public void dialMade(@Lawful Contact call) {}
        }

        @Lawful
        @Constraint(validatedBy = {})
        @Retention(RetentionPolicy.RUNTIME)
        @interface Ours {
          String message() default "";
          Class<?>[] groups() default {};
          Class<? extends Payload>[] payload() default {};
        }
      }

      class Inherited {
        static void inherited(@DialableNumber(country = "US") @DialableNumber String number) {}
      }
      """;

  @Test
  void quarkus_withAConstraintThatItWouldNotApply_isRefused() throws Exception {
    copy(Path.of("containers"), STRANGER.resolve("static-method"));
    Files.writeString(
        STRANGER.resolve("static-method/quarkus/src/main/java/com/example/dialer/Statics.java"),
        STATICS);

    assertThat(build("static-method", 1, "-pl", "calls,quarkus", "verify"))
        .contains(
            "@Lawful on com.example.dialer.Statics.dialNow, and what it should stop would go on",
            "@DialableNumber on com.example.dialer.Statics.dialAll,",
            "@Lawful on com.example.dialer.Statics.dialOurs,",
            "@DialableNumber on com.example.dialer.Statics.next,",
            "@DialableNumber on com.example.dialer.Inherited.inherited,",
            "@Lawful on com.example.dialer.Statics$Made.dialMade,")
        .doesNotContain("unconstrained,");
  }

  /** Kafka with a broker, Flink with a cluster of its own, one beside the other. */
  @Test
  void streaming_judgesWhatComesOverKafkaAndFlink() throws Exception {
    assertThat(testsOf("streaming", "-T2")).containsExactlyInAnyOrder(2, 1);
  }

  /** What the page on rules of one's own shows of a case that fails. */
  @Test
  void customRules_withAWrongBound_failAsThePageShows() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "custom-rules.md"));
    Matcher told = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(told.find()).isTrue();
    Path wrong = STRANGER.resolve("wrong-bound");
    copy(Path.of("custom-rules"), wrong);
    Path table = wrong.resolve("src/main/resources/com/acme/rules/calling-hours.csv");
    String rows = Files.readString(table);
    assertThat(rows).contains("US-FL,10:00,18:00");
    Files.writeString(table, rows.replace("US-FL,10:00,18:00", "US-FL,10:00:01,18:00"));

    String log = build("wrong-bound", 1, "test", "-Dtest=AcmeRulesCasesTest");

    assertThat(log).contains(told.group(1));
  }

  /** Builds a project and returns how many tests each run had, all of which passed. */
  private static List<Integer> testsOf(String project, String... options)
      throws IOException, InterruptedException {
    copy(Path.of(project), STRANGER.resolve(project));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("verify");
    return TESTS
        .matcher(build(project, 0, arguments.toArray(String[]::new)))
        .results()
        .map(result -> Integer.parseInt(result.group(1)))
        .toList();
  }

  /** Puts what a module publishes where Maven looks for it. */
  private static void install(String module) throws IOException {
    String artifact = "lexicall-" + module;
    String version = property("lexicall.version");
    String file = artifact + "-" + version;
    Path from = Path.of("..", module);
    Path folder =
        Files.createDirectories(
            REPOSITORY.resolve("io/lexicall").resolve(artifact).resolve(version));
    Files.copy(from.resolve(".flattened-pom.xml"), folder.resolve(file + ".pom"));
    if (!module.equals("bom")) {
      Files.copy(from.resolve("target").resolve(file + ".jar"), folder.resolve(file + ".jar"));
    }
  }

  /** Builds a project and returns what Maven said. */
  private static String build(String project, int exitCode, String... arguments)
      throws IOException, InterruptedException {
    boolean isWindows = File.separatorChar == '\\';
    Path maven = Path.of(property("maven.home"), "bin", isWindows ? "mvn.cmd" : "mvn");
    Path log = STRANGER.resolve(project + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                maven.toString(),
                "-B",
                "-ntp",
                "-s",
                STRANGER.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY,
                "-DargLine=" + SHORT_RUNS,
                "-Dlexicall.version=" + property("lexicall.version"))
            .directory(STRANGER.resolve(project).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("MAVEN_OPTS", SHORT_RUNS);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.destroy();
    String text = Files.readString(log);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
    return text;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(each -> !each.startsWith(from.resolve("target")))
              .toList()) {
        Files.createDirectories(to.resolve(from.relativize(file)).getParent());
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String property(String name) {
    return requireNonNull(System.getProperty(name), name);
  }
}
