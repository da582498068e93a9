package io.lexicall.spring;

import io.lexicall.Compliance;

/**
 * Adds to the engine what a property cannot express, such as a source of consents.
 *
 * <pre>{@code
 * @Bean
 * ComplianceCustomizer consents(ConsentStore store) {
 *   return engine -> engine.source(Contact.SCHEMA, Contact.CONSENTS, store::find);
 * }
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ComplianceCustomizer {
  /**
   * Adds to the engine, after the modules, the profile and the settings that the properties state.
   *
   * @param builder of the engine; called once, by one thread
   */
  void customize(Compliance.Builder builder);
}
