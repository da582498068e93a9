package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers as people say them to each other: with acknowledgements, fillers and pauses
 * between the groups, with repeated groups, and with corrections. It is slow, and reads only known
 * speech and short texts.
 *
 * <p>The digits of a text come in groups. From each group on, it looks for a number that continues
 * from group to group while nothing else is said between them. A group may be left out if it
 * repeats the last one, or if it is corrected ("no, sorry"). The number must have a network's range
 * and length and a valid check digit, and a card must have been mentioned before.
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

    /** Where in the number something else was asked for and told; 0 and 0 if nowhere. */
    final int otherFrom;

    final int otherTo;

    Found(int[] elements, char[] value, int network, Confidence confidence, int[] repeated) {
      this(elements, value, network, confidence, repeated, 0, 0);
    }

    Found(
        int[] elements,
        char[] value,
        int network,
        Confidence confidence,
        int[] repeated,
        int otherFrom,
        int otherTo) {
      this.repeated = repeated;
      this.otherFrom = otherFrom;
      this.otherTo = otherTo;
      this.elements = elements;
      this.value = value;
      this.network = network;
      this.confidence = confidence;
    }
  }

  private static final int READ = 1;
  private static final int STOP = 1 << 1;
  private static final int END = 1 << 2;
  private static final int LINE = 1 << 3;

  /** How many characters before a number the words that speak of a card may stand. */
  private static final int CONTEXT = 1500;

  /** How many characters before a number they may stand in a text that is no transcript. */
  private static final int CONTEXT_OF_TEXT = 300;

  /** The limit of the tries that begin with one group. */
  private static final int MOST_STEPS = 1500;

  /**
   * The limits of how often something may be left out of a number, tried one after the other. The
   * smallest comes first, since equal digits repeat each other however they are grouped.
   */
  private static final int[] MOST_LEFT_OUT = {0, 1, 2, 4, 8, 20};

  /** The limit of the tries in a whole text; after it no group is left out any more. */
  private static final int MOST_STEPS_IN_ALL = 1_000_000;

  private static final int MOST_GROUPS = 40;

  /** Most digits that are said again at once. */
  private static final int MOST_REPEATED = 19;

  /** Most digits that are taken back at once. */
  private static final int MOST_CORRECTED = 8;

  private static final int FEWEST_CORRECTED = 3;

  /** All numbers of digits, as a set of bits. */
  private static final int ANY_SIZE = -1;

  /** So many remarks may lie in a number if one is amid the digits of a turn: prose has more. */
  private static final int MOST_AMID = 1;

  /** So many groups before a number may be taken for its beginning. */
  private static final int MOST_BEFORE = 8;

  private static final int REFERENCE_REACH = 40;

  /** A gap that is shorter holds no question, and is not searched for one. */
  private static final int SHORTEST_QUESTION = 8;

  /** How many digits most cards have. */
  private static final int USUAL_LENGTH = 16;

  /** How many digits one of their groups has. */
  private static final int USUAL_GROUP = 4;

  /** So many digits at most are told before something else is asked for amid a number. */
  private static final int LONGEST_BEFORE_OTHER = 13;

  /** So many groups are told in answer to that. */
  private static final int MOST_GROUPS_OF_OTHER = 20;

  /** So many digits has what is asked for and is no topic of its own: a sum, the hour. */
  private static final int MOST_OF_SUM = 5;

  /** So many characters lie between the parts of the number, or before it, at most. */
  private static final int MOST_AROUND = 500;

  /** The most digits of a number that are corrected later. */
  private static final int MOST_UNLIKE = 2;

  /** The most characters before what is taken back in the same sentence. */
  private static final int BESIDE = 20;

  private final SpokenWords words;
  private final char[] chars;
  private final SpokenDigits digits;
  private final CardNetworks networks;
  private final Lexicon lexicon;
  private final SaidAmid amid;
  private final OtherAmid other;
  private final SpokenLanguage language;

  private final List<Found> found = new ArrayList<>();
  private final boolean joinsLines;
  private final Topics topics;

  /** Digits that follow each other with nothing said between are a group: of each its first. */
  private int[] firstDigit = new int[32];

  private int groupCount;

  /** What lies between each group and the next, once it was asked for. */
  private @Nullable SaidAmid.Gap[] gaps = new SaidAmid.Gap[0];

  /** Whether the same speaker says more there than what is known. */
  private boolean[] asides = {};

  /** Whether something is asked for there that ends a number that is whole. */
  private boolean[] asked = {};

  /** What was found in each gap: {@link #READ}, {@link #STOP}, {@link #END}. */
  private byte[] stops = {};

  /**
   * For each group, the one behind the last that is said before something else; 0 until it is asked
   * for.
   */
  private int[] lasts = {};

  private @Nullable Best[] bests = new Best[0];

  // The groups and digits of the number that is being tried.
  private final int[] path = new int[MOST_GROUPS + 2];
  private int groupsOnPath;
  private final byte[] number = new byte[2 * CardNetworks.MAX_LENGTH + 2];
  private int length;

  private int mostLeftOut;

  /** Whether the number could go on in another way if more might be left out. */
  private boolean mayLeaveOutMore;

  private int steps;
  private int stepsInAll;

  /** How often groups were looked at that may correct those before them. */
  private int looks;

  private SpokenNumbers(
      SpokenWords words,
      SpokenDigits digits,
      CardNetworks networks,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics) {
    this.topics = topics;
    this.words = words;
    this.digits = digits;
    this.networks = networks;
    this.lexicon = lexicon;
    this.joinsLines = joinsLines;
    language = digits.language() == words.languageInFile() ? words.language() : digits.language();
    chars = words.text;
    amid = new SaidAmid(words, digits, lexicon, joinsLines, topics, language);
    other = new OtherAmid(words, topics, amid);
  }

  /**
   * Finds the numbers in a text.
   *
   * @param digits those of the text
   * @param joinsLines whether a line is what a speaker says before another does
   */
  static List<Found> find(
      SpokenWords words,
      SpokenDigits digits,
      CardNetworks networks,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics) {
    if (digits.count < CardNetworks.MIN_LENGTH || !words.speaksOfCards()) {
      return List.of();
    }
    SpokenNumbers numbers = new SpokenNumbers(words, digits, networks, lexicon, joinsLines, topics);
    numbers.find();
    return numbers.found;
  }

  /** Returns how often {@link #find} looks at a group that may correct one before. */
  static int looks(
      SpokenWords words,
      SpokenDigits digits,
      CardNetworks networks,
      Lexicon lexicon,
      boolean joinsLines,
      Topics topics) {
    SpokenNumbers numbers = new SpokenNumbers(words, digits, networks, lexicon, joinsLines, topics);
    numbers.find();
    return numbers.looks;
  }

  private void find() {
    group();
    int g = 0;
    while (g < groupCount) {
      int next = from(g);
      next = next > 0 || !joinsLines ? next : corrected(g);
      g = Math.max(g + 1, next);
    }
    // What is told without anything else amid it is likelier.
    for (int first = 0; joinsLines && first < groupCount; first++) {
      if (bestFrom(first).path.length == 0) {
        first = Math.max(first, aroundOther(first) - 1);
      }
    }
  }

  /**
   * Finds a number amid which something else was asked for: "4260 1815" – "sorry, your ZIP code?" –
   * "90210" – "okay, go on" – "9083 0167"; returns the group behind it, or 0. It must be the first
   * that is said after a card was spoken of, and have a usual length; what follows the other answer
   * must be told in a turn of its own.
   */
  private int aroundOther(int first) {
    if (size(first) > LONGEST_BEFORE_OTHER || !isFirstAfterCard(first)) {
      return 0;
    }
    groupsOnPath = 0;
    length = 0;
    int last = first;
    push(last);
    while (length <= LONGEST_BEFORE_OTHER) {
      boolean ends =
          last + 1 < groupCount && (endsTurn(last) || topics.turnsAway(end(last), start(last + 1)));
      if (ends && length >= USUAL_GROUP && networks.lengths(firstFour()) != 0) {
        int behind = goneOnBehindOther(last);
        if (behind > 0) {
          return behind;
        }
      }
      if (last + 1 >= groupCount || gap(last) == SaidAmid.Gap.ENDS || groupsOnPath > USUAL_LENGTH) {
        return 0;
      }
      last++;
      push(last);
    }
    return 0;
  }

  /** Looks for the rest of a number behind the answer to something else. */
  private int goneOnBehindOther(int last) {
    int groups = groupsOnPath;
    int told = length;
    int end = end(last);
    for (int next = last + 1;
        next < groupCount
            && next - last <= MOST_GROUPS_OF_OTHER
            && start(next) - end <= MOST_AROUND;
        next++) {
      looks++;
      if (!endsTurn(next - 1) || !isDoneWithOther(last, next)) {
        continue;
      }
      int g = next;
      push(g);
      while (length <= CardNetworks.MAX_LENGTH
          && groupsOnPath <= MOST_GROUPS
          && !(isUsual() && isNumber())
          && g + 1 < groupCount
          && gap(g) != SaidAmid.Gap.ENDS) {
        g++;
        push(g);
      }
      if (length <= CardNetworks.MAX_LENGTH
          && length - told >= FEWEST_CORRECTED
          && isUsual()
          && isNumber()
          && !isAnyFound(start(path[0]), end(g))) {
        reportAround(last, next);
        return g + 1;
      }
      groupsOnPath = groups;
      length = told;
    }
    return 0;
  }

  /** Whether a turn ends behind a group; where nobody knows who speaks, a sentence. */
  private boolean endsTurn(int g) {
    return (stops(g) & (other.hasTurns ? LINE : END)) != 0;
  }

  /** Whether something else is asked for behind a group, and is done with before another. */
  private boolean isDoneWithOther(int last, int next) {
    int first = firstDigit[last + 1];
    boolean isSum = next > last + 1 && other.isSum(start(last + 1), end(next - 1));
    boolean isReadBack = !isSum && isReadBack(first, firstDigit[next]);
    return other.isDone(end(last), start(last + 1), start(next), isReadBack);
  }

  /** Whether digits may be some of the number that are read back: they are no sum, no hour. */
  private boolean isReadBack(int from, int to) {
    if (to - from > MOST_OF_SUM) {
      return true;
    }
    for (int at = 0; to > from && at + to - from <= length; at++) {
      if (Arrays.equals(digits.digits, from, to, number, at, at + to - from)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnyFound(int from, int to) {
    for (Found other : found) {
      if (other.confidence != Confidence.LOW
          && other.elements[0] < to
          && other.elements[other.elements.length - 2] > from) {
        return true;
      }
    }
    return false;
  }

  private void reportAround(int last, int next) {
    int[] elements = new int[3 * groupsOnPath];
    for (int i = 0; i < groupsOnPath; i++) {
      element(path[i], elements, i);
    }
    char[] value = new char[length];
    for (int k = 0; k < length; k++) {
      value[k] = (char) ('0' + number[k]);
    }
    int network = networks.judge(number, 0, length) >> 2;
    found.add(
        new Found(elements, value, network, Confidence.MEDIUM, new int[0], end(last), start(next)));
  }

  /** Whether no digits were said since a card was spoken of, nor anything else that has some. */
  private boolean isFirstAfterCard(int first) {
    int place = start(first);
    int found = Arrays.binarySearch(words.cardWords, 0, words.cardCount, place);
    int before = found >= 0 ? found - 1 : -found - 2;
    if (before < 0 || place - words.cardWords[before] > MOST_AROUND) {
      return false;
    }
    int card = words.cardWords[before];
    return digits.firstFrom(card) == firstDigit[first]
        && topics.at(place, place + 1, digits) == Topics.Topic.CARD
        && !topics.turnsAway(card, place);
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
      if (groupCount + 1 >= firstDigit.length) {
        firstDigit = Arrays.copyOf(firstDigit, 2 * firstDigit.length);
      }
      groupCount++;
      firstDigit[groupCount] = to;
      k = to;
    }
    gaps = new SaidAmid.Gap[groupCount];
    stops = new byte[groupCount];
    asides = new boolean[groupCount];
    asked = new boolean[groupCount];
    lasts = new int[groupCount];
    bests = new Best[groupCount];
  }

  /** Within a word of several digits, or a group of figures. */
  private static boolean isJoined(int end, int start) {
    return start <= end;
  }

  private int start(int g) {
    return digits.start[firstDigit[g]];
  }

  private int end(int g) {
    return digits.end[firstDigit[g + 1] - 1];
  }

  private int size(int g) {
    return firstDigit[g + 1] - firstDigit[g];
  }

  /** Looks for a number from a group on; returns the group behind it, or 0. */
  private int from(int first) {
    Best best = bestFrom(first);
    if (best.path.length > 0 && best.rank < Best.CERTAIN) {
      // What was said just before it may have been mistaken for its beginning.
      int last = best.holdsRemark ? best.last() : Math.min(first + MOST_BEFORE, best.last());
      for (int later = first + 1; later <= last && best.rank < Best.CERTAIN; later++) {
        Best other = bestFrom(later);
        if (other.rank == Best.CERTAIN || best.holdsRemark && other.rank > best.rank) {
          best = other;
        }
      }
    }
    if (best.path.length == 0) {
      return 0;
    }
    boolean isWritten = !isInterrupted(best.path);
    if ((isWritten && isMixed(best.path) || holdsHomophone(best.path))
        && best.rank == Best.CERTAIN
        && (joinsLines ? isFirstAfterCard(best.path[0]) : answers(best.path[0]))) {
      return report(best) ? best.last() + 1 : 0;
    }
    if (isWritten || holdsHomophone(best.path)) {
      // It has been judged already, or should be asked for. If it is certain, no other number
      // begins inside it.
      return best.rank == Best.CERTAIN ? best.last() + 1 : 0;
    }
    return report(best) ? best.last() + 1 : 0;
  }

  /** The likeliest number that begins with a group. */
  private Best bestFrom(int first) {
    Best known = bests[first];
    if (known != null) {
      return known;
    }
    Best best = new Best();
    bests[first] = best;
    if (!isAfterCard(start(first)) || size(first) + digitsBehind(first) < CardNetworks.MIN_LENGTH) {
      return best;
    }
    for (int more : MOST_LEFT_OUT) {
      steps = 0;
      mostLeftOut = more;
      mayLeaveOutMore = false;
      groupsOnPath = 0;
      length = 0;
      push(first);
      extend(first, 0, best);
      if (best.rank == Best.CERTAIN || !mayLeaveOutMore) {
        break;
      }
    }
    return best;
  }

  /**
   * Finds a number that was told wrong and of which a group is corrected later, by itself or with
   * the whole: "third group again?"; returns the group behind it, or 0.
   */
  private int corrected(int first) {
    if (!isAfterCard(start(first)) || size(first) + digitsBehind(first) < USUAL_LENGTH) {
      return 0;
    }
    groupsOnPath = 0;
    length = 0;
    int last = first;
    push(last);
    while (length < USUAL_LENGTH
        && gap(last) == SaidAmid.Gap.GOES_ON
        && groupsOnPath < USUAL_LENGTH) {
      last++;
      push(last);
    }
    if (length != USUAL_LENGTH || networks.lengths(firstFour()) == 0 || isNumber()) {
      return 0;
    }
    byte[] told = Arrays.copyOf(number, USUAL_LENGTH);
    int g = last + 1;
    int end = end(last);
    // Who says the same groups in every turn corrects nothing.
    int most = looks + MOST_GROUPS;
    while (g < groupCount
        && looks < most
        && start(g) - end <= SaidAmid.MOST_TURN
        && !topics.turnsAway(end, start(g))) {
      looks++;
      int to = g + 1;
      while (to < groupCount && start(to) - end(to - 1) <= MatchedFile.GAP) {
        to++;
      }
      byte[] right = corrected(told, firstDigit[g], firstDigit[to]);
      if (right != null) {
        boolean isWhole = firstDigit[to] - firstDigit[g] == USUAL_LENGTH;
        return reportCorrected(first, last, isWhole ? last : withAgain(told, to), right);
      }
      boolean isZero = digits.digits[firstDigit[g]] == 0 && firstDigit[to] - firstDigit[g] == 1;
      if (!isZero && placeIn(told, firstDigit[g], firstDigit[to]) < 0) {
        return 0;
      }
      end = end(to - 1);
      g = to;
    }
    return 0;
  }

  /** The last group before one, or behind it if that repeats what was told: "4230, not 4320". */
  private int withAgain(byte[] told, int behind) {
    int to = behind;
    while (to < groupCount
        && start(to) - end(to - 1) <= (to == behind ? BESIDE : MatchedFile.GAP)) {
      to++;
    }
    return to > behind && placeIn(told, firstDigit[behind], firstDigit[to]) >= 0
        ? to - 1
        : behind - 1;
  }

  /** Where in a number some digits are groups of four; -1 if they are none. */
  private int placeIn(byte[] told, int from, int to) {
    for (int at = 0;
        to - from >= USUAL_GROUP && at + to - from <= USUAL_LENGTH;
        at += USUAL_GROUP) {
      if (Arrays.equals(told, at, at + to - from, digits.digits, from, to)) {
        return at;
      }
    }
    return -1;
  }

  /** The number that some digits make of one if they are told in the place of groups like them. */
  private byte @Nullable [] corrected(byte[] told, int from, int to) {
    int size = to - from;
    for (int at = 0;
        size > 0 && size % USUAL_GROUP == 0 && at + size <= USUAL_LENGTH;
        at += USUAL_GROUP) {
      byte[] right = told.clone();
      System.arraycopy(digits.digits, from, right, at, size);
      int unlike = 0;
      for (int k = 0; k < USUAL_LENGTH; k++) {
        unlike += right[k] == told[k] ? 0 : 1;
      }
      if (unlike > 0 && unlike <= MOST_UNLIKE) {
        System.arraycopy(right, 0, number, 0, USUAL_LENGTH);
        if (isNumber()) {
          return right;
        }
      }
    }
    return null;
  }

  private int reportCorrected(int first, int last, int lastAgain, byte[] right) {
    int end = end(lastAgain);
    if (topics.at(start(first), end(last), digits) != Topics.Topic.CARD
        || topics.turnsAway(start(first), end)) {
      return 0;
    }
    char[] value = new char[USUAL_LENGTH];
    for (int k = 0; k < USUAL_LENGTH; k++) {
      value[k] = (char) ('0' + right[k]);
    }
    int[] elements = new int[3 * (last + 1 - first)];
    for (int g = first; g <= last; g++) {
      element(g, elements, g - first);
    }
    int[] again = new int[3 * (lastAgain - last)];
    for (int g = last + 1; g <= lastAgain; g++) {
      element(g, again, g - last - 1);
    }
    int network = networks.judge(right, 0, USUAL_LENGTH) >> 2;
    found.add(new Found(elements, value, network, Confidence.MEDIUM, again));
    return lastAgain + 1;
  }

  private void push(int g) {
    path[groupsOnPath] = g;
    groupsOnPath++;
    System.arraycopy(digits.digits, firstDigit[g], number, length, size(g));
    length += size(g);
  }

  private void pop() {
    groupsOnPath--;
    length -= size(path[groupsOnPath]);
  }

  /**
   * Returns whether there is more than a separator between the groups, or they are said in words of
   * another language. If neither is so, another reader has judged the number.
   */
  private boolean isInterrupted(int[] found) {
    for (int i = 1; i < found.length; i++) {
      int before = end(found[i - 1]);
      int start = start(found[i]);
      if (start - before > 1
          || start > before && chars[before] == ','
          || Chars.isLetter(chars[start]) && Homophones.digit(chars, start, end(found[i])) >= 0
          || Lexicon.is("thousand", chars, start)
          || language != SpokenLanguage.ENGLISH && Chars.isLetter(chars[start])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether groups are parted by hyphens and blanks, as services write ten or seven digits of a
   * card's number as a telephone number: "426-018-1590 830167". What reads figures leaves that out.
   */
  private boolean isMixed(int[] found) {
    boolean hyphens = false;
    boolean others = false;
    for (int i = 1; i < found.length; i++) {
      int before = end(found[i - 1]);
      if (start(found[i]) > before) {
        hyphens |= chars[before] == '-' || chars[before] == ':';
        others |= chars[before] == ' ';
      }
    }
    return hyphens && others;
  }

  /** Whether a word that only sounds like a digit is read as one. */
  private boolean holdsHomophone(int[] found) {
    for (int g : found) {
      int start = start(g);
      if (Chars.isLetter(chars[start]) && Homophones.digit(chars, start, end(g)) >= 0) {
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

    /** No more than this beside a remark: what is told without one is likelier. */
    static final int WITH_REMARK = 3;

    /** No more than that: of an unusual length, and a remark follows. */
    static final int BEFORE_REMARK = WITH_REMARK;

    private static final int[] NO_PATH = {};
    private static final byte[] NO_NUMBER = {};

    int[] path = NO_PATH;
    byte[] number = NO_NUMBER;
    int rank = -1;
    boolean holdsRemark;

    int last() {
      return path[path.length - 1];
    }
  }

  /** How likely it is that a number ends there, by its length and by what follows. */
  private int rank(int last) {
    int usual = isUsual() ? 1 : 0;
    if (usual == 0 && last + 1 < groupCount && gap(last) == SaidAmid.Gap.REMARK) {
      // The longer of it and a usual length beyond: twelve digits have a good check digit by
      // chance.
      return Best.BEFORE_REMARK;
    }
    if (last + 1 >= groupCount
        || gap(last) == SaidAmid.Gap.ENDS
        || gap(last) == SaidAmid.Gap.REMARK
        || usual > 0 && (asked[last] || joinsLines && isALine(last))) {
      return 4 + usual; // a turn that ends with a whole number is not continued
    }
    return holdsEnd(last) ? 2 + usual : usual;
  }

  /** Whether the number so far is told in one line, and ends it. */
  private boolean isALine(int last) {
    for (int g = path[0]; g < last; g++) {
      if ((stops(g) & LINE) != 0) {
        return false;
      }
    }
    return (stops(last) & LINE) != 0;
  }

  private void extend(int last, int leftOut, Best best) {
    steps++;
    stepsInAll++;
    if (length > CardNetworks.MAX_LENGTH || steps > MOST_STEPS || groupsOnPath > MOST_GROUPS) {
      return;
    }
    if (length >= 4 && networks.lengths(firstFour()) == 0) {
      return;
    }
    if (length + digitsBehind(last) < CardNetworks.MIN_LENGTH) {
      return;
    }
    boolean isNumber = length >= CardNetworks.MIN_LENGTH && isNumber();
    boolean remark = isNumber && holdsRemark(last);
    if (isNumber && (!remark || mayHoldRemarks(last))) {
      int rank = Math.min(rank(last), remark ? Best.WITH_REMARK : Best.CERTAIN);
      if (rank > best.rank || rank == best.rank && length > best.number.length) {
        best.path = Arrays.copyOf(path, groupsOnPath);
        best.number = Arrays.copyOf(number, length);
        best.rank = rank;
        best.holdsRemark = remark;
      }
    }
    int next = last + 1;
    if (next >= groupCount) {
      return;
    }
    SaidAmid.Gap gap = gap(last);
    // "Sorry" may be said to the other speaker, and correct nothing.
    boolean endsWhole = gap == SaidAmid.Gap.REMARK || asked[last];
    if (gap == SaidAmid.Gap.ENDS || endsWhole && isNumber && isUsual()) {
      return;
    }
    boolean leavesOut = leftOut < mostLeftOut && stepsInAll < MOST_STEPS_IN_ALL;
    // First without the groups that repeat what was just said.
    if (leavesOut || !mayLeaveOutMore) {
      leaveOut(next, leftOut, leavesOut, best);
    }
    push(next);
    extend(next, leftOut, best);
    pop();
    int sizes =
        groupsOnPath <= 1 ? 0 : gap == SaidAmid.Gap.CORRECTS ? ANY_SIZE : sizesTakenBack(last);
    if (sizes != 0) {
      if (leavesOut) {
        correct(next, leftOut, sizes, best);
      } else {
        mayLeaveOutMore = true;
      }
    }
  }

  /**
   * Returns how many of the last digits may be taken back behind a group, as a set of bits: who
   * says something, and then nearly as many digits that are nearly the same, corrects them, in
   * whatever words.
   */
  private int sizesTakenBack(int last) {
    int next = last + 1;
    if (!asides[last]) {
      return 0;
    }
    int from = firstDigit[next];
    if (size(next) > 1) {
      int size = size(next);
      return size == size(last) && isNearlySaid(from, size) ? 1 << size : 0;
    }
    int sizes = 0;
    int g = next;
    for (int size = 1; size <= MOST_CORRECTED && size < length; size++) {
      if (size >= FEWEST_CORRECTED && isNearlySaid(from, size)) {
        sizes |= 1 << size;
      }
      g++;
      if (g >= groupCount || start(g) - end(g - 1) > MatchedFile.GAP || size(g) > 1) {
        break;
      }
    }
    return sizes;
  }

  /** Whether digits are the last of the number but for one, or two of four and more. */
  private boolean isNearlySaid(int from, int size) {
    if (size < FEWEST_CORRECTED || size > MOST_CORRECTED || size >= length) {
      return false;
    }
    int most = size < USUAL_GROUP ? 1 : MOST_UNLIKE;
    int unlike = unlike(from, size, most);
    return unlike > 0 && unlike <= most;
  }

  /** How many digits are said behind a group before something else is. */
  private int digitsBehind(int g) {
    if (lasts[g] == 0) {
      int last = g;
      while (last + 1 < groupCount && gap(last) != SaidAmid.Gap.ENDS) {
        last++;
      }
      Arrays.fill(lasts, g, last + 1, last + 1);
    }
    return firstDigit[lasts[g]] - firstDigit[g + 1];
  }

  /**
   * Goes on behind a group that was said instead of some before.
   *
   * @param sizes how many digits those may have, as a set of bits
   */
  private void correct(int next, int leftOut, int sizes, Best best) {
    int[] whole = path.clone();
    byte[] said = number.clone();
    int groups = groupsOnPath;
    int digitsOnPath = length;
    int taken = 0;
    for (int back = 1; back < groups && taken < MOST_CORRECTED; back++) {
      taken += size(whole[groups - back]);
      if ((sizes >>> taken & 1) == 0) {
        continue;
      }
      groupsOnPath = groups - back;
      length = digitsOnPath - taken;
      push(next);
      extend(next, leftOut + 1, best);
      System.arraycopy(whole, 0, path, 0, groups);
      System.arraycopy(said, 0, number, 0, digitsOnPath);
    }
    groupsOnPath = groups;
    length = digitsOnPath;
  }

  /**
   * Continues behind groups that repeat the last digits, correctly or not; in the latter case,
   * behind what the other speaker then tells once more.
   *
   * @param goes whether it does; else it only notes whether it might
   */
  private void leaveOut(int next, int leftOut, boolean goes, Best best) {
    int from = firstDigit[next];
    // All gaps are known up to where something else is said.
    int behind = lasts[next];
    for (int g = next; g < behind && firstDigit[g] - from < MOST_REPEATED; g++) {
      int again = firstDigit[g + 1] - from;
      if (again > length) {
        return;
      }
      if (again < 2 && !isSetApart(next, g)) {
        continue;
      }
      boolean corrects = gaps[g] == SaidAmid.Gap.CORRECTS;
      int toldAgain = corrects ? -1 : toldAgain(next, g);
      if (toldAgain >= 0) {
        if (!goes) {
          mayLeaveOutMore = true;
          return;
        }
        extend(toldAgain, leftOut + 1, best);
      }
      if (!corrects && digits.digits[from + again - 1] != number[length - 1]) {
        continue; // the usual case
      }
      int most = corrects ? again / 2 : 0;
      if (unlike(from, again, most) <= most) {
        if (!goes) {
          mayLeaveOutMore = true;
          return;
        }
        extend(g, leftOut + 1, best);
      }
    }
  }

  /**
   * Returns the last of the groups that are told once more, since others read them back with a
   * mistake: "4539 1488" – "4539 1489?" – "1488"; -1 if none are.
   *
   * @param first the first group that is read back
   * @param last the last of them
   */
  private int toldAgain(int first, int last) {
    int from = firstDigit[first];
    int again = firstDigit[last + 1];
    int size = again - from;
    if (size < USUAL_GROUP || last + 1 >= lasts[first] || !holdsEnd(last) || !holdsEnd(first - 1)) {
      return -1;
    }
    int unlike = unlike(from, size, MOST_UNLIKE);
    if (unlike == 0 || unlike > MOST_UNLIKE) {
      return -1;
    }
    for (int g = last + 1; g < lasts[first] && firstDigit[g + 1] - again <= size; g++) {
      if (isRight(from, again, firstDigit[g + 1] - again, size)) {
        return g;
      }
    }
    return -1;
  }

  /** Whether some digits are those of the number that were read back with a mistake. */
  private boolean isRight(int from, int again, int told, int size) {
    byte[] all = digits.digits;
    for (int at = size - told; at >= 0 && told >= FEWEST_CORRECTED; at--) {
      int place = length - size + at;
      if (Arrays.equals(all, again, again + told, number, place, place + told)
          && !Arrays.equals(all, from + at, from + at + told, number, place, place + told)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many of some digits are not the last of the number; no more than one too many. */
  private int unlike(int from, int again, int most) {
    int unlike = 0;
    for (int k = again - 1; k >= 0 && unlike <= most; k--) {
      unlike += digits.digits[from + k] == number[length - again + k] ? 0 : 1;
    }
    return unlike;
  }

  /** Whether groups stand between signs, or in a line of their own: so one is read back. */
  private boolean isSetApart(int first, int last) {
    return first > 0 && last + 1 < groupCount && holdsStop(first - 1) && holdsStop(last);
  }

  private boolean holdsStop(int g) {
    return (stops(g) & STOP) != 0;
  }

  /** Whether a sentence or line ends between a group and the next. */
  private boolean holdsEnd(int g) {
    return (stops(g) & END) != 0;
  }

  private int stops(int g) {
    if (stops[g] == 0) {
      int signs = READ;
      for (int i = end(g); i < start(g + 1); i++) {
        char c = chars[i];
        boolean ends = c == '.' || c == '?' || c == '!' || c == '\n';
        signs |= ends ? STOP | END : c == ',' ? STOP : 0;
        signs |= c == '\n' ? LINE : 0;
      }
      stops[g] = (byte) signs;
    }
    return stops[g];
  }

  private int firstFour() {
    int four = 0;
    for (int k = 0; k < Math.min(4, length); k++) {
      four = four * 10 + number[k];
    }
    return four;
  }

  private boolean isUsual() {
    return CardNetworks.isUsualLength(firstFour(), length);
  }

  /** Whether a remark lies inside the number so far. */
  private boolean holdsRemark(int last) {
    for (int g = path[0]; g < last; g++) {
      if (gaps[g] == SaidAmid.Gap.REMARK) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many remarks lie in the number so far, those beside a sign too, if one without a sign is
   * amid the digits of a turn.
   */
  private int remarksAmid(int last) {
    int all = 0;
    boolean isOneAmid = false;
    for (int g = path[0]; g < last; g++) {
      if (asides[g]) {
        all++;
        isOneAmid |= gaps[g] == SaidAmid.Gap.REMARK && (stops(g) & LINE) == 0;
      }
    }
    return isOneAmid ? all : 0;
  }

  /** Nineteen digits are a card's more rarely than sixteen: they must answer a question for one. */
  private boolean mayHoldRemarks(int last) {
    boolean ofLength =
        isUsual() || length == CardNetworks.MAX_LENGTH && (answers(path[0]) || isAsked(path[0]));
    return ofLength && (remarksAmid(last) <= MOST_AMID || answers(path[0]));
  }

  private boolean isNumber() {
    return networks.isNumber(number, firstFour(), length);
  }

  /** Returns whether it is a finding: beside a remark a number goes on only if it is a card's. */
  private boolean report(Best best) {
    int digitCount = best.number.length;
    char[] value = new char[digitCount];
    for (int i = 0; i < digitCount; i++) {
      value[i] = (char) ('0' + best.number[i]);
    }
    int[] elements = new int[3 * best.path.length];
    for (int i = 0; i < best.path.length; i++) {
      element(best.path[i], elements, i);
    }
    int first = best.path[0];
    int last = best.last();
    boolean straight = last - first == best.path.length - 1;
    int start = start(first);
    int end = end(last);
    Topics.Topic topic = topics.at(start, end, digits);
    boolean ofCard =
        joinsLines
            ? topic == Topics.Topic.CARD
            : straight && topic != Topics.Topic.OTHER && !isAfterReference(start);
    ofCard &= !Lookalikes.isBehindSpelledLetters(CharBuffer.wrap(chars), start);
    if (best.holdsRemark && (!ofCard || topics.turnsAway(start, end))) {
      return false;
    }
    int network = networks.judge(best.number, 0, digitCount) >> 2;
    found.add(
        new Found(
            elements,
            value,
            network,
            ofCard && !topics.turnsAway(start, end) ? Confidence.MEDIUM : Confidence.LOW,
            repeated(best.path)));
    return true;
  }

  private void element(int g, int[] elements, int at) {
    elements[3 * at] = start(g);
    elements[3 * at + 1] = end(g);
    elements[3 * at + 2] = size(g);
  }

  /** The groups between those of a number. */
  private int[] repeated(int[] found) {
    int[] repeated = new int[3 * (found[found.length - 1] - found[0] + 1 - found.length)];
    int n = 0;
    for (int i = 1; i < found.length; i++) {
      for (int g = found[i - 1] + 1; g < found[i]; g++) {
        element(g, repeated, n);
        n++;
      }
    }
    return repeated;
  }

  /** Returns whether a card is spoken of before a place. */
  private boolean isAfterCard(int place) {
    int reach = joinsLines ? CONTEXT : CONTEXT_OF_TEXT;
    int found = Arrays.binarySearch(words.cardWords, 0, words.cardCount, place);
    int before = found >= 0 ? found - 1 : -found - 2;
    return before >= 0 && place - words.cardWords[before] <= reach;
  }

  /** What lies between a group and the next. */
  private SaidAmid.Gap gap(int g) {
    SaidAmid.Gap known = gaps[g];
    if (known == null) {
      known = amid.read(end(g), start(g + 1));
      asides[g] = amid.holdsUnknown;
      asked[g] =
          (known == SaidAmid.Gap.GOES_ON || known == SaidAmid.Gap.CORRECTS)
              && start(g + 1) - end(g) >= SHORTEST_QUESTION
              && amid.asks(end(g), start(g + 1));
      if (known == SaidAmid.Gap.GOES_ON && asked[g]) {
        known = SaidAmid.Gap.ASKS;
      }
      gaps[g] = known;
    }
    return known;
  }

  /** Whether a number that begins with a group is what is said first behind the question for it. */
  private boolean answers(int first) {
    int question = amid.question(start(first));
    return question >= 0 && amid.words(question, start(first)) == SaidAmid.Gap.GOES_ON;
  }

  /** Whether the turns before a group ask for a card, and nobody has said digits since. */
  private boolean isAsked(int first) {
    int place = start(first);
    int found = Arrays.binarySearch(words.cardWords, 0, words.cardCount, place);
    int before = found >= 0 ? found - 1 : -found - 2;
    if (!joinsLines || before < 0 || place - words.cardWords[before] > CONTEXT) {
      return false;
    }
    int end = words.cardWords[before];
    while (end < place && ".?!\n".indexOf(chars[end]) < 0) {
      end++;
    }
    return chars[end] == '?'
        && digits.firstFrom(end) == firstDigit[first]
        && !topics.turnsAway(end, place);
  }
}
