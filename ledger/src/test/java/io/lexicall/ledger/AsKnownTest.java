package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Relationship;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What held at any instant of the past, as known at any instant of the past. */
class AsKnownTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final Scope ACME = Scope.ofSeller("acme");

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();

  /** All that was ever recorded, and when the person was forgotten. */
  private final List<Event> recorded = new ArrayList<>();

  private final List<Instant> forgotten = new ArrayList<>();

  private Ledger ledger() {
    return Ledger.create(
        Databases.Kind.SQLITE.url(folder),
        LedgerOptions.builder()
            .clock(clock)
            .readTimeout(Duration.ofSeconds(10))
            .cache(100, Duration.ofHours(1))
            .build());
  }

  private static Contact facts(Ledger ledger, AsKnown known, Instant at) {
    Compliance compliance =
        ledger.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL)), known).build();
    return (Contact) compliance.complete(TestLaw.call(ANN, at));
  }

  private static boolean isListed(Contact contact) {
    return contact.get(Contact.LISTS).orElseThrow().get(0).get(ListEntry.LISTED).orElseThrow();
  }

  @Test
  void letterThatWasOpenedLate_countsByWhatIsKnownNow_andNotByWhatWasKnownThen() {
    try (Ledger ledger = ledger()) {
      Instant posted = start;
      clock.pass(Duration.ofDays(2));
      Instant opened = clock.instant();
      ledger.record(Event.toldToStop(ANN, posted).build());
      clock.pass(Duration.ofDays(30));
      Instant call = posted.plus(Duration.ofDays(1));
      assertThat(isListed(facts(ledger, AsKnown.NOW, call))).isTrue();
      assertThat(isListed(facts(ledger, AsKnown.THEN, call))).isFalse();
      assertThat(isListed(facts(ledger, AsKnown.at(opened), call))).isTrue();
      assertThat(isListed(facts(ledger, AsKnown.at(opened.minusSeconds(1)), call))).isFalse();
      assertThat(isListed(facts(ledger, AsKnown.NOW, posted.minusSeconds(1)))).isFalse();
    }
  }

  @Test
  void whatWasErasedSince_isUnknown_andRequestsToStopAreKnown() {
    try (Ledger ledger = ledger()) {
      ledger.record(Event.consentGiven(ANN, ConsentKind.EXPRESS, start).build());
      ledger.record(Event.toldToStop(ANN, start).build());
      clock.pass(Duration.ofDays(2));
      ledger.forget(ANN);
      clock.pass(Duration.ofDays(2));
      Contact before = facts(ledger, AsKnown.NOW, start.plus(Duration.ofDays(1)));
      assertThat(before.get(Contact.CONSENTS)).isEmpty();
      assertThat(before.get(Contact.HISTORY)).isEmpty();
      assertThat(isListed(before)).isTrue();
      Contact after = facts(ledger, AsKnown.NOW, start.plus(Duration.ofDays(3)));
      assertThat(after.get(Contact.CONSENTS).orElseThrow())
          .as("the request to stop, which ends consents")
          .singleElement()
          .satisfies(each -> assertThat(each.get(Consent.REVOKED_AT)).contains(start));
      Contact known =
          facts(ledger, AsKnown.at(start.plusSeconds(1)), start.plus(Duration.ofDays(3)));
      assertThat(known.get(Contact.CONSENTS)).isEmpty();
    }
  }

  @Test
  void anyInstant_asKnownAtAny_isWhatASlowTwinFinds() {
    int compared = 0;
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      recorded.clear();
      forgotten.clear();
      try (Ledger ledger = ledger()) {
        for (int i = 0; i < 25; i++) {
          clock.pass(Duration.ofMinutes(1 + random.nextInt(600)));
          step(ledger, random, seed + "-" + i);
        }
        clock.pass(Duration.ofDays(1));
        long span = Duration.between(start, clock.instant()).toMinutes() - 10;
        for (int i = 0; i < 40; i++) {
          Instant at = start.plus(Duration.ofMinutes(random.nextLong(span)));
          Instant then = start.plus(Duration.ofMinutes(random.nextLong(span)));
          assertThat(told(facts(ledger, AsKnown.at(then), at))).isEqualTo(twin(at, then));
          assertThat(told(facts(ledger, AsKnown.THEN, at))).isEqualTo(twin(at, at));
          assertThat(told(facts(ledger, AsKnown.NOW, at))).isEqualTo(twin(at, clock.instant()));
          compared += 3;
        }
      }
    }
    assertThat(compared).isEqualTo(3_000);
  }

  private void step(Ledger ledger, Random random, String id) {
    Instant now = clock.instant();
    Instant happened = now.minus(Duration.ofMinutes(random.nextInt(2_000)));
    Event.Builder event =
        switch (random.nextInt(12)) {
          case 0, 1 -> Event.consentGiven(ANN, ConsentKind.EXPRESS, happened).scope(ACME);
          case 2 -> Event.consentWithdrawn(ANN, happened).scope(ACME);
          case 3, 4 -> Event.toldToStop(ANN, happened).scope(ACME);
          case 5 ->
              Event.builder(EventKind.STOP_LIFTED).number(ANN).happenedAt(happened).scope(ACME);
          case 6 ->
              Event.builder(EventKind.TRANSACTION).number(ANN).happenedAt(happened).scope(ACME);
          case 7 -> Event.builder(EventKind.INQUIRY).number(ANN).happenedAt(happened).scope(ACME);
          case 8, 9 ->
              Event.contact(ANN, happened, ContactEnd.UNKNOWN)
                  .scope(ACME)
                  .expiresAt(happened.plusSeconds(120));
          case 10 -> ending(random);
          default -> null;
        };
    if (event != null) {
      Event told = event.id(id).build();
      boolean comesBack =
          told.kind().speaksForContacts()
              && forgotten.stream().anyMatch(each -> !each.isBefore(told.happenedAt()));
      if (!comesBack) {
        recorded.add(ledger.record(told));
      }
    } else if (random.nextInt(4) == 0) {
      ledger.forget(ANN);
      boolean some = recorded.removeIf(AsKnownTest::isErasable);
      if (some) {
        forgotten.add(now);
      }
    }
  }

  private static boolean isErasable(Event event) {
    return event.kind() != EventKind.TOLD_TO_STOP && event.kind() != EventKind.STOP_LIFTED;
  }

  private Event.Builder ending(Random random) {
    for (Event attempt : recorded) {
      boolean open =
          attempt.kind() == EventKind.CONTACT_ATTEMPTED
              && recorded.stream().noneMatch(each -> attempt.id().equals(each.refersTo()));
      if (open) {
        boolean connects = random.nextBoolean();
        return Event.builder(connects ? EventKind.CONTACT_ENDED : EventKind.CONTACT_RELEASED)
            .happenedAt(clock.instant())
            .refersTo(attempt.id().orElseThrow())
            .end(connects ? ContactEnd.CONNECTED : ContactEnd.UNKNOWN);
      }
    }
    return null;
  }

  private static String told(Contact contact) {
    TreeSet<String> consents = new TreeSet<>();
    contact
        .get(Contact.CONSENTS)
        .ifPresent(
            all ->
                all.forEach(
                    each ->
                        consents.add(
                            each.get(Consent.GRANTED_AT) + " " + each.get(Consent.REVOKED_AT))));
    TreeSet<String> history = new TreeSet<>();
    contact
        .get(Contact.HISTORY)
        .ifPresent(
            all ->
                all.forEach(
                    each ->
                        history.add(
                            each.get(EarlierContact.AT)
                                + " "
                                + each.get(EarlierContact.CONNECTED).orElse(false))));
    return "consents %s%s, listed %s, customer since %s, asked %s, history %s%s"
        .formatted(
            contact.get(Contact.CONSENTS).isPresent() ? "" : "unknown ",
            consents,
            isListed(contact),
            contact
                .get(Contact.RELATIONSHIP)
                .flatMap(each -> each.get(Relationship.LAST_TRANSACTION_AT)),
            contact
                .get(Contact.RELATIONSHIP)
                .flatMap(each -> each.get(Relationship.LAST_INQUIRY_AT)),
            contact.get(Contact.HISTORY).isPresent() ? "" : "unknown ",
            history);
  }

  private static boolean isLifted(Event event, List<Event> known, Instant at) {
    boolean lifted = false;
    for (Event other : known) {
      lifted |=
          event.kind() == EventKind.TOLD_TO_STOP
              && other.kind() == EventKind.STOP_LIFTED
              && !other.happenedAt().isAfter(at)
              && other.happenedAt().isAfter(event.happenedAt());
    }
    return lifted;
  }

  /** The same, by looking at each event for each question. */
  private String twin(Instant at, Instant then) {
    List<Event> known =
        recorded.stream().filter(each -> !each.recordedAt().orElseThrow().isAfter(then)).toList();
    Instant earlier = at.isBefore(then) ? at : then;
    boolean erased = forgotten.stream().anyMatch(each -> each.isAfter(earlier));
    // For a year after the person was forgotten, earlier contacts are unknown.
    boolean noHistory = !forgotten.isEmpty();
    TreeSet<String> consents = new TreeSet<>();
    TreeSet<String> history = new TreeSet<>();
    boolean listed = false;
    TreeSet<String> withdrawals = new TreeSet<>();
    Instant bought = null;
    Instant asked = null;
    for (Event event : known) {
      Instant happened = event.happenedAt();
      if (happened.isAfter(at)) {
        continue;
      }
      switch (event.kind()) {
        case CONSENT_GIVEN -> {
          Instant revoked = null;
          boolean isGone = false;
          for (Event other : known) {
            boolean ends =
                (other.kind() == EventKind.CONSENT_WITHDRAWN
                        || other.kind() == EventKind.TOLD_TO_STOP)
                    && !other.happenedAt().isAfter(at)
                    && !other.happenedAt().isBefore(happened);
            if (ends && isLifted(other, known, at)) {
              isGone = true;
            } else if (ends && (revoked == null || other.happenedAt().isBefore(revoked))) {
              revoked = other.happenedAt();
            }
          }
          if (revoked != null || !isGone) {
            consents.add(
                java.util.Optional.of(happened) + " " + java.util.Optional.ofNullable(revoked));
          }
        }
        case CONSENT_WITHDRAWN ->
            withdrawals.add(
                java.util.Optional.of(happened) + " " + java.util.Optional.of(happened));
        case TOLD_TO_STOP -> {
          if (!isLifted(event, known, at)) {
            listed = true;
            withdrawals.add(
                java.util.Optional.of(happened) + " " + java.util.Optional.of(happened));
          }
        }
        case TRANSACTION ->
            bought = bought == null || bought.isBefore(happened) ? happened : bought;
        case INQUIRY -> asked = asked == null || asked.isBefore(happened) ? happened : asked;
        case CONTACT_ATTEMPTED -> {
          boolean released = false;
          boolean connected = false;
          for (Event other : known) {
            if (event.id().equals(other.refersTo())) {
              released |= other.kind() == EventKind.CONTACT_RELEASED;
              connected |= other.kind() == EventKind.CONTACT_ENDED;
            }
          }
          if (!released) {
            history.add(java.util.Optional.of(happened) + " " + connected);
          }
        }
        default -> {}
      }
    }
    // The consents leave their channels open, so that each withdrawal is told by itself, too.
    consents.addAll(withdrawals);
    return "consents %s%s, listed %s, customer since %s, asked %s, history %s%s"
        .formatted(
            erased ? "unknown " : "",
            erased ? List.of() : consents,
            listed,
            java.util.Optional.ofNullable(erased ? null : bought),
            java.util.Optional.ofNullable(erased ? null : asked),
            erased || noHistory ? "unknown " : "",
            erased || noHistory ? List.of() : history);
  }
}
