package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.Stretch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row on which the same may be done at the same times.
 *
 * @param first the first day
 * @param last the last day, which can be the first
 * @param rows what begins on each of them
 */
record OpenDays(LocalDate first, LocalDate last, List<Row> rows) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  /**
   * A stretch of time that is not denied.
   *
   * @param times by the clock on the wall
   * @param why it ends, and what is missing
   */
  record Row(String times, Decision decision, String why) {}

  OpenDays {
    rows = List.copyOf(rows);
  }

  /** Returns the stretches that are not denied, equal days in a row joined. */
  static List<OpenDays> of(List<Stretch> stretches, ZoneId zone) {
    List<OpenDays> all = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    LocalDate day = null;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (stretch.verdict().decision() == Decision.DENY) {
        continue;
      }
      ZonedDateTime begins = stretch.from().atZone(zone);
      if (day != null && !day.equals(begins.toLocalDate())) {
        add(new OpenDays(day, day, rows), all);
        rows.clear();
      }
      day = begins.toLocalDate();
      String why = missing(stretch) + end(i + 1 == stretches.size() ? null : stretches.get(i + 1));
      rows.add(
          new Row(times(begins, stretch.to().atZone(zone)), stretch.verdict().decision(), why));
    }
    if (day != null) {
      add(new OpenDays(day, day, rows), all);
    }
    return all;
  }

  private static void add(OpenDays next, List<OpenDays> all) {
    OpenDays before = all.isEmpty() ? null : all.get(all.size() - 1);
    if (before != null
        && before.last.plusDays(1).equals(next.first)
        && before.rows.equals(next.rows)) {
      all.set(all.size() - 1, new OpenDays(before.first, next.last, next.rows));
    } else {
      all.add(next);
    }
  }

  private static String times(ZonedDateTime begins, ZonedDateTime ends) {
    return TIME.format(begins)
        + "-"
        + TIME.format(ends)
        + (begins.toLocalDate().equals(ends.toLocalDate()) ? "" : " " + DAY.format(ends));
  }

  private static String missing(Stretch stretch) {
    return stretch.verdict().decision() == Decision.INDETERMINATE
        ? stretch.verdict().findings().stream()
            .flatMap(finding -> finding.missing().stream())
            .map(fact -> Page.whole(fact.path()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ", "lacks ", "; "))
        : "";
  }

  private static String end(@Nullable Stretch next) {
    return next == null
        ? "open at the end"
        : next.verdict().decision() == Decision.DENY
            ? "closes: " + WindowsCommand.reasons(next, Decision.DENY)
            : "then other facts matter";
  }

  /** Returns the days in words. */
  String days() {
    return DAY.format(first) + (first.equals(last) ? "" : " - " + DAY.format(last));
  }
}
