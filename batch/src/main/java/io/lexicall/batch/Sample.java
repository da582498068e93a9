package io.lexicall.batch;

/**
 * A sample of contacts: all contacts with some of the numbers, so that the history of each is
 * whole. Which numbers these are follows from the numbers themselves, so that the same rows give
 * the same sample.
 *
 * @param of how many contacts there were
 * @param rows how many of them were judged
 * @param persons how many numbers these have
 * @since 0.1
 */
public record Sample(long of, long rows, long persons) {
  /** The 97.5th percentile of the normal distribution: 95 % lie between it and its negative. */
  private static final double Z = 1.959963984540054;

  /**
   * Where a share lies, with 95 % confidence.
   *
   * @param low from
   * @param high to
   * @since 0.1
   */
  public record Interval(double low, double high) {}

  /**
   * Returns where the share of rows of a kind lies among all contacts: the Wilson interval. It is
   * counted by persons, not by rows, since the calls to one person are alike.
   *
   * @param found how many rows of the sample are of the kind
   */
  public Interval share(long found) {
    return share(found, 0);
  }

  /**
   * Returns where the share of rows of a kind lies among all contacts, where some of the sample may
   * be of the kind or not: from where it would begin if none of these were, to where it would end
   * if all were.
   *
   * @param found how many rows of the sample are of the kind
   * @param open of how many nobody knows
   */
  public Interval share(long found, long open) {
    return new Interval(wilson(found).low, wilson(found + open).high);
  }

  private Interval wilson(long found) {
    if (rows == 0 || persons == 0) {
      return new Interval(0, 1);
    }
    double n = persons;
    double share = (double) found / rows;
    double middle = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double all = 1 + Z * Z / n;
    return new Interval(
        found == 0 ? 0 : Math.max(0, (middle - reach) / all),
        found == rows ? 1 : Math.min(1, (middle + reach) / all));
  }

  /** Returns whether there is nothing but the sample: it is no estimate then. */
  public boolean isAll() {
    return rows == of;
  }

  /** Chooses numbers while rows are read, so that about so many rows remain. Not thread-safe. */
  static final class Chooser {
    private static final int BUCKETS = 1 << 16;
    private static final int SHIFT = Long.SIZE - 16;

    private final long most;
    private final long[] rowsOf = new long[BUCKETS];
    private int end = BUCKETS;
    private long kept;
    private long all;

    /**
     * Makes one.
     *
     * @param most how many rows at most, unless those of one number are more
     */
    Chooser(long most) {
      this.most = most;
    }

    /** Returns whether a contact may be in the sample; what is not is not asked for again. */
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

    /** Returns behind which part of the numbers the sample ends. */
    int end() {
      return end;
    }

    /** Goes on with a sample that was chosen before. */
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
