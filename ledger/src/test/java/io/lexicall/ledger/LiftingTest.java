package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far what lifts a request to stop by its id reaches. */
class LiftingTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final Set<ContactChannel> VOICE = Set.of(ContactChannel.VOICE);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();

  private boolean isLifted(Databases.Kind kind, Scope stopped, Scope lifted) {
    try (Ledger ledger =
        Ledger.create(kind.url(folder), LedgerOptions.builder().clock(clock).build())) {
      ledger.record(Event.toldToStop(ANN, start.minusSeconds(60)).id("s").scope(stopped).build());
      ledger.record(
          Event.builder(EventKind.STOP_LIFTED)
              .happenedAt(start)
              .refersTo("s")
              .scope(lifted)
              .build());
      return ledger.standing(ANN).stop(Scope.EVERYTHING).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopLiftedByItsId_isLiftedIfTheScopeCoversIt(Databases.Kind kind) {
    Scope acme = Scope.ofSeller("acme");
    assertThat(isLifted(kind, acme, Scope.EVERYTHING)).as("no scope: the whole").isTrue();
    assertThat(isLifted(kind, acme, acme)).isTrue();
    assertThat(isLifted(kind, acme.withChannels(VOICE), acme)).as("more than it").isTrue();
    assertThat(isLifted(kind, acme, acme.withChannels(VOICE))).as("a part").isFalse();
    assertThat(isLifted(kind, Scope.EVERYTHING, acme)).as("one seller of all").isFalse();
    assertThat(isLifted(kind, acme, Scope.ofSeller("Acme"))).as("nearly").isFalse();
  }

  @Test
  void purposeOrSubjectOfARequest_liftsNoMore() {
    Scope acme = Scope.ofSeller("acme");
    Databases.Kind kind = Databases.Kind.SQLITE;
    assertThat(isLifted(kind, acme, acme.withPurposes(Set.of(ContactPurpose.SURVEY)))).isFalse();
    assertThat(isLifted(kind, acme, acme.withSubject("solar"))).isFalse();
    assertThat(isLifted(kind, acme.withSubject("solar"), acme.withSubject("solar"))).isTrue();
  }
}
