package io.lexicall.scan;

import java.util.Set;

/** Finds the words near a number that say that it is a card number, or something else. */
final class CardWords {

  /** How far from a number a card word that is said of it is looked for, in characters each way. */
  static final int CONTEXT = 512;

  /** How far before a number "order" or the like is said of it. */
  private static final int REFERENCE_REACH = 40;

  /** A word so short beside digits or colons is a part of something hexadecimal rather. */
  private static final int SHORT_WORD = 3;

  private static final int MAX_NAME = 24;

  /** What one discovers. */
  private static final Set<String> VERB_OBJECTS =
      Set.of("the", "a", "an", "our", "your", "how", "new", "more", "what", "why", "all", "this");

  /** The codes of networks in reservations, and the first digits of their cards. */
  private static final String[] NETWORK_CODES = {
    "vi", "4", "mc", "52", "ca", "52", "ax", "3", "ds", "6", "dc", "3", "jc", "3",
  };

  private final TextWindow window;
  private final Lexicon lexicon;
  private final Turns turns;

  CardWords(TextWindow window, Lexicon lexicon, Turns turns) {
    this.window = window;
    this.lexicon = lexicon;
    this.turns = turns;
  }

  /**
   * Returns whether one that may be a payment card stands in the sentence of a number, or in the
   * question that the number answers.
   */
  boolean isNear(int start, int end) {
    return kindNear(start, end) >= CardKinds.DOUBTFUL;
  }

  /** Returns of which kind the likeliest card there is; {@link CardKinds#NONE} if there is none. */
  int kindNear(int start, int end) {
    if (isBehindCodeOfNetwork(start)) {
      return CardKinds.PAYMENT;
    }
    int before = kindOfCard(contextStart(start), start, true);
    return before == CardKinds.PAYMENT
        ? before
        : Math.max(before, kindOfCard(end, contextEnd(end), false));
  }

  /** "VI4111…", "CCVI4111…": so airlines and travel agents write how one pays. */
  private boolean isBehindCodeOfNetwork(int start) {
    return start > 1 && isCodeOfNetwork(window.text, start);
  }

  /** Whether two letters touch a number that are the code of its network. */
  static boolean isCodeOfNetwork(char[] text, int start) {
    if (start < 2
        || !Chars.isAsciiLetter(text[start - 1])
        || !Chars.isAsciiLetter(text[start - 2])) {
      return false;
    }
    int from = start - 2;
    String beginnings = null;
    for (int i = 0; i < NETWORK_CODES.length && beginnings == null; i += 2) {
      beginnings = Lexicon.is(NETWORK_CODES[i], text, from) ? NETWORK_CODES[i + 1] : null;
    }
    if (beginnings == null || beginnings.indexOf(text[start]) < 0) {
      return false;
    }
    from -= from > 1 && Lexicon.is("cc", text, from - 2) ? 2 : 0;
    return from == 0 || !Chars.isAsciiAlphanumeric(text[from - 1]) && text[from - 1] != '_';
  }

  /** Returns whether one stands anywhere about a number, in its sentence or another. */
  boolean isAbout(int start, int end) {
    return kindOfCard(Math.max(0, start - CONTEXT), start, true) >= CardKinds.DOUBTFUL
        || kindOfCard(end, Math.min(window.length, end + CONTEXT), false) >= CardKinds.DOUBTFUL;
  }

  /**
   * Returns the beginning of the sentence, or of what the other speaker said before if it answers
   * that.
   */
  private int contextStart(int start) {
    boolean answers = false;
    int i = start;
    while (i > 0 && start - i < CONTEXT) {
      if (window.endsSentence(i - 1)) {
        if (answers || !isFollowedByTurn(i)) {
          break;
        }
        answers = true;
      }
      i--;
    }
    return i;
  }

  private boolean isFollowedByTurn(int sentenceEnd) {
    int i = sentenceEnd;
    while (window.kindAt(i) == Chars.SPACE || window.kindAt(i) == Chars.CR) {
      i++;
    }
    return window.kindAt(i) == Chars.LF && turns.speakerAt(i + 1) >= 0;
  }

  private int contextEnd(int end) {
    int i = end;
    while (i < window.length && i - end < CONTEXT && !window.endsSentence(i)) {
      i++;
    }
    return i;
  }

  /**
   * Returns of which kind the likeliest card is of which a word between speaks.
   *
   * @param touching whether the last word may touch the digits behind it
   */
  private int kindOfCard(int from, int to, boolean touching) {
    char[] text = window.text;
    int kind = CardKinds.NONE;
    int i = from;
    while (i < to) {
      if (!Chars.isLetter(text[i])) {
        i++;
        continue;
      }
      int end = Lexicon.wordEnd(text, i, to);
      boolean whole =
          end - i > SHORT_WORD
              || (i == 0 || !Chars.isDigit(text[i - 1]) && text[i - 1] != ':')
                  && (end == to && touching || !Chars.isDigit(text[end]));
      if (whole && isOtherMeaning(i, end)) {
        i = end;
        continue;
      }
      if (whole
              && (lexicon.lookup(text, i, end) & Lexicon.PHRASE) != 0
              && lexicon.phraseAt(text, i, to, Lexicon.CARD) != null
          || isNameInHumps(i, end, to)) {
        return CardKinds.PAYMENT;
      }
      if (whole && lexicon.isCardWord(text, i, end)) {
        kind = Math.max(kind, CardKinds.at(text, i, end, window.length));
        if (kind == CardKinds.PAYMENT) {
          return kind;
        }
      }
      i = end;
    }
    return kind;
  }

  private String wordAfter(int end) {
    char[] text = window.text;
    int from = text[end] == ' ' ? end + 1 : end;
    int to = from;
    while (Chars.isAsciiLetter(text[to]) && to - from < 8) {
      to++;
    }
    return String.valueOf(text, from, to - from);
  }

  /** "discover", the verb; "Cc:", the line of a mail. */
  private boolean isOtherMeaning(int start, int end) {
    char[] text = window.text;
    if (end - start == 8 && text[start] == 'd' && Lexicon.is("discover", text, start)) {
      return VERB_OBJECTS.contains(wordAfter(end));
    }
    if (end - start != 2 || !Lexicon.is("cc", text, start) || text[end] != ':') {
      return false;
    }
    for (int i = end; i - end < 80 && !Chars.isLineBreak(text[i]); i++) {
      if (text[i] == '@') {
        return true;
      }
    }
    return false;
  }

  /** "RuPay", "enRoute": a network's name of which the first hump, which ends at hump, is none. */
  private boolean isNameInHumps(int start, int hump, int to) {
    char[] text = window.text;
    if (start > 0 && Chars.isLetter(text[start - 1])) {
      return false;
    }
    int end = hump;
    while (end < to && end - start <= MAX_NAME && Chars.isLetter(text[end])) {
      end++;
    }
    return end > hump && (lexicon.lookup(text, start, end) & Lexicon.CARD) != 0;
  }

  /** Returns whether a word such as "order" stands just before a number in its sentence. */
  boolean isAfterReference(int start) {
    char[] text = window.text;
    int i = Math.max(contextStart(start), start - REFERENCE_REACH);
    while (i < start) {
      if (!Chars.isLetter(text[i])) {
        i++;
        continue;
      }
      int end = Lexicon.wordEnd(text, i, start);
      if ((lexicon.lookup(text, i, end) & Lexicon.REFERENCE) != 0 && !isFieldOfPayments(i, end)) {
        return true;
      }
      i = end;
    }
    return false;
  }

  /** "AccountNumber": so the messages of payment systems name the card's number. */
  private boolean isFieldOfPayments(int start, int end) {
    return Lexicon.is("account", window.text, start)
        && end - start == 7
        && Chars.isLetter(window.text[end])
        && Lexicon.is("number", window.text, end);
  }
}
