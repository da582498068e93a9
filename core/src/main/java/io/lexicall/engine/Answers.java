package io.lexicall.engine;

import io.lexicall.facts.Fact;
import io.lexicall.rule.Duty;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects that hosts see from what the engine found. The engine passes only objects to it
 * that it made itself.
 *
 * <p>Thread-safe.
 */
public interface Answers {
  /** Returns the obligation that a rule gives. */
  Owed owed(Duty duty, RuleInfo rule, String citation);

  /**
   * Returns the finding that a rule denied.
   *
   * @param permittedFrom when it would no longer deny, or null if time alone does not cure it
   */
  Found denial(
      RuleInfo rule, String citation, Supplier<String> wording, @Nullable Instant permittedFrom);

  /**
   * Returns the finding that a rule could not decide.
   *
   * @param ofSeveralPlaces whether it is about rules of one id in several places
   */
  Found indeterminate(
      RuleInfo rule,
      String citation,
      Supplier<String> wording,
      Set<Fact<?, ?>> missing,
      boolean ofSeveralPlaces);

  /** Returns the answer that an activity may go ahead. */
  Answer permit(List<Owed> obligations);

  /**
   * Returns the answer that an activity may not go ahead.
   *
   * @param permittedFrom when it may, or null if time alone does not cure it
   */
  Answer denied(List<Found> findings, List<Owed> obligations, @Nullable Instant permittedFrom);

  /** Returns the answer that the facts do not decide it. */
  Answer undecided(List<Found> findings, List<Owed> obligations);
}
