package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactCommandTest {
  private static final String FRANCE =
      "{\"activity\":\"contact\",\"id\":\"%s\",\"at\":\"%s\",\"channel\":\"voice\",\"voice\":\"live\","
          + "\"purpose\":\"telemarketing\",\"dialing\":\"automated\",\"subject\":\"furniture\","
          + "\"caller\":{\"seller\":\"acme\",\"number\":\"+33123456789\",\"country\":\"FR\","
          + "\"transmitsCallerId\":true},\"to\":{\"number\":\"+33123456780\",\"lineType\":"
          + "\"fixed-line\",\"subscriber\":\"consumer\",\"country\":\"FR\",\"timeZone\":"
          + "\"Europe/Paris\"},\"consents\":[%s],\"relationship\":{\"customer\":false,"
          + "\"similarProducts\":false},\"lists\":[{\"list\":\"national-optout\",\"country\":\"FR\","
          + "\"listed\":false,\"asOf\":\"2026-05-04\"}],\"history\":[],\"controller\":{\"country\":"
          + "\"FR\"}}\n";

  private static final String OPT_IN =
      "{\"kind\":\"opt-in\",\"grantedAt\":\"2026-02-20T09:00:00+02:00\",\"seller\":\"acme\","
          + "\"channels\":[\"voice\"],\"purposes\":[\"telemarketing\"],\"automated\":false}";

  private static final String FLORIDA =
      "{\"activity\":\"contact\",\"id\":\"%s\",\"at\":\"%s\",\"channel\":\"voice\",\"voice\":\"live\","
          + "\"purpose\":\"telemarketing\",\"dialing\":\"manual\",\"caller\":{\"seller\":\"acme\","
          + "\"number\":\"+18005550100\",\"name\":\"Acme\",\"registeredIn\":[\"US-FL\"],"
          + "\"transmitsCallerId\":true},\"to\":{\"number\":\"+13055550123\",\"lineType\":"
          + "\"fixed-line\",\"subscriber\":\"consumer\"},\"consents\":[],\"relationship\":"
          + "{\"customer\":false}}\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Run impact(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("impact"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Run.of("", all.toArray(String[]::new));
  }

  private String jar(String name, String module) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/services/" + RuleModule.class.getName()));
      zip.write(module.getBytes(UTF_8));
      zip.closeEntry();
    }
    return jar.toString();
  }

  @Test
  void franceOf11August2026_forbidsCallsWithoutConsent() throws IOException {
    Path calls =
        file(
            "calls.jsonl",
            FRANCE.formatted("stranger", "2026-05-20T11:00:00+02:00", "")
                + FRANCE.formatted("friend", "2026-05-20T11:05:00+02:00", OPT_IN));
    Path out = folder.resolve("out.jsonl");
    Path report = folder.resolve("impact.html");

    Run run =
        impact(
            calls,
            "--regulations",
            "eprivacy",
            "--law-of",
            "2026-08-11",
            "--out",
            out,
            "--report",
            report);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("lawful to unlawful", "eprivacy.live-call-consent", "L. 223-1", "FR")
        .doesNotContain("123456780");
    assertThat(Files.readAllLines(out))
        .singleElement()
        .asString()
        .contains("\"id\":\"stranger\",\"before\":\"permit\",\"after\":\"deny\"");
    assertThat(Files.readString(report))
        .contains("The law of 2026-08-11", "eprivacy.<wbr>live-<wbr>call-<wbr>consent")
        .doesNotContain("123456780");
  }

  /** What was asked once is judged by the law to come, without files. */
  @Test
  void journal_isJudgedByTheLawOfAnotherDay() throws IOException {
    String calls =
        FRANCE.formatted("stranger", "2026-05-20T11:00:00+02:00", "")
            + FRANCE.formatted("friend", "2026-05-20T11:05:00+02:00", OPT_IN);
    Path journal = folder.resolve("decisions");
    Run.of(calls, "check", "--regulations", "eprivacy", "--journal", journal.toString());
    Path out = folder.resolve("out.jsonl");
    String[] law = {"--regulations", "eprivacy", "--law-of", "2026-08-11"};

    Run run = impact("--journal", journal, law[0], law[1], law[2], law[3], "--out", out);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("lawful to unlawful").doesNotContain("123456780");
    assertThat(Files.readAllLines(out)).singleElement().asString().contains("\"id\":\"stranger\"");
    assertThat(impact(law[0], law[1], law[2], law[3]).err()).contains("there are no rows");
    Path file = file("calls.jsonl", calls);
    assertThat(impact("--journal", journal, file, law[2], law[3], "--json", law[0], law[1]).out())
        .contains("\"rows\":4,\"otherwise\":2,");
  }

  /** A consent of the ledger counts under both laws. */
  @Test
  void ledger_isAskedUnderBothLaws() throws IOException {
    String db = folder.resolve("led.db").toString();
    for (String[] words :
        new String[][] {
          {"ledger", "init", "--db", db},
          {
            "ledger",
            "record",
            "consent-given",
            "--db",
            db,
            "--number",
            "+33123456780",
            "--at",
            "2026-02-20T09:00:00+02:00",
            "--set",
            "kind=opt-in",
            "--set",
            "seller=acme",
            "--set",
            "channels=voice",
            "--set",
            "purposes=telemarketing",
            "--set",
            "automated=no"
          }
        }) {
      Run run = Run.of("", words);
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    String call = FRANCE.formatted("asked", "2026-05-20T11:00:00+02:00", "");
    Path calls = file("calls.jsonl", call.replace("\"consents\":[],", ""));
    Object[] law = {calls, "--regulations", "eprivacy", "--law-of", "2026-08-11", "--json"};

    String alone = impact(law).out();
    Object[] asked = Arrays.copyOf(law, law.length + 2);
    asked[law.length] = "--db";
    asked[law.length + 1] = db;
    Run run = impact(asked);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(alone).contains("\"otherwise\":1,");
    assertThat(run.out()).contains("\"rows\":1,\"otherwise\":0,");
    assertThat(impact(calls, "--release", calls, "--db", db).err())
        .contains("--db cannot be used with --release");
  }

  @Test
  void floridaOf1July2021_endsCallsAnHourEarlier() throws IOException {
    Path calls =
        file(
            "calls.jsonl",
            FLORIDA.formatted("evening", "2021-06-22T20:30:00-04:00")
                + FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));

    Run run = impact(calls, "--regulations", "us-state", "--law-of", "2021-07-01", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "\"rule\":\"us-state.calling-hours\",\"newlyDenied\":1,\"noLongerDenied\":0",
            "{\"place\":\"US-FL\",\"beforeMinutes\":5460,\"afterMinutes\":5040,\"lostMinutes\":420,"
                + "\"wonMinutes\":0}",
            "501.616(6)(a)");
  }

  @Test
  void houseRules_areTriedOnAndOff() throws IOException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));
    String house = jar("house.jar", HouseLaw.class.getName());

    Run on = impact(calls, "--regulations", "us-state,house", "--without-module", house, "--json");
    Run with = impact(calls, "--with-module", house, "--json");

    assertThat(with.out()).contains("\"rule\":\"house.closed\",\"newlyDenied\":1");
    assertThat(on.exitCode()).isEqualTo(2); // the second law has no rules of 'house'
    assertThat(impact(calls, "--without-module", house, "--json").out())
        .contains("\"rule\":\"house.closed\",\"newlyDenied\":0,\"noLongerDenied\":1");
  }

  @Test
  void houseRules_areNoOtherRelease_andAreGivenOnce() throws IOException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));
    String house = jar("house.jar", HouseLaw.class.getName());

    Run release = impact(calls, "--release", house);
    assertThat(release.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(release.err())
        .contains(
            "house.jar is not another release: it holds house, and none of our modules;"
                + " --with-module takes rules of your own");
    Run twice = impact(calls, "--with-module", house, "--module", house);
    assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("house.jar is given twice");
    assertThat(impact(calls, "--with-module", house, "--regulations=us-state", "--json").out())
        .contains("\"rule\":\"house.closed\",\"newlyDenied\":1");
  }

  /** Our own module of the class path, as if it were that of another release. */
  @Test
  void moduleOfAnotherRelease_isLoadedInPlaceOfOurs() throws IOException, URISyntaxException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));
    Path ours =
        Path.of(
            io.lexicall.rules.tcpa.TcpaRules.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Path jar = folder.resolve("tcpa.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      copy(ours, zip);
    }

    Run run = impact(calls, "--release", jar, "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"rows\":1,\"otherwise\":0,\"otherReasons\":0");
  }

  private static void copy(Path from, ZipOutputStream zip) throws IOException {
    if (Files.isDirectory(from)) {
      try (var files = Files.walk(from)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          zip.putNextEntry(new ZipEntry(from.relativize(each).toString()));
          Files.copy(each, zip);
        }
      }
    } else {
      try (var old = new java.util.zip.ZipFile(from.toFile())) {
        for (ZipEntry each : java.util.Collections.list(old.entries())) {
          if (!each.isDirectory()) {
            zip.putNextEntry(new ZipEntry(each.getName()));
            old.getInputStream(each).transferTo(zip);
          }
        }
      }
    }
  }

  @Test
  void whatIsNoRelease_isToldInOneLine() throws IOException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));

    Run run = impact(calls, "--release", calls);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1).contains("calls.jsonl");
  }

  @Test
  void oneLaw_isComparedWithOneOther() throws IOException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));

    assertThat(impact(calls).exitCode()).isEqualTo(2);
    assertThat(impact(calls, "--law-of", "2021-07-01", "--release", "x.jar").err())
        .contains("one of --law-of, --release, --with-module and --without-module");
    assertThat(impact(calls, "--law-of", "soon").err()).contains("--law-of takes a date");
    assertThat(impact(calls, "--law-of", "2021-07-01", "--out", "x.txt").err())
        .contains("--out takes a file called *.jsonl");
  }

  @Test
  void rowsThatCannotBeRead_areNamed_likeInAnAudit() throws IOException {
    String good = FLORIDA.formatted("a", "2021-06-22T12:00:00-04:00");
    String later = FLORIDA.formatted("b", "2021-06-23T12:00:00-04:00");
    String odd = FLORIDA.formatted("odd", "2021-06-22T13:00:00-04:00").replace("live", "lively");
    Path one = file("one.jsonl", "{}\n" + good + odd + later);
    Path two = file("two.jsonl", FLORIDA.formatted("local", "2021-06-22T12:00:00"));
    Path report = folder.resolve("impact.html");

    Run run = impact(one, two, "--law-of", "2021-07-01", "--report", report);
    Run json = impact(one, two, "--law-of", "2021-07-01", "--json");
    Run audit = Run.of("", "audit", one.toString(), two.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).as("as an audit counts them").startsWith("5 rows");
    assertThat(json.out()).contains("\"rows\":5,");
    assertThat(audit.out()).contains("\"rows\":5,");
    assertThat(run.out())
        .contains("refused", "rows that cannot be read")
        .containsPattern(
            "no-instant +1 .*local times need\\s+--zone,\\s+and\\s+other\\s+forms\\s+in\\s+CSV\\s+--time-format:\\s+line\\s+\\(file 2\\)\\s+1")
        .containsPattern("unreadable +2 .*: lines \\(file 1\\) 1,\\s+\\(file 1\\) 3");
    assertThat(Files.readString(report))
        .contains("Rows to look at", "one.jsonl:1, one.jsonl:3", "two.jsonl:1");
    for (String member :
        List.of("refusals", "repeated", "withoutHistory", "withIncompleteHistory", "inNoHistory")) {
      assertThat(json.out()).contains(member(audit.out(), member));
    }
  }

  /** Returns a member of an object whose value is an object, as text. */
  private static String member(String json, String name) {
    int from = json.indexOf("\"" + name + "\":{");
    assertThat(from).as(name).isNotNegative();
    int depth = 0;
    for (int i = from; ; i++) {
      depth += json.charAt(i) == '{' ? 1 : 0;
      depth -= json.charAt(i) == '}' ? 1 : 0;
      if (depth == 0 && json.charAt(i) == '}') {
        return json.substring(from, i + 1);
      }
    }
  }

  @Test
  void shadow_isToldApart() throws IOException {
    Path calls = file("calls.jsonl", FLORIDA.formatted("noon", "2021-06-22T12:00:00-04:00"));
    String house = jar("house.jar", HouseLaw.class.getName());

    Run audit =
        Run.of(
            "",
            "audit",
            calls.toString(),
            "--shadow",
            house,
            "--json",
            "--regulations",
            "us-state,house");
    Run check =
        Run.of(
            Files.readString(calls), "check", "--shadow", house, "--regulations", "us-state,house");

    assertThat(audit.out())
        .contains("\"shadow\":{\"house.closed\":{\"unlawful\":1,\"undecided\":0}}");
    assertThat(check.out()).contains("\"shadow\":[{\"rule\":\"house.closed\",\"outcome\":\"deny\"");
    Run unnamed =
        Run.of(Files.readString(calls), "check", "--shadow", house, "--regulations", "us-state");
    assertThat(unnamed.out()).isEqualTo(check.out());
    assertThat(
            Run.of(
                    Files.readString(calls),
                    "check",
                    "--summary",
                    "--shadow",
                    house,
                    "--regulations",
                    "us-state,house")
                .out())
        .contains("Rules in shadow, which decided nothing", "house.closed");
  }

  @Test
  void columnsThatAreCalledAsFacts_andAreNotRead_areTold() throws IOException {
    Path calls =
        file(
            "records.csv",
            "phone,called_at,purpose,notes\n+12125550142,2026-03-02T17:00:00Z,survey,none\n");
    Path report = folder.resolve("impact.html");
    Run run =
        impact(
            calls, "--regulations", "tcpa", "--law-of", "2026-08-11", "--json", "--report", report);
    assertThat(run.err()).contains("not read, though they are named like facts: purpose");
    assertThat(run.out()).contains("\"notRead\":[\"purpose\"]");
    assertThat(Files.readString(report)).contains("<dt>Columns not read</dt><dd>purpose</dd>");
  }

  @Test
  void sample_tellsTheErrorThatItBrings() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append(
          FRANCE
              .formatted("call-" + i, "2026-05-20T11:00:00+02:00", "")
              .replace("+33123456780", "+331234567" + (10 + i)));
    }
    Path calls = file("calls.jsonl", rows.toString());

    Run run =
        impact(calls, "--regulations", "eprivacy", "--law-of", "2026-08-11", "--sample", "20");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("a sample:", "of 60 contacts", "have another decision");
    assertThat(impact(calls, "--law-of", "2026-08-11", "--sample", "20", "--json").out())
        .containsPattern(
            "\"sample\":\\{\"of\":60,\"rows\":\\d+,.*\"changedShareLow\":0\\.\\d+,\"changedShareHigh\":1\\.0}");
    assertThat(impact(calls, "--law-of", "2026-08-11", "--sample", "0").exitCode()).isEqualTo(2);
  }
}
