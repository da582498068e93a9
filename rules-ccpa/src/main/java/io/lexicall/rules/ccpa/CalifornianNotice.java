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
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told of a breach of Californians' unencrypted data: nothing once that is done in
 * time, a denial once it is late, until then the obligation, with its date where the law sets one.
 */
final class CalifornianNotice extends Effect<Incident> {
  private final @Nullable Fact<Incident, Instant> start;
  private final @Nullable Deadline deadline;
  private final Fact<Incident, Instant> told;
  private final String obligation;
  private final int moreThan;

  private CalifornianNotice(
      @Nullable Fact<Incident, Instant> start,
      @Nullable Deadline deadline,
      Fact<Notified, Instant> told,
      String obligation,
      int moreThan) {
    this.start = start;
    this.deadline = deadline;
    this.told = Incident.NOTIFIED.then(told);
    this.obligation = obligation;
    this.moreThan = moreThan;
  }

  /**
   * Returns a notice that is due some time after an event; without a date until that happens.
   *
   * @param moreThan of how many Californians more must be affected
   */
  static CalifornianNotice since(
      Fact<Incident, Instant> start,
      Deadline deadline,
      Fact<Notified, Instant> told,
      String obligation,
      int moreThan) {
    return new CalifornianNotice(start, deadline, told, obligation, moreThan);
  }

  /** Returns a notice for which the law sets no date. */
  static CalifornianNotice undated(Fact<Notified, Instant> told, String obligation, int moreThan) {
    return new CalifornianNotice(null, null, told, obligation, moreThan);
  }

  @Override
  public Outcome on(Incident incident) {
    Boolean encrypted = Incident.ENCRYPTED.in(incident);
    Map<Place, Integer> byRegion = Incident.AFFECTED_BY_REGION.in(incident);
    if (Boolean.TRUE.equals(encrypted)
        || (byRegion != null && byRegion.getOrDefault(California.PLACE, 0) <= moreThan)) {
      return Outcome.pass();
    }
    Due due = due(incident);
    Instant done = told.in(incident);
    boolean isDone = done != null && !done.isAfter(incident.at());
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
      return new Outcome.Unclear(missing);
    }
    if (isLate) {
      return Outcome.deny();
    }
    Duty duty = Duty.to(obligation);
    return Outcome.oblige(due == null ? duty : duty.by(due));
  }

  private @Nullable Due due(Incident incident) {
    Instant begun = start == null ? null : start.in(incident);
    return deadline == null || begun == null || begun.isAfter(incident.at())
        ? null
        : deadline.due(begun, California.CLOCK);
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads =
        new LinkedHashSet<>(
            List.of(Incident.ENCRYPTED, Incident.AFFECTED_BY_REGION, Incident.NOTIFIED, told));
    if (start != null) {
      reads.add(start);
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
