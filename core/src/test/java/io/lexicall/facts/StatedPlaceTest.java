package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedPlaceTest {
  private static final Place US = Place.of("US");
  private static final Place CANADA = Place.of("CA");
  private static final PhoneNumber NASHVILLE = PhoneNumber.parse("+16155550142");
  private static final PhoneNumber BERLIN = PhoneNumber.parse("+4930123456");

  private static List<Problem> problems(Consumer<Called.Builder> statements) {
    Called.Builder builder = Called.builder();
    statements.accept(builder);
    assertThat(builder.problems()).isEmpty();
    return builder.build().contradictions();
  }

  @ParameterizedTest
  @CsvSource({
    "US, 00000",
    "US, 87654",
    "US, 3310",
    "US, K1A 0B1",
    "US, 33101-123",
    "CA, 10001",
    "CA, D1A 1A1",
    "CA, K1A 0B",
    "ES, 2800",
    "FR, F-97400",
    "FR, 97900",
    "PT, 10000"
  })
  void postalCode_thatIsNoneOfTheCountryStated_isAProblemOfBoth(String country, String code) {
    List<Problem> problems = problems(to -> to.country(Place.of(country)).postalCode(code));

    assertThat(problems).extracting(Problem::path).containsExactly("postalCode", "country");
    assertThat(problems)
        .extracting(Problem::problem)
        .containsExactly(
            "is not a postal code of " + country,
            "is " + country + ", where there is no such postalCode");
    assertThat(problems.get(0).allowed()).doesNotContain(code + " ");
  }

  @ParameterizedTest
  @CsvSource({"CA, US-CA", "FR, US-CA", "US, CA-ON", "CA, US-PR"})
  void region_ofAnotherCountryThanStated_isAProblemOfBoth(String country, String region) {
    assertThat(problems(to -> to.country(Place.of(country)).region(Place.of(region))))
        .extracting(Problem::path)
        .containsExactly("country", "region");
  }

  @ParameterizedTest
  @CsvSource({"US, US-CA", "US, US-PR", "CA, CA-ON", "FR, FR-IDF"})
  void region_ofTheCountryStated_isNoProblem(String country, String region) {
    assertThat(problems(to -> to.country(Place.of(country)).region(Place.of(region)))).isEmpty();
  }

  @Test
  void postalCode_thatIsNoneOfTheCountryOfTheRegion_isAProblemOfBoth() {
    assertThat(problems(to -> to.region(Place.of("US-FL")).postalCode("K1A 0B1")))
        .extracting(Problem::toString)
        .satisfiesExactly(
            code -> assertThat(code).startsWith("postalCode: is not a postal code of US"),
            region ->
                assertThat(region)
                    .isEqualTo(
                        "region: is US-FL, where there is no such postalCode;"
                            + " allowed: where postalCode is, or one of these left out"));
  }

  /** A code can be newer than the tables; a country whose codes are not known has any. */
  @ParameterizedTest
  @CsvSource({
    "US, 33101",
    "US, 331011234",
    "US, 37499",
    "US, 09012",
    "CA, k1a0b1",
    "US, '33101 '",
    "ES, 35001",
    "FR, 97400",
    "PT, 1000-001",
    "DE, 1",
    "DE, x"
  })
  void postalCode_thatCanBe_isNoProblem(String country, String code) {
    assertThat(problems(to -> to.country(Place.of(country)).postalCode(code))).isEmpty();
  }

  /** Nothing says of which country such a code would have to be. */
  @ParameterizedTest
  @ValueSource(strings = {"00000", "nowhere", "33101"})
  void postalCode_ofNoCountryStated_isNoProblem(String code) {
    assertThat(problems(to -> to.postalCode(code))).isEmpty();
    assertThat(problems(to -> to.number(NASHVILLE).postalCode(code))).isEmpty();
  }

  @Test
  void postalCode_ofAnotherRegion_isAProblemOfBoth() {
    assertThat(problems(to -> to.region(Place.of("US-TX")).postalCode("33101")))
        .extracting(Problem::toString)
        .containsExactly(
            "postalCode: is a code of US-FL, which contradicts region US-TX;"
                + " allowed: a code of US-TX, or one of the two left out",
            "region: is US-TX, which contradicts postalCode, a code of US-FL;"
                + " allowed: US-FL, or one of the two left out");
  }

  @Test
  void postalCode_ofSeveralRegions_fitsEach() {
    for (String region : List.of("US-OK", "US-TX")) {
      assertThat(problems(to -> to.region(Place.of(region)).postalCode("73949"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "37402, America/New_York",
    "37402, America/Detroit",
    "37402, America/Toronto",
    "37402, Etc/GMT+5",
    "37402, EST5EDT",
    "86515, America/Phoenix",
    "36867, America/New_York",
    "36867, America/Chicago",
    "46402, America/Chicago",
    "09012, Europe/Berlin"
  })
  void timeZone_thatCanShowTheClockOfTheCode_isNoProblem(String code, String zone) {
    assertThat(problems(to -> to.country(US).postalCode(code).timeZone(ZoneId.of(zone)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "37402, America/Chicago",
    "46402, America/New_York",
    "33101, America/Los_Angeles",
    "79901, UTC"
  })
  void timeZone_thatNeverShowsTheClockOfTheCode_isAProblemOfBoth(String code, String zone) {
    assertThat(problems(to -> to.number(NASHVILLE).postalCode(code).timeZone(ZoneId.of(zone))))
        .extracting(Problem::path)
        .containsExactly("postalCode", "timeZone");
  }

  /** It is judged on the clocks of both; a list with the clock of the head office is common. */
  @Test
  void timeZone_thatTheRegionNeverShows_isNoProblem() {
    assertThat(problems(to -> to.region(Place.of("US-OH")).timeZone(ZoneId.of("UTC")))).isEmpty();
  }

  @Test
  void placing_tellsThatACodeIsNone() {
    assertThat(contact(to -> to.number(NASHVILLE).postalCode("2138")).placing())
        .startsWith("an unknown place, since to.postalCode cannot be read; the number suggests");
  }

  @Test
  void changedFacts_areCheckedToo() {
    Called called = Called.builder().country(US).postalCode("33101").build();

    assertThat(called.contradictions()).isEmpty();
    assertThat(called.with(Called.POSTAL_CODE, "nowhere").contradictions()).hasSize(2);
    assertThat(called.with(Called.REGION, Place.of("US-TX")).contradictions()).hasSize(2);
    assertThat(called.with(Called.REGION, Place.of("US-FL")).contradictions()).isEmpty();
    assertThat(Caller.builder().build().contradictions()).isEmpty();
  }

  /** A check never fails for what facts say. */
  @Test
  void profileThatContradictsTheActivity_isNotRefused_andBothCount() {
    Profile profile =
        Profile.builder()
            .with(Contact.TO, Called.builder().region(Place.of("US-TX")).build())
            .build();
    Contact contact = contact(to -> to.country(US).postalCode("33101"));

    assertThat(profile.applyTo(contact).whereabouts().regions())
        .containsExactly(Place.of("US-FL"), Place.of("US-TX"));
  }

  private static Contact contact(Consumer<Called.Builder> statements) {
    Called.Builder to = Called.builder();
    statements.accept(to);
    return Contact.builder().at(Instant.parse("2026-11-24T17:00:00Z")).to(to.build()).build();
  }

  @Test
  void placing_tellsWhatDecided_andWhatTheNumberSuggested() {
    assertThat(contact(to -> {}).placing()).isEmpty();
    assertThat(contact(to -> to.number(NASHVILLE)).placing())
        .isEqualTo("US-TN on America/Chicago time, as to.number says");
    assertThat(contact(to -> to.number(NASHVILLE).postalCode("37402")).placing())
        .isEqualTo(
            "US-TN on America/New_York time, as to.postalCode says;"
                + " the number suggests US-TN on America/Chicago time");
    assertThat(contact(to -> to.number(BERLIN).postalCode("33101-1234")).placing())
        .startsWith(
            "US-FL on America/New_York time, as to.postalCode says; the number suggests DE on")
        .doesNotContain("33101");
    assertThat(contact(to -> to.number(NASHVILLE).region(Place.of("US-FL"))).placing())
        .startsWith("US-FL on America/Chicago or America/New_York time, as to.region says;");
    assertThat(contact(to -> to.number(NASHVILLE).timeZone(ZoneId.of("America/Denver"))).placing())
        .startsWith("US on America/Denver time, as to.timeZone and to.number say;");
    assertThat(contact(to -> to.country(CANADA)).placing()).startsWith("CA on ");
    assertThat(contact(to -> to.postalCode("33101")).placing()).isEmpty();
    assertThat(Contact.builder().at(Instant.EPOCH).build().placing()).isEmpty();
    assertThat(Payment.builder().at(Instant.EPOCH).build().placing()).isEmpty();
  }

  @Test
  void withAllClocksOfRegion_widensARegionAndNothingElse() {
    Place tennessee = Place.of("US-TN");
    Contact region = contact(to -> to.number(NASHVILLE).region(tennessee));

    assertThat(region.whereabouts()).isEqualTo(NASHVILLE.whereabouts());
    assertThat(region.withAllClocksOfRegion().whereabouts()).isSameAs(Atlas.ofRegion(tennessee));
    assertThat(region.withAllClocksOfRegion().at(Instant.EPOCH).whereabouts())
        .isSameAs(Atlas.ofRegion(tennessee));
    for (Contact same :
        List.of(
            contact(to -> to.number(NASHVILLE)),
            contact(to -> to.number(NASHVILLE).country(US)),
            contact(to -> to.number(NASHVILLE).region(tennessee).postalCode("37402")),
            contact(
                to ->
                    to.number(NASHVILLE).region(tennessee).timeZone(ZoneId.of("America/Chicago"))),
            Contact.builder().at(Instant.EPOCH).build())) {
      assertThat(same.withAllClocksOfRegion()).isSameAs(same);
    }
  }
}
