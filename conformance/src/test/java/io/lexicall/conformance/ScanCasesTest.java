package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lexicall.Decision;
import io.lexicall.facts.Artifact;
import io.lexicall.facts.Storage;
import io.lexicall.json.cases.ScanCase;
import io.lexicall.json.cases.ScanCase.Stretch;
import io.lexicall.place.Place;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.TranscriptScanner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The texts of the suite, put to our scanner. */
class ScanCasesTest {
  @TestFactory
  Stream<DynamicTest> everyText_holdsWhatTheCaseSays() throws IOException {
    return cases().stream().map(each -> dynamicTest(each.toString(), () -> assertFound(each)));
  }

  /** With all rules loaded, a text that is kept is judged by what the scanner finds in it. */
  @TestFactory
  Stream<DynamicTest> everyText_whenKept_isJudgedByWhatItHolds() throws IOException {
    return cases().stream().map(each -> dynamicTest(each.toString(), () -> assertJudged(each)));
  }

  @Test
  void cases_areAllThere() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
  }

  private static List<ScanCase> cases() throws IOException {
    return ScanCase.read(Suite.path(Suite.SCAN));
  }

  private static void assertFound(ScanCase given) {
    List<Stretch> found =
        TranscriptScanner.of(CardScanner.standard()).scan(given.text()).findings().stream()
            .flatMap(
                finding ->
                    finding.pieces().stream()
                        .map(piece -> new Stretch(piece.start(), piece.end(), finding.kind().id())))
            .toList();
    assertThat(given.differences(found)).as(given.text()).isEmpty();
  }

  private static void assertJudged(ScanCase given) {
    Storage kept =
        Storage.builder()
            .at(Instant.parse("2026-11-24T12:00:00Z"))
            .artifact(Artifact.TRANSCRIPT)
            .text(given.text())
            .authorized(true)
            .issuer(false)
            .country(Place.of("US"))
            .region(Place.of("US-NY"))
            .build();
    Set<String> denied =
        Suite.engine().check(kept).findings().stream()
            .filter(finding -> finding.outcome() == Decision.DENY)
            .map(finding -> finding.rule().id())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected = new TreeSet<>();
    for (Stretch span : given.spans()) {
      switch (span.kind()) {
        case "pan" -> expected.add("pci-dss.pan-unreadable");
        case "cvv", "track" -> expected.add("pci-dss.sad-after-authorization");
        default -> {} // not card data
      }
    }
    assertThat(denied).as(given.text()).isEqualTo(expected);
  }
}
