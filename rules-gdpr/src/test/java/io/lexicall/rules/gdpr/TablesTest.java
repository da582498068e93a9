package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.law.InForce;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
