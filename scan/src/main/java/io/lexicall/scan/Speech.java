package io.lexicall.scan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds one text from the pieces of a conversation, in the form that the scanner understands: one
 * line per turn, with a label for the speaker if there are several, and the pieces of a turn in one
 * line.
 */
final class Speech {

  /** A sentence and so many lines end between that what one says is no answer to the other. */
  private static final String APART = "." + "\n".repeat(12);

  /** How the label of a speaker begins. */
  static final String SPEAKER = "Speaker ";

  /** So long is the label of a speaker, mostly. */
  private static final int LABEL = 11;

  /** Between tens and units, and between a thousand or hundred and what follows. */
  private static final Set<String> JOINING = Set.of("y", "e", "et", "und", "and");

  private static final Passage[] NONE = {};

  private final String betweenTurns;

  /** The text of which most pieces are stretches. */
  private String source = "";

  private int count;

  // Of each piece.
  private String[] speakers;
  private long[] fromMillis;

  /** Where it begins and ends in the source, or in a passage of its own. */
  private int[] bounds;

  /** What is no stretch of the source; as long as there is none, empty. */
  private @Nullable Passage[] passages = NONE;

  Speech() {
    this(false, 16);
  }

  /**
   * Begins a speech.
   *
   * @param apart whether no turn answers the one before, since each is all that one speaker said
   * @param expected about so many pieces
   */
  Speech(boolean apart, int expected) {
    betweenTurns = apart ? APART : "\n";
    speakers = new String[expected];
    fromMillis = new long[expected];
    bounds = new int[2 * expected];
  }

  /**
   * Adds what was said next.
   *
   * @param speaker null if that is not known
   * @param fromMillis when; -1 if that is not known
   */
  void add(@Nullable String speaker, long fromMillis, Passage said) {
    String text = said.stretchOf();
    if (text != null && (source.isEmpty() || source.equals(text))) {
      add(speaker, fromMillis, text, said.from(0), said.from(0) + said.length());
      return;
    }
    int start = 0;
    int end = said.length();
    while (start < end && Chars.isWhite(said.charAt(start))) {
      start++;
    }
    while (end > start && Chars.isWhite(said.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      add(speaker, fromMillis, start, end);
      if (passages.length < speakers.length) {
        passages = Arrays.copyOf(passages, speakers.length);
      }
      passages[count - 1] = said;
    }
  }

  /** Adds what stands at [from, to) of the file, or of a text that stands in it. */
  void add(@Nullable String speaker, long fromMillis, String text, int from, int to) {
    source = text;
    int start = from;
    int end = to;
    while (start < end && Chars.isWhite(text.charAt(start))) {
      start++;
    }
    while (end > start && Chars.isWhite(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      add(speaker, fromMillis, start, end);
    }
  }

  private void add(@Nullable String speaker, long millis, int start, int end) {
    if (count == speakers.length) {
      int size = Math.max(16, 2 * count);
      speakers = Arrays.copyOf(speakers, size);
      fromMillis = Arrays.copyOf(fromMillis, size);
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    speakers[count] = String.valueOf(speaker);
    fromMillis[count] = millis;
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  int size() {
    return count;
  }

  /** Returns some of the pieces, by their indices at [from, to), as a speech of their own. */
  Speech part(int[] pieces, int from, int to) {
    Speech part = new Speech(false, to - from);
    part.source = source;
    for (int i = from; i < to; i++) {
      int u = pieces[i];
      part.add(speakers[u], fromMillis[u], bounds[2 * u], bounds[2 * u + 1]);
      if (u < passages.length && passages[u] != null) {
        if (part.passages.length == 0) {
          part.passages = new @Nullable Passage[to - from];
        }
        part.passages[i - from] = passages[u];
      }
    }
    return part;
  }

  /** Returns whether more than one speaker has a piece of these. */
  boolean isOfSeveral(int[] pieces, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (!speakers[pieces[i]].equals(speakers[pieces[from]])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the text: in the order in which it was said, as far as all times are known, or of the
   * file.
   */
  List<Passage> passages() {
    if (count == 0) {
      return List.of();
    }
    boolean timed = true;
    boolean sorted = true;
    long before = 0;
    for (int u = 0; u < count; u++) {
      timed &= fromMillis[u] >= 0;
      sorted &= fromMillis[u] >= before;
      before = fromMillis[u];
    }
    if (timed && !sorted) {
      sort(); // files of several channels have one behind the other
    }
    return List.of(passage());
  }

  private void sort() {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, u -> u);
    Arrays.sort(order, Comparator.comparingLong(u -> fromMillis[u]));
    String[] speakersBefore = speakers.clone();
    int[] boundsBefore = bounds.clone();
    boolean hasPassages = passages.length > 0;
    @Nullable Passage[] passagesBefore = Arrays.copyOf(passages, hasPassages ? count : 0);
    passages = hasPassages ? passagesBefore.clone() : NONE;
    for (int u = 0; u < count; u++) {
      int from = order[u];
      speakers[u] = speakersBefore[from];
      bounds[2 * u] = boundsBefore[2 * from];
      bounds[2 * u + 1] = boundsBefore[2 * from + 1];
      if (hasPassages) {
        passages[u] = passagesBefore[from];
      }
    }
  }

  private Passage passage() {
    Map<String, String> labels = new HashMap<>();
    int length = 0;
    String known = null;
    for (int u = 0; u < count; u++) {
      if (!speakers[u].equals(known)) {
        known = speakers[u];
        if (!labels.containsKey(known)) {
          labels.put(known, betweenTurns + SPEAKER + (labels.size() + 1) + ": ");
        }
        length += LABEL + betweenTurns.length();
      }
      length += bounds[2 * u + 1] - bounds[2 * u] + 2;
    }
    boolean labelled = labels.size() > 1;
    Passage passage = new Passage(length, count + 1);
    passage.isApart = betweenTurns.equals(APART);
    String before = null;
    for (int u = 0; u < count; u++) {
      String speaker = speakers[u];
      if (labelled && !speaker.equals(before)) {
        String label = String.valueOf(labels.get(speaker));
        passage.turns++;
        passage.add(passage.length() == 0 ? label.substring(betweenTurns.length()) : label);
      } else if (passage.length() > 0 && !isPunctuation(u)) {
        if (isAside(u)) {
          passage.add(',');
        }
        passage.add(' ');
      }
      Passage own = ownOf(u);
      if (own == null) {
        passage.add(source, bounds[2 * u], bounds[2 * u + 1]);
      } else {
        passage.add(own, bounds[2 * u], bounds[2 * u + 1]);
      }
      before = speaker;
    }
    return passage;
  }

  private @Nullable Passage ownOf(int u) {
    return u < passages.length ? passages[u] : null;
  }

  private char charAt(int u, int i) {
    Passage own = ownOf(u);
    return own == null ? source.charAt(i) : own.charAt(i);
  }

  /**
   * Whether what comes before a piece is an aside to it: "I need glasses", said in a line of its
   * own before digits, where services set no stop.
   */
  private boolean isAside(int u) {
    return u > 0
        && isPhrase(u - 1)
        && isPhrase(u)
        && Chars.isLetter(charAt(u - 1, bounds[2 * u - 1] - 1))
        && !saysDigit(u - 1, wordBegin(u - 1), bounds[2 * u - 1])
        && (Chars.isDigit(charAt(u, bounds[2 * u])) || saysDigit(u, bounds[2 * u], wordEnd(u)))
        && !goesOnInNumber(u - 1);
  }

  /** "Ochenta y": whether a piece ends with the word that joins tens and units. */
  private boolean goesOnInNumber(int u) {
    int from = wordBegin(u);
    int to = bounds[2 * u + 1];
    char[] word = new char[to - from];
    for (int i = from; i < to; i++) {
      word[i - from] = charAt(u, i);
    }
    return JOINING.contains(String.valueOf(word).toLowerCase(Locale.ROOT));
  }

  private int wordBegin(int u) {
    int i = bounds[2 * u + 1];
    while (i > bounds[2 * u] && Chars.isLetter(charAt(u, i - 1))) {
      i--;
    }
    return i;
  }

  private int wordEnd(int u) {
    int i = bounds[2 * u];
    while (i < bounds[2 * u + 1] && Chars.isLetter(charAt(u, i))) {
      i++;
    }
    return i;
  }

  private boolean saysDigit(int u, int from, int to) {
    char[] word = new char[to - from];
    for (int i = from; i < to; i++) {
      word[i - from] = charAt(u, i);
    }
    return SaidBetween.isDigit(word, 0, word.length)
        || SaidBetween.isMultiplier(word, 0, word.length);
  }

  private boolean isPhrase(int u) {
    for (int i = bounds[2 * u]; i < bounds[2 * u + 1]; i++) {
      if (charAt(u, i) == ' ') {
        return true;
      }
    }
    return false;
  }

  private boolean isPunctuation(int u) {
    int start = bounds[2 * u];
    return bounds[2 * u + 1] == start + 1
        && ".,;:!?\u2026\u3002\u3001".indexOf(charAt(u, start)) >= 0;
  }
}
