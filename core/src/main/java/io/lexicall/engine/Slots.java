package io.lexicall.engine;

import org.jspecify.annotations.Nullable;

/**
 * An open hash table, at most half full, that many threads read while one thread at a time changes
 * it.
 *
 * <p>A reader walks {@link #array} from the index of the hash to the first empty slot. An element
 * that it finds is in the table. If it finds none, the element may be moving, so the reader must
 * look again under the lock of the writers. Elements are published through their final fields.
 */
final class Slots<E extends Slots.Element> {
  private static final int LEAST = 8;

  /** An element of a table. */
  abstract static class Element extends Part {
    final int hash;

    Element(int hash) {
      this.hash = hash;
    }
  }

  /**
   * Returns a hash in which every bit depends on every bit of a key, since keys differ in few bits.
   */
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

  /** Removes an element of the table; following elements that it displaced move up. */
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
      resize(array.length / 2); // release the memory after a burst
    }
  }
}
