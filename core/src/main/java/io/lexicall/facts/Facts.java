package io.lexicall.facts;

import java.util.Arrays;
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
  private final Schema<G> schema;
  private final @Nullable Object[] values;
  private final long traits;

  Facts(FactsBuilder<G, ?> builder) {
    this.schema = builder.schema();
    this.values = builder.finish();
    this.traits = schema.pack(values);
  }

  /** Copies a group but for one fact, which has no trait. */
  Facts(Facts<G> original, int index, Object value) {
    this.schema = original.schema;
    this.values = original.values.clone();
    this.values[index] = value;
    this.traits = original.traits;
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

  final @Nullable Object[] values() {
    return values;
  }

  final @Nullable Object value(int index) {
    return values[index];
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
            && Arrays.equals(values, that.values));
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values);
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
      Object value = values[fact.index()];
      if (value != null) {
        text.append(separator).append(fact.path()).append('=');
        text.append(fact.type() == FactType.TEXT ? "…" : value);
        separator = ", ";
      }
    }
    return text.append('}').toString();
  }
}
