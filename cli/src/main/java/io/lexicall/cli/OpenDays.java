package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive days with the same open times, or closed for the same reasons.
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
   * A period that is not denied, or a whole day that is.
   *
   * @param times in local time; empty for a whole day
   * @param why it ends, and what is missing; or why the day is denied
   */
  record Row(String times, Decision decision, String why) {}

  OpenDays {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the periods that are not denied, and the denied whole days between or after them, with
   * equal consecutive days joined. Empty if everything is denied.
   */
  static List<OpenDays> of(List<Stretch> stretches, ZoneId zone) {
    SortedMap<LocalDate, List<Row>> rows = new TreeMap<>();
    Set<LocalDate> open = new HashSet<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (stretch.verdict().decision() == Decision.DENY) {
        continue;
      }
      ZonedDateTime begins = stretch.from().atZone(zone);
      String why = missing(stretch) + end(i + 1 == stretches.size() ? null : stretches.get(i + 1));
      rows.computeIfAbsent(begins.toLocalDate(), day -> new ArrayList<>())
          .add(
              new Row(times(begins, stretch.to().atZone(zone)), stretch.verdict().decision(), why));
      LocalDate last = stretch.to().minusNanos(1).atZone(zone).toLocalDate();
      begins.toLocalDate().datesUntil(last.plusDays(1)).forEach(open::add);
    }
    if (!rows.isEmpty()) {
      addClosedDays(stretches, zone, open, rows);
    }
    List<OpenDays> all = new ArrayList<>();
    rows.forEach((day, each) -> add(new OpenDays(day, day, each), all));
    return all;
  }

  /** Adds the whole days on which nothing is open, with the reasons at noon. */
  private static void addClosedDays(
      List<Stretch> stretches,
      ZoneId zone,
      Set<LocalDate> open,
      SortedMap<LocalDate, List<Row>> rows) {
    for (Stretch stretch : stretches) {
      if (stretch.verdict().decision() != Decision.DENY) {
        continue;
      }
      LocalDate first = stretch.from().atZone(zone).toLocalDate();
      LocalDate last = stretch.to().atZone(zone).toLocalDate();
      first
          .datesUntil(last.plusDays(1))
          .filter(day -> !open.contains(day) && holdsNoon(stretch, day, zone))
          .filter(day -> isWithin(stretches, day, zone))
          .forEach(
              day ->
                  rows.put(
                      day,
                      List.of(
                          new Row(
                              "", Decision.DENY, WindowsCommand.reasons(stretch, Decision.DENY)))));
    }
  }

  private static boolean holdsNoon(Stretch stretch, LocalDate day, ZoneId zone) {
    Instant noon = day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    return !noon.isBefore(stretch.from()) && noon.isBefore(stretch.to());
  }

  /** Returns whether a day is asked for from its beginning to its end. */
  private static boolean isWithin(List<Stretch> stretches, LocalDate day, ZoneId zone) {
    return !day.atStartOfDay(zone).toInstant().isBefore(stretches.get(0).from())
        && !day.plusDays(1)
            .atStartOfDay(zone)
            .toInstant()
            .isAfter(stretches.get(stretches.size() - 1).to());
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
    if (stretch.verdict().decision() != Decision.INDETERMINATE) {
      return "";
    }
    String facts =
        stretch.verdict().findings().stream()
            .flatMap(finding -> finding.missing().stream())
            .map(fact -> Page.whole(fact.path()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!facts.isEmpty()) {
      return "lacks " + facts + "; ";
    }
    // No fact would decide it if no law is loaded.
    String sentences =
        stretch.verdict().findings().stream()
            .map(Finding::message)
            .distinct()
            .collect(Collectors.joining(" "));
    return (sentences.endsWith(".") ? sentences.substring(0, sentences.length() - 1) : sentences)
        + "; ";
  }

  private static String end(@Nullable Stretch next) {
    return next == null
        ? "open at the end"
        : next.verdict().decision() == Decision.DENY
            ? "closes: " + WindowsCommand.reasons(next, Decision.DENY)
            : "other facts matter from then on";
  }

  /** Returns the days in words. */
  String days() {
    return DAY.format(first) + (first.equals(last) ? "" : " - " + DAY.format(last));
  }
}
