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
 * The activity may go ahead: the engine permits it.
 *
 * <pre>{@code
 * void dial(@Lawful Contact call) { … }
 * }</pre>
 *
 * <p>Each denial is a violation on the activity itself, each fact that some rule cannot decide
 * without a violation on the path of that fact, such as {@code dial.call.to.lineType}. Every
 * message names the rules and their citations. Null is valid.
 *
 * <p>Only lets pass or stops: what a permit obliges to is not seen. Ask {@link
 * io.lexicall.Compliance#check} where obligations or the instant of a verdict count.
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
   * The only regulations to ask, such as {@code tcpa}; all that are loaded if empty. As with {@link
   * io.lexicall.Compliance#only}, it does not matter then whether a place is covered.
   */
  String[] regulations() default {};

  /** What stands before the reasons, or the key of it in braces. */
  String message() default LawfulValidator.MESSAGE;

  /** The groups it belongs to. */
  Class<?>[] groups() default {};

  /** What the host attaches to it. */
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
    /** The constraints. */
    Lawful[] value();
  }
}
