package io.lexicall;

import io.lexicall.facts.Fact;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer: whether an activity may go ahead, why, and on what terms.
 *
 * <p>One of {@link Permit}, {@link Denial}, {@link Indeterminate}; {@link #match} takes a function
 * for each. Immutable and thread-safe.
 *
 * @since 0.1
 */
public abstract sealed class Verdict {
  private final Edition edition;
  private final List<Finding> findings;
  private final List<Obligation> obligations;

  private Verdict(Edition edition, List<Finding> findings, List<Obligation> obligations) {
    this.edition = edition;
    this.findings = List.copyOf(findings);
    this.obligations = List.copyOf(obligations);
  }

  /** Returns the decision, for logs and counters. */
  public abstract Decision decision();

  /** Returns what a function makes of it: one for each decision, so that none can be forgotten. */
  public abstract <R> R match(
      Function<? super Permit, ? extends R> permit,
      Function<? super Denial, ? extends R> denial,
      Function<? super Indeterminate, ? extends R> indeterminate);

  /**
   * Returns the rules that denied or could not decide, in the order of the law books. Of a denial
   * too some may be indeterminate, so that a later attempt need not fail on them; of a permit there
   * are none.
   */
  public final List<Finding> findings() {
    return findings;
  }

  /** Returns what must be done for the activity to be lawful under the rules that let it pass. */
  public final List<Obligation> obligations() {
    return obligations;
  }

  /** Returns which law and which time-zone rules gave it; a replay needs both. */
  public final Edition edition() {
    return edition;
  }

  /**
   * Returns whether the other is the same answer: decision, findings, obligations and edition. The
   * messages of the findings are compared too.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Verdict that
            && decision() == that.decision()
            && edition.equals(that.edition)
            && findings.equals(that.findings)
            && obligations.equals(that.obligations));
  }

  @Override
  public final int hashCode() {
    return Objects.hash(decision(), edition, findings, obligations);
  }

  /** Returns the decision and the findings, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(decision().toString());
    for (Finding finding : findings) {
      text.append('\n').append(finding);
    }
    return text.toString();
  }

  /**
   * Which law and which time-zone rules gave a verdict.
   *
   * @param law the edition of the law tables
   * @param zoneRules the edition of the time-zone rules, such as {@code 2026b}
   * @param lawDigest {@code sha256:} and a digest in hexadecimal over all the law that was loaded:
   *     of every module its tables, code and rule cards, and what was chosen of them. A table that
   *     another one shadows and a jar that was patched change it, whatever its edition says
   * @since 0.1
   */
  public record Edition(String law, String zoneRules, String lawDigest) {}

  /**
   * It may go ahead.
   *
   * @since 0.1
   */
  public static final class Permit extends Verdict {
    Permit(Edition edition, List<Obligation> obligations) {
      super(edition, List.of(), obligations);
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
   * It may not go ahead.
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
      super(edition, findings, obligations);
      this.permittedFrom = permittedFrom;
    }

    @Override
    public Decision decision() {
      return Decision.DENY;
    }

    /**
     * Returns the first instant at which no rule would deny the same activity, if time alone cures
     * the denial; empty if any denial is for good, now or by then.
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
   * It cannot be told.
   *
   * @since 0.1
   */
  public static final class Indeterminate extends Verdict {
    Indeterminate(Edition edition, List<Finding> findings, List<Obligation> obligations) {
      super(edition, findings, obligations);
    }

    @Override
    public Decision decision() {
      return Decision.INDETERMINATE;
    }

    /**
     * Returns the facts that the indeterminate rules lack, each once, in the order of the findings.
     *
     * @return an unmodifiable set; empty if no fact would help: no module holds the law of the
     *     place, or a rule failed
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
