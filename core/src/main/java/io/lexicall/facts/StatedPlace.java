package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is stated about the place of the called person: whether it is consistent, and which fact
 * decided the place.
 */
record StatedPlace(
    @Nullable PhoneNumber number,
    @Nullable Place country,
    @Nullable Place region,
    @Nullable String postalCode,
    @Nullable ZoneId timeZone) {
  private static final Place UNITED_STATES = Place.of("US");
  private static final Place CANADA = Place.of("CA");
  private static final String POSTAL_CODE = "postalCode";

  /** The form of a code in the countries whose codes determine a time zone. */
  private static final Map<Place, String> FORMS =
      Map.of(
          UNITED_STATES,
          "five or nine digits that begin like a ZIP code in use, such as 33101 or 33101-1234",
          CANADA,
          "a Canadian code, such as K1A 0B1, or its first half",
          Place.of("ES"),
          "five digits that begin with the number of a province, such as 28001",
          Place.of("FR"),
          "five digits that begin with the number of a department, such as 75001 or 97400",
          Place.of("PT"),
          "four or seven digits, such as 1000 or 1000-001");

  /** Reports a region that belongs to another country than the stated one. */
  static List<Contradiction> between(@Nullable Place country, @Nullable Place region) {
    List<Contradiction> found = new ArrayList<>();
    if (country != null && region != null && !country.country().equals(region.country())) {
      addBoth(
          "country",
          "is %s, which contradicts region %s".formatted(country, region),
          region.country().code(),
          "region",
          "is %s, which contradicts country %s".formatted(region, country),
          "a region of " + country,
          found);
    }
    return found;
  }

  /** Reports what is wrong with the postal code, alone and compared with the other facts. */
  List<Contradiction> contradictions() {
    Place area = region;
    List<Contradiction> found = between(country, area);
    if (!found.isEmpty() || postalCode == null) {
      return found;
    }
    Whereabouts code = code();
    if (code == null) {
      Place home = home();
      String allowed = home == null ? null : FORMS.get(home);
      if (home != null && allowed != null) {
        addNotOf(home, allowed, found);
      }
      return found;
    }
    if (area != null && code.regionKnown() && !code.regions().contains(area)) {
      String there = joined(code.regions());
      addBoth(
          POSTAL_CODE,
          "is a code of %s, which contradicts region %s".formatted(there, area),
          "a code of " + area,
          "region",
          "is %s, which contradicts postalCode, a code of %s".formatted(area, there),
          there,
          found);
    }
    ZoneId zone = timeZone;
    if (zone != null && code.zoneKnown() && !code.agreesWith(zone)) {
      String there = joined(code.zones());
      addBoth(
          POSTAL_CODE,
          "is a code on %s time, which contradicts timeZone %s".formatted(there, zone),
          "a code on %s time".formatted(zone),
          "timeZone",
          "is %s, which contradicts postalCode, a code on %s time".formatted(zone, there),
          there,
          found);
    }
    return found;
  }

  /** Adds a problem of each of two facts that contradict each other. */
  private static void addBoth(
      String one,
      String ofOne,
      String oneAllowed,
      String other,
      String ofOther,
      String otherAllowed,
      List<Contradiction> found) {
    String or = ", or one of the two left out";
    found.add(
        new Contradiction(
            new Problem(one, ofOne, oneAllowed + or), Contradiction.Kind.OTHER_FACT, other));
    found.add(
        new Contradiction(
            new Problem(other, ofOther, otherAllowed + or), Contradiction.Kind.OTHER_FACT, one));
  }

  /** Adds a problem of the code, and one of each fact by which it would be of that country. */
  private void addNotOf(Place home, String allowed, List<Contradiction> found) {
    found.add(
        new Contradiction(
            new Problem(POSTAL_CODE, "is not a postal code of " + home, allowed),
            Contradiction.Kind.NOT_OF_COUNTRY,
            home.code()));
    if (country != null) {
      found.add(elsewhere("country", country));
    }
    if (region != null) {
      found.add(elsewhere("region", region));
    }
  }

  private static Contradiction elsewhere(String fact, Place place) {
    return new Contradiction(
        new Problem(
            fact,
            "is %s, where there is no such postalCode".formatted(place),
            "where postalCode is, or one of these left out"),
        Contradiction.Kind.OTHER_FACT,
        POSTAL_CODE);
  }

  /** Returns the stated country, or that of the stated region. */
  private @Nullable Place home() {
    return region == null ? country : region.country();
  }

  /** Returns where the code alone is; null if there is none or it cannot be read. */
  private @Nullable Whereabouts code() {
    if (postalCode == null) {
      return null;
    }
    Place home = home();
    if (home != null) {
      return Atlas.ofPostalCode(home, postalCode).orElse(null);
    }
    // Of the number, only its countries decide whether the code can be read.
    Whereabouts countries = Whereabouts.of(suggested().countries(), Set.of(), Set.of());
    Whereabouts found = Atlas.resolve(countries, null, null, postalCode, null);
    return found.equals(countries) || found.equals(Whereabouts.UNKNOWN) ? null : found;
  }

  private Whereabouts suggested() {
    return number == null ? Whereabouts.UNKNOWN : number.whereabouts();
  }

  /**
   * Returns, for people, where the person is assumed to be, which fact decided it, and what the
   * number suggested otherwise.
   *
   * @param where the place that is assumed
   * @return a sentence or two, or an empty text if no fact states a place
   */
  String told(Whereabouts where) {
    List<String> by = new ArrayList<>();
    if (timeZone != null) {
      by.add("to.timeZone");
    }
    if (code() != null) {
      by.add("to.postalCode");
    }
    if (region != null) {
      by.add("to.region");
    } else if (code() == null && country != null) {
      by.add("to.country");
    } else if (code() == null && number != null) {
      by.add("to.number");
    }
    Whereabouts suggested = suggested();
    if (isUnreadable(where)) {
      return "an unknown place, since to.postalCode cannot be read; the number suggests "
          + text(suggested);
    }
    if (by.isEmpty()) {
      return "";
    }
    String told =
        text(where) + ", as " + String.join(" and ", by) + (by.size() > 1 ? " say" : " says");
    return number == null || suggested.equals(where)
        ? told
        : told + "; the number suggests " + text(suggested);
  }

  /**
   * Returns whether the place is unknown only because the code does not belong to the number's
   * country.
   */
  private boolean isUnreadable(Whereabouts where) {
    return postalCode != null && !where.countryKnown() && suggested().countryKnown();
  }

  private static String text(Whereabouts where) {
    Set<Place> places = where.regionKnown() ? where.regions() : where.countries();
    String place = places.isEmpty() ? "an unknown place" : joined(places);
    return place
        + " on "
        + (where.zoneKnown() ? joined(where.zones()) + " time" : "an unknown clock");
  }

  private static String joined(Iterable<?> candidates) {
    List<String> texts = new ArrayList<>();
    candidates.forEach(candidate -> texts.add(candidate.toString()));
    return texts.stream().collect(Collectors.joining(" or "));
  }
}
