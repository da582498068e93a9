package io.lexicall.spring;

import io.lexicall.Compliance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

/** Shows the compiled plans that the engine keeps, if there is only one engine. */
final class PlanMetrics implements MeterBinder {
  private final ObjectProvider<Compliance> engines;

  PlanMetrics(ObjectProvider<Compliance> engines) {
    this.engines = engines;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    engines.ifUnique(engine -> bind(engine, registry));
  }

  private static void bind(Compliance compliance, MeterRegistry registry) {
    Gauge.builder("lexicall.plans", compliance, engine -> engine.statistics().plans())
        .description("Kinds of activities for which a plan is kept")
        .register(registry);
    Gauge.builder("lexicall.plans.places", compliance, engine -> engine.statistics().places())
        .description("Places whose law is kept, each stretch of time counted")
        .register(registry);
    Gauge.builder(
            "lexicall.plans.memory", compliance, engine -> engine.statistics().estimatedBytes())
        .description("About how much the plans take")
        .baseUnit("bytes")
        .register(registry);
    FunctionCounter.builder(
            "lexicall.plans.compilations", compliance, engine -> engine.statistics().compilations())
        .description("Plans that were compiled")
        .register(registry);
    FunctionCounter.builder(
            "lexicall.plans.evictions", compliance, engine -> engine.statistics().evictions())
        .description("Plans that were let go to make room for others")
        .register(registry);
  }
}
