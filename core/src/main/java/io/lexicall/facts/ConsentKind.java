package io.lexicall.facts;

/**
 * The kind of a consent.
 *
 * @since 0.1
 */
public enum ConsentKind {
  /** Prior express consent, oral or written. */
  EXPRESS,
  /** Prior express written consent (47 CFR 64.1200(f)(9)). */
  EXPRESS_WRITTEN,
  /** Consent under ePrivacy law and the GDPR. */
  OPT_IN,
  /** Explicit consent (GDPR Art. 9(2)(a)). */
  EXPLICIT,
  /** A personal, written invitation to call a listed number. */
  PERMISSION
}
