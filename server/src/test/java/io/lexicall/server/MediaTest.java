package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | true",
        "'' | true",
        "*/* | true",
        "application/json | true",
        "APPLICATION/JSON;q=0.5 | true",
        "text/html | false",
        "application/json;q=0 | false",
        "application/json;q=0.0, */* | false",
        "application/*;q=0, application/json | true",
        "text/*, image/png | false",
        "nonsense | false"
      })
  void isAccepted_byTheMostPreciseRange(String accept, boolean expected) {
    assertThat(Media.isAccepted(accept, List.of("application/json"))).isEqualTo(expected);
  }
}
