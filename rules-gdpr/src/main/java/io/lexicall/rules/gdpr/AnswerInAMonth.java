package io.lexicall.rules.gdpr;

import static io.lexicall.facts.RequestKind.ACCESS;
import static io.lexicall.facts.RequestKind.ACCOUNTING;
import static io.lexicall.facts.RequestKind.DO_NOT_CALL;
import static io.lexicall.facts.RequestKind.ERASURE;
import static io.lexicall.facts.RequestKind.LIMIT_SENSITIVE;
import static io.lexicall.facts.RequestKind.OBJECTION;
import static io.lexicall.facts.RequestKind.OPT_OUT_OF_SALE;
import static io.lexicall.rules.gdpr.RequestRules.AUTHORIZED;
import static io.lexicall.rules.gdpr.RequestTimes.completed;
import static io.lexicall.rules.gdpr.RequestTimes.happened;
import static io.lexicall.rules.gdpr.RequestTimes.received;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rules.gdpr.Regime.Law;
import io.lexicall.rules.gdpr.RequestCalendars.Calendar;
import io.lexicall.time.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One month, or three.
 *
 * <p>The clock is stopped while the person has been asked for proof of identity, or for
 * clarification, and has not answered; an objection needs no proof of identity.
 */
final class AnswerInAMonth extends DatedEffect<Request> {
  /** The kinds of requests for which a question affects the clock differently. */
  private static final List<RequestKind> KINDS = List.of(ACCESS, ERASURE, OBJECTION);

  /**
   * An objection under Art. 21, or its equivalent in another law: an objection needs no proof of
   * identity.
   */
  private static final Set<RequestKind> OBJECTIONS =
      EnumSet.of(OBJECTION, DO_NOT_CALL, OPT_OUT_OF_SALE, LIMIT_SENSITIVE);

  private static final Duty COMPLETE = Duty.to("complete-request");

  /** The effect on the month while the person is asked for proof of identity. */
  private enum Proof {
    /** The clock is stopped, and continues once the identity is known: EDPB Guidelines 01/2022. */
    LETS_IT_RUN_ON,
    /**
     * The month starts with the proof: the Information Commissioner's guidance, UK GDPR Art. 12A.
     */
    BEGINS_IT
  }

  private final RequestCalendars calendars;
  private final Set<Place> places;

  /** The countries of the law that the request names, wherever it is from; otherwise none. */
  private final Set<Place> ownPlaces;

  private final Proof proof;

  /**
   * Creates the effect of a law.
   *
   * @param places where it governs requests
   */
  static AnswerInAMonth governing(Law law, Set<Place> places, RequestCalendars calendars) {
    return new AnswerInAMonth(law, places, Set.of(), calendars);
  }

  /**
   * Creates the effect of a law that the request names, wherever it is from.
   *
   * @param ownPlaces the countries of the law
   */
  static AnswerInAMonth named(Law law, Set<Place> ownPlaces, RequestCalendars calendars) {
    return new AnswerInAMonth(law, calendars.anywhere(), ownPlaces, calendars);
  }

  private AnswerInAMonth(
      Law law, Set<Place> places, Set<Place> ownPlaces, RequestCalendars calendars) {
    this.calendars = calendars;
    this.places = places;
    this.ownPlaces = ownPlaces;
    this.proof = law == Law.UK_GDPR ? Proof.BEGINS_IT : Proof.LETS_IT_RUN_ON;
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
   * has passed in none of them, or in all, and the country is known or the law is named, the answer
   * is or was due at the earliest deadline.
   */
  private Outcome byEveryCalendar(Request request, RequestKind kind, Present now) {
    List<Course> courses = courses(request, kind, places, now);
    List<Outcome> outcomes =
        courses.stream().map(course -> judge(request, kind, course, now)).toList();
    boolean isOneDeadline =
        outcomes.stream().allMatch(Outcome.Obliged.class::isInstance)
            || outcomes.stream().allMatch(Outcome.Denied.class::isInstance);
    boolean inCountry = request.whereabouts().countryKnown();
    return isOneDeadline && courses.size() > 1 && (inCountry || !ownPlaces.isEmpty())
        ? judge(
            request,
            kind,
            earliest(courses(request, kind, inCountry ? places : ownPlaces, now)),
            now)
        : agreed(outcomes, inCountry ? Request.REGION : Request.COUNTRY);
  }

  /**
   * Returns the outcome on which all agree, or asks for the fact on which it depends. What is late
   * in every case was due by the earliest day.
   */
  private static Outcome agreed(List<Outcome> outcomes, Fact<?, ?> otherwise) {
    List<Due> missed = outcomes.stream().flatMap(AnswerInAMonth::missed).toList();
    if (missed.size() == outcomes.size()) {
      return Outcome.late(missed.stream().min(Comparator.comparing(Due::end)).orElseThrow());
    }
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

  private static Stream<Due> missed(Outcome outcome) {
    return outcome instanceof Outcome.Denied denied ? denied.due().stream() : Stream.empty();
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
   * Returns the course in each calendar that counts: in a known region, the earliest end in any of
   * its time zones.
   */
  private List<Course> courses(
      Request request, RequestKind kind, Set<Place> unlessKnown, Present now) {
    List<Calendar> possible = calendars.of(request, unlessKnown);
    if (!request.whereabouts().regionKnown()) {
      return possible.stream().map(calendar -> course(request, kind, calendar, now)).toList();
    }
    Map<Place, List<Course>> byPart = new LinkedHashMap<>();
    for (Calendar calendar : possible) {
      byPart
          .computeIfAbsent(calendar.place(), part -> new ArrayList<>())
          .add(course(request, kind, calendar, now));
    }
    return byPart.values().stream().map(AnswerInAMonth::earliest).toList();
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
      events.add(new RequestClock.Event(unclear, clock -> clock.standingStill(unclear, clarified)));
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
    return RequestClock.of(received(request), calendar.clock(), calendar.workingDays(), events);
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
      return late(request, kind, completed, course, now);
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
      Request request, RequestKind kind, @Nullable Instant completed, Course course, Present now) {
    if (!identityMatters(kind)) {
      return Outcome.late(course.clock.due()); // an objection needs no proof of identity
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
    if (course.proofAwaited) {
      return Outcome.missing(
          Boolean.TRUE.equals(verified) ? Request.IDENTITY_VERIFIED_AT : Request.IDENTITY_VERIFIED);
    }
    // The question was answered, or was not asked in time for this request.
    if (happened(request, Request.IDENTITY_REQUESTED_AT, now) != null
        || happened(request, Request.IDENTITY_VERIFIED_AT, now) != null
        || Boolean.TRUE.equals(verified)) {
      return Outcome.late(course.clock.due());
    }
    return Outcome.missing(
        verified == null ? Request.IDENTITY_VERIFIED : Request.IDENTITY_REQUESTED_AT);
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
