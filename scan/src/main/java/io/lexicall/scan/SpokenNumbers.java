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

    /** Whether one of some numbers overlaps a place, and is more than a low guess. */
    static boolean isAnyAt(List<Found> found, int from, int to) {
      for (Found other : found) {
        if (other.confidence != Confidence.LOW
            && other.elements[0] < to
            && other.elements[other.elements.length - 2] > from) {
          return true;
        }
      }
      return false;
    }
  }

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

  /** Most digits that are said again at once. */
  private static final int MOST_REPEATED = 19;

  /** Most digits that are taken back at once. */
  private static final int MOST_CORRECTED = 8;

  /** All numbers of digits, as a set of bits. */
  private static final int ANY_SIZE = -1;

  /** So many remarks may lie in a number if one is amid the digits of a turn: prose has more. */
  private static final int MOST_AMID = 1;

  /** So many if the number is told first after a card was spoken of. */
  private static final int MOST_OF_ANSWER = 3;

  /** So many groups before a number may be taken for its beginning. */
  private static final int MOST_BEFORE = 8;

  private static final int REFERENCE_REACH = 40;

  private final SpokenWords words;
  private final char[] chars;
  private final SpokenDigits digits;
  private final Lexicon lexicon;
  private final SaidAmid amid;
  private final SpokenLanguage language;

  private final List<Found> found = new ArrayList<>();
  private final boolean joinsLines;
  private final Topics topics;

  private final DigitGroups groups;

  /** The number that is being tried. */
  private final TriedNumber tried;

  private final Echoes echoes;
  private final NumberAroundOther around;
  private final CorrectedNumber corrected;
  private final WholeAnswers answers;
  private final TensApart apart;

  private final @Nullable Best[] bests;

  private int mostLeftOut;

  /** Whether the number could go on in another way if more might be left out. */
  private boolean mayLeaveOutMore;

  private int steps;
  private int stepsInAll;

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
    this.lexicon = lexicon;
    this.joinsLines = joinsLines;
    language = digits.language() == words.languageInFile() ? words.language() : digits.language();
    chars = words.text;
    amid = new SaidAmid(words, digits, lexicon, joinsLines, topics, language);
    groups = new DigitGroups(chars, digits, amid);
    tried = new TriedNumber(groups, digits, networks);
    echoes = new Echoes(chars, groups, tried, amid);
    corrected = new CorrectedNumber(groups, tried, digits, topics, found);
    around =
        new NumberAroundOther(
            groups, tried, digits, topics, new OtherAmid(words, topics, amid), found);
    answers = new WholeAnswers(words, groups, topics, amid);
    apart = new TensApart(groups, digits, networks, topics, chars, found);
    bests = new Best[groups.count()];
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
    return numbers.corrected.looks() + numbers.around.looks();
  }

  private void find() {
    int g = 0;
    while (g < groups.count()) {
      // A number that is told wrong may begin as a shorter one, by chance.
      boolean isWhole = bestFrom(g).number.length >= TriedNumber.USUAL_LENGTH;
      int next = joinsLines && !isWhole && isAfterCard(groups.start(g)) ? corrected.find(g) : 0;
      next = next > 0 ? next : from(g);
      g = Math.max(g + 1, next);
    }
    // What is told without anything else amid it is likelier.
    for (int first = 0; joinsLines && first < groups.count(); first++) {
      if (bestFrom(first).path.length == 0 && isFirstAfterCard(first)) {
        first = Math.max(first, around.find(first) - 1);
      }
    }
    // What needs all that is said amid its digits to be without meaning comes last.
    for (int first = 0; joinsLines && first < groups.count(); first++) {
      if (bestFrom(first).path.length == 0
          && isFirstAfterCard(first)
          && answers.isAskedFor(words.cardBefore(groups.start(first)), groups.start(first))) {
        first = Math.max(first, wholeAnswer(first) - 1);
      }
    }
  }

  /** Looks for a number that is all that an answer tells; returns the group behind it, or 0. */
  private int wholeAnswer(int first) {
    int last = answers.last(first);
    boolean isFound =
        Found.isAnyAt(found, groups.start(first), groups.end(last))
            || reportWhole(allOf(first, last));
    int again = isFound ? 0 : answers.beginsAgain(first, first + 1, last);
    while (again > 0 && !isFound) {
      isFound = reportWhole(allOf(first, again - 1)) || reportWhole(allOf(again, last));
      again = answers.beginsAgain(first, again + 1, last);
    }
    // What is asked for next may be anything, so a turn may end the number, if it is a usual one.
    for (int turn = first; turn < last && !isFound; turn++) {
      Best best = groups.holdsLine(turn) ? allOf(first, turn) : new Best();
      isFound = best.isUsual() && reportWhole(best);
    }
    return isFound || language == SpokenLanguage.ENGLISH && apartFrom(first, last) ? last + 1 : 0;
  }

  /** Finds the number of which tens and a unit are no pair, in an answer or its last telling. */
  private boolean apartFrom(int first, int last) {
    int from = first;
    int again = answers.beginsAgain(first, first + 1, last);
    while (again > 0) {
      from = again;
      again = answers.beginsAgain(first, again + 1, last);
    }
    return apart.find(from, last);
  }

  /**
   * The number that is all that is told from one group to another, whatever is said between; an
   * empty one if there is none.
   */
  private Best allOf(int first, int last) {
    if (groups.first(last + 1) - groups.first(first) < CardNetworks.MIN_LENGTH) {
      return new Best();
    }
    SaidAmid.Gap[] said = groups.join(first, last);
    Best best = new Best();
    tryFrom(first, Best.WHOLE, best);
    groups.part(first, said);
    best.holdsRemark = true;
    return best.path.length > 0 && best.last() == last ? best : new Best();
  }

  private boolean reportWhole(Best best) {
    return best.path.length > 0 && report(best);
  }

  /** Whether no digits were said since a card was spoken of, nor anything else that has some. */
  private boolean isFirstAfterCard(int first) {
    int place = groups.start(first);
    int card = words.cardBefore(place);
    if (card < 0 || place - card > NumberAroundOther.MOST_AROUND) {
      return false;
    }
    return digits.firstFrom(card) == groups.first(first)
        && topics.at(place, place + 1, digits) == Topics.Topic.CARD
        && !topics.turnsAway(card, place);
  }

  /** Whether that is so, and the number of the card was spoken of in the same line. */
  private boolean isFirstAfterNumber(int first) {
    if (!isFirstAfterCard(first)) {
      return false;
    }
    int card = words.cardBefore(groups.start(first));
    int to = card;
    while (to < groups.start(first) && chars[to] != '\n') {
      to++;
    }
    return SaidAmid.namesNumber(chars, Echoes.lineOf(chars, card), to);
  }

  /** Looks for a number from a group on; returns the group behind it, or 0. */
  private int from(int first) {
    Best best = bestFrom(first);
    if (best.path.length > 0 && best.rank < Best.CERTAIN) {
      // What was said just before it may have been mistaken for its beginning.
      int last = best.holdsRemark ? best.last() : Math.min(first + MOST_BEFORE, best.last());
      // All that answers the question for a card is likelier than a part of it.
      boolean isAnswer = joinsLines && best.rank == Best.WHOLE && isFirstAfterCard(first);
      for (int later = first + 1; later <= last && best.rank < Best.CERTAIN; later++) {
        Best other = bestFrom(later);
        boolean isInside =
            isAnswer
                && other.path.length > 0
                && other.last() <= best.last()
                && !(!best.isUsual() && isCorrected(later, best, other));
        if (!isInside && other.rank == Best.CERTAIN || best.holdsRemark && other.rank > best.rank) {
          best = other;
        }
      }
    }
    if (best.path.length == 0) {
      return 0;
    }
    best = toldAgain(best);
    boolean isWritten = !isInterrupted(best.path);
    boolean isUnusual = !best.isUsual();
    if ((isWritten && (isUnusual || isMixed(best.path)) || holdsHomophone(best.path))
        && best.rank >= (isUnusual ? Best.WHOLE : Best.CERTAIN)
        && (joinsLines ? isFirstAfterCard(best.path[0]) : answers(best.path[0]))) {
      return report(best) ? best.last() + 1 : 0;
    }
    boolean isToldInstead = best.rank == Best.CERTAIN && isToldInstead(best.path[0]);
    if (isWritten && !isToldInstead || holdsHomophone(best.path)) {
      // It has been judged already, or should be asked for. If it is certain, no other number
      // begins inside it.
      return best.rank == Best.CERTAIN ? best.last() + 1 : 0;
    }
    return report(best) ? best.last() + 1 : 0;
  }

  /**
   * The number that is told from its beginning once more while another is told, such as one of
   * which a group was left out; the other if there is none.
   */
  private Best toldAgain(Best best) {
    int first = best.path[0];
    int card = words.cardBefore(groups.start(first));
    for (int later = first + 1; joinsLines && later <= best.last(); later++) {
      // What is not sure may end amid the beginning that is told again.
      int last = best.rank < Best.WHOLE ? groups.saidTo(later) - 1 : best.last();
      boolean beginsAgain = false;
      int from = Math.max(0, first - MOST_BEFORE);
      for (int begun = first; begun >= from && groups.start(begun) > card; begun--) {
        beginsAgain |= answers.isAgain(begun, later, last);
      }
      Best again = beginsAgain ? bestFrom(later) : best;
      if (again.rank >= Best.WHOLE && !Arrays.equals(again.number, best.number)) {
        return again;
      }
    }
    return best;
  }

  /** Whether what answers the question for a card is taken back, and then begins anew. */
  private boolean isToldInstead(int first) {
    boolean answers = false;
    for (int g = Math.max(0, first - MOST_BEFORE); joinsLines && g < first; g++) {
      answers |= isFirstAfterCard(g);
    }
    return answers && groups.gap(first - 1) == SaidAmid.Gap.CORRECTS;
  }

  /** Whether a number of a usual length is what was said instead of a beginning. */
  private boolean isCorrected(int later, Best best, Best other) {
    return other.isUsual()
        && other.last() == best.last()
        && groups.gap(later - 1) == SaidAmid.Gap.CORRECTS;
  }

  /** The likeliest number that begins with a group. */
  private Best bestFrom(int first) {
    Best known = bests[first];
    if (known != null) {
      return known;
    }
    Best best = new Best();
    bests[first] = best;
    if (!isAfterCard(groups.start(first))
        || isInRun(first)
        || groups.size(first) + groups.digitsBehind(first) < CardNetworks.MIN_LENGTH) {
      return best;
    }
    tryFrom(first, Best.CERTAIN, best);
    return best;
  }

  /** Tries the numbers that begin with a group, until one is likely enough. */
  private void tryFrom(int first, int enough, Best best) {
    for (int more : MOST_LEFT_OUT) {
      steps = 0;
      mostLeftOut = more;
      mayLeaveOutMore = false;
      tried.begin(first);
      extend(first, 0, best);
      if (best.rank >= enough || !mayLeaveOutMore) {
        return;
      }
    }
  }

  /** Whether it begins amid a run of digits that are told one by one, in words or figures. */
  private boolean isInRun(int first) {
    if (first == 0 || groups.size(first) > 1 || groups.size(first - 1) > 1) {
      return false;
    }
    int end = groups.end(first - 1);
    return Chars.isDigit(chars[end - 1])
        ? groups.start(first) - end == 1 && chars[end] == ' '
        : Counting.isInRun(chars, groups.start(first));
  }

  /**
   * Returns whether there is more than a separator between the groups, or they are said in words of
   * another language, or large numbers are read as no other reader does. If none of it is so,
   * another reader has judged the number.
   */
  private boolean isInterrupted(int[] found) {
    if (digits.isTogether()
        || language != SpokenLanguage.ENGLISH && Chars.isLetter(chars[groups.start(found[0])])) {
      return true;
    }
    for (int i = 1; i < found.length; i++) {
      int before = groups.end(found[i - 1]);
      int start = groups.start(found[i]);
      if (start - before > 1
          || start > before && (chars[before] == ',' || isThousands(found[i]))
          || Chars.isLetter(chars[start])
              && Homophones.digit(chars, start, groups.end(found[i])) >= 0
          || Lexicon.is("thousand", chars, start)
          || language != SpokenLanguage.ENGLISH && Chars.isLetter(chars[start])) {
        return true;
      }
    }
    return false;
  }

  /** "4.530", "376.645": what reads figures takes it for a sum. */
  private boolean isThousands(int g) {
    return chars[groups.start(g) - 1] == '.' && groups.size(g) == 3 && groups.size(g - 1) <= 3;
  }

  /**
   * Whether groups are parted by hyphens and blanks, as services write ten or seven digits of a
   * card's number as a telephone number: "426-018-1590 830167". What reads figures leaves that out.
   */
  private boolean isMixed(int[] found) {
    boolean hyphens = false;
    boolean others = false;
    for (int i = 1; i < found.length; i++) {
      int before = groups.end(found[i - 1]);
      if (groups.start(found[i]) > before) {
        hyphens |= chars[before] == '-' || chars[before] == ':';
        others |= chars[before] == ' ';
      }
    }
    return hyphens && others;
  }

  /** Whether a word that only sounds like a digit is read as one. */
  private boolean holdsHomophone(int[] found) {
    for (int g : found) {
      int start = groups.start(g);
      if (Chars.isLetter(chars[start]) && Homophones.digit(chars, start, groups.end(g)) >= 0) {
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

    /** Nothing else follows. */
    static final int WHOLE = 4;

    /** No more than this beside a remark: what is told without one is likelier. */
    static final int WITH_REMARK = 3;

    /** No more than this if digits that the other speaker said again are counted twice. */
    static final int WITH_ECHO = 1;

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

    /** Whether there is one, of a length that is usual for its network. */
    boolean isUsual() {
      return number.length > 0 && CardNetworks.isUsualLength(firstFour(), number.length);
    }

    int firstFour() {
      return ((number[0] * 10 + number[1]) * 10 + number[2]) * 10 + number[3];
    }
  }

  /** How likely it is that a number ends there, by its length and by what follows. */
  private int rank(int last) {
    int usual = tried.isUsual() ? 1 : 0;
    if (usual == 0 && last + 1 < groups.count() && groups.gap(last) == SaidAmid.Gap.REMARK) {
      // The longer of it and a usual length beyond: twelve digits have a good check digit by
      // chance.
      return Best.BEFORE_REMARK;
    }
    if (last + 1 >= groups.count()
        || groups.gap(last) == SaidAmid.Gap.ENDS
        || groups.gap(last) == SaidAmid.Gap.REMARK
        || groups.asksForCode(last)
        || usual > 0 && (groups.asks(last) || joinsLines && isALine(last))) {
      return 4 + usual; // a turn that ends with a whole number is not continued
    }
    return groups.holdsEnd(last) ? 2 + usual : usual;
  }

  /** Whether the number so far is told in one line, and ends it. */
  private boolean isALine(int last) {
    for (int g = tried.path[0]; g < last; g++) {
      if (groups.holdsLine(g)) {
        return false;
      }
    }
    return groups.holdsLine(last);
  }

  private void extend(int last, int leftOut, Best best) {
    steps++;
    stepsInAll++;
    if (tried.length > CardNetworks.MAX_LENGTH
        || steps > MOST_STEPS
        || tried.groups > TriedNumber.MOST_GROUPS) {
      return;
    }
    if (tried.length >= 4 && !tried.mayBecomeOne()) {
      return;
    }
    if (tried.length + groups.digitsBehind(last) < CardNetworks.MIN_LENGTH) {
      return;
    }
    boolean isNumber = tried.length >= CardNetworks.MIN_LENGTH && tried.isNumber();
    Echoes.Echo echo = isNumber ? echoes.find() : Echoes.Echo.NONE;
    isNumber &= echo != Echoes.Echo.OF_OTHER;
    boolean remark = isNumber && holdsRemark(last);
    if (isNumber && (!remark || mayHoldRemarks(last))) {
      int rank = Math.min(rank(last), remark ? Best.WITH_REMARK : Best.CERTAIN);
      rank = echo == Echoes.Echo.NONE ? rank : Math.min(rank, Best.WITH_ECHO);
      if (rank > best.rank || rank == best.rank && tried.length > best.number.length) {
        best.path = Arrays.copyOf(tried.path, tried.groups);
        best.number = Arrays.copyOf(tried.number, tried.length);
        best.rank = rank;
        best.holdsRemark = remark;
      }
    }
    int next = last + 1;
    if (next >= groups.count()) {
      return;
    }
    SaidAmid.Gap gap = groups.gap(last);
    // "Sorry" may be said to the other speaker, and correct nothing.
    boolean endsWhole = gap == SaidAmid.Gap.REMARK || groups.asks(last);
    // Behind a number of any length the code that is asked for is none of its digits.
    boolean isWhole = isNumber && (tried.isUsual() || groups.asksForCode(last));
    if (gap == SaidAmid.Gap.ENDS || endsWhole && isWhole) {
      return;
    }
    boolean leavesOut = leftOut < mostLeftOut && stepsInAll < MOST_STEPS_IN_ALL;
    // First without the groups that repeat what was just said.
    if (leavesOut || !mayLeaveOutMore) {
      leaveOut(next, leftOut, leavesOut, best);
    }
    tried.push(next);
    extend(next, leftOut, best);
    tried.pop();
    int sizes =
        tried.groups <= 1 ? 0 : gap == SaidAmid.Gap.CORRECTS ? ANY_SIZE : sizesTakenBack(last);
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
    if (!groups.mayTakeBack(last)) {
      return 0;
    }
    int from = groups.first(next);
    int sizes = 0;
    int g = next;
    int size = groups.size(g);
    while (size <= MOST_CORRECTED && size < tried.length) {
      boolean isWhole = g > next || size == 1 || size == groups.size(last);
      if (isWhole && isNearlySaid(from, size)) {
        sizes |= 1 << size;
      }
      g++;
      if (g >= groups.count() || groups.start(g) - groups.end(g - 1) > MatchedFile.GAP) {
        break;
      }
      size += groups.size(g);
    }
    return sizes;
  }

  /** Whether digits are the last of the number but for one, or two of four and more. */
  private boolean isNearlySaid(int from, int size) {
    if (size < TriedNumber.FEWEST_CORRECTED || size > MOST_CORRECTED || size >= tried.length) {
      return false;
    }
    int most = size < TriedNumber.USUAL_GROUP ? 1 : TriedNumber.MOST_UNLIKE;
    int unlike = tried.unlike(from, size, most);
    return unlike > 0 && unlike <= most;
  }

  /**
   * Goes on behind a group that was said instead of some before.
   *
   * @param sizes how many digits those may have, as a set of bits
   */
  private void correct(int next, int leftOut, int sizes, Best best) {
    int[] whole = tried.path.clone();
    byte[] said = tried.number.clone();
    int groupsBefore = tried.groups;
    int digitsOnPath = tried.length;
    int taken = 0;
    for (int back = 1; back < groupsBefore && taken < MOST_CORRECTED; back++) {
      taken += groups.size(whole[groupsBefore - back]);
      if ((sizes >>> taken & 1) == 0) {
        continue;
      }
      tried.groups = groupsBefore - back;
      tried.length = digitsOnPath - taken;
      tried.push(next);
      extend(next, leftOut + 1, best);
      System.arraycopy(whole, 0, tried.path, 0, groupsBefore);
      System.arraycopy(said, 0, tried.number, 0, digitsOnPath);
    }
    tried.groups = groupsBefore;
    tried.length = digitsOnPath;
  }

  /**
   * Continues behind groups that repeat the last digits, correctly or not; in the latter case,
   * behind what the other speaker then tells once more.
   *
   * @param goes whether it does; else it only notes whether it might
   */
  private void leaveOut(int next, int leftOut, boolean goes, Best best) {
    int from = groups.first(next);
    // All gaps are known up to where something else is said.
    int behind = groups.saidTo(next);
    for (int g = next; g < behind && groups.first(g) - from < MOST_REPEATED; g++) {
      int again = groups.first(g + 1) - from;
      if (again > tried.length) {
        return;
      }
      if (again < 2 && !groups.isSetApart(next, g)) {
        continue;
      }
      boolean corrects = groups.known(g) == SaidAmid.Gap.CORRECTS;
      int toldAgain = corrects ? -1 : toldAgain(next, g);
      if (toldAgain >= 0) {
        if (!goes) {
          mayLeaveOutMore = true;
          return;
        }
        extend(toldAgain, leftOut + 1, best);
      }
      if (!corrects && digits.digits[from + again - 1] != tried.number[tried.length - 1]) {
        continue; // the usual case
      }
      int most = corrects ? again / 2 : 0;
      if (tried.unlike(from, again, most) <= most) {
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
    int from = groups.first(first);
    int again = groups.first(last + 1);
    int size = again - from;
    if (size < TriedNumber.USUAL_GROUP
        || last + 1 >= groups.saidTo(first)
        || !groups.holdsEnd(last)
        || !groups.holdsEnd(first - 1)) {
      return -1;
    }
    int unlike = tried.unlike(from, size, TriedNumber.MOST_UNLIKE);
    if (unlike == 0 || unlike > TriedNumber.MOST_UNLIKE) {
      return -1;
    }
    for (int g = last + 1; g < groups.saidTo(first) && groups.first(g + 1) - again <= size; g++) {
      if (isRight(from, again, groups.first(g + 1) - again, size)) {
        return g;
      }
    }
    return -1;
  }

  /** Whether some digits are those of the number that were read back with a mistake. */
  private boolean isRight(int from, int again, int told, int size) {
    byte[] all = digits.digits;
    for (int at = size - told; at >= 0 && told >= TriedNumber.FEWEST_CORRECTED; at--) {
      int place = tried.length - size + at;
      if (Arrays.equals(all, again, again + told, tried.number, place, place + told)
          && !Arrays.equals(all, from + at, from + at + told, tried.number, place, place + told)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a remark lies inside the number so far. */
  private boolean holdsRemark(int last) {
    for (int g = tried.path[0]; g < last; g++) {
      if (groups.known(g) == SaidAmid.Gap.REMARK) {
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
    for (int g = tried.path[0]; g < last; g++) {
      if (groups.hasAside(g)) {
        all++;
        isOneAmid |= groups.known(g) == SaidAmid.Gap.REMARK && !groups.holdsLine(g);
      }
    }
    return isOneAmid ? all : 0;
  }

  /** Nineteen digits are a card's more rarely than sixteen: they must answer a question for one. */
  private boolean mayHoldRemarks(int last) {
    boolean ofLength =
        tried.isUsual()
            || tried.length == CardNetworks.MAX_LENGTH
                && (answers(tried.path[0]) || isAsked(tried.path[0]));
    int remarks = ofLength ? remarksAmid(last) : 0;
    return ofLength
        && (remarks <= MOST_AMID
            || answers(tried.path[0])
            || joinsLines && remarks <= MOST_OF_ANSWER && isFirstAfterNumber(tried.path[0]));
  }

  /** Returns whether it is a finding: beside a remark a number goes on only if it is a card's. */
  private boolean report(Best best) {
    int digitCount = best.number.length;
    char[] value = TriedNumber.text(best.number, digitCount);
    int[] elements = groups.elements(best.path);
    int first = best.path[0];
    int last = best.last();
    boolean straight = last - first == best.path.length - 1;
    int start = groups.start(first);
    int end = groups.end(last);
    Topics.Topic topic = topics.at(start, end, digits);
    boolean ofCard =
        joinsLines
            ? topic == Topics.Topic.CARD || isToldInstead(first)
            : straight && topic != Topics.Topic.OTHER && !isAfterReference(start);
    ofCard &= !Lookalikes.isBehindSpelledLetters(CharBuffer.wrap(chars), start);
    if (best.holdsRemark && (!ofCard || topics.turnsAway(start, end))) {
      return false;
    }
    int network = tried.networkOf(best.number, digitCount);
    found.add(
        new Found(
            elements,
            value,
            network,
            ofCard && !topics.turnsAway(start, end) ? Confidence.MEDIUM : Confidence.LOW,
            repeated(best.path)));
    return true;
  }

  /** The groups between those of a number. */
  private int[] repeated(int[] found) {
    int[] repeated = new int[3 * (found[found.length - 1] - found[0] + 1 - found.length)];
    int n = 0;
    for (int i = 1; i < found.length; i++) {
      for (int g = found[i - 1] + 1; g < found[i]; g++) {
        groups.element(g, repeated, n);
        n++;
      }
    }
    return repeated;
  }

  /** Returns whether a card is spoken of before a place. */
  private boolean isAfterCard(int place) {
    int reach = joinsLines ? CONTEXT : CONTEXT_OF_TEXT;
    int card = words.cardBefore(place);
    return card >= 0 && place - card <= reach;
  }

  /** Whether a number that begins with a group is what is said first behind the question for it. */
  private boolean answers(int first) {
    int question = amid.question(groups.start(first));
    return question >= 0 && amid.words(question, groups.start(first)) == SaidAmid.Gap.GOES_ON;
  }

  /** Whether the turns before a group ask for a card, and nobody has said digits since. */
  private boolean isAsked(int first) {
    int place = groups.start(first);
    int end = words.cardBefore(place);
    if (!joinsLines || end < 0 || place - end > CONTEXT) {
      return false;
    }
    while (end < place && ".?!\n".indexOf(chars[end]) < 0) {
      end++;
    }
    return chars[end] == '?'
        && digits.firstFrom(end) == groups.first(first)
        && !topics.turnsAway(end, place);
  }
}
