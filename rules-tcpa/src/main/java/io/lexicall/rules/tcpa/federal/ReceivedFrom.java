package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** A request was received on a day or later: it follows the law of its receipt. */
final class ReceivedFrom extends Condition<Request> {
  private final LocalDate day;

  ReceivedFrom(LocalDate day) {
    this.day = day;
  }

  @Override
  public Truth test(Request request) {
    Instant received = Request.RECEIVED_AT.in(request);
    return received == null
        ? Truth.FALSE
        : Terms.CLOCKS.some(
            request,
            clock ->
                Truth.of(clock.localEpochDayAt(received.getEpochSecond()) >= day.toEpochDay()));
  }

  @Override
  public void missing(Request request, Set<Fact<Request, ?>> into) {
    Clocks.missingZone(request, into); // the receipt itself is always known
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    return Set.of(Request.RECEIVED_AT);
  }

  @Override
  public String says() {
    return "received on " + day + " or later";
  }
}
