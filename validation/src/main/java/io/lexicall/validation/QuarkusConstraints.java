package io.lexicall.validation;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ValidatorFactory;

/**
 * Stops a Quarkus application that has these constraints on its class path and nothing to apply
 * them. For Quarkus alone: it looks at no portable extension, and other containers of CDI make no
 * bean of this class.
 */
@Singleton
final class QuarkusConstraints {
  /**
   * Checks at the start.
   *
   * @param unused keeps the validator, which only the provider asks for, from being removed
   */
  void check(
      @Observes Startup start,
      Instance<ValidatorFactory> validators,
      Instance<LawfulValidator> unused) {
    if (validators.isUnsatisfied()) {
      throw new IllegalStateException(
          "Quarkus does not apply the constraints of lexicall-validation, and what they should stop "
              + "would go on: add io.quarkus:quarkus-hibernate-validator");
    }
  }
}
