package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Message;
import io.lexicall.facts.Voice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Stream<Completion<Contact>> of(Contact contact, String fact) {
    return Completion.of(contact).stream().filter(each -> each.fact().equals(fact));
  }

  private static List<String> values(Contact contact, String fact) {
    return of(contact, fact).map(Completion::value).toList();
  }

  @Test
  void factsOfFewValues_areFilledInWithEach() {
    Contact contact = Contact.builder().at(NOON).build();

    assertThat(values(contact, "recorded")).containsExactly("false", "true");
    assertThat(values(contact, "voice")).hasSize(Voice.values().length).contains("live");
    assertThat(of(contact, "recorded").map(each -> each.facts().get(Contact.RECORDED).orElse(null)))
        .containsExactly(false, true);
    assertThat(values(contact, "at")).isEmpty();
    assertThat(values(contact, "objectedAt")).as("an event has not happened").isEmpty();
  }

  @Test
  void stateThatIsKnown_isNotFilledIn_andNothingElseChanges() {
    Contact contact = Contact.builder().at(NOON).recorded(false).build();

    assertThat(values(contact, "recorded")).isEmpty();
    for (Completion<Contact> each : Completion.of(contact)) {
      assertThat(each.facts().get(Contact.RECORDED)).contains(false);
      assertThat(each.facts()).as(each.fact()).isNotEqualTo(contact);
    }
  }

  @Test
  void groups_areFilledIn_statedOrNot() {
    Contact without = Contact.builder().at(NOON).build();
    Contact with = Contact.builder().at(NOON).to(Called.builder().age(40).build()).build();

    assertThat(values(without, "to")).containsExactly("{}");
    assertThat(values(without, "to.workplace")).containsExactly("false", "true");
    assertThat(values(with, "to")).isEmpty();
    assertThat(values(with, "to.workplace")).containsExactly("false", "true");
    assertThat(values(with, "to.age")).isEmpty();
    assertThat(values(without, "to.age")).contains("0", "17");
    assertThat(of(without, "message.containsAdvertising").toList())
        .extracting(
            each ->
                Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING).of(each.facts()).orElse(null))
        .containsExactly(false, true);
  }

  @Test
  void entries_areFilledInEach_andAListThatIsLeftOutByOneEntry() {
    Contact two =
        Contact.builder()
            .at(NOON)
            .consents(
                Consent.builder().kind(ConsentKind.EXPRESS).grantedAt(NOON).build(),
                Consent.builder().kind(ConsentKind.OPT_IN).grantedAt(NOON).automated(true).build())
            .build();

    assertThat(values(two, "consents")).isEmpty();
    assertThat(values(two, "consents.automated")).containsExactly("false", "true");
    assertThat(values(two, "consents.purposes"))
        .hasSize(2 * (1 + ContactPurpose.values().length))
        .contains("[]", "[telemarketing]");
    assertThat(values(Contact.builder().at(NOON).build(), "consents"))
        .as("a consent has a day")
        .containsExactly("[]");
    assertThat(values(Contact.builder().at(NOON).build(), "lists"))
        .contains("[]", "[list=internal-dnc]", "[listed=true]");
  }

  /** What cannot be is not tried: residents of a state are counted by region, which has many. */
  @Test
  void factsOfManyValues_areLeftOut() {
    assertThat(Completion.of(Incident.builder().at(NOON).discoveredAt(NOON).build()))
        .extracting(Completion::fact)
        .contains("data", "risk", "affected")
        .doesNotContain("affectedByRegion", "country", "region", "id");
  }
}
