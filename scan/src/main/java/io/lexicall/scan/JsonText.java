package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) as a tree of values that know where they stand in the text. */
final class JsonText {

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

    /** The index in an array. */
    private final int index;

    /** Where the name stands, without its quotes, if it is in an object. */
    int nameStart;

    int nameEnd;

    /** Whether a string holds an escape. */
    boolean isEscaped;

    final List<Value> children;

    Value(Kind kind, int start, @Nullable Value parent, JsonName name, int index) {
      this.kind = kind;
      this.start = start;
      this.parent = parent;
      this.name = name;
      this.index = index;
      children =
          kind == Kind.OBJECT || kind == Kind.ARRAY ? new ArrayList<>(FEW_CHILDREN) : List.of();
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
      return isIn(Kind.ARRAY) ? String.valueOf(index) : name.text;
    }

    /** Returns where it stands, by RFC 6901; a name that may be a card number is not shown. */
    String pointer() {
      StringBuilder pointer = new StringBuilder();
      for (Value at = this; at.parent != null; at = at.parent) {
        String name = at.step();
        String step = at.name.hasLongNumber() ? name.replaceAll("\\p{Nd}", "*") : name;
        pointer.insert(0, "/" + step.replace("~", "~0").replace("/", "~1"));
      }
      return pointer.toString();
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

  private static final int FEW_CHILDREN = 4;

  /** What is read; its first character stands at {@link #base} of the text. */
  private final char[] text;

  private final int base;

  private final int end;
  private int at;

  private final JsonNames names;

  private JsonText(String text, int start, int end, JsonNames names) {
    this.names = names;
    base = start;
    this.end = end - start;
    this.text = new char[this.end];
    text.getChars(start, end, this.text, 0);
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable Value parse(String text) {
    return parse(text, text.startsWith("\uFEFF") ? 1 : 0, text.length(), new JsonNames());
  }

  /** Reads a text that is one value of JSON after another, as an array; null if it is not. */
  static @Nullable Value parseLines(String text) {
    Value root = new Value(Kind.ARRAY, 0, null, JsonName.NONE, 0);
    root.end = text.length();
    JsonText json = new JsonText(text, 0, text.length(), new JsonNames());
    json.at = text.startsWith("\uFEFF") ? 1 : 0;
    try {
      json.skipBlanks();
      while (json.at < json.end) {
        root.children.add(json.value(root, JsonName.NONE, root.children.size(), 1));
        json.skipBlanks();
      }
      return root;
    } catch (NotJson none) {
      return null;
    }
  }

  /** Reads the one value of JSON at [start, end) of a text; null if it is none. */
  static @Nullable Value parse(String text, int start, int end, JsonNames names) {
    JsonText json = new JsonText(text, start, end, names);
    try {
      json.skipBlanks();
      Value value = json.value(null, JsonName.NONE, 0, 0);
      json.skipBlanks();
      return json.at == json.end ? value : null;
    } catch (NotJson none) {
      return null;
    }
  }

  /**
   * Returns whether [start, end) of any text is a number that stands bare behind the name of a
   * member: in a line of JSON amid others.
   */
  static boolean isBareNumber(CharSequence text, int start, int end) {
    int before = start;
    while (before > 0 && start - before < MOST_BLANKS && isBlank(text.charAt(before - 1))) {
      before--;
    }
    if (before == 0 || text.charAt(before - 1) != ':') {
      return false;
    }
    int name = before - 1;
    while (name > 0 && before - name < MOST_BLANKS && isBlank(text.charAt(name - 1))) {
      name--;
    }
    if (name == 0 || text.charAt(name - 1) != '"') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!Chars.isAsciiDigit(text.charAt(i))) {
        return false;
      }
    }
    int after = end;
    while (after < text.length() && after - end < MOST_BLANKS && isBlank(text.charAt(after))) {
      after++;
    }
    return after < text.length() && ",}\r\n".indexOf(text.charAt(after)) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private Value value(@Nullable Value parent, JsonName name, int index, int level) throws NotJson {
    if (level > MOST_LEVELS) {
      throw new NotJson();
    }
    int start = base + at;
    char c = peek();
    Value value;
    switch (c) {
      case '{' -> {
        value = new Value(Kind.OBJECT, start, parent, name, index);
        object(value, level);
      }
      case '[' -> {
        value = new Value(Kind.ARRAY, start, parent, name, index);
        array(value, level);
      }
      case '"' -> {
        value = new Value(Kind.STRING, start, parent, name, index);
        value.isEscaped = string();
      }
      case 't', 'f', 'n' -> {
        value = new Value(Kind.LITERAL, start, parent, name, index);
        literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
      }
      default -> {
        value = new Value(Kind.NUMBER, start, parent, name, index);
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
    while (true) {
      if (peek() != '"') {
        throw new NotJson();
      }
      int start = at + 1;
      boolean escaped = string();
      int nameEnd = at - 1;
      JsonName name = name(start, nameEnd, escaped);
      skipBlanks();
      expect(':');
      skipBlanks();
      Value member = value(object, name, 0, level + 1);
      member.nameStart = base + start;
      member.nameEnd = base + nameEnd;
      object.children.add(member);
      skipBlanks();
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',');
      skipBlanks();
    }
  }

  private JsonName name(int start, int nameEnd, boolean escaped) {
    if (escaped) {
      String raw = String.valueOf(text, start, nameEnd - start);
      return new JsonName(decode(raw, 0, raw.length()).text());
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
    while (true) {
      array.children.add(value(array, JsonName.NONE, array.children.size(), level + 1));
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
      passage.add(Passage.of(text, plain, i));
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
