package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked over HTTP is answered as {@code check} answers it. */
class ServerTest {
  private static LexicallServer server;

  @BeforeAll
  static void start() throws IOException {
    server = Asking.server().start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What the tool answers to the same lines. */
  private static String asCheckAnswers(String lines) throws IOException {
    StringBuilder answers = new StringBuilder();
    JsonLines read =
        new JsonLines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    for (JsonLines.Line line = read.next(); line != null; line = read.next()) {
      Reading reading = ActivityJson.tryRead(line);
      answers
          .append(
              reading instanceof Reading.Understood understood
                  ? VerdictJson.write(
                      understood.activity(), Asking.law().check(understood.activity()))
                  : VerdictJson.write(line.number(), (Reading.Refused) reading))
          .append('\n');
    }
    return answers.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one line", "pretty", "ends with a line"})
  void oneObject_isAnsweredWithOneVerdict(String form) throws Exception {
    String body =
        switch (form) {
          case "pretty" -> Asking.EARLY.replace(",", ",\n  ").replace("{", "{\n");
          case "ends with a line" -> "\n" + Asking.EARLY + "\n\n";
          default -> Asking.EARLY;
        };

    HttpResponse<String> answer = Asking.check(server, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body() + "\n").isEqualTo(asCheckAnswers(Asking.EARLY));
    assertThat(answer.body()).contains("\"decision\":\"deny\"", "\"permittedFrom\":\"2026-11-24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "application/json"})
  void lines_areAnsweredInOrder_badOnesInTheirPlace(String type) throws Exception {
    String lines = Asking.EARLY + "\n{}\n\nnonsense\n" + Asking.PERMITTED + "\r\n" + Asking.NOON;

    HttpResponse<String> answer = Asking.post(server, "/v1/check", type, lines);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo(type.equals("application/json") ? "application/x-ndjson" : type);
    assertThat(answer.body()).isEqualTo(asCheckAnswers(lines)).hasLineCount(5);
    assertThat(answer.body().lines().toList().get(3)).contains("\"decision\":\"permit\"");
    assertThat(answer.body().lines().toList().get(2)).startsWith("{\"line\":4,\"error\"");
  }

  @Test
  void manyLines_areAllAnswered() throws Exception {
    String lines = (Asking.EARLY + "\n" + Asking.PERMITTED + "\n").repeat(2_000);

    HttpResponse<String> answer = Asking.post(server, "/v1/check", "application/x-ndjson", lines);

    assertThat(answer.body()).hasLineCount(4_000).isEqualTo(asCheckAnswers(lines));
  }

  /** A client that keeps its request open, and reads each verdict before it asks for the next. */
  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/json"})
  void streamOfLines_isAnsweredLineByLine(String type) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      InputStream in = socket.getInputStream();
      send(
          socket,
          "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
              + "Connection: close\r\nContent-Type: "
              + type
              + "\r\n\r\n");
      // The second line tells that what is no JSON lines by its type is lines.
      sendChunk(socket, Asking.EARLY + "\n" + Asking.NOON + "\n");
      readTo(in, "\"id\":\"early\"");
      readTo(in, "\"id\":\"noon\"");
      for (int i = 0; i < 20; i++) {
        sendChunk(socket, Asking.call("n" + i, "2026-11-24T17:00:00Z") + "\n");
        readTo(in, "\"id\":\"n" + i + "\"");
      }
      send(socket, "0\r\n\r\n");
      assertThat(Asking.rest(in)).endsWith("\r\n0\r\n\r\n").doesNotContain("\"id\"");
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void sendChunk(Socket socket, String text) throws IOException {
    send(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  /** Reads to the end of what is awaited. */
  private static void readTo(InputStream in, String awaited) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(awaited) < 0) {
      int next = in.read();
      assertThat(next).as("it ends before " + awaited).isNotNegative();
      read.append((char) next);
    }
  }

  @Test
  void factsThatAreNotValid_areRefusedWithTheirPaths_andNoNumber() throws Exception {
    String wrong =
        Asking.NOON.replace("\"voice\"", "\"pigeon\"").replace("+12125550142", "+1606555098");

    for (String path : List.of("/v1/check", "/v1/flat")) {
      HttpResponse<String> answer = Asking.post(server, path, "application/json", wrong);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      JsonNode problem = Asking.json(answer.body());
      assertThat(problem.get("status").asInt()).isEqualTo(400);
      assertThat(problem.get("id").asText()).isEqualTo("noon");
      assertThat(problem.get("errors").findValuesAsText("path"))
          .containsExactlyInAnyOrder("channel", "to.number");
      assertThat(answer.body()).doesNotContain("606555098", "\"decision\"");
    }
  }

  @Test
  void flat_answersInTextsAlone() throws Exception {
    JsonNode denied = flat(Asking.EARLY);
    JsonNode open = flat(Asking.NOON);
    JsonNode permitted = flat(Asking.PERMITTED);

    for (JsonNode each : List.of(denied, open, permitted)) {
      assertThat(each.fieldNames())
          .toIterable()
          .containsExactly(
              "decision", "permittedFrom", "rule", "citation", "reason", "missing", "obligations");
      each.forEach(value -> assertThat(value.isTextual()).isTrue());
    }
    assertThat(denied.get("decision").asText()).isEqualTo("deny");
    assertThat(denied.get("rule").asText()).isEqualTo("tcpa.calling-hours");
    assertThat(denied.get("citation").asText()).startsWith("47 CFR 64.1200(c)(1)");
    assertThat(denied.get("reason").asText()).contains("08:00 to 21:00");
    assertThat(denied.get("permittedFrom").asText()).isEqualTo("2026-11-24T13:00:00Z");
    assertThat(open.get("decision").asText()).isEqualTo("indeterminate");
    assertThat(open.get("permittedFrom").asText()).isEmpty();
    assertThat(open.get("missing").asText().split(",")).hasSizeGreaterThan(1).doesNotContain("");
    assertThat(permitted.get("decision").asText()).isEqualTo("permit");
    assertThat(permitted.get("rule").asText()).isEmpty();
    assertThat(permitted.get("obligations").asText().split(","))
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates()
        .contains("identify-caller");
  }

  private static JsonNode flat(String facts) throws Exception {
    HttpResponse<String> answer = Asking.post(server, "/v1/flat", "application/json", facts);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Asking.json(answer.body());
  }

  @Test
  void rules_areThoseOfTheEngine() throws Exception {
    JsonNode rules = Asking.json(Asking.get(server, "/v1/rules").body());

    assertThat(rules.get("rules")).hasSize(Asking.law().rules().size());
    assertThat(rules.get("lawDigest").asText()).isEqualTo(Asking.law().edition().lawDigest());
  }

  @Test
  void health_tellsThatVerdictsAreGiven() throws Exception {
    HttpResponse<String> answer = Asking.get(server, "/v1/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Asking.json(answer.body()).get("status").asText()).isEqualTo("pass");
  }

  @Test
  void metrics_countVerdictsAndRequests() throws Exception {
    Asking.check(server, Asking.EARLY);

    HttpResponse<String> answer = Asking.get(server, "/metrics");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(answer.body())
        .containsPattern("lexicall_verdicts_total\\{decision=\"deny\"\\} [1-9]")
        .containsPattern("lexicall_requests_total\\{route=\"/v1/check\",status=\"200\"\\} [1-9]")
        .containsPattern("lexicall_request_seconds_count\\{route=\"/v1/check\"\\} [1-9]")
        .contains("lexicall_build_info{", "lexicall_not_reloaded 0.0")
        .doesNotContain("2125550142");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/check, 405",
    "PUT, /v1/flat, 405",
    "POST, /v1/rules, 405",
    "DELETE, /, 405",
    "GET, /v1, 404",
    "GET, /v1/check/, 404",
    "GET, /v1/../metrics/x, 404",
    "POST, /admin, 404"
  })
  void whatIsNotAsked_isRefused(String method, String path, int status) throws Exception {
    HttpResponse<String> answer =
        Asking.HTTP.send(
            Asking.request(server, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Asking.PERMITTED))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Asking.json(answer.body()).get("status").asInt()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    assertThat(answer.body()).doesNotContain("permit\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/json; charset=utf-16"
      })
  void otherTypesOfBodies_areRefused(String type) throws Exception {
    assertThat(Asking.post(server, "/v1/check", type, Asking.EARLY).statusCode()).isEqualTo(415);
    assertThat(Asking.post(server, "/v1/flat", type, Asking.EARLY).statusCode()).isEqualTo(415);
  }

  @Test
  void compressedBody_isRefused() throws Exception {
    assertThat(
            Asking.post(
                    server,
                    "/v1/check",
                    "application/json",
                    Asking.EARLY,
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | 406",
        "application/json;q=0 | 406",
        "application/* | 200",
        "text/html, */*;q=0.1 | 200",
        "application/json | 200"
      })
  void accept_isHeeded(String accept, int status) throws Exception {
    assertThat(
            Asking.post(server, "/v1/flat", "application/json", Asking.EARLY, "Accept", accept)
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void head_isAnsweredAsGet_withoutABody() throws Exception {
    HttpResponse<String> answer =
        Asking.HTTP.send(
            Asking.request(server, "/v1/health").method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void page_loadsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = Asking.get(server, "/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'sha256-")
        .contains("connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("http://", "https://", "src=", "@import", "url(");
  }
}
