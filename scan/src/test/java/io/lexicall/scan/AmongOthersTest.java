package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns of a call between which a log has entries of others. */
class AmongOthersTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static List<String> found(String text, SpanKind kind) {
    return SCANNER.scan(text).findings().stream()
        .filter(finding -> finding.kind().equals(kind))
        .flatMap(finding -> finding.pieces().stream())
        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
        .toList();
  }

  private static void assertFound(String text) {
    assertThat(found(text, SpanKind.PAN)).as(text).containsExactly("4260 1815", "9083 0167");
    assertThat(found(text, SpanKind.CVV)).as(text).containsExactly("837");
  }

  @ParameterizedTest
  @ValueSource(strings = {" INFO asr - ", " INFO [asr] ", "Z app[12]: "})
  void scan_entriesOfOthers_areNoPartOfTheTurns(String before) {
    String time = "2026-01-02T10:00:0";
    String other = before.replace("asr", "http").replace("app[12]", "nginx[7]");
    String text =
        (time + "1%1$sagent: What's the card number?\n")
            + (time + "2%2$sGET /health 200 5ms\n")
            + (time + "3%1$scaller: 4260 1815\n")
            + (time + "3%2$s3 connections of 20 in use\n")
            + (time + "4%1$scaller: 9083 0167\n")
            + (time + "5%1$sagent: And the security code?\n")
            + (time + "5%2$sPOST /v1/turn 201\n")
            + (time + "6%1$scaller: 837\n");
    assertFound(text.formatted(before, other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"heartbeat\",\"n\":200}",
        "{\"level\":\"info\",\"text\":\"GET /health 200\"}",
        "{\"level\":\"info\",\"user\":\"bob\",\"msg\":\"212 ms\"}"
      })
  void scan_linesOfJsonOfOthers_areNoPartOfTheTurns(String other) {
    for (String level : List.of("", "\"level\":\"info\",")) {
      assertFound(
          ("{%1$s\"speaker\":\"agent\",\"text\":\"What's the card number?\"}\n%2$s\n"
                  + "{%1$s\"speaker\":\"caller\",\"text\":\"4260 1815\"}\n%2$s\n"
                  + "{%1$s\"speaker\":\"caller\",\"text\":\"9083 0167\"}\n"
                  + "{%1$s\"speaker\":\"agent\",\"text\":\"And the security code?\"}\n%2$s\n"
                  + "{%1$s\"speaker\":\"caller\",\"text\":\"837\"}\n")
              .formatted(level, other));
    }
  }

  /** A log in which those who write are no speakers of a call stays a log. */
  @ParameterizedTest
  @ValueSource(strings = {"bob", "svc-1"})
  void scan_linesOfALogWithUsers_areNoTurns(String user) {
    String text =
        "{\"level\":\"info\",\"user\":\"%1$s\",\"msg\":\"card 4260 1815\"}\n{\"level\":\"info\",\"user\":\"ann\",\"msg\":\"9083 0167\"}\n"
            .formatted(user);
    assertThat(SCANNER.scan(text.repeat(4)).format()).isEqualTo(TranscriptFormat.TEXT);
  }
}
