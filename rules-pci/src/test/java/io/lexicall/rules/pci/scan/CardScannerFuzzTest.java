package io.lexicall.rules.pci.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Any text in any chunks: no exception, and the stream finds what the whole has.
 *
 * <p>Runs over its kept inputs with the other tests; {@code JAZZER_FUZZ=1 mvn test
 * -Dtest=CardScannerFuzzTest} fuzzes.
 */
class CardScannerFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void scan_anyTextInAnyChunks_asTheWhole(FuzzedDataProvider data) {
    List<String> chunks = new ArrayList<>();
    int repeats = data.consumeInt(1, 40);
    while (data.remainingBytes() > 0) {
      chunks.add(
          data.consumeBoolean()
              ? data.consumeString(64)
              : data.consumeAsciiString(64).repeat(repeats));
    }
    CardScanner scanner = CardScanner.standard();
    ScanStream stream = scanner.stream();
    RedactingStream redacting = scanner.redactingStream(Redaction.lastFour());
    List<Span> streamed = new ArrayList<>();
    StringBuilder redacted = new StringBuilder();
    for (String chunk : chunks) {
      streamed.addAll(stream.feed(chunk));
      redacted.append(redacting.feed(chunk));
    }
    streamed.addAll(stream.finish());
    redacted.append(redacting.finish());
    String text = String.join("", chunks);
    assertThat(streamed).isEqualTo(scanner.scan(text));
    assertThat(redacted.toString()).isEqualTo(scanner.redact(text, Redaction.lastFour()));
  }
}
