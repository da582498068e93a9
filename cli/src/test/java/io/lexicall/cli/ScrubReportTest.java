package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that a scrub writes: what is in it, and how a browser shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrubReportTest {
  private static final List<String> STATES =
      List.of("NY", "CA", "TX", "FL", "WA", "HI", "AZ", "IL", "OH", "ME", "GA", "CO");

  /** The pictures stay here to be looked at. */
  private static final Path PICTURES = Path.of("target", "report");

  private Path folder = Path.of("");
  private String html = "";
  private Path page = Path.of("");

  @BeforeAll
  void scrub(@TempDir Path shared) throws IOException {
    folder = shared;
    Random random = new Random(5);
    EditionBuilder registry =
        EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-10")))
                .build());
    StringBuilder leads = new StringBuilder("phone & <b>more</b>,state\n");
    for (int i = 0; i < 4_000; i++) {
      String number = "212555" + (1_000 + random.nextInt(9_000));
      if (random.nextInt(3) == 0) {
        registry.add(PhoneNumber.parse("+1" + number));
      }
      String state = STATES.get(random.nextInt(random.nextBoolean() ? STATES.size() : 3));
      leads.append(random.nextInt(50) == 0 ? "unknown" : number).append(',').append(state);
      leads.append('\n');
    }
    Path file = folder.resolve("leads <script>alert(1)</script>&\"'.csv".replace("/", "|"));
    Files.writeString(file, leads);
    registry.write(folder.resolve("national.lexi"));
    Files.createDirectories(PICTURES);
    page = PICTURES.resolve("report.html").toAbsolutePath();
    Run run =
        Run.of(
            "",
            "scrub",
            file.toString(),
            "--regulations=tcpa,tsr,us-state",
            "--at=2026-11-23T15:30:00Z",
            "--purpose=telemarketing",
            "--strangers",
            "--fact=dialing=manual",
            "--fact=voice=live",
            "--fact=caller.number=+12125550142",
            "--map=state=to.region",
            "--list=" + folder.resolve("national.lexi"),
            "--permitted=" + folder.resolve("call.csv"),
            "--report=" + page);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    html = Files.readString(page);
  }

  @Test
  void page_standsAlone() {
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .doesNotContain("<script", "http:", "https:", " src=", "url(http", "@import");
    assertThat(html.replace("http-equiv", "")).doesNotContain("href=");
  }

  @Test
  void page_escapesWhatUsersNamed_andHoldsNoNumber() {
    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;|script&gt;&amp;&quot;&#39;.csv")
        .contains("phone &amp; &lt;b&gt;more&lt;/b&gt;")
        .doesNotContain("<b>more", "2125550142")
        .doesNotContainPattern("212555[0-9]{4}");
  }

  @Test
  void page_tellsWhatCameOfIt_andWhatItRestsOn() {
    assertThat(html)
        .contains("4,000 rows", "telemarketing calls", "Monday 23 November 2026, 10:30")
        .contains(
            "tsr.<wbr>national-<wbr>dnc", "16 CFR 310.4(b)(1)(iii)(B)", "US-NY", "us-national-dnc")
        .contains("2026-11-10", "lexicall scrub", "Time-zone rules", "America/New_York")
        .contains("Share of permitted rows by state", "How many may be called at each hour");
  }

  @Test
  void page_tellsWhatWasAssumed_andWhatWasInEachFile() throws IOException {
    assertThat(html)
        .contains("each is a consumer who gave no consent", "from the column state")
        .contains("<code>dialing</code></dt><dd><code>manual</code>");
    for (Path file : List.of(folder.resolve("national.lexi"), folder.resolve("call.csv"))) {
      assertThat(html).contains(io.lexicall.batch.Outputs.sha256(file));
    }
    Path two = Files.createDirectory(folder.resolve("two"));
    Files.writeString(two.resolve("b"), "b");
    Files.writeString(two.resolve("a"), "a");
    Files.writeString(two.resolve(".hidden"), "c");
    Files.createDirectory(two.resolve("inner"));
    // (cd two; LC_ALL=C sha256sum a b | sha256sum)
    assertThat(io.lexicall.batch.Outputs.sha256OfFolder(two))
        .isEqualTo("cb13f400dcb618e400d0f7d54f7cdb330d37a07272cb99a1016cda5830a10556");
    assertThat(io.lexicall.batch.Outputs.sha256(Files.writeString(folder.resolve("abc"), "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** The version of 10 November is good for 31 days, by 47 CFR 64.1200(c)(2)(i)(D). */
  @Test
  void page_tellsUntilWhenAListIsGood() {
    assertThat(html)
        .containsPattern("<td class=\"chart\">2026-11-10</td><td class=\"figure\">2026-12-11</td>");
  }

  @Test
  void page_tellsWhichRowsRestOnLawThatWasReadLessWell_andWhatIsMissingWhere() {
    assertThat(html).contains("medium grade</span>", "What is missing, place by place");
  }

  @Test
  void browser_showsHoursAsRows_onATelephone() throws Exception {
    Browser browser = Browser.find(folder);
    String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    for (int width : new int[] {500, 1200}) {
      assertThat(
              browser.ask(
                  open,
                  "addEventListener('load', () => done(['wide', 'narrow'].map(c =>"
                      + " getComputedStyle(document.querySelector('.heat.' + c)).display)"
                      + ".join(' ')))",
                  Browser.Theme.LIGHT,
                  width))
          .startsWith(width == 500 ? "none block" : "block none");
    }
  }

  @Test
  void browser_findsNothingAgainstThePage_inLightAndDark() throws Exception {
    Browser browser = Browser.find(folder);
    // The page itself allows no script: what asks about it needs to be let in.
    String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    assertThat(open).isNotEqualTo(html);
    for (Browser.Theme theme : Browser.Theme.values()) {
      String found =
          browser.ask(
              open,
              axe()
                  + "\naxe.run().then(r => done(r.passes.length + ' passed\\n' + r.violations.map("
                  + "v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)"
                  + " + ' ' + n.failureSummary)).join('\\n')), e => done('failed: ' + e))",
              theme,
              1200);
      assertThat(found.strip()).as(theme.toString()).matches("[1-9][0-9]* passed");
    }
  }

  @Test
  void browser_showsAllOfThePage_onScreensOfAnyWidth() throws Exception {
    Browser browser = Browser.find(folder);
    String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    for (int width : new int[] {500, 820, 1200, 1900}) {
      assertThat(
              browser.ask(
                  open,
                  "addEventListener('load', () => done((document.documentElement.scrollWidth"
                      + " <= innerWidth) + ' ' + innerWidth))",
                  Browser.Theme.LIGHT,
                  width))
          .as("width %d", width)
          .startsWith("true ");
    }
  }

  @Test
  void browser_drawsThePage_inLightInTheDarkAndOnPaper() throws Exception {
    Browser browser = Browser.find(PICTURES);
    byte[] light =
        Files.readAllBytes(browser.picture(page, "light.png", Browser.Theme.LIGHT, 1200, 4_200));
    byte[] dark =
        Files.readAllBytes(browser.picture(page, "dark.png", Browser.Theme.DARK, 1200, 4_200));
    assertThat(light).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(100_000);
    assertThat(dark).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(100_000);
    assertThat(brightness(light)).isGreaterThan(200);
    assertThat(brightness(dark)).isLessThan(60);
    byte[] paper = Files.readAllBytes(browser.print(page, "paper.pdf"));
    assertThat(new String(paper, StandardCharsets.ISO_8859_1))
        .startsWith("%PDF")
        .containsPattern("/Type */Page[^s]");
  }

  /** Returns the brightness of most of a picture, 0 to 255. */
  private static int brightness(byte[] picture) throws IOException {
    java.awt.image.BufferedImage image =
        javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(picture));
    int[] counts = new int[256];
    for (int y = 0; y < image.getHeight(); y += 7) {
      for (int x = 0; x < image.getWidth(); x += 7) {
        counts[image.getRGB(x, y) >> 8 & 0xFF]++;
      }
    }
    int most = 0;
    for (int i = 0; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return most;
  }

  private static String axe() throws IOException {
    try (InputStream in = ScrubReportTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    }
  }

  /** In the evening it is the next day in UTC; the law counts the days of the called person. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T12:00:00-05:00", "2026-11-24T19:30:00-05:00"})
  void page_tellsTheLastDay_onTheClockOfTheCalled(String at) throws IOException {
    Path leads = Files.writeString(folder.resolve("evening.csv"), "phone,state\n2125550142,NY\n");
    Path evening = folder.resolve("evening.html");
    Run run =
        Run.of(
            "",
            "scrub",
            leads.toString(),
            "--regulations=tcpa,tsr",
            "--at=" + at,
            "--purpose=telemarketing",
            "--strangers",
            "--fact=dialing=manual",
            "--fact=voice=live",
            "--map=state=to.region",
            "--list=" + folder.resolve("national.lexi"),
            "--report=" + evening);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(evening))
        .containsPattern("<td class=\"chart\">2026-11-10</td><td class=\"figure\">2026-12-11</td>");
  }
}
