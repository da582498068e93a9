package io.lexicall.testkit;

import static io.lexicall.testkit.LexicallAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerdictAssertTest {
  private static final Compliance ENGINE = Compliance.builder().module(new AcmeRules()).build();

  private static Verdict call(ContactPurpose purpose, String at) {
    return ENGINE.check(
        Contact.builder()
            .at(Instant.parse(at))
            .channel(ContactChannel.VOICE)
            .purpose(purpose)
            .to(Called.inRegion("US-VT").build())
            .build());
  }

  private static final Verdict EARLY = call(ContactPurpose.SURVEY, "2026-11-24T13:59:59Z");
  private static final Verdict FINE = call(ContactPurpose.SURVEY, "2026-11-24T14:00:00Z");
  private static final Verdict UNCLEAR = call(ContactPurpose.TELEMARKETING, "2026-11-24T14:00:00Z");

  @Test
  void assertionsThatHold_pass() {
    assertThat(EARLY)
        .denies("acme.calling-hours")
        .until("2026-11-24T14:00:00Z")
        .citing("Acme House Rules 7")
        .curedBy("wait");
    assertThat(EARLY).denies().until("2026-11-24T14:00:00Z");
    assertThat(FINE)
        .permits()
        .owing("transmit-caller-id")
        .notOwing("sing")
        .citing("Acme House Rules 9")
        .doesNotMention("acme.calling-hours");
    assertThat(UNCLEAR).isUndecidedFor("to.subscriber");
  }

  @Test
  void assertionsThatDoNotHold_tellTheVerdict() {
    assertFails(() -> assertThat(EARLY).permits(), "Expected the decision permit", "DENY");
    assertFails(() -> assertThat(EARLY).denies("acme.other"), "a denial by acme.other");
    assertFails(
        () -> assertThat(EARLY).denies("acme.calling-hours").until("2026-11-24T14:00:01Z"),
        "acme.calling-hours has denied until 2026-11-24T14:00:01Z, but it was until"
            + " 2026-11-24T14:00:00Z");
    assertFails(() -> assertThat(EARLY).denies().forGood(), "a denial for good");
    assertFails(() -> assertThat(EARLY).denies().citing("47 CFR"), "47 CFR cited");
    assertFails(
        () -> assertThat(EARLY).denies("acme.calling-hours").curedBy("ask"), "ask among the");
    assertFails(() -> assertThat(FINE).permits().owing("sing"), "sing among the obligations");
    assertFails(() -> assertThat(FINE).notOwing("transmit-caller-id"), "no transmit-caller-id");
    assertFails(() -> assertThat(FINE).owingNothing(), "no obligation");
    assertFails(
        () -> assertThat(FINE).owingBy("transmit-caller-id", "2026-11-30"), "by 2026-11-30");
    assertFails(() -> assertThat(FINE).doesNotMention("acme.caller-id"), "nothing of");
    assertFails(() -> assertThat(UNCLEAR).isUndecidedFor("to.lineType"), "to.lineType among");
    assertFails(() -> assertThat(FINE).isUndecided(), "the decision indeterminate");
  }

  private static void assertFails(Runnable assertion, String... tells) {
    assertThatCode(assertion::run).isInstanceOf(AssertionError.class).message().contains(tells);
  }
}
