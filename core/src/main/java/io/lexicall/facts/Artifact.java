package io.lexicall.facts;

/**
 * What is kept.
 *
 * @since 0.1
 */
public enum Artifact {
  /** A call recording. */
  RECORDING,
  /** A transcript. */
  TRANSCRIPT,
  /** A recording of a screen. */
  SCREEN_RECORDING,
  /** A note. */
  NOTE,
  /** A record of a customer system. */
  CRM_RECORD,
  /** A log. */
  LOG,
  /** A message. */
  MESSAGE
}
