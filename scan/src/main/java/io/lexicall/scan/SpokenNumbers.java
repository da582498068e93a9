package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers as people say them to each other: with acknowledgements, fillers and stops
 * between the groups, with groups said again, and with corrections. It is slow and obvious, and
 * reads only what is known to be said, or what is short.
 *
 * <p>The digits of a text come in groups. From each group on, a number is sought that goes on from
 * group to group as long as nothing else is said between them; a group may be left out if it
 * repeats what was just said, or if it is taken back ("no, sorry"). What is found must have a
 * network's range and length and a right check digit, and a card must have been spoken of before.
 */
final class SpokenNumbers {

  /** What was found. */
  static final class Found {
    /** Of each element the beginning, the end and the digits. */
    final int[] elements;

    final char[] value;
    final int network;
    final Confidence confidence;

    /** What was said between and is no part of it: groups said again, or taken back. */
    final int[] repeated;

    Found(int[] elements, char[] value, int network, Confidence confidence, int[] repeated) {
      this.repeated = repeated;
      this.elements = elements;
      this.value = value;
      this.network = network;
      this.confidence = confidence;
    }
  }

  /** Digits that follow each other with nothing said between. */
  private record Group(int from, int to) {}

  /** What lies between two groups. */
  private enum Gap {
    /** Something else is said. */
    ENDS,
    /** Nothing that matters. */
    GOES_ON,
    /** What was said before is taken back. */
    CORRECTS
  }

  /** Most of what one says between two groups, in characters. */
  private static final int MOST_BETWEEN = 120;

  /** Most of what another speaker says between two. */
  private static final int MOST_TURN = 300;

  /** So far before a number a card is spoken of. */
  private static final int CONTEXT = 1500;

  /** The same in any text. */
  private static final int CONTEXT_OF_TEXT = 300;

  /** Tries from one group on, with so much left out: a call that holds more is none. */
  private static final int MOST_STEPS = 1500;

  /**
   * So many times something is left out of a number: first as little as can be, since digits that
   * are all the same repeat each other however they are grouped.
   */
  private static final int[] MOST_LEFT_OUT = {0, 1, 2, 4, 8, 20};

  /** Tries in a whole text, after which no group is left out any more: so its time is bounded. */
  private static final int MOST_STEPS_IN_ALL = 1_000_000;

  private static final int MOST_GROUPS = 40;

  /** Most digits that are said again at once. */
  private static final int MOST_REPEATED = 19;

  /** Most digits that are taken back at once. */
  private static final int MOST_CORRECTED = 8;

  /** So many words that are not known may be said amid a number, unless they ask for another. */
  private static final int MOST_UNKNOWN = 6;

  /** The same of what the other speaker says. */
  private static final int MOST_UNKNOWN_OF_OTHERS = 10;

  /** So many groups before a number may be taken for its beginning. */
  private static final int MOST_BEFORE = 8;

  private static final int REFERENCE_REACH = 40;

  /** Who speaks of these asks for something else than the rest of a number. */
  private static final Set<String> OTHER_TOPICS =
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
          "cvv",
          "cvc",
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
          "license");

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

  private final String text;
  private final char[] chars;
  private final SpokenDigits digits;
  private final CardNetworks networks;
  private final Lexicon lexicon;
  private final SpokenLanguage language;
  private final List<Group> groups = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final boolean joinsLines;
  private final Topics topics;
  private int mostLeftOut;
  private int steps;
  private int stepsInAll;

  /** Where the words that speak of cards begin. */
  private final int[] cardWords;

  private SpokenNumbers(
      String text,
      SpokenDigits digits,
      CardNetworks networks,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics) {
    this.topics = topics;
    this.text = text;
    this.digits = digits;
    this.networks = networks;
    this.lexicon = lexicon;
    this.joinsLines = joinsLines;
    language = SpokenLanguage.of(text);
    chars = Arrays.copyOf(text.toCharArray(), text.length() + 2);
    cardWords = cardWords(chars, text.length(), lexicon);
  }

  private static int[] cardWords(char[] chars, int length, Lexicon lexicon) {
    int[] starts = new int[16];
    int count = 0;
    int i = 0;
    while (i < length) {
      int end = Chars.isLetter(chars[i]) ? Lexicon.wordEnd(chars, i, length) : i;
      if (end > i && lexicon.isCardWord(chars, i, end)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count] = i;
        count++;
      }
      i = Math.max(end, i + 1);
    }
    return Arrays.copyOf(starts, count);
  }

  /**
   * Finds the numbers of a text.
   *
   * @param digits those of the text
   * @param joinsLines whether a line is what a speaker says before another does
   */
  static List<Found> find(
      String text,
      SpokenDigits digits,
      CardNetworks networks,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics) {
    SpokenNumbers numbers = new SpokenNumbers(text, digits, networks, lexicon, joinsLines, topics);
    numbers.group();
    int g = 0;
    while (g < numbers.groups.size()) {
      int next = numbers.from(g);
      g = Math.max(g + 1, next);
    }
    return numbers.found;
  }

  /** Returns whether a text has a word that speaks of cards. */
  static boolean speaksOfCards(String text, Lexicon lexicon) {
    char[] chars = Arrays.copyOf(text.toCharArray(), text.length() + 2);
    return cardWords(chars, text.length(), lexicon).length > 0;
  }

  private void group() {
    int k = 0;
    while (k < digits.count) {
      int to = k + 1;
      while (to < digits.count
          && isJoined(digits.end[to - 1], digits.start[to])
          && to - k < CardNetworks.MAX_LENGTH + 1) {
        to++;
      }
      groups.add(new Group(k, to));
      k = to;
    }
  }

  /** Within a word of several digits, or a group of figures. */
  private static boolean isJoined(int end, int start) {
    return start <= end;
  }

  /** Looks for a number from a group on; returns the group behind it, or 0. */
  private int from(int first) {
    Best best = bestFrom(first);
    if (best.path != null && best.rank < Best.CERTAIN) {
      // What was said just before may have been taken for its beginning.
      int last = Math.min(first + MOST_BEFORE, best.path.get(best.path.size() - 1));
      for (int later = first + 1; later <= last && best.rank < Best.CERTAIN; later++) {
        Best other = bestFrom(later);
        if (other.rank == Best.CERTAIN) {
          best = other;
        }
      }
    }
    if (best.path == null || !isInterrupted(best.path)) {
      return 0;
    }
    report(best.path);
    return best.path.get(best.path.size() - 1) + 1;
  }

  /** The likeliest number that begins with a group. */
  private Best bestFrom(int first) {
    Group group = groups.get(first);
    Best best = new Best();
    if (!isAfterCard(digits.start[group.from])) {
      return best;
    }
    for (int more : MOST_LEFT_OUT) {
      steps = 0;
      mostLeftOut = more;
      List<Integer> path = new ArrayList<>();
      path.add(first);
      extend(path, group.to - group.from, first, 0, best);
      if (best.rank == Best.CERTAIN) {
        break;
      }
    }
    return best;
  }

  /**
   * Returns whether more lies between the groups than a separator, or they are words of another
   * language: else others have judged it.
   */
  private boolean isInterrupted(List<Integer> path) {
    for (int i = 1; i < path.size(); i++) {
      int before = digits.end[groups.get(path.get(i - 1)).to - 1];
      int start = digits.start[groups.get(path.get(i)).from];
      if (start - before > 1
          || start > before && chars[before] == ','
          || Lexicon.is("thousand", chars, start)
          || language != SpokenLanguage.ENGLISH && Chars.isLetter(chars[start])) {
        return true;
      }
    }
    return false;
  }

  /** "order" or the like stands before. */
  private boolean isAfterReference(int place) {
    int i = Math.max(0, place - REFERENCE_REACH);
    while (i < place) {
      int end = Chars.isLetter(chars[i]) ? Lexicon.wordEnd(chars, i, place) : i;
      if (end > i && (lexicon.lookup(chars, i, end) & Lexicon.REFERENCE) != 0) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /** The likeliest number so far. */
  private static final class Best {
    /** Of a usual length, and nothing else follows. */
    static final int CERTAIN = 5;

    @Nullable List<Integer> path;
    int length;
    int rank = -1;
  }

  /** How likely it is that a number ends there, by its length and by what follows. */
  private int rank(List<Integer> path, int length, int last) {
    int four = firstFour(path);
    int usual =
        length == 16
                || length == 15 && (four / 100 == 34 || four / 100 == 37)
                || length == 14 && four / 1000 == 3
            ? 1
            : 0;
    if (last + 1 >= groups.size() || gap(last, last + 1) == Gap.ENDS) {
      return 4 + usual;
    }
    return holdsEnd(last) ? 2 + usual : usual;
  }

  private void extend(List<Integer> path, int length, int last, int leftOut, Best best) {
    steps++;
    stepsInAll++;
    if (length > CardNetworks.MAX_LENGTH || steps > MOST_STEPS || path.size() > MOST_GROUPS) {
      return;
    }
    if (length >= 4 && networks.lengths(firstFour(path)) == 0) {
      return;
    }
    if (length >= CardNetworks.MIN_LENGTH && isNumber(path, length)) {
      int rank = rank(path, length, last);
      if (rank > best.rank || rank == best.rank && length > best.length) {
        best.path = List.copyOf(path);
        best.length = length;
        best.rank = rank;
      }
    }
    if (last + 1 >= groups.size()) {
      return;
    }
    Gap gap = gap(last, last + 1);
    if (gap == Gap.ENDS) {
      return;
    }
    int next = last + 1;
    boolean leavesOut = leftOut < mostLeftOut && stepsInAll < MOST_STEPS_IN_ALL;
    // First without groups that say again what was just said.
    if (leavesOut) {
      leaveOut(path, length, next, leftOut, best);
    }
    path.add(next);
    extend(path, length + size(next), next, leftOut, best);
    path.remove(path.size() - 1);
    if (gap == Gap.CORRECTS && leavesOut) {
      int taken = 0;
      for (int back = 1; back < path.size() && taken < MOST_CORRECTED; back++) {
        taken += size(path.get(path.size() - back));
        List<Integer> corrected = new ArrayList<>(path.subList(0, path.size() - back));
        corrected.add(next);
        extend(corrected, length(corrected), next, leftOut + 1, best);
      }
    }
  }

  /** Goes on behind groups that repeat the last digits, rightly or wrongly. */
  private void leaveOut(List<Integer> path, int length, int next, int leftOut, Best best) {
    StringBuilder said = new StringBuilder();
    for (int g : path) {
      said.append(digits.text(groups.get(g).from, groups.get(g).to));
    }
    StringBuilder again = new StringBuilder();
    for (int g = next; g < groups.size() && again.length() < MOST_REPEATED; g++) {
      if (g > next && gap(g - 1, g) == Gap.ENDS) {
        break;
      }
      again.append(digits.text(groups.get(g).from, groups.get(g).to));
      if (again.length() < 2 && !isSetApart(next, g) || again.length() > said.length()) {
        continue;
      }
      int unlike = 0;
      for (int k = 0; k < again.length(); k++) {
        unlike += again.charAt(k) == said.charAt(said.length() - again.length() + k) ? 0 : 1;
      }
      boolean misheard =
          unlike > 0
              && unlike * 2 <= again.length()
              && g + 1 < groups.size()
              && gap(g, g + 1) == Gap.CORRECTS;
      if (unlike == 0 || misheard) {
        extend(path, length, g, leftOut + 1, best);
      }
    }
  }

  /** Whether groups stand between signs, or in a line of their own: so one is read back. */
  private boolean isSetApart(int first, int last) {
    return first > 0 && last + 1 < groups.size() && holdsStop(first - 1) && holdsStop(last);
  }

  private boolean holdsStop(int g) {
    return holds(".?!,\n", g);
  }

  /** Whether a sentence or line ends between a group and the next. */
  private boolean holdsEnd(int g) {
    return holds(".?!\n", g);
  }

  private boolean holds(String signs, int g) {
    int to = digits.start[groups.get(g + 1).from];
    for (int i = digits.end[groups.get(g).to - 1]; i < to; i++) {
      if (signs.indexOf(chars[i]) >= 0) {
        return true;
      }
    }
    return false;
  }

  private int size(int g) {
    return groups.get(g).to - groups.get(g).from;
  }

  private int length(List<Integer> path) {
    return path.stream().mapToInt(this::size).sum();
  }

  private int firstFour(List<Integer> path) {
    int four = 0;
    int n = 0;
    for (int g : path) {
      for (int k = groups.get(g).from; k < groups.get(g).to && n < 4; k++) {
        four = four * 10 + digits.digits[k];
        n++;
      }
    }
    return four;
  }

  private byte[] digitsOf(List<Integer> path, int length) {
    byte[] number = new byte[length];
    int n = 0;
    for (int g : path) {
      for (int k = groups.get(g).from; k < groups.get(g).to; k++) {
        number[n] = digits.digits[k];
        n++;
      }
    }
    return number;
  }

  private boolean isNumber(List<Integer> path, int length) {
    byte[] number = digitsOf(path, length);
    return CardNetworks.luhn(number, 0, length)
        && networks.judge(number, 0, length) != CardNetworks.NONE;
  }

  private void report(List<Integer> path) {
    int length = length(path);
    byte[] number = digitsOf(path, length);
    char[] value = new char[length];
    for (int i = 0; i < length; i++) {
      value[i] = (char) ('0' + number[i]);
    }
    int[] elements = new int[3 * path.size()];
    for (int i = 0; i < path.size(); i++) {
      Group group = groups.get(path.get(i));
      elements[3 * i] = digits.start[group.from];
      elements[3 * i + 1] = digits.end[group.to - 1];
      elements[3 * i + 2] = group.to - group.from;
    }
    int first = path.get(0);
    int last = path.get(path.size() - 1);
    boolean straight = last - first == path.size() - 1;
    int start = digits.start[groups.get(first).from];
    int end = digits.end[groups.get(last).to - 1];
    Topics.Topic topic = topics.at(start, end, digits);
    boolean ofCard =
        joinsLines
            ? topic == Topics.Topic.CARD
            : straight && topic != Topics.Topic.OTHER && !isAfterReference(start);
    int network = networks.judge(number, 0, length) >> 2;
    found.add(
        new Found(
            elements,
            value,
            network,
            ofCard && !topics.turnsAway(start, end) ? Confidence.MEDIUM : Confidence.LOW,
            repeated(path)));
  }

  /** The groups between those of a number. */
  private int[] repeated(List<Integer> path) {
    int first = path.get(0);
    int last = path.get(path.size() - 1);
    int[] repeated = new int[3 * (last - first + 1 - path.size())];
    int n = 0;
    for (int g = first + 1; g < last; g++) {
      if (!path.contains(g)) {
        Group group = groups.get(g);
        repeated[n] = digits.start[group.from];
        repeated[n + 1] = digits.end[group.to - 1];
        repeated[n + 2] = group.to - group.from;
        n += 3;
      }
    }
    return repeated;
  }

  /** Returns whether a card is spoken of before a place. */
  private boolean isAfterCard(int place) {
    int reach = joinsLines ? CONTEXT : CONTEXT_OF_TEXT;
    int found = Arrays.binarySearch(cardWords, place);
    int before = found >= 0 ? found - 1 : -found - 2;
    return before >= 0 && place - cardWords[before] <= reach;
  }

  private Gap gap(int one, int other) {
    int from = digits.end[groups.get(one).to - 1];
    int to = digits.start[groups.get(other).from];
    if (to - from > MOST_BETWEEN + MOST_TURN) {
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
      // Another speaker may say more than this one, but nothing that asks for something else.
      int first = text.indexOf('\n', from);
      Gap before = words(from, first);
      Gap after = words(afterLabel(line + 1, to), to);
      return before == Gap.ENDS || after == Gap.ENDS
          ? Gap.ENDS
          : before == Gap.CORRECTS || after == Gap.CORRECTS ? Gap.CORRECTS : others(first, line);
    }
    return to - from > MOST_BETWEEN || topics.turnsAway(from, to) ? Gap.ENDS : words(from, to);
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
        String word = text.substring(i, end).toLowerCase(Locale.ROOT);
        if (OTHER_TOPICS.contains(word)) {
          return Gap.ENDS;
        }
        ofNumbers |= OF_NUMBERS.contains(word);
        boolean isKnown =
            isSaidBetween(word, i, end) || language.digit(word) >= 0 || word.equals("speaker");
        unknown += isKnown ? 0 : 1;
      }
      i = Math.max(end, i + 1);
    }
    return unknown <= MOST_UNKNOWN_OF_OTHERS || ofNumbers ? Gap.GOES_ON : Gap.ENDS;
  }

  private int afterLabel(int line, int to) {
    for (int i = line; i + 1 < to; i++) {
      if (chars[i] == ':' && chars[i + 1] == ' ') {
        return i + 1;
      }
    }
    return line;
  }

  /** What the words and signs at [from, to) do to a number. */
  private Gap words(int from, int to) {
    Gap gap = Gap.GOES_ON;
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
        String word = text.substring(i, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (language.isCorrection(word)) {
          gap = Gap.CORRECTS;
        } else if (!isSaidBetween(word, i, end)) {
          unknown++;
          if (!joinsLines || unknown > MOST_UNKNOWN || OTHER_TOPICS.contains(word)) {
            return Gap.ENDS;
          }
        }
        i = end;
      } else if (isSign(c)) {
        i++;
      } else {
        return Gap.ENDS;
      }
    }
    return unknown > 0 && gap != Gap.CORRECTS && !isAside(from, to) ? Gap.ENDS : gap;
  }

  /** Whether what is said at [from, to) is set apart from the digits behind it. */
  private boolean isAside(int from, int to) {
    int i = to;
    while (i > from && Chars.isWhite(chars[i - 1])) {
      i--;
    }
    return i > from && ",.;:?!>])\u2014\u2026".indexOf(chars[i - 1]) >= 0;
  }

  private boolean isSaidBetween(String word, int from, int to) {
    int known = lexicon.lookup(chars, from, to);
    int type = known & Lexicon.TYPE;
    return language.isBetween(word)
        || (known & Lexicon.ASSENT) != 0
        || type == Lexicon.FILLER
        || type == Lexicon.HESITATION
        || type == Lexicon.MULTIPLIER
        || language.multiplier(word) > 0;
  }

  private static boolean isSign(char c) {
    return Chars.isWhite(c)
        || Chars.isBlank(c)
        || ".,;:!?-\u2013\u2014\u2026'[]()<>\u00bf\u00a1".indexOf(c) >= 0;
  }
}
