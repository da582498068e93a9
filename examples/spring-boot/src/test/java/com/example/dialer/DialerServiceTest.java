package com.example.dialer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DialerServiceTest {
  private static final String EARLY =
      """
      {"activity":"contact","id":"call-7","at":"2026-11-24T12:59:59Z","channel":"voice",
       "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"},
       "consents":[]}
      """;

  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return client.send(
        request.uri(URI.create("http://localhost:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String facts) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(facts)),
        "/verdicts");
  }

  @Test
  void callBeforeEight_isDenied_andSaysUntilWhen() throws Exception {
    HttpResponse<String> answer = ask(EARLY);

    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().startsWith("{\"id\":\"call-7\",\"decision\":\"deny\""), answer.body());
    assertTrue(answer.body().contains("\"permittedFrom\":\"2026-11-24T13:00:00Z\""), answer.body());
    assertFalse(answer.body().contains("caller.seller"), "the profile states the seller");
  }

  @Test
  void factsThatCannotBe_areRefused_withTheirPath() throws Exception {
    HttpResponse<String> answer = ask(EARLY.replace("+12125550142", "+1646555014"));

    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("to.number"), answer.body());
    assertFalse(answer.body().contains("646555014"), answer.body());
  }

  @Test
  void factsOfAnotherSitesPage_areNotRead_andNoAnswerIsHtml() throws Exception {
    String script = "{\"activity\":\"<script>alert(1)</script>\"}";
    for (String type : new String[] {"text/plain", "application/json"}) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder()
                  .header("Content-Type", type)
                  .header("Accept", "text/html")
                  .POST(HttpRequest.BodyPublishers.ofString(script)),
              "/verdicts");

      assertTrue(answer.statusCode() >= 400, answer.toString());
      String answered = answer.headers().firstValue("Content-Type").orElse("");
      assertFalse(answered.startsWith("text/html") && answer.body().contains("<script>"), answered);
    }
    assertEquals(
        415,
        send(
                HttpRequest.newBuilder()
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(EARLY)),
                "/verdicts")
            .statusCode());
  }

  @Test
  void bytesThatAreNotUtf8_areRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        EARLY.replace("call-7", "caf\u00e9").getBytes(ISO_8859_1))),
            "/verdicts");

    assertEquals(400, answer.statusCode());
  }

  @Test
  void operators_seeTheLawAndTheCounts() throws Exception {
    ask(EARLY);

    String law = send(HttpRequest.newBuilder(), "/actuator/lexicall").body();
    assertTrue(law.contains("\"id\":\"tcpa.calling-hours\""), law);
    String checks =
        send(HttpRequest.newBuilder(), "/actuator/metrics/lexicall.check?tag=decision:deny").body();
    assertTrue(checks.contains("\"statistic\":\"COUNT\""), checks);
    assertEquals(200, send(HttpRequest.newBuilder(), "/actuator/health").statusCode());
  }
}
