package io.lexicall.batch;

import io.lexicall.law.Certainty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A self-contained report page: it loads nothing and runs no script. This class has what the
 * reports have in common.
 */
final class ReportPage {
  private static final double BAR = 100;

  private final StringBuilder text = new StringBuilder(1 << 16);

  /** One row of a legend, which also shows the figures. */
  record Part(String style, String name, String says, long rows) {}

  /** A file and its digest. */
  record Digest(String role, String file, String sha256) {}

  /** Begins the page, with the name of the program. */
  void begin(String program, String title) {
    append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <meta name="generator" content="%s">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        """
            .formatted(escaped(program), escaped(title), styles()));
  }

  private static String styles() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing next to " + ReportPage.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends the page and returns it. */
  String end() {
    return append("</main>\n</body>\n</html>\n").text.toString();
  }

  /** Appends HTML. */
  ReportPage append(String html) {
    text.append(html);
    return this;
  }

  /** Shows parts of all rows as a bar and as figures. */
  void cards(List<Part> parts, long all) {
    append(stackedBar(parts, all, "overview"));
    append("<ul class=\"cards\">\n");
    for (Part part : parts) {
      append(
          """
          <li class="card"><span class="swatch %s"></span><span class="name">%s</span>
          <strong>%s</strong><span class="share">%s</span><span class="says">%s</span></li>
          """
              .formatted(
                  part.style, part.name, number(part.rows), share(part.rows, all), part.says));
    }
    append("</ul>\n");
  }

  /** Shows how many rows depend on law of a lower grade, if any do. */
  void grades(long medium, long low) {
    if (medium + low > 0) {
      append(
          "<p class=\"callout\">%s on readings of the law that are not of the highest certainty: %s of medium, %s of low.</p>\n"
              .formatted(
                  rows(medium + low) + (medium + low == 1 ? " rests" : " rest"),
                  number(medium),
                  number(low)));
    }
  }

  void entry(String name, String value) {
    append("<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(name), escaped(value)));
  }

  void coded(String name, String value) {
    append(
        "<dt><code>%s</code></dt><dd><code>%s</code></dd>\n"
            .formatted(escaped(name), escaped(value)));
  }

  /** Shows the profile, as JSON. */
  void profile(String json) {
    append("<dt>Profile</dt><dd><code class=\"command\">%s</code></dd>\n".formatted(escaped(json)));
  }

  /** Shows the command that was given, if there was one. */
  void command(@Nullable String command) {
    if (command != null) {
      append(
          "<dt>Command</dt><dd><code class=\"command\">%s</code></dd>\n"
              .formatted(escaped(command)));
    }
  }

  /** Shows the digests of the files, if they are known. */
  void digests(List<Digest> digests) {
    if (digests.isEmpty()) {
      return;
    }
    table("Files, by what is in them", "File", "What it is", "SHA-256");
    for (Digest each : digests) {
      row(
          escaped(each.file()),
          escaped(each.role()),
          "<code class=\"digest\">%s</code>".formatted(escaped(each.sha256())));
    }
    append("</tbody></table>\n");
  }

  void table(String caption, String... columns) {
    append("<table>\n<caption>%s</caption>\n<thead><tr>".formatted(escaped(caption)));
    for (int i = 0; i < columns.length; i++) {
      append(
          columns[i].isEmpty()
              ? "<td></td>"
              : "<th scope=\"col\"%s>%s</th>"
                  .formatted(i < 2 ? "" : " class=\"figure\"", escaped(columns[i])));
    }
    append("</tr></thead>\n<tbody>\n");
  }

  /** Writes a row of cells that are HTML already. */
  void row(String... cells) {
    append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      append(
          i == 0
              ? "<th scope=\"row\">%s</th>".formatted(cells[i])
              : "<td%s>%s</td>"
                  .formatted(i < 2 ? " class=\"chart\"" : " class=\"figure\"", cells[i]));
    }
    append("</tr>\n");
  }

  /** A bar of parts; it is hidden from screen readers, since the same is shown as text. */
  static String stackedBar(List<Part> parts, long all, String style) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"bar %s\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            .formatted(style));
    svg.append("<rect class=\"track\" width=\"100\" height=\"10\"/>");
    double left = 0;
    for (Part part : parts) {
      double width = all == 0 ? 0 : BAR * part.rows / all;
      if (part.rows > 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.3f\" width=\"%.3f\" height=\"10\"/>",
                part.style,
                left,
                width));
      }
      left += width;
    }
    return svg.append("</svg>\n").toString();
  }

  /** A bar of one part. */
  static String bar(String style, long rows, long most) {
    return stackedBar(List.of(new Part(style, "", "", rows)), most, "row");
  }

  /** Shows a rule, with its citation and certainty. */
  static String rule(Tally.OfRule rule, String citation) {
    String grade =
        rule.certainty() == Certainty.HIGH
            ? ""
            : " <span class=\"grade\">%s grade</span>".formatted(rule.certainty().text());
    return "<code>%s</code> <span class=\"cite\">%s</span>%s<span class=\"title\">%s</span>"
        .formatted(name(rule.id()), escaped(citation), grade, escaped(rule.title()));
  }

  /** A name may be broken between its words, not within one. */
  static String name(String dotted) {
    return escaped(dotted).replace(".", ".<wbr>").replace("-", "-<wbr>");
  }

  /** A code is not broken; a list of codes is. */
  static String place(String codes) {
    return Arrays.stream(codes.split(" or ", -1))
        .map(code -> "<span class=\"place\">%s</span>".formatted(escaped(code)))
        .collect(Collectors.joining(" or "));
  }

  static String rows(long count) {
    return number(count) + (count == 1 ? " row" : " rows");
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a share in percent; a share above zero is never shown as zero. */
  static String share(long part, long all) {
    if (all == 0 || part == 0) {
      return "0 %";
    }
    double percent = 100.0 * part / all;
    return percent < 0.1
        ? "< 0.1 %"
        : part < all && percent > 99.9
            ? "> 99.9 %"
            : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return html.toString();
  }
}
