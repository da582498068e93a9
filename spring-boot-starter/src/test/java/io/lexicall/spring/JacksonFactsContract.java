package io.lexicall.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of both: facts as arguments of handlers are read as strictly as everywhere else. */
abstract class JacksonFactsContract {
  private static final String FACTS =
      """
      {"activity":"contact","at":"2026-11-24T12:59:59Z","to":{"number":"+12125550142","age":40},\
      "campaign":{"id":"a\\u00e9\\"\\\\","liveAnswers":12},\
      "lists":[{"list":"national-dnc","listed":true,"asOf":"2026-11-20"}]}""";

  abstract Activity<?> read(byte[] json) throws Exception;

  abstract List<Contact> readList(byte[] json) throws Exception;

  abstract Contact readFromTree(String json) throws Exception;

  private Activity<?> read(String json) throws Exception {
    return read(json.getBytes(UTF_8));
  }

  @Test
  void facts_areThoseOfTheText() throws Exception {
    assertThat(read(FACTS)).isEqualTo(ActivityJson.read(FACTS));
    assertThat(readFromTree(FACTS)).isEqualTo(ActivityJson.read(FACTS));
    assertThat(readList(("[" + FACTS + "," + FACTS + "]").getBytes(UTF_8)))
        .hasSize(2)
        .containsOnly((Contact) ActivityJson.read(FACTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"at\":", "\"number\":", "\"listed\":", "\"to\":"})
  void nameThatIsGivenTwice_isRefused_atAnyDepth(String name) {
    String value =
        switch (name) {
          case "\"at\":" -> "\"2026-11-24T17:00:00Z\"";
          case "\"number\":" -> "\"+13055550142\"";
          case "\"to\":" -> "{\"number\":\"+13055550142\"}";
          default -> "false";
        };
    String twice = FACTS.replace(name, name + value + "," + name);

    assertRefused(() -> read(twice), "is given twice");
    assertRefused(() -> readList(("[" + twice + "]").getBytes(UTF_8)), "is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"39.99999999999999999999", "40.0", "1e400", "40000000000000000000000"})
  void numberThatIsNoWholeOne_isNotRounded(String age) {
    assertRefused(() -> read(FACTS.replace("40", age)), "to.age");
  }

  @Test
  void textThatIsNoObject_isRefused() {
    assertRefused(() -> read("[" + FACTS + "]"), "");
    assertRefused(() -> read("7"), "");
    assertRefused(() -> read("\"contact\""), "");
  }

  @Test
  void facts_mayTakeAMebibyte_andNoByteMore() throws Exception {
    String most = FACTS + " ".repeat(JsonLines.DEFAULT_MOST_BYTES - FACTS.length());
    String padded = most.stripTrailing().replace(",\"to\"", ",%s\"to\"");
    String blanks = " ".repeat(JsonLines.DEFAULT_MOST_BYTES - FACTS.length());

    assertThat(read(padded.formatted(blanks))).isEqualTo(ActivityJson.read(FACTS));
    assertRefused(() -> read(padded.formatted(blanks + " ")), FactsText.TOO_LARGE);
  }

  @Test
  void facts_areMeasured_alsoWithoutTheirText() throws Exception {
    String name = "\u00e9\u20ac".repeat((JsonLines.DEFAULT_MOST_BYTES - FACTS.length()) / 5 - 8);
    String within = FACTS.replace("{\"activity\"", "{\"id\":\"" + name + "\",\"activity\"");
    String beyond = within.replace(name, name + "\u20ac".repeat(40));

    assertThat(readFromTree(within)).isEqualTo(ActivityJson.read(within));
    assertRefused(() -> readFromTree(beyond), FactsText.TOO_LARGE);
  }

  private static void assertRefused(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading)
        .satisfies(
            failure ->
                assertThat(failure.getClass().getSimpleName())
                    .isEqualTo("MismatchedInputException"))
        .hasMessageContaining(why)
        .hasMessageNotContaining("5550142");
  }
}
