package io.lexicall.facts;

/**
 * The kind of a list on which a number can be.
 *
 * @since 0.1
 */
public enum ListKind {
  /** A national do-not-call registry of North America. */
  NATIONAL_DNC,
  /** The seller's own do-not-call list. */
  INTERNAL_DNC,
  /** A state's do-not-call list. */
  STATE_DNC,
  /** The Reassigned Numbers Database. */
  REASSIGNED_NUMBERS,
  /** The Telephone Preference Service of the United Kingdom. */
  TPS,
  /** The Corporate Telephone Preference Service. */
  CTPS,
  /** A European national register. */
  NATIONAL_OPTOUT
}
