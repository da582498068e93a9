package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasTest {
  private static final Place US = Place.of("US");
  private static final Place CANADA = Place.of("CA");
  private static final Place GERMANY = Place.of("DE");
  private static final Place FLORIDA = Place.of("US-FL");
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final ZoneId ATLANTIC = ZoneId.of("America/Halifax");

  /** An area code in the north-west of Florida. */
  private static final Whereabouts PANHANDLE =
      Whereabouts.of(Set.of(US), Set.of(FLORIDA), Set.of(CENTRAL));

  /** An area code of two Canadian provinces. */
  private static final Whereabouts MARITIMES =
      Whereabouts.of(
          Set.of(CANADA), Set.of(Place.of("CA-NS"), Place.of("CA-PE")), Set.of(ATLANTIC));

  private static Whereabouts resolve(
      @Nullable Whereabouts number,
      @Nullable Place country,
      @Nullable Place region,
      @Nullable String postalCode) {
    return Atlas.resolve(number, country, region, postalCode, null);
  }

  @Test
  void ofCountry_hasItsZones_andNoRegion() {
    assertThat(Atlas.ofCountry(GERMANY)).hasToString("DE ? Europe/Berlin|Europe/Busingen");
    assertThat(Atlas.ofCountry(US).zones())
        .contains(EASTERN, ZoneId.of("Pacific/Guam"), ZoneId.of("Pacific/Honolulu"));
    assertThat(Atlas.ofCountry(Place.of("BV")).zoneKnown()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Atlas.ofCountry(FLORIDA));
  }

  @Test
  void ofRegion_hasItsZones_orThoseOfItsCountry() {
    assertThat(Atlas.ofRegion(FLORIDA)).hasToString("US US-FL America/Chicago|America/New_York");
    assertThat(Atlas.ofRegion(Place.of("CA-YT"))).hasToString("CA CA-YT America/Whitehorse");
    assertThat(Atlas.ofRegion(Place.of("DE-BY")))
        .hasToString("DE DE-BY Europe/Berlin|Europe/Busingen");
    assertThatIllegalArgumentException().isThrownBy(() -> Atlas.ofRegion(US));
  }

  /** Islands that have a clock of their own do not lend it to the mainland. */
  @ParameterizedTest
  @CsvSource({
    "ES-MD, Europe/Madrid",
    "ES-PM, Europe/Madrid",
    "ES-CN, Atlantic/Canary",
    "ES-GC, Atlantic/Canary",
    "ES-TF, Atlantic/Canary",
    "ES-CE, Africa/Ceuta",
    "ES-ML, Africa/Ceuta",
    "PT-11, Europe/Lisbon",
    "PT-20, Atlantic/Azores",
    "PT-30, Atlantic/Madeira",
    "FR-75, Europe/Paris",
  })
  void ofRegion_whereSomeOfTheCountryHaveAnotherClock(String region, String zone) {
    Place place = Place.of(region);

    assertThat(Atlas.ofRegion(place).zones()).containsExactly(ZoneId.of(zone));
    assertThat(resolve(null, place.country(), place, null)).isEqualTo(Atlas.ofRegion(place));
    assertThat(Atlas.ofCountry(place.country()).zones()).contains(ZoneId.of(zone));
  }

  @Test
  void resolve_nothing_isUnknown() {
    assertThat(resolve(null, null, null, null)).isSameAs(Whereabouts.UNKNOWN);
  }

  @Test
  void resolve_numberAlone_isTheNumbers() {
    assertThat(resolve(PANHANDLE, null, null, null)).isSameAs(PANHANDLE);
  }

  @Test
  void resolve_statedZone_winsAndNarrowsNoRegion() {
    Whereabouts where = Atlas.resolve(MARITIMES, null, null, null, EASTERN);

    assertThat(where.zones()).containsExactly(EASTERN);
    assertThat(where.regions()).isEqualTo(MARITIMES.regions());
    assertThat(Atlas.resolve(PANHANDLE, null, null, null, CENTRAL)).isSameAs(PANHANDLE);
    assertThat(Atlas.resolve(null, null, FLORIDA, null, CENTRAL)).isEqualTo(PANHANDLE);
    assertThat(Atlas.resolve(null, null, null, null, CENTRAL)).hasToString("? ? America/Chicago");
  }

  @Test
  void resolve_statedRegionOfTheNumber_keepsTheZonesTheyShare() {
    assertThat(resolve(PANHANDLE, null, FLORIDA, null)).isSameAs(PANHANDLE);
    assertThat(resolve(MARITIMES, null, Place.of("CA-PE"), null))
        .isSameAs(Atlas.ofRegion(Place.of("CA-PE")));
  }

  @Test
  void resolve_statedRegionOfTheNumber_thatSharesNoZone_takesAllOfTheRegion() {
    Whereabouts odd =
        Whereabouts.of(Set.of(US), Set.of(FLORIDA), Set.of(ZoneId.of("America/Denver")));

    assertThat(resolve(odd, null, FLORIDA, null)).isSameAs(Atlas.ofRegion(FLORIDA));
    assertThat(resolve(Whereabouts.of(Set.of(US), Set.of(FLORIDA), Set.of()), null, FLORIDA, null))
        .isSameAs(Atlas.ofRegion(FLORIDA));
  }

  @Test
  void resolve_statedRegionElsewhere_forgetsTheNumber() {
    assertThat(resolve(PANHANDLE, null, Place.of("US-TN"), null))
        .isSameAs(Atlas.ofRegion(Place.of("US-TN")));
    assertThat(resolve(null, null, FLORIDA, null)).isSameAs(Atlas.ofRegion(FLORIDA));
    assertThat(resolve(Whereabouts.UNKNOWN, CANADA, FLORIDA, null))
        .isSameAs(Atlas.ofRegion(FLORIDA));
  }

  @Test
  void resolve_statedCountryOfTheNumber_keepsTheNumbers() {
    assertThat(resolve(PANHANDLE, US, null, null)).isSameAs(PANHANDLE);
  }

  @Test
  void resolve_statedCountryAmongThoseOfTheNumber_keepsWhatIsThere() {
    Whereabouts border =
        Whereabouts.of(
            Set.of(US, CANADA),
            Set.of(FLORIDA, Place.of("CA-ON")),
            Set.of(CENTRAL, ZoneId.of("America/Toronto")));

    assertThat(resolve(border, US, null, null)).isEqualTo(PANHANDLE);
    assertThat(
            resolve(
                Whereabouts.of(Set.of(GERMANY, US), Set.of(), Set.of(CENTRAL)),
                GERMANY,
                null,
                null))
        .isSameAs(Atlas.ofCountry(GERMANY));
  }

  @Test
  void resolve_statedCountryElsewhere_hasNoRegion() {
    assertThat(resolve(PANHANDLE, GERMANY, null, null)).isSameAs(Atlas.ofCountry(GERMANY));
    assertThat(resolve(PANHANDLE, CANADA, null, null)).isSameAs(Atlas.ofCountry(CANADA));
  }

  @Test
  void resolve_territoryAsCountry_andCountryAsRegion_areTakenAsWhatTheyAre() {
    assertThat(resolve(null, Place.of("PR"), null, null))
        .hasToString("US US-PR America/Puerto_Rico");
    assertThat(resolve(null, null, GERMANY, null)).isSameAs(Atlas.ofCountry(GERMANY));
    assertThat(resolve(null, US, GERMANY, null)).isSameAs(Atlas.ofCountry(US));
  }

  @Test
  void resolve_postalCode_isAsItsRegion() {
    assertThat(resolve(null, US, null, "33101")).isSameAs(Atlas.ofRegion(FLORIDA));
    assertThat(resolve(PANHANDLE, null, null, "32501")).isSameAs(PANHANDLE);
    assertThat(resolve(PANHANDLE, null, null, "10001")).isSameAs(Atlas.ofRegion(Place.of("US-NY")));
    assertThat(resolve(MARITIMES, null, null, "10001")).isSameAs(Atlas.ofRegion(Place.of("US-NY")));
    assertThat(resolve(PANHANDLE, null, null, "K2P 1L4"))
        .isSameAs(Atlas.ofRegion(Place.of("CA-ON")));
    assertThat(resolve(PANHANDLE, null, FLORIDA, "10001")).isSameAs(PANHANDLE);
  }

  @Test
  void resolve_postalCodeOfNoCountry_mustSayEnoughByItself() {
    assertThat(resolve(null, null, null, "33101")).isSameAs(Whereabouts.UNKNOWN);
    assertThat(resolve(null, null, null, "331011234")).isSameAs(Whereabouts.UNKNOWN);
    assertThat(resolve(null, null, null, "K2P")).isSameAs(Whereabouts.UNKNOWN);
    assertThat(resolve(null, null, null, "33101-1234")).isSameAs(Atlas.ofRegion(FLORIDA));
    assertThat(resolve(Whereabouts.UNKNOWN, null, null, "K2P 1L4"))
        .isSameAs(Atlas.ofRegion(Place.of("CA-ON")));
  }

  @Test
  void resolve_postalCodeOfAnotherCountry_countsAsNotStated() {
    Whereabouts german = Atlas.ofCountry(GERMANY);

    assertThat(resolve(PANHANDLE, GERMANY, null, "10115")).isSameAs(german);
    assertThat(resolve(german, null, null, "10115")).isSameAs(german);
    assertThat(resolve(PANHANDLE, CANADA, null, "10001")).isSameAs(Atlas.ofCountry(CANADA));
    assertThat(resolve(PANHANDLE, US, null, "K2P 1L4")).isSameAs(PANHANDLE);
    assertThat(resolve(PANHANDLE, null, null, "00000")).isSameAs(PANHANDLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09012", "34002", "96201", "96940"})
  void resolve_postalCodeOfTheArmedForcesOrTheFarPacific_hasNoRegionAndNoZone(String zip) {
    assertThat(resolve(PANHANDLE, null, null, zip)).hasToString("US ? ?");
  }

  @ParameterizedTest
  @CsvSource({
    "00501, US-NY",
    "00601, US-PR",
    "00801, US-VI",
    "01001, US-MA",
    "02801, US-RI",
    "03031, US-NH",
    "03901, US-ME",
    "05001, US-VT",
    "05501, US-MA",
    "06001, US-CT",
    "06390, US-NY",
    "07001, US-NJ",
    "10001, US-NY",
    "19019, US-PA",
    "19701, US-DE",
    "20001, US-DC",
    "20101, US-VA",
    "22201, US-VA",
    "24701, US-WV",
    "27006, US-NC",
    "29001, US-SC",
    "30002, US-GA",
    "31999, US-GA",
    "39801, US-GA",
    "32003, US-FL",
    "34997, US-FL",
    "35004, US-AL",
    "37010, US-TN",
    "38601, US-MS",
    "40003, US-KY",
    "43001, US-OH",
    "46001, US-IN",
    "48001, US-MI",
    "50001, US-IA",
    "53001, US-WI",
    "55001, US-MN",
    "57001, US-SD",
    "58001, US-ND",
    "59001, US-MT",
    "60001, US-IL",
    "63001, US-MO",
    "66002, US-KS",
    "68001, US-NE",
    "70001, US-LA",
    "71601, US-AR",
    "73001, US-OK",
    "73301, US-TX",
    "75001, US-TX",
    "79901, US-TX",
    "88510, US-TX",
    "80001, US-CO",
    "82001, US-WY",
    "83414, US-WY",
    "83201, US-ID",
    "84001, US-UT",
    "85001, US-AZ",
    "87001, US-NM",
    "88901, US-NV",
    "90001, US-CA",
    "96162, US-CA",
    "96701, US-HI",
    "96799, US-AS",
    "96910, US-GU",
    "96950, US-MP",
    "97001, US-OR",
    "98001, US-WA",
    "99501, US-AK",
    "99950, US-AK"
  })
  void ofPostalCode_zip_isInItsState(String zip, String region) {
    assertThat(Atlas.ofPostalCode(US, zip)).containsSame(Atlas.ofRegion(Place.of(region)));
    assertThat(Atlas.ofPostalCode(US, zip + "-1234"))
        .containsSame(Atlas.ofRegion(Place.of(region)));
    assertThat(Atlas.ofPostalCode(US, zip + "1234")).containsSame(Atlas.ofRegion(Place.of(region)));
  }

  @ParameterizedTest
  @CsvSource({
    "A1A 1A1, CA-NL",
    "B3H0A1, CA-NS",
    "c1a-1a1, CA-PE",
    "E1A, CA-NB",
    "G1A 1A1, CA-QC",
    "H2Y 1C6, CA-QC",
    "J0B 1A0, CA-QC",
    "K2P 1L4, CA-ON",
    "M5V 3L9, CA-ON",
    "R3C 4A5, CA-MB",
    "S4P 3Y2, CA-SK",
    "T5J 2R7, CA-AB",
    "V6B 1A1, CA-BC",
    "X0A 0H0, CA-NU",
    "X1A 2N6, CA-NT",
    "Y1A 1A1, CA-YT"
  })
  void ofPostalCode_canadian_isInItsProvince(String code, String region) {
    assertThat(Atlas.ofPostalCode(CANADA, code)).containsSame(Atlas.ofRegion(Place.of(region)));
  }

  @Test
  void ofPostalCode_acrossAStateLine_isInBoth() {
    assertThat(Atlas.ofPostalCode(US, "42223"))
        .hasValueSatisfying(
            where ->
                assertThat(where.regions()).containsExactly(Place.of("US-KY"), Place.of("US-TN")));
    assertThat(Atlas.ofPostalCode(CANADA, "K1A 0B1"))
        .hasValueSatisfying(
            where ->
                assertThat(where.regions()).containsExactly(Place.of("CA-ON"), Place.of("CA-QC")));
    assertThat(resolve(null, US, null, "42223").zones()).containsExactly(CENTRAL, EASTERN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3310",
        "331011",
        "33101-",
        "33101-123",
        "33101 1234",
        "3310a",
        "33101-123a",
        "-3101",
        "\u0663\u0663101",
        "00000",
        "21301"
      })
  void ofPostalCode_noZip_isEmpty(String code) {
    assertThat(Atlas.ofPostalCode(US, code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "K", "K1", "KK1", "K1A0", "K1A 0B", "K1A 0BB", "K1A_0B1", "D1A 1A1", "Z1A 1A1",
        "1K1 A1A"
      })
  void ofPostalCode_noCanadianCode_isEmpty(String code) {
    assertThat(Atlas.ofPostalCode(CANADA, code)).isEmpty();
  }

  @Test
  void ofPostalCode_otherCountry_isEmpty() {
    assertThat(Atlas.ofPostalCode(GERMANY, "10115")).isEmpty();
  }

  @Test
  void resolve_everyStatedRegion_isItsSharedInstance() {
    for (String code : List.of("US-FL", "US-PR", "CA-NU", "US-UM")) {
      Place region = Place.of(code);
      assertThat(resolve(null, null, region, null))
          .isSameAs(resolve(null, region.country(), region, null));
    }
  }
}
