package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Access;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of law is that of the place, or of every place where the law is law. */
class ClocksTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Clocks clocks = new Clocks(List.of(Place.of("PT"), Place.of("DE")));

  private static Contact contact(@Nullable ZoneId zone) {
    Contact.Builder contact = Contact.builder().at(NOON);
    return zone == null
        ? contact.build()
        : contact.to(Called.builder().timeZone(zone).build()).build();
  }

  private static Contact inCountry(String country) {
    return Contact.builder()
        .at(NOON)
        .to(Called.builder().country(Place.of(country)).build())
        .build();
  }

  /** True where the clock's hour of noon in UTC is that one. */
  private static Function<ZoneClock, Truth> itIs(int hour) {
    return clock -> Truth.of(NOON.atZone(clock.zone()).getHour() == hour);
  }

  @Test
  void of_thePlaceWhereItIsKnown_elseOfAllPlacesOfTheLaw() {
    assertThat(clocks.of(contact(BERLIN))).extracting(ZoneClock::zone).containsExactly(BERLIN);
    assertThat(clocks.of(contact(null)))
        .containsAll(Atlas.ofCountry(Place.of("DE")).clocks())
        .containsAll(Atlas.ofCountry(Place.of("PT")).clocks())
        .doesNotHaveDuplicates();
    assertThat(clocks.of(contact(null))).isSameAs(clocks.of(contact(null)));
    assertThat(new Clocks(Set.of()).of(contact(null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // At 17:00 UTC it is 16 on the Azores, 17 in Lisbon, 18 in Berlin.
    "18, UNKNOWN",
    "17, UNKNOWN",
    "16, UNKNOWN",
    "3, FALSE",
  })
  void some_whereThePlaceIsNotKnown_isToldOnlyIfItIsTheSameEverywhere(int hour, Truth expected) {
    assertThat(clocks.some(contact(null), itIs(hour))).isEqualTo(expected);
    assertThat(clocks.some(contact(null), clock -> itIs(hour).apply(clock).not()))
        .isEqualTo(expected.not());
  }

  @ParameterizedTest
  @CsvSource({"16, TRUE", "17, TRUE", "18, FALSE"})
  void some_inACountryOfTwoZones_holdsWhereItDoesInEither(int hour, Truth expected) {
    assertThat(clocks.some(inCountry("PT"), itIs(hour))).isEqualTo(expected);
    assertThat(clocks.some(inCountry("PT"), clock -> Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void some_withoutAnyPlace_isUnknown() {
    assertThat(new Clocks(Set.of()).some(contact(null), clock -> Truth.TRUE))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void firstAfter_isTheFirstThatIsLater_notOneAtTheInstantItself() {
    Function<ZoneClock, Instant> midnight = clock -> clock.startOfDay(LocalDate.of(2026, 11, 25));
    Contact portuguese = inCountry("PT");
    Instant lisbon = Instant.parse("2026-11-25T00:00:00Z");
    Instant azores = Instant.parse("2026-11-25T01:00:00Z");

    assertThat(clocks.of(portuguese)).extracting(ZoneClock::zone).contains(LISBON, AZORES);
    assertThat(clocks.firstAfter(portuguese, lisbon.minusNanos(1), midnight)).isEqualTo(lisbon);
    assertThat(clocks.firstAfter(portuguese, lisbon, midnight)).isEqualTo(azores);
    assertThat(clocks.firstAfter(portuguese, azores, midnight)).isNull();
  }

  @Test
  void missingZone_isNamedOnlyWhereItIsNotKnown() {
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    Clocks.missingZone(contact(LISBON), missing);
    assertThat(missing).isEmpty();

    Clocks.missingZone(contact(null), missing);
    assertThat(missing).extracting(Fact::path).containsExactly("to.timeZone");

    Set<Fact<Access, ?>> ofAnAccess = new LinkedHashSet<>();
    Clocks.missingZone(Access.builder().at(NOON).build(), ofAnAccess);
    assertThat(ofAnAccess).isEmpty();
  }

  @Test
  void equals_thoseOfTheSamePlaces() {
    assertThat(clocks)
        .isEqualTo(new Clocks(Set.of(Place.of("DE"), Place.of("PT"))))
        .hasSameHashCodeAs(new Clocks(Set.of(Place.of("DE"), Place.of("PT"))))
        .isNotEqualTo(new Clocks(Set.of(Place.of("DE"))))
        .isNotEqualTo("DE");
    assertThat(clocks.hashCode()).isNotEqualTo(new Clocks(Set.of(Place.of("DE"))).hashCode());
  }
}
