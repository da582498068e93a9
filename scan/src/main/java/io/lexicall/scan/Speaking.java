package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a passage that may be speech, computed on demand: its words, their digits, and
 * its topics. It reads one passage after the other and keeps its arrays for the next.
 */
final class Speaking {

  /** The columns of a longer passage are not kept. */
  private static final int LONGEST_KEPT = 256 * 1024;

  private final Lexicon lexicon;
  final SpokenWords words;
  private final Topics topics;
  private final NumberStretches finder;

  /** The readings that were made; the first of them are of this passage. */
  private final List<SpokenDigits> made = new ArrayList<>();

  private List<SpokenDigits> readings = List.of();

  /** The digits and the counts, once somebody asked for them. */
  private @Nullable SpokenDigits counted;

  private boolean areTopicsKnown;
  private int @Nullable [] stretches;
  private boolean areStretchesKnown;

  Speaking(Lexicon lexicon) {
    this.lexicon = lexicon;
    words = new SpokenWords(lexicon);
    topics = new Topics(lexicon);
    finder = new NumberStretches(lexicon);
  }

  void read(Passage passage) {
    words.read(passage);
  }

  /** The digits in each of the ways in which the words can be read. */
  List<SpokenDigits> readings() {
    if (readings.isEmpty()) {
      SpokenLanguage language = words.languageInFile();
      int count = 0;
      SpokenDigits usual = reading(count++, false, language);
      if (usual.hasThousands()) {
        reading(count++, true, language);
      }
      if (usual.hasHundreds()) {
        next(count++).readTogether(words, language);
      }
      if (usual.hasHomophones()) {
        next(count++).readHomophones(words);
      }
      if (usual.hasPartedTens()) {
        next(count++).readJoined(words, language);
      }
      if (usual.corrected.hasUnnamed()) {
        next(count++).readCorrections(words, language);
      }
      for (SpokenLanguage other : words.otherLanguagesInFile()) {
        reading(count++, false, other);
      }
      readings = made.subList(0, count);
    }
    return readings;
  }

  private SpokenDigits reading(int index, boolean thousandsApart, SpokenLanguage language) {
    next(index).read(words, thousandsApart, language);
    return made.get(index);
  }

  /** The digits of a reading, by its index. */
  private SpokenDigits next(int index) {
    if (index == made.size()) {
      made.add(new SpokenDigits(lexicon));
    }
    return made.get(index);
  }

  /** The digits as they are usually read, but for counts, which are read as digits. */
  SpokenDigits counted() {
    SpokenDigits known = counted;
    if (known == null) {
      known = new SpokenDigits(lexicon);
      known.read(words, false, words.languageInFile(), true);
      counted = known;
    }
    return known;
  }

  Topics topics() {
    if (!areTopicsKnown) {
      topics.read(words);
      areTopicsKnown = true;
    }
    return topics;
  }

  /** Where numbers may be; null if anywhere. */
  int @Nullable [] stretches() {
    if (!areStretchesKnown) {
      stretches = finder.find(words);
      areStretchesKnown = true;
    }
    return stretches;
  }

  /** Forgets the passage; returns whether it should be kept for another. */
  boolean wipe() {
    boolean isKept = words.length <= LONGEST_KEPT;
    words.wipe();
    readings.forEach(SpokenDigits::wipe);
    readings = List.of();
    if (counted != null) {
      counted.wipe();
      counted = null;
    }
    areTopicsKnown = false;
    stretches = null;
    areStretchesKnown = false;
    return isKept;
  }
}
