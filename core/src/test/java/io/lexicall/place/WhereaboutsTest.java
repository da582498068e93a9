package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private static final Place US = Place.of("US");
  private static final Place CANADA = Place.of("CA");
  private static final Place TEXAS = Place.of("US-TX");
  private static final Place OHIO = Place.of("US-OH");
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  @Test
  void of_candidates_areSortedAndOnce() {
    Whereabouts one =
        Whereabouts.of(
            List.of(US, CANADA, US), List.of(TEXAS, OHIO), List.of(EASTERN, CENTRAL, EASTERN));
    Whereabouts other =
        Whereabouts.of(List.of(CANADA, US), List.of(OHIO, TEXAS), List.of(CENTRAL, EASTERN));

    assertThat(one.countries()).containsExactly(CANADA, US);
    assertThat(one.regions()).containsExactly(OHIO, TEXAS);
    assertThat(one.zones()).containsExactly(CENTRAL, EASTERN);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(Whereabouts.UNKNOWN);
    assertThat(one).hasToString("CA|US US-OH|US-TX America/Chicago|America/New_York");
  }

  @Test
  void of_nothing_isUnknown() {
    assertThat(Whereabouts.of(Set.of(), Set.of(), Set.of())).isSameAs(Whereabouts.UNKNOWN);
    assertThat(Whereabouts.UNKNOWN.countryKnown()).isFalse();
    assertThat(Whereabouts.UNKNOWN.regionKnown()).isFalse();
    assertThat(Whereabouts.UNKNOWN.zoneKnown()).isFalse();
    assertThat(Whereabouts.UNKNOWN).hasToString("? ? ?");
  }

  @Test
  void of_countryAndRegionMixedUp_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Whereabouts.of(Set.of(TEXAS), Set.of(), Set.of()))
        .withMessageContaining("US-TX is a region");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Whereabouts.of(Set.of(US), Set.of(CANADA), Set.of()))
        .withMessageContaining("CA is a country");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Whereabouts.of(Set.of(CANADA), Set.of(TEXAS), Set.of()))
        .withMessageContaining("none of the countries");
  }

  @Test
  void collections_cannotBeChanged() {
    Whereabouts two =
        Whereabouts.of(Set.of(US, CANADA), Set.of(TEXAS, OHIO), Set.of(CENTRAL, EASTERN));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> two.countries().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> two.regions().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> two.zones().clear());
  }

  @Test
  void inZone_candidate_isShared_andAnyOtherIsTaken() {
    Whereabouts two = Whereabouts.of(Set.of(US), Set.of(TEXAS), Set.of(CENTRAL, EASTERN));

    assertThat(two.inZone(EASTERN)).isSameAs(two.inZone(EASTERN));
    assertThat(two.inZone(EASTERN).zones()).containsExactly(EASTERN);
    assertThat(two.inZone(EASTERN).inZone(EASTERN)).isSameAs(two.inZone(EASTERN));
    assertThat(two.inZone(CENTRAL))
        .isEqualTo(Whereabouts.of(Set.of(US), Set.of(TEXAS), Set.of(CENTRAL)));
    assertThat(two.inZone(ZoneId.of("UTC")).zones()).containsExactly(ZoneId.of("UTC"));
    assertThat(two.inZone(ZoneId.of("UTC")).regions()).containsExactly(TEXAS);
    assertThat(Whereabouts.UNKNOWN.inZone(EASTERN).countryKnown()).isFalse();
  }

  @Test
  void anyOf_joinsCandidates_andUnknownStaysUnknown() {
    Whereabouts texas = Whereabouts.of(Set.of(US), Set.of(TEXAS), Set.of(CENTRAL));
    Whereabouts ohio = Whereabouts.of(Set.of(US), Set.of(OHIO), Set.of(EASTERN));
    Whereabouts canada = Whereabouts.of(Set.of(CANADA), Set.of(), Set.of());

    assertThat(Whereabouts.anyOf(List.of(texas))).isSameAs(texas);
    assertThat(Whereabouts.anyOf(List.of())).isSameAs(Whereabouts.UNKNOWN);
    assertThat(Whereabouts.anyOf(List.of(texas, ohio)))
        .isEqualTo(Whereabouts.of(Set.of(US), Set.of(TEXAS, OHIO), Set.of(CENTRAL, EASTERN)));
    assertThat(Whereabouts.anyOf(List.of(texas, canada)))
        .isEqualTo(Whereabouts.of(Set.of(US, CANADA), Set.of(), Set.of()));
    assertThat(Whereabouts.anyOf(List.of(texas, Whereabouts.UNKNOWN)))
        .isSameAs(Whereabouts.UNKNOWN);
  }
}
