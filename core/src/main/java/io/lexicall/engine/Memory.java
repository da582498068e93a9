package io.lexicall.engine;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache of answers that depend only on the time and on {@linkplain Fact#isSteady steady} facts.
 * They are remembered for the objects that were stated, compared by identity, when these occur a
 * second time.
 *
 * <p>Thread-safe: entries are replaced as a whole, and a race loses at most one entry.
 */
final class Memory<A extends Activity<A>> {
  private static final int SECONDS_PER_DAY = 86_400;

  /**
   * A host has a few callers, and its lists have one of a few results for most numbers. With this
   * number of slots they rarely share one, in which they would displace each other.
   */
  private static final int SLOTS = 64;

  /** With this many more misses than hits make up for, most activities are not looked up. */
  private static final int MANY_MISSES = 64;

  /** The misses that a hit makes up for: a miss costs as much as evaluating a few conditions. */
  private static final int MISSES_OF_A_HIT = 4;

  /** With many misses, activities are looked up in only one of 16 seconds. */
  private static final int SAMPLED = 15;

  /** About how many bytes it takes with a slot in four filled. */
  static final long BYTES = 2_000;

  private final Questions<A> questions;

  /** Whether it is known what the conditions read; otherwise they are evaluated each time. */
  private final boolean remembers;

  private final Fact<A, ?>[] facts;
  private final @Nullable Kept[] slots = new Kept[SLOTS];

  /** Hashes of the facts that occurred once. Only facts that occur again are worth remembering. */
  private final int[] sighted = new int[SLOTS];

  /**
   * The misses minus those that hits made up for. If a host creates new fact objects for each
   * activity, they are never found, and looking them up is wasted time. Races may lose some counts.
   */
  private int misses;

  /** Answers for certain values from one second, inclusive, to another, exclusive. */
  private static final class Kept {
    private final @Nullable Object[] values;
    private final long from;
    private final long to;
    private final long answers;

    Kept(@Nullable Object[] values, long from, long to, long answers) {
      this.values = values;
      this.from = from;
      this.to = to;
      this.answers = answers;
    }

    /** Returns whether this entry includes another one. */
    boolean covers(Kept other) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] != other.values[i]) {
          return false;
        }
      }
      return from <= other.from && other.to <= to;
    }
  }

  /** Creates the memory of conditions whose answers last and that read only steady facts. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Memory(Questions<A> questions) {
    this.questions = questions;
    Set<Fact<A, ?>> reads = ModuleCode.quietly(questions::reads, null);
    this.remembers = reads != null;
    // Lists first, which choose the slot, since they differ the most.
    List<Fact<A, ?>> sorted =
        (reads == null ? Set.<Fact<A, ?>>of() : reads)
            .stream()
                .sorted(Comparator.comparing(fact -> fact.type().form() != FactType.Form.LIST))
                .toList();
    this.facts = sorted.toArray(new Fact[0]);
  }

  /** Returns the answers, in the order of the conditions. */
  long ask(A activity) {
    if (facts.length == 0) {
      return remembers ? 0 : questions.ask(activity);
    }
    long second = activity.at().getEpochSecond();
    if (misses >= MANY_MISSES && (second & SAMPLED) != 0) {
      return questions.ask(activity);
    }
    int slot = System.identityHashCode(facts[0].in(activity)) & (SLOTS - 1);
    Kept kept = slots[slot];
    if (kept == null || !serves(kept, activity, second)) {
      kept = slots[slot ^ 1];
      if (kept == null || !serves(kept, activity, second)) {
        misses = Math.min(misses + 1, MANY_MISSES);
        return askAnew(activity, slot, second);
      }
    }
    int missed = misses;
    if (missed > 0) { // mostly it is not, and threads share the cache line
      misses = Math.max(0, missed - MISSES_OF_A_HIT);
    }
    return kept.answers;
  }

  @SuppressWarnings("ReferenceEquality") // by identity: comparing by value would cost too much
  private boolean serves(Kept kept, A activity, long second) {
    if (second < kept.from || second >= kept.to) {
      return false;
    }
    for (int i = 0; i < facts.length; i++) {
      if (facts[i].in(activity) != kept.values[i]) {
        return false;
      }
    }
    return true;
  }

  private long askAnew(A activity, int slot, long second) {
    int hash = 1;
    for (Fact<A, ?> fact : facts) {
      hash = 31 * hash + System.identityHashCode(fact.in(activity));
    }
    if (sighted[slot] != hash) {
      sighted[slot] = hash;
      return questions.ask(activity);
    }
    Long answers = ModuleCode.quietly(() -> remember(activity, slot, second), null);
    return answers == null ? questions.ask(activity) : answers;
  }

  private long remember(A activity, int slot, long second) {
    @Nullable Object[] values = new Object[facts.length];
    for (int i = 0; i < facts.length; i++) {
      values[i] = facts[i].in(activity);
    }
    long midnight = second - Math.floorMod(second, SECONDS_PER_DAY);
    Kept kept = keep(activity, values, midnight);
    if (second >= kept.to) {
      kept = keep(activity, values, second);
      if (second >= kept.to) {
        return questions.ask(activity); // it changes within the second
      }
    }
    Kept before = slots[slot];
    if (before != null && !kept.covers(before)) {
      slots[slot ^ 1] = before;
    }
    slots[slot] = kept;
    return kept.answers;
  }

  private Kept keep(A activity, @Nullable Object[] values, long from) {
    A then = activity.at(Instant.ofEpochSecond(from));
    Instant next = questions.nextChange(then);
    long to = next == null ? Long.MAX_VALUE : next.getEpochSecond();
    return new Kept(values, from, to, questions.ask(then));
  }
}
