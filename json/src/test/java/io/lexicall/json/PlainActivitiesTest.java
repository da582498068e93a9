package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.internal.FactsReader;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader of plain texts reads what the reader of all texts reads, or leaves it to that one. */
class PlainActivitiesTest {
  private static final String PAYMENT =
      """
      {"activity":"payment","at":"2026-11-24T12:00:00Z","recorded":false}""";

  @Property
  void reads_whatIsWritten_withoutEscapes(@ForAll long seed) {
    Activity<?> activity = new SomeFacts(seed).activity();
    String json = ActivityJson.write(activity);
    Activity<?> plain = FactsReader.plainActivity(json);
    if (json.indexOf('\\') < 0
        && !json.contains("\"affectedByRegion\"")
        && isWithoutSurrogates(json)) {
      assertThat(plain).isEqualTo(activity);
    }
    agrees(json);
  }

  @Property
  void reads_whatWasJudged(@ForAll long seed) {
    String json = ActivityJson.writeComplete(SomeFacts.asJudged(seed).activity());
    Activity<?> plain = FactsReader.plainComplete(json);
    if (plain != null) {
      assertThat(plain).isEqualTo(ActivityJson.readAnyComplete(json));
      assertThat(ActivityJson.writeComplete(plain)).isEqualTo(json);
    }
  }

  /** Damage that mostly keeps the form: words, signs and digits are left out, doubled, swapped. */
  @Property(tries = 3_000)
  void agrees_onDamagedTexts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String json = ActivityJson.write(new SomeFacts(random.nextLong()).activity());
    for (int i = 0; i < 4; i++) {
      agrees(damaged(json, random));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"activity\":\"payment\",\"at\":\"2026-11-24T12:00:00Z\"} | true",
        "` { \"activity\" : \"payment\" ,\t\"at\": \"2026-11-24T12:00:00Z\" } ` | true",
        "{\"activity\":\"payment\",\"at\":\"2026-11-24T12:00:00-05:00\"} | true",
        "{\"at\":\"2026-11-24T12:00:00Z\",\"activity\":\"payment\"} | false",
        "{\"activity\":\"payment\",\"at\":\"2026-11-24T12:00:00\\u005a\"} | false",
        "{\"activity\":\"payment\",\"at\":\"2026-11-24T12:00:00Z\",\"id\":\"a\\\\b\"} | false",
      })
  void isPlain_asItIsWritten(String json, boolean plain) {
    assertThat(FactsReader.plainActivity(json) != null).isEqualTo(plain);
    assertThat(ActivityJson.tryRead(json)).isInstanceOf(Reading.Understood.class);
    agrees(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`,\"recorded\":true}`", // a fact twice
        "`,\"recorded\":falsehood}`",
        "`,\"record\":true}`", // the beginning of a name
        "`,\"id\":null}`",
        "`,\"id\":7}`",
        "`,\"id\":\"a\tb\"}`", // a control character that is not escaped
        "`,\"id\":\"\uD800\"}`", // half of a character
        "`,}`",
        "`}}`",
        "`} {}`",
        "`,\"id\":\"a\"`",
        "`,\"id\":\"a}`",
        "`,\"id\" \"a\"}`",
        "`,\"controller\":{\"country\":\"US-TX\"}}`",
        "`,\"controller\":{\"targets\":[\"US\",]}}`",
        "`,\"controller\":{\"targets\":\"US\"}}`",
      })
  void isNotPlain_whatIsWrong(String end) {
    String json = PAYMENT.substring(0, PAYMENT.length() - 1) + end;
    assertThat(FactsReader.plainActivity(json)).isNull();
    assertThat(ActivityJson.tryRead(json)).isInstanceOf(Reading.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "2147483647, true",
    "2147483648, false",
    "10000000000, false",
    "1.0, false",
    "1e3, false",
    "-0, false",
    "007, false",
    "-1, false",
    "'', false"
  })
  void isPlain_aCount(String count, boolean plain) {
    String json =
        """
        {"activity":"contact","at":"2026-11-24T12:00:00Z","to":{"number":"+12125550142"},\
        "channel":"voice","purpose":"survey","campaign":{"liveAnswers":%s}}"""
            .formatted(count);
    assertThat(FactsReader.plainActivity(json) != null).isEqualTo(plain);
    agrees(json);
  }

  @Test
  void aStandingFact_isReadOnlyInWhatWasJudged() {
    String json =
        PAYMENT.substring(0, PAYMENT.length() - 1)
            + ",\"emergencies\":[{\"region\":\"US-LA\",\"from\":\"2026-11-01\"}]}";
    json = json.replace("payment", "contact").replace(",\"recorded\":false", "");
    assertThat(FactsReader.plainActivity(json)).isNull();
    agrees(json);
  }

  /** If a text is plain, it is read as the other reader reads it. */
  private static void agrees(String json) {
    Activity<?> plain = FactsReader.plainActivity(json);
    if (plain != null) {
      Reading any = ActivityJson.tryReadAny(json);
      assertThat(any).as(json).isInstanceOf(Reading.Understood.class);
      Activity<?> same = ((Reading.Understood) any).activity();
      assertThat(plain).as(json).isEqualTo(same);
      assertThat(ActivityJson.write(plain)).isEqualTo(ActivityJson.write(same));
    }
    Activity<?> judged = FactsReader.plainComplete(json);
    if (judged != null) {
      assertThat(judged).as(json).isEqualTo(readAnyComplete(json));
    }
  }

  private static @Nullable Activity<?> readAnyComplete(String json) {
    try {
      return ActivityJson.readAnyComplete(json);
    } catch (InvalidFactsException e) {
      return null;
    }
  }

  private static boolean isWithoutSurrogates(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static String damaged(String json, SplittableRandom random) {
    int at = random.nextInt(json.length());
    int end = Math.min(json.length(), at + 1 + random.nextInt(3));
    String part = json.substring(at, end);
    String other =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> part + part;
          case 2 -> String.valueOf("{}[]\",:0 \t1tfne\\-+.ZT_é".charAt(random.nextInt(23)));
          case 3 -> part.toUpperCase(Locale.ROOT);
          case 4 -> " " + part;
          default -> part + "\n";
        };
    return json.substring(0, at) + other + json.substring(end);
  }
}
