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
import org.jspecify.annotations.Nullable;

/** A duty about a request that lasts for at least some months; its day is the last of them. */
final class MinimumTerm extends DatedEffect<Request> {
  private final String obligation;
  private final String note;

  /** Whether it begins with the answer, and is told of however long that was ago. */
  private final boolean ofAnswer;

  private final int months;
  private final List<ZoneClock> clocks;

  private MinimumTerm(
      String obligation, String note, boolean ofAnswer, int months, List<ZoneClock> clocks) {
    this.obligation = obligation;
    this.note = note;
    this.ofAnswer = ofAnswer;
    this.months = months;
    this.clocks = List.copyOf(clocks);
  }

  /**
   * Returns the duty to keep the record of an answered request, from the answer.
   *
   * @param clocks those of the place; the minimum is over when it is in all of them
   */
  static MinimumTerm record(int months, List<ZoneClock> clocks) {
    return new MinimumTerm("keep-request-record", "At least until then.", true, months, clocks);
  }

  /**
   * Returns the duty not to ask for consent to what the person opted out of, from the request until
   * it is over.
   *
   * @param clocks those of the place; it is over when it is in all of them
   */
  static MinimumTerm silence(int months, List<ZoneClock> clocks) {
    return new MinimumTerm("do-not-ask-again", "Until that day is over.", false, months, clocks);
  }

  /** Returns what the law says of a record, for a rule's title. */
  static String recordTitle(int months) {
    return "A record of each request and its answer is kept for at least " + months + " months.";
  }

  /** A minimum that begins on 29 February is over with 1 March. */
  private LocalDate lastDay(LocalDate first) {
    LocalDate last = Deadline.months(months).lastDay(first);
    return last.getDayOfMonth() < first.getDayOfMonth() ? last.plusDays(1) : last;
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Instant start = ofAnswer ? answered(request, now) : RequestDeadline.received(request);
    Due last = null;
    if (start != null) {
      for (ZoneClock clock : clocks) {
        Due here = Due.endOf(lastDay(clock.dateAt(start)), clock);
        last = last == null || here.end().isAfter(last.end()) ? here : last;
      }
    }
    return last == null || (!ofAnswer && now.isLate(last))
        ? Outcome.pass()
        : Outcome.oblige(Duty.to(obligation).by(last).noting(note));
  }

  /** Returns when the request was answered; an earlier answer belonged to another request. */
  private static @Nullable Instant answered(Request request, Present now) {
    Instant answered = Request.COMPLETED_AT.in(request);
    Instant received = Request.RECEIVED_AT.in(request);
    return answered == null
            || (received != null && answered.isBefore(received))
            || !now.hasCome(answered)
        ? null
        : answered;
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return ofAnswer
        ? Set.of(Request.COMPLETED_AT, Request.RECEIVED_AT)
        : Set.of(Request.RECEIVED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
