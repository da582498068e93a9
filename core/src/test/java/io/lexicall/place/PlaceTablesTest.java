package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTablesTest {
  @ParameterizedTest
  @CsvSource({
    "countries.csv, country",
    "regions.csv, region",
    "region-zones.csv, region",
    "postal-codes.csv, country;first",
    "postal-zones.csv, country;first",
    "zip-codes.csv, prefix;zips"
  })
  void table_isSorted_hasNoTwins_andASourceOnEveryRow_andADateIfVerified(String table, String key) {
    List<String> keys = new ArrayList<>();
    for (NamedCsvRecord row : PlaceTable.rows(table)) {
      StringBuilder whole = new StringBuilder();
      for (String column : key.split(";", -1)) {
        whole.append(row.getField(column)).append(' ');
      }
      keys.add(whole.toString());
      assertThat(row.getField("source")).as(keys.toString()).isNotBlank();
      // What nobody has held against its source yet has no date, and says so.
      if (row.getField("source").endsWith("from memory")) {
        assertThat(row.getField("verified_on")).isEmpty();
      } else {
        assertThat(LocalDate.parse(row.getField("verified_on"))).isNotNull();
      }
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void countries_areThoseOfTheJdk_andKosovo() {
    Set<String> ours = new TreeSet<>();
    PlaceTable.rows("countries.csv").forEach(row -> ours.add(row.getField("country")));

    // The JDK still lists the Netherlands Antilles, which were dissolved in 2010.
    Set<String> expected = new TreeSet<>(Set.of(Locale.getISOCountries()));
    expected.remove("AN");
    expected.add("XK");

    assertThat(ours).isEqualTo(expected);
  }

  @Test
  void regions_areTheFiftyStatesSevenOthersAndThirteenOfCanada() {
    List<String> regions = new ArrayList<>();
    PlaceTable.rows("regions.csv").forEach(row -> regions.add(row.getField("region")));

    assertThat(regions).filteredOn(code -> code.startsWith("US-")).hasSize(50 + 7);
    assertThat(regions)
        .filteredOn(code -> code.startsWith("CA-"))
        .hasSize(13)
        .hasSize(regions.size() - 57);
  }

  @Test
  void zones_ofEveryPlace_areKnownToThisJvm() {
    for (Place place : PlaceTable.places()) {
      List<String> ids = new ArrayList<>();
      PlaceTable.zonesOf(place).forEach(zone -> ids.add(zone.getId()));
      String column =
          PlaceTable.rows(place.isRegion() ? "regions.csv" : "countries.csv").stream()
              .filter(
                  row -> row.getField(place.isRegion() ? "region" : "country").equals(place.code()))
              .findFirst()
              .orElseThrow()
              .getField("zones");
      assertThat(String.join("|", ids)).as(place.code()).isEqualTo(column);
    }
  }

  /**
   * A row is about a region that is not listed, and leaves zones for the rest of the country; or it
   * is about a territory that ISO lists as a country too, and has all its zones.
   */
  @Test
  void zonesOfARegion_areSomeOfItsCountry_orThoseOfTheTerritoryThatItIs() {
    for (NamedCsvRecord row : PlaceTable.rows("region-zones.csv")) {
      Place region = Place.of(row.getField("region"));
      String territory = row.getField("own_code");
      List<ZoneId> all =
          Atlas.ofCountry(territory.isEmpty() ? region.country() : Place.of(territory)).zones();
      List<ZoneId> zones =
          PlaceTable.split(row.getField("zones")).stream().map(ZoneId::of).toList();

      assertThat(region.country().code()).isEqualTo(row.getField("country"));
      assertThat(PlaceTable.places()).doesNotContain(region);
      assertThat(zones).as(region.code()).isNotEmpty();
      if (territory.isEmpty()) {
        assertThat(all).hasSizeGreaterThan(zones.size()).containsAll(zones);
      } else {
        assertThat(zones).as(region.code()).containsExactlyElementsOf(all);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"US", "CA"})
  void zonesOfACountryWithListedRegions_areTheUnionOfTheirs(String code) {
    Set<ZoneId> union = new HashSet<>();
    for (Place place : PlaceTable.places()) {
      if (place.isRegion() && place.country().code().equals(code)) {
        union.addAll(PlaceTable.zonesOf(place));
      }
    }
    assertThat(Atlas.ofCountry(Place.of(code)).zones()).containsExactlyInAnyOrderElementsOf(union);
  }

  @Test
  void everyRegionOfThePostalCodes_isAPlace_andRangesDoNotOverlap() {
    String lastZip = "";
    String lastArea = "";
    for (NamedCsvRecord row : PlaceTable.rows("postal-codes.csv")) {
      PlaceTable.split(row.getField("regions")).forEach(Place::of);
      String first = row.getField("first");
      String last = row.getField("last");
      assertThat(first.compareTo(last)).isNotPositive();
      assertThat(first).hasSameSizeAs(last);
      assertThat(row.getField("confidence")).isIn("high", "medium", "low");
      if (row.getField("country").equals("US")) {
        assertThat(first).hasSize(3).isGreaterThan(lastZip);
        lastZip = last;
      } else if (first.length() == 3) {
        assertThat(first).isGreaterThan(lastArea);
        lastArea = last;
      } else {
        assertThat(first).hasSize(1).isEqualTo(last);
      }
    }
  }

  /** A row of zip-codes.csv says something else than its prefix, or which codes there are. */
  @Test
  void zipCodes_standOnceEach_underAPrefixInUse_andTheirZonesAreKnown() {
    Set<String> seen = new HashSet<>();
    for (NamedCsvRecord row : PlaceTable.rows("zip-codes.csv")) {
      PlaceTable.split(row.getField("regions")).forEach(Place::of);
      PlaceTable.split(row.getField("zones")).forEach(ZoneId::of);
      assertThat(row.getField("confidence")).isIn("high", "medium", "low");
      String prefix = row.getField("prefix");
      assertThat(Atlas.ofPostalCode(Place.of("US"), prefix + "00")).as(prefix).isPresent();
      for (String zips : PlaceTable.split(row.getField("zips"))) {
        assertThat(zips).matches("\\d\\d(-\\d\\d)?");
        int first = Integer.parseInt(zips.substring(0, 2));
        int last = Integer.parseInt(zips.substring(zips.length() - 2));
        assertThat(first).isLessThanOrEqualTo(last);
        for (int i = first; i <= last; i++) {
          assertThat(seen.add(prefix + i)).as("%s%02d", prefix, i).isTrue();
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(11_000);
  }
}
