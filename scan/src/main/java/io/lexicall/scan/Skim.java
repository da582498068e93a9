package io.lexicall.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fast loop over all text, in blocks of sixty-four characters. It finds the places that {@link
 * ScanEngine} must examine. It may stop too often, but never too rarely.
 *
 * <p>Each character of a block is one bit in each of a few masks. The loop computes eight bits at a
 * time, and answers these questions with the masks:
 *
 * <ul>
 *   <li>where twelve characters in a row can belong to a written number: digits, separators, and
 *       everything that is not ASCII;
 *   <li>where a word begins like a word of a spoken number or like the name of a security code
 *       (also inside camel case): its first three letters are looked up;
 *   <li>where a line ends, since the number of a speaker may continue in the next line;
 *   <li>where four digits stand behind a sign that separates groups in markup, or before a
 *       backslash.
 * </ul>
 *
 * <p>One per text, not thread-safe.
 */
class Skim {

  /** The characters of a block. */
  static final int BLOCK = 64;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final long LOWS = ~HIGHS;

  /** The bit by which the letters in lower case differ from capitals, of eight bytes. */
  private static final long CASES = 0x2020_2020_2020_2020L;

  /** So far from it is the highest bit of the byte. */
  private static final int CASE_TO_HIGH = 2;

  /** Brings the highest bits of eight bytes together in the highest byte. */
  private static final long GATHER = 0x0002_0408_1020_4081L;

  /** Of the first three characters of a word, what is left of them whatever the letter case. */
  private static final int OPENING = 0x1f_5f_1f;

  private static final int SPREAD = 0x1000_2001;

  /** What words that begin so may be, beside the lowest bit: a word of a spoken number … */
  static final int NUMBER = 2;

  /** … or one by which the name of a security code is noticed … */
  static final int NAME = 4;

  /** … or the name of an entity that may part groups, or the mask of a number. */
  static final int OTHER = 8;

  private static final byte[] OPENINGS = new byte[1 << 16];

  static {
    Lexicon.numberOpenings().forEach(word -> mark(word, NUMBER));
    Lexicon.nameOpenings().forEach(word -> mark(word, NAME));
    Markup.RARE_OPENINGS.forEach(word -> mark(word, OTHER));
    MaskedNumber.OPENINGS.forEach(word -> mark(word, OTHER));
  }

  final TextWindow window;

  // Fields, because the compiler keeps fields in registers, but loads constants each time.
  private final long fromPercent = from('%');
  private final long fromColon = from(':');
  private final long fromVisible = from('!');
  private final long fromSmallA = from('a');
  private final long fromAfterSmallZ = from('{');

  // The masks of the block before, as far as they reach into the next.
  private long runBefore;
  private long twoBefore;
  private long fourBefore;
  private long letterBefore;
  private long lowerBefore;
  private long signBefore;

  /** Where characters as in written numbers end twelve of them in a row. */
  long runs;

  /** Where words begin as those do that are looked for. */
  long words;

  long lineBreaks;

  /** Where {@link #isGroupAt} is true. */
  long groups;

  Skim(TextWindow window) {
    this.window = window;
  }

  private static void mark(String word, int kind) {
    int length = word.length();
    for (int c1 = length > 1 ? word.charAt(1) : 0; c1 < 0x100; c1 += length > 1 ? 0x100 : 1) {
      // Behind a word of one letter there is no letter or figure; behind one of two anything may
      // be.
      if (length > 1 || mayEndLetter((char) c1)) {
        for (int c2 = length > 2 ? word.charAt(2) : 0; c2 < 0x100; c2 += length > 2 ? 0x100 : 1) {
          OPENINGS[opening(word.charAt(0) | c1 << 8 | c2 << 16)] |= (byte) (1 | kind);
        }
      }
    }
  }

  /** As in {@link #OPENING}, some signs are taken for figures that end no word of a number. */
  private static boolean mayEndLetter(char c) {
    int folded = c & OPENING >>> 8 & 0xff;
    boolean isFigure = folded >= ('0' & 0x5f) && folded <= ('9' & 0x5f);
    return !isFigure && (!Chars.isLetter(c) || c == (LatinCopy.NOT_LATIN & 0xff));
  }

  private static int opening(int characters) {
    return (characters & OPENING) * SPREAD >>> 16;
  }

  /** Forgets the previous block, as at the beginning of a text. */
  void forget() {
    runBefore = 0;
    twoBefore = 0;
    fourBefore = 0;
    letterBefore = 0;
    lowerBefore = 0;
    signBefore = 0;
  }

  /**
   * Finds the next block to look closer at, from the one at {@code from} on; {@code limit} or more
   * if there is none.
   */
  int next(int from, int limit) {
    byte[] latin = window.latin;
    long percent = fromPercent;
    long colon = fromColon;
    long visible = fromVisible;
    long smallA = fromSmallA;
    long afterSmallZ = fromAfterSmallZ;
    int i = from;
    for (; i < limit; i += BLOCK) {
      long run = 0;
      long letter = 0;
      long small = 0;
      long breaks = 0;
      for (int k = 0; k < BLOCK; k += 8) {
        long x = (long) EIGHT.get(latin, i + k);
        long y = x & LOWS;
        // The highest bit of a byte says: from one character on, and not from another.
        run |= gather((y + percent) & ~(y + colon) | ~(y + visible) | x) << k;
        long folded = y | CASES;
        letter |= gather((folded + smallA) & ~(folded + afterSmallZ)) << k;
        small |= gather(x << CASE_TO_HIGH) << k;
        breaks |= gather(~((y ^ ('\n' * ONES)) + LOWS)) << k;
      }
      long lower = letter & small;
      long upper = letter & ~small;
      long starts =
          letter & ~(letter << 1 | letterBefore >>> 63) | upper & (lower << 1 | lowerBefore >>> 63);
      long two = run & (run << 1 | runBefore >>> 63);
      long four = two & (two << 2 | twoBefore >>> 62);
      long twelve = four & (four << 4 | fourBefore >>> 60) & (four << 8 | fourBefore >>> 56);
      long found = 0;
      for (long left = starts; left != 0; left &= left - 1) {
        int at = Long.numberOfTrailingZeros(left);
        found |= (OPENINGS[opening((int) FOUR.get(latin, i + at))] & 1L) << at;
      }
      // Neither of a run nor a letter: with each of the others before it, no mask of its own.
      long sign = ~(run | letter);
      long parted =
          four & (sign << 4 | signBefore >>> 60 | sign << 5 | signBefore >>> 59)
              | (letter | sign) & (sign << 1 | signBefore >>> 63) & (four << 2 | fourBefore >>> 62);
      long grouped = 0;
      for (long left = parted; left != 0; left &= left - 1) {
        int at = Long.numberOfTrailingZeros(left);
        grouped |= isGroupAt(i + at) ? 1L << at : 0;
      }
      runBefore = run;
      twoBefore = two;
      fourBefore = four;
      letterBefore = letter;
      lowerBefore = lower;
      signBefore = sign;
      if ((twelve | found | breaks | grouped) != 0) {
        runs = twelve;
        words = found;
        lineBreaks = breaks;
        groups = grouped;
        break;
      }
    }
    return i;
  }

  /**
   * What the word that begins at a place may be: {@link #NUMBER}, {@link #NAME}, {@link #OTHER}.
   */
  int openingAt(int at) {
    return OPENINGS[opening((int) FOUR.get(window.latin, at))];
  }

  /**
   * Whether a group that markup may part from another ends or goes on at a place: its third or
   * fourth figure behind a sign and perhaps one or two white characters; or what follows the first
   * sign of an escape or entity behind one; or the figures of an entity behind one; or anything
   * behind an entity, of which a figure is the first.
   */
  boolean isGroupAt(int at) {
    byte[] latin = window.latin;
    if (at < 5) {
      return at == 4 && isGroupBehindSign(latin, at, at - 4);
    }
    return isGroupBehindSign(latin, at, at - 4)
        || latin[at - 4] <= ' ' && latin[at - 4] > 0 && isGroupBehindSign(latin, at, at - 5)
        || (latin[at - 1] == '\\' || latin[at - 1] == '&') && isFigure(latin[at - 2]);
  }

  private static boolean isGroupBehindSign(byte[] latin, int at, int sign) {
    int figures = (int) FOUR.get(latin, at - 3) & 0xf0f0_f0f0;
    boolean isWhole = figures == 0x3030_3030 && sign == at - 4;
    byte first = latin[at - 3];
    int c = latin[sign];
    if (!isWhole && ((figures & 0xf0f0_f000) != 0x3030_3000 || first > ' ' || first <= 0)) {
      return c == ';' && isShortBehind(latin, sign);
    }
    if (c == ';' || c == '>') {
      return true;
    }
    if (c == '=') {
      // A line of quoted-printable goes on.
      return latin[sign + 1] == '\n' || latin[sign + 1] == '\r';
    }
    // In JSON and times these stand before most figures, but seldom behind one.
    int before = sign > 0 ? latin[sign - 1] : 0;
    return (c == ':' || c == '_' || c == '|')
            && ((before & 0xf0) == 0x30 || before == ' ' && c == '|')
        || c == '#' && before == '&' && sign > 1 && isFigure(latin[sign - 2]);
  }

  /** One or two figures behind an entity. */
  private static boolean isShortBehind(byte[] latin, int sign) {
    return sign > 5
        && isFigure(latin[sign + 1])
        && (latin[sign - 5] == '&' || latin[sign - 6] == '&');
  }

  /** A figure, or one of the six signs behind it. */
  private static boolean isFigure(byte c) {
    return (c & 0xf0) == 0x30;
  }

  /** Added to a byte of seven bits, sets the highest bit if the byte is this character or more. */
  private static long from(char c) {
    return (0x80 - c) * ONES;
  }

  private static long gather(long highs) {
    return (highs & HIGHS) * GATHER >>> 56;
  }
}
