package io.lexicall.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Allows a handler to take facts and return a verdict: {@code Verdict check(@RequestBody Contact
 * call)}.
 *
 * @since 0.1
 */
@AutoConfiguration
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallJsonAutoConfiguration {
  /** For Spring. */
  public LexicallJsonAutoConfiguration() {}

  /** Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(tools.jackson.databind.JacksonModule.class)
  static class Jackson3 {
    @Bean
    Jackson3Facts lexicallJackson3() {
      return new Jackson3Facts();
    }
  }

  /** Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(com.fasterxml.jackson.databind.Module.class)
  static class Jackson2 {
    @Bean
    Jackson2Facts lexicallJackson2() {
      return new Jackson2Facts();
    }
  }
}
