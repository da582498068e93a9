package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a journal adds to a permitted check on the thread that dials: handing an entry over. 4,000
 * dials in a row find room in what waits to be written; between the rounds it is written.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar JournalBenchmark}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 40)
@Fork(value = 1, jvmArgsAppend = "-Xms3g")
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class JournalBenchmark {
  private static final int DIALS = 4_000;

  /** Who is told of the checks. */
  public enum Told {
    /** Nobody. */
    NONE,
    /** A queue that takes them: the floor. */
    QUEUE,
    /** A journal. */
    GROUPED
  }

  /** Who is told. */
  @Param({"NONE", "QUEUE", "GROUPED"})
  public Told told = Told.NONE;

  private Host host;
  private final List<Host.OnFile> permitted = new ArrayList<>();
  private final ArrayBlockingQueue<Verdict> queue = new ArrayBlockingQueue<>(2 * DIALS);
  private @Nullable JournalKeys keys;
  private @Nullable Journal journal;

  /** For JMH. */
  public JournalBenchmark() {}

  /** Loads every module, and finds the dials that may be made. */
  @Setup
  public void load() throws IOException {
    Compliance.Builder builder = Compliance.builder().discover();
    if (told == Told.QUEUE) {
      builder.observer(activity -> queue::add);
    } else if (told == Told.GROUPED) {
      Path top = Files.createTempDirectory("journal-benchmark");
      JournalKeys made = JournalKeys.open(top.resolve("keys"));
      Journal opened = Journal.open(top.resolve("journal"), made, JournalOptions.defaults());
      keys = made;
      journal = opened;
      builder.observer(opened);
    }
    List<Dial> dials = Week.dials(2 * DIALS, 42);
    HostLists lists = new HostLists(dials);
    Host asked = new Host(lists);
    for (Dial dial : dials) {
      Host.OnFile onFile = Host.onFile(dial);
      if (permitted.size() < DIALS && asked.check(onFile).decision() == Decision.PERMIT) {
        permitted.add(onFile);
      }
    }
    if (permitted.size() < DIALS) {
      throw new IllegalStateException("Of the dials only " + permitted.size() + " are permitted");
    }
    host = new Host(builder.build(), lists);
  }

  /** Waits until nothing waits to be written. */
  @Setup(Level.Iteration)
  public void drain() {
    queue.clear();
    Journal opened = journal;
    if (opened != null) {
      opened.sync();
    }
  }

  /** Dials. */
  @Benchmark
  @OperationsPerInvocation(DIALS)
  public void check(Blackhole sink) {
    for (Host.OnFile dial : permitted) {
      sink.consume(host.check(dial));
    }
  }

  /** Closes the journal. */
  @TearDown
  public void close() throws IOException {
    Journal opened = journal;
    JournalKeys made = keys;
    if (opened != null && made != null) {
      opened.close();
      made.close();
    }
  }
}
