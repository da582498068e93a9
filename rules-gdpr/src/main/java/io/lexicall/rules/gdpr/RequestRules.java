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
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of GDPR Art. 15 to 22: one month, or three if the person was told in time, counted
 * under Regulation (EEC, Euratom) 1182/71 with the holidays of the place.
 */
final class RequestRules {
  /**
   * An objection under Art. 21, or its equivalent in another law: an objection needs no proof of
   * identity.
   */
  private static final Set<RequestKind> OBJECTIONS =
      EnumSet.of(OBJECTION, DO_NOT_CALL, OPT_OUT_OF_SALE, LIMIT_SENSITIVE);

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

  /** The time zones in which a day ends first and last on earth. */
  private static final Set<Place> FIRST_AND_LAST = Set.of(Place.of("KI"), Place.of("NU"));

  private static final Fact<Request, Boolean> AUTHORIZED =
      Request.AGENT.then(AuthorizedAgent.AUTHORIZED);

  private static final Duty COMPLETE = Duty.to("complete-request");

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
    rules.add(
        begin(scope, scope.inForce, id, "at-once", scope.law == Law.FADP ? "21(3)" : "12(3)")
            .title("A withdrawal of consent, or a refusal of calls, is honoured at once.")
            .when(Condition.in(Request.KIND, CONSENT_REVOCATION, DO_NOT_CALL))
            .when(OPEN)
            .obliges("honor-opt-out"));
    if (scope.law == Law.FADP) {
      swiss(scope, id);
      return;
    }
    rules.add(
        begin(scope, scope.inForce, id, "", "12(3)")
            .title(
                "A request is answered within one month, or within three if the person is"
                    + " told of the extension in time.")
            .when(RIGHTS)
            .remedy("complete-request")
            .then(new Answer(scope)));
  }

  private void swiss(Scope scope, String id) {
    rules.add(
        begin(scope, scope.inForce, id, "access", "12(3)")
            .title("A request for access is answered within thirty days.")
            .when(Condition.in(Request.KIND, ACCESS, ACCOUNTING))
            .remedy("complete-request")
            .then(new SwissAnswer(scope.places)));
    rules.add(
        begin(scope, scope.inForce, id, "portability", "12(3) portability")
            .title("A request for data portability is met within thirty days.")
            .when(Condition.in(Request.KIND, PORTABILITY))
            .remedy("complete-request")
            .then(new SwissAnswer(scope.places)));
    Condition<Request> elsewhere =
        Condition.in(Request.KIND, ACCESS, ACCOUNTING, PORTABILITY, DO_NOT_CALL);
    rules.add(
        begin(scope, scope.inForce, id, "other", "12(3) other")
            .title("A request is answered; the law sets no deadline for these kinds.")
            .when(RIGHTS.and(elsewhere.not()))
            .when(OPEN)
            .obliges("complete-request"));
  }

  /** Returns whether an event of the request has happened. */
  private static @Nullable Instant happened(
      Request request, Fact<Request, Instant> event, Present now) {
    Instant then = event.in(request);
    return then == null || !now.hasCome(then) ? null : then;
  }

  /** Returns when the request was answered; an earlier answer belonged to another request. */
  private static @Nullable Instant completed(Request request, Present now) {
    Instant answered = happened(request, Request.COMPLETED_AT, now);
    return answered == null || answered.isBefore(received(request)) ? null : answered;
  }

  private static Instant received(Request request) {
    Instant stated = Request.RECEIVED_AT.in(request);
    return stated == null ? request.at() : stated;
  }

  private Set<Place> anywhere() {
    Set<Place> anywhere = new LinkedHashSet<>(regimes.places());
    anywhere.addAll(FIRST_AND_LAST);
    return anywhere;
  }

  /** A calendar by which a request may be counted, and its place. */
  private record Calendar(Place place, ZoneClock clock, BusinessDays workingDays) {}

  /**
   * Returns the calendars by which a request may be counted.
   *
   * @param places where the request can be from if its country is not known
   */
  private List<Calendar> calendars(Request request, Set<Place> places) {
    Whereabouts where = request.whereabouts();
    List<Calendar> calendars = new ArrayList<>();
    for (Place place : where.countryKnown() ? parts(where) : allParts(places)) {
      BusinessDays workingDays = BusinessDays.mondayToFriday(regimes.holidays(place));
      List<ZoneClock> clocks =
          where.countryKnown() ? where.clocks() : Atlas.ofCountry(place.country()).clocks();
      clocks.forEach(clock -> calendars.add(new Calendar(place, clock, workingDays)));
    }
    return calendars;
  }

  /** Returns the regions, or otherwise every part of the countries that has its own holidays. */
  private Set<Place> parts(Whereabouts where) {
    return where.regionKnown() ? where.regions() : allParts(where.countries());
  }

  private Set<Place> allParts(Set<Place> countries) {
    Set<Place> parts = new LinkedHashSet<>();
    for (Place country : countries) {
      parts.addAll(regimes.partsByHolidays(country));
    }
    return parts;
  }

  /** The effect on the month while the person is asked for proof of identity. */
  private enum Proof {
    /** The clock is stopped, and continues once the identity is known: EDPB Guidelines 01/2022. */
    LETS_IT_RUN_ON,
    /**
     * The month starts with the proof: the Information Commissioner's guidance, UK GDPR Art. 12A.
     */
    BEGINS_IT
  }

  /**
   * One month, or three.
   *
   * <p>The clock is stopped while the person has been asked for proof of identity, or for
   * clarification, and has not answered; an objection needs no proof of identity.
   */
  private final class Answer extends DatedEffect<Request> {
    /** The kinds of requests for which a question affects the clock differently. */
    private static final List<RequestKind> KINDS = List.of(ACCESS, ERASURE, OBJECTION);

    private final Set<Place> places;

    /** The countries of the law that the request names, wherever it is from; otherwise none. */
    private final Set<Place> ownPlaces;

    private final Proof proof;

    Answer(Scope scope) {
      this.places = scope.places.isEmpty() ? anywhere() : scope.places;
      this.ownPlaces = scope.places.isEmpty() ? regimes.places(scope.law) : Set.of();
      this.proof = scope.law == Law.UK_GDPR ? Proof.BEGINS_IT : Proof.LETS_IT_RUN_ON;
    }

    @Override
    protected Outcome on(Request request, Present now) {
      RequestKind kind = Request.KIND.in(request);
      List<Outcome> outcomes = new ArrayList<>();
      for (RequestKind possible : kind == null ? KINDS : List.of(kind)) {
        outcomes.add(byEveryCalendar(request, possible, now));
      }
      return agreed(outcomes, Request.KIND);
    }

    /**
     * Returns the result on which all calendars agree, or asks where the person is. If the deadline
     * has not passed in any of them, and the country is known or the law is named, the answer is
     * due at the earliest deadline.
     */
    private Outcome byEveryCalendar(Request request, RequestKind kind, Present now) {
      List<Course> courses = courses(request, kind, places, now);
      List<Outcome> outcomes =
          courses.stream().map(course -> judge(request, kind, course, now)).toList();
      boolean runsOn = outcomes.stream().allMatch(Outcome.Obliged.class::isInstance);
      boolean inCountry = request.whereabouts().countryKnown();
      return runsOn && courses.size() > 1 && (inCountry || !ownPlaces.isEmpty())
          ? judge(
              request,
              kind,
              earliest(courses(request, kind, inCountry ? places : ownPlaces, now)),
              now)
          : agreed(outcomes, inCountry ? Request.REGION : Request.COUNTRY);
    }

    /** Returns the outcome on which all agree, or asks for the fact on which it depends. */
    private static Outcome agreed(List<Outcome> outcomes, Fact<?, ?> otherwise) {
      if (outcomes.stream().distinct().count() == 1) {
        return outcomes.get(0);
      }
      Set<Fact<?, ?>> missing = new LinkedHashSet<>();
      for (Outcome outcome : outcomes) {
        if (outcome instanceof Outcome.Indeterminate indeterminate) {
          missing.addAll(indeterminate.missing());
        }
      }
      missing.add(otherwise);
      return new Outcome.Indeterminate(missing);
    }

    // ---- the events of the clock

    /**
     * The clock of a request.
     *
     * @param proofAwaited the person was asked in time for proof of identity, and it is not known
     *     whether or when it was given
     */
    private record Course(RequestClock clock, boolean proofAwaited) {}

    /**
     * Returns the course in each calendar that counts: in a known region, the earliest end in any
     * of its time zones.
     */
    private List<Course> courses(
        Request request, RequestKind kind, Set<Place> unlessKnown, Present now) {
      List<Calendar> calendars = calendars(request, unlessKnown);
      if (!request.whereabouts().regionKnown()) {
        return calendars.stream().map(calendar -> course(request, kind, calendar, now)).toList();
      }
      Map<Place, List<Course>> byPart = new LinkedHashMap<>();
      for (Calendar calendar : calendars) {
        byPart
            .computeIfAbsent(calendar.place, part -> new ArrayList<>())
            .add(course(request, kind, calendar, now));
      }
      return byPart.values().stream().map(Answer::earliest).toList();
    }

    private static Course earliest(List<Course> courses) {
      return courses.stream()
          .min(
              Comparator.comparing((Course course) -> course.clock.standsStill())
                  .thenComparing(course -> course.clock.due().end()))
          .orElseThrow();
    }

    private Course course(Request request, RequestKind kind, Calendar calendar, Present now) {
      List<RequestClock.Event> events = new ArrayList<>();
      Instant extended = happened(request, Request.EXTENDED_AT, now);
      if (extended != null) {
        events.add(new RequestClock.Event(extended, clock -> clock.lasting(3)));
      }
      Instant unclear = happened(request, Request.CLARIFICATION_REQUESTED_AT, now);
      if (unclear != null && clarificationMatters(kind)) {
        Instant clarified = happened(request, Request.CLARIFIED_AT, now);
        events.add(
            new RequestClock.Event(unclear, clock -> clock.standingStill(unclear, clarified)));
      }
      Instant doubted = happened(request, Request.IDENTITY_REQUESTED_AT, now);
      if (doubted == null || !identityMatters(kind)) {
        return new Course(clock(request, calendar, events), false);
      }
      Instant proved = happened(request, Request.IDENTITY_VERIFIED_AT, now);
      if (proved != null) {
        events.add(new RequestClock.Event(doubted, clock -> proved(clock, doubted, proved)));
        return new Course(clock(request, calendar, events), false);
      }
      RequestClock known = clock(request, calendar, events);
      events.add(new RequestClock.Event(doubted, clock -> clock.standingStill(doubted, null)));
      RequestClock open = clock(request, calendar, events);
      return Boolean.FALSE.equals(Request.IDENTITY_VERIFIED.in(request))
          ? new Course(open, false)
          : new Course(known, open.standsStill());
    }

    private static RequestClock clock(
        Request request, Calendar calendar, List<RequestClock.Event> events) {
      return RequestClock.of(received(request), calendar.clock, calendar.workingDays, events);
    }

    /** A proof that was given before it was asked for caused no delay. */
    private RequestClock proved(RequestClock clock, Instant doubted, Instant proved) {
      if (proved.isBefore(doubted)) {
        return clock;
      }
      return proof == Proof.BEGINS_IT
          ? clock.beginningAt(proved)
          : clock.standingStill(doubted, proved);
    }

    /** Under some laws the clock is stopped for a clarification only in requests for access. */
    private boolean clarificationMatters(RequestKind kind) {
      return proof == Proof.LETS_IT_RUN_ON || kind == ACCESS || kind == ACCOUNTING;
    }

    private static boolean identityMatters(RequestKind kind) {
      return !OBJECTIONS.contains(kind);
    }

    // ---- the result for the request

    private static Outcome judge(Request request, RequestKind kind, Course course, Present now) {
      Instant completed = completed(request, now);
      Boolean verified = Request.IDENTITY_VERIFIED.in(request);
      if (!course.clock.standsStill() && now.isLate(course.clock.due(), completed)) {
        return late(request, kind, completed, course.proofAwaited, now);
      }
      if (completed != null) {
        return Outcome.pass();
      }
      boolean waits =
          course.clock.standsStill() || (course.proofAwaited && !Boolean.TRUE.equals(verified));
      return Outcome.oblige(waits ? COMPLETE : COMPLETE.by(course.clock.due()));
    }

    /** Returns the outcome for a late request, if the clock was never stopped. */
    private static Outcome late(
        Request request,
        RequestKind kind,
        @Nullable Instant completed,
        boolean proofAwaited,
        Present now) {
      if (!identityMatters(kind)) {
        return Outcome.deny(); // an objection needs no proof of identity
      }
      if (Request.AGENT.in(request) != null) {
        Boolean authorized = AUTHORIZED.in(request);
        if (authorized == null) {
          return Outcome.missing(AUTHORIZED);
        }
        if (!authorized) { // not a request of the person, until the agent is shown to be authorized
          return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
        }
      }
      Boolean verified = Request.IDENTITY_VERIFIED.in(request);
      if (proofAwaited) {
        return Outcome.missing(
            Boolean.TRUE.equals(verified)
                ? Request.IDENTITY_VERIFIED_AT
                : Request.IDENTITY_VERIFIED);
      }
      // The question was answered, or was not asked in time for this request.
      if (happened(request, Request.IDENTITY_REQUESTED_AT, now) != null
          || happened(request, Request.IDENTITY_VERIFIED_AT, now) != null
          || Boolean.TRUE.equals(verified)) {
        return Outcome.deny();
      }
      return Outcome.missing(
          verified == null ? Request.IDENTITY_VERIFIED : Request.IDENTITY_REQUESTED_AT);
    }

    @Override
    public Supplier<String> tells(Request request) {
      RequestKind kind = Request.KIND.in(request);
      Set<Place> counted = ownPlaces.isEmpty() ? places : ownPlaces;
      RequestKind judged = kind == null ? OBJECTION : kind;
      Due due = earliest(courses(request, judged, counted, new Present(request))).clock.due();
      return () -> "it was due by " + due;
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      return Set.of(
          Request.RECEIVED_AT,
          Request.COMPLETED_AT,
          Request.EXTENDED_AT,
          Request.COUNTRY,
          Request.REGION,
          Request.KIND,
          Request.AGENT,
          AUTHORIZED,
          Request.IDENTITY_VERIFIED,
          Request.IDENTITY_REQUESTED_AT,
          Request.IDENTITY_VERIFIED_AT,
          Request.CLARIFICATION_REQUESTED_AT,
          Request.CLARIFIED_AT);
    }

    @Override
    public List<String> obligations() {
      return List.of(COMPLETE.name());
    }
  }

  /**
   * FADP Art. 25(7), DPO Art. 18 and 22: thirty days, or the controller's own period if the person
   * is told of it within them. If the last day is not a working day, the next working day counts
   * (OR Art. 78(1)).
   */
  private final class SwissAnswer extends DatedEffect<Request> {
    private final Set<Place> places;

    SwissAnswer(Set<Place> places) {
      this.places = places;
    }

    @Override
    protected Outcome on(Request request, Present now) {
      Due due = due(request);
      Instant completed = completed(request, now);
      Instant extended = happened(request, Request.EXTENDED_AT, now);
      if (extended != null && !extended.isBefore(received(request)) && !due.isLate(extended)) {
        return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
      }
      if (now.isLate(due, completed)) {
        return Outcome.deny();
      }
      return completed == null ? Outcome.oblige(COMPLETE.by(due)) : Outcome.pass();
    }

    private Due due(Request request) {
      Deadline thirtyDays = Deadline.calendarDays(30);
      Instant received = received(request);
      return calendars(request, places).stream()
          .map(
              calendar -> {
                LocalDate last = thirtyDays.lastDay(calendar.clock.dateAt(received));
                return Due.endOf(calendar.workingDays.nextOrSame(last), calendar.clock);
              })
          .min(Comparator.comparing(Due::end))
          .orElseThrow();
    }

    @Override
    public Supplier<String> tells(Request request) {
      Due due = due(request);
      return () -> "it was due by " + due;
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
