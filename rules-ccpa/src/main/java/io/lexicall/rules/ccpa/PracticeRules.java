package io.lexicall.rules.ccpa;

import static io.lexicall.rule.Condition.in;

import io.lexicall.facts.Artifact;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Atlas;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rule.Rule;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How personal data of Californians are collected, Cal. Civ. Code 1798.100, and how long those of
 * the states in the table are kept.
 */
final class PracticeRules {
  /** Personal information, including sensitive (Cal. Civ. Code 1798.140(ae)). */
  static final Set<DataKind> PERSONAL =
      EnumSet.of(DataKind.PERSONAL_DATA, DataKind.SPECIAL_CATEGORY);

  /**
   * Nonprofits are no businesses (Cal. Civ. Code 1798.140(d)(1)), and the act leaves out health
   * data under HIPAA (1798.145(c)(1)). Unless it is stated, a contact is taken to be covered.
   */
  private static final Condition<Contact> OUTSIDE_THE_ACT =
      stated(Contact.CALLER.then(Caller.TAX_EXEMPT))
          .or(stated(Contact.CALLER.then(Caller.COVERED_ENTITY)).and(stated(Contact.PHI)));

  private static final String FILE = "us-state-retention.csv";

  private PracticeRules() {}

  static LawTable read() {
    return LawTable.read(FILE, PracticeRules.class.getResourceAsStream(FILE));
  }

  /** The states whose acts say how long personal data is kept. */
  static List<Coverage<?>> coverage(LawTable retention) {
    List<Coverage<?>> covered = new ArrayList<>();
    for (List<Row> rows : retention.rowsBy("state").values()) {
      covered.add(Coverage.of(Storage.SCHEMA, Acts.place(rows.get(0))).about(PERSONAL));
    }
    return covered;
  }

  /** How long personal data is kept. */
  static List<Rule<?>> retention(LawTable retention) {
    List<Rule<?>> rules = new ArrayList<>();
    retention.rows().forEach(row -> addRetention(rules, row));
    return rules;
  }

  /** What a person is told when data is collected. */
  static List<Rule<?>> notices() {
    return List.of(
        notice(Rule.on(Contact.SCHEMA, "ccpa.notice-at-collection"))
            .unless(OUTSIDE_THE_ACT)
            .obliges("notice-at-collection"),
        notice(Rule.on(Recording.SCHEMA, "ccpa.notice-at-collection"))
            .when(new SomebodyInCalifornia())
            .obliges("notice-at-collection"));
  }

  private static void addRetention(List<Rule<?>> rules, Row row) {
    List<ZoneClock> clocks = Atlas.ofRegion(Acts.place(row)).clocks();
    rules.add(
        retention(row, "")
            .title("Personal information is kept no longer than the business has disclosed.")
            .cites(row.citation().text())
            .remedy("delete")
            .then(new Retention(clocks)));
    row.optionalInteger("voice_review_months")
        .ifPresent(
            months ->
                rules.add(
                    retention(row, "voice-review")
                        .title(
                            "Whether a recording of a voice is still needed is reviewed from time"
                                + " to time, and written down.")
                        .cites(row.citation("voice_review_citation").text())
                        .when(in(Storage.ARTIFACT, Artifact.RECORDING, Artifact.TRANSCRIPT))
                        .then(new VoiceReview(months, clocks))));
  }

  private static Rule.Builder<Storage> retention(Row row, String variant) {
    return Rule.on(Storage.SCHEMA, "ccpa.purpose-limitation")
        .variant(variant)
        .readFrom(row)
        .in(Acts.place(row))
        .when(
            Condition.where(
                Storage.CONTAINS,
                "contains holds personal-data or special-category",
                held -> Truth.of(held.stream().anyMatch(PERSONAL::contains))));
  }

  /**
   * Returns when a period is first over, in any time zone of the state; without one, when the day
   * of its start is.
   */
  private static Due firstEnd(@Nullable Deadline period, Instant start, List<ZoneClock> clocks) {
    Due first = end(period, start, clocks.get(0));
    for (int i = 1; i < clocks.size(); i++) { // an iterator would be allocated for each check
      Due here = end(period, start, clocks.get(i));
      first = here.end().isBefore(first.end()) ? here : first;
    }
    return first;
  }

  private static Due end(@Nullable Deadline period, Instant start, ZoneClock clock) {
    return period == null ? Due.endOf(clock.dateAt(start), clock) : period.due(start, clock);
  }

  /** Returns whether a fact is known to be true. */
  private static Condition<Contact> stated(Fact<Contact, Boolean> fact) {
    return Condition.known(fact).and(Condition.isTrue(fact));
  }

  private static <A extends io.lexicall.facts.Activity<A>> Rule.Builder<A> notice(
      Rule.Builder<A> rule) {
    return rule.title(
            "A person is given notice at or before the collection of personal"
                + " information; on the telephone, orally.")
        .cites("Cal. Civ. Code 1798.100(a)")
        .source("2020 wording of 11 CCR 7012 read; present letter from memory")
        .verifiedOn(California.READ_ON)
        .certainty(Certainty.MEDIUM)
        .inForceFrom("2020-01-01")
        .in(California.PLACE);
  }

  /**
   * Requires deletion at the end of the period that the business set itself. A deletion date takes
   * precedence over the general period; something without a creation date counts as created at the
   * instant that is judged. The rules on card data count such a period in the same way: {@code
   * Retention} in rules-pci, for every place.
   */
  private static final class Retention extends DatedEffect<Storage> {
    private final List<ZoneClock> clocks;

    Retention(List<ZoneClock> clocks) {
      this.clocks = clocks;
    }

    @Override
    protected Outcome on(Storage storage, Present now) {
      Boolean held = Storage.LEGAL_HOLD.in(storage);
      if (Boolean.TRUE.equals(held)) {
        return Outcome.pass();
      }
      Instant deleteAt = Storage.DELETE_AT.in(storage);
      Integer days = Storage.RETENTION_DAYS.in(storage);
      if (deleteAt == null && days == null) {
        return held == null
            ? Outcome.missing(Storage.RETENTION_DAYS, Storage.LEGAL_HOLD)
            : Outcome.missing(Storage.RETENTION_DAYS);
      }
      Due end = deleteAt != null ? Due.at(deleteAt) : end(storage, days == null ? 0 : days);
      if (!now.isLate(end)) {
        return Outcome.oblige(Duty.to("delete-by").by(end));
      }
      return held == null ? Outcome.missing(Storage.LEGAL_HOLD) : Outcome.deny();
    }

    private Due end(Storage storage, int days) {
      Instant made = Storage.CREATED_AT.of(storage).orElse(storage.at());
      return firstEnd(days == 0 ? null : Deadline.calendarDays(days), made, clocks);
    }

    @Override
    public Set<Fact<Storage, ?>> reads() {
      return Set.of(
          Storage.CREATED_AT, Storage.DELETE_AT, Storage.RETENTION_DAYS, Storage.LEGAL_HOLD);
    }

    @Override
    public List<String> obligations() {
      return List.of("delete-by");
    }
  }

  /** Once what was kept is old, the reason for keeping it is written down. */
  private static final class VoiceReview extends DatedEffect<Storage> {
    private final Deadline age;
    private final List<ZoneClock> clocks;

    VoiceReview(int months, List<ZoneClock> clocks) {
      this.age = Deadline.months(months);
      this.clocks = clocks;
    }

    @Override
    protected Outcome on(Storage storage, Present now) {
      Instant made = Storage.CREATED_AT.in(storage);
      if (made == null) {
        return Outcome.pass();
      }
      return now.isLate(firstEnd(age, made, clocks))
          ? Outcome.oblige(
              Duty.to("document-retention")
                  .noting("Review at least once a year whether it is still needed."))
          : Outcome.pass();
    }

    @Override
    public Set<Fact<Storage, ?>> reads() {
      return Set.of(Storage.CREATED_AT);
    }

    @Override
    public List<String> obligations() {
      return List.of("document-retention");
    }
  }
}
