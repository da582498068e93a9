package io.lexicall.validation;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

/**
 * A factory that passes the engine to {@link LawfulValidator}, if no container injects it.
 *
 * <pre>{@code
 * Configuration<?> configuration = Validation.byDefaultProvider().configure();
 * ValidatorFactory validators =
 *     configuration
 *         .constraintValidatorFactory(
 *             new ComplianceConstraintValidatorFactory(
 *                 compliance, configuration.getDefaultConstraintValidatorFactory()))
 *         .buildValidatorFactory();
 * }</pre>
 *
 * <p>Immutable, and as thread-safe as the factory that it wraps.
 *
 * @since 0.1
 */
public final class ComplianceConstraintValidatorFactory implements ConstraintValidatorFactory {
  private final Compliance compliance;
  private final ConstraintValidatorFactory others;

  /**
   * Creates a factory.
   *
   * @param compliance the engine for {@link Lawful}
   * @param others creates the validators of all other constraints
   */
  public ComplianceConstraintValidatorFactory(
      Compliance compliance, ConstraintValidatorFactory others) {
    this.compliance = requireNonNull(compliance, "compliance");
    this.others = requireNonNull(others, "others");
  }

  @Override
  public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> key) {
    return key == LawfulValidator.class
        ? key.cast(new LawfulValidator(compliance))
        : others.getInstance(key);
  }

  @Override
  public void releaseInstance(ConstraintValidator<?, ?> instance) {
    if (!(instance instanceof LawfulValidator)) {
      others.releaseInstance(instance);
    }
  }
}
