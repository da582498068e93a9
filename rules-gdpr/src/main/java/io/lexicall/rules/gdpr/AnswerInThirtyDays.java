package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.RequestTimes.completed;
import static io.lexicall.rules.gdpr.RequestTimes.happened;
import static io.lexicall.rules.gdpr.RequestTimes.received;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.place.Place;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * FADP Art. 25(7), DPO Art. 18 and 22: thirty days, or the controller's own period if the person is
 * told of it within them. If the last day is not a working day, the next working day counts (OR
 * Art. 78(1)).
 */
final class AnswerInThirtyDays extends DatedEffect<Request> {
  private static final Duty COMPLETE = Duty.to("complete-request");

  private final RequestCalendars calendars;
  private final Set<Place> places;

  AnswerInThirtyDays(RequestCalendars calendars, Set<Place> places) {
    this.calendars = calendars;
    this.places = places;
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Due due = due(request);
    Instant completed = completed(request, now);
    Instant extended = happened(request, Request.EXTENDED_AT, now);
    if (extended != null && !extended.isBefore(received(request)) && !due.isLate(extended)) {
      return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
    }
    if (now.isLate(due, completed)) {
      return Outcome.late(due);
    }
    return completed == null ? Outcome.oblige(COMPLETE.by(due)) : Outcome.pass();
  }

  private Due due(Request request) {
    Deadline thirtyDays = Deadline.calendarDays(30);
    Instant received = received(request);
    return calendars.of(request, places).stream()
        .map(
            calendar -> {
              LocalDate last = thirtyDays.lastDay(calendar.clock().dateAt(received));
              return Due.endOf(calendar.workingDays().nextOrSame(last), calendar.clock());
            })
        .min(Comparator.comparing(Due::end))
        .orElseThrow();
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(Request.RECEIVED_AT, Request.COMPLETED_AT, Request.EXTENDED_AT, Request.COUNTRY);
  }

  @Override
  public List<String> obligations() {
    return List.of(COMPLETE.name());
  }
}
