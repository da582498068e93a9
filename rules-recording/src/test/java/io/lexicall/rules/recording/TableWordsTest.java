package io.lexicall.rules.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lexicall.law.LawTable;
import io.lexicall.law.LawTableException;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A word of a table that nobody knows is refused: else a misspelt one would lift a duty. */
class TableWordsTest {
  private static String table(String name) throws IOException {
    try (InputStream in = RecordingRules.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static LawTable changed(String name, String words, String others) throws IOException {
    String text = table(name);
    assertThat(text).contains(words);
    return LawTable.read(name, new StringReader(text.replace(words, others)));
  }

  private static void assertRefused(ThrowingCallable making, String column) {
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(making)
        .withMessageContaining(column);
  }

  private static List<Rule<?>> american(String words, String others, boolean careful)
      throws IOException {
    Settings settings =
        Settings.defaults()
            .with(RecordingRules.BUSINESS_EXCEPTION, true)
            .with(RecordingRules.CAREFUL_STATES, careful);
    List<Rule<?>> rules = new ArrayList<>();
    new AmericanRules(settings).addTo(rules, changed("us-recording-consent.csv", words, others));
    return rules;
  }

  private static List<Rule<?>> european(String words, String others) throws IOException {
    return EuropeanRules.ofRecordings(
        changed("eu-recording.csv", words, others),
        LawTable.read("europe-notice.csv", new StringReader(table("europe-notice.csv"))));
  }

  @Test
  void consentOfStates() {
    assertRefused(() -> american("US-CA,all-party,", "US-CA,all-parties,", false), "phone_rule");
    assertRefused(
        () -> american("US-AK,one-party,one-party", "US-AK,one-party,oneparty", true),
        "careful_rule");
  }

  @Test
  void purposesOfStates() {
    assertRefused(
        () -> american("quality training", "quality trainings", false), "exception_purposes");
  }

  @Test
  void consentOfCountries() {
    assertRefused(
        () -> european("AT,,2015-01-01,,participant,", "AT,,2015-01-01,,participants,"),
        "consent_model");
  }

  @Test
  void purposesOfCountries() {
    assertRefused(
        () -> european("evidence legal-obligation,", "evidence legal-obligations,"),
        "exception_purposes");
    assertRefused(() -> european(",quality training,", ",qualities training,"), "consent_purposes");
  }
}
