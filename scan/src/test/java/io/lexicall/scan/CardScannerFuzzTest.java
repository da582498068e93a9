package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Any text in any chunks: no exception; spans that lie in the text, in its order, apart from each
 * other; the same from the stream as from the whole; nothing left of what was found.
 *
 * <p>Runs over its kept inputs with the other tests. To fuzz for five minutes:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 ./mvnw -pl scan -am test -Dtest=CardScannerFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -P '!has-tests'
 * }</pre>
 */
class CardScannerFuzzTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  /** What texts are made of beside any characters: no fuzzer comes upon a check digit by itself. */
  private static final String[] WORDS = {
    "4111 1111 1111 1111",
    "5555-5555-5555-4444",
    "378282246310005",
    "6200000000000005",
    "four one one one ",
    "double five ",
    "triple oh ",
    "one hundred ",
    "forty-one ",
    "uh, ",
    "and ",
    "card ",
    "Maestro ",
    "cvv ",
    "security code ",
    "CVC2: ",
    "737",
    "\nAgent: ok\nCustomer: ",
    "Customer: ",
    "%B4111111111111111^A/B^2912101",
    ";5555555555554444=2912101",
    "?",
    ". ",
    "\r\n",
    "1",
    "11",
    "1111",
    "&nbsp;",
    "</b> <b>",
    "\\n",
    "_",
    "|",
    "\uff14\uff11",
    "\u200b",
    "\ud835\udfcf",
    "\ud835",
    "\udfcf",
    "\0"
  };

  @FuzzTest(maxDuration = "5m")
  void scan_anyTextInAnyChunks_asTheWhole(FuzzedDataProvider data) {
    List<String> chunks = chunks(data);
    String text = String.join("", chunks);

    List<Span> spans = SCANNER.scan(text);
    long from = 0;
    for (Span span : spans) {
      assertThat(span.start()).isGreaterThanOrEqualTo(from);
      assertThat(span.end()).isGreaterThan(span.start());
      from = span.end();
    }
    assertThat(from).isLessThanOrEqualTo(text.length());

    ScanStream stream = SCANNER.stream();
    List<Span> streamed = new ArrayList<>();
    chunks.forEach(chunk -> streamed.addAll(stream.feed(chunk)));
    streamed.addAll(stream.finish());
    assertThat(streamed).isEqualTo(spans);

    StringBuilder expected = new StringBuilder();
    int kept = 0;
    for (Span span : spans) {
      kept = ScanTexts.redact(text, kept, span, "#", expected);
    }
    expected.append(text, kept, text.length());
    Redaction hidden = (span, value) -> "#";
    String whole = SCANNER.redact(text, hidden);
    // Markup and ends of lines within a number stay: no span is replaced as one then.
    if (spans.stream().noneMatch(span -> isMarked(text, span))) {
      assertThat(whole).isEqualTo(expected.toString());
    }
    RedactingStream redacting = SCANNER.redactingStream(hidden);
    StringBuilder redacted = new StringBuilder();
    chunks.forEach(chunk -> redacted.append(redacting.feed(chunk)));
    redacted.append(redacting.finish());
    assertThat(redacted.toString()).isEqualTo(whole);
  }

  private static boolean isMarked(String text, Span span) {
    String found = text.substring((int) span.start(), (int) span.end());
    return found.indexOf('<') >= 0 || found.indexOf('&') >= 0 || ScanTexts.isOverLines(text, span);
  }

  private static List<String> chunks(FuzzedDataProvider data) {
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int repeats = data.consumeInt(1, 40);
    while (data.remainingBytes() > 0) {
      switch (data.consumeInt(0, 5)) {
        case 0 -> chunk.append(data.consumeString(64));
        case 1 -> chunk.append(data.consumeAsciiString(64).repeat(repeats));
        case 2 -> chunk.append(data.consumeLong(0, Long.MAX_VALUE));
        default -> chunk.append(WORDS[data.consumeInt(0, WORDS.length - 1)]);
      }
      if (data.consumeInt(0, 3) == 0) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
      }
    }
    chunks.add(chunk.toString());
    return chunks;
  }
}
