package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.time.ZoneClock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The clocks that the other party can have on the wall; where its place is not known, all those of
 * the United States, where these rules are law.
 *
 * @since 0.1
 */
public final class Clocks {
  private Clocks() {}

  /** Returns the clocks at every place where the other party can be. */
  public static List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? Atlas.ofCountry(Terms.UNITED_STATES).clocks() : clocks;
  }

  /**
   * Tells whether something holds at some place where the other party can be; where that is not
   * known, whether it holds everywhere or nowhere, else unknown.
   */
  public static Truth some(Activity<?> activity, Function<ZoneClock, Truth> test) {
    List<ZoneClock> clocks = of(activity);
    Truth any = Truth.FALSE;
    Truth every = Truth.TRUE;
    for (int i = 0; i < clocks.size(); i++) {
      Truth here = test.apply(clocks.get(i));
      any = any.or(here);
      every = every.and(here);
    }
    return any == every || !activity.whereabouts().clocks().isEmpty() ? any : Truth.UNKNOWN;
  }

  /** Names what tells the zone, where that is not known. */
  public static <A extends Activity<A>> void missingZone(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (zone != null && activity.whereabouts().clocks().isEmpty()) {
      into.add(zone);
    }
  }
}
