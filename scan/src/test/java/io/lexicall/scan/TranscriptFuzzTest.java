package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lexicall.scan.TranscriptWriters.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static final List<Turn> CALL =
      List.of(
          new Turn("Agent", "the card number"),
          new Turn("Customer", "4111 1111 1111 1111"),
          new Turn("Agent", "and the cvv"),
          new Turn("Customer", "it is 737"));

  static {
    TranscriptWriters.ALL.values().forEach(writer -> FILES.add(writer.apply(CALL)));
    FILES.add(TranscriptWriters.spokenLines(CALL));
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
    "&nbsp;",
    "</b> <b>",
    "\\n",
    "_",
    "|",
    "card ",
    "\ufeff",
    "\ud83d",
    "\0"
  };

  @FuzzTest(maxDuration = "10m")
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
    check(made.toString(), data.consumeInt(0, made.length()));
  }

  /** Every reader in every build: a file of each format, as it is and with some edits. */
  @ParameterizedTest
  @MethodSource("formats")
  void scan_editedFiles_asTheWhole(String format) {
    String file = TranscriptWriters.ALL.get(format).apply(CALL);
    assertThat(SCANNER.scan(file).format()).isEqualTo(TranscriptWriters.FORMATS.get(format));
    assertThat(SCANNER.scan(file).findings()).isNotEmpty();
    checkEdited(file, format.hashCode());
  }

  @Test
  void scan_editedLinesOfTurns_asTheWhole() {
    String file = TranscriptWriters.spokenLines(CALL);
    assertThat(SCANNER.scan(file).format()).isEqualTo(TranscriptFormat.TURNS);
    checkEdited(file, 5);
  }

  private static void checkEdited(String file, int seed) {
    check(file, file.length() / 2);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      StringBuilder made = new StringBuilder(file);
      for (int edits = random.nextInt(8); edits >= 0; edits--) {
        int at = random.nextInt(made.length() + 1);
        if (random.nextBoolean()) {
          made.delete(at, Math.min(made.length(), at + random.nextInt(40)));
        }
        made.insert(Math.min(at, made.length()), PIECES[random.nextInt(PIECES.length)]);
      }
      check(made.toString(), random.nextInt(made.length() + 1));
    }
  }

  static Set<String> formats() {
    return TranscriptWriters.ALL.keySet();
  }

  private static void check(String text, int cut) {
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
    String streamed =
        stream.feed(text.substring(0, cut)) + stream.feed(text.substring(cut)) + stream.finish();
    assertThat(streamed).isEqualTo(redacted);
    assertThat(found).isEqualTo(scan.findings());
  }
}
