package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  static Set<String> tables() {
    return Tables.KEYS.keySet();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void table_sortedSourcedWithoutOverlap(String file) {
    List<String> keys = Objects.requireNonNull(Tables.KEYS.get(file));
    assertThatCode(() -> Tables.read(file).check(keys.toArray(String[]::new)))
        .doesNotThrowAnyException();
  }

  /**
   * The tables of national law that are about one topic each, and cover whole stretches of days.
   */
  static List<String> topics() {
    return List.of(
        NationalTables.LIVE_CALLS,
        NationalTables.REGISTERS,
        NationalTables.AUTOMATED_CALLS,
        NationalTables.TEXTS,
        NationalTables.HOURS,
        NationalTables.FREQUENCY,
        NationalTables.FINAL_REFUSALS,
        NationalTables.CALLER_ID,
        NationalTables.CONFIRMATIONS,
        NationalTables.CONSENT_AGE);
  }

  /** Law that changes goes on under another row: no state's topic has days without one between. */
  @ParameterizedTest
  @MethodSource("topics")
  void topic_ofAState_hasNoGapBetweenItsPeriods(String file) {
    assertThat(Tables.read(file).check("country")).isEmpty();
  }

  /** What every state has law on, it has on the same days: none of it is silent alone. */
  @Test
  void callsMachinesAndTexts_haveLawOnTheSameDays() {
    Map<String, InForce> days = days(NationalTables.LIVE_CALLS);
    assertThat(days).hasSize(32);
    assertThat(days(NationalTables.AUTOMATED_CALLS)).isEqualTo(days);
    assertThat(days(NationalTables.TEXTS)).isEqualTo(days);
  }

  /** No topic speaks of a state on days on which the rule on calls there is not known. */
  @ParameterizedTest
  @MethodSource("topics")
  void topic_speaksOnlyWhereCallsHaveLaw(String file) {
    Map<String, InForce> calls = days(NationalTables.LIVE_CALLS);
    assertThat(days(file))
        .allSatisfy(
            (state, days) -> {
              InForce known = Objects.requireNonNull(calls.get(state), state);
              // Portugal's hours bind calls that sell nothing too, from the first day of the act.
              assertThat(known.contains(Objects.requireNonNull(days.from())))
                  .as(state)
                  .isEqualTo(!(file.equals(NationalTables.HOURS) && state.equals("PT")));
              assertThat(days.to()).as(state).isEqualTo(known.to());
            });
  }

  /** Returns the days from the first row of each state to its last. */
  private static Map<String, InForce> days(String file) {
    Map<String, InForce> days = new TreeMap<>();
    for (LawTable.Row row : Tables.read(file).rows()) {
      days.merge(
          row.requireText("country"),
          row.inForce(),
          (first, last) -> new InForce(first.from(), last.to()));
    }
    return days;
  }

  /**
   * A directive binds states, and stands for a national provision that nobody has read. An act of
   * which no article is named is known by what others say of it.
   */
  @ParameterizedTest
  @MethodSource("topics")
  void grade_isNoBetterThanTheCitation(String file) {
    Pattern article = Pattern.compile("(Art\\.|§|s\\.|reg\\.|BW) ?([A-Z]+\\.? ?)?\\d");
    for (LawTable.Row row : Tables.read(file).rows()) {
      String citation = row.text("citation");
      if (citation.startsWith("Directive ")) {
        assertThat(row.certainty()).as(row.toString()).isEqualTo(Certainty.LOW);
      } else if (!citation.isEmpty() && !article.matcher(citation).find()) {
        assertThat(row.certainty()).as(row.toString()).isNotEqualTo(Certainty.HIGH);
      }
    }
  }

  @Test
  void sections_ofTheBook_haveARuleOrAReason() throws IOException {
    Set<String> sections =
        Files.readAllLines(Path.of("..", "law", "gdpr.md")).stream()
            .filter(line -> line.startsWith("## `"))
            .map(line -> line.substring(4, line.lastIndexOf('`')))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> held =
        new GdprRules()
            .rules(Settings.defaults().with(GdprRules.ACCESS, true)).stream()
                .map(rule -> rule.info().id())
                .collect(Collectors.toCollection(TreeSet::new));
    held.addAll(withoutRules());
    assertThat(held).isEqualTo(sections);
  }

  private static Set<String> withoutRules() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TablesTest.class.getResourceAsStream("sections-without-rules.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
    }
  }

  @Test
  void rules_citeAndNameTheirBook() {
    GdprRules module = new GdprRules();
    for (Rule<?> rule : module.rules(Settings.defaults())) {
      assertThat(rule.info().citation()).isNotBlank();
      assertThat(rule.info().title()).endsWith(".");
      assertThat(module.book(rule.info().id())).isEqualTo("law/gdpr.md");
    }
  }

  @Test
  void edition_isTheDayOnWhichTheYoungestRowWasVerified() {
    assertThat(Tables.KEYS.keySet().stream().map(file -> Tables.read(file).edition()))
        .contains(new GdprRules().edition())
        .allSatisfy(edition -> assertThat(edition).isLessThanOrEqualTo(new GdprRules().edition()));
  }

  @Test
  void pieces_cutWhereAnotherPeriodBeginsOrEnds() {
    InForce whole = new InForce(LocalDate.of(2020, 1, 1), null);
    assertThat(
            Tables.pieces(
                whole,
                List.of(
                    InForce.between(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 7, 25)),
                    InForce.startingAt(LocalDate.of(2020, 7, 26)))))
        .containsExactly(
            InForce.between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 7, 25)),
            InForce.startingAt(LocalDate.of(2020, 7, 26)));
    assertThat(Tables.pieces(whole, List.of(InForce.startingAt(LocalDate.of(2021, 5, 1)))))
        .containsExactly(
            InForce.between(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 4, 30)),
            InForce.startingAt(LocalDate.of(2021, 5, 1)));
    assertThat(Tables.pieces(whole, List.of(InForce.endingAt(LocalDate.of(2021, 4, 30)))))
        .containsExactly(
            InForce.between(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 4, 30)),
            InForce.startingAt(LocalDate.of(2021, 5, 1)));
    assertThat(Tables.pieces(whole, List.of(InForce.always()))).containsExactly(whole);
    assertThatThrownBy(() -> Tables.pieces(InForce.always(), List.of(whole)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
