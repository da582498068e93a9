package io.lexicall;

import io.lexicall.engine.Found;
import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rule that denied, or could not decide.
 *
 * <p>Immutable and thread-safe. Holds no telephone number and no card number.
 *
 * @since 0.1
 */
@SuppressWarnings({"exports", "InvalidBlockTag"}) // its base is hidden, and what it overrides
public final class Finding extends Found {
  private static final String WAIT = "wait";
  private static final List<String> SUPPLY_FACT = List.of("supply-fact");

  private final RuleInfo rule;
  private final Decision outcome;
  private final String citation;
  private final Supplier<String> wording;

  /** Built when first asked for, then kept. */
  private @Nullable String message;

  private final @Nullable Instant permittedFrom;
  private final Set<Fact<?, ?>> missing;

  /** Whether it represents rules of one id in several places that need the same facts. */
  private final boolean ofSeveralPlaces;

  private Finding(
      RuleInfo rule,
      Decision outcome,
      String citation,
      Supplier<String> wording,
      @Nullable Instant permittedFrom,
      Set<Fact<?, ?>> missing,
      boolean ofSeveralPlaces) {
    this.rule = rule;
    this.outcome = outcome;
    this.citation = citation;
    this.wording = wording;
    this.permittedFrom = permittedFrom;
    this.missing = missing;
    this.ofSeveralPlaces = ofSeveralPlaces;
  }

  static Finding denial(
      RuleInfo rule, String citation, Supplier<String> wording, @Nullable Instant permittedFrom) {
    return new Finding(rule, Decision.DENY, citation, wording, permittedFrom, Set.of(), false);
  }

  static Finding indeterminate(
      RuleInfo rule,
      String citation,
      Supplier<String> wording,
      Set<Fact<?, ?>> missing,
      boolean ofSeveralPlaces) {
    return new Finding(
        rule, Decision.INDETERMINATE, citation, wording, null, missing, ofSeveralPlaces);
  }

  /**
   * Returns whether the rule denied.
   *
   * @hidden
   */
  @Override
  protected boolean denies() {
    return outcome == Decision.DENY;
  }

  /**
   * Returns whether it is about rules of one id in several places.
   *
   * @hidden
   */
  @Override
  protected boolean ofSeveralPlaces() {
    return ofSeveralPlaces;
  }

  /** Returns the card of the rule. */
  @Override
  public RuleInfo rule() {
    return rule;
  }

  /** Returns {@link Decision#DENY} or {@link Decision#INDETERMINATE}. */
  public Decision outcome() {
    return outcome;
  }

  /** Returns the provision. */
  @Override
  public String citation() {
    return citation;
  }

  /** Returns a sentence for a person, with what was wrong, the value and the limit. */
  public String message() {
    String known = message;
    if (known == null) {
      known = wording.get();
      message = known;
    }
    return known;
  }

  /**
   * Returns the first instant at which this rule would not deny the same activity, in any of its
   * variants, by the law as it will then stand.
   *
   * @return empty if time alone does not cure it, or if this is not a denial
   */
  @Override
  public Optional<Instant> permittedFrom() {
    return Optional.ofNullable(permittedFrom);
  }

  /**
   * Returns the same instant, or null.
   *
   * @hidden
   */
  @Override
  protected @Nullable Instant end() {
    return permittedFrom;
  }

  /**
   * Returns the same denial with another such instant.
   *
   * @hidden
   */
  @Override
  protected Finding until(@Nullable Instant end) {
    return denial(rule, citation, wording, end);
  }

  /** Returns the facts that would let the rule decide; empty for a denial. */
  @Override
  public Set<Fact<?, ?>> missing() {
    return missing;
  }

  /**
   * Returns the names of what would cure it, in kebab-case. {@code wait} is among them if time
   * alone cures it, and only then: see {@link #permittedFrom}.
   */
  public List<String> remedies() {
    if (outcome != Decision.DENY) {
      return missing.isEmpty() ? List.of() : SUPPLY_FACT;
    }
    List<String> named = rule.remedies();
    // A rule whose denials mostly end may deny without an end, as where another rule of its id
    // does.
    if (named.contains(WAIT) == (permittedFrom != null)) {
      return named;
    }
    List<String> remedies = new ArrayList<>(named);
    if (permittedFrom == null) {
      remedies.remove(WAIT);
    } else {
      remedies.add(WAIT);
    }
    return List.copyOf(remedies);
  }

  /** Returns whether the other is the same finding of the same rule, with the same message. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Finding that
            && outcome == that.outcome
            && rule.equals(that.rule)
            && citation.equals(that.citation)
            && Objects.equals(permittedFrom, that.permittedFrom)
            && missing.equals(that.missing)
            && message().equals(that.message()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(outcome, rule, citation, permittedFrom, missing);
  }

  @Override
  public String toString() {
    return outcome + " [" + rule.id() + "] " + message();
  }
}
