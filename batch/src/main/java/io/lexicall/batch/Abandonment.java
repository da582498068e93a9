package io.lexicall.batch;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * What a campaign did in a period of 30 days, or in what was left of one: periods follow each other
 * from the day of its first call in the rows.
 *
 * @param seller for whom; may be empty
 * @param campaign its name
 * @param first the first day, by the clock of the called
 * @param calls how many calls it made
 * @param answered how many of them a person answered, abandoned ones included
 * @param abandoned how many of these were abandoned
 * @param untold of how many it is not told, or not agreed on, whether they were
 * @param incomplete whether some of its days were not counted, since there were too many
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
    boolean incomplete) {
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
   * Returns whether the share is known: the rows tell of every call whether a person answered it
   * and whether it was abandoned. Otherwise the rules are not told either.
   */
  public boolean isKnown() {
    return untold == 0 && !incomplete;
  }

  /** Returns which part of the calls that were answered was abandoned; empty if it is not known. */
  public OptionalDouble share() {
    return isKnown()
        ? OptionalDouble.of(answered == 0 ? 0 : (double) abandoned / answered)
        : OptionalDouble.empty();
  }
}
