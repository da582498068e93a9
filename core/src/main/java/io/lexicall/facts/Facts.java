package io.lexicall.facts;

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
  private static final int NONE = -1;

  private final Schema<G> schema;
  private final @Nullable Object[] values;

  /** The fact that has another value than among the values, and that value; or {@link #NONE}. */
  private final int changed;

  private final @Nullable Object change;

  /** What counts where a value is unknown: those of the host's profile. Shared, never changed. */
  private final @Nullable Object @Nullable [] standing;

  private final long traits;

  /**
   * In what a copy differs from its original, whose values it shares: hosts apply a profile and ask
   * their lists on every check.
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Layer(
      @Nullable Object[] values,
      int index,
      @Nullable Object value,
      @Nullable Object @Nullable [] standing,
      long traits) {}

  Facts(FactsBuilder<G, ?> builder) {
    this.schema = builder.schema();
    this.values = builder.finish();
    this.changed = NONE;
    this.change = null;
    this.standing = null;
    this.traits = schema.pack(values);
  }

  Facts(Facts<G> original, Layer layer) {
    this.schema = original.schema;
    this.values = layer.values;
    this.changed = layer.index;
    this.change = layer.value;
    this.standing = layer.standing;
    this.traits = layer.traits;
  }

  /** Returns the layer that changes one fact. */
  final <T> Layer over(Fact<G, T> fact, T value) {
    String problem = fact.type().problemWith(value);
    if (problem != null) {
      throw new InvalidFactsException(
          List.of(new Problem(fact.path(), problem, fact.type().allowed())));
    }
    int index = fact.index();
    boolean taken = changed != NONE && changed != index;
    return new Layer(
        taken ? ownValues() : values,
        index,
        fact.type().copy(value),
        standing,
        schema.repack(traits, index, value));
  }

  /** Returns the layer that puts standing values beneath. */
  final Layer beneath(@Nullable Object[] beneath, long withTraits) {
    return new Layer(values, changed, change, beneath, withTraits);
  }

  private @Nullable Object[] ownValues() {
    @Nullable Object[] own = values.clone();
    if (changed != NONE) {
      own[changed] = change;
    }
    return own;
  }

  /** Returns the value of a fact, empty where it is unknown or, for an event, did not happen. */
  public final <T> Optional<T> get(Fact<G, T> fact) {
    return fact.of(self());
  }

  /** Returns the facts that this group can hold. */
  public final Schema<G> schema() {
    return schema;
  }

  /** Returns this group with what is unknown in it filled from standing values; itself if none. */
  final G filledFrom(@Nullable Object[] standing) {
    FactsBuilder<G, ?> builder = schema.builder();
    builder.from(self());
    return builder.fillFrom(standing) ? builder.build() : self();
  }

  /** Returns the discrete facts, packed; {@link Fact#trait} says where each one is. */
  public final long traits() {
    return traits;
  }

  /** Returns every value; not to be changed. */
  final @Nullable Object[] values() {
    if (changed == NONE && standing == null) {
      return values;
    }
    @Nullable Object[] all = new Object[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = value(i);
    }
    return all;
  }

  final @Nullable Object value(int index) {
    Object value = index == changed ? change : values[index];
    return value == null && standing != null ? standing[index] : value;
  }

  final @Nullable Object @Nullable [] standing() {
    return standing;
  }

  @SuppressWarnings("unchecked") // G is the class itself, by the declaration of every subclass
  final G self() {
    return (G) this;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Facts<?> that
            && schema == that.schema
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
    StringBuilder text = new StringBuilder(schema.name()).append('{');
    String separator = "";
    for (Fact<G, ?> fact : schema.facts()) {
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
