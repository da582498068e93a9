package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what others have left of a card number: {@code **** **** **** 1111}, {@code
 * 411111******1111}, {@code [REDACTED]}. It keeps what it read last; not thread-safe.
 */
final class MaskedNumber {

  /** Begins what stands before the day on which a card expires. */
  private static final String EXPIRY = "exp";

  /**
   * How a mask of crosses begins, and words that stand in brackets in place of a number, and what
   * stands before the day on which a card expires. Few other words begin so, beside those of cards.
   */
  static final Set<String> OPENINGS =
      Set.of("xxx", "red", "mas", "hid", "pii", "pci", "pan", "car", EXPIRY);

  /** What ends a word that stands in place of a number, and what begins it. */
  private static final String CLOSING = "]>}";

  private static final String OPENING = "[<{";

  /** So many digits are shown at the end of a number. */
  private static final int SHOWN = 4;

  /** So many signs stand before them at least. */
  private static final int FEWEST_SIGNS = 4;

  private static final int FEWEST_DIGITS = 13;

  /** The longest mask of a number, with blanks or hyphens between its groups. */
  private static final int LONGEST = 32;

  private static final int LONGEST_WORD = 40;

  /** So many signs at most stand between a number and the day on which the card expires. */
  private static final int MOST_SIGNS = 3;

  /** Of cards of so many digits the code has one more. */
  private static final int LENGTH_OF_LONGER_CODE = 15;

  /** What stands in place of anything. */
  private static final Set<String> OF_ANYTHING =
      Set.of("redacted", "masked", "hidden", "pii", "pci");

  /** What stands in place of a card number. */
  private static final Set<String> OF_CARDS =
      Set.of(
          ("pan card cardno cardnumber cardnum cc ccnumber ccnum creditcard creditcardnumber debitcard"
                  + " debitcardnumber creditdebitnumber paymentcard paymentcardnumber maskedpan"
                  + " maskedcard maskedcardnumber redactedpan redactedcard redactedcardnumber"
                  + " panredacted cardredacted cardnumberredacted creditcardredacted"
                  + " primaryaccountnumber")
              .split(" ", -1));

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_ ]");

  private static final Set<String> FIRST_WORDS =
      Stream.concat(
              OF_ANYTHING.stream(), Stream.of("pan", "card", "cc", "credit", "debit", "payment"))
          .collect(Collectors.toUnmodifiableSet());

  private final TextWindow window;

  /** Where it begins and ends. */
  int start;

  int end;

  /** How many digits the code of such a card has. */
  int codeDigits;

  /** Whether it has as many signs and digits as the number of a card. */
  boolean isWhole;

  /** Whether its last digits are shown, or a word says that it is a card. */
  boolean isOfCard;

  /** Whether it is a word in brackets. */
  boolean isWord;

  MaskedNumber(TextWindow window) {
    this.window = window;
  }

  /** Whether a character masks a digit. */
  static boolean isSign(char c) {
    return c == '*' || c == 'x' || c == 'X' || c == '#' || c == '\u2022';
  }

  /** Whether a sign that masks a digit stands before a place. */
  boolean isBehindSign(int place) {
    return place > 0 && isSign(window.text[place - 1]);
  }

  /** Reads the number of which the last crosses are at a place: {@code XXXX-XXXX-XXXX-1111}. */
  boolean readCrosses(int place) {
    char[] text = window.text;
    int i = place;
    while (Chars.lower(text[i]) == 'x' && i - place < LONGEST) {
      i++;
    }
    boolean isParted = text[i] == ' ' || text[i] == '-';
    return shownAt(isParted ? i + 1 : i) >= 0 && readSigns(isParted ? i + 1 : i);
  }

  /** Reads the number before the word for the day on which a card expires: {@code ****1111 exp}. */
  boolean readBeforeExpiry(int place) {
    char[] text = window.text;
    if (!Lexicon.is(EXPIRY, text, place)) {
      return false;
    }
    int end = place;
    while (end > SHOWN && place - end < MOST_SIGNS && " ,;(".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return end < place && isBehindSign(end - SHOWN) && readSigns(end - SHOWN);
  }

  /** Reads the number of which the mask ends at a place. */
  boolean readSigns(int place) {
    char[] text = window.text;
    int behind = place;
    while (behind > 0 && (text[behind - 1] == ' ' || text[behind - 1] == '-')) {
      behind--;
    }
    if (!isBehindSign(behind) || place - behind > 1) {
      return false;
    }
    int shown = shownAt(text[behind] == ' ' || text[behind] == '-' ? behind + 1 : behind);
    end = shown < 0 ? behind : shown;
    if (shown < 0 || Chars.isAsciiAlphanumeric(text[end]) || text[end] == '_') {
      return false;
    }
    isWord = false;
    readBack(behind);
    return isOfCard;
  }

  /** Returns the end of the four figures at a place; -1 if there are fewer or more. */
  private int shownAt(int place) {
    for (int i = place; i < place + SHOWN; i++) {
      if (!Chars.isAsciiDigit(window.text[i])) {
        return -1;
      }
    }
    return Chars.isAsciiDigit(window.text[place + SHOWN]) ? -1 : place + SHOWN;
  }

  /** Reads the mask and the digits before it, from its end. */
  private void readBack(int behind) {
    char[] text = window.text;
    int sign = Chars.lower(text[behind - 1]);
    int signs = 0;
    int lastGroup = 0;
    int i = behind;
    int first = behind;
    while (i > 0 && behind - i < LONGEST) {
      char c = text[i - 1];
      if (Chars.lower(c) == sign) {
        signs++;
        first = i - 1;
        lastGroup += behind - first == signs ? 1 : 0;
      } else if (c != ' ' && c != '-' || i > 1 && Chars.lower(text[i - 2]) != sign) {
        break;
      }
      i--;
    }
    int digits = 0;
    int from = first;
    i = first;
    while (i > 0 && digits < 2 * SHOWN && first - i < LONGEST) {
      char c = text[i - 1];
      boolean isBetween = (c == ' ' || c == '-') && i > 1 && Chars.isAsciiDigit(text[i - 2]);
      if (Chars.isAsciiDigit(c)) {
        digits++;
        from = i - 1;
      } else if (!isBetween) {
        break;
      }
      i--;
    }
    int all = digits + signs + SHOWN;
    boolean isBegun = digits >= SHOWN && all >= FEWEST_DIGITS && all <= CardNetworks.MAX_LENGTH;
    start = isBegun ? from : first;
    int length = isBegun ? all : signs + SHOWN;
    boolean touches =
        start > 0 && (Chars.isAsciiAlphanumeric(text[start - 1]) || text[start - 1] == '_');
    isWhole = !touches && length >= FEWEST_DIGITS && length <= CardNetworks.MAX_LENGTH;
    isOfCard = isWhole || !touches && lastGroup >= FEWEST_SIGNS;
    codeDigits = isWhole && length == LENGTH_OF_LONGER_CODE ? 4 : 3;
  }

  /** Whether figures at a place may be the last of such a number. */
  static boolean mayEnd(char[] text, int place) {
    if (place == 0 || Chars.isAsciiDigit(text[place - 1])) {
      return false;
    }
    int i = text[place - 1] == ' ' || text[place - 1] == '-' ? place - 1 : place;
    return i > 0 && isSign(text[i - 1]);
  }

  /** Whether a word may be the first of those that stand in brackets in place of a number. */
  static boolean mayBegin(char[] text, int start, int end) {
    return start > 0
        && OPENING.indexOf(text[start - 1]) >= 0
        && FIRST_WORDS.contains(String.valueOf(text, start, end - start).toLowerCase(Locale.ROOT));
  }

  /** Reads the words in brackets of which one begins at a place. */
  boolean readWord(int place) {
    char[] text = window.text;
    char before = place == 0 ? '\0' : text[place - 1];
    if (before != '_' && OPENING.indexOf(before) < 0) {
      return false;
    }
    int from = place;
    while (from > 0 && place - from < LONGEST_WORD && isOfWords(text[from - 1])) {
      from--;
    }
    int opening = from == 0 ? -1 : OPENING.indexOf(text[from - 1]);
    int to = place;
    while (to - place < LONGEST_WORD && isOfWords(text[to])) {
      to++;
    }
    if (opening < 0 || text[to] != CLOSING.charAt(opening)) {
      return false;
    }
    String words = String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
    String said = BETWEEN_WORDS.matcher(words).replaceAll("");
    start = from - 1;
    end = to + 1;
    codeDigits = 3;
    isWhole = false;
    isWord = true;
    isOfCard = OF_CARDS.contains(said);
    return isOfCard || OF_ANYTHING.contains(said);
  }

  private static boolean isOfWords(char c) {
    return Chars.isAsciiLetter(c) || c == '_' || c == '-' || c == ' ';
  }
}
