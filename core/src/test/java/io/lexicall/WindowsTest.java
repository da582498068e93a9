package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a call may be made over a span of time, and why not else. */
class WindowsTest {
  private static final Condition<Contact> RECORDED = Condition.isTrue(Contact.RECORDED);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Condition<Contact> outside(String hours) {
    return Condition.outsideHours(
        WeeklyHours.daily(CallingWindow.parse(hours)), HolidayCalendar.NONE);
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .purpose(ContactPurpose.SURVEY)
        .to(Called.inRegion("US-NY").build());
  }

  private static List<String> windows(Compliance engine, Contact call, String from, String to) {
    return engine.windows(call, Instant.parse(from), Instant.parse(to)).stream()
        .map(
            each ->
                each.from()
                    + " "
                    + each.to()
                    + " "
                    + each.verdict().decision()
                    + each.verdict().findings().stream()
                        .map(finding -> " " + finding.rule().id())
                        .reduce("", String::concat))
        .toList();
  }

  /** A deadline that passes is a change as the end of calling hours is. */
  @Test
  void windows_ofARequest_denyOnceItIsLate() {
    Rule<Request> answered =
        Rule.on(Request.SCHEMA, "house.answered")
            .title("It is so.")
            .cites("House Rules 1")
            .then(
                Effect.deadline(
                    Request.RECEIVED_AT,
                    Request.COMPLETED_AT,
                    Deadline.calendarDays(10),
                    "complete-request"));
    Compliance engine =
        HouseRules.of(answered).covering(Coverage.of(Request.SCHEMA, Place.of("US"))).engine();
    Instant received = Instant.parse("2026-11-02T20:00:00Z");
    Instant late = Instant.parse("2026-11-13T05:00:00Z");
    Instant end = received.plus(Duration.ofDays(60));
    Request request =
        Request.builder().at(received).receivedAt(received).region(Place.of("US-NY")).build();

    assertThat(engine.windows(request, received, end))
        .extracting(Stretch::from, Stretch::to, each -> each.verdict().decision())
        .containsExactly(tuple(received, late, Decision.PERMIT), tuple(late, end, Decision.DENY));
    assertThat(engine.check(request.at(late.minusNanos(1))).decision()).isEqualTo(Decision.PERMIT);
    assertThat(engine.check(request.at(late)).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void stretches_areThoseOfTheHours_withoutGap() {
    Compliance engine = HouseRules.of(rule("hours").when(outside("08:00-21:00")).denies()).engine();

    assertThat(windows(engine, call().build(), "2026-11-24T00:00:00Z", "2026-11-25T13:00:00Z"))
        .containsExactly(
            "2026-11-24T00:00:00Z 2026-11-24T02:00:00Z PERMIT",
            "2026-11-24T02:00:00Z 2026-11-24T13:00:00Z DENY house.hours",
            "2026-11-24T13:00:00Z 2026-11-25T02:00:00Z PERMIT",
            "2026-11-25T02:00:00Z 2026-11-25T13:00:00Z DENY house.hours");
  }

  @Test
  void stretches_overAChangeOfClocks_followTheWall() {
    Compliance engine = HouseRules.of(rule("hours").when(outside("08:00-21:00")).denies()).engine();

    assertThat(windows(engine, call().build(), "2026-10-31T20:00:00Z", "2026-11-01T20:00:00Z"))
        .containsExactly(
            "2026-10-31T20:00:00Z 2026-11-01T01:00:00Z PERMIT",
            "2026-11-01T01:00:00Z 2026-11-01T13:00:00Z DENY house.hours",
            "2026-11-01T13:00:00Z 2026-11-01T20:00:00Z PERMIT");
  }

  @Test
  void stretch_endsWhereTheReasonsChange_thoughTheDecisionStays() {
    Compliance engine =
        HouseRules.of(
                rule("early").when(outside("08:00-24:00")).denies(),
                rule("late").when(outside("00:00-08:00")).denies())
            .engine();

    assertThat(windows(engine, call().build(), "2026-11-24T06:00:00Z", "2026-11-25T05:00:00Z"))
        .containsExactly(
            "2026-11-24T06:00:00Z 2026-11-24T13:00:00Z DENY house.early",
            "2026-11-24T13:00:00Z 2026-11-25T05:00:00Z DENY house.late");
  }

  @Test
  void stretch_endsWhereTheDecisionChanges_thoughTheReasonsStay() {
    Compliance engine =
        HouseRules.of(
                rule("night").variant("a").when(outside("08:00-21:00")).denies(),
                rule("night").variant("b").when(outside("21:00-24:00")).when(RECORDED).denies())
            .engine();

    assertThat(windows(engine, call().build(), "2026-11-24T13:00:00Z", "2026-11-25T05:00:00Z"))
        .containsExactly(
            "2026-11-24T13:00:00Z 2026-11-25T02:00:00Z INDETERMINATE house.night",
            "2026-11-25T02:00:00Z 2026-11-25T05:00:00Z DENY house.night");
  }

  @Test
  void demand_changesWithTimeToo() {
    Compliance engine =
        HouseRules.of(rule("x").demands(outside("08:00-21:00").not(), "call-by-day")).engine();

    assertThat(windows(engine, call().build(), "2026-11-24T12:00:00Z", "2026-11-24T14:00:00Z"))
        .containsExactly(
            "2026-11-24T12:00:00Z 2026-11-24T13:00:00Z DENY house.x",
            "2026-11-24T13:00:00Z 2026-11-24T14:00:00Z PERMIT");
  }

  @Test
  void changeThatChangesNothing_endsNoStretch() {
    Alternating hourly =
        Alternating.at("2026-11-24T12:30:00Z", "2026-11-24T12:40:00Z", "2026-11-24T12:50:00Z");
    Compliance engine = HouseRules.of(rule("x").when(hourly.or(hourly.not())).denies()).engine();

    assertThat(windows(engine, call().build(), "2026-11-24T12:00:00Z", "2026-11-24T14:00:00Z"))
        .containsExactly("2026-11-24T12:00:00Z 2026-11-24T14:00:00Z DENY house.x");
  }

  @Test
  void law_thatBeginsOrEnds_endsAStretchAtMidnightOfThePlace() {
    Compliance engine =
        HouseRules.of(
                rule("x").inForceFrom("2026-11-25").inForceTo("2026-11-26").denies(),
                rule("y").inForceFrom("2030-01-01").denies())
            .engine()
            .only(List.of("house"));
    String from = "2026-11-24T00:00:00Z";
    String to = "2026-11-29T00:00:00Z";

    assertThat(windows(engine, call().build(), from, to))
        .containsExactly(
            "2026-11-24T00:00:00Z 2026-11-25T05:00:00Z PERMIT",
            "2026-11-25T05:00:00Z 2026-11-27T05:00:00Z DENY house.x",
            "2026-11-27T05:00:00Z 2026-11-29T00:00:00Z PERMIT");
    Contact nowhere = Contact.builder().at(call().build().at()).build();
    assertThat(windows(engine, nowhere, from, to))
        .containsExactly(
            "2026-11-24T00:00:00Z 2026-11-25T00:00:00Z PERMIT",
            "2026-11-25T00:00:00Z 2026-11-27T00:00:00Z DENY house.x",
            "2026-11-27T00:00:00Z 2026-11-29T00:00:00Z PERMIT");
    Called inTwoZones = Called.builder().number(PhoneNumber.parse("+18505550142")).build();
    assertThat(windows(engine, call().to(inTwoZones).build(), from, to))
        .startsWith(
            // from the first zone that has the day until the last that has it
            "2026-11-24T00:00:00Z 2026-11-25T05:00:00Z PERMIT",
            "2026-11-25T05:00:00Z 2026-11-27T06:00:00Z DENY house.x");
  }

  @Test
  void law_thatEndsInTheNight_isOneReasonLess() {
    Compliance engine =
        HouseRules.of(
                rule("hours").when(outside("08:00-21:00")).denies(),
                rule("x").inForceTo("2026-11-24").denies())
            .engine();

    assertThat(windows(engine, call().build(), "2026-11-25T01:00:00Z", "2026-11-25T14:00:00Z"))
        .containsExactly(
            "2026-11-25T01:00:00Z 2026-11-25T02:00:00Z DENY house.x",
            "2026-11-25T02:00:00Z 2026-11-25T05:00:00Z DENY house.hours house.x",
            "2026-11-25T05:00:00Z 2026-11-25T13:00:00Z DENY house.hours",
            "2026-11-25T13:00:00Z 2026-11-25T14:00:00Z PERMIT");
  }

  @Test
  void standingFactsAndSources_areAskedToo() {
    Rule<Contact> rule = rule("x").when(RECORDED).denies();
    Compliance withProfile =
        Compliance.builder()
            .module(HouseRules.of(rule))
            .profile(Profile.builder().with(Contact.RECORDED, true).build())
            .build();
    Compliance withSource =
        Compliance.builder()
            .module(HouseRules.of(rule))
            .source(Contact.SCHEMA, Contact.RECORDED, call -> Optional.of(true))
            .build();

    for (Compliance engine : List.of(withProfile, withSource)) {
      assertThat(windows(engine, call().build(), "2026-11-24T12:00:00Z", "2026-11-24T14:00:00Z"))
          .containsExactly("2026-11-24T12:00:00Z 2026-11-24T14:00:00Z DENY house.x");
    }
  }

  @Test
  void span_thatIsEmptyOrTooLong_isRefused() {
    Compliance engine = HouseRules.of(rule("x").when(RECORDED).denies()).engine();
    Contact call = call().recorded(false).build();
    Instant from = Instant.parse("2026-11-24T12:00:00Z");
    Instant most = from.plus(Duration.ofDays(400));

    assertThat(engine.windows(call, from, most)).hasSize(1);
    assertThat(engine.windows(call, from, from.plusNanos(1))).hasSize(1);
    for (Instant to : List.of(from, from.minusNanos(1), most.plusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> engine.windows(call, from, to))
          .withMessageContaining("up to 400 days")
          .withMessageContaining("from " + from + " to " + to);
    }
  }

  @Test
  void stretch_thatDoesNotEndAfterItBegins_isRefused() {
    Instant from = Instant.parse("2026-11-24T12:00:00Z");
    Verdict verdict = HouseRules.of(rule("x").denies()).engine().check(call().build());

    assertThat(new Stretch(from, from.plusNanos(1), verdict).verdict()).isSameAs(verdict);
    for (Instant to : List.of(from, from.minusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Stretch(from, to, verdict))
          .withMessage("A stretch must end after it begins, but begins %s and ends %s", from, to);
    }
  }

  /** A condition that changes a nanosecond later, again and again. */
  private static final class Creeping extends Condition<Contact> {
    private final boolean alternates;

    Creeping(boolean alternates) {
      this.alternates = alternates;
    }

    @Override
    public Truth test(Contact contact) {
      return Truth.of(!alternates || contact.at().getNano() % 2 == 0);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public Instant nextChange(Contact contact, Instant after) {
      return after.plusNanos(1);
    }

    @Override
    public String says() {
      return "it creeps";
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ruleThatNeverStopsChanging_hasFailed_andTheWindowsEnd(boolean alternates) {
    Compliance engine =
        HouseRules.of(rule("creeping").when(new Creeping(alternates)).obliges("watch")).engine();
    Instant from = Instant.parse("2026-11-24T12:00:00Z");

    List<Stretch> stretches = engine.windows(call().build(), from, from.plus(Duration.ofDays(1)));

    Stretch last = stretches.get(stretches.size() - 1);
    assertThat(last.verdict().decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(last.to()).isEqualTo(from.plus(Duration.ofDays(1)));
  }

  @Test
  void span_atTheEndOfTime_hasItsWindows() {
    Compliance engine = HouseRules.of(rule("x").when(RECORDED).denies()).engine();
    assertThat(engine.windows(call().build(), Instant.MAX.minusSeconds(5), Instant.MAX))
        .isNotEmpty();
  }
}
