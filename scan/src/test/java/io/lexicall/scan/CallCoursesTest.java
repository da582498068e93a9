package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Courses of calls: what ends a number, what is said amid one, and what is corrected later. Found
 * is given piece by piece, in the order of the text.
 */
class CallCoursesTest {
  /** Its sixteen digits are a card's, and with 812 behind them also one's of nineteen. */
  private static final String EITHER =
      "Agent: what is the card number?\nCustomer: 4415 3357\nAgent: ok\nCustomer: 9041 1434\n";

  private static List<String> answer(String answer) {
    return found("Agent: card number?\nCustomer: " + answer + "\nAgent: thanks\n");
  }

  // ---- what ends a number

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and the three digits on the back?",
        "and the three digits on the back",
        "the 3 digits?",
        "the last three?",
        "and on the back?",
        "what does it say on the back?",
        "what are the three digits by the signature?",
        "\u00bflos tres d\u00edgitos del reverso?",
        "et les trois chiffres au dos ?",
        "und die drei Ziffern auf der R\u00fcckseite?",
        "e os tr\u00eas d\u00edgitos atr\u00e1s?",
      })
  void code_behindANumberOverTurns_isNotItsEnd(String question) {
    assertThat(found(EITHER + "Agent: " + question + "\nCustomer: 812\n"))
        .containsExactly("pan 4415 3357", "pan 9041 1434", "cvv 812");
  }

  @Test
  void redact_codeBehindANumberOverTurns_isNotShown() {
    assertThat(
            SCANNER.redact(
                EITHER + "Agent: the three digits on the back?\nCustomer: 812\n",
                Redaction.firstSixLastFour()))
        .contains("Customer: ***\n")
        .doesNotContain("812");
  }

  @ParameterizedTest
  @ValueSource(strings = {"and the house number?", "what floor are you on?"})
  void answer_toAnotherQuestion_isNoEndOfAWholeNumber(String question) {
    assertThat(found(EITHER + "Agent: " + question + "\nCustomer: 812\n"))
        .containsExactly("pan 4415 3357", "pan 9041 1434");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "go on", "and the next three digits?", "is there more?"})
  void number_ofNineteenDigits_isStillOne(String between) {
    assertThat(found(EITHER + "Agent: " + between + "\nCustomer: 812\n"))
        .contains("pan 9041 1434")
        .endsWith(between.startsWith("is") ? "pan 9041 1434" : "pan 812");
  }

  /** "Sorry" may be said to the other speaker. It corrects only what is told behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorry",
        "sorry, bad line",
        "sorry, the dog",
        "excuse me",
        "pardon",
        "no wait",
        "oops",
        "sorry did you get it",
        "hang on",
      })
  void remark_behindTheLastDigits_doesNotJoinTheCodeToThem(String remark) {
    String call = EITHER.replace("1434", "1434 " + remark);
    assertThat(found(call + "Agent: And the CVV?\nCustomer: 812\n"))
        .containsExactly("pan 4415 3357", "pan 9041 1434", "cvv 812");
    assertThat(found(call + "Agent: house number?\nCustomer: 812\n"))
        .containsExactly("pan 4415 3357", "pan 9041 1434");
  }

  @ParameterizedTest
  @CsvSource({"what was that?,1434", "is that right?,9041 1434", "again?,1434"})
  void sorry_beforeAQuestion_stillCorrectsWhatIsToldBehindIt(String question, String again) {
    assertThat(
            found(
                EITHER.replace("1434", "1435 sorry")
                    + "Agent: "
                    + question
                    + "\nCustomer: "
                    + again
                    + "\nAgent: And the CVV?\nCustomer: 812\n"))
        .contains("pan 4415 3357", "pan " + again, "cvv 812");
  }

  @Test
  void question_forItsLastDigits_amidANumber_goesOn() {
    assertThat(
            found(
                "Agent: what is the card number?\nCustomer: 4415 3357 9041 1\n"
                    + "Agent: and the last three digits?\nCustomer: 434\n"))
        .containsExactly("pan 4415 3357 9041 1", "pan 434");
  }

  @Test
  void number_whoseGroupsAreReadBack_isCoveredWhole_beforeAQuestionForTheCode() {
    assertThat(
            found(
                """
                Agent: Card number please?
                Customer: four seven nine two
                Agent: four seven nine two
                Customer: three six four nine
                Agent: three six four nine
                Customer: seven nine two five
                Agent: seven nine two five
                Customer: eight two zero three
                Agent: What are the three digits on the back?
                Customer: four two nine
                Agent: Thanks
                """))
        .containsExactly(
            "pan four seven nine two",
            "pan four seven nine two",
            "pan three six four nine",
            "pan three six four nine",
            "pan seven nine two five",
            "pan seven nine two five",
            "pan eight two zero three",
            "cvv four two nine");
  }

  @Test
  void question_inRunningText_endsAWholeNumberToo() {
    assertThat(
            found(
                "what is the card number? 4415 3357. ok. 9041 1434. and the three digits on the"
                    + " back? 812. thanks."))
        .containsExactly("pan 4415 3357. ok. 9041 1434", "cvv 812");
  }

  // ---- what is said amid a number

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hang on",
        "and finally",
        "next bit",
        "ending in",
        "the next one is",
        "let me put on my glasses",
        "hold on the light is bad here",
        "my dog is barking",
        "we moved here a long while ago from somewhere near Leeds",
      })
  void remarks_amidTheDigitsOfATurn_doNotEndTheNumber(String remark) {
    String figures = "4485 2757 " + remark + " 4230 8327";
    assertThat(answer(figures)).containsExactly("pan " + figures);
    String words =
        "four four eight five two seven five seven "
            + remark
            + " four two three oh eight three two seven";
    assertThat(answer(words)).containsExactly("pan " + words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I paid 4485 2757 dollars then 4230 8327",
        "my order is 4485 2757 hang on 4230 8327",
        "4485 2757 hang on 4230 8328",
        "4485-2757-ab4230-8327",
        "4485 2757 we moved here a long while ago from somewhere near Leeds 4230 8328",
      })
  void digits_thatAreOfSomethingElse_orTooFarApart_areNoNumber(String answer) {
    assertThat(answer(answer)).isEmpty();
  }

  /** There the words between digits may be those of several people. */
  @Test
  void remarks_inALongTextWithoutTurns_endANumber() {
    String said = "so that is what I wanted to ask you about the other day when we spoke ";
    assertThat(
            found(
                said.repeat(3) + "my card number is 4485 2757 hang on 4230 8327 " + said.repeat(3)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          which bank is that?|Chase
          is that a debit or credit?|okay
          is that a debit card?|yes
          """)
  void questions_forTheKindOfCard_doNotEndANumber(String question, String answer) {
    assertThat(
            answer(
                "4485 2757\nAgent: "
                    + question
                    + "\nCustomer: "
                    + answer
                    + "\nAgent: thanks, carry on\nCustomer: 4230 8327"))
        .containsExactly("pan 4485 2757", "pan 4230 8327");
  }

  @ParameterizedTest
  @ValueSource(strings = {"what is your bank account?", "the account number?"})
  void questions_forAnotherNumber_endIt(String question) {
    assertThat(answer("4485 2757\nAgent: " + question + "\nCustomer: 4230 8327")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first four |4485, second four 2757, third four 4230, last four 8327",
        "starts with |4485, then 2757, then 4230, and ends in 8327",
      })
  void groups_thatAreNamed_areOneNumber(String answer) {
    assertThat(answer(answer.replace("|", "")))
        .containsExactly("pan " + answer.substring(answer.indexOf('|') + 1));
  }

  @Test
  void counts_inQuestionsForGroups_areNoDigits() {
    assertThat(
            found(
                """
                Agent: first four digits of the card?
                Customer: 4485
                Agent: second four?
                Customer: 2757
                Agent: group three?
                Customer: 4230
                Agent: sorry, 4 of 20 in queue. Go on.
                Customer: 83
                Agent: and the middle two? I mean the last two
                Customer: 27
                """))
        .containsExactly("pan 4485", "pan 2757", "pan 4230", "pan 83", "pan 27");
  }

  @Test
  void digits_behindOneSecond_areRead() {
    String words =
        "four four eight five two seven five seven four two three oh eight three two seven";
    assertThat(answer("one second " + words)).containsExactly("pan " + words);
  }

  // ---- what is corrected later

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4485 2757 4320 8327/that one is not valid/oh the third group is 4230|4230
          4485 2757 4320 8327/the third group again?/4230|4230
          4485 2757 4320 8327/okay/sorry the third group is 4230|4230
          4485 2757 4320 8327/did you say 4320?/no, 4230|4320 4230
          4485 2757 4230 8372/invalid, last four again?/8327|8327
          4485 2757 4230 8372/last four again please?/8327|8327
          """)
  void number_ofWhichAGroupIsCorrectedLater_isFoundWithIt(String turns, String again) {
    String[] said = turns.split("/", -1);
    List<String> found = answer(said[0] + "\nAgent: " + said[1] + "\nCustomer: " + said[2]);
    assertThat(found).first().isEqualTo("pan " + said[0]);
    assertThat(String.join(" ", found.subList(1, found.size())).replace("pan ", ""))
        .isEqualTo(again);
  }

  @Test
  void number_thatIsToldAnewAsAWhole_isFoundTwice() {
    assertThat(
            answer(
                "4485 2757 4320 8327\nAgent: it says invalid, can you read the whole card again?\n"
                    + "Customer: 4485 2757 4230 8327"))
        .containsExactly("pan 4485 2757 4320 8327", "pan 4485 2757 4230 8327");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card|4235
          card|423
          card|9130
          order|4230
          """)
  void digits_thatMakeNoCardOfANumber_correctNone(String asked, String again) {
    assertThat(
            found(
                "Agent: "
                    + asked
                    + " number?\nCustomer: 4485 2757 4320 8327\nAgent: the third group again?\n"
                    + "Customer: "
                    + again
                    + "\nAgent: thanks\n"))
        .isEmpty();
  }

  // ---- the code beside the date

  /** The date is known by itself, since "date", "month" and "validity" are of other things too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          and the expiration and the three on the back?|10 31 and 013|013
          and the expiration and the three on the back?|October thirty-one and 528|528
          and the expiration and the three on the back?|10 31 528|528
          when does it expire and the three on the back?|May 2027 and five two eight|five two eight
          and the date and the security code?|10 31 and 013|013
          and the date and the security code?|May 2027 and five two eight|five two eight
          and the date and the security code?|October thirty-one and 528|528
          and the date and the security code?|10 31 528|528
          month and year, and the three digit code?|oh three twenty-eight and one three five|one three five
          the end date and the three numbers on the back?|10 31 and 013|013
          La validit\u00e9 et le code au dos ?|avril 2029 et 812|812
          La validit\u00e9 et le code au dos ?|04 29 812|812
          and the CVV and the expiry?|October thirty-one and 528|528
          and the CVV and the expiry?|10 31 528|528
          """)
  void code_behindADateThatIsAskedForInOtherWords_isFoundAlone(
      String question, String answer, String code) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: " + answer))
        .containsExactly("pan 4485 2757 4230 8327", "cvv " + code);
  }

  /** Four digits that can be a date are the code if no other digits follow, or others do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          and the security code?|1031|1031
          and the security code?|1328 and 013|1328
          and the security code?|1031, 1031|1031
          and the security code?|1031 and 218 dollars|1031
          and the security code?|1031. 218 Main Street|1031
          """)
  void code_thatCanBeADate_isFound(String question, String answer, String code) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: " + answer))
        .contains("pan 4485 2757 4230 8327", "cvv " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Expiry and CVV?|04/28 837|837
          Expiry and CVV?|04 28 837|837
          Expiry and CVV?|04/2028 837|837
          Expiry and CVV?|4/28 837|837
          Expiry and CVV?|April 28 837|837
          Expiry and CVV?|April 2028 837|837
          Expiry and CVV?|oh four twenty eight eight three seven|eight three seven
          CVV and expiry?|04/28 837|837
          CVV and expiry?|837 04/28|837
          Exp + cvv|0927 812|812
          And the expiry?|04/28 837|837
          And the CVV?|04/28 837|837
          Expiry and CVV?|04/28 eight, three, seven|eight, three, seven
          Expiry and CVV?|11 29 8, 3, 7|8, 3, 7
          Expiry and CVV?|zero four twenty eight eight... three... seven...|eight... three... seven
          Expiry and CVV?|04/28 Eight. Three. Seven.|Eight. Three. Seven
          Expiry and CVV?|April twenty twenty-eight Eight. Three. Seven.|Eight. Three. Seven
          Expiry and CVV?|April twenty-eight eight three seven|eight three seven
          Expiry and CVV?|04/28 eight, three, seven, one|eight, three, seven, one
          Ablaufdatum und Sicherheitscode?|April 2028 837|837
          Ablaufdatum und Sicherheitscode?|April 2028, 837|837
          G\u00fcltig bis und Pr\u00fcfnummer?|im April 2028 acht drei sieben|acht drei sieben
          Ablaufdatum und Sicherheitscode?|04 28 837|837
          Ablaufdatum und Sicherheitscode?|August 28 837|837
          Ablaufdatum und Sicherheitscode?|null vier achtundzwanzig 837|837
          Ablaufdatum und Sicherheitscode?|null vier zwei acht acht drei sieben|acht drei sieben
          Ablaufdatum und Sicherheitscode?|April achtundzwanzig acht drei sieben|acht drei sieben
          """)
  void code_behindADateInOneAnswer_isFoundAlone(String question, String answer, String code) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: " + answer))
        .containsExactly("pan 4485 2757 4230 8327", "cvv " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Expiry and zip?|04/28 94107
          Expiry and CVV?|12/32 twelve thirty two
          And the billing name? So it comes to|one four one five seven nine
          Expiry and amount?|04/28 837 dollars
          And the expiry?|04/28/2027
          And the expiry?|04/28
          Expiry and CVV?|04 28
          Expiry and CVV?|April twenty-eight
          Expiry and zip?|04/28 nine, four, one, oh, seven
          Expiry and amount?|04/28 eight, three, seven dollars
          Ablaufdatum?|April 2028
          Ablaufdatum und Postleitzahl?|04 28 10115
          Ablaufdatum und Sicherheitscode?|null vier achtundzwanzig
          """)
  void dates_besideSomethingElse_areNoCodes(String question, String answer) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: " + answer))
        .containsExactly("pan 4485 2757 4230 8327");
  }

  // ---- a number that is told wrong once

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: card number?\nCustomer: 349020386495284\nAgent: not valid\nCustomer: 349020486495284",
        "Agent: card number?\nCustomer: 4485 2757 4230 8372\nAgent: no\nCustomer: 4485 2757 4230 8327",
        "Agent: card number?\nCustomer: 4485275742308327\nAgent: So 4485275742308237?\nCustomer: yes",
        "Agent: card number?\nCustomer: 4485 2757 4130 8327. Let me start again. 4485 2757 4230 8327",
      })
  void tellingThatDiffersInADigitOrTwo_isRedactedToo(String call) {
    assertThat(SCANNER.redact(call, Redaction.remove()).replaceAll("[^0-9]", "")).isEmpty();
  }

  @Test
  void numberThatDiffersInThreeDigits_isAnother() {
    assertThat(
            found(
                "Agent: card number?\nCustomer: 4485275742308327\nAgent: the order is"
                    + " 4485275742308456"))
        .containsExactly("pan 4485275742308327");
  }

  // ---- columns

  @ParameterizedTest
  @ValueSource(strings = {"8 1 2", "8 2 4 1", "812", "eight one two"})
  void digitsBehindTheLongestName_areNoPartOfIt(String code) {
    assertThat(
            found(
                "10:00:00 Agent    Which card number?\n10:00:04 Customer 4 4 8 5 2 7 5 7 4 2 3 0 8 3"
                    + " 2 7\n10:00:08 Agent    And the CVV?\n10:00:12 Customer "
                    + code
                    + "\n"))
        .containsExactly("pan 4 4 8 5 2 7 5 7 4 2 3 0 8 3 2 7", "cvv " + code);
  }

  @Test
  void numbersOfSpeakers_areNoDigits() {
    assertThat(
            found(
                "10:00:00 Speaker 1 Which card number?\n10:00:04 Speaker 2 4 4 8 5 2 7 5 7 4 2 3 0 8"
                    + " 3 2 7\n10:00:08 Speaker 1 And the CVV?\n10:00:12 Speaker 2 8 1 2\n"))
        .containsExactly("pan 4 4 8 5 2 7 5 7 4 2 3 0 8 3 2 7", "cvv 8 1 2");
  }

  @ParameterizedTest
  @CsvSource({"Receptionist,Caller", "Christopher,Ann", "Service Agent,Ann", "Conseiller,Client"})
  void namesThatReachBeyondTheirColumn_areNames(String agent, String caller) {
    List<String> said =
        List.of(
            "Hello", "hi", "Which card number?", "4485", "yes", "2757 4230 8327", "CVV?", "812");
    StringBuilder call = new StringBuilder();
    for (int turn = 0; turn < said.size(); turn++) {
      String name = turn % 2 == 0 ? agent : caller;
      call.append("10:00:%02d %-8s %s\n".formatted(3 * turn, name, said.get(turn)));
    }
    assertThat(found(call.toString())).containsExactly("pan 4485", "pan 2757 4230 8327", "cvv 812");
  }

  @Test
  void wordsBehindATime_areNoNamesWithoutAColumn() {
    assertThat(
            found(
                """
                00:00:00 Which card number?
                00:00:03 4485 2757
                00:00:06 absolutely right
                00:00:09 4230 8327
                """))
        .containsExactly("pan 4485 2757", "pan 4230 8327");
  }

  // ---- texts without speakers

  private static List<String> unlabelled(String between, String of) {
    List<String> calls = new ArrayList<>();
    for (String parts : List.of("\n", " ")) {
      calls.add(
          String.join(
              parts,
              "What is your " + of + " number?",
              "4485",
              between,
              "2757",
              between,
              "4230",
              between,
              "8327",
              ""));
    }
    return calls;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lovely",
        "carry on",
        "I am with you",
        "take your time",
        "yes ma'am",
        "right I have that",
        "je vous \u00e9coute",
        "fahren Sie fort",
        "pode continuar",
      })
  void anyAcknowledgement_amidTheAnswerToTheQuestionForACard_doesNotEndIt(String between) {
    for (String call : unlabelled(between, "card")) {
      assertThat(SCANNER.redact(call, Redaction.lastFour()))
          .as(call)
          .doesNotContain("4485")
          .doesNotContain("2757")
          .doesNotContain("4230");
    }
    for (String of : List.of("order", "phone")) {
      for (String call : unlabelled(between, of)) {
        assertThat(found(call)).as(call).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is your card number? I paid 4485 jolly 2757 jolly 4230 jolly 8327",
        "What is your card number? 4485 jolly 2757 jolly 4230 jolly 8328",
        "I lost my card. 4485 jolly 2757 jolly 4230 jolly 8327",
        "What is your card number? 4485 went towards brother Tom's summer school 2757 jolly 4230 jolly 8327",
        "Which card? The order? 4485 jolly 2757 jolly account 4230 jolly 8327",
      })
  void digits_thatAreNotTheWholeAnswer_areNoNumber(String text) {
    assertThat(found(text)).isEmpty();
  }

  // ---- other ways to ask

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And the little code?",
        "And the small code?",
        "And the other code?",
        "And that code?",
        "And the little number?",
        "What code is on it?",
        "three at the back?",
        "what are the last 3?",
        "The CV number?",
        "and the verification digits?",
        "and your card's code?",
        "Last 3 on back?",
        "and the 4DBC?",
        "y el codiguito?",
        "and its code?",
      })
  void questionsForTheCode(String question) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: 812"))
        .containsExactly("pan 4485 2757 4230 8327", "cvv 812");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and the four digits on the front?",
        "\u00bfY los cuatro d\u00edgitos de delante?",
        "\u00bflos 4 n\u00fameros del frente?",
        "Und die vier Ziffern auf der Vorderseite?",
        "E os quatro d\u00edgitos na frente?",
        "Et les quatre chiffres au recto ?",
        "Et les quatre chiffres devant ?",
      })
  void questionsForTheCodeOnTheFront(String question) {
    assertThat(answer("3782 822463 10005\nAgent: " + question + "\nCustomer: 4829"))
        .containsExactly("pan 3782 822463 10005", "cvv 4829");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00bflos \u00faltimos cuatro d\u00edgitos de su DNI?",
        "\u00bflos cuatro d\u00edgitos de su tel\u00e9fono?",
        "Die letzten vier Ziffern?",
        "Et les quatre derniers chiffres ?",
        "os \u00faltimos quatro d\u00edgitos?",
      })
  void questionsForOtherFours(String question) {
    assertThat(answer("3782 822463 10005\nAgent: " + question + "\nCustomer: 4829"))
        .containsExactly("pan 3782 822463 10005");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And the area code?",
        "And the promo code?",
        "And the house number?",
        "How old is the little one?",
      })
  void questionsForSomethingElse(String question) {
    assertThat(answer("4485 2757 4230 8327\nAgent: " + question + "\nCustomer: 812"))
        .containsExactly("pan 4485 2757 4230 8327");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What's the 16 digits on the front?",
        "the sixteen digit number on the front please",
        "the long number across the front please",
        "the numbers embossed on the front please",
      })
  void card_askedForWithoutTheWord(String question) {
    String text =
        "Agent: "
            + question
            + "\nCustomer: 4 4 8 5 2 7 5 7\nAgent: yes\nCustomer: 4 2 3 0 8 3 2 7\n";
    assertThat(found(text)).containsExactly("pan 4 4 8 5 2 7 5 7", "pan 4 2 3 0 8 3 2 7");
    assertThat(SCANNER.scan(text).findings().get(0).confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the sixteen digit order number please",
        "what is the account number? it is long",
        "the 116 digits of your serial number",
      })
  void otherLongNumbers_areNoCardForSure(String question) {
    assertThat(
            SCANNER
                .scan(
                    "Agent: "
                        + question
                        + "\nCustomer: 4485 2757\nAgent: yes\nCustomer: 4230 8327\n")
                .findings())
        .allMatch(finding -> finding.confidence() == Confidence.LOW);
  }

  // ---- digits of the number in other answers

  @ParameterizedTest
  @CsvSource({"And the expiry?,09/27", "And your zip?,82372"})
  void answers_thatStandInTheNumberToo_areTheirOwn(String question, String answer) {
    assertThat(answer("5349 8237 2580 9275\nAgent: " + question + "\nCustomer: " + answer))
        .containsExactly("pan 5349 8237 2580 9275");
  }

  @ParameterizedTest
  @CsvSource({"was that 2580?,2580", "8237 2580?,8237 2580", "the expiry? and 9275 is right?,9275"})
  void groups_thatAreReadBack_areOfTheNumber(String question, String again) {
    assertThat(answer("5349 8237 2580 9275\nAgent: " + question + "\nCustomer: yes"))
        .containsExactly("pan 5349 8237 2580 9275", "pan " + again);
  }
}
