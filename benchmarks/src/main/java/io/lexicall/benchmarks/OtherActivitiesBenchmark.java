package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.host.CardPayment;
import io.lexicall.benchmarks.host.OneRule;
import io.lexicall.benchmarks.host.RecordedCall;
import io.lexicall.benchmarks.host.StoredItem;
import io.lexicall.benchmarks.peers.OtherFloors;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Storage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recordings, payments and storage, with every rule module loaded: the facts put together, the
 * rules asked; some nine in ten permitted. Before anything is timed, each floor must answer as we
 * do. Beside them the facts put together alone: what a host spends before anybody judges.
 *
 * <p>{@code benchmarks/run --only recording}, {@code payment}, {@code storage}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class OtherActivitiesBenchmark {
  /** How many activities of each kind are asked in turn. */
  public static final int COUNT = 1 << 12;

  private final Compliance compliance = Compliance.load();
  private final Compliance unruled = Compliance.builder().module(new OneRule()).build();
  private final List<RecordedCall> calls = RecordedCall.make(COUNT, 42);
  private final List<CardPayment> payments = CardPayment.make(COUNT, 42);
  private final List<StoredItem> items = StoredItem.make(COUNT, 42);
  private final OtherFloors floor = new OtherFloors(calls);
  private final List<OtherFloors.Call> flatCalls = calls.stream().map(OtherFloors::flat).toList();
  private final List<OtherFloors.Payment> flatPayments =
      payments.stream().map(OtherFloors::flat).toList();
  private final List<OtherFloors.Item> flatItems = items.stream().map(OtherFloors::flat).toList();
  private int next;

  /** Refuses to time floors that answer otherwise. */
  @Setup
  public void agree() {
    for (int i = 0; i < COUNT; i++) {
      agree(compliance.check(calls.get(i).facts()), floor.permits(flatCalls.get(i)));
      agree(compliance.check(payments.get(i).facts()), floor.permits(flatPayments.get(i)));
      agree(compliance.check(items.get(i).facts()), floor.permits(flatItems.get(i)));
    }
  }

  private static void agree(Verdict ours, boolean floor) {
    if (ours.decision() == Decision.INDETERMINATE
        || (ours.decision() == Decision.PERMIT) != floor) {
      throw new IllegalStateException("The floor answers otherwise than we do: " + ours);
    }
  }

  private int next() {
    next = (next + 1) & (COUNT - 1);
    return next;
  }

  /** A recording, from bare arrays. */
  @Benchmark
  public boolean recordingFloor() {
    return floor.permits(flatCalls.get(next()));
  }

  /** A recording. */
  @Benchmark
  public Verdict recording() {
    return compliance.check(calls.get(next()).facts());
  }

  /** A recording, by an engine without rules on it. */
  @Benchmark
  public Verdict recordingUnruled() {
    return unruled.check(calls.get(next()).facts());
  }

  /** The facts of a recording alone. */
  @Benchmark
  public Recording recordingFacts() {
    return calls.get(next()).facts();
  }

  /** A payment, inlined by hand. */
  @Benchmark
  public boolean paymentFloor() {
    return floor.permits(flatPayments.get(next()));
  }

  /** A payment. */
  @Benchmark
  public Verdict payment() {
    return compliance.check(payments.get(next()).facts());
  }

  /** The facts of a payment alone. */
  @Benchmark
  public Payment paymentFacts() {
    return payments.get(next()).facts();
  }

  /** Storage, inlined by hand. */
  @Benchmark
  public boolean storageFloor() {
    return floor.permits(flatItems.get(next()));
  }

  /** Storage. */
  @Benchmark
  public Verdict storage() {
    return compliance.check(items.get(next()).facts());
  }

  /** The facts of storage alone. */
  @Benchmark
  public Storage storageFacts() {
    return items.get(next()).facts();
  }
}
