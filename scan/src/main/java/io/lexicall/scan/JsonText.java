package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The name in an object, or the index in an array; empty at the root. */
    final String name;

    /** Where the name stands, without its quotes, if it is in an object. */
    int nameStart;

    int nameEnd;

    final List<Value> children = new ArrayList<>(0);

    private @Nullable String plainName;

    Value(Kind kind, int start, @Nullable Value parent, String name) {
      this.kind = kind;
      this.start = start;
      this.parent = parent;
      this.name = name;
    }

    /** Returns the name as all services might write it: in lower case, without underscores. */
    String plainName() {
      String plain = plainName;
      if (plain == null) {
        plain = name.replace("_", "").toLowerCase(Locale.ROOT);
        plainName = plain;
      }
      return plain;
    }

    boolean isIn(Kind container) {
      return parent != null && parent.kind == container;
    }

    /** Returns where it stands, by RFC 6901; a name that may be a card number is not shown. */
    String pointer() {
      StringBuilder pointer = new StringBuilder();
      for (Value at = this; at.parent != null; at = at.parent) {
        String step = at.hasLongNumber() ? at.name.replaceAll("\\p{Nd}", "*") : at.name;
        pointer.insert(0, "/" + step.replace("~", "~0").replace("/", "~1"));
      }
      return pointer.toString();
    }

    /** Returns whether the name has as many digits as a card number. */
    boolean hasLongNumber() {
      return name.length() >= CardNetworks.MIN_LENGTH
          && name.codePoints().filter(Character::isDigit).count() >= CardNetworks.MIN_LENGTH;
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

  private final String text;

  /** Where what is read ends, exclusive. */
  private final int end;

  private int at;

  private JsonText(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable Value parse(String text) {
    JsonText json = new JsonText(text, text.length());
    try {
      if (text.startsWith("\uFEFF")) {
        json.at = 1;
      }
      json.skipBlanks();
      Value value = json.value(null, "", 0);
      json.skipBlanks();
      return json.at == text.length() ? value : null;
    } catch (NotJson none) {
      return null;
    }
  }

  /** Reads a text that is one value of JSON after another, as an array; null if it is not. */
  static @Nullable Value parseLines(String text) {
    Value root = new Value(Kind.ARRAY, 0, null, "");
    root.end = text.length();
    JsonText json = new JsonText(text, text.length());
    json.at = text.startsWith("\uFEFF") ? 1 : 0;
    try {
      json.skipBlanks();
      while (json.at < text.length()) {
        root.children.add(json.value(root, String.valueOf(root.children.size()), 1));
        json.skipBlanks();
      }
      return root;
    } catch (NotJson none) {
      return null;
    }
  }

  /** Reads the one value of JSON at [start, end) of a text; null if it is none. */
  static @Nullable Value parse(String text, int start, int end) {
    JsonText json = new JsonText(text, end);
    json.at = start;
    try {
      Value value = json.value(null, "", 0);
      json.skipBlanks();
      return json.at == end ? value : null;
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

  private Value value(@Nullable Value parent, String name, int level) throws NotJson {
    if (level > MOST_LEVELS) {
      throw new NotJson();
    }
    int start = at;
    char c = peek();
    Value value;
    switch (c) {
      case '{' -> {
        value = new Value(Kind.OBJECT, start, parent, name);
        object(value, level);
      }
      case '[' -> {
        value = new Value(Kind.ARRAY, start, parent, name);
        array(value, level);
      }
      case '"' -> {
        value = new Value(Kind.STRING, start, parent, name);
        string();
      }
      case 't', 'f', 'n' -> {
        value = new Value(Kind.LITERAL, start, parent, name);
        literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
      }
      default -> {
        value = new Value(Kind.NUMBER, start, parent, name);
        number();
      }
    }
    value.end = at;
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
      int start = at;
      string();
      int nameEnd = at - 1;
      String name = decode(text, start + 1, nameEnd).text();
      skipBlanks();
      expect(':');
      skipBlanks();
      Value member = value(object, name, level + 1);
      member.nameStart = start + 1;
      member.nameEnd = nameEnd;
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

  private void array(Value array, int level) throws NotJson {
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      array.children.add(value(array, String.valueOf(array.children.size()), level + 1));
      skipBlanks();
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',');
      skipBlanks();
    }
  }

  private void string() throws NotJson {
    at++;
    while (true) {
      char c = peek();
      at++;
      if (c == '"') {
        return;
      }
      if (c < ' ') {
        throw new NotJson();
      }
      if (c == '\\') {
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
    }
  }

  private void literal(String word) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
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
    if (at < end && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < end && (text.charAt(at) | 0x20) == 'e') {
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
    while (at < end && Chars.isAsciiDigit(text.charAt(at))) {
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
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < end && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /**
   * Returns the characters of a string that stands, without its quotes, at [start, end) and is
   * valid.
   */
  static Passage decode(String text, int start, int end) {
    Passage passage = new Passage();
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c != '\\') {
        passage.add(c, i, i + 1);
        i++;
        continue;
      }
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
