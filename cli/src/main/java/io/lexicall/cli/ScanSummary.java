package io.lexicall.cli;

import io.lexicall.scan.Confidence;
import io.lexicall.scan.Span;
import io.lexicall.scan.TranscriptFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what a scan found, by kind and network, and what it could not read. */
final class ScanSummary {
  private final Map<String, Map<Confidence, Long>> findings = new TreeMap<>();
  private final Map<TranscriptFormat, Long> formats = new EnumMap<>(TranscriptFormat.class);
  private final Map<TranscriptFormat, Long> lines = new EnumMap<>(TranscriptFormat.class);
  private long found;
  private long files;
  private long bytes;
  private long skipped;

  void add(Span span) {
    found++;
    String what = "%-5s  %s".formatted(span.kind(), span.network().orElse("")).stripTrailing();
    findings
        .computeIfAbsent(what, each -> new EnumMap<>(Confidence.class))
        .merge(span.confidence(), 1L, Long::sum);
  }

  void addFormat(TranscriptFormat format) {
    formats.merge(format, 1L, Long::sum);
  }

  /** Adds how many lines of a file were read in each format, if each was read for itself. */
  void addLines(Map<TranscriptFormat, Long> more) {
    more.forEach((format, count) -> lines.merge(format, count, Long::sum));
  }

  void addFile(long size) {
    files++;
    bytes += size;
  }

  void addSkipped() {
    skipped++;
  }

  /** Returns how many files were read. */
  long files() {
    return files;
  }

  /** Returns how many were not, since they are not text. */
  long skipped() {
    return skipped;
  }

  /** Returns whether something was found with at least this confidence. */
  boolean hasFound(Confidence least) {
    return findings.values().stream()
        .flatMap(counts -> counts.keySet().stream())
        .anyMatch(confidence -> confidence.compareTo(least) >= 0);
  }

  /** Returns the lines of the summary: the total, then each kind and network. */
  List<String> lines() {
    List<String> told = new ArrayList<>();
    told.add(
        (found == 0 ? "no card data" : count(found, "finding"))
            + " in "
            + count(files, "file")
            + ", "
            + size(bytes)
            + (skipped == 0 ? "" : "; " + count(skipped, "file") + " skipped"));
    if (formats.keySet().stream().anyMatch(format -> format != TranscriptFormat.TEXT)) {
      told.add("  read as " + counts(formats, format -> true));
    }
    long texts = lines.getOrDefault(TranscriptFormat.TEXT, 0L);
    if (lines.size() > (texts == 0 ? 0 : 1)) {
      told.add(
          "  lines of JSON read as " + counts(lines, format -> format != TranscriptFormat.TEXT));
    }
    if (texts > 0) {
      told.add("  lines of JSON scanned as text: " + texts);
    }
    int width = findings.keySet().stream().mapToInt(String::length).max().orElse(0);
    findings.forEach(
        (what, counts) -> {
          long all = counts.values().stream().mapToLong(Long::longValue).sum();
          String confidences =
              counts.entrySet().stream()
                  .sorted(Map.Entry.<Confidence, Long>comparingByKey().reversed())
                  .map(each -> each.getValue() + " " + each.getKey().id())
                  .collect(Collectors.joining(", "));
          told.add("  " + Page.pad(what, width) + "  " + all + " (" + confidences + ")");
        });
    return told;
  }

  private static String counts(
      Map<TranscriptFormat, Long> counts, Predicate<TranscriptFormat> which) {
    return counts.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .map(each -> each.getKey().title() + ": " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
