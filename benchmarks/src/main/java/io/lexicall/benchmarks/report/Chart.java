package io.lexicall.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws how long a permitted check takes, in floors: a bar for each row, on a scale of tens. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int RIGHT = 110;
  private static final int TOP = 64;
  private static final int BAR = 22;
  private static final int GAP = 10;
  private static final String OURS = "#0b6e4f";
  private static final String THEIRS = "#8d99ae";
  private static final String FLOOR = "#2b2d42";

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("floor", "the floor: bare arrays");
    NAMES.put("lexicallRules", "Lexicall, facts ready");
    NAMES.put("lexicall", "Lexicall, from the number on");
    NAMES.put("drools", "Drools");
    NAMES.put("easyRules", "Easy Rules");
    NAMES.put("handWritten", "by hand on libphonenumber");
    NAMES.put("sapl", "SAPL");
    NAMES.put("cedar", "cedar-java");
  }

  /** A bar. */
  private record Bar(String name, String colour, double floors) {}

  private Chart() {}

  static String draw(Map<Row, Samples> measured) {
    List<Bar> bars = bars(measured);
    double most = bars.stream().mapToDouble(Bar::floors).max().orElse(1);
    int decades = (int) Math.ceil(Math.log10(Math.max(10, most)));
    int height = TOP + bars.size() * (BAR + GAP) + 34;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Budget.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-labelledby=\"title\" font-family=\"sans-serif\" font-size=\"13\">\n",
            WIDTH, height));
    svg.append("<title id=\"title\">Time of a permitted pre-dial check, in floors</title>\n");
    svg.append(
        Budget.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, height));
    svg.append(
        "<text x=\"16\" y=\"26\" font-size=\"16\" font-weight=\"bold\">"
            + "A permitted pre-dial check, in floors</text>\n");
    svg.append(
        "<text x=\"16\" y=\"46\" fill=\"#555555\">"
            + "the time it takes, divided by that of bare arrays inlined by hand; each line is ten"
            + " times the one before</text>\n");
    for (int decade = 0; decade <= decades; decade++) {
      double x = x(Math.pow(10, decade), decades);
      svg.append(
          Budget.format(
              "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dddddd\"/>\n",
              x, TOP - 4, x, height - 28));
      svg.append(
          Budget.format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>\n",
              x, height - 10, Budget.format("%,.0f", Math.pow(10, decade))));
    }
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + i * (BAR + GAP);
      double end = x(Math.max(1.05, bar.floors), decades);
      svg.append(
          Budget.format(
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
              LEFT - 10, y + 16, bar.name));
      svg.append(
          Budget.format(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>\n",
              LEFT, y, end - LEFT, BAR, bar.colour));
      svg.append(
          Budget.format(
              "<text x=\"%.1f\" y=\"%d\">%s</text>\n", end + 6, y + 16, Budget.format(bar.floors)));
    }
    return svg.append("</svg>\n").toString();
  }

  private static List<Bar> bars(Map<Row, Samples> measured) {
    Samples floor = measured.get(row("floor"));
    List<Bar> bars = new ArrayList<>();
    NAMES.forEach(
        (method, name) -> {
          Samples samples = measured.get(row(method));
          if (floor != null && samples != null) {
            String colour =
                method.equals("floor") ? FLOOR : method.startsWith("lexicall") ? OURS : THEIRS;
            bars.add(new Bar(name, colour, samples.over(floor).value()));
          }
        });
    return bars;
  }

  private static Row row(String method) {
    return Row.of("PreDialBenchmark", method, "answer", "PERMITTED");
  }

  private static double x(double floors, int decades) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.log10(floors) / decades;
  }
}
