package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it was written once, perhaps years ago and by other rules than those of today: its
 * rules are known by their ids, the facts it lacked by their paths.
 *
 * <p>Read by {@link VerdictJson#read}; written again, it is the same text. Immutable and
 * thread-safe.
 *
 * @param idOrNull the host's own name for the activity, or null
 * @param decision what it came to
 * @param permittedFromOrNull the first instant at which no rule denied, or null
 * @param findings the rules that denied or could not decide
 * @param obligations what had to be done
 * @param lawEdition the edition of the law tables
 * @param lawDigest the digest over all that was loaded; empty in what versions before 0.1 wrote
 * @param zoneRules the edition of the time-zone rules
 * @since 0.1
 */
public record WrittenVerdict(
    @Nullable String idOrNull,
    Decision decision,
    @Nullable Instant permittedFromOrNull,
    List<Finding> findings,
    List<Obligation> obligations,
    String lawEdition,
    String lawDigest,
    String zoneRules) {
  /** Holds a verdict. */
  public WrittenVerdict {
    requireNonNull(decision, "decision");
    findings = List.copyOf(findings);
    obligations = List.copyOf(obligations);
  }

  /** Returns the host's own name for the activity, if it had one. */
  public Optional<String> id() {
    return Optional.ofNullable(idOrNull);
  }

  /** Returns the first instant at which no rule denied, if time alone cures the denial. */
  public Optional<Instant> permittedFrom() {
    return Optional.ofNullable(permittedFromOrNull);
  }

  /**
   * Returns whether the other says the same, whichever law and time-zone rules gave it: all but the
   * editions and the id.
   */
  public boolean saysWhat(WrittenVerdict other) {
    return decision == other.decision
        && permittedFrom().equals(other.permittedFrom())
        && findings.equals(other.findings)
        && obligations.equals(other.obligations);
  }

  /**
   * A rule that denied or could not decide.
   *
   * @param rule its id
   * @param outcome deny or indeterminate
   * @param citation the provision
   * @param certainty how sure the reading was: high, medium or low
   * @param message a sentence for people
   * @param permittedFromOrNull the first instant at which it did not deny, or null
   * @param missing the paths of the facts it lacked
   * @param remedies what would have cured it
   * @since 0.1
   */
  public record Finding(
      String rule,
      Decision outcome,
      String citation,
      String certainty,
      String message,
      @Nullable Instant permittedFromOrNull,
      List<String> missing,
      List<String> remedies) {
    /** Holds a finding. */
    public Finding {
      missing = List.copyOf(missing);
      remedies = List.copyOf(remedies);
    }

    /** Returns the first instant at which it did not deny, if time alone cured it. */
    public Optional<Instant> permittedFrom() {
      return Optional.ofNullable(permittedFromOrNull);
    }
  }

  /**
   * What had to be done.
   *
   * @param obligation its name
   * @param rule the id of the rule that demanded it
   * @param citation the provision
   * @param dueOrNull by when, a date or an instant, or null
   * @param note a sentence that says more, or empty
   * @since 0.1
   */
  public record Obligation(
      String obligation, String rule, String citation, @Nullable String dueOrNull, String note) {
    /** Returns by when: a date where the law counts in days, else an instant. */
    public Optional<String> due() {
      return Optional.ofNullable(dueOrNull);
    }
  }
}
