package io.lexicall.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AreaCodesTest {
  /** Rows whose place several territories share, so that the zones of each are named by hand. */
  private static final Set<String> REGIONS_BY_HAND = Set.of("CA-YT", "CA-NT", "CA-NU", "US-UM");

  /**
   * What the library says and the table leaves out, since it is wrong: nobody in Alaska keeps
   * Hawaii time (the western Aleutians keep America/Adak, which has daylight saving), and 689
   * overlays 407, which is Orlando and Eastern.
   */
  private static final Map<String, Set<String>> WRONG_IN_THE_LIBRARY =
      Map.of(
          "689", Set.of("America/Chicago"),
          "709", Set.of("America/Puerto_Rico"),
          "879", Set.of("America/Puerto_Rico"),
          "907", Set.of("Pacific/Honolulu"));

  private static final List<NamedCsvRecord> ROWS = NumberTable.rows("area-codes.csv");

  private static boolean geographic(NamedCsvRecord row) {
    return row.getField("kind").equals("geographic");
  }

  private static Set<String> parts(NamedCsvRecord row, String column) {
    return new TreeSet<>(List.of(NumberTable.split(row.getField(column))));
  }

  private static Phonenumber.PhoneNumber libraryNumber(String areaCode, int exchange) {
    return new Phonenumber.PhoneNumber()
        .setCountryCode(1)
        .setNationalNumber(Long.parseLong(areaCode) * 10_000_000L + exchange * 10_000L + 1234);
  }

  @Test
  void table_isSorted_hasNoTwins_andASourceOnEveryRow() {
    List<String> codes = new ArrayList<>();
    for (NamedCsvRecord row : ROWS) {
      codes.add(row.getField("npa"));
      assertThat(row.getField("source")).as(row.getField("npa")).isNotBlank();
      assertThat(row.getField("citation")).as(row.getField("npa")).isNotBlank();
      assertThat(row.getField("confidence")).isIn("high", "medium", "low");
      assertThat(LocalDate.parse(row.getField("verified_on"))).isNotNull();
      assertThat(row.getField("npa")).matches("[2-9][0-9]{2}");
      assertThat(geographic(row))
          .as(row.getField("npa"))
          .isEqualTo(!row.getField("time_zones").isEmpty());
    }
    assertThat(codes).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyRow_isWhatANumberSays() {
    for (NamedCsvRecord row : ROWS) {
      String text = "+1" + row.getField("npa") + "5550142";
      if (row.getField("kind").equals("service-code")) {
        assertThat(PhoneNumber.tryParse(text)).isEmpty();
        continue;
      }
      Whereabouts where = PhoneNumber.parse(text).whereabouts();
      Set<String> regions = new TreeSet<>();
      where.regions().forEach(region -> regions.add(region.code()));
      Set<String> zones = new TreeSet<>();
      where.zones().forEach(zone -> zones.add(zone.getId()));
      assertThat(regions).as(text).isEqualTo(parts(row, "region"));
      if (geographic(row)) {
        assertThat(zones).as(text).isEqualTo(parts(row, "time_zones"));
      }
      assertThat(where.countryKnown()).as(text).isEqualTo(!row.getField("country").isEmpty());
    }
  }

  @Test
  void zones_holdThoseOfTheLibrary_forEveryExchange() {
    PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
    // What it says of a code that it does not know: all zones of the calling code.
    List<String> everywhere = mapper.getTimeZonesForGeographicalNumber(libraryNumber("370", 234));
    assertThat(everywhere).hasSizeGreaterThan(20);
    Map<String, Set<String>> missing = new TreeMap<>();
    for (NamedCsvRecord row : ROWS) {
      if (geographic(row)) {
        Set<String> zones = new HashSet<>();
        for (int exchange = 200; exchange < 1000; exchange++) {
          List<String> some =
              mapper.getTimeZonesForGeographicalNumber(
                  libraryNumber(row.getField("npa"), exchange));
          zones.addAll(some.equals(everywhere) ? List.of() : some);
        }
        zones.removeAll(parts(row, "time_zones"));
        zones.removeAll(WRONG_IN_THE_LIBRARY.getOrDefault(row.getField("npa"), Set.of()));
        if (!zones.isEmpty()) {
          missing.put(row.getField("npa"), zones);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void zones_areTheUnionOverTheAreasThatTheCodeServes() {
    Map<String, Set<String>> zonesOfArea = new HashMap<>();
    for (NamedCsvRecord row : ROWS) {
      Set<String> areas = parts(row, "area");
      String own = row.getField("npa");
      if (areas.size() == 1 || areas.contains(own)) {
        String area = areas.contains(own) ? own : areas.iterator().next();
        zonesOfArea.computeIfAbsent(area, any -> new TreeSet<>()).addAll(parts(row, "time_zones"));
      }
    }
    for (NamedCsvRecord row : ROWS) {
      if (geographic(row)) {
        Set<String> union = new TreeSet<>();
        for (String area : parts(row, "area")) {
          assertThat(zonesOfArea).containsKey(area);
          union.addAll(zonesOfArea.get(area));
        }
        assertThat(parts(row, "time_zones")).as(row.getField("npa")).isEqualTo(union);
      }
    }
  }

  /** Cody and Kilgore, Nebraska: the only people of 402 on Mountain time. */
  @Test
  void exchanges_haveTheClocksOfTheirCodeAndTheirOwn_andTheRestOfTheCodeOnlyItsOwn() {
    List<String> seen = new ArrayList<>();
    for (NamedCsvRecord row : NumberTable.rows("exchanges.csv")) {
      String start = row.getField("npa") + row.getField("exchange");
      seen.add(start);
      Whereabouts own = PhoneNumber.parse("+1" + start + "0142").whereabouts();
      Whereabouts rest = PhoneNumber.parse("+1" + row.getField("npa") + "5550142").whereabouts();

      assertThat(own.regions()).isEqualTo(rest.regions()).hasToString("[US-NE]");
      assertThat(own.zones()).containsAll(rest.zones()).hasSizeGreaterThan(rest.zones().size());
      assertThat(String.join("|", own.zones().stream().map(ZoneId::getId).toList()))
          .isEqualTo(row.getField("time_zones"));
    }
    assertThat(seen).containsExactly("402823", "402966");
  }

  @Test
  void codesOfOneArea_haveTheSameRegion() {
    Map<String, String> regionOfArea = new HashMap<>();
    for (NamedCsvRecord row : ROWS) {
      for (String area : parts(row, "area")) {
        String region = row.getField("country") + row.getField("region");
        assertThat(regionOfArea.computeIfAbsent(area, any -> region))
            .as(row.getField("npa"))
            .isEqualTo(region);
      }
    }
  }

  @Test
  void zonesOfEveryRegion_areTheUnionOverItsAreaCodes() {
    Map<Place, Set<ZoneId>> union = new HashMap<>();
    for (NamedCsvRecord row : ROWS) {
      for (String region : parts(row, "region")) {
        Set<ZoneId> zones = union.computeIfAbsent(Place.of(region), any -> new HashSet<>());
        parts(row, "time_zones").forEach(zone -> zones.add(ZoneId.of(zone)));
      }
    }
    union.forEach(
        (region, zones) -> {
          if (REGIONS_BY_HAND.contains(region.code())) {
            assertThat(zones).as(region.code()).containsAll(Atlas.ofRegion(region).zones());
          } else {
            assertThat(Atlas.ofRegion(region).zones())
                .as(region.code())
                .containsExactlyInAnyOrderElementsOf(zones);
          }
        });
    assertThat(union).hasSize(56 + 13);
  }

  @Test
  void everyAreaCodeThatTheLibraryKnows_hasItsCountry() {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    for (int code = 200; code < 1000; code++) {
      Phonenumber.PhoneNumber number = libraryNumber(String.valueOf(code), 234);
      String region = library.getRegionCodeForNumber(number);
      PhoneNumberUtil.PhoneNumberType type = library.getNumberType(number);
      if (region == null || type != PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE) {
        continue;
      }
      Whereabouts where = PhoneNumber.parse("+1" + code + "2341234").whereabouts();
      assertThat(where.countries()).as("area code " + code).contains(Place.of(region).country());
    }
  }
}
