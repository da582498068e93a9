package io.lexicall.batch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The violations toward one person on which a claim rests that needs several of them. They must be
 * added in the order of their instants. Not thread-safe.
 */
final class RepeatedViolations {
  /** Those with which later ones can make a claim, in the order of their instants. */
  private final List<Violation> recent = new ArrayList<>();

  /** The first one that counts as that of a person without a claim; null if there is none. */
  private Dues.@Nullable Due waiting;

  private boolean hasClaim;

  /**
   * Adds a violation.
   *
   * @param least how many violations a claim needs, two or more
   * @param within the months within which they must be; empty for any time
   * @param claimed is told each violation that now is in a claim, once
   * @return whether the new violation is in a claim
   */
  boolean add(Violation next, int least, OptionalInt within, Consumer<Violation> claimed) {
    if (within.isPresent()) {
      recent.removeIf(each -> !isWithin(each.at, next.at, within.getAsInt()));
    }
    List<Violation> all = new ArrayList<>();
    for (Violation each : recent) {
      if (each.canBeOfSellerOf(next)) {
        all.add(each);
      }
    }
    recent.add(next);
    all.add(next);
    if (all.size() >= least) {
      for (Violation each : all) {
        if (!each.isClaimed) {
          each.isClaimed = true;
          claimed.accept(each);
        }
      }
    }
    forget(next, least);
    return next.isClaimed;
  }

  /** Forgets what later violations do not need: so there are few, however often one is called. */
  private void forget(Violation newest, int least) {
    int kept = 0;
    for (int i = recent.size() - 1; i >= 0; i--) {
      Violation each = recent.get(i);
      if (each.isOfSellerOf(newest)) {
        kept++;
        if (kept >= least) {
          recent.remove(i);
        }
      }
    }
    if (recent.size() > Audit.MOST_EARLIER) {
      recent.remove(0);
    }
  }

  private static boolean isWithin(Instant earlier, Instant later, int months) {
    return later
        .atOffset(ZoneOffset.UTC)
        .isBefore(earlier.atOffset(ZoneOffset.UTC).plusMonths(months));
  }

  /** Records that the person has a claim, and returns whether it is the first time. */
  boolean claim() {
    boolean isFirst = !hasClaim;
    hasClaim = true;
    return isFirst;
  }

  /** Records that the person waits for a claim, and returns whether it is the first time. */
  boolean await(Dues.Due due) {
    boolean isFirst = !hasClaim && waiting == null;
    if (isFirst) {
      waiting = due;
    }
    return isFirst;
  }

  /** Returns under which row of the table the person was counted as one that waits. */
  Dues.@Nullable Due waiting() {
    return waiting;
  }

  /** A violation that may need others before it gives a claim. */
  static final class Violation {
    private final Dues.Due due;
    private final Instant at;
    private final @Nullable String seller;
    private boolean isClaimed;

    Violation(Dues.Due due, Instant at, @Nullable String seller) {
      this.due = due;
      this.at = at;
      this.seller = seller;
    }

    Dues.Due due() {
      return due;
    }

    /** A violation without a stated seller can be one of any seller. */
    private boolean canBeOfSellerOf(Violation other) {
      return seller == null || other.seller == null || seller.equals(other.seller);
    }

    private boolean isOfSellerOf(Violation other) {
      return seller == null ? other.seller == null : seller.equals(other.seller);
    }
  }
}
