package io.lexicall;

import io.lexicall.engine.Answer;
import io.lexicall.engine.LawDigest;
import io.lexicall.facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a check: whether an activity may go ahead, why, and with which obligations.
 *
 * <p>One of {@link Permit}, {@link Denial}, {@link Indeterminate}; {@link #match} takes a function
 * for each. Immutable and thread-safe.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // its base is for the engine alone
public abstract sealed class Verdict extends Answer {
  private final Edition edition;
  private final List<Finding> findings;
  private final List<Obligation> obligations;
  private final List<Finding> shadow;

  private Verdict(
      Edition edition, List<Finding> findings, List<Obligation> obligations, List<Finding> shadow) {
    this.edition = edition;
    this.findings = List.copyOf(findings);
    this.obligations = List.copyOf(obligations);
    this.shadow = List.copyOf(shadow);
  }

  /** Returns the same verdict with what the rules in shadow found. */
  abstract Verdict withShadow(List<Finding> found);

  /**
   * Returns the same verdict with findings of what is not known, after the others; a permit becomes
   * undecided.
   */
  abstract Verdict withDoubts(List<Finding> doubts);

  /** Returns the findings with others after them. */
  final List<Finding> findingsAnd(List<Finding> others) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(others);
    return all;
  }

  /** Returns the decision, for logs and counters. */
  public abstract Decision decision();

  /**
   * Returns the result of the function for this decision. There is one for each, so none can be
   * forgotten.
   */
  public abstract <R> R match(
      Function<? super Permit, ? extends R> permit,
      Function<? super Denial, ? extends R> denial,
      Function<? super Indeterminate, ? extends R> indeterminate);

  /**
   * Returns the findings of the rules that denied or could not decide, in the order of the law
   * books. A denial can have indeterminate findings too, so that a later attempt does not fail on
   * them. A permit has none.
   */
  public final List<Finding> findings() {
    return findings;
  }

  /**
   * Returns what must be done for the activity to be lawful under the rules that permit it. Each
   * rule gives its own: two of one id, in two places or variants, can demand the same under the
   * same citation.
   */
  public final List<Obligation> obligations() {
    return obligations;
  }

  /**
   * Returns what the rules {@linkplain io.lexicall.rule.Rule.Builder#inShadow in shadow} found:
   * those that would deny or could not decide. They have no effect on the decision. Empty if no
   * rule is in shadow.
   */
  public final List<Finding> shadow() {
    return shadow;
  }

  /** Returns the editions of the law and of the time-zone rules; a replay needs both. */
  public final Edition edition() {
    return edition;
  }

  /**
   * Returns whether the other is the same answer: decision, findings, obligations, edition, and
   * what the rules in shadow found. The messages of the findings are compared too.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Verdict that
            && decision() == that.decision()
            && edition.equals(that.edition)
            && findings.equals(that.findings)
            && obligations.equals(that.obligations)
            && shadow.equals(that.shadow));
  }

  @Override
  public final int hashCode() {
    return Objects.hash(decision(), edition, findings, obligations);
  }

  /** Returns the decision and the findings, each on its own line; those in shadow are marked. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(decision().toString());
    for (Finding finding : findings) {
      text.append('\n').append(finding);
    }
    for (Finding finding : shadow) {
      text.append("\nin shadow: ").append(finding);
    }
    return text.toString();
  }

  /**
   * The editions of the law and of the time-zone rules that gave a verdict.
   *
   * <p>Immutable and thread-safe.
   *
   * @since 0.1
   */
  public static final class Edition {
    private final String law;
    private final String zoneRules;
    private final LawDigest lawDigest;

    Edition(String law, String zoneRules, LawDigest lawDigest) {
      this.law = law;
      this.zoneRules = zoneRules;
      this.lawDigest = lawDigest;
    }

    /**
     * Returns the edition of the law tables, a date such as {@code 2026-11-24}: the latest of the
     * {@linkplain io.lexicall.rule.RuleModule#edition editions} of all modules. {@link
     * Compliance#editions} returns each of them. If no module has a date, returns the texts that
     * they have instead.
     */
    public String law() {
      return law;
    }

    /** Returns the edition of the time-zone rules, such as {@code 2026b}. */
    public String zoneRules() {
      return zoneRules;
    }

    /**
     * Returns {@code sha256:} and a hexadecimal digest of all the law that was loaded: the tables
     * and code of every module, the rule cards of those without {@linkplain
     * io.lexicall.rule.RuleModule#chapters chapters}, and the chosen settings and regulations. It
     * changes if a table is shadowed by another one or a jar is patched, even if the edition stays
     * the same.
     *
     * <p>It takes some tenths of a second to compute. The first caller does so, or the engine in
     * the background, a second after it was built.
     *
     * @throws IllegalStateException if the files of a module cannot be read, such as after its
     *     class loader was closed
     */
    public String lawDigest() {
      return lawDigest.ofAll();
    }

    /**
     * Returns the edition of each loaded module, by name; the first is that of the engine itself,
     * {@code core}. It takes as long as {@link #lawDigest}.
     *
     * @throws IllegalStateException as {@link #lawDigest}
     */
    public List<ModuleEdition> modules() {
      return lawDigest.modules().stream()
          .map(each -> new ModuleEdition(each.module(), each.version(), each.law(), each.digest()))
          .toList();
    }

    /**
     * Returns what was chosen of the modules' law: {@code set NAME true} or {@code false} for a
     * setting that is not as by default, {@code shadow NAME} for a module in shadow, {@code only
     * NAMES} if only some regulations apply, with commas between their names, and {@code law of
     * DAY} if the law of one day does. Empty if all of it applies as by default.
     */
    public List<String> choices() {
      return lawDigest.choices();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Edition that
              && law.equals(that.law)
              && zoneRules.equals(that.zoneRules)
              && lawDigest().equals(that.lawDigest()));
    }

    @Override
    public int hashCode() {
      return Objects.hash(law, zoneRules);
    }

    @Override
    public String toString() {
      return "law %s (%s), zone rules %s".formatted(law, lawDigest(), zoneRules);
    }
  }

  /**
   * The activity may go ahead.
   *
   * @since 0.1
   */
  public static final class Permit extends Verdict {
    Permit(Edition edition, List<Obligation> obligations) {
      this(edition, obligations, List.of());
    }

    private Permit(Edition edition, List<Obligation> obligations, List<Finding> shadow) {
      super(edition, List.of(), obligations, shadow);
    }

    @Override
    Verdict withShadow(List<Finding> found) {
      return new Permit(edition(), obligations(), found);
    }

    @Override
    Verdict withDoubts(List<Finding> doubts) {
      return new Indeterminate(edition(), doubts, obligations(), shadow());
    }

    @Override
    public Decision decision() {
      return Decision.PERMIT;
    }

    @Override
    public <R> R match(
        Function<? super Permit, ? extends R> permit,
        Function<? super Denial, ? extends R> denial,
        Function<? super Indeterminate, ? extends R> indeterminate) {
      return permit.apply(this);
    }
  }

  /**
   * The activity may not go ahead.
   *
   * @since 0.1
   */
  public static final class Denial extends Verdict {
    private final @Nullable Instant permittedFrom;

    Denial(
        Edition edition,
        List<Finding> findings,
        List<Obligation> obligations,
        @Nullable Instant permittedFrom) {
      this(edition, findings, obligations, permittedFrom, List.of());
    }

    private Denial(
        Edition edition,
        List<Finding> findings,
        List<Obligation> obligations,
        @Nullable Instant permittedFrom,
        List<Finding> shadow) {
      super(edition, findings, obligations, shadow);
      this.permittedFrom = permittedFrom;
    }

    @Override
    Verdict withShadow(List<Finding> found) {
      return new Denial(edition(), findings(), obligations(), permittedFrom, found);
    }

    @Override
    Verdict withDoubts(List<Finding> doubts) {
      return new Denial(edition(), findingsAnd(doubts), obligations(), permittedFrom, shadow());
    }

    @Override
    public Decision decision() {
      return Decision.DENY;
    }

    /**
     * Returns the first instant at which no rule would deny the same activity. Empty if time alone
     * does not cure the denial, because a rule denies without end, now or later.
     */
    public Optional<Instant> permittedFrom() {
      return Optional.ofNullable(permittedFrom);
    }

    @Override
    public <R> R match(
        Function<? super Permit, ? extends R> permit,
        Function<? super Denial, ? extends R> denial,
        Function<? super Indeterminate, ? extends R> indeterminate) {
      return denial.apply(this);
    }
  }

  /**
   * The facts do not decide it.
   *
   * @since 0.1
   */
  public static final class Indeterminate extends Verdict {
    Indeterminate(Edition edition, List<Finding> findings, List<Obligation> obligations) {
      this(edition, findings, obligations, List.of());
    }

    private Indeterminate(
        Edition edition,
        List<Finding> findings,
        List<Obligation> obligations,
        List<Finding> shadow) {
      super(edition, findings, obligations, shadow);
    }

    @Override
    Verdict withShadow(List<Finding> found) {
      return new Indeterminate(edition(), findings(), obligations(), found);
    }

    @Override
    Verdict withDoubts(List<Finding> doubts) {
      return new Indeterminate(edition(), findingsAnd(doubts), obligations(), shadow());
    }

    @Override
    public Decision decision() {
      return Decision.INDETERMINATE;
    }

    /**
     * Returns the unknown facts that the indeterminate rules need, each once, in the order of the
     * findings.
     *
     * @return an unmodifiable set; empty if no fact would help, because no module holds the law of
     *     the place or a rule failed
     */
    public Set<Fact<?, ?>> missing() {
      Set<Fact<?, ?>> missing = new LinkedHashSet<>();
      findings().forEach(finding -> missing.addAll(finding.missing()));
      return Collections.unmodifiableSet(missing);
    }

    @Override
    public <R> R match(
        Function<? super Permit, ? extends R> permit,
        Function<? super Denial, ? extends R> denial,
        Function<? super Indeterminate, ? extends R> indeterminate) {
      return indeterminate.apply(this);
    }
  }
}
