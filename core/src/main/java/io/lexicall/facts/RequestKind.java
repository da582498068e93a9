package io.lexicall.facts;

/**
 * What a person asks for.
 *
 * @since 0.1
 */
public enum RequestKind {
  /** Access to their data. */
  ACCESS,
  /** Erasure. */
  ERASURE,
  /** Rectification. */
  RECTIFICATION,
  /** Restriction of processing. */
  RESTRICTION,
  /** Their data in portable form. */
  PORTABILITY,
  /** That processing stop. */
  OBJECTION,
  /** That their data not be sold or shared. */
  OPT_OUT_OF_SALE,
  /** That use of sensitive data be limited. */
  LIMIT_SENSITIVE,
  /** Not to be called. */
  DO_NOT_CALL,
  /** That a consent end. */
  CONSENT_REVOCATION,
  /** Amendment of a health record. */
  AMENDMENT,
  /** An accounting of disclosures. */
  ACCOUNTING
}
