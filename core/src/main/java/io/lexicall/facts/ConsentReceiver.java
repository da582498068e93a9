package io.lexicall.facts;

/**
 * To whom a person gave a consent, where somebody calls for a seller.
 *
 * @since 0.1
 */
public enum ConsentReceiver {
  /** The seller for whom the contact is made, such as the creditor. */
  SELLER,
  /** Whoever makes the contact for the seller, such as an outside debt collector. */
  CALLER
}
