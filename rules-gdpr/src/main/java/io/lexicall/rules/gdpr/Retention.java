package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;

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
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes at the end of the controller's own time, unless a hold or a need stands against it.
 *
 * <p>Something without a date of making is made at the instant that is judged. Where the place has
 * several zones, the first in which the time has ended counts.
 */
final class Retention extends Effect<Storage> {
  private static final Condition<Storage> HELD =
      Condition.isTrue(Storage.LEGAL_HOLD).or(Condition.isTrue(Storage.BUSINESS_NEED));

  @Override
  public Outcome on(Storage storage) {
    Instant deleteAt = Storage.DELETE_AT.in(storage);
    Integer days = Storage.RETENTION_DAYS.in(storage);
    List<ZoneClock> clocks = storage.whereabouts().clocks();
    if (deleteAt == null && days == null) {
      return Outcome.missing(Storage.RETENTION_DAYS);
    }
    if (deleteAt == null && clocks.isEmpty()) {
      return Outcome.missing(Storage.COUNTRY);
    }
    Due end = deleteAt != null ? Due.at(deleteAt) : end(storage, requireNonNull(days), clocks);
    if (!end.isLate(storage.at())) {
      return Outcome.oblige(Duty.to("delete-by").by(end));
    }
    Truth held = HELD.test(storage);
    if (held == Truth.UNKNOWN) {
      Set<Fact<Storage, ?>> missing = new LinkedHashSet<>();
      HELD.missing(storage, missing);
      Set<Fact<?, ?>> facts = new LinkedHashSet<>(missing);
      return new Outcome.Unclear(facts);
    }
    if (held == Truth.FALSE) {
      return Outcome.deny();
    }
    return Condition.isTrue(Storage.LEGAL_HOLD).test(storage) == Truth.TRUE
        ? Outcome.pass()
        : Outcome.oblige(
            Duty.to("document-retention")
                .noting("Kept past the controller's own time: review and record the reason."));
  }

  private static Due end(Storage storage, int days, List<ZoneClock> clocks) {
    Instant made = Storage.CREATED_AT.in(storage);
    Instant start = made == null ? storage.at() : made;
    Due first = null;
    for (ZoneClock clock : clocks) {
      LocalDate day = clock.dateAt(start);
      Due end = days == 0 ? Due.endOf(day, clock) : Deadline.calendarDays(days).due(start, clock);
      first = first == null || end.end().isBefore(first.end()) ? end : first;
    }
    return requireNonNull(first);
  }

  @Override
  public Set<Fact<Storage, ?>> reads() {
    return Set.of(
        Storage.CREATED_AT,
        Storage.DELETE_AT,
        Storage.RETENTION_DAYS,
        Storage.LEGAL_HOLD,
        Storage.BUSINESS_NEED);
  }

  @Override
  public List<String> obligations() {
    return List.of("delete-by", "document-retention");
  }

  @Override
  public @Nullable Instant nextChange(Storage storage, Instant after) {
    return null; // what is past its end stays so
  }
}
