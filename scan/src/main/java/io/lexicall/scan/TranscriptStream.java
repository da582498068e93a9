package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Scans and redacts one file that arrives in chunks, with the same result as {@link
 * TranscriptScanner#redact} of the whole file, wherever the chunks are cut. Not thread-safe.
 *
 * <p>The beginning of the file shows whether it may be in a known format. If so, the file is held
 * until its end, up to {@link TranscriptScanner#MOST_CHARACTERS}. Any other file of more than 256
 * Ki characters is processed like in {@link RedactingStream}.
 *
 * @since 0.1
 */
public final class TranscriptStream {

  /**
   * Receives the findings.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Found {

    /**
     * Takes one finding.
     *
     * @param replacement the replacement that the redaction returned for it
     */
    void found(Finding finding, CharSequence replacement);
  }

  private final TranscriptScanner transcripts;
  private final RedactingStream stream;
  private final Redaction redaction;
  private final Found found;

  /** The text so far, while it may be in a known format. */
  private final StringBuilder held = new StringBuilder();

  private boolean decided;
  private boolean isText;
  private boolean finished;
  private int count;
  private @Nullable TranscriptFormat format;

  TranscriptStream(TranscriptScanner transcripts, Redaction redaction, Found found) {
    this.transcripts = transcripts;
    this.redaction = redaction;
    this.found = found;
    stream = transcripts.scanner.redactingStream(this::replaceInText);
  }

  private CharSequence replaceInText(Span span, char[] value) {
    CharSequence replacement = redaction.replace(span, value);
    count++;
    found.found(TranscriptScanner.textFinding(count, span), replacement);
    return replacement;
  }

  /**
   * Takes the next chunk, which may be empty or end between two surrogates.
   *
   * @return the redacted text that is complete by now, possibly empty
   * @throws IllegalStateException if the stream is finished
   */
  public String feed(CharSequence chunk) {
    requireNonNull(chunk, "chunk");
    checkOpen();
    if (isText) {
      return stream.feed(chunk);
    }
    held.append(chunk);
    if (!decided && held.length() > TranscriptFormats.MOST_PLAIN) {
      decided = true;
      isText =
          !TranscriptFormats.mayBeKnown(
              held.substring(0, TranscriptFormats.HEAD), false, transcripts.scanner.lexicon);
    }
    isText |= held.length() > TranscriptScanner.MOST_CHARACTERS;
    return isText ? letGo() : "";
  }

  private String letGo() {
    String text = held.toString();
    held.setLength(0);
    held.trimToSize();
    return stream.feed(text);
  }

  /**
   * Ends the file.
   *
   * @return the rest of the redacted text
   * @throws IllegalStateException if the stream is finished
   */
  public String finish() {
    checkOpen();
    finished = true;
    String text = held.toString();
    JsonText json = transcripts.takeJson();
    try {
      TranscriptText file = isText ? null : transcripts.read(text, json);
      if (file == null) {
        format = TranscriptFormat.TEXT;
        return stream.feed(text) + stream.finish();
      }
      stream.finish();
      format = file.format;
      return transcripts.redact(text, file, redaction, found);
    } finally {
      transcripts.giveBack(json);
    }
  }

  /**
   * Returns the format in which the file was read.
   *
   * @throws IllegalStateException if the stream is not finished
   */
  public TranscriptFormat format() {
    TranscriptFormat known = format;
    if (known == null) {
      throw new IllegalStateException(
          "The format of the file is known only after the stream is finished");
    }
    return known;
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("The stream is finished; take a new one for another file");
    }
  }
}
