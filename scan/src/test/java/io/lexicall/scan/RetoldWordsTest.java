package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.scan.TranscriptWriters.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that say the same several times: no copy keeps what another one hides. */
class RetoldWordsTest {

  private static final String[] CORRECTIONS = {
    "no sorry that's",
    "sorry",
    "oh wait no it's",
    "hold on, I misread that, it's",
    "no no",
    "I mean"
  };

  private static final String[] ACKNOWLEDGED = {"okay", "sure", "go on", "mhm", "thank you"};

  private static final List<Turn> ONCE =
      List.of(
          new Turn("Agent", "card number?"),
          new Turn("Customer", "4539 5787 6362 1486"),
          new Turn("Agent", "three digit code?"),
          new Turn("Customer", "why?"));

  @ParameterizedTest
  @ValueSource(strings = {"Google", "Google with words in each result", "Google as it streams"})
  void wordsOfAllResults_areAnotherTellingOfTheNumber(String format) {
    String text = TranscriptWriters.ALL.get(format).apply(ONCE);
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .contains("\"4539\"", "\"57**\"", "\"****\"", "\"1486\"")
        .doesNotContain("5787", "6362");
    assertThat(SCANNER.scan(text).findings()).allMatch(it -> it.kind().equals(SpanKind.PAN));
  }

  /** In every format whose files repeat what is said, as text, by words, or by speaker. */
  @Test
  void redact_callsWithCorrections_hidesTheMiddleInEveryCopy() {
    Random random = new Random(20261201);
    for (int call = 0; call < 60; call++) {
      String[] groups = groups(random);
      List<Turn> turns = turns(groups, random);
      TranscriptWriters.ALL.forEach(
          (format, writer) -> {
            String text = writer.apply(turns);
            if (text.startsWith("{")) {
              String redacted = SCANNER.redact(text, Redaction.firstSixLastFour());
              for (int group = 1; group < 3; group++) {
                assertThat(isShown(groups[group], redacted))
                    .as("%s, group %d: %s", format, group, turns.stream().map(Turn::text).toList())
                    .isFalse();
              }
            }
          });
    }
  }

  private static boolean isShown(String group, String text) {
    return Pattern.compile("(?<![\\d.:])" + group + "(?![\\d.:])").matcher(text).find();
  }

  /** Four groups of a number, none of which could be a year or a round time. */
  private static String[] groups(Random random) {
    while (true) {
      StringBuilder number = new StringBuilder("4");
      for (int i = 1; i < 16; i++) {
        number.append(i % 4 == 0 ? 3 + random.nextInt(7) : random.nextInt(10));
      }
      String[] groups = new String[4];
      for (int i = 0; i < 4; i++) {
        groups[i] = number.substring(4 * i, 4 * i + 4);
      }
      boolean areApart = List.of(groups).stream().distinct().count() == 4;
      byte[] digits = new byte[16];
      for (int i = 0; i < 16; i++) {
        digits[i] = (byte) (number.charAt(i) - '0');
      }
      if (areApart && CardNetworks.luhn(digits, 0, 16)) {
        return groups;
      }
    }
  }

  /** One of the middle groups is told wrong in one digit, and then right. */
  private static List<Turn> turns(String[] groups, Random random) {
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn("Agent", "Thanks for calling, how can I help?"));
    turns.add(new Turn("Customer", "I need to pay my balance."));
    turns.add(new Turn("Agent", "And what's the card number?"));
    int corrected = 1 + random.nextInt(2);
    boolean inTurns = random.nextBoolean();
    StringBuilder turn = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      turn.append(turn.isEmpty() ? "" : " ");
      if (i == corrected) {
        char[] wrong = groups[i].toCharArray();
        int at = random.nextInt(4);
        wrong[at] = (char) ('0' + (wrong[at] - '0' + 1 + random.nextInt(8)) % 10);
        turn.append(String.valueOf(wrong)).append(", ");
        turn.append(CORRECTIONS[random.nextInt(CORRECTIONS.length)]).append(' ');
      }
      turn.append(groups[i]);
      if (inTurns && i < 3) {
        turns.add(new Turn("Customer", turn.toString()));
        turns.add(new Turn("Agent", ACKNOWLEDGED[random.nextInt(ACKNOWLEDGED.length)]));
        turn.setLength(0);
      }
    }
    turns.add(new Turn("Customer", turn.toString()));
    turns.add(new Turn("Agent", "And the security code?"));
    turns.add(new Turn("Customer", "3 0 5"));
    turns.add(new Turn("Agent", "Thank you, anything else?"));
    return turns;
  }

  /** Both begin with a greeting at the same time, and are one call all the same. */
  @Test
  void wordsOfTwoChannels_thatBeginTogether_areOneSpeech() {
    String text =
        "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"\",\"words\":["
            + word("hello", 1)
            + word(",cvv?", 5)
            + "]}]},{\"alternatives\":[{\"transcript\":\"\",\"words\":["
            + word("hello", 1)
            + word(",card", 2)
            + word(",4539", 3)
            + word(",5787", 3.5)
            + word(",6362", 4)
            + word(",1486", 4.5)
            + word(",305", 6)
            + "]}]}]}}";
    assertThat(found(text)).contains("pan 4539", "pan 6362", "cvv 305");
  }

  private static String word(String word, double start) {
    boolean isLater = word.startsWith(",");
    return (isLater ? "," : "")
        + "{\"word\":\"%s\",\"start\":%s,\"end\":%s}"
            .formatted(isLater ? word.substring(1) : word, start, start + 0.4);
  }

  /** Without times, two turns may begin alike; only a list that says all of it repeats it. */
  @Test
  void wordsWithoutTimes_thatBeginAlike_areOneSpeech_untilAListRepeatsAll() {
    String half = "card,number,please,4539,5787";
    assertThat(found(untimed("card,number,please", "card,number,please,4539,5787", "6362,1486")))
        .containsExactly("pan 4539", "pan 5787", "pan 6362", "pan 1486");
    assertThat(found(untimed(half, "6362,1486,thanks", half + ",6362,1486,thanks")))
        .containsExactly(
            "pan 4539",
            "pan 5787",
            "pan 6362",
            "pan 1486",
            "pan 4539",
            "pan 5787",
            "pan 6362",
            "pan 1486");
  }

  private static String untimed(String... lists) {
    List<String> results = new ArrayList<>();
    for (String list : lists) {
      List<String> words = new ArrayList<>();
      for (String word : list.split(",", -1)) {
        words.add("{\"word\":\"" + word + "\"}");
      }
      results.add(
          "{\"alternatives\":[{\"transcript\":\"\",\"words\":[" + String.join(",", words) + "]}]}");
    }
    return "{\"results\":[" + String.join(",", results) + "]}";
  }
}
