package io.lexicall.facts;

/**
 * How the parties are told that a call is recorded.
 *
 * @since 0.1
 */
public enum RecordingNotice {
  /** A spoken announcement. */
  SPOKEN,
  /** A tone that repeats. */
  BEEP,
  /** In writing. */
  WRITTEN,
  /** Not at all. */
  NONE
}
