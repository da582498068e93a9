package io.lexicall.facts;

/**
 * What a recording is for.
 *
 * @since 0.1
 */
public enum RecordingPurpose {
  /** Quality control. */
  QUALITY,
  /** Evidence of what was said. */
  EVIDENCE,
  /** Training of staff. */
  TRAINING,
  /** A law requires it. */
  LEGAL_OBLIGATION
}
