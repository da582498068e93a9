package io.lexicall.rules.ccpa;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something is done about a request in time: nothing once it is, a denial once it is late, until
 * then the obligation with its date.
 *
 * <p>The period is longer where the person was told so within the first one; a later notice does
 * nothing. Where the person's place has several zones, the first to end counts.
 */
final class RequestDeadline extends Effect<Request> {
  /** Every offset there is, for a place that is not known. */
  private static final List<ZoneClock> ANYWHERE =
      IntStream.rangeClosed(-12, 14)
          .mapToObj(hours -> ZoneClock.of(ZoneOffset.ofHours(hours)))
          .toList();

  /** What to say where the region is not stated, so that it is not known whose law it is. */
  enum Unplaced {
    /** As if it were the place: what names no place needs none. */
    SPEAK,
    /** Ask for the region unless all is done in time. */
    ASK,
    /** Ask for it only once it is late: the duty itself is one of many that may be owed. */
    ASK_WHEN_LATE,
    /** Nothing: whether the act speaks of the data at all is not known either. */
    KEEP_SILENT
  }

  private final Deadline first;
  private final Deadline extended;
  private final String obligation;
  private final List<Fact<Request, Instant>> done;
  private final @Nullable ZoneClock place;
  private final Unplaced unplaced;

  private RequestDeadline(
      Deadline first,
      Deadline extended,
      String obligation,
      List<Fact<Request, Instant>> done,
      @Nullable ZoneClock place,
      Unplaced unplaced) {
    this.first = first;
    this.extended = extended;
    this.obligation = obligation;
    this.done = List.copyOf(done);
    this.place = place;
    this.unplaced = unplaced;
  }

  /** Returns the deadline for an answer, in days of the person's place. */
  static RequestDeadline answer(Deadline first, Deadline extended, Unplaced unplaced) {
    return new RequestDeadline(
        first, extended, "complete-request", List.of(Request.COMPLETED_AT), null, unplaced);
  }

  /** Returns the deadline for a confirmation of receipt, which an answer makes needless. */
  static RequestDeadline confirmation(Deadline first, Unplaced unplaced) {
    return new RequestDeadline(
        first,
        first,
        "acknowledge-request",
        List.of(Request.ACKNOWLEDGED_AT, Request.COMPLETED_AT),
        null,
        unplaced);
  }

  /** Returns the same deadline by the clock of a place. */
  RequestDeadline at(ZoneClock clock) {
    return new RequestDeadline(first, extended, obligation, done, clock, unplaced);
  }

  static List<ZoneClock> clocks(Request request, @Nullable ZoneClock place) {
    List<ZoneClock> clocks = place == null ? request.whereabouts().clocks() : List.of(place);
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  @Override
  public Outcome on(Request request) {
    Due due = null;
    for (ZoneClock clock : clocks(request, place)) {
      Due here = due(request, clock);
      due = due == null || here.end().isBefore(due.end()) ? here : due;
    }
    Instant finished = finished(request);
    if (due == null || (finished != null && !due.isLate(finished))) {
      return Outcome.pass();
    }
    boolean isLate = due.isLate(finished == null ? request.at() : finished);
    boolean isPlaced = unplaced == Unplaced.SPEAK || Request.REGION.in(request) != null;
    if (!isPlaced) {
      return switch (unplaced) {
        case SPEAK, ASK -> Outcome.missing(Request.REGION);
        case ASK_WHEN_LATE -> isLate ? Outcome.missing(Request.REGION) : Outcome.pass();
        case KEEP_SILENT -> Outcome.pass();
      };
    }
    if (isLate) {
      return Outcome.deny();
    }
    return Outcome.oblige(Duty.to(obligation).by(due));
  }

  private Due due(Request request, ZoneClock clock) {
    Instant received = Request.RECEIVED_AT.of(request).orElse(request.at());
    Due due = first.due(received, clock);
    Instant told = Request.EXTENDED_AT.in(request);
    return told != null && !told.isAfter(request.at()) && !due.isLate(told)
        ? extended.due(received, clock)
        : due;
  }

  private @Nullable Instant finished(Request request) {
    Instant finished = null;
    for (Fact<Request, Instant> event : done) {
      Instant then = event.in(request);
      if (then != null
          && !then.isAfter(request.at())
          && (finished == null || then.isBefore(finished))) {
        finished = then;
      }
    }
    return finished;
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    Set<Fact<Request, ?>> reads = new LinkedHashSet<>(done);
    reads.add(Request.RECEIVED_AT);
    reads.add(Request.EXTENDED_AT);
    if (unplaced != Unplaced.SPEAK) {
      reads.add(Request.REGION);
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
