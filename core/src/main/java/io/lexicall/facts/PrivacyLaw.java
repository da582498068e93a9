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
  /**
   * California's act, which then binds wherever the person lives. If only the act of another state
   * applies, the law is left out.
   */
  CCPA,
  /** HIPAA. */
  HIPAA,
  /** The TCPA and the telemarketing laws. */
  TCPA
}
