package io.lexicall;

import io.lexicall.facts.Activity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an engine keeps of what it has compiled, bounded by about how many bytes it takes.
 *
 * <p>Kinds of activities wait in one of two queues, as in S3-FIFO (Yang et al., 2023): a new one in
 * that of the fresh; from there it goes to the proven if it has come up again by the time that room
 * is needed, else it goes. A proven one stays as long as it comes up in between. What comes up once
 * therefore displaces nothing that is used all day. One that comes back soon after it went is
 * proven at once.
 *
 * <p>Thread-safe: changes are made under one lock, which is held while one kind is queued and
 * others go for it, and never while code of a module runs but to compare its conditions. Who only
 * looks up takes no lock.
 */
final class PlanTable {
  /** So much more often than once since the last time is as good as any. */
  static final int MOST_USES = 3;

  /** Below this share of all kinds, those that are fresh are left alone: a tenth. */
  private static final int PROVEN_TO_ONE_FRESH = 9;

  private static final int GONE = 1 << 14;

  private final long mostBytes;
  private final Deque<LawOfPlace.Kind<?>> fresh = new ArrayDeque<>();
  private final Deque<LawOfPlace.Kind<?>> proven = new ArrayDeque<>();

  /** The hashes of kinds that went lately, each where its hash says. */
  private int @Nullable [] gone;

  private long bytes;

  /** What grows with what rules remember. */
  private final AtomicLong remembered = new AtomicLong();

  private int places;
  private int plans;
  private final AtomicLong compilations = new AtomicLong();
  private long evictions;

  PlanTable(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Returns the counter of bytes for what rules remember. */
  AtomicLong remembered() {
    return remembered;
  }

  /**
   * Keeps a plan, and lets others go where that takes too much.
   *
   * @param laws those that are kept for activities like these
   * @param law that of the place, which need not be kept yet
   * @return the plan to go by: where another thread was first, its plan
   */
  <A extends Activity<A>> Plan<A> add(
      Slots<LawOfPlace<A>> laws, LawOfPlace<A> law, long traits, Plan<A> plan) {
    compilations.incrementAndGet();
    LawOfPlace.Kind<A> kind = new LawOfPlace.Kind<>(law, traits, plan);
    synchronized (this) {
      bytes += kind.hold();
      LawOfPlace<A> known = LawOfPlace.find(laws, law.where(), law.period());
      LawOfPlace.Kind<A> other = known == null ? null : known.find(traits);
      if (other != null || (known != null && known != law)) {
        bytes -= kind.release(); // what it is made of goes with it, where nobody else holds that
        return other == null ? plan : other.plan;
      }
      if (known == null) {
        laws.add(law);
        law.keptIn(laws);
        places++;
      }
      law.kinds().add(kind);
      plans++;
      (hasGone(kind) ? proven : fresh).add(kind);
      while (isFull() && fresh.size() + proven.size() > 1) {
        evictOne(kind);
      }
    }
    return plan;
  }

  private boolean isFull() {
    return bytes + remembered.get() > mostBytes;
  }

  /** Lets one kind go, or proves it; never the one for which room is made. */
  @SuppressWarnings("ReferenceEquality") // the very kind
  private void evictOne(LawOfPlace.Kind<?> added) {
    boolean fromFresh =
        proven.isEmpty() || fresh.size() > Math.max(1, proven.size() / PROVEN_TO_ONE_FRESH);
    if ((fromFresh ? fresh : proven).peek() == added) {
      if (fromFresh ? proven.isEmpty() : fresh.isEmpty()) {
        Deque<LawOfPlace.Kind<?>> only = fromFresh ? fresh : proven;
        only.add(only.remove());
      } else {
        fromFresh = !fromFresh;
      }
    }
    LawOfPlace.Kind<?> kind = (fromFresh ? fresh : proven).remove();
    if (kind.uses() == 0) {
      evict(kind);
    } else {
      kind.useUp(fromFresh ? MOST_USES : 1);
      proven.add(kind);
    }
  }

  private <A extends Activity<A>> void evict(LawOfPlace.Kind<A> kind) {
    LawOfPlace<A> law = kind.law;
    law.kinds().remove(kind);
    plans--;
    if (law.kinds().size() == 0) {
      law.leave();
      places--;
    }
    bytes -= kind.release();
    evictions++;
    remember(kind);
  }

  private static int nameOf(LawOfPlace.Kind<?> kind) {
    return (kind.hash * 31 + kind.law.hash) * 0x9E3779B9 | 1;
  }

  private void remember(LawOfPlace.Kind<?> kind) {
    int[] all = gone;
    if (all == null) {
      all = new int[GONE];
      gone = all;
    }
    int name = nameOf(kind);
    all[name >>> 1 & (GONE - 1)] = name;
  }

  private boolean hasGone(LawOfPlace.Kind<?> kind) {
    int name = nameOf(kind);
    return gone != null && gone[name >>> 1 & (GONE - 1)] == name;
  }

  synchronized EngineStatistics statistics() {
    return new EngineStatistics(
        places, plans, bytes + remembered.get(), mostBytes, compilations.get(), evictions);
  }
}
