package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Who says stop, in whatever words, withdraws the consents that the words reach: 47 CFR
 * 64.1200(a)(10), GDPR Art. 7(3).
 */
class StopEndsConsentsTest {
  private static final PhoneNumber ANN = PhoneNumber.parse("+12125550143");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Scope ACME = Scope.ofSeller("acme");
  private static final Set<ContactChannel> TEXT = EnumSet.of(ContactChannel.TEXT);
  private static final Set<ContactChannel> VOICE = EnumSet.of(ContactChannel.VOICE);
  private static final Set<ContactPurpose> NEWS =
      EnumSet.of(ContactPurpose.INFORMATIONAL, ContactPurpose.SURVEY);
  private static final Scope TEXTS = ACME.withChannels(TEXT).withPurposes(NEWS);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final Instant stopped = start.minus(DAY);
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

  private Ledger ledger(Event... events) {
    return ledger(Databases.Kind.SQLITE, events);
  }

  private static Event given(Instant at, Scope scope) {
    return Event.consentGiven(ANN, ConsentKind.EXPRESS, at).scope(scope).build();
  }

  private Event given() {
    return given(stopped.minus(DAY), TEXTS);
  }

  private Event stop(Scope scope) {
    return Event.toldToStop(ANN, stopped).scope(scope).build();
  }

  private Event lifting(Instant at, Scope scope) {
    return Event.builder(EventKind.STOP_LIFTED).number(ANN).happenedAt(at).scope(scope).build();
  }

  /** Texts that an autodialer sends: they need the consent of the person. */
  private Contact text(ContactPurpose purpose) {
    Contact contact =
        (Contact)
            ActivityJson.read(
                """
                {"activity": "contact", "at": "2026-11-24T12:00:00-05:00", "channel": "text",
                 "purpose": "informational", "dialing": "random-or-sequential", "recorded": false,
                 "subject": "offer-1", "phi": false, "history": [],
                 "caller": {"seller": "acme", "number": "+12125550100", "name": "Acme",
                   "country": "US", "thirdParty": false, "taxExempt": false,
                   "coveredEntity": false, "financialInstitution": false,
                   "transmitsCallerId": true},
                 "to": {"number": "+12125550143", "lineType": "mobile", "subscriber": "consumer",
                   "country": "US", "region": "US-NY", "timeZone": "America/New_York"},
                 "lists": [], "relationship": {"customer": false},
                 "message": {"identifiesCaller": true, "optOutMechanism": true,
                   "lengthCharacters": 120, "containsAdvertising": false,
                   "freeToRecipient": false},
                 "controller": {"country": "US", "targets": ["US"]}}
                """);
    return contact.with(Contact.PURPOSE, purpose).at(start);
  }

  private void assertDecides(Ledger ledger, Decision expected) {
    assertDecides(ledger, text(ContactPurpose.INFORMATIONAL), expected);
  }

  /** By a check and by a reservation. */
  private void assertDecides(Ledger ledger, Contact contact, Decision expected) {
    Compliance law = ledger.addTo(Compliance.builder().discover()).build();
    Verdict checked = law.check(contact);
    assertThat(checked.decision()).as(checked.toString()).isEqualTo(expected);
    String id = "a" + ++attempts;
    Reservation reservation = ledger.reserve(law, id, contact);
    assertThat(reservation.verdict().decision()).isEqualTo(expected);
    if (reservation.isTaken()) {
      ledger.release(id);
    }
  }

  private static List<Optional<Instant>> revoked(Ledger ledger) {
    return ledger.standing(ANN).consents(null).stream()
        .map(each -> each.get(Consent.REVOKED_AT))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void requestToStopAll_endsTheConsentsOfBefore(Databases.Kind kind) {
    Ledger ledger = ledger(kind, given());
    assertDecides(ledger, text(ContactPurpose.INFORMATIONAL), Decision.PERMIT);
    assertDecides(ledger, text(ContactPurpose.SURVEY), Decision.PERMIT);
    ledger.record(stop(Scope.EVERYTHING));
    assertDecides(ledger, text(ContactPurpose.INFORMATIONAL), Decision.DENY);
    assertDecides(ledger, text(ContactPurpose.SURVEY), Decision.DENY);
  }

  @ParameterizedTest
  @EnumSource
  void consentSince_stands(Databases.Kind kind) {
    Ledger ledger = ledger(kind, given(), stop(Scope.EVERYTHING));
    ledger.record(given(stopped.plusSeconds(1), TEXTS));
    assertDecides(ledger, Decision.PERMIT);
  }

  /** What a withdrawal at the same instant does, and what a lifting at it does not. */
  @Test
  void consentOfTheSameInstant_isEnded() {
    Ledger ledger = ledger(given(stopped, TEXTS), stop(Scope.EVERYTHING));
    assertThat(revoked(ledger)).containsExactly(Optional.of(stopped));
    assertDecides(ledger, Decision.DENY);
  }

  @Test
  void requestOfWhichOnlyTheDayIsKnown_endsTheConsentsOfThatDay() {
    LocalDate day = LocalDate.ofInstant(stopped, ZoneOffset.UTC);
    Event told = Event.toldToStop(ANN, stopped).happenedOn(day, ZoneOffset.UTC).build();
    Instant next = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Ledger ledger = ledger(given(next.minusSeconds(1), TEXTS), told);
    assertThat(revoked(ledger)).containsExactly(Optional.of(next.minusSeconds(1)));
    assertThat(revoked(ledger(given(next, TEXTS), told))).containsExactly(Optional.empty());
  }

  @Test
  void requestInAScope_endsWhatLiesInIt() {
    for (Scope reaching :
        List.of(
            ACME,
            ACME.withChannels(TEXT),
            TEXTS.withPurposes(Set.of(ContactPurpose.INFORMATIONAL)),
            ACME.withBrand("sun"),
            ACME.withSubject("offer-1"))) {
      assertDecides(ledger(given(), stop(reaching)), Decision.DENY);
    }
    for (Scope other :
        List.of(
            Scope.ofSeller("zeta"),
            ACME.withChannels(VOICE),
            ACME.withPurposes(EnumSet.of(ContactPurpose.TELEMARKETING)),
            TEXTS.withPurposes(EnumSet.of(ContactPurpose.SURVEY)))) {
      assertDecides(ledger(given(), stop(other)), Decision.PERMIT);
    }
  }

  @Test
  void requestOnAPartOfAConsent_leavesTheRest() {
    Scope both = TEXTS.withChannels(EnumSet.allOf(ContactChannel.class));
    Ledger ledger = ledger(given(stopped.minus(DAY), both), stop(ACME.withChannels(VOICE)));
    assertThat(ledger.standing(ANN).consents(null))
        .satisfiesExactlyInAnyOrder(
            ended -> {
              assertThat(ended.get(Consent.CHANNELS)).contains(List.of(ContactChannel.VOICE));
              assertThat(ended.get(Consent.REVOKED_AT)).contains(stopped);
            },
            rest -> {
              assertThat(rest.get(Consent.CHANNELS)).contains(List.of(ContactChannel.TEXT));
              assertThat(rest.get(Consent.REVOKED_AT)).isEmpty();
            });
  }

  /** As a withdrawal does: what remains is not known. */
  @Test
  void requestOnAChannel_endsAConsentThatNamesNone() {
    Ledger ledger = ledger(given(stopped.minus(DAY), ACME), stop(ACME.withChannels(VOICE)));
    assertThat(revoked(ledger)).containsExactly(Optional.of(stopped));
  }

  @ParameterizedTest
  @EnumSource
  void lifting_bringsNoConsentBack_andANewOneCounts(Databases.Kind kind) {
    Ledger ledger = ledger(kind, given(), stop(ACME));
    Instant lifted = stopped.plusSeconds(60);
    ledger.record(lifting(lifted, ACME));
    assertThat(ledger.standing(ANN).stop(TEXTS)).isEmpty();
    assertThat(ledger.standing(ANN).consents(null)).isEmpty();
    assertDecides(ledger, Decision.DENY);
    ledger.record(given(lifted, TEXTS));
    assertThat(revoked(ledger)).containsExactly(Optional.empty());
    assertDecides(ledger, Decision.PERMIT);
  }

  /** A request that was lifted is told as no withdrawal, or lifting it would be of no use. */
  @Test
  void liftedRequest_isToldNoMore() {
    Ledger ledger = ledger(stop(ACME));
    Compliance law =
        ledger
            .addTo(Compliance.builder().module(new TestLaw.OfWhatIsStated(Contact.CONSENTS)))
            .build();
    Contact contact = text(ContactPurpose.INFORMATIONAL);
    assertThat(law.check(contact).decision()).as("as a withdrawal").isEqualTo(Decision.DENY);
    ledger.record(lifting(stopped.plusSeconds(60), ACME));
    assertThat(law.check(contact).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void lifting_leavesWhatTheRequestDidNotReach() {
    Scope both = TEXTS.withChannels(EnumSet.allOf(ContactChannel.class));
    Scope voice = ACME.withChannels(VOICE);
    Ledger ledger =
        ledger(
            given(stopped.minus(DAY), both), stop(voice), lifting(stopped.plusSeconds(1), voice));
    assertThat(ledger.standing(ANN).consents(null))
        .singleElement()
        .satisfies(
            rest -> assertThat(rest.get(Consent.CHANNELS)).contains(List.of(ContactChannel.TEXT)));
  }

  @Test
  void withdrawalBesideALiftedRequest_isTold() {
    Instant withdrawn = stopped.plusSeconds(90);
    Ledger ledger =
        ledger(
            given(),
            stop(ACME),
            lifting(stopped.plusSeconds(60), ACME),
            Event.consentWithdrawn(ANN, withdrawn).scope(ACME).build());
    assertThat(revoked(ledger)).containsExactly(Optional.of(withdrawn));
  }

  /** Whether Acme is acme is not known. */
  @ParameterizedTest
  @EnumSource
  void requestForANearSeller_leavesTheConsentsUnknown(Databases.Kind kind) {
    Scope near = Scope.ofSeller("Acme");
    Ledger ledger = ledger(kind, given(), stop(near));
    assertDecides(ledger, Decision.INDETERMINATE);
    ledger.record(lifting(stopped.plusSeconds(1), near));
    assertDecides(ledger, Decision.PERMIT);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 59})
  void requestByAClockThatIsAhead_countsAtOnce(long seconds) {
    Ledger ledger = ledger(given());
    ledger.record(Event.toldToStop(ANN, start.plusSeconds(seconds)).scope(ACME).build());
    assertDecides(ledger, Decision.DENY);
  }

  /** A call before the request was lawful, one after it was not, and so it stays. */
  @ParameterizedTest
  @EnumSource
  void pastContacts_areJudgedByWhatHeldThen(Databases.Kind kind) {
    Ledger ledger = ledger(kind, given());
    clock.pass(DAY.multipliedBy(3));
    Instant late = clock.instant();
    Instant told = start.plus(DAY);
    ledger.record(Event.toldToStop(ANN, told).scope(ACME).build());
    clock.pass(DAY);
    ledger.record(lifting(clock.instant(), ACME));
    clock.pass(DAY);
    for (AsKnown known : List.of(AsKnown.NOW, AsKnown.THEN, AsKnown.at(late))) {
      Compliance law = ledger.addTo(Compliance.builder().discover(), known).build();
      Contact text = text(ContactPurpose.INFORMATIONAL);
      assertThat(law.check(text).decision()).isEqualTo(Decision.PERMIT);
      assertThat(law.check(text.at(told.minusSeconds(1))).decision()).isEqualTo(Decision.PERMIT);
      assertThat(law.check(text.at(told)).decision())
          .isEqualTo(known == AsKnown.THEN ? Decision.PERMIT : Decision.DENY);
      assertThat(law.check(text.at(clock.instant())).decision()).isEqualTo(Decision.DENY);
    }
  }

  @Test
  void importedRequests_endConsents() throws IOException {
    Ledger ledger = ledger(given());
    Path file =
        Files.writeString(
            folder.resolve("stops.csv"),
            "number,at,channels\n%s,%s,text\n".formatted(ANN.e164(), stopped));
    EventImport.of(EventKind.TOLD_TO_STOP).run(file, ledger, 0);
    assertDecides(ledger, Decision.DENY);
  }

  @Test
  void receipt_saysThatTheConsentIsOver() {
    Ledger ledger = ledger(given(), stop(ACME), lifting(stopped.plusSeconds(1), ACME));
    Standing standing = ledger.standing(ANN);
    Event consent = standing.events().get(0);
    assertThat(standing.withdrawal(consent).map(Event::happenedAt)).contains(stopped);
    assertThat(standing.asOf(stopped.minusSeconds(1), start).withdrawal(consent)).isEmpty();
  }

  /** The law that asks for consents alone is told of the request too. */
  @ParameterizedTest
  @EnumSource
  void lawThatReadsConsentsOnly_isToldOfTheRequest(Databases.Kind kind) {
    Ledger ledger = ledger(kind, given(), stop(ACME));
    Compliance law =
        ledger.addTo(Compliance.builder().module(new ReadingLaw(Set.of(Contact.CONSENTS)))).build();
    Contact told = (Contact) law.complete(TestLaw.call(ANN, start));
    assertThat(told.get(Contact.CONSENTS).orElseThrow())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.get(Consent.REVOKED_AT)).contains(stopped));
  }

  /** Forgetting a person erases the consents, and keeps the request. */
  @Test
  void requestOfAPersonWhoWasForgotten_isStillTold() {
    Ledger ledger = ledger(given(), stop(ACME));
    ledger.forget(ANN);
    Compliance law =
        ledger
            .addTo(Compliance.builder().module(new TestLaw.OfWhatIsStated(Contact.CONSENTS)))
            .build();
    clock.pass(DAY);
    assertThat(law.check(text(ContactPurpose.INFORMATIONAL).at(clock.instant())).decision())
        .isEqualTo(Decision.DENY);
  }
}
