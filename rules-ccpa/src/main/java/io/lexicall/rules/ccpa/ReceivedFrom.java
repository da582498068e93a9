package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request was received on a day or later, in the calendar of any place where the person can be: a
 * request made before the right existed has no effect.
 */
final class ReceivedFrom extends Condition<Request> {
  private final LocalDate day;
  private final String act;

  /**
   * Creates the condition for an act in the calendar of the person's place.
   *
   * @param act its name, which is stated if it applies
   */
  ReceivedFrom(LocalDate day, String act) {
    this.day = day;
    this.act = act;
  }

  @Override
  public Truth test(Request request) {
    Instant received = RequestDeadline.received(request);
    List<ZoneClock> clocks = RequestDeadline.clocks(request, null);
    return Truth.of(
        clocks.stream()
            .anyMatch(
                clock -> clock.localEpochDayAt(received.getEpochSecond()) >= day.toEpochDay()));
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

  /** A request without an instant counts as received now. */
  @Override
  public @Nullable Instant nextChange(Request request, Instant after) {
    return Request.RECEIVED_AT.in(request) != null
        ? null
        : RequestDeadline.clocks(request, null).stream()
            .map(clock -> clock.startOfDay(day))
            .filter(start -> start.isAfter(after))
            .min(Comparator.naturalOrder())
            .orElse(null);
  }

  @Override
  public Supplier<String> tells(Request request) {
    return () -> "the act: " + act;
  }
}
