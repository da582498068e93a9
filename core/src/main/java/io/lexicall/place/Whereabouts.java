package io.lexicall.place;

import static java.util.Objects.requireNonNull;

import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The places where a person can be, as alternatives. An activity must be lawful in each of them.
 *
 * <p>Each of the three sets is independent: it holds all candidates, or it is empty, which means
 * unknown. A number of area code 850 has the country {@code US}, the region {@code US-FL}, and the
 * zones {@code America/Chicago} and {@code America/New_York}: a call must be allowed in both. A
 * German number has a country and a zone but no region.
 *
 * <p>This is a value type with a precomputed hash, suited as a key: compare with {@code equals}; do
 * not use {@code ==} or lock on it. Instances from the tables are shared, so looking up a number
 * creates none. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Whereabouts {
  private static final List<Instant> WINTER_AND_SUMMER =
      List.of(Instant.parse("2026-01-15T12:00:00Z"), Instant.parse("2026-07-15T12:00:00Z"));

  private static final Whereabouts[] NONE = {};

  /** A power of two, about the square of the states and their pairs of zones. */
  private static final int KEPT_JOINS = 4096;

  /** The golden ratio of the integers: its multiples differ in their upper bits. */
  private static final int SPREAD = 0x9E3779B9;

  /** Nothing is known: no country, no region, no zone. */
  public static final Whereabouts UNKNOWN = new Whereabouts(Set.of(), Set.of(), List.of(), NONE);

  private final Set<Place> countries;
  private final Set<Place> regions;
  private final List<ZoneId> zones;
  private final @Nullable Place onlyCountry;
  private final @Nullable Place onlyRegion;
  private final int hash;

  /** The clocks of the zones; created on first use. Threads that race create equal ones. */
  private volatile @Nullable List<ZoneClock> clocks;

  private record Join(Whereabouts one, Whereabouts other, Whereabouts both) {
    boolean isOf(Whereabouts first, Whereabouts second) {
      return one.equals(first) && other.equals(second);
    }
  }

  /**
   * Earlier joins and their results, since the parties of calls are often in the same few places.
   * One table for all: results are joined again, so tables of their own would have no bound.
   */
  private static final class Joins {
    static final AtomicReferenceArray<@Nullable Join> KEPT = new AtomicReferenceArray<>(KEPT_JOINS);

    private Joins() {}
  }

  /**
   * These whereabouts, narrowed to each of their zones in order; empty if there is nothing to
   * narrow.
   */
  private final Whereabouts[] inEachZone;

  private Whereabouts(
      Set<Place> countries, Set<Place> regions, List<ZoneId> zones, Whereabouts[] inEachZone) {
    this.countries = countries;
    this.regions = regions;
    this.zones = zones;
    this.inEachZone = inEachZone;
    onlyCountry = countries.size() == 1 ? countries.iterator().next() : null;
    onlyRegion = regions.size() == 1 ? regions.iterator().next() : null;
    hash = (countries.hashCode() * 31 + regions.hashCode()) * 31 + zones.hashCode();
  }

  /**
   * Returns the whereabouts with these candidates. Their order does not matter; duplicates count
   * once.
   *
   * @param countries all countries that are possible; empty for unknown
   * @param regions all regions that are possible; empty for unknown, or for none
   * @param zones all time zones that are possible; empty for unknown
   * @return the whereabouts
   * @throws IllegalArgumentException if a country is a region, a region is a country, or a region
   *     belongs to none of the countries
   */
  public static Whereabouts of(
      Collection<Place> countries, Collection<Place> regions, Collection<ZoneId> zones) {
    Set<Place> sortedCountries = sorted(requireNonNull(countries, "countries"));
    Set<Place> sortedRegions = sorted(requireNonNull(regions, "regions"));
    for (Place country : sortedCountries) {
      if (country.isRegion()) {
        throw new IllegalArgumentException(
            "%s is a region; as a country only a country is allowed".formatted(country));
      }
    }
    for (Place region : sortedRegions) {
      if (!region.isRegion()) {
        throw new IllegalArgumentException(
            "%s is a country; as a region only a region is allowed".formatted(region));
      }
      if (!sortedCountries.contains(region.country())) {
        throw new IllegalArgumentException(
            "%s is in none of the countries %s; name its country too"
                .formatted(region, sortedCountries));
      }
    }
    List<ZoneId> sortedZones = sortedZones(requireNonNull(zones, "zones"));
    if (sortedCountries.isEmpty() && sortedZones.isEmpty()) {
      return UNKNOWN;
    }
    return new Whereabouts(
        sortedCountries,
        sortedRegions,
        sortedZones,
        narrowed(sortedCountries, sortedRegions, sortedZones));
  }

  /**
   * Joins alternatives: a person is at one of these whereabouts, and it is unknown at which.
   *
   * <p>A set that is empty in one of them is empty in the result, since its candidates would be
   * incomplete.
   *
   * @param alternatives the whereabouts that are possible; none means unknown
   * @return whereabouts that hold all their candidates
   */
  public static Whereabouts anyOf(Collection<Whereabouts> alternatives) {
    requireNonNull(alternatives, "alternatives");
    Whereabouts joined = null;
    for (Whereabouts alternative : alternatives) {
      joined = joined == null ? alternative : joined.or(alternative);
    }
    return joined == null ? UNKNOWN : joined;
  }

  private Whereabouts or(Whereabouts other) {
    if (equals(other)) {
      return this;
    }
    AtomicReferenceArray<@Nullable Join> kept = Joins.KEPT;
    int slot = (hash * 31 + other.hash) * SPREAD >>> Integer.numberOfLeadingZeros(KEPT_JOINS - 1);
    Join known = kept.get(slot);
    if (known != null && known.isOf(this, other)) {
      return known.both;
    }
    // If two joins share a slot, the slot keeps both.
    Join beside = kept.get(slot ^ 1);
    if (beside != null && beside.isOf(this, other)) {
      return beside.both;
    }
    Join join = new Join(this, other, joined(other));
    if (known != null) {
      kept.set(slot ^ 1, known);
    }
    kept.set(slot, join);
    return join.both;
  }

  private Whereabouts joined(Whereabouts other) {
    boolean countryKnown = countryKnown() && other.countryKnown();
    return of(
        countryKnown ? union(countries, other.countries) : Set.of(),
        countryKnown && regionKnown() && other.regionKnown()
            ? union(regions, other.regions)
            : Set.of(),
        zoneKnown() && other.zoneKnown() ? union(zones, other.zones) : Set.of());
  }

  private static <T> Set<T> union(Collection<T> some, Collection<T> others) {
    Set<T> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<Place> sorted(Collection<Place> places) {
    return switch (places.size()) {
      case 0 -> Set.of();
      case 1 -> Set.of(places.iterator().next());
      // Not Set.copyOf: its order changes from one JVM to the next, and verdicts name places.
      default -> Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(places)));
    };
  }

  private static List<ZoneId> sortedZones(Collection<ZoneId> zones) {
    if (zones.size() < 2) {
      return List.copyOf(zones);
    }
    TreeMap<String, ZoneId> byId = new TreeMap<>();
    for (ZoneId zone : zones) {
      byId.put(zone.getId(), zone);
    }
    return List.copyOf(byId.values());
  }

  private static Whereabouts[] narrowed(
      Set<Place> countries, Set<Place> regions, List<ZoneId> zones) {
    if (zones.size() < 2) {
      return NONE;
    }
    Whereabouts[] narrowed = new Whereabouts[zones.size()];
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = new Whereabouts(countries, regions, List.of(zones.get(i)), NONE);
    }
    return narrowed;
  }

  /**
   * Returns the countries that are possible, sorted by code.
   *
   * @return an unmodifiable set; empty if the country is unknown
   */
  public Set<Place> countries() {
    return countries;
  }

  /**
   * Returns the regions that are possible, sorted by code.
   *
   * @return an unmodifiable set; empty if the region is unknown or no regions of the country are
   *     known
   */
  public Set<Place> regions() {
    return regions;
  }

  /**
   * Returns the time zones that are possible, sorted by id and each once.
   *
   * <p>The zones are those of all candidates together. It is not recorded which zone belongs to
   * which region.
   *
   * @return an unmodifiable list; empty if the zone is unknown
   */
  public List<ZoneId> zones() {
    return zones;
  }

  /**
   * Returns the time zones on whose clocks the days of a law are counted: of these zones, those of
   * the places whose law it is. Parties of one activity can be in several places, on different
   * days; the law of each place has the date there.
   *
   * @param places the places of the law; none means everywhere
   * @return an unmodifiable list in the order of {@link #zones()}; all zones if none is known to be
   *     in these places
   */
  public List<ZoneId> zonesIn(Set<Place> places) {
    if (places.isEmpty() || zones.size() < 2) {
      return zones;
    }
    Set<ZoneId> theirs = new HashSet<>();
    for (Place place : places) {
      Whereabouts there = place.isRegion() ? Atlas.ofRegion(place) : Atlas.ofCountry(place);
      theirs.addAll(there.zones);
    }
    List<ZoneId> both = zones.stream().filter(theirs::contains).toList();
    return both.isEmpty() ? zones : both;
  }

  /**
   * Returns the clocks of the time zones, in the order of {@link #zones()}.
   *
   * @return an unmodifiable list; empty if the zone is unknown
   */
  public List<ZoneClock> clocks() {
    List<ZoneClock> known = clocks;
    if (known == null) {
      known = zones.stream().map(ZoneClock::of).toList();
      clocks = known;
    }
    return known;
  }

  /**
   * Returns whether the candidates for the country are known.
   *
   * @return {@code true} unless {@link #countries()} is empty
   */
  public boolean countryKnown() {
    return !countries.isEmpty();
  }

  /**
   * Returns whether the candidates for the region are known.
   *
   * @return {@code true} unless {@link #regions()} is empty
   */
  public boolean regionKnown() {
    return !regions.isEmpty();
  }

  /**
   * Returns whether the candidates for the time zone are known.
   *
   * @return {@code true} unless {@link #zones()} is empty
   */
  public boolean zoneKnown() {
    return !zones.isEmpty();
  }

  /**
   * Returns whether one of the clocks can show the time of a zone: they have the same offset in
   * January or in July. Zones that differ in both months belong to different places. Later changes
   * of zone rules do not matter, since a zone is stated in order to say where somebody is.
   *
   * @param zone the zone that is stated
   * @return {@code false} if no zone is known
   */
  public boolean agreesWith(ZoneId zone) {
    for (ZoneId here : zones) {
      for (Instant month : WINTER_AND_SUMMER) {
        if (here.getRules().getOffset(month).equals(zone.getRules().getOffset(month))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns these whereabouts with exactly one time zone.
   *
   * <p>Countries and regions stay the same: a zone does not narrow them.
   *
   * @param zone the zone; it need not be a candidate
   * @return whereabouts in that zone; a shared instance if the zone is a candidate
   */
  public Whereabouts inZone(ZoneId zone) {
    requireNonNull(zone, "zone");
    if (zones.size() == 1 && zones.get(0).equals(zone)) {
      return this;
    }
    for (int i = 0; i < inEachZone.length; i++) {
      if (zones.get(i).equals(zone)) {
        return inEachZone[i];
      }
    }
    return new Whereabouts(countries, regions, List.of(zone), NONE);
  }

  @Nullable Place onlyCountry() {
    return onlyCountry;
  }

  @Nullable Place onlyRegion() {
    return onlyRegion;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Whereabouts that
            && hash == that.hash
            && Objects.equals(countries, that.countries)
            && Objects.equals(regions, that.regions)
            && Objects.equals(zones, that.zones));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the candidates for people to read; an unknown set is shown as {@code ?}. */
  @Override
  public String toString() {
    return "%s %s %s".formatted(shown(countries), shown(regions), shown(zones));
  }

  private static String shown(Collection<?> candidates) {
    if (candidates.isEmpty()) {
      return "?";
    }
    List<String> texts = new ArrayList<>();
    candidates.forEach(candidate -> texts.add(candidate.toString()));
    return String.join("|", texts);
  }
}
