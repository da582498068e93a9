package io.lexicall.number;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calling codes of the world but {@code +1}, of calling-codes.csv, which is generated from
 * libphonenumber's metadata.
 *
 * <p>No calling code begins with another, and the shortest number has seven digits, so the first
 * three digits of a number name its calling code.
 */
final class CallingCodes {
  private static final @Nullable CallingCode[] BY_FIRST_THREE = new @Nullable CallingCode[1000];

  static {
    NumberTable.readRows(
        "calling-codes.csv",
        row -> {
          int code = Integer.parseInt(row.getField("calling_code"));
          String leading = row.getField("leading_digits");
          Block block = new Block(code, whereabouts(row.getField("countries")));
          int first = firstThree(code);
          if (leading.isEmpty()) {
            CallingCode entry =
                new CallingCode(code, lengths(row.getField("national_lengths")), block);
            for (int i = first; i < first + 1000 / power(digitCount(code)); i++) {
              BY_FIRST_THREE[i] = entry;
            }
          } else {
            CallingCode entry = BY_FIRST_THREE[first];
            if (entry == null) {
              throw new IllegalStateException(
                  "In calling-codes.csv the row of +%d with leading digits must follow the one without"
                      .formatted(code));
            }
            entry.refine(leading, block);
          }
        });
  }

  private CallingCodes() {}

  /**
   * The calling code that a number begins with, by its first three digits; null if there is none.
   */
  static @Nullable CallingCode of(int firstThreeDigits) {
    return BY_FIRST_THREE[firstThreeDigits];
  }

  private static Whereabouts whereabouts(String countries) {
    List<Whereabouts> alternatives = new ArrayList<>();
    for (String country : NumberTable.split(countries)) {
      alternatives.add(Atlas.ofCountry(Place.of(country)));
    }
    return Whereabouts.anyOf(alternatives);
  }

  private static int lengths(String column) {
    int lengths = 0;
    for (String length : NumberTable.split(column)) {
      lengths |= 1 << Integer.parseInt(length);
    }
    return lengths;
  }

  private static int firstThree(int code) {
    return code * (1000 / power(digitCount(code)));
  }

  private static int power(int digits) {
    return (int) Digits.power(digits);
  }

  private static int digitCount(int code) {
    return Digits.count(code);
  }

  /** One calling code: which lengths its numbers can have, and the blocks of its leading digits. */
  static final class CallingCode {
    private final int code;
    private final int digits;
    private final int nationalLengths;
    private final Block whole;
    private final Leading leading = new Leading();

    private CallingCode(int code, int nationalLengths, Block whole) {
      this.code = code;
      this.digits = digitCount(code);
      this.nationalLengths = nationalLengths;
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

    /** The national lengths that are possible: bit n is set for n digits. */
    int nationalLengths() {
      return nationalLengths;
    }

    /** The block of a number with so many digits in all, or null if none is so long. */
    @Nullable Block block(long number, int length) {
      int nationalLength = length - digits;
      if (((nationalLengths >>> nationalLength) & 1) == 0) {
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

  /** A digit of the leading digits in a tree of them; the longest that fits is right. */
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
