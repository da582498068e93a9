package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium without a window, told by its command line what to do: there is nothing to install
 * beside it. Where none is found the tests that need it are skipped, and say so; where {@code
 * LEXICALL_BROWSER_REQUIRED} is set they fail.
 */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> PLACES =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
  private static final String MARK = "<pre id=\"result\">";

  private final String executable;
  private final Path folder;

  /** How the page is seen. */
  enum Theme {
    LIGHT("1"),
    DARK("0");

    private final String setting;

    Theme(String setting) {
      this.setting = setting;
    }
  }

  private Browser(String executable, Path folder) {
    this.executable = executable;
    this.folder = folder;
  }

  /** Finds one, or skips the test. */
  static Browser find(Path folder) {
    Optional<String> found = findExecutable();
    if (found.isEmpty()) {
      String why = "no Chromium or Chrome was found; install one, or name it in LEXICALL_BROWSER";
      if (System.getenv("LEXICALL_BROWSER_REQUIRED") != null) {
        Assertions.fail(why);
      }
      Assumptions.abort(why);
    }
    return new Browser(found.orElseThrow(), folder);
  }

  private static Optional<String> findExecutable() {
    String told = System.getenv("LEXICALL_BROWSER");
    if (told != null) {
      return Optional.of(told);
    }
    List<Path> candidates = new ArrayList<>();
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        candidates.add(Path.of(place, name));
      }
    }
    PLACES.forEach(place -> candidates.add(Path.of(place)));
    return candidates.stream().filter(Files::isExecutable).map(Path::toString).findFirst();
  }

  /** Takes a picture of a page. */
  Path picture(Path page, String name, Theme theme, int width, int height) throws Exception {
    Path picture = folder.resolve(name);
    run(
        page,
        theme,
        width,
        height,
        "--hide-scrollbars",
        "--screenshot=" + picture.toAbsolutePath());
    return picture;
  }

  /** Prints a page. */
  Path print(Path page, String name) throws Exception {
    Path paper = folder.resolve(name);
    run(
        page,
        Theme.LIGHT,
        1200,
        1000,
        "--no-pdf-header-footer",
        "--print-to-pdf=" + paper.toAbsolutePath());
    return paper;
  }

  /** Runs a script in a page that puts a text into {@code done(text)}, and returns the text. */
  String ask(String html, String script, Theme theme, int width) throws Exception {
    Path asking = Files.createTempFile(folder, "asking", ".html");
    Files.writeString(
        asking,
        html.replace(
            "</body>",
            """
            <script>
            function done(text) {
              document.body.insertAdjacentHTML('beforeend',
                '<pre id=' + '"result">' + encodeURIComponent(text) + '</pre>');
            }
            %s
            </script></body>
            """
                .formatted(script)));
    String dom = run(asking, theme, width, 1000, "--virtual-time-budget=20000", "--dump-dom");
    int at = dom.indexOf(MARK);
    if (at < 0) {
      throw new AssertionError(
          "The script in the page did not end:\n" + dom.length() + " characters");
    }
    String text = dom.substring(at + MARK.length(), dom.indexOf("</pre>", at));
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** Opens a page of a server, to be driven until it is closed. */
  LivePage open(URI page, Theme theme, int width, int height) throws Exception {
    return LivePage.open(command(theme, width, height), page, theme, width, height);
  }

  private List<String> command(Theme theme, int width, int height) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(executable);
    command.addAll(
        List.of(
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--force-device-scale-factor=1",
            "--blink-settings=preferredColorScheme=" + theme.setting,
            "--window-size=%d,%d".formatted(width, height),
            "--user-data-dir=" + Files.createTempDirectory(folder, "browser")));
    if (System.getProperty("user.name", "").toLowerCase(Locale.ROOT).equals("root")) {
      command.add("--no-sandbox"); // which it wants of whoever runs everything as root
    }
    return command;
  }

  private String run(Path page, Theme theme, int width, int height, String... what)
      throws IOException, InterruptedException {
    List<String> command = command(theme, width, height);
    command.addAll(List.of(what));
    command.add(page.toUri().toString());
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(executable + " did not end");
    }
    return Files.readString(said);
  }
}
