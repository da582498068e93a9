package io.lexicall.engine.trait;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The position of one discrete fact among the packed discrete facts of an activity, its traits.
 *
 * <p>Facts with few values (an enum, a boolean, whether a list is empty) are packed into one {@code
 * long} when the activity is made. So their effect is computed once for all activities with the
 * same traits. Code 0 means unknown.
 *
 * <p>Immutable and thread-safe.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public final class Trait {
  private final String path;
  private final int shift;
  private final int mask;

  /** How many bits it has together with the facts inside it. */
  private final int width;

  /**
   * Places a fact.
   *
   * @param inside how many bits follow its own for the facts inside it
   */
  public Trait(String path, int shift, int bits, int inside) {
    this(shift, (1 << bits) - 1, bits + inside, path);
  }

  private Trait(int shift, int mask, int width, String path) {
    this.path = path;
    this.shift = shift;
    this.mask = mask;
    this.width = width;
  }

  /** Returns the trait of the same fact inside a group whose bits begin at a higher position. */
  public Trait shifted(String newPath, int by) {
    return new Trait(shift + by, mask, width, newPath);
  }

  /** Returns the position of a fact among the bits of its activity, or null if it has none. */
  public static @Nullable Trait of(PackedFact fact) {
    return fact.trait();
  }

  /** Returns the discrete facts of a group, packed into bits. */
  public static long traitsOf(PackedFacts facts) {
    return facts.traits();
  }

  /**
   * Returns the bits of some facts, and the bits that say whether the groups and lists around them
   * are known.
   */
  public static long bitsOf(Iterable<? extends PackedFact> facts) {
    long bits = 0;
    for (PackedFact fact : facts) {
      Trait own = fact.trait();
      bits |= own == null ? 0 : own.bits(own.width);
      for (PackedFact around = fact.parent(); around != null; around = around.parent()) {
        Trait trait = around.trait();
        bits |= trait == null ? 0 : (long) trait.mask << trait.shift;
      }
    }
    return bits;
  }

  private long bits(int count) {
    return (count == Long.SIZE ? -1L : (1L << count) - 1) << shift;
  }

  /** Returns the code of a value: 0 if it is unknown. */
  @SuppressWarnings("EnumOrdinal") // a packing within one run of one JVM, never stored
  public static int code(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof Boolean bool) {
      return bool ? 2 : 1;
    }
    if (value instanceof Enum<?> choice) {
      return choice.ordinal() + 1;
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? 1 : 2;
    }
    return 1;
  }

  /** Returns a set of values, for {@link #isAmong}. For a list, true means that it has entries. */
  public static long setOf(Collection<?> values) {
    long set = 0;
    for (Object value : values) {
      set |= 1L << code(value);
    }
    return set;
  }

  /** Returns the set of an empty list, for {@link #isAmong}. */
  public static long emptyList() {
    return 1L << 1;
  }

  /** Returns the code of the fact's value among the traits of an activity; 0 if it is unknown. */
  public int codeIn(long traits) {
    return (int) (traits >>> shift) & mask;
  }

  /** Returns whether a set from {@link #setOf} has the value with this code. */
  public static boolean isAmong(int code, long set) {
    return (set >>> code & 1) != 0;
  }

  /** Returns whether the fact is known. */
  public boolean known(long traits) {
    return codeIn(traits) != 0;
  }

  @Override
  public String toString() {
    return path + "@" + shift;
  }
}
