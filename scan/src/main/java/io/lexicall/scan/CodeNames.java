package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of security codes in a text, and tells them from what only looks like one: a
 * constant of a program, a part of a checksum, the code of something else. It has no state but the
 * window.
 */
final class CodeNames {

  /** No name has so many letters and figures in a row. */
  private static final int LONG_TOKEN = 40;

  private static final int LONGEST_WORD_BEFORE = 12;

  /** "And the code is", "my card code is": not "the ZIP code is". */
  private static final Set<String> BEFORE_CODE =
      Set.of("the", "and", "my", "card", "back", "security", "cv", "v", "el", "y", "mi", "o", "e");

  /** So many digits on the front of a card are its number. */
  private static final Set<String> WHOLE_NUMBER =
      Set.of("sixteen", "fifteen", "fourteen", "16", "15", "14", "long", "all");

  /** What follows the name of a security code in the name of a field. */
  private static final Set<String> FIELD_ENDS =
      Set.of(
          "code", "number", "num", "no", "nr", "value", "val", "digits", "data", "field", "entered",
          "entry", "input", "keyed");

  /** So far behind a card number "the code" is that of the card. */
  private static final int CODE_AFTER_NUMBER = 200;

  private final TextWindow window;
  private final Lexicon lexicon;

  CodeNames(TextWindow window, Lexicon lexicon) {
    this.window = window;
    this.lexicon = lexicon;
  }

  /**
   * Returns the name of a code of which the word at a place is a part; null if there is none.
   *
   * @param position a name that ends before is done with
   * @param numberEnd where the last card number ended, in the whole text; -1 before the first
   */
  Lexicon.@Nullable Match at(int place, int position, long numberEnd) {
    char[] text = window.text;
    int start = Lexicon.wordStart(text, place, 0);
    int end = Lexicon.wordEnd(text, start, window.length);
    if ((lexicon.lookup(text, start, end) & Lexicon.PHRASE) == 0) {
      return null;
    }
    Lexicon.Match name = lexicon.phraseAt(text, start, window.length, Lexicon.PHRASE);
    boolean isName =
        name != null
            && name.end() > position
            && !isVulnerabilityId(start, name.end())
            && !isInLongToken(start, name.end())
            && !isAmidIdentifier(name.end())
            && !isInAddress(start)
            && !isHalfEscaped(name.start(), name.end())
            && ((name.value() & Lexicon.NEEDS_TWO) == 0 || text[name.end() - 1] == '2')
            && ((name.value() & Lexicon.AFTER_NUMBER) == 0
                || isCodeOfNumber(name.start(), numberEnd))
            && !isOfWholeNumber(name.start())
            && !isOfOtherCard(name.start())
            && !CodeField.isSocial(text, window.length, name.start(), name.end())
            && !CodeField.isOfThing(text, window.length, name.start(), name.end())
            && !(Lexicon.is("security", text, name.start())
                && CodeField.isOfBuilding(text, window.length, name.start(), name.end()));
    return isName ? name : null;
  }

  /** Returns whether a place lies shortly behind the last card number. */
  boolean isNear(int place, long numberEnd) {
    return numberEnd >= 0 && window.base + place - numberEnd <= CODE_AFTER_NUMBER;
  }

  /** "giftCardCode", "gift card code" */
  private boolean isOfOtherCard(int start) {
    char[] text = window.text;
    return Lexicon.is("card", text, start) && CardKinds.isWithoutCode(text, start);
  }

  /** "The sixteen digits on the front" are no code. */
  private boolean isOfWholeNumber(int start) {
    char[] text = window.text;
    int end = start;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-') && start - end < 4) {
      end--;
    }
    int from = end;
    while (from > 0
        && Chars.isAsciiAlphanumeric(text[from - 1])
        && end - from < LONGEST_WORD_BEFORE) {
      from--;
    }
    return end < start
        && WHOLE_NUMBER.contains(String.valueOf(text, from, end - from).toLowerCase(Locale.ROOT));
  }

  /** "… and the code is", shortly after a card number: not "the ZIP code is". */
  private boolean isCodeOfNumber(int start, long numberEnd) {
    if (!isNear(start, numberEnd)) {
      return false;
    }
    int end = start;
    while (end > 0 && window.text[end - 1] == ' ' && start - end < 4) {
      end--;
    }
    int from = Lexicon.wordStart(window.text, end, Math.max(0, end - LONGEST_WORD_BEFORE));
    return BEFORE_CODE.contains(
        String.valueOf(window.text, from, end - from).toLowerCase(Locale.ROOT));
  }

  /** CVE is Elo's code, and the first word of CVE-2021-44228 and of all that lists such. */
  private boolean isVulnerabilityId(int start, int end) {
    char[] text = window.text;
    if (end - start != 3 || !Lexicon.is("cve", text, start)) {
      return false;
    }
    return text[end] == '-'
        || Chars.isLetter(text[end])
        || text[end] == '.' && Chars.isLetter(text[end + 1]) // www.cve.org
        || (text[end] == ' ' || text[end] == '_')
            && Chars.isAsciiDigit(text[end + 1])
            && Chars.isAsciiDigit(text[end + 2])
            && Chars.isAsciiDigit(text[end + 3])
            && Chars.isAsciiDigit(text[end + 4])
            && (text[end + 5] == '-' || text[end + 5] == '_' || text[end + 5] == ' ');
  }

  /** "V4L2_CID_MPEG": a constant of a program; but "cvv_code" is a field. */
  private boolean isAmidIdentifier(int end) {
    char[] text = window.text;
    if (text[end] == '_' && Chars.isAsciiDigit(text[end + 1])) {
      // "CVC_36", but "CVV_523" is a code.
      return Chars.isAsciiDigit(text[end + 2]) && !Chars.isAsciiDigit(text[end + 3]);
    }
    if (text[end] != '_' || !Chars.isLetter(text[end + 1])) {
      return false;
    }
    int to = Lexicon.wordEnd(text, end + 1, window.length);
    return !FIELD_ENDS.contains(
        String.valueOf(text, end + 1, to - end - 1).toLowerCase(Locale.ROOT));
  }

  /** "acvv": a name only if the first letter is the last of an escape, as in "%3Acvv". */
  private boolean isHalfEscaped(int start, int end) {
    char[] text = window.text;
    return end - start == 4
        && (text[start + 1] | 0x20) == 'c'
        && (text[start + 2] | 0x20) == 'v'
        && !(start > 1 && text[start - 2] == '%' && Chars.isAsciiDigit(text[start - 1]));
  }

  /** Behind the sign of an address for mail. */
  private boolean isInAddress(int start) {
    char[] text = window.text;
    int i = start;
    while (i > 0
        && start - i < LONG_TOKEN
        && (Chars.isAsciiAlphanumeric(text[i - 1]) || text[i - 1] == '.' || text[i - 1] == '-')) {
      i--;
    }
    return i > 0 && text[i - 1] == '@';
  }

  /** Within a long run of letters and figures, as keys and checksums are, a name says nothing. */
  private boolean isInLongToken(int start, int end) {
    char[] text = window.text;
    int from = start;
    while (from > 0 && start - from < LONG_TOKEN && isOfToken(text[from - 1])) {
      from--;
    }
    int to = end;
    while (to - end < LONG_TOKEN && isOfToken(text[to])) {
      to++;
    }
    return to - from >= LONG_TOKEN;
  }

  private static boolean isOfToken(char c) {
    return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '/';
  }
}
