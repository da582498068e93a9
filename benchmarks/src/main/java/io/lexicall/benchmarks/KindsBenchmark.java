package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.host.Kinds;
import io.lexicall.facts.Contact;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checks of ever more kinds of calls, each as likely as the others, with every rule module loaded:
 * as many as the engine keeps plans for, and more. Most are indeterminate, since little is known of
 * them, which is what makes many kinds.
 *
 * <p>{@code benchmarks/run --only kinds}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class KindsBenchmark {
  /** How many kinds. */
  @Param({"1000", "2000", "4000", "8000", "16000", "32000", "64000", "100000"})
  public int kinds = 1_000;

  private Compliance compliance;
  private List<Contact> calls;
  private final SplittableRandom random = new SplittableRandom(7);

  /** Loads the law, and asks of each kind once. */
  @Setup
  public void load() {
    compliance = Compliance.load();
    calls = Kinds.make(kinds, 42);
    calls.forEach(compliance::check);
  }

  /** A call of any kind. */
  @Benchmark
  public Verdict lexicall() {
    return compliance.check(calls.get(random.nextInt(kinds)));
  }
}
