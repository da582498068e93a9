package io.lexicall.validation;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

/**
 * Gives {@link LawfulValidator} its engine where no container does.
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
 * <p>Immutable, and as thread-safe as the factory it builds on.
 *
 * @since 0.1
 */
public final class ComplianceConstraintValidatorFactory implements ConstraintValidatorFactory {
  private final Compliance compliance;
  private final ConstraintValidatorFactory others;

  /**
   * Makes a factory.
   *
   * @param compliance the engine that {@link Lawful} asks
   * @param others makes the validators of all other constraints
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
