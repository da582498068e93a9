package io.lexicall.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a text that have a meaning in speech, and its digits. They are read once for all
 * users. Words that only indicate a language are counted.
 */
final class SpokenWords {

  /** Of what is no word: figures, or half of a sign of two. */
  private static final int FIGURES = 1 << 30;

  /** Of what a reader wrote between, and is no part of the file. */
  private static final int NOWHERE = 1 << 29;

  /** Words that are not known stand between this and the last. */
  private static final int AFTER_OTHERS = 1 << 28;

  private static final int CARD_WORD = 1 << 27;

  // What may lie between a word and the one before.
  private static final byte AFTER_LINE = 1;
  private static final byte AFTER_OPEN_LINE = 2;

  /** A word so long is neither known nor a topic. */
  private static final int LONGEST_KNOWN = 24;

  private static final int LONGEST_HUMP = 40;

  private static final String SIXTEEN = "sixteen";
  private static final String ON_THE_FRONT = " on the front";

  /** By these somebody asks how, in all known languages. */
  private static final String[] HOW = {"how", "c\u00f3mo", "comment", "wie", "como"};

  /** By these "the number" is asked for, whatever it is of. */
  private static final String[] ASKING = {"with", "me", "out", "have", "take", "get", "is", "s"};

  /** So far behind it the code or the expiry date is asked for, if the number is a card's. */
  private static final int MOST_OF_ANSWER = 1200;

  /** So much stands between one of these and the word for paying. */
  private static final int MOST_OF_QUESTION = 30;

  /** So long is a word of hundreds that is none by itself. */
  private static final int SHORTEST_HUNDREDS = 9;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final long LOWER = 0x2020_2020_2020_2020L;

  /** "card" and "kart", as the first four bytes of a word. */
  private static final long CARD = 0x6472_6163L;

  private static final long KART = 0x7472_616bL;

  /** The text, and two NULs: looking a little ahead needs no check. */
  char[] text = {};

  int length;
  int count;
  int[] start = {};
  int[] end = {};

  /** What {@link Lexicon#lookup} says of each. */
  int[] known = {};

  /** What {@link Lexicon#said} says of each, and more. */
  private int[] said = {};

  /** Whether a line ends between each and the one before, and no word stands before its end. */
  private byte[] gaps = {};

  private int gap;

  /** Whether there are neither humps nor signs of markup, nor words in place of a number. */
  private boolean arePlain = true;

  /** Where the words that speak of cards begin. */
  int[] cardWords = new int[8];

  int cardCount;

  /** The indices of the words by which a number is asked for that may be a card's. */
  private int[] asked = new int[4];

  private int askedCount;

  /** Whether a line is what a speaker says before another does. */
  boolean areTurns;

  /** How many words of each language there are, in all, and in what is of the file. */
  private final int[] ofLanguage = new int[SpokenLanguage.COUNT];

  private final int[] ofLanguageInFile = new int[SpokenLanguage.COUNT];

  private final Lexicon lexicon;

  /** The text in ISO 8859-1 while it is read, and NULs. */
  private byte[] latin = {};

  private final LatinCopy copy = new LatinCopy();

  SpokenWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  SpokenWords(Passage passage, Lexicon lexicon) {
    this(lexicon);
    read(passage);
  }

  /** Returns where the last word begins that speaks of a card before a place; -1 if none does. */
  int cardBefore(int place) {
    int before = firstFrom(place, cardWords, cardCount) - 1;
    return before < 0 ? -1 : cardWords[before];
  }

  /** Returns the index of the first word that begins at or behind a place. */
  int firstFrom(int place) {
    return firstFrom(place, start, count);
  }

  /** Returns the index of the first of some ascending starts that is at or behind a place. */
  static int firstFrom(int place, int[] starts, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Reads a passage; that read before must be wiped. */
  void read(Passage passage) {
    length = passage.length();
    if (length + 2 > text.length) {
      text = new char[length + 2];
      latin = new byte[length + 16];
    }
    passage.getChars(0, length, text, 0);
    int most = 16 + length / 8;
    if (most > start.length) {
      start = new int[most];
      end = new int[most];
      known = new int[most];
      said = new int[most];
      gaps = new byte[most];
    }
    count = 0;
    cardCount = 0;
    askedCount = 0;
    gap = 0;
    arePlain = true;
    areTurns = passage.isSaid;
    Arrays.fill(ofLanguage, 0);
    Arrays.fill(ofLanguageInFile, 0);
    readWords(passage);
    for (int a = 0; a < askedCount; a++) {
      speakOfCard(asked[a]);
    }
  }

  /**
   * Reads the words: short ones of ASCII letters as eight bytes at once, all others letter by
   * letter.
   */
  private void readWords(Passage passage) {
    copy.write(text, latin, 0, length, false);
    int others = 0;
    int nowhere = length > 0 && passage.from(0) < 0 ? NOWHERE : 0;
    int changesAt = length > 0 ? passage.changeBehind(0) : 0;
    int i = 0;
    while (i < length) {
      byte first = latin[i];
      if (first >= 0 && !Chars.isAsciiAlphanumeric((char) first)) {
        if (first == '\n') {
          gap = gap == 0 ? others == 0 ? AFTER_OPEN_LINE : AFTER_LINE : gap;
        } else if (first == '<' || first == '&' || first == '\\') {
          arePlain = false;
        } else if (first == '[' || first == '{') {
          arePlain &= !MaskedNumber.mayBegin(text, i + 1, Lexicon.wordEnd(text, i + 1, length));
        }
        i++;
        continue;
      }
      while (i >= changesAt) {
        changesAt = passage.changeBehind(changesAt);
        nowhere = NOWHERE - nowhere;
      }
      long eight = (long) EIGHT.get(latin, i);
      long lower = (eight | LOWER) & ~HIGHS;
      // The highest bit of each byte says whether it is a letter of ASCII.
      long letters = lower + (0x80 - 'a') * ONES & ~(lower + (0x80 - '{') * ONES) & ~eight & HIGHS;
      int size = Long.numberOfTrailingZeros(~letters & HIGHS) >>> 3;
      byte behind = latin[i + size];
      long mask = size < 8 ? (1L << 8 * size) - 1 : -1;
      long key = lower & mask;
      long capitals = ~eight >>> 5 & ONES & mask;
      boolean isShort =
          size > 0
              && behind >= 0
              && (size < 8 || !Chars.isAsciiLetter((char) behind))
              && (capitals & ~(capitals << 8) & ~1L) == 0
              && (size < 5 || !mayHoldCard(key, size));
      if (!isShort) {
        int longEnd = size == 8 && !mayHoldCard(key, size) ? longEnd(i, key) : -1;
        if (longEnd > 0 && capitals <= 1) {
          others = nowhere == 0 ? AFTER_OTHERS : others;
          i = longEnd;
          continue;
        }
        int to = readSlowly(i, nowhere, others);
        others = to < 0 ? AFTER_OTHERS : nowhere == 0 && isTaken ? 0 : others;
        i = Math.abs(to);
        continue;
      }
      int to = i + size;
      int slot = lexicon.shortSlot(key);
      if (slot >= 0) {
        int word = lexicon.known(slot);
        int meaning = lexicon.said(slot);
        boolean isCard =
            (word & Lexicon.CARD) != 0
                || (meaning & Lexicon.WHOLE_NUMBER) != 0 && isOfWholeNumber(i, to);
        if (isCard) {
          addCardWord(i);
        }
        if ((meaning & Lexicon.OF_LANGUAGES) != 0) {
          count(meaning, nowhere == 0);
        }
        if (word != 0 || (meaning & ~Lexicon.OF_LANGUAGES) != 0) {
          add(i, to, word, meaning | (isCard ? CARD_WORD : 0) | nowhere | others);
          others = nowhere == 0 ? 0 : others;
        } else if (nowhere == 0) {
          others = AFTER_OTHERS;
        }
      } else if (nowhere == 0) {
        others = AFTER_OTHERS;
      }
      i = behind == ' ' ? to + 1 : to;
    }
    Arrays.fill(latin, 0, length, (byte) 0);
  }

  /**
   * "The sixteen digits", "the long number", "the embossed numbers", "the number on the front",
   * "how would you like to pay", "American Express": those of a card. "The number" may be one, as
   * what is asked for next says.
   */
  private boolean isOfWholeNumber(int from, int to) {
    char[] chars = text;
    if ("pzb".indexOf(chars[from] | 0x20) >= 0) {
      return isHowPaid(from);
    }
    if (Lexicon.is("number", chars, from)) {
      if (isOnTheFront(to)) {
        return true;
      }
      noteAsked(from, to);
      return false;
    }
    if (Lexicon.is("american", chars, from)) {
      return Lexicon.is(" express", chars, to);
    }
    if (Lexicon.is("long", chars, from)) {
      return Lexicon.is(" number", chars, to);
    }
    if (Lexicon.is("embossed", chars, from)) {
      return true;
    }
    int i = from - 1;
    if (i < 2 || chars[i] != ' ' && chars[i] != '-') {
      return false;
    }
    return Lexicon.is("16", chars, i - 2) && !Chars.isAsciiAlphanumeric(i > 2 ? chars[i - 3] : ' ')
        || i >= SIXTEEN.length() && Lexicon.is(SIXTEEN, chars, i - SIXTEEN.length());
  }

  /** "Start with the number on the front", and not on the front of something else. */
  private boolean isOnTheFront(int to) {
    int behind = to + ON_THE_FRONT.length();
    return Lexicon.is(ON_THE_FRONT, text, to)
        && (behind >= length || ".?!,\n".indexOf(text[behind]) >= 0);
  }

  /** "Whenever you're ready with the number." */
  private void noteAsked(int from, int to) {
    int the = from - "the ".length();
    if (the < 1
        || !Lexicon.is("the ", text, the)
        || text[the - 1] != ' '
        || to < length && ".?!,\n".indexOf(text[to]) < 0 && !Lexicon.is(" please", text, to)) {
      return;
    }
    for (String asking : ASKING) {
      int at = the - 1 - asking.length();
      if (at >= 0 && Lexicon.is(asking, text, at) && (at == 0 || !Chars.isLetter(text[at - 1]))) {
        asked = askedCount == asked.length ? Arrays.copyOf(asked, 2 * askedCount) : asked;
        asked[askedCount] = count; // it is added next
        askedCount++;
        return;
      }
    }
  }

  /**
   * Takes a number that is asked for as a card's, if its code or its expiry date is asked for next,
   * and no card is spoken of in between.
   */
  private void speakOfCard(int t) {
    int from = end[t];
    int next = firstFrom(from, cardWords, cardCount);
    int most = Math.min(length, from + MOST_OF_ANSWER);
    int to = next < cardCount ? Math.min(most, cardWords[next]) : most;
    boolean isOfCard = CodeMentions.areAskedFor(this, from, to);
    for (int k = t + 1; k < count && end[k] <= to && !isOfCard; k++) {
      isOfCard =
          is(k, Lexicon.OF_CARDS) && Lexicon.is("expir", text, start[k]) && !isOfThing(k)
              || is(k, Lexicon.CODE_NAME_ALONE)
                  && end[k] - start[k] > 2
                  && Lexicon.is("cv", text, start[k]);
    }
    if (isOfCard) {
      said[t] |= CARD_WORD;
      addCardWord(start[t]);
      System.arraycopy(cardWords, next, cardWords, next + 1, cardCount - 1 - next);
      cardWords[next] = start[t];
    }
  }

  /** "When does your licence expire?" */
  private boolean isOfThing(int expires) {
    for (int k = expires - 1; k >= 0 && start[expires] - start[k] < MOST_OF_QUESTION; k--) {
      if (is(k, Lexicon.OTHER_TOPIC) && !is(k, Lexicon.OF_CARDS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the question how somebody pays leads to a word for paying. */
  private boolean isHowPaid(int paying) {
    int low = Math.max(0, paying - MOST_OF_QUESTION);
    int i = paying - 1;
    while (i > low && ".?!\n".indexOf(text[i]) < 0) {
      for (String how : HOW) {
        if (Lexicon.is(how, text, i)
            && !Chars.isLetter(text[i - 1])
            && text[i + how.length()] == ' ') {
          return !Lexicon.is("much", text, i + how.length() + 1)
              && !Lexicon.is("viel", text, i + how.length() + 1);
        }
      }
      i--;
    }
    return false;
  }

  /**
   * Returns the end of a word of more than eight letters of ASCII, of which those behind the eighth
   * are small, and which surely means nothing; -1 of any other.
   */
  private int longEnd(int start, long key) {
    if (lexicon.mayBeLong(key)) {
      return -1;
    }
    int end = start + 8;
    while (latin[end] >= 'a' && latin[end] <= 'z') {
      end++;
    }
    byte behind = latin[end];
    boolean ends = behind >= 0 && !Chars.isAsciiLetter((char) behind);
    boolean holdsCard =
        latin[end - 1] == 'd'
            && latin[end - 2] == 'r'
            && latin[end - 3] == 'a'
            && (latin[end - 4] | 0x20) == 'c';
    return ends && end - start > 8 && end - start <= LONGEST_KNOWN && !holdsCard ? end : -1;
  }

  /** Whether a word is perhaps put together with that for a card. */
  private static boolean mayHoldCard(long key, int size) {
    long first = key & 0xffff_ffffL;
    return first == CARD || first == KART || key >>> 8 * (size - 4) == CARD;
  }

  /** Whether what was read slowly means something. */
  private boolean isTaken;

  /**
   * Reads what begins at a place, whatever it is; returns its end, as a negative number if it is of
   * the file and no word that is known.
   */
  private int readSlowly(int i, int nowhere, int others) {
    char[] chars = text;
    byte[] kinds = Chars.KIND;
    isTaken = false;
    char c = chars[i];
    int kind = kinds[c];
    if (kind != Chars.LETTER
        && (kind == Chars.OTHER || kind > Chars.LAST_DIGIT && kind != Chars.HIGH_SURROGATE)) {
      return i + 1;
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
      isTaken = true;
      add(i, to, 0, FIGURES | nowhere | others);
      return to;
    }
    char lower = Chars.lower(c);
    int hash = lower;
    boolean isUpper = lower != c;
    boolean hasHump = c >= 0x80;
    boolean isPlain = true;
    while (kinds[chars[to]] == Chars.LETTER) {
      char d = chars[to];
      lower = Chars.lower(d);
      hash = hash * 31 + lower;
      hasHump |= d >= 0x80 || lower != d && !isUpper;
      isPlain &= lower == d || isUpper && d < 0x80;
      isUpper = lower != d;
      to++;
    }
    int slot = to - i > LONGEST_KNOWN ? -1 : lexicon.slotOf(chars, i, to, hash);
    int word = slot < 0 ? 0 : lexicon.known(slot);
    int meaning = slot < 0 ? 0 : lexicon.said(slot);
    if (meaning == 0 && to - i > SHORTEST_HUNDREDS && SpokenLanguage.saysLarge(chars, i, to)) {
      meaning = Lexicon.NUMBER_ABROAD | Lexicon.NUMBER | 1 << SpokenLanguage.GERMAN.index();
    }
    if (hasHump) {
      meaning = Lexicon.isDottedCapital(chars, i, to) ? 0 : meaning;
    }
    boolean isCard = (word & Lexicon.CARD) != 0 || Lexicon.holdsCard(chars, i, to);
    arePlain &= isPlain && to - i <= LONGEST_HUMP;
    if (hasHump || to - i > LONGEST_HUMP) {
      cardWordsInHumps(i, to);
    } else if (isCard) {
      addCardWord(i);
    }
    count(meaning, nowhere == 0);
    if (word != 0 || (meaning & ~Lexicon.OF_LANGUAGES) != 0 || isCard) {
      isTaken = true;
      add(i, to, word, meaning | (isCard ? CARD_WORD : 0) | nowhere | others);
      return to;
    }
    return nowhere == 0 ? -to : to;
  }

  private void count(int meaning, boolean isOfFile) {
    if (isOfFile) {
      count(meaning, ofLanguageInFile);
    }
    count(meaning, ofLanguage);
  }

  private static void count(int meaning, int[] ofLanguage) {
    int left = meaning & Lexicon.OF_LANGUAGES;
    while (left != 0) {
      ofLanguage[Integer.numberOfTrailingZeros(left)]++;
      left &= left - 1;
    }
  }

  private void cardWordsInHumps(int from, int to) {
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
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    gaps[count] = (byte) gap;
    gap = 0;
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

  /** The language of most of the words that are part of the file. */
  SpokenLanguage languageInFile() {
    return SpokenLanguage.ofMost(ofLanguageInFile);
  }

  /**
   * The other languages of which so many words are of the file that a number may be among them: a
   * call may begin in one and go on in another.
   */
  List<SpokenLanguage> otherLanguagesInFile() {
    SpokenLanguage most = languageInFile();
    List<SpokenLanguage> others = new ArrayList<>();
    for (int i = 0; i < ofLanguageInFile.length; i++) {
      SpokenLanguage language = SpokenLanguage.ALL.get(i);
      if (language != most && ofLanguageInFile[i] >= CardNetworks.MIN_LENGTH) {
        others.add(language);
      }
    }
    return others;
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

  /** Whether a line ends between it and the one before. */
  boolean isAfterLine(int t) {
    return gaps[t] != 0;
  }

  /** Whether a line ends between it and the one before, which is the last of that line. */
  boolean isAfterOpenLine(int t) {
    return gaps[t] == AFTER_OPEN_LINE;
  }

  /** Whether there are neither words put together, as in names of programs, nor markup. */
  boolean arePlain() {
    return arePlain;
  }

  boolean isCardWord(int t) {
    return (said[t] & CARD_WORD) != 0;
  }

  /** Whether a word says digits, or does something to those beside it, in some language. */
  boolean maySayNumber(int t) {
    return (known[t] & Lexicon.TYPE) != 0 || (said[t] & Lexicon.NUMBER) != 0;
  }

  /** Whether a word is what {@link Lexicon#said} says by one of its bits. */
  boolean is(int t, int meaning) {
    return (said[t] & meaning) != 0;
  }

  /** Whether the name of a code may begin with a word, or with figures. */
  boolean mayNameCode(int t) {
    return (said[t] & (FIGURES | Lexicon.CODE_NAME | Lexicon.CODE_NAME_ALONE)) != 0;
  }

  void wipe() {
    Arrays.fill(text, 0, length, '\0');
  }
}
