package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.benchmarks.host.Kinds;
import io.lexicall.facts.Contact;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The first check of a kind, for which the law of its place is compiled: of 2,000 kinds, by an
 * engine that was asked for none of them.
 *
 * <p>{@code benchmarks/run --only kinds}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class NewKindsBenchmark {
  private static final int KINDS = 2_000;

  private final List<Contact> calls = Kinds.make(KINDS, 42);
  private Compliance compliance;

  /** Loads the law anew, and makes all rules of it, which a start is measured by. */
  @Setup(Level.Iteration)
  public void load() {
    compliance = Compliance.load();
    compliance.rules();
    compliance.check(calls.get(0));
  }

  /** One call of each kind. */
  @Benchmark
  @OperationsPerInvocation(KINDS)
  public void lexicall(Blackhole taken) {
    calls.forEach(call -> taken.consume(compliance.check(call)));
  }
}
