package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code lexicall serve} in a thread of its own, until it is stopped. */
final class Served implements AutoCloseable {
  private static final String LISTENING = "listening on ";

  private final Thread thread;
  private final CompletableFuture<Integer> exit;
  private final ByteArrayOutputStream err;
  private final URI uri;

  private Served(
      Thread thread, CompletableFuture<Integer> exit, ByteArrayOutputStream err, URI uri) {
    this.thread = thread;
    this.exit = exit;
    this.err = err;
    this.uri = uri;
  }

  /** Begins to serve, on a port that is free. */
  static Served with(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(Arrays.asList(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), out, err, Terminal.NONE);
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> exit.complete(Main.run(console, arguments.toArray(String[]::new))));
    thread.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!out.toString(UTF_8).endsWith("/\n")) {
      if (exit.isDone() || System.nanoTime() > end) {
        throw new AssertionError("It does not listen: " + err.toString(UTF_8));
      }
      Thread.sleep(20);
    }
    String told = out.toString(UTF_8).strip();
    if (!told.startsWith(LISTENING)) {
      throw new AssertionError(told);
    }
    return new Served(thread, exit, err, URI.create(told.substring(LISTENING.length())));
  }

  URI uri() {
    return uri;
  }

  HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  /** Stops it, and returns the exit code. */
  int stop() throws Exception {
    thread.interrupt();
    return exit.get(60, TimeUnit.SECONDS);
  }

  String told() {
    return err.toString(UTF_8);
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
