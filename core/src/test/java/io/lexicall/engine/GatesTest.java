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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Two rules of one gate; beyond the gates that can be told apart, each is asked for itself. */
  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 50, 63})
  void gates_ofTwoWords_areAskedOnceForAllTheirRules(int gates) {
    AtomicInteger asked = new AtomicInteger();
    List<Rule<?>> rules = new ArrayList<>();
    for (int i = 0; i < gates; i++) {
      Condition<Contact> gate = counted(asked, "doors-" + i);
      rules.add(rule("first-" + i).when(gate).denies());
      rules.add(rule("second-" + i).when(gate).denies());
    }
    Compliance engine = HouseRules.of(rules.toArray(new Rule<?>[0])).engine();
    assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.PERMIT);
    assertThat(asked).hasValue(gates);
    for (int i = 0; i < gates; i++) {
      Contact call = call().subject("doors-" + i).build();
      assertThat(denying(engine.check(call)))
          .containsExactly("house.first-" + i, "house.second-" + i);
    }
  }

  /** However many there are of each kind, no gate takes the answer of another. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 32",
    "0, 0, 33",
    "0, 0, 64",
    "0, 0, 65",
    "32, 0, 1",
    "33, 0, 0",
    "40, 0, 40",
    "0, 32, 1",
    "0, 33, 1",
    "16, 16, 1",
    "16, 17, 1",
    "31, 1, 31",
    "31, 2, 31",
    "32, 1, 30",
    "20, 20, 30",
    "64, 2, 2",
    "2, 64, 2"
  })
  void gatesOfEveryKind_ofTwoWords_areEachAnsweredForThemselves(int ofTime, int steady, int other) {
    List<Rule<?>> rules = new ArrayList<>();
    List<Instant> since = new ArrayList<>();
    for (int i = 0; i < ofTime; i++) {
      since.add(MORNING.plusSeconds(60L * i));
      rules.add(rule("time-" + i).when(Alternating.at(since.get(i).toString())).denies());
    }
    for (int i = 0; i < steady; i++) {
      rules.add(rule("steady-" + i).when(Alternating.ofRecordedCalls()).denies());
    }
    for (int i = 0; i < other; i++) {
      String subject = "subject-" + i;
      rules.add(rule(subject).when(counted(new AtomicInteger(), subject)).obliges("duty-" + i));
    }
    Compliance engine = HouseRules.of(rules.toArray(new Rule<?>[0])).engine();
    for (int round = 0; round < 3; round++) {
      for (int i = -1; i < ofTime; i++) {
        List<String> expected = new ArrayList<>();
        for (int earlier = 0; earlier <= i; earlier++) {
          expected.add("house.time-" + earlier);
        }
        Instant at = i < 0 ? MORNING.minusSeconds(60) : since.get(i).plusSeconds(30);
        assertThat(denying(engine.check(call().at(at).build()))).isEqualTo(expected);
      }
      Contact early = call().at(MORNING.minusSeconds(60)).build();
      assertThat(engine.check(early.with(Contact.RECORDED, true)).findings()).hasSize(steady);
      for (int i = 0; i < other; i++) {
        Verdict verdict = engine.check(early.with(Contact.SUBJECT, "subject-" + i));
        assertThat(verdict.obligations())
            .extracting(obligation -> obligation.duty().name())
            .containsExactly("duty-" + i);
      }
    }
  }
}
