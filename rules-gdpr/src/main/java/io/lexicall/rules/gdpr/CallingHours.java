package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.List;

/** The hours in which a country allows marketing calls. */
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
      boolean lifted =
          consentLifts && row.text("hours_waived_by_consent").equals("named-times-only");
      rules.add(
          law.begin("eprivacy.calling-hours")
              .title(
                  "Marketing calls are made only within the calling hours of the called"
                      + " party's country.")
              .when(VOICE)
              // Hours are set for selling, also where the law on consent counts surveys.
              .when(MarketingRules.marketingCall(law.purposesOfSelling()))
              .when(law.protectedBy("calling-hours", law.protectedFromCalls()))
              .when(bound(row))
              .when(outside(law, regimes.holidays(law.country())))
              .when(law.requestedFrees("hours").not())
              .when(lifted ? law.toCalls(consents).any().not() : Condition.always())
              .remedy("wait")
              .denies());
    }
    return rules;
  }

  /**
   * Whom a row binds: everybody, or those whom the law of a trade binds. That counts only if it is
   * stated, so it is not asked for.
   */
  private static Condition<Contact> bound(LawTable.Row row) {
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
    Condition<Contact> outside = Condition.outsideHours(hours, holidays);
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
