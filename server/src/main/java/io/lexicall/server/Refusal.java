package io.lexicall.server;

import io.lexicall.facts.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request is refused. Reveals nothing about the facts except their paths. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Problem> problems;
  private final @Nullable String id;
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /** The kinds of problems, with their status, the last part of their type, and their title. */
  enum Kind {
    INVALID_FACTS(400, "invalid-facts", "The facts are not valid"),
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    UNKNOWN_CLIENT(401, "unknown-client", "The client is not known"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD(405, "method", "The method is not allowed"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No accepted form is supported"),
    TOO_SLOW(408, "too-slow", "The request took too long to arrive"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    MEDIA_TYPE(415, "media-type", "The body is in a form that is not read"),
    MISDIRECTED(421, "misdirected", "This server has another name"),
    TOO_MANY(429, "too-many-requests", "There are too many requests"),
    BROKEN(500, "broken", "Something broke, so nothing is permitted"),
    BUSY(503, "busy", "There are too many requests at once"),
    NO_PROFILE(503, "no-profile", "The client's profile cannot be read, so nothing is permitted"),
    NOT_RECORDED(503, "not-recorded", "The decision could not be recorded, so it is not given");

    private final int status;
    private final String type;
    private final String title;

    Kind(int status, String type, String title) {
      this.status = status;
      this.type = type;
      this.title = title;
    }

    int status() {
      return status;
    }

    String type() {
      return type;
    }

    String title() {
      return title;
    }
  }

  private Refusal(Kind kind, String detail, List<Problem> problems, @Nullable String id) {
    super(detail, null, false, false);
    this.kind = kind;
    this.problems = problems;
    this.id = id;
  }

  static Refusal of(Kind kind, String detail) {
    return new Refusal(kind, detail, List.of(), null);
  }

  static Refusal of(List<Problem> problems, @Nullable String id) {
    return new Refusal(Kind.INVALID_FACTS, "See errors for each invalid fact", problems, id);
  }

  Refusal with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Kind kind() {
    return kind;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<Problem> problems() {
    return problems;
  }

  @Nullable String id() {
    return id;
  }

  Map<String, String> headers() {
    return headers;
  }
}
