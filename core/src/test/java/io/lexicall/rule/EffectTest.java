package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static final Effect<Request> TEN_DAYS =
      Effect.deadline(
          Request.RECEIVED_AT, Request.COMPLETED_AT, Deadline.calendarDays(10), "complete-request");

  private static Request request(Instant at, @Nullable Instant completed, @Nullable String region) {
    Request.Builder request =
        Request.builder().at(at).receivedAt(Instant.parse("2026-11-02T20:00:00Z"));
    if (completed != null) {
      request.completedAt(completed);
    }
    if (region != null) {
      request.region(Place.of(region));
    }
    return request.build();
  }

  /** Ten days from 2 November in New York end with 12 November, at 05:00Z of the 13th. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-03T00:00:00Z, , Obliged",
    "2026-11-13T04:59:59.999999999Z, , Obliged",
    "2026-11-13T05:00:00Z, , Denied",
    "2026-11-20T00:00:00Z, 2026-11-13T04:59:59Z, Pass",
    "2026-11-20T00:00:00Z, 2026-11-13T05:00:00Z, Denied",
    "2026-11-03T00:00:00Z, 2026-11-04T00:00:00Z, Obliged", // planned, but not done yet
    "2026-11-04T00:00:00Z, 2026-11-04T00:00:00Z, Pass",
    "2026-11-04T00:00:00Z, 2026-11-02T20:00:00Z, Pass",
    "2026-11-04T00:00:00Z, 2026-11-02T19:59:59Z, Obliged", // what came before was about another
    "2026-11-20T00:00:00Z, 2026-11-02T19:59:59Z, Denied",
  })
  void deadline_isOwedUntilItsEnd_andLateFromThenOn(
      Instant at, @Nullable Instant completed, String expected) {
    Outcome outcome = TEN_DAYS.on(request(at, completed, "US-NY"));

    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    if (outcome instanceof Outcome.Obliged obliged) {
      assertThat(obliged.duties())
          .singleElement()
          .extracting(Duty::name)
          .isEqualTo("complete-request");
      assertThat(obliged.duties().get(0).due().orElseThrow().date())
          .contains(LocalDate.parse("2026-11-12"));
    }
  }

  /** It changes when the act that is planned comes, when it is late, and never after that. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-02T20:00:00Z, , 2026-11-13T05:00:00Z",
    "2026-11-13T04:59:59.999999999Z, , 2026-11-13T05:00:00Z",
    "2026-11-13T05:00:00Z, ,",
    "2026-11-03T00:00:00Z, 2026-11-04T00:00:00Z, 2026-11-04T00:00:00Z",
    "2026-11-04T00:00:00Z, 2026-11-04T00:00:00Z,",
    "2026-11-03T00:00:00Z, 2026-11-14T00:00:00Z, 2026-11-13T05:00:00Z",
    "2026-11-03T00:00:00Z, 2026-11-02T19:59:59Z, 2026-11-13T05:00:00Z",
  })
  void deadline_tellsWhenItChanges(
      Instant at, @Nullable Instant completed, @Nullable Instant expected) {
    assertThat(TEN_DAYS.nextChange(request(NOON, completed, "US-NY"), at)).isEqualTo(expected);
  }

  /** The first place on earth whose day is over, and the last. */
  @Test
  void deadline_ofAnUnknownPlace_changesWhereItIsLateFirstAndLast() {
    Request nowhere = request(NOON, null, null);
    Instant first = Instant.parse("2026-11-12T20:15:00Z");

    assertThat(TEN_DAYS.nextChange(nowhere, Instant.parse("2026-11-03T00:00:00Z")))
        .isEqualTo(first);
    assertThat(TEN_DAYS.nextChange(nowhere, first))
        .isEqualTo(Instant.parse("2026-11-13T20:00:00Z"));
  }

  @Test
  void deadline_thatWasMissed_tellsItsDay() {
    Request late = request(NOON, null, "US-NY").at(Instant.parse("2026-11-13T05:00:00Z"));

    assertThat(TEN_DAYS.on(late))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            denied -> assertThat(denied.due()).map(Due::toString).contains("2026-11-12"));
    assertThat(TEN_DAYS.on(late.at(late.at().minusSeconds(1)))).isInstanceOf(Outcome.Obliged.class);
  }

  /**
   * It was the last minutes of 2 November at +03:45, where the tenth day ends first, and 3 November
   * already at +04:00, where it ends last.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-12T20:14:59Z, Obliged",
    "2026-11-12T20:15:00Z, Indeterminate",
    "2026-11-13T19:59:59Z, Indeterminate",
    "2026-11-13T20:00:00Z, Denied",
  })
  void deadline_whereThePlaceTellsWhetherItIsLate_asksForIt(Instant at, String expected) {
    Outcome outcome = TEN_DAYS.on(request(at, null, null));

    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      assertThat(indeterminate.missing())
          .extracting(Fact::path)
          .containsExactlyInAnyOrder("country", "region");
    }
  }

  /**
   * In the United States the tenth day ends first in Puerto Rico, with 12 November, and last on
   * Guam, where the request came on the 3rd. Who is in one of them is late or not; a region that
   * has several zones takes the first.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-13T03:59:59Z, , Obliged",
    "2026-11-13T04:00:00Z, , Indeterminate",
    "2026-11-13T13:59:59Z, , Indeterminate",
    "2026-11-13T14:00:00Z, , Denied",
    "2026-11-13T04:00:00Z, US-PR, Denied",
    "2026-11-13T13:59:59Z, US-GU, Obliged",
    "2026-11-13T05:00:00Z, US-FL, Denied", // and not an hour later, when it ends in Pensacola
  })
  void deadline_whereOnlyTheCountryIsStated_asksForTheRegion(
      Instant at, @Nullable String region, String expected) {
    Request request = request(at, null, region).with(Request.COUNTRY, Place.of("US"));

    Outcome outcome = TEN_DAYS.on(request);

    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      assertThat(indeterminate.missing()).extracting(Fact::path).containsExactly("region");
    }
  }

  @Test
  void deadline_namesWhatItReadsAndDemands() {
    assertThat(TEN_DAYS.reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder("receivedAt", "completedAt");
    assertThat(TEN_DAYS.obligations()).containsExactly("complete-request");
    assertThat(TEN_DAYS.constant()).isNull();
    assertThat(TEN_DAYS.terms()).isNull();
    assertThat(TEN_DAYS.speaksWhere().settled()).isEqualTo(Truth.TRUE);
  }

  @Test
  void always_isTheSameForEveryActivity() {
    Outcome.Obliged obliged = new Outcome.Obliged(List.of(Duty.to("announce-recording")));
    Effect<Contact> owed = Effect.always(obliged, List.of("announce-recording"));
    Effect<Contact> denied = Effect.always(Outcome.deny(), List.of());
    Contact any = Contact.builder().at(NOON).build();

    assertThat(owed.on(any)).isSameAs(obliged);
    assertThat(owed.constant()).isSameAs(obliged);
    assertThat(owed.terms()).isSameAs(obliged);
    assertThat(owed.obligations()).containsExactly("announce-recording");
    assertThat(denied.on(any)).isInstanceOf(Outcome.Denied.class);
    assertThat(denied.terms()).isNull();
    assertThat(denied.reads()).isEmpty();
    assertThat(denied.nextChange(any, NOON)).isNull();
  }

  private static Contact recorded(@Nullable Boolean recorded) {
    Contact.Builder contact = Contact.builder().at(NOON);
    return recorded == null ? contact.build() : contact.recorded(recorded).build();
  }

  @ParameterizedTest
  @CsvSource({"true, Pass", "false, Denied", ", Obliged"})
  void demand_isMet_orBroken_orOwed_alsoOnceTheTraitsAreGiven(
      @Nullable Boolean done, String expected) {
    Effect<Contact> demand =
        Effect.unless(Condition.isTrue(Contact.RECORDED), Duty.to("keep-call-record"));
    Contact about = recorded(done);

    assertThat(demand.on(about).getClass().getSimpleName()).isEqualTo(expected);
    Effect<Contact> given = demand.given(Trait.traitsOf(about));
    assertThat(given.on(about).getClass().getSimpleName()).isEqualTo(expected);
    assertThat(given.constant()).isNotNull();
    assertThat(given.obligations()).containsExactly("keep-call-record");
    assertThat(demand.speaksWhere().test(about))
        .isEqualTo(done == null ? Truth.UNKNOWN : Truth.of(!done));
    assertThat(demand.constant()).isNull();
    assertThat(demand.terms().duties()).extracting(Duty::name).containsExactly("keep-call-record");
    assertThat(demand.reads()).extracting(Fact::path).containsExactly("recorded");
  }

  @Test
  void demand_changesWhenItsConditionDoes() {
    Effect<Contact> demand =
        Effect.unless(Condition.happened(Contact.OBJECTED_AT), Duty.to("keep-call-record"));
    Contact about = Contact.builder().at(NOON).objectedAt(NOON.plusSeconds(60)).build();

    assertThat(demand.nextChange(about, NOON)).isEqualTo(NOON.plusSeconds(60));
    assertThat(demand.given(Trait.traitsOf(about)).on(about)).isInstanceOf(Outcome.Denied.class);
  }
}
