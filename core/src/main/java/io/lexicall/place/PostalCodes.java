package io.lexicall.place;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The postal codes of the United States and Canada, of postal-codes.csv. */
final class PostalCodes {
  private static final Place UNITED_STATES = Place.of("US");
  private static final Place CANADA = Place.of("CA");

  private static final int NO_CODE = -1;
  private static final int ZIP_DIGITS = 5;

  /** By the first three digits of a ZIP code. */
  private static final @Nullable Whereabouts[] BY_ZIP_PREFIX = new @Nullable Whereabouts[1000];

  /** ZIP codes that are not where their prefix says, as ranges; they win over the prefix. */
  private static final List<ZipRange> BY_ZIP = new ArrayList<>();

  /** By the first letter of a Canadian code. */
  private static final @Nullable Whereabouts[] BY_LETTER = new @Nullable Whereabouts[26];

  /** Canadian areas (the first half of a code) that say more than their letter. */
  private static final List<Area> BY_AREA = new ArrayList<>();

  private record ZipRange(int first, int last, Whereabouts whereabouts) {}

  private record Area(int code, Whereabouts whereabouts) {}

  static {
    for (NamedCsvRecord row : PlaceTable.rows("postal-codes.csv")) {
      Place country = Place.of(row.getField("country"));
      Whereabouts where = whereabouts(country, row.getField("regions"));
      String first = row.getField("first");
      if (!country.equals(CANADA)) {
        addZip(first, row.getField("last"), where);
      } else if (first.length() == 1) {
        BY_LETTER[first.charAt(0) - 'A'] = where;
      } else {
        BY_AREA.add(new Area(area(first), where));
      }
    }
  }

  private static void addZip(String first, String last, Whereabouts where) {
    int from = Integer.parseInt(first);
    int to = Integer.parseInt(last);
    if (first.length() == ZIP_DIGITS) {
      BY_ZIP.add(new ZipRange(from, to, where));
    } else {
      for (int prefix = from; prefix <= to; prefix++) {
        BY_ZIP_PREFIX[prefix] = where;
      }
    }
  }

  private PostalCodes() {}

  private static Whereabouts whereabouts(Place country, String regions) {
    List<Whereabouts> alternatives = new ArrayList<>();
    for (String region : PlaceTable.split(regions)) {
      alternatives.add(Atlas.ofRegion(Place.of(region)));
    }
    // No region: a post office of the armed forces can stand anywhere in the world.
    return alternatives.isEmpty()
        ? Whereabouts.of(Set.of(country), Set.of(), Set.of())
        : Whereabouts.anyOf(alternatives);
  }

  static @Nullable Whereabouts ofStatedCountry(Place country, String postalCode) {
    if (country.equals(UNITED_STATES)) {
      return ofZip(zip(postalCode));
    }
    return country.equals(CANADA) ? ofArea(area(postalCode)) : null;
  }

  static @Nullable Whereabouts ofNumber(Whereabouts number, String postalCode) {
    boolean northAmerican =
        number.countries().contains(UNITED_STATES) || number.countries().contains(CANADA);
    if (!northAmerican && number.countryKnown()) {
      return null;
    }
    int zip = zip(postalCode);
    if (zip != NO_CODE) {
      return northAmerican || saysUnitedStates(postalCode) ? ofZip(zip) : null;
    }
    int area = area(postalCode);
    boolean whole = postalCode.length() > 3;
    return area != NO_CODE && (northAmerican || whole) ? ofArea(area) : null;
  }

  private static boolean saysUnitedStates(String zip) {
    return zip.length() == ZIP_DIGITS + 5;
  }

  private static @Nullable Whereabouts ofZip(int zip) {
    if (zip == NO_CODE) {
      return null;
    }
    for (int i = 0; i < BY_ZIP.size(); i++) {
      ZipRange range = BY_ZIP.get(i);
      if (zip >= range.first && zip <= range.last) {
        return range.whereabouts;
      }
    }
    return BY_ZIP_PREFIX[zip / 100];
  }

  private static @Nullable Whereabouts ofArea(int area) {
    if (area == NO_CODE) {
      return null;
    }
    for (int i = 0; i < BY_AREA.size(); i++) {
      if (BY_AREA.get(i).code == area) {
        return BY_AREA.get(i).whereabouts;
      }
    }
    return BY_LETTER[area / 260];
  }

  /** The five digits of {@code 12345}, {@code 123456789} or {@code 12345-6789}. */
  private static int zip(String text) {
    int length = text.length();
    boolean hyphen = length == ZIP_DIGITS + 5 && text.charAt(ZIP_DIGITS) == '-';
    if (length != ZIP_DIGITS && length != ZIP_DIGITS + 4 && !hyphen) {
      return NO_CODE;
    }
    int zip = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (hyphen && i == ZIP_DIGITS) {
        continue;
      }
      if (digit < 0 || digit > 9) {
        return NO_CODE;
      }
      if (i < ZIP_DIGITS) {
        zip = zip * 10 + digit;
      }
    }
    return zip;
  }

  /** The first half of {@code K1A 0B1}, {@code K1A0B1} or {@code K1A}, as one number. */
  private static int area(String text) {
    int length = text.length();
    boolean gap = length == 7 && (text.charAt(3) == ' ' || text.charAt(3) == '-');
    if (length != 3 && length != 6 && !gap) {
      return NO_CODE;
    }
    int second = gap ? 4 : 3;
    int first = half(text, 0);
    if (length > 3
        && (digit(text.charAt(second)) < 0
            || letter(text.charAt(second + 1)) < 0
            || digit(text.charAt(second + 2)) < 0)) {
      return NO_CODE;
    }
    return first;
  }

  private static int half(String text, int at) {
    int first = letter(text.charAt(at));
    int second = digit(text.charAt(at + 1));
    int third = letter(text.charAt(at + 2));
    return first < 0 || second < 0 || third < 0 ? NO_CODE : first * 260 + second * 26 + third;
  }

  private static int letter(char c) {
    int upper = c >= 'a' && c <= 'z' ? c - 'a' : c - 'A';
    return upper >= 0 && upper < 26 ? upper : -1;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
