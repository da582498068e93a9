package io.lexicall.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
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
import org.openjdk.jmh.runner.options.WarmupMode;

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

  private static final int TURNS = 2;

  /**
   * Benchmarks of one code on many inputs, which a user meets in turn: their rows, but for floors,
   * run in this virtual machine, are warmed up one after the other, and only then timed. Each alone
   * would pay for the compilers anew.
   */
  private static final Set<String> TOGETHER = Set.of("TranscriptBenchmark");

  /** Rows of other engines, which are compiled more slowly than ours. */
  private static final Set<String> PEERS =
      Set.of("easyRulesRules", "droolsRules", "libphonenumber");

  private final Arguments arguments;
  private final List<Budget> budgets;
  private final Results results;

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
          --publish     writes the ratios into benchmarks/RESULTS.md and benchmarks/ratios.svg too;
                        those of one group take the place of its rows in the last whole round
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
    this.results = new Results(Machine.here(), arguments.rounds, arguments.quick);
    this.budgets =
        inRound(arguments.quick).stream()
            .filter(budget -> arguments.only.isEmpty() || budget.group().equals(arguments.only))
            .toList();
  }

  private static List<Budget> inRound(boolean quick) {
    return Budget.all().stream().filter(budget -> !(quick && budget.detail())).toList();
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
    OUT.println(results.machine());
    OUT.println(rows.size() + " rows, rounds: " + arguments.rounds);
    for (int round = 1; round <= arguments.rounds; round++) {
      for (List<Row> run : inOrder(rows)) {
        long begun = System.nanoTime();
        measure(run);
        long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        for (Row row : run) {
          OUT.println(
              Budget.format(
                  "%d/%d %-44s %s (%d s)",
                  round, arguments.rounds, row, show(results.samples(row)), took / run.size()));
        }
      }
    }
    OUT.println();
    OUT.println(results.table(budgets));
    Path file = arguments.folder.resolve("target").resolve("results.json");
    Files.createDirectories(file.getParent());
    boolean isWhole =
        arguments.only.isEmpty()
            || results.takeOver(file, arguments.only) && results.hasAll(inRound(arguments.quick));
    List<Budget> written = isWhole ? inRound(arguments.quick) : budgets;
    Files.writeString(file, results.json(written));
    OUT.println("Written: " + file);
    if (isWhole) {
      String picture = Chart.draw(results.measured());
      Files.writeString(file.resolveSibling("ratios.svg"), picture);
      if (arguments.publish) {
        Files.writeString(arguments.folder.resolve("ratios.svg"), picture);
        Path page = arguments.folder.resolve("RESULTS.md");
        Files.writeString(page, results.published(Files.readString(page), written));
      }
    } else if (arguments.publish) {
      OUT.println("Not published: there is no whole round on this machine to put it into");
    }
  }

  /** Returns the rows in the order in which a round runs them, those that run together in one. */
  private static List<List<Row>> inOrder(List<Row> rows) {
    List<List<Row>> order = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    for (Row row : rows) {
      String benchmark = row.benchmark();
      boolean inTurns = IN_TURNS.contains(benchmark);
      if (!inTurns && !isTogether(row)) {
        order.add(List.of(row));
      } else if (begun.add(inTurns ? benchmark : row.fullName())) {
        List<Row> alike =
            rows.stream()
                .filter(each -> each.benchmark().equals(benchmark))
                .filter(each -> inTurns || each.method().equals(row.method()))
                .toList();
        if (inTurns) {
          for (int turn = 0; turn < TURNS; turn++) {
            alike.forEach(each -> order.add(List.of(each)));
          }
        } else {
          order.add(alike);
        }
      }
    }
    return order;
  }

  private static boolean isTogether(Row row) {
    return TOGETHER.contains(row.benchmark()) && !row.isFloor();
  }

  /** Measures rows of one method. */
  private void measure(List<Row> rows) throws RunnerException {
    Row first = rows.get(0);
    ChainedOptionsBuilder options = options(first);
    if (isTogether(first)) {
      options.forks(0).warmupMode(WarmupMode.BULK);
    } else {
      options.forks(1);
      Path archive = arguments.folder.resolve("target").resolve("benchmarks.jsa");
      if (Files.exists(archive)) {
        options.jvmArgsPrepend("-XX:SharedArchiveFile=" + archive);
      }
    }
    for (String parameter : first.parameters().keySet()) {
      options.param(
          parameter,
          rows.stream().map(row -> row.parameters().get(parameter)).toArray(String[]::new));
    }
    for (RunResult result : new Runner(options.build()).run()) {
      take(result, rows);
    }
  }

  private ChainedOptionsBuilder options(Row row) {
    boolean quick = arguments.quick;
    // A row of one shot at a time says itself how many of them warm it up.
    boolean shots =
        Arrays.asList(type(row).getAnnotation(BenchmarkMode.class).value())
            .contains(Mode.SingleShotTime);
    boolean start = row.benchmark().equals("StartBenchmark");
    boolean explains = explains(row);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.fullName()) + "$")
            .warmupTime(TimeValue.milliseconds(400)) // the compilers need it
            .measurementTime(TimeValue.milliseconds(100))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (start) {
      options.warmupIterations(1).measurementIterations(quick || explains ? 5 : 10);
    } else {
      options.addProfiler(GCProfiler.class);
    }
    if (!start && !shots) {
      options
          .warmupIterations(explains ? 3 : warmUps(row, quick))
          .measurementIterations(explains ? 3 : 5);
    }
    return options;
  }

  /** Keeps what was measured of one of the rows. */
  private void take(RunResult result, List<Row> rows) {
    BenchmarkParams measured = result.getParams();
    Row row =
        rows.stream()
            .filter(
                each ->
                    each.parameters().entrySet().stream()
                        .allMatch(
                            parameter ->
                                parameter.getValue().equals(measured.getParam(parameter.getKey()))))
            .findFirst()
            .orElseThrow();
    double[] scores =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(each -> each.getScore())
            .toArray();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    results
        .samples(row)
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
      return 3;
    }
    return switch (row.benchmark()) {
      case "ThreadsBenchmark" -> row.method().equals("two") ? 20 : 8;
      // A file's way through the scanner is six hundred methods, for which the one thread that
      // optimizes needs seven seconds; after four, it was done by chance. All rows warm it up.
      case "TranscriptBenchmark" -> 5;
      case "ScannerBenchmark" -> row.method().equals("lexicall") ? 10 : usual;
      case "PreDialBenchmark" ->
          switch (row.method()) {
            // Setting up makes few checks, so that the compilers begin with the warm-up: on a slow
            // machine two seconds were too few, and a check took six times as long as it does.
            case "lexicall" -> quick ? 6 : 10;
            // With thousands of persons, Easy Rules takes seven times as long between the seventh
            // and the sixteenth of these, until it is compiled once more.
            case "drools", "easyRules" -> row.parameters().containsKey("persons") ? 15 : 20;
            case "sapl" -> 15;
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
}
