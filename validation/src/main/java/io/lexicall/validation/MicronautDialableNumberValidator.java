package io.lexicall.validation;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes for each value, since Micronaut does not initialize validators of the
 * Jakarta interface.
 */
@Vetoed // it does not implement the validator interface, which would make it a bean of Quarkus too
final class MicronautDialableNumberValidator extends DialableNumberValidator
    implements ConstraintValidator<DialableNumber, CharSequence> {
  @Override
  public boolean isValid(
      @Nullable CharSequence text,
      AnnotationValue<DialableNumber> constraint,
      ConstraintValidatorContext context) {
    return isDialable(
        text,
        place(constraint.stringValue("country").orElse("")),
        !constraint.stringValue("message").orElse(MESSAGE).equals(MESSAGE),
        context);
  }
}
