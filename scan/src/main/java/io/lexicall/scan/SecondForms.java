package io.lexicall.scan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells which values of JSON say once more what is said beside them, as recognised or with marks of
 * HTML or in another language. Exporters have a name of their own for such a form, so what the
 * values hold decides.
 */
final class SecondForms {

  /** So many values say what all at a place are. */
  private static final int MOST_LOOKED_AT = 64;

  /** In an object of more members none is looked for. */
  private static final int MOST_MEMBERS = 64;

  /** A form stands beside the text, or in an object or a list that does. */
  private static final int MOST_LEVELS = 2;

  /** One value may be the same by chance. */
  private static final int FEWEST_SAME = 2;

  /** So may fewer digits. */
  private static final int FEWEST_DIGITS = 3;

  /**
   * What a value says.
   *
   * @param letters its letters and figures, in lower case
   * @param digits its figures and words of a digit
   * @param isClear whether it has no other words for numbers
   */
  private record Told(String letters, String digits, boolean isClear) {

    boolean isAs(Told other) {
      return !letters.isEmpty() && letters.equals(other.letters)
          || digits.length() >= FEWEST_DIGITS && digits.equals(other.digits);
    }

    boolean isUnlike(Told other) {
      return isClear && other.isClear && !digits.isEmpty() && !digits.equals(other.digits);
    }
  }

  private final String text;
  private final JsonText json;
  private final Lexicon lexicon;

  /** Of the texts that others were held against. */
  private final Map<Integer, Told> known = new HashMap<>();

  private int looks;

  SecondForms(String text, JsonText json, Lexicon lexicon) {
    this.text = text;
    this.json = json;
    this.lexicon = lexicon;
  }

  /** So many members were looked at in search of what is said. */
  int looks() {
    return looks;
  }

  /** Returns whether the values at a place, of which this is the first, are such a form. */
  boolean are(int first) {
    int same = 0;
    int unlike = 0;
    int value = first;
    for (int n = 0; n < MOST_LOOKED_AT && value >= 0; n++) {
      int said = json.kind(value) == JsonText.STRING ? saidBeside(value) : JsonText.NONE;
      if (said >= 0) {
        Told form = told(value);
        Told beside = known.computeIfAbsent(said, this::told);
        if (form.isAs(beside)) {
          same++;
        } else if (form.isUnlike(beside)) {
          unlike++;
        }
      }
      value = json.same(value);
    }
    return same >= FEWEST_SAME && same > unlike;
  }

  /** What is said in the nearest object about a value that says something; else none. */
  private int saidBeside(int value) {
    int at = json.parent(value);
    for (int level = 0; level < MOST_LEVELS && at >= 0; level++) {
      if (json.kind(at) == JsonText.OBJECT) {
        int members = 0;
        int child = json.first(at);
        while (child >= 0 && members < MOST_MEMBERS) {
          looks++;
          members++;
          if (json.is(child, JsonName.SAID) && json.kind(child) == JsonText.STRING) {
            return child;
          }
          child = json.next(child);
        }
      }
      at = json.parent(at);
    }
    return JsonText.NONE;
  }

  private Told told(int value) {
    int start = json.start(value) + 1;
    int end = json.end(value) - 1;
    String said =
        json.isEscaped(value)
            ? JsonText.decode(text, start, end).text()
            : text.substring(start, end);
    char[] chars = said.toCharArray();
    StringBuilder letters = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    boolean isClear = true;
    int i = 0;
    while (i < chars.length) {
      int to = i + 1;
      if (Chars.isLetter(chars[i])) {
        to = Math.max(to, Lexicon.wordEnd(chars, i, chars.length));
        letters.append(chars, i, to - i);
        int word = lexicon.lookup(chars, i, to);
        int type = word & Lexicon.TYPE;
        if (type == Lexicon.DIGIT) {
          digits.append(word >> 4 & 0xff);
        } else {
          isClear &= type == 0 || type == Lexicon.FILLER || type == Lexicon.HESITATION;
          isClear &= (lexicon.said(chars, i, to) & Lexicon.NUMBER_ABROAD) == 0;
        }
      } else if (Chars.isDigit(chars[i])) {
        letters.append(chars[i]);
        digits.append(chars[i]);
      } else if (chars[i] == '<') {
        to = behindTag(chars, i);
      }
      i = to;
    }
    return new Told(letters.toString().toLowerCase(Locale.ROOT), digits.toString(), isClear);
  }

  /** Behind the tag that begins at a place, or behind its sign if it ends nowhere near. */
  private static int behindTag(char[] chars, int from) {
    for (int i = from + 1; i < chars.length && chars[i] != '<'; i++) {
      if (chars[i] == '>') {
        return i + 1;
      }
    }
    return from + 1;
  }
}
