package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A week's windows as a picture that stands alone: hours by days, one band for each contact. */
final class WeekPicture {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  private static final int LEFT = 92;
  private static final int HOUR = 30;
  private static final int ROW = 22;
  private static final int HEAD = 52;
  private static final int GAP = 20;
  private static final int FOOT = 20;

  private final Instant start;
  private final int days;
  private final List<Band> bands;
  private final String assumed;

  /**
   * One contact.
   *
   * @param label the number, as it was typed to be drawn
   * @param places where the called party can be
   * @param zone in whose time it is drawn
   * @param stretches what holds when
   */
  record Band(String label, String places, ZoneId zone, List<Stretch> stretches) {}

  /**
   * Makes the picture.
   *
   * @param assumed what it rests on, in words
   */
  WeekPicture(Instant start, int days, List<Band> bands, String assumed) {
    this.start = start;
    this.days = days;
    this.bands = List.copyOf(bands);
    this.assumed = assumed;
  }

  String svg() {
    int bandHeight = HEAD + days * ROW + GAP;
    int width = LEFT + 24 * HOUR + 24;
    int height = 44 + bands.size() * bandHeight + FOOT;
    StringBuilder svg = new StringBuilder(8_192);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
        font-family="system-ui, sans-serif" font-size="12">
        <title>%s</title>
        <desc>%s</desc>
        <style>
          :root { color-scheme: light dark; }
          .page { fill: #ffffff; } .ink { fill: #1d2733; } .faint { fill: #5b6875; }
          .permit { fill: #2f9e5f; } .indeterminate { fill: #e0a526; } .deny { fill: #dfe4ea; }
          .grid { stroke: #ffffff; stroke-width: 1; }
          @media (prefers-color-scheme: dark) {
            .page { fill: #14181d; } .ink { fill: #e8edf2; } .faint { fill: #9aa7b4; }
            .permit { fill: #37b36e; } .indeterminate { fill: #e3b341; } .deny { fill: #2b323a; }
            .grid { stroke: #14181d; }
          }
        </style>
        <rect class="page" width="100%%" height="100%%"/>
        """
            .formatted(width, height, escaped(title()), escaped(assumed)));
    legend(svg);
    int top = 44;
    for (Band band : bands) {
      draw(band, top, svg);
      top += bandHeight;
    }
    svg.append(
        "<text class=\"faint\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(LEFT, top + 6, escaped(edition())));
    return svg.append("</svg>\n").toString();
  }

  private String title() {
    return "When these may be contacted: "
        + bands.stream().map(Band::label).collect(Collectors.joining(", "));
  }

  private String edition() {
    return bands.stream()
        .flatMap(band -> band.stretches().stream())
        .findFirst()
        .map(stretch -> stretch.verdict().edition())
        .map(edition -> "Law of " + edition.law() + ", zone rules " + edition.zoneRules())
        .orElse("");
  }

  private static void legend(StringBuilder svg) {
    String[][] entries = {
      {"permit", "may be made"}, {"indeterminate", "a fact is missing"}, {"deny", "may not"}
    };
    int x = LEFT;
    for (String[] entry : entries) {
      svg.append(
          "<rect class=\"%s\" x=\"%d\" y=\"16\" width=\"14\" height=\"14\" rx=\"3\"/>\n"
              .formatted(entry[0], x));
      svg.append("<text class=\"ink\" x=\"%d\" y=\"27\">%s</text>\n".formatted(x + 20, entry[1]));
      x += 150;
    }
  }

  private void draw(Band band, int top, StringBuilder svg) {
    svg.append(
        "<text class=\"ink\" x=\"%d\" y=\"%d\" font-weight=\"600\">%s</text>\n"
            .formatted(LEFT, top + 14, escaped(band.label() + " · " + band.places())));
    svg.append(
        "<text class=\"faint\" x=\"%d\" y=\"%d\">time in %s</text>\n"
            .formatted(LEFT, top + 30, escaped(band.zone().getId())));
    for (int hour = 0; hour <= 24; hour += 3) {
      svg.append(
          "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"10\">%02d</text>\n"
              .formatted(LEFT + hour * HOUR, top + HEAD - 6, hour));
    }
    LocalDate first = start.atZone(band.zone()).toLocalDate();
    for (int row = 0; row < days; row++) {
      LocalDate day = first.plusDays(row);
      int y = top + HEAD + row * ROW;
      svg.append(
          "<text class=\"ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
              .formatted(LEFT - 10, y + 15, DAY.format(day)));
      for (Stretch stretch : band.stretches()) {
        bar(band, stretch, day, y, svg);
      }
      for (int hour = 0; hour <= 24; hour++) {
        int x = LEFT + hour * HOUR;
        svg.append(
            "<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke-opacity=\"%s\"/>\n"
                .formatted(x, y, x, y + ROW - 4, hour % 3 == 0 ? "0.9" : "0.35"));
      }
    }
  }

  /** Draws what of a stretch lies on a day, by the clock on the wall. */
  private static void bar(Band band, Stretch stretch, LocalDate day, int y, StringBuilder svg) {
    ZonedDateTime from = stretch.from().atZone(band.zone());
    ZonedDateTime to = stretch.to().atZone(band.zone());
    if (from.toLocalDate().isAfter(day) || to.toLocalDate().isBefore(day)) {
      return;
    }
    double left = from.toLocalDate().isBefore(day) ? 0 : hours(from);
    double right = to.toLocalDate().isAfter(day) ? 24 : hours(to);
    if (right <= left) {
      return;
    }
    Decision decision = stretch.verdict().decision();
    String reasons = WindowsCommand.reasons(stretch, decision);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n",
            io.lexicall.facts.FactType.code(decision),
            LEFT + left * HOUR,
            y,
            (right - left) * HOUR,
            ROW - 4,
            escaped(
                TIME.format(from)
                    + " to "
                    + TIME.format(to)
                    + (reasons.isEmpty() ? "" : ": " + reasons))));
  }

  private static double hours(ZonedDateTime time) {
    return time.toLocalTime().toSecondOfDay() / 3_600.0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
