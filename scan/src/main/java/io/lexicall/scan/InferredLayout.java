package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations whose lines begin alike, in an unknown layout: lines of a log ({@code … INFO
 * c.v.Transcriber - agent: …}), {@code …|AGENT|…}, {@code >>> …}. It also reads lines with a name
 * and a time above what was said ({@code Priya 2:15 PM}, {@code [2:15 PM] Priya}), or with only a
 * time.
 *
 * <p>Two beginnings are alike if they differ in digits only. A text is a conversation if it has
 * several speakers, a question, and a mention of cards.
 */
final class InferredLayout {

  private static final int FEWEST_LINES = 4;
  private static final int LONGEST_BEGINNING = 160;
  private static final int LONGEST_HEADER = 80;

  /** So far in a line the time of an entry stands. */
  private static final int FARTHEST_TIME = 40;

  private static final int MOST_MARKS = 40;

  /** Instead of a number of marks: the beginning is a line of its own above what was said. */
  private static final int ABOVE = 0;

  private static final int MOST_SPEAKERS = 8;
  private static final int FEWEST_OF_EACH = 2;

  /** What may end a beginning, or a part of it. */
  private static final String MARKS = ":|<>=\"]),";

  private static final String CLOCK = "0:0";

  /** The beginnings, or lines above, as they look without their figures. */
  private final Set<String> looks;

  /** By so many marks a beginning ends, or {@link #ABOVE}. */
  private final int marks;

  /** How every entry begins; empty if that is not known. */
  private final String entry;

  private InferredLayout(Set<String> looks, int marks) {
    entry = marks == ABOVE ? "" : entry(looks);
    this.looks = looks;
    this.marks = marks;
  }

  /** Returns the layout of a text that begins so; null if it shows no conversation about cards. */
  static @Nullable InferredLayout of(String head, Lines lines, int count, Lexicon lexicon) {
    if (!speaksOfCards(head, lexicon)) {
      return null;
    }
    InferredLayout layout = above(head, lines, count);
    layout = layout == null ? inline(head, lines, count, lexicon) : layout;
    return layout != null
            && layout.isConversation(head, lines, count)
            && layout.looks.stream().noneMatch(look -> namesCards(look, lexicon))
            && !namesCards(head.substring(lines.start(0), lines.end(0)), layout, lexicon)
        ? layout
        : null;
  }

  /** A field of a card is named there, not a speaker: what follows must keep its name. */
  private static boolean namesCards(String look, Lexicon lexicon) {
    char[] chars = look.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (Chars.isLetter(chars[i]) && (i == 0 || !Chars.isLetter(chars[i - 1]))) {
        int end = Lexicon.wordEnd(chars, i, chars.length);
        if ((lexicon.lookup(chars, i, end) & Lexicon.CARD) != 0) {
          return true;
        }
      }
    }
    return lexicon.holdsPhrase(look);
  }

  /** Whether the first line is the header of a table with a field of cards. */
  private static boolean namesCards(String first, InferredLayout layout, Lexicon lexicon) {
    return layout.marks != ABOVE
        && layout.said(first, 0, first.length()) < 0
        && cut(first, 0, first.length(), layout.marks) >= 0
        && namesCards(first, lexicon);
  }

  /** Whether a text asks something and speaks of cards: most that come here do not. */
  static boolean speaksOfCards(String text, Lexicon lexicon) {
    return text.indexOf('?') >= 0
        && new SpokenWords(Passage.of(text, 0, text.length()), lexicon).speaksOfCards();
  }

  private static @Nullable InferredLayout above(String head, Lines lines, int count) {
    Map<String, Integer> counts = looks(head, lines, count, ABOVE);
    counts.keySet().removeIf(look -> !look.contains(CLOCK) || look.endsWith("?"));
    counts.values().removeIf(each -> each < FEWEST_OF_EACH);
    int filled = filled(head, lines, count);
    int headers = sum(counts);
    boolean some = headers >= FEWEST_LINES && headers * 5 >= filled && headers * 10 <= filled * 6;
    boolean speakers =
        counts.size() <= MOST_SPEAKERS
            && (counts.size() > 1 || counts.keySet().stream().noneMatch(InferredLayout::isNamed));
    return some && speakers && !areEntries(head, lines, count, counts.keySet())
        ? new InferredLayout(Set.copyOf(counts.keySet()), ABOVE)
        : null;
  }

  /**
   * Whether most lines that are not above others have the same before their time as these: then
   * each is an entry, and those above are only what several of them say.
   */
  private static boolean areEntries(String head, Lines lines, int count, Set<String> above) {
    Set<String> times = new HashSet<>();
    above.forEach(look -> times.add(untilClock(look)));
    int others = 0;
    int timed = 0;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (!Lines.isBlank(head, start, end)) {
        String look = look(head, start, Math.min(end, start + LONGEST_BEGINNING));
        boolean isOther = !above.contains(look);
        others += isOther ? 1 : 0;
        timed += isOther && times.contains(untilClock(look)) ? 1 : 0;
      }
    }
    return timed * 2 > others;
  }

  /** A line until its time; all of it if it has none. */
  private static String untilClock(String look) {
    int clock = look.indexOf(CLOCK);
    return clock < 0 ? look : look.substring(0, clock + CLOCK.length());
  }

  /** How many lines have each beginning. */
  private static Map<String, Integer> looks(String head, Lines lines, int count, int marks) {
    Map<String, Integer> counts = new HashMap<>();
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      int cut = beginning(head, start, end, marks);
      // What ends the line too is no beginning of it, but what was said in quotes.
      if (cut >= 0 && (marks == ABOVE || cut < end)) {
        counts.merge(look(head, start, cut), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int filled(String head, Lines lines, int count) {
    int filled = 0;
    for (int line = 0; line < count; line++) {
      filled += Lines.isBlank(head, lines.start(line), lines.end(line)) ? 0 : 1;
    }
    return filled;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** ">>", as captions have it wherever somebody else speaks. */
  private static boolean isSign(String look) {
    return look.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == ',');
  }

  private static boolean isNamed(String look) {
    return look.chars().anyMatch(Character::isLetter);
  }

  /** Looks for the most marks behind which few beginnings are left, each of several lines. */
  private static @Nullable InferredLayout inline(
      String head, Lines lines, int count, Lexicon lexicon) {
    InferredLayout best = null;
    boolean more = true;
    int filled = filled(head, lines, count);
    for (int marks = 1; marks <= MOST_MARKS && more; marks++) {
      Map<String, Integer> counts = looks(head, lines, count, marks);
      more = sum(counts) * 10 >= filled * 7;
      counts.values().removeIf(each -> each < FEWEST_OF_EACH);
      int alike = sum(counts);
      if (more
          && counts.keySet().stream().noneMatch(InferredLayout::isField)
          && (counts.size() > 1 || counts.keySet().stream().allMatch(InferredLayout::isSign))
          && counts.size() <= MOST_SPEAKERS
          && alike >= FEWEST_LINES
          && alike * 10 >= filled * 7) {
        best = new InferredLayout(Set.copyOf(counts.keySet()), marks);
      }
    }
    boolean isOfRoles =
        best != null && best.looks.stream().anyMatch(look -> endsInRole(look, lexicon));
    InferredLayout ofRoles = isOfRoles ? null : amongOthers(head, lines, count, lexicon);
    return ofRoles == null ? best : ofRoles;
  }

  /**
   * Looks for the fewest marks behind which several beginnings end in a role that people have in a
   * call: entries of others may stand between them.
   */
  private static @Nullable InferredLayout amongOthers(
      String head, Lines lines, int count, Lexicon lexicon) {
    if (timed(head, lines, count) < FEWEST_LINES) {
      return null;
    }
    int filled = filled(head, lines, count);
    for (int marks = 1; marks <= MOST_MARKS; marks++) {
      Map<String, Integer> counts = looks(head, lines, count, marks);
      if (counts.isEmpty()) {
        return null;
      }
      counts.keySet().removeIf(look -> !look.contains(CLOCK) || !endsInRole(look, lexicon));
      int alike = sum(counts);
      if (counts.size() > 1
          && counts.size() <= MOST_SPEAKERS
          && alike >= FEWEST_LINES
          && alike * 5 >= filled) {
        return new InferredLayout(Set.copyOf(counts.keySet()), marks);
      }
    }
    return null;
  }

  /** How many lines have a time near their beginning. */
  private static int timed(String head, Lines lines, int count) {
    int timed = 0;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int to = Math.min(lines.end(line) - 1, start + FARTHEST_TIME);
      int at = start + 1;
      while (at < to
          && !(head.charAt(at) == ':'
              && Chars.isAsciiDigit(head.charAt(at - 1))
              && Chars.isAsciiDigit(head.charAt(at + 1)))) {
        at++;
      }
      timed += at < to ? 1 : 0;
    }
    return timed;
  }

  private static boolean endsInRole(String look, Lexicon lexicon) {
    char[] chars = look.toCharArray();
    int to = chars.length;
    while (to > 0 && !Chars.isLetter(chars[to - 1])) {
      to--;
    }
    int from = to;
    while (from > 0 && Chars.isLetter(chars[from - 1])) {
      from--;
    }
    return to > from && (lexicon.lookup(chars, from, to) & Lexicon.SPEAKER) != 0;
  }

  /** How all entries of a log begin: with a time, as those do that are known; else empty. */
  private static String entry(Set<String> looks) {
    String first = looks.iterator().next();
    int same = first.length();
    for (String look : looks) {
      int n = 0;
      while (n < Math.min(same, look.length()) && look.charAt(n) == first.charAt(n)) {
        n++;
      }
      same = n;
    }
    int clock = first.indexOf(CLOCK);
    int end = clock + CLOCK.length();
    while (end < same && !Chars.isBlank(first.charAt(end))) {
      end++;
    }
    return clock >= 0 && end <= same ? first.substring(0, end) : "";
  }

  /** {@code start:}, {@code text: "}: the fields of one turn stand in lines of their own. */
  private static boolean isField(String look) {
    int to = look.length();
    while (to > 0 && !Character.isLetter(look.charAt(to - 1))) {
      to--;
    }
    int from = to;
    while (from > 0 && Character.isLetter(look.charAt(from - 1))) {
      from--;
    }
    JsonName name = new JsonName(look.substring(from, to));
    return look.indexOf(':') == to
        && look.substring(0, from).chars().noneMatch(Character::isLetterOrDigit)
        && (name.is(JsonName.FROM) || name.is(JsonName.TO) || name.is(JsonName.SAID));
  }

  /** Where what may be the beginning of a line ends; -1 if it has none. */
  private static int beginning(String text, int start, int end, int marks) {
    return marks != ABOVE ? cut(text, start, end, marks) : end - start <= LONGEST_HEADER ? end : -1;
  }

  /** Behind so many marks of a line; -1 if it has fewer at its beginning. */
  private static int cut(String text, int start, int end, int marks) {
    int to = Math.min(end, start + LONGEST_BEGINNING);
    int found = 0;
    for (int i = start; i < to; i++) {
      char c = text.charAt(i);
      boolean hyphen = c == '-' && i + 1 < end && text.charAt(i + 1) == ' ';
      if (hyphen || MARKS.indexOf(c) >= 0) {
        found++;
        if (found == marks) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /** Writes a zero for each run of digits, unless it is part of a name ("ch0"). */
  private static String look(String text, int start, int end) {
    StringBuilder look = new StringBuilder();
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (!Chars.isAsciiDigit(c)) {
        boolean again = Chars.isBlank(c) && look.length() > 0 && text.charAt(i - 1) == c;
        look.append(again ? "" : c);
        i++;
        continue;
      }
      boolean ofName =
          i > start
              && Character.isLetter(text.charAt(i - 1))
              && (i < start + 2 || !Chars.isAsciiDigit(text.charAt(i - 2)));
      int from = i;
      while (i < end && Chars.isAsciiDigit(text.charAt(i))) {
        i++;
      }
      look.append(ofName ? text.substring(from, i) : "0");
    }
    return look.toString();
  }

  /** Whether somebody asks, and the speakers take turns. */
  private boolean isConversation(String head, Lines lines, int count) {
    int questions = 0;
    int turns = 0;
    Set<String> speakers = new HashSet<>();
    String last = "";
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      int said = said(head, start, end);
      if (said >= 0) {
        String look = look(head, start, said);
        turns += look.equals(last) ? 0 : 1;
        speakers.add(look);
        last = look;
      }
      int from = Math.max(said, start);
      questions += endsQuestion(head, from, end) ? 1 : 0;
    }
    return questions > 0 && (turns >= FEWEST_LINES || speakers.size() == 1 && questions > 1);
  }

  private static boolean endsQuestion(String text, int start, int end) {
    int i = end;
    while (i > start && (Chars.isBlank(text.charAt(i - 1)) || text.charAt(i - 1) == '"')) {
      i--;
    }
    return i > start && text.charAt(i - 1) == '?';
  }

  /** Behind the beginning of a line; -1 if it has none. */
  private int said(String text, int start, int end) {
    int cut = beginning(text, start, end, marks);
    return cut >= 0 && looks.contains(look(text, start, cut)) ? cut : -1;
  }

  private boolean isEntry(String text, int start, int end) {
    int to = Math.min(end, start + LONGEST_BEGINNING);
    return !entry.isEmpty() && look(text, start, to).startsWith(entry);
  }

  TranscriptText read(String text) {
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    Speech speech = new Speech();
    List<Passage> beginnings = new ArrayList<>();
    String speaker = null;
    Passage turn = new Passage();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      int said = said(text, start, end);
      if (said >= 0) {
        speech.add(speaker, Slot.UNKNOWN, turn);
        turn = new Passage();
        String look = look(text, start, said);
        speaker = isNamed(look) || marks != ABOVE ? look : null;
        file.slot(Slot.of(start, said, Slot.Form.LINE));
        beginnings.add(Passage.of(text, start, said));
      } else if (marks != ABOVE
          && (cut(text, start, end, marks) >= 0 || isEntry(text, start, end))) {
        file.line(text, start, end); // another entry of the log
        continue;
      } else if (turn.length() > 0) {
        turn.add('\n', start - 1, start);
      }
      int from = Math.max(said, start);
      boolean quoted = said > start && text.charAt(said - 1) == '"' && text.charAt(end - 1) == '"';
      int to = quoted && end > from ? end - 1 : end;
      turn.add(text, from, to);
      file.slot(Slot.of(from, to, Slot.Form.LINE));
    }
    speech.add(speaker, Slot.UNKNOWN, turn);
    beginnings.forEach(file::passage);
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }
}
