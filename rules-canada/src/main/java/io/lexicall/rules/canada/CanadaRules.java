package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Unsolicited Telecommunications Rules of the CRTC: calls to numbers in Canada, wherever they
 * come from. Canada shares the country code 1, so that a dialer in the United States reaches it
 * unawares. Rule ids begin with {@code crtc.}; their law is in the book {@code law/ca.md}.
 *
 * <p>What is not held:
 *
 * <ul>
 *   <li><b>Texts.</b> Canada's anti-spam law governs them and is not modelled. No text to Canada is
 *       covered by this module, so that it is undecided; a permit, where only some regulations are
 *       asked or the host lists Canada as {@code uncovered}, says nothing about Canadian law.
 *   <li>Provinces' own hours and their consumer law; recording (a party may record, and privacy law
 *       wants the other told); privacy requests and breaches.
 *   <li>Registration with the operator of the national list, which no fact tells; messages left
 *       straight in a voice mailbox, which are judged as calls.
 * </ul>
 *
 * <p>Readings chosen where the law is not settled, each the one that protects the person called: a
 * machine that converses is an announcing device; {@code random-or-sequential} dialing is denied,
 * since the fact does not tell sequential from random; a hospital's or school's own call meets the
 * conditions of {@code crtc.adad-conditions}; an entry in a list whose {@code since} is not known
 * binds.
 *
 * @since 0.1
 */
public final class CanadaRules implements RuleModule {
  static final Place CANADA = Place.of("CA");

  static final Clocks CLOCKS = new Clocks(Set.of(CANADA));

  private static final String IN_FORCE = "2008-09-30";
  private static final String PART_II = "CRTC UTR Part II";
  private static final String PART_III = "CRTC UTR Part III";
  private static final String DEVICE_CONSENT = "CRTC UTR Part IV s. 2";
  private static final String DEVICE_CONDITIONS = "CRTC UTR Part IV s. 4";

  private static final LookBack AFTER_TRANSACTION = LookBack.months(18);
  private static final LookBack AFTER_INQUIRY = LookBack.months(6);

  private static final Condition<Contact> CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
  private static final Condition<Contact> TELEMARKETING =
      CALL.and(
          Condition.in(
              Contact.PURPOSE,
              ContactPurpose.TELEMARKETING,
              ContactPurpose.CHARITABLE_SOLICITATION));
  private static final Condition<Contact> LIVE = Condition.in(Contact.VOICE, Voice.LIVE);
  private static final Condition<Contact> MACHINE =
      Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL);
  private static final Condition<Contact> MACHINE_THAT_SELLS_NOTHING =
      CALL.and(MACHINE)
          .and(
              Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.INFORMATIONAL,
                  ContactPurpose.ACCOUNT_ALERT,
                  ContactPurpose.PACKAGE_DELIVERY,
                  ContactPurpose.HEALTHCARE,
                  ContactPurpose.DEBT_COLLECTION,
                  ContactPurpose.SURVEY,
                  ContactPurpose.POLITICAL));
  private static final Condition<Contact> HIDES_NUMBER =
      Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID));

  private static final Condition<Request> DO_NOT_CALL =
      Condition.in(Request.KIND, RequestKind.DO_NOT_CALL);

  /** A subject for which the national list does not bind: a newspaper of general circulation. */
  private static final String NEWSPAPER = "press-subscription";

  private final LawTable hours =
      LawTable.read(
          "ca-calling-hours.csv", CanadaRules.class.getResourceAsStream("ca-calling-hours.csv"));

  /** For the service loader. */
  public CanadaRules() {}

  @Override
  public String name() {
    return "canada";
  }

  /**
   * Covers calls, and requests not to be called. Any other contact or request in Canada stays
   * undecided ({@code core.coverage}), unless another module covers it.
   */
  @Override
  public List<Coverage> coverage() {
    return List.of(
        Coverage.of(Contact.SCHEMA, CALL, CANADA),
        Coverage.of(Request.SCHEMA, DO_NOT_CALL, CANADA));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    for (LawTable.Row row : hours.rows()) {
      addHours(rules, row);
    }
    rules.add(nationalList());
    rules.add(
        call("crtc.national-dncl", PART_II)
            .variant("proof")
            .title("Consent to be called is proved by a record of it.")
            .when(TELEMARKETING)
            .when(Consents.VALID)
            .obliges("record-consent"));
    rules.add(internalList());
    rules.add(request("14 days", 14).inForceFrom("2014-06-30").then(honoured(14)));
    rules.add(
        request("31 days", 31)
            .certainty(Certainty.LOW)
            .inForceFrom(IN_FORCE)
            .inForceTo("2014-06-29")
            .then(honoured(31)));
    addDevices(rules);
    rules.add(
        call("crtc.identification", PART_III)
            .title("A sales call begins with who calls, for whom and why.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .when(LIVE)
            .obliges(
                Duty.to("identify-caller")
                    .noting("The person, the telemarketer and the client; a way to reach them."),
                Duty.to("state-purpose")));
    rules.add(
        call("crtc.caller-id", PART_III)
            .title("A sales call shows a number at which the caller can be reached.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .remedy("transmit-caller-id")
            .then(new OwedUnless(HIDES_NUMBER, Duty.to("transmit-caller-id"))));
    rules.add(
        call("crtc.abandonment", PART_III)
            .title("A predictive dialer abandons at most 5 % of the answered calls of a month.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .when(Condition.in(Contact.DIALING, Dialing.AUTOMATED))
            .when(LIVE)
            .remedy("dial-slower", "dial-manually", "wait")
            .then(new AbandonedShare(5)));
    rules.add(
        call("crtc.registration-and-records", PART_III)
            .title("Whoever calls to sell is registered, and keeps records for three years.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .obliges("keep-call-record"));
    rules.add(
        call("crtc.sequential-dialing", PART_III)
            .variant("sales")
            .title("Numbers are not dialled in sequence.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .remedy("dial-manually")
            .denies());
    rules.add(
        call("crtc.sequential-dialing", DEVICE_CONDITIONS)
            .variant("machine")
            .title("A machine that speaks does not dial in sequence.")
            .certainty(Certainty.MEDIUM)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .remedy("dial-manually")
            .denies());
    return List.copyOf(rules);
  }

  @Override
  public String edition() {
    return hours.edition();
  }

  private static void addHours(List<Rule<?>> rules, LawTable.Row row) {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.of(
                row.requireText("mon_fri"),
                row.requireText("saturday"),
                row.requireText("sunday"),
                row.requireText("holidays")),
            HolidayCalendar.NONE);
    Place place = Place.of(row.requireText("place"));
    rules.add(
        Rule.on(Contact.SCHEMA, "crtc.calling-hours")
            .title("Sales calls ring only in the hours set for the called person's place.")
            .cites(row.citation().text())
            .source(row.source())
            .certainty(row.certainty())
            .inForce(row.inForce())
            .in(place)
            .when(TELEMARKETING)
            .when(outside)
            .remedy("wait")
            .denies());
    rules.add(
        Rule.on(Contact.SCHEMA, "crtc.adad-conditions")
            .variant("hours")
            .title("Machine-spoken calls ring only in the hours of sales calls.")
            .cites(DEVICE_CONDITIONS)
            .source(row.source())
            .certainty(row.certainty())
            .inForce(row.inForce())
            .in(place)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .when(outside)
            .remedy("wait")
            .denies());
  }

  private static Rule<Contact> nationalList() {
    CheckedList list =
        CheckedList.of(ListKind.NATIONAL_DNC)
            .where(CheckedList.of(ListKind.NATIONAL_DNC).members().is(ListEntry.COUNTRY, CANADA));
    Condition<Contact> relationship =
        Condition.any(
            Condition.isTrue(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)),
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                AFTER_TRANSACTION),
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT),
                AFTER_INQUIRY));
    Condition<Contact> charity =
        Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION)
            .and(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)));
    return call("crtc.national-dncl", PART_II)
        .title(
            "A consumer on the National Do Not Call List is not called to sell without express"
                + " consent, and the list is checked in a version at most 31 days old.")
        .certainty(Certainty.MEDIUM)
        .when(TELEMARKETING)
        .unless(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS))
        .unless(charity)
        .when(list.asks(new NationalListBars(list.members())))
        .unless(Consents.VALID)
        .unless(relationship)
        .unless(
            Condition.where(
                Contact.SUBJECT,
                "subject is " + NEWSPAPER,
                subject -> Truth.of(subject.equals(NEWSPAPER))))
        .remedy("obtain-express-consent")
        .denies();
  }

  private static Rule<Contact> internalList() {
    CheckedList all = CheckedList.of(ListKind.INTERNAL_DNC);
    CheckedList list =
        all.where(all.members().same(ListEntry.SELLER, Contact.CALLER.then(Caller.SELLER)));
    return call("crtc.internal-dncl", "CRTC UTR Part III; Telecommunications Act s. 41.7(4)")
        .title("Whoever asked this seller not to call is not called again.")
        .when(TELEMARKETING)
        .when(list.asks(new InternalListBars(list.members())))
        .remedy("obtain-express-written-consent")
        .denies();
  }

  private static Rule.Builder<Request> request(String variant, int days) {
    return Rule.on(Request.SCHEMA, "crtc.internal-dncl")
        .variant(variant)
        .title("A request not to be called is honoured within " + days + " days.")
        .cites("CRTC UTR Part III; Telecommunications Act s. 41.7(4)")
        .in(CANADA)
        .when(DO_NOT_CALL)
        // There is no word for Canada's law: one that is stated is another country's.
        .unless(Condition.known(Request.LAW))
        .remedy("honor-opt-out");
  }

  private static Effect<Request> honoured(int days) {
    return Effect.deadline(
        Request.RECEIVED_AT, Request.COMPLETED_AT, Deadline.calendarDays(days), "honor-opt-out");
  }

  private static void addDevices(List<Rule<?>> rules) {
    rules.add(
        call("crtc.adad-consent", DEVICE_CONSENT)
            .title("No machine speaks to sell unless the called person agreed to such calls.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .when(MACHINE)
            .unless(Consents.VALID_FOR_MACHINES)
            .remedy("obtain-express-consent", "use-live-agent")
            .denies());
    rules.add(
        call("crtc.adad-consent", DEVICE_CONSENT)
            .variant("proof")
            .title("Consent to machine-spoken calls is proved by a record of it.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .when(MACHINE)
            .when(Consents.VALID_FOR_MACHINES)
            .obliges("record-consent"));
    rules.add(
        call("crtc.adad-conditions", DEVICE_CONDITIONS)
            .variant("identification")
            .title("A machine that speaks says at once for whom and why, and how to reach them.")
            .certainty(Certainty.MEDIUM)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .remedy("change-message")
            .then(
                new OwedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                    Duty.to("identify-caller")
                        .noting("Again at the end of a message of more than 60 seconds."),
                    Duty.to("state-purpose"))));
    rules.add(
        call("crtc.adad-conditions", DEVICE_CONDITIONS)
            .variant("number")
            .title("A machine-spoken call shows a number at which the caller can be reached.")
            .certainty(Certainty.MEDIUM)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .remedy("transmit-caller-id")
            .then(new OwedUnless(HIDES_NUMBER, Duty.to("transmit-caller-id"))));
  }

  private static Rule.Builder<Contact> call(String id, String citation) {
    return Rule.on(Contact.SCHEMA, id).cites(citation).in(CANADA).inForceFrom(IN_FORCE);
  }
}
