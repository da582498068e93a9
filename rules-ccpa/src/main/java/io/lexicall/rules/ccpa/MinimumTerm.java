package io.lexicall.rules.ccpa;

import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * At least some months, to the end of the last day of them.
 *
 * @param clocks those of the place, at least one; the term is over when it is in all of them
 */
record MinimumTerm(int months, List<ZoneClock> clocks) {
  MinimumTerm {
    if (months <= 0) {
      throw new IllegalArgumentException("A minimum term must have months, but has " + months);
    }
    if (clocks.isEmpty()) {
      throw new IllegalArgumentException("A minimum term must have the clock of a place");
    }
    clocks = List.copyOf(clocks);
  }

  Due from(Instant start) {
    Due last = end(start, clocks.get(0));
    for (ZoneClock clock : clocks) {
      Due here = end(start, clock);
      last = here.end().isAfter(last.end()) ? here : last;
    }
    return last;
  }

  private Due end(Instant start, ZoneClock clock) {
    return Due.endOf(lastDay(clock.dateAt(start)), clock);
  }

  /** A minimum that begins on 29 February is over with 1 March. */
  private LocalDate lastDay(LocalDate first) {
    LocalDate last = Deadline.months(months).lastDay(first);
    return last.getDayOfMonth() < first.getDayOfMonth() ? last.plusDays(1) : last;
  }
}
