package io.lexicall.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stretches of a conversation that may hold a written or spoken number, what others have
 * left of one, or the name of a security code. {@link ScanEngine} skips the rest.
 *
 * <p>Any other word ends a run of number words and digits. A run at the end of a line may continue
 * in one of the next lines. A run is no number if it says too few digits with everything that may
 * follow.
 */
final class NumberStretches {

  /** A number goes on over so many lines: one more than the turns over which it does. */
  private static final int MOST_LINES = 4;

  /** So much about a stretch is looked at too: what lies before a word, or behind a number. */
  private static final int MARGIN = 2 * Skim.BLOCK;

  private final Lexicon lexicon;

  // Of each run its first and its last character, the digits it may say, its line, and whether that
  // ends with it.
  private int count;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] worths = new int[32];
  private int[] lines = new int[32];
  private boolean[] areOpen = new boolean[32];

  /** Of stretches the beginnings and the ends, as they are found. */
  private int[] found = new int[16];

  private int foundCount;

  NumberStretches(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Returns the beginning and the end of each stretch, in the order of the text, none of which
   * touches another; null if anything may be anywhere.
   */
  int @Nullable [] find(SpokenWords words) {
    if (!words.arePlain()) {
      return null;
    }
    count = 0;
    foundCount = 0;
    readRuns(words);
    judge();
    return joined();
  }

  /** Returns the index of the first stretch that ends behind a place. */
  static int firstBehind(int[] stretches, long place) {
    int low = 0;
    int high = stretches.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches[2 * middle + 1] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 2 * low;
  }

  private void readRuns(SpokenWords words) {
    int line = 0;
    boolean goesOn = false;
    for (int t = 0; t < words.count; t++) {
      int known = words.known[t];
      int type = known & Lexicon.TYPE;
      if ((known & Lexicon.PHRASE) != 0
          && lexicon.phraseAt(words.text, words.start[t], words.length, Lexicon.PHRASE) != null) {
        add(words.start[t], words.end[t]);
      }
      if (words.areFigures(t) && MaskedNumber.mayEnd(words.text, words.start[t])) {
        add(words.start[t], words.end[t]);
      }
      if (words.isAfterLine(t)) {
        line++;
        if (goesOn) {
          areOpen[count - 1] = words.isAfterOpenLine(t);
        }
        goesOn = false;
      } else if (words.isAfterOthers(t)) {
        goesOn = false;
      }
      int digits = words.areFigures(t) ? digitsOf(words, t) : digitsOf(type, known >> 4 & 0xff);
      if (digits > 0) {
        if (!goesOn) {
          begin(words.start[t], line);
          goesOn = true;
        }
        ends[count - 1] = words.end[t];
        worths[count - 1] += digits;
      } else if (type == 0 && (known & Lexicon.ASSENT) == 0) {
        goesOn = false;
      }
    }
    if (goesOn) {
      areOpen[count - 1] = false;
    }
  }

  /** So many digits figures may be; those of two code units are taken for enough. */
  private static int digitsOf(SpokenWords words, int t) {
    char first = words.text[words.start[t]];
    return Character.isHighSurrogate(first)
        ? CardNetworks.MIN_LENGTH
        : words.end[t] - words.start[t];
  }

  /** So many digits a word may say at most, with what it makes of the next. */
  private static int digitsOf(int type, int value) {
    return switch (type) {
      case 0, Lexicon.FILLER, Lexicon.HESITATION -> 0;
      case Lexicon.DIGIT -> 1;
      case Lexicon.TEEN, Lexicon.TENS, Lexicon.HUNDRED -> 2;
      case Lexicon.MULTIPLIER -> value;
      default -> Worth.OF_WORD;
    };
  }

  private void begin(int start, int line) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      worths = Arrays.copyOf(worths, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      areOpen = Arrays.copyOf(areOpen, 2 * count);
    }
    starts[count] = start;
    worths[count] = 0;
    areOpen[count] = false;
    lines[count] = line;
    count++;
  }

  /** Finds the runs that may be a number with those that may follow them, from the last on. */
  private void judge() {
    // From here on of each run what it may say with those behind it, and where these end.
    for (int r = count - 1; r >= 0; r--) {
      int most = 0;
      int end = ends[r];
      for (int next = r + 1;
          areOpen[r] && next < count && lines[next] - lines[r] <= MOST_LINES;
          next++) {
        most = Math.max(most, worths[next]);
        end = Math.max(end, ends[next]);
      }
      worths[r] = Math.min(CardNetworks.MIN_LENGTH, worths[r] + most);
      ends[r] = end;
      if (worths[r] == CardNetworks.MIN_LENGTH) {
        add(starts[r], end);
      }
    }
  }

  private void add(int start, int end) {
    if (2 * foundCount == found.length) {
      found = Arrays.copyOf(found, 2 * found.length);
    }
    found[2 * foundCount] = start;
    found[2 * foundCount + 1] = end;
    foundCount++;
  }

  private int[] joined() {
    long[] order = new long[foundCount];
    for (int f = 0; f < foundCount; f++) {
      order[f] = (long) found[2 * f] << 32 | found[2 * f + 1];
    }
    Arrays.sort(order);
    int joined = 0;
    for (long each : order) {
      int start = Math.max(0, (int) (each >>> 32) - MARGIN);
      int end = (int) each + MARGIN;
      if (joined > 0 && start <= found[2 * joined - 1]) {
        found[2 * joined - 1] = Math.max(found[2 * joined - 1], end);
      } else {
        found[2 * joined] = start;
        found[2 * joined + 1] = end;
        joined++;
      }
    }
    return Arrays.copyOf(found, 2 * joined);
  }
}
