package io.lexicall.benchmarks.scrub;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Writes a lead list, and lists to scrub it against.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.Leads 5000000 FOLDER} writes {@code
 * leads.csv}, {@code national.lexi} with a third of its numbers, {@code internal.lexi} with one in
 * a hundred.
 */
public final class Leads {
  private static final String[] FIRST_NAMES = {
    "Mary", "James", "Patricia", "Robert", "Jennifer", "Michael", "Linda", "David", "José", "Zoë"
  };
  private static final String[] LAST_NAMES = {
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Nguyen",
    "O'Neil"
  };
  private static final String[] STREETS = {"Main St", "Oak Ave", "2nd St", "Park Blvd", "Elm Ct"};
  private static final int[] AREA_CODES =
      IntStream.rangeClosed(201, 989).filter(Leads::isUnitedStates).toArray();

  private Leads() {}

  /**
   * Writes them.
   *
   * @param arguments how many, and the folder
   */
  public static void main(String[] arguments) throws IOException {
    write(Integer.parseInt(arguments[0]), Path.of(arguments[1]), 42);
  }

  /** Writes so many leads; the same seed gives the same. */
  public static void write(int count, Path folder, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    EditionBuilder national =
        EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-10")))
                .build());
    EditionBuilder internal =
        EditionBuilder.of(
            ListInfo.builder(ListKind.INTERNAL_DNC)
                .seller("acme")
                .asOf(Moment.of(LocalDate.parse("2026-11-15")))
                .build());
    try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("leads.csv"))) {
      csv.writeRecord(
          "id",
          "first_name",
          "last_name",
          "phone",
          "email",
          "street",
          "city",
          "state",
          "zip",
          "source",
          "created");
      for (int i = 0; i < count; i++) {
        PhoneNumber number = number(random);
        int luck = random.nextInt(100);
        if (luck < 33) {
          national.add(number);
        } else if (luck == 33) {
          internal.add(number);
        }
        csv.writeRecord(row(i, number, random));
      }
    }
    national.write(folder.resolve("national.lexi"));
    internal.write(folder.resolve("internal.lexi"));
  }

  /** Returns a number of an area code of the United States; the first codes have more of them. */
  private static PhoneNumber number(SplittableRandom random) {
    int code = AREA_CODES[(int) (AREA_CODES.length * Math.pow(random.nextDouble(), 1.5))];
    return PhoneNumber.ofDigits(
        10_000_000_000L + code * 10_000_000L + 2_000_000 + random.nextInt(7_999_999));
  }

  private static boolean isUnitedStates(int areaCode) {
    return PhoneNumber.tryOfDigits(10_005_550_142L + areaCode * 10_000_000L)
        .map(number -> number.whereabouts().countries().equals(Set.of(Place.of("US"))))
        .orElse(false);
  }

  private static String[] row(int id, PhoneNumber number, SplittableRandom random) {
    String first = FIRST_NAMES[random.nextInt(FIRST_NAMES.length)];
    String last = LAST_NAMES[random.nextInt(LAST_NAMES.length)];
    String state =
        number.whereabouts().regions().stream()
            .findFirst()
            .map(region -> region.code().substring(3))
            .orElse("");
    int zip = 10_000 + random.nextInt(90_000);
    return new String[] {
      Integer.toString(id),
      first,
      last,
      written(number.e164(), random),
      (first.charAt(0) + last + id + "@example.com").toLowerCase(Locale.ROOT),
      (1 + random.nextInt(9_999))
          + " "
          + STREETS[random.nextInt(STREETS.length)]
          + (random.nextInt(5) == 0 ? ", Apt " + random.nextInt(99) : ""),
      "Springfield",
      state,
      Integer.toString(zip),
      random.nextInt(3) == 0 ? "web \"spring\" form" : "fair",
      "2026-" + (10 + random.nextInt(2)) + "-" + (10 + random.nextInt(19))
    };
  }

  /** As people write it: national, with and without punctuation, E.164; one in 200 is no number. */
  private static String written(String e164, SplittableRandom random) {
    String national = e164.substring(2);
    return switch (random.nextInt(200)) {
      case 0 -> "n/a";
      case 1 -> national + " x12";
      case 2 -> "";
      default ->
          switch (random.nextInt(4)) {
            case 0 -> e164;
            case 1 -> national;
            case 2 ->
                "("
                    + national.substring(0, 3)
                    + ") "
                    + national.substring(3, 6)
                    + "-"
                    + national.substring(6);
            default ->
                national.substring(0, 3)
                    + "-"
                    + national.substring(3, 6)
                    + "-"
                    + national.substring(6);
          };
    };
  }
}
