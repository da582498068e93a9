package io.lexicall.number;

import io.lexicall.number.CallingCodes.CallingCode;
import java.util.Locale;

/** Explains why a text is not a phone number, without showing it. */
final class WhyNot {
  private static final String FORM = "A phone number must be '+' and 7 to 15 digits (E.164)";
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;

  private WhyNot() {}

  static String of(CharSequence text) {
    int length = text.length();
    if (length == 0) {
      return FORM + ", but the text is empty";
    }
    if (text.charAt(0) != '+') {
      return FORM
          + ", but the text does not begin with '+'; for a number as people write it give the country it is dialed from";
    }
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return FORM
            + ", but at index %s there is %s; for a number as people write it give the country it is dialed from"
                .formatted(i, shown(c));
      }
    }
    int digits = length - 1;
    if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
      return FORM + ", but this has " + digits;
    }
    if (text.charAt(1) == '0') {
      return FORM + " that begin with a calling code, and none begins with 0";
    }
    return impossible(Long.parseLong(text, 1, length, 10), digits);
  }

  static String of(long digits) {
    if (digits < 1) {
      return FORM + ", but this is zero or negative";
    }
    int length = digits >= Digits.power(MAX_DIGITS) ? MAX_DIGITS + 1 : Digits.count(digits);
    if (length < MIN_DIGITS) {
      return FORM + ", but this has " + length;
    }
    if (length > MAX_DIGITS) {
      return FORM + ", but this has more";
    }
    return impossible(digits, length);
  }

  private static String impossible(long digits, int length) {
    int firstThree = (int) (digits / Digits.power(length - 3));
    if (firstThree / 100 == AreaCodes.CALLING_CODE) {
      return "%s is not a possible number: after +1 come 10 digits, of which the area code and the exchange begin with 2 to 9, and no area code is a service code such as 911"
          .formatted(Mask.of(digits, length == 11 ? 4 : 1));
    }
    CallingCode code = CallingCodes.of(firstThree);
    if (code == null) {
      return "%s is not a possible number: it does not begin with a calling code that is in use"
          .formatted(Mask.of(digits, 0));
    }
    int national = length - Digits.count(code.code());
    if ((code.nationalLengths() >>> national & 1) != 0) {
      return "%s is not a possible number: no number after +%s begins with the 0 that is dialed within the country"
          .formatted(Mask.of(digits, Digits.count(code.code())), code.code());
    }
    return "%s is not a possible number: after +%s come %s digits, but this has %s"
        .formatted(
            Mask.of(digits, Digits.count(code.code())),
            code.code(),
            lengths(code.nationalLengths()),
            national);
  }

  private static String lengths(int bits) {
    StringBuilder text = new StringBuilder();
    for (int n = 1; n < Integer.SIZE; n++) {
      if ((bits >>> n & 1) != 0) {
        text.append(text.length() == 0 ? "" : bits >>> (n + 1) == 0 ? " or " : ", ").append(n);
      }
    }
    return text.toString();
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : String.format(Locale.ROOT, "U+%04X", (int) c);
  }
}
