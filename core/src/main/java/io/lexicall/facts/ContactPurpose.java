package io.lexicall.facts;

/**
 * What a contact is for; mixed content counts as the strictest.
 *
 * @since 0.1
 */
public enum ContactPurpose {
  /** To sell, rent or win an investment (47 CFR 64.1200(f)(13)). */
  TELEMARKETING,
  /** To ask for a gift. */
  CHARITABLE_SOLICITATION,
  /** To inform, with nothing sold. */
  INFORMATIONAL,
  /** To tell of an event on an account. */
  ACCOUNT_ALERT,
  /** To tell of a delivery. */
  PACKAGE_DELIVERY,
  /** A message about health care. */
  HEALTHCARE,
  /** To collect a debt. */
  DEBT_COLLECTION,
  /** For a party, a candidate or a ballot. */
  POLITICAL,
  /** To ask opinions, with nothing sold. */
  SURVEY,
  /** For the health and safety of the person (47 CFR 64.1200(f)(4)). */
  EMERGENCY
}
