package io.lexicall.rules.pci.scan;

/**
 * What two neighbouring characters say to the fast loop ({@link Skim}), which asks at every second.
 *
 * <p>A table by both characters' lower seven bits, one in the lower byte of the index, the other in
 * the upper, as they lie in memory. One byte an entry, so that what text needs of it stays in the
 * nearest cache.
 */
final class Pairs {

  /**
   * Both can lie in a number with words in it, or one is the first or last letter of such a word
   * and the other no letter.
   */
  static final int SPOKEN = 1;

  /** Neither is a letter of a spoken number: what all pairs of a number of figures alone are. */
  static final int NO_WORD = 2;

  /** Both can lie in a written number, line breaks aside, or are of a spoken zero ("o", "oh"). */
  static final int RUN = 4;

  /** One of the first four pairs of a long name's beginning, and of the next four. */
  static final int HEAD = 8;

  static final int TAIL = 16;

  /** The index of two characters, from a number that holds them in its lowest bytes. */
  static final int MASK = 0x7f7f;

  static final byte[] TABLE = new byte[MASK + 1];

  /**
   * How anchors of names in {@link Lexicon} begin that {@link ScanEngine} does not notice by a
   * {@code c} with company.
   */
  private static final String[] LONG_NAMES = {
    "security ",
    "code on t",
    "digits on",
    "digits fr",
    "digits of",
    "digits at",
    "digit cod",
    "digit num",
    "signature",
    "verificat",
    "verifica ",
    "seguranca",
    "seguridad",
    "sicurezza",
    "securite ",
    "sicherhei",
    "securityc"
  };

  static {
    for (int first = 0; first < 128; first++) {
      for (int second = 0; second < 128; second++) {
        int run = canRun((char) first) && canRun((char) second) ? RUN : 0;
        int spoken = isJoint(first) && isJoint(second) ? SPOKEN | NO_WORD : 0;
        TABLE[first | second << 8] = (byte) (run | spoken);
      }
    }
    for (String word : Lexicon.numberWords()) {
      for (int joint = 0; joint < 128; joint++) {
        // A figure that touches a word makes it something else.
        if (!Chars.isLetter((char) joint) && !Chars.isDigit((char) joint)) {
          mark((char) joint, word.charAt(0), SPOKEN);
          mark(word.charAt(word.length() - 1), (char) joint, SPOKEN);
        }
      }
      for (int i = 1; i < word.length(); i++) {
        mark(word.charAt(i - 1), word.charAt(i), SPOKEN);
      }
    }
    for (String name : LONG_NAMES) {
      for (int i = 0; i < 8; i++) {
        markGap(name.charAt(i), name.charAt(i + 1), i < 4 ? HEAD : TAIL);
      }
    }
  }

  /** A blank in a name may be any character that is no letter. */
  private static void markGap(char first, char second, int bits) {
    for (int any = 0; any < 128; any++) {
      if (first == ' ' && !Chars.isLetter((char) any)) {
        mark((char) any, second, bits);
      } else if (second == ' ' && !Chars.isLetter((char) any)) {
        mark(first, (char) any, bits);
      }
    }
    mark(first, second, bits);
  }

  private Pairs() {}

  private static void mark(char first, char second, int bits) {
    char upperFirst = Character.toUpperCase(first);
    char upperSecond = Character.toUpperCase(second);
    set(first, second, bits);
    set(upperFirst, second, bits);
    set(first, upperSecond, bits);
    set(upperFirst, upperSecond, bits);
  }

  private static void set(char first, char second, int bits) {
    int index = first | second << 8;
    TABLE[index] = (byte) (TABLE[index] | bits);
  }

  private static boolean canRun(char c) {
    return Chars.isRun(c) && c != '\n' && c != '\r'
        || Chars.isListSeparator(c)
        || (c | 0x20) == 'o'
        || (c | 0x20) == 'h';
  }

  private static boolean isJoint(int c) {
    int kind = Chars.KIND[c];
    return kind >= Chars.DIGIT && kind <= Chars.INVISIBLE
        || kind == Chars.PAUSE
        || kind == Chars.TAB;
  }

  /** As the table, for any two characters: those beyond ASCII as what is most like them. */
  static int of(char first, char second) {
    return TABLE[ascii(first) | ascii(second) << 8];
  }

  private static int ascii(char c) {
    if (c < 128) {
      return c;
    }
    int kind = Chars.KIND[c];
    if (kind >= Chars.DIGIT && kind <= Chars.INVISIBLE
        || kind == Chars.HIGH_SURROGATE
        || kind == Chars.LOW_SURROGATE) {
      return '0';
    }
    return kind == Chars.PAUSE ? ',' : 0;
  }
}
