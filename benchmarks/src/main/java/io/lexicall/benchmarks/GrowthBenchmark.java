package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.PreDialBenchmark.Dials;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.host.LawElsewhere;
import io.lexicall.facts.Contact;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
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
 * The same checks with all the law that there is, and with twice and ten times as much: what is
 * added is law of other places.
 *
 * <p>{@code benchmarks/run --only growth}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class GrowthBenchmark {
  /** How many times the law. */
  @Param({"1", "10"})
  public int law = 1;

  private Compliance compliance;
  private final List<Contact> facts = new ArrayList<>();

  /** Loads the law. */
  @Setup
  public void load(Dials dials) {
    Compliance once = Compliance.load();
    List<Rule<?>> rules = once.rules();
    Compliance.Builder more = Compliance.builder().discover();
    for (int copy = 0; copy < law - 1; copy++) {
      more.module(new LawElsewhere(copy, rules));
    }
    compliance = more.build();
    if (compliance.rules().size() != law * rules.size()) {
      throw new IllegalStateException("There is not so much law");
    }
    for (Dial dial : dials.dials) {
      Contact contact = Host.facts(Host.onFile(dial), HostLists.said(dial));
      facts.add(contact);
      if (compliance.check(contact).decision() != once.check(contact).decision()) {
        throw new IllegalStateException("The law of other places decides");
      }
    }
  }

  /** We, on facts that lie ready. */
  @Benchmark
  public Verdict lexicall(Dials dials) {
    return compliance.check(facts.get(dials.next()));
  }
}
