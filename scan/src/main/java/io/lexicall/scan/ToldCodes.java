package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the security codes that somebody says in answer to a question, or behind a number. */
final class ToldCodes {

  /** So far behind a number "the code" is that of the card. */
  private static final int ASKED_BEHIND = 1000;

  private final MatchedFile matched;
  private final CardScanner scanner;
  private final Hits hits;

  ToldCodes(MatchedFile matched, Hits hits) {
    this.matched = matched;
    scanner = matched.scanner;
    this.hits = hits;
  }

  /**
   * Finds the codes of any text that nothing else reads: those in the words of other languages, and
   * those behind a number that are said in thousands.
   */
  void findAbroad(Passage passage) {
    if (passage.mayBeSpoken
        && !passage.isSaid
        && !matched.isQuiet(passage)
        && (matched.wordsOf(passage).languageInFile() != SpokenLanguage.ENGLISH
            || hasNumber() && matched.digitsOf(passage).hasThousands())) {
      find(passage);
    }
  }

  /** Whether such codes are found already: those in English without thousands. */
  private boolean isReadByOthers(Passage passage, SpokenDigits digits, SpokenCodes.Found code) {
    SpokenWords words = matched.wordsOf(passage);
    return !passage.isSaid
        && words.languageInFile() == SpokenLanguage.ENGLISH
        && !Lexicon.holds(
            "thousand", words.text, digits.start[code.from()], digits.end[code.to() - 1]);
  }

  private boolean hasNumber() {
    for (Hit hit : hits) {
      if (isNumber(hit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(Hit hit) {
    return hit.kind.equals(SpanKind.PAN) && hit.confidence != Confidence.LOW;
  }

  /** Finds the security codes that answer a question. */
  void find(Passage passage) {
    SpokenWords words = matched.wordsOf(passage);
    boolean speaksOfCards = words.speaksOfCards();
    boolean hasNumber = hasNumber();
    List<Integer> ends = endsOfNumbers(passage);
    CodesOfOthers others = new CodesOfOthers(words);
    boolean isOfChannel = isOfChannel(passage);
    lowerOthers(passage, others, isOfChannel);
    for (SpokenDigits digits : matched.readingsOf(passage)) {
      // "Eight hundred forty-three" may be a code too, where it is not 800 43.
      if (digits != matched.digitsOf(passage) && !digits.isTogether()) {
        continue;
      }
      for (SpokenCodes.Found code :
          SpokenCodes.find(
              words, digits, matched.topicsOf(passage), nearNumbers(ends, hasNumber), ends)) {
        Confidence confidence =
            code.isVague() && (isOfChannel || others.isAskedBefore(digits.start[code.from()]))
                ? Confidence.LOW
                : hasNumber
                    ? Confidence.HIGH
                    : speaksOfCards && !code.isVague() ? Confidence.MEDIUM : Confidence.LOW;
        List<Part> parts = matched.place(passage, digits.elements(code.from(), code.to()));
        if (parts.isEmpty()
            || confidence.compareTo(scanner.minimum) < 0
            || isReadByOthers(passage, digits, code)) {
          continue;
        }
        // A code that was read without the turns is replaced. Its name may be vague without a
        // number before it, and a remark about a code may look like its digits.
        for (Hit hit : hits.at(parts)) {
          if (hit.kind.equals(SpanKind.CVV)
              && hit.confidence.compareTo(confidence) <= 0
              && (hit.start() < parts.get(0).start() || hit.end() <= parts.get(0).end())) {
            hits.remove(hit);
          }
        }
        if (!code.isCode() || hits.isAnyAt(parts)) {
          continue;
        }
        char[] value = digits.figures(code.from(), code.to());
        hits.add(new Hit(SpanKind.CVV, null, confidence, value, parts));
      }
    }
  }

  /** Whether what is asked for stands in another text than the answers: one that has more turns. */
  private boolean isOfChannel(Passage passage) {
    for (Passage other : matched.file.said) {
      if (passage.turns > 0 && other.turns > passage.turns && passage.isApart) {
        return true;
      }
    }
    return false;
  }

  /** Lowers what was read without the turns as codes, and is that of something else. */
  private void lowerOthers(Passage passage, CodesOfOthers others, boolean isOfChannel) {
    List<Hit> codes = new ArrayList<>();
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.CVV) && hit.confidence != Confidence.LOW) {
        codes.add(hit);
      }
    }
    for (Hit hit : codes) {
      int start = hit.start();
      int at = passage.indexOf(start);
      if (at < passage.length()
          && passage.from(at) == start
          && (isOfChannel ? !others.isNamedBefore(at) : others.isAskedBefore(at))) {
        hits.remove(hit);
        hits.add(hit.as(Confidence.LOW));
      }
    }
  }

  /** The ends of the numbers in a passage, without their repetitions. */
  private List<Integer> endsOfNumbers(Passage passage) {
    List<Integer> ends = new ArrayList<>();
    for (Hit hit : hits) {
      if (isNumber(hit)) {
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
   * Returns a test for places shortly behind a number. It accepts every place if all numbers are in
   * other passages.
   */
  private static IntPredicate nearNumbers(List<Integer> ends, boolean hasNumber) {
    int numbers = Math.min(Repeats.MOST_NUMBERS, ends.size());
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
}
