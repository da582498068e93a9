package io.lexicall.batch;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people write them in lead lists. Not thread-safe: it keeps why the last cell was
 * refused.
 */
final class LeadNumbers {
  private static final int MOST_DIGITS = 15;
  private static final int NATIONAL_DIGITS = 10;
  private static final int LONGEST = 64;
  private static final long NANP_FIRST = 10_000_000_000L;

  /** The refusals that callers may choose to accept. */
  static final Set<Refusal> ACCEPTABLE = EnumSet.of(Refusal.EXTENSION, Refusal.LETTERS);

  /**
   * How numbers are read.
   *
   * @param country where numbers without a calling code are dialed from
   * @param accepted some of {@link #ACCEPTABLE}
   */
  record Kind(Place country, Set<Refusal> accepted) {
    Kind {
      accepted = Set.copyOf(accepted);
    }

    LeadNumbers reader() {
      return new LeadNumbers(this);
    }
  }

  private final Place country;
  private final boolean dialsOne;
  private final boolean takesExtensions;
  private final boolean takesLetters;
  private Refusal refusal = Refusal.NO_NUMBER;
  private String detail = "";

  private LeadNumbers(Kind kind) {
    this.country = kind.country;
    this.dialsOne = PhoneNumber.tryParse(example(country)).isPresent();
    this.takesExtensions = kind.accepted.contains(Refusal.EXTENSION);
    this.takesLetters = kind.accepted.contains(Refusal.LETTERS);
  }

  /**
   * Returns an example of a number if the country is in the North American plan, otherwise an empty
   * text.
   */
  private static String example(Place country) {
    try {
      return PhoneNumber.parse("2025550142", country).isNanp() ? "+12025550142" : "";
    } catch (IllegalArgumentException notInThatPlan) {
      return "";
    }
  }

  /** Returns why the last cell that was read holds no number. */
  Refusal refusal() {
    return refusal;
  }

  /** Returns more on {@link #refusal}, or an empty text; it shows no whole number. */
  String detail() {
    return detail;
  }

  @Nullable PhoneNumber read(String cell) {
    return read(cell.toCharArray(), 0, cell.length());
  }

  /**
   * Reads a cell.
   *
   * @return the number, or null if there is none that can be called; then {@link #refusal} says why
   */
  @Nullable PhoneNumber read(char[] text, int from, int to) {
    detail = "";
    int start = from;
    int end = to;
    while (start < end && isBlank(text[start])) {
      start++;
    }
    while (start < end && isBlank(text[end - 1])) {
      end--;
    }
    if (start < end && text[start] == '\'') {
      start++; // a spreadsheet's mark of text
    }
    if (start == end) {
      return refuse(Refusal.NO_NUMBER);
    }
    boolean international = text[start] == '+';
    long value = 0;
    int digits = 0;
    for (int i = international ? start + 1 : start; i < end; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0'); // if it overflows, there are too many digits
        digits++;
      } else if (c == '.' && i == end - 2 && text[end - 1] == '0' && digits >= NATIONAL_DIGITS) {
        break; // a column of numbers that a program took for decimals
      } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') {
        return readSlowly(text, start, end);
      }
    }
    boolean withOne = digits == NATIONAL_DIGITS + 1 && value / NANP_FIRST == 1;
    if (!withOne) {
      if (international || !dialsOne || digits != NATIONAL_DIGITS) {
        return digits == 0 ? refuse(Refusal.NO_NUMBER) : readSlowly(text, start, end);
      }
      value += NANP_FIRST;
    } else if (!international && !dialsOne) {
      return readSlowly(text, start, end);
    }
    Optional<PhoneNumber> number = PhoneNumber.tryOfDigits(value);
    return number.isPresent() ? number.get() : readSlowly(text, start, end);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u202F' || c == '\u200B' || c == '\uFEFF';
  }

  /**
   * Everything except the usual form: forms of other countries, extensions, letters, and texts that
   * are not numbers.
   */
  private @Nullable PhoneNumber readSlowly(char[] cell, int start, int end) {
    String text = new String(cell, start, end - start);
    if (text.endsWith(".0") && isAllDigits(text, text.length() - 2)) {
      text = text.substring(0, text.length() - 2);
    }
    if (text.length() > LONGEST) {
      return refuse(digitsIn(text) == 0 ? Refusal.LETTERS : Refusal.SEVERAL_NUMBERS);
    }
    if (text.regionMatches(true, 0, "tel:", 0, 4)) {
      text = text.substring(4);
    }
    if (isScientific(text)) {
      return refuse(Refusal.SCIENTIFIC_NOTATION);
    }
    int extension = extensionIn(text);
    if (extension >= 0) {
      if (!takesExtensions) {
        return refuse(Refusal.EXTENSION);
      }
      text = text.substring(0, extension).strip();
    }
    int digits = digitsIn(text);
    boolean letters = text.chars().anyMatch(Character::isLetter);
    if (digits == 0) {
      return refuse(letters ? Refusal.LETTERS : Refusal.NO_NUMBER);
    }
    if (letters && !takesLetters) {
      return refuse(digits >= 2 * NATIONAL_DIGITS ? Refusal.SEVERAL_NUMBERS : Refusal.LETTERS);
    }
    if (digits > MOST_DIGITS || text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
      return refuse(Refusal.SEVERAL_NUMBERS);
    }
    try {
      return PhoneNumber.parse(text, country);
    } catch (IllegalArgumentException impossible) {
      detail = String.valueOf(impossible.getMessage());
      return refuse(Refusal.IMPOSSIBLE_NUMBER);
    }
  }

  private @Nullable PhoneNumber refuse(Refusal why) {
    refusal = why;
    return null;
  }

  private static boolean isAllDigits(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (!Character.isDigit(text.charAt(i)) && !(i == 0 && text.charAt(i) == '+')) {
        return false;
      }
    }
    return end > 0;
  }

  private static int digitsIn(String text) {
    return (int) text.chars().filter(Character::isDigit).count();
  }

  /** Such as {@code 1.21256E+10}. */
  private static boolean isScientific(String text) {
    int e = Math.max(text.indexOf('E'), text.indexOf('e'));
    if (e < 1 || e == text.length() - 1) {
      return false;
    }
    int exponent = e + 1;
    if (text.charAt(exponent) == '+') {
      exponent++;
    }
    String power = text.substring(exponent);
    String mantissa = text.substring(0, e).replaceFirst("[.,]", "");
    return isAllDigits(power, power.length()) && isAllDigits(mantissa, mantissa.length());
  }

  /** Returns where an extension begins, or -1: {@code x12}, {@code ext. 12}, {@code #12}. */
  private static int extensionIn(String text) {
    int last = text.length();
    while (last > 0 && Character.isDigit(text.charAt(last - 1))) {
      last--;
    }
    if (last == text.length() || last == 0) {
      return -1;
    }
    int begin = last;
    while (begin > 0 && " .:=".indexOf(text.charAt(begin - 1)) >= 0) {
      begin--;
    }
    for (String word : new String[] {"extension", "extn", "ext", "x", "#", "durchwahl"}) {
      int at = begin - word.length();
      if (at > 0 && text.regionMatches(true, at, word, 0, word.length())) {
        while (at > 0 && " ,;".indexOf(text.charAt(at - 1)) >= 0) {
          at--;
        }
        // The text before it must be a number: 1-800-FIX12 has no extension.
        return digitsIn(text.substring(0, at)) >= 7 ? at : -1;
      }
    }
    return -1;
  }
}
