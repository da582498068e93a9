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

  /** Whether a group that was built holds the values too, so that they must not change any more. */
  private boolean shared;

  private List<Problem> problems = List.of();

  /** That of the clock that showed when it is; null if that was not said, or was UTC. */
  private @Nullable ZoneOffset offset;

  FactsBuilder(Schema<G> schema) {
    this.schema = schema;
    this.values = new Object[schema.facts().size()];
  }

  /**
   * States a fact; a later value replaces an earlier one.
   *
   * <p>A value that cannot be is kept as a problem, and {@link #build} throws them all together.
   *
   * @param fact one that the group holds at its top, such as {@code number}
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
   * States an instant as a clock showed it. Where no fact tells the place of an activity, as of a
   * payment or an access, dates are read on the clock that showed when it is; else in UTC.
   *
   * @param fact one that the group holds at its top, such as {@code at}
   * @throws IllegalArgumentException if the fact is inside a group
   */
  public final B with(Fact<G, Instant> fact, OffsetDateTime value) {
    with(fact, value.toInstant());
    if (fact.kind() == Fact.Kind.REQUIRED) {
      offset = value.getOffset().equals(ZoneOffset.UTC) ? null : value.getOffset();
    }
    return self();
  }

  /** Returns the offset of the clock that showed when it is; null if that was not said, or UTC. */
  final @Nullable ZoneOffset offset() {
    return offset;
  }

  /**
   * Makes a fact unknown again.
   *
   * @param fact one that the group holds at its top, such as {@code number}
   * @throws IllegalArgumentException if the fact is inside a group
   */
  public final B without(Fact<G, ?> fact) {
    begin(fact);
    own()[fact.index()] = null;
    return self();
  }

  /** Forgets what was wrong with a fact that is stated anew. */
  private void begin(Fact<G, ?> fact) {
    if (fact.isInsideGroup()) {
      throw new IllegalArgumentException("State the whole group that holds " + fact);
    }
    if (fact.kind() == Fact.Kind.REQUIRED) {
      offset = null;
    }
    if (!problems.isEmpty()) {
      problems = problems.stream().filter(problem -> !problem.path().equals(fact.path())).toList();
    }
  }

  /** Takes over every fact of a group, in place of all that was stated before. */
  public final B from(G facts) {
    values = facts.values();
    shared = true;
    problems = List.of();
    offset = facts.offset();
    return self();
  }

  /**
   * Fills what is unknown here from a group of standing facts, group by group: what is stated here
   * wins, a list that is stated wins whole.
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

  /** Returns the problems found so far, those of facts that are required and not given included. */
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

  /** Hands the values over to the group, or throws every problem together. */
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

  /** Returns the problems of values that were given and cannot be. */
  final List<Problem> wrongValues() {
    return problems;
  }

  /** Returns the values as they stand, required ones perhaps missing: a part of a profile. */
  final @Nullable Object[] partial() {
    return values.clone();
  }

  @SuppressWarnings("unchecked") // B is the class itself, by the declaration of every subclass
  private B self() {
    return (B) this;
  }
}
