package io.lexicall;

import org.jspecify.annotations.Nullable;

/**
 * An open hash table, filled to a half at most, that many threads read while one at a time changes
 * it.
 *
 * <p>A reader walks {@link #array} from where the hash says to the first empty slot. What it finds
 * has been put there; that it finds nothing proves nothing, since an element may be on the move: it
 * must then look again under the lock of those who change the table. Elements are published through
 * their final fields.
 */
final class Slots<E extends Slots.Element> {
  private static final int LEAST = 8;

  /** What a table holds. */
  abstract static class Element extends Part {
    final int hash;

    Element(int hash) {
      this.hash = hash;
    }
  }

  /** Returns a hash of which every bit hangs on every bit of a key: facts are bits apart. */
  static int mix(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> 32);
  }

  private @Nullable Element[] array = new Element[LEAST];
  private int size;

  /** Returns the slots, a power of two of them; to be read once for each walk. */
  @Nullable Element[] array() {
    return array;
  }

  int size() {
    return size;
  }

  void add(E element) {
    if (2 * (size + 1) > array.length) {
      resize(2 * array.length);
    }
    put(array, element);
    size++;
  }

  private void resize(int length) {
    @Nullable Element[] other = new Element[length];
    for (Element each : array) {
      if (each != null) {
        put(other, each);
      }
    }
    array = other;
  }

  private static void put(@Nullable Element[] into, Element element) {
    int mask = into.length - 1;
    int i = element.hash & mask;
    while (into[i] != null) {
      i = (i + 1) & mask;
    }
    into[i] = element;
  }

  /** Removes an element that is there; those behind it that were displaced by it move up. */
  @SuppressWarnings("ReferenceEquality") // the very element
  void remove(E element) {
    int mask = array.length - 1;
    int hole = element.hash & mask;
    while (array[hole] != element) {
      hole = (hole + 1) & mask;
    }
    int i = (hole + 1) & mask;
    for (Element next = array[i]; next != null; next = array[i]) {
      int home = next.hash & mask;
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        array[hole] = next;
        hole = i;
      }
      i = (i + 1) & mask;
    }
    array[hole] = null;
    size--;
    if (8 * size < array.length && array.length > LEAST) {
      resize(array.length / 2); // a flood that is over takes no room
    }
  }
}
