package io.lexicall.rules.gdpr;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.ACCOUNTING;
import static io.lexicall.facts.RequestKind.AMENDMENT;
import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.DO_NOT_CALL;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.LIMIT_SENSITIVE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.OPT_OUT_OF_SALE;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.facts.RequestKind.RESTRICTION;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The requests of GDPR Art. 15 to 22: one month, or three if the person was told in time, counted
 * under Regulation (EEC, Euratom) 1182/71 with the holidays of the place.
 */
final class RequestRules {
  /** The rights of Art. 15 to 21: a request need not use the GDPR's names for them. */
  private static final Condition<Request> RIGHTS =
      Condition.in(
          Request.KIND,
          ACCESS,
          ACCOUNTING,
          ERASURE,
          RECTIFICATION,
          AMENDMENT,
          RESTRICTION,
          PORTABILITY,
          OBJECTION,
          DO_NOT_CALL,
          OPT_OUT_OF_SALE,
          LIMIT_SENSITIVE);

  /** The rights that need a verified identity. */
  private static final Condition<Request> PROVED_RIGHTS =
      Condition.in(
          Request.KIND,
          ACCESS,
          ACCOUNTING,
          ERASURE,
          RECTIFICATION,
          AMENDMENT,
          RESTRICTION,
          PORTABILITY);

  private static final Condition<Request> OPEN =
      Condition.happenedSince(Request.COMPLETED_AT, Request.RECEIVED_AT).not();

  static final Fact<Request, Boolean> AUTHORIZED = Request.AGENT.then(AuthorizedAgent.AUTHORIZED);

  private final Regimes regimes;
  private final RequestCalendars calendars;
  private final List<Rule<?>> rules = new ArrayList<>();

  private RequestRules(Regimes regimes) {
    this.regimes = regimes;
    this.calendars = new RequestCalendars(regimes);
  }

  static List<Rule<?>> of(Regimes regimes) {
    RequestRules making = new RequestRules(regimes);
    for (Scope scope : making.scopes()) {
      making.deadline(scope);
      making.identity(scope);
      making.kinds(scope);
    }
    return making.rules;
  }

  // ---- which law a request is under

  /** Where and when one law governs requests. */
  private record Scope(
      Law law,
      String variant,
      Set<Place> places,
      InForce inForce,
      LocalDate firstDay,
      Condition<Request> governs) {}

  private List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    Condition<Request> known = Condition.known(Request.LAW);
    for (Regime regime : regimes.all()) {
      // If the law is left out, it follows from the place.
      scopes.add(
          new Scope(
              regime.law(),
              "",
              regime.places(),
              regime.inForce(),
              regimes.firstDay(regime.places()),
              known.not()));
    }
    LocalDate gdpr = firstDay(Law.GDPR);
    LocalDate british = firstDay(Law.UK_GDPR);
    scopes.add(stated(Law.GDPR, PrivacyLaw.GDPR, InForce.startingAt(gdpr)));
    // What a host calls the UK GDPR was the GDPR itself until the end of 2020.
    scopes.add(stated(Law.GDPR, PrivacyLaw.UK_GDPR, new InForce(gdpr, british.minusDays(1))));
    scopes.add(stated(Law.UK_GDPR, PrivacyLaw.UK_GDPR, InForce.startingAt(british)));
    return scopes;
  }

  private LocalDate firstDay(Law law) {
    return regimes.all().stream()
        .filter(regime -> regime.law() == law)
        .map(regime -> requireNonNull(regime.inForce().from()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** A stated law governs wherever the request is from. */
  private Scope stated(Law law, PrivacyLaw stated, InForce days) {
    return new Scope(
        law,
        "stated-" + FactType.code(stated),
        Set.of(),
        days,
        regimes.firstDay(regimes.places()),
        Condition.known(Request.LAW).and(Condition.in(Request.LAW, stated)));
  }

  private Rule.Builder<Request> begin(
      Scope scope, InForce inForce, String id, String variant, String article) {
    String name = scope.variant + (scope.variant.isEmpty() || variant.isEmpty() ? "" : "-");
    return Rule.on(Request.SCHEMA, id)
        .variant(name + variant)
        .cites(regimes.cite(scope.law, article))
        .source(regimes.source(scope.law, article))
        .certainty(regimes.certainty(scope.law, article, Certainty.HIGH))
        .verifiedOn(regimes.verifiedOn(scope.law, article))
        .in(scope.places)
        .inForce(inForce)
        .when(scope.governs)
        .when(new SinceDay<>(Request.RECEIVED_AT, scope.firstDay));
  }

  // ---- the deadline

  private void deadline(Scope scope) {
    String id = "gdpr.request-deadline";
    if (scope.law == Law.FADP) {
      atOnce(scope, id, "at-once", "21(3)", CONSENT_REVOCATION, DO_NOT_CALL);
      swiss(scope, id);
      return;
    }
    atOnce(scope, id, "at-once", "21(3)", DO_NOT_CALL);
    atOnce(scope, id, "withdrawal", "7(3)", CONSENT_REVOCATION);
    rules.add(
        begin(scope, scope.inForce, id, "", "12(3)")
            .title(
                "A request is answered within one month, or within three if the person is"
                    + " told of the extension in time.")
            .when(RIGHTS)
            .then(answer(scope)));
  }

  private void atOnce(
      Scope scope, String id, String variant, String article, RequestKind... kinds) {
    rules.add(
        begin(scope, scope.inForce, id, variant, article)
            .title("A withdrawal of consent, or a refusal of calls, is honoured at once.")
            .when(Condition.in(Request.KIND, kinds))
            .when(OPEN)
            .obliges("honor-opt-out"));
  }

  private AnswerInAMonth answer(Scope scope) {
    return scope.places.isEmpty()
        ? AnswerInAMonth.named(scope.law, regimes.places(scope.law), calendars)
        : AnswerInAMonth.governing(scope.law, scope.places, calendars);
  }

  private void swiss(Scope scope, String id) {
    rules.add(
        begin(scope, scope.inForce, id, "access", "12(3)")
            .title("A request for access is answered within thirty days.")
            .when(Condition.in(Request.KIND, ACCESS, ACCOUNTING))
            .then(new AnswerInThirtyDays(calendars, scope.places)));
    rules.add(
        begin(scope, scope.inForce, id, "portability", "12(3) portability")
            .title("A request for data portability is met within thirty days.")
            .when(Condition.in(Request.KIND, PORTABILITY))
            .then(new AnswerInThirtyDays(calendars, scope.places)));
    Condition<Request> elsewhere =
        Condition.in(Request.KIND, ACCESS, ACCOUNTING, PORTABILITY, DO_NOT_CALL);
    rules.add(
        begin(scope, scope.inForce, id, "other", "12(3) other")
            .title("A request is answered; the law sets no deadline for these kinds.")
            .when(RIGHTS.and(elsewhere.not()))
            .when(OPEN)
            .obliges("complete-request"));
  }

  // ---- who asks, and for what

  private void identity(Scope scope) {
    rules.add(
        begin(scope, scope.inForce, "gdpr.request-identity", "", "12(6)")
            .title("Data is not given to a person whose identity is in doubt.")
            .when(PROVED_RIGHTS)
            .when(OPEN)
            .when(Condition.isFalse(Request.IDENTITY_VERIFIED))
            .obliges("verify-identity"));
    rules.add(
        begin(scope, scope.inForce, "gdpr.request-identity", "agent", "12(6)")
            .title(
                "A person who makes a request for someone else shows that they are"
                    + " authorized to do so.")
            .when(PROVED_RIGHTS)
            .when(OPEN)
            .when(Condition.known(Request.AGENT))
            .unless(Condition.isTrue(AUTHORIZED))
            .obliges("verify-agent"));
  }

  private void kinds(Scope scope) {
    kind(
        scope,
        "access",
        "15(3)",
        "The person receives a copy of the data.",
        "provide-copy",
        ACCESS);
    kind(
        scope,
        "recipients",
        "19",
        "Recipients of the data are told that it was corrected, erased or restricted.",
        "notify-recipients",
        ERASURE,
        RECTIFICATION,
        AMENDMENT,
        RESTRICTION);
    kind(
        scope,
        "portability",
        "20(1)",
        "The data that the person provided is handed over in a machine-readable format.",
        "provide-machine-readable-copy",
        PORTABILITY);
    kind(
        scope,
        "objection",
        "21(1)",
        "After an objection the data is not processed unless compelling legitimate"
            + " grounds are shown.",
        "stop-unless-compelling-grounds",
        OBJECTION,
        OPT_OUT_OF_SALE,
        LIMIT_SENSITIVE);
  }

  private void kind(
      Scope scope,
      String variant,
      String article,
      String title,
      String obligation,
      RequestKind... kinds) {
    rules.add(
        begin(scope, scope.inForce, "gdpr.request-scope", variant, article)
            .title(title)
            .when(Condition.in(Request.KIND, kinds))
            .when(OPEN)
            .obliges(obligation));
  }
}
