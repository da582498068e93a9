package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.facts.Contact;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Sales calls that are permitted, beside the same calls of which the host states neither lists nor
 * relationship nor how they are dialed: each verdict names the facts that are missing. The facts
 * lie ready in both.
 *
 * <p>{@code benchmarks/run --only undecided}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class UndecidedBenchmark {
  private static final int COUNT = 1 << 12;

  private final Compliance compliance = Compliance.load();
  private final List<Contact> permitted =
      Week.dials(2 * COUNT, 42).stream()
          .map(dial -> Host.facts(Host.onFile(dial), HostLists.said(dial)))
          .filter(call -> compliance.check(call).decision() == Decision.PERMIT)
          .limit(COUNT)
          .toList();
  private final List<Contact> undecided =
      permitted.stream()
          .map(UndecidedBenchmark::withFewFacts)
          .filter(call -> compliance.check(call).decision() == Decision.INDETERMINATE)
          .toList();
  private int next;

  /** Returns a call of which the host states neither lists, relationship nor how it is dialed. */
  public static Contact withFewFacts(Contact call) {
    return Contact.builder()
        .from(call)
        .without(Contact.LISTS)
        .without(Contact.RELATIONSHIP)
        .without(Contact.DIALING)
        .build();
  }

  private int next(int count) {
    next = next + 1 < count ? next + 1 : 0;
    return next;
  }

  /** The calls that are permitted. */
  @Benchmark
  public Verdict permitted() {
    return compliance.check(permitted.get(next(permitted.size())));
  }

  /** The calls that cannot be decided, with all missing facts read. */
  @Benchmark
  public int undecided() {
    int missing = 0;
    for (Finding finding : compliance.check(undecided.get(next(undecided.size()))).findings()) {
      missing += finding.missing().size();
    }
    return missing;
  }
}
