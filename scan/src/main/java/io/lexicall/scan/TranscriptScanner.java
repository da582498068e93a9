package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds card data in transcripts, in the formats that call centres use, and redacts it so that the
 * format stays valid. Immutable and thread-safe; build one and keep it.
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
 * speakers, with times if it has them. A number may be spread over several cues, words or turns. It
 * is found and redacted wherever the file repeats it: in the text, word by word, in alternatives,
 * and read back by the other speaker. Lines of JSON of which some are transcripts of their own are
 * read one by one, however many they are. A text that is in no known format, or longer than {@link
 * #MOST_CHARACTERS}, is scanned like any text by {@link CardScanner}, and {@link
 * TranscriptScan#format} says so.
 *
 * @since 0.1
 */
public final class TranscriptScanner {

  /**
   * The most characters of a file that is read in its format, since the whole file is held in
   * memory.
   */
  public static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  /** So much of a file of lines is redacted in one go if only its findings are asked for. */
  private static final int CHUNK = 64 * 1024;

  final CardScanner scanner;

  /** One that is kept for the next file. */
  private final AtomicReference<@Nullable JsonText> spareJson = new AtomicReference<>();

  private TranscriptScanner(CardScanner scanner) {
    this.scanner = requireNonNull(scanner, "scanner");
  }

  /** Returns a scanner of transcripts that uses a card scanner for what was said. */
  public static TranscriptScanner of(CardScanner scanner) {
    return new TranscriptScanner(scanner);
  }

  /** Returns the card scanner that it uses. */
  public CardScanner scanner() {
    return scanner;
  }

  /**
   * Finds the card data in a file.
   *
   * @param text all of it
   */
  public TranscriptScan scan(CharSequence text) {
    JsonText json = takeJson();
    try {
      return scan(text.toString(), json);
    } finally {
      giveBack(json);
    }
  }

  private TranscriptScan scan(String whole, JsonText json) {
    TranscriptText file = read(whole, json);
    if (file == null && TranscriptFormats.isByLine(whole, scanner.lexicon)) {
      return scanLines(whole);
    }
    if (file == null) {
      List<Finding> findings = new ArrayList<>();
      for (Span span : scanner.scan(whole)) {
        findings.add(textFinding(findings.size() + 1, span));
      }
      return new TranscriptScan(TranscriptFormat.TEXT, findings, Map.of());
    }
    List<Hit> hits = TranscriptMatcher.match(scanner, file, whole);
    List<Finding> findings = new ArrayList<>();
    Pieces pieces = new Pieces(whole);
    for (Hit hit : hits) {
      findings.add(finding(findings.size() + 1, hit, pieces, file.format));
      hit.wipe();
    }
    return new TranscriptScan(file.format, findings, Map.of());
  }

  private TranscriptScan scanLines(String whole) {
    List<Finding> findings = new ArrayList<>();
    LinesOfJson lines =
        new LinesOfJson(this, Redaction.remove(), (finding, removed) -> findings.add(finding));
    for (int from = 0; from < whole.length(); from += CHUNK) {
      lines.feed(whole.substring(from, Math.min(whole.length(), from + CHUNK)));
    }
    lines.finish();
    return new TranscriptScan(
        lines.hasDocuments() ? TranscriptFormat.JSON_LINES : TranscriptFormat.TEXT,
        findings,
        lines.lines());
  }

  /**
   * Replaces the card data in a file.
   *
   * @param text the whole file; it is not changed, and the caller must discard it
   * @param redaction what to write instead. A replacement with one character for each digit is
   *     distributed over the pieces of a finding; of any other replacement the first piece gets
   *     all, and the others an asterisk
   */
  public String redact(CharSequence text, Redaction redaction) {
    String whole = text.toString();
    JsonText json = takeJson();
    try {
      TranscriptText file = read(whole, json);
      if (file == null && TranscriptFormats.isByLine(whole, scanner.lexicon)) {
        LinesOfJson lines = new LinesOfJson(this, redaction, (finding, replacement) -> {});
        return lines.feed(whole) + lines.finish();
      }
      return file == null ? scanner.redact(whole, redaction) : redact(whole, file, redaction, null);
    } finally {
      giveBack(json);
    }
  }

  /**
   * Returns a new scan of a file that arrives in chunks.
   *
   * @param redaction what to write instead of what is found
   * @param found receives each finding, in the order of the file
   */
  public TranscriptStream stream(Redaction redaction, TranscriptStream.Found found) {
    return new TranscriptStream(
        this, requireNonNull(redaction, "redaction"), requireNonNull(found, "found"));
  }

  /** Returns what JSON is read with; give it back when nobody asks for the file any more. */
  JsonText takeJson() {
    JsonText free = spareJson.getAndSet(null);
    return free == null ? new JsonText() : free;
  }

  void giveBack(JsonText json) {
    if (json.wipe()) {
      spareJson.set(json);
    }
  }

  /** Reads a text in its format; null if it is in none, and long, or lines of JSON. */
  @Nullable TranscriptText read(String text, JsonText json) {
    boolean all = !scanner.detectors.isEmpty();
    return text.length() > MOST_CHARACTERS
        ? null
        : TranscriptFormats.read(text, json, scanner.lexicon, all);
  }

  String redact(
      String text,
      TranscriptText file,
      Redaction redaction,
      TranscriptStream.@Nullable Found found) {
    List<Hit> hits = TranscriptMatcher.match(scanner, file, text);
    List<String> replacements = new ArrayList<>();
    Pieces pieces = new Pieces(text);
    for (Hit hit : hits) {
      String replacement = TranscriptRedaction.replacement(hit, redaction);
      replacements.add(replacement);
      if (found != null) {
        found.found(finding(replacements.size(), hit, pieces, file.format), replacement);
      }
    }
    String redacted = TranscriptRedaction.write(text, hits, replacements);
    hits.forEach(Hit::wipe);
    return redacted;
  }

  static Finding textFinding(int number, Span span) {
    Piece piece = new Piece(span.start(), span.end(), null, 0, 0, Slot.UNKNOWN, Slot.UNKNOWN);
    return new Finding(number, span, List.of(piece), TranscriptFormat.TEXT);
  }

  private static Finding finding(int number, Hit hit, Pieces pieces, TranscriptFormat format) {
    List<Part> parts = new ArrayList<>(hit.parts);
    parts.sort(Comparator.comparingInt(Part::start));
    List<Piece> found = new ArrayList<>(parts.size());
    for (Part part : parts) {
      found.add(pieces.of(part));
    }
    return new Finding(number, hit.span(), found, format);
  }
}
