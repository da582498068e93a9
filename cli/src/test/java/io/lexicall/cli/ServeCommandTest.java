package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  private static final String EARLY =
      "{\"activity\":\"contact\",\"id\":\"a\",\"at\":\"2026-11-24T07:59:59-05:00\","
          + "\"channel\":\"voice\",\"purpose\":\"telemarketing\","
          + "\"to\":{\"number\":\"+12125550142\",\"subscriber\":\"consumer\"},\"consents\":[],"
          + "\"relationship\":{\"customer\":false}}";

  @TempDir Path folder;

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void verdicts_areThoseOfCheck() throws Exception {
    try (Served served = Served.with("--regulations", "tcpa,tsr")) {
      HttpResponse<String> answer = served.post("/v1/check", EARLY);

      assertThat(answer.body() + "\n")
          .isEqualTo(Run.of(EARLY + "\n", "check", "--regulations", "tcpa,tsr").out());
      assertThat(served.get("/v1/health").body()).contains("\"status\":\"pass\"");
      assertThat(served.stop()).isZero();
      assertThat(served.told()).isEmpty();
    }
  }

  /** A list, a ledger, a journal and clients, as check takes them. */
  @Test
  void listsLedgerJournalAndTokens_areUsed() throws Exception {
    String token = "0123456789abcdef0123456789abcdef";
    String tokens = file("tokens", "acme " + token + "\n");
    String numbers = file("numbers.txt", "2125550142\n");
    String list = folder.resolve("national.lexi").toString();
    assertThat(
            Run.of(
                    "",
                    "lists",
                    "build",
                    "--kind",
                    "national-dnc",
                    "--place",
                    "US",
                    "--as-of",
                    "2026-11-20",
                    "-o",
                    list,
                    numbers)
                .exitCode())
        .isZero();
    String database = folder.resolve("ledger.db").toString();
    assertThat(Run.of("", "ledger", "init", "--db", database).exitCode()).isZero();
    String journal = folder.resolve("acme.journal").toString();
    try (Served served =
        Served.with(
            "--list", list, "--db", database, "--journal", journal, "--token-file", tokens)) {
      assertThat(served.post("/v1/check", EARLY).statusCode()).isEqualTo(401);
      HttpResponse<String> answer =
          served.post("/v1/check", EARLY, "Authorization", "Bearer " + token);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("national-dnc", "tcpa.calling-hours");
      assertThat(served.stop()).isZero();
    }
    Run verified = Run.of("", "journal", "verify", journal);
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(Run.of("", "journal", "show", journal).out()).contains("tcpa.calling-hours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--host 0.0.0.0 | 2 | is beyond this machine",
        "--port 70000 | 2 | --port takes a number from 0 to 65535",
        "--port many | 2 | --port",
        "--max-line 0 | 2 | greater than 0",
        "--keys k | 2 | need --journal",
        "--db-key-file k | 2 | need --db",
        "--tls-cert a | 2 | both --tls-cert and --tls-key",
        "--tls-cert no/a --tls-key no/b | 3 | there is no such file",
        "--token-file no/tokens | 3 | there is no such file",
        "--profile no/profile | 3 | there is no such file",
        "--list no/list | 3 | there is no such file"
      })
  void whatItCannotDo_isToldInALine(String options, int exitCode, String told) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    if (!options.startsWith("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    arguments.addAll(List.of(options.split(" ")));

    Run run = Run.of("", arguments.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err()).contains(told).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void portThatIsTaken_isTold() throws Exception {
    try (Served served = Served.with()) {
      Run run = Run.of("", "serve", "--port", Integer.toString(served.uri().getPort()));

      assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN);
      assertThat(run.err()).contains("port " + served.uri().getPort() + " cannot be listened on");
    }
  }

  @Test
  void tokenFileThatIsNone_isTold_withoutWhatIsInIt() throws Exception {
    String tokens = file("tokens", "acme tooshort\n");

    Run run = Run.of("", "serve", "--port", "0", "--token-file", tokens);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(run.err()).contains("line 1", "32 characters").doesNotContain("tooshort");
  }
}
