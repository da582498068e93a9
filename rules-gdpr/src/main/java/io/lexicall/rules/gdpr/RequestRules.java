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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of GDPR Art. 15 to 22: one month, or three where that was told in time, counted
 * under Regulation (EEC, Euratom) 1182/71 with the holidays of the place.
 */
final class RequestRules {
  /**
   * An objection under Art. 21, in the words of whatever law: nobody proves who he is to object.
   */
  private static final Set<RequestKind> OBJECTIONS =
      EnumSet.of(OBJECTION, DO_NOT_CALL, OPT_OUT_OF_SALE, LIMIT_SENSITIVE);

  /** The rights of Art. 15 to 21: a request need not call them by the names that the GDPR does. */
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

  /** The rights of those who are known to be who they say. */
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
      new HappenedSince<>(Request.COMPLETED_AT, Request.RECEIVED_AT).not();

  /** Where a day ends first and last on earth. */
  private static final Set<Place> FIRST_AND_LAST = Set.of(Place.of("KI"), Place.of("NU"));

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
      // A law that is left out follows from the place.
      Condition<Request> governs = known.not();
      if (regime.law() == Law.GDPR && regime.inForce().to() != null) {
        // What the host calls the UK GDPR was the GDPR itself until the end of 2020.
        governs = governs.or(known.and(Condition.in(Request.LAW, PrivacyLaw.UK_GDPR)));
      }
      scopes.add(
          new Scope(
              regime.law(),
              "",
              regime.places(),
              regime.inForce(),
              regimes.firstDay(regime.places()),
              governs));
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
            .title("A consent withdrawn or a call refused is honoured at once.")
            .when(Condition.in(Request.KIND, CONSENT_REVOCATION, DO_NOT_CALL))
            .when(OPEN)
            .obliges("honor-opt-out"));
    if (scope.law == Law.FADP) {
      swiss(scope, id);
      return;
    }
    Clock clock =
        scope.law == Law.UK_GDPR ? Clock.BEGINS_WITH_THE_ANSWER : Clock.RUNS_ON_AFTER_A_PAUSE;
    rules.add(
        begin(scope, scope.inForce, id, "", "12(3)")
            .title("A request is answered within a month, or within three if that is told in time.")
            .when(RIGHTS)
            .remedy("complete-request")
            .then(new Answer(scope.places, clock)));
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
            .title("A request for one's data to be handed over is met within thirty days.")
            .when(Condition.in(Request.KIND, PORTABILITY))
            .remedy("complete-request")
            .then(new SwissAnswer(scope.places)));
    Condition<Request> elsewhere =
        Condition.in(Request.KIND, ACCESS, ACCOUNTING, PORTABILITY, DO_NOT_CALL);
    rules.add(
        begin(scope, scope.inForce, id, "other", "12(3) other")
            .title("A request is answered; for these kinds no period is set.")
            .when(RIGHTS.and(elsewhere.not()))
            .when(OPEN)
            .obliges("complete-request"));
  }

  private static final Fact<Request, Boolean> AUTHORIZED =
      Request.AGENT.then(AuthorizedAgent.AUTHORIZED);
  private static final Fact<Request, Instant> IDENTITY = Request.IDENTITY_REQUESTED_AT;
  private static final Fact<Request, Instant> CLARIFICATION = Request.CLARIFICATION_REQUESTED_AT;

  private static final Duty COMPLETE = Duty.to("complete-request");

  /** Tells whether an event of the request has come. */
  private static @Nullable Instant happened(Request request, Fact<Request, Instant> event) {
    Instant then = event.in(request);
    return then == null || then.isAfter(request.at()) ? null : then;
  }

  /** Returns when the request was answered: what came before it was the answer to another. */
  private static @Nullable Instant completed(Request request) {
    Instant answered = happened(request, Request.COMPLETED_AT);
    return answered == null || answered.isBefore(received(request)) ? null : answered;
  }

  /**
   * Returns when the person was told of more time: after the request, since it was not due before.
   */
  private static @Nullable Instant extended(Request request) {
    Instant told = happened(request, Request.EXTENDED_AT);
    return told == null || told.isBefore(received(request)) ? null : told;
  }

  private Set<Place> anywhere() {
    Set<Place> anywhere = new LinkedHashSet<>(regimes.places());
    anywhere.addAll(FIRST_AND_LAST);
    return anywhere;
  }

  private Period months(int count, Instant from, int pause, Place country) {
    BusinessDays workingDays = BusinessDays.mondayToFriday(regimes.holidays(country));
    return clock -> {
      LocalDate last = Deadline.months(count).lastDay(clock.dateAt(from)).plusDays(pause);
      return Due.endOf(workingDays.nextOrSame(last), clock);
    };
  }

  /** A period, by the clock of the place where it runs. */
  @FunctionalInterface
  private interface Period {
    Due due(ZoneClock clock);
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
  private static Ends ends(Request request, Set<Place> places, Function<Place, Period> period) {
    Whereabouts where = request.whereabouts();
    Ends ends = null;
    for (Place place : where.countryKnown() ? parts(where) : places) {
      List<ZoneClock> clocks =
          where.countryKnown() ? where.clocks() : Atlas.ofCountry(place).clocks();
      for (ZoneClock clock : clocks) {
        Due due = period.apply(place).due(clock);
        Ends here = new Ends(due, due);
        ends = ends == null ? here : ends.joined(here);
      }
    }
    Ends all = requireNonNull(ends, "a place has a clock");
    return where.countryKnown() ? new Ends(all.first, all.first) : all;
  }

  /** Returns the regions, which can have holidays of their own, or else the countries. */
  private static Set<Place> parts(Whereabouts where) {
    return where.regionKnown() ? where.regions() : where.countries();
  }

  private static Instant received(Request request) {
    Instant stated = Request.RECEIVED_AT.in(request);
    return stated == null ? request.at() : stated;
  }

  /** What becomes of the month while the person is asked who he is. */
  private enum Clock {
    /** It stands still, and runs on once that is known: EDPB Guidelines 01/2022. */
    RUNS_ON_AFTER_A_PAUSE,
    /** It begins with the answer: the Information Commissioner's guidance, UK GDPR Art. 12A. */
    BEGINS_WITH_THE_ANSWER
  }

  /**
   * One month, or three.
   *
   * <p>The clock stands still while the person has been asked who he is, or what he means, and has
   * not answered; nobody has to prove who he is to object. A question that comes after the end
   * stops nothing. How long the clock stood is counted in days of the place.
   */
  private final class Answer extends Effect<Request> {
    private final Set<Place> places;
    private final Clock clock;

    Answer(Set<Place> places, Clock clock) {
      this.places = places.isEmpty() ? anywhere() : places;
      this.clock = clock;
    }

    @Override
    public Outcome on(Request request) {
      RequestKind kind = Request.KIND.in(request);
      boolean identityMatters = identityMatters(kind);
      Ends ends = ends(request, identityMatters);
      Instant completed = completed(request);
      Truth late = ends.late(completed == null ? request.at() : completed);
      if (late == Truth.FALSE) {
        if (completed != null) {
          return Outcome.pass();
        }
        if (stops(request, identityMatters)) {
          return Outcome.oblige(COMPLETE);
        }
        return ends.first().equals(ends.last())
            ? Outcome.oblige(COMPLETE.by(ends.first()))
            : Outcome.missing(Request.COUNTRY);
      }
      Outcome ifLate = late(request, kind, completed);
      return late == Truth.TRUE ? ifLate : perhapsLate(ifLate);
    }

    /** The place is asked for unless nothing is amiss even if it is late. */
    private static Outcome perhapsLate(Outcome ifLate) {
      if (ifLate instanceof Outcome.Indeterminate indeterminate) {
        return new Outcome.Indeterminate(with(indeterminate.missing(), Request.COUNTRY));
      }
      return ifLate instanceof Outcome.Pass ? ifLate : Outcome.missing(Request.COUNTRY);
    }

    private static Set<Fact<?, ?>> with(Set<Fact<?, ?>> facts, Fact<?, ?> one) {
      Set<Fact<?, ?>> all = new LinkedHashSet<>(facts);
      all.add(one);
      return all;
    }

    /**
     * The clock of some law stands still for a question about what is meant where access is asked
     * for, and runs where that is not known.
     */
    private boolean clarificationMatters(Request request) {
      RequestKind kind = Request.KIND.in(request);
      return clock == Clock.RUNS_ON_AFTER_A_PAUSE || kind == ACCESS || kind == ACCOUNTING;
    }

    private static boolean identityMatters(@Nullable RequestKind kind) {
      return kind == null || !OBJECTIONS.contains(kind);
    }

    private Ends ends(Request request, boolean identityMatters) {
      Ends month = ends(request, 1, identityMatters);
      Instant extended = extended(request);
      Truth tooLate = extended == null ? Truth.TRUE : month.late(extended);
      if (tooLate == Truth.TRUE) {
        return month;
      }
      Ends three = ends(request, 3, identityMatters);
      return tooLate == Truth.FALSE ? three : month.joined(three);
    }

    private Ends ends(Request request, int count, boolean identityMatters) {
      Instant verified = identityMatters ? answered(request) : null;
      boolean anew = clock != Clock.RUNS_ON_AFTER_A_PAUSE && verified != null;
      Instant from = verified != null && anew ? verified : received(request);
      return RequestRules.ends(
          request,
          places,
          country ->
              here -> {
                int pause = anew || verified == null ? 0 : days(request, IDENTITY, verified, here);
                Instant clarified = happened(request, Request.CLARIFIED_AT);
                if (clarified != null && clarificationMatters(request)) {
                  pause += days(request, CLARIFICATION, clarified, here);
                }
                return months(count, from, pause, country).due(here);
              });
    }

    /** Returns when the person proved who he is after he was asked in time, if that has come. */
    private @Nullable Instant answered(Request request) {
      Instant verified = proved(request);
      Instant asked = happened(request, IDENTITY);
      return verified == null || ends(request, false).late(requireNonNull(asked)) == Truth.TRUE
          ? null
          : verified;
    }

    /** Returns when the person proved who he is after he was asked, if that has come. */
    private static @Nullable Instant proved(Request request) {
      Instant verified = happened(request, Request.IDENTITY_VERIFIED_AT);
      return happened(request, IDENTITY) == null ? null : verified;
    }

    private static int days(
        Request request, Fact<Request, Instant> asked, Instant answered, ZoneClock here) {
      Instant begun = happened(request, asked);
      return begun == null || !answered.isAfter(begun)
          ? 0
          : (int) ChronoUnit.DAYS.between(here.dateAt(begun), here.dateAt(answered));
    }

    /** Tells whether the clock stands still: the person was asked in time and has not answered. */
    private boolean stops(Request request, boolean identityMatters) {
      return waitsForClarification(request)
          || (identityMatters
              && !Boolean.TRUE.equals(Request.IDENTITY_VERIFIED.in(request))
              && waits(request, IDENTITY, Request.IDENTITY_VERIFIED_AT));
    }

    private boolean waitsForClarification(Request request) {
      return clarificationMatters(request) && waits(request, CLARIFICATION, Request.CLARIFIED_AT);
    }

    private boolean waits(
        Request request, Fact<Request, Instant> question, Fact<Request, Instant> answer) {
      Instant asked = happened(request, question);
      return asked != null
          && happened(request, answer) == null
          && ends(request, true).late(asked) == Truth.FALSE;
    }

    /** Says what is to be said where it is late, unless the clock stands still. */
    private Outcome late(Request request, @Nullable RequestKind kind, @Nullable Instant completed) {
      Outcome unlate = completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
      if (waitsForClarification(request)) {
        return unlate;
      }
      if (!identityMatters(kind)) {
        return Outcome.deny(); // nobody has to prove who he is to object
      }
      if (Request.AGENT.in(request) != null) {
        Boolean authorized = AUTHORIZED.in(request);
        if (authorized == null) {
          return Outcome.missing(AUTHORIZED);
        }
        if (!authorized && kind == null) {
          return Outcome.missing(Request.KIND);
        }
        if (!authorized) {
          return unlate; // no request of the person, until he is shown to have sent somebody
        }
      }
      Boolean verified = Request.IDENTITY_VERIFIED.in(request);
      boolean asked = waits(request, IDENTITY, Request.IDENTITY_VERIFIED_AT);
      if (Boolean.TRUE.equals(verified) || proved(request) != null) {
        return asked ? Outcome.missing(Request.IDENTITY_VERIFIED_AT) : Outcome.deny();
      }
      if (verified == null) {
        return Outcome.missing(Request.IDENTITY_VERIFIED);
      }
      if (kind == null) {
        return Outcome.missing(Request.KIND);
      }
      if (asked) {
        return unlate;
      }
      Instant question = happened(request, IDENTITY);
      if (question == null) {
        return Outcome.missing(Request.IDENTITY_REQUESTED_AT);
      }
      // A question asked after the end stops nothing; where it ended may hang on the place.
      return ends(request, true).late(question) == Truth.TRUE
          ? Outcome.deny()
          : Outcome.missing(Request.COUNTRY);
    }

    @Override
    public Supplier<String> tells(Request request) {
      Due due = ends(request, identityMatters(Request.KIND.in(request))).first();
      return () -> "it was due by " + due;
    }

    @Override
    public Set<Fact<Request, ?>> reads() {
      return Set.of(
          Request.RECEIVED_AT,
          Request.COMPLETED_AT,
          Request.EXTENDED_AT,
          Request.COUNTRY,
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
   * FADP Art. 25(7), DPO Art. 18 and 22: thirty days, or one's own time if that is told in them.
   */
  private static final class SwissAnswer extends Effect<Request> {
    private final Set<Place> places;

    SwissAnswer(Set<Place> places) {
      this.places = places;
    }

    @Override
    public Outcome on(Request request) {
      Due due = due(request);
      Instant completed = completed(request);
      Instant extended = extended(request);
      if (extended != null && !due.isLate(extended)) {
        return completed == null ? Outcome.oblige(COMPLETE) : Outcome.pass();
      }
      if (due.isLate(completed == null ? request.at() : completed)) {
        return Outcome.deny();
      }
      return completed == null ? Outcome.oblige(COMPLETE.by(due)) : Outcome.pass();
    }

    private Due due(Request request) {
      Deadline thirtyDays = Deadline.calendarDays(30);
      return ends(request, places, country -> clock -> thirtyDays.due(received(request), clock))
          .first();
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
            .title("Data is not handed to somebody whose identity is in doubt.")
            .when(PROVED_RIGHTS)
            .when(OPEN)
            .when(Condition.isFalse(Request.IDENTITY_VERIFIED))
            .obliges("verify-identity"));
    rules.add(
        begin(scope, scope.inForce, "gdpr.request-identity", "agent", "12(6)")
            .title("Who asks for another shows that the person sent him.")
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
