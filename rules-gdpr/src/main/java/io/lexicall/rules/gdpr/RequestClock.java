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
 * The time for the answer to one request, by the calendar of one place.
 *
 * <p>It is months from a day, later by the days on which it stood still: a day counts once, however
 * many questions were open on it. What happens to it happens in the order of time, and neither what
 * came before the request nor what comes after the end changes anything. Days are counted from one
 * date of the place to another; the last one, if it is no working day, is the next that is one.
 *
 * <p>Immutable.
 */
final class RequestClock {
  /** What an event makes of the clock, at its instant. */
  record Event(Instant at, UnaryOperator<RequestClock> change) {}

  /** Days on which it stood still, without the day of the answer. */
  private record Pause(LocalDate from, LocalDate to) {}

  private final ZoneClock place;
  private final BusinessDays workingDays;
  private final LocalDate begins;
  private final int months;

  /** In the order in which they began. */
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
   * Returns the clock of a request after all that happened to it.
   *
   * @param received when the request came, which begins one month
   * @param events what happened, in any order
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

  /** Returns it with so many months from the day on which it began. */
  RequestClock lasting(int count) {
    return new RequestClock(place, workingDays, begins, count, pauses, standsStill);
  }

  /** Returns it begun anew; of the days on which it stood still, those before count no more. */
  RequestClock beginningAt(Instant instant) {
    return new RequestClock(place, workingDays, place.dateAt(instant), months, pauses, standsStill);
  }

  /**
   * Returns it as it stands still for a question.
   *
   * @param answered null for as long as the question is open
   */
  RequestClock standingStill(Instant asked, @Nullable Instant answered) {
    if (answered == null) {
      return new RequestClock(place, workingDays, begins, months, pauses, true);
    }
    List<Pause> more = new ArrayList<>(pauses);
    more.add(new Pause(place.dateAt(asked), place.dateAt(answered)));
    return new RequestClock(place, workingDays, begins, months, more, standsStill);
  }

  /** Tells whether a question is open, for which it stands still. */
  boolean standsStill() {
    return standsStill;
  }

  /** Tells whether an act at an instant is late; nothing is while it stands still. */
  boolean isLate(Instant instant) {
    return !standsStill && due().isLate(instant);
  }

  /** Returns when the answer is due, were no question open. */
  Due due() {
    LocalDate end = Deadline.months(months).lastDay(begins);
    LocalDate counted = begins;
    for (Pause pause : pauses) {
      LocalDate from = pause.from.isBefore(counted) ? counted : pause.from;
      long days = ChronoUnit.DAYS.between(from, pause.to);
      if (days > 0) {
        // A question of the days up to the next working day finds what was left of them.
        LocalDate ended = from.isAfter(end) ? workingDays.nextOrSame(end) : end;
        end = ended.plusDays(days);
        counted = pause.to;
      }
    }
    return Due.endOf(workingDays.nextOrSame(end), place);
  }
}
