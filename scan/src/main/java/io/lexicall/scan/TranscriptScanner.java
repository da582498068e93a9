package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds card data in transcripts in the formats in which call centres keep them, and redacts them
 * so that the format stays valid. Immutable and thread-safe; build one and keep it.
 *
 * <pre>{@code
 * TranscriptScanner transcripts = TranscriptScanner.of(CardScanner.standard());
 * TranscriptScan scan = transcripts.scan(webVtt);
 * scan.format();      // WEBVTT
 * scan.findings();    // [pan[43,52)[78,87) visa high]
 * transcripts.redact(webVtt, Redaction.firstSixLastFour());
 * }</pre>
 *
 * <p>The formats are those of {@link TranscriptFormat}. A file in one of them is read as turns of
 * speakers, with times where it has them; a number may be said over several cues, words or turns.
 * It is found, and redacted, wherever the file repeats it: in the text, word by word, in
 * alternatives, read back by the other speaker. A text in no known format, or one longer than
 * {@link #MOST_CHARACTERS}, is scanned as {@link CardScanner} scans any text, and {@link
 * TranscriptScan#format} says so.
 *
 * @since 0.1
 */
public final class TranscriptScanner {

  /** The most characters of a file that is read in its format; it is held in memory whole. */
  public static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  final CardScanner scanner;

  private TranscriptScanner(CardScanner scanner) {
    this.scanner = requireNonNull(scanner, "scanner");
  }

  /** Returns a scanner of transcripts that finds what another finds in what was said. */
  public static TranscriptScanner of(CardScanner scanner) {
    return new TranscriptScanner(scanner);
  }

  /** Returns the scanner whose findings in what was said are this one's. */
  public CardScanner scanner() {
    return scanner;
  }

  /**
   * Finds the card data in a file.
   *
   * @param text all of it
   */
  public TranscriptScan scan(CharSequence text) {
    String whole = text.toString();
    TranscriptText file = read(whole);
    if (file == null) {
      List<Finding> findings = new ArrayList<>();
      for (Span span : scanner.scan(whole)) {
        findings.add(textFinding(findings.size() + 1, span));
      }
      return new TranscriptScan(TranscriptFormat.TEXT, findings);
    }
    List<TranscriptMatcher.Hit> hits = TranscriptMatcher.match(scanner, file);
    List<Finding> findings = new ArrayList<>();
    for (TranscriptMatcher.Hit hit : hits) {
      findings.add(finding(findings.size() + 1, hit, whole));
      hit.wipe();
    }
    return new TranscriptScan(file.format, findings);
  }

  /**
   * Replaces the card data in a file.
   *
   * @param text all of it; it is not changed, and the caller's to forget
   * @param redaction what to write instead. What has a character for each digit is shared out to
   *     the pieces of a finding; of anything else the first piece gets all, the others an asterisk
   */
  public String redact(CharSequence text, Redaction redaction) {
    String whole = text.toString();
    TranscriptText file = read(whole);
    if (file == null) {
      return scanner.redact(whole, redaction);
    }
    return redact(whole, file, redaction, null);
  }

  /**
   * Returns a new scan of a file that comes in chunks.
   *
   * @param redaction what to write instead of what is found
   * @param found told of each finding, in the order of the file
   */
  public TranscriptStream stream(Redaction redaction, TranscriptStream.Found found) {
    return new TranscriptStream(
        this, requireNonNull(redaction, "redaction"), requireNonNull(found, "found"));
  }

  @Nullable TranscriptText read(String text) {
    return text.length() > MOST_CHARACTERS ? null : TranscriptFormats.read(text, scanner.lexicon);
  }

  String redact(
      String text,
      TranscriptText file,
      Redaction redaction,
      TranscriptStream.@Nullable Found found) {
    List<TranscriptMatcher.Hit> hits = TranscriptMatcher.match(scanner, file);
    List<String> replacements = new ArrayList<>();
    for (TranscriptMatcher.Hit hit : hits) {
      String replacement = TranscriptRedaction.replacement(hit, redaction);
      replacements.add(replacement);
      if (found != null) {
        found.found(finding(replacements.size(), hit, text), replacement);
      }
    }
    String redacted = TranscriptRedaction.write(text, hits, replacements);
    hits.forEach(TranscriptMatcher.Hit::wipe);
    return redacted;
  }

  static Finding textFinding(int number, Span span) {
    Piece piece = new Piece(span.start(), span.end(), null, 0, 0, Slot.UNKNOWN, Slot.UNKNOWN);
    return new Finding(number, span, List.of(piece));
  }

  private static Finding finding(int number, TranscriptMatcher.Hit hit, String text) {
    List<Piece> pieces = new ArrayList<>();
    hit.parts.stream()
        .sorted(Comparator.comparingInt(TranscriptMatcher.Part::start))
        .forEach(part -> pieces.add(piece(part, text)));
    return new Finding(number, hit.span(), pieces);
  }

  private static Piece piece(TranscriptMatcher.Part part, String text) {
    Slot slot = part.slot();
    int valueStart = part.start() - slot.start();
    int valueEnd = part.end() - slot.start();
    if (slot.form() == Slot.Form.JSON_STRING) {
      Passage value = JsonText.decode(text, slot.start(), slot.end());
      valueStart = value.indexOf(part.start());
      valueEnd = value.indexOf(part.end());
    }
    return new Piece(
        part.start(),
        part.end(),
        slot.pointer(),
        valueStart,
        valueEnd,
        slot.fromMillis(),
        slot.toMillis());
  }
}
