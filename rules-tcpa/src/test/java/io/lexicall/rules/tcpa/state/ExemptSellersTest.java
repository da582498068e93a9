package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sellers that an act leaves out, as they claim it by a code: of that act, and of no other. */
class ExemptSellersTest {
  private static final String LIST = "do-not-call-list";
  private static final String HOURS = "calling-hours";
  private static final String INTERNAL = "internal-do-not-call";
  private static final String REGISTER = "solicitor-registration";
  private static final String DIALING = "automated-dialing-consent";
  private static final String NOON = "2026-11-24T12:00:00-06:00";

  private final States states = new States();

  private static Contact.Builder contact(String kind, String state, String at) {
    return switch (kind) {
      case "live" -> Calls.call(state, at);
      case "recorded" -> Calls.recorded(state, at);
      case "text" -> Calls.text(state, at);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** A caller who claims a code in a state; who claims nothing if it is blank. */
  private static Caller.Builder claiming(String code, String state) {
    Caller.Builder caller = Calls.caller(state);
    return code.isEmpty()
        ? caller
        : caller.exemptions(
            List.of(Exemption.builder().region(Place.of(state)).code(code).build()));
  }

  private static Contact.Builder business(Contact.Builder call, String state) {
    return call.to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
  }

  private static Contact.Builder listed(Contact.Builder contact, String state, ListKind kind) {
    boolean national = kind == ListKind.NATIONAL_DNC;
    ListEntry.Builder onRegistry = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(national);
    ListEntry.Builder onStateList = Calls.stateList(state, !national);
    String day =
        contact
            .build()
            .at()
            .atOffset(OffsetDateTime.parse(NOON).getOffset())
            .toLocalDate()
            .toString();
    return contact.lists(
        onRegistry.since(Calls.day("2015-01-05")).asOf(Calls.day(day)).build(),
        onStateList.since(Calls.day("2015-01-05")).asOf(Calls.day(day)).build(),
        Calls.internal(false).build());
  }

  // ---- registers

  @ParameterizedTest
  @CsvSource({
    "live, US-FL, real-estate, ''", // Fla. Stat. 501.604(25)
    "live, US-FL, newspaper, ''",
    "live, US-FL, periodical, ''",
    "live, US-FL, other, ''",
    "live, US-FL, funeral, deny",
    "live, US-MS, real-estate, ''", // Miss. Code 77-3-609(f), (i)
    "live, US-MS, newspaper, ''",
    "live, US-MS, motor-vehicles, deny",
    // The codes of 37-30A are of another act than the register of recorded messages, 37-30-24.
    "recorded, US-SD, retail, deny",
    "recorded, US-SD, catalogue, deny",
    "recorded, US-SD, nonprofit, ''",
    "recorded, US-SD, business-to-business, deny", // a consumer is called
    "recorded, US-SD, other, ''",
  })
  void registers(String kind, String state, String code, String said) {
    Contact.Builder call = contact(kind, state, NOON);
    Caller.Builder elsewhere = Calls.caller("US-GU");
    assertThat(states.says(call.caller(elsewhere.build()), REGISTER)).isEqualTo("deny");
    Caller claims = claiming(code, state).registeredIn(List.of(Place.of("US-GU"))).build();
    assertThat(states.says(call.caller(claims), REGISTER)).isEqualTo(said);
  }

  /** The other codes of 501.604 lift the opening too; {@code other} lifts the register alone. */
  @ParameterizedTest
  @CsvSource({"real-estate, false", "newspaper, false", "other, true"})
  void florida_theOpening(String code, boolean owed) {
    Contact.Builder call =
        Calls.call("US-FL", NOON)
            .requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"))
            .caller(claiming(code, "US-FL").build());
    assertThat(states.obligations(call).contains("state-purpose")).isEqualTo(owed);
  }

  /** A seller that always claims its sales between businesses frees no call to a consumer. */
  @ParameterizedTest
  @CsvSource({
    "US-AL, CONSUMER, true",
    "US-AL, BUSINESS, false",
    "US-AL, , true",
    "US-AK, BUSINESS, true", // knows no such code
  })
  void salesBetweenBusinesses_theDuties(
      String state, @Nullable Subscriber subscriber, boolean owed) {
    Called.Builder to = Called.builder().region(Place.of(state)).lineType(LineType.FIXED_LINE);
    Contact.Builder call =
        Calls.call(state, NOON)
            .to((subscriber == null ? to : to.subscriber(subscriber)).build())
            .caller(claiming("business-to-business", state).build());
    assertThat(states.obligations(call).contains("obtain-payment-authorization")).isEqualTo(owed);
  }

  /** In Florida the register is of sales to consumers. */
  @ParameterizedTest
  @CsvSource({"CONSUMER, deny", "BUSINESS, ''", ", needs to.subscriber"})
  void salesBetweenBusinesses_theRegister(@Nullable Subscriber subscriber, String said) {
    Called.Builder to = Called.builder().region(Place.of("US-FL")).lineType(LineType.FIXED_LINE);
    Contact.Builder call =
        Calls.call("US-FL", NOON)
            .to((subscriber == null ? to : to.subscriber(subscriber)).build())
            .caller(
                claiming("business-to-business", "US-FL")
                    .registeredIn(List.of(Place.of("US-GU")))
                    .build());
    assertThat(states.says(call, REGISTER)).isEqualTo(said);
  }

  /** The same where the codes of a register were not read one by one, and any counts. */
  @ParameterizedTest
  @CsvSource({
    "US-LA, business-to-business, CONSUMER, deny", // the register of sales to consumers
    "US-LA, business-to-business, BUSINESS, ''",
    "US-LA, business-to-business, , needs to.subscriber",
    "US-LA, Business to Business, CONSUMER, deny",
    "US-LA, isolated, CONSUMER, ''",
    "US-AZ, business-to-business, CONSUMER, deny", // the register of sales to anybody
    "US-AZ, business-to-business, BUSINESS, ''",
    "US-AZ, business-to-business, , needs to.subscriber",
    "US-AZ, isolated, , ''",
    // however it is spelled
    "US-LA, Business to Business, CONSUMER, deny",
    "US-LA, BUSINESS_TO_BUSINESS, CONSUMER, deny",
    "US-LA, Business to Business, BUSINESS, ''",
    "US-LA, Business to Business, , needs to.subscriber",
    "US-AZ, b2b, CONSUMER, deny",
    "US-AZ, B2B, CONSUMER, deny",
    "US-AZ, B2B, BUSINESS, ''",
  })
  void salesBetweenBusinesses_whereAnyCodeCounts(
      String state, String code, @Nullable Subscriber subscriber, String said) {
    Called.Builder to = Called.builder().region(Place.of(state)).lineType(LineType.FIXED_LINE);
    Contact.Builder call =
        Calls.call(state, NOON)
            .to((subscriber == null ? to : to.subscriber(subscriber)).build())
            .caller(claiming(code, state).registeredIn(List.of(Place.of("US-GU"))).build());
    assertThat(states.says(call, REGISTER)).isEqualTo(said);
  }

  // ---- lists

  /** Miss. Code 77-3-711: the database with the registry's part, and never the hours. */
  @ParameterizedTest
  @CsvSource({
    "face-to-face, true",
    "real-estate, true",
    "insurance, true",
    "securities, true",
    "newspaper, true",
    "financial-institution, true",
    "periodical, false",
    "retail, false",
    "other, false",
  })
  void mississippi_theList(String code, boolean free) {
    String state = "US-MS";
    Caller claims = claiming(code, state).build();
    for (String kind : List.of("live", "recorded", "text")) {
      for (String at : List.of(NOON, "2023-06-30T12:00:00-05:00", "2019-07-01T12:00:00-05:00")) {
        Contact.Builder contact = listed(contact(kind, state, at), state, ListKind.NATIONAL_DNC);
        assertThat(states.says(contact, LIST)).startsWith("deny");
        assertThat(states.says(contact.caller(claims), LIST).isEmpty()).isEqualTo(free);
      }
      Contact.Builder own =
          listed(contact(kind, state, "2023-06-30T12:00:00-05:00"), state, ListKind.STATE_DNC);
      assertThat(states.says(own, LIST)).startsWith("deny");
      assertThat(states.says(own.caller(claims), LIST).isEmpty()).isEqualTo(free);
      Contact.Builder sunday = contact(kind, state, "2026-11-22T12:00:00-06:00").caller(claims);
      assertThat(states.says(sunday, HOURS)).startsWith("deny");
    }
  }

  /** Which bank has an office in Mississippi no fact states, so that it claims its code. */
  @Test
  void mississippi_aBankClaimsItsOffice() {
    Contact.Builder call =
        listed(Calls.call("US-MS", NOON), "US-MS", ListKind.NATIONAL_DNC)
            .caller(Calls.caller("US-MS").financialInstitution(true).build());
    assertThat(states.says(call, LIST)).isEqualTo("deny");
  }

  /** Tex. Bus. & Com. Code 304.002(3), (9): what rests on chapter 304, as it is claimed. */
  @ParameterizedTest
  @CsvSource({
    "live, STATE_DNC, securities, solar panels, ''",
    "recorded, STATE_DNC, securities, solar panels, ''",
    "text, STATE_DNC, securities, solar panels, ''",
    "live, NATIONAL_DNC, securities, solar panels, ''",
    "text, NATIONAL_DNC, securities, solar panels, ''",
    "live, STATE_DNC, insurance, solar panels, deny",
    "live, STATE_DNC, '', securities, deny",
    "text, NATIONAL_DNC, insurance, solar panels, deny",
  })
  void texas_securities(String kind, ListKind list, String code, String subject, String said) {
    String state = "US-TX";
    Contact.Builder contact = listed(contact(kind, state, NOON), state, list).subject(subject);
    assertThat(states.says(contact, LIST)).isEqualTo("deny");
    assertThat(states.says(contact.caller(claiming(code, state).build()), LIST)).isEqualTo(said);
  }

  /** The number of 304.151(b), before the section named the Government Code too; never 301. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24, securities, ''",
    "2021-12-31, securities, ''",
    "2026-11-24, insurance, deny",
    "2026-11-24, '', deny",
  })
  void texas_theNumber_notTheHours(String day, String code, String said) {
    Caller hides = claiming(code, "US-TX").transmitsCallerId(false).build();
    Contact.Builder call = Calls.call("US-TX", day + "T12:00:00-06:00").caller(hides);
    assertThat(states.says(call, "caller-id")).isEqualTo(said);
    Contact.Builder night = Calls.call("US-TX", day + "T22:00:00-06:00").caller(hides);
    assertThat(states.says(night, HOURS)).startsWith("deny");
    assertThat(states.obligations(call)).contains("identify-caller");
  }

  // ---- chapters

  /** S.D. Codified Laws 37-30A-8(1), (3), and not the recorded messages of 37-30-28. */
  @ParameterizedTest
  @CsvSource({
    "live, 2026-11-22T12:00:00-06:00, retail, true", // a Sunday
    "live, 2026-11-22T12:00:00-06:00, catalogue, true",
    "text, 2026-11-22T12:00:00-06:00, catalogue, true",
    "live, 2020-06-28T12:00:00-05:00, retail, true",
    "live, 2026-11-24T21:30:00-06:00, retail, true",
    "live, 2026-11-22T12:00:00-06:00, insurance, false",
    "live, 2026-11-22T12:00:00-06:00, other, false",
    "recorded, 2026-11-22T12:00:00-06:00, retail, false",
    "recorded, 2026-11-22T12:00:00-06:00, catalogue, false",
  })
  void southDakota_theHours(String kind, String at, String code, boolean free) {
    String state = "US-SD";
    Contact.Builder contact = contact(kind, state, at);
    assertThat(states.says(contact, HOURS)).startsWith("deny");
    contact.caller(claiming(code, state).build());
    assertThat(states.says(contact, HOURS).isEmpty()).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource({"retail, false", "catalogue, false", "real-estate, true", "other, true"})
  void southDakota_theDuties(String code, boolean owed) {
    Contact.Builder call = Calls.call("US-SD", NOON).caller(claiming(code, "US-SD").build());
    for (String duty :
        List.of(
            "identify-caller",
            "state-purpose",
            "ask-permission-to-continue",
            "honor-opt-out",
            "obtain-payment-authorization")) {
      assertThat(states.obligations(call).contains(duty)).as(duty).isEqualTo(owed);
    }
    Contact.Builder recorded =
        Calls.recorded("US-SD", NOON).caller(claiming(code, "US-SD").build());
    assertThat(states.obligations(recorded)).contains("honor-opt-out");
    Contact.Builder listed =
        listed(Calls.call("US-SD", NOON), "US-SD", ListKind.NATIONAL_DNC)
            .caller(claiming(code, "US-SD").build());
    assertThat(states.says(listed, LIST)).isEqualTo("deny");
  }

  /** 815 ILCS 413/10: the whole Act, and not the hours of recorded messages. */
  @ParameterizedTest
  @CsvSource({"real-estate, true", "insurance, true", "securities, false", "'', false"})
  void illinois_estateAgents(String code, boolean free) {
    String state = "US-IL";
    String night = "2026-11-24T21:30:00-06:00";
    Caller claims = claiming(code, state).transmitsCallerId(false).build();
    Contact.Builder call = Calls.call(state, night).caller(claims);
    Contact.Builder told =
        business(Calls.call(state, NOON), state)
            .lists(Calls.internal(true).since(Calls.day("2026-01-01")).build())
            .caller(claims);
    assertThat(states.says(call, HOURS).isEmpty()).isEqualTo(free);
    assertThat(states.says(told, INTERNAL).isEmpty()).isEqualTo(free);
    assertThat(states.says(call, "caller-id").isEmpty()).isEqualTo(free);
    Contact.Builder shown = Calls.call(state, NOON).caller(claiming(code, state).build());
    for (String duty : List.of("identify-caller", "state-purpose", "ask-permission-to-continue")) {
      assertThat(states.obligations(shown).contains(duty)).as(duty).isEqualTo(!free);
    }
    assertThat(states.says(Calls.recorded(state, night).caller(claims), HOURS)).startsWith("deny");
  }

  /** Mo. Rev. Stat. 407.1085.1(1): 407.1076 and 407.1073.2, never the lists of 407.1095. */
  @ParameterizedTest
  @CsvSource({"face-to-face, true", "insurance, false", "'', false"})
  void missouri_meetings(String code, boolean free) {
    String state = "US-MO";
    Caller claims = claiming(code, state).build();
    Contact.Builder night = Calls.call(state, "2026-11-24T21:30:00-06:00").caller(claims);
    assertThat(states.says(night, HOURS).isEmpty()).isEqualTo(free);
    Contact.Builder told =
        Calls.call(state, NOON)
            .lists(Calls.internal(true).since(Calls.day("2019-01-05")).build())
            .caller(claims);
    assertThat(states.says(told, INTERNAL)).isEqualTo(free ? "" : "deny");
    Contact.Builder call = Calls.call(state, NOON).caller(claims);
    for (String duty :
        List.of("disclose-total-cost", "disclose-material-terms", "obtain-payment-authorization")) {
      assertThat(states.obligations(call).contains(duty)).as(duty).isEqualTo(!free);
    }
    assertThat(states.obligations(call)).contains("identify-caller");
    for (String kind : List.of("live", "text")) {
      Contact.Builder listed =
          listed(contact(kind, state, NOON), state, ListKind.STATE_DNC).caller(claims);
      assertThat(states.says(listed, LIST)).isEqualTo("deny");
    }
  }

  /** RCW 19.158.020(2)(b)(i), (vi): calls to a residence keep the hours of 80.36.390. */
  @ParameterizedTest
  @CsvSource({"isolated, ''", "real-estate, ''", "insurance, ''", "retail, deny", "'', deny"})
  void washington_theHours(String code, String said) {
    String state = "US-WA";
    String evening = "2026-11-24T20:30:00-08:00";
    Caller claims = claiming(code, state).build();
    Contact.Builder firm = business(Calls.call(state, evening), state).caller(claims);
    assertThat(states.says(firm, HOURS).replaceAll(" until.*", "")).isEqualTo(said);
    Contact.Builder residence = Calls.call(state, evening).caller(claims);
    assertThat(states.says(residence, HOURS)).startsWith("deny");
  }

  // ---- Maryland's consent for dialing equipment

  @ParameterizedTest
  @CsvSource({
    "isolated, true",
    "maintenance, true",
    "business-to-business, false", // a consumer is called
    "insurance, false",
    "'', false",
  })
  void maryland_theConsentAlone(String code, boolean free) {
    String state = "US-MD";
    Caller claims = claiming(code, state).build();
    for (String kind : List.of("live", "recorded", "text")) {
      Contact.Builder contact =
          contact(kind, state, "2026-11-24T12:00:00-05:00")
              .dialing(Dialing.AUTOMATED)
              .caller(claims);
      assertThat(states.says(contact, DIALING)).isEqualTo(free ? "" : "deny");
      Contact.Builder evening = contact(kind, state, "2026-11-24T20:30:00-05:00").caller(claims);
      assertThat(states.says(evening, HOURS)).startsWith("deny");
    }
  }

  /** 14-4501(b): whoever uses the number; what the seller of three years claims is (a)(1)(iii). */
  @ParameterizedTest
  @ValueSource(strings = {"live", "recorded", "text"})
  void maryland_protectsFirms(String kind) {
    String state = "US-MD";
    Contact.Builder firm =
        business(contact(kind, state, "2024-01-01T12:00:00-05:00"), state)
            .dialing(Dialing.AUTOMATED);
    assertThat(states.says(firm, DIALING)).isEqualTo("deny");
    firm.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2023-06-05T12:00:00Z"));
    assertThat(states.says(firm, DIALING)).isEmpty();
    firm.consents().caller(claiming("business-to-business", state).build());
    assertThat(states.says(firm, DIALING)).isEmpty();
    Contact.Builder before =
        business(contact(kind, state, "2023-12-30T12:00:00-05:00"), state)
            .dialing(Dialing.AUTOMATED);
    assertThat(states.says(before, DIALING)).isEmpty();
    Contact.Builder manual =
        business(contact("live", state, "2024-01-01T12:00:00-05:00"), state)
            .dialing(Dialing.MANUAL);
    assertThat(states.says(manual, DIALING)).isEmpty();
  }
}
