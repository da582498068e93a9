package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.json.cases.ScanCase;
import io.lexicall.json.cases.ScanCase.Stretch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases that any implementation is held to. */
class ScanCasesTest {
  private static final Path CASES =
      Path.of("..", "conformance/src/main/resources/io/lexicall/conformance/scan.jsonl");

  static List<ScanCase> cases() throws IOException {
    return ScanCase.read(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scan_workedCase_findsItsSpans(ScanCase given) {
    List<Stretch> found =
        CardScanner.builder().build().scan(given.text()).stream()
            .map(span -> new Stretch(span.start(), span.end(), span.kind().id()))
            .toList();
    assertThat(given.differences(found)).as(given.text()).isEmpty();
  }

  @Test
  void cases_areAllThere() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
  }
}
