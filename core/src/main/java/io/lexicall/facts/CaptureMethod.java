package io.lexicall.facts;

/**
 * How card data are taken.
 *
 * @since 0.1
 */
public enum CaptureMethod {
  /** The customer says them. */
  SPOKEN,
  /** An agent types what was said. */
  AGENT_KEYED,
  /** The customer keys them in; the tones are masked. */
  DTMF_MASKED,
  /** The customer keys them in; the tones can be heard. */
  DTMF_CLEAR,
  /** An automatic voice menu takes them, outside the call that is recorded. */
  IVR,
  /** A page behind a link takes them. */
  LINK
}
