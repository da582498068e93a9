package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations in layouts that no format describes. */
class InferredLayoutTest {
  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final List<String> SAID =
      List.of(
          "What is the card number?",
          "it's 4556 7375",
          "mm-hmm",
          "8689 9855",
          "And when does it expire?",
          "09/28",
          "And the three digits on the back?",
          "418",
          "Thank you.");

  private static String call(IntFunction<String> line) {
    StringBuilder call = new StringBuilder();
    IntStream.range(0, SAID.size()).forEach(turn -> call.append(line.apply(turn)));
    return call.toString();
  }

  private static String who(int turn, String agent, String customer) {
    return turn % 2 == 0 ? agent : customer;
  }

  static List<Arguments> layouts() {
    return List.of(
        layout(
            "log",
            turn ->
                "2026-11-28 14:15:%02d,1%02d INFO  [asr-3] c.v.Transcriber - call=4711 %s: %s%n"
                    .formatted(turn, turn, who(turn, "agent", "customer"), SAID.get(turn))),
        layout(
            "log with quotes",
            turn ->
                "2026-11-28 14:15:%02d,100 DEBUG utterance spk=%s text=\"%s\"%n"
                    .formatted(turn, who(turn, "A", "C"), SAID.get(turn))),
        layout(
            "bars",
            turn ->
                "2026-11-28T14:15:%02dZ|%s|%s%n"
                    .formatted(turn, who(turn, "AGENT", "CUSTOMER"), SAID.get(turn))),
        layout(
            "chat with a number for a name",
            turn ->
                "28/11/26, 14:%02d - %s: %s%n"
                    .formatted(turn, who(turn, "Shop", "+44 7700 900123"), SAID.get(turn))),
        layout("arrows", turn -> who(turn, ">>> ", "<<< ") + SAID.get(turn) + "\n"),
        layout(
            "numbered lines",
            turn ->
                "%3d  %s  %s%n"
                    .formatted(turn + 1, who(turn, "MS. ROE:", "THE CALLER:"), SAID.get(turn))),
        layout(
            "list of Markdown",
            turn ->
                "- **%s** (0:%02d): %s%n"
                    .formatted(who(turn, "Agent", "Customer"), turn, SAID.get(turn))),
        layout(
            "name and time above",
            turn ->
                "%s  0:%02d%n%s%n%n"
                    .formatted(who(turn, "Priya", "Tom"), 7 * turn, SAID.get(turn))),
        layout(
            "family name first",
            turn ->
                "%s   0:%02d%n%s%n%n"
                    .formatted(who(turn, "Raman, Priya", "Roe, Tom"), 7 * turn, SAID.get(turn))),
        layout(
            "time before the name",
            turn ->
                "[2:%02d PM] %s%n%s%n%n"
                    .formatted(turn, who(turn, "Priya", "Tom"), SAID.get(turn))),
        layout(
            "address and time above",
            turn ->
                "%s [2:15:%02d pm]%n%s%n%n"
                    .formatted(who(turn, "Ann (ann@x.example)", "Tom"), turn, SAID.get(turn))),
        layout("captions", turn -> ">> " + SAID.get(turn) + "\n"),
        Arguments.of(
            "XML with attributes",
            "<?xml version=\"1.0\"?>\n<Call id=\"1\">\n"
                + call(
                    turn ->
                        "<Utterance Speaker=\"%s\" Start=\"%d.1\">%s</Utterance>%n"
                            .formatted(who(turn, "Agent", "Customer"), turn, SAID.get(turn)))
                + "</Call>"),
        Arguments.of(
            "XML with elements",
            "<chat>"
                + call(
                    turn ->
                        "<message time=\"14:%02d\"><from>%s</from><body>%s</body></message>"
                            .formatted(turn, who(turn, "Ann", "Tom"), SAID.get(turn)))
                + "</chat>"),
        Arguments.of(
            "TTML",
            "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n"
                + call(
                    turn ->
                        "<p begin=\"00:00:%02d.000\" end=\"00:00:%02d.900\">%s</p>%n"
                            .formatted(turn, turn, SAID.get(turn)))
                + "</div></body></tt>"),
        Arguments.of(
            "HTML, a name before a colon",
            "<div>"
                + call(
                    turn ->
                        "<div class=\"turn\"><b>%s:</b> %s</div>%n"
                            .formatted(who(turn, "Agent", "Customer"), SAID.get(turn)))
                + "</div>"),
        Arguments.of(
            "HTML, a table",
            "<table>\n"
                + call(
                    turn ->
                        "<tr><td>0:%02d</td><td>%s</td><td>%s</td></tr>%n"
                            .formatted(turn, who(turn, "Agent", "Customer"), SAID.get(turn)))
                + "</table>"),
        layout(
            "times alone above",
            turn -> "0:00:%02d.000,0:00:%02d.900%n%s%n%n".formatted(turn, turn, SAID.get(turn))));
  }

  private static Arguments layout(String name, IntFunction<String> line) {
    return Arguments.of(name, call(line));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void call_inAnyLayout_isReadAsTurns(String name, String call) {
    TranscriptScan scan = SCANNER.scan(call);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.TURNS);
    assertThat(scan.findings())
        .flatExtracting(Finding::pieces)
        .extracting(piece -> call.substring((int) piece.start(), (int) piece.end()))
        .containsExactly("4556 7375", "8689 9855", "418");
    String redacted = SCANNER.redact(call, Redaction.lastFour());
    assertThat(redacted).doesNotContain("4556 7375").doesNotContain("418");
    assertThat(redacted.lines().count()).isEqualTo(call.lines().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Nobody asks.
        "1|a|card 4556 7375\n2|b|8689 9855\n3|a|ok\n4|b|ok\n",
        // One beginning: no speakers.
        "x|a|card what?\nx|a|4556\nx|a|7375\nx|a|ok?\n",
        // Nobody speaks of cards.
        "x|a|what time?\nx|b|8 o'clock\nx|a|really?\nx|b|yes\n",
        // A page that is no conversation.
        "<ul><li>What card?</li><li>4556 7375</li><li>8689 9855</li><li>ok?</li></ul>",
        // Fields of cards, not speakers.
        "x: my card?\nCard: 4556 7375\nCVV: 418\nx: card again?\nCard: 8689 9855\nCVV: 902\n",
        "1|cvv|418\n2|q|card?\n3|cvv|902\n4|q|card?\n",
        // Fields of one record, each in a line.
        "- start: 14.5\n  text: card number?\n- start: 21.5\n  text: 4556\n- start: 30.5\n  text: ok?\n",
      })
  void lines_thatAreNoConversation_areText(String text) {
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  /** An answer that is given twice, beside another one, is no header above what was said. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T10:00:%02d INFO [asr-7] c.v.Asr - %s: %s",
        "10:00:%02d|%s|%s",
        "ev|10:00:%02d|%s|%s",
        "ts=10:00:%02d who=%s text=%s",
        "ts=10:00:%02d who=%s text=\"%s\"",
        "Nov 29 10:00:%02d host asr[77]: %s: %s",
      })
  void answers_thatAreRepeated_areStillTurns(String entry) {
    for (String answers : List.of("yes perfect perfect", "sure okay okay", "ok ok ok", "a b a")) {
      String[] said = answers.split(" ", -1);
      for (int before = 0; before < 4; before++) {
        List<String> turns =
            List.of(
                "good morning",
                "hi, I want to pay my bill",
                "sure",
                "What is your card number?",
                "4485",
                said[0],
                "2757",
                said[1],
                "4230",
                said[2],
                "8327",
                "And the CVV?",
                "812");
        StringBuilder call = new StringBuilder();
        for (int turn = 3 - before; turn < turns.size(); turn++) {
          boolean isDigits = Character.isDigit(turns.get(turn).charAt(0));
          String speaker = isDigits || turn == 1 ? "customer" : "agent";
          call.append(entry.formatted(turn, speaker, turns.get(turn))).append('\n');
        }
        assertThat(CallFinder.found(call.toString()))
            .as("%s", call)
            .containsExactly("pan 4485", "pan 2757", "pan 4230", "pan 8327", "cvv 812");
        String order = call.toString().replace("your card", "my card order");
        assertThat(SCANNER.scan(order).findings())
            .filteredOn(each -> each.kind().equals(SpanKind.PAN))
            .allMatch(each -> each.confidence() == Confidence.LOW);
      }
    }
  }

  @Test
  void times_thatAreSaid_areNoHeaders() {
    String call =
        call(
            turn ->
                "%s  0:%02d%n%s%n%n"
                    .formatted(
                        who(turn, "Priya", "Tom"),
                        7 * turn,
                        turn == 5 ? "09/28, at 9:15" : SAID.get(turn)));
    assertThat(CallFinder.found(call)).containsExactly("pan 4556 7375", "pan 8689 9855", "cvv 418");
  }

  @Test
  void lists_thatNameNoField_areTurns() {
    String calls =
        """
        [{"agent": "card number?"}, {"customer": "4556 7375"}, {"agent": "ok"}, {"customer": "8689 9855"}, {"agent": "code?"}, {"customer": "418"}]
        [["Agent", "card number?"], ["Customer", "4556 7375"], ["Agent", "ok"], ["Customer", "8689 9855"], ["Agent", "code?"], ["Customer", "418"]]
        ["Agent: card number?", "Customer: 4556 7375", "Agent: ok", "Customer: 8689 9855", "Agent: code?", "Customer: 418"]
        """;
    assertThat(calls.lines())
        .allSatisfy(
            call ->
                assertThat(SCANNER.scan(call).findings())
                    .flatExtracting(Finding::pieces)
                    .extracting(piece -> call.substring((int) piece.start(), (int) piece.end()))
                    .containsExactly("4556 7375", "8689 9855", "418"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":[\"user: signed in\",\"agent: ok\"],\"fields\":[\"cvv\",\"418\"]}",
        "{\"cvv\":\"{\\\"value\\\":\\\"418\\\"}\"}",
        "{\"cvv\":\"[\\\"418\\\"]\"}",
      })
  void code_inJson_keepsItsName(String json) {
    assertThat(SCANNER.scan(json).findings())
        .flatExtracting(Finding::pieces)
        .extracting(piece -> json.substring((int) piece.start(), (int) piece.end()))
        .containsExactly("418");
  }

  @Test
  void label_withAnEscape_isCutOffAsItReads() {
    String call =
        "[\"Agent: card number?\", \"Caller \\\"Tom\\\": 4539148803436467\", \"Agent: ok\","
            + " \"Caller: bye\"]";
    assertThat(SCANNER.redact(call, Redaction.lastFour())).contains("************6467\"");
  }

  @Test
  void json_inAString_isReadValueByValue() {
    String line =
        "{\"text\":\"[{\\\"t\\\":5680,\\\"q\\\":\\\"security code?\\\"},{\\\"t\\\":6300,\\\"q\\\":\\\"902\\\"}]\"}";
    assertThat(SCANNER.scan(line).findings()).isEmpty();
  }
}
