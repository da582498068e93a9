package io.lexicall.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.benchmarks.start.HeapAfterLoad;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the law takes of a host's heap, in a virtual machine of its own. */
class LoadedHeapTest {
  private static final long MOST_BYTES = 7_900_000;

  /** In some runs the virtual machine holds half a megabyte more, which is not the law's. */
  private static final int RUNS = 2;

  private static final Pattern NEEDED =
      Pattern.compile(
          "[/\\\\](classes|lexicall-[^/\\\\]*|libphonenumber[^/\\\\]*|fastcsv[^/\\\\]*)$");

  /** What a host needs: each jar on the way to a class costs heap for its directory. */
  static String ofAHost() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> NEEDED.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void heap_afterLoad_staysSmall() throws IOException, InterruptedException {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      least = Math.min(least, heapAfterLoad());
    }

    assertThat(least).isBetween(4_000_000L, MOST_BYTES);
  }

  private static long heapAfterLoad() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                ofAHost(),
                HeapAfterLoad.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return Long.parseLong(told.strip());
  }
}
