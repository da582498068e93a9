package io.lexicall.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads what is said between two groups of digits: whether a number goes on behind it. One per
 * text.
 */
final class SaidAmid {

  /** What lies between two groups. */
  enum Gap {
    /** Something else is said. */
    ENDS,
    /** Nothing that matters. */
    GOES_ON,
    /** A remark beside digits or amid them, without a sign: a number goes on that is not whole. */
    REMARK,
    /**
     * Something is asked for that may be the rest of the number, or the code, or anything else: a
     * number that is whole is not gone on with.
     */
    ASKS,
    /** What was said before is taken back. */
    CORRECTS
  }

  /** The most characters that another speaker says between two groups. */
  static final int MOST_TURN = 300;

  /** The most characters that one speaker says between two groups. */
  private static final int MOST_BETWEEN = 120;

  /** At most so many unknown words may lie inside a number, unless they ask for another one. */
  private static final int MOST_UNKNOWN = 6;

  /**
   * So many if a sign sets them apart: "Sorry, my dog is going crazy, give me a moment. Okay, …"
   */
  private static final int MOST_ASIDE = 10;

  /** The most unknown words that the other speaker may say inside a number. */
  private static final int MOST_UNKNOWN_OF_OTHERS = 10;

  /** A request that is no question is answered within so many characters. */
  private static final int RIGHT_BEHIND = 40;

  /** So many unknown words acknowledge a group of a number that answers the question for a card. */
  private static final int MOST_ACKNOWLEDGING = 4;

  /** By these the number of a card is asked for. */
  private static final Set<String> NUMBERS =
      Set.of(
          "number",
          "numbers",
          "digits",
          "n\u00famero",
          "n\u00fameros",
          "d\u00edgitos",
          "num\u00e9ro",
          "num\u00e9ros",
          "chiffres",
          "nummer",
          "kartennummer",
          "kreditkartennummer",
          "numera\u00e7\u00e3o",
          "numeraci\u00f3n",
          "ziffern");

  /** A speaker who mentions these asks for something other than the rest of a number. */
  static final Set<String> OTHER_TOPICS =
      Set.of(
          "zip",
          "postal",
          "postcode",
          "social",
          "birth",
          "birthday",
          "born",
          "phone",
          "telephone",
          "mobile",
          "account",
          "order",
          "expiry",
          "expiration",
          "expires",
          "expire",
          "security",
          "code",
          "c\u00f3digo",
          "cvv",
          "cvc",
          "cvn",
          "ccv",
          "csc",
          "cid",
          "pin",
          "address",
          "amount",
          "dollars",
          "date",
          "year",
          "month",
          "age",
          "invoice",
          "reference",
          "policy",
          "license",
          "seguridad",
          "seguran\u00e7a",
          "s\u00e9curit\u00e9",
          "cryptogramme",
          "sicherheitscode",
          "sicherheitsnummer",
          "pr\u00fcfziffer",
          "pr\u00fcfnummer",
          "kartenpr\u00fcfnummer",
          "vencimiento",
          "caducidad",
          "validade",
          "ablaufdatum");

  /** Behind the word for a card, its number follows these. */
  private static final Set<String> TELLING = Set.of("is", "es", "est", "ist", "lautet", "\u00e9");

  /** Where the code of a card stands. */
  private static final Set<String> BACKS =
      Set.of(
          ("back strip signature reverse flip verso reverso dorso atr\u00e1s detr\u00e1s tr\u00e1s dos arri\u00e8re"
                  + " derri\u00e8re"
                  + " r\u00fcckseite hinten")
              .split(" ", -1));

  private static final Set<String> OF_NUMBERS =
      Set.of(
          "digits",
          "numbers",
          "number",
          "next",
          "rest",
          "remaining",
          "ahead",
          "last",
          "continue",
          "again",
          "repeat",
          "four",
          "keep",
          "listening");

  private final SpokenWords words;
  private final char[] chars;
  private final SpokenDigits digits;
  private final Lexicon lexicon;
  private final Topics topics;
  private final boolean joinsLines;

  /** What {@link SaidBetween} says of a word of the language that takes back what was said … */
  private final int correction;

  /** … that is a digit … */
  private final int digit;

  /** … and that may lie between the groups of a number. */
  private final int between;

  /** Whether the same speaker says more than what is known, in what was read last. */
  boolean holdsUnknown;

  /** Whether the same speaker says that she looks again, in what was read last. */
  boolean holdsOn;

  SaidAmid(
      SpokenWords words,
      SpokenDigits digits,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics,
      SpokenLanguage language) {
    this.words = words;
    this.digits = digits;
    this.lexicon = lexicon;
    this.topics = topics;
    this.joinsLines = joinsLines;
    chars = words.text;
    correction = SaidBetween.CORRECTION << language.index();
    digit = SaidBetween.DIGIT << language.index();
    between = (SaidBetween.BETWEEN | SaidBetween.MULTIPLIER) << language.index();
  }

  /** What the words mean of which this class knows, for {@link SaidBetween}. */
  static Map<String, Integer> meanings() {
    Map<String, Integer> meanings = new HashMap<>();
    OTHER_TOPICS.forEach(word -> SaidBetween.add(meanings, word, SaidBetween.OTHER_TOPIC));
    OF_NUMBERS.forEach(word -> SaidBetween.add(meanings, word, SaidBetween.OF_NUMBERS));
    SaidBetween.add(meanings, "speaker", SaidBetween.LABEL);
    return meanings;
  }

  /** Whether the code of the card is asked for at [from, to), or something that is not known. */
  boolean asks(int from, int to) {
    return asksForUnknown(from, to) || asksForCode(from, to);
  }

  /** Whether the code of the card is asked for, whatever else the words may mean. */
  boolean asksForCode(int from, int to) {
    return CodeMentions.areAskedFor(words, from, to);
  }

  /** Whether a place of a card is named where its code stands. */
  static boolean namesBack(char[] text, int from, int to) {
    return Lexicon.lastOf(BACKS, text, from, to) >= 0;
  }

  /** Whether the number of a card is named, if a card is spoken of there. */
  static boolean namesNumber(char[] text, int from, int to) {
    return Lexicon.lastOf(NUMBERS, text, from, to) >= 0;
  }

  private boolean asksForUnknown(int from, int to) {
    boolean ofNumbers = false;
    boolean isUnknown = false;
    boolean before = false;
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && (Chars.isLetter(chars[end]) || chars[end] == '\'')) {
        end++;
      }
      if (end > i) {
        int word = SaidBetween.of(chars, i, end);
        // "The house number?" is none of a card.
        ofNumbers |=
            (word & SaidBetween.OF_NUMBERS) != 0 && !(before && Lexicon.is("number", chars, i));
        before =
            (word & (digit | SaidBetween.LABEL | SaidBetween.OF_NUMBERS)) == 0
                && !isSaidBetween(word, i, end);
        isUnknown |= before;
        i = end;
        continue;
      }
      if (chars[i] == '?' && isUnknown && !ofNumbers) {
        return true;
      }
      if (".!?:\n".indexOf(chars[i]) >= 0) {
        isUnknown = false;
        ofNumbers = false;
        before = false;
      }
      i++;
    }
    return false;
  }

  /** What lies between a group that ends at a place and the next. */
  Gap read(int end, int to) {
    holdsUnknown = false;
    holdsOn = false;
    int from = digits.corrected.behind(end, to);
    if (from == to && from > end) {
      return Gap.GOES_ON;
    }
    if (to - from > MOST_BETWEEN + MOST_TURN
        || isInIdentifier(from, to)
        || turnsToCard(from, to)
        || announces(from, to)) {
      return Gap.ENDS;
    }
    int line = to - 1;
    while (line >= from && chars[line] != '\n') {
      line--;
    }
    if (line >= from) {
      if (!joinsLines) {
        return Gap.ENDS;
      }
      // Another speaker may say more than this one, but not ask for something else.
      int first = from;
      while (chars[first] != '\n') {
        first++;
      }
      Gap before = words(from, first);
      Gap after = words(afterLabel(line + 1, to), to);
      boolean isRemark = before == Gap.REMARK || after == Gap.REMARK;
      if (before == Gap.ENDS || after == Gap.ENDS || isRemark && topics.turnsAway(from, to)) {
        return Gap.ENDS;
      }
      if (before == Gap.CORRECTS || after == Gap.CORRECTS) {
        return Gap.CORRECTS;
      }
      Gap others = others(first, line);
      return isRemark && others == Gap.GOES_ON ? Gap.REMARK : others;
    }
    Gap gap = to - from > MOST_BETWEEN || topics.turnsAway(from, to) ? Gap.ENDS : words(from, to);
    // Letters that touch figures are those of an identifier.
    boolean touches = Chars.isLetter(chars[from]) || Chars.isLetter(chars[to - 1]);
    return gap == Gap.REMARK && (touches || !isInShortLine(from, to) && question(from) < 0)
        ? Gap.ENDS
        : gap;
  }

  /** Whether what was told before is of something else, and a card is spoken of since. */
  private boolean turnsToCard(int from, int to) {
    return topics.lastCard(from, to) >= 0 && topics.isOtherAt(from);
  }

  /** "36560e231": letters that touch the figures on both sides. */
  private boolean isInIdentifier(int from, int to) {
    return from > 0
        && Chars.isLetter(chars[from])
        && Chars.isLetter(chars[to - 1])
        && Chars.isDigit(chars[from - 1])
        && Chars.isDigit(chars[to]);
  }

  /**
   * Whether who tells the digits at a place says right before them that a card's number follows:
   * "and the card number is". What was told before is none of it.
   */
  private boolean announces(int from, int to) {
    int card = words.cardBefore(to);
    if (card < from) {
      return false;
    }
    boolean isTold = false;
    int i = Lexicon.wordEnd(chars, card, to);
    while (i < to) {
      int end = Lexicon.wordEnd(chars, i, to);
      if (end > i) {
        String word = String.valueOf(chars, i, end - i).toLowerCase(Locale.ROOT);
        boolean tells = TELLING.contains(word);
        if (!tells && !NUMBERS.contains(word)) {
          return false;
        }
        isTold |= tells;
      } else if (chars[i] == '\n' || chars[i] == '?') {
        return false;
      }
      i = Math.max(end, i + 1);
    }
    return isTold && !isOfRest(from, card);
  }

  /** "The rest of the card number is": a part of it follows. */
  private boolean isOfRest(int from, int card) {
    int i = card;
    while (i > from && ".?!\n".indexOf(chars[i - 1]) < 0) {
      i--;
    }
    while (i < card) {
      int end = Lexicon.wordEnd(chars, i, card);
      int word = end > i ? SaidBetween.of(chars, i, end) : 0;
      if ((word & (SaidBetween.BEFORE_COUNT | SaidBetween.OF_NUMBERS)) != 0) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /**
   * Returns where the question for a card ends to which a place may belong, as the answer; -1 if
   * there is none. In a text without turns, what is said amid that answer acknowledges its groups.
   * A request for the number ("Card number please.") is one too, right before digits.
   */
  int question(int place) {
    int low = Math.max(0, place - MOST_TURN);
    for (int i = place - 1; i >= low && chars[i] != '\n'; i--) {
      if (chars[i] == '?' || chars[i] == '.' && Chars.isWhite(chars[i + 1])) {
        int start = i;
        while (start > 0 && i - start < MOST_BETWEEN && ".?!\n".indexOf(chars[start - 1]) < 0) {
          start--;
        }
        int card = Arrays.binarySearch(words.cardWords, 0, words.cardCount, start);
        card = card < 0 ? -card - 1 : card;
        if (card < words.cardCount
            && words.cardWords[card] < i
            && (chars[i] == '?' || requestsNumber(start, i))) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /** Whether the sentence at [from, to) is of a number that is told behind it, and not in it. */
  private boolean requestsNumber(int from, int to) {
    int next = digits.firstFrom(to);
    if (next >= digits.count
        || digits.start[next] - to > RIGHT_BEHIND
        || digits.firstFrom(from) != next) {
      return false;
    }
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && Chars.isLetter(chars[end])) {
        end++;
      }
      if (end > i && NUMBERS.contains(String.valueOf(chars, i, end - i).toLowerCase(Locale.ROOT))) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /** Whether [from, to) lies in one turn, and not in a text of many without their speakers. */
  private boolean isInShortLine(int from, int to) {
    int start = from;
    while (start > 0 && chars[start - 1] != '\n' && from - start < MOST_TURN) {
      start--;
    }
    int end = to;
    while (end < words.length && chars[end] != '\n' && end - to < MOST_TURN) {
      end++;
    }
    return end - start < MOST_TURN;
  }

  /** What others say in the lines between two line breaks. */
  private Gap others(int first, int last) {
    if (last - first > MOST_TURN || topics.turnsAway(first, last)) {
      return Gap.ENDS;
    }
    int unknown = 0;
    boolean ofNumbers = false;
    int i = first;
    while (i < last) {
      int end = i;
      while (end < last && (Chars.isLetter(chars[end]) || chars[end] == '\'')) {
        end++;
      }
      if (end > i) {
        int word = SaidBetween.of(chars, i, end);
        if ((word & SaidBetween.OTHER_TOPIC) != 0 && !PhoneRemarks.isDevice(chars, i, end)) {
          return Gap.ENDS;
        }
        ofNumbers |= (word & SaidBetween.OF_NUMBERS) != 0;
        boolean isKnown = (word & (digit | SaidBetween.LABEL)) != 0 || isSaidBetween(word, i, end);
        unknown += isKnown ? 0 : 1;
      }
      i = Math.max(end, i + 1);
    }
    return unknown <= MOST_UNKNOWN_OF_OTHERS || ofNumbers ? Gap.GOES_ON : Gap.ENDS;
  }

  int afterLabel(int line, int to) {
    for (int i = line; i + 1 < to; i++) {
      if (chars[i] == ':' && chars[i + 1] == ' ') {
        return i + 1;
      }
    }
    return line;
  }

  /** What the words and signs at [from, to) do to a number. */
  Gap words(int from, int to) {
    Gap gap = Gap.GOES_ON;
    int most = !joinsLines ? MOST_ACKNOWLEDGING : isAside(from, to) ? MOST_ASIDE : MOST_UNKNOWN;
    int unknown = 0;
    int i = from;
    while (i < to) {
      char c = chars[i];
      if (Chars.isLetter(c)) {
        int end = i;
        while (end < to
            && (Chars.isLetter(chars[end]) || chars[end] == '\'' || chars[end] == '\u2019')) {
          end++;
        }
        int word = SaidBetween.of(chars, i, end);
        holdsOn |= SaidBetween.holdsOn(chars, i, end);
        if ((word & correction) != 0) {
          gap = Gap.CORRECTS;
        } else if (!isSaidBetween(word, i, end)) {
          unknown++;
          if (end - i == 1 && Lookalikes.isSpelledLetter(c)
              || unknown > most
              || (word & SaidBetween.OTHER_TOPIC) != 0 && !PhoneRemarks.isDevice(chars, i, end)
              || !joinsLines && question(from) < 0) {
            return Gap.ENDS;
          }
        }
        i = end;
      } else if (isSign(c) || Chars.isDigit(c) && Counting.counts(chars, i, i + 1, c - '0')) {
        i++;
      } else {
        return Gap.ENDS;
      }
    }
    holdsUnknown |= unknown > 0;
    return unknown > 0 && gap != Gap.CORRECTS && !isAside(from, to) ? Gap.REMARK : gap;
  }

  /** Whether what is said at [from, to) is set apart from the digits behind it. */
  private boolean isAside(int from, int to) {
    int i = to;
    while (i > from && Chars.isWhite(chars[i - 1])) {
      i--;
    }
    return i > from && ",.;:?!>])\u2014\u2026".indexOf(chars[i - 1]) >= 0;
  }

  private boolean isSaidBetween(int word, int from, int to) {
    if ((word & between) != 0) {
      return true;
    }
    int known = lexicon.lookup(chars, from, to);
    int type = known & Lexicon.TYPE;
    return (known & Lexicon.ASSENT) != 0
        || type == Lexicon.DIGIT && Counting.counts(chars, from, to, known >> 4 & 0xff)
        || type == Lexicon.FILLER
        || type == Lexicon.HESITATION
        || type == Lexicon.MULTIPLIER;
  }

  /** Whether it is a blank, or a sign that services write amid what is said. */
  static boolean isSign(char c) {
    return Chars.isWhite(c)
        || Chars.isBlank(c)
        || ".,;:!?-\u2013\u2014\u2026'[]()<>\u00bf\u00a1".indexOf(c) >= 0;
  }
}
