package io.lexicall.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.benchmarks.start.FirstVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a start loads, counted without a clock: each class of ours takes some tenth of a
 * millisecond, and so does each lambda, which is a class too.
 */
class StartClassesTest {
  /** Before you raise one, see whether a loop, or a method beside others, says it as well. */
  private static final int MOST_LAMBDAS = 271;

  private static final int MOST_OTHER_CLASSES = 450;

  @Test
  void classes_ofALoadAndAFirstVerdict_areFew() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                LoadedHeapTest.ofAHost(),
                FirstVerdict.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    List<String> ours = told.lines().filter(line -> line.contains(" io.lexicall.")).toList();
    long lambdas = ours.stream().filter(line -> line.contains("$$Lambda")).count();
    assertThat(lambdas).isBetween(100L, (long) MOST_LAMBDAS);
    assertThat(ours.size() - lambdas).isBetween(200L, (long) MOST_OTHER_CLASSES);
  }
}
