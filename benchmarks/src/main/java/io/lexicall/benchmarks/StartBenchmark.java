package io.lexicall.benchmarks;

import io.lexicall.benchmarks.start.EmptyMain;
import io.lexicall.benchmarks.start.FirstVerdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole fresh virtual machine: one that loads all the law and gives a first verdict, and one
 * whose {@code main} is empty, on the same class path, which holds no peers.
 *
 * <p>{@code benchmarks/run --only start}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 15)
@Fork(1)
@State(Scope.Benchmark)
public class StartBenchmark {
  private static final List<String> OURS =
      List.of(
          "lexicall-",
          "libphonenumber",
          "geocoder",
          "prefixmapper",
          "fastcsv",
          "jakarta.validation",
          "jspecify");

  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private final String classPath =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(StartBenchmark::isOurs)
          .collect(Collectors.joining(File.pathSeparator));

  private static boolean isOurs(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return name.equals("classes") || OURS.stream().anyMatch(name::startsWith);
  }

  private int run(Class<?> main) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(java, "-cp", classPath, main.getName()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(main.getName() + " failed");
    }
    return exit;
  }

  /** An empty {@code main}. */
  @Benchmark
  public int floor() throws IOException, InterruptedException {
    return run(EmptyMain.class);
  }

  /** All the law loaded, and the first verdict. */
  @Benchmark
  public int lexicall() throws IOException, InterruptedException {
    return run(FirstVerdict.class);
  }
}
