package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Banks are outside some acts, of which other acts of the same state know nothing. Where nobody
 * says whether the caller is one, it owes what they owe, and only a denial asks for it.
 */
class BanksTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";
  private static final String ASKS = "needs caller.financialInstitution";

  private final States states = new States();

  private static Contact.Builder call(String state, String at, @Nullable Boolean institution) {
    return Calls.call(state, at).caller(caller(state, institution).build());
  }

  private static Caller.Builder caller(String state, @Nullable Boolean institution) {
    Caller.Builder caller =
        Caller.builder()
            .seller("acme")
            .taxExempt(false)
            .registeredIn(List.of(Place.of(state)))
            .transmitsCallerId(true);
    return institution == null ? caller : caller.financialInstitution(institution);
  }

  /** 815 ILCS 413/10: whoever calls for a bank, too. */
  @ParameterizedTest
  @CsvSource({"true, false, ''", "false, true, deny", ", true, " + ASKS})
  void illinois_theOpening_andTheNumber(
      @Nullable Boolean institution, boolean owed, String hidden) {
    for (boolean others : new boolean[] {false, true}) {
      Caller hides =
          caller("US-IL", institution).thirdParty(others).transmitsCallerId(false).build();
      Contact.Builder call = call("US-IL", NOON, institution);
      assertThat(
              states
                  .obligations(call)
                  .containsAll(
                      List.of("identify-caller", "state-purpose", "ask-permission-to-continue")))
          .isEqualTo(owed);
      assertThat(states.says(call.caller(hides), "caller-id")).isEqualTo(hidden);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, deny", ", " + ASKS})
  void illinois_theOwnList(@Nullable Boolean institution, String said) {
    Contact.Builder firm =
        call("US-IL", NOON, institution)
            .to(Calls.to("US-IL", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build())
            .lists(Calls.internal(true).since(Calls.day("2026-01-01")).build());
    assertThat(states.says(firm, "internal-do-not-call")).isEqualTo(said);
  }

  /** The hours of recorded messages, and of dealers in securities, are of other acts. */
  @ParameterizedTest
  @CsvSource({
    "true, 2026-11-24T21:00:00-06:00, solar panels, false, ''",
    "false, 2026-11-24T21:00:00-06:00, solar panels, false, deny",
    ", 2026-11-24T21:00:00-06:00, solar panels, false, " + ASKS,
    ", 2026-11-24T20:59:59-06:00, solar panels, false, ''",
    "false, 2026-11-24T20:59:59-06:00, solar panels, false, ''",
    "true, 2026-11-24T21:00:00-06:00, solar panels, true, deny",
    "true, 2026-11-24T21:00:00-06:00, securities, false, deny",
  })
  void illinois_theHours(
      @Nullable Boolean institution, String at, String subject, boolean recorded, String said) {
    Contact.Builder call = recorded ? Calls.recorded("US-IL", at) : Calls.call("US-IL", at);
    call.subject(subject).caller(caller("US-IL", institution).build());
    assertThat(states.says(call, "calling-hours").replaceAll(" until.*", "")).isEqualTo(said);
  }

  /** Conn. Gen. Stat. 42-287(2) frees of the contract, and of nothing in 42-288a. */
  @ParameterizedTest
  @CsvSource({"true, 2026-11-24, false", "false, 2026-11-24, true", ", 2026-11-24, true"})
  void connecticut_theContractAlone(@Nullable Boolean institution, String day, boolean owed) {
    Contact.Builder call = call("US-CT", day + "T12:00:00-05:00", institution);
    assertThat(states.obligations(call)).contains("identify-caller", "ask-permission-to-continue");
    assertThat(states.obligations(call).contains("obtain-payment-authorization")).isEqualTo(owed);
    assertThat(
            states
                .obligations(call("US-CT", "2023-09-30T12:00:00-04:00", institution))
                .contains("obtain-payment-authorization"))
        .isEqualTo(owed);
  }

  /** Alaska Stat. 45.63.080(a)(16) takes a bank out of the whole chapter, also of the register. */
  @ParameterizedTest
  @CsvSource({"true, false, ''", "false, true, deny", ", true, " + ASKS})
  void alaska_theWholeChapter(
      @Nullable Boolean institution, boolean owed, String unregisteredSays) {
    Caller unregistered =
        caller("US-AK", institution).registeredIn(List.of(Place.of("US-FL"))).build();
    Contact.Builder call = call("US-AK", NOON, institution);
    for (String duty :
        List.of("identify-caller", "honor-opt-out", "obtain-payment-authorization")) {
      assertThat(states.obligations(call).contains(duty)).as(duty).isEqualTo(owed);
    }
    assertThat(states.says(call.caller(unregistered), "solicitor-registration"))
        .isEqualTo(unregisteredSays);
  }

  /** Miss. Code 77-3-609(h): not the opening of 77-3-723, nor the devices. */
  @ParameterizedTest
  @CsvSource({"true, false, ''", "false, true, deny", ", true, " + ASKS})
  void mississippi_theArticleAlone(
      @Nullable Boolean institution, boolean owed, String unregisteredSays) {
    Caller unregistered =
        caller("US-MS", institution).registeredIn(List.of(Place.of("US-FL"))).build();
    Contact.Builder call = call("US-MS", NOON, institution);
    assertThat(states.obligations(call)).contains("identify-caller");
    for (String duty : List.of("honor-opt-out", "obtain-payment-authorization")) {
      assertThat(states.obligations(call).contains(duty)).as(duty).isEqualTo(owed);
    }
    assertThat(states.says(call.caller(unregistered), "solicitor-registration"))
        .isEqualTo(unregisteredSays);
  }

  @Test
  void mississippi_theArticleOnDevices_bindsBanks() {
    Contact.Builder recorded = Calls.recorded("US-MS", NOON).caller(caller("US-MS", true).build());
    assertThat(states.obligations(recorded)).contains("honor-opt-out");
  }

  /** No act of Florida frees a bank that sells what nobody supervises. */
  @Test
  void elsewhere_aBankClaimsItsExemption() {
    assertThat(states.obligations(call("US-FL", NOON, true)))
        .contains("identify-caller", "obtain-payment-authorization");
  }
}
