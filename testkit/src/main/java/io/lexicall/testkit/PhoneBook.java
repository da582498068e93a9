package io.lexicall.testkit;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up numbers by the place they can be in. North American ones are of the film exchange 555.
 */
final class PhoneBook {
  private static final Map<Place, List<PhoneNumber>> BY_PLACE = new HashMap<>();
  private static final List<PhoneNumber> NOWHERE = new ArrayList<>();

  static {
    for (int area = 200; area < 1000; area++) {
      add("+1" + area + "5550" + (100 + area % 100));
    }
    for (int code = 20; code < 1000; code++) {
      for (String rest : List.of("301234567", "20123456", "2012345678", "3012345")) {
        if (add("+" + code + rest)) {
          break;
        }
      }
    }
  }

  private PhoneBook() {}

  private static boolean add(String text) {
    PhoneNumber number = PhoneNumber.tryParse(text).orElse(null);
    if (number == null) {
      return false;
    }
    Whereabouts where = number.whereabouts();
    if (!where.countryKnown()) {
      NOWHERE.add(number);
    }
    where.countries().forEach(place -> list(place).add(number));
    where.regions().forEach(place -> list(place).add(number));
    return true;
  }

  private static List<PhoneNumber> list(Place place) {
    return BY_PLACE.computeIfAbsent(place, key -> new ArrayList<>());
  }

  /** Returns the numbers that can be in a place; if we know none, those of its country. */
  static List<PhoneNumber> of(Place place) {
    List<PhoneNumber> numbers = BY_PLACE.get(place);
    return numbers != null ? numbers : BY_PLACE.getOrDefault(place.country(), NOWHERE);
  }

  /** Returns numbers that tell no place, such as toll-free ones. */
  static List<PhoneNumber> nowhere() {
    return NOWHERE;
  }
}
