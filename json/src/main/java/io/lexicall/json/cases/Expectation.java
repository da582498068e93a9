package io.lexicall.json.cases;

import io.lexicall.Decision;
import io.lexicall.facts.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of a verdict. Only what the case names is compared.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Expectation {
  private final @Nullable Decision decision;
  private final List<String> rules;
  private final List<String> notRules;
  private final List<String> cites;
  private final List<String> missing;
  private final List<String> obligations;
  private final @Nullable Moment permittedFrom;
  private final Map<String, Moment> due;

  Expectation(
      @Nullable Decision decision,
      List<String> rules,
      List<String> notRules,
      List<String> cites,
      List<String> missing,
      List<String> obligations,
      @Nullable Moment permittedFrom,
      Map<String, Moment> due) {
    this.decision = decision;
    this.rules = List.copyOf(rules);
    this.notRules = List.copyOf(notRules);
    this.cites = List.copyOf(cites);
    this.missing = List.copyOf(missing);
    this.obligations = List.copyOf(obligations);
    this.permittedFrom = permittedFrom;
    this.due = Map.copyOf(due);
  }

  /** Returns the expected decision. */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  /** Returns the ids of rules of which there must be a finding. */
  public List<String> rules() {
    return rules;
  }

  /** Returns the ids of rules of which there must be no finding. */
  public List<String> notRules() {
    return notRules;
  }

  /** Returns texts; each must be the beginning of the citation of some finding or obligation. */
  public List<String> cites() {
    return cites;
  }

  /** Returns paths of facts that must be named as missing. */
  public List<String> missing() {
    return missing;
  }

  /** Returns the names of obligations that the verdict must have. */
  public List<String> obligations() {
    return obligations;
  }

  /** Returns the expected {@code permittedFrom} of the verdict. */
  public Optional<Moment> permittedFrom() {
    return Optional.ofNullable(permittedFrom);
  }

  /** Returns when each obligation must be due, by the name of the obligation. */
  public Map<String, Moment> due() {
    return due;
  }
}
