package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Alternating;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.HouseRules;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Truth;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of a rule that has nothing to say the engine asks as little as it can. */
class GatesTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T15:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-24T19:00:00Z");

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(MORNING)
        .subject("windows")
        .recorded(false)
        .to(Called.inRegion("US-NY").build());
  }

  /** Holds from six in the evening, UTC. */
  private static Alternating evening() {
    return Alternating.at("2026-11-24T18:00:00Z");
  }

  private static Condition<Contact> counted(AtomicInteger asked, String subject) {
    return Condition.where(
        Contact.SUBJECT,
        "subject is " + subject,
        told -> {
          asked.incrementAndGet();
          return Truth.of(told.equals(subject));
        });
  }

  private static List<String> denying(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  @Test
  void conditionOfTime_shutsOutWhatStandsBeforeIt_andIsLookedUpItself() {
    AtomicInteger asked = new AtomicInteger();
    Alternating evening = evening();
    Compliance engine =
        HouseRules.of(rule("x").when(counted(asked, "windows")).when(evening).denies()).engine();
    Contact call = call().build();
    engine.check(call);
    engine.check(call);
    asked.set(0);
    evening.timesAsked();

    for (int i = 0; i < 5; i++) {
      assertThat(engine.check(call.at(MORNING.plusSeconds(i))).decision())
          .isEqualTo(Decision.PERMIT);
    }
    assertThat(asked).hasValue(0);
    assertThat(evening.timesAsked()).isZero();
    assertThat(engine.check(call.at(EVENING)).decision()).isEqualTo(Decision.DENY);
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void conditionOfSteadyFacts_shutsOutWhatStandsBeforeIt_andIsRememberedItself() {
    AtomicInteger asked = new AtomicInteger();
    Alternating ofRecorded = Alternating.ofRecordedCalls();
    Compliance engine =
        HouseRules.of(rule("x").when(counted(asked, "windows")).when(ofRecorded).denies()).engine();
    Contact call = call().build();
    engine.check(call);
    engine.check(call);
    engine.check(call.with(Contact.RECORDED, true));
    asked.set(0);
    ofRecorded.timesAsked();

    for (int i = 0; i < 5; i++) {
      assertThat(engine.check(call).decision()).isEqualTo(Decision.PERMIT);
    }
    assertThat(asked).hasValue(0);
    assertThat(ofRecorded.timesAsked()).isZero();
    assertThat(engine.check(call.with(Contact.RECORDED, true)).decision()).isEqualTo(Decision.DENY);
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void conditionOfOtherFacts_isAskedInTurn_andTheNextOnlyWhereItHolds() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    Compliance engine =
        HouseRules.of(
                rule("x").when(counted(first, "doors")).when(counted(second, "windows")).denies())
            .engine();

    for (int i = 1; i <= 3; i++) {
      assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.PERMIT);
      assertThat(first).hasValue(i);
      assertThat(second).hasValue(0);
    }
    engine.check(call().subject("doors").build());
    assertThat(first).hasValue(4); // the gate is open, so that it is not asked again
    assertThat(second).hasValue(1);
  }

  /** What holds without a condition speaks only where its demand is not met. */
  @Test
  void demand_thatIsMetByTime_isLookedUp() {
    Alternating evening = evening();
    Compliance engine = HouseRules.of(rule("x").demands(evening, "call-by-night")).engine();
    Contact call = call().at(EVENING).build();
    engine.check(call);
    engine.check(call);
    evening.timesAsked();

    for (int i = 0; i < 5; i++) {
      assertThat(engine.check(call.at(EVENING.plusSeconds(i))).decision())
          .isEqualTo(Decision.PERMIT);
    }
    assertThat(evening.timesAsked()).isZero();
    assertThat(engine.check(call.at(MORNING)).decision()).isEqualTo(Decision.DENY);
  }

  /** Every rule has its own answer among those of the others, of whatever kind they are. */
  @Test
  void rulesOfEveryKind_areEachAnsweredForItself() {
    Condition<Contact> listed = CheckedList.of(ListKind.INTERNAL_DNC).foundListed();
    Compliance engine =
        HouseRules.of(
                rule("subject").when(counted(new AtomicInteger(), "windows")).denies(),
                rule("time").when(evening()).denies(),
                rule("listed").when(listed).denies(),
                rule("morning").when(evening().not()).denies(),
                rule("other").when(counted(new AtomicInteger(), "doors")).denies())
            .engine();
    for (int round = 0; round < 3; round++) {
      for (int bits = 0; bits < 8; bits++) {
        boolean windows = (bits & 1) != 0;
        boolean isEvening = (bits & 2) != 0;
        boolean isListed = (bits & 4) != 0;
        Contact call =
            call()
                .subject(windows ? "windows" : "doors")
                .at(isEvening ? EVENING : MORNING)
                .lists(ListEntry.builder().list(ListKind.INTERNAL_DNC).listed(isListed).build())
                .build();
        List<String> expected = new ArrayList<>();
        if (windows) {
          expected.add("house.subject");
        }
        if (isEvening) {
          expected.add("house.time");
        }
        if (isListed) {
          expected.add("house.listed");
        }
        if (!isEvening) {
          expected.add("house.morning");
        }
        if (!windows) {
          expected.add("house.other");
        }
        assertThat(denying(engine.check(call))).isEqualTo(expected);
        assertThat(denying(engine.check(call))).isEqualTo(expected);
      }
    }
  }
}
