package io.lexicall.lists;

import java.nio.ByteBuffer;

/** Goes over the numbers of an edition in ascending order. Not thread-safe. */
final class NumberCursor {
  /** No number is left. */
  static final long END = Long.MAX_VALUE;

  private final ListEdition edition;
  private final Pages pages;
  private final boolean withDates;

  private int page = -1;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private boolean bits;

  /** The bits of the word that are still to be told, and what its lowest one stands for. */
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
      if (bytes.hasRemaining()) {
        if (bits) {
          wordFirst += Long.SIZE;
          word = bytes.getLong();
        } else {
          number = pages.first(page) + Integer.toUnsignedLong(bytes.getInt());
          since = withDates ? bytes.getInt() : Since.UNKNOWN;
          return number;
        }
      } else if (page + 1 < pages.size()) {
        page++;
        bytes = edition.page(pages, page);
        bits = pages.kind(page) == Pages.Kind.BITS;
        wordFirst = pages.first(page) - Long.SIZE;
      } else {
        number = END;
        return END;
      }
    }
  }

  /** Returns the number to which {@link #next} has moved. */
  long number() {
    return number;
  }

  /** Returns since when that number is listed; {@link Since#UNKNOWN} if there is no date. */
  int since() {
    return since;
  }
}
