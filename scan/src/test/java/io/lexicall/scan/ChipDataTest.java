package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data of chips as terminals log them: tag, length and value in hexadecimal figures. */
class ChipDataTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  private static List<String> found(String text) {
    return SCANNER.scan(text).stream()
        .map(span -> span.kind() + " " + text.substring((int) span.start(), (int) span.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "57135425233430109903D29062010000000000418F, 5425233430109903D29062010000000000418F",
    "57135425233430109903d29062010000000000418f, 5425233430109903d29062010000000000418f",
    "570F4111111111111111D2906201000000, 4111111111111111D2906201000000",
    "571241111111111111D2906201000000000000, ''",
    "4F07A000000003101057135425233430109903D29062010000000000418F5F2002,"
        + " 5425233430109903D29062010000000000418F",
    "57125425233430109903D290620100000000004189F02, 5425233430109903D2906201000000000041",
  })
  void trackWithItsTag_isFound(String text, String track) {
    List<String> expected = track.isEmpty() ? List.of() : List.of("track " + track);
    assertThat(found(text)).as(text).isEqualTo(expected);
    assertThat(found("emv=" + text + "\n")).as(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5A085425233430109903",
        "5a085425233430109903",
        "5A0854252334301099035F24032906309F02",
        "9F26085A08542523343010990382023900",
        "{\"emv\":\"4F07A00000000310105A085425233430109903\"}",
      })
  void numberWithItsTag_isFound(String text) {
    assertThat(found(text)).as(text).containsExactly("pan 5425233430109903");
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .isEqualTo(text.replace("5425233430109903", "542523******9903"));
  }

  @Test
  void numberOfOddLength_isFilled() {
    assertThat(found("5A08378282246310005F")).containsExactly("pan 378282246310005");
    assertThat(found("5A0A6304000000000000000F")).containsExactly("pan 6304000000000000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5A085425233430109904", // no check digit
        "5B085425233430109903", // another tag
        "5A075425233430109903", // another length
        "5A095425233430109903",
        "5A08542523343010990", // cut off
        "ZZ5A085425233430109903Z",
        "xyz5A085425233430109903",
        "57135425233430109903D29132010000000000418F", // no month
        "57135425233430109904D29062010000000000418F",
        "58135425233430109903D29062010000000000418F",
        "57135425233430109903D2906201000000000",
        "57135425233430109903E29062010000000000418F",
      })
  void whatIsNotAsTheTagSays_isNoData(String text) {
    assertThat(found(text)).as(text).isEmpty();
  }
}
