package io.lexicall.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.batch.Audit;
import io.lexicall.batch.PastReader;
import io.lexicall.batch.RowJudge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a row costs on Spark beside batch, in a processor's time, so that a busy machine matters
 * less; and how many bytes of it are shuffled. The rows are in memory and the answers are thrown
 * away, in both.
 *
 * <p>{@code ./mvnw -pl spark -am test -P '!has-tests' -Dtest=SpeedTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dlexicall.speed.rows=1000000}
 */
@EnabledIfSystemProperty(named = "lexicall.speed.rows", matches = "[0-9]+")
class SpeedTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final int ROUNDS = 3;
  private static final EngineDescription ENGINE = EngineDescription.builder().build();

  private final long rows = Long.getLong("lexicall.speed.rows");
  private final SparkSession spark = LocalCluster.session();
  private final AtomicLong cpu = new AtomicLong();
  private final AtomicLong shuffled = new AtomicLong();

  /** Persons of several states, with three calls each; a column that says nothing. */
  private Dataset<Row> rows() {
    return spark
        .range(0, rows, 1, 1)
        .select(
            concat(lit("c"), col("id")).as("id"),
            concat(
                    element_at(
                        expr("array('212', '305', '808', '312', '702', '415', '617')"),
                        expr("cast(id % 7 + 1 as int)")),
                    expr("lpad(cast(5550000 + id div 3 % 4000000 as string), 7, '5')"))
                .as("phone"),
            expr("case when id % 7 = 1 then 'FL' else '' end").as("state"),
            expr("case when id % 3 = 0 then 'cell' else 'landline' end").as("type"),
            concat(
                    lit("2026-0"),
                    expr("cast(5 + id % 2 as string)"),
                    lit("-"),
                    expr("lpad(cast(1 + id % 28 as string), 2, '0')"),
                    lit(" "),
                    expr("lpad(cast(7 + id % 15 as string), 2, '0')"),
                    lit(":00:00"))
                .as("called_at"),
            lit("a name and an address of usual length").as("note"))
        .persist(StorageLevel.MEMORY_ONLY());
  }

  private void listen() {
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                cpu.addAndGet(end.taskMetrics().executorCpuTime());
                shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
              }
            });
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Returns the least time of a processor that the tasks took, in nanoseconds a row. */
  private double onSpark(Work work) throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      cpu.set(0);
      shuffled.set(0);
      work.run();
      try {
        Thread.sleep(500); // the ends of tasks are told by another thread
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      least = Math.min(least, cpu.get());
    }
    return (double) least / rows;
  }

  private double byBatch(Work work) throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = processTime();
      work.run();
      least = Math.min(least, processTime() - before);
    }
    return (double) least / rows;
  }

  private static long processTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Test
  void aRow_onSpark_besideBatch() throws IOException {
    listen();
    Dataset<Row> rows = rows();
    List<Row> all = rows.collectAsList();
    Compliance law = Compliance.load();
    ScrubOptions scrub =
        ScrubOptions.of(ENGINE, AT, "phone")
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .map("state", "to.region")
            .map("type", "to.lineType")
            .strangers()
            .build();
    double scrubBySpark = onSpark(() -> nowhere(Lexicall.scrub(rows, scrub)));
    double copyBySpark =
        onSpark(
            () ->
                rows.mapPartitions(
                        (org.apache.spark.api.java.function.MapPartitionsFunction<Row, Row>)
                            given -> given,
                        org.apache.spark.sql.Encoders.row(rows.schema()))
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save());
    Engine here = Engine.forScrub(ENGINE);
    List<String> columns = scrub.columns();
    RowShape shape = RowShape.of(rows.schema(), columns, null);
    double scrubByBatch =
        byBatch(
            () -> {
              RowJudge judge = scrub.scrub(here).judge(columns);
              long permitted = 0;
              for (Row row : all) {
                permitted += judge.judge(shape.cells(row)).cells().size();
              }
              assertThat(permitted).isPositive();
            });
    AuditOptions audit =
        AuditOptions.of(ENGINE, "phone", "called_at")
            .zone(ZONE)
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .map("state", "to.region")
            .map("type", "to.lineType")
            .noConsents()
            .partitions(1)
            .build();
    double auditBySpark = onSpark(() -> nowhere(Lexicall.audit(rows, audit)));
    double bytes = (double) shuffled.get() / this.rows;
    List<String> ofAudit = audit.columns(rows.columns());
    RowShape past = RowShape.of(rows.schema(), ofAudit, null);
    double auditByBatch =
        byBatch(
            () -> {
              PastReader reader = audit.reader(ofAudit);
              Audit.of(law)
                  .threads(1)
                  .build()
                  .run(all.stream().map(row -> reader.read(past.cells(row))).iterator(), row -> {});
            });
    System.out.printf(
        """
        %,d rows, nanoseconds of a processor a row, the least of %d rounds
        scrub  Spark %,8.0f  batch %,8.0f  ratio %.2f  (rows copied by Spark alone %,.0f)
        audit  Spark %,8.0f  batch %,8.0f  ratio %.2f  shuffled %.1f bytes a row
        """,
        this.rows,
        ROUNDS,
        scrubBySpark,
        scrubByBatch,
        scrubBySpark / scrubByBatch,
        copyBySpark,
        auditBySpark,
        auditByBatch,
        auditBySpark / auditByBatch,
        bytes);
    assertThat(scrubBySpark).isPositive();
  }

  private static void nowhere(Judged<?> judged) {
    judged.rows().write().format("noop").mode("overwrite").save();
  }
}
