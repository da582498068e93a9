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

  /** Returns the day for a number that was listed on a day. */
  LocalDate from(LocalDate listing) {
    if (this == NEXT_MONTH) {
      return listing.withDayOfMonth(1).plusMonths(1);
    }
    return this == LISTING || listing.equals(OnStateList.startOfQuarter(listing))
        ? listing
        : OnStateList.nextQuarter(listing);
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
