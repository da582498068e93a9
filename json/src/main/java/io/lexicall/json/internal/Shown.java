package io.lexicall.json.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes untrusted text safe to show: cut, without control characters, and without the digits of
 * anything that may be a telephone number or a card number.
 */
public final class Shown {
  private static final int MOST_CHARS = 60;

  /** A run of at least this many digits is masked. */
  private static final int FEWEST_MASKED = 5;

  /**
   * Digits with separators between them are masked if there are at least this many. No date has as
   * many.
   */
  private static final int FEWEST_MASKED_SEPARATED = 7;

  /**
   * No whole number of a country has fewer digits, except some that are written after a plus sign.
   */
  private static final int FEWEST_OF_A_NUMBER = 8;

  private static final int FEWEST_BEHIND_PLUS = 7;

  private static final int FEWEST_OF_A_CARD = 13;
  private static final int MOST_OF_A_CARD = 19;

  /** A machine-generated id: its digits are not a number. */
  private static final Pattern UUID =
      Pattern.compile(
          "(?=.*[a-fA-F])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** The limit of separators between two digits of one run. */
  private static final int MOST_SEPARATORS = 4;

  private static final int LAST_SHOWN = 2;

  /**
   * What has the form of an instant, also if no clock shows that time: whoever made a mistake in it
   * must see it. No number is written with a T between its digits. A fraction finer than
   * milliseconds is not part of it, since nine digits can be a number.
   */
  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?"
              + "([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?(?![0-9:-])");

  /** A date with an optional time of day, which people need to see in full. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "[12][0-9]{3}-[01][0-9]-[0-3][0-9]"
              + "([Tt ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,3})?)?"
              + "([Zz]|[+-][0-2][0-9](:?[0-5][0-9])?)?(?![0-9:.-])|(?![0-9-]))");

  /**
   * A date as people write it, with an optional time of day: day and month between the same signs
   * and a year of our time, or the month as a word. It is not part of a longer run of digits.
   */
  private static final Pattern WRITTEN_DATE =
      Pattern.compile(
          ("(?:(?=DAY[/.-]MONTH[/.-]|MONTH[/.-])DAY(?<sign>[/.-])DAY\\k<sign>YEAR"
                  + "|YEAR(?<slash>[/.])MONTH\\k<slash>DAY"
                  + "|(?<=\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[.]?,? )"
                  + "(?:DAY,? )?YEAR)"
                  + "(?:,? ?[Tt]?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[AaPp][Mm])?)?"
                  + "(?![^\\p{L}\\p{Nd}]{0,4}\\p{Nd})")
              .replace("DAY", "(?:0?[1-9]|[12][0-9]|3[01])")
              .replace("MONTH", "(?:0?[1-9]|1[0-2])")
              .replace("YEAR", "(?:19|20)[0-9]{2}"));

  /** Separators of groups of digits. A date that follows one of these is part of a number. */
  private static final String JOINS_A_DATE = "-./";

  private Shown() {}

  /** Returns the text in quotation marks, safe to show. */
  public static String quoted(String text) {
    return "\"" + cut(text) + "\"";
  }

  /** Returns the text, safe to show, and cut if it is long. */
  public static String cut(String text) {
    // Cut first, so that a long text costs no more. The cut must not make a run of digits look
    // short.
    boolean cut = text.length() > MOST_CHARS;
    String head = cut ? text.substring(0, endOfRun(text)) : text;
    String masked = masked(head);
    return cut ? masked.substring(0, Math.min(MOST_CHARS, masked.length())) + "…" : masked;
  }

  private static int endOfRun(String text) {
    int end = MOST_CHARS;
    int furthest =
        Math.min(text.length(), MOST_CHARS + (1 + MOST_SEPARATORS) * 2 * FEWEST_MASKED_SEPARATED);
    while (end < furthest && (digitAt(text, end) || isSeparator(text.codePointAt(end)))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return Math.min(end, text.length());
  }

  /** Returns the whole text, safe to show. */
  public static String masked(String text) {
    return masked(text, run -> run.wholeIf(run.mayBePartOfANumber()), true);
  }

  /** Returns a given name, safe to show: only what may be a whole number is hidden. */
  public static String name(String text) {
    boolean generated = UUID.matcher(text).matches();
    return masked(text, run -> run.wholeIf(generated ? run.isCard() : run.mayBeANumber()), true);
  }

  /**
   * Returns the text; only the digits of card numbers and of numbers after a plus sign are hidden.
   */
  public static String echoed(String text) {
    return masked(text, Run::cardsAndInternational, false);
  }

  /**
   * Returns a text.
   *
   * @param hides returns which digits of a run are hidden
   */
  private static String masked(String text, Function<Run, BitSet> hides, boolean escapes) {
    StringBuilder shown = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = digitAt(text, i) ? endOfMoment(text, i) : i;
      if (end > i) {
        shown.append(text, i, end);
      } else if (digitAt(text, i)) {
        int paragraph = endOfParagraph(text, i);
        end = paragraph > i ? paragraph : endOfSeparatedDigits(text, i);
        appendRun(shown, text, i, end, hides, escapes);
      } else {
        end = i + Character.charCount(text.codePointAt(i));
        append(shown, text.codePointAt(i), escapes);
      }
      i = end;
    }
    return shown.toString();
  }

  /**
   * Appends a character that is not a digit; one that reverses or hides the following text on a
   * terminal is written out.
   */
  private static void append(StringBuilder shown, int codePoint, boolean escapes) {
    if (escapes && (isHidden(codePoint) || Character.getType(codePoint) == Character.SURROGATE)) {
      shown.append((codePoint > Character.MAX_VALUE ? "\\u{%x}" : "\\u%04x").formatted(codePoint));
    } else {
      shown.appendCodePoint(codePoint);
    }
  }

  /** Returns whether a character is invisible, and may reverse or hide the following text. */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /**
   * Groups of digits with separators between them.
   *
   * @param digits the digits of all groups
   * @param groups where each group begins among the digits
   * @param plus the groups behind a plus sign
   */
  private record Run(String digits, List<Integer> groups, BitSet plus) {
    boolean mayBePartOfANumber() {
      return groups.size() > 1 && digits.length() >= FEWEST_MASKED_SEPARATED
          || IntStream.range(0, groups.size())
              .anyMatch(group -> endOf(group) - groups.get(group) >= FEWEST_MASKED);
    }

    boolean mayBeANumber() {
      return digits.length() >= FEWEST_OF_A_NUMBER
          || plus.get(0) && digits.length() >= FEWEST_BEHIND_PLUS;
    }

    boolean isCard() {
      return isCard(0, digits.length());
    }

    /**
     * Returns whether some digits are a card number: first digits and length of a card network, and
     * the right check digit.
     */
    private boolean isCard(int from, int to) {
      if (to - from < FEWEST_OF_A_CARD
          || to - from > MOST_OF_A_CARD
          || "23456".indexOf(digits.charAt(from)) < 0) {
        return false;
      }
      int sum = 0;
      for (int i = 0; i < to - from; i++) {
        int digit = digits.charAt(to - 1 - i) - '0';
        sum += i % 2 == 0 ? digit : 2 * digit / 10 + 2 * digit % 10;
      }
      return sum % 10 == 0;
    }

    private int endOf(int group) {
      return group + 1 < groups.size() ? groups.get(group + 1) : digits.length();
    }

    /** Returns the digits to hide if the run is one number or none. */
    BitSet wholeIf(boolean number) {
      BitSet hidden = new BitSet();
      if (number) {
        hide(hidden, 0, digits.length());
      }
      return hidden;
    }

    /**
     * Returns the digits to hide if a number can begin and end at any group: an expiry date or
     * another number can stand beside it.
     */
    BitSet cardsAndInternational() {
      BitSet hidden = new BitSet();
      for (int first = 0; first < groups.size(); first++) {
        int from = groups.get(first);
        for (int last = first;
            last < groups.size() && endOf(last) - from <= MOST_OF_A_CARD;
            last++) {
          if (isCard(from, endOf(last))) {
            hide(hidden, from, endOf(last));
          }
        }
        if (plus.get(first)) {
          int next = plus.nextSetBit(first + 1);
          int to = next < 0 ? digits.length() : groups.get(next);
          if (to - from >= FEWEST_BEHIND_PLUS) {
            hide(hidden, from, to);
          }
        }
      }
      return hidden;
    }

    private static void hide(BitSet hidden, int from, int to) {
      hidden.set(from, Math.max(from, to - LAST_SHOWN));
    }
  }

  private static void appendRun(
      StringBuilder shown,
      String text,
      int start,
      int end,
      Function<Run, BitSet> hides,
      boolean escapes) {
    StringBuilder found = new StringBuilder();
    List<Integer> groups = new ArrayList<>();
    BitSet plus = new BitSet();
    for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
      if (digitAt(text, i)) {
        int before = i == 0 ? 0 : text.codePointBefore(i);
        if (i == start || !Character.isDigit(before)) {
          plus.set(groups.size(), before == '+');
          groups.add(found.length());
        }
        found.append(Character.digit(text.codePointAt(i), 10));
      }
    }
    BitSet hidden = hides.apply(new Run(found.toString(), groups, plus));
    int seen = 0;
    for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
      if (!digitAt(text, i)) {
        append(shown, text.codePointAt(i), escapes);
      } else {
        shown.appendCodePoint(hidden.get(seen) ? '•' : text.codePointAt(i));
        seen++;
      }
    }
  }

  /** Digits with a few separators between them, as people write or disguise numbers. */
  private static int endOfSeparatedDigits(String text, int start) {
    int end = start;
    while (true) {
      while (digitAt(text, end)) {
        end += Character.charCount(text.codePointAt(end));
      }
      int next = end;
      for (int i = 0;
          i < MOST_SEPARATORS && next < text.length() && isSeparator(text.codePointAt(next));
          i++) {
        next += Character.charCount(text.codePointAt(next));
      }
      if (next == end || !digitAt(text, next)) {
        return end;
      }
      end = next;
    }
  }

  /**
   * Returns the end of the digit of a paragraph of a law, "(a)(1), 164.512(i)": a letter in
   * brackets before it stands in no number. Else where it begins.
   */
  private static int endOfParagraph(String text, int start) {
    int end = start + 1;
    boolean isParagraph =
        start > 3
            && text.charAt(start - 1) == '('
            && text.charAt(start - 2) == ')'
            && isAsciiLetter(text.charAt(start - 3))
            && text.charAt(start - 4) == '('
            && end < text.length()
            && text.charAt(end) == ')';
    return isParagraph ? end : start;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static int endOfMoment(String text, int start) {
    if (start > 0 && Character.isDigit(text.codePointBefore(start))) {
      return start;
    }
    char first = text.charAt(start);
    if (start == 0 || JOINS_A_DATE.indexOf(text.charAt(start - 1)) < 0) {
      Matcher instant = INSTANT.matcher(text).region(start, text.length());
      if (instant.useTransparentBounds(true).lookingAt()) {
        return instant.end();
      }
      Matcher moment = MOMENT.matcher(text).region(start, text.length());
      if ((first == '1' || first == '2') && moment.useTransparentBounds(true).lookingAt()) {
        return moment.end();
      }
    }
    if (continuesARun(text, start)) {
      return start;
    }
    Matcher matcher = WRITTEN_DATE.matcher(text).region(start, text.length());
    return matcher.useTransparentBounds(true).lookingAt() ? matcher.end() : start;
  }

  /** Returns whether digits stand close before, or a plus sign, as in a number in groups. */
  private static boolean continuesARun(String text, int start) {
    int before = start;
    for (int i = 0; i < MOST_SEPARATORS && before > 0; i++) {
      int separator = text.codePointBefore(before);
      if (separator == '+' || !isSeparator(separator)) {
        break;
      }
      before -= Character.charCount(separator);
    }
    return before > 0
        && (Character.isDigit(text.codePointBefore(before)) || text.charAt(before - 1) == '+');
  }

  private static boolean digitAt(String text, int i) {
    return i < text.length() && Character.isDigit(text.codePointAt(i));
  }

  /** Returns whether a character can separate the digits of a number. */
  private static boolean isSeparator(int codePoint) {
    return !Character.isLetterOrDigit(codePoint);
  }
}
