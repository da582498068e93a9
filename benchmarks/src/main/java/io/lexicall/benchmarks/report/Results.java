package io.lexicall.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lexicall.benchmarks.report.Samples.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured on a machine. A group that is measured alone takes the place of its rows in the
 * last whole round.
 */
final class Results {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String PACKAGE = "io.lexicall.benchmarks.";

  private final Machine machine;
  private final int rounds;
  private final boolean quick;
  private final Map<Row, Samples> measured = new LinkedHashMap<>();

  /** The groups that were measured after the last whole round, in this order. */
  private final List<String> again = new ArrayList<>();

  Results(Machine machine, int rounds, boolean quick) {
    this.machine = machine;
    this.rounds = rounds;
    this.quick = quick;
  }

  /** Returns the samples of a row, to which more can be added. */
  Samples samples(Row row) {
    return measured.computeIfAbsent(row, key -> new Samples());
  }

  Machine machine() {
    return machine;
  }

  Map<Row, Samples> measured() {
    return measured;
  }

  boolean hasAll(List<Budget> budgets) {
    return budgets.stream()
        .flatMap(budget -> budget.rows().stream())
        .allMatch(row -> measured.containsKey(row) && !measured.get(row).isEmpty());
  }

  /**
   * Takes over what a file says of the rows that this group does not have.
   *
   * @return whether the file is of this machine, and as thorough as this run
   */
  boolean takeOver(Path file, String group) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    JsonNode root = MAPPER.readTree(Files.readString(file));
    if (root.path("quick").asBoolean() != quick
        || root.path("rounds").asInt() != rounds
        || !machine.isLike(root.path("machine"))) {
      return false;
    }
    Map<Row, Samples> mine = new LinkedHashMap<>(measured);
    measured.clear();
    for (JsonNode node : root.path("rows")) {
      measured.put(row(node), Samples.of(node));
    }
    measured.putAll(mine);
    for (JsonNode earlier : root.path("again")) {
      again.add(earlier.asText());
    }
    again.remove(group);
    again.add(group);
    return true;
  }

  private static Row row(JsonNode node) {
    String[] name = node.path("benchmark").asText().substring(PACKAGE.length()).split("\\.", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    node.path("parameters")
        .fields()
        .forEachRemaining(each -> parameters.put(each.getKey(), each.getValue().asText()));
    return new Row(name[0], name[1], parameters);
  }

  /** Returns what the table says of a line. */
  Estimate estimate(Budget budget) {
    return budget.measure().apply(budget.rows().stream().map(this::samples).toList());
  }

  String json(List<Budget> budgets) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.set("machine", MAPPER.valueToTree(machine));
    root.put("rounds", rounds);
    root.put("quick", quick);
    root.set("again", MAPPER.valueToTree(again));
    ArrayNode budgetNodes = root.putArray("budgets");
    for (Budget budget : budgets) {
      Estimate estimate = estimate(budget);
      ObjectNode node = budgetNodes.addObject();
      node.put("group", budget.group());
      node.put("what", budget.what());
      node.put("comparedWith", budget.peer());
      node.put("goal", budget.goal().toString());
      node.put("unit", budget.goal().unit().strip());
      node.put("measured", estimate.value());
      node.put("low", estimate.low());
      node.put("high", estimate.high());
      node.put("judged", budget.goal().judge(estimate));
    }
    ArrayNode rowNodes = root.putArray("rows");
    measured.forEach(
        (row, samples) -> {
          ObjectNode node = rowNodes.addObject();
          node.put("benchmark", row.fullName());
          node.set("parameters", MAPPER.valueToTree(row.parameters()));
          samples.write(node);
        });
    return MAPPER.writeValueAsString(root) + "\n";
  }

  /** Returns the table of the goals, as Markdown. */
  String table(List<Budget> budgets) {
    List<String[]> cells = new ArrayList<>();
    cells.add(new String[] {"what", "compared with", "goal", "measured", ""});
    for (Budget budget : budgets) {
      Estimate estimate = estimate(budget);
      cells.add(
          new String[] {
            budget.what(),
            budget.peer(),
            budget.goal().toString(),
            budget.goal().show(estimate),
            budget.goal().judge(estimate)
          });
    }
    int[] widths = new int[5];
    for (String[] row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      table.append('|');
      for (int j = 0; j < widths.length; j++) {
        table.append(Budget.format(" %-" + Math.max(1, widths[j]) + "s |", cells.get(i)[j]));
      }
      table.append('\n');
      if (i == 0) {
        table.append('|');
        for (int width : widths) {
          table.append("-".repeat(Math.max(1, width) + 2)).append('|');
        }
        table.append('\n');
      }
    }
    return table.toString();
  }

  /** Puts the table and the machine where the page wants them, and returns the page. */
  String published(String page, List<Budget> budgets) {
    String text = between(page, "ratios", table(budgets));
    text = between(text, "machine", wrapped(machineLine()));
    return between(text, "times", times());
  }

  private String machineLine() {
    return machine
        + "; rounds: "
        + rounds
        + (again.isEmpty() ? "" : "; measured again after it: " + String.join(", ", again))
        + ".";
  }

  /** Breaks lines as the project's pages do. */
  private static String wrapped(String line) {
    StringBuilder text = new StringBuilder();
    int width = 0;
    for (String word : line.split(" ", -1)) {
      if (width > 0 && width + 1 + word.length() > 120) {
        text.append('\n');
        width = 0;
      } else if (width > 0) {
        text.append(' ');
        width++;
      }
      text.append(word);
      width += word.length();
    }
    return text.append('\n').toString();
  }

  private String times() {
    StringBuilder table = new StringBuilder("| row | median | bytes |\n|---|---|---|\n");
    measured.forEach(
        (row, samples) ->
            table.append(
                "| `%s` | %s %s | %s |\n"
                    .formatted(
                        row,
                        Budget.format(samples.score().value()),
                        samples.unit(),
                        Double.isNaN(samples.bytes()) ? "" : Budget.format(samples.bytes()))));
    return table.toString();
  }

  private static String between(String text, String name, String content) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException("The page has no place for the " + name);
    }
    return text.substring(0, from + begin.length()) + content + text.substring(to);
  }
}
