package io.lexicall.facts;

/**
 * A kind of data.
 *
 * @since 0.1
 */
public enum DataKind {
  /** A primary account number. */
  PAN,
  /** A card verification code. */
  CVV,
  /** Track data. */
  TRACK,
  /** A PIN. */
  PIN,
  /** Protected health information. */
  PHI,
  /** Personal data. */
  PERSONAL_DATA,
  /** Special categories of personal data (GDPR Art. 9). */
  SPECIAL_CATEGORY,
  /** Psychotherapy notes (45 CFR 164.501). */
  PSYCHOTHERAPY_NOTES,
  /** Records of substance use disorder (42 CFR Part 2). */
  SUBSTANCE_USE_RECORD
}
