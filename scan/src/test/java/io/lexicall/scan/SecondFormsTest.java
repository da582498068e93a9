package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold what was said more than once: each form is searched. */
class SecondFormsTest {
  private static final List<String> SAID =
      List.of("What is your card number?", "4485 2757", "4230 8327", "CVV?", "812", "thanks");

  /** Turns of two speakers, of which each has what is said at {@code %s}, and its place. */
  private static String turns(String turn) {
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < SAID.size(); i++) {
      String speaker = SAID.get(i).matches("[0-9 ]+") ? "B" : "A";
      turns.add(
          turn.replace("SPEAKER", speaker)
              .replace("%s", SAID.get(i))
              .replace("%d", "" + (7000 + i)));
    }
    return "[" + String.join(",", turns) + "]";
  }

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"raw_text\":\"%s\"",
        "\"normalizedText\":\"%s.\"",
        "\"caption\":\"%s\"",
        "\"html\":\"<p class='t1'>%s</p>\"",
        "\"forms\":{\"original\":\"%s\"}",
        "\"lines\":[\"%s\"]",
      })
  void redact_aSecondForm_underAnyName_isMaskedToo(String form) {
    String text = turns("{\"speaker\":\"SPEAKER\",\"text\":\"%s\"," + form + "}");
    assertThat(redacted(text))
        .doesNotContain("4485 2757", "4230 8327", "812")
        .contains("448527**\",", "****8327\",", "***\",");
  }

  /** In other words: the digits are the same. */
  @Test
  void redact_aTranslation_isMaskedToo() {
    String text =
        turns("{\"speaker\":\"SPEAKER\",\"text\":\"%s\",\"translation\":\"Bien: %s\"}")
            .replace("Bien: What is your card number?", "\u00bfN\u00famero de tarjeta?")
            .replace("Bien: CVV?", "\u00bfEl CVV?");
    assertThat(redacted(text)).doesNotContain("4485 2757", "4230 8327", "812");
  }

  /** Digits of their own in each turn are no speech: four of four would make a card's. */
  @ParameterizedTest
  @ValueSource(strings = {"\"ref\":\"%d\"", "\"desk\":\"A %d\"", "\"at\":\"2026-11-30 %d\""})
  void scan_whatIsNotTheText_isNoSpeech(String other) {
    String text =
        turns("{\"speaker\":\"SPEAKER\",\"text\":\"%s\"," + other + "}")
            .replace("7000", "4111")
            .replaceAll("700[1-5]", "1111");
    assertThat(found(text)).containsExactly("pan 4485 2757", "pan 4230 8327", "cvv 812");
  }

  private static String azure(String combined, String... phrases) {
    StringBuilder each = new StringBuilder();
    for (int i = 0; i < phrases.length; i++) {
      each.append(i == 0 ? "" : ",")
          .append("{\"channel\":%d,\"offset\":\"PT%dS\",\"duration\":\"PT1S\",".formatted(i % 2, i))
          .append("\"nBest\":[{\"display\":\"%s\"}]}".formatted(phrases[i]));
    }
    return "{\"combinedRecognizedPhrases\":[{\"channel\":0,\"display\":\"card number? And the"
        + " CVV?\"},"
        + "{\"channel\":1,\"display\":\"%s\"}],\"recognizedPhrases\":[%s]}"
            .formatted(combined, each);
  }

  /** No question ends the code there, and no word. */
  @ParameterizedTest
  @CsvSource({
    "4111 1111 1111 1111 452 20500, 411111******1111 *** 20500",
    "4111 1111 1111 1111 fifty 452 20500, 411111******1111 fifty *** 20500",
    "4111 1111 1111 1111 4 5 2 202 555 0155, 411111******1111 *** 202 555 0155",
  })
  void redact_codeInTheTextOfAChannel_isMaskedWhereItsQuestionIsElsewhere(
      String combined, String masked) {
    String behind = combined.substring(20).replaceFirst(" ?(452|4 5 2)", "").trim();
    String text =
        azure(
            combined,
            "card number?",
            "4111 1111 1111 1111" + (behind.startsWith("fifty") ? " fifty" : ""),
            "And the CVV?",
            combined.contains("452") ? "452" : "4 5 2",
            "And your ZIP?",
            behind.replace("fifty ", ""));
    assertThat(redacted(text)).contains("\"" + masked + "\"");
  }

  /** Digits in another order are not the same speech: what the code is there is unknown. */
  @Test
  void redact_sameDigitsOfAnotherOrder_areNoCode() {
    String text =
        azure(
            "4111 1111 1111 1111 20502 452",
            "card number?",
            "4111 1111 1111 1111",
            "And the CVV?",
            "452",
            "Your ZIP?",
            "20502");
    assertThat(redacted(text)).contains("\"411111******1111 20502 452\"");
  }

  /** The labels there are digits too. */
  @Test
  void redact_labelledTurnsInAValue_leavesTheirLabels() {
    String turns =
        "Speaker 0: What is your card number?\\n\\nSpeaker 1: 4111\\n\\nSpeaker 0: okay\\n\\n"
            + "Speaker 1: 1111\\n\\nSpeaker 0: okay\\n\\nSpeaker 1: 1111\\n\\nSpeaker 0: okay\\n\\n"
            + "Speaker 1: 1111\\n\\nSpeaker 0: thanks\\n";
    String text =
        "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"hello\",\"paragraphs\":"
            + "{\"transcript\":\""
            + turns
            + "\"}}]}]}}";
    assertThat(found(text)).containsExactly("pan 4111", "pan 1111", "pan 1111", "pan 1111");
    String once = redacted(text);
    assertThat(once).contains("Speaker 1: 11**").doesNotContain("Speaker *");
    assertThat(redacted(once)).isEqualTo(once);
  }
}
