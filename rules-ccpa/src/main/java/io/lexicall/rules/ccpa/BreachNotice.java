package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.place.Place;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told of a breach of unencrypted data of a state's residents: nothing once that is
 * done in time, a denial once it is late, until then the obligation, with its date where the law
 * sets one. Days are those of the state; where it has several zones, the first to end counts.
 */
final class BreachNotice extends Effect<Incident> {
  private final Place state;
  private final List<ZoneClock> clocks;
  private final int atLeast;
  private final Fact<Incident, Instant> told;
  private final String obligation;
  private final List<Limit> limits = new ArrayList<>();

  /** How many days more it may take where the authority got the reasons in time. */
  private int daysForReasons;

  /**
   * A time within which it is done.
   *
   * @param start the event from which it runs; there is no limit until that happens
   * @param days calendar days; none for the day of the event itself
   */
  private record Limit(Fact<Incident, Instant> start, int days) {}

  private BreachNotice(
      Place state,
      List<ZoneClock> clocks,
      int atLeast,
      Fact<Notified, Instant> told,
      String obligation) {
    this.state = state;
    this.clocks = List.copyOf(clocks);
    this.atLeast = atLeast;
    this.told = Incident.NOTIFIED.then(told);
    this.obligation = obligation;
  }

  /**
   * Returns a notice for which the law sets no date.
   *
   * @param clocks the clocks of the state
   * @param atLeast how many residents must be affected
   */
  static BreachNotice of(
      Place state,
      List<ZoneClock> clocks,
      int atLeast,
      Fact<Notified, Instant> told,
      String obligation) {
    return new BreachNotice(state, clocks, atLeast, told, obligation);
  }

  /** Returns the same notice, due that many days after an event too: the earliest date counts. */
  BreachNotice within(int days, Fact<Incident, Instant> start) {
    BreachNotice limited = new BreachNotice(this);
    limited.limits.add(new Limit(start, days));
    return limited;
  }

  /**
   * Returns the same notice, due so many days later where the authority was told of the breach by
   * the first date, with the reasons why it takes longer. Only reasons that are stated count.
   */
  BreachNotice longerForReasons(int days) {
    BreachNotice longer = new BreachNotice(this);
    longer.daysForReasons = days;
    return longer;
  }

  private BreachNotice(BreachNotice other) {
    this.state = other.state;
    this.clocks = other.clocks;
    this.atLeast = other.atLeast;
    this.told = other.told;
    this.obligation = other.obligation;
    this.limits.addAll(other.limits);
    this.daysForReasons = other.daysForReasons;
  }

  @Override
  public Outcome on(Incident incident) {
    Boolean encrypted = Incident.ENCRYPTED.in(incident);
    Map<Place, Integer> byRegion = Incident.AFFECTED_BY_REGION.in(incident);
    if (Boolean.TRUE.equals(encrypted)
        || (byRegion != null && byRegion.getOrDefault(state, 0) < atLeast)) {
      return Outcome.pass();
    }
    Due due = due(incident, 0);
    if (due != null && daysForReasons > 0 && areReasonsToldBy(due, incident)) {
      due = due(incident, daysForReasons);
    }
    Instant done = told.in(incident);
    boolean isDone = done != null && isOfThis(incident, done);
    boolean isLate = due != null && due.isLate(done != null && isDone ? done : incident.at());
    if (isDone && !isLate) {
      return Outcome.pass();
    }
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    if (encrypted == null) {
      missing.add(Incident.ENCRYPTED);
    }
    if (byRegion == null) {
      missing.add(Incident.AFFECTED_BY_REGION);
    }
    if (isLate && Incident.NOTIFIED.in(incident) == null) {
      missing.add(Incident.NOTIFIED);
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(missing);
    }
    if (isLate) {
      return Outcome.deny();
    }
    Duty duty = Duty.to(obligation);
    return Outcome.oblige(due == null ? duty : duty.by(due));
  }

  /** What was told before anybody knew of the breach was told of another. */
  static boolean isOfThis(Incident incident, Instant event) {
    Instant known = Incident.DISCOVERED_AT.in(incident);
    return !event.isAfter(incident.at()) && (known == null || !event.isBefore(known));
  }

  private static boolean areReasonsToldBy(Due due, Incident incident) {
    Instant authority = Incident.NOTIFIED.then(Notified.AUTHORITY).in(incident);
    return Boolean.TRUE.equals(Incident.LATE_REASONS.in(incident))
        && authority != null
        && isOfThis(incident, authority)
        && !due.isLate(authority);
  }

  private @Nullable Due due(Incident incident, int moreDays) {
    Due first = null;
    for (Limit limit : limits) {
      Instant begun = limit.start.in(incident);
      if (begun != null && isOfThis(incident, begun)) {
        for (ZoneClock clock : clocks) {
          Due due =
              limit.days == 0
                  ? Due.endOf(clock.dateAt(begun), clock)
                  : Deadline.calendarDays(limit.days + moreDays).due(begun, clock);
          first = first == null || due.end().isBefore(first.end()) ? due : first;
        }
      }
    }
    return first;
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads =
        new LinkedHashSet<>(
            List.of(
                Incident.ENCRYPTED,
                Incident.AFFECTED_BY_REGION,
                Incident.NOTIFIED,
                Incident.DISCOVERED_AT,
                told));
    limits.forEach(limit -> reads.add(limit.start));
    if (daysForReasons > 0) {
      reads.addAll(List.of(Incident.LATE_REASONS, Incident.NOTIFIED.then(Notified.AUTHORITY)));
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
