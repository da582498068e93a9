package io.lexicall.rules.tcpa.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request to stop changes, of a person who stated many. */
class ToldToStopTest {
  private static final Instant AT = Instant.parse("2026-11-24T15:00:00Z");
  private static final Duration STEP = Duration.ofHours(6);

  private static ToldToStop binding(int firstDay, int years) {
    return new ToldToStop(
        Set.of(ContactChannel.VOICE), true, false, firstDay, years, ConsentKind.EXPRESS);
  }

  private static EarlierContact refused(Instant at) {
    return EarlierContact.builder().at(at).channel(ContactChannel.VOICE).refused(true).build();
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(AT)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .caller(Caller.builder().seller("acme").build())
        .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build());
  }

  /** The answer is the same from a change to the next, whatever was stated and when. */
  @ParameterizedTest
  @ValueSource(ints = {0, 30})
  void answer_isTheSameUntilTheNextChange(int firstDay) {
    Random random = new Random(firstDay + 3);
    for (int i = 0; i < 60; i++) {
      ToldToStop told = binding(firstDay, 1);
      Contact contact = some(random);
      Instant change = AT;
      Truth answer = told.test(contact);
      @Nullable Instant next = told.nextChange(contact, AT);
      for (Instant now = AT; now.isBefore(AT.plus(Duration.ofDays(500))); now = now.plus(STEP)) {
        while (next != null && !now.isBefore(next)) {
          change = next;
          answer = told.test(contact.at(change));
          next = told.nextChange(contact.at(change), change);
        }
        assertThat(told.test(contact.at(now))).as("%s at %s", contact, now).isEqualTo(answer);
      }
    }
  }

  private static Contact some(Random random) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      history.add(refused(near(random)));
    }
    List<Consent> consents = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Consent.Builder consent =
          Consent.builder()
              .kind(ConsentKind.EXPRESS)
              .grantedAt(near(random))
              .seller("acme")
              .channels(List.of(ContactChannel.VOICE))
              .purposes(List.of(ContactPurpose.TELEMARKETING));
      consents.add((random.nextBoolean() ? consent.expiresAt(near(random)) : consent).build());
    }
    Contact.Builder contact = call().history(history).consents(consents);
    if (random.nextBoolean()) {
      contact.objectedAt(near(random));
    }
    if (random.nextInt(3) == 0) {
      contact.requestedAt(near(random));
    }
    return contact.build();
  }

  /** Returns an instant within a year of the contact, mostly before it. */
  private static Instant near(Random random) {
    return AT.plus(Duration.ofHours(random.nextInt(600 * 24) - 400L * 24));
  }

  @Test
  void requests_thatStandEndWithTheLastOfThem() {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      history.add(refused(AT.minus(Duration.ofDays(i))));
    }

    Instant next =
        binding(0, 1).nextChange(call().history(history).consents(List.of()).build(), AT);

    assertThat(next).isEqualTo(Instant.parse("2027-11-23T15:00:00Z"));
  }

  @Test
  void request_thatBindsForEverHasNoEnd() {
    Contact contact = call().history(refused(AT.minusSeconds(1))).consents(List.of()).build();

    assertThat(binding(0, 0).nextChange(contact, AT)).isNull();
  }

  @Test
  void request_thatDoesNotBindYetIsTheNextChange() {
    Contact contact =
        call()
            .history(
                refused(Instant.parse("2026-11-01T15:00:00Z")),
                refused(Instant.parse("2026-11-10T15:00:00Z")))
            .build();

    assertThat(binding(30, 1).nextChange(contact, AT))
        .isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
  }
}
