package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something else that is asked for before a number is told to its end. */
class OtherAmidNumberTest {

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static String call(String lines) {
    return "Agent: Thank you for calling, how can I help?\nCustomer: I would like to pay my bill.\n"
        + lines.replace(" / ", "\n")
        + "\nAgent: Thank you.\nCustomer: Bye.\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card number please? / Customer: 4260 1815 / Agent: Sorry, what's your zip code? / Customer: 90210 / Agent: Okay, go on. / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: Sorry, what's your zip code? / Customer: 90210 / Agent: Thanks, and the rest of the card number? / Customer: 9083 0167",
        "Agent: Card number please. / Customer: It's 4260 1815 / Agent: And that was for $48.50, correct? / Customer: Yes. / Agent: Okay, go on with the card. / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: Is that for the 75 dollars? / Customer: Yes / Agent: Go ahead. / Customer: 9083. 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: And it expires? / Customer: 04/28 / Agent: and the rest of the number? / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: which month was the order? / Customer: March / Agent: okay, go ahead / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: if we get cut off, what's your phone number? / Customer: 312 555 0188 / Agent: okay, go ahead / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 / Agent: okay / Customer: 1815 / Agent: what's your zip code? / Customer: 90210 / Agent: okay / Customer: 9083 / Agent: yes / Customer: 0167",
        "Agent: what is the card number / Customer: four two six oh one eight one five / Agent: what is your zip code / Customer: nine oh two one oh / Agent: okay go on / Customer: nine oh eight three oh one six seven",
        "Agent: Card number please? / Customer: 4260 1815, do you also need my zip code, 90210? / Agent: no, go on / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 9083, your order number is 88213, by the way? / Agent: thanks, and the last four of the card? / Customer: 0167",
      })
  void number_amidWhichSomethingElseIsAskedFor_isFound_andTheOtherStays(String lines) {
    String redacted = redacted(call(lines));
    assertThat(redacted).doesNotContain("1815", "9083", "eight three", "one eight");
    for (String other :
        new String[] {"90210", "48.50", "75", "04/28", "0188", "88213", "two one oh"}) {
      assertThat(redacted.contains(other)).as(redacted).isEqualTo(call(lines).contains(other));
    }
  }

  /**
   * The digits before and behind are no number, or were not asked for, or answer something else.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card number please? / Customer: 4260 1815 / Agent: Sorry, what's your zip code? / Customer: 90210 / Agent: Okay, go on. / Customer: 9083 0168",
        "Agent: Account number please? / Customer: 4260 1815 / Agent: Sorry, what's your zip code? / Customer: 90210 / Agent: Okay, go on. / Customer: 9083 0167",
        "Agent: Card number please? / Customer: My order is 4260 1815 / Agent: Sorry, what's your zip code? / Customer: 90210 / Agent: Okay. / Customer: 9083 0167",
        "Agent: Card number please? / Customer: 4260 1815 / Agent: And your order number? / Customer: 9083 0167",
      })
  void digits_thatAreNoNumberOfACard_stay(String lines) {
    assertThat(redacted(call(lines))).isEqualTo(call(lines));
  }

  /** Of a text that names no speakers the sentences are read as turns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Okay, go on with the card. 9083. 0167.",
        "Thanks, and the rest? 9083. 0167.",
        "Okay. Next, please. 9083. Uh-huh. 0167.",
      })
  void numberInATextWithoutSpeakers_goesOnWhereItIsAskedFor(String rest) {
    String call =
        "Thanks for calling. Can I have the card number please? 4260. 1815. Sorry, what was the"
            + " callback number again? 376 810 8915. "
            + rest
            + " Thank you. Is there anything else that I can do for you today? No, that is all. Bye.";
    assertThat(redacted(call)).doesNotContain("1815", "9083").contains("376 810 8915");
    String other = call.replace("go on with the card", "thanks a lot").replace("the rest", "what");
    assertThat(redacted(other.replace("Next, please", "All right")).contains("4260. 1815"))
        .as(other)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$1,240.00", "1240.50 euros", "1,240.00 dollars"})
  void sum_isAskedForAmidANumber_howeverManyDigitsItHas(String sum) {
    String text =
        call(
            "Agent: Card number please? / Customer: 4260 1815 / Agent: That makes "
                + sum
                + ", right? / Customer: Yes / Agent: go on / Customer: 9083 0167");
    assertThat(redacted(text)).doesNotContain("1815", "9083").contains(sum);
    // Six digits that are no sum may be some of the number, read back.
    String other = text.replace(sum, "124 000");
    assertThat(redacted(other)).isEqualTo(other);
  }

  @Test
  void code_thatIsAskedFor_isNoRestOfTheNumber() {
    String text =
        call(
            "Agent: Card number please? / Customer: 4260 1815 / Agent: Is that for 75 dollars? /"
                + " Customer: Yes / Agent: And the card verification number? / Customer: 9083 0167");
    assertThat(redacted(text)).contains("4260 1815", "0167");
  }

  @Test
  void telephoneNumber_thatFitsWithTheRestByChance_hidesNothing() {
    String text =
        call(
            "Agent: Can I have the card number please? / Customer: four four four six. / Agent: what"
                + " was the callback number? / Customer: seven seven one nine two two nine six nine one."
                + " / Agent: go on / Customer: oh one eight two. / Customer: six oh seven six / Customer:"
                + " one six four four.");
    assertThat(redacted(text))
        .doesNotContain("eight two", "oh seven")
        .contains("nine six nine one");
  }

  /** As services store a call: the text of all, and each utterance. */
  @Test
  void whatIsToldAmidANumber_staysInEveryCopyToo() {
    String all =
        "Card number please? 4260. 1815. And your zip code? 90210. Go on. 9083. 0167. Thanks.";
    StringBuilder utterances = new StringBuilder();
    String[] turns = {
      "A Card number please?",
      "B 4260.",
      "B 1815.",
      "A And your zip code?",
      "B 90210.",
      "A Go on.",
      "B 9083.",
      "B 0167.",
      "A Thanks."
    };
    for (int i = 0; i < turns.length; i++) {
      utterances
          .append(i == 0 ? "" : ",")
          .append(
              "{\"start\": %d, \"end\": %d, \"speaker\": \"%c\", \"text\": \"%s\"}"
                  .formatted(i * 1000, i * 1000 + 900, turns[i].charAt(0), turns[i].substring(2)));
    }
    String json = "{\"text\": \"%s\", \"utterances\": [%s]}".formatted(all, utterances);
    String redacted = redacted(json);
    assertThat(redacted).doesNotContain("1815", "9083");
    assertThat(redacted.split("90210", -1)).hasSize(3);
  }
}
