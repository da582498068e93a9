package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people say numbers and codes to each other, each in the fewest words that do so. */
class SpokenCallsTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: What's the American Express number?\nCustomer: 3708. 523318. Uh, is that, 72248.",
        "Agent: What's the AMERICAN EXPRESS number?\nCustomer: 3708. 523318. Uh, is that, 72248.",
        "Agent: Let's take the payment. If you could start with the number on the front.\n"
            + "Customer: 3708 523 uh is that 31 872248."
      })
  void numberThatIsAskedForWithoutAWordForACard_isFound(String text) {
    assertThat(redacted(text)).doesNotContain("523").doesNotContain("18");
  }

  @Test
  void numberOnTheFrontOfSomethingElse_saysNothingOfACard() {
    String text =
        "Agent: Start with the number on the front of the meter.\n"
            + "Customer: 3708 523 uh is that 31 872248.";
    assertThat(redacted(text)).isEqualTo(text);
  }

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    for (Finding finding : SCANNER.scan(text).findings()) {
      found.add(finding.kind() + " " + finding.span().confidence().id());
    }
    return found;
  }

  private static String afterNumber(String prompt, String answer) {
    return "Agent: And what's the card number?\nCustomer: It's 4260 1815 9083 0167.\nAgent: "
        + prompt
        + "\nCustomer: "
        + answer
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And the security code on the back?",
        "What's the CVV?",
        "And the C V V?",
        "The CVC, please?",
        "And the three numbers on the back of the card?",
        "And the CV2 number?",
        "And the verification code?",
        "\u00bfY el c\u00f3digo de seguridad?",
        "Y los tres n\u00fameros de atr\u00e1s?",
        "Et le cryptogramme ?",
        "Et les trois chiffres au dos ?",
        "Und die Pr\u00fcfziffer?",
        "Und die drei Ziffern auf der R\u00fcckseite?",
        "E o c\u00f3digo de seguran\u00e7a?",
        "E os tr\u00eas n\u00fameros atr\u00e1s?"
      })
  void scan_codeThatAnswersAQuestion_isFound(String prompt) {
    assertThat(found(afterNumber(prompt, "It's 837."))).containsExactly("pan high", "cvv high");
    assertThat(redacted(afterNumber(prompt, "It's 837."))).doesNotContain("837");
    assertThat(redacted(afterNumber(prompt, "Okay, eight three seven.")))
        .doesNotContain("eight three");
  }

  @Test
  void scan_answersToOtherQuestions_areNoCodes() {
    assertThat(found(afterNumber("And the expiry?", "04 28."))).containsExactly("pan high");
    assertThat(found(afterNumber("The security code? No, first your ZIP.", "90210.")))
        .containsExactly("pan high");
    assertThat(found("Agent: What's the security code?\nCustomer: It's 837261.\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My card number is 4260 1825, let me repeat that, 1815 9083 0167",
        "My card number is 4260 1815 it's hard to read, 9083 0167",
        "El n\u00famero de la tarjeta es 4260 luego 1815 y luego 9083 a ver, 0167",
        "El n\u00famero de la tarjeta es 4260 1825, perd\u00f3n, 1815 9083 0167",
        "El n\u00famero de la tarjeta es 4260 1815 [pausa] 9083 (silencio) 0167",
        "El n\u00famero de la tarjeta es cuarenta y dos sesenta dieciocho quince noventa ochenta y tres"
            + " cero uno sesenta y siete",
        "Le num\u00e9ro de la carte, c'est le quarante-deux soixante dix-huit quinze quatre-vingt-dix"
            + " quatre-vingt-trois z\u00e9ro un soixante-sept",
        "Die Nummer der Karte ist zweiundvierzig sechzig achtzehn f\u00fcnfzehn neunzig dreiundachtzig"
            + " null eins siebenundsechzig",
        "O n\u00famero do cart\u00e3o \u00e9 quarenta e dois sessenta dezoito quinze noventa oitenta e tr\u00eas"
            + " zero um sessenta e sete",
        "Le num\u00e9ro de la carte est 4260 ensuite 1815 euh, 9083 attendez, 0167",
        "Die Nummer der Karte ist 4260 und dann 1815 \u00e4hm, 9083 und 0167",
        "O n\u00famero do cart\u00e3o \u00e9 4260 depois 1815 e depois 9083 a\u00ed 0167",
      })
  void scan_numberAmidOtherWords_isFound(String said) {
    String text = "Agent: Hello.\nCustomer: " + said + "\nAgent: Okay.\n";
    assertThat(found(text)).containsExactly("pan medium");
    assertThat(redacted(text)).contains("426018******0167").doesNotContain("1815");
  }

  @Test
  void redact_groupReadBackWrongly_isGone() {
    String text =
        "Agent: The card number?\nCustomer: 4260\nAgent: 4260.\nCustomer: 1815\nAgent: 1816?\nCustomer: Not quite, 1815\n"
            + "Agent: 1815.\nCustomer: 9083\nAgent: 9083?\nCustomer: Yes. 0167\n";
    assertThat(redacted(text)).doesNotContain("1815").doesNotContain("1816").doesNotContain("9083");
  }

  @Test
  void redact_digitsThatAreAllTheSame_areGone() {
    String text =
        "Agent: The card number?\nCustomer: four one one one.\nAgent: four one one one.\nCustomer: one one one one.\n"
            + "Agent: one one one one?\nCustomer: Right. one one one one.\nAgent: Okay.\nCustomer: one one one one.\n";
    assertThat(found(text)).contains("pan medium");
    assertThat(redacted(text)).doesNotContain("one one one one.\nAgent: Okay");
  }

  @Test
  void scan_thousands_areFourDigits() {
    String text =
        "Agent: the card number?\nCustomer: It's forty-three ninety-five five thousand ninety-four"
            + " hundred twelve thirty-one\nAgent: okay\n";
    assertThat(redacted(text)).contains("439550******1231");
  }

  @Test
  void scan_pairsBehindAThousand_areReadEitherWay() {
    String said =
        "Agent: the card number?\nCustomer: It's forty thirty-four sixty-one forty nine thousand eighty-four"
            + " thirty-four\nAgent: okay\n";
    assertThat(found(said)).containsExactly("pan medium");
    assertThat(redacted(said)).contains("403461******8434");
  }

  @Test
  void scan_digitsOfAnotherQuestion_areNoBeginningOfTheNumber() {
    String text =
        "Agent: Can I confirm your account number?\nCustomer: It's 2 5 0 3 6 8 9 0 1 2\n"
            + "Agent: Go ahead with the credit card number.\nCustomer: Okay, 5085-0042-3246-8578\n";
    assertThat(redacted(text)).contains("508500").contains("8578").doesNotContain("3246");
  }

  @Test
  void scan_oneSecond_isNoDigit() {
    String text =
        "Agent: I'm ready for your card number.\nCustomer: Yes, one second. It's four two six zero 18 no sorry,"
            + " 1815 9083 0167\nAgent: Okay.\n";
    assertThat(found(text)).containsExactly("pan medium");
    assertThat(redacted(text)).contains("one second").contains("0167").doesNotContain("9083");
  }

  @Test
  void redact_digitsReadBackOneByOne_areGone() {
    String text =
        "Agent: The card number?\nCustomer: 42601\nAgent: 42601?\nCustomer: 8\nAgent: 8?\nCustomer: 1590830\n"
            + "Agent: 1590830.\nCustomer: 167\nAgent: 167, thank you.\n";
    assertThat(found(text)).containsExactly("pan medium");
    assertThat(redacted(text))
        .doesNotContain("42601?")
        .doesNotContain("8?")
        .doesNotContain("1590830");
  }

  @Test
  void redact_textOfOneChannelWithACorrection_isGoneToo() {
    String json =
        """
        {"combinedRecognizedPhrases":[
         {"channel":0,"display":"The card number? 4260. 1815."},
         {"channel":1,"display":"4260 1825, sorry, 1815 9083 0167"}],
        "recognizedPhrases":[
         {"channel":0,"offset":"PT1S","duration":"PT1S","nBest":[{"display":"The card number?"}]},
         {"channel":1,"offset":"PT3S","duration":"PT2S","nBest":[{"display":"4260 1825, sorry, 1815 9083 0167"}]}]}
        """;
    assertThat(redacted(json)).doesNotContain("9083").doesNotContain("1825").doesNotContain("1815");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Speaker 1:The card number?\nSpeaker 2:Card? It's 4260. 1815.\nSpeaker 1:mhm\nSpeaker 2:9083. 0167.\n",
        "00:01  Speaker 1 The card number?\n00:04  Speaker 2 It's 4260 1815\n00:06  Speaker 1 mhm\n"
            + "00:08  Speaker 2 9083 0167\n",
        "00:01  Jane      The card number?\n00:03  Robin Doe Yes, my card, 4260 1815\n00:05  Jane      Mhm.\n"
            + "00:08  Robin Doe 9083 0167\n",
        "Agent: Und die Kreditkartennummer?\nKunde: Das ist die 4260 dann 1815 \u00e4hm, 9083 0167\n",
      })
  void scan_labelsAndNamesOfCards_areKnown(String text) {
    assertThat(found(text)).containsExactly("pan medium");
    assertThat(redacted(text)).doesNotContain("9083");
  }

  @Test
  void scan_doubledInSpanish_isFound() {
    assertThat(
            found(
                "Agente: \u00bfEl n\u00famero de la tarjeta?\nCliente: Es doble cinco cuatro nueve nueve ocho cuatro"
                    + " uno uno tres cinco ocho ocho doble cinco cuatro\n"))
        .isNotEmpty();
  }

  @Test
  void redact_groupsReadBackByNobodyKnown_areGone() {
    String text =
        "WEBVTT\n\n00:01.000 --> 00:20.000\nWhat's the card number? It's four two six zero four two six zero? one eight"
            + " one five one eight one five? nine zero eight three nine zero eight three. zero one six seven\n";
    assertThat(found(text)).containsExactly("pan medium");
    assertThat(redacted(text)).doesNotContain("eight").doesNotContain("six");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Is it the card ending in 4421?\nCaller: Yes.\nAgent: Can you read me the IMEI of the phone?\n"
            + "Caller: 490154203237518, that is a number.\n",
        "Agent: Your card, or a direct debit? The routing number?\nCustomer: It's 0113 4935.\nAgent: And the account number?\n"
            + "Customer: 4111 1111 1111 1111\n",
      })
  void scan_numberOfAnotherKind_isAtMostLow(String text) {
    assertThat(found(text)).allMatch(each -> each.endsWith("low"));
  }

  @Test
  void redact_pauseInBrackets_stays() {
    assertThat(redacted("Agent: Hello.\nCustomer: My card number is 4260 <pause> 1815 9083 0167\n"))
        .contains("card number is 4260 <pause> 18******0167");
  }

  /** What it has in common with the number that is told is no telling of that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: The card number?\nCustomer: 4111 1111 1111 1111\nAgent: And your phone number?\n"
            + "Customer: 11 11 11 11\nAgent: Thanks\n",
        "Agent: Your telephone number?\nCustomer: 06 41 11 11 11\nAgent: The card number?\n"
            + "Customer: 4111 1111 1111 1111\nAgent: So 4111 1111 1111 1111, thanks\n",
      })
  void redact_telephoneOfTheCardsDigits_stays(String text) {
    assertThat(redacted(text))
        .contains("11 11 11")
        .doesNotContain("1111 1111")
        .contains("411111******1111");
  }
}
