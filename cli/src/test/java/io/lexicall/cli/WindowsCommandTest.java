package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsCommandTest {
  /** The Friday before clocks go forward in the United States. */
  private static final String FRIDAY = "2026-03-06T00:00:00-06:00";

  @Test
  void windows_numberInTwoZones_suitsBoth_alsoAfterTheClocksChange() {
    Run run = windows("--days", "4", "--json", "+18505550123");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"timeZones\":[\"America/Chicago\",\"America/New_York\"]")
        .contains(permitted("2026-03-07T14:00:00Z", "2026-03-08T02:00:00Z"))
        .contains(permitted("2026-03-08T13:00:00Z", "2026-03-09T01:00:00Z"))
        .doesNotContain("8505550123");
  }

  @Test
  void windows_forPeople_saysWhyEachCloses() {
    Run run = windows("--days", "1", "+12125550142");
    assertThat(run.out())
        .contains("+1212•••••42 US-NY", "08:00-21:00", "may call", "16 CFR 310.4(c)")
        .contains("Assumed: A sales call to a stranger");
    assertThat(windows("--days", "1", "--json", "+12125550142").out()).doesNotContain("Assumed");
  }

  /** Whoever knows nothing of a number sees its hours, not what he does not know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12125550142",
        "+12145550142",
        "+13055550142",
        "+15025550142",
        "+16175550142",
        "+14165550142",
        "+442079460018",
        "+33140000000",
        "+4930123456"
      })
  void windows_ofAStranger_lackNoFact(String number) {
    Run run = Run.of("", "windows", "--from", FRIDAY, number);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(number.substring(0, 3))
        .doesNotContain(number, "undecided", "lacks");
  }

  @Test
  void from_takesADay_asOtherCommandsDo_andNothingElse() {
    String number = "+12125550142";
    Run day = Run.of("", "windows", "--json", "--from", "2027-01-04", number);
    assertThat(day.exitCode()).isZero();
    assertThat(day.out())
        .isEqualTo(Run.of("", "windows", "--json", "--from", "2027-01-04T00:00:00Z", number).out());
    for (String wrong : new String[] {"2027-1-4", "2027-01-04T00:00:00", "2027-02-29", "soon"}) {
      Run run = Run.of("", "windows", "--from", wrong, number);
      assertThat(run.exitCode()).as(wrong).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("or a day such as 2026-11-24");
    }
  }

  /** Each form of a start, and the instant and the local time of New York that it is. */
  @ParameterizedTest
  @CsvSource({
    "2027-01-04, 2027-01-04T00:00:00Z, 2027-01-03T19:00:00-05:00 (2027-01-04T00:00:00Z)",
    "2027-01-04T00:00:00Z, 2027-01-04T00:00:00Z, 2027-01-03T19:00:00-05:00 (2027-01-04T00:00:00Z)",
    "2027-01-04T00:00Z, 2027-01-04T00:00:00Z, 2027-01-03T19:00:00-05:00 (2027-01-04T00:00:00Z)",
    "2027-01-04T00:00:00-05:00, 2027-01-04T05:00:00Z, ''",
    "2027-01-04T09:00:00+09:00, 2027-01-04T00:00:00Z, 2027-01-03T19:00:00-05:00"
        + " (2027-01-04T09:00:00+09:00)"
  })
  void from_inEachForm_beginsTheTableTheJsonAndThePicture(
      String from, String instant, String local, @TempDir Path folder) throws IOException {
    Path picture = folder.resolve("week.svg");
    String[] asked = {"windows", "--days", "2", "--from", from, "+12125550142"};

    Run table = Run.of("", with(asked, "--svg", picture.toString()));
    assertThat(table.err()).isEmpty();
    assertThat(table.exitCode()).isZero();
    String unfolded = table.out().replaceAll("\\s+", " ");
    assertThat(unfolded).contains("may call");
    if (local.isEmpty()) {
      assertThat(unfolded).doesNotContain("; from ");
    } else {
      assertThat(unfolded).contains("; from " + local);
    }
    assertThat(Run.of("", asked).out()).isEqualTo(table.out());

    Run json = Run.of("", with(asked, "--json"));
    assertThat(json.exitCode()).isZero();
    assertThat(json.out()).contains("\"windows\":[{\"from\":\"" + instant + "\"");

    Path same = folder.resolve("same.svg");
    Run.of(
        "", "windows", "--days", "2", "--from", instant, "--svg", same.toString(), "+12125550142");
    assertThat(picture).hasSameTextualContentAs(same);
  }

  /** The digits stay hidden in JSON, which is kept and passed on: the order tells them apart. */
  @Test
  void json_ofSeveralNumbers_hasALineForEach_inTheirOrder() {
    Run run = windows("--days", "1", "--json", "+12125550142", "+13055550142", "+14155550142");
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"places\":[\"US-NY\"]"),
            line -> assertThat(line).contains("\"places\":[\"US-FL\"]"),
            line -> assertThat(line).contains("\"places\":[\"US-CA\"]"));
    assertThat(run.out()).doesNotContain("5550142");
  }

  /** Whoever calls on a debt is a collector unless he says otherwise: not round the clock. */
  @Test
  void windows_onADebt_areThoseOfACollector(@TempDir Path folder) throws IOException {
    String[] asked = {"windows", "--from", FRIDAY, "--purpose", "debt-collection", "+12125550142"};
    assertThat(Run.of("", asked).out())
        .contains(
            "08:00-21:00", "reg-f.inconvenient-time", "Assumed: A contact with a stranger for")
        .contains("collector")
        .doesNotContain("00:00-00:00");
    String own =
        Files.writeString(folder.resolve("p.json"), "{\"caller\":{\"thirdParty\":false}}")
            .toString();
    assertThat(
            Run.of(
                    "",
                    "windows",
                    "--from",
                    FRIDAY,
                    "--purpose",
                    "debt-collection",
                    "--profile",
                    own,
                    "+12125550142")
                .out())
        .doesNotContain("reg-f.inconvenient-time");
  }

  /** The list was checked on the first day: after 31 days it is too old, and each day says so. */
  @Test
  void windows_ofDaysOnWhichNothingIsOpen_sayWhy() {
    Run run =
        Run.of(
            "", "windows", "--days", "40", "--from", "2026-11-20T00:00:00-05:00", "+12125550142");
    assertThat(run.out())
        .contains("Tue 22 Dec - ")
        .containsPattern("closed +(tcpa|tsr)\\.national-dnc");
    assertThat(windows("--days", "1", "+12125550142").out()).doesNotContain("closed ");
  }

  /** A ledger knows the seller's own list: what is assumed of the others stays. */
  @Test
  void windows_withALedger_areStillThoseOfAStranger(@TempDir Path folder) throws IOException {
    String db = folder.resolve("acme.db").toString();
    Run.of("", "ledger", "init", "--db", db);
    String profile =
        Files.writeString(folder.resolve("p.json"), "{\"caller\":{\"seller\":\"acme\"}}")
            .toString();
    String[] asked = {
      "windows", "--from", FRIDAY, "--days", "1", "--profile", profile, "--db", db, "+12125550142"
    };
    assertThat(Run.of("", asked).out()).contains("may call").doesNotContain("undecided");

    String[] stop = {
      "ledger",
      "record",
      "told-to-stop",
      "--db",
      db,
      "--number",
      "+12125550142",
      "--at",
      "2026-03-01T12:00:00Z"
    };
    assertThat(Run.of("", stop).exitCode()).isZero();
    assertThat(Run.of("", asked).out()).doesNotContain("may call");
  }

  @Test
  void windows_whereNoLawIsLoaded_sayThat() {
    Run run = Run.of("", "windows", "--days", "1", "--from", FRIDAY, "+441534123456");
    assertThat(run.out()).contains("undecided").contains("JE").doesNotContain("lacks ;");
  }

  @Test
  void windows_joinsEqualDays() {
    Run run = Run.of("", "windows", "--from", "2026-03-09T00:00:00-04:00", "+12125550142");
    assertThat(run.out()).contains("Mon 9 Mar - Sun 15 Mar").doesNotContain("Tue 10 Mar");
  }

  @Test
  void list_thatIsGiven_isAskedInPlaceOfTheStrangersAnswer(@TempDir Path folder)
      throws IOException {
    Path numbers = Files.writeString(folder.resolve("n.txt"), "2125550142\n");
    String list = folder.resolve("us.lexi").toString();
    Run.of(
        "",
        ("lists build --kind national-dnc --place US --as-of 2026-03-05 -o " + list + " " + numbers)
            .split(" "));
    assertThat(windows("--list", list, "+12125550142").out())
        .contains("never")
        .containsPattern("(tcpa|tsr)\\.national-dnc");
    assertThat(windows("--list", list, "+12125550143").out()).contains("may call");
    assertThat(windows("--list", "nowhere.lexi", "+12125550143").exitCode())
        .isEqualTo(ExitCode.BROKEN);
  }

  @Test
  void profile_winsOverTheStranger(@TempDir Path folder) throws IOException {
    String profile =
        Files.writeString(folder.resolve("p.json"), "{\"purpose\":\"emergency\"}").toString();
    assertThat(windows("--profile", profile, "+12125550142").out())
        .contains("open at the end")
        .doesNotContain("closes");
  }

  @Test
  void windows_drawsNothingOverWhatItReads_norThroughALinkByHalves(@TempDir Path folder)
      throws IOException {
    Path facts = Files.writeString(folder.resolve("call.json"), "{}");
    Run refused = windows("--facts", facts.toString(), "--svg", facts.toString(), "+12125550142");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(facts).hasContent("{}");
    Path real = Files.writeString(folder.resolve("real.svg"), "earlier");
    Path link = Files.createSymbolicLink(folder.resolve("week.svg"), real);
    assertThat(windows("--svg", link.toString(), "+12125550142").exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(real).content().startsWith("<svg");
  }

  @Test
  void windows_ofAFactThatIsMissing_areUndecided(@TempDir Path folder) throws IOException {
    Path facts = folder.resolve("call.json");
    Files.writeString(
        facts,
        """
        {"activity":"contact","at":"2026-03-06T12:00:00-06:00","channel":"voice",
         "purpose":"telemarketing","dialing":"manual","voice":"live","consents":[],
         "to":{"subscriber":"consumer"},"relationship":{},"caller":{"seller":"acme"}}
        """);
    Run run = windows("--days", "1", "--facts", facts.toString(), "+12125550142");
    assertThat(run.out()).contains("undecided", "lists");

    Files.writeString(
        facts, Files.readString(facts).replace("\"at\":\"2026-03-06T12:00:00-06:00\",", ""));
    Run without = windows("--days", "1", "--facts", facts.toString(), "+12125550142");
    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(without.out()).isEqualTo(run.out());

    Files.writeString(facts, "{\"channel\":\"voice\"}");
    assertThat(windows("--facts", facts.toString(), "+12125550142").err())
        .contains("activity: is required");
    Files.writeString(facts, "{\"activity\":\"request\",\"kind\":\"access\"}");
    assertThat(windows("--facts", facts.toString(), "+12125550142").err())
        .contains("are not valid: receivedAt: is required")
        .doesNotContain("[", " at: is required");
  }

  @Test
  void windows_drawsAPicture(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("week.svg");
    assertThat(windows("--svg", picture.toString(), "+12125550142").exitCode()).isZero();
    assertThat(picture)
        .content()
        .startsWith("<svg")
        .contains(
            "class=\"permit\"",
            "class=\"wait\"",
            "America/New_York",
            "Assumed: ",
            "<title>When these may be contacted: +1212•••••42</title>",
            "A sales call to a stranger",
            "Law of ")
        .doesNotContain("2125550142");
  }

  @Test
  void windows_misunderstood_saysWhatIsAllowed_withoutTheNumber() {
    assertThat(windows("--days", "0", "+12125550142").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(windows("--purpose", "fun", "+12125550142").err()).contains("telemarketing");
    Run wrong = windows("+1415555014399999");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("E.164, such as +12125550142").doesNotContain("4155550143");
  }

  private static Run windows(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "windows";
    all[1] = "--regulations";
    all[2] = "tcpa,tsr";
    all[3] = "--from";
    all[4] = FRIDAY;
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return Run.of("", all);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private static String permitted(String from, String to) {
    return "{\"from\":\"%s\",\"to\":\"%s\",\"decision\":\"permit\"".formatted(from, to);
  }

  @Test
  void placesWithoutLaw_orWithoutAClock_areTold() {
    assertThat(Run.of("", "windows", "--days=1", "+263771234567").out().replaceAll("\\s+", " "))
        .contains("in ZW; open at the end");
    assertThat(Run.of("", "windows", "--days=1", "+18005550187").out().replaceAll("\\s+", " "))
        .contains("an unknown place, times in UTC");
  }

  @Test
  void svg_thatCannotBeWritten_isToldBeforeAnythingElse(@TempDir Path folder) {
    Run run = windows("--svg", folder.resolve("none/x.svg").toString(), "+12125550142");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(run.err()).contains("its directory does not exist");
    assertThat(run.out()).isEmpty();
  }
}
