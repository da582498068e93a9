package io.lexicall.rules.ccpa;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.LIMIT_SENSITIVE;
import static io.lexicall.facts.RequestKind.OPT_OUT_OF_SALE;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.ccpa.RequestDeadline.Asker;
import io.lexicall.rules.ccpa.RequestDeadline.Period;
import io.lexicall.rules.ccpa.RequestDeadline.Unplaced;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests under the CCPA: Cal. Civ. Code 1798.105 to 1798.130, 11 CCR 7020 to 7062, 7101 and 7221.
 * A row of the table is a duty for some kinds of request in a period. It has days if the law sets a
 * date for it.
 */
final class CaliforniaRequests {
  private static final String FILE = "us-ca-requests.csv";

  /** If no agent is named, the consumer makes the request. */
  private static final Condition<Request> UNAUTHORIZED =
      known(Request.AGENT).and(isFalse(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)));

  /** The law is left out, so it follows from the place. */
  static final Condition<Request> BY_PLACE = known(Request.LAW).not();

  /**
   * A request that names the law needs no place, if that law has such a right: one that it knew
   * before it reached automated decisions.
   */
  static final Condition<Request> NAMED =
      all(
          known(Request.LAW),
          in(Request.LAW, PrivacyLaw.CCPA),
          in(
              Request.KIND,
              ACCESS,
              PORTABILITY,
              ERASURE,
              RECTIFICATION,
              OPT_OUT_OF_SALE,
              LIMIT_SENSITIVE));

  /**
   * A right that California's act does not give: the states' acts govern, even if that act is
   * named, since none of its rules speaks for the request.
   */
  static final Condition<Request> LEFT_TO_THE_STATES =
      any(BY_PLACE, all(known(Request.LAW), in(Request.LAW, PrivacyLaw.CCPA)));

  private CaliforniaRequests() {}

  static LawTable read() {
    return LawTable.read(FILE, CaliforniaRequests.class.getResourceAsStream(FILE));
  }

  /** Two rules a row: for the requests that follow from the place, and for those that name it. */
  static List<Rule<?>> rules(LawTable requests, LastDays lastDays) {
    LastDay lastDay = lastDays.of(California.PLACE);
    return requests.rows().stream()
        .<Rule<?>>flatMap(row -> Stream.of(byPlace(row, lastDay), named(row, lastDay)))
        .toList();
  }

  private static Rule<Request> byPlace(Row row, LastDay lastDay) {
    Rule.Builder<Request> rule = rule(row, row.text("variant")).in(Acts.place(row)).when(BY_PLACE);
    // Without a region it is not known whose law applies: only what can be late asks for it.
    return owed(
        row, row.isYes("late_denies") ? rule : rule.when(Requests.PLACED), Unplaced.ASK, lastDay);
  }

  private static Rule<Request> named(Row row, LastDay lastDay) {
    String variant = row.text("variant");
    return owed(
        row,
        rule(row, variant.isEmpty() ? "named" : variant + "-named")
            .when(known(Request.LAW))
            .when(in(Request.LAW, PrivacyLaw.CCPA)),
        Unplaced.SPEAK,
        lastDay);
  }

  private static Rule.Builder<Request> rule(Row row, String variant) {
    return Rule.on(Request.SCHEMA, "ccpa." + row.requireText("section"))
        .variant(variant)
        .readFrom(row)
        .title(row.requireText("title"))
        .when(in(Request.KIND, kinds(row)))
        .when(received(row));
  }

  private static Rule<Request> owed(
      Row row, Rule.Builder<Request> rule, Unplaced unplaced, LastDay lastDay) {
    String duty = row.requireText("duty");
    return switch (duty) {
      case "acknowledge-request" ->
          rule.cites(lastDay.cited(row.citation().text()))
              .unless(UNAUTHORIZED)
              .then(
                  RequestDeadline.confirmation(
                      Period.fixed(row, "days"), lastDay, asker(row), unplaced, California.CLOCK));
      case "complete-request" ->
          row.isBlank("days")
              ? open(rule).obliges(duty)
              : rule.cites(lastDay.cited(row.citation().text()))
                  .unless(UNAUTHORIZED)
                  .then(
                      RequestDeadline.answer(
                          Period.extensible(row, "days"),
                          lastDay,
                          asker(row),
                          unplaced,
                          California.CLOCK));
      case "notify-recipients" -> open(rule).obliges(duty);
      case "confirm-opt-out" -> rule.unless(UNAUTHORIZED).obliges(duty);
      case "verify-identity" -> rule.when(Requests.UNVERIFIED).obliges(duty);
      case "verify-agent" ->
          rule.when(known(Request.AGENT))
              .unless(isTrue(Request.AGENT.then(AuthorizedAgent.AUTHORIZED)))
              .obliges(duty);
      case "keep-request-record" -> rule.then(new RequestRecord(term(row)));
      case "do-not-ask-again" -> rule.unless(UNAUTHORIZED).then(new AskingPause(term(row)));
      default -> throw row.unreadable("duty", new IllegalArgumentException("No such duty"));
    };
  }

  private static MinimumTerm term(Row row) {
    return new MinimumTerm(row.integer("months"), List.of(California.CLOCK));
  }

  private static Rule.Builder<Request> open(Rule.Builder<Request> rule) {
    return rule.when(Requests.ANSWERED.not()).unless(UNAUTHORIZED);
  }

  private static Asker asker(Row row) {
    return row.isYes("late_denies") ? Asker.ANYBODY : Asker.NOBODY;
  }

  private static RequestKind[] kinds(Row row) {
    return row.list("kinds", '|').stream().map(word -> kind(row, word)).toArray(RequestKind[]::new);
  }

  private static RequestKind kind(Row row, String word) {
    for (RequestKind kind : RequestKind.values()) {
      if (FactType.code(kind).equals(word)) {
        return kind;
      }
    }
    throw row.unreadable("kinds", new IllegalArgumentException("There is no request for " + word));
  }

  /** Whoever asked before the right existed has none; blank if the day does not matter. */
  private static Condition<Request> received(Row row) {
    if (row.isBlank("received_from")) {
      return Condition.always();
    }
    InForce days =
        new InForce(row.date("received_from"), row.optionalDate("received_to").orElse(null));
    return Condition.datedIn(Request.RECEIVED_AT, days, California.CLOCK);
  }
}
