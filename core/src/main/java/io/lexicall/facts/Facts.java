package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.trait.PackedFacts;
import java.lang.invoke.VarHandle;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group of facts: an activity, or a part of one such as its caller.
 *
 * <p>Immutable and thread-safe. Facts are read by name: {@code contact.get(Contact.PURPOSE)}. Two
 * groups are equal if they hold equal facts and their dates are read in the same time zone offset.
 *
 * @param <G> the group's own class
 * @since 0.1
 */
@SuppressWarnings({"exports", "InvalidBlockTag"}) // its base is hidden, and what it overrides
public abstract class Facts<G extends Facts<G>> extends PackedFacts {
  /** The index of no fact. */
  static final int NONE = -1;

  // Written only while the group is made, before other threads can see it: a copy is made first and
  // then changed. The fence at the end has the effect that final fields would have.
  private @Nullable Object[] values;

  // Up to three facts whose values replace those in the array: for each dial a host states the
  // time, the called party and the results of its lists, and the rest stays the same. The first is
  // always the instant of an activity.
  private byte firstIndex;
  private byte secondIndex = NONE;
  private byte thirdIndex = NONE;

  /**
   * One bit for the use of a subclass, which gives it a name. While it is set, {@link #standing} is
   * asked for unknown facts. It is declared here because the fields of this class leave room for
   * it: in a subclass it would take eight bytes of each call.
   */
  private boolean marked;

  private @Nullable Object first;
  private @Nullable Object second;
  private @Nullable Object third;

  private long traits;

  Facts(FactsBuilder<G, ?> builder) {
    this(builder, NONE);
  }

  /**
   * Takes over the values of a builder.
   *
   * @param firstIndex the index of the fact that is stored first
   */
  Facts(FactsBuilder<G, ?> builder, int firstIndex) {
    this.values = builder.finish();
    this.firstIndex = (byte) firstIndex;
    this.first = firstIndex == NONE ? null : values[firstIndex];
    this.traits = builder.schema().pack(values);
    VarHandle.storeStoreFence();
  }

  /** Copies a group and shares its values. The copy may change until {@link #made}. */
  Facts(Facts<G> original) {
    this.values = original.values;
    this.marked = original.marked;
    this.firstIndex = original.firstIndex;
    this.secondIndex = original.secondIndex;
    this.thirdIndex = original.thirdIndex;
    this.first = original.first;
    this.second = original.second;
    this.third = original.third;
    this.traits = original.traits;
  }

  /**
   * States a fact of a copy before {@link #made}.
   *
   * @throws IllegalArgumentException if the fact is inside a group
   * @throws InvalidFactsException if the value is not valid
   */
  final <T> void state(Fact<G, T> fact, T value) {
    T checked = checked(fact, value);
    int index = fact.index();
    traits = schema().repack(traits, index, checked);
    if (index == firstIndex || firstIndex == NONE) {
      firstIndex = (byte) index;
      first = checked;
    } else if (index == secondIndex || secondIndex == NONE) {
      secondIndex = (byte) index;
      second = checked;
    } else {
      if (index != thirdIndex && thirdIndex != NONE) {
        values = values.clone();
        values[thirdIndex] = third;
      }
      thirdIndex = (byte) index;
      third = checked;
    }
  }

  /** Replaces the packed discrete facts of a copy before {@link #made}. */
  final void pack(long together) {
    traits = together;
  }

  /** Sets the bit of the subclass, while the group is made. */
  final void mark(boolean bit) {
    marked = bit;
  }

  final boolean isMarked() {
    return marked;
  }

  /**
   * Returns whether there are standing values for unknown facts; only marked groups may have them.
   */
  boolean hasStanding() {
    return false;
  }

  /** Returns the standing value for an unknown fact, or null. */
  @Nullable Object standing(int index) {
    return null;
  }

  /** Completes a copy. From now on other threads may see it, and it does not change. */
  final G made() {
    VarHandle.storeStoreFence();
    return self();
  }

  /** Returns a value that may be stated; throws otherwise. */
  private static <T> T checked(Fact<?, T> fact, T value) {
    requireNonNull(value, "value");
    if (fact.isInsideGroup()) {
      throw new IllegalArgumentException("Replace the whole group that contains " + fact);
    }
    String problem = fact.type().problemWith(value);
    if (problem != null) {
      throw new InvalidFactsException(
          List.of(new Problem(fact.path(), problem, fact.type().allowed())));
    }
    return fact.type().copy(value);
  }

  /** Returns the value of the fact that is stored first. */
  final @Nullable Object first() {
    return first;
  }

  /**
   * Returns the same group with another value of one fact.
   *
   * @param fact a fact at the top level of the group, such as {@code number}
   * @throws IllegalArgumentException if the fact is inside a group
   * @throws InvalidFactsException if the value is not valid
   */
  public <T> G with(Fact<G, T> fact, T value) {
    FactsBuilder<G, ?> builder = schema().builder();
    builder.from(self());
    builder.with(fact, value);
    return builder.build();
  }

  /** Returns the value of a fact, empty if it is unknown or, for an event, if it did not happen. */
  public final <T> Optional<T> get(Fact<G, T> fact) {
    return fact.of(self());
  }

  /**
   * Returns the contradictions between facts of this group, such as a postal code of another region
   * than the stated one; empty if there are none. Each of these facts alone is valid.
   *
   * <p>The JSON reader rejects contradictions, and validation can report them. The engine does not
   * look for them: if the facts say that the called person can be in two places, it applies the law
   * of both.
   */
  public final List<Problem> contradictions() {
    List<Contradiction> found = findContradictions();
    return found.isEmpty() ? List.of() : found.stream().map(Contradiction::problem).toList();
  }

  /**
   * Returns the {@link #contradictions}, each with the fact or the place that it contradicts, for
   * hosts that write their own messages.
   */
  public final List<Contradiction> findContradictions() {
    return contradicting();
  }

  /** Finds the contradictions of the group. */
  List<Contradiction> contradicting() {
    return List.of();
  }

  /** Returns the facts that this group can hold. */
  public final Schema<G> schema() {
    return ownSchema();
  }

  /** Returns the schema that the class of the group declares. */
  abstract Schema<G> ownSchema();

  /**
   * Returns this group with its unknown facts filled from standing values; itself if nothing
   * changes.
   */
  final G filledFrom(@Nullable Object[] standing) {
    FactsBuilder<G, ?> builder = schema().builder();
    builder.from(self());
    return builder.fillFrom(standing) ? builder.build() : self();
  }

  /**
   * Returns the discrete facts, packed into bits; {@link Fact#trait} gives the position of each.
   *
   * @hidden
   */
  @Override
  protected final long traits() {
    return traits;
  }

  /** Returns every value; must not be changed. */
  final @Nullable Object[] values() {
    boolean asBuilt =
        !hasStanding()
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
    return value == null && marked ? standing(index) : value;
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
            && Arrays.equals(values(), that.values())
            && Objects.equals(offset(), that.offset()));
  }

  /** Returns the offset in which its dates are read; null if they are read in UTC or at a place. */
  @Nullable ZoneOffset offset() {
    return null;
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values());
  }

  /**
   * Returns the known facts as {@code name=value}. Telephone numbers are masked, and texts that can
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
        text.append(fact.type().isOfTexts() ? "…" : value);
        separator = ", ";
      }
    }
    return text.append('}').toString();
  }
}
