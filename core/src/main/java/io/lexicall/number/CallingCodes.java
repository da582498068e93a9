package io.lexicall.number;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calling codes of the world except {@code +1}, from calling-codes.csv, which is generated from
 * libphonenumber's metadata, and the time zones of fixed lines in countries with several time
 * zones, from fixed-line-zones.csv.
 *
 * <p>No calling code is a prefix of another, and the shortest number has seven digits. So the first
 * three digits of a number determine its calling code.
 */
final class CallingCodes {
  private static final @Nullable CallingCode[] BY_FIRST_THREE = new @Nullable CallingCode[1000];

  static {
    for (NamedCsvRecord row : NumberTable.rows("calling-codes.csv")) {
      int code = Integer.parseInt(row.getField("calling_code"));
      String leading = row.getField("leading_digits");
      Block block = new Countries(code, row.getField("countries"));
      int first = firstThree(code);
      CallingCode entry = BY_FIRST_THREE[first];
      if (entry != null) {
        entry.refine(leading, block);
      } else {
        // The first row of a code has no leading digits, and is the only one with lengths.
        entry =
            new CallingCode(
                code,
                lengths(row.getField("national_lengths")),
                digits(row.getField("behind_zero")),
                block);
        for (int i = first; i < first + span(code); i++) {
          BY_FIRST_THREE[i] = entry;
        }
      }
    }
    for (NamedCsvRecord row : NumberTable.rows("fixed-line-zones.csv")) {
      int code = Integer.parseInt(row.getField("calling_code"));
      CallingCode entry = requireNonNull(BY_FIRST_THREE[firstThree(code)]);
      entry.refine(
          row.getField("leading_digits"),
          new FixedLines(code, row.getField("country"), row.getField("zones")));
    }
  }

  private CallingCodes() {}

  /** Returns the calling code of a number from its first three digits; null if there is none. */
  static @Nullable CallingCode of(int firstThreeDigits) {
    return BY_FIRST_THREE[firstThreeDigits];
  }

  private static int lengths(String column) {
    int lengths = 0;
    for (String length : NumberTable.split(column)) {
      lengths |= 1 << Integer.parseInt(length);
    }
    return lengths;
  }

  private static int digits(String column) {
    int digits = 0;
    for (int i = 0; i < column.length(); i++) {
      digits |= 1 << (column.charAt(i) - '0');
    }
    return digits;
  }

  private static int firstThree(int code) {
    return code * span(code);
  }

  /** Returns how many numbers of three digits begin with a code: 100, 10 or 1. */
  private static int span(int code) {
    return (int) Digits.power(3 - Digits.count(code));
  }

  /** The countries of leading digits, which are alternatives. */
  private static final class Countries extends Block {
    private final String countries;

    Countries(int callingCode, String countries) {
      super(callingCode);
      this.countries = countries;
    }

    @Override
    Whereabouts read() {
      List<Whereabouts> alternatives = new ArrayList<>();
      for (String country : NumberTable.split(countries)) {
        alternatives.add(Atlas.ofCountry(Place.of(country)));
      }
      return Whereabouts.anyOf(alternatives);
    }
  }

  /** The fixed lines of an area, in a country with several time zones. */
  private static final class FixedLines extends Block {
    private final String country;
    private final String zones;

    FixedLines(int callingCode, String country, String zones) {
      super(callingCode);
      this.country = country;
      this.zones = zones;
    }

    @Override
    Whereabouts read() {
      Whereabouts whole = Atlas.ofCountry(Place.of(country));
      List<String> here = List.of(NumberTable.split(zones));
      List<ZoneId> own = new ArrayList<>(whole.zones());
      own.removeIf(zone -> !here.contains(zone.getId()));
      if (own.isEmpty()) {
        return whole;
      }
      return own.size() == 1
          ? whole.inZone(own.get(0))
          : Whereabouts.of(whole.countries(), Set.of(), own);
    }
  }

  /** One calling code: which lengths its numbers can have, and the blocks of its leading digits. */
  static final class CallingCode {
    private final int code;
    private final int digits;
    private final int nationalLengths;

    /** Which digits follow the 0 with which some numbers begin behind the code: a bit for each. */
    private final int behindZero;

    private final Block whole;
    private final Leading leading = new Leading();

    private CallingCode(int code, int nationalLengths, int behindZero, Block whole) {
      this.code = code;
      this.digits = Digits.count(code);
      this.nationalLengths = nationalLengths;
      this.behindZero = behindZero;
      this.whole = whole;
    }

    private void refine(String leadingDigits, Block block) {
      Leading place = leading;
      for (int i = 0; i < leadingDigits.length(); i++) {
        place = place.makeNext(leadingDigits.charAt(i) - '0');
      }
      place.block = block;
    }

    int code() {
      return code;
    }

    /** Returns the national lengths that are possible: bit n is set for n digits. */
    int nationalLengths() {
      return nationalLengths;
    }

    /** Returns whether numbers with as many digits begin so behind it. */
    private boolean beginsSo(long number, int nationalLength) {
      long leading = number / Digits.power(nationalLength - 2) % 100;
      return leading > 9 || (behindZero >>> leading & 1) != 0;
    }

    /**
     * Returns the block of a number with this number of digits in all, or null if no number is that
     * long, or none begins so with 0: {@code +490...} has the 0 that is dialed within the country,
     * and would be another person than the number without it.
     */
    @Nullable Block block(long number, int length) {
      int nationalLength = length - digits;
      if (((nationalLengths >>> nationalLength) & 1) == 0 || !beginsSo(number, nationalLength)) {
        return null;
      }
      Block found = whole;
      Leading place = leading;
      for (int rest = nationalLength - 1; rest >= 0 && place.next != null; rest--) {
        place = place.next[(int) (number / Digits.power(rest) % 10)];
        if (place == null) {
          return found;
        }
        if (place.block != null) {
          found = place.block;
        }
      }
      return found;
    }
  }

  /** A digit in a tree of leading digits; the longest match counts. */
  private static final class Leading {
    private @Nullable Leading @Nullable [] next;
    private @Nullable Block block;

    private Leading makeNext(int digit) {
      if (next == null) {
        next = new @Nullable Leading[10];
      }
      Leading made = next[digit];
      if (made == null) {
        made = new Leading();
        next[digit] = made;
      }
      return made;
    }
  }
}
