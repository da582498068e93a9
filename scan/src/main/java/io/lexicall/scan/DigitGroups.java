package io.lexicall.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The digits of a text in groups, and what lies between them. Digits that follow each other with
 * nothing said between are a group; so much lies between a group and the next that it is read only
 * when it is asked for.
 */
final class DigitGroups {
  private static final int READ = 1;
  private static final int STOP = 1 << 1;
  private static final int END = 1 << 2;
  private static final int LINE = 1 << 3;

  /** A gap that is shorter holds no question, and is not searched for one. */
  private static final int SHORTEST_QUESTION = 8;

  private final char[] chars;
  private final SpokenDigits digits;
  private final SaidAmid amid;

  /** Of each group its first digit. */
  private int[] firstDigit = new int[32];

  private int count;

  /** What lies between each group and the next, once it was asked for. */
  private @Nullable SaidAmid.Gap[] gaps = new SaidAmid.Gap[0];

  /** Whether the same speaker says more there than what is known. */
  private boolean[] asides = {};

  /** Whether the same speaker says there that she looks again. */
  private boolean[] holds = {};

  /** Whether something is asked for there that ends a number that is whole. */
  private boolean[] asked = {};

  /** What was found in each gap: {@link #READ}, {@link #STOP}, {@link #END}, {@link #LINE}. */
  private byte[] stops = {};

  /** For each group what {@link #saidTo} returns; 0 until it is asked for. */
  private int[] lasts = {};

  DigitGroups(char[] chars, SpokenDigits digits, SaidAmid amid) {
    this.chars = chars;
    this.digits = digits;
    this.amid = amid;
    group();
  }

  private void group() {
    int k = 0;
    while (k < digits.count) {
      int to = k + 1;
      while (to < digits.count
          && isJoined(digits.end[to - 1], digits.start[to])
          && to - k < CardNetworks.MAX_LENGTH + 1) {
        to++;
      }
      if (count + 1 >= firstDigit.length) {
        firstDigit = Arrays.copyOf(firstDigit, 2 * firstDigit.length);
      }
      count++;
      firstDigit[count] = to;
      k = to;
    }
    gaps = new SaidAmid.Gap[count];
    stops = new byte[count];
    asides = new boolean[count];
    holds = new boolean[count];
    asked = new boolean[count];
    lasts = new int[count];
  }

  /** Within a word of several digits, or a group of figures. */
  private static boolean isJoined(int end, int start) {
    return start <= end;
  }

  int count() {
    return count;
  }

  /** The index of the first digit of a group; of the number of groups, that of all digits. */
  int first(int g) {
    return firstDigit[g];
  }

  int start(int g) {
    return digits.start[firstDigit[g]];
  }

  int end(int g) {
    return digits.end[firstDigit[g + 1] - 1];
  }

  int size(int g) {
    return firstDigit[g + 1] - firstDigit[g];
  }

  /** What lies between a group and the next. */
  SaidAmid.Gap gap(int g) {
    SaidAmid.Gap known = gaps[g];
    if (known == null) {
      known = amid.read(end(g), start(g + 1));
      asides[g] = amid.holdsUnknown;
      holds[g] = amid.holdsOn;
      asked[g] =
          (known == SaidAmid.Gap.GOES_ON || known == SaidAmid.Gap.CORRECTS)
              && start(g + 1) - end(g) >= SHORTEST_QUESTION
              && amid.asks(end(g), start(g + 1));
      if (known == SaidAmid.Gap.GOES_ON && asked[g]) {
        boolean ends =
            SaidAmid.namesBack(chars, end(g), start(g + 1))
                && amid.asksForCode(end(g), start(g + 1));
        known = ends ? SaidAmid.Gap.ENDS : SaidAmid.Gap.ASKS;
      }
      gaps[g] = known;
    }
    return known;
  }

  /**
   * Takes what is said from one group to another for one answer: nothing amid it ends a number.
   *
   * @return what lay between, for {@link #part}
   */
  SaidAmid.Gap[] join(int first, int last) {
    SaidAmid.Gap[] before = new SaidAmid.Gap[Math.min(last + 1, count - 1) - first];
    for (int g = first; g < first + before.length; g++) {
      SaidAmid.Gap gap = gap(g);
      before[g - first] = gap;
      if (g == last) {
        gaps[g] = SaidAmid.Gap.ENDS;
      } else if (gap != SaidAmid.Gap.CORRECTS) {
        gaps[g] = SaidAmid.Gap.GOES_ON;
      }
    }
    Arrays.fill(lasts, first, last + 1, last + 1);
    return before;
  }

  /** Takes back what {@link #join} did from a group on. */
  void part(int first, SaidAmid.Gap[] before) {
    System.arraycopy(before, 0, gaps, first, before.length);
    Arrays.fill(lasts, first, Math.min(count, first + before.length + 1), 0);
  }

  /** What lies between a group and the next; null if nobody has asked, or it is the last. */
  SaidAmid.@Nullable Gap known(int g) {
    return gaps[g];
  }

  /** Whether the same speaker says more there than what is known; once the gap was asked for. */
  boolean hasAside(int g) {
    return asides[g];
  }

  /** Whether what was told before may be taken back there; once the gap was asked for. */
  boolean mayTakeBack(int g) {
    return asides[g] || holds[g];
  }

  /** Whether something is asked for there; once the gap was asked for. */
  boolean asks(int g) {
    return asked[g];
  }

  /** Whether the code of the card is asked for there; once the gap was asked for. */
  boolean asksForCode(int g) {
    return asked[g] && amid.asksForCode(end(g), start(g + 1));
  }

  /** Whether so many digits from two groups on are the same, but for one. */
  boolean isAlike(int one, int other, int size) {
    int unlike = 0;
    for (int k = 0; k < size; k++) {
      unlike += digits.digits[firstDigit[one] + k] == digits.digits[firstDigit[other] + k] ? 0 : 1;
    }
    return unlike <= 1;
  }

  /** The group behind the last that is said from one on, before something else is. */
  int saidTo(int g) {
    if (lasts[g] == 0) {
      int last = g;
      while (last + 1 < count && gap(last) != SaidAmid.Gap.ENDS) {
        last++;
      }
      Arrays.fill(lasts, g, last + 1, last + 1);
    }
    return lasts[g];
  }

  /** How many digits are said behind a group before something else is. */
  int digitsBehind(int g) {
    return firstDigit[saidTo(g)] - firstDigit[g + 1];
  }

  /** Whether groups stand between signs, or in a line of their own: so one is read back. */
  boolean isSetApart(int first, int last) {
    return first > 0 && last + 1 < count && holdsStop(first - 1) && holdsStop(last);
  }

  private boolean holdsStop(int g) {
    return (stops(g) & STOP) != 0;
  }

  /** Whether a sentence or line ends between a group and the next. */
  boolean holdsEnd(int g) {
    return (stops(g) & END) != 0;
  }

  /** Whether a line ends there. */
  boolean holdsLine(int g) {
    return (stops(g) & LINE) != 0;
  }

  private int stops(int g) {
    if (stops[g] == 0) {
      int signs = READ;
      for (int i = end(g); i < start(g + 1); i++) {
        char c = chars[i];
        boolean ends = c == '.' || c == '?' || c == '!' || c == '\n';
        signs |= ends ? STOP | END : c == ',' ? STOP : 0;
        signs |= c == '\n' ? LINE : 0;
      }
      stops[g] = (byte) signs;
    }
    return stops[g];
  }

  void element(int g, int[] elements, int at) {
    elements[3 * at] = start(g);
    elements[3 * at + 1] = end(g);
    elements[3 * at + 2] = size(g);
  }

  /** Of each group its beginning, its end and how many digits it has. */
  int[] elements(int[] groups) {
    int[] elements = new int[3 * groups.length];
    for (int i = 0; i < groups.length; i++) {
      element(groups[i], elements, i);
    }
    return elements;
  }
}
