package io.lexicall.place;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The postal codes of the United States and Canada. postal-codes.csv has the prefixes.
 * zip-codes.csv has the ZIP codes of states with several time zones, and those outside the state of
 * their prefix. For other countries with several time zones, postal-zones.csv has the time zones of
 * the first digits of a code, and no regions.
 *
 * <p>Read on first use. A look-up is two array reads and allocates nothing. A ZIP code that no
 * table has, but whose prefix is in use, is treated as newer than the tables: it has the regions of
 * its prefix and all their time zones.
 */
final class PostalCodes {
  private static final Place UNITED_STATES = Place.of("US");
  private static final Place CANADA = Place.of("CA");

  /** Saudi Arabia also uses five digits, a hyphen and four digits. */
  private static final Place WITH_THE_SAME_FORM = Place.of("SA");

  private static final int NO_CODE = -1;
  private static final int ZIP_DIGITS = 5;
  private static final int ZIPS_OF_PREFIX = 100;
  private static final int AREAS_OF_LETTER = 260;

  /** The letters that no Canadian code has, since they are easily misread. */
  private static final String UNUSED_LETTERS = "DFIOQU";

  /** By the first three digits of a ZIP code. */
  private static final @Nullable Whereabouts[] BY_ZIP_PREFIX = new @Nullable Whereabouts[1000];

  /** By the first three digits of a ZIP code and the last two; takes precedence over the prefix. */
  private static final @Nullable Whereabouts[] @Nullable [] BY_ZIP =
      new @Nullable Whereabouts[1000] @Nullable [];

  /** By the first letter of a Canadian code. */
  private static final @Nullable Whereabouts[] BY_LETTER = new @Nullable Whereabouts[26];

  /** By the first half of a Canadian code, as one number; takes precedence over the letter. */
  private static final @Nullable Whereabouts[] BY_AREA =
      new @Nullable Whereabouts[26 * AREAS_OF_LETTER];

  static {
    Map<String, Whereabouts> made = new HashMap<>();
    for (NamedCsvRecord row : PlaceTable.rows("postal-codes.csv")) {
      Place country = Place.of(row.getField("country"));
      Whereabouts where = whereabouts(country, row, made);
      String first = row.getField("first");
      String last = row.getField("last");
      if (!country.equals(CANADA)) {
        Arrays.fill(BY_ZIP_PREFIX, Integer.parseInt(first), Integer.parseInt(last) + 1, where);
      } else if (first.length() == 1) {
        BY_LETTER[first.charAt(0) - 'A'] = where;
      } else {
        Arrays.fill(BY_AREA, area(first), area(last) + 1, where);
      }
    }
    for (NamedCsvRecord row : PlaceTable.rows("zip-codes.csv")) {
      addZips(row, whereabouts(UNITED_STATES, row, made));
    }
  }

  /** Adds the ZIP codes of a row: its last two digits, alone or as a range, joined by bars. */
  private static void addZips(NamedCsvRecord row, Whereabouts where) {
    int prefix = Integer.parseInt(row.getField("prefix"));
    @Nullable Whereabouts[] byZip = BY_ZIP[prefix];
    if (byZip == null) {
      byZip = new @Nullable Whereabouts[ZIPS_OF_PREFIX];
      BY_ZIP[prefix] = byZip;
    }
    for (String zips : PlaceTable.split(row.getField("zips"))) {
      int first = Integer.parseInt(zips.substring(0, 2));
      int last = Integer.parseInt(zips.substring(zips.length() - 2));
      Arrays.fill(byZip, first, last + 1, where);
    }
  }

  private PostalCodes() {}

  private static Whereabouts whereabouts(
      Place country, NamedCsvRecord row, Map<String, Whereabouts> made) {
    String regions = row.getField("regions");
    String zones = row.getField("zones");
    return made.computeIfAbsent(
        country + " " + regions + " " + zones, key -> read(country, regions, zones));
  }

  /**
   * Returns the whereabouts of a row; a shared instance if it is that of a region, or of a zone in
   * a region.
   */
  private static Whereabouts read(Place country, String regions, String zones) {
    List<Whereabouts> alternatives = new ArrayList<>();
    for (String region : PlaceTable.split(regions)) {
      alternatives.add(Atlas.ofRegion(Place.of(region)));
    }
    // No region: a military post office can be anywhere in the world.
    Whereabouts whole =
        alternatives.isEmpty()
            ? Whereabouts.of(Set.of(country), Set.of(), Set.of())
            : Whereabouts.anyOf(alternatives);
    if (zones.isEmpty()) {
      return whole;
    }
    List<ZoneId> own = PlaceTable.zones(zones);
    if (own.size() == 1) {
      return whole.inZone(own.get(0));
    }
    return own.equals(whole.zones())
        ? whole
        : Whereabouts.of(whole.countries(), whole.regions(), own);
  }

  static @Nullable Whereabouts ofStatedCountry(Place country, String text) {
    String postalCode = trimmed(text);
    if (country.equals(UNITED_STATES)) {
      return ofZip(zip(postalCode));
    }
    return country.equals(CANADA) ? ofArea(area(postalCode)) : Zones.of(country, postalCode);
  }

  /**
   * Returns whether the codes of a country are known, so that a code that cannot be read does not
   * exist.
   */
  static boolean areKnownOf(Place country) {
    return country.equals(UNITED_STATES)
        || country.equals(CANADA)
        || Zones.BY_COUNTRY.containsKey(country);
  }

  /** Returns the code without blanks around it, and with single blanks inside. */
  private static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    boolean hasBlanks = false;
    for (int i = begin; i < end && !hasBlanks; i++) {
      hasBlanks = isBlank(text.charAt(i));
    }
    if (!hasBlanks) {
      return text.substring(begin, end); // the text itself if it has no blanks around it
    }
    StringBuilder code = new StringBuilder();
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!isBlank(c)) {
        code.append(c);
      } else if (code.charAt(code.length() - 1) != ' ') {
        code.append(' ');
      }
    }
    return code.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** The codes of countries for which only time zones are known. */
  private static final class Zones {
    private static final Map<Place, List<Zones>> BY_COUNTRY = new HashMap<>();

    static {
      for (NamedCsvRecord row : PlaceTable.rows("postal-zones.csv")) {
        BY_COUNTRY
            .computeIfAbsent(Place.of(row.getField("country")), country -> new ArrayList<>())
            .add(new Zones(row));
      }
    }

    private final String first;
    private final String last;
    private final List<String> digits;

    /** Null if the running JVM does not have one of the zones. */
    private final @Nullable Whereabouts where;

    private Zones(NamedCsvRecord row) {
      first = row.getField("first");
      last = row.getField("last");
      digits = PlaceTable.split(row.getField("digits"));
      List<ZoneId> zones = PlaceTable.zones(row.getField("zones"));
      Set<Place> country = Set.of(Place.of(row.getField("country")));
      where = zones.isEmpty() ? null : Whereabouts.of(country, Set.of(), zones);
    }

    static @Nullable Whereabouts of(Place country, String postalCode) {
      for (Zones row : BY_COUNTRY.getOrDefault(country, List.of())) {
        if (row.has(postalCode)) {
          return row.where;
        }
      }
      return null;
    }

    private boolean has(String postalCode) {
      String code = postalCode.replace("-", "").replace(" ", "");
      if (!digits.contains(Integer.toString(code.length()))
          || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      String leading = code.substring(0, first.length());
      return leading.compareTo(first) >= 0 && leading.compareTo(last) <= 0;
    }
  }

  /**
   * Returns the whereabouts of a code without a stated country: null if the codes of the number's
   * countries are not known and the form of the code is not enough. They are unknown if the codes
   * of the number's country are known and this is not one of them: the person lives elsewhere, or
   * the code is damaged, such as one that lost its first zero in a spreadsheet.
   */
  static @Nullable Whereabouts ofNumber(Whereabouts number, String text) {
    Whereabouts where = read(number, trimmed(text));
    if (where == null) {
      for (Place country : number.countries()) {
        if (areKnownOf(country)) {
          return Whereabouts.UNKNOWN;
        }
      }
    }
    return where;
  }

  private static @Nullable Whereabouts read(Whereabouts number, String postalCode) {
    boolean northAmerican =
        number.countries().contains(UNITED_STATES) || number.countries().contains(CANADA);
    int zip = zip(postalCode);
    if (zip != NO_CODE) {
      return northAmerican || saysUnitedStates(number, postalCode)
          ? ofZip(zip)
          : ofCountryOf(number, postalCode);
    }
    int area = area(postalCode);
    if (area == NO_CODE) {
      return ofCountryOf(number, postalCode);
    }
    boolean whole = postalCode.length() > 3;
    return northAmerican || whole ? ofArea(area) : null;
  }

  private static @Nullable Whereabouts ofCountryOf(Whereabouts number, String postalCode) {
    Place country = number.onlyCountry();
    return country == null ? null : Zones.of(country, postalCode);
  }

  /** Nine digits are a ZIP code, whatever the number; many countries have codes of five digits. */
  private static boolean saysUnitedStates(Whereabouts number, String zip) {
    return zip.length() > ZIP_DIGITS && !number.countries().contains(WITH_THE_SAME_FORM);
  }

  private static @Nullable Whereabouts ofZip(int zip) {
    if (zip == NO_CODE) {
      return null;
    }
    int prefix = zip / ZIPS_OF_PREFIX;
    @Nullable Whereabouts[] byZip = BY_ZIP[prefix];
    Whereabouts found = byZip == null ? null : byZip[zip % ZIPS_OF_PREFIX];
    return found == null ? BY_ZIP_PREFIX[prefix] : found;
  }

  private static @Nullable Whereabouts ofArea(int area) {
    if (area == NO_CODE) {
      return null;
    }
    Whereabouts found = BY_AREA[area];
    return found == null ? BY_LETTER[area / AREAS_OF_LETTER] : found;
  }

  /** Returns the five digits of {@code 12345}, {@code 123456789} or {@code 12345-6789}. */
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

  /** Returns the first half of {@code K1A 0B1}, {@code K1A0B1} or {@code K1A}, as one number. */
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
    return first < 0 || second < 0 || third < 0
        ? NO_CODE
        : first * AREAS_OF_LETTER + second * 26 + third;
  }

  private static int letter(char c) {
    int upper = c >= 'a' && c <= 'z' ? c - 'a' : c - 'A';
    return upper >= 0 && upper < 26 && UNUSED_LETTERS.indexOf('A' + upper) < 0 ? upper : -1;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
