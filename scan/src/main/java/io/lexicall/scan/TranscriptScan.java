package io.lexicall.scan;

import java.util.List;
import java.util.Map;

/**
 * The findings of a scan of one file, and the format in which the file was read. Immutable.
 *
 * @since 0.1
 */
public final class TranscriptScan {

  private final TranscriptFormat format;
  private final List<Finding> findings;
  private final Map<TranscriptFormat, Long> lines;

  TranscriptScan(
      TranscriptFormat format, List<Finding> findings, Map<TranscriptFormat, Long> lines) {
    this.format = format;
    this.lines = lines;
    this.findings = List.copyOf(findings);
  }

  /** Returns the format in which the file was read. */
  public TranscriptFormat format() {
    return format;
  }

  /**
   * Returns the findings in the order in which they begin. No piece of one overlaps a piece of
   * another.
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns how many lines were read in each format, if the file is lines of JSON of which each was
   * read for itself; else empty. Those that are no transcripts were scanned as text; blank ones do
   * not count.
   */
  public Map<TranscriptFormat, Long> lines() {
    return lines;
  }

  @Override
  public String toString() {
    return format.id() + findings;
  }
}
