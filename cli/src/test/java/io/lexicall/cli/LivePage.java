package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of a server in a browser, driven by the browser's own protocol for developers. */
final class LivePage implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("^\\{\"id\":([0-9]+)");
  private static final Pattern SOCKET =
      Pattern.compile("\"type\": *\"page\"[^}]*?\"webSocketDebuggerUrl\": *\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");
  private static final int SECONDS = 60;

  private final Process browser;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<String>> waiting;
  private final List<String> complaints;
  private int last;

  private LivePage(
      Process browser,
      WebSocket socket,
      Map<Integer, CompletableFuture<String>> waiting,
      List<String> complaints) {
    this.browser = browser;
    this.socket = socket;
    this.waiting = waiting;
    this.complaints = complaints;
  }

  static LivePage open(List<String> command, URI page, Browser.Theme theme, int width, int height)
      throws Exception {
    List<String> whole = new ArrayList<>(command);
    whole.add("--remote-debugging-port=0");
    whole.add("about:blank");
    String data =
        command.stream()
            .filter(each -> each.startsWith("--user-data-dir="))
            .findFirst()
            .orElseThrow()
            .substring("--user-data-dir=".length());
    Process browser =
        new ProcessBuilder(whole)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean opened = false;
    try {
      Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
      List<String> complaints = new CopyOnWriteArrayList<>();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(socket(Path.of(data)), new Answers(waiting, complaints))
              .get(SECONDS, TimeUnit.SECONDS);
      LivePage live = new LivePage(browser, socket, waiting, complaints);
      live.call("Log.enable", "{}");
      live.call("Runtime.enable", "{}");
      live.call("Page.enable", "{}");
      live.call(
          "Emulation.setDeviceMetricsOverride",
          "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%b}"
              .formatted(width, height, width < 500));
      live.call(
          "Emulation.setEmulatedMedia",
          "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
              .formatted(theme == Browser.Theme.DARK ? "dark" : "light"));
      live.call("Page.navigate", "{\"url\":\"" + page + "\"}");
      live.await("document.readyState === 'complete' && location.href === '" + page + "'");
      opened = true;
      return live;
    } finally {
      if (!opened) {
        browser.destroyForcibly();
      }
    }
  }

  private static URI socket(Path data) throws Exception {
    Path file = data.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() > 1) {
        HttpResponse<String> targets =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + lines.get(0) + "/json/list"))
                        .build(),
                    HttpResponse.BodyHandlers.ofString());
        Matcher found = SOCKET.matcher(targets.body());
        if (found.find()) {
          return URI.create(found.group(1));
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The browser did not open a page");
  }

  /** What comes from the browser. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<String>> waiting;
    private final List<String> complaints;
    private final StringBuilder text = new StringBuilder();

    Answers(Map<Integer, CompletableFuture<String>> waiting, List<String> complaints) {
      this.waiting = waiting;
      this.complaints = complaints;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        Matcher id = ID.matcher(whole);
        if (id.find()) {
          waiting.remove(Integer.parseInt(id.group(1))).complete(whole);
        } else if (whole.contains("\"Log.entryAdded\"")
            || whole.contains("\"Runtime.exceptionThrown\"")) {
          complaints.add(whole);
        }
      }
      from.request(1);
      return null;
    }
  }

  /** Returns what the browser complained of: policies that were broken, scripts that failed. */
  List<String> complaints() {
    return complaints;
  }

  private String call(String method, String parameters) throws Exception {
    int id = ++last;
    CompletableFuture<String> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket
        .sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true)
        .get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Runs a script that returns a text, perhaps later. */
  String ask(String script) throws Exception {
    String whole = "(async () => { " + script + " })().then(v => encodeURIComponent(String(v)))";
    StringBuilder quoted = new StringBuilder();
    JsonStringEncoder.getInstance().quoteAsString(whole, quoted);
    String answer =
        call(
            "Runtime.evaluate",
            "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"" + quoted + "\"}");
    Matcher value = VALUE.matcher(answer);
    if (!value.find() || answer.contains("\"exceptionDetails\"")) {
      throw new AssertionError(answer.substring(0, Math.min(2_000, answer.length())));
    }
    return URLDecoder.decode(value.group(1).replace("+", "%2B"), UTF_8);
  }

  /** Waits until something is so. */
  void await(String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!ask("return " + condition + ";").equals("true")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It does not come to be that " + condition);
      }
      Thread.sleep(30);
    }
  }

  /** Presses a key. */
  void press(String key, int code) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "{\"type\":\"%s\",\"key\":\"%s\",\"windowsVirtualKeyCode\":%d,\"text\":\"%s\"}"
              .formatted(type, key, code, key.equals("Enter") ? "\\r" : ""));
    }
  }

  /** Takes a picture of the whole page. */
  void picture(Path file) throws Exception {
    Matcher data =
        DATA.matcher(
            call("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}"));
    if (!data.find()) {
      throw new IOException("there is no picture");
    }
    Files.write(file, Base64.getDecoder().decode(data.group(1)));
  }

  @Override
  public void close() {
    socket.abort();
    // Its other processes write into its folder a little longer than the first one lives.
    List<ProcessHandle> others = browser.descendants().toList();
    browser.destroy();
    try {
      if (!browser.waitFor(20, TimeUnit.SECONDS)) {
        browser.destroyForcibly();
      }
      for (ProcessHandle other : others) {
        try {
          other.onExit().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stays) {
          other.destroyForcibly();
        }
      }
    } catch (InterruptedException now) {
      browser.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
