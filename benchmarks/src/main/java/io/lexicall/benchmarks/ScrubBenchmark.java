package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.batch.Scrub;
import io.lexicall.benchmarks.host.OneRule;
import io.lexicall.benchmarks.scrub.CopyCsv;
import io.lexicall.benchmarks.scrub.FastScrub;
import io.lexicall.benchmarks.scrub.Leads;
import io.lexicall.benchmarks.scrub.SlowScrub;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
 * A scrub of 200,000 leads in a warm virtual machine beside copying them through FastCSV, and
 * beside the same judged a row after the other.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ScrubBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 6)
@Fork(2)
public class ScrubBenchmark {
  private static final int LEADS = 200_000;

  private final Path folder;
  private final Path leads;
  private final ListEdition national;
  private final ListEdition internal;
  private final DoNotCallLists lists;
  private final Compliance compliance;
  private final Compliance unruled;

  /** Writes the leads and the lists; called by JMH. */
  public ScrubBenchmark() {
    try {
      folder = Files.createTempDirectory("scrub-benchmark");
      Leads.write(LEADS, folder, 42);
      leads = folder.resolve("leads.csv");
      national = ListEdition.open(folder.resolve("national.lexi"));
      internal = ListEdition.open(folder.resolve("internal.lexi"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    lists = DoNotCallLists.of(national, internal);
    compliance = Compliance.builder().discover().profile(SlowScrub.profile()).lists(lists).build();
    unruled =
        Compliance.builder()
            .module(new OneRule())
            .profile(SlowScrub.profile())
            .lists(lists)
            .build();
  }

  /** Refuses to time rows that differ, before the row that writes them is timed. */
  @Setup
  public void agree(BenchmarkParams row) throws IOException {
    if (!row.getBenchmark().endsWith(".scrub")) {
      return;
    }
    SlowScrub.scrub(compliance, leads, folder.resolve("slow.csv"));
    FastScrub.scrub(compliance, lists, leads, folder.resolve("fast.csv"), 2);
    if (Files.mismatch(folder.resolve("slow.csv"), folder.resolve("fast.csv")) >= 0) {
      throw new IllegalStateException("The scrub writes other rows than the slow one");
    }
  }

  /** Deletes what was written. */
  @TearDown
  public void delete() throws IOException {
    national.close();
    internal.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The floor: it reads the file and writes it again. */
  @Benchmark
  @Warmup(iterations = 15)
  public void copy() throws IOException {
    CopyCsv.main(new String[] {leads.toString(), folder.resolve("copy.csv").toString()});
  }

  /** On all cores. */
  @Benchmark
  public Scrub.Result scrub() throws IOException {
    return scrub(compliance);
  }

  /** The same by an engine without rules on it, which asks for no list and permits every row. */
  @Benchmark
  @Warmup(iterations = 8)
  @Measurement(iterations = 4)
  public Scrub.Result unruledScrub() throws IOException {
    return scrub(unruled);
  }

  private Scrub.Result scrub(Compliance law) throws IOException {
    return FastScrub.scrub(
        law, lists, leads, folder.resolve("fast.csv"), Runtime.getRuntime().availableProcessors());
  }

  /** A row after the other. */
  @Benchmark
  public void slowScrub() throws IOException {
    SlowScrub.scrub(compliance, leads, folder.resolve("slow.csv"));
  }
}
