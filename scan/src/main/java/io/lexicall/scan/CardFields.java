package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Reads the fields that stand behind the number of a card, in figures: the date on which the card
 * expires, and the code. It has no state but the window.
 */
final class CardFields {

  /** "4111 1111 1111 1111 123 dollars". */
  private static final Set<String> MONEY =
      Set.of("dollars", "dollar", "usd", "eur", "euro", "euros", "pounds", "gbp", "cents");

  /** What says that the day on which the card expires follows its number. */
  private static final String EXPIRY =
      "exp expires expire expiring expiry expiration valid good vence vencimiento caduca caducidad"
          + " expira v\u00e1lida validade validit\u00e9 g\u00fcltig ablauf ablaufdatum";

  private static final Set<String> OF_EXPIRY = Set.of(EXPIRY.split(" ", -1));

  /** What may lead to that day. */
  private static final Set<String> EXPIRY_WORDS =
      Set.of(
          (EXPIRY
                  + " thru through until till date is on in and with the it el it's its bis hasta"
                  + " jusqu'en at\u00e9 en y und et e es ist est fecha de")
              .split(" ", -1));

  /** What says that the code follows the number. */
  private static final String CODE =
      "code security sec digits digit back cv vcode ccode cvnum csv cvs crypto seg cardsecval"
          + " securityvalue hinten r\u00fcckseite verso reverso dorso atr\u00e1s achterop";

  private static final Set<String> OF_CODE = Set.of(CODE.split(" ", -1));

  /** What may lead to the code. */
  private static final Set<String> CODE_WORDS =
      Set.of(
          (CODE
                  + " number three four on the of it its card from off be would and with is are last"
                  + " cd num no value val v bk cod c\u00f3d de")
              .split(" ", -1));

  /** What may part the fields of a card in a line: its number, the date, and the code. */
  private static final String FIELD_SIGNS = " ,;|\t/:-_#*.()~";

  /** So far these words reach. */
  private static final int MOST_WORDS = 48;

  /** The months, by their first three letters. */
  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final int MOST_SIGNS = 4;

  /** So long the tags between two cells are. */
  private static final int MOST_MARKUP = 120;

  /**
   * Of these the same must stand before a code as behind it: else they are of a time or an amount.
   */
  private static final String SIGNS_OF_OTHERS = "/:-_.";

  /** "… 1111 and 123 and 04/28" */
  private static final Set<String> JOINTS = Set.of("and", "then", "y", "und", "et", "e");

  /** Words that may end the name of a street. */
  private static final Set<String> STREETS =
      Set.of(
          "street",
          "st",
          "avenue",
          "ave",
          "road",
          "rd",
          "lane",
          "ln",
          "drive",
          "boulevard",
          "blvd",
          "court",
          "way",
          "place");

  /** So many words at most are in the name of a street. */
  private static final int MOST_OF_STREET = 3;

  private static final int LONGEST_OF_STREET = 16;

  private final TextWindow window;

  CardFields(TextWindow window) {
    this.window = window;
  }

  /** Returns what lies behind "expires on" and the like; {@code from} if it is not there. */
  int afterExpiryWords(int from) {
    return afterWords(from, EXPIRY_WORDS, OF_EXPIRY);
  }

  /** Returns what lies behind "the security code is" and the like; {@code from} if not there. */
  int afterCodeWords(int from) {
    return afterWords(from, CODE_WORDS, OF_CODE);
  }

  /** "…1111, 123": returns where the code begins; -1 if there is none. */
  int codeAfter(int end, int digits, boolean asCard) {
    char[] text = window.text;
    int i = afterSeparators(end);
    // In a row of a table without a blank the next cell is an amount as well.
    if (!asCard || i - end != 2 || text[end] != ',' || text[end + 1] != ' ') {
      return -1;
    }
    int code = codeAt(i, end, digits);
    return code < 0
            || Chars.isAsciiDigit(text[afterSeparators(code + digits)])
            || isSumOrHouse(code + digits)
        ? -1
        : code;
  }

  /** "977 North Street": whether figures that end at a place number a house. */
  static boolean isOfHouse(char[] text, int end) {
    int at = end;
    for (int words = 0; words < MOST_OF_STREET && text[at] == ' '; words++) {
      int to = at + 1;
      while (Chars.isAsciiLetter(text[to]) && to - at <= LONGEST_OF_STREET) {
        to++;
      }
      // Who writes capitals alone begins each word with one.
      boolean isCapitals = to - at > 2 && Character.isUpperCase(text[at + 2]);
      if (to == at + 1 || text[at + 1] != Character.toUpperCase(text[at + 1]) || isCapitals) {
        return false;
      }
      if (STREETS.contains(String.valueOf(text, at + 1, to - at - 1).toLowerCase(Locale.ROOT))) {
        return true;
      }
      at = to;
    }
    return false;
  }

  /**
   * "… 1111 123", "… 1111, 123": where a code begins that ends its sentence or field; -1 if none.
   */
  int codeAtEnd(int end, int digits) {
    char[] text = window.text;
    int at = text[end] == ',' ? end + 1 : end;
    if (text[at] != ' ' || codeAt(at + 1, end, digits) < 0) {
      return -1;
    }
    int behind = at + 1 + digits;
    boolean ends =
        window.isEnd(behind)
            || Chars.isLineBreak(text[behind])
            || window.endsSentence(behind)
            || ",;|\"')]}<".indexOf(text[behind]) >= 0
                && !Chars.isAsciiDigit(text[afterSeparators(behind)]);
    return ends ? at + 1 : -1;
  }

  /**
   * "750 euros", "977 North Street": whether figures that end there are a sum or number a house.
   */
  boolean isSumOrHouse(int behind) {
    char[] text = window.text;
    int from = text[behind] == ' ' ? behind + 1 : behind;
    int to = Lexicon.wordEnd(text, from, window.length);
    return MONEY.contains(String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT))
        || isOfHouse(text, behind);
  }

  /**
   * Returns where the date ends that a card expires on, "04/28", "1227", "12|2027"; -1 if there is
   * none at {@code at}.
   */
  int expiryEnd(int at) {
    char[] text = window.text;
    if (Chars.isLetter(text[at])) {
      return yearEnd(behindMonth(at));
    }
    if (text[at] != '0' && Chars.isAsciiDigit(text[at]) && text[at + 1] == '/') {
      return yearEnd(at + 2); // "4/28"
    }
    if (!isMonth(at) || Chars.isDigit(text[Math.max(0, at - 1)])) {
      return -1;
    }
    int year = at + 2;
    while (year - at < 5 && FIELD_SIGNS.indexOf(text[year]) >= 0) {
      year++;
    }
    int i = year;
    while (Chars.isAsciiDigit(text[i]) && i - year < 4) {
      i++;
    }
    if (Chars.isAsciiDigit(text[i]) || i - year != 2 && (i - year != 4 || year == at + 2)) {
      return -1;
    }
    char sign = text[at + 2];
    if (year == at + 3 && (sign == '/' || sign == '-')) {
      return i;
    }
    // Without its usual sign it is one only if the year is near.
    int two = (text[i - 2] - '0') * 10 + text[i - 1] - '0';
    boolean near = two >= 20 && two < 50 && (i - year == 2 || text[year] == '2');
    return near ? i : -1;
  }

  /** Where a year may begin behind "April", "apr.", "Sept "; -1 if there is no month. */
  private int behindMonth(int at) {
    char[] text = window.text;
    int end = Lexicon.wordEnd(text, at, window.length);
    if (end - at < 3 || !MONTHS.contains(String.valueOf(text, at, 3).toLowerCase(Locale.ROOT))) {
      return -1;
    }
    int i = end;
    while (i - end < 3 && " .,'/-".indexOf(text[i]) >= 0) {
      i++;
    }
    i += i > end && Lexicon.is("of ", text, i) ? 3 : 0;
    return i > end ? i : -1;
  }

  /** Returns the end of the two or four digits of a year that is near; -1 if they are not there. */
  private int yearEnd(int at) {
    char[] text = window.text;
    if (at < 0) {
      return -1;
    }
    int i = at;
    while (Chars.isAsciiDigit(text[i]) && i - at < 5) {
      i++;
    }
    boolean near =
        i - at == 2 && text[at] >= '2' && text[at] <= '4'
            || i - at == 4 && text[at] == '2' && text[at + 1] == '0';
    return near ? i : -1;
  }

  /** Returns the place, if it lies behind another and a code and nothing else stands there. */
  int codeAt(int code, int behindOf, int digits) {
    char[] text = window.text;
    if (code <= behindOf) {
      return -1;
    }
    for (int k = 0; k < digits; k++) {
      if (!Chars.isAsciiDigit(text[code + k])) {
        return -1;
      }
    }
    char behind = text[code + digits];
    boolean goesOn =
        Chars.isAsciiAlphanumeric(behind)
            || "/:-_%".indexOf(behind) >= 0
            || (behind == '.' || behind == ',' && text[code - 1] != ',')
                && Chars.isAsciiDigit(text[code + digits + 1]);
    return goesOn ? -1 : code;
  }

  /**
   * Returns the end of the code between a number and the day on which the card expires: "…1111 123
   * 04/28", "…1111,123,0428", "…1111 (123) 04/28"; -1 if figures at a place are none.
   *
   * @param code behind what parts it from the number
   */
  int codeBeforeDate(int code, int end, int digits) {
    char[] text = window.text;
    if (code <= end || codeDigits(code) != digits) {
      return -1;
    }
    int behind = code + digits;
    char sign = text[behind];
    boolean parts =
        FIELD_SIGNS.indexOf(sign) >= 0
            && (SIGNS_OF_OTHERS.indexOf(sign) < 0 || sign == text[code - 1]);
    return parts && isBeforeDate(behind) ? behind : -1;
  }

  /**
   * Returns where the code begins in a field of its own, in quotes or in a cell of markup, if the
   * day on which the card expires is in the field before it or behind it: {@code
   * "4111…","123","04/28"}; -1 if none does.
   */
  int codeInFields(int end, int digits) {
    int field = nextField(end);
    if (field < 0) {
      return -1;
    }
    if (codeDigits(field) == digits) {
      int date = nextField(field + digits);
      return date >= 0 && isDateField(date) ? field : -1;
    }
    int code = isDateField(field) ? nextField(expiryEnd(field)) : -1;
    return code >= 0 && codeDigits(code) == digits && endsField(code + digits) ? code : -1;
  }

  /**
   * Returns where the code begins that stands alone in the second line below a number, if the day
   * on which the card expires stands alone between them; -1 if none does.
   */
  int codeBelow(int end, int digits) {
    int date = afterLineBreak(end);
    int behindDate = date < 0 || !Chars.isAsciiDigit(window.text[date]) ? -1 : expiryEnd(date);
    int code = behindDate < 0 ? -1 : afterLineBreak(behindDate);
    boolean isAlone =
        code >= 0
            && codeDigits(code) == digits
            && (window.isEnd(code + digits) || afterLineBreak(code + digits) >= 0);
    return isAlone ? code : -1;
  }

  /**
   * Returns where the next line begins if nothing else stands in this one; -1 if something does.
   */
  private int afterLineBreak(int from) {
    char[] text = window.text;
    int i = from;
    while (i - from < MOST_SIGNS && Chars.isBlank(text[i])) {
      i++;
    }
    int line = i + (text[i] == '\r' && text[i + 1] == '\n' ? 2 : text[i] == '\n' ? 1 : 0);
    return line > i ? line : -1;
  }

  private boolean isDateField(int at) {
    int end = Chars.isAsciiDigit(window.text[at]) ? expiryEnd(at) : -1;
    return end >= 0
        && window.text[end - 2] >= '2'
        && window.text[end - 2] <= '4'
        && window.text[at + 2] != ':'
        && window.text[at + 2] != '.'
        && endsField(end);
  }

  private boolean endsField(int at) {
    char behind = window.text[at];
    return behind == '"' || behind == '\'' || behind == '\\' || behind == '<' || nextField(at) >= 0;
  }

  /**
   * Returns where the next value begins behind one that ends in a quote or a cell of markup, or
   * before one that begins so; -1 if none does.
   */
  private int nextField(int end) {
    char[] text = window.text;
    if (text[end] == '<') {
      int i = end;
      for (int tag = 0; tag < 2; tag++) {
        while (text[i] != '>' && i - end < MOST_MARKUP && text[i] != '\0') {
          i++;
        }
        i++;
        while (i - end < MOST_MARKUP && Chars.isWhite(text[i])) {
          i++;
        }
        if (tag == 0 && !Lexicon.is("<td", text, i)) {
          return -1;
        }
      }
      return Lexicon.is("</td", text, end) && Chars.isAsciiDigit(text[i]) ? i : -1;
    }
    int i = afterQuote(end);
    boolean isQuoted = i > end;
    int from = i;
    while (i - from < MOST_SIGNS && " ,;|\t".indexOf(text[i]) >= 0) {
      i++;
    }
    int value = afterQuote(i);
    isQuoted |= value > i;
    return i > from && isQuoted && Chars.isAsciiDigit(text[value]) ? value : -1;
  }

  private int afterQuote(int at) {
    char[] text = window.text;
    int i = text[at] == '\\' ? at + 1 : at;
    return text[i] == '"' || text[i] == '\'' ? i + 1 : at;
  }

  /** Returns how many figures stand at a place; five if there are more than four. */
  int codeDigits(int at) {
    int i = at;
    while (Chars.isAsciiDigit(window.text[i]) && i - at < 5) {
      i++;
    }
    return i - at;
  }

  /** Whether the day on which a card expires follows a code, in figures, and ends there. */
  private boolean isBeforeDate(int code) {
    char[] text = window.text;
    int from = dateBehind(code);
    int end = expiryEnd(from);
    if (from <= code || end < 0) {
      return false;
    }
    char behind = text[end];
    boolean near = text[end - 2] >= '2' && text[end - 2] <= '4';
    boolean goesOn =
        Chars.isAsciiAlphanumeric(behind)
            || SIGNS_OF_OTHERS.indexOf(behind) >= 0 && Chars.isAsciiDigit(text[end + 1])
            || behind == '%';
    char sign = text[from + 2]; // "12:30" and "12.30" are a time and an amount rather
    boolean isOther =
        sign == ':' && text[code] != ':' || sign == '.' && (text[code] != '.' && text[from] != '0');
    return near && !goesOn && !isOther;
  }

  /** Returns whether four digits are a month and a year in which cards of now expire. */
  static boolean isMonthAndYear(byte[] digits, int from) {
    int month = 10 * digits[from] + digits[from + 1];
    return month >= 1 && month <= 12 && digits[from + 2] >= 2 && digits[from + 2] <= 4;
  }

  /** Where the date may begin behind a code. */
  int dateBehind(int code) {
    return afterExpiryWords(afterSigns(code));
  }

  /** Behind what parts a number from its code, and perhaps an "and". */
  int afterJoint(int end) {
    int i = afterSigns(end);
    int to = Lexicon.wordEnd(window.text, i, window.length);
    boolean joins =
        to > i
            && to - i < 5
            && window.text[to] == ' '
            && JOINTS.contains(String.valueOf(window.text, i, to - i).toLowerCase(Locale.ROOT));
    return joins ? to + 1 : i;
  }

  /**
   * Returns what lies behind some words and the signs between them, if one of them is one of a few;
   * else where they begin.
   */
  private int afterWords(int from, Set<String> words, Set<String> needed) {
    char[] text = window.text;
    boolean known = false;
    int i = from;
    while (i - from < MOST_WORDS) {
      int end = fieldWordEnd(i);
      String word = String.valueOf(text, i, end - i).toLowerCase(Locale.ROOT);
      if (end == i || !words.contains(word) && !isCountOfDigits(i)) {
        break;
      }
      known |= needed.contains(word);
      i = end;
      while (i - end < 4 && " .,:;|=-#".indexOf(text[i]) >= 0) {
        i++;
      }
      if (i == end) {
        return from;
      }
    }
    return known ? i : from;
  }

  /** The end of a word, humps and all, or of the figure that counts digits. */
  private int fieldWordEnd(int from) {
    if (isCountOfDigits(from)) {
      return from + 1;
    }
    int i = from;
    char[] text = window.text;
    while ((Chars.isLetter(text[i]) || i > from && text[i] == '\'' && Chars.isLetter(text[i + 1]))
        && i - from < MOST_WORDS) {
      i++;
    }
    return i;
  }

  /** "3 digits" */
  private boolean isCountOfDigits(int at) {
    char[] text = window.text;
    return (text[at] == '3' || text[at] == '4')
        && (text[at + 1] == ' ' || text[at + 1] == '-')
        && Lexicon.is("digit", text, at + 2);
  }

  /** Behind what parts the fields of a card. */
  int afterSigns(int from) {
    int i = from;
    while (i - from < MOST_SIGNS && FIELD_SIGNS.indexOf(window.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  int afterSeparators(int from) {
    int i = from;
    while (i - from < 4 && " ,;|\t".indexOf(window.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  private boolean isMonth(int at) {
    char[] text = window.text;
    return text[at] == '0' && text[at + 1] >= '1' && text[at + 1] <= '9'
        || text[at] == '1' && text[at + 1] >= '0' && text[at + 1] <= '2';
  }
}
