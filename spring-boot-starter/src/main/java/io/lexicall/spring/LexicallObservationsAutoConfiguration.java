package io.lexicall.spring;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Makes each check an observation, {@code lexicall.judge}, if {@code lexicall.observations.enabled}
 * asks for it: a span takes longer than most checks.
 *
 * @since 0.1
 */
@AutoConfiguration(
    before = LexicallAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
    })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnProperty("lexicall.observations.enabled")
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallObservationsAutoConfiguration {
  /** For Spring. */
  public LexicallObservationsAutoConfiguration() {}

  @Bean
  ComplianceObservations complianceObservations(ObservationRegistry registry) {
    return new ComplianceObservations(registry);
  }
}
