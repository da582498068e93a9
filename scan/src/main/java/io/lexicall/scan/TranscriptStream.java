package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans and redacts one file that arrives in chunks, with the same result as {@link
 * TranscriptScanner#redact} of the whole file, wherever the chunks are cut. Not thread-safe.
 *
 * <p>The beginning of the file shows whether it may be in a known format. If so, the file is held
 * until its end, up to {@link TranscriptScanner#MOST_CHARACTERS}. Of lines of JSON that are read
 * one by one, at most one line is held. Any other file of more than 256 Ki characters is processed
 * like in {@link RedactingStream}.
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

  /** What comes, line by line; null if the file is not read so, or it is not known yet. */
  private @Nullable LinesOfJson lines;

  /** What is known of the file, if it begins like JSON. */
  private TranscriptFormats.Json json = TranscriptFormats.Json.UNKNOWN;

  /** Whether that was asked for: a first line that goes on says no more. */
  private boolean isLooked;

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
    LinesOfJson byLine = lines;
    if (byLine != null) {
      return byLine.feed(chunk.toString());
    }
    if (isText) {
      return stream.feed(chunk);
    }
    held.append(chunk);
    if (!decided && held.length() > TranscriptFormats.MOST_PLAIN) {
      decide(holdsLineBreak(chunk));
    }
    if (held.length() > TranscriptScanner.MOST_CHARACTERS && lines == null) {
      if (json == TranscriptFormats.Json.TURNS) {
        lines = new LinesOfJson(transcripts, redaction, found);
      } else {
        isText = true;
      }
    }
    return isText || lines != null ? letGo() : "";
  }

  private void decide(boolean holdsLineBreak) {
    String head = held.substring(0, TranscriptFormats.HEAD);
    if (!TranscriptFormats.isJson(head)) {
      decided = true;
      isText = !TranscriptFormats.mayBeKnown(head, transcripts.scanner.lexicon);
      return;
    }
    boolean isOver = held.length() > TranscriptScanner.MOST_CHARACTERS;
    if (!holdsLineBreak && !isOver && isLooked) {
      return; // as before
    }
    isLooked = true;
    json = TranscriptFormats.ofJson(held, transcripts.scanner.lexicon);
    decided = json != TranscriptFormats.Json.UNKNOWN;
    if (json == TranscriptFormats.Json.BY_LINE) {
      lines = new LinesOfJson(transcripts, redaction, found);
    }
  }

  private static boolean holdsLineBreak(CharSequence chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      if (chunk.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  private String letGo() {
    String text = held.toString();
    held.setLength(0);
    held.trimToSize();
    LinesOfJson byLine = lines;
    return byLine == null ? stream.feed(text) : byLine.feed(text);
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
    LinesOfJson byLine = lines;
    if (byLine != null) {
      return finish(byLine, "");
    }
    String text = held.toString();
    JsonText values = transcripts.takeJson();
    try {
      TranscriptText file = isText ? null : transcripts.read(text, values);
      if (file == null
          && !isText
          && TranscriptFormats.isByLine(text, transcripts.scanner.lexicon)) {
        byLine = new LinesOfJson(transcripts, redaction, found);
        lines = byLine;
        return finish(byLine, byLine.feed(text));
      }
      if (file == null) {
        format = TranscriptFormat.TEXT;
        return stream.feed(text) + stream.finish();
      }
      stream.finish();
      format = file.format;
      return transcripts.redact(text, file, redaction, found);
    } finally {
      transcripts.giveBack(values);
    }
  }

  private String finish(LinesOfJson byLine, String before) {
    stream.finish();
    String rest = byLine.finish();
    format = byLine.hasDocuments() ? TranscriptFormat.JSON_LINES : TranscriptFormat.TEXT;
    return before + rest;
  }

  /**
   * Returns how many lines were read in each format, as {@link TranscriptScan#lines}.
   *
   * @throws IllegalStateException if the stream is not finished
   */
  public Map<TranscriptFormat, Long> lines() {
    format();
    LinesOfJson byLine = lines;
    return byLine == null ? Map.of() : byLine.lines();
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
