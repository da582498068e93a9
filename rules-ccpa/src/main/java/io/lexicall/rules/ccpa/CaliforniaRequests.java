package io.lexicall.rules.ccpa;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.LIMIT_SENSITIVE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.OPT_OUT_OF_SALE;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable.Row;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.ccpa.RequestDeadline.Unplaced;
import io.lexicall.time.Deadline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Requests under the CCPA: Cal. Civ. Code 1798.105 to 1798.130, 11 CCR 7020 to 7062 and 7101. */
final class CaliforniaRequests {
  /** The first day of the act. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

  /** The first regulations. */
  private static final LocalDate REGULATIONS = LocalDate.of(2020, 8, 14);

  /** They moved from title 11, 999.300, to 7000. */
  private static final LocalDate RENUMBERED = LocalDate.of(2022, 5, 5);

  /** The CPRA: the rights to correct and to limit. */
  private static final LocalDate CPRA = LocalDate.of(2023, 1, 1);

  /** The regulations under it. */
  private static final LocalDate CPRA_REGULATIONS = LocalDate.of(2023, 3, 29);

  /** The regulations as amended: the consumer can confirm that an opt-out was processed. */
  private static final LocalDate MEANS_TO_CONFIRM = LocalDate.of(2026, 1, 1);

  /** The part of these on automated decisions. */
  private static final LocalDate AUTOMATED_DECISIONS = LocalDate.of(2027, 1, 1);

  private static final RequestKind[] KNOW_OR_DELETE = {ACCESS, PORTABILITY, ERASURE};

  /** If no agent is named, the consumer makes the request. */
  private static final Condition<Request> UNAUTHORIZED =
      known(Request.AGENT).and(isFalse(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)));

  /** The requests that the law knew before it reached automated decisions. */
  private static final RequestKind[] RECORDED = {
    ACCESS, PORTABILITY, ERASURE, RECTIFICATION, OPT_OUT_OF_SALE, LIMIT_SENSITIVE
  };

  /** A request that names the law needs no place, if that law has such a right. */
  static final Condition<Request> NAMED =
      all(known(Request.LAW), in(Request.LAW, PrivacyLaw.CCPA), in(Request.KIND, RECORDED));

  private static final int MONTHS_KEPT = 24;

  private final Acts acts;
  private final List<Rule<?>> rules = new ArrayList<>();

  private CaliforniaRequests(Acts acts) {
    this.acts = acts;
  }

  static List<Rule<?>> rules(Acts acts) {
    CaliforniaRequests requests = new CaliforniaRequests(acts);
    requests.confirmations();
    requests.answers();
    requests.optOuts();
    requests.verification();
    requests.agents();
    requests.records();
    requests.recipients();
    requests.meansToConfirm();
    requests.automatedDecisions();
    return requests.rules;
  }

  private void confirmations() {
    InForce first = InForce.between(REGULATIONS, RENUMBERED.minusDays(1));
    confirmation("", first, "11 CCR 999.313(a)", REGULATIONS, KNOW_OR_DELETE);
    confirmation("", InForce.startingAt(RENUMBERED), "11 CCR 7021(a)", REGULATIONS, KNOW_OR_DELETE);
    InForce since = InForce.startingAt(CPRA_REGULATIONS);
    confirmation("correct", since, "11 CCR 7021(a)", CPRA_REGULATIONS, RECTIFICATION);
  }

  private void confirmation(
      String variant, InForce inForce, String citation, LocalDate since, RequestKind... kinds) {
    Deadline deadline = Acts.deadline(row(inForce), "confirm_days");
    both(
        variant,
        "request-acknowledge",
        (rule, unplaced) ->
            rule.title(
                    "Receipt of a request to know, delete or correct is confirmed within ten"
                        + " business days.")
                .cites(citation)
                .source("7021 read in a copy of the 2023 text")
                .inForce(inForce)
                .when(in(Request.KIND, kinds))
                .when(
                    Condition.datedIn(
                        Request.RECEIVED_AT, InForce.startingAt(since), California.CLOCK))
                .unless(UNAUTHORIZED)
                .then(RequestDeadline.confirmation(deadline, unplaced).at(California.CLOCK)));
  }

  private void answers() {
    for (Row row : acts.rows(true)) {
      String citation =
          row.inForce().contains(CPRA)
              ? "Cal. Civ. Code 1798.130(a)(2)(A)"
              : "Cal. Civ. Code 1798.130(a)(2)";
      answer("", row, citation, acts.since(row, before -> true), KNOW_OR_DELETE);
      if (Acts.grantsCorrection(row)) {
        LocalDate since = acts.since(row, Acts::grantsCorrection);
        answer("correct", row, citation, since, RECTIFICATION);
      }
    }
  }

  private void answer(
      String variant, Row row, String citation, LocalDate since, RequestKind... kinds) {
    Deadline first = Acts.deadline(row, "response_days");
    Deadline extended = Acts.extended(row, "response_days");
    both(
        variant,
        "request-response",
        (rule, unplaced) ->
            rule.title(
                    "A request to know, delete or correct is answered within 45 days,"
                        + " or within 90 if the time was extended by then.")
                .readFrom(row)
                .cites(citation)
                .when(in(Request.KIND, kinds))
                .when(
                    Condition.datedIn(
                        Request.RECEIVED_AT, InForce.startingAt(since), California.CLOCK))
                .unless(UNAUTHORIZED)
                .then(RequestDeadline.answer(first, extended, unplaced).at(California.CLOCK)));
  }

  private void optOuts() {
    String sale = "A request not to sell or share is honoured within 15 business days.";
    InForce first = InForce.between(REGULATIONS, RENUMBERED.minusDays(1));
    optOut("opt-out-response", sale, first, "11 CCR 999.315", REGULATIONS, OPT_OUT_OF_SALE);
    InForce second = InForce.between(RENUMBERED, CPRA_REGULATIONS.minusDays(1));
    optOut("opt-out-response", sale, second, "11 CCR 7026(e)", REGULATIONS, OPT_OUT_OF_SALE);
    InForce since = InForce.startingAt(CPRA_REGULATIONS);
    optOut("opt-out-response", sale, since, "11 CCR 7026(f)", REGULATIONS, OPT_OUT_OF_SALE);
    undated(
        "opt-out-response",
        "A request not to sell is honoured.",
        "Cal. Civ. Code 1798.120(a)",
        FIRST_DAY,
        REGULATIONS,
        OPT_OUT_OF_SALE);
    undated(
        "limit-response",
        "A request to limit the use of sensitive data is honoured.",
        "Cal. Civ. Code 1798.121(b)",
        CPRA,
        CPRA_REGULATIONS,
        LIMIT_SENSITIVE);
    optOut(
        "limit-response",
        "A request to limit the use of sensitive data is honoured within 15 business days.",
        InForce.startingAt(CPRA_REGULATIONS),
        "11 CCR 7027(g)",
        CPRA_REGULATIONS,
        LIMIT_SENSITIVE);
  }

  /**
   * A right that the code gave before the regulations set its deadline. What was asked for before
   * them is still owed under them; they gave it no day.
   */
  private void undated(
      String name,
      String title,
      String citation,
      LocalDate since,
      LocalDate regulations,
      RequestKind kind) {
    InForce received = InForce.between(since, regulations.minusDays(1));
    both(
        "without-date",
        name,
        (rule, unplaced) ->
            placed(rule, unplaced)
                .title(title)
                .cites(citation)
                .source("from memory: the right, and no days before the regulation")
                .certainty(Certainty.MEDIUM)
                .inForce(InForce.startingAt(since))
                .when(in(Request.KIND, kind))
                .when(Condition.datedIn(Request.RECEIVED_AT, received, California.CLOCK))
                .when(Requests.ANSWERED.not())
                .unless(UNAUTHORIZED)
                .obliges("complete-request"));
  }

  private void optOut(
      String name,
      String title,
      InForce inForce,
      String citation,
      LocalDate since,
      RequestKind kind) {
    Deadline deadline = Acts.deadline(row(inForce), "opt_out_days");
    both(
        "",
        name,
        (rule, unplaced) ->
            rule.title(title)
                .cites(citation)
                .source("figure read in several copies of the text")
                .inForce(inForce)
                .when(in(Request.KIND, kind))
                .when(
                    Condition.datedIn(
                        Request.RECEIVED_AT, InForce.startingAt(since), California.CLOCK))
                .unless(UNAUTHORIZED)
                .then(RequestDeadline.answer(deadline, deadline, unplaced).at(California.CLOCK)));
  }

  private void verification() {
    verification("", REGULATIONS, KNOW_OR_DELETE);
    verification("correct", CPRA, RECTIFICATION);
  }

  private void verification(String variant, LocalDate since, RequestKind... kinds) {
    both(
        variant,
        "verification",
        (rule, unplaced) ->
            placed(rule, unplaced)
                .title(
                    "Data is disclosed, deleted or corrected only for a consumer whose"
                        + " identity is verified.")
                .cites("Cal. Civ. Code 1798.130(a)(2)")
                .source("1798.130 read in a copy of the code (2026-02)")
                .inForce(InForce.startingAt(since))
                .when(in(Request.KIND, kinds))
                .when(Requests.UNVERIFIED)
                .when(
                    Condition.datedIn(
                        Request.RECEIVED_AT, InForce.startingAt(since), California.CLOCK))
                .obliges("verify-identity"));
  }

  /** 11 CCR 7063: a person who makes a request for someone else shows authorization. */
  private void agents() {
    for (boolean since : new boolean[] {false, true}) {
      InForce inForce =
          since
              ? InForce.startingAt(RENUMBERED)
              : InForce.between(REGULATIONS, RENUMBERED.minusDays(1));
      both(
          "",
          "authorized-agent",
          (rule, unplaced) ->
              placed(rule, unplaced)
                  .title("An authorized agent shows that the consumer authorized the request.")
                  .cites(since ? "11 CCR 7063(a)" : "11 CCR 999.326(a)")
                  .source("from memory")
                  .certainty(Certainty.LOW)
                  .inForce(inForce)
                  .when(in(Request.KIND, ACCESS, PORTABILITY, ERASURE, RECTIFICATION))
                  .when(known(Request.AGENT))
                  .unless(isTrue(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)))
                  .when(
                      Condition.datedIn(
                          Request.RECEIVED_AT, InForce.startingAt(REGULATIONS), California.CLOCK))
                  .obliges("verify-agent"));
    }
  }

  private void records() {
    InForce first = InForce.between(REGULATIONS, RENUMBERED.minusDays(1));
    records("", "11 CCR 999.317(b)", first, Condition.always(), RECORDED);
    records("", "11 CCR 7101(a)", InForce.startingAt(RENUMBERED), Condition.always(), RECORDED);
    InForce since = InForce.startingAt(AUTOMATED_DECISIONS);
    Condition<Request> received = Condition.datedIn(Request.RECEIVED_AT, since, California.CLOCK);
    records("objection", "11 CCR 7101(a)", since, received, OBJECTION);
  }

  private void records(
      String variant,
      String citation,
      InForce inForce,
      Condition<Request> received,
      RequestKind... kinds) {
    both(
        variant,
        "request-records",
        (rule, unplaced) ->
            placed(rule, unplaced)
                .title(RequestRecord.title(MONTHS_KEPT))
                .cites(citation)
                .source("7101 read")
                .inForce(inForce)
                .when(in(Request.KIND, kinds))
                .when(received)
                .then(new RequestRecord(MONTHS_KEPT, List.of(California.CLOCK))));
  }

  /** Whoever got the data is told that it is deleted, or no longer sold and shared. */
  private void recipients() {
    recipients(
        "request-response",
        "Service providers are told to delete the data too.",
        "Cal. Civ. Code 1798.105(c)",
        InForce.between(FIRST_DAY, CPRA.minusDays(1)),
        FIRST_DAY,
        "from memory",
        ERASURE);
    recipients(
        "request-response",
        "Service providers, contractors and third parties are told to delete the data too.",
        "Cal. Civ. Code 1798.105(c)(1)",
        InForce.startingAt(CPRA),
        FIRST_DAY,
        "quoted alike in four public files",
        ERASURE);
    recipients(
        "opt-out-response",
        "Third parties that were sold the data since the request are told of it.",
        "11 CCR 7026(f)(2)",
        InForce.startingAt(CPRA_REGULATIONS),
        CPRA_REGULATIONS,
        "from memory",
        OPT_OUT_OF_SALE);
    recipients(
        "automated-decisions",
        "Those who process the data by that technology for the business are told of the opt-out.",
        "11 CCR 7221(n)(2)",
        InForce.startingAt(AUTOMATED_DECISIONS),
        AUTOMATED_DECISIONS,
        "quoted word for word in three public files",
        OBJECTION);
  }

  private void recipients(
      String name,
      String title,
      String citation,
      InForce inForce,
      LocalDate since,
      String source,
      RequestKind kind) {
    both(
        "recipients",
        name,
        (rule, unplaced) ->
            open(placed(rule, unplaced), inForce, since, kind)
                .title(title)
                .cites(citation)
                .source(source)
                .certainty(Certainty.MEDIUM)
                .obliges("notify-recipients"));
  }

  /** Since 2026 the consumer can see that an opt-out was processed. */
  private void meansToConfirm() {
    meansToConfirm(
        "opt-out-response",
        "11 CCR 7026(g)",
        MEANS_TO_CONFIRM,
        "as three public files tell it",
        OPT_OUT_OF_SALE);
    meansToConfirm(
        "limit-response", "11 CCR 7027(h)", MEANS_TO_CONFIRM, "from memory", LIMIT_SENSITIVE);
    meansToConfirm(
        "automated-decisions",
        "11 CCR 7221(h)",
        AUTOMATED_DECISIONS,
        "quoted in a public file",
        OBJECTION);
  }

  private void meansToConfirm(
      String name, String citation, LocalDate since, String source, RequestKind kind) {
    InForce days = InForce.startingAt(since);
    both(
        "confirmation",
        name,
        (rule, unplaced) ->
            placed(rule, unplaced)
                .title("The consumer is given a means to confirm that the request was processed.")
                .cites(citation)
                .source(source)
                .certainty(Certainty.MEDIUM)
                .inForce(days)
                .when(in(Request.KIND, kind))
                .when(Condition.datedIn(Request.RECEIVED_AT, days, California.CLOCK))
                .unless(UNAUTHORIZED)
                .obliges("confirm-opt-out"));
  }

  /**
   * 11 CCR 7221: no fact states whether technology decides, nor whether the decision is a
   * significant one, so that nothing is denied.
   */
  private void automatedDecisions() {
    InForce since = InForce.startingAt(AUTOMATED_DECISIONS);
    Deadline deadline = Acts.deadline(row(since), "opt_out_days");
    both(
        "",
        "automated-decisions",
        (rule, unplaced) ->
            open(placed(rule, unplaced), since, AUTOMATED_DECISIONS, OBJECTION)
                .title(
                    "Who opts out of automated decisions is not decided about by that"
                        + " technology after 15 business days.")
                .cites("11 CCR 7221(n)")
                .source("quoted word for word in three public files")
                .certainty(Certainty.MEDIUM)
                .then(
                    RequestDeadline.answer(deadline, deadline, Unplaced.SPEAK)
                        .at(California.CLOCK)
                        .neverDenying()));
  }

  /** Begins a duty of a request of some kind, received since a day, that is not answered. */
  private static Rule.Builder<Request> open(
      Rule.Builder<Request> rule, InForce inForce, LocalDate since, RequestKind kind) {
    return rule.inForce(inForce)
        .when(in(Request.KIND, kind))
        .when(Condition.datedIn(Request.RECEIVED_AT, InForce.startingAt(since), California.CLOCK))
        .when(Requests.ANSWERED.not())
        .unless(UNAUTHORIZED);
  }

  /** Leaves out a duty on which nothing depends if the region is not stated. */
  private static Rule.Builder<Request> placed(Rule.Builder<Request> rule, Unplaced unplaced) {
    return unplaced == Unplaced.SPEAK ? rule : rule.when(Requests.PLACED);
  }

  /** Adds a rule for the requests that name the CCPA, and for those that follow from the place. */
  private void both(
      String variant,
      String name,
      BiFunction<Rule.Builder<Request>, Unplaced, Rule<Request>> rule) {
    String id = "ccpa." + name;
    rules.add(
        rule.apply(
            Rule.on(Request.SCHEMA, id)
                .variant(variant)
                .verifiedOn(California.READ_ON)
                .in(California.PLACE)
                .when(Requests.BY_PLACE),
            Unplaced.ASK));
    rules.add(
        rule.apply(
            Rule.on(Request.SCHEMA, id)
                .variant(variant.isEmpty() ? "named" : variant + "-named")
                .verifiedOn(California.READ_ON)
                .when(known(Request.LAW))
                .when(in(Request.LAW, PrivacyLaw.CCPA)),
            Unplaced.SPEAK));
  }

  /** Returns California's row on the first day of a period. */
  private Row row(InForce inForce) {
    LocalDate from = inForce.from();
    return acts.rows(true).stream()
        .filter(row -> from != null && row.inForce().contains(from))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("The table has no row of California for " + inForce));
  }
}
