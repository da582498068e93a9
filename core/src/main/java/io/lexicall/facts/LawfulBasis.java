package io.lexicall.facts;

/**
 * A lawful basis for processing (GDPR Art. 6(1)).
 *
 * @since 0.1
 */
public enum LawfulBasis {
  /** Point (a). */
  CONSENT,
  /** Point (b). */
  CONTRACT,
  /** Point (c). */
  LEGAL_OBLIGATION,
  /** Point (d). */
  VITAL_INTERESTS,
  /** Point (e). */
  PUBLIC_TASK,
  /** Point (f). */
  LEGITIMATE_INTERESTS
}
