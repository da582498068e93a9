package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Training;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that rules of several bodies of law are made of. */
class SharedConditionsTest {
  private static final Fact<Contact, Integer> ABANDONED = Contact.CAMPAIGN.then(Campaign.ABANDONED);
  private static final Fact<Contact, Integer> ANSWERED =
      Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS);

  // ---- a share

  @ParameterizedTest
  @CsvSource({
    "30, 1000, FALSE, ''",
    "31, 1000, TRUE, ''",
    "0, , FALSE, ''",
    ", 0, UNKNOWN, campaign.abandoned",
    "0, 0, FALSE, ''",
    "1, 0, TRUE, ''",
    "2147483647, 0, TRUE, ''",
    "20, 10, TRUE, ''",
    "1, , UNKNOWN, campaign.liveAnswers",
    ", 1000, UNKNOWN, campaign.abandoned",
    ", , UNKNOWN, campaign.liveAnswers campaign.abandoned",
    "2147483647, 2147483647, TRUE, ''",
  })
  void shareAbove_isOfTheWhole(
      @Nullable Integer abandoned, @Nullable Integer answered, Truth expected, String missing) {
    Condition<Contact> above = Condition.shareAbove(ABANDONED, ANSWERED, 3);
    Campaign.Builder campaign = Campaign.builder();
    if (abandoned != null) {
      campaign.abandoned(abandoned);
    }
    if (answered != null) {
      campaign.liveAnswers(answered);
    }
    Contact call = contact().campaign(campaign.build()).build();

    assertThat(above.test(call)).isEqualTo(expected);
    if (expected == Truth.UNKNOWN) {
      assertThat(missing(above, call)).containsExactly(missing.split(" "));
    }
    assertThat(above).isEqualTo(Condition.shareAbove(ABANDONED, ANSWERED, 3));
    assertThat(above).isNotEqualTo(Condition.shareAbove(ABANDONED, ANSWERED, 5));
  }

  @Test
  void shareAbove_tellsTheCountsAndNoMore() {
    Contact call =
        contact().campaign(Campaign.builder().abandoned(31).liveAnswers(1000).build()).build();

    assertThat(Condition.shareAbove(ABANDONED, ANSWERED, 3).tells(call).get())
        .isEqualTo("campaign.abandoned is 31 of 1000");
  }

  // ---- a day

  @ParameterizedTest
  @CsvSource({
    "2025-04-11T03:59:59Z, FALSE", // still the tenth in New York
    "2025-04-11T04:00:00Z, TRUE",
    "2025-04-30T03:59:59Z, TRUE", // the twenty-ninth is the last day
    "2025-04-30T04:00:00Z, FALSE",
  })
  void datedIn_isByTheCalendarOfThePlace(Instant received, Truth expected) {
    InForce period = InForce.between(LocalDate.of(2025, 4, 11), LocalDate.of(2025, 4, 29));
    Request request = request(received).region(Place.of("US-NY")).build();

    assertThat(
            Condition.datedIn(Request.RECEIVED_AT, period, new Clocks(List.of(Place.of("US"))))
                .test(request))
        .isEqualTo(expected);
    assertThat(
            Condition.datedIn(
                    Request.RECEIVED_AT, period, ZoneClock.of(ZoneId.of("America/New_York")))
                .test(request))
        .isEqualTo(expected);
  }

  @Test
  void datedIn_whereThePlaceDecides_asksForIt() {
    Condition<Request> since =
        Condition.datedIn(
            Request.RECEIVED_AT,
            InForce.startingAt(LocalDate.of(2025, 4, 11)),
            new Clocks(List.of(Place.of("US"))));
    Request request = request(Instant.parse("2025-04-11T05:00:00Z")).build();

    assertThat(since.test(request)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(since, request)).containsExactly("region");
    assertThat(since.test(request(Instant.parse("2025-05-11T05:00:00Z")).build()))
        .isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @CsvSource({
    ", UNKNOWN, UNKNOWN",
    "never, FALSE, FALSE",
    "2026-11-24, TRUE, TRUE",
    "2026-11-25, FALSE, FALSE",
    "2025-11-24, TRUE, TRUE", // twelve months ago to the day
    "2025-11-23, TRUE, FALSE",
  })
  void dayReached_andWithinMonths(@Nullable String day, Truth reached, Truth within) {
    Fact<Access, Optional<LocalDate>> trained =
        Access.AGENT.then(Agent.TRAINED_AT).then(Training.PCI);
    Training.Builder training = Training.builder();
    if (day != null) {
      training.pci(day.equals("never") ? Optional.empty() : Optional.of(LocalDate.parse(day)));
    }
    Access access =
        Access.builder()
            .at(Instant.parse("2026-11-24T12:00:00Z"))
            .agent(Agent.builder().trainedAt(training.build()).build())
            .build();

    assertThat(Condition.dayReached(trained, "trained").test(access)).isEqualTo(reached);
    assertThat(Condition.dayReachedWithin(trained, 12, "trained").test(access)).isEqualTo(within);
  }

  @Test
  void dayReached_changesAtItsBegin_andAtTheEndOfTheMonths() {
    Fact<Access, Optional<LocalDate>> trained =
        Access.AGENT.then(Agent.TRAINED_AT).then(Training.PCI);
    Access access =
        Access.builder()
            .at(Instant.parse("2026-11-24T12:00:00Z"))
            .agent(
                Agent.builder()
                    .trainedAt(
                        Training.builder().pci(Optional.of(LocalDate.of(2026, 12, 1))).build())
                    .build())
            .build();
    Condition<Access> within = Condition.dayReachedWithin(trained, 12, "trained");
    Instant begin = Instant.parse("2026-12-01T00:00:00Z");
    Instant end = Instant.parse("2027-12-02T00:00:00Z");

    assertThat(within.nextChange(access, access.at())).isEqualTo(begin);
    assertThat(within.nextChange(access, begin)).isEqualTo(end);
    assertThat(within.nextChange(access, end)).isNull();
    assertThat(Condition.dayReached(trained, "trained").nextChange(access, begin)).isNull();
    assertThat(within.test(access.at(end.minusSeconds(1)))).isEqualTo(Truth.TRUE);
    assertThat(within.test(access.at(end))).isEqualTo(Truth.FALSE);
  }

  // ---- duties

  @Test
  void owedUnless_deniesWhatIsKnownNotToBeDone_andObligesElse() {
    Effect<Contact> owed =
        Effect.owedUnless(Condition.isFalse(Contact.RECORDED), Duty.to("tell-of-recording"));

    assertThat(owed.on(contact().recorded(false).build())).isInstanceOf(Outcome.Denied.class);
    assertThat(owed.on(contact().recorded(true).build()))
        .isEqualTo(Outcome.oblige(Duty.to("tell-of-recording")));
    assertThat(owed.on(contact().build())).isEqualTo(Outcome.oblige(Duty.to("tell-of-recording")));
    assertThat(owed.obligations()).containsExactly("tell-of-recording");
    assertThat(owed.reads()).extracting(Fact::path).containsExactly("recorded");
    assertThat(owed.given(Trait.traitsOf(contact().recorded(false).build())).constant())
        .isInstanceOf(Outcome.Denied.class);
  }

  private static Contact.Builder contact() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T12:00:00Z"))
        .to(Called.inRegion("US-NY").build());
  }

  private static Request.Builder request(Instant received) {
    return Request.builder()
        .at(Instant.parse("2026-11-24T12:00:00Z"))
        .kind(RequestKind.DO_NOT_CALL)
        .receivedAt(received);
  }

  private static <A extends Activity<A>> List<String> missing(Condition<A> condition, A activity) {
    Set<Fact<A, ?>> missing = new LinkedHashSet<>();
    condition.missing(activity, missing);
    return missing.stream().map(Fact::path).toList();
  }
}
