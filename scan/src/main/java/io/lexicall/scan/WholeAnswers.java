package io.lexicall.scan;

/**
 * Tells how far an answer goes to the question for a card's number. All digits of it are the
 * number's, whatever else people say amid them: to a dog, of their glasses, about the weather. So
 * no word needs to be known but those that end the answer.
 */
final class WholeAnswers {
  /** An answer that holds more digits, with all that is said again, is none. */
  private static final int MOST_DIGITS = 60;

  /** So much may be said between two of its groups. */
  private static final int MOST_BETWEEN = SaidAmid.MOST_TURN;

  /** The number is named so near to the word for a card: "give me the card number". */
  private static final int BESIDE = 60;

  /** By so many digits a beginning is known, of which one may have been told wrong. */
  private static final int BEGINNING = 4;

  private static final String OF = " of ";

  private static final int ENDING = Lexicon.CODE_NAME_ALONE | Lexicon.OF_CARDS;

  private final SpokenWords words;
  private final char[] chars;
  private final DigitGroups groups;
  private final Topics topics;
  private final SaidAmid amid;

  WholeAnswers(SpokenWords words, DigitGroups groups, Topics topics, SaidAmid amid) {
    this.words = words;
    this.groups = groups;
    this.topics = topics;
    this.amid = amid;
    chars = words.text;
  }

  /**
   * Whether the number of a payment card is asked for, or announced, at a place before digits: the
   * number is named, or the digits are told in the turn, or in answer to it.
   */
  boolean isAskedFor(int card, int place) {
    int lines = 0;
    int to = card;
    while (to < place && (lines == 0 || to - card < BESIDE)) {
      lines += chars[to] == '\n' ? 1 : 0;
      to++;
    }
    int from = Math.max(Echoes.lineOf(chars, card), card - BESIDE);
    return !topics.isOfDoubtfulCard(place)
        && (lines <= 1 && to == place || SaidAmid.namesNumber(chars, from, to));
  }

  /** The last group of an answer that begins with one. */
  int last(int first) {
    int last = first;
    int told = groups.size(first);
    while (last + 1 < groups.count()
        && told <= MOST_DIGITS
        && !endsBetween(groups.end(last), groups.start(last + 1), told)) {
      last++;
      told += groups.size(last);
    }
    return told <= MOST_DIGITS ? last : first;
  }

  /**
   * Whether words stand there, and the signs between them: no mask, no date, no identifier, whose
   * letters touch figures, and nothing that is counted ("4260 of them").
   */
  private boolean isSpeech(int from, int to) {
    if (Chars.isLetter(chars[from]) && Chars.isDigit(chars[from - 1])
        || Chars.isLetter(chars[to - 1]) && Chars.isDigit(chars[to])
        || to - from > OF.length() && Lexicon.is(OF, chars, from)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (!Chars.isLetter(c) && !Chars.isDigit(c) && !SaidAmid.isSign(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the group of an answer at which its number is told once more from its beginning, by who
   * starts again or reads it back; 0 if there is none.
   *
   * @param first the first group of the answer
   * @param from the first that is looked at
   */
  int beginsAgain(int first, int from, int last) {
    for (int g = from; g <= last; g++) {
      if (isAgain(first, g, last)) {
        return g;
      }
    }
    return 0;
  }

  /** Whether a group up to the last begins as one before it does. */
  boolean isAgain(int first, int g, int last) {
    return groups.first(g) - groups.first(first) >= BEGINNING
        && groups.first(last + 1) - groups.first(g) >= BEGINNING
        && groups.isAlike(first, g, BEGINNING);
  }

  private boolean endsBetween(int from, int to, int told) {
    // Behind a whole number, who speaks of the card asks for something else of it.
    if (told >= CardNetworks.MIN_LENGTH && topics.lastCard(from, to) >= 0) {
      return true;
    }
    if (!isSpeech(from, to)
        || to - from > MOST_BETWEEN
        || topics.turnsAway(from, to)
        || amid.asksForCode(from, to)) {
      return true;
    }
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < to; t++) {
      int start = words.start[t];
      boolean isOther =
          (SaidBetween.of(chars, start, words.end[t]) & SaidBetween.OTHER_TOPIC) != 0
              && !PhoneRemarks.isDevice(chars, start, words.end[t]);
      if (isOther
          || words.is(t, ENDING)
          || words.is(t, Lexicon.VALID_UNTIL) && Topics.isAfterValid(chars, start)) {
        return true;
      }
    }
    return false;
  }
}
