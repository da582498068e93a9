package io.lexicall.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.RowAnswer;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.ScrubReport;
import io.lexicall.batch.Tally;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark says of rows is what batch says of them. */
class ScrubTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final int ROWS = 400;

  @TempDir static Path folder;
  private static Path leads;
  private static Path national;
  private static ListEdition edition;
  private static Map<String, List<String>> expected;
  private static Scrub.Result whole;

  @BeforeAll
  static void scrubByBatch() throws IOException {
    leads = folder.resolve("leads.csv");
    Files.writeString(leads, csv());
    national =
        TestLists.national(
            TestLists.shipped().resolve("national.lexi"), "2026-11-20", 12125550103L, 13055550106L);
    edition = ListEdition.open(national);
    DoNotCallLists lists = DoNotCallLists.of(edition);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Scrub.Builder scrub =
        Scrub.of(Compliance.builder().discover().lists(lists).build(), AT)
            .lists(lists)
            .input(leads)
            .phoneColumn("phone")
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .map("state", "to.region")
            .map("type", "to.lineType")
            .strangers()
            .week(ZONE);
    for (Answer answer : Answer.values()) {
      scrub.output(answer, written);
    }
    whole = scrub.build().run();
    expected = new HashMap<>();
    // The answers of batch are read as any CSV is.
    Path answers = Files.write(folder.resolve("answers.csv"), written.toByteArray());
    for (Row row : LocalCluster.csv(answers).collectAsList()) {
      expected.put(row.getString(0), added(row, 4));
    }
    assertThat(expected).hasSize(ROWS);
  }

  private static String csv() {
    String[] numbers = {"21255501", "30555501", "80855501", "31255501", "(702) 555-01"};
    StringBuilder csv = new StringBuilder("id,phone,state,type\n");
    for (int i = 0; i < ROWS; i++) {
      String phone = numbers[i % numbers.length] + "%02d".formatted(i % 97);
      phone = i % 41 == 3 ? "" : i % 53 == 5 ? "call me" : phone;
      String state = i % 7 == 2 ? "FL" : i % 61 == 9 ? "Nowhere" : "";
      String type = i % 3 == 0 ? "cell" : i % 3 == 1 ? "landline" : "";
      csv.append("r%d,\"%s\",%s,%s\n".formatted(i, phone, state, type));
    }
    return csv.toString();
  }

  private static List<String> added(Row row, int from) {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < RowAnswer.COLUMNS.size(); i++) {
      added.add(row.isNullAt(from + i) ? "" : row.getString(from + i));
    }
    return added;
  }

  private static EngineDescription engine() throws IOException {
    return EngineDescription.builder().shippedList(national).build();
  }

  private static ScrubOptions.Builder options(EngineDescription engine) {
    return ScrubOptions.of(engine, AT, "phone")
        .fact("channel", "voice")
        .fact("purpose", "telemarketing")
        .map("state", "to.region")
        .map("type", "to.lineType")
        .strangers();
  }

  private static Dataset<Row> leads() {
    return LocalCluster.csv(leads).repartition(4);
  }

  private static void assertAsBatch(List<Row> rows) {
    assertThat(rows).hasSize(ROWS);
    for (Row row : rows) {
      assertThat(added(row, 4)).as(row.getString(0)).isEqualTo(expected.get(row.getString(0)));
    }
  }

  /** The report without the places of refused rows: a partition counts its own. */
  private static String told(Scrub.Result result) {
    return ScrubReport.of(result).html().replaceFirst("(?s)<h2 id=\"refused\">.*?</section>", "");
  }

  @Test
  void rowsAndReport_areThoseOfBatch() throws IOException {
    Judged<Scrub.Result> judged =
        Lexicall.scrub(leads(), options(engine()).week(ZONE).build())
            .persist(StorageLevel.MEMORY_ONLY());

    assertAsBatch(judged.rows().collectAsList());
    Judged.Summary<Scrub.Result> summary = judged.summary();
    judged.unpersist();
    assertThat(summary.missing()).isEmpty();
    assertThat(told(summary.result())).isEqualTo(told(whole));
    Tally tally = summary.result().tally();
    for (Answer answer : List.of(Answer.DENY, Answer.INDETERMINATE, Answer.REFUSED)) {
      assertThat(tally.rows(answer)).isEqualTo(whole.tally().rows(answer)).isPositive();
    }
    assertThat(tally.listed(0)).isEqualTo(whole.tally().listed(0)).isPositive();
    for (Refusal refusal : List.of(Refusal.NO_NUMBER, Refusal.LETTERS, Refusal.BAD_FACT)) {
      assertThat(tally.refusals().get(refusal).rows())
          .isEqualTo(whole.tally().refusals().get(refusal).rows());
    }
  }

  @Test
  void taskThatFailsAndIsTriedAgain_countsNoRowTwice() throws IOException {
    Judged<Scrub.Result> judged =
        Lexicall.scrub(LocalCluster.failingOnce(leads()), options(engine()).build());

    assertAsBatch(judged.rows().collectAsList());
    assertThat(judged.summary().result().tally().rows()).isEqualTo(ROWS);
  }

  /** Where the list of one partition is. */
  private static final class Elsewhere extends Locator {
    private static final long serialVersionUID = 1;
    private final String other;

    Elsewhere(Path other) {
      this.other = other.toString();
    }

    @Override
    Path locate(ListFile list) {
      return TaskContext.get() != null && TaskContext.getPartitionId() == 1
          ? Path.of(other)
          : Path.of(list.path());
    }
  }

  private static Judged.Summary<Scrub.Result> withoutListInOnePartition(Path other)
      throws IOException {
    EngineDescription engine =
        EngineDescription.builder().sharedList(national).build().with(new Elsewhere(other));
    Judged<Scrub.Result> judged = Lexicall.scrub(leads(), options(engine).build());

    int lacking = 0;
    int others = 0;
    for (Row row : judged.rows().collectAsList()) {
      List<String> answer = added(row, 4);
      List<String> asWithList = expected.get(row.getString(0));
      if (answer.equals(asWithList)) {
        others++;
      } else {
        lacking++;
        assertThat(answer.get(0)).isNotEqualTo("permit");
        // What else denied it denies it still; nothing that the list said is said.
        assertThat(answer.get(0)).isIn("indeterminate", "deny");
      }
    }
    assertThat(lacking).isPositive();
    assertThat(others).isGreaterThan(ROWS / 2);
    return judged.summary();
  }

  @Test
  void listThatOneExecutorLacks_leavesItsRowsUndecided_andIsTold() throws IOException {
    Judged.Summary<Scrub.Result> summary = withoutListInOnePartition(folder.resolve("gone.lexi"));

    assertThat(summary.missing()).hasSize(1);
    MissingList missing = summary.missing().get(0);
    assertThat(missing.list()).contains("us-national-dnc").contains("2026-11-20");
    assertThat(missing.reason()).isEqualTo("is not there");
    assertThat(missing.partitions()).isEqualTo(1);
    assertThat(summary.result().tally().missing().stream().map(Map.Entry::getKey))
        .contains("lists[national-dnc]");
    assertThat(summary.result().tally().rows(Answer.INDETERMINATE))
        .isGreaterThan(whole.tally().rows(Answer.INDETERMINATE));
    assertThat(summary.result().tally().rows(Answer.PERMIT))
        .isLessThanOrEqualTo(whole.tally().rows(Answer.PERMIT));
  }

  @Test
  void listOfAnotherDigest_countsAsMissing() throws IOException {
    Path other = TestLists.national(folder.resolve("other.lexi"), "2026-11-21", 12125550101L);

    assertThat(withoutListInOnePartition(other).missing())
        .extracting(MissingList::reason)
        .containsExactly("has another SHA-256 there than where the job was started");
  }

  @Test
  void values_thatAreNoTexts_areReadAsTexts() throws IOException {
    StructType schema =
        new StructType()
            .add("phone", DataTypes.LongType)
            .add("granted", DataTypes.TimestampType)
            .add("gone", DataTypes.BooleanType, true);
    Dataset<Row> rows =
        LocalCluster.session()
            .createDataFrame(
                List.of(
                    RowFactory.create(
                        2125550142L, java.sql.Timestamp.from(AT.minusSeconds(60)), true),
                    RowFactory.create(null, null, null)),
                schema);
    List<Row> judged =
        Lexicall.scrub(
                rows,
                ScrubOptions.of(EngineDescription.builder().build(), AT, "phone")
                    .fact("consents.kind", "express-written")
                    .map("granted", "consents.grantedAt")
                    .map("gone", "to.workplace")
                    .build())
            .rows()
            .collectAsList();

    assertThat(judged).hasSize(2);
    assertThat(judged.get(0).getLong(0)).isEqualTo(2125550142L);
    assertThat(judged.get(0).<String>getAs("decision")).isNotEqualTo("refused");
    assertThat(judged.get(1).<String>getAs("reason")).startsWith("no-number");
  }

  @Test
  void mistakes_areToldBeforeAJobRuns() throws IOException {
    EngineDescription engine = EngineDescription.builder().build();
    Dataset<Row> rows = leads();

    assertThatThrownBy(() -> Lexicall.scrub(rows, ScrubOptions.of(engine, AT, "telephone").build()))
        .hasMessage("There is no column telephone; there are id, phone, state, type");
    assertThatThrownBy(
            () ->
                Lexicall.scrub(
                    rows.withColumnRenamed("id", "decision"),
                    ScrubOptions.of(engine, AT, "phone").build()))
        .hasMessageStartingWith("There is a column decision already");
    assertThatThrownBy(
            () ->
                Lexicall.scrub(
                    rows, ScrubOptions.of(engine, AT, "phone").fact("to.colour", "red").build()))
        .hasMessageStartingWith("there is no fact to.colour");
    assertThatThrownBy(
            () ->
                Lexicall.scrub(
                    rows,
                    ScrubOptions.of(
                            EngineDescription.builder().setting("none.such", true).build(),
                            AT,
                            "phone")
                        .build()))
        .hasMessageStartingWith("There is no setting none.such");
    assertThatThrownBy(
            () ->
                EngineDescription.builder()
                    .shippedList(national)
                    .shippedList(
                        TestLists.national(
                            Files.createDirectories(folder.resolve("two")).resolve("national.lexi"),
                            "2026-11-21")))
        .hasMessageContaining("rename one");
  }

  @Test
  void noRows_giveNoCounts() throws IOException {
    Judged<Scrub.Result> judged =
        Lexicall.scrub(
            LocalCluster.session().createDataFrame(List.of(), leads().schema()),
            options(engine()).build());

    assertThat(judged.rows().count()).isZero();
    assertThat(judged.summary().result().tally().rows()).isZero();
  }

  /** Only what is needed to build the engine travels with a task. */
  @Test
  void options_areSmall() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(options(engine()).build());
    }

    assertThat(bytes.size()).isLessThan(4_000);
    assertThat(new TreeSet<>(List.of(bytes.toString(UTF_8).split("\\W+"))))
        .doesNotContain("Compliance", "ListEdition");
  }
}
