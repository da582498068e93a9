package io.lexicall.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of words with times: in each line when a word begins, perhaps when it ends, and the
 * word, as tools about Whisper write them.
 */
final class TimedWords {

  private static final Pattern LINE =
      Pattern.compile(
          "\\h{0,4}(\\d{1,6}(?:\\.\\d{1,9})?)[ \\t]+(?:(\\d{1,6}\\.\\d{1,9})[ \\t]+)?(\\S.*?)\\h*");

  private static final int FEWEST_LINES = 8;

  /** A line of more words is no word with its time. */
  private static final int MOST_WORDS = 3;

  /** No call is longer, in milliseconds. */
  private static final long LONGEST = 36_000_000;

  private static final char MASK = '*';

  private TimedWords() {}

  /** Whether a text that begins so is such a list. */
  static boolean isTranscript(String head, Lines lines, int count) {
    int marks = 0;
    int decimals = 0;
    int words = 0;
    long last = -1;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (Lines.isBlank(head, start, end)) {
        continue;
      }
      Matcher mark = matcher(head, start, end);
      if (mark == null || !mark.matches()) {
        if (marks == 0 && line == 0) {
          continue; // a header
        }
        return false;
      }
      long from = Clock.seconds(mark.group(1));
      String said = mark.group(3);
      if (from < last || from > LONGEST || said.split("\\h+", MOST_WORDS + 1).length > MOST_WORDS) {
        return false;
      }
      last = from;
      marks++;
      decimals += mark.group(1).indexOf('.') >= 0 ? 1 : 0;
      words += said.chars().anyMatch(c -> Character.isLetter(c) || c == MASK) ? 1 : 0;
    }
    // A table of numbers is none; a list whose numbers are masked still is one.
    return marks >= FEWEST_LINES && decimals * 5 >= marks * 4 && words * 2 >= marks;
  }

  /** A line begins with a figure; null where it surely is none. */
  private static @Nullable Matcher matcher(String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) == ' ') {
      i++;
    }
    boolean mayBe =
        i < end && (Chars.isAsciiDigit(text.charAt(i)) || Chars.isBlank(text.charAt(i)));
    return mayBe || i < end && text.charAt(i) >= 0x80 ? LINE.matcher(text).region(start, end) : null;
  }

  static TranscriptText read(String text) {
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    Speech speech = new Speech();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      Matcher mark = matcher(text, start, end);
      if (mark == null || !mark.matches()) {
        file.line(text, start, end);
        continue;
      }
      long from = Clock.seconds(mark.group(1));
      String until = mark.group(2);
      long to = until == null ? Slot.UNKNOWN : Clock.seconds(until);
      file.slot(new Slot(mark.start(3), mark.end(3), Slot.Form.WORD, null, from, to));
      speech.add(null, Slot.UNKNOWN, Passage.of(text, mark.start(3), mark.end(3)));
    }
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }
}
