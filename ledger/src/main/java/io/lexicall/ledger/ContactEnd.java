package io.lexicall.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a contact ended. What is null is unknown.
 *
 * @param connected whether a conversation took place
 * @param refused whether the person asked not to be contacted this way; to be kept from later
 *     contacts, record also that the person {@linkplain EventKind#TOLD_TO_STOP told you to stop}
 * @param exempt whether it was made under an exemption from consent
 * @since 0.1
 */
public record ContactEnd(
    @Nullable Boolean connected, @Nullable Boolean refused, @Nullable Boolean exempt) {
  /** Nothing is known. */
  public static final ContactEnd UNKNOWN = new ContactEnd(null, null, null);

  /** A conversation took place, and the person did not refuse. */
  public static final ContactEnd CONNECTED = new ContactEnd(true, false, null);

  /** Nobody answered, the line was busy, or a machine answered. */
  public static final ContactEnd NOT_CONNECTED = new ContactEnd(false, false, null);

  /** A conversation took place, and the person asked not to be contacted this way. */
  public static final ContactEnd REFUSED = new ContactEnd(true, true, null);
}
