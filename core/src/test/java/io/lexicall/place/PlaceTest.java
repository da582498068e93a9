package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"DE", "US", "XK", "US-FL", "US-DC", "US-PR", "CA-NL", "DE-BY", "FR-971", "GB-SCT"})
  void of_knownCode_keepsIt(String code) {
    Place place = Place.of(code);

    assertThat(place.code()).isEqualTo(code);
    assertThat(place).hasToString(code).isEqualTo(Place.of(code)).hasSameHashCodeAs(Place.of(code));
    assertThat(place.isRegion()).isEqualTo(code.length() > 2);
    assertThat(place.country().code()).isEqualTo(code.substring(0, 2));
    assertThat(Place.tryOf(code)).contains(place);
  }

  @ParameterizedTest
  @CsvSource({"PR, US-PR", "VI, US-VI", "GU, US-GU", "AS, US-AS", "MP, US-MP", "UM, US-UM"})
  void of_territoryOfTheUnitedStates_isItsRegion(String code, String region) {
    assertThat(Place.of(code)).isEqualTo(Place.of(region));
    assertThat(Place.of(code).country()).isEqualTo(Place.of("US"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "U",
        "us",
        "USA",
        "ZZ",
        "UK",
        "US-",
        "US-fl",
        "US-ZZ",
        "US-PRX",
        "CA-XX",
        "PR-SJ",
        "ZZ-AA",
        "DE-ABCD",
        "DE_BY",
        "US FL",
        " US",
        "US-FL ",
        "DE-\u00c4"
      })
  void of_anythingElse_saysWhatIsAllowed(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Place.of(code))
        .withMessageContaining("allowed are");
    assertThat(Place.tryOf(code)).isEmpty();
  }

  @Test
  void of_longText_isCutInTheMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Place.of("x".repeat(1000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void contains_countryHoldsItselfAndItsRegions_regionHoldsItself() {
    Place us = Place.of("US");
    Place florida = Place.of("US-FL");

    assertThat(us.contains(us)).isTrue();
    assertThat(us.contains(florida)).isTrue();
    assertThat(us.contains(Place.of("PR"))).isTrue();
    assertThat(florida.contains(florida)).isTrue();
    assertThat(florida.contains(us)).isFalse();
    assertThat(florida.contains(Place.of("US-GA"))).isFalse();
    assertThat(us.contains(Place.of("CA"))).isFalse();
    assertThat(us.contains(Place.of("CA-ON"))).isFalse();
  }

  @Test
  void compareTo_ordersByCode() {
    assertThat(Place.of("CA-ON")).isGreaterThan(Place.of("CA")).isLessThan(Place.of("US"));
  }
}
