package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How callers ask, count, and answer: what is found of it, piece by piece, in the order of the
 * text.
 */
class CallWordingsTest {
  private static final String CARD = "Agent: Card number?\nCustomer: 4556 7375 8689 9855\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          and the next four?
          and the next 4 digits?
          that's eight so far
          two more groups?
          okay, the second set, next four please
          """)
  void counts_ofTheAgent_areNoDigits(String counts) {
    assertThat(
            found(
                "Agent: Card number?\nCustomer: 4556 7375\nAgent: "
                    + counts
                    + "\nCustomer: 8689 9855"))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my card is 4111, next four are 1111, next 1111, last four 1111
          my card is four one one one, next four one one one one, next four one one one one, last four one one one one
          """)
  void counts_ofWhoReads_areNoDigits(String text) {
    int from = text.indexOf("is ") + 3;
    assertThat(found(text)).containsExactly("pan " + text.substring(from));
  }

  private static Confidence confidence(String question) {
    return SCANNER
        .scan("Agent: " + question + "\nCustomer: 4539 5787 6362 1486\nAgent: Thanks.\n")
        .findings()
        .get(0)
        .confidence();
  }

  /** The question asks for a card in so many words, and names what is paid. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can I take your credit card number for the order?",
        "Can I take your credit card number for the booking?",
        "Can I take your credit card number for your policy?",
        "Can I take your debit card number for the membership?",
        "Can I take your Visa card number for the account?",
        "Can I take your credit card number for the phone bill?",
        "Can I take your credit card number for 42 dollars?",
        "Card number please, for 42 dollars.",
        "Card number please, for the forty two dollars and ten cents.",
        "Card number please, for the payment of 42 dollars.",
        "Card number please, for the order.",
        "Card number please, for your ticket and the flight.",
        "Great, by card. That'll be forty two dollars and ten cents.",
        "El n\u00famero de la tarjeta para el pedido, por favor.",
        "Votre num\u00e9ro de carte pour la commande, s'il vous pla\u00eet ?",
        "Ihre Kartennummer f\u00fcr die Bestellung, bitte?",
      })
  void number_askedForByWhatIsPaidToo_isOfACard(String question) {
    assertThat(confidence(question)).isNotEqualTo(Confidence.LOW);
  }

  /** Another number may be asked for, or a card that is none of a payment network. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I have your card. What's the order?",
        "Card number please, for the order number.",
        "I have the card, now the account number for the order please?",
        "What is your membership card number for the booking?",
        "What is the gift card number for the order?",
        "What is your card number for the policy?",
        "Can I take your credit card? For the order I need its number too.",
        "How many dollars? And the order number?",
        "And the order that is forty two dollars?",
      })
  void number_askedForAsAnother_isDoubtful(String question) {
    assertThat(confidence(question)).isEqualTo(Confidence.LOW);
  }

  /** As recognisers write them, without a sign. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "so far",
        "did you get that",
        "do you have that",
        "is that right so far",
        "can you hear me",
        "my eyes are bad",
        "let me turn it over",
        "for the first part",
      })
  void remarks_behindTheDigitsOfATurn_doNotEndTheNumber(String remark) {
    assertThat(halves("4556 7375 " + remark, "8689 9855"))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
    assertThat(
            halves(
                "four five five six seven three seven five " + remark,
                "eight six eight nine nine eight five five"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "then we have",
        "then it goes",
        "and finally",
        "second part",
        "the other half is",
        "carrying on",
        "it continues",
        "last eight",
        "ending in",
        "finishing with",
        "from there",
      })
  void remarks_beforeTheDigitsOfATurn_doNotEndTheNumber(String remark) {
    assertThat(halves("4556 7375", remark + " 8689 9855"))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @Test
  void remarks_amidFourTurns_doNotEndTheNumber() {
    assertThat(
            found(
                """
                Agent: What is the card number?
                Caller: 4556 so far
                Agent: yes
                Caller: then we have 7375
                Agent: go on
                Caller: 8689
                Agent: okay
                Caller: and finally 9855
                """))
        .containsExactly("pan 4556", "pan 7375", "pan 8689", "pan 9855");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks for calling. Card number please. 5555 lovely 5530 yep 7561 perfect 4202 thanks.",
        "Go ahead with the card number. 5555 lovely 5530 yep 7561 perfect 4202 thanks.",
        "D\u00edgame el n\u00famero de la tarjeta. 5555 genial 5530 vale 7561 perfecto 4202 gracias.",
        "Nennen Sie mir bitte die Nummer der Kreditkarte. 5555 gut 5530 ja 7561 prima 4202 danke.",
        "Donnez-moi le num\u00e9ro de carte. 5555 parfait 5530 super 7561 bien 4202 merci.",
        "Diga o n\u00famero do cart\u00e3o. 5555 certo 5530 beleza 7561 legal 4202 obrigado."
      })
  void request_withAFullStop_isAnsweredInGroups(String text) {
    assertThat(found(text)).hasSize(1).first().asString().startsWith("pan 5555").endsWith("4202");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No number is asked for; it is told in the sentence; something else is said before.
        "I like the card. 5555 jolly 5530 yep 7561 perfect 4202 thanks.",
        "The card number 17 works. 5555 jolly 5530 yep 7561 perfect 4202 thanks.",
        "Card number please. The parcel weighs 5555 jolly 5530 yep 7561 perfect 4202 thanks."
      })
  void sentence_thatRequestsNoNumber_isNotAnswered(String text) {
    assertThat(found(text)).isEmpty();
  }

  /** Of a Maestro's sixteen digits the first twelve may have a good check digit too. */
  @Test
  void remark_behindTwelveDigits_doesNotCutSixteen() {
    assertThat(
            found(
                "A: What is your card number?\nB: 6759 6493 1306\nB: hang on the dog is barking\n"
                    + "A: okay\nB: 5249\nA: ok\n"))
        .containsExactly("pan 6759 6493 1306", "pan 5249");
    assertThat(
            found(
                "A: What is your card number?\nB: 6759\nB: 6476\nB: 0929\n"
                    + "B: just a second, my glasses\nB: 8193\nA: thanks\n"))
        .containsExactly("pan 6759", "pan 6476", "pan 0929", "pan 8193");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A: and your ZIP?\nB: 5249\n", "B: 5248\n", ""})
  void remark_behindTwelveDigitsAlone_endsThem(String behind) {
    assertThat(
            found(
                "A: What is your card number?\nB: 6759 6493 1306\nB: hang on the dog is barking\n"
                    + "A: okay\n"
                    + behind
                    + "A: ok\n"))
        .containsExactly("pan 6759 6493 1306");
  }

  @ParameterizedTest
  @CsvSource({
    "What is your card number?, true",
    "And the card?, true",
    "I see a card here., false",
    "What is your account number?, false"
  })
  void remark_inNineteenDigits_isOneWhereTheCardIsAskedFor(String asked, boolean isFound) {
    List<String> pieces =
        found(
            "A: hello\nA: "
                + asked
                + "\nB: 4000\nB: hang on the dog is barking\nA: okay\n"
                + "B: 0034\nB: 1672\nB: 1106\nB: 848\nA: thanks\n");
    if (isFound) {
      assertThat(pieces).containsExactly("pan 4000", "pan 0034", "pan 1672", "pan 1106", "pan 848");
    } else {
      assertThat(pieces).isEmpty();
    }
  }

  /** What is whole goes on behind no remark, and what is of something else belongs to none. */
  @Test
  void remarks_behindAWholeNumber_endIt() {
    assertThat(halves("4556 7375 8689 9855 did you get that", "and finally 004"))
        .containsExactly("pan 4556 7375 8689 9855");
    assertThat(halves("4556 7375 I forgot the rest", "my account is 8689 9855")).isEmpty();
    assertThat(halves("4556 7375 on the invoice", "8689 9855")).isEmpty();
    assertThat(
            found(
                """
                Agent: Hello?
                Caller: 4556 7375 did you get that
                Agent: yes
                Caller: 8689 9855
                """))
        .isEmpty();
  }

  private static List<String> halves(String first, String second) {
    return found(
        "Agent: What is the card number?\nCaller: "
            + first
            + "\nAgent: yes\nCaller: "
            + second
            + "\nAgent: Thank you.");
  }

  /** The other speaker's "sim" is no card of a telephone. */
  @Test
  void yes_inPortuguese_asksForNothingElse() {
    String call =
        """
        Agente: Qual \u00e9 o n\u00famero do cart\u00e3o?
        Cliente: \u00c9 4556 7375
        Agente: Sim, pode falar.
        Cliente: 8689 9855
        Agente: Sim, obrigado.
        """;
    assertThat(SCANNER.scan(call).findings())
        .extracting(Finding::confidence)
        .containsExactly(Confidence.MEDIUM);
    assertThat(found(call)).containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @Test
  void remark_inASentence_doesNotEndTheNumber() {
    assertThat(found("My card number is 4556 7375 so far 8689 9855"))
        .containsExactly("pan 4556 7375 so far 8689 9855");
  }

  @ParameterizedTest
  @CsvSource({"A,B", "C,R", "S1,S2", "[00:01] A,[00:04] B", "00:01 C,00:04 R"})
  void speakers_ofOneLetter_areSpeakers(String one, String other) {
    String call =
        """
        A: I need your card number
        B: 4556 7375
        A: yes
        B: 8689 9855
        """
            .replace("A:", one + ":")
            .replace("B:", other + ":");
    assertThat(found(call)).containsExactly("pan 4556 7375", "pan 8689 9855");
    assertThat(SCANNER.redact(call, Redaction.firstSixLastFour()))
        .contains(other + ": 455673**", one + ": yes", other + ": ****9855");
  }

  /** Levels of a log, or fields. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I: card reader opened\nI: reset\nI: ready\nE: lost\nI: card in\nI: done\n",
        "A: the card\nB: the cash\nC: the cheque\nD: none\n",
        "X: 4556\nY: 7375\nX: 8689\nY: 9855\n",
      })
  void letters_thatAreNoSpeakers_areText(String text) {
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  @Test
  void digits_behindNext_areDigits() {
    assertThat(found("my card is 4111 1111 1111, next one one one one"))
        .containsExactly("pan 4111 1111 1111, next one one one one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          And the code?
          And what's the code?
          Could you turn the card over and read me the last three digits?
          The three digits next to the signature?
          What does it say on the back, three digits?
          And the CID?
          Und die drei Zahlen hinten drauf?
          E os três números de trás?
          ¿Y los tres dígitos que están atrás?
          Et les trois chiffres au dos ?
          """)
  void code_askedForInAnyWords_behindANumber(String question) {
    assertThat(found(CARD + "Agent: " + question + "\nCustomer: 837\nAgent: Thank you."))
        .containsExactly("pan 4556 7375 8689 9855", "cvv 837");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          And the security code?
          and the security code
          And the code?
          CVV?
          ¿Y el código?
          Et le cryptogramme ?
          """)
  void code_whoseFirstDigitsWouldPassWithTheNumber_isApart(String question) {
    // 4556 7375 8689 9855 passes the check digit, and so does 4556 7375 8689 9855 83.
    assertThat(
            found(
                "Agent: what is your card number\nCustomer: four five five six seven three seven five\n"
                    + "Agent: okay\nCustomer: eight six eight nine nine eight five five\nAgent: "
                    + question
                    + "\nCustomer: eight three seven"))
        .containsExactly(
            "pan four five five six seven three seven five",
            "pan eight six eight nine nine eight five five",
            "cvv eight three seven");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          And the code of the building?
          And the ZIP code?
          What was the promo code?
          """)
  void code_ofSomethingElse_isNone(String question) {
    assertThat(
            found(
                "Agent: How can I help?\nCustomer: It is my order.\nAgent: "
                    + question
                    + "\nCustomer: 837\nAgent: Thank you."))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The CVV? It's 123. Great.           | 123
          And the security code? It's 123, ok | 123
          The CVV? 529 perfect, all done      | 529
          """)
  void code_answeredInTheSameLine_whateverFollows(String text, String code) {
    assertThat(found(text)).containsExactly("cvv " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exp 04/28, 837
          exp. 04/28 837
          expires 04/28, 837
          valid thru 04/28 837
          4/28 837
          April 2028, 837
          04/28, code 837
          expires 04/28, security code 837
          expires oh four twenty eight, code 837
          and the number on the back is 837
          and the three digits are 837
          """)
  void code_behindTheEndOfACard_howeverItIsTold(String rest) {
    assertThat(found("my card is 4556 7375 8689 9855, " + rest))
        .containsExactly("pan 4556 7375 8689 9855", "cvv 837");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          El código de seguridad de la tarjeta es ocho tres siete.     | ocho tres siete
          Mein Sicherheitscode für die Karte ist acht drei sieben.     | acht drei sieben
          Le code de sécurité de la carte est huit trois sept.         | huit trois sept
          O código de segurança do cartão é oito três sete.            | oito três sete
          """)
  void code_inWordsOfOtherLanguages_inAnyText(String text, String code) {
    assertThat(found(text)).containsExactly("cvv " + code);
  }

  @Test
  void code_inXml_behindTheNumber() {
    assertThat(found("<payment><cardNumber>4556737586899855</cardNumber><cvv>837</cvv></payment>"))
        .containsExactly("pan 4556737586899855", "cvv 837");
  }

  @Test
  void endOfACard_askedForAsValidUntil_isNoPartOfTheNumber() {
    assertThat(
            found(
                "Agent: Card number?\nCustomer: six zero one one four one eight five five three four"
                    + " five seven eight six zero\nAgent: Good through?\nCustomer: oh four twenty"
                    + " eight\nAgent: And the security code?\nCustomer: eight five eight"))
        .containsExactly(
            "pan six zero one one four one eight five five three four five seven eight six zero",
            "cvv eight five eight");
  }

  @Test
  void sixteenDigitsOnTheFront_areTheNumber() {
    assertThat(
            found(
                "Can you read me the sixteen digits on the front of the card?\nyeah 6011\nkeep going\n1111"
                    + " 1111\nokay\n1117"))
        .containsExactly("pan 6011", "pan 1111 1111", "pan 1117");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Maria     | John
          Agente    | Cliente
          Berater   | Kunde
          Atendente | Cliente
          Collector | Debtor
          Q         | A
          """)
  void speakers_ofShortCalls_byAnyName(String asks, String answers) {
    assertThat(
            found(
                asks
                    + ": What is the card number?\n"
                    + answers
                    + ": 4556 7375\n"
                    + asks
                    + ": okay\n"
                    + answers
                    + ": 8689 9855\n"))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (2:1%d PM) %s:
          [2:1%d PM] %s:
          [28/11/2026, 14:10:0%d] %s:
          28/11/2026, 14:1%d - %s:
          [%d.0 - 9.5] %s:
          00:00:0%d --> 00:00:09 %s:
          %d. %s:
          """)
  void times_beforeTheSpeaker_ofChatsAndRecorders(String form) {
    String text =
        form.formatted(1, "Agent")
            + " What is the card number?\n"
            + form.formatted(2, "Customer")
            + " 4556 7375\n"
            + form.formatted(3, "Agent")
            + " got it\n"
            + form.formatted(4, "Customer")
            + " 8689 9855\n";
    assertThat(found(text)).containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @Test
  void telephoneNumber_beforeTheCard_isNotPartOfIt() {
    assertThat(
            found(
                "Agent: Phone number?\nCustomer: four one five seven six seven nine three six one\n"
                    + "Agent: And the card number?\nCustomer: four five five six seven three seven five"
                    + " eight six eight nine nine eight five five\nAgent: Thanks"))
        .containsExactly(
            "pan four five five six seven three seven five eight six eight nine nine eight five five");
  }

  @Test
  void groupReadBack_withoutSpeakers_isCoveredToTheLast() {
    assertThat(
            found(
                "Go ahead with the card number.\n4556 7375\n4556 7375, okay\n8689 9855\n8689 9855."
                    + " And the code on the back?\n901\nThanks."))
        .containsExactly(
            "pan 4556 7375", "pan 4556 7375", "pan 8689 9855", "pan 8689 9855", "cvv 901");
  }

  @Test
  void transcript_inAString_isReadAsThatAlone() {
    String srt =
        "{\"text\":\"1\\n00:00:24,888 --> 00:00:26,962\\nAnd the security code?\\n\\n2\\n00:00:27,999"
            + " --> 00:00:29,073\\neight three seven.\\n\"}";
    assertThat(found(srt)).containsExactly("cvv eight three seven");
    String lines =
        "{\"text\":\"{\\\"speaker\\\":\\\"Agent\\\",\\\"text\\\":\\\"Card number?\\\"}\\n{\\\"speaker\\\":"
            + "\\\"Customer\\\",\\\"text\\\":\\\"4012 8888\\\"}\\n{\\\"speaker\\\":\\\"Agent\\\",\\\"text\\\":"
            + "\\\"got it\\\"}\\n{\\\"speaker\\\":\\\"Customer\\\",\\\"text\\\":\\\"8888 1881\\\"}\\n\"}";
    assertThat(found(lines)).containsExactly("pan 4012 8888", "pan 8888 1881");
  }

  @Test
  void redact_jsonInAString_staysJson() {
    assertThat(
            SCANNER.redact(
                "{\"text\":\"{\\\"card\\\":{\\\"number\\\":4111111111111111,\\\"cvc\\\":123}}\"}",
                Redaction.firstSixLastFour()))
        .isEqualTo(
            "{\"text\":\"{\\\"card\\\":{\\\"number\\\":\\\"411111******1111\\\",\\\"cvc\\\":"
                + "\\\"***\\\"}}\"}");
  }

  @Test
  void number_overTheRunsOfOneElement_isOne() {
    assertThat(found("<w:r><w:t>card 4556 7375</w:t></w:r><w:r><w:t>8689 9855</w:t></w:r>"))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @Test
  void figures_thatBeginALineOfATurn_areNoMarkOfAList() {
    assertThat(
            found(
                "Agent: Card number?\nCustomer: 4260.\n1815. 9083.\n0167.\nAgent: Thanks.\n"
                    + "Customer: Bye."))
        .containsExactly("pan 4260", "pan 1815. 9083", "pan 0167");
  }

  @Test
  void goodTo_amidANumber_asksForNothingElse() {
    assertThat(
            found(
                "Agent: Card number?\nCustomer: 4556 7375\nAgent: good to know, go on\n"
                    + "Customer: 8689 9855\nAgent: Thanks."))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
  }

  @Test
  void code_beforeASentenceOfAnyLanguage_isFound() {
    assertThat(found("\u00bfEl CVV? 123. \u00a1Gracias!")).containsExactly("cvv 123");
  }

  @Test
  void redact_numberInAnEscapedLine_isQuotedAsTheNameIs() {
    String line = "msg={\\\"card\\\":4111111111111111,\\\"x\\\":1}";
    String redacted = "msg={\\\"card\\\":\\\"411111******1111\\\",\\\"x\\\":1}";
    assertThat(SCANNER.redact(line, Redaction.firstSixLastFour())).isEqualTo(redacted);
    assertThat(CardScanner.standard().redact(line, Redaction.firstSixLastFour()))
        .isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4012 6429 0157 1114 | How much today? | 218 dollars
          four five three nine one four eight eight oh three four three six four six seven | One moment. Two things | ok
          four five three nine one four eight eight oh three four three six four six seven | I'm agent four four seven one | ok
          """)
  void number_thatFillsATurn_isNotGoneOnWith(String card, String agent, String answer) {
    assertThat(
            found(
                "Agent: What is the card number?\nCustomer: "
                    + card
                    + "\nAgent: "
                    + agent
                    + "\nCustomer: "
                    + answer))
        .containsExactly("pan " + card);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my phone is four one five five five five oh one three two and my card is | ''
          it's | , nine twenty-eight
          it's | , oh nine twenty-eight
          """)
  void digitsBesideANumberInItsTurn_areNoFinding(String before, String behind) {
    String card =
        "five four two five two three three four three zero one zero nine nine zero three";
    assertThat(
            found(
                "Agent: Card number?\nCustomer: "
                    + before
                    + " "
                    + card
                    + behind
                    + "\nAgent: Thank you."))
        .containsExactly("pan " + card);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Customer: 481, sorry, 418 | 481 418
          Customer: 481 no 418 | 481 418
          Customer: four eight one, no wait, four one eight | four eight one;four one eight
          Customer: 418 - four one eight | 418;four one eight
          Customer: four one... four one eight | four one eight;
          Customer: 481/Agent: 481?/Customer: no, 418 | 481 481 418
          Customer: 481/Agent: 418?/Customer: yes, 418 | 481 418 418
          Customer: 481/Agent: That doesn't match, again please?/Customer: 418 | 481 418
          Customer: 418/Agent: And the house number?/Customer: 301 | 418
          Customer: 418/Agent: Thank you./Customer: My flat is 301 | 418
          """)
  void codes_takenBackOrToldAgain_areAllFound(String answers, String codes) {
    String text = CARD + "Agent: And the CVV?\n" + answers.replace('/', '\n');
    assertThat(found(text).stream().filter(each -> each.startsWith("cvv")))
        .containsExactly(
            Arrays.stream(codes.split(codes.contains(";") ? ";" : " ", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> "cvv " + each)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Expiry and CVV? | 09/28, 301 | 301
          Expiry and CVV? | 0928 301 | 301
          Expiry and CVV? | oh nine twenty eight and three oh one | three oh one
          Expiry and CVV? | September 2028, 301 | 301
          Zip and CVV? | 94107, 301 | 301
          CVV and expiry? | 301 and 09/28 | 301
          ¿Fecha y código? | 09/28 y 418 | 418
          code? | 418 | 418
          And the code on that one? | three oh one | three oh one
          And the CVV? It's a three digit one. | oh, 301 | 301
          And the CVV? | oh here it is, three oh one | three oh one
          And the CVV? | which one? 301? | 301
          And the CVV? | I only have a 4 digit one, 3012 | 3012
          """)
  void code_besideWhatElseIsAskedOrSaid_isFoundAlone(String question, String answer, String code) {
    assertThat(found(CARD + "Agent: " + question + "\nCustomer: " + answer + "\nAgent: ok"))
        .containsExactly("pan 4556 7375 8689 9855", "cvv " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          And the CVV?/Customer: No, I won't give that./Agent: Fine. How much would you like to pay? | 301
          And the CVV?/Customer: I don't have one./Agent: And the house number? | 301
          I don't need the CVV. What's your house number? | 301
          We never ask for the CVV. Extension? | 3014
          Expiry date and security code please? | zero nine two eight
          """)
  void answers_toSomethingElse_areNoCodes(String said, String answer) {
    assertThat(
            found(
                CARD
                    + "Agent: "
                    + said.replace('/', '\n')
                    + "\nCustomer: "
                    + answer
                    + "\nAgent: ok"))
        .containsExactly("pan 4556 7375 8689 9855");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8689 9855, 09/28, 837
          8689 9855 837
          8689 9855, expiring 09/28, code 837
          """)
  void code_behindANumberToldInPieces_isFound(String rest) {
    assertThat(
            found("Agent: Card number?\nCustomer: 4556 7375\nAgent: yes\nCustomer: " + rest + "\n"))
        .containsExactly("pan 4556 7375", "pan 8689 9855", "cvv 837");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8689 9855. 12/30.| And the expiration date?/Customer: December 2030.
          8689 9855, 3012| Thank you.
          8689 9855| How much today?/Customer: 218 dollars
          """)
  void datesAndAmounts_behindANumberToldInPieces_areNoCodes(String rest, String then) {
    assertThat(
            found(
                "Agent: Card number?\nCustomer: 4556 7375\nAgent: yes\nCustomer: "
                    + rest
                    + "\nAgent:"
                    + then.replace("/", "\n").replace("12\n30", "12/30")))
        .noneMatch(each -> each.startsWith("cvv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Customer: I need glasses
          Customer: the print is so small
          Agent: hang on, the dog is barking
          Agent: I'm sorry, my system froze for 30 seconds. Please continue.
          Agent: hold for 2 minutes
          Agent: That's only eight.
          """)
  void remarks_betweenTwoParts_areNoPartOfTheNumber(String remark) {
    assertThat(
            found(
                "Agent: What is the card number?\nCustomer: 4556 7375\n"
                    + remark
                    + "\nCustomer: 8689 9855\nAgent: Thank you."))
        .containsExactly("pan 4556 7375", "pan 8689 9855");
    String words = "four five five six seven three seven five";
    String rest = "eight six eight nine nine eight five five";
    assertThat(
            found(
                "Agent: What is the card number?\nCustomer: "
                    + words
                    + "\n"
                    + remark
                    + "\nCustomer: "
                    + rest
                    + "\nAgent: Thank you."))
        .containsExactly("pan " + words, "pan " + rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Rev
        "{\"monologues\":[{\"speaker\":0,\"elements\":[{\"type\":\"text\",\"value\":\"card\",\"ts\":0.5,\"end_ts\":0.7},"
            + "{\"type\":\"punct\",\"value\":\" \"},{\"type\":\"text\",\"value\":\"number\",\"ts\":0.8,\"end_ts\":0.9},"
            + "{\"type\":\"punct\",\"value\":\"?\"}]},{\"speaker\":1,\"elements\":[%s]}]}"
            + "\f{\"type\":\"text\",\"value\":\"%s\",\"ts\":2.0,\"end_ts\":2.1},{\"type\":\"punct\",\"value\":\" \"}",
        // IBM
        "{\"results\":[{\"final\":true,\"alternatives\":[{\"transcript\":\"my card number is \",\"timestamps\":[[\"my\",0.0,0.3],"
            + "[\"card\",0.4,0.6],%s]}]}]}\f[\"%s\",0.7,0.8]",
        // Speechmatics
        "{\"results\":[{\"alternatives\":[{\"content\":\"card\",\"speaker\":\"S1\"}],\"start_time\":0.1,\"end_time\":0.2},%s]}"
            + "\f{\"alternatives\":[{\"content\":\"%s\",\"speaker\":\"S1\"}],\"start_time\":0.3,\"end_time\":0.4}"
      })
  void words_inTheJsonOfServices_areReadOneBehindTheOther(String form) {
    String[] parts = form.split("\f", -1);
    String digits =
        "four five five six seven three seven five eight six eight nine nine eight five five";
    String text =
        parts[0].formatted(
            Arrays.stream(digits.split(" ", -1))
                .map(digit -> parts[1].formatted(digit))
                .collect(Collectors.joining(",")));
    assertThat(found(text))
        .containsExactly(
            Arrays.stream(digits.split(" ", -1))
                .map(digit -> "pan " + digit)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cvv\":\"\",\"street_no\":\"418\"}",
        "{\"cvv\":null,\"house\":\"418\"}",
        "{\"cvvResult\":\"100\"}",
        "cvv=&street=418",
        "<cvv/><port>8443</port>",
        "CVV check failed with status 402",
        "CVV response: 000"
      })
  void values_ofOtherFieldsThanTheCode_areNone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cvv\":\"418\",\"street_no\":\"419\"}",
        "{\"name\":\"cvv\",\"value\":\"418\"}",
        "cvv=418&street=419",
        "<cvv>418</cvv><port>8443</port>",
        "<tr><td>CVV</td><td>418</td></tr>"
      })
  void value_ofTheCodesField_isFound(String text) {
    assertThat(found(text)).containsExactly("cvv 418");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vier f\u00fcnf drei neun, eins vier doppelacht, null drei vier drei, sechs vier sechs sieben",
        "vier fuenf drei neun, eins vier doppel acht, null drei vier drei, sechs vier sechs sieben",
        "vier f\u00fcnf drei neun, eins vier zweimal acht, null drei vier drei, sechs vier sechs sieben",
        "quatre cinq trois neuf un quatre deux fois huit z\u00e9ro trois quatre trois six quatre six sept",
        "cuatro cinco tres nueve uno cuatro dos veces ocho cero tres cuatro tres seis cuatro seis siete",
        "quatro cinco tr\u00eas nove, um quatro duas vezes oito, zero tr\u00eas quatro tr\u00eas, seis quatro seis sete",
      })
  void digit_thatIsToldTwice_countsTwice(String number) {
    assertThat(found("A: visa card number?\nB: " + number + "\nA: ok\nB: bye\n"))
        .containsExactly("pan " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Library card number?\nCustomer: one two nine four six six eight two two eight nine one"
            + " three eight\nAgent: Thank you.\n",
        "Agent: Voucher code?\nCustomer: 8393 2187 8323\nAgent: Thanks. ID card number?\nCustomer: 2187"
            + " 0839 4\nAgent: ok\n",
      })
  void digits_amidThoseOfSomethingElse_areNoNumber(String call) {
    assertThat(found(call)).isEmpty();
  }

  private static String told(String question, String answer) {
    return "Agent: What is your credit card number?\nCustomer: 4539 1488 0343 6467\nAgent: "
        + question
        + "\nCustomer: "
        + answer
        + "\nAgent: Thank you.\n";
  }

  /** The code stands behind a word for it in a sentence of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "When does it expire? | 05/33. code 631.",
        "When does it expire? | 05/33. Code six three one.",
        "\u00bfCu\u00e1ndo vence? | 05/33 y atr\u00e1s dice 631.",
        "\u00bfCu\u00e1ndo vence? | 05/33 y atr\u00e1s es 631.",
        "\u00bfCu\u00e1ndo vence? | 05/33 y al reverso 631.",
        "\u00bfCu\u00e1ndo vence? | 05/33. Clave 631.",
        "Quando vence? | 05/33, e atr\u00e1s \u00e9 631.",
        "\u00bfY atr\u00e1s qu\u00e9 dice? | 631",
        "And the three digits on the back? | It's six hundred and thirty-one.",
        "And the three digits on the back? | It's six hundred and eleven.",
        "And the three digits on the back? | It's six hundred and one.",
      })
  void code_inASentenceOfItsOwn_isFound(String turns) {
    String[] two = turns.split(" \\| ", -1);
    String text = told(two[0], two[1]);
    assertThat(CallFinder.SCANNER.redact(text, Redaction.lastFour()))
        .as(text)
        .contains("***")
        .doesNotContain("631", "six three", "thirty-one", "eleven", "and one", "hundred");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And your house number? | 631. Code red, as they say.",
        "And your ZIP code? | 60631",
        "\u00bfSu apartamento? | El 631, y atr\u00e1s vive mi hijo.",
        "How much is it? | Six hundred and thirty-one dollars.",
      })
  void figures_thatAreNoCode_stay(String turns) {
    String[] two = turns.split(" \\| ", -1);
    assertThat(found(told(two[0], two[1]))).hasSize(1);
  }
}
