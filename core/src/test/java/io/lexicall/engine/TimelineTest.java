package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Alternating;
import io.lexicall.facts.Contact;
import io.lexicall.rule.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on the time alone is worked out for a day when that comes up a second time. */
class TimelineTest {
  private static Contact at(String instant) {
    return Contact.builder().at(Instant.parse(instant)).build();
  }

  private static Timeline<Contact> timeline(Condition<Contact> condition) {
    return new Timeline<>(new Questions<>(List.of(condition)));
  }

  /** Asks as often as it takes for a day to be worked out. */
  private static void workOut(Timeline<Contact> timeline, String instant) {
    timeline.ask(at(instant));
    timeline.ask(at(instant));
  }

  private static void assertRight(
      Timeline<Contact> timeline, Alternating condition, String... instants) {
    for (String instant : instants) {
      assertThat(timeline.ask(at(instant)))
          .as(instant)
          .isEqualTo(condition.holds(at(instant)) ? Questions.OPEN : Questions.SHUT);
    }
  }

  @Test
  void noQuestions_haveNoAnswers() {
    assertThat(new Timeline<Contact>(new Questions<>(List.of())).ask(at("2026-11-24T12:00:00Z")))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "1970-01-01", "1969-12-31", "1895-06-15"})
  void day_isLookedUp_onceItWasWorkedOut(String day) {
    Alternating condition = Alternating.at(day + "T13:00:00Z", day + "T21:30:00Z");
    Timeline<Contact> timeline = timeline(condition);

    assertRight(timeline, condition, day + "T12:00:00Z");
    assertThat(condition.timesAsked()).isEqualTo(1);
    assertRight(timeline, condition, day + "T12:00:00Z");
    assertThat(condition.timesAsked()).isEqualTo(3); // once for each stretch of the day
    assertRight(
        timeline,
        condition,
        day + "T00:00:00Z",
        day + "T12:59:59.999999999Z",
        day + "T13:00:00Z",
        day + "T21:29:59Z",
        day + "T21:30:00Z",
        day + "T23:59:59.999999999Z");
    assertThat(condition.timesAsked()).isZero();
  }

  @Test
  void day_onWhichNothingChanges_isLookedUpToo() {
    for (Alternating condition :
        List.of(Alternating.at(), Alternating.at("2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z"))) {
      Timeline<Contact> timeline = timeline(condition);
      workOut(timeline, "2026-11-24T12:00:00Z");
      assertThat(condition.timesAsked()).isEqualTo(2);
      assertRight(timeline, condition, "2026-11-24T00:00:00Z", "2026-11-24T23:59:59Z");
      assertThat(condition.timesAsked()).isZero();
    }
  }

  @Test
  void daysOfAWeek_areAllKept_andTheNinthTakesTheFirstsPlace() {
    Alternating condition = Alternating.at("2026-11-22T13:00:00Z", "2026-11-26T21:00:00Z");
    Timeline<Contact> timeline = timeline(condition);
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    for (int day = 0; day < 8; day++) {
      workOut(timeline, noon.plus(Duration.ofDays(day)).toString());
    }
    condition.timesAsked();
    for (int day = 0; day < 8; day++) {
      assertRight(timeline, condition, noon.plus(Duration.ofDays(day)).toString());
    }
    assertThat(condition.timesAsked()).isZero();

    workOut(timeline, "2026-11-28T12:00:00Z");
    condition.timesAsked();
    assertRight(timeline, condition, "2026-11-21T12:00:00Z");
    assertThat(condition.timesAsked()).isZero();
    assertRight(timeline, condition, "2026-11-20T12:00:00Z");
    assertThat(condition.timesAsked()).isEqualTo(1);
  }

  private static String[] hourly(int changes) {
    String[] instants = new String[changes];
    for (int i = 0; i < changes; i++) {
      instants[i] = Instant.parse("2026-11-24T01:00:00Z").plus(Duration.ofHours(i)).toString();
    }
    return instants;
  }

  /** Sixteen stretches are few enough to be looked up, and one that ends with the day is one. */
  @Test
  void day_ofManyStretches_isLookedUp_andOfMoreIsAsked() {
    for (int changes : new int[] {15, 16}) {
      Alternating condition = Alternating.at(hourly(changes));
      Timeline<Contact> timeline = timeline(condition);
      workOut(timeline, "2026-11-24T12:00:00Z");
      condition.timesAsked();
      for (String instant : hourly(23)) {
        assertRight(timeline, condition, instant);
      }
      assertThat(condition.timesAsked()).isEqualTo(changes == 15 ? 0 : 23);
    }
    String[] untilMidnight = hourly(16);
    untilMidnight[15] = "2026-11-25T00:00:00Z";
    Alternating condition = Alternating.at(untilMidnight);
    Timeline<Contact> timeline = timeline(condition);
    workOut(timeline, "2026-11-24T12:00:00Z");
    condition.timesAsked();
    assertRight(timeline, condition, "2026-11-24T15:00:00Z", "2026-11-24T23:59:59Z");
    assertThat(condition.timesAsked()).isZero();
    assertRight(timeline, condition, "2026-11-25T00:00:00Z");
    assertThat(condition.timesAsked()).isEqualTo(1);
  }

  @Test
  void changeWithinASecond_isNotMissed() {
    Alternating condition =
        Alternating.at("2026-11-24T13:00:00.5Z", "2026-11-24T21:00:00Z", "2026-11-25T00:00:00Z");
    Timeline<Contact> timeline = timeline(condition);

    for (int i = 0; i < 3; i++) {
      assertRight(
          timeline,
          condition,
          "2026-11-24T13:00:00Z",
          "2026-11-24T13:00:00.499999999Z",
          "2026-11-24T13:00:00.5Z",
          "2026-11-24T13:00:01Z",
          "2026-11-24T21:00:00Z");
    }
  }

  @Test
  void dayThatCannotBeWorkedOut_isTriedOnce_andAsked() {
    Timeless condition = new Timeless(Set.of());
    Timeline<Contact> timeline = timeline(condition);

    for (int i = 0; i < 5; i++) {
      assertThat(timeline.ask(at("2026-11-24T12:00:00Z"))).isEqualTo(Questions.OPEN);
    }
    assertThat(condition.failures()).isEqualTo(1);
  }
}
