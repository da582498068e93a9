package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger as a company uses it: consents are imported, two programs are asked before each call,
 * a person tells one to stop and is not called by the other, and the evidence is shown. The two
 * programs, and the one that records the stop while they run, are processes of their own.
 */
class LedgerWalkTest {
  private static final int CONSENTS = 10_000;
  private static final long FIRST = 1_212_200_0000L;
  private static final String ANN = "+12122000142";

  /** What the docs say of processes that do not hear of each other. */
  private static final Duration STALENESS = Duration.ofSeconds(1);

  private static final String CALL =
      """
      {"activity":"contact","id":"c","at":"2026-11-24T12:00:00-05:00","channel":"voice",\
      "purpose":"telemarketing","dialing":"manual","voice":"live","subject":"panels","recorded":false,\
      "caller":{"seller":"acme","number":"+12125550100","country":"US","transmitsCallerId":true,\
      "registeredIn":["US-NY"],"taxExempt":false},"phi":false,\
      "to":{"number":"%s","region":"US-NY","lineType":"mobile","subscriber":"consumer"},\
      "relationship":{"customer":false},\
      "lists":[{"list":"national-dnc","country":"US","listed":false,"asOf":"2026-11-20"}]}
      """
          .formatted(ANN);

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.lexicall.cli.Main"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    started.add(process);
    return process;
  }

  private static String tool(String... words) {
    Run run = Run.of("", words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out() + run.err();
  }

  private void agent(String... words) throws Exception {
    Process process = start(words);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
  }

  /** Starts a program that is asked before each call; returns where. */
  private URI serve(String db) throws IOException {
    Process server = start("serve", "--port", "0", "--regulations", "tcpa,tsr", "--db", db);
    BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    StringBuilder told = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      told.append(line).append('\n');
      int url = line.indexOf("http://");
      if (url >= 0) {
        return URI.create(line.substring(url).strip()).resolve("v1/check");
      }
    }
    throw new AssertionError(told.toString());
  }

  private String ask(URI server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(CALL))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private Path consents() throws IOException {
    StringBuilder rows = new StringBuilder("Phone,Opted in,wording,evidence,sha256\n");
    for (int i = 0; i < CONSENTS; i++) {
      rows.append('+')
          .append(FIRST + i)
          .append(",2026-03-01T10:00:00Z,web-2026-03,form ")
          .append(i)
          .append(",%064x%n".formatted(i));
    }
    return Files.writeString(folder.resolve("consents.csv"), rows);
  }

  @Test
  void importDialStopAndShow_inAFile() throws Exception {
    walk(folder.resolve("acme.db").toString());
  }

  @Test
  void importDialStopAndShow_onAServer() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      walk(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void walk(String db) throws Exception {
    tool("ledger", "init", "--db", db);
    String imported =
        tool(
            "ledger",
            "import",
            "--db",
            db,
            "--as",
            "consent-given",
            "--map",
            "Phone=number",
            "--map",
            "Opted in=at",
            "--set",
            "kind=express-written",
            "--set",
            "seller=acme",
            "--set",
            "automated=yes",
            consents().toString());
    assertThat(imported).contains("10,000 events recorded");

    URI one = serve(db);
    URI other = serve(db);
    assertThat(ask(one)).contains("\"decision\":\"permit\"");
    assertThat(ask(other)).contains("\"decision\":\"permit\"");

    // She says so to an agent, whose program records it.
    agent(
        "ledger",
        "record",
        "told-to-stop",
        "--db",
        db,
        "--number",
        ANN,
        "--seller",
        "acme",
        "--at",
        "2026-11-24T16:00:00Z",
        "--set",
        "by=agent-7",
        "--set",
        "from=call");
    Thread.sleep(STALENESS.toMillis());
    for (URI each : List.of(one, other)) {
      assertThat(ask(each))
          .as("a check that begins when answers are old")
          .contains("\"decision\":\"deny\"", "internal-dnc");
    }

    String shown = tool("ledger", "show", "--db", db, "--number", ANN);
    assertThat(shown)
        .contains("consent-given  express-written  seller acme", "wording web-2026-03", "form 142")
        .contains("%064x".formatted(142))
        .contains("told-to-stop  seller acme", "by agent-7")
        .doesNotContain("2122000142");
  }
}
