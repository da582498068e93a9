package io.lexicall.rules.canada;

import io.lexicall.Compliance;
import io.lexicall.testkit.CaseTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases written from the book, at the bounds of every section. */
class CasesTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return CaseTests.of(
        Compliance.builder().module(new CanadaRules()).build(),
        "io/lexicall/rules/canada/canada.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> casesOfDebts() {
    return CaseTests.of(
        Compliance.builder().module(new CanadaRules()).build(),
        "io/lexicall/rules/canada/debts.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> casesOfActs() {
    return CaseTests.of(
        Compliance.builder().module(new CanadaRules()).build(),
        "io/lexicall/rules/canada/acts.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> casesOfTexts() {
    return CaseTests.of(
        Compliance.builder().module(new CanadaRules()).build(),
        "io/lexicall/rules/canada/texts.jsonl");
  }
}
