package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsCommandTest {
  private static final String NATIONAL =
      "lists build --kind national-dnc --place US --as-of 2026-11-01";

  @TempDir Path folder;
  private String list;
  private String full;

  @BeforeEach
  void setUp() throws IOException {
    list = folder.resolve("us.lexi").toString();
    full = file("full.txt", "212,5550142\n212,5550143\n310,5550144\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Run run(String command, String... more) {
    return runWith("", command, more);
  }

  private static Run runWith(String input, String command, String... more) {
    List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
    arguments.addAll(List.of(more));
    return Run.of(input, arguments.toArray(new String[0]));
  }

  @Test
  void build_thenInfo_tellsWhatTheListIs() {
    Run built = run(NATIONAL, "-o", list, full);
    assertThat(built.err()).isEmpty();
    assertThat(built.exitCode()).isZero();
    assertThat(built.lines())
        .containsExactly(
            "us-national-dnc",
            "  lies in     " + list,
            "  kind        national-dnc",
            "  place       US",
            "  version     2026-11-01",
            "  numbers     3",
            "  covers      numbers that begin with 1212, 1310; of others nothing is known",
            "  size        8,296 bytes",
            "  lines       3");
    Run told = run("lists info", list);
    assertThat(told.exitCode()).isZero();
    assertThat(told.lines()).isEqualTo(built.lines().subList(0, 8));
    assertThat(run("lists info --json", list).out())
        .isEqualTo(
            "{\"file\":\"%s\",\"id\":\"us-national-dnc\",\"kind\":\"national-dnc\",\"place\":\"US\",\"asOf\":\"2026-11-01\",\"numbers\":3,\"covers\":[\"1212\",\"1310\"],\"dated\":0,\"refusedLines\":0,\"bytes\":8296}\n"
                .formatted(list));
  }

  @Test
  void lookup_tellsWhetherListed_sinceWhen_andWhichVersionSaysSo() throws IOException {
    run(NATIONAL, "-o", list, full);
    String state = folder.resolve("tx.lexi").toString();
    String table = file("tx.csv", "Phone;Since\n(214) 555-0142;2020-01-02\n");
    run(
        "lists build --kind state-dnc --place US-TX --as-of 2026-10-01 --column Phone"
            + " --date-column Since --dialed-from US -o",
        state,
        table);
    Run told = run("lists lookup", list, state, "+12125550142", "+12145550142");
    assertThat(told.exitCode()).isZero();
    assertThat(told.out().replaceAll("\\s+", " "))
        .isEqualTo(
            "+12125550142 us-national-dnc listed version of 2026-11-01"
                + " us-tx-state-dnc not listed version of 2026-10-01"
                + " +12145550142 us-national-dnc not covered version of 2026-11-01; nothing is known"
                + " of this number us-tx-state-dnc listed since 2020-01-02 version of 2026-10-01 ");
    assertThat(run("lists lookup --json", list, state, "+12145550142").out())
        .isEqualTo(
            "{'number':'+12145550142','lists':[{'id':'us-national-dnc','list':'national-dnc','country':'US','asOf':'2026-11-01','covered':false},{'id':'us-tx-state-dnc','list':'state-dnc','region':'US-TX','asOf':'2026-10-01','covered':true,'listed':true,'since':'2020-01-02'}]}\n"
                .replace('\'', '"'));
  }

  @Test
  void lookup_inACompanysOwnFolder_seesWhatWasAddedLast() throws IOException {
    Path own = folder.resolve("own");
    CompanyList.create(
        own,
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .seller("acme")
            .asOf(Moment.of(Instant.parse("2026-01-01T00:00:00Z")))
            .build());
    try (CompanyList list = CompanyList.open(own)) {
      list.add(PhoneNumber.parse("+12125550142"), Instant.parse("2026-11-20T15:00:00Z"));
    }
    Run told = run("lists lookup", own.toString(), "+12125550142");
    assertThat(told.out()).contains("listed since 2026-11-20T15:00:00Z");
    assertThat(told.out().replaceAll("\\s+", " ")).contains("counts only for calls for 'acme'");
  }

  @Test
  void listOfAnotherSellerThanThatOfTheCalls_isTold() throws IOException {
    Path own = folder.resolve("own");
    CompanyList.create(
        own,
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .seller("other")
            .asOf(Moment.of(Instant.parse("2026-01-01T00:00:00Z")))
            .build());
    for (String seller : List.of("acme", "other")) {
      String profile = file("p.json", "{\"caller\":{\"seller\":\"" + seller + "\"}}");
      for (String command : List.of("check", "explain", "windows +12125550142")) {
        Run run = run(command + " --profile", profile, "--list", own.toString());
        assertThat(run.err().contains("is the own list of 'other'; it does not count"))
            .as(command + run.err())
            .isEqualTo(seller.equals("acme"));
      }
    }
  }

  @Test
  void lookup_inAFolderWithoutAList_saysSo() {
    Run run = run("lists lookup", folder.toString(), "+12125550142");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("there is no list in this folder");
  }

  @Test
  void lookup_ofANumberWithoutCountryCode_saysWhatItLacks() {
    Run run = run("lists lookup", list, "+12125550142", "5125550143");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no country code").doesNotContain("5125550143");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us.lexi | 2 | requires at least 2 values",
        "us.lexi us.lexi | 2 | no number is given; numbers begin with +",
        "+12125550142 +12125550143 | 2 | no list is named",
        "us.lexi +1212555 | 2 | in E.164, such as +12125550142",
        "no.lexi +12125550143 | 3 | no.lexi: there is no such file",
        "full.txt +12125550143 | 3 | full.txt",
        "us.lexi us.lexi +12125550143 | 2 | is given twice",
      })
  void lookup_thatCannotBeRun_saysWhy_andNoNumber(String words, int exitCode, String told) {
    run(NATIONAL, "-o", list, full);
    String[] named =
        Arrays.stream(words.split(" "))
            .map(word -> word.startsWith("+") ? word : folder.resolve(word).toString())
            .toArray(String[]::new);
    Run run = run("lists lookup", named);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(told).doesNotContain("5550143");
  }

  @Test
  void build_badLines_areShownMaskedAndCounted() throws IOException {
    String bad = file("bad.txt", "212,5550142\nno number\n\n212,5550142\n9115550142\n");
    Run refused = run(NATIONAL, "-o", list, bad);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .isEqualTo(
            "lexicall: 2 of 5 lines cannot be read, and at most 0.1% of the lines may be refused; nothing was written\n");
    assertThat(Path.of(list)).doesNotExist();
    Run built = run(NATIONAL + " --max-refused 2", "-o", list, bad);
    assertThat(built.exitCode()).isEqualTo(1);
    assertThat(built.out())
        .contains("  lines       5, 1 blank, 1 repeated, 2 refused\n")
        .contains("  refused     1 line that holds no telephone number\n")
        .contains("bad.txt:2 no number\n")
        .contains("  refused     1 line that holds a number that cannot be\n")
        .contains("bad.txt:5 911•••••••\n")
        .contains("  left out    2 refused lines\n")
        .doesNotContain("5550142");
  }

  @Test
  void build_formatsAreChosenByWhatIsSaid() throws IOException {
    String table = file("tx.csv", "Name;Phone;Since\nSmith;(214) 555-0142;2020-01-02\n");
    Run state =
        run(
            "lists build --kind state-dnc --place us-tx --as-of 2026-10-01 --column phone"
                + " --date-column since --dialed-from US --strict -o",
            list,
            table);
    assertThat(state.err()).isEmpty();
    assertThat(state.exitCode()).isZero();
    assertThat(state.out())
        .contains("us-tx-state-dnc\n", "  dated       1\n", "  covers      every number\n");
    Run lines =
        runWith(
            "+442071234567\n",
            "lists build --kind tps --as-of 2026-11-24T00:00:00Z --covers 44 -o " + list + " -");
    assertThat(lines.exitCode()).isZero();
    assertThat(lines.out())
        .contains("gb-tps\n", "begin with 44;", "  version     2026-11-24T00:00:00Z\n");
  }

  @Test
  void build_progressIsShownToPeopleOnly() {
    assertThat(run(NATIONAL, "-o", list, full).err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lists                                                       | Missing required subcommand",
        "lists bild                                                  | did you mean",
        "lists build                                                 | Missing required",
        "lists build --kind x --as-of 2026-11-01 -o L F              | --kind takes national-dnc, internal-dnc,",
        "lists build --kind tps --as-of yesterday -o L F             | --as-of takes a date such as 2026-11-01",
        "lists build --kind tps --as-of 2999-01-01 -o L F            | obtained in the future",
        "lists build --kind national-dnc --as-of 2026-11-01 -o L F   | is that of a country, such as US; none is given",
        "lists build --kind national-dnc --place XX --as-of 2026-11-01 -o L F | --place: ",
        "lists build --kind state-dnc --place tx --as-of 2026-11-01 -o L F | did you mean US-TX?",
        "lists build --kind state-dnc --place Texas --as-of 2026-11-01 -o L F | did you mean US-TX?",
        "lists build --kind state-dnc --place ON --as-of 2026-11-01 -o L F | did you mean CA-ON?",
        "lists build --kind state-dnc --place CA --as-of 2026-11-01 -o L F | CA is a country; did you mean US-CA?",
        "lists build --kind state-dnc --place DE --as-of 2026-11-01 -o L F | such as US-TX; DE is a country",
        "lists build --kind internal-dnc --seller a --place NY --as-of 2026-11-01 -o L F | did you mean US-NY?",
        "lists build --kind tps --as-of 2026-11-01 --format csv -o L F | --format csv needs --column",
        "lists build --kind tps --as-of 2026-11-01 --format lines --column x -o L F | are for tables",
        "lists build --kind tps --as-of 2026-11-01 --max-refused x -o L F | --max-refused takes a number of lines or a share",
        "lists build --kind tps --as-of 2026-11-01 --strict --max-refused 1 -o L F | leave out --max-refused",
        "lists build --kind tps --as-of 2026-11-01 --covers 0 -o L F | 1 to 9 leading digits",
        "lists build --kind tps --as-of 2026-11-01 --company -o L F  | is for a list of kind internal-dnc",
        "lists build --kind tps --as-of 2026-11-01 -o L F F          | is given twice",
      })
  void misunderstood_isToldInOneLine(String command, String told) {
    Run run =
        Run.of(
            "",
            command.strip().replace(" L ", " " + list + " ").replace(" F", " " + full).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).startsWith("lexicall: ").contains(told);
    assertThat(Path.of(list)).doesNotExist();
  }

  @Test
  void build_whatCannotBeReadOrWritten_isToldInOneLine() throws IOException {
    Run absent = run(NATIONAL, "-o", list, folder.resolve("absent").toString());
    assertThat(absent.exitCode()).isEqualTo(3);
    assertThat(absent.err())
        .isEqualTo("lexicall: " + folder.resolve("absent") + ": there is no such file or folder\n");
    Run nowhere = run(NATIONAL, "-o", folder.resolve("no/such/us.lexi").toString(), full);
    assertThat(nowhere.exitCode()).isEqualTo(3);
    assertThat(nowhere.err()).hasLineCount(1).contains("there is no such file or folder");
    Run inFolder = run(NATIONAL, "-o", folder.toString(), full);
    assertThat(inFolder.exitCode()).isEqualTo(2);
    assertThat(inFolder.err()).contains("is a folder; name a file");
    String xml = file("list.xml", "<list/>");
    Run other = run(NATIONAL, "-o", list, xml);
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).hasLineCount(1).contains(xml + " is XML or HTML");
  }

  @Test
  void update_appliesChanges_andRefusesThemTwice() throws IOException {
    run(NATIONAL, "-o", list, full);
    String changes =
        file(
            "changes.txt",
            "212,5550142,2026-11-03T09:00:00-05:00,D\n415,5550145,2026-11-04T09:00:00-05:00,A\n"
                + "212,5550143,2026-11-04T09:00:00-05:00,A\n");
    Run updated = run("lists update", list, changes, "--as-of", "2026-11-05");
    assertThat(updated.err()).isEmpty();
    assertThat(updated.exitCode()).isZero();
    assertThat(updated.out())
        .contains("  version     2026-11-05\n")
        .contains("  numbers     3\n")
        .contains("  added       1\n")
        .contains("  deleted     1\n")
        .contains("  no change   1 added though listed already\n");
    Run twice = run("lists update", list, changes);
    assertThat(twice.exitCode()).isEqualTo(3);
    assertThat(twice.err()).hasLineCount(1).contains("already; nothing was written");
    Run unfit =
        run("lists update --require-fit", list, file("more.txt", "415,5550145,2026-11-06,A\n"));
    assertThat(unfit.exitCode()).isEqualTo(3);
    assertThat(unfit.err()).contains("a change list before may be missing");
    try (ListEdition edition = ListEdition.open(Path.of(list))) {
      assertThat(edition.size()).isEqualTo(3);
      assertThat(edition.contains(12125550142L)).isFalse();
    }
  }

  @Test
  void update_toAnotherPlace_fromATable() throws IOException {
    run(NATIONAL, "-o", list, full);
    String next = folder.resolve("next.lexi").toString();
    String changes = file("changes.csv", "when,what,phone\n2026-11-03,D,+12125550142\n");
    Run updated =
        run(
            "lists update --column phone --date-column when --change-column what -o",
            next,
            list,
            changes);
    assertThat(updated.err()).isEmpty();
    assertThat(updated.exitCode()).isZero();
    Run diff =
        run(
            "lists diff",
            list,
            next,
            "--deleted",
            folder.resolve("gone.txt").toString(),
            "--added",
            folder.resolve("new.txt").toString());
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.lines())
        .containsExactly(
            "us-national-dnc of 2026-11-01 → 2026-11-03",
            "  numbers     3 → 2",
            "  added       0",
            "  deleted     1",
            "    +1212     0 added, 1 deleted");
    assertThat(folder.resolve("gone.txt")).hasContent("+12125550142");
    assertThat(folder.resolve("new.txt")).isEmptyFile();
  }

  @Test
  void verify_tellsSoundFromDamaged() throws IOException {
    run(NATIONAL, "-o", list, full);
    assertThat(run("lists verify", list).out())
        .isEqualTo("sound    " + list + ": us-national-dnc of 2026-11-01, 3 numbers\n");
    byte[] bytes = Files.readAllBytes(Path.of(list));
    String damaged = folder.resolve("damaged.lexi").toString();
    bytes[8192] ^= 1;
    Files.write(Path.of(damaged), bytes);
    Run run = run("lists verify", list, damaged);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(1)).startsWith("damaged  " + damaged + " is damaged in the page");
    assertThat(run.out()).doesNotContain("5550142");
    Run absent = run("lists verify", folder.resolve("absent").toString());
    assertThat(absent.exitCode()).isEqualTo(3);
    assertThat(absent.err()).contains("there is no such file");
    Run info = run("lists info", full);
    assertThat(info.exitCode()).isEqualTo(3);
    assertThat(info.err()).hasLineCount(1).contains(full + " holds no edition of a list");
  }

  @Test
  void verify_ofWhatIsNoList_saysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "+12125550142\n".repeat(20));
    Run noList = Run.of("", "lists", "verify", text.toString());
    assertThat(noList.exitCode()).isEqualTo(3);
    assertThat(noList.err()).contains("holds no edition of a list; 'lexicall lists build' makes");
    Run noFolder = Run.of("", "lists", "verify", folder.toString());
    assertThat(noFolder.exitCode()).isEqualTo(3);
    assertThat(noFolder.err()).contains("there is no list in this folder");
  }

  @Test
  void nationalNumbers_areRefused_withTheOptionThatNamesTheirCountry() throws IOException {
    String table = file("usual.csv", "phone\n212-555-0142\n");
    String build =
        "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company --column phone -o "
            + folder.resolve("own");
    Run refused = run(build, table);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.out() + refused.err()).contains("no country is given (see --dialed-from)");
    assertThat(run(build + " --dialed-from US", table).exitCode()).isZero();
  }

  /** Whoever builds it again loses everybody who asked before the last compaction. */
  @Test
  void damagedEditionOfACompany_isRestored_beforeItIsBuiltAgain() throws IOException {
    String own = folder.resolve("acme").toString();
    run(
        "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company --allow-empty -o "
            + own,
        file("none.txt", ""));
    Path edition = Path.of(own, "edition.lexi");
    byte[] sound = Files.readAllBytes(edition);
    for (int length : new int[] {0, 100}) {
      Files.delete(edition);
      Files.write(edition, java.util.Arrays.copyOf(sound, length));
      for (String command :
          List.of("lists info", "lists verify", "lists recover", "check --list")) {
        Run damaged = run(command, own);
        assertThat(damaged.out() + damaged.err())
            .as(command)
            .contains("edition.lexi of your latest backup", "lexicall lists recover " + own)
            .doesNotContain("lists build");
      }
    }
  }

  @Test
  void company_isBuiltToldAndVerified() throws IOException {
    String own = folder.resolve("acme").toString();
    String table = file("own.csv", "phone,asked\n212-555-0142,2026-10-03T12:00:00-04:00\n");
    String build =
        "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company --column phone"
            + " --date-column asked --dialed-from US -o "
            + own;
    Run built = run(build, table);
    assertThat(built.err()).isEmpty();
    assertThat(built.exitCode()).isZero();
    assertThat(built.out())
        .contains("internal-dnc-acme\n", "  seller      acme\n", "numbers     1\n");
    Run twice = run(build, table);
    assertThat(twice.exitCode()).isEqualTo(3);
    assertThat(twice.err()).contains("A list lies in " + own + " already");
    try (CompanyList company = CompanyList.open(Path.of(own))) {
      company.add(
          PhoneNumber.parse("+13105550144"), java.time.Instant.parse("2026-11-24T00:00:00Z"));
      assertThat(run("lists info", own).out()).contains("numbers     2\n");
      assertThat(run("lists verify", own).out()).contains("internal-dnc-acme, 2 numbers");
    }
    Run update = run("lists update", own, full);
    assertThat(update.exitCode()).isEqualTo(2);
    assertThat(update.err()).contains("which a dialer adds to by itself");
    Run over =
        run("lists build --kind internal-dnc --as-of 2026-11-01 -o " + own + "/edition.lexi", full);
    assertThat(over.exitCode()).isEqualTo(2);
    assertThat(over.err()).contains("which must not be replaced");
  }

  @ParameterizedTest
  @CsvSource({"build", "update", "info", "verify", "diff"})
  void help_tellsOptionsExitCodesAndExamples(String command) {
    Run help = run("lists " + command + " --help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: lexicall lists " + command, "Exit codes", "Examples:");
  }

  // ---- what is written over

  @Test
  void build_toWhatItReads_orToNoFile_isRefused() throws IOException {
    String before = Files.readString(Path.of(full));
    Run own = run(NATIONAL, "-o", full, full);
    assertThat(own.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(own.err()).contains("is an input file, so it cannot be an output file too");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of(full));
    assertThat(run(NATIONAL, "-o", link.toString(), full).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(link).isSymbolicLink();
    assertThat(Path.of(full)).hasContent(before);
    if (Files.exists(Path.of("/dev/null"))) {
      Run device = run(NATIONAL, "-o", "/dev/null", full);
      assertThat(device.exitCode()).isEqualTo(ExitCode.BROKEN);
      assertThat(device.err()).contains("/dev/null is a device or a pipe");
      assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
  }

  @Test
  void build_toALink_replacesTheFileBehindIt() throws IOException {
    Path real = Files.writeString(folder.resolve("real.lexi"), "earlier");
    Path link = Files.createSymbolicLink(folder.resolve("link.lexi"), real);
    assertThat(run(NATIONAL, "-o", link.toString(), full).exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    try (ListEdition edition = ListEdition.open(real)) {
      assertThat(edition.size()).isEqualTo(3);
    }
  }

  @Test
  void update_toItsChangeList_isRefused() throws IOException {
    run(NATIONAL, "-o", list, full);
    String changes = file("changes.txt", "212,5550145,2026-11-02T00:00:00Z,A\n");
    Run refused = run("lists update", list, changes, "-o", changes);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Path.of(changes)).content().startsWith("212");
    assertThat(run("lists update", list, changes).exitCode()).isZero();
  }

  @Test
  void diff_toWhatItReads_isRefused_andWritesWholeFilesElse() throws IOException {
    run(NATIONAL, "-o", list, full);
    String later = folder.resolve("later.lexi").toString();
    run(NATIONAL, "-o", later, file("more.txt", "212,5550142\n212,5550149\n310,5550144\n"));
    byte[] before = Files.readAllBytes(Path.of(list));
    assertThat(run("lists diff", list, later, "--added", list).exitCode())
        .isEqualTo(ExitCode.USAGE);
    String same = folder.resolve("same.txt").toString();
    assertThat(run("lists diff", list, later, "--added", same, "--deleted", same).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Path.of(list)).hasBinaryContent(before);
    String added = folder.resolve("added.txt").toString();
    String deleted = folder.resolve("deleted.txt").toString();
    assertThat(run("lists diff", list, later, "--added", added, "--deleted", deleted).exitCode())
        .isZero();
    assertThat(Path.of(added)).hasContent("+12125550149");
    assertThat(Path.of(deleted)).hasContent("+12125550143");
  }

  @Test
  void recover_tellsWhatIsLost() throws IOException {
    Path own = folder.resolve("own");
    Run built =
        run(
            "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company"
                + " --format lines",
            "-o",
            own.toString(),
            file("one.txt", "+12125550199\n"));
    assertThat(built.err()).isEmpty();
    assertThat(built.exitCode()).isZero();
    try (CompanyList company = CompanyList.open(own)) {
      company.add(PhoneNumber.parse("+12125550142"), Instant.parse("2026-11-10T12:00:00Z"));
      company.add(PhoneNumber.parse("+12125550143"), Instant.parse("2026-11-10T12:00:00Z"));
    }
    Path journal = own.resolve("journal-00000001");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length - 32));
    assertThat(run("lists info", own.toString()).err()).contains("2 were acknowledged");
    Run recovered = run("lists recover", own.toString());
    assertThat(recovered.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(recovered.out())
        .contains("kept        1 records", "lost        1 requests or removals", "aside");
    assertThat(run("lists info", own.toString()).exitCode()).isZero();
    Run again = run("lists recover", own.toString());
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing; the list is undamaged");
  }

  /** The steps of the page: an edition that is built beside the folder is moved in. */
  @Test
  void recover_ofAFolderWithOnlyAnEdition_makesAListOfIt() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path rebuilt = folder.resolve("rebuilt.lexi");
    Run built =
        run(
            "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --format lines",
            "-o",
            rebuilt.toString(),
            file("one.txt", "+12125550199\n"));
    assertThat(built.exitCode()).isZero();
    Files.move(rebuilt, own.resolve("edition.lexi"));
    assertThat(run("lists info", own.toString()).err()).contains("damaged or missing");
    Run recovered = run("lists recover", own.toString());
    assertThat(recovered.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(recovered.out()).contains("it is not known whether").doesNotContain("undamaged");
    assertThat(run("lists info", own.toString()).exitCode()).isZero();
    assertThat(run("lists recover", own.toString()).out()).contains("the list is undamaged");
    try (CompanyList company = CompanyList.open(own)) {
      assertThat(company.contains(PhoneNumber.parse("+12125550199"))).isTrue();
    }
  }

  /** Its journals are there, and are not written over. */
  @Test
  void companysListWithoutItsEdition_isDamaged_inEveryCommand() throws IOException {
    Path own = folder.resolve("own");
    String build =
        "lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company --format lines";
    String numbers = file("one.txt", "+12125550199\n");
    assertThat(run(build, "-o", own.toString(), numbers).exitCode()).isZero();
    byte[] backup = Files.readAllBytes(own.resolve("edition.lexi"));
    try (CompanyList company = CompanyList.open(own)) {
      company.add(PhoneNumber.parse("+12125550142"), Instant.parse("2026-11-10T12:00:00Z"));
    }
    Files.delete(own.resolve("edition.lexi"));
    String missing = "its edition, the file edition.lexi, is missing";
    Run again = run(build, "-o", own.toString(), numbers);
    assertThat(again.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(again.err()).contains("though its edition is missing");
    assertThat(run("lists recover", own.toString()).err()).contains(missing);
    assertThat(run("lists lookup", own.toString(), "+12125550142").err()).contains(missing);
    assertThat(run("lists verify", own.toString()).out()).contains("damaged", missing);
    Files.write(own.resolve("edition.lexi"), backup);
    assertThat(run("lists recover", own.toString()).exitCode()).isZero();
    try (CompanyList company = CompanyList.openReadOnly(own)) {
      assertThat(company.size()).isEqualTo(2);
    }
  }

  @Test
  void diff_ofTwoLists_namesBoth() throws IOException {
    run(NATIONAL, "-o", list, full);
    String texas = folder.resolve("tx.lexi").toString();
    String own = file("tx.txt", "+12125550142\n");
    run("lists build --kind state-dnc --place US-TX --as-of 2026-11-02", "-o", texas, own);
    Run diff = run("lists diff", list, texas);
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.err()).contains("editions of two different lists");
    assertThat(diff.lines().get(0))
        .isEqualTo("us-national-dnc of 2026-11-01 → us-tx-state-dnc of 2026-11-02");
  }
}
