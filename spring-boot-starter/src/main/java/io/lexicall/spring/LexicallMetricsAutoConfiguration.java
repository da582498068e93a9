package io.lexicall.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Counts and times checks where there is a meter registry: {@code lexicall.check}, {@code
 * lexicall.findings}, {@code lexicall.missing.facts}.
 *
 * @since 0.1
 */
@AutoConfiguration(
    before = LexicallAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(
    name = {"lexicall.enabled", "lexicall.metrics.enabled"},
    matchIfMissing = true)
public class LexicallMetricsAutoConfiguration {
  /** For Spring. */
  public LexicallMetricsAutoConfiguration() {}

  @Bean
  ComplianceMetrics complianceMetrics(MeterRegistry registry) {
    return new ComplianceMetrics(registry);
  }
}
