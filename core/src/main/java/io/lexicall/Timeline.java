package io.lexicall;

import io.lexicall.facts.Activity;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The answers that depend on nothing but the time, at one place: calling hours above all. They are
 * worked out for a day when it comes up the second time, and from then on looked up.
 *
 * <p>Thread-safe: a day is replaced whole, and two threads that work it out come to the same.
 */
final class Timeline<A extends Activity<A>> {
  private static final int SECONDS_PER_DAY = 86_400;

  /** A week and a day, so that the days of a week do not displace each other. */
  private static final int DAYS = 8;

  /** With more, to look an answer up is no longer cheaper than to ask. */
  private static final int MOST_STRETCHES = 16;

  /** About how many bytes it takes with eight days of a few stretches each. */
  static final long BYTES = 1_000;

  private static final long[] NONE = {};

  private final Questions<A> questions;

  /**
   * Each a day in UTC: its number, in days since 1970, then for each stretch of equal answers where
   * it ends, in seconds of the day, exclusive, and the answers. Flat, since what a check reads of a
   * day seldom lies in the cache. Until it is worked out, or if it cannot be, it has no stretches.
   */
  private final AtomicReferenceArray<long @Nullable []> days = new AtomicReferenceArray<>(DAYS);

  /** Makes the timeline of conditions that last and read no fact. */
  Timeline(Questions<A> questions) {
    this.questions = questions;
  }

  /** Returns the answers, in the order of the conditions. */
  long ask(A activity) {
    if (questions.isEmpty()) {
      return 0;
    }
    long second = activity.at().getEpochSecond();
    long number = Math.floorDiv(second, SECONDS_PER_DAY);
    int slot = (int) number & (DAYS - 1);
    long[] day = days.getAcquire(slot);
    if (day == null || day[0] != number) {
      days.setRelease(slot, new long[] {number});
      return questions.ask(activity);
    }
    if (day.length == 1) {
      day = workOut(activity, number);
      days.setRelease(slot, day);
    }
    long secondOfDay = second - number * SECONDS_PER_DAY;
    for (int i = 1; i + 1 < day.length; i += 2) {
      if (secondOfDay < day[i]) {
        return day[i + 1];
      }
    }
    return questions.ask(activity);
  }

  private long[] workOut(A activity, long number) {
    long[] stretches = ModuleCode.quietly(() -> stretches(activity, number), NONE);
    return stretches.length == 0 ? new long[] {number, 0} : stretches;
  }

  /** Returns a day, or nothing if the answers change within a second or too often. */
  private long[] stretches(A activity, long number) {
    long start = number * SECONDS_PER_DAY;
    long[] day = new long[1 + 2 * MOST_STRETCHES];
    day[0] = number;
    int length = 1;
    A then = activity;
    Instant next = Instant.ofEpochSecond(start);
    while (next != null && next.getEpochSecond() < start + SECONDS_PER_DAY) {
      if (next.getNano() != 0 || length == day.length) {
        return NONE;
      }
      then = activity.at(next);
      long answers = questions.ask(then);
      next = questions.nextChange(then);
      day[length++] =
          next == null ? SECONDS_PER_DAY : Math.min(SECONDS_PER_DAY, next.getEpochSecond() - start);
      day[length++] = answers;
    }
    return Arrays.copyOf(day, length);
  }
}
