package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The fast reading of numbers against the library that reads all of them. */
class LeadNumbersPropertiesTest {
  private static final String[] SEPARATORS = {"", "", " ", "-", ".", "(", ") ", " - "};

  @Property(tries = 5000)
  void read_isWhatTheLibraryReads(@ForAll long seed) {
    Random random = new Random(seed);
    Place country = Place.of(random.nextInt(4) == 0 ? "DE" : random.nextBoolean() ? "US" : "CA");
    String text = digitsWithSeparators(random);
    LeadNumbers numbers = new LeadNumbers.Kind(country, Set.of()).reader();
    PhoneNumber read = numbers.read(text);
    Optional<PhoneNumber> expected = byTheLibrary(text, country);
    Statistics.label("a number").collect(expected.isPresent());
    assertThat(Optional.ofNullable(read)).as(text + " from " + country).isEqualTo(expected);
  }

  private static String digitsWithSeparators(Random random) {
    StringBuilder text = new StringBuilder();
    int digits = random.nextInt(8) > 0 ? 10 + random.nextInt(2) : 1 + random.nextInt(15);
    boolean plus = random.nextInt(4) == 0;
    text.append(plus ? "+" : "");
    for (int i = 0; i < digits; i++) {
      int digit =
          i == 0 && (plus || digits == 11) && random.nextInt(4) > 0 ? 1 : random.nextInt(10);
      text.append(digit);
      if (i < digits - 2 && random.nextInt(4) == 0) {
        text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]);
      }
    }
    return text.toString();
  }

  private static Optional<PhoneNumber> byTheLibrary(String text, Place country) {
    try {
      return Optional.of(PhoneNumber.parse(text, country));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
