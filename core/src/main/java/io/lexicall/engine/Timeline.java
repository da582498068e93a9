package io.lexicall.engine;

import io.lexicall.facts.Activity;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The answers that depend only on the time, at one place, such as calling hours. The answers for a
 * day are computed when the day occurs for the second time, and then looked up.
 *
 * <p>Thread-safe: a day is replaced as a whole, and two threads that compute it get the same
 * result.
 */
final class Timeline<A extends Activity<A>> {
  private static final int SECONDS_PER_DAY = 86_400;

  /** A week and a day, so that the days of a week do not displace each other. */
  private static final int DAYS = 8;

  /** With more stretches, a look-up is no longer cheaper than an evaluation. */
  private static final int MOST_STRETCHES = 16;

  /** About how many bytes it takes with eight days of a few stretches each. */
  static final long BYTES = 1_000;

  private static final long[] NONE = {};

  private final Questions<A> questions;

  /**
   * Each entry is a day in UTC: its number, in days since 1970, then for each stretch of equal
   * answers its end, in seconds of the day, exclusive, and the answers. The layout is flat, since a
   * day is rarely in the processor cache. A day has no stretches until it is computed, or if it
   * cannot be.
   */
  private final AtomicReferenceArray<long @Nullable []> days = new AtomicReferenceArray<>(DAYS);

  /** Creates the timeline of conditions whose answers last and that read no fact. */
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

  /** Returns a day; without stretches if the answers change within a second or too often. */
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
