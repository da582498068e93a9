package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what users run: the jar and the script, once they are built. */
class JarIT {
  private static final String CALL =
      "{\"activity\":\"contact\",\"id\":\"a\",\"at\":\"2026-11-24T07:59:59-05:00\","
          + "\"channel\":\"voice\",\"purpose\":\"telemarketing\","
          + "\"to\":{\"number\":\"+12125550142\"}}\n";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of("target", "lexicall.jar").toAbsolutePath().toString();

  private static final Path SCRIPT = Path.of("..", "lexicall").toAbsolutePath().normalize();

  @TempDir Path elsewhere;

  @Test
  void jar_answersWithTheLawThatComesWithIt() throws Exception {
    assertThat(run(List.of(JAVA, "-jar", JAR, "check"), CALL + "{}\n" + CALL, 1))
        .contains("\"id\":\"a\"", "{\"line\":2,\"error\"", "\"lawEdition\":")
        .hasLineCount(3);
    assertThat(run(shortly("rules"), "", 0))
        .doesNotContain("acme", "\u001b")
        .contains("Law edition");
  }

  /** A process that is kept open, as the page on other languages tells it. */
  @Test
  void jar_answersAProgramInAnotherLanguage_lineByLine() throws Exception {
    assumeTrue(hasPython(), "there is no python3");
    Path examples = SCRIPT.resolveSibling("examples");

    String said =
        run(
            Stream.concat(
                    Stream.of(
                        "python3", examples.resolve("other-languages/check_calls.py").toString()),
                    shortly("check", "--profile", examples.resolve("profile.json").toString())
                        .stream())
                .toList(),
            "",
            0);

    String page = Files.readString(SCRIPT.resolveSibling("docs").resolve("other-languages.md"));
    assertThat(said).hasLineCount(2);
    assertThat(page).contains("./lexicall check --profile examples/profile.json\n" + said + "```");
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Whoever passes the jar on passes on the terms of all that is in it. */
  @Test
  void jar_carriesItsTerms_andThoseOfEachComponentInIt() throws Exception {
    try (ZipFile jar = new ZipFile(JAR)) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Lexicall");
      String terms = text(jar, "META-INF/THIRD-PARTY-LICENSES");
      Set<String> packages = new TreeSet<>();
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
          .filter(name -> !name.startsWith("io.lexicall"))
          .forEach(packages::add);
      assertThat(packages).hasSizeGreaterThan(10);
      for (String name : packages) {
        assertThat(Arrays.stream(terms.split("[(),: ;]+|\\R", -1)).filter(each -> !each.isEmpty()))
            .as(name)
            .anyMatch(word -> name.equals(word) || name.startsWith(word + "."));
      }
    }
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
  }

  @Test
  void jar_judgesATextByWhatTheScannerFindsInIt() throws Exception {
    String kept =
        "{'activity':'storage','at':'2026-11-24T12:00:00Z','artifact':'note','country':'US',"
            + "'region':'US-NY','text':'@'}\n";
    String card = kept.replace("@", "my card is four one one one, 1111 1111 1111");
    String none = kept.replace("@", "my order is 4111 1111 1111 1112");
    List<String> answers =
        run(shortly("check"), (card + none).replace('\'', '"'), 0).lines().toList();
    assertThat(answers.get(0)).contains("\"decision\":\"deny\"", "pci-dss.pan-unreadable");
    assertThat(answers.get(1)).doesNotContain("pci-dss", "\"decision\":\"deny\"");
  }

  @Test
  void script_worksFromAnywhereAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("lx"), SCRIPT);
    assertThat(run(List.of("bash", link.toString(), "--version"), "", 0)).startsWith("lexicall ");
    Files.writeString(elsewhere.resolve("calls.jsonl"), CALL);
    assertThat(run(List.of("bash", SCRIPT.toString(), "check", "calls.jsonl"), "", 0))
        .startsWith("{\"id\":\"a\"");
  }

  /** Quietly, but not as if all had been answered: 141 is what a shell tells of SIGPIPE. */
  @Test
  void script_whoseReaderGoesAway_endsQuietly() throws Exception {
    Files.writeString(elsewhere.resolve("calls.jsonl"), CALL.repeat(2_000));
    String command = "bash '" + SCRIPT + "' check calls.jsonl | head -n 1; echo ${PIPESTATUS[0]}";
    assertThat(run(List.of("bash", "-c", command), "", 0)).hasLineCount(2).endsWith("}\n141\n");
  }

  /**
   * Hardly two are alike, so that the law is compiled anew again and again. A heap of 48 MiB has
   * the smallest plan memory. It is full long before the last line; without a limit, the heap is
   * full after a thousand.
   */
  @Test
  void check_ofContactsOfEveryKind_needsLittleMemory() throws Exception {
    Random random = new Random(1);
    StringBuilder facts = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      facts.append(
          "{\"activity\":\"contact\",\"at\":\"20%02d-%02d-15T17:00:00Z\","
              .formatted(15 + random.nextInt(12), 1 + random.nextInt(12)));
      facts.append(
          "\"to\":{\"number\":\"+1%d%d25550142\""
              .formatted(2 + random.nextInt(8), random.nextInt(9)));
      choose(facts, random, "lineType", "mobile", "fixed-line", "voip", "toll-free");
      choose(facts, random, "subscriber", "consumer", "business");
      facts.append('}');
      choose(facts, random, "purpose", "telemarketing", "survey", "healthcare", "political");
      choose(facts, random, "channel", "voice", "text");
      choose(facts, random, "voice", "live", "prerecorded", "artificial");
      choose(facts, random, "dialing", "manual", "automated", "random-or-sequential");
      facts.append(random.nextBoolean() ? ",\"consents\":[]" : "");
      facts.append(random.nextBoolean() ? ",\"history\":[]" : "");
      facts.append(random.nextBoolean() ? ",\"lists\":[]" : "").append("}\n");
    }
    Files.writeString(elsewhere.resolve("contacts.jsonl"), facts);
    String command =
        "'%s' -Xmx48m -XX:+UseSerialGC -jar '%s' check contacts.jsonl | wc -l; echo ${PIPESTATUS[0]}"
            .formatted(JAVA, JAR);
    assertThat(run(List.of("bash", "-c", command), "", 0).lines().map(String::strip))
        .containsExactly("2500", "0");
  }

  /** States a fact, four times out of five. */
  private static void choose(StringBuilder facts, Random random, String fact, String... values) {
    if (random.nextInt(5) > 0) {
      facts.append(",\"%s\":\"%s\"".formatted(fact, values[random.nextInt(values.length)]));
    }
  }

  /** A scan that reads what it writes never ends, and fills the disk. */
  @ParameterizedTest
  @ValueSource(strings = {"--redact", "--quiet"})
  void scan_ofTheFolderInWhichItsOutputLies_doesNotReadThat(String option) throws Exception {
    Path folder = Files.createDirectory(elsewhere.resolve("kept"));
    String log = "the card 4111 1111 1111 1111 of a caller\n".repeat(20_000);
    Files.writeString(folder.resolve("a.log"), log);
    Path out = folder.resolve("out.txt");
    assumeTrue(Files.isReadable(Path.of("/dev/stdout")), "no file here is standard output");

    for (String place : List.of(folder.toString(), out.toString())) {
      Process process =
          new ProcessBuilder(JAVA, "-jar", JAR, "scan", option, place)
              .redirectOutput(out.toFile())
              .redirectError(elsewhere.resolve("told").toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

      assertThat(elsewhere.resolve("told")).content().contains("out.txt takes the output");
      boolean isRead = place.equals(folder.toString());
      boolean redacts = option.equals("--redact");
      assertThat(process.exitValue()).isEqualTo(!isRead ? 3 : redacts ? 0 : 12);
      if (redacts) {
        assertThat(out)
            .content()
            .isEqualTo(isRead ? log.replace("4111 1111 1111 1111", "411111******1111") : "");
      } else {
        assertThat(Files.readAllLines(out)).hasSize(isRead ? 20_000 : 0);
      }
    }
  }

  /** Ten times the memory, on one line: with a card in the middle, and gzip, and redaction. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip", "redact"})
  void scan_ofALineWithoutEnd_needsLittleMemory(String how) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-Xmx32m", "-XX:+UseSerialGC", "-jar", JAR, "scan"));
    if (how.equals("redact")) {
      command.add("--redact");
    }
    Process process =
        new ProcessBuilder(command).redirectError(elsewhere.resolve("told").toFile()).start();
    CompletableFuture<long[]> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream out = process.getInputStream()) {
                long length = 0;
                long stars = 0;
                byte[] piece = new byte[1 << 16];
                for (int n = out.read(piece); n >= 0; n = out.read(piece)) {
                  length += n;
                  for (int i = 0; i < n; i++) {
                    stars += piece[i] == '*' ? 1 : 0;
                  }
                }
                return new long[] {length, stars};
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    byte[] words =
        "nothing to see here, only 12 words and 34 numbers; ".repeat(1000).getBytes(UTF_8);
    long length = 0;
    try (OutputStream in =
        how.equals("gzip")
            ? new GZIPOutputStream(process.getOutputStream())
            : process.getOutputStream()) {
      for (int i = 0; i < 6400; i++) {
        in.write(words);
        length += words.length;
        if (i == 3200) {
          in.write("card 4111111111111111; ".getBytes(UTF_8));
          length += 23;
        }
      }
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String told = Files.readString(elsewhere.resolve("told"));
    assertThat(told).contains("1 finding in 1 file, 326.4 MB");
    boolean redacted = how.equals("redact");
    assertThat(process.exitValue()).isEqualTo(redacted ? 0 : 12);
    String finding = "-:1:163251006: pan visa high 411111******1111\n";
    assertThat(answer.get()).containsExactly(redacted ? length : finding.length(), 6);
  }

  /** A run of moments: the second compiler and the threads of a collector take half its time. */
  private static List<String> shortly(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs a command elsewhere and returns what it said, warnings of the virtual machine included.
   */
  private String run(List<String> command, String input, int exitCode)
      throws IOException, InterruptedException {
    File said = elsewhere.resolve("said").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    builder.redirectOutput(said).redirectError(elsewhere.resolve("told").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String told = Files.readString(elsewhere.resolve("told"));
    assertThat(process.exitValue()).as(told).isEqualTo(exitCode);
    assertThat(told).doesNotContain("xception", "12125550142");
    return Files.readString(said.toPath());
  }
}
