package io.lexicall.batch;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * The calls of a campaign in a period of 30 days, or in the rest of one. Periods follow each other
 * from the day of its first call in the rows.
 *
 * @param seller the seller; may be empty
 * @param campaign its name
 * @param first the first day, on the clock of the called person
 * @param calls how many calls it made
 * @param answered how many of them a person answered, including abandoned ones
 * @param abandoned how many of these were abandoned
 * @param untold for how many the rows do not state this, or disagree
 * @param incomplete whether there may be further calls: some days were not counted because there
 *     were too many, or the day, the campaign or the seller of a call is not known
 * @since 0.1
 */
public record Abandonment(
    String seller,
    String campaign,
    LocalDate first,
    long calls,
    long answered,
    long abandoned,
    long untold,
    boolean incomplete)
    implements Serializable {
  static final Comparator<Abandonment> WORST_FIRST =
      Comparator.comparingDouble((Abandonment each) -> each.share().orElse(-1))
          .reversed()
          .thenComparing(Abandonment::seller)
          .thenComparing(Abandonment::campaign)
          .thenComparing(Abandonment::first);

  /** Returns the last day of the period, inclusive. */
  public LocalDate last() {
    return first.plusDays(CampaignPeriods.DAYS - 1L);
  }

  /**
   * Returns whether the share is known: the rows state for every call whether a person answered it
   * and whether it was abandoned, and there are no further calls. Otherwise the rules do not get
   * the figures either.
   */
  public boolean isKnown() {
    return untold == 0 && !incomplete;
  }

  /** Returns the share of abandoned calls among the answered ones; empty if it is not known. */
  public OptionalDouble share() {
    return isKnown()
        ? OptionalDouble.of(answered == 0 ? 0 : (double) abandoned / answered)
        : OptionalDouble.empty();
  }
}
