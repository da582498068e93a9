package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Relationship;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person ended on a day of which nobody knows the time: it may have been after all that is
 * known of that day.
 */
class ToldByDateTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Instant FIRST = Instant.parse("2026-11-20T05:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-20T15:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-21T04:59:59.999999Z");
  private static final Instant NEXT = Instant.parse("2026-11-21T05:00:00Z");

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final List<Ledger> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  private Ledger ledger(Databases.Kind kind) {
    Ledger ledger = Ledger.create(kind.url(folder), LedgerOptions.builder().clock(clock).build());
    opened.add(ledger);
    return ledger;
  }

  /** Records an event as a table or the command line tells it. */
  private static Event tell(Ledger ledger, EventKind kind, String at, String... more) {
    Map<EventField, String> fields = new EnumMap<>(EventField.class);
    fields.put(EventField.AT, at);
    fields.put(EventField.SELLER, "acme");
    if (more.length == 0) {
      fields.put(EventField.NUMBER, ANN.e164());
    } else {
      fields.put(EventField.REFERS_TO, more[0]);
    }
    return ledger.record(EventField.event(kind, fields, NEW_YORK, null).build());
  }

  private static Event give(Ledger ledger, Instant at) {
    return ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS, at).scope(Scope.ofSeller("acme")).build());
  }

  private static Optional<Instant> revoked(Ledger ledger) {
    return ledger.standing(ANN).consents(null).get(0).get(Consent.REVOKED_AT);
  }

  @ParameterizedTest
  @EnumSource
  void withdrawal_endsWhatWasAgreedOnItsDay(Databases.Kind kind) {
    for (Instant given : List.of(FIRST, MORNING, LAST)) {
      Ledger ledger = ledger(kind);
      give(ledger, given);
      tell(ledger, EventKind.CONSENT_WITHDRAWN, "2026-11-20");
      assertThat(revoked(ledger)).as("given at " + given).contains(given);
    }
    Ledger since = ledger(kind);
    give(since, NEXT);
    tell(since, EventKind.CONSENT_WITHDRAWN, "2026-11-20");
    assertThat(revoked(since)).as("given on the next day").isEmpty();
    Ledger before = ledger(kind);
    give(before, FIRST.minusSeconds(1));
    tell(before, EventKind.CONSENT_WITHDRAWN, "2026-11-20");
    assertThat(revoked(before)).as("given before").contains(FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalAtAnInstant_endsWhatWasAgreedByThen(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    give(ledger, MORNING);
    tell(ledger, EventKind.CONSENT_WITHDRAWN, "2026-11-20 09:59:59");
    assertThat(revoked(ledger)).isEmpty();
    tell(ledger, EventKind.CONSENT_WITHDRAWN, "2026-11-20 10:00:00");
    assertThat(revoked(ledger)).contains(MORNING);
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalByItsId_isNotRefused_onTheDayOfItsConsent(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    String id = give(ledger, MORNING).id().orElseThrow();
    tell(ledger, EventKind.CONSENT_WITHDRAWN, "2026-11-20", id);
    assertThat(revoked(ledger)).contains(MORNING);
    assertThatThrownBy(() -> tell(ledger, EventKind.CONSENT_WITHDRAWN, "2026-11-19", id))
        .hasMessageContaining("before its cause");
  }

  @ParameterizedTest
  @EnumSource
  void requestToStop_isNotLiftedOnItsDay(Databases.Kind kind) {
    Scope acme = Scope.ofSeller("acme");
    Ledger ledger = ledger(kind);
    tell(ledger, EventKind.TOLD_TO_STOP, "2026-10-01");
    tell(ledger, EventKind.STOP_LIFTED, "2026-11-20 09:00:00");
    assertThat(ledger.standing(ANN).stop(acme)).isEmpty();
    Event stop = tell(ledger, EventKind.TOLD_TO_STOP, "2026-11-20");
    assertThat(stop.happenedAt()).isEqualTo(FIRST);
    assertThat(stop.happenedAtLatest()).contains(LAST);
    assertThat(ledger.standing(ANN).stop(acme).map(Event::happenedAtLatest))
        .contains(Optional.of(LAST));
    tell(ledger, EventKind.STOP_LIFTED, "2026-11-20 23:59:59.999999");
    assertThat(ledger.standing(ANN).stop(acme)).isPresent();
    tell(ledger, EventKind.STOP_LIFTED, "2026-11-21");
    assertThat(ledger.standing(ANN).stop(acme)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void end_endsWhatWasBoughtAndAskedOnItsDay(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    tell(ledger, EventKind.TRANSACTION, "2026-11-20 10:00:00");
    tell(ledger, EventKind.INQUIRY, "2026-11-20 12:00:00");
    tell(ledger, EventKind.RELATIONSHIP_ENDED, "2026-11-20");
    assertThat(ended(ledger)).contains(MORNING.plusSeconds(7_200));
    tell(ledger, EventKind.RELATIONSHIP_ENDED, "2026-11-20 08:00:00");
    assertThat(ended(ledger)).as("the later of two ends").contains(MORNING.plusSeconds(7_200));
    tell(ledger, EventKind.INQUIRY, "2026-11-21");
    assertThat(ended(ledger)).contains(MORNING);
    tell(ledger, EventKind.TRANSACTION, "2026-11-21");
    assertThat(ended(ledger)).isEmpty();
  }

  private static Optional<Instant> ended(Ledger ledger) {
    return ledger.standing(ANN).relationship("acme").orElseThrow().get(Relationship.ENDED_AT);
  }

  /** What speaks for contacts counts from the first moment, and concerns no more of its day. */
  @Test
  void otherEvents_areOfAnInstant() {
    Event given =
        Event.consentGiven(ANN, ConsentKind.EXPRESS, MORNING).happenedOn(DAY, NEW_YORK).build();
    assertThat(given.happenedAt()).isEqualTo(FIRST);
    assertThat(given.happenedAtLatest()).isEmpty();
    Event.Builder stop = Event.toldToStop(ANN, MORNING).happenedOn(DAY, NEW_YORK);
    assertThat(stop.build().happenedAtLatest()).contains(LAST);
    assertThat(stop.happenedAt(MORNING).build().happenedAtLatest()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08 01:59:59, 2026-03-08T06:59:59Z",
    "2026-03-08 02:00:00, was left out",
    "2026-03-08 02:59:59, was left out",
    "2026-03-08 03:00:00, 2026-03-08T07:00:00Z",
    "2026-11-01 00:59:59, 2026-11-01T04:59:59Z",
    "2026-11-01 01:00:00, came twice",
    "2026-11-01 01:59:59, came twice",
    "2026-11-01 02:00:00, 2026-11-01T07:00:00Z",
    "2026-11-01T01:30:00-04:00, 2026-11-01T05:30:00Z",
    "2026-11-01, 2026-11-01T04:00:00Z"
  })
  void timeThatAChangeOfTheClocksSkippedOrRepeated_isRefused(String at, String told) {
    Map<EventField, String> fields = Map.of(EventField.AT, at, EventField.NUMBER, ANN.e164());
    if (told.endsWith("Z")) {
      Event.Builder event = EventField.event(EventKind.TOLD_TO_STOP, fields, NEW_YORK, null);
      assertThat(event.build().happenedAt()).isEqualTo(told);
    } else {
      assertThatThrownBy(() -> EventField.event(EventKind.TOLD_TO_STOP, fields, NEW_YORK, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(told)
          .hasMessageContaining("America/New_York")
          .hasMessageContaining("with its offset");
    }
  }
}
