package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group of facts: an activity, or a part of one such as its caller.
 *
 * <p>Immutable and thread-safe. Facts are read by name: {@code contact.get(Contact.PURPOSE)}. Two
 * groups are equal if they hold equal facts.
 *
 * @param <G> the group's own class
 * @since 0.1
 */
@ConsistentFacts
public abstract class Facts<G extends Facts<G>> {
  /** The index of no fact. */
  static final int NONE = -1;

  private final @Nullable Object[] values;

  /** What counts where a value is unknown: those of the host's profile. Shared, never changed. */
  private final @Nullable Object @Nullable [] standing;

  // Up to three facts that have another value than among the values: a host says of each dial when
  // it is and whom it reaches, its lists are asked, and all else stands as it did. An activity has
  // its instant first, always.
  private final byte firstIndex;
  private final byte secondIndex;
  private final byte thirdIndex;
  private final @Nullable Object first;
  private final @Nullable Object second;
  private final @Nullable Object third;

  private final long traits;

  Facts(FactsBuilder<G, ?> builder) {
    this(builder, NONE);
  }

  /**
   * Takes over what was built.
   *
   * @param firstIndex the fact that is to stand first
   */
  Facts(FactsBuilder<G, ?> builder, int firstIndex) {
    this.values = builder.finish();
    this.standing = null;
    this.firstIndex = (byte) firstIndex;
    this.first = firstIndex == NONE ? null : values[firstIndex];
    this.secondIndex = NONE;
    this.second = null;
    this.thirdIndex = NONE;
    this.third = null;
    this.traits = builder.schema().pack(values);
  }

  /**
   * Copies a group, whose values it shares, with a change. That is handed on in pieces: an object
   * for it would be allocated on each dial.
   *
   * @param index of a fact with another value, or {@link #NONE}
   * @param otherIndex of a second fact with another value, or {@link #NONE}
   * @param standing what counts where a value is unknown
   */
  Facts(
      Facts<G> original,
      int index,
      @Nullable Object value,
      int otherIndex,
      @Nullable Object otherValue,
      @Nullable Object @Nullable [] standing,
      long traits) {
    @Nullable Object[] shared = original.values;
    int newFirst = original.firstIndex;
    int newSecond = original.secondIndex;
    int newThird = original.thirdIndex;
    Object one = original.first;
    Object two = original.second;
    Object three = original.third;
    for (int turn = 0; turn < 2; turn++) {
      int changed = turn == 0 ? index : otherIndex;
      Object change = turn == 0 ? value : otherValue;
      if (changed == NONE) {
        continue;
      }
      if (changed == newFirst || newFirst == NONE) {
        newFirst = changed;
        one = change;
      } else if (changed == newSecond || newSecond == NONE) {
        newSecond = changed;
        two = change;
      } else if (changed == newThird || newThird == NONE) {
        newThird = changed;
        three = change;
      } else {
        shared = shared.clone();
        shared[newThird] = three;
        newThird = changed;
        three = change;
      }
    }
    this.values = shared;
    this.standing = standing;
    this.firstIndex = (byte) newFirst;
    this.first = one;
    this.secondIndex = (byte) newSecond;
    this.second = two;
    this.thirdIndex = (byte) newThird;
    this.third = three;
    this.traits = traits;
  }

  /** Returns a value that may be stated; throws otherwise. */
  static <T> T checked(Fact<?, T> fact, T value) {
    requireNonNull(value, "value");
    if (fact.isInsideGroup()) {
      throw new IllegalArgumentException("Replace the whole group that holds " + fact);
    }
    String problem = fact.type().problemWith(value);
    if (problem != null) {
      throw new InvalidFactsException(
          List.of(new Problem(fact.path(), problem, fact.type().allowed())));
    }
    return fact.type().copy(value);
  }

  /** Returns the traits with those of another value. */
  final long traitsWith(int index, Object value) {
    return schema().repack(traits, index, value);
  }

  final @Nullable Object @Nullable [] standing() {
    return standing;
  }

  /** Returns the value of the fact that stands first. */
  final @Nullable Object first() {
    return first;
  }

  /**
   * Returns the same group with another value of one fact.
   *
   * @param fact one that the group holds at its top, such as {@code number}
   * @throws IllegalArgumentException if the fact is inside a group
   * @throws InvalidFactsException if the value cannot be
   */
  public <T> G with(Fact<G, T> fact, T value) {
    FactsBuilder<G, ?> builder = schema().builder();
    builder.from(self());
    builder.with(fact, value);
    return builder.build();
  }

  /** Returns the value of a fact, empty where it is unknown or, for an event, did not happen. */
  public final <T> Optional<T> get(Fact<G, T> fact) {
    return fact.of(self());
  }

  /** Returns the facts that this group can hold. */
  public abstract Schema<G> schema();

  /** Returns this group with what is unknown in it filled from standing values; itself if none. */
  final G filledFrom(@Nullable Object[] standing) {
    FactsBuilder<G, ?> builder = schema().builder();
    builder.from(self());
    return builder.fillFrom(standing) ? builder.build() : self();
  }

  /** Returns the discrete facts, packed; {@link Fact#trait} says where each one is. */
  public final long traits() {
    return traits;
  }

  /** Returns every value; not to be changed. */
  final @Nullable Object[] values() {
    boolean asBuilt =
        standing == null
            && secondIndex == NONE
            && (firstIndex == NONE || first == values[firstIndex]);
    if (asBuilt) {
      return values;
    }
    @Nullable Object[] all = new Object[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = value(i);
    }
    return all;
  }

  final @Nullable Object value(int index) {
    Object value =
        index == firstIndex
            ? first
            : index == secondIndex ? second : index == thirdIndex ? third : values[index];
    return value == null && standing != null ? standing[index] : value;
  }

  @SuppressWarnings("unchecked") // G is the class itself, by the declaration of every subclass
  final G self() {
    return (G) this;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Facts<?> that
            && getClass() == that.getClass()
            && Arrays.equals(values(), that.values()));
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values());
  }

  /**
   * Returns the known facts as {@code name=value}; telephone numbers are masked, and texts that can
   * hold card data are left out.
   */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(schema().name()).append('{');
    String separator = "";
    for (Fact<G, ?> fact : schema().facts()) {
      Object value = value(fact.index());
      if (value != null) {
        text.append(separator).append(fact.path()).append('=');
        text.append(fact.type() == FactType.TEXT ? "…" : value);
        separator = ", ";
      }
    }
    return text.append('}').toString();
  }
}
