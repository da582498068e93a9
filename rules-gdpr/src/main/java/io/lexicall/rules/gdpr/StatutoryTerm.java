package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Requires deletion at the end of a number of months that an act sets, unless a legal hold prevents
 * it.
 *
 * <p>Something without a creation date counts as created at the instant that is judged, as for the
 * controller's own period. If the place has several time zones, the first in which the period has
 * ended counts.
 */
final class StatutoryTerm extends DatedEffect<Storage> {
  private static final Condition<Storage> HELD = Condition.isTrue(Storage.LEGAL_HOLD);

  private final Set<Place> places;
  private final Clocks clocks;
  private final InForce inForce;
  private final Condition<Storage> kind;
  private final int months;

  /**
   * Creates a term.
   *
   * @param kind what is kept, and what for
   */
  StatutoryTerm(Set<Place> places, InForce inForce, Condition<Storage> kind, int months) {
    this.places = places;
    this.clocks = new Clocks(places);
    this.inForce = inForce;
    this.kind = kind;
    this.months = months;
  }

  /** Returns whether this term is known to end before another day, and no hold prevents it. */
  boolean isKnownToEndBefore(Due other, Storage storage) {
    Place country = Storage.COUNTRY.in(storage);
    return country != null
        && places.contains(country.country())
        && clocks.of(storage).stream()
            .allMatch(clock -> inForce.contains(clock.dateAt(storage.at())))
        && kind.test(storage) == Truth.TRUE
        && HELD.test(storage) != Truth.TRUE
        && firstEnd(storage).end().isBefore(other.end());
  }

  private Due firstEnd(Storage storage) {
    Due first = null;
    for (ZoneClock clock : clocks.of(storage)) {
      Due end = end(storage, clock);
      first = first == null || end.end().isBefore(first.end()) ? end : first;
    }
    return requireNonNull(first, "a place has a clock");
  }

  @Override
  protected Outcome on(Storage storage, Present now) {
    Due end = firstEnd(storage);
    if (!now.isLate(end)) {
      return Outcome.oblige(Duty.to("delete-by").by(end));
    }
    return switch (HELD.test(storage)) {
      case TRUE -> Outcome.pass();
      case FALSE -> Outcome.deny();
      case UNKNOWN -> Outcome.missing(Storage.LEGAL_HOLD);
    };
  }

  private Due end(Storage storage, ZoneClock clock) {
    Instant made = Storage.CREATED_AT.in(storage);
    Instant start = made == null ? storage.at() : made;
    return Due.endOf(Deadline.months(months).lastDay(clock.dateAt(start)), clock);
  }

  @Override
  public Set<Fact<Storage, ?>> reads() {
    return Set.of(Storage.CREATED_AT, Storage.LEGAL_HOLD);
  }

  @Override
  public List<String> obligations() {
    return List.of("delete-by");
  }
}
