package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The hours in which a country allows marketing calls or, in some, all calls of traders. */
final class CallingHours {
  private static final String ALL_DAY = "00:00-24:00";

  private static final Fact<Contact, Boolean> FINANCIAL_INSTITUTION =
      Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION);

  /** As far ahead as calls are planned. */
  private static final int YEARS_OF_EVES = 20;

  private CallingHours() {}

  /**
   * Returns the rules.
   *
   * @param codes whether the hours of trade codes bind the host
   * @param consentLifts whether any consent to be called lifts the hours, if the law mentions a
   *     consent
   */
  static List<Rule<Contact>> of(
      NationalTables tables,
      Regimes regimes,
      Consents consents,
      boolean codes,
      boolean consentLifts) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.HOURS,
            NationalTables.LIVE_CALLS,
            NationalTables.PROTECTED,
            NationalTables.REQUESTED)) {
      LawTable.Row row = law.row();
      boolean binds =
          switch (row.requireText("hours_status")) {
            case "none" -> false;
            case "code" -> codes;
            default -> true;
          };
      if (!binds) {
        continue;
      }
      Consents given = law.toCalls(consents).endedByObjection();
      Condition<Contact> lifted =
          consentLifts && row.text("hours_waived_by_consent").equals("named-times-only")
              ? lifted(law, consents, given)
              : Condition.never();
      Condition<Contact> bound =
          Condition.all(
              VOICE,
              MarketingRules.marketingCall(purposes(law)),
              law.protectedBy("calling-hours", law.protectedFromCalls()),
              bound(row));
      rules.add(
          law.begin("eprivacy.calling-hours")
              .title(
                  (everyCall(row) ? "Calls to consumers" : "Marketing calls")
                      + " are made only within the calling hours of the called party's country.")
              .when(bound)
              .when(outside(law, regimes.holidays(law.country())))
              .when(law.requestedFrees("hours", law.tookBackCalls(given), given).not())
              .when(lifted.not())
              .remedy("wait")
              .denies());
      if (Tables.says(row, "rest", "usual")) {
        rules.add(
            law.begin("eprivacy.calling-hours")
                .variant("rest")
                .title("Calls to consumers respect the usual periods of rest.")
                .when(bound)
                .when(lifted.not())
                .obliges(
                    Duty.to("contact-at-reasonable-times")
                        .noting(
                            "The usual periods of rest are respected within the hours too; which"
                                + " they are, the law does not say.")));
      }
    }
    return rules;
  }

  /** Whether the hours bind calls of every purpose, and not only calls that sell. */
  private static boolean everyCall(LawTable.Row row) {
    return switch (row.text("calls")) {
      case "" -> false;
      case "every" -> true;
      default ->
          throw row.unreadable("calls", new IllegalArgumentException("There are no such calls"));
    };
  }

  /** Hours are set for selling, also where the law on consent counts surveys, or for all calls. */
  private static Set<ContactPurpose> purposes(NationalLaw law) {
    return everyCall(law.row())
        ? EnumSet.complementOf(EnumSet.of(ContactPurpose.EMERGENCY))
        : law.purposesOfSelling();
  }

  /**
   * The person agreed to be called, at whatever time, and has not said no since. Whoever asked for
   * this very call agreed to it, too; where only selling is bound, a separate table says what a
   * request does.
   *
   * @param toMarketing the consents that count for marketing calls
   */
  private static Condition<Contact> lifted(
      NationalLaw law, Consents consents, Consents toMarketing) {
    if (!everyCall(law.row())) {
      return toMarketing.any().and(law.endedConsents(toMarketing).not());
    }
    // Who objects to marketing does not thereby object to other calls.
    Consents toThisCall = law.consents(consents, Manner.CALLS, EnumSet.allOf(ContactPurpose.class));
    Condition<Contact> sells = law.marketingCall();
    return Condition.any(
        toThisCall
            .any()
            .and(toThisCall.refusedUntilConsent().not())
            .and(sells.and(law.endedConsents(toThisCall)).not()),
        MarketingRules.REQUESTED
            .and(toThisCall.refused().not())
            .and(toThisCall.tookBackRequest().not())
            .and(sells.and(law.tookBackCalls(toThisCall)).not()));
  }

  /**
   * Whom a row binds: everybody, or those whom the law of a trade binds. That counts only if it is
   * stated, so it is not asked for.
   */
  static Condition<Contact> bound(LawTable.Row row) {
    List<String> subjects = row.list("subjects", ' ');
    Condition<Contact> selling =
        subjects.isEmpty()
            ? Condition.never()
            : Condition.<Contact>known(Contact.SUBJECT).and(MarketingRules.subject(subjects));
    return switch (row.text("callers")) {
      case "" -> subjects.isEmpty() ? Condition.always() : selling;
      case "financial-institutions" ->
          Condition.<Contact>known(FINANCIAL_INSTITUTION)
              .and(Condition.isTrue(FINANCIAL_INSTITUTION))
              .or(selling);
      default ->
          throw row.unreadable(
              "callers", new IllegalArgumentException("There are no such callers"));
    };
  }

  private static Condition<Contact> outside(NationalLaw law, HolidayCalendar holidays) {
    LawTable.Row row = law.row();
    String sunday = row.requireText("hours_sun_holiday");
    WeeklyHours hours =
        WeeklyHours.of(
            row.requireText("hours_mon_fri"), row.requireText("hours_sat"), sunday, sunday);
    Condition<Contact> outside =
        Condition.outsideHours(
            hours, row.isYes("holidays_as_other_days") ? HolidayCalendar.NONE : holidays);
    if (row.isBlank("hours_holiday_eves")) {
      return outside;
    }
    WeeklyHours onEves =
        WeeklyHours.of(ALL_DAY, ALL_DAY, ALL_DAY, row.requireText("hours_holiday_eves"));
    return outside.or(Condition.outsideHours(onEves, eves(law, holidays)));
  }

  /** Returns the days before public holidays, while there are rows of this law. */
  private static HolidayCalendar eves(NationalLaw law, HolidayCalendar holidays) {
    List<HolidayRule> eves = new ArrayList<>();
    int first = requireNonNull(law.days().from()).getYear();
    for (int year = first; year < first + YEARS_OF_EVES; year++) {
      holidays
          .holidaysIn(year)
          .forEach((day, name) -> eves.add(HolidayRule.on(day.minusDays(1), "eve of " + name)));
    }
    return HolidayCalendar.of(eves);
  }
}
