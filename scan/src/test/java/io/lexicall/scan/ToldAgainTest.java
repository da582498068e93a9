package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that were told wrong, or not whole, and are put right or told again. */
class ToldAgainTest {
  private static String redacted(String call) {
    return CallFinder.SCANNER.redact(
        call.replace(" / ", "\n") + "\n", Redaction.firstSixLastFour());
  }

  /** The number is 4539 1488 0343 6467; its twelfth digit is told wrong first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The number of the card please.|4539 1488 0344, 3 instead of 4, 6467.",
        "The number of the card please.|4539 1488 0344, 4 no, 3, 6467.",
        "The number of the card please.|four five three nine one four eight eight zero three four four no three rather than four six four six seven.",
        "Buenas tardes, en qué le puedo ayudar. El número de la tarjeta.|4539 1488 0344, perdón, 3 en vez de 4, 6467.",
        "Buenas tardes, en qué le puedo ayudar. El número de la tarjeta.|4539 1488 0344, 3 en lugar de 4, 6467.",
        "Buenas tardes, en qué le puedo ayudar. El número de la tarjeta.|4539 1488 0344, perdón, 4 no, 3, 6467.",
        "Boa tarde, em que posso ajudar a senhora. O número do cartão.|4539 1488 0344, desculpa, 3 em vez de 4, 6467.",
        "Boa tarde, em que posso ajudar a senhora. O número do cartão.|4539 1488 0344, 3 no lugar de 4, 6467.",
        "Boa tarde, em que posso ajudar a senhora. O número do cartão.|4539 1488 0344, não, 4 não, 3, 6467.",
        "Bonjour, c'est pour le service. Le numéro de la carte.|4539 1488 0344, pardon, 3 au lieu de 4, 6467.",
        "Bonjour, c'est pour le service. Le numéro de la carte.|4539 1488 0344, 3 à la place de 4, 6467.",
        "Bonjour, c'est pour le service. Le numéro de la carte.|4539 1488 0344, pardon, je voulais dire 3, 6467.",
        "Guten Tag, wie kann ich Ihnen helfen? Die Kartennummer bitte.|4539 1488 0344, ach nein, ich meine 3, 6467.",
        "Die Kartennummer bitte.|4539 1488 0344, nein, 3 anstatt 4, 6467.",
      })
  void digitInPlaceOfAnother_isOfTheNumber(String question, String answer) {
    assertThat(redacted("Agent: " + question + " / Customer: " + answer))
        .isEqualTo("Agent: " + question + "\nCustomer: 453914******6467.\n");
  }

  /** 5120 5203 6025 5120 5203 are the digits of a number too, by chance. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5120 5203 6025 / Agent: that is only twelve can you read it again / Caller: 5120 5203 3620 6025",
        "5120 5203 6025 / Agent: one group is missing once more please / Caller: 51 20 52 03 36 20 60 25",
        "five one two zero five two zero three six zero two five / Agent: that is not enough digits again please / Caller: five one two zero five two zero three three six two zero six zero two five",
      })
  void telling_withoutAGroup_isCovered_andTheWholeOneIsTheNumber(String answer) {
    assertThat(redacted("Agent: could you give me the card number / Caller: " + answer))
        .contains("Caller: 512052******6025\n")
        .doesNotContain("5203")
        .doesNotContain("zero three")
        .doesNotContain("5120 ");
  }

  @Test
  void readBack_withoutAGroup_isCovered() {
    assertThat(
            redacted(
                "Agent: could you give me the card number / Caller: 5120 5203 3620 6025"
                    + " / Agent: that is 5120 5203 6025 / Caller: no 5120 5203 3620 6025"))
        .doesNotContain("5203")
        .doesNotContain("3620");
  }

  @ParameterizedTest
  @ValueSource(strings = {"376.645.661.815.298", "36.508.031.889.132"})
  void numberOfUnevenLength_writtenInThousands_isFound(String number) {
    assertThat(
            redacted("Agent: me passa o número do cartão por favor / Cliente: anota aí " + number))
        .doesNotContain(number.substring(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Könnten Sie mir die Buchungsnummer sagen bitte? / Kunde: Das ist zwei fünf fünf acht drei neun zwei vier sechs. / Agent: zwei fünf fünf acht drei neun zwei vier sechs?",
        "Agent: können sie mir ihre versichertennummer sagen bitte / Kunde: das wäre 18 68 52 45 36 0 / Agent: und den buchungscode / Kunde: 25 00 47 0 97 0",
      })
  void somethingElse_andWhatFollowsIt_areNoNumber(String call) {
    assertThat(redacted(call)).isEqualTo(call.replace(" / ", "\n") + "\n");
  }

  @Test
  void countOfDigits_isNoDigit() {
    assertThat(
            redacted(
                "Agent: Nennen Sie mir bitte die sechzehn Ziffern auf der Karte. / Kunde: 4539 1488 0343 6467"))
        .contains("sechzehn Ziffern")
        .contains("Kunde: 453914******6467");
  }

  @Test
  void codeOnTheBack_isAskedForAlone() {
    assertThat(redacted("Agente: ¿el código de detrás, por favor? / Cliente: Tres tres cinco."))
        .doesNotContain("Tres tres cinco");
  }

  /** The end of what was told wrong and the beginning of the right number make one by chance. */
  @ParameterizedTest
  @ValueSource(
      strings = {"It's not taking that. Again?", "That number is not valid.", "It is late."})
  void wholeNumber_toldWrongAndThenRight_isTheLast(String between) {
    String told = "four three two three eight four eight five five five five zero seven seven ";

    assertThat(
            redacted(
                "Agent: What's the card number? / Customer: "
                    + (told + "four seven. / Agent: " + between + " / Customer: ")
                    + (told + "six seven.")))
        .endsWith("Customer: 432384******7767.\n");
  }

  /** Nobody hears where tens end: "forty five" are 40 and 5 there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "forty one fifty four forty five seventy three twenty two fifty seven twenty four eight",
        "sixty one fifteen one seventy seven forty nine six forty nine sixty eight four",
        "sixty one fifteen, wait, let me start over, sixty one fifteen one seventy seven forty nine six forty nine sixty eight four",
      })
  void tensAndTheUnitBehindThem_mayBeTwoGroups(String told) {
    String said = "Agent: What's the %s number? / Customer: " + told + ".";

    assertThat(redacted(said.formatted("card")))
        .doesNotContain("seventy")
        .doesNotContain("forty nine");
    assertThat(redacted(said.formatted("order"))).contains(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five two nine zero. / Agent: I've got two of those myself. / Customer: Okay, where was I? / Customer: Six five one seven, one six one eight, eight oh nine seven.",
        "5290 / Agent: I have 2 of them. / Customer: 6517 1618 8097",
      })
  void howManyThingsThereAre_isNoDigit(String told) {
    assertThat(redacted("Agent: What's the card number? / Customer: " + told))
        .doesNotContainIgnoringCase("six five")
        .doesNotContain("6517")
        .contains(" of th");
  }

  /** The next speaker, or a comma, ends the group: "twenty forty" and "seven seven two three". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "four nine eight three / Customer: twenty forty, / Customer: seven, seven, two, three / Agent: Mm-hmm. / Customer: four eight four eight",
        "4983 - twenty forty - seven seven two three - 4848",
        "forty nine eighty three twenty forty / Agent: seven? / Customer: no, seven seven two three four eight four eight",
      })
  void unitBehindTheEndOfATurn_isNotOfTheTens(String told) {
    assertThat(redacted("Agent: What is the card number? / Customer: " + told + "."))
        .contains("Customer: 4983")
        .contains("4848.\n")
        .doesNotContain("seven, two")
        .doesNotContain("seven two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4539 / Agent: Mm-hmm. / Customer: 1488 0343 sixty. Four. Sixty. Seven",
        "4539 / Agent: Mm-hmm. / Customer: 1488 0343 sixty, four sixty, seven",
        "4539 / Agent: Mm-hmm. / Customer: 1488 0343 sixty-four sixty-seven",
      })
  void unitBehindAComma_mayBeOfTheTens(String told) {
    assertThat(redacted("Agent: What is the card number? / Customer: " + told + "."))
        .endsWith("Customer: 14******6467.\n");
  }

  /** With the pair said again the number would be 3625 3896 4459 5908, which has a check digit. */
  @Test
  void pairReadBackByTheOther_isToldOnce() {
    assertThat(
            redacted(
                "Agent: What is the card number? / Customer: 36253. / Customer: 89644."
                    + " / Agent: 89644. / Customer: 59. / Agent: Okay, 59. / Customer: 08."))
        .endsWith("Customer: 08.\n");
  }

  /** 14 5122 looks like the beginning of 4514 4067; 4514 4067 4066 9734 is a number too. */
  @ParameterizedTest
  @ValueSource(strings = {"", "Customer: one four / ", "Customer: six oh six one four / "})
  void whatWasToldBeforeTheCard_isNoBeginningOfIt(String before) {
    assertThat(
            redacted(
                before
                    + "Agent: Could you read me the number on your debit card?"
                    + " / Customer: 5122 4514 4067, no, sorry, 4066 9734."))
        .endsWith("Customer: 512245******9734.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It's 3437 1463, no sorry, 3737 1463 0868 714.",
        "It's three four three seven one four six three actually three seven three seven one four six three zero eight six eight seven one four.",
      })
  void beginningThatIsTakenBack_leavesTheCardInDoubtNoMore(String told) {
    String call = "Agent: What's the %s number?\nCustomer: " + told + "\n";

    assertThat(confidences(call.formatted("card"))).containsExactly(Confidence.MEDIUM);
    assertThat(confidences(call.formatted("order"))).containsExactly(Confidence.LOW);
  }

  private static List<Confidence> confidences(String call) {
    return CallFinder.SCANNER.scan(call).findings().stream().map(Finding::confidence).toList();
  }

  /** Five in place of the zero before would make a number of nineteen digits. */
  @Test
  void groupToldAnew_isNoSingleDigit_ifThatMakesAnOddNumber() {
    assertThat(
            redacted(
                "Agent: What's the card number? / Customer: six, two, seven, one / Agent: Okay."
                    + " / Customer: oh six nine three / Agent: And then? / Customer: five, four,"
                    + " nine, oh - sorry, that's five, nine, nine, oh / Agent: Mm-hmm."
                    + " / Customer: five one two six."))
        .endsWith("Customer: 5126.\n")
        .contains("Customer: 6271\n")
        .contains("Customer: 06**\n");
  }
}
