package io.lexicall.rules.canada;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal of an earlier contact, on both sides of each of its bounds. */
class RefusedTest {
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  private static Condition<Contact> refused() {
    return Refused.before(ContactChannel.VOICE, CONSENTS.happened(Consent.GRANTED_AT));
  }

  private static Contact.Builder call(String refusedAt, @Nullable ContactChannel channel) {
    EarlierContact.Builder earlier =
        EarlierContact.builder().at(Instant.parse(refusedAt)).refused(true);
    return Contact.builder()
        .at(Instant.parse("2026-06-10T12:00:00Z"))
        .history((channel == null ? earlier : earlier.channel(channel)).build());
  }

  private static Consent consent(String grantedAt) {
    return Consent.builder().kind(ConsentKind.EXPRESS).grantedAt(Instant.parse(grantedAt)).build();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T11:59:59.999999999Z, TRUE",
    "2026-06-10T12:00:00Z, TRUE",
    "2026-06-10T12:00:00.000000001Z, FALSE",
  })
  void refusal_countsFromItsInstant(String at, Truth expected) {
    Contact call = call(at, ContactChannel.VOICE).consents().build();
    assertThat(refused().test(call)).isEqualTo(expected);
    assertThat(refused().nextChange(call, call.at()))
        .isEqualTo(expected == Truth.TRUE ? null : Instant.parse(at));
  }

  @ParameterizedTest
  @CsvSource({
    // given at the instant of the refusal it is no later one
    "2026-06-01T12:00:00Z, TRUE",
    "2026-06-01T12:00:00.000000001Z, FALSE",
    "2026-06-10T12:00:00Z, FALSE",
    "2026-06-10T12:00:00.000000001Z, TRUE",
  })
  void consentGivenLater_lifts(String grantedAt, Truth expected) {
    Contact call =
        call("2026-06-01T12:00:00Z", ContactChannel.VOICE).consents(consent(grantedAt)).build();
    assertThat(refused().test(call)).isEqualTo(expected);
  }

  @Test
  void channelThatIsNotStated_isAskedFor() {
    Contact call = call("2026-06-01T12:00:00Z", null).consents().build();
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    refused().missing(call, missing);
    assertThat(refused().test(call)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing).extracting(Fact::path).containsExactly("history.channel");
  }

  @Test
  void otherChannel_andNothingStated_areNoRefusal() {
    assertThat(refused().test(call("2026-06-01T12:00:00Z", ContactChannel.TEXT).consents().build()))
        .isEqualTo(Truth.FALSE);
    assertThat(refused().test(Contact.builder().at(Instant.EPOCH).consents().build()))
        .isEqualTo(Truth.FALSE);
    Contact unsaid =
        Contact.builder()
            .at(Instant.parse("2026-06-10T12:00:00Z"))
            .consents()
            .history(
                EarlierContact.builder()
                    .at(Instant.parse("2026-06-01T12:00:00Z"))
                    .channel(ContactChannel.VOICE)
                    .build())
            .build();
    assertThat(refused().test(unsaid)).isEqualTo(Truth.FALSE);
  }
}
