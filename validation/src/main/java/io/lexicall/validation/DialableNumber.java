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
 * The text must be a phone number that is possible in its numbering plan, as {@link
 * io.lexicall.number.PhoneNumber} parses it.
 *
 * <p>On any {@link CharSequence}; null is valid. The message shows nothing of the text. Like every
 * violation, it keeps the text as its invalid value: do not log that value.
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
   * Returns the country from which the number is dialed, as an ISO 3166-1 code such as {@code US},
   * if the number may be written as people write it. Empty for strict E.164, such as {@code
   * +12125550142}.
   *
   * <p>Parsing the forms that people write is a hundred times slower.
   */
  String country() default "";

  /** Returns the message, or the key of one in braces. */
  String message() default DialableNumberValidator.MESSAGE;

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
    DialableNumber[] value();
  }
}
