package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.RequestKind;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both stores do alike. */
class LedgerTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final PhoneNumber BOB = TestLaw.number(2);
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();
  private static final byte[] OTHER_KEY = "fedcba9876543210fedcba9876543210".getBytes();

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final Compliance engine = TestLaw.engine();
  private final List<Ledger> opened = new ArrayList<>();
  private final Map<Databases.Kind, String> urls = new EnumMap<>(Databases.Kind.class);

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  private LedgerOptions.Builder options() {
    return LedgerOptions.builder().clock(clock);
  }

  private Ledger ledger(Databases.Kind kind) {
    return ledger(kind, options().build());
  }

  private Ledger ledger(Databases.Kind kind, LedgerOptions options) {
    Ledger ledger = Ledger.create(url(kind), options);
    opened.add(ledger);
    return ledger;
  }

  private String url(Databases.Kind kind) {
    return urls.computeIfAbsent(kind, each -> each.url(folder));
  }

  private Reservation reserve(Ledger ledger, String id) {
    return ledger.reserve(engine, id, TestLaw.call(ANN, clock.instant()));
  }

  private static void assertRefused(ThrowingCallable call, Reason reason, String... words) {
    LedgerException refused = catchThrowableOfType(LedgerException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
    for (String word : words) {
      assertThat(refused).hasMessageContaining(word);
    }
    assertThat(refused).hasMessageNotContaining("305555");
  }

  /** Whoever asked to be left alone is recorded, whatever the thread is to do next. */
  @ParameterizedTest
  @EnumSource
  void interruptedThread_writes_andStaysInterrupted(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    try {
      Thread.currentThread().interrupt();
      ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).id("s-1").build());
      ledger.reserve(engine, "r-2", TestLaw.call(BOB, clock.instant()));
      ledger.confirm("r-2", ContactEnd.CONNECTED);
      assertThat(ledger.standing(ANN).events()).hasSize(1);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(ledger.event("s-1")).hasSize(1);
    assertThat(ledger.event("r-2")).hasSize(2);
  }

  /** While others hold the write, or the connections. */
  @ParameterizedTest
  @EnumSource
  void threadsThatAreInterrupted_atAnyMoment_record(Databases.Kind kind) throws Exception {
    Ledger ledger = ledger(kind, options().writeTimeout(Duration.ofSeconds(20)).build());
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 24; i++) {
      String id = "s-" + i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).id(id).build());
                } catch (RuntimeException | Error failure) {
                  failures.add(failure);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (int round = 0; round < 20; round++) {
      threads.forEach(Thread::interrupt);
      Thread.sleep(1);
    }
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    assertThat(failures).isEmpty();
    assertThat(ledger.standing(ANN).events()).hasSize(24);
  }

  @ParameterizedTest
  @EnumSource
  void closedLedger_saysSo_andKnowsNothing(Databases.Kind kind) {
    Ledger ledger = ledger(kind, options().cache(100, Duration.ofHours(1)).build());
    Compliance asking = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
    Contact call = TestLaw.call(ANN, clock.instant());
    assertThat(asking.check(call).decision()).isEqualTo(Decision.PERMIT);
    ledger.close();
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).build()),
            () -> reserve(ledger, "r-1"),
            () -> ledger.standing(ANN),
            () -> ledger.readAhead(List.of(ANN)),
            () -> ledger.confirm("r-1", ContactEnd.CONNECTED))) {
      assertRefused(each, Reason.UNAVAILABLE, "The ledger is closed");
    }
    assertThat(asking.check(call).decision()).isEqualTo(Decision.INDETERMINATE);
  }

  @ParameterizedTest
  @EnumSource
  void event_comesBackAsItWasRecorded(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Event given =
        Event.consentGiven(ANN, ConsentKind.EXPRESS_WRITTEN, start.minusSeconds(60))
            .id("c-1")
            .by("agent-7")
            .from("web form")
            .scope(
                new Scope(
                    "acme",
                    "sun",
                    Set.of(ContactChannel.VOICE, ContactChannel.TEXT),
                    Set.of(ContactPurpose.TELEMARKETING),
                    null))
            .evidence(Evidence.of("web-2026-03", "form 81", new byte[] {1, 2}))
            .expiresAt(start.plus(Duration.ofDays(400)))
            .automated(true)
            .build();
    Event recorded = ledger.record(given);
    List<Event> events = ledger.standing(ANN).events();
    assertThat(events).containsExactly(recorded);
    assertThat(events.get(0).tellsTheSame(recorded)).isTrue();
    assertThat(events.get(0).by()).contains("agent-7");
    assertThat(events.get(0).from()).contains("web form");
    assertThat(events.get(0).recordedAt()).contains(start);
    assertThat(events.get(0).place()).hasToString("Optional[US-FL]");
    assertThat(events.get(0).number()).contains(ANN);
    assertThat(ledger.standing(BOB).events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void consent_isWithdrawnAsFarAsTheScopeReaches(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Scope both =
        Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.VOICE, ContactChannel.TEXT));
    ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS, start.minusSeconds(60)).scope(both).build());
    ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS, start.minusSeconds(60))
            .scope(Scope.ofSeller("other"))
            .build());
    ledger.record(
        Event.consentWithdrawn(ANN, start.minusSeconds(30))
            .scope(Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.TEXT)))
            .build());
    List<Consent> consents = ledger.standing(ANN).consents(null);
    assertThat(consents).hasSize(3);
    assertThat(consents)
        .filteredOn(each -> each.get(Consent.REVOKED_AT).isPresent())
        .singleElement()
        .satisfies(
            revoked -> {
              assertThat(revoked.get(Consent.CHANNELS)).contains(List.of(ContactChannel.TEXT));
              assertThat(revoked.get(Consent.REVOKED_AT)).contains(start.minusSeconds(30));
            });
    // As it was before the withdrawal, and as it was known before anything was recorded.
    assertThat(ledger.standing(ANN).asOf(start.minusSeconds(31), start).consents(null))
        .noneMatch(each -> each.get(Consent.REVOKED_AT).isPresent())
        .hasSize(2);
    assertThat(ledger.standing(ANN).asOf(start, start.minusSeconds(1)).events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void requestToStop_countsInItsScope_untilItIsLifted(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Scope sales = Scope.ofSeller("acme").withPurposes(Set.of(ContactPurpose.TELEMARKETING));
    Event stop = ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).scope(sales).build());
    Scope call = Scope.of(TestLaw.call(ANN, start));
    assertThat(ledger.standing(ANN).stop(call)).contains(stop);
    assertThat(ledger.standing(ANN).stop(call.withSeller(null))).contains(stop);
    assertThat(ledger.standing(ANN).stop(call.withSeller("other"))).isEmpty();
    assertThat(ledger.standing(ANN).stop(call.withPurposes(Set.of(ContactPurpose.SURVEY))))
        .isEmpty();
    ledger.record(
        Event.builder(EventKind.STOP_LIFTED)
            .number(ANN)
            .happenedAt(start.minusSeconds(60))
            .scope(sales)
            .build());
    assertThat(ledger.standing(ANN).stop(call)).as("of the same instant").contains(stop);
    ledger.record(
        Event.builder(EventKind.STOP_LIFTED)
            .happenedAt(start.minusSeconds(59))
            .refersTo(stop.id().orElseThrow())
            .build());
    assertThat(ledger.standing(ANN).stop(call)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void check_asksTheLedger_andAStopCountsForTheNext(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Compliance compliance =
        ledger.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
    Contact call = TestLaw.call(ANN, start);
    assertThat(((Contact) compliance.complete(call)).get(Contact.LISTS).orElseThrow().toString())
        .contains("internal-dnc".replace('-', '_').toUpperCase(java.util.Locale.ROOT))
        .contains("listed=false");
    ledger.record(Event.toldToStop(ANN, start).build());
    assertThat(((Contact) compliance.complete(call)).get(Contact.LISTS).orElseThrow().toString())
        .contains("listed=true");
    assertThat(((Contact) compliance.complete(call)).get(Contact.HISTORY)).contains(List.of());
    assertThat(((Contact) compliance.complete(call)).get(Contact.CONSENTS).orElseThrow())
        .as("it is told as a withdrawal, too")
        .singleElement()
        .satisfies(each -> assertThat(each.get(Consent.REVOKED_AT)).contains(start));
    assertThat(((Contact) compliance.complete(call)).get(Contact.RELATIONSHIP)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void fourthAttempt_isDenied_untilTheWindowHasPassed(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    for (int i = 0; i < 3; i++) {
      assertThat(reserve(ledger, "a" + i).isTaken()).isTrue();
      ledger.confirm("a" + i, ContactEnd.NOT_CONNECTED);
      clock.pass(Duration.ofMinutes(10));
    }
    Reservation fourth = reserve(ledger, "a3");
    assertThat(fourth.isTaken()).isFalse();
    assertThat(fourth.verdict().decision()).isEqualTo(Decision.DENY);
    assertThat(fourth.attempt()).isEmpty();
    assertThat(ledger.reserve(engine, "b0", TestLaw.call(BOB, clock.instant())).isTaken()).isTrue();
    clock.pass(Duration.ofHours(24).minusMinutes(30));
    assertThat(reserve(ledger, "a4").isTaken()).isTrue();
    assertThat(reserve(ledger, "a5").isTaken()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void releasedAttempt_countsNoMore_andAnExpiredOneDoes(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    for (int i = 0; i < 3; i++) {
      assertThat(reserve(ledger, "a" + i).isTaken()).isTrue();
    }
    assertThat(reserve(ledger, "a3").isTaken()).isFalse();
    ledger.release("a0");
    ledger.release("a0");
    assertThat(reserve(ledger, "a3").isTaken()).isTrue();
    clock.pass(Duration.ofMinutes(5));
    assertThat(reserve(ledger, "a4").isTaken()).isFalse();
    assertRefused(() -> reserve(ledger, "a1"), Reason.CONFLICT, "expired");
    ledger.confirm("a1", ContactEnd.CONNECTED);
    assertRefused(() -> ledger.release("a1"), Reason.CONFLICT, "ended already");
    assertRefused(() -> ledger.confirm("none", ContactEnd.CONNECTED), Reason.UNKNOWN_EVENT);
    Ledger releasing = Ledger.open(url(kind), options().releaseExpired(true).build());
    opened.add(releasing);
    assertThat(reserve(releasing, "a5").isTaken()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void attemptId_answersForOneAttempt(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    assertThat(reserve(ledger, "a").isRepeated()).isFalse();
    Reservation again = reserve(ledger, "a");
    assertThat(again.isTaken()).isTrue();
    assertThat(again.isRepeated()).isTrue();
    assertThat(ledger.standing(ANN).events()).hasSize(1);
    assertRefused(
        () -> ledger.reserve(engine, "a", TestLaw.call(BOB, clock.instant())),
        Reason.CONFLICT,
        "another person");
    assertRefused(
        () ->
            ledger.reserve(
                engine, "a", TestLaw.call(ANN, clock.instant()).with(Contact.SUBJECT, "wind")),
        Reason.CONFLICT,
        "another attempt");
    ledger.confirm("a", ContactEnd.NOT_CONNECTED);
    ledger.confirm("a", ContactEnd.NOT_CONNECTED);
    assertRefused(() -> ledger.confirm("a", ContactEnd.CONNECTED), Reason.CONFLICT);
    assertRefused(() -> reserve(ledger, "a"), Reason.CONFLICT, "ended");
  }

  @ParameterizedTest
  @EnumSource
  void reservation_isForNow_andJudgedAfterThoseOfClocksAhead(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Instant ahead = start.plusSeconds(50);
    for (int i = 0; i < 3; i++) {
      assertThat(ledger.reserve(engine, "a" + i, TestLaw.call(ANN, ahead)).isTaken()).isTrue();
    }
    assertThat(reserve(ledger, "behind").isTaken()).as("others lie in its future").isFalse();
    assertRefused(
        () -> ledger.reserve(engine, "x", TestLaw.call(ANN, start.plusSeconds(61))),
        Reason.INVALID,
        "future");
    assertRefused(
        () -> ledger.reserve(engine, "x", TestLaw.call(ANN, start.minusSeconds(61))),
        Reason.INVALID,
        "for now");
    assertThatThrownBy(() -> ledger.reserve(engine, "x", Contact.builder().at(start).build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A database would keep it as another text, under which nobody is found. */
  @Test
  void halfACharacter_isRefused() {
    assertThatThrownBy(
            () -> Event.toldToStop(ANN, start).scope(Scope.ofSeller("\u00e4\ud800x")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seller");
    Event.toldToStop(ANN, start).scope(Scope.ofSeller("\ud83d\ude00")).build();
  }

  @ParameterizedTest
  @EnumSource
  void wrongEvents_areRefused_andLeaveNothing(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Event good = Event.toldToStop(BOB, start).build();
    Event future = Event.toldToStop(ANN, start.plusSeconds(61)).build();
    assertRefused(() -> ledger.record(List.of(good, future)), Reason.INVALID, "future");
    Event consent =
        ledger.record(Event.consentGiven(ANN, ConsentKind.EXPRESS, start).id("c").build());
    assertRefused(
        () ->
            ledger.record(
                List.of(
                    good,
                    Event.consentWithdrawn(ANN, start.minusSeconds(1)).refersTo("c").build())),
        Reason.INVALID,
        "before its cause");
    assertRefused(
        () -> ledger.record(Event.consentWithdrawn(ANN, start).refersTo("none").build()),
        Reason.UNKNOWN_EVENT);
    assertRefused(
        () -> ledger.record(Event.consentWithdrawn(BOB, start).refersTo("c").build()),
        Reason.INVALID,
        "another person");
    assertRefused(
        () -> ledger.record(List.of(good, Event.toldToStop(ANN, start).id("c").build())),
        Reason.CONFLICT,
        "another event");
    assertThat(ledger.record(Event.consentGiven(ANN, ConsentKind.EXPRESS, start).id("c").build()))
        .isEqualTo(consent);
    assertThat(ledger.standing(BOB).events()).isEmpty();
    assertThat(ledger.standing(ANN).events()).containsExactly(consent);
    assertThatThrownBy(
            () -> Event.builder(EventKind.CONSENT_GIVEN).number(ANN).happenedAt(start).build())
        .hasMessageContaining("kind of consent");
  }

  /** The driver then tells of the rows of a batch only that some of them were written. */
  @Test
  void insertsThatTheDriverJoins_loseNoEvent_andWhatIsNewIsCounted() {
    String url = url(Databases.Kind.POSTGRESQL) + "&reWriteBatchedInserts=true";
    Ledger ledger = Ledger.create(url, options().build());
    opened.add(ledger);
    Event consent = Event.consentGiven(ANN, ConsentKind.EXPRESS, start).id("c").build();
    Event stop = Event.toldToStop(BOB, start).id("s").build();
    Event otherStop = Event.toldToStop(ANN, start).id("c").build();
    assertThat(ledger.recorded(List.of(consent, consent)).added()).isEqualTo(1);
    List<Event> first = ledger.standing(ANN).events();
    assertRefused(() -> ledger.record(List.of(stop, otherStop)), Reason.CONFLICT, "another event");
    assertThat(ledger.standing(BOB).events()).isEmpty();
    assertRefused(
        () -> ledger.record(List.of(stop, Event.toldToStop(ANN, start).id("s").build())),
        Reason.CONFLICT,
        "another event");

    clock.pass(Duration.ofSeconds(1));
    Store.Recorded some = ledger.recorded(List.of(consent, stop));
    assertThat(some.added()).isEqualTo(1);
    assertThat(some.events().get(0).recordedAt()).isEqualTo(first.get(0).recordedAt());
    assertThat(some.events().get(1).recordedAt()).contains(clock.instant());
    clock.pass(Duration.ofSeconds(1));
    assertThat(ledger.recorded(List.of(consent, stop)))
        .isEqualTo(new Store.Recorded(some.events(), 0));
    assertThat(ledger.standing(BOB).stop(Scope.EVERYTHING)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void events_cannotBeChanged_norDeleted(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Event stop = ledger.record(Event.toldToStop(ANN, start).build());
    for (String sql :
        List.of("UPDATE lexicall_event SET kind = 'inquiry'", "DELETE FROM lexicall_event")) {
      assertThatThrownBy(() -> Databases.execute(url(kind), sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("An event of the ledger is n");
    }
    assertThat(ledger.standing(ANN).events()).containsExactly(stop);
  }

  @ParameterizedTest
  @EnumSource
  void forgetting_leavesRequestsToStop_andNoCapIsOpen(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    reserve(ledger, "a");
    ledger.record(Event.consentGiven(ANN, ConsentKind.EXPRESS, start).build());
    Event stop = ledger.record(Event.toldToStop(ANN, start).build());
    ledger.record(Event.toldToStop(BOB, start).build());
    assertThat(ledger.forget(ANN)).isEqualTo(2);
    assertThat(ledger.forget(ANN)).isZero();
    assertThat(ledger.standing(ANN).events())
        .extracting(Event::kind)
        .containsExactly(EventKind.TOLD_TO_STOP, EventKind.FORGOTTEN);
    assertThat(ledger.standing(ANN).stop(Scope.EVERYTHING)).contains(stop);
    assertThat(reserve(ledger, "b").verdict().decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ledger.standing(BOB).events()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void numbers_areKeptAsKeyedHashes_andFoundUnderFormerKeys(Databases.Kind kind)
      throws SQLException {
    Ledger clear = ledger(kind);
    clear.record(Event.toldToStop(ANN, start).build());
    assertRefused(
        () -> Ledger.open(url(kind), options().keyed(KEY).build()), Reason.KEYS, "in clear");
    Ledger keyed = Ledger.open(url(kind), options().keyed(KEY).formerlyInClear().build());
    opened.add(keyed);
    assertThat(keyed.standing(ANN).stop(Scope.EVERYTHING)).isPresent();
    Event hashed = keyed.record(Event.toldToStop(BOB, start).build());
    assertThat(keyed.standing(BOB).events())
        .containsExactly(hashed.toBuilder().number(null).build());
    assertRefused(() -> Ledger.open(url(kind), options().build()), Reason.KEYS, "another key");
    Ledger renewed =
        Ledger.open(
            url(kind), options().keyed(OTHER_KEY).formerlyKeyed(KEY).formerlyInClear().build());
    opened.add(renewed);
    assertThat(renewed.standing(ANN).stop(Scope.EVERYTHING)).isPresent();
    assertThat(renewed.standing(BOB).stop(Scope.EVERYTHING)).isPresent();
  }

  /** Neither would find the requests to stop that the other records. */
  @ParameterizedTest
  @EnumSource
  void anotherKey_isRefusedOnceANewOneIsInUse(Databases.Kind kind) {
    ledger(kind).record(Event.toldToStop(ANN, start).build());
    opened.add(Ledger.open(url(kind), options().keyed(KEY).formerlyInClear().build()));

    assertRefused(
        () -> Ledger.open(url(kind), options().keyed(OTHER_KEY).formerlyInClear().build()),
        Reason.KEYS,
        "another key");
    assertRefused(() -> Ledger.open(url(kind), options().build()), Reason.KEYS, "another key");
  }

  /** Each looks at the keys again when it notes its own, while the other waits. */
  @ParameterizedTest
  @EnumSource
  void twoNewKeysAtOnce_oneIsRefused(Databases.Kind kind) throws Exception {
    ledger(kind).record(Event.toldToStop(ANN, start).build());
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> open = new ArrayList<>();
      for (byte[] key : List.of(KEY, OTHER_KEY)) {
        open.add(
            threads.submit(
                () -> {
                  begin.await();
                  try {
                    Ledger.open(url(kind), options().keyed(key).formerlyInClear().build()).close();
                    return true;
                  } catch (LedgerException refused) {
                    assertThat(refused.reason()).isEqualTo(Reason.KEYS);
                    return false;
                  }
                }));
      }
      begin.countDown();
      assertThat(List.of(open.get(0).get(), open.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void fileInAFolderThatDoesNotExist_isTold() {
    assertRefused(
        () -> Ledger.create("jdbc:sqlite:" + folder.resolve("none/l.db"), options().build()),
        Reason.UNAVAILABLE,
        "The folder of the database's file does not exist");
  }

  @ParameterizedTest
  @EnumSource
  void databaseWithoutALedger_orWithANewerOne_isRefused(Databases.Kind kind) throws SQLException {
    assertRefused(
        () -> Ledger.open(url(kind), options().build()), Reason.SCHEMA, "no ledger", "ledger init");
    ledger(kind).close();
    ledger(kind).close();
    Databases.execute(url(kind), "UPDATE lexicall_ledger SET value = '99' WHERE name = 'schema'");
    assertRefused(
        () -> Ledger.open(url(kind), options().build()), Reason.SCHEMA, "version 99", "update");
    assertRefused(
        () -> Ledger.create(url(kind), options().build()), Reason.SCHEMA, "version 99", "update");
  }

  @ParameterizedTest
  @EnumSource
  void everyStatementOfACheckAndOfAReservation_goesByAnIndex(Databases.Kind kind)
      throws SQLException {
    PersonKeys keys = options().keyed(KEY).build().keys();
    Ledger ledger = ledger(kind, options().keyed(KEY).build());
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      events.add(Event.contact(TestLaw.number(i), start, ContactEnd.CONNECTED).id("e" + i).build());
    }
    ledger.record(events);
    reserve(ledger, "a");
    Databases.execute(url(kind), "ANALYZE");
    Event attempt =
        Event.contact(ANN, start, ContactEnd.UNKNOWN)
            .person(keys.current(ANN))
            .recordedAt(start)
            .id("b")
            .build();
    Map<String, String> plans = StatementPlans.of(ledger, keys.all(ANN), attempt);
    // With one key, SQLite reads of one as of many.
    assertThat(plans).hasSize(kind == Databases.Kind.POSTGRESQL ? 10 : 9);
    plans.forEach(
        (statement, plan) -> {
          assertThat(plan)
              .as(statement)
              .doesNotContain("Seq Scan on lexicall_event")
              .doesNotContain("SCAN lexicall_event");
          if (statement.startsWith("SELECT") && statement.contains("lexicall_event")) {
            assertThat(plan)
                .as(statement)
                .contains(
                    statement.contains("WHERE person")
                        ? "lexicall_event_person"
                        : "lexicall_event");
            assertThat(plan).as(statement).containsAnyOf("USING INDEX", "Index");
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void readingAhead_tellsTheSame_inOneStatementForMany(Databases.Kind kind)
      throws InterruptedException {
    java.util.Random random = new java.util.Random(3);
    LedgerOptions former =
        options()
            .keyed(KEY)
            .formerlyInClear()
            .cache(1_000, Duration.ofHours(1))
            .readTimeout(Duration.ofSeconds(10))
            .build();
    ledger(kind); // in clear
    try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
      pool.setJdbcUrl(url(kind));
      FaultySource source = new FaultySource(pool);
      for (int i = 0; i < 400; i++) {
        Ledger writer = i == 0 ? opened.get(0) : opened.get(opened.size() - 1);
        if (i == 200) {
          writer = Ledger.open(source, former);
          opened.add(writer);
        }
        PhoneNumber number = TestLaw.number(random.nextInt(300));
        writer.record(
            random.nextBoolean()
                ? Event.toldToStop(number, start).build()
                : Event.consentGiven(number, ConsentKind.EXPRESS, start).build());
      }
      Ledger ledger = Ledger.open(source, former);
      opened.add(ledger);
      Databases.awaitListening(kind, ledger);
      List<PhoneNumber> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        all.add(TestLaw.number(i));
      }
      source.statements();
      ledger.readAhead(all);
      assertThat(source.statements()).hasSize(1);
      Compliance ahead =
          ledger.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
      Ledger anew =
          Ledger.open(
              url(kind),
              options()
                  .keyed(KEY)
                  .formerlyInClear()
                  .cache(0, Duration.ZERO)
                  .readTimeout(Duration.ofSeconds(10))
                  .build());
      opened.add(anew);
      Compliance alone =
          anew.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
      for (PhoneNumber number : all) {
        Contact call = TestLaw.call(number, start);
        assertThat((Object) ahead.complete(call)).isEqualTo(alone.complete(call));
      }
      assertThat(source.statements()).as("nobody was read of alone").isEmpty();
      ledger.close();
    }
  }

  /** Whether a seller who is written nearly alike was told to stop is not for us to guess. */
  @ParameterizedTest
  @EnumSource
  void stopOfASellerWhoIsWrittenNearlyAlike_leavesTheOwnListUnknown(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Compliance law = ledger.addTo(Compliance.builder().discover()).build();
    ledger.record(
        Event.toldToStop(ANN, start.minus(Duration.ofDays(40)))
            .scope(Scope.ofSeller("acme").withSubject("solar"))
            .build());
    assertThat(listed(law, "acme", "solar")).contains(true);
    assertThat(listed(law, "acme corp", "solar")).contains(false);
    assertThat(listed(law, "acme", "roofs")).contains(false);
    for (String seller : List.of("ACME", " acme", "ac me", "acme\u200b")) {
      assertThat(listed(law, seller, "solar")).as(seller).isEmpty();
    }
    assertThat(listed(law, "acme", "Solar")).isEmpty();
    assertThat(listed(law, "Acme", "Solar ")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void callsOfAnotherSeller_countTowardsACap_onlyWhereAskedFor(Databases.Kind kind) {
    Ledger apart = ledger(kind);
    Scope ofOther = Scope.of(TestLaw.call(ANN, start)).withSeller("other");
    for (int i = 0; i < TestLaw.CAP; i++) {
      apart.record(Event.contact(ANN, start, ContactEnd.NOT_CONNECTED).scope(ofOther).build());
    }
    Ledger together = Ledger.open(url(kind), options().countAcrossSellers(true).build());
    opened.add(together);
    assertThat(reserve(together, "a").verdict().decision()).isEqualTo(Decision.DENY);
    assertThat(reserve(apart, "a").isTaken()).isTrue();
  }

  /** A call tells no brand, so that a request to stop for one of them stops all of the seller's. */
  @ParameterizedTest
  @EnumSource
  void stopForABrand_stopsItsSeller_untilItIsLiftedForThatBrand(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Scope sun = Scope.ofSeller("acme").withBrand("sun");
    Instant before = start.minusSeconds(60);
    Event stop = ledger.record(Event.toldToStop(ANN, before).scope(sun).build());
    assertThat(ledger.standing(ANN).events().get(0).scope()).isEqualTo(sun);
    Scope call = Scope.of(TestLaw.call(ANN, start));
    assertThat(ledger.standing(ANN).stop(call)).contains(stop);
    for (String brand : List.of("moon", "sun")) {
      ledger.record(
          Event.builder(EventKind.STOP_LIFTED)
              .number(ANN)
              .happenedAt(start)
              .scope(sun.withBrand(brand))
              .build());
      assertThat(ledger.standing(ANN).stop(call).isPresent()).isEqualTo(brand.equals("moon"));
    }
  }

  /** Returns what the ledger says of the own list of a seller. */
  private Optional<Boolean> listed(Compliance law, String seller, String subject) {
    Contact call =
        TestLaw.call(ANN, start)
            .with(Contact.CALLER, Caller.builder().seller(seller).build())
            .with(Contact.SUBJECT, subject);
    ListEntry entry =
        Contact.LISTS.of((Contact) law.complete(call)).orElseThrow().stream()
            .filter(each -> each.get(ListEntry.LIST).equals(Optional.of(ListKind.INTERNAL_DNC)))
            .findFirst()
            .orElseThrow();
    return entry.get(ListEntry.LISTED);
  }

  /** The duties of a withdrawal are those of the place of its number, and of no other. */
  @ParameterizedTest
  @EnumSource
  void withdrawal_isDueWhereItsNumberIs(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Instant at = start.minus(Duration.ofDays(1));
    PhoneNumber german = PhoneNumber.parse("+493012345678");
    ledger.record(Event.consentWithdrawn(PhoneNumber.parse("+16145550142"), at).id("us").build());
    ledger.record(Event.consentWithdrawn(german, at).id("de").build());
    List<DueDate> due = ledger.due(Compliance.load(), start);
    assertThat(due)
        .filteredOn(date -> date.event().id().orElseThrow().equals("us"))
        .isNotEmpty()
        .allMatch(date -> date.citation().startsWith("47 CFR"));
    assertThat(due)
        .filteredOn(date -> date.event().id().orElseThrow().equals("de"))
        .noneMatch(date -> date.citation().matches("47 CFR.*|S\\.C\\. 2010.*"));
  }

  /** It was too late when it was recorded, so that nobody saw its date before. */
  @ParameterizedTest
  @EnumSource
  void requestToStopThatWasRecordedTooLate_isLate_forTwoWeeks(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    for (int daysAgo : new int[] {10, 40, 95, 130}) {
      ledger.record(
          Event.toldToStop(BOB, start.minus(Duration.ofDays(daysAgo))).id("s" + daysAgo).build());
    }
    ledger.record(Event.consentWithdrawn(BOB, start.minus(Duration.ofDays(40))).id("w40").build());
    Instant end = start.plus(Duration.ofDays(14));
    assertThat(late(ledger, start)).containsOnly("s40", "s95", "w40");
    assertThat(late(ledger, end.minusSeconds(1)))
        .as("without that of 10 days ago, which was shown in time")
        .containsOnly("s40", "s95", "w40");
    assertThat(late(ledger, end)).isEmpty();
    assertThat(ledger.due(Compliance.load(), start))
        .filteredOn(date -> !date.isLate())
        .extracting(date -> date.event().id().orElseThrow())
        .containsOnly("s10");
  }

  private static List<String> late(Ledger ledger, Instant at) {
    return ledger.due(Compliance.load(), at).stream()
        .filter(DueDate::isLate)
        .map(date -> date.event().id().orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void openRequest_isDueWhenTheRulesSay(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Compliance law = Compliance.load();
    ledger.record(
        Event.requestReceived(ANN, RequestKind.DO_NOT_CALL, start.minus(Duration.ofDays(5)))
            .id("r1")
            .build());
    ledger.record(
        Event.requestReceived(ANN, RequestKind.ACCESS, start.minus(Duration.ofDays(60)))
            .id("r2")
            .place(io.lexicall.place.Place.of("DE"))
            .build());
    ledger.record(Event.toldToStop(BOB, start.minus(Duration.ofDays(1))).id("s").build());
    List<DueDate> due = ledger.due(law, start);
    assertThat(due).extracting(date -> date.event().id().orElseThrow()).contains("r1", "r2", "s");
    assertThat(due)
        .filteredOn(date -> date.event().id().orElseThrow().equals("r2"))
        .isNotEmpty()
        .allMatch(DueDate::isLate);
    assertThat(due)
        .filteredOn(date -> date.event().id().orElseThrow().equals("s"))
        .anyMatch(date -> date.citation().startsWith("47 CFR 64.1200(d)(3)"));
    assertThat(ledger.due(law, start.minus(Duration.ofDays(2))))
        .as("before the request to stop came")
        .extracting(date -> date.event().id().orElseThrow())
        .contains("r1", "r2")
        .doesNotContain("s");
    ledger.record(
        Event.builder(EventKind.REQUEST_ANSWERED).refersTo("r2").happenedAt(start).build());
    assertThat(ledger.due(law, start))
        .extracting(date -> date.event().id().orElseThrow())
        .doesNotContain("r2");
  }

  /** What the ledger acknowledges is on disk, so a database in memory is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:",
        "jdbc:sqlite: ",
        "jdbc:sqlite:file:x?mode=memory",
        "jdbc:sqlite:file::memory:?cache=shared",
        "jdbc:sqlite:x.db?mode=ro",
      })
  void sqliteThatIsNoFile_isRefused(String url) {
    assertThatThrownBy(() -> Ledger.create(url, LedgerOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies in a file");
    assertThat(Path.of("x")).doesNotExist();
    assertThat(Path.of("x.db?mode=ro")).doesNotExist();
  }

  @Test
  void sqliteInMemoryOfTheApplication_isRefused() {
    org.sqlite.SQLiteDataSource memory = new org.sqlite.SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");
    assertThatThrownBy(() -> Ledger.create(memory, LedgerOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies in a file");
  }
}
