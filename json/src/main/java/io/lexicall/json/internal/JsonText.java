package io.lexicall.json.internal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Writes JSON on one line. Not thread-safe. */
public final class JsonText {
  /** Of the characters of ASCII, those that JSON escapes. */
  private static final boolean[] ESCAPED = new boolean[128];

  static {
    Arrays.fill(ESCAPED, 0, ' ', true);
    ESCAPED['"'] = true;
    ESCAPED['\\'] = true;
  }

  private final StringBuilder text = new StringBuilder(2048);
  private boolean needsComma;

  /** Creates an empty text. */
  public JsonText() {}

  /** Begins an object or, inside a list, its next entry. */
  public JsonText beginObject() {
    return open('{');
  }

  /** Ends the innermost object. */
  public JsonText endObject() {
    return close('}');
  }

  /** Begins a list. */
  public JsonText beginList() {
    return open('[');
  }

  /** Ends the innermost list. */
  public JsonText endList() {
    return close(']');
  }

  /** Writes the name of the next member: a name of ours, in which nothing must be escaped. */
  public JsonText name(String name) {
    separate();
    text.append('"').append(name).append("\":");
    needsComma = false;
    return this;
  }

  /** Writes a string. */
  public JsonText value(String value) {
    separate();
    text.append('"');
    if (isPlain(value)) {
      text.append(value);
    } else {
      appendQuoted(value);
    }
    text.append('"');
    return this;
  }

  /** Writes a number. */
  public JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** Writes true or false. */
  public JsonText value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  /** Writes an instant, in UTC. */
  public JsonText value(Instant value) {
    return value(value.toString());
  }

  /** Writes null. */
  public JsonText nothing() {
    separate();
    text.append("null");
    return this;
  }

  /** Writes a list of strings. */
  public JsonText values(Collection<String> values) {
    beginList();
    values.forEach(this::value);
    return endList();
  }

  /** Writes a value that is JSON already. */
  public JsonText json(String json) {
    separate();
    text.append(json);
    return this;
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    return text.toString();
  }

  /** Returns whether no character needs escaping, so that the text can be copied, as most can. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '~' ? isHidden(value, i) : ESCAPED[c]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Escapes what JSON requires, and characters that reverse or hide the following text on a
   * terminal.
   */
  private void appendQuoted(String value) {
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '~' && isHidden(value, i)) {
        quote(value.substring(from, i));
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        from = i + 1;
      }
    }
    quote(value.substring(from));
  }

  private void quote(String value) {
    JsonStringEncoder.getInstance().quoteAsString(value, text);
  }

  /**
   * Returns whether a character is hidden; for both halves of a surrogate pair, whether the pair
   * is.
   */
  private static boolean isHidden(String value, int i) {
    boolean second = i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i));
    return Shown.isHidden(value.codePointAt(second ? i - 1 : i));
  }

  private JsonText open(char bracket) {
    separate();
    text.append(bracket);
    needsComma = false;
    return this;
  }

  private JsonText close(char bracket) {
    text.append(bracket);
    needsComma = true;
    return this;
  }

  private void separate() {
    if (needsComma) {
      text.append(',');
    }
    needsComma = true;
  }
}
