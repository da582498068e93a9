package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The server as it is shipped, asked by the clients of {@code examples}, each in its own language
 * where that is on the machine.
 */
class ClientsJarIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "lexicall.jar").toAbsolutePath();
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  /** Null where the language of a client is not on the machine. */
  private @Nullable Process server;

  private String base = "";

  /** A client, and how it is run. */
  enum Client {
    PYTHON(List.of("python3", "--version"), List.of("python3", "lexicall.py")),
    TYPESCRIPT(
        List.of("node", "--experimental-strip-types", "--version"),
        List.of("node", "--experimental-strip-types", "--no-warnings", "lexicall.mts")),
    PHP(List.of("php", "--version"), List.of("php", "lexicall.php")),
    GO(List.of("go", "version"), List.of("go", "run", "lexicall.go"));

    private final List<String> probe;
    private final List<String> command;

    Client(List<String> probe, List<String> command) {
      this.probe = probe;
      this.command = command;
    }
  }

  private void serve() throws Exception {
    Path tokens = Files.writeString(folder.resolve("tokens"), "acme " + TOKEN + "\n");
    server =
        new ProcessBuilder(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                JAR.toString(),
                "serve",
                "--port",
                "0",
                "--profile",
                EXAMPLES.resolve("profile.json").toString(),
                "--token-file",
                tokens.toString(),
                "--journal",
                folder.resolve("acme.journal").toString())
            .redirectError(folder.resolve("told").toFile())
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    String listening = out.readLine();
    assertThat(listening)
        .as(Files.readString(folder.resolve("told")))
        .startsWith("listening on http://127.0.0.1:");
    base = listening.substring("listening on ".length()).replaceAll("/$", "");
    warmUp();
  }

  /** The first check of a new JVM may take longer than a client waits, if the machine is busy. */
  private void warmUp() throws Exception {
    HttpRequest first =
        HttpRequest.newBuilder(URI.create(base + "/v1/check"))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofFile(EXAMPLES.resolve("early.jsonl")))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(first, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void stop() throws Exception {
    if (server == null) {
      return;
    }
    server.destroy();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("told")))
        .doesNotContain("xception", "2125550142", TOKEN);
    // What was answered is in the journal, which was closed as it should be.
    Run verified = Run.of("", "journal", "verify", folder.resolve("acme.journal").toString());
    assertThat(verified.exitCode()).as(verified.err()).isZero();
  }

  private static void requireLanguage(List<String> probe) throws InterruptedException {
    boolean isThere;
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      isThere = process.waitFor() == 0;
    } catch (IOException absent) {
      isThere = false;
    }
    Assumptions.assumeTrue(isThere, () -> "not on this machine: " + String.join(" ", probe));
  }

  private List<String> run(List<String> command, Path where, String token, String input)
      throws Exception {
    List<String> whole = new ArrayList<>(command);
    whole.add(base);
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(where.toFile())
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("client").toFile());
    builder.environment().put("LEXICALL_TOKEN", token);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("client"))).isZero();
    return Files.readAllLines(said);
  }

  @ParameterizedTest
  @EnumSource
  void client_readsVerdicts_andTakesNothingElseForAPermit(Client client) throws Exception {
    requireLanguage(client.probe);
    serve();
    Path where = EXAMPLES.resolve("clients");
    String early = Files.readString(EXAMPLES.resolve("early.jsonl"));
    String longer = early.replace("rooftop panels", "a".repeat(70_000));
    String tooLong = early.replace("rooftop panels", "a".repeat(2 << 20));
    String nameless = early.replace("\"id\": \"ny-early\", ", "");
    String input =
        early
            + "{\"activity\":\"contact\"}\n"
            + longer
            + tooLong
            + nameless
            + "[]\nno JSON\n"
            + early;

    List<String> said = run(client.command, where, TOKEN, input);

    assertThat(nameless).isNotEqualTo(early);
    assertThat(said).hasSize(8);
    assertThat(said.get(0)).isEqualTo("ny-early deny 2026-11-24T13:00:00Z");
    assertThat(said.get(1)).startsWith("no permit: ").contains("at");
    assertThat(said.get(2)).isEqualTo(said.get(0));
    assertThat(said.get(3)).startsWith("no permit: ");
    assertThat(said.get(4)).startsWith("no permit: the facts have no id");
    assertThat(said.subList(5, 7)).allSatisfy(line -> assertThat(line).startsWith("no permit: "));
    assertThat(said.get(7)).isEqualTo(said.get(0));
    assertThat(run(client.command, where, "a wrong one", early))
        .singleElement()
        .asString()
        .startsWith("no permit: ");
  }

  /** What Asterisk would say to the FastAGI server of the example, and what it would be told. */
  @Test
  void fastAgi_setsTheVariablesOfTheDialplan() throws Exception {
    requireLanguage(List.of("python3", "--version"));
    serve();
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3", EXAMPLES.resolve("asterisk/lexicall_agi.py").toString(), base, "0")
            .redirectError(folder.resolve("agi").toFile());
    builder.environment().put("LEXICALL_TOKEN", TOKEN);
    Process agi = builder.start();
    try {
      BufferedReader out = new BufferedReader(new InputStreamReader(agi.getInputStream(), UTF_8));
      int port = Integer.parseInt(out.readLine().replace("listening on ", ""));
      String facts = Files.readString(EXAMPLES.resolve("early.jsonl")).strip();

      Map<String, String> denied = dialplan(port, "+12125550142", facts);

      assertThat(denied)
          .containsEntry("LEXICALL_DECISION", "deny")
          .containsEntry("LEXICALL_PERMITTEDFROM", "2026-11-24T13:00:00Z")
          .containsEntry("LEXICALL_RULE", "tcpa.calling-hours");
      assertThat(dialplan(port, "+12125550142", "no facts"))
          .containsEntry("LEXICALL_DECISION", "indeterminate");
      assertThat(dialplan(port, "911", facts)).containsEntry("LEXICALL_DECISION", "indeterminate");
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(dialplan(port, "+12125550142", facts))
          .containsEntry("LEXICALL_DECISION", "indeterminate");
      assertThat(Files.readString(folder.resolve("agi"))).doesNotContain("2125550142");
    } finally {
      agi.destroy();
    }
    String dialplan = Files.readString(EXAMPLES.resolve("asterisk/extensions.conf"));
    assertThat(dialplan)
        .containsSubsequence(
            "Set(LEXICALL_DECISION=)",
            "AGI(agi://127.0.0.1:4573/,${EXTEN})",
            "\"${LEXICALL_DECISION}\" = \"permit\"");
  }

  /** Plays Asterisk's part, and returns the variables that were set. */
  private static Map<String, String> dialplan(int port, String number, String facts)
      throws IOException {
    Map<String, String> variables = new TreeMap<>();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("agi_network: yes\nagi_channel: PJSIP/agent-1\nagi_arg_1: " + number + "\n\n")
              .getBytes(UTF_8));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 4);
        if (words[0].equals("GET")) {
          out.write(("200 result=1 (" + facts + ")\n").getBytes(UTF_8));
        } else {
          assertThat(line).matches("SET VARIABLE LEXICALL_[A-Z]+ \"[^\"]*\"");
          variables.put(words[2], words[3].substring(1, words[3].length() - 1));
          out.write("200 result=1\n".getBytes(UTF_8));
        }
      }
    }
    return variables;
  }
}
