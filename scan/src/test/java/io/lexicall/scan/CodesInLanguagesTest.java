package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that are asked for and told together with a date, or corrected, in five languages. */
class CodesInLanguagesTest {

  /** What is asked before, in the language. */
  private static final Map<String, String> ASKED =
      Map.of(
          "en", "What's the number on the card?",
          "es", "\u00bfCu\u00e1l es el n\u00famero de la tarjeta?",
          "fr", "Quel est le num\u00e9ro de la carte ?",
          "de", "Wie ist die Nummer Ihrer Kreditkarte?",
          "pt", "Qual \u00e9 o n\u00famero do cart\u00e3o?");

  /** The answer behind the number of a card, redacted. */
  private static String redacted(String language, String card, String question, String answer) {
    String call =
        "Agent: "
            + ASKED.get(language)
            + "\nCustomer: "
            + card
            + "\nAgent: "
            + question
            + "\nCustomer: ";
    String redacted = SCANNER.redact(call + answer + "\n", Redaction.firstSixLastFour());
    return redacted.substring(redacted.lastIndexOf(": ") + 2).strip();
  }

  private static String redacted(String language, String question, String answer) {
    return redacted(language, "4260 1815 9083 0167", question, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Und das Ablaufdatum und die Pr\u00fcfziffer?|G\u00fcltig bis neun einunddrei\u00dfig und hinten steht 402.|G\u00fcltig bis neun einunddrei\u00dfig und hinten steht #.",
        "de|G\u00fcltigkeit und die drei Ziffern hinten?|Neun einunddrei\u00dfig, und 402.|Neun einunddrei\u00dfig, und #.",
        "de|G\u00fcltigkeit und die drei Ziffern hinten?|Neun einunddrei\u00dfig und dann vier null zwei.|Neun einunddrei\u00dfig und dann #.",
        "de|Die drei Ziffern hinten und die G\u00fcltigkeit?|402, neun einunddrei\u00dfig.|#, neun einunddrei\u00dfig.",
        "fr|La date d'expiration et le cryptogramme ?|Elle expire 9/31 et derri\u00e8re c'est 402.|Elle expire 9/31 et derri\u00e8re c'est #.",
        "fr|La validit\u00e9 et les trois chiffres au dos ?|Neuf trente et un et le code quatre z\u00e9ro deux.|Neuf trente et un et le code #.",
        "es|\u00bfY la fecha de vencimiento y el CVV?|9 del 31, y 402.|9 del 31, y #.",
        "es|\u00bfLa caducidad y los tres d\u00edgitos de atr\u00e1s?|Nueve del treinta y uno, y cuatro cero dos.|Nueve del treinta y uno, y #.",
        "es|\u00bfY la fecha de vencimiento y el CVV?|Nueve del treinta y uno y atr\u00e1s pone 4 0 2.|Nueve del treinta y uno y atr\u00e1s pone #.",
        "pt|E a validade e o CVV?|9 de 31, e 402.|9 de 31, e #.",
        "en|Expiry and CVV?|nine thirty-one, four oh two.|nine thirty-one, #.",
      })
  void code_thatIsToldWithTheDate_isFound_andTheDateStays(
      String language, String question, String answer, String redacted) {
    assertThat(redacted(language, question, answer)).isEqualTo(redacted.replace("#", "***"));
  }

  /** A date alone, or with a sum behind it, holds no code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Und die G\u00fcltigkeit?|Neun einunddrei\u00dfig.",
        "es|\u00bfY la fecha de vencimiento?|9 del 31.",
        "es|\u00bfY la fecha de vencimiento?|9 del 31, hoy son 402 euros.",
        "en|And the expiry date?|9 of 31, hold on, 4 of 28.",
        "en|When did you buy it?|9 de 31, 402 dollars.",
      })
  void date_isNoCode(String language, String question, String answer) {
    assertThat(redacted(language, question, answer)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|And the CVV?|4 0 8, hold on, it's 4 0 2.|#, hold on, it's #.",
        "en|And the CVV?|408, hold on, 402.|#, hold on, #.",
        "en|and the security code|four oh eight hang on four oh two|# hang on #",
        "fr|Et le cryptogramme ?|408, je reprends, 402.|#, je reprends, #.",
        "de|Und die Pr\u00fcfnummer?|408, Moment, 402.|#, Moment, #.",
      })
  void code_thatIsTakenBack_isFoundWithTheRightOne(
      String language, String question, String answer, String redacted) {
    assertThat(redacted(language, question, answer)).isEqualTo(redacted.replace("#", "***"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#. Hold on. My apartment is 412.",
        "#, hold on, the total is 412.",
        "#, hold on, 04/28.",
        "#, hold on, 44.",
      })
  void figuresBehindHoldOn_areNoCode_ifSomethingElseIsSaid(String answer) {
    assertThat(redacted("en", "And the CVV?", answer.replace("#", "408")))
        .isEqualTo(answer.replace("#", "***"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|Et le petit code derri\u00e8re ?|C'est 402.",
        "de|Und der kleine Code?|Das ist 402.",
        "de|Der vierstellige Code vorne?|Da steht 4021.",
        "de|Der vierstellige Code vorne?|vier null zwei eins",
      })
  void code_thatIsAskedForByItsLookOrPlace_isFound(
      String language, String question, String answer) {
    assertThat(redacted(language, "3714 496353 98431", question, answer))
        .endsWith("***" + (answer.endsWith(".") ? "." : ""));
  }
}
