package io.lexicall.rules.ccpa;

import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * The table of the privacy acts of the states other than California, with one row for each state,
 * kind of act and period.
 */
final class Acts {
  private static final String FILE = "us-state-privacy.csv";

  private final LawTable table;

  private Acts(LawTable table) {
    this.table = table;
  }

  static Acts read() {
    return new Acts(LawTable.read(FILE, Acts.class.getResourceAsStream(FILE)));
  }

  LawTable table() {
    return table;
  }

  String edition() {
    return table.edition();
  }

  static Place place(Row row) {
    return Place.of(row.requireText("state"));
  }

  /** Returns whether a row gives the right to have data corrected. */
  static boolean grantsCorrection(Row row) {
    return row.isYes("right_to_correct");
  }

  /**
   * Returns the first day from which a right was law without a break until a row: requests received
   * before it have no effect, and those received since follow the row in force when they are
   * judged.
   */
  LocalDate since(Row row, Predicate<Row> granting) {
    LocalDate since = row.date("in_force_from");
    List<Row> rows = table.rows();
    for (int i = rows.indexOf(row) - 1; i >= 0; i--) {
      Row before = rows.get(i);
      LocalDate end = before.inForce().to();
      if (!before.text("state").equals(row.text("state"))
          || !before.text("kind_of_act").equals(row.text("kind_of_act"))
          || end == null
          || !end.plusDays(1).equals(since)
          || !granting.test(before)) {
        break;
      }
      since = before.date("in_force_from");
    }
    return since;
  }
}
