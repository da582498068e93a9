package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.Stretch;
import io.lexicall.Verdict;
import io.lexicall.facts.FactType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A week's calling windows as a standalone picture: hours by days, one band for each contact. */
final class WeekPicture {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

  private static final int NARROW = 380;
  private static final int NARROW_LEFT = 60;
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
   * @param label the number, with its digits hidden
   * @param places where the called party can be
   * @param zones the time zones that it must satisfy; it is drawn in the first
   * @param stretches the verdicts over time
   */
  record Band(String label, String places, List<ZoneId> zones, List<Stretch> stretches) {
    ZoneId zone() {
      return zones.get(0);
    }

    String clock() {
      return "time in "
          + zone().getId()
          + (zones.size() == 1
              ? ""
              : zones.stream()
                  .skip(1)
                  .map(ZoneId::getId)
                  .collect(Collectors.joining(", ", "; must suit ", " too")));
    }
  }

  /**
   * How it is drawn.
   *
   * @param style wide or narrow
   * @param left where the hours begin
   * @param hour how wide one is
   * @param from the first hour of each day that is drawn
   * @param to the end of the last
   */
  private record Frame(String style, int left, double hour, int from, int to) {
    double x(double time) {
      return left + (time - from) * hour;
    }

    boolean isNarrow() {
      return left == NARROW_LEFT;
    }

    /** The x coordinate of standalone text. */
    int start() {
      return isNarrow() ? 14 : left;
    }
  }

  /**
   * Creates the picture.
   *
   * @param assumed what it is based on, in words
   */
  WeekPicture(Instant start, int days, List<Band> bands, String assumed) {
    this.start = start;
    this.days = days;
    this.bands = List.copyOf(bands);
    this.assumed = assumed;
  }

  /**
   * Returns the picture. It holds two: one for a screen of any width, with all hours, and one for a
   * telephone, which begins at the first hour that is open.
   */
  String svg() {
    Frame wide = new Frame("wide", LEFT, HOUR, 0, 24);
    int first = (int) Math.floor(bound(true));
    int last = Math.min(24, 1 + (int) Math.ceil(bound(false)));
    Frame narrow =
        new Frame(
            "narrow", NARROW_LEFT, (NARROW - NARROW_LEFT - 24.0) / (last - first), first, last);
    StringBuilder svg = new StringBuilder(16_384);
    svg.append(
        String.format(
            Locale.ROOT,
            """
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" role="img" \
        font-family="system-ui, sans-serif" font-size="12">
        <title>%s</title>
        <desc>%s</desc>
        <style>
          :root { color-scheme: light dark; }
          .page { fill: #ffffff; } .ink { fill: #17202a; } .faint { fill: #52606d; }
          .permit { fill: #1f8a5b; } .wait { fill: #f3ddb0; } .deny { fill: #b3382f; }
          .indeterminate { fill: #6b5bb5; } .grid { stroke: #ffffff; stroke-width: 1; }
          .narrow { display: none; }
          /* A page that shows the picture as an image has its shape: all hours, smaller. */
          @media (max-width: 640px) and (max-aspect-ratio: %s/1000),
              (max-device-width: 640px) and (max-aspect-ratio: %<d/1000) {
            :root { width: 100%%; height: calc(100vw * %s / %s); }
            .wide { display: none; } .narrow { display: inline; }
          }
          @media (prefers-color-scheme: dark) {
            .page { fill: #0f1419; } .ink { fill: #e6ecf2; } .faint { fill: #9fb0c0; }
            .permit { fill: #3fbf86; } .wait { fill: #5a4a22; } .deny { fill: #ee7468; }
            .indeterminate { fill: #a899f0; } .grid { stroke: #0f1419; }
          }
        </style>
        <rect class="page" width="100%%" height="100%%"/>
        """,
            width(wide),
            height(wide),
            escaped(title()),
            escaped(assumed),
            Math.min(1_000, 950 * width(wide) / height(wide)),
            height(narrow),
            width(narrow)));
    draw(wide, svg);
    draw(narrow, svg);
    return svg.append("</svg>\n").toString();
  }

  private static int width(Frame frame) {
    return (int) (frame.left + (frame.to - frame.from) * frame.hour + 24);
  }

  private int height(Frame frame) {
    return top(frame) + bands.size() * bandHeight() + 18 * lines(frame).size() + FOOT;
  }

  private int bandHeight() {
    return HEAD + days * ROW + GAP;
  }

  /** Returns where the first band begins: under the heading and the legend. */
  private static int top(Frame frame) {
    return frame.isNarrow() ? 84 : 66;
  }

  /** Returns what the picture is based on, in lines that fit. */
  private List<String> lines(Frame frame) {
    int most = frame.isNarrow() ? 54 : 110;
    List<String> lines = new ArrayList<>(wrapped(edition(), most));
    lines.addAll(wrapped("Assumed: " + assumed, most));
    return lines;
  }

  private static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the first or last hour of a day at which something may be made, or lacks a fact. */
  private double bound(boolean first) {
    double bound = first ? 24 : 0;
    for (Band band : bands) {
      for (Stretch stretch : band.stretches()) {
        if (stretch.verdict().decision() != Decision.DENY) {
          ZonedDateTime from = stretch.from().atZone(band.zone());
          ZonedDateTime to = stretch.to().atZone(band.zone());
          boolean overnight = to.toLocalDate().isAfter(from.toLocalDate());
          bound =
              first
                  ? Math.min(bound, overnight && hours(to) > 0 ? 0 : hours(from))
                  : Math.max(bound, overnight ? 24 : hours(to));
        }
      }
    }
    return first ? (bound == 24 ? 0 : bound) : (bound == 0 ? 24 : bound);
  }

  private void draw(Frame frame, StringBuilder svg) {
    svg.append(
        "<svg class=\"%s\" viewBox=\"0 0 %s %s\" preserveAspectRatio=\"xMinYMin\">\n"
            .formatted(frame.style, width(frame), height(frame)));
    svg.append(
        "<text class=\"ink\" x=\"%s\" y=\"24\" font-size=\"15\" font-weight=\"650\">When these may be contacted</text>\n"
            .formatted(frame.start()));
    legend(frame, svg);
    int top = top(frame);
    for (Band band : bands) {
      draw(frame, band, top, svg);
      top += bandHeight();
    }
    for (String line : lines(frame)) {
      svg.append(
          "<text class=\"faint\" x=\"%s\" y=\"%s\">%s</text>\n"
              .formatted(frame.start(), top + 6, escaped(line)));
      top += 18;
    }
    svg.append("</svg>\n");
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

  /** A color means the same as in the report of a scrub. */
  private static void legend(Frame frame, StringBuilder svg) {
    String[][] entries = {
      {"permit", "may be made"},
      {"wait", "not now; time cures it"},
      {"deny", "may not"},
      {"indeterminate", "a fact is missing"}
    };
    for (int i = 0; i < entries.length; i++) {
      int x = frame.start() + (frame.isNarrow() ? i % 2 * 170 : i * 190);
      int y = 38 + (frame.isNarrow() ? i / 2 * 20 : 0);
      svg.append(
          "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"14\" height=\"14\" rx=\"3\"/>\n"
              .formatted(entries[i][0], x, y));
      svg.append(
          "<text class=\"ink\" x=\"%s\" y=\"%s\">%s</text>\n"
              .formatted(x + 20, y + 11, entries[i][1]));
    }
  }

  private void draw(Frame frame, Band band, int top, StringBuilder svg) {
    svg.append(
        "<text class=\"ink\" x=\"%s\" y=\"%s\" font-weight=\"600\">%s</text>\n"
            .formatted(frame.start(), top + 14, escaped(band.label() + " · " + band.places())));
    svg.append(
        "<text class=\"faint\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(frame.start(), top + 30, escaped(band.clock())));
    for (int hour = frame.from; hour <= frame.to; hour++) {
      if (hour % 3 == 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text class=\"faint\" x=\"%.0f\" y=\"%d\" text-anchor=\"middle\" font-size=\"10\">%02d</text>\n",
                frame.x(hour),
                top + HEAD - 6,
                hour));
      }
    }
    LocalDate first = start.atZone(band.zone()).toLocalDate();
    for (int row = 0; row < days; row++) {
      LocalDate day = first.plusDays(row);
      int y = top + HEAD + row * ROW;
      svg.append(
          "<text class=\"ink\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
              .formatted(frame.left - 8, y + 14, (frame.isNarrow() ? SHORT_DAY : DAY).format(day)));
      for (Stretch stretch : band.stretches()) {
        bar(frame, band, stretch, day, y, svg);
      }
      for (int hour = frame.from; hour <= frame.to; hour++) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke-opacity=\"%4$s\"/>\n",
                frame.x(hour),
                y,
                y + ROW - 4,
                hour % 3 == 0 ? "0.9" : "0.35"));
      }
    }
  }

  /** Draws the part of a stretch that is on a day, in local time. */
  private static void bar(
      Frame frame, Band band, Stretch stretch, LocalDate day, int y, StringBuilder svg) {
    ZonedDateTime from = stretch.from().atZone(band.zone());
    ZonedDateTime to = stretch.to().atZone(band.zone());
    if (from.toLocalDate().isAfter(day) || to.toLocalDate().isBefore(day)) {
      return;
    }
    double left = Math.max(frame.from, from.toLocalDate().isBefore(day) ? 0 : hours(from));
    double right = Math.min(frame.to, to.toLocalDate().isAfter(day) ? 24 : hours(to));
    if (right <= left) {
      return;
    }
    String reasons = WindowsCommand.reasons(stretch, stretch.verdict().decision());
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n",
            style(stretch.verdict()),
            frame.x(left),
            y,
            (right - left) * frame.hour,
            ROW - 4,
            escaped(
                TIME.format(from)
                    + " to "
                    + TIME.format(to)
                    + (reasons.isEmpty() ? "" : ": " + reasons))));
  }

  private static String style(Verdict verdict) {
    return verdict instanceof Verdict.Denial denial && denial.permittedFrom().isPresent()
        ? "wait"
        : FactType.code(verdict.decision());
  }

  private static double hours(ZonedDateTime time) {
    return time.toLocalTime().toSecondOfDay() / 3_600.0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
