package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards whose groups are told as one number: in hundreds, and in thousands. */
class LargeNumbersTest {

  /** All cards are told in the customer's one turn, and nothing of it but the card is digits. */
  private static void assertWhollyFound(String question, String told) {
    String call = "A: " + question + "\nB: " + told + ".\nA: ok\n";
    String redacted = SCANNER.redact(call, Redaction.firstSixLastFour());

    assertThat(redacted).as(told).containsPattern("\nB: [0-9]{6}\\*{5,9}[0-9]{4}\\.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "six hundred one, fifteen ninety, eight hundred seventy two, nine hundred seventy-one,"
            + " four hundred thirty-one",
        "six hundred one fifteen ninety eight hundred seventy two nine hundred seventy-one"
            + " four hundred thirty-one",
        "sixty four forty-three, oh three forty-four, fifty-seven fifty-six, two thousand one"
            + " hundred seven",
        "six thousand five hundred ten, five thousand eighty eight, four thousand five hundred"
            + " five, four thousand seven hundred sixty eight",
        "sixty eleven, one hundred sixty-three, five hundred thirty-eight, seven thousand eight"
            + " hundred forty seven, seventy eight",
        "five thousand three hundred eighty-four, five hundred seventy eight, one hundred ninety"
            + " one, nine thousand seven hundred nineteen, fifty-one",
        "six four four three, zero three four four, five seven five six, two thousand one hundred"
            + " and seven",
      })
  void card_inEnglish(String told) {
    assertWhollyFound("What is your card number?", told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ihre Kartennummer bitte? | viertausendzweihundertsechzig, eintausendachthundertf\u00fcnfzehn, neuntausenddreiundachtzig, null eins siebenundsechzig
          Ihre Kartennummer bitte? | viertausend zweihundertsechzig, tausendachthundert f\u00fcnfzehn, neuntausendunddreiundachtzig, null eins siebenundsechzig
          \u00bfSu n\u00famero de tarjeta? | cuatro mil doscientos sesenta, mil ochocientos quince, nueve mil ochenta y tres, cero uno seis siete
          Votre num\u00e9ro de carte ? | quatre mille deux cent soixante, mille huit cent quinze, neuf mille quatre-vingt-trois, z\u00e9ro un soixante-sept
          O n\u00famero do cart\u00e3o? | quatro mil duzentos e sessenta, mil oitocentos e quinze, nove mil e oitenta e tr\u00eas, zero um seis sete
          """)
  void card_inThousandsAbroad(String question, String told) {
    assertWhollyFound(question, told);
  }

  /** What is said amid the digits, and has a thousand in it, is no number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \u00bfSu n\u00famero de tarjeta? | cuatro dos seis cero, mil gracias, uno ocho uno cinco, nueve cero ocho tres, cero uno seis siete
          \u00bfSu n\u00famero de tarjeta? | cuatro dos seis cero uno ocho uno cinco mil disculpas nueve cero ocho tres cero uno seis siete
          Votre num\u00e9ro de carte ? | quatre deux six z\u00e9ro, mille mercis, un huit un cinq, neuf z\u00e9ro huit trois, z\u00e9ro un six sept
          Ihre Kartennummer bitte? | vier zwei sechs null, tausend Dank, eins acht eins f\u00fcnf, neun null acht drei, null eins sechs sieben
          """)
  void thousandThanks_areNoNumber(String question, String told) {
    String call = "Agent: " + question + "\nCustomer: " + told + ".\nAgent: ok\n";

    assertThat(SCANNER.redact(call, Redaction.firstSixLastFour())).contains("426018******0167");
  }

  /** A one is no thousand, and a digit before another word is none either. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ihre Kartennummer bitte? | vier zwei sechs null, eins acht eins f\u00fcnf, neun null acht drei, null eins sechs sieben
          \u00bfSu n\u00famero de tarjeta? | cuatro dos seis cero, uno ocho uno cinco, nueve cero ocho tres, cero uno seis siete
          """)
  void card_inDigits_staysOne(String question, String told) {
    assertWhollyFound(question, told);
  }

  /** "Fifty-six" is not cut in two, of which a shorter number would take the fifty. */
  @ParameterizedTest
  @ValueSource(strings = {"", ","})
  void card_endsWithNoHalfOfTens(String pause) {
    String told = "sixty four forty-three" + pause + " oh three forty-four fifty-seven fifty-six";

    assertThat(CallFinder.found("A: What is your card number?\nB: " + told + ".\n")).isEmpty();
  }

  /** The code follows: a number of a usual length ends with a ten, whatever digit stands behind. */
  @Test
  void cardThatEndsWithATen_isFoundBeforeItsCode() {
    String told =
        "four five three nine one four eight eight zero three four three zero six fifty five one two";

    assertThat(CallFinder.found("my credit card number " + told))
        .anyMatch(each -> each.startsWith("pan four five three nine") && each.endsWith("fifty"));
  }

  /** Before "thousand" a unit begins the next group: no group of a card has five digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "five thousand four hundred and sixty eight eight thousand four hundred and thirty one"
            + " thousand eight hundred and ninety three oh thirty two eight",
        "four thousand four hundred thirty three oh zero fifty nine eight thousand five hundred and"
            + " ninety six thousand six hundred and ninety"
      })
  void unitBeforeThousand_belongsToNothingBeforeIt(String told) {
    assertThat(CallFinder.found("A: What is your card number?\nB: " + told + ".\n"))
        .singleElement()
        .isEqualTo("pan " + told);
  }
}
