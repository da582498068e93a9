package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

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
}
