package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Polls, requests for gifts and calls to the young: what the states' laws say of them besides what
 * they say of sales to adults.
 */
class GiftsPollsAndMinorsTest {
  private static final String NOON = "2026-11-24T14:00:00-05:00";
  private static final String LATE_IN_WA = "2026-11-24T20:30:00-08:00";

  private final States states = new States();

  private static Contact.Builder gift(String state, String at) {
    return Calls.call(state, at).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
  }

  private static Caller caller(@Nullable Boolean taxExempt, @Nullable Boolean thirdParty) {
    Caller.Builder caller =
        Caller.builder()
            .seller("acme")
            .financialInstitution(false)
            .registeredIn(List.of())
            .transmitsCallerId(true);
    if (taxExempt != null) {
      caller = caller.taxExempt(taxExempt);
    }
    if (thirdParty != null) {
      caller = caller.thirdParty(thirdParty);
    }
    return caller.build();
  }

  private static Relationship member() {
    return Relationship.builder().customer(true).build();
  }

  // ---- Maryland: a poll is a telephone solicitation

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T07:59:59-05:00, deny until 2026-11-24T13:00Z",
    "2026-11-24T08:00:00-05:00, ''",
    "2026-11-24T19:59:59-05:00, ''",
    "2026-11-24T20:00:00-05:00, deny until 2026-11-25T13:00Z",
    "2024-01-01T20:30:00-05:00, deny until 2024-01-02T13:00Z",
    "2023-12-31T20:30:00-05:00, ''",
  })
  void pollsInMaryland_haveTheHours_ofCallsAndTexts(String at, String said) {
    for (Subscriber subscriber : Subscriber.values()) {
      for (Contact.Builder poll :
          List.of(Calls.call("US-MD", at), Calls.recorded("US-MD", at), Calls.text("US-MD", at))) {
        Called to = Calls.to("US-MD", LineType.MOBILE).subscriber(subscriber).build();
        assertThat(states.says(poll.purpose(ContactPurpose.SURVEY).to(to), "calling-hours"))
            .isEqualTo(said);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, SURVEY, deny until 2026-11-25T14:00Z",
    "2024-01-01, SURVEY, deny until 2024-01-02T14:00Z",
    "2023-12-31, SURVEY, ''",
    "2026-11-24, TELEMARKETING, deny until 2026-11-25T14:00Z", // a sale counts the polls too
    "2026-11-24, POLITICAL, ''",
  })
  void pollsInMaryland_areCapped(String day, ContactPurpose purpose, String said) {
    List<EarlierContact> earlier =
        Stream.of("09", "10", "11")
            .map(
                hour ->
                    EarlierContact.builder()
                        .at(Calls.instant(day + "T" + hour + ":00:00-05:00"))
                        .channel(ContactChannel.VOICE)
                        .purpose(ContactPurpose.SURVEY)
                        .subject("solar panels")
                        .connected(false)
                        .build())
            .toList();
    Contact.Builder fourth = Calls.call("US-MD", day + "T14:00:00-05:00").purpose(purpose);
    assertThat(states.says(fourth.history(earlier.subList(1, 3)), "frequency-cap")).isEmpty();
    assertThat(states.says(fourth.history(earlier), "frequency-cap")).isEqualTo(said);
    List<EarlierContact> ofAnother = new ArrayList<>(earlier.subList(1, 3));
    ofAnother.add(
        EarlierContact.builder()
            .at(Calls.instant(day + "T09:00:00-05:00"))
            .channel(ContactChannel.VOICE)
            .purpose(ContactPurpose.SURVEY)
            .subject("soap")
            .connected(false)
            .build());
    assertThat(states.says(fourth.history(ofAnother), "frequency-cap")).isEmpty();
  }

  // ---- Nevada: gifts to bodies that are no charities

  private static Contact.Builder listedGift(@Nullable Boolean listed, String at) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.NATIONAL_DNC).asOf(today(at));
    if (listed != null) {
      entry = entry.listed(listed);
    }
    return gift("US-NV", at).lists(entry.build(), Calls.internal(false).build());
  }

  private static Moment today(String at) {
    return Moment.of(OffsetDateTime.parse(at).toLocalDate());
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, deny",
    "false, false, ''",
    "true, true, ''",
    "true, , needs caller.taxExempt",
    "false, , ''",
    ", false, needs lists[national-dnc].listed",
    ", true, ''",
  })
  void giftsInNevada_listedNumbers_areForCharities(
      @Nullable Boolean listed, @Nullable Boolean taxExempt, String said) {
    for (boolean others : new boolean[] {false, true}) {
      Contact.Builder gift = listedGift(listed, NOON).caller(caller(taxExempt, others));
      assertThat(states.says(gift, "do-not-call-list")).isEqualTo(said);
    }
  }

  @Test
  void giftsInNevada_onRequest_andByText_areFreeOfTheStatesList() {
    Contact.Builder gift = listedGift(true, NOON).caller(caller(false, false));
    assertThat(states.says(gift.relationship(member()), "do-not-call-list")).isEqualTo("deny");
    assertThat(
            states.says(
                gift.requestedAt(Calls.instant("2026-11-24T09:00:00-05:00")), "do-not-call-list"))
        .isEmpty();
    // What is tax exempt is a charity where it asks for a gift, and need be none where it sells.
    Contact.Builder sale =
        listedGift(true, NOON).purpose(ContactPurpose.TELEMARKETING).caller(caller(true, false));
    assertThat(states.says(sale, "do-not-call-list")).isEqualTo("deny");
    assertThat(states.says(sale.relationship(member()), "do-not-call-list")).isEmpty();
    Contact.Builder business =
        listedGift(true, NOON)
            .caller(caller(false, false))
            .to(Calls.to("US-NV", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(business, "do-not-call-list")).isEmpty();
    Contact.Builder text =
        Calls.text("US-NV", NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(caller(false, false))
            .lists(
                ListEntry.builder()
                    .list(ListKind.NATIONAL_DNC)
                    .listed(true)
                    .asOf(today(NOON))
                    .build());
    assertThat(states.says(text, "do-not-call-list")).isEmpty();
  }

  // ---- Vermont: who asks for gifts to bodies that are not tax exempt is registered

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T14:00:00-05:00, false, deny",
    "2026-11-24T14:00:00-05:00, true, ''",
    "2026-11-24T14:00:00-05:00, , needs caller.taxExempt",
    "2017-06-08T14:00:00-04:00, false, deny",
    "2017-06-07T14:00:00-04:00, false, deny",
  })
  void giftsInVermont_needTheRegister_unlessTaxExempt(
      String at, @Nullable Boolean taxExempt, String said) {
    for (boolean others : new boolean[] {false, true}) {
      Contact.Builder gift = gift("US-VT", at).caller(caller(taxExempt, others));
      assertThat(states.says(gift, "solicitor-registration")).isEqualTo(said);
    }
  }

  @Test
  void giftsInVermont_registered_asked_orInRelationship_areFree() {
    Contact.Builder gift = gift("US-VT", NOON).caller(caller(false, false));
    assertThat(states.says(gift.relationship(member()), "solicitor-registration")).isEmpty();
    Contact.Builder asked =
        gift("US-VT", NOON)
            .caller(caller(false, false))
            .requestedAt(Calls.instant("2026-11-24T09:00:00-05:00"));
    assertThat(states.says(asked, "solicitor-registration")).isEmpty();
    Contact.Builder registered =
        gift("US-VT", NOON)
            .caller(Caller.builder().taxExempt(false).registeredIn(places("US-VT")).build());
    assertThat(states.says(registered, "solicitor-registration")).isEmpty();
    Contact.Builder unsaid = gift("US-VT", NOON).caller(Caller.builder().taxExempt(false).build());
    assertThat(states.obligations(unsaid)).contains("register-solicitor");
    Contact.Builder poll =
        Calls.call("US-VT", NOON).purpose(ContactPurpose.SURVEY).caller(caller(false, false));
    assertThat(states.says(poll, "solicitor-registration")).isEmpty();
  }

  private static List<Place> places(String state) {
    return List.of(Place.of(state));
  }

  // ---- Washington: a gift is no item that was bought, and members are free

  private static Relationship gave(String at) {
    return Relationship.builder().customer(false).lastTransactionAt(Calls.instant(at)).build();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T20:30:00-08:00, CHARITABLE_SOLICITATION, deny until 2026-11-25T16:00Z",
    "2026-11-24T19:59:59-08:00, CHARITABLE_SOLICITATION, ''",
    "2022-06-08T20:30:00-07:00, CHARITABLE_SOLICITATION, ''",
    "2022-06-09T20:30:00-07:00, CHARITABLE_SOLICITATION, deny until 2022-06-10T15:00Z",
  })
  void giftsInWashington_anEarlierGiftDoesNotLiftTheHours(
      String at, ContactPurpose purpose, String said) {
    Contact.Builder call =
        Calls.call("US-WA", at)
            .purpose(purpose)
            .caller(caller(true, false))
            .relationship(gave("2022-06-01T00:00:00-07:00"));
    assertThat(states.says(call, "calling-hours")).isEqualTo(said);
    Contact.Builder inquired =
        Calls.call("US-WA", at)
            .purpose(purpose)
            .caller(caller(true, false))
            .relationship(
                Relationship.builder()
                    .customer(false)
                    .lastInquiryAt(Calls.instant(at).minus(java.time.Duration.ofDays(30)))
                    .build());
    assertThat(states.says(inquired, "calling-hours")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // tax exempt, for others, member
    "true, false, true, ''",
    "true, false, false, deny until 2026-11-25T16:00Z",
    "true, true, true, deny until 2026-11-25T16:00Z",
    "true, , true, deny until 2026-11-25T16:00Z", // a caller that does not say is a third party
    "false, false, true, deny until 2026-11-25T16:00Z",
    ", false, true, needs caller.taxExempt",
    ", false, false, deny until 2026-11-25T16:00Z",
    "true, false, , needs relationship.customer",
  })
  void giftsInWashington_ofOwnMembers_areFree(
      @Nullable Boolean taxExempt,
      @Nullable Boolean others,
      @Nullable Boolean member,
      String said) {
    Relationship.Builder relationship = Relationship.builder();
    if (member != null) {
      relationship = relationship.customer(member);
    }
    Contact.Builder call =
        gift("US-WA", LATE_IN_WA)
            .caller(caller(taxExempt, others))
            .relationship(relationship.build());
    assertThat(states.says(call, "calling-hours")).isEqualTo(said);
  }

  @Test
  void giftsInWashington_ofOwnMembers_haveNoneOfTheDutiesOf80_36_390() {
    String at = "2026-11-24T14:00:00-08:00";
    for (boolean member : new boolean[] {true, false}) {
      Contact.Builder call =
          gift("US-WA", at)
              .caller(caller(true, false))
              .relationship(
                  Relationship.builder()
                      .customer(member)
                      .lastTransactionAt(Calls.instant("2026-06-01T00:00:00-07:00"))
                      .build())
              .lists(onRegistry(at), Calls.internal(true).since(Calls.day("2026-10-01")).build());
      assertThat(states.says(call, "do-not-call-list")).isEqualTo(member ? "" : "deny");
      assertThat(states.says(call, "internal-do-not-call").isEmpty()).isEqualTo(member);
      Contact.Builder free = call.lists(Calls.internal(false).build());
      assertThat(states.obligations(free).contains("ask-permission-to-continue"))
          .isEqualTo(!member);
      assertThat(states.obligations(free).contains("offer-opt-out")).isEqualTo(!member);
      assertThat(states.obligations(free).contains("honor-opt-out")).isEqualTo(!member);
    }
  }

  private static ListEntry onRegistry(String at) {
    return ListEntry.builder()
        .list(ListKind.NATIONAL_DNC)
        .listed(true)
        .since(Calls.day("2020-01-01"))
        .asOf(today(at))
        .build();
  }

  // ---- the own people of exempt bodies alone are free

  private static Contact.Builder listed(Contact.Builder gift, String state, String at) {
    return gift.lists(
        onRegistry(at),
        Calls.internal(false).build(),
        Calls.stateList(state, true).since(Calls.day("2020-01-01")).asOf(today(at)).build());
  }

  @ParameterizedTest
  @CsvSource({
    // tax exempt, for others
    "true, false, ''",
    "false, false, deny",
    ", false, needs caller.taxExempt",
    "true, true, deny",
    "true, , deny",
    "false, true, deny",
  })
  void gifts_toListedNumbers_areForTheOwnPeopleOfExemptBodies(
      @Nullable Boolean taxExempt, @Nullable Boolean others, String said) {
    String at = "2026-11-24T14:00:00-06:00";
    for (String state : List.of("US-IL", "US-IN", "US-MO", "US-ND", "US-TN")) {
      Contact.Builder gift = gift(state, at).caller(caller(taxExempt, others));
      assertThat(states.says(listed(gift, state, at), "do-not-call-list"))
          .as(state)
          .isEqualTo(said);
      assertThat(states.says(gift(state, at).caller(caller(taxExempt, others)), "do-not-call-list"))
          .as(state)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "US-ND, true, ''",
    "US-ND, false, deny",
    "US-TN, true, ''",
    "US-TN, false, deny",
  })
  void gifts_atNightAndWithAHiddenNumber_areForTheOwnPeopleOfExemptBodies(
      String state, boolean taxExempt, String said) {
    Caller caller =
        Caller.builder()
            .seller("acme")
            .taxExempt(taxExempt)
            .thirdParty(false)
            .transmitsCallerId(false)
            .build();
    for (Contact.Builder gift :
        List.of(
            Calls.call(state, "2026-11-24T21:30:00-06:00"),
            Calls.text(state, "2026-11-24T21:30:00-06:00"))) {
      gift.purpose(ContactPurpose.CHARITABLE_SOLICITATION).caller(caller);
      assertThat(states.says(gift, "caller-id")).isEqualTo(said);
      assertThat(states.says(gift, "calling-hours").isEmpty()).isEqualTo(taxExempt);
    }
  }

  /** N.D. Cent. Code 51-28-01(8)(c)(2): the charity's own people are free if they say who calls. */
  @ParameterizedTest
  @CsvSource({
    "US-ND, true, false, true",
    "US-ND, false, false, true",
    "US-ND, true, true, true",
    "US-TN, true, false, false",
    "US-TN, false, false, true",
    "US-TN, true, true, true",
  })
  void gifts_whoCallsIsSaid(String state, boolean taxExempt, boolean others, boolean owed) {
    for (Contact.Builder gift :
        List.of(
            gift(state, NOON),
            Calls.text(state, NOON).purpose(ContactPurpose.CHARITABLE_SOLICITATION))) {
      gift.caller(caller(taxExempt, others));
      assertThat(states.obligations(gift).contains("identify-caller")).isEqualTo(owed);
    }
  }

  /** RCW 19.09.100: every request for a gift tells for whom it is, to members and firms too. */
  @ParameterizedTest
  @CsvSource({
    "CHARITABLE_SOLICITATION, true",
    "POLITICAL, false",
    "INFORMATIONAL, false",
  })
  void giftsInWashington_sayForWhom(ContactPurpose purpose, boolean owed) {
    for (Contact.Builder contact :
        List.of(
            Calls.call("US-WA", NOON), Calls.recorded("US-WA", NOON), Calls.text("US-WA", NOON))) {
      for (Subscriber subscriber : Subscriber.values()) {
        contact
            .purpose(purpose)
            .caller(caller(true, false))
            .relationship(member())
            .to(Calls.to("US-WA", LineType.MOBILE).subscriber(subscriber).build());
        assertThat(states.obligations(contact).contains("identify-caller")).isEqualTo(owed);
      }
    }
  }

  /** S.D. Codified Laws 37-24-6(16): nobody blocks the origin of a solicitation. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24, TELEMARKETING, false, deny",
    "2026-11-24, TELEMARKETING, true, ''",
    "2026-11-24, CHARITABLE_SOLICITATION, false, deny",
    "2026-11-24, CHARITABLE_SOLICITATION, true, ''",
    "2026-11-24, POLITICAL, false, ''",
    "2020-07-01, CHARITABLE_SOLICITATION, false, deny",
    "2020-06-30, CHARITABLE_SOLICITATION, false, ''",
    "2020-06-30, TELEMARKETING, false, ''",
  })
  void callerIdInSouthDakota_isOfAnybody(
      String day, ContactPurpose purpose, boolean shown, String said) {
    Caller caller =
        Caller.builder().seller("acme").taxExempt(true).transmitsCallerId(shown).build();
    String noon = day + "T12:00:00-06:00";
    for (Subscriber subscriber : Subscriber.values()) {
      Contact.Builder call =
          Calls.call("US-SD", noon)
              .purpose(purpose)
              .caller(caller)
              .to(Calls.to("US-SD", LineType.FIXED_LINE).subscriber(subscriber).build());
      assertThat(states.says(call, "caller-id")).isEqualTo(said);
      assertThat(states.obligations(call).contains("transmit-caller-id"))
          .isEqualTo(shown && said.isEmpty() && !day.equals("2020-06-30"));
    }
    Contact.Builder text = Calls.text("US-SD", noon).caller(caller);
    text.purpose(ContactPurpose.CHARITABLE_SOLICITATION);
    assertThat(states.says(text, "caller-id")).isEmpty();
  }

  /** A sale keeps the relationship by a purchase. */
  @Test
  void salesInWashington_aPurchaseOfTwelveMonthsFreesOfTheList() {
    String at = "2026-11-24T14:00:00-08:00";
    for (boolean bought : new boolean[] {true, false}) {
      Contact.Builder sale =
          Calls.call("US-WA", at)
              .relationship(
                  gave(bought ? "2025-11-24T00:00:00-08:00" : "2025-11-22T00:00:00-08:00"))
              .lists(onRegistry(at), Calls.internal(false).build());
      assertThat(states.says(sale, "do-not-call-list")).isEqualTo(bought ? "" : "deny");
    }
  }

  // ---- Texas: an organisation's device calls its members

  @ParameterizedTest
  @CsvSource({
    "CHARITABLE_SOLICITATION, false, true, true",
    "CHARITABLE_SOLICITATION, false, false, false",
    "CHARITABLE_SOLICITATION, true, true, false",
    "CHARITABLE_SOLICITATION, , true, false",
    "TELEMARKETING, false, true, false", // a customer is no member
    "POLITICAL, false, true, false",
  })
  void messagesInTexas_toOwnMembers_areOutsideOfTheDevicesLaw(
      ContactPurpose purpose, @Nullable Boolean others, boolean member, boolean free) {
    Relationship relationship = Relationship.builder().customer(member).build();
    Contact.Builder late =
        Calls.recorded("US-TX", "2026-11-24T21:30:00-06:00")
            .purpose(purpose)
            .caller(caller(null, others))
            .relationship(relationship);
    assertThat(states.says(late, "calling-hours").isEmpty()).isEqualTo(free);
    Contact.Builder random =
        Calls.recorded("US-TX", "2026-11-24T14:00:00-06:00")
            .dialing(io.lexicall.facts.Dialing.RANDOM_OR_SEQUENTIAL)
            .purpose(purpose)
            .caller(caller(null, others))
            .relationship(relationship);
    assertThat(states.says(random, "prerecorded-consent").isEmpty()).isEqualTo(free);
    Contact.Builder message =
        Calls.recorded("US-TX", "2026-11-24T14:00:00-06:00")
            .purpose(purpose)
            .caller(caller(null, others))
            .relationship(relationship);
    assertThat(states.obligations(message).contains("honor-opt-out")).isEqualTo(!free);
    if (purpose != ContactPurpose.TELEMARKETING) { // whose seller is registered anyway
      assertThat(states.obligations(message).contains("register-solicitor")).isEqualTo(!free);
      assertThat(states.obligations(message).contains("state-purpose")).isEqualTo(!free);
    }
  }

  // ---- Nevada: the number that is displayed

  @ParameterizedTest
  @CsvSource({
    "CONSUMER, TELEMARKETING, deny",
    "BUSINESS, TELEMARKETING, deny",
    "CONSUMER, CHARITABLE_SOLICITATION, ''",
    "CONSUMER, SURVEY, ''",
  })
  void callerIdInNevada_bindsNonprofitsToo(
      Subscriber subscriber, ContactPurpose purpose, String said) {
    Caller hidden =
        Caller.builder().seller("acme").taxExempt(true).transmitsCallerId(false).build();
    Called to = Calls.to("US-NV", LineType.FIXED_LINE).subscriber(subscriber).build();
    for (Contact.Builder call : List.of(Calls.call("US-NV", NOON), Calls.recorded("US-NV", NOON))) {
      Contact.Builder about = call.purpose(purpose).to(to).caller(hidden);
      assertThat(states.says(about, "caller-id")).isEqualTo(said);
      assertThat(
              states.says(
                  about.requestedAt(Calls.instant("2026-11-24T09:00:00-05:00")), "caller-id"))
          .isEmpty();
    }
    assertThat(states.says(Calls.text("US-NV", NOON).caller(hidden), "caller-id")).isEmpty();
    assertThat(states.obligations(Calls.call("US-NV", NOON))).contains("transmit-caller-id");
  }

  // ---- the young

  private static Called aged(String state, @Nullable Integer age, Subscriber subscriber) {
    Called.Builder to = Calls.to(state, LineType.MOBILE).subscriber(subscriber);
    return age == null ? to.build() : to.age(age).build();
  }

  @ParameterizedTest
  @CsvSource({
    // state, at, text, age, said, the age is asked for
    "US-KY, 2026-11-24T14:00:00-05:00, false, 17, deny, false",
    "US-KY, 2026-11-24T14:00:00-05:00, false, 18, '', false",
    "US-KY, 2026-11-24T14:00:00-05:00, false, , '', false",
    "US-KY, 2024-01-01T14:00:00-05:00, true, 17, deny, false",
    "US-KY, 2023-12-31T14:00:00-05:00, true, 17, '', false",
    "US-NC, 2026-11-24T14:00:00-05:00, false, 17, deny, false",
    "US-NC, 2026-11-24T14:00:00-05:00, false, 18, '', false",
    "US-NC, 2026-11-24T14:00:00-05:00, false, , '', true",
    "US-NC, 2019-11-30T14:00:00-05:00, false, , '', true",
    "US-NC, 2019-12-01T14:00:00-05:00, true, , '', true",
    "US-NC, 2019-11-30T14:00:00-05:00, true, , '', false",
    "US-NC, 2019-12-01T14:00:00-05:00, true, 17, deny, false",
    "US-NC, 2019-11-30T14:00:00-05:00, true, 17, '', false",
    "US-TN, 2026-11-24T14:00:00-05:00, false, 17, '', false",
  })
  void minors(
      String state, String at, boolean text, @Nullable Integer age, String said, boolean asked) {
    Contact.Builder contact = text ? Calls.text(state, at) : Calls.call(state, at);
    Contact.Builder about = contact.to(aged(state, age, Subscriber.CONSUMER));
    assertThat(states.says(about, "minors")).isEqualTo(said);
    assertThat(states.obligations(about).contains("ask-age")).isEqualTo(asked);
    Contact.Builder business = contact.to(aged(state, age, Subscriber.BUSINESS));
    assertThat(states.says(business, "minors")).isEmpty();
    assertThat(states.obligations(business)).doesNotContain("ask-age");
  }

  @ParameterizedTest
  @CsvSource({
    "US-KY, RELATIONSHIP, ''",
    "US-NC, PURCHASE, ''",
    "US-NC, OLD_PURCHASE, deny",
    "US-NC, INQUIRY, ''",
    "US-NC, SIGNED, ''",
    "US-NC, SPOKEN, deny",
    "US-KY, SIGNED, deny",
    "US-NC, NONPROFIT, ''",
    "US-KY, NONPROFIT, deny",
  })
  void minors_whatTakesACallOut(String state, String what, String said) {
    Contact.Builder call = Calls.call(state, NOON).to(aged(state, 17, Subscriber.CONSUMER));
    Relationship.Builder relationship = Relationship.builder().customer(false);
    Contact.Builder about =
        switch (what) {
          case "RELATIONSHIP" -> call.relationship(member());
          case "PURCHASE" -> call.relationship(gave("2025-06-01T00:00:00-04:00"));
          case "OLD_PURCHASE" -> call.relationship(gave("2025-05-01T00:00:00-04:00"));
          case "INQUIRY" ->
              call.relationship(
                  relationship.lastInquiryAt(Calls.instant("2026-09-01T00:00:00-04:00")).build());
          case "SIGNED" ->
              call.consents(Calls.consent(ConsentKind.PERMISSION, "2026-01-01T00:00:00-05:00"));
          case "SPOKEN" ->
              call.consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-01T00:00:00-05:00"));
          default -> call.caller(caller(true, false));
        };
    assertThat(states.says(about, "minors")).isEqualTo(said);
  }

  /** A text or call for another purpose that advertises sells, even a live call. */
  @ParameterizedTest
  @CsvSource({
    "US-KY, 2024-01-01T14:00:00-05:00, true, deny, deny",
    "US-KY, 2023-12-31T14:00:00-05:00, true, '', deny",
    "US-KY, 2024-01-01T14:00:00-05:00, false, '', ''",
    "US-KY, 2024-01-01T14:00:00-05:00, , '', ''",
    "US-NC, 2019-12-01T14:00:00-05:00, true, deny, deny",
    "US-NC, 2019-11-30T14:00:00-05:00, true, '', deny",
  })
  void minors_contactsThatAdvertise(
      String state, String at, @Nullable Boolean advertises, String said, String saidOfCall) {
    Message.Builder message = Message.builder().identifiesCaller(true).optOutMechanism(true);
    Message sent =
        advertises == null ? message.build() : message.containsAdvertising(advertises).build();
    Contact.Builder text =
        Calls.text(state, at)
            .purpose(ContactPurpose.INFORMATIONAL)
            .message(sent)
            .to(aged(state, 17, Subscriber.CONSUMER));
    assertThat(states.says(text, "minors")).isEqualTo(said);
    Contact.Builder call =
        Calls.call(state, at)
            .purpose(ContactPurpose.INFORMATIONAL)
            .message(sent)
            .to(aged(state, 17, Subscriber.CONSUMER));
    assertThat(states.says(call, "minors")).isEqualTo(saidOfCall);
  }

  /** A request for a gift is a solicitation in North Carolina, not in Kentucky. */
  @Test
  void minors_gifts() {
    Contact.Builder gift =
        gift("US-NC", NOON).to(aged("US-NC", 17, Subscriber.CONSUMER)).caller(caller(false, false));
    assertThat(states.says(gift, "minors")).isEqualTo("deny");
    assertThat(states.says(gift.caller(caller(true, true)), "minors")).isEmpty();
    assertThat(states.says(gift.caller(caller(null, null)), "minors"))
        .isEqualTo("needs caller.taxExempt");
    assertThat(
            states.says(gift("US-KY", NOON).to(aged("US-KY", 17, Subscriber.CONSUMER)), "minors"))
        .isEmpty();
  }
}
