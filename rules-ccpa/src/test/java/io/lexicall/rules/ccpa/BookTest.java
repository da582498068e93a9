package io.lexicall.rules.ccpa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The law book and the rules name the same sections. */
class BookTest {
  private static final Pattern SECTION = Pattern.compile("(?m)^## `(ccpa\\.[a-z-]+)`");

  @Test
  void sections_eachARuleOrAReason() throws IOException {
    Set<String> sections = new TreeSet<>();
    Matcher matcher = SECTION.matcher(Files.readString(Path.of("..", "law", "ccpa.md")));
    while (matcher.find()) {
      sections.add(matcher.group(1));
    }
    Set<String> rules =
        new CcpaRules()
            .rules(Settings.defaults()).stream()
                .map(rule -> rule.info().id())
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> without = sectionsWithoutRules();
    assertThat(without).doesNotContainAnyElementsOf(rules);
    rules.addAll(without);
    assertThat(rules).isEqualTo(sections);
  }

  private static Set<String> sectionsWithoutRules() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(CcpaRules.class.getResourceAsStream("sections-without-rules.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .peek(line -> assertThat(line).matches("[^,]+,.+"))
          .map(line -> line.substring(0, line.indexOf(',')))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * What a host has to know for each section, and may have to do, as {@code cards.txt} lists it.
   */
  @Test
  void sections_readAndOweWhatIsListed() throws IOException {
    Map<String, Set<String>> reads = new TreeMap<>();
    Map<String, Set<String>> owes = new TreeMap<>();
    for (Rule<?> rule : new CcpaRules().rules(Settings.defaults())) {
      String id = rule.info().id();
      Set<String> facts = reads.computeIfAbsent(id, key -> new TreeSet<>());
      rule.info().reads().forEach(fact -> facts.add(fact.path()));
      owes.computeIfAbsent(id, key -> new TreeSet<>()).addAll(rule.info().obligations());
    }
    List<String> cards =
        reads.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue() + " " + owes.get(each.getKey()))
            .toList();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(BookTest.class.getResourceAsStream("cards.txt")),
                StandardCharsets.UTF_8))) {
      assertThat(cards).isEqualTo(lines.lines().toList());
    }
  }

  @Test
  void module_isFound() {
    assertThat(ServiceLoader.load(RuleModule.class).stream().map(ServiceLoader.Provider::type))
        .contains(CcpaRules.class);
  }
}
