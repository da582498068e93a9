package io.lexicall.rules.gdpr;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.DO_NOT_CALL;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.PORTABILITY;
import static io.lexicall.facts.RequestKind.RECTIFICATION;
import static io.lexicall.facts.RequestKind.RESTRICTION;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
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

  /** Where a day ends first and last on earth. */
  private static final Set<Place> FIRST_AND_LAST = Set.of(Place.of("KI"), Place.of("NU"));

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
    Condition<Request> known = Condition.known(Request.LAW);
    for (Regime regime : regimes.all()) {
      // A law that is left out follows from the place.
      Condition<Request> governs = known.not();
      if (regime.law() == Law.GDPR && regime.inForce().to() != null) {
        // What the host calls the UK GDPR was the GDPR itself until the end of 2020.
        governs = governs.or(known.and(Condition.in(Request.LAW, PrivacyLaw.UK_GDPR)));
      }
      scopes.add(new Scope(regime.law(), "", regime.places(), regime.inForce(), governs));
    }
    scopes.add(stated(Law.GDPR, PrivacyLaw.GDPR));
    scopes.add(stated(Law.UK_GDPR, PrivacyLaw.UK_GDPR));
    return scopes;
  }

  /** A law that is stated governs wherever the request is from. */
  private Scope stated(Law law, PrivacyLaw stated) {
    LocalDate from =
        regimes.all().stream()
            .filter(regime -> regime.law() == law)
            .map(regime -> requireNonNull(regime.inForce().from()))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new Scope(
        law,
        "stated-" + FactType.code(stated),
        Set.of(),
        InForce.startingAt(from),
        Condition.known(Request.LAW).and(Condition.in(Request.LAW, stated)));
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
    rules.add(month(scope, first, id, new Answer(scope.places, false)));
    if (cut) {
      rules.add(month(scope, InForce.startingAt(UK_CLOCK), id, new Answer(scope.places, true)));
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
            .then(new SwissAnswer(scope.places)));
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

  private Set<Place> anywhere() {
    Set<Place> anywhere = new LinkedHashSet<>(regimes.places());
    anywhere.addAll(FIRST_AND_LAST);
    return anywhere;
  }

  private Deadline months(int count, Place country) {
    return Deadline.months1182(count, BusinessDays.mondayToFriday(regimes.holidays(country)));
  }

  /**
   * The first and the last of the ends that a period can have: one and the same where the place is
   * known, which is the first of several that it can be.
   */
  private record Ends(Due first, Due last) {
    /** Tells whether an event is late; unknown where that depends on an unknown place. */
    Truth late(Instant event) {
      return first.isLate(event) == last.isLate(event)
          ? Truth.of(first.isLate(event))
          : Truth.UNKNOWN;
    }

    Ends joined(Ends other) {
      return new Ends(
          first.end().isBefore(other.first.end()) ? first : other.first,
          last.end().isAfter(other.last.end()) ? last : other.last);
    }
  }

  /**
   * Returns the ends of a period.
   *
   * @param places where the request can be if its country is not known
   */
  private static Ends ends(Request request, Set<Place> places, Function<Place, Deadline> period) {
    Instant stated = Request.RECEIVED_AT.in(request);
    Instant received = stated == null ? request.at() : stated;
    Whereabouts where = request.whereabouts();
    Ends ends = null;
    for (Place place : where.countryKnown() ? where.countries() : places) {
      List<ZoneClock> clocks =
          where.countryKnown() ? where.clocks() : Atlas.ofCountry(place).clocks();
      for (ZoneClock clock : clocks) {
        Due due = period.apply(place).due(received, clock);
        Ends here = new Ends(due, due);
        ends = ends == null ? here : ends.joined(here);
      }
    }
    Ends all = requireNonNull(ends, "a place has a clock");
    return where.countryKnown() ? new Ends(all.first, all.first) : all;
  }

  /** One month, or three. */
  private final class Answer extends Effect<Request> {
    private final Set<Place> places;
    private final boolean waitsForIdentity;

    Answer(Set<Place> places, boolean waitsForIdentity) {
      this.places = places.isEmpty() ? anywhere() : places;
      this.waitsForIdentity = waitsForIdentity;
    }

    @Override
    public Outcome on(Request request) {
      Ends ends = ends(request);
      Instant completed = happened(request, Request.COMPLETED_AT);
      Truth late = ends.late(completed == null ? request.at() : completed);
      return switch (late) {
        case TRUE -> waitsForIdentity ? late(request, completed) : Outcome.deny();
        case FALSE ->
            completed != null
                ? Outcome.pass()
                : ends.first().equals(ends.last())
                    ? Outcome.oblige(COMPLETE.by(ends.first()))
                    : Outcome.missing(Request.COUNTRY);
        case UNKNOWN ->
            waitsForIdentity
                ? perhapsLate(late(request, completed))
                : Outcome.missing(Request.COUNTRY);
      };
    }

    /** The place is asked for unless nothing is amiss even if it is late. */
    private static Outcome perhapsLate(Outcome ifLate) {
      if (ifLate instanceof Outcome.Pass) {
        return ifLate;
      }
      return ifLate instanceof Outcome.Unclear unclear
          ? new Outcome.Unclear(with(unclear.missing(), Request.COUNTRY))
          : Outcome.missing(Request.COUNTRY);
    }

    private static Set<Fact<?, ?>> with(Set<Fact<?, ?>> facts, Fact<?, ?> one) {
      Set<Fact<?, ?>> all = new LinkedHashSet<>(facts);
      all.add(one);
      return all;
    }

    private Ends ends(Request request) {
      Ends month = RequestRules.ends(request, places, country -> months(1, country));
      Instant extended = happened(request, Request.EXTENDED_AT);
      Truth tooLate = extended == null ? Truth.TRUE : month.late(extended);
      if (tooLate == Truth.TRUE) {
        return month;
      }
      Ends three = RequestRules.ends(request, places, country -> months(3, country));
      return tooLate == Truth.FALSE ? three : month.joined(three);
    }

    private static Outcome late(Request request, @Nullable Instant completed) {
      Boolean verified = Request.IDENTITY_VERIFIED.in(request);
      RequestKind kind = Request.KIND.in(request);
      if (kind == OBJECTION || (verified != null && verified)) {
        return Outcome.deny(); // nobody has to prove who he is to object
      }
      if (verified == null) {
        return Outcome.missing(Request.IDENTITY_VERIFIED);
      }
      if (kind == null) {
        return Outcome.missing(Request.KIND);
      }
      return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
    }

    @Override
    public String tells(Request request) {
      return "it was due by " + ends(request).first();
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      Set<Fact<Request, ?>> reads = new LinkedHashSet<>();
      reads.add(Request.RECEIVED_AT);
      reads.add(Request.COMPLETED_AT);
      reads.add(Request.EXTENDED_AT);
      reads.add(Request.COUNTRY);
      if (waitsForIdentity) {
        reads.add(Request.KIND);
        reads.add(Request.IDENTITY_VERIFIED);
      }
      return reads;
    }

    @Override
    public List<String> obligations() {
      return List.of(COMPLETE.name());
    }
  }

  /** FADP Art. 25(7), DPO Art. 18: thirty days, or the controller's own time if told in them. */
  private static final class SwissAnswer extends Effect<Request> {
    private final Set<Place> places;

    SwissAnswer(Set<Place> places) {
      this.places = places;
    }

    @Override
    public Outcome on(Request request) {
      Due due = due(request);
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

    private Due due(Request request) {
      return ends(request, places, country -> Deadline.calendarDays(30)).first();
    }

    @Override
    public String tells(Request request) {
      return "it was due by " + due(request);
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
