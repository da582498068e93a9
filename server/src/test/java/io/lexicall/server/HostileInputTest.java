package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a network sends: it is refused with a word, or cut off, and never permitted. */
class HostileInputTest {
  private static final String HEAD =
      "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final ServerLimits LIMITS =
      ServerLimits.defaults()
          .withBytes(4_096, 16_384)
          .withTimes(Duration.ofMillis(700), Duration.ofMillis(1_500));

  private static LexicallServer server;

  @BeforeAll
  static void start() throws IOException {
    server = Asking.server().limits(LIMITS).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Socket open(String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(20_000);
    send(socket, text);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void stillAnswers() throws Exception {
    assertThat(Asking.check(server, Asking.PERMITTED).body()).contains("\"decision\":\"permit\"");
  }

  @Test
  void bodyThatStops_isRefusedInTime() throws Exception {
    try (Socket socket = open(HEAD + "Content-Length: 500\r\n\r\n{\"activity\":")) {
      assertThat(Asking.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 408 ")
          .contains("application/problem+json", "too-slow")
          .doesNotContain("decision\"");
    }
    stillAnswers();
  }

  /** Each byte comes in time, but not the whole. */
  @Test
  void bodyThatTrickles_isRefusedInTime() throws Exception {
    try (Socket socket = open(HEAD + "Content-Length: 500\r\n\r\n")) {
      Thread trickling =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    send(socket, " ");
                    Thread.sleep(50);
                  }
                } catch (IOException | InterruptedException cut) {
                  Thread.currentThread().interrupt(); // as it should be
                }
              });
      trickling.start();
      assertThat(Asking.rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ");
      trickling.interrupt();
      trickling.join();
    }
    stillAnswers();
  }

  /** What came before is answered; the line that does not end is refused in its place. */
  @Test
  void lineThatTricklesInAStream_isRefusedInItsPlace() throws Exception {
    String first = Asking.EARLY + "\n";
    try (Socket socket =
        open(
            HEAD.replace("json", "x-ndjson")
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(first.length())
                + "\r\n"
                + first
                + "\r\n")) {
      Thread.sleep(1_000); // silence between lines is no fault
      Thread trickling =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    send(socket, "1\r\n \r\n");
                    Thread.sleep(50);
                  }
                } catch (IOException | InterruptedException cut) {
                  Thread.currentThread().interrupt(); // as it should be
                }
              });
      trickling.start();
      assertThat(Asking.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 200 ")
          .contains("\"id\":\"early\"", "{\"line\":2,\"error\":[{\"path\":\"\",\"problem\":")
          .contains("too long to arrive");
      trickling.interrupt();
      trickling.join();
    }
    stillAnswers();
  }

  @Test
  void streamThatIsSilentForTooLong_isCut() throws Exception {
    String first = Asking.EARLY + "\n";
    try (Socket socket =
        open(
            HEAD.replace("json", "x-ndjson")
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(first.length())
                + "\r\n"
                + first
                + "\r\n")) {
      long begun = System.nanoTime();
      assertThat(Asking.rest(socket.getInputStream())).contains("\"id\":\"early\"");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }
    stillAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 20000\r\n\r\n",
        "Content-Length: 99999999999\r\n\r\n",
        "Content-Length: 5000\r\n\r\nAAAAA"
      })
  void largeBody_isRefusedWithAWord(String rest) throws Exception {
    String filled = rest.replace("AAAAA", "{\"id\":\"" + "a".repeat(4_993));
    try (Socket socket = open(HEAD + "Connection: close\r\n" + filled)) {
      assertThat(Asking.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 413 ")
          .contains("bytes are read");
    }
    stillAnswers();
  }

  @Test
  void largeBodyOfUnknownLength_isRefusedWhereItIsTooLarge() throws Exception {
    String line = Asking.EARLY + "\n";
    StringBuilder chunks = new StringBuilder();
    int lines = 16_384 / line.length() + 2;
    for (int i = 0; i < lines; i++) {
      chunks.append(Integer.toHexString(line.length())).append("\r\n").append(line).append("\r\n");
    }
    try (Socket socket =
        open(
            HEAD.replace("json", "x-ndjson")
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunks)) {
      String answer = Asking.rest(socket.getInputStream());
      // Where nothing was sent yet the whole is refused, else the rest in its place.
      assertThat(answer).contains("At most 16384 bytes are read");
      assertThat(answer).doesNotContain("\"decision\":\"permit\"");
    }
    stillAnswers();
  }

  @Test
  void longLine_isRefusedInItsPlace() throws Exception {
    String lines = Asking.EARLY + "\n" + "x".repeat(5_000) + "\n" + Asking.NOON + "\n";
    assertThat(Asking.post(server, "/v1/check", "application/jsonl", lines).body().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("{\"line\":2,\"error\"") && line.contains("too long"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: @\r\n\r\n",
        "GET /@ HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void hugeHeaders_areRefusedWithAWord(String text) throws Exception {
    assertThat(Asking.raw(server, text.replace("@", "4111111111111111".repeat(2_000))))
        .containsPattern("^HTTP/1.1 (431|414) ")
        .contains("application/problem+json")
        .doesNotContain("41111");
    stillAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n",
        "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "\u0016\u0003\u0001\r\n\r\n"
      })
  void whatIsNoRequest_isRefused(String text) throws Exception {
    assertThat(Asking.raw(server, text)).doesNotContain(" 200 ", "Exception", "jetty");
    stillAnswers();
  }

  /** They give way, those that are silent for the longest first; what is under way stays. */
  @ParameterizedTest
  @ValueSource(strings = {"", "GET /v1/hea", "GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"})
  void manyConnectionsThatAreSilent_shutNobodyOut(String sent) throws Exception {
    ServerLimits few = ServerLimits.defaults().withAtOnce(8, 32);
    List<Socket> silent = new ArrayList<>();
    try (LexicallServer small = Asking.server().limits(few).start();
        Socket streaming = new Socket("127.0.0.1", small.port())) {
      streaming.setSoTimeout(20_000);
      String line = Asking.EARLY + "\n";
      String chunk = Integer.toHexString(line.length()) + "\r\n" + line + "\r\n";
      send(
          streaming,
          HEAD.replace("json", "x-ndjson") + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
      Asking.until(streaming.getInputStream(), "\"id\":\"early\"");
      for (int i = 0; i < 200; i++) {
        Socket one = new Socket("127.0.0.1", small.port());
        silent.add(one);
        try {
          send(one, sent);
        } catch (IOException cut) {
          // the server may cut off whoever is too many
        }
      }
      for (int i = 0; i < 5; i++) {
        assertThat(
                Asking.raw(
                    small,
                    "GET /v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 200 ");
      }
      send(streaming, chunk + "0\r\n\r\n");
      Asking.until(streaming.getInputStream(), "\"id\":\"early\"");
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void halfARequest_andAClientThatVanishes_harmNobody() throws Exception {
    String whole =
        HEAD + "Content-Length: " + Asking.PERMITTED.length() + "\r\n\r\n" + Asking.PERMITTED;
    for (int length = 1; length < whole.length(); length += 97) {
      open(whole.substring(0, length)).close();
    }
    // It reads no answers, and goes away in the middle of them.
    try (Socket socket = open("")) {
      socket.setReceiveBufferSize(1_024);
      String lines = (Asking.EARLY + "\n").repeat(20);
      send(
          socket,
          HEAD.replace("json", "x-ndjson")
              + "Content-Length: "
              + lines.length()
              + "\r\n\r\n"
              + lines);
      socket.setSoLinger(true, 0);
    }
    stillAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "[]",
        "\"\"",
        "{",
        "{}}",
        "{\"activity\":\"contact\"",
        "{\"activity\":\"contact\",\"at\":\"2026-11-24T17:00:00Z\",\"at\":\"2026-11-24T17:00:00Z\"}",
        "{\"activity\":1}",
        "{\"activity\":\"contact\",\"at\":null}",
        "\u0000"
      })
  void whatIsNoActivity_isAProblem(String body) throws Exception {
    var answer = Asking.check(server, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Asking.json(answer.body()).get("errors")).isNotEmpty();
  }

  /** Bytes of no sense, of a seed: they are judged if they are an activity, and refused if not. */
  @Test
  void randomBytes_breakNothing() throws Exception {
    Random random = new Random(23);
    for (int i = 0; i < 300; i++) {
      StringBuilder broken = new StringBuilder(Asking.PERMITTED);
      for (int j = 0; j <= i % 4; j++) {
        broken.setCharAt(random.nextInt(broken.length()), (char) random.nextInt(256));
      }
      if (broken.toString().equals(Asking.PERMITTED)) {
        continue;
      }
      var answer = Asking.check(server, broken.toString());
      assertThat(answer.statusCode()).isIn(200, 400);
      if (answer.statusCode() == 200) {
        // It was still an activity: then it is judged as one.
        assertThat(answer.body()).contains("\"decision\":");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n\r\n", "ffffffffffffffffff\r\n\r\n"})
  void chunkOfNoSize_isABadRequest(String chunks) throws Exception {
    try (Socket socket =
        open(HEAD + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)) {
      assertThat(Asking.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json");
    }
    stillAnswers();
  }

  @Test
  void bodyThatIsNotUtf8_isRefused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write((HEAD + "Connection: close\r\nContent-Length: 3\r\n\r\n").getBytes());
      out.write(new byte[] {'{', (byte) 0xC3, '}'});
      out.flush();
      assertThat(Asking.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 400 ")
          .contains("UTF-8");
    }
  }
}
