package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.benchmarks.start.ClassesAlone;
import io.lexicall.benchmarks.start.EmptyMain;
import io.lexicall.benchmarks.start.FirstVerdict;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A whole fresh virtual machine: one that loads all the law and gives a first verdict, and one
 * whose {@code main} is empty, on the same class path, which holds no peers. Beside them one with
 * an archive of the classes, as {@code -XX:ArchiveClassesAtExit} writes it, and one that loads the
 * same classes and does nothing else.
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
  private static final List<String> NEEDED =
      List.of("lexicall-", "libphonenumber", "geocoder", "prefixmapper", "fastcsv");

  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private String classPath = "";
  private Path folder = Path.of("");
  private Path archive = Path.of("");
  private Path classes = Path.of("");

  /** Puts the class path of a host together: our jars, and what these need. */
  private void find() throws IOException {
    Path library = at(Compliance.class).getParent();
    try (Stream<Path> files = Files.list(library)) {
      classPath =
          Stream.concat(Stream.of(at(StartBenchmark.class)), files.filter(StartBenchmark::isNeeded))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Has a virtual machine write down what it learned of the classes, for the rows that read it. */
  @Setup
  public void archive(BenchmarkParams row) throws IOException, InterruptedException {
    find();
    folder = Files.createTempDirectory("lexicall-start");
    archive = folder.resolve("classes.jsa");
    classes = folder.resolve("classes.txt");
    if (row.getBenchmark().endsWith("Archived")) {
      run(FirstVerdict.class, "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off");
    } else if (row.getBenchmark().endsWith(".classes")) {
      run(FirstVerdict.class, "-XX:DumpLoadedClassList=" + classes);
    }
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(archive);
    Files.deleteIfExists(classes);
    Files.deleteIfExists(folder);
  }

  /** Returns the folder or the jar of a class. */
  private static Path at(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static boolean isNeeded(Path jar) {
    return NEEDED.stream().anyMatch(jar.getFileName().toString()::startsWith);
  }

  private int run(Class<?> main, String... options) throws IOException, InterruptedException {
    return run(main, List.of(), options);
  }

  private int run(Class<?> main, List<String> arguments, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
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

  /** The classes of the next loaded, and nothing done with them. */
  @Benchmark
  public int classes() throws IOException, InterruptedException {
    return run(ClassesAlone.class, List.of(classes.toString()));
  }

  /** A first verdict of an engine without rules on it. */
  @Benchmark
  public int unruled() throws IOException, InterruptedException {
    return run(FirstVerdict.class, List.of("unruled"));
  }

  /** The same in a virtual machine that maps what another one learned of the classes. */
  @Benchmark
  public int unruledArchived() throws IOException, InterruptedException {
    return run(FirstVerdict.class, List.of("unruled"), "-XX:SharedArchiveFile=" + archive);
  }

  /** All the law loaded, and the first verdict. */
  @Benchmark
  public int lexicall() throws IOException, InterruptedException {
    return run(FirstVerdict.class);
  }

  /** The same in a virtual machine that maps what another one learned of the classes. */
  @Benchmark
  public int lexicallArchived() throws IOException, InterruptedException {
    return run(FirstVerdict.class, "-XX:SharedArchiveFile=" + archive);
  }
}
