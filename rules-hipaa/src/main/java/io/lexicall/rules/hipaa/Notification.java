package io.lexicall.rules.hipaa;

import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must be notified of a breach in time: nothing once that is done or if there was no
 * breach, a denial once it is late, and until then the obligation with its date.
 *
 * <p>There is no breach if no unsecured data was lost, or if an assessment found a low probability
 * of compromise (45 CFR 164.402(2)). An assessment that is left out is asked for only once it is
 * late; until then a breach is presumed.
 *
 * <p>If many people are affected, the Secretary is notified together with them: by the end of the
 * day on which they were notified.
 *
 * <p>60 calendar days after discovery, even if the last is a Sunday or a holiday. Days are those of
 * the places where the affected people live, the first to end; if these are not known, those of the
 * offset with which the host states the instant; otherwise of any place in the country. A day that
 * is over in only some of these does not deny; it asks for the regions.
 */
final class Notification extends DatedEffect<Incident> {
  /** From this number of people the Secretary is notified at once; the media only above it. */
  static final int MANY = 500;

  private static final int DAYS = 60;

  private static final Fact<Incident, Instant> PEOPLE_TOLD =
      Incident.NOTIFIED.then(Notified.INDIVIDUALS);

  /** Every UTC offset, for an unknown place. */
  private static final List<ZoneClock> ANYWHERE =
      IntStream.rangeClosed(-12, 14)
          .mapToObj(hours -> ZoneClock.of(ZoneOffset.ofHours(hours)))
          .toList();

  /** What depends on the number of people. */
  enum Reach {
    /** Nothing. */
    ALL,
    /** The date. */
    SECRETARY,
    /** Whether anything is owed. */
    MEDIA
  }

  private final Fact<Incident, Instant> told;
  private final String obligation;
  private final Reach reach;

  Notification(Fact<Notified, Instant> told, String obligation, Reach reach) {
    this.told = Incident.NOTIFIED.then(told);
    this.obligation = obligation;
    this.reach = reach;
  }

  @Override
  protected Outcome on(Incident incident, Present now) {
    Boolean encrypted = Incident.ENCRYPTED.in(incident);
    BreachRisk risk = Incident.RISK.in(incident);
    Truth owed = owed(incident);
    Long people = affected(incident);
    if (Boolean.TRUE.equals(encrypted)
        || risk == BreachRisk.UNLIKELY
        || owed == Truth.FALSE
        || (people != null && people == 0)) {
      return Outcome.pass();
    }
    List<Due> dues = dues(incident, now);
    Due earliest = dues.get(0);
    Due latest = dues.get(0);
    for (Due due : dues) {
      earliest = due.end().isBefore(earliest.end()) ? due : earliest;
      latest = due.end().isAfter(latest.end()) ? due : latest;
    }
    Instant stated = told.in(incident);
    Instant done = stated != null && isOfThis(incident, stated, now) ? stated : null;
    boolean isLate = now.isLate(earliest, done);
    if (done != null && !isLate) {
      return Outcome.pass();
    }
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    if (encrypted == null) {
      missing.add(Incident.ENCRYPTED);
    }
    if (owed == Truth.UNKNOWN) {
      missing.add(Incident.AFFECTED_BY_REGION);
    }
    if (reach == Reach.SECRETARY
        && people == null
        && (!now.isLate(latest, done) || Incident.NOTIFIED.in(incident) == null)) {
      missing.add(Incident.AFFECTED);
    }
    if (isLate
        && reach != Reach.MEDIA
        && Incident.AFFECTED.in(incident) == null
        && regions(incident).isEmpty()) {
      missing.add(Incident.AFFECTED); // if nobody is affected, nobody is notified
    }
    if (isLate && risk == null) {
      missing.add(Incident.RISK);
    }
    if (isLate && Incident.NOTIFIED.in(incident) == null) {
      missing.add(Incident.NOTIFIED);
    }
    if (isLate && !now.isLate(latest, done) && regions(incident).isEmpty()) {
      missing.add(Incident.AFFECTED_BY_REGION); // it decides whose day it is
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(missing);
    }
    if (isLate) {
      boolean isDateOpen = reach == Reach.SECRETARY && people == null;
      return Outcome.late(isDateOpen ? latest : earliest); // it is late by the latest, too
    }
    return Outcome.oblige(Duty.to(obligation).by(earliest));
  }

  private static Instant discovered(Incident incident) {
    return Incident.DISCOVERED_AT.of(incident).orElse(incident.at());
  }

  /** A notice before the breach was discovered was about another breach. */
  private static boolean isOfThis(Incident incident, Instant told, Present now) {
    return !told.isBefore(discovered(incident)) && now.hasCome(told);
  }

  private Truth owed(Incident incident) {
    if (reach != Reach.MEDIA) {
      return Truth.TRUE;
    }
    Map<Place, Integer> byRegion = Incident.AFFECTED_BY_REGION.in(incident);
    if (byRegion != null) {
      return Truth.of(byRegion.values().stream().anyMatch(count -> count > MANY));
    }
    Integer affected = Incident.AFFECTED.in(incident);
    return affected != null && affected <= MANY ? Truth.FALSE : Truth.UNKNOWN;
  }

  /** Returns every possible date, given the unknown facts. */
  private List<Due> dues(Incident incident, Present now) {
    Instant discovered = discovered(incident);
    Long affected = affected(incident);
    boolean atOnce = reach != Reach.SECRETARY || affected == null || affected >= MANY;
    boolean yearly = reach == Reach.SECRETARY && (affected == null || affected < MANY);
    Instant people = reach == Reach.SECRETARY ? toldPeople(incident, now) : null;
    List<Due> dues = new ArrayList<>();
    for (ZoneClock clock : clocks(incident)) {
      if (atOnce) {
        Due outer = Deadline.calendarDays(DAYS).due(discovered, clock);
        Due withPeople = people == null ? outer : Due.endOf(clock.dateAt(people), clock);
        dues.add(withPeople.end().isBefore(outer.end()) ? withPeople : outer);
      }
      if (yearly) {
        dues.add(Due.endOf(afterYear(clock.dateAt(discovered)), clock));
      }
    }
    return dues;
  }

  /**
   * Returns when the people were notified, with whom the Secretary is notified if there are many;
   * or null.
   */
  private static @Nullable Instant toldPeople(Incident incident, Present now) {
    Instant told = PEOPLE_TOLD.in(incident);
    return told != null && isOfThis(incident, told, now) ? told : null;
  }

  /**
   * Returns how many people are affected: in total, or over all regions if that is more; null if it
   * is not stated, and the regions alone are not many.
   */
  private static @Nullable Long affected(Incident incident) {
    Integer stated = Incident.AFFECTED.in(incident);
    long regions = sum(Incident.AFFECTED_BY_REGION.of(incident).orElse(Map.of()));
    if (stated == null) {
      return regions >= MANY ? Long.valueOf(regions) : null;
    }
    return Math.max(stated, regions);
  }

  /** Returns the number of people over all regions. */
  static long sum(Map<Place, Integer> byRegion) {
    return byRegion.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static LocalDate afterYear(LocalDate discovered) {
    return LocalDate.of(discovered.getYear(), Month.DECEMBER, 31).plusDays(DAYS);
  }

  private static Collection<ZoneClock> clocks(Incident incident) {
    Set<ZoneClock> clocks = new LinkedHashSet<>();
    for (Place region : regions(incident)) {
      clocks.addAll(Atlas.ofRegion(region).clocks());
    }
    if (clocks.isEmpty()) {
      clocks.addAll(incident.whereabouts().clocks());
    }
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  /** Returns where affected people live. */
  private static Set<Place> regions(Incident incident) {
    Set<Place> regions = new LinkedHashSet<>();
    Incident.AFFECTED_BY_REGION
        .of(incident)
        .orElse(Map.of())
        .forEach(
            (region, people) -> {
              if (people > 0) {
                regions.add(region);
              }
            });
    return regions;
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads =
        new LinkedHashSet<>(
            List.of(
                Incident.DISCOVERED_AT,
                Incident.ENCRYPTED,
                Incident.AFFECTED,
                Incident.AFFECTED_BY_REGION,
                Incident.NOTIFIED,
                Incident.RISK,
                told));
    if (reach == Reach.SECRETARY) {
      reads.add(PEOPLE_TOLD);
    }
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(obligation);
  }
}
