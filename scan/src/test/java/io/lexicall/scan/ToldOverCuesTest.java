package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cues, other readings and late corrections part, and still belongs together. */
class ToldOverCuesTest {

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static String srt(String... cues) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < cues.length; c++) {
      text.append(c + 1).append("\n00:00:0").append(c).append(",000 --> 00:00:0").append(c);
      text.append(",900\n").append(cues[c]).append("\n\n");
    }
    return text.toString();
  }

  @Test
  void multiplier_atTheEndOfACue_isOfTheDigitBehindIt() {
    String call =
        srt(
            "Agent: What's your card number?",
            "Customer: Sure, it is five four two five two double",
            "Customer: three four three oh one oh",
            "Customer: double nine oh three");
    assertThat(redacted(call)).contains("it is 542523", "9903").doesNotContain("three oh");
  }

  @Test
  void oneAtTheEndOfACue_isOfTheSecondBehindIt() {
    String call =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n- What's your card number?\n\n"
            + "00:03.000 --> 00:04.000\n- Give me one\n\n00:04.000 --> 00:05.000\n- second.\n\n"
            + "00:06.000 --> 00:08.000\n- five four two five two three three\n\n"
            + "00:08.000 --> 00:09.000\n- four three oh one oh nine nine oh three.\n";
    assertThat(redacted(call)).contains("Give me one\n", "- 542523*").doesNotContain("oh three");
  }

  @Test
  void digitsThatAreHiddenInOneReading_areShownInNoOther() {
    String call =
        "Agent: could you give me the card number\n"
            + "Customer: five four two five two three three four"
            + " five five three eight six one eight nine\nAgent: so the third group is 5538 correct\n"
            + "Customer: no that is five four three eight\nAgent: then 5425 2334 5438 6189\n";
    assertThat(redacted(call)).doesNotContain("5438");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Customer: five four two five, two three four four, three zero one zero, nine nine oh three\n"
            + "Agent: I have 2344 for the second four, right?\nCustomer: No, it's two three three four.\n",
        "Customer: five four two five\nAgent: 5425.\nCustomer: two three four four\n"
            + "Customer: three zero one zero\nCustomer: nine nine oh three\n"
            + "Agent: I have 2344 there, right?\nCustomer: No, it's two three three four.\n",
      })
  void groupInWords_thatIsCorrectedLate_isFoundWithTheNumber(String said) {
    assertThat(redacted("Agent: What's the card number?\n" + said))
        .doesNotContain("two three")
        .doesNotContain("2344")
        .contains("9903");
  }
}
