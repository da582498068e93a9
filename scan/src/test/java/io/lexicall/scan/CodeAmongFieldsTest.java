package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes between the number of a card and the day on which it expires: the order of most forms. */
class CodeAmongFieldsTest {

  private final Finder finder = new Finder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5425233430109903 418 06/29",
        "5425233430109903,418,0629",
        "5425233430109903|418|06/29",
        "5425233430109903;418;0629",
        "5425233430109903\t418\t06/29",
        "5425233430109903/418/06/29",
        "5425233430109903:418:06:29",
        "5425233430109903 418 06-29",
        "5425233430109903 418 6/29",
        "5425233430109903 418 12/2029",
        "5425233430109903 418 June 2029",
        "5425 2334 3010 9903 418 06/29",
        "5425 2334 3010 9903, 418, 06/29",
        "5425 2334 3010 9903 418 0629",
        "Jane Doe,5425233430109903,418,06/29,60614",
        "note: 5425233430109903 (418) 06/29",
        "card 5425233430109903 418 0629 Jane Doe",
        "\"5425233430109903\",\"418\",\"06/29\"",
        "\"5425233430109903\",\"06/29\",\"418\"",
        "'5425233430109903';'418';'0629'",
        "5425233430109903,\"418\",\"06/29\"",
        "[\"5425233430109903\", 418, \"06/29\"]",
        "{\\\"a\\\":[\\\"5425233430109903\\\",\\\"418\\\",\\\"06/29\\\"]}",
        "<td>5425233430109903</td><td>418</td><td>06/29</td>",
        "<tr><td>5425233430109903</td>\n <td class=\"d\">06/29</td>\n <td>418</td></tr>",
        "5425 2334 3010 9903 and 418 and it's good till 06 29",
        "5425 2334 3010 9903 y 418, vence 06/29",
        "5425 2334 3010 9903 und 418, g\u00fcltig bis 06/29",
        "card 5425 2334 3010 9903 418 oh six twenty nine",
      })
  void code_beforeTheDate_isFound(String text) {
    assertThat(finder.found(text)).hasSize(2).contains("cvv: 418");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "378282246310005 4181 06/29|cvv: 4181",
        "card 3782 822463 10005 4181 0629|cvv: 4181",
        "card five four two five two three three four three oh one oh nine nine zero three four one"
            + " eight oh six two nine|cvv: four one eight",
        "card five four two five two three three four three oh one oh nine nine zero three, four"
            + " eighteen, oh six twenty nine|cvv: four eighteen",
        "Agent: security code and expiry?\u00a6Customer: nine oh two, oh four twenty eight|cvv: nine oh two",
      })
  void code_ofFourFiguresOrInWords_isFound(String text, String code) {
    assertThat(finder.found(text.replace('\u00a6', '\n'))).contains(code);
  }

  /** Seven digits may be a code and a date, or a date and a code. */
  @Test
  void code_inWordsThatMayBeTheDate_isFoundEitherWay() {
    assertThat(finder.found("card 5425 2334 3010 9903 one two three oh four twenty eight"))
        .containsExactly(
            "pan: 5425 2334 3010 9903", "cvv: one two three", "cvv: four twenty eight");
  }

  /**
   * "Three one five" before 08/28 is a code, but not where more digits are said directly behind.
   */
  @Test
  void digitsOfALongerNumber_areNoCodeAndDate() {
    assertThat(finder.found("card 5425 2334 3010 9903 three-one-five zero-eight-two-eight"))
        .contains("cvv: three-one-five");
    assertThat(
            finder.found(
                "card 5425 2334 3010 9903 three-one-five-zero-eight-two-eight-one-nine-nine-eight"
                    + "-seven-three"))
        .noneMatch(found -> found.startsWith("cvv"));
  }

  /** An order may have a number that could be a card's, and more figures behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5425233430109903 418 99/29",
        "5425233430109903 418 13/29",
        "5425233430109903 418 06/19",
        "5425233430109903,418,0655",
        "5425233430109903,418,06/29/2025",
        "5425233430109903 200 06/29/2024",
        "5425233430109903 200 2026-11-30",
        "5425233430109903 200 12:30",
        "5425233430109903 200 12:30:15",
        "5425233430109903,200,12.30",
        "5425233430109903,418,2029",
        "5425233430109903 4181 06/29",
        "378282246310005 418 06/29",
        "5425233430109903 41 06/29",
        "\"5425233430109903\",\"418\",\"06/19\"",
        "\"5425233430109903\",\"418\",\"12:30\"",
        "\"5425233430109903\",\"418\",\"1230 Main Street\"",
        "\"5425233430109903\",\"06/29\",\"4180\"",
        "\"5425233430109903\",\"06/29\",\"418 Main Street\"",
        "<td>5425233430109903</td><td>418</td><th>06/29</th>",
        "5425233430109903 418 06/29%",
        "card 5425233430109903 and 418 and the amount is 0628",
        "card 5425 2334 3010 9903 nine two three oh four ninety eight",
        "card 5425 2334 3010 9903 nine two three oh four twenty eight six oh six one four",
      })
  void figures_beforeWhatIsNoDate_areNoCode(String text) {
    assertThat(finder.found(text)).noneMatch(found -> found.startsWith("cvv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5425233430109903 418 0629|cvv medium",
        "order 5425233430109903 418 0629|cvv low",
        "card of order 5425233430109903 418 0629|cvv medium",
      })
  void code_ofAnOrder_isLow(String text, String rated) {
    assertThat(finder.rated(text)).contains(rated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card, CVV, expiry?\nCustomer: 5425233430109903 418 0629\n",
        "{\"messages\":[{\"role\":\"customer\",\"text\":\"5425233430109903 418 06/29\"}]}",
        "WEBVTT\n\n00:01.000 --> 00:03.000\nAgent: Card number?\n\n00:03.100 --> 00:04.600\n"
            + "Customer: 5425 2334 3010 9903\n\n00:05.100 --> 00:06.600\nCustomer: 418 06/29\n",
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Agent>Card number, code, date?\n\n"
            + "00:03.100 --> 00:04.600\n<v Customer>5425 2334 3010 9903\n\n"
            + "00:05.100 --> 00:06.600\n<v Customer>418 0629\n",
      })
  void code_beforeTheDateInACall_isFound(String text) {
    assertThat(CallFinder.found(text)).contains("cvv 418");
  }

  /** The days from which and until which a card is valid are two dates. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card number?\nCustomer: 4539148803436467\n"
            + "Agent: start date and expiry?\nCustomer: 04 24 to 04 28\n",
        "Agent: Card number?\nCustomer: 4539148803436467\n"
            + "Agent: start date and expiry?\nCustomer: 0424 0428\n",
      })
  void secondDate_isNoCode(String text) {
    assertThat(CallFinder.found(text)).containsExactly("pan 4539148803436467");
  }
}
