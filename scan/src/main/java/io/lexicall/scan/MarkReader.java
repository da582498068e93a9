package io.lexicall.scan;

import static io.lexicall.scan.TranscriptFormat.CTM;
import static io.lexicall.scan.TranscriptFormat.STM;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-marked files of NIST's SCTK. A line of CTM has one word, a line of STM one
 * segment. Lines that begin with two semicolons are comments.
 */
final class MarkReader {

  /** A line of CTM has at most so many fields, the sixth a number then. */
  private static final int MOST_FIELDS = 8;

  private static final int FEWEST_LINES = 3;

  /** A question and its answer may be all that a file of STM holds. */
  private static final int FEWEST_SEGMENTS = 2;

  /** Recognisers may begin a word so many milliseconds before the end of the last one. */
  private static final long MOST_OVERLAP = 50;

  /** There is room for at least so many lines. */
  private static final int FEWEST_NOTED = 8;

  /** Marks a line in which nothing is said. */
  private static final int NOTHING = -1;

  /** A usual time has so many digits before its point, or fewer. */
  private static final int MOST_WHOLE = 7;

  /** No word is longer, in milliseconds. */
  private static final long LONGEST_WORD = 60_000;

  private final boolean ctm;

  /** The start and end of each field of the line that was read last. */
  private final int[] bounds = new int[2 * MOST_FIELDS + 2];

  /** Whether one of the fields is as long as a card number. */
  private boolean isLong;

  /** The last speaker, who is usually the next one too. */
  private String speaker = "";

  /** Whether one of the two CTM fields in {@link #speaker} is as long as a card number. */
  private boolean isChannelLong;

  /** The end of the number that {@link #usualNumber} read last. */
  private int numberEnd;

  // For each noted line: the start and end of what was said, its times, and its speaker.
  private int noted;

  /** The number of lines to note, once the first lines have the format. */
  private int expected;

  private int[] said = {};
  private long[] times = {};
  private String[] speakers = {};
  private boolean[] areLong = {};

  MarkReader(TranscriptFormat format) {
    ctm = format == TranscriptFormat.CTM;
  }

  /** Returns a reader for a text that begins so, if it is in one of the two, else null. */
  static @Nullable MarkReader of(String head, Lines lines, int count) {
    for (TranscriptFormat format : new TranscriptFormat[] {CTM, STM}) {
      MarkReader reader = new MarkReader(format);
      if (reader.isAll(head, lines, count)) {
        return reader;
      }
    }
    return null;
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
    isLong = !ctm;
    int i = start;
    while (i < end && count < most) {
      int field = i;
      while (i < end) {
        char c = text.charAt(i);
        if (c <= ' ') {
          if (isBlank(c)) {
            break;
          }
          if ((c == '\u000b' || c == '\f') && (ctm || count < 4)) {
            return false;
          }
        }
        i++;
      }
      if (i == field) {
        return false; // a blank before the first
      }
      isLong |= i - field >= CardNetworks.MIN_LENGTH;
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
    if (parted) {
      isChannelLong =
          end(0) - start(0) >= CardNetworks.MIN_LENGTH
              || end(1) - start(1) >= CardNetworks.MIN_LENGTH;
    }
    return parted
        ? speaker(text, start(0), end(1))
        : text.substring(start(0), end(0)) + " " + text.substring(start(1), end(1));
  }

  private boolean isAll(String head, Lines lines, int count) {
    Map<String, Long> last = new HashMap<>();
    String channel = "";
    long before = -1;
    int marks = 0;
    int decimals = 0;
    int words = 0;
    expected = count + 1;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (!note(head, start, end)) {
        if (isSkipped(head, start, end)) {
          continue;
        }
        return false;
      }
      int begin = ctm ? 2 : 3;
      if (isAlternative(head, begin)) {
        continue; // between the alternatives of a reference
      }
      long from = times[2 * line];
      long to = times[2 * line + 1];
      if (from < 0 || to < from || ctm && to - from > LONGEST_WORD) {
        return false;
      }
      if (ctm) {
        if (!channel.equals(speakers[line])) {
          last.put(channel, before);
          channel = speakers[line];
          before = last.getOrDefault(channel, -1L);
        }
        if (from < before) {
          return false;
        }
        before = from;
      }
      marks++;
      decimals += holdsPoint(head, begin) || holdsPoint(head, begin + 1) ? 1 : 0;
      words += holdsLetter(head, said[2 * line], said[2 * line + 1]) ? 1 : 0;
    }
    // A table of numbers is none.
    boolean areUsual = marks >= FEWEST_LINES && decimals * 5 >= marks * 4 && words * 4 >= marks;
    return areUsual
        || marks >= (ctm ? FEWEST_LINES : FEWEST_SEGMENTS)
            && decimals == marks
            && isNumberTold(head, words);
  }

  /**
   * Whether the lines are those of a short recording in which mostly digits are told, as in a clip
   * of one answer or in the channel of who reads a card: by what a table of numbers lacks. Who
   * speaks has a name, nobody says a thing before the end of the last one, and no digits are a
   * fraction. If no word is said at all, there are as many digits as a number has, and they do not
   * all take the same time.
   */
  private boolean isNumberTold(String head, int words) {
    Map<String, Long> ends = new HashMap<>();
    long extent = -1;
    boolean isUneven = false;
    int digits = 0;
    for (int line = 0; line < noted; line++) {
      int start = said[2 * line];
      int end = said[2 * line + 1];
      long from = times[2 * line];
      long to = times[2 * line + 1];
      if (start == NOTHING || from < 0) {
        continue;
      }
      String name = speakers[line];
      Long before = ends.put(name, to);
      if (to <= from
          || before != null && from + MOST_OVERLAP < before
          || !holdsLetter(name, 0, name.length())
          || holdsFraction(head, start, end)) {
        return false;
      }
      isUneven |= extent >= 0 && to - from != extent;
      extent = to - from;
      for (int i = start; i < end; i++) {
        digits += Chars.isAsciiDigit(head.charAt(i)) ? 1 : 0;
      }
    }
    return words > 0
        || isUneven && digits >= CardNetworks.MIN_LENGTH && digits <= CardNetworks.MAX_LENGTH;
  }

  /** "0.98", "1,204" */
  private static boolean holdsFraction(String text, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      char c = text.charAt(i);
      if ((c == '.' || c == ',')
          && Chars.isAsciiDigit(text.charAt(i - 1))
          && Chars.isAsciiDigit(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Reads a line, and keeps what it says; returns whether it is one of the format. */
  private boolean note(String text, int start, int end) {
    makeRoom(noted + 1);
    if (ctm && noteUsual(text, start, end)) {
      return true;
    }
    boolean isMark = !isSkipped(text, start, end) && read(text, start, end);
    int line = noted;
    noted++;
    said[2 * line] = NOTHING;
    if (isMark) {
      int begin = ctm ? 2 : 3;
      long from = Clock.seconds(text, start(begin), end(begin));
      long extent = Clock.seconds(text, start(begin + 1), end(begin + 1));
      said[2 * line] = start(begin + 2);
      said[2 * line + 1] = end(begin + 2);
      times[2 * line] = from;
      times[2 * line + 1] = extent < 0 || from < 0 ? Slot.UNKNOWN : ctm ? from + extent : extent;
      areLong[line] = isLong;
      speakers[line] = ctm ? channel(text) : speaker(text, start(2), end(2));
    }
    return isMark;
  }

  /**
   * Does the same for a line of CTM as most are, in one pass: the channel of the line before,
   * single blanks, short numbers, a word, and at most one field more. Returns false for any other
   * line.
   */
  private boolean noteUsual(String text, int start, int end) {
    int i = start + speaker.length();
    if (speaker.isEmpty()
        || i >= end
        || text.charAt(i) != ' '
        || !text.startsWith(speaker, start)) {
      return false;
    }
    bounds[4] = i + 1;
    long from = usualNumber(text, i + 1, end);
    bounds[5] = numberEnd;
    bounds[6] = numberEnd + 1;
    long extent = from < 0 ? -1 : usualNumber(text, numberEnd + 1, end);
    bounds[7] = numberEnd;
    int word = numberEnd + 1;
    int wordEnd = extent < 0 ? word : fieldEnd(text, word, end);
    int rest = wordEnd < end && text.charAt(wordEnd) == ' ' ? wordEnd + 1 : wordEnd;
    int restEnd = fieldEnd(text, rest, end);
    if (wordEnd == word || restEnd < end || rest > wordEnd && restEnd == rest) {
      return false;
    }
    int line = noted;
    noted++;
    said[2 * line] = word;
    said[2 * line + 1] = wordEnd;
    times[2 * line] = from;
    times[2 * line + 1] = from + extent;
    areLong[line] =
        isChannelLong
            || wordEnd - word >= CardNetworks.MIN_LENGTH
            || restEnd - rest >= CardNetworks.MIN_LENGTH;
    speakers[line] = speaker;
    return true;
  }

  /** Returns the seconds of "12.34 " in milliseconds, and notes where they end; -1 if not usual. */
  private long usualNumber(String text, int start, int end) {
    int i = start;
    long value = 0;
    while (i < end && Chars.isAsciiDigit(text.charAt(i)) && i - start < MOST_WHOLE) {
      value = value * 10 + text.charAt(i) - '0';
      i++;
    }
    int point = i;
    boolean hasPoint = i > start && i < end && text.charAt(i) == '.';
    int scale = 1000;
    if (hasPoint) {
      i++;
      while (i < end && Chars.isAsciiDigit(text.charAt(i)) && scale > 1) {
        value = value * 10 + text.charAt(i) - '0';
        scale /= 10;
        i++;
      }
    }
    numberEnd = i;
    boolean isUsual =
        point > start && i < end && text.charAt(i) == ' ' && (!hasPoint || i > point + 1);
    return isUsual ? value * scale : -1;
  }

  /** Returns where a field ends: at a blank, or a control character. */
  private static int fieldEnd(String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) > ' ') {
      i++;
    }
    return i;
  }

  private void makeRoom(int count) {
    if (count > speakers.length) {
      int size = count <= FEWEST_NOTED ? FEWEST_NOTED : Math.max(expected, 2 * speakers.length);
      speakers = Arrays.copyOf(speakers, size);
      areLong = Arrays.copyOf(areLong, size);
      said = Arrays.copyOf(said, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
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

  /** Reads the text, which begins with what the reader is for. */
  TranscriptText read(String text) {
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder(lines.count());
    Slot.Form form = ctm ? Slot.Form.WORD : Slot.Form.FILLED_LINE;
    Recordings recordings = new Recordings(text, lines.count());
    for (int n = 0; n < lines.count(); n++) {
      int start = lines.start(n);
      int end = lines.end(n);
      int line = Math.min(n, noted);
      if (line == noted) {
        note(text, start, end);
        noted = line; // of the lines behind the head each is noted in the place of the last
      }
      int from = said[2 * line];
      int to = said[2 * line + 1];
      if (from == NOTHING) {
        file.line(text, start, end);
        continue;
      }
      file.slot(from, to, form, times[2 * line], times[2 * line + 1]);
      recordings.add(start, speakers[line], times[2 * line], from, to);
      if (areLong[line]) {
        rest(text, start, from, file);
        rest(text, to, end, file);
      }
    }
    recordings.addTo(file);
    return file.build(ctm ? CTM : STM);
  }

  /**
   * The recordings that a file holds, which its first field names. If no time goes back from one to
   * the next, all is one conversation whatever it is called.
   */
  private static final class Recordings {
    private final String text;
    private final Speech speech;
    private final SeveralCalls calls;
    private final Map<String, Integer> known = new HashMap<>();
    private String name = "";
    private int call;
    private long last = -1;
    private boolean beginAnew;

    Recordings(String text, int lines) {
      this.text = text;
      // What alternatives of a reference say comes behind each other.
      speech = new Speech(false, lines);
      calls = new SeveralCalls(speech);
    }

    void add(int line, String speaker, long fromMillis, int from, int to) {
      int end = line + name.length();
      boolean goesOn = !name.isEmpty() && text.startsWith(name, line) && isBlank(text.charAt(end));
      if (!goesOn) {
        end = line;
        while (!isBlank(text.charAt(end))) {
          end++;
        }
        name = text.substring(line, end);
        beginAnew |= fromMillis < last;
        call = known.computeIfAbsent(name, each -> known.size());
      }
      last = fromMillis;
      speech.add(speaker, fromMillis, text, from, to);
      calls.added(call);
    }

    void addTo(TranscriptText.Builder file) {
      if (beginAnew) {
        calls.addTo(file);
      } else {
        file.speech(speech);
      }
    }
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
