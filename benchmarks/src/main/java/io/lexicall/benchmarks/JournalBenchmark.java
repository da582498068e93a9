package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.facts.Contact;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What a journal takes: of the thread that dials, to hand a decision over, beside a queue that
 * takes it; and of the machine, to bring decisions to the disk, beside appending as many bytes to a
 * file in as many groups, each of which is synced, and beside the cryptography alone that sealed
 * and hashed entries take.
 *
 * <p>The decisions are on calls to persons whom the journal does not know yet in the first round,
 * and knows in the others.
 *
 * <p>{@code benchmarks/run --only journal}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12)
@Measurement(iterations = 14)
@Fork(1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class JournalBenchmark {
  /** So many find room in what waits to be written; between the rounds it is written. */
  private static final int HANDED = 4_000;

  private static final int SUSTAINED = 40_000;
  private static final int ROUNDS_TO_LEARN = 2;

  // Of a sales call of these, on average.
  private static final int TEXT_BYTES = 2_670;
  private static final int DEFLATED_BYTES = 180;
  private static final int ENTRY_BYTES = 495;
  private static final int KEY_BYTES = 32;
  private static final byte[] SALT = new byte[21];

  /** What a journal is handed. */
  private record Timed(Contact facts, Verdict verdict, Instant time) {}

  private final List<Contact> facts = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final ArrayBlockingQueue<Verdict> queue = new ArrayBlockingQueue<>(2 * HANDED);
  private final ArrayBlockingQueue<Timed> timed = new ArrayBlockingQueue<>(2 * HANDED);
  private final ArrayBlockingQueue<Timed> taken = new ArrayBlockingQueue<>(2 * HANDED);
  private final Thread taker = new Thread(this::take, "taker");
  private Path top;
  private JournalKeys keys;
  private Journal journal;

  /** For JMH. */
  public JournalBenchmark() {}

  /** Judges the calls, as many as are handed over. */
  @Setup
  public void load(BenchmarkParams row) throws IOException {
    Compliance compliance = Compliance.load();
    for (Dial dial : Week.dials(row.getOpsPerInvocation(), 42)) {
      Contact call = Host.facts(Host.onFile(dial), HostLists.said(dial));
      facts.add(Contact.builder().from(call).id("call-" + facts.size()).build());
      verdicts.add(compliance.check(facts.get(facts.size() - 1)));
    }
    // What a run that was ended leaves there goes with the rest of the build.
    top = Files.createTempDirectory(BuildFolder.path(), "journal-benchmark");
    keys = JournalKeys.open(top.resolve("keys"));
    journal = Journal.open(top.resolve("journal"), keys, JournalOptions.defaults());
    taker.setDaemon(true);
    taker.start();
  }

  /** Waits until nothing waits to be written. */
  @Setup(Level.Iteration)
  public void drain() {
    queue.clear();
    timed.clear();
    while (!taken.isEmpty()) {
      Thread.onSpinWait();
    }
    journal.publish();
  }

  /** Hands decisions to the journal. */
  @Benchmark
  @OperationsPerInvocation(HANDED)
  public void handOver() {
    for (int i = 0; i < HANDED; i++) {
      journal.record(facts.get(i), verdicts.get(i));
    }
  }

  /** Hands them to a queue: the floor. */
  @Benchmark
  @OperationsPerInvocation(HANDED)
  public void offer() {
    for (int i = 0; i < HANDED; i++) {
      if (!queue.offer(verdicts.get(i))) {
        throw new IllegalStateException("The queue is full");
      }
    }
  }

  /** Hands all that must be handed over to a queue: the decision, the verdict and the time. */
  @Benchmark
  @OperationsPerInvocation(HANDED)
  public void offerWithTime() {
    for (int i = 0; i < HANDED; i++) {
      if (!timed.offer(new Timed(facts.get(i), verdicts.get(i), Instant.now()))) {
        throw new IllegalStateException("The queue is full");
      }
    }
  }

  /** Hands the same to a queue out of which another thread takes them meanwhile. */
  @Benchmark
  @OperationsPerInvocation(HANDED)
  public void offerTaken() {
    for (int i = 0; i < HANDED; i++) {
      if (!taken.offer(new Timed(facts.get(i), verdicts.get(i), Instant.now()))) {
        throw new IllegalStateException("The queue is full");
      }
    }
  }

  private void take() {
    List<Timed> group = new ArrayList<>();
    try {
      while (true) {
        group.clear();
        group.add(taken.take());
        taken.drainTo(group);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings decisions to the disk: a second a round, in which the compilers are soon done. */
  @Benchmark
  @Warmup(iterations = 4)
  @Measurement(iterations = 5)
  @OperationsPerInvocation(SUSTAINED)
  public void journal() {
    for (int i = 0; i < SUSTAINED; i++) {
      journal.record(facts.get(i), verdicts.get(i));
    }
    journal.sync();
  }

  /** As many bytes as a journal writes, in as many groups. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // by learn
  public static class Appended {
    private RandomAccessFile file;
    private byte[] group;
    private int groups;

    /** For JMH. */
    public Appended() {}

    /** Learns from the journal how many bytes it writes in how many groups. */
    @Setup
    public void learn(JournalBenchmark benchmark) throws IOException {
      for (int round = 0; round < ROUNDS_TO_LEARN; round++) {
        long before = benchmark.journal.groups();
        benchmark.journal();
        groups = (int) (benchmark.journal.groups() - before);
      }
      long entries = (long) ROUNDS_TO_LEARN * SUSTAINED;
      long written = bytes(benchmark.top.resolve("journal/tile"));
      group = new byte[(int) (written * SUSTAINED / entries / groups)];
      new java.util.Random(1).nextBytes(group);
      file = new RandomAccessFile(benchmark.top.resolve("appended").toFile(), "rw");
      System.out.printf(
          "%n%d entries in %d groups of %,d bytes%n", SUSTAINED, groups, group.length);
    }

    /** Closes the file, which goes with the folder. */
    @TearDown
    public void close() throws IOException {
      file.close();
    }

    /**
     * The journal may still take away a partial tile that has become whole: then it is told anew.
     */
    private static long bytes(Path folder) throws IOException {
      while (true) {
        try (Stream<Path> files = Files.walk(folder)) {
          return files
              .mapToLong(each -> Files.isRegularFile(each) ? each.toFile().length() : 0)
              .sum();
        } catch (UncheckedIOException changed) {
          if (!(changed.getCause() instanceof NoSuchFileException)) {
            throw changed;
          }
        }
      }
    }
  }

  /** Appends as many bytes in as many groups: the floor. */
  @Benchmark
  @Warmup(iterations = 8)
  @Measurement(iterations = 8)
  @OperationsPerInvocation(SUSTAINED)
  public void append(Appended appended) throws IOException {
    for (int i = 0; i < appended.groups; i++) {
      appended.file.write(appended.group);
      appended.file.getFD().sync();
    }
  }

  /**
   * Does on all processors what no journal of sealed and hashed entries can leave out: two keys by
   * HMAC, the sealing by AES-256-GCM, the hash of what is sealed, the hash of the entry. Nothing is
   * written, compressed or brought to the disk.
   */
  @Benchmark
  @Warmup(iterations = 8)
  @Measurement(iterations = 8)
  @OperationsPerInvocation(SUSTAINED)
  public long cryptography() {
    int parts = Runtime.getRuntime().availableProcessors();
    return IntStream.range(0, parts)
        .parallel()
        .mapToLong(part -> cryptography(SUSTAINED * part / parts, SUSTAINED * (part + 1) / parts))
        .sum();
  }

  private static long cryptography(int from, int to) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = new byte[TEXT_BYTES];
      byte[] entry = new byte[ENTRY_BYTES];
      long sum = 0;
      for (int i = from; i < to; i++) {
        byte[] person = ByteBuffer.allocate(KEY_BYTES).putInt(i).array();
        mac.init(new SecretKeySpec(person, "HmacSHA256"));
        byte[] key = mac.doFinal(SALT);
        mac.init(new SecretKeySpec(person, "HmacSHA256"));
        byte[] opening = mac.doFinal(SALT);
        cipher.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(key, "AES"),
            new GCMParameterSpec(128, new byte[12]));
        sum += cipher.doFinal(text, 0, DEFLATED_BYTES).length;
        digest.update(opening);
        sum += digest.digest(text)[0];
        sum += digest.digest(entry)[0];
      }
      return sum;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has these", impossible);
    }
  }

  /** Closes and deletes all. */
  @TearDown
  public void close() throws IOException {
    taker.interrupt();
    journal.close();
    keys.close();
    try (Stream<Path> files = Files.walk(top)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
