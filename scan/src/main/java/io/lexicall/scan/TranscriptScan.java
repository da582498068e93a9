package io.lexicall.scan;

import java.util.List;

/**
 * What a scan of one file found, and as what the file was read. Immutable.
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

  /** Returns as what the file was read. */
  public TranscriptFormat format() {
    return format;
  }

  /** Returns the findings by where they begin; no piece of one overlaps a piece of another. */
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public String toString() {
    return format.id() + findings;
  }
}
