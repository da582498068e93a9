package io.lexicall.scan;

import java.util.Arrays;

/**
 * The words of a text that mean something where people speak, and its figures: read once for all
 * who ask for them.
 */
final class SpokenWords {

  /** Of what is no word: figures, or half of a sign of two. */
  private static final int FIGURES = 1 << 30;

  /** Of what a reader wrote between, and is no part of the file. */
  private static final int NOWHERE = 1 << 29;

  /** Words that are not known stand between this and the last. */
  private static final int AFTER_OTHERS = 1 << 28;

  private static final int CARD_WORD = 1 << 27;

  /** A word so long is neither known nor a topic. */
  private static final int LONGEST_KNOWN = 24;

  private static final int LONGEST_HUMP = 40;

  /** The text, and two NULs: looking a little ahead needs no check. */
  final char[] text;

  final int length;
  int count;
  int[] start = new int[64];
  int[] end = new int[64];

  /** What {@link Lexicon#lookup} says of each. */
  int[] known = new int[64];

  /** What {@link Lexicon#said} says of each, and more. */
  private int[] said = new int[64];

  /** Where the words that speak of cards begin. */
  int[] cardWords = new int[8];

  int cardCount;

  /** How many words of each language there are, in all, and in what is of the file. */
  private final int[] ofLanguage = new int[SpokenLanguage.COUNT];

  private final int[] ofLanguageInFile = new int[SpokenLanguage.COUNT];

  SpokenWords(Passage passage, Lexicon lexicon) {
    length = passage.length();
    text = new char[length + 2];
    passage.getChars(text);
    read(passage, lexicon);
  }

  private void read(Passage passage, Lexicon lexicon) {
    char[] chars = text;
    byte[] kinds = Chars.KIND;
    int others = 0;
    int changes = length > 0 ? passage.sameEnd(0) : 0;
    int nowhere = length > 0 && passage.from(0) < 0 ? NOWHERE : 0;
    int i = 0;
    while (i < length) {
      char c = chars[i];
      int kind = kinds[c];
      if (kind != Chars.LETTER
          && (kind == Chars.OTHER || kind > Chars.LAST_DIGIT && kind != Chars.HIGH_SURROGATE)) {
        i++;
        continue;
      }
      if (i >= changes) {
        changes = passage.sameEnd(i);
        nowhere = passage.from(i) < 0 ? NOWHERE : 0;
      }
      int to = i + 1;
      if (kind != Chars.LETTER) {
        if (kind == Chars.HIGH_SURROGATE) {
          to = Math.min(i + 2, length);
        } else {
          while (Chars.isDigit(chars[to])) {
            to++;
          }
        }
        add(i, to, 0, FIGURES | nowhere | others);
        others = nowhere == 0 ? 0 : others;
        i = to;
        continue;
      }
      char lower = Chars.lower(c);
      int hash = lower;
      boolean isUpper = lower != c;
      boolean hasHump = c >= 0x80;
      while (kinds[chars[to]] == Chars.LETTER) {
        char d = chars[to];
        lower = Chars.lower(d);
        hash = hash * 31 + lower;
        hasHump |= d >= 0x80 || lower != d && !isUpper;
        isUpper = lower != d;
        to++;
      }
      int slot = to - i > LONGEST_KNOWN ? -1 : lexicon.slotOf(chars, i, to, hash);
      int word = slot < 0 ? 0 : lexicon.known(slot);
      int meaning = slot < 0 ? 0 : lexicon.said(slot);
      if (hasHump) {
        meaning = Lexicon.isDottedCapital(chars, i, to) ? 0 : meaning;
      }
      boolean isCard = (word & Lexicon.CARD) != 0 || Lexicon.holdsCard(chars, i, to);
      if (hasHump || to - i > LONGEST_HUMP) {
        cardWordsInHumps(i, to, lexicon);
      } else if (isCard) {
        addCardWord(i);
      }
      if (nowhere == 0) {
        count(meaning, ofLanguageInFile);
      }
      count(meaning, ofLanguage);
      if (word != 0 || meaning != 0 || isCard) {
        add(i, to, word, meaning | (isCard ? CARD_WORD : 0) | nowhere | others);
        others = nowhere == 0 ? 0 : others;
      } else if (nowhere == 0) {
        others = AFTER_OTHERS;
      }
      i = to;
    }
  }

  private static void count(int meaning, int[] ofLanguage) {
    int left = meaning & Lexicon.OF_LANGUAGES;
    while (left != 0) {
      ofLanguage[Integer.numberOfTrailingZeros(left)]++;
      left &= left - 1;
    }
  }

  private void cardWordsInHumps(int from, int to, Lexicon lexicon) {
    int i = from;
    while (i < to) {
      int hump = Lexicon.wordEnd(text, i, to);
      if (lexicon.isCardWord(text, i, hump)) {
        addCardWord(i);
      }
      i = hump;
    }
  }

  private void addCardWord(int at) {
    if (cardCount == cardWords.length) {
      cardWords = Arrays.copyOf(cardWords, 2 * cardCount);
    }
    cardWords[cardCount] = at;
    cardCount++;
  }

  private void add(int from, int to, int word, int meaning) {
    if (count == start.length) {
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
      known = Arrays.copyOf(known, 2 * count);
      said = Arrays.copyOf(said, 2 * count);
    }
    start[count] = from;
    end[count] = to;
    known[count] = word;
    said[count] = meaning;
    count++;
  }

  boolean speaksOfCards() {
    return cardCount > 0;
  }

  /** The language of most of the words. */
  SpokenLanguage language() {
    return SpokenLanguage.ofMost(ofLanguage);
  }

  /** The same without what is no part of the file. */
  SpokenLanguage languageInFile() {
    return SpokenLanguage.ofMost(ofLanguageInFile);
  }

  boolean areFigures(int t) {
    return (said[t] & FIGURES) != 0;
  }

  boolean isOfFile(int t) {
    return (said[t] & NOWHERE) == 0;
  }

  boolean isAfterOthers(int t) {
    return (said[t] & AFTER_OTHERS) != 0;
  }

  boolean isCardWord(int t) {
    return (said[t] & CARD_WORD) != 0;
  }

  /** Whether a word is what {@link Lexicon#said} says by one of its bits. */
  boolean is(int t, int meaning) {
    return (said[t] & meaning) != 0;
  }

  void wipe() {
    Arrays.fill(text, '\0');
  }
}
