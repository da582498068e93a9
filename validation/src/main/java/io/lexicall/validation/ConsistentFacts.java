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
 * The facts must not contradict each other: no consent is revoked before it was given, no earlier
 * contact is in the future, every region is in the stated country, every postal code is in the
 * stated region and time zone, and every time zone shows a clock of the stated region.
 *
 * <pre>{@code
 * void schedule(@ConsistentFacts Contact call) { … }
 * }</pre>
 *
 * <p>On any group of facts and any builder of one; null is valid. Violations have the path of the
 * fact: {@code schedule.call.consents[0].revokedAt}. For a builder, invalid values and missing
 * required facts are violations first, as {@link io.lexicall.facts.FactsBuilder#problems} lists
 * them.
 *
 * <p>The engine does not check this: it judges the facts as stated.
 *
 * @since 0.1
 */
@Documented
@Constraint(
    validatedBy = {ConsistentFactsValidator.class, ConsistentFactsValidator.OfBuilders.class})
@Target({
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.ANNOTATION_TYPE,
  ElementType.CONSTRUCTOR,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ConsistentFacts.List.class)
public @interface ConsistentFacts {
  /**
   * Returns the description, for providers that describe constraints; a violation has its own
   * message.
   */
  String message() default "{io.lexicall.validation.ConsistentFacts.message}";

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
    ConsistentFacts[] value();
  }
}
