package io.lexicall.rules.gdpr;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.DO_NOT_CALL;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.facts.RequestKind.RESTRICTION;

import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests of GDPR Art. 15 to 22: one month, or three where that was told in time, counted
 * under Regulation (EEC, Euratom) 1182/71 with the holidays of the place.
 */
final class RequestRules {
  private static final Condition<Request> RIGHTS =
      Condition.in(
          Request.KIND, ACCESS, ERASURE, RECTIFICATION, RESTRICTION, PORTABILITY, OBJECTION);
  private static final Condition<Request> OPEN = Condition.happened(Request.COMPLETED_AT).not();

  /** UK GDPR Art. 12A: the month runs only once the identity is confirmed. */
  private static final LocalDate UK_CLOCK = LocalDate.of(2026, 2, 5);

  private final Regimes regimes;
  private final List<Rule<?>> rules = new ArrayList<>();

  private RequestRules(Regimes regimes) {
    this.regimes = regimes;
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
      Law law, String variant, Set<Place> places, InForce inForce, Condition<Request> governs) {}

  private List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    // A law that is left out follows from the place; one that is stated must be this one.
    Condition<Request> unstated = Condition.known(Request.LAW).not();
    for (Regime regime : regimes.all()) {
      Condition<Request> stated =
          switch (regime.law()) {
            case GDPR ->
                regime.inForce().to() == null
                    ? Condition.in(Request.LAW, PrivacyLaw.GDPR)
                    : Condition.in(Request.LAW, PrivacyLaw.GDPR, PrivacyLaw.UK_GDPR);
            case UK_GDPR -> Condition.in(Request.LAW, PrivacyLaw.UK_GDPR);
            case FADP -> Condition.never();
          };
      scopes.add(
          new Scope(regime.law(), "", regime.places(), regime.inForce(), unstated.or(stated)));
    }
    scopes.add(elsewhere(Law.GDPR, PrivacyLaw.GDPR, LocalDate.of(2018, 5, 25)));
    scopes.add(elsewhere(Law.UK_GDPR, PrivacyLaw.UK_GDPR, LocalDate.of(2021, 1, 1)));
    return scopes;
  }

  /** A law that is stated for a request in a place where another law, or none of ours, applies. */
  private Scope elsewhere(Law law, PrivacyLaw stated, LocalDate from) {
    Condition<Request> governs =
        Condition.known(Request.LAW)
            .and(Condition.in(Request.LAW, stated))
            .and(new Outside(regimes, law));
    return new Scope(
        law, "stated-" + FactType.code(stated), Set.of(), InForce.startingAt(from), governs);
  }

  /** The place is known, and is under another law. */
  private static final class Outside extends Condition<Request> {
    private final Regimes regimes;
    private final Law law;

    Outside(Regimes regimes, Law law) {
      this.regimes = regimes;
      this.law = law;
    }

    @Override
    public Truth test(Request request) {
      // The rules in the law's own places ask for a country that is not known.
      for (Place country : request.whereabouts().countries()) {
        long day = request.whereabouts().clocks().get(0).dateAt(request.at()).toEpochDay();
        if (regimes.lawAt(country, day) == law) {
          return Truth.FALSE;
        }
      }
      return Truth.of(request.whereabouts().countryKnown());
    }

    @Override
    public void missing(Request request, Set<Fact<Request, ?>> into) {
      into.add(Request.COUNTRY);
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      return Set.of(Request.COUNTRY);
    }

    @Override
    public String says() {
      return "the place is under another law";
    }
  }

  private Rule.Builder<Request> begin(
      Scope scope, InForce inForce, String id, String variant, String article) {
    String name = scope.variant + (scope.variant.isEmpty() || variant.isEmpty() ? "" : "-");
    return Rule.on(Request.SCHEMA, id)
        .variant(name + variant)
        .cites(regimes.cite(scope.law, article))
        .source("law/gdpr.md")
        .in(scope.places)
        .inForce(inForce)
        .when(scope.governs);
  }

  // ---- the deadline

  private void deadline(Scope scope) {
    String id = "gdpr.request-deadline";
    rules.add(
        begin(scope, scope.inForce, id, "at-once", "12(3)")
            .title("A consent withdrawn or a call refused is honoured at once.")
            .when(Condition.in(Request.KIND, CONSENT_REVOCATION, DO_NOT_CALL))
            .when(OPEN)
            .obliges("honor-opt-out"));
    if (scope.law == Law.FADP) {
      swiss(scope, id);
      return;
    }
    boolean cut = scope.law == Law.UK_GDPR;
    InForce first = cut ? new InForce(scope.inForce.from(), UK_CLOCK.minusDays(1)) : scope.inForce;
    rules.add(month(scope, first, id, new Answer(regimes, false)));
    if (cut) {
      rules.add(month(scope, InForce.startingAt(UK_CLOCK), id, new Answer(regimes, true)));
    }
  }

  private Rule<Request> month(Scope scope, InForce inForce, String id, Answer answer) {
    return begin(scope, inForce, id, "", "12(3)")
        .title("A request is answered within a month, or within three if that is told in time.")
        .certainty(answer.waitsForIdentity ? Certainty.MEDIUM : Certainty.HIGH)
        .when(RIGHTS)
        .remedy("complete-request")
        .then(answer);
  }

  private void swiss(Scope scope, String id) {
    rules.add(
        begin(scope, scope.inForce, id, "access", "12(3)")
            .title("A request for access is answered within thirty days.")
            .when(Condition.in(Request.KIND, ACCESS))
            .remedy("complete-request")
            .then(new SwissAnswer()));
    rules.add(
        begin(scope, scope.inForce, id, "other", "12(3)")
            .title("A request is answered; for other kinds than access no period is set.")
            .when(
                Condition.in(
                    Request.KIND, ERASURE, RECTIFICATION, RESTRICTION, PORTABILITY, OBJECTION))
            .when(OPEN)
            .obliges("complete-request"));
  }

  private static final Duty COMPLETE = Duty.to("complete-request");

  /** Tells whether an event of the request has come. */
  private static @Nullable Instant happened(Request request, Fact<Request, Instant> event) {
    Instant then = event.in(request);
    return then == null || then.isAfter(request.at()) ? null : then;
  }

  /** Returns the first of the ends that a period has at the places where the request can be. */
  private static @Nullable Due due(Request request, Function<Place, Deadline> period) {
    Instant received = Request.RECEIVED_AT.in(request);
    Due first = null;
    for (Place country : request.whereabouts().countries()) {
      for (ZoneClock clock : request.whereabouts().clocks()) {
        Due due = received == null ? null : period.apply(country).due(received, clock);
        first = first == null || (due != null && due.end().isBefore(first.end())) ? due : first;
      }
    }
    return first;
  }

  /** One month, or three. */
  private static final class Answer extends Effect<Request> {
    private final Regimes regimes;
    private final boolean waitsForIdentity;

    Answer(Regimes regimes, boolean waitsForIdentity) {
      this.regimes = regimes;
      this.waitsForIdentity = waitsForIdentity;
    }

    private Deadline months(int count, Place country) {
      return Deadline.months1182(count, BusinessDays.mondayToFriday(regimes.holidays(country)));
    }

    @Override
    public Outcome on(Request request) {
      Due month = due(request, country -> months(1, country));
      Due three = due(request, country -> months(3, country));
      if (month == null || three == null) {
        return Outcome.missing(Request.COUNTRY);
      }
      Instant extended = happened(request, Request.EXTENDED_AT);
      Due due = extended != null && !month.isLate(extended) ? three : month;
      Instant completed = happened(request, Request.COMPLETED_AT);
      if (!due.isLate(completed == null ? request.at() : completed)) {
        return completed == null ? Outcome.oblige(COMPLETE.by(due)) : Outcome.pass();
      }
      return waitsForIdentity ? late(request, completed) : Outcome.deny();
    }

    private static Outcome late(Request request, @Nullable Instant completed) {
      Boolean verified = Request.IDENTITY_VERIFIED.in(request);
      RequestKind kind = Request.KIND.in(request);
      if (kind == OBJECTION) {
        return Outcome.deny(); // nobody has to prove who he is to object
      }
      if (verified == null) {
        return Outcome.missing(Request.IDENTITY_VERIFIED);
      }
      if (verified) {
        return Outcome.deny();
      }
      return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      Set<Fact<Request, ?>> reads =
          Set.of(Request.RECEIVED_AT, Request.COMPLETED_AT, Request.EXTENDED_AT, Request.COUNTRY);
      if (!waitsForIdentity) {
        return reads;
      }
      Set<Fact<Request, ?>> more = new java.util.LinkedHashSet<>(reads);
      more.add(Request.IDENTITY_VERIFIED);
      return more;
    }

    @Override
    public List<String> obligations() {
      return List.of(COMPLETE.name());
    }
  }

  /** FADP Art. 25(7), DPO Art. 18: thirty days, or the controller's own time if told in them. */
  private static final class SwissAnswer extends Effect<Request> {
    @Override
    public Outcome on(Request request) {
      Due due = due(request, country -> Deadline.calendarDays(30));
      if (due == null) {
        return Outcome.missing(Request.COUNTRY);
      }
      Instant completed = happened(request, Request.COMPLETED_AT);
      Instant extended = happened(request, Request.EXTENDED_AT);
      if (extended != null && !due.isLate(extended)) {
        return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
      }
      if (due.isLate(completed == null ? request.at() : completed)) {
        return Outcome.deny();
      }
      return completed == null ? Outcome.oblige(COMPLETE.by(due)) : Outcome.pass();
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      return Set.of(
          Request.RECEIVED_AT, Request.COMPLETED_AT, Request.EXTENDED_AT, Request.COUNTRY);
    }

    @Override
    public List<String> obligations() {
      return List.of(COMPLETE.name());
    }
  }

  // ---- who asks, and for what

  private void identity(Scope scope) {
    rules.add(
        begin(scope, scope.inForce, "gdpr.request-identity", "", "12(6)")
            .title("Data is not handed to somebody whose identity is in doubt.")
            .when(
                Condition.in(
                    Request.KIND, ACCESS, ERASURE, RECTIFICATION, RESTRICTION, PORTABILITY))
            .when(OPEN)
            .when(Condition.known(Request.IDENTITY_VERIFIED))
            .when(Condition.isFalse(Request.IDENTITY_VERIFIED))
            .obliges("verify-identity"));
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
        RESTRICTION);
    kind(
        scope,
        "portability",
        "20(1)",
        "What the person gave is handed over in a form that machines read.",
        "provide-machine-readable-copy",
        PORTABILITY);
    kind(
        scope,
        "objection",
        "21(1)",
        "After an objection the data is not used unless compelling grounds are shown.",
        "stop-unless-compelling-grounds",
        OBJECTION);
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
