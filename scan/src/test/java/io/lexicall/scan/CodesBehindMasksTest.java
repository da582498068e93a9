package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security codes that others left in clear behind a card number that they masked. */
class CodesBehindMasksTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  private static List<String> found(String text) {
    return SCANNER.scan(text).stream()
        .map(
            span ->
                span.kind()
                    + " "
                    + text.substring((int) span.start(), (int) span.end())
                    + " "
                    + span.confidence())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "card **** **** **** 1111 837 ! MEDIUM",
        "card ************1111, 837. ! MEDIUM",
        "card ****1111 837 04/28 ! MEDIUM",
        "card XXXX XXXX XXXX 1111 837 ! MEDIUM",
        "**** **** **** 1111 837 ! LOW",
        "411111******1111 837 ! LOW",
        "{\"note\":\"411111******1111 837\"} ! LOW",
        "**** **** **** 1111 837 04/28 ! MEDIUM",
        "************1111,837,0428 ! MEDIUM",
        "411111******1111 04/28 837 ! MEDIUM",
        "4111 11** **** 1111|04/28|837 ! MEDIUM",
        "542523******9903 837 06/29 ! MEDIUM",
        "xxxx-xxxx-xxxx-1111, 837, 04/28 ! MEDIUM",
        "XXXXXXXXXXXX1111 exp 04/28 code 837 ! MEDIUM",
        "#### #### #### 1111 837 04/28 ! MEDIUM",
        "card \u2022\u2022\u2022\u2022 1111 837 04/28 ! MEDIUM",
        "card ****1111 exp 04/28 837 ! MEDIUM",
        "card ****1111, expires 04/28 837 ! MEDIUM",
        "****1111 exp 04/28 837 ! LOW",
        "****1111 837 04/28 ! LOW",
        "card [REDACTED] 837 04/28 ! MEDIUM",
        "card [PII],837,0428 ! MEDIUM",
        "card {masked} 04/28 837 ! MEDIUM",
        "<PAN> 837 04/28 ! MEDIUM",
        "[CREDIT_CARD_NUMBER] 837 04/28 ! MEDIUM",
        "[REDACTED] 837 04/28 ! LOW",
      })
  void codeBehindAMask_isFound(String text, String confidence) {
    assertThat(found(text)).as(text).containsExactly("cvv 837 " + confidence);
    String call = "Agent: Card, code and expiry?\nCustomer: " + text + "\nAgent: Thanks.\n";
    assertThat(TranscriptScanner.of(SCANNER).redact(call, Redaction.firstSixLastFour()))
        .as(call)
        .doesNotContain("837");
  }

  @Test
  void codeOfFourDigits_isThatOfAMaskOfFifteen() {
    assertThat(found("3714 ****** *1000 8371 04/28")).containsExactly("cvv 8371 MEDIUM");
    assertThat(found("3714 ****** *1000 837 04/28")).isEmpty();
    assertThat(found("4111 **** **** 1000 8371 04/28")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "************1111 200 OK",
        "card ************1111 837 units",
        "card ****1111 200 in 12ms",
        "card ************1111 250 dollars",
        "card ************1111 250,00",
        "************1111,250\n************2222,837",
        "************1111 837 13/28",
        "************1111 837 04/28/2026",
        "************1111 837 12:30",
        "************11112 837 04/28",
        "************111 837 04/28",
        "AB************1111 837 04/28",
        "***-***-1234 837 04/28",
        "xxx-xx-1234 837 04/28",
        "****1111 837",
        "/***************\n * 1111 837 04/28",
        "[REDACTED] 837",
        "[REDACTED]: 12:30 04/28",
        "[main] 837 04/28",
        "[2026-11-24] 837 04/28",
        "[REDACTED 837 04/28",
        "<b> 837 04/28",
        "411111******1111 *** 04/28",
      })
  void anythingElseBehindAMask_isNoCode(String text) {
    assertThat(found(text)).as(text).isEmpty();
  }

  /** What the scanner itself leaves of a card is not found again, with or without the date. */
  @Test
  void redactedFields_areNotFoundAgain() {
    for (String text :
        List.of(
            "card 4111 1111 1111 1111 837 04/28",
            "4111111111111111,837,0428",
            "4111-1111-1111-1111 04/28 837")) {
      for (Redaction redaction : List.of(Redaction.firstSixLastFour(), Redaction.lastFour())) {
        String redacted = SCANNER.redact(text, redaction);
        assertThat(redacted).doesNotContain("837");
        assertThat(SCANNER.scan(redacted)).as(redacted).isEmpty();
      }
    }
  }

  @Test
  void maskInAStream_asInTheWhole() {
    String text = "x ".repeat(4000) + "card **** **** **** 1111 837 04/28" + " y".repeat(6000);
    for (int seed = 0; seed < 20; seed++) {
      ScanStream stream = SCANNER.stream();
      List<Span> streamed = new java.util.ArrayList<>();
      for (String chunk : ScanTexts.chunks(new Random(seed), text, 700)) {
        streamed.addAll(stream.feed(chunk));
      }
      streamed.addAll(stream.finish());
      assertThat(streamed).hasSize(1).isEqualTo(SCANNER.scan(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card ****1111 export 0428 837",
        "card ****1111 exp 04/28",
        "card 1111 exp 04/28 837",
        "exp 04/28 837",
        "111 exp 04/28 837",
      })
  void expiryWithoutAMaskOrACode_isNoCode(String text) {
    assertThat(found(text)).as(text).isEmpty();
  }
}
