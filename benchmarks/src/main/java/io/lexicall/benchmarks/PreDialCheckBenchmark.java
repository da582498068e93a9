package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * A pre-dial check under federal law: a week of dialling, numbers spread over the area codes by
 * population, most of it permitted. All four answer the same dials alike; that is checked before
 * any is timed.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PreDialCheck -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xms4g")
public class PreDialCheckBenchmark {
  private static final int DIALS = 1 << 12;

  private final List<Dial> dials = Dial.week(DIALS, 42);
  private final List<Contact> contacts = new ArrayList<>();
  private final Compliance compliance = Engine.load();
  private final HandWritten handWritten;
  private final Floor floor;
  private int next;

  /** Makes the inputs; called by JMH. */
  public PreDialCheckBenchmark() {
    Set<String> registry = new HashSet<>();
    for (Dial dial : dials) {
      if (dial.listed()) {
        registry.add(dial.number());
      }
      contacts.add(Engine.facts(dial));
    }
    // A registry of a size that a HashSet can hold; ours and the floor's do not depend on size.
    for (Dial dial : Dial.week(500_000, 7)) {
      registry.add("+1999" + dial.number().substring(5));
    }
    LocalDate edition = LocalDate.parse(Dial.REGISTRY_EDITION);
    floor = new Floor(registry, edition, dials);
    handWritten = new HandWritten(registry, Set.of(), edition);
  }

  /** Refuses to time answers that differ, but for what libphonenumber says of zones. */
  @Setup
  public void agree() throws Exception {
    int permitted = 0;
    int handDiffers = 0;
    for (int i = 0; i < DIALS; i++) {
      Dial dial = dials.get(i);
      boolean ours = compliance.check(contacts.get(i)).decision() == Decision.PERMIT;
      if (ours != floor.permits(dial.number(), dial.at())) {
        throw new IllegalStateException("The floor answers another way than the engine");
      }
      if (ours != handWritten.reasonsAgainst(dial.number(), dial.at()).isEmpty()) {
        handDiffers++;
      }
      permitted += ours ? 1 : 0;
    }
    if (handDiffers > DIALS / 100) {
      throw new IllegalStateException(
          "The hand-written check answers " + handDiffers + " dials another way");
    }
    System.out.println(
        "# permitted " + permitted + " of " + DIALS + "; hand-written differs on " + handDiffers);
  }

  private int next() {
    next = (next + 1) & (DIALS - 1);
    return next;
  }

  /** The least that the same answer can cost, number read included. */
  @Benchmark
  public boolean floor() {
    Dial dial = dials.get(next());
    return floor.permits(dial.number(), dial.at());
  }

  /** The engine on facts that the host holds already. */
  @Benchmark
  public Verdict lexicall() {
    return compliance.check(contacts.get(next()));
  }

  /** The engine with the number read and all facts stated anew for each dial. */
  @Benchmark
  public Verdict lexicallFromScratch() {
    return compliance.check(Engine.facts(dials.get(next())));
  }

  /** The check that dialers write today. */
  @Benchmark
  public List<String> handWritten() throws Exception {
    Dial dial = dials.get(next());
    return handWritten.reasonsAgainst(dial.number(), dial.at());
  }
}
