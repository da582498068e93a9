package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.place.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the law of a place begins and gives way to another. */
class RegimesTest {
  @ParameterizedTest
  @CsvSource({
    "DE, 2018-05-24T23:59:59Z, 2018-05-25T00:00:00Z",
    "DE, 2018-05-25T00:00:00Z,",
    "GB, 2018-05-24T12:00:00Z, 2018-05-25T00:00:00Z",
    "GB, 2018-05-25T00:00:00Z, 2021-01-01T00:00:00Z",
    "GB, 2020-12-31T23:59:59Z, 2021-01-01T00:00:00Z",
    "GB, 2021-01-01T00:00:00Z,",
    "CH, 2023-08-31T23:59:59Z, 2023-09-01T00:00:00Z",
    "CH, 2023-09-01T00:00:00Z,",
    "US, 2018-01-01T00:00:00Z,",
  })
  void nextChange_isTheFirstDayOfTheNextLaw(String place, Instant after, @Nullable Instant next) {
    assertThat(new Regimes().nextChangeAt(Place.of(place), after)).isEqualTo(next);
  }

  @Test
  void places_areThoseOfTheThreeLaws() {
    assertThat(new Regimes().places())
        .contains(Place.of("DE"), Place.of("GB"), Place.of("CH"), Place.of("IS"))
        .doesNotContain(Place.of("US"));
  }

  @Test
  void citation_leavesOutWhatOnlyTheSwissActTellsApart() {
    Regimes regimes = new Regimes();

    assertThat(regimes.cite(Regime.Law.GDPR, "6(1)(f)")).isEqualTo("GDPR Art. 6(1)(f)");
    assertThat(regimes.cite(Regime.Law.UK_GDPR, "6(1)(f)")).isEqualTo("UK GDPR Art. 6(1)(f)");
    assertThat(regimes.cite(Regime.Law.GDPR, "9 somehow")).isEqualTo("GDPR Art. 9");
    assertThatThrownBy(() -> regimes.cite(Regime.Law.FADP, "6(1)(f)"))
        .hasMessage("no article of the FADP for 6(1)(f)");
  }
}
