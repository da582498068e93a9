package io.lexicall.scan;

/** The groups and digits of the number that is being tried, from group to group. */
final class TriedNumber {
  static final int MOST_GROUPS = 40;

  /** How many digits most cards have. */
  static final int USUAL_LENGTH = 16;

  /** How many digits one of their groups has. */
  static final int USUAL_GROUP = 4;

  static final int FEWEST_CORRECTED = 3;

  /** What is shorter is read back within a number, group by group. */
  private static final int FEWEST_TOLD_TWICE = 7;

  /** The most digits of a number that are corrected later. */
  static final int MOST_UNLIKE = 2;

  private final DigitGroups all;
  private final SpokenDigits digits;
  private final CardNetworks networks;

  final int[] path = new int[MOST_GROUPS + 2];
  int groups;
  final byte[] number = new byte[2 * CardNetworks.MAX_LENGTH + 2];
  int length;

  TriedNumber(DigitGroups all, SpokenDigits digits, CardNetworks networks) {
    this.all = all;
    this.digits = digits;
    this.networks = networks;
  }

  /** Begins anew with a group. */
  void begin(int first) {
    groups = 0;
    length = 0;
    push(first);
  }

  void push(int g) {
    path[groups] = g;
    groups++;
    System.arraycopy(digits.digits, all.first(g), number, length, all.size(g));
    length += all.size(g);
  }

  void pop() {
    groups--;
    length -= all.size(path[groups]);
  }

  int firstFour() {
    int four = 0;
    for (int k = 0; k < Math.min(4, length); k++) {
      four = four * 10 + number[k];
    }
    return four;
  }

  boolean isUsual() {
    return CardNetworks.isUsualLength(firstFour(), length);
  }

  /** Whether some network has numbers that begin as this does. */
  boolean mayBecomeOne() {
    return networks.lengths(firstFour()) != 0;
  }

  boolean isNumber() {
    return networks.isNumber(number, firstFour(), length) && !isToldTwice();
  }

  /**
   * Whether its digits are those of something shorter, told and read back: nine digits and the same
   * nine. A card's own digits recur after fewer, such as 4242 4242 4242 4242.
   */
  private boolean isToldTwice() {
    int period = 1;
    while (!recursAfter(period)) {
      period++;
    }
    return period >= FEWEST_TOLD_TWICE && length - period >= FEWEST_TOLD_TWICE - 1;
  }

  private boolean recursAfter(int period) {
    for (int k = period; k < length; k++) {
      if (number[k] != number[k - period]) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many of some digits are not the last of the number; no more than one too many. */
  int unlike(int from, int again, int most) {
    int unlike = 0;
    for (int k = again - 1; k >= 0 && unlike <= most; k--) {
      unlike += digits.digits[from + k] == number[length - again + k] ? 0 : 1;
    }
    return unlike;
  }

  /** The network that has a number, by its index. */
  int networkOf(byte[] whole, int digitCount) {
    return networks.judge(whole, 0, digitCount) >> 2;
  }

  /** Returns digits as characters. */
  static char[] text(byte[] number, int length) {
    char[] text = new char[length];
    for (int k = 0; k < length; k++) {
      text[k] = (char) ('0' + number[k]);
    }
    return text;
  }
}
