package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a rule, or its failure, in a form that can be compared.
 *
 * @param kind the kind of answer
 * @param outcome null if it failed
 * @param failure null if it did not
 */
record Answer(Kind kind, @Nullable Outcome outcome, @Nullable Throwable failure) {
  enum Kind {
    PASSES,
    DENIES,
    OBLIGES,
    CANNOT_TELL,
    FAILS
  }

  static <A extends Activity<A>> Answer of(Rule<A> rule, A about) {
    try {
      return of(rule.judge(about));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return new Answer(Kind.FAILS, null, failure);
    }
  }

  static Answer of(Outcome outcome) {
    Kind kind =
        outcome instanceof Outcome.Pass
            ? Kind.PASSES
            : outcome instanceof Outcome.Denied
                ? Kind.DENIES
                : outcome instanceof Outcome.Obliged ? Kind.OBLIGES : Kind.CANNOT_TELL;
    return new Answer(kind, outcome, null);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Returns whether it is an outcome that says yes or no. */
  boolean decides() {
    return kind != Kind.CANNOT_TELL && kind != Kind.FAILS;
  }

  boolean speaks() {
    return kind == Kind.DENIES || kind == Kind.OBLIGES;
  }

  /** Returns whether only a check that may never have been made keeps the rule from deciding. */
  boolean awaitsOpenList() {
    return outcome instanceof Outcome.Indeterminate indeterminate
        && indeterminate.missing().stream().allMatch(fact -> NamedFact.of(fact).isOpenList());
  }

  boolean sameAs(Answer other) {
    if (kind != other.kind) {
      return false;
    }
    if (outcome instanceof Outcome.Denied mine && other.outcome instanceof Outcome.Denied theirs) {
      return mine.permittedFrom().equals(theirs.permittedFrom());
    }
    return kind == Kind.FAILS || Objects.equals(outcome, other.outcome);
  }

  /** For a message. */
  @Override
  public String toString() {
    if (failure != null) {
      return "throws " + failure;
    }
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      return "cannot tell without "
          + indeterminate.missing().stream().map(Object::toString).sorted().toList();
    }
    if (outcome instanceof Outcome.Obliged obliged) {
      return "obliges to " + obliged.duties();
    }
    return kind == Kind.PASSES ? "passes" : "denies";
  }
}
