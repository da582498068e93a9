package io.lexicall.rules.canada;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The wall clocks that count: those of every zone in which the person can be; where that is not
 * known, of every zone in Canada.
 */
final class Clocks {
  private Clocks() {}

  static List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? Atlas.ofCountry(CanadaRules.CANADA).clocks() : clocks;
  }

  /**
   * Tells whether something holds at some place where the person can be; where that is not known,
   * whether it holds everywhere or nowhere, else unknown.
   */
  static Truth some(Activity<?> activity, Predicate<ZoneClock> test) {
    List<ZoneClock> clocks = of(activity);
    boolean any = clocks.stream().anyMatch(test);
    boolean open =
        any && activity.whereabouts().clocks().isEmpty() && !clocks.stream().allMatch(test);
    return open ? Truth.UNKNOWN : Truth.of(any);
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
