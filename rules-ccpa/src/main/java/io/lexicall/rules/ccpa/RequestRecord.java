package io.lexicall.rules.ccpa;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The duty to keep the record of an answered request: at least for some months. */
final class RequestRecord extends DatedEffect<Request> {
  private static final String OBLIGATION = "keep-request-record";

  private final int months;
  private final List<ZoneClock> clocks;

  /**
   * Creates the duty.
   *
   * @param clocks those of the place; the minimum is over when it is in all of them
   */
  RequestRecord(int months, List<ZoneClock> clocks) {
    this.months = months;
    this.clocks = List.copyOf(clocks);
  }

  /** Returns what the law says, for a rule's title. */
  static String title(int months) {
    return "A record of each request and its answer is kept for at least " + months + " months.";
  }

  /** A minimum that begins on 29 February is over with 1 March. */
  private LocalDate lastDayKept(LocalDate answered) {
    LocalDate last = Deadline.months(months).lastDay(answered);
    return last.getDayOfMonth() < answered.getDayOfMonth() ? last.plusDays(1) : last;
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Instant answered = Request.COMPLETED_AT.in(request);
    Instant received = Request.RECEIVED_AT.in(request);
    // An earlier answer belonged to another request.
    if (answered == null
        || (received != null && answered.isBefore(received))
        || !now.hasCome(answered)) {
      return Outcome.pass();
    }
    Due last = null;
    for (ZoneClock clock : clocks) {
      Due here = Due.endOf(lastDayKept(clock.dateAt(answered)), clock);
      last = last == null || here.end().isAfter(last.end()) ? here : last;
    }
    return last == null
        ? Outcome.pass()
        : Outcome.oblige(Duty.to(OBLIGATION).by(last).noting("At least until then."));
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(Request.COMPLETED_AT, Request.RECEIVED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(OBLIGATION);
  }
}
