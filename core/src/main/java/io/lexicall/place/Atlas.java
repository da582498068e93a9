package io.lexicall.place;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about places: their time zones, and the regions of postal codes.
 *
 * <p>The tables are resources of this package and are read once, on first use. Time zones follow
 * the rules of the running JVM. If the JVM does not know one of the zones of a place, the zones of
 * that place are unknown. All results are shared instances unless stated otherwise. Thread-safe.
 *
 * @since 0.1
 */
public final class Atlas {
  private Atlas() {}

  /** Read on first use, so that using only {@link Place} is cheap. */
  private static final class Tables {
    static final Map<Place, Entry> BY_PLACE = new HashMap<>(1024);

    static {
      for (Place place : PlaceTable.places()) {
        BY_PLACE.put(place, new Entry(place));
      }
    }
  }

  /**
   * What is known about one place, computed when first needed. The JVM reads the rules of each zone
   * that is named; reading those of the whole world would add 30 ms to every start.
   */
  private static final class Entry {
    private final Place place;
    private volatile @Nullable Whereabouts known;

    Entry(Place place) {
      this.place = place;
    }

    Whereabouts whereabouts() {
      Whereabouts whereabouts = known;
      return whereabouts == null ? workOut() : whereabouts;
    }

    private synchronized Whereabouts workOut() {
      Whereabouts whereabouts = known;
      if (whereabouts == null) {
        whereabouts =
            Whereabouts.of(
                Set.of(place.country()),
                place.isRegion() ? Set.of(place) : Set.of(),
                PlaceTable.zonesOf(place));
        known = whereabouts;
      }
      return whereabouts;
    }
  }

  /**
   * Returns the whereabouts of a person of whom only the country is known.
   *
   * @param country a country
   * @return the country, no region, and all zones of the country
   * @throws IllegalArgumentException if {@code country} is a region
   */
  public static Whereabouts ofCountry(Place country) {
    requireNonNull(country, "country");
    Entry entry = Tables.BY_PLACE.get(country);
    if (country.isRegion() || entry == null) {
      throw new IllegalArgumentException(
          "%s is a region; call ofRegion, or pass its country()".formatted(country));
    }
    return entry.whereabouts();
  }

  /**
   * Returns the whereabouts of a person of whom only the region is known.
   *
   * @param region a region
   * @return the region, its country, and all zones of the region; outside the United States and
   *     Canada, where regions are not listed, a new instance with all zones of its country except
   *     those that are known to belong only to other regions, such as that of the Canary Islands
   *     for Madrid
   * @throws IllegalArgumentException if {@code region} is a country
   */
  public static Whereabouts ofRegion(Place region) {
    requireNonNull(region, "region");
    if (!region.isRegion()) {
      throw new IllegalArgumentException("%s is a country; call ofCountry".formatted(region));
    }
    Entry entry = Tables.BY_PLACE.get(region);
    if (entry != null) {
      return entry.whereabouts();
    }
    return Whereabouts.of(
        Set.of(region.country()), Set.of(region), PlaceTable.zonesOfUnlisted(region));
  }

  /**
   * Returns the whereabouts of a postal code of the United States or Canada, or of a country with
   * several time zones whose codes distinguish them: Spain, Portugal, and France with its overseas
   * parts. A code of these three has time zones but no region.
   *
   * <p>A code has its own time zone, not all those of its region. If the tables behind it differ or
   * the code spans two zones, it has all of these. A code that no table has, but whose prefix is in
   * use, can be newer than the tables: it has the regions of its prefix and all their zones. The
   * code of a military post office ({@code AA}, {@code AE}, {@code AP}) has a country but no region
   * and no zone. A code that crosses a state line has both regions, if the tables know it.
   *
   * @param country the country to which the code belongs; for other countries the result is empty
   * @param postalCode five or nine digits ({@code 33101}, {@code 33101-1234}), a Canadian code
   *     ({@code K1A 0B1}) or its first half, or a code of the other three ({@code 97400}, {@code
   *     1000-001})
   * @return the whereabouts, or empty if the code does not have this form or no region uses such a
   *     code
   */
  public static Optional<Whereabouts> ofPostalCode(Place country, String postalCode) {
    requireNonNull(country, "country");
    requireNonNull(postalCode, "postalCode");
    return Optional.ofNullable(PostalCodes.ofStatedCountry(country, postalCode));
  }

  /**
   * Combines what a host states about a place with what a number suggests. Stated facts take
   * precedence.
   *
   * <ul>
   *   <li>A time zone: exactly that zone. It narrows neither country nor region. But if only the
   *       number suggests the region, and its zones never agree with the stated one, the person is
   *       elsewhere and the region is unknown. If a stated region of the United States or Canada,
   *       or a postal code, is never in that zone, they contradict each other, and the zones of
   *       both count.
   *   <li>A postal code: its own region and zones, whatever the number says. It is used if the
   *       stated country is the United States or Canada; or if no country is stated and the number
   *       can be in one of the two; or if its form is enough: nine digits, or a whole Canadian
   *       code. Five digits are not enough, since other countries use them too. A code of Spain,
   *       Portugal or France is used if that country is stated, or is the country of the number. If
   *       no country is stated, the number belongs to one of these five countries, and the code
   *       does not belong to that country, the place is unknown. Any other code that cannot be read
   *       counts as not stated. Blanks around a code do not matter. If a region is stated too, the
   *       code is narrowed to that region; if the two contradict each other, both count.
   *   <li>A region: that region and its country. If another country is stated, the two contradict
   *       each other, and both count. Its zones are those that the number's block shares with the
   *       region, if the number can be in that region and shares one; otherwise all zones of the
   *       region. To get all zones of the region in any case, leave out the number.
   *   <li>A country, if neither of these is stated: what the number says about that country, if it
   *       can be in it, or if it belongs to a part of it that has a country code of its own (a
   *       number of Réunion with {@code FR}); otherwise all zones of the country and no region.
   *   <li>Nothing: what the number says.
   * </ul>
   *
   * <p>A territory of the United States that is given as a country is treated as a region, and a
   * country that is given as a region is treated as a country.
   *
   * @param number the whereabouts of the number, or {@code null} if there is no number
   * @param country the stated country, or {@code null}
   * @param region the stated region, or {@code null}
   * @param postalCode the stated postal code in any form, or {@code null}
   * @param timeZone the stated time zone, or {@code null}
   * @return the whereabouts; a shared instance if it equals one that the tables have for the place
   *     or the number's block
   */
  public static Whereabouts resolve(
      @Nullable Whereabouts number,
      @Nullable Place country,
      @Nullable Place region,
      @Nullable String postalCode,
      @Nullable ZoneId timeZone) {
    Whereabouts suggested = number == null ? Whereabouts.UNKNOWN : number;
    Whereabouts place = locate(suggested, country, region, postalCode);
    if (timeZone == null) {
      return place;
    }
    if (place.zones().contains(timeZone)) {
      return place.inZone(timeZone);
    }
    Place area = areaOf(country, region);
    Whereabouts code = codeOf(suggested, country, region, postalCode);
    if (area == null && code == null) {
      boolean elsewhere =
          place.regionKnown()
              && place.regions().stream().noneMatch(each -> ofRegion(each).agreesWith(timeZone));
      return elsewhere
          ? Whereabouts.of(place.countries(), Set.of(), List.of(timeZone))
          : place.inZone(timeZone);
    }
    boolean contradicts =
        (area != null && isListed(area) && !ofRegion(area).agreesWith(timeZone))
            || (code != null && code.zoneKnown() && !code.agreesWith(timeZone));
    return contradicts
        ? Whereabouts.anyOf(List.of(place, place.inZone(timeZone)))
        : place.inZone(timeZone);
  }

  /** Returns whether the zones of the region itself are known, not only those of its country. */
  private static boolean isListed(Place region) {
    return Tables.BY_PLACE.get(region) != null;
  }

  /** Returns where the postal code alone is; null if there is none or it cannot be read. */
  private static @Nullable Whereabouts codeOf(
      Whereabouts number,
      @Nullable Place country,
      @Nullable Place region,
      @Nullable String postalCode) {
    if (postalCode == null) {
      return null;
    }
    Place area = areaOf(country, region);
    Place stated = area != null ? area.country() : country != null ? country : region;
    return stated != null
        ? PostalCodes.ofStatedCountry(stated, postalCode)
        : PostalCodes.ofNumber(number, postalCode);
  }

  private static Whereabouts locate(
      Whereabouts number,
      @Nullable Place country,
      @Nullable Place region,
      @Nullable String postalCode) {
    Place area = areaOf(country, region);
    if (area != null && country != null && !area.country().equals(country.country())) {
      return Whereabouts.anyOf(
          List.of(
              locate(number, null, region, postalCode), locate(number, country, null, postalCode)));
    }
    Place stated = area != null ? area.country() : country != null ? country : region;
    Whereabouts code = codeOf(number, country, region, postalCode);
    if (area != null) {
      return code != null && code.regionKnown()
          ? narrowed(code, number, area)
          : onClocksOf(code, inRegion(number, area));
    }
    if (code != null) {
      return code;
    }
    return stated == null ? number : inCountry(number, stated);
  }

  /** Returns the stated region, even if it is stated as the country. */
  private static @Nullable Place areaOf(@Nullable Place country, @Nullable Place region) {
    if (region != null && region.isRegion()) {
      return region;
    }
    return country != null && country.isRegion() ? country : null;
  }

  /**
   * Returns the whereabouts if both are stated: those of the code in that region, or both if they
   * contradict each other.
   */
  private static Whereabouts narrowed(Whereabouts code, Whereabouts number, Place area) {
    if (area.equals(code.onlyRegion())) {
      return code;
    }
    return code.regions().contains(area)
        ? withSharedZones(ofRegion(area), code)
        : Whereabouts.anyOf(List.of(code, inRegion(number, area)));
  }

  /**
   * Returns the place with the zones of a code without regions, or with those of both if they
   * contradict each other.
   */
  private static Whereabouts onClocksOf(@Nullable Whereabouts code, Whereabouts place) {
    if (code == null || !code.zoneKnown()) {
      return place;
    }
    return Collections.disjoint(place.zones(), code.zones())
        ? Whereabouts.anyOf(List.of(place, code))
        : withSharedZones(place, code);
  }

  private static Whereabouts inRegion(Whereabouts number, Place region) {
    Whereabouts all = ofRegion(region);
    if (!number.regions().contains(region)) {
      return all;
    }
    if (region.equals(number.onlyRegion()) && all.zones().containsAll(number.zones())) {
      return number.zoneKnown() ? number : all;
    }
    return withSharedZones(all, number);
  }

  private static Whereabouts inCountry(Whereabouts number, Place country) {
    if (country.equals(number.onlyCountry())) {
      return number;
    }
    Whereabouts all = ofCountry(country);
    if (!number.countries().contains(country)) {
      // A French address may be in Réunion, if the number is from there.
      return number.countryKnown() && PlaceTable.partsOf(country).containsAll(number.countries())
          ? number
          : all;
    }
    List<Place> regions = new ArrayList<>(number.regions());
    regions.removeIf(region -> !country.contains(region));
    Whereabouts here =
        regions.isEmpty() ? all : Whereabouts.of(Set.of(country), regions, all.zones());
    return withSharedZones(here, number);
  }

  /**
   * Returns the place with the zones that it shares with the number, or with all its own if it
   * shares none.
   */
  private static Whereabouts withSharedZones(Whereabouts place, Whereabouts number) {
    if (number.zones().containsAll(place.zones())) {
      return place;
    }
    List<ZoneId> shared = new ArrayList<>(place.zones());
    shared.retainAll(number.zones());
    if (shared.isEmpty()) {
      return place;
    }
    return shared.size() == 1
        ? place.inZone(shared.get(0))
        : Whereabouts.of(place.countries(), place.regions(), shared);
  }
}
