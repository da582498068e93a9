package io.lexicall.cli;

import io.lexicall.batch.RegionNames;
import io.lexicall.place.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Regions as people write them in options: a state alone belongs to the given country. */
final class Regions {
  private Regions() {}

  /**
   * Returns the question whether a state or province was meant, such as {@code ; did you mean
   * US-TX?}; empty if none is called so. It is not taken as one without asking: {@code CA} and
   * {@code IN} are countries too.
   *
   * @param code what was given as a place, such as {@code TX} or {@code Ontario}
   */
  static String meant(String code) {
    return Stream.of("US", "CA")
        .flatMap(country -> region(country, code).stream())
        .findFirst()
        .map(region -> "; did you mean " + region + "?")
        .orElse("");
  }

  /**
   * Reads a region.
   *
   * @param code such as {@code TX}, {@code US-TX} or {@code CA-ON}, or the name, such as {@code
   *     Texas}
   * @param country that of a code without one
   * @throws RuntimeException the failure that says what {@code --state} takes, if it is none
   */
  static Place of(String code, String country) {
    return region(country, code)
        .orElseThrow(
            () ->
                Failure.usage(
                    meant(code).isEmpty()
                        ? "--state takes a state or province, such as TX, US-TX, Texas or CA-ON,"
                            + " not "
                            + code
                        : "--state %s is not in the country %s%s"
                            .formatted(code, country, meant(code))));
  }

  private static Optional<Place> region(String country, String code) {
    String whole = code.toUpperCase(Locale.ROOT);
    return Place.tryOf(whole.indexOf('-') > 0 ? whole : country + "-" + whole)
        .filter(Place::isRegion)
        .or(() -> Place.tryOf(country).flatMap(home -> RegionNames.region(home, code)));
  }
}
