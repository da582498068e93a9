package io.lexicall.benchmarks;

import io.lexicall.Decision;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Relationship;
import io.lexicall.number.PhoneNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * Permitted dials to 100,000 persons in any order, whose facts and whose places in the lists of 250
 * million numbers are in no cache: one after the other, and in batches, where the lists and the
 * facts of a whole batch are touched first, so that their cache misses overlap.
 *
 * <p>It tells what a batch could win at most: nothing of the check itself is shared.
 *
 * <p>{@code benchmarks/run --only batches}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xms3g")
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class BatchesBenchmark {
  private static final int PERSONS = 100_000;
  private static final int BATCH = 32;

  private final List<Host.OnFile> onFile = new ArrayList<>();
  private HostLists lists;
  private Host host;
  private int next;

  /** Keeps the dials that may be made, and mixes them. */
  @Setup
  public void load() {
    List<Dial> dials = Week.dials(PERSONS + PERSONS / 4, 42);
    lists = new HostLists(dials);
    host = new Host(lists);
    for (Dial dial : dials) {
      Host.OnFile file = Host.onFile(dial);
      if (host.check(file).decision() == Decision.PERMIT) {
        onFile.add(file);
      }
    }
    Collections.shuffle(onFile, new Random(7));
    System.gc();
  }

  private int batch() {
    next = next + BATCH > onFile.size() - BATCH ? 0 : next + BATCH;
    return next;
  }

  /** One after the other. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void oneByOne(Blackhole taken) {
    int from = batch();
    for (int i = from; i < from + BATCH; i++) {
      taken.consume(host.check(onFile.get(i)));
    }
  }

  /** What they wait for first, of all of them; then the checks. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void inPhases(Blackhole taken) {
    int from = batch();
    for (int i = from; i < from + BATCH; i++) {
      Host.OnFile file = onFile.get(i);
      taken.consume(lists.apply(PhoneNumber.parse(file.number())));
      taken.consume(file.standing().get(Contact.CONSENTS).map(List::size));
      taken.consume(file.standing().get(Contact.HISTORY).map(List::size));
      taken.consume(file.standing().get(Contact.RELATIONSHIP).map(Relationship::hashCode));
    }
    for (int i = from; i < from + BATCH; i++) {
      taken.consume(host.check(onFile.get(i)));
    }
  }
}
