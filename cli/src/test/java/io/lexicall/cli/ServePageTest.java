package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which a call is tried, in a browser. Its pictures lie in target/serve-page. */
class ServePageTest {
  private static final Path PICTURES = Path.of("target", "serve-page");
  private static final int ENTER = 13;
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  /** At one second before eight in New York. */
  private static final String EARLY =
      "by('at').value = '2026-11-24T07:59:59-05:00'; by('dialing').value = 'manual';"
          + " by('voice').value = 'live';";

  private static Served served;

  @TempDir Path folder;

  @BeforeAll
  static void serve() throws Exception {
    Files.createDirectories(PICTURES);
    served = Served.with("--regulations", "tcpa,tsr,us-state");
  }

  @AfterAll
  static void stop() throws Exception {
    served.close();
  }

  private LivePage open(Browser.Theme theme, int width) throws Exception {
    return Browser.find(folder).open(served.uri(), theme, width, 900);
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1200", "DARK, 1200", "LIGHT, 390", "DARK, 320"})
  void call_isTried_andItsReasonsRead(Browser.Theme theme, int width) throws Exception {
    try (LivePage page = open(theme, width)) {
      page.ask(EARLY + " document.querySelector('#ask').click(); return '';");
      page.await("document.querySelector('#out .badge') !== null");

      assertThat(page.ask("return by('out').innerText;"))
          .containsIgnoringCase("deny")
          .contains(
              "Permitted from 2026-11-24T13:00:00Z",
              "tcpa.calling-hours",
              "47 CFR 64.1200(c)(1)",
              "What is not known and matters",
              "lists[national-dnc]");
      assertThat(page.ask("return document.documentElement.scrollWidth <= innerWidth;"))
          .as("nothing is cut off at %d", width)
          .isEqualTo("true");
      assertThat(
              page.ask(
                  "return [...document.querySelectorAll('input,select,textarea,button')]"
                      + ".filter(e => e.offsetHeight && e.offsetHeight < 40).length;"))
          .as("what is touched is large enough")
          .isEqualTo("0");
      page.ask(axe() + "; return '';");
      assertThat(
              page.ask(
                  "const r = await axe.run(); return r.violations.map(v => v.id + ': '"
                      + " + v.nodes.map(n => n.html.slice(0, 120) + n.failureSummary)).join('\\n')"
                      + " || 'none of ' + r.passes.length;"))
          .matches("none of [1-9][0-9]+");
      page.picture(PICTURES.resolve(theme + "-" + width + ".png"));
      assertThat(page.complaints()).isEmpty();
      assertThat(
              page.ask(
                  "return performance.getEntriesByType('resource').map(e => e.name)"
                      + ".filter(n => !n.startsWith(location.origin)).join();"))
          .as("what it loads from elsewhere")
          .isEmpty();
    }
  }

  @Test
  void page_worksWithoutAMouse_andTellsWhatIsWrong() throws Exception {
    try (LivePage page = open(Browser.Theme.LIGHT, 900)) {
      page.ask("by('number').value = '+1606555098'; by('number').focus(); return '';");
      page.press("Enter", ENTER);
      page.await("document.querySelector('#out .badge') !== null");

      assertThat(page.ask("return by('out').innerText;"))
          .containsIgnoringCase("no answer, no permit")
          .contains("The facts are not valid", "to.number")
          .doesNotContain("606555098");
      page.picture(PICTURES.resolve("problem.png"));

      page.ask("by('more').value = '[1'; document.querySelector('#ask').click(); return '';");
      page.await("by('out').innerText.includes('no JSON')");
    }
  }

  /** What a server answers is text, whatever stands in it. */
  @Test
  void textOfAnAnswer_isNoMarkup() throws Exception {
    try (LivePage page = open(Browser.Theme.LIGHT, 900)) {
      page.ask(
          "by('more').value = JSON.stringify({ '<img src=x onerror=alert(1)>': 1 });"
              + " document.querySelector('#ask').click(); return '';");
      page.await("document.querySelector('#out article') !== null");

      assertThat(page.ask("return by('out').querySelectorAll('img').length;")).isEqualTo("0");
      assertThat(page.ask("return by('out').innerText;")).contains("<img src=x");
    }
  }

  @Test
  void token_isAskedFor_whereThereAreTokens() throws Exception {
    Path tokens = Files.writeString(folder.resolve("tokens"), "acme " + TOKEN + "\n");
    try (Served guarded = Served.with("--regulations", "tcpa", "--token-file", tokens.toString());
        LivePage page = Browser.find(folder).open(guarded.uri(), Browser.Theme.LIGHT, 900, 900)) {
      page.ask(EARLY + " document.querySelector('#ask').click(); return '';");
      page.await("by('access').open");
      page.ask(
          "by('token').value = '"
              + TOKEN
              + "'; document.querySelector('#ask').click(); return '';");
      page.await("by('out').innerText.includes('tcpa.calling-hours')");
      assertThat(page.ask("return localStorage.length + sessionStorage.length + document.cookie;"))
          .isEqualTo("0");
    }
  }

  private static String axe() throws IOException {
    try (InputStream in = ServePageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
