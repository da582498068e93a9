package io.lexicall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask from where; and what changes while it serves. */
class SafetyTest {
  private static final String ACME = "acme-acme-acme-acme-acme-acme-acme";
  private static final String BETA = "beta-beta-beta-beta-beta-beta-beta";

  @TempDir Path folder;

  private static Compliance engine(io.lexicall.facts.Profile standing) {
    return Compliance.builder().discover().profile(standing).planMemory(8 << 20).build();
  }

  private static LexicallServer.Builder server() {
    return LexicallServer.builder(SafetyTest::engine).port(0).reloadEvery(Duration.ofMillis(50));
  }

  private Path file(String name, String text) throws IOException {
    Path made = Files.writeString(folder.resolve(name + ".new"), text);
    return Files.move(
        made,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("it does not come").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void beyondThisMachine_withoutTlsAndClients_isRefusedInASentence(String host) throws Exception {
    Certificates.Pair pair = Certificates.make(folder, "server", "EC");
    ServerTls tls = ServerTls.of(pair.certificate(), pair.key());
    Path clients = file("clients", "acme " + ACME + "\n");

    for (LexicallServer.Builder unsafe :
        List.of(
            server().host(host),
            server().host(host).clients(clients),
            server().host(host).tls(tls))) {
      assertThatThrownBy(unsafe::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is beyond this machine")
          .hasMessageNotContaining("\n");
    }
    server().host(host).tls(tls).clients(clients).start().close();
    server().host(host).tls(tls.requiringClientsOf(pair.certificate())).start().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/check", "/v1/flat", "/v1/rules", "/metrics"})
  void token_isAskedFor(String path) throws Exception {
    Path clients = file("clients", "acme " + ACME + "\nbeta sha256:" + Clients.hash(BETA) + "\n");
    try (LexicallServer server = Asking.server().clients(clients).start()) {
      for (String[] wrong :
          new String[][] {
            {},
            {"Authorization", "Bearer nobody-nobody-nobody-nobody-nobody"},
            {"Authorization", "Basic " + ACME},
            {"Authorization", "Bearer sha256:" + Clients.hash(BETA)},
            {"Authorization", "Bearer "}
          }) {
        HttpResponse<String> answer = ask(server, path, wrong);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
            .startsWith("Bearer");
        assertThat(answer.body()).doesNotContain("nobody-", ACME, "decision\"");
      }
      assertThat(ask(server, path, "Authorization", "Bearer " + ACME).statusCode()).isEqualTo(200);
      assertThat(ask(server, path, "Authorization", "bearer " + BETA).statusCode()).isEqualTo(200);
      assertThat(Asking.get(server, "/").statusCode()).isEqualTo(200);
      assertThat(Asking.get(server, "/v1/health").body()).isEqualTo("{\"status\":\"pass\"}");
      assertThat(Asking.get(server, "/v1/health", "Authorization", "Bearer " + ACME).body())
          .contains("lawDigest");
    }
  }

  private static HttpResponse<String> ask(LexicallServer server, String path, String... headers)
      throws Exception {
    return path.startsWith("/v1/r") || path.startsWith("/m")
        ? Asking.get(server, path, headers)
        : Asking.post(server, path, "application/json", Asking.EARLY, headers);
  }

  private static final String UNKNOWN_STATE =
      Asking.PERMITTED.replace("'voice':'live',".replace('\'', '"'), "");

  private static String decision(LexicallServer server, String token) throws Exception {
    String body =
        Asking.post(
                server,
                "/v1/flat",
                "application/json",
                UNKNOWN_STATE,
                "Authorization",
                "Bearer " + token)
            .body();
    return Asking.json(body).path("decision").asText();
  }

  @Test
  void profileOfAClient_standsInPlaceOfTheServers_andIsReadAnewWithTheTokens() throws Exception {
    Path common = file("common.json", "{\"voice\":\"live\"}");
    file("own.json", "{}");
    Path clients = file("clients", "acme " + ACME + "\nbeta " + BETA + " own.json\n");
    try (LexicallServer server = server().profile(common).clients(clients).start()) {
      assertThat(decision(server, ACME)).isEqualTo("permit");
      assertThat(decision(server, BETA)).isEqualTo("indeterminate");

      file("own.json", "{\"voice\":\"live\",\"recorded\":false}");
      eventually(() -> decision(server, BETA).equals("permit"));
      assertThat(decision(server, ACME)).isEqualTo("permit");

      file("clients", "gamma " + BETA + "\n");
      eventually(
          () ->
              Asking.get(server, "/v1/rules", "Authorization", "Bearer " + ACME).statusCode()
                  == 401);
      assertThat(decision(server, BETA)).isEqualTo("permit");
    }
  }

  @Test
  void clientThatIsTakenOut_isRefused_alsoWhileAProfileIsBroken() throws Exception {
    Path common = file("common.json", "{\"voice\":\"live\"}");
    Path clients = file("clients", "acme " + ACME + "\nbeta " + BETA + "\n");
    String[] beta = {"Authorization", "Bearer " + BETA};
    try (LexicallServer server = server().profile(common).clients(clients).start()) {
      file("common.json", "{");
      eventually(
          () -> Asking.get(server, "/v1/health", beta).body().contains("\"status\":\"warn\""));
      assertThat(decision(server, BETA)).isEqualTo("permit");

      file("clients", "acme " + ACME + "\n");
      eventually(() -> Asking.get(server, "/v1/rules", beta).statusCode() == 401);
      assertThat(decision(server, ACME)).isEqualTo("permit");
    }
  }

  private static final String LIVE = "{\"voice\":\"live\"}";

  private static List<String> notReloaded(LexicallServer server, String token) throws Exception {
    List<String> files = new ArrayList<>();
    Asking.json(Asking.get(server, "/v1/health", "Authorization", "Bearer " + token).body())
        .path("notReloaded")
        .forEach(each -> files.add(each.path("what").asText().replaceFirst(".*[/\\\\]", "")));
    return files;
  }

  private static int status(LexicallServer server, String token) throws Exception {
    return Asking.get(server, "/v1/rules", "Authorization", "Bearer " + token).statusCode();
  }

  /** What one client breaks must not keep a permission of another that was withdrawn. */
  @Test
  void brokenProfileOfOneClient_keepsNothingOfTheOthers() throws Exception {
    file("a.json", LIVE);
    file("b.json", LIVE);
    Path clients = file("clients", "acme " + ACME + " a.json\nbeta " + BETA + " b.json\n");
    try (LexicallServer server = server().clients(clients).start()) {
      assertThat(decision(server, BETA)).isEqualTo("permit");

      file("a.json", "{");
      eventually(() -> notReloaded(server, ACME).equals(List.of("a.json")));
      file("b.json", "{}");
      eventually(() -> decision(server, BETA).equals("indeterminate"));
      assertThat(decision(server, ACME)).isEqualTo("permit");
      assertThat(notReloaded(server, ACME)).containsExactly("a.json");

      String newer = "newer-newer-newer-newer-newer-newer-newer";
      file("c.json", LIVE);
      file("clients", "acme " + ACME + " a.json\nbeta " + newer + " c.json\n");
      eventually(() -> status(server, newer) == 200 && decision(server, newer).equals("permit"));
      assertThat(status(server, BETA)).isEqualTo(401);

      file("c.json", "no profile");
      eventually(() -> notReloaded(server, ACME).equals(List.of("a.json", "c.json")));
      file("a.json", "{}");
      eventually(() -> decision(server, ACME).equals("indeterminate"));
      eventually(() -> notReloaded(server, ACME).equals(List.of("c.json")));
      assertThat(decision(server, newer)).isEqualTo("permit");

      file("clients", "acme " + ACME + " a.json\n");
      eventually(() -> notReloaded(server, ACME).isEmpty());
    }
  }

  @Test
  void brokenProfileOfTheServer_keepsNothingOfClientsWithTheirOwn() throws Exception {
    Path common = file("common.json", LIVE);
    file("b.json", LIVE);
    Path clients = file("clients", "acme " + ACME + "\nbeta " + BETA + " b.json\n");
    try (LexicallServer server = server().profile(common).clients(clients).start()) {
      file("common.json", "{");
      file("b.json", "{}");
      eventually(() -> decision(server, BETA).equals("indeterminate"));
      eventually(() -> notReloaded(server, ACME).equals(List.of("profile")));
      assertThat(decision(server, ACME)).isEqualTo("permit");

      file("clients", "acme " + ACME + "\nbeta " + BETA + "\n");
      eventually(() -> decision(server, BETA).equals("permit"));
    }
  }

  @Test
  void newProfileThatCannotBeRead_leavesAClientItsOld_andANewClientWithout() throws Exception {
    file("b.json", "{}");
    Path clients = file("clients", "beta " + BETA + " b.json\n");
    Path common = file("common.json", LIVE);
    try (LexicallServer server = server().profile(common).clients(clients).start()) {
      file("clients", "acme " + ACME + " new.json\nbeta " + BETA + " new.json\n");
      // The assignments are taken over before the profiles are read: both are waited for.
      eventually(() -> status(server, ACME) == 503);
      eventually(() -> notReloaded(server, BETA).equals(List.of("new.json")));
      assertThat(decision(server, BETA)).isEqualTo("indeterminate");
      HttpResponse<String> refused = ask(server, "/v1/flat", "Authorization", "Bearer " + ACME);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("no-profile").doesNotContain("decision");

      file("b.json", LIVE); // the old one is still looked at
      eventually(() -> decision(server, BETA).equals("permit"));

      file("new.json", "{\"voice\":\"artificial\"}");
      eventually(() -> status(server, ACME) == 200 && notReloaded(server, BETA).isEmpty());
      assertThat(decision(server, ACME)).isEqualTo(decision(server, BETA)).isNotEqualTo("permit");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "common.json | {\"voice\":\"+12125550142\"} | profile",
        "common.json | not json | profile",
        "clients | acme short | clients"
      })
  void reloadThatFails_keepsTheOld_andIsTold(String name, String text, String what)
      throws Exception {
    Path common = file("common.json", "{\"voice\":\"live\"}");
    boolean isClients = name.equals("clients");
    LexicallServer.Builder builder = server().profile(common);
    if (isClients) {
      builder.clients(file("clients", "acme " + ACME + "\n"));
    }
    String[] token = {"Authorization", "Bearer " + ACME};
    try (LexicallServer server = builder.start()) {
      file(name, text);

      eventually(
          () -> Asking.get(server, "/v1/health", token).body().contains("\"status\":\"warn\""));
      HttpResponse<String> health = Asking.get(server, "/v1/health", token);
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(Asking.json(health.body()).at("/notReloaded/0/what").asText()).isEqualTo(what);
      assertThat(health.body()).doesNotContain("12125550142", ACME);
      assertThat(Asking.get(server, "/metrics", token).body())
          .contains("lexicall_not_reloaded 1.0")
          .containsPattern("lexicall_reloads_total\\{outcome=\"failed\",what=\"[a-z ]+\"} 1.0");
      assertThat(decision(server, ACME)).isEqualTo("permit");

      file(name, isClients ? "acme " + ACME + "\n#\n" : "{\"voice\":\"live\",\"phi\":false}");
      eventually(
          () -> Asking.get(server, "/v1/health", token).body().contains("\"status\":\"pass\""));
      assertThat(decision(server, ACME)).isEqualTo("permit");
    }
  }

  /** Whatever is thrown while a profile is read anew: the files are looked at again. */
  @Test
  void reloadForWhichMemoryDoesNotSuffice_isTold_andTriedWithTheNextFile() throws Exception {
    Path common = file("common.json", "{\"voice\":\"live\"}");
    Path clients = file("clients", "acme " + ACME + "\nbeta " + BETA + "\n");
    AtomicBoolean isShort = new AtomicBoolean();
    String[] acme = {"Authorization", "Bearer " + ACME};
    String[] beta = {"Authorization", "Bearer " + BETA};
    Engines engines =
        standing -> {
          if (isShort.get()) {
            throw new OutOfMemoryError("made up");
          }
          return engine(standing);
        };
    try (LexicallServer server =
        LexicallServer.builder(engines)
            .port(0)
            .reloadEvery(Duration.ofMillis(50))
            .profile(common)
            .clients(clients)
            .start()) {
      isShort.set(true);
      file("common.json", "{\"voice\":\"live\",\"phi\":false}");
      eventually(
          () -> Asking.get(server, "/v1/health", acme).body().contains("\"status\":\"warn\""));
      assertThat(decision(server, BETA)).isEqualTo("permit");

      file("clients", "acme " + ACME + "\n");
      eventually(() -> Asking.get(server, "/v1/rules", beta).statusCode() == 401);

      isShort.set(false);
      file("common.json", "{\"voice\":\"live\"}");
      eventually(
          () -> Asking.get(server, "/v1/health", acme).body().contains("\"status\":\"pass\""));
      assertThat(decision(server, ACME)).isEqualTo("permit");
    }
  }

  @Test
  void startWithAFileThatCannotBeRead_fails() throws Exception {
    Path wrong = file("common.json", "{\"voice\":\"pigeon\"}");
    assertThatThrownBy(() -> server().profile(wrong).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("voice");
    assertThatThrownBy(() -> server().clients(folder.resolve("none")).start())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Asking.server().profile(wrong).start())
        .isInstanceOf(IOException.class);
  }

  @Test
  void listsAreSwapped_withoutAPause() throws Exception {
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Path edition = folder.resolve("national.lexi");
    write(edition, LocalDate.parse("2026-11-20"), PhoneNumber.parse("+12125550100"));
    Path own = folder.resolve("own");
    CompanyList.create(
        own,
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .seller("acme")
            .asOf(Moment.of(LocalDate.parse("2026-11-01")))
            .build());
    String call = Asking.PERMITTED.replaceFirst(",\"lists\":\\[.*?]", "");
    try (CompanyList written = CompanyList.open(own);
        FollowedList national = FollowedList.open(edition);
        FollowedList ours = FollowedList.open(own);
        LexicallServer server =
            LexicallServer.builder(
                    standing ->
                        Compliance.builder()
                            .discover()
                            .profile(standing)
                            .lists(DoNotCallLists.of(national, ours))
                            .build())
                .port(0)
                .lists(List.of(national, ours))
                .reloadEvery(Duration.ofMillis(50))
                .start()) {
      assertThat(Asking.check(server, call).body()).contains("\"decision\":\"permit\"");

      written.add(number, Instant.parse("2026-11-23T12:00:00Z"));
      eventually(() -> Asking.check(server, call).body().contains("internal"));
      written.remove(number, Instant.parse("2026-11-23T13:00:00Z"));
      eventually(() -> Asking.check(server, call).body().contains("\"decision\":\"permit\""));

      write(edition, LocalDate.parse("2026-11-22"), number);
      eventually(() -> Asking.check(server, call).body().contains("\"decision\":\"deny\""));
      assertThat(Asking.get(server, "/v1/health").body()).contains("2026-11-22");
      assertThat(Asking.get(server, "/metrics").body())
          .containsPattern(
              "lexicall_list_version_timestamp_seconds\\{kind=\"national-dnc\","
                  + "list=\"us-national-dnc\"} 1\\.7953056E9\n");

      Files.writeString(folder.resolve("broken"), "no list");
      Files.move(folder.resolve("broken"), edition, StandardCopyOption.REPLACE_EXISTING);
      eventually(() -> Asking.get(server, "/v1/health").body().contains("\"status\":\"warn\""));
      assertThat(Asking.check(server, call).body()).contains("\"decision\":\"deny\"");
      assertThat(Asking.get(server, "/metrics").body()).contains("lexicall_not_reloaded 1.0");
    }
  }

  private void write(Path edition, LocalDate asOf, PhoneNumber number) throws IOException {
    Path made = folder.resolve("made.lexi");
    EditionBuilder builder =
        EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(asOf))
                .build());
    builder.add(number);
    builder.write(made);
    Files.move(made, edition, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void tls_isSpoken_andItsCertificateSwapped() throws Exception {
    Certificates.Pair first = Certificates.make(folder, "first", "RSA");
    Certificates.Pair second = Certificates.make(folder, "second", "EC");
    Path certificate = file("tls.crt", Files.readString(first.certificate()));
    Path key = file("tls.key", Files.readString(first.key()));
    try (LexicallServer server = server().tls(ServerTls.of(certificate, key)).start()) {
      assertThat(secure(server, Certificates.client(first, null)).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> secure(server, Certificates.client(second, null)))
          .isInstanceOf(IOException.class);

      file("tls.key", "nonsense");
      eventually(
          () ->
              secure(server, Certificates.client(first, null))
                  .body()
                  .contains("\"status\":\"warn\""));
      file("tls.crt", Files.readString(second.certificate()));
      file("tls.key", Files.readString(second.key()));
      SSLContext later = Certificates.client(second, null);
      eventually(
          () -> {
            try {
              return secure(server, later).body().contains("\"status\":\"pass\"");
            } catch (SSLException notYet) {
              return false;
            }
          });
    }
  }

  /** Below TLS too: nobody has shown a certificate or a token yet. */
  @Test
  void manyConnectionsThatAreSilent_beforeTls_shutNobodyOut() throws Exception {
    Certificates.Pair pair = Certificates.make(folder, "server", "EC");
    ServerLimits few = ServerLimits.defaults().withAtOnce(8, 32);
    List<Socket> silent = new ArrayList<>();
    try (LexicallServer server =
        server().tls(ServerTls.of(pair.certificate(), pair.key())).limits(few).start()) {
      for (int i = 0; i < 100; i++) {
        silent.add(new Socket("127.0.0.1", server.port()));
      }
      long begun = System.nanoTime();
      assertThat(secure(server, Certificates.client(pair, null)).statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void clientWithoutACertificate_isNotLetIn_whereOneIsAskedFor() throws Exception {
    Certificates.Pair ours = Certificates.make(folder, "ours", "EC");
    Certificates.Pair client = Certificates.make(folder, "client", "EC");
    Certificates.Pair stranger = Certificates.make(folder, "stranger", "EC");
    ServerTls tls =
        ServerTls.of(ours.certificate(), ours.key()).requiringClientsOf(client.certificate());
    try (LexicallServer server = server().tls(tls).start()) {
      assertThat(secure(server, Certificates.client(ours, client)).statusCode()).isEqualTo(200);
      for (Certificates.Pair other : new Certificates.Pair[] {null, stranger}) {
        assertThatThrownBy(() -> secure(server, Certificates.client(ours, other)))
            .isInstanceOf(IOException.class);
      }
    }
  }

  private static HttpResponse<String> secure(LexicallServer server, SSLContext context)
      throws Exception {
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/v1/health"))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void otherNameOfThisMachine_isRefused_whereNoTokenIsAskedFor() throws Exception {
    try (LexicallServer server = Asking.server().start()) {
      String page = "GET /v1/health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      assertThat(Asking.raw(server, page.formatted("evil.example"))).contains(" 421 ", "problem");
      assertThat(Asking.raw(server, page.formatted("localhost:1"))).contains(" 200 ");
      assertThat(Asking.raw(server, page.formatted("[::1]:1"))).contains(" 200 ");
    }
  }

  /** Else it would ask again on a connection that is about to be closed, and hear nothing. */
  @Test
  void clientThatIsRefusedBeforeItsBodyCame_isToldThatTheConnectionEnds() throws Exception {
    try (LexicallServer server = Asking.server().start()) {
      String begun =
          "POST /v1/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{}";
      assertThat(Asking.raw(server, begun))
          .contains(" 404 ")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void clientThatAsksTooOften_isTold() throws Exception {
    ServerLimits few = ServerLimits.defaults().withRequestsPerSecond(2);
    try (LexicallServer server = Asking.server().limits(few).start()) {
      int refused = 0;
      for (int i = 0; i < 12; i++) {
        HttpResponse<String> answer = Asking.check(server, Asking.PERMITTED);
        if (answer.statusCode() == 429) {
          refused++;
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.body()).contains("2 times a second").doesNotContain("decision\"");
        }
      }
      assertThat(refused).isPositive();
    }
  }

  @Test
  void moreAtOnceThanThereArePlaces_areTold() throws Exception {
    ServerLimits one = ServerLimits.defaults().withAtOnce(1, 100);
    try (LexicallServer server = Asking.server().limits(one).start();
        Socket stream = new Socket("127.0.0.1", server.port())) {
      OutputStream out = stream.getOutputStream();
      out.write(
          ("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                  + "Content-Type: application/x-ndjson\r\n\r\n3\r\n{}\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(stream.getInputStream().read()).isEqualTo('H'); // it is under way

      HttpResponse<String> answer = Asking.check(server, Asking.PERMITTED);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(answer.body()).doesNotContain("decision\"");
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      eventually(() -> Asking.check(server, Asking.PERMITTED).statusCode() == 200);
    }
  }

  /** What is under way is answered; what comes later is not let in. */
  @Test
  void stop_waitsForWhatIsUnderWay() throws Exception {
    LexicallServer server = Asking.server().start();
    Thread stopping = new Thread(server::close);
    try (Socket stream = new Socket("127.0.0.1", server.port())) {
      stream.setSoTimeout(20_000);
      OutputStream out = stream.getOutputStream();
      InputStream in = stream.getInputStream();
      out.write(
          ("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                  + "Content-Type: application/x-ndjson\r\n\r\n3\r\n{}\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(in.read()).isEqualTo('H');
      stopping.start();
      Thread.sleep(300);
      String line = Asking.EARLY + "\n";
      out.write(
          (Integer.toHexString(line.length()) + "\r\n" + line + "\r\n0\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      assertThat(Asking.rest(in)).contains("\"id\":\"early\"").endsWith("\r\n0\r\n\r\n");
    }
    stopping.join(20_000);
    assertThat(stopping.isAlive()).isFalse();
    assertThat(server.port()).as("where it listened").isPositive();
    assertThatThrownBy(() -> new Socket("127.0.0.1", server.port()))
        .isInstanceOf(IOException.class);
  }

  /** A body may come slowly, also while the server stops; who is silent delays nothing. */
  @Test
  void stop_waitsForABodyThatPauses_andForNobodyWhoAsksNothing() throws Exception {
    LexicallServer server = Asking.server().start();
    Thread stopping = new Thread(server::close);
    try (Socket idle = new Socket("127.0.0.1", server.port());
        Socket slow = new Socket("127.0.0.1", server.port())) {
      idle.setSoTimeout(20_000);
      slow.setSoTimeout(20_000);
      idle.getOutputStream()
          .write("GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      Asking.until(idle.getInputStream(), "\"status\"");
      byte[] body = Asking.PERMITTED.getBytes(UTF_8);
      OutputStream out = slow.getOutputStream();
      out.write(
          ("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Content-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(UTF_8));
      out.write(body, 0, 100);
      out.flush();
      // The server must have read the first bytes, and then have had time to stop too early: a
      // shorter pause could not fail.
      Thread.sleep(300);
      stopping.start();
      Thread.sleep(1_500);
      out.write(body, 100, body.length - 100);
      out.flush();

      assertThat(Asking.rest(slow.getInputStream()))
          .startsWith("HTTP/1.1 200 ")
          .contains("\"decision\":\"permit\"");
      stopping.join(5_000);
      assertThat(stopping.isAlive()).isFalse();
    }
  }
}
