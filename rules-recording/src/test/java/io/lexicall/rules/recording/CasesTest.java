package io.lexicall.rules.recording;

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
        Compliance.builder().module(new RecordingRules()).build(),
        "io/lexicall/rules/recording/recording.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> casesOfTheSecondReading() {
    return CaseTests.of(
        Compliance.builder().module(new RecordingRules()).build(),
        "io/lexicall/rules/recording/anew.jsonl");
  }

  /** Calls and talks in person, where their law differs, and what must be on the recording. */
  @TestFactory
  Stream<DynamicTest> casesOfTalksInPerson() {
    return CaseTests.of(
        Compliance.builder().module(new RecordingRules()).build(),
        "io/lexicall/rules/recording/in-person.jsonl");
  }

  /** Who is a party, whose consent counts, and calls between others. */
  @TestFactory
  Stream<DynamicTest> casesOfWhoTakesPart() {
    return CaseTests.of(
        Compliance.builder().module(new RecordingRules()).build(),
        "io/lexicall/rules/recording/who-takes-part.jsonl");
  }
}
