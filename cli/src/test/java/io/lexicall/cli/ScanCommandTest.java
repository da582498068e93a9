package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCommandTest {
  private static final String CARD = "4111 1111 1111 1111";
  private static final String CHAT =
      "Agent: go on\nCustomer: my card is " + CARD + "\nCustomer: the cvv is 737\n";

  @TempDir Path folder;

  @Test
  void scan_namesPlaceKindNetworkAndConfidence_neverTheNumber() {
    Run run = Run.of(CHAT, "scan");
    assertThat(run.lines())
        .containsExactly("-:2:22: pan visa high 411111******1111", "-:3:22: cvv high ***");
    assertThat(run.err())
        .isEqualTo(
            "lexicall: 2 findings in 1 file, 0.1 kB\n"
                + "lexicall:   read as labelled lines: 1\n"
                + "lexicall:   cvv          1 (1 high)\n"
                + "lexicall:   pan    visa  1 (1 high)\n");
    assertThat(run.exitCode()).isEqualTo(12);
  }

  @Test
  void scan_ofNothing_findsNothing() {
    for (String text : new String[] {"", "\n", "order 12 of 2026-11-24\n"}) {
      Run run = Run.of(text, "scan", "-");
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("lexicall: no card data in 1 file");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void scan_asJsonLines_hasOffsetsToo() {
    Run run = Run.of("\uFEFF\r\n\uD83D\uDE00 " + CARD, "scan", "--format=jsonl", "--quiet");
    assertThat(run.out())
        .isEqualTo(
            "{\"file\":\"-\",\"line\":2,\"column\":4,\"start\":5,\"end\":24,\"kind\":\"pan\",\"network\":\"visa\",\"confidence\":\"high\",\"masked\":\"411111******1111\"}\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void scan_linesAreCountedHoweverFarTheFindingsLie() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append(i % 10_000 == 9_999 ? "card " + CARD : i % 3 == 0 ? "" : "a line of text")
          .append('\n');
    }
    text.append("\n".repeat(200_000)).append("card ").append(CARD);
    assertThat(Run.of(text.toString(), "scan").lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("-:10000:6:", "-:20000:6:", "-:30000:6:", "-:230001:6:");
  }

  @ParameterizedTest
  @CsvSource({
    "first6-last4, 411111******1111, ***",
    "last4, ************1111, ***",
    "remove, '', ''",
  })
  void redact_replacesWhatIsFound_andLeavesTheRest(String how, String number, String code) {
    Run run = Run.of(CHAT, "scan", "--redact-as", how);
    assertThat(run.out()).isEqualTo(CHAT.replace(CARD, number).replace("737", code));
    assertThat(run.err()).contains("2 findings in 1 file");
    assertThat(run.exitCode()).isZero();
    assertThat(Run.of(CHAT, "scan", "--redact").out()).contains("411111******1111\n");
  }

  @Test
  void redact_withTokens_givesTheSameForTheSameNumberAndKey() throws IOException {
    Path key = Files.write(folder.resolve("key"), new byte[16]);
    Path other = Files.write(folder.resolve("other"), "another key of many bytes".getBytes(UTF_8));
    String text = "card 4111111111111111, card " + CARD + ", card 5555 5555 5555 4444";
    String[] words = Run.of(text, keyed(key)).out().split(", card |card ", -1);
    assertThat(words[1]).matches("tok_[0-9a-f]{32}").isEqualTo(words[2]).isNotEqualTo(words[3]);
    assertThat(Run.of(text, keyed(key)).out()).contains(words[1]);
    assertThat(Run.of(text, keyed(other)).out()).doesNotContain(words[1]);
    String[] random = {"scan", "--redact-as=token"};
    assertThat(Run.of(text, random).out()).isNotEqualTo(Run.of(text, random).out());
    assertThat(Run.of(Run.of(text, random).out(), "scan").exitCode()).isZero();
  }

  private static String[] keyed(Path key) {
    return new String[] {"scan", "--redact-as=token", "--token-key-file", key.toString()};
  }

  @Test
  void redact_leavesEveryOtherByteAsItWas() throws IOException {
    byte[] before = bytes("\u00ef\u00bb\u00bf\u00ff\u00fe caf\u00e9 \u00ed\u00a0\u0080 card ");
    byte[] after = bytes("\r\n\u00c3\u00a9 \u00f0\u009f\u0098\u0080 \u0007\u00c3");
    byte[] text = concat(before, CARD.getBytes(UTF_8), after);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(in(text), out, err, Terminal.NONE);
    assertThat(Main.run(console, "scan", "--redact", "-a")).isZero();
    assertThat(out.toByteArray())
        .isEqualTo(concat(before, "411111******1111".getBytes(UTF_8), after));
    assertThat(err.toString(UTF_8))
        .contains("lexicall: standard input is not all UTF-8; it was scanned anyway\n");
  }

  @Test
  void redact_keepsTheEncoding() throws IOException {
    byte[] wide = ("\uFEFFna\u00efve card " + CARD + "\r\n\uD83D\uDE00").getBytes(UTF_16LE);
    assertThat(raw(wide, "scan", "--redact"))
        .isEqualTo("\uFEFFna\u00efve card 411111******1111\r\n\uD83D\uDE00".getBytes(UTF_16LE));
    for (String utf32 : List.of("UTF-32LE", "UTF-32BE")) {
      assertThat(raw(("\uFEFFcard " + CARD).getBytes(Charset.forName(utf32)), "scan", "--redact"))
          .as(utf32)
          .isEqualTo("\uFEFFcard 411111******1111".getBytes(Charset.forName(utf32)));
    }
    byte[] western = "carte 4111\u00a01111\u00a01111\u00a01111 \u20ac".getBytes(windows());
    assertThat(raw(western, "scan", "--redact", "--encoding=windows-1252"))
        .isEqualTo("carte 411111******1111 \u20ac".getBytes(windows()));
  }

  @Test
  void redact_ofWhatCannotBeWrittenAgain_endsThatFile() {
    byte[] wide = ("\uFEFFcard " + CARD).getBytes(UTF_16LE);
    byte[] odd = Arrays.copyOf(wide, wide.length + 1);
    Run run = Run.of(odd, Terminal.NONE, "scan", "--redact");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("it is not all UTF-16LE, so writing it again would change it");
    assertThat(Run.of(odd, Terminal.NONE, "scan").out()).contains("-:1:6: pan visa");
  }

  private static Charset windows() {
    return Charset.forName("windows-1252");
  }

  @Test
  void scan_ofFolders_goesThroughAllInOrder_andNamesWhatItSkips() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs/a/b")).getParent().getParent();
    write(logs.resolve("z.txt"), "card " + CARD);
    write(logs.resolve("a/b/deep.log"), "x\ncard " + CARD);
    write(logs.resolve("a/empty"), "");
    write(logs.resolve("a/.hidden"), "card " + CARD);
    Files.write(logs.resolve("a/picture"), bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" + CARD));
    Files.write(logs.resolve("a/archive.zip"), bytes("PK\u0003\u0004" + "x".repeat(1000)));
    Files.createSymbolicLink(logs.resolve("a/b/loop"), logs);
    Files.createSymbolicLink(logs.resolve("link"), logs.resolve("z.txt"));
    Run run = Run.of("", "scan", logs.toString());
    assertThat(run.lines())
        .containsExactly(
            logs + "/a/.hidden:1:6: pan visa high 411111******1111",
            logs + "/a/b/deep.log:2:6: pan visa high 411111******1111",
            logs + "/z.txt:1:6: pan visa high 411111******1111");
    assertThat(run.err())
        .isEqualTo(
            "lexicall: skipped "
                + logs
                + "/a/archive.zip: a ZIP archive\nlexicall: skipped "
                + logs
                + "/a/picture: binary\n"
                + "lexicall: 3 findings in 4 files, 0.1 kB; 2 files skipped\n"
                + "lexicall:   pan    visa  3 (3 high)\n");
    assertThat(Run.of("", "scan", logs.resolve("link").toString()).out()).contains("link:1:6: pan");
    assertThat(Run.of("", "scan", "--binary", logs + "/a/picture").out()).contains("pan visa");
  }

  @Test
  void scan_ofManyFiles_tellsOfThemInOrder() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 100; i < 300; i++) {
      Path file = folder.resolve("part" + i / 50).resolve("call" + i + ".txt");
      Files.createDirectories(file.getParent());
      // Of very different lengths, so that some are read long before others.
      write(file, "a line of a log\n".repeat(i % 7 * 2000) + "card " + CARD);
      expected.add(file + ":" + (i % 7 * 2000 + 1) + ":6: pan visa high 411111******1111");
    }
    Run run = Run.of("", "scan", folder.toString());
    assertThat(run.lines()).containsExactlyElementsOf(expected);
    assertThat(run.err()).contains("200 findings in 200 files");
    assertThat(run.exitCode()).isEqualTo(12);
  }

  @Test
  void scan_ofManyBinaryFiles_namesSome() throws IOException {
    for (int i = 10; i < 40; i++) {
      Files.write(folder.resolve("file" + i), new byte[100]);
    }
    Run run = Run.of("", "scan", folder.toString());
    assertThat(run.err()).contains("file29: binary\nlexicall: skipped 10 more\n");
    assertThat(run.err()).contains("no card data in 0 files, 0.0 kB; 30 files skipped");
  }

  @Test
  void scan_ofAFolderInWhichNoFileIsText_fails() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Files.write(logs.resolve("a.log"), new byte[4096]);
    Run none = Run.of("", "scan", logs.toString());
    assertThat(none.err()).contains("no file in " + logs + " is text; --binary reads them anyway");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(Run.of("", "scan", "--binary", logs.toString()).exitCode()).isZero();
    write(logs.resolve("b.log"), "");
    assertThat(Run.of("", "scan", logs.toString()).exitCode()).as("one was read").isZero();
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(Run.of("", "scan", empty.toString()).exitCode()).isZero();
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.write(other.resolve("a.log"), new byte[4096]);
    assertThat(Run.of("", "scan", logs.toString(), other.toString()).exitCode()).isEqualTo(3);
  }

  @Test
  void scan_aFewControlCharacters_makeNoTextBinary() throws IOException {
    String log = "a line of the log\n".repeat(100);
    Run run = Run.of(log + "\0\0card " + CARD + "\u001b[0m\n" + log, "scan");
    assertThat(run.lines()).containsExactly("-:101:8: pan visa high 411111******1111");
    Run binary = Run.of("\0" + CARD, "scan", "--redact");
    assertThat(binary.err()).startsWith("lexicall: skipped standard input: ");
    assertThat(binary.exitCode()).isEqualTo(3);
  }

  @Test
  void scan_blocksOfNuls_makeNoLogBinary() {
    String log = "a line of the log\n".repeat(100);
    Run run = Run.of(log + "\0".repeat(4096) + "\ncard " + CARD + "\n" + log, "scan");
    assertThat(run.lines()).containsExactly("-:102:6: pan visa high 411111******1111");
    assertThat(run.exitCode()).isEqualTo(12);
    Run redacted = Run.of("\0".repeat(4096) + log + "card " + CARD + "\n", "scan", "--redact");
    assertThat(redacted.out()).isEqualTo("\0".repeat(4096) + log + "card 411111******1111\n");
    assertThat(redacted.exitCode()).isZero();
    assertThat(Run.of("\0".repeat(9000), "scan").exitCode()).isEqualTo(3);
  }

  @Test
  void redact_ofFoldersWithBinaryFiles_saysThatSomethingIsMissing() throws IOException {
    write(folder.resolve("a.txt"), "card " + CARD);
    Files.write(folder.resolve("b.bin"), new byte[100]);
    Run run = Run.of("", "scan", "--redact", folder.toString());
    assertThat(run.out()).isEqualTo("card 411111******1111");
    assertThat(run.err()).contains("b.bin: binary; --binary reads it anyway\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void redact_aBareNumberInALineOfJson_becomesAString() {
    String line = "{\"level\":\"info\",\"card\": 4111111111111111,\"cvv\":123}\n";
    Run run = Run.of(line.repeat(2), "scan", "--redact");
    assertThat(run.out())
        .isEqualTo(
            "{\"level\":\"info\",\"card\": \"411111******1111\",\"cvv\":\"***\"}\n".repeat(2));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void scan_ofGzip_findsWhatIsPacked() throws IOException {
    Path packed = folder.resolve("chat.log");
    Files.write(packed, concat(gzip(CHAT.getBytes(UTF_8)), gzip(CHAT.getBytes(UTF_8))));
    assertThat(Run.of("", "scan", packed.toString()).lines())
        .extracting(line -> line.substring(packed.toString().length()))
        .containsExactly(
            ":2:22: pan visa high 411111******1111",
            ":3:22: cvv high ***",
            ":5:22: pan visa high 411111******1111",
            ":6:22: cvv high ***");
    byte[] piped = concat(gzip("card ".getBytes(UTF_8)), gzip(CARD.getBytes(UTF_8)));
    assertThat(Run.of(slowly(piped), Terminal.NONE, "scan", "--redact").out())
        .isEqualTo("card 411111******1111");
    byte[] lines = gzip("{\"text\":\"card 4111111111111111\"}\n".getBytes(UTF_8));
    assertThat(Run.of(lines, Terminal.NONE, "scan", "--json").out()).contains("\"start\":5");
  }

  @Test
  void scan_ofBrokenFiles_tellsOfThem_andDoesTheOthers() throws IOException {
    byte[] noise = new byte[100_000];
    new java.util.Random(7).nextBytes(noise);
    byte[] whole =
        gzip(concat(CHAT.getBytes(UTF_8), java.util.Base64.getMimeEncoder().encode(noise)));
    Files.write(folder.resolve("1-cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 0x55;
    Files.write(folder.resolve("2-damaged.gz"), damaged);
    Files.write(folder.resolve("3-head.gz"), Arrays.copyOf(whole, 5));
    byte[] small = gzip(CHAT.getBytes(UTF_8));
    Files.write(folder.resolve("4-short.gz"), Arrays.copyOf(small, small.length - 10));
    write(folder.resolve("5-good"), CHAT);
    Files.write(folder.resolve("6-later.gz"), concat(small, Arrays.copyOf(small, 9)));
    String missing = folder.resolve("missing").toString();
    Run run = Run.of("", "scan", missing, folder.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("missing: there is no such file\n")
        .contains("1-cut.gz ends in the middle of its gzip data; what comes before was scanned\n")
        .contains("2-damaged.gz cannot be unpacked further: ")
        .contains("3-head.gz ends in the middle of its gzip data")
        .contains("4-short.gz ends in the middle of its gzip data")
        .contains("6-later.gz ends in the middle of its gzip data");
    assertThat(run.out())
        .contains("1-cut.gz:2:22: pan", "2-damaged.gz:2:22: pan", "4-short.gz:2:22: pan")
        .contains("5-good:2:22: pan", "5-good:3:22: cvv");
    Run redacted = Run.of("", "scan", "--redact", folder.resolve("1-cut.gz").toString());
    assertThat(redacted.exitCode()).isEqualTo(3);
    assertThat(redacted.out()).startsWith("Agent: go on\nCustomer: my card is 411111******1111\n");
  }

  @Test
  void scan_inputThatBreaksOff_isToldOfAfterWhatCameBefore() {
    InputStream broken =
        new InputStream() {
          private int position;

          @Override
          public int read() throws IOException {
            if (position == CHAT.length()) {
              throw new IOException("Input/output error");
            }
            return CHAT.charAt(position++);
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
          }
        };
    Run run = Run.of(broken, Terminal.NONE, "scan");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.err()).contains("standard input cannot be read: Input/output error\n");
  }

  @Test
  void json_answersEachLineInOrder() {
    Run run =
        Run.of(
            json(
                "{'id':'a','text':'my card is 4111 1111 1111 1111, cvv 123'}",
                "",
                "{'text':'nothing','id':7}",
                "{'text':'\\ud83d\\ude00 card 5555555555554444'}"),
            "scan",
            "--json");
    assertThat(run.out())
        .isEqualTo(
            json(
                "{'id':'a','spans':[{'start':11,'end':30,'kind':'pan','network':'visa',"
                    + "'confidence':'high'},{'start':36,'end':39,'kind':'cvv','confidence':'high'}]}",
                "{'id':7,'spans':[]}",
                "{'spans':[{'start':8,'end':24,'kind':'pan','network':'mastercard',"
                    + "'confidence':'high'}]}"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(Run.of(json("{'text':'card 4111111111111111'}"), "scan", "--json", "--fail-on=high"))
        .extracting(Run::exitCode)
        .isEqualTo(12);
  }

  @Test
  void json_aLineThatCannotBeRead_isAnsweredInItsPlace() {
    String deep = "{\"text\":" + "[".repeat(100_000);
    String input =
        json(
                "{'text':'a'}",
                "4111111111111111",
                "{'id':'x','text':4}",
                "{'id':'y'}",
                "{'id':'z','text':'card 4111111111111111'",
                "{'text':'a','text':'b'}",
                "{'text':'a'} 4111111111111111",
                "{'text':['a']}")
            + deep
            + "\n{\"text\":\""
            + "x".repeat(2_000_000)
            + "\"}\n"
            + "{\"text\":\"z\"}";
    Run run = Run.of(input, "scan", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    String allowed =
        "\"allowed\":\"a JSON object with text, a string, and optionally an id, or a transcript in JSON\"}]}";
    assertThat(run.lines())
        .containsExactly(
            "{\"spans\":[]}",
            "{\"line\":2,\"error\":[{\"path\":\"\",\"problem\":\"is not a JSON object\"," + allowed,
            json("{'line':3,'id':'x','error':[{'path':'text','problem':'is no string',")
                .strip()
                .concat("\"allowed\":\"a string\"}]}"),
            json("{'line':4,'id':'y','error':[{'path':'text','problem':'is missing',")
                .strip()
                .concat("\"allowed\":\"a string\"}]}"),
            "{\"line\":5,\"id\":\"z\",\"error\":[{\"path\":\"\",\"problem\":\"is not valid JSON at"
                + " column 41\","
                + allowed,
            "{\"line\":6,\"error\":[{\"path\":\"\",\"problem\":\"has a name that is given twice, the second"
                + " time at column 19\","
                + allowed,
            "{\"line\":7,\"error\":[{\"path\":\"\",\"problem\":\"goes on after its end\","
                + allowed,
            "{\"line\":8,\"error\":[{\"path\":\"text\",\"problem\":\"is no string\",\"allowed\":\"a"
                + " string\"}]}",
            "{\"line\":9,\"error\":[{\"path\":\"\",\"problem\":\"is nested deeper than 64 levels\","
                + allowed,
            "{\"line\":10,\"error\":[{\"path\":\"\",\"problem\":\"is too long to be"
                + " read\",\"allowed\":\"a line of at most 1048576 bytes\"}]}",
            "{\"spans\":[]}");
    assertThat(run.err())
        .isEqualTo("lexicall: 9 of 11 lines could not be read; their answers say what is wrong\n");
  }

  @Test
  void json_looksIntoAllElseThatALineHolds() {
    String line =
        json(
            "{'id':'4111111111111111','text':'none','cvv':'123','when':1748503543012,"
                + "'notes':[{'body':'card 5555 5555 5555 4444'},'x'],'card':378282246310005,"
                + "'spanId':'4111111111111111','amount':1.50,'ok':true,'none':null}");
    Run run = Run.of(line, "scan", "--json");
    assertThat(run.out())
        .isEqualTo(
            json(
                "{'id':'411111******1111','spans':["
                    + "{'path':'id','start':0,'end':16,'kind':'pan','network':'visa','confidence':'high'},"
                    + "{'path':'cvv','start':0,'end':3,'kind':'cvv','confidence':'high'},"
                    + "{'path':'notes[0].body','start':5,'end':24,'kind':'pan','network':'mastercard','confidence':'high'},"
                    + "{'path':'card','start':0,'end':15,'kind':'pan','network':'american-express','confidence':'high'},"
                    + "{'path':'spanId','start':0,'end':16,'kind':'pan','network':'visa','confidence':'high'}]}"));
    assertThat(Run.of(line, "scan", "--json", "--redact").out())
        .isEqualTo(
            json(
                "{'id':'411111******1111','text':'none','cvv':'***','when':1748503543012,"
                    + "'notes':[{'body':'card 555555******4444'},'x'],'card':'378282*****0005',"
                    + "'spanId':'411111******1111','amount':1.50,'ok':true,'none':null}"));
  }

  @Test
  void json_showsNoNumberThatIsAName() {
    Run run =
        Run.of(
            json("{'text':'a','4111111111111111':{'b':['card 4111111111111111']}}"),
            "scan",
            "--json");
    assertThat(run.out()).contains("\"path\":\"****************.b[0]\"");
    Run redacted = Run.of(json("{'text':'a','4111111111111111':1}"), "scan", "--json", "--redact");
    assertThat(redacted.out()).isEqualTo(json("{'text':'a','411111******1111':1}"));
  }

  @Test
  void json_numberThatIsAName_isTold() {
    Run run = Run.of(json("{'a':{'4111111111111111':'x'},'text':'ok'}"), "scan", "--json");
    assertThat(run.out())
        .isEqualTo(
            json(
                "{'spans':[{'path':'','start':7,'end':23,'kind':'pan','network':'visa','confidence':'medium'}]}"));
  }

  @Test
  void json_halfASurrogatePair_staysWhatItWas() {
    Run run =
        Run.of(
            json("{'text':'\\ud83d \u00e9 card 4111111111111111'}"), "scan", "--json", "--redact");
    assertThat(run.out())
        .isEqualToIgnoringCase(json("{'text':'\\ud83d \\u00e9 card 411111******1111'}"));
  }

  /** The input pauses, and the answer to what came so far is there. */
  @Test
  void json_answersBeforeItWaits() throws Exception {
    PipedOutputStream questions = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(questions);
    PipedOutputStream out = new PipedOutputStream();
    try (InputStream answers = new PipedInputStream(out)) {
      Console console = new Console(in, out, OutputStream.nullOutputStream(), Terminal.NONE);
      CompletableFuture<Integer> exitCode =
          CompletableFuture.supplyAsync(() -> Main.run(console, "scan", "--json"));
      for (int i = 0; i < 3; i++) {
        questions.write("{\"text\":\"hello\"}\n".getBytes(UTF_8));
        questions.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
          line.write(c);
        }
        assertThat(line.toString(UTF_8)).isEqualTo("{\"spans\":[]}");
      }
      questions.close();
      assertThat(exitCode.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "low, low, 12, 2",
    "low, high, 12, 2",
    "low, never, 0, 2",
    "medium, low, 12, 1",
    "high, medium, 12, 1",
  })
  void scan_confidence_saysWhatIsFoundAndWhatFails(
      String minimum, String failOn, int exitCode, int found) {
    String text = "card " + CARD + ". Then order 5555555555554444 came.";
    Run run = Run.of(text, "scan", "--minimum-confidence", minimum, "--fail-on", failOn);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.lines()).hasSize(found);
    assertThat(Run.of("Then order 5555555555554444 came.", "scan", "--fail-on=medium").exitCode())
        .isZero();
  }

  @Test
  void scan_ofADay_takesTheNetworksOfThatDay() {
    String text = "card 2223003122003222";
    assertThat(Run.of(text, "scan").out()).contains("mastercard");
    assertThat(Run.of(text, "scan", "--as-of=2015-01-01").out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--minimum-confidence=some",
        "--fail-on=often",
        "--redact-as=stars",
        "--format=xml",
        "--format=jsonl --json",
        "--format=jsonl --redact",
        "--token-key-file=key",
        "--redact-as=token --token-key-file=short",
        "--encoding=klingon",
        "--as-of=yesterday",
        "--max-line=0",
        "--redact=last4",
      })
  void scan_optionsThatMakeNoSense_areUsageErrors(String options) throws IOException {
    String file = Files.write(folder.resolve("short"), new byte[15]).toString();
    List<String> arguments =
        List.of(("scan " + options.replace("=short", "=" + file)).split(" ", -1));
    Run run = Run.of("", arguments.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lexicall: ").hasLineCount(1);
  }

  @Test
  void scan_aNameThatIsANumber_isNotShown() throws IOException {
    Path file = write(folder.resolve("4111111111111111.txt"), "card " + CARD);
    Run run = Run.of("", "scan", file.toString(), file + "x");
    assertThat(run.out()).contains("••••••••••••••11.txt:1:6: pan");
    assertThat(run.err()).contains("there is no such file");
    assertThat(run.out() + run.err()).doesNotContain("4111111111111111");
  }

  @Test
  void scan_aReaderThatGoesAway_endsQuietly() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (String option : new String[] {"--quiet", "--redact"}) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Console console =
          new Console(in(CHAT.repeat(5000).getBytes(UTF_8)), gone, err, Terminal.NONE);
      assertThat(Main.run(console, "scan", option)).isEqualTo(ExitCode.READER_GONE);
      assertThat(err.toString(UTF_8)).isEmpty();
    }
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  private static String json(String... lines) {
    return String.join("\n", lines).replace('\'', '"') + "\n";
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(ISO_8859_1);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] concat(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static byte[] raw(byte[] text, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(in(text), out, OutputStream.nullOutputStream(), Terminal.NONE);
    assertThat(Main.run(console, arguments)).isZero();
    return out.toByteArray();
  }

  private static InputStream in(byte[] bytes) {
    return new java.io.ByteArrayInputStream(bytes);
  }

  /** A pipe that gives one byte at a time, and never says that there is more. */
  private static InputStream slowly(byte[] bytes) {
    return new InputStream() {
      private int position;

      @Override
      public int read() {
        return position == bytes.length ? -1 : bytes[position++] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        int next = read();
        if (next < 0) {
          return -1;
        }
        into[offset] = (byte) next;
        return 1;
      }
    };
  }

  /** A number over two cues is found, and the file stays WebVTT. */
  @Test
  void scan_transcript_isReadInItsFormat() {
    String vtt =
        "WEBVTT\n\n00:01.000 --> 00:02.000\nmy card is 4111 1111\n\n"
            + "00:02.500 --> 00:04.000\n1111 1111 thanks\n";
    Run run = Run.of(vtt, "scan");
    assertThat(run.lines())
        .containsExactly(
            "-:4:12: pan visa high 411111******1111 (2 pieces, 00:00:01.000 to 00:00:04.000)");
    assertThat(run.err()).contains("  read as WebVTT: 1\n");
    assertThat(Run.of(vtt, "scan", "--redact").out())
        .isEqualTo(vtt.replace("4111 1111", "411111**").replace("1111 1111 t", "****1111 t"));
    assertThat(Run.of(vtt, "scan", "--format=jsonl", "--quiet").out())
        .contains("\"format\":\"webvtt\",\"pieces\":[{\"start\":")
        .contains("\"from\":\"00:00:01.000\",\"to\":\"00:00:02.000\"");
  }

  private static final String LENS =
      "{\"Transcript\":[{\"ParticipantId\":\"AGENT\",\"Content\":\"card number please\",\"BeginOffsetMillis\":0,\"EndOffsetMillis\":10},{\"ParticipantId\":\"CUSTOMER\",\"Content\":\"4111 1111\",\"BeginOffsetMillis\":20,\"EndOffsetMillis\":30},{\"ParticipantId\":\"AGENT\",\"Content\":\"okay\",\"BeginOffsetMillis\":30,\"EndOffsetMillis\":31},{\"ParticipantId\":\"CUSTOMER\",\"Content\":\"1111 1111\",\"BeginOffsetMillis\":40,\"EndOffsetMillis\":50}]}";

  private static final String LABELLED =
      "{\"id\":\"a1\",\"text\":\"Agent: Card number please?\\nCustomer: 4111 1111\\nAgent: okay\\nCustomer: 1111 1111\"}";

  @Test
  void scan_linesOfJson_readsEachTranscript_inFilesAndOnStandardInput() throws IOException {
    String text = LENS + "\n" + LABELLED + "\r\n{\"level\":\"INFO\",\"msg\":\"nothing\"}\n" + LENS;
    Run run = Run.of(text, "scan");
    assertThat(run.lines())
        .containsExactly(
            "-:1:155: pan visa medium 411111******1111 (2 pieces, 00:00:00.020 to 00:00:00.050)",
            "-:2:58: pan visa medium 411111******1111 (2 pieces)",
            "-:4:155: pan visa medium 411111******1111 (2 pieces, 00:00:00.020 to 00:00:00.050)");
    assertThat(run.err())
        .contains("lexicall:   read as lines of JSON: 1\n")
        .contains("lexicall:   lines of JSON read as labelled lines: 1, Contact Lens: 2\n")
        .contains("lexicall:   lines of JSON scanned as text: 1\n");
    assertThat(run.exitCode()).isEqualTo(12);
    Path packed = folder.resolve("calls.jsonl.gz");
    Files.write(packed, gzip(text.getBytes(UTF_8)));
    assertThat(Run.of("", "scan", packed.toString()).lines())
        .extracting(line -> line.substring(packed.toString().length() - 1).substring(1))
        .isEqualTo(run.lines().stream().map(line -> line.substring(1)).toList());
    String redacted = Run.of(text, "scan", "--redact").out();
    assertThat(redacted)
        .isEqualTo(
            text.replace("4111 1111", "411111**")
                .replace("\"1111 1111", "\"****1111")
                .replace(": 1111 1111", ": ****1111"));
    assertThat(Run.of(redacted, "scan").exitCode()).isZero();
    assertThat(Run.of(text, "scan", "--format=jsonl", "--quiet").out())
        .contains("\"line\":2,\"column\":58,")
        .contains("\"format\":\"contact-lens\"", "\"format\":\"turns\"")
        .contains(
            "\"pointer\":\"/0/Transcript/1/Content\"", "\"pointer\":\"/3/Transcript/3/Content\"");
  }

  @Test
  void scan_linesOfJsonWithoutTranscripts_saysThatTheyWereScannedAsText() {
    Run run = Run.of("{\"msg\":\"one\"}\n{\"msg\":\"two\"}\n", "scan");
    assertThat(run.err())
        .contains("no card data in 1 file")
        .contains("lines of JSON scanned as text: 2\n")
        .doesNotContain("read as");
    assertThat(Run.of("{\"msg\":\"one\"}\n", "scan").err()).doesNotContain("scanned as text");
    assertThat(Run.of("one\ntwo\n", "scan").err()).doesNotContain("scanned as text");
  }

  @Test
  void json_transcriptWithoutText_isReadInItsFormat() {
    String list =
        "[{\"speaker\":\"agent\",\"text\":\"card number?\"},{\"speaker\":\"caller\",\"text\":\"4111111111111111\"}]";
    Run run = Run.of(LENS + "\n" + list + "\n{\"msg\":\"x\"}\n[1]\n", "scan", "--json");
    assertThat(run.lines().get(0))
        .contains("\"path\":\"Transcript[1].Content\",\"start\":0,\"end\":9,")
        .contains("\"path\":\"Transcript[3].Content\",\"start\":0,\"end\":9,");
    assertThat(run.lines().get(1)).contains("\"path\":\"[1].text\",\"start\":0,\"end\":16,");
    assertThat(run.lines().get(2)).contains("\"problem\":\"is missing\"");
    assertThat(run.lines().get(3)).contains("\"problem\":\"is not a JSON object\"");
    assertThat(run.exitCode()).isEqualTo(1);
    Run redacted = Run.of(LENS + "\n" + list + "\n", "scan", "--json", "--redact");
    assertThat(redacted.out())
        .isEqualTo(
            LENS.replace("4111 1111", "411111**").replace("1111 1111", "****1111")
                + "\n"
                + list.replace("4111111111111111", "411111******1111")
                + "\n");
    assertThat(redacted.exitCode()).isZero();
  }

  @Test
  void scan_fileThatPromisesAFormatItHasNot_isScannedAsText_andSaidSo() throws IOException {
    Path file = Files.writeString(folder.resolve("call.vtt"), "card " + CARD + "\n");
    Run run = Run.of("", "scan", file.toString());
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err()).contains("is not in a known transcript format; it was scanned as text");
  }

  @Test
  void json_textInAFormat_hasASpanForEachPiece() {
    String line =
        json("{'text':'Agent: the card?\\nCustomer: 4111 1111\\nAgent: ok\\nCustomer: 1111 1111'}");
    assertThat(Run.of(line, "scan", "--json").out())
        .contains("{\"start\":27,\"end\":36,\"kind\":\"pan\"")
        .contains("{\"start\":57,\"end\":66,\"kind\":\"pan\"")
        .contains("\"finding\":1");
  }

  /** What is found in the text is redacted in the words beside it. */
  /** Whether a text comes as a file or in a line, with or without an id, it is read alike. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        CHAT,
        "Card number please? 5555 lovely 5530 yep 7561 perfect 4202 thanks.",
        "And the card number? five five five five, okay, five five five five, okay, five five five"
            + " five, okay, four four four four. Expiry? 04/28. And the code? It is 837.",
        "What is your card number? yes 4242 4258 7562 9056 four two four two four two five eight"
            + " seven five six two nine oh five six thanks",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nyour card?\n\n00:02.000 --> 00:03.000\n" + CARD + "\n",
        "[{'speaker':'A','text':'card number?'},{'speaker':'B','text':'4111 1111'},{'speaker':'A',"
            + "'text':'ok'},{'speaker':'B','text':'1111 1111'}]",
      })
  void json_text_isReadAsTheSameFile(String text) {
    String file = text.replace('\'', '"');
    String redacted = Run.of(file, "scan", "--redact").out();
    assertThat(redacted).isNotEqualTo(file);
    for (String start : new String[] {"{\"text\":", "{\"id\":7,\"text\":"}) {
      assertThat(Run.of(start + quoted(file) + "}\n", "scan", "--json", "--redact").out())
          .isEqualTo(start + quoted(redacted) + "}\n");
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Test
  void json_wordsBesideTheText_areRedactedToo() {
    String line =
        json(
            "{'text':'my card is 4111 1111 1111 1111','words':[{'word':'4111'},{'word':'1111'},"
                + "{'word':'1111'},{'word':'1111'}]}");
    assertThat(Run.of(line, "scan", "--json", "--redact-as=remove").out())
        .isEqualTo(
            json(
                "{'text':'my card is"
                    + " ','words':[{'word':''},{'word':'*'},{'word':'*'},{'word':'*'}]}"));
  }

  @Test
  void json_aNameThatIsGivenTwice_isToldAsSuch() {
    Run run = Run.of("{\"id\":\"a\",\"text\":\"x\",\"text\":\"y\"}\n{\"id\":\n", "scan", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines().get(0))
        .contains("has a name that is given twice, the second time at column 28")
        .doesNotContain("not valid JSON");
    assertThat(run.lines().get(1)).contains("is not valid JSON");
  }
}
