package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a transcript beside what was said is scanned as text, with its names. */
class UnsaidTextTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final String CUES =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n{\"speakerName\":\"A\",\"spokenText\":\"hi\",%s}\n";

  private static final String BREAKS =
      "<div>Agent: hello, what is your card number?<br>Customer: 4111 1111 1111 1111<br>"
          + "Agent: and the cvv?<br>Customer: 123<br>Agent: thanks<br>Customer: %s<br>%s</div>";

  private static String found(String text) {
    return SCANNER.scan(text).findings().stream()
        .map(
            finding ->
                finding.kind()
                    + ":"
                    + finding.pieces().stream()
                        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
                        .collect(Collectors.joining("+")))
        .collect(Collectors.joining(" "));
  }

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  /** Each member of a cue's object beside what was said, with its name, at any depth. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"card\":5500005555555559",
        "\"card\":\"5500005555555559\"",
        "\"x\":{\"note\":\"card 5500005555555559\"}",
        "\"x\":[1,[\"card 5500005555555559\"]]",
        "\"words\":[{\"w\":\"card\"},{\"w\":\"5500005555555559\"}]",
        "\"translations\":[{\"language\":\"de\",\"text\":\"Karte 5500005555555559\"}]",
        "\"raw\":\"{\\\"card\\\":5500005555555559}\"",
        "\"5500005555555559\":\"x\""
      })
  void scan_objectInACue_findsTheNumber(String member) {
    String text = CUES.formatted(member);
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.WEBVTT);
    assertThat(found(text)).isEqualTo("pan:5500005555555559");
    assertThat(JsonText.parse(redacted(text).strip().split("\n", -1)[3])).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cvv\":\"321\"",
        "\"cvv\":321",
        "\"meta\":{\"cvv\":321}",
        "\"cvv\":[\"321\"]",
        "\"note\":\"cvv 321\""
      })
  void scan_objectInACue_findsTheCodeByTheNameOfItsMember(String member) {
    assertThat(found(CUES.formatted(member))).isEqualTo("cvv:321");
  }

  @Test
  void scan_objectInACue_tellsWhereAndWhen() {
    Finding finding =
        SCANNER
            .scan(CUES.formatted("\"x\":[{\"note\":\"card 5500005555555559\"}]"))
            .findings()
            .get(0);
    Piece piece = finding.pieces().get(0);
    assertThat(piece.pointer()).contains("/x/0/note");
    assertThat(piece.valueStart()).isEqualTo(5);
    assertThat(piece.from())
        .hasValueSatisfying(from -> assertThat(from.toMillis()).isEqualTo(1000));
    assertThat(piece.to()).hasValueSatisfying(to -> assertThat(to.toMillis()).isEqualTo(2000));
  }

  /** What is said beside a translation is read in the call, and not once more by itself. */
  @Test
  void scan_objectInACue_readsWhatWasSaidInItsCall() {
    String text =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n{\"speakerName\":\"A\",\"spokenText\":\"card 5500 0055\"}\n\n"
            + "00:03.000 --> 00:04.000\n{\"speakerName\":\"A\",\"spokenText\":\"5555 5559\",\"n\":1}\n";
    assertThat(found(text)).isEqualTo("pan:5500 0055+5555 5559");
  }

  @Test
  void scan_cues_readsBehindTheTimes() {
    String text =
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start position:10%\nhi\n\n"
            + "00:02.000 --> 00:03.000 card:5500005555555559\nhi\n";
    assertThat(found(text)).isEqualTo("pan:5500005555555559");
    assertThat(redacted(text)).isEqualTo(text.replace("005555555559", "00******5559"));
  }

  @Test
  void scan_cues_readsTheLinesOfANoteTogether() {
    String text =
        "WEBVTT\n\nNOTE\ncard number 5500 0055\n5555 5559 cvv\n321\n\n"
            + "1\n00:01.000 --> 00:02.000\nhi\n";
    assertThat(found(text)).isEqualTo("pan:5500 0055+5555 5559 cvv:321");
    assertThat(redacted(text))
        .contains("card number 550000**\n****5559 cvv\n***\n\n1\n00:01.000 --> 00:02.000\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span data-card=\"5500005555555559\" data-cvv=\"321\">ok</span>",
        "<!-- card number 5500005555555559 cvv 321 -->",
        "<input type=hidden name=card value=5500005555555559><input name=cvv value=321>"
      })
  void scan_breaks_readsTags(String tags) {
    String said = "pan:4111 1111 1111 1111 cvv:123 ";
    String behind = BREAKS.formatted("bye", tags);
    assertThat(SCANNER.scan(behind).format()).isEqualTo(TranscriptFormat.TURNS);
    assertThat(found(behind)).isEqualTo(said + "pan:5500005555555559 cvv:321");
    assertThat(redacted(behind))
        .contains(tags.replace("005555555559", "00******5559").replace("321", "***"));
    // Amid what is said.
    String within = BREAKS.formatted("good " + tags + " bye", "");
    assertThat(found(within)).isEqualTo(said + "pan:5500005555555559 cvv:321");
    String json = "{\"html\":\"" + behind.replace("\"", "\\\"") + "\",\"x\":1}";
    assertThat(found(json)).isEqualTo(said + "pan:5500005555555559 cvv:321");
  }

  @Test
  void scan_subStation_readsTheFieldsBeforeWhatIsSaid() {
    String text =
        """
        [Script Info]

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        Dialogue: 0,0:00:01.00,0:00:02.00,Default,Agent,0,0,0,,What is your card number?
        Dialogue: 0,0:00:03.00,0:00:04.00,cvv 321,Caller,0,0,0,card 5500005555555559,4111 1111\\N1111 1111
        """;
    assertThat(found(text)).isEqualTo("cvv:321 pan:5500005555555559 pan:4111 1111\\N1111 1111");
  }

  /** The name of a member may be anything: also of a value that nobody says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cvv 321\":{\"x\":\"y\"}}",
        "{\"a\":[{\"cvv: 321\":1}]}",
        "{\"m\":[{\"role\":\"agent\",\"text\":\"card?\"},{\"role\":\"customer\",\"text\":\"no\",\"cvv: 321\":1}]}"
      })
  void scan_nameOfAMember_findsTheCode(String text) {
    assertThat(found(text)).isEqualTo("cvv:321");
    assertThat(redacted(text)).isEqualTo(text.replace("321", "***"));
  }

  @ParameterizedTest
  @CsvSource({
    "cvv 123,/*** ***/card",
    "four one one one one one one one one one one one one one one one,"
        + "/**** *** *** *** *** *** *** *** *** *** *** *** *** *** *** ***/card",
    "card 4111-1111-1111-1111,/card ****-****-****-****/card",
    "cvv2,/cvv2/card",
    "cvv_check_1,/cvv_check_1/card",
    "order 123,/order 123/card"
  })
  void pointer_nameThatMayHoldCardData_isNotShown(String name, String pointer) {
    String text = "{\"%s\":{\"card\":\"5500005555555559\"}}".formatted(name);
    List<Finding> findings = SCANNER.scan(text).findings();
    assertThat(findings.get(findings.size() - 1).pieces().get(0).pointer()).contains(pointer);
  }
}
