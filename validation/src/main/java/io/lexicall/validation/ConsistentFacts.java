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
 * The facts do not contradict each other: no consent is revoked before it was given, no earlier
 * contact lies in the future, every region lies in the country stated beside it, and so does every
 * postal code in the region and on the clock beside it.
 *
 * <pre>{@code
 * void schedule(@ConsistentFacts Contact call) { … }
 * }</pre>
 *
 * <p>On any group of facts and any builder of one; null is valid. Violations carry the path of the
 * fact: {@code schedule.call.consents[0].revokedAt}. Of a builder, values that cannot be and facts
 * that are required are violations first, as {@link io.lexicall.facts.FactsBuilder#problems} lists
 * them.
 *
 * <p>The engine does not ask it: it judges what it is told.
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
  /** What it asks, for providers that describe constraints; a violation says what is at odds. */
  String message() default "{io.lexicall.validation.ConsistentFacts.message}";

  /** Returns the groups it belongs to. */
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
    /** Returns the constraints. */
    ConsistentFacts[] value();
  }
}
