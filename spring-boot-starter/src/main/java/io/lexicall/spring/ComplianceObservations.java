package io.lexicall.spring;

import io.lexicall.CheckObserver;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Consumer;

/** Makes each check an observation, and so a span if tracing is on. Contains no facts. */
final class ComplianceObservations implements CheckObserver {
  private final ObservationRegistry registry;

  ComplianceObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Consumer<Verdict> begin(Activity<?> activity) {
    Observation observation =
        Observation.createNotStarted("lexicall.judge", registry)
            .contextualName("check " + activity.schema().name())
            .lowCardinalityKeyValue("activity", activity.schema().name())
            .start();
    return verdict -> {
      observation.lowCardinalityKeyValue("decision", FactType.code(verdict.decision()));
      observation.stop();
    };
  }
}
