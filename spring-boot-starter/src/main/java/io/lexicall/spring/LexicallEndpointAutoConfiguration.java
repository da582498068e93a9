package io.lexicall.spring;

import io.lexicall.Compliance;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Adds the actuator endpoint {@code lexicall}, which lists modules, editions of the law and rules.
 * Like any endpoint except health, it must be exposed: {@code
 * management.endpoints.web.exposure.include=lexicall}.
 *
 * @since 0.1
 */
@AutoConfiguration(after = LexicallAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(Compliance.class)
@ConditionalOnAvailableEndpoint(endpoint = LexicallEndpoint.class)
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallEndpointAutoConfiguration {
  /** For Spring. */
  public LexicallEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  LexicallEndpoint lexicallEndpoint(Compliance compliance) {
    return new LexicallEndpoint(compliance);
  }
}
