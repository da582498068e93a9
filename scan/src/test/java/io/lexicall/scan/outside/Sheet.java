package io.lexicall.scan.outside;

import io.lexicall.scan.outside.CallScript.Mark;
import io.lexicall.scan.outside.CallScript.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file being written: its text, and where in it the digits of the card stand. */
class Sheet {
  /** A stretch of the file that tells digits of the card or of its code. */
  record Place(int start, int end, Mark mark) {
    boolean isCode() {
      return mark.run().isCode();
    }

    boolean isSecret() {
      return mark.run().isSecret();
    }
  }

  /** What is written of a word. */
  enum Mode {
    /** The word and its punctuation. */
    SHOWN,
    /** The word alone. */
    TEXT,
    /** The word alone, in lower case. */
    BARE,
    /** The words that were heard, in lower case. */
    HEARD
  }

  /** How characters are written that a format keeps for itself. */
  enum Escape {
    NONE,
    JSON,
    MARKUP,
    QUOTED,
    /** JSON in which all but ASCII is escaped, as some writers do. */
    ASCII_JSON
  }

  final StringBuilder out = new StringBuilder();
  final List<Place> places = new ArrayList<>();
  private final Escape escape;

  Sheet(Escape escape) {
    this.escape = escape;
  }

  Sheet raw(String text) {
    out.append(text);
    return this;
  }

  Sheet rawf(String format, Object... values) {
    return raw(String.format(Locale.ROOT, format, values));
  }

  /** With three digits behind the point: files hold thousands of times, and formats are slow. */
  static String decimal(double value) {
    long thousandths = Math.round(Math.abs(value) * 1000);
    String fraction = Long.toString(1000 + thousandths % 1000);
    return (value < 0 ? "-" : "") + thousandths / 1000 + "." + fraction.substring(1);
  }

  /** With two. */
  static String hundredths(double value) {
    long hundredths = Math.round(value * 100);
    return hundredths / 100 + "." + Long.toString(100 + hundredths % 100).substring(1);
  }

  /** A text with what needs it escaped. */
  Sheet escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    return this;
  }

  Sheet words(List<Token> tokens, Mode mode) {
    boolean first = true;
    for (Token token : tokens) {
      if (!first) {
        raw(" ");
      }
      first = false;
      word(token, mode);
    }
    return this;
  }

  Sheet word(Token token, Mode mode) {
    switch (mode) {
      case SHOWN -> {
        marked(token, token.text);
        escaped(token.tail);
      }
      case TEXT -> marked(token, token.text);
      case BARE -> marked(token, token.text.toLowerCase(Locale.ROOT));
      case HEARD -> {
        boolean first = true;
        for (Token heard : token.heard()) {
          if (!first) {
            raw(" ");
          }
          first = false;
          marked(heard, heard.text);
        }
      }
    }
    return this;
  }

  private void marked(Token token, String text) {
    int[] at = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      at[i] = out.length();
      character(text.charAt(i));
    }
    at[text.length()] = out.length();
    for (Mark mark : token.marks) {
      places.add(new Place(at[mark.start()], at[mark.end()], mark));
    }
  }

  private void character(char each) {
    switch (escape) {
      case NONE -> out.append(each);
      case MARKUP ->
          out.append(
              switch (each) {
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '&' -> "&amp;";
                default -> String.valueOf(each);
              });
      case QUOTED -> out.append(each == '"' ? "\"\"" : String.valueOf(each));
      case JSON, ASCII_JSON -> {
        if (each == '"' || each == '\\') {
          out.append('\\').append(each);
        } else if (each == '\n') {
          out.append("\\n");
        } else if (escape == Escape.ASCII_JSON && each > '~') {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
        } else {
          out.append(each);
        }
      }
    }
  }
}
