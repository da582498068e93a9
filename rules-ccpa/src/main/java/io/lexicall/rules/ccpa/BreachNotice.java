package io.lexicall.rules.ccpa;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rules.ccpa.LastDay.Term;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must be notified of a breach of unencrypted data of a state's residents: nothing once
 * that is done in time, a denial once it is late, and until then the obligation, with its date if
 * the law sets one. Days are those of the state; if it has several time zones, the first to end
 * counts.
 *
 * <p>A notice to an authority ends the duty to this one only if no other can be meant: see {@link
 * #toOneOf}.
 */
final class BreachNotice extends DatedEffect<Incident> {
  /** An extension whose days the authority sets, so that no day is known. */
  static final int OPEN = Integer.MAX_VALUE;

  private static final Fact<Incident, Instant> AUTHORITY =
      Incident.NOTIFIED.then(Notified.AUTHORITY);

  private final Place state;
  private final List<ZoneClock> clocks;
  private final LastDay lastDay;

  /** As many people are affected as the law asks for. */
  private final Condition<Incident> enough;

  /** Those of whom one must be told: usually one alone. */
  private List<Fact<Incident, Instant>> told;

  private final String obligation;
  private List<Limit> limits = List.of();

  /**
   * The extension in days, or {@link #OPEN}, if the authority got reasons in time; usually none.
   */
  private int moreForReasons;

  /** The other authorities that can have received them; null without an extension. */
  private @Nullable OtherAuthorities othersForReasons;

  /** The other authorities that can be meant; null if the notice is to no authority. */
  private @Nullable OtherAuthorities others;

  /**
   * A time limit for the notice.
   *
   * @param start the event from which it runs; there is no limit before that happens
   * @param days zero for the day of the event itself
   * @param onBusinessDays whether these are business days, not calendar days
   */
  private record Limit(Fact<Incident, Instant> start, int days, boolean onBusinessDays) {
    /** Whether it runs from telling somebody. */
    boolean runsFromNotice() {
      return !start.equals(Incident.DISCOVERED_AT);
    }

    /** The day of the event itself is no period, so nothing moves it. */
    Term term(Instant begun, int more, ZoneClock clock, LastDay lastDay) {
      return days == 0
          ? Term.endOf(clock.dateAt(begun), clock)
          : lastDay.end(deadline(more), begun, clock);
    }

    /** Excluding only federal holidays gives the earlier date. */
    private Deadline deadline(int more) {
      return onBusinessDays
          ? Deadline.businessDays(days + more, BusinessDays.usFederal())
          : Deadline.calendarDays(days + more);
    }
  }

  /**
   * Creates a notice for which the law sets no date.
   *
   * @param clocks the clocks of the state
   * @param lastDay what becomes of a last day off there
   * @param enough as many people are affected as the law asks for
   */
  BreachNotice(
      Place state,
      List<ZoneClock> clocks,
      LastDay lastDay,
      Condition<Incident> enough,
      Fact<Notified, Instant> told,
      String obligation) {
    this.state = state;
    this.clocks = List.copyOf(clocks);
    this.lastDay = lastDay;
    this.enough = enough;
    this.told = List.of(Incident.NOTIFIED.then(told));
    this.obligation = obligation;
  }

  /** Creates a copy, which changes no more once it is returned. */
  private BreachNotice(BreachNotice same) {
    this.state = same.state;
    this.clocks = same.clocks;
    this.lastDay = same.lastDay;
    this.enough = same.enough;
    this.told = same.told;
    this.obligation = same.obligation;
    this.limits = same.limits;
    this.moreForReasons = same.moreForReasons;
    this.othersForReasons = same.othersForReasons;
    this.others = same.others;
  }

  /** Returns the same notice, also due that many days after an event; the earliest date counts. */
  BreachNotice within(int days, Fact<Incident, Instant> start) {
    return within(new Limit(start, days, false));
  }

  /** Returns the same notice, also due that many business days after an event. */
  BreachNotice withinBusinessDays(int days, Fact<Incident, Instant> start) {
    return within(new Limit(start, days, true));
  }

  private BreachNotice within(Limit limit) {
    BreachNotice notice = new BreachNotice(this);
    notice.limits = with(limits, limit);
    return notice;
  }

  /**
   * Returns the same notice, due that many days later, or on no known day, if the authority
   * received the reasons. They count if no other authority can be meant by the notice, since no
   * fact says which one was notified.
   */
  BreachNotice laterForReasons(int days, OtherAuthorities than) {
    BreachNotice notice = new BreachNotice(this);
    notice.moreForReasons = days;
    notice.othersForReasons = days > 0 ? than : null;
    return notice;
  }

  /** Returns the same notice, which telling somebody else fulfils too. */
  BreachNotice orTelling(Fact<Notified, Instant> other) {
    BreachNotice notice = new BreachNotice(this);
    notice.told = with(told, Incident.NOTIFIED.then(other));
    return notice;
  }

  /**
   * Returns the same notice to one of several authorities. One fact holds the notice to any of
   * them. If HIPAA orders the Secretary to be notified, that is meant: it says nothing of the
   * state's authority, so that the obligation stays and a late notice is not denied. Otherwise it
   * is the first notice to any of the others: if that was late, so is each, and if it was in time,
   * the obligation stays.
   */
  BreachNotice toOneOf(OtherAuthorities others) {
    BreachNotice notice = new BreachNotice(this);
    notice.others = others;
    return notice;
  }

  private static <T> List<T> with(List<T> some, T another) {
    List<T> more = new ArrayList<>(some);
    more.add(another);
    return List.copyOf(more);
  }

  /** Returns a citation with that of the act that moves the last day, if there is one. */
  String cited(String citation) {
    return limits.stream().anyMatch(limit -> limit.days > 0) ? lastDay.cited(citation) : citation;
  }

  /** Returns whether it denies: the notice is known to be due, and late. */
  boolean isLate(Incident incident) {
    return on(incident) instanceof Outcome.Denied;
  }

  @Override
  protected Outcome on(Incident incident, Present now) {
    Boolean encrypted = Incident.ENCRYPTED.in(incident);
    Truth isEnough = enough.test(incident);
    if (Boolean.TRUE.equals(encrypted) || isEnough == Truth.FALSE) {
      return Outcome.pass();
    }
    Term term = term(incident, 0, now);
    Instant done = done(incident, now);
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    if (term != null && moreForReasons > 0) {
      Boolean reasons = reasonsInTime(incident, term, now);
      Term later = moreForReasons == OPEN ? null : term(incident, moreForReasons, now);
      if (reasons == null
          && now.isLate(term.last(), done)
          && (later == null || !now.isLate(later.last(), done))) {
        addWhatShowsReasons(incident, missing);
      }
      if (Boolean.TRUE.equals(reasons)) {
        Instant given = requireNonNull(AUTHORITY.in(incident));
        term = later == null ? null : term.extendedTo(later, given);
      }
    }
    boolean isLate = term != null && now.isLate(term.last(), done);
    boolean mayBeLate = term != null && term.mayBeLate(done, now);
    boolean isOpen = done == null;
    if (others != null && done != null) {
      Truth secretary = others.secretaryIsMeant(incident);
      if (isLate && secretary == Truth.UNKNOWN) {
        others.addMissing(incident, missing);
      }
      isLate = isLate && secretary != Truth.TRUE;
      isOpen = secretary != Truth.FALSE || others.stateMayBeMeant(incident);
    }
    if (!isOpen && !isLate && !mayBeLate) {
      return Outcome.pass();
    }
    if (encrypted == null && (done == null || isLate || mayBeLate)) {
      missing.add(Incident.ENCRYPTED);
    }
    if (isEnough == Truth.UNKNOWN) {
      Set<Fact<Incident, ?>> whatCounts = new LinkedHashSet<>();
      enough.missing(incident, whatCounts);
      missing.addAll(whatCounts);
    }
    if ((isLate || isLateIfTold(incident, now)) && Incident.NOTIFIED.in(incident) == null) {
      missing.add(Incident.NOTIFIED);
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(missing);
    }
    if (term != null && isLate) {
      return Outcome.late(term.last());
    }
    Duty duty = Duty.to(obligation);
    if (term != null && mayBeLate) {
      duty = duty.noting(term.doubt());
    } else if (done != null) {
      duty = duty.noting("To the authority of " + state + "; no fact says which one was notified.");
    }
    return Outcome.oblige(term == null ? duty : duty.by(term.due()));
  }

  /**
   * Returns whether it would be late had the notice from which its days run been given at once: if
   * it is not known whom the host notified, they can have begun then.
   */
  private boolean isLateIfTold(Incident incident, Present now) {
    Instant discovered = Incident.DISCOVERED_AT.in(incident);
    return discovered != null
        && limits.stream()
            .filter(Limit::runsFromNotice)
            .anyMatch(
                limit ->
                    clocks.stream()
                        .anyMatch(
                            clock ->
                                now.isLate(
                                    limit.term(discovered, 0, clock, lastDay).last(), null)));
  }

  /** Returns when the first of those who may be told was told of this breach; null if none was. */
  private @Nullable Instant done(Incident incident, Present now) {
    Instant first = null;
    for (Fact<Incident, Instant> each : told) {
      Instant one = each.in(incident);
      if (one != null && isOfThis(incident, one, now) && (first == null || one.isBefore(first))) {
        first = one;
      }
    }
    return first;
  }

  /** A notice before the breach was discovered was about another breach. */
  static boolean isOfThis(Incident incident, Instant event, Present now) {
    Instant known = Incident.DISCOVERED_AT.in(incident);
    return (known == null || !event.isBefore(known)) && now.hasCome(event);
  }

  /**
   * Returns whether the authority was told the reasons for the delay by the day on which the notice
   * itself is due; null if one was told, and it is not known whether this one, with reasons.
   */
  private @Nullable Boolean reasonsInTime(Incident incident, Term term, Present now) {
    Instant authority = AUTHORITY.in(incident);
    Boolean reasons = Incident.LATE_REASONS.in(incident);
    OtherAuthorities others = othersForReasons;
    if (authority == null
        || !isOfThis(incident, authority, now)
        || term.last().isLate(authority)
        || Boolean.FALSE.equals(reasons)
        || others == null) {
      return Boolean.FALSE;
    }
    Truth secretary = others.secretaryIsMeant(incident);
    if (secretary == Truth.TRUE || others.stateMayBeMeant(incident)) {
      return Boolean.FALSE;
    }
    return secretary == Truth.FALSE && Incident.AFFECTED_BY_REGION.in(incident) != null
        ? reasons
        : null;
  }

  /** Adds what leaves open whether the authority received the reasons. */
  private void addWhatShowsReasons(Incident incident, Set<Fact<?, ?>> missing) {
    if (Incident.LATE_REASONS.in(incident) == null) {
      missing.add(Incident.LATE_REASONS);
    }
    requireNonNull(othersForReasons).addMissing(incident, missing);
  }

  /** Returns when it is due, a number of days later; null if no time limit has started. */
  private @Nullable Term term(Incident incident, int more, Present now) {
    Term first = null;
    for (Limit limit : limits) {
      Instant begun = limit.start.in(incident);
      if (begun != null && isOfThis(incident, begun, now)) {
        for (ZoneClock clock : clocks) {
          Term term = limit.term(begun, more, clock, lastDay);
          first = first == null || term.endsBefore(first) ? term : first;
        }
      }
    }
    return first;
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads =
        new LinkedHashSet<>(
            List.of(
                Incident.ENCRYPTED,
                Incident.AFFECTED_BY_REGION,
                Incident.NOTIFIED,
                Incident.DISCOVERED_AT));
    reads.addAll(enough.reads());
    reads.addAll(told);
    limits.forEach(limit -> reads.add(limit.start));
    if (moreForReasons > 0) {
      reads.add(AUTHORITY);
      reads.add(Incident.LATE_REASONS);
    }
    if (othersForReasons != null) {
      reads.addAll(othersForReasons.reads());
    }
    if (others != null) {
      reads.addAll(others.reads());
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
