package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said, piece by piece, as one text that the scanner understands: a line for each turn,
 * with a label for the speaker where there are several, and the pieces of one turn behind each
 * other.
 */
final class Speech {

  /**
   * What one piece holds, and who said it when. No record, for the reason that {@link Slot} is
   * none.
   */
  private static final class Utterance {
    private final String speaker;
    private final long fromMillis;
    private final Passage said;

    Utterance(String speaker, long fromMillis, Passage said) {
      this.speaker = speaker;
      this.fromMillis = fromMillis;
      this.said = said;
    }

    long fromMillis() {
      return fromMillis;
    }
  }

  /** A sentence and so many lines end between that what one says is no answer to the other. */
  private static final String APART = "." + "\n".repeat(12);

  private static final String SPEAKER = "Speaker ";

  /** So long is the label of a speaker, mostly. */
  private static final int LABEL = 11;

  private final List<Utterance> utterances = new ArrayList<>();
  private final String betweenTurns;

  Speech() {
    this(false);
  }

  /**
   * Begins a speech.
   *
   * @param apart whether no turn answers the one before, since each is all that one speaker said
   */
  Speech(boolean apart) {
    betweenTurns = apart ? APART : "\n";
  }

  /**
   * Adds what was said next.
   *
   * @param speaker null if that is not known
   * @param fromMillis when; -1 if that is not known
   */
  void add(@Nullable String speaker, long fromMillis, Passage said) {
    Passage trimmed = said.trimmed();
    if (trimmed.length() > 0) {
      utterances.add(new Utterance(String.valueOf(speaker), fromMillis, trimmed));
    }
  }

  int size() {
    return utterances.size();
  }

  /**
   * Returns the text: in the order in which it was said, as far as all times are known, or of the
   * file.
   */
  List<Passage> passages() {
    if (utterances.isEmpty()) {
      return List.of();
    }
    boolean timed = true;
    boolean sorted = true;
    long before = 0;
    for (Utterance utterance : utterances) {
      timed &= utterance.fromMillis >= 0;
      sorted &= utterance.fromMillis >= before;
      before = utterance.fromMillis;
    }
    if (timed && !sorted) {
      // Files of several channels have one behind the other.
      utterances.sort(Comparator.comparingLong(Utterance::fromMillis));
    }
    return List.of(passage());
  }

  private Passage passage() {
    Map<String, String> labels = new HashMap<>();
    int length = 0;
    String known = null;
    for (Utterance utterance : utterances) {
      if (!utterance.speaker.equals(known)) {
        known = utterance.speaker;
        if (!labels.containsKey(known)) {
          labels.put(known, betweenTurns + SPEAKER + (labels.size() + 1) + ": ");
        }
        length += LABEL + betweenTurns.length();
      }
      length += utterance.said.length() + 1;
    }
    boolean labelled = labels.size() > 1;
    Passage passage = new Passage(length);
    String before = null;
    Passage last = null;
    for (Utterance utterance : utterances) {
      String speaker = utterance.speaker;
      if (labelled && !speaker.equals(before)) {
        String label = String.valueOf(labels.get(speaker));
        passage.add(passage.length() == 0 ? label.substring(betweenTurns.length()) : label);
      } else if (passage.length() > 0 && !isPunctuation(utterance.said)) {
        passage.add(isAside(last, utterance.said) ? ", " : " ");
      }
      last = utterance.said;
      passage.add(utterance.said);
      before = speaker;
    }
    return passage;
  }

  /** "I need glasses", said in a line of its own before digits: services set no stop there. */
  private static boolean isAside(@Nullable Passage before, Passage said) {
    return before != null
        && isPhrase(before)
        && isPhrase(said)
        && Chars.isLetter(before.charAt(before.length() - 1))
        && !saysDigit(before, wordBegin(before), before.length())
        && (Chars.isDigit(said.charAt(0)) || saysDigit(said, 0, wordEnd(said)));
  }

  private static int wordBegin(Passage said) {
    int i = said.length();
    while (i > 0 && Chars.isLetter(said.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static int wordEnd(Passage said) {
    int i = 0;
    while (i < said.length() && Chars.isLetter(said.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean saysDigit(Passage said, int from, int to) {
    char[] word = new char[to - from];
    for (int i = from; i < to; i++) {
      word[i - from] = said.charAt(i);
    }
    return SaidBetween.isDigit(word, 0, word.length);
  }

  private static boolean isPhrase(Passage said) {
    for (int i = 0; i < said.length(); i++) {
      if (said.charAt(i) == ' ') {
        return true;
      }
    }
    return false;
  }

  private static boolean isPunctuation(Passage said) {
    return said.length() == 1 && ".,;:!?\u2026\u3002\u3001".indexOf(said.charAt(0)) >= 0;
  }
}
