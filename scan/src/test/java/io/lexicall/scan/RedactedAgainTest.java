package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was redacted is not found again, and what stands beside a mask still is. */
class RedactedAgainTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: the cvv?\nCustomer: ***\nAgent: your card number?\nCustomer: 550000******5559\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: it's ***\nAgent: your card number?\nCustomer: ************5559\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: * * *\nAgent: your card number?\nCustomer: 5500\nCustomer: 00**\nCustomer: ****\nCustomer: 5559\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: ****\nAgent: and the last four?\nCustomer: 5559\nAgent: thanks\n",
        "Agent: your card?\nCustomer: 411111******1111\nAgent: the code on the back?\nCustomer: ***\nAgent: the other card?\nCustomer: 550000******5559\nAgent: thanks\n",
        // The code was not told.
        "Agent: the cvv?\nCustomer: hold on\nCustomer: the card is 550000******5559\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: hold on\nCustomer: the card is ******5559\nAgent: thanks\n"
      })
  void scan_whatIsLeftOfACard_isNoCode(String text) {
    assertThat(SCANNER.scan(text).findings()).isEmpty();
    assertThat(redacted(text)).isEqualTo(text);
  }

  /** A code that was told word by word is masked word by word. */
  @ParameterizedTest
  @ValueSource(strings = {"***", "* * *", "* * * *", "*, *, *", "*. *. *."})
  void code_thatIsMaskedByWord_answersItsQuestion(String mask) {
    String told = "Agent: your card?\nCustomer: 4111 1111 1111 1111\nAgent: and the CVV\n";
    String behind = " okay and a number please 202 bye\nAgent: thanks\n";
    assertThat(redacted(told + "Customer: " + mask + behind)).contains("202");
    assertThat(redacted(told + "Customer:" + behind)).doesNotContain("202");
    String words = "What is your card number 4111 1111 1111 1111 and the CVV " + mask + behind;
    StringBuilder ctm = new StringBuilder();
    int n = 0;
    for (String word : words.split("\\s+")) {
      ctm.append("c 1 %d.00 0.30 %s%n".formatted(n, word));
      n++;
    }
    assertThat(redacted(ctm.toString())).contains("202");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: the cvv?\nCustomer: 837\nAgent: your card number?\nCustomer: 5500 0055 5555 5559\nAgent: thanks\n",
        "Agent: your card?\nCustomer: 4111 1111 1111 1111\nAgent: the cvv?\nCustomer: 837\nAgent: your other card?\nCustomer: 5500 0055 5555 5559\nAgent: thanks\n"
      })
  void redact_twoCardsOrACodeFirst_changesNothingTheSecondTime(String text) {
    String once = redacted(text);
    assertThat(once).contains("***", "550000******5559").doesNotContain("837");
    assertThat(redacted(once)).isEqualTo(once);
    String masked = SCANNER.redact(text, Redaction.lastFour());
    assertThat(SCANNER.redact(masked, Redaction.lastFour())).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Emphasis is no mask.
        "Agent: the cvv?\nCustomer: * **837**\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: *, *, 837\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: it's **837**\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: it's *837*\nAgent: thanks\n",
        // Neither is a word that is not shown, nor a sign alone.
        "Agent: the cvv?\nCustomer: what the f*** 837\nAgent: thanks\n",
        "Agent: the cvv?\nCustomer: * 837\nAgent: thanks\n",
        // Who is asked again answers again.
        "Agent: the cvv?\nCustomer: ***\nAgent: sorry, the cvv again?\nCustomer: 837\nAgent: thanks\n",
      })
  void scan_besideAsterisks_findsTheCode(String text) {
    assertThat(redacted(text)).doesNotContain("837").contains("*");
  }

  @Test
  void scan_cardBehindAMaskedCode_isFound() {
    assertThat(
            redacted(
                "Agent: the cvv?\nCustomer: ***\nAgent: your card number?\nCustomer: 5500 0055 5555 5559\n"))
        .contains("550000******5559");
  }
}
