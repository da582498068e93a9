package io.lexicall.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.batch.Abandonment;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.batch.Audited;
import io.lexicall.batch.PastFiles;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.Tally;
import io.lexicall.lists.DatedLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark says of past calls is what batch says of them, whatever the partitions. */
class AuditTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant TODAY = Instant.parse("2026-06-28T12:00:00Z");
  private static final int ROWS = 500;

  @TempDir static Path folder;
  private static Path calls;
  private static Path may;
  private static Path june;
  private static List<Audited> expected;
  private static Audit.Result whole;
  private static List<Audited> expectedOfCampaigns;
  private static Audit.Result wholeOfCampaigns;

  @BeforeAll
  static void auditByBatch() throws IOException {
    calls = folder.resolve("calls.csv");
    Files.writeString(calls, csv());
    may = TestLists.national(TestLists.shipped().resolve("may.lexi"), "2026-05-15", 12125550103L);
    june =
        TestLists.national(
            TestLists.shipped().resolve("june.lexi"), "2026-06-10", 12125550103L, 13055550107L);
    expected = new ArrayList<>();
    whole = byBatch(false, expected);
    expectedOfCampaigns = new ArrayList<>();
    wholeOfCampaigns = byBatch(true, expectedOfCampaigns);
  }

  private static Audit.Result byBatch(boolean tellsAbandoned, List<Audited> into)
      throws IOException {
    PastFiles.Builder files =
        PastFiles.of(List.of(input()))
            .phoneColumn("phone")
            .zone(ZONE)
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .map("talked", "connected")
            .map("campaign", "campaign.id")
            .noConsents();
    if (tellsAbandoned) {
      files.map("answered", "answered").map("left", "abandoned").map("seller", "caller.seller");
    }
    try (ListEdition ofMay = ListEdition.open(may);
        ListEdition ofJune = ListEdition.open(june);
        PastFiles rows = files.open()) {
      Compliance law =
          Compliance.builder().discover().lists(DatedLists.of(List.of(ofMay, ofJune))).build();
      Audit.Result result = Audit.of(law).today(TODAY).build().run(rows, into::add);
      assertThat(into).hasSize(ROWS);
      return result;
    }
  }

  private static Scrub.Input input() {
    return new Scrub.Input("calls", () -> Files.newInputStream(calls));
  }

  /** Two calls in three are to one person; many are of one instant, some are the same call. */
  private static String csv() {
    Random random = new Random(11);
    Random ends = new Random(12);
    StringBuilder csv =
        new StringBuilder("row,id,Agent,phone,called_at,talked,campaign,answered,left,seller\n");
    for (int i = 0; i < ROWS; i++) {
      long number =
          random.nextInt(3) > 0
              ? 2125550103L
              : (random.nextBoolean() ? 2125550100L : 3055550100L) + random.nextInt(20);
      String at =
          "2026-0%d-%02d %02d:00:00"
              .formatted(5 + random.nextInt(2), 1 + random.nextInt(28), 7 + random.nextInt(15));
      String phone = i % 37 == 2 ? "" : String.valueOf(number);
      at = i % 71 == 4 ? "yesterday" : i % 101 == 7 ? "2026-07-01T12:00:00Z" : at;
      String talked = random.nextInt(4) == 0 ? "yes" : random.nextBoolean() ? "no" : "";
      // Of some calls of the third campaign, and of the seller of the fifth, not all is told; all
      // that were made yesterday are of the third.
      boolean left = !talked.equals("yes") && ends.nextInt(9) == 0;
      String answered = i % 5 == 2 && i > 400 ? "" : left || !talked.equals("no") ? "yes" : "no";
      csv.append(
          "%d,c%d,a%d,%s,%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  i,
                  i % 9 == 0 ? 0 : i,
                  i % 4,
                  phone,
                  at,
                  talked,
                  i % 97 == 3 ? "" : "camp" + (i % 71 == 4 ? 2 : i % 5),
                  answered,
                  left ? "yes" : "no",
                  i % 5 == 4 && i % 3 == 0 ? "" : "acme"));
    }
    return csv.toString();
  }

  private static AuditOptions.Builder options() throws IOException {
    EngineDescription engine =
        EngineDescription.builder().shippedList(may).shippedList(june).build();
    return AuditOptions.of(engine, "phone", "called_at")
        .zone(ZONE)
        .fact("channel", "voice")
        .fact("purpose", "telemarketing")
        .map("talked", "connected")
        .map("campaign", "campaign.id")
        .noConsents()
        .today(TODAY);
  }

  /** The rows in several partitions, each a stretch of the file. */
  private static Dataset<Row> calls() {
    return LocalCluster.csv(calls)
        .withColumn("row", org.apache.spark.sql.functions.col("row").cast("int"))
        .repartitionByRange(4, org.apache.spark.sql.functions.col("row"));
  }

  private static void assertAsBatch(Judged<Audit.Result> judged) {
    assertAsBatch(judged, expected, whole);
  }

  private static void assertAsBatch(
      Judged<Audit.Result> judged, List<Audited> expected, Audit.Result whole) {
    List<Row> rows = judged.rows().collectAsList();
    assertThat(rows).hasSize(ROWS);
    for (Row row : rows) {
      Audited batch = expected.get(row.<Integer>getAs("row"));
      assertThat(row.<String>getAs("decision"))
          .as(batch.toString())
          .isEqualTo(batch.answer().code());
      assertThat(row.<Boolean>getAs("repeated")).isEqualTo(batch.isRepeated());
      assertThat(row.<Boolean>getAs("of_the_future")).isEqualTo(batch.isOfTheFuture());
      assertThat(row.isNullAt(row.fieldIndex("reason")) ? "" : row.<String>getAs("reason"))
          .isEqualTo(batch.reason());
      assertThat(withoutLine(row.getAs("verdict"))).isEqualTo(withoutLine(batch.json()));
    }
    AuditTally tally = judged.summary().result().tally();
    AuditTally ofBatch = whole.tally();
    assertThat(tally.verdicts().rules()).isEqualTo(ofBatch.verdicts().rules()).isNotEmpty();
    assertThat(tally.verdicts().missing()).isEqualTo(ofBatch.verdicts().missing());
    assertThat(tally.places()).isEqualTo(ofBatch.places());
    assertThat(tally.months()).isEqualTo(ofBatch.months());
    assertThat(tally.campaigns()).isEqualTo(ofBatch.campaigns());
    assertThat(tally.abandonment()).isEqualTo(ofBatch.abandonment());
    assertThat(tally.unlawfulByCampaignOnly()).isEqualTo(ofBatch.unlawfulByCampaignOnly());
    assertThat(tally.ofAnyCampaign()).isEqualTo(ofBatch.ofAnyCampaign());
    assertThat(tally.agents()).isEqualTo(ofBatch.agents()).hasSize(4);
    assertThat(tally.exposure().claims()).isEqualTo(ofBatch.exposure().claims()).isNotEmpty();
    assertThat(tally.exposure().withoutPenalty()).isEqualTo(ofBatch.exposure().withoutPenalty());
    assertThat(tally.withHistory()).isEqualTo(ofBatch.withHistory()).isPositive();
    assertThat(tally.repeated().orElseThrow().rows())
        .isEqualTo(ofBatch.repeated().orElseThrow().rows());
    assertThat(tally.future().orElseThrow().rows())
        .isEqualTo(ofBatch.future().orElseThrow().rows());
    ofBatch
        .verdicts()
        .refusals()
        .forEach(
            (why, refused) ->
                assertThat(tally.verdicts().refusals().get(why).rows()).isEqualTo(refused.rows()));
    assertThat(tally.first()).isEqualTo(ofBatch.first());
    assertThat(tally.last()).isEqualTo(ofBatch.last());
  }

  /** A refused row tells its line, which a partition does not know. */
  private static String withoutLine(String json) {
    return json.replaceFirst("\"line\":[0-9]+", "\"line\":0");
  }

  @Test
  void rowsAndCounts_areThoseOfBatch_withMostRowsOfOnePerson() throws IOException {
    assertAsBatch(Lexicall.audit(calls(), options().build()));
  }

  @Test
  void sharesOfAbandonedCalls_areThoseOfBatch() throws IOException {
    AuditOptions options =
        options()
            .map("answered", "answered")
            .map("left", "abandoned")
            .map("seller", "caller.seller")
            .partitions(3)
            .build();

    assertAsBatch(
        Lexicall.audit(LocalCluster.failingOnce(calls()), options),
        expectedOfCampaigns,
        wholeOfCampaigns);
    List<Abandonment> shares = wholeOfCampaigns.tally().abandonment();
    assertThat(shares.stream().filter(Abandonment::isKnown)).isNotEmpty();
    assertThat(shares.stream().filter(each -> !each.isKnown())).isNotEmpty();
    assertThat(wholeOfCampaigns.tally().verdicts().rules().stream().map(Tally.OfRule::id))
        .contains("tsr.abandonment");
    assertThat(whole.tally().abandonment()).isEmpty();
  }

  @Test
  void partitions_areAsManyAsTold_andTheOrderMayBe() throws IOException {
    Judged<Audit.Result> judged =
        Lexicall.audit(
            calls().repartition(3), options().order(List.of("row")).partitions(2).build());

    assertAsBatch(judged);
    assertThat(judged.rows().javaRDD().getNumPartitions()).isEqualTo(2);
  }

  @Test
  void taskThatFailsAndIsTriedAgain_countsNoRowTwice() throws IOException {
    assertAsBatch(Lexicall.audit(LocalCluster.failingOnce(calls()), options().build()));
  }

  @Test
  void mistakes_areToldBeforeAJobRuns() throws IOException {
    EngineDescription engine = EngineDescription.builder().build();

    assertThatThrownBy(
            () -> Lexicall.audit(calls(), AuditOptions.of(engine, "phone", "made_at").build()))
        .hasMessageStartingWith("There is no column made_at");
    assertThatThrownBy(() -> Lexicall.audit(calls(), options().order(List.of("line")).build()))
        .hasMessageStartingWith("There is no column line");
    assertThatThrownBy(() -> options().partitions(0))
        .hasMessage("There is 1 partition or more, not 0");
  }
}
