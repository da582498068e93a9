package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security codes by other names than "CVV", and without any. */
class CodesBehindNumbersTest {

  private final Finder finder = new Finder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my C V V is 523",
        "the C.V.V. is 523",
        "C.V.V. 523",
        "ccv 523",
        "CCV: 523",
        "CV2 523",
        "cv2: 523",
        "the three numbers on the back are 523",
        "three numbers from the back: 523",
        "the last three on the back are 523",
        "the little number on the back is 523",
        "cee vee vee 523",
        "see vee vee is 523",
        "card_code=523",
        "x_card_code=523",
        "sec code 523",
        "CVV? It is 523.",
        "And your CVV, please? Sure, 523",
        "los tres n\u00fameros de atr\u00e1s son 523",
        "die Pr\u00fcfnummer ist 523",
        "die drei Ziffern auf der R\u00fcckseite sind 523",
        "les trois chiffres au dos sont 523",
        "os tr\u00eas d\u00edgitos no verso s\u00e3o 523",
        "le tre cifre sul retro sono 523",
        "de beveiligingscode is 523",
        "s\u00e4kerhetskoden \u00e4r 523",
        "sikkerhetskoden er 523",
        "turvakoodi on 523",
        // The full stop of an abbreviation ends no sentence.
        "CVV no. 523",
        "CVV no. is 523",
        "the card, its C S C is 523",
        "the three digit number on the reverse is 523",
        "the digits behind the card are 523",
        "the CVV code No. 523",
        "cvc nr. 523",
        "security code no. 523",
        "CVC-Nr. 523",
        "CVC-Nr.: 523",
        "CVV num. 523",
        "CVV n\u00fam. 523",
        "c\u00f3digo de seguridad n\u00fam. 523",
        "Pr\u00fcfziffer Nr. 523",
        "Sicherheitscode Nr. 523",
        "Sicherheitsnr. 523",
        "Kartenpr\u00fcfnr. 523",
        "Karte: KPN 523",
        "the card 5425 2334 3010 9903 and the validation code 523",
        "my card is 5425 2334 3010 9903 and the verification number is 523",
        "mi tarjeta es 5425 2334 3010 9903 y el c\u00f3digo de verificaci\u00f3n es 523",
      })
  void code_byEveryUsualName_isFound(String text) {
    assertThat(finder.found(text))
        .filteredOn(found -> found.startsWith("cvv"))
        .containsExactly("cvv: 523");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see my CV 523",
        "C 5 V 523",
        "the code is 523",
        "the card is 4111111111111111 and the ZIP code is 523",
        "error code is 523",
        "vitamin c v 523",
        "he told no CVV. 523 Main Street",
        "the CVV is in the casino. 523 came",
        "CVV? No. 523 Main Street is my address",
        "CVV: n/a, order 523",
        "CVV: none, room 523",
        "your validation code is 523",
        "your verification number is 523",
        "su c\u00f3digo de verificaci\u00f3n es 523",
      })
  void code_byOtherWords_isNone(String text) {
    assertThat(finder.found(text)).noneMatch(found -> found.startsWith("cvv"));
  }

  @Test
  void code_behindItsNumber_isNoPartOfIt() {
    assertThat(finder.found("4996 2283 0388 3685 595"))
        .containsExactly("pan: 4996 2283 0388 3685", "cvv: 595");
    assertThat(finder.rated("4996 2283 0388 3685 595")).containsExactly("pan high", "cvv low");
    // A published test number of nineteen digits, but with a blank before the last three.
    assertThat(finder.found("4917610000000000 003"))
        .containsExactly("pan: 4917610000000000", "cvv: 003");
    assertThat(finder.found("card 4111 1111 1111 1111 123")).contains("cvv: 123");
    assertThat(finder.found("card 3782 822463 10005 1234")).contains("cvv: 1234");
    // The first sixteen of the nineteen are a card's by chance, but for the decimal at their end.
    assertThat(finder.found("2203 8865 4786 4101.164"))
        .containsExactly("pan: 2203 8865 4786 4101.164");
    assertThat(finder.found("paid 4111 1111 1111 1111 123 dollars")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 123 456")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 123 45678901234567890123")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 12")).hasSize(1);
  }

  /** Whatever the brand, and without a word of a card. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1111 523",
        "4111111111111111 523",
        "pay with 5555 5555 5555 4444 523 please",
        "card is 4111 1111 1111 1111, 523",
        "4111 1111 1111 1111, 523",
        "5555555555554444|12|2027|523",
        "4111111111111111 1227 523",
        "4111111111111111 12 27 523",
        "card 3056 930902 5904 04/28 523",
        "3056 930902 5904 523",
        "Card 4111-1111-1111-1111 code 523",
        "6011 1111 1111 1117 code: 523",
      })
  void code_behindItsNumber_isFound(String text) {
    assertThat(finder.found(text)).hasSize(2).contains("cvv: 523");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1111 523 euros",
        "4111 1111 1111 1111, 523 dollars",
        "4111111111111111,523,15.00",
        "4111 1111 1111 1111, 523, 524",
        "4111 1111 1111 1111 1327 523",
        "4111 1111 1111 1111 code 5234",
        "4111 1111 1111 1111 coded 523",
        "4111 1111 1111 1111 5234"
      })
  void otherFigures_behindANumber_areNoCode(String text) {
    assertThat(finder.found(text)).noneMatch(found -> found.startsWith("cvv"));
  }

  @Test
  void code_behindTheDate_isFound() {
    assertThat(finder.found("4111111111111111 04/28 123")).contains("cvv: 123");
    assertThat(finder.found("4111 1111 1111 1111, 12/2028, 123.")).contains("cvv: 123");
    assertThat(finder.found("378282246310005 04/28 1234")).contains("cvv: 1234");
    assertThat(finder.found("4111111111111111 13/28 123")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 1234")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 123.50")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 12:30")).hasSize(1);
  }

  @Test
  void code_saidToBeOneAfterANumber_isFound() {
    assertThat(finder.found("it's 4111111111111111 and the code is 123")).contains("cvv: 123");
    assertThat(finder.found("it's 4111111111111111" + " or so".repeat(40) + " and the code is 123"))
        .hasSize(1);
  }

  private String redacted(String call) {
    return TranscriptScanner.of(finder.scanner()).redact(call, Redaction.firstSixLastFour());
  }

  /** Nineteen digits of which sixteen are a number too: the rest is hidden, whatever it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "B: 4000 0034 1672 1005\nB: hang on the dog is barking\nA: okay\nB: %s\n",
        "B: 4000 0034\nA: ok\nB: 1672 1005\nB: hang on the dog is barking\nA: okay\nB: %s\n",
        "B: 4000\nA: ok\nB: 0034\nB: 1672\nB: 1005\nB: just a second\nA: okay\nB: um, %s\n",
      })
  void redact_lastThreeOfNineteenBehindARemark_areHidden(String told) {
    String call = "A: What is your card number?\n" + told + "A: thanks\n";
    for (String last : new String[] {"107", "1 0 7", "one oh seven"}) {
      assertThat(redacted(call.formatted(last))).endsWith("***\nA: thanks\n");
    }
    // The check digit of nineteen is wrong.
    assertThat(redacted(call.formatted("108"))).endsWith("108\nA: thanks\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A: And how many?\nB: 107\n",
        "A: okay\nB: that is 107 dollars\n",
        "A: The house number?\nB: 107\n",
      })
  void redact_threeDigitsOfSomethingElse_stay(String told) {
    String call = "A: What is your card number?\nB: 4000 0034 1672 1005\n" + told + "A: thanks\n";
    assertThat(redacted(call)).endsWith(told + "A: thanks\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my card 4111 1111 1111 1111 expires 04/28, hinten 523",
        "4111 1111 1111 1111\n04/28\n523\n",
        "4111 1111 1111 1111\r\n04/28\r\n523",
      })
  void codeBehindTheDate_isFound(String text) {
    assertThat(finder.found(text)).contains("cvv: 523");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1111\n04/28\n523 apples\n",
        "4111 1111 1111 1111\n04/28 at noon\n523\n",
        "4111 1111 1111 1111\nthanks\n523\n",
      })
  void figuresBelowANumber_thatDoNotStandAlone_areNoCode(String text) {
    assertThat(finder.found(text)).noneMatch(each -> each.startsWith("cvv"));
  }
}
