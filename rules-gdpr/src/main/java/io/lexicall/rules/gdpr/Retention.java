package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requires deletion at the end of the controller's own retention period, unless a hold or a need
 * prevents it.
 *
 * <p>Something without a creation date counts as created at the instant that is judged. If the
 * place has several time zones, the duty is due at the first end in any of them. Where only the
 * country is known, the data is late once the period has ended in all of them; until then the
 * region is missing. If the place is not known, the data is late if the period has ended
 * everywhere; otherwise the place is missing.
 *
 * <p>Where an act is known to set a term that ends earlier, there is no duty to delete at the end
 * of this period: who performs it would keep what that act wants gone.
 */
final class Retention extends DatedEffect<Storage> {
  private static final Condition<Storage> HELD =
      Condition.isTrue(Storage.LEGAL_HOLD).or(Condition.isTrue(Storage.BUSINESS_NEED));

  private static final Duty DELETE = Duty.to("delete-by");

  private final Clocks clocks;
  private final List<StatutoryTerm> terms;

  Retention(Clocks clocks, List<StatutoryTerm> terms) {
    this.clocks = clocks;
    this.terms = List.copyOf(terms);
  }

  @Override
  protected Outcome on(Storage storage, Present now) {
    Instant deleteAt = Storage.DELETE_AT.in(storage);
    Integer days = Storage.RETENTION_DAYS.in(storage);
    if (deleteAt == null && days == null) {
      return indeterminate(storage, Storage.RETENTION_DAYS);
    }
    boolean placeMatters = deleteAt == null && storage.whereabouts().clocks().isEmpty();
    Due end = deleteAt != null ? Due.at(deleteAt) : firstEnd(storage, requireNonNull(days));
    Truth late =
        deleteAt != null ? Truth.of(now.isLate(end)) : late(storage, requireNonNull(days), now);
    return switch (late) {
      case FALSE -> placeMatters ? Outcome.missing(Storage.COUNTRY) : untilTheEnd(storage, end);
      case UNKNOWN -> endedSomewhere(storage);
      case TRUE -> afterTheEnd(storage);
    };
  }

  private Truth late(Storage storage, int days, Present now) {
    Function<ZoneClock, Truth> ended = clock -> Truth.of(now.isLate(end(storage, days, clock)));
    Truth somewhere = clocks.some(storage, ended);
    boolean everywhere =
        clocks.of(storage).stream().allMatch(clock -> ended.apply(clock) == Truth.TRUE);
    return somewhere == Truth.TRUE && !everywhere && !storage.whereabouts().regionKnown()
        ? Truth.UNKNOWN
        : somewhere;
  }

  private Outcome untilTheEnd(Storage storage, Due end) {
    return terms.stream().anyMatch(term -> term.isKnownToEndBefore(end, storage))
        ? Outcome.pass()
        : Outcome.oblige(DELETE.by(end));
  }

  /** What is held or needed may stay, whichever of the country's clocks counts. */
  private static Outcome endedSomewhere(Storage storage) {
    if (!storage.whereabouts().countryKnown()) {
      return indeterminate(storage, Storage.COUNTRY);
    }
    return HELD.test(storage) == Truth.TRUE
        ? afterTheEnd(storage)
        : indeterminate(storage, Storage.REGION);
  }

  private static Outcome afterTheEnd(Storage storage) {
    return switch (HELD.test(storage)) {
      case UNKNOWN -> indeterminate(storage, null);
      case FALSE -> Outcome.deny();
      case TRUE ->
          Condition.isTrue(Storage.LEGAL_HOLD).test(storage) == Truth.TRUE
              ? Outcome.pass()
              : Outcome.oblige(
                  Duty.to("document-retention")
                      .noting(
                          "Kept past the controller's own retention period: review and"
                              + " record the reason."));
    };
  }

  /** Names a fact, and what else could be needed once it is known. */
  private static Outcome indeterminate(Storage storage, @Nullable Fact<Storage, ?> fact) {
    Set<Fact<Storage, ?>> missing = new LinkedHashSet<>();
    if (fact != null) {
      missing.add(fact);
    }
    if (Storage.RETENTION_DAYS.equals(fact) && storage.whereabouts().clocks().isEmpty()) {
      missing.add(Storage.COUNTRY);
    }
    if (HELD.test(storage) == Truth.UNKNOWN) {
      HELD.missing(storage, missing);
    }
    return new Outcome.Indeterminate(new LinkedHashSet<>(missing));
  }

  private Due firstEnd(Storage storage, int days) {
    Due first = null;
    for (ZoneClock clock : clocks.of(storage)) {
      Due end = end(storage, days, clock);
      first = first == null || end.end().isBefore(first.end()) ? end : first;
    }
    return requireNonNull(first);
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
        Storage.ARTIFACT,
        Storage.PURPOSE,
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
}
