package io.lexicall.scan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The objects that are needed to search a file, kept for the next file, because creating them takes
 * longer than reading a page. Not thread-safe.
 */
final class Workbench {

  /** Most files have no more forms of what was said. */
  private static final int MOST_KEPT = 3;

  final Findings finder;

  /** Where short passages are looked at. */
  final char[] buffer = new char[MatchedFile.SHORT];

  private final Lexicon lexicon;
  private final Deque<Speaking> free = new ArrayDeque<>(MOST_KEPT);

  Workbench(CardScanner scanner) {
    lexicon = scanner.lexicon;
    finder = new Findings(scanner, new TextWindow(ScanEngine.CAPACITY), true, true);
  }

  /** Reads a passage; give back what is returned when done. */
  Speaking read(Passage passage) {
    Speaking last = free.pollLast();
    Speaking speaking = last == null ? new Speaking(lexicon) : last;
    speaking.read(passage);
    return speaking;
  }

  void giveBack(Speaking speaking) {
    if (speaking.wipe() && free.size() < MOST_KEPT) {
      free.add(speaking);
    }
  }

  /** Forgets the text, and is as new. */
  void clear() {
    finder.restart();
    Arrays.fill(buffer, '\0');
  }
}
