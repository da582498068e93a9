package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.number.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trades whose calls a state forbids or limits: funerals, adjusters, energy, leads for loans. */
class TradesTest {
  private static final String BAN = "trade-solicitation-ban";
  private static final String HOURS = "calling-hours";
  private static final String CAP = "frequency-cap";
  private static final String NOON = "2026-11-24T12:00:00-05:00";
  private static final String EARLIER = "2026-01-05T12:00:00Z";
  private static final String FUNERAL = "preneed-funeral";

  private final States states = new States();

  private static Contact.Builder call(String state, String subject) {
    return Calls.call(state, NOON).subject(subject);
  }

  private static Relationship customer() {
    return Relationship.builder().customer(true).build();
  }

  // ---- funerals

  @ParameterizedTest
  @ValueSource(strings = {"US-WV", "US-SC"})
  void preneedFuneral_isOfferedByCallToThoseAloneWhoAsked(String state) {
    assertThat(states.says(call(state, FUNERAL), BAN)).isEqualTo("deny");
    assertThat(states.says(call(state, "Preneed Funeral"), BAN)).isEqualTo("deny");
    assertThat(states.says(call(state, "burial-agreement"), BAN)).isEqualTo("deny");
    assertThat(states.says(Calls.recorded(state, NOON).subject(FUNERAL), BAN)).isEqualTo("deny");
    assertThat(
            states.says(
                call(state, FUNERAL)
                    .relationship(customer())
                    .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER)),
                BAN))
        .isEqualTo("deny");
    assertThat(states.says(call(state, FUNERAL).requestedAt(Calls.instant(EARLIER)), BAN))
        .isEmpty();
    assertThat(states.says(Calls.text(state, NOON).subject(FUNERAL), BAN)).isEmpty();
    assertThat(states.says(call(state, "flowers"), BAN)).isEmpty();
    assertThat(states.says(call(state, FUNERAL).without(Contact.SUBJECT), BAN)).isEmpty();
    assertThat(states.says(call(state, FUNERAL).purpose(ContactPurpose.INFORMATIONAL), BAN))
        .isEmpty();
    assertThat(states.says(call("US-VT", FUNERAL), BAN)).isEmpty();
  }

  /** ORS 97.946 bars telephone advertising that nobody asked for, by text too, and to firms. */
  @Test
  void prearrangedFuneral_isOfferedToThoseAloneWhoAsked_inOregon() {
    String state = "US-OR";
    for (Contact.Builder contact :
        List.of(
            call(state, FUNERAL),
            call(state, "burial-agreement"),
            Calls.recorded(state, NOON).subject(FUNERAL),
            Calls.text(state, NOON).subject(FUNERAL),
            call(state, FUNERAL)
                .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build()),
            call(state, FUNERAL)
                .relationship(customer())
                .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER)))) {
      assertThat(states.says(contact, BAN)).isEqualTo("deny");
      assertThat(states.says(contact.requestedAt(Calls.instant(EARLIER)), BAN)).isEmpty();
    }
    assertThat(states.says(call(state, "flowers"), BAN)).isEmpty();
    assertThat(states.says(call(state, FUNERAL).without(Contact.SUBJECT), BAN)).isEmpty();
    assertThat(states.says(call(state, FUNERAL).purpose(ContactPurpose.INFORMATIONAL), BAN))
        .isEmpty();
  }

  @Test
  void funeralServices_areOfferedLiveToFormerClientsInNorthCarolina() {
    String state = "US-NC";
    Contact.Builder cold = call(state, FUNERAL);
    assertThat(states.says(cold, BAN)).isEqualTo("deny");
    assertThat(states.says(Calls.recorded(state, NOON).subject(FUNERAL), BAN)).isEmpty();
    assertThat(states.says(call(state, FUNERAL).relationship(customer()), BAN)).isEmpty();
    assertThat(
            states.says(
                call(state, FUNERAL).relationship(Calls.bought("2001-01-01T12:00:00Z")), BAN))
        .isEmpty();
    assertThat(states.says(call(state, FUNERAL).requestedAt(Calls.instant(EARLIER)), BAN))
        .isEmpty();
    assertThat(
            states.says(
                call(state, FUNERAL).consents(Calls.consent(ConsentKind.EXPRESS, EARLIER)), BAN))
        .isEmpty();
    assertThat(
            states.says(
                call(state, FUNERAL)
                    .relationship(customer())
                    .history(earlier("2026-06-01T12:00:00-04:00").refused(true).build()),
                BAN))
        .isEqualTo("deny");
    assertThat(states.says(call(state, FUNERAL).without(Contact.RELATIONSHIP), BAN))
        .startsWith("needs relationship");
  }

  @Test
  void burialAgreement_isOfferedByMachineOnWrittenConsentInWisconsin() {
    String subject = "burial-agreement";
    assertThat(states.says(call("US-WI", subject), BAN)).isEmpty();
    for (Dialing dialing : new Dialing[] {Dialing.AUTOMATED, Dialing.RANDOM_OR_SEQUENTIAL}) {
      assertThat(states.says(call("US-WI", subject).dialing(dialing), BAN)).isEqualTo("deny");
    }
    Contact.Builder recorded = Calls.recorded("US-WI", NOON).subject(subject);
    assertThat(states.says(recorded, BAN)).isEqualTo("deny");
    assertThat(states.says(recorded.consents(Calls.consent(ConsentKind.EXPRESS, EARLIER)), BAN))
        .isEqualTo("deny");
    assertThat(
            states.says(
                recorded.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER)), BAN))
        .isEmpty();
    assertThat(states.says(call("US-WI", FUNERAL).dialing(Dialing.AUTOMATED), BAN)).isEmpty();
    assertThat(states.obligations(call("US-WI", subject)))
        .contains("send-written-notice", "identify-caller");
    assertThat(states.obligations(call("US-WI", FUNERAL))).doesNotContain("send-written-notice");
    assertThat(states.obligations(Calls.text("US-WI", NOON).subject(subject)))
        .doesNotContain("send-written-notice");
  }

  private static EarlierContact.Builder earlier(String at) {
    return EarlierContact.builder()
        .at(Calls.instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .subject(FUNERAL)
        .connected(true);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-24T12:00:00-07:00, deny until 2026-11-25T08:00Z",
    "2026-05-23T23:59:59-07:00, ''",
    "2026-11-24T08:00:00-08:00, deny until 2027-05-25T07:00Z",
  })
  void prearrangement_isSolicitedOnceInSixMonthsInWashington(String before, String said) {
    String at = "2026-11-24T12:00:00-08:00";
    assertThat(
            states.says(
                Calls.call("US-WA", at).subject(FUNERAL).history(earlier(before).build()), CAP))
        .isEqualTo(said);
  }

  /** The months end at a midnight where the person is, so nobody guesses where that is. */
  @Test
  void prearrangement_ofWhomNobodySaysWhere_asksForTheRegion() {
    Contact.Builder call =
        Calls.call("US-WA", "2027-05-23T21:00:00-07:00")
            .subject(FUNERAL)
            .history(earlier("2026-11-24T04:57:12Z").build());
    assertThat(states.says(call, CAP)).startsWith("deny");
    assertThat(states.says(call.without(Contact.TO), CAP)).isEqualTo("needs to.region");
  }

  @Test
  void prearrangement_countsConversationsOfThatTradeAlone() {
    String before = "2026-08-24T12:00:00-07:00";
    Contact.Builder call = Calls.call("US-WA", "2026-11-24T12:00:00-08:00").subject(FUNERAL);
    String until = "deny until 2027-02-25T08:00Z";
    assertThat(states.says(call.history(earlier(before).build()), CAP)).isEqualTo(until);
    assertThat(states.says(call.history(earlier(before).subject("Burial Agreement").build()), CAP))
        .isEqualTo(until);
    assertThat(states.says(call.history(earlier(before).connected(false).build()), CAP)).isEmpty();
    assertThat(states.says(call.history(earlier(before).subject("flowers").build()), CAP))
        .isEmpty();
    assertThat(
            states.says(call.history(earlier(before).without(EarlierContact.SUBJECT).build()), CAP))
        .isEqualTo("needs history.subject");
    assertThat(states.says(call.without(Contact.HISTORY), CAP)).isEqualTo("needs history");
    call.history(earlier(before).build());
    assertThat(states.says(call.subject("flowers"), CAP)).isEmpty();
    call.subject(FUNERAL);
    assertThat(
            states.says(
                call.to(
                    Calls.to("US-WA", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build()),
                CAP))
        .isEqualTo(until);
    assertThat(states.says(call.requestedAt(Calls.instant(EARLIER)), CAP)).isEmpty();
  }

  // ---- leads for loans

  @ParameterizedTest
  @CsvSource({
    "mortgage-leads, 2018-01-01T12:00:00-05:00, deny",
    "mortgage-leads, 2017-12-31T12:00:00-05:00, ''",
    "small-loan-leads, 2016-07-01T12:00:00-04:00, deny",
    "small-loan-leads, 2016-06-30T12:00:00-04:00, ''",
    "mortgage loans, 2026-11-24T12:00:00-05:00, ''",
  })
  void lead_isNotCalledIfListed_norByMachine(String subject, String at, String said) {
    Contact.Builder listed = listed(at, true).subject(subject).relationship(customer());
    assertThat(states.says(listed, BAN)).isEqualTo(said);
    assertThat(states.says(listed.requestedAt(Calls.instant("2016-01-05T12:00:00Z")), BAN))
        .isEqualTo(said);
    assertThat(states.says(listed(at, false).subject(subject), BAN)).isEmpty();
    assertThat(states.says(listed(at, false).subject(subject).dialing(Dialing.AUTOMATED), BAN))
        .isEmpty();
    assertThat(
            states.says(
                listed(at, false).subject(subject).dialing(Dialing.RANDOM_OR_SEQUENTIAL), BAN))
        .isEqualTo(said);
    assertThat(states.says(Calls.recorded("US-CT", at).subject(subject), BAN)).isEqualTo(said);
  }

  private static Contact.Builder listed(String at, boolean listed) {
    return Calls.call("US-CT", at)
        .lists(
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .listed(listed)
                .asOf(Moment.of(LocalDate.parse(at.substring(0, 10))))
                .build(),
            Calls.internal(false).build());
  }

  @Test
  void listedLead_isCalledOnWrittenConsent() {
    Contact.Builder call = listed(NOON, true).subject("mortgage-leads");
    assertThat(states.says(call.consents(Calls.consent(ConsentKind.EXPRESS, EARLIER)), BAN))
        .isEqualTo("deny");
    for (ConsentKind kind :
        new ConsentKind[] {ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION}) {
      assertThat(states.says(call.consents(Calls.consent(kind, EARLIER)), BAN)).isEmpty();
    }
    call.consents();
    Contact.Builder unchecked = listed(NOON, true).subject("mortgage-leads");
    assertThat(states.says(unchecked.without(Contact.LISTS), BAN)).startsWith("needs lists");
    Contact.Builder business =
        listed(NOON, true)
            .subject("mortgage-leads")
            .to(Calls.to("US-CT", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(business, BAN)).isEmpty();
    assertThat(states.says(business.dialing(Dialing.RANDOM_OR_SEQUENTIAL), BAN)).isEqualTo("deny");
  }

  // ---- energy

  @Test
  void energy_isNotSoldByRecordingsOrDialingSystemsInNewHampshire() {
    String subject = "energy-supply";
    Contact.Builder recorded = Calls.recorded("US-NH", NOON).subject(subject);
    assertThat(states.says(recorded, BAN)).isEqualTo("deny");
    assertThat(states.says(recorded.subject("electricity"), BAN)).isEqualTo("deny");
    assertThat(states.says(recorded.requestedAt(Calls.instant(EARLIER)), BAN)).isEmpty();
    assertThat(
            states.says(Calls.recorded("US-NH", "2017-10-31T12:00:00-04:00").subject(subject), BAN))
        .isEmpty();
    assertThat(
            states.says(Calls.recorded("US-NH", "2017-11-01T12:00:00-04:00").subject(subject), BAN))
        .isEqualTo("deny");
    Contact.Builder mobile = call("US-NH", subject).to(Calls.to("US-NH", LineType.MOBILE).build());
    assertThat(states.says(mobile, BAN)).isEmpty();
    assertThat(states.says(mobile.dialing(Dialing.AUTOMATED), BAN)).isEmpty();
    assertThat(states.says(mobile.dialing(Dialing.RANDOM_OR_SEQUENTIAL), BAN)).isEqualTo("deny");
    assertThat(states.says(call("US-NH", subject).dialing(Dialing.RANDOM_OR_SEQUENTIAL), BAN))
        .isEmpty();
    mobile.without(Contact.DIALING);
    assertThat(states.says(mobile, BAN)).isEqualTo("needs dialing");
  }

  // ---- hours of single trades

  @ParameterizedTest
  @CsvSource({
    // in Florida the hours of both zones
    "US-FL, public-adjusting, 2026-11-21T08:00:00-06:00, ''",
    "US-FL, public-adjusting, 2026-11-21T19:59:59-05:00, ''",
    "US-FL, public-adjusting, 2026-11-22T12:00:00-05:00, deny until 2026-11-23T14:00Z",
    "US-FL, public-adjusting, 2026-11-23T07:59:59-06:00, deny until 2026-11-23T14:00Z",
    "US-FL, public-adjusting, 2026-11-23T20:00:00-05:00, deny until 2026-11-24T14:00Z",
    "US-FL, solar panels, 2026-11-22T12:00:00-05:00, ''",
    "US-GA, public-adjusting, 2026-11-22T11:59:59-05:00, deny until 2026-11-22T17:00Z",
    "US-GA, public-adjusting, 2026-11-22T12:00:00-05:00, ''",
    "US-GA, public-adjusting, 2026-11-22T21:59:59-05:00, ''",
    "US-GA, public-adjusting, 2026-11-22T22:00:00-05:00, deny until 2026-11-23T13:00Z",
    "US-GA, public-adjusting, 2026-11-21T22:00:00-05:00, deny until 2026-11-22T17:00Z",
    "US-GA, public-adjusting, 2021-06-27T10:00:00-04:00, ''",
    "US-GA, public-adjusting, 2021-07-04T10:00:00-04:00, deny until 2021-07-04T16:00Z",
    "US-NH, energy-supply, 2026-11-22T10:59:59-05:00, deny until 2026-11-22T16:00Z",
    "US-NH, energy-supply, 2026-11-22T11:00:00-05:00, ''",
    "US-NH, energy-supply, 2026-11-22T19:59:59-05:00, ''",
    "US-NH, energy-supply, 2026-11-22T20:00:00-05:00, deny until 2026-11-23T13:00Z",
    "US-NH, energy-supply, 2026-11-24T20:59:59-05:00, ''",
    "US-NH, energy-supply, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-NH, energy-supply, 2026-11-26T10:00:00-05:00, deny until 2026-11-26T16:00Z",
    "US-NH, energy-supply, 2026-12-25T20:00:00-05:00, deny until 2026-12-26T13:00Z",
    // an election day, and a federal holiday on a Saturday, which is observed on Friday too
    "US-NH, energy-supply, 2026-11-03T10:00:00-05:00, deny until 2026-11-03T16:00Z",
    "US-NH, energy-supply, 2027-11-02T10:00:00-04:00, ''",
    "US-NH, energy-supply, 2026-07-03T20:00:00-04:00, deny until 2026-07-04T15:00Z",
    "US-NH, energy-supply, 2017-10-29T10:00:00-04:00, ''",
    "US-NH, energy-supply, 2017-11-05T10:00:00-05:00, deny until 2017-11-05T16:00Z",
    "US-WI, burial-agreement, 2026-11-24T08:59:59-06:00, deny until 2026-11-24T15:00Z",
    "US-WI, burial-agreement, 2026-11-24T09:00:00-06:00, ''",
    "US-WI, burial-agreement, 2026-11-24T18:59:59-06:00, ''",
    "US-WI, burial-agreement, 2026-11-24T19:00:00-06:00, deny until 2026-11-25T15:00Z",
    // the day on which clocks are set back
    "US-WI, burial-agreement, 2026-11-01T08:59:59-06:00, deny until 2026-11-01T15:00Z",
    "US-WI, preneed-funeral, 2026-11-24T19:00:00-06:00, ''",
    "US-CT, mortgage-leads, 2026-11-24T20:59:59-05:00, ''",
    "US-CT, mortgage-leads, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-CT, small-loan-leads, 2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "US-CT, small-loan-leads, 2026-11-24T08:00:00-05:00, ''",
    "US-NY, public-adjusting, 2026-11-24T17:59:59-05:00, ''",
    "US-NY, public-adjusting, 2026-11-24T18:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-NY, public-adjusting, 2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "US-NY, public-adjusting, 2026-11-22T12:00:00-05:00, ''", // a Sunday
    "US-NY, solar panels, 2026-11-24T18:00:00-05:00, ''",
    "US-NJ, public-adjusting, 2026-11-24T17:59:59-05:00, ''",
    "US-NJ, public-adjusting, 2026-11-24T18:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-CA, public-adjusting, 2026-11-24T17:59:59-08:00, ''",
    "US-CA, public-adjusting, 2026-11-24T18:00:00-08:00, deny until 2026-11-25T16:00Z",
    "US-VA, public-adjusting, 2026-11-24T19:59:59-05:00, ''",
    "US-VA, public-adjusting, 2026-11-24T20:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-VA, public-adjusting, 2026-11-22T08:00:00-05:00, ''",
    "US-CT, public-adjusting, 2026-11-24T19:59:59-05:00, ''",
    "US-CT, public-adjusting, 2026-11-24T20:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-CT, public-adjusting, 2026-11-24T08:00:00-05:00, ''",
  })
  void tradesHours_bindCustomersToo(String state, String subject, String at, String said) {
    Contact.Builder call = Calls.call(state, at).subject(subject).relationship(customer());
    assertThat(states.says(call, HOURS)).isEqualTo(said);
    // by a rule of the trade, whatever the hours of all sales say
    long ofTheTrade = hoursThatDeny(call);
    assertThat(ofTheTrade - hoursThatDeny(call.subject("flowers")))
        .isEqualTo(said.isEmpty() ? 0 : 1);
  }

  private long hoursThatDeny(Contact.Builder call) {
    return states.check(call.build()).findings().stream()
        .filter(finding -> finding.rule().id().equals("us-state." + HOURS))
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "US-FL, 2026-11-22T12:00:00-05:00, deny until 2026-11-23T14:00Z",
    "US-GA, 2026-11-22T10:00:00-05:00, deny until 2026-11-22T17:00Z",
    "US-NY, 2026-11-24T19:30:00-05:00, deny until 2026-11-25T13:00Z",
    "US-NJ, 2026-11-24T19:30:00-05:00, deny until 2026-11-25T13:00Z",
    "US-CA, 2026-11-24T19:30:00-08:00, deny until 2026-11-25T16:00Z",
    "US-VA, 2026-11-24T20:30:00-05:00, deny until 2026-11-25T13:00Z",
  })
  void adjusters_areBoundWithTextsAndBusinessesToo(String state, String at, String said) {
    String subject = "public-adjusting";
    assertThat(states.says(Calls.text(state, at).subject(subject), HOURS)).isEqualTo(said);
    assertThat(
            states.says(
                Calls.call(state, at)
                    .subject(subject)
                    .to(
                        Calls.to(state, LineType.FIXED_LINE)
                            .subscriber(Subscriber.BUSINESS)
                            .build()),
                HOURS))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    // one rule before the act on adjusters, and its own beside it since; a change of clocks
    "2024-09-30T20:30:00-04:00, TELEMARKETING, deny until 2024-10-01T12:00Z, 0",
    "2024-10-01T20:30:00-04:00, POLITICAL, '', 0",
    "2024-10-01T20:30:00-04:00, TELEMARKETING, deny until 2024-10-02T12:00Z, 1",
    "2026-11-24T20:00:00-05:00, TELEMARKETING, deny until 2026-11-25T13:00Z, 1",
    "2026-11-24T19:59:59-05:00, TELEMARKETING, '', 0",
    "2026-11-01T07:59:59-05:00, TELEMARKETING, deny until 2026-11-01T13:00Z, 1",
    "2026-11-01T08:00:00-05:00, TELEMARKETING, '', 0",
  })
  void adjusters_inMaryland(String at, ContactPurpose purpose, String said, int ofTheTrade) {
    for (Contact.Builder contact : List.of(Calls.call("US-MD", at), Calls.text("US-MD", at))) {
      contact.subject("public-adjusting").purpose(purpose);
      assertThat(states.says(contact, HOURS)).isEqualTo(said);
      long all = hoursThatDeny(contact);
      assertThat(all - hoursThatDeny(contact.subject("flowers"))).isEqualTo(ofTheTrade);
    }
  }

  /** The rows of Maryland and Connecticut bind beside the hours of all sales. */
  @ParameterizedTest
  @CsvSource({
    "US-MD, 2024-09-30T20:30:00-04:00, false",
    "US-MD, 2024-10-01T20:30:00-04:00, true",
    "US-CT, 2026-11-24T20:30:00-05:00, true",
  })
  void adjusters_haveARuleOfTheirOwn(String state, String at, boolean own) {
    assertThat(
            states
                .check(Calls.call(state, at).subject("public-adjusting").build())
                .findings()
                .stream()
                .anyMatch(finding -> finding.rule().variant().startsWith("public-adjusting")))
        .isEqualTo(own);
  }

  /** Only in California does a request lift the hours; a consent or a relationship nowhere. */
  @ParameterizedTest
  @CsvSource({"US-CA, true", "US-NY, false", "US-NJ, false", "US-VA, false"})
  void adjusters_andWhoAsked(String state, boolean free) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T20:30:00-08:00")
            .subject("public-adjusting")
            .relationship(customer())
            .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER));
    assertThat(states.says(call, HOURS)).startsWith("deny");
    assertThat(states.says(call.requestedAt(Calls.instant(EARLIER)), HOURS).isEmpty())
        .isEqualTo(free);
  }

  /** A law on one trade names no area code, whatever the state's act on sales calls does. */
  @ParameterizedTest
  @CsvSource({
    "US-GA, public-adjusting, 2026-11-24T20:30:00-05:00, +18045550142, ''",
    "US-VA, public-adjusting, 2026-11-24T20:30:00-05:00, +14045550142, deny",
    "US-GA, mortgage-leads, 2026-11-24T07:30:00-05:00, +12035550142, ''",
    "US-CT, mortgage-leads, 2026-11-24T07:30:00-05:00, +14045550142, deny",
  })
  void tradesHours_bindWhereThePersonIs(
      String state, String subject, String at, String number, String said) {
    boolean ofTrade =
        states
            .check(
                Calls.call(state, at)
                    .subject(subject)
                    .to(
                        Calls.to(state, LineType.FIXED_LINE)
                            .number(PhoneNumber.parse(number))
                            .build())
                    .build())
            .findings()
            .stream()
            .filter(finding -> finding.rule().id().equals("us-state.calling-hours"))
            .anyMatch(finding -> finding.rule().variant().equals(subject));
    assertThat(ofTrade).isEqualTo(said.equals("deny"));
  }

  /** N.Y. Gen. Bus. Law 349-d(2): who sells energy says that it is no utility, by text too. */
  @Test
  void energy_isIntroducedInNewYork() {
    for (Contact.Builder contact :
        List.of(Calls.call("US-NY", NOON), Calls.text("US-NY", NOON).consents())) {
      assertThat(introduced(contact.subject("energy-supply"))).isTrue();
      assertThat(introduced(contact.subject("solar panels"))).isFalse();
      assertThat(
              introduced(
                  contact
                      .subject("energy-supply")
                      .to(
                          Calls.to("US-NY", LineType.MOBILE)
                              .subscriber(Subscriber.BUSINESS)
                              .build())))
          .isFalse();
    }
  }

  private boolean introduced(Contact.Builder contact) {
    return states.check(contact.build()).obligations().stream()
        .anyMatch(
            each ->
                each.duty().name().equals("identify-caller")
                    && each.duty().note().contains("that it is no distribution utility"));
  }
}
