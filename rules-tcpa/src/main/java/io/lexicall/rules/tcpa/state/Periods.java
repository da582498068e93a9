package io.lexicall.rules.tcpa.state;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The periods in which the same rows are in force. */
final class Periods {
  private final TreeSet<LocalDate> starts = new TreeSet<>();

  /** Adds the days on which rows come into force or end. */
  Periods cutBy(Collection<LawTable.Row> rows) {
    for (LawTable.Row row : rows) {
      LocalDate from = row.inForce().from();
      LocalDate to = row.inForce().to();
      if (from != null) {
        starts.add(from);
      }
      if (to != null) {
        starts.add(to.plusDays(1));
      }
    }
    return this;
  }

  /** Returns the periods, which follow each other without a gap. */
  List<InForce> stretches() {
    List<InForce> stretches = new ArrayList<>();
    LocalDate from = null;
    for (LocalDate start : starts) {
      stretches.add(new InForce(from, start.minusDays(1)));
      from = start;
    }
    stretches.add(from == null ? InForce.always() : InForce.startingAt(from));
    return stretches;
  }

  /** Returns whether a row is law throughout a period. */
  static boolean holds(LawTable.Row row, InForce stretch) {
    return row.inForce().overlaps(stretch);
  }
}
