package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The duty to keep the record of an answered request for a term that begins with the answer. It is
 * told of however long that was ago: the term is a minimum.
 */
final class RequestRecord extends DatedEffect<Request> {
  private static final String KEEP = "keep-request-record";

  private final MinimumTerm term;

  RequestRecord(MinimumTerm term) {
    this.term = term;
  }

  /** Returns what the law says of a record, for a rule's title. */
  static String title(int months) {
    return "A record of each request and its answer is kept for at least " + months + " months.";
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Instant answered = answered(request, now);
    return answered == null
        ? Outcome.pass()
        : Outcome.oblige(Duty.to(KEEP).by(term.from(answered)).noting("At least until then."));
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
    return Set.of(Request.COMPLETED_AT, Request.RECEIVED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(KEEP);
  }
}
