package io.lexicall.validation;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ValidatorFactory;

/**
 * Stops a Quarkus application that has these constraints on its class path but nothing that applies
 * them. Only for Quarkus, which ignores portable extensions; other CDI containers do not make a
 * bean of this class.
 */
@Singleton
final class QuarkusConstraints {
  /**
   * Checks at the start.
   *
   * @param unused keeps the validator from being removed, since only the validation provider asks
   *     for it
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
