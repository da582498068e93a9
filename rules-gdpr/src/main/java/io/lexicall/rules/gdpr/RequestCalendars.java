package io.lexicall.rules.gdpr;

import io.lexicall.facts.Request;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.ZoneClock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The clocks and holidays by which requests are counted. */
final class RequestCalendars {
  /** The time zones in which a day ends first and last on earth. */
  private static final Set<Place> FIRST_AND_LAST = Set.of(Place.of("KI"), Place.of("NU"));

  /** A calendar by which a request may be counted, and its place. */
  record Calendar(Place place, ZoneClock clock, BusinessDays workingDays) {}

  private final Regimes regimes;

  RequestCalendars(Regimes regimes) {
    this.regimes = regimes;
  }

  /** Returns every place of the regimes, and those where a day ends first and last. */
  Set<Place> anywhere() {
    Set<Place> anywhere = new LinkedHashSet<>(regimes.places());
    anywhere.addAll(FIRST_AND_LAST);
    return anywhere;
  }

  /**
   * Returns the calendars by which a request may be counted.
   *
   * @param places where the request can be from if its country is not known
   */
  List<Calendar> of(Request request, Set<Place> places) {
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
}
