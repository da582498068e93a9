package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Profile;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of each campaign were answered and abandoned on each day, in a part of the rows of
 * an audit. The parts are added up, and an {@link AuditJudge} of any part then knows the share of
 * abandoned calls, as an {@link Audit} of all rows computes it.
 *
 * <p>Serializable, for immediate use between processes of the same release. Not thread-safe.
 *
 * @see Audit#campaignCalls
 * @since 0.1
 */
public final class CampaignCalls implements Serializable {
  private static final long serialVersionUID = 1;

  private final CampaignPeriods counted;

  /** Whether a row stated whether a call was abandoned: otherwise no share is computed. */
  private boolean tells;

  private CampaignCalls() {
    this.counted = new CampaignPeriods();
  }

  /** Returns an object without calls, to which those of the parts are added. */
  public static CampaignCalls none() {
    return new CampaignCalls();
  }

  static CampaignCalls of(Iterator<PastActivity> sorted, Profile profile) {
    CampaignCalls calls = new CampaignCalls();
    AlikeFacts alike = new AlikeFacts(profile);
    RowRecords records = new RowRecords(alike, profile, null);
    long[] position = {0};
    try {
      calls.counted.count(
          () -> sorted.hasNext() ? record(sorted.next(), records, position[0]++) : null,
          alike,
          profile);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // no file is read
    }
    calls.tells = records.tells();
    return calls;
  }

  private static byte[] record(PastActivity row, RowRecords records, long position) {
    byte[] record = requireNonNull(records.of(row, position, false), "there is no sample");
    return row.isMade() ? record : AuditRecord.notMade(record);
  }

  /** Adds the calls of another part, which has no number in common with this one. */
  public void add(CampaignCalls other) {
    counted.add(other.counted);
    tells |= other.tells;
  }

  /** Returns the figures of each period; null if no row states whether a call was abandoned. */
  @Nullable CampaignPeriods periods() {
    if (!tells) {
      return null;
    }
    CampaignPeriods all = new CampaignPeriods();
    all.add(counted);
    all.divide();
    return all;
  }
}
