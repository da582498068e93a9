package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import io.lexicall.internal.GzipStream;
import io.lexicall.json.JsonLines;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.Confidence;
import io.lexicall.scan.Finding;
import io.lexicall.scan.Redaction;
import io.lexicall.scan.TranscriptFormat;
import io.lexicall.scan.TranscriptScanner;
import io.lexicall.scan.TranscriptStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scan",
    description = {
      "Finds card numbers, track data and card verification codes in text, and redacts"
          + " them. A number that is found is never shown in full.",
      "",
      "Reads text, plain or compressed with gzip, in UTF-8 (or UTF-16 or UTF-32"
          + " with a byte order mark). Memory use does not grow with the size of the input. Folders are"
          + " searched recursively, several files at a time; links in them are not followed."
          + " Binary files are skipped, and named.",
      "",
      "Transcripts are read in their format: labelled lines, WebVTT, SRT, SubStation"
          + " Alpha, CTM, STM, YAML, rows of SQL, tables of turns, and the JSON of Amazon"
          + " Transcribe and Contact Lens, Google, Azure, Deepgram, AssemblyAI, Whisper,"
          + " Genesys, Twilio, or any that lists turns. A number is found across turns, cues"
          + " and words, and redacted wherever the file repeats it. The summary names the"
          + " formats in which files were read; all others are scanned as text.",
      "",
      "Of lines of JSON, each that is a transcript, or holds one in a string, is read by"
          + " itself, and its own format is told; the others are scanned as text, and the"
          + " summary counts them. Lines that are the turns of one call are read together.",
      "",
      "Numbers are recognized in the digits of every script, and as words in English,"
          + " Spanish, French, German and Portuguese.",
      "",
      "Each finding is a line: file, line and column (from 1, in UTF-16 code units),"
          + " kind, network, confidence, and the part that may be shown. A summary by kind"
          + " and network is written to standard error."
    },
    footer = {
      "",
      "With --json each line is an object with text, and optionally id and other"
          + " members, or a transcript in JSON. The answer has the spans of the text (offsets in UTF-16 code units,"
          + " end exclusive), and those of other values with their path. A span in the name"
          + " of a member has an empty path and the offsets of the line. With --redact as"
          + " well, the answer is the line itself, redacted.",
      "",
      "Exit codes:",
      "  0   everything was read, and nothing was found that --fail-on names",
      "  1   some lines of JSON could not be read",
      "  2   the command was not understood",
      "  3   a file could not be read to its end, or one that was named, or is to be"
          + " redacted, is not text, or none in a folder is; the others were read",
      "  12  card data was found with at least the confidence that --fail-on names",
      "",
      "Examples:",
      "  lexicall scan --minimum-confidence medium logs/ chat.txt.gz",
      "  lexicall scan --redact < transcript.txt > transcript.safe.txt",
      "  lexicall scan --redact-as token --token-key-file key.bin notes.txt > safe.txt",
      "  lexicall scan --json < turns.jsonl > spans.jsonl"
    })
final class ScanCommand implements Callable<Integer> {
  /** Larger files are read one at a time, to limit memory. */
  private static final long MOST_AT_ONCE = 16 << 20;

  /** The number of skipped files in folders that are named. */
  private static final int MOST_NAMED = 20;

  /** Names of files that hold transcripts rather than any text. */
  private static final Pattern TRANSCRIPT_NAME =
      Pattern.compile("\\.(?:vtt|srt|ctm|stm)(?:\\.gz)?$", Pattern.CASE_INSENSITIVE);

  /** By this name systems know where standard output goes; others have no such file. */
  private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

  private static final Redaction SHOWN = Redaction.firstSixLastFour();

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "Files and folders; none or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--redact",
      description =
          "Write the text with the findings replaced. Several files are written one after"
              + " another.")
  private boolean redact;

  @Option(
      names = "--redact-as",
      paramLabel = "HOW",
      description =
          "Redact in this way: first6-last4 (the default; for numbers shorter than 14"
              + " digits only the last 4), last4, token (the same for the same number and"
              + " key), or remove. Nothing is ever kept of codes and tracks.")
  private @Nullable String redactAs;

  @Option(
      names = "--token-key-file",
      paramLabel = "FILE",
      description =
          "The secret key of the tokens, 16 bytes or more (default: a random key for this run).")
  private @Nullable String tokenKeyFile;

  @Option(
      names = "--json",
      description = "Read JSON lines, and write one answer for each, in order.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How findings are written: text (the default) or jsonl.")
  private String format = "text";

  @Option(
      names = "--minimum-confidence",
      paramLabel = "C",
      description =
          "Leave out findings with less confidence: low (the default: all), medium or high.")
  private String minimumConfidence = "low";

  @Option(
      names = "--fail-on",
      paramLabel = "C",
      description =
          "Exit with 12 if something is found with at least this confidence: low,"
              + " medium, high or never. The default is low; with --redact or --json it is"
              + " never.")
  private @Nullable String failOn;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Use the card networks' ranges as they were on a day.")
  private @Nullable String asOf;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of the text, such as windows-1252.")
  private @Nullable String encoding;

  @Option(
      names = {"-a", "--binary"},
      description = "Read binary files as well, as if they were text.")
  private boolean binary;

  @Option(
      names = "--max-line",
      paramLabel = "BYTES",
      description =
          "With --json, the longest line that is read; a longer one gets an error"
              + " (default: ${DEFAULT-VALUE}).")
  private int maxLine = JsonLines.DEFAULT_MOST_BYTES;

  @Option(
      names = "--quiet",
      description = "Do not write a summary. With --json there is none anyway.")
  private boolean quiet;

  private final ScanSummary summary = new ScanSummary();

  /** Created when the command runs, since every command of the tool creates this one's object. */
  private @Nullable TranscriptScanner transcripts;

  private @Nullable Redaction redaction;
  private @Nullable Charset charset;
  private long failures;
  private long unread;
  private long answered;
  private int named;

  private long notNamed;

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Confidence failing = prepare();
    List<String> places = files.isEmpty() ? List.of("-") : files;
    List<String> withoutText = new ArrayList<>();
    try (Progress progress = Progress.of(console, "scanning", Progress.Unit.BYTES, total(places))) {
      for (String place : places) {
        if (place.equals("-")) {
          InputStream in =
              Input.openStandardInput(
                  console, json ? "JSON lines from the keyboard" : "text from the keyboard");
          scan("standard input", "-", false, () -> in, progress, Runnable::run);
        } else {
          Path path = Input.path(place);
          if (Files.isDirectory(path)) {
            long skipped = summary.skipped();
            long files = summary.files();
            try (WorkInOrder inOrder = new WorkInOrder()) {
              walk(path, progress, inOrder);
            }
            if (summary.skipped() > skipped && summary.files() == files && redaction == null) {
              withoutText.add(place);
            }
          } else {
            scan(path, false, progress, Runnable::run);
          }
        }
      }
    }
    console.flush();
    if (notNamed > 0) {
      console.tell("skipped " + notNamed + " more");
    }
    withoutText.forEach(
        place -> fail("no file in " + place + " is text; --binary reads them anyway"));
    if (!quiet && !json) {
      summary.lines().forEach(console::tell);
    }
    if (unread > 0) {
      console.tell(
          CheckCommand.unreadLines(unread, answered) + "; their answers say what is wrong");
    }
    return failures > 0
        ? ExitCode.BROKEN
        : unread > 0
            ? ExitCode.SOME_FAILED
            : failing != null && summary.hasFound(failing) ? ExitCode.FOUND : ExitCode.OK;
  }

  /** Checks the options, and returns the confidence from which findings are a failure, or null. */
  private @Nullable Confidence prepare() {
    Input.checkMaxLine(maxLine);
    if (!format.equals("text") && !format.equals("jsonl")) {
      throw Failure.usage("--format takes text and jsonl, not " + format);
    }
    if (redact && redactAs == null) {
      redactAs = "first6-last4";
    }
    if (redactAs != null) {
      redaction = redaction(redactAs);
    }
    if (tokenKeyFile != null && !"token".equals(redactAs)) {
      throw Failure.usage("--token-key-file is for --redact-as token");
    }
    if (format.equals("jsonl") && (json || redaction != null)) {
      throw Failure.usage("--format cannot be used with --json or --redact");
    }
    CardScanner.Builder builder =
        CardScanner.builder()
            .minimumConfidence(confidence("--minimum-confidence", minimumConfidence));
    if (asOf != null) {
      builder.asOf(date(asOf));
    }
    transcripts = TranscriptScanner.of(builder.build());
    if (encoding != null) {
      try {
        charset = Charset.forName(encoding);
      } catch (IllegalArgumentException unknown) {
        throw Failure.usage("there is no encoding called " + encoding);
      }
      if (!charset.canEncode()) {
        throw Failure.usage("text cannot be written in " + encoding);
      }
    }
    String failing = failOn;
    if (failing == null) {
      failing = json || redaction != null ? "never" : "low";
    }
    return failing.equals("never") ? null : confidence("--fail-on", failing);
  }

  private TranscriptScanner transcripts() {
    return requireNonNull(transcripts);
  }

  private Redaction redaction(String how) {
    return switch (how) {
      case "first6-last4" -> Redaction.firstSixLastFour();
      case "last4" -> Redaction.lastFour();
      case "remove" -> Redaction.remove();
      case "token" -> tokenKeyFile == null ? Tokens.random() : Tokens.keyed(key(tokenKeyFile));
      default ->
          throw Failure.usage("--redact-as takes first6-last4, last4, token or remove, not " + how);
    };
  }

  private static byte[] key(String file) {
    try (InputStream in = Input.openFile(file)) {
      byte[] key = in.readNBytes(1 << 16);
      if (key.length < Tokens.FEWEST_KEY_BYTES) {
        throw Failure.usage(
            "a key has at least %s bytes, but %s has %s"
                .formatted(Tokens.FEWEST_KEY_BYTES, file, key.length));
      }
      return key;
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }

  private static Confidence confidence(String option, String word) {
    for (Confidence confidence : Confidence.values()) {
      if (confidence.id().equals(word.toLowerCase(Locale.ROOT))) {
        return confidence;
      }
    }
    throw Failure.usage(
        option
            + (option.equals("--fail-on")
                ? " takes low, medium, high or never"
                : " takes low, medium or high")
            + ", not "
            + word);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException wrong) {
      throw Failure.usage("--as-of takes a date such as 2026-11-24, not " + text);
    }
  }

  /** The number of bytes to read; unknown if no progress is shown, or standard input is read. */
  private long total(List<String> places) {
    if (console.terminal().progressColumns() == 0 || places.contains("-")) {
      return Progress.UNKNOWN;
    }
    long total = 0;
    for (String place : places) {
      try (Stream<Path> paths = Files.walk(Input.path(place))) {
        total += paths.filter(Files::isRegularFile).mapToLong(ScanCommand::size).sum();
      } catch (IOException | UncheckedIOException unreadable) {
        return Progress.UNKNOWN; // reported when its turn comes
      }
    }
    return total;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      return 0;
    }
  }

  /**
   * Walks a folder in the order of the names. If only findings are written, several files are read
   * at once.
   */
  private void walk(Path folder, Progress progress, WorkInOrder inOrder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException failure) {
      inOrder.tell(() -> fail(Input.unreadable(folder.toString(), failure).told()));
    } catch (DirectoryIteratorException failure) {
      IOException cause = requireNonNull(failure.getCause());
      inOrder.tell(() -> fail(Input.unreadable(folder.toString(), cause).told()));
    }
    entries.sort(Comparator.comparing(path -> path.getFileName().toString()));
    for (Path entry : entries) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        walk(entry, progress, inOrder);
      } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        long size = size(entry);
        if (json || redaction != null || size > MOST_AT_ONCE) {
          inOrder.finish();
          scan(entry, true, progress, Runnable::run);
        } else {
          inOrder.add(
              then -> {
                scan(entry, true, null, then);
                then.accept(() -> progress.advance(size));
              });
        }
      }
    }
  }

  private void scan(
      Path path, boolean inFolder, @Nullable Progress progress, Consumer<Runnable> then) {
    String name = Input.called(path.toString());
    if (isOutput(path)) {
      String why = name + " takes the output, so it is not read";
      then.accept(
          () -> {
            if (inFolder) {
              console.flush();
              console.tell(why);
            } else {
              fail(why);
            }
          });
      return;
    }
    scan(name, name, inFolder, () -> Files.newInputStream(path), progress, then);
  }

  /** Whether standard output goes to a file: a scan that reads it never ends. */
  private static boolean isOutput(Path path) {
    try {
      return Files.isRegularFile(STANDARD_OUTPUT) && Files.isSameFile(path, STANDARD_OUTPUT);
    } catch (IOException absent) {
      return false; // opening it reports the error
    }
  }

  /** Opens a file. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  /**
   * Scans one file, or reports why that is not possible.
   *
   * @param called as messages call it
   * @param name as findings call it
   * @param inFolder whether it was found in a folder rather than named
   * @param progress is advanced as bytes are read; null if that is done elsewhere
   * @param then takes the output, in order
   */
  private void scan(
      String called,
      String name,
      boolean inFolder,
      Opening opening,
      @Nullable Progress progress,
      Consumer<Runnable> then) {
    try (InputStream opened = opening.open();
        InputStream in = progress == null ? opened : progress.watch(opened)) {
      if (json) {
        scanLines(in);
      } else {
        scanText(called, name, inFolder, in, then);
      }
    } catch (EOFException cut) {
      then.accept(
          () ->
              fail(called + " ends in the middle of its gzip data; what comes before was scanned"));
    } catch (ZipException broken) {
      then.accept(() -> fail(called + " cannot be unpacked further: " + broken.getMessage()));
    } catch (IOException failure) {
      then.accept(() -> fail(Input.unreadable(called, failure).told()));
    }
  }

  private void fail(String message) {
    failures++;
    console.flush();
    console.tell(message);
  }

  private void scanLines(InputStream in) throws IOException {
    JsonScan lines = new JsonScan(transcripts(), redaction, summary::add);
    Input.forEachLine(
        GzipStream.unpacked(in, TextSource.PIECE),
        maxLine,
        console,
        line -> {
          JsonScan.Answered answer = lines.answer(line);
          answered++;
          unread += answer.refused() ? 1 : 0;
          console.line(answer.json());
        });
    console.flush();
  }

  private void scanText(
      String called, String name, boolean inFolder, InputStream in, Consumer<Runnable> then)
      throws IOException {
    try (TextSource text = new TextSource(in, charset, binary)) {
      if (text.notText().isPresent()) {
        String why = text.notText().get();
        then.accept(() -> skip(called, why, inFolder));
        return;
      }
      try {
        if (redaction == null) {
          report(name, text, then);
        } else {
          rewrite(name, text, redaction);
        }
      } finally {
        long size = text.size();
        then.accept(() -> summary.addFile(size));
      }
      if (text.isMalformed()) {
        String malformed = called + " is not all " + text.charset() + "; it was scanned anyway";
        then.accept(() -> console.tell(malformed));
      }
    }
  }

  private void report(String name, TextSource text, Consumer<Runnable> then) throws IOException {
    TextLines lines = new TextLines();
    // A redaction receives the digits, of which a part may be shown. Its output is discarded.
    List<Shown> shown = new ArrayList<>();
    TranscriptStream stream =
        transcripts().stream(
            SHOWN,
            (finding, masked) -> {
              lines.moveTo(finding.span().start());
              long line = lines.line();
              long column = lines.column(finding.span().start());
              shown.add(new Shown(finding, line, column, masked.toString()));
            });
    try {
      boolean first = true;
      for (String piece = text.next(); piece != null; piece = text.next()) {
        if (first && piece.startsWith("\uFEFF")) {
          piece = piece.substring(1); // no character of the first line
        }
        first = false;
        lines.add(piece);
        stream.feed(piece);
        report(name, shown, then);
      }
    } finally {
      stream.finish();
      report(name, shown, then);
      then.accept(() -> readAs(name, stream));
    }
  }

  /** A finding, its position, and the part of it that may be shown. */
  private record Shown(Finding finding, long line, long column, String masked) {}

  private void report(String name, List<Shown> shown, Consumer<Runnable> then) {
    if (!shown.isEmpty()) {
      List<Shown> found = List.copyOf(shown);
      shown.clear();
      then.accept(() -> write(name, found));
    }
  }

  private void write(String name, List<Shown> found) {
    for (Shown each : found) {
      Finding finding = each.finding();
      summary.add(finding.span());
      console.line(
          format.equals("jsonl")
              ? JsonScan.finding(name, each.line(), each.column(), finding, each.masked())
              : "%s:%s:%s: %s%s %s %s%s"
                  .formatted(
                      name,
                      each.line(),
                      each.column(),
                      finding.kind(),
                      finding.network().map(network -> " " + network).orElse(""),
                      finding.confidence().id(),
                      Console.printable(each.masked()),
                      Times.shown(finding)));
    }
    console.flush();
  }

  /** Counts the format in which a file was read, and reports it if its name suggests another. */
  private void readAs(String name, TranscriptStream stream) {
    TranscriptFormat readAs = stream.format();
    summary.addFormat(readAs);
    summary.addLines(stream.lines());
    if (!readAs.isTranscript() && TRANSCRIPT_NAME.matcher(name).find()) {
      console.flush();
      console.tell(
          name + " is not in a known transcript format; it was scanned as " + readAs.title());
    }
  }

  private void rewrite(String name, TextSource text, Redaction redaction) throws IOException {
    TranscriptStream stream =
        transcripts().stream(redaction, (finding, written) -> summary.add(finding.span()));
    try {
      for (String piece = text.next(); piece != null; piece = text.next()) {
        if (!text.isFaithful()) {
          throw new IOException(
              "it is not all " + text.charset() + ", so writing it again would change it");
        }
        console.bytes(text.encode(stream.feed(piece), false));
      }
    } finally {
      console.bytes(text.encode(stream.finish(), true));
      readAs(name, stream);
    }
  }

  private void skip(String called, String why, boolean inFolder) {
    summary.addSkipped();
    if (!inFolder || redaction != null) {
      // A named file must be readable; a folder may contain anything, but with --redact an omitted
      // file would be missing from the output.
      fail("skipped " + called + ": " + why + "; --binary reads it anyway");
    } else if (named < MOST_NAMED) {
      named++;
      console.flush();
      console.tell("skipped " + called + ": " + why);
    } else {
      notNamed++;
    }
  }
}
