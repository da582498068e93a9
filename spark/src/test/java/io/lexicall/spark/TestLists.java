package io.lexicall.spark;

import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Lists in files. */
final class TestLists {
  private TestLists() {}

  /** Returns a folder that stays: Spark takes what it brings from where it was, to the end. */
  static Path shipped() throws IOException {
    return Files.createDirectories(Path.of("target", "shipped"));
  }

  static Path national(Path file, String day, long... numbers) throws IOException {
    Files.deleteIfExists(file);
    EditionBuilder list =
        EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse(day)))
                .build());
    for (long number : numbers) {
      list.add(PhoneNumber.ofDigits(number));
    }
    list.write(file);
    return file;
  }
}
