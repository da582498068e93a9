package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls as some services write them, with a number over several pieces, and its code. */
class ServiceOutputsTest {

  private static final List<String> SAID =
      List.of(
          "Thank you for calling.",
          "I would like to pay my bill.",
          "Card number please?",
          "4260 1815",
          "Okay.",
          "9083 0167",
          "And the CVV?",
          "It's 837.",
          "Thank you.");

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static String clock(int second) {
    return "00:00:%02d,000".formatted(second);
  }

  @Test
  void whisperCpp_hasItsTimesInAnObject_whichStay() {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < SAID.size(); i++) {
      pieces.add(
          """
          {"timestamps": {"from": "%s", "to": "%s"}, "offsets": {"from": %d, "to": %d}, "text": " %s"}"""
              .formatted(
                  clock(2 * i + 7),
                  clock(2 * i + 8),
                  2000 * i + 7000,
                  2000 * i + 8000,
                  SAID.get(i)));
    }
    String text =
        "{\"result\": {\"language\": \"en\"}, \"transcription\": ["
            + String.join(",\n", pieces)
            + "]}";
    TranscriptScan scan = SCANNER.scan(text);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.WHISPER);
    assertThat(scan.findings().get(0).pieces().get(0).from()).hasValue(Duration.ofSeconds(13));
    assertThat(redacted(text)).doesNotContain("1815", "9083", "837").contains("00:00:21,000");
  }

  @Test
  void twilioEvents_holdWhatIsSaidInAString() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < SAID.size(); i++) {
      lines.add(
          """
          {"TranscriptionEvent": "transcription-content", "TranscriptionData": "{\\"transcript\\":\\"%s\\",\\"confidence\\":0.9}", "Track": "%s", "SequenceId": "%d"}"""
              .formatted(SAID.get(i), i % 2 == 0 ? "outbound_track" : "inbound_track", i + 200));
    }
    String others = "{\"TranscriptionEvent\": \"transcription-started\", \"CallSid\": \"CA1\"}\n";
    String text = String.join("\n", lines) + "\n";
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    for (String each : List.of(text, others + text)) {
      assertThat(redacted(each))
          .doesNotContain("1815", "9083", "837")
          .contains("confidence\\\":0.9}", "\"205\"");
    }
    // Of one side alone a list of strings is no call.
    String card = redacted(text.replace("4260 1815", "4260 1816"));
    assertThat(card).contains("4260 1816", "9083 0167");
  }

  private static String word(String word, double from) {
    return "    {\n      \"conf\": 1.0,\n      \"end\": %s,\n      \"start\": %s,\n      \"word\": \"%s\"\n    }"
        .formatted(from + 0.4, from, word);
  }

  @Test
  void vosk_writesAnUtteranceBehindTheOther_overLinesOrEachInOne() {
    List<String> said =
        List.of(
            "thank you for calling",
            "card number please",
            "four two six oh one eight one five",
            "okay",
            "nine oh eight three oh one six seven",
            "thank you");
    StringBuilder text = new StringBuilder();
    int second = 1;
    for (String each : said) {
      List<String> words = new ArrayList<>();
      for (String word : each.split(" ")) {
        words.add(word(word, second));
        second++;
      }
      text.append("{\n  \"result\": [\n")
          .append(String.join(",\n", words))
          .append("\n  ],\n  \"text\": \"")
          .append(each)
          .append("\"\n}\n");
    }
    String overLines = text.toString();
    String inLines = overLines.replaceAll("\\n *(?=[^{ ])", "").replaceAll("\\n +", "");
    for (String each : List.of(overLines, inLines)) {
      String redacted = redacted(each);
      assertThat(redacted).doesNotContain("\"nine\"", "nine oh eight", "one eight one five");
      assertThat(redacted).contains("\"calling\"", "card number please");
      assertThat(SCANNER.scan(each).format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    }
    // Two objects that are none of speech stay what they are.
    assertThat(SCANNER.scan("{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n").format())
        .isEqualTo(TranscriptFormat.TEXT);
  }

  @Test
  void captionsThatRollUp_repeatEachLine_andAreOneCall() {
    StringBuilder text = new StringBuilder("WEBVTT\nKind: captions\n\n");
    String before = " ";
    int second = 1;
    for (String said : SAID) {
      text.append("00:00:%02d.000 --> 00:00:%02d.000 align:start\n".formatted(second, second + 1));
      text.append(before).append('\n');
      String[] words = said.split(" ");
      text.append(words[0]);
      for (int w = 1; w < words.length; w++) {
        text.append("<00:00:%02d.%d00><c> %s</c>".formatted(second, w, words[w]));
      }
      text.append("\n\n");
      // Between two cues the line stays alone for a moment, above a blank.
      text.append("00:00:%02d.990 --> 00:00:%02d.000\n".formatted(second, second + 1));
      text.append(said).append("\n \n\n");
      before = said;
      second += 2;
    }
    String vtt = text.toString();
    String redacted = redacted(vtt);
    assertThat(redacted).doesNotContain("1815", "9083", "837").contains("pay my bill", " 0167");
    assertThat(redacted.lines().filter(line -> line.contains("-->")))
        .containsExactlyElementsOf(vtt.lines().filter(line -> line.contains("-->")).toList());
  }

  /** A style tag is no time of a word: who tells a group twice says it twice. */
  @Test
  void groupsThatAreToldTwice_inCuesOfTheirOwn_areOfTheNumber() {
    StringBuilder text =
        new StringBuilder("WEBVTT\n\n00:01.000 --> 00:02.000\n<c>Agent</c> card number 4242\n\n");
    for (int second = 3; second < 6; second++) {
      text.append("00:%02d.000 --> 00:%02d.500\n4242\n\n".formatted(second, second));
    }
    assertThat(redacted(text.toString()).split("4242", -1)).hasSize(3);
  }
}
