package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ContactPurpose.DEBT_COLLECTION;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.rules.tcpa.federal.Scene.instant;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.moment;
import static io.lexicall.rules.tcpa.federal.Scene.recording;
import static io.lexicall.rules.tcpa.federal.Scene.text;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.ListEntry;
import io.lexicall.place.Place;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regulation F, 12 CFR 1006.6 and 1006.14; its hours are with the other hours. */
class DebtCollectionTest {
  private static final String FREQUENCY = "reg-f.call-frequency";
  private static final String CONVERSATION = "reg-f.call-after-conversation";
  private static final String REFUSED = "reg-f.refused-medium";
  private static final String NOTICE = "reg-f.opt-out-notice";
  private static final String TIME = "reg-f.inconvenient-time";
  private static final String WORK = "reg-f.workplace";

  /** Six unanswered calls on 18 to 23 November, then this one on the 24th. */
  private static Scene sixCalls() {
    return liveCall(DEBT_COLLECTION)
        .before("2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23");
  }

  @Test
  void eighthCallInSevenDays_isDeniedToTheMidnightThatFreesOne() {
    sixCalls().under(FREQUENCY).permits();
    sixCalls()
        .before("2026-11-24T09:00:00-05:00")
        .under(FREQUENCY)
        .cites("12 CFR 1006.14(b)(2)(i)(A)")
        .until("2026-11-25T00:00:00-05:00");
  }

  @Test
  void frequency_thenHours_chain() {
    sixCalls()
        .before("2026-11-24T09:00:00-05:00")
        .underAll(List.of("reg-f"))
        .verdictUntil("2026-11-25T08:00:00-05:00");
  }

  @Test
  void ninthCall_waitsUntilTwoOfThemAreOut() {
    sixCalls()
        .before("2026-11-23T15:00:00-05:00", "2026-11-24T09:00:00-05:00")
        .under(FREQUENCY)
        .until("2026-11-26T00:00:00-05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-07T12:00:00-04:00, true", // the comment's example: 1 to 7 April, next on the 8th
    "2026-04-07T23:59:59-04:00, true",
    "2026-04-08T00:00:00-04:00, false",
  })
  void sevenCalls_fromTheFirstToTheSeventhOfApril(String at, boolean denied) {
    liveCall(DEBT_COLLECTION)
        .at(at)
        .before("2026-04-01", "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06")
        .before("2026-04-07T09:00:00-04:00")
        .under(FREQUENCY)
        .is(denied);
  }

  @Test
  void frequency_countsCallsAboutThisDebt() {
    String today = "2026-11-24T09:00:00-05:00";
    sixCalls().before(today, e -> e.subject("s-2")).under(FREQUENCY).permits();
    sixCalls().before(today, e -> e.without(EarlierContact.SUBJECT)).under(FREQUENCY).denies();
    sixCalls().before(today, e -> e.channel(ContactChannel.TEXT)).under(FREQUENCY).permits();
    sixCalls().before(today, e -> e.purpose(INFORMATIONAL)).under(FREQUENCY).permits();
    sixCalls()
        .before(today, e -> e.without(EarlierContact.PURPOSE))
        .under(FREQUENCY)
        .lacks("history.purpose");
    sixCalls().before(today).unknown("subject").under(FREQUENCY).lacks("subject");
    sixCalls().unknown("subject").under(FREQUENCY).permits();
    sixCalls().unknown("history").under(FREQUENCY).lacks("history");
    sixCalls().before(today).subject("s-2").under(FREQUENCY).permits();
  }

  @Test
  void frequency_capsCallsOnly() {
    Scene sent = text(DEBT_COLLECTION);
    for (int day = 17; day < 24; day++) {
      sent.before("2026-11-" + day, entry -> entry.channel(ContactChannel.VOICE));
    }
    sent.under(FREQUENCY).permits();
    sent.under(CONVERSATION).permits();
  }

  @Test
  void consentWithinSevenDays_isInExcess() {
    String today = "2026-11-24T09:00:00-05:00";
    sixCalls()
        .before(today)
        .granted(EXPRESS, "2026-11-18T00:00:00-05:00")
        .under(FREQUENCY)
        .permits();
    sixCalls().before(today).unknown("consents").under(FREQUENCY).lacks("consents");
    sixCalls()
        .before(today)
        .granted(EXPRESS, "2026-11-23")
        .before("2026-11-23T18:00:00-05:00", entry -> entry.connected(true)) // used up
        .under(FREQUENCY)
        .denies();
  }

  @Test
  void callsMadeUnderAConsent_doNotCount() {
    // consent of the 17th, gone on the 24th; the calls of the 18th to the 23rd were made under it
    Scene scene = sixCalls().granted(EXPRESS, "2026-11-17");
    scene.before("2026-11-24T09:00:00-05:00", "2026-11-24T10:00:00-05:00");
    scene.under(FREQUENCY).permits();
    Scene counted = sixCalls().granted(EXPRESS, "2026-11-16"); // the 23rd is the eighth day
    counted.before("2026-11-23T13:00:00-05:00", "2026-11-23T14:00:00-05:00");
    counted.before("2026-11-24T07:00:00-05:00", "2026-11-24T09:00:00-05:00");
    counted.before("2026-11-24T10:00:00-05:00");
    counted.under(FREQUENCY).permits();
    counted.before("2026-11-24T11:00:00-05:00").under(FREQUENCY).denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-17T23:59:59-05:00, ",
    "2026-11-18T00:00:00-05:00, 2026-11-25T00:00:00-05:00",
    "2026-11-21T14:00:00-05:00, 2026-11-28T00:00:00-05:00",
    "2026-11-24T09:00:00-05:00, 2026-12-01T00:00:00-05:00",
  })
  void conversation_isFollowedBySevenDaysOfQuiet(String conversation, String until) {
    Scene scene = liveCall(DEBT_COLLECTION).before(conversation, entry -> entry.connected(true));
    if (until == null) {
      scene.under(CONVERSATION).permits();
    } else {
      scene.under(CONVERSATION).cites("12 CFR 1006.14(b)(2)(i)(B)").until(until);
    }
  }

  @Test
  void conversation_onFriday14August_endsFriday21() {
    liveCall(DEBT_COLLECTION)
        .at("2026-08-20T12:00:00-04:00")
        .before("2026-08-14", entry -> entry.connected(true))
        .underAll(List.of("reg-f"))
        .verdictUntil("2026-08-21T08:00:00-04:00");
  }

  @Test
  void conversation_quietEndsAtMidnightAlsoWhenTheClocksChange() {
    liveCall(DEBT_COLLECTION)
        .at("2026-11-06T12:00:00-05:00")
        .before("2026-10-31T12:00:00-04:00", entry -> entry.connected(true))
        .under(CONVERSATION)
        .until("2026-11-07T00:00:00-05:00");
  }

  @Test
  void conversation_aboutAnotherDebt_orNone_leavesFree() {
    liveCall(DEBT_COLLECTION)
        .before("2026-11-20", e -> e.connected(true).subject("s-2"))
        .under(CONVERSATION)
        .permits();
    liveCall(DEBT_COLLECTION).before("2026-11-20").under(CONVERSATION).permits();
    liveCall(DEBT_COLLECTION)
        .before("2026-11-20", e -> e.without(EarlierContact.CONNECTED))
        .under(CONVERSATION)
        .lacks("history.connected");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T12:00:00-05:00, false", // given in the conversation itself
    "2026-11-22T12:00:00-05:00, false",
    "2026-11-19T12:00:00-05:00, true", // used up by the conversation
  })
  void conversation_consentGivenSince_allowsACall(String granted, boolean denied) {
    liveCall(DEBT_COLLECTION)
        .before("2026-11-20T12:00:00-05:00", entry -> entry.connected(true))
        .granted(EXPRESS, granted)
        .under(CONVERSATION)
        .is(denied);
  }

  @Test
  void conversation_consentGivenSince_isNotUsedUpByATextOfWhichNothingElseIsKnown() {
    liveCall(DEBT_COLLECTION)
        .before("2026-11-20", entry -> entry.connected(true))
        .history(
            EarlierContact.builder()
                .at(Scene.instant("2026-11-23"))
                .channel(ContactChannel.TEXT)
                .build())
        .granted(EXPRESS, "2026-11-22")
        .under(CONVERSATION)
        .permits();
  }

  @Test
  void conversation_consentOlderThanSevenDays_isGone() {
    liveCall(DEBT_COLLECTION)
        .at("2026-11-24T12:00:00-05:00")
        .before("2026-11-23", entry -> entry.connected(true))
        .granted(EXPRESS, "2026-11-17T23:59:59-05:00")
        .under(CONVERSATION)
        .denies();
  }

  @ParameterizedTest
  @CsvSource({"2021-11-29T12:00:00-05:00, false", "2021-11-30T12:00:00-05:00, true"})
  void regulationF_isLawFromNovember2021(String at, boolean denied) {
    Scene scene =
        liveCall(DEBT_COLLECTION).at(at).before("2021-11-28", e -> e.connected(true).refused(true));
    for (int hour = 10; hour < 16; hour++) {
      scene.before("2021-11-27T" + hour + ":00:00-05:00");
    }
    scene.under(FREQUENCY).is(denied);
    scene.under(CONVERSATION).is(denied);
    scene.under(REFUSED).is(denied);
    text(DEBT_COLLECTION).at(at).message(m -> m.optOutMechanism(false)).under(NOTICE).is(denied);
  }

  @Test
  void text_tellsHowToOptOut() {
    text(DEBT_COLLECTION).under(NOTICE).permits();
    text(DEBT_COLLECTION).under(NOTICE).obliges();
    text(DEBT_COLLECTION).unknown("message.optOutMechanism").under(NOTICE).obliges("offer-opt-out");
    text(DEBT_COLLECTION)
        .message(m -> m.optOutMechanism(false))
        .under(NOTICE)
        .cites("12 CFR 1006.6(e)")
        .forGood();
    liveCall(DEBT_COLLECTION).message(m -> m.optOutMechanism(false)).under(NOTICE).permits();
    text(TELEMARKETING).message(m -> m.optOutMechanism(false)).under(NOTICE).permits();
  }

  @Test
  void refusedMedium_isNotUsed() {
    liveCall(DEBT_COLLECTION)
        .before("2026-01-01", e -> e.refused(true))
        .under(REFUSED)
        .cites("12 CFR 1006.14(h)")
        .forGood();
    liveCall(DEBT_COLLECTION)
        .before("2026-01-01", e -> e.refused(true).channel(ContactChannel.TEXT))
        .under(REFUSED)
        .permits();
    text(DEBT_COLLECTION).before("2026-01-01", e -> e.refused(true)).under(REFUSED).denies();
    liveCall(DEBT_COLLECTION).askedToStop("2026-11-01").under(REFUSED).denies();
    liveCall(DEBT_COLLECTION).under(REFUSED).permits();
    liveCall(DEBT_COLLECTION).noInternalCheck().under(REFUSED).lacks("lists[internal-dnc]");
    liveCall(DEBT_COLLECTION)
        .before("2026-01-01", e -> e.without(EarlierContact.REFUSED))
        .under(REFUSED)
        .permits(); // of which nobody says that it was refused, it was not
    text(DEBT_COLLECTION).unknown("history").under(REFUSED).lacks("history");
    liveCall(DEBT_COLLECTION).unknown("history").askedToStop("2026-11-01").under(REFUSED).denies();
  }

  @Test
  void creditorInItsOwnName_andOtherPurposes_areOutside() {
    Scene own =
        sixCalls().before("2026-11-24T09:00:00-05:00", e -> e.connected(true).refused(true));
    own.caller(who -> who.thirdParty(false)).underAll(List.of("reg-f")).permits();
    Scene sale = liveCall(TELEMARKETING).before("2026-11-20", e -> e.connected(true).refused(true));
    sale.underAll(List.of("reg-f")).permits();
    Scene silent = sixCalls().before("2026-11-24T09:00:00-05:00").unknown("caller.thirdParty");
    silent.under(FREQUENCY).denies();
  }

  // ---- where the consumer is: comment 6(b)(1)(i)-2

  /** An Eastern number and an address in the Pacific zone: 11:00 to 21:00 Eastern. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:59:59-05:00, 2026-11-24T11:00:00-05:00",
    "2026-11-24T11:00:00-05:00,",
    "2026-11-24T20:59:59-05:00,",
    "2026-11-24T21:00:00-05:00, 2026-11-25T11:00:00-05:00",
    "2026-11-24T23:30:00-05:00, 2026-11-25T11:00:00-05:00",
  })
  void numberAndAddress_bothMustBeConvenient(String at, @Nullable String until) {
    for (Scene scene :
        List.of(
            liveCall(DEBT_COLLECTION).address("90001"),
            text(DEBT_COLLECTION).address("90001"),
            liveCall(DEBT_COLLECTION)
                .called(to -> to.region(Place.of("US-CA")))
                .unknown("to.timeZone"))) {
      if (until == null) {
        scene.at(at).under(TIME).permits();
      } else {
        scene.at(at).under(TIME).cites("12 CFR 1006.6(b)(1)(i)").until(until);
      }
    }
  }

  /** An Eastern number and an address in the Mountain zone: 10:00 to 21:00 Eastern. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:59:59-05:00, true",
    "2026-11-24T10:00:00-05:00, false",
    "2026-11-24T20:59:59-05:00, false",
    "2026-11-24T21:00:00-05:00, true",
  })
  void numberInTheEast_addressInTheMountains(String at, boolean denied) {
    liveCall(DEBT_COLLECTION).address("80202").at(at).under(TIME).is(denied);
  }

  @Test
  void numberElsewhere_countsForCollectorsOnly_andNotBesideAStatedZone() {
    String at = "2026-11-24T21:30:00-05:00"; // 18:30 in California
    liveCall(DEBT_COLLECTION).address("90001").at(at).under(TIME).denies();
    liveCall(DEBT_COLLECTION)
        .called(to -> to.region(Place.of("US-CA")))
        .zone("America/Los_Angeles")
        .at(at)
        .under(TIME)
        .permits();
    // where region and zone contradict each other, nobody knows which is true
    liveCall(DEBT_COLLECTION)
        .called(to -> to.region(Place.of("US-NY")))
        .zone("America/Los_Angeles")
        .at(at)
        .under(TIME)
        .denies();
    liveCall(TELEMARKETING).address("90001").at(at).under("tcpa.calling-hours").permits();
    liveCall(DEBT_COLLECTION).address("90001").at(at).unknown("to.number").under(TIME).permits();
  }

  // ---- times called inconvenient: comments 6(b)(1)-1 and -2

  private static final InconvenientTime WEEKDAYS_THREE_TO_FIVE =
      InconvenientTime.builder()
          .days(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
          .from(LocalTime.of(15, 0))
          .to(LocalTime.of(17, 0))
          .build();

  private static final InconvenientTime WEEKENDS =
      InconvenientTime.builder().days(SATURDAY, SUNDAY).build();

  @ParameterizedTest
  @CsvSource({
    // Tuesdays and Thursdays
    "2026-11-23T23:59:59-05:00, false, false",
    "2026-11-24T12:00:00-05:00, true, false",
    "2026-11-25T12:00:00-05:00, false, false",
    "2026-11-26T12:00:00-05:00, true, false",
    // weekdays from three to five, and weekends
    "2026-11-25T14:59:59-05:00, false, false",
    "2026-11-25T15:00:00-05:00, false, true",
    "2026-11-25T16:59:59-05:00, false, true",
    "2026-11-25T17:00:00-05:00, false, false",
    "2026-11-27T15:30:00-05:00, false, true",
    "2026-11-28T00:00:00-05:00, false, true",
    "2026-11-28T12:00:00-05:00, false, true",
    "2026-11-29T23:59:59-05:00, false, true",
    "2026-11-30T00:00:00-05:00, false, false",
  })
  void inconvenientTimes_ofTheComments(String at, boolean byDays, boolean byHours) {
    InconvenientTime days = InconvenientTime.builder().days(TUESDAY, THURSDAY).build();
    assertDenied(liveCall(DEBT_COLLECTION).at(at).inconvenient(days), at, byDays);
    assertDenied(
        text(DEBT_COLLECTION).at(at).inconvenient(WEEKDAYS_THREE_TO_FIVE, WEEKENDS), at, byHours);
  }

  /** Denied for the named time: at night the usual hours deny as well. */
  private static void assertDenied(Scene scene, String at, boolean denied) {
    assertThat(
            scene.under(TIME).findingsTexts().stream()
                .anyMatch(text -> text.contains("called inconvenient")))
        .as(at)
        .isEqualTo(denied);
  }

  @Test
  void inconvenientTime_endsWhenTheNextConvenientOneBegins() {
    liveCall(DEBT_COLLECTION)
        .at("2026-11-25T15:00:00-05:00")
        .inconvenient(WEEKDAYS_THREE_TO_FIVE, WEEKENDS)
        .underAll(List.of("reg-f"))
        .verdictUntil("2026-11-25T17:00:00-05:00");
    liveCall(DEBT_COLLECTION)
        .at("2026-11-28T12:00:00-05:00")
        .inconvenient(WEEKDAYS_THREE_TO_FIVE, WEEKENDS)
        .underAll(List.of("reg-f"))
        .verdictUntil("2026-11-30T08:00:00-05:00");
  }

  @Test
  void inconvenientTime_pastMidnight_isOfTheDayOnWhichItBegins() {
    InconvenientTime nights =
        InconvenientTime.builder()
            .days(FRIDAY)
            .from(LocalTime.of(19, 0))
            .to(LocalTime.of(10, 0))
            .build();
    liveCall(DEBT_COLLECTION)
        .at("2026-11-27T18:59:59-05:00")
        .inconvenient(nights)
        .under(TIME)
        .permits();
    liveCall(DEBT_COLLECTION)
        .at("2026-11-28T09:30:00-05:00")
        .inconvenient(nights)
        .under(TIME)
        .until("2026-11-28T10:00:00-05:00");
    liveCall(DEBT_COLLECTION)
        .at("2026-11-27T09:30:00-05:00")
        .inconvenient(nights)
        .under(TIME)
        .permits();
    liveCall(DEBT_COLLECTION)
        .at("2026-11-24T12:00:00-05:00")
        .inconvenient(InconvenientTime.builder().to(LocalTime.of(13, 0)).build())
        .under(TIME)
        .until("2026-11-24T13:00:00-05:00");
  }

  /** Three in the afternoon where the number is, and where the address is. */
  @Test
  void inconvenientTime_isAskedByBothClocks() {
    for (String at : List.of("2026-11-25T15:30:00-05:00", "2026-11-25T18:30:00-05:00")) {
      liveCall(DEBT_COLLECTION)
          .address("90001")
          .at(at)
          .inconvenient(WEEKDAYS_THREE_TO_FIVE)
          .under(TIME)
          .denies();
    }
    liveCall(DEBT_COLLECTION)
        .address("90001")
        .at("2026-11-25T17:30:00-05:00")
        .inconvenient(WEEKDAYS_THREE_TO_FIVE)
        .under(TIME)
        .permits();
    liveCall(DEBT_COLLECTION)
        .number("+18005550142")
        .inconvenient(WEEKENDS)
        .under(TIME)
        .lacks("to.country", "to.timeZone");
  }

  @Test
  void inconvenientTime_givesWayToConsent_butNotToAnOldRequest() {
    Scene scene =
        liveCall(DEBT_COLLECTION)
            .at("2026-11-25T15:50:00-05:00")
            .inconvenient(WEEKDAYS_THREE_TO_FIVE);
    scene.asked("2026-11-24T12:00:00-05:00").under(TIME).denies();
    scene.granted(EXPRESS, "2026-11-20").under(TIME).permits();
  }

  /** Comment 6(b)(1)-2.i: written at half past three, answered once before five. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-25T15:30:00-05:00, 2026-11-25T16:59:59-05:00, false",
    "2026-11-25T15:30:00-05:00, 2026-11-26T15:30:00-05:00, true",
    "2026-11-25T15:30:00-05:00, 2026-11-25T15:30:00-05:00, false",
    "2026-11-25T16:00:00-05:00, 2026-11-25T15:45:00-05:00, true", // asked later
    "2026-11-25T14:30:00-05:00, 2026-11-25T15:30:00-05:00, true", // asked at a convenient time
  })
  void requestAtAnInconvenientTime_isAnsweredThen(String asked, String at, boolean denied) {
    liveCall(DEBT_COLLECTION)
        .at(at)
        .inconvenient(WEEKDAYS_THREE_TO_FIVE)
        .asked(asked)
        .under(TIME)
        .is(denied);
  }

  @Test
  void requestAtAnInconvenientTime_isAnsweredOnce() {
    Scene scene =
        text(DEBT_COLLECTION)
            .at("2026-11-25T16:30:00-05:00")
            .inconvenient(WEEKDAYS_THREE_TO_FIVE)
            .asked("2026-11-25T15:30:00-05:00");
    scene.before("2026-11-25T15:00:00-05:00").under(TIME).permits();
    scene.unknown("history").under(TIME).lacks("history");
    text(DEBT_COLLECTION)
        .at("2026-11-25T16:30:00-05:00")
        .inconvenient(WEEKDAYS_THREE_TO_FIVE)
        .asked("2026-11-25T15:30:00-05:00")
        .before("2026-11-25T15:40:00-05:00")
        .under(TIME)
        .until("2026-11-25T17:00:00-05:00");
  }

  @Test
  void requestAtNight_isAnsweredOnTheSameDay() {
    liveCall(DEBT_COLLECTION)
        .at("2026-11-24T22:30:00-05:00")
        .asked("2026-11-24T22:00:00-05:00")
        .under(TIME)
        .permits();
    liveCall(DEBT_COLLECTION)
        .at("2026-11-25T07:30:00-05:00")
        .asked("2026-11-24T22:00:00-05:00")
        .under(TIME)
        .until("2026-11-25T08:00:00-05:00");
  }

  /** Oregon is where it is seven and where it is eight: the answer is lawful at either. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T06:50:00-08:00, 2026-11-24T06:59:59-08:00, false",
    "2026-11-24T06:50:00-08:00, 2026-11-24T07:00:00-08:00, false", // eight in the east
    "2026-11-24T06:50:00-08:00, 2026-11-24T07:59:59-08:00, false",
    "2026-11-24T07:00:00-08:00, 2026-11-24T07:30:00-08:00, false", // asked at eight in the east
    "2026-11-24T20:30:00-08:00, 2026-11-24T20:40:00-08:00, false", // past nine in the east
    // It was not yet nine in the west when the person asked.
    "2026-11-24T20:30:00-08:00, 2026-11-24T21:10:00-08:00, true",
    "2026-11-24T21:10:00-08:00, 2026-11-24T21:20:00-08:00, false",
    "2026-11-24T21:10:00-08:00, 2026-11-24T22:59:59-08:00, false",
    "2026-11-24T21:10:00-08:00, 2026-11-24T23:00:00-08:00, true", // another day in the east
    "2026-11-23T21:10:00-08:00, 2026-11-24T07:00:00-08:00, true",
  })
  void requestAtNight_isAnsweredWhereverThatIsLawful(String asked, String at, boolean denied) {
    Scene scene =
        liveCall(DEBT_COLLECTION)
            .unknown("to.number", "to.postalCode", "to.timeZone")
            .called(to -> to.region(Place.of("US-OR")))
            .at(at)
            .asked(asked);
    scene.under(TIME).is(denied);
    scene.before(at).under(TIME).denies(); // it was answered
  }

  /** From noon until one in both places, an hour apart. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-25T11:10:00-08:00, 2026-11-25T11:59:59-08:00, false",
    "2026-11-25T11:10:00-08:00, 2026-11-25T12:00:00-08:00, true", // it has begun in the west since
    "2026-11-25T12:00:00-08:00, 2026-11-25T12:59:59-08:00, false",
  })
  void requestAtANamedTime_isAnsweredWhereverThatIsLawful(String asked, String at, boolean denied) {
    liveCall(DEBT_COLLECTION)
        .unknown("to.number", "to.postalCode", "to.timeZone")
        .called(to -> to.region(Place.of("US-OR")))
        .at(at)
        .inconvenient(
            InconvenientTime.builder().from(LocalTime.of(12, 0)).to(LocalTime.of(13, 0)).build())
        .asked(asked)
        .under(TIME)
        .is(denied);
  }

  // ---- work, requests, what is said

  @Test
  void workplace_isCalledOnlyWithConsent() {
    liveCall(DEBT_COLLECTION).under(WORK).permits();
    liveCall(DEBT_COLLECTION).called(to -> to.workplace(false)).under(WORK).permits();
    liveCall(DEBT_COLLECTION)
        .called(to -> to.workplace(true))
        .under(WORK)
        .cites("12 CFR 1006.6(b)(3)")
        .forGood();
    liveCall(DEBT_COLLECTION)
        .called(to -> to.workplace(true))
        .consent(EXPRESS)
        .under(WORK)
        .permits();
    liveCall(DEBT_COLLECTION)
        .called(to -> to.workplace(true))
        .at("2021-11-29")
        .under(WORK)
        .cites("15 U.S.C. 1692c(a)(3)")
        .forGood();
    liveCall(DEBT_COLLECTION)
        .called(to -> to.workplace(true))
        .at("2021-11-30")
        .under(WORK)
        .cites("12 CFR 1006.6(b)(3)");
    liveCall(TELEMARKETING).called(to -> to.workplace(true)).under(WORK).permits();
  }

  /** Comment 14(b)(3)(i)-3.i: "call back on Monday". */
  @Test
  void requestForACall_isConsentForSevenDays_andUsedUpByAConversation() {
    Scene monday =
        liveCall(DEBT_COLLECTION)
            .at("2026-04-06T12:00:00-04:00")
            .before("2026-04-03T12:00:00-04:00", entry -> entry.connected(true));
    monday.under(CONVERSATION).denies();
    monday.asked("2026-04-03T12:00:00-04:00").under(CONVERSATION).permits();
    monday
        .before("2026-04-06T10:00:00-04:00", entry -> entry.connected(true))
        .at("2026-04-08T12:00:00-04:00")
        .under(CONVERSATION)
        .until("2026-04-13T00:00:00-04:00");
    String today = "2026-11-24T09:00:00-05:00";
    sixCalls().before(today).asked("2026-11-18").under(FREQUENCY).permits();
    sixCalls().before(today).asked("2026-11-17").under(FREQUENCY).denies();
  }

  @Test
  void refusedMedium_isUsedWhereThePersonAskedForTheContactSince() {
    liveCall(DEBT_COLLECTION)
        .before("2026-01-01", e -> e.refused(true))
        .asked("2026-11-23")
        .under(REFUSED)
        .permits();
    liveCall(DEBT_COLLECTION)
        .before("2026-11-24T09:00:00-05:00", e -> e.refused(true))
        .asked("2026-11-23")
        .under(REFUSED)
        .denies();
    liveCall(DEBT_COLLECTION)
        .askedToStop("2026-11-01")
        .asked("2026-11-23")
        .under(REFUSED)
        .permits();
    liveCall(DEBT_COLLECTION).askedToStop("2026-11-23").asked("2026-11-02").under(REFUSED).denies();
  }

  @ParameterizedTest
  @CsvSource({
    // the answer to the request of 20 November at noon, and the contact of the 24th at noon
    "2026-11-20T11:59:59-05:00, false",
    "2026-11-20T12:00:00-05:00, false", // when the person asked, nobody answered yet
    "2026-11-20T12:00:01-05:00, true",
    "2026-11-21T12:00:00-05:00, true",
    "2026-11-24T12:00:00-05:00, true",
    "2026-11-24T12:00:01-05:00, false", // still to come
  })
  void refusedMedium_isUsedForOneAnswerOnly(String answer, boolean denied) {
    Supplier<Scene> refused =
        () -> liveCall(DEBT_COLLECTION).before("2026-06-01", e -> e.refused(true));
    refused.get().asked("2026-11-20").before(answer).under(REFUSED).is(denied);
    refused
        .get()
        .asked("2026-11-20")
        .before(answer, e -> e.connected(true))
        .under(REFUSED)
        .is(denied);
    liveCall(DEBT_COLLECTION)
        .askedToStop("2026-06-01")
        .asked("2026-11-20")
        .before(answer)
        .under(REFUSED)
        .is(denied);
    text(DEBT_COLLECTION)
        .before("2026-06-01", e -> e.refused(true))
        .asked("2026-11-20")
        .before(answer)
        .under(REFUSED)
        .is(denied);
    liveCall(DEBT_COLLECTION).asked("2026-11-20").before(answer).under(REFUSED).permits();
  }

  @Test
  void refusedMedium_answeredByAnotherMediumOrOnceMoreAskedFor_isUsed() {
    Supplier<Scene> answered =
        () ->
            liveCall(DEBT_COLLECTION)
                .before("2026-06-01", e -> e.refused(true))
                .before("2026-11-21");
    answered.get().asked("2026-11-20").under(REFUSED).cites("12 CFR 1006.14(h)").forGood();
    answered.get().asked("2026-11-22").under(REFUSED).permits();
    liveCall(DEBT_COLLECTION)
        .before("2026-06-01", e -> e.refused(true))
        .asked("2026-11-20")
        .before("2026-11-21", e -> e.channel(ContactChannel.TEXT))
        .under(REFUSED)
        .permits();
    liveCall(DEBT_COLLECTION)
        .before("2026-06-01", e -> e.refused(true))
        .asked("2026-11-20")
        .before("2026-11-21", e -> e.without(EarlierContact.CHANNEL))
        .under(REFUSED)
        .lacks("history.channel");
    answered
        .get()
        .asked("2026-11-20")
        .granted(ConsentKind.EXPRESS, "2026-11-21")
        .under(REFUSED)
        .permits();
    answered
        .get()
        .asked("2026-11-20")
        .granted(ConsentKind.EXPRESS, "2026-05-01")
        .under(REFUSED)
        .denies();
    liveCall(DEBT_COLLECTION)
        .askedToStop("2026-06-01")
        .asked("2026-11-20")
        .unknown("history")
        .under(REFUSED)
        .lacks("history");
  }

  @Test
  void refusedMedium_isOpenAgainFromTheNextRequest() {
    liveCall(DEBT_COLLECTION)
        .before("2026-06-01", e -> e.refused(true))
        .before("2026-11-21")
        .asked("2026-11-26")
        .under(REFUSED)
        .until("2026-11-26T12:00:00-05:00");
  }

  @Test
  void refusedMedium_isUsedAgainWhereThePersonConsentedSince() {
    for (ConsentKind kind : new ConsentKind[] {ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN}) {
      liveCall(DEBT_COLLECTION)
          .before("2026-01-09", e -> e.refused(true))
          .consent(kind)
          .under(REFUSED)
          .permits();
      liveCall(DEBT_COLLECTION)
          .before("2026-01-11", e -> e.refused(true))
          .consent(kind)
          .under(REFUSED)
          .denies();
      liveCall(DEBT_COLLECTION).askedToStop("2026-01-09").consent(kind).under(REFUSED).permits();
      liveCall(DEBT_COLLECTION).askedToStop("2026-01-11").consent(kind).under(REFUSED).denies();
      text(DEBT_COLLECTION)
          .before("2026-01-09", e -> e.refused(true))
          .consent(kind)
          .under(REFUSED)
          .permits();
    }
    liveCall(DEBT_COLLECTION)
        .before("2026-01-09", e -> e.refused(true))
        .consent(ConsentKind.EXPRESS, c -> c.channels(ContactChannel.TEXT))
        .under(REFUSED)
        .denies();
    liveCall(DEBT_COLLECTION)
        .before("2026-01-09", e -> e.refused(true))
        .unknown("consents")
        .under(REFUSED)
        .lacks("consents");
  }

  /**
   * Comment 6(b)(4)(i)-2: a collector "cannot rely on the prior consent of the consumer given to a
   * creditor". One of which nobody says who received it was given to the caller.
   */
  @ParameterizedTest
  @CsvSource({
    "SELLER, true, true",
    "SELLER, , true",
    "CALLER, true, false",
    "CALLER, , false",
    ", true, false",
    ", , false",
  })
  void consentToTheCreditor_isNotTheCollectors(
      @Nullable ConsentReceiver by, @Nullable Boolean thirdParty, boolean denied) {
    Consumer<Consent.Builder> received = consent -> receivedBy(consent, by);
    List<Scene> scenes =
        List.of(
            liveCall(DEBT_COLLECTION).at("2026-11-24T22:00:00-05:00"),
            liveCall(DEBT_COLLECTION).at("2021-11-29T22:00:00-05:00"),
            liveCall(DEBT_COLLECTION)
                .inconvenient(InconvenientTime.builder().days(TUESDAY).build()),
            liveCall(DEBT_COLLECTION).called(to -> to.workplace(true)),
            liveCall(DEBT_COLLECTION).before("2019-12-30", entry -> entry.refused(true)),
            liveCall(DEBT_COLLECTION).askedToStop("2019-12-30"));
    List<String> rules = List.of(TIME, TIME, TIME, WORK, REFUSED, REFUSED);
    for (int i = 0; i < rules.size(); i++) {
      Scene scene =
          scenes.get(i).consent(EXPRESS, received.andThen(c -> c.grantedAt(instant("2020-01-05"))));
      by(scene, thirdParty).under(rules.get(i)).is(denied);
    }
    Scene often =
        sixCalls()
            .before("2026-11-24T09:00:00-05:00")
            .consent(
                EXPRESS, received.andThen(c -> c.grantedAt(instant("2026-11-18T00:00:00-05:00"))));
    by(often, thirdParty).under(FREQUENCY).is(denied);
    Scene spoke =
        liveCall(DEBT_COLLECTION)
            .before("2026-11-20T09:00:00-05:00", entry -> entry.connected(true))
            .consent(EXPRESS, received.andThen(c -> c.grantedAt(instant("2026-11-21"))));
    by(spoke, thirdParty).under(CONVERSATION).is(denied);
  }

  /** Under the Telephone Consumer Protection Act the creditor's consent is the collector's. */
  @Test
  void consentToTheCreditor_countsForRecordedCalls() {
    recording(DEBT_COLLECTION)
        .caller(who -> who.thirdParty(true))
        .consent(EXPRESS, consent -> consent.receivedBy(ConsentReceiver.SELLER))
        .under("tcpa.wireless-consent")
        .permits();
    recording(DEBT_COLLECTION)
        .caller(who -> who.thirdParty(true))
        .under("tcpa.wireless-consent")
        .denies();
  }

  private static Scene by(Scene scene, @Nullable Boolean thirdParty) {
    return thirdParty == null
        ? scene.unknown("caller.thirdParty")
        : scene.caller(who -> who.thirdParty(thirdParty));
  }

  private static void receivedBy(Consent.Builder consent, @Nullable ConsentReceiver by) {
    if (by != null) {
      consent.receivedBy(by);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reg-f.meaningful-identity, identify-caller, true, false",
    "reg-f.collector-disclosure, state-purpose, true, true",
    "reg-f.validation-notice, send-validation-notice, true, true",
  })
  void whatIsSaid(String rule, String duty, boolean onCalls, boolean onTexts) {
    liveCall(DEBT_COLLECTION).under(rule).obliges(duties(duty, onCalls));
    liveCall(DEBT_COLLECTION).at("2021-11-29").under(rule).obliges(duties(duty, onCalls));
    text(DEBT_COLLECTION).under(rule).obliges(duties(duty, onTexts));
    liveCall(TELEMARKETING).under(rule).obliges();
    liveCall(DEBT_COLLECTION).caller(who -> who.thirdParty(false)).under(rule).obliges();
  }

  private static String[] duties(String duty, boolean owed) {
    return owed ? new String[] {duty} : new String[0];
  }

  /**
   * A check of the number was made, but nobody says what it found: the consent may be another's.
   */
  @Test
  void consent_afterACheckWhoseResultIsNotStated_isUnknown() {
    String listed = "lists[reassigned-numbers].listed";
    Scene late = liveCall(DEBT_COLLECTION).at("2026-11-24T22:00:00-05:00").consent(EXPRESS);
    late.under("reg-f.inconvenient-time").permits();
    late.reassigned(entry -> entry.since(moment("2026-06-01")).without(ListEntry.LISTED));
    late.under("reg-f.inconvenient-time").lacks(listed);
    Scene refused = liveCall(DEBT_COLLECTION).askedToStop("2026-01-05").consent(EXPRESS);
    refused.under("reg-f.refused-medium").permits();
    refused.reassigned(entry -> entry.since(moment("2026-06-01")).without(ListEntry.LISTED));
    refused.under("reg-f.refused-medium").lacks(listed);
  }
}
