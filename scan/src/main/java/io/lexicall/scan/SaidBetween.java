package io.lexicall.scan;

import java.util.Map;

/**
 * The words that people say between the digits of a number, and their meanings there. It looks them
 * up without creating a string. A word may contain apostrophes.
 */
final class SaidBetween {

  /** It may lie between the groups of a number, in the language of which this is the first bit. */
  static final int BETWEEN = 1;

  /** It takes back what was said; the first bit, as above. */
  static final int CORRECTION = 1 << SpokenLanguage.COUNT;

  /** It says a digit; the first bit, as above. */
  static final int DIGIT = 1 << 2 * SpokenLanguage.COUNT;

  /** The next digit comes several times; the first bit, as above. */
  static final int MULTIPLIER = 1 << 3 * SpokenLanguage.COUNT;

  /** A speaker who mentions it asks for something other than the rest of a number. */
  static final int OTHER_TOPIC = 1 << 4 * SpokenLanguage.COUNT;

  /** It is said about the number itself. */
  static final int OF_NUMBERS = OTHER_TOPIC << 1;

  /** The word of a label. */
  static final int LABEL = OTHER_TOPIC << 2;

  /** People say it, in whichever language, to say that they listen. */
  static final int ASSENT = OTHER_TOPIC << 3;

  /** What is counted stands behind it: "the next four". */
  static final int BEFORE_COUNT = OTHER_TOPIC << 4;

  /** What counts it stands before it: "four digits". */
  static final int COUNTED = OTHER_TOPIC << 5;

  /** "One" behind it is no digit. */
  static final int BEFORE_PRONOUN = OTHER_TOPIC << 6;

  /** Who says so stops to look again: "hold on". */
  private static final int HOLD = OTHER_TOPIC << 7;

  /** "On" makes that of it. */
  private static final int NEEDS_ON = OTHER_TOPIC << 8;

  /** How many digits were told stands behind it: "only twelve". */
  static final int BEFORE_TOTAL = OTHER_TOPIC << 9;

  private static final int SLOTS = 2048;
  private static final char[][] WORDS = new char[SLOTS][];
  private static final int[] MEANINGS = new int[SLOTS];

  /** How long the words are, as bits, by the lowest bits of their first letters. */
  private static final int[] LENGTHS = new int[32];

  private static final int LONGEST = 31;

  static {
    SpokenLanguage.saidBetween().forEach(SaidBetween::add);
    SaidAmid.meanings().forEach(SaidBetween::add);
    Counting.BEFORE.forEach(word -> add(word, BEFORE_COUNT));
    Counting.BEFORE_TOTAL.forEach(word -> add(word, BEFORE_TOTAL));
    Counting.BEFORE_PRONOUN.forEach(word -> add(word, BEFORE_PRONOUN));
    Counting.COUNTED.forEach(word -> add(word, COUNTED));
    add("hold", HOLD | NEEDS_ON);
    add("hang", HOLD | NEEDS_ON);
    add("moment", HOLD);
  }

  private SaidBetween() {}

  private static void add(String word, int meaning) {
    char[] letters = word.toCharArray();
    int slot = slot(letters, 0, letters.length);
    WORDS[slot] = letters;
    MEANINGS[slot] |= meaning;
    LENGTHS[letters[0] & 0x1f] |= 1 << Math.min(LONGEST, letters.length);
  }

  static void add(Map<String, Integer> meanings, String word, int meaning) {
    meanings.merge(word, meaning, (one, other) -> one | other);
  }

  /** Returns what the word at [start, end) of a text means, in any letter case; 0 if nothing. */
  static int of(char[] text, int start, int end) {
    // Most words are told from all of these by how long they are.
    boolean mayBe =
        end > start
            && (LENGTHS[plain(text[start]) & 0x1f] >>> Math.min(LONGEST, end - start) & 1) != 0;
    return mayBe ? MEANINGS[slot(text, start, end)] : 0;
  }

  /** Returns whether the word at [start, end) says a digit in some language. */
  static boolean isDigit(char[] text, int start, int end) {
    return (of(text, start, end) / DIGIT & (1 << SpokenLanguage.COUNT) - 1) != 0;
  }

  /**
   * Whether the word at [start, end) says that somebody looks again at what was just told: "hold
   * on", "Moment". What is told behind it may take the place of what was told before.
   */
  static boolean holdsOn(char[] text, int start, int end) {
    int meaning = of(text, start, end);
    return (meaning & HOLD) != 0
        && ((meaning & NEEDS_ON) == 0
            || Lexicon.is(" on", text, end) && !Chars.isLetter(text[end + 3]));
  }

  /** Returns whether the word at [start, end) says that the next digit comes several times. */
  static boolean isMultiplier(char[] text, int start, int end) {
    return (of(text, start, end) / MULTIPLIER & (1 << SpokenLanguage.COUNT) - 1) != 0;
  }

  private static int slot(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + plain(text[i]);
    }
    int slot = (hash ^ hash >>> 11) & SLOTS - 1;
    while (WORDS[slot] != null && !is(WORDS[slot], text, start, end)) {
      slot = (slot + 1) & SLOTS - 1;
    }
    return slot;
  }

  private static boolean is(char[] word, char[] text, int start, int end) {
    if (word.length != end - start) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != plain(text[start + i])) {
        return false;
      }
    }
    return true;
  }

  /** In lower case, and with the apostrophe of typewriters; the dotted capital I is no letter i. */
  private static char plain(char c) {
    return c == '\u2019' ? '\'' : c == '\u0130' ? c : Chars.lower(c);
  }
}
