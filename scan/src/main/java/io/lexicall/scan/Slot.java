package io.lexicall.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file that holds text somebody said or wrote, and that can be replaced without
 * damage to the text around it.
 *
 * <p>It is not a record, because the instrumentation of Jazzer loses the fields of a record whose
 * components have type annotations.
 */
final class Slot {
  static final long UNKNOWN = -1;

  private final int start;
  private final int end;
  private final Form form;
  private final @Nullable JsonText json;
  private final int value;
  private final long fromMillis;
  private final long toMillis;

  /** In so many strings of JSON it stands, one in the other, beside that which it is itself. */
  private final int strings;

  /**
   * Creates one.
   *
   * @param start offset in the file
   * @param end offset behind it
   * @param form how text is written there
   * @param json the JSON that it stands in; null elsewhere
   * @param value the value there that it is or lies in
   * @param fromMillis when it begins to be said, from the beginning of the recording; -1 if unknown
   * @param toMillis when that ends; -1 if unknown
   */
  Slot(
      int start,
      int end,
      Form form,
      @Nullable JsonText json,
      int value,
      long fromMillis,
      long toMillis) {
    this(start, end, form, json, value, fromMillis, toMillis, 0);
  }

  private Slot(
      int start,
      int end,
      Form form,
      @Nullable JsonText json,
      int value,
      long fromMillis,
      long toMillis,
      int strings) {
    this.strings = strings;
    this.start = start;
    this.end = end;
    this.form = form;
    this.json = json;
    this.value = value;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /** Creates one that stands in no JSON. */
  Slot(int start, int end, Form form, long fromMillis, long toMillis) {
    this(start, end, form, null, JsonText.NONE, fromMillis, toMillis, 0);
  }

  static Slot of(int start, int end, Form form) {
    return new Slot(start, end, form, UNKNOWN, UNKNOWN);
  }

  /**
   * Returns the same, where this is a slot of the text that a passage holds, and should be one of
   * the file about it.
   *
   * @param whole the string of JSON in the file that the passage is
   */
  Slot within(Passage about, Slot whole) {
    boolean isTimed = fromMillis != UNKNOWN;
    return new Slot(
        about.from(start),
        about.to(end - 1),
        form,
        whole.json,
        whole.value,
        isTimed ? fromMillis : whole.fromMillis,
        isTimed ? toMillis : whole.toMillis,
        whole.form == Form.JSON_STRING ? strings + whole.strings + 1 : strings + whole.strings);
  }

  /** Returns the part of it at [start, end). */
  Slot part(int start, int end) {
    return new Slot(start, end, form, json, value, fromMillis, toMillis, strings);
  }

  /** Writes a text as it is written here, with the escapes of the strings that it stands in. */
  void write(CharSequence text, StringBuilder out) {
    if (strings == 0) {
      form.write(text, out);
      return;
    }
    StringBuilder inside = new StringBuilder();
    form.write(text, inside);
    out.append(escaped(inside.toString()));
  }

  /** Whether it is, or may be, but a part of a string of JSON. */
  boolean isInString() {
    return strings > 0;
  }

  /** Returns what begins and ends a string of JSON here. */
  String quote() {
    return escaped("\"");
  }

  private String escaped(String text) {
    String escaped = text;
    for (int n = 0; n < strings; n++) {
      StringBuilder about = new StringBuilder();
      JsonText.escape(escaped, about);
      escaped = about.toString();
    }
    return escaped;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  Form form() {
    return form;
  }

  /** The JSON that it stands in; null elsewhere. */
  @Nullable JsonText json() {
    return json;
  }

  /** The value there that it is or lies in. */
  int value() {
    return value;
  }

  long fromMillis() {
    return fromMillis;
  }

  long toMillis() {
    return toMillis;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Slot slot
        && start == slot.start
        && end == slot.end
        && form == slot.form
        && Objects.equals(json, slot.json)
        && value == slot.value
        && fromMillis == slot.fromMillis
        && toMillis == slot.toMillis
        && strings == slot.strings;
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, end, form, json, value, fromMillis, toMillis, strings);
  }

  /** Returns where the value of JSON stands, by RFC 6901; null elsewhere. */
  @Nullable String pointer() {
    return json == null ? null : json.pointer(value);
  }

  /** How text is written. */
  enum Form {
    /** Any text. */
    ANY {
      @Override
      void write(CharSequence text, StringBuilder out) {
        out.append(text);
      }
    },

    /** A part of a line. */
    LINE {
      @Override
      void write(CharSequence text, StringBuilder out) {
        writeReplacing(text, "\r\n", ' ', out);
      }
    },

    /** A word of a line whose words are fields. */
    WORD {
      @Override
      boolean mayBeEmpty() {
        return false;
      }

      @Override
      void write(CharSequence text, StringBuilder out) {
        writeReplacing(text, " \t\r\n", '_', out);
      }
    },

    /** A line, or a part of one, in which something must stand: a cue of SubRip, a turn. */
    FILLED_LINE {
      @Override
      boolean mayBeEmpty() {
        return false;
      }

      @Override
      void write(CharSequence text, StringBuilder out) {
        LINE.write(text, out);
      }
    },

    /** A line of a cue of WebVTT. */
    CUE {
      @Override
      boolean mayBeEmpty() {
        return false;
      }

      @Override
      void write(CharSequence text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\r', '\n' -> out.append(' ');
            default -> out.append(c);
          }
        }
      }
    },

    /** A text in XML or HTML. */
    MARKUP {
      @Override
      void write(CharSequence text, StringBuilder out) {
        CUE.write(text, out);
      }
    },

    /** A string of JSON, without its quotes. */
    JSON_STRING {
      @Override
      void write(CharSequence text, StringBuilder out) {
        JsonText.escape(text, out);
      }
    },

    /** A number of JSON, which becomes a string. */
    JSON_NUMBER {
      @Override
      void write(CharSequence text, StringBuilder out) {
        JsonText.escape(text, out);
      }
    },

    /** A string of SQL, without its quotes. */
    SQL_STRING {
      @Override
      void write(CharSequence text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          out.append(c == '\'' ? "''" : c == '\\' ? "\\\\" : String.valueOf(c));
        }
      }
    },

    /** A number of SQL, which becomes a string. */
    SQL_NUMBER {
      @Override
      void write(CharSequence text, StringBuilder out) {
        SQL_STRING.write(text, out);
      }
    },

    /** A value of YAML in single quotes. */
    YAML_QUOTED {
      @Override
      void write(CharSequence text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          out.append(c == '\'' ? "''" : c == '\n' || c == '\r' ? " " : String.valueOf(c));
        }
      }
    },

    /** A value of YAML without quotes, which may need them then. */
    YAML_PLAIN {
      @Override
      boolean mayBeEmpty() {
        return false;
      }

      @Override
      void write(CharSequence text, StringBuilder out) {
        LINE.write(text, out);
      }
    },

    /** An element or a member of YAML, of which plain values may need quotes then. */
    YAML_ITEM {
      @Override
      boolean mayBeEmpty() {
        return false;
      }

      @Override
      void write(CharSequence text, StringBuilder out) {
        LINE.write(text, out);
      }
    },

    /** A field of a table within its quotes. */
    QUOTED_FIELD {
      @Override
      void write(CharSequence text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          out.append(c == '"' ? "\"\"" : String.valueOf(c));
        }
      }
    },

    /** A field of a table without quotes. */
    FIELD {
      @Override
      void write(CharSequence text, StringBuilder out) {
        writeReplacing(text, ",;\t|\"\r\n", '_', out);
      }
    };

    /** Returns whether the format stays valid if nothing stands here. */
    boolean mayBeEmpty() {
      return true;
    }

    /** Writes a text as it is written here. */
    abstract void write(CharSequence text, StringBuilder out);

    private static void writeReplacing(
        CharSequence text, String unfit, char instead, StringBuilder out) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        out.append(unfit.indexOf(c) < 0 ? c : instead);
      }
    }
  }
}
