package io.lexicall.facts;

/**
 * The recipient to whom data are told, shown, sent or transferred.
 *
 * @since 0.1
 */
public enum Recipient {
  /** The person whom they concern. */
  SUBJECT,
  /** A legal representative of that person. */
  PERSONAL_REPRESENTATIVE,
  /** A relative or friend. */
  FAMILY,
  /** A voice mailbox. */
  VOICEMAIL,
  /** A business associate (45 CFR 160.103). */
  BUSINESS_ASSOCIATE,
  /** A processor or service provider. */
  PROCESSOR,
  /** Anybody else. */
  THIRD_PARTY,
  /** A public authority. */
  AUTHORITY
}
