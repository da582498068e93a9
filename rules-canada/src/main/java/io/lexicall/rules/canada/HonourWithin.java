package io.lexicall.rules.canada;

import io.lexicall.facts.Request;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request is honoured within some days: owed while there is time, settled once it was done in
 * time, a breach after that. Where the person's zone is not known, the first one to end the last
 * day counts.
 */
final class HonourWithin extends Effect<Request> {
  private static final String NAME = "honor-opt-out";

  private final Deadline deadline;

  HonourWithin(int days) {
    this.deadline = Deadline.calendarDays(days);
  }

  @Override
  public Outcome on(Request request) {
    Due due = due(request);
    Instant completed = Request.COMPLETED_AT.in(request);
    if (completed != null && !completed.isAfter(request.at())) {
      return due.isLate(completed) ? Outcome.deny() : Outcome.pass();
    }
    return due.isLate(request.at()) ? Outcome.deny() : Outcome.oblige(Duty.to(NAME).by(due));
  }

  private Due due(Request request) {
    Instant received = Request.RECEIVED_AT.of(request).orElseThrow();
    return Clocks.of(request).stream()
        .map(clock -> deadline.due(received, clock))
        .min(Comparator.comparing(Due::end))
        .orElseThrow();
  }

  @Override
  public @Nullable Instant nextChange(Request request, Instant after) {
    Instant late = due(request).endExclusive();
    Instant completed = Request.COMPLETED_AT.in(request);
    if (completed != null && completed.isAfter(after)) {
      return late.isAfter(after) && late.isBefore(completed) ? late : completed;
    }
    return late.isAfter(after) ? late : null;
  }

  @Override
  public Set<io.lexicall.facts.Fact<Request, ?>> reads() {
    return Set.of(Request.RECEIVED_AT, Request.COMPLETED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(NAME);
  }
}
