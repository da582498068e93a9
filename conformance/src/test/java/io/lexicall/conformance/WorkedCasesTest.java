package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every worked case of the suite, put to our engine. */
class WorkedCasesTest {
  private static final List<String> FILES =
      List.of("us-federal", "us-states", "gdpr", "pci", "hipaa", "ccpa");

  private final Map<Profile, Compliance> engines = new ConcurrentHashMap<>();
  private final CaseRunner runner =
      new CaseRunner(
          profile ->
              engines.computeIfAbsent(
                  profile, each -> Compliance.builder().discover().profile(each).build()));

  @TestFactory
  Stream<DynamicTest> everyCase_comesOutAsTheLawSays() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String file : FILES) {
      List<Case> cases = read(file);
      assertThat(cases).as(file).hasSizeGreaterThan(20);
      for (Case each : cases) {
        tests.add(
            dynamicTest(
                file + ": " + each.name(),
                () -> assertThat(runner.run(each).differences()).as(each.why()).isEmpty()));
      }
    }
    return tests.build();
  }

  private static List<Case> read(String file) throws IOException {
    String name = "/io/lexicall/conformance/" + file + ".jsonl";
    try (InputStream in =
        Objects.requireNonNull(WorkedCasesTest.class.getResourceAsStream(name), name)) {
      return Cases.read(in, file + ".jsonl");
    }
  }
}
