package io.lexicall.validation;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link DialableNumber}. Made by a validation provider; thread-safe once it is
 * initialized.
 *
 * @since 0.1
 */
public sealed class DialableNumberValidator
    implements ConstraintValidator<DialableNumber, CharSequence>
    permits MicronautDialableNumberValidator {
  static final String MESSAGE = "{io.lexicall.validation.DialableNumber.message}";
  private static final String AS_WRITTEN = "{io.lexicall.validation.DialableNumber.asWritten}";

  private @Nullable Place country;
  private boolean hasOwnMessage;

  /** For validation providers. */
  public DialableNumberValidator() {}

  /**
   * Reads the attributes of a constraint.
   *
   * @throws IllegalArgumentException if there is no such country
   */
  @Override
  public void initialize(DialableNumber constraint) {
    country = place(constraint.country());
    hasOwnMessage = !constraint.message().equals(MESSAGE);
  }

  static @Nullable Place place(String country) {
    return country.isEmpty() ? null : Place.of(country);
  }

  @Override
  public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
    return isDialable(text, country, hasOwnMessage, context);
  }

  static boolean isDialable(
      @Nullable CharSequence text,
      @Nullable Place country,
      boolean hasOwnMessage,
      ConstraintValidatorContext context) {
    if (text == null || isPossible(text, country)) {
      return true;
    }
    if (country != null && !hasOwnMessage) {
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(AS_WRITTEN).addConstraintViolation();
    }
    return false;
  }

  private static boolean isPossible(CharSequence text, @Nullable Place country) {
    if (country == null) {
      return PhoneNumber.tryParse(text).isPresent();
    }
    try {
      PhoneNumber.parse(text, country);
      return true;
    } catch (IllegalArgumentException impossible) {
      return false;
    }
  }
}
