package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The law of one day, for activities of any day. */
class LawOfAnotherDayTest {
  private static final LocalDate BEFORE = LocalDate.of(2026, 8, 10);
  private static final LocalDate AFTER = LocalDate.of(2026, 8, 11);

  /** Sales end at 21:00; from the day on at 20:00. */
  private static Compliance engine() {
    return HouseRules.of(until("21:00").inForceTo("2026-08-10").denies(), later()).engine();
  }

  private static Rule<Contact> later() {
    return until("20:00").inForceFrom("2026-08-11").denies();
  }

  private static Rule.Builder<Contact> until(String close) {
    return Rule.on(Contact.SCHEMA, "house.hours")
        .title("Nobody is called in the evening.")
        .cites("House Rules, to " + close)
        .when(
            Condition.outsideHours(
                WeeklyHours.daily(CallingWindow.of("08:00", close)), HolidayCalendar.NONE));
  }

  private static Contact call(String at) {
    return Contact.builder()
        .at(Instant.parse(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").build())
        .build();
  }

  @Test
  void law_isThatOfTheDayAndTimeIsTheActivitys() {
    Compliance now = engine();
    Contact march = call("2026-03-04T01:30:00Z"); // 20:30 in New York
    Contact november = call("2026-11-25T01:30:00Z");

    assertThat(now.check(march).decision()).isEqualTo(Decision.PERMIT);
    assertThat(now.check(november).decision()).isEqualTo(Decision.DENY);
    assertThat(now.underLawOf(AFTER).check(march).decision()).isEqualTo(Decision.DENY);
    assertThat(now.underLawOf(AFTER).check(november).decision()).isEqualTo(Decision.DENY);
    assertThat(now.underLawOf(BEFORE).check(march).decision()).isEqualTo(Decision.PERMIT);
    assertThat(now.underLawOf(BEFORE).check(november).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void denial_endsByTheLawOfTheDay() {
    Verdict verdict = engine().underLawOf(AFTER).check(call("2026-03-04T01:30:00Z"));

    assertThat(((Verdict.Denial) verdict).permittedFrom())
        .contains(Instant.parse("2026-03-04T13:00:00Z"));
  }

  @Test
  void windows_doNotChangeWithTheLaw() {
    List<Stretch> stretches =
        engine()
            .underLawOf(BEFORE)
            .windows(
                call("2026-08-10T14:00:00Z"),
                Instant.parse("2026-08-10T14:00:00Z"),
                Instant.parse("2026-08-12T04:00:00Z"));

    assertThat(stretches.stream().map(each -> each.from().toString()))
        .containsExactly(
            "2026-08-10T14:00:00Z",
            "2026-08-11T01:00:00Z",
            "2026-08-11T12:00:00Z",
            "2026-08-12T01:00:00Z");
  }

  @Test
  void explanation_isOfTheSameLaw() {
    Explanation explanation = engine().underLawOf(AFTER).explain(call("2026-03-04T01:30:00Z"));

    assertThat(explanation.considered().stream().map(Explanation.Considered::result))
        .containsExactly(Explanation.Result.NOT_IN_FORCE, Explanation.Result.DENIED);
  }

  @Test
  void digest_tellsTheLawOfOneDayFromThatOfEach() {
    Compliance now = engine();

    assertThat(
            List.of(
                now.edition().lawDigest(),
                now.underLawOf(BEFORE).edition().lawDigest(),
                now.underLawOf(AFTER).edition().lawDigest()))
        .doesNotHaveDuplicates();
    assertThat(now.underLawOf(AFTER).edition()).isEqualTo(engine().underLawOf(AFTER).edition());
  }

  @Test
  void someRegulations_keepTheDay() {
    Compliance some = engine().underLawOf(AFTER).only(List.of("house"));

    assertThat(some.check(call("2026-03-04T01:30:00Z")).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void dayOfManyYears_isAnyDay() {
    Compliance old = engine().underLawOf(LocalDate.of(1900, 1, 1));

    assertThat(old.check(call("2026-11-25T02:30:00Z")).decision()).isEqualTo(Decision.DENY);
    assertThat(old.check(call("2026-11-25T01:30:00Z")).decision()).isEqualTo(Decision.PERMIT);
  }
}
