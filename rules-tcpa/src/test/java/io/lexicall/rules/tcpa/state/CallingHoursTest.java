package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Finding;
import io.lexicall.facts.Called;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingHoursTest {
  private static final String HOURS = "calling-hours";

  private final States states = new States();

  @ParameterizedTest
  @CsvSource({
    // Both sides of each bound.
    "US-WA, 2026-11-24T07:59:59-08:00, deny until 2026-11-24T16:00Z",
    "US-WA, 2026-11-24T08:00:00-08:00, ''",
    "US-WA, 2026-11-24T19:59:59-08:00, ''",
    "US-WA, 2026-11-24T20:00:00-08:00, deny until 2026-11-25T16:00Z",
    // The day of a change of law and the day before.
    "US-WA, 2022-06-08T20:30:00-07:00, ''",
    "US-WA, 2022-06-09T20:30:00-07:00, deny until 2022-06-10T15:00Z",
    "US-FL, 2021-06-30T20:30:00-04:00, ''",
    "US-FL, 2021-07-01T20:30:00-04:00, deny until 2021-07-02T13:00Z",
    "US-OK, 2022-10-31T20:30:00-05:00, ''",
    "US-OK, 2022-11-01T20:30:00-05:00, deny until 2022-11-02T13:00Z",
    "US-CT, 2023-09-30T20:30:00-04:00, ''",
    "US-CT, 2023-10-01T20:30:00-04:00, deny until 2023-10-02T13:00Z",
    "US-MD, 2023-12-31T20:30:00-05:00, ''",
    "US-MD, 2024-01-01T20:30:00-05:00, deny until 2024-01-02T13:00Z",
    "US-OR, 2025-12-31T20:30:00-08:00, ''",
    "US-OR, 2026-01-02T20:30:00-08:00, deny until 2026-01-03T16:00Z",
    "US-SC, 2018-05-17T21:30:00-04:00, ''",
    "US-SC, 2018-05-18T21:30:00-04:00, deny until 2018-05-19T12:00Z",
    "US-PA, 2026-10-17T20:30:00-04:00, ''",
    "US-PA, 2026-10-18T10:30:00-04:00, deny until 2026-10-19T13:00Z",
    "US-PA, 2026-11-24T19:00:00-05:00, deny until 2026-11-25T14:00Z",
    "US-PA, 2019-12-02T20:59:59-05:00, ''",
    "US-PA, 2019-12-02T22:00:00-05:00, deny until 2019-12-03T13:00Z",
    // Closed days are chained.
    "US-RI, 2026-11-21T17:00:00-05:00, deny until 2026-11-23T14:00Z",
    "US-SD, 2026-11-22T12:00:00-06:00, deny until 2026-11-23T16:00Z",
    "US-TX, 2026-11-22T11:59:59-06:00, deny until 2026-11-22T19:00Z",
    // Both clocks of a state with two: open in Pensacola is shut in Miami.
    "US-FL, 2026-11-24T19:30:00-06:00, deny until 2026-11-25T14:00Z",
    "US-FL, 2026-11-24T08:30:00-05:00, deny until 2026-11-24T14:00Z",
    // A day on which the clocks go forward over nothing that matters.
    "US-WY, 2026-03-08T07:59:00-06:00, deny until 2026-03-08T14:00Z",
    // No state hours at all.
    "US-CA, 2026-11-24T03:00:00-08:00, ''",
    // Puerto Rico: 9 to 9 since 2003.
    "US-PR, 2026-11-24T08:59:59-04:00, deny until 2026-11-24T13:00Z",
    "US-PR, 2026-11-24T09:00:00-04:00, ''",
    "US-PR, 2026-11-22T20:59:59-04:00, ''",
    "US-PR, 2026-11-22T21:00:00-04:00, deny until 2026-11-23T13:00Z",
    "US-PR, 2015-01-05T08:30:00-04:00, deny until 2015-01-05T13:00Z",
    // Michigan: contested, read for the person called.
    // Nine o'clock in both of its zones.
    "US-MI, 2026-11-24T09:59:59-05:00, deny until 2026-11-24T15:00Z",
    "US-MI, 2026-11-24T10:00:00-05:00, ''",
    "US-MI, 2026-11-24T20:59:59-05:00, ''",
    "US-MI, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T15:00Z",
  })
  void liveCall(String state, String at, String said) {
    assertThat(states.says(Calls.call(state, at), HOURS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-ME, 2026-11-21T10:00:00-05:00, deny until 2026-11-23T14:00Z",
    "US-CA, 2026-11-24T08:59:59-08:00, deny until 2026-11-24T17:00Z",
    "US-NE, 2026-11-22T12:00:00-06:00, deny until 2026-11-22T20:00Z",
    // Nebraska keeps two clocks: it opens when it is one o'clock in Scottsbluff too.
    "US-NE, 2026-12-25T13:59:59-06:00, deny until 2026-12-25T20:00Z",
    "US-NE, 2026-12-25T14:00:00-06:00, ''",
    // Christmas on a Saturday: the Friday before is kept, and the day itself
    "US-NE, 2027-12-24T12:00:00-06:00, deny until 2027-12-24T20:00Z",
    "US-NE, 2027-12-25T12:00:00-06:00, deny until 2027-12-25T20:00Z",
    "US-NE, 2026-11-24T21:00:00-06:00, deny until 2026-11-25T15:00Z",
    "US-MN, 2026-11-24T21:00:00-06:00, deny until 2026-11-25T15:00Z",
    "US-OK, 2022-10-31T21:00:00-05:00, deny until 2022-11-01T14:00Z",
    "US-MA, 2026-11-24T12:00:00-05:00, deny",
    "US-SD, 2026-11-21T12:00:00-06:00, deny until 2026-11-23T16:00Z",
    // It has no hours of its own there, so it keeps those of a call.
    "US-NC, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
  })
  void recordedMessage(String state, String at, String said) {
    assertThat(states.says(Calls.recorded(state, at), HOURS)).isEqualTo(said);
  }

  /** Recorded messages that sell nothing, in the hours of the device. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, POLITICAL, 2026-11-24T08:59:59-08:00, false, deny until 2026-11-24T17:00Z",
    "US-CA, POLITICAL, 2026-11-24T08:59:59-08:00, true, ''",
    "US-CA, POLITICAL, 2026-11-24T21:00:00-08:00, false, deny until 2026-11-25T17:00Z",
    "US-IN, SURVEY, 2026-11-24T20:00:00-05:00, false, deny until 2026-11-25T15:00Z",
    "US-KY, SURVEY, 2026-11-24T08:59:59-05:00, false, deny until 2026-11-24T14:00Z",
    "US-KY, SURVEY, 2026-11-24T09:00:00-05:00, false, ''",
    "US-KY, POLITICAL, 2026-11-24T07:59:59-05:00, false, ''",
    "US-ME, SURVEY, 2026-11-24T17:00:00-05:00, false, deny until 2026-11-25T14:00Z",
    "US-ME, CHARITABLE_SOLICITATION, 2026-11-24T08:59:59-05:00, false, deny until 2026-11-24T14:00Z",
    "US-ME, POLITICAL, 2026-11-24T17:00:00-05:00, false, ''",
    "US-MN, INFORMATIONAL, 2026-11-24T08:59:59-06:00, true, deny until 2026-11-24T15:00Z",
    "US-NE, POLITICAL, 2026-11-24T21:00:00-06:00, false, deny until 2026-11-25T15:00Z",
    // Neb. Rev. Stat. 49-1474.02(1) binds campaigns whatever the relationship.
    "US-NE, POLITICAL, 2026-11-24T08:59:59-06:00, true, deny until 2026-11-24T15:00Z",
    "US-NE, POLITICAL, 2026-11-24T09:00:00-06:00, true, ''",
    "US-NE, POLITICAL, 2026-11-24T20:59:59-06:00, true, ''",
    "US-NE, POLITICAL, 2026-11-24T21:00:00-06:00, true, deny until 2026-11-25T15:00Z",
    "US-NE, POLITICAL, 2026-11-22T12:00:00-06:00, false, ''",
    "US-NE, SURVEY, 2026-11-24T21:00:00-06:00, true, ''",
    "US-NE, SURVEY, 2026-11-24T21:00:00-06:00, false, deny until 2026-11-25T15:00Z",
    "US-LA, SURVEY, 2026-11-22T12:00:00-06:00, false, deny until 2026-11-23T14:00Z",
    "US-LA, SURVEY, 2026-11-22T12:00:00-06:00, true, ''",
    "US-TX, POLITICAL, 2026-11-22T09:00:00-06:00, false, deny until 2026-11-22T19:00Z",
    "US-TX, DEBT_COLLECTION, 2026-11-22T09:00:00-06:00, false, ''",
  })
  void recordedMessage_thatSellsNothing(
      String state, ContactPurpose purpose, String at, boolean customer, String said) {
    Contact.Builder call =
        Calls.recorded(state, at)
            .purpose(purpose)
            .relationship(Relationship.builder().customer(customer).build());
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  /**
   * Neb. Rev. Stat. 86-256(3)(b) frees an established relationship, which is over once the person
   * told the seller to stop, and no message of another kind revives it.
   */
  @ParameterizedTest
  @CsvSource({
    "SURVEY, , , , ''",
    "SURVEY, 2026-08-03T12:00:00Z, , , deny until 2026-11-25T15:00Z",
    "INFORMATIONAL, 2026-08-03T12:00:00Z, , , deny until 2026-11-25T15:00Z",
    "DEBT_COLLECTION, 2026-08-03T12:00:00Z, , , deny until 2026-11-25T15:00Z",
    "SURVEY, 2026-08-03T12:00:00Z, 2026-08-03T12:00:01Z, , ''",
    "SURVEY, 2026-08-03T12:00:00Z, 2026-08-03T11:59:59Z, , deny until 2026-11-25T15:00Z",
    "SURVEY, , , 2026-08-03, deny until 2026-11-25T15:00Z",
    "INFORMATIONAL, , , 2026-08-03, deny until 2026-11-25T15:00Z",
  })
  void recordedMessage_inNebraska_toACustomerWhoToldTheSellerToStop(
      ContactPurpose purpose,
      @Nullable Instant objected,
      @Nullable Instant asked,
      @Nullable String listed,
      String said) {
    Contact.Builder call =
        Calls.recorded("US-NE", "2026-11-24T21:30:00-06:00")
            .purpose(purpose)
            .relationship(Relationship.builder().customer(true).build());
    if (objected != null) {
      call.objectedAt(objected);
    }
    if (asked != null) {
      call.requestedAt(asked);
    }
    if (listed != null) {
      call.lists(Calls.internal(true).since(Calls.day(listed)).build());
    }
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-MN, 2026-11-24T08:30:00-06:00, true, ''",
    "US-MN, 2026-11-24T08:30:00-06:00, false, deny until 2026-11-24T15:00Z",
  })
  void liveCall_relationship(String state, String at, boolean customer, String said) {
    Contact.Builder call =
        Calls.call(state, at).relationship(Relationship.builder().customer(customer).build());
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-OR, 2026-03-10T20:30:00-07:00, deny until 2026-03-11T15:00Z",
    "US-OR, 2025-12-15T20:30:00-08:00, ''",
    "US-NC, 2019-11-30T22:00:00-05:00, ''",
    "US-NC, 2019-12-01T22:00:00-05:00, deny until 2019-12-02T13:00Z",
    "US-MS, 2019-06-30T10:00:00-05:00, ''",
    "US-MS, 2019-07-07T10:00:00-05:00, deny until 2019-07-08T13:00Z",
    "US-NV, 2025-08-05T08:59:59-07:00, deny until 2025-08-05T16:00Z",
    "US-NV, 2025-08-05T09:00:00-07:00, ''",
    "US-NV, 2026-09-03T21:00:00-07:00, deny until 2026-09-04T16:00Z",
    "US-FL, 2026-11-24T20:00:00-05:00, deny until 2026-11-25T14:00Z",
    "US-FL, 2026-11-24T19:59:59-05:00, ''",
    "US-FL, 2021-06-30T20:30:00-04:00, ''",
    "US-OK, 2026-11-24T20:30:00-06:00, deny until 2026-11-25T14:00Z",
    "US-OK, 2022-10-31T20:30:00-05:00, ''",
    "US-TX, 2026-11-24T09:59:59-06:00, deny until 2026-11-24T16:00Z",
    "US-TX, 2026-11-24T10:00:00-06:00, ''",
    "US-TX, 2026-11-22T11:59:00-06:00, deny until 2026-11-22T19:00Z",
    "US-TX, 2025-08-31T11:00:00-05:00, ''",
    "US-TX, 2025-09-01T08:00:00-05:00, deny until 2025-09-01T15:00Z",
    "US-AL, 2026-11-24T20:30:00-06:00, deny until 2026-11-25T14:00Z",
    "US-KY, 2026-11-24T09:30:00-05:00, deny until 2026-11-24T16:00Z",
    "US-KY, 2023-12-31T09:30:00-05:00, ''",
    "US-MA, 2026-11-24T20:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-MN, 2026-11-24T08:30:00-06:00, deny until 2026-11-24T15:00Z",
    "US-RI, 2026-11-24T18:30:00-05:00, deny until 2026-11-25T14:00Z",
    // Messages since the Act of 2020, and none on a Sunday: South Dakota keeps two clocks.
    "US-SD, 2020-06-28T12:00:00-05:00, ''",
    "US-SD, 2020-07-05T12:00:00-05:00, deny until 2020-07-06T15:00Z",
    "US-SD, 2026-11-24T09:59:59-06:00, deny until 2026-11-24T16:00Z",
    "US-SD, 2026-11-24T10:00:00-06:00, ''",
    "US-SD, 2026-11-21T12:00:00-06:00, ''",
    // A call or message, 13-25a-102(8); none on a Sunday.
    "US-UT, 2022-05-01T12:00:00-06:00, ''",
    "US-UT, 2022-05-08T12:00:00-06:00, deny until 2022-05-09T14:00Z",
    "US-UT, 2026-11-22T12:00:00-07:00, deny until 2026-11-23T15:00Z",
    "US-UT, 2026-11-24T20:59:59-07:00, ''",
    "US-UT, 2026-11-24T21:00:00-07:00, deny until 2026-11-25T15:00Z",
    "US-UT, 2026-11-24T07:59:59-07:00, deny until 2026-11-24T15:00Z",
    "US-UT, 2026-11-24T08:00:00-07:00, ''",
  })
  void text(String state, String at, String said) {
    assertThat(states.says(Calls.text(state, at), HOURS)).isEqualTo(said);
  }

  @Test
  void mississippi_keepsCentralTimeForWhomeverIsElsewhere() {
    Contact.Builder call =
        Calls.call("US-MS", "2026-11-24T08:30:00-05:00")
            .to(
                Calls.to("US-MS", LineType.FIXED_LINE)
                    .timeZone(ZoneId.of("America/New_York"))
                    .build());
    assertThat(states.says(call, HOURS)).isEqualTo("deny until 2026-11-24T14:00Z");
  }

  @Test
  void voiceUnknown_mattersOnlyWhereItMakesADifference() {
    Contact.Builder night = Calls.call("US-ME", "2026-11-24T03:00:00-05:00");
    assertThat(states.says(withoutVoice(night), HOURS)).isEqualTo("needs voice");
    Contact.Builder alike = Calls.call("US-WA", "2026-11-24T03:00:00-08:00");
    assertThat(states.says(withoutVoice(alike), HOURS)).isEqualTo("deny until 2026-11-24T16:00Z");
    Contact.Builder open = Calls.call("US-ME", "2026-11-24T12:00:00-05:00");
    assertThat(states.says(withoutVoice(open), HOURS)).isEmpty();
  }

  private static Contact withoutVoice(Contact.Builder call) {
    Contact known = call.build();
    return Contact.builder()
        .at(known.at())
        .channel(known.get(Contact.CHANNEL).orElseThrow())
        .purpose(ContactPurpose.TELEMARKETING)
        .to(known.get(Contact.TO).orElseThrow())
        .consents()
        .relationship(known.get(Contact.RELATIONSHIP).orElseThrow())
        .build();
  }

  @Test
  void nothingKnownOfThePerson_asksForTheRegionOnlyWhereNothingTellsIt() {
    Contact.Builder somewhere =
        Calls.call("US-WA", "2026-11-24T03:00:00-08:00")
            .to(
                io.lexicall.facts.Called.builder()
                    .country(Place.of("US"))
                    .subscriber(Subscriber.CONSUMER)
                    .build());
    assertThat(states.says(somewhere, HOURS)).contains("needs").contains("to.region");
  }

  @Test
  void subscriberUnknown_isAsked_andABusinessIsOutside() {
    Contact.Builder unknown =
        Calls.call("US-TX", "2026-11-24T03:00:00-06:00")
            .to(io.lexicall.facts.Called.inRegion("US-TX").build());
    assertThat(states.says(unknown, HOURS)).isEqualTo("needs to.subscriber");
    assertThat(states.says(toBusiness("US-TX", "2026-11-24T03:00:00-06:00"), HOURS)).isEmpty();
  }

  private static Contact.Builder toBusiness(String state, String at) {
    return Calls.call(state, at)
        .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
  }

  @ParameterizedTest
  @CsvSource({
    "US-MS, 2019-06-30T10:00:00-05:00, ''",
    "US-MS, 2019-07-07T10:00:00-05:00, deny until 2019-07-08T13:00Z",
    "US-PA, 2026-10-17T22:00:00-04:00, ''",
    "US-PA, 2026-10-19T22:00:00-04:00, deny until 2026-10-20T13:00Z",
    // No residence and no consumer is named.
    "US-IL, 2026-11-24T07:59:59-06:00, deny until 2026-11-24T14:00Z",
    "US-IL, 2026-11-24T08:00:00-06:00, ''",
    "US-MD, 2023-12-31T20:30:00-05:00, ''",
    "US-MD, 2024-01-01T20:30:00-05:00, deny until 2024-01-02T13:00Z",
    "US-NM, 2026-11-24T08:30:00-07:00, deny until 2026-11-24T16:00Z",
    "US-OK, 2022-10-31T20:30:00-05:00, ''",
    "US-OK, 2022-11-01T20:30:00-05:00, deny until 2022-11-02T13:00Z",
    "US-WA, 2022-06-08T21:30:00-07:00, ''",
    "US-WA, 2026-11-24T20:30:00-08:00, deny until 2026-11-25T16:00Z",
    "US-VA, 2020-06-30T21:30:00-04:00, ''",
    "US-VA, 2020-07-01T21:30:00-04:00, deny until 2020-07-02T12:00Z",
    "US-MI, 2026-11-24T08:30:00-05:00, deny until 2026-11-24T15:00Z",
    // An individual: a sole trader is one.
    "US-NC, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    "US-NY, 2026-11-24T21:00:00-05:00, deny until 2026-11-25T13:00Z",
    // Consumers, residences, or consumer goods only.
    "US-FL, 2026-11-24T20:30:00-05:00, ''",
    "US-AL, 2026-11-24T20:30:00-06:00, ''",
    "US-CT, 2026-11-24T20:30:00-05:00, ''",
    "US-OR, 2026-11-24T20:30:00-08:00, ''",
    // Mobile numbers only: this is a fixed line.
    "US-UT, 2026-11-22T12:00:00-07:00, ''",
    "US-NJ, 2026-11-24T21:00:00-05:00, ''",
    "US-RI, 2026-11-24T18:30:00-05:00, ''",
    "US-SC, 2026-11-24T21:30:00-05:00, ''",
  })
  void businesses_areInsideWhereTheLawSaysSo(String state, String at, String said) {
    assertThat(states.says(toBusiness(state, at), HOURS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US-NC, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T13:00Z",
    "US-ND, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T15:00Z",
    "US-TN, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T14:00Z",
    "US-MS, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T15:00Z",
    "US-WA, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T16:00Z",
    "US-CT, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T14:00Z",
    "US-MI, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T15:00Z",
    "US-UT, CHARITABLE_SOLICITATION, LIVE, deny until 2026-11-25T15:00Z",
    "US-SD, CHARITABLE_SOLICITATION, LIVE, ''",
    "US-SD, CHARITABLE_SOLICITATION, PRERECORDED, deny until 2026-11-25T16:00Z",
    "US-SD, SURVEY, PRERECORDED, ''",
    "US-LA, SURVEY, LIVE, deny until 2026-11-25T14:00Z",
    "US-LA, SURVEY, PRERECORDED, deny until 2026-11-25T14:00Z",
    "US-GA, SURVEY, LIVE, ''",
    "US-GA, SURVEY, PRERECORDED, deny until 2026-11-25T13:00Z",
    "US-TN, SURVEY, LIVE, ''",
    "US-TN, SURVEY, PRERECORDED, deny until 2026-11-25T14:00Z",
    "US-ND, ACCOUNT_ALERT, PRERECORDED, deny until 2026-11-25T15:00Z",
    "US-ND, EMERGENCY, PRERECORDED, ''",
    "US-ND, ACCOUNT_ALERT, LIVE, ''",
    "US-IN, INFORMATIONAL, PRERECORDED, deny until 2026-11-25T15:00Z",
    "US-WA, SURVEY, LIVE, ''",
  })
  void otherPurposes_areInsideWhereTheLawSaysSo(
      String state, ContactPurpose purpose, Voice voice, String said) {
    Contact.Builder call =
        Calls.recorded(state, "2026-11-25T04:30:00Z").voice(voice).purpose(purpose);
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  @Test
  void charity_isFreeWhereItsOwnPeopleCall() {
    for (String state : List.of("US-ND", "US-TN")) {
      Contact.Builder own =
          Calls.call(state, "2026-11-25T04:30:00Z")
              .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
              .caller(Calls.caller(state).taxExempt(true).thirdParty(false).build());
      assertThat(states.says(own, HOURS)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // kind of consent, what is said at 3 in the morning
    "US-UT, EXPRESS, ''",
    "US-VA, PERMISSION, ''",
    "US-NJ, EXPRESS_WRITTEN, ''",
    "US-ND, EXPRESS_WRITTEN, ''",
    "US-ND, EXPRESS, deny until 2026-11-24T15:00Z",
    "US-CT, EXPRESS_WRITTEN, deny until 2026-11-24T14:00Z",
    "US-FL, EXPRESS_WRITTEN, deny until 2026-11-24T14:00Z",
    "US-LA, EXPRESS_WRITTEN, deny until 2026-11-24T14:00Z",
    "US-VA, OPT_IN, deny until 2026-11-24T13:00Z",
  })
  void consent_liftsWhereTheLawSaysSo(String state, ConsentKind kind, String said) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T08:00:00Z")
            .consents(Calls.consent(kind, "2026-01-05T12:00:00Z"));
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  @Test
  void consentUnknown_isAskedOnlyWhereItCouldLift() {
    Contact night =
        Contact.builder()
            .at(Calls.instant("2026-11-24T03:00:00-07:00"))
            .channel(io.lexicall.facts.ContactChannel.VOICE)
            .purpose(ContactPurpose.TELEMARKETING)
            .voice(Voice.LIVE)
            .to(Calls.to("US-UT", LineType.FIXED_LINE).build())
            .build();
    assertThat(states.says(night, HOURS)).isEqualTo("needs consents");
    assertThat(states.says(night.at(Calls.instant("2026-11-24T12:00:00-07:00")), HOURS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // 18 months to the day, and a day more
    "US-OR, 2025-05-24T12:00:00-07:00, ''",
    "US-OR, 2025-05-23T12:00:00-07:00, deny until 2026-11-25T16:00Z",
    "US-ND, 2024-11-24T12:00:00-06:00, ''",
    "US-ND, 2024-11-23T12:00:00-06:00, deny until 2026-11-25T15:00Z",
    "US-TN, 2025-11-24T12:00:00-06:00, ''",
    "US-TN, 2025-11-23T12:00:00-06:00, deny until 2026-11-25T14:00Z",
    "US-KY, 2001-01-01T12:00:00-06:00, ''",
    "US-TX, 2001-01-01T12:00:00-06:00, ''",
    "US-WA, 2026-11-01T12:00:00-06:00, deny until 2026-11-25T16:00Z",
  })
  void relationship_liftsWithinItsPeriod(String state, String boughtAt, String said) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T22:30:00-06:00").relationship(Calls.bought(boughtAt));
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  /** An existing customer, whenever the last purchase was: Tenn. Code 65-4-401(6)(B)(iii). */
  @ParameterizedTest
  @CsvSource({
    "US-TN, 2021-01-01T00:00:00Z, ''",
    "US-TN, , ''",
    "US-TN, 2025-11-24T12:00:00-06:00, ''",
    "US-ND, , deny until 2026-11-25T15:00Z",
    "US-TX, 2021-01-01T00:00:00Z, ''",
    "US-TX, , ''",
  })
  void customer_countsWhereTheLawNamesOne(String state, @Nullable String boughtAt, String said) {
    Relationship.Builder customer = Relationship.builder().customer(true);
    if (boughtAt != null) {
      customer.lastTransactionAt(Calls.instant(boughtAt));
    }
    Relationship relationship = customer.build();
    String night = "2026-11-24T22:30:00-06:00";
    assertThat(states.says(Calls.call(state, night).relationship(relationship), HOURS))
        .isEqualTo(said);
    if (state.equals("US-TN")) {
      assertThat(states.says(Calls.text(state, night).relationship(relationship), HOURS))
          .isEqualTo(said);
    }
  }

  @Test
  void deviceHours_holdWhereARelationshipLiftsThoseOfTheCall() {
    Relationship customer = Relationship.builder().customer(true).build();
    Contact.Builder kentucky = Calls.recorded("US-KY", "2026-11-24T09:30:00-05:00");
    assertThat(states.says(kentucky, HOURS)).startsWith("deny");
    assertThat(states.says(kentucky.relationship(customer), HOURS)).isEmpty();
    Contact.Builder late =
        Calls.recorded("US-KY", "2026-11-24T21:30:00-05:00").relationship(customer);
    assertThat(states.says(late, HOURS)).isEqualTo("deny until 2026-11-25T14:00Z");
    Contact.Builder oklahoma =
        Calls.recorded("US-OK", "2026-11-24T20:30:00-06:00").relationship(customer);
    assertThat(states.says(oklahoma, HOURS)).isEmpty();
    Contact.Builder nevada =
        Calls.recorded("US-NV", "2026-11-24T20:30:00-08:00").relationship(customer);
    assertThat(states.says(nevada, HOURS)).startsWith("deny");
  }

  @Test
  void exemption_liftsTheActOfOklahomaButNotThatOfFlorida() {
    for (String state : List.of("US-OK", "US-FL")) {
      Contact.Builder call =
          Calls.call(state, "2026-11-24T23:00:00-05:00")
              .caller(
                  Calls.caller(state)
                      .exemptions(
                          List.of(
                              Exemption.builder().region(Place.of(state)).code("isolated").build()))
                      .build());
      assertThat(states.denials(call).contains(HOURS)).isEqualTo(state.equals("US-FL"));
    }
  }

  @Test
  void louisiana_citesOrderAndStatute() {
    assertThat(states.check(Calls.call("US-LA", "2026-11-22T12:00:00-06:00").build()).findings())
        .extracting(Finding::citation)
        .containsExactly(
            "La. Pub. Serv. Comm'n General Order R-29617 (V)(A)(2)",
            "La. Rev. Stat. 45:811(2)-(3); La. Rev. Stat. 45:816(1), (3), (6)");
  }

  @ParameterizedTest
  @CsvSource({
    "US-TN, LIVE, 'Tenn. Code 65-4-402; Tenn. Code 65-4-401(6)(B)(i), (iii); Tenn. Comp. R. &"
        + " Regs. 1220-04-11-.02(1)'",
    "US-TN, PRERECORDED, Tenn. Code 47-18-1502(a)(2)",
    "US-SD, LIVE, 'S.D. Codified Laws 37-30A-3(2); S.D. Codified Laws 37-30A-1(5)(a), (c); S.D."
        + " Codified Laws 37-30A-8(2)'",
    "US-SD, PRERECORDED, 'S.D. Codified Laws 37-30-28; S.D. Codified Laws 37-30-23; S.D. Codified"
        + " Laws 37-30-24(1), (4)'",
  })
  void recordedMessage_citesTheLawOfItsOwnHours(String state, Voice voice, String citation) {
    Contact.Builder night = Calls.recorded(state, "2026-11-24T03:00:00-06:00").voice(voice);
    assertThat(states.check(night.build()).findings())
        .filteredOn(finding -> finding.rule().id().equals("us-state." + HOURS))
        .extracting(Finding::citation)
        .containsExactly(citation);
  }

  @Test
  void poll_inLouisiana_isTheStatutesAlone_whichLeavesCustomersOut() {
    Contact.Builder poll =
        Calls.call("US-LA", "2026-11-22T12:00:00-06:00").purpose(ContactPurpose.SURVEY);
    assertThat(states.check(poll.build()).findings())
        .extracting(Finding::citation)
        .containsExactly("La. Rev. Stat. 45:811(2)-(3); La. Rev. Stat. 45:816(1), (3), (6)");
    poll.relationship(Relationship.builder().customer(true).build());
    assertThat(states.check(poll.build()).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12:00, ''", "20:00, deny until 2026-12-26T14:00Z"})
  void holidayClosedByItsOwnSection_hasTheHoursOfItsWeekday(String time, String said) {
    Contact.Builder toCustomer =
        Calls.call("US-PA", "2026-12-25T" + time + ":00-05:00")
            .relationship(Relationship.builder().customer(true).build());
    assertThat(states.says(toCustomer, HOURS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"US-ND, HIGH", "US-SC, HIGH", "US-AL, MEDIUM", "US-MN, MEDIUM", "US-WI, MEDIUM"})
  void ruleOfSeveralRows_isAsSureAsTheLeastSureOfThem(String state, Certainty certainty) {
    Tables tables = new Tables();
    assertThat(new CallingTimes(tables, new Exemptions(tables)).rules())
        .filteredOn(rule -> rule.info().id().equals("us-state." + HOURS))
        .filteredOn(rule -> rule.info().places().contains(Place.of(state)))
        .isNotEmpty()
        .allMatch(rule -> rule.info().certainty() == certainty);
  }

  /** That texts are read in, carefully, makes what is read of calls no less sure. */
  @ParameterizedTest
  @CsvSource({
    "US-FL, 20, HIGH",
    "US-TX, 21, MEDIUM",
    "US-TN, 21, MEDIUM",
    "US-SD, 21, MEDIUM",
    "US-RI, 18, MEDIUM"
  })
  void textsOfTheCarefulReading_leaveCallsAsSure(String state, int hour, Certainty ofCalls) {
    String at = "2026-11-24T" + hour + ":30:00-05:00";
    assertThat(certainties(Calls.text(state, at.replace("T21", "T22"))))
        .containsOnly(Certainty.MEDIUM);
    // Rhode Island's hours are read; that consent makes a call solicited is inference.
    assertThat(certainties(Calls.call(state, at.replace("T21", "T22")))).containsOnly(ofCalls);
  }

  private List<Certainty> certainties(Contact.Builder contact) {
    return states.check(contact.build()).findings().stream()
        .filter(finding -> finding.rule().id().equals("us-state." + HOURS))
        .map(finding -> finding.rule().certainty())
        .toList();
  }

  /** A business's mobile is inside where the law says mobile or cellular without more. */
  @ParameterizedTest
  @CsvSource({
    "US-UT, 2026-11-22T12:00:00-07:00, deny until 2026-11-23T15:00Z",
    "US-RI, 2026-11-24T18:30:00-05:00, deny until 2026-11-25T14:00Z",
    "US-SC, 2018-05-17T21:30:00-04:00, ''",
    "US-SC, 2018-05-18T21:30:00-04:00, deny until 2018-05-19T12:00Z",
    "US-VA, 2020-06-30T21:30:00-04:00, deny until 2020-07-01T12:00Z",
    "US-TX, 2026-11-24T21:30:00-06:00, ''",
  })
  void mobileOfABusiness(String state, String at, String said) {
    Contact.Builder call =
        Calls.call(state, at)
            .to(Calls.to(state, LineType.MOBILE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  /** The area code makes a business's line one of the act; a consumer needs none. */
  @ParameterizedTest
  @CsvSource({
    "US-VA, 2026-11-24, FIXED_LINE, BUSINESS, , deny",
    "US-VA, 2026-11-24, FIXED_LINE, BUSINESS, +18045550123, deny",
    "US-VA, 2026-11-24, FIXED_LINE, BUSINESS, +12125550123, ''",
    "US-VA, 2026-11-24, FIXED_LINE, CONSUMER, +12125550123, deny",
    "US-VA, 2020-07-01, MOBILE, BUSINESS, +12125550123, ''",
    "US-VA, 2020-06-30, MOBILE, BUSINESS, +12125550123, deny",
    "US-VA, 2020-06-30, FIXED_LINE, BUSINESS, +18045550123, ''",
    "US-SC, 2026-11-24, MOBILE, BUSINESS, , deny",
    "US-SC, 2026-11-24, MOBILE, BUSINESS, +18035550123, deny",
    "US-SC, 2026-11-24, MOBILE, BUSINESS, +12125550123, ''",
    "US-SC, 2026-11-24, MOBILE, CONSUMER, +12125550123, deny",
  })
  void businessInTheState_withANumberOfAnother(
      String state,
      String day,
      LineType line,
      Subscriber subscriber,
      @Nullable String number,
      String said) {
    io.lexicall.facts.Called.Builder to = Calls.to(state, line).subscriber(subscriber);
    if (number != null) {
      to.number(PhoneNumber.parse(number));
    }
    Contact.Builder call = Calls.call(state, day + "T21:30:00-05:00").to(to.build());
    assertThat(states.says(call, HOURS).replaceFirst(" until .*", "")).isEqualTo(said);
  }

  @Test
  void lineOfABusinessUnknown_isAskedWhereOnlyMobilesAreInside() {
    Contact.Builder call =
        Calls.call("US-SC", "2026-11-24T21:30:00-05:00")
            .to(io.lexicall.facts.Called.inRegion("US-SC").subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(call, HOURS)).isEqualTo("needs to.lineType");
  }

  /**
   * Mass. Gen. Laws ch. 159C, 1: free is a call to an existing customer who has not said that he no
   * longer wishes such calls; no former customer, and no purchase of any age.
   */
  @ParameterizedTest
  @CsvSource({
    "true, , , , ''",
    "true, , 2015-01-01T00:00:00Z, , deny",
    "false, 2010-06-01T00:00:00Z, , , deny",
    "false, 2025-05-24T12:00:00Z, , , ''",
    "false, 2025-05-23T12:00:00Z, , , deny",
    "true, , , 2020-01-01T00:00:00Z, deny",
  })
  void massachusetts_existingCustomersAreFreeUntilTheySayNo(
      boolean customer,
      @Nullable Instant bought,
      @Nullable Instant ended,
      @Nullable Instant objected,
      String said) {
    Relationship.Builder relationship = Relationship.builder().customer(customer);
    if (bought != null) {
      relationship.lastTransactionAt(bought);
    }
    if (ended != null) {
      relationship.endedAt(ended);
    }
    Contact.Builder call =
        Calls.call("US-MA", "2026-11-24T20:30:00-05:00").relationship(relationship.build());
    if (objected != null) {
      call.objectedAt(objected);
    }
    assertThat(states.says(call, HOURS)).startsWith(said).matches("(deny until .*)?");
  }

  /** A business's mobile in New Jersey may be a sole trader's own; a fixed line is none of his. */
  @ParameterizedTest
  @CsvSource({"MOBILE, deny until 2026-11-25T13:00Z", "FIXED_LINE, ''", ", needs to.lineType"})
  void businesses_inNewJersey(@Nullable LineType line, String said) {
    Called.Builder to = Called.inRegion("US-NJ").subscriber(Subscriber.BUSINESS);
    if (line != null) {
      to.lineType(line);
    }
    Contact.Builder call = Calls.call("US-NJ", "2026-11-24T21:00:00-05:00").to(to.build());
    assertThat(states.says(call, HOURS)).isEqualTo(said);
  }

  /** Resident brokers in New Mexico, and who completes the sale face to face in North Dakota. */
  @ParameterizedTest
  @CsvSource({
    "call, US-NM, 2026-11-24T08:30:00-07:00, real-estate, true",
    "recorded, US-NM, 2026-11-24T08:30:00-07:00, real-estate, true",
    "call, US-NM, 2026-11-24T08:30:00-07:00, insurance, false",
    "call, US-ND, 2026-11-24T07:30:00-06:00, face-to-face, true",
    "text, US-ND, 2026-11-24T07:30:00-06:00, face-to-face, false",
    "recorded, US-ND, 2026-11-24T07:30:00-06:00, face-to-face, false",
    "call, US-ND, 2026-11-24T07:30:00-06:00, real-estate, false",
  })
  void exemptions_ofTrades(String kind, String state, String at, String code, boolean free) {
    Contact.Builder contact =
        switch (kind) {
          case "call" -> Calls.call(state, at);
          case "text" -> Calls.text(state, at);
          default -> Calls.recorded(state, at);
        };
    assertThat(states.says(contact, HOURS)).startsWith("deny");
    contact.caller(
        Calls.caller(state)
            .exemptions(List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
            .build());
    assertThat(states.says(contact, HOURS).isEmpty()).isEqualTo(free);
  }

  /** Laws on unsolicited calls leave free the call that the person asked for; others do not. */
  @ParameterizedTest
  @CsvSource({
    "US-FL, true",
    "US-MA, true",
    "US-MI, true",
    "US-MN, true",
    "US-NJ, true",
    "US-OR, true",
    "US-RI, true",
    "US-TN, true",
    "US-TX, true",
    "US-UT, true",
    "US-VA, true",
    "US-WA, true",
    "US-WY, true",
    "US-AL, false",
    "US-IL, false",
    "US-LA, false",
    "US-MD, false",
    "US-MS, false",
    "US-NC, false",
    "US-NM, true",
    "US-PR, false",
  })
  void askedFor(String state, boolean free) {
    Contact.Builder night = Calls.call(state, "2026-11-25T04:30:00Z");
    Contact.Builder early =
        state.equals("US-PR") ? Calls.call(state, "2026-11-24T12:30:00Z") : night;
    assertThat(states.says(early, HOURS)).startsWith("deny");
    early.requestedAt(Calls.instant("2026-11-23T12:00:00Z"));
    assertThat(states.says(early, HOURS).isEmpty()).isEqualTo(free);
    // A request that lies ahead is none.
    early.requestedAt(Calls.instant("2026-11-26T12:00:00Z"));
    assertThat(states.says(early, HOURS)).startsWith("deny");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-11-30T21:30:00-05:00, N.J.S.A. 56:8-128(c)",
    "2023-12-01T21:30:00-05:00, N.J.S.A. 56:8-128(d)",
  })
  void newJersey_isCitedAsNumberedOnTheDay(String at, String citation) {
    assertThat(states.check(Calls.call("US-NJ", at).build()).findings())
        .filteredOn(finding -> finding.rule().id().equals("us-state.calling-hours"))
        .extracting(Finding::citation)
        .containsExactly(citation);
  }

  /** Minnesota leaves out a prior or current relationship, whenever it was. */
  @Test
  void minnesota_relationshipWithoutLimit() {
    String early = "2026-11-24T08:30:00-06:00";
    Relationship customer = Relationship.builder().customer(true).build();
    assertThat(states.says(Calls.call("US-MN", early), HOURS))
        .isEqualTo("deny until 2026-11-24T15:00Z");
    assertThat(states.says(Calls.call("US-MN", early).relationship(customer), HOURS)).isEmpty();
    assertThat(
            states.says(
                Calls.call("US-MN", early).relationship(Calls.bought("2001-01-01T12:00:00Z")),
                HOURS))
        .isEmpty();
  }

  /**
   * Washington, gifts: from 2022-06-09, to a donor of the last 12 months too, not to a business.
   */
  @Test
  void washington_gifts() {
    String late = "2026-11-24T20:15:00-08:00";
    assertThat(states.says(gift("US-WA", "2022-06-08T20:15:00-07:00"), HOURS)).isEmpty();
    assertThat(states.says(gift("US-WA", "2022-06-09T20:15:00-07:00"), HOURS))
        .isEqualTo("deny until 2022-06-10T15:00Z");
    assertThat(states.says(gift("US-WA", late), HOURS)).isEqualTo("deny until 2026-11-25T16:00Z");
    assertThat(states.says(gift("US-WA", "2026-11-24T19:59:59-08:00"), HOURS)).isEmpty();
    assertThat(
            states.says(
                gift("US-WA", late).relationship(Calls.bought("2026-11-23T12:00:00-08:00")), HOURS))
        .isEqualTo("deny until 2026-11-25T16:00Z");
    assertThat(states.says(gift("US-WA", late).to(business("US-WA")), HOURS)).isEmpty();
  }

  /** Oregon, gifts: a charity's own people may call members and donors, strangers not. */
  @Test
  void oregon_gifts() {
    String late = "2026-01-01T20:30:00-08:00";
    assertThat(states.says(gift("US-OR", "2025-12-31T20:30:00-08:00"), HOURS)).isEmpty();
    assertThat(states.says(gift("US-OR", late), HOURS)).isEqualTo("deny until 2026-01-02T16:00Z");
    io.lexicall.facts.Caller own = Calls.caller("US-OR").thirdParty(false).build();
    assertThat(states.says(gift("US-OR", late).caller(own), HOURS)).startsWith("deny");
    Relationship donor = Calls.bought("2015-01-01T12:00:00Z");
    assertThat(states.says(gift("US-OR", late).caller(own).relationship(donor), HOURS)).isEmpty();
    assertThat(states.says(gift("US-OR", late).relationship(donor), HOURS)).startsWith("deny");
  }

  /** Wisconsin forbids the night without the prior consent. */
  @Test
  void wisconsin_consentLifts() {
    String late = "2026-11-24T21:30:00-06:00";
    assertThat(states.says(Calls.call("US-WI", late), HOURS))
        .isEqualTo("deny until 2026-11-25T14:00Z");
    Contact.Builder agreed =
        Calls.call("US-WI", late)
            .consents(Calls.consent(ConsentKind.EXPRESS, "2026-10-01T12:00:00Z"));
    assertThat(states.says(agreed, HOURS)).isEmpty();
  }

  /** Connecticut, gifts: only where somebody else calls for the charity. */
  @Test
  void connecticut_gifts() {
    String late = "2026-11-24T20:30:00-05:00";
    assertThat(states.says(gift("US-CT", "2023-09-30T20:30:00-04:00"), HOURS)).isEmpty();
    assertThat(states.says(gift("US-CT", late), HOURS)).isEqualTo("deny until 2026-11-25T14:00Z");
    io.lexicall.facts.Caller own = Calls.caller("US-CT").thirdParty(false).build();
    assertThat(states.says(gift("US-CT", late).caller(own), HOURS)).isEmpty();
  }

  /** Mississippi: who raises funds for others keeps hours of another act beside those of all. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:59:59-06:00, deny until 2026-11-24T15:00Z",
    "2026-11-24T09:00:00-06:00, ''",
    "2026-11-24T19:59:59-06:00, ''",
    "2026-11-21T08:30:00-06:00, deny until 2026-11-21T15:00Z",
    "2018-07-01T12:00:00-05:00, deny until 2018-07-02T14:00Z", // a Sunday; gifts came into 77-3-705
    // in 2019
    "2018-06-24T12:00:00-05:00, ''", // a Sunday before the first day known
  })
  void mississippi_fundRaisers(String at, String said) {
    Contact.Builder gift = gift("US-MS", at);
    assertThat(states.says(gift.caller(Calls.caller("US-MS").thirdParty(true).build()), HOURS))
        .isEqualTo(said);
  }

  @Test
  void mississippi_fundRaisersHours_areOfNobodyElse() {
    String early = "2026-11-24T08:30:00-06:00";
    io.lexicall.facts.Caller own = Calls.caller("US-MS").thirdParty(false).build();
    assertThat(states.says(gift("US-MS", early).caller(own), HOURS)).isEmpty();
    assertThat(states.says(gift("US-MS", early).to(business("US-MS")), HOURS)).isEmpty();
    assertThat(states.says(Calls.call("US-MS", early), HOURS)).isEmpty();
    assertThat(states.says(gift("US-MS", early), HOURS)).startsWith("deny");
  }

  /** Nothing frees a recorded campaign message of Nebraska's hours, and no fact is asked for. */
  @Test
  void nebraska_campaignsHours_areOfAnybody() {
    String night = "2026-11-24T21:30:00-06:00";
    Contact.Builder message = Calls.recorded("US-NE", night).purpose(ContactPurpose.POLITICAL);
    assertThat(states.says(message.to(business("US-NE")), HOURS)).startsWith("deny");
    assertThat(
            states.says(message.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, night)), HOURS))
        .startsWith("deny");
    assertThat(states.says(message.requestedAt(Calls.instant("2026-11-24T21:00:00-06:00")), HOURS))
        .startsWith("deny");
    Contact.Builder live = Calls.call("US-NE", night).purpose(ContactPurpose.POLITICAL);
    assertThat(states.says(live, HOURS)).isEmpty();
    Contact.Builder text = Calls.text("US-NE", night).purpose(ContactPurpose.POLITICAL);
    assertThat(states.says(text, HOURS)).isEmpty();
  }

  private static Contact.Builder gift(String state, String at) {
    return Calls.call(state, at).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
  }

  private static io.lexicall.facts.Called business(String state) {
    return Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build();
  }

  @Test
  void variant_tellsTextsFromCalls() {
    assertThat(CallingTimes.variant("", Set.of(Kind.LIVE, Kind.TEXT))).isEmpty();
    assertThat(CallingTimes.variant("", Set.of(Kind.TEXT))).isEqualTo("text");
    assertThat(CallingTimes.variant("order", Set.of(Kind.LIVE))).isEqualTo("order");
    assertThat(CallingTimes.variant("order", Set.of(Kind.TEXT))).isEqualTo("order text");
  }
}
