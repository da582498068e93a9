package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) as a tree of values that know where they stand in the text. */
final class JsonText {

  /** The steps to the first elements of an array, which most have. */
  private static final String[] DIGITS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

  /** What is nested deeper is not read. */
  static final int MOST_LEVELS = 256;

  /** What a value is. */
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    LITERAL
  }

  /** A value, from its first character to behind its last, quotes and brackets included. */
  static final class Value {
    final Kind kind;
    final int start;
    int end;
    final @Nullable Value parent;

    /** The name in an object, else {@link JsonName#NONE}. */
    final JsonName name;

    /** The index in an array; in an object, where the name stands, without its quotes. */
    private final int place;

    /** Whether a string holds an escape. */
    boolean isEscaped;

    /** What it holds, one behind the other by {@link #next}. */
    @Nullable Value first;

    /** What stands behind it in the same container. */
    @Nullable Value next;

    Value(Kind kind, int start, @Nullable Value parent, JsonName name, int place) {
      this.kind = kind;
      this.start = start;
      this.parent = parent;
      this.name = name;
      this.place = place;
    }

    /** Adds a value behind the last, null if there is none yet; returns it. */
    private Value add(Value child, @Nullable Value last) {
      if (last == null) {
        first = child;
      } else {
        last.next = child;
      }
      return child;
    }

    /** Where the name stands, without its quotes, if it is in an object. */
    int nameStart() {
      return place;
    }

    int nameEnd() {
      return place + name.written;
    }

    boolean is(int role) {
      return name.is(role);
    }

    boolean isIn(Kind container) {
      return parent != null && parent.kind == container;
    }

    /** Whether it is a string or number. */
    boolean isSimple() {
      return kind == Kind.STRING || kind == Kind.NUMBER;
    }

    /** Returns its name, or its index in an array; empty at the root. */
    String step() {
      return !isIn(Kind.ARRAY)
          ? name.text
          : place < DIGITS.length ? DIGITS[place] : String.valueOf(place);
    }

    /** Returns where it stands, by RFC 6901; a name that may be a card number is not shown. */
    String pointer() {
      StringBuilder pointer = new StringBuilder();
      write(pointer);
      return pointer.toString();
    }

    private void write(StringBuilder pointer) {
      if (parent != null) {
        parent.write(pointer);
        pointer.append('/');
        if (isIn(Kind.ARRAY)) {
          pointer.append(place);
        } else {
          String step = name.hasLongNumber() ? name.text.replaceAll("\\p{Nd}", "*") : name.text;
          pointer.append(step.replace("~", "~0").replace("/", "~1"));
        }
      }
    }
  }

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
  private final char[] text;

  private final int base;

  private final int end;
  private int at;

  private final JsonNames names;
  private JsonName lastName = JsonName.NONE;

  private JsonText(String text, int start, int end, JsonNames names) {
    this.names = names;
    base = start;
    this.end = end - start;
    this.text = new char[this.end];
    text.getChars(start, end, this.text, 0);
  }

  /** Begins to read a whole text. */
  JsonText(String text) {
    this(text, 0, text.length(), new JsonNames());
    at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** The characters of the text. */
  char[] chars() {
    return text;
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable Value parse(String text) {
    return new JsonText(text).one();
  }

  /** Reads what is one value of JSON; null if it is not. */
  @Nullable Value one() {
    try {
      skipBlanks();
      Value value = value(null, JsonName.NONE, 0, 0);
      skipBlanks();
      return at == end ? value : null;
    } catch (NotJson none) {
      return null;
    }
  }

  /** Reads what is one value of JSON after another, as an array; null if it is not. */
  @Nullable Value lines() {
    Value root = new Value(Kind.ARRAY, 0, null, JsonName.NONE, 0);
    root.end = end;
    Value last = null;
    int count = 0;
    try {
      skipBlanks();
      while (at < end) {
        last = root.add(value(root, JsonName.NONE, count, 1), last);
        count++;
        skipBlanks();
      }
      return root;
    } catch (NotJson none) {
      return null;
    }
  }

  /** Reads the one value of JSON at [start, end) of a text; null if it is none. */
  static @Nullable Value parse(String text, int start, int end, JsonNames names) {
    return new JsonText(text, start, end, names).one();
  }

  /**
   * What stands bare in JSON amid any text: a number, or some numbers of a list.
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

  private Value value(@Nullable Value parent, JsonName name, int place, int level) throws NotJson {
    if (level > MOST_LEVELS) {
      throw new NotJson();
    }
    int start = base + at;
    char c = peek();
    Value value;
    switch (c) {
      case '{' -> {
        value = new Value(Kind.OBJECT, start, parent, name, place);
        object(value, level);
      }
      case '[' -> {
        value = new Value(Kind.ARRAY, start, parent, name, place);
        array(value, level);
      }
      case '"' -> {
        value = new Value(Kind.STRING, start, parent, name, place);
        value.isEscaped = string();
      }
      case 't', 'f', 'n' -> {
        value = new Value(Kind.LITERAL, start, parent, name, place);
        literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
      }
      default -> {
        value = new Value(Kind.NUMBER, start, parent, name, place);
        number();
      }
    }
    value.end = base + at;
    return value;
  }

  private void object(Value object, int level) throws NotJson {
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return;
    }
    Value last = null;
    while (true) {
      if (peek() != '"') {
        throw new NotJson();
      }
      int start = at + 1;
      JsonName name = name(start);
      skipBlanks();
      expect(':');
      skipBlanks();
      last = object.add(value(object, name, base + start, level + 1), last);
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
  private JsonName name(int start) throws NotJson {
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
      name = name(start, at - 1, escaped);
      if (!escaped && lastName != JsonName.NONE) {
        lastName.following = name;
      }
    }
    lastName = name;
    return name;
  }

  private JsonName name(int start, int nameEnd, boolean escaped) {
    if (escaped) {
      String raw = String.valueOf(text, start, nameEnd - start);
      return new JsonName(decode(raw, 0, raw.length()).text(), raw.length());
    }
    return names.of(text, start, nameEnd);
  }

  private void array(Value array, int level) throws NotJson {
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return;
    }
    Value last = null;
    int count = 0;
    while (true) {
      last = array.add(value(array, JsonName.NONE, count, level + 1), last);
      count++;
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
        out.append("\\u%04x".formatted((int) c));
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
