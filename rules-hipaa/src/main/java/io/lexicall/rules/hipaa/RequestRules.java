package io.lexicall.rules.hipaa;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.ACCOUNTING;
import static io.lexicall.facts.RequestKind.AMENDMENT;
import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.facts.RequestKind.RESTRICTION;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A patient's requests: 45 CFR 164.522 to 164.528. */
final class RequestRules {
  /** The law of the request is left out, so it follows from the place. */
  static final Condition<Request> BY_PLACE = known(Request.LAW).not();

  /**
   * If the law of a request is left out, it follows from country and region, and is never HIPAA.
   */
  static final Condition<Request> UNDER_HIPAA =
      all(known(Request.LAW), in(Request.LAW, PrivacyLaw.HIPAA));

  private static final RequestKind[] RECORDS = {
    ACCESS, PORTABILITY, AMENDMENT, RECTIFICATION, ACCOUNTING, RESTRICTION
  };

  /** What a patient can request about the records of a covered entity. */
  static final Condition<Request> ABOUT_RECORDS = in(Request.KIND, RECORDS);

  /** What no other law of the country has under this name. */
  private static final Set<RequestKind> OF_HIPAA_ALONE = EnumSet.of(AMENDMENT, ACCOUNTING);

  private static final String LAW_LEFT_OUT = "law-left-out";

  /** What a patient revokes is an authorization; HIPAA has no other consent. */
  static final Condition<Request> REVOCATION = in(Request.KIND, CONSENT_REVOCATION);

  /** The request is answered; what was answered before it came was another request. */
  private static final Condition<Request> ANSWERED =
      Condition.happenedSince(Request.COMPLETED_AT, Request.RECEIVED_AT);

  private static final Instant OMNIBUS_RULE_BEGINS =
      Instant.parse(ContactRules.OMNIBUS_RULE + "T04:00:00Z");

  /** A request follows the law on the day of its receipt, in Eastern time. */
  private static final Condition<Request> BEFORE_OMNIBUS_RULE =
      Condition.where(
          Request.RECEIVED_AT,
          "receivedAt is before " + ContactRules.OMNIBUS_RULE,
          received -> Truth.of(received.isBefore(OMNIBUS_RULE_BEGINS)));

  private static final int YEARS_KEPT = 6;

  private RequestRules() {}

  static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(
        access()
            .inForceFrom(ContactRules.OMNIBUS_RULE)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, ACCESS, PORTABILITY))
            .unless(BEFORE_OMNIBUS_RULE)
            .then(new RequestDeadline(30, 60)));
    // Records that were kept off-site had sixty days, and no fact states where they were: an answer
    // is late after the longer period.
    rules.add(
        access()
            .variant("received-until-2013-09-22")
            .title(
                "A request for access is acted on within 60 days, or within 90 if the time"
                    + " was extended by then.")
            .cites("45 CFR 164.524(b)(2)(ii)-(iii)")
            .source("the section as it stood before 78 FR 5566, quoted in a public page")
            .certainty(Certainty.MEDIUM)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, ACCESS, PORTABILITY))
            .when(BEFORE_OMNIBUS_RULE)
            .then(new RequestDeadline(60, 90)));
    rules.add(
        rule("authorization")
            .variant("revoked")
            .title("A revoked authorization is no longer relied on.")
            .cites("45 CFR 164.508(b)(5)")
            .source(HealthData.READ)
            .when(UNDER_HIPAA)
            .when(REVOCATION)
            .unless(ANSWERED)
            .obliges("honor-opt-out"));
    rules.add(
        access()
            .variant("state-law")
            .title("State law may give patients their records sooner; it applies as well.")
            .cites("45 CFR 160.203")
            .source(
                "45 CFR 160.202 (what is contrary) read in a copy of 2013; 160.203 from memory;"
                    + " Tex. Health & Safety Code 181.102(a) and RCW 70.02.080(1) read")
            .certainty(Certainty.MEDIUM)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, ACCESS, PORTABILITY))
            .unless(ANSWERED)
            .obliges("check-state-access-law"));
    rules.add(
        rule("verification")
            .variant("agent")
            .title("A person who asks for someone else's PHI shows the authority to do so.")
            .cites("45 CFR 164.514(h)(1)")
            .source(HealthData.READ)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, ACCESS, PORTABILITY))
            .when(known(Request.AGENT))
            .unless(isTrue(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)))
            .unless(ANSWERED)
            .obliges("verify-agent"));
    rules.addAll(
        either(
            "verification",
            "representative",
            RequestRules::representative,
            AMENDMENT,
            RECTIFICATION,
            ACCOUNTING));
    rules.add(
        rule("verification")
            .variant("request")
            .title("The identity of a person who asks for PHI is verified before it is given.")
            .cites("45 CFR 164.514(h)(1)")
            .source(HealthData.READ)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, ACCESS, PORTABILITY))
            .when(isFalse(Request.IDENTITY_VERIFIED))
            .unless(ANSWERED)
            .obliges("verify-identity"));
    rules.addAll(
        either("amendment-request", "", RequestRules::amendment, AMENDMENT, RECTIFICATION));
    rules.addAll(
        either("amendment-request", "passed-on", RequestRules::passedOn, AMENDMENT, RECTIFICATION));
    rules.addAll(either("accounting-request", "", RequestRules::accounting, ACCOUNTING));
    rules.add(
        rule("restriction")
            .title("A request for a restriction is answered; the law sets no deadline.")
            .cites("45 CFR 164.522(a)(1)")
            .source(HealthData.CHECKED)
            .when(UNDER_HIPAA)
            .when(in(Request.KIND, RESTRICTION))
            .unless(ANSWERED)
            .obliges("complete-request"));
    rules.addAll(either("documentation", "", RequestRules::kept, RECORDS));
    return rules;
  }

  private static Rule.Builder<Request> rule(String name) {
    return Rule.on(Request.SCHEMA, "hipaa." + name)
        .verifiedOn(HealthData.READ_ON)
        .inForceFrom(HealthData.PRIVACY_RULE);
  }

  private static Rule.Builder<Request> access() {
    return rule("access-request")
        .title(
            "A request for access is acted on within 30 days, or within 60 if the time was"
                + " extended by then.")
        .cites("45 CFR 164.524(b)(2)")
        .source(HealthData.QUOTED);
  }

  /**
   * Returns a duty for requests under HIPAA, and for those that leave the law out, if no other law
   * of the country has requests of that kind.
   */
  private static List<Rule<Request>> either(
      String name,
      String variant,
      Function<Rule.Builder<Request>, Rule<Request>> duty,
      RequestKind... kinds) {
    RequestKind[] ofHipaaAlone =
        Arrays.stream(kinds).filter(OF_HIPAA_ALONE::contains).toArray(RequestKind[]::new);
    return List.of(
        duty.apply(rule(name).variant(variant).when(UNDER_HIPAA).when(in(Request.KIND, kinds))),
        duty.apply(
            rule(name)
                .variant(variant.isEmpty() ? LAW_LEFT_OUT : variant + "-" + LAW_LEFT_OUT)
                .in(Place.of("US"))
                .when(BY_PLACE)
                .when(in(Request.KIND, ofHipaaAlone))));
  }

  private static Rule<Request> amendment(Rule.Builder<Request> rule) {
    return rule.title(
            "A request to amend is acted on within 60 days, or within 90 if the time was"
                + " extended by then.")
        .cites("45 CFR 164.526(b)(2)")
        .source(HealthData.CHECKED)
        .then(new RequestDeadline(60, 90));
  }

  private static Rule<Request> passedOn(Rule.Builder<Request> rule) {
    return rule.title(
            "Those who hold the amended information, business associates too, are informed of the"
                + " amendment.")
        .cites("45 CFR 164.526(c)(3)")
        .source(HealthData.READ)
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .unless(ANSWERED)
        .obliges(Duty.to("notify-recipients").noting("If the amendment is accepted."));
  }

  private static Rule<Request> accounting(Rule.Builder<Request> rule) {
    return rule.title(
            "An accounting is given within 60 days, or within 90 if the time was extended"
                + " by then.")
        .cites("45 CFR 164.528(c)(1)")
        .source(HealthData.READ)
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .then(new RequestDeadline(60, 90));
  }

  /** To amend records, and to be told who received them, is a right of the person alone. */
  private static Rule<Request> representative(Rule.Builder<Request> rule) {
    return rule.title("Who makes a patient's request for him shows that he is his representative.")
        .cites("45 CFR 164.502(g)(1)")
        .source(HealthData.READ)
        .when(known(Request.AGENT))
        .unless(isTrue(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)))
        .unless(ANSWERED)
        .obliges("verify-agent");
  }

  private static Rule<Request> kept(Rule.Builder<Request> rule) {
    return rule.title("A request and its answer are kept for six years.")
        .cites("45 CFR 164.530(j)(2)")
        .source(HealthData.QUOTED)
        .then(new KeptSixYears());
  }

  /**
   * The duty to keep the record of an answered request: six years from the answer, where a day ends
   * last.
   */
  private static final class KeptSixYears extends io.lexicall.rule.Effect<Request> {
    /** A minimum that begins on 29 February is over with 1 March. */
    private static LocalDate lastDayKept(LocalDate answered) {
      LocalDate last = Deadline.months(12 * YEARS_KEPT).lastDay(answered);
      return last.getDayOfMonth() < answered.getDayOfMonth() ? last.plusDays(1) : last;
    }

    @Override
    public Outcome on(Request request) {
      Duty keep = Duty.to("keep-record").noting("For at least six years.");
      Instant answered = Request.COMPLETED_AT.in(request);
      if (answered == null || ANSWERED.test(request) != Truth.TRUE) {
        return Outcome.oblige(keep);
      }
      Due last = null;
      for (ZoneClock clock : RequestDeadline.clocks(request)) {
        Due here = Due.endOf(lastDayKept(clock.dateAt(answered)), clock);
        last = last == null || here.end().isAfter(last.end()) ? here : last;
      }
      return Outcome.oblige(last == null ? keep : keep.by(last));
    }

    @Override
    public Set<io.lexicall.facts.Fact<Request, ?>> reads() {
      return Set.of(Request.COMPLETED_AT, Request.RECEIVED_AT);
    }

    @Override
    public List<String> obligations() {
      return List.of("keep-record");
    }
  }
}
