package io.lexicall.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lexicall.Compliance;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** How tests ask a server, and what they ask about. */
final class Asking {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A sales call to New York that is permitted. */
  static final String PERMITTED =
      ("{'activity':'contact','id':'ok','at':'2026-11-24T17:00:00Z','channel':'voice',"
              + "'purpose':'telemarketing','dialing':'manual','voice':'live',"
              + "'caller':{'seller':'acme','country':'US','thirdParty':false,'taxExempt':false,"
              + "'coveredEntity':false,'financialInstitution':false,'transmitsCallerId':true},"
              + "'controller':{'country':'US','targets':['US']},"
              + "'to':{'number':'+12125550142','subscriber':'consumer','lineType':'mobile'},"
              + "'consents':[],'relationship':{'customer':false},'history':[],'recorded':false,"
              + "'phi':false,'lists':[{'list':'national-dnc','country':'US','listed':false,"
              + "'asOf':'2026-11-20'},{'list':'internal-dnc','seller':'acme','listed':false}]}")
          .replace('\'', '"');

  /** The same, one second before it may ring. */
  static final String EARLY =
      PERMITTED.replace("T17:00:00Z", "T12:59:59Z").replace("\"ok\"", "\"early\"");

  /** One of which too little is known. */
  static final String NOON = call("noon", "2026-11-24T17:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Asking() {}

  /** The law of all modules, loaded once. */
  private static final class Law {
    static final Compliance ALL = Compliance.load();
  }

  static Compliance law() {
    return Law.ALL;
  }

  static String call(String id, String at) {
    return ("{'activity':'contact','id':'%s','at':'%s','channel':'voice','purpose':'telemarketing',"
            + "'to':{'number':'+12125550142'}}")
        .formatted(id, at)
        .replace('\'', '"');
  }

  static LexicallServer.Builder server() {
    return LexicallServer.builder(law()).port(0);
  }

  static URI uri(LexicallServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  static HttpRequest.Builder request(LexicallServer server, String path) {
    return HttpRequest.newBuilder(uri(server, path));
  }

  static HttpResponse<String> get(LexicallServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(server, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  static HttpResponse<String> post(
      LexicallServer server, String path, String type, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(server, path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  static HttpResponse<String> check(LexicallServer server, String body) throws Exception {
    return post(server, "/v1/check", "application/json", body);
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /** Sends bytes as they are, and returns all that comes until the server closes. */
  static String raw(LexicallServer server, String text) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(UTF_8));
      out.flush();
      return rest(socket.getInputStream());
    }
  }

  /** Reads until that came. */
  static void until(InputStream in, String awaited) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(awaited) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("It ended before " + awaited + " came: " + text);
      }
      text.append((char) next);
    }
  }

  static String rest(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] piece = new byte[4096];
    try {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        text.append(new String(piece, 0, n, UTF_8));
      }
    } catch (java.net.SocketException cut) {
      return text.toString(); // cut off is closed, too
    }
    return text.toString();
  }
}
