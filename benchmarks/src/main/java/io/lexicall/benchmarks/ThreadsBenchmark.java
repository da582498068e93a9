package io.lexicall.benchmarks;

import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.peers.Floor;
import java.util.ArrayList;
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

  /** What the threads share, in bare arrays. */
  @State(Scope.Benchmark)
  public static class SharedFloor {
    private final List<Floor.OnFile> onFile = new ArrayList<>();
    private final Floor floor;

    /** Lays it out. */
    public SharedFloor() {
      List<Dial> dials = Week.dials(COUNT, 42);
      floor = new Floor(dials, new HostLists(dials));
      dials.forEach(dial -> onFile.add(Floor.onFile(dial)));
    }
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

  /** One thread that checks bare arrays: what the machine can do. */
  @Benchmark
  @Threads(1)
  public boolean oneFloor(SharedFloor shared, Turn turn) {
    return shared.floor.permits(shared.onFile.get(turn.next()));
  }

  /** Two threads, likewise. */
  @Benchmark
  @Threads(2)
  public boolean twoFloor(SharedFloor shared, Turn turn) {
    return shared.floor.permits(shared.onFile.get(turn.next()));
  }

  /** Two threads. */
  @Benchmark
  @Threads(2)
  public Verdict two(Shared shared, Turn turn) {
    return shared.host.check(shared.onFile.get(turn.next()));
  }
}
