package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a group of facts. Not thread-safe; may be used again after {@link #build}.
 *
 * @param <G> the group that is built
 * @param <B> the builder's own class
 * @since 0.1
 */
public abstract class FactsBuilder<G extends Facts<G>, B extends FactsBuilder<G, B>> {
  private final Schema<G> schema;
  private @Nullable Object[] values;

  /** Whether a built group shares the values, so that they must not change any more. */
  private boolean shared;

  private List<Problem> problems = List.of();

  /** The offset with which the instant was stated; null if it had none, or if it was UTC. */
  private @Nullable ZoneOffset offset;

  FactsBuilder(Schema<G> schema) {
    this.schema = schema;
    this.values = new Object[schema.facts().size()];
  }

  /**
   * States a fact; a later value replaces an earlier one.
   *
   * <p>An invalid value is recorded as a problem, and {@link #build} throws all problems together.
   *
   * @param fact a fact at the top level of the group, such as {@code number}
   * @throws IllegalArgumentException if the fact is inside a group
   */
  public final <T> B with(Fact<G, T> fact, T value) {
    requireNonNull(value, "value");
    begin(fact);
    String problem = fact.type().problemWith(value);
    if (problem != null) {
      problems = new ArrayList<>(problems);
      problems.add(new Problem(fact.path(), problem, fact.type().allowed()));
    } else {
      own()[fact.index()] = fact.type().copy(value);
    }
    return self();
  }

  /**
   * States an instant with its offset. If no fact states the place of an activity, such as a
   * payment or an access, dates are read in the offset of its instant, or in UTC if it has none. If
   * only the country of a storage, a disclosure, a request or an incident is stated, they are read
   * on the clocks of those of its time zones that have that offset then, or of all if none has it.
   *
   * @param fact a fact at the top level of the group, such as {@code at}
   * @throws IllegalArgumentException if the fact is inside a group
   */
  public final B with(Fact<G, Instant> fact, OffsetDateTime value) {
    with(fact, value.toInstant());
    if (isInstantOfActivity(fact)) {
      offset = value.getOffset().equals(ZoneOffset.UTC) ? null : value.getOffset();
    }
    return self();
  }

  /**
   * Returns the offset with which the instant was stated; null if it had none, or if it was UTC.
   */
  final @Nullable ZoneOffset offset() {
    return offset;
  }

  /**
   * Makes a fact unknown again.
   *
   * @param fact a fact at the top level of the group, such as {@code number}
   * @throws IllegalArgumentException if the fact is inside a group
   */
  public final B without(Fact<G, ?> fact) {
    begin(fact);
    own()[fact.index()] = null;
    return self();
  }

  /**
   * Returns whether a fact is the instant of the activity, not an event that the activity is about.
   */
  private boolean isInstantOfActivity(Fact<G, ?> fact) {
    return fact.kind() == Fact.Kind.REQUIRED && fact.name().equals("at");
  }

  /** Removes the problems of a fact that is stated again. */
  private void begin(Fact<G, ?> fact) {
    if (fact.isInsideGroup()) {
      throw new IllegalArgumentException("State the whole group that contains " + fact);
    }
    if (isInstantOfActivity(fact)) {
      offset = null;
    }
    if (!problems.isEmpty()) {
      problems = problems.stream().filter(problem -> !problem.path().equals(fact.path())).toList();
    }
  }

  /** Copies every fact of a group, and discards everything that was stated before. */
  public final B from(G facts) {
    values = facts.values();
    shared = true;
    problems = List.of();
    offset = facts.offset();
    return self();
  }

  /**
   * Fills in unknown facts from a group of standing facts, also inside groups. Facts that are
   * stated here take precedence; lists are not merged.
   *
   * @return whether anything was filled in
   */
  final boolean fillFrom(@Nullable Object[] standing) {
    boolean filled = false;
    for (Fact<G, ?> fact : schema.facts()) {
      Object theirs = standing[fact.index()];
      if (theirs == null) {
        continue;
      }
      Object ours = values[fact.index()];
      if (ours == null) {
        own()[fact.index()] = theirs;
        filled = true;
      } else if (ours instanceof Facts<?> ourGroup) {
        Facts<?> merged = ourGroup.filledFrom(((Facts<?>) theirs).values());
        own()[fact.index()] = merged;
        filled |= merged != ours;
      }
    }
    return filled;
  }

  /** Returns the problems found so far, including required facts that are not given. */
  public final List<Problem> problems() {
    List<Problem> found = new ArrayList<>(problems);
    for (Fact<G, ?> fact : schema.facts()) {
      boolean missing =
          fact.kind() == Fact.Kind.REQUIRED
              && values[fact.index()] == null
              && problems.stream().noneMatch(problem -> problem.path().equals(fact.path()));
      if (missing) {
        found.add(new Problem(fact.path(), "is required", fact.type().allowed()));
      }
    }
    return found;
  }

  /**
   * Builds the group.
   *
   * @throws InvalidFactsException with every problem, if there is one
   */
  public abstract G build();

  /** Returns the facts that the group can hold. */
  public final Schema<G> schema() {
    return schema;
  }

  /** Passes the values to the group, or throws all problems together. */
  final @Nullable Object[] finish() {
    if (!problems.isEmpty() || lacksRequired()) {
      throw new InvalidFactsException(problems());
    }
    shared = true;
    return values;
  }

  private boolean lacksRequired() {
    for (int index : schema.required()) {
      if (values[index] == null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Object[] own() {
    if (shared) {
      values = values.clone();
      shared = false;
    }
    return values;
  }

  /** Returns the problems of invalid values. */
  final List<Problem> wrongValues() {
    return problems;
  }

  /**
   * Returns the current values, without checking that required ones are stated; for a part of a
   * profile.
   */
  final @Nullable Object[] partial() {
    return values.clone();
  }

  @SuppressWarnings("unchecked") // B is the class itself, by the declaration of every subclass
  private B self() {
    return (B) this;
  }
}
