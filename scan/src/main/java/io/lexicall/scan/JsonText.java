package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) as a tree of values that know their place in the text.
 *
 * <p>A value is the number of its row in a table, in the order of the text. The contents of an
 * object or array begin in the next row. A table is used because most values of a file are never
 * asked for.
 */
final class JsonText {

  /** The steps to the first elements of an array, which most have. */
  private static final String[] DIGITS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

  /** What is nested deeper is not read. */
  static final int MOST_LEVELS = 256;

  /** What is said comes in, or goes out. */
  private static final Set<String> WAYS =
      Set.of("inbound", "outbound", "incoming", "outgoing", "in", "out");

  /** In so many members of an object it is told who speaks. */
  private static final int MOST_OF_SPEAKER = 12;

  /** No value. */
  static final int NONE = -1;

  /** The value that holds all others. */
  static final int ROOT = 0;

  // What a value is.
  static final int OBJECT = 0;
  static final int ARRAY = 1;
  static final int STRING = 2;
  static final int NUMBER = 3;
  static final int LITERAL = 4;

  // The columns of a value: from its first character to behind its last, quotes and brackets
  // included; what it is in; what stands behind it there; its index in an array, or where its name
  // stands, without the quotes; its kind, with what its name says of it.
  private static final int START = 0;
  private static final int END = 1;
  private static final int PARENT = 2;
  private static final int NEXT = 3;
  private static final int PLACE = 4;
  private static final int TYPE = 5;

  /** What comes next at the same place of a list's elements, once that was noted. */
  private static final int SAME = 6;

  /** Its name, by its index. */
  private static final int NAME = 7;

  private static final int COLUMNS = 8;

  private static final int KIND = 0x7;

  /** Of a string that holds an escape. */
  private static final int ESCAPED = 1 << 3;

  /** What its name says of it stands behind that. */
  private static final int ROLES = 4;

  /** So many characters has a value with its name, or more mostly. */
  private static final int USUAL = 16;

  /** The table of a longer text is not kept. */
  private static final int LONGEST_KEPT = 256 * 1024;

  /** The text is no JSON. */
  private static final class NotJson extends Exception {
    private static final long serialVersionUID = 1;

    NotJson() {
      super("no JSON", null, false, false);
    }
  }

  /** So many blanks about the sign between a name and its number. */
  private static final int MOST_BLANKS = 8;

  /** So far behind the name of a list its numbers are known to be its. */
  private static final int LONGEST_LIST = 400;

  /** What a list of numbers is written with. */
  private static final String IN_LISTS = "0123456789.,+-eE[ \t";

  private static final int LONGEST_FRACTION = 24;

  /** What is read; its first character stands at {@link #base} of the text. */
  private char[] text = {};

  private int base;

  private int end;
  private int at;

  private final JsonNames names;
  private JsonName lastName = JsonName.NONE;

  private int[] rows = {};
  private int count;

  /** Whether the text ended where more was expected. */
  private boolean isCut;

  JsonText() {
    this(new JsonNames());
  }

  private JsonText(JsonNames names) {
    this.names = names;
  }

  private void begin(String whole, int start, int stop) {
    lastName = JsonName.NONE;
    base = start;
    end = stop - start;
    at = 0;
    isCut = false;
    if (end > text.length) {
      text = new char[end];
    }
    whole.getChars(start, stop, text, 0);
    count = 0;
    int likely = COLUMNS * (2 + end / USUAL);
    if (likely > rows.length) {
      rows = new int[likely];
    }
  }

  private void begin(String whole) {
    begin(whole, 0, whole.length());
    at = whole.startsWith("\uFEFF") ? 1 : 0;
  }

  /**
   * Reads a text that is one value of JSON, instead of what was read before; returns whether it is.
   */
  boolean read(String whole) {
    begin(whole);
    return isOne();
  }

  /**
   * Reads a text that is one value of JSON after another, as an array, instead of what was read
   * before; returns whether it is.
   */
  boolean readLines(String whole) {
    begin(whole);
    return areLines();
  }

  /** Forgets what was read; returns whether it should be kept for another text. */
  boolean wipe() {
    Arrays.fill(text, 0, end, '\0');
    boolean isKept = end <= LONGEST_KEPT;
    end = 0;
    count = 0;
    names.clear();
    lastName = JsonName.NONE;
    return isKept;
  }

  /** The characters of what is read. */
  char[] chars() {
    return text;
  }

  /** Where in the text the first of these characters stands. */
  int base() {
    return base;
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable JsonText parse(String text) {
    JsonText json = new JsonText();
    return json.read(text) ? json : null;
  }

  /** Reads what is one value of JSON at [start, end) of a text; null if it is not. */
  static @Nullable JsonText parse(String text, int start, int end, JsonNames names) {
    JsonText json = new JsonText(names);
    json.begin(text, start, end);
    return json.isOne() ? json : null;
  }

  /** Whether a text that begins like this may be one value of JSON, or is. */
  static boolean mayBecomeOne(String head) {
    JsonText json = new JsonText();
    return json.read(head) || json.isCut;
  }

  private boolean isOne() {
    try {
      skipBlanks();
      value(NONE, JsonName.NONE, 0, 0);
      skipBlanks();
      return at == end;
    } catch (NotJson none) {
      return false;
    }
  }

  private boolean areLines() {
    int root = add(ARRAY, 0, NONE, JsonName.NONE, 0);
    rows[COLUMNS * root + END] = end;
    int last = NONE;
    int index = 0;
    try {
      skipBlanks();
      while (at < end) {
        last = behind(last, value(root, JsonName.NONE, index, 1));
        index++;
        skipBlanks();
      }
      return true;
    } catch (NotJson none) {
      return false;
    }
  }

  private int add(int kind, int start, int parent, JsonName name, int place) {
    int row = COLUMNS * count;
    if (row == rows.length) {
      rows = Arrays.copyOf(rows, COLUMNS * (count + count / 2 + 16));
    }
    rows[row + START] = start;
    rows[row + PARENT] = parent;
    rows[row + NEXT] = NONE;
    rows[row + SAME] = NONE;
    rows[row + PLACE] = place;
    rows[row + TYPE] = kind | name.roles << ROLES;
    rows[row + NAME] = name.index;
    return count++;
  }

  /** Notes that a value stands behind the last, if there is one; returns it. */
  private int behind(int last, int value) {
    if (last >= 0) {
      rows[COLUMNS * last + NEXT] = value;
    }
    return value;
  }

  /** How many values there are; each is known by its place among them. */
  int count() {
    return count;
  }

  int kind(int value) {
    return rows[COLUMNS * value + TYPE] & KIND;
  }

  int start(int value) {
    return rows[COLUMNS * value + START];
  }

  int end(int value) {
    return rows[COLUMNS * value + END];
  }

  /** What it is in; {@link #NONE} of the root. */
  int parent(int value) {
    return rows[COLUMNS * value + PARENT];
  }

  /** The first that it holds, or {@link #NONE}. */
  int first(int value) {
    int behind = value + 1;
    return behind < count && rows[COLUMNS * behind + PARENT] == value ? behind : NONE;
  }

  /** What stands behind it in the same container, or {@link #NONE}. */
  int next(int value) {
    return rows[COLUMNS * value + NEXT];
  }

  /** What was noted to come next at the same place of a list's elements. */
  int same(int value) {
    return rows[COLUMNS * value + SAME];
  }

  void noteSame(int value, int next) {
    rows[COLUMNS * value + SAME] = next;
  }

  /** The name in an object, else {@link JsonName#NONE}. */
  JsonName name(int value) {
    return names.at(rows[COLUMNS * value + NAME]);
  }

  /** Returns the name of a value, or of the list that it is in. */
  JsonName nameOf(int value) {
    int at = value;
    while (parent(at) >= 0 && !isIn(at, OBJECT)) {
      at = parent(at);
    }
    return name(at);
  }

  /** Whether two values have the same name, or none. */
  boolean isNamedAs(int value, int other) {
    return rows[COLUMNS * value + NAME] == rows[COLUMNS * other + NAME];
  }

  /** Where the name stands, without its quotes, if it is in an object. */
  int nameStart(int value) {
    return rows[COLUMNS * value + PLACE];
  }

  int nameEnd(int value) {
    return nameStart(value) + name(value).written;
  }

  boolean is(int value, int role) {
    return (rows[COLUMNS * value + TYPE] >>> ROLES & role) != 0;
  }

  /** Whether a string holds an escape. */
  boolean isEscaped(int value) {
    return (rows[COLUMNS * value + TYPE] & ESCAPED) != 0;
  }

  boolean isIn(int value, int container) {
    int parent = parent(value);
    return parent >= 0 && kind(parent) == container;
  }

  /** Whether it is a string or number. */
  boolean isSimple(int value) {
    int kind = kind(value);
    return kind == STRING || kind == NUMBER;
  }

  /** The character at a place of the text. */
  char charAt(int place) {
    return text[place - base];
  }

  /** Where the content of a value begins, without the quotes of a string. */
  int contentStart(int value) {
    return kind(value) == STRING ? start(value) + 1 : start(value);
  }

  int contentEnd(int value) {
    return kind(value) == STRING ? end(value) - 1 : end(value);
  }

  /** What a value of the text says, without escapes. */
  Passage decoded(String whole, int value) {
    int start = contentStart(value);
    int end = contentEnd(value);
    return isEscaped(value) ? decode(whole, start, end) : Passage.of(whole, start, end);
  }

  boolean isContainer(int value) {
    int kind = kind(value);
    return kind == OBJECT || kind == ARRAY;
  }

  /** Whether it tells who says what stands beside it. */
  boolean isSpeaker(int value) {
    return isSimple(value)
        && (is(value, JsonName.SPEAKER) || is(value, JsonName.DIRECTION) && isWay(value));
  }

  /** {@code "direction": "inbound"} */
  private boolean isWay(int value) {
    return kind(value) == STRING
        && WAYS.contains(
            String.valueOf(text, start(value) + 1 - base, end(value) - start(value) - 2)
                .toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the value that tells who an object is that stands for a speaker, by a role before a
   * name; else {@link #NONE}: {@code {"role": "user"}}, {@code {"user": {"displayName": "Ann"}}}.
   * It looks at a few members only.
   */
  int speakerOf(int object) {
    return is(object, JsonName.SPEAKER) && kind(object) == OBJECT ? speakerOf(object, 2) : NONE;
  }

  private int speakerOf(int object, int levels) {
    int person = NONE;
    int kind = NONE;
    int looks = 0;
    for (int child = first(object); child >= 0 && looks < MOST_OF_SPEAKER; child = next(child)) {
      looks++;
      if (isSpeaker(child)) {
        return child;
      }
      if (person < 0 && is(child, JsonName.OF_PERSON) && isSimple(child)) {
        person = child;
      } else if (person < 0 && levels > 1 && is(child, JsonName.SPEAKER) && kind(child) == OBJECT) {
        person = speakerOf(child, levels - 1);
      } else if (isSimple(child) && name(child).plain.equals("type")) {
        kind = child;
      }
    }
    return person < 0 ? kind : person;
  }

  /** Returns its name, or its index in an array; empty at the root. */
  String step(int value) {
    if (!isIn(value, ARRAY)) {
      return name(value).text;
    }
    int place = rows[COLUMNS * value + PLACE];
    return place < DIGITS.length ? DIGITS[place] : String.valueOf(place);
  }

  /** Returns where it stands, by RFC 6901; a name that may hold card data is not shown. */
  String pointer(int value) {
    StringBuilder pointer = new StringBuilder();
    write(value, pointer);
    return pointer.toString();
  }

  private void write(int value, StringBuilder pointer) {
    int parent = parent(value);
    if (parent >= 0) {
      write(parent, pointer);
      String step =
          isIn(value, ARRAY)
              ? step(value)
              : name(value).shown().replace("~", "~0").replace("/", "~1");
      pointer.append('/').append(step);
    }
  }

  /**
   * What stands without quotes in JSON within any text: a number, or several numbers of a list.
   *
   * @param quote what makes a string of it: the quote of the name, with the backslashes that it has
   *     in a string of JSON
   */
  record Bare(int start, int end, String quote) {}

  /**
   * Returns what stands bare about [start, end) of any text behind the name of a member, or in its
   * list, if what takes its place makes a string of it; else null.
   */
  static @Nullable Bare bareAbout(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isAsciiDigit(c) && c != ',' && c != ' ') {
        return null;
      }
    }
    int from = start > 0 && text.charAt(start - 1) == '-' ? start - 1 : start;
    int to = fractionEnd(text, end);
    int before = beforeBlanks(text, from);
    int colon = before;
    boolean isListed = before > 0 && "[,".indexOf(text.charAt(before - 1)) >= 0;
    if (isListed) {
      int least = Math.max(0, before - LONGEST_LIST);
      while (colon > least && IN_LISTS.indexOf(text.charAt(colon - 1)) >= 0) {
        colon--;
      }
    }
    if (colon == 0
        || text.charAt(colon - 1) != ':'
        || isListed != holds(text, colon, before, '[')
        || !isListed && holds(text, start, end, ',')) {
      return null;
    }
    int name = beforeBlanks(text, colon - 1);
    if (name == 0 || text.charAt(name - 1) != '"') {
      return null;
    }
    int after = to;
    while (after < text.length() && after - to < MOST_BLANKS && isBlank(text.charAt(after))) {
      after++;
    }
    int quote = name - 1;
    while (quote > 0 && name - quote < MOST_BLANKS && text.charAt(quote - 1) == '\\') {
      quote--;
    }
    // In a string of JSON the line may end in an escape.
    String ends = isListed ? ",]" : quote < name - 1 ? ",}\r\n\\" : ",}\r\n";
    return after < text.length() && ends.indexOf(text.charAt(after)) >= 0
        ? new Bare(from, to, text.subSequence(quote, name).toString())
        : null;
  }

  /** The end of a number of which the first digits end there. */
  private static int fractionEnd(CharSequence text, int end) {
    int to = end;
    while (to + 1 < text.length()
        && to - end < LONGEST_FRACTION
        && (Chars.isAsciiDigit(text.charAt(to))
            || ".eE+-".indexOf(text.charAt(to)) >= 0
                && (Chars.isAsciiDigit(text.charAt(to + 1))
                    || "+-".indexOf(text.charAt(to + 1)) >= 0))) {
      to++;
    }
    return to;
  }

  private static boolean holds(CharSequence text, int from, int to, char sign) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == sign) {
        return true;
      }
    }
    return false;
  }

  private static int beforeBlanks(CharSequence text, int from) {
    int i = from;
    while (i > 0 && from - i < MOST_BLANKS && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private int value(int parent, JsonName name, int place, int level) throws NotJson {
    if (level > MOST_LEVELS) {
      throw new NotJson();
    }
    char c = peek();
    int kind =
        switch (c) {
          case '{' -> OBJECT;
          case '[' -> ARRAY;
          case '"' -> STRING;
          case 't', 'f', 'n' -> LITERAL;
          default -> NUMBER;
        };
    int value = add(kind, base + at, parent, name, place);
    switch (kind) {
      case OBJECT -> object(value, level);
      case ARRAY -> array(value, level);
      case STRING -> rows[COLUMNS * value + TYPE] |= string() ? ESCAPED : 0;
      case LITERAL -> literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
      default -> number();
    }
    rows[COLUMNS * value + END] = base + at;
    return value;
  }

  private void object(int object, int level) throws NotJson {
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return;
    }
    int last = NONE;
    while (true) {
      if (peek() != '"') {
        throw new NotJson();
      }
      int start = at + 1;
      JsonName name = readName(start);
      skipBlanks();
      expect(':');
      skipBlanks();
      last = behind(last, value(object, name, base + start, level + 1));
      skipBlanks();
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',');
      skipBlanks();
    }
  }

  /** Reads the name that begins at a place: mostly the one that followed the name before too. */
  private JsonName readName(int start) throws NotJson {
    JsonName likely = lastName.following;
    JsonName name;
    if (likely != null
        && start + likely.length() < end
        && text[start + likely.length()] == '"'
        && likely.isAt(text, start)) {
      at = start + likely.length() + 1;
      name = likely;
    } else {
      boolean escaped = string();
      name = nameAt(start, at - 1, escaped);
      if (!escaped && lastName != JsonName.NONE) {
        lastName.following = name;
      }
    }
    lastName = name;
    return name;
  }

  private JsonName nameAt(int start, int nameEnd, boolean escaped) {
    if (escaped) {
      String raw = String.valueOf(text, start, nameEnd - start);
      return names.add(decode(raw, 0, raw.length()).text(), raw.length());
    }
    return names.of(text, start, nameEnd);
  }

  private void array(int array, int level) throws NotJson {
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return;
    }
    int last = NONE;
    int index = 0;
    while (true) {
      last = behind(last, value(array, JsonName.NONE, index, level + 1));
      index++;
      skipBlanks();
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',');
      skipBlanks();
    }
  }

  /** Reads a string; returns whether it holds an escape. */
  private boolean string() throws NotJson {
    char[] chars = text;
    int i = at + 1;
    boolean escaped = false;
    while (i < end) {
      char c = chars[i];
      i++;
      if (c == '"') {
        at = i;
        return escaped;
      }
      if (c < ' ') {
        throw new NotJson();
      }
      if (c == '\\') {
        at = i;
        escape();
        i = at;
        escaped = true;
      }
    }
    isCut = true;
    throw new NotJson();
  }

  private void escape() throws NotJson {
    char escaped = peek();
    at++;
    if (escaped == 'u') {
      for (int i = 0; i < 4; i++) {
        if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
          throw new NotJson();
        }
        at++;
      }
    } else if ("\"\\/bfnrt".indexOf(escaped) < 0) {
      throw new NotJson();
    }
  }

  private void literal(String word) throws NotJson {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void number() throws NotJson {
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < end && text[at] == '.') {
      at++;
      digits();
    }
    if (at < end && (text[at] | 0x20) == 'e') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
  }

  private void digits() throws NotJson {
    if (!Chars.isAsciiDigit(peek())) {
      throw new NotJson();
    }
    while (at < end && Chars.isAsciiDigit(text[at])) {
      at++;
    }
  }

  private void expect(char c) throws NotJson {
    if (peek() != c) {
      throw new NotJson();
    }
    at++;
  }

  private char peek() throws NotJson {
    if (at >= end) {
      isCut = true;
      throw new NotJson();
    }
    return text[at];
  }

  private void skipBlanks() {
    while (at < end && text[at] <= ' ' && isWhite(text[at])) {
      at++;
    }
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /**
   * Returns a string or number as it is written, in its quotes, but without escapes: so it is the
   * same wherever it means the same.
   *
   * @param whole the text in which it stands
   */
  String plain(String whole, int value) {
    int start = start(value);
    int end = end(value);
    return isEscaped(value)
        ? '"' + decode(whole, start + 1, end - 1).text() + '"'
        : whole.substring(start, end);
  }

  /**
   * Returns the characters of a string that stands, without its quotes, at [start, end) and is
   * valid.
   */
  static Passage decode(String text, int start, int end) {
    Passage passage = new Passage();
    int i = start;
    while (i < end) {
      int plain = i;
      while (i < end && text.charAt(i) != '\\') {
        i++;
      }
      passage.add(text, plain, i);
      if (i < end) {
        char escaped = text.charAt(i + 1);
        if (escaped == 'u') {
          passage.add((char) Integer.parseInt(text, i + 2, i + 6, 16), i, i + 6);
          i += 6;
        } else {
          int which = "bfnrt".indexOf(escaped);
          passage.add(which < 0 ? escaped : "\b\f\n\r\t".charAt(which), i, i + 2);
          i += 2;
        }
      }
    }
    return passage;
  }

  /** Writes a text as it stands in a string. */
  static void escape(CharSequence text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
  }

  private static boolean isPaired(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
