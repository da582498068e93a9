package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
  private static final Place CA_NS = Place.of("CA-NS");
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
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
  void regionOfAnotherCountry_andThatCountry_bothCount() {
    Whereabouts both = resolve(null, Place.of("DE"), Place.of("US-NY"), null);

    assertThat(both)
        .isEqualTo(
            Whereabouts.anyOf(
                List.of(Atlas.ofRegion(Place.of("US-NY")), Atlas.ofCountry(Place.of("DE")))));
    assertThat(both.countries()).containsExactlyInAnyOrder(Place.of("US"), Place.of("DE"));
    assertThat(resolve(null, Place.of("US"), Place.of("US-PR"), null))
        .isEqualTo(Atlas.ofRegion(Place.of("US-PR")));
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

  /** The parts of France overseas have country codes of their own, and clocks that France lacks. */
  @ParameterizedTest
  @CsvSource({
    "FR-971, GP, 97110, +590590821234",
    "FR-GUA, GP, 97110, +590590821234",
    "FR-972, MQ, 97200, +596596123456",
    "FR-973, GF, 97300, +594594123456",
    "FR-RE, RE, 97400, +262262123456",
    "FR-974, RE, 97490, +262262123456",
    "FR-976, YT, 97600, +262269601234",
    "FR-MF, MF, 97800, +590590271234",
  })
  void overseas_regionCodeAndNumber_haveTheClockOfThatPart(
      String region, String country, String code, String number) {
    Place france = Place.of("FR");
    ZoneId zone = Atlas.ofCountry(Place.of(country)).zones().get(0);
    Instant summer = Instant.parse("2026-07-01T12:00:00Z");
    Whereabouts dialled = PhoneNumber.parse(number).whereabouts();

    for (Whereabouts where :
        List.of(
            resolve(null, null, Place.of(region), null),
            resolve(dialled, france, Place.of(region), null),
            resolve(dialled, france, null, null),
            resolve(dialled, france, null, code),
            resolve(PhoneNumber.parse("+33612345678").whereabouts(), france, null, code),
            resolve(PhoneNumber.parse("+33612345678").whereabouts(), null, null, code))) {
      assertThat(where.zones())
          .isNotEmpty()
          .allMatch(
              at -> at.getRules().getOffset(summer).equals(zone.getRules().getOffset(summer)));
    }
    assertThat(resolve(dialled, france, null, "75001").zones())
        .as("a code wins over the number")
        .containsExactly(ZoneId.of("Europe/Paris"));
    assertThat(resolve(dialled, Place.of("ES"), null, null).zones())
        .as("it is no part of Spain")
        .isEqualTo(Atlas.ofCountry(Place.of("ES")).zones());
  }

  @ParameterizedTest
  @CsvSource({
    "ES, 01001, Europe/Madrid",
    "ES, 28001, Europe/Madrid",
    "ES, 34001, Europe/Madrid",
    "ES, 35001, Atlantic/Canary",
    "ES, 36001, Europe/Madrid",
    "ES, 38001, Atlantic/Canary",
    "ES, 50001, Europe/Madrid",
    "ES, 51001, Africa/Ceuta",
    "PT, 1000-001, Europe/Lisbon",
    "PT, 8950, Europe/Lisbon",
    "PT, 9000 001, Atlantic/Madeira",
    "PT, 9499, Atlantic/Madeira",
    "PT, 9500, Atlantic/Azores",
    "FR, 95000, Europe/Paris",
    "FR, 97300, America/Cayenne",
  })
  void ofPostalCode_ofACountryWithSeveralClocks_hasItsOwnAndNoRegion(
      String country, String code, String zone) {
    Whereabouts where = Atlas.ofPostalCode(Place.of(country), code).orElseThrow();

    assertThat(where).hasToString(country + " ? " + zone);
    assertThat(resolve(null, Place.of(country), null, code)).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource({
    "ES, 53001",
    "ES, 2800",
    "ES, 28-001x",
    "PT, 10000",
    "FR, 96000",
    "FR, 979",
    "DE, 10115"
  })
  void ofPostalCode_thatIsNone_isEmpty_andAllClocksOfTheCountryStay(String country, String code) {
    assertThat(Atlas.ofPostalCode(Place.of(country), code)).isEmpty();
    assertThat(resolve(null, Place.of(country), null, code))
        .isEqualTo(Atlas.ofCountry(Place.of(country)));
  }

  @Test
  void regionAndPostalCode_abroad_shareAClock_orBothCount() {
    Place spain = Place.of("ES");
    assertThat(resolve(null, spain, Place.of("ES-MD"), "28001").zones())
        .containsExactly(ZoneId.of("Europe/Madrid"));
    assertThat(resolve(null, spain, Place.of("ES-MD"), "35001").zones())
        .containsExactly(ZoneId.of("Atlantic/Canary"), ZoneId.of("Europe/Madrid"));
  }

  @ParameterizedTest
  @CsvSource({
    "+34912345678, Africa/Ceuta|Europe/Madrid",
    "+34812345678, Africa/Ceuta|Europe/Madrid",
    "+34928123456, Atlantic/Canary",
    "+34822123456, Atlantic/Canary",
    "+34612345678, Africa/Ceuta|Atlantic/Canary|Europe/Madrid",
    "+34901123456, Africa/Ceuta|Atlantic/Canary|Europe/Madrid",
    "+351211234567, Europe/Lisbon",
    "+351291123456, Atlantic/Madeira",
    "+351296123456, Atlantic/Azores",
    "+351912345678, Atlantic/Azores|Atlantic/Madeira|Europe/Lisbon",
  })
  void fixedLines_haveTheClocksOfTheirArea(String number, String zones) {
    Whereabouts where = PhoneNumber.parse(number).whereabouts();

    assertThat(where.zones()).extracting(ZoneId::getId).containsExactly(zones.split("\\|"));
    assertThat(resolve(where, where.countries().iterator().next(), null, null)).isEqualTo(where);
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
    Whereabouts where = Atlas.resolve(MARITIMES, null, CA_NS, null, ZoneId.of("Atlantic/Bermuda"));

    assertThat(where.zones()).containsExactly(ZoneId.of("Atlantic/Bermuda"));
    assertThat(where.regions()).containsExactly(CA_NS);
    assertThat(Atlas.resolve(PANHANDLE, null, null, null, CENTRAL)).isSameAs(PANHANDLE);
    assertThat(Atlas.resolve(null, null, FLORIDA, null, CENTRAL)).isEqualTo(PANHANDLE);
    assertThat(Atlas.resolve(null, null, null, null, CENTRAL)).hasToString("? ? America/Chicago");
  }

  /** Who is on a clock that the places of the number never keep is elsewhere: nobody says where. */
  @ParameterizedTest
  @CsvSource({
    // a number of New York, Nashville, Phoenix
    "+12125550142, America/New_York, US US-NY America/New_York",
    "+12125550142, America/Detroit, US US-NY America/Detroit",
    "+12125550142, America/Chicago, US ? America/Chicago",
    "+12125550142, America/Los_Angeles, US ? America/Los_Angeles",
    "+16155550142, America/New_York, US US-TN America/New_York",
    "+16155550142, America/Denver, US ? America/Denver",
    "+16025550142, America/Denver, US US-AZ America/Denver",
    "+16025550142, America/Los_Angeles, US US-AZ America/Los_Angeles",
    "+16025550142, America/Chicago, US ? America/Chicago",
    "+493012345678, America/Chicago, DE ? America/Chicago",
  })
  void resolve_statedZoneThatContradictsTheNumber_leavesTheRegionUnknown(
      String number, String zone, String where) {
    Whereabouts suggested = PhoneNumber.parse(number).whereabouts();

    assertThat(Atlas.resolve(suggested, null, null, null, ZoneId.of(zone))).hasToString(where);
    if (suggested.regionKnown()) {
      assertThat(Atlas.resolve(suggested, US, null, null, ZoneId.of(zone))).hasToString(where);
    }
  }

  @Test
  void resolve_statedRegionOrPostalCode_staysBesideAnyZone() {
    assertThat(Atlas.resolve(PANHANDLE, null, FLORIDA, null, PACIFIC))
        .hasToString("US US-FL America/Chicago|America/Los_Angeles");
    assertThat(Atlas.resolve(null, US, null, "33101", PACIFIC))
        .hasToString("US US-FL America/Los_Angeles|America/New_York");
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

  /** What is stated of the person wins over the number, also within one state. */
  @ParameterizedTest
  @CsvSource({
    "+16155550142, 37402, US-TN, America/New_York",
    "+14235550142, 37203, US-TN, America/Chicago",
    "+13055550142, 32501, US-FL, America/Chicago",
    "+12145550142, 79901, US-TX, America/Denver",
    "+19155550142, 75201, US-TX, America/Chicago",
    "+13135550142, 49801, US-MI, America/Chicago",
    "+13175550142, 46402, US-IN, America/Chicago",
    "+18125550142, 47708, US-IN, America/Chicago",
    "+15025550142, 42101, US-KY, America/Chicago",
    "+14025550142, 69211, US-NE, America/Denver",
    "+14025550142, 69216, US-NE, America/Denver",
    "+16025550142, 86515, US-AZ|US-NM, America/Denver",
    "+12085550142, 83854, US-ID, America/Los_Angeles",
    "+19075550142, 99501, US-AK, America/Anchorage",
    "+12125550142, 10001, US-NY, America/New_York",
    "+14165550142, 33101, US-FL, America/New_York"
  })
  void resolve_postalCode_bringsItsOwnClock_whateverTheNumber(
      String number, String zip, String regions, String zone) {
    Whereabouts suggested = PhoneNumber.parse(number).whereabouts();

    for (Place country : new @Nullable Place[] {null, US}) {
      assertThat(resolve(suggested, country, null, zip))
          .hasToString("US " + regions + " " + zone)
          .isSameAs(resolve(null, US, null, zip + "-0001"));
    }
  }

  /** Phenix City keeps Eastern time, but is Central by law; New Carlisle lies across the line. */
  @ParameterizedTest
  @CsvSource({"+13345550142, 36867, US-AL", "+13175550142, 46552, US-IN"})
  void resolve_postalCode_ofWhichLawAndTablesDiffer_hasTheClocksOfAll(
      String number, String zip, String region) {
    assertThat(resolve(PhoneNumber.parse(number).whereabouts(), null, null, zip))
        .hasToString("US " + region + " America/Chicago|America/New_York");
  }

  /** Where a part of the code is on another clock, and no table says so; beside it, the law's. */
  @ParameterizedTest
  @CsvSource({
    "73946, America/Chicago|America/Denver",
    "73944, America/Chicago",
    "89825, America/Denver|America/Los_Angeles",
    "89826, America/Denver|America/Los_Angeles",
    "89831, America/Denver|America/Los_Angeles",
    "89832, America/Denver|America/Los_Angeles",
    "89824, America/Los_Angeles",
    "89828, America/Los_Angeles",
    "89830, America/Los_Angeles",
    "89833, America/Los_Angeles",
    "86045, America/Denver|America/Phoenix",
    "92222, America/Los_Angeles|America/Phoenix",
    "92283, America/Los_Angeles|America/Phoenix",
    "92282, America/Los_Angeles",
    "99922, America/Anchorage",
    "99923, America/Anchorage|America/Los_Angeles|America/Vancouver"
  })
  void resolve_postalCode_ofATownOnAnotherClockThanTheLaws_hasBoth(String zip, String zones) {
    assertThat(Atlas.ofPostalCode(US, zip).orElseThrow().zones())
        .extracting(ZoneId::toString)
        .isEqualTo(List.of(zones.split("\\|", -1)));
  }

  @Test
  void resolve_postalCode_ofAKnownPrefixThatNoTableNames_hasAllClocksOfThePrefix() {
    Whereabouts tennessee = Atlas.ofRegion(Place.of("US-TN"));

    assertThat(Atlas.ofPostalCode(US, "37499")).containsSame(tennessee);
    assertThat(resolve(PhoneNumber.parse("+16155550142").whereabouts(), US, null, "37499"))
        .isSameAs(tennessee);
  }

  @ParameterizedTest
  @CsvSource({
    "73960, US-TX",
    "20588, US-MD",
    "20598, US-VA",
    "06390, US-NY",
    "83414, US-WY",
    "96799, US-AS",
    "96898, US-HI|US-UM",
    "73949, US-OK|US-TX"
  })
  void resolve_postalCode_beyondTheStateOfItsPrefix(String zip, String regions) {
    assertThat(resolve(null, US, null, zip).toString()).startsWith("US " + regions + " ");
  }

  @Test
  void resolve_postalCodeAndRegion_areNarrowedToTheRegion_andBothCountWhereTheyContradict() {
    Place texas = Place.of("US-TX");

    assertThat(resolve(PANHANDLE, null, FLORIDA, "33101")).hasToString("US US-FL America/New_York");
    assertThat(resolve(null, null, texas, "73949")).hasToString("US US-TX America/Chicago");
    assertThat(resolve(PANHANDLE, null, FLORIDA, "10001"))
        .hasToString("US US-FL|US-NY America/Chicago|America/New_York");
    assertThat(resolve(PANHANDLE, null, FLORIDA, "09012")).isSameAs(PANHANDLE);
    assertThat(Atlas.resolve(PANHANDLE, US, null, "10001", CENTRAL))
        .hasToString("US US-NY America/Chicago|America/New_York");
  }

  @Test
  void resolve_postalCodeOfNoCountry_mustSayEnoughByItself() {
    Whereabouts german = Atlas.ofCountry(GERMANY);
    String miami = "US US-FL America/New_York";

    assertThat(resolve(null, null, null, "33101")).isSameAs(Whereabouts.UNKNOWN);
    assertThat(resolve(null, null, null, "K2P")).isSameAs(Whereabouts.UNKNOWN);
    assertThat(resolve(german, null, null, "33101")).isSameAs(german);
    assertThat(resolve(german, null, null, "K2P")).isSameAs(german);
    for (Whereabouts number : new @Nullable Whereabouts[] {null, german}) {
      assertThat(resolve(number, null, null, "33101-1234")).hasToString(miami);
      assertThat(resolve(number, null, null, "331011234")).hasToString(miami);
      assertThat(resolve(number, US, null, "33101")).hasToString(miami);
      assertThat(resolve(number, null, null, "K2P 1L4")).hasToString("CA CA-ON America/Toronto");
    }
  }

  /** Nine digits with a hyphen are a code of Saudi Arabia too. */
  @Test
  void resolve_nineDigits_ofANumberWhoseCountryWritesThemToo_countAsNotStated() {
    Whereabouts saudi = Atlas.ofCountry(Place.of("SA"));

    assertThat(resolve(saudi, null, null, "33101-1234")).isSameAs(saudi);
    assertThat(resolve(saudi, US, null, "33101-1234")).hasToString("US US-FL America/New_York");
  }

  @Test
  void resolve_postalCodeOfAnotherCountry_countsAsNotStated() {
    Whereabouts german = Atlas.ofCountry(GERMANY);

    assertThat(resolve(PANHANDLE, GERMANY, null, "10115")).isSameAs(german);
    assertThat(resolve(german, null, null, "10115")).isSameAs(german);
    assertThat(resolve(PANHANDLE, CANADA, null, "10001")).isSameAs(Atlas.ofCountry(CANADA));
    assertThat(resolve(PANHANDLE, US, null, "K2P 1L4")).isSameAs(PANHANDLE);
  }

  /**
   * A code that lost its first zero, or one of another country, must not leave the number's place.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000",
        "2138",
        "2138-1234",
        "02134-",
        "02134-12",
        "02134 1234",
        "02134.0",
        "MA 02134",
        "SW1A 1AA",
        "D-10115",
        "ABCDE",
        "V6B 1A",
        "V6B lA1",
        "",
        " "
      })
  void resolve_postalCode_thatIsNoneOfTheCountryOfTheNumber_leavesThePlaceUnknown(String code) {
    assertThat(resolve(PANHANDLE, null, null, code)).isSameAs(Whereabouts.UNKNOWN);
    assertThat(Atlas.resolve(PANHANDLE, null, null, code, CENTRAL))
        .hasToString("? ? America/Chicago");
  }

  @Test
  void resolve_postalCode_thatIsNoneOfAnEuropeanCountryWithSeveralClocks_leavesThePlaceUnknown() {
    for (String country : List.of("ES", "FR", "PT")) {
      Whereabouts number = Atlas.ofCountry(Place.of(country));
      assertThat(resolve(number, null, null, "F-97400")).isSameAs(Whereabouts.UNKNOWN);
    }
  }

  /** Blanks stand round the cells of many a table: a plain one, a tab, one that does not break. */
  @ParameterizedTest
  @ValueSource(strings = {" 02134", "02134 ", "\u00a002134", "02134\t", "  02134-1234 "})
  void resolve_postalCode_isReadWithBlanksAround(String code) {
    assertThat(resolve(PANHANDLE, null, null, code)).hasToString("US US-MA America/New_York");
    assertThat(resolve(null, US, null, code)).hasToString("US US-MA America/New_York");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V6B1A1 ", " V6B 1A1", "V6B  1A1", "V6B\u00a01A1", "v6b \t1a1"})
  void resolve_canadianCode_isReadWithBlanksAroundAndWithin(String code) {
    assertThat(resolve(PANHANDLE, null, null, code)).hasToString("CA CA-BC America/Vancouver");
  }

  /** They cannot both be true: the contact must be lawful on both clocks. */
  @Test
  void resolve_regionAndZone_thatContradictEachOther_areBothClocks() {
    ZoneId pacific = ZoneId.of("America/Los_Angeles");
    String both = "US US-NY America/Los_Angeles|America/New_York";

    assertThat(Atlas.resolve(PANHANDLE, null, Place.of("US-NY"), null, pacific)).hasToString(both);
    assertThat(Atlas.resolve(null, US, null, "10001", pacific)).hasToString(both);
    assertThat(Atlas.resolve(null, null, Place.of("US-NY"), null, ZoneId.of("America/Toronto")))
        .hasToString("US US-NY America/Toronto");
    // Of a region abroad, no clock is known by itself.
    assertThat(
            Atlas.resolve(null, null, Place.of("FR-974"), null, ZoneId.of("Indian/Reunion"))
                .zones())
        .containsExactly(ZoneId.of("Indian/Reunion"));
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
    Whereabouts where = Atlas.ofPostalCode(US, zip).orElseThrow();

    assertThat(where.regions()).containsExactly(Place.of(region));
    assertThat(where.zones())
        .isNotEmpty()
        .allSatisfy(zone -> assertThat(Atlas.ofRegion(Place.of(region)).zones()).contains(zone));
    assertThat(Atlas.ofPostalCode(US, zip + "-1234")).containsSame(where);
    assertThat(Atlas.ofPostalCode(US, zip + "1234")).containsSame(where);
  }

  @ParameterizedTest
  @CsvSource({
    "A1A 1A1, CA-NL, America/St_Johns",
    "A0P 1E0, CA-NL, America/Halifax",
    "A2V 1A1, CA-NL, America/Halifax",
    "A0K 2P0, CA-NL, America/Halifax|America/St_Johns",
    "B3H0A1, CA-NS, America/Halifax",
    "c1a-1a1, CA-PE, America/Halifax",
    "E1A, CA-NB, America/Halifax",
    "G1A 1A1, CA-QC, America/Toronto",
    "G4T 1A1, CA-QC, America/Halifax",
    "G0G 1A0, CA-QC, America/Halifax|America/Toronto",
    "H2Y 1C6, CA-QC, America/Toronto",
    "J0B 1A0, CA-QC, America/Toronto",
    "K2P 1L4, CA-ON, America/Toronto",
    "M5V 3L9, CA-ON, America/Toronto",
    "P7B 1A1, CA-ON, America/Toronto",
    "P9N 1A1, CA-ON, America/Winnipeg",
    "P0T 1C0, CA-ON, America/Toronto|America/Winnipeg",
    "R3C 4A5, CA-MB, America/Winnipeg",
    "S4P 3Y2, CA-SK, America/Regina",
    "S9V 1A1, CA-SK, America/Edmonton",
    "T5J 2R7, CA-AB, America/Edmonton",
    "V6B 1A1, CA-BC, America/Vancouver",
    "V1C 1A1, CA-BC, America/Edmonton",
    "V1J 1A1, CA-BC, America/Dawson_Creek",
    "V0B 1A0, CA-BC, America/Edmonton|America/Vancouver",
    "X0A 0H0, CA-NU, America/Coral_Harbour|America/Edmonton|America/Toronto|America/Winnipeg",
    "X1A 2N6, CA-NT, America/Edmonton",
    "Y1A 1A1, CA-YT, America/Whitehorse"
  })
  void ofPostalCode_canadian_isInItsProvince_onItsClock(String code, String region, String zones) {
    assertThat(Atlas.ofPostalCode(CANADA, code))
        .hasValueSatisfying(where -> assertThat(where).hasToString("CA " + region + " " + zones));
  }

  /** Where the table leaves an area wide, one of its clocks is right on every day of the year. */
  @ParameterizedTest
  @CsvSource({
    "P0T, America/Coral_Harbour",
    "G0G, America/Puerto_Rico",
    "V0B, America/Creston",
    "V0C, America/Dawson_Creek"
  })
  void ofPostalCode_ofAnAreaWithAClockThatNeverChanges_showsItAllTheYear(String code, String zone) {
    Whereabouts where = Atlas.ofPostalCode(CANADA, code).orElseThrow();

    for (int month = 1; month <= 12; month++) {
      Instant noon = LocalDate.of(2024, month, 15).atTime(12, 0).toInstant(ZoneOffset.UTC);
      assertThat(where.zones().stream().map(each -> each.getRules().getOffset(noon)))
          .contains(ZoneId.of(zone).getRules().getOffset(noon));
    }
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
    assertThat(resolve(null, US, null, "42223").zones()).containsExactly(CENTRAL);
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
        "1K1 A1A", "K1O 1A1", "K1A 1D1"
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
