package io.lexicall.engine;

import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule that denied or could not decide. Made by {@link Answers}.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class Found {
  /** For the class that hosts see. */
  protected Found() {}

  /** Returns the card of the rule. */
  protected abstract RuleInfo rule();

  /** Returns whether the rule denied; otherwise it could not decide. */
  protected abstract boolean denies();

  /** Returns the provision. */
  protected abstract String citation();

  /** Returns the first instant at which this rule would not deny the same activity, if any. */
  protected abstract Optional<Instant> permittedFrom();

  /** Returns the same instant, or null. */
  protected abstract @Nullable Instant end();

  /** Returns the same denial with another such instant. */
  protected abstract Found until(@Nullable Instant end);

  /** Returns the facts that would let the rule decide; empty for a denial. */
  protected abstract Set<Fact<?, ?>> missing();

  /** Returns whether it is about rules of one id in several places that need the same facts. */
  protected abstract boolean ofSeveralPlaces();
}
