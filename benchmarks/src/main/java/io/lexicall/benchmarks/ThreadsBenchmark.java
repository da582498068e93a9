package io.lexicall.benchmarks;

import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole check by one thread, and by two that share an engine and its lists: checks in a second,
 * by all threads together.
 *
 * <p>{@code benchmarks/run --only threads}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xms3g")
public class ThreadsBenchmark {
  private static final int COUNT = 1 << 12;

  /** What the threads share. */
  @State(Scope.Benchmark)
  public static class Shared {
    private final List<Dial> dials = Week.dials(COUNT, 42);
    private final Host host = new Host(new HostLists(dials));
    private final List<Host.OnFile> onFile = dials.stream().map(Host::onFile).toList();
  }

  /** Where a thread is: two begin half a week apart. */
  @State(Scope.Thread)
  public static class Turn {
    private int next = (int) (Thread.currentThread().getId() % 2) * (COUNT / 2);

    private int next() {
      next = (next + 1) & (COUNT - 1);
      return next;
    }
  }

  /** One thread. */
  @Benchmark
  @Threads(1)
  public Verdict one(Shared shared, Turn turn) {
    return shared.host.check(shared.onFile.get(turn.next()));
  }

  /** Two threads. */
  @Benchmark
  @Threads(2)
  public Verdict two(Shared shared, Turn turn) {
    return shared.host.check(shared.onFile.get(turn.next()));
  }
}
