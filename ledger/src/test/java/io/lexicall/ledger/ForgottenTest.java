package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What speaks for contacts with a person does not come back once it was erased. */
class ForgottenTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final PhoneNumber BOB = TestLaw.number(2);
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final List<Ledger> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  private Ledger ledger(String url, LedgerOptions.Builder options) {
    Ledger ledger = Ledger.create(url, options.clock(clock).build());
    opened.add(ledger);
    return ledger;
  }

  private static Event consent(PhoneNumber of, Instant at) {
    return Event.consentGiven(of, ConsentKind.EXPRESS_WRITTEN, at).build();
  }

  private static void assertForgotten(Ledger ledger, Event event) {
    LedgerException refused =
        catchThrowableOfType(LedgerException.class, () -> ledger.record(event));
    assertThat(refused).as(event.toString()).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.FORGOTTEN);
    assertThat(refused).hasMessageContaining("was forgotten at").hasMessageNotContaining("305555");
  }

  @ParameterizedTest
  @EnumSource
  void whatSpeaksForContacts_isNotTakenAgain_andTheRestIs(Databases.Kind kind) {
    Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
    ledger.record(consent(ANN, start.minusSeconds(60)));
    ledger.forget(ANN);
    assertForgotten(ledger, consent(ANN, start.minusSeconds(60)));
    assertForgotten(ledger, consent(ANN, start));
    for (EventKind each : List.of(EventKind.TRANSACTION, EventKind.INQUIRY)) {
      assertForgotten(ledger, Event.builder(each).number(ANN).happenedAt(start).build());
    }
    ledger.record(consent(BOB, start.minusSeconds(60)));
    ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).build());
    ledger.record(Event.consentWithdrawn(ANN, start.minusSeconds(60)).build());
    clock.pass(Duration.ofSeconds(1));
    ledger.record(consent(ANN, start.plusSeconds(1)));
    assertThat(ledger.standing(ANN).consents(null)).as("given since").hasSize(1);
  }

  /** As an earlier version, or another program at the same moment, may have left it. */
  @ParameterizedTest
  @EnumSource
  void consentThatCameBackAllTheSame_isNone(Databases.Kind kind) throws SQLException {
    String url = kind.url(folder);
    Ledger ledger = ledger(url, LedgerOptions.builder());
    ledger.record(consent(ANN, start.minusSeconds(60)));
    ledger.forget(ANN);
    Databases.execute(
        url,
        "INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, consent_kind)"
            + " SELECT 'again', 'consent-given', person, happened_at, recorded_at, 'express'"
            + " FROM lexicall_event WHERE kind = 'forgotten'");
    assertThat(ledger.standing(ANN).events()).hasSize(2);
    assertThat(ledger.standing(ANN).consents(null)).isEmpty();
  }

  /** Law that heeds a refusal only where it is stated would take what was erased for none. */
  @ParameterizedTest
  @EnumSource
  void refusalThatMayHaveBeenErased_isNoPermit(Databases.Kind kind) {
    Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
    Compliance law = law(ledger, Contact.HISTORY, AsKnown.NOW);
    assertThat(law.check(TestLaw.call(ANN, start)).decision()).isEqualTo(Decision.PERMIT);
    ledger.record(Event.contact(ANN, start.minusSeconds(60), ContactEnd.CONNECTED).build());
    ledger.forget(ANN);
    TestLaw.assertDoubtful(law.check(TestLaw.call(ANN, start)), Contact.HISTORY);
    assertThat(law.check(TestLaw.call(BOB, start)).decision()).isEqualTo(Decision.PERMIT);
    Instant later = start.plus(Duration.ofDays(366));
    TestLaw.assertDoubtful(law.check(TestLaw.call(ANN, later.minusNanos(1))), Contact.HISTORY);
    assertThat(law.check(TestLaw.call(ANN, later)).decision()).isEqualTo(Decision.PERMIT);
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalThatWasErasedSince_isNoPermitOfThePast(Databases.Kind kind) {
    Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
    Compliance law = law(ledger, Contact.CONSENTS, AsKnown.NOW);
    ledger.record(consent(ANN, start.minusSeconds(60)));
    ledger.record(Event.consentWithdrawn(ANN, start.minusSeconds(30)).build());
    assertThat(law.check(TestLaw.call(ANN, start)).decision()).isEqualTo(Decision.DENY);
    clock.pass(Duration.ofDays(1));
    ledger.forget(ANN);
    TestLaw.assertDoubtful(law.check(TestLaw.call(ANN, start)), Contact.CONSENTS);
    assertThat(law.check(TestLaw.call(ANN, clock.instant())).decision()).isEqualTo(Decision.PERMIT);
  }

  private static Compliance law(Ledger ledger, Fact<Contact, ?> read, AsKnown known) {
    return ledger
        .addTo(Compliance.builder().module(new TestLaw.OfWhatIsStated(read)), known)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void personWhoWasForgottenUnderAFormerKey_staysForgotten(Databases.Kind kind) {
    String url = kind.url(folder);
    Ledger clear = ledger(url, LedgerOptions.builder());
    clear.record(consent(ANN, start));
    clear.forget(ANN);
    Ledger keyed = ledger(url, LedgerOptions.builder().keyed(KEY).formerlyInClear());
    assertForgotten(keyed, consent(ANN, start));
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfAPersonWhoWasForgotten_areTold_andKeepNoOtherBack(Databases.Kind kind)
      throws IOException {
    Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
    Path file =
        Files.writeString(
            folder.resolve("consents.csv"),
            """
            number,at,withdrawn
            %s,2026-03-01T10:00:00Z,
            %s,2026-03-01T10:00:00Z,2026-05-01T10:00:00Z
            """
                .formatted(ANN.e164(), BOB.e164()));
    EventImport rows =
        EventImport.of(EventKind.CONSENT_GIVEN).always(EventField.KIND, "express-written");
    ledger.record(consent(ANN, start.minusSeconds(60)));
    ledger.forget(ANN);
    for (long recorded : new long[] {3, 0}) {
      EventImport.Report report = rows.run(file, ledger, 0);
      assertThat(report.recorded()).isEqualTo(recorded);
      assertThat(report.known()).isEqualTo(3 - recorded);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.first())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.line()).isEqualTo(2);
                assertThat(each.problem()).contains("was forgotten at");
              });
    }
    assertThat(ledger.standing(ANN).consents(null)).isEmpty();
    assertThat(ledger.standing(BOB).consents(null)).hasSize(1);
  }

  /** The person withdrew again: only the consent is not recorded once more. */
  @ParameterizedTest
  @EnumSource
  void import_ofARowWithAWithdrawalSince_keepsTheWithdrawal(Databases.Kind kind)
      throws IOException {
    for (String id : List.of("", "a-1")) {
      Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
      ledger.record(consent(ANN, start.minusSeconds(60)));
      ledger.forget(ANN);
      Instant after = clock.instant().plusSeconds(1);
      clock.pass(Duration.ofDays(1));
      Path file =
          Files.writeString(
              folder.resolve("withdrawn.csv"),
              """
              number,at,id,seller,channels,withdrawn
              %s,2026-03-01T10:00:00Z,%s,acme,text,%s
              """
                  .formatted(ANN.e164(), id, after));
      for (long recorded : new long[] {1, 0}) {
        EventImport.Report report = rows().run(file, ledger, 0);
        assertThat(report.recorded()).isEqualTo(recorded);
        assertThat(report.known()).isEqualTo(1 - recorded);
        assertThat(report.refused()).isEqualTo(1);
      }
      assertThat(ledger.standing(ANN).events())
          .filteredOn(each -> each.kind() == EventKind.CONSENT_WITHDRAWN)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.happenedAt()).isEqualTo(after);
                assertThat(each.refersTo()).isEmpty();
                assertThat(each.scope().seller()).isEqualTo("acme");
                assertThat(each.scope().channels()).containsExactly(ContactChannel.TEXT);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void import_ofARowWithAWithdrawalOfBefore_keepsNothing(Databases.Kind kind) throws IOException {
    Ledger ledger = ledger(kind.url(folder), LedgerOptions.builder());
    ledger.record(consent(ANN, start.minusSeconds(60)));
    ledger.forget(ANN);
    Path file =
        Files.writeString(
            folder.resolve("withdrawn.csv"),
            "number,at,withdrawn\n%s,2026-03-01T10:00:00Z,%s\n".formatted(ANN.e164(), start));
    EventImport.Report report = rows().run(file, ledger, 0);
    assertThat(report.recorded()).isZero();
    assertThat(report.refused()).isEqualTo(1);
  }

  private static EventImport rows() {
    return EventImport.of(EventKind.CONSENT_GIVEN).always(EventField.KIND, "express-written");
  }
}
