package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application runs while its journal cannot be written, and is asked over HTTP. */
@SpringBootTest(
    classes = DialerApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoint.health.show-details=always",
      "lexicall.checks.path=/v1/check",
      "lexicall.journal.patience=500ms",
    })
@DirtiesContext // closes the journal before its folder is deleted
class UnwritableJournalTest {
  private static final String FACTS =
      """
      {"activity":"contact","id":"call-7","at":"2026-11-24T12:59:59Z","channel":"voice",
       "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"}}
      """;

  @TempDir static Path top;

  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void journal(DynamicPropertyRegistry properties) {
    properties.add("lexicall.journal.folder", () -> top.resolve("acme.journal").toString());
    properties.add("lexicall.journal.keys", () -> top.resolve("keys").toString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return client.send(
        request.uri(URI.create("http://localhost:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> check() throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(FACTS)),
        "/v1/check");
  }

  private HttpResponse<String> health() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), "/actuator/health");
  }

  /** The first answer was judged before it was known that it cannot be recorded. */
  @Test
  void journalThatCannotBeWritten_letsNoVerdictOut_untilItIsWrittenAgain() throws Exception {
    Path keys = top.resolve("keys");
    Path away = top.resolve("away");
    assertThat(check().statusCode()).isEqualTo(200);
    assertThat(health().statusCode()).isEqualTo(200);

    Files.move(keys, away);
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = check();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(answer.body())
          .contains("The journal cannot be written")
          .doesNotContain("decision", "2125550142");
    }
    HttpResponse<String> health = health();
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"failure\"");

    Files.move(away, keys);
    long end = System.nanoTime() + 10_000_000_000L;
    while (check().statusCode() != 200) {
      assertThat(System.nanoTime()).as("it is not written again").isLessThan(end);
      Thread.sleep(20);
    }
    assertThat(health().statusCode()).isEqualTo(200);
  }
}
