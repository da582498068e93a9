package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal questions give equal answers, byte for byte, in whatever JVM they are asked. */
class DeterminismTest {
  private static final Path JVMS = Path.of("/usr/lib/jvm");
  private static final String OTHER_JAVA = "25";

  /** Half a minute of everything once: the second compiler takes longer than it saves. */
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir static Path folder;

  private static List<String> expected = List.of();

  @BeforeAll
  static void answerHere() throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    expected =
        start("here", java, classPath(false), List.of(FIRST_COMPILER), Suite.filesOfModulesToo())
            .answers();
    assertThat(expected).hasSizeGreaterThan(2000);
  }

  @Test
  void everyAnswer_isTheSame_whateverTheClassPathZoneLocaleCharsetAndOrder() throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    Started there =
        start(
            "indian",
            java,
            classPath(true),
            List.of(
                FIRST_COMPILER,
                "-Duser.timezone=Asia/Kolkata",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-1"),
            backwards(Suite.filesOfModulesToo()));

    assertSame(there);
  }

  /** With both its compilers, unlike the others: what they make of the code is told apart too. */
  @Test
  void everyAnswer_isTheSame_onTheNewestJava_whereDigitsAndHoursAreOthers() throws Exception {
    Path java = otherJava();
    assumeTrue(java != null, "there is no JDK " + OTHER_JAVA + " in " + JVMS);
    Started there =
        start(
            "there",
            java,
            classPath(true),
            List.of(
                "-Duser.timezone=America/St_Johns",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dfile.encoding=UTF-16"),
            Suite.filesOfModulesToo());

    assertSame(there);
  }

  @Test
  void onlyTheNameOfTheZoneRules_isLeftOut_notTheSameLettersInADigest() {
    assertThat(
            EveryAnswer.withoutZoneRules("{\"zoneRules\":\"2026e\",\"law\":\"f2026e90\"}", "2026e"))
        .isEqualTo("{\"zoneRules\":\"rules of the zones\",\"law\":\"f2026e90\"}");
    assertThat(EveryAnswer.withoutZoneRules("2026e 2026ea a2026e 2026e_ 2026e2026e 2026e", "2026e"))
        .isEqualTo("rules of the zones 2026ea a2026e 2026e_ 2026e2026e rules of the zones");
  }

  private static void assertSame(Started other) throws IOException, InterruptedException {
    assertSame(other.name, other.answers());
  }

  /** Each answer tells its file and line, so that the order of the files does not matter. */
  private static void assertSame(String name, List<String> answers) {
    List<String> sorted = answers.stream().sorted().toList();
    List<String> here = expected.stream().sorted().toList();
    assertThat(sorted).as(name).hasSameSizeAs(here);
    for (int i = 0; i < here.size(); i++) {
      assertThat(sorted.get(i)).as(name).isEqualTo(here.get(i));
    }
  }

  /** A JVM that answers. */
  private record Started(String name, Process process, Path file, Path said) {
    List<String> answers() throws IOException, InterruptedException {
      boolean ended = process.waitFor(300, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended).as(name).isTrue();
      assertThat(process.exitValue()).as(name + ": " + Files.readString(said)).isZero();
      return Files.readAllLines(file);
    }
  }

  /** The engines of that JVM remember other questions when they are asked one. */
  private static List<Path> backwards(List<Path> files) {
    List<Path> backwards = new ArrayList<>(files);
    Collections.reverse(backwards);
    return backwards;
  }

  private static Started start(
      String name, Path home, String classPath, List<String> settings, List<Path> files)
      throws IOException {
    Path answers = folder.resolve(name + ".txt");
    Path said = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(settings);
    command.addAll(List.of("-cp", classPath, EveryAnswer.class.getName(), answers.toString()));
    files.forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    return new Started(name, process, answers, said);
  }

  private static String classPath(boolean reversed) {
    List<String> parts =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    if (reversed) {
      Collections.reverse(parts);
    }
    return String.join(File.pathSeparator, parts);
  }

  private static @Nullable Path otherJava() throws IOException {
    if (!Files.isDirectory(JVMS)) {
      return null;
    }
    try (Stream<Path> homes = Files.list(JVMS)) {
      for (Path home : homes.sorted().toList()) {
        Path release = home.resolve("release");
        if (Files.isReadable(release)
            && Files.readString(release).contains("JAVA_VERSION=\"" + OTHER_JAVA)) {
          return home;
        }
      }
    }
    return null;
  }
}
