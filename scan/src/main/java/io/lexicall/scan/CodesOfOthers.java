package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by the question before a code whether it is that of something else than a card: one that
 * was sent, that of an account, of a door, or on the back of a thing.
 */
final class CodesOfOthers {

  /** So far before the code it is asked for. */
  private static final int REACH = 320;

  /** So many lines at most end between the question and the code. */
  private static final int MOST_LINES = 5;

  /** So far before the code's name the question for it begins, where no sentence does. */
  private static final int BEFORE_NAME = 40;

  /** What a question for a code speaks of. */
  private static final Set<String> CODES =
      Set.of(
          ("code codes pin passcode password digits digit number numbers back otp"
                  + " c\u00f3digo clave contrase\u00f1a chiffres ziffern nummer senha d\u00edgitos"
                  + " n\u00fameros")
              .split(" ", -1));

  /** By these, something else than a card has the code. */
  private static final Set<String> OTHERS =
      Set.of(
          ("texted text sent send sending sms message messaged emailed email app authenticator"
                  + " passcode password pin otp login account social ssn"
                  + " alarm gate door garage building lobby keypad lock safe access entry"
                  + " serial model router modem meter device phone box package label gift claim"
                  + " enviamos enviado mensaje correo contrase\u00f1a mensagem senha"
                  + " envoy\u00e9 re\u00e7u geschickt gesendet")
              .split(" ", -1));

  /** By these, a card has it all the same. */
  private static final Set<String> OF_CARDS =
      Set.of(
          (ExpiryDates.WORDS
                  + " cvv cvc csc cvn cid cvv2 cryptogramme seguridad seguran\u00e7a s\u00e9curit\u00e9"
                  + " pr\u00fcfnummer")
              .split(" ", -1));

  private static final Set<String> SECURITY = Set.of("security");

  private final SpokenWords words;
  private final char[] text;

  CodesOfOthers(SpokenWords words) {
    this.words = words;
    text = words.text;
  }

  /** Whether the last question before a code asks for that of something else. */
  boolean isAskedBefore(int code) {
    int low = low(code);
    int end = questionEnd(code, low);
    int from = sentenceStart(end - 1, low);
    if (end <= low || from >= end) {
      return false;
    }
    if (Lexicon.lastOf(CODES, text, from, end) < 0) {
      // "You should have got a code by text. What does it say?"
      from = sentenceStart(from - 1, low);
    }
    // Without signs a line is one sentence.
    int named = Lexicon.lastOf(CODES, text, from, end);
    if (named < 0) {
      return false;
    }
    // "I emailed the receipt, and the three digits?" Another clause is about something else.
    from = behindSign(Math.max(from, named - BEFORE_NAME), named);
    return Lexicon.lastOf(OTHERS, text, isCounted(named) ? named : from, end) >= 0
        && Lexicon.lastOf(OF_CARDS, text, from, code) < 0
        && Lexicon.lastOf(SECURITY, text, end, code) < 0
        && !speaksOfCard(from, code);
  }

  /** Returns what lies behind the last comma or semicolon; the beginning if there is none. */
  private int behindSign(int from, int to) {
    int i = to;
    while (i > from && text[i - 1] != ',' && text[i - 1] != ';') {
      i--;
    }
    return i;
  }

  /** "Three digits", "4 digits": a code is called by how many there are. */
  private boolean isCounted(int name) {
    int end = name;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && (Chars.isLetter(text[start - 1]) || Chars.isDigit(text[start - 1]))) {
      start--;
    }
    return CodeMentions.COUNTED.contains(
        String.valueOf(text, start, end - start).toLowerCase(Locale.ROOT));
  }

  /**
   * Where the last question before a code ends: at its sign, or with the line before, if that
   * speaks of a code. Services that write small letters only write no signs.
   */
  private int questionEnd(int code, int low) {
    int line = lineStart(code, low);
    int before = lineStart(Math.max(low, line - 1), low);
    int end = code;
    while (end > Math.max(low, before) && text[end - 1] != '?') {
      end--;
    }
    if (end > Math.max(low, before)) {
      return end;
    }
    if (Lexicon.lastOf(CODES, text, Math.max(low, before), line) >= 0) {
      return line;
    }
    while (end > low && text[end - 1] != '?') {
      end--;
    }
    return end > low ? end : line;
  }

  /** Whether a code is named as that of a card in its own sentence. */
  boolean isNamedBefore(int code) {
    int from = sentenceStart(code, Math.max(0, code - BEFORE_NAME));
    return Lexicon.lastOf(OF_CARDS, text, from, code) >= 0
        || Lexicon.lastOf(SECURITY, text, from, code) >= 0
        || speaksOfCard(from, code);
  }

  private int low(int code) {
    int lines = 0;
    int low = code;
    while (low > 0 && code - low < REACH && lines <= MOST_LINES) {
      low--;
      lines += text[low] == '\n' ? 1 : 0;
    }
    return low;
  }

  private int lineStart(int place, int low) {
    int i = place;
    while (i > low && text[i - 1] != '\n') {
      i--;
    }
    return i;
  }

  private int sentenceStart(int place, int low) {
    int i = place;
    while (i > low && ".?!\n".indexOf(text[i - 1]) < 0) {
      i--;
    }
    return Math.max(i, low);
  }

  private boolean speaksOfCard(int from, int to) {
    int first = Arrays.binarySearch(words.cardWords, 0, words.cardCount, from);
    for (int c = first < 0 ? -first - 1 : first; c < words.cardCount; c++) {
      int card = words.cardWords[c];
      if (card >= to) {
        return false;
      }
      if (!CardKinds.isWithoutCode(text, card)) {
        return true;
      }
    }
    return false;
  }
}
