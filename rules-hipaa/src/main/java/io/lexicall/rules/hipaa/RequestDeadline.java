package io.lexicall.rules.hipaa;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A request of the person or an authorized representative, who alone have the right, must be
 * answered in time: nothing once it is, a denial once it is late, and until then the obligation
 * with its date.
 *
 * <p>The period is extended if the person was told so within the first one; a later notice has no
 * effect. Days are those of the person's place; if it has several time zones, the first to end
 * counts. If no country is stated, they are those of the zones of the United States that have the
 * offset with which the host states the instant, or of that offset if none has it: the law does not
 * depend on residence, and a day that is over only on some distant island is not over.
 */
final class RequestDeadline extends DatedEffect<Request> {
  /** Every UTC offset, for an unknown place. */
  private static final List<ZoneClock> ANYWHERE =
      IntStream.rangeClosed(-12, 14)
          .mapToObj(hours -> ZoneClock.of(ZoneOffset.ofHours(hours)))
          .toList();

  private static final Fact<Request, Boolean> AUTHORIZED =
      Request.AGENT.then(AuthorizedAgent.AUTHORIZED);

  private static final String OBLIGATION = "complete-request";

  private final Deadline first;
  private final Deadline extended;

  RequestDeadline(int days, int daysIfExtended) {
    this.first = Deadline.calendarDays(days);
    this.extended = Deadline.calendarDays(daysIfExtended);
  }

  static List<ZoneClock> clocks(Request request) {
    List<ZoneClock> clocks = request.whereabouts().clocks();
    if (!clocks.isEmpty()) {
      return clocks;
    }
    ZoneOffset offset = request.statedOffset().orElse(null);
    if (offset == null) {
      return ANYWHERE;
    }
    // On other days the clocks of that place can have had another offset.
    List<ZoneClock> american =
        american(request).stream()
            .filter(clock -> clock.zone().getRules().getOffset(request.at()).equals(offset))
            .toList();
    return american.isEmpty() ? List.of(ZoneClock.of(offset)) : american;
  }

  private static List<ZoneClock> american(Request request) {
    return request.with(Request.COUNTRY, HipaaRules.UNITED_STATES).whereabouts().clocks();
  }

  /** Notes when a clock is put forward or back, and another one may have the stated offset. */
  private static void noteChange(ZoneClock clock, Instant at, Present now) {
    ZoneOffsetTransition change = clock.zone().getRules().nextTransition(at);
    if (change != null) {
      now.hasCome(change.getInstant());
    }
  }

  @Override
  protected Outcome on(Request request, Present now) {
    if (request.whereabouts().clocks().isEmpty() && request.statedOffset().isPresent()) {
      american(request).forEach(clock -> noteChange(clock, request.at(), now));
    }
    Due due = null;
    Due latest = null;
    for (ZoneClock clock : clocks(request)) {
      Due here = due(request, clock, now);
      due = due == null || here.end().isBefore(due.end()) ? here : due;
      latest = latest == null || here.end().isAfter(latest.end()) ? here : latest;
    }
    Instant stated = Request.COMPLETED_AT.in(request);
    // An earlier answer belonged to another request.
    Instant answered =
        stated != null && !stated.isBefore(received(request)) && now.hasCome(stated)
            ? stated
            : null;
    if (due == null || latest == null || !now.isLate(due, answered)) {
      return due == null || answered != null
          ? Outcome.pass()
          : Outcome.oblige(Duty.to(OBLIGATION).by(due));
    }
    boolean isLateEverywhere = now.isLate(latest, answered) || Request.REGION.in(request) != null;
    if (Request.AGENT.in(request) != null) {
      Boolean authorized = AUTHORIZED.in(request);
      if (authorized == null) {
        return isLateEverywhere
            ? Outcome.missing(AUTHORIZED)
            : Outcome.missing(AUTHORIZED, Request.REGION);
      }
      if (!authorized) {
        return answered != null ? Outcome.pass() : Outcome.oblige(Duty.to(OBLIGATION));
      }
    }
    // Late in the first time zone: a region stated later may show that another one counts.
    return isLateEverywhere ? Outcome.late(due) : Outcome.missing(Request.REGION);
  }

  private static Instant received(Request request) {
    return Request.RECEIVED_AT.of(request).orElse(request.at());
  }

  private Due due(Request request, ZoneClock clock, Present now) {
    Instant received = received(request);
    Due due = first.due(received, clock);
    Instant told = Request.EXTENDED_AT.in(request);
    return told != null && !told.isBefore(received) && !due.isLate(told) && now.hasCome(told)
        ? extended.due(received, clock)
        : due;
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(
        Request.REGION,
        Request.RECEIVED_AT,
        Request.COMPLETED_AT,
        Request.EXTENDED_AT,
        Request.AGENT,
        AUTHORIZED);
  }

  @Override
  public List<String> obligations() {
    return List.of(OBLIGATION);
  }
}
