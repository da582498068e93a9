package io.lexicall.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends problems, also as the answer to requests that could not be read. */
final class Problems extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = body(response.getStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Media.PROBLEM);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  @Override
  @SuppressWarnings("removal") // deprecated for removal, but this Jetty still calls it
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, Media.PROBLEM);
    return ByteBuffer.wrap(body(status));
  }

  /** Requests that Jetty refuses before our code sees them. */
  private static byte[] body(int status) {
    return Json.object(
        json -> {
          json.writeStringField("type", "about:blank");
          json.writeStringField("title", HttpStatus.getMessage(status));
          json.writeNumberField("status", status);
          json.writeStringField("detail", detail(status));
        });
  }

  private static String detail(int status) {
    return switch (status) {
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
          "The line or the headers of the request are too long";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "The server is stopping; no answer is no permit";
      default -> "The request is not valid HTTP";
    };
  }

  static void write(Refusal refusal, Response response, Callback callback) {
    response.reset();
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.setStatus(refusal.kind().status());
    refusal.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Media.PROBLEM);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (!response.getRequest().consumeAvailable()) {
      // The rest of the body is not waited for: the client must not ask again on this connection.
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    byte[] body = Json.problem(refusal);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Returns a refusal as the answer to a line. */
  static String line(long number, Refusal refusal) {
    byte[] line =
        Json.object(
            json -> {
              json.writeNumberField("line", number);
              json.writeArrayFieldStart("error");
              error(refusal, json);
              json.writeEndArray();
            });
    return new String(line, StandardCharsets.UTF_8);
  }

  private static void error(Refusal refusal, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", "");
    json.writeStringField("problem", refusal.kind().title());
    json.writeStringField("allowed", refusal.detail());
    json.writeEndObject();
  }
}
