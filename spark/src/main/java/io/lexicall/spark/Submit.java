package io.lexicall.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditReport;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.ScrubReport;
import io.lexicall.batch.Tally;
import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.SafeText;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The job that {@code spark-submit} runs: {@code scrub} and {@code audit} of CSV files, with
 * options of the same names as in the tool, as far as it has them. {@code --help} lists them.
 *
 * @since 0.1
 */
@Command(
    name = "lexicall-spark",
    description = "Judges the rows of CSV files on Apache Spark.",
    mixinStandardHelpOptions = true,
    subcommands = {Submit.ScrubJob.class, Submit.AuditJob.class})
public final class Submit {
  private static final String RAW = "lexicall_raw";
  private static final String FILE = "lexicall_file";
  private static final String BLOCK = "lexicall_block";

  private Submit() {}

  /**
   * Runs the job.
   *
   * @param arguments of the command line
   * @throws IllegalStateException if it was not understood; a message has then been printed
   * @throws Exception if the job failed; Spark then marks it as failed
   */
  public static void main(String[] arguments) throws Exception {
    CommandLine line = new CommandLine(new Submit());
    List<Exception> failed = new ArrayList<>();
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          failed.add(failure);
          return CommandLine.ExitCode.SOFTWARE;
        });
    int code = line.execute(arguments);
    if (!failed.isEmpty()) {
      throw failed.get(0);
    }
    if (code != 0) {
      throw new IllegalStateException("The job was not understood; --help tells its options");
    }
  }

  /** The options of both jobs. */
  static final class Common {
    @Parameters(
        arity = "1..*",
        paramLabel = "CSV",
        description = "Files or folders of CSV with a header, as Spark names them; in UTF-8.")
    List<String> files = List.of();

    @Option(
        names = "--phone-column",
        required = true,
        paramLabel = "COLUMN",
        description = "The column of the numbers.")
    String phoneColumn = "";

    @Option(names = "--map", paramLabel = "COLUMN=FACT", description = "A column with a fact.")
    List<String> mapped = List.of();

    @Option(names = "--fact", paramLabel = "FACT=VALUE", description = "A fact of every row.")
    List<String> facts = List.of();

    @Option(names = "--profile", paramLabel = "FILE", description = "What holds for the host.")
    @Nullable Path profile;

    @Option(
        names = "--regulations",
        split = ",",
        paramLabel = "NAME",
        description = "Ask only these regulations.")
    List<String> regulations = List.of();

    @Option(
        names = "--set",
        paramLabel = "NAME=true|false",
        description = "A setting of the rules.")
    Map<String, Boolean> settings = Map.of();

    @Option(
        names = "--list",
        paramLabel = "FILE",
        description = "A do-not-call list, which Spark brings to every executor.")
    List<Path> lists = List.of();

    @Option(
        names = "--shared-list",
        paramLabel = "FILE",
        description = "A do-not-call list that stands at this path on every executor.")
    List<Path> shared = List.of();

    @Option(names = "--module", paramLabel = "JAR", description = "A jar with rules of your own.")
    List<Path> modules = List.of();

    @Option(
        names = "--country",
        defaultValue = "US",
        paramLabel = "CODE",
        description = "Where numbers without a calling code are dialed from.")
    String country = "US";

    @Option(
        names = "--accept",
        split = ",",
        paramLabel = "KIND",
        description = "Judge numbers that are refused otherwise: extension, letters.")
    List<String> accepted = List.of();

    @Option(
        names = "--delimiter",
        defaultValue = ",",
        paramLabel = "CHAR",
        description = "What divides cells.")
    char delimiter = ',';

    @Option(
        names = "--multi-line",
        description = "Cells may hold line breaks. Each file is then read by one task.")
    boolean multiLine;

    @Option(
        names = "--prefix",
        defaultValue = "",
        paramLabel = "TEXT",
        description = "What the names of the added columns begin with.")
    String prefix = "";

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The folder for the rows with their answers. It must not be there yet.")
    @Nullable String out;

    @Option(
        names = "--format",
        defaultValue = "csv",
        paramLabel = "csv|parquet",
        description = "How the rows are written.")
    String format = "csv";

    @Option(
        names = "--report",
        paramLabel = "FILE",
        description = "Also write a page with charts, where the job was started.")
    @Nullable Path report;

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    EngineDescription engine() throws IOException {
      EngineDescription.Builder engine = EngineDescription.builder().regulations(regulations);
      engine.profile(readProfile());
      settings.forEach(engine::setting);
      for (Path list : lists) {
        engine.shippedList(list);
      }
      for (Path list : shared) {
        engine.sharedList(list);
      }
      for (Path module : modules) {
        engine.module(module);
      }
      return engine.build();
    }

    Profile readProfile() throws IOException {
      return profile == null ? Profile.EMPTY : ProfileJson.read(profile);
    }

    void eachFact(BiConsumer<String, String> to) {
      for (String fact : facts) {
        pair("--fact", fact, fact.indexOf('='), to);
      }
    }

    void eachColumn(BiConsumer<String, String> to) {
      for (String column : mapped) {
        pair("--map", column, column.lastIndexOf('='), to);
      }
    }

    private void pair(String option, String text, int equals, BiConsumer<String, String> to) {
      if (equals < 1 || equals == text.length() - 1) {
        throw wrong(option + " takes two words with = between them, not " + SafeText.of(text));
      }
      to.accept(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    List<Refusal> refusals() {
      List<Refusal> refusals = new ArrayList<>();
      for (String word : accepted) {
        refusals.add(
            Scrub.acceptable().stream()
                .filter(refusal -> refusal.code().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("--accept takes extension and letters")));
      }
      return refusals;
    }

    Place place() {
      return Place.tryOf(country)
          .orElseThrow(() -> wrong("--country takes an ISO 3166-1 country, such as US or DE"));
    }

    Instant instant(String option, String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException none) {
        throw wrong(option + " takes now, or an instant such as 2026-11-24T12:00:00-05:00");
      }
    }

    ParameterException wrong(String message) {
      CommandSpec command = requireNonNull(spec);
      return new ParameterException(command.commandLine(), message);
    }

    /** Reads the files; a row with too few or too many cells is kept unchanged. */
    Dataset<Row> rows(SparkSession spark) {
      String[] names =
          reading(spark, new LinkedHashMap<>()).csv(files.toArray(new String[0])).columns();
      StructType schema = new StructType();
      for (String name : names) {
        schema = schema.add(name, DataTypes.StringType);
      }
      Map<String, String> kept = new LinkedHashMap<>();
      kept.put("mode", "PERMISSIVE");
      kept.put("columnNameOfCorruptRecord", RAW);
      kept.put("enforceSchema", "false"); // so that a file with other columns is an error
      return reading(spark, kept)
          .schema(schema.add(RAW, DataTypes.StringType))
          .csv(files.toArray(new String[0]));
    }

    private org.apache.spark.sql.DataFrameReader reading(
        SparkSession spark, Map<String, String> more) {
      return spark
          .read()
          .option("header", true)
          .option("sep", String.valueOf(delimiter))
          .option("quote", "\"")
          .option("escape", "\"")
          .option("multiLine", multiLine)
          .options(more);
    }

    RawRows raw(Dataset<Row> rows) {
      ArrayList<String> columns = new ArrayList<>(List.of(rows.columns()));
      columns.removeAll(List.of(RAW, FILE, BLOCK));
      return new RawRows(RAW, columns, delimiter);
    }

    void write(Dataset<Row> rows) {
      if (out != null) {
        rows.drop(FILE, BLOCK)
            .write()
            .format(format)
            .option("header", true)
            .option("escape", "\"")
            .save(out);
      }
    }

    void check() {
      if (!format.equals("csv") && !format.equals("parquet")) {
        throw wrong("--format takes csv or parquet");
      }
    }

    void writeReport(String html) throws IOException {
      if (report != null) {
        try (Outputs outputs = new Outputs()) {
          OutputStream page = outputs.file(report);
          page.write(html.getBytes(StandardCharsets.UTF_8));
          outputs.complete();
        }
      }
    }

    void tell(Tally tally, List<MissingList> missing, Duration took) {
      CommandSpec command = requireNonNull(spec);
      PrintWriter to = command.commandLine().getOut();
      to.printf(Locale.ROOT, "%,d rows in %d s%n", tally.rows(), took.toSeconds());
      for (Answer answer : Answer.values()) {
        to.printf(Locale.ROOT, "  %,15d %s%n", tally.rows(answer), answer.code());
      }
      tally
          .refusals()
          .forEach(
              (why, rows) ->
                  to.printf(Locale.ROOT, "  refused, %s: %,d%n", why.code(), rows.rows()));
      tally
          .missing()
          .forEach(
              fact ->
                  to.printf(Locale.ROOT, "  lacking %s: %,d%n", fact.getKey(), fact.getValue()));
      for (MissingList list : missing) {
        to.printf(
            Locale.ROOT,
            "  MISSING in %,d partitions: %s %s; rows for which it matters are undecided there%n",
            list.partitions(),
            list.list(),
            list.reason());
      }
      to.flush();
    }

    static SparkSession session() {
      return SparkSession.builder().appName("lexicall").getOrCreate();
    }
  }

  /** Scrubs. */
  @Command(
      name = "scrub",
      description = "Judges lead lists: who may be called, who may not and why.",
      mixinStandardHelpOptions = true)
  static final class ScrubJob implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
        names = "--at",
        required = true,
        paramLabel = "INSTANT",
        description =
            "When the contacts are to be made, such as 2026-11-24T12:00:00-05:00, or now.")
    private String at = "";

    @Option(names = "--purpose", paramLabel = "PURPOSE", description = "What they are for.")
    private @Nullable String purpose;

    @Option(names = "--text", description = "Text messages instead of calls.")
    private boolean text;

    @Option(names = "--strangers", description = "There is nothing to know of these people.")
    private boolean strangers;

    @Option(
        names = "--date-zone",
        paramLabel = "ZONE",
        description = "By whose clock a date begins where a fact is an instant.")
    private @Nullable ZoneId dateZone;

    @Option(
        names = "--zone",
        defaultValue = "UTC",
        paramLabel = "ZONE",
        description = "By whose clock the report shows the week.")
    private ZoneId zone = ZoneId.of("UTC");

    @Override
    public Integer call() throws IOException {
      common.check();
      Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      Instant instant = at.equals("now") ? begun : common.instant("--at", at);
      SparkSession spark = Common.session();
      Dataset<Row> rows = common.rows(spark);
      ScrubOptions.Builder options =
          ScrubOptions.of(common.engine(), instant, common.phoneColumn)
              .country(common.place())
              .prefix(common.prefix);
      common.eachFact(options::fact);
      common.eachColumn(options::map);
      common.refusals().forEach(options::accept);
      options.fact("channel", text ? "text" : "voice");
      if (purpose != null) {
        options.fact("purpose", purpose);
      }
      if (strangers) {
        options.strangers();
      }
      if (dateZone != null) {
        options.dates(dateZone);
      }
      if (common.report != null) {
        options.week(zone);
      }
      Judged<Scrub.Result> judged =
          Lexicall.scrub(rows, options.build(common.raw(rows))).persist(StorageLevel.DISK_ONLY());
      common.write(judged.rows().drop(RAW));
      Judged.Summary<Scrub.Result> summary = judged.summary();
      judged.unpersist();
      Duration took = Duration.between(begun, Instant.now());
      if (common.report != null) {
        common.writeReport(
            ScrubReport.of(summary.result())
                .files(common.files)
                .contacts((purpose == null ? "" : purpose + " ") + (text ? "texts" : "calls"))
                .regulations(common.regulations)
                .program("lexicall-spark")
                .done(begun, took)
                .html());
      }
      common.tell(summary.result().tally(), summary.missing(), took);
      return 0;
    }
  }

  /** Audits. */
  @Command(
      name = "audit",
      description = "Judges past calls, each at its own instant under the law of that day.",
      mixinStandardHelpOptions = true)
  static final class AuditJob implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
        names = "--at-column",
        defaultValue = "called_at",
        paramLabel = "COLUMN",
        description = "The column of the instants (default: ${DEFAULT-VALUE}).")
    private String atColumn = "called_at";

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "By whose clock local times and dates are.")
    private @Nullable ZoneId zone;

    @Option(
        names = "--no-consents",
        description = "Nobody gave a consent, unless a column says so.")
    private boolean noConsents;

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "Into how many partitions the persons are divided.")
    private int partitions;

    @Override
    public Integer call() throws IOException {
      common.check();
      Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      SparkSession spark = Common.session();
      Dataset<Row> rows =
          common
              .rows(spark)
              .withColumn(FILE, col("_metadata.file_path"))
              .withColumn(BLOCK, col("_metadata.file_block_start"));
      AuditOptions.Builder options =
          AuditOptions.of(common.engine(), common.phoneColumn, atColumn)
              .country(common.place())
              .today(begun)
              .order(List.of(FILE, BLOCK))
              .prefix(common.prefix);
      common.eachFact(options::fact);
      common.eachColumn(options::map);
      common.refusals().forEach(options::accept);
      if (zone != null) {
        options.zone(zone);
      }
      if (noConsents) {
        options.noConsents();
      }
      if (partitions > 0) {
        options.partitions(partitions);
      }
      Judged<Audit.Result> judged =
          Lexicall.audit(rows, options.build(common.raw(rows))).persist(StorageLevel.DISK_ONLY());
      common.write(judged.rows().drop(RAW));
      Judged.Summary<Audit.Result> summary = judged.summary();
      judged.unpersist();
      Duration took = Duration.between(begun, Instant.now());
      if (common.report != null) {
        common.writeReport(
            AuditReport.of(summary.result())
                .files(common.files)
                .profile(common.readProfile())
                .regulations(common.regulations)
                .program("lexicall-spark")
                .done(begun, took)
                .html());
      }
      common.tell(summary.result().tally().verdicts(), summary.missing(), took);
      return 0;
    }
  }
}
