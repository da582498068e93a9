package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lexicall.law.LawTable;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final List<Rule<?>> rules = new PciRules().rules(Settings.defaults());

  @Test
  void requirements_sortedSourcedWithoutOverlap() {
    assertThatCode(() -> new Requirements().table().check("rule", "variant"))
        .doesNotThrowAnyException();
  }

  @Test
  void requirements_allWritten() {
    Set<String> rows =
        new Requirements()
            .table().rows().stream()
                .map(TablesTest::card)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written =
        rules.stream()
            .map(Rule::info)
            .map(info -> info.id() + "/" + info.variant() + "/" + info.inForce())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).isEqualTo(rows);
  }

  private static String card(LawTable.Row row) {
    return row.text("rule") + "/" + row.text("variant") + "/" + row.inForce();
  }

  @Test
  void sections_ofTheBook_haveARuleOrAReason() throws IOException {
    Set<String> sections =
        Files.readAllLines(Path.of("..", "law", "pci.md")).stream()
            .filter(line -> line.startsWith("## `pci-dss."))
            .map(line -> line.substring(4, line.lastIndexOf('`')))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> held =
        rules.stream().map(rule -> rule.info().id()).collect(Collectors.toCollection(TreeSet::new));
    Set<String> reasons = withoutRules();
    assertThat(held).doesNotContainAnyElementsOf(reasons);
    held.addAll(reasons);
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
    PciRules module = new PciRules();
    for (Rule<?> rule : rules) {
      assertThat(rule.info().title()).endsWith(".");
      assertThat(module.book(rule.info().id())).isEqualTo("law/pci.md");
    }
    assertThat(module.edition()).isEqualTo("2026-11-29");
  }
}
