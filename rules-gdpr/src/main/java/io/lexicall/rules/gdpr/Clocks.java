package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.time.ZoneClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The clocks at the places where an activity can be. */
final class Clocks {
  /** Every clock that there can be, for an activity whose zone is not known. */
  private static final List<ZoneClock> ANYWHERE = anywhere();

  private Clocks() {}

  private static List<ZoneClock> anywhere() {
    List<ZoneClock> clocks = new ArrayList<>();
    for (int quarters = -12 * 4; quarters <= 14 * 4; quarters++) {
      clocks.add(ZoneClock.of(ZoneOffset.ofTotalSeconds(quarters * 15 * 60)));
    }
    return List.copyOf(clocks);
  }

  static List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  /**
   * Tells whether something holds at some place where the activity can be; where the zone is not
   * known, whether it holds everywhere or nowhere, else unknown.
   */
  static Truth some(Activity<?> activity, Predicate<ZoneClock> test) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    if (clocks.isEmpty()) {
      boolean first = test.test(ANYWHERE.get(0));
      boolean alike = ANYWHERE.stream().allMatch(clock -> test.test(clock) == first);
      return alike ? Truth.of(first) : Truth.UNKNOWN;
    }
    for (int i = 0; i < clocks.size(); i++) {
      if (test.test(clocks.get(i))) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }

  /** Names the zone where it is not known. */
  static <A extends Activity<A>> void missing(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (zone != null && activity.whereabouts().clocks().isEmpty()) {
      into.add(zone);
    }
  }
}
