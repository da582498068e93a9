package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Due;
import java.util.List;
import java.util.Set;

/**
 * The duty not to ask for consent to what the person opted out of, from the request until a term is
 * over.
 */
final class AskingPause extends DatedEffect<Request> {
  private static final String DO_NOT_ASK = "do-not-ask-again";

  private final MinimumTerm term;

  AskingPause(MinimumTerm term) {
    this.term = term;
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Due last = term.from(RequestDeadline.received(request));
    return now.isLate(last)
        ? Outcome.pass()
        : Outcome.oblige(Duty.to(DO_NOT_ASK).by(last).noting("Until that day is over."));
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(Request.RECEIVED_AT);
  }

  @Override
  public List<String> obligations() {
    return List.of(DO_NOT_ASK);
  }
}
