package io.lexicall.scan.outside;

import io.lexicall.scan.outside.CallScript.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A JSON file being written, on one line or indented. */
final class JsonSheet extends Sheet {
  private final boolean indented;
  private final Deque<Boolean> empty = new ArrayDeque<>();
  private boolean afterKey;

  JsonSheet(boolean indented, Escape escape) {
    super(escape);
    this.indented = indented;
  }

  JsonSheet object(Runnable content) {
    return nested("{", "}", content);
  }

  JsonSheet array(Runnable content) {
    return nested("[", "]", content);
  }

  <T> JsonSheet array(String key, Iterable<T> items, Consumer<? super T> item) {
    key(key);
    return array(() -> items.forEach(item));
  }

  JsonSheet object(String key, Runnable content) {
    return key(key).object(content);
  }

  JsonSheet key(String key) {
    next();
    raw("\"" + key + "\":" + (indented ? " " : ""));
    afterKey = true;
    return this;
  }

  JsonSheet put(String key, String value) {
    key(key);
    next();
    raw("\"").escaped(value).raw("\"");
    return this;
  }

  JsonSheet put(String key, long value) {
    key(key);
    next();
    raw(Long.toString(value));
    return this;
  }

  JsonSheet put(String key, double value) {
    key(key);
    next();
    raw(decimal(value));
    return this;
  }

  JsonSheet put(String key, boolean value) {
    key(key);
    next();
    raw(Boolean.toString(value));
    return this;
  }

  JsonSheet putNull(String key) {
    key(key);
    next();
    raw("null");
    return this;
  }

  JsonSheet value(String plain) {
    next();
    raw(plain);
    return this;
  }

  JsonSheet put(String key, List<Token> tokens, Mode mode) {
    return put(key, "", tokens, mode);
  }

  /** A text of words, behind what stands before it. */
  JsonSheet put(String key, String before, List<Token> tokens, Mode mode) {
    key(key);
    next();
    raw("\"" + before).words(tokens, mode).raw("\"");
    return this;
  }

  /** A text of turns, each behind what is said before it. */
  <T> JsonSheet joined(String key, Iterable<T> parts, Consumer<? super T> part) {
    key(key);
    next();
    raw("\"");
    parts.forEach(part);
    raw("\"");
    return this;
  }

  private JsonSheet nested(String open, String close, Runnable content) {
    next();
    raw(open);
    empty.push(true);
    content.run();
    boolean wasEmpty = empty.pop();
    if (!wasEmpty) {
      line();
    }
    raw(close);
    return this;
  }

  private void next() {
    if (afterKey) {
      afterKey = false;
      return;
    }
    if (!empty.isEmpty()) {
      boolean first = empty.pop();
      empty.push(false);
      if (!first) {
        raw(",");
      }
      line();
    }
  }

  private void line() {
    if (indented) {
      raw("\n" + "  ".repeat(empty.size()));
    }
  }
}
