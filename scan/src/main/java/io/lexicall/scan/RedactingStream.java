package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Redacts one text that arrives in chunks, with the same result as {@link CardScanner#redact} of
 * the whole text, wherever the chunks are cut. Holds about 50 kilobytes, whatever the size of the
 * text. Not thread-safe.
 *
 * <p>A number that stands bare in JSON, as in a line of a log, becomes a string.
 *
 * <p>Up to about 5,000 characters are held back, until no following text can make them card data.
 *
 * @since 0.1
 */
public final class RedactingStream {

  private final Findings findings;
  private final Redaction redaction;

  /** The offset in the whole text up to which it was written or replaced. */
  private long written;

  private boolean finished;

  RedactingStream(CardScanner scanner, Redaction redaction, int expectedLength) {
    this.redaction = redaction;
    findings =
        new Findings(
            scanner, new TextWindow(Math.min(expectedLength, ScanEngine.CAPACITY)), true, true);
  }

  /**
   * Takes the next chunk, which may be empty or end between two surrogates.
   *
   * @return the redacted text that is complete by now, possibly empty; it may end between two
   *     surrogates
   * @throws IllegalStateException if the stream is finished
   */
  public String feed(CharSequence chunk) {
    requireNonNull(chunk, "chunk");
    checkOpen();
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from < chunk.length()) {
      from = findings.feed(chunk, from);
      drain(out);
      findings.compact();
    }
    return out.toString();
  }

  /**
   * Ends the text and overwrites what was held of it.
   *
   * @return the rest of the redacted text
   * @throws IllegalStateException if the stream is finished
   */
  public String finish() {
    checkOpen();
    finished = true;
    StringBuilder out = new StringBuilder();
    findings.finish();
    drain(out);
    findings.wipe();
    return out.toString();
  }

  private void drain(StringBuilder out) {
    Findings.Finding finding = findings.next();
    while (finding != null) {
      Span span = finding.span();
      long base = findings.window().base;
      JsonText.Bare bare = bareAbout(span);
      if (bare != null) {
        write(out, base + bare.start());
        out.append(bare.quote());
      }
      write(out, span.start());
      writeInstead(out, finding);
      finding.wipe();
      written = span.end();
      if (bare != null) {
        write(out, base + bare.end());
        out.append(bare.quote());
      }
      finding = findings.next();
    }
    write(out, findings.free());
  }

  /** Writes the replacement, about the markup and the ends of lines between the groups. */
  private void writeInstead(StringBuilder out, Findings.Finding finding) {
    CharSequence replacement = redaction.replace(finding.span(), finding.value());
    TextWindow window = findings.window();
    int[] elements = finding.elements();
    // Relative to the window, whatever the offset in the whole text.
    int shift = (int) (finding.span().start() - window.base) - elements[0];
    CharBuffer text = CharBuffer.wrap(window.text, 0, window.length);
    boolean isShared = replacement.length() == finding.value().length;
    int shared = 0;
    int digits = 0;
    boolean isFirst = true;
    for (int e = 0; e < elements.length; e += 3) {
      digits += elements[e + 2];
      int from = elements[e + 1] + shift;
      int to = e + 3 == elements.length ? from : elements[e + 3] + shift;
      if (to > from && !holdsLineBreak(text, from, to) && !Markup.isKept(text, from, to)) {
        continue;
      }
      if (isShared) {
        out.append(replacement, shared, digits);
        shared = digits;
      } else if (isFirst || replacement.length() > 0) {
        out.append(isFirst ? replacement : TranscriptRedaction.HIDDEN);
      }
      isFirst = false;
      out.append(text, from, to);
    }
  }

  /** Lines are often numbered, or held against those of another file. */
  private static boolean holdsLineBreak(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Chars.isLineBreak(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** What stands bare in JSON there, of which its replacement must make a string; else null. */
  private JsonText.@Nullable Bare bareAbout(Span span) {
    TextWindow window = findings.window();
    CharBuffer text = CharBuffer.wrap(window.text, 0, window.length);
    return JsonText.bareAbout(
        text, (int) (span.start() - window.base), (int) (span.end() - window.base));
  }

  private void write(StringBuilder out, long to) {
    if (to > written) {
      TextWindow window = findings.window();
      out.append(window.text, (int) (written - window.base), (int) (to - written));
      written = to;
    }
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("The stream is finished; take a new one for another text");
    }
  }
}
