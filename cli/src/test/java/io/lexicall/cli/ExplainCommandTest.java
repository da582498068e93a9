package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String EARLY =
      CheckCommandTest.call(
          "early", "2026-11-24T07:59:59-05:00", "'purpose':'telemarketing','dialing':'manual'");
  private static final String MACHINE =
      CheckCommandTest.call(
          "machine", "2026-11-24T12:00:00-05:00", "'dialing':'random-or-sequential'");

  @Test
  void explain_aDenial_readsAsASentenceWithItsLawAndItsCure() {
    Run run = Run.of(EARLY, "explain", "--full", "--regulations=acme");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            line 1  early contact at 2026-11-24T07:59:59-05:00 in America/New_York
            DENY until 2026-11-24T08:00:00-05:00 in America/New_York

            DENY [acme.calling-hours] Sales calls ring from 08:00 to 21:00. It is 07:59:59 on Tuesday 24
              November 2026 in America/New_York; the hours are Mon-Sun 08:00-21:00, also on holidays.
              law             Acme House Rules 1(a), in force from 2020-01-01
              would cure it   wait until 2026-11-24T08:00:00-05:00 in America/New_York

            Rules considered
            """)
        .contains(
            """
              denied     acme.calling-hours Acme House Rules 1(a)
                         Sales calls ring from 08:00 to 21:00.
            """,
            "yes purpose is telemarketing",
            "would pass if one of these did not hold",
            """
              passed     acme.no-machines Acme House Rules 2
                         Nobody is called by a machine.
                         no  dialing is random-or-sequential
            """,
            "not-in-force  1 rule is not in force on that day (--all names them)")
        .doesNotContain("555", "\u001b");
  }

  @Test
  void explain_unlessTold_isBrief_theDecisionAndItsCure() {
    Run run = Run.of(EARLY, "explain", "--regulations=acme");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            line 1  early contact at 2026-11-24T07:59:59-05:00 in America/New_York
            DENY until 2026-11-24T08:00:00-05:00 in America/New_York
              [acme.calling-hours] Sales calls ring from 08:00 to 21:00. It is 07:59:59 on Tuesday 24 November
                2026 in America/New_York; the hours are Mon-Sun 08:00-21:00, also on holidays.
                law           Acme House Rules 1(a)
                would cure it wait until 2026-11-24T08:00:00-05:00 in America/New_York
            """);
    assertThat(Run.of(EARLY, "explain", "--brief", "--regulations=acme").out())
        .isEqualTo(run.out());
    for (String other : new String[] {"--full", "--all", "--json"}) {
      Run both = Run.of(EARLY, "explain", "--brief", other);
      assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(both.err()).contains("give only one");
    }
  }

  /** Who states the time by another clock is told both. */
  @Test
  void explain_tellsTimesByTheClockOfTheCalled_andByTheOneTheyAreStatedIn() {
    Run run =
        Run.of(EARLY.replace("07:59:59-05:00", "13:59:59+01:00"), "explain", "--regulations=acme");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "contact at 2026-11-24T07:59:59-05:00 in America/New_York (2026-11-24T13:59:59+01:00)"
                + " DENY until 2026-11-24T08:00:00-05:00 in America/New_York"
                + " (2026-11-24T14:00:00+01:00)");
    assertThat(
            Run.of(
                    "{\"activity\":\"contact\",\"at\":\"2026-11-24T13:00:00Z\"}",
                    "explain",
                    "--regulations=acme")
                .out())
        .contains("contact at 2026-11-24T13:00:00Z\n");
  }

  private static String sale(String region, String number, String caller, String lists) {
    return ("{'activity':'contact','at':'2026-11-24T12:00:00-05:00','channel':'voice',"
            + "'purpose':'telemarketing','dialing':'manual','voice':'live','subject':'solar',"
            + "'caller':{'seller':'acme','number':'+18005550100','name':'Acme'"
            + caller
            + "},'to':{'number':'"
            + number
            + "','region':'"
            + region
            + "','lineType':'fixed-line','subscriber':'consumer'},'consents':[],'history':[],"
            + "'relationship':{'customer':false},'lists':["
            + lists
            + "{'list':'national-dnc','listed':false,'asOf':'2026-11-20'},"
            + "{'list':'internal-dnc','seller':'acme','listed':false}]}")
        .replace('\'', '"');
  }

  private static String explained(String call, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explain", "--regulations=us-state"));
    arguments.addAll(List.of(more));
    return Run.of(call, arguments.toArray(String[]::new)).out().replaceAll("\\s+", " ");
  }

  /** A list that is too old, or of a later day, is missing by name, but it was given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-09-30|does not count too old: the check that is stated of 2026-09-30; the law needs a"
            + " version of 2026-10-01 or later",
        "2026-11-25|does not count of a later day: the check that is stated of 2026-11-25; this"
            + " needs a version of 2026-11-24 or earlier",
        "2026-10-01|",
        "2026-11-24|",
      })
  void explain_tellsWhichVersionOfAListCounts(String asOf, String told) {
    String call =
        sale(
            "US-FL",
            "+13055550123",
            ",'registeredIn':['US-FL']",
            "{'list':'state-dnc','region':'US-FL','listed':false,'asOf':'" + asOf + "'},");
    if (told == null) {
      assertThat(explained(call)).doesNotContain("state-dnc", "does not count");
      assertThat(explained(call, "--full"))
          .contains("lists state-dnc US-FL of " + asOf + ": not listed");
    } else {
      assertThat(explained(call)).contains("missing lists[state-dnc US-FL] " + told);
      assertThat(explained(call, "--full")).contains("missing lists[state-dnc US-FL] " + told);
    }
  }

  /** The same is told of what a denial lacks besides, and by the other commands. */
  @ParameterizedTest
  @CsvSource({"2026-09-30, true", "2026-10-01, false"})
  void otherCommands_tellItToo(String asOf, boolean tooOld, @TempDir Path folder)
      throws IOException {
    String call =
        sale(
            "US-FL",
            "+13055550123",
            ",'registeredIn':['US-FL']",
            "{'list':'state-dnc','region':'US-FL','listed':false,'asOf':'" + asOf + "'},");
    String why =
        "too old: the check that is stated of 2026-09-30; the law needs a version of 2026-10-01 or"
            + " later";
    String atNight = call.replace("T12:00:00-05:00", "T23:00:00-05:00");
    assertThat(atNight).isNotEqualTo(call);
    String denied = explained(atNight);
    assertThat(denied).contains("DENY");
    String path = "lists[state-dnc US-FL]";
    String[] regulation = {"--regulations=us-state"};
    Run checked = Run.of(call, "check", regulation[0]);
    String summary =
        Run.of(call, "check", "--summary", regulation[0]).out().replaceAll("\\s+", " ");
    String facts = Files.writeString(folder.resolve("facts.json"), call).toString();
    String windows =
        Run.of(
                "",
                "windows",
                regulation[0],
                "--days=1",
                "--from=2026-11-24T12:00:00-05:00",
                "--facts=" + facts,
                "+13055550123")
            .out()
            .replaceAll("\\s+", " ");
    if (tooOld) {
      assertThat(denied).contains("also missing " + path + " does not count " + why);
      assertThat(checked.err().replaceAll("\\s+", " "))
          .contains(path + " was given and is missing nevertheless; for one line: " + why);
      assertThat(checked.out()).doesNotContain("too old");
      assertThat(summary).contains("verdicts; for one of them: " + why);
      assertThat(windows).contains("lacks " + path, "does not count " + why);
    } else {
      assertThat(denied + checked.err() + summary + windows)
          .doesNotContain("too old", "state-dnc", "does not count");
    }
  }

  @Test
  void explain_ofAListWithoutTheArea_doesNotCallItOld(@TempDir Path folder) throws IOException {
    Path numbers = Files.writeString(folder.resolve("numbers.txt"), "2125551234\n");
    String list = folder.resolve("us.lexi").toString();
    List<String> build = List.of("lists", "build", "--kind", "national-dnc", "--place", "US");
    List<String> arguments = new ArrayList<>(build);
    arguments.addAll(List.of("--as-of", "2026-11-20", "-o", list, numbers.toString()));
    assertThat(Run.of("", arguments.toArray(String[]::new)).exitCode()).isZero();
    String call =
        sale("US-FL", "+13055550123", "", "")
            .replace(
                "{'list':'national-dnc','listed':false,'asOf':'2026-11-20'},".replace('\'', '"'),
                "");
    Run run = Run.of(call, "explain", "--regulations=tcpa", "--list", list);
    assertThat(run.out()).contains("lists[national-dnc]").doesNotContain("too old");
  }

  @Test
  void explain_tellsWhatAClaimedExemptionLifts() {
    String unregistered = ",'registeredIn':[],'exemptions':[{'region':'%s','code':'%s'}]";
    String newYork = sale("US-NY", "+12125550123", unregistered.formatted("US-NY", "retail"), "");
    assertThat(explained(newYork))
        .contains(
            "exemption the exemption 'retail' claimed for US-NY lifts"
                + " us-state.solicitor-registration");
    String noBank = ",'financialInstitution':false" + unregistered; // 8-19A leaves banks out
    String alabama = sale("US-AL", "+12055550123", noBank.formatted("US-AL", "retial"), "");
    assertThat(explained(alabama))
        .contains(
            "[us-state.solicitor-registration]",
            "does not count the exemption 'retial' claimed for US-AL lifts no rule here");
    assertThat(explained(alabama.replace("retial", "retail")))
        .doesNotContain("[us-state.solicitor-registration]", "does not count");
    // Of another state it says nothing here.
    assertThat(
            explained(
                newYork.replace("\"region\":\"US-NY\",\"code\"", "\"region\":\"US-VT\",\"code\"")))
        .doesNotContain("exemption", "does not count");
  }

  @Test
  void explain_tellsThatTheListOfAnotherSellerDoesNotCount() {
    String call =
        CheckCommandTest.call(
            "other",
            "2026-11-24T12:00:00-05:00",
            "'caller':{'seller':'acme'},'lists':[{'list':'internal-dnc','seller':'other',"
                + "'listed':true},{'list':'internal-dnc','seller':'acme','listed':false}]");
    String note =
        "does not count the entry in lists[internal-dnc] of 'other', since the call is made for"
            + " 'acme'";
    assertThat(Run.of(call, "explain", "--regulations=acme").out().replaceAll("\\s+", " "))
        .contains(note);
    assertThat(
            Run.of(call, "explain", "--full", "--regulations=acme").out().replaceAll("\\s+", " "))
        .contains(note);
    assertThat(
            Run.of(
                    call.replace("\"seller\":\"other\"", "\"seller\":\"acme\""),
                    "explain",
                    "--regulations=acme")
                .out())
        .doesNotContain("does not count");
    Run checked = Run.of(call, "check", "--regulations=acme");
    assertThat(checked.err())
        .contains("1 line states an entry of lists[internal-dnc] that does not count", "'other'");
    assertThat(checked.out()).doesNotContain("does not count");
  }

  @Test
  void explain_briefly_ofAMachine_tellsAnUnsureReading_andThatNothingCuresIt() {
    assertThat(Run.of(MACHINE, "explain", "--regulations=acme").out())
        .contains(
            "DENY, and waiting alone does not cure it",
            "Acme House Rules 2; certainty LOW: not verified",
            "would cure it the rule names nothing that the caller can do");
  }

  @Test
  void explain_briefly_namesWhatIsMissingOnce_andWhoAsks() {
    String call = CheckCommandTest.call("u", "2026-11-24T12:00:00-05:00", "'purpose':'survey'");
    assertThat(Run.of(call, "explain", "--regulations=acme").out())
        .contains(
            """
            INDETERMINATE: these facts do not decide it
              missing         dialing
              asked by        acme.no-machines
              would cure it   state these facts, with the call or in a profile
            """);
    String failing = CheckCommandTest.call("z", "2026-11-24T12:00:00Z", "'subject':'zero'");
    assertThat(Run.of(failing, "explain", "--regulations=acme").out())
        .contains("cannot tell     [acme.broken] The rule acme.broken failed")
        .doesNotContain("12125550142");
  }

  /** A path of two words is found whole on a line, however narrow the terminal is. */
  @Test
  void explain_briefly_namesLists_inOnePieceEach() {
    String call =
        "{\"activity\":\"contact\",\"at\":\"2026-11-24T12:00:00-05:00\","
            + "\"purpose\":\"telemarketing\",\"channel\":\"voice\","
            + "\"to\":{\"number\":\"+12145550142\",\"region\":\"US-TX\"}}";
    for (int columns = 40; columns < 70; columns++) {
      Run run = Run.of(call.getBytes(UTF_8), new Terminal(true, columns, false), "explain");
      assertThat(run.out())
          .contains("lists[state-dnc US-TX]", "lists[national-dnc]")
          .doesNotContain("missing         lists,", "\u00a0");
      assertThat(run.out().replaceAll("\\s+", " ")).contains("check these lists, with --list");
    }
  }

  @Test
  void explain_briefly_ofAPermit_tellsWhatMustBeDone() {
    assertThat(
            Run.of(
                    "{\"activity\":\"request\",\"at\":\"2026-11-24T12:00:00Z\","
                        + "\"region\":\"US-NY\",\"receivedAt\":\"2026-11-20T12:00:00Z\"}",
                    "explain",
                    "--regulations=acme")
                .out())
        .contains("PERMIT, on these conditions", "must be done    complete-request by 2026-11-30");
  }

  @Test
  void explain_tellsWhichStatementDecidedThePlace_andWhatTheNumberSuggested() {
    String call =
        "{'activity':'contact','at':'2026-11-24T12:00:00-05:00',"
            + "'to':{'number':'+16155550142','country':'US','postalCode':'37402'}}";
    String line = call.replace('\'', '"');

    assertThat(
            Run.of(line, "explain", "--full", "--regulations=acme").out().replaceAll("\\s+", " "))
        .contains(
            "Place: US-TN on America/New_York time, as to.postalCode says; the number suggests"
                + " US-TN on America/Chicago time.")
        .doesNotContain("37402", "555");
    assertThat(Run.of(line, "explain", "--regulations=acme", "--json").out())
        .contains("\"placing\":\"US-TN on America/New_York time, as to.postalCode says");
  }

  /** Without --full, the place is worth a line only where the number says otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "+493012345678 | 'country':'US','postalCode':'10001' | US-NY on America/New_York time, as"
            + " to.postalCode says; the number suggests DE on Europe/Berlin or Europe/Busingen"
            + " time",
        "+12125550142 | 'region':'US-CA' | US-CA on America/Los_Angeles time, as to.region says;"
            + " the number suggests US-NY on America/New_York time",
        "+16155550142 | 'country':'US','postalCode':'37402' | US-TN on America/New_York time, as"
            + " to.postalCode says; the number suggests US-TN on America/Chicago time",
        "+12125550142 | 'country':'DE' | DE on Europe/Berlin or Europe/Busingen time, as to.country"
            + " says; the number suggests US-NY on America/New_York time",
        "+12125550142 | 'country':'US' | ",
        "+12125550142 | 'region':'US-NY','postalCode':'10001' | ",
        "+18505550142 | 'region':'US-FL' | ",
        "+18505550142 | 'timeZone':'America/Chicago' | ",
        "+18005550142 | 'region':'US-FL' | ",
        "+12125550142 | | ",
        " | 'region':'US-NY' | ",
      })
  void explain_brief_tellsThePlace_onlyWhereTheNumberSuggestsAnother(
      String number, String place, String told) {
    String to =
        Stream.of(number == null ? null : "'number':'" + number + "'", place)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(","));
    String line =
        "{'activity':'contact','at':'2026-11-24T12:00:00-05:00','to':{@}}"
            .replace("@", to)
            .replace('\'', '"');
    String shown = Run.of(line, "explain", "--regulations=acme").out().replaceAll("\\s+", " ");
    if (told == null) {
      assertThat(shown).doesNotContain("place ", "suggests");
    } else {
      assertThat(shown).contains(" place " + told).doesNotContain("10001", "37402", "555");
    }
  }

  @Test
  void set_choosesASettingOfTheEngine_andAWrongNameIsRefused() {
    String call =
        "{'activity':'contact','at':'2026-11-24T12:00:00-05:00',"
            + "'to':{'number':'+16155550142','region':'US-TN'}}";
    String line = call.replace('\'', '"');

    assertThat(Run.of(line, "explain", "--full", "--set", "core.all-clocks-of-region=true").out())
        .contains("US-TN on America/Chicago or");
    assertThat(Run.of(line, "explain", "--full").out()).contains("US-TN on America/Chicago time");
    Run wrong = Run.of(line, "explain", "--set", "core.all-clocks=true");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("there is no setting 'core.all-clocks'");
  }

  @Test
  void explain_anIdThatIsATelephoneNumber_isNotShownInFull() {
    String call =
        CheckCommandTest.call("+12125550142", "2026-11-24T12:00:00-05:00", "'purpose':'survey'");
    assertThat(Run.of(call, "explain", "--regulations=acme").out())
        .startsWith("line 1  +•••••••••42 contact at ");
    assertThat(Run.of("{\"activity\":\"contact\",\"id\":\"+12125550142\"}", "explain").out())
        .startsWith("line 1  +•••••••••42\nCANNOT BE READ");
  }

  @Test
  void explain_anUnsureReading_saysSo() {
    Run run = Run.of(MACHINE, "explain", "--full", "--regulations=acme");
    assertThat(run.out())
        .contains("DENY, and waiting alone does not cure it", "certainty       LOW: not verified");
  }

  @Test
  void explain_whatIsUnknown_namesTheFacts() {
    Run run =
        Run.of(
            CheckCommandTest.call("u", "2026-11-24T12:00:00-05:00", "'purpose':'survey'"),
            "explain",
            "--full",
            "--regulations=acme");
    assertThat(run.out())
        .contains(
            "INDETERMINATE: these facts do not decide it",
            "missing         dialing",
            "?   dialing is random-or-sequential",
            "would decide with: dialing");
  }

  @Test
  void explain_obligations_areListedWithTheirDates() {
    Run run =
        Run.of(
            "{\"activity\":\"request\",\"at\":\"2026-11-24T12:00:00Z\",\"region\":\"US-NY\","
                + "\"receivedAt\":\"2026-11-20T12:00:00Z\"}",
            "explain",
            "--full",
            "--regulations=acme");
    assertThat(run.out())
        .contains(
            "PERMIT, on these conditions",
            "complete-request by 2026-11-30 [acme.reply] Acme House Rules 5");
  }

  @Test
  void explain_all_namesTheRulesAside() {
    Run run = Run.of(EARLY, "explain", "--regulations=acme", "--all");
    assertThat(run.out()).contains("not in force on that day: acme.old-custom");
  }

  @Test
  void explain_aLineThatCannotBeRead_isToldInItsPlace() {
    Run run = Run.of("{\"id\":\"\\u001b[2Jx\",\"activity\":\"call\"}\n" + EARLY, "explain");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("line 1  \\u001b[2Jx\n")
        .contains("CANNOT BE READ", "activity", "is \"call\"", "allowed: contact, recording")
        .contains("line 2  early");
    assertThat(run.err()).contains("1 of 2 lines could not be read");
  }

  @Test
  void explain_anIdWithControlCharacters_cannotPlayWithTheTerminal() {
    Run run = Run.of(EARLY.replace("early", "\\u001b[2Jx"), "explain", "--regulations=acme");
    assertThat(run.out()).contains("line 1  \\u001b[2Jx").doesNotContain("\u001b");
  }

  @Test
  void explain_isColoredWhereAsked() {
    Terminal colored = new Terminal(true, 100, true);
    byte[] early = EARLY.getBytes(UTF_8);
    assertThat(Run.of(early, colored, "explain").out()).contains("\u001b[1;31mDENY");
    assertThat(Run.of(early, colored, "explain", "--color=never").out()).doesNotContain("\u001b");
    assertThat(Run.of(EARLY, "explain", "--color=always").out()).contains("\u001b[1;31mDENY");
    assertThat(Run.of(EARLY, "explain", "--color=perhaps").exitCode()).isEqualTo(2);
  }

  @Test
  void explain_fitsTheTerminal() {
    Run run =
        Run.of(
            EARLY.getBytes(UTF_8),
            new Terminal(true, 60, false),
            "explain",
            "--full",
            "--regulations=acme");
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void explain_json_isOneLineEach() {
    Run run = Run.of(EARLY + MACHINE + "x", "explain", "--regulations=acme", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0))
        .startsWith("{\"id\":\"early\",\"verdict\":{")
        .contains("\"considered\":[{\"rule\":\"acme.calling-hours\"");
    assertThat(run.lines().get(2)).startsWith("{\"line\":3,\"error\"");
  }
}
