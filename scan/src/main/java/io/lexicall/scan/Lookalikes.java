package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Recognizes by their shape numbers that have the digits of a card number but are part of something
 * else: dates, telephone numbers, addresses, decimals, IBANs, UUIDs, hexadecimal, parcel and SIM
 * numbers.
 *
 * <p>It is asked only about numbers that passed range, length and check digit. It does not consider
 * words: "order" before a number lowers the confidence, but the number may still be a card number.
 */
final class Lookalikes {

  static final int MAX_TOKEN = 48;

  /** By country, of the registry of ISO 13616. */
  private static final String IBAN_LENGTHS =
      "AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IS26"
          + " IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26";

  private static final String[] HEXADECIMAL_KEYS = {
    "spanid",
    "traceid",
    "parentid",
    "requestid",
    "correlationid",
    "sessionid",
    "hash",
    "digest",
    "etag",
    "checksum",
    "fingerprint"
  };

  /** A letter alone that is a word, or stands for one, in a language that is read. */
  private static final String ARE_WORDS = "aeiouy";

  /** Two letters that are no beginning of a number: "OK", and what is short for a card. */
  private static final Set<String> NO_LETTERS = Set.of("ok", "cc", "mc", "ax");

  private Lookalikes() {}

  /**
   * Returns whether a written number of {@code digits} digits at [start, end) is part of something
   * else.
   */
  static boolean isPartOfOther(TextWindow window, int start, int end, int digits) {
    char[] text = window.text;
    return text[end - 1] < 128 && isIdentifier(text, start, end)
        || isNumberedFormat(text, start, end)
        || isFraction(text, start)
        || start > 0 && text[start - 1] == '+' && digits <= 14
        || isIban(text, start)
        || isUuid(text, start, end)
        || isLongNumber(window, start, end)
        || isTracingId(text, start);
  }

  /**
   * Returns whether a number in groups is a section of a longer sequence with the same separator:
   * host addresses, amounts with thousands separators, versions.
   */
  static boolean isCutOutOfGroups(char[] text, int start, int end) {
    return (isJoint(text, start - 1) || isJoint(text, end)) && holdsJoint(text, start, end);
  }

  private static boolean holdsJoint(char[] text, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      if (isJoint(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** A full stop or comma with a figure at either side. */
  private static boolean isJoint(char[] text, int at) {
    return at > 0
        && (text[at] == '.' || text[at] == ',')
        && Chars.isAsciiDigit(text[at - 1])
        && Chars.isAsciiDigit(text[at + 1]);
  }

  /** "-.4111…", "(.4111…": a decimal without the leading zero. */
  private static boolean isFraction(char[] text, int start) {
    return start > 1 && text[start - 1] == '.' && "-+,([{=: \t".indexOf(text[start - 2]) >= 0;
  }

  /**
   * Returns whether the group at [start, end) is part of a date, telephone number, address or
   * decimal.
   */
  static boolean isPartOfFormat(char[] text, int start, int end) {
    return isNumberedFormat(text, start, end)
        || start > 1 && text[start - 1] == '/' && Chars.isAsciiDigit(text[start - 2])
        || start > 1 && text[start - 1] == '(' && text[end] == ')' && isLocalPhone(text, end + 1)
        || start > 0 && isCurrency(text[start - 1]);
  }

  private static boolean isLocalPhone(char[] text, int from) {
    int i = text[from] == ' ' ? from + 1 : from;
    return Chars.isAsciiDigit(text[i])
        && Chars.isAsciiDigit(text[i + 1])
        && Chars.isAsciiDigit(text[i + 2]);
  }

  private static boolean isCurrency(char c) {
    return c == '$' || c == '\u20ac' || c == '\u00a3' || c == '\u00a5' || c == '\u20b9';
  }

  /**
   * Returns whether letters touch the number and form a hexadecimal number, or a code of letters
   * and digits, with it.
   */
  private static boolean isIdentifier(char[] text, int start, int end) {
    int from = touching(text, start, end);
    if (from < start
        && isCode(text, from, start)
        && !(start - from == 2 && Lexicon.is("cc", text, from))
        && !CardWords.isCodeOfNetwork(text, start)) {
      return true;
    }
    int to = end;
    while (to - end < MAX_TOKEN && Chars.isAsciiAlphanumeric(text[to])) {
      to++;
    }
    return to > end && isCode(text, end, to) && !startsWithWord(text, end, to);
  }

  /**
   * Returns where the letters and digits begin that touch the number at [start, end). The letters
   * of an escape ("\n4111…" in JSON or a log, "%3D4111…" in an address) and the B of a track
   * ("%B4111…^") do not count.
   */
  private static int touching(char[] text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < MAX_TOKEN && Chars.isAsciiAlphanumeric(text[from - 1])) {
      from--;
    }
    int length = start - from;
    char before = from > 0 ? text[from - 1] : 0;
    if (length == 1 && before == '\\'
        || length == 5 && before == '\\' && text[from] == 'u'
        || length == 2
            && (before == '%'
                || before == '='
                    && (Lexicon.is("3d", text, from) || Markup.isInEscape(text, start - 1)))) {
      return start;
    }
    boolean track =
        length > 0
            && (text[start - 1] | 0x20) == 'b'
            && (length == 1 && (before == '%' || text[end] == '^')
                || length == 3 && before == '%' && Lexicon.is("25", text, from));
    return track ? start : from;
  }

  /** "4111…exp12": a word, not the middle of an identifier. */
  private static boolean startsWithWord(char[] text, int from, int to) {
    boolean hex = true;
    int i = from;
    while (i < to && !Chars.isAsciiDigit(text[i])) {
      hex &= Chars.isHexLetter(text[i]);
      i++;
    }
    return i - from >= 3 && !hex;
  }

  private static boolean isCode(char[] text, int from, int to) {
    boolean hex = true;
    for (int i = from; i < to; i++) {
      if (Chars.isAsciiDigit(text[i])) {
        return true;
      }
      hex &= Chars.isHexLetter(text[i]);
    }
    return hex;
  }

  /**
   * Returns whether [start, end) holds a part of a date, telephone, social security, postal or
   * order number, address or decimal.
   */
  private static boolean isNumberedFormat(char[] text, int start, int end) {
    int from = start;
    while (from > 1
        && start - from < MAX_TOKEN
        && (Chars.isAsciiDigit(text[from - 1])
            || isTight(text[from - 1]) && Chars.isAsciiDigit(text[from - 2]))) {
      from--;
    }
    if (from == 1 && Chars.isAsciiDigit(text[0])) {
      from = 0;
    }
    int i = from;
    while (i < end) {
      if (!Chars.isAsciiDigit(text[i])) {
        i = Math.max(i + 1, Markup.tagEnd(text, i));
        continue;
      }
      int to = tokenEnd(text, i);
      if (to > start && isFormat(text, i, to) && !(to == end && endsFours(text, start, i, to))) {
        return true;
      }
      i = to;
    }
    return false;
  }

  /**
   * "4111 1111-1111 1111.111": what looks like a decimal at the end continues the groups of four
   * before it.
   */
  private static boolean endsFours(char[] text, int start, int token, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      if (Chars.isAsciiDigit(text[i])) {
        length++;
      } else if (length != 4) {
        return false;
      } else {
        length = 0;
      }
    }
    return token > start && length < 4;
  }

  private static boolean isTight(char c) {
    return c == '.' || c == '-';
  }

  private static int tokenEnd(char[] text, int from) {
    int to = from;
    while (to - from < 2 * MAX_TOKEN
        && (Chars.isAsciiDigit(text[to])
            || isTight(text[to]) && Chars.isAsciiDigit(text[to + 1]))) {
      to++;
    }
    return to;
  }

  private static boolean isFormat(char[] text, int from, int to) {
    int groups = 0;
    long lengths = 0;
    char separator = 0;
    int length = 0;
    if (isInThousands(text, from, to)) {
      return true;
    }
    for (int i = from; i <= to; i++) {
      if (i == to || isTight(text[i])) {
        if (++groups > 4) {
          return false;
        }
        lengths = lengths * 32 + Math.min(length, 31);
        length = 0;
        if (i < to) {
          if (separator != 0 && text[i] != separator) {
            return false;
          }
          separator = text[i];
        }
      } else {
        length++;
      }
    }
    if (groups == 1) {
      return false;
    }
    if (groups == 4 && separator == '.' && isAddress(text, from, to)) {
      return true;
    }
    if (groups == 2) {
      int first = (int) (lengths / 32);
      int second = (int) (lengths % 32);
      return separator == '-'
          ? first == 3 && second == 4 || first == 5 && second == 4
          : !(first == 4 && second >= 4 && second <= 6
              || (first == 6 || first == 8) && second >= 4 && !(first == 6 && second == 6)
              || first >= CardNetworks.MIN_LENGTH);
    }
    return lengths == shape(3, 3, 4)
        || lengths == shape(3, 2, 4)
        || lengths == shape(3, 7, 7)
        || lengths == 1L * 32 * 32 * 32 + shape(3, 3, 4) && text[from] == '1'
        || lengths == shape(4, 2, 2) && isYear(text, from)
        || lengths == shape(2, 2, 4) && isYear(text, to - 4)
        || lengths == shape(1, 2, 4) && isYear(text, to - 4)
        || lengths == shape(2, 1, 4) && isYear(text, to - 4)
        || lengths == shape(1, 1, 4) && isYear(text, to - 4);
  }

  /** "4.111.111.111.111.111": a count, as half of the world writes it. */
  private static boolean isInThousands(char[] text, int from, int to) {
    int length = 0;
    for (int i = to - 1; i >= from; i--) {
      if (Chars.isAsciiDigit(text[i])) {
        length++;
      } else if (text[i] != '.' || length != 3) {
        return false;
      } else {
        length = 0;
      }
    }
    return length > 0 && length <= 3 && to - from > 7;
  }

  private static long shape(int first, int second, int third) {
    return (first * 32L + second) * 32 + third;
  }

  private static boolean isYear(char[] text, int from) {
    return text[from] == '1' && text[from + 1] == '9' || text[from] == '2' && text[from + 1] == '0';
  }

  private static boolean isAddress(char[] text, int from, int to) {
    int value = 0;
    int length = 0;
    for (int i = from; i <= to; i++) {
      if (i == to || text[i] == '.') {
        if (length > 3 || value > 255) {
          return false;
        }
        value = 0;
        length = 0;
      } else {
        value = value * 10 + text[i] - '0';
        if (++length > 3) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns whether it is an IBAN (ISO 13616): two letters, two check digits, remainder 1 modulo
   * 97; printed in groups of four with blanks or hyphens, or without groups.
   */
  private static boolean isIban(char[] text, int start) {
    return isIban(text, start, false);
  }

  /**
   * Returns whether it has the form and the length of an IBAN of its country; its check digits may
   * be misheard, or made up.
   */
  static boolean hasShapeOfIban(char[] text, int start) {
    return isIban(text, start, true);
  }

  private static boolean isIban(char[] text, int start, boolean byLength) {
    int from = start;
    for (int i = start; i >= 0 && start - i <= 42; i--) {
      char c = text[i];
      if (!Chars.isAsciiAlphanumeric(c) && c != ' ' && c != '-') {
        break;
      }
      from = i;
      boolean head =
          c >= 'A'
              && c <= 'Z'
              && text[i + 1] >= 'A'
              && text[i + 1] <= 'Z'
              && Chars.isAsciiDigit(text[i + 2])
              && Chars.isAsciiDigit(text[i + 3])
              && (i == 0 || !Chars.isAsciiAlphanumeric(text[i - 1]));
      if (head && ibanEnd(text, from, byLength) > start) {
        return true;
      }
    }
    return false;
  }

  private static int ibanEnd(char[] text, int head, boolean byLength) {
    int check = text[head + 2] * 10 + text[head + 3] - '0' * 11;
    int country = (text[head] - 'A' + 10) * 100 + text[head + 1] - 'A' + 10;
    int rest = 0;
    int i = head + 4;
    for (int length = 4; length < 34; length++) {
      if (text[i] == ' ' || text[i] == '-') {
        i++;
      }
      char c = text[i];
      if (!Chars.isAsciiAlphanumeric(c)) {
        return -1;
      }
      i++;
      rest =
          Chars.isAsciiDigit(c)
              ? (rest * 10 + c - '0') % 97
              : (rest * 100 + (c & ~0x20) - 'A' + 10) % 97;
      boolean whole = length >= 14 && !Chars.isAsciiAlphanumeric(text[i]);
      boolean isOne =
          byLength
              ? length + 1 == ibanLength(text[head], text[head + 1])
              : (rest * 1_000_000L + country * 100L + check) % 97 == 1;
      if (whole && isOne) {
        return i;
      }
    }
    return -1;
  }

  /** Returns how long the IBANs of a country are; 0 if it is not known. */
  private static int ibanLength(char first, char second) {
    for (int i = 0; i < IBAN_LENGTHS.length(); i += 5) {
      if (IBAN_LENGTHS.charAt(i) == first && IBAN_LENGTHS.charAt(i + 1) == second) {
        return Integer.parseInt(IBAN_LENGTHS, i + 2, i + 4, 10);
      }
    }
    return 0;
  }

  /** RFC 9562: 8-4-4-4-12 hexadecimal digits. */
  private static boolean isUuid(char[] text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < 40 && isUuidChar(text[from - 1])) {
      from--;
    }
    int to = end;
    while (to - end < 40 && isUuidChar(text[to])) {
      to++;
    }
    if (text[from] == '-') {
      from++; // "req-123e4567-…"
    }
    return to - from == 36
        && text[from + 8] == '-'
        && text[from + 13] == '-'
        && text[from + 18] == '-'
        && text[from + 23] == '-';
  }

  private static boolean isUuidChar(char c) {
    return Chars.isAsciiDigit(c) || Chars.isHexLetter(c) || c == '-';
  }

  /**
   * Returns whether it is the number of a SIM (ICCID: begins with 89, 20 digits) or of a parcel
   * (USPS: begins with 9, 22 digits) in groups of four.
   */
  private static boolean isLongNumber(TextWindow window, int start, int end) {
    char[] text = window.text;
    int from = start;
    while (from > 4
        && start - from < MAX_TOKEN
        && text[from - 1] == ' '
        && groupOfFour(text, from - 5)) {
      from -= 5;
    }
    if (from == start) {
      return false;
    }
    int digits = 0;
    int to = from;
    while (to - from < MAX_TOKEN
        && (Chars.isAsciiDigit(text[to]) || text[to] == ' ' && Chars.isAsciiDigit(text[to + 1]))) {
      if (Chars.isAsciiDigit(text[to])) {
        digits++;
      }
      to++;
    }
    return to >= end
        && (digits <= 20 && digits >= 19 && text[from] == '8' && text[from + 1] == '9'
            || digits == 22 && text[from] == '9');
  }

  private static boolean groupOfFour(char[] text, int from) {
    return Chars.isAsciiDigit(text[from])
        && Chars.isAsciiDigit(text[from + 1])
        && Chars.isAsciiDigit(text[from + 2])
        && Chars.isAsciiDigit(text[from + 3])
        && (from == 0 || !Chars.isAsciiAlphanumeric(text[from - 1]));
  }

  /**
   * Returns whether it is the value of {@code trace_id}, {@code spanId} or the like: 16 hexadecimal
   * digits that all happen to be decimal.
   */
  private static boolean isTracingId(char[] text, int start) {
    int i = start;
    while (i > 0 && start - i < 4 && isQuoteOrBlank(text[i - 1])) {
      i--;
    }
    if (i == 0 || text[i - 1] != ':' && text[i - 1] != '=') {
      return false;
    }
    i--;
    while (i > 0 && start - i < 8 && isQuoteOrBlank(text[i - 1])) {
      i--;
    }
    for (String key : HEXADECIMAL_KEYS) {
      if (endsWith(key, text, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the digits at [start, end) are an identifier, as their surroundings show: a
   * letter or an underscore touches them or what they are joined to, or a word names another kind
   * of number. Such words name hexadecimal numbers in service logs ("request 4111111111111111"), of
   * which one in two thousand has no letter, or the numbers of devices, articles and parcels.
   */
  static boolean isInIdentifier(char[] text, int start, int end, Lexicon lexicon) {
    return text[end] == '_' && !Chars.isAsciiDigit(text[end + 1])
        || text[end] == '@' && Chars.isAsciiAlphanumeric(text[end + 1])
        || isStepOfAddress(text, start)
        || touching(text, start, end) < start
        || isJoinedToName(text, start)
        || followsIdentifier(text, start, lexicon);
  }

  /** "/articles/4111…", "sip:4111…", "tel:4111…". */
  private static boolean isStepOfAddress(char[] text, int start) {
    if (start < 4) {
      return false;
    }
    char before = text[start - 1];
    // A line break in a string of JSON ends with a letter too.
    return before == '/' && Chars.isAsciiLetter(text[start - 2]) && text[start - 3] != '\\'
        || before == ':'
            && (Lexicon.is("sip", text, start - 4)
                || Lexicon.is("tel", text, start - 4)
                || Lexicon.is("sips", text, start - 5 < 0 ? 0 : start - 5));
  }

  /** "blk_-4111…", "shop-12-4111…"; but "12-4111…" is two numbers. */
  private static boolean isJoinedToName(char[] text, int start) {
    int i = start;
    while (i > 1
        && start - i < MAX_TOKEN
        && (i < start && Chars.isAsciiDigit(text[i - 1])
            || isJoiner(text[i - 1])
                && (Chars.isAsciiAlphanumeric(text[i - 2]) || text[i - 2] == '_'))) {
      i--;
    }
    boolean isEscape = i > 1 && text[i - 2] == '\\';
    boolean isAmid = i > 1 && (Chars.isAsciiAlphanumeric(text[i - 2]) || text[i - 2] == '_');
    return i > 0
        && (text[i - 1] == '_' && !isAmid
            || i < start && Chars.isAsciiLetter(text[i - 1]) && !isEscape);
  }

  private static boolean isJoiner(char c) {
    return c == '-' || c == '_';
  }

  /** Returns whether another number stands beside the one at [start, end), as in columns. */
  static boolean isBesideNumber(TextWindow window, int start, int end) {
    return isBehindNumber(window, start) || isBeforeNumber(window, end);
  }

  /** Returns whether other numbers stand on both sides, as in a row of counters or on a ruler. */
  static boolean isAmidNumbers(TextWindow window, int start, int end) {
    return isBehindNumber(window, start) && isBeforeNumber(window, end);
  }

  /** Whether two more groups of four figures stand in the row before a number, or behind it. */
  static boolean isAmidFours(char[] text, int start, int end) {
    return start > 10
            && Chars.isBlank(text[start - 1])
            && isFour(text, start - 5)
            && isFour(text, start - 10)
        || Chars.isBlank(text[end]) && isFour(text, end + 1) && isFour(text, end + 6);
  }

  /** Whether just four figures stand at a place. */
  private static boolean isFour(char[] text, int at) {
    for (int i = at; i < at + 4; i++) {
      if (!Chars.isAsciiDigit(text[i])) {
        return false;
      }
    }
    return !Chars.isAsciiAlphanumeric(text[at - 1]) && !Chars.isAsciiAlphanumeric(text[at + 4]);
  }

  private static boolean isBehindNumber(TextWindow window, int start) {
    char[] text = window.text;
    int before = start;
    while (before > 0 && start - before < MAX_TOKEN && Chars.isBlank(text[before - 1])) {
      before--;
    }
    if (before == start && before > 0 && joins(window.kindAt(before - 1))) {
      before--;
    }
    return window.digitBefore(before) && !Markup.isInEscape(text, before - 1)
        || Markup.start(text, start, 0) >= 0;
  }

  private static boolean isBeforeNumber(TextWindow window, int end) {
    char[] text = window.text;
    int after = end;
    while (after - end < MAX_TOKEN && Chars.isBlank(text[after])) {
      after++;
    }
    if (after == end && joins(window.kindAt(after))) {
      after++;
    }
    return window.digitAt(after) >= 0 || Markup.end(text, end) >= 0;
  }

  private static boolean joins(int kind) {
    return kind == Chars.DASH || kind == Chars.DOT;
  }

  private static boolean followsIdentifier(char[] text, int start, Lexicon lexicon) {
    int end = start;
    for (int words = 0; words < 2; words++) {
      while (end > 0 && start - end < 16 && isBeforeIdentifier(text[end - 1])) {
        end--;
      }
      int from = Lexicon.wordStart(text, end, Math.max(0, end - 16));
      if ((lexicon.lookup(text, from, end) & Lexicon.IDENTIFIER) != 0) {
        return true;
      }
      if (!isNumberWord(text, from, end)) {
        return false;
      }
      end = from;
    }
    return false;
  }

  /** GTIN-13, as on every thing that is sold: its check digit weighs by one and three. */
  static boolean isArticleNumber(byte[] digits, int from) {
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += digits[from + i] * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  private static boolean isNumberWord(char[] text, int from, int end) {
    int length = end - from;
    return length == 2 && (Lexicon.is("id", text, from) || Lexicon.is("no", text, from))
        || length == 6 && Lexicon.is("number", text, from);
  }

  private static boolean isBeforeIdentifier(char c) {
    return isQuoteOrBlank(c)
        || c == ':'
        || c == '='
        || c == '#'
        || c == '['
        || c == '('
        || c == '_'
        || c == '-';
  }

  private static boolean isQuoteOrBlank(char c) {
    return c == '"' || c == '\'' || c == ' ' || c == '\\';
  }

  private static boolean endsWith(String key, char[] text, int end) {
    int i = end;
    for (int k = key.length() - 1; k >= 0; k--) {
      if (i > 0 && (text[i - 1] == '_' || text[i - 1] == '-')) {
        i--;
      }
      if (i == 0 || Chars.lower(text[i - 1]) != key.charAt(k)) {
        return false;
      }
      i--;
    }
    return true;
  }

  /**
   * "X P 4731", "F R 69", "1 z 8 8 4": letters are spelled before the digits, as of what has both.
   * "C C" is short for a card.
   */
  static boolean isBehindSpelledLetters(CharSequence text, int start) {
    if (!isLetterAlone(text, start - 2) || text.charAt(start - 1) != ' ') {
      return false;
    }
    boolean areTwo = isLetterAlone(text, start - 4) && text.charAt(start - 3) == ' ';
    if (!areTwo) {
      return isSpelledLetter(text.charAt(start - 2)) || isAmidFigures(text, start - 2);
    }
    String two = "" + text.charAt(start - 4) + text.charAt(start - 2);
    return !NO_LETTERS.contains(two.toLowerCase(Locale.ROOT))
        && !(two.equalsIgnoreCase("sa")
            && isLetterAlone(text, start - 6)
            && (text.charAt(start - 6) | 0x20) == 'i');
  }

  /**
   * Whether a letter alone is spelled: no word, none that stands for one, and no rest of "it's".
   */
  static boolean isSpelledLetter(char c) {
    return c >= 'A' && c <= 'Z' && c != 'K' && ARE_WORDS.indexOf(c | 0x20) < 0;
  }

  /** "1 z 8 8": a letter among figures that are told one by one, and no word that joins them. */
  private static boolean isAmidFigures(CharSequence text, int at) {
    return at >= 2
        && isSpelledLetter((char) (text.charAt(at) & ~0x20))
        && Chars.isAsciiDigit(text.charAt(at - 2))
        && (at == 2 || text.charAt(at - 3) == ' ');
  }

  private static boolean isLetterAlone(CharSequence text, int at) {
    return at >= 0
        && Chars.isAsciiLetter(text.charAt(at))
        && (at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\n');
  }
}
