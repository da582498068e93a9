package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.time.Due;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one rule for one activity.
 *
 * <p>Immutable; a rule without an objection or a demand returns the shared {@link #pass}.
 *
 * @since 0.1
 */
public sealed interface Outcome {
  /** Returns the outcome of a rule that does not object and demands nothing. */
  static Outcome pass() {
    return Pass.PASS;
  }

  /** Returns a denial. The engine computes from the rule whether time alone cures it. */
  static Outcome deny() {
    return Denied.FOR_NOW;
  }

  /**
   * Returns a denial that ends at a given instant, although the same facts would still be denied
   * then, because what they count starts again, such as a share of the calls of a month. If the end
   * follows from the facts, return {@link #deny}: the engine finds the end.
   *
   * @param permittedFrom the first instant at which the rule no longer denies for these facts
   */
  static Outcome denyUntil(Instant permittedFrom) {
    return new Denied(requireNonNull(permittedFrom, "permittedFrom"), null);
  }

  /**
   * Returns a denial of what was not done in time. Its message ends with when it was due: the day,
   * or for a period of hours the instant.
   *
   * @param due when it was due
   */
  static Outcome late(Due due) {
    return new Denied(null, requireNonNull(due, "due"));
  }

  /**
   * Returns the outcome of a rule that permits with obligations.
   *
   * @param duties at least one
   */
  static Outcome oblige(Duty... duties) {
    return new Obliged(List.of(duties));
  }

  /**
   * Returns the outcome of a rule that cannot decide without these facts.
   *
   * @param facts at least one
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a set
  static Outcome missing(Fact<?, ?>... facts) {
    return new Indeterminate(new LinkedHashSet<>(Arrays.asList(facts)));
  }

  /**
   * The rule does not object.
   *
   * @since 0.1
   */
  enum Pass implements Outcome {
    /** The only instance. */
    PASS
  }

  /**
   * The activity may not go ahead.
   *
   * @since 0.1
   */
  final class Denied implements Outcome {
    private static final Denied FOR_NOW = new Denied(null, null);
    private final @Nullable Instant permittedFrom;
    private final @Nullable Due due;

    private Denied(@Nullable Instant permittedFrom, @Nullable Due due) {
      this.permittedFrom = permittedFrom;
      this.due = due;
    }

    /** Returns the instant from which the rule would not deny, if the rule stated it. */
    public Optional<Instant> permittedFrom() {
      return Optional.ofNullable(permittedFrom);
    }

    /** Returns when it was due, if the rule denies what is late. */
    public Optional<Due> due() {
      return Optional.ofNullable(due);
    }
  }

  /**
   * The activity may go ahead, with obligations.
   *
   * @param duties what must be done; at least one
   * @since 0.1
   */
  record Obliged(List<Duty> duties) implements Outcome {
    /** Copies the list. */
    public Obliged {
      duties = List.copyOf(duties);
    }
  }

  /**
   * The facts do not decide it.
   *
   * @param missing the facts that would decide it, in the order in which they are named; at least
   *     one
   * @since 0.1
   */
  record Indeterminate(Set<Fact<?, ?>> missing) implements Outcome {
    /** Copies the set and keeps its order; a set without an order would differ from JVM to JVM. */
    public Indeterminate {
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("An undecided outcome names at least one missing fact");
      }
      missing = FewFacts.copyOf(missing);
    }
  }
}
