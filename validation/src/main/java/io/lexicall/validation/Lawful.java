package io.lexicall.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The engine must permit the activity.
 *
 * <pre>{@code
 * void dial(@Lawful Contact call) { … }
 * }</pre>
 *
 * <p>Each denial is a violation on the activity itself. Each missing fact is a violation on the
 * path of that fact, such as {@code dial.call.to.lineType}. Every message names the rules and their
 * citations. Null is valid.
 *
 * <p>The constraint does not show the obligations of a permit. Use {@link
 * io.lexicall.Compliance#check} if obligations or the instant of a verdict matter.
 *
 * <p>The validator is given the engine of the host and makes none of its own, since without the
 * host's profile and sources it could permit what the host's engine denies. Spring, CDI, Quarkus
 * and Micronaut find the host's {@link io.lexicall.Compliance} among their beans; elsewhere pass a
 * {@link ComplianceConstraintValidatorFactory} to the validation provider.
 *
 * @since 0.1
 */
@Documented
@Constraint(validatedBy = LawfulValidator.class)
@Target({
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.ANNOTATION_TYPE,
  ElementType.CONSTRUCTOR,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Lawful.List.class)
public @interface Lawful {
  /**
   * Returns the regulations to apply, such as {@code tcpa}; all loaded ones if empty. Your own
   * rules apply as well, unless some of their regulations are named. If it is not empty, coverage
   * of places is not checked, as with {@link io.lexicall.Compliance#only}.
   */
  String[] regulations() default {};

  /** The text before the reasons, or its key in braces. */
  String message() default LawfulValidator.MESSAGE;

  /** Returns the groups it belongs to. */
  Class<?>[] groups() default {};

  /** Returns the payload that the host attaches to it. */
  Class<? extends Payload>[] payload() default {};

  /**
   * Several of them on one element, for different groups.
   *
   * @since 0.1
   */
  @Documented
  @Target({
    ElementType.METHOD,
    ElementType.FIELD,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.PARAMETER,
    ElementType.TYPE_USE
  })
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /** Returns the constraints. */
    Lawful[] value();
  }
}
