package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.time.ZoneClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A request was received on a day or later: it follows the law of its receipt. */
final class ReceivedFrom extends Condition<Request> {
  private final LocalDate day;

  ReceivedFrom(LocalDate day) {
    this.day = day;
  }

  @Override
  public Truth test(Request request) {
    java.time.Instant received = Request.RECEIVED_AT.in(request);
    List<ZoneClock> clocks = request.whereabouts().clocks();
    long second = received == null ? 0 : received.getEpochSecond();
    for (ZoneClock clock : clocks) {
      if (clock.localEpochDayAt(second) >= day.toEpochDay()) {
        return Truth.TRUE;
      }
    }
    return Truth.of(clocks.isEmpty() && Math.floorDiv(second, 86_400L) >= day.toEpochDay());
  }

  @Override
  public void missing(Request request, Set<Fact<Request, ?>> into) {
    into.add(Request.RECEIVED_AT);
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
