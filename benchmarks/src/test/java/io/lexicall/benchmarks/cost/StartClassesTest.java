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

  /**
   * A second after the law was loaded, the rest of the rules is created beside. On a machine under
   * load that begins before the verdict, so a start with too many classes is tried again.
   */
  private static final int STARTS = 3;

  @Test
  void classes_ofALoadAndAFirstVerdict_areFew() throws IOException, InterruptedException {
    Loaded loaded = loaded();
    for (int i = 1; i < STARTS && !loaded.areFew(); i++) {
      loaded = loaded();
    }
    assertThat(loaded.lambdas).isBetween(100L, (long) MOST_LAMBDAS);
    assertThat(loaded.others).isBetween(200L, (long) MOST_OTHER_CLASSES);
  }

  private record Loaded(long lambdas, long others) {
    boolean areFew() {
      return lambdas <= MOST_LAMBDAS && others <= MOST_OTHER_CLASSES;
    }
  }

  private static Loaded loaded() throws IOException, InterruptedException {
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
    return new Loaded(lambdas, ours.size() - lambdas);
  }
}
