package io.lexicall.rules.ccpa;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.LIMIT_SENSITIVE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.OPT_OUT_OF_SALE;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.rule.Condition.in;

import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Atlas;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.ccpa.RequestDeadline.Asker;
import io.lexicall.rules.ccpa.RequestDeadline.Period;
import io.lexicall.rules.ccpa.RequestDeadline.Unplaced;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Requests under the privacy acts of the states other than California: a loop over their table.
 * Titles name no act, since the first of many rules answers for all if the region is not known; a
 * denial names the act.
 *
 * <p>A request says nothing about the data, so an act on health data only is assumed to cover it if
 * the person is known to live there, as its thresholds are assumed to be met; the finding says what
 * the act covers.
 */
final class StateRequests {
  private static final String HEALTH_DATA_ONLY = "health data only";
  private static final String HEALTH_DATA_TITLE =
      "A request about health data is answered within the time that the state's health"
          + " data act sets.";

  /** Columns of rights that some acts give without authentication. */
  private static final Set<String> OPT_OUTS = Set.of("opt_out_days", "limit_sensitive_days");

  private final Acts acts;
  private final LastDays lastDays;
  private final List<Rule<?>> rules = new ArrayList<>();

  private StateRequests(Acts acts, LastDays lastDays) {
    this.acts = acts;
    this.lastDays = lastDays;
  }

  static List<Rule<?>> rules(Acts acts, LastDays lastDays) {
    StateRequests requests = new StateRequests(acts, lastDays);
    for (Row row : acts.table().rows()) {
      requests.add(row);
      LocalDate since = acts.since(row, before -> true);
      requests.recipients(row, since);
      requests.records(row, since);
    }
    return requests.rules;
  }

  private void add(Row row) {
    LocalDate since = acts.since(row, before -> true);
    if (row.text("kind_of_act").equals(HEALTH_DATA_ONLY)) {
      healthData(row, since);
      return;
    }
    if (!row.isBlank("response_days")) {
      answer(row, "", "response_days", since, Unplaced.ASK, ACCESS, PORTABILITY, ERASURE);
      verification(row, "verification", since, ACCESS, PORTABILITY, ERASURE);
    }
    if (Acts.grantsCorrection(row)) {
      LocalDate correction = acts.since(row, Acts::grantsCorrection);
      answer(row, "correct", "response_days", correction, Unplaced.ASK, RECTIFICATION);
      verification(row, "correct-verification", correction, RECTIFICATION);
    }
    if (!row.isBlank("opt_out_days")) {
      RequestKind[] optOuts = optOuts(row);
      answer(row, "opt-out", "opt_out_days", since, Unplaced.ASK, optOuts);
      if (optOutIsAuthenticated(row)) {
        verification(row, "opt-out-verification", since, optOuts);
      }
    }
    limit(row, since);
    if (!row.isBlank("consent_revocation_days")) {
      rules.add(
          revocation(row, "", since)
              .title(
                  "Once consent is revoked, processing stops within the time that the"
                      + " state's act sets.")
              .then(
                  answer(
                      row,
                      Period.fixed(row, "consent_revocation_days"),
                      Asker.ANYBODY,
                      Unplaced.ASK_WHEN_LATE)));
    }
  }

  /** An act on health data may set a separate deadline for deletion, which cannot be extended. */
  private void healthData(Row row, LocalDate since) {
    if (!row.isBlank("consent_revocation_days")) {
      // Consent is withdrawn by a request under the act like any other; its deadline may be
      // extended.
      rules.add(
          revocation(row, "health-data", since)
              .title(
                  "A withdrawal of consent to the use of health data is honoured"
                      + " within the time that the state's health data act sets.")
              .then(
                  answer(
                      row,
                      Period.extensible(row, "consent_revocation_days").countedAsSaid(row),
                      Asker.AUTHENTICATED,
                      Unplaced.KEEP_SILENT)));
    }
    if (!row.isBlank("opt_out_days")) {
      answer(row, "health-data opt-out", "opt_out_days", since, Unplaced.KEEP_SILENT, optOuts(row));
    }
    if (row.isBlank("deletion_days")) {
      answer(row, "health-data", "response_days", since, Unplaced.KEEP_SILENT, ACCESS, ERASURE);
      return;
    }
    answer(row, "health-data", "response_days", since, Unplaced.KEEP_SILENT, ACCESS);
    rules.add(
        response(row, "health-data deletion", since, ERASURE)
            .title(HEALTH_DATA_TITLE)
            .cites(cited(row, row.citation("deletion_citation").text()))
            .then(
                answer(
                    row,
                    Period.fixed(row, "deletion_days").countedAsSaid(row),
                    Asker.AUTHENTICATED,
                    Unplaced.KEEP_SILENT)));
  }

  /** The processing of sensitive data is opted out of: within days, or an act names none. */
  private void limit(Row row, LocalDate since) {
    String column = "limit_sensitive_days";
    if (row.isBlank(column)) {
      return;
    }
    String citation = row.citation("limit_citation").text();
    if (row.text(column).equals("open")) {
      rules.add(
          response(row, "limit", since, LIMIT_SENSITIVE)
              .title("Who opts out of the processing of sensitive data is heard.")
              .cites(citation)
              .when(Requests.PLACED)
              .when(Requests.ANSWERED.not())
              .obliges("complete-request"));
      return;
    }
    answer(row, "limit", column, citation, since, Unplaced.ASK, LIMIT_SENSITIVE);
    if (optOutIsAuthenticated(row)) {
      verification(row, "limit-verification", since, LIMIT_SENSITIVE);
    }
  }

  /** Whoever got the data is told what the consumer asked for. */
  private void recipients(Row row, LocalDate since) {
    RequestKind[] kinds =
        switch (row.text("recipients_told_of")) {
          case "" -> null;
          case "erasure" -> new RequestKind[] {ERASURE};
          case "opt-out" -> optOuts(row);
          default ->
              throw row.unreadable(
                  "recipients_told_of",
                  new IllegalArgumentException("erasure or opt-out is meant"));
        };
    if (kinds != null) {
      rules.add(
          response(row, "recipients", since, kinds)
              .title("Recipients of the data are told of the request.")
              .cites(row.citation("recipients_citation").text())
              .when(Requests.PLACED)
              .when(Requests.ANSWERED.not())
              .obliges("notify-recipients"));
    }
  }

  /** Some states have a record of every request kept, as California does. */
  private void records(Row row, LocalDate since) {
    row.optionalInteger("record_months")
        .ifPresent(
            months ->
                rules.add(
                    rule("request-records", row, "", since)
                        .title(RequestRecord.title(months))
                        .cites(row.citation("record_citation").text())
                        .when(
                            in(
                                Request.KIND,
                                ACCESS,
                                PORTABILITY,
                                ERASURE,
                                RECTIFICATION,
                                OPT_OUT_OF_SALE,
                                OBJECTION))
                        .when(Requests.PLACED)
                        .then(
                            new RequestRecord(
                                new MinimumTerm(
                                    months, Atlas.ofRegion(Acts.place(row)).clocks())))));
  }

  /**
   * Returns the kinds of request that opt out. Where an act gives one right against the sale,
   * targeted advertising and profiling, whoever wants the processing to stop uses it.
   */
  private static RequestKind[] optOuts(Row row) {
    return row.isYes("objection_opts_out")
        ? new RequestKind[] {OPT_OUT_OF_SALE, OBJECTION}
        : new RequestKind[] {OPT_OUT_OF_SALE};
  }

  /** Whether the act lets an opt-out wait for authentication, like the other requests. */
  private static boolean optOutIsAuthenticated(Row row) {
    return row.isYes("opt_out_authenticated");
  }

  private void answer(
      Row row,
      String variant,
      String column,
      LocalDate since,
      Unplaced unplaced,
      RequestKind... kinds) {
    answer(row, variant, column, row.citation().text(), since, unplaced, kinds);
  }

  private void answer(
      Row row,
      String variant,
      String column,
      String citation,
      LocalDate since,
      Unplaced unplaced,
      RequestKind... kinds) {
    Rule.Builder<Request> rule = response(row, variant, since, kinds);
    rules.add(
        (unplaced == Unplaced.KEEP_SILENT ? rule.title(HEALTH_DATA_TITLE) : rule)
            .cites(cited(row, citation))
            .then(
                answer(
                    row,
                    Period.extensible(row, column).countedAsSaid(row),
                    OPT_OUTS.contains(column) && !optOutIsAuthenticated(row)
                        ? Asker.PERSON_OR_AGENT
                        : Asker.AUTHENTICATED,
                    unplaced)));
  }

  /** Days are those of the place of the person. */
  private RequestDeadline answer(Row row, Period period, Asker asker, Unplaced unplaced) {
    return RequestDeadline.answer(period, lastDays.of(Acts.place(row)), asker, unplaced, null);
  }

  /** A period rests on the act that moves its last day too. */
  private String cited(Row row, String citation) {
    return lastDays.of(Acts.place(row)).cited(citation);
  }

  private static Rule.Builder<Request> response(
      Row row, String variant, LocalDate since, RequestKind... kinds) {
    return rule("state-request-response", row, variant, since)
        .title("A consumer's request is answered within the time that the state's act sets.")
        .when(in(Request.KIND, kinds));
  }

  private void verification(Row row, String variant, LocalDate since, RequestKind... kinds) {
    rules.add(
        rule("state-request-response", row, variant, since)
            .title(
                "Under the state's act, a request may wait until the consumer is"
                    + " authenticated.")
            .cites(row.citation().text())
            .when(in(Request.KIND, kinds))
            .when(Requests.PLACED)
            .when(Requests.UNVERIFIED)
            .obliges("verify-identity"));
    rules.add(
        rule("state-request-response", row, variant + "-agent", since)
            .title(
                "A person who makes a request for someone else shows that they are"
                    + " authorized to do so.")
            .cites(row.citation().text())
            .when(in(Request.KIND, kinds))
            .when(Requests.PLACED)
            .when(Requests.BY_AN_AGENT_UNPROVED)
            .obliges("verify-agent"));
  }

  private Rule.Builder<Request> revocation(Row row, String variant, LocalDate since) {
    return rule(
            "state-consent-revocation", row, variant, CaliforniaRequests.LEFT_TO_THE_STATES, since)
        .cites(cited(row, row.citation("revocation_citation").text()))
        .certainty(row.certainty("revocation_confidence"))
        .when(in(Request.KIND, CONSENT_REVOCATION));
  }

  private static Rule.Builder<Request> rule(String name, Row row, String variant, LocalDate since) {
    return rule(name, row, variant, Requests.UNDER_STATE_ACTS, since);
  }

  private static Rule.Builder<Request> rule(
      String name, Row row, String variant, Condition<Request> governs, LocalDate since) {
    return Rule.on(Request.SCHEMA, "ccpa." + name)
        .variant(variant)
        .readFrom(row)
        .in(Acts.place(row))
        .when(governs)
        .when(new ReceivedFrom(since, row.requireText("act")));
  }
}
