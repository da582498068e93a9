package io.lexicall.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The countries and regions of countries.csv and regions.csv, and the zones of region-zones.csv.
 */
final class PlaceTable {
  /** By code; a territory that is a region of another country has an entry for both its codes. */
  private static final Map<String, Place> PLACES = new HashMap<>(1024);

  /**
   * The zones column, not parsed: three hundred zone rules are read only when somebody needs zones.
   */
  private static final Map<Place, String> ZONES = new HashMap<>(1024);

  private static final Set<Place> COUNTRIES_WITH_LISTED_REGIONS = new HashSet<>();

  static {
    List<NamedCsvRecord> countries = rows("countries.csv");
    for (NamedCsvRecord row : countries) {
      String code = row.getField("country");
      if (row.getField("region_of").isEmpty()) {
        Place country = Place.newCountry(code);
        PLACES.put(code, country);
        ZONES.put(country, row.getField("zones"));
      }
    }
    for (NamedCsvRecord row : rows("regions.csv")) {
      Place country = listed(row.getField("country"));
      Place region = Place.newRegion(row.getField("region"), country);
      COUNTRIES_WITH_LISTED_REGIONS.add(country);
      PLACES.put(region.code(), region);
      ZONES.put(region, row.getField("zones"));
    }
    for (NamedCsvRecord row : countries) {
      String region = row.getField("region_of");
      if (!region.isEmpty()) {
        PLACES.put(row.getField("country"), listed(region));
      }
    }
  }

  /**
   * The zones that only some regions of a country have, for countries whose regions are not listed.
   * Read on first use, since they are rarely needed.
   */
  private static final class Apart {
    static final Map<String, String> BY_REGION = new HashMap<>();
    static final Map<String, Set<String>> BY_COUNTRY = new HashMap<>();

    /** By country, its regions that also have a country code, by that code. */
    static final Map<Place, Set<Place>> PARTS = new HashMap<>();

    static {
      for (NamedCsvRecord row : rows("region-zones.csv")) {
        String zones = row.getField("zones");
        BY_REGION.put(row.getField("region"), zones);
        BY_COUNTRY
            .computeIfAbsent(row.getField("country"), country -> new HashSet<>())
            .addAll(split(zones));
        if (!row.getField("own_code").isEmpty()) {
          PARTS
              .computeIfAbsent(listed(row.getField("country")), country -> new HashSet<>())
              .add(listed(row.getField("own_code")));
        }
      }
    }
  }

  private PlaceTable() {}

  static @Nullable Place find(String code) {
    Place listed = PLACES.get(code);
    if (listed != null) {
      return listed;
    }
    if (!hasRegionForm(code)) {
      return null;
    }
    Place country = PLACES.get(code.substring(0, 2));
    if (country == null || country.isRegion() || COUNTRIES_WITH_LISTED_REGIONS.contains(country)) {
      return null;
    }
    return Place.newRegion(code, country);
  }

  static String whyNot(String code) {
    String shown = code.length() > 16 ? code.substring(0, 16) + "…" : code;
    if (hasRegionForm(code)) {
      Place country = PLACES.get(code.substring(0, 2));
      if (country != null && !country.isRegion()) {
        return "'%s' is not a region of %s; allowed are the ISO 3166-2 codes of its states, provinces and territories"
            .formatted(shown, country);
      }
    }
    return "'%s' is not a place; allowed are ISO 3166-1 alpha-2 countries (DE) and ISO 3166-2 regions (US-FL), in upper case"
        .formatted(shown);
  }

  private static Place listed(String code) {
    Place place = PLACES.get(code);
    if (place == null) {
      throw new IllegalStateException("The tables of places name " + code + ", but do not list it");
    }
    return place;
  }

  private static boolean hasRegionForm(String code) {
    int length = code.length();
    if (length < 4 || length > 6 || code.charAt(2) != '-') {
      return false;
    }
    for (int i = 3; i < length; i++) {
      char c = code.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** All places with a row, countries and regions, in no order. */
  static Set<Place> places() {
    return ZONES.keySet();
  }

  /**
   * Returns the zones of a listed place; empty if there are none.
   *
   * <p>If the running JVM does not have a zone (its rules are older than the table), all zones of
   * the place are unknown. Leaving out only that zone would be a guess.
   */
  static List<ZoneId> zonesOf(Place place) {
    return zones(ZONES.getOrDefault(place, ""));
  }

  /**
   * Returns the zones of a region that is not listed: those that the table has for it, otherwise
   * those of its country except the zones that only other regions have.
   */
  static List<ZoneId> zonesOfUnlisted(Place region) {
    String own = Apart.BY_REGION.get(region.code());
    if (own != null) {
      return zones(own);
    }
    List<ZoneId> zones = new ArrayList<>(zonesOf(region.country()));
    Set<String> apart = Apart.BY_COUNTRY.getOrDefault(region.country().code(), Set.of());
    zones.removeIf(zone -> apart.contains(zone.getId()));
    return zones;
  }

  /**
   * Returns the parts of a country that have a country code and calling code of their own, such as
   * Réunion: a host that states the country may mean them too.
   */
  static Set<Place> partsOf(Place country) {
    return Apart.PARTS.getOrDefault(country, Set.of());
  }

  /** Returns the zones of a column; none if the running JVM does not have one of them. */
  static List<ZoneId> zones(String column) {
    List<ZoneId> zones = new ArrayList<>();
    try {
      for (String id : split(column)) {
        zones.add(ZoneId.of(id));
      }
    } catch (DateTimeException zoneUnknownToThisJvm) {
      return List.of();
    }
    return zones;
  }

  /** Returns the parts of a column that are separated by a bar; none for an empty column. */
  static List<String> split(String column) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < column.length()) {
      int bar = column.indexOf('|', start);
      int end = bar < 0 ? column.length() : bar;
      parts.add(column.substring(start, end));
      start = end + 1;
    }
    return parts;
  }

  /** All rows of a table, read at once, without a lambda that would delay the start of the JVM. */
  static List<NamedCsvRecord> rows(String resource) {
    try (InputStream in = PlaceTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The table " + resource + " is missing next to " + PlaceTable.class);
      }
      List<NamedCsvRecord> rows = new ArrayList<>();
      // The text is decoded and parsed as a whole, which takes a third of the time of a stream.
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(new String(in.readAllBytes(), UTF_8))) {
        for (NamedCsvRecord row : reader) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + resource + " cannot be read", e);
    }
  }
}
