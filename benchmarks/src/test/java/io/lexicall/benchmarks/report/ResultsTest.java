package io.lexicall.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group that is measured alone takes the place of its rows in the last whole round. */
class ResultsTest {
  private static final Row OURS = Row.of("PreDialBenchmark", "lexicall", "answer", "PERMITTED");
  private static final Row DROOLS = Row.of("PreDialBenchmark", "drools", "answer", "PERMITTED");
  private static final List<Budget> BUDGETS =
      Budget.all().stream().filter(budget -> budget.group().equals("engines")).toList();
  private static final String PAGE =
      """
      <!-- machine -->
      <!-- end of machine -->
      <!-- ratios -->
      <!-- end of ratios -->
      <!-- times -->
      <!-- end of times -->
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void measureWholeRound() throws IOException {
    file = folder.resolve("results.json");
    Results whole = results(1, false);
    for (Budget budget : BUDGETS) {
      budget.rows().forEach(row -> measure(whole, row, 40));
    }
    Files.writeString(file, whole.json(BUDGETS));
  }

  private static Results results(int rounds, boolean quick) {
    return new Results(Machine.here(), rounds, quick);
  }

  private static void measure(Results results, Row row, double score) {
    if (results.samples(row).isEmpty()) {
      results.samples(row).add(new double[] {score, score, score}, "ns/op", 16);
    }
  }

  @Test
  void group_takesThePlaceOfItsRows() throws IOException {
    Results again = results(1, false);
    measure(again, DROOLS, 120);
    assertThat(again.hasAll(BUDGETS)).isFalse();
    assertThat(again.takeOver(file, "engines")).isTrue();
    assertThat(again.hasAll(BUDGETS)).isTrue();
    assertThat(again.samples(DROOLS).score().value()).isEqualTo(120);
    assertThat(again.samples(OURS).score().value()).isEqualTo(40);
    assertThat(again.samples(OURS).bytes()).isEqualTo(16);
    String page = again.published(PAGE, BUDGETS);
    assertThat(page.replace('\n', ' ')).contains("measured again after it: engines.");
    assertThat(page)
        .contains("| `PreDial.drools[PERMITTED]` | 120 ns/op | 16 |")
        .contains("| `PreDial.easyRules[PERMITTED, 64]` |")
        .contains("| `PreDial.lexicall[PERMITTED]` | 40 ns/op | 16 |");
  }

  @Test
  void groups_areNamedOnce_inTheOrderInWhichTheyWereMeasuredLast() throws IOException {
    for (String group : List.of("engines", "scanner", "engines")) {
      Results again = results(1, false);
      measure(again, DROOLS, 120);
      assertThat(again.takeOver(file, group)).isTrue();
      Files.writeString(file, again.json(BUDGETS));
    }
    Results last = results(1, false);
    last.takeOver(file, "threads");
    assertThat(last.published(PAGE, BUDGETS).replace('\n', ' '))
        .contains("measured again after it: scanner, engines, threads.");
  }

  @Test
  void otherRounds_areNotTakenOver() throws IOException {
    assertThat(results(1, true).takeOver(file, "engines")).isFalse();
    assertThat(results(3, false).takeOver(file, "engines")).isFalse();
    Files.writeString(
        file, Files.readString(file).replace("\"processors\" : ", "\"processors\" : 9"));
    Results elsewhere = results(1, false);
    measure(elsewhere, DROOLS, 120);
    assertThat(elsewhere.takeOver(file, "engines")).isFalse();
    assertThat(elsewhere.measured()).containsOnlyKeys(DROOLS);
    assertThat(results(1, false).takeOver(folder.resolve("none.json"), "engines")).isFalse();
  }
}
