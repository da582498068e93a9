package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the speakers in the beginnings of lines.
 *
 * <p>The shape of a label is not enough: "Card number: 4111 …" has it too. A label is that of a
 * speaker if it names a role in a call, or if it is repeated and does not mention cards.
 */
final class SpeakerLabels {

  /** The beginning of a line: a time, who speaks, or both. No record, as {@link Slot} is none. */
  static final class Label {
    private final @Nullable String speaker;
    private final long fromMillis;
    private final int end;

    Label(@Nullable String speaker, long fromMillis, int end) {
      this.speaker = speaker;
      this.fromMillis = fromMillis;
      this.end = end;
    }

    @Nullable String speaker() {
      return speaker;
    }

    long fromMillis() {
      return fromMillis;
    }

    int end() {
      return end;
    }

    boolean isEmpty() {
      return speaker == null && fromMillis < 0;
    }
  }

  /** A name as it is written, and by which it is known again. */
  private record Name(String raw, String key) {}

  private static final String CLOCK = "\\d{1,3}(?::\\d{2}){1,2}(?:[.,]\\d{1,6})?";

  /** "2026-11-27T", "28/11/2026, ". */
  private static final String DATE =
      "(?:\\d{4}-\\d{2}-\\d{2}[T ]|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},?\\h{1,2})?";

  private static final String HALF_OF_DAY = "(?:\\h?[AaPp]\\.?[Mm]\\.?)?";
  private static final String ARROW = "\\h*(?:-->|->|-|\u2013)\\h*";

  /**
   * "[00:12] ", "(0:12) ", "00:12 ", "[00:00:01.000 --> 00:00:03.500] ", "[2026-11-27 10:15:30] ",
   * "[28/11/2026, 14:10:07] ", "(2:10 PM) ", "[0.0 - 2.5] ".
   */
  static final Pattern TIME =
      Pattern.compile(
          "\\h{0,8}(?:"
              + ("[\\[(]" + DATE + "(" + CLOCK + ")" + HALF_OF_DAY + "Z?")
              + ("(?:" + ARROW + CLOCK + HALF_OF_DAY + ")?[\\])]")
              + ("|"
                  + DATE
                  + "("
                  + CLOCK
                  + ")"
                  + HALF_OF_DAY
                  + "Z?(?:\\h*-->\\h*"
                  + CLOCK
                  + ")?(?=\\h)")
              + ("|[\\[(](\\d{1,5}\\.\\d{1,3})" + ARROW + "\\d{1,5}\\.\\d{1,3}[\\])]")
              + ")\\h{0,8}[-\u2013|]?\\h{0,8}");

  private static final String NAME = "[\\p{L}][\\p{L}\\d_#.'\u2019 -]{0,39}?";

  /**
   * "Agent:", "[Agent]", "Agent (00:12):", "Agent (female):", "**Agent:**", "AGENT>", "Agent …",
   * "Agent - …", "Agent 00:12".
   */
  static final Pattern SPEAKER =
      Pattern.compile(
          "(?:"
              + ("\\*{1,2}(" + NAME + "):?\\*{1,2}:?")
              + ("|[\\[<(](" + NAME + ")(?:\\h+" + CLOCK + ")?[\\])>]:?")
              + ("|("
                  + NAME
                  + ")\\h?(?:[\\[(](?:("
                  + CLOCK
                  + ")|\\p{L}[\\p{L} ]{0,15})[\\])])?\\h?[:>\uff1a](?=\\h|$|[^\\d/])")
              + ("|(" + NAME + ")\\h{1,16}(" + CLOCK + ")\\h*$")
              + ("|(" + NAME + ")(?:\\h{2,16}|\\t|\\h[-\u2013|]\\h)")
              + ("|(" + NAME + "\\d)[:>](?=\\d)")
              + ")\\h{0,8}");

  /** "Speaker 2 …" behind a time, where the labels of all speakers are equally long. */
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}{1,20}[ _]\\d{1,2})\\h(?=\\S)");

  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);

  /** What parts the words of a name. */
  private static final Pattern SIGNS = Pattern.compile("[ _#.-]+");

  private static final Pattern LAST_DIGITS = Pattern.compile("\\d+$");

  /** So many lines say where the column of what is said begins. */
  private static final int FEWEST_IN_COLUMN = 2;

  private static final int MOST_KNOWN = 256;

  private static final int FEW_NAMES = 8;

  /** What is not there. */
  static final int NONE = -1;

  /** What the pattern must tell. */
  static final int ASK = -2;

  private static final int LONGEST_NAME = 40;
  private static final int MOST_BLANKS = 8;

  /** Most blanks behind a name that ends at them: those that say so, and those before the rest. */
  private static final int MOST_BLANKS_BEHIND = 24;

  private static final boolean[] OF_NAME = new boolean[0x80];

  static {
    for (char c = 0; c < OF_NAME.length; c++) {
      OF_NAME[c] = Chars.isAsciiAlphanumeric(c) || "_#.' -".indexOf(c) >= 0;
    }
  }

  /** No label reaches farther: a name, blanks, and a time. */
  private static final int LONGEST_LABEL = 64;

  /** "14:02:06", with blanks about it. */
  private static final int LONGEST_CLOCK = 12;

  private final Lexicon lexicon;

  /** How many lines with a time, a name and blanks have what is said at a column. */
  private final Map<Integer, Integer> columns = new HashMap<>();

  private final Map<String, int[]> counts = new HashMap<>();

  /** How many lines with a time and no name that is known have each first word. */
  private final Map<String, Integer> firstWords = new HashMap<>();

  /** Names as they were written, the first few. */
  private final List<Name> names = new ArrayList<>();

  // What was read last: its clock, and its name.
  private int clockStart;
  private int clockEnd;
  private int nameStart;
  private int nameEnd;

  /** Whether the name ends at blanks, which may be those between two words. */
  private boolean isBeforeBlanks;

  /** Of names whether they are roles, as far as they were asked for. */
  private final Map<String, Boolean> roles = new HashMap<>();

  SpeakerLabels(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Learns from the line at [start, end); returns its beginning as it looks. */
  Label learn(String text, int start, int end) {
    Label label = read(text, start, end);
    if (label.speaker != null) {
      counts.computeIfAbsent(label.speaker, each -> new int[1])[0]++;
      if (label.fromMillis >= 0 && text.startsWith("  ", label.end - 2)) {
        columns.merge(label.end - start, 1, Integer::sum);
      }
    } else if (label.fromMillis >= 0 && firstWords.size() < MOST_KNOWN) {
      firstWords.merge(firstWord(text, label.end, end), 1, Integer::sum);
    }
    return label;
  }

  /** A quick look whether a line may begin with a time: most do not. */
  static boolean mayBeTime(String text, int start, int end) {
    int i = start;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    if (i == end) {
      return false;
    }
    char c = text.charAt(i);
    return c == '[' || c == '(' || Chars.isAsciiDigit(c) || c >= 0x80;
  }

  /**
   * Returns quickly whether a label may be at the beginning of a line: most words of a turn are
   * followed by another word, and no label ends as they do.
   */
  static boolean mayBeSpeaker(String text, int start, int end) {
    if (start >= end) {
      return false;
    }
    char first = text.charAt(start);
    if (!Character.isLetter(first)) {
      return first == '*' || first == '[' || first == '<' || first == '(' || first >= 0x80;
    }
    int to = Math.min(end, start + LONGEST_LABEL);
    char before = first;
    for (int i = start + 1; i < to; i++) {
      char c = text.charAt(i);
      if (c == ' ' ? before == ' ' : c == '-' && before == ' ') {
        return true;
      }
      if (!Chars.isAsciiLetter(c) && " -_#.'\u2019".indexOf(c) < 0) {
        if (c < 0x80 && !Chars.isAsciiDigit(c)) {
          return ":>[(|\t".indexOf(c) >= 0;
        }
        if (c >= 0x80 && !Character.isLetter(c)) {
          return true;
        }
      }
      before = c;
    }
    return false;
  }

  /** Returns the beginning of the line at [start, end) as it looks; who speaks may be nobody. */
  Label read(String text, int start, int end) {
    long millis = -1;
    int at = mayBeTime(text, start, end) ? timeEnd(text, start, end) : NONE;
    if (at >= 0) {
      millis = clockMillis(text);
    } else {
      at = start;
      while (at < end && Chars.isBlank(text.charAt(at)) && at - start < 8) {
        at++;
      }
    }
    int said = at;
    at = millis < 0 ? behindMark(text, at, end) : at;
    int behind = mayBeSpeaker(text, at, end) ? speakerEnd(text, at, end) : NONE;
    if (behind == ASK) {
      Label label = readByPattern(text, at, end, millis);
      if (label != null) {
        return withClockBehind(label, text, at, end);
      }
    } else if (behind >= 0) {
      Name name = name(text, nameStart, nameEnd);
      boolean field = millis >= 0 && isFieldEnd(text, nameEnd, behind);
      if (!isBeforeBlanks || isRole(name.raw) || field) {
        return withClockBehind(new Label(name.key, millis, behind), text, at, end);
      }
    }
    if (millis >= 0 && mayBeNumbered(text, at, end)) {
      Matcher numbered = NUMBERED.matcher(text).region(at, end);
      if (numbered.lookingAt() && isRole(numbered.group(1))) {
        return new Label(key(numbered.group(1)), millis, numbered.end());
      }
    }
    return new Label(null, millis, said);
  }

  /** "[Agent] 14:02:06", above what was said, as Zoom saves captions: the time is no speech. */
  private static Label withClockBehind(Label label, String text, int at, int end) {
    if (label.fromMillis >= 0 || text.charAt(at) != '[' || end - label.end > LONGEST_CLOCK) {
      return label;
    }
    int to = end;
    while (to > label.end && Chars.isBlank(text.charAt(to - 1))) {
      to--;
    }
    int colons = 0;
    for (int i = label.end; i < to; i++) {
      colons += text.charAt(i) == ':' ? 1 : 0;
      if (text.charAt(i) != ':' && !Chars.isAsciiDigit(text.charAt(i))) {
        return label;
      }
    }
    long millis = colons == 0 ? -1 : Clock.millis(text, label.end, to);
    return millis < 0 ? label : new Label(label.speaker, millis, end);
  }

  /** When the clock that was read last says that it is. */
  private long clockMillis(String text) {
    long millis = Clock.millis(text, clockStart, clockEnd);
    return millis < 0 ? Clock.seconds(text, clockStart, clockEnd) : millis;
  }

  /** Behind "> " or "12. ", which may stand before a label; or where they are not. */
  private static int behindMark(String text, int at, int end) {
    int mark = at;
    while (mark < end && mark - at < 4 && Chars.isAsciiDigit(text.charAt(mark))) {
      mark++;
    }
    boolean isMark =
        mark + 1 < end
            && (mark > at
                ? text.charAt(mark) == '.' || text.charAt(mark) == ')'
                : text.charAt(mark) == '>')
            && isAsciiBlank(text.charAt(mark + 1));
    return isMark ? mark + 2 : at;
  }

  private @Nullable Label readByPattern(String text, int at, int end, long millis) {
    Matcher speaker = SPEAKER.matcher(text).region(at, end);
    if (!speaker.lookingAt()) {
      return null;
    }
    for (int group : new int[] {1, 2, 3, 5, 7, 8}) {
      String name = speaker.group(group);
      if (name != null
          && (group < 7
              || isRole(name)
              || group == 7 && millis >= 0 && isFieldEnd(text, speaker.end(7), speaker.end()))) {
        String clock = speaker.group(group == 5 ? 6 : 4);
        return new Label(key(name), clock == null ? millis : Clock.millis(clock), speaker.end());
      }
    }
    return null;
  }

  /** As {@link #TIME} matches: returns the end, and keeps where the clock is; or {@link #NONE}. */
  int timeEnd(String text, int start, int end) {
    int known = timeEndInAscii(text, start, end);
    if (known != ASK) {
      return known;
    }
    Matcher time = TIME.matcher(text).region(start, end);
    if (!time.lookingAt()) {
      return NONE;
    }
    int group = 1;
    while (time.group(group) == null) {
      group++;
    }
    clockStart = time.start(group);
    clockEnd = time.end(group);
    return time.end();
  }

  private int timeEndInAscii(String text, int start, int end) {
    int i = afterBlanks(text, start, end, MOST_BLANKS);
    if (i >= end) {
      return NONE;
    }
    char c = text.charAt(i);
    if (mayBeBlankOrDash(c)) {
      return ASK;
    }
    boolean bracket = c == '[' || c == '(';
    i = afterDate(text, bracket ? i + 1 : i, end);
    clockStart = i;
    i = Clock.end(text, i, end);
    clockEnd = i;
    if (i < 0) {
      return isDateOrDecimal(text, clockStart, end) ? ASK : NONE;
    }
    if (isHalfOfDay(text, i, end)) {
      return ASK;
    }
    i += i < end && text.charAt(i) == 'Z' ? 1 : 0;
    if (!bracket && text.startsWith("-->", afterBlanks(text, i, end, end))) {
      return ASK;
    }
    if (bracket) {
      int range = afterBlanks(text, i, end, end);
      if (range < end && mayBeBlankOrDash(text.charAt(range))) {
        return ASK;
      }
      int arrow =
          text.startsWith("-->", range)
              ? 3
              : text.startsWith("->", range) ? 2 : text.startsWith("-", range) ? 1 : 0;
      if (arrow > 0 && range + arrow <= end) {
        int to = afterBlanks(text, range + arrow, end, end);
        if (to < end && mayBeBlankOrDash(text.charAt(to))) {
          return ASK;
        }
        int rangeEnd = Clock.end(text, to, end);
        if (rangeEnd >= 0 && isHalfOfDay(text, rangeEnd, end)) {
          return ASK;
        }
        i = rangeEnd < 0 ? i : rangeEnd;
      }
      if (i >= end || text.charAt(i) != ']' && text.charAt(i) != ')') {
        return NONE;
      }
      i++;
    } else if (i >= end || !isAsciiBlank(text.charAt(i))) {
      return i < end && mayBeBlankOrDash(text.charAt(i)) ? ASK : NONE;
    }
    i = afterBlanks(text, i, end, MOST_BLANKS);
    if (i < end && mayBeBlankOrDash(text.charAt(i))) {
      return ASK;
    }
    i += i < end && (text.charAt(i) == '-' || text.charAt(i) == '|') ? 1 : 0;
    i = afterBlanks(text, i, end, MOST_BLANKS);
    return i < end && mayBeBlankOrDash(text.charAt(i)) ? ASK : i;
  }

  /** Whether "28/", "28." or "0.5" stands there, which the pattern must tell. */
  private static boolean isDateOrDecimal(String text, int start, int end) {
    int i = start;
    while (i < end && Chars.isAsciiDigit(text.charAt(i))) {
      i++;
    }
    return i > start && i < end && (text.charAt(i) == '/' || text.charAt(i) == '.');
  }

  /** Whether "PM" may stand there, behind a blank or not. */
  private static boolean isHalfOfDay(String text, int start, int end) {
    int i = start;
    while (i < end && i - start < 2 && isAsciiBlank(text.charAt(i))) {
      i++;
    }
    return i + 1 < end
        && "ap".indexOf(text.charAt(i) | 0x20) >= 0
        && ((text.charAt(i + 1) | 0x20) == 'm' || text.charAt(i + 1) == '.');
  }

  /** Behind "2026-11-27 ", or where it is not. */
  private static int afterDate(String text, int start, int end) {
    if (end - start < 11) {
      return start;
    }
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(start + i);
      if (i == 4 || i == 7 ? c != '-' : !Chars.isAsciiDigit(c)) {
        return start;
      }
    }
    char c = text.charAt(start + 10);
    return c == 'T' || c == ' ' ? start + 11 : start;
  }

  private static int afterBlanks(String text, int start, int end, int most) {
    int i = start;
    while (i < end && i - start < most && isAsciiBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isAsciiBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What is neither is a letter or the like where it is beyond ASCII. */
  private static boolean mayBeBlankOrDash(char c) {
    return c == '\u00a0' || c >= '\u1680';
  }

  /**
   * Matches what {@link #SPEAKER} matches, for usual ASCII labels: returns the end and stores the
   * position of the name; {@link #NONE} if there is no label; {@link #ASK} if the pattern must
   * decide.
   */
  int speakerEnd(String text, int at, int end) {
    isBeforeBlanks = false;
    char first = text.charAt(at);
    if (first == '[' || first == '<' || first == '(') {
      return bracketEnd(text, at, end);
    }
    if (!Chars.isAsciiLetter(first)) {
      return ASK;
    }
    int most = Math.min(end, at + LONGEST_LABEL);
    int stop = at + 1;
    while (stop < most && isOfName(text.charAt(stop))) {
      stop++;
    }
    char c = stop < most ? text.charAt(stop) : '.';
    nameStart = at;
    nameEnd = stop;
    if (c == ':' || c == '>') {
      if (stop - at > LONGEST_NAME
          || stop + 1 < end
              && (Chars.isAsciiDigit(text.charAt(stop + 1)) || text.charAt(stop + 1) == '/')) {
        return ASK;
      }
      return behindBlanks(text, stop + 1, end, MOST_BLANKS);
    }
    if (c == '\t') {
      boolean goesOn = stop + 1 < end && Chars.isAsciiLetter(text.charAt(stop + 1));
      if (!goesOn || stop - at > LONGEST_NAME) {
        return ASK;
      }
    } else if (c >= 0x80 || c == '[' || c == '(' || c == '|') {
      return ASK;
    }
    // Only blanks may end a name, not a sign or a time.
    int last = Math.min(stop, at + LONGEST_NAME + 1);
    for (int i = at + 1; i < last; i++) {
      if (text.charAt(i) == ' ' && i + 1 < end) {
        char next = text.charAt(i + 1);
        if (isAsciiBlank(next)) {
          return beforeBlanks(i, behindBlanks(text, i, end, MOST_BLANKS_BEHIND));
        }
        if (next == '-' && i + 2 < end) {
          char behind = text.charAt(i + 2);
          if (isAsciiBlank(behind)) {
            return beforeBlanks(i, behindBlanks(text, i + 3, end, MOST_BLANKS));
          }
          if (mayBeBlankOrDash(behind)) {
            return ASK;
          }
        }
      }
    }
    return c == '\t' ? beforeBlanks(stop, stop + 1) : NONE;
  }

  /** "[Agent]", "<Agent>". */
  private int bracketEnd(String text, int at, int end) {
    if (at + 1 >= end || !Chars.isAsciiLetter(text.charAt(at + 1))) {
      return at + 1 < end && text.charAt(at + 1) >= 0x80 ? ASK : NONE;
    }
    int stop = at + 2;
    while (stop < end && isOfName(text.charAt(stop)) && stop - at < LONGEST_LABEL) {
      stop++;
    }
    if (stop >= end || stop - at > LONGEST_NAME) {
      return ASK;
    }
    char c = text.charAt(stop);
    if (c != ']' && c != ')' && c != '>') {
      return ASK;
    }
    nameStart = at + 1;
    nameEnd = stop;
    boolean colon = stop + 1 < end && text.charAt(stop + 1) == ':';
    return behindBlanks(text, colon ? stop + 2 : stop + 1, end, MOST_BLANKS);
  }

  private int beforeBlanks(int name, int behind) {
    nameEnd = name;
    isBeforeBlanks = true;
    return behind;
  }

  private static int behindBlanks(String text, int start, int end, int most) {
    int i = afterBlanks(text, start, end, most);
    return i < end && i - start < most && mayBeBlankOrDash(text.charAt(i)) ? ASK : i;
  }

  private static boolean isOfName(char c) {
    return c < 0x80 && OF_NAME[c];
  }

  /** A quick look whether "Speaker 2" may stand there. */
  private static boolean mayBeNumbered(String text, int at, int end) {
    int i = at;
    while (i < end && (Chars.isAsciiLetter(text.charAt(i)) || text.charAt(i) >= 0x80)) {
      i++;
    }
    return i > at
        && i + 1 < end
        && (text.charAt(i) == ' ' || text.charAt(i) == '_')
        && Chars.isAsciiDigit(text.charAt(i + 1));
  }

  /**
   * Matches "00:12 Jane Doe Hello" if the names of others are shorter and blanks fill the column up
   * to where "Hello" begins; returns null if nothing is said there.
   */
  private @Nullable Label inColumn(String text, int start, int end, Label timed) {
    for (Map.Entry<Integer, Integer> column : columns.entrySet()) {
      int said = start + column.getKey();
      if (column.getValue() >= FEWEST_IN_COLUMN
          && said - 2 > timed.end
          && said < end
          && text.charAt(said - 1) == ' '
          && text.charAt(said - 2) != ' '
          && text.charAt(said) != ' ') {
        String name = text.substring(timed.end, said - 1);
        if (WHOLE_NAME.matcher(name).matches() && !isOfCards(name)) {
          return new Label(key(name), timed.fromMillis, said);
        }
      }
    }
    return null;
  }

  private static String firstWord(String text, int start, int end) {
    int to = start;
    while (to < end && !Chars.isBlank(text.charAt(to))) {
      to++;
    }
    return text.substring(start, to);
  }

  /**
   * Matches "00:12 Receptionist Hello" if the names of others are shorter, blanks fill their
   * column, and this name reaches beyond it; returns null if nothing is said there. It must be a
   * role, or stand at the beginning of several lines.
   */
  private @Nullable Label beyondColumn(String text, int start, int end, Label timed) {
    for (Map.Entry<Integer, Integer> column : columns.entrySet()) {
      int said = start + column.getKey();
      if (column.getValue() >= FEWEST_IN_COLUMN
          && said - 1 > timed.end
          && said < end
          && text.charAt(said - 1) != ' ') {
        int to = text.indexOf(' ', said);
        String name = to < 0 || to > end ? "" : text.substring(timed.end, to);
        if (WHOLE_NAME.matcher(name).matches()
            && (isRole(name)
                || firstWords.getOrDefault(name, 0) >= FEWEST_IN_COLUMN && !isOfCards(name))) {
          return new Label(key(name), timed.fromMillis, to + 1);
        }
      }
    }
    return null;
  }

  /**
   * "00:12 Customer 8 1 2": a label without the figure at its end if what others say begins at the
   * column of that.
   */
  private Label withoutFigures(Label label, String text, int start) {
    int end = label.end;
    while (end > start && Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    int figures = end;
    while (figures > start && Chars.isAsciiDigit(text.charAt(figures - 1))) {
      figures--;
    }
    int behind = end - figures;
    if (behind == 0
        || text.charAt(figures - 1) != ' '
        || columns.getOrDefault(figures - start, 0) < FEWEST_IN_COLUMN) {
      return label;
    }
    String name = label.speaker == null ? "" : label.speaker;
    return new Label(
        name.substring(0, Math.max(0, name.length() - behind)).strip(), label.fromMillis, figures);
  }

  /** Whether a tab or several blanks stand behind the name. */
  private static boolean isFieldEnd(String text, int nameEnd, int end) {
    return nameEnd < end
        && (text.charAt(nameEnd) == '\t' || nameEnd + 1 < end && text.charAt(nameEnd + 1) == ' ');
  }

  /** Reads a label, with the speaker only if it is one by all that was learned. */
  Label readKnown(String text, int start, int end) {
    return known(read(text, start, end), text, start, end);
  }

  /** Returns a label that was read, with the speaker only if it is one by all that was learned. */
  Label known(Label label, String text, int start, int end) {
    if (label.speaker == null && label.fromMillis >= 0) {
      Label named = inColumn(text, start, end, label);
      named = named == null ? beyondColumn(text, start, end, label) : named;
      return named == null ? label : named;
    }
    if (label.speaker == null || isSpeaker(label.speaker)) {
      return label.speaker == null || columns.isEmpty()
          ? label
          : withoutFigures(label, text, start);
    }
    int time = mayBeTime(text, start, end) ? timeEnd(text, start, end) : NONE;
    return new Label(null, label.fromMillis, time >= 0 ? time : start);
  }

  boolean isSpeaker(String label) {
    return isRole(label) || isRepeated(label) && !isOfCards(label);
  }

  private boolean isRepeated(String label) {
    int[] count = counts.get(label);
    return count != null && count[0] > 1;
  }

  /** "A", "S1". */
  static boolean isLetter(String name) {
    return Character.isLetter(name.charAt(0))
        && (name.length() == 1 || name.length() == 2 && Chars.isAsciiDigit(name.charAt(1)));
  }

  /** Returns whether the first or the last word is what people are in a call. */
  boolean isRole(String name) {
    Boolean known = roles.get(name);
    if (known != null) {
      return known;
    }
    String[] words = SIGNS.split(name.strip(), -1);
    boolean role =
        !isOfCards(name)
            && (isRoleWord(words[0]) || words.length < 4 && isRoleWord(words[words.length - 1]));
    if (roles.size() < MOST_KNOWN) {
      roles.put(name, role);
    }
    return role;
  }

  private boolean isRoleWord(String word) {
    char[] letters = LAST_DIGITS.matcher(word).replaceAll("").toCharArray();
    return letters.length > 0
        && (lexicon.lookup(letters, 0, letters.length) & Lexicon.SPEAKER) != 0;
  }

  private boolean isOfCards(String label) {
    if (isLetter(label)) {
      return false; // names of codes begin with a C
    }
    char[] text = (label + "  ").toCharArray();
    int i = 0;
    while (i < label.length()) {
      int end = Lexicon.wordEnd(text, i, label.length());
      if (end > i
          && (lexicon.isCardWord(text, i, end)
              || (lexicon.lookup(text, i, end) & (Lexicon.PHRASE | Lexicon.REFERENCE)) != 0)) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /** A name at [start, end): mostly one of those before. */
  private Name name(String text, int start, int end) {
    int length = end - start;
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      if (name.raw.length() == length && text.startsWith(name.raw, start)) {
        return name;
      }
    }
    String raw = text.substring(start, end);
    Name name = new Name(raw, key(raw));
    if (names.size() < FEW_NAMES) {
      names.add(name);
    }
    return name;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
