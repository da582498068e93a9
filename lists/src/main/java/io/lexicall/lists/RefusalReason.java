package io.lexicall.lists;

/**
 * The reason why a line of a list could not be read in full.
 *
 * @since 0.1
 */
public enum RefusalReason {
  /** There is no telephone number where one should be. */
  NO_NUMBER("holds no telephone number"),
  /** The number is impossible by its numbering plan, too short or too long. */
  IMPOSSIBLE_NUMBER("holds a number that cannot be"),
  /** A national number without a given country. */
  NATIONAL_NUMBER("holds a national number, and no country is given"),
  /** The line has other columns than the format says. */
  WRONG_COLUMNS("has other columns than it should"),
  /** The line is longer than any line of a list. */
  TOO_LONG("is too long"),
  /** The bytes are not UTF-8 text. */
  WRONG_ENCODING("is not UTF-8"),
  /** A change that is neither an addition nor a deletion. */
  WRONG_CHANGE("says neither A for an addition nor D for a deletion"),
  /** A change whose time cannot be read, or is in the future. */
  WRONG_TIME("has no time that can be read, or one that is still to come"),
  /**
   * The date of an entry cannot be read, or is in the future; the number was imported without a
   * date.
   */
  NO_DATE("has no date that can be read, or one still to come; the number was taken without one");

  private final String told;

  RefusalReason(String told) {
    this.told = told;
  }

  /** Returns what is wrong, to be read after "the line". */
  public String told() {
    return told;
  }

  /** Returns whether the number of the line was left out. */
  public boolean losesNumber() {
    return this != NO_DATE;
  }
}
