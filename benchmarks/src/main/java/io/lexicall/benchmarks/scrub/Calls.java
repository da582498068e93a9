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
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Writes call records of eight months, and a registry of each month to audit them against.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.Calls 5000000 FOLDER} writes {@code
 * calls.csv} in no order of time, three calls a number; one in twenty rings before eight or after
 * nine; and {@code national-0.lexi} to {@code national-7.lexi}, with three in a hundred numbers.
 */
public final class Calls {
  static final int MONTHS = 8;

  private static final int[] AREA_CODES = {
    212, 718, 305, 407, 512, 713, 310, 415, 206, 312, 216, 617, 602, 404, 303, 503, 405, 410, 860,
    225
  };
  private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Calls() {}

  /**
   * Writes them.
   *
   * @param arguments how many, and the folder
   */
  public static void main(String[] arguments) throws IOException {
    write(Integer.parseInt(arguments[0]), Path.of(arguments[1]), 42);
  }

  /** Writes so many calls; the same seed gives the same. */
  public static void write(int count, Path folder, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int persons = count / 3 + 1;
    try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("calls.csv"))) {
      csv.writeRecord(
          "call_id",
          "called_at",
          "phone",
          "campaign",
          "agent",
          "talked",
          "opted_out",
          "answered",
          "abandoned",
          "seconds",
          "email",
          "note");
      for (int i = 0; i < count; i++) {
        csv.writeRecord(row(i, number(random.nextInt(persons)), random));
      }
    }
    for (int month = 0; month < MONTHS; month++) {
      EditionBuilder national =
          EditionBuilder.of(
              ListInfo.builder(ListKind.NATIONAL_DNC)
                  .place(Place.of("US"))
                  .asOf(Moment.of(FIRST.minusDays(2).plusDays(30L * month)))
                  .build());
      for (int person = 0; person < persons; person++) {
        if (person % 33 == 1) {
          national.add(number(person));
        }
      }
      national.write(folder.resolve("national-%d.lexi".formatted(month)));
    }
  }

  private static PhoneNumber number(int person) {
    long code = AREA_CODES[person % AREA_CODES.length];
    long line = 2_200_000 + person / AREA_CODES.length * 7L % 7_700_000;
    return PhoneNumber.ofDigits(10_000_000_000L + code * 10_000_000L + line);
  }

  private static String[] row(int id, PhoneNumber number, SplittableRandom random) {
    int hour = random.nextInt(20) == 0 ? random.nextInt(6, 23) : random.nextInt(11, 18);
    LocalDateTime at =
        FIRST
            .plusDays(random.nextInt(30 * MONTHS))
            .atTime(hour, random.nextInt(60), random.nextInt(60));
    boolean answered = random.nextInt(10) < 6;
    boolean abandoned = answered && random.nextInt(100) == 0;
    String e164 = number.e164();
    return new String[] {
      Integer.toString(id),
      WRITTEN.format(at),
      random.nextBoolean() ? e164 : e164.substring(2),
      "campaign-" + random.nextInt(24),
      "agent-" + random.nextInt(120),
      answered && !abandoned && random.nextInt(5) > 0 ? "yes" : "no",
      random.nextInt(250) == 0 ? "yes" : "no",
      answered ? "yes" : "no",
      abandoned ? "yes" : "no",
      Integer.toString(random.nextInt(600)),
      "person" + id + "@example.com",
      random.nextInt(3) == 0 ? "asked, \"later\"" : "fair"
    };
  }
}
