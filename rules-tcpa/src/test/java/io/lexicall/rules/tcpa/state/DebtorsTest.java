package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Emergency;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debtors, texts that advertise, machines that talk, barred trades: states with law of their own.
 */
class DebtorsTest {
  private static final String FREQUENCY = "debt-collection-frequency";
  private static final String NOON = "2026-11-24T12:00:00-05:00";

  private final States states = new States();

  private static Contact.Builder debt(String state, String at) {
    return Calls.call(state, at).purpose(ContactPurpose.DEBT_COLLECTION).subject("loan");
  }

  private static EarlierContact.Builder earlier(String at) {
    return EarlierContact.builder()
        .at(Calls.instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .subject("loan")
        .connected(false);
  }

  /** What 15 U.S.C. 1692c bars binds a creditor's device too, at those hours. */
  @ParameterizedTest
  @CsvSource({
    "US-OK, 2026-11-24T07:59:59-06:00, deny until 2026-11-24T14:00Z",
    "US-OK, 2026-11-24T08:00:00-06:00, ''",
    "US-OK, 2026-11-24T20:59:59-06:00, ''",
    "US-OK, 2026-11-24T21:00:00-06:00, deny until 2026-11-25T14:00Z",
    "US-OK, 2015-06-01T21:30:00-05:00, deny until 2015-06-02T13:00Z",
    "US-TX, 2026-11-24T07:59:59-07:00, deny until 2026-11-24T15:00Z",
    "US-TX, 2026-11-24T08:00:00-07:00, ''",
    "US-TX, 2026-11-24T21:00:00-06:00, deny until 2026-11-25T15:00Z",
    "US-VA, 2026-11-24T21:30:00-05:00, ''",
  })
  void recordedCollection_keepsTheHoursOfFederalLaw(String state, String at, String said) {
    Contact.Builder call =
        debt(state, at)
            .caller(Caller.builder().seller("acme").thirdParty(false).build())
            .voice(Voice.PRERECORDED);
    assertThat(states.says(call, "calling-hours")).isEqualTo(said);
    assertThat(states.says(call.voice(Voice.LIVE), "calling-hours")).isEmpty();
    Consent consent =
        Consent.builder()
            .kind(ConsentKind.EXPRESS)
            .grantedAt(Calls.instant("2015-01-05T12:00:00Z"))
            .seller("acme")
            .channels(List.of(ContactChannel.VOICE))
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build();
    assertThat(
            states.says(call.voice(Voice.PRERECORDED).consents(List.of(consent)), "calling-hours"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-MA, 2026-11-14T12:00:00-05:00, true, true, ''",
    "US-MA, 2026-11-14T12:00:01-05:00, true, true, deny until 2026-11-24T17:00:01Z",
    "US-MA, 2026-11-21T11:00:00-05:00, true, true, deny until 2026-12-01T16:00Z",
    "US-MA, 2026-11-21T11:00:00-05:00, false, true, ''",
    "US-MA, 2026-11-21T11:00:00-05:00, true, false, ''",
    "US-PA, 2026-01-21T11:00:00-05:00, true, false, deny",
    "US-PA, 2026-01-21T11:00:00-05:00, false, false, ''",
    "US-VA, 2026-11-21T11:00:00-05:00, true, true, ''",
  })
  void refusal_isKept(
      String state, String refusedAt, boolean refused, boolean atWork, String said) {
    Contact.Builder call =
        debt(state, NOON)
            .caller(Caller.builder().seller("acme").thirdParty(false).build())
            .history(List.of(earlier(refusedAt).refused(refused).build()));
    call.to(Calls.to(state, LineType.FIXED_LINE).workplace(atWork).build());
    assertThat(states.says(call, "debt-collection-refusal")).isEqualTo(said);
    assertThat(
            states.says(
                call.requestedAt(Calls.instant("2026-11-24T11:00:00-05:00")),
                "debt-collection-refusal"))
        .as("the person asked for it since")
        .isEmpty();
  }

  /** 209 CMR 18.16(1)(c): a collector's calls to work too, by whatever medium they were refused. */
  @ParameterizedTest
  @CsvSource({
    "true, VOICE, 2026-11-21T11:00:00-05:00, true, deny until 2026-12-01T16:00Z",
    "true, TEXT, 2026-11-21T11:00:00-05:00, true, deny until 2026-12-01T16:00Z",
    "false, TEXT, 2026-11-21T11:00:00-05:00, true, deny until 2026-12-01T16:00Z",
    ", TEXT, 2026-11-21T11:00:00-05:00, true, deny until 2026-12-01T16:00Z",
    "true, TEXT, 2026-11-14T12:00:00-05:00, true, ''",
    "true, TEXT, 2026-11-21T11:00:00-05:00, false, ''",
  })
  void refusal_atWork_inMassachusetts(
      @Nullable Boolean thirdParty,
      ContactChannel medium,
      String refusedAt,
      boolean atWork,
      String said) {
    Caller.Builder caller = Caller.builder().seller("acme");
    Contact.Builder call =
        debt("US-MA", NOON)
            .caller((thirdParty == null ? caller : caller.thirdParty(thirdParty)).build())
            .history(List.of(earlier(refusedAt).channel(medium).refused(true).build()))
            .to(Calls.to("US-MA", LineType.FIXED_LINE).workplace(atWork).build());
    assertThat(states.says(call, "debt-collection-refusal")).isEqualTo(said);
    call.consents(
        Calls.consentBuilder(ConsentKind.EXPRESS, "2026-11-22T12:00:00Z")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build());
    assertThat(states.says(call, "debt-collection-refusal")).as("agreed to since").isEmpty();
  }

  /**
   * N.C. Gen. Stat. 75-52(4): no attempt to communicate at work, by whatever medium it was refused;
   * a creditor's calls alone in Massachusetts.
   */
  @ParameterizedTest
  @CsvSource({
    "US-NC, true, false, deny",
    "US-NC, false, false, ''",
    "US-NC, true, true, ''",
    "US-SC, true, false, deny",
    "US-MA, true, false, ''",
  })
  void refusal_atWork_barsTextsWhereTheLawNamesAnyAttempt(
      String state, boolean atWork, boolean thirdParty, String said) {
    Contact.Builder text =
        Calls.text(state, NOON)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .subject("loan")
            .caller(Caller.builder().seller("acme").thirdParty(thirdParty).build())
            .to(Calls.to(state, LineType.MOBILE).workplace(atWork).build())
            .history(List.of(earlier("2026-11-21T11:00:00-05:00").refused(true).build()));
    assertThat(states.says(text, "debt-collection-refusal")).isEqualTo(said);
  }

  /** Nobody is asked whether somebody refused, and a refused text bars no call in Pennsylvania. */
  @Test
  void refusal_countsAsItIsStated() {
    Contact.Builder call = debt("US-PA", NOON);
    assertThat(states.says(call, "debt-collection-refusal")).isEmpty();
    EarlierContact text =
        EarlierContact.builder()
            .from(earlier("2026-11-21T11:00:00-05:00").build())
            .channel(ContactChannel.TEXT)
            .refused(true)
            .build();
    assertThat(states.says(call.history(List.of(text)), "debt-collection-refusal")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-DC, 3, ''",
    "US-DC, 4, deny until 2026-11-27T14:00Z",
    "US-WA, 2, ''",
    "US-WA, 3, deny until 2026-11-27T14:00Z",
    "US-WV, 29, ''",
    "US-WV, 30, deny until 2026-11-27T14:00Z",
    "US-VA, 30, ''",
  })
  void count_isThatOfTheState(String state, int earlier, String said) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < earlier; i++) {
      history.add(earlier("2026-11-20T09:%02d:00-05:00".formatted(i)).build());
    }
    // The first that must fall out of the week is that at nine, whatever the count.
    assertThat(states.says(debt(state, NOON).history(history), FREQUENCY)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-08-31T12:00:00-04:00, 3, ''",
    "2021-09-01T12:00:00-04:00, 2, ''",
    "2021-09-01T12:00:00-04:00, 3, deny",
    "2022-06-27T12:00:00-04:00, 3, deny",
    "2022-06-28T12:00:00-04:00, 3, deny",
    "2022-12-31T12:00:00-05:00, 3, deny",
    "2023-01-01T12:00:00-05:00, 3, ''",
    "2023-01-01T12:00:00-05:00, 4, deny",
  })
  void districtOfColumbia_onItsDays(String at, int earlier, String said) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 1; i <= earlier; i++) {
      history.add(earlier(NOON).at(Calls.instant(at).minusSeconds(3600L * i)).build());
    }
    String says = states.says(debt("US-DC", at).history(history), FREQUENCY);
    assertThat(says.isEmpty() ? says : says.substring(0, 4)).isEqualTo(said);
  }

  @Test
  void districtOfColumbia_countsAccounts_restsAfterAConversation_andAnswersRequests() {
    EarlierContact talk =
        earlier("2026-11-20T09:00:00-05:00").subject("other").connected(true).build();
    assertThat(states.says(debt("US-DC", NOON).history(talk), FREQUENCY))
        .isEqualTo("deny until 2026-11-27T14:00Z");
    assertThat(states.says(debt("US-DC", "2026-11-27T09:00:00-05:00").history(talk), FREQUENCY))
        .isEmpty();
    assertThat(
            states.says(
                debt("US-DC", NOON)
                    .history(talk)
                    .requestedAt(Calls.instant("2026-11-23T12:00:00-05:00")),
                FREQUENCY))
        .isEmpty();
    EarlierContact other = earlier("2026-11-20T09:00:00-05:00").subject("other").build();
    assertThat(
            states.says(debt("US-DC", NOON).history(other, other, other, other, other), FREQUENCY))
        .isEmpty();
  }

  /** Two contacts a day of the calendar to a mobile line: the third waits for midnight. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T20:00:00-08:00, 2, MOBILE, deny until 2026-11-25T08:00Z",
    "2026-11-24T20:00:00-08:00, 1, MOBILE, ''",
    "2026-11-24T20:00:00-08:00, 2, FIXED_LINE, ''",
    "2026-11-24T20:00:00-08:00, 2, , needs to.lineType",
    "2026-11-24T20:00:00-08:00, 1, , ''",
    // the day is over, though less than a day has passed
    "2026-11-25T08:00:00-08:00, 2, MOBILE, ''",
    "2026-11-25T00:00:00-08:00, 2, MOBILE, ''",
    "2026-11-24T23:59:59-08:00, 2, MOBILE, deny until 2026-11-25T08:00Z",
  })
  void washington_mobileLinesByTheDay(
      String at, int earlier, @Nullable LineType line, String said) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < earlier; i++) {
      history.add(
          earlier("2026-11-24T%02d:00:00-08:00".formatted(9 + i))
              .channel(i == 0 ? ContactChannel.TEXT : ContactChannel.VOICE)
              .build());
    }
    Called.Builder to = Called.inRegion("US-WA").subscriber(Subscriber.CONSUMER);
    if (line != null) {
      to.lineType(line);
    }
    Contact.Builder call = debt("US-WA", at).to(to.build()).history(history);
    assertThat(states.says(call, FREQUENCY)).isEqualTo(said);
    call.requestedAt(Calls.instant("2026-11-24T07:00:00-08:00"));
    assertThat(states.says(call, FREQUENCY)).isEmpty();
    call = debt("US-WA", at).to(to.build()).history(history);
    call.caller(Calls.caller("US-WA").thirdParty(false).build());
    assertThat(states.says(call, FREQUENCY)).isEmpty();
  }

  /** RCW 19.16.100(8), (13): a debtor is any person, a firm too; the hours are of a residence. */
  @ParameterizedTest
  @CsvSource({
    "US-WA, 1, MOBILE, false, ''",
    "US-WA, 2, MOBILE, false, deny until 2026-11-25T08:00Z",
    "US-WA, 2, FIXED_LINE, false, ''",
    "US-WA, 3, FIXED_LINE, false, deny until 2026-12-01T17:00Z",
    "US-WA, 1, FIXED_LINE, true, deny until 2026-12-01T17:00Z",
    "US-DC, 30, MOBILE, false, ''",
    "US-WV, 30, MOBILE, false, ''",
  })
  void firms_areDebtorsInWashington(
      String state, int earlier, LineType line, boolean atWork, String said) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < earlier; i++) {
      history.add(earlier("2026-11-24T09:%02d:00-08:00".formatted(i)).build());
    }
    Called.Builder firm = Calls.to(state, line).subscriber(Subscriber.BUSINESS);
    if (atWork) {
      firm.workplace(true);
    }
    Contact.Builder call =
        debt(state, "2026-11-24T15:00:00-08:00").to(firm.build()).history(history);
    assertThat(states.says(call, FREQUENCY)).isEqualTo(said);
    Contact.Builder night = debt(state, "2026-11-24T22:00:00-08:00").to(firm.build());
    assertThat(states.says(night, "debt-collection-hours")).isEmpty();
  }

  /**
   * RCW 19.16.250(19): an agency does not block its number; a creditor may, and a text shows it.
   */
  @ParameterizedTest
  @CsvSource({
    "US-WA, true, false, deny",
    "US-WA, true, true, ''",
    "US-WA, true, , ''",
    "US-WA, , false, deny", // a caller that does not say is a third party
    "US-WA, false, false, ''",
    "US-OR, true, false, ''",
  })
  void number_ofAnAgency_isNotHidden(
      String state, @Nullable Boolean others, @Nullable Boolean shown, String said) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (others != null) {
      caller.thirdParty(others);
    }
    if (shown != null) {
      caller.transmitsCallerId(shown);
    }
    String rule = "debt-collection-disclosure";
    for (Subscriber subscriber : Subscriber.values()) {
      Contact.Builder call =
          debt(state, NOON)
              .caller(caller.build())
              .to(Calls.to(state, LineType.FIXED_LINE).subscriber(subscriber).build());
      assertThat(states.says(call, rule)).isEqualTo(said);
      assertThat(states.says(call.voice(Voice.PRERECORDED), rule)).isEqualTo(said);
      assertThat(states.obligations(call).contains("transmit-caller-id"))
          .isEqualTo(state.equals("US-WA") && Boolean.TRUE.equals(others) && said.isEmpty());
    }
    Contact.Builder text = Calls.text(state, NOON).purpose(ContactPurpose.DEBT_COLLECTION);
    assertThat(states.says(text.caller(caller.build()), rule)).isEmpty();
    assertThat(states.says(Calls.call("US-WA", NOON).caller(caller.build()), rule)).isEmpty();
  }

  @Test
  void creditorsInTheirOwnName_areBoundWhereTheStateSaysSo() {
    for (String state : List.of("US-DC", "US-WA")) {
      Contact.Builder call = debt(state, NOON);
      call.caller(Calls.caller(state).thirdParty(false).build());
      EarlierContact one = earlier("2026-11-23T12:00:00-05:00").build();
      assertThat(states.says(call.history(one, one, one, one), FREQUENCY).isEmpty())
          .as(state)
          .isEqualTo(state.equals("US-WA"));
    }
  }

  @Test
  void work_isCalledOnceAWeekInWashington() {
    EarlierContact one = earlier("2026-11-23T12:00:00-05:00").build();
    Called work = Calls.to("US-WA", LineType.FIXED_LINE).workplace(true).build();
    assertThat(states.says(debt("US-WA", NOON).to(work), FREQUENCY)).isEmpty();
    assertThat(states.says(debt("US-WA", NOON).to(work).history(one), FREQUENCY))
        .isEqualTo("deny until 2026-11-30T17:00Z");
    assertThat(states.says(debt("US-WA", NOON).history(one), FREQUENCY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // two contacts in seven days until the amended rules apply, three from then on
    "2026-09-01T12:00:00-04:00, 10001, 2, deny",
    "2026-12-31T12:00:00-05:00, 10001, 1, ''",
    "2026-12-31T12:00:00-05:00, 10001, 2, deny",
    "2027-01-01T12:00:00-05:00, 10001, 2, ''",
    "2027-01-01T12:00:00-05:00, 10001, 3, deny",
    "2026-11-24T12:00:00-05:00, 10463, 2, deny",
    "2026-11-24T12:00:00-05:00, 11201-1234, 2, deny",
    "2026-11-24T12:00:00-05:00, 11004, 2, deny",
    "2026-11-24T12:00:00-05:00, 11694, 2, deny",
    "2026-11-24T12:00:00-05:00, 11096, 3, ''",
    "2026-11-24T12:00:00-05:00, 11550, 3, ''",
    "2026-11-24T12:00:00-05:00, 12207, 3, ''",
    "2026-11-24T12:00:00-05:00, , 1, ''",
    "2026-11-24T12:00:00-05:00, , 2, needs to.postalCode",
  })
  void newYorkCity_isKnownByThePostalCode(
      String at, @Nullable String postalCode, int earlier, String said) {
    Called.Builder to = Calls.to("US-NY", LineType.MOBILE);
    if (postalCode != null) {
      to.postalCode(postalCode);
    }
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 1; i <= earlier; i++) {
      EarlierContact.Builder entry = earlier(NOON).at(Calls.instant(at).minusSeconds(86_400L * i));
      history.add(entry.channel(i == 1 ? ContactChannel.TEXT : ContactChannel.VOICE).build());
    }
    String says = states.says(debt("US-NY", at).to(to.build()).history(history), FREQUENCY);
    assertThat(said.equals("deny") ? says.substring(0, 4) : says).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-WA, 2026-11-24T07:29:59-08:00, deny until 2026-11-24T15:30Z",
    "US-WA, 2026-11-24T07:30:00-08:00, ''",
    "US-WA, 2026-11-24T20:59:59-08:00, ''",
    "US-WA, 2026-11-24T21:00:00-08:00, deny until 2026-11-25T15:30Z",
    "US-DC, 2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "US-DC, 2026-11-24T08:00:00-05:00, ''",
    "US-DC, 2022-12-31T21:00:00-05:00, deny until 2023-01-01T13:00Z",
    "US-WV, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-MA, 2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "US-MA, 2026-11-24T08:00:00-05:00, ''",
    "US-MA, 2026-11-24T20:59:59-05:00, ''",
    "US-MA, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-CA, 2026-11-24T07:59:59-08:00, deny until 2026-11-24T16:00Z",
    "US-CA, 2026-11-24T08:00:00-08:00, ''",
    "US-CA, 2026-11-24T20:59:59-08:00, ''",
    "US-CA, 2026-11-24T21:00:00-08:00, deny until 2026-11-25T16:00Z",
    "US-PA, 2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "US-PA, 2026-11-24T08:00:00-05:00, ''",
    "US-PA, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-VA, 2026-11-24T05:00:00-05:00, ''",
  })
  void hours_areThoseOfTheState(String state, String at, String said) {
    Called home = Calls.to(state, LineType.FIXED_LINE).workplace(false).build();
    assertThat(states.says(debt(state, at).to(home), "debt-collection-hours")).isEqualTo(said);
  }

  /** Washington's hours are of the residence: a number known to be that of work is free of them. */
  @Test
  void hours_inWashington_areOfTheResidence() {
    String rule = "debt-collection-hours";
    String night = "2026-11-24T21:30:00-08:00";
    Called.Builder line = Calls.to("US-WA", LineType.FIXED_LINE);
    assertThat(states.says(debt("US-WA", night).to(line.build()), rule))
        .isEqualTo("needs to.workplace");
    assertThat(states.says(debt("US-WA", night).to(line.workplace(false).build()), rule))
        .startsWith("deny");
    assertThat(states.says(debt("US-WA", night).to(line.workplace(true).build()), rule)).isEmpty();
    Called work = Calls.to("US-DC", LineType.FIXED_LINE).workplace(true).build();
    assertThat(states.says(debt("US-DC", "2026-11-24T21:30:00-05:00").to(work), rule))
        .startsWith("deny");
  }

  private static Contact.Builder debtOf(String state, String at, boolean others) {
    return debt(state, at).caller(Calls.caller(state).thirdParty(others).build());
  }

  private static Consent agreed(ConsentKind kind) {
    return Calls.consentBuilder(kind, "2026-10-01T12:00:00Z")
        .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
        .build();
  }

  /** Creditors too, by call and text; what lifts is what each law names. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, 2026-11-24T22:00:00-08:00, EXPRESS, ''",
    "US-FL, 2026-11-24T22:00:00-05:00, EXPRESS, ''",
    "US-PA, 2026-11-24T22:00:00-05:00, EXPRESS, ''",
    "US-MI, 2026-11-24T22:00:00-05:00, EXPRESS, deny",
    "US-MI, 2026-11-24T22:00:00-05:00, EXPRESS_WRITTEN, ''",
    "US-DC, 2026-11-24T22:00:00-05:00, EXPRESS_WRITTEN, deny",
  })
  void hours_ofCreditors(String state, String night, ConsentKind kind, String agreed) {
    String rule = "debt-collection-hours";
    for (boolean others : new boolean[] {false, true}) {
      // where one state has two clocks, a night is the night of both
      assertThat(states.says(debtOf(state, night, others), rule)).as(state).startsWith("deny");
      String said = states.says(debtOf(state, night, others).consents(agreed(kind)), rule);
      assertThat(said.isEmpty() ? said : said.substring(0, 4)).isEqualTo(agreed);
      Contact.Builder text =
          Calls.text(state, night)
              .purpose(ContactPurpose.DEBT_COLLECTION)
              .caller(Calls.caller(state).thirdParty(others).build());
      assertThat(states.says(text, rule)).as(state).startsWith("deny");
      Called office = Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build();
      assertThat(states.says(debtOf(state, night, others).to(office), rule)).isEmpty();
    }
  }

  private static final InconvenientTime TUESDAYS_ELEVEN_TO_ONE =
      InconvenientTime.builder()
          .days(DayOfWeek.TUESDAY)
          .from(LocalTime.of(11, 0))
          .to(LocalTime.of(13, 0))
          .build();

  /** A time that the debtor called inconvenient, from inclusive, to exclusive; creditors too. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, 2026-11-24T10:59:59-08:00, EXPRESS, '', ''",
    "US-CA, 2026-11-24T11:00:00-08:00, EXPRESS, deny until 2026-11-24T21:00Z, ''",
    "US-CA, 2026-11-24T12:59:59-08:00, EXPRESS, deny until 2026-11-24T21:00Z, ''",
    "US-CA, 2026-11-24T13:00:00-08:00, EXPRESS, '', ''",
    "US-CA, 2026-11-25T12:00:00-08:00, EXPRESS, '', ''",
    "US-PA, 2026-11-24T12:00:00-05:00, EXPRESS, deny until 2026-11-24T18:00Z, ''",
    "US-MA, 2026-11-24T12:00:00-05:00, EXPRESS, deny until 2026-11-24T18:00Z,"
        + " deny until 2026-11-24T18:00Z",
    "US-DC, 2026-11-24T12:00:00-05:00, EXPRESS_WRITTEN, deny until 2026-11-24T18:00Z,"
        + " deny until 2026-11-24T18:00Z",
    "US-WV, 2026-11-24T12:00:00-05:00, EXPRESS, deny until 2026-11-24T18:00Z,"
        + " deny until 2026-11-24T18:00Z",
    // no clock is named, but a time that the debtor named is known
    "US-IA, 2026-11-24T10:59:59-06:00, EXPRESS, '', ''",
    "US-IA, 2026-11-24T11:00:00-06:00, EXPRESS, deny until 2026-11-24T19:00Z,"
        + " deny until 2026-11-24T19:00Z",
    "US-IA, 2026-11-24T12:59:59-06:00, EXPRESS_WRITTEN, deny until 2026-11-24T19:00Z,"
        + " deny until 2026-11-24T19:00Z",
    "US-IA, 2026-11-24T13:00:00-06:00, EXPRESS, '', ''",
    "US-IA, 2026-11-24T03:00:00-06:00, EXPRESS, '', ''",
    "US-NY, 2026-11-24T10:59:59-05:00, EXPRESS, '', ''",
    "US-NY, 2026-11-24T11:00:00-05:00, EXPRESS, deny until 2026-11-24T18:00Z, ''",
    "US-NY, 2026-11-24T12:59:59-05:00, EXPRESS_WRITTEN, deny until 2026-11-24T18:00Z, ''",
    "US-NY, 2026-11-24T13:00:00-05:00, EXPRESS, '', ''",
    "US-NY, 2026-11-24T03:00:00-05:00, EXPRESS, '', ''",
    "US-WI, 2026-11-24T10:59:59-06:00, EXPRESS, '', ''",
    "US-WI, 2026-11-24T11:00:00-06:00, EXPRESS, deny until 2026-11-24T19:00Z, ''",
    "US-WI, 2026-11-24T13:00:00-06:00, EXPRESS, '', ''",
    "US-WI, 2026-11-24T03:00:00-06:00, EXPRESS, '', ''",
    "US-FL, 2026-11-24T12:00:00-05:00, EXPRESS, '', ''",
    "US-VA, 2026-11-24T12:00:00-05:00, EXPRESS, '', ''",
  })
  void namedTimes_bindCreditors(
      String state, String at, ConsentKind kind, String said, String withConsent) {
    String rule = "debt-collection-hours";
    Contact.Builder own = debtOf(state, at, false);
    assertThat(states.says(own, rule)).as("nothing named").isEmpty();
    own.inconvenient(TUESDAYS_ELEVEN_TO_ONE);
    assertThat(states.says(own, rule)).isEqualTo(said);
    assertThat(states.says(own.consents(agreed(kind)), rule)).isEqualTo(withConsent);
  }

  /**
   * N.Y. Gen. Bus. Law 601(6), Wis. Stat. 427.104(1)(g): a creditor and his agent, in any form of
   * communication.
   */
  @ParameterizedTest
  @CsvSource({
    "US-NY, 2026-11-24T12:00:00-05:00, false",
    "US-NY, 2026-11-24T12:00:00-05:00, true",
    "US-WI, 2026-11-24T12:00:00-06:00, false",
    "US-WI, 2026-11-24T12:00:00-06:00, true",
  })
  void namedTimes_bindAgentsAndTextsToo(String state, String noon, boolean thirdParty) {
    Contact text = debtOf(state, noon, thirdParty).inconvenient(TUESDAYS_ELEVEN_TO_ONE).build();
    Contact.Builder written =
        Calls.text(state, noon)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(text.get(Contact.CALLER).orElseThrow())
            .inconvenient(TUESDAYS_ELEVEN_TO_ONE);
    assertThat(states.says(text, "debt-collection-hours")).startsWith("deny");
    assertThat(states.says(written, "debt-collection-hours")).startsWith("deny");
    assertThat(
            states.says(
                written.to(
                    Calls.to(state, LineType.MOBILE).subscriber(Subscriber.BUSINESS).build()),
                "debt-collection-hours"))
        .isEmpty();
  }

  @Test
  void namedTimes_inMichigan_endByAWrittenAgreement() {
    String rule = "debt-collection-hours";
    Contact.Builder own =
        debtOf("US-MI", "2026-11-24T12:30:00-05:00", false).inconvenient(TUESDAYS_ELEVEN_TO_ONE);
    assertThat(states.says(own, rule)).startsWith("deny");
    assertThat(states.says(own.consents(agreed(ConsentKind.EXPRESS)), rule)).startsWith("deny");
    assertThat(states.says(own.consents(agreed(ConsentKind.EXPRESS_WRITTEN)), rule)).isEmpty();
  }

  /** A request at another hour says nothing of this one; one made in it is answered in it. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, 2026-11-24T10:59:00-08:00, deny",
    "US-CA, 2026-11-24T11:30:00-08:00, ''",
    "US-DC, 2026-11-24T11:30:00-05:00, deny",
    "US-NY, 2026-11-24T10:59:00-05:00, deny",
    "US-NY, 2026-11-24T11:30:00-05:00, ''",
  })
  void namedTimes_requests(String state, String asked, String said) {
    String at = asked.substring(0, 11) + "12:00:00" + asked.substring(19);
    Contact.Builder own =
        debtOf(state, at, false)
            .inconvenient(TUESDAYS_ELEVEN_TO_ONE)
            .requestedAt(Calls.instant(asked));
    String answer = states.says(own, "debt-collection-hours");
    assertThat(answer.isEmpty() ? answer : answer.substring(0, 4)).isEqualTo(said);
  }

  @Test
  void hours_openInFloridaAndMichigan_whereAllClocksAgree() {
    String rule = "debt-collection-hours";
    for (String state : List.of("US-FL", "US-MI")) {
      assertThat(states.says(debt(state, "2026-11-24T09:00:00-05:00"), rule)).isEmpty();
      assertThat(states.says(debt(state, "2026-11-24T20:59:59-05:00"), rule)).isEmpty();
      assertThat(states.says(debt(state, "2026-11-24T07:59:59-05:00"), rule)).startsWith("deny");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "US-CA, true, EXPRESS, deny",
    "US-PA, true, EXPRESS, deny",
    "US-PR, true, EXPRESS, deny",
    "US-FL, true, EXPRESS, ''",
    "US-CA, false, EXPRESS, ''",
    "US-PA, false, EXPRESS, ''",
    "US-PR, false, EXPRESS, ''",
  })
  void work_isLeftAloneUnlessTheDebtorAgreed(
      String state, boolean workplace, ConsentKind kind, String said) {
    String rule = "debt-collection-workplace";
    Called at = Calls.to(state, LineType.FIXED_LINE).workplace(workplace).build();
    assertThat(states.says(debtOf(state, NOON, false).to(at), rule)).isEqualTo(said);
    assertThat(states.says(debtOf(state, NOON, false).to(at).consents(agreed(kind)), rule))
        .isEmpty();
    assertThat(
            states.says(
                debtOf(state, NOON, false)
                    .to(at)
                    .requestedAt(Calls.instant("2026-11-23T12:00:00-05:00")),
                rule))
        .isEmpty();
    assertThat(states.says(debtOf(state, NOON, false), rule)).as("left out").isEmpty();
  }

  /** Who does not say for whom it collects is bound as the creditor and as the collector. */
  @Test
  void massachusetts_bindsBothWhereItIsNotToldWhoCollects() {
    List<EarlierContact> two =
        List.of(
            earlier("2026-11-21T12:00:00-05:00").build(),
            earlier("2026-11-22T12:00:00-05:00").build());
    Consent agreed = agreed(ConsentKind.EXPRESS);
    assertThat(states.says(debtOf("US-MA", NOON, true).history(two).consents(agreed), FREQUENCY))
        .isEmpty();
    assertThat(states.says(debtOf("US-MA", NOON, false).history(two).consents(agreed), FREQUENCY))
        .startsWith("deny");
    assertThat(states.says(debt("US-MA", NOON).history(two).consents(agreed), FREQUENCY))
        .startsWith("deny");
  }

  /** The division of banks binds collectors; texts are communications; a request is consent. */
  @Test
  void hours_inMassachusetts_liftForCollectorsAlone() {
    String rule = "debt-collection-hours";
    String night = "2026-11-24T22:00:00-05:00";
    Contact.Builder own = debtOf("US-MA", night, false).consents(agreed(ConsentKind.EXPRESS));
    assertThat(states.says(own, rule)).isEqualTo("deny until 2026-11-25T13:00Z");
    Contact.Builder collector = debtOf("US-MA", night, true).consents(agreed(ConsentKind.EXPRESS));
    assertThat(states.says(collector, rule)).isEmpty();
    Contact.Builder creditorsText =
        Calls.text("US-MA", night)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Calls.caller("US-MA").thirdParty(false).build());
    assertThat(states.says(creditorsText, rule)).isEmpty();
    Contact.Builder text =
        Calls.text("US-MA", night)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Calls.caller("US-MA").thirdParty(true).build());
    assertThat(states.says(text, rule)).isEqualTo("deny until 2026-11-25T13:00Z");
    Contact.Builder asked =
        debtOf("US-MA", night, true).requestedAt(Calls.instant("2026-11-24T21:00:00-05:00"));
    assertThat(states.says(asked, rule)).isEmpty();
  }

  @Test
  void texts_needConsentInTheDistrictAndInTheCity() {
    String rule = "debt-collection-text-consent";
    Contact.Builder text = Calls.text("US-DC", NOON).purpose(ContactPurpose.DEBT_COLLECTION);
    assertThat(states.says(text, rule)).isEqualTo("deny");
    Consent consent =
        Calls.consentBuilder(ConsentKind.EXPRESS, "2026-01-01T12:00:00-05:00")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build();
    assertThat(states.says(text.consents(consent), rule)).isEmpty();
    assertThat(
            states.says(
                Calls.text("US-DC", "2022-12-31T12:00:00-05:00")
                    .purpose(ContactPurpose.DEBT_COLLECTION),
                rule))
        .isEmpty();
    assertThat(
            states.says(
                Calls.text("US-NY", "2026-12-31T12:00:00-05:00")
                    .purpose(ContactPurpose.DEBT_COLLECTION),
                rule))
        .isEmpty();
    Contact.Builder city =
        Calls.text("US-NY", "2027-01-01T12:00:00-05:00").purpose(ContactPurpose.DEBT_COLLECTION);
    assertThat(states.says(city, rule)).isEqualTo("needs to.postalCode");
    city.to(Calls.to("US-NY", LineType.MOBILE).postalCode("10001").build());
    assertThat(states.says(city, rule)).isEqualTo("deny");
    city.to(Calls.to("US-NY", LineType.MOBILE).postalCode("14201").build());
    assertThat(states.says(city, rule)).isEmpty();
  }

  /** Prior consent "given directly to the debt collector": the creditor's is for the creditor. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, 2026-11-24T22:00:00-08:00, hours, true",
    "US-MD, 2026-11-24T22:00:00-05:00, hours, true",
    "US-MA, 2026-11-24T22:00:00-05:00, hours, true",
    "US-PA, 2026-11-24T22:00:00-05:00, hours, true",
    "US-FL, 2026-11-24T22:00:00-05:00, hours, false",
    "US-SC, 2026-11-24T22:00:00-05:00, hours, false",
    "US-CA, 2026-11-24T12:00:00-08:00, workplace, true",
    "US-MD, 2026-11-24T12:00:00-05:00, workplace, true",
    "US-PA, 2026-11-24T12:00:00-05:00, workplace, true",
    "US-OR, 2026-11-24T12:00:00-08:00, workplace, false",
    "US-MA, 2026-11-24T12:00:00-05:00, frequency, true",
  })
  void consentToTheCreditor_isNotTheCollectors(
      String state, String at, String what, boolean denied) {
    Consent.Builder given =
        Calls.consentBuilder(ConsentKind.EXPRESS, "2026-10-01T12:00:00Z")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION));
    EarlierContact one = earlier("2026-11-22T12:00:00-05:00").build();
    String rule = "debt-collection-" + what;
    for (boolean others : new boolean[] {false, true}) {
      Contact.Builder call = debtOf(state, at, others).history(one, one);
      call.to(Calls.to(state, LineType.FIXED_LINE).workplace(what.equals("workplace")).build());
      if (!state.equals("US-MA")) { // whose creditors' rules name no consent
        call.consents(given.receivedBy(ConsentReceiver.SELLER).build());
        assertThat(states.says(call, rule).startsWith("deny")).isEqualTo(denied && others);
      }
      call.consents(given.receivedBy(ConsentReceiver.CALLER).build());
      assertThat(states.says(call, rule).startsWith("deny"))
          .isEqualTo(state.equals("US-MA") && !others);
    }
    Contact.Builder call = debtOf(state, at, true).history(one, one);
    call.to(Calls.to(state, LineType.FIXED_LINE).workplace(what.equals("workplace")).build());
    call.consents(given.receivedBy(ConsentReceiver.SELLER).build());
    assertThat(states.says(call, rule).startsWith("deny")).isEqualTo(denied);
    call.consents(given.without(Consent.RECEIVED_BY).build());
    assertThat(states.says(call, rule)).as("left out").isEmpty();
  }

  /** Okla. Stat. tit. 15, 755.1(C)(2)(b) bars what 15 U.S.C. 1692c would. */
  @ParameterizedTest
  @CsvSource({"true, SELLER, true", "true, CALLER, false", "false, SELLER, false"})
  void recordedCollection_inOklahoma_needsAConsentGivenToWhoCollects(
      boolean others, ConsentReceiver by, boolean denied) {
    Contact.Builder call =
        debtOf("US-OK", "2026-11-24T21:30:00-06:00", others)
            .voice(Voice.PRERECORDED)
            .consents(
                Calls.consentBuilder(ConsentKind.EXPRESS, "2026-10-01T12:00:00Z")
                    .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
                    .receivedBy(by)
                    .build());
    assertThat(states.says(call, "calling-hours").startsWith("deny")).isEqualTo(denied);
  }

  /** D.C. Code 28-3814(d)(4)(B)(iii)(III): creditors too, even if the text was requested. */
  @ParameterizedTest
  @CsvSource({
    "2022-12-31T12:00:00-05:00, '', false",
    "2023-01-01T12:00:00-05:00, deny, true",
    "2026-11-24T12:00:00-05:00, deny, true",
  })
  void texts_inTheDistrict_sayHowToOptOut(String at, String without, boolean owed) {
    Contact.Builder text =
        Calls.text("US-DC", at)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .requestedAt(Calls.instant("2022-12-30T12:00:00-05:00"));
    for (boolean others : new boolean[] {false, true}) {
      text.caller(Calls.caller("US-DC").thirdParty(others).build());
      Message.Builder message = Message.builder().identifiesCaller(true);
      text.message(message.build());
      assertThat(states.says(text, "debt-collection-text-consent")).isEmpty();
      assertThat(states.obligations(text).contains("offer-opt-out")).isEqualTo(owed);
      text.message(message.optOutMechanism(true).build());
      assertThat(states.says(text, "debt-collection-text-consent")).isEmpty();
      text.message(message.optOutMechanism(false).build());
      assertThat(states.says(text, "debt-collection-text-consent")).isEqualTo(without);
    }
  }

  /** D.C. Code 28-3814(d)(4)(A)(iii): calls, creditors' too, once a call was refused. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00-05:00, VOICE, true, deny",
    "2026-11-24T12:00:00-05:00, VOICE, false, ''",
    "2026-11-24T12:00:00-05:00, TEXT, true, ''",
    "2023-01-01T12:00:00-05:00, VOICE, true, deny",
    "2022-12-31T12:00:00-05:00, VOICE, true, ''",
  })
  void calls_inTheDistrict_endWithARefusal(
      String at, ContactChannel medium, boolean refused, String said) {
    String rule = "debt-collection-refusal";
    Contact.Builder call = debtOf("US-DC", at, false);
    call.history(
        List.of(earlier("2022-11-01T12:00:00-04:00").channel(medium).refused(refused).build()));
    assertThat(states.says(call, rule)).isEqualTo(said);
    call.consents(
        Calls.consentBuilder(ConsentKind.EXPRESS, "2022-12-01T12:00:00Z")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build());
    assertThat(states.says(call, rule)).as("agreed to since").isEmpty();
    assertThat(states.says(debtOf("US-DC", at, false), rule)).as("nobody says so").isEmpty();
  }

  /** Wis. Admin. Code DFI-Bkg 74.16(5): an agency's calls end, whatever medium was refused. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00-06:00, true, TEXT, true, deny",
    "2026-11-24T12:00:00-06:00, true, VOICE, true, deny",
    "2026-11-24T12:00:00-06:00, , TEXT, true, deny",
    "2026-11-24T12:00:00-06:00, true, TEXT, false, ''",
    "2026-11-24T12:00:00-06:00, false, TEXT, true, ''",
    "2025-01-01T12:00:00-06:00, true, TEXT, true, deny",
    "2024-12-31T12:00:00-06:00, true, TEXT, true, deny",
  })
  void calls_ofAnAgencyInWisconsin_endWithARefusal(
      String at,
      @Nullable Boolean thirdParty,
      ContactChannel medium,
      boolean refused,
      String said) {
    String rule = "debt-collection-refusal";
    Caller.Builder caller = Caller.builder().seller("acme");
    Contact.Builder call =
        debt("US-WI", at)
            .caller((thirdParty == null ? caller : caller.thirdParty(thirdParty)).build())
            .history(
                List.of(
                    earlier("2024-11-01T12:00:00-05:00").channel(medium).refused(refused).build()));
    assertThat(states.says(call, rule)).isEqualTo(said);
    assertThat(
            states.says(
                Calls.text("US-WI", at)
                    .purpose(ContactPurpose.DEBT_COLLECTION)
                    .caller(call.build().get(Contact.CALLER).orElseThrow())
                    .history(call.build().get(Contact.HISTORY).orElseThrow()),
                rule))
        .as("a text")
        .isEmpty();
    call.consents(
        Calls.consentBuilder(ConsentKind.EXPRESS, "2024-12-01T12:00:00Z")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build());
    assertThat(states.says(call, rule)).as("agreed to since").isEmpty();
  }

  /** Minn. Stat. 332C.02: no dialing system and no recorded voice once they were refused. */
  @ParameterizedTest
  @CsvSource({
    "2024-09-30T23:59:59-05:00, AUTOMATED, ARTIFICIAL, ''",
    "2024-10-01T00:00:00-05:00, AUTOMATED, ARTIFICIAL, deny",
    "2026-11-24T12:00:00-06:00, AUTOMATED, LIVE, deny",
    "2026-11-24T12:00:00-06:00, RANDOM_OR_SEQUENTIAL, LIVE, deny",
    "2026-11-24T12:00:00-06:00, MANUAL, ARTIFICIAL, deny",
    "2026-11-24T12:00:00-06:00, MANUAL, PRERECORDED, deny",
    "2026-11-24T12:00:00-06:00, MANUAL, LIVE, ''",
  })
  void machines_inMinnesota_endWithARefusal(String at, Dialing dialing, Voice voice, String said) {
    String rule = "debt-collection-refusal";
    EarlierContact.Builder earlier = earlier("2024-09-01T12:00:00-05:00").refused(true);
    for (boolean thirdParty : new boolean[] {true, false}) {
      Contact.Builder call = debtOf("US-MN", at, thirdParty).dialing(dialing).voice(voice);
      assertThat(states.says(call, rule)).as("nobody says so").isEmpty();
      assertThat(states.says(call.history(List.of(earlier.build())), rule)).isEqualTo(said);
      assertThat(
              states.says(
                  call.history(
                      List.of(earlier("2024-09-01T12:00:00-05:00").refused(false).build())),
                  rule))
          .as("not refused")
          .isEmpty();
      call.history(
          List.of(
              EarlierContact.builder().from(earlier.build()).channel(ContactChannel.TEXT).build()));
      assertThat(states.says(call, rule)).as("a text was refused").isEmpty();
      call.history(List.of(earlier.build()));
      call.consents(
          Calls.consentBuilder(ConsentKind.EXPRESS, "2024-09-10T12:00:00Z")
              .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
              .build());
      assertThat(states.says(call, rule)).as("agreed to since").isEmpty();
      call.consents().purpose(ContactPurpose.INFORMATIONAL);
      assertThat(states.says(call, rule)).as("no debt").isEmpty();
    }
  }

  /** How it is dialed is asked only of those who were refused, and texts are dialed too. */
  @Test
  void machines_inMinnesota_areAskedForAfterARefusal() {
    String rule = "debt-collection-refusal";
    Contact.Builder text =
        Calls.text("US-MN", "2026-11-24T12:00:00-06:00").purpose(ContactPurpose.DEBT_COLLECTION);
    EarlierContact refused =
        EarlierContact.builder()
            .from(earlier("2026-11-01T12:00:00-05:00").build())
            .channel(ContactChannel.TEXT)
            .refused(true)
            .build();
    assertThat(states.says(text.dialing(Dialing.AUTOMATED), rule)).isEmpty();
    assertThat(states.says(text.history(List.of(refused)), rule)).isEqualTo("deny");
    assertThat(states.says(text.dialing(Dialing.MANUAL), rule)).isEmpty();
    Contact known = text.build();
    Contact.Builder unknown =
        Contact.builder()
            .at(known.at())
            .channel(ContactChannel.TEXT)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Calls.caller("US-MN").build())
            .to(Calls.to("US-MN", LineType.MOBILE).build())
            .consents();
    assertThat(states.says(unknown.history(), rule)).isEmpty();
    assertThat(states.says(unknown.history(List.of(refused)), rule)).isEqualTo("needs dialing");
  }

  private static final String EMERGENCY = "debt-collection-emergency";

  /** The emergency of 2020: no fact need state it. */
  @ParameterizedTest
  @CsvSource({
    "US-DC, 2020-04-09T12:00:00-04:00, ''",
    "US-DC, 2020-04-10T12:00:00-04:00, deny until 2021-09-24T04:00Z",
    "US-DC, 2020-06-16T12:00:00-04:00, deny until 2021-09-24T04:00Z",
    "US-DC, 2021-08-31T12:00:00-04:00, deny until 2021-09-24T04:00Z",
    "US-DC, 2021-09-01T12:00:00-04:00, deny until 2021-09-24T04:00Z",
    "US-DC, 2021-09-23T23:59:59-04:00, deny until 2021-09-24T04:00Z",
    "US-DC, 2021-09-24T00:00:00-04:00, ''",
    "US-MA, 2020-03-26T12:00:00-04:00, ''",
    "US-MA, 2020-03-27T12:00:00-04:00, deny until 2020-05-06T04:00Z",
    "US-MA, 2020-05-05T12:00:00-04:00, deny until 2020-05-06T04:00Z",
    "US-MA, 2020-05-06T12:00:00-04:00, ''",
    "US-NV, 2020-03-20T12:00:00-07:00, ''",
    "US-NV, 2020-03-21T12:00:00-07:00, deny until 2020-06-04T07:00Z",
    "US-NV, 2020-06-03T12:00:00-07:00, deny until 2020-06-04T07:00Z",
    "US-NV, 2020-06-04T12:00:00-07:00, ''",
    "US-NY, 2020-04-14T12:00:00-04:00, ''",
  })
  void emergencyOf2020_bindsCollectors(String state, String at, String said) {
    Contact.Builder call = debtOf(state, at, true);
    assertThat(states.says(call, EMERGENCY)).isEqualTo(said);
    assertThat(states.says(debt(state, at), EMERGENCY)).as("does not say").isEqualTo(said);
    assertThat(states.says(debtOf(state, at, false), EMERGENCY)).as("a creditor").isEmpty();
    Contact.Builder text =
        Calls.text(state, at)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Calls.caller(state).thirdParty(true).build());
    assertThat(states.says(text, EMERGENCY)).isEqualTo(state.equals("US-MA") ? "" : said);
    call.consents(
        Calls.consentBuilder(ConsentKind.EXPRESS_WRITTEN, "2020-01-01T12:00:00Z")
            .purposes(List.of(ContactPurpose.DEBT_COLLECTION))
            .build());
    assertThat(states.says(call, EMERGENCY)).as("a consent is no request").isEqualTo(said);
    call.requestedAt(Calls.instant("2020-03-01T12:00:00Z"));
    assertThat(states.says(call, EMERGENCY)).as("asked for").isEmpty();
    assertThat(states.says(Calls.call(state, at), EMERGENCY)).as("a sale").isEmpty();
  }

  /** D.C. Code 28-3814(bb): while one is declared, and the 60 days after. */
  @ParameterizedTest
  @CsvSource({
    "US-DC, 2026-11-24T12:00:01-05:00, '', ''",
    "US-DC, 2026-11-24T12:00:00-05:00, '', deny",
    "US-DC, 2026-11-01T12:00:00-04:00, 2026-11-23T12:00:00-05:00, deny until 2027-01-23T05:00Z",
    "US-DC, 2026-11-01T12:00:00-04:00, 2026-11-30T12:00:00-05:00, deny until 2027-01-30T05:00Z",
    "US-DC, 2026-01-01T12:00:00-05:00, 2026-09-25T12:00:00-04:00, deny until 2026-11-25T05:00Z",
    "US-DC, 2026-01-01T12:00:00-05:00, 2026-09-24T23:59:59-04:00, ''",
    "US-NY, 2026-11-24T12:00:00-05:00, '', ''",
  })
  void emergency_barsCollectorsInTheDistrictForSixtyDaysMore(
      String place, String from, String to, String said) {
    Emergency.Builder emergency =
        Emergency.builder().region(Place.of(place)).from(Calls.instant(from));
    if (!to.isEmpty()) {
      emergency.to(Calls.instant(to));
    }
    List<Emergency> declared = List.of(emergency.build());
    assertThat(states.says(debtOf("US-DC", NOON, true).emergencies(declared), EMERGENCY))
        .isEqualTo(said);
    assertThat(states.says(debtOf("US-DC", NOON, false).emergencies(declared), EMERGENCY))
        .isEmpty();
    assertThat(states.says(debtOf("US-MD", NOON, true).emergencies(declared), EMERGENCY)).isEmpty();
    String later = "2021-09-24T12:00:00-04:00";
    assertThat(
            states.says(
                debtOf("US-DC", later, true)
                    .emergencies(
                        List.of(
                            Emergency.builder()
                                .region(Place.of("US-DC"))
                                .from(Calls.instant("2021-09-24T12:00:00-04:00"))
                                .build())),
                EMERGENCY))
        .as("the standing rule begins the day after")
        .isEqualTo("deny");
  }

  @Test
  void textsThatAdvertise_needARelationshipInRhodeIsland() {
    String rule = "telemarketing-consent";
    Contact.Builder text = Calls.text("US-RI", NOON);
    assertThat(states.says(text, rule)).isEqualTo("deny");
    text.relationship(Relationship.builder().customer(true).build());
    assertThat(states.says(text, rule)).isEmpty();
    assertThat(states.obligations(text)).contains("offer-opt-out");
    text.message(Message.builder().optOutMechanism(false).build());
    assertThat(states.says(text, rule)).isEqualTo("deny");
    assertThat(states.says(Calls.text("US-RI", NOON).purpose(ContactPurpose.POLITICAL), rule))
        .isEmpty();
    assertThat(states.says(Calls.call("US-RI", NOON), rule)).isEmpty();
  }

  @Test
  void textsThatAdvertise_needARelationshipInCalifornia() {
    String rule = "telemarketing-consent";
    for (ContactPurpose purpose : List.of(ContactPurpose.TELEMARKETING, ContactPurpose.POLITICAL)) {
      Contact.Builder text = Calls.text("US-CA", NOON).purpose(purpose);
      assertThat(states.says(text, rule)).isEqualTo("deny");
      text.relationship(Relationship.builder().customer(true).build());
      assertThat(states.says(text, rule)).isEmpty();
      assertThat(states.obligations(text)).contains("offer-opt-out");
      text.message(Message.builder().optOutMechanism(false).build());
      assertThat(states.says(text, rule)).isEqualTo("deny");
    }
    Contact.Builder toBusiness = Calls.text("US-CA", NOON);
    toBusiness.to(Calls.to("US-CA", LineType.MOBILE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(toBusiness, rule)).isEqualTo("deny");
    Contact.Builder asked = Calls.text("US-CA", NOON);
    asked.consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-01T12:00:00-05:00"));
    assertThat(states.says(asked, rule)).isEmpty();
    assertThat(states.says(Calls.text("US-CA", NOON).purpose(ContactPurpose.ACCOUNT_ALERT), rule))
        .isEmpty();
    assertThat(states.says(Calls.call("US-CA", NOON), rule)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-ME, TELEMARKETING, 2025-09-23T12:00:00-04:00, false",
    "US-ME, TELEMARKETING, 2025-09-24T12:00:00-04:00, true",
    "US-ME, POLITICAL, 2026-11-24T12:00:00-05:00, false",
    "US-UT, ACCOUNT_ALERT, 2024-04-30T12:00:00-06:00, false",
    "US-UT, ACCOUNT_ALERT, 2024-05-01T12:00:00-06:00, true",
    "US-UT, ACCOUNT_ALERT, 2025-05-07T12:00:00-06:00, true",
    "US-CA, HEALTHCARE, 2024-12-31T12:00:00-08:00, false",
    "US-CA, HEALTHCARE, 2025-01-01T12:00:00-08:00, true",
    "US-TX, HEALTHCARE, 2025-12-31T12:00:00-06:00, false",
    "US-TX, HEALTHCARE, 2026-01-01T12:00:00-06:00, true",
    "US-CA, INFORMATIONAL, 2026-12-31T12:00:00-08:00, false",
    "US-CA, INFORMATIONAL, 2027-01-01T12:00:00-08:00, true",
    "US-VA, TELEMARKETING, 2026-11-24T12:00:00-05:00, false",
  })
  void machinesThatTalk_sayWhatTheyAre(
      String state, ContactPurpose purpose, String at, boolean owed) {
    Contact.Builder call = Calls.recorded(state, at).purpose(purpose);
    assertThat(isTold(call)).isFalse();
    assertThat(isTold(call.voice(Voice.ARTIFICIAL))).isEqualTo(owed);
  }

  private boolean isTold(Contact.Builder call) {
    return states.check(call.build()).obligations().stream()
        .anyMatch(each -> each.rule().id().equals("us-state.ai-disclosure"));
  }

  @Test
  void medicare_isNotSoldByTelephoneInMississippi() {
    String rule = "trade-solicitation-ban";
    Contact.Builder call = Calls.call("US-MS", NOON).subject("medicare-advantage");
    assertThat(states.says(call, rule)).isEqualTo("deny");
    assertThat(states.says(call.requestedAt(Calls.instant("2026-11-20T12:00:00-05:00")), rule))
        .isEmpty();
    assertThat(states.says(Calls.call("US-MS", NOON), rule)).isEmpty();
    assertThat(
            states.says(
                Calls.call("US-MS", "2024-06-30T12:00:00-05:00").subject("medicare-advantage"),
                rule))
        .isEmpty();
    assertThat(
            states.says(
                Calls.call("US-MS", "2024-07-01T12:00:00-05:00").subject("medicare-advantage"),
                rule))
        .isEqualTo("deny");
    assertThat(states.says(Calls.call("US-AL", NOON).subject("medicare-advantage"), rule))
        .isEmpty();
    for (boolean advertises : new boolean[] {true, false}) {
      Contact.Builder text =
          Calls.text("US-MS", NOON)
              .subject("medicare-advantage")
              .purpose(ContactPurpose.INFORMATIONAL)
              .message(Message.builder().containsAdvertising(advertises).build());
      assertThat(states.says(text, rule)).isEqualTo(advertises ? "deny" : "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-08-08T12:00:00-04:00, true, ''",
    "2024-08-09T12:00:00-04:00, true, deny",
    "2024-08-09T12:00:00-04:00, false, ''",
    "2024-08-09T12:00:00-04:00, , needs lists[reassigned-numbers]",
    "2024-08-08T12:00:00-04:00, , ''",
  })
  void reassignedNumbers_areAskedAboutInMaine(String at, @Nullable Boolean listed, String said) {
    Contact plain = Calls.call("US-ME", at).build();
    List<ListEntry> lists = new ArrayList<>(plain.get(Contact.LISTS).orElseThrow());
    if (listed != null) {
      lists.add(ListEntry.builder().list(ListKind.REASSIGNED_NUMBERS).listed(listed).build());
    }
    Contact.Builder call = Calls.call("US-ME", at).lists(lists);
    assertThat(states.says(call, "reassigned-numbers")).isEqualTo(said);
    call.relationship(Calls.bought("2024-03-01T12:00:00-05:00"));
    assertThat(states.says(call, "reassigned-numbers")).isEmpty();
  }

  /** A number that was reassigned after the call was not reassigned before it. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00-05:00, , deny",
    "2026-11-24T12:00:01-05:00, , ''",
    "2026-12-01, , ''",
    // a check that was made later is none
    "2026-12-01, 2026-12-10, needs lists[reassigned-numbers]",
    "2026-11-01, 2026-12-10, deny",
  })
  void reassignedNumbers_countFromTheirDay(String since, @Nullable String asOf, String said) {
    Contact plain = Calls.call("US-ME", NOON).build();
    List<ListEntry> lists = new ArrayList<>(plain.get(Contact.LISTS).orElseThrow());
    ListEntry.Builder entry =
        ListEntry.builder()
            .list(ListKind.REASSIGNED_NUMBERS)
            .listed(true)
            .since(
                since.contains("T")
                    ? Moment.of(Calls.instant(since))
                    : Moment.of(LocalDate.parse(since)));
    lists.add(asOf == null ? entry.build() : entry.asOf(Calls.day(asOf)).build());
    Contact.Builder call = Calls.call("US-ME", NOON).lists(lists);
    assertThat(states.says(call, "reassigned-numbers")).isEqualTo(said);
  }
}
