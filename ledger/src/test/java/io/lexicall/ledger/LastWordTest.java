package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The last word of a person counts, under the law of the United States: at once, whatever the clock
 * of the recorder shows, and however often the person said it before.
 */
class LastWordTest {
  private static final PhoneNumber ANN = PhoneNumber.parse("+12125550143");
  private static final Scope ACME = Scope.ofSeller("acme");
  private static final Scope SALES_TEXTS =
      ACME.withChannels(EnumSet.of(ContactChannel.TEXT))
          .withPurposes(EnumSet.of(ContactPurpose.TELEMARKETING));

  private static final Instant MAY_2024 = Instant.parse("2024-05-01T12:00:00Z");
  private static final Instant JANUARY = Instant.parse("2026-01-10T12:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-01T12:00:00Z");

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant now = clock.instant();
  private final List<Ledger> opened = new ArrayList<>();
  private int attempts;

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  private Ledger ledger(Databases.Kind kind, Event... events) {
    Ledger ledger =
        Ledger.create(
            kind.url(folder),
            LedgerOptions.builder().clock(clock).readTimeout(Duration.ofSeconds(10)).build());
    opened.add(ledger);
    for (Event event : events) {
      ledger.record(event);
    }
    return ledger;
  }

  private static Compliance law(Ledger ledger) {
    return ledger.addTo(Compliance.builder().discover()).build();
  }

  private Contact contact(ContactChannel channel) {
    Contact contact =
        (Contact)
            ActivityJson.read(
                """
                {"activity": "contact", "at": "2026-11-24T12:00:00-05:00", "channel": "voice",
                 "voice": "live", "purpose": "telemarketing", "dialing": "manual",
                 "subject": "offer-1", "phi": false, "history": [],
                 "caller": {"seller": "acme", "number": "+12125550100", "name": "Acme",
                   "country": "US", "thirdParty": false, "taxExempt": false,
                   "coveredEntity": false, "financialInstitution": false,
                   "transmitsCallerId": true},
                 "to": {"number": "+12125550143", "lineType": "mobile", "subscriber": "consumer",
                   "country": "US", "region": "US-NY", "timeZone": "America/New_York"},
                 "lists": [{"list": "national-dnc", "country": "US", "listed": false,
                   "asOf": "2026-11-10"}],
                 "message": {"identifiesCaller": true, "optOutMechanism": true,
                   "lengthCharacters": 120, "containsAdvertising": true,
                   "freeToRecipient": false},
                 "controller": {"country": "US", "targets": ["US"]}}
                """);
    return contact
        .with(Contact.CHANNEL, channel)
        .with(Contact.RELATIONSHIP, Relationship.builder().customer(false).build());
  }

  private static Event stop(Instant at) {
    return Event.toldToStop(ANN, at).scope(ACME).build();
  }

  private static Event given(Scope scope) {
    return Event.consentGiven(ANN, ConsentKind.EXPRESS_WRITTEN, MAY_2024)
        .id("g")
        .scope(scope)
        .build();
  }

  private static Event withdrawn(Instant at, Scope scope) {
    return Event.consentWithdrawn(ANN, at).scope(scope).build();
  }

  private static Event withdrawnById(Instant at) {
    return Event.consentWithdrawn(ANN, at).refersTo("g").build();
  }

  private void assertDenied(Ledger ledger, Contact contact) {
    for (Verdict verdict : verdicts(ledger, contact)) {
      assertThat(verdict.decision()).isEqualTo(Decision.DENY);
      assertThat(verdict.findings())
          .anySatisfy(each -> assertThat(each.rule().id()).isEqualTo("tcpa.internal-dnc"));
    }
  }

  private void assertPermitted(Ledger ledger, Contact contact) {
    assertThat(verdicts(ledger, contact))
        .extracting(Verdict::decision)
        .containsOnly(Decision.PERMIT);
  }

  private List<Verdict> verdicts(Ledger ledger, Contact contact) {
    Compliance law = law(ledger);
    attempts++;
    Reservation reservation = ledger.reserve(law, "a" + attempts, contact);
    if (reservation.isTaken()) {
      ledger.release("a" + attempts);
    }
    return List.of(law.check(contact), reservation.verdict());
  }

  // ---- at once

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 59})
  void stopByAClockThatIsAhead_bindsAtOnce(long seconds) {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    assertPermitted(ledger, contact(ContactChannel.VOICE));
    ledger.record(stop(now.plusSeconds(seconds)));
    assertDenied(ledger, contact(ContactChannel.VOICE));
  }

  @ParameterizedTest
  @EnumSource
  void stopAfterTheContactWasMade_andBeforeItIsReserved_binds(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Contact made = contact(ContactChannel.VOICE);
    clock.pass(Duration.ofSeconds(10));
    ledger.record(stop(clock.instant()));
    clock.pass(Duration.ofSeconds(10));
    assertDenied(ledger, made);
    Contact told = (Contact) law(ledger).complete(made);
    assertThat(own(told).get(ListEntry.SINCE)).contains(Moment.of(made.at()));
  }

  private static ListEntry own(Contact contact) {
    return contact.get(Contact.LISTS).orElseThrow().get(1);
  }

  /** A call in the past was not yet barred; a minute is the tolerance. */
  @Test
  void stopAfterAPastContact_doesNotBarIt() {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    Contact made = contact(ContactChannel.VOICE);
    clock.pass(Duration.ofSeconds(60));
    ledger.record(stop(clock.instant()));
    assertThat(law(ledger).check(made).decision()).isEqualTo(Decision.DENY);
    clock.pass(Duration.ofMillis(1));
    assertThat(law(ledger).check(made).decision()).isEqualTo(Decision.PERMIT);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 59})
  void withdrawalByAClockThatIsAhead_bindsAtOnce(long seconds) {
    Ledger ledger = ledger(Databases.Kind.SQLITE, given(SALES_TEXTS));
    assertPermitted(ledger, contact(ContactChannel.TEXT));
    ledger.record(withdrawn(now.plusSeconds(seconds), SALES_TEXTS));
    assertDenied(ledger, contact(ContactChannel.TEXT));
    Ledger withoutConsent =
        ledger(Databases.Kind.SQLITE, withdrawn(now.plusSeconds(seconds), SALES_TEXTS));
    assertDenied(withoutConsent, contact(ContactChannel.TEXT));
  }

  @Test
  void consentOfAClockThatIsAhead_isNotWithdrawnBeforeItWasGiven() {
    Ledger ledger =
        ledger(
            Databases.Kind.SQLITE,
            Event.consentGiven(ANN, ConsentKind.EXPRESS, now.plusSeconds(20)).scope(ACME).build(),
            withdrawn(now.plusSeconds(30), ACME));
    assertThat(consents(ledger))
        .allSatisfy(
            each -> {
              assertThat(each.get(Consent.GRANTED_AT)).contains(now);
              assertThat(each.get(Consent.REVOKED_AT)).contains(now);
            });
  }

  private List<Consent> consents(Ledger ledger) {
    Contact told = (Contact) law(ledger).complete(contact(ContactChannel.TEXT));
    return told.get(Contact.CONSENTS).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 59})
  void endOfARelationshipByAClockThatIsAhead_countsAtOnce(long seconds) {
    Instant at = now.plusSeconds(seconds);
    Ledger ledger =
        ledger(Databases.Kind.SQLITE, of(EventKind.TRANSACTION, at), of(EventKind.INQUIRY, at));
    ledger.record(of(EventKind.RELATIONSHIP_ENDED, at));
    Compliance law =
        ledger
            .addTo(Compliance.builder().module(new ReadingLaw(Set.of(Contact.RELATIONSHIP))))
            .build();
    Contact made =
        TestLaw.call(ANN, now).with(Contact.CALLER, Caller.builder().seller("acme").build());
    Relationship told = ((Contact) law.complete(made)).get(Contact.RELATIONSHIP).orElseThrow();
    Optional<Instant> counts = Optional.of(seconds < 0 ? at : now);
    assertThat(told.get(Relationship.ENDED_AT)).isEqualTo(counts);
    assertThat(told.get(Relationship.LAST_TRANSACTION_AT)).isEqualTo(counts);
    assertThat(told.get(Relationship.LAST_INQUIRY_AT)).isEqualTo(counts);
  }

  private static Event of(EventKind kind, Instant at) {
    return Event.builder(kind).number(ANN).happenedAt(at).scope(ACME).build();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 59})
  void refusalByAClockThatIsAhead_countsAtOnce(long seconds) {
    Instant at = now.plusSeconds(seconds);
    ContactEnd refused = new ContactEnd(true, true, null);
    Ledger ledger =
        ledger(Databases.Kind.SQLITE, Event.contact(ANN, at, refused).scope(ACME).build());
    Compliance law =
        ledger
            .addTo(Compliance.builder().module(new TestLaw.OfWhatIsStated(Contact.HISTORY)))
            .build();
    Contact told = (Contact) law.complete(TestLaw.call(ANN, now));
    assertThat(told.get(Contact.HISTORY).orElseThrow())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.get(EarlierContact.AT)).contains(seconds < 0 ? at : now);
              assertThat(each.get(EarlierContact.REFUSED)).contains(true);
            });
  }

  // ---- however often it was said before

  private Contact asked() {
    return contact(ContactChannel.TEXT).with(Contact.REQUESTED_AT, MARCH);
  }

  @ParameterizedTest
  @EnumSource
  void secondWithdrawal_isHeeded_afterARequestThatLiftedTheFirst(Databases.Kind kind) {
    Event first = withdrawn(JANUARY, SALES_TEXTS);
    assertPermitted(ledger(kind, given(SALES_TEXTS), first), asked());
    for (Event second : List.of(withdrawn(OCTOBER, SALES_TEXTS), withdrawnById(OCTOBER))) {
      assertDenied(ledger(kind, given(SALES_TEXTS), first, second), asked());
    }
  }

  @Test
  void secondWithdrawal_isHeeded_whateverTheFirstNamed() {
    for (Event first : List.of(withdrawnById(JANUARY), withdrawn(JANUARY, Scope.EVERYTHING))) {
      for (Event second :
          List.of(
              withdrawn(OCTOBER, Scope.EVERYTHING),
              withdrawn(OCTOBER, ACME),
              withdrawnById(OCTOBER))) {
        Ledger ledger = ledger(Databases.Kind.SQLITE, given(SALES_TEXTS), first);
        assertPermitted(ledger, asked());
        ledger.record(second);
        assertDenied(ledger, asked());
      }
    }
  }

  @Test
  void secondWithdrawal_ofOtherContacts_isNotTold() {
    for (Scope other :
        List.of(
            SALES_TEXTS.withChannels(EnumSet.of(ContactChannel.VOICE)),
            SALES_TEXTS.withPurposes(EnumSet.of(ContactPurpose.POLITICAL)),
            SALES_TEXTS.withSeller("zeta"),
            SALES_TEXTS.withSubject("offer-2"))) {
      Ledger ledger =
          ledger(
              Databases.Kind.SQLITE,
              given(SALES_TEXTS),
              withdrawn(JANUARY, SALES_TEXTS),
              withdrawn(OCTOBER, other));
      assertPermitted(ledger, asked());
    }
  }

  /** The first stays told as it was: some law counts the days from it. */
  @Test
  void eachWithdrawal_isToldOnce() {
    Ledger ledger =
        ledger(
            Databases.Kind.SQLITE,
            given(SALES_TEXTS),
            withdrawn(JANUARY, SALES_TEXTS),
            withdrawn(OCTOBER, SALES_TEXTS),
            withdrawnById(OCTOBER.plusSeconds(1)));
    assertThat(consents(ledger))
        .extracting(each -> each.get(Consent.REVOKED_AT).orElseThrow())
        .containsExactly(JANUARY, OCTOBER, OCTOBER.plusSeconds(1));
    assertThat(consents(ledger))
        .extracting(each -> each.get(Consent.GRANTED_AT).orElseThrow())
        .containsExactly(MAY_2024, OCTOBER, OCTOBER.plusSeconds(1));
  }

  /** What a consent leaves open, its withdrawal covers, as it does where no consent is on file. */
  @Test
  void withdrawalOfAConsentThatLeavesMuchOpen_isHeededAsWithoutIt() {
    for (Scope open :
        List.of(
            Scope.EVERYTHING,
            ACME,
            SALES_TEXTS.withSeller(null),
            SALES_TEXTS.withChannels(Set.of()),
            SALES_TEXTS.withPurposes(Set.of()))) {
      for (Scope said : List.of(Scope.EVERYTHING, ACME, SALES_TEXTS)) {
        assertDenied(
            ledger(Databases.Kind.SQLITE, given(open), withdrawn(OCTOBER, said)),
            contact(ContactChannel.TEXT));
        assertDenied(
            ledger(Databases.Kind.SQLITE, withdrawn(OCTOBER, said)), contact(ContactChannel.TEXT));
      }
    }
  }

  /** Whether the two names are one is unknown; beside one that is known it counts as withdrawn. */
  @Test
  void laterWithdrawalForANearSeller_isHeeded() {
    Scope near = SALES_TEXTS.withSeller("Acme");
    Ledger ledger =
        ledger(Databases.Kind.SQLITE, given(SALES_TEXTS), withdrawn(JANUARY, SALES_TEXTS));
    ledger.record(withdrawn(JANUARY.minusSeconds(1), near));
    assertPermitted(ledger, asked());
    ledger.record(withdrawn(OCTOBER, near));
    assertDenied(ledger, asked());
    Ledger withoutConsent =
        ledger(Databases.Kind.SQLITE, withdrawn(JANUARY, SALES_TEXTS), withdrawn(OCTOBER, near));
    assertDenied(withoutConsent, asked());
  }
}
