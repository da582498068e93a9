package io.lexicall.rules.pci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text that are cut short, but not by as much as the brands ask (PCI SSC FAQ
 * 1091): of 16 digits the first 8 and any other 4 may stay, of less than 15 the first 6 and any
 * other 4, of any other length the first 6 and the last 4.
 *
 * <p>This is the form of 2022-06-30 for text of any day: what the answer was before, the book knows
 * of most brands only, and a rule may not ask for the brand of a number that is cut.
 */
final class TruncatedNumbers {
  private static final String HIDDEN = "*xX#\u2022";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<![\\p{Alnum}*#\u2022])[0-9](?:[ -]?[0-9*xX#\u2022]){11,18}"
              + "(?![\\p{Alnum}*#\u2022])");

  private TruncatedNumbers() {}

  static boolean keepTooMuch(String text) {
    Matcher matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[ -]", "");
      if (digits.chars().anyMatch(c -> HIDDEN.indexOf(c) >= 0) && keepsTooMuch(digits)) {
        return true;
      }
    }
    return false;
  }

  private static boolean keepsTooMuch(String digits) {
    int length = digits.length();
    int first = length == 16 ? 8 : 6;
    boolean lastOnly = length > 16 || length == 15;
    int kept = 0;
    for (int i = first; i < length; i++) {
      if (HIDDEN.indexOf(digits.charAt(i)) < 0) {
        kept++;
        if (lastOnly && i < length - 4) {
          return true;
        }
      }
    }
    return kept > 4;
  }
}
