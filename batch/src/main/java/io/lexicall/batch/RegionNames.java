package io.lexicall.batch;

import io.lexicall.place.Place;
import java.util.Optional;

/**
 * The names of the states and provinces of the United States and Canada. Thread-safe.
 *
 * @since 0.1
 */
public final class RegionNames {
  private RegionNames() {}

  /**
   * Returns the region of a country that is called so in English, in letters of either case.
   *
   * @param name such as {@code New York}
   * @return empty if there is none of that name
   */
  public static Optional<Place> region(Place country, String name) {
    return EverydayWords.region(country, name);
  }
}
