package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final String EARLY =
      call("early", "2026-11-24T07:59:59-05:00", "'purpose':'telemarketing','dialing':'manual'");
  private static final String NOON =
      call("noon", "2026-11-24T12:00:00-05:00", "'purpose':'telemarketing','dialing':'manual'");
  private static final String UNKNOWN =
      call("unknown", "2026-11-24T12:00:00-05:00", "'purpose':'survey'");

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
          "{'to':{'number':12125550142}}"
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
        questions.write(NOON.getBytes(UTF_8));
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
    assertThat(Main.run(console, "check", "--regulations=acme")).isZero();
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
}
