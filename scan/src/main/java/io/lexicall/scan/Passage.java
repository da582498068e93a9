package io.lexicall.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text that was taken from a file. Each character has its place in the file. Some characters are
 * not from the file, such as the labels of speakers that a reader inserts.
 *
 * <p>A single stretch of the file is stored as its bounds. Only a passage of several stretches is
 * copied: its characters, and the place of each run in the file.
 */
final class Passage {

  /** What stands for the place of a character that is no part of the file. */
  static final int NOWHERE = -1;

  private static final int[] NONE = {};
  private static final char[] NO_CHARACTERS = {};

  /** A word is copied sooner character by character. */
  private static final int LONG = 16;

  /** The text of which this is a stretch, while it is one; else empty. */
  private CharSequence source = "";

  private int sourceStart;
  private int length;

  /** The characters, once they are of several stretches. */
  private char[] chars = NO_CHARACTERS;

  /**
   * Of each run of characters where it begins here, where in the file, and how much of the file
   * each character takes; one that takes more than itself is a run of its own.
   */
  private int[] runs = NONE;

  private int runCount;

  /** How far in the file the runs up to each reach, as they were with a length. */
  private int[] reached = NONE;

  private int reachedLength;

  /** The run that was asked for last: the next is mostly in it too. */
  private int lastRun;

  private @Nullable String string;

  /** Whether it is what was said. */
  boolean isSaid;

  /** Whether it is all that each speaker said, one behind the other. */
  boolean isApart;

  /** How many turns it holds, if it was put together of what several speakers said; else 0. */
  int turns;

  /** Whether it is any text, such as may be what was said all the same. */
  boolean mayBeSpoken;

  /** Whether another passage begins with the same, and goes on. */
  boolean isBeginning;

  /** Whether what is written in it is found in another passage. */
  boolean isReadElsewhere;

  /** What it says, while somebody may ask. */
  @Nullable Speaking speaking;

  Passage() {}

  /** Begins one of about so many characters of so many stretches and what lies between. */
  Passage(int expected, int stretches) {
    chars = new char[expected];
    runs = new int[6 * stretches];
  }

  /** Returns the characters of a text at [start, end), as they are. */
  static Passage of(CharSequence text, int start, int end) {
    Passage passage = new Passage();
    passage.source = text;
    passage.sourceStart = start;
    passage.length = Math.max(0, end - start);
    return passage;
  }

  /** Becomes empty, where it is a stretch, or empty. */
  void clear() {
    source = "";
    length = 0;
    string = null;
  }

  /** Adds a character for which [start, end) of the file stands. */
  void add(char c, int start, int end) {
    prepare(1);
    run(start, end - start);
    chars[length] = c;
    length++;
  }

  /** Adds a character that is no part of the file. */
  void add(char between) {
    prepare(1);
    run(NOWHERE, 0);
    chars[length] = between;
    length++;
  }

  /** Adds what is no part of the file. */
  void add(String between) {
    if (!between.isEmpty()) {
      prepare(between.length());
      run(NOWHERE, 0);
      between.getChars(0, between.length(), chars, length);
      length += between.length();
    }
  }

  /** Adds the characters of a text at [start, end), as they are. */
  void add(String text, int start, int end) {
    if (end <= start) {
      return;
    }
    if (length == 0 && runCount == 0) {
      source = text;
      sourceStart = start;
      length = end - start;
      string = null;
      return;
    }
    prepare(end - start);
    run(start, 1);
    copy(text, start, end);
    length += end - start;
  }

  void add(Passage other) {
    add(other, 0, other.length);
  }

  void add(Passage other, int start, int end) {
    if (end <= start) {
      return;
    }
    if (length == 0 && runCount == 0 && other.isStretch()) {
      source = other.source;
      sourceStart = other.sourceStart + start;
      length = end - start;
      string = null;
      return;
    }
    prepare(end - start);
    if (other.isStretch()) {
      run(other.sourceStart + start, 1);
      copy(other.source, other.sourceStart + start, other.sourceStart + end);
      length += end - start;
      return;
    }
    int at = start;
    for (int r = other.runAt(start); at < end; r++) {
      int to = Math.min(end, other.runEnd(r));
      int from = other.runs[3 * r + 1];
      run(from < 0 ? from : from + at - other.runs[3 * r], other.runs[3 * r + 2]);
      System.arraycopy(other.chars, at, chars, length, to - at);
      length += to - at;
      at = to;
    }
  }

  private boolean isStretch() {
    return runCount == 0;
  }

  /** Returns the text of which this is a stretch; null if it is none, or empty. */
  @Nullable String stretchOf() {
    return isStretch() && length > 0 && source instanceof String whole ? whole : null;
  }

  /** Makes room, and goes on by runs. */
  private void prepare(int more) {
    string = null;
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + more, 2 * chars.length + 16));
    }
    if (runCount == 0 && length > 0) {
      int own = length;
      length = 0;
      copy(source, sourceStart, sourceStart + own);
      run(sourceStart, 1);
      length = own;
    }
    source = "";
  }

  private void copy(CharSequence text, int from, int to) {
    if (to - from >= LONG && text instanceof String whole) {
      whole.getChars(from, to, chars, length);
    } else {
      for (int i = from; i < to; i++) {
        chars[length + i - from] = text.charAt(i);
      }
    }
  }

  /** Begins a run at the end, unless the last goes on with it. */
  private void run(int from, int width) {
    if (runCount > 0) {
      int last = 3 * (runCount - 1);
      boolean goesOn =
          from < 0
              ? runs[last + 1] < 0
              : width == 1 && runs[last + 2] == 1 && runs[last + 1] + length - runs[last] == from;
      if (goesOn) {
        return;
      }
    }
    if (3 * runCount == runs.length) {
      runs = Arrays.copyOf(runs, Math.max(24, 2 * runs.length));
    }
    runs[3 * runCount] = length;
    runs[3 * runCount + 1] = from;
    runs[3 * runCount + 2] = width;
    runCount++;
  }

  private int runEnd(int r) {
    return r + 1 < runCount ? runs[3 * r + 3] : length;
  }

  private int runAt(int i) {
    int last = lastRun;
    if (last < runCount && runs[3 * last] <= i) {
      if (i < runEnd(last)) {
        return last;
      }
      if (last + 1 < runCount && i < runEnd(last + 1)) {
        lastRun = last + 1;
        return last + 1;
      }
    }
    int low = 0;
    int high = runCount - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[3 * middle] <= i) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    lastRun = low;
    return low;
  }

  /**
   * Returns the same characters, where this is a passage of the text of another and should be one
   * of the other's file.
   */
  Passage within(Passage outer) {
    Passage passage = new Passage();
    passage.isBeginning = isBeginning;
    passage.turns = turns;
    for (int i = 0; i < length; i++) {
      int from = from(i);
      if (from < 0) {
        passage.add(String.valueOf(charAt(i)));
      } else {
        passage.add(charAt(i), outer.from(from), outer.to(to(i) - 1));
      }
    }
    return passage;
  }

  int length() {
    return length;
  }

  char charAt(int i) {
    return isStretch() ? source.charAt(sourceStart + i) : chars[i];
  }

  /** Returns where the character at {@code i} begins in the file, or {@link #NOWHERE}. */
  int from(int i) {
    if (isStretch()) {
      return sourceStart + i;
    }
    int r = 3 * runAt(i);
    return runs[r + 1] < 0 ? NOWHERE : runs[r + 1] + i - runs[r];
  }

  int to(int i) {
    if (isStretch()) {
      return sourceStart + i + 1;
    }
    int r = 3 * runAt(i);
    return runs[r + 1] < 0 ? NOWHERE : runs[r + 1] + i - runs[r] + runs[r + 2];
  }

  /** Returns the end of what is of the file from {@code i} on, or of what is not. */
  int changeBehind(int i) {
    if (isStretch()) {
      return length;
    }
    int r = runAt(i);
    boolean nowhere = runs[3 * r + 1] < 0;
    while (r + 1 < runCount && runs[3 * r + 4] < 0 == nowhere) {
      r++;
    }
    return runEnd(r);
  }

  /**
   * Returns the end of the characters from {@code i} on that stand so in the file, each as it is.
   */
  int plainEnd(int i) {
    if (isStretch()) {
      return length;
    }
    int r = runAt(i);
    return runs[3 * r + 1] >= 0 && runs[3 * r + 2] == 1 ? runEnd(r) : i + 1;
  }

  /** Returns the first character at or behind a place of the file; the length if there is none. */
  int indexOf(int place) {
    if (isStretch()) {
      return Math.min(length, Math.max(0, place - sourceStart));
    }
    int r = firstRunBehind(place);
    return r == runCount ? length : runs[3 * r] + Math.max(0, place - runs[3 * r + 1]);
  }

  /** Returns the first run that ends behind a place of the file; their number if there is none. */
  private int firstRunBehind(int place) {
    int[] reached = reached();
    int low = 0;
    int high = runCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reached[middle] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns for each run how far in the file the runs up to it reach. */
  private int[] reached() {
    int[] known = reached;
    if (known.length == runCount && reachedLength == length) {
      return known;
    }
    known = new int[runCount];
    int most = -1;
    for (int r = 0; r < runCount; r++) {
      int from = runs[3 * r + 1];
      // Each character of a run but a single one takes one of the file.
      most = Math.max(most, from < 0 ? -1 : from + runEnd(r) - runs[3 * r]);
      known[r] = most;
    }
    reached = known;
    reachedLength = length;
    return known;
  }

  String text() {
    String text = string;
    if (text == null) {
      text =
          isStretch()
              ? source.subSequence(sourceStart, sourceStart + length).toString()
              : String.valueOf(chars, 0, length);
      string = text;
    }
    return text;
  }

  /** Copies the characters at [start, end) to a place of an array. */
  void getChars(int start, int end, char[] into, int at) {
    if (!isStretch()) {
      System.arraycopy(chars, start, into, at, end - start);
    } else if (source instanceof String whole) {
      whole.getChars(sourceStart + start, sourceStart + end, into, at);
    } else {
      for (int i = start; i < end; i++) {
        into[at + i - start] = source.charAt(sourceStart + i);
      }
    }
  }
}
