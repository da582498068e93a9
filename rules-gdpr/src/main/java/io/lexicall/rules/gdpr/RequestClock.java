package io.lexicall.rules.gdpr;

import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The deadline for the answer to one request, in the calendar of one place.
 *
 * <p>It is a number of months from a day, extended by the days on which the clock was stopped; a
 * day counts once, however many questions were open on it. Events take effect in order of time;
 * events before the request or after the end change nothing. Days are counted by local dates; if
 * the last one is not a working day, the next working day is the last.
 *
 * <p>Immutable.
 */
final class RequestClock {
  /** How an event changes the clock, at its instant. */
  record Event(Instant at, UnaryOperator<RequestClock> change) {}

  /** Days on which the clock was stopped, without the day of the answer. */
  private record Pause(LocalDate from, LocalDate to) {}

  private final ZoneClock place;
  private final BusinessDays workingDays;
  private final LocalDate begins;
  private final int months;

  /** In the order in which they started. */
  private final List<Pause> pauses;

  private final boolean standsStill;

  private RequestClock(
      ZoneClock place,
      BusinessDays workingDays,
      LocalDate begins,
      int months,
      List<Pause> pauses,
      boolean standsStill) {
    this.place = place;
    this.workingDays = workingDays;
    this.begins = begins;
    this.months = months;
    this.pauses = List.copyOf(pauses);
    this.standsStill = standsStill;
  }

  /**
   * Returns the clock of a request after all its events.
   *
   * @param received when the request was received, which starts one month
   * @param events the events, in any order
   */
  static RequestClock of(
      Instant received, ZoneClock place, BusinessDays workingDays, List<Event> events) {
    RequestClock clock =
        new RequestClock(place, workingDays, place.dateAt(received), 1, List.of(), false);
    List<Event> inOrder = new ArrayList<>(events);
    inOrder.sort(Comparator.comparing(Event::at));
    for (Event event : inOrder) {
      if (!event.at().isBefore(received) && !clock.isLate(event.at())) {
        clock = event.change().apply(clock);
      }
    }
    return clock;
  }

  /** Returns it with a number of months from the day on which it started. */
  RequestClock lasting(int count) {
    return new RequestClock(place, workingDays, begins, count, pauses, standsStill);
  }

  /** Returns it restarted; earlier days on which it was stopped no longer count. */
  RequestClock beginningAt(Instant instant) {
    return new RequestClock(place, workingDays, place.dateAt(instant), months, pauses, standsStill);
  }

  /**
   * Returns it stopped for a question.
   *
   * @param answered null while the question is open
   */
  RequestClock standingStill(Instant asked, @Nullable Instant answered) {
    if (answered == null) {
      return new RequestClock(place, workingDays, begins, months, pauses, true);
    }
    List<Pause> more = new ArrayList<>(pauses);
    more.add(new Pause(place.dateAt(asked), place.dateAt(answered)));
    return new RequestClock(place, workingDays, begins, months, more, standsStill);
  }

  /** Returns whether a question is open, for which the clock is stopped. */
  boolean standsStill() {
    return standsStill;
  }

  /** Returns whether an act at an instant is late; nothing is late while the clock is stopped. */
  boolean isLate(Instant instant) {
    return !standsStill && due().isLate(instant);
  }

  /** Returns when the answer would be due if no question were open. */
  Due due() {
    LocalDate end = Deadline.months(months).lastDay(begins);
    LocalDate counted = begins;
    for (Pause pause : pauses) {
      LocalDate from = pause.from.isBefore(counted) ? counted : pause.from;
      long days = ChronoUnit.DAYS.between(from, pause.to);
      if (days > 0) {
        // A question within the days up to the next working day leaves what remained of them.
        LocalDate ended = from.isAfter(end) ? workingDays.nextOrSame(end) : end;
        end = ended.plusDays(days);
        counted = pause.to;
      }
    }
    return Due.endOf(workingDays.nextOrSame(end), place);
  }
}
