package io.lexicall.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.lexicall.place.Place;

/**
 * Parses numbers as people write them, with libphonenumber. It is a separate class, so that parsing
 * the strict form never loads that library.
 */
final class WrittenForm {
  private WrittenForm() {}

  static String toE164(CharSequence text, Place defaultCountry) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      return library.format(
          library.parse(text, defaultCountry.country().code()), PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      // Without the message or the exception as the cause, since they can contain the number.
      throw new IllegalArgumentException(
          "A text of %s characters contains no phone number that can be dialed from %s (%s); allowed are national numbers of that country and international ones that begin with '+' and a calling code"
              .formatted(text.length(), defaultCountry.country(), reason(e)));
    }
  }

  private static String reason(NumberParseException e) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE -> "its calling code is not in use";
      case NOT_A_NUMBER -> "it is not a number";
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "it is too short";
      case TOO_LONG -> "it is too long";
    };
  }
}
