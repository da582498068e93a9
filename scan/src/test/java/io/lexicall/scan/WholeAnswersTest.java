package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All digits that answer the question for a card's number are the number's. */
class WholeAnswersTest {
  private static String redacted(String call) {
    return CallFinder.SCANNER.redact(call(call), Redaction.firstSixLastFour());
  }

  private static String call(String lines) {
    return lines.replace(" / ", "\n") + "\n";
  }

  /** A call without punctuation, as some speech services write it. */
  private static String asked(String answer) {
    return "Agent: could you give me the card number / Caller: "
        + answer
        + " / Agent: thanks and the expiration date / Caller: december 2027";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5120 i hope you do not mind that i am in the kitchen with all the kids around 5297 3650 6025",
        "5120 5297 / Agent: mm-hmm keep going / Caller: bear with me the light over here went off again 3650 / Caller: and the cat sits on it would you believe 6025",
        "5120 honey i'm on the phone 5297 3650 / Agent: okay / Caller: we can stop for a minute if that is better for you 6025",
      })
  void remarksOfAnyWords_amidAnAnswer_doNotEndTheNumber(String answer) {
    assertThat(redacted(asked(answer))).doesNotContain("5297").doesNotContain("3650");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qual seria o número do seu cartão|6062 vou te colocar no viva-voz um momento por favor tá bom 8222 0444 a chuva aqui tá forte 8335|quando vence o cartão",
        "wie lautet ihre kartennummer|5120 5297 wir sind gerade umgezogen und hier steht noch alles voller kisten 3650 6025|wie lange ist sie gültig",
        "cuál es el número de la tarjeta|5120 5297 es que estamos en plena obra y no se oye nada aquí dentro 3650 6025|y cuándo caduca",
        "quel est le numéro de la carte|5120 5297 les enfants font un bruit pas possible dans le salon à côté 3650 6025|elle est valable jusqu'à quand",
      })
  void remarksOfAnyWords_inOtherLanguages_doNotEndTheNumber(
      String question, String answer, String next) {
    assertThat(
            redacted(
                "Agent: "
                    + question
                    + " / Caller: "
                    + answer
                    + " / Agent: "
                    + next
                    + " / Caller: 12 2027"))
        .doesNotContain("8222")
        .doesNotContain("5297")
        .doesNotContain("3650");
  }

  /** The parts of a number of thirteen digits, of which only the last shows how long it is. */
  @Test
  void parts_askedForOneByOne_areOneNumber() {
    assertThat(
            redacted(
                "Agent: go ahead and give me the credit card number please give me the first four please"
                    + " / Caller: 40 00 / Agent: and the following four / Caller: 82 22 / Agent: and the following 4"
                    + " / Caller: give me a second 16 32 / Agent: i'm with you"
                    + " / Caller: sorry somebody's at the door okay 7 / Agent: and when does it expire"
                    + " / Caller: zero three twenty-seven"))
        .doesNotContain("16 32");
  }

  @Test
  void answer_thatBeginsAgain_isTheNumberThatIsToldThen() {
    String answer =
        "5120 5297 3650 i cannot read the rest of it in here let me go outside / Caller: 5120 5297"
            + " now it is better the sun is out here 3650 6025";
    assertThat(redacted(asked(answer))).doesNotContain("3650");
  }

  /** What is asked for next ends the answer, and so does another thing that has a number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "and the phone number for you",
        "and the expiry date",
        "what is your account number then",
      })
  void questionForAnotherThing_endsTheAnswer(String question) {
    assertThat(
            redacted(
                "Agent: could you give me the card number / Caller: 5120 5297 it is raining cats and dogs"
                    + " over here my dear / Agent: "
                    + question
                    + " / Caller: 3650 6025"))
        .contains("5120 5297")
        .contains("3650 6025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no valid check digit
        "5120 5297 it is raining cats and dogs over here my dear 3650 6026",
        // three digits too many
        "5120 5297 it is raining cats and dogs over here my dear but it is warm 3650 6025111",
      })
  void answer_thatIsNoNumberOfACard_isLeft(String answer) {
    assertThat(redacted(asked(answer))).contains("5120 5297").contains("3650");
  }

  /** The card of a library has a number too, and what is asked for last is what is answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is the number of your library card",
        "thanks for the card and what is your order number",
      })
  void questionForAnotherNumber_hasNoCardForAnAnswer(String question) {
    assertThat(
            redacted(
                "Agent: "
                    + question
                    + " / Caller: 5120 5297 it is raining cats and dogs over here my dear all day 3650 6025"))
        .contains("5120 5297")
        .contains("3650 6025");
  }

  /** The card is asked for, and nobody says "number". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: may i have your debit card",
        "Agent: how would you like to pay i can take it now",
        "Agent: How will you be paying today?",
        "Agente: ¿cómo desea pagar? le tomo los datos",
        "Agente: cuando quiera léame la tarjeta",
        "Conseiller: dictez-moi la carte",
        "Conseiller: comment souhaitez-vous payer",
        "Agent: Lesen Sie mir bitte die Karte vor",
        "Agent: wie möchten Sie denn bezahlen",
        "Agent: geben Sie mir bitte die sechzehnstellige Nummer durch",
        "Atendente: me fala o cartão",
      })
  void cardThatIsAskedFor_inOtherWords_isFound(String question) {
    assertThat(redacted(question + " / Caller: 5120 5297 the light is bad in here 3650 6025"))
        .contains("512052******6025");
  }

  /** A mask, a date or what is counted is none of what people say amid a number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5120 52** **50 3650 6025 the light is bad",
        "5120 5297 3650 60/25",
        "5120-5297-ab3650-6025",
      })
  void answer_thatIsNotSpeech_isLeft(String answer) {
    assertThat(redacted(asked(answer))).doesNotContain("512052******6025");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Card number please?|5120 5296, no, that's a 7, 3650 6025",
        "Card number please?|5120 5296, sorry, I mean 7, 3650 6025",
        "card number please|5120 5296 no sorry 7 3650 6025",
        "¿El número de la tarjeta?|es el 5120 5296, no, es un 7, 3650 6025",
        "¿El número de la tarjeta?|es el 5120 5296, ay no, quise decir 7, 3650 6025",
        "Le numéro de la carte?|c'est le 5120 5296, non, c'est un 7, 3650 6025",
        "O número do cartão?|é o 5120 5296, não, é um 7, 3650 6025",
        "o número do cartão por favor|é o 5120 5296 desculpa quer dizer 7 3650 6025",
      })
  void digit_thatIsCorrectedWithoutNamingTheWrongOne_isRight(String question, String answer) {
    assertThat(redacted("Agent: " + question + " / Caller: " + answer + " / Agent: ok"))
        .contains("512052******6025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five one two oh five two nine six, oh no, not six, seven, three six five oh six oh two five",
        "five one two oh my little one wants something so five two nine seven three six five oh six oh two five",
        "five one two oh i missed one hang on no it is fine five two nine seven three six five oh six oh two five",
      })
  void oh_andOne_thatSayNoDigit_areNone(String answer) {
    assertThat(redacted("Agent: Card number please? / Caller: " + answer))
        .contains("512052******6025");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Agent: the little number by the signature strip?|Caller: Let me turn it over. 754",
        "Agent: Die Kartennummer, bitte?|Kunde: 5082 2334 1139 1128. und hinten steht 754",
        "Agente: ¿El número de la tarjeta?|Cliente: 5120 5297 3650 6025 y el de atrás es 754",
        "Atendente: O número do cartão?|Cliente: 5120 5297 3650 6025 e o de trás é 754",
      })
  void code_thatIsToldByItsPlace_isHidden(String question, String answer) {
    assertThat(redacted(question + " / " + answer)).doesNotContain("754");
  }

  /** How much is paid is no card. */
  @Test
  void sum_thatIsAskedForBefore_isNoPartOfTheNumber() {
    assertThat(
            redacted(
                "Agent: so how much would you like to pay / Caller: the total is £578 / Agent: what"
                    + " is the number on your card / Caller: 46 59 6 3 82 9 four 50 oh four nine 4"))
        .contains("£578")
        .contains("465963******0494");
  }
}
