package io.lexicall.batch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sample of contacts: all contacts with some of the numbers, so that each history is complete.
 * The choice depends only on the numbers, so that the same rows give the same sample.
 *
 * @param of the number of all contacts
 * @param rows how many of them are in the sample
 * @param judged how many of these were judged, and not refused; an interval is about these
 * @param persons how many numbers those have
 * @param squares the sum, over these numbers, of the square of how many of those each has: of many
 *     calls to one number, each tells little more than the first
 * @since 0.1
 */
public record Sample(long of, long rows, long judged, long persons, long squares) {
  /**
   * The 97.5th percentile of the normal distribution: 95 % of values are between it and its
   * negative.
   */
  private static final double Z = 1.959963984540054;

  /**
   * The interval of a share, with 95 % confidence.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @since 0.1
   */
  public record Interval(double low, double high) {}

  /**
   * Returns the interval of the share of rows of a kind among all contacts that can be judged: the
   * Wilson interval. Its size is not that of the rows, since the calls to one person are alike, but
   * Kish's effective size: the square of the rows, divided by the sum of the squares of the rows of
   * each person. That is the number of persons if all have equally many rows, and less otherwise.
   *
   * @param found how many judged contacts of the sample are of the kind: not of all rows, since
   *     those that are no contacts are not sampled
   */
  public Interval share(long found) {
    return share(found, 0);
  }

  /**
   * Returns the interval of the share of rows of a kind among all contacts that can be judged, if
   * it is unknown for some of the sample whether they are of the kind: from the lower bound if none
   * of these are, to the upper bound if all are.
   *
   * @param found how many judged contacts of the sample are of the kind
   * @param open for how many of them this is unknown
   * @throws IllegalArgumentException if these are more than were judged
   */
  public Interval share(long found, long open) {
    if (found < 0 || open < 0 || found + open > judged) {
      throw new IllegalArgumentException(
          "Of %s judged contacts, %s cannot be counted".formatted(judged, found + open));
    }
    return new Interval(wilson(found).low, wilson(found + open).high);
  }

  /** Returns the interval of the share of unlawful contacts, as an audit has counted them. */
  public Interval unlawfulShare(AuditTally tally) {
    return share(tally.contacts().denied(), tally.contacts().undecided());
  }

  /** Returns the interval of the share of contacts with another decision by the second law. */
  public Interval changedShare(ImpactTally tally) {
    return share(tally.changedContacts());
  }

  /** Returns what the sample is, and how many of all contacts are unlawful, in words. */
  public String text(AuditTally tally) {
    return text(
        unlawfulShare(tally),
        "are unlawful",
        tally.contacts().undecided() == 0 ? "" : "; undecided ones may be lawful or unlawful");
  }

  /** Returns what the sample is, and how many of all contacts change their decision, in words. */
  public String text(ImpactTally tally) {
    return text(changedShare(tally), "have another decision", "");
  }

  private String text(Interval share, String what, String note) {
    return String.format(
        Locale.ROOT,
        "%s of %s contacts; %s could be read, with %s numbers. Of all that can be read, between %.2f %% and %.2f %% %s, with 95 %% confidence (Wilson, effective sample size %s%s).",
        ReportPage.number(rows),
        ReportPage.number(of),
        ReportPage.number(judged),
        ReportPage.number(persons),
        100 * share.low,
        100 * share.high,
        what,
        ReportPage.number((long) effectiveSize()),
        note);
  }

  private Interval wilson(long found) {
    if (judged == 0 || squares == 0) {
      return new Interval(0, 1);
    }
    double n = effectiveSize();
    double share = (double) found / judged;
    double middle = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double all = 1 + Z * Z / n;
    return new Interval(
        found == 0 ? 0 : Math.max(0, (middle - reach) / all),
        found == judged ? 1 : Math.min(1, (middle + reach) / all));
  }

  private double effectiveSize() {
    return squares == 0 ? 0 : (double) judged * judged / squares;
  }

  /**
   * Returns the wanted size.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  static long wanted(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("A sample has at least one row, not " + rows);
    }
    return rows;
  }

  /** Returns whether the sample includes all contacts: then it is not an estimate. */
  public boolean isAll() {
    return rows == of;
  }

  /**
   * Chooses numbers while rows are read, so that about the wanted number of rows remains. Not
   * thread-safe.
   */
  static final class Chooser {
    private static final int BUCKETS = 1 << 16;
    private static final int SHIFT = Long.SIZE - 16;

    private final long most;
    private final long[] rowsOf = new long[BUCKETS];
    private int end = BUCKETS;
    private long kept;
    private long all;

    /**
     * Creates a choice.
     *
     * @param most the limit of rows, unless one number has more
     */
    Chooser(long most) {
      this.most = most;
    }

    /** Returns a choice of the wanted number of rows; null for 0, which means all rows. */
    static @Nullable Chooser of(long wanted) {
      return wanted == 0 ? null : new Chooser(wanted);
    }

    /** Returns whether a contact may be in the sample; otherwise it is not needed again. */
    boolean mayKeep(long number) {
      all++;
      int bucket = bucket(number);
      if (bucket >= end) {
        return false;
      }
      rowsOf[bucket]++;
      kept++;
      while (kept > most && end > 1 && kept - rowsOf[end - 1] > 0) {
        end--;
        kept -= rowsOf[end];
      }
      return bucket < end;
    }

    /** Returns whether a contact is in the sample, once all were read. */
    boolean isKept(long number) {
      return bucket(number) < end;
    }

    long all() {
      return all;
    }

    long most() {
      return most;
    }

    /** Returns how many are in it so far. */
    long kept() {
      return kept;
    }

    /** Returns the end of the sample among the mixed numbers. */
    int end() {
      return end;
    }

    /** Continues a sample that was chosen before. */
    void restore(int endOfSample, long contacts) {
      end = endOfSample;
      all = contacts;
    }

    /** Mixes the digits, so that a bucket holds numbers of all places. */
    private static int bucket(long number) {
      long mixed = number * 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
      mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
      return (int) ((mixed ^ (mixed >>> 32)) >>> SHIFT);
    }
  }
}
