package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lexicall.rule.RuleModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  private static final String EARLY =
      call("early", "2026-11-24T07:59:59-05:00", "'purpose':'telemarketing','dialing':'manual'");
  private static final String NOON =
      call("noon", "2026-11-24T12:00:00-05:00", "'purpose':'telemarketing','dialing':'manual'");
  private static final String UNKNOWN =
      call("unknown", "2026-11-24T12:00:00-05:00", "'purpose':'survey'");

  private static final String ID = "\"id\":\"[a-z]+\"";

  @TempDir Path folder;

  @Test
  void check_answersEachLineInOrder() {
    Run run = Run.of(EARLY + NOON + "\n" + UNKNOWN, "check", "--regulations", "acme");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0))
        .startsWith(
            "{\"id\":\"early\",\"decision\":\"deny\",\"permittedFrom\":\"2026-11-24T13:00:00Z\"");
    assertThat(run.lines().get(1)).startsWith("{\"id\":\"noon\",\"decision\":\"permit\"");
    assertThat(run.lines().get(2))
        .startsWith("{\"id\":\"unknown\",\"decision\":\"indeterminate\"")
        .contains("\"missing\":[\"dialing\"]");
  }

  /** Lines are answered on all processors, a few alone on the thread that reads. */
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 1_000, 3_001})
  void check_manyLines_areAnsweredAsEachAlone_inOrder(int count) {
    StringBuilder lines = new StringBuilder();
    List<String> expected = new ArrayList<>();
    String early = Run.of(EARLY, "check", "--regulations", "acme").lines().get(0);
    String unknown = Run.of(UNKNOWN, "check", "--regulations", "acme").lines().get(0);
    for (int i = 0; i < count; i++) {
      boolean isEarly = i % 3 == 0;
      String name = "\"id\":\"n" + i + "\"";
      lines.append((isEarly ? EARLY : UNKNOWN).replaceFirst(ID, name));
      expected.add((isEarly ? early : unknown).replaceFirst(ID, name));
    }
    Run run = Run.of(lines.toString(), "check", "--regulations", "acme");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " \n", "\n\n", "\t"})
  void check_blankLinesAtTheEnd_loseNoAnswer(String rest) throws IOException {
    for (int count : new int[] {1, 64, 70, 200}) {
      String input = EARLY.repeat(count) + rest;
      Run run = Run.of(input, "check", "--regulations=acme", "--fail-on=deny");
      assertThat(run.lines()).hasSize(count);
      assertThat(run.exitCode()).isEqualTo(10);
      Path file = Files.writeString(folder.resolve(count + ".jsonl"), input);
      assertThat(Run.of("", "check", "--regulations=acme", file.toString(), "-").lines())
          .hasSize(count);
      assertThat(Run.of(input, "check", "--regulations=acme", "--summary").out())
          .startsWith(count == 1 ? "1 verdict" : count + " verdicts");
    }
    Run unread = Run.of(NOON + "garbage\n" + rest, "check", "--regulations=acme");
    assertThat(unread.exitCode()).isEqualTo(1);
    assertThat(unread.lines()).hasSize(2);
  }

  /** So are the files behind {@code <(…)}. */
  @Test
  void check_aNamedPipe_isRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Path> written =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.writeString(pipe, NOON + EARLY, StandardOpenOption.WRITE);
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    Run run = Run.of("", "check", "--regulations=acme", pipe.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2);
    assertThat(written.get(10, TimeUnit.SECONDS)).isEqualTo(pipe);
  }

  @Test
  void check_aLineThatCannotBeRead_isAnsweredInItsPlace() {
    Run run =
        Run.of(EARLY + "\n{'id':'bad'}\n".replace('\'', '"') + NOON, "check", "--regulations=acme");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines().get(1))
        .startsWith("{\"line\":3,\"id\":\"bad\",\"error\":[{\"path\":\"activity\",");
    assertThat(run.lines().get(2)).startsWith("{\"id\":\"noon\"");
    assertThat(run.err())
        .isEqualTo("lexicall: 1 of 3 lines could not be read; their answers say what is wrong\n");
  }

  @Test
  void check_whateverTheLine_theOthersAreAnswered() {
    String deep = "[".repeat(200_000);
    byte[] input =
        ("\u00ff\n" + deep + "\n\"" + "x".repeat(10_000_000) + "\"\n7\n\0\n{}{}\n" + EARLY)
            .getBytes(ISO_8859_1);
    Run run = Run.of(input, Terminal.NONE, "check", "--regulations=acme");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(7);
    assertThat(run.lines().get(0)).contains("\"line\":1", "is not UTF-8 at byte 1");
    assertThat(run.lines().get(1)).contains("\"line\":2", "nested deeper");
    assertThat(run.lines().get(2)).contains("\"line\":3", "is too long to be read");
    assertThat(run.lines().get(3)).contains("\"line\":4", "is the number 7");
    assertThat(run.lines().get(4)).contains("\"line\":5", "is not valid JSON");
    assertThat(run.lines().get(5)).contains("\"line\":6", "goes on after its end");
    assertThat(run.lines().get(6)).startsWith("{\"id\":\"early\"");
    assertThat(run.out()).hasSizeLessThan(10_000);
  }

  @Test
  void check_severalFiles_areReadInTurn() throws IOException {
    Path one = Files.writeString(folder.resolve("one.jsonl"), EARLY + "x");
    Path two = Files.writeString(folder.resolve("two-20261124.jsonl"), "{}\n" + NOON);
    Run run = Run.of(UNKNOWN, "check", "--regulations=acme", one.toString(), "-", two.toString());
    assertThat(run.lines()).hasSize(5);
    assertThat(run.lines().get(1)).startsWith("{\"line\":2,\"error\"");
    assertThat(run.lines().get(2)).startsWith("{\"id\":\"unknown\"");
    assertThat(run.lines().get(3)).startsWith("{\"line\":1,\"error\"");
    assertThat(run.err()).contains("2 of 5 lines could not be read");
  }

  @ParameterizedTest
  @CsvSource({
    "deny, 10",
    "indeterminate, 11",
    "'deny,indeterminate', 10",
    "DENY, 2",
    "permit, 2",
  })
  void check_failOn_setsTheExitCode(String decisions, int exitCode) {
    Run run = Run.of(EARLY + UNKNOWN + NOON, "check", "--regulations=acme", "--fail-on", decisions);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(Run.of(NOON, "check", "--regulations=acme", "--fail-on=deny").exitCode()).isZero();
  }

  /** A script that waits for a denial sees it, wherever a bad line stands. */
  @ParameterizedTest
  @CsvSource({
    "deny, 10",
    "indeterminate, 11",
    "'deny,indeterminate', 10",
  })
  void check_failOn_goesBeforeLinesThatCannotBeRead(String decisions, int exitCode) {
    for (String input : List.of("garbage\n" + EARLY + UNKNOWN, EARLY + UNKNOWN + "garbage\n")) {
      Run run = Run.of(input, "check", "--regulations=acme", "--fail-on", decisions);
      assertThat(run.exitCode()).isEqualTo(exitCode);
      assertThat(run.err()).contains("1 of 3 lines could not be read");
    }
    assertThat(
            Run.of(NOON + "garbage\n", "check", "--regulations=acme", "--fail-on", decisions)
                .exitCode())
        .isEqualTo(1);
  }

  @Test
  void check_aFileThatIsNotThere_namesTheFilesAfterIt() throws IOException {
    String first = Files.writeString(folder.resolve("a.jsonl"), NOON).toString();
    String last = Files.writeString(folder.resolve("b.jsonl"), EARLY).toString();
    String none = folder.resolve("none.jsonl").toString();
    Run run = Run.of("", "check", "--regulations=acme", first, none, last, "-");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err())
        .isEqualTo(
            "lexicall: %s: there is no such file; not read either: %s, standard input\n"
                .formatted(none, last));
  }

  @ParameterizedTest
  @CsvSource({"UTF-32LE, UTF-32", "UTF-32BE, UTF-32", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16"})
  void check_anotherEncoding_isNamed(String charset, String told) {
    byte[] input = ("\uFEFF" + NOON).getBytes(java.nio.charset.Charset.forName(charset));
    Run run = Run.of(input, Terminal.NONE, "check", "--regulations=acme");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo("lexicall: standard input is in " + told + "; save it as UTF-8\n");
  }

  @Test
  void check_aProfile_isApplied() throws IOException {
    Path profile =
        Files.writeString(folder.resolve("acme.json"), "\uFEFF{\n  \"dialing\": \"manual\"\n}\n");
    Run run = Run.of(UNKNOWN, "check", "--regulations=acme", "--profile", profile.toString());
    assertThat(run.out()).contains("\"decision\":\"permit\"");
  }

  @Test
  void check_aProfileThatIsNone_endsInOneLine() throws IOException {
    Path profile = folder.resolve("acme.json");
    for (String text :
        new String[] {
          "{'caller':{'number':'212-555-0142'},'x':1}",
          "",
          "[]",
          "{",
          "{'to':{'number':12125550142}}",
          "{'to':{'number':'+12125550142'}}",
          "{'lists':[{'list':'national-dnc','country':'US','listed':false}]}"
        }) {
      Files.writeString(profile, text.replace('\'', '"'));
      Run run = Run.of(EARLY, "check", "--profile", profile.toString());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).hasLineCount(1).startsWith("lexicall: the profile ");
      assertThat(run.err()).doesNotContain("555-0142", "12125550142\"");
    }
    Files.write(profile, new byte[] {'{', (byte) 0xff});
    assertThat(Run.of("", "check", "--profile", profile.toString()).err()).contains("not UTF-8");
    assertThat(Run.of("", "check", "--profile", folder.toString()).err())
        .contains("is a directory");
    assertThat(Run.of("", "check", "--profile", "nowhere.json").err())
        .isEqualTo("lexicall: the profile nowhere.json: there is no such file\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check nowhere.jsonl | 3 | nowhere.jsonl: there is no such file",
        "check target | 3 | target is a directory; name the files in it",
        "check --regulations nothing | 2 | No rules of 'nothing' are loaded",
        "check --max-line 0 | 2 | --max-line must be from 1 byte",
        "check --max-line many | 2 | Invalid value for option '--max-line'",
        "check --nothing | 2 | Unknown option: '--nothing'; try 'lexicall check --help'",
        "check --profile | 2 | Missing required parameter for option '--profile'",
        "chekc calls.jsonl | 2 | did you mean check",
        "check --fail-on +12125550142 | 2 | not +•••••••••42",
        "+12125550142 | 2 | +•••••••••42",
      })
  void commands_thatCannotBeRun_endInOneLine(String command, int exitCode, String told) {
    Run run = Run.of("", command.split(" "));
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).startsWith("lexicall: ").contains(told);
    assertThat(run.err().toLowerCase(Locale.ROOT)).doesNotContain("exception", "\tat ");
    assertThat(run.err()).doesNotContain("12125550142");
  }

  @Test
  void noLine_isTold_whereAJobWouldTakeItForSuccess() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
    for (String command : List.of("check", "explain")) {
      Run run = Run.of("", command, "--regulations=acme", empty.toString());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("empty.jsonl is empty: no line of facts was read");
      Run none = Run.of("", command, "--regulations=acme");
      assertThat(none.exitCode()).as("a co-process that is asked nothing").isZero();
      assertThat(none.err()).isEmpty();
    }
    Run gate = Run.of("", "check", "--regulations=acme", "--fail-on", "deny");
    assertThat(gate.exitCode()).as("a gate does not open because nobody asked").isEqualTo(3);
    assertThat(gate.err()).contains("no line was read: the input was empty");
    assertThat(Run.of(NOON, "check", "--regulations=acme", "--fail-on", "deny").err()).isEmpty();
    if (Files.exists(Path.of("/dev/null"))) {
      assertThat(Run.of("", "check", "--regulations=acme", "/dev/null").exitCode())
          .as("whoever names a device or a pipe knows that it may be empty")
          .isZero();
      Run device = Run.of("", "check", "--regulations=acme", "--fail-on", "deny", "/dev/null");
      assertThat(device.exitCode()).as("a gate does not open for it either").isEqualTo(3);
    }
  }

  /** As under a cron job: the virtual machine then has its class library as standard input. */
  @ParameterizedTest
  @ValueSource(strings = {"check", "test -", "scan", "audit -"})
  void closedStandardInput_isTold(String command) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell here");
    Path err = folder.resolve("err.txt");
    List<String> words =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "exec \"$@\" <&-",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(command.split(" ", -1)));
    Process process = new ProcessBuilder(words).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitCode.BROKEN);
    assertThat(out).isEmpty();
    assertThat(Files.readString(err).lines())
        .first()
        .asString()
        .contains("standard input is closed");
  }

  @Test
  void otherFormats_areTold_withWhatReadsThem() throws IOException {
    Path packed = folder.resolve("calls.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(NOON.getBytes(UTF_8));
    }
    Path table = Files.writeString(folder.resolve("leads.csv"), "id,phone\n1,2125550142\n");
    for (String command : List.of("check", "explain")) {
      Run run = Run.of("", command, "--regulations=acme", packed.toString());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .contains("calls.jsonl.gz is compressed with gzip; pipe the output of 'gzip -dc'");
      assertThat(Run.of("", command, "--regulations=acme", table.toString()).err())
          .contains("2 of 2 lines could not be read")
          .contains("'lexicall scrub' and 'lexicall audit' read CSV");
    }
    assertThat(Run.of("x\n", "check", "--regulations=acme").err()).doesNotContain("CSV");
  }

  @Test
  void check_summary_countsDecisionsRulesAndMissingFacts_inPlaceOfVerdicts() {
    Run run =
        Run.of(EARLY + NOON + EARLY + UNKNOWN + "x\n", "check", "--summary", "--regulations=acme");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lexicall: 1 of 5 lines could not be read\n");
    assertThat(run.out())
        .startsWith("4 verdicts\n")
        .containsPattern("permit +1 +25.0 %\n")
        .containsPattern("deny +2 +50.0 %, 2 only for now\n")
        .containsPattern("indeterminate +1 +25.0 %\n")
        .containsPattern("unread +1 +lines that are not facts\n")
        .containsPattern("acme.calling-hours +2 +denied +Acme House Rules 1\\(a\\)\n")
        .containsPattern("acme.no-machines +1 +undecided +Acme House Rules 2\n")
        .containsPattern("dialing +1 +verdicts\n")
        .doesNotContain("{", "early");
    assertThat(Run.of(EARLY + UNKNOWN, "check", "--summary", "--json", "--regulations=acme").out())
        .isEqualTo(
            "{'verdicts':2,'decisions':{'permit':0,'deny':1,'indeterminate':1},'deniedForNow':1,'unread':0,'rules':[{'rule':'acme.calling-hours','citations':['Acme House Rules 1(a)'],'deny':1,'indeterminate':0},{'rule':'acme.no-machines','citations':['Acme House Rules 2'],'deny':0,'indeterminate':1}],'missing':[{'fact':'dialing','verdicts':1}]}\n"
                .replace('\'', '"'));
    assertThat(
            Run.of(EARLY, "check", "--summary", "--fail-on=deny", "--regulations=acme").exitCode())
        .isEqualTo(ExitCode.DENIED);
    assertThat(Run.of("", "check", "--summary", "--regulations=acme").out())
        .startsWith("0 verdicts\n");
    Run wrong = Run.of(EARLY, "check", "--json");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--json needs --summary");
  }

  @Test
  void list_isAskedOfEachNumber() throws IOException {
    String numbers = Files.writeString(folder.resolve("n.txt"), "2125550142\n").toString();
    String list = folder.resolve("us.lexi").toString();
    assertThat(
            Run.of(
                    "",
                    ("lists build --kind national-dnc --place US --as-of 2026-11-20 -o "
                            + list
                            + " "
                            + numbers)
                        .split(" "))
                .exitCode())
        .isZero();
    String call =
        "{'activity':'contact','at':'2026-11-24T12:00:00-05:00','purpose':'telemarketing','dialing':'manual','consents':[],'voice':'live','channel':'voice','caller':{'seller':'acme','taxExempt':false},'relationship':{'customer':false},'lists':[{'list':'internal-dnc','seller':'acme','listed':false}],'to':{'number':'+12125550142','subscriber':'consumer','region':'US-NY'}}"
            .replace('\'', '"');
    String[] check = {"check", "--regulations", "tsr", "--list", list};
    assertThat(Run.of(call, check).out())
        .contains("\"rule\":\"tsr.national-dnc\",\"outcome\":\"deny\"");
    assertThat(Run.of(call, "check", "--regulations", "tsr").out()).contains("lists[national-dnc]");
    assertThat(Run.of(call, "explain", "--regulations", "tsr", "--list", list).out())
        .contains("[tsr.national-dnc]", "us-national-dnc of 2026-11-20: listed");
    assertThat(Run.of("", "check", "--list", list, "--list", list).err())
        .contains("The list us-national-dnc is given twice");
    for (String command : new String[] {"check", "explain"}) {
      assertThat(Run.of("", command, "--list", "nowhere.lexi").err())
          .isEqualTo("lexicall: nowhere.lexi: there is no such file\n");
      Run noList = Run.of("", command, "--list", numbers);
      assertThat(noList.exitCode()).isEqualTo(ExitCode.BROKEN);
      assertThat(noList.err()).hasLineCount(1).doesNotContain("xception");
    }
  }

  @Test
  void module_addsItsRules_andAJarWithoutOneIsRefused() throws IOException {
    String jar = jar("house.jar", HouseLaw.class.getName());
    Run run = Run.of(NOON, "check", "--module", jar, "--regulations=house");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"rule\":\"house.closed\",\"outcome\":\"deny\"");
    assertThat(Run.of(NOON, "explain", "--module", jar, "--regulations=house,acme").out())
        .contains("[house.closed]");
    assertThat(Run.of(NOON, "check", "--regulations=house").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of(NOON, "check", "--module", jar, "--set", "house.open=true").out())
        .doesNotContain("house.closed");
    for (String second : List.of("house.open=false", "house.open=true", "house.open=yes")) {
      Run twice =
          Run.of(NOON, "check", "--module", jar, "--set", "house.open=true", "--set", second);
      assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(twice.err())
          .contains(second.endsWith("yes") ? "takes NAME=true" : "house.open is set twice");
    }

    assertThat(Run.of("", "check", "--module", jar("other.jar", null)).err())
        .contains("other.jar holds no rule module");
    assertThat(Run.of("", "check", "--module", jar("lost.jar", "com.acme.Lost")).err())
        .contains("A rule module cannot be loaded", "com.acme.Lost");
    assertThat(Run.of("", "check", "--module", folder.toString()).err())
        .contains("is a directory; name the jars in it");
    assertThat(Run.of("", "check", "--module", "no.jar").err())
        .isEqualTo("lexicall: no.jar: there is no such file\n");
    String text = Files.writeString(folder.resolve("text.jar"), "no jar at all").toString();
    Run broken = Run.of("", "check", "--module", text);
    assertThat(broken.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(broken.err()).hasLineCount(1).contains("text.jar is not a jar");
  }

  /** "Asked besides ours": a choice of ours does not silence them. */
  @Test
  void module_isAskedBesides_whateverRegulationsAreChosen() throws IOException {
    String jar = jar("house.jar", HouseLaw.class.getName());
    assertThat(Run.of(NOON, "check", "--module", jar, "--regulations=acme").out())
        .contains("\"rule\":\"house.closed\",\"outcome\":\"deny\"");
    assertThat(
            Run.of(
                NOON, "check", "--module", jar, "--regulations=acme", "--set", "house.open=true"))
        .satisfies(
            run -> {
              assertThat(run.err()).isEmpty();
              assertThat(run.out()).doesNotContain("house.closed");
            });
  }

  /** What code of a host prints does not stand among the verdicts, of which one is a line. */
  @Test
  void module_thatPrints_doesSoBesideTheVerdicts() throws Exception {
    String jar = jar("talkative.jar", TalkativeLaw.class.getName());
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--module",
                jar,
                "--regulations",
                "talkative")
            .redirectError(err.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(NOON.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).hasLineCount((int) NOON.lines().count()).doesNotContain("debug");
    assertThat(Files.readString(err)).contains("debug: rules are made");
  }

  @Test
  void module_givenTwice_isRefused() throws IOException {
    String jar = jar("house.jar", HouseLaw.class.getName());
    String again = folder.resolve(".").resolve("house.jar").toString();
    for (String option : List.of("--module", "--shadow")) {
      Run run = Run.of(NOON, "check", "--module", jar, option, again);
      assertThat(run.exitCode()).as(option).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).hasLineCount(1).contains("house.jar is given twice");
    }
  }

  /** Writes a jar that names a module, or holds nothing of use. */
  private String jar(String name, @Nullable String module) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(
          new ZipEntry(module == null ? "x" : "META-INF/services/" + RuleModule.class.getName()));
      zip.write(String.valueOf(module).getBytes(UTF_8));
    }
    return jar.toString();
  }

  @Test
  void check_aRuleThatFails_isUndecidedAndTellsNoNumber() {
    Run run =
        Run.of(
            call("zero", "2026-11-24T12:00:00Z", "'subject':'zero'"),
            "check",
            "--regulations=acme");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"rule\":\"acme.broken\",\"outcome\":\"indeterminate\"");
    assertThat(run.out() + run.err()).doesNotContain("12125550142");
  }

  /** The input pauses, and the answer to what came so far is there. */
  @Test
  void check_answersBeforeItWaits() throws Exception {
    PipedOutputStream questions = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(questions);
    PipedOutputStream out = new PipedOutputStream();
    try (InputStream answers = new PipedInputStream(out)) {
      Console console = new Console(in, out, OutputStream.nullOutputStream(), Terminal.NONE);
      CompletableFuture<Integer> exitCode =
          CompletableFuture.supplyAsync(() -> Main.run(console, "check", "--regulations=acme"));
      for (int i = 0; i < 3; i++) {
        String rest = i == 1 ? "\n" : "";
        questions.write((NOON + rest).getBytes(UTF_8));
        questions.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
          line.write(c);
        }
        assertThat(line.toString(UTF_8)).startsWith("{\"id\":\"noon\"");
      }
      questions.close();
      assertThat(exitCode.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void check_aReaderThatGoesAway_endsQuietly() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(endless(), gone, err, Terminal.NONE);
    assertThat(Main.run(console, "check", "--regulations=acme"))
        .as("not as if every line had been answered")
        .isEqualTo(ExitCode.READER_GONE);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void check_answersThatCannotBeWritten_areToldOf() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(endless(), full, err, Terminal.NONE);
    assertThat(Main.run(console, "check", "--regulations=acme")).isEqualTo(3);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lexicall: the answers cannot be written: No space left on device\n");
  }

  @Test
  void check_inputThatBreaksOff_isToldOfAfterTheAnswers() {
    InputStream broken =
        new InputStream() {
          private int position;

          @Override
          public int read() throws IOException {
            if (position == NOON.length()) {
              throw new IOException("Input/output error");
            }
            return NOON.charAt(position++);
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
          }
        };
    Run run = Run.of(broken, Terminal.NONE, "check", "--regulations=acme");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err())
        .isEqualTo("lexicall: standard input cannot be read: Input/output error\n");
  }

  private static InputStream endless() {
    byte[] line = NOON.getBytes(UTF_8);
    return new InputStream() {
      private int position;

      @Override
      public int read() {
        return line[position++ % line.length];
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        for (int i = 0; i < length; i++) {
          into[offset + i] = (byte) read();
        }
        return length;
      }
    };
  }

  static String call(String id, String at, String facts) {
    return ("{'activity':'contact','id':'"
            + id
            + "','at':'"
            + at
            + "',"
            + facts
            + ",'recorded':false,'to':{'number':'+12125550142','region':'US-NY'}}\n")
        .replace('\'', '"');
  }

  /** The lines of each file are counted from 1. */
  @Test
  void check_ofSeveralFiles_anErrorNamesItsFile() throws IOException {
    String good = file("good.jsonl", NOON);
    String bad = file("bad.jsonl", NOON + "garbage\n");
    String worse = file("worse 2125550187.jsonl", "garbage\n");
    String told = "],\"file\":\"" + bad + "\"}";
    Run run = Run.of("garbage\n", "check", "--regulations=acme", good, bad, worse, "-");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(5);
    assertThat(run.lines().get(2)).startsWith("{\"line\":2,\"error\":[").endsWith(told);
    assertThat(run.lines().get(3)).startsWith("{\"line\":1,").endsWith("••87.jsonl\"}");
    assertThat(run.lines().get(4)).endsWith("],\"file\":\"standard input\"}");
    assertThat(Run.of("", "check", "--regulations=acme", bad).lines().get(1))
        .startsWith("{\"line\":2,\"error\":[")
        .doesNotContain("\"file\"");
    assertThat(Run.of("", "explain", "--json", "--regulations=acme", good, bad).out())
        .contains(told);
    assertThat(Run.of("", "explain", "--regulations=acme", good, bad).out())
        .contains("line 2 of ")
        .contains("bad.jsonl");
  }

  @Test
  void check_ofUtf16_tellsSo() throws IOException {
    Path file = folder.resolve("u16.jsonl");
    Files.write(file, ("\uFEFF" + NOON).getBytes(UTF_16LE));
    Run run = Run.of("", "check", file.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(run.err()).contains("u16.jsonl is in UTF-16; save it as UTF-8");
    assertThat(run.out()).isEmpty();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
