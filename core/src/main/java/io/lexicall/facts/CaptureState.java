package io.lexicall.facts;

/**
 * Whether a recorder or transcriber runs.
 *
 * @since 0.1
 */
public enum CaptureState {
  /** There is none. */
  OFF,
  /** It is paused. */
  PAUSED,
  /** It runs. */
  RUNNING
}
