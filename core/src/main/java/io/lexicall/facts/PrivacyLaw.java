package io.lexicall.facts;

/**
 * The law under which a request is made.
 *
 * @since 0.1
 */
public enum PrivacyLaw {
  /** The GDPR. */
  GDPR,
  /** The UK GDPR. */
  UK_GDPR,
  /** California's act, or another state's privacy act. */
  CCPA,
  /** HIPAA. */
  HIPAA,
  /** The TCPA and the telemarketing laws. */
  TCPA
}
