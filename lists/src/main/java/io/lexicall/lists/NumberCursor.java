package io.lexicall.lists;

/** Iterates over the numbers of an edition in ascending order. Not thread-safe. */
final class NumberCursor {
  /** No number is left. */
  static final long END = Long.MAX_VALUE;

  private static final int WORDS = Line.BYTES / Long.BYTES;
  private static final int DONE = Integer.MAX_VALUE;
  private static final long LOW = 0xFFFF_FFFFL;

  private final ListEdition edition;
  private final Pages pages;
  private final boolean withDates;
  private final long[] words = new long[WORDS];

  private int page = -1;
  private Pages.Kind kind = Pages.Kind.BITS;

  /**
   * The line of the page that is in {@link #words}, the number of lines, and the state in the line.
   */
  private int line;

  private int lines;
  private int next = DONE;

  /** How many numbers of a sorted page are left. */
  private int left;

  /** The bits of the word that remain, and the number of its lowest bit. */
  private long word;

  private long wordFirst;

  private long number;
  private int since = Since.UNKNOWN;

  NumberCursor(ListEdition edition, Pages pages, boolean withDates) {
    this.edition = edition;
    this.pages = pages;
    this.withDates = withDates;
  }

  /** Moves to the next number and returns it, {@link #END} after the last. */
  long next() {
    while (true) {
      if (word != 0) {
        number = wordFirst + Long.numberOfTrailingZeros(word);
        word &= word - 1;
        return number;
      }
      if (next < perLine()) {
        if (kind == Pages.Kind.BITS) {
          wordFirst = pages.first(page) + (long) line * Line.BITS + (long) next * Long.SIZE;
          word = words[next++];
        } else if (left > 0) {
          left--;
          return tellSorted();
        } else {
          next = DONE;
        }
      } else if (line + 1 < lines) {
        line++;
        next = 0;
        edition.line(pages, page, line, words);
      } else if (page + 1 < pages.size()) {
        page++;
        kind = pages.kind(page);
        lines = pages.lines(page);
        left = pages.count(page);
        line = -1;
        next = DONE;
      } else {
        number = END;
        return END;
      }
    }
  }

  private int perLine() {
    return switch (kind) {
      case BITS -> WORDS;
      case SORTED -> Line.SORTED;
      case DATED -> Line.DATED;
    };
  }

  private long tellSorted() {
    int i = next++;
    if (kind == Pages.Kind.DATED) {
      number = pages.first(page) + (words[i] & LOW);
      since = withDates ? (int) (words[i] >>> 32) : Since.UNKNOWN;
    } else {
      number = pages.first(page) + (words[i / 2] >>> i % 2 * 32 & LOW);
      since = Since.UNKNOWN;
    }
    return number;
  }

  /** Returns the number to which {@link #next} has moved. */
  long number() {
    return number;
  }

  /**
   * Returns the encoded date since which that number is listed; {@link Since#UNKNOWN} if there is
   * none.
   */
  int since() {
    return since;
  }
}
