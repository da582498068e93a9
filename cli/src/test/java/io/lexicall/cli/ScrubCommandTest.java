package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubCommandTest {
  /** Half past nine in New York, half past four in Honolulu. */
  private static final String AT = "2026-11-24T09:30:00-05:00";

  private static final String LEADS =
      """
      name,phone,state
      "Smith, Ann",(212) 555-0142,NY
      Bob,+12125550143,NY
      Cyd,808-555-0123,HI
      Dan,n/a,NY
      """;

  @TempDir Path folder;
  private Path leads;
  private Path registry;

  @BeforeEach
  void write() throws IOException {
    leads = folder.resolve("leads.csv");
    Files.writeString(leads, LEADS);
    registry = folder.resolve("national.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-20")))
                .build())
        .add(PhoneNumber.parse("+12125550143"))
        .write(registry);
  }

  /** Asks whether federal law permits a sales call by hand to a stranger. */
  private Run scrub(String... more) {
    return scrubOf("", more);
  }

  private Run scrubOf(String input, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "scrub",
                "--regulations",
                "tsr",
                "--at",
                AT,
                "--purpose",
                "telemarketing",
                "--strangers",
                "--fact",
                "dialing=manual",
                "--fact",
                "voice=live",
                "--fact",
                "caller.seller=acme",
                "--fact",
                "caller.financialInstitution=false",
                "--list",
                registry.toString()));
    all.addAll(Arrays.asList(more));
    return Run.of(input, all.toArray(new String[0]));
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Path ours() throws IOException {
    Path ours = folder.resolve("ours.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.INTERNAL_DNC)
                .seller("acme")
                .asOf(Moment.of(LocalDate.parse("2026-11-23")))
                .build())
        .write(ours);
    return ours;
  }

  private Path florida(String asOf) throws IOException {
    Path list = folder.resolve("fl.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.STATE_DNC)
                .place(Place.of("US-FL"))
                .asOf(Moment.of(LocalDate.parse(asOf)))
                .build())
        .write(list);
    return list;
  }

  private Run scrubFlorida(String asOf) throws IOException {
    return Run.of(
        "phone,state\n(305) 555-0143,FL\n",
        "scrub",
        "-",
        "--regulations",
        "us-state",
        "--at",
        "2026-11-24T12:00:00-05:00",
        "--purpose",
        "telemarketing",
        "--strangers",
        "--fact",
        "dialing=manual",
        "--fact",
        "voice=live",
        "--fact",
        "to.lineType=fixed-line",
        "--fact",
        "caller.seller=acme",
        "--fact",
        "caller.registeredIn=US-FL",
        "--map",
        "state=to.region",
        "--list",
        registry.toString(),
        "--list",
        ours().toString(),
        "--list",
        florida(asOf).toString(),
        "--report",
        path("r.html"));
  }

  /** A list whose age leaves calls undecided ends as one whose age denies them. */
  @ParameterizedTest
  @CsvSource({
    "2026-09-30, 2026-09-30", // this quarter's list counts until the end of the next
    "2026-10-01, 2026-12-31",
    "2026-11-24, 2026-12-31",
  })
  void listOfAQuarter_isValidUntilItsEnd(String asOf, String until) throws IOException {
    scrubFlorida(asOf);
    assertThat(file("r.html").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
        .contains("us-fl-state-dnc " + asOf + " " + until);
  }

  @Test
  void listThatIsTooOld_isToldWithTheVersionThatTheLawNeeds() throws IOException {
    String why = "too old: us-fl-state-dnc of 2026-09-01; the law needs a version of 2026-10-01 or";
    assertThat(scrubFlorida("2026-09-01").out().replaceAll("\\s+", " "))
        .contains("lists[state-dnc US-FL] 1 rows; " + why)
        .doesNotContain("give a --list");
    assertThat(file("r.html")).contains(why);
    String later =
        "of a later day: us-fl-state-dnc of 2026-11-25; this needs a version of 2026-11-24";
    assertThat(scrubFlorida("2026-11-25").out().replaceAll("\\s+", " ")).contains(later);
    assertThat(file("r.html")).contains(later);
  }

  @Test
  void strangers_areConsumersAndNoCustomers_unlessAFactSaysOtherwise() throws IOException {
    String leads = "name,phone\nAnn,(212) 555-0143\n";
    Run strangers = scrubOf(leads, "-", "--all", path("all.csv"), "--list", ours().toString());
    assertThat(strangers.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(strangers.out()).doesNotContain("to.subscriber", "relationship.customer");
    Run business =
        scrubOf(
            leads,
            "-",
            "--list",
            ours().toString(),
            "--fact",
            "to.subscriber=business",
            "--fact",
            "relationship.customer=yes");
    assertThat(business.err()).isEmpty();
    assertThat(business.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void rows_goToTheFileOfTheirAnswer_withAllTheirCells_inOrder() throws IOException {
    Run run =
        scrub(
            leads.toString(),
            "--list",
            ours().toString(),
            "--permitted",
            path("p.csv"),
            "--denied",
            path("d.csv"),
            "--undecided",
            path("u.csv"));
    assertThat(run.err())
        .contains("columns that were not read, though they are named like facts: state");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    String header = "name,phone,state,decision,rule,citation,permitted_from,obligations,reason\n";
    assertThat(file("p.csv"))
        .startsWith(header + "\"Smith, Ann\",(212) 555-0142,NY,permit,,,,")
        .hasLineCount(2);
    assertThat(file("d.csv").lines())
        .hasSize(3)
        .satisfiesExactly(
            line -> assertThat(line + "\n").isEqualTo(header),
            line ->
                assertThat(line)
                    .startsWith(
                        "Bob,+12125550143,NY,deny,tsr.national-dnc,16 CFR 310.4(b)(1)(iii)(B),,,"),
            line ->
                assertThat(line)
                    .startsWith(
                        "Cyd,808-555-0123,HI,deny,tsr.calling-hours,16 CFR 310.4(c),2026-11-24T18:00:00Z,,"));
    assertThat(file("u.csv"))
        .isEqualTo(header + "Dan,n/a,NY,refused,,,,,letters: the number has letters\n");
    assertThat(run.out())
        .contains("4 rows", "in the column phone")
        .containsPattern("permit +1 ")
        .containsPattern("deny +2 +50.0 %, 1 only for now")
        .containsPattern("refused +1 ")
        .containsPattern("tsr.national-dnc +1 +denied +16 CFR")
        .containsPattern("US-NY +2 +1 permitted, 1 denied, 0 undecided")
        .containsPattern(
            "us-national-dnc +1 +listed, of 3 checked against the version of 2026-11-20")
        .containsPattern("letters +1 +the number has letters: line 5")
        .doesNotContain("5550142", "5550143");
  }

  @Test
  void fact_thatNobodyStates_leavesRowsUndecided_andIsNamed() throws IOException {
    Run run = scrub(leads.toString(), "--undecided", path("u.csv"));
    assertThat(file("u.csv"))
        .contains("\"Smith, Ann\",(212) 555-0142,NY,indeterminate,tsr.internal-dnc");
    assertThat(run.out()).containsPattern("lists\\[\\S+] +1 +rows; give a --list");
    assertThat(scrub(leads.toString(), "--fail-on", "deny").exitCode())
        .as("a refused row hides no denial")
        .isEqualTo(ExitCode.DENIED);
    assertThat(scrub(leads.toString()).exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    Files.writeString(leads, LEADS.replace("Dan,n/a,NY\n", ""));
    assertThat(scrub(leads.toString()).exitCode()).isZero();
    assertThat(scrub(leads.toString(), "--fail-on", "deny,indeterminate").exitCode())
        .isEqualTo(ExitCode.DENIED);
    Files.writeString(leads, "phone\n2125550142\n");
    assertThat(scrub(leads.toString(), "--fail-on", "indeterminate").exitCode())
        .isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void everydayWords_areUnderstood_andOthersToldByColumnAndValue() throws IOException {
    Files.writeString(
        leads,
        """
        phone,state,type,consented
        2125550142,New York,landline,2026-05-01
        2125550143,NY,pigeon,2026-05-01
        2125550144,Nowhere,wireless,
        2125550145,NY,pigeon,
        2125550146,NY,+12125550142,
        """);
    String[] mapped = {
      leads.toString(),
      "--map",
      "state=to.region",
      "--map",
      "type=to.lineType",
      "--all",
      path("all.csv")
    };
    Run run = scrub(mapped);
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(file("all.csv")).contains("2125550142,New York,landline,2026-05-01,indeterminate");
    assertThat(run.out())
        .contains("Cells that are not valid for their fact")
        .containsPattern("type: pigeon +2 +rows; allowed: mobile, fixed-line")
        .containsPattern("state: Nowhere +1 +rows; allowed: ")
        .containsPattern("type: \\+•+42 +1 +rows")
        .doesNotContain("5550142");
    Files.writeString(leads, "phone,consented\n2125550142,2026-05-01\n");
    String[] consents = {
      leads.toString(),
      "--map",
      "consented=consents.grantedAt",
      "--fact",
      "consents.kind=express-written"
    };
    assertThat(scrub(consents).out().replaceAll("\\s+", " "))
        .contains("or a date and its time zone");
    List<String> zoned = new ArrayList<>(List.of(consents));
    zoned.addAll(List.of("--date-zone", "America/New_York"));
    assertThat(scrub(zoned.toArray(new String[0])).exitCode()).isZero();
    assertThat(scrub(leads.toString(), "--date-zone", "Mars").err())
        .contains("--date-zone takes an IANA time zone");
  }

  @Test
  void column_thatIsMapped_decidesWhereTheNumberWouldHave() throws IOException {
    Files.writeString(leads, "phone,state\n2125550142,HI\n");
    Run run = scrub(leads.toString(), "--map", "state=to.region", "--all", path("all.csv"));
    assertThat(run.exitCode()).isZero();
    assertThat(file("all.csv")).contains("2125550142,HI,deny,tsr.calling-hours");
    Files.writeString(leads, "phone,state\n2125550142,XX\n");
    assertThat(scrub(leads.toString(), "--map", "2=to.region", "--all", path("all.csv")).exitCode())
        .isEqualTo(ExitCode.SOME_FAILED);
    assertThat(file("all.csv")).contains("2125550142,XX,refused,", "bad-fact: to.region");
  }

  @Test
  void rows_canGoThroughAPipe_andTheSummaryBesideThem() {
    Run run = scrubOf(LEADS, "-", "--all", "-");
    assertThat(run.out().lines())
        .hasSize(5)
        .element(0)
        .asString()
        .startsWith("name,phone,state,decision");
    assertThat(run.err()).contains("4 rows");
  }

  @Test
  void severalFiles_areOneList_ifTheyAreLaidOutAlike() throws IOException {
    Path more = folder.resolve("more.csv");
    Files.writeString(more, "name,phone,state\nEve,unknown,CA\nFay,2125550142,NY\n");
    Run run = scrub(leads.toString(), more.toString(), "--all", path("all.csv"));
    assertThat(file("all.csv").lines()).hasSize(7);
    assertThat(run.out()).contains("lines 5, (file 2) 2");
    Files.writeString(more, "phone,name\n2125550142,Fay\n");
    assertThat(scrub(leads.toString(), more.toString(), "--all", path("all2.csv")).err())
        .contains("more.csv has other columns");
    assertThat(folder.resolve("all2.csv")).doesNotExist();
  }

  @Test
  void encoding_ofTheInput_isThatOfTheOutput() throws IOException {
    encoded(UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    encoded(UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE});
    encoded(ISO_8859_1, new byte[0], "--encoding", "latin1");
    encoded(UTF_16BE, new byte[0], "--encoding", "UTF-16"); // no mark before each cell
  }

  private void encoded(Charset charset, byte[] mark, String... more) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(mark);
    bytes.write("phone;nom\r\n2125550142;\"Zoé; née\"\r\n".getBytes(charset));
    Files.write(leads, bytes.toByteArray());
    String[] all = Arrays.copyOf(more, more.length + 3);
    all[more.length] = "--all";
    all[more.length + 1] = path("all.csv");
    all[more.length + 2] = leads.toString();
    assertThat(scrub(all).err()).isEmpty();
    byte[] written = Files.readAllBytes(folder.resolve("all.csv"));
    assertThat(Arrays.copyOf(written, mark.length)).isEqualTo(mark);
    assertThat(new String(written, mark.length, written.length - mark.length, charset))
        .startsWith("phone;nom;decision;")
        .contains("\r\n2125550142;\"Zoé; née\";indeterminate;")
        .endsWith("\r\n");
  }

  /** Whoever said no to calls there would be permitted, and nothing but a line would say so. */
  @Test
  void columnThatMayTellWhoWantsNoCalls_stopsTheCommand_unlessItIsIgnored() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("crm.csv"), "phone,Opt Out,Last Purchase\n+12125550142,Y,2026-01-02\n");
    Run stopped = scrub(table.toString(), "--list", ours().toString(), "--all", path("all.csv"));
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(stopped.err())
        .contains("the column 'Opt Out' is not read, and it may say who wants no calls")
        .contains("ledger import --as told-to-stop", "--ignore \"Opt Out\"");
    assertThat(folder.resolve("all.csv")).doesNotExist();
    Run ignored =
        scrub(
            table.toString(),
            "--list",
            ours().toString(),
            "--all",
            path("all.csv"),
            "--ignore",
            "Opt Out");
    assertThat(ignored.exitCode()).isNotEqualTo(ExitCode.USAGE);
    assertThat(ignored.err()).contains("Last Purchase; --map \"Last Purchase=FACT\" reads one");
    assertThat(folder.resolve("all.csv")).exists();
    assertThat(scrub(table.toString(), "--all", path("all.csv"), "--ignore", "Opt In").exitCode())
        .as("there is no such column")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void columnThatMayTellTheEndOfAConsent_stopsTheCommand_unlessItIsIgnored() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("crm.csv"),
            "phone,given,Expiration Date\n+12125550142,2026-01-02T10:00:00Z,2027-01-02\n");
    String[] scrub = {
      table.toString(),
      "--all",
      path("all.csv"),
      "--map",
      "given=consents.grantedAt",
      "--fact",
      "consents.kind=express"
    };
    Run stopped = scrub(scrub);
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(stopped.err()).contains("may say that a consent has expired");
    assertThat(folder.resolve("all.csv")).doesNotExist();

    String[] ignoring = Arrays.copyOf(scrub, scrub.length + 2);
    ignoring[scrub.length] = "--ignore";
    ignoring[scrub.length + 1] = "Expiration Date";
    assertThat(scrub(ignoring).exitCode()).isNotEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("all.csv")).exists();
  }

  @Test
  void gzip_isReadAndWritten() throws IOException {
    Path packed = folder.resolve("leads.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(LEADS.getBytes(UTF_8));
    }
    assertThat(scrub(packed.toString(), "--all", path("all.csv.gz")).err())
        .contains("columns that were not read, though they are named like facts: state");
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("all.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("name,phone,").hasLineCount(5);
    }
  }

  @Test
  void quote_overSeveralLines_staysOneRow() throws IOException {
    Files.writeString(leads, "phone,note\n2125550142,\"one\ntwo \"\"2\"\"\"\n2125550143,\n");
    scrub(leads.toString(), "--all", path("all.csv"));
    assertThat(file("all.csv"))
        .contains("2125550142,\"one\ntwo \"\"2\"\"\",indeterminate,")
        .contains("\n2125550143,,deny,");
  }

  @Test
  void row_thatIsShortOrLong_isKeptWhole() throws IOException {
    Files.writeString(
        leads, "name,phone,x\nAnn,2125550142\nBob\nCyd,2125550142,1,,\nDan,2125550142,1,2\n\n");
    Run run = scrub(leads.toString(), "--all", path("all.csv"));
    assertThat(file("all.csv").lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Ann,2125550142,,indeterminate,"),
            line -> assertThat(line).startsWith("Bob,,,refused,").contains("no-number"),
            line -> assertThat(line).startsWith("Cyd,2125550142,1,indeterminate,").endsWith(",,"),
            line ->
                assertThat(line)
                    .startsWith("Dan,2125550142,1,refused,")
                    .endsWith(
                        "too-many-cells: the row has more cells than the header has columns,2"));
    assertThat(run.out()).contains("1 empty line");
  }

  @Test
  void file_thatIsNoLeadList_isRefused_andEarlierFilesStay() throws IOException {
    Files.writeString(folder.resolve("all.csv"), "earlier");
    refused("".getBytes(UTF_8), "is empty");
    refused(" \n\n".getBytes(UTF_8), "is empty");
    refused(
        "phone,name\n2125550142,Zoé\n".getBytes(ISO_8859_1),
        "line 2: 0xE9 is not UTF-8; name the encoding");
    refused("phone,name\n2125550142,Zoe\n".getBytes(UTF_16LE), "UTF-16");
    refused(new byte[] {'P', 'K', 3, 4, 0, 0}, "save it as CSV");
    refused(new byte[] {0x1F, (byte) 0x8B, 8, 0}, "gzip");
    refused("phone,name\n2125550142,\"Ann\n".getBytes(UTF_8), "row that begins in line 2");
    refused("phone,name\n2125550142,\"Ann\"x\n".getBytes(UTF_8), "row that begins in line 2");
    refused("name,city\nAnn,Rome\n".getBytes(UTF_8), "--phone-column");
    String many = "phone,name\n" + "2125550142,Ann\n".repeat(30_000);
    refused((many + "2125550142,Zoé\n").getBytes(ISO_8859_1), "line 30002: 0xE9 is not UTF-8");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 50_000; i++) {
        out.write(("%d,%d\n".formatted(2125550142L + i * 7919L % 1000, i)).getBytes(UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    refused(Arrays.copyOf(whole, whole.length / 2), "damaged, or ends too early");
    byte[] both = Arrays.copyOf(whole, whole.length + 5);
    System.arraycopy(whole, 0, both, whole.length, 5); // a second member, cut off in its header
    refused(both, "damaged, or ends too early");
  }

  private void refused(byte[] bytes, String says) throws IOException {
    Files.write(leads, bytes);
    Run run = scrub(leads.toString(), "--all", path("all.csv"));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BROKEN);
    assertThat(run.err()).contains("leads.csv", says).hasLineCount(1);
    assertThat(run.err()).doesNotContain("2125550142", "this should not have happened");
    assertThat(file("all.csv")).isEqualTo("earlier");
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void command_thatIsMisunderstood_saysWhatIsAllowed() {
    misunderstood("instant with an offset", "--at", "noon");
    misunderstood("telemarketing", "--purpose", "fun");
    misunderstood("FACT=VALUE", "--fact", "dialing");
    misunderstood("COLUMN=FACT", "--map", "state=");
    misunderstood("there is no fact to.planet", "--map", "state=to.planet");
    misunderstood("there is no column planet", "--map", "planet=to.region");
    misunderstood("stated twice", "--fact", "voice=live");
    misunderstood("mapped twice", "--map", "state=to.region", "--map", "name=to.region");
    misunderstood("allowed: manual", "--fact", "dialing=loud");
    misunderstood("--country", "--country", "Mars");
    misunderstood("extension or letters", "--accept", "anything");
    misunderstood("--delimiter", "--delimiter", "ab");
    misunderstood("yes or no", "--header", "maybe");
    misunderstood("no encoding", "--encoding", "klingon");
    misunderstood("time zone", "--report", path("r.html"), "--zone", "Mars/Olympus");
    misunderstood("--threads", "--threads", "0");
    misunderstood("--fail-on", "--fail-on", "rain");
    misunderstood("leave out --permitted", "--all", path("a"), "--permitted", path("b"));
    misunderstood("it cannot be an output file too", "--denied", leads.toString());
    misunderstood("it cannot be an output file too", "--denied", registry.toString());
    misunderstood("is named twice", "--denied", path("x"), "--report", path("x"));
  }

  private void misunderstood(String says, String... more) {
    String[] all = Arrays.copyOf(more, more.length + 1);
    all[more.length] = leads.toString();
    Run run = scrubBarely(all);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(says).hasLineCount(1);
  }

  /** As {@link #scrub}, without what the caller states itself. */
  private Run scrubBarely(String... more) {
    List<String> given = Arrays.asList(more);
    List<String> all = new ArrayList<>(List.of("scrub", "--regulations", "tsr"));
    all.addAll(given.contains("--at") ? List.of() : List.of("--at", AT));
    all.addAll(List.of("--fact", "voice=live", "--list", registry.toString()));
    all.addAll(given);
    return Run.of("", all.toArray(new String[0]));
  }

  @Test
  void column_thatWeWouldAddTwice_asksForAPrefix() throws IOException {
    Files.writeString(leads, "phone,decision\n2125550142,yes\n");
    assertThat(scrub(leads.toString(), "--all", path("all.csv")).err())
        .contains("a column decision already", "--prefix");
    scrub(leads.toString(), "--all", path("all.csv"), "--prefix", "lx_");
    assertThat(file("all.csv")).startsWith("phone,decision,lx_decision,lx_rule,");
  }

  @Test
  void list_thatIsNone_isRefused() throws IOException {
    Path broken = folder.resolve("broken.lexi");
    byte[] bytes = Files.readAllBytes(registry);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length - 10));
    assertThat(scrub(leads.toString(), "--list", broken.toString()).err()).contains("broken.lexi");
    assertThat(scrub(leads.toString(), "--list", path("none.lexi")).err())
        .contains("there is no such file");
    assertThat(scrub(leads.toString(), "--list", registry.toString()).err())
        .contains("is given twice");
  }

  @Test
  void jsonLines_areNoTable() throws IOException {
    Path calls =
        Files.writeString(
            folder.resolve("calls.jsonl"), "{\"activity\":\"contact\",\"id\":\"Ann\"}\n");
    Run run = Run.of("", "scrub", calls.toString(), "--at", "now");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("holds JSON lines, no CSV: 'lexicall check' and 'lexicall audit' read it")
        .doesNotContain("Ann");
  }

  @Test
  void leads_thatAreNotThere_areTold() {
    assertThat(scrub(path("none.csv")).exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(scrub(path("none.csv")).err()).contains("none.csv: there is no such file");
    assertThat(scrub(folder.toString()).err()).contains("is a directory");
  }

  @Test
  void formulas_areWrittenSoThatASpreadsheetShowsThem_ifThatIsAskedFor() throws IOException {
    Files.writeString(
        leads, "=name,phone\n=1+1,2125550142\n\"=a,\"\"b\"\"\",+12125550143\nAnn,808-555-0123\n");
    Run asRead = scrub("--all", "-", leads.toString());
    assertThat(asRead.lines().get(1)).startsWith("=1+1,2125550142,");
    Run escaped = scrub("--all", "-", "--escape-formulas", leads.toString());
    assertThat(escaped.lines().get(0)).startsWith("'=name,phone,");
    assertThat(escaped.lines().get(1)).startsWith("'=1+1,2125550142,");
    assertThat(escaped.lines().get(2)).startsWith("\"'=a,\"\"b\"\"\",+12125550143,");
    assertThat(escaped.lines().get(3)).startsWith("Ann,808-555-0123,");
  }

  /** The command states the channel and the purpose itself; a fact may say the same. */
  @Test
  void fact_thatAnOptionStatesToo_mustSayTheSame() throws IOException {
    Run plain = scrub(leads.toString(), "--all", "-");
    Run stated =
        scrub(
            leads.toString(),
            "--all",
            "-",
            "--fact",
            "channel=voice",
            "--fact",
            "purpose=telemarketing");
    assertThat(stated.exitCode()).as(stated.err()).isEqualTo(plain.exitCode());
    assertThat(stated.out()).isEqualTo(plain.out());
    misunderstood("--text judges texts", "--fact", "channel=text");
    misunderstood("texts, as --text says", "--text", "--fact", "channel=voice");
    misunderstood("contradicts", "--purpose", "survey", "--fact", "purpose=political");
  }
}
