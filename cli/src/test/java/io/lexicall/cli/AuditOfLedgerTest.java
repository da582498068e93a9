package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Decision;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.ledger.Scope;
import io.lexicall.number.PhoneNumber;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Records an attempt to reach a debtor of the subject, which nobody answered. */
  private static void attempt(String db, String id, String number, String at, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("contact-attempted", "--number", number, "--at", at, "--set", "id=" + id));
    for (String field :
        List.of("channels=voice", "purposes=debt-collection", "subject=debt-1", "connected=no")) {
      words.addAll(List.of("--set", field));
    }
    words.addAll(List.of(more));
    ledger(db, "record", words.toArray(String[]::new));
  }

  private static Run audit(String db, String... more) {
    List<String> words = new ArrayList<>(List.of("audit", "--db", db, "--regulations", "reg-f"));
    words.addAll(List.of(more));
    return Run.of("", words.toArray(String[]::new));
  }

  private Map<String, WrittenVerdict> judged(String db) throws IOException {
    Path profile =
        Files.writeString(
            folder.resolve("profile.json"),
            "{\"caller\":{\"seller\":\"acme\"},\"dialing\":\"manual\",\"voice\":\"live\"}");
    Run run = audit(db, "--out", "-", "--profile", profile.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, WrittenVerdict> judged = new TreeMap<>();
    for (String line : run.lines()) {
      WrittenVerdict verdict = VerdictJson.read(line);
      judged.put(verdict.id().orElseThrow(), verdict);
    }
    return judged;
  }

  private static boolean denies(WrittenVerdict verdict, String rule) {
    return verdict.findings().stream()
        .anyMatch(finding -> finding.rule().equals(rule) && finding.outcome() == Decision.DENY);
  }

  /** 12 CFR 1006.14(b)(2)(i)(A): more than seven calls within seven days, and not one besides. */
  private void contactsOfTheLedger(String db) throws IOException {
    ledger(db, "init");
    for (int i = 1; i <= 8; i++) {
      attempt(db, "bob-" + i, BOB, "2026-06-1" + (i % 7) + "T1" + i % 10 + ":00:00-05:00");
    }
    attempt(db, "ann", ANN, "2026-06-15T12:00:00-05:00");
    attempt(db, "late", ANN, "2026-06-16T21:30:00-05:00");
    attempt(db, "before-stop", NOBODY, "2026-04-30T12:00:00-05:00");
    attempt(db, "after-stop", NOBODY, "2026-05-04T12:00:00-05:00");
    ledger(db, "record", "told-to-stop", "--number", NOBODY, "--at", "2026-05-01T10:00:00Z");

    Map<String, WrittenVerdict> judged = judged(db);

    assertThat(judged).hasSize(12); // the request to stop is no contact
    assertThat(denies(judged.get("before-stop"), "reg-f.refused-medium")).isFalse();
    assertThat(denies(judged.get("after-stop"), "reg-f.refused-medium")).isTrue();
    // The last of them by time is the eighth.
    for (int i = 1; i <= 8; i++) {
      assertThat(denies(judged.get("bob-" + i), "reg-f.call-frequency"))
          .as("bob-" + i)
          .isEqualTo(i == 6);
    }
    assertThat(denies(judged.get("ann"), "reg-f.call-frequency")).isFalse();
    assertThat(denies(judged.get("late"), "reg-f.inconvenient-time")).isTrue();
  }

  @Test
  void contactsOfSqlite_areRows() throws IOException {
    contactsOfTheLedger(folder.resolve("acme.db").toString());
  }

  @Test
  void contactsOfPostgres_areRows() throws IOException {
    try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
      contactsOfTheLedger(database.getJdbcUrl("postgres", "postgres"));
    }
  }

  @Test
  void contactsUnderAKey_areRefusedAndNamed() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
    String db = folder.resolve("keyed.db").toString();
    ledger(db, "init", "--db-key-file", key.toString());
    attempt(db, "ann", ANN, "2026-06-15T12:00:00-05:00", "--db-key-file", key.toString());

    Run run = audit(db, "--db-key-file", key.toString(), "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("\"no-number\":{\"rows\":1");
    Run answered = audit(db, "--db-key-file", key.toString(), "--out", "-");
    assertThat(answered.out())
        .as(answered.err())
        .contains("\"ann\"", "as a hash")
        .doesNotContain("5550142");
  }

  /** A contact that this version does not understand may be any: nothing is told without it. */
  @Test
  void contactThatCannotBeRead_endsTheAudit_withoutFindings() throws SQLException {
    String db = folder.resolve("damaged.db").toString();
    ledger(db, "init");
    attempt(db, "ann", ANN, "2026-06-15T12:00:00-05:00");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + db);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, channels)"
              + " VALUES ('new', 'contact-attempted', '"
              + BOB
              + "', 0, 0, 'telepathy')");
    }
    Path findings = folder.resolve("findings.csv");

    Run run = audit(db, "--out", findings.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("the ledger", "channels").doesNotContain("5550143");
    assertThat(findings).doesNotExist();
  }

  /** Records more attempts than a ledger reads at once, to a hundred persons in turn. */
  private static void attempts(Path db, int count) {
    List<Event> attempts = new ArrayList<>();
    Scope scope =
        Scope.EVERYTHING
            .withChannels(Set.of(ContactChannel.VOICE))
            .withPurposes(Set.of(ContactPurpose.DEBT_COLLECTION))
            .withSubject("debt-1");
    Instant start = Instant.parse("2026-01-05T17:00:00Z");
    for (int i = 0; i < count; i++) {
      attempts.add(
          Event.contact(
                  PhoneNumber.parse("+121255501%02d".formatted(i % 100)),
                  start.plusSeconds(3600L * i),
                  ContactEnd.NOT_CONNECTED)
              .id("a" + i)
              .scope(scope)
              .build());
    }
    try (Ledger ledger = Ledger.create("jdbc:sqlite:" + db, LedgerOptions.defaults())) {
      ledger.record(attempts);
    }
  }

  /** Calls that were not read may have been unlawful: what is told of the others is no audit. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1000, 1500, 2499})
  void databaseThatIsLostAmongTheRows_endsTheAudit_withoutFindings(int rows)
      throws IOException, SQLException {
    Path db = folder.resolve("lost.db");
    attempts(db, 2500);
    Path findings = folder.resolve("findings.csv");
    Path report = Files.writeString(folder.resolve("report.html"), "earlier");

    try (CutDatabase cut = new CutDatabase(db, rows)) {
      Run run = audit(db.toString(), "--out", findings.toString(), "--report", report.toString());

      assertThat(cut.rowsRead()).isEqualTo(rows);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BROKEN);
      assertThat(run.err()).contains("the ledger: ").contains("database").doesNotContain("55501");
      assertThat(run.out()).isEmpty();
    }
    assertThat(findings).doesNotExist();
    assertThat(report).content().isEqualTo("earlier");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith("lost.db") || name.equals("report.html"));
    }
    Run whole = audit(db.toString(), "--out", findings.toString());
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    assertThat(findings).exists();
  }

  /** What nothing heeds would be taken for what the audit rests on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--zone America/New_York",
        "--at-column called_at",
        "--no-consents",
        "--map talked=connected",
        "--fact purpose=survey",
        "--phone-column phone",
        "--country DE",
        "--accept letters",
        "--delimiter ;",
        "--header yes",
        "--encoding windows-1252",
        "--max-line 100"
      })
  void optionOfFiles_whereNoFileIsRead_isRefusedByName(String option) throws IOException {
    String db = folder.resolve("acme.db").toString();
    ledger(db, "init");
    attempt(db, "ann", ANN, "2026-06-15T12:00:00-05:00");
    Path findings = folder.resolve("findings.csv");
    List<String> words = new ArrayList<>(List.of(option.split(" ")));
    words.addAll(List.of("--out", findings.toString()));

    Run run = audit(db, words.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains(words.get(0) + " is for the rows of files, and no file is named");
    assertThat(findings).doesNotExist();
    Run impact =
        Run.of("", "impact", "--db", db, "--law-of", "2026-01-01", "--zone", "America/New_York");
    assertThat(impact.exitCode()).as(impact.err()).isEqualTo(ExitCode.USAGE);
    assertThat(impact.err()).contains("--zone is for the rows of files");
  }

  /** A table beside the ledger is read in its zone. */
  @Test
  void zone_besideALedger_isOfTheRowsOfFiles() throws IOException {
    String db = folder.resolve("acme.db").toString();
    ledger(db, "init");
    Path calls =
        Files.writeString(
            folder.resolve("calls.csv"), "phone,called_at\n" + ANN + ",2026-06-15 12:00:00\n");

    Run run =
        Run.of(
            "",
            "audit",
            calls.toString(),
            "--db",
            db,
            "--zone",
            "America/New_York",
            "--regulations",
            "reg-f",
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"rows\":1");
  }

  @Test
  void ledgerWithoutContacts_hasNoRows() {
    String db = folder.resolve("empty.db").toString();
    ledger(db, "init");
    Run run = audit(db, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"rows\":0");
  }
}
