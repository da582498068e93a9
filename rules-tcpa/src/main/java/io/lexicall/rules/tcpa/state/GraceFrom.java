package io.lexicall.rules.tcpa.state;

import io.lexicall.law.LawTable;
import java.time.LocalDate;

/** The day from which a period of grace after the listing of a number is counted. */
enum GraceFrom {
  /** The day on which the number was listed, when the published list first contained it. */
  LISTING,
  /** The first day of the month that follows. */
  NEXT_MONTH,
  /**
   * The first quarterly list that contains the number: of that day, or of the first day of the next
   * quarter.
   */
  QUARTER;

  private static final int MONTHS_OF_A_QUARTER = 3;

  /** Returns the day for a number that was listed on a day. */
  LocalDate from(LocalDate listing) {
    if (this == NEXT_MONTH) {
      return listing.withDayOfMonth(1).plusMonths(1);
    }
    return this == LISTING || listing.equals(quarter(listing)) ? listing : nextQuarter(listing);
  }

  /**
   * Returns the first day of the quarter; the fields of java.time would allocate for each check.
   */
  private static LocalDate quarter(LocalDate day) {
    int month = (day.getMonthValue() - 1) / MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1;
    return LocalDate.of(day.getYear(), month, 1);
  }

  /** Returns the day on which a quarterly list is published next. */
  static LocalDate nextQuarter(LocalDate day) {
    return quarter(day).plusMonths(MONTHS_OF_A_QUARTER);
  }

  /** Returns what the column {@code grace_from} of a row says; blank is the day of listing. */
  static GraceFrom of(LawTable.Row row) {
    return switch (row.text("grace_from")) {
      case "", "listing" -> LISTING;
      case "next-month" -> NEXT_MONTH;
      case "quarter" -> QUARTER;
      default -> throw row.unreadable("grace_from", new IllegalArgumentException("No such day"));
    };
  }
}
