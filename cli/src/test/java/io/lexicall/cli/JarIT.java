package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what users run: the jar and the script, once they are built. */
class JarIT {
  private static final String CALL =
      "{\"activity\":\"contact\",\"id\":\"a\",\"at\":\"2026-11-24T07:59:59-05:00\","
          + "\"channel\":\"voice\",\"purpose\":\"telemarketing\","
          + "\"to\":{\"number\":\"+12125550142\"}}\n";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of("target", "lexicall.jar").toAbsolutePath().toString();
  private static final Path SCRIPT = Path.of("..", "lexicall").toAbsolutePath().normalize();

  @TempDir Path elsewhere;

  @Test
  void jar_answersWithTheLawThatComesWithIt() throws Exception {
    assertThat(run(List.of(JAVA, "-jar", JAR, "check"), CALL + "{}\n" + CALL, 1))
        .contains("\"id\":\"a\"", "{\"line\":2,\"error\"", "\"lawEdition\":")
        .hasLineCount(3);
    assertThat(run(List.of(JAVA, "-jar", JAR, "rules"), "", 0))
        .doesNotContain("acme", "\u001b")
        .contains("Law edition");
  }

  @Test
  void script_worksFromAnywhereAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("lx"), SCRIPT);
    assertThat(run(List.of("bash", link.toString(), "--version"), "", 0)).startsWith("lexicall ");
    Files.writeString(elsewhere.resolve("calls.jsonl"), CALL);
    assertThat(run(List.of("bash", SCRIPT.toString(), "check", "calls.jsonl"), "", 0))
        .startsWith("{\"id\":\"a\"");
  }

  @Test
  void script_whoseReaderGoesAway_endsQuietly() throws Exception {
    Files.writeString(elsewhere.resolve("calls.jsonl"), CALL.repeat(2_000));
    String command = "bash '" + SCRIPT + "' check calls.jsonl | head -n 1; echo ${PIPESTATUS[0]}";
    assertThat(run(List.of("bash", "-c", command), "", 0)).hasLineCount(2).endsWith("}\n0\n");
  }

  /**
   * Runs a command elsewhere and returns what it said, warnings of the virtual machine included.
   */
  private String run(List<String> command, String input, int exitCode)
      throws IOException, InterruptedException {
    File said = elsewhere.resolve("said").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    builder.redirectOutput(said).redirectError(elsewhere.resolve("told").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String told = Files.readString(elsewhere.resolve("told"));
    assertThat(process.exitValue()).as(told).isEqualTo(exitCode);
    assertThat(told).doesNotContain("xception", "12125550142");
    return Files.readString(said.toPath());
  }
}
