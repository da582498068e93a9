package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-marked files of NIST's SCTK: CTM has a word, STM a segment in each line. Lines
 * that begin with two semicolons are comments.
 */
final class MarkReader {

  private static final String NUMBER = "\\d+(?:\\.\\d+)?";
  private static final String GAP = "[ \\t]+";

  private static final Pattern CTM =
      Pattern.compile(
          "(\\S+)"
              + GAP
              + "(\\S+)"
              + GAP
              + "("
              + NUMBER
              + "|\\*)"
              + GAP
              + "("
              + NUMBER
              + "|\\*)"
              + GAP
              + "(\\S+)(?:"
              + GAP
              + "-?"
              + NUMBER
              + ")?(?:"
              + GAP
              + "\\S+){0,2}[ \\t]*");

  private static final Pattern STM =
      Pattern.compile(
          "(\\S+)"
              + GAP
              + "(\\S+)"
              + GAP
              + "(\\S+)"
              + GAP
              + "("
              + NUMBER
              + ")"
              + GAP
              + "("
              + NUMBER
              + ")(?:"
              + GAP
              + "<[^>]*>)?[ \\t]*(.*)");

  private static final int FEWEST_LINES = 3;

  /** No word is longer, in milliseconds. */
  private static final long LONGEST_WORD = 60_000;

  private MarkReader() {}

  /** Which of the two a text that begins so is; null if neither. */
  static @Nullable TranscriptFormat formatOf(String head, Lines lines, int count) {
    return isAll(head, lines, count, CTM, TranscriptFormat.CTM)
        ? TranscriptFormat.CTM
        : isAll(head, lines, count, STM, TranscriptFormat.STM) ? TranscriptFormat.STM : null;
  }

  private static boolean isAll(
      String head, Lines lines, int count, Pattern pattern, TranscriptFormat format) {
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
      Matcher mark = pattern.matcher(head).region(start, end);
      if (!mark.matches()) {
        return false;
      }
      boolean ctm = format == TranscriptFormat.CTM;
      String begin = mark.group(ctm ? 3 : 4);
      String extent = mark.group(ctm ? 4 : 5);
      String said = mark.group(ctm ? 5 : 6);
      if (begin.equals("*")) {
        continue; // between the alternatives of a reference
      }
      long from = Clock.seconds(begin);
      long to = ctm ? from + Clock.seconds(extent) : Clock.seconds(extent);
      String channel = mark.group(1) + " " + mark.group(2);
      if (from < 0
          || to < from
          || ctm && to - from > LONGEST_WORD
          || ctm && from < last.getOrDefault(channel, 0L)) {
        return false;
      }
      last.put(channel, from);
      marks++;
      decimals += begin.indexOf('.') >= 0 || extent.indexOf('.') >= 0 ? 1 : 0;
      words += said.chars().anyMatch(Character::isLetter) ? 1 : 0;
    }
    // A table of numbers is none.
    return marks >= FEWEST_LINES && decimals * 5 >= marks * 4 && words * 4 >= marks;
  }

  private static boolean isSkipped(String text, int start, int end) {
    return Lines.isBlank(text, start, end) || text.startsWith(";;", start);
  }

  static TranscriptText read(String text, TranscriptFormat format) {
    boolean ctm = format == TranscriptFormat.CTM;
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    // What alternatives of a reference say comes behind each other.
    Speech speech = new Speech();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      Matcher mark = (ctm ? CTM : STM).matcher(text).region(start, end);
      if (isSkipped(text, start, end) || !mark.matches()) {
        file.line(text, start, end);
        continue;
      }
      int group = ctm ? 5 : 6;
      long from = Clock.seconds(mark.group(ctm ? 3 : 4));
      long extent = Clock.seconds(mark.group(ctm ? 4 : 5));
      long to = extent < 0 || from < 0 ? Slot.UNKNOWN : ctm ? from + extent : extent;
      Slot.Form form = ctm ? Slot.Form.WORD : Slot.Form.FILLED_LINE;
      file.slot(new Slot(mark.start(group), mark.end(group), form, null, from, to));
      String speaker = ctm ? mark.group(1) + " " + mark.group(2) : mark.group(3);
      speech.add(speaker, from, Passage.of(text, mark.start(group), mark.end(group)));
      rest(text, start, mark.start(group), file);
      rest(text, mark.end(group), end, file);
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
