package io.lexicall.rules.pci;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Requires deletion at the end of the entity's own retention period, unless a legal hold prevents
 * it.
 *
 * <p>Something without a creation date counts as created at the instant that is judged. If the
 * place has several time zones, the first in which the period has ended counts. If no time zone is
 * stated, not even by the offset of the instant, the place is asked for only on the day on which it
 * can decide, and until then the date is that of UTC.
 *
 * <p>{@code PracticeRules} in rules-ccpa counts such a period in the same way, for California
 * alone.
 */
final class Retention extends DatedEffect<Storage> {
  private static final Condition<Storage> HELD = Condition.isTrue(Storage.LEGAL_HOLD);
  private static final Duty DELETE = Duty.to("delete-by");
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  /** More than any clock change adds to or takes from a day. */
  private static final Duration CLOCK_CHANGE = Duration.ofHours(3);

  @Override
  protected Outcome on(Storage storage, Present now) {
    Instant deleteAt = Storage.DELETE_AT.in(storage);
    if (deleteAt != null) {
      return judge(storage, Due.at(deleteAt), now);
    }
    Integer days = Storage.RETENTION_DAYS.in(storage);
    if (days == null) {
      return unlessHeld(storage, Storage.RETENTION_DAYS);
    }
    List<ZoneClock> clocks = storage.whereabouts().clocks();
    if (clocks.isEmpty()) {
      return judgeAnywhere(storage, days, now);
    }
    Due first = end(storage, days, clocks.get(0));
    for (int i = 1; i < clocks.size(); i++) {
      Due end = end(storage, days, clocks.get(i));
      first = end.end().isBefore(first.end()) ? end : first;
    }
    return judge(storage, first, now);
  }

  /** A day that begins somewhere on earth at creation ends at most one day after the period. */
  private static Outcome judgeAnywhere(Storage storage, int days, Present now) {
    Instant earliest = start(storage).plus(Duration.ofDays(days)).minus(CLOCK_CHANGE);
    Instant latest = start(storage).plus(Duration.ofDays(days + 1L)).plus(CLOCK_CHANGE);
    Due end = end(storage, days, UTC);
    if (!now.hasCome(earliest)) {
      return Outcome.oblige(DELETE.by(end));
    }
    return now.hasCome(latest) ? judge(storage, end, now) : unlessHeld(storage, Storage.COUNTRY);
  }

  private static Outcome judge(Storage storage, Due end, Present now) {
    if (!now.isLate(end)) {
      return Outcome.oblige(DELETE.by(end));
    }
    return switch (HELD.test(storage)) {
      case TRUE -> Outcome.pass();
      case FALSE -> Outcome.deny();
      case UNKNOWN -> Outcome.missing(Storage.LEGAL_HOLD);
    };
  }

  /** Asks for what decides the end; under a hold only its date is open. */
  private static Outcome unlessHeld(Storage storage, Fact<Storage, ?> deciding) {
    return switch (HELD.test(storage)) {
      case TRUE -> Outcome.oblige(DELETE.noting("Once the legal hold ends."));
      case FALSE -> Outcome.missing(deciding);
      case UNKNOWN -> Outcome.missing(deciding, Storage.LEGAL_HOLD);
    };
  }

  private static Instant start(Storage storage) {
    Instant made = Storage.CREATED_AT.in(storage);
    return made == null ? storage.at() : made;
  }

  private static Due end(Storage storage, int days, ZoneClock clock) {
    Instant start = start(storage);
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
    return List.of(DELETE.name());
  }
}
