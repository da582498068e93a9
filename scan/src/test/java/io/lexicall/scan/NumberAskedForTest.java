package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody says that the number is a card's, but its code or its expiry date is asked for next. */
class NumberAskedForTest {

  private static final String TOLD =
      "Customer: 4879 1648 1832. Bear with me.\nAgent: No problem.\nCustomer: 2996.\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Okay, whenever you're ready with the number. | And the security code?
          Okay, whenever you're ready with the number | And the CVC number please?
          Can you read me the number, please? | And the expiry date?
          Go ahead, read out the number. | When does it expire?
          Can I have the number? | What are the three digits on the back?
          Can I have the number please? | And the expiry date?
          What's the number? | And the CVV?
          What is the number? | When does it expire?
          """)
  void number_isACards(String question, String next) {
    String call = "Agent: " + question + "\n" + TOLD + "Agent: " + next + "\nCustomer: 887.\n";

    assertThat(found(call)).contains("pan 4879 1648 1832", "pan 2996");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Okay, whenever you're ready with the number of the parcel.",
        "Okay, whenever you're ready with the order number.",
        "Okay, whenever you're ready with a number.",
        "The number.",
        "What of the number?",
      })
  void numberOfSomethingElse_isNone(String question) {
    String call =
        "Agent: " + question + "\n" + TOLD + "Agent: And the security code?\nCustomer: 887.\n";

    assertThat(found(call)).noneMatch(each -> each.startsWith("pan"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thank you.", "When does your licence expire?", "Is your CV up to date?"})
  void number_whoseCodeNobodyAsksFor_isNone(String next) {
    String call = "Agent: Whenever you're ready with the number.\n" + TOLD + "Agent: " + next;

    assertThat(found(call)).isEmpty();
  }

  /** What is asked for behind the word for a card is of that card. */
  @Test
  void numberBeforeACard_isNone() {
    String call =
        "Agent: Whenever you're ready with the number.\n"
            + TOLD
            + "Agent: How would you like to pay?\nCustomer: By card.\nAgent: The security code?\n";

    assertThat(found(call)).noneMatch(each -> each.contains("2996"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: And the CVC number please?\nCustomer: eight four three.\nAgent: Okay, so eight"
            + " hundred forty-three.\n",
        "Agent: And the CVC number please?\nCustomer: eight four three.\nAgent: Okay, so eight"
            + " hundred and forty-three.\n",
      })
  void code_toldAgainAsOneNumber_isFound(String turns) {
    String call = "Agent: Your card number?\nCustomer: 4879 1648 1832 2996.\n" + turns;

    assertThat(found(call))
        .contains("cvv eight four three")
        .anyMatch(each -> each.startsWith("cvv eight hundred"));
  }
}
