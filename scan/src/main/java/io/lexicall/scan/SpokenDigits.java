package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * All digits of a text in their order, written or said, whatever lies between them. They are used
 * to find a known number again.
 */
final class SpokenDigits {

  /** "One second": the number before one of these words is no digit. */
  private static final String[] TIMES = {"second", "sec", "moment", "minute", "more"};

  /**
   * Before one of these "um" and "un" are the article, whatever digit is said before them: "um
   * momento", "un instant".
   */
  private static final Set<String> BEHIND_ARTICLE =
      Set.of(
          ("momento momentinho segundo segundinho instante instantinho minuto minutinho pouco"
                  + " pouquinho bocado telefone cart\u00e3o n\u00famero"
                  + " moment instant peu num\u00e9ro t\u00e9l\u00e9phone")
              .split(" ", -1));

  /** So many digits is a group of most cards long. */
  private static final int GROUP = 4;

  /** So many figures at most stand before the first point or comma of a sum. */
  private static final int LONGEST_OF_THOUSANDS = 4;

  private static final int CENTS = 2;

  private static final int MOST_BEFORE_TIME = 3;

  /** Between tens and a unit these are the end of a group. */
  private static final String PARTING = ",;:.?!\u2026";

  /** So do these with blanks about them: "forty - seven". */
  private static final String DASHES = "-\u2013\u2014";

  private final Lexicon lexicon;
  private SpokenLanguage language = SpokenLanguage.ENGLISH;

  /** What {@link SaidBetween} says of the language's own words for digits … */
  private int ownNumbers;

  /** … and of those that may lie between. */
  private int ownBetween;

  private char[] text = {};
  private int length;

  byte[] digits = new byte[64];

  /** Where each stands; those of one word stand at one place. */
  int[] start = new int[64];

  int[] end = new int[64];
  int count;

  /** What was said of single digits that were wrong; these are no digits of the text. */
  final CorrectedDigits corrected = new CorrectedDigits();

  /** Whether "seven thousand ninety-seven" is 7000 97 rather than 7097. */
  private boolean thousandsApart;

  private boolean hasThousands;

  /** What is behind "hundred" and "thousand". */
  private final LargeNumbers large;

  /** Whether "five hundred twelve" is 512 rather than 500 12. */
  private boolean readsTogether;

  /** Whether what may be a count is read as a digit. */
  private boolean readsCounts;

  private boolean hasCounts;

  /** Whether words that sound like a digit are read as one. */
  private boolean readsHomophones;

  /** Whether a digit behind "sorry" takes the place of the one before. */
  private boolean readsCorrections;

  private boolean hasHomophones;

  /** Whether "forty, five" is 45 rather than 40 and 5. */
  private boolean joinsTens;

  private boolean hasPartedTens;

  /** How often the next digit comes, and by which word. */
  private int multiplier = 1;

  private int multiplied = -1;

  /** Where a digit begins behind an article and how often it comes: "zweimal die Null". */
  private int behindArticle = -1;

  /** The zero of the tens that were just said, while the next digit may replace it. */
  private int tens = -1;

  SpokenDigits(Lexicon lexicon) {
    this.lexicon = lexicon;
    large = new LargeNumbers(lexicon);
  }

  SpokenDigits(SpokenWords words, Lexicon lexicon, boolean thousandsApart) {
    this(lexicon);
    read(words, thousandsApart, words.languageInFile());
  }

  /** Reads the words of a text, after those of another: as words of one language, if any. */
  void read(SpokenWords words, boolean thousandsApart, SpokenLanguage language) {
    read(words, thousandsApart, language, false);
  }

  /**
   * Reads the words of a text, after those of another.
   *
   * @param readsCounts whether what may be a count may be read as a digit too
   */
  void read(
      SpokenWords words, boolean thousandsApart, SpokenLanguage language, boolean readsCounts) {
    count = 0;
    hasThousands = false;
    hasCounts = false;
    hasHomophones = false;
    hasPartedTens = false;
    this.readsCounts = readsCounts;
    forget();
    this.thousandsApart = thousandsApart;
    this.language = language;
    ownNumbers = (SaidBetween.DIGIT | SaidBetween.MULTIPLIER) << language.index();
    ownBetween = SaidBetween.BETWEEN << language.index();
    length = words.length;
    text = words.text;
    large.begin(text, length, readsTogether);
    int at = 0;
    for (int t = 0; t < words.count; t++) {
      if (words.isOfFile(t)) {
        if (words.isAfterOthers(t) && words.start[t] != behindArticle) {
          forget();
        }
        if (words.start[t] >= at) {
          boolean isDigit = language == SpokenLanguage.ENGLISH && isDigit(words, t);
          if (isDigit && words.start[t] > 1 && Chars.isAsciiLetter(text[words.start[t] - 2])) {
            homophonesBefore(words.start[t]);
          }
          if (words.areFigures(t)) {
            at = readFigures(words, t);
          } else if (words.maySayNumber(t)) {
            at = readWord(words, t);
          } else {
            forget();
          }
          if (isDigit && text[words.end[t]] <= ',') {
            homophonesBehind(words, t);
          }
        }
      }
    }
    count = corrected.takeOut(text, language, digits, start, end, count, readsCorrections);
  }

  SpokenLanguage language() {
    return language;
  }

  /** Reads the words of a text, of which those that sound like a digit amid digits are one. */
  void readHomophones(SpokenWords words) {
    readsHomophones = true;
    try {
      read(words, false, SpokenLanguage.ENGLISH, false);
    } finally {
      readsHomophones = false;
    }
  }

  /** Reads the words of a text, of which a digit behind "sorry" takes the place of that before. */
  void readCorrections(SpokenWords words, SpokenLanguage language) {
    readsCorrections = true;
    try {
      read(words, false, language, false);
    } finally {
      readsCorrections = false;
    }
  }

  /** Reads the words of a text, of which what is behind "hundred" belongs to it. */
  void readTogether(SpokenWords words, SpokenLanguage language) {
    readsTogether = true;
    try {
      read(words, false, language, false);
    } finally {
      readsTogether = false;
    }
  }

  /** Reads the words of a text, of which a unit belongs to the tens before a sign. */
  void readJoined(SpokenWords words, SpokenLanguage language) {
    joinsTens = true;
    try {
      read(words, false, language, false);
    } finally {
      joinsTens = false;
    }
  }

  /** Whether a unit follows tens, and a sign stands between them. */
  boolean hasPartedTens() {
    return hasPartedTens;
  }

  /** "Forty, five": whether a sign or the end of a turn stands between tens and a unit. */
  private boolean isParted(SpokenWords words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (PARTING.indexOf(text[i]) >= 0
          || DASHES.indexOf(text[i]) >= 0 && i > from && i + 1 < to
          || text[i] == '\n' && words.areTurns) {
        return true;
      }
    }
    return false;
  }

  boolean isTogether() {
    return large.isTogether();
  }

  /** Whether some words could be read in another way, with what is behind "hundred" together. */
  boolean hasHundreds() {
    return large.isAmbiguous();
  }

  /** Whether a word sounds like a digit, and stands amid digits. */
  boolean hasHomophones() {
    return hasHomophones;
  }

  /** Reads what sounds like a digit, and stands between the beginning of a turn and a digit. */
  private void homophonesBefore(int first) {
    int end = first > 0 && text[first - 1] == ' ' ? first - 1 : first;
    int start = end;
    while (start > 0 && Chars.isAsciiLetter(text[start - 1])) {
      start--;
    }
    int before = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
    boolean isFirst = before == 0 || "\n:?.!,".indexOf(text[before - 1]) >= 0 || endsWithIs(before);
    if (start < end && isFirst) {
      addHomophone(start, end);
    }
  }

  /** "It's fife five": whether a word that leads to what is told ends at a place. */
  private boolean endsWithIs(int end) {
    return end > 1
        && (text[end - 1] | 0x20) == 's'
        && (text[end - 2] == '\''
            || (text[end - 2] | 0x20) == 'i' && (end == 2 || text[end - 3] == ' '));
  }

  /** Reads what sounds like a digit, and stands between a digit and another, or ends the turn. */
  private void homophonesBehind(SpokenWords words, int t) {
    int from = afterPause(words.end[t]);
    while (from < length && Chars.isAsciiLetter(text[from])) {
      int to = from;
      while (Chars.isAsciiLetter(text[to])) {
        to++;
      }
      int next = afterPause(to);
      boolean isDigit = t + 1 < words.count && words.start[t + 1] == next && isDigit(words, t + 1);
      boolean ends = next >= length || ".?!\n".indexOf(text[next]) >= 0;
      if (!(isDigit || ends || isHomophone(next)) || !addHomophone(from, to)) {
        return;
      }
      from = next;
    }
  }

  private boolean isHomophone(int from) {
    int to = from;
    while (Chars.isAsciiLetter(text[to])) {
      to++;
    }
    return Homophones.digit(text, from, to) >= 0;
  }

  private boolean addHomophone(int from, int to) {
    int digit = Homophones.digit(text, from, to);
    hasHomophones |= digit >= 0;
    if (digit >= 0 && readsHomophones) {
      add(digit, from, to);
    }
    return digit >= 0;
  }

  private int afterPause(int from) {
    int i = from;
    while (i < length && i - from < 2 && (text[i] == ' ' || text[i] == ',')) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(SpokenWords words, int t) {
    return words.areFigures(t) || isDigit(words.known[t]);
  }

  /** What was said before does nothing to what comes. */
  private void forget() {
    multiplier = 1;
    multiplied = -1;
    tens = -1;
  }

  private int value(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + Chars.KIND[text[i]] - Chars.DIGIT;
    }
    return value;
  }

  private boolean isCount(int from, int to, int value) {
    boolean counts = Counting.counts(text, from, to, value);
    hasCounts |= counts;
    return counts && !readsCounts;
  }

  /** Whether a word or a figure was read as a count, and not as a digit. */
  boolean hasCounts() {
    return hasCounts;
  }

  private int readFigures(SpokenWords words, int t) {
    int i = words.start[t];
    int to = words.end[t];
    if (Chars.KIND[text[i]] == Chars.HIGH_SURROGATE) {
      int wide =
          i + 1 < length ? Character.digit(Character.toCodePoint(text[i], text[i + 1]), 10) : -1;
      if (wide >= 0) {
        add(wide, i, i + 2);
      }
      return to;
    }
    int sum = sumEnd(words, t);
    if (sum > to) {
      forget();
      return sum;
    }
    if (to - i <= 2 && isCount(i, to, value(i, to))) {
      forget();
      return to;
    }
    for (; i < to; i++) {
      int value = Chars.KIND[text[i]] - Chars.DIGIT;
      for (int n = 0; n < multiplier; n++) {
        add(value, multiplied < 0 ? i : multiplied, i + 1);
      }
      forget();
    }
    return to;
  }

  /**
   * Returns the end of a sum of money with cents that begins with some figures: "$1,240.00",
   * "272,02 Euro". Its digits are none of another number. If there is none, the end of the figures.
   */
  private int sumEnd(SpokenWords words, int t) {
    int from = words.start[t];
    int to = words.end[t];
    if (to >= length
        || text[to] != '.' && text[to] != ','
        || to - from > LONGEST_OF_THOUSANDS
        || from > 0 && isInNumber(from - 1)) {
      return to;
    }
    int end = to;
    int last = to - from;
    while ((text[end] == '.' || text[end] == ',') && Chars.isDigit(text[end + 1])) {
      int next = end + 1;
      while (Chars.isDigit(text[next])) {
        next++;
      }
      if (last != GROUP - 1 && end > to) {
        return to; // cents, and something behind them
      }
      last = next - end - 1;
      end = next;
    }
    if (last != CENTS || end == to || Chars.isLetter(text[end])) {
      return to;
    }
    int word = text[end] == ' ' || text[end] == '\u00a0' ? end + 1 : end;
    boolean isMoney =
        from > 0 && isCurrency(text[from - 1])
            || isCurrency(text[word])
            || wordEnd(word) > word && OtherAmid.MONEY.contains(lower(word, wordEnd(word)));
    return isMoney ? end : to;
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** Whether figures go on behind a sign: "1.25". */
  private boolean isInNumber(int sign) {
    return (text[sign] == '.' || text[sign] == ',') && sign > 0 && Chars.isDigit(text[sign - 1]);
  }

  /** Reads a word and what belongs to it; returns its end. */
  private int readWord(SpokenWords words, int t) {
    int i = words.start[t];
    int to = words.end[t];
    int word = words.known[t];
    int said = word >> 4 & 0xff;
    if (language != SpokenLanguage.ENGLISH) {
      boolean isAbroad = words.is(t, Lexicon.NUMBER_ABROAD);
      SpokenLanguage.Large number = isAbroad ? language.largeAt(text, i, length) : null;
      if (number != null) {
        for (int power = number.digits() == GROUP ? 1000 : 100; power > 0; power /= 10) {
          add(number.value() / power % 10, i, number.end());
        }
        forget();
        return number.end();
      }
      SpokenLanguage.Pair pair = isAbroad ? language.pairAt(text, i, length) : null;
      if (pair != null) {
        if (!isCount(i, pair.end(), pair.value())) {
          add(pair.value() / 10, i, pair.end());
          add(pair.value() % 10, i, pair.end());
        }
        forget();
        return pair.end();
      }
      int between = SaidBetween.of(text, i, to);
      if (isAbroad && (between & ownNumbers) != 0) {
        String lower = lower(i, to);
        int times = language.multiplier(lower);
        if (times > 0) {
          word = Lexicon.MULTIPLIER;
          said = times;
        }
        int digit = language.digit(lower);
        int next = digit > 1 && digit < 5 ? wordAt(to) : length;
        if (next < length && language.isTimes(lower(next, wordEnd(next)))) {
          word = Lexicon.MULTIPLIER;
          said = digit;
          to = wordEnd(next);
        } else if (digit == 1 && isArticle(words, t)) {
          word = 0;
        } else if (digit >= 0) {
          word = Lexicon.DIGIT;
          said = digit;
        } else if ((word & Lexicon.TYPE) == Lexicon.DIGIT && (between & ownBetween) != 0) {
          word = 0; // "o" is zero in English only
        }
      } else if ((word & Lexicon.TYPE) == Lexicon.DIGIT && (between & ownBetween) != 0) {
        word = 0;
      }
    }
    if ((word & Lexicon.TYPE) == Lexicon.DIGIT && isO(i, to) && !isZero(words, t)) {
      word = 0;
    }
    if (to - i == 8 && Lexicon.is("thousand", text, i)) {
      int end = addThousands(i, to);
      forget();
      return end;
    }
    if ((word & Lexicon.TYPE) == Lexicon.DIGIT
        && !isAmidDigits(words, t)
        && (isOfTime(i, to) || isCount(i, to, said) || isExclaimed(words, t))) {
      word = 0;
    }
    int before = tens;
    tens = -1;
    switch (word & Lexicon.TYPE) {
      case Lexicon.DIGIT -> {
        boolean isOfLarge = isThousand(to) || readsTogether && large.isHundred(wordAt(to));
        boolean isUnit = before >= 0 && said > 0 && !isOfLarge;
        boolean isApart = isUnit && isParted(words, end[before], i);
        hasPartedTens |= isApart;
        if (isUnit && (!isApart || joinsTens)) {
          // "forty one": the one replaces the zero of forty.
          digits[before] = (byte) said;
          end[before] = to;
        } else {
          for (int n = 0; n < multiplier; n++) {
            add(said, multiplied < 0 ? i : multiplied, to);
          }
        }
        multiplier = 1;
        multiplied = -1;
      }
      case Lexicon.TEEN -> {
        add(1, i, to);
        add(said - 10, i, to);
      }
      case Lexicon.TENS -> {
        add(said / 10, i, to);
        tens = count;
        add(0, i, to);
      }
      case Lexicon.MULTIPLIER -> {
        multiplier = said;
        multiplied = i;
        to = behindArticle(to);
      }
      case Lexicon.HUNDRED -> {
        add(0, i, to);
        add(0, i, to);
        to = addBehindHundred(to);
      }
      default -> {
        multiplier = 1;
        multiplied = -1;
      }
    }
    return to;
  }

  /** "Five hundred and sixty-five": what belongs to it takes the place of the zeros. */
  private int addBehindHundred(int to) {
    // "Forty-five hundred and eleven" is mostly 4500 and 11.
    boolean isOne = count >= GROUP - 1 && (count < GROUP || start[count - 4] < start[count - 3]);
    if (!isOne || multiplier > 1) {
      return to;
    }
    large.behindHundred(to);
    int value = large.value();
    int last = large.end();
    if (value > 0) {
      digits[count - 2] = (byte) (value / 10);
      digits[count - 1] = (byte) (value % 10);
      end[count - 2] = last;
      end[count - 1] = last;
    }
    return last;
  }

  /** The end of an article between how often a digit comes and the digit; else that of the word. */
  private int behindArticle(int to) {
    int article = wordAt(to);
    int end = wordEnd(article);
    int digit = wordAt(end);
    boolean isBetween =
        digit < length
            && language.isArticle(lower(article, end))
            && language.digit(lower(digit, wordEnd(digit))) >= 0;
    behindArticle = isBetween ? digit : -1;
    return isBetween ? end : to;
  }

  /** Whether other digits are said directly before and behind a word: so it counts nothing. */
  private boolean isAmidDigits(SpokenWords words, int t) {
    return t > 0 && t + 1 < words.count && areTwoDigits(words, t - 1) && areTwoDigits(words, t);
  }

  /** Whether a word and the next say a digit each, with no more than a blank between. */
  private boolean areTwoDigits(SpokenWords words, int t) {
    int end = words.end[t];
    return words.start[t + 1] == end + 1
        && text[end] == ' '
        && (words.known[t] & Lexicon.TYPE) == Lexicon.DIGIT
        && (words.known[t + 1] & Lexicon.TYPE) == Lexicon.DIGIT;
  }

  /** Whether a word of which the lexicon says this is the name of a digit. */
  static boolean isDigit(int known) {
    return (known & Lexicon.TYPE) == Lexicon.DIGIT;
  }

  private String lower(int from, int to) {
    return String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }

  /** The three digits behind "thousand": of "seven thousand ninety-seven" 097. */
  private int addThousands(int from, int to) {
    large.behindThousand(to);
    hasThousands |= large.value() > 0;
    int value = thousandsApart ? 0 : large.value();
    int last = thousandsApart ? to : large.end();
    add(value / 100, from, last);
    add(value / 10 % 10, from, last);
    add(value % 10, from, last);
    return last;
  }

  /** "One second", "one moment": no digit. */
  private boolean isOfTime(int from, int to) {
    if (to - from != 3 || !Lexicon.is("one", text, from)) {
      return false;
    }
    // A hyphen begins the next cue of some captions.
    int next = to;
    while (next < length && next - to < MOST_BEFORE_TIME && " -\n".indexOf(text[next]) >= 0) {
      next++;
    }
    int end = wordEnd(next);
    for (String time : TIMES) {
      if (end - next == time.length() && Lexicon.is(time, text, next)) {
        return true;
      }
    }
    return false;
  }

  private boolean isO(int from, int to) {
    return (text[from] | 0x20) == 'o'
        && (to - from == 1 || to - from == 2 && (text[from + 1] | 0x20) == 'h');
  }

  /**
   * Whether "o" or "oh" is a zero: beside what says digits, or with nothing said beside it. "Oh,
   * raining all week" says none, and in other languages neither word is a zero.
   */
  private boolean isZero(SpokenWords words, int t) {
    int from = words.start[t];
    int to = words.end[t];
    // "5297. Oh, I dropped it": a sentence begins with it.
    boolean isBehind =
        t > 0
            && ".?!".indexOf(text[words.end[t - 1]]) < 0
            && isBesideDigit(words, t - 1, words.end[t - 1], from);
    boolean isBefore = t + 1 < words.count && isBesideDigit(words, t + 1, to, words.start[t + 1]);
    if (language != SpokenLanguage.ENGLISH) {
      return (isBehind && isEnglishDigit(words, t - 1))
          || (isBefore && isEnglishDigit(words, t + 1));
    }
    if (isBehind || isBefore) {
      return true;
    }
    int next = afterPause(to);
    if (next == to || next >= length || !Chars.isLetter(text[next])) {
      return true;
    }
    int known = lexicon.lookup(text, next, wordEnd(next));
    return (known & Lexicon.TYPE) == Lexicon.HESITATION;
  }

  /** Whether a word says digits, and no more than a sign and a blank is beside it. */
  private boolean isBesideDigit(SpokenWords words, int t, int from, int to) {
    if (to - from > 2 || !words.isOfFile(t)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text[i] == '\n') {
        return false;
      }
    }
    return words.areFigures(t) || words.maySayNumber(t);
  }

  private boolean isEnglishDigit(SpokenWords words, int t) {
    return isDigit(words.known[t])
        && (SaidBetween.of(text, words.start[t], words.end[t]) & ownNumbers) == 0;
  }

  /** "7149, oh it is 7049", "oh no": who says so has noticed something. */
  private boolean isExclaimed(SpokenWords words, int t) {
    int to = words.end[t];
    if (to - words.start[t] != 2 || !Lexicon.is("oh", text, words.start[t])) {
      return false;
    }
    boolean isBehindWord =
        t > 0
            && words.start[t] - words.end[t - 1] == 1
            && (words.known[t - 1] & Lexicon.TYPE) != 0
            && !words.areFigures(t - 1);
    int next = wordAt(to < length && text[to] == ',' ? to + 1 : to);
    if (next < length && wordEnd(next) - next == 2 && Lexicon.is("no", text, next)) {
      return true;
    }
    if (isBehindWord || next == length || !Lexicon.is("it", text, next)) {
      return false;
    }
    int end = wordEnd(next);
    if (text[end] == '\'' || text[end] == '\u2019') {
      end = wordEnd(end + 1);
    } else if (end - next == 2 && Lexicon.is(" is", text, end)) {
      end = wordEnd(end + 1);
    }
    int told = end < length && text[end] == ' ' ? end + 1 : length;
    return told < length
        && (Chars.isDigit(text[told])
            || (lexicon.lookup(text, told, wordEnd(told)) & Lexicon.TYPE) != 0);
  }

  /**
   * Whether a word for one is the article: before what is not said about digits, unless a digit in
   * words stands before it, as in "zero um est\u00e1 certo?".
   */
  private boolean isArticle(SpokenWords words, int t) {
    if (language != SpokenLanguage.PORTUGUESE && language != SpokenLanguage.FRENCH) {
      return false;
    }
    int to = words.end[t];
    int next = wordAt(to);
    if (next == length) {
      return false;
    }
    int end = wordEnd(next);
    if (BEHIND_ARTICLE.contains(lower(next, end))) {
      return true;
    }
    int known = lexicon.lookup(text, next, end);
    return text[to] == ' '
        && text[end] != ':'
        && (SaidBetween.of(text, next, end) & (ownNumbers | ownBetween)) == 0
        && (known & (Lexicon.TYPE | Lexicon.ASSENT)) == 0
        && language.pairAt(text, next, length) == null
        && language.largeAt(text, next, length) == null
        && !isBehindDigit(words, t);
  }

  /** Whether a word of the language says a digit directly before one. */
  private boolean isBehindDigit(SpokenWords words, int t) {
    if (t == 0 || words.start[t] - words.end[t - 1] > 2) {
      return false;
    }
    int from = words.start[t - 1];
    int to = words.end[t - 1];
    return (SaidBetween.of(text, from, to) & ownNumbers) != 0
        || (words.known[t - 1] & Lexicon.TYPE) != 0 && !words.areFigures(t - 1)
        || (lexicon.said(text, from, to) & Lexicon.NUMBER) != 0;
  }

  /** Whether "thousand" comes next: "sixty nine thousand" is 60 9000 where it is one of fours. */
  private boolean isThousand(int to) {
    int next = wordAt(to);
    return wordEnd(next) - next == 8 && Lexicon.is("thousand", text, next);
  }

  private int wordAt(int at) {
    return large.wordAt(at);
  }

  private int wordEnd(int at) {
    return large.wordEnd(at);
  }

  private void add(int digit, int from, int to) {
    if (count == digits.length) {
      digits = Arrays.copyOf(digits, 2 * count);
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    digits[count] = (byte) digit;
    start[count] = from;
    end[count] = to;
    count++;
  }

  /** Whether some words could be read in another way, with the digits behind "thousand" apart. */
  boolean hasThousands() {
    return hasThousands;
  }

  /** Returns whether a number stands at an index of the digits. */
  boolean isAt(int index, char[] number) {
    if (index + number.length > count) {
      return false;
    }
    for (int k = 0; k < number.length; k++) {
      if (digits[index + k] != number[k] - '0') {
        return false;
      }
    }
    return true;
  }

  /** Whether the digits at indices [from, to) are the first of a number. */
  boolean isBeginning(int from, int to, char[] number) {
    boolean isBeginning = to - from <= number.length;
    for (int k = from; k < to && isBeginning; k++) {
      isBeginning = digits[k] == number[k - from] - '0';
    }
    return isBeginning;
  }

  /** Whether the digits before an index and behind it are of one group, with so little between. */
  boolean goOn(int index, int gap) {
    return index > 0 && index < count && start[index] - end[index - 1] <= gap;
  }

  /**
   * Finds where a number is told with other digits amid its own: runs of digits, the first and the
   * last of which are the number's, and which hold all of it in its order. Of runs that share
   * digits those with fewer others count; where the number stands with none, it is no run, and
   * takes its digits from all.
   *
   * @param most so many other digits there may be
   * @param mayBegin whether it may begin with the digit at a place of the text
   * @return of each run the first index and that behind it
   */
  List<int[]> tellings(char[] number, int most, IntPredicate mayBegin) {
    List<int[]> tellings = allTellings(number, most, mayBegin);
    tellings.removeIf(run -> run[1] - run[0] == number.length);
    return tellings;
  }

  /** Returns all tellings, with those where the number stands with no other digits. */
  List<int[]> allTellings(char[] number, int most, IntPredicate mayBegin) {
    List<int[]> tellings = new ArrayList<>();
    // Of each beginning of the number, where its latest telling so far begins.
    int[] begins = new int[number.length];
    Arrays.fill(begins, -1);
    int last = number.length - 1;
    // Where each digit stands in the number: the last place of each, and of each place the one
    // before.
    int[] places = new int[10];
    int[] placesBefore = new int[number.length];
    Arrays.fill(places, -1);
    for (int n = 0; n <= last; n++) {
      placesBefore[n] = places[number[n] - '0'];
      places[number[n] - '0'] = n;
    }
    for (int k = 0; k < count; k++) {
      for (int n = places[digits[k]]; n >= 0; n = placesBefore[n]) {
        begins[n] = n > 0 ? begins[n - 1] : mayBegin.test(start[k]) ? k : begins[0];
        boolean isTold = n == last && begins[last] >= 0;
        if (isTold && k + 1 - begins[last] - number.length <= most) {
          tellings.add(new int[] {begins[last], k + 1});
        }
      }
    }
    return apart(tellings);
  }

  /** Of runs that share digits, the shortest. */
  private static List<int[]> apart(List<int[]> runs) {
    if (runs.size() < 2) {
      return runs;
    }
    runs.sort(Comparator.comparingInt(run -> run[1] - run[0]));
    Stretches apart = new Stretches();
    runs.removeIf(run -> !apart.add(run[0], run[1]));
    return runs;
  }

  /**
   * Returns the index behind the digits from one on that are groups of a number, and not only its
   * last: four or more that begin as its groups do, five or more that begin anywhere in it. The
   * same index if none are.
   *
   * @param gap the most that lies between two of them
   */
  int groupsOf(char[] number, int from, int gap) {
    int most = from;
    for (int n = 0; n + GROUP < number.length; n++) {
      int k = from;
      while (k < count
          && n + k - from < number.length
          && digits[k] == number[n + k - from] - '0'
          && (k == from || start[k] - end[k - 1] <= gap)) {
        k++;
      }
      boolean isLast = k - from == GROUP && isAt(from, lastOf(number));
      if (k - from >= (n % GROUP == 0 ? GROUP : GROUP + 1) && !isLast) {
        most = Math.max(most, k);
      }
    }
    return most;
  }

  /**
   * Returns how many digits from one on are the first and the last of a number, some between left
   * out; 0 if they are none, or too few. They end where a word or a group of figures does.
   *
   * @param fewest the fewest that are told
   */
  int withoutAGroup(int from, char[] number, int fewest) {
    int most = Math.min(number.length - 1, count - from);
    int first = 0;
    while (first < most && digits[from + first] == number[first] - '0') {
      first++;
    }
    for (int length = most; first >= GROUP && length > first && length >= fewest; length--) {
      int to = from + length;
      boolean isWhole = to == count || start[to] > end[to - 1];
      if (isWhole && areAt(from + first, to, number, number.length - length + first)) {
        return length;
      }
    }
    return 0;
  }

  private static char[] lastOf(char[] number) {
    return Arrays.copyOfRange(number, number.length - GROUP, number.length);
  }

  /** Returns the index of the first digit at or behind a place. */
  int firstFrom(int place) {
    return SpokenWords.firstFrom(place, start, count);
  }

  /**
   * Where the words or figures begin and end that say the digits at indices [from, to), and how
   * many each says: three integers each, as the elements of a number.
   */
  int[] elements(int from, int to) {
    int[] elements = new int[3 * (to - from)];
    int n = 0;
    for (int k = from; k < to; k++) {
      if (n > 0 && elements[n - 3] == start[k]) {
        elements[n - 2] = Math.max(elements[n - 2], end[k]);
        elements[n - 1]++; // of one word
      } else {
        elements[n] = start[k];
        elements[n + 1] = end[k];
        elements[n + 2] = 1;
        n += 3;
      }
    }
    return Arrays.copyOf(elements, n);
  }

  /** Returns the digits at indices [from, to), as figures, which whoever asks wipes. */
  char[] figures(int from, int to) {
    char[] figures = new char[to - from];
    for (int k = from; k < to; k++) {
      figures[k - from] = (char) ('0' + digits[k]);
    }
    return figures;
  }

  /**
   * Whether the digits at indices [from, to) are those of a number from its place {@code at} on.
   */
  boolean areAt(int from, int to, char[] number, int at) {
    if (at < 0 || at + to - from > number.length) {
      return false;
    }
    for (int k = from; k < to; k++) {
      if (number[at + k - from] != '0' + digits[k]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the digits at indices [from, to) are those at [otherFrom, otherTo). */
  boolean areSame(int from, int to, int otherFrom, int otherTo) {
    return Arrays.equals(digits, from, to, digits, otherFrom, otherTo);
  }

  /** Returns what the digits at indices [from, to), which are few, say as one number. */
  int number(int from, int to) {
    int number = 0;
    for (int k = from; k < to; k++) {
      number = 10 * number + digits[k];
    }
    return number;
  }

  /** Where in a number, from a place on, the digits at indices [from, to) stand; -1 if nowhere. */
  int placeIn(char[] number, int place, int from, int to) {
    for (int at = place; at + to - from <= number.length; at++) {
      if (areAt(from, to, number, at)) {
        return at;
      }
    }
    return -1;
  }

  /** The index of the first of some digits where they are told one after another; or -1. */
  int indexOf(char[] figures) {
    for (int k = 0; k + figures.length <= count; k++) {
      if (areAt(k, k + figures.length, figures, 0)) {
        return k;
      }
    }
    return -1;
  }

  void wipe() {
    Arrays.fill(digits, 0, count, (byte) 0);
  }
}
