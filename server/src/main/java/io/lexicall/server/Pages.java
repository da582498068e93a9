package io.lexicall.server;

import static java.util.Objects.requireNonNull;

import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** The static pages: the page for trying a call, and the OpenAPI description. */
final class Pages {
  private final byte[] page;
  private final String policy;
  private final byte[] openApi;

  Pages(String version) {
    String html = read("page.html");
    this.page = html.getBytes(StandardCharsets.UTF_8);
    this.policy =
        "default-src 'none'; script-src "
            + hash(html, "<script>", "</script>")
            + "; style-src "
            + hash(html, "<style>", "</style>")
            + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    this.openApi =
        read("openapi.json")
            .replace("@version@", version)
            .replace("\"@facts@\"", ActivityJson.schema())
            .replace("\"@verdict@\"", VerdictJson.schema())
            .getBytes(StandardCharsets.UTF_8);
  }

  byte[] openApi() {
    return openApi;
  }

  void page(Response response) throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    response.getHeaders().put("Content-Security-Policy", policy);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, page.length);
    Content.Sink.write(response, true, ByteBuffer.wrap(page));
  }

  private static String hash(String html, String begin, String end) {
    String text = html.substring(html.indexOf(begin) + begin.length(), html.indexOf(end));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  static String read(String resource) {
    try (InputStream in = requireNonNull(Pages.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
