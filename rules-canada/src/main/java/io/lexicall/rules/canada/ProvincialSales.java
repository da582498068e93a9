package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A province's requirements for sales calls to consumers, in addition to the national rules. */
final class ProvincialSales {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  /**
   * A caller who calls for another is bound, whoever the other is; if it is left out, the caller is
   * such a one.
   */
  private static final Condition<Contact> FOR_ITSELF =
      Condition.<Contact>known(Contact.CALLER.then(Caller.THIRD_PARTY))
          .and(Condition.isFalse(Contact.CALLER.then(Caller.THIRD_PARTY)));

  /** Charities and savings institutions that call for themselves; this is not asked for. */
  private static final Condition<Contact> FREE =
      FOR_ITSELF.and(
          Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION)
              .or(
                  Condition.<Contact>known(Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION))
                      .and(Condition.isTrue(Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION)))));

  private final LawTable hours = CanadaRules.table("ca-sales-hours.csv");
  private final LawTable frequency = CanadaRules.table("ca-sales-frequency.csv");
  private final Map<String, HolidayCalendar> holidays;
  private final Condition<Contact> salesCall;

  /**
   * Creates the rules.
   *
   * @param salesCall the condition that a call solicits a purchase or a donation
   */
  ProvincialSales(Condition<Contact> salesCall, LawTable holidays) {
    this.salesCall = salesCall;
    this.holidays = DebtRules.calendars(holidays);
  }

  Stream<LawTable> tables() {
    return Stream.of(hours, frequency);
  }

  void addTo(List<Rule<?>> rules) {
    for (LawTable.Row row : hours.rows()) {
      rules.add(hours(row));
    }
    for (LawTable.Row row : frequency.rows()) {
      rules.add(frequency(row));
    }
  }

  private Rule<Contact> hours(LawTable.Row row) {
    return rule("ca-province.sales-hours", row)
        .title(
            "Sales calls to consumers are made only within the province's calling hours,"
                + " and never on a holiday.")
        .when(
            Condition.outsideHours(
                WeeklyHours.of(
                    row.requireText("mon_fri"),
                    row.requireText("saturday"),
                    row.requireText("sunday"),
                    row.requireText("holidays")),
                holidays.getOrDefault(row.requireText("place"), HolidayCalendar.NONE),
                Place.of(row.requireText("place"))))
        .remedy("wait")
        .denies();
  }

  /** A host that keeps no history is not asked for it: the caller itself must count. */
  private Rule<Contact> frequency(LawTable.Row row) {
    int contacts = row.integer("contacts");
    int days = row.integer("days");
    return rule("ca-province.sales-frequency", row)
        .title("A consumer is not called to sell the same again within " + days + " days.")
        .unless(CanadaRules.saidNo().askedFor())
        .when(
            Condition.<Contact>known(Contact.HISTORY)
                .and(
                    HISTORY.atLeast(
                        contacts,
                        HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE),
                        HISTORY.in(
                            EarlierContact.PURPOSE,
                            ContactPurpose.TELEMARKETING,
                            ContactPurpose.CHARITABLE_SOLICITATION),
                        HISTORY.isTrue(EarlierContact.CONNECTED),
                        HISTORY.within(EarlierContact.AT, LookBack.window(days)),
                        HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT))))
        .unless(Consents.TO_CALLS.valid().and(CanadaRules.saidNo().told().not()))
        .remedy("wait", "obtain-express-consent")
        .denies();
  }

  private Rule.Builder<Contact> rule(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id)
        .readFrom(row)
        .in(Place.of(row.requireText("place")))
        .when(salesCall)
        .unless(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS))
        .unless(FREE);
  }
}
