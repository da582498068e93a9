package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Emergency;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rules.tcpa.TcpaRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class StateDutiesTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";
  private static final String EARLIER = "2026-01-05T12:00:00Z";

  private static final Relationship CUSTOMER = Relationship.builder().customer(true).build();

  private final States states = new States();

  private static EarlierContact earlier(String at, String subject) {
    return EarlierContact.builder()
        .at(Calls.instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .subject(subject)
        .connected(true)
        .build();
  }

  // ---- frequency-cap

  private static Contact.Builder fourth(String state, String at, String first, String subject) {
    return Calls.call(state, at)
        .history(
            earlier(first, subject),
            earlier(first, "solar panels"),
            earlier(first, "solar panels"));
  }

  @ParameterizedTest
  @CsvSource({
    // exactly 24 hours old no longer counts; a second less does
    "US-FL, 2026-11-24T15:00:00-05:00, 2026-11-23T15:00:00-05:00, solar panels, ''",
    "US-FL, 2026-11-24T15:00:00-05:00, 2026-11-23T15:00:01-05:00, solar panels, deny until 2026-11-24T20:00:01Z",
    "US-FL, 2026-11-24T15:00:00-05:00, 2026-11-24T09:00:00-05:00, roofing, ''",
    "US-OR, 2026-11-24T15:00:00-08:00, 2026-11-24T09:00:00-08:00, roofing, deny until 2026-11-25T17:00Z",
    "US-OR, 2025-12-31T15:00:00-08:00, 2025-12-31T09:00:00-08:00, roofing, ''",
    "US-FL, 2021-06-30T15:00:00-04:00, 2021-06-30T09:00:00-04:00, solar panels, ''",
    "US-FL, 2021-07-01T15:00:00-04:00, 2021-07-01T09:00:00-04:00, solar panels, deny until 2021-07-02T13:00Z",
    "US-OK, 2022-10-31T15:00:00-05:00, 2022-10-31T09:00:00-05:00, solar panels, ''",
    "US-OK, 2022-11-01T15:00:00-05:00, 2022-11-01T09:00:00-05:00, solar panels, deny until 2022-11-02T14:00Z",
    "US-MD, 2024-01-01T15:00:00-05:00, 2024-01-01T09:00:00-05:00, solar panels, deny until 2024-01-02T14:00Z",
    "US-WA, 2026-11-24T15:00:00-08:00, 2026-11-24T09:00:00-08:00, solar panels, ''",
  })
  void cap(String state, String at, String first, String subject, String said) {
    assertThat(states.says(fourth(state, at, first, subject), "frequency-cap")).isEqualTo(said);
  }

  @Test
  void cap_countsFromTheEarliestOfTheLastThree() {
    List<EarlierContact> history = new ArrayList<>();
    for (int hour = 9; hour < 14; hour++) {
      history.add(earlier("2026-11-24T%02d:00:00-05:00".formatted(hour), "solar panels"));
    }
    assertThat(
            states.says(
                Calls.call("US-MD", "2026-11-24T15:00:00-05:00").history(history), "frequency-cap"))
        .isEqualTo("deny until 2026-11-25T16:00Z");
  }

  @Test
  void cap_subjectThatIsMissingMayBeTheSame() {
    String first = "2026-11-24T09:00:00-05:00";
    Contact.Builder call =
        Calls.call("US-FL", "2026-11-24T15:00:00-05:00")
            .history(
                EarlierContact.builder()
                    .at(Calls.instant(first))
                    .channel(ContactChannel.VOICE)
                    .purpose(ContactPurpose.TELEMARKETING)
                    .build(),
                earlier(first, "solar panels"),
                earlier(first, "solar panels"));
    assertThat(states.says(call, "frequency-cap")).isEqualTo("needs history.subject");
  }

  @Test
  void cap_relationshipAndExemption() {
    Contact.Builder oregon =
        fourth("US-OR", "2026-11-24T15:00:00-08:00", "2026-11-24T09:00:00-08:00", "roofing");
    assertThat(
            states.says(
                oregon.relationship(Calls.bought("2025-06-01T12:00:00-08:00")), "frequency-cap"))
        .isEmpty();
    Contact.Builder oklahoma =
        fourth("US-OK", "2026-11-24T15:00:00-06:00", "2026-11-24T09:00:00-06:00", "solar panels");
    assertThat(states.says(oklahoma, "frequency-cap")).startsWith("deny");
    assertThat(states.says(oklahoma.relationship(CUSTOMER), "frequency-cap")).isEmpty();
    Contact.Builder florida =
        fourth("US-FL", "2026-11-24T15:00:00-05:00", "2026-11-24T09:00:00-05:00", "solar panels");
    assertThat(states.says(florida.relationship(CUSTOMER), "frequency-cap")).startsWith("deny");
  }

  @Test
  void cap_textsCountAsCallsDo() {
    for (String state : List.of("US-MD", "US-OR", "US-FL", "US-OK")) {
      EarlierContact text =
          EarlierContact.builder()
              .at(Calls.instant("2026-11-24T12:00:00-05:00"))
              .channel(ContactChannel.TEXT)
              .purpose(ContactPurpose.TELEMARKETING)
              .subject("solar panels")
              .build();
      Contact.Builder fourth = Calls.text(state, "2026-11-24T18:00:00Z").history(text, text, text);
      assertThat(states.denials(fourth)).contains("frequency-cap");
    }
  }

  /** Whether texts of before count against a call is another question than whether texts do. */
  @ParameterizedTest
  @CsvSource({"US-FL, true", "US-OK, true", "US-MD, true", "US-OR, true", "US-TX, false"})
  void cap_earlierTextsCountWhereTextsDo(String state, boolean denied) {
    EarlierContact text =
        EarlierContact.builder()
            .at(Calls.instant("2026-11-24T12:00:00-05:00"))
            .channel(ContactChannel.TEXT)
            .purpose(ContactPurpose.TELEMARKETING)
            .subject("solar panels")
            .build();
    Contact.Builder fourth = Calls.call(state, "2026-11-24T18:00:00Z").history(text, text, text);
    assertThat(states.denials(fourth).contains("frequency-cap")).isEqualTo(denied);
  }

  private static Contact.Builder exempt(Contact.Builder call, String state) {
    return call.caller(
        Calls.caller(state)
            .exemptions(
                List.of(Exemption.builder().region(Place.of(state)).code("isolated").build()))
            .build());
  }

  @ParameterizedTest
  @CsvSource({"US-OK, ''", "US-FL, deny until 2026-11-25T15:00Z"})
  void cap_exemptSellersAreFreeInOklahomaOnly(String state, String said) {
    String first = "2026-11-24T09:00:00-06:00";
    Contact.Builder call = fourth(state, "2026-11-24T15:00:00-06:00", first, "solar panels");
    assertThat(states.says(exempt(call, state), "frequency-cap")).isEqualTo(said);
  }

  @Test
  void cap_title() {
    Tables tables = new Tables();
    assertThat(new FrequencyCaps(tables, new Exemptions(tables)).rules())
        .filteredOn(rule -> rule.info().places().contains(Place.of("US-MD")))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.info().title())
                  .isEqualTo(
                      "A person is not contacted for sales more often than the state" + " allows.");
              assertThat(rule.info().id()).isEqualTo("us-state.frequency-cap");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2026-11-24T06:00:00-05:00, deny until 2026-11-24T19:00Z",
    "true, 2026-11-24T04:00:00-05:00, ''",
    "false, 2026-11-24T06:00:00-05:00, ''",
  })
  void cap_maineCountsCompletedCallsOfEightHours(boolean connected, String first, String said) {
    Contact.Builder call =
        Calls.recorded("US-ME", "2026-11-24T12:00:00-05:00")
            .history(
                EarlierContact.builder()
                    .at(Calls.instant(first))
                    .channel(ContactChannel.VOICE)
                    .purpose(ContactPurpose.TELEMARKETING)
                    .connected(connected)
                    .build());
    assertThat(states.says(call, "frequency-cap")).isEqualTo(said);
  }

  // ---- what a denial tells

  private String message(Contact.Builder contact, String rule) {
    return states.check(contact.build()).findings().stream()
        .filter(finding -> finding.rule().id().equals("us-state." + rule))
        .map(finding -> finding.message().substring(finding.rule().title().length()).strip())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource({
    "US-FL, US-FL allows 3 contacts on one subject in 24 hours.",
    "US-OR, US-OR allows 3 contacts in 24 hours.",
  })
  void message_cap(String state, String told) {
    String first = "2026-11-24T10:00:00-08:00";
    assertThat(
            message(
                fourth(state, "2026-11-24T12:00:00-08:00", first, "solar panels"), "frequency-cap"))
        .isEqualTo(told);
  }

  @Test
  void message_capsOfOtherPeriods() {
    Contact.Builder maine =
        Calls.recorded("US-ME", "2026-11-24T12:00:00-05:00")
            .history(earlier("2026-11-24T10:00:00-05:00", "solar panels"));
    assertThat(message(maine, "frequency-cap"))
        .isEqualTo("US-ME allows 1 completed call in 8 hours.");
    assertThat(
            message(
                collection("2026-11-22T10:00:00-05:00", "2026-11-23T10:00:00-05:00")
                    .caller(Calls.caller("US-MA").thirdParty(true).build()),
                "debt-collection-frequency"))
        .isEqualTo(
            "US-MA allows 2 contacts on one debt in 7 days, at a place of business in 30 days.");
  }

  @ParameterizedTest
  @CsvSource({
    "US-CT, US-CT requires written consent or a written invitation or a request for this contact or an existing relationship or an interest in giving that the person showed before.; US-CT requires written consent or a written invitation.",
    "US-AZ, US-AZ requires consent or a request for this contact or an existing relationship or a transaction within 18 months.",
    "US-NJ, US-NJ requires written consent or an existing relationship.",
  })
  void message_consent(String state, String told) {
    Contact.Builder call = Calls.call(state, NOON).to(Calls.to(state, LineType.MOBILE).build());
    assertThat(message(call, "telemarketing-consent")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "US-MD, AUTOMATED, LIVE, US-MD covers contacts by a system that dials or an artificial or prerecorded voice and requires written consent to automated contact or a request for this contact.",
    "US-WY, MANUAL, PRERECORDED, US-WY covers contacts by an artificial or prerecorded voice and bars them.",
    "US-WY, RANDOM_OR_SEQUENTIAL, LIVE, US-WY covers contacts by a system that dials and requires an existing relationship or a transaction or an inquiry or a check of the national do-not-call registry and of unlisted numbers.",
  })
  void message_equipment(String state, Dialing dialing, Voice voice, String told) {
    Contact.Builder call =
        Calls.call(state, NOON)
            .dialing(dialing)
            .voice(voice)
            .lists(
                ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).build(),
                Calls.internal(false).build());
    assertThat(message(call, "automated-dialing-consent")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "US-AR, 'US-AR bars them, unless there is a request for this contact.'",
    "US-MN, 'US-MN requires consent or an existing relationship, unless there is a request for this contact.'",
    "US-GA, US-GA requires written consent within 24 months or consent to a live operator on the day.",
    "US-DC, 'US-DC requires an existing relationship or a transaction, and an offer of only what was ordered or bought in it.'",
    "US-NM, US-NM requires consent and an existing relationship or a transaction within 12 months"
        + " or one that ended within 12 months.",
    "US-UT, 'US-UT requires consent or a transaction within 18 months or an inquiry within 18 months, unless there is a request for this contact.'",
    "US-ME, 'US-ME bars them from mobile and toll-free numbers, bars them from unlisted numbers, unless there is a request for this contact.'",
    "US-KS, 'US-KS bars them, unless there is written consent or an existing relationship or a transaction.'",
    "US-SD, 'US-SD bars them from mobile and toll-free numbers, bars them from unlisted numbers, unless there is a request for this contact or an existing relationship.'",
    "US-NE, 'US-NE bars them from mobile and toll-free numbers, unless there is consent or an existing relationship or a transaction or an inquiry or a nonprofit caller.'",
  })
  void message_recorded(String state, String told) {
    // the day before Maine closed residential numbers too
    String at = state.equals("US-ME") ? "2019-09-18T12:00:00-04:00" : NOON;
    Contact.Builder call = Calls.recorded(state, at).to(Calls.to(state, LineType.MOBILE).build());
    assertThat(message(call, "prerecorded-consent")).isEqualTo(told);
  }

  @Test
  void message_requests() {
    assertThat(message(stopped("US-FL", NOON, "2026-01-01"), "text-opt-out"))
        .isEqualTo("In US-FL a request binds from day 16 on for good.");
    assertThat(message(stopped("US-VA", NOON, "2026-01-01"), "text-opt-out"))
        .isEqualTo("In US-VA a request binds for 10 years.");
    Contact.Builder washington =
        Calls.call("US-WA", NOON)
            .lists(Calls.internal(true).since(Calls.day("2026-01-01")).build());
    assertThat(message(washington, "internal-do-not-call"))
        .isEqualTo("In US-WA a request binds for 1 year.");
  }

  @ParameterizedTest
  @CsvSource({
    "US-IN, 'The list of US-IN is kept by: Attorney General, Consumer Protection Division.'",
    "US-TX, The list of US-TX is kept by: Public Utility Commission; grace: 60 days after the number first appears on the published list.",
  })
  void message_stateList(String state, String told) {
    assertThat(message(listed(state, NOON, true, "2026-01-01", "2020-01-01"), "do-not-call-list"))
        .isEqualTo(told);
  }

  /** What always holds is told, and costs a check nothing. */
  @Test
  void term_isSettledOnceTheTraitsAreKnown() {
    Term term = new Term("US-FL allows 3 contacts in 24 hours");
    Contact call = Calls.call("US-FL", NOON).build();
    assertThat(term.test(call)).isEqualTo(Truth.TRUE);
    assertThat(term.says()).isEqualTo(term.tells(call).get()).startsWith("US-FL allows");
    assertThat(Terms.settled(term.given(Trait.traitsOf(call)))).isEqualTo(Truth.TRUE);
    assertThat(term.reads()).isEmpty();
    assertThat(term.lasts()).isTrue();
  }

  // ---- debt-collection-frequency

  private static Contact.Builder collection(String first, String second) {
    return Calls.call("US-MA", "2026-11-24T10:00:00-05:00")
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .subject("account 17")
        .history(debt(first), debt(second));
  }

  private static EarlierContact debt(String at) {
    return EarlierContact.builder()
        .at(Calls.instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .subject("account 17")
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-17T10:00:00-05:00, 2026-11-22T10:00:00-05:00, CONSUMER, ''",
    "2026-11-17T10:00:01-05:00, 2026-11-22T10:00:00-05:00, CONSUMER, deny until 2026-11-24T15:00:01Z",
    "2026-10-26T10:00:00-04:00, 2026-11-22T10:00:00-05:00, BUSINESS, deny until 2026-11-25T14:00Z",
    "2026-10-25T10:00:00-04:00, 2026-11-22T10:00:00-05:00, BUSINESS, ''",
  })
  void collection(String first, String second, Subscriber subscriber, String said) {
    Contact.Builder call =
        collection(first, second)
            .to(Calls.to("US-MA", LineType.FIXED_LINE).subscriber(subscriber).build());
    assertThat(states.says(call, "debt-collection-frequency")).isEqualTo(said);
  }

  @Test
  void collection_consentFreesCollectorsNotCreditors() {
    Contact.Builder call =
        collection("2026-11-22T10:00:00-05:00", "2026-11-23T10:00:00-05:00")
            .consents(
                Calls.consentBuilder(ConsentKind.EXPRESS, EARLIER)
                    .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
                    .build());
    call.caller(Calls.caller("US-MA").thirdParty(true).build());
    assertThat(states.says(call, "debt-collection-frequency")).isEmpty();
    call.caller(Calls.caller("US-MA").thirdParty(false).build());
    assertThat(states.says(call, "debt-collection-frequency")).startsWith("deny");
  }

  // ---- emergency-ban

  private static Verdict inEmergency(Contact.Builder call, String region, String from, String to) {
    Emergency.Builder emergency =
        Emergency.builder().region(Place.of(region)).from(Calls.instant(from));
    if (!to.isEmpty()) {
      emergency.to(Calls.instant(to));
    }
    return Compliance.builder()
        .module(new TcpaRules())
        .profile(Profile.builder().with(Contact.EMERGENCIES, List.of(emergency.build())).build())
        .build()
        .only(List.of("us-state"))
        .check(call.build());
  }

  @ParameterizedTest
  @CsvSource({
    "US-NY, 2026-11-24T12:00:00-05:00, 2026-11-25T00:00:00-05:00, 2026-11-25T13:00:00Z",
    "US-NY, 2026-11-24T12:00:01-05:00, 2026-11-25T00:00:00-05:00, now",
    "US-NY, 2026-11-20T12:00:00-05:00, 2026-11-24T12:00:00-05:00, now",
    "US-NY, 2026-11-20T12:00:00-05:00, '', never",
    "US-NJ, 2026-11-20T12:00:00-05:00, '', now",
  })
  void emergency(String region, String from, String to, String until) {
    Verdict verdict =
        inEmergency(Calls.call("US-NY", "2026-11-24T12:00:00-05:00"), region, from, to);
    assertThat(
            verdict instanceof Verdict.Denial denial
                ? denial.permittedFrom().map(Instant::toString).orElse("never")
                : "now")
        .isEqualTo(until);
  }

  /** N.Y. Gen. Bus. Law 399-z(5-a), (1)(g): any person, a firm too; the calm day is free. */
  @ParameterizedTest
  @CsvSource({"2026-11-24T12:00:00-05:00, deny", "2026-11-18T12:00:00-05:00, ''"})
  void emergency_protectsFirmsInNewYork(String at, String said) {
    Called firm =
        Called.builder()
            .region(Place.of("US-NY"))
            .lineType(LineType.FIXED_LINE)
            .subscriber(Subscriber.BUSINESS)
            .build();
    Verdict verdict =
        inEmergency(Calls.call("US-NY", at).to(firm), "US-NY", "2026-11-20T00:00:00-05:00", "");
    assertThat(States.says(verdict, "emergency-ban")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-23T12:00:00-05:00, 2024-09-01T12:00:00Z, true",
    "2024-09-24T12:00:00-05:00, 2024-09-01T12:00:00Z, false",
    "2024-09-24T12:00:00-05:00, 2024-03-23T12:00:00Z, true",
  })
  void emergency_louisianaHonoursRequestsSince2024(String at, String granted, boolean denied) {
    Verdict verdict =
        inEmergency(
            Calls.call("US-LA", at).consents(Calls.consent(ConsentKind.EXPRESS, granted)),
            "US-LA",
            "2024-01-01T00:00:00Z",
            "");
    assertThat(
            verdict.findings().stream()
                .anyMatch(finding -> finding.rule().id().equals("us-state.emergency-ban")))
        .isEqualTo(denied);
  }

  /**
   * La. Rev. Stat. 45:844.31(A)(1): what was authorized by an express request ends after 6 months.
   */
  @ParameterizedTest
  @CsvSource({
    "2024-09-23T12:00:00-05:00, 2024-09-20T12:00:00Z, deny until 2024-09-24T05:00Z",
    "2024-09-24T12:00:00-05:00, 2024-09-20T12:00:00Z, ''",
    "2024-09-24T12:00:00-05:00, 2024-03-24T12:00:00Z, ''",
    "2024-09-24T12:00:00-05:00, 2024-03-23T12:00:00Z, deny",
  })
  void emergency_inLouisianaARequestLastsSixMonths(String at, String requestedAt, String said) {
    Verdict verdict =
        inEmergency(
            Calls.call("US-LA", at).requestedAt(Calls.instant(requestedAt)),
            "US-LA",
            "2024-01-01T00:00:00Z",
            "");
    assertThat(States.says(verdict, "emergency-ban")).isEqualTo(said);
  }

  /** La. Rev. Stat. 45:844.31, which the commission honours since 2024-09-24. */
  @ParameterizedTest
  @CsvSource({
    "US-LA, 2024-09-23T12:00:00-05:00, true, false, deny until 2024-09-24T05:00Z",
    "US-LA, 2024-09-24T12:00:00-05:00, true, false, ''",
    // through a paid solicitor
    "US-LA, 2024-09-24T12:00:00-05:00, true, true, deny",
    "US-LA, 2024-09-24T12:00:00-05:00, false, false, deny",
    "US-LA, 2024-09-24T12:00:00-05:00, , false, needs caller.taxExempt",
    "US-LA, 2024-09-24T12:00:00-05:00, , true, deny",
    "US-NY, 2026-11-24T12:00:00-05:00, true, false, deny",
    "US-NY, 2026-11-24T12:00:00-05:00, , false, deny",
  })
  void emergency_nonprofitsAreFreeInLouisiana(
      String state, String at, @Nullable Boolean taxExempt, boolean thirdParty, String said) {
    Caller.Builder caller = Calls.caller(state).without(Caller.TAX_EXEMPT).thirdParty(thirdParty);
    if (taxExempt != null) {
      caller.taxExempt(taxExempt);
    }
    Verdict verdict =
        inEmergency(
            Calls.call(state, at).caller(caller.build()), state, "2024-01-01T00:00:00Z", "");
    assertThat(States.says(verdict, "emergency-ban")).isEqualTo(said);
  }

  /** Louisiana's solicitation asks for gifts too; New York's sells. */
  @ParameterizedTest
  @CsvSource({"US-LA, true, deny", "US-LA, false, ''", "US-NY, true, ''"})
  void emergency_bindsPaidFundRaisersInLouisiana(String state, boolean thirdParty, String said) {
    Contact.Builder gift =
        Calls.call(state, NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(Calls.caller(state).taxExempt(true).thirdParty(thirdParty).build());
    Verdict verdict = inEmergency(gift, state, "2026-11-01T00:00:00Z", "");
    assertThat(States.says(verdict, "emergency-ban")).isEqualTo(said);
  }

  /** Oregon: both names and the choice within 30 seconds, the cost later; live sales calls. */
  @Test
  void oregon_asksWhetherToGoOn() {
    String at = "2026-11-24T12:00:00-08:00";
    assertThat(states.obligations(Calls.call("US-OR", at)))
        .contains(
            "identify-caller",
            "state-purpose",
            "disclose-total-cost",
            "ask-permission-to-continue",
            "honor-opt-out");
    assertThat(states.obligations(Calls.recorded("US-OR", at)))
        .doesNotContain("ask-permission-to-continue", "disclose-total-cost");
    assertThat(
            states.obligations(
                Calls.call("US-OR", at).purpose(ContactPurpose.CHARITABLE_SOLICITATION)))
        .doesNotContain("ask-permission-to-continue", "disclose-total-cost");
  }

  @Test
  void maine_showsTheNumberOfWhoAsksForGifts() {
    Caller hidden = Calls.caller("US-ME").thirdParty(false).transmitsCallerId(false).build();
    for (ContactPurpose purpose :
        List.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION)) {
      Contact.Builder call = Calls.call("US-ME", NOON).purpose(purpose);
      assertThat(states.says(call, "caller-id")).isEmpty();
      assertThat(states.obligations(call)).contains("transmit-caller-id");
      assertThat(states.says(call.caller(hidden), "caller-id")).isEqualTo("deny");
    }
    Contact.Builder poll = Calls.call("US-ME", NOON).purpose(ContactPurpose.SURVEY).caller(hidden);
    assertThat(states.says(poll, "caller-id")).isEmpty();
  }

  /** Arizona: a poll that serves to sell, which no fact tells from others. */
  @Test
  void arizona_pollsByRecordedMessageNeedConsent() {
    String rule = "prerecorded-consent";
    Contact.Builder poll =
        Calls.recorded("US-AZ", "2026-11-24T12:00:00-07:00").purpose(ContactPurpose.SURVEY);
    assertThat(states.says(poll, rule)).isEqualTo("deny");
    assertThat(states.says(poll.voice(Voice.LIVE), rule)).isEmpty();
    poll.voice(Voice.PRERECORDED).relationship(Relationship.builder().customer(true).build());
    assertThat(states.says(poll, rule)).isEmpty();
  }

  /**
   * Section 399-z frees dealings, its twin 399-pp, which names no texts, only what was asked for.
   */
  @ParameterizedTest
  @CsvSource({
    "voice, 2026-11-24T12:00:00-05:00, '', deny",
    "voice, 2026-11-24T12:00:00-05:00, consent, deny",
    "voice, 2026-11-24T12:00:00-05:00, customer, deny",
    "voice, 2026-11-24T12:00:00-05:00, request, ''",
    "text, 2026-11-24T12:00:00-05:00, '', deny",
    "text, 2026-11-24T12:00:00-05:00, consent, deny",
    "text, 2026-11-24T12:00:00-05:00, customer, ''",
    "text, 2026-11-24T12:00:00-05:00, request, ''",
    "voice, 2019-12-17T23:59:59-05:00, '', ''",
    "voice, 2019-12-18T00:00:00-05:00, '', deny",
    "text, 2021-08-11T23:59:59-04:00, '', ''",
    "text, 2021-08-12T00:00:00-04:00, '', deny",
  })
  void emergency_inNewYork(String channel, String at, String lift, String said) {
    Contact.Builder contact =
        channel.equals("text") ? Calls.text("US-NY", at) : Calls.call("US-NY", at);
    switch (lift) {
      case "consent" ->
          contact.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2018-01-05T12:00:00Z"));
      case "customer" -> contact.relationship(CUSTOMER);
      case "request" -> contact.requestedAt(Calls.instant(at).minusSeconds(3600));
      default -> {}
    }
    Verdict verdict = inEmergency(contact, "US-NY", "2019-01-01T00:00:00Z", "");
    assertThat(States.says(verdict, "emergency-ban")).isEqualTo(said);
  }

  @Test
  void emergency_leftOutIsNone() {
    assertThat(states.says(Calls.call("US-NY", NOON), "emergency-ban")).isEmpty();
  }

  // ---- telemarketing-consent

  @ParameterizedTest
  @CsvSource({
    "US-CT, 2023-09-30T12:00:00-04:00, FIXED_LINE, , ''",
    "US-CT, 2023-10-01T12:00:00-04:00, FIXED_LINE, , deny",
    "US-CT, 2023-10-01T12:00:00-04:00, FIXED_LINE, EXPRESS, deny",
    "US-CT, 2023-10-01T12:00:00-04:00, FIXED_LINE, EXPRESS_WRITTEN, ''",
    "US-AZ, 2026-11-24T12:00:00-07:00, MOBILE, , deny",
    "US-AZ, 2026-11-24T12:00:00-07:00, MOBILE, EXPRESS, ''",
    "US-AZ, 2026-11-24T12:00:00-07:00, FIXED_LINE, , ''",
    "US-NJ, 2026-11-24T12:00:00-05:00, MOBILE, EXPRESS, deny",
    "US-NJ, 2026-11-24T12:00:00-05:00, MOBILE, EXPRESS_WRITTEN, ''",
    "US-NJ, 2026-11-24T12:00:00-05:00, FIXED_LINE, , ''",
    "US-WY, 2026-11-24T12:00:00-07:00, MOBILE, , deny",
    "US-WY, 2026-11-24T12:00:00-07:00, MOBILE, PERMISSION, deny",
    "US-WY, 2026-11-24T12:00:00-07:00, FIXED_LINE, , ''",
    "US-LA, 2026-11-24T12:00:00-06:00, MOBILE, , ''",
  })
  void consentToCalls(String state, String at, LineType line, ConsentKind kind, String said) {
    Contact.Builder call = Calls.call(state, at).to(Calls.to(state, line).build());
    if (kind != null) {
      call.consents(Calls.consent(kind, "2023-01-05T12:00:00Z"));
    }
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo(said);
  }

  /** Before the act of 2015 no consent freed a sales call to a mobile number in New Jersey. */
  @ParameterizedTest
  @CsvSource({
    "2015-01-28T12:00:00-05:00, deny until 2015-01-29T05:00Z",
    "2015-01-29T12:00:00-05:00, ''"
  })
  void newJersey_tookAConsentToMobilesSince2015(String at, String said) {
    Contact.Builder call =
        Calls.call("US-NJ", at)
            .to(Calls.to("US-NJ", LineType.MOBILE).build())
            .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2014-01-05T12:00:00Z"));
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo(said);
    call.consents(List.of()).relationship(Relationship.builder().customer(true).build());
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-NJ, 2016-10-31T12:00:00-04:00, ''",
    "US-NJ, 2016-11-01T12:00:00-04:00, deny",
    "US-WA, 2026-11-24T12:00:00-08:00, deny",
    "US-CT, 2022-11-23T12:00:00-05:00, deny",
    "US-AZ, 2026-11-24T12:00:00-07:00, ''",
  })
  void consentToTexts(String state, String at, String said) {
    assertThat(states.says(Calls.text(state, at), "telemarketing-consent")).isEqualTo(said);
  }

  @Test
  void consent_lineTypeIsAskedWhereOnlyMobilesAreCovered() {
    Contact.Builder call =
        Calls.call("US-NJ", NOON)
            .to(io.lexicall.facts.Called.inRegion("US-NJ").subscriber(Subscriber.CONSUMER).build());
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo("needs to.lineType");
  }

  // ---- automated-dialing-consent

  @ParameterizedTest
  @CsvSource({
    "US-FL, 2021-06-30T12:00:00-04:00, AUTOMATED, , ''",
    "US-FL, 2021-07-01T12:00:00-04:00, AUTOMATED, , deny",
    "US-FL, 2021-07-01T12:00:00-04:00, MANUAL, , ''",
    "US-FL, 2023-05-25T12:00:00-04:00, AUTOMATED, , deny",
    "US-FL, 2023-05-25T12:00:00-04:00, AUTOMATED, EXPRESS, deny",
    "US-FL, 2023-05-25T12:00:00-04:00, AUTOMATED, EXPRESS_WRITTEN, ''",
    "US-OK, 2022-10-31T12:00:00-05:00, AUTOMATED, , ''",
    "US-OK, 2022-11-01T12:00:00-05:00, RANDOM_OR_SEQUENTIAL, , deny",
    "US-MD, 2023-12-29T12:00:00-05:00, AUTOMATED, , ''",
    "US-MD, 2024-01-02T12:00:00-05:00, AUTOMATED, , deny",
    "US-AZ, 2026-11-24T12:00:00-07:00, AUTOMATED, , ''",
    "US-WY, 2026-11-24T12:00:00-07:00, MANUAL, , ''",
    // The national list was checked, and the number is not on it.
    "US-WY, 2026-11-24T12:00:00-07:00, AUTOMATED, , ''",
  })
  void automatedDialing(String state, String at, Dialing dialing, ConsentKind kind, String said) {
    Contact.Builder call = Calls.call(state, at).dialing(dialing);
    if (kind != null) {
      call.consents(Calls.consent(kind, "2021-01-05T12:00:00Z"));
    }
    assertThat(states.says(call, "automated-dialing-consent")).isEqualTo(said);
  }

  @Test
  void automatedDialing_floridaFreesRelationshipsSince2023() {
    assertThat(
            states.says(
                Calls.call("US-FL", "2023-05-24T12:00:00-04:00")
                    .dialing(Dialing.AUTOMATED)
                    .relationship(CUSTOMER),
                "automated-dialing-consent"))
        .isEqualTo("deny until 2023-05-25T05:00Z");
    assertThat(
            states.says(
                Calls.call("US-FL", "2023-05-25T12:00:00-04:00")
                    .dialing(Dialing.AUTOMATED)
                    .relationship(CUSTOMER),
                "automated-dialing-consent"))
        .isEmpty();
  }

  @Test
  void automatedDialing_consentMustSpeakOfMachines() {
    for (Boolean automated : new Boolean[] {true, false}) {
      Contact.Builder call =
          Calls.call("US-MD", NOON)
              .dialing(Dialing.AUTOMATED)
              .consents(
                  Calls.consentBuilder(ConsentKind.EXPRESS_WRITTEN, EARLIER)
                      .automated(automated)
                      .build());
      assertThat(states.says(call, "automated-dialing-consent")).isEqualTo(automated ? "" : "deny");
    }
  }

  @Test
  void automatedDialing_arizonaAndWyomingMessages() {
    assertThat(
            states.says(
                Calls.text("US-AZ", NOON).dialing(Dialing.AUTOMATED), "automated-dialing-consent"))
        .isEqualTo("deny");
    assertThat(
            states.says(
                Calls.recorded("US-WY", NOON)
                    .relationship(CUSTOMER)
                    .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER)),
                "automated-dialing-consent"))
        .isEqualTo("deny");
  }

  /** Wyo. Stat. 40-12-303(b)(ii): what is on the list at the time of the call is not screened. */
  @ParameterizedTest
  @CsvSource({
    // the age of a check that did not find it, of one that did, the day of the listing, said
    "2026-11-20, , , ''",
    "2026-10-24, , , ''",
    "2026-10-23, , , deny",
    "2016-05-01, , , deny",
    "2026-11-20, 2026-11-10, 2026-06-01, deny",
    "2026-05-01, 2026-11-20, 2026-06-01, deny",
    "2026-11-20, 2016-05-01, 2016-01-01, deny", // it counts whatever its age
    "2026-11-20, 2026-12-10, 2026-12-01, ''", // listed after the call
    "2026-11-20, 2026-12-10, 2026-11-22, deny", // found later, listed before
    ", 2026-11-20, 2026-06-01, deny",
    ", , , needs lists[national-dnc]",
    "none, , , needs lists[national-dnc].asOf",
  })
  void automatedDialing_wyomingScreensForTheListAsItIs(
      @Nullable String clear, @Nullable String found, @Nullable String since, String said) {
    List<ListEntry> lists = new ArrayList<>();
    lists.add(Calls.internal(false).build());
    if (clear != null) {
      ListEntry.Builder check = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false);
      lists.add(clear.equals("none") ? check.build() : check.asOf(Calls.day(clear)).build());
    }
    if (found != null) {
      lists.add(
          ListEntry.builder()
              .list(ListKind.NATIONAL_DNC)
              .listed(true)
              .asOf(Calls.day(found))
              .since(Calls.day(Objects.requireNonNull(since)))
              .build());
    }
    Contact.Builder call = Calls.call("US-WY", NOON).dialing(Dialing.AUTOMATED).lists(lists);
    assertThat(states.says(call, "automated-dialing-consent")).isEqualTo(said);
    call.relationship(CUSTOMER);
    assertThat(states.says(call, "automated-dialing-consent")).isEmpty();
  }

  /** The state's own list has a grace of sixty days, and screening has none. */
  @ParameterizedTest
  @CsvSource({"true, deny", "false, ''"})
  void automatedDialing_wyomingScreensForItsOwnListToo(boolean listed, String said) {
    Contact.Builder call =
        Calls.call("US-WY", NOON)
            .dialing(Dialing.AUTOMATED)
            .lists(
                ListEntry.builder()
                    .list(ListKind.NATIONAL_DNC)
                    .listed(false)
                    .asOf(Calls.day("2026-11-20"))
                    .build(),
                Calls.internal(false).build(),
                Calls.stateList("US-WY", listed)
                    .asOf(Calls.day("2026-11-20"))
                    .since(Calls.day("2026-11-10"))
                    .build());
    assertThat(states.says(call, "automated-dialing-consent")).isEqualTo(said);
    assertThat(states.says(call, "do-not-call-list")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"US-OK, ''", "US-MD, ''", "US-FL, deny"})
  void automatedDialing_exemptSellersAreFreeWhereTheActSaysSo(String state, String said) {
    Contact.Builder call = exempt(Calls.call(state, NOON).dialing(Dialing.AUTOMATED), state);
    assertThat(states.says(call, "automated-dialing-consent")).isEqualTo(said);
  }

  /** Whose law names no consumer protects businesses too. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, prerecorded-consent, deny",
    "US-DC, prerecorded-consent, deny",
    "US-IN, prerecorded-consent, deny",
    "US-MN, prerecorded-consent, deny",
    "US-VA, prerecorded-consent, deny",
    "US-KY, prerecorded-consent, deny",
    "US-WI, prerecorded-consent, deny",
    "US-GA, prerecorded-consent, ''",
    "US-TN, prerecorded-consent, ''",
    "US-OK, automated-dialing-consent, deny",
    "US-FL, automated-dialing-consent, ''",
    "US-MD, automated-dialing-consent, deny",
  })
  void machines_toABusiness(String state, String rule, String said) {
    Contact.Builder message =
        Calls.recorded(state, NOON)
            .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(message, rule)).isEqualTo(said);
  }

  // ---- prerecorded-consent

  @ParameterizedTest
  @CsvSource({
    // state, no consent, express of long ago, written of long ago, express of today, a customer
    "US-AR, deny, deny, deny, deny, deny",
    "US-WA, deny, deny, deny, deny, deny",
    "US-MN, deny, '', '', '', ''",
    "US-CA, deny, '', '', '', ''",
    "US-VA, deny, '', '', '', ''",
    "US-DC, deny, deny, deny, deny, ''",
    "US-NY, deny, deny, '', deny, deny",
    // who is a customer has not thereby given the number
    "US-MI, deny, '', '', '', deny",
    "US-KS, deny, deny, '', deny, ''",
    "US-KY, deny, deny, '', '', deny",
    "US-WI, deny, '', '', '', deny",
    "US-CT, deny, deny, '', deny, ''",
    "US-GA, deny, deny, '', '', deny",
    "US-TN, deny, deny, '', '', deny",
    "US-MT, deny, deny, deny, '', deny",
    "US-LA, deny, deny, deny, '', ''",
    "US-NC, deny, deny, '', '', deny",
    "US-IL, deny, '', '', '', ''",
    "US-IN, deny, '', '', '', ''",
    // a relationship of 18 months, which a customer as such has not shown
    "US-AK, deny, deny, deny, deny, deny",
    "US-UT, deny, '', '', '', deny",
    "US-NM, deny, deny, deny, deny, deny",
    "US-MS, deny, deny, deny, deny, ''",
    "US-TX, '', '', '', '', ''",
    "US-SC, '', '', '', '', ''",
    // a relationship and the consent to hear the message, both
    "US-CO, deny, deny, deny, deny, deny",
    "US-MA, deny, '', '', '', ''",
    "US-NE, '', '', '', '', ''",
    "US-ME, deny, deny, deny, deny, deny",
  })
  void recorded(
      String state, String none, String express, String written, String today, String customer) {
    String rule = "prerecorded-consent";
    Contact.Builder call = Calls.recorded(state, NOON);
    assertThat(states.says(call, rule)).isEqualTo(none);
    call.consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.says(call, rule)).isEqualTo(express);
    call.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER));
    assertThat(states.says(call, rule)).isEqualTo(written);
    call.consents(Calls.consent(ConsentKind.EXPRESS, NOON));
    assertThat(states.says(call, rule)).isEqualTo(today);
    call.consents().relationship(CUSTOMER);
    assertThat(states.says(call, rule)).isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource({
    "US-AK, 2025-05-24T12:00:00-09:00, ''",
    "US-AK, 2025-05-23T12:00:00-09:00, deny",
    "US-UT, 2025-05-24T12:00:00-06:00, ''",
    "US-UT, 2025-05-23T12:00:00-06:00, deny",
  })
  void recorded_relationshipOfEighteenMonths(String state, String bought, String said) {
    Contact.Builder call = Calls.recorded(state, NOON).relationship(Calls.bought(bought));
    assertThat(states.says(call, "prerecorded-consent")).isEqualTo(said);
  }

  @Test
  void recorded_newMexicoWantsBoth() {
    Contact.Builder call =
        Calls.recorded("US-NM", NOON)
            .relationship(CUSTOMER)
            .consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.says(call, "prerecorded-consent")).isEmpty();
  }

  @Test
  void recorded_georgianConsentIsGoodForTwoYears() {
    Contact.Builder call =
        Calls.recorded("US-GA", NOON)
            .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2024-11-24T12:00:00-06:00"));
    assertThat(states.says(call, "prerecorded-consent")).isEmpty();
    call.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2024-11-23T12:00:00-06:00"));
    assertThat(states.says(call, "prerecorded-consent")).isEqualTo("deny");
  }

  @Test
  void recorded_linesAndMachines() {
    Contact.Builder maine =
        Calls.recorded("US-ME", NOON).to(Calls.to("US-ME", LineType.MOBILE).build());
    assertThat(states.says(maine, "prerecorded-consent")).isEqualTo("deny");
    Contact.Builder texas = Calls.recorded("US-TX", NOON).dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    assertThat(states.says(texas, "prerecorded-consent")).isEqualTo("deny");
    Contact.Builder hampshire = Calls.recorded("US-NH", NOON).dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    assertThat(states.says(hampshire, "prerecorded-consent")).isEmpty();
    assertThat(states.obligations(hampshire)).contains("register-solicitor");
  }

  @Test
  void recorded_otherPurposes() {
    assertThat(
            states.says(
                Calls.recorded("US-ND", NOON).purpose(ContactPurpose.POLITICAL),
                "prerecorded-consent"))
        .isEqualTo("deny");
    assertThat(
            states.says(
                Calls.recorded("US-MN", NOON).purpose(ContactPurpose.POLITICAL),
                "prerecorded-consent"))
        .isEqualTo("deny");
    assertThat(
            states.says(
                Calls.recorded("US-GA", NOON).purpose(ContactPurpose.SURVEY),
                "prerecorded-consent"))
        .isEqualTo("deny");
  }

  /** Which purposes a state's law of recorded messages binds, of a stranger without consent. */
  @ParameterizedTest
  @CsvSource({
    // state, sales, gifts, news, alert, delivery, health, debt, political, poll
    "US-CA, deny, deny, deny, deny, deny, deny, deny, deny, deny",
    "US-IN, deny, deny, deny, deny, deny, deny, deny, deny, deny",
    "US-MN, deny, deny, deny, deny, deny, deny, deny, deny, deny",
    "US-ND, deny, deny, deny, deny, deny, deny, deny, deny, deny",
    "US-NC, deny, deny, deny, deny, deny, deny, '', '', ''",
    "US-GA, deny, '', '', '', '', '', '', '', deny",
    "US-KY, deny, '', '', '', '', '', '', '', deny",
    "US-LA, deny, '', '', '', '', '', '', '', deny",
    "US-MT, deny, '', '', '', '', '', '', '', deny",
    "US-TN, deny, '', '', '', '', '', '', '', deny",
    "US-ME, deny, deny, '', '', '', '', '', '', deny",
    "US-AK, deny, deny, '', '', '', '', '', '', ''",
    "US-DC, deny, '', '', '', '', '', '', '', ''",
    "US-OK, deny, deny, deny, deny, deny, deny, '', deny, deny",
    "US-VA, deny, '', '', '', '', '', '', '', ''",
    "US-WA, deny, '', '', '', '', '', '', '', ''",
    "US-WY, deny, '', '', '', '', '', '', '', ''",
    "US-NE, '', '', '', '', '', '', '', '', ''",
    "US-NY, deny, '', '', '', '', '', '', '', ''",
    "US-MI, deny, '', '', '', '', '', '', '', ''",
    "US-SD, '', '', '', '', '', '', '', '', ''",
    "US-TX, '', '', '', '', '', '', '', '', ''",
  })
  void recorded_byPurpose(ArgumentsAccessor row) {
    List<ContactPurpose> purposes =
        List.of(
            ContactPurpose.TELEMARKETING,
            ContactPurpose.CHARITABLE_SOLICITATION,
            ContactPurpose.INFORMATIONAL,
            ContactPurpose.ACCOUNT_ALERT,
            ContactPurpose.PACKAGE_DELIVERY,
            ContactPurpose.HEALTHCARE,
            ContactPurpose.DEBT_COLLECTION,
            ContactPurpose.POLITICAL,
            ContactPurpose.SURVEY);
    for (int i = 0; i < purposes.size(); i++) {
      Contact.Builder call = Calls.recorded(row.getString(0), NOON).purpose(purposes.get(i));
      assertThat(states.says(call, "prerecorded-consent"))
          .as(row.getString(0) + " " + purposes.get(i))
          .isEqualTo(row.getString(i + 1));
    }
  }

  /** Two years to the second, and not a day more. */
  @ParameterizedTest
  @CsvSource({
    "2024-11-24T12:00:00-05:00, ''",
    "2024-11-23T12:00:00-05:00, deny",
  })
  void recorded_kentuckianConsentIsGoodForTwoYears(String granted, String said) {
    Contact.Builder call =
        Calls.recorded("US-KY", NOON).consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, granted));
    assertThat(states.says(call, "prerecorded-consent")).isEqualTo(said);
  }

  @Test
  void recorded_nebraskanRulesAreOfSolicitationsOnly() {
    Contact.Builder mobile =
        Calls.recorded("US-NE", NOON).to(Calls.to("US-NE", LineType.MOBILE).build());
    assertThat(states.says(mobile, "prerecorded-consent")).isEqualTo("deny");
    mobile.consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.says(mobile, "prerecorded-consent")).isEmpty();
    mobile.consents().relationship(CUSTOMER);
    assertThat(states.says(mobile, "prerecorded-consent")).isEmpty();
    mobile
        .relationship(Relationship.builder().customer(false).build())
        .caller(Calls.caller("US-NE").taxExempt(true).build());
    assertThat(states.says(mobile, "prerecorded-consent")).isEmpty();
    mobile.caller(Calls.caller("US-NE").build()).purpose(ContactPurpose.POLITICAL);
    assertThat(states.says(mobile, "prerecorded-consent")).isEmpty();
  }

  /** The device keeps away from mobile numbers; a request or a relationship takes the call out. */
  @Test
  void recorded_inSouthDakota_isOfStrangersAndOfFixedLines() {
    Contact.Builder mobile =
        Calls.recorded("US-SD", NOON).to(Calls.to("US-SD", LineType.MOBILE).build());
    assertThat(states.says(mobile, "prerecorded-consent")).isEqualTo("deny");
    assertThat(
            states.says(
                mobile.purpose(ContactPurpose.CHARITABLE_SOLICITATION), "prerecorded-consent"))
        .isEqualTo("deny");
    assertThat(states.says(mobile.purpose(ContactPurpose.POLITICAL), "prerecorded-consent"))
        .isEmpty();
    mobile.purpose(ContactPurpose.TELEMARKETING);
    mobile.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, EARLIER));
    assertThat(states.says(mobile, "prerecorded-consent")).isEqualTo("deny");
    mobile.consents().requestedAt(Calls.instant("2026-11-23T12:00:00-06:00"));
    assertThat(states.says(mobile, "prerecorded-consent")).isEmpty();
    Contact.Builder customer =
        Calls.recorded("US-SD", NOON)
            .to(Calls.to("US-SD", LineType.MOBILE).build())
            .relationship(CUSTOMER);
    assertThat(states.says(customer, "prerecorded-consent")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({", needs lists[national-dnc]", "false, ''", "true, deny"})
  void recorded_politicalMessagesInNewHampshireAskTheNationalList(
      @Nullable Boolean listed, String said) {
    List<ListEntry> lists = new ArrayList<>(List.of(Calls.internal(false).build()));
    if (listed != null) {
      lists.add(ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(listed).build());
    }
    Contact.Builder call =
        Calls.recorded("US-NH", NOON).purpose(ContactPurpose.POLITICAL).lists(lists);
    assertThat(states.says(call, "prerecorded-consent")).isEqualTo(said);
    assertThat(states.says(call.purpose(ContactPurpose.SURVEY), "prerecorded-consent")).isEmpty();
  }

  @Test
  void recorded_newJerseyBindsCallersInTheState() {
    for (String number : List.of("+12015550123", "+12125550123")) {
      Contact.Builder call =
          Calls.recorded("US-NJ", NOON)
              .caller(Calls.caller("US-NJ").number(PhoneNumber.parse(number)).build());
      assertThat(states.says(call, "prerecorded-consent"))
          .isEqualTo(number.startsWith("+1201") ? "deny" : "");
    }
  }

  @Test
  void recorded_termsAreOwedAndTheirAbsenceDenies() {
    Contact.Builder california =
        Calls.recorded("US-CA", NOON)
            .voice(Voice.ARTIFICIAL)
            .consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.obligations(california))
        .contains("identify-caller", "state-purpose", "disclose-ai");
    california.message(Message.builder().identifiesCaller(false).optOutMechanism(true).build());
    assertThat(states.says(california, "prerecorded-consent")).isEqualTo("deny");
    assertThat(states.obligations(Calls.recorded("US-PA", NOON)))
        .contains("offer-opt-out-mechanism");
  }

  // ---- text-opt-out

  private static Contact.Builder stopped(String state, String at, String since) {
    return Calls.text(state, at)
        .consents(Calls.consent(ConsentKind.EXPRESS, "2020-01-05T12:00:00Z"))
        .lists(
            ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).build(),
            Calls.internal(true).since(Calls.day(since)).build(),
            Calls.stateList(state, false).asOf(Calls.day(at.substring(0, 10))).build());
  }

  @ParameterizedTest
  @CsvSource({
    "US-FL, 2026-11-24T12:00:00-05:00, 2026-11-09, ''",
    "US-FL, 2026-11-24T12:00:00-05:00, 2026-11-08, deny",
    "US-FL, 2023-05-24T12:00:00-04:00, 2023-01-08, ''",
    "US-VA, 2025-12-31T12:00:00-05:00, 2025-12-01, ''",
    "US-VA, 2026-01-02T12:00:00-05:00, 2026-01-01, deny until 2036-01-01T05:00Z",
  })
  void textOptOut(String state, String at, String since, String said) {
    assertThat(states.says(stopped(state, at, since), "text-opt-out")).isEqualTo(said);
  }

  @Test
  void textOptOut_byARevokedConsent_untilOneIsGivenAnew() {
    Contact.Builder text =
        Calls.text("US-VA", NOON)
            .consents(
                Calls.consentBuilder(ConsentKind.EXPRESS, EARLIER)
                    .revokedAt(Calls.instant("2026-05-01T12:00:00-04:00"))
                    .build());
    assertThat(states.says(text, "text-opt-out")).isEqualTo("deny until 2036-05-01T16:00Z");
    text.consents(
        Calls.consentBuilder(ConsentKind.EXPRESS, EARLIER)
            .revokedAt(Calls.instant("2026-05-01T12:00:00-04:00"))
            .build(),
        Calls.consent(ConsentKind.EXPRESS, "2026-06-01T12:00:00Z"));
    assertThat(states.says(text, "text-opt-out")).isEmpty();
  }

  @Test
  void textOptOut_consentGivenAnew_mustCountAndBeLater() {
    Consent revoked =
        Calls.consentBuilder(ConsentKind.EXPRESS, EARLIER)
            .revokedAt(Calls.instant("2026-05-01T12:00:00-04:00"))
            .build();
    Consent.Builder ofNobody =
        Consent.builder()
            .kind(ConsentKind.EXPRESS)
            .grantedAt(Calls.instant("2026-06-01T12:00:00Z"))
            .channels(List.of(ContactChannel.TEXT))
            .purposes(List.of(ContactPurpose.TELEMARKETING));
    Contact.Builder text = Calls.text("US-VA", NOON);
    assertThat(states.says(text.consents(revoked, ofNobody.build()), "text-opt-out"))
        .isEqualTo("needs consents.seller");
    assertThat(
            states.says(text.consents(revoked, ofNobody.seller("other").build()), "text-opt-out"))
        .startsWith("deny until");
    assertThat(
            states.says(
                text.consents(
                    revoked, Calls.consent(ConsentKind.EXPRESS, "2026-05-01T12:00:00-04:00")),
                "text-opt-out"))
        .startsWith("deny until");
  }

  @Test
  void textOptOut_virginiaAndTheNationalList() {
    Contact.Builder text =
        Calls.text("US-VA", NOON)
            .lists(
                ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).build(),
                Calls.internal(false).build());
    assertThat(states.says(text, "text-opt-out")).isEqualTo("deny");
    // (D)(ii) and 59.1-510: a purchase of 18 months or an inquiry of three, no customer as such
    assertThat(states.says(text.relationship(CUSTOMER), "text-opt-out")).isEqualTo("deny");
    text.relationship(Calls.bought("2025-05-24T12:00:00-05:00"));
    assertThat(states.says(text, "text-opt-out")).isEmpty();
    text.relationship(Calls.bought("2025-05-23T12:00:00-05:00"));
    assertThat(states.says(text, "text-opt-out")).isEqualTo("deny");
    text.consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-05T12:00:00Z"));
    assertThat(states.says(text, "text-opt-out")).isEqualTo("deny");
    text.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2026-01-05T12:00:00Z"));
    assertThat(states.says(text, "text-opt-out")).isEmpty();
  }

  // ---- do-not-call-list

  private static Contact.Builder listed(
      String state, String at, boolean listed, String asOf, String since) {
    ListEntry.Builder entry = Calls.stateList(state, listed);
    if (asOf != null) {
      entry.asOf(asOf.contains("T") ? Moment.of(Instant.parse(asOf)) : Calls.day(asOf));
    }
    if (since != null) {
      entry.since(Calls.day(since));
    }
    ListEntry national =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .listed(false)
            .asOf(Moment.of(OffsetDateTime.parse(at).toLocalDate()))
            .build();
    return Calls.call(state, at).lists(national, Calls.internal(false).build(), entry.build());
  }

  @ParameterizedTest
  @CsvSource({
    "US-IN, 2026-11-24T12:00:00-05:00, true, 2026-10-01, , deny",
    // a version of this quarter is current, one of the last is not
    "US-IN, 2026-11-24T12:00:00-05:00, false, 2026-10-01, , ''",
    "US-IN, 2026-11-24T12:00:00-05:00, false, 2026-09-30, , needs lists[state-dnc US-IN]",
    "US-IN, 2026-11-24T12:00:00-05:00, false, , , needs lists[state-dnc US-IN].asOf",
    "US-CO, 2026-10-31T12:00:00-06:00, false, 2026-07-01, , ''",
    "US-CO, 2026-11-02T12:00:00-07:00, false, 2026-07-01, , needs lists[state-dnc US-CO]",
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-10-24, , ''",
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-10-23, , needs lists[state-dnc US-LA]",
    // grace
    "US-TX, 2026-11-24T12:00:00-06:00, true, 2026-10-01, 2026-09-26, ''",
    "US-TX, 2026-11-24T12:00:00-06:00, true, 2026-10-01, 2026-09-25, deny",
    "US-TX, 2026-11-24T12:00:00-06:00, true, 2026-10-01, , needs lists[state-dnc US-TX].since",
    // 30 and 60 days after the first quarterly list that carries it
    "US-PA, 2026-10-30T12:00:00-04:00, true, 2026-10-01, 2026-09-15, ''",
    "US-PA, 2026-10-31T12:00:00-04:00, true, 2026-10-01, 2026-09-15, deny",
    "US-PA, 2026-11-24T12:00:00-05:00, true, 2026-11-24, 2026-10-15, ''",
    "US-PA, 2026-11-24T12:00:00-05:00, true, 2026-10-01, , deny",
    "US-PA, 2026-11-24T12:00:00-05:00, true, 2026-10-02, , needs lists[state-dnc US-PA].since",
    "US-MA, 2026-11-24T14:00:00-05:00, true, 2026-11-24, 2026-09-15, ''",
    "US-MA, 2026-11-30T14:00:00-05:00, true, 2026-11-24, 2026-09-15, deny",
    "US-TN, 2026-11-24T12:00:00-06:00, true, 2026-11-01, 2026-10-02, ''",
    "US-TN, 2026-12-01T12:00:00-06:00, true, 2026-11-20, 2026-10-02, deny",
    // a version that is younger than the call tells only who was listed before it
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-11-24, , ''",
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-11-25, , needs lists[state-dnc US-LA]",
    "US-LA, 2026-11-25T12:00:00-06:00, false, 2026-11-25, , ''",
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-11-24T18:00:00Z, , ''",
    "US-LA, 2026-11-24T12:00:00-06:00, false, 2026-11-24T18:00:01Z, , needs lists[state-dnc US-LA]",
    "US-LA, 2026-11-24T12:00:00-06:00, true, 2026-11-24T18:00:00Z, , deny",
    "US-LA, 2026-11-24T12:00:00-06:00, true, 2026-11-24T18:00:01Z, , needs lists[state-dnc US-LA]",
    "US-LA, 2026-11-24T12:00:00-06:00, true, 2026-11-25, 2026-11-24, deny",
    "US-TX, 2026-11-24T12:00:00-06:00, true, 2026-11-25, 2026-09-25, deny",
    "US-TX, 2026-11-24T12:00:00-06:00, true, 2026-11-25, 2026-09-26, ''",
    // no list of its own
    "US-NE, 2026-11-24T12:00:00-06:00, true, 2026-10-01, , ''",
    "US-MS, 2023-06-30T12:00:00-05:00, true, 2023-06-20, , deny until 2023-07-01T05:00Z",
    "US-MS, 2023-07-03T12:00:00-05:00, true, 2023-06-20, , ''",
  })
  void stateList(String state, String at, boolean listed, String asOf, String since, String said) {
    assertThat(states.says(listed(state, at, listed, asOf, since), "do-not-call-list"))
        .isEqualTo(said);
  }

  @Test
  void stateList_notCheckedIsAsked() {
    assertThat(
            states.says(
                Calls.call("US-IN", NOON).lists(Calls.internal(false).build()), "do-not-call-list"))
        .isEqualTo("needs lists[state-dnc US-IN]");
  }

  @Test
  void stateList_exemptions() {
    Contact.Builder indiana =
        listed("US-IN", NOON, true, "2026-10-01", null)
            .relationship(Calls.bought("2026-11-01T12:00:00Z"));
    assertThat(states.says(indiana, "do-not-call-list")).isEqualTo("deny");
    Contact.Builder colorado =
        listed("US-CO", NOON, true, "2026-10-01", null)
            .relationship(
                Relationship.builder()
                    .customer(false)
                    .lastInquiryAt(Calls.instant("2026-10-25T12:00:00-06:00"))
                    .build());
    assertThat(states.says(colorado, "do-not-call-list")).isEmpty();
    colorado.relationship(
        Relationship.builder()
            .customer(false)
            .lastInquiryAt(Calls.instant("2026-10-24T12:00:00-06:00"))
            .build());
    assertThat(states.says(colorado, "do-not-call-list")).isEqualTo("deny");
    Contact.Builder florida =
        listed("US-FL", NOON, true, "2026-10-01", null)
            .consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.says(florida, "do-not-call-list")).isEqualTo("deny");
  }

  /** A call that was asked for is free where the law is about unsolicited calls. */
  @ParameterizedTest
  @CsvSource({
    "US-CO, ''",
    "US-FL, ''",
    "US-IN, ''",
    "US-LA, ''",
    "US-MA, ''",
    "US-MO, ''",
    "US-OK, ''",
    "US-PA, ''",
    "US-TN, ''",
    "US-TX, ''",
    "US-WY, ''",
  })
  void stateList_askedFor(String state, String said) {
    Contact.Builder call = listed(state, NOON, true, "2026-01-01", "2020-01-01");
    assertThat(states.says(call, "do-not-call-list")).isEqualTo("deny");
    call.requestedAt(Calls.instant("2026-11-23T12:00:00Z"));
    assertThat(states.says(call, "do-not-call-list")).isEqualTo(said);
  }

  /** Consent as such is no express request: it counts where the law names a permission. */
  @ParameterizedTest
  @CsvSource({
    "US-CO, ''",
    "US-MO, ''",
    "US-TN, ''",
    "US-FL, deny",
    "US-IN, deny",
    "US-LA, deny",
    "US-MA, ''",
    "US-OK, deny",
    "US-PA, deny",
    "US-TX, deny",
    "US-WY, deny",
  })
  void stateList_consentIsNoRequest(String state, String said) {
    Contact.Builder call =
        listed(state, NOON, true, "2026-01-01", "2020-01-01")
            .consents(Calls.consent(ConsentKind.EXPRESS, EARLIER));
    assertThat(states.says(call, "do-not-call-list")).isEqualTo(said);
  }

  /** Indiana: a request for a gift, save by an exempt charity's own volunteers and employees. */
  @Test
  void stateList_giftsInIndiana() {
    Contact.Builder gift =
        listed("US-IN", NOON, true, "2026-10-01", null)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION);
    gift.caller(Calls.caller("US-IN").thirdParty(true).build());
    assertThat(states.says(gift, "do-not-call-list")).isEqualTo("deny");
    gift.caller(Calls.caller("US-IN").thirdParty(false).build());
    assertThat(states.says(gift, "do-not-call-list")).isEqualTo("deny");
    gift.caller(Calls.caller("US-IN").taxExempt(true).thirdParty(false).build());
    assertThat(states.says(gift, "do-not-call-list")).isEmpty();
  }

  /** Alaska: a solicitation asks to buy or to give; a charity may call those whom it knows. */
  @Test
  void nationalList_giftsInAlaska() {
    String rule = "do-not-call-list";
    Contact.Builder gift =
        onNationalList("US-AK", "2026-11-24T12:00:00-09:00")
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION);
    Caller own = Calls.caller("US-AK").thirdParty(false).build();
    Relationship member = Relationship.builder().customer(true).build();
    assertThat(states.says(gift, rule)).isEqualTo("deny");
    assertThat(states.says(gift.relationship(member), rule)).isEqualTo("deny");
    assertThat(states.says(gift.caller(own), rule)).isEmpty();
    gift.relationship(Relationship.builder().customer(false).build());
    assertThat(states.says(gift, rule)).isEqualTo("deny");
    gift.relationship(Calls.bought("2025-05-24T12:00:00-09:00"));
    assertThat(states.says(gift, rule)).isEmpty();
    gift.relationship(Calls.bought("2025-05-23T12:00:00-09:00"));
    assertThat(states.says(gift, rule)).isEqualTo("deny");
    gift.relationship(
        Relationship.builder()
            .customer(false)
            .lastInquiryAt(Calls.instant("2025-05-24T12:00:00-09:00"))
            .build());
    assertThat(states.says(gift, rule)).isEmpty();
    gift.requestedAt(Calls.instant("2026-11-23T12:00:00-09:00"))
        .caller(Calls.caller("US-AK").build());
    assertThat(states.says(gift, rule)).isEmpty();
  }

  /** Alaska and Arizona: who has said no is left alone without end, in Arizona a firm too. */
  @ParameterizedTest
  @CsvSource({
    "US-AK, TELEMARKETING, CONSUMER, deny",
    "US-AK, CHARITABLE_SOLICITATION, CONSUMER, deny",
    "US-AK, TELEMARKETING, BUSINESS, ''",
    "US-AZ, TELEMARKETING, CONSUMER, deny",
    "US-AZ, TELEMARKETING, BUSINESS, deny",
    "US-AZ, CHARITABLE_SOLICITATION, CONSUMER, ''",
  })
  void ownList_inAlaskaAndArizona(
      String state, ContactPurpose purpose, Subscriber subscriber, String said) {
    String rule = "internal-do-not-call";
    Contact.Builder call =
        Calls.call(state, NOON)
            .purpose(purpose)
            .caller(Calls.caller(state).thirdParty(false).build())
            .relationship(Relationship.builder().customer(true).build())
            .to(Calls.to(state, LineType.FIXED_LINE).subscriber(subscriber).build())
            .lists(Calls.internal(true).since(Calls.day("2015-01-01")).build());
    assertThat(states.says(call, rule)).isEqualTo(said);
    assertThat(states.says(call.lists(Calls.internal(false).build()), rule)).isEmpty();
    Contact.Builder text =
        Calls.text(state, NOON).lists(Calls.internal(true).since(Calls.day("2026-01-01")).build());
    assertThat(states.says(text, rule)).isEmpty();
  }

  /** Wisconsin's rule on telemarketing: calls to consumers. */
  @Test
  void ownList_inWisconsin() {
    String rule = "internal-do-not-call";
    Contact.Builder call =
        Calls.call("US-WI", NOON)
            .lists(Calls.internal(true).since(Calls.day("2015-01-01")).build());
    assertThat(states.says(call, rule)).isEqualTo("deny");
    // a nonresidential customer that gave notice, Wis. Stat. 100.52(4)(a)3
    call.to(Calls.to("US-WI", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(call, rule)).isEqualTo("deny");
    assertThat(states.says(call.lists(Calls.internal(false).build()), rule)).isEmpty();
  }

  /** Texas counted texts long before the act of 2025. */
  @Test
  void stateList_textsInTexas() {
    for (String at : List.of("2015-06-01T12:00:00-05:00", "2025-08-31T12:00:00-05:00", NOON)) {
      Contact.Builder text = Calls.text("US-TX", at);
      text.lists(
          ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).build(),
          Calls.internal(false).build(),
          Calls.stateList("US-TX", true)
              .asOf(Calls.day("2015-04-01"))
              .since(Calls.day("2014-01-01"))
              .build());
      assertThat(states.says(text, "do-not-call-list")).as(at).isEqualTo("deny");
    }
  }

  private static Contact.Builder onNationalList(String state, String at) {
    return Calls.call(state, at)
        .lists(
            ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).build(),
            Calls.internal(false).build());
  }

  /** Michigan's own ban on numbers of the national registry: a purchase frees for a year. */
  @Test
  void nationalList_inMichigan() {
    String rule = "do-not-call-list";
    Contact.Builder call = onNationalList("US-MI", NOON);
    assertThat(states.says(call, rule)).isEqualTo("deny");
    call.relationship(Calls.bought("2025-11-24T12:00:00-06:00"));
    assertThat(states.says(call, rule)).isEmpty();
    call.relationship(Calls.bought("2025-11-23T12:00:00-06:00"));
    assertThat(states.says(call, rule)).isEqualTo("deny");
    call.requestedAt(Calls.instant("2026-11-23T12:00:00Z"));
    assertThat(states.says(call, rule)).isEmpty();
    assertThat(
            states.says(
                Calls.text("US-MI", NOON)
                    .lists(
                        ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).build(),
                        Calls.internal(false).build()),
                rule))
        .isEmpty();
  }

  /** Washington's own ban on numbers of the national registry, from 2023-07-23. */
  @Test
  void nationalList_inWashington() {
    String rule = "do-not-call-list";
    String noon = "2026-11-24T12:00:00-08:00";
    for (ContactPurpose purpose :
        List.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION)) {
      assertThat(
              states.says(
                  onNationalList("US-WA", "2023-07-22T12:00:00-07:00").purpose(purpose), rule))
          .isEmpty();
      assertThat(
              states.says(
                  onNationalList("US-WA", "2023-07-23T12:00:00-07:00").purpose(purpose), rule))
          .isEqualTo("deny");
      Contact.Builder call = onNationalList("US-WA", noon).purpose(purpose);
      call.relationship(Calls.bought("2025-11-24T12:00:00-08:00"));
      // a gift is no item that was bought
      assertThat(states.says(call, rule))
          .isEqualTo(purpose == ContactPurpose.TELEMARKETING ? "" : "deny");
      call.relationship(Calls.bought("2025-11-23T12:00:00-08:00"));
      assertThat(states.says(call, rule)).isEqualTo("deny");
      call.requestedAt(Calls.instant("2026-11-23T12:00:00Z"));
      assertThat(states.says(call, rule)).isEmpty();
      assertThat(
              states.says(
                  onNationalList("US-WA", noon)
                      .purpose(purpose)
                      .to(
                          Calls.to("US-WA", LineType.FIXED_LINE)
                              .subscriber(Subscriber.BUSINESS)
                              .build()),
                  rule))
          .isEmpty();
    }
    assertThat(states.says(onNationalList("US-WA", noon).purpose(ContactPurpose.SURVEY), rule))
        .isEmpty();
    assertThat(states.says(onNationalList("US-NE", noon), rule)).isEmpty();
    assertThat(states.says(Calls.call("US-WA", noon).lists(Calls.internal(false).build()), rule))
        .isEqualTo("needs lists[national-dnc]");
  }

  /** A tax-exempt seller, and one who calls for it. */
  @ParameterizedTest
  @CsvSource({
    "US-MA, '', ''",
    "US-PA, '', ''",
    // a nonprofit's own people, but only where they ask for a gift
    "US-MO, deny, deny",
    "US-TN, deny, deny",
    // charities only, which a tax-exempt seller need not be
    "US-CO, deny, deny",
    "US-WY, deny, deny",
    "US-TX, deny, deny",
    "US-FL, deny, deny",
  })
  void stateList_nonprofits(String state, String itself, String throughOthers) {
    Contact.Builder call = listed(state, NOON, true, "2026-01-01", "2020-01-01");
    for (boolean thirdParty : List.of(false, true)) {
      String said = thirdParty ? throughOthers : itself;
      call.caller(Calls.caller(state).taxExempt(true).thirdParty(thirdParty).build());
      assertThat(states.says(call, "do-not-call-list")).isEqualTo(said);
      call.caller(Calls.caller(state).thirdParty(thirdParty).build());
      assertThat(states.says(call, "do-not-call-list")).isEqualTo("deny");
      call.caller(Calls.caller(state).without(Caller.TAX_EXEMPT).thirdParty(thirdParty).build());
      assertThat(states.says(call, "do-not-call-list"))
          .isEqualTo(said.isEmpty() ? "needs caller.taxExempt" : "deny");
    }
    call.caller(Calls.caller(state).taxExempt(true).build());
    assertThat(states.says(call, "do-not-call-list")).isEqualTo(throughOthers);
    if (state.equals("US-TN")) {
      call.purpose(ContactPurpose.CHARITABLE_SOLICITATION);
      call.caller(Calls.caller(state).taxExempt(true).thirdParty(false).build());
      assertThat(states.says(call, "do-not-call-list")).isEmpty();
      call.caller(Calls.caller(state).taxExempt(true).thirdParty(true).build());
      assertThat(states.says(call, "do-not-call-list")).isEqualTo("deny");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // state, customer, bought
    "US-TN, true, , ''",
    "US-TN, true, 2021-01-01T12:00:00-06:00, ''",
    "US-TN, false, 2025-11-23T12:00:00-06:00, deny",
    "US-TN, false, 2025-11-24T12:00:00-06:00, ''",
    "US-MO, true, , ''",
    "US-MO, false, 2026-05-28T12:00:00-05:00, ''",
    "US-MO, false, 2026-05-27T12:00:00-05:00, deny",
    // a customer has an existing contract, which frees by itself
    "US-PA, true, 2021-01-01T12:00:00-05:00, ''",
    "US-PA, false, 2021-01-01T12:00:00-05:00, deny",
  })
  void stateList_customers(String state, boolean customer, @Nullable String bought, String said) {
    Relationship.Builder relationship = Relationship.builder().customer(customer);
    if (bought != null) {
      relationship.lastTransactionAt(Calls.instant(bought));
    }
    Contact.Builder call =
        listed(state, NOON, true, "2026-01-01", "2020-01-01").relationship(relationship.build());
    assertThat(states.says(call, "do-not-call-list")).isEqualTo(said);
  }

  @Test
  void stateList_businessesInPennsylvania() {
    for (String at : List.of("2019-12-02T12:00:00-05:00", "2019-12-03T12:00:00-05:00")) {
      Contact.Builder call =
          listed("US-PA", at, true, "2019-10-01", "2019-01-01")
              .to(Calls.to("US-PA", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
      assertThat(states.says(call, "do-not-call-list"))
          .isEqualTo(at.startsWith("2019-12-03") ? "deny" : "");
    }
  }

  // ---- frequency caps of gifts, of businesses, and of calls that were asked for

  private static Contact.Builder afterThree(
      String state, String at, ContactPurpose earlier, Subscriber subscriber) {
    EarlierContact one =
        EarlierContact.builder()
            .at(Calls.instant(at).minusSeconds(3600))
            .channel(ContactChannel.VOICE)
            .purpose(earlier)
            .subject("solar panels")
            .build();
    return Calls.call(state, at)
        .to(Calls.to(state, LineType.FIXED_LINE).subscriber(subscriber).build())
        .history(one, one, one);
  }

  @ParameterizedTest
  @CsvSource({
    "US-OK, BUSINESS, deny",
    "US-MD, BUSINESS, deny",
    "US-FL, BUSINESS, ''",
    "US-OR, BUSINESS, ''",
    "US-OR, CONSUMER, deny",
  })
  void cap_ofBusinesses(String state, Subscriber subscriber, String said) {
    Contact.Builder call = afterThree(state, NOON, ContactPurpose.TELEMARKETING, subscriber);
    assertThat(states.denials(call).contains("frequency-cap")).isEqualTo(!said.isEmpty());
  }

  @Test
  void cap_ofGiftsInOregon_countsSalesToo() {
    for (ContactPurpose earlier :
        List.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION)) {
      Contact.Builder gift =
          afterThree("US-OR", NOON, earlier, Subscriber.CONSUMER)
              .purpose(ContactPurpose.CHARITABLE_SOLICITATION);
      assertThat(states.denials(gift)).contains("frequency-cap");
      assertThat(states.denials(gift.at(Calls.instant("2025-12-31T12:00:00-08:00"))))
          .doesNotContain("frequency-cap");
    }
    assertThat(
            states.denials(afterThree("US-OR", NOON, ContactPurpose.SURVEY, Subscriber.CONSUMER)))
        .doesNotContain("frequency-cap");
  }

  @ParameterizedTest
  @CsvSource({"US-FL, false", "US-OR, false", "US-MD, true", "US-OK, true"})
  void cap_ofACallThatWasAskedFor(String state, boolean holds) {
    Contact.Builder call =
        afterThree(state, NOON, ContactPurpose.TELEMARKETING, Subscriber.CONSUMER)
            .requestedAt(Calls.instant("2026-11-24T09:00:00-06:00"));
    assertThat(states.denials(call).contains("frequency-cap")).isEqualTo(holds);
  }

  /** Arizona: any mobile, a business's too; not a call that was asked for. */
  @Test
  void mobileOfABusinessInArizona() {
    Contact.Builder call =
        Calls.call("US-AZ", NOON)
            .to(Calls.to("US-AZ", LineType.MOBILE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo("deny");
    call.requestedAt(Calls.instant("2026-11-23T12:00:00Z"));
    assertThat(states.says(call, "telemarketing-consent")).isEmpty();
    Contact.Builder fixed =
        Calls.call("US-AZ", NOON)
            .to(Calls.to("US-AZ", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(fixed, "telemarketing-consent")).isEmpty();
  }

  // ---- internal-do-not-call

  @ParameterizedTest
  @CsvSource({
    "US-IL, , deny",
    "US-WA, 2026-01-01, deny until 2027-01-01T08:00Z",
    "US-WA, 2025-11-24, ''",
    "US-WA, , deny",
    "US-VA, , deny",
    "US-VA, 2020-01-01, deny until 2030-01-01T05:00Z",
    "US-CT, , deny",
    "US-DC, , deny",
    "US-DE, 2016-11-24, ''",
    "US-DE, 2016-11-25, deny until 2026-11-25T05:00Z",
    "US-FL, , deny",
    "US-HI, , deny",
    "US-KS, 2021-11-24, ''",
    "US-KS, 2021-11-25, deny until 2026-11-25T07:00Z",
    "US-MI, , deny",
    "US-NC, , deny",
    "US-OR, , deny",
    "US-PR, , deny",
    "US-SC, 2021-11-24, ''",
    "US-SC, 2021-11-25, deny until 2026-11-25T05:00Z",
    "US-TX, , ''",
  })
  void internalList(String state, String since, String said) {
    ListEntry.Builder entry = Calls.internal(true);
    if (since != null) {
      entry.since(Calls.day(since));
    }
    Contact.Builder call =
        Calls.call(state, NOON)
            .lists(
                entry.build(), Calls.stateList(state, false).asOf(Calls.day("2026-11-01")).build());
    assertThat(states.says(call, "internal-do-not-call")).isEqualTo(said);
  }

  /** A reply of STOP leaves fifteen days in Florida, so that its own list is about calls. */
  @Test
  void internalList_inFloridaLeavesDaysToTexts() {
    ListEntry stop = Calls.internal(true).since(Calls.day("2026-11-20")).build();
    assertThat(states.says(Calls.call("US-FL", NOON).lists(stop), "internal-do-not-call"))
        .isEqualTo("deny");
    assertThat(states.says(Calls.text("US-FL", NOON).lists(stop), "internal-do-not-call"))
        .isEmpty();
    assertThat(states.says(Calls.text("US-IL", NOON).lists(stop), "internal-do-not-call"))
        .isEqualTo("deny");
  }

  /** Whom a state's law on the seller's own list protects beside consumers who are sold to. */
  @ParameterizedTest
  @CsvSource({
    // state, day, line, subscriber, purpose
    "US-FL, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
    "US-FL, 2018-06-30, FIXED_LINE, BUSINESS, TELEMARKETING, ''",
    "US-FL, 2018-07-01, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
    "US-FL, 2026-11-24, FIXED_LINE, CONSUMER, CHARITABLE_SOLICITATION, deny",
    "US-FL, 2015-06-01, FIXED_LINE, BUSINESS, CHARITABLE_SOLICITATION, deny",
    "US-FL, 2026-11-24, FIXED_LINE, CONSUMER, SURVEY, ''",
    "US-NC, 2026-11-24, FIXED_LINE, CONSUMER, CHARITABLE_SOLICITATION, deny",
    "US-IL, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
    "US-IL, 2026-11-24, FIXED_LINE, CONSUMER, CHARITABLE_SOLICITATION, ''",
    "US-PA, 2019-12-02, FIXED_LINE, BUSINESS, TELEMARKETING, ''",
    "US-PA, 2019-12-03, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
    "US-SC, 2026-11-24, MOBILE, BUSINESS, TELEMARKETING, deny",
    "US-SC, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, ''",
    "US-DC, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
    "US-DE, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, ''",
    "US-HI, 2026-11-24, FIXED_LINE, BUSINESS, TELEMARKETING, deny",
  })
  void internalList_whomItProtects(
      String state,
      String day,
      LineType line,
      Subscriber subscriber,
      ContactPurpose purpose,
      String said) {
    Contact.Builder call =
        Calls.call(state, day + "T12:00:00-06:00")
            .purpose(purpose)
            .to(Calls.to(state, line).subscriber(subscriber).build())
            .lists(
                Calls.internal(true)
                    .since(Calls.day(LocalDate.parse(day).minusDays(30).toString()))
                    .build());
    String answer = states.says(call, "internal-do-not-call");
    assertThat(answer.replaceFirst(" until .*", "")).isEqualTo(said);
  }

  /** Only the person can take back a request: nobody is told to seek a consent. */
  @Test
  void requests_haveNoRemedyThatTheCallerMaySeek() {
    for (Contact contact :
        List.of(
            Calls.call("US-IL", NOON).lists(Calls.internal(true).build()).build(),
            stopped("US-FL", NOON, "2026-01-01").build(),
            stopped("US-VA", NOON, "2026-01-01").build())) {
      assertThat(states.check(contact).findings())
          .filteredOn(
              finding ->
                  finding.rule().id().equals("us-state.internal-do-not-call")
                      || finding.rule().id().equals("us-state.text-opt-out"))
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.outcome()).isEqualTo(Decision.DENY);
                assertThat(finding.remedies())
                    .isEqualTo(finding.permittedFrom().isPresent() ? List.of("wait") : List.of());
              });
    }
  }

  // ---- conduct

  @Test
  void disclosures() {
    assertThat(states.obligations(Calls.call("US-IL", NOON)))
        .contains("identify-caller", "state-purpose", "ask-permission-to-continue");
    assertThat(states.obligations(Calls.call("US-NY", "2023-03-05T12:00:00-05:00")))
        .contains("identify-caller")
        .doesNotContain("offer-opt-out");
    assertThat(states.obligations(Calls.call("US-NY", "2023-03-06T12:00:00-05:00")))
        .contains("offer-opt-out");
    assertThat(
            states.obligations(
                Calls.call("US-WA", NOON).purpose(ContactPurpose.CHARITABLE_SOLICITATION)))
        .contains("offer-opt-out", "ask-permission-to-continue");
    assertThat(states.obligations(Calls.call("US-CT", "2023-09-29T12:00:00-04:00")))
        .containsExactly("obtain-payment-authorization");
    assertThat(states.obligations(Calls.text("US-NJ", NOON))).doesNotContain("identify-caller");
  }

  @Test
  void hangUp_saysHowSoon() {
    assertThat(
            states.check(Calls.recorded("US-VA", NOON).build()).obligations().stream()
                .filter(obligation -> obligation.duty().name().equals("honor-opt-out"))
                .map(obligation -> obligation.duty().note()))
        .containsExactly("The line is disconnected within 5 seconds.");
    assertThat(states.obligations(Calls.call("US-VA", NOON))).doesNotContain("honor-opt-out");
    assertThat(states.obligations(Calls.call("US-UT", NOON))).contains("honor-opt-out");
  }

  @Test
  void callerId() {
    for (boolean nonprofit : List.of(true, false)) {
      for (String day : List.of("2013-05-31", "2013-06-01", "2025-03-31", "2025-04-01")) {
        for (Contact.Builder contact :
            List.of(
                Calls.call("US-WI", day + "T12:00:00-05:00"),
                Calls.text("US-WI", day + "T12:00:00-05:00"))) {
          Contact blocked =
              contact
                  .caller(
                      Calls.caller("US-WI")
                          .transmitsCallerId(false)
                          .taxExempt(nonprofit)
                          .thirdParty(false)
                          .build())
                  .build();
          boolean call = blocked.get(Contact.VOICE).isPresent();
          // the rule names calls and leaves no nonprofit out, the act of 2025 names texts
          boolean denied =
              call ? !day.equals("2013-05-31") : day.equals("2025-04-01") && !nonprofit;
          assertThat(states.says(blocked, "caller-id"))
              .as("%s %s %s", day, call, nonprofit)
              .isEqualTo(denied ? "deny" : "");
        }
      }
    }
    assertThat(states.obligations(Calls.call("US-NJ", NOON))).contains("transmit-caller-id");
  }

  @Test
  void registration() {
    Contact.Builder elsewhere = Calls.call("US-TX", NOON).caller(Calls.caller("US-FL").build());
    assertThat(states.says(elsewhere, "solicitor-registration")).isEqualTo("deny");
    assertThat(states.says(Calls.call("US-TX", NOON), "solicitor-registration")).isEmpty();
    Contact.Builder unsaid =
        Calls.call("US-TX", NOON).caller(io.lexicall.facts.Caller.builder().seller("acme").build());
    assertThat(states.says(unsaid, "solicitor-registration")).isEmpty();
    assertThat(states.obligations(unsaid)).contains("register-solicitor");
    // Narrow rows, and live calls where only messages need a permit.
    for (String state : List.of("US-CA", "US-GA", "US-VA")) {
      Contact.Builder call = Calls.call(state, NOON).caller(Calls.caller("US-FL").build());
      assertThat(states.says(call, "solicitor-registration")).isEmpty();
      assertThat(states.obligations(call).contains("register-solicitor"))
          .isEqualTo(state.equals("US-CA"));
    }
    // However well the row was read: Montana and Pennsylvania medium, the others high.
    for (String state : List.of("US-MT", "US-PA", "US-NC", "US-DC", "US-WY")) {
      Contact.Builder call = Calls.call(state, NOON).caller(Calls.caller("US-FL").build());
      assertThat(states.says(call, "solicitor-registration")).isEqualTo("deny");
    }
    // Georgia's permit is of equipment in the state: that one elsewhere needs it is inference,
    // which protects the person called.
    Contact.Builder message = Calls.recorded("US-GA", NOON).caller(Calls.caller("US-FL").build());
    assertThat(states.says(message, "solicitor-registration")).isEqualTo("deny");
    message.caller(Calls.caller("US-GA").build());
    assertThat(states.says(message, "solicitor-registration")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"retail, ''", "invented, deny"})
  void registration_exemptionsByTheirCodes(String code, String said) {
    Contact.Builder call =
        Calls.call("US-FL", NOON)
            .caller(
                Calls.caller("US-TX")
                    .exemptions(
                        List.of(Exemption.builder().region(Place.of("US-FL")).code(code).build()))
                    .build());
    assertThat(states.says(call, "solicitor-registration")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-08-31T18:00:00-05:00, false, false",
    "2025-09-01T18:00:00-05:00, false, true",
    "2025-11-05T18:00:00-06:00, true, true",
    "2025-11-06T18:00:00-06:00, true, false",
    "2025-11-06T18:00:00-06:00, false, true",
  })
  void registration_textsInTexas(String at, boolean consent, boolean owed) {
    Contact.Builder text = Calls.text("US-TX", at).caller(Calls.caller("US-FL").build());
    if (consent) {
      text.consents(Calls.consent(ConsentKind.EXPRESS, "2025-01-05T12:00:00Z"));
    }
    assertThat(states.says(text, "solicitor-registration").startsWith("deny")).isEqualTo(owed);
    text.caller(io.lexicall.facts.Caller.builder().seller("acme").build());
    assertThat(states.obligations(text).contains("register-solicitor")).isEqualTo(owed);
  }

  @Test
  void permittedFrom_isExactToTheNanosecond() {
    Contact call = Calls.call("US-RI", "2026-11-21T17:30:00-05:00").build();
    Instant from = ((Verdict.Denial) states.check(call)).permittedFrom().orElseThrow();
    assertThat(states.check(call.at(from))).isInstanceOf(Verdict.Permit.class);
    assertThat(states.check(call.at(from.minus(Duration.ofNanos(1)))))
        .isInstanceOf(Verdict.Denial.class);
  }

  // ---- abandoned calls, and campaign messages that a machine speaks

  @ParameterizedTest
  @CsvSource({
    "US-VA, AUTOMATED, 2026-11-24T12:00:00-06:00, true",
    "US-VA, RANDOM_OR_SEQUENTIAL, 2015-06-01T12:00:00-05:00, true",
    "US-VA, MANUAL, 2026-11-24T12:00:00-06:00, false",
    "US-SC, AUTOMATED, 2026-11-24T12:00:00-06:00, true",
    "US-SC, AUTOMATED, 2018-05-18T12:00:00-05:00, true",
    "US-SC, AUTOMATED, 2018-05-17T12:00:00-05:00, false",
    "US-SC, MANUAL, 2026-11-24T12:00:00-06:00, false",
    "US-NC, AUTOMATED, 2026-11-24T12:00:00-06:00, false",
  })
  void abandonedCall_playsAMessage(String state, Dialing dialing, String at, boolean owed) {
    String message = "play-abandoned-call-message";
    Contact.Builder call =
        Calls.call(state, at).dialing(dialing).to(Calls.to(state, LineType.MOBILE).build());
    assertThat(states.obligations(call).contains(message)).isEqualTo(owed);
    assertThat(states.obligations(call.voice(Voice.PRERECORDED))).doesNotContain(message);
    call.voice(Voice.LIVE).relationship(Calls.bought(at));
    assertThat(states.obligations(call).contains(message))
        .isEqualTo(owed && !state.equals("US-SC"));
  }

  @ParameterizedTest
  @CsvSource({
    "ARTIFICIAL, 2024-02-13T12:00:00-05:00, true, true",
    "ARTIFICIAL, 2024-02-12T12:00:00-05:00, false, false",
    "PRERECORDED, 2026-10-20T12:00:00-04:00, false, true",
    "LIVE, 2026-10-20T12:00:00-04:00, false, false",
  })
  void campaignMessage_saysWhoPays_andThatAMachineMadeIt(
      Voice voice, String at, boolean machine, boolean payer) {
    for (Subscriber subscriber : Subscriber.values()) {
      Contact.Builder call =
          Calls.recorded("US-MI", at)
              .voice(voice)
              .purpose(ContactPurpose.POLITICAL)
              .to(Calls.to("US-MI", LineType.FIXED_LINE).subscriber(subscriber).build());
      assertThat(states.obligations(call).contains("disclose-ai")).isEqualTo(machine);
      assertThat(states.obligations(call).contains("identify-caller")).isEqualTo(payer);
    }
    assertThat(
            states.obligations(
                Calls.recorded("US-MI", at).voice(voice).purpose(ContactPurpose.SURVEY)))
        .doesNotContain("disclose-ai");
  }
}
