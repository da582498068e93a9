package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that a service writes as what else was said: a telephone number, words that sound alike.
 */
class WrittenAsOtherTest {

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static String call(String question, String answer) {
    return "Agent: Thank you for calling, how can I help?\nCustomer: I would like to pay.\nAgent: "
        + question
        + "\nCustomer: "
        + answer
        + "\nAgent: Thank you.\nCustomer: Bye.\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "426-018-1590 830167",
        "426018 159-083-0167",
        "4260 181-590-8301 67",
        "426-0181 5908 30167",
        "4260 1815 908-3016 7",
        "It's 4260 18:15 9083 0167.",
        "371-449-6353 98431",
        "four to six oh one eight one five nine oh eight three oh one six seven",
        "for two six oh one ate one five nine oh eight three oh won six seven",
        "4 to 6 0 1 8 1 5 9 0 8 3 0 1 6 7",
        "4 to 60 1815 9083 0167",
        "for 260 1815 9083 0167",
        "It's for two six oh one eight one five nein oh eight free oh one sicks seven",
        "four too six owe one eight one fife nine oh eight tree oh one sicks seven",
      })
  void number_thatWasAskedFor_isFound(String answer) {
    String text = call("Card number please?", answer);
    assertThat(redacted(text)).isNotEqualTo(text).doesNotContain("8301", "1590", "eight");
    String plain = "Can I have your card number please? " + answer;
    assertThat(redacted(plain + ". " + "Thank you very much, that is all. ".repeat(8)))
        .doesNotContain("8301", "1590", "eight");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "426-018-1590 830168",
        "four to six oh one eight one five nine oh eight three oh one six eight",
        "I want to pay for 2 to 4 people",
        "we need to order for two to four and then one more to go for five",
      })
  void digits_thatAreNoNumber_stay(String answer) {
    String text = call("Card number please?", answer);
    assertThat(redacted(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "426-018-1590 830167",
        "four to six oh one eight one five nine oh eight three oh one six seven",
      })
  void digits_thatWereNotAskedForAsACard_stay(String answer) {
    for (String question : new String[] {"Your phone number and extension?", "What's the order?"}) {
      String text = call(question, answer);
      assertThat(redacted(text)).isEqualTo(text);
    }
  }
}
