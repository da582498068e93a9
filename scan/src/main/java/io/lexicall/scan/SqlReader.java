package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that an SQL dump inserts, if each is a turn of a call ({@code INSERT INTO turns
 * (speaker, said) VALUES ('agent', '…'), …}) or if a value is a whole transcript. The rest of the
 * file is scanned as text.
 */
final class SqlReader {

  private static final String INSERT = "insert into ";
  private static final String VALUES = "values";
  private static final int FEWEST_TURNS = 3;
  private static final int MOST_SPEAKERS = 16;
  private static final int LONGEST_NAME = 128;
  private static final int SHORTEST_INSIDE = 40;
  private static final int LONGEST_COLUMNS = 16 * 1024;

  /** If more rows than this do not end, the rest is no dump. */
  private static final int MOST_CUT = 16;

  private static final int SHORTEST_NUMBER = 3;

  private final String text;
  private final Lexicon lexicon;
  private final boolean all;
  private final TranscriptText.Builder file = new TranscriptText.Builder();
  private final Speech speech = new Speech();
  private final Passage rest = new Passage();
  private final Set<String> speakers = new HashSet<>();
  private int turns;
  private int transcripts;

  /** So many lists of columns and rows did not end as they should. */
  private int cut;

  /** Up to where the text was taken. */
  private int taken;

  // Which column each is; -1 if none is.
  private int who;
  private int said;

  private SqlReader(String text, Lexicon lexicon, boolean all) {
    this.text = text;
    this.lexicon = lexicon;
    this.all = all;
  }

  /** Returns whether a text that begins so holds such rows of calls about cards. */
  static boolean isTranscript(String head, Lexicon lexicon) {
    // A row stands in brackets, which other texts seldom have.
    boolean mayInsert =
        head.indexOf('(') >= 0 && (head.contains("INSERT") || head.contains("insert"));
    if (!mayInsert || find(head, INSERT, 0) < 0 || !InferredLayout.speaksOfCards(head, lexicon)) {
      return false;
    }
    SqlReader reader = new SqlReader(head, lexicon, false);
    reader.read();
    return reader.transcripts > 0
        || reader.turns >= FEWEST_TURNS
            && reader.speakers.size() > 1
            && reader.speakers.size() <= MOST_SPEAKERS;
  }

  static TranscriptText read(String text, Lexicon lexicon, boolean all) {
    SqlReader reader = new SqlReader(text, lexicon, all);
    reader.read();
    return reader.file.build(TranscriptFormat.SQL);
  }

  private static int find(String text, String word, int from) {
    return find(text, word, from, text.length());
  }

  /** Where a word in small letters or capitals stands before {@code to}; -1 if it does not. */
  private static int find(String text, String word, int from, int to) {
    for (int i = from; i + word.length() <= to; i++) {
      i = indexOf(text, word.charAt(0), i, to - word.length() + 1);
      if (i < 0) {
        return -1;
      }
      if (text.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }

  /** The next place of a small letter or its capital. */
  private static int indexOf(String text, char letter, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((text.charAt(i) | 0x20) == letter) {
        return i;
      }
    }
    return -1;
  }

  private void read() {
    int at = find(text, INSERT, 0);
    while (at >= 0 && cut < MOST_CUT) {
      at = find(text, INSERT, readInsert(at + INSERT.length()));
    }
    rest(text.length());
    file.passage(rest);
    file.speech(speech);
  }

  private void rest(int to) {
    if (to > taken) {
      rest.add(text, taken, to);
      slots(to);
    }
    taken = to;
  }

  /** Numbers are slots of their own: what is hidden must become a string. */
  private void slots(int to) {
    int open = taken;
    int at = taken > 0 && text.charAt(taken) == '\'' ? taken + 1 : taken;
    char before = ' ';
    while (at < to) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        int close = closing(at + 1);
        end = close < 0 ? to : close + 1;
      } else if (text.startsWith("--", at)) {
        int line = Chars.indexOf(text, '\n', at, to);
        end = line < 0 ? to : line;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at);
        end = close < 0 ? to : close + 2;
      } else if (Chars.isAsciiDigit(c)) {
        end = numberEnd(at, to);
        if (end - at >= SHORTEST_NUMBER && "(,=".indexOf(before) >= 0 && endsValue(end)) {
          file.slot(Slot.of(open, at, Slot.Form.ANY));
          file.slot(Slot.of(at, end, Slot.Form.SQL_NUMBER));
          open = end;
        }
      }
      before = Chars.isWhite(c) ? before : text.charAt(Math.min(end, to) - 1);
      at = end;
    }
    file.slot(Slot.of(open, to, Slot.Form.ANY));
  }

  private int numberEnd(int from, int to) {
    int at = from;
    while (at < to && (Chars.isAsciiAlphanumeric(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  /** Whether a value ends at a place. */
  private boolean endsValue(int place) {
    return place == text.length()
        || ",);".indexOf(text.charAt(place)) >= 0
        || Chars.isWhite(text.charAt(place));
  }

  /** Reads the rows of one statement; returns where they end. */
  private int readInsert(int from) {
    int at = from;
    while (at < text.length() && at - from < LONGEST_NAME && text.charAt(at) != '(') {
      at++;
    }
    who = -1;
    said = -1;
    int nameEnd = Math.min(text.length(), from + LONGEST_NAME);
    int values = find(text, VALUES, from, nameEnd);
    file.looked(nameEnd - from);
    if (values < 0 || values > at) {
      if (at >= text.length() || text.charAt(at) != '(') {
        return at;
      }
      at = readColumns(at);
      values = at < 0 ? -1 : afterBlanks(at);
      if (values < 0 || !text.regionMatches(true, values, VALUES, 0, VALUES.length())) {
        return Math.max(from, at);
      }
    }
    at = afterBlanks(values + VALUES.length());
    while (at >= 0 && at < text.length() && text.charAt(at) == '(') {
      int end = readRow(at);
      if (end < 0) {
        cut++;
        return at + 1;
      }
      at = afterBlanks(end);
      at = at < text.length() && text.charAt(at) == ',' ? afterBlanks(at + 1) : text.length();
      if (at == text.length()) {
        return end;
      }
    }
    return at;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length() && Chars.isWhite(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int readColumns(int open) {
    int close = Chars.indexOf(text, ')', open, open + LONGEST_COLUMNS);
    file.looked((close < 0 ? Math.min(text.length(), open + LONGEST_COLUMNS) : close) - open);
    if (close < 0) {
      cut++;
      return -1;
    }
    String[] names = text.substring(open + 1, close).split(",", -1);
    for (int c = 0; c < names.length; c++) {
      String plain = names[c].replaceAll("[`\"\\[\\]\\s]", "").toLowerCase(Locale.ROOT);
      JsonName name = new JsonName(plain);
      who = who < 0 && name.is(JsonName.SPEAKER) ? c : who;
      boolean isSaid = name.is(JsonName.SAID) || plain.equals("said") || plain.equals("transcript");
      said = said < 0 && isSaid ? c : said;
    }
    return close + 1;
  }

  /** Reads a row; returns its end, or -1 if it has none. */
  private int readRow(int open) {
    List<int[]> strings = new ArrayList<>();
    int column = 0;
    int depth = 0;
    int end = -1;
    for (int i = open + 1; i < text.length() && end < 0; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        int close = closing(i + 1);
        if (close < 0) {
          file.looked(text.length() - open);
          return -1;
        }
        strings.add(new int[] {column, i + 1, close});
        i = close;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        end = depth == 0 ? i + 1 : -1;
        depth--;
      } else if (c == ',' && depth == 0) {
        column++;
      }
    }
    file.looked((end < 0 ? text.length() : end) - open);
    if (end < 0) {
      return -1;
    }
    String speaker = null;
    for (int[] string : strings) {
      if (string[0] == who) {
        speaker = text.substring(string[1], string[2]);
      }
    }
    for (int[] string : strings) {
      boolean isSaid = string[0] == said && speaker != null;
      if (isSaid || string[2] - string[1] > SHORTEST_INSIDE) {
        readString(speaker, isSaid, string[1], string[2]);
      }
    }
    return end;
  }

  private void readString(@Nullable String speaker, boolean isSaid, int from, int to) {
    Passage value = decoded(from, to);
    if (isSaid) {
      rest(from);
      file.slot(Slot.of(from, to, Slot.Form.SQL_STRING));
      speech.add(speaker, Slot.UNKNOWN, value);
      speakers.add(String.valueOf(speaker));
      turns++;
      taken = to;
      return;
    }
    TranscriptText read =
        value.text().indexOf('\n') < 0
            ? null
            : TranscriptFormats.readLines(value.text(), lexicon, all);
    if (read != null && read.format.isTranscript()) {
      rest(from);
      file.inside(read, value, Slot.of(from, to, Slot.Form.SQL_STRING), false);
      transcripts++;
      taken = to;
    }
  }

  /** Where a string ends; -1 if it does not. */
  private int closing(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  private Passage decoded(int from, int to) {
    Passage value = new Passage();
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      int width = (c == '\\' || c == '\'') && i + 1 < to ? 2 : 1;
      char next = width == 2 ? text.charAt(i + 1) : c;
      int which = c == '\\' ? "nrt".indexOf(next) : -1;
      value.add(which < 0 ? next : "\n\r\t".charAt(which), i, i + width);
      i += width;
    }
    return value;
  }
}
