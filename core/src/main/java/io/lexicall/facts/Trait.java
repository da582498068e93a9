package io.lexicall.facts;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The position of one discrete fact in the packed {@linkplain Activity#traits() traits} of an
 * activity.
 *
 * <p>Facts with few values (an enum, a boolean, whether a list is empty) are packed into one {@code
 * long} when the activity is made. So what they decide is decided once for all activities with the
 * same traits. Code 0 means unknown.
 *
 * @since 0.1
 */
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
  Trait(String path, int shift, int bits, int inside) {
    this(shift, (1 << bits) - 1, bits + inside, path);
  }

  private Trait(int shift, int mask, int width, String path) {
    this.path = path;
    this.shift = shift;
    this.mask = mask;
    this.width = width;
  }

  /** Returns the trait of the same fact inside a group whose bits begin at a higher position. */
  Trait shifted(String newPath, int by) {
    return new Trait(shift + by, mask, width, newPath);
  }

  /**
   * Returns the bits of some facts, and the bits that tell whether the groups and lists around them
   * are known.
   */
  public static long bitsOf(Iterable<? extends Fact<?, ?>> facts) {
    long bits = 0;
    for (Fact<?, ?> fact : facts) {
      Trait own = fact.trait();
      bits |= own == null ? 0 : own.bits(own.width);
      for (Fact<?, ?> around = fact.parent(); around != null; around = around.parent()) {
        Trait trait = around.trait();
        bits |= trait == null ? 0 : (long) trait.mask << trait.shift;
      }
    }
    return bits;
  }

  private long bits(int count) {
    return (count == Long.SIZE ? -1L : (1L << count) - 1) << shift;
  }

  /** Returns the number of bits that a fact needs, or 0 if it has too many values. */
  static int bitsFor(Fact<?, ?> fact) {
    return switch (fact.type().form()) {
      case BOOLEAN, LIST -> 2;
      case CHOICE -> 32 - Integer.numberOfLeadingZeros(fact.type().choices().size());
      case GROUP -> 1;
      default -> 0;
    };
  }

  /** Returns the code of a value: 0 if it is unknown. */
  @SuppressWarnings("EnumOrdinal") // a packing within one run of one JVM, never stored
  static int code(@Nullable Object value) {
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

  /** Returns a set of values, for {@link #among}. For a list, true means that it has entries. */
  public static long setOf(Collection<?> values) {
    long set = 0;
    for (Object value : values) {
      set |= 1L << code(value);
    }
    return set;
  }

  /** Returns the codes of an empty list, for {@link #among}. */
  public static long emptyList() {
    return 1L << 1;
  }

  /**
   * Returns whether the value of the fact is in a set of values.
   *
   * @param traits the traits of an activity
   * @param set a set from {@link #setOf}
   */
  public Truth among(long traits, long set) {
    int code = (int) (traits >>> shift) & mask;
    return code == 0 ? Truth.UNKNOWN : ((set >>> code) & 1) != 0 ? Truth.TRUE : Truth.FALSE;
  }

  /** Returns whether the fact is known. */
  public boolean known(long traits) {
    return ((traits >>> shift) & mask) != 0;
  }

  @Override
  public String toString() {
    return path + "@" + shift;
  }
}
