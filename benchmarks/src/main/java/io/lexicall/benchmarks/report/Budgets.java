package io.lexicall.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lexicall.benchmarks.report.Samples.Estimate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark that the goals need, in rounds, and prints the goals with what was measured
 * beside them; {@code benchmarks/run} starts it.
 */
public final class Budgets {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final PrintStream OUT = System.out;

  /**
   * Benchmarks whose rows should not differ at all. Other guests of a machine slow it for seconds,
   * so these rows take turns: each runs several times, in a fresh virtual machine each time.
   */
  private static final Set<String> IN_TURNS = Set.of("GrowthBenchmark");

  private static final int TURNS = 3;

  /** Rows of other engines, which are compiled more slowly than ours. */
  private static final Set<String> PEERS =
      Set.of("easyRulesRules", "droolsRules", "libphonenumber");

  private final Arguments arguments;
  private final List<Budget> budgets;
  private final Map<Row, Samples> measured = new LinkedHashMap<>();

  /**
   * How to run.
   *
   * @param only the group that is measured, or an empty text for all
   * @param folder where the benchmarks' page and picture are
   */
  private record Arguments(boolean quick, boolean publish, String only, int rounds, Path folder) {
    static final String USAGE =
        """
        benchmarks/run [--quick] [--only GROUP] [--rounds N] [--publish]
        benchmarks/run --against REVISION [ROW…]

          --quick       short rounds of fewer rows: one takes less than five minutes and is enough
                        to see an order of magnitude
          --only GROUP  one of %s
          --rounds N    how often each row is run, each time in a fresh virtual machine; 1, which
                        takes some ten minutes for all rows
          --against R   compares the pre-dial check with that of another revision instead
          --publish     writes the ratios into benchmarks/RESULTS.md and benchmarks/ratios.svg too
        """
            .formatted(String.join(", ", groups()));

    static Arguments of(String... arguments) {
      boolean quick = false;
      boolean publish = false;
      String only = "";
      int rounds = 0;
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--quick" -> quick = true;
          case "--publish" -> publish = true;
          case "--only" -> only = next(arguments, i++);
          case "--rounds" -> rounds = Integer.parseInt(next(arguments, i++));
          default -> throw new IllegalArgumentException(arguments[i]);
        }
      }
      if (!only.isEmpty() && !groups().contains(only)) {
        throw new IllegalArgumentException("--only " + only);
      }
      return new Arguments(
          quick,
          publish,
          only,
          Math.max(rounds, 1),
          Path.of(System.getProperty("lexicall.benchmarks", "benchmarks")));
    }

    private static String next(String[] arguments, int i) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " without a value");
      }
      return arguments[i + 1];
    }

    private static Set<String> groups() {
      return Budget.all().stream()
          .map(Budget::group)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  private Budgets(Arguments arguments) {
    this.arguments = arguments;
    this.budgets =
        Budget.all().stream()
            .filter(budget -> arguments.only.isEmpty() || budget.group().equals(arguments.only))
            .filter(budget -> !(arguments.quick && budget.detail()))
            .toList();
  }

  /** Runs the benchmarks. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    Arguments read;
    try {
      read = Arguments.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("Cannot read: " + e.getMessage() + "\n\n" + Arguments.USAGE);
      System.exit(2);
      return;
    }
    new Budgets(read).run();
  }

  private void run() throws IOException, RunnerException {
    List<Row> rows = budgets.stream().flatMap(budget -> budget.rows().stream()).distinct().toList();
    Machine machine = Machine.here();
    OUT.println(machine);
    OUT.println(rows.size() + " rows, rounds: " + arguments.rounds);
    for (int round = 1; round <= arguments.rounds; round++) {
      for (Row row : inOrder(rows)) {
        long begun = System.nanoTime();
        measure(row);
        long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        OUT.println(
            Budget.format(
                "%d/%d %-44s %s (%d s)", round, arguments.rounds, row, show(samples(row)), took));
      }
    }
    List<Line> lines = budgets.stream().map(this::line).toList();
    String table = table(lines);
    OUT.println();
    OUT.println(table);
    Path target = arguments.folder.resolve("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve("results.json"), json(machine, lines));
    OUT.println("Written: " + target.resolve("results.json"));
    if (arguments.only.isEmpty()) {
      String picture = Chart.draw(measured);
      Files.writeString(target.resolve("ratios.svg"), picture);
      if (arguments.publish) {
        Files.writeString(arguments.folder.resolve("ratios.svg"), picture);
        publish(machine, table);
      }
    }
  }

  /** Returns the rows in the order in which a round runs them. */
  private static List<Row> inOrder(List<Row> rows) {
    List<Row> order = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    for (Row row : rows) {
      String benchmark = row.benchmark();
      if (!IN_TURNS.contains(benchmark)) {
        order.add(row);
      } else if (begun.add(benchmark)) {
        List<Row> together =
            rows.stream().filter(each -> each.benchmark().equals(benchmark)).toList();
        for (int turn = 0; turn < TURNS; turn++) {
          order.addAll(together);
        }
      }
    }
    return order;
  }

  private Samples samples(Row row) {
    return measured.computeIfAbsent(row, key -> new Samples());
  }

  private void measure(Row row) throws RunnerException {
    boolean quick = arguments.quick;
    // A row of one shot at a time says itself how many of them warm it up.
    Class<?> type = type(row);
    boolean shots =
        Arrays.asList(type.getAnnotation(BenchmarkMode.class).value())
            .contains(Mode.SingleShotTime);
    boolean start = row.benchmark().equals("StartBenchmark");
    boolean explains = explains(row);
    int warmUps = explains ? 3 : warmUps(row, quick);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.fullName()) + "$")
            .forks(1)
            .warmupTime(TimeValue.milliseconds(400)) // the compilers need it
            .measurementTime(TimeValue.milliseconds(120))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (start) {
      options.warmupIterations(1).measurementIterations(quick || explains ? 5 : 10);
    } else if (!shots) {
      options.warmupIterations(warmUps).measurementIterations(explains ? 3 : 5);
    }
    row.parameters().forEach(options::param);
    if (!start) {
      options.addProfiler(GCProfiler.class);
    }
    RunResult result = new Runner(options.build()).runSingle();
    double[] scores =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(each -> each.getScore())
            .toArray();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    samples(row)
        .add(
            scores,
            result.getPrimaryResult().getScoreUnit(),
            allocated == null ? Double.NaN : allocated.getScore());
  }

  /**
   * Returns whether a row of ours only tells what another consists of: no line that has a goal
   * takes it, and no peer is compared with it. Floors and peers are timed as ever.
   */
  private boolean explains(Row row) {
    if (row.isFloor() || row.method().startsWith("floor") || PEERS.contains(row.method())) {
      return false;
    }
    return budgets.stream()
        .filter(budget -> budget.rows().contains(row))
        .allMatch(
            budget ->
                budget.goal().kind() == Budget.Goal.Kind.NONE && budget.rows().get(0).equals(row));
  }

  /**
   * Returns how long the compilers need: a peer is much code, which is run some thousand times in
   * the time of a warm-up; two threads leave the compilers no processor.
   */
  private static int warmUps(Row row, boolean quick) {
    int usual = quick ? 3 : 5;
    if (row.isFloor()) {
      return usual;
    }
    return switch (row.benchmark()) {
      case "ThreadsBenchmark" -> row.method().equals("two") ? 25 : 10;
      // A file's way through the scanner is six hundred methods, for which the one thread that
      // optimizes needs eight seconds; after four, it was done by chance.
      case "TranscriptBenchmark" -> 20;
      case "PreDialBenchmark" ->
          switch (row.method()) {
            // With thousands of persons, Easy Rules takes seven times as long between the seventh
            // and the sixteenth of these, until it is compiled once more.
            case "sapl", "drools", "easyRules" -> row.parameters().containsKey("persons") ? 15 : 30;
            case "cedar" -> 10;
            default -> usual;
          };
      default -> usual;
    };
  }

  private static Class<?> type(Row row) {
    try {
      return Class.forName(
          Budgets.class.getPackageName().replace(".report", ".") + row.benchmark());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String show(Samples samples) {
    String bytes =
        Double.isNaN(samples.bytes()) ? "" : ", " + Budget.format(samples.bytes()) + " B";
    return Budget.format(samples.score().value()) + " " + samples.unit() + bytes;
  }

  /** A line of the table, measured. */
  private record Line(Budget budget, Estimate estimate) {
    String judged() {
      return budget.goal().judge(estimate);
    }
  }

  private Line line(Budget budget) {
    return new Line(
        budget, budget.measure().apply(budget.rows().stream().map(this::samples).toList()));
  }

  private static String table(List<Line> lines) {
    List<String[]> cells = new ArrayList<>();
    cells.add(new String[] {"what", "compared with", "goal", "measured", ""});
    for (Line line : lines) {
      Budget budget = line.budget();
      cells.add(
          new String[] {
            budget.what(),
            budget.peer(),
            budget.goal().toString(),
            budget.goal().show(line.estimate()),
            line.judged()
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

  private String json(Machine machine, List<Line> lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.set("machine", mapper.valueToTree(machine));
    root.put("rounds", arguments.rounds);
    root.put("quick", arguments.quick);
    ArrayNode budgetNodes = root.putArray("budgets");
    for (Line line : lines) {
      Budget budget = line.budget();
      ObjectNode node = budgetNodes.addObject();
      node.put("group", budget.group());
      node.put("what", budget.what());
      node.put("comparedWith", budget.peer());
      node.put("goal", budget.goal().toString());
      node.put("unit", budget.goal().unit().strip());
      node.put("measured", line.estimate().value());
      node.put("low", line.estimate().low());
      node.put("high", line.estimate().high());
      node.put("judged", line.judged());
    }
    ArrayNode rowNodes = root.putArray("rows");
    measured.forEach(
        (row, samples) -> {
          ObjectNode node = rowNodes.addObject();
          node.put("benchmark", row.fullName());
          node.set("parameters", mapper.valueToTree(row.parameters()));
          node.put("unit", samples.unit());
          node.put("median", samples.score().value());
          node.put("low", samples.score().low());
          node.put("high", samples.score().high());
          if (!Double.isNaN(samples.bytes())) {
            node.put("bytes", samples.bytes());
          }
          node.set("rounds", mapper.valueToTree(samples.rounds()));
        });
    return mapper.writeValueAsString(root) + "\n";
  }

  /** Puts the table and the machine where the page wants them. */
  private void publish(Machine machine, String table) throws IOException {
    Path page = arguments.folder.resolve("RESULTS.md");
    String text = Files.readString(page);
    text = between(text, "ratios", table);
    text = between(text, "machine", machine + "; rounds: " + arguments.rounds + ".\n");
    text = between(text, "times", times());
    Files.writeString(page, text);
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
