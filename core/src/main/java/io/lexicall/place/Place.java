package io.lexicall.place;

import static java.util.Objects.requireNonNull;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A country, as ISO 3166-1 alpha-2 ({@code DE}), or a region of one, as ISO 3166-2 ({@code US-FL}).
 *
 * <p>Countries are those of ISO 3166-1, and Kosovo ({@code XK}). Regions of the United States and
 * of Canada are checked against a list; for regions of other countries only the form is checked. A
 * territory of the United States is a region here, since federal law applies there besides its own:
 * {@code Place.of("PR")} is {@code US-PR}, and likewise for {@code AS}, {@code GU}, {@code MP},
 * {@code UM} and {@code VI}.
 *
 * <p>Codes are upper case. This is a value type, compared by its code: do not use {@code ==} or
 * lock on it. Immutable and thread-safe. Its serialized form is its code, which is checked when it
 * is read.
 *
 * @since 0.1
 */
public final class Place implements Comparable<Place>, Serializable {
  private static final long serialVersionUID = 1;

  private final String code;
  private final @Nullable Place country;

  /** The serialized form: the code. */
  private record Travelling(String code) implements Serializable {
    private Object readResolve() throws InvalidObjectException {
      return Place.tryOf(code == null ? "" : code)
          .orElseThrow(() -> new InvalidObjectException("This is not the code of a place"));
    }
  }

  private Place(String code, @Nullable Place country) {
    this.code = code;
    this.country = country;
  }

  static Place newCountry(String code) {
    return new Place(code, null);
  }

  static Place newRegion(String code, Place country) {
    return new Place(code, country);
  }

  /**
   * Returns the place of a code.
   *
   * @param code an ISO 3166-1 alpha-2 or ISO 3166-2 code in upper case, such as {@code DE} or
   *     {@code US-FL}
   * @return the place; its {@link #code()} is {@code code}, except for the territories of the
   *     United States that have a country code of their own
   * @throws IllegalArgumentException if the code does not have this form, or if there is no such
   *     country or no such region of the United States or Canada; the message says what is allowed
   */
  public static Place of(String code) {
    Place place = PlaceTable.find(requireNonNull(code, "code"));
    if (place == null) {
      throw new IllegalArgumentException(PlaceTable.whyNot(code));
    }
    return place;
  }

  /**
   * Returns the place of a code, if there is one.
   *
   * @param code any text
   * @return the place, or empty if {@link #of} would throw
   */
  public static Optional<Place> tryOf(String code) {
    return Optional.ofNullable(PlaceTable.find(requireNonNull(code, "code")));
  }

  /**
   * Returns the code: two capital letters for a country, {@code CC-XXX} for a region.
   *
   * @return the code, never empty
   */
  public String code() {
    return code;
  }

  /**
   * Returns whether this is a region of a country.
   *
   * @return {@code true} for a region, {@code false} for a country
   */
  public boolean isRegion() {
    return country != null;
  }

  /**
   * Returns the country of this place.
   *
   * @return the country of a region; this place if it is a country
   */
  public Place country() {
    return country == null ? this : country;
  }

  /**
   * Returns whether this place contains all of another place.
   *
   * @param other the place to look for
   * @return {@code true} for a country and itself or a region of it, and for a region and itself
   */
  public boolean contains(Place other) {
    requireNonNull(other, "other");
    return equals(other) || (country == null && equals(other.country));
  }

  /** Compares by code, so that a country comes before its regions. */
  @Override
  public int compareTo(Place other) {
    return code.compareTo(other.code);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Place that && code.equals(that.code));
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** Returns the {@link #code()}. */
  @Override
  public String toString() {
    return code;
  }

  private Object writeReplace() {
    return new Travelling(code);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A place is read from its code");
  }
}
