package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the description says is what is asked and answered. */
class OpenApiTest {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static LexicallServer server;
  private static JsonNode document;

  @BeforeAll
  static void start() throws Exception {
    server = Asking.server().limits(ServerLimits.defaults().withBytes(4_096, 8_192)).start();
    document = Asking.json(Asking.get(server, "/v1/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void document_describesEveryRoute_andNoOther() {
    assertThat(document.get("openapi").asText()).startsWith("3.1.");
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          assertThat(METHODS).contains(method);
                          described.add(method + " " + path.getKey());
                        }));
    Set<String> routes = new TreeSet<>();
    for (Route route : Route.values()) {
      routes.add(route.method().toLowerCase(Locale.ROOT) + " " + route.path());
      JsonNode answers = operation(route).at("/responses/200/content");
      assertThat(answers.fieldNames())
          .toIterable()
          .as(route.path())
          .containsExactlyInAnyOrderElementsOf(route.answers());
    }
    assertThat(described).isEqualTo(routes);
  }

  /** Each reference leads somewhere, and each problem that we tell is described. */
  @Test
  void references_leadSomewhere_andProblemsAreDescribed() {
    List<String> broken = new ArrayList<>();
    walk(document, broken);
    assertThat(broken).isEmpty();
    Set<String> described = new HashSet<>();
    for (Route route : Route.values()) {
      operation(route).get("responses").fieldNames().forEachRemaining(described::add);
    }
    for (Refusal.Kind kind : Refusal.Kind.values()) {
      if (kind != Refusal.Kind.NOT_FOUND) {
        assertThat(described).contains(Integer.toString(kind.status()));
      }
    }
  }

  private static void walk(JsonNode node, List<String> broken) {
    JsonNode reference = node.get("$ref");
    // Those within a schema with an id of its own are relative to it.
    if (reference != null && reference.asText().startsWith("#/components")) {
      if (document.at(reference.asText().substring(1)).isMissingNode()) {
        broken.add(reference.asText());
      }
    }
    node.forEach(each -> walk(each, broken));
  }

  private static JsonNode operation(Route route) {
    return document.get("paths").get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
  }

  /** Real answers, good and bad, of every route. */
  @Test
  void answers_areAsTheirSchemasSay() throws Exception {
    Map<Route, List<String>> bodies =
        Map.of(
            Route.CHECK,
            List.of(
                Asking.EARLY,
                Asking.NOON,
                Asking.PERMITTED,
                "{}",
                "{",
                "[1]",
                "",
                "{\"a\":\"" + "x".repeat(5_000) + "\"}"),
            Route.FLAT,
            List.of(Asking.EARLY, Asking.NOON, Asking.PERMITTED, "{}", "nonsense"));
    int validated = 0;
    Set<Integer> statuses = new TreeSet<>();
    for (Route route : Route.values()) {
      for (String body : bodies.getOrDefault(route, List.of(""))) {
        for (String accept : List.of("*/*", "image/png")) {
          for (String method : List.of(route.method(), "PATCH")) {
            HttpResponse<String> answer =
                Asking.HTTP.send(
                    Asking.request(server, route.path())
                        .header("Content-Type", "application/json")
                        .header("Accept", accept)
                        .method(
                            method,
                            method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.ofString());
            statuses.add(answer.statusCode());
            validate(route, answer);
            validated++;
          }
        }
      }
    }
    assertThat(validated).isEqualTo((8 + 5 + 5) * 4);
    assertThat(statuses).contains(200, 400, 405, 406, 413);
  }

  private static void validate(Route route, HttpResponse<String> answer) throws IOException {
    JsonNode response = operation(route).at("/responses/" + answer.statusCode());
    assertThat(response.isMissingNode())
        .as("%s answers %d", route.path(), answer.statusCode())
        .isFalse();
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";", -1)[0];
    JsonNode media = response.get("content").get(type);
    assertThat(media).as("%s answers as %s", route.path(), type).isNotNull();
    if (!type.endsWith("json")) {
      return;
    }
    assertThat(schema(media.get("schema")).validate(answer.body(), InputFormat.JSON))
        .as(answer.body())
        .isEmpty();
  }

  /** A schema of the description, with what it refers to. */
  private static Schema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString());
  }

  /** What the description gives as an example is answered. */
  @Test
  void examples_areAnswered() throws Exception {
    for (Route route : List.of(Route.CHECK, Route.FLAT)) {
      JsonNode example = operation(route).at("/requestBody/content/application~1json/example");
      HttpResponse<String> answer =
          Asking.post(server, route.path(), "application/json", example.toString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"decision\":\"deny\"");
    }
  }
}
