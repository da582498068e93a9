package io.lexicall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.number.PhoneNumber;
import java.lang.ref.WeakReference;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void zonesIn_areThoseOfThePlaces_orAllIfNoneIsTheirs() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Whereabouts parties =
        Whereabouts.of(
            List.of(US, Place.of("FR")), List.of(TEXAS, OHIO), List.of(EASTERN, CENTRAL, paris));

    assertThat(parties.zonesIn(Set.of(OHIO))).containsExactly(EASTERN);
    assertThat(parties.zonesIn(Set.of(TEXAS))).containsExactly(CENTRAL);
    assertThat(parties.zonesIn(Set.of(US))).containsExactly(CENTRAL, EASTERN);
    assertThat(parties.zonesIn(Set.of(OHIO, Place.of("FR")))).containsExactly(EASTERN, paris);
    assertThat(parties.zonesIn(Set.of())).isEqualTo(parties.zones());
    assertThat(parties.zonesIn(Set.of(Place.of("JP")))).isEqualTo(parties.zones());
    assertThat(Whereabouts.UNKNOWN.zonesIn(Set.of(OHIO))).isEmpty();
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

  /** Joins are kept; asked again, and beside many others, they are what joining anew gives. */
  @Property(tries = 300)
  void anyOf_isTheUnion_howeverOftenAndInWhateverOrderItIsAsked(@ForAll long seed) {
    Random random = new Random(seed);
    List<Whereabouts> shared = new ArrayList<>();
    for (int areaCode = 201; areaCode < 980; areaCode += 1 + random.nextInt(12)) {
      PhoneNumber.tryOfDigits(10_000_000_000L + areaCode * 10_000_000L + 5_550_142)
          .ifPresent(number -> shared.add(number.whereabouts()));
    }
    for (int i = 0; i < 300; i++) {
      List<Whereabouts> some = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(4); j++) {
        some.add(shared.get(random.nextInt(shared.size())));
      }
      assertThat(Whereabouts.anyOf(some)).isEqualTo(union(some));
    }
  }

  /**
   * Results are joined with the next party: if each kept its own joins, every combination of places
   * that ever occurred would stay in memory.
   */
  @Test
  void anyOf_manyCombinations_keepsABoundedNumber() throws InterruptedException {
    List<Whereabouts> shared = new ArrayList<>();
    for (int areaCode = 201; areaCode < 980; areaCode++) {
      PhoneNumber.tryOfDigits(10_000_000_000L + areaCode * 10_000_000L + 5_550_142)
          .map(PhoneNumber::whereabouts)
          .filter(Whereabouts::regionKnown)
          .ifPresent(shared::add);
    }
    Random random = new Random(1);
    List<WeakReference<Whereabouts>> joined = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      List<Whereabouts> parties = new ArrayList<>();
      for (int j = 0; j < 6; j++) {
        parties.add(shared.get(random.nextInt(shared.size())));
      }
      joined.add(new WeakReference<>(Whereabouts.anyOf(parties)));
    }

    long kept = Long.MAX_VALUE;
    for (int tries = 0; tries < 20 && kept > 4096; tries++) {
      System.gc();
      Thread.sleep(tries);
      kept =
          joined.stream()
              .map(WeakReference::get)
              .filter(Objects::nonNull)
              .map(System::identityHashCode)
              .distinct()
              .count();
    }
    assertThat(kept).isLessThanOrEqualTo(4096);
  }

  private static Whereabouts union(List<Whereabouts> all) {
    boolean country = all.stream().allMatch(Whereabouts::countryKnown);
    boolean region = country && all.stream().allMatch(Whereabouts::regionKnown);
    boolean zone = all.stream().allMatch(Whereabouts::zoneKnown);
    return Whereabouts.of(
        country ? all.stream().flatMap(each -> each.countries().stream()).toList() : List.of(),
        region ? all.stream().flatMap(each -> each.regions().stream()).toList() : List.of(),
        zone ? all.stream().flatMap(each -> each.zones().stream()).toList() : List.of());
  }

  /** In Indiana some counties are on the time of Chicago; Phoenix shows Denver's time in winter. */
  @ParameterizedTest
  @CsvSource({
    "US-IN, America/Chicago, true",
    "US-IN, America/New_York, true",
    "US-IN, America/Denver, false",
    "US-AZ, America/Denver, true",
    "US-NY, America/Toronto, true",
    "US-NY, America/Lima, true",
    "US-NY, Europe/Madrid, false",
  })
  void agreesWith_comparesTheOffsetsOfWinterAndSummer(
      String region, String zone, boolean expected) {
    assertThat(Atlas.ofRegion(Place.of(region)).agreesWith(ZoneId.of(zone))).isEqualTo(expected);
  }

  @Test
  void agreesWith_nothing_ifNoZoneIsKnown() {
    assertThat(Whereabouts.UNKNOWN.agreesWith(ZoneId.of("UTC"))).isFalse();
  }
}
