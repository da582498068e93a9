package io.lexicall.facts;

/**
 * How a contact reaches the person.
 *
 * @since 0.1
 */
public enum ContactChannel {
  /** A telephone call, ringless voicemail included. */
  VOICE,
  /** A text message (SMS or MMS). */
  TEXT
}
