package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds card data in a file that was read in its format: in each of its passages, and then wherever
 * else the digits of a number stand that was found: in another of the forms in which the file
 * repeats it, in a read-back, in a beginning that was broken off.
 */
final class TranscriptMatcher {

  /** A part of a finding, at [start, end) of the file, with so many of its digits. */
  record Part(int start, int end, int digits, boolean repeated, Slot slot) {}

  /** A finding, its parts in the order in which they are said. */
  static final class Hit {
    final SpanKind kind;
    final @Nullable String network;
    final Confidence confidence;
    final char[] value;
    final List<Part> parts;

    /** Whether something else was spoken of where it was said. */
    final boolean isOfOther;

    Hit(
        SpanKind kind,
        @Nullable String network,
        Confidence confidence,
        char[] value,
        List<Part> parts) {
      this(kind, network, confidence, value, parts, false);
    }

    Hit(
        SpanKind kind,
        @Nullable String network,
        Confidence confidence,
        char[] value,
        List<Part> parts,
        boolean isOfOther) {
      this.kind = kind;
      this.network = network;
      this.confidence = confidence;
      this.value = value;
      this.parts = parts;
      this.isOfOther = isOfOther;
    }

    int start() {
      int start = Integer.MAX_VALUE;
      for (Part part : parts) {
        start = Math.min(start, part.start);
      }
      return start;
    }

    int end() {
      int end = 0;
      for (Part part : parts) {
        end = Math.max(end, part.end);
      }
      return end;
    }

    /** Where it was told to its end, whatever of it is said once more behind that; else 0. */
    int endOfTelling() {
      int end = 0;
      for (Part part : parts) {
        end = part.repeated ? end : Math.max(end, part.end);
      }
      return end;
    }

    /** Whether nothing but what is said once more is left of it. */
    boolean isRepeated() {
      for (Part part : parts) {
        if (!part.repeated) {
          return false;
        }
      }
      return true;
    }

    /** The same, as sure as another. */
    Hit as(Confidence other) {
      return new Hit(kind, network, other, value, parts, isOfOther);
    }

    Span span() {
      return Span.of(start(), end(), kind, network, confidence);
    }

    void wipe() {
      Arrays.fill(value, '\0');
    }
  }

  /** So far behind a number "the code" is that of the card. */
  private static final int ASKED_BEHIND = 1000;

  /** So far about a number, in characters, its groups are looked for. */
  private static final int ABOUT = 400;

  private static final int SHORTEST_ABOUT = 4;

  private static final int SHORTEST_GROUP = 3;

  /** So many digits, asked for as something else, are that: fewer may be a group all the same. */
  private static final int SHORTEST_TELEPHONE = 7;

  /** So many of its first digits are a number that was broken off, whatever was asked for. */
  private static final int SHORTEST_BEGINNING = 8;

  /** So near a number its first or last group is said once more, however short it is. */
  private static final int BESIDE = 60;

  /** Digits with no more than this between are one group. */
  private static final int GAP = 3;

  /** So many digits may be told amid a number that is known. */
  private static final int MOST_BETWEEN = 24;

  /** So many numbers are looked for where others are told amid them: no call has more cards. */
  private static final int MOST_NUMBERS = 16;

  /** Of a number in figures, with a blank between any two. */
  private static final int LONGEST_WRITTEN = 40;

  /** Of so short a passage it is told fast whether it can hold anything. */
  static final int SHORT = 200;

  private static final long POWER = 1_000_000_000_000L;

  private final CardScanner scanner;
  private final TranscriptText file;
  private final String text;
  private final List<Hit> hits = new ArrayList<>();
  private final Workbench workbench;

  /** The passages of which it is known what they say. */
  private final List<Passage> spoken = new ArrayList<>();

  private TranscriptMatcher(CardScanner scanner, TranscriptText file, String text) {
    this.scanner = scanner;
    this.file = file;
    this.text = text;
    workbench = scanner.workbench();
    file.said.forEach(passage -> passage.isSaid = true);
  }

  /** What is found, by where it begins in the file; no part overlaps another. */
  static List<Hit> match(CardScanner scanner, TranscriptText file, String text) {
    TranscriptMatcher matcher = new TranscriptMatcher(scanner, file, text);
    try {
      file.passages.forEach(matcher::scan);
      if (file.format == TranscriptFormat.JSON) {
        matcher.dropJoinedValues();
      }
      matcher.dropWhatCutsWholeNumbers();
      file.said.forEach(matcher::scanCodes);
      file.passages.forEach(matcher::scanCodesAbroad);
      List<Hit> first = matcher.apart();
      matcher.hits.clear();
      matcher.hits.addAll(first);
      if (matcher.isSpeech()) {
        matcher.repeat();
        matcher.repeatInterrupted();
        matcher.repeatGroups();
        matcher.repeatCodes();
        matcher.raiseRepeated();
      }
      return matcher.apart();
    } finally {
      matcher.spoken.forEach(matcher::forget);
      scanner.giveBack(matcher.workbench);
    }
  }

  /** A number that is surely told in one place is as sure wherever else it is told. */
  private void raiseRepeated() {
    List<Hit> numbers = numbersOnce();
    hits.replaceAll(
        hit ->
            hit.kind.equals(SpanKind.PAN) && hit.confidence == Confidence.LOW && !hit.isOfOther
                ? numbers.stream()
                    .filter(each -> Arrays.equals(each.value, hit.value))
                    .findFirst()
                    .map(sure -> hit.as(sure.confidence))
                    .orElse(hit)
                : hit);
  }

  /** Whether a file is more than any text. */
  private boolean isSpeech() {
    return file.format != TranscriptFormat.TEXT || !file.said.isEmpty();
  }

  private void scan(Passage passage) {
    if (isQuiet(passage)) {
      return;
    }
    if (!passage.isReadElsewhere) {
      scanWritten(passage);
    }
    if (file.format.isTranscript() || passage.isSaid || passage.mayBeSpoken) {
      scanSpoken(passage);
    }
    if (passage.isReadElsewhere) {
      forget(passage);
    }
  }

  private void forget(Passage passage) {
    Speaking known = passage.speaking;
    if (known != null) {
      passage.speaking = null;
      workbench.giveBack(known);
    }
  }

  /** Whether a passage is read as any text is: nobody is known to have said it. */
  private boolean isAnyText(Passage passage) {
    return !passage.isSaid && !file.format.isTranscript();
  }

  /**
   * A number that is whole in one value of JSON does not go on in another: {@code
   * {"pan":36555979711471,"x":1}}.
   */
  private void dropJoinedValues() {
    List<Part> whole = new ArrayList<>();
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.PAN) && isInOneSlot(hit)) {
        whole.addAll(hit.parts);
      }
    }
    hits.removeIf(
        hit -> {
          boolean joined =
              !isInOneSlot(hit) && hit.parts.stream().anyMatch(part -> overlapsAny(part, whole));
          if (joined) {
            hit.wipe();
          }
          return joined;
        });
  }

  /**
   * Of a number of a usual length that is told without interruption no digit belongs to another,
   * even if the check digit fits by chance.
   */
  private void dropWhatCutsWholeNumbers() {
    List<Hit> whole = hits.stream().filter(this::isWhole).toList();
    hits.removeIf(
        hit -> {
          boolean cuts =
              hit.kind.equals(SpanKind.PAN)
                  && !whole.contains(hit)
                  && whole.stream()
                      .anyMatch(
                          other ->
                              !Arrays.equals(other.value, hit.value)
                                  && overlapsAny(other.parts.get(0), hit.parts));
          if (cuts) {
            hit.wipe();
          }
          return cuts;
        });
  }

  /** Whether a number of a usual length is told without interruption, and is sure. */
  private boolean isWhole(Hit hit) {
    return hit.kind.equals(SpanKind.PAN)
        && hit.confidence == Confidence.HIGH
        && hit.parts.stream().filter(part -> !part.repeated).count() == 1
        && !hit.parts.get(0).repeated
        && scanner.networks.isUsual(hit.value, hit.value.length)
        && !isSaidAgainAtOnce(hit.value);
  }

  /** Whether some digits follow themselves: they may be groups, each of which is read back. */
  private static boolean isSaidAgainAtOnce(char[] value) {
    for (int size = SHORTEST_GROUP; 2 * size <= value.length; size++) {
      for (int i = 0; i + 2 * size <= value.length; i++) {
        if (Arrays.equals(value, i, i + size, value, i + size, i + 2 * size)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInOneSlot(Hit hit) {
    Slot first = hit.parts.get(0).slot;
    return hit.parts.stream().allMatch(part -> part.slot.equals(first));
  }

  /** Whether a short passage holds too few digits for a number, and no name of a code. */
  private boolean isQuiet(Passage passage) {
    return passage.length() <= SHORT
        && scanner.detectors.isEmpty()
        && Worth.of(passage, scanner.lexicon, workbench.buffer) < CardNetworks.MIN_LENGTH;
  }

  /** Finds what is said with more between than a text has. */
  private void scanSpoken(Passage passage) {
    if (passage.length() < CardNetworks.MIN_LENGTH
        || passage.isReadElsewhere && !scanner.lexicon.mayMentionCard(passage)
        || !wordsOf(passage).speaksOfCards()) {
      return;
    }
    readingsOf(passage).forEach(digits -> addSpoken(passage, digits));
  }

  private void addSpoken(Passage passage, SpokenDigits digits) {
    boolean text = isAnyText(passage);
    for (SpokenNumbers.Found found :
        SpokenNumbers.find(
            wordsOf(passage),
            digits,
            scanner.networks,
            scanner.lexicon,
            !text,
            topicsOf(passage))) {
      List<Part> parts = place(passage, found.elements);
      int[] elements = found.elements;
      if (parts.isEmpty()
          || found.confidence.compareTo(scanner.minimum) < 0
          || found.confidence == Confidence.LOW
              && passage.isSaid
              && isCutOut(passage, elements[0], elements[elements.length - 2], found.value)) {
        continue;
      }
      if (text) {
        boolean isCut =
            Lookalikes.isCutOutOfGroups(
                wordsOf(passage).text, elements[0], elements[elements.length - 2]);
        if (isCut || isTaken(parts)) {
          continue;
        }
      } else {
        repeated(passage, found.repeated, parts);
        groupsAbout(passage, elements[0], elements[elements.length - 2], found.value, parts);
      }
      hits.add(
          new Hit(
              SpanKind.PAN,
              scanner.networks.id(found.network),
              found.confidence,
              found.value,
              parts,
              topicsOf(passage).turnsAway(elements[0], elements[elements.length - 2])));
    }
  }

  /** Adds what was said between and is said again, or taken back. */
  private void repeated(Passage passage, int[] elements, List<Part> parts) {
    for (Part part : place(passage, elements)) {
      if (!overlapsAny(part, parts)) {
        parts.add(new Part(part.start, part.end, part.digits, true, part.slot));
      }
    }
  }

  /**
   * In any text, the codes in the words of other languages, and behind a number those told in
   * thousands: which others do not read.
   */
  private void scanCodesAbroad(Passage passage) {
    if (passage.mayBeSpoken
        && !passage.isSaid
        && !isQuiet(passage)
        && (wordsOf(passage).languageInFile() != SpokenLanguage.ENGLISH
            || hasNumber() && digitsOf(passage).hasThousands())) {
      scanCodes(passage);
    }
  }

  /** Whether any text is read for such codes already: one in English without thousands. */
  private boolean isReadByOthers(Passage passage, SpokenDigits digits, SpokenCodes.Found code) {
    SpokenWords words = wordsOf(passage);
    return !passage.isSaid
        && words.languageInFile() == SpokenLanguage.ENGLISH
        && !Lexicon.holds(
            "thousand", words.text, digits.start[code.from()], digits.end[code.to() - 1]);
  }

  private boolean hasNumber() {
    return hits.stream()
        .anyMatch(hit -> hit.kind.equals(SpanKind.PAN) && hit.confidence != Confidence.LOW);
  }

  /** Finds security codes that answer a question. */
  private void scanCodes(Passage passage) {
    SpokenDigits digits = digitsOf(passage);
    SpokenWords words = wordsOf(passage);
    boolean speaksOfCards = words.speaksOfCards();
    boolean hasNumber = hasNumber();
    List<Integer> ends = endsOfNumbers(passage);
    for (SpokenCodes.Found code :
        SpokenCodes.find(words, digits, topicsOf(passage), nearNumbers(ends, hasNumber), ends)) {
      Confidence confidence =
          hasNumber
              ? Confidence.HIGH
              : speaksOfCards && !code.isVague() ? Confidence.MEDIUM : Confidence.LOW;
      List<Part> parts = place(passage, digits.elements(code.from(), code.to()));
      if (parts.isEmpty()
          || confidence.compareTo(scanner.minimum) < 0
          || isReadByOthers(passage, digits, code)) {
        continue;
      }
      // What was read without the turns gives way: a name may be vague but for a number told
      // before, and what is said about a code may look like its digits.
      hits.removeIf(
          hit ->
              hit.kind.equals(SpanKind.CVV)
                  && hit.confidence.compareTo(confidence) <= 0
                  && hit.parts.stream().anyMatch(part -> overlapsAny(part, parts))
                  && (hit.start() < parts.get(0).start || hit.end() <= parts.get(0).end));
      if (!code.isCode() || isTaken(parts)) {
        continue;
      }
      char[] value = digits.text(code.from(), code.to()).toCharArray();
      hits.add(new Hit(SpanKind.CVV, null, confidence, value, parts));
    }
  }

  /** Where the numbers end that are told in a passage, but for what is said of them once more. */
  private List<Integer> endsOfNumbers(Passage passage) {
    List<Integer> ends = new ArrayList<>();
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.PAN) && hit.confidence != Confidence.LOW) {
        int end = hit.endOfTelling();
        int last = passage.indexOf(end - 1);
        if (end > 0 && last < passage.length() && passage.from(last) == end - 1) {
          ends.add(last + 1);
        }
      }
    }
    return ends;
  }

  /**
   * Returns whether a place of a passage lies within so many characters behind a number, or
   * anywhere if all numbers are told in others.
   */
  private static IntPredicate nearNumbers(List<Integer> ends, boolean hasNumber) {
    int numbers = Math.min(MOST_NUMBERS, ends.size());
    boolean anywhere = hasNumber && numbers == 0;
    return place -> {
      for (int n = 0; n < numbers; n++) {
        int last = ends.get(n) - 1;
        if (place > last && place - last < ASKED_BEHIND) {
          return true;
        }
      }
      return anywhere;
    };
  }

  /** Finds the codes wherever else somebody says just their digits. */
  private void repeatCodes() {
    List<Hit> codes = hits.stream().filter(hit -> hit.kind.equals(SpanKind.CVV)).toList();
    if (codes.isEmpty()) {
      return;
    }
    for (Passage passage : file.said) {
      SpokenDigits digits = digitsOf(passage);
      int k = 0;
      while (k < digits.count) {
        int to = k + 1;
        while (to < digits.count && digits.start[to] - digits.end[to - 1] <= GAP) {
          to++;
        }
        for (Hit code : codes) {
          if (to - k == code.value.length
              && digits.isAt(k, code.value)
              && !SpokenCodes.isPartOfAWord(wordsOf(passage).text, digits.start[k])) {
            List<Part> parts = place(passage, digits.elements(k, to));
            if (!parts.isEmpty()) {
              hits.add(new Hit(code.kind, null, code.confidence, code.value.clone(), parts));
              break;
            }
          }
        }
        k = to;
      }
    }
  }

  private Topics topicsOf(Passage passage) {
    return speakingOf(passage).topics();
  }

  private SpokenWords wordsOf(Passage passage) {
    return speakingOf(passage).words;
  }

  private Speaking speakingOf(Passage passage) {
    Speaking known = passage.speaking;
    if (known == null) {
      known = workbench.read(passage);
      passage.speaking = known;
      spoken.add(passage);
    }
    return known;
  }

  /** Whether something else that was found lies there. */
  private boolean isTaken(List<Part> parts) {
    for (Hit hit : hits) {
      for (Part part : hit.parts) {
        if (overlapsAny(part, parts)) {
          return true;
        }
      }
    }
    return false;
  }

  private void scanWritten(Passage passage) {
    scanWritten(passage, 0, passage.length());
  }

  /** Finds what is written, or said without interruption, at [from, to) of a passage. */
  private void scanWritten(Passage passage, int from, int to) {
    int[] stretches = stretches(passage, from);
    if (stretches != null && stretches.length == 0 && scanner.detectors.isEmpty()) {
      return;
    }
    List<Findings.Finding> findings = workbench.finder.find(passage, from, to, stretches);
    for (int f = 0; f < findings.size(); f++) {
      Findings.Finding finding = findings.get(f);
      int[] elements = finding.elements();
      for (int e = 0; e < elements.length; e += 3) {
        elements[e] += from;
        elements[e + 1] += from;
      }
      int whole = passage.isSaid ? wholeAtTurn(passage, elements, finding.value()) : -1;
      if (whole >= 0) {
        findings.subList(f, findings.size()).forEach(Findings.Finding::wipe);
        scanWritten(passage, elements[0], whole);
        scanWritten(passage, whole, to);
        return;
      }
      addWritten(passage, finding, elements);
    }
  }

  /** Where numbers may be from a place of a passage on; null if anywhere. */
  private int @Nullable [] stretches(Passage passage, int from) {
    int[] whole = passage.isSaid ? speakingOf(passage).stretches() : null;
    return whole == null || from == 0
        ? whole
        : Arrays.stream(whole).map(place -> place - from).toArray();
  }

  /**
   * Returns where a turn ends by which a number of a usual length is told: what is said in later
   * ones is no part of it, even if the check digit fits by chance. Otherwise -1.
   */
  private int wholeAtTurn(Passage passage, int[] elements, char[] value) {
    int told = 0;
    for (int e = 0; e + 3 < elements.length; e += 3) {
      told += elements[e + 2];
      if (told >= CardNetworks.MIN_LENGTH
          && told < value.length
          && scanner.networks.isUsual(value, told)
          && endsLine(passage, elements[e + 1], elements[e + 3])) {
        return elements[e + 1];
      }
    }
    return -1;
  }

  private static boolean endsLine(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      if (passage.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  private void addWritten(Passage passage, Findings.Finding finding, int[] elements) {
    List<Part> parts = place(passage, elements);
    Span span = finding.span();
    boolean number = span.kind().equals(SpanKind.PAN);
    Confidence confidence = span.confidence();
    int start = elements[0];
    int end = elements[elements.length - 2];
    boolean ofOther = number && !parts.isEmpty() && isOfOther(passage, elements);
    if (ofOther) {
      confidence = Confidence.LOW;
      int asked = passage.isSaid ? topicsOf(passage).lastCard(start, end) : -1;
      if (asked >= 0) {
        // The card was asked for amid the digits: its number begins behind that.
        scanWritten(passage, asked, Math.min(passage.length(), end + NumberChain.MAX_SPAN));
      }
    }
    if (parts.isEmpty()
        || confidence.compareTo(scanner.minimum) < 0
        || ofOther && passage.isSaid && isCutOut(passage, start, end, finding.value())) {
      finding.wipe();
      return;
    }
    if (number && !isAnyText(passage)) {
      groupsAbout(passage, start, end, finding.value(), parts);
    }
    hits.add(
        new Hit(
            span.kind(), span.network().orElse(null), confidence, finding.value(), parts, ofOther));
  }

  /**
   * Whether the call is about something else where a number is said, or asks for something else
   * amid it; and what is joined over turns is about a card.
   */
  private boolean isOfOther(Passage passage, int[] elements) {
    int start = elements[0];
    int end = elements[elements.length - 2];
    if (!passage.isSaid) {
      // In the names and keys of a transcript nobody says a number.
      return file.format.isTranscript() && holdsLetter(passage, start, end);
    }
    Topics topics = topicsOf(passage);
    SpokenDigits digits = digitsOf(passage);
    Topics.Topic topic = topics.at(start, end, digits);
    boolean ofMany =
        elements.length > 3 && !(isGroupedAsCard(elements) && isWritten(passage, start, end));
    return topic == Topics.Topic.OTHER
        || topic == Topics.Topic.NONE && (ofMany || isOfMoreDigits(digits, start, end))
        || topics.turnsAway(start, end);
  }

  private static boolean holdsLetter(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(passage.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGroupedAsCard(int[] elements) {
    StringBuilder groups = new StringBuilder();
    for (int e = 2; e < elements.length; e += 3) {
      groups.append(' ').append(elements[e]);
    }
    return List.of(" 4 4 4 4", " 4 6 5", " 4 6 4", " 4 4 4 4 3").contains(groups.toString());
  }

  /** In one line, in figures. */
  private static boolean isWritten(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = passage.charAt(i);
      if (c == '\n' || Chars.isLetter(c)) {
        return false;
      }
    }
    return end - start <= LONGEST_WRITTEN;
  }

  /**
   * Whether a number begins amid the digits that somebody tells, or ends so in a later turn: where
   * nobody asks for a card, its check digit fits by chance.
   */
  private boolean isCutOut(Passage passage, int start, int end, char[] number) {
    SpokenDigits digits = digitsOf(passage);
    int first = digits.firstFrom(start);
    int before = first;
    while (before > 0
        && isOneGroup(
            passage, digits.end[before - 1], before == first ? start : digits.start[before])) {
      before--;
    }
    // Whoever begins again has told its first digits already.
    boolean isCut =
        before < first && !String.valueOf(number).startsWith(digits.text(before, first));
    int next = digits.firstFrom(end);
    return isCut
        || next < digits.count
            && isOneGroup(passage, end, digits.start[next])
            && endsLine(passage, start, end);
  }

  private static boolean isOneGroup(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = passage.charAt(i);
      if (c == '\n' || c == '.') {
        return false; // "1. 4111 …", "2. 5500 …" counts cards
      }
    }
    return to - from <= GAP;
  }

  /** Whether more digits stand directly before or behind. */
  private static boolean isOfMoreDigits(SpokenDigits digits, int start, int end) {
    int first = digits.firstFrom(start);
    int next = digits.firstFrom(end);
    return first > 0 && start - digits.end[first - 1] <= GAP
        || next < digits.count && digits.start[next] - end <= GAP;
  }

  /**
   * Where the elements of a finding stand in the file.
   *
   * @param elements of each the beginning and the end in the passage, and its digits
   */
  private List<Part> place(Passage passage, int[] elements) {
    List<Part> parts = new ArrayList<>();
    Slot slot = null;
    int start = 0;
    int end = 0;
    int digits = 0;
    int last = 0;
    for (int e = 0; e < elements.length; e += 3) {
      int more = elements[e + 2];
      int i = elements[e];
      while (i < elements[e + 1]) {
        int from = passage.from(i);
        Slot at = from < 0 ? null : file.slotAt(from);
        if (at == null) {
          i++;
          continue;
        }
        if (!at.equals(slot)
            || !isContiguous(passage, last, i)
            || i == elements[e] && i - last > 1 && Markup.isKept(passage, last + 1, i)) {
          if (slot != null) {
            parts.add(new Part(start, end, digits, false, slot));
          }
          slot = at;
          start = from;
          digits = 0;
        }
        // What follows in the file too.
        int to = Math.min(elements[e + 1], passage.plainEnd(i));
        last = Math.max(i, Math.min(to - 1, i + at.end() - from - 1));
        end = passage.to(last);
        i = last + 1;
        digits += more;
        more = 0;
      }
    }
    if (slot != null) {
      parts.add(new Part(start, end, digits, false, slot));
    }
    return parts;
  }

  private static boolean isContiguous(Passage passage, int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (passage.from(i) < 0 || passage.from(i) != passage.to(i - 1)) {
        return false;
      }
    }
    return true;
  }

  /** The digits of a passage as its words are usually read. */
  private SpokenDigits digitsOf(Passage passage) {
    return readingsOf(passage).get(0);
  }

  /** The digits of a passage in each of the ways in which its words can be read. */
  private List<SpokenDigits> readingsOf(Passage passage) {
    return speakingOf(passage).readings();
  }

  /**
   * Adds the groups of a number that are said once more: any within it, its first and last directly
   * beside it, longer ones about it.
   */
  private void groupsAbout(Passage passage, int start, int end, char[] number, List<Part> parts) {
    SpokenDigits digits = digitsOf(passage);
    String whole = String.valueOf(number);
    int k = digits.firstFrom(start - ABOUT);
    boolean behind = false;
    while (k < digits.count && digits.start[k] < end + ABOUT) {
      int to = k + 1;
      while (to < digits.count
          && digits.start[to] - digits.end[to - 1] <= GAP
          && digits.end[to - 1] != end
          && digits.start[to] != start) {
        to++;
      }
      boolean within = digits.start[k] >= start && digits.end[to - 1] <= end;
      boolean last = !behind && digits.start[k] >= end;
      behind |= last;
      boolean first =
          digits.end[to - 1] <= start && (to == digits.count || digits.start[to] >= start);
      int length = to - k;
      String said = digits.text(k, to);
      boolean again =
          within
              ? whole.contains(said)
              : length < number.length
                  && (length >= SHORTEST_ABOUT && whole.contains(said)
                      || last && digits.start[k] - end < BESIDE && whole.endsWith(said)
                      || first && start - digits.end[to - 1] < BESIDE && whole.startsWith(said));
      if (again
          && (within
              || length < SHORTEST_TELEPHONE
              || length >= SHORTEST_BEGINNING && whole.startsWith(said)
              || !topicsOf(passage).isOtherAt(digits.start[k]))) {
        for (Part part : place(passage, digits.elements(k, to))) {
          if (!overlapsAny(part, parts)) {
            parts.add(new Part(part.start, part.end, part.digits, true, part.slot));
          }
        }
      }
      k = to;
    }
  }

  private static boolean overlapsAny(Part part, List<Part> parts) {
    for (Part other : parts) {
      if (overlap(part, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Part one, Part other) {
    return one.start < other.end && other.start < one.end;
  }

  /** Finds the numbers wherever else all of their digits stand behind each other. */
  private void repeat() {
    Map<Long, List<Hit>> numbers = new HashMap<>();
    for (Hit hit : hits) {
      // What is hardly a number is not looked for anew among numbers of all kinds.
      if (hit.kind.equals(SpanKind.PAN)
          && (!file.said.isEmpty() || hit.confidence != Confidence.LOW)) {
        List<Hit> same =
            numbers.computeIfAbsent(firstTwelve(hit.value), each -> new ArrayList<>(1));
        if (same.stream().noneMatch(each -> Arrays.equals(each.value, hit.value))) {
          same.add(hit);
        }
      }
    }
    if (numbers.isEmpty()) {
      return;
    }
    long[] beginnings = new long[numbers.size()];
    int count = 0;
    for (long beginning : numbers.keySet()) {
      beginnings[count] = beginning;
      count++;
    }
    Arrays.sort(beginnings);
    for (Passage passage : file.passages) {
      if (passage.isSaid
          || passage.length() >= CardNetworks.MIN_LENGTH
              && !passage.isReadElsewhere
              && !isQuiet(passage)) {
        for (SpokenDigits digits : readingsOf(passage)) {
          repeat(passage, digits, beginnings, numbers);
        }
      }
    }
  }

  private void repeat(
      Passage passage, SpokenDigits digits, long[] beginnings, Map<Long, List<Hit>> numbers) {
    long twelve = 0;
    for (int k = 0; k < digits.count; k++) {
      int first = k + 1 - CardNetworks.MIN_LENGTH;
      twelve = (first > 0 ? twelve - digits.digits[first - 1] * (POWER / 10) : twelve) * 10;
      twelve += digits.digits[k];
      List<Hit> known =
          first < 0 || Arrays.binarySearch(beginnings, twelve) < 0 ? null : numbers.get(twelve);
      if (known != null) {
        for (Hit number : known) {
          if (digits.isAt(first, number.value)) {
            addRepeated(passage, digits, first, number);
          }
        }
      }
    }
  }

  /**
   * Finds the numbers where other digits are told amid theirs: groups that are read back, or taken
   * back. The text of one channel, or one without its signs, may say no more of that.
   */
  private void repeatInterrupted() {
    List<Hit> numbers = numbersOnce();
    for (Passage passage : file.said) {
      for (SpokenDigits digits : readingsOf(passage)) {
        numbers.forEach(number -> repeatInterrupted(passage, digits, number));
      }
    }
  }

  /** Of each number that was found the surest telling, as far as they are not too many. */
  private List<Hit> numbersOnce() {
    List<Hit> numbers = new ArrayList<>();
    List<Hit> surest = new ArrayList<>(hits);
    surest.sort(Comparator.comparing((Hit hit) -> hit.confidence).reversed());
    for (Hit hit : surest) {
      if (hit.kind.equals(SpanKind.PAN)
          && numbers.size() < MOST_NUMBERS
          && numbers.stream().noneMatch(each -> Arrays.equals(each.value, hit.value))) {
        numbers.add(hit);
      }
    }
    return numbers;
  }

  private void repeatInterrupted(Passage passage, SpokenDigits digits, Hit number) {
    Topics topics = topicsOf(passage);
    // What a telephone number, say, has in common with the card is no telling of the card.
    for (int[] telling :
        digits.tellings(number.value, MOST_BETWEEN, place -> !topics.isOtherBeforeCard(place))) {
      // Which of the digits are the number's own cannot be told: none of them is shown.
      List<Part> parts = asRepeated(place(passage, digits.elements(telling[0], telling[1])));
      if (!parts.isEmpty() && !holdsCode(parts)) {
        if (!isAnyText(passage)) {
          int start = digits.start[telling[0]];
          groupsAbout(passage, start, digits.end[telling[1] - 1], number.value, parts);
        }
        hits.add(
            new Hit(number.kind, number.network, number.confidence, number.value.clone(), parts));
      }
    }
  }

  /**
   * Finds the groups of the numbers wherever else they are told, where a file has several forms of
   * what was said: the text of the channel of one who reads some groups back holds no more of them.
   */
  private void repeatGroups() {
    if (file.said.size() < 2) {
      return;
    }
    for (Hit number : numbersOnce()) {
      if (number.confidence != Confidence.LOW) {
        file.said.forEach(passage -> repeatGroups(passage, number));
      }
    }
  }

  private void repeatGroups(Passage passage, Hit number) {
    SpokenDigits digits = digitsOf(passage);
    int k = 0;
    while (k < digits.count) {
      int to = digits.groupsOf(number.value, k, GAP);
      if (to > k && !topicsOf(passage).isOtherAt(digits.start[k])) {
        List<Part> parts = asRepeated(place(passage, digits.elements(k, to)));
        if (!parts.isEmpty()) {
          hits.add(
              new Hit(number.kind, number.network, number.confidence, number.value.clone(), parts));
        }
      }
      k = Math.max(to, k + 1);
    }
  }

  private static List<Part> asRepeated(List<Part> parts) {
    List<Part> repeated = new ArrayList<>(parts.size());
    parts.forEach(
        part -> repeated.add(new Part(part.start, part.end, part.digits, true, part.slot)));
    return repeated;
  }

  /** Whether a number is known at a place: then its groups about it are too. */
  private boolean isFound(Part part, char[] number) {
    for (Hit hit : hits) {
      if (overlapsAny(part, hit.parts) && Arrays.equals(hit.value, number)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a code is told amid what may be a telling of a number: so it is none. */
  private boolean holdsCode(List<Part> parts) {
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.CVV)
          && hit.start() > parts.get(0).start
          && overlapsAny(hit.parts.get(0), parts)) {
        return true;
      }
    }
    return false;
  }

  private static long firstTwelve(char[] number) {
    long value = 0;
    for (int i = 0; i < CardNetworks.MIN_LENGTH; i++) {
      value = value * 10 + number[i] - '0';
    }
    return value;
  }

  private void addRepeated(Passage passage, SpokenDigits digits, int first, Hit number) {
    int behind = first + number.value.length;
    List<Part> parts = place(passage, digits.elements(first, behind));
    if (!parts.isEmpty()) {
      if (!isAnyText(passage) && !isFound(parts.get(0), number.value)) {
        groupsAbout(passage, digits.start[first], digits.end[behind - 1], number.value, parts);
      }
      hits.add(
          new Hit(number.kind, number.network, number.confidence, number.value.clone(), parts));
    }
  }

  /**
   * Takes each place of the file for one hit only: for one that is likely, and that with the most
   * digits.
   */
  private List<Hit> apart() {
    hits.sort(
        Comparator.comparing((Hit hit) -> hit.confidence == Confidence.LOW)
            .thenComparingInt(hit -> -hit.value.length)
            .thenComparing(Hit::isRepeated)
            .thenComparingInt(hit -> hit.start() - hit.end())
            .thenComparingInt(Hit::start));
    TreeMap<Integer, Integer> taken = new TreeMap<>();
    List<Hit> apart = new ArrayList<>();
    for (Hit hit : hits) {
      List<Part> left = new ArrayList<>();
      boolean whole = true;
      for (Part part : hit.parts) {
        List<Part> free = free(part, taken);
        boolean isFree = free.size() == 1 && free.get(0).equals(part);
        if (!isFree) {
          // What lies between the digits that another has taken ("one two, uh, three") is no
          // number.
          free.removeIf(rest -> !Worth.saysDigits(text, rest.start, rest.end, scanner.lexicon));
        }
        whole &= isFree || part.repeated;
        left.addAll(free);
      }
      // What is left of a number of something else that shares digits with a card is none.
      boolean isBroken = !whole && hit.isOfOther && lostToBetter(hit, apart);
      if (left.isEmpty() || isBroken) {
        hit.wipe();
        continue;
      }
      Hit same = left.stream().allMatch(Part::repeated) ? sameNumber(apart, hit) : null;
      if (same != null) {
        left.forEach(part -> taken.put(part.start, part.end));
        same.parts.addAll(left);
        hit.wipe();
        continue;
      }
      if (!whole) {
        // The digits can no longer be told by their parts: none of them is shown.
        left.replaceAll(part -> new Part(part.start, part.end, part.digits, true, part.slot));
      }
      left.forEach(part -> taken.put(part.start, part.end));
      apart.add(new Hit(hit.kind, hit.network, hit.confidence, hit.value, left, hit.isOfOther));
    }
    apart.sort(Comparator.comparingInt(Hit::start));
    return apart;
  }

  private static boolean lostToBetter(Hit hit, List<Hit> hits) {
    return hits.stream()
        .anyMatch(
            other ->
                other.confidence != Confidence.LOW
                    && !Arrays.equals(other.value, hit.value)
                    && other.parts.stream().anyMatch(part -> overlapsAny(part, hit.parts)));
  }

  private static @Nullable Hit sameNumber(List<Hit> hits, Hit hit) {
    return hits.stream()
        .filter(each -> each.kind.equals(hit.kind) && Arrays.equals(each.value, hit.value))
        .findFirst()
        .orElse(null);
  }

  /** What of a part no other has taken. */
  private static List<Part> free(Part part, NavigableMap<Integer, Integer> taken) {
    List<Part> free = new ArrayList<>(1);
    int at = part.start;
    while (at < part.end) {
      Map.Entry<Integer, Integer> before = taken.floorEntry(at);
      if (before != null && before.getValue() > at) {
        at = before.getValue();
        continue;
      }
      Integer next = taken.higherKey(at);
      int to = next == null ? part.end : Math.min(next, part.end);
      boolean all = at == part.start && to == part.end;
      free.add(all ? part : new Part(at, to, part.digits, part.repeated, part.slot));
      at = to;
    }
    return free;
  }
}
