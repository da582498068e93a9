package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.batch.Outputs;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.FactType;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
  private static final String CALL =
      "{\"activity\":\"contact\",\"id\":\"%s\",\"at\":\"%s\",\"channel\":\"voice\","
          + "\"purpose\":\"telemarketing\",\"to\":{\"number\":\"%s\"}%s}\n";

  private static final String CSV =
      """
      id,phone,called_at,talked,campaign
      a,2125550142,2026-03-02 22:00:00,yes,spring
      b,2125550142,2026-03-02T12:00:00-05:00,no,spring
      c,2125550143,2026-03-08 02:30:00,no,spring
      d,2125550143,,no,spring
      a,2125550142,2026-03-02 22:00,yes,spring
      e,2125550144,2126-03-02 12:00:00,perhaps,fall
      f,2125550145,2126-03-02 12:00:00,,fall
      """;

  private static final Path CASES =
      Path.of("../conformance/src/main/resources/io/lexicall/conformance/us-federal.jsonl");

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Run audit(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("audit", "--regulations", "acme"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Run.of("", all.toArray(String[]::new));
  }

  private Run auditOfCsv(Object... arguments) throws IOException {
    List<Object> all =
        new ArrayList<>(
            List.of(
                file("calls.csv", CSV),
                "--zone",
                "America/New_York",
                "--fact",
                "purpose=telemarketing",
                "--fact",
                "dialing=manual",
                "--fact",
                "channel=voice",
                "--map",
                "talked=connected",
                "--map",
                "campaign=campaign.id"));
    all.addAll(List.of(arguments));
    return audit(all.toArray());
  }

  @Test
  void lines_areAnsweredInTheirOrder_asCheckAnswersThem() throws IOException {
    Path calls =
        file(
            "calls.jsonl",
            CALL.formatted("late", "2026-03-03T03:00:00Z", "+12125550142", ",\"connected\":true")
                + "nothing\n"
                + CALL.formatted("early", "2026-03-02T17:00:00Z", "+12125550142", ""));
    Path out = folder.resolve("out.jsonl");

    Run run = audit(calls, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3);
    assertThat(VerdictJson.read(lines.get(0)).id()).contains("late");
    assertThat(VerdictJson.read(lines.get(0)).findings())
        .extracting(WrittenVerdict.Finding::rule)
        .contains("acme.calling-hours");
    assertThat(lines.get(1)).startsWith("{\"line\":2,\"error\":[{\"path\":\"\",");
    assertThat(VerdictJson.read(lines.get(2)).id()).contains("early");
    Run check = Run.of("", "check", "--regulations", "acme", calls.toString());
    assertThat(check.lines().get(1)).isEqualTo(lines.get(1));
  }

  /** The summary alone must suffice to mend the call: nobody asked for the findings yet. */
  @Test
  void rowsThatCannotBeRead_areShownByAnExample_withTheFormThatIsRead() throws IOException {
    Path calls =
        file(
            "records.csv",
            "phone,called_at,Talk secs\n"
                + "2125550142,03/02/2026 12:00:00,yes\n2125550143,2026-03-02T17:00:00Z,120\n");
    Run run = audit(calls, "--map", "connected=connected", "--map", "Talk secs=connected");
    assertThat(run.exitCode()).as("the column is not there").isEqualTo(2);
    run = audit(calls, "--map", "Talk secs=connected");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "the row has no readable instant; local times need --zone, and other forms in CSV"
                + " --time-format: line 2; the first: at is '00/00/0000 00:00:00'; allowed: an"
                + " instant with an offset, such as"
                + " 2026-11-24T12:00:00-05:00",
            "a column holds an invalid value for its fact: line 3; the first: connected is '000' in"
                + " the column Talk secs; allowed: yes or no");
    Run lawful = audit(calls, "--map", "Talk secs=to.lineType");
    assertThat(lawful.out().replaceAll("\\s+", " "))
        .contains("to.lineType is \"000\"", "in the column Talk secs");
    Path moved =
        file(
            "moved.csv",
            "phone,called_at,Talk secs\n2125550142,Ann O'Neil,yes\n"
                + "2125550143,2026-03-02T17:00:00Z,\"12 Elm St., Ann's\"\n");
    String text = audit(moved, "--map", "Talk secs=connected").out().replaceAll("\\s+", " ");
    assertThat(text)
        .contains(
            "at is 'aaa a'aaaa';", "connected is '00 aaa aa., aaa'a' in the column Talk secs");
    assertThat(text).doesNotContain("Ann", "Neil", "Elm");
  }

  @Test
  void columnsThatResembleFacts_areTold() throws IOException {
    Path calls =
        file(
            "records.csv",
            "phone,called_at,Campaign,Agent Name,St,Talk secs,Seller Name,Dispo\n"
                + "2125550142,2026-03-02T17:00:00Z,spring,anna,NY,120,acme,SALE\n");
    assertThat(audit(calls).err())
        .contains(
            "not read, though they are named like facts: Campaign, Agent Name, St, Talk secs,"
                + " Seller Name; --map Campaign=FACT");
    assertThat(
            audit(
                    calls,
                    "--map",
                    "Campaign=campaign.id",
                    "--map",
                    "Agent Name=agent",
                    "--map",
                    "St=to.region",
                    "--map",
                    "Seller Name=caller.seller",
                    "--fact",
                    "channel=voice")
                .err())
        .contains("named like facts: Talk secs;");
  }

  @Test
  void columnsThatAreCalledAsFacts_andAreNotRead_areTold() throws IOException {
    Path calls =
        Files.writeString(
            folder.resolve("records.csv"),
            "phone,called_at,purpose,dialing,answered,notes\n"
                + "2125550142,2026-03-02T17:00:00Z,telemarketing,manual,yes,none\n");
    Path report = folder.resolve("report.html");
    Run run = audit(calls, "--map", "dialing=dialing", "--json", "--report", report);
    assertThat(run.err())
        .contains(
            "not read, though they are named like facts: purpose, answered; --map purpose=FACT");
    assertThat(run.out()).contains("\"notRead\":[\"purpose\",\"answered\"]");
    assertThat(Files.readString(report))
        .contains("<dt>Not read</dt><dd>the columns purpose, answered, which are named like facts");
    assertThat(
            audit(
                    calls,
                    "--map",
                    "purpose=purpose",
                    "--map",
                    "answered=answered",
                    "--map",
                    "dialing=dialing",
                    "--json")
                .out())
        .contains("\"notRead\":[]");
  }

  /** Whoever has to mend a date must see it; a number in its place is hidden. */
  @Test
  void rowsWhoseInstantCannotBeRead_showTheirDate_andNoNumber() throws IOException {
    Path calls =
        file(
            "calls.csv",
            "phone,called_at\n"
                + "2125550142,05/02/2026 09:00\n"
                + "2125550142,24.11.2026 9:05\n"
                + "2125550142,2125550142\n"
                + "2125550142,+1 (212) 555-0142\n"
                + "2125550142,05.02.20.26.09\n");
    Path out = folder.resolve("findings.jsonl");

    audit(calls, "--zone", "America/New_York", "--out", out);

    assertThat(Files.readAllLines(out))
        .satisfiesExactly(
            line -> assertThat(line).contains("is '05/02/2026 09:00'"),
            line -> assertThat(line).contains("is '24.11.2026 9:05'"),
            line -> assertThat(line).contains("is '••••••••42'"),
            line -> assertThat(line).contains("is '+• (•••) •••-••42'"),
            line -> assertThat(line).contains("is '••.••.••.••.09'"));
  }

  @Test
  void refusals_nameTheOption_andWhatIsAllowed() throws IOException {
    Path calls =
        file(
            "calls.csv",
            "phone,called_at\n2125550142,2026-03-02 12:00:00\n"
                + "2125550142,2026-03-02T12:00:00Z,x\n2125550142,2026-03-03T12:00:00Z\n"
                + "1234,2026-03-02T12:00:00Z\n");
    Path out = folder.resolve("out.jsonl");

    Run run = audit(calls, "--out", out);

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "local times need --zone, and other forms in CSV --time-format: line 2",
            "their history lacks a contact to the same number whose row could not be read: line 4");
    assertThat(Files.readString(out))
        .contains("as many cells as the header has columns", "a number of a numbering plan");
    assertThat(audit(calls, "--zone", "America/New_York").out()).doesNotContain("--zone");
  }

  /** As American dialers export their records. */
  @Test
  void recordsWithDateAndTimeInTwoColumns_areReadInTheFormThatIsNamed() throws IOException {
    Path calls =
        file(
            "calls.csv",
            "CALL ID,DATE,TIME,DNIS\n"
                + "a,3/2/2026,12:00:00 PM,2125550142\n"
                + "b,3/2/2026,11:30:00 PM,2125550143\n"
                + "c,3/2/2026,13:30:00,2125550144\n");
    Path out = folder.resolve("out.jsonl");
    List<Object> how =
        List.of(
            calls,
            "--at-column",
            "DATE",
            "--time-column",
            "TIME",
            "--phone-column",
            "DNIS",
            "--map",
            "CALL ID=id",
            "--zone",
            "America/New_York",
            "--fact",
            "channel=voice",
            "--fact",
            "purpose=telemarketing",
            "--fact",
            "dialing=manual",
            "--out",
            out);

    assertThat(audit(with(how, "M/d/yyyy h:mm")).err())
        .contains("--time-format: 'M/d/yyyy h:mm' is not a form of dates or times");
    Run run = audit(with(how, "M/d/yyyy h:mm:ss a"));

    assertThat(run.out()).contains("no-instant").doesNotContain("need --");
    assertThat(Files.readAllLines(out))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"id\":\"a\"", "\"decision\":\"permit\""),
            line -> assertThat(line).contains("\"id\":\"b\"", "acme.calling-hours"),
            line -> assertThat(line).contains("M/d/yyyy h:mm:ss a").doesNotContain("decision"));
  }

  private static Object[] with(List<Object> options, String timeFormat) {
    List<Object> all = new ArrayList<>(options);
    all.addAll(List.of("--time-format", timeFormat));
    return all.toArray();
  }

  @Test
  void misspeltNames_areAskedAbout_andAColumnThatIsNotThere_isUsage() throws IOException {
    Path calls = file("calls.csv", CSV);

    assertThat(audit(calls, "--map", "talked=conected").err())
        .contains("connected", "did you mean connected?");
    assertThat(audit(calls, "--fact", "dialling=manual").err()).contains("did you mean dialing?");
    assertThat(Run.of("", "audit", "--regulations", "tcp", calls.toString()).err())
        .contains("did you mean tcpa?");
    Run run = audit(calls, "--phone-column", "tel");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no column 'tel'; it has");
  }

  @Test
  void callRecords_areReadByTheClockThatIsTold() throws IOException {
    Path out = folder.resolve("out.csv");

    Run run = auditOfCsv("--out", out);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("not read");
    assertThat(Files.readAllLines(out))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "file,row,id,decision,outcome,rule,citation,certainty,missing,facts,shadow"),
            line -> assertThat(line).contains(",2,a,deny,deny,acme.calling-hours,"),
            line -> assertThat(line).contains(",4,c,refused,").contains("was left out when"),
            line -> assertThat(line).contains(",5,d,refused,").contains("no-instant"),
            line -> assertThat(line).contains(",6,a,deny,deny,acme.calling-hours,"),
            line -> assertThat(line).contains(",7,e,refused,").contains("connected: is 'perhaps'"));
    assertThat(run.out())
        .contains("7 rows")
        .containsPattern("lawful +2 ")
        .containsPattern("unlawful +2 ")
        .containsPattern("2026-03 +3 +2 unlawful")
        .containsPattern("US-NY +4 +2 unlawful")
        .containsPattern("spring +3 +2 unlawful")
        .containsPattern(
            "no-instant +2 .*other\\s+forms\\s+in\\s+CSV\\s+need\\s+--time-format:\\s+lines\\s+4,\\s+5")
        .containsPattern("bad-fact +1 .*line 7")
        .containsPattern("repeated +1 .*line 6")
        .containsPattern("in the future +1 .*line 8")
        .contains("Contacts before the first row");
  }

  @Test
  void summary_isOneObject_withJson() throws IOException {
    Run run = auditOfCsv("--json");

    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .startsWith("{\"rows\":7,\"lawful\":2,\"unlawful\":2,\"undecided\":0,\"refused\":3,")
        .contains("\"campaigns\":{\"spring\":{\"lawful\":1,\"unlawful\":2,\"undecided\":0}")
        .contains("\"examples\":[{\"file\":0,\"line\":2,\"at\":\"", "\"place\":\"US-")
        .contains("\"repeated\":{\"rows\":1,\"first\":[{\"file\":0,\"line\":6}]}");
  }

  @Test
  void report_tellsWhatItRestsOn() throws IOException {
    Path out = folder.resolve("out.csv");
    Path report = folder.resolve("audit.html");

    Run run = auditOfCsv("--out", out, "--report", report, "--no-consents");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(Files.readString(report))
        .contains("<h1>calls.csv</h1>", "7 rows judged", "acme.<wbr>calling-<wbr>hours")
        .contains("<dt>purpose</dt><dd>telemarketing</dd>", "from the column talked")
        .contains("in the time zone America/New_York", "none, unless a column says otherwise")
        .contains(Outputs.sha256(out), Outputs.sha256(folder.resolve("calls.csv")))
        .contains("lexicall audit --regulations acme", "--report")
        .doesNotContain("2125550142", "<script");
  }

  @Test
  void packedFiles_areUnpacked_andPacked() throws IOException {
    Path calls = folder.resolve("calls.jsonl.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(calls))) {
      gzip.write(
          CALL.formatted("a", "2026-03-03T03:00:00Z", "+12125550142", "")
              .getBytes(StandardCharsets.UTF_8));
    }
    Path out = folder.resolve("out.jsonl.gz");

    Run run = audit(calls, "--out", out, "--fail-on", "deny");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(10);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(out))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"id\":\"a\"");
    }
  }

  /** As in check: a row that cannot be read must not hide a denial, in whatever order. */
  @Test
  void failOn_goesBeforeRowsThatCannotBeRead() throws IOException {
    String call = CALL.formatted("a", "2026-03-03T03:00:00Z", "+12125550142", "");
    String bad = "{\"activity\":\"contact\"}\n";
    for (String text : List.of(call + bad, bad + call)) {
      Path calls = file("calls.jsonl", text);
      assertThat(audit(calls, "--fail-on", "deny").exitCode()).isEqualTo(10);
      assertThat(audit(calls).exitCode()).isEqualTo(1);
    }
  }

  @Test
  void newestEdition_thatWasThere_counts() throws IOException {
    List<Object> command = new ArrayList<>();
    for (String day : List.of("2026-02-01", "2026-03-01")) {
      Path list = folder.resolve(day + ".lexi");
      Path numbers = file(day + ".txt", day.equals("2026-03-01") ? "2125550142\n" : "2125550199\n");
      Run built =
          Run.of(
              "",
              "lists",
              "build",
              "--kind",
              "national-dnc",
              "--place",
              "US",
              "--as-of",
              day,
              "-o",
              list.toString(),
              numbers.toString());
      assertThat(built.exitCode()).as(built.err()).isZero();
      command.addAll(List.of("--list", list));
    }
    StringBuilder calls = new StringBuilder();
    for (String at : List.of("2026-01-15", "2026-02-15", "2026-03-15")) {
      calls.append(CALL.formatted(at, at + "T17:00:00Z", "+12125550142", ""));
    }
    Path out = folder.resolve("out.jsonl");
    List<String> arguments =
        new ArrayList<>(List.of("audit", "--regulations", "tcpa", "--out", out.toString()));
    command.forEach(each -> arguments.add(each.toString()));
    arguments.add(file("calls.jsonl", calls.toString()).toString());

    Run run = Run.of("", arguments.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> missing = new ArrayList<>();
    List<Boolean> listed = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      WrittenVerdict verdict = VerdictJson.read(line);
      missing.add(
          verdict.findings().stream()
              .flatMap(finding -> finding.missing().stream())
              .filter(path -> path.startsWith("lists[national-dnc"))
              .findFirst()
              .orElse(""));
      listed.add(
          verdict.findings().stream().anyMatch(finding -> finding.message().contains("registry")));
    }
    assertThat(missing.get(0)).startsWith("lists[national-dnc");
    assertThat(missing.subList(1, 3)).containsExactly("", "");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("us-national-dnc of 2026-02-01, us-national-dnc of 2026-03-01");
  }

  @Test
  void whatCannotBe_isRefused_andNothingIsWritten() throws IOException {
    Path calls = file("calls.csv", CSV);
    Path out = folder.resolve("out.csv");

    assertThat(audit(calls, "--out", folder.resolve("out.txt")).err())
        .contains("--out takes a file called *.jsonl or *.csv");
    assertThat(audit(calls, "--at-column", "when", "--out", out).err())
        .contains("there is no column when");
    assertThat(audit(calls, "--map", "talked=spoken").err()).contains("there is no fact spoken");
    assertThat(audit(calls, "--temp", folder.resolve("none")).exitCode()).isEqualTo(3);
    assertThat(audit(folder.resolve("none.csv")).exitCode()).isEqualTo(3);
    assertThat(audit(calls, "--out", calls).exitCode()).isEqualTo(2);
    assertThat(out).doesNotExist();
    assertThat(calls).hasContent(CSV);
  }

  /**
   * The dated examples of the official comment on 12 CFR 1006.14(b): told as one pile of call
   * records in no order, they come out as they do with the history stated.
   */
  @Test
  void sevenInSevenDays_asAnAudit() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(CASES)) {
      if (line.contains("\"regulations\": [\"reg-f\"]")) {
        Map<String, String> parts = parts(line);
        Contact call = (Contact) ActivityJson.read(parts.get("facts"));
        if (call.get(Contact.HISTORY).orElse(List.of()).isEmpty()) {
          continue;
        }
        String name = parts.get("name");
        expected.put(name, parts.get("decision"));
        PhoneNumber number = PhoneNumber.ofDigits(12125550100L + expected.size());
        Contact own = with(call, name, number);
        rows.add(ActivityJson.write(own));
        for (EarlierContact earlier : call.get(Contact.HISTORY).orElseThrow()) {
          rows.add(row(own, earlier, name + " earlier " + rows.size()));
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(20);
    Collections.shuffle(rows, new Random(7));

    Run run = Run.of(String.join("\n", rows), "audit", "--regulations", "reg-f", "--out", "-", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, String> found = new TreeMap<>();
    for (String line : run.lines()) {
      WrittenVerdict verdict = VerdictJson.read(line);
      String id = verdict.id().orElseThrow();
      if (expected.containsKey(id)) {
        found.put(id, FactType.code(verdict.decision()));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Contact with(Contact call, String id, PhoneNumber number) {
    Called to = Called.builder().from(call.get(Contact.TO).orElseThrow()).number(number).build();
    return Contact.builder().from(call).without(Contact.HISTORY).id(id).to(to).build();
  }

  /** An earlier contact as the record of a call of its own. */
  private static String row(Contact call, EarlierContact earlier, String id) {
    Contact.Builder row =
        Contact.builder().from(call).id(id).at(earlier.get(EarlierContact.AT).orElseThrow());
    earlier.get(EarlierContact.CHANNEL).ifPresent(row::channel);
    earlier.get(EarlierContact.PURPOSE).ifPresent(row::purpose);
    earlier.get(EarlierContact.SUBJECT).ifPresent(row::subject);
    StringBuilder json = new StringBuilder(ActivityJson.write(row.build()));
    json.setLength(json.length() - 1);
    earlier
        .get(EarlierContact.CONNECTED)
        .ifPresent(value -> json.append(",\"connected\":").append(value));
    earlier
        .get(EarlierContact.REFUSED)
        .ifPresent(value -> json.append(",\"refused\":").append(value));
    earlier
        .get(EarlierContact.EXEMPT)
        .ifPresent(value -> json.append(",\"exempt\":").append(value));
    return json.append('}').toString();
  }

  /** The name, the facts and the expected decision of a case. */
  private static Map<String, String> parts(String line) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    JsonFactory json = new JsonFactory();
    try (JsonParser parser = json.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        StringWriter value = new StringWriter();
        try (JsonGenerator copy = json.createGenerator(value)) {
          if (name.equals("name")) {
            value.write(parser.getText());
          } else {
            copy.copyCurrentStructure(parser);
          }
        }
        parts.put(name, value.toString());
      }
    }
    parts.put("decision", parts.get("expect").replaceAll(".*\"decision\":\"([a-z]+)\".*", "$1"));
    return parts;
  }

  /** An empty variable of a script is not the current folder. */
  @ParameterizedTest
  @ValueSource(strings = {"--work", "--temp", "--list", "--report", "--profile", "--since"})
  void emptyName_isRefused(String option) throws IOException {
    Run run = auditOfCsv(option, "");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("the name of a file is empty");
    assertThat(Path.of("lock")).doesNotExist();
  }

  @Test
  void since_comparesWithWhatAnEarlierAuditTold() throws IOException {
    Run before = auditOfCsv("--json");
    Path summary = file("march.json", before.out());
    Path report = folder.resolve("april.html");

    Run run = auditOfCsv("--since", summary, "--report", report);
    Run json = auditOfCsv("--since", summary, "--json");

    assertThat(run.out())
        .contains("Since the earlier audit", "acme.calling-hours", "broken, before");
    assertThat(json.out()).contains("\"since\":{\"judged\":", "\"sameLaw\":true");
    assertThat(Files.readString(report))
        .contains("Since the earlier audit", "march.json", "In short");
    assertThat(json.out()).contains("\"sameLaw\":true,\"differs\":[]", "\"basis\":{");
    assertThat(run.out()).doesNotContain("differs too");
    Path profile = file("p.json", "{\"caller\":{\"number\":\"+18005550100\"}}");
    Object[] otherwise = {
      "--since", summary, "--profile", profile, "--fact", "subject=solar", "--report", report
    };
    Run other = auditOfCsv(otherwise);
    assertThat(other.out().replaceAll("\\s+", " "))
        .contains("differs too", "fact subject (solar, before none)", "profile (sha256:")
        .doesNotContain("8005550100", "time zone (");
    assertThat(Files.readString(report)).contains("fact subject (solar, before none)");
    assertThat(auditOfCsv("--since", summary, "--sample", "1").err())
        .contains("leave --sample out");
    String sample =
        "{\"lawful\":1,\"unlawful\":1,\"undecided\":0,\"sample\":{\"of\":%d,\"rows\":2,\"x\":[]}}";
    assertThat(auditOfCsv("--since", file("part.json", sample.formatted(1_000))).err())
        .contains("part.json: it is the summary of a sample of 2 of 1,000 contacts");
    assertThat(auditOfCsv("--since", file("all.json", sample.formatted(2))).err())
        .doesNotContain("sample");
    assertThat(auditOfCsv("--since", file("no.json", "[]")).err())
        .hasLineCount(1)
        .contains("no.json: it is not the summary of an audit");
  }

  @Test
  void sample_tellsTheErrorThatItBrings() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      rows.append(
          CALL.formatted(
              "c" + i,
              "2026-03-02T22:00:00-05:00",
              "+1212555" + (1000 + i),
              ",\"dialing\":\"manual\""));
    }
    Path calls = file("calls.jsonl", rows.toString());

    Run run = audit(calls, "--sample", "100");
    Run json = audit(calls, "--sample", "100", "--json");

    assertThat(run.out()).contains("a sample:", "of 500 contacts", "with 95 % confidence");
    assertThat(json.out())
        .contains("\"sample\":{\"of\":500,\"rows\":", "\"unlawfulShareHigh\":1.0");
    assertThat(audit(calls, "--sample", "500", "--json").out())
        .contains("\"sample\":{\"of\":500,\"rows\":500")
        .doesNotContain("unlawfulShareLow", "unlawfulShareHigh");
    assertThat(audit(calls, "--sample", "-1").exitCode()).isEqualTo(2);
  }

  @Test
  void journal_isJudgedAgainWithTheFactsOfThen() throws IOException {
    String calls =
        CALL.formatted("a", "2026-03-02T22:00:00-05:00", "+12125550142", ",\"dialing\":\"manual\"")
            + CALL.formatted(
                "b", "2026-03-02T12:00:00-05:00", "+12125550143", ",\"dialing\":\"manual\"");
    Path journal = folder.resolve("decisions");
    Run asked = Run.of(calls, "check", "--regulations", "acme", "--journal", journal.toString());
    Path out = folder.resolve("again.jsonl");

    Run run = audit("--journal", journal, "--out", out);

    assertThat(asked.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("1 row", "not done", "denied before, so in no other count; 0 would be")
        .doesNotContain("2125550142");
    assertThat(audit("--journal", journal, "--json").out())
        .contains("\"notDone\":{\"rows\":1,", "\"exposure\":[]");
    assertThat(Files.readString(out)).isEqualTo(asked.out());
    Files.move(folder.resolve("decisions.keys"), folder.resolve("elsewhere.keys"));
    assertThat(audit("--journal", journal).out()).contains("unreadable", "refused");
    assertThat(audit("--journal", folder.resolve("none")).exitCode()).isEqualTo(3);
    assertThat(audit().err()).contains("there are no rows");
  }

  @Test
  void columnsOfAgentsAndAbandonedCalls_areTold_andNumbersAreNot() throws IOException {
    StringBuilder rows =
        new StringBuilder("id,phone,called_at,agent,trained,answered,abandoned,campaign\n");
    for (int i = 0; i < 40; i++) {
      rows.append(
          "c%d,212555%04d,2026-03-%02d %s:00,%s,%s,%s,%s,spring\n"
              .formatted(
                  i,
                  i,
                  2 + i % 20,
                  i == 3 ? "22" : "12",
                  i % 2 == 0 ? "Ann" : "+1 212 555 0142",
                  i == 5 ? "no" : "yes",
                  i < 30 ? "yes" : "no",
                  i < 2 ? "yes" : "no"));
    }
    Path calls = file("agents.csv", rows.toString());
    Path report = folder.resolve("agents.html");
    Object[] options = {
      calls,
      "--zone",
      "America/New_York",
      "--fact",
      "purpose=telemarketing",
      "--fact",
      "dialing=manual",
      "--map",
      "trained=trained",
      "--map",
      "answered=answered",
      "--map",
      "abandoned=abandoned",
      "--map",
      "campaign=campaign.id",
      "--report",
      report
    };

    Run run = audit(options);
    List<Object> more = new ArrayList<>(List.of(options));
    more.add("--json");
    Run json = audit(more.toArray());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("spring", "abandoned of 30 answered, 6.67 %, from 2026-03-02")
        .containsPattern("Ann +20 +0 unlawful")
        .contains("not trained", "lawful; most", "acme.calling-hours")
        .doesNotContain("555 01");
    assertThat(json.out())
        .contains(
            "\"abandonment\":[{\"campaign\":\"spring\",\"first\":\"2026-03-02\",\"last\":\"2026-03-31\",\"calls\":40,\"answered\":30,\"abandoned\":2,\"untold\":0,\"share\":0.0666")
        .contains(
            "\"agents\":{",
            "\"Ann\":{\"lawful\":20,\"unlawful\":0,\"undecided\":0,\"untrained\":0,")
        .contains("\"rules\":{\"acme.calling-hours\":1}");
    assertThat(Files.readString(report))
        .contains("Abandoned calls of each campaign", "6.67 %", "By agent", "Untrained")
        .doesNotContain("555 01", "2125550");
  }

  @Test
  void rows_areComparedWithWhatAJournalRecorded() throws IOException {
    String manual = ",\"dialing\":\"manual\"";
    String asked =
        CALL.formatted("late", "2026-03-02T22:00:00-05:00", "+12125550142", manual)
            + CALL.formatted("fine", "2026-03-02T12:00:00-05:00", "+12125550143", manual)
            + CALL.formatted("unmade", "2026-03-02T12:00:00-05:00", "+12125550144", manual);
    Path journal = folder.resolve("decisions");
    assertThat(
            Run.of(asked, "check", "--regulations", "acme", "--journal", journal.toString())
                .exitCode())
        .isZero();
    Path calls =
        file(
            "made.jsonl",
            CALL.formatted("late", "2026-03-02T22:00:30-05:00", "+12125550142", manual)
                + CALL.formatted(
                    "fine",
                    "2026-03-02T12:05:00-05:00",
                    "+12125550143",
                    ",\"dialing\":\"automated\"")
                + CALL.formatted("unasked", "2026-03-02T12:00:00-05:00", "+12125550145", manual));
    Path report = folder.resolve("compared.html");

    Run run = audit(calls, "--journal", journal, "--report", report);
    Run json = audit(calls, "--journal", journal, "--json");
    Run twice = audit(calls, "--journal", journal, "--journal", journal.resolve("."));

    assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("is given twice");
    Path other =
        file(
            "other.jsonl",
            CALL.formatted("o", "2026-03-02T12:00:00-05:00", "+12125550177", manual));
    Path none = folder.resolve("none.html");
    assertThat(audit(other, "--journal", journal, "--report", none).out())
        .containsPattern("matched +0 +of 1 calls and 3 decisions\n");
    assertThat(Files.readString(none))
        .contains("0 pairs match")
        .doesNotContain("differ by at most");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("3 rows", "Compared with the journal")
        .containsPattern("matched +2 +of 3 calls and 3 decisions; instants differ by at most")
        .containsPattern("called-though-denied +1 [^(]*[(]file 1[)] 1")
        .containsPattern("instant +1 [^(]*[(]file 1[)] 2")
        .containsPattern("fact-dialing +1 [^(]*[(]file 1[)] 2")
        .containsPattern("row-without-entry +1 [^(]*[(]file 1[)] 3")
        .containsPattern("entry-without-row-permit +1 [^(]*[(]file 2[)]")
        .doesNotContain("5550142");
    assertThat(json.out())
        .contains(
            "\"journal\":{\"rows\":3,\"entries\":3,\"matched\":2,\"greatestShiftSeconds\":300,")
        .contains("\"called-though-denied\":{\"rows\":1,\"first\":[{\"file\":0,\"line\":1}]}");
    assertThat(Files.readString(report))
        .contains("Compared with the journal", "Called although it was denied")
        .doesNotContain("5550142");
  }

  @Test
  void workFolder_goesWithFilesOnly_andIsEmptiedWhenAllIsDone() throws IOException {
    Path work = folder.resolve("work");

    Run run = auditOfCsv("--work", work, "--out", folder.resolve("out.csv"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(work.toFile().list()).containsExactly("lock");
    assertThat(audit("-", "--work", work).err()).contains("--work takes rows in files");
    assertThat(audit("--journal", folder, "--work", work).exitCode()).isEqualTo(2);
    assertThat(auditOfCsv("--work", folder.resolve("none/work")).exitCode()).isEqualTo(3);
  }

  /** What nothing heeds would be taken for what the audit rests on. */
  @ParameterizedTest
  @ValueSource(strings = {"--fact purpose=survey", "--map talked=connected", "--no-consents"})
  void whatIsStatedOfRowsOfCsv_whereAllAreJson_isRefused(String option) throws IOException {
    Path calls =
        file("calls.jsonl", CALL.formatted("noon", "2026-03-02T17:00:00Z", "+12125550142", ""));
    Path out = Files.writeString(folder.resolve("out.jsonl"), "earlier");
    String[] words = option.split(" ");
    List<Object> arguments = new ArrayList<>(List.of(calls, "--out", out));
    arguments.addAll(List.of(words));
    Run run = audit(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is stated for CSV rows, but there are none");
    assertThat(out).content().isEqualTo("earlier");
    Path table = file("calls.csv", "phone,called_at,talked\n");
    arguments.add(1, table);
    assertThat(audit(arguments.toArray()).exitCode()).isZero();
  }
}
