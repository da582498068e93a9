package io.lexicall.rules.ccpa;

import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.law.LawTable.Row;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rules.ccpa.LastDay.Term;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something must be done about a request in time: nothing once it is, a denial once it is late, and
 * until then the obligation with its date.
 *
 * <p>The period is extended if the person was told so within the first one; a later notice has no
 * effect. If the person's place has several time zones, the first to end counts. Events before the
 * request were about another one.
 */
final class RequestDeadline extends DatedEffect<Request> {
  /** Every UTC offset, for an unknown place. */
  private static final List<ZoneClock> ANYWHERE =
      IntStream.rangeClosed(-12, 14)
          .mapToObj(hours -> ZoneClock.of(ZoneOffset.ofHours(hours)))
          .toList();

  private static final Fact<Request, Boolean> AUTHORIZED =
      Request.AGENT.then(AuthorizedAgent.AUTHORIZED);

  /** To whom it is denied that it is late. */
  enum Asker {
    /** To nobody, since no fact tells whether it binds: once late, it stays owed. */
    NOBODY,
    /** To everybody: a late answer is late whoever makes the request. */
    ANYBODY,
    /** To the person, and to an agent, who must show authorization. */
    PERSON_OR_AGENT,
    /** To either, if authenticated: the act covers no other requests. */
    AUTHENTICATED
  }

  /** What to answer if the region is not stated, so that it is not known whose law applies. */
  enum Unplaced {
    /** As if it were the place: a law without a place needs none. */
    SPEAK,
    /** Ask for the region unless all is done in time. */
    ASK,
    /** Ask for it only once it is late: until then the duty is one of many that may be owed. */
    ASK_WHEN_LATE,
    /** Nothing: it is also unknown whether the act covers the data at all. */
    KEEP_SILENT
  }

  /** What a proof of identity does to the days, if it comes after the request. */
  enum Proof {
    /** In the period nothing; after it, a new period, since nothing was owed until then. */
    BEGINS_A_NEW_PERIOD,
    /** Nothing but that the request is owed, at the latest when the day of the proof ends. */
    LEAVES_THE_PERIOD,
    /** The period begins with it. */
    BEGINS_THE_PERIOD;

    /** Reads from when a row counts its days. */
    static Proof of(Row row) {
      return switch (row.text("days_from")) {
        case "" -> BEGINS_A_NEW_PERIOD;
        case "receipt" -> LEAVES_THE_PERIOD;
        case "authentication" -> BEGINS_THE_PERIOD;
        default ->
            throw row.unreadable(
                "days_from", new IllegalArgumentException("receipt or authentication is meant"));
      };
    }
  }

  /**
   * The days that a law gives.
   *
   * @param extended those from the same start, if the person was told of more in time
   */
  record Period(Deadline first, Deadline extended, Proof proof) {
    private static final String BUSINESS = " business";

    /** Reads a period that nothing extends, counted as acts count that say nothing of it. */
    static Period fixed(Row row, String column) {
      Deadline days = days(row, column);
      return new Period(days, days, Proof.BEGINS_A_NEW_PERIOD);
    }

    /** Reads a period with the extension that a row allows, if it does. */
    static Period extensible(Row row, String column) {
      return row.isBlank("extension_days")
          ? fixed(row, column)
          : new Period(
              days(row, column),
              Deadline.calendarDays(row.integer(column) + row.integer("extension_days")),
              Proof.BEGINS_A_NEW_PERIOD);
    }

    /** Returns the same days, counted from when a row says. */
    Period countedAsSaid(Row row) {
      return new Period(first, extended, Proof.of(row));
    }

    /** Reads a number of calendar days, or of business days if the cell says so. */
    private static Deadline days(Row row, String column) {
      String text = row.requireText(column);
      try {
        // The acts do not define a business day; excluding only federal holidays gives the earlier
        // date.
        return text.endsWith(BUSINESS)
            ? Deadline.businessDays(
                Integer.parseInt(text.substring(0, text.length() - BUSINESS.length())),
                BusinessDays.usFederal())
            : Deadline.calendarDays(Integer.parseInt(text));
      } catch (IllegalArgumentException e) {
        throw row.unreadable(column, e);
      }
    }
  }

  private final String obligation;

  /** What shows that it is done: the first of these counts. */
  private final List<Fact<Request, Instant>> done;

  private final Period period;
  private final LastDay lastDay;
  private final Asker asker;
  private final Unplaced unplaced;
  private final @Nullable ZoneClock place;

  private RequestDeadline(
      String obligation,
      List<Fact<Request, Instant>> done,
      Period period,
      LastDay lastDay,
      Asker asker,
      Unplaced unplaced,
      @Nullable ZoneClock place) {
    this.obligation = obligation;
    this.done = List.copyOf(done);
    this.period = period;
    this.lastDay = lastDay;
    this.asker = asker;
    this.unplaced = unplaced;
    this.place = place;
  }

  /**
   * Returns the deadline for an answer.
   *
   * @param lastDay what becomes of a last day off
   * @param place whose days count; null for the place of the person
   */
  static RequestDeadline answer(
      Period period, LastDay lastDay, Asker asker, Unplaced unplaced, @Nullable ZoneClock place) {
    return new RequestDeadline(
        "complete-request", List.of(Request.COMPLETED_AT), period, lastDay, asker, unplaced, place);
  }

  /** Returns the deadline for a confirmation of receipt, which an answer makes unnecessary. */
  static RequestDeadline confirmation(
      Period period, LastDay lastDay, Asker asker, Unplaced unplaced, @Nullable ZoneClock place) {
    return new RequestDeadline(
        "acknowledge-request",
        List.of(Request.ACKNOWLEDGED_AT, Request.COMPLETED_AT),
        period,
        lastDay,
        asker,
        unplaced,
        place);
  }

  static List<ZoneClock> clocks(Request request, @Nullable ZoneClock place) {
    List<ZoneClock> clocks = place == null ? request.whereabouts().clocks() : List.of(place);
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  @Override
  protected Outcome on(Request request, Present now) {
    Term term = null;
    for (ZoneClock clock : clocks(request, place)) {
      Term here = term(request, start(request, clock, now), clock, now);
      term = term == null || here.endsBefore(term) ? here : term;
    }
    Instant finished = finished(request, now);
    if (term == null || (finished != null && !term.due().isLate(finished))) {
      return Outcome.pass();
    }
    boolean isLate = now.isLate(term.last(), finished);
    boolean isPlaced = unplaced == Unplaced.SPEAK || Request.REGION.in(request) != null;
    if (!isPlaced) {
      return switch (unplaced) {
        case SPEAK, ASK -> Outcome.missing(Request.REGION);
        case ASK_WHEN_LATE -> isLate ? Outcome.missing(Request.REGION) : Outcome.pass();
        case KEEP_SILENT -> Outcome.pass();
      };
    }
    if (isLate && asker != Asker.NOBODY) {
      return late(request, term, finished, now);
    }
    return isLate && finished != null ? Outcome.pass() : owed(term, finished, now);
  }

  /** Returns the obligation that is open; what may have been done late does not end it. */
  private Outcome owed(Term term, @Nullable Instant finished, Present now) {
    Duty duty = Duty.to(obligation).by(term.due());
    if (term.mayBeLate(finished, now)) {
      return Outcome.oblige(duty.noting(term.doubt()));
    }
    return finished == null ? Outcome.oblige(duty) : Outcome.pass();
  }

  /** Returns the outcome for a late answer; nothing is late before an answer was required. */
  private Outcome late(Request request, Term term, @Nullable Instant finished, Present now) {
    Outcome waiting = finished == null ? Outcome.oblige(Duty.to(obligation)) : Outcome.pass();
    if (asker != Asker.ANYBODY && Request.AGENT.in(request) != null) {
      Boolean authorized = AUTHORIZED.in(request);
      if (authorized == null) {
        return Outcome.missing(AUTHORIZED);
      }
      if (!authorized) {
        return waiting;
      }
    }
    if (asker != Asker.AUTHENTICATED) {
      return Outcome.late(term.last());
    }
    Instant verified = verified(request);
    Instant asked = happened(request, Request.IDENTITY_REQUESTED_AT, now);
    boolean wasDoubted = asked != null && !term.last().isLate(asked);
    Boolean isVerified = Request.IDENTITY_VERIFIED.in(request);
    if (verified == null && isVerified == null && wasDoubted) {
      return Outcome.missing(Request.IDENTITY_VERIFIED); // who asks for proof is in doubt
    }
    if (verified == null ? !Boolean.FALSE.equals(isVerified) : !term.last().isLate(verified)) {
      return Outcome.late(term.last());
    }
    if (asked == null) {
      return Outcome.missing(Request.IDENTITY_REQUESTED_AT);
    }
    if (!wasDoubted) {
      return Outcome.late(term.last());
    }
    return verified == null || !now.hasCome(verified)
        ? waiting
        : sinceVerified(request, verified, finished, now);
  }

  /**
   * Returns the outcome for a request that could not be authenticated within the period, although
   * that was tried: nothing was owed until it was, so that the first period begins then, or where
   * the act says that authentication does not extend it, the day of the proof is the last.
   */
  private Outcome sinceVerified(
      Request request, Instant verified, @Nullable Instant finished, Present now) {
    Term term = null;
    for (ZoneClock clock : clocks(request, place)) {
      Term here =
          period.proof == Proof.LEAVES_THE_PERIOD
              ? Term.endOf(clock.dateAt(verified), clock)
              : term(request, verified, clock, now);
      term = term == null || here.endsBefore(term) ? here : term;
    }
    if (term == null) {
      return Outcome.deny();
    }
    return now.isLate(term.last(), finished)
        ? Outcome.late(term.last())
        : owed(term, finished, now);
  }

  /** Returns when the period begins: with a proof only if it came before the other one ended. */
  private Instant start(Request request, ZoneClock clock, Present now) {
    Instant received = received(request);
    Instant verified = period.proof == Proof.BEGINS_THE_PERIOD ? verified(request) : null;
    return verified == null
            || !now.hasCome(verified)
            || term(request, received, clock, now).last().isLate(verified)
        ? received
        : verified;
  }

  /** Returns when the identity was proved for this request; it may be planned. */
  private static @Nullable Instant verified(Request request) {
    Instant verified = Request.IDENTITY_VERIFIED_AT.in(request);
    return verified != null && verified.isBefore(received(request)) ? null : verified;
  }

  /** Returns when an event of the request happened, if it has. */
  private static @Nullable Instant happened(
      Request request, Fact<Request, Instant> event, Present now) {
    Instant then = event.in(request);
    return then == null || then.isBefore(received(request)) || !now.hasCome(then) ? null : then;
  }

  /** Returns when the request came; without an instant, now. */
  static Instant received(Request request) {
    return Request.RECEIVED_AT.of(request).orElse(request.at());
  }

  private Term term(Request request, Instant start, ZoneClock clock, Present now) {
    Term term = lastDay.end(period.first, start, clock);
    Instant told = happened(request, Request.EXTENDED_AT, now);
    if (told == null || term.last().isLate(told)) {
      return term;
    }
    // Where the period begins with the proof, word of more time may come before it.
    return period.proof == Proof.BEGINS_THE_PERIOD || !told.isBefore(start)
        ? term.extendedTo(lastDay.end(period.extended, start, clock), told)
        : term;
  }

  /** Returns when it was first done; earlier events were about another request. */
  private @Nullable Instant finished(Request request, Present now) {
    Instant finished = null;
    for (Fact<Request, Instant> event : done) {
      Instant then = happened(request, event, now);
      if (then != null && (finished == null || then.isBefore(finished))) {
        finished = then;
      }
    }
    return finished;
  }

  @Override
  public Set<Fact<Request, ?>> reads() {
    Set<Fact<Request, ?>> reads = new LinkedHashSet<>(done);
    reads.add(Request.RECEIVED_AT);
    reads.add(Request.EXTENDED_AT);
    if (asker == Asker.PERSON_OR_AGENT || asker == Asker.AUTHENTICATED) {
      reads.add(Request.AGENT);
      reads.add(AUTHORIZED);
    }
    if (asker == Asker.AUTHENTICATED) {
      reads.add(Request.IDENTITY_VERIFIED);
      reads.add(Request.IDENTITY_VERIFIED_AT);
      reads.add(Request.IDENTITY_REQUESTED_AT);
    }
    if (unplaced != Unplaced.SPEAK) {
      reads.add(Request.REGION);
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
