package io.lexicall.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of the server. */
enum Route {
  PAGE("/", "GET", false, List.of("text/html")),
  CHECK("/v1/check", "POST", true, Media.VERDICTS),
  FLAT("/v1/flat", "POST", true, List.of(Media.JSON)),
  RULES("/v1/rules", "GET", true, List.of(Media.JSON)),
  HEALTH("/v1/health", "GET", false, List.of(Media.JSON)),
  OPENAPI("/v1/openapi.json", "GET", false, List.of(Media.JSON)),
  METRICS("/metrics", "GET", true, List.of("text/plain"));

  private static final Map<String, Route> BY_PATH = new HashMap<>();

  static {
    for (Route route : values()) {
      BY_PATH.put(route.path, route);
    }
  }

  private final String path;
  private final String method;
  private final boolean isForClients;

  @SuppressWarnings("ImmutableEnumChecker") // lists that cannot be changed
  private final List<String> answers;

  Route(String path, String method, boolean isForClients, List<String> answers) {
    this.path = path;
    this.method = method;
    this.isForClients = isForClients;
    this.answers = answers;
  }

  static @Nullable Route of(String path) {
    return BY_PATH.get(path);
  }

  String path() {
    return path;
  }

  String method() {
    return method;
  }

  /** Returns whether it requires a token, if there are tokens. */
  boolean isForClients() {
    return isForClients;
  }

  /** Returns in which media types it answers. */
  List<String> answers() {
    return answers;
  }

  /** Returns its name in metrics. */
  String label() {
    return path;
  }
}
