package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scrubs by the jar in a process of its own: with little memory, killed, on a disk that fills up.
 */
class ScrubJarIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of("target", "lexicall.jar").toAbsolutePath().toString();

  @TempDir Path folder;

  private Path leads(int rows) throws IOException {
    Path leads = folder.resolve("leads.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(leads)) {
      csv.write("phone,state,note\n");
      for (int i = 0; i < rows; i++) {
        csv.write("212555" + (1_000 + i % 9_000) + (i % 2 == 0 ? ",NY," : ",HI,"));
        csv.write("\"row " + i + ", of a list that is long enough not to fit into memory\"\n");
      }
    }
    return leads;
  }

  private List<String> scrub(Path leads, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx48m",
                "-jar",
                JAR,
                "scrub",
                leads.toString(),
                "--at=2026-11-24T14:30:00Z",
                "--purpose=telemarketing",
                "--strangers",
                "--fact=dialing=manual",
                "--fact=voice=live",
                "--map=state=to.region",
                "--regulations=tsr"));
    command.addAll(Arrays.asList(more));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private int exitCode(List<String> command) throws Exception {
    Process process = start(command);
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".part"))
          .toList();
    }
  }

  @Test
  void scrub_ofAListLargerThanTheMemory_keepsEveryRow_inOrder() throws Exception {
    int rows = 1_000_000;
    Path leads = leads(rows);
    assertThat(Files.size(leads)).isGreaterThan(64L << 20);
    Path all = folder.resolve("all.csv");
    Path report = folder.resolve("report.html");
    assertThat(exitCode(scrub(leads, "--all=" + all, "--report=" + report))).as(said()).isZero();
    assertThat(said()).contains("1,000,000 rows");
    assertThat(report).content().contains("1,000,000 rows");
    try (Stream<String> input = Files.lines(leads);
        Stream<String> output = Files.lines(all)) {
      var written = output.iterator();
      assertThat(input.allMatch(line -> written.next().startsWith(line + ","))).isTrue();
      assertThat(written.hasNext()).isFalse();
    }
  }

  @Test
  void scrub_thatIsKilled_leavesTheEarlierFile_andTheNextOneGivesWhatAnUndisturbedOneDoes()
      throws Exception {
    Path leads = leads(400_000);
    Path denied = folder.resolve("denied.csv");
    Path others = folder.resolve("others.csv.gz");
    List<String> command =
        scrub(leads, "--denied=" + denied, "--permitted=" + others, "--undecided=" + others);
    assertThat(exitCode(command)).as(said()).isZero();
    Path undisturbedDenied = Files.move(denied, folder.resolve("undisturbed.csv"));
    Path undisturbedOthers = Files.move(others, folder.resolve("undisturbed.csv.gz"));
    assertThat(lines(Files.newInputStream(undisturbedDenied))).isGreaterThan(100_000);
    assertThat(
            lines(Files.newInputStream(undisturbedDenied))
                + lines(new GZIPInputStream(Files.newInputStream(undisturbedOthers))))
        .isEqualTo(400_002); // and a header each
    Files.writeString(denied, "earlier");
    Process process = start(command);
    long written = 0;
    while (process.isAlive() && written < 1 << 20) {
      written = 0;
      for (String part : parts()) {
        written += Files.size(folder.resolve(part));
      }
      Thread.sleep(5); // it is to write, and not to share its processor with who looks
    }
    process.destroyForcibly().waitFor();
    assertThat(denied).hasContent("earlier");
    assertThat(others).doesNotExist();
    assertThat(parts()).hasSize(2);
    assertThat(exitCode(command)).as(said()).isZero();
    assertThat(parts()).isEmpty();
    assertThat(denied).hasSameBinaryContentAs(undisturbedDenied);
    assertThat(others).hasSameBinaryContentAs(undisturbedOthers);
  }

  private static long lines(InputStream text) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(text, UTF_8))) {
      return reader.lines().count();
    }
  }

  @Test
  void scrub_thatMayNotWriteMore_leavesTheEarlierFile_andNothingElse() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Path leads = leads(50_000);
    Path all = folder.resolve("all.csv");
    Path denied = folder.resolve("denied.csv");
    Files.writeString(all, "earlier");
    List<String> command =
        new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 1024; exec \"$@\"", "-"));
    command.addAll(scrub(leads, "--undecided=" + all, "--denied=" + denied));
    assertThat(exitCode(command)).as(said()).isEqualTo(ExitCode.BROKEN);
    assertThat(said()).contains("cannot be written").doesNotContain("xception");
    assertThat(all).hasContent("earlier");
    assertThat(denied).doesNotExist();
    assertThat(parts()).isEmpty();
  }
}
