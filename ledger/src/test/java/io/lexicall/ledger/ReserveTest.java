package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reservation is judged as a check is. */
class ReserveTest {
  private static final PhoneNumber ANN = TestLaw.number(1);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
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

  /** Opens a ledger beside another, with a clock of its own. */
  private Ledger beside(String url, Instant now) {
    Ledger ledger = Ledger.create(url, LedgerOptions.builder().clock(() -> now).build());
    opened.add(ledger);
    return ledger;
  }

  /**
   * The clock of another dialer is ahead, so that a contact is judged at the instant of its
   * attempt; but what the law says at its own instant holds as well.
   */
  @ParameterizedTest
  @EnumSource
  void contactBeforeAnAttemptOfAClockAhead_mustBePermittedAtBothInstants(Databases.Kind kind) {
    Instant opens = Instant.parse("2026-11-24T13:00:00Z");
    Compliance law = Compliance.builder().module(new TestLaw.From(opens)).build();
    String url = kind.url(folder);
    Ledger ahead = beside(url, opens.plusSeconds(20));
    assertThat(ahead.reserve(law, "a", TestLaw.call(ANN, opens.plusSeconds(20))).isTaken())
        .isTrue();
    Ledger early = beside(url, opens.minusSeconds(1));
    Reservation tooEarly = early.reserve(law, "b", TestLaw.call(ANN, opens.minusSeconds(1)));
    assertThat(tooEarly.attempt()).isEmpty();
    assertThat(tooEarly.verdict().decision()).isEqualTo(Decision.DENY);
    Reservation inTime = beside(url, opens).reserve(law, "c", TestLaw.call(ANN, opens));
    assertThat(inTime.isTaken()).isTrue();
    assertThat(inTime.attempt().orElseThrow().happenedAt()).isEqualTo(opens.plusSeconds(20));
    // It was taken, and is asked for again with the instant of a clock that is behind.
    Reservation repeated = early.reserve(law, "c", TestLaw.call(ANN, opens.minusSeconds(1)));
    assertThat(repeated.isRepeated()).isTrue();
    assertThat(repeated.isTaken()).isFalse();
  }

  /** A call that leaves the seller to the profile. */
  private Contact call() {
    return TestLaw.call(ANN, clock.instant()).with(Contact.CALLER, Caller.builder().build());
  }

  private static Compliance engine(String seller) {
    return Compliance.builder()
        .module(new TestLaw())
        .profile(
            Profile.builder().with(Contact.CALLER, Caller.builder().seller(seller).build()).build())
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void sellerOfTheProfile_isTheOneForWhomAnAttemptIsJudgedAndTaken(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    for (int i = 0; i < TestLaw.CAP; i++) {
      Reservation taken = ledger.reserve(engine("acme"), "a" + i, call());
      assertThat(taken.isTaken()).isTrue();
      assertThat(taken.attempt().orElseThrow().scope().seller()).isEqualTo("acme");
      assertThat(ledger.reserve(engine("acme"), "a" + i, call()).isRepeated()).isTrue();
      ledger.confirm("a" + i, ContactEnd.NOT_CONNECTED);
    }
    assertThat(ledger.reserve(engine("acme"), "b", call()).verdict().decision())
        .isEqualTo(Decision.DENY);
    assertThat(ledger.reserve(engine("other"), "c", call()).isTaken())
        .as("whose calls are counted apart")
        .isTrue();
    Contact stated = call().with(Contact.CALLER, Caller.builder().seller("third").build());
    assertThat(
            ledger.reserve(engine("other"), "d", stated).attempt().orElseThrow().scope().seller())
        .as("what the contact states wins")
        .isEqualTo("third");
  }

  /** A journal has one entry for a dial, however fine the clock is. */
  @ParameterizedTest
  @EnumSource
  void observersOfTheEngine_seeOneVerdictForEachReservation(Databases.Kind kind) {
    List<String> seen = new ArrayList<>();
    Compliance watched =
        Compliance.builder()
            .module(new TestLaw())
            .observer(activity -> verdict -> seen.add(verdict.decision() + " " + activity.at()))
            .build();
    Ledger ledger = ledger(kind);
    Instant at = start.plusNanos(16_711);
    Contact call = TestLaw.call(ANN, at);
    Reservation taken = ledger.reserve(watched, "a", call);
    assertThat(taken.attempt().orElseThrow().happenedAt())
        .as("a window that counts it is never too short")
        .isEqualTo(start.plusNanos(17_000));
    assertThat(seen).containsExactly("PERMIT " + at);
    assertThat(ledger.reserve(watched, "a", call).isRepeated()).isTrue();
    ledger.reserve(watched, "b", TestLaw.call(ANN, start.plusMillis(1)));
    ledger.reserve(watched, "c", call);
    assertThat(seen.subList(1, seen.size()))
        .as("the answer to a repetition, to a whole instant, and to one before another attempt")
        .containsExactly("PERMIT " + at, "PERMIT " + start.plusMillis(1), "PERMIT " + at);
    assertThat(ledger.reserve(watched, "d", call).attempt()).isEmpty();
    assertThat(seen.subList(4, seen.size()))
        .as("the others are before the later instant only")
        .containsExactly("DENY " + start.plusMillis(1));
  }

  /** Of the two instants of a dialer whose clock is behind, the one that decides is observed. */
  @ParameterizedTest
  @EnumSource
  void observersOfTheEngine_seeTheDenialAtEitherInstant(Databases.Kind kind) {
    Instant opens = Instant.parse("2026-11-24T13:00:00Z");
    List<String> seen = new ArrayList<>();
    Compliance watched =
        Compliance.builder()
            .module(new TestLaw.From(opens))
            .observer(activity -> verdict -> seen.add(verdict.decision() + " " + activity.at()))
            .build();
    String url = kind.url(folder);
    Instant late = opens.plusSeconds(20);
    beside(url, late).reserve(watched, "a", TestLaw.call(ANN, late));
    Instant early = opens.minusNanos(1);
    beside(url, opens).reserve(watched, "b", TestLaw.call(ANN, early));
    assertThat(seen).containsExactly("PERMIT " + late, "DENY " + early);
  }

  /** With what a record needs: judged again, it gives the same verdict without the ledger. */
  @ParameterizedTest
  @EnumSource
  void contactOfAReservation_hasWhatProfileAndLedgerTold(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Compliance engine = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
    for (int i = 0; i <= TestLaw.CAP; i++) {
      Contact call = TestLaw.call(ANN, clock.instant());
      Reservation reservation = ledger.reserve(engine, "a" + i, call);
      Contact judged = reservation.contact();
      assertThat(judged.get(Contact.HISTORY).orElseThrow()).hasSize(i);
      assertThat(TestLaw.engine().check(judged)).isEqualTo(reservation.verdict());
      assertThat(reservation.isTaken()).isEqualTo(i < TestLaw.CAP);
    }
    Reservation others = ledger.reserve(engine("other"), "b", call());
    assertThat(others.contact().get(Contact.CALLER.then(Caller.SELLER))).contains("other");
  }
}
