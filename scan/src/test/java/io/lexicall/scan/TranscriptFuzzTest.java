package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lexicall.scan.TranscriptWriters.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * Anything made of the pieces of all formats: no exception; pieces that lie in the text apart from
 * each other; the same from the stream as from the whole; a text of the same format when redacted.
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 ./mvnw -pl scan -am test -Dtest=TranscriptFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -P '!has-tests'
 * }</pre>
 */
class TranscriptFuzzTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final List<String> FILES = new ArrayList<>();

  static {
    List<Turn> call =
        List.of(
            new Turn("Agent", "the card number"),
            new Turn("Customer", "4111 1111 1111 1111"),
            new Turn("Agent", "and the cvv"),
            new Turn("Customer", "it is 737"));
    TranscriptWriters.ALL.values().forEach(writer -> FILES.add(writer.apply(call)));
  }

  private static final String[] PIECES = {
    "WEBVTT\n\n",
    "\n",
    "\r\n",
    "00:01.000 --> 00:02.000\n",
    "<v ",
    ">",
    "</v>",
    "&amp;",
    "&#52;",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\u0034",
    "\"text\":",
    "\"words\":[",
    "\"speaker\":1",
    "Agent: ",
    "Customer: ",
    "[00:12] ",
    "start,speaker,text\n",
    "call A 1.00 0.40 ",
    "4111 ",
    "1111 ",
    "four one one one ",
    "no sorry ",
    "card ",
    "\ufeff",
    "\ud83d",
    "\0"
  };

  @FuzzTest(maxDuration = "5m")
  void scan_anything_asTheWhole(FuzzedDataProvider data) {
    StringBuilder made = new StringBuilder(data.consumeBoolean() ? data.pickValue(FILES) : "");
    int edits = data.consumeInt(0, 30);
    for (int i = 0; i < edits; i++) {
      String piece = data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(8);
      int at = data.consumeInt(0, made.length());
      if (data.consumeBoolean()) {
        made.delete(at, Math.min(made.length(), at + data.consumeInt(0, 40)));
      }
      made.insert(Math.min(at, made.length()), piece);
    }
    String text = made.toString();

    TranscriptScan scan = SCANNER.scan(text);
    List<Piece> pieces = new ArrayList<>();
    scan.findings().forEach(finding -> pieces.addAll(finding.pieces()));
    pieces.sort(java.util.Comparator.comparingLong(Piece::start));
    long from = 0;
    for (Piece piece : pieces) {
      assertThat(piece.start()).isGreaterThanOrEqualTo(from);
      assertThat(piece.end()).isGreaterThan(piece.start()).isLessThanOrEqualTo(text.length());
      from = piece.end();
    }
    String redacted = SCANNER.redact(text, Redaction.lastFour());
    if (scan.format() == TranscriptFormat.WEBVTT || scan.format() == TranscriptFormat.SRT) {
      assertThat(SCANNER.scan(redacted).format()).isEqualTo(scan.format());
    }
    if (JsonText.parse(text) != null) {
      assertThat(JsonText.parse(redacted)).isNotNull();
    }
    List<Finding> found = new ArrayList<>();
    TranscriptStream stream =
        SCANNER.stream(Redaction.lastFour(), (finding, replacement) -> found.add(finding));
    int cut = data.consumeInt(0, text.length());
    String streamed =
        stream.feed(text.substring(0, cut)) + stream.feed(text.substring(cut)) + stream.finish();
    assertThat(streamed).isEqualTo(redacted);
    assertThat(found).isEqualTo(scan.findings());
  }
}
