package io.lexicall.rules.hipaa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
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
import org.jspecify.annotations.Nullable;

/**
 * A request is answered in time: nothing once it is, a denial once it is late, until then the
 * obligation with its date.
 *
 * <p>The period is longer where the person was told so within the first one; a later notice does
 * nothing. Days are those of the person's place; where that has several zones, the first to end
 * counts.
 */
final class RequestDeadline extends Effect<Request> {
  /** The last and the first place on earth to begin a day, for a person of no known place. */
  private static final List<ZoneClock> ANYWHERE =
      List.of(ZoneClock.of(ZoneOffset.ofHours(-12)), ZoneClock.of(ZoneOffset.ofHours(14)));

  private final Deadline first;
  private final Deadline extended;
  private final String obligation;

  RequestDeadline(Deadline first, Deadline extended, String obligation) {
    this.first = first;
    this.extended = extended;
    this.obligation = obligation;
  }

  static List<ZoneClock> clocks(Request request) {
    List<ZoneClock> clocks = request.whereabouts().clocks();
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  @Override
  public Outcome on(Request request) {
    Due due = null;
    for (ZoneClock clock : clocks(request)) {
      Due here = due(request, clock);
      due = due == null || here.end().isBefore(due.end()) ? here : due;
    }
    if (due == null) {
      return Outcome.pass();
    }
    Instant answered = Request.COMPLETED_AT.in(request);
    boolean isAnswered = answered != null && !answered.isAfter(request.at());
    if (due.isLate(answered != null && isAnswered ? answered : request.at())) {
      return Outcome.deny();
    }
    return isAnswered ? Outcome.pass() : Outcome.oblige(Duty.to(obligation).by(due));
  }

  private Due due(Request request, ZoneClock clock) {
    Instant received = Request.RECEIVED_AT.of(request).orElse(request.at());
    Due due = first.due(received, clock);
    Instant told = Request.EXTENDED_AT.in(request);
    return told != null && !told.isAfter(request.at()) && !due.isLate(told)
        ? extended.due(received, clock)
        : due;
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(Request.RECEIVED_AT, Request.COMPLETED_AT, Request.EXTENDED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }

  @Override
  public @Nullable Instant nextChange(Request request, Instant after) {
    return null; // what is late stays so
  }
}
