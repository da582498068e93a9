package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contacts of a ledger, as rows for an audit. */
class MadeContactsTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final PhoneNumber BOB = TestLaw.number(2);
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();

  private Ledger ledger(Databases.Kind kind) {
    return Ledger.create(kind.url(folder), LedgerOptions.builder().clock(clock).build());
  }

  private static Map<String, MadeContact> contacts(Ledger ledger) {
    Map<String, MadeContact> contacts = new LinkedHashMap<>();
    ledger
        .contacts()
        .forEachRemaining(each -> contacts.put(each.contact().id().orElseThrow(), each));
    return contacts;
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void attempts_areContactsUnlessTheyWereReleased_withTheirEnds(Databases.Kind kind) {
    try (Ledger ledger = ledger(kind)) {
      for (String id : List.of("confirmed", "released", "open")) {
        assertThat(
                ledger.reserve(TestLaw.engine(), id, TestLaw.call(ANN, clock.instant())).isTaken())
            .isTrue();
        clock.pass(Duration.ofDays(40));
      }
      ledger.confirm("confirmed", ContactEnd.REFUSED);
      ledger.release("released");
      ledger.record(
          Event.contact(BOB, start, new ContactEnd(true, false, true))
              .id("recorded")
              .scope(
                  new Scope(
                      "acme",
                      null,
                      Set.of(ContactChannel.VOICE),
                      Set.of(ContactPurpose.DEBT_COLLECTION),
                      "debt-1"))
              .build());
      ledger.record(Event.consentGiven(BOB, ConsentKind.EXPRESS, start).id("no-contact").build());

      Map<String, MadeContact> contacts = contacts(ledger);

      assertThat(contacts.keySet()).containsExactly("confirmed", "open", "recorded");
      assertThat(contacts.get("confirmed").end()).isEqualTo(ContactEnd.REFUSED);
      assertThat(contacts.get("open").end()).isEqualTo(ContactEnd.UNKNOWN);
      assertThat(contacts.get("recorded").end()).isEqualTo(new ContactEnd(true, false, true));
      assertThat(contacts.get("recorded").contact())
          .isEqualTo(
              Contact.builder()
                  .id("recorded")
                  .at(start)
                  .to(Called.builder().number(BOB).build())
                  .channel(ContactChannel.VOICE)
                  .purpose(ContactPurpose.DEBT_COLLECTION)
                  .subject("debt-1")
                  .caller(Caller.builder().seller("acme").build())
                  .build());
      assertThat(contacts.get("recorded").toString()).doesNotContain("2125550");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void whatTheScopeDoesNotLimitToOne_isLeftOut(Databases.Kind kind) {
    try (Ledger ledger = ledger(kind)) {
      ledger.record(
          Event.contact(BOB, start, ContactEnd.UNKNOWN)
              .id("some")
              .scope(
                  Scope.EVERYTHING.withChannels(Set.of(ContactChannel.VOICE, ContactChannel.TEXT)))
              .build());

      Contact contact = contacts(ledger).get("some").contact();

      assertThat(contact.get(Contact.CHANNEL)).isEmpty();
      assertThat(contact.get(Contact.PURPOSE)).isEmpty();
      assertThat(contact.get(Contact.CALLER)).isEmpty();
      assertThat(contact.get(Contact.SUBJECT)).isEmpty();
    }
  }

  /** More than are read at once; their ends are recorded far behind them. */
  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void allParts_areRead(Databases.Kind kind) {
    int count = 2 * Store.EVENTS_AT_ONCE + 1;
    List<Event> attempts = new ArrayList<>();
    List<Event> ends = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attempts.add(
          Event.builder(EventKind.CONTACT_ATTEMPTED)
              .id("a" + i)
              .number(ANN)
              .happenedAt(start)
              .build());
      ends.add(
          Event.builder(EventKind.CONTACT_ENDED)
              .id("e" + i)
              .refersTo("a" + i)
              .happenedAt(start)
              .end(i % 2 == 0 ? ContactEnd.CONNECTED : ContactEnd.NOT_CONNECTED)
              .build());
    }
    try (Ledger ledger = ledger(kind)) {
      ledger.record(attempts);
      ledger.record(ends);

      Map<String, MadeContact> contacts = contacts(ledger);

      assertThat(contacts).hasSize(count);
      for (int i = 0; i < count; i++) {
        assertThat(contacts.get("a" + i).end())
            .isEqualTo(i % 2 == 0 ? ContactEnd.CONNECTED : ContactEnd.NOT_CONNECTED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void contactRecordedMeanwhile_isNotAmongThem(Databases.Kind kind) {
    try (Ledger ledger = ledger(kind)) {
      ledger.record(Event.contact(ANN, start, ContactEnd.UNKNOWN).id("before").build());
      Iterator<MadeContact> contacts = ledger.contacts();
      ledger.record(Event.contact(ANN, start, ContactEnd.UNKNOWN).id("after").build());

      assertThat(contacts.next().contact().id()).contains("before");
      assertThat(contacts.hasNext()).isFalse();
      assertThatThrownBy(contacts::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void emptyLedger_hasNone_andErasedOnesAreGone() {
    try (Ledger ledger = ledger(Databases.Kind.SQLITE)) {
      assertThat(ledger.contacts()).isExhausted();
      ledger.record(Event.contact(ANN, start, ContactEnd.UNKNOWN).id("a").build());
      ledger.record(Event.contact(BOB, start, ContactEnd.UNKNOWN).id("b").build());
      ledger.forget(ANN);

      assertThat(contacts(ledger).keySet()).containsExactly("b");
    }
  }

  @Test
  void hashedNumber_isNotTold() {
    String url = Databases.Kind.SQLITE.url(folder);
    try (Ledger ledger =
        Ledger.create(url, LedgerOptions.builder().clock(clock).keyed(KEY).build())) {
      ledger.record(Event.contact(ANN, start, ContactEnd.UNKNOWN).id("a").build());

      assertThat(contacts(ledger).get("a").contact().get(Contact.TO)).isEmpty();
    }
  }
}
