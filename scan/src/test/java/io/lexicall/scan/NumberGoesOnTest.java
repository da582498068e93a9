package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that go on behind sums, postal codes, short questions, and what is taken back. */
class NumberGoesOnTest {

  private static String redacted(String call) {
    return SCANNER.redact(call.replace(" / ", "\n") + "\n", Redaction.firstSixLastFour()).strip();
  }

  private static String text(String call) {
    return call.replace(" / ", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Your card number? / Customer: 5425 2334. / Agent: What did I say the amount was, 81.20? / Customer: You did. / Customer: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: So 81.20 today? / Customer: Right. / Customer: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: That is $81.20, okay? / Customer: Sure. / Customer: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And the amount again, $1,081.20? / Customer: Yes. / Customer: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: Remind me of the amount? / Customer: 81.20. / Customer: 3010 9903.",
        "Agente: \u00bfEl n\u00famero de la tarjeta? / Cliente: 5425 2334. / Agente: Eran 81,20 euros, \u00bfno? / Cliente: Eso. / Cliente: 3010 9903.",
        "Conseiller: Le num\u00e9ro de votre carte ? / Client: 5425 2334. / Conseiller: Il s'agit de 81,20 euros ? / Client: Oui. / Client: 3010 9903.",
        "Agent: Ihre Kartennummer bitte? / Kunde: 5425 2334. / Agent: Es waren 81,20 Euro, oder? / Kunde: Ja, genau. / Kunde: 3010 9903.",
        "agent: ihre kartennummer bitte / kunde: f\u00fcnf vier zwei f\u00fcnf zwei drei drei vier / agent: es waren 81,20 euro / kunde: ja / kunde: drei null eins null neun neun null drei",
        "Atendente: Qual \u00e9 o n\u00famero do cart\u00e3o? / Cliente: 5425 2334. / Atendente: S\u00e3o 81,20 reais, n\u00e9? / Cliente: Isso. / Cliente: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And which ZIP code? / Customer: 60614. / Customer: 3010 9903.",
        "Agent: Your card number? / Customer: 5425 / Agent: Yes. / Customer: 2334 / Agent: And which ZIP code? / Customer: 60614. / Customer: 3010 / Customer: 9903",
      })
  void number_goesOnInTheTurnOfAShortAnswer_whichStays(String call) {
    String redacted = redacted(call);
    assertThat(redacted)
        .doesNotContain("2334")
        .doesNotContain("3010")
        .doesNotContain("drei null eins null");
    for (String other : new String[] {"81.20", "1,081.20", "81,20", "60614"}) {
      assertThat(redacted.contains(other)).as(redacted).isEqualTo(call.contains(other));
    }
  }

  /** What is asked for there has a number of its own, or the digits are no number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And the order number? / Customer: 60614. 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And the order number? / Customer: Yes. 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And the order number for the 81.20? / Customer: Yes. 3010 9903.",
        "Agent: Your card number? / Customer: 5425 2334. / Agent: And which ZIP code? / Customer: 60614. / Customer: 3010 9904.",
      })
  void digits_ofAnotherNumber_stay(String call) {
    assertThat(redacted(call)).isEqualTo(text(call));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agente: \u00bfEl n\u00famero de la tarjeta? / Cliente: 5425 2334. / Agente: \u00bfVisa o American Express? / Cliente: Mastercard. / Cliente: 3010 9903.",
        "Agente: \u00bfEl n\u00famero de la tarjeta? / Cliente: 5425 2334. / Agente: \u00bfD\u00e9bito o cr\u00e9dito? / Cliente: 3010 9903.",
        "Agente: \u00bfEl n\u00famero de la tarjeta? / Cliente: 5425 / Agente: Vale. / Cliente: 2334 / Agente: \u00bfD\u00e9bito o cr\u00e9dito? / Cliente: De d\u00e9bito. / Cliente: 3010 / Cliente: 9903",
      })
  void spanishOr_isNoZero(String call) {
    String redacted = redacted(call);
    assertThat(redacted).contains(" o ").doesNotContain("2334").doesNotContain("3010");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five four two five two three three four three oh one oh nine nine oh three",
        "five four two five, two three three four, three, oh, one, oh, nine nine, oh um three",
        "five four two five two three three four three o one o nine nine o three",
      })
  void oh_besideDigits_isZero(String number) {
    assertThat(redacted("Agent: Your card number? / Customer: It's " + number))
        .doesNotContain("three")
        .endsWith("9903");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5425 2343, hold on, 2334 3010 9903.|542523******9903.",
        "5425. 2343, hold on, it's 2334. 3010. 9903.|542523******9903.",
        "5425 2343 hold on, 2334 3010 9903.|542523******9903.",
        "five four two five, two three four three, hold on, two three three four, three oh one oh, nine nine oh three.|542523******9903.",
        "5425 2334, hold on, 3010 9903.|542523******9903.",
        "5425 2343, hold on, 6011 3010 9903.|5425 2343, hold on, 6011 3010 9903.",
      })
  void groupBehindHoldOn_takesThePlaceOfOneLikeIt(String said, String redacted) {
    assertThat(redacted("Agent: What's the card number? / Customer: " + said))
        .endsWith("Customer: " + redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Customer: 5425 / Agent: okay / Customer: 2334 / Agent: okay / Customer: 30. Sorry, once more from the top.|**. Sorry",
        "Customer: 5425 / Agent: 5425. / Customer: 2334 / Agent: okay / Customer: 3. Wait, I start over.|*. Wait",
        "Customer: 5425 / Agent: okay / Customer: 2334 / Agent: the amount is 30. / Customer: Sorry, I begin again.|is 30.",
      })
  void digitsThatBeginANumber_beforeItIsBegunAgain_areHidden(String begun, String expected) {
    String call =
        "Agent: What's the card number? / "
            + begun
            + " / Agent: okay / Customer: 5425 / Customer: 2334 / Customer: 3010 / Customer: 9903";
    assertThat(redacted(call)).contains(expected).doesNotContain("2334").endsWith("9903");
  }
}
