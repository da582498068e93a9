package io.lexicall.spring;

import io.lexicall.CheckObserver;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts and times the checks of an engine.
 *
 * <p>Tags hold the kind of activity, the decision, ids of rules and names of facts, but never a
 * value of a fact, and so no personal data. Thread-safe.
 */
final class ComplianceMetrics implements CheckObserver {
  private final MeterRegistry registry;

  /**
   * Meters by their distinguishing tags: looked up in the registry only once, since that is slow.
   */
  private final Map<Checked, Timer> checks = new ConcurrentHashMap<>();

  private final Map<Found, Counter> findings = new ConcurrentHashMap<>();
  private final Map<Found, Counter> shadow = new ConcurrentHashMap<>();
  private final Map<Lacking, Counter> missing = new ConcurrentHashMap<>();

  private record Checked(String activity, Decision decision) {}

  private record Found(String activity, String rule, Decision outcome) {}

  private record Lacking(String activity, String fact) {}

  ComplianceMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Consumer<Verdict> begin(Activity<?> activity) {
    return begin(activity, System.nanoTime());
  }

  /** The time of the sources counts, since the host waits for them too. */
  @Override
  public Consumer<Verdict> begin(Activity<?> activity, long begunNanos) {
    String kind = activity.schema().name();
    return verdict -> {
      checks
          .computeIfAbsent(new Checked(kind, verdict.decision()), this::timer)
          .record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
      for (Finding finding : verdict.shadow()) {
        shadow
            .computeIfAbsent(
                new Found(kind, finding.rule().id(), finding.outcome()), this::shadowCounter)
            .increment();
      }
      for (Finding finding : verdict.findings()) {
        findings
            .computeIfAbsent(
                new Found(kind, finding.rule().id(), finding.outcome()), this::findingCounter)
            .increment();
        for (Fact<?, ?> fact : finding.missing()) {
          missing.computeIfAbsent(new Lacking(kind, fact.path()), this::missingCounter).increment();
        }
      }
    };
  }

  private Timer timer(Checked key) {
    return Timer.builder("lexicall.check")
        .description("Checks of an activity against the law")
        .tag("activity", key.activity())
        .tag("decision", FactType.code(key.decision()))
        .register(registry);
  }

  private Counter findingCounter(Found key) {
    return Counter.builder("lexicall.findings")
        .description("Rules that denied or could not decide")
        .tag("activity", key.activity())
        .tag("rule", key.rule())
        .tag("outcome", FactType.code(key.outcome()))
        .register(registry);
  }

  private Counter shadowCounter(Found key) {
    return Counter.builder("lexicall.shadow.findings")
        .description("Rules in shadow that would have denied or could not decide")
        .tag("activity", key.activity())
        .tag("rule", key.rule())
        .tag("outcome", FactType.code(key.outcome()))
        .register(registry);
  }

  private Counter missingCounter(Lacking key) {
    return Counter.builder("lexicall.missing.facts")
        .description("Facts that a rule could not decide without")
        .tag("activity", key.activity())
        .tag("fact", key.fact())
        .register(registry);
  }
}
