package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.scan.TranscriptWriters.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of JSON of which some are transcripts of their own. */
class LinesOfJsonTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final List<Turn> CALL =
      List.of(
          new Turn("Agent", "what is your card number please?"),
          new Turn("Customer", "4539 1488"),
          new Turn("Agent", "okay"),
          new Turn("Customer", "0343 6467"),
          new Turn("Agent", "and the cvv?"),
          new Turn("Customer", "it is 737"));

  private static final String LOG = "{\"level\":\"INFO\",\"msg\":\"order 42 took 12 ms [main]\"}";

  private static final String LOG_OF_CARD =
      "{\"level\":\"INFO\",\"msg\":\"card 5555 5555 5555 4444\",\"tags\":[\"a\"]}";

  private static final String PIECES =
      """
      {"result":[{"word":"card","start":1.1,"end":1.4},{"word":"number","start":1.5,"end":1.8}],"text":"card number"}
      {"result":[{"word":"4539","start":3.1,"end":3.4},{"word":"1488","start":3.5,"end":3.8}],"text":"4539 1488"}
      {"result":[{"word":"okay","start":4.1,"end":4.4}],"text":"okay"}
      {"result":[{"word":"0343","start":5.1,"end":5.4},{"word":"6467","start":5.5,"end":5.8}],"text":"0343 6467"}
      """;

  private static final String MESSAGES =
      """
      {"role":"assistant","content":[{"type":"text","text":"what is your card number?"}]}
      {"role":"user","content":[{"type":"text","text":"4539 1488"}]}
      {"role":"assistant","content":[{"type":"text","text":"okay"}]}
      {"role":"user","content":[{"type":"text","text":"0343 6467"}]}
      """;

  /** The JSON of each service, and an object with a text in each format of lines; each a line. */
  static Stream<String> documents() {
    return TranscriptWriters.ALL.keySet().stream().filter(each -> !each.equals("lines of JSON"));
  }

  private static String document(String format, List<Turn> call) {
    String file = TranscriptWriters.ALL.get(format).apply(call);
    if (JsonText.parse(file) != null) {
      return file.strip().replace('\n', ' ');
    }
    StringBuilder line = new StringBuilder("{\"id\":\"call-7\",\"text\":\"");
    JsonText.escape(file, line);
    return line.append("\"}").toString();
  }

  private static TranscriptFormat formatOf(String format) {
    return TranscriptWriters.FORMATS.get(format);
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.kind() + " " + each.confidence().id() + " " + each.pieces().size())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void lines_eachIsReadAsTheFileOfItAlone(String format) {
    String line = document(format, CALL);
    TranscriptScan alone = SCANNER.scan(line);
    assertThat(alone.findings()).isNotEmpty();
    for (String end : List.of("\n", "\r\n", "\n\n", "")) {
      String text = line + (end.isEmpty() ? "\n" : end) + line + end;
      TranscriptScan scan = SCANNER.scan(text);
      assertThat(scan.format()).isEqualTo(TranscriptFormat.JSON_LINES);
      assertThat(scan.lines()).isEqualTo(Map.of(formatOf(format), 2L));
      List<String> twice = new ArrayList<>(shown(alone.findings()));
      twice.addAll(shown(alone.findings()));
      assertThat(shown(scan.findings())).isEqualTo(twice);
      assertThat(scan.findings()).allMatch(each -> each.format() == formatOf(format));
      String redacted = SCANNER.redact(line, Redaction.lastFour());
      assertThat(SCANNER.redact(text, Redaction.lastFour()))
          .isEqualTo(redacted + (end.isEmpty() ? "\n" : end) + redacted + end);
    }
    assertThat(SCANNER.scan(line + "\n").format()).as("one line").isEqualTo(alone.format());
  }

  @Test
  void pieces_tellTheLineOfTheFile_andTheTimesOfTheCall() {
    String line = document("Contact Lens", CALL);
    String text = LOG + "\n\n" + line + "\n";
    Finding alone = SCANNER.scan(line).findings().get(0);
    Finding finding = SCANNER.scan(text).findings().get(0);
    assertThat(finding.number()).isEqualTo(1);
    assertThat(finding.span().start()).isEqualTo(alone.span().start() + LOG.length() + 2);
    for (int i = 0; i < alone.pieces().size(); i++) {
      Piece piece = finding.pieces().get(i);
      Piece of = alone.pieces().get(i);
      assertThat(piece.start()).isEqualTo(of.start() + LOG.length() + 2);
      assertThat(piece.valueStart()).isEqualTo(of.valueStart());
      assertThat(piece.pointer()).contains("/1" + of.pointer().orElseThrow());
      assertThat(piece.from()).isEqualTo(of.from());
    }
  }

  @Test
  void lines_ofWhichSomeAreTranscripts_eachIsReadForItself() {
    String lens = document("Contact Lens", CALL);
    String vtt = document("WebVTT", CALL);
    List<String> lines =
        List.of(LOG_OF_CARD, lens, "", "{\"broken\": [", "card 5105 1051 0510 5100", vtt, LOG);
    TranscriptScan scan = SCANNER.scan(String.join("\r\n", lines));
    assertThat(scan.lines())
        .isEqualTo(
            Map.of(
                TranscriptFormat.CONTACT_LENS,
                1L,
                TranscriptFormat.WEBVTT,
                1L,
                TranscriptFormat.TEXT,
                4L));
    assertThat(scan.findings())
        .extracting(Finding::format)
        .containsExactly(
            TranscriptFormat.TEXT,
            TranscriptFormat.CONTACT_LENS,
            TranscriptFormat.CONTACT_LENS,
            TranscriptFormat.TEXT,
            TranscriptFormat.WEBVTT,
            TranscriptFormat.WEBVTT);
    List<String> redacted =
        SCANNER.redact(String.join("\r\n", lines), Redaction.lastFour()).lines().toList();
    assertThat(redacted).hasSameSizeAs(lines);
    for (int i : new int[] {0, 1, 5}) {
      assertThat(redacted.get(i)).isEqualTo(SCANNER.redact(lines.get(i), Redaction.lastFour()));
      assertThat(JsonText.parse(redacted.get(i))).isNotNull();
    }
    assertThat(redacted.get(3)).isEqualTo(lines.get(3));
  }

  @Test
  void lines_ofALogWithoutTranscripts_areScannedAsText_andCounted() {
    String text = (LOG + "\n").repeat(20) + LOG_OF_CARD + "\n";
    for (String whole : List.of(text, text.repeat(500))) {
      TranscriptScan scan = SCANNER.scan(whole);
      assertThat(scan.format()).isEqualTo(TranscriptFormat.TEXT);
      assertThat(scan.lines()).isEqualTo(Map.of(TranscriptFormat.TEXT, whole.lines().count()));
      assertThat(scan.findings()).hasSize(whole.length() / text.length());
    }
    assertThat(SCANNER.scan("{\n\"a\": [1,\n2],\n}\n").lines()).as("one broken value").isEmpty();
    assertThat(SCANNER.scan(LOG).lines()).as("one value").isEmpty();
  }

  @Test
  void lines_thatAreTurnsOfOneCall_areReadTogether() {
    String turns = TranscriptWriters.ALL.get("lines of JSON").apply(CALL);
    assertThat(SCANNER.scan(turns).format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(SCANNER.scan(turns).lines()).isEmpty();
    TranscriptScan messages = SCANNER.scan(MESSAGES);
    assertThat(messages.format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(shown(messages.findings())).containsExactly("pan medium 2");
  }

  @Test
  void lines_thatGoOnInTime_areReadTogether() {
    TranscriptScan scan = SCANNER.scan(PIECES);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(shown(scan.findings())).containsExactly("pan medium 4", "pan medium 2");
    assertThat(SCANNER.redact(PIECES, Redaction.remove())).doesNotContain("4539").contains("3.1");
    String integers =
        """
        {"type":"final","text":"card number","words":[{"text":"card","start":1100,"end":1400}]}
        {"type":"final","text":"4539 1488","words":[{"text":"4539","start":3100,"end":3400},{"text":"1488","start":3500,"end":3800}]}
        {"type":"final","text":"0343 6467","words":[{"text":"0343","start":5100,"end":5400},{"text":"6467","start":5500,"end":5800}]}
        """;
    scan = SCANNER.scan(integers);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.ASSEMBLYAI);
    assertThat(shown(scan.findings())).containsExactly("pan high 2", "pan high 4");
    assertThat(scan.findings().get(1).pieces().get(0).from().orElseThrow()).hasMillis(3100);
  }

  @Test
  void lines_ofWhichEachBeginsAnew_areCallsOfTheirOwn() {
    String call = document("Whisper", CALL);
    assertThat(SCANNER.scan(call + "\n" + call).format()).isEqualTo(TranscriptFormat.JSON_LINES);
    String anew = PIECES.lines().findFirst().orElseThrow() + "\n";
    assertThat(SCANNER.scan(anew.repeat(4)).lines())
        .isEqualTo(Map.of(TranscriptFormat.JSON_TURNS, 4L));
  }

  /** It may be a turn of a call of which the others are not known as such. */
  @Test
  void line_ofOneSpeakerWithoutTimes_isNoCallOfItsOwn() {
    String one =
        "{\"meta\":1,\"turns\":[{\"speaker\":\"Customer\",\"text\":\"my card is 4539 1488\"},"
            + "{\"speaker\":\"Customer\",\"text\":\"0343 6467\"}]}\n";
    assertThat(SCANNER.scan(one + LOG).format()).isEqualTo(TranscriptFormat.TEXT);
    String two = one.replaceFirst("Customer", "Agent");
    assertThat(SCANNER.scan(two + LOG).lines())
        .isEqualTo(Map.of(TranscriptFormat.JSON_TURNS, 1L, TranscriptFormat.TEXT, 1L));
  }

  /** Most lines of logs are told apart by a look at their signs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"msg\":\"order 42 took 12 ms [main]\",\"tags\":[\"a\",\"b\"],\"n\":[1,2]}",
        "{\"msg\":\"failed\\n\\tat a.B(B.java:20)\\n\\tat a.C(C.java:30)\\n\"}",
        "{\"msg\":\"failed\\r\\n  File \\\"a.py\\\", line 20\"}",
        "{\"msg\":\"a <b> c\"}",
      })
  void mayHoldTranscript_aLineOfALog_mayNot(String line) {
    assertThat(LinesOfJson.mayHoldTranscript(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"turns\": [ {\"agent\":\"a\"}]}",
        "{\"turns\":[[\"Agent\",\"a\"]]}",
        "{\"turns\":[\"Agent: a\",\"Caller: b\"]}",
        "{\"text\":\"Agent: a\\nCaller: b\"}",
        "{\"text\":\"Agent: a\\r\\nCaller: b\"}",
        "{\"text\":\"Agent: a\\u000ACaller: b\"}",
        "{\"text\":\"  Agent: a\\n  x\\nCaller: b\"}",
        "{\"text\":\"Agent: a<BR>Caller: b\"}",
        "{\"text\":\"<t who=\\\"a\\\">b</t>\"}",
        "{\"body\":\"{\\\"turns\\\":1}\"}",
      })
  void mayHoldTranscript_turnsOrLinesOrMarkup_may(String line) {
    assertThat(LinesOfJson.mayHoldTranscript(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20_000, 300_000})
  void lines_withALongFirstOne_areReadAllTheSame(int length) {
    String line = document("Contact Lens", CALL);
    String first = line.replaceFirst("\\{", "{\"notes\":\"" + "x".repeat(length) + "\",");
    assertThat(scanInChunks(first + "\n" + line + "\n", 32_768).lines())
        .isEqualTo(Map.of(TranscriptFormat.CONTACT_LENS, 2L));
    String cut = first.substring(0, first.length() / 2) + "\n" + line + "\n" + line + "\n";
    assertThat(scanInChunks(cut, 32_768).lines())
        .isEqualTo(Map.of(TranscriptFormat.CONTACT_LENS, 2L, TranscriptFormat.TEXT, 1L));
  }

  @Test
  void line_thatIsTooLong_isScannedAsText_andTheNextIsReadAgain() {
    String line = document("Contact Lens", CALL) + "\n";
    String tooLong =
        line.replaceFirst("\\{", "{\"notes\":\"" + "x".repeat(8 * 1024 * 1024) + "\",");
    Map<TranscriptFormat, Long> expected =
        Map.of(TranscriptFormat.CONTACT_LENS, 2L, TranscriptFormat.TEXT, 1L);
    assertThat(scanInChunks(line + tooLong + line, 1 << 20).lines()).isEqualTo(expected);
    assertThat(SCANNER.scan(line + tooLong + line).lines()).isEqualTo(expected);
    String longFile = (line + LOG + "\n").repeat(12_000);
    assertThat(longFile.length()).isGreaterThan(TranscriptScanner.MOST_CHARACTERS);
    assertThat(SCANNER.scan(longFile).lines())
        .isEqualTo(Map.of(TranscriptFormat.CONTACT_LENS, 12_000L, TranscriptFormat.TEXT, 12_000L));
  }

  @Test
  void lines_thatLookLikeTurnsButAreTooMany_areReadOneByOne() {
    String line = document("WebVTT", CALL);
    String text =
        (line.replaceFirst("\\{", "{\"speaker\":\"Ann\",")
                + "\n"
                + line.replaceFirst("\\{", "{\"speaker\":\"Bob\",")
                + "\n")
            .repeat(10_000);
    assertThat(text.length()).isGreaterThan(TranscriptScanner.MOST_CHARACTERS);
    assertThat(scanInChunks(text, 1 << 20).lines())
        .isEqualTo(Map.of(TranscriptFormat.WEBVTT, 20_000L));
  }

  private record Streamed(String redacted, List<Finding> findings, TranscriptStream stream) {
    Map<TranscriptFormat, Long> lines() {
      return stream.lines();
    }
  }

  private static Streamed scanInChunks(String text, int most) {
    Random random = new Random(text.length());
    List<Finding> found = new ArrayList<>();
    TranscriptStream stream =
        SCANNER.stream(Redaction.lastFour(), (finding, replacement) -> found.add(finding));
    StringBuilder redacted = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(most));
      redacted.append(stream.feed(text.substring(from, to)));
      from = to;
    }
    redacted.append(stream.finish());
    return new Streamed(redacted.toString(), found, stream);
  }

  private static String anyLines(Random random) {
    List<String> formats = documents().toList();
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    int lines = 2 + random.nextInt(random.nextInt(6) == 0 ? 400 : 8);
    for (int i = 0; i < lines; i++) {
      String line =
          switch (random.nextInt(9)) {
            case 0 -> LOG;
            case 1 -> LOG_OF_CARD;
            case 2 -> random.nextBoolean() ? "" : " ";
            case 3 -> "{\"cut\":[\"4539 1488";
            case 4 -> "the card is 5105 1051 0510 5100, cvv 123";
            default -> document(formats.get(random.nextInt(formats.size())), CALL);
          };
      text.append(i < 2 && !line.startsWith("{") ? LOG : line)
          .append(random.nextInt(4) == 0 ? "\r\n" : "\n");
    }
    return random.nextBoolean() ? text.toString() : text.toString().stripTrailing();
  }

  @Property(tries = 100)
  void stream_anyLinesInAnyChunks_asTheWhole_andAsTheSlowTwin(@ForAll long seed) {
    Random random = new Random(seed);
    String text = anyLines(random);
    TranscriptScan scan = SCANNER.scan(text);
    String redacted = SCANNER.redact(text, Redaction.lastFour());
    Streamed streamed = scanInChunks(text, 1 + random.nextInt(1 + text.length() / 2));
    assertThat(streamed.redacted).isEqualTo(redacted);
    assertThat(streamed.findings).isEqualTo(scan.findings());
    assertThat(streamed.lines()).isEqualTo(scan.lines());
    assertThat(streamed.stream.format()).isEqualTo(scan.format());
    assertThat(redacted.chars().filter(c -> c == '\n').count())
        .isEqualTo(text.chars().filter(c -> c == '\n').count());
    Slowly slowly = new Slowly(text);
    assertThat(redacted).isEqualTo(slowly.redacted.toString());
    boolean hasDocuments = slowly.lines.keySet().stream().anyMatch(TranscriptFormat::isTranscript);
    assertThat(scan.format())
        .isEqualTo(hasDocuments ? TranscriptFormat.JSON_LINES : TranscriptFormat.TEXT);
    if (hasDocuments) {
      assertThat(scan.lines()).isEqualTo(slowly.lines);
    }
    assertThat(scan.findings()).extracting(Finding::number).isSorted().hasSize(slowly.findings);
    assertThat(scan.findings())
        .isSortedAccordingTo(Comparator.comparing(each -> each.span().start()));
  }

  /** Each line alone, and the lines between transcripts together. */
  private static final class Slowly {
    final StringBuilder redacted = new StringBuilder();
    final Map<TranscriptFormat, Long> lines = new EnumMap<>(TranscriptFormat.class);
    int findings;
    private final StringBuilder between = new StringBuilder();

    Slowly(String text) {
      for (String line : text.split("(?<=\n)", -1)) {
        TranscriptFormat format = formatOf(line);
        if (format == TranscriptFormat.TEXT) {
          between.append(line);
        } else {
          flush();
          findings += SCANNER.scan(line).findings().size();
          redacted.append(SCANNER.redact(line, Redaction.lastFour()));
        }
        if (!line.replace("\uFEFF", "").isBlank()) {
          lines.merge(format, 1L, Long::sum);
        }
      }
      flush();
    }

    /** The lines of these tests say themselves what they are. */
    private static TranscriptFormat formatOf(String withMark) {
      String line = withMark.replace("\uFEFF", "");
      if (!line.startsWith("{\"id\":\"call-7\"")) {
        TranscriptFormat alone = SCANNER.scan(line).format();
        return alone.isTranscript() ? alone : TranscriptFormat.TEXT;
      }
      return documents()
          .filter(each -> document(each, CALL).equals(line.strip()))
          .map(LinesOfJsonTest::formatOf)
          .findFirst()
          .orElseThrow();
    }

    private void flush() {
      // Behind a blank, nothing that begins like JSON is taken for JSON.
      String text = between.toString();
      between.setLength(0);
      CardScanner cards = SCANNER.scanner();
      List<Finding> found = new ArrayList<>();
      redacted.append(
          text.length() > TranscriptFormats.MOST_PLAIN
              ? cards.redact(text, Redaction.lastFour())
              : SCANNER.redact(
                  text,
                  TranscriptText.plain(text),
                  Redaction.lastFour(),
                  (finding, replacement) -> found.add(finding)));
      findings +=
          text.length() > TranscriptFormats.MOST_PLAIN ? cards.scan(text).size() : found.size();
    }
  }
}
