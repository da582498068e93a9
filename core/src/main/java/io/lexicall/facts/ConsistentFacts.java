package io.lexicall.facts;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The facts do not contradict each other: no consent is revoked before it was given, no earlier
 * contact lies in the future, every region lies in the country stated beside it, and so does every
 * postal code in the region and on the clock beside it.
 *
 * <p>Every group of facts and every builder bears it, so that {@code @Valid} on a field or
 * parameter that holds one is all a host writes. Violations carry the path of the fact: {@code
 * call.consents[0].revokedAt}. Of a builder, values that cannot be and facts that are required are
 * violations first, as {@link FactsBuilder#problems} tells them.
 *
 * <p>The engine does not ask it: it judges what it is told.
 *
 * @since 0.1
 */
@Documented
@Constraint(
    validatedBy = {ConsistentFactsValidator.class, ConsistentFactsValidator.OfBuilders.class})
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConsistentFacts {
  /** What it asks, for providers that describe constraints; a violation says what is at odds. */
  String message() default "{io.lexicall.facts.ConsistentFacts.message}";

  /** The groups it belongs to. */
  Class<?>[] groups() default {};

  /** What the host attaches to it. */
  Class<? extends Payload>[] payload() default {};
}
