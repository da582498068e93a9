package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;

/** Tells where the parts of what was found stand in the values of JSON of a file. */
final class Pieces {

  /** A longer value is remembered without its escapes: it may hold many parts. */
  private static final int SHORT = 256;

  private final String text;

  /** By where they begin. */
  private final Map<Integer, Passage> values = new HashMap<>();

  private long decoded;

  Pieces(String text) {
    this.text = text;
  }

  /** So many characters were read as escaped text. */
  long decoded() {
    return decoded;
  }

  Piece of(Part part) {
    Slot slot = part.slot();
    int valueStart = part.start() - slot.start();
    int valueEnd = part.end() - slot.start();
    JsonText json = slot.json();
    int string = slot.value();
    boolean isPlain =
        json != null && !json.isEscaped(string) && json.start(string) + 1 == slot.start();
    Passage value = null;
    if (json != null && slot.isInString()) {
      value = value(json.start(string) + 1, json.end(string) - 1);
    } else if (slot.form() == Slot.Form.JSON_STRING && !isPlain) {
      value = value(slot.start(), slot.end());
    }
    if (value != null) {
      valueStart = value.indexOf(part.start());
      valueEnd = value.indexOf(part.end());
    }
    return new Piece(
        part.start(),
        part.end(),
        slot.pointer(),
        valueStart,
        valueEnd,
        slot.fromMillis(),
        slot.toMillis());
  }

  private Passage value(int start, int end) {
    Passage known = end - start > SHORT ? values.get(start) : null;
    if (known == null) {
      known = JsonText.decode(text, start, end);
      decoded += end - start;
      if (end - start > SHORT) {
        values.put(start, known);
      }
    }
    return known;
  }
}
