package io.lexicall.scan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who speaks by the beginnings of lines.
 *
 * <p>What a label looks like is not enough: "Card number: 4111 …" looks like one. It is that of a
 * speaker if it says a role that people have in a call, or if it comes again and does not speak of
 * cards.
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

  private static final String CLOCK = "\\d{1,3}(?::\\d{2}){1,2}(?:[.,]\\d{1,6})?";

  /**
   * "[00:12] ", "(0:12) ", "00:12 ", "[00:00:01.000 --> 00:00:03.500] ", "[2026-11-27 10:15:30] ".
   */
  static final Pattern TIME =
      Pattern.compile(
          "\\h{0,8}(?:"
              + ("[\\[(](?:\\d{4}-\\d{2}-\\d{2}[T ])?(" + CLOCK + ")Z?")
              + ("(?:\\h*(?:-->|->|-|\u2013)\\h*" + CLOCK + ")?[\\])]")
              + ("|(?:\\d{4}-\\d{2}-\\d{2}[T ])?(" + CLOCK + ")Z?(?=[\\h]))")
              + "\\h{0,8}[-\u2013|]?\\h{0,8}");

  private static final String NAME = "[\\p{L}][\\p{L}\\d_#.'\u2019 -]{0,39}?";

  /**
   * "Agent:", "[Agent]", "Agent (00:12):", "**Agent:**", "AGENT>", "Agent …", "Agent - …", "Agent
   * 00:12".
   */
  static final Pattern SPEAKER =
      Pattern.compile(
          "(?:"
              + ("\\*{1,2}(" + NAME + "):?\\*{1,2}:?")
              + ("|[\\[<(](" + NAME + ")(?:\\h+" + CLOCK + ")?[\\])>]:?")
              + ("|("
                  + NAME
                  + ")\\h?(?:[\\[(]("
                  + CLOCK
                  + ")[\\])])?\\h?[:>\uff1a](?=\\h|$|[^\\d/])")
              + ("|(" + NAME + ")\\h{1,16}(" + CLOCK + ")\\h*$")
              + ("|(" + NAME + ")(?:\\h{2,16}|\\t|\\h[-\u2013|]\\h)")
              + ("|(" + NAME + "\\d)[:>](?=\\d)")
              + ")\\h{0,8}");

  /** "Speaker 2 …" behind a time, where the labels of all speakers are equally long. */
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}{1,20}[ _]\\d{1,2})\\h(?=\\S)");

  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);

  /** So many lines say where the column of what is said begins. */
  private static final int FEWEST_IN_COLUMN = 2;

  private static final int MOST_KNOWN = 256;

  /** No label reaches farther: a name, blanks, and a time. */
  private static final int LONGEST_LABEL = 64;

  private final Lexicon lexicon;

  /** How many lines with a time, a name and blanks have what is said at a column. */
  private final Map<Integer, Integer> columns = new HashMap<>();

  private final Map<String, Integer> counts = new HashMap<>();

  /** Of names whether they are roles, as far as they were asked for. */
  private final Map<String, Boolean> roles = new HashMap<>();

  SpeakerLabels(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Learns from the line at [start, end); returns its beginning as it looks. */
  Label learn(String text, int start, int end) {
    Label label = read(text, start, end);
    if (label.speaker != null) {
      counts.merge(label.speaker, 1, Integer::sum);
      if (label.fromMillis >= 0 && text.startsWith("  ", label.end - 2)) {
        columns.merge(label.end - start, 1, Integer::sum);
      }
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
   * A quick look whether a label may stand at the beginning of a line: most words of a turn are
   * followed by a word, and what ends the first that may be a name ends no label.
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
    int at = start;
    Matcher time = mayBeTime(text, start, end) ? TIME.matcher(text).region(start, end) : null;
    if (time != null && time.lookingAt()) {
      millis = Clock.millis(time.group(1) == null ? time.group(2) : time.group(1));
      at = time.end();
    } else {
      while (at < end && Chars.isBlank(text.charAt(at)) && at - start < 8) {
        at++;
      }
    }
    Matcher speaker = mayBeSpeaker(text, at, end) ? SPEAKER.matcher(text).region(at, end) : null;
    if (speaker != null && speaker.lookingAt()) {
      for (int group : new int[] {1, 2, 3, 5, 7, 8}) {
        String name = speaker.group(group);
        if (name != null
            && (group < 7 || isRole(name) || group == 7 && millis >= 0 && isField(speaker))) {
          String clock = speaker.group(group == 5 ? 6 : 4);
          if (clock != null) {
            millis = Clock.millis(clock);
          }
          return new Label(key(name), millis, speaker.end());
        }
      }
    }
    if (millis >= 0) {
      Matcher numbered = NUMBERED.matcher(text).region(at, end);
      if (numbered.lookingAt() && isRole(numbered.group(1))) {
        return new Label(key(numbered.group(1)), millis, numbered.end());
      }
    }
    return new Label(null, millis, at);
  }

  /**
   * "00:12 Jane Doe Hello" where the names of others are shorter, and blanks lead to the column in
   * which "Hello" begins; null if nothing is said there.
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

  /** Whether a tab or several blanks stand behind the name. */
  private static boolean isField(Matcher speaker) {
    int end = speaker.end(7);
    CharSequence rest = speaker.group().substring(end - speaker.start());
    return rest.length() > 0
        && (rest.charAt(0) == '\t' || rest.length() > 1 && rest.charAt(1) == ' ');
  }

  /** The same, with the speaker only if it is one by all that was learned. */
  Label readKnown(String text, int start, int end) {
    return known(read(text, start, end), text, start, end);
  }

  /** The same of a label that was read. */
  Label known(Label label, String text, int start, int end) {
    if (label.speaker == null && label.fromMillis >= 0) {
      Label named = inColumn(text, start, end, label);
      return named == null ? label : named;
    }
    if (label.speaker == null || isSpeaker(label.speaker)) {
      return label;
    }
    Matcher time = TIME.matcher(text).region(start, end);
    boolean timed = time.lookingAt();
    return new Label(null, label.fromMillis, timed ? time.end() : start);
  }

  boolean isSpeaker(String label) {
    return isRole(label) || counts.getOrDefault(label, 0) > 1 && !isOfCards(label);
  }

  /** Returns whether the first or the last word is what people are in a call. */
  boolean isRole(String name) {
    Boolean known = roles.get(name);
    if (known != null) {
      return known;
    }
    String[] words = name.strip().split("[ _#.-]+", -1);
    boolean role =
        !isOfCards(name)
            && (isRoleWord(words[0]) || words.length < 4 && isRoleWord(words[words.length - 1]));
    if (roles.size() < MOST_KNOWN) {
      roles.put(name, role);
    }
    return role;
  }

  private boolean isRoleWord(String word) {
    char[] letters = word.replaceAll("\\d+$", "").toCharArray();
    return letters.length > 0
        && (lexicon.lookup(letters, 0, letters.length) & Lexicon.SPEAKER) != 0;
  }

  private boolean isOfCards(String label) {
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

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
