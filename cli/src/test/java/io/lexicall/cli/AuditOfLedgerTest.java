package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Decision;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit asks a ledger how a person stood when the call was made. */
class AuditOfLedgerTest {
  private static final String ANN = "+12125550142";
  private static final String BOB = "+12125550143";
  private static final String NOBODY = "+12125550144";

  @TempDir Path folder;

  private static void ledger(String db, String command, String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", command, "--db", db));
    words.addAll(List.of(more));
    Run run = Run.of("", words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static String call(String id, String number, String day) {
    return "{\"activity\":\"contact\",\"id\":\"%s\",\"at\":\"%sT12:00:00-05:00\",\"channel\":\"voice\",\"purpose\":\"telemarketing\",\"dialing\":\"automated\",\"voice\":\"prerecorded\",\"subject\":\"panels\",\"caller\":{\"seller\":\"acme\",\"transmitsCallerId\":true},\"to\":{\"number\":\"%s\",\"region\":\"US-NY\",\"lineType\":\"mobile\",\"subscriber\":\"consumer\"},\"lists\":[{\"list\":\"national-dnc\",\"country\":\"US\",\"listed\":false,\"asOf\":\"%s\"}],\"connected\":true,\"refused\":false}\n"
        .formatted(id, day, number, day);
  }

  private Map<String, Set<String>> broken(String db) throws IOException {
    ledger(db, "init");
    ledger(
        db,
        "record",
        "consent-given",
        "--number",
        ANN,
        "--at",
        "2026-03-01T10:00:00Z",
        "--set",
        "kind=express-written",
        "--set",
        "seller=acme",
        "--set",
        "automated=yes");
    ledger(
        db,
        "record",
        "told-to-stop",
        "--number",
        BOB,
        "--seller",
        "acme",
        "--at",
        "2026-05-01T10:00:00Z",
        "--set",
        "by=agent-7",
        "--set",
        "channels=voice");
    Path calls =
        Files.writeString(
            folder.resolve("calls.jsonl"),
            call("before-consent", ANN, "2026-02-15")
                + call("after-consent", ANN, "2026-06-15")
                + call("before-stop", BOB, "2026-04-15")
                + call("after-stop", BOB, "2026-06-15")
                + call("unknown-to-it", NOBODY, "2026-06-15"));

    Run run =
        Run.of(
            "", "audit", calls.toString(), "--db", db, "--regulations", "tcpa,tsr", "--out", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, Set<String>> broken = new TreeMap<>();
    for (String line : run.lines()) {
      WrittenVerdict verdict = VerdictJson.read(line);
      Set<String> rules = new TreeSet<>();
      for (WrittenVerdict.Finding finding : verdict.findings()) {
        if (finding.outcome() == Decision.DENY) {
          rules.add(finding.rule());
        }
      }
      broken.put(verdict.id().orElseThrow(), rules);
    }
    return broken;
  }

  private static void check(Map<String, Set<String>> broken) {
    assertThat(broken).hasSize(5);
    assertThat(broken.get("before-consent"))
        .contains("tcpa.written-consent")
        .doesNotContain("tcpa.internal-dnc");
    assertThat(broken.get("after-consent"))
        .doesNotContain("tcpa.written-consent", "tcpa.internal-dnc");
    // It was recorded after both calls; what counts is when the person said so.
    assertThat(broken.get("before-stop")).doesNotContain("tcpa.internal-dnc", "tsr.internal-dnc");
    assertThat(broken.get("after-stop")).contains("tcpa.internal-dnc", "tsr.internal-dnc");
    assertThat(broken.get("unknown-to-it"))
        .contains("tcpa.written-consent")
        .doesNotContain("tcpa.internal-dnc");
  }

  @Test
  void ledgerInSqlite_tellsWhatHeldThen() throws IOException {
    check(broken(folder.resolve("acme.db").toString()));
  }

  @Test
  void ledgerInPostgres_tellsWhatHeldThen() throws IOException {
    try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
      check(broken(database.getJdbcUrl("postgres", "postgres")));
    }
  }

  /** A ledger that knows of no contacts does not complete a history that is unknown. */
  @Test
  void historyThatIsUnknown_staysSo() throws IOException {
    String db = folder.resolve("empty.db").toString();
    ledger(db, "init");
    String florida =
        "{\"activity\":\"contact\",\"at\":\"2026-03-03T1%d:00:00-05:00\",\"channel\":\"voice\",\"purpose\":\"telemarketing\",\"subject\":\"s\",\"dialing\":\"manual\",\"voice\":\"live\",\"to\":{\"number\":\"+13055550101\",\"lineType\":\"mobile\",\"subscriber\":\"consumer\",\"region\":\"US-FL\"},\"consents\":[],\"relationship\":{\"customer\":false},\"caller\":{\"seller\":\"acme\",\"taxExempt\":false,\"transmitsCallerId\":true,\"registeredIn\":[\"US-FL\"],\"exemptions\":[],\"financialInstitution\":false,\"country\":\"US\"},\"lists\":[{\"list\":\"internal-dnc\",\"seller\":\"acme\",\"listed\":false},{\"list\":\"state-dnc\",\"region\":\"US-FL\",\"listed\":false,\"asOf\":\"2026-03-01\"}]}\n";
    Path calls =
        Files.writeString(
            folder.resolve("calls.jsonl"),
            florida.formatted(0).replace("\"dialing\":\"manual\"", "\"refused\":\"maybe\"")
                + florida.formatted(2));
    List<String> words =
        List.of("audit", calls.toString(), "--regulations", "us-state", "--out", "-");
    List<String> withLedger = new ArrayList<>(words);
    withLedger.addAll(List.of("--db", db));

    for (List<String> each : List.of(words, withLedger)) {
      Run run = Run.of("", each.toArray(String[]::new));

      assertThat(run.lines()).as(run.err()).hasSize(2);
      assertThat(VerdictJson.read(run.lines().get(1)).decision()).isEqualTo(Decision.INDETERMINATE);
    }
  }
}
