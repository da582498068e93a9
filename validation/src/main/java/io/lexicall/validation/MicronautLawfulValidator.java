package io.lexicall.validation;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes for each value, since Micronaut does not initialize validators of the
 * Jakarta interface.
 */
@Vetoed // it does not implement the validator interface, which would make it a bean of Quarkus too
final class MicronautLawfulValidator extends LawfulValidator
    implements ConstraintValidator<Lawful, Activity<?>> {
  private final Compliance all;
  private final Map<List<String>, Compliance> narrowed = new ConcurrentHashMap<>();

  MicronautLawfulValidator(Compliance compliance) {
    super(compliance);
    all = compliance;
  }

  @Override
  public boolean isValid(
      @Nullable Activity<?> activity,
      AnnotationValue<Lawful> constraint,
      ConstraintValidatorContext context) {
    List<String> regulations = List.of(constraint.stringValues("regulations"));
    return isPermitted(
        activity,
        regulations.isEmpty() ? all : narrowed.computeIfAbsent(regulations, all::only),
        constraint.stringValue("message").orElse(MESSAGE),
        context);
  }
}
