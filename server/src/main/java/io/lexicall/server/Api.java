package io.lexicall.server;

import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.json.JsonLines;
import io.lexicall.json.VerdictJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests, each on its own thread, which may wait. */
final class Api extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger(Api.class.getName());
  private static final String BEARER = "bearer ";

  /** The number of characters that are sent together. */
  private static final int PIECE = 1 << 16;

  /** The status of an incomplete answer, in metrics. */
  private static final int GONE = 499;

  private final Reloading reloading;
  private final Judge judge;
  private final Health health;
  private final Pages pages;
  private final ServerMetrics metrics;
  private final ServerLimits limits;
  private final HostNames names;
  private final OpenConnections connections;
  private final RateLimit rate;
  private final Semaphore places;

  private final Memory memory;

  Api(
      Reloading reloading,
      Judge judge,
      Health health,
      Pages pages,
      ServerMetrics metrics,
      ServerLimits limits,
      HostNames names,
      OpenConnections connections,
      Memory memory) {
    this.reloading = reloading;
    this.judge = judge;
    this.health = health;
    this.pages = pages;
    this.metrics = metrics;
    this.limits = limits;
    this.names = names;
    this.connections = connections;
    this.rate = new RateLimit(limits.requestsPerSecond());
    this.places = new Semaphore(limits.atOnce());
    this.memory = memory;
  }

  /** A request that is being answered. */
  private record Exchange(Request request, Response response, Asked asked) {
    @Nullable String header(HttpHeader header) {
      return request.getHeaders().get(header);
    }

    void typed(String type) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    }

    void send(byte[] body) throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      Content.Sink.write(response, true, ByteBuffer.wrap(body));
    }
  }

  @Override
  @SuppressWarnings(
      "CatchingUnchecked") // whatever fails, there is an answer, and it is not a permit
  public boolean handle(Request request, Response response, Callback callback) {
    long begun = System.nanoTime();
    metrics.begun();
    connections.answering(request);
    String path = String.valueOf(request.getHttpURI().getCanonicalPath());
    Route route = Route.of(path);
    Refusal refusal = null;
    int status = GONE;
    try {
      answer(route, new Exchange(request, response, reloading.asked()));
      status = Math.max(response.getStatus(), 200); // it is 0 until it is set
    } catch (Refusal told) {
      refusal = told;
    } catch (Exception | Error broken) {
      refusal = refusal(broken);
    }
    if (refusal != null && !response.isCommitted()) {
      status = refusal.kind().status();
    }
    metrics.answered(route == null ? "other" : route.label(), status, System.nanoTime() - begun);
    if (status == GONE) {
      // The connection is cut: half an answer must not look complete.
      callback.failed(new IOException("The answer did not come to its end"));
    } else if (refusal == null) {
      callback.succeeded();
    } else {
      Problems.write(refusal, response, callback);
    }
    return true;
  }

  /** Returns how to report a failure; null if the client is gone. */
  private static @Nullable Refusal refusal(Throwable broken) {
    Throwable cause = broken;
    for (Throwable each = broken; each != null; each = each.getCause()) {
      if (each instanceof TimeoutException) {
        return Refusal.of(Refusal.Kind.TOO_SLOW, "Nothing came for too long");
      }
      if (each instanceof Refusal told) {
        return told;
      }
      if (each instanceof HttpException wrong && wrong.getCode() < 500) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "The body is malformed HTTP");
      }
      cause = each;
    }
    if (broken instanceof IOException) {
      return null; // the client has gone
    }
    // Not its message, which may contain facts.
    StackTraceElement[] trace = cause.getStackTrace();
    LOG.log(
        System.Logger.Level.ERROR,
        "A request could not be answered: {0} at {1}",
        cause.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0].toString());
    return Refusal.of(Refusal.Kind.BROKEN, "See the log of the server");
  }

  private void answer(@Nullable Route route, Exchange exchange) throws IOException {
    names.require(exchange.request());
    if (route == null) {
      throw Refusal.of(Refusal.Kind.NOT_FOUND, "/v1/openapi.json tells what there is to be asked");
    }
    Serving serving = admit(route, exchange);
    String method = exchange.request().getMethod();
    boolean isHead = method.equals("HEAD") && route.method().equals("GET");
    if (!method.equals(route.method()) && !isHead) {
      String allowed = route.method().equals("GET") ? "GET, HEAD" : route.method();
      throw Refusal.of(Refusal.Kind.METHOD, "Ask with " + route.method()).with("Allow", allowed);
    }
    if (!Media.isAccepted(exchange.header(HttpHeader.ACCEPT), route.answers())) {
      throw Refusal.of(
          Refusal.Kind.NOT_ACCEPTABLE, "Supported types are " + String.join(", ", route.answers()));
    }
    if (!route.isForClients()) {
      answer(route, serving, exchange); // even when the server is overloaded
      return;
    }
    if (!places.tryAcquire()) {
      throw Refusal.of(
              Refusal.Kind.BUSY, limits.atOnce() + " requests are being answered; ask again later")
          .with("Retry-After", "1");
    }
    try {
      answer(route, serving, exchange);
    } finally {
      places.release();
    }
  }

  /** Admits authorized clients, and returns the engine with their profile. */
  private Serving admit(Route route, Exchange exchange) {
    Asked asked = exchange.asked();
    String client = Request.getRemoteAddr(exchange.request());
    @Nullable Serving serving = asked.common();
    if (asked.asksTokens()) {
      Asked.Known known = known(exchange);
      if (known != null) {
        client = "client " + known.name();
        serving = known.serving();
      } else if (route.isForClients()) {
        limit(client);
        throw Refusal.of(
                Refusal.Kind.UNKNOWN_CLIENT,
                "Give the token of the client in the header Authorization: Bearer TOKEN")
            .with("WWW-Authenticate", "Bearer realm=\"lexicall\"");
      }
    }
    limit(client);
    if (serving != null) {
      return serving;
    }
    if (route.isForClients()) { // the server's profile may permit what its own does not
      throw Refusal.of(
              Refusal.Kind.NO_PROFILE, "The health and the log of the server name the profile")
          .with("Retry-After", "1");
    }
    return asked.common();
  }

  private void limit(String client) {
    if (!rate.take(client, System.nanoTime())) {
      throw Refusal.of(
              Refusal.Kind.TOO_MANY,
              "A client may ask %s times a second; lines of one request count once"
                  .formatted(limits.requestsPerSecond()))
          .with("Retry-After", "1");
    }
  }

  private void answer(Route route, Serving serving, Exchange exchange) throws IOException {
    switch (route) {
      case PAGE -> pages.page(exchange.response());
      case OPENAPI -> {
        exchange.typed(Media.JSON);
        exchange.send(pages.openApi());
      }
      case RULES -> {
        exchange.typed(Media.JSON);
        exchange.send(serving.rules());
      }
      case HEALTH -> {
        boolean isKnown = !exchange.asked().asksTokens() || known(exchange) != null;
        Health.State state = health.state();
        exchange.response().setStatus(state.isUp() ? 200 : 503);
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        exchange.typed(Media.JSON);
        exchange.send(isKnown ? state.whole() : state.brief());
      }
      case METRICS -> {
        exchange.typed(ServerMetrics.CONTENT_TYPE);
        exchange.send(metrics.text());
      }
      case CHECK -> check(serving, exchange);
      case FLAT -> flat(serving, exchange);
    }
  }

  /** Returns the client whose token is presented; null if there is none, or an unknown one. */
  private static Asked.@Nullable Known known(Exchange exchange) {
    String given = exchange.header(HttpHeader.AUTHORIZATION);
    return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? exchange.asked().client(given.substring(BEARER.length()).strip()).orElse(null)
        : null;
  }

  private void flat(Serving serving, Exchange exchange) throws IOException {
    Media.ofBody(exchange.header(HttpHeader.CONTENT_TYPE), List.of(Media.JSON));
    judge.requireRecord();
    try (Memory.Body held = memory.body()) {
      BodyInput in = body(exchange, limits.lineBytes(), held);
      Activity<?> activity = judge.activity(in.readAllBytes());
      Verdict verdict = judge.verdict(serving, activity);
      judge.awaitRecord();
      send(exchange, Media.JSON, Json.flat(verdict));
    }
  }

  private void check(Serving serving, Exchange exchange) throws IOException {
    String type = Media.ofBody(exchange.header(HttpHeader.CONTENT_TYPE), Media.VERDICTS);
    judge.requireRecord();
    try (Memory.Body held = memory.body()) {
      BodyInput body = body(exchange, limits.bodyBytes(), held);
      boolean isStream = exchange.request().getLength() < 0;
      if (Media.LINES.contains(type)) {
        body.timeEachLine();
        lines(serving, exchange, type, isStream ? stream(exchange, body) : whole(body));
        return;
      }
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      // A body of known length is read completely; of others only as much as shows what they are.
      InputStream in = isStream ? new BufferedInputStream(body) : whole(body);
      if (readFirst(in, head) && readToNext(in, head)) {
        InputStream rest = isStream ? stream(exchange, body, in) : in;
        lines(
            serving,
            exchange,
            Media.LINES.get(0),
            new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), rest));
        return;
      }
      readRest(in, head);
      Activity<?> activity = judge.activity(head.toByteArray());
      Verdict verdict = judge.verdict(serving, activity);
      judge.awaitRecord();
      send(
          exchange,
          Media.JSON,
          VerdictJson.write(activity, verdict).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static InputStream whole(InputStream body) throws IOException {
    return new ByteArrayInputStream(body.readAllBytes());
  }

  private InputStream stream(Exchange exchange, BodyInput body) {
    return stream(exchange, body, body);
  }

  /** Allows a client to be silent between two lines. */
  private InputStream stream(Exchange exchange, BodyInput body, InputStream in) {
    body.timeEachLine();
    exchange
        .request()
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(limits.idle().toMillis());
    return in;
  }

  private static void send(Exchange exchange, String type, byte[] body) throws IOException {
    exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    exchange.typed(type);
    exchange.send(body);
  }

  /**
   * Returns the body of a request. One of known length gets its memory at once: it is read
   * completely before it is answered, since its client may not read before it has sent everything.
   */
  private BodyInput body(Exchange exchange, int mostBytes, Memory.Body held) {
    HttpField encoded = exchange.request().getHeaders().getField(HttpHeader.CONTENT_ENCODING);
    if (encoded != null && !encoded.getValue().equalsIgnoreCase("identity")) {
      throw Refusal.of(Refusal.Kind.MEDIA_TYPE, "The body is read as it is, not compressed");
    }
    if (exchange.request().getLength() > mostBytes) {
      throw BodyInput.tooLarge(mostBytes);
    }
    held.require(Math.max(0, exchange.request().getLength()));
    return new BodyInput(
        Content.Source.asInputStream(exchange.request()), mostBytes, limits.patience(), held);
  }

  /**
   * Reads the first line that is not blank.
   *
   * @return whether it is one complete object, and did not end with the body
   */
  private boolean readFirst(InputStream in, ByteArrayOutputStream head) throws IOException {
    boolean blank = true;
    while (true) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.write(next);
      if (next == '\n' && !blank) {
        return Json.isWholeObject(head.toByteArray());
      }
      blank = blank && (next == '\n' || next == '\r' || next == ' ' || next == '\t');
      if (head.size() > limits.lineBytes()) {
        throw BodyInput.tooLarge(limits.lineBytes());
      }
    }
  }

  /**
   * Skips blanks.
   *
   * @return whether something follows; its first byte has then been read
   */
  private boolean readToNext(InputStream in, ByteArrayOutputStream head) throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next != '\n' && next != '\r' && next != ' ' && next != '\t') {
        return true;
      }
      if (head.size() > limits.lineBytes()) {
        throw BodyInput.tooLarge(limits.lineBytes());
      }
    }
    return false;
  }

  private void readRest(InputStream in, ByteArrayOutputStream head) throws IOException {
    head.write(in.readNBytes(limits.lineBytes() - head.size() + 1));
    if (head.size() > limits.lineBytes()) {
      throw BodyInput.tooLarge(limits.lineBytes());
    }
  }

  private void lines(Serving serving, Exchange exchange, String type, InputStream in)
      throws IOException {
    Response response = exchange.response();
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    exchange.typed(type);
    if (exchange.request().getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
      // Also on a connection that is closed afterwards: a truncated answer has no last chunk.
      response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
    }
    Answers answers = new Answers(Content.Sink.asOutputStream(response));
    long last = 0;
    try {
      JsonLines lines = new JsonLines(in, limits.lineBytes());
      while (true) {
        if (!lines.isReady()) {
          answers.flush();
        }
        JsonLines.Line line = lines.next();
        if (line == null) {
          break;
        }
        last = line.number();
        answers.add(judge.line(serving, line));
      }
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_RECORDED || !response.isCommitted()) {
        throw refusal;
      }
      // The verdicts so far are sent, followed by an error.
      answers.add(Problems.line(last + 1, refusal));
    }
    answers.close();
  }

  /** Answers that wait to be sent together, and are recorded first. */
  private final class Answers {
    private final OutputStream out;
    private final StringBuilder waiting = new StringBuilder(PIECE + (PIECE >> 3));

    Answers(OutputStream out) {
      this.out = out;
    }

    void add(String line) throws IOException {
      waiting.append(line).append('\n');
      if (waiting.length() >= PIECE) {
        flush();
      }
    }

    void flush() throws IOException {
      if (!waiting.isEmpty()) {
        send();
        out.flush();
      }
    }

    private void send() throws IOException {
      judge.awaitRecord();
      byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
      waiting.setLength(0);
      out.write(bytes);
    }

    void close() throws IOException {
      send();
      out.close();
    }
  }
}
