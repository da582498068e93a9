package io.lexicall.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Scrub;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitTest {
  private static final String LEADS =
      """
      id,phone,note
      a,2125550142,"said ""later"", call"
      b,n/a,
      c,3055550142,x,too,many
      d,8085550142
      e,7025550142,x,,
      """;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    LocalCluster.session();
  }

  private Map<String, String> byBatch(Path leads) throws Exception {
    Map<String, String> decisions = new HashMap<>();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Scrub.Builder scrub =
        Scrub.of(Compliance.load(), Instant.parse("2026-11-24T17:00:00Z"))
            .input(leads)
            .phoneColumn("phone")
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .strangers();
    for (Answer answer : Answer.values()) {
      scrub.output(answer, written);
    }
    scrub.build().run();
    Path file = Files.write(folder.resolve("batch.csv"), written.toByteArray());
    LocalCluster.csv(file)
        .collectAsList()
        .forEach(row -> decisions.put(row.getString(0), row.getString(3) + row.getString(8)));
    return decisions;
  }

  @Test
  void leads_areScrubbedAsByTheTool_withRowsOfTooManyAndTooFewCells() throws Exception {
    Path leads = Files.writeString(folder.resolve("leads.csv"), LEADS);
    Path out = folder.resolve("judged");
    Path report = folder.resolve("report.html");

    Submit.main(
        new String[] {
          "scrub",
          leads.toString(),
          "--at",
          "2026-11-24T12:00:00-05:00",
          "--phone-column",
          "phone",
          "--purpose",
          "telemarketing",
          "--strangers",
          "--out",
          out.toString(),
          "--report",
          report.toString()
        });

    Map<String, String> expected = byBatch(leads);
    List<Row> rows = LocalCluster.csv(out).collectAsList();
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).schema().fieldNames())
        .containsExactly(
            "id",
            "phone",
            "note",
            "decision",
            "rule",
            "citation",
            "permitted_from",
            "obligations",
            "reason");
    for (Row row : rows) {
      assertThat(row.getString(3) + row.getString(8)).isEqualTo(expected.get(row.getString(0)));
    }
    assertThat(expected.get("c")).startsWith("refusedtoo-many-cells");
    assertThat(rows.stream().filter(row -> row.getString(0).equals("a")).findFirst().orElseThrow())
        .extracting(row -> row.getString(2))
        .isEqualTo("said \"later\", call");
    assertThat(Files.readString(report)).contains("Scrub report").doesNotContain("5550142");
  }

  /** A line break in a cell ends the row where it is not said that cells may hold some. */
  @Test
  void rowThatIsCutOffBeforeAColumnThatIsRead_isRefused() throws Exception {
    Path leads =
        Files.writeString(
            folder.resolve("cut.csv"),
            """
            id,phone,given,note,revoked,city
            a,2125550142,2026-01-01T00:00:00Z,"line1
            line2",2026-02-01T00:00:00Z,x
            b,2125550143,2026-01-01T00:00:00Z,n
            c,2125550144,2026-01-01T00:00:00Z,n,2026-02-01T00:00:00Z
            d,2125550145,2026-01-01T00:00:00Z,n,,"x
            e,2125550146,2026-01-01T00:00:00Z,"n,2026-02-01T00:00:00Z,x
            f,"2125550147,2026-01-01T00:00:00Z,n,2026-02-01T00:00:00Z,x
            """);
    Path out = folder.resolve("judged");

    Submit.main(
        new String[] {
          "scrub",
          leads.toString(),
          "--at",
          "2026-11-24T12:00:00-05:00",
          "--phone-column",
          "phone",
          "--purpose",
          "telemarketing",
          "--fact",
          "consents.kind=express-written",
          "--map",
          "given=consents.grantedAt",
          "--map",
          "revoked=consents.revokedAt",
          "--out",
          out.toString()
        });

    Map<String, String> answers = new HashMap<>();
    for (Row row : LocalCluster.csv(out).collectAsList()) {
      answers.put(row.getAs("id"), row.getAs("decision") + " " + row.getAs("reason"));
    }
    assertThat(answers).hasSize(7);
    assertThat(answers.get("a")).startsWith("refused too-few-cells");
    assertThat(answers.get("line2\"")).startsWith("refused");
    assertThat(answers.get("b")).startsWith("refused too-few-cells");
    assertThat(answers.get("c")).doesNotStartWith("refused");
    assertThat(answers.get("d")).doesNotStartWith("permit");
    assertThat(answers.get("e")).startsWith("refused too-few-cells");
    assertThat(answers.get("f")).startsWith("refused no-number");
  }

  @Test
  void columnOfWithdrawalsThatIsNotRead_failsTheJob() throws Exception {
    Path leads = Files.writeString(folder.resolve("r.csv"), "phone,given,revoked\n2125550142,,\n");

    assertThatThrownBy(
            () ->
                Submit.main(
                    new String[] {
                      "scrub",
                      leads.toString(),
                      "--at",
                      "2026-11-24T12:00:00-05:00",
                      "--phone-column",
                      "phone",
                      "--map",
                      "given=consents.grantedAt"
                    }))
        .hasMessageContaining("the column 'revoked' is not read");
  }

  @Test
  void calls_areAudited() throws Exception {
    Path calls =
        Files.writeString(
            folder.resolve("calls.csv"),
            """
            id,phone,called_at,talked
            a,2125550142,2026-03-02 06:30:00,yes
            b,2125550142,2026-03-02 10:30:00,no
            c,2125550143,soon,
            """);
    Path out = folder.resolve("audited");
    Path report = folder.resolve("audit.html");

    Submit.main(
        new String[] {
          "audit",
          calls.toString(),
          "--phone-column",
          "phone",
          "--zone",
          "America/New_York",
          "--fact",
          "channel=voice",
          "--fact",
          "purpose=telemarketing",
          "--map",
          "talked=connected",
          "--no-consents",
          "--out",
          out.toString(),
          "--format",
          "parquet",
          "--report",
          report.toString()
        });

    Map<String, String> decisions = new HashMap<>();
    LocalCluster.session()
        .read()
        .parquet(out.toString())
        .collectAsList()
        .forEach(row -> decisions.put(row.getAs("id"), row.getAs("decision")));
    assertThat(decisions).containsEntry("a", "deny").containsEntry("c", "refused").hasSize(3);
    assertThat(Files.readString(report))
        .contains("Audit of calls.csv", "calling-hours")
        .doesNotContain("5550142");
  }

  @Test
  void whatIsNotUnderstood_failsTheJob() throws Exception {
    Path leads = Files.writeString(folder.resolve("leads.csv"), LEADS);

    assertThatThrownBy(() -> Submit.main(new String[] {"scrub", leads.toString()}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                Submit.main(
                    new String[] {
                      "scrub",
                      leads.toString(),
                      "--at",
                      "2026-11-24T12:00:00-05:00",
                      "--phone-column",
                      "telephone"
                    }))
        .hasMessageContaining("There is no column telephone");
  }
}
