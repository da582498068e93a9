package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as callers and agents tell them: what is hidden in a call, and what is left. */
class TellingsTest {
  private static String redacted(String call) {
    return CallFinder.SCANNER.redact(call, Redaction.firstSixLastFour());
  }

  private static String call(String lines) {
    return lines.replace(" / ", "\n") + "\n";
  }

  /** What happened to the telephone in her hand is no telephone number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oh, my phone slipped. Okay,",
        "Sorry, I dropped my phone. Okay,",
        "Hold on, the phone is ringing. Right,",
        "Sorry, my dog is going crazy, Rex get down, give me a moment. Okay,",
      })
  void remark_aboutThePhone_orAtLength_doesNotEndANumber(String remark) {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: 5120 5297. "
                        + remark
                        + " 3650 6025.")))
        .contains("512052******6025");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Agente: ¿Me da el número de la tarjeta?|Cliente: 5120 5297. Perdón, se me cayó el teléfono. Ya, 3650 6025.",
        "Conseiller: Votre numéro de carte?|Client: 5120 5297. Pardon, mon téléphone a glissé. Alors, 3650 6025.",
        "Agent: Sagen Sie mir bitte die Kartennummer.|Kunde: 5120 5297. Oh, das Telefon ist mir weggerutscht. Also, 3650 6025.",
        "Atendente: Me passa o número do cartão?|Cliente: 5120 5297. Perdão, o telefone escorregou. Pronto, 3650 6025.",
      })
  void remark_aboutThePhone_inOtherLanguages_doesNotEndANumber(String question, String answer) {
    assertThat(redacted(question + "\n" + answer + "\n")).contains("512052******6025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And your phone?",
        "And the phone number for the account?",
        "What's the best phone to reach you on?",
        "I need your mobile please.",
      })
  void questionForTheTelephone_stillEndsANumber(String question) {
    assertThat(
            CallFinder.found(
                call(
                    "Agent: Can I have the card number? / Customer: 5120 5297. / Agent: "
                        + question
                        + " / Customer: 3650 6025.")))
        .isEmpty();
  }

  /** A sentence that begins with "oh" says no zero, but one that is "oh" does. */
  @Test
  void oh_atTheBeginningOfASentence_isNoZero() {
    String question = "Agent: Can I have the card number? / Customer: ";
    assertThat(redacted(call(question + "5120 5297. Oh, I lost the line. So, 3650 6025.")))
        .contains("512052******6025");
    assertThat(redacted(call(question + "5120. 5297. 3650. 6. Oh. 2. 5."))).doesNotContain("3650");
    assertThat(
            redacted(
                call(
                    "Conseiller: Votre numéro de carte? / Client: 5120 5297, oh pardon, 3650"
                        + " 6025.")))
        .contains("512052******6025");
  }

  /** The code is no end of a number of any length that is whole without it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 8 9 3 5 4 1 3 3 2 8 5 7.|And the three digits on the back?|8 8 9.",
        "5 8 9 3 5 4 1 3 3 2 8 5 7.|And the three numbers on the signature strip?|It's 8 8 9.",
        "five eight nine three five four one three three two eight five seven.|And the security code?|eight eight nine.",
      })
  void code_thatWouldCompleteALongerNumber_isNoPartOfIt(
      String number, String question, String code) {
    assertThat(
            redacted(
                call(
                    "Agent: What is the card number? / Customer: "
                        + number
                        + " / Agent: "
                        + question
                        + " / Customer: "
                        + code)))
        .contains("*********2857")
        .contains("***.")
        .doesNotContain("8 8 9")
        .doesNotContain("eight nine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"767 9", "767 nine", "seven six seven nine", "76 79"})
  void code_ofFourDigits_inTwoPieces_isHiddenWhole(String code) {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: 371550014544824. / Agent: And"
                        + " the four digit security code? / Customer: "
                        + code
                        + ".")))
        .endsWith("Customer: ***.\n");
  }

  @Test
  void expiryDate_behindACode_isNoPartOfIt() {
    assertThat(
            redacted(
                call(
                    "Agent: Card number? / Customer: 4111 1111 1111 1111. / Agent: The CVV? /"
                        + " Customer: 123 4/28.")))
        .contains("*** 4/28");
  }

  /** What was wrong, and what is right, is hidden behind a read-back with a mistake too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "418 503 587 781 299 5|418 503 587 781 399 5|No, the fifth group is 299, not 399.|299, thanks.",
        "37 10 95 76 78 11 58 2|37 30 95 76 78 11 58 2|No, the second group is 10, not 30.|Oh, 10.",
        "5508 2472 1922 7207|5504 2472 1922 7207|No, the first is 5508, you had 5504.|Oh, 5508, got it.",
        "4 8 9 5, 9 6 5 0, 4 6 8 2, 2 9 4 0|4 8 9 5, 9 3 5 0, 4 6 8 2, 2 9 4 0|The second ones are 9 6 5 0.|Oh, 9 6 5 0.",
      })
  void group_thatIsCorrectedAfterTheReadBack_isHidden(
      String number, String readBack, String correction, String again) {
    String redacted =
        redacted(
            call(
                "Agent: Can I have the card number? / Customer: "
                    + number
                    + ". / Agent: That's "
                    + readBack
                    + "? / Customer: "
                    + correction
                    + " / Agent: "
                    + again));
    assertThat(redacted.substring(redacted.lastIndexOf("Customer: "))).doesNotContainPattern("\\d");
  }

  @Test
  void sum_thatIsToldBehindAReadBackWithAMistake_isLeft() {
    assertThat(
            redacted(
                call(
                    "Agent: The card number? / Customer: 5508 2472 1922 7207. / Agent: That's 5504"
                        + " 2472 1922 7207? / Customer: 5508. / Agent: And the amount? / Customer:"
                        + " 247.")))
        .endsWith("247.\n");
  }

  /** What the other speaker only says again counts once. */
  @Test
  void echoes_areNoDigitsOfANumber() {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: 2398. / Agent: 2398, okay. /"
                        + " Customer: 0068. / Agent: 0068, go on. / Customer: 2725. / Agent: 2725,"
                        + " yes. / Customer: 4429.")))
        .doesNotContain("0068")
        .doesNotContain("2725");
    assertThat(
            CallFinder.found(
                call(
                    "Agent: Is it a card? Your member number? / Customer: 5633. / Agent: 5633,"
                        + " yes. / Customer: 9805. / Agent: 9805.")))
        .isEmpty();
  }

  @Test
  void card_withTheSameDigitsTwice_isFound() {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: 4111. / Customer: 1111. /"
                        + " Customer: 1111. / Customer: 1111.")))
        .contains("Customer: 4111.\nCustomer: 11**.\nCustomer: ****.\nCustomer: 1111.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agente: ¿El número de la tarjeta? / Cliente: Cinco cuatro cero cinco, ocho nueve ocho cero, seis dos veces el cero dos, tres dos cero cuatro.",
        "Conseiller: Le numéro de la carte? / Client: Cinq quatre zéro cinq, huit neuf huit zéro, six deux fois le zéro deux, trois deux zéro quatre.",
        "Agent: Kann ich die Kartennummer haben? / Kunde: Fünf vier null fünf, acht neun acht null, sechs zweimal die null zwei, drei zwei null vier.",
        "Atendente: O número do cartão? / Cliente: Cinco quatro zero cinco, oito nove oito zero, seis duas vezes o zero dois, três dois zero quatro.",
      })
  void digit_thatComesTwice_mayHaveAnArticle(String lines) {
    assertThat(redacted(call(lines))).contains("540589******3204");
  }

  /** How many digits the agent asks for is no digit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conseiller: Le numéro de la carte, les quatre premiers? / Client: 4745 / Conseiller: Et les quatre suivants? / Client: 1651 / Conseiller: Et les quatre autres? / Client: 2882 / Conseiller: Et les quatre derniers? / Client: 5885",
        "Atendente: O número do cartão, os quatro primeiros? / Cliente: 4745 / Atendente: E os outros quatro? / Cliente: 1651 / Atendente: E os próximos quatro? / Cliente: 2882 / Atendente: E os quatro últimos? / Cliente: 5885",
        "Agente: ¿El número de la tarjeta, los cuatro primeros? / Cliente: 4745 / Agente: ¿Y los cuatro siguientes? / Cliente: 1651 / Agente: ¿Y las otras cuatro? / Cliente: 2882 / Agente: ¿Y los últimos cuatro? / Cliente: 5885",
        "Agent: Die Kartennummer, die ersten vier? / Kunde: 4745 / Agent: Und die folgenden vier? / Kunde: 1651 / Agent: Die übrigen vier? / Kunde: 2882 / Agent: Die letzten vier? / Kunde: 5885",
      })
  void countOfTheDigitsThatAreAskedFor_isNoDigit(String lines) {
    assertThat(redacted(call(lines))).contains(": 4745\n", ": 16**\n", ": ****\n", ": 5885\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Die lautet 4.530 4.187 5.956 2.551.", "Die lautet 4.530, 4.187, 5.956, 2.551."})
  void groupsOfFour_asThousandsWithDots_areANumber(String answer) {
    assertThat(redacted(call("Agent: Kann ich die Kartennummer haben? / Kunde: " + answer)))
        .contains("453041******2551");
  }

  @ParameterizedTest
  @CsvSource({
    "6254 510700 892353 793,625451*********3793",
    "4806 409 545 098,*********5098",
    "5038 4198 0778 9629 621,503841*********9621",
  })
  void number_ofAnUnusualLength_answersTheQuestionForTheLongNumber(String number, String hidden) {
    assertThat(
            redacted(
                call("Agent: Read me the long number across the front. / Customer: " + number)))
        .contains(hidden);
  }

  /** All of the answer is likelier than a shorter card inside it. */
  @Test
  void shorterNumber_insideTheAnswer_isNoCard() {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: It's 5-0-3-8-4-1, and next,"
                        + " 9-8-0-7-7-8-9, um, 6-2-9-6-2-1.")))
        .contains("503841*********9621");
  }

  /** Who says that the number of the card follows begins with it. */
  @Test
  void digits_beforeTheNumberIsAnnounced_areNoneOfIt() {
    String number =
        "cinco cinco ocho cero cinco dos nueve ocho uno cinco cinco cinco dos uno siete cuatro";
    assertThat(
            redacted(
                call(
                    "Cliente: Hola, necesito cambiar la tarjeta. / Cliente: Es el cuatro seis dos"
                        + " cuatro seis uno / Cliente: ocho siete cuatro. / Agente: por favor. /"
                        + " Cliente: Pues, el número de la tarjeta es "
                        + number
                        + ".")))
        .contains("ocho siete cuatro", "558052******2174");
  }

  @Test
  void rest_ofTheCardNumber_thatIsAnnounced_goesOn() {
    assertThat(
            redacted(
                call(
                    "Agent: Can I have the card number? / Customer: 5580 5298. / Agent: Go on. /"
                        + " Customer: The rest of the card number is 1555 2174.")))
        .doesNotContain("1555");
  }

  /** By its last digits a card is known; what is told next is none of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Do you have your order number, please? / Customer: It says 5-6-5, 1-2-0, 9-3-9, 4-7-5, 8-5-7. / Agent: What are the last four digits of the card you used? / Customer: The last four are 7-5-4-0. / Agent: And what's a contact number? / Customer: Yeah, it's 0-7-1-8-2, 9-9-8, 5-2-7.",
        "Agent: Nennen Sie mir die letzten vier Ziffern Ihrer Karte. / Kunde: Die letzten vier sind 45 38. / Agent: Ich brauche Ihre Bankverbindung, bitte. / Kunde: Ja, die DE53 70 08 05 34 92 85 82 27 30.",
        "Agente: ¿Y los últimos cuatro dígitos de su tarjeta? / Cliente: Termina en cinco nueve seis cero. / Agente: ¿Tiene su número de viajero frecuente? / Cliente: Es uno cinco nueve cuatro, ocho cero tres, ocho tres cuatro, doble cinco tres.",
      })
  void lastFourDigits_areNotJoinedToTheNextNumber(String lines) {
    assertThat(CallFinder.found(call(lines))).isEmpty();
  }

  @Test
  void lastFourDigits_ofANumberThatIsToldInParts_areItsOwn() {
    assertThat(
            redacted(
                call(
                    "Agent: What is the card number? / Customer: 4745 1651 2882 / Agent: And the"
                        + " last four digits of the card? / Customer: 5885")))
        .contains("474516******", "5885");
  }

  @Test
  void compoundNumber_overTwoCues_isOne() {
    String cues =
        """
        1
        00:00:25,040 --> 00:00:27,180
        Agente: ¿Me da el número de la tarjeta?

        2
        00:00:28,040 --> 00:00:30,180
        Cliente: Cincuenta y cinco noventa y tres, ochenta setenta y dos, ochenta y

        3
        00:00:31,040 --> 00:00:33,180
        Cliente: cinco cero cinco, cincuenta y cuatro cincuenta y cinco.
        """;
    assertThat(redacted(cues)).contains("559380", "5455").doesNotContain("setenta", "ochenta y");
  }

  /** A service that writes pairs corrects groups of several words. */
  @Test
  void group_ofSeveralPairs_isCorrected() {
    assertThat(
            redacted(
                call(
                    "Agent: Read me the number on your card. / Customer: twenty-three seventeen,"
                        + " seventy-two ninety five, eighty-two fifty. / Customer: Anyway, seventy"
                        + " eight one six, hang on, it's seventy-eight twenty six.")))
        .doesNotContain("ninety", "eighty", "one six");
  }

  @Test
  void letter_thatTouchesFigures_isNoWordBetweenThem() {
    assertThat(
            CallFinder.found(
                call(
                    "Atendente: Me passa o número do cartão? / Cliente: ref"
                        + " GX2d6a5084c2570cc36560e2e316950338")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5102 espere que la giro ya 0837 después viene 5302 5792",
        "5102 0837 luego sigue 5302 y 5792",
      })
  void remarks_amidTheAnswer_withoutAnySign_doNotEndIt(String answer) {
    assertThat(
            redacted(
                call("agente: me da los dieciséis dígitos de la tarjeta / cliente: ok " + answer)))
        .doesNotContain("5302");
  }

  /** Digits that were asked for before the card are none of its own. */
  @Test
  void digits_ofWhatWasAskedForBefore_areNoneOfTheCard() {
    assertThat(
            redacted(
                call(
                    "Agent: Und Ihre Handynummer? / Kunde: Die null eins sechs null, eins sechs"
                        + " neun, sieben sechs fünf vier. / Agent: Diktieren Sie mir bitte die"
                        + " Kartennummer. / Kunde: Also, das ist vier fünf null zwei. / Kunde:"
                        + " Sieben fünf neun null. / Kunde: Null fünf fünf sieben. / Kunde: Sieben"
                        + " vier vier sechs.")))
        .contains("sieben sechs fünf vier")
        .contains("das ist 4502", "Kunde: 75**", "Kunde: ****", "Kunde: 7446");
  }

  @Test
  void number_thatBeginsWithAWordOfAnotherLanguage_andGoesOnInFigures_isFound() {
    assertThat(
            redacted(
                call(
                    "Agent: Kann ich die Kartennummer haben? / Kunde: Fünf 5 66 8 969 56 76 1 9"
                        + " 16.")))
        .contains("556689******1916");
  }

  /** A digit behind "sorry" may be the right one for that before, if the number is one with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4952 7388 8217, sorry, 9, 0312",
        "4952 7388 8217, hang on, 9, 0312",
        "4952 7388 82 17, hold on, 19 0312",
        "four nine five two, seven three eight eight, eight two one seven, sorry, nine, zero three one two",
        "4952 7388 8219 0317. no, 2.",
      })
  void digit_thatIsCorrectedWithoutNamingTheWrongOne_isRead(String number) {
    assertThat(redacted(call("Agent: What's the card number? / Customer: " + number)))
        .contains("4952")
        .doesNotContain("8217", "82 17", "seven", "0317", "nine");
  }

  @Test
  void digits_behindSorry_thatGoOn_stayOfTheNumber() {
    assertThat(
            redacted(
                call("Agent: What's the card number? / Customer: 4952 7388 821, sorry, 9, 0312.")))
        .doesNotContain("7388", "821");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Agent: The card number?|Customer: 4477. Honey, I'm on the phone. 0072 0912 6771.",
        "Conseiller: Votre numéro de carte?|Client: 4477. Je suis au téléphone. 0072 0912 6771.",
        "Agente: ¿El número de la tarjeta?|Cliente: 4477. Estoy al teléfono. 0072 0912 6771.",
        "Atendente: O número do cartão?|Cliente: É o 4477. Desculpa, não, tô no telefone. 0072 0912 6771.",
      })
  void remark_toOthers_thatOneIsOnThePhone_doesNotEndANumber(String question, String answer) {
    assertThat(redacted(question + "\n" + answer + "\n")).contains("447700******6771");
  }

  /** The digit alone that was told wrong, and the right one, are hidden with the number. */
  @Test
  void digit_thatIsCorrectedAfterTheReadBack_isHidden() {
    assertThat(
            redacted(
                call(
                    "Agent: Let me have the card number. / Customer: 6011 4560 0116 0892. / Agent:"
                        + " That's 6011 4560 0316 0892. Yes? / Customer: No, you said three, it's"
                        + " one.")))
        .contains("you said *, it's *.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Conseiller: Et les 3 chiffres derrière ?|Client: C'est 974.",
        "Conseiller: Les 3 derniers chiffres derrière la carte ?|Client: C'est 974.",
        "Atendente: Preciso do código do verso?|Cliente: É 974.",
        "Agent: Und den dreistelligen Code auf der Rückseite?|Kunde: Der ist 974.",
      })
  void code_namedByItsPlace_isFoundBehindANumber(String question, String answer) {
    assertThat(
            redacted(
                "Agent: Card number?\nKunde: 4111 1111 1111 1111.\n"
                    + question
                    + "\n"
                    + answer
                    + "\n"))
        .doesNotContain("974");
  }

  /** A card of another kind, in German words. */
  @ParameterizedTest
  @ValueSource(strings = {"SIM-Kartennummer", "SIM-Karte", "Kundenkartennummer", "Treuekarte"})
  void number_ofAnotherKindOfCard_isNoPaymentCard(String card) {
    assertThat(
            CallFinder.SCANNER
                .scan(
                    "Agent: Wie ist die Nummer Ihrer "
                        + card
                        + "?\nKunde: Das ist vier eins eins eins, eins eins eins eins, eins eins"
                        + " eins eins, eins eins eins eins.\n")
                .findings())
        .allMatch(finding -> finding.confidence() == Confidence.LOW);
  }

  /** No card begins amid a run of digits. */
  @Test
  void card_insideALongerRunOfDigits_isNone() {
    assertThat(
            CallFinder.found(
                call(
                    "Agent: Your card? / Kunde: acht neun vier vier vier sechs sieben sieben sechs"
                        + " neun vier vier fünf zwei zwei null sechs acht eins")))
        .isEmpty();
  }

  /** What is a digit in a run is none where it stands alone before a number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "oh four five three nine one four eight eight zero three four three six four six seven",
        "the blue one four five three nine one four eight eight zero three four three six four six"
            + " seven",
        "it's for four five three nine one four eight eight zero three four three six four six"
            + " seven",
      })
  void number_behindAWordThatOnlySoundsLikeADigit_isSure(String answer) {
    assertThat(
            CallFinder.SCANNER
                .scan(call("Agent: What's the card number? / Customer: " + answer))
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.HIGH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"honey, I'm on the phone,", "I dropped my phone,", "sorry, my phone fell,"})
  void remark_aboutThePhone_amidASentenceWithDigits_doesNotEndANumber(String remark) {
    assertThat(
            redacted(
                call(
                    "Agent: What's the card number? / Customer: 4477, "
                        + remark
                        + " 0072 0912 6771.")))
        .contains("447700******6771");
  }
}
