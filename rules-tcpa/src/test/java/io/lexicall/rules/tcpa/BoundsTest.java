package io.lexicall.rules.tcpa;

import io.lexicall.Compliance;
import io.lexicall.testkit.CaseTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases on both sides of the figures and dates of the books. */
class BoundsTest {
  private static final Compliance ENGINE = Compliance.builder().module(new TcpaRules()).build();

  @TestFactory
  Stream<DynamicTest> federal() {
    return CaseTests.of(ENGINE, "io/lexicall/rules/tcpa/federal/bounds.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> states() {
    return CaseTests.of(ENGINE, "io/lexicall/rules/tcpa/state/bounds.jsonl");
  }
}
