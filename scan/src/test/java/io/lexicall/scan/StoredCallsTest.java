package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as meeting tools, recorders and speech services store them, in their fewest lines. */
class StoredCallsTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());
  private static final Pattern NUMBER = Pattern.compile("4260|1815|9083|0167");

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static TranscriptFormat format(String text) {
    return SCANNER.scan(text).format();
  }

  @Test
  void redact_timeSpeakerAndTextInTabs_leavesTheNextTime() {
    String text =
        "00:00:55\tRep\tAnd the card number?\n00:00:57\tCust\tUm, 5085 0044 6807 9198\n00:01:02\tRep\tOkay.\n";
    assertThat(redacted(text))
        .isEqualTo(
            "00:00:55\tRep\tAnd the card number?\n00:00:57\tCust\tUm, 508500******9198\n00:01:02\tRep\tOkay.\n");
    assertThat(redacted("x\n01\tCard 5085 0044 6807 9198\n00:01:02\tthen\n" + "and ".repeat(5000)))
        .contains("9198\n00:01:02\tthen");
  }

  private static List<String> found(String text, SpanKind kind) {
    return SCANNER.scan(text).findings().stream()
        .filter(finding -> finding.kind().equals(kind))
        .flatMap(finding -> finding.pieces().stream())
        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
        .toList();
  }

  @Test
  void scan_fillersBetweenGroups_areNoFindingOfTheirOwn() {
    String text =
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nAgent: And the card number?\n\n"
            + "00:00:03.000 --> 00:00:09.000\nCaller: Card? It's 3528 uh 5409 next is 6670 let me see, 3706\n";
    assertThat(SCANNER.scan(text).findings()).hasSize(1);
    String again = text + "\n00:00:10.000 --> 00:00:12.000\nAgent: 3528 5409 6670 3706\n";
    assertThat(SCANNER.scan(again).findings()).hasSize(1);
    assertThat(found(again, SpanKind.PAN)).noneMatch(" uh "::equals);
  }

  /** Times that fall put the pieces in another order, the one that is written in escapes too. */
  @Test
  void scan_manyPiecesWhoseTimesFall_oneOfThemEscaped_findsTheNumber() {
    for (int escaped : List.of(0, 5, 15, 16, 19)) {
      StringBuilder text = new StringBuilder("{\"segments\":[");
      for (int i = 0; i < 20; i++) {
        String said = i == 10 ? "My card is 4260 1815 9083 0167." : "All right then.";
        text.append(i == 0 ? "" : ",")
            .append(
                "{\"id\":%d,\"start\":%d.0,\"end\":%d.5,\"text\":\"".formatted(i, 90 - i, 90 - i))
            .append(i == escaped ? "\\u0041nd so on." : said)
            .append("\"}");
      }
      assertThat(found(text.append("]}").toString(), SpanKind.PAN))
          .as("%d", escaped)
          .containsExactly("4260 1815 9083 0167");
    }
  }

  /** The combined phrases of Azure: all of one channel, then all of the other. */
  @Test
  void scan_codeAskedForAtTheEndOfAChannel_isNotTheFirstNumberOfTheOther() {
    String text =
        "{\"combinedRecognizedPhrases\":[{\"channel\":0,\"display\":\"Thank you for calling. Card number?"
            + " And the security code?\"},{\"channel\":1,\"display\":\"2589 Lake Drive. The card is"
            + " 4260 1815 9083 0167.\"}]}";
    assertThat(found(text, SpanKind.CVV)).isEmpty();
    assertThat(found(text, SpanKind.PAN)).contains("4260 1815 9083 0167");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And the c v v? Okay, the card ending in nine seven five eight is all set.",
        "And the CVV? Okay, the card ending in 9758 is all set.",
        "\u00bfY el CVV? Bien, la tarjeta que termina en nueve cinco cero nueve, listo.",
        "The CVC, please? So I'll charge $84.08 to your card.",
        "And the CVV? The T316 is on its way."
      })
  void scan_digitsThatTellSomethingElse_areNoCode(String said) {
    String text = "Agent: And the card number?\nCaller: 4260 1815 9083 0167\nAgent: " + said + "\n";
    assertThat(found(text, SpanKind.CVV)).isEmpty();
    String code = "Agent: And the CVV?\nCaller: nine seven five\n";
    assertThat(found(text + code, SpanKind.CVV)).containsExactly("nine seven five");
  }

  @Test
  void redact_timelineOfZoom_isFoundOverItsTexts() {
    String text =
        "{\"recording_id\":\"a\",\"timeline\":[{\"text\":\"And what's the card number?\",\"end_ts\":\"00:00:03.000\",\"ts\":"
            + "\"00:00:01.000\",\"users\":[{\"username\":\"Agent\",\"user_id\":16778240}]},{\"text\":\"It's 4260 1815\",\"end_ts\":"
            + "\"00:00:05.000\",\"ts\":\"00:00:03.000\",\"users\":[{\"username\":\"Customer\",\"user_id\":16779264}]},{\"text\":"
            + "\"9083 0167\",\"end_ts\":\"00:00:07.000\",\"ts\":\"00:00:05.100\",\"users\":[{\"username\":\"Customer\",\"user_id\":"
            + "16779264}]}]}";
    assertThat(format(text)).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(redacted(text)).contains("It's 426018**\"").contains("****0167\"");
  }

  @Test
  void redact_cuesOfJson_stayJson() {
    String text =
        "WEBVTT\n\n00:00:03.000 --> 00:00:05.000\n{\"speakerName\":\"Customer\",\"spokenText\":\"My card number is 4260 1815\","
            + "\"spokenLanguage\":\"en-us\"}\n\n00:00:05.100 --> 00:00:07.000\n{\"speakerName\":\"Customer\",\"spokenText\":"
            + "\"9083 0167.\",\"spokenLanguage\":\"en-us\"}\n";
    assertThat(redacted(text))
        .contains("{\"speakerName\":\"Customer\",\"spokenText\":\"My card number is 426018**\",")
        .contains("\"spokenText\":\"****0167.\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"R\",\"text\":\"T\",\"start\":1.0,\"end\":2.0}",
        "{\"from\":\"R\",\"content\":\"T\",\"timestamp\":\"2026-11-20T10:00:00Z\"}",
        "{\"speaker\":\"R\",\"utterance\":\"T\",\"startMs\":1,\"endMs\":2}"
      })
  void redact_turnOfJsonALine_isFoundOverTurns(String line) {
    String text =
        line.replace("R", "agent").replace("T\"", "And what's the card number?\"")
            + "\n"
            + line.replace("R", "customer").replace("\"T\"", "\"It's 4260 1815\"")
            + "\n"
            + line.replace("R", "agent").replace("\"T\"", "\"Okay.\"")
            + "\n"
            + line.replace("R", "customer").replace("\"T\"", "\"9083 0167\"")
            + "\n";
    assertThat(format(text)).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(redacted(text)).contains("\"It's 426018**\"").contains("\"****0167\"");
    assertThat(redacted(text).lines()).hasSize(4).allMatch(each -> each.endsWith("}"));
  }

  @Test
  void scan_linesOfALogInJson_doNotJoin() {
    String text =
        "{\"level\":\"INFO\",\"user\":\"a\",\"message\":\"card 4260 1815\"}\n"
            + "{\"level\":\"INFO\",\"user\":\"b\",\"message\":\"9083 0167\"}\n";
    assertThat(format(text)).isEqualTo(TranscriptFormat.TEXT);
    assertThat(SCANNER.scan(text).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.30\t"})
  void redact_wordsWithTimes_keepsTimes(String until) {
    String[] words = {
      "And", "your", "card", "number?", "It's", "4260", "1815", "9083", "0167", "And"
    };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      text.append(i)
          .append(".10\t")
          .append(until.replace("1.", i + "."))
          .append(words[i])
          .append('\n');
    }
    String redacted = redacted(text.toString());
    assertThat(redacted.lines()).hasSize(words.length);
    assertThat(redacted)
        .contains("4260\n")
        .contains("18**\n")
        .contains("****\n")
        .contains("0167\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"okay.", "Mm-hmm.", "Aj\u00e1."})
  void redact_turnALine_keepsLines(String okay) {
    String text =
        "What's the card number?\nIt's 4260\n"
            + okay
            + "\n1815\n"
            + okay
            + "\n9083\nRight.\n0167\n";
    assertThat(format(text)).isEqualTo(TranscriptFormat.TURNS);
    assertThat(redacted(text))
        .isEqualTo(
            "What's the card number?\nIt's 4260\n"
                + okay
                + "\n18**\n"
                + okay
                + "\n****\nRight.\n0167\n");
  }

  @Test
  void scan_columnOfFigures_isNoCall() {
    String text = "Card numbers?\n4260\n1815\n9083\n0167\n3807\n";
    assertThat(format(text)).isEqualTo(TranscriptFormat.TEXT);
  }

  @Test
  void redact_speakerAndTimeAbove_isFoundOverTurns() {
    String text =
        "Customer  00:47\nThe card number is\n\nCustomer  00:49\n4260\n\nCustomer  00:51\n1815\n\nAgent  00:52\nOkay\n\n"
            + "Customer  00:53\n9083\n\nCustomer  00:54\n0167\n";
    assertThat(format(text)).isEqualTo(TranscriptFormat.TURNS);
    assertThat(NUMBER.matcher(redacted(text)).results().map(each -> each.group()))
        .containsExactly("4260", "0167");
    assertThat(redacted(text)).contains("Customer  00:53\n****\n\nCustomer  00:54\n0167\n");
  }

  @Test
  void redact_wordOfStm_leavesALine() {
    StringBuilder text = new StringBuilder();
    String[] words =
        "card double five four nine nine eight four one one three five eight eight double five four"
            .split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      text.append("call 1 c ").append(i).append(".10 ").append(i).append(".90 ").append(words[i]);
      text.append('\n');
    }
    assertThat(redacted(text.toString()).lines()).noneMatch(each -> each.endsWith("0 "));
  }
}
