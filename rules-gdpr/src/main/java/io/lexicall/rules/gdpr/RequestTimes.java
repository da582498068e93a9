package io.lexicall.rules.gdpr;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.rule.Present;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the events of a request happened, as far as they had by now. */
final class RequestTimes {
  private RequestTimes() {}

  /** Returns whether an event of the request has happened. */
  static @Nullable Instant happened(Request request, Fact<Request, Instant> event, Present now) {
    Instant then = event.in(request);
    return then == null || !now.hasCome(then) ? null : then;
  }

  /** Returns when the request was answered; an earlier answer belonged to another request. */
  static @Nullable Instant completed(Request request, Present now) {
    Instant answered = happened(request, Request.COMPLETED_AT, now);
    return answered == null || answered.isBefore(received(request)) ? null : answered;
  }

  static Instant received(Request request) {
    Instant stated = Request.RECEIVED_AT.in(request);
    return stated == null ? request.at() : stated;
  }
}
