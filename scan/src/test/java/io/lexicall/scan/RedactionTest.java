package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String TEXT =
      "card 4111 1111 1111 1111, cvv 123, or"
          + " %B4111111111111111^CARDHOLDER/TEST^29121010000000000000?";

  private @Nullable CardScanner made;

  /** Made when a test first asks: mutation tests charge a test with what runs within it. */
  private CardScanner scanner() {
    CardScanner known = made;
    if (known == null) {
      known = CardScanner.builder().build();
      made = known;
    }
    return known;
  }

  @Test
  void firstSixLastFour_keepsThoseOfTheNumberAndNothingElse() {
    assertThat(scanner().redact(TEXT, Redaction.firstSixLastFour()))
        .isEqualTo("card 411111******1111, cvv ***, or ***");
  }

  @Test
  void firstSixLastFour_numberTooShortForBoth_keepsTheLastFour() {
    assertThat(scanner().redact("card 4222222222222", Redaction.firstSixLastFour()))
        .isEqualTo("card *********2222");
    assertThat(scanner().redact("card 30569309025904", Redaction.firstSixLastFour()))
        .isEqualTo("card 305693****5904");
  }

  @Test
  void lastFour_keepsThoseOfTheNumber() {
    assertThat(scanner().redact(TEXT, Redaction.lastFour()))
        .isEqualTo("card ************1111, cvv ***, or ***");
  }

  @Test
  void remove_keepsNothing() {
    assertThat(scanner().redact(TEXT, Redaction.remove())).isEqualTo("card , cvv , or ");
  }

  @Test
  void token_getsTheDigitsOfSpokenNumbersAndNoCode() {
    List<char[]> seen = new ArrayList<>();
    Redaction tokens =
        Redaction.token(
            digits -> {
              seen.add(digits);
              return "<" + digits.length + digits[0] + ">";
            });
    assertThat(scanner().redact("four triple one 1111 1111 double one one one. CVV 123", tokens))
        .isEqualTo("<164>. CVV ***");
    assertThat(seen).allSatisfy(digits -> assertThat(digits).containsOnly('\0'));
  }

  @Test
  void redact_noCardData_isTheText() {
    assertThat(scanner().redact("nothing here \ud835", Redaction.remove()))
        .isEqualTo("nothing here \ud835");
    assertThat(scanner().redact("", Redaction.remove())).isEmpty();
  }

  @Test
  void detector_ownKind_isReportedAndRedactedInOrder() {
    Detector employees =
        new Detector() {
          @Override
          public int reach() {
            return 12;
          }

          @Override
          public void detect(CharSequence text, int fromInclusive, int toExclusive, Found found) {
            for (int i = fromInclusive; i < toExclusive; i++) {
              if (i + 6 <= text.length() && text.subSequence(i, i + 2).toString().equals("E-")) {
                found.span(i, i + 6, new SpanKind("employee"), Confidence.HIGH);
              }
            }
          }
        };
    CardScanner scanner = CardScanner.builder().detector(employees).build();
    String text = "E-1234 took 4111111111111111 for E-5678";
    assertThat(scanner.scan(text))
        .hasToString("[employee[0,6) high, pan[12,28) visa medium, employee[33,39) high]");
    assertThat(scanner.redact(text, (span, value) -> "<" + span.kind() + value.length + ">"))
        .isEqualTo("<employee6> took <pan16> for <employee6>");
    String longText = (text + ". ").repeat(5000);
    RedactingStream stream = scanner.redactingStream((span, value) -> "#");
    StringBuilder out = new StringBuilder();
    for (String chunk : ScanTexts.chunks(new java.util.Random(3), longText, 700)) {
      out.append(stream.feed(chunk));
    }
    assertThat(out.append(stream.finish()).toString()).isEqualTo("# took # for #. ".repeat(5000));
  }

  @Test
  void detector_overlapWithACard_theLongerIsKept() {
    Detector whole =
        new Detector() {
          @Override
          public int reach() {
            return 30;
          }

          @Override
          public void detect(CharSequence text, int fromInclusive, int toExclusive, Found found) {
            for (int i = fromInclusive; i < toExclusive; i++) {
              if (text.charAt(i) == '<' && i + 20 <= text.length()) {
                found.span(i, i + 20, new SpanKind("boxed"), Confidence.LOW);
              }
            }
          }
        };
    assertThat(
            CardScanner.builder()
                .detector(whole)
                .build()
                .scan("<4111111111111111   > 4111111111111111"))
        .hasToString("[boxed[0,20) low, pan[22,38) visa medium]");
  }

  /** Lines are numbered, or held against those of another file. */
  @Test
  void redact_numberOverSeveralLines_keepsTheLines() {
    String text = "my card is\n4111 1111\r\n1111\n1111\nthanks";
    String masked = "my card is\n411111**\r\n****\n1111\nthanks";
    String tokens = "my card is\n<t>\r\n*\n*\nthanks";
    Redaction token = (span, value) -> "<t>";
    TranscriptScanner transcripts = TranscriptScanner.of(scanner());
    assertThat(scanner().redact(text, Redaction.firstSixLastFour())).isEqualTo(masked);
    assertThat(transcripts.redact(text, Redaction.firstSixLastFour())).isEqualTo(masked);
    assertThat(scanner().redact(text, token)).isEqualTo(tokens);
    assertThat(transcripts.redact(text, token)).isEqualTo(tokens);
    assertThat(scanner().redact(text, Redaction.remove())).isEqualTo("my card is\n\r\n\n\nthanks");
  }
}
