package io.lexicall.lists;

import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Small editions for tests. */
final class Editions {
  static final Moment NOVEMBER = Moment.of(LocalDate.parse("2026-11-01"));
  static final ListInfo US = national("US", "2026-11-01");

  private Editions() {}

  static ListInfo national(String country, String asOf) {
    return ListInfo.builder(ListKind.NATIONAL_DNC)
        .place(Place.of(country))
        .asOf(Moment.of(LocalDate.parse(asOf)))
        .build();
  }

  static ListInfo own(String seller) {
    return ListInfo.builder(ListKind.INTERNAL_DNC).seller(seller).asOf(NOVEMBER).build();
  }

  static PhoneNumber number(long digits) {
    return PhoneNumber.ofDigits(digits);
  }

  static Path write(Path file, ListInfo info, Collection<Long> digits) throws IOException {
    EditionBuilder builder = EditionBuilder.of(info);
    digits.forEach(each -> builder.add(number(each)));
    builder.write(file);
    return file;
  }

  static Path write(Path file, ListInfo info, Map<Long, Moment> dated) throws IOException {
    EditionBuilder builder = EditionBuilder.of(info);
    dated.forEach((digits, since) -> builder.add(number(digits), since));
    builder.write(file);
    return file;
  }
}
