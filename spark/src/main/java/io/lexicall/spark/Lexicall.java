package io.lexicall.spark;

import static org.apache.spark.sql.functions.col;

import io.lexicall.Compliance;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.batch.CampaignCalls;
import io.lexicall.batch.RowAnswer;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.Tallies;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Judges the rows of a dataset as batch judges those of a file, with the same answers.
 *
 * <pre>{@code
 * EngineDescription engine =
 *     EngineDescription.builder().shippedList(Path.of("national.lexi")).build();
 * ScrubOptions options =
 *     ScrubOptions.of(engine, Instant.parse("2026-11-24T17:00:00Z"), "phone")
 *         .fact("purpose", "telemarketing")
 *         .map("state", "to.region")
 *         .build();
 * Dataset<Row> toCall = Lexicall.scrub(leads, options).rows().filter("decision = 'permit'");
 * }</pre>
 *
 * <p>Each executor builds the engine once, from its description. A list that an executor does not
 * have, or has in another edition, is unknown there: rows for which it matters are undecided, and
 * the {@linkplain Judged.Summary#missing summary} says so. An executor with a different law than
 * the driver fails its task.
 *
 * @since 0.1
 */
public final class Lexicall {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Lexicall() {}

  /**
   * Judges rows of planned contacts. The columns {@link RowAnswer#COLUMNS} are added, as texts; a
   * value that is empty in a file is null.
   *
   * @param rows of any columns; the columns that are read are texts, or can be written as text
   * @throws IllegalArgumentException if there is no such column or fact, a fact is not valid, or an
   *     added column exists already
   */
  public static Judged<Scrub.Result> scrub(Dataset<Row> rows, ScrubOptions options) {
    StructType schema = rows.schema();
    List<String> added =
        RowAnswer.COLUMNS.stream().map(column -> options.prefix() + column).toList();
    Cells.mustBeFree(withCounts(added), schema);
    RowShape shape = RowShape.of(schema, options.columns(), options.raw());
    options.engine().ship(rows.sparkSession());
    Engine here = Engine.forScrub(options.engine());
    // So that mistakes are reported before a job runs, also those about columns that are not read.
    options.scrub(here).judge(List.of(schema.fieldNames()));
    StructType judged = optional(schema);
    for (String column : added) {
      judged = judged.add(column, DataTypes.StringType);
    }
    Dataset<Row> all =
        rows.mapPartitions(
            new ScrubPartition(options, shape, lawDigest(here)), Encoders.row(counted(judged)));
    return new Judged<>(
        all,
        new Judged.Adding(options.engine(), null, false),
        sum -> {
          Engine engine = Engine.forScrub(options.engine());
          Scrub scrub = options.scrub(engine);
          Tallies tallies = engine.tallies(null);
          byte[] tally =
              Judged.tally(sum, () -> tallies.write(scrub.judge(shape.columns()).tally()));
          return scrub.result(shape.columns(), tallies.readTally(tally), sum.week());
        });
  }

  /**
   * Judges rows of past contacts, each at its own instant, with the history that the data itself
   * shows. The columns {@code decision}, {@code repeated}, {@code of_the_future}, {@code reason}
   * (why a row was refused) and {@code verdict} (as JSON) are added.
   *
   * <p>The rows are partitioned by person and sorted by instant, so they are returned in another
   * order. A person with very many rows is judged by one task, in constant memory.
   *
   * <p>If a column is mapped to {@code abandoned}, this method first counts the calls of all
   * campaigns, which reads and sorts the rows once more. So that every row is judged by the figures
   * of the same calls, the data must be the same each time that it is read: persist rows that are
   * not.
   *
   * @param rows of any columns
   * @throws IllegalArgumentException if there is no such column or fact, a fact is not valid, or an
   *     added column exists already
   */
  public static Judged<Audit.Result> audit(Dataset<Row> rows, AuditOptions options) {
    StructType schema = rows.schema();
    List<String> added =
        AuditPartition.COLUMNS.stream().map(column -> options.prefix() + column).toList();
    Cells.mustBeFree(withCounts(added), schema);
    Cells.mustBeFree(PersonKeys.COLUMNS, schema);
    RowShape shape = RowShape.of(schema, options.columns(schema.fieldNames()), options.raw());
    Cells.indexes(options.order(), schema);
    options.engine().ship(rows.sparkSession());
    Engine here = Engine.forPast(options.engine());
    // So that mistakes are reported before a job runs, also those about columns that are not read.
    options.reader(List.of(schema.fieldNames()));
    int partitions =
        options.partitions() > 0
            ? options.partitions()
            : Integer.parseInt(rows.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    List<Column> order = new ArrayList<>();
    PersonKeys.COLUMNS.subList(1, 4).forEach(column -> order.add(col(column)));
    options.order().forEach(column -> order.add(col("`" + column.replace("`", "``") + "`")));
    order.add(col(PersonKeys.COLUMNS.get(4)));
    StructType judged = counted(AuditPartition.schema(optional(schema), options.prefix()));
    Dataset<Row> sorted =
        rows.mapPartitions(
                new PersonKeys(options, shape, RANDOM.nextLong()),
                Encoders.row(PersonKeys.schema(schema)))
            .repartition(partitions, col(PersonKeys.COLUMNS.get(0)))
            .sortWithinPartitions(order.toArray(new Column[0]));
    byte[] campaigns = options.tellsAbandoned() ? campaigns(sorted, options, shape, here) : null;
    Dataset<Row> all =
        sorted.mapPartitions(
            new AuditPartition(options, shape, lawDigest(here), campaigns), Encoders.row(judged));
    return new Judged<>(
        all,
        new Judged.Adding(options.engine(), options.today(), true),
        sum -> {
          Engine engine = Engine.forPast(options.engine());
          Audit audit = options.audit(engine);
          Tallies tallies = engine.tallies(options.today());
          AuditTally tally =
              tallies.readAuditTally(Judged.tally(sum, () -> tallies.write(audit.judge().tally())));
          return campaigns == null
              ? audit.result(tally)
              : audit.result(tally, CampaignPartition.calls(campaigns));
        });
  }

  /** Counts the calls of campaigns in all rows, on the cluster. */
  private static byte[] campaigns(
      Dataset<Row> sorted, AuditOptions options, RowShape shape, Engine here) {
    return sorted
        .mapPartitions(new CampaignPartition(options, shape, lawDigest(here)), Encoders.BINARY())
        .javaRDD()
        .treeAggregate(
            CampaignPartition.bytes(CampaignCalls.none()),
            CampaignPartition::sum,
            CampaignPartition::sum);
  }

  /**
   * Registers SQL functions: {@code lexicall_decision(json)} answers {@code permit}, {@code deny},
   * {@code indeterminate} or {@code refused}, and {@code lexicall_verdict(json)} the verdict as
   * JSON, or what is wrong with the facts. The JSON is facts as {@link
   * io.lexicall.json.ActivityJson} reads them; null gives null.
   */
  public static void register(SparkSession spark, EngineDescription engine) {
    engine.ship(spark);
    String lawDigest = lawDigest(Engine.forPast(engine));
    spark
        .udf()
        .register(
            "lexicall_decision", new FactsFunction(engine, lawDigest, false), DataTypes.StringType);
    spark
        .udf()
        .register(
            "lexicall_verdict", new FactsFunction(engine, lawDigest, true), DataTypes.StringType);
  }

  private static String lawDigest(Engine engine) {
    Compliance compliance = engine.compliance();
    return compliance.edition().lawDigest();
  }

  private static List<String> withCounts(List<String> added) {
    List<String> all = new ArrayList<>(added);
    all.add(Judged.COUNTS);
    return all;
  }

  private static StructType counted(StructType schema) {
    return schema.add(Judged.COUNTS, DataTypes.BinaryType);
  }

  /** The row with the counts has no value of the data. */
  private static StructType optional(StructType schema) {
    StructType optional = new StructType();
    for (StructField field : schema.fields()) {
      optional =
          optional.add(new StructField(field.name(), field.dataType(), true, field.metadata()));
    }
    return optional;
  }
}
