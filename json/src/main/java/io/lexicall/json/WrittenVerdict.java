package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that was read from JSON, perhaps years after it was written and with other rules than
 * today's. Rules are given by their ids, missing facts by their paths.
 *
 * <p>Read by {@link VerdictJson#read}. If it is written again, the text is the same. Immutable and
 * thread-safe.
 *
 * @param idOrNull the host's own name for the activity, or null
 * @param decision the decision
 * @param permittedFromOrNull the first instant at which no rule denied, or null
 * @param findings the rules that denied or could not decide
 * @param obligations what had to be done
 * @param shadow the findings of rules in shadow, which decided nothing
 * @param lawEdition the edition of the law tables
 * @param lawDigest the digest of all the law that was loaded; empty in verdicts written by versions
 *     before 0.1
 * @param zoneRules the edition of the time-zone rules
 * @since 0.1
 */
public record WrittenVerdict(
    @Nullable String idOrNull,
    Decision decision,
    @Nullable Instant permittedFromOrNull,
    List<Finding> findings,
    List<Obligation> obligations,
    List<Finding> shadow,
    String lawEdition,
    String lawDigest,
    String zoneRules) {
  /** Creates a verdict. */
  public WrittenVerdict {
    requireNonNull(decision, "decision");
    findings = List.copyOf(findings);
    obligations = List.copyOf(obligations);
    shadow = List.copyOf(shadow);
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
   * Returns whether the other is the same except for the editions of the law and of the time-zone
   * rules, and the id.
   */
  public boolean saysWhat(WrittenVerdict other) {
    return decision == other.decision
        && permittedFrom().equals(other.permittedFrom())
        && findings.equals(other.findings)
        && obligations.equals(other.obligations)
        && shadow.equals(other.shadow);
  }

  /**
   * A rule that denied or could not decide.
   *
   * @param rule its id
   * @param outcome deny or indeterminate
   * @param citation the provision
   * @param certainty how certain the reading was: high, medium or low
   * @param message a sentence for people
   * @param permittedFromOrNull the first instant at which it did not deny, or null
   * @param missing the paths of the missing facts
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
    /** Creates a finding. */
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
   * @param dueOrNull when it is due, a date or an instant, or null
   * @param note a sentence with details, or empty
   * @since 0.1
   */
  public record Obligation(
      String obligation, String rule, String citation, @Nullable String dueOrNull, String note) {
    /** Returns when it is due: a date if the law counts in days, otherwise an instant. */
    public Optional<String> due() {
      return Optional.ofNullable(dueOrNull);
    }
  }
}
