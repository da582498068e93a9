package io.lexicall.engine;

import io.lexicall.facts.Activity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The cache of an engine's compiled plans, bounded by their approximate size in bytes.
 *
 * <p>Kinds of activities are in one of two queues, as in S3-FIFO (Yang et al., 2023). A new kind is
 * in the fresh queue. When room is needed, it moves to the proven queue if it was used again;
 * otherwise it is evicted. A proven kind stays as long as it is used in between. So a kind that is
 * used once does not displace kinds that are used all day. A kind that returns soon after its
 * eviction goes to the proven queue at once.
 *
 * <p>Thread-safe. Changes are made under one lock, which is held while one kind is added and others
 * are evicted. No code of a module runs under the lock, except to compare conditions. Look-ups take
 * no lock.
 */
public final class PlanTable {
  /** The maximum number of uses that is counted since the last check. */
  static final int MOST_USES = 3;

  /** Fresh kinds are not evicted while they are less than a tenth of all kinds. */
  private static final int PROVEN_TO_ONE_FRESH = 9;

  private static final int GONE = 1 << 14;

  private final long mostBytes;
  private final Deque<LawOfPlace.Kind<?>> fresh = new ArrayDeque<>();
  private final Deque<LawOfPlace.Kind<?>> proven = new ArrayDeque<>();

  /** The hashes of recently evicted kinds, each at the index of its hash. */
  private int @Nullable [] gone;

  private long bytes;

  /** The bytes of what rules remember, which grow. */
  private final AtomicLong remembered = new AtomicLong();

  private int places;
  private int plans;
  private final AtomicLong compilations = new AtomicLong();
  private long evictions;

  /**
   * What it holds and has done, at one moment.
   *
   * @param places for how many places the law is kept
   * @param plans how many plans are kept
   * @param bytes about how many bytes they use
   * @param mostBytes how many they may use
   * @param compilations how often a plan was compiled
   * @param evictions how many plans were evicted
   */
  public record Figures(
      int places, int plans, long bytes, long mostBytes, long compilations, long evictions) {}

  /** Creates an empty table that may use about so many bytes. */
  public PlanTable(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Returns how many bytes a table may use by default, for the maximum heap. */
  public static long shareOf(long heap) {
    return Math.min(Math.max(heap / 32, 8L << 20), 256L << 20);
  }

  /** Returns the counter of bytes for what rules remember. */
  AtomicLong remembered() {
    return remembered;
  }

  /**
   * Adds a plan, and evicts others if the memory is full.
   *
   * @param laws the cached laws for such activities
   * @param law the law of the place, which may not be cached yet
   * @return the plan to use: that of another thread if it was first
   */
  <A extends Activity<A>> Plan<A> add(
      Slots<LawOfPlace<A>> laws, LawOfPlace<A> law, long traits, Plan<A> plan) {
    compilations.incrementAndGet();
    LawOfPlace.Kind<A> kind = new LawOfPlace.Kind<>(law, traits, plan);
    synchronized (this) {
      bytes += kind.hold();
      LawOfPlace<A> known = LawOfPlace.find(laws, law.where(), law.stretch());
      LawOfPlace.Kind<A> other = known == null ? null : known.find(traits);
      if (other != null || (known != null && known != law)) {
        bytes -= kind.release(); // its parts are removed too if nothing else refers to them
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

  /** Evicts one kind, or moves it to the proven queue; never the kind for which room is needed. */
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

  /** Removes what was compiled from laws that are no longer used. */
  synchronized void drop(Slots<?> laws) {
    drop(laws, fresh);
    drop(laws, proven);
  }

  private void drop(Slots<?> laws, Deque<LawOfPlace.Kind<?>> kinds) {
    Iterator<LawOfPlace.Kind<?>> each = kinds.iterator();
    while (each.hasNext()) {
      LawOfPlace.Kind<?> kind = each.next();
      if (kind.law.isKeptIn(laws)) {
        each.remove();
        leave(kind);
      }
    }
  }

  private void evict(LawOfPlace.Kind<?> kind) {
    leave(kind);
    evictions++;
    remember(kind);
  }

  private <A extends Activity<A>> void leave(LawOfPlace.Kind<A> kind) {
    LawOfPlace<A> law = kind.law;
    law.kinds().remove(kind);
    plans--;
    if (law.kinds().size() == 0) {
      law.leave();
      places--;
    }
    bytes -= kind.release();
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

  /** Returns what it holds and has done. */
  public synchronized Figures figures() {
    return new Figures(
        places, plans, bytes + remembered.get(), mostBytes, compilations.get(), evictions);
  }
}
