package io.lexicall.rules.ccpa;

import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.happenedSince;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.Fact;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;

/** The terms of the rules of California and the other states. */
final class Requests {
  /** The region is stated; never unknown itself. */
  static final Condition<Request> PLACED =
      new Condition<>() {
        @Override
        public Truth test(Request request) {
          return Truth.of(Request.REGION.in(request) != null);
        }

        @Override
        public void missing(Request request, Set<Fact<Request, ?>> into) {
          into.add(Request.REGION);
        }

        @Override
        public Set<Fact<Request, ?>> reads() {
          return Set.of(Request.REGION);
        }

        @Override
        public String says() {
          return "region is known";
        }
      };

  /**
   * A state's act on requests governs: the law is left out, or California's is named for a request
   * from another state, whose own act then also applies.
   */
  static final Condition<Request> UNDER_STATE_ACTS =
      any(
          CaliforniaRequests.BY_PLACE,
          all(known(Request.LAW), in(Request.LAW, PrivacyLaw.CCPA), PLACED));

  /** The request is answered; what was answered before it came was another request. */
  static final Condition<Request> ANSWERED =
      happenedSince(Request.COMPLETED_AT, Request.RECEIVED_AT);

  /** Somebody else makes the request, and is not stated to be authorized. */
  static final Condition<Request> BY_AN_AGENT_UNPROVED =
      all(
          known(Request.AGENT),
          isTrue(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)).not(),
          ANSWERED.not());

  /** An open request of a person who is known not to be verified. */
  static final Condition<Request> UNVERIFIED =
      all(known(Request.IDENTITY_VERIFIED), isFalse(Request.IDENTITY_VERIFIED), ANSWERED.not());

  private Requests() {}
}
