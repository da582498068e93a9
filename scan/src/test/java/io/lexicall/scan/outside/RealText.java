package io.lexicall.scan.outside;

import io.lexicall.scan.CardScanner;
import io.lexicall.scan.Confidence;
import io.lexicall.scan.Finding;
import io.lexicall.scan.Redaction;
import io.lexicall.scan.TranscriptScanner;
import io.lexicall.scan.TranscriptStream;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Counts what the scanner finds in text that people wrote and programs logged, none of which is
 * about a call: documentation, headers and sources of programs, the texts in libraries, and logs.
 * Hardly any of it is a card, but for the published test numbers, which are counted apart.
 */
final class RealText {
  /** What was found in one kind of text. */
  static final class Count {
    final String title;
    long files;
    long lines;
    final long[] findings = new long[Confidence.values().length];
    long published;
    long byRegex;
    final Map<String, Long> byTool = new TreeMap<>();

    Count(String title) {
      this.title = title;
    }

    long at(Confidence confidence) {
      return findings[confidence.ordinal()];
    }

    private synchronized void add(Count other) {
      files += other.files;
      lines += other.lines;
      published += other.published;
      byRegex += other.byRegex;
      for (int i = 0; i < findings.length; i++) {
        findings[i] += other.findings[i];
      }
      other.byTool.forEach((tool, hits) -> byTool.merge(tool, hits, Long::sum));
    }
  }

  private static final Pattern USUAL = Pattern.compile("\\b(?:\\d[ -]?){12,18}\\d\\b");
  private static final Pattern MANY_DIGITS = Pattern.compile("(?:\\d\\D*){12}");
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(?:zip|jar)");
  private static final Pattern IN_ARCHIVE =
      Pattern.compile(
          ".*\\.(?:java|kt|groovy|scala|properties|xml|xsd|dtd|json|js|css|html?|txt|md|csv|ya?ml|sql)"
              + "|.*(?:LICENSE|NOTICE|README)[^/]*");
  private static final int SAMPLE = 8192;
  private static final long LARGEST = 200_000_000;

  /** A line so long is cut for the other tools. */
  private static final int LONGEST_LINE = 4000;

  private final TranscriptScanner scanner = TranscriptScanner.of(CardScanner.standard());
  private final Path folder;

  private final boolean besideOthers;

  RealText(Path folder, boolean besideOthers) {
    this.folder = folder;
    this.besideOthers = besideOthers;
  }

  /** The folders that a machine with a JDK and Debian's packages has. */
  static Map<String, List<Path>> usual() {
    Path home = Path.of(System.getProperty("user.home"));
    Path java = Path.of(System.getProperty("java.home"));
    Map<String, List<Path>> places = new LinkedHashMap<>();
    places.put("documentation, `/usr/share/doc`", List.of(Path.of("/usr/share/doc")));
    places.put("headers of C and C++, `/usr/include`", List.of(Path.of("/usr/include")));
    places.put(
        "Python's library and packages, `/usr/lib/python3*`", children("/usr/lib", "python3"));
    places.put(
        "npm and its packages, `/usr/lib/node_modules`", children("/usr/lib", "node_modules"));
    places.put("sources of the JDK, `lib/src.zip`", List.of(java.resolve("lib/src.zip")));
    places.put("texts in the libraries of Maven, `~/.m2`", List.of(home.resolve(".m2/repository")));
    places.put("logs of the machine, `/var/log`", List.of(Path.of("/var/log")));
    places.replaceAll((title, paths) -> paths.stream().filter(Files::exists).toList());
    places.values().removeIf(List::isEmpty);
    return places;
  }

  private static List<Path> children(String folder, String prefix) {
    try (Stream<Path> children = Files.list(Path.of(folder))) {
      return children
          .filter(each -> each.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException absent) {
      return List.of();
    }
  }

  /** Counts in all files of some places. */
  Count count(String title, List<Path> places) throws IOException {
    Count count = new Count(title);
    Path numbers = folder.resolve("lines-with-digits.txt");
    Path found = folder.resolve("real-text-findings.txt");
    try (BufferedWriter lines = Files.newBufferedWriter(numbers);
        BufferedWriter findings =
            Files.newBufferedWriter(
                found,
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
      List<Path> files = new ArrayList<>();
      for (Path place : places) {
        try (Stream<Path> walk = Files.walk(place)) {
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> !file.toString().contains("/io/lexicall/"))
              .filter(Files::isReadable)
              .forEach(files::add);
        } catch (UncheckedIOException unreadable) {
          // What nobody may read is not counted.
        }
      }
      files.sort(Comparator.naturalOrder());
      files.parallelStream().forEach(file -> count(file, count, lines, findings));
    }
    if (besideOthers) {
      count.byTool.putAll(OtherTools.count(numbers, folder));
    }
    return count;
  }

  private void count(Path file, Count count, BufferedWriter lines, BufferedWriter findings) {
    try {
      if (Files.size(file) > LARGEST) {
        return;
      }
      if (!ARCHIVE.matcher(file.toString()).matches()) {
        try (InputStream in = unpacked(Files.newInputStream(file))) {
          count.add(countText(file.toString(), in, lines, findings));
        }
        return;
      }
      try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = archive.getNextEntry();
            entry != null;
            entry = archive.getNextEntry()) {
          if (!entry.isDirectory() && IN_ARCHIVE.matcher(entry.getName()).matches()) {
            count.add(countText(file + "!" + entry.getName(), archive, lines, findings));
          }
        }
      }
    } catch (IOException broken) {
      // A file that cannot be read to its end is no text.
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(buffered)) : buffered;
  }

  private Count countText(
      String name, InputStream in, BufferedWriter lines, BufferedWriter findings)
      throws IOException {
    Count count = new Count("");
    byte[] head = in.readNBytes(SAMPLE);
    for (byte each : head) {
      if (each == 0) {
        return count;
      }
    }
    StringBuilder text = new StringBuilder(new String(head, StandardCharsets.UTF_8));
    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    char[] piece = new char[1 << 16];
    for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
      text.append(piece, 0, read);
    }
    count.files = 1;
    String all = text.toString();
    List<String> withDigits = new ArrayList<>();
    all.lines()
        .forEach(
            line -> {
              count.lines++;
              String cut = line.substring(0, Math.min(line.length(), LONGEST_LINE));
              if (MANY_DIGITS.matcher(cut).find()) {
                withDigits.add(cut);
              }
            });
    List<String> excerpts = new ArrayList<>();
    TranscriptStream stream =
        scanner.stream(
            Redaction.remove(), (finding, written) -> add(finding, all, count, excerpts));
    stream.feed(all);
    stream.finish();
    for (String line : withDigits) {
      count.byRegex += hasUsual(line) ? 1 : 0;
    }
    synchronized (this) {
      for (String line : withDigits) {
        lines.write(line);
        lines.newLine();
      }
      for (String excerpt : excerpts) {
        findings.write(name + ": " + excerpt);
        findings.newLine();
      }
    }
    return count;
  }

  private static void add(Finding finding, String text, Count count, List<String> excerpts) {
    int start = (int) finding.span().start();
    int end = (int) finding.span().end();
    String digits = text.substring(start, end).replaceAll("\\D", "");
    if (Numbers.published().contains(digits)) {
      count.published++;
    } else {
      count.findings[finding.confidence().ordinal()]++;
      if (finding.confidence() != Confidence.LOW) {
        excerpts.add(
            finding.confidence().id()
                + " "
                + finding.kind()
                + " "
                + TranscriptRates.excerpt(text, start, end));
      }
    }
  }

  private static boolean hasUsual(String line) {
    Matcher matcher = USUAL.matcher(line);
    while (matcher.find()) {
      if (Numbers.isLuhn(matcher.group().replaceAll("\\D", ""))) {
        return true;
      }
    }
    return false;
  }

  /** The table, the kinds of text with the most findings first. */
  static String page(List<Count> counts) {
    Count all = new Count("**all**");
    counts.forEach(all::add);
    List<String> tools = List.copyOf(all.byTool.keySet());
    StringBuilder page = new StringBuilder();
    page.append("| text | files | lines | high | medium | low | test numbers | regex and Luhn |");
    tools.forEach(tool -> page.append(' ').append(tool).append(" |"));
    page.append("\n|---|").append("---:|".repeat(7 + tools.size())).append('\n');
    List<Count> rows = new ArrayList<>(counts);
    rows.sort(Comparator.comparingDouble(count -> -perHundredThousand(count, RealText::isSure)));
    rows.add(all);
    for (Count row : rows) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %d | %d | %d | %d | %d |",
              row.title,
              row.files,
              row.lines,
              row.at(Confidence.HIGH),
              row.at(Confidence.MEDIUM),
              row.at(Confidence.LOW),
              row.published,
              row.byRegex));
      tools.forEach(
          tool -> page.append(' ').append(row.byTool.getOrDefault(tool, 0L)).append(" |"));
      page.append('\n');
    }
    page.append(
        String.format(
            Locale.ROOT,
            "\nOf medium or high: %.2f in 100,000 lines (goal 1); of any confidence: %.2f.\n",
            perHundredThousand(all, RealText::isSure),
            perHundredThousand(all, confidence -> true)));
    return page.toString();
  }

  private static boolean isSure(Confidence confidence) {
    return confidence != Confidence.LOW;
  }

  static double perHundredThousand(Count count, Predicate<Confidence> which) {
    long found = 0;
    for (Confidence confidence : Confidence.values()) {
      found += which.test(confidence) ? count.at(confidence) : 0;
    }
    return found * 100_000.0 / Math.max(1, count.lines);
  }
}
