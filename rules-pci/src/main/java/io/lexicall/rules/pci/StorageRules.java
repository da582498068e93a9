package io.lexicall.rules.pci;

import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.Artifact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rule.Rule;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What card data may be stored, in which form and for how long: requirements 3, 10.5 and 12.10. */
final class StorageRules {
  private final Requirements requirements;
  private final Contents contents = new Contents();
  private final List<Rule<?>> rules = new ArrayList<>();

  private StorageRules(Requirements requirements) {
    this.requirements = requirements;
  }

  static List<Rule<?>> of(Requirements requirements) {
    StorageRules making = new StorageRules(requirements);
    making.sensitiveAfterAuthorization();
    making.sensitiveBeforeAuthorization();
    making.sensitiveAtIssuer();
    making.unreadable();
    making.retention();
    making.unexpected();
    making.auditLog();
    return making.rules;
  }

  private Draft<Storage> draft(String name, String variant) {
    return requirements.draft(Storage.SCHEMA, name, variant);
  }

  private Condition<Storage> sensitive() {
    return contents.holds(DataKind.CVV, DataKind.PIN, DataKind.TRACK);
  }

  private void sensitiveAfterAuthorization() {
    for (DataKind kind : List.of(DataKind.CVV, DataKind.PIN, DataKind.TRACK)) {
      rules.addAll(
          draft("sad-after-authorization", FactType.code(kind))
              .title("Sensitive authentication data is not kept after authorization.")
              .when(isTrue(Storage.AUTHORIZED))
              .when(isFalse(Storage.ISSUER))
              .when(contents.holds(kind))
              .remedy("delete")
              .denies());
    }
  }

  private void sensitiveBeforeAuthorization() {
    String title = "Sensitive authentication data that awaits authorization is encrypted.";
    rules.addAll(
        beforeAuthorization("", title, isFalse(Storage.ENCRYPTED)).remedy("encrypt").denies());
    rules.addAll(
        beforeAuthorization("best-practice", title, isFalse(Storage.ENCRYPTED)).obliges("encrypt"));
    rules.addAll(
        beforeAuthorization(
                "delete",
                "Sensitive authentication data is deleted at authorization.",
                isTrue(Storage.ENCRYPTED))
            .obliges(
                Duty.to("delete-by").noting("At authorization, whether approved or declined.")));
  }

  private Draft<Storage> beforeAuthorization(
      String variant, String title, Condition<Storage> encryption) {
    return draft("sad-before-authorization", variant)
        .title(title)
        .when(encryption)
        .when(isFalse(Storage.AUTHORIZED))
        .when(isFalse(Storage.ISSUER))
        .when(sensitive());
  }

  private void sensitiveAtIssuer() {
    // Without a need the encryption changes nothing, so it is not asked for.
    Condition<Storage> settledByNeed =
        known(Storage.BUSINESS_NEED)
            .and(isFalse(Storage.BUSINESS_NEED))
            .and(known(Storage.ENCRYPTED).not());
    rules.addAll(
        draft("issuer-sad", "need")
            .title("An issuer keeps sensitive authentication data only for an issuing need.")
            .when(isTrue(Storage.ISSUER))
            .when(isFalse(Storage.BUSINESS_NEED))
            .when(sensitive())
            .remedy("delete")
            .denies());
    rules.addAll(
        draft("issuer-sad", "encryption")
            .title("An issuer encrypts the sensitive authentication data that it keeps.")
            .when(isTrue(Storage.ISSUER))
            .when(isFalse(Storage.ENCRYPTED))
            .unless(settledByNeed)
            .when(sensitive())
            .remedy("encrypt")
            .denies());
  }

  private void unreadable() {
    rules.addAll(
        draft("pan-unreadable", "")
            .title("A card number is unreadable wherever it is kept.")
            .when(contents.numberIs(PanForm.CLEAR, PanForm.MASKED))
            .when(contents.holds(DataKind.PAN))
            .remedy("encrypt", "truncate", "tokenize", "delete")
            .denies());
    rules.addAll(
        draft("pan-unreadable", "track")
            .title("Track data that may be kept at all contains no readable card number.")
            .when(contents.trackInClear())
            .unless(isTrue(Storage.AUTHORIZED).and(isFalse(Storage.ISSUER)))
            .when(contents.holds(DataKind.TRACK))
            .remedy("encrypt", "delete")
            .denies());
    rules.addAll(
        draft("pan-unreadable", "correlation")
            .title(
                "Hashed and truncated versions of a card number cannot be correlated to"
                    + " reconstruct it.")
            .when(known(Storage.PAN))
            .when(contents.numberIs(PanForm.HASHED, PanForm.KEYED_HASH, PanForm.TRUNCATED))
            .when(contents.holds(DataKind.PAN))
            .obliges("prevent-correlation"));
    rules.addAll(
        draft("hash-keyed", "")
            .title("A hash that makes a card number unreadable is keyed.")
            .when(contents.numberIs(PanForm.HASHED))
            .when(contents.holds(DataKind.PAN))
            .remedy("key-hash", "delete")
            .denies());
  }

  private void retention() {
    Condition<Storage> recoverable =
        contents.numberIs(
            PanForm.CLEAR, PanForm.MASKED, PanForm.HASHED, PanForm.KEYED_HASH, PanForm.ENCRYPTED);
    rules.addAll(
        draft("retention", "")
            .title("Card numbers are deleted at the end of the entity's own retention period.")
            .when(recoverable)
            .when(contents.holds(DataKind.PAN))
            .remedy("delete")
            .then(new Retention()));
    rules.addAll(
        draft("retention", "need")
            .title("Card numbers are kept only for a legal or business need.")
            .unless(known(Storage.LEGAL_HOLD).and(isTrue(Storage.LEGAL_HOLD)))
            .when(isFalse(Storage.BUSINESS_NEED))
            .when(recoverable)
            .when(contents.holds(DataKind.PAN))
            .remedy("delete")
            .denies());
    // For sensitive data the end and the need count where they are stated, but are not asked for.
    Condition<Storage> endStated = known(Storage.DELETE_AT).or(known(Storage.RETENTION_DAYS));
    String title =
        "Sensitive authentication data is deleted at the end of the entity's own retention period.";
    rules.addAll(
        draft("retention", "sad")
            .title(title)
            .when(endStated)
            .when(isFalse(Storage.AUTHORIZED))
            // The same end binds an issuer, by the rule below: so the role is not asked for.
            .unless(known(Storage.ISSUER).and(isTrue(Storage.ISSUER)))
            .when(sensitive())
            .remedy("delete")
            .then(new Retention()));
    rules.addAll(
        draft("retention", "issuer-sad")
            .title(title)
            .when(endStated)
            .when(isTrue(Storage.ISSUER))
            .when(sensitive())
            .remedy("delete")
            .then(new Retention()));
    rules.addAll(
        draft("retention", "sad-need")
            .title("Sensitive authentication data is kept only for a legal or business need.")
            .when(known(Storage.BUSINESS_NEED))
            .when(isFalse(Storage.BUSINESS_NEED))
            .unless(known(Storage.LEGAL_HOLD).and(isTrue(Storage.LEGAL_HOLD)))
            .when(isFalse(Storage.AUTHORIZED))
            .when(isFalse(Storage.ISSUER))
            .when(sensitive())
            .remedy("delete")
            .denies());
  }

  private void unexpected() {
    rules.addAll(
        draft("unexpected-pan", "")
            .title("A card number found where it is not expected is dealt with at once.")
            .when(
                in(
                    Storage.ARTIFACT,
                    Artifact.NOTE,
                    Artifact.MESSAGE,
                    Artifact.CRM_RECORD,
                    Artifact.LOG,
                    Artifact.TRANSCRIPT))
            .when(contents.numberInText())
            .obliges(
                Duty.to("delete-by")
                    .noting("Promptly, under the incident procedure; find how it got there.")));
  }

  private void auditLog() {
    rules.addAll(
        draft("audit-log-retention", "")
            .title("An audit log is kept for 12 months.")
            .when(known(Storage.ARTIFACT))
            .when(in(Storage.ARTIFACT, Artifact.LOG))
            .then(new KeepLog()));
  }

  /**
   * Requires retention for at least 12 months: if the place has several time zones, the last to end
   * counts; if it is not known, the last on earth, whose date is always that of UTC.
   */
  private static final class KeepLog extends DatedEffect<Storage> {
    private static final Duty KEEP =
        Duty.to("keep-log").noting("The last three months are immediately available.");
    private static final Duty KEEP_UNDATED =
        KEEP.noting("For 12 months; the last three are immediately available.");
    private static final Deadline PERIOD = Deadline.months(12);
    private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

    /** How long a day still lasts in the westernmost time zone when it is over in UTC. */
    private static final Duration FARTHEST_WEST = Duration.ofHours(12);

    @Override
    protected Outcome on(Storage storage, Present now) {
      Instant made = Storage.CREATED_AT.in(storage);
      if (made == null) {
        return Outcome.oblige(KEEP_UNDATED);
      }
      List<ZoneClock> clocks = storage.whereabouts().clocks();
      if (clocks.isEmpty()) {
        Due due = end(made, UTC);
        return outcome(due, now.hasCome(due.endExclusive().plus(FARTHEST_WEST)));
      }
      Due last = end(made, clocks.get(0));
      for (int i = 1; i < clocks.size(); i++) {
        Due here = end(made, clocks.get(i));
        last = here.end().isAfter(last.end()) ? here : last;
      }
      return outcome(last, now.isLate(last));
    }

    /** Twelve months from 29 February are over with 1 March, since this is a minimum. */
    private static Due end(Instant made, ZoneClock clock) {
      LocalDate from = clock.dateAt(made);
      LocalDate last = PERIOD.lastDay(from);
      return Due.endOf(
          last.getDayOfMonth() < from.getDayOfMonth() ? last.plusDays(1) : last, clock);
    }

    private static Outcome outcome(Due due, boolean isOver) {
      return isOver ? Outcome.pass() : Outcome.oblige(KEEP.by(due));
    }

    @Override
    public Set<Fact<Storage, ?>> reads() {
      return Set.of(Storage.CREATED_AT);
    }

    @Override
    public List<String> obligations() {
      return List.of(KEEP.name());
    }
  }
}
