package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit that is killed starts anew or goes on, and no finding is written twice. */
class KilledAuditTest {
  private static final int ROWS = 60_000;
  private static final int MOST_KILLS = 2;

  @TempDir Path folder;

  private Process audit(Path calls, Path out, Path temporary) throws IOException {
    return audit(calls, out, "--temp", temporary);
  }

  private Process audit(Path calls, Path out, String option, Path place) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.lexicall.cli.Main",
            "audit",
            calls.toString(),
            "--regulations",
            "acme",
            option,
            place.toString(),
            "--out",
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  @Test
  void killedAudit_leavesTheEarlierFindings_andTheNextOneIsWhole()
      throws IOException, InterruptedException {
    Path calls = calls();
    Path out = Files.writeString(folder.resolve("findings.jsonl"), "of last month\n");
    Path temporary = Files.createDirectory(folder.resolve("temp"));

    Process killed = audit(calls, out, temporary);
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!(isWriting() && hasRowsOnDisk(killed)) && killed.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();

    assertThat(Files.readString(out)).isEqualTo("of last month\n");
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      // A file has a name between the two calls that create it and take its name away.
      try (Stream<Path> files = Files.list(temporary)) {
        assertThat(files).as("its files had no names").hasSizeLessThan(2).allMatch(this::isEmpty);
      }
    }

    Process whole = audit(calls, out, temporary);
    assertThat(whole.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(whole.exitValue()).as(Files.readString(folder.resolve("log.txt"))).isZero();
    List<String> findings = Files.readAllLines(out);
    assertThat(findings).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(findings.get(i)).startsWith("{\"id\":\"c" + i + "\",");
    }
  }

  private boolean isEmpty(Path file) {
    return file.toFile().length() == 0;
  }

  /** Whether a process has a file with rows and without a name; true where that cannot be seen. */
  private boolean hasRowsOnDisk(Process process) throws IOException {
    Path opened = Path.of("/proc", Long.toString(process.pid()), "fd");
    if (!Files.isDirectory(opened)) {
      return true;
    }
    try (Stream<Path> files = Files.list(opened)) {
      return files.anyMatch(this::isWithoutNameAndWithRows);
    } catch (NoSuchFileException | UncheckedIOException ended) {
      return false;
    }
  }

  private boolean isWithoutNameAndWithRows(Path opened) {
    try {
      String file = Files.readSymbolicLink(opened).toString();
      return file.contains("lexicall-") && file.endsWith(" (deleted)") && Files.size(opened) > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  private Path calls() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(
          "{\"activity\":\"contact\",\"id\":\"c%d\",\"at\":\"2026-03-02T22:%02d:00-05:00\",\"purpose\":\"telemarketing\",\"dialing\":\"manual\",\"to\":{\"number\":\"+1212555%04d\"}}\n"
              .formatted(i, i % 60, i % 9_000));
    }
    return Files.writeString(folder.resolve("calls.jsonl"), rows);
  }

  /** Killed at random points, until it was done. */
  @Test
  void auditWithAWorkFolder_goesOn_andFindsTheSameToTheByte()
      throws IOException, InterruptedException {
    Path calls = calls();
    Path expected = folder.resolve("expected.jsonl");
    Path temporary = Files.createDirectory(folder.resolve("temp"));
    assertThat(audit(calls, expected, temporary).waitFor(4, TimeUnit.MINUTES)).isTrue();
    Path out = folder.resolve("findings.jsonl");
    Path work = folder.resolve("work");
    Random random = new Random();

    boolean wentOn = false;
    for (int attempt = 0; attempt < MOST_KILLS; attempt++) {
      Process killed = audit(calls, out, "--work", work);
      waitFor(killed, work.resolve("manifest"));
      if (!killed.waitFor(random.nextInt(1_200), TimeUnit.MILLISECONDS)) {
        killed.destroyForcibly().waitFor();
      }
      wentOn |= Files.exists(work.resolve("manifest"));
    }
    Process whole = audit(calls, out, "--work", work);

    assertThat(whole.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(whole.exitValue()).as(Files.readString(folder.resolve("log.txt"))).isZero();
    assertThat(Files.mismatch(out, expected)).isEqualTo(-1);
    assertThat(work.toFile().list()).containsExactly("lock");
    assertThat(wentOn || Files.exists(out)).isTrue();
  }

  private static void waitFor(Process process, Path file) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!Files.exists(file) && process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  /** Returns whether the new findings are begun, beside the earlier ones. */
  private boolean isWriting() throws IOException {
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    }
  }
}
