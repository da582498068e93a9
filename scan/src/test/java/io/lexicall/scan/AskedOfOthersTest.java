package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and codes of other things, in calls that speak of cards too, and those of a card. */
class AskedOfOthersTest {

  /** A number that has the range and the check digit of a card. */
  private static final String NUMBER = "4539 1488 0343 6467";

  private static String call(String lines) {
    return ("Agent: Thank you for calling, how can I help? / Customer: I have a question. / "
                + lines)
            .replace(" / ", "\n")
        + "\nAgent: Is there anything else?\nCustomer: No, that is all.\n";
  }

  /** Kind and confidence of each finding. */
  private static List<String> rated(String text) {
    return SCANNER.scan(text).findings().stream()
        .map(finding -> finding.kind() + " " + finding.confidence().id())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: What's the code on the gift card? / Customer: " + NUMBER,
        "Agent: And the gift card PIN? / Customer: " + NUMBER,
        "Agent: We will send the new debit card. And your Medicare number? / Customer: " + NUMBER,
        "Customer: My card was declined. / Agent: And the group number? / Customer: " + NUMBER,
        "Agent: Which card? / Customer: X P " + NUMBER,
        "Customer: I paid by card. / Agent: And the account? / Customer: F R " + NUMBER,
        "Customer: By card. / Agent: What's the best number to reach you on? / Customer: " + NUMBER,
        "Customer: Mit Karte. / Agent: Unter welcher Nummer erreichen wir Sie? / Kunde: " + NUMBER,
        "Customer: By card. / Agent: I've just sent you a code by text. What is it? / Customer: "
            + NUMBER,
        "Customer: Con tarjeta. / Agent: Le mando un c\u00f3digo por SMS. / Customer: " + NUMBER,
      })
  void number_ofSomethingElse_isLow(String lines) {
    assertThat(rated(call(lines))).containsOnly("pan low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: What's the number on the credit card? / Customer: " + NUMBER,
        "Agent: We will send the new debit card. What's the whole number? / Customer: " + NUMBER,
        "Agent: And your card's number? / Customer: " + NUMBER,
        "Agent: And your Visa number? / Customer: C C " + NUMBER,
        "Agent: Which card? / Customer: It's a " + NUMBER,
        "Agent: And the sixteen digit number? / Customer: " + NUMBER,
        "Agent: Card number please? / Customer: O K " + NUMBER,
        "Agent: Card number please? / Customer: k " + NUMBER,
        "Agent: Card number please? / Customer: it s " + NUMBER,
        "Agent: Card number please? / Customer: V I S A " + NUMBER,
        "Agent: Card number please? / Customer: M C " + NUMBER,
        "Customer: My card was replaced. / Agent: And the updated number? / Customer: " + NUMBER,
        "Agent: The number on the card we sent, and its code? / Customer: " + NUMBER,
        "Agent: I need your card number before we end the call. / Customer: " + NUMBER,
        "Agent: I sent a text. What is the security code? Card number first. / Customer: " + NUMBER,
      })
  void number_ofTheCard_isHigh(String lines) {
    assertThat(rated(call(lines))).containsOnly("pan high");
  }

  /** The text of a channel joins what was said as answers to several questions. */
  @Test
  void digitsOfSeveralAnswers_areLow_whereTheDialogueAsksForOthers() {
    String date = "nineteen five twenty twenty-five";
    String ticket = "four seven eight three three two six eight three five three four eight";
    String call =
        """
        {"combinedRecognizedPhrases":[
         {"channel":0,"lexical":"what date was that and the ticket number"},
         {"channel":1,"lexical":"i'll use my credit card %1$s %2$s"}],
        "recognizedPhrases":[
         {"channel":1,"offset":"PT0S","nBest":[{"lexical":"i'll use my credit card"}]},
         {"channel":0,"offset":"PT1S","nBest":[{"lexical":"what date was that"}]},
         {"channel":1,"offset":"PT2S","nBest":[{"lexical":"%1$s"}]},
         {"channel":0,"offset":"PT3S","nBest":[{"lexical":"and the ticket number"}]},
         {"channel":1,"offset":"PT4S","nBest":[{"lexical":"%2$s"}]}]}
        """
            .formatted(date, ticket);

    assertThat(rated(call)).isNotEmpty().containsOnly("pan low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: I just texted you a code, what is it? / Customer: The code is 5474.",
        "Agent: You got a code by text. What does it say? / Customer: The code is 5474.",
        "Agent: What's the access code for the building? / Customer: The code is 5474.",
        "Agent: What's the PIN on the account? / Customer: The code is 5474.",
        "Agent: and what is the verification code we sent to your phone / Customer: it is 5474",
      })
  void code_ofSomethingElse_isLow_alsoBehindANumber(String lines) {
    String call = call("Agent: Card number please? / Customer: " + NUMBER + " / " + lines);
    assertThat(rated(call)).containsExactly("pan high", "cvv low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: And the code? / Customer: The code is 547.",
        "Agent: I texted you the receipt. And the code on the back? / Customer: The code is 547.",
        "Agent: And the zip code? / Customer: 90210, and the code is 547.",
        "Agent: What's your phone number? / Customer: 312 555 0188. The CVV is 547.",
        "Agent: And the CVV number? / Customer: 547",
        "Agent: Before I send the payment, what's the code? / Customer: 547",
        "Agent: I emailed the receipt, and the three digits? / Customer: 547",
        "Agent: And for payments by phone, what's the code? / Customer: 547",
      })
  void code_ofTheCard_isHigh(String lines) {
    String call = call("Agent: Card number please? / Customer: " + NUMBER + " / " + lines);
    assertThat(rated(call)).containsExactly("pan high", "cvv high");
  }

  @Test
  void figuresBehindANumber_areAsSureAsTheNumber() {
    String answer = " / Customer: " + NUMBER + " 060. / Agent: Thanks. / Customer: Fine.";
    assertThat(rated(call("Agent: What's your IBAN?" + answer)))
        .containsExactly("pan low", "cvv low");
    assertThat(rated(call("Agent: What's your card number?" + answer)))
        .containsExactly("pan high", "cvv high");
  }

  /** A question before a card's number is not one for the code behind it. */
  @Test
  void code_behindTheNumberOfACard_isItsOwn() {
    String call =
        call(
            "Agent: And the phone number? / Customer: 312 555 0188. My card is "
                + NUMBER
                + ", 547.");
    assertThat(rated(call)).containsExactly("pan high", "cvv high");
  }

  /** What is less sure than was asked for is not reported, wherever it lost its sureness. */
  @Test
  void findingThatIsLowered_isNotReported_whereMoreIsAskedFor() {
    TranscriptScanner sure =
        TranscriptScanner.of(CardScanner.builder().minimumConfidence(Confidence.MEDIUM).build());
    String code =
        call(
            "Agent: Card number please? / Customer: "
                + NUMBER
                + " / Agent: I just texted you a code, what is it? / Customer: The code is 5474.");
    assertThat(sure.scan(code).findings())
        .extracting(finding -> finding.kind().toString())
        .containsExactly(SpanKind.PAN.toString());
    String other = channels("What's the policy number?", NUMBER + ".", "No.");
    assertThat(sure.scan(other).findings()).isEmpty();
  }

  private static String turn(int channel, double from, String text) {
    return """
        {"channel": %d, "start": %s, "end": %s, "transcript": "%s"}"""
        .formatted(channel, from, from + 1, text);
  }

  /** As services write calls of two channels: each of them whole, and all turns in their order. */
  private static String channels(String question, String answer, String code) {
    return """
        {"results": {"channels": [
        {"alternatives": [{"transcript": "Thank you for calling. %1$s And the CVV? Anything else?", "confidence": 0.9}]},
        {"alternatives": [{"transcript": "My card was declined. It's %2$s %3$s No."\
        , "confidence": 0.9}]}],
        "utterances": [
        """
            .formatted(question, answer, code)
        + String.join(
            ",\n",
            turn(0, 0, "Thank you for calling."),
            turn(1, 2, "My card was declined."),
            turn(0, 4, question),
            turn(1, 6, "It's " + answer),
            turn(0, 10, "And the CVV?"),
            turn(1, 12, code),
            turn(0, 14, "Anything else?"),
            turn(1, 16, "No."))
        + "]}}";
  }

  @Test
  void channel_lacksTheQuestion_whichDecidesThereToo() {
    String other = channels("What's the policy number?", NUMBER + ".", "No.");
    assertThat(rated(other)).isNotEmpty().containsOnly("pan low");
    String card = channels("And the number of the new card?", NUMBER + ".", "No.");
    assertThat(rated(card)).isNotEmpty().containsOnly("pan high");
  }

  @Test
  void codeInAChannel_whereNothingAsksForIt_isRedacted() {
    String text = channels("And the number of the new card?", "4539. 1488. 0343. 6467.", "837.");
    assertThat(rated(text)).contains("cvv high").doesNotContain("cvv low");
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .doesNotContain("837", "1488", "0343");
  }
}
