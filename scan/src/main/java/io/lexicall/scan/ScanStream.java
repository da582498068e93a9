package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Scans one text that arrives in chunks, and finds what {@link CardScanner#scan} would find in the
 * whole text, wherever the chunks are cut. Holds some tens of kilobytes, whatever the size of the
 * text. Not thread-safe.
 *
 * <p>A decision may need the next 4,096 characters, so spans are returned late; {@link #finish}
 * returns the last.
 *
 * @since 0.1
 */
public final class ScanStream {

  private final Findings findings;
  private boolean finished;

  ScanStream(CardScanner scanner) {
    findings = new Findings(scanner, new TextWindow(ScanEngine.CAPACITY), false);
  }

  /**
   * Takes the next chunk, which may be empty or end between two surrogates.
   *
   * @return the spans decided by now and not returned before, in the order of the text; offsets are
   *     from the beginning of the stream
   * @throws IllegalStateException if the stream is finished
   */
  public List<Span> feed(CharSequence chunk) {
    requireNonNull(chunk, "chunk");
    checkOpen();
    List<Span> spans = new ArrayList<>(0);
    int from = 0;
    while (from < chunk.length()) {
      from = findings.feed(chunk, from);
      drain(spans);
      findings.compact();
    }
    return spans;
  }

  /**
   * Ends the text and overwrites what was held of it.
   *
   * @return the spans not returned before
   * @throws IllegalStateException if the stream is finished
   */
  public List<Span> finish() {
    checkOpen();
    finished = true;
    List<Span> spans = new ArrayList<>(0);
    findings.finish();
    drain(spans);
    findings.wipe();
    return spans;
  }

  private void drain(List<Span> spans) {
    Findings.Finding finding = findings.next();
    while (finding != null) {
      spans.add(finding.span());
      finding = findings.next();
    }
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("The stream is finished; take a new one for another text");
    }
  }
}
