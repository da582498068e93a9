package io.lexicall.scan;

import io.lexicall.scan.ExpiryDates.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Finds security codes that one speaker asks for and another says. The code is the next three or
 * four digits, unless something else is asked for before.
 */
final class SpokenCodes implements CodeMentions.Listener {

  /**
   * A code, or what answers something else that was asked for beside it.
   *
   * @param from where its digits are, by their indices
   * @param isVague whether its name means other things too
   */
  record Found(int from, int to, boolean isVague, boolean isCode) {}

  private static final int SHORTEST = 3;
  private static final int LONGEST_CODE = 4;

  /** Most cards have so many digits. */
  private static final int USUAL_LENGTH = 16;

  /** At most so many characters between the name and the code. */
  private static final int REACH = 160;

  /** Signs that join two figures to one word, as in a date or the name of a file. */
  private static final String IN_TOKENS = "-:/.,_+";

  /** So often a code is told again. */
  private static final int MOST_AGAIN = 4;

  private static final Set<String> BEHIND_OH =
      Set.of(
          ("okay ok yes yeah yep sure right sorry here there i wait that that's it it's its let"
                  + " hold where which um uh")
              .split(" ", -1));

  private static final int SHORTEST_REFUSAL = 8;

  /** A refusal to tell the code, or a question for something else. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:won['\\u2019]t|will\\h+not|can['\\u2019]t|cannot|not\\h+going\\h+to|rather\\h+not"
              + "|don['\\u2019]t\\h+want\\h+to)\\h+(?:give|share|tell|say|read)"
              + "|don['\\u2019]t\\h+have\\h+(?:one|it|that)|(?:no|n\\u00e3o)\\h+(?:lo\\h+|o\\h+)?ten[gh]o"
              + "|ne\\h+l['\\u2019]ai\\h+pas|habe\\h+ich\\h+nicht"
              + "|how\\h+(?:much|old|many(?!\\h+(?:digits|numbers)))|(?:house|apartment|unit|room|suite|floor)\\h+number"
              + "|extension|apartment|what(?:['\\u2019]s|\\h+is)\\h+your"
              + "|cu\\u00e1nto|combien|wie\\h*viel|quanto|hausnummer|(?:su|sua|votre)\\h+(?:casa|maison|rue)"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final char[] text;
  private final SpokenWords words;
  private final SpokenDigits digits;
  private final Topics topics;
  private final CodeMentions mentions;
  private final Breaths breaths;
  private final ExpiryDates dates;
  private final List<Found> found = new ArrayList<>();

  private final Stretches taken = new Stretches();

  private SpokenCodes(SpokenWords words, SpokenDigits digits, Topics topics) {
    text = words.text;
    this.words = words;
    this.digits = digits;
    this.topics = topics;
    mentions = new CodeMentions(words);
    breaths = new Breaths(words, digits, topics);
    dates = new ExpiryDates(words, digits, breaths);
  }

  /**
   * Finds the codes of a text, each once.
   *
   * @param isOfNumber whether a place is behind the number of a card, and near: there "the code?"
   *     asks for its code
   * @param numberEnds where the numbers of cards end
   */
  static List<Found> find(
      SpokenWords words,
      SpokenDigits digits,
      Topics topics,
      IntPredicate isOfNumber,
      List<Integer> numberEnds) {
    if (digits.count < SHORTEST) {
      return List.of();
    }
    SpokenCodes codes = new SpokenCodes(words, digits, topics);
    codes.find(isOfNumber, numberEnds);
    return codes.found;
  }

  /** Returns how often {@link #find} compares a code with another, where no number is near. */
  static long looks(SpokenWords words, SpokenDigits digits, Topics topics) {
    SpokenCodes codes = new SpokenCodes(words, digits, topics);
    codes.find(place -> false, List.of());
    return codes.taken.looks();
  }

  private void find(IntPredicate isOfNumber, List<Integer> numberEnds) {
    mentions.tellNames(isOfNumber, this);
    mentions.tellCodes(this);
    mentions.tellQuestions(isOfNumber, this);
    for (int i = 0; i < numberEnds.size(); i++) {
      behindNumber(numberEnds.get(i));
    }
    for (int i = 0; i < numberEnds.size(); i++) {
      behindRemark(numberEnds.get(i));
    }
    findBehindDates(isOfNumber);
  }

  /** Takes the answer to a name or a question: the code, or what is said instead. */
  @Override
  public void mentioned(int name, boolean vague, boolean isOfThings) {
    int from = digits.firstFrom(name);
    if (from >= digits.count
        || !breaths.leads(name, digits.start[from], REACH)
        || isRefused(name, digits.start[from])
        || isOfAnother(name, digits.start[from])
        || Masks.holdCode(text, name, digits.start[from])
        || Breaths.isPartOfAWord(text, digits.start[from])) {
      return;
    }
    from = afterInterjection(from);
    int to = breaths.end(from);
    int first = to - from > LONGEST_CODE ? codeBeforeDate(from, to) : from;
    if (first > from && !dates.isDate(from, from + ExpiryDates.LENGTH)) {
      add(from, first, vague, true);
      return;
    }
    int code = dates.endOfDate(from, to, isAskedWithDate(name) ? Asked.FOR_DATE : Asked.FOR_CODE);
    if (code < to) {
      add(from, code, vague, false);
      take(code, dates.endOfCode(code, to), vague);
      return;
    }
    if (isOfSomethingElse(from, to, name) || isDateBeforeCode(from, to)) {
      boolean date = dates.isDate(from, to);
      if (date) {
        add(from, to, vague, false);
      }
      if (breaths.isBeside(to) && !breaths.isCut(from, to)) {
        from = to;
        to = breaths.end(from);
      } else if (date) {
        return;
      }
    }
    if (!isOfThings || !beginsNumber(from, to)) {
      take(from, to, vague);
    }
  }

  /**
   * Whether figures are the first group of a longer number, such as that of a device: "939 093
   * 102". A date may follow a code, and so may the code again, or the number of a card.
   */
  private boolean beginsNumber(int from, int to) {
    int end = to;
    while (end < digits.count
        && end - from < CardNetworks.MAX_LENGTH + LONGEST_CODE
        && digits.start[end] <= digits.end[end - 1] + 1
        && (digits.start[end] == digits.end[end - 1] || text[digits.end[end - 1]] == ' ')
        && Chars.isAsciiDigit(text[digits.start[end]])) {
      end++;
    }
    int rest = end - to;
    return rest > 0
        && !(rest >= CardNetworks.MIN_LENGTH && CardNetworks.luhn(digits.digits, to, rest))
        && Chars.isAsciiDigit(text[digits.start[from]])
        && !isAmount(end)
        && !(rest == ExpiryDates.LENGTH && dates.isDate(to, end))
        && !(rest == to - from && digits.areSame(from, to, to, end));
  }

  /**
   * Whether the answer to a question for a code is a date and then digits that can be the code: who
   * asked said "date" or "validity", which are asked for of other things too.
   */
  private boolean isDateBeforeCode(int from, int to) {
    if (!dates.isDate(from, to) || !breaths.isBeside(to)) {
      return false;
    }
    int end = breaths.end(to);
    int gap = digits.end[to - 1];
    return isCode(to, end)
        && breaths.widest(gap, digits.start[to]) < Breaths.STOP
        && breaths.areAsides(gap, digits.start[to])
        && !isAmount(end)
        && !digits.areSame(from, to, to, end);
  }

  /**
   * Returns the end of the code with which the digits of one breath begin if a date follows it, in
   * the same breath or the next: "837 04/28"; the index itself if there is none.
   */
  private int codeBeforeDate(int from, int to) {
    int code = to - from > LONGEST_CODE ? to - ExpiryDates.LENGTH : to;
    if (code - from != SHORTEST && code - from != LONGEST_CODE || !isCode(from, code)) {
      return from;
    }
    int end = code < to || to >= digits.count ? to : breaths.end(to);
    boolean isBehind =
        code < to
            || breaths.isBeside(to) && breaths.areAsides(digits.end[to - 1], digits.start[to]);
    boolean isWhole =
        end - code == ExpiryDates.LENGTH || code == to && end - code == ExpiryDates.LENGTH - 1;
    return isBehind && isWhole && dates.isDate(code, end) ? code : from;
  }

  /** Takes a group as the code, or what is left of it where it was begun twice. */
  private void take(int begin, int end, boolean vague) {
    int from = begin;
    int to = breaths.once(from, end);
    if (!isCode(from, to) && !breaths.holds('\n', digits.start[from], digits.end[to - 1])) {
      for (int k = from + 1; k < to; k++) {
        if (breaths.widest(digits.end[k - 1], digits.start[k]) >= Breaths.STOP) {
          from = k;
        }
      }
    }
    if (isCode(from, to)) {
      add(from, to, vague, true);
      saidInstead(from, to, vague);
    }
  }

  /**
   * Finds the code that is told behind a number in the same breath, alone or behind the day on
   * which the card expires.
   */
  private void behindNumber(int end) {
    int from = digits.firstFrom(end);
    if (from == 0 || !breaths.isBeside(from) || digits.start[from] < end) {
      return;
    }
    int to = breaths.end(from);
    int date = dates.endOfDate(from, to, Asked.NOTHING);
    int first = date < to || dates.isDate(from, to) ? from : codeBeforeDate(from, to);
    if (first > from && breaths.areAsides(end, digits.start[from])) {
      add(from, first, false, true);
    } else if (date < to) {
      int code = dates.endOfCode(date, to);
      if (!isAmount(code)) {
        take(date, code, false);
      }
    } else if (dates.isDate(from, to)) {
      if (breaths.isBeside(to)
          && breaths.areAsides(digits.end[to - 1], digits.start[to])
          && !dates.isSecondDate(to)
          && !isAmount(breaths.end(to))) {
        take(to, breaths.end(to), false);
      }
    } else if (digits.start[from] - end <= Breaths.GAP
        && to - from == SHORTEST
        && isCode(from, to)
        && !isAmount(to)
        && (to == digits.count || breaths.isLineBetween(to))
        && breaths.areAsides(end, digits.start[from])) {
      add(from, to, false, true);
    }
  }

  /**
   * Finds three digits that are told alone, behind a remark, and with which the sixteen before them
   * are a number too. They are its end or its code: nothing else was asked for.
   */
  private void behindRemark(int end) {
    int from = digits.firstFrom(end);
    int to = from + SHORTEST;
    if (from >= USUAL_LENGTH
        && to <= digits.count
        && (to == digits.count || breaths.isLineBetween(to))
        && breaths.isLineBetween(from)
        && breaths.leads(end, digits.start[from], REACH)
        && !breaths.holds('?', end, digits.start[from])
        && CardNetworks.luhn(digits.digits, from - USUAL_LENGTH, USUAL_LENGTH + SHORTEST)
        && isCode(from, to)
        && breaths.isAlone(from, to)
        && !isAmount(to)) {
      add(from, to, true, true);
    }
  }

  /** Finds codes behind the dates that answer a question for the day on which a card expires. */
  private void findBehindDates(IntPredicate isOfNumber) {
    for (int t = 0; t < words.count; t++) {
      int start = words.start[t];
      if (asksForEnd(t) && isOfNumber.test(start)) {
        int from = digits.firstFrom(start);
        int to = from < digits.count ? breaths.end(from) : from;
        int date =
            dates.endOfDate(from, to, isCodeAskedBefore(start) ? Asked.FOR_DATE : Asked.NOTHING);
        if (date < to) {
          if (digits.start[from] - start <= REACH
              && !topics.turnsAway(start + 1, digits.start[from])
              && !isAmount(dates.endOfCode(date, to))) {
            take(date, dates.endOfCode(date, to), true);
          }
        } else if (from < digits.count
            && digits.start[from] - start <= REACH
            && dates.isDate(from, to)
            && breaths.isBeside(to)
            && breaths.areAsides(digits.end[to - 1], digits.start[to])
            && isCode(to, breaths.end(to))
            && !dates.isSecondDate(to)
            && !isAmount(breaths.end(to))) {
          take(to, breaths.end(to), true);
        } else if (from < digits.count
            && isCodeAskedBefore(start)
            && breaths.leads(start + 1, digits.start[from], REACH)
            && codeBeforeDate(from, to) == to) {
          take(from, to, true); // both were asked for, and are told in that order
        }
      }
    }
  }

  /** Whether the question for the date asks for the code before: "the CVV and the expiry?" */
  private boolean isCodeAskedBefore(int date) {
    int from = date;
    while (from > 0 && date - from < Breaths.BESIDE && ".?!:\n".indexOf(text[from - 1]) < 0) {
      from--;
    }
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < date; t++) {
      if (words.is(t, Lexicon.CODE_NAME_ALONE)) {
        return true;
      }
    }
    return CodeMentions.areAskedFor(words, from, date);
  }

  /** "218 dollars", "218 North Street" */
  private boolean isAmount(int to) {
    if (CardFields.isOfHouse(text, digits.end[to - 1])) {
      return true;
    }
    int next = Chars.afterBlanks(text, digits.end[to - 1]);
    int end = next;
    while (Chars.isLetter(text[end])) {
      end++;
    }
    return end > next
            && ((SaidBetween.of(text, next, end) & SaidBetween.OTHER_TOPIC) != 0
                || OtherAmid.MONEY.contains(
                    String.valueOf(text, next, end - next).toLowerCase(Locale.ROOT)))
        || text[next] == '%'
        || Character.getType(text[next]) == Character.CURRENCY_SYMBOL;
  }

  private void add(int from, int to, boolean vague, boolean isCode) {
    if (taken.add(from, to)) {
      found.add(new Found(from, to, vague, isCode));
    }
  }

  private boolean isCode(int from, int to) {
    if (to - from != 3 && to - from != 4) {
      return false;
    }
    int start = digits.start[from];
    int end = digits.end[to - 1];
    for (int k = from + 1; k < to; k++) {
      int gap = digits.end[k - 1];
      if (digits.start[k] - gap == 1 && (text[gap] == ':' || text[gap] == '/')) {
        return false;
      }
    }
    return !goesOnBehind(end)
        && (start < 2 || !goesOnBefore(start))
        && !Masks.areAbout(text, start, end);
  }

  /** "56s", "14:20", "2026-11-12", "description.pt.11" */
  private boolean goesOnBehind(int end) {
    return Chars.isAsciiDigit(text[end - 1])
        && (Chars.isLetter(text[end])
            || IN_TOKENS.indexOf(text[end]) >= 0 && Chars.isAsciiDigit(text[end + 1]));
  }

  private boolean goesOnBefore(int start) {
    char sign = text[start - 1];
    return Chars.isAsciiDigit(text[start])
        && IN_TOKENS.indexOf(sign) >= 0
        && (Chars.isAsciiDigit(text[start - 2])
            || (sign == '.' || sign == '_') && Chars.isLetter(text[start - 2]));
  }

  /** The codes that follow one, since it is taken back, read back, or told again. */
  private void saidInstead(int from, int to, boolean vague) {
    int before = from;
    int end = to;
    for (int n = 0; n < MOST_AGAIN && end < digits.count; n++) {
      int next = afterInterjection(end);
      int last = breaths.once(next, breaths.end(next));
      int gap = digits.end[end - 1];
      if (!isCode(next, last)
          || !breaths.leads(gap, digits.start[next], REACH)
          || Breaths.isPartOfAWord(text, digits.start[next])) {
        return;
      }
      boolean again = digits.areSame(next, last, before, end);
      boolean alone =
          breaths.isLineBetween(next)
              && !breaths.holds('?', gap, digits.start[next])
              && breaths.isAlone(next, last);
      boolean instead =
          breaths.widest(gap, digits.start[next]) >= Breaths.CORRECTION
              || last - next == end - before
                  && breaths.holdsOn(gap, digits.start[next])
                  && breaths.areAsides(gap, digits.start[next]);
      if (!again && !alone && !instead) {
        return;
      }
      add(next, last, vague, true);
      before = next;
      end = last;
    }
  }

  /** "Oh, 301": who says so says no digit. */
  private int afterInterjection(int k) {
    boolean isWord = k + 1 < digits.count && digits.digits[k] == 0 && isO(digits.start[k]);
    if (!isWord) {
      return k;
    }
    int next = Chars.afterBlanks(text, digits.end[k]);
    int to = Chars.asciiWordEnd(text, next);
    boolean says =
        text[next] == ',' || text[next] == '.' || text[next] == '!'
            ? isCode(k + 1, breaths.end(k + 1))
            : BEHIND_OH.contains(String.valueOf(text, next, to - next).toLowerCase(Locale.ROOT));
    return says ? k + 1 : k;
  }

  private boolean isO(int at) {
    char c = text[at];
    return c == 'o' || c == 'O';
  }

  /** Whether digits answer what else was asked for in the same breath. */
  private boolean isOfSomethingElse(int from, int to, int name) {
    return to - from > 4
        || dates.isDate(from, to) && (dates.isParted(from, to) || isAskedWithDate(name));
  }

  /** Whether a word asks for the day on which the card expires, or for another thing of it. */
  private boolean asksForEnd(int t) {
    return words.is(t, Lexicon.OF_CARDS)
        || words.is(t, Lexicon.VALID_UNTIL) && Topics.isAfterValid(text, words.start[t]);
  }

  /** Whether the day on which the card expires is asked for in the sentence of a name. */
  private boolean isAskedWithDate(int name) {
    for (int t = words.firstFrom(name + REACH) - 1; t >= 0 && words.start[t] > name - REACH; t--) {
      int start = words.start[t];
      if (asksForEnd(t)) {
        int from = Math.min(start, name);
        int to = Math.max(start, name);
        return isNothingCounted(from, to) && breaths.widest(from, to) < Breaths.STOP;
      }
    }
    return false;
  }

  /**
   * Whether no digits are said at [from, to) but the count of the question: "the three on the
   * back".
   */
  private boolean isNothingCounted(int from, int to) {
    int first = digits.firstFrom(from);
    int said = digits.firstFrom(to) - first;
    return said == 0
        || said == 1 && (digits.digits[first] == SHORTEST || digits.digits[first] == SHORTEST + 1);
  }

  /** Whether somebody will not tell the code, or something else is asked for in its place. */
  private boolean isRefused(int from, int to) {
    return to - from > SHORTEST_REFUSAL
        && REFUSED.matcher(mentions.said()).region(from, to).useTransparentBounds(true).find();
  }

  /** Whether digits tell which card is meant: "the card ending in 1111". */
  private boolean isOfAnother(int from, int to) {
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < to; t++) {
      if (words.is(t, Lexicon.OF_OTHER_CARDS)) {
        return true;
      }
    }
    return false;
  }
}
