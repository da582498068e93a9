package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents note of cards: in their short words, in reservations, and where there is no code. */
class CardNotesTest {
  private static final String CARD = "visa 4485275742308327 exp 09/27 ";

  private final Finder finder = new Finder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sec 812",
        "sec cd 812",
        "sec # 812",
        "SEC# 812",
        "Security # 812",
        "cv 812",
        "vcode 812",
        "v-code 812",
        "3 digit 812",
        "3 digits: 812",
        "3 digits off back of card: 812",
        "back # 812",
        "bk code 812",
        "crypto 812",
        "cod seg 812",
        "c\u00f3d. seg. 812",
        "cod. de seg. 812",
        "security value 812",
        "ccode 812",
        "CVNum 812",
        "CSV 812",
        "CVS: 812",
        "CardSecVal 812",
      })
  void code_byItsShortName_behindACardAndItsDate(String code) {
    assertThat(finder.found(CARD + code + " zip 60614"))
        .containsExactly("pan: 4485275742308327", "cvv: 812");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip 606",
        "amt 812 zip 60614",
        "apt 812",
        "ref 812",
        "sec 8124",
        "3 items 812",
        "auth 812",
      })
  void otherFields_behindACardAndItsDate_areNoCodes(String field) {
    assertThat(finder.found(CARD + field)).containsExactly("pan: 4485275742308327");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sec 812", "crypto 812", "CSV 812", "back # 812", "cv 812"})
  void shortNames_withoutACard_areNone(String text) {
    assertThat(finder.found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SALE,4485275742308327,0927,812,150.00",
        "SALE~4485275742308327~0927~812~150.00",
        "SALE|4485275742308327|0927|812|150.00",
      })
  void fieldsInARow(String row) {
    assertThat(finder.found(row)).containsExactly("pan: 4485275742308327", "cvv: 812");
  }

  @Test
  void amountInARow_isNoCode() {
    assertThat(finder.found("SALE,4485275742308327,0927,1,812,150.00"))
        .containsExactly("pan: 4485275742308327");
  }

  // ---- how one pays, in reservations

  @ParameterizedTest
  @CsvSource({
    "FOP CCVI4485275742308327/0927,4485275742308327",
    "VI4485275742308327,4485275742308327",
    "MC5349823725809275,5349823725809275",
    "CA5349823725809275,5349823725809275",
    "*AX378282246310005/0927,378282246310005",
  })
  void number_behindTheCodeOfItsNetwork(String text, String number) {
    assertThat(finder.found(text)).containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MC4485275742308327",
        "XVI4485275742308327",
        "VI4485275742308328",
        "CA5349823725809275AF",
        "ZZ4485275742308327",
      })
  void number_behindOtherLetters(String text) {
    assertThat(finder.found(text)).isEmpty();
  }

  // ---- no code

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<CVV2ResponseCode>000</CVV2ResponseCode>",
        "cvvTimeoutMs: 300",
        "cvv [redacted] amt 150",
        "cvv: [redacted], 150",
        "CVV mismatch, declined 3 times, code 082",
        "cvv failed - called 800 number back",
        "No CVV on file - pmt 150 posted",
        "Cust refused to give CVV, balance due 412",
        "time of cvv 10:00:02.000+0000",
        "Agent: The CVV, please enter it on your keypad\nCustomer: done\n"
            + "Agent: and what is your house number?\nCustomer: 412",
      })
  void notes_thatThereIsNoCode(String text) {
    assertThat(finder.found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVV2 812",
        "no, CVV 812",
        "cvv: 812 (not redacted)",
        "refused at first. CVV 812",
        "Agent: The CVV\nplease?\nCustomer: 812",
        "Agent: and the CVV?\nCustomer: 812",
      })
  void notes_ofACode(String text) {
    assertThat(finder.found(text)).contains("cvv: 812");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one-time verification code is 4829",
        "sent SMS verification code 482913 to cust; resent verification code 4829",
        "Agent: I just texted you a security code, can you read it?\nCustomer: 4829",
        "Agent: What is the security code on your account?\nCustomer: 4829",
      })
  void codesOfMessagesAndAccounts_areDoubtful(String text) {
    assertThat(finder.rated(text)).containsExactly("cvv low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the security code is 4829",
        "channel sms. my security code is 4829",
        "Agent: What is the security code on your card?\nCustomer: 4829",
      })
  void codesOfCards_areNot(String text) {
    assertThat(List.of("cvv high", "cvv medium")).containsAll(finder.rated(text));
    assertThat(finder.rated(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meter reading",
        "loan #",
        "conf#",
        "confirmation number is",
        "voucher",
        "coupon number is"
      })
  void numbersOfSomethingElse_areDoubtful(String name) {
    assertThat(finder.rated(name + " 4485275742308327")).containsExactly("pan low");
    assertThat(finder.rated("visa " + name + " 4485275742308327")).containsExactly("pan high");
  }
}
