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
 * The text is a phone number that is possible by its numbering plan, as {@link
 * io.lexicall.number.PhoneNumber} reads it.
 *
 * <p>On any {@link CharSequence}; null is valid. The message shows nothing of the text. A violation
 * keeps the text as its invalid value, as that of every constraint does: do not log it.
 *
 * @since 0.1
 */
@Documented
@Constraint(validatedBy = DialableNumberValidator.class)
@Target({
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.ANNOTATION_TYPE,
  ElementType.CONSTRUCTOR,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DialableNumber.List.class)
public @interface DialableNumber {
  /**
   * Returns where the number is dialed from, if it may be written as people write it: an ISO 3166-1
   * code such as {@code US}. Empty for strict E.164, such as {@code +12125550142}.
   *
   * <p>What is written for people is read a hundred times slower.
   */
  String country() default "";

  /** Returns the message, or the key of one in braces. */
  String message() default DialableNumberValidator.MESSAGE;

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
    DialableNumber[] value();
  }
}
