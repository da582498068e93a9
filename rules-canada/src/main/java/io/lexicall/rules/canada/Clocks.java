package io.lexicall.rules.canada;

import io.lexicall.facts.Activity;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wall clocks that count: those of every zone in which the person can be. */
final class Clocks {
  /** The first and the last place on earth to begin a day, for one whose zone is not known. */
  private static final List<ZoneClock> ANYWHERE =
      List.of(ZoneClock.of(ZoneOffset.ofHours(-12)), ZoneClock.of(ZoneOffset.ofHours(14)));

  private Clocks() {}

  static List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  /** Returns the first of the instants that is later than another, or null. */
  static @Nullable Instant firstAfter(
      Activity<?> activity, Instant after, Function<ZoneClock, Instant> instant) {
    return of(activity).stream()
        .map(instant)
        .filter(each -> each.isAfter(after))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
