package io.lexicall.facts;

/**
 * How people communicate, beyond calls and texts.
 *
 * @since 0.1
 */
public enum CommunicationChannel {
  /** By telephone. */
  VOICE,
  /** By text message. */
  TEXT,
  /** By e-mail. */
  EMAIL,
  /** In a chat. */
  CHAT,
  /** On a web page. */
  WEB,
  /** By post. */
  MAIL,
  /** In person. */
  IN_PERSON
}
