package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCommandTest {
  private static final String ANN = "+12125550142";

  @TempDir Path folder;

  private String db;

  @BeforeEach
  void begin() {
    db = folder.resolve("acme.db").toString();
  }

  private Run ledger(String command, String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", command, "--db", db));
    words.addAll(List.of(more));
    return Run.of("", words.toArray(String[]::new));
  }

  private Run recorded(String kind, String... more) {
    List<String> words = new ArrayList<>(List.of(kind));
    words.addAll(List.of(more));
    Run run = ledger("record", words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static final String CALL =
      """
      {"activity":"contact","id":"c","at":"2026-11-24T12:00:00-05:00","channel":"voice",\
      "purpose":"telemarketing","dialing":"manual","voice":"live","subject":"panels","recorded":false,\
      "caller":{"seller":"acme","number":"+12125550100","country":"US","transmitsCallerId":true,\
      "registeredIn":["US-NY"],"taxExempt":false},"phi":false,\
      "to":{"number":"+12125550142","region":"US-NY","lineType":"mobile","subscriber":"consumer"},\
      "relationship":{"customer":true,"lastTransactionAt":"2026-11-01T00:00:00Z"},\
      "lists":[{"list":"national-dnc","country":"US","listed":false,"asOf":"2026-11-20"}]}
      """;

  /** Whoever repeats a command that failed would record the event twice. */
  @Test
  void event_whoseAnswerCannotBeWritten_isToldAsRecorded() {
    assertThat(ledger("init").exitCode()).isZero();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console full =
        new Console(
            InputStream.nullInputStream(), new FailingOutput("No space left"), err, Terminal.NONE);
    String[] words = {"ledger", "record", "told-to-stop", "--db", db, "--number", ANN};
    assertThat(Main.run(full, words)).isEqualTo(ExitCode.OK);
    assertThat(err.toString(UTF_8))
        .contains("recorded told-to-stop at ", "the answers cannot be written: No space left");

    Console gone =
        new Console(
            InputStream.nullInputStream(), new FailingOutput("Broken pipe"), err, Terminal.NONE);
    assertThat(Main.run(gone, words)).isEqualTo(ExitCode.READER_GONE);
    assertThat(err.toString(UTF_8)).contains("; nobody reads the answer");
  }

  private static final class FailingOutput extends OutputStream {
    private final String why;

    FailingOutput(String why) {
      this.why = why;
    }

    @Override
    public void write(int written) throws IOException {
      throw new IOException(why);
    }
  }

  @Test
  void consentsAreImported_aStopIsRecorded_andTheNextCheckDenies() throws IOException {
    assertThat(ledger("show", "--number", ANN).exitCode()).isEqualTo(3);
    assertThat(Files.exists(Path.of(db))).as("a mistyped name makes no ledger").isFalse();
    assertThat(ledger("init").out()).isEqualTo("there is a ledger of version 5, begun now\n");
    Run again = ledger("init");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("of version 5, which existed already");
    Path consents =
        Files.writeString(
            folder.resolve("consents.csv"),
            """
            Phone,Opted in,wording
            (212) 555-0142,2026-03-01,web-2
            212-555-014,2026-03-01,web-2
            """);
    String[] options = {
      "--as",
      "consent-given",
      "--map",
      "Phone=number",
      "--map",
      "Opted in=at",
      "--country",
      "US",
      "--zone",
      "America/New_York",
      "--set",
      "kind=express-written",
      "--set",
      "seller=acme",
      "--set",
      "automated=yes",
      consents.toString()
    };
    Run refused = ledger("import", options);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("consents.csv, line 3: ");
    assertThat(refused.out()).contains("2 rows, 1 refused, nothing recorded");
    List<String> lenient = new ArrayList<>(List.of(options));
    lenient.addAll(List.of("--max-refused", "1"));
    Run imported = ledger("import", lenient.toArray(String[]::new));
    assertThat(imported.out()).contains("1 events recorded");
    assertThat(imported.err()).doesNotContain("not read");
    Path more =
        Files.writeString(
            folder.resolve("more.csv"), "number;at;notes\n+13055550142;2026-03-01T00:00:00Z;x\n");
    Run told =
        ledger("import", "--as", "told-to-stop", "--delimiter", "semicolon", more.toString());
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.err()).contains("more.csv: not read: notes");

    Run permitted = Run.of(CALL, "check", "--regulations", "tcpa,tsr", "--db", db);
    assertThat(permitted.out()).as(permitted.err()).contains("\"decision\":\"permit\"");
    Run twice =
        ledger("import", "--as", "told-to-stop", "--map", "a=number", "--map", "b=number", "x");
    assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("number is mapped twice");
    assertThat(ledger("import", "--as", "told-to-stop", "-").err())
        .contains("standard input is not read");
    Run without = Run.of(CALL, "check", "--regulations", "tcpa,tsr");
    assertThat(without.out()).contains("\"decision\":\"indeterminate\"");

    Run stop =
        recorded(
            "told-to-stop",
            "--number",
            ANN,
            "--seller",
            "acme",
            "--at",
            "2026-11-20T10:00:00Z",
            "--set",
            "by=agent-7",
            "--set",
            "channels=voice");
    assertThat(stop.out()).startsWith("recorded told-to-stop at 2026-11-20T10:00:00Z, id ");
    Run denied = Run.of(CALL, "check", "--regulations", "tcpa,tsr", "--db", db);
    assertThat(denied.out()).contains("\"decision\":\"deny\"", "internal-dnc");
    Run explained = Run.of(CALL, "explain", "--regulations", "tcpa,tsr", "--db", db);
    assertThat(explained.out()).contains("tsr.internal-dnc");
    Run windows =
        Run.of(
            "",
            "windows",
            "--regulations",
            "tcpa,tsr",
            "--db",
            db,
            "--from",
            "2026-11-24T00:00:00-05:00",
            "--days",
            "1",
            ANN);
    assertThat(windows.exitCode()).as(windows.err()).isZero();

    Run shown = ledger("show", "--number", ANN);
    assertThat(shown.lines()).hasSize(2);
    assertThat(shown.out())
        .contains("consent-given  express-written  seller acme", "wording web-2")
        .contains("told-to-stop  seller acme  channels voice", "by agent-7")
        .doesNotContain("2125550142");
    assertThat(ledger("show", "--number", ANN, "--at", "2026-04-01").lines()).hasSize(1);
    Run before = ledger("show", "--number", ANN, "--known-at", "2026-04-01");
    assertThat(before.lines()).isEmpty();
    assertThat(before.err())
        .contains("nothing was recorded of this number by then; there are later events");
    assertThat(ledger("show", "--number", "+12125550177").err())
        .contains("nothing is recorded of this number");
    assertThat(ledger("show", "--number", ANN, "--json").lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"id\":"));
    String id = stop.out().strip().replaceAll(".* id ", "");
    assertThat(ledger("show", "--event", id).lines()).hasSize(1);
    assertThat(
            ledger(
                    "show",
                    "--number",
                    ANN,
                    "--receipts",
                    "--controller",
                    "Acme",
                    "--contact",
                    "Privacy",
                    "--address",
                    "1 Main St, Springfield",
                    "--email",
                    "privacy@acme.example",
                    "--phone",
                    "+12125550100",
                    "--jurisdiction",
                    "US",
                    "--policy-url",
                    "https://acme.example/p")
                .out())
        .contains("KI-CR-v1.1.0", "tel:+12125550100");

    assertThat(ledger("forget", "--number", ANN).out()).contains("1 event erased");
    assertThat(ledger("forget", "--number", ANN).exitCode()).isEqualTo(1);
    assertThat(ledger("show", "--number", ANN).out()).contains("told-to-stop", "forgotten");
  }

  /** Who recorded it would think that nobody calls that person. */
  @ParameterizedTest
  @CsvSource({"do-not-call, true", "objection, true", "consent-revocation, true", "access, false"})
  void requestWithoutANumber_isSaidToStopNothing(String request, boolean said) {
    ledger("init");
    String told = "it stops no contact";
    Run without = ledger("record", "request-received", "--set", "request=" + request);
    assertThat(without.exitCode()).isZero();
    assertThat(without.err().contains(told)).isEqualTo(said);
    assertThat(ledger("record", "request-received", "--number", ANN, "--set", "request=" + request))
        .satisfies(run -> assertThat(run.exitCode()).isZero())
        .satisfies(run -> assertThat(run.err()).doesNotContain(told));
  }

  /** As for one alone; which rows they are stands in the file. */
  @Test
  void requestsWithoutANumber_ofAFile_areCounted() throws IOException {
    ledger("init");
    Path requests =
        Files.writeString(
            folder.resolve("requests.csv"),
            """
            id,request,number,at
            a,objection,,2026-11-02T10:00:00Z
            b,objection,+12125550142,2026-11-02T10:00:00Z
            c,access,,2026-11-02T10:00:00Z
            d,consent-revocation,,2026-11-02T10:00:00Z
            """);

    Run run = ledger("import", "--as", "request-received", requests.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 rows, 0 refused, 4 events recorded");
    assertThat(run.err())
        .contains("requests.csv: requests that name no number, and so stop no contact: 2");
  }

  /** The last of two values would else count alone: the person asked for more to stop. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set channels=voice --set channels=text|channels",
        "--set seller=acme --seller other|seller",
        "--set at=2026-01-05T10:00:00Z --at 2026-01-06T10:00:00Z|at",
        "--set number=+12125550199|number"
      })
  void record_whereAFieldIsStatedTwice_recordsNothing(String options) throws IOException {
    ledger("init");
    int bar = options.indexOf('|');
    List<String> more = new ArrayList<>(List.of("told-to-stop", "--number", ANN));
    more.addAll(List.of(options.substring(0, bar).split(" ")));

    Run run = ledger("record", more.toArray(new String[0]));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(options.substring(bar + 1) + " is stated twice");
    assertThat(ledger("show", "--number", ANN).err()).contains("nothing is recorded");
  }

  @Test
  void import_whereAFieldIsStatedTwice_recordsNothing() throws IOException {
    ledger("init");
    Path stops = Files.writeString(folder.resolve("twice.csv"), "number\n+12125550142\n");

    Run run =
        ledger(
            "import",
            "--as",
            "told-to-stop",
            "--set",
            "seller=a",
            "--set",
            "seller=b",
            stops.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("seller is stated twice");
  }

  /** What is recorded for a seller counts for that very name, and no other would be noticed. */
  @Test
  void import_thatCouldLoseRequests_isRefused() throws IOException {
    Path stops = folder.resolve("stops.csv");
    Files.write(
        stops,
        "number,at,seller\n+12125550130,2026-10-01T00:00Z,M\u00fcller\n".getBytes(ISO_8859_1));

    ledger("init");
    Run negative = ledger("import", "--as", "told-to-stop", "--max-refused=-1", stops.toString());
    assertThat(negative.exitCode()).isEqualTo(ExitCode.USAGE);
    Run unreadable = ledger("import", "--as", "told-to-stop", stops.toString());
    assertThat(unreadable.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(unreadable.err()).contains("it is not UTF-8: name its encoding");
    Run named =
        ledger("import", "--as", "told-to-stop", "--encoding", "windows-1252", stops.toString());
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(ledger("show", "--number", "+12125550130").out()).contains("M\u00fcller");
  }

  @Test
  void messages_nameTheOption_andWhatIsThere() throws IOException {
    ledger("init");
    Run nobody = ledger("show", "--number", ANN);
    assertThat(nobody.exitCode()).isZero();
    assertThat(nobody.err()).contains("nothing is recorded of this number");
    assertThat(ledger("record", "consent-given", "--number", ANN).err())
        .contains("kind")
        .contains("state it");
    Path stops =
        Files.writeString(
            folder.resolve("stops.csv"), "number,at,id\n2125550142,2026-01-05T10:00:00Z,a1\n");
    Run wrong = ledger("import", "--as", "told-to-stop", "--map", "Fone=number", stops.toString());
    assertThat(wrong.err()).contains("there is no column 'Fone'; there are 'number', 'at', 'id'");
    Path undated =
        Files.writeString(
            folder.resolve("undated.csv"), "number,grantedAt\n+12125550142,2026-01-05\n");
    assertThat(ledger("import", "--as", "told-to-stop", undated.toString()).err())
        .contains("no column is called at,", "map the one that holds it; not read: grantedAt");
    Run stopped = ledger("import", "--as", "told-to-stop", "--dialed-from", "US", stops.toString());
    assertThat(stopped.exitCode()).as(stopped.err()).isZero();
    assertThat(ledger("import", "--as", "told-to-stop", folder.toString()).err())
        .contains("is a directory; name the files in it");
  }

  @Test
  void sellerThatIsWrittenOtherwise_isTold() throws IOException {
    ledger("init");
    assertThat(recorded("told-to-stop", "--number", ANN, "--seller", "acme").err()).isEmpty();
    assertThat(recorded("told-to-stop", "--number", ANN, "--seller", "Acme Two").err()).isEmpty();
    assertThat(recorded("told-to-stop", "--number", ANN, "--seller", " acme ").err()).isEmpty();
    assertThat(recorded("told-to-stop", "--number", ANN).err()).isEmpty();
    for (String written : List.of("Acme", "ACME", "ac me")) {
      Run near = recorded("told-to-stop", "--number", ANN, "--seller", written);
      assertThat(near.out()).startsWith("recorded");
      assertThat(near.err())
          .hasLineCount(1)
          .contains("the seller '" + written + "' is not taken for", "'acme'", "are undecided");
    }
    Run explained = Run.of(CALL + CALL, "explain", "--db", db, "--regulations", "tsr");
    assertThat(explained.err())
        .hasLineCount(1)
        .contains("the ledger also knows 'ACME', 'Acme', 'ac me', which may be 'acme'");
    Run other = Run.of(CALL.replace("acme", "zeta"), "explain", "--db", db, "--regulations", "tsr");
    assertThat(other.err()).isEmpty();
    Path stops =
        Files.writeString(
            folder.resolve("stops.csv"),
            "number,at,seller\n%s,2026-11-20,bee\n%s,2026-11-20,Bee\n%s,2026-11-20,acmetwo\n"
                .formatted(ANN, ANN, ANN));
    Run imported = ledger("import", "--as", "told-to-stop", "--zone", "UTC", stops.toString());
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.out()).endsWith("3 rows, 0 refused, 3 events recorded\n");
    assertThat(imported.err())
        .contains("'bee' is not taken for 'Bee'", "'acmetwo' is not taken for 'Acme Two'");
    Run again = ledger("import", "--as", "told-to-stop", "--zone", "UTC", stops.toString());
    assertThat(again.out()).endsWith("3 rows, 0 refused, 0 events recorded, 3 already there\n");
  }

  @Test
  void scrub_judgesEveryRowByItsOwnPast() throws IOException {
    ledger("init");
    recorded("told-to-stop", "--number", "+12125550143", "--at", "2026-11-20T10:00:00Z");
    Path leads =
        Files.writeString(
            folder.resolve("leads.csv"), "phone\n+12125550142\n+12125550143\n+12125550144\n");
    Run run =
        Run.of(
            "",
            "scrub",
            "--db",
            db,
            "--regulations",
            "tsr",
            "--at",
            "2026-11-24T17:00:00Z",
            "--fact",
            "purpose=telemarketing",
            "--fact",
            "dialing=manual",
            "--fact",
            "voice=live",
            "--fact",
            "caller.seller=acme",
            "--fact",
            "to.subscriber=consumer",
            "--fact",
            "to.region=US-NY",
            "--all",
            folder.resolve("all.csv").toString(),
            leads.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("all.csv"));
    assertThat(rows.get(2)).contains("tsr.internal-dnc");
    assertThat(rows.get(1)).doesNotContain("tsr.internal-dnc");
    assertThat(rows.get(3)).doesNotContain("tsr.internal-dnc");
  }

  /** Rows are read of in blocks, on several threads; each has the answer that is its own. */
  @Test
  void scrub_ofManyRows_findsEachRequestToStop_andNoOther() throws IOException {
    ledger("init");
    StringBuilder stops = new StringBuilder("number,at\n");
    StringBuilder leads = new StringBuilder("phone\n");
    for (int i = 0; i < 12_000; i++) {
      long number = 1_212_200_0000L + i;
      leads.append('+').append(number).append('\n');
      if (i % 7 == 3) {
        stops.append('+').append(number).append(",2026-11-20T10:00:00Z\n");
      }
    }
    Run imported =
        ledger(
            "import",
            "--as",
            "told-to-stop",
            Files.writeString(folder.resolve("stops.csv"), stops).toString());
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    Run run =
        Run.of(
            "",
            "scrub",
            "--db",
            db,
            "--regulations",
            "tsr",
            "--threads",
            "2",
            "--at",
            "2026-11-24T17:00:00Z",
            "--fact",
            "purpose=telemarketing",
            "--fact",
            "dialing=manual",
            "--fact",
            "voice=live",
            "--fact",
            "caller.seller=acme",
            "--fact",
            "to.subscriber=consumer",
            "--fact",
            "to.region=US-NY",
            "--all",
            folder.resolve("all.csv").toString(),
            Files.writeString(folder.resolve("leads.csv"), leads).toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("all.csv"));
    assertThat(rows).hasSize(12_001);
    for (int i = 0; i < 12_000; i++) {
      assertThat(rows.get(i + 1).contains("tsr.internal-dnc")).as("row " + i).isEqualTo(i % 7 == 3);
    }
  }

  @Test
  void audit_tellsWhatWasKnownThen_whereThatIsAsked() throws IOException {
    ledger("init");
    recorded("told-to-stop", "--number", ANN, "--seller", "acme", "--at", "2026-11-20T10:00:00Z");
    String calls = Files.writeString(folder.resolve("calls.jsonl"), CALL).toString();
    String[] audit = {"audit", "--db", db, "--regulations", "tsr", calls, "--out"};
    for (String known : List.of("now", "then", "2026-11-24T12:00:00-05:00")) {
      String out = folder.resolve("out-%d.jsonl".formatted(known.length())).toString();
      List<String> words = new ArrayList<>(List.of(audit));
      words.addAll(List.of(out, "--as-known", known));
      Run run = Run.of("", words.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(Files.readString(Path.of(out)).contains("tsr.internal-dnc"))
          .as(known)
          .isEqualTo(known.equals("now"));
    }
    List<String> wrong = new ArrayList<>(List.of(audit));
    wrong.addAll(List.of(folder.resolve("o.jsonl").toString(), "--as-known", "yesterday"));
    assertThat(Run.of("", wrong.toArray(String[]::new)).err()).contains("now, then");
    Run withoutLedger =
        Run.of("", "audit", calls, "--as-known", "then", "--out", wrong.get(wrong.size() - 3));
    assertThat(withoutLedger.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(withoutLedger.err()).contains("name it with --db");
  }

  @Test
  void due_tellsWhatTheRulesSay_asTextJsonAndCalendar() {
    ledger("init");
    recorded(
        "request-received",
        "--number",
        "+4930123456789",
        "--set",
        "request=access",
        "--set",
        "id=r1",
        "--at",
        "2026-11-20T10:00:00Z");
    Run due = ledger("due", "--at", "2026-11-24T10:00:00Z");
    assertThat(due.exitCode()).as(due.err()).isZero();
    assertThat(due.out()).contains("complete-request (access)", "GDPR Art. 12(3)", "id r1");
    assertThat(ledger("due", "--at", "2026-11-24T10:00:00Z", "--json").out())
        .contains("\"late\":false", "\"due\":\"2026-12-2");
    assertThat(ledger("due", "--at", "2026-11-24T10:00:00Z", "--ical").out())
        .startsWith("BEGIN:VCALENDAR")
        .contains("DTSTART;VALUE=DATE:202612");
    Run late = ledger("due", "--at", "2026-12-30T10:00:00Z");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.out()).contains("LATE");
    recorded("request-answered", "--set", "refers-to=r1");
    assertThat(ledger("due").out()).isEmpty();
    assertThat(ledger("due").err()).endsWith("nothing is due\n");
  }

  @Test
  void whatCannotBeRecorded_isRefused() throws IOException {
    ledger("init");
    assertThat(ledger("record", "told-to-stop", "--number", ANN, "--at", "2096-01-01").err())
        .contains("tell its zone");
    assertThat(
            ledger("record", "told-to-stop", "--number", ANN, "--zone", "UTC", "--at", "2096-01-01")
                .err())
        .contains("lies in the future");
    Run noKind = ledger("record", "consent-given", "--number", ANN);
    assertThat(noKind.exitCode()).isEqualTo(2);
    assertThat(noKind.err()).contains("has a kind of consent");
    assertThat(ledger("record", "nonsense").err()).contains("there is no event 'nonsense'");
    assertThat(ledger("record", "request-answered", "--set", "refers-to=none").err())
        .contains("no event of kind request-received");
    assertThat(ledger("show").err()).contains("--number");
    Path key = Files.writeString(folder.resolve("acme.key"), "0123456789abcdef".repeat(2));
    Run otherKey = ledger("show", "--number", ANN, "--db-key-file", key.toString());
    assertThat(otherKey.exitCode()).isEqualTo(3);
    assertThat(otherKey.err()).contains("in clear");
    assertThat(Run.of("", "check", "--db-key-file", key.toString()).err()).contains("need --db");
    assertThat(Run.of("", "check", "--db", "jdbc:oracle:x").err()).contains("jdbc:postgresql:");
  }

  /** To lift a part of a request to stop lifts nothing of it. */
  @Test
  void stopLifted_ofAPart_tellsThatTheRequestStands() {
    ledger("init");
    recorded("told-to-stop", "--number", ANN, "--at", "2026-11-01T00:00:00Z", "--set", "id=stop-1");
    Run part =
        recorded(
            "stop-lifted",
            "--number",
            ANN,
            "--at",
            "2026-11-02T00:00:00Z",
            "--set",
            "channels=text");
    assertThat(part.exitCode()).isZero();
    assertThat(part.err())
        .contains("the request to stop at 2026-11-01T00:00:00Z, id stop-1, still stands");
    Run byId =
        recorded(
            "stop-lifted",
            "--at",
            "2026-11-02T00:00:00Z",
            "--set",
            "refers-to=stop-1",
            "--seller",
            "acme");
    assertThat(byId.err()).contains("id stop-1, still stands: it is wider than the scope");
    Run whole = recorded("stop-lifted", "--number", ANN, "--at", "2026-11-03T00:00:00Z");
    assertThat(whole.exitCode()).isZero();
    assertThat(whole.err()).isEmpty();
  }

  /** Of the morning's purchase and the day's end nobody knows which was first. */
  @Test
  void endThatIsToldByItsDate_isShownWithTheEndOfItsDay_andAnAmbiguousTimeIsRefused() {
    ledger("init");
    String[] zone = {"--number", ANN, "--zone", "America/New_York", "--at"};
    recorded("told-to-stop", zone[0], zone[1], zone[2], zone[3], zone[4], "2026-11-20");
    assertThat(ledger("show", "--number", ANN).out())
        .contains("2026-11-20T05:00:00Z  told-to-stop  or later, by 2026-11-21T04:59:59.999999Z");
    assertThat(ledger("show", "--number", ANN, "--json").out())
        .contains("\"happenedAtLatest\":\"2026-11-21T04:59:59.999999Z\"");
    Run lifted =
        recorded("stop-lifted", zone[0], zone[1], zone[2], zone[3], zone[4], "2026-11-20 09:00:00");
    assertThat(lifted.err()).contains("still stands");
    for (String at : List.of("2026-03-08 02:30:00", "2026-11-01 01:30:00")) {
      Run refused =
          ledger("record", "told-to-stop", zone[0], zone[1], zone[2], zone[3], zone[4], at);
      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.err()).contains("when the clocks of America/New_York were changed");
    }
  }

  /** The nightly import goes on, and brings nothing back. */
  @Test
  void personWhoWasForgotten_isNotImportedAgain() throws IOException {
    ledger("init");
    Path rows =
        Files.writeString(
            folder.resolve("rows.csv"),
            """
            number,at,kind
            +12125550142,2026-01-01T00:00:00Z,express-written
            +13055550143,2026-01-01T00:00:00Z,express-written
            """);
    assertThat(ledger("import", "--as", "consent-given", rows.toString()).exitCode()).isZero();
    ledger("forget", "--number", ANN);
    Run again = ledger("import", "--as", "consent-given", rows.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(again.err()).contains("rows.csv, line 2: The person was forgotten at");
    assertThat(again.out()).contains("2 rows, 1 refused, 0 events recorded, 1 already there");
    Run one =
        ledger(
            "record",
            "consent-given",
            "--number",
            ANN,
            "--at",
            "2026-01-01T00:00:00Z",
            "--set",
            "kind=express");
    assertThat(one.exitCode()).isNotZero();
    assertThat(one.err()).contains("The person was forgotten at");
  }

  @Test
  void import_ofAnIdThatIsTaken_tellsTheLine_andCountsIt() throws IOException {
    ledger("init");
    recorded("told-to-stop", "--number", ANN, "--at", "2026-11-01T00:00:00Z", "--set", "id=stop-1");
    Path rows =
        Files.writeString(
            folder.resolve("rows.csv"),
            """
            number,at,id
            +13055550142,2026-11-02T00:00:00Z,stop-0
            +13055550143,2026-11-02T00:00:00Z,stop-1
            """);
    Run refused = ledger("import", "--as", "told-to-stop", rows.toString());
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(refused.err()).contains("rows.csv, line 3: There is another event with this id");
    assertThat(refused.out()).contains("2 rows, 1 refused, nothing recorded");
    Run lenient = ledger("import", "--as", "told-to-stop", "--max-refused", "1", rows.toString());
    assertThat(lenient.err()).contains("rows.csv, line 3: There is another event with this id");
    assertThat(lenient.out()).contains("2 rows, 1 refused, 1 events recorded");
  }
}
