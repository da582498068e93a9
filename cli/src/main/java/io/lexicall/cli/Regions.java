package io.lexicall.cli;

import io.lexicall.batch.RegionNames;
import io.lexicall.place.Place;
import java.util.Locale;

/** Regions as people write them in options: a state alone belongs to the given country. */
final class Regions {
  private Regions() {}

  /**
   * Reads a region.
   *
   * @param code such as {@code TX}, {@code US-TX} or {@code CA-ON}, or the name, such as {@code
   *     Texas}
   * @param country that of a code without one
   * @throws RuntimeException the failure that says what {@code --state} takes, if it is none
   */
  static Place of(String code, String country) {
    String whole = code.toUpperCase(Locale.ROOT);
    return Place.tryOf(whole.indexOf('-') > 0 ? whole : country + "-" + whole)
        .filter(Place::isRegion)
        .or(() -> Place.tryOf(country).flatMap(home -> RegionNames.region(home, code)))
        .orElseThrow(
            () ->
                Failure.usage(
                    "--state takes a state or province, such as TX, US-TX, Texas or CA-ON, not "
                        + code));
  }
}
