package io.lexicall.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application runs, and is asked over HTTP as its operators ask it. */
@SpringBootTest(
    classes = DialerApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.health.show-details=always",
      "lexicall.profile=classpath:dialer-profile.json",
      "lexicall.checks.path=/v1/check",
      "lexicall.settings[tcpa.strict-quiet-hours]=true",
    })
@ExtendWith(OutputCaptureExtension.class)
class RunningApplicationTest {
  private static final String NUMBER = "+12125550142";
  private static final String EARLY = "2026-11-24T12:59:59Z";
  private static final String NOON = "2026-11-24T17:00:00Z";

  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  private static String query(String number, String at) {
    return "?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8) + "&at=" + at;
  }

  private double measured(String meter, String tags) throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", "/actuator/metrics/" + meter + "?" + tags);
    if (response.statusCode() == 404) {
      return 0;
    }
    return JsonMapper.shared()
        .readTree(response.body())
        .get("measurements")
        .get(0)
        .get("value")
        .asDouble();
  }

  @Test
  void check_isAnswered_countedAndTimed() throws Exception {
    double checks = measured("lexicall.check", "tag=decision:deny&tag=activity:contact");
    double findings = measured("lexicall.findings", "tag=rule:tcpa.calling-hours&tag=outcome:deny");
    String national = "tag=fact:lists%5Bnational-dnc%5D";
    double missing = measured("lexicall.missing.facts", national);

    JsonNode verdict = get("/verdict" + query(NUMBER, EARLY));

    assertThat(verdict.get("decision").asString()).isEqualTo("deny");
    assertThat(measured("lexicall.check", "tag=decision:deny&tag=activity:contact"))
        .isEqualTo(checks + 1);
    assertThat(measured("lexicall.findings", "tag=rule:tcpa.calling-hours&tag=outcome:deny"))
        .isEqualTo(findings + 1);
    assertThat(measured("lexicall.missing.facts", national)).isGreaterThan(missing);
    assertThat(measured("lexicall.plans", "")).isPositive();
    assertThat(get("/actuator/metrics/lexicall.check").get("measurements").toString())
        .contains("TOTAL_TIME");
  }

  @Test
  void health_tellsTheLaw() throws Exception {
    JsonNode health = get("/actuator/health").get("components").get("lexicall");

    assertThat(health.get("status").asString()).isEqualTo("UP");
    assertThat(health.get("details").get("lawEditions").get("tcpa").asString())
        .matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(health.get("details").get("rules").asInt()).isGreaterThan(100);
    assertThat(health.get("details").get("zoneRules").asString()).isNotEmpty();
  }

  @Test
  void endpoint_listsModulesRulesAndEdition() throws Exception {
    JsonNode law = get("/actuator/lexicall");

    assertThat(law.get("lawEdition").asString()).isNotEmpty();
    assertThat(law.get("modules").findValuesAsString("name"))
        .containsExactlyInAnyOrder("tcpa", "recording");
    assertThat(law.get("modules").toString()).contains("tcpa.strict-quiet-hours");
    assertThat(law.get("rules").findValuesAsString("id"))
        .contains("tcpa.calling-hours", "us-state.calling-hours", "recording.us-all-party");
    assertThat(get("/actuator/lexicall?regulation=tcpa").get("rules").findValuesAsString("id"))
        .contains("tcpa.calling-hours")
        .allMatch(id -> id.startsWith("tcpa."));
  }

  @Test
  void endpoint_tellsARule_andWhatItWasOnADay() throws Exception {
    JsonNode cards = get("/actuator/lexicall/us-state.calling-hours");
    JsonNode then = get("/actuator/lexicall/us-state.calling-hours?asOf=2018-01-01");

    assertThat(cards.toString()).contains("US-FL", "Fla. Stat.", "\"remedies\":[\"wait\"]");
    assertThat(then.size()).isPositive().isLessThan(cards.size());
    assertThat(send("GET", "/actuator/lexicall/no.such-rule").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/actuator/lexicall?asOf=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void arguments_areValidatedByTheSameEngine() throws Exception {
    HttpResponse<String> early = send("POST", "/dial" + query(NUMBER, EARLY));
    HttpResponse<String> impossible = send("POST", "/transfer" + query("+1212555014", NOON));

    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body())
        .contains(
            "dial.call is not lawful: [tcpa.calling-hours]",
            "dial.call.lists[national-dnc] must be known");
    assertThat(impossible.statusCode()).isEqualTo(422);
    assertThat(impossible.body()).startsWith("transfer.number must be a possible phone number");
    assertThat(send("POST", "/transfer" + query(NUMBER, NOON)).body()).isEqualTo("transferred");
  }

  @Test
  void nothingThatOperatorsRead_holdsANumber(CapturedOutput output) throws Exception {
    get("/verdict" + query(NUMBER, EARLY));
    get("/verdict" + query(NUMBER, NOON));
    send("POST", "/dial" + query(NUMBER, NOON));

    StringBuilder all = new StringBuilder();
    for (String path :
        new String[] {
          "/actuator/health",
          "/actuator/lexicall",
          "/actuator/metrics/lexicall.check",
          "/actuator/metrics/lexicall.findings",
          "/actuator/metrics/lexicall.missing.facts"
        }) {
      all.append(get(path));
    }
    all.append(output.getAll());

    assertThat(all).contains("lexicall").doesNotContain("2125550142", "5550142");
    assertThat(
            get("/actuator/metrics/lexicall.findings")
                .get("availableTags")
                .findValuesAsString("tag"))
        .containsExactlyInAnyOrder("activity", "rule", "outcome");
    assertThat(
            get("/actuator/metrics/lexicall.missing.facts")
                .get("availableTags")
                .findValuesAsString("tag"))
        .containsExactlyInAnyOrder("activity", "fact");
  }

  private HttpResponse<String> post(String path, String facts)
      throws IOException, InterruptedException {
    return post(path, facts.getBytes(UTF_8));
  }

  private HttpResponse<String> post(String path, byte[] facts)
      throws IOException, InterruptedException {
    return post(path, "application/json", facts);
  }

  private HttpResponse<String> post(String path, String contentType, byte[] facts)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(facts))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static final String FACTS =
      """
      {"activity":"contact","id":"call-7","at":"2026-11-24T12:59:59Z","channel":"voice",
       "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"}}
      """;

  @Test
  void handler_takesFactsAndReturnsAVerdict() throws Exception {
    HttpResponse<String> answer = post("/check", FACTS);
    HttpResponse<String> wrong = post("/check", FACTS.replace("telemarketing", "telemarking"));
    HttpResponse<String> other =
        post("/check", "{\"activity\":\"payment\",\"at\":\"2026-11-24T12:59:59Z\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"decision\":\"deny\"", "tcpa.calling-hours");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(other.statusCode()).isEqualTo(400);
  }

  @Test
  void handler_refusesFactsThatAreGivenTwice_orTakeTooMuch() throws Exception {
    String twice = FACTS.replace("\"at\":", "\"at\":\"2026-11-24T17:00:00Z\",\"at\":");
    String large = FACTS.replace("{\"activity\"", "{" + " ".repeat(1 << 20) + "\"activity\"");

    assertThat(post("/check", twice).statusCode()).isEqualTo(400);
    assertThat(post("/check", large).statusCode()).isEqualTo(400);
    assertThat(post("/v1/check", twice).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,200",
    "application/json;charset=UTF-8,200",
    "Application/JSON; charset=\"utf-8\",200",
    "application/json;charset=utf-16,415",
    "application/json;charset=none,415",
    "text/plain,415",
    "application/x-www-form-urlencoded,415",
    "application/x-ndjson,415",
  })
  void checksPath_takesJsonAlone(String contentType, int status) throws Exception {
    byte[] marked = ("\uFEFF" + FACTS).getBytes(UTF_8);

    assertThat(post("/v1/check", contentType, FACTS.getBytes(UTF_8)).statusCode())
        .isEqualTo(status);
    assertThat(post("/v1/check", contentType, marked).statusCode()).isEqualTo(status);
  }

  @Test
  void checksPath_answersAsTheCommandDoes() throws Exception {
    HttpResponse<String> answer = post("/v1/check", FACTS);
    HttpResponse<String> wrong = post("/v1/check", FACTS.replace("+12125550142", "+1646555014"));
    HttpResponse<String> large = post("/v1/check", " ".repeat(1 << 20) + FACTS);
    HttpResponse<String> broken =
        post("/v1/check", FACTS.replace("call-7", "call-\u00e9").getBytes(ISO_8859_1));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"id\":\"call-7\",\"decision\":\"deny\"");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(wrong.body()).contains("to.number").doesNotContain("646555014");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("The body is not UTF-8");
  }

  @Test
  void numberInAQuery_isConverted_andABadOneIsTheClientsMistake() throws Exception {
    String path = "/region?number=";

    assertThat(send("GET", path + "%2B12125550142").statusCode()).isEqualTo(200);
    assertThat(send("GET", path + "555").statusCode()).isEqualTo(400);
  }
}
