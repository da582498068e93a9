package io.lexicall.rules.pci;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Deletes at the end of the entity's own time, unless a legal hold stands against it.
 *
 * <p>Something without a date of making is made at the instant that is judged. Where the place has
 * several zones, the first in which the time has ended counts; where it is not known, the place is
 * asked for only in the hours in which it can decide.
 */
final class Retention extends Effect<Storage> {
  private static final Condition<Storage> HELD = Condition.isTrue(Storage.LEGAL_HOLD);

  /** The first and the last place on earth to begin a day. */
  private static final List<ZoneClock> ANYWHERE =
      List.of(ZoneClock.of(ZoneOffset.ofHours(14)), ZoneClock.of(ZoneOffset.ofHours(-12)));

  @Override
  public Outcome on(Storage storage) {
    Instant deleteAt = Storage.DELETE_AT.in(storage);
    Integer days = Storage.RETENTION_DAYS.in(storage);
    if (deleteAt != null) {
      return judge(storage, Due.at(deleteAt));
    }
    if (days == null) {
      return Outcome.missing(Storage.RETENTION_DAYS);
    }
    List<ZoneClock> clocks = storage.whereabouts().clocks();
    Due first = null;
    boolean isLateForAll = true;
    for (ZoneClock clock : clocks.isEmpty() ? ANYWHERE : clocks) {
      Due end = end(storage, days, clock);
      isLateForAll &= end.isLate(storage.at());
      first = first == null || end.end().isBefore(first.end()) ? end : first;
    }
    if (first == null) {
      throw new IllegalStateException("A place without clocks");
    }
    if (clocks.isEmpty() && first.isLate(storage.at()) && !isLateForAll) {
      return HELD.test(storage) == Truth.TRUE ? Outcome.pass() : Outcome.missing(Storage.COUNTRY);
    }
    return judge(storage, first);
  }

  private static Outcome judge(Storage storage, Due end) {
    if (!end.isLate(storage.at())) {
      return Outcome.oblige(Duty.to("delete-by").by(end));
    }
    return switch (HELD.test(storage)) {
      case TRUE -> Outcome.pass();
      case FALSE -> Outcome.deny();
      case UNKNOWN -> Outcome.missing(Storage.LEGAL_HOLD);
    };
  }

  private static Due end(Storage storage, int days, ZoneClock clock) {
    Instant made = Storage.CREATED_AT.in(storage);
    Instant start = made == null ? storage.at() : made;
    return days == 0
        ? Due.endOf(clock.dateAt(start), clock)
        : Deadline.calendarDays(days).due(start, clock);
  }

  @Override
  public Set<Fact<Storage, ?>> reads() {
    return Set.of(
        Storage.CREATED_AT, Storage.DELETE_AT, Storage.RETENTION_DAYS, Storage.LEGAL_HOLD);
  }

  @Override
  public List<String> obligations() {
    return List.of("delete-by");
  }
}
