package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lexicall.Compliance;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

class CaseTestsTest {
  private static final Compliance ENGINE = Compliance.builder().module(new AcmeRules()).build();

  @TestFactory
  Stream<DynamicTest> rightCases_pass() {
    return CaseTests.of(ENGINE, "io/lexicall/testkit/acme.jsonl");
  }

  @Test
  void wrongCase_tellsWhatWasExpected_whatCame_andWhy() {
    DynamicTest wrong = wrongCases().get(0);

    Throwable failure = catchThrowable(wrong.getExecutable()::execute);

    assertThat(wrong.getDisplayName()).isEqualTo("a minute before nine is thought fine");
    assertThat(wrong.getTestSourceUri()).get().asString().endsWith("acme-wrong.jsonl?line=1");
    assertThat(failure)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("acme-wrong.jsonl:1: a minute before nine is thought fine")
        .hasMessageContaining("why: somebody misread the rule")
        .hasMessageContaining("decision: expected permit, came deny by acme.calling-hours")
        .hasMessageContaining("acme.calling-hours: denied\n  true: channel is voice");
  }

  /** A rule at peace with itself, whose bound is not the law's, is what cases are for. */
  @Test
  void boundOneSecondOff_isCaughtByTheCasesOnItsBothSides() {
    assertThat(failing(LocalTime.of(9, 0, 1)))
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("nine sharp")
                    .hasMessageContaining(
                        "decision: expected permit, came deny by acme.calling-hours"));
    assertThat(failing(LocalTime.of(8, 59, 59)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("one second before nine in New York")
                    .hasMessageContaining("decision: expected deny, came permit"));
  }

  private static List<Throwable> failing(LocalTime opens) {
    Compliance engine = Compliance.builder().module(new AcmeRules(opens)).build();
    return CaseTests.of(engine, "io/lexicall/testkit/acme.jsonl")
        .map(test -> catchThrowable(test.getExecutable()::execute))
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void lineThatIsNoCase_failsByItself() {
    DynamicTest broken = wrongCases().get(1);

    assertThat(catchThrowable(broken.getExecutable()::execute))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("acme-wrong.jsonl:2: no facts")
        .hasMessageContaining("facts");
  }

  /** What differs names no rule: those that deny are told. */
  @Test
  void wrongEnd_tellsTheConditionsToo() {
    assertThat(catchThrowable(wrongCases().get(2).getExecutable()::execute))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("permittedFrom: expected 2026-11-24T14:00:01Z")
        .hasMessageContaining("acme.calling-hours: denied\n  true: channel is voice");
  }

  /** The path of a fact looks like the id of a rule. */
  @Test
  void wrongMissingFact_tellsTheConditionsToo() {
    assertThat(catchThrowable(wrongCases().get(3).getExecutable()::execute))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("missing: expected to.lineType")
        .hasMessageContaining("acme.no-sales-to-consumers: undecided\n  true: purpose is");
  }

  @Test
  void resourceThatIsNotThere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaseTests.of(ENGINE, "no/such.jsonl"))
        .withMessageContaining("no/such.jsonl");
  }

  private static List<DynamicTest> wrongCases() {
    return CaseTests.of(ENGINE, "io/lexicall/testkit/acme-wrong.jsonl").toList();
  }
}
