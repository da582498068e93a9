package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-marked files of NIST's SCTK: CTM has a word, STM a segment in each line. Lines
 * that begin with two semicolons are comments.
 */
final class MarkReader {

  /** A line of CTM has at most so many fields, the sixth a number then. */
  private static final int MOST_FIELDS = 8;

  private static final int FEWEST_LINES = 3;

  /** No word is longer, in milliseconds. */
  private static final long LONGEST_WORD = 60_000;

  private final boolean ctm;

  /** Of each field of the line that was read last where it begins and ends. */
  private final int[] bounds = new int[2 * MOST_FIELDS + 2];

  /** Who spoke last: mostly the same as before. */
  private String speaker = "";

  MarkReader(TranscriptFormat format) {
    ctm = format == TranscriptFormat.CTM;
  }

  /** Which of the two a text that begins so is; null if neither. */
  static @Nullable TranscriptFormat formatOf(String head, Lines lines, int count) {
    return new MarkReader(TranscriptFormat.CTM).isAll(head, lines, count)
        ? TranscriptFormat.CTM
        : new MarkReader(TranscriptFormat.STM).isAll(head, lines, count)
            ? TranscriptFormat.STM
            : null;
  }

  /**
   * Reads the fields of a line; returns whether it is one of the format.
   *
   * <p>Of CTM: a file, a channel, a beginning and a duration (or two asterisks), a word; perhaps a
   * confidence and two more. Of STM: a file, a channel, a speaker, a beginning, an end, perhaps a
   * label in angles, and what was said.
   */
  boolean read(String text, int start, int end) {
    int most = ctm ? MOST_FIELDS + 1 : 5;
    int count = 0;
    int i = start;
    while (i < end && count < most) {
      int field = i;
      while (i < end && !isBlank(text.charAt(i))) {
        char c = text.charAt(i);
        if ((c == '\u000b' || c == '\f') && (ctm || count < 4)) {
          return false;
        }
        i++;
      }
      if (i == field) {
        return false; // a blank before the first
      }
      bounds[2 * count] = field;
      bounds[2 * count + 1] = i;
      count++;
      i = !ctm && count == most ? i : afterBlanks(text, i, end);
    }
    return ctm ? isCtm(text, count) : count == most && readRest(text, end);
  }

  private boolean isCtm(String text, int count) {
    return count >= 5
        && count <= MOST_FIELDS
        && isNumberOrAlternative(text, 2)
        && isNumberOrAlternative(text, 3)
        && (count < MOST_FIELDS
            || isNumber(
                text, text.charAt(start(5)) == '-' ? start(5) + 1 : start(5), bounds[2 * 5 + 1]));
  }

  /** Reads on behind the fifth field of STM, of which the number may be a part only. */
  private boolean readRest(String text, int end) {
    int number = numberEnd(text, start(4), end(4));
    if (!isNumber(text, start(3), end(3)) || number < 0) {
      return false;
    }
    int i = number;
    int label = afterBlanks(text, i, end);
    if (label > i && label < end && text.charAt(label) == '<') {
      int close = text.indexOf('>', label);
      i = close >= 0 && close < end ? close + 1 : i;
    }
    bounds[9] = number;
    bounds[10] = afterBlanks(text, i, end);
    bounds[11] = end;
    for (int k = bounds[10]; k < end; k++) {
      char c = text.charAt(k);
      if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
        return false;
      }
    }
    return true;
  }

  int start(int field) {
    return bounds[2 * field];
  }

  int end(int field) {
    return bounds[2 * field + 1];
  }

  private boolean isNumberOrAlternative(String text, int field) {
    return isAlternative(text, field) || isNumber(text, start(field), end(field));
  }

  private boolean isAlternative(String text, int field) {
    return end(field) - start(field) == 1 && text.charAt(start(field)) == '*';
  }

  private static boolean isNumber(String text, int start, int end) {
    return numberEnd(text, start, end) == end;
  }

  /** Returns the end of "12" or "12.5", or -1. */
  private static int numberEnd(String text, int start, int end) {
    int i = digitsEnd(text, start, end);
    if (i == start) {
      return -1;
    }
    int fraction = i < end && text.charAt(i) == '.' ? digitsEnd(text, i + 1, end) : i;
    return fraction > i + 1 ? fraction : i;
  }

  private static int digitsEnd(String text, int start, int end) {
    int i = start;
    while (i < end && Chars.isAsciiDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int afterBlanks(String text, int start, int end) {
    int i = start;
    while (i < end && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What stands at [start, end): mostly the same as the time before. */
  private String speaker(String text, int start, int end) {
    if (speaker.length() != end - start || !text.startsWith(speaker, start)) {
      speaker = text.substring(start, end);
    }
    return speaker;
  }

  /** The file and the channel, as they are parted. */
  private String channel(String text) {
    boolean parted = start(1) == end(0) + 1 && text.charAt(end(0)) == ' ';
    return parted
        ? speaker(text, start(0), end(1))
        : text.substring(start(0), end(0)) + " " + text.substring(start(1), end(1));
  }

  private boolean isAll(String head, Lines lines, int count) {
    Map<String, Long> last = new HashMap<>();
    int marks = 0;
    int decimals = 0;
    int words = 0;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (isSkipped(head, start, end)) {
        continue;
      }
      if (!read(head, start, end)) {
        return false;
      }
      int begin = ctm ? 2 : 3;
      int extent = begin + 1;
      int said = extent + 1;
      if (isAlternative(head, begin)) {
        continue; // between the alternatives of a reference
      }
      long from = Clock.seconds(head, start(begin), end(begin));
      long length = Clock.seconds(head, start(extent), end(extent));
      long to = ctm ? from + length : length;
      if (from < 0 || to < from || ctm && to - from > LONGEST_WORD) {
        return false;
      }
      if (ctm) {
        Long before = last.put(channel(head), from);
        if (before != null && from < before) {
          return false;
        }
      }
      marks++;
      decimals += holdsPoint(head, begin) || holdsPoint(head, extent) ? 1 : 0;
      words += holdsLetter(head, start(said), end(said)) ? 1 : 0;
    }
    // A table of numbers is none.
    return marks >= FEWEST_LINES && decimals * 5 >= marks * 4 && words * 4 >= marks;
  }

  private boolean holdsPoint(String text, int field) {
    int point = text.indexOf('.', start(field));
    return point >= 0 && point < end(field);
  }

  private static boolean holdsLetter(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isAsciiLetter(c) || c >= 0x80 && Character.isLetter(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSkipped(String text, int start, int end) {
    return Lines.isBlank(text, start, end) || text.startsWith(";;", start);
  }

  static TranscriptText read(String text, TranscriptFormat format) {
    MarkReader reader = new MarkReader(format);
    boolean ctm = reader.ctm;
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    // What alternatives of a reference say comes behind each other.
    Speech speech = new Speech();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (isSkipped(text, start, end) || !reader.read(text, start, end)) {
        file.line(text, start, end);
        continue;
      }
      int begin = ctm ? 2 : 3;
      long from = Clock.seconds(text, reader.start(begin), reader.end(begin));
      long extent = Clock.seconds(text, reader.start(begin + 1), reader.end(begin + 1));
      long to = extent < 0 || from < 0 ? Slot.UNKNOWN : ctm ? from + extent : extent;
      Slot.Form form = ctm ? Slot.Form.WORD : Slot.Form.FILLED_LINE;
      int said = reader.start(begin + 2);
      int saidEnd = reader.end(begin + 2);
      file.slot(new Slot(said, saidEnd, form, null, from, to));
      String speaker =
          ctm ? reader.channel(text) : reader.speaker(text, reader.start(2), reader.end(2));
      speech.add(speaker, from, Passage.of(text, said, saidEnd));
      rest(text, start, said, file);
      rest(text, saidEnd, end, file);
    }
    file.speech(speech);
    return file.build(format);
  }

  /** The other fields are names and times; a name may be anything. */
  private static void rest(String text, int start, int end, TranscriptText.Builder file) {
    int i = start;
    while (i < end) {
      int field = i;
      while (i < end && !Chars.isBlank(text.charAt(i))) {
        i++;
      }
      if (i - field >= CardNetworks.MIN_LENGTH) {
        file.slot(Slot.of(field, i, Slot.Form.WORD));
        file.passage(Passage.of(text, field, i));
      }
      i++;
    }
  }
}
