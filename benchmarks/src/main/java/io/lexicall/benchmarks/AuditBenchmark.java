package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.batch.Audit;
import io.lexicall.benchmarks.host.OneRule;
import io.lexicall.benchmarks.scrub.AuditCalls;
import io.lexicall.benchmarks.scrub.Calls;
import io.lexicall.benchmarks.scrub.CopyCsv;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An audit of 200,000 calls in a warm virtual machine beside copying them through FastCSV.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AuditBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 6)
@Fork(2)
public class AuditBenchmark {
  private static final int CALLS = 200_000;

  private final Path folder;
  private final Path calls;
  private final List<ListEdition> lists;
  private final Compliance compliance;
  private final Compliance unruled = Compliance.builder().module(new OneRule()).build();

  /** Writes the calls and the lists; called by JMH. */
  public AuditBenchmark() {
    try {
      folder = Files.createTempDirectory("audit-benchmark");
      Calls.write(CALLS, folder, 42);
      calls = folder.resolve("calls.csv");
      lists = AuditCalls.lists(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    compliance = AuditCalls.compliance(lists);
  }

  /** Deletes what was written. */
  @TearDown
  public void delete() throws IOException {
    lists.forEach(ListEdition::close);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The floor: it reads the file and writes it again. */
  @Benchmark
  public void copy() throws IOException {
    CopyCsv.main(new String[] {calls.toString(), folder.resolve("copy.csv").toString()});
  }

  /** Counted, on one judging thread: about its CPU time. */
  @Benchmark
  public Audit.Result count() throws IOException {
    return AuditCalls.audit(compliance, calls, null, 1);
  }

  /** Counted, on all cores, by an engine without rules on it, which permits every call. */
  @Benchmark
  @Warmup(iterations = 3)
  @Measurement(iterations = 4)
  public Audit.Result unruledOnAllCores() throws IOException {
    return AuditCalls.audit(unruled, calls, null, Runtime.getRuntime().availableProcessors());
  }

  /** Counted, on all cores. */
  @Benchmark
  @Measurement(iterations = 4)
  public Audit.Result countOnAllCores() throws IOException {
    return AuditCalls.audit(compliance, calls, null, Runtime.getRuntime().availableProcessors());
  }

  /** With its findings as CSV, on all cores. */
  @Benchmark
  @Measurement(iterations = 4)
  public Audit.Result findings() throws IOException {
    return AuditCalls.audit(
        compliance,
        calls,
        folder.resolve("findings.csv"),
        Runtime.getRuntime().availableProcessors());
  }
}
