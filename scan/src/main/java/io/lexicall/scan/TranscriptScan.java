package io.lexicall.scan;

import java.util.List;

/**
 * The findings of a scan of one file, and the format in which the file was read. Immutable.
 *
 * @since 0.1
 */
public final class TranscriptScan {

  private final TranscriptFormat format;
  private final List<Finding> findings;

  TranscriptScan(TranscriptFormat format, List<Finding> findings) {
    this.format = format;
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

  @Override
  public String toString() {
    return format.id() + findings;
  }
}
