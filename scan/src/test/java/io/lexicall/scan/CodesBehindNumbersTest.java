package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security codes by other names than "CVV", and without any. */
class CodesBehindNumbersTest {

  private final Finder finder = new Finder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my C V V is 523",
        "the C.V.V. is 523",
        "C.V.V. 523",
        "ccv 523",
        "CCV: 523",
        "CV2 523",
        "cv2: 523",
        "the three numbers on the back are 523",
        "three numbers from the back: 523",
      })
  void code_byEveryUsualName_isFound(String text) {
    assertThat(finder.found(text)).containsExactly("cvv: 523");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see my CV 523",
        "C 5 V 523",
        "the code is 523",
        "the card is 4111111111111111 and the ZIP code is 523",
        "error code is 523",
        "vitamin c v 523",
      })
  void code_byOtherWords_isNone(String text) {
    assertThat(finder.found(text)).noneMatch(found -> found.startsWith("cvv"));
  }

  @Test
  void code_behindItsNumber_isNoPartOfIt() {
    assertThat(finder.found("4996 2283 0388 3685 595"))
        .containsExactly("pan: 4996 2283 0388 3685", "cvv: 595");
    assertThat(finder.rated("4996 2283 0388 3685 595")).containsExactly("pan high", "cvv low");
    assertThat(finder.found("card 4111 1111 1111 1111 123")).contains("cvv: 123");
    assertThat(finder.found("card 3782 822463 10005 1234")).contains("cvv: 1234");
    assertThat(finder.found("paid 4111 1111 1111 1111 123 dollars")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 123 456")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 123 45678901234567890123")).hasSize(1);
    assertThat(finder.found("card 4111 1111 1111 1111 12")).hasSize(1);
  }

  @Test
  void code_behindTheDate_isFound() {
    assertThat(finder.found("4111111111111111 04/28 123")).contains("cvv: 123");
    assertThat(finder.found("4111 1111 1111 1111, 12/2028, 123.")).contains("cvv: 123");
    assertThat(finder.found("378282246310005 04/28 1234")).contains("cvv: 1234");
    assertThat(finder.found("4111111111111111 13/28 123")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 1234")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 123.50")).hasSize(1);
    assertThat(finder.found("4111111111111111 04/28 12:30")).hasSize(1);
  }

  @Test
  void code_saidToBeOneAfterANumber_isFound() {
    assertThat(finder.found("it's 4111111111111111 and the code is 123")).contains("cvv: 123");
    assertThat(finder.found("it's 4111111111111111" + " or so".repeat(40) + " and the code is 123"))
        .hasSize(1);
  }
}
