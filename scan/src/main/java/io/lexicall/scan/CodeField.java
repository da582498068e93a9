package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether digits stand in the field of a security code: behind its name, in the same cell of
 * a table, the same key of JSON, and not in a field of their own. It has no state but the window.
 *
 * <p>The parameter {@code nameEnd} is where the name ends; it is negative if the window may have
 * dropped it.
 */
final class CodeField {

  /** Names of any value, and marks about one, behind the name of a code. */
  private static final Set<String> OF_VALUES =
      Set.of(
          ("value val v text content data input answer a body message msg said utterance word"
                  + " td th p b i em strong span div dd li label code br number no nr digits"
                  + " string str s n int integer i4 double")
              .split(" ", -1));

  /** What names the name of a value. */
  private static final Set<String> OF_NAMES = Set.of("name", "key", "field", "id", "label");

  /** So far before the name of a code its value may be, in a member or an attribute before it. */
  private static final int MOST_BEFORE = 120;

  private static final String VALUE = "value";

  /** What stands behind the name of a code where it is not told. */
  private static final Set<String> ABOUT_CODES =
      Set.of(
          ("result results status length check response resp match matched mismatch required error"
                  + " timeout failed failure fail declined verified present presence indicator"
                  + " attempts retries errors failures mismatches checks timeouts declines review"
                  + " reviews")
              .split(" ", -1));

  private static final int LONGEST_ABOUT = 12;

  /** Between the name of a code and its digits. */
  private static final Set<String> VERBS =
      Set.of("is", "are", "was", "es", "est", "ist", "lautet", "\u00e9", "son");

  /** Words that stand in place of a code that is missing. */
  private static final Set<String> ABSENT =
      Set.of(
          "none",
          "null",
          "nil",
          "unknown",
          "redacted",
          "removed",
          "masked",
          "hidden",
          "withheld",
          "omitted");

  /** At most so many characters between the name and such a word. */
  private static final int MOST_SIGNS = 4;

  /** What is done with codes; one of the words above behind it tells how it went. */
  private static final Set<String> CHECKS = Set.of("verification", "validation", "code", "number");

  /** Behind one of these, anywhere in the sentence of a name, figures hardly tell the code. */
  private static final Set<String> COUNTED =
      Set.of("length", "size", "count", "errors", "failures", "mismatches", "characters");

  /** So far behind the name of a code such a word is looked for. */
  private static final int COUNTED_REACH = 60;

  /** What is opened by a security code of its own. */
  private static final Set<String> OPENED =
      Set.of(
          "alarm",
          "door",
          "gate",
          "garage",
          "building",
          "lobby",
          "elevator",
          "entry",
          "entrance",
          "lock",
          "safe",
          "keypad",
          "burglar");

  /** Between the name of a code and what it opens. */
  private static final Set<String> LEADS_TO_OPENED =
      Set.of("for", "of", "to", "on", "at", "the", "your", "my", "our", "a", "an", "that", "this");

  private static final int MOST_LEADING = 3;

  /** What has a number or a code on its back, and is no card. */
  private static final Set<String> THINGS =
      Set.of(
          ("box meter router modem device phone telephone handset tv receiver unit machine appliance"
                  + " package product bottle book ticket letter label license licence passport bill"
                  + " statement invoice form")
              .split(" ", -1));

  /** Before "number on the back", these say that it is that of a thing. */
  private static final Set<String> OF_THINGS =
      Set.of(
          "serial", "model", "part", "item", "product", "registration", "imei", "policy", "order");

  private static final Set<String> SENDS = Set.of("sent", "send", "sending");

  /** Behind the name of a code these say that it was sent: "the code we sent to your phone". */
  private static final Set<String> SENT_BEHIND =
      Set.of("sent", "send", "texted", "emailed", "messaged", "app", "email", "sms");

  /** Between the name of a code and these words. */
  private static final Set<String> BEFORE_SENT_BEHIND =
      Set.of(
          ("that which we i you they he she it have has had just was were is ve 've i've we've been"
                  + " on in from the your my by via to through")
              .split(" ", -1));

  private static final int MOST_BEFORE_SENT = 6;

  /** Between "sent" and the name of a code. */
  private static final Set<String> BEHIND_SENT =
      Set.of(
          "you", "me", "him", "her", "them", "us", "a", "an", "another", "new", "the", "one",
          "that");

  private static final int MOST_SENT = 4;

  /** What says before the name of a code that there is none, or that it was not told. */
  private static final Set<String> DENIALS =
      Set.of("no", "without", "missing", "sin", "ohne", "sans");

  private static final String REFUSAL = "refus";

  /** So far before the name somebody refused to tell it. */
  private static final int REFUSAL_REACH = 24;

  /** What sends a code to a telephone or a mailbox, or asks for that of an account. */
  private static final Set<String> OF_MESSAGES =
      Set.of("texted", "texting", "otp", "emailed", "resent");

  private static final int MESSAGE_REACH = 48;

  /** What comes before the last digits of a card, which tell it from others. */
  private static final Set<String> ENDINGS =
      Set.of("ending", "ends", "ended", "termina", "terminada", "terminado", "endet", "termine");

  private static final int LONGEST_WORD_BEFORE = 12;

  /** Most characters before a cell in its line that are looked at. */
  private static final int LONGEST_LINE = 1000;

  /** Between a name and its value there is nothing else. */
  private static final String SIGNS = " \t\"'\\:=>";

  /** Digits further behind the name are in no cell of the same table. */
  static final int LONGEST_GAP = 2000;

  /** What parts the cells of a line. A comma does so in any sentence. */
  private static final String CELL_SEPARATORS = "\t;|";

  private final TextWindow window;

  CodeField(TextWindow window) {
    this.window = window;
  }

  /** Returns whether digits may be the code, by the fields and columns about them. */
  boolean mayHold(int nameEnd, int start, int end) {
    return !isOfVersion(nameEnd, start, end)
        && !isLastDigits(start)
        && !isInOtherColumn(nameEnd, start)
        && !isInOtherCell(nameEnd, start)
        && !isOfAnotherField(nameEnd, start)
        && !isBehindItsObject(nameEnd, start)
        && !isBehindEmptyField(nameEnd, start);
  }

  /** Returns whether nothing but signs and perhaps a verb lies between the name and the digits. */
  boolean isDirectlyBehind(int nameEnd, int start) {
    if (nameEnd < 0) {
      return false;
    }
    int i = afterSigns(window.text, nameEnd, start);
    int to = Lexicon.wordEnd(window.text, i, start);
    if (to > i && to < start && VERBS.contains(word(i, to))) {
      i = afterSigns(window.text, to, start);
    }
    return i == start;
  }

  /** Returns what lies behind the signs between the name of a code and its value. */
  static int afterSigns(char[] text, int from, int to) {
    int i = from;
    while (i < to && " :=#-\"'\t".indexOf(text[i]) >= 0) {
      i++;
    }
    return i;
  }

  /** "cvvResult", "CVV check": what is said of a code is none. */
  boolean isAboutCode(int nameEnd) {
    int i = nameEnd;
    char[] text = window.text;
    if (text[i] == '_' || text[i] == '-' || text[i] == ' ') {
      i++;
    }
    int from = i;
    while (Chars.isAsciiLetter(text[i]) && i - from <= LONGEST_ABOUT) {
      i++;
    }
    return ABOUT_CODES.contains(word(from, i))
        || ABOUT_CODES.contains(word(from, Lexicon.wordEnd(text, from, window.length)))
        || CHECKS.contains(word(from, i))
            && text[i] == ' '
            && ABOUT_CODES.contains(word(i + 1, Lexicon.wordEnd(text, i + 1, window.length)));
  }

  /** "CVV: n/a", "CVV: none": digits that follow are something else. */
  boolean isAbsent(long nameEnd, int from, int to) {
    if (from - nameEnd > MOST_SIGNS) {
      return false;
    }
    String word = String.valueOf(window.text, from, to - from).toLowerCase(Locale.ROOT);
    return ABSENT.contains(word)
        || word.equals("n") && window.text[to] == '/' && (window.text[to + 1] | 0x20) == 'a';
  }

  /**
   * "The CVV field has length 403", "security code audit of 2025": figures that are a count, or a
   * year that is not directly behind the name.
   */
  boolean isCountOrYear(int nameEnd, int start, int end) {
    char[] text = window.text;
    if (nameEnd < 0 || isDirectlyBehind(nameEnd, start)) {
      return false;
    }
    if (end - start == 4 && (Lexicon.is("19", text, start) || Lexicon.is("20", text, start))) {
      return true;
    }
    int i = nameEnd;
    while (i < start && i - nameEnd < COUNTED_REACH && !window.endsSentence(i)) {
      int word = Chars.isLetter(text[i]) ? Lexicon.wordEnd(text, i, start) : i;
      if (word > i && COUNTED.contains(word(i, word))) {
        return true;
      }
      i = Math.max(word, i + 1);
    }
    return false;
  }

  /** "The security code of the door", "alarm security code": that of no card. */
  static boolean isOfBuilding(char[] text, int length, int start, int end) {
    return isOf(OPENED, OPENED, text, length, start, end);
  }

  /**
   * Whether the name of a code at [start, end) follows one of some words, or is followed by "of
   * the" and one of others.
   */
  private static boolean isOf(
      Set<String> before, Set<String> behind, char[] text, int length, int start, int end) {
    int to = start > 0 && (text[start - 1] == ' ' || text[start - 1] == '_') ? start - 1 : start;
    int from = to == 0 ? 0 : Lexicon.wordStart(text, to - 1, Math.max(0, to - LONGEST_WORD_BEFORE));
    if (from < to && before.contains(lower(text, from, to))) {
      return true;
    }
    int i = end;
    for (int words = 0; words <= MOST_LEADING && i < length && text[i] == ' '; words++) {
      int wordEnd = Lexicon.wordEnd(text, i + 1, length);
      String word = lower(text, i + 1, wordEnd);
      if (words > 0 && behind.contains(word)) {
        return true;
      }
      if (!LEADS_TO_OPENED.contains(word)) {
        return false;
      }
      i = wordEnd;
    }
    return false;
  }

  /** "Social security number", "n\u00famero de seguridad social": that of a person. */
  static boolean isSocial(char[] text, int length, int start, int end) {
    if (end < length && text[end] == ' ' && Lexicon.is("social", text, end + 1)) {
      return true;
    }
    int before = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
    int from = before - "social".length();
    return from >= 0
        && Lexicon.is("social", text, from)
        && (from == 0 || !Chars.isLetter(text[from - 1]));
  }

  /** "The code on the back of the box", "the serial number on the back": that of a thing. */
  static boolean isOfThing(char[] text, int length, int start, int end) {
    return end >= 4
        && Lexicon.is("back", text, end - 4)
        && isOf(OF_THINGS, THINGS, text, length, start, end);
  }

  /** "The security code we sent to your phone", "the verification code on the app". */
  static boolean isSentBehind(char[] text, int length, int end) {
    int i = end;
    for (int words = 0; words < MOST_BEFORE_SENT && i < length && text[i] == ' '; words++) {
      int to = i + 1;
      while (to < length
          && to - i <= LONGEST_WORD_BEFORE
          && (Chars.isLetter(text[to]) || text[to] == '\'')) {
        to++;
      }
      String word = lower(text, i + 1, to);
      if (SENT_BEHIND.contains(word)) {
        return true;
      }
      if (!BEFORE_SENT_BEHIND.contains(word)) {
        return false;
      }
      i = to;
    }
    return false;
  }

  private static String lower(char[] text, int from, int end) {
    return String.valueOf(text, from, end - from).toLowerCase(Locale.ROOT);
  }

  /** "I sent you a security code" */
  private boolean isSent(int start) {
    char[] text = window.text;
    int end = start;
    for (int words = 0; words < MOST_SENT && end > 0 && text[end - 1] == ' '; words++) {
      int from = Lexicon.wordStart(text, end - 1, Math.max(0, end - LONGEST_WORD_BEFORE));
      if (SENDS.contains(word(from, end - 1))) {
        return words > 0;
      }
      if (!BEHIND_SENT.contains(word(from, end - 1))) {
        return false;
      }
      end = from;
    }
    return false;
  }

  /** "No CVV on file", "refused to give the CVV": whether the words before a name deny it. */
  boolean isDenied(int name) {
    char[] text = window.text;
    int end = name;
    while (end > 0 && text[end - 1] == ' ' && name - end < 2) {
      end--;
    }
    int from = Lexicon.wordStart(text, end, Math.max(0, end - LONGEST_WORD_BEFORE));
    if (from < end && DENIALS.contains(word(from, end))) {
      return true;
    }
    for (int i = name;
        i > 0 && name - i < REFUSAL_REACH && text[i - 1] != '.' && text[i - 1] != '\n';
        i--) {
      if (Lexicon.is(REFUSAL, text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a code is one that was sent in a message, or that of an account. */
  boolean isOfMessage(int start, int nameEnd) {
    char[] text = window.text;
    int i = Math.max(0, start - MESSAGE_REACH);
    for (int at = start; at > i; at--) {
      if (text[at - 1] == '\n' || window.endsSentence(at - 1)) {
        i = at;
      }
    }
    while (i < start) {
      int end = Chars.isLetter(text[i]) ? Lexicon.wordEnd(text, i, start) : i;
      if (end > i
          && (OF_MESSAGES.contains(word(i, end))
              || Lexicon.is("sms verification", text, i)
              || Lexicon.is("one-time", text, i)
              || Lexicon.is("one time", text, i))) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return isSent(start)
        || isSentBehind(text, window.length, nameEnd)
        || Lexicon.is(" on your account", text, nameEnd)
        || Lexicon.is(" on the account", text, nameEnd);
  }

  /**
   * {@code "cvv":"","street_no":"418"}, {@code cvv=&street=418}, {@code <cvv/><port>8443</port>}: a
   * name of its own stands between, and it is not that of any value.
   */
  private boolean isOfAnotherField(int nameEnd, int start) {
    char[] text = window.text;
    int low = low(nameEnd, start);
    int i = start;
    while (i > low && (text[i - 1] == '"' || text[i - 1] == '\'' || text[i - 1] == ' ')) {
      i--;
    }
    if (i == low) {
      return false;
    }
    char sign = text[i - 1];
    int end = i - 1;
    while (end > low && text[end - 1] == ' ') {
      end--;
    }
    boolean json = sign == ':' && end > low && text[end - 1] == '"';
    end -= json ? 1 : 0;
    int from = end;
    while (from > low
        && (Chars.isLetter(text[from - 1])
            || Chars.isAsciiDigit(text[from - 1])
            || text[from - 1] == '_'
            || text[from - 1] == '-')) {
      from--;
    }
    boolean isName =
        from > low
            && from < end
            && (sign == '=' && Chars.isWhite(text[from - 1]) && isInTag(low, start)
                || json && text[from - 1] == '"'
                || sign == '=' && text[from - 1] == '&'
                || sign == '>' && text[from - 1] == '<');
    return isName && !OF_VALUES.contains(word(from, end));
  }

  /** Whether two places are in the attributes of one tag. */
  private boolean isInTag(int from, int to) {
    char[] text = window.text;
    for (int i = from; i < to; i++) {
      if (text[i] == '>' || to - i > LONGEST_LINE) {
        return false;
      }
    }
    int i = from;
    while (i > 0 && from - i < MOST_BEFORE && text[i] != '<' && text[i] != '>') {
      i--;
    }
    return text[i] == '<';
  }

  /**
   * {@code {"value":"523","name":"cvv"},{"value":"150",…}}, {@code <rect id="cvv"/>}: the object or
   * the element that has the name ends before the digits.
   */
  private boolean isBehindItsObject(int nameEnd, int start) {
    char[] text = window.text;
    if (nameEnd < 0 || text[nameEnd] != '"' && text[nameEnd] != '\'') {
      return false;
    }
    int i = nameEnd + 1;
    while (i < start && Chars.isWhite(text[i])) {
      i++;
    }
    if (i < start && text[i] == '}') {
      return true;
    }
    while (i < start && text[i] != '>' && text[i] != '<' && i - nameEnd < LONGEST_LINE) {
      i++;
    }
    return i < start && text[i] == '>' && text[i - 1] == '/' && isInTag(nameEnd, i);
  }

  /**
   * Returns where the three or four digits are that are the value of a name, in a member or an
   * attribute before it: {@code {"value":"523","name":"cvv"}}; -1 if there are none.
   */
  int valueBefore(int name) {
    char[] text = window.text;
    if (name == 0 || text[name - 1] != '"') {
      return -1;
    }
    int key = name - 2;
    while (key > 0 && " :=\"".indexOf(text[key]) >= 0 && name - key < 8) {
      key--;
    }
    int keyStart = key + 1;
    while (keyStart > 0 && Chars.isAsciiLetter(text[keyStart - 1]) && key - keyStart < 8) {
      keyStart--;
    }
    if (!OF_NAMES.contains(word(keyStart, key + 1))) {
      return -1;
    }
    for (int i = keyStart - 1; i > 0 && name - i < MOST_BEFORE; i--) {
      if ("{}<>".indexOf(text[i]) >= 0) {
        return -1;
      }
      if (Lexicon.is(VALUE, text, i) && !Chars.isAsciiLetter(text[i - 1])) {
        int at = i + VALUE.length();
        while (" :=\"".indexOf(text[at]) >= 0 && at < keyStart) {
          at++;
        }
        int digits = 0;
        while (Chars.isAsciiDigit(text[at + digits])) {
          digits++;
        }
        char behind = text[at + digits];
        boolean isWhole = (digits == 3 || digits == 4) && "\", ".indexOf(behind) >= 0;
        return at > i + VALUE.length() && isWhole ? at : -1;
      }
    }
    return -1;
  }

  /** "CVE-2019-3859", "iso-8859-1", "9.0.0211": a part of a name or of a version. */
  boolean isOfVersion(int nameEnd, int start, int end) {
    char[] text = window.text;
    boolean joined =
        start > 1
            && start - 1 > nameEnd
            && (text[start - 1] == '-' && Chars.isLetter(text[start - 2])
                || text[start - 1] == '.' && Chars.isAsciiDigit(text[start - 2]));
    return joined
        || text[end] == '.'
            && Chars.isAsciiDigit(text[end + 1])
            && !isWholeValue(nameEnd, start, end);
  }

  /**
   * Whether ".0" and no more follows whole figures. So programs write a column of numbers of which
   * some are missing.
   */
  static boolean isWhole(char[] text, int end) {
    return text[end] == '.'
        && text[end + 1] == '0'
        && !Chars.isAsciiAlphanumeric(text[end + 2])
        && !(text[end + 2] == '.' && Chars.isAsciiDigit(text[end + 3]));
  }

  private boolean endsField(int end) {
    int i = end;
    while (window.text[i] == ' ' && i - end < 8) {
      i++;
    }
    return window.isEnd(i)
        || Chars.isLineBreak(window.text[i])
        || ",;&|<)]}\"'\\".indexOf(window.text[i]) >= 0;
  }

  /**
   * {@code "cvv": 321.0}, {@code cvv=321.0}: nothing but a sign lies between the name and the
   * digits, and they are whole.
   */
  boolean isWholeValue(int nameEnd, int start, int end) {
    boolean isSigned = false;
    int i = Math.max(0, nameEnd);
    while (i < start && SIGNS.indexOf(window.text[i]) >= 0) {
      isSigned |= ":=>".indexOf(window.text[i]) >= 0;
      i++;
    }
    return nameEnd >= 0
        && i == start
        && isSigned
        && isWhole(window.text, end)
        && endsField(end + 2);
  }

  /** No further back anything is looked at, whatever is in memory. */
  private static int low(int nameEnd, int start) {
    return Math.max(0, nameEnd < 0 ? start - LONGEST_GAP : nameEnd);
  }

  /** "cvv,3,yes,,ISO/IEC 7812": the name is in another column of a table. */
  private boolean isInOtherColumn(int nameEnd, int start) {
    char[] text = window.text;
    int separators = 0;
    for (int i = low(nameEnd, start); i < start; i++) {
      separators += text[i] == ',' && !Chars.isWhite(text[i + 1]) ? 1 : 0;
    }
    return separators > 1;
  }

  /** "the card ending in 1111" says which card, not which code. */
  boolean isLastDigits(int start) {
    char[] text = window.text;
    int i = start;
    for (int words = 0; words < 3; words++) {
      while (i > 0 && start - i < 32 && text[i - 1] == ' ') {
        i--;
      }
      int from = Lexicon.wordStart(text, i, Math.max(0, i - LONGEST_WORD_BEFORE));
      if (ENDINGS.contains(word(from, i))) {
        return true;
      }
      if (from == i) {
        return false;
      }
      i = from;
    }
    return false;
  }

  private String word(int from, int end) {
    return String.valueOf(window.text, from, end - from).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether the name and the digits stand in different cells of a table: of lines, of SQL's
   * tuples, or of rows of HTML. This is asked where no row has a code in the column of the name.
   */
  private boolean isInOtherCell(int nameEnd, int start) {
    char[] text = window.text;
    if (nameEnd <= 0 || start - nameEnd > LONGEST_GAP) {
      return false;
    }
    int lineEnd = -1;
    int tupleEnd = -1;
    int rowEnd = -1;
    for (int i = nameEnd; i < start; i++) {
      lineEnd = lineEnd < 0 && text[i] == '\n' ? i : lineEnd;
      tupleEnd = tupleEnd < 0 && text[i] == ')' ? i : tupleEnd;
      rowEnd = rowEnd < 0 && Lexicon.is("</tr", text, i) ? i : rowEnd;
    }
    if (rowEnd >= 0) {
      return markupCells(nameEnd) != markupCells(start);
    }
    if (tupleEnd >= 0 && isOtherTuple(nameEnd, tupleEnd, start)) {
      return true;
    }
    if (lineEnd < 0) {
      return false;
    }
    for (int s = 0; s < CELL_SEPARATORS.length(); s++) {
      char separator = CELL_SEPARATORS.charAt(s);
      int before = count(separator, lineStart(nameEnd), nameEnd);
      int behind = count(separator, nameEnd, lineEnd);
      int cell = count(separator, lineStart(start), start);
      if (before + behind > 0 && cell > 0 && cell != before) {
        return true;
      }
    }
    return false;
  }

  /** "(pan, cvv, zip) VALUES ('4111…', '', '523')" */
  private boolean isOtherTuple(int nameEnd, int tupleEnd, int start) {
    int names = opening(nameEnd);
    int values = opening(start);
    return names >= 0
        && values > tupleEnd
        && count(',', names, nameEnd) != count(',', values, start);
  }

  /** Returns where the bracket stands that is open at a place; -1 if there is none in its line. */
  private int opening(int place) {
    char[] text = window.text;
    for (int i = place - 1; i >= 0 && place - i < LONGEST_LINE; i--) {
      if (text[i] == '(') {
        return i;
      }
      if (text[i] == ')') {
        return -1;
      }
    }
    return -1;
  }

  /** Returns how many cells of a row of HTML begin before a place. */
  private int markupCells(int place) {
    char[] text = window.text;
    int cells = 0;
    for (int i = place - 1; i >= 0 && place - i < LONGEST_LINE; i--) {
      if (Lexicon.is("<tr", text, i)) {
        break;
      }
      cells += Lexicon.is("<td", text, i) || Lexicon.is("<th", text, i) ? 1 : 0;
    }
    return cells;
  }

  private int lineStart(int place) {
    int i = place;
    while (i > 0 && place - i < LONGEST_LINE && window.text[i - 1] != '\n') {
      i--;
    }
    return i;
  }

  private int count(char sign, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += window.text[i] == sign ? 1 : 0;
    }
    return count;
  }

  /**
   * {@code cvv=;zip=523}, {@code cvv: , zip: 523}: the field of the code is empty, and the digits
   * are in the next.
   */
  private boolean isBehindEmptyField(int nameEnd, int start) {
    if (nameEnd <= 0 || start - nameEnd > LONGEST_GAP) {
      return false;
    }
    char[] text = window.text;
    int i = afterBlanksAndQuotes(nameEnd, start);
    char sign = text[i];
    if (i >= start || sign != '=' && sign != ':') {
      return false;
    }
    int end = i + 1;
    i = afterBlanksAndQuotes(end, start);
    boolean isParted = i < start && (text[i] == ',' || text[i] == ';' || text[i] == '|');
    int from = afterBlanksAndQuotes(isParted ? i + 1 : i, start);
    int to = from;
    while (to < start
        && (Chars.isAsciiAlphanumeric(text[to]) || text[to] == '_' || text[to] == '-')) {
      to++;
    }
    int next = afterBlanksAndQuotes(to, start);
    return (isParted || sign == '=' && from > end)
        && to > from
        && next < start
        && text[next] == sign
        && !OF_VALUES.contains(word(from, to));
  }

  private int afterBlanksAndQuotes(int from, int to) {
    int i = from;
    while (i < to && (window.text[i] == ' ' || window.text[i] == '"' || window.text[i] == '\'')) {
      i++;
    }
    return i;
  }
}
