package io.lexicall.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.Phonenumber;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the places and clocks against what others say; their folder says who they are. */
class FoilsTest {
  private static final Place US = Place.of("US");
  private static final Place CANADA = Place.of("CA");

  /** Of a year that no zone rules change any more: two clocks are the same that agree on both. */
  private static final Instant WINTER = Instant.parse("2024-01-15T12:00:00Z");

  private static final Instant SUMMER = Instant.parse("2024-07-15T12:00:00Z");

  /**
   * Where a part of the code has another clock, which no table names: by custom, and in Moenkopi,
   * which is of the Hopi and beside Tuba City (86045). It counts too.
   */
  private static final Set<String> MORE_CLOCKS =
      Set.of("73946", "86045", "89825", "89826", "89831", "89832", "92222", "92283", "99923");

  private static final List<String> ZONE_COLUMNS =
      List.of("place_zone", "census_zone", "table_zone");

  private static final Map<String, String> PROVINCES =
      Map.ofEntries(
          Map.entry("Alberta", "AB"),
          Map.entry("British Columbia", "BC"),
          Map.entry("Manitoba", "MB"),
          Map.entry("New Brunswick", "NB"),
          Map.entry("Newfoundland and Labrador", "NL"),
          Map.entry("Northwest Territory", "NT"),
          Map.entry("Nova Scotia", "NS"),
          Map.entry("Nunavut Territory", "NU"),
          Map.entry("Ontario", "ON"),
          Map.entry("Prince Edward Island", "PE"),
          Map.entry("Quebec", "QC"),
          Map.entry("Saskatchewan", "SK"),
          Map.entry("Yukon", "YT"));

  /** What a clock shows in winter and in summer. */
  private record Clock(ZoneOffset winter, ZoneOffset summer) {
    static Clock of(ZoneId zone) {
      ZoneRules rules = zone.getRules();
      return new Clock(rules.getOffset(WINTER), rules.getOffset(SUMMER));
    }

    static Clock ofFoil(String zone) {
      return of(ZoneId.of(hasArea(zone) ? zone : "America/" + zone));
    }

    private static boolean hasArea(String zone) {
      return ZoneId.getAvailableZoneIds().contains(zone);
    }
  }

  static List<NamedCsvRecord> rows(String file) {
    InputStream in =
        Objects.requireNonNull(FoilsTest.class.getResourceAsStream("foils/" + file), file);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The codes that a row names, by their first digits and the last two of each. */
  private static List<String> zips(NamedCsvRecord row) {
    List<String> zips = new ArrayList<>();
    for (String range : row.getField("zips").split("\\|", -1)) {
      int last = Integer.parseInt(range.substring(range.length() - 2));
      for (int i = Integer.parseInt(range.substring(0, 2)); i <= last; i++) {
        zips.add("%s%02d".formatted(row.getField("prefix"), i));
      }
    }
    return zips;
  }

  private static String ranges(Set<String> zips) {
    List<String> ranges = new ArrayList<>();
    String first = "";
    String last = "";
    for (String zip : zips) {
      boolean next = !last.isEmpty() && Integer.parseInt(zip) == Integer.parseInt(last) + 1;
      if (!next) {
        addRange(ranges, first, last);
        first = zip;
      }
      last = zip;
    }
    addRange(ranges, first, last);
    return String.join("|", ranges);
  }

  private static void addRange(List<String> ranges, String first, String last) {
    if (!first.isEmpty()) {
      ranges.add(first.equals(last) ? first : first + "-" + last);
    }
  }

  private static String regions(Collection<Place> regions) {
    return regions.isEmpty()
        ? "none"
        : regions.stream()
            .map(region -> region.code().substring(3))
            .collect(Collectors.joining("|"));
  }

  private static String zones(Collection<ZoneId> zones) {
    return zones.isEmpty()
        ? "none"
        : zones.stream().map(ZoneId::getId).collect(Collectors.joining("|"));
  }

  private static boolean isExactly(Whereabouts where, String foil) {
    return where.zones().size() == 1 && Clock.of(where.zones().get(0)).equals(Clock.ofFoil(foil));
  }

  /** The judgements of a file, by what they judge. */
  static Map<String, String> judged(String file, String... key) {
    Map<String, String> judged = new TreeMap<>();
    for (NamedCsvRecord row : rows(file)) {
      List<String> parts = new ArrayList<>();
      for (String column : key) {
        parts.add(row.getField(column));
      }
      assertThat(row.getField("judgement")).as(parts.toString()).isNotBlank();
      judged.put(String.join(" / ", parts), row.getField("judgement"));
    }
    return judged;
  }

  @Test
  void everyDifferenceFromTheZipTables_isJudged() {
    Map<String, TreeSet<String>> differences = new TreeMap<>();
    int codes = 0;
    for (NamedCsvRecord row : rows("zip-codes.csv")) {
      for (String zip : zips(row)) {
        codes++;
        Whereabouts where = Atlas.ofPostalCode(US, zip).orElse(Whereabouts.UNKNOWN);
        for (String column : List.of("state", "cities_state")) {
          String foil = row.getField(column);
          String ours = regions(where.regions());
          if (!foil.isEmpty() && !foil.equals(ours)) {
            add(differences, column, foil, ours, zip);
          }
        }
        for (String column : ZONE_COLUMNS) {
          String foil = row.getField(column);
          if (!foil.isEmpty() && !isExactly(where, foil)) {
            add(differences, column, foil, zones(where.zones()), zip);
          }
        }
      }
    }
    Set<String> found = new TreeSet<>();
    differences.forEach((what, zips) -> found.add(what + " / " + ranges(zips)));

    assertThat(codes).isGreaterThan(43_000);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            judged("zip-codes-judged.csv", "column", "foil", "ours", "zips").keySet());
  }

  private static void add(
      Map<String, TreeSet<String>> differences,
      String column,
      String foil,
      String ours,
      String code) {
    differences
        .computeIfAbsent(column + " / " + foil + " / " + ours, key -> new TreeSet<>())
        .add(code);
  }

  /**
   * Where every table names one clock, it is the code's. Where they differ all of theirs are, save
   * that one table alone stands back behind the places of the code, as its judgement says.
   */
  @Test
  void zip_hasTheClockThatEveryTableNames_orOfItsPlaces_orAllOfTheirs() {
    int exact = 0;
    for (NamedCsvRecord row : rows("zip-codes.csv")) {
      Set<Clock> named = new HashSet<>();
      Set<Clock> places = new HashSet<>();
      for (String column : ZONE_COLUMNS) {
        if (!row.getField(column).isEmpty() && !row.getField(column).startsWith("Asia/Bish")) {
          named.add(Clock.ofFoil(row.getField(column)));
          if (!column.equals("table_zone")) {
            places.add(Clock.ofFoil(row.getField(column)));
          }
        }
      }
      for (String zip : zips(row)) {
        Whereabouts where = Atlas.ofPostalCode(US, zip).orElse(Whereabouts.UNKNOWN);
        if (where.regionKnown() && !named.isEmpty()) {
          Set<Clock> ours = new HashSet<>();
          where.zones().forEach(zone -> ours.add(Clock.of(zone)));
          if (MORE_CLOCKS.contains(zip)) {
            assertThat(ours).as(zip).containsAll(named).isNotEqualTo(named);
          } else {
            assertThat(ours).as(zip).isIn(named, places.size() == 1 ? places : named);
          }
          exact += ours.size() == 1 ? 1 : 0;
        }
      }
    }
    assertThat(exact).isGreaterThan(42_100);
  }

  /** No number of the state, nor of any other place, moves the clock of a code. */
  @Test
  void zip_keepsItsClocks_whateverTheAreaCode() {
    Map<Place, Set<Whereabouts>> numbers = new HashMap<>();
    for (int areaCode = 200; areaCode < 1000; areaCode++) {
      PhoneNumber.tryParse("+1" + areaCode + "5550142")
          .map(PhoneNumber::whereabouts)
          .ifPresent(
              where ->
                  where
                      .regions()
                      .forEach(
                          region ->
                              numbers.computeIfAbsent(region, any -> new HashSet<>()).add(where)));
    }
    int pairs = 0;
    for (NamedCsvRecord row : rows("zip-codes.csv")) {
      for (String zip : zips(row)) {
        Whereabouts where = Atlas.ofPostalCode(US, zip).orElse(null);
        for (Place region : where == null ? Set.<Place>of() : where.regions()) {
          for (Whereabouts number : numbers.getOrDefault(region, Set.of())) {
            pairs++;
            if (Atlas.resolve(number, null, null, zip, null) != where
                || Atlas.resolve(number, US, null, zip, null) != where) {
              assertThat(Atlas.resolve(number, US, null, zip, null)).as(zip).isSameAs(where);
            }
          }
        }
      }
    }
    assertThat(pairs).isGreaterThan(50_000);
  }

  @Test
  void everyDifferenceFromTheCanadianAreas_isJudged() {
    Map<String, TreeSet<String>> differences = new TreeMap<>();
    for (NamedCsvRecord row : rows("postal-areas.csv")) {
      String province = row.getField("province");
      String zone = row.getField("place_zone");
      for (String area : row.getField("areas").split("\\|", -1)) {
        Whereabouts where = Atlas.ofPostalCode(CANADA, area).orElse(Whereabouts.UNKNOWN);
        String ours = regions(where.regions());
        if (!PROVINCES.getOrDefault(province, province).equals(ours)) {
          add(differences, "province", province, ours, area);
        }
        if (!zone.isEmpty() && !isExactly(where, zone)) {
          add(differences, "place_zone", zone, zones(where.zones()), area);
        }
      }
    }
    Set<String> found = new TreeSet<>();
    differences.forEach((what, areas) -> found.add(what + " / " + String.join("|", areas)));

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            judged("postal-areas-judged.csv", "column", "foil", "ours", "areas").keySet());
  }

  @Test
  void everyDifferenceFromTheClocksOfAreaCodes_isJudged() {
    PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
    List<String> everywhere = mapper.getTimeZonesForGeographicalNumber(number(370, 234));
    Set<String> found = new TreeSet<>();
    for (int areaCode = 200; areaCode < 1000; areaCode++) {
      Set<String> foil = new TreeSet<>();
      for (int exchange = 200; exchange < 1000; exchange++) {
        List<String> zones = mapper.getTimeZonesForGeographicalNumber(number(areaCode, exchange));
        foil.addAll(zones.equals(everywhere) ? List.of() : zones);
      }
      foil.remove("Etc/Unknown");
      Whereabouts where =
          PhoneNumber.tryParse("+1" + areaCode + "5550142")
              .map(PhoneNumber::whereabouts)
              .orElse(Whereabouts.UNKNOWN);
      Set<Clock> ours = where.zones().stream().map(Clock::of).collect(Collectors.toSet());
      Set<Clock> theirs =
          foil.stream().map(zone -> Clock.of(ZoneId.of(zone))).collect(Collectors.toSet());
      if (!ours.equals(theirs)) {
        found.add(
            areaCode
                + " / "
                + String.join("|", foil)
                + " / "
                + where.zones().stream().map(ZoneId::getId).collect(Collectors.joining("|")));
      }
    }

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            judged("area-codes-judged.csv", "npa", "foil", "ours").keySet());
  }

  private static Phonenumber.PhoneNumber number(int areaCode, int exchange) {
    return new Phonenumber.PhoneNumber()
        .setCountryCode(1)
        .setNationalNumber(areaCode * 10_000_000L + exchange * 10_000L + 1234);
  }
}
