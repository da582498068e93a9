package com.acme.rules;

import io.lexicall.Compliance;
import io.lexicall.testkit.CaseTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked cases, a test each. */
class AcmeRulesCasesTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return CaseTests.of(
        Compliance.builder().module(new AcmeRules()).build(), "com/acme/rules/cases.jsonl");
  }
}
