package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether something else is asked for and told amid a number, and the number then goes on:
 * "4260 1815" – "sorry, your ZIP code?" – "90210" – "okay, go on" – "9083 0167".
 */
final class OtherAmid {

  /** They have few digits, so that who tells them may go on with the card in the same turn. */
  private static final Set<String> OF_FEW_DIGITS =
      Set.of(
          "zip",
          "postal",
          "postcode",
          "postleitzahl",
          "cep",
          "amount",
          "total",
          "importe",
          "montant",
          "betrag",
          "valor");

  /** So others ask a speaker to go on. */
  private static final Set<String> GOING_ON =
      Set.of(
          ("on continue ahead proceed weiter rest fortfahren continuez suite allez siga"
                  + " sigue contin\u00fae adelante resto prossiga")
              .split(" ", -1));

  static final Set<String> MONEY =
      Set.of("euro", "euros", "dollars", "dollar", "pesos", "reais", "pounds", "cents");

  private final SpokenWords words;
  private final char[] chars;
  private final Topics topics;
  private final SaidAmid amid;

  /** Whether the text is parted into turns, by lines; else sentences stand for them. */
  final boolean hasTurns;

  OtherAmid(SpokenWords words, Topics topics, SaidAmid amid) {
    this.words = words;
    this.topics = topics;
    this.amid = amid;
    chars = words.text;
    int line = 0;
    while (line < words.length && chars[line] != '\n') {
      line++;
    }
    hasTurns = line < words.length;
  }

  /**
   * Whether something else is asked for between two groups of a number, and done with.
   *
   * @param from where the first ends
   * @param digits where the first digits between begin, or the second group
   * @param to where the second group begins
   * @param isReadBack whether the digits between may be some of the number
   */
  boolean isDone(int from, int digits, int to, boolean isReadBack) {
    int line = to;
    while (line > from && !endsTurnAt(line - 1)) {
      line--;
    }
    int before = line - 1;
    while (before > from && !endsTurnAt(before - 1)) {
      before--;
    }
    int turn = from;
    while (turn < to && !endsTurnAt(turn)) {
      turn++;
    }
    // "4556 7375 on the invoice": of something else itself.
    if (topics.turnsAway(from, turn) && digits > turn) {
      return false;
    }
    // Who reads digits back asks whether they are right, and for nothing else.
    boolean isAsked = topics.turnsAway(from, to);
    for (int i = from; i < to && !isAsked && !isReadBack; i++) {
      isAsked = chars[i] == '?';
    }
    return isAsked
        && before > from
        && amid.words(amid.afterLabel(line, to), to) != SaidAmid.Gap.ENDS
        && (hasTurns || asksToGoOn(before, line))
        && !asksForCode(before, line)
        // Who was asked says first what is asked for.
        && (!(topics.turnsAway(before, line) && topics.lastCard(before, line) < 0)
            || (digits < line || digits == to && holdsSum(turn, to))
                && asksForFewDigits(turn, line)
                && endsSentence(line, to));
  }

  /** Whether a sum with cents stands at [from, to), which is no digits. */
  private boolean holdsSum(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if ((chars[i] == '.' || chars[i] == ',')
          && Chars.isDigit(chars[i - 1])
          && Chars.isDigit(chars[i + 1])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a speaker answers what was asked for amid a number, and goes on with the number in the
   * same turn: "sorry, your ZIP code?" – "90210. 9083 0167".
   *
   * @param from where the number was left
   * @param digits where the answer begins
   * @param end where it ends
   * @param to where the next group begins
   */
  boolean isAnsweredBefore(int from, int digits, int end, int to) {
    int line = digits;
    while (line > from && !endsTurnAt(line - 1)) {
      line--;
    }
    int question = from;
    while (question < line && !endsTurnAt(question)) {
      question++;
    }
    return hasTurns
        && question + 1 < line
        && !topics.turnsAway(from, question)
        && asksForFewDigits(question, line)
        && endsSentence(end, to)
        && !topics.turnsAway(line, to)
        && amid.words(amid.afterLabel(line, digits), digits) != SaidAmid.Gap.ENDS
        && amid.words(end, to) != SaidAmid.Gap.ENDS;
  }

  private boolean asksForFewDigits(int from, int to) {
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && Chars.isLetter(chars[end])) {
        end++;
      }
      if (end > i
          && OF_FEW_DIGITS.contains(String.valueOf(chars, i, end - i).toLowerCase(Locale.ROOT))) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /** Whether a sentence ends at [from, to), and no turn. */
  private boolean endsSentence(int from, int to) {
    boolean ends = false;
    for (int i = from; i < to; i++) {
      if (chars[i] == '\n') {
        return false;
      }
      ends |= ".!?".indexOf(chars[i]) >= 0;
    }
    return ends;
  }

  private boolean endsTurnAt(int i) {
    return chars[i] == '\n'
        || !hasTurns
            && (chars[i] == '.' || chars[i] == '?' || chars[i] == '!')
            && Chars.isWhite(chars[i + 1]);
  }

  /** Whether a sentence asks for the rest of a number: "go on with the card", "and the rest?" */
  private boolean asksToGoOn(int from, int to) {
    boolean asks = topics.lastCard(from, to) >= 0;
    int i = from;
    while (i < to && !asks) {
      int end = i;
      while (end < to && Chars.isLetter(chars[end])) {
        end++;
      }
      asks =
          end > i
              && ((SaidBetween.of(chars, i, end) & SaidBetween.OF_NUMBERS) != 0
                  || GOING_ON.contains(String.valueOf(chars, i, end - i).toLowerCase(Locale.ROOT)));
      i = Math.max(end, i + 1);
    }
    return asks;
  }

  /** Whether the code of the card is asked for: who tells that goes on with no number. */
  private boolean asksForCode(int from, int to) {
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < to; t++) {
      int start = words.start[t];
      if (words.is(t, Lexicon.CODE_NAME_ALONE)
          || Lexicon.is("verification", chars, start)
          || Lexicon.is("security", chars, start)) {
        return true;
      }
    }
    return CodeMentions.areAskedFor(words, from, to);
  }

  /** Whether what is told at [start, to) is one of money: "$1,240.00", "1240 euros". */
  boolean isSum(int start, int to) {
    int word = to;
    while (Chars.isBlank(chars[word])) {
      word++;
    }
    int end = word;
    while (Chars.isLetter(chars[end])) {
      end++;
    }
    return start > 0 && Character.getType(chars[start - 1]) == Character.CURRENCY_SYMBOL
        || Character.getType(chars[word]) == Character.CURRENCY_SYMBOL
        || MONEY.contains(String.valueOf(chars, word, end - word).toLowerCase(Locale.ROOT));
  }
}
