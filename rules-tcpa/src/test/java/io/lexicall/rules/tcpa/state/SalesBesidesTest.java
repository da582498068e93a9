package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A contact that has another purpose and is stated to advertise is judged as a sale by the law of
 * every state, in every form.
 */
class SalesBesidesTest {
  private static final String ALL =
      "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH"
          + " NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY";

  private final States states = new States();

  private static Contact.Builder contact(String form, String state, String at) {
    return switch (form) {
      case "live" -> Calls.call(state, at);
      case "recorded" -> Calls.recorded(state, at);
      case "artificial" -> Calls.recorded(state, at).voice(Voice.ARTIFICIAL);
      default -> Calls.text(state, at);
    };
  }

  /** What speaks for or against the contact, one by one. */
  private static List<UnaryOperator<Contact.Builder>> scenes(String state, String at) {
    ListEntry.Builder national = ListEntry.builder().list(ListKind.NATIONAL_DNC);
    return List.of(
        contact -> contact,
        contact ->
            contact.lists(
                national
                    .listed(true)
                    .since(Calls.day("2004-01-01"))
                    .asOf(Calls.day(at.substring(0, 10)))
                    .build(),
                Calls.internal(true).since(Calls.day("2026-01-12")).build(),
                Calls.stateList(state, true)
                    .since(Calls.day("2004-01-01"))
                    .asOf(Calls.day(at.substring(0, 10)))
                    .build()),
        contact -> contact.objectedAt(Calls.instant("2026-01-12T12:00:00Z")),
        contact -> contact.relationship(Calls.bought("2026-10-01T12:00:00Z")),
        contact -> contact.consents(consent(ConsentKind.EXPRESS)),
        contact -> contact.consents(consent(ConsentKind.EXPRESS_WRITTEN)));
  }

  private static Consent consent(ConsentKind kind) {
    return Calls.consentBuilder(kind, "2026-10-01T12:00:00Z")
        .purposes(List.of(ContactPurpose.TELEMARKETING, ContactPurpose.INFORMATIONAL))
        .build();
  }

  private static Set<String> words(Verdict verdict) {
    Set<String> words = new TreeSet<>();
    verdict.findings().forEach(each -> words.add(each.rule().id() + " " + each.message()));
    verdict.obligations().stream().map(Obligation::toString).forEach(words::add);
    return words;
  }

  @ParameterizedTest
  @CsvSource({
    "live, 2026-11-24T12:00:00-06:00",
    "live, 2026-11-24T23:30:00-06:00",
    "recorded, 2026-11-24T12:00:00-06:00",
    "recorded, 2026-11-29T12:00:00-06:00",
    "artificial, 2026-11-24T12:00:00-06:00",
    "text, 2026-11-24T12:00:00-06:00",
    "text, 2026-11-24T23:30:00-06:00",
  })
  void contactThatAdvertisesBesides_isJudgedAsSale(String form, String at) {
    List<String> differing = new ArrayList<>();
    for (String name : ALL.split(" ")) {
      String state = "US-" + name;
      if (form.equals("text") && List.of("US-CA", "US-RI").contains(state)) {
        continue; // their acts on texts ask for the principal purpose
      }
      for (UnaryOperator<Contact.Builder> scene : scenes(state, at)) {
        Message message =
            Message.builder()
                .identifiesCaller(true)
                .optOutMechanism(true)
                .containsAdvertising(true)
                .build();
        Contact sale = scene.apply(contact(form, state, at)).message(message).build();
        Contact besides =
            Contact.builder().from(sale).purpose(ContactPurpose.INFORMATIONAL).build();
        // Laws on the other purpose can add to it.
        Set<String> left = words(states.check(sale));
        left.removeAll(words(states.check(besides)));
        left.forEach(each -> differing.add(state + ": " + each));
      }
    }
    assertThat(differing).isEmpty();
  }

  /** Whether a call advertises is not asked for: left out, the stated purpose counts. */
  @ParameterizedTest
  @CsvSource({"live", "text"})
  void contactOfWhichNobodySaysThatItAdvertises_isWhatItsPurposeSays(String form) {
    Contact.Builder call =
        contact(form, "US-TX", "2026-11-24T23:30:00-06:00").purpose(ContactPurpose.INFORMATIONAL);
    assertThat(states.says(call, "calling-hours")).isEmpty();
    call.message(Message.builder().containsAdvertising(false).build());
    assertThat(states.says(call, "calling-hours")).isEmpty();
    call.message(Message.builder().containsAdvertising(true).build());
    assertThat(states.says(call, "calling-hours")).startsWith("deny");
  }
}
