package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool writes does not depend on the digits and decimal signs of a language. */
class OtherLanguagesTest {
  private final Locale before = Locale.getDefault();

  @TempDir Path folder;

  @AfterEach
  void setBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa", "tr-TR", "de-DE"})
  void picturesAndReports_areTheSame(String language) throws IOException {
    Files.writeString(folder.resolve("leads.csv"), "phone\n+12125550142\n+13055550142\n");
    Locale.setDefault(Locale.ROOT);
    String picture = picture();
    String report = report();
    String scan = scan();
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(String.format("%,.1f", 1234.5)).isNotEqualTo("1,234.5"); // it is another language
    assertThat(picture()).isEqualTo(picture);
    assertThat(report()).isEqualTo(report);
    assertThat(scan()).isEqualTo(scan).contains("s.txt:1:6: pan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa"})
  void ledgersAndLists_areOpenedInAllLanguages(String language) throws IOException {
    String database = folder.resolve("ledger.db").toString();
    String list = folder.resolve("own").toString();
    Path numbers = Files.writeString(folder.resolve("own.txt"), "+12125550142\n");
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(Run.of("", "ledger", "init", "--db", database).exitCode()).isZero();
    Run built =
        Run.of(
            "",
            "lists",
            "build",
            "--company",
            "--kind=internal-dnc",
            "--seller=acme",
            "--as-of=2026-11-01",
            "-o",
            list,
            numbers.toString());
    assertThat(built.exitCode()).as(built.err()).isZero();
    for (Locale each : new Locale[] {Locale.getDefault(), Locale.ROOT}) {
      Locale.setDefault(each);
      Run recorded =
          Run.of("", "ledger", "record", "--db", database, "--number=+12125550142", "told-to-stop");
      assertThat(recorded.exitCode()).as(recorded.err()).isZero();
      Run checked = Run.of("", "lists", "verify", list);
      assertThat(checked.exitCode()).as(checked.err()).isZero();
    }
  }

  private String picture() throws IOException {
    Path file = folder.resolve("week.svg");
    String[] asked = {"windows", "--from=2026-03-06T00:00:00Z", "--svg=" + file, "+12125550142"};
    assertThat(Run.of("", asked).exitCode()).isZero();
    return Files.readString(file);
  }

  private String report() throws IOException {
    Path report = folder.resolve("report.html");
    Run run =
        Run.of(
            "",
            "scrub",
            "--at=2026-03-06T15:00:00Z",
            "--fact=channel=voice",
            "--fact=purpose=telemarketing",
            "--strangers",
            "--report=" + report,
            "--all=" + folder.resolve("all.csv"),
            folder.resolve("leads.csv").toString());
    assertThat(run.exitCode()).as(run.err()).isLessThan(2);
    return Files.readString(report).replaceFirst("<dt>Done</dt>.*", ""); // when, and how long
  }

  private String scan() throws IOException {
    Path file = folder.resolve("s.txt");
    Files.writeString(file, "Card 4111 1111 1111 1111 please\n");
    return Run.of("", "scan", file.toString()).out();
  }
}
