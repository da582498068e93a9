package io.lexicall.batch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Seven days of twenty-four hours as a picture: the deeper the color, the more people may be
 * called.
 */
final class HeatMap {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final int NARROW_LEFT = 28;
  private static final int NARROW_CELL = 46;
  private static final int NARROW_HEIGHT = 28;
  private static final int NARROW_TOP = 32;
  private static final int LEFT = 92;
  private static final int CELL = 39;
  private static final int HEIGHT = 34;
  private static final int TOP = 24;
  private static final int SHADES = 8;
  private static final int LEGEND = 40;

  private final LocalDate firstDay;
  private final long[][] counts;
  private final long most;

  /**
   * An hour.
   *
   * @param day its day
   * @param hour its number, from 0
   * @param count how many people may be called in it
   */
  record Hour(LocalDate day, int hour, long count) {}

  HeatMap(LocalDate firstDay, long[][] counts) {
    this.firstDay = firstDay;
    this.counts = counts;
    this.most = Arrays.stream(counts).flatMapToLong(Arrays::stream).max().orElse(0);
  }

  /**
   * Returns the first of the hours in which most people may be called; empty if nobody may be
   * called at any hour.
   */
  Optional<Hour> best() {
    for (int day = 0; day < counts.length; day++) {
      for (int hour = 0; hour < counts[day].length; hour++) {
        if (most > 0 && counts[day][hour] == most) {
          return Optional.of(new Hour(firstDay.plusDays(day), hour, most));
        }
      }
    }
    return Optional.empty();
  }

  String svg() {
    int width = LEFT + 24 * CELL + 8;
    int height = TOP + counts.length * HEIGHT + LEGEND;
    StringBuilder svg = new StringBuilder(1 << 15);
    svg.append(
        """
        <svg class="heat wide" viewBox="0 0 %s %s" role="img" aria-labelledby="heat-title heat-text">
        <title id="heat-title">How many may be called at each hour of the week</title>
        <desc id="heat-text">%s The table below has every figure.</desc>
        <defs><pattern id="past" width="6" height="6" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect class="pastground" width="6" height="6"/>\
        <line class="pastline" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
        """
            .formatted(width, height, ReportPage.escaped(inWords())));
    for (int hour = 0; hour < 24; hour++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%02d</text>\n",
              LEFT + hour * CELL + CELL / 2,
              TOP - 8,
              hour));
    }
    for (int day = 0; day < counts.length; day++) {
      int y = TOP + day * HEIGHT;
      svg.append(
          "<text class=\"axis day\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
              .formatted(LEFT - 10, y + HEIGHT / 2 + 4, DAY.format(firstDay.plusDays(day))));
      for (int hour = 0; hour < 24; hour++) {
        cell(svg, day, hour, new Box(LEFT + hour * CELL, y, CELL, HEIGHT));
      }
    }
    legend(svg, TOP + counts.length * HEIGHT + 14);
    return svg.append("</svg>\n").toString();
  }

  /**
   * Returns the picture for a narrow screen: an hour is a row, and the first row is the first hour
   * in which anybody may be called on any day.
   */
  String narrowSvg() {
    int first = first();
    int last = last();
    int width = NARROW_LEFT + counts.length * NARROW_CELL + 4;
    int height = NARROW_TOP + (last - first + 1) * NARROW_HEIGHT + 4;
    StringBuilder svg = new StringBuilder(1 << 14);
    svg.append(
        """
        <svg class="heat narrow" viewBox="0 0 %s %s" role="img" aria-labelledby="tall-title tall-text">
        <title id="tall-title">How many may be called at each hour of the week</title>
        <desc id="tall-text">%s The table below has every figure.</desc>
        """
            .formatted(width, height, ReportPage.escaped(inWords())));
    for (int day = 0; day < counts.length; day++) {
      LocalDate date = firstDay.plusDays(day);
      int x = NARROW_LEFT + day * NARROW_CELL + NARROW_CELL / 2;
      svg.append(
          "<text class=\"axis\" x=\"%s\" y=\"12\" text-anchor=\"middle\">%s</text>\n"
              .formatted(x, WEEKDAY.format(date)));
      svg.append(
          "<text class=\"axis\" x=\"%s\" y=\"25\" text-anchor=\"middle\">%s</text>\n"
              .formatted(x, date.getDayOfMonth()));
    }
    for (int hour = first; hour <= last; hour++) {
      int y = NARROW_TOP + (hour - first) * NARROW_HEIGHT;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%02d</text>\n",
              NARROW_LEFT - 6,
              y + NARROW_HEIGHT / 2 + 4,
              hour));
      for (int day = 0; day < counts.length; day++) {
        cell(
            svg,
            day,
            hour,
            new Box(NARROW_LEFT + day * NARROW_CELL, y, NARROW_CELL, NARROW_HEIGHT));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  /** Returns the first hour in which anybody may be called on any day; hour 0 if there is none. */
  private int first() {
    for (int hour = 0; hour < 24; hour++) {
      if (isOpen(hour)) {
        return hour;
      }
    }
    return 0;
  }

  private int last() {
    for (int hour = 23; hour >= 0; hour--) {
      if (isOpen(hour)) {
        return hour;
      }
    }
    return 23;
  }

  private boolean isOpen(int hour) {
    return Arrays.stream(counts).anyMatch(day -> day[hour] > 0);
  }

  private record Box(int x, int y, int width, int height) {}

  private void cell(StringBuilder svg, int day, int hour, Box box) {
    long count = counts[day][hour];
    if (count == WeekGrid.NONE) {
      svg.append(
          "<rect class=\"cell past\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"><title>%s: over</title></rect>\n"
              .formatted(box.x + 1, box.y + 1, box.width - 2, box.height - 2, named(day, hour)));
      return;
    }
    int shade = shade(count);
    svg.append(
        "<g><title>%s: %s</title><rect class=\"cell s%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>"
            .formatted(
                named(day, hour),
                ReportPage.number(count),
                shade,
                box.x + 1,
                box.y + 1,
                box.width - 2,
                box.height - 2));
    svg.append(
        "<text class=\"on%s\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text></g>\n"
            .formatted(
                shade,
                box.x + box.width / 2,
                box.y + box.height / 2 + 4,
                count == 0 ? "·" : brief(count)));
  }

  private void legend(StringBuilder svg, int y) {
    int x = LEFT;
    svg.append("<text class=\"axis\" x=\"%s\" y=\"%s\">nobody</text>\n".formatted(x, y + 12));
    x += 52;
    for (int shade = 0; shade <= SHADES; shade++) {
      svg.append(
          "<rect class=\"cell s%s\" x=\"%s\" y=\"%s\" width=\"20\" height=\"14\" rx=\"3\"/>\n"
              .formatted(shade, x, y + 1));
      x += 22;
    }
    svg.append(
        "<text class=\"axis\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(x + 6, y + 12, ReportPage.number(most)));
    x += 6 + 9 * ReportPage.number(most).length() + 30;
    svg.append(
        "<rect class=\"cell past\" x=\"%s\" y=\"%s\" width=\"20\" height=\"14\" rx=\"3\"/>\n"
            .formatted(x, y + 1));
    svg.append(
        "<text class=\"axis\" x=\"%s\" y=\"%s\">past, or skipped by the clock change</text>\n"
            .formatted(x + 28, y + 12));
  }

  private String inWords() {
    return best()
        .map(
            best ->
                String.format(
                    Locale.ROOT,
                    "At most %s, on %s from %02d:00.",
                    ReportPage.number(best.count()),
                    DAY.format(best.day()),
                    best.hour()))
        .orElse("Nobody may be called at any hour.");
  }

  private String named(int day, int hour) {
    return String.format(Locale.ROOT, "%s %02d:00", DAY.format(firstDay.plusDays(day)), hour);
  }

  /** Zero has a shade of its own, to distinguish nobody from few. */
  private int shade(long count) {
    return count == 0 ? 0 : (int) Math.min(SHADES, 1 + (count - 1) * SHADES / most);
  }

  /** Returns a count in at most four characters. */
  static String brief(long count) {
    if (count < 1_000) {
      return Long.toString(count);
    }
    String[] units = {"k", "M", "G"};
    double left = count;
    int unit = -1;
    while (left >= 999.5 && unit < units.length - 1) {
      left /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, left < 9.95 ? "%.1f%s" : "%.0f%s", left, units[unit]);
  }
}
