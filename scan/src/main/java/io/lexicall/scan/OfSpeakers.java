package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The digits of each speaker, in each form in which a file holds what was said. The text of one
 * channel lacks the questions of the other speaker. So a code is found there by the same digits of
 * the whole conversation, and a number that the conversation shows to be something else is lowered.
 */
final class OfSpeakers {

  /** All digits of one speaker in one passage. */
  private static final class Digits {
    private final Passage passage;
    private final SpokenDigits all;

    /** Their indices among all digits there. */
    private int[] indices = new int[8];

    private int count;

    Digits(Passage passage, SpokenDigits all) {
      this.passage = passage;
      this.all = all;
    }

    void add(int index) {
      indices = count == indices.length ? Arrays.copyOf(indices, 2 * count) : indices;
      indices[count] = index;
      count++;
    }

    private int digit(int n) {
      return all.digits[indices[n]];
    }

    /** Whether the same digits are told, in whatever passage. They are not copied to compare. */
    @Override
    public boolean equals(@Nullable Object object) {
      if (!(object instanceof Digits other) || other.count != count) {
        return false;
      }
      for (int n = 0; n < count; n++) {
        if (digit(n) != other.digit(n)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 0;
      for (int n = 0; n < count; n++) {
        hash = 31 * hash + digit(n);
      }
      return hash;
    }
  }

  /** A file holds one conversation in no more forms; one of more passages holds several. */
  private static final int MOST_COPIES = 24;

  private static final int[] NOWHERE = {};

  /** So few digits are told in several places by chance. */
  private static final int FEWEST_TOLD = 10;

  private final MatchedFile matched;
  private final Hits hits;

  /** The digits of each speaker of a passage, once they were asked for. */
  private final IdentityHashMap<Passage, Collection<Digits>> ofPassages = new IdentityHashMap<>();

  private OfSpeakers(MatchedFile matched, Hits hits) {
    this.matched = matched;
    this.hits = hits;
  }

  /**
   * Adds the codes where all digits of their speaker stand once more, in the text of a channel, and
   * lowers those that only such a text seems to tell.
   */
  static void repeatCodes(MatchedFile matched, Hits hits) {
    OfSpeakers speakers = new OfSpeakers(matched, hits);
    if (!speakers.areOfDifferentTurns() || !speakers.holdCode()) {
      return;
    }
    Map<Digits, List<Digits>> forms = new HashMap<>();
    for (Passage passage : matched.file.said) {
      for (Digits digits : speakers.digits(passage)) {
        forms.computeIfAbsent(digits, each -> new ArrayList<>(2)).add(digits);
      }
    }
    forms.values().stream().filter(same -> same.size() > 1).forEach(speakers::repeatCodes);
  }

  /**
   * Lowers numbers that are found only where the questions of the other speaker stand elsewhere,
   * and not in the conversation, which holds them and there speaks of something else. At most
   * {@link Repeats#MOST_NUMBERS} are looked up.
   */
  static void judge(MatchedFile matched, Hits hits) {
    List<Passage> said = matched.file.said;
    OfSpeakers speakers = new OfSpeakers(matched, hits);
    if (said.size() > MOST_COPIES || !speakers.areOfDifferentTurns()) {
      return;
    }
    int numbers = 0;
    for (Hit hit : hits.toList()) {
      boolean isNumber = hit.kind.equals(SpanKind.PAN) && hit.confidence != Confidence.LOW;
      if (isNumber && numbers < Repeats.MOST_NUMBERS) {
        numbers++;
        if (speakers.isKnownByDialogue(hit)) {
          hits.remove(hit);
          hits.add(hit.as(Confidence.LOW));
        }
      }
    }
  }

  /** Whether one text of the file holds more turns than another, as that of a channel has few. */
  private boolean areOfDifferentTurns() {
    List<Passage> said = matched.file.said;
    for (Passage passage : said) {
      if (passage.turns != said.get(0).turns) {
        return true;
      }
    }
    return false;
  }

  private boolean holdCode() {
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.CVV)) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnownByDialogue(Hit hit) {
    Passage own = null;
    for (Passage passage : matched.file.said) {
      own = holds(passage, hit) && (own == null || passage.turns > own.turns) ? passage : own;
    }
    if (own == null) {
      return false;
    }
    char[] told = told(own, hit);
    boolean isOther = false;
    for (Passage other : matched.file.said) {
      boolean isFuller = other.turns > own.turns;
      int[] at = isFuller ? placeOf(other, told) : NOWHERE;
      if (at.length > 0) {
        if (isFoundIn(other, hit.value)) {
          return false;
        }
        Topics topics = matched.topicsOf(other);
        isOther |= topics.isOtherAt(at[0]) || topics.turnsAway(at[0], at[1]);
      }
    }
    return isOther;
  }

  /**
   * All digits of a passage about those of a finding, as they are usually read, with what is left
   * out of it. Those of "twenty-four" are two, also where the number took three of them.
   */
  private char[] told(Passage passage, Hit hit) {
    SpokenDigits digits = matched.digitsOf(passage);
    int from = digits.firstFrom(passage.indexOf(hit.start()));
    int to = digits.firstFrom(passage.indexOf(hit.endOfTelling() - 1) + 1);
    return to - from < FEWEST_TOLD ? hit.value : digits.figures(from, to);
  }

  private static boolean holds(Passage passage, Hit hit) {
    int at = passage.indexOf(hit.start());
    return at < passage.length() && passage.from(at) == hit.start();
  }

  /**
   * Where some digits are told one after the other, by one of its speakers or by all: where the
   * first and the last begin; {@link #NOWHERE} if they are not.
   */
  private int[] placeOf(Passage passage, char[] value) {
    SpokenDigits all = matched.digitsOf(passage);
    int together = all.indexOf(value);
    if (together >= 0) {
      return new int[] {all.start[together], all.start[together + value.length - 1]};
    }
    for (Digits each : ofPassages.computeIfAbsent(passage, this::digits)) {
      for (int n = 0; n + value.length <= each.count; n++) {
        int same = 0;
        while (same < value.length && each.digit(n + same) == value[same] - '0') {
          same++;
        }
        if (same == value.length) {
          return new int[] {all.start[each.indices[n]], all.start[each.indices[n + same - 1]]};
        }
      }
    }
    return NOWHERE;
  }

  private boolean isFoundIn(Passage passage, char[] value) {
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.PAN)
          && hit.confidence != Confidence.LOW
          && Arrays.equals(hit.value, value)
          && holds(passage, hit)) {
        return true;
      }
    }
    return false;
  }

  /** What each speaker of a passage says: the labels that the reader put in tell whose it is. */
  private Collection<Digits> digits(Passage passage) {
    SpokenDigits all = matched.digitsOf(passage);
    Map<String, Digits> speakers = new LinkedHashMap<>();
    String speaker = "";
    int at = 0;
    for (int k = 0; k < all.count; k++) {
      while (at < all.start[k]) {
        int to = passage.changeBehind(at);
        speaker = passage.from(at) < 0 ? label(passage, at, to, speaker) : speaker;
        at = to;
      }
      speakers.computeIfAbsent(speaker, each -> new Digits(passage, all)).add(k);
    }
    return speakers.values();
  }

  private static String label(Passage passage, int from, int to, String before) {
    StringBuilder between = new StringBuilder();
    for (int i = from; i < to; i++) {
      between.append(passage.charAt(i));
    }
    int label = between.lastIndexOf(Speech.SPEAKER);
    return label < 0 ? before : between.substring(label);
  }

  /** Gives the text of a channel the codes that are found in the conversation. */
  private void repeatCodes(List<Digits> same) {
    @Nullable Hit[] codes = new Hit[same.get(0).count];
    int turns = 0;
    for (Digits form : same) {
      turns = Math.max(turns, form.passage.turns);
    }
    for (Digits form : same) {
      for (int j = 0; j < codes.length && form.passage.turns == turns; j++) {
        codes[j] = codes[j] == null ? codeAt(form, j) : codes[j];
      }
    }
    // Few digits are the same in several calls of a file by chance.
    boolean isOneCall =
        codes.length >= CardNetworks.MIN_LENGTH && matched.file.said.size() <= MOST_COPIES;
    for (Digits form : same) {
      if (form.passage.turns < turns && (isOneCall || form.passage.isApart)) {
        if (isOneCall) {
          lower(codes, form);
        }
        add(codes, form);
      }
    }
  }

  private void lower(@Nullable Hit[] codes, Digits form) {
    for (int j = 0; j < codes.length; j++) {
      Hit found = codes[j] == null ? codeAt(form, j) : null;
      if (found != null && found.confidence != Confidence.LOW) {
        hits.remove(found);
        hits.add(found.as(Confidence.LOW));
      }
    }
  }

  private @Nullable Hit codeAt(Digits form, int j) {
    int k = form.indices[j];
    for (Hit hit : hits.at(matched.place(form.passage, form.all.elements(k, k + 1)))) {
      if (hit.kind.equals(SpanKind.CVV)) {
        return hit;
      }
    }
    return null;
  }

  private void add(@Nullable Hit[] codes, Digits form) {
    int j = 0;
    while (j < codes.length) {
      Hit code = codes[j];
      int to = j + 1;
      while (to < codes.length
          && codes[to] == code
          && form.indices[to] == form.indices[to - 1] + 1) {
        to++;
      }
      Hit known = code == null ? null : codeAt(form, j);
      if (code != null
          && known != null
          && known.confidence == Confidence.LOW
          && Arrays.equals(known.value, code.value)) {
        hits.remove(known);
        hits.add(known.as(code.confidence));
      } else if (code != null && known == null) {
        List<Part> parts =
            matched.place(
                form.passage, form.all.elements(form.indices[j], form.indices[to - 1] + 1));
        if (!parts.isEmpty()) {
          hits.add(code.again(parts));
        }
      }
      j = to;
    }
  }
}
