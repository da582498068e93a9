package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.number.PhoneNumber;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a list covers.
 *
 * <p>A host that bought some area codes of a registry knows nothing about the others: for a number
 * outside the coverage it is unknown whether it is listed. Immutable and thread-safe; two are equal
 * if they have the same leading digits.
 *
 * @since 0.1
 */
public final class Coverage {
  private static final String EVERYTHING_TEXT = "*";
  private static final int MOST_DIGITS = 9;
  private static final long BEYOND_PREFIX = 1_000_000_000;
  private static final int NANP_PREFIX_FROM = 1200;
  private static final int NANP_PREFIX_TO = 2000;
  private static final long NANP_AREA = 10_000_000L;
  private static final Coverage EVERYTHING = new Coverage(new int[0], null);

  /** Sorted by value; none is a prefix of another. */
  private final int[] prefixes;

  /** By {@code 1} and area code, so that the usual case takes one read; null for everything. */
  private final boolean @Nullable [] areaCodes;

  private Coverage(int[] prefixes, boolean @Nullable [] areaCodes) {
    this.prefixes = prefixes;
    this.areaCodes = areaCodes;
  }

  /** Returns the coverage of a whole list: a number that is not on it is not listed. */
  public static Coverage everything() {
    return EVERYTHING;
  }

  /**
   * Returns the coverage of all numbers that begin with some digits.
   *
   * @param leadingDigits calling codes with or without more digits, such as {@code 44}, or {@code
   *     1212} for the area code 212
   * @throws IllegalArgumentException if there are none, or if one does not have 1 to 9 digits or
   *     begins with zero
   */
  public static Coverage ofLeadingDigits(Collection<String> leadingDigits) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String digits : requireNonNull(leadingDigits, "leadingDigits")) {
      if (!areLeading(digits)) {
        throw new IllegalArgumentException(
            "A list covers numbers by 1 to 9 leading digits, the calling code first, such as 1212;"
                + " not by a text of %s characters".formatted(digits.length()));
      }
      String before = sorted.floor(digits);
      if (before == null || !digits.startsWith(before)) {
        sorted.tailSet(digits, true).removeIf(other -> other.startsWith(digits));
        sorted.add(digits);
      }
    }
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("A list must cover some numbers, but no digits are given");
    }
    int[] prefixes = sorted.stream().mapToInt(Integer::parseInt).sorted().toArray();
    boolean[] areaCodes = new boolean[NANP_PREFIX_TO - NANP_PREFIX_FROM];
    for (int i = 0; i < areaCodes.length; i++) {
      String area = Integer.toString(NANP_PREFIX_FROM + i);
      for (int digits = 1; digits <= area.length() && !areaCodes[i]; digits++) {
        areaCodes[i] = sorted.contains(area.substring(0, digits));
      }
    }
    return new Coverage(prefixes, areaCodes);
  }

  private static boolean areLeading(String digits) {
    return !digits.isEmpty()
        && digits.length() <= MOST_DIGITS
        && digits.charAt(0) != '0'
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Reads what {@link #toString} writes. */
  static Coverage parse(String text) {
    return text.equals(EVERYTHING_TEXT)
        ? EVERYTHING
        : ofLeadingDigits(Arrays.asList(text.split(",", -1)));
  }

  /** Returns whether this is the coverage of a whole list. */
  public boolean isEverything() {
    return areaCodes == null;
  }

  /** Returns whether the list covers a number. */
  public boolean covers(PhoneNumber number) {
    return covers(number.digits());
  }

  boolean covers(long digits) {
    if (areaCodes == null) {
      return true;
    }
    int area = (int) (digits / NANP_AREA) - NANP_PREFIX_FROM;
    if (area >= 0 && area < areaCodes.length && areaCodes[area]) {
      return true;
    }
    long leading = digits;
    while (leading >= BEYOND_PREFIX) {
      leading /= 10;
    }
    for (; leading > 0; leading /= 10) {
      if (Arrays.binarySearch(prefixes, (int) leading) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coverage that
        && isEverything() == that.isEverything()
        && Arrays.equals(prefixes, that.prefixes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prefixes);
  }

  /** Returns the leading digits with commas between them, or {@code *} for everything. */
  @Override
  public String toString() {
    return isEverything()
        ? EVERYTHING_TEXT
        : Arrays.stream(prefixes).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
