package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Relationships that free a contact, until the person tells the caller to stop: a consent that is
 * given later is a consent, and begins no relationship.
 */
class FreedUntilToldTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";
  private static final String EVENING = "2026-11-24T20:30:00-05:00";
  private static final String TOLD = "2026-03-01T12:00:00Z";
  private static final String LATER = "2026-06-01T12:00:00Z";

  private final States states = new States();

  private static Contact.Builder onRegistry(Contact.Builder contact, String state) {
    Moment today = Moment.of(OffsetDateTime.parse(NOON).toLocalDate());
    return contact.lists(
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .listed(true)
            .since(Calls.day("2004-01-01"))
            .asOf(today)
            .build(),
        Calls.internal(false).build(),
        Calls.stateList(state, false).asOf(today).build());
  }

  private static Consent consent(ConsentKind kind, String grantedAt) {
    return Calls.consentBuilder(kind, grantedAt)
        .purposes(List.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION))
        .build();
  }

  private static Relationship relationship(String which) {
    return switch (which) {
      case "none" -> Relationship.builder().customer(false).build();
      case "customer" -> Relationship.builder().customer(true).build();
      case "bought" -> Calls.bought("2026-01-10T12:00:00Z");
      case "bought-long-ago" -> Calls.bought("2025-01-10T12:00:00Z");
      case "inquired" ->
          Relationship.builder()
              .customer(false)
              .lastInquiryAt(Calls.instant("2026-01-10T12:00:00Z"))
              .build();
      case "inquired-lately" ->
          Relationship.builder()
              .customer(false)
              .lastInquiryAt(Calls.instant("2026-11-01T12:00:00Z"))
              .build();
      default -> throw new IllegalArgumentException(which);
    };
  }

  /**
   * What the rule says of a stranger, of a known person, and of one who told the caller to stop.
   */
  @ParameterizedTest
  @CsvSource({
    // Alaska Stat. 45.50.475(g)(4)(B)(v): only if not asked that the solicitations cease
    "do-not-call-list, live, US-AK, bought",
    "do-not-call-list, live, US-AK, inquired-lately",
    "prerecorded-consent, recorded, US-AK, bought",
    // Idaho Code 48-1003A(4)(b) and 48-1002(3)(b)
    "do-not-call-list, live, US-ID, customer",
    "do-not-call-list, recorded, US-ID, bought",
    // 10 M.R.S. 1499-B(1)(D-1)
    "do-not-call-list, live, US-ME, bought",
    "do-not-call-list, live, US-ME, inquired-lately",
    // Utah Code 13-25a-102(4): not terminated by an act by either person
    "do-not-call-list, live, US-UT, bought",
    "do-not-call-list, recorded, US-UT, inquired",
  })
  void lists_namesNoConsent(String rule, String kind, String state, String which) {
    Contact.Builder contact =
        kind.equals("live") ? Calls.call(state, NOON) : Calls.recorded(state, NOON);
    onRegistry(contact, state).consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER));
    assertThat(states.says(contact, rule)).as("a stranger").isEqualTo("deny");
    contact.relationship(relationship(which));
    assertThat(states.says(contact, rule)).as("known").isEmpty();
    contact.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(contact, rule)).as("told to stop").isEqualTo("deny");
    contact.requestedAt(Calls.instant("2026-11-23T12:00:00-06:00"));
    assertThat(states.says(contact, rule)).as("asked for since").isEmpty();
  }

  /** Okla. Stat. tit. 15, 775B.2(3): not previously terminated by either party; the own list. */
  @ParameterizedTest
  @CsvSource({"live, bought", "live, inquired", "text, customer"})
  void oklahoma_ownList(String kind, String which) {
    Contact.Builder contact =
        (kind.equals("live") ? Calls.call("US-OK", NOON) : Calls.text("US-OK", NOON))
            .lists(
                Calls.internal(false).build(),
                Calls.stateList("US-OK", true)
                    .since(Calls.day("2020-01-01"))
                    .asOf(Calls.day("2026-11-01"))
                    .build())
            .consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER));
    assertThat(states.says(contact, "do-not-call-list")).as("a stranger").isEqualTo("deny");
    contact.relationship(relationship(which));
    assertThat(states.says(contact, "do-not-call-list")).as("known").isEmpty();
    contact.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(contact, "do-not-call-list")).as("told to stop").isEqualTo("deny");
    contact.requestedAt(Calls.instant("2026-11-23T12:00:00-06:00"));
    assertThat(states.says(contact, "do-not-call-list")).as("asked for since").isEmpty();
  }

  /** Utah Code 13-25a-103(2)(b), (5): recorded messages, the opening and the end of the call. */
  @Test
  void utah_recordedMessages_andDuties() {
    Contact.Builder recorded = Calls.recorded("US-UT", NOON).relationship(relationship("bought"));
    assertThat(states.says(recorded, "prerecorded-consent")).isEmpty();
    recorded.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(recorded, "prerecorded-consent")).isEqualTo("deny");
    recorded.consents(consent(ConsentKind.EXPRESS, LATER));
    assertThat(states.says(recorded, "prerecorded-consent")).isEmpty();
    Contact.Builder live = Calls.call("US-UT", NOON).relationship(relationship("bought"));
    assertThat(states.obligations(live)).doesNotContain("honor-opt-out");
    live.consents(consent(ConsentKind.EXPRESS, LATER)).objectedAt(Calls.instant(TOLD));
    assertThat(states.obligations(live)).contains("honor-opt-out", "state-purpose");
  }

  /** A relationship that is stated to have ended is none; dealings of before do not count. */
  @ParameterizedTest
  @CsvSource({"US-UT", "US-OK"})
  void relationship_thatEnded(String state) {
    Contact.Builder call =
        onRegistry(Calls.call(state, NOON), state)
            .relationship(
                Relationship.builder()
                    .customer(false)
                    .lastTransactionAt(Calls.instant("2026-01-10T12:00:00Z"))
                    .endedAt(Calls.instant("2026-02-10T12:00:00Z"))
                    .build());
    if (state.equals("US-OK")) {
      call.lists(
          Calls.internal(false).build(),
          Calls.stateList(state, true).asOf(Calls.day("2026-11-01")).build());
    }
    assertThat(states.says(call, "do-not-call-list")).isEqualTo("deny");
  }

  /** 10 M.R.S. 1499-B(6): the duty to check the database goes with the same relationship. */
  @Test
  void reassignedNumbers_inMaine() {
    Contact.Builder call =
        Calls.call("US-ME", NOON).consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER));
    assertThat(states.says(call, "reassigned-numbers")).startsWith("needs lists[reassigned-");
    call.relationship(relationship("bought"));
    assertThat(states.says(call, "reassigned-numbers")).isEmpty();
    call.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(call, "reassigned-numbers")).startsWith("needs lists[reassigned-");
  }

  /** Conn. Gen. Stat. 42-284(18)(B)(vii): an existing customer who has not said no. */
  @Test
  void connecticut_customers() {
    Contact.Builder call =
        Calls.call("US-CT", EVENING)
            .consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER))
            .relationship(relationship("customer"));
    assertThat(states.says(call, "calling-hours")).isEmpty();
    assertThat(states.obligations(call))
        .doesNotContain("identify-caller", "ask-permission-to-continue", "honor-opt-out");
    call.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(call, "calling-hours")).isEqualTo("deny until 2026-11-25T14:00Z");
    assertThat(states.denials(call)).containsExactly("calling-hours");
    call.at(Calls.instant("2026-11-24T19:59:59-05:00"));
    assertThat(states.obligations(call))
        .contains("identify-caller", "ask-permission-to-continue", "honor-opt-out");
    Contact.Builder hidden = call.caller(Calls.caller("US-CT").transmitsCallerId(false).build());
    assertThat(states.says(hidden, "caller-id")).isEqualTo("deny");
  }

  /** An oral consent after the request lifts that, and is not the written one of (l). */
  @ParameterizedTest
  @CsvSource({"live, EXPRESS, deny", "live, EXPRESS_WRITTEN, ''", "recorded, EXPRESS, deny"})
  void connecticut_consentAfterTheRequest(String kind, ConsentKind consent, String said) {
    Contact.Builder call =
        kind.equals("live") ? Calls.call("US-CT", NOON) : Calls.recorded("US-CT", NOON);
    call.consents(consent(consent, LATER)).relationship(relationship("customer"));
    assertThat(states.says(call, "telemarketing-consent")).isEmpty();
    assertThat(states.says(call, "prerecorded-consent")).isEmpty();
    call.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo(said);
    if (kind.equals("recorded")) {
      assertThat(states.says(call, "prerecorded-consent")).isEqualTo(said);
    }
  }

  /** Kan. Stat. 50-670(a)(3)(C), unless the consumer has objected; Miss. Code 77-3-601(h). */
  @ParameterizedTest
  @CsvSource({"US-KS, honor-opt-out", "US-KS, identify-caller", "US-MS, honor-opt-out"})
  void dutiesOfCalls(String state, String duty) {
    Contact.Builder call = Calls.call(state, NOON).consents(consent(ConsentKind.EXPRESS, LATER));
    assertThat(states.obligations(call)).contains(duty);
    call.relationship(relationship("bought"));
    assertThat(states.obligations(call)).doesNotContain(duty);
    call.objectedAt(Calls.instant(TOLD));
    assertThat(states.obligations(call)).contains(duty);
  }

  @Test
  void recordedMessages_inKansas() {
    Contact.Builder message =
        Calls.recorded("US-KS", NOON).consents(consent(ConsentKind.EXPRESS, LATER));
    assertThat(states.says(message, "prerecorded-consent")).isEqualTo("deny");
    message.relationship(relationship("bought"));
    assertThat(states.says(message, "prerecorded-consent")).isEmpty();
    message.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(message, "prerecorded-consent")).isEqualTo("deny");
  }

  // ---- gifts

  private static Caller caller(String state, @Nullable Boolean taxExempt, boolean forOthers) {
    return Calls.caller(state).taxExempt(taxExempt).thirdParty(forOthers).build();
  }

  /**
   * Alaska Stat. 45.50.475(g)(4)(B)(ii): a charity and its volunteers may send a recorded request
   * to a member, a donor of 18 months and who showed interest in giving; nobody who is paid may.
   */
  @ParameterizedTest
  @CsvSource({
    "false, bought, ''",
    "false, customer, ''",
    "false, inquired, ''",
    "false, bought-long-ago, deny",
    "false, none, deny",
    "true, bought, deny",
    "true, customer, deny",
    "true, inquired, deny",
  })
  void alaska_recordedRequestsForGifts(boolean forOthers, String which, String said) {
    Contact.Builder gift =
        Calls.recorded("US-AK", NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .relationship(relationship(which));
    for (boolean taxExempt : new boolean[] {true, false}) {
      gift.caller(caller("US-AK", taxExempt, forOthers));
      assertThat(states.says(gift, "prerecorded-consent")).isEqualTo(said);
    }
    gift.consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER)).objectedAt(Calls.instant(TOLD));
    assertThat(states.says(gift, "prerecorded-consent")).isEqualTo("deny");
    gift.requestedAt(Calls.instant("2026-11-23T12:00:00-06:00"));
    assertThat(states.says(gift, "prerecorded-consent")).isEmpty();
  }

  /** Who calls is not asked: unstated, the caller is taken to call for others. */
  @Test
  void alaska_recordedRequestsForGifts_callerUnknown() {
    Contact.Builder gift =
        Calls.recorded("US-AK", NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .relationship(relationship("bought"));
    assertThat(states.says(gift, "prerecorded-consent")).isEqualTo("deny");
    gift.caller(caller("US-AK", true, false)).relationship(Relationship.builder().build());
    assertThat(states.says(gift, "prerecorded-consent")).isEqualTo("needs relationship.customer");
  }

  /** A donor who said no is on the registry again, whatever he agreed to since. */
  @Test
  void alaska_giftsOnTheRegistry() {
    Contact.Builder gift =
        onRegistry(Calls.call("US-AK", NOON), "US-AK")
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(caller("US-AK", true, false))
            .relationship(relationship("bought"))
            .consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER));
    assertThat(states.says(gift, "do-not-call-list")).isEmpty();
    gift.objectedAt(Calls.instant(TOLD));
    assertThat(states.says(gift, "do-not-call-list")).isEqualTo("deny");
  }

  /** Conn. Gen. Stat. 42-284(18)(A)(v): if no interest in donating was expressed before. */
  @ParameterizedTest
  @CsvSource({
    "CHARITABLE_SOLICITATION, bought, true",
    "CHARITABLE_SOLICITATION, bought-long-ago, true",
    "CHARITABLE_SOLICITATION, inquired, true",
    "CHARITABLE_SOLICITATION, customer, true",
    "CHARITABLE_SOLICITATION, none, false",
    "TELEMARKETING, bought, false",
    "TELEMARKETING, inquired-lately, false",
    "TELEMARKETING, customer, true",
  })
  void connecticut_interestInGiving(ContactPurpose purpose, String which, boolean free) {
    Contact.Builder call =
        Calls.call("US-CT", EVENING)
            .purpose(purpose)
            .caller(caller("US-CT", true, true))
            .relationship(relationship(which));
    assertThat(states.denials(call))
        .isEqualTo(free ? Set.of() : Set.of("calling-hours", "telemarketing-consent"));
    call.objectedAt(Calls.instant(TOLD)).consents(consent(ConsentKind.EXPRESS_WRITTEN, LATER));
    assertThat(states.denials(call)).containsExactly("calling-hours");
  }
}
