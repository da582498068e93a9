package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.scan.TranscriptWriters.Turn;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptScannerTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final List<Turn> CALL =
      List.of(
          new Turn("Agent", "Can I have the card number please"),
          new Turn("Customer", "sure it is 4111 1111"),
          new Turn("Agent", "okay"),
          new Turn("Customer", "1111 1111"),
          new Turn("Agent", "thank you and the zip code"),
          new Turn("Customer", "it is 10027"));

  static Stream<String> formats() {
    return TranscriptWriters.ALL.keySet().stream();
  }

  private static String write(String format, List<Turn> turns) {
    return TranscriptWriters.ALL.get(format).apply(turns);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void scan_everyFormat_isReadAsThat(String format) {
    assertThat(SCANNER.scan(write(format, CALL)).format())
        .isEqualTo(TranscriptWriters.FORMATS.get(format));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void redact_numberOverTwoTurns_isGoneInEveryForm(String format) {
    String text = write(format, CALL);
    String redacted = SCANNER.redact(text, Redaction.firstSixLastFour());
    assertThat(SCANNER.scan(text).findings()).as(text).isNotEmpty();
    assertThat(redacted)
        .as(redacted)
        .doesNotContain("1111 1111")
        .doesNotContain("4111 1111")
        .contains("10027")
        .contains("zip");
    assertThat(SCANNER.scan(redacted).findings()).as(redacted).isEmpty();
    assertThat(SCANNER.scan(redacted).format()).isEqualTo(TranscriptWriters.FORMATS.get(format));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void scan_callWithoutACard_findsNothing(String format) {
    List<Turn> call =
        List.of(
            new Turn("Agent", "Can I have your zip code please"),
            new Turn("Customer", "sure it is 10027 and the order is 4715"),
            new Turn("Agent", "okay 4715 and your birthday"),
            new Turn("Customer", "that is 12 24 1981"));
    String text = write(format, call);
    assertThat(SCANNER.scan(text).findings()).isEmpty();
    assertThat(SCANNER.redact(text, Redaction.remove())).isEqualTo(text);
  }

  @Test
  void scan_numberOverTwoCues_hasAPieceForEach_withItsTimes() {
    String text =
        "WEBVTT\n\n00:01.000 --> 00:02.000\nmy card is 4111 1111\n\n"
            + "00:02.500 --> 00:04.000\n1111 1111 thanks\n";
    TranscriptScan scan = SCANNER.scan(text);
    assertThat(scan.findings()).hasToString("[pan[43,52)[78,87) visa high]");
    Finding finding = scan.findings().get(0);
    assertThat(finding.kind()).isEqualTo(SpanKind.PAN);
    assertThat(finding.network()).contains("visa");
    assertThat(finding.pieces())
        .extracting(piece -> text.substring((int) piece.start(), (int) piece.end()))
        .containsExactly("4111 1111", "1111 1111");
    assertThat(finding.pieces().get(0).from()).contains(Duration.ofSeconds(1));
    assertThat(finding.pieces().get(1).to()).contains(Duration.ofSeconds(4));
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .isEqualTo(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nmy card is 411111**\n\n"
                + "00:02.500 --> 00:04.000\n****1111 thanks\n");
  }

  @Test
  void redact_textBesideItsWords_redactsBoth() {
    String text =
        "{\"text\":\"my card is 4111 1111 1111 1111\",\"words\":[{\"word\":\"4111\"},{\"word\":\"1111\"},"
            + "{\"word\":\"1111\"},{\"word\":\"1111\"}]}";
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .isEqualTo(
            "{\"text\":\"my card is 411111******1111\",\"words\":[{\"word\":\"4111\"},{\"word\":\"11**\"},"
                + "{\"word\":\"****\"},{\"word\":\"1111\"}]}");
  }

  @Test
  void scan_json_namesTheValueByItsPointer() {
    String text = "[{\"speaker\":\"a/b\",\"text\":\"card \\u0034111111111111111\"}]";
    Finding finding = SCANNER.scan(text).findings().get(0);
    Piece piece = finding.pieces().get(0);
    assertThat(piece.pointer()).contains("/0/text");
    assertThat(piece.valueStart()).isEqualTo(5);
    assertThat(piece.valueEnd()).isEqualTo(21);
    assertThat(text.substring((int) piece.start(), (int) piece.end()))
        .isEqualTo("\\u0034111111111111111");
  }

  @Test
  void redact_jsonNumber_becomesAString() {
    assertThat(
            SCANNER.redact(
                "{\"card\": 4111111111111111, \"cvv\": 123}", Redaction.firstSixLastFour()))
        .isEqualTo("{\"card\": \"411111******1111\", \"cvv\": \"***\"}");
  }

  @Test
  void redact_readBackGroups_areGoneToo() {
    String text =
        "Agent: your card number?\nCustomer: 4111 1111\nAgent: 4111 1111\nCustomer: 1111 1111\n"
            + "Agent: 1111 1111, thanks\n";
    assertThat(SCANNER.redact(text, Redaction.lastFour()))
        .isEqualTo(
            "Agent: your card number?\nCustomer: ********\nAgent: ********\nCustomer: ****1111\n"
                + "Agent: ********, thanks\n");
  }

  @Test
  void redact_tokens_firstPieceHasIt_noPieceIsEmpty() {
    String text = write("CTM", CALL);
    String redacted = SCANNER.redact(text, Redaction.token(number -> "tok 1"));
    assertThat(redacted).contains(" tok_1 0.97").contains(" * 0.97");
    assertThat(SCANNER.redact(text, Redaction.remove()).lines())
        .allMatch(line -> line.startsWith(";;") || line.split(" ").length == 6);
  }

  @Test
  void scan_whatIsInNoFormat_isScannedAsText() {
    TranscriptScan scan = SCANNER.scan("paid with 4111 1111 1111 1111 today");
    assertThat(scan.format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(scan.findings()).hasToString("[pan[10,29) visa high]");
  }

  @Test
  void scan_fieldsOfAForm_areNoTurns() {
    String text = "Customer: Jane\nCard: 4111 1111 1111 1111\nCard: 5555 5555 5555 4444\n";
    TranscriptScan scan = SCANNER.scan(text);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(scan.findings()).hasSize(2);
  }

  @Test
  void scan_jsonLines_areNoOneJson() {
    String text = "{\"text\":\"card 4111111111111111\"}\n{\"text\":\"b\"}\n";
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(SCANNER.scan(text).findings()).hasSize(1);
  }

  @Test
  void scan_tableOfNumbers_isNoCtm() {
    String text = "a b 1 2 4111\na b 2 2 1111\na b 3 2 1111\na b 4 2 1111\n";
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  @Test
  void scan_webVttInsideJson_isReadAsThat() {
    String text =
        "{\"id\":7,\"text\":\"WEBVTT\\n\\n00:01.000 --> 00:02.000\\nmy card is 4111 1111\\n\\n"
            + "00:02.500 --> 00:04.000\\n1111 1111 thanks\\n\"}";
    assertThat(SCANNER.redact(text, Redaction.firstSixLastFour()))
        .contains("my card is 411111**\\n")
        .contains("\\n****1111 thanks");
  }

  /** What is found in a text is found in it as the text of a line of JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Card? It's 6011, 1111, 1111, 1117.",
        "card number 4,260 1,815 9,083 0167",
        "card number is 4111 [pause] 1111 [pause] 1111 [pause] 1111",
        "card number is 4111 1111 1111 scratch that 1111 1111",
        "mi n\u00famero de tarjeta es cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno"
            + " uno uno",
        "card [4111] [1111] [1111] [1111]",
        "card four one one one okay one one one one mm-hmm one one one one one one one one",
        "Agent: Your card number?\nCustomer: 4111 1111\nAgent: okay\nCustomer: 1111 1111\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n4111 1111\n\n00:02.500 --> 00:04.000\n1111 1111\n",
        "{\"messages\":[{\"from\":\"a\",\"text\":\"Your card?\"},{\"from\":\"c\",\"text\":\"4111"
            + " 1111\"},{\"from\":\"a\",\"text\":\"ok\"},{\"from\":\"c\",\"text\":\"1111 1111\"}]}",
      })
  void scan_textOfALineOfJson_asTheTextAlone(String text) {
    String line = line(text);
    List<Finding> alone = SCANNER.scan(text).findings();
    List<Finding> inJson = SCANNER.scan(line).findings();
    assertThat(alone).isNotEmpty();
    assertThat(inJson).hasSameSizeAs(alone);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(inJson.get(i).confidence()).isEqualTo(alone.get(i).confidence());
      assertThat(inJson.get(i).pieces())
          .extracting(piece -> piece.valueStart() + "-" + piece.valueEnd())
          .isEqualTo(
              alone.get(i).pieces().stream()
                  .map(piece -> piece.start() + "-" + piece.end())
                  .toList());
    }
    assertThat(SCANNER.redact(line, Redaction.firstSixLastFour()))
        .isEqualTo(line(SCANNER.redact(text, Redaction.firstSixLastFour())));
  }

  private static String line(String text) {
    return "{\"text\":\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
  }

  /** The number is told in the language of its own words, whatever most of the call is in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mi n\u00famero de tarjeta es cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno"
            + " uno uno",
        "mon num\u00e9ro de carte est quatre un un un un un un un un un un un un un un un",
        "meine Kartennummer ist vier eins eins eins eins eins eins eins eins eins eins eins eins"
            + " eins eins eins",
      })
  void scan_numberInTheOtherLanguageOfACall_isFound(String number) {
    String english =
        "Thank you for calling, my name is Robin and I will be glad to help you with your order"
            + " this morning. Could you please tell me your name and the address that we have on"
            + " file for you, and after that we will go on with the payment for the order. Please"
            + " tell me if you would rather go on in the other language, I can do that as well.";
    assertThat(SCANNER.scan(english + " " + number).findings()).hasSize(1);
    assertThat(SCANNER.scan(number + ". " + english).findings()).hasSize(1);
    String turns = ("Agent: " + english + "\nCustomer: fine\n").repeat(3);
    assertThat(SCANNER.scan(turns + "Customer: " + number + "\n").findings()).hasSize(1);
  }

  /** What is said of a card is looked for in each block of a long text in no known format. */
  @ParameterizedTest
  @ValueSource(ints = {1, 230, 300, 3_000})
  void scan_numberAmidManyLines_isFound(int lines) {
    String log = "2026-11-24 10:11:12 INFO call 1234 connected to queue sales-3 in 45 ms\n";
    String text = log.repeat(lines) + "card number 4,260 1,815 9,083 0167\n" + log.repeat(lines);
    TranscriptScan scan = SCANNER.scan(text);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(scan.findings()).hasSize(text.length() <= TranscriptFormats.MOST_PLAIN ? 1 : 0);
    TranscriptStream stream = SCANNER.stream(Redaction.firstSixLastFour(), (finding, said) -> {});
    StringBuilder streamed = new StringBuilder();
    for (int i = 0; i < text.length(); i += 5_000) {
      streamed.append(stream.feed(text.substring(i, Math.min(text.length(), i + 5_000))));
    }
    assertThat(streamed.append(stream.finish()).toString())
        .isEqualTo(SCANNER.redact(text, Redaction.firstSixLastFour()));
  }

  @Test
  void redact_valuesBesideANumber_stay() {
    assertThat(redacted("{'id':'4','text':'card 4111 1111 1111 1111'}"))
        .isEqualTo("{'id':'4','text':'card 411111******1111'}");
    assertThat(redacted("{'channel':4,'duration':11.11,'text':'card 4111111111111111'}"))
        .isEqualTo("{'channel':4,'duration':11.11,'text':'card 411111******1111'}");
    assertThat(redacted("{'pan':36555979711471,'x':1}"))
        .isEqualTo("{'pan':'365559****1471','x':1}");
  }

  private static String redacted(String json) {
    return SCANNER.redact(json.replace('\'', '"'), Redaction.firstSixLastFour()).replace('"', '\'');
  }

  /** As Zoom saves captions: who speaks and the hour, and below what was said. */
  @Test
  void scan_nameInBracketsAndHourAbove_isATranscript() {
    for (String name : new String[] {"John", "John Carter", "Jos\u00e9"}) {
      String text =
          """
          [Agent] 14:02:01
          Card number please?

          [%1$s] 14:02:06
          4260 1815

          [Agent] 14:02:08
          Okay.

          [%1$s] 14:02:12
          9083 0167

          [Agent] 14:02:15
          And the CVV?

          [%1$s] 14:02:18
          631
          """
              .formatted(name);
      assertThat(CallFinder.found(text))
          .as(name)
          .containsExactly("pan 4260 1815", "pan 9083 0167", "cvv 631");
      assertThat(CallFinder.SCANNER.redact(text, Redaction.remove()))
          .contains("14:02:06")
          .contains("14:02:18");
    }
  }

  /** A number that is no hour is what was said. */
  @Test
  void scan_numberBehindANameInBrackets_isSaid() {
    String text =
        "[Agent] Card number please?\n[John] 4260 1815\n[Agent] Okay.\n[John] 9083 0167\n";
    assertThat(CallFinder.found(text)).containsExactly("pan 4260 1815", "pan 9083 0167");
  }
}
