package io.lexicall.facts;

/**
 * To whom data are told, shown, sent or transferred.
 *
 * @since 0.1
 */
public enum Recipient {
  /** The person whom they concern. */
  SUBJECT,
  /** Somebody who acts for that person in law. */
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
