package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * The markup between the groups of a number in HTML or in a string of JSON: tags ({@code 4111</b>
 * <b>1111}), and entities and escapes for blanks, hyphens, line breaks and invisible characters
 * (4111&amp;nbsp;1111, {@code 4111\n1111}).
 */
final class Markup {

  /** Most between two groups, in characters. */
  static final int LONGEST = 256;

  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_ENTITY = 16;

  /** So many digits that lie in the markup itself are looked at on the way back. */
  private static final int MOST_DIGITS = 16;

  private static final int MOST_BACKSLASHES = 3;

  private static final Set<String> BLANKS =
      Set.of("nbsp", "ensp", "emsp", "thinsp", "numsp", "puncsp", "hairsp", "tab", "newline");

  /**
   * How the names of usual entities begin that few other words begin with. Only these are noticed
   * between groups of which the second has one figure or two.
   */
  static final Set<String> RARE_OPENINGS =
      Set.of("nbs", "ems", "nda", "mda", "zwj", "zwn", "lrm", "rlm");

  private static final Set<String> DASHES =
      Set.of("ndash", "mdash", "hyphen", "dash", "minus", "horbar");
  private static final Set<String> INVISIBLE =
      Set.of("shy", "zwj", "zwnj", "lrm", "rlm", "zerowidthspace", "nobreak");

  private static final Set<String> OF_HTML =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "big", "br", "center", "cite", "code", "data", "dd",
          "del", "div", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins",
          "kbd", "label", "li", "mark", "nobr", "p", "pre", "q", "s", "samp", "section", "small",
          "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tr", "tt", "u", "var",
          "wbr");

  private Markup() {}

  /** Returns whether it can begin with this character. */
  static boolean mayBegin(char c) {
    return c == '<' || c == '&' || c == '\\' || c == '=';
  }

  /** Returns whether it, or what {@link #end} reads before it, may begin at a place. */
  static boolean mayPart(char[] text, int at) {
    int kind = Chars.KIND[text[at]];
    return mayBegin(text[at])
        || Chars.isWhite(text[at])
        || kind == Chars.DASH
        || kind == Chars.DOT
        || text[at] == ','
        || kind == Chars.INVISIBLE;
  }

  /**
   * Returns the digit behind the markup, and the blanks and one hyphen, comma or full stop about
   * it, that begin at {@code from}; -1 if no digit follows, or no markup lies between.
   *
   * @param text with at least {@link TextWindow#PADDING} NULs behind it
   */
  static int end(char[] text, int from) {
    int i = from;
    int signs = 0;
    boolean isMarked = false;
    while (i - from < LONGEST && i < text.length) {
      int kind = Chars.KIND[text[i]];
      if (kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT) {
        return isMarked ? i : -1;
      }
      if (kind == Chars.INVISIBLE || Chars.isWhite(text[i])) {
        i++;
      } else if (kind == Chars.DASH || kind == Chars.DOT || text[i] == ',') {
        if (++signs > 1) {
          return -1;
        }
        i++;
      } else {
        int to = text[i] == '>' ? quoteEnd(text, from, i) : markEnd(text, i);
        if (to < 0 || text[i] == '<' && beginsAnother(text, from, i)) {
          return -1;
        }
        isMarked = true;
        i = to;
      }
    }
    return -1;
  }

  /**
   * Returns whether a tag opens an element of another name than those that were closed before, as
   * the fields of XML do ({@code </number><cvv>}); the elements of HTML only dress a text.
   *
   * @param from where the markup begins
   * @param tag where the tag begins
   */
  private static boolean beginsAnother(char[] text, int from, int tag) {
    if (text[tag + 1] == '/') {
      return false;
    }
    String name = tagName(text, tag + 1);
    boolean isClosed = false;
    for (int i = from; i < tag; i++) {
      if (text[i] == '<' && text[i + 1] == '/') {
        if (tagName(text, i + 2).equals(name)) {
          return false;
        }
        isClosed = true;
      }
    }
    return isClosed && !OF_HTML.contains(name);
  }

  private static String tagName(char[] text, int from) {
    int to = from;
    while (Chars.isAsciiAlphanumeric(text[to]) || ":-_.".indexOf(text[to]) >= 0) {
      to++;
    }
    return String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns where what {@link #end} reads begins, if it ends at {@code to}; -1 if there is none.
   *
   * @param low where to look no further back
   */
  static int start(char[] text, int to, int low) {
    int first = Math.max(low, to - LONGEST);
    int digits = 0;
    for (int i = to - 1; i >= first && digits < MOST_DIGITS; i--) {
      if (Chars.isDigit(text[i])) {
        digits++;
        if (end(text, i + 1) == to && !isInEscape(text, i)) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /**
   * Returns whether the markup at [from, to) stands for no more than one blank, hyphen or full
   * stop, as it may stand between groups in any text. Escaped line breaks part the numbers of
   * columns rather.
   */
  static boolean isOneSign(char[] text, int from, int to) {
    int signs = 0;
    int i = from;
    while (i < to) {
      boolean isMark = mayBegin(text[i]);
      int kind = isMark ? kindOf(text, i) : Chars.KIND[text[i]];
      if (kind != Chars.SPACE
          && kind != Chars.DASH
          && kind != Chars.DOT
          && kind != Chars.INVISIBLE) {
        return false;
      }
      signs += kind == Chars.INVISIBLE ? 0 : 1;
      i = isMark ? Math.max(i + 1, markEnd(text, i)) : i + 1;
    }
    return signs <= 1;
  }

  /** Returns whether [from, to) holds markup that stays where it is when the text is redacted. */
  static boolean isKept(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isKept(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether [from, to) of a passage holds markup that stays where it is. */
  static boolean isKept(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isKept(passage.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKept(char c) {
    return c == '<' || c == '&';
  }

  /** Returns the end of the tag at {@code from}; -1 if there is none. */
  static int tagEnd(char[] text, int from) {
    if (text[from] != '<') {
      return -1;
    }
    int name = text[from + 1] == '/' ? from + 2 : from + 1;
    if (!Chars.isAsciiLetter(text[name])) {
      return -1;
    }
    for (int i = name; i - from < LONGEST_TAG && i < text.length && text[i] != '<'; i++) {
      if (text[i] == '>') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int markEnd(char[] text, int from) {
    return switch (text[from]) {
      case '<' -> tagEnd(text, from);
      case '&' -> kindOf(text, from) < 0 ? -1 : entityEnd(text, from);
      case '\\' -> kindOf(text, from) < 0 ? -1 : escapeEnd(text, from);
      case '=' -> softBreakEnd(text, from) > from ? softBreakEnd(text, from) : blankEnd(text, from);
      default -> -1;
    };
  }

  /** Behind the sign by which a line of quoted-printable goes on; {@code from} if none is there. */
  static int softBreakEnd(char[] text, int from) {
    return text[from + 1] == '\n'
        ? from + 2
        : text[from + 1] == '\r' && text[from + 2] == '\n' ? from + 3 : from;
  }

  /** Behind the blank {@code =A0} or {@code =C2=A0} of quoted-printable; -1 if none is there. */
  private static int blankEnd(char[] text, int from) {
    int i = Lexicon.is("=c2", text, from) ? from + 3 : from;
    return Lexicon.is("=a0", text, i) || i == from && Lexicon.is("=20", text, i) ? i + 3 : -1;
  }

  /**
   * Behind the marks of quoted mail at the beginning of a line, if the line before has them too; -1
   * else.
   */
  private static int quoteEnd(char[] text, int from, int at) {
    int i = at;
    while (i > from && (text[i - 1] == ' ' || text[i - 1] == '>')) {
      i--;
    }
    if (i == from || text[i - 1] != '\n') {
      return -1;
    }
    int line = from;
    while (line > 0 && from - line < LONGEST && text[line - 1] != '\n') {
      line--;
    }
    return text[line] == '>' ? at + 1 : -1;
  }

  /** What the entity or escape stands for, if it may part groups; else -1, and of a tag too. */
  private static int kindOf(char[] text, int from) {
    if (text[from] == '&') {
      int end = entityEnd(text, from);
      return end < 0 ? -1 : entityKind(text, from + 1, end - 1);
    }
    if (text[from] == '\\') {
      int letter = escapeLetter(text, from);
      return switch (text[letter]) {
        case 'n' -> Chars.LF;
        case 'r' -> Chars.CR;
        case 't' -> Chars.SPACE;
        case 'u' -> partingKind(value(text, letter + 1, letter + 5, 16));
        default -> -1;
      };
    }
    if (text[from] == '=') {
      return softBreakEnd(text, from) > from
          ? Chars.INVISIBLE
          : blankEnd(text, from) > from ? Chars.SPACE : -1;
    }
    return -1;
  }

  private static int entityEnd(char[] text, int from) {
    int i = from + 1;
    while (i - from < LONGEST_ENTITY && (Chars.isAsciiAlphanumeric(text[i]) || text[i] == '#')) {
      i++;
    }
    return text[i] == ';' && i > from + 1 ? i + 1 : -1;
  }

  private static int entityKind(char[] text, int from, int to) {
    if (text[from] == '#') {
      boolean hex = (text[from + 1] | 0x20) == 'x';
      return partingKind(value(text, hex ? from + 2 : from + 1, to, hex ? 16 : 10));
    }
    String name = String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
    return BLANKS.contains(name)
        ? Chars.SPACE
        : DASHES.contains(name) ? Chars.DASH : INVISIBLE.contains(name) ? Chars.INVISIBLE : -1;
  }

  /** A string within a string of JSON has several backslashes. */
  private static int escapeLetter(char[] text, int from) {
    int i = from;
    while (text[i] == '\\' && i - from < MOST_BACKSLASHES) {
      i++;
    }
    return i;
  }

  private static int escapeEnd(char[] text, int from) {
    int letter = escapeLetter(text, from);
    return text[letter] == 'u' ? letter + 5 : letter + 1;
  }

  /**
   * Returns whether a figure is one of the four of an escape ({@code \u005cu00a0}), or of the two
   * of one of an address ({@code %22}) or of quoted-printable ({@code =A0}), and no other.
   */
  static boolean isInEscape(char[] text, int at) {
    if (at > 0 && text[at - 1] == '%' && isEscape(text, at)
        || at > 1 && (text[at - 2] == '%' && isEscape(text, at - 1) || isQuotedBlank(text, at))) {
      return true;
    }
    for (int back = 2; back <= 5 && back <= at; back++) {
      if (text[at - back] == '\\') {
        int end = at - back + 6;
        return text[at - back + 1] == 'u' && value(text, end - 4, end, 16) >= 0;
      }
    }
    return false;
  }

  /** Whether a figure is one of an entity: &amp;#8209;. */
  static boolean isInEntity(char[] text, int at) {
    int i = at;
    while (i > 0 && at - i < LONGEST_ENTITY && Chars.isAsciiDigit(text[i - 1])) {
      i--;
    }
    return i > 0 && text[i - 1] == '#';
  }

  /** Whether two figures stand for a sign: no letter and no digit is escaped in an address. */
  private static boolean isEscape(char[] text, int from) {
    int c = value(text, from, from + 2, 16);
    return c == 0xa0
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= ' ' && c < 0x7f && !Chars.isAsciiAlphanumeric((char) c);
  }

  /** {@code =A0}; and {@code =20} behind a colon, since digits may follow any other sign. */
  private static boolean isQuotedBlank(char[] text, int last) {
    return text[last] == '0'
            && (text[last - 2] == '=' && (text[last - 1] | 0x20) == 'a'
                || last > 2
                    && text[last - 3] == ':'
                    && text[last - 2] == '='
                    && text[last - 1] == '2')
        || last > 2
            && text[last] == '2'
            && text[last - 1] == '='
            && text[last - 2] == ':'
            && text[last + 1] == '0';
  }

  /** Whether what touches a place from before is the end of an escape: {@code %3A}, {@code =3D}. */
  static boolean isBehindEscape(char[] text, int at) {
    return at > 2
        && (text[at - 3] == '%' && isEscape(text, at - 2)
            || text[at - 3] == '=' && text[at - 2] == '3' && (text[at - 1] | 0x20) == 'd');
  }

  private static int partingKind(int c) {
    int kind = c < 0 ? -1 : Chars.KIND[c];
    return kind == Chars.SPACE
            || kind == Chars.DASH
            || kind == Chars.DOT
            || kind == Chars.LF
            || kind == Chars.CR
            || kind == Chars.INVISIBLE
        ? kind
        : kind == Chars.TAB ? Chars.SPACE : -1;
  }

  /** A code unit in figures; -1 if it is none. */
  private static int value(char[] text, int from, int to, int radix) {
    int value = from < to ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = text[i] < 128 ? Character.digit(text[i], radix) : -1;
      value = digit < 0 ? -1 : value * radix + digit;
      value = value > Character.MAX_VALUE ? -1 : value;
    }
    return value;
  }
}
