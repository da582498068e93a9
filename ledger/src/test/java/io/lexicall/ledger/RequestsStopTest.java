package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Message;
import io.lexicall.facts.RequestKind;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who asks under a law not to be called, objects, or revokes a consent, has said so: 47 CFR
 * 64.1200(a)(10), (d)(3), GDPR Art. 7(3), 21(2).
 */
class RequestsStopTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final Scope ACME = Scope.ofSeller("acme");
  private static final Scope OTHER = Scope.ofSeller("other");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private final TestClock clock = new TestClock();
  private final Instant asked = clock.instant().minus(DAY);
  private Ledger ledger;

  @BeforeEach
  void createLedger() {
    ledger =
        Ledger.create(
            Databases.Kind.SQLITE.url(folder), LedgerOptions.builder().clock(clock).build());
    ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS_WRITTEN, asked.minus(DAY))
            .scope(
                ACME.withChannels(EnumSet.of(ContactChannel.VOICE))
                    .withPurposes(EnumSet.of(ContactPurpose.TELEMARKETING)))
            .build());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Event record(RequestKind kind) {
    return ledger.record(Event.requestReceived(ANN, kind, asked).scope(ACME).build());
  }

  private List<Boolean> withdrawn() {
    return ledger.standing(ANN).consents(null).stream()
        .map(consent -> Consent.REVOKED_AT.in(consent) != null)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"DO_NOT_CALL", "OBJECTION"})
  void requestsToStop_stopInTheirScope_fromThenOn(RequestKind kind) {
    Event request = record(kind);
    Standing standing = ledger.standing(ANN);
    assertThat(standing.stop(ACME)).contains(request);
    assertThat(standing.stop(OTHER)).isEmpty();
    assertThat(standing.asOf(asked.minusSeconds(1), clock.instant()).stop(ACME)).isEmpty();
    assertThat(withdrawn()).containsExactly(true);
    ListEntry listed = lists(contact("acme"));
    assertThat(ListEntry.LISTED.in(listed)).isTrue();
    assertThat(ListEntry.LISTED.in(lists(contact("other")))).isFalse();
  }

  @Test
  void revocation_endsConsents_andStopsNothing() {
    record(RequestKind.CONSENT_REVOCATION);
    assertThat(ledger.standing(ANN).stop(ACME)).isEmpty();
    assertThat(withdrawn()).containsExactly(true);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DO_NOT_CALL", "OBJECTION", "CONSENT_REVOCATION"})
  void otherRequests_stopNothing(RequestKind kind) {
    record(kind);
    assertThat(ledger.standing(ANN).stop(ACME)).isEmpty();
    assertThat(withdrawn()).containsExactly(false);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void requestToStop_canBeLifted_byItsIdToo(boolean byId) {
    Event request = record(RequestKind.DO_NOT_CALL);
    ledger.record(
        Event.builder(EventKind.STOP_LIFTED)
            .number(ANN)
            .happenedAt(clock.instant())
            .scope(ACME)
            .refersTo(byId ? request.requireId() : null)
            .build());
    assertThat(ledger.standing(ANN).stop(ACME)).isEmpty();
    assertThat(ledger.standing(ANN).consents(null)).as("a new consent is needed").isEmpty();
  }

  @Test
  void otherRequest_cannotBeLifted() {
    Event request = record(RequestKind.ACCESS);
    Event lifting =
        Event.builder(EventKind.STOP_LIFTED)
            .number(ANN)
            .happenedAt(clock.instant())
            .refersTo(request.requireId())
            .build();
    assertThatThrownBy(() -> ledger.record(lifting)).isInstanceOf(LedgerException.class);
  }

  @ParameterizedTest
  @EnumSource
  void forgetting_keepsRequestsToStop_andWhatWasDone(Databases.Kind kind) {
    try (Ledger other =
        Ledger.create(
            kind.url(other(folder)),
            LedgerOptions.builder().clock(clock).readTimeout(Duration.ofSeconds(10)).build())) {
      for (RequestKind each :
          List.of(RequestKind.DO_NOT_CALL, RequestKind.OBJECTION, RequestKind.ACCESS)) {
        other.record(Event.requestReceived(ANN, each, asked).id("r-" + each).build());
        other.record(
            Event.builder(EventKind.REQUEST_ANSWERED)
                .number(ANN)
                .id("a-" + each)
                .refersTo("r-" + each)
                .happenedAt(clock.instant())
                .build());
      }
      assertThat(other.forget(ANN)).isEqualTo(2);
      assertThat(other.standing(ANN).events())
          .filteredOn(event -> event.kind() != EventKind.FORGOTTEN)
          .extracting(event -> event.id().orElseThrow())
          .containsExactly("r-DO_NOT_CALL", "a-DO_NOT_CALL", "r-OBJECTION", "a-OBJECTION");
      assertThat(other.standing(ANN).stop(ACME)).isPresent();
    }
  }

  /** "No more sales calls": a message that advertises is one, whatever its purpose. */
  @Test
  void requestToStopSales_isAboutWhatAdvertises() {
    ledger.record(
        Event.toldToStop(ANN, asked)
            .scope(ACME.withPurposes(EnumSet.of(ContactPurpose.TELEMARKETING)))
            .build());
    assertThat(ListEntry.LISTED.in(lists(contact("acme")))).isTrue();
    Contact notice =
        Contact.builder().from(contact("acme")).purpose(ContactPurpose.ACCOUNT_ALERT).build();
    assertThat(ListEntry.LISTED.in(lists(notice))).isFalse();
    for (boolean advertises : new boolean[] {true, false}) {
      Contact stated =
          Contact.builder()
              .from(notice)
              .message(Message.builder().containsAdvertising(advertises).build())
              .build();
      assertThat(ListEntry.LISTED.in(lists(stated))).isEqualTo(advertises);
    }
  }

  /** A profile or a file states it of everybody; of this person it is not so. */
  @Test
  void statedThatNobodyConsented_hidesNoWithdrawal_andMakesNoConsent() {
    assertThat(consents(contact("acme"))).containsExactly(false);
    Contact stated = Contact.builder().from(contact("acme")).consents(List.of()).build();
    assertThat(consents(stated)).as("none is stated").isEmpty();
    record(RequestKind.CONSENT_REVOCATION);
    assertThat(consents(stated)).isNotEmpty().doesNotContain(false);
  }

  @Test
  void statedThatNobodyWasContacted_hidesNoContact() {
    ledger.record(Event.contact(ANN, asked, ContactEnd.REFUSED).scope(ACME).build());
    Contact stated = Contact.builder().from(contact("acme")).history(List.of()).build();
    assertThat(Contact.HISTORY.in(complete(stated)))
        .singleElement()
        .satisfies(each -> assertThat(EarlierContact.REFUSED.in(each)).isTrue());
  }

  private static Path other(Path folder) {
    try {
      return Files.createDirectory(folder.resolve("other"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Contact contact(String seller) {
    return Contact.builder()
        .from(TestLaw.call(ANN, clock.instant()))
        .caller(Caller.builder().seller(seller).build())
        .build();
  }

  private Contact complete(Contact contact) {
    Compliance law =
        ledger.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
    return (Contact) law.complete(contact);
  }

  private List<Boolean> consents(Contact contact) {
    return Contact.CONSENTS.in(complete(contact)).stream()
        .map(consent -> Consent.REVOKED_AT.in(consent) != null)
        .toList();
  }

  private ListEntry lists(Contact contact) {
    List<ListEntry> lists = Contact.LISTS.in(complete(contact));
    return lists.get(lists.size() - 1);
  }
}
