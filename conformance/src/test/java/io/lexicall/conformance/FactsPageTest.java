package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/facts.md to the schemas: a heading for each activity and each group, and under it a
 * row for each fact with its values and what leaving it out means; the last cell, what the fact is,
 * is a person's.
 */
class FactsPageTest {
  private static final Committed PAGE = Committed.file("docs/facts.md", FactsPageTest.class);
  private static final Committed TRADES =
      Committed.file(
          "core/src/main/resources/io/lexicall/rule/trade-words.csv", FactsPageTest.class);

  @Test
  void factsPage_hasEachFactOfEachGroup_withItsValuesAndItsKind() {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    Map<Schema<?>, String> headings = new LinkedHashMap<>();
    for (Schema<?> activity : Activity.schemas()) {
      addGroup(activity.name(), activity, wanted, headings);
    }

    Map<String, List<String>> found = rows(false);
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
    wanted.forEach((heading, rows) -> assertThat(found.get(heading)).as(heading).isEqualTo(rows));
  }

  @Test
  void factsPage_saysWhatEachFactIs() {
    rows(true)
        .forEach(
            (heading, rows) ->
                assertThat(rows).as(heading).noneMatch(row -> row.endsWith("|  |")).isNotEmpty());
  }

  /**
   * A host need not state what no rule reads, so the page says so. Name and time of an activity and
   * the places are read by the engine, and the purpose of an access by what tells its coverage.
   */
  @Test
  void factsPage_saysWhatNoRuleReads() {
    Map<String, Set<String>> read = new LinkedHashMap<>();
    for (Rule<?> rule : Compliance.load().rules()) {
      rule.info()
          .reads()
          .forEach(
              fact ->
                  read.computeIfAbsent(rule.info().activity(), activity -> new TreeSet<>())
                      .add(fact.path().replaceAll("\\[[^]]*]", "")));
    }
    Map<String, Boolean> isRead = new LinkedHashMap<>();
    for (Schema<?> activity : Activity.schemas()) {
      addRead(activity, "", read.getOrDefault(activity.name(), Set.of()), isRead);
    }
    Set<String> said = new TreeSet<>();
    Set<String> unread = new TreeSet<>();
    isRead.forEach(
        (fact, yes) -> {
          if (!yes) {
            unread.add(fact);
          }
        });
    unread.removeIf(fact -> fact.matches(".*\\.(id|at|country|region)|access\\.purpose"));
    rows(true)
        .forEach(
            (heading, rows) ->
                rows.stream()
                    .filter(row -> row.contains("No rule of ours reads it."))
                    .forEach(row -> said.add(row.split("`", 3)[1])));
    assertThat(said)
        .isEqualTo(
            unread.stream()
                .map(fact -> fact.substring(fact.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void addRead(
      Schema<?> schema, String prefix, Set<String> read, Map<String, Boolean> isRead) {
    for (Fact<?, ?> fact : schema.facts()) {
      String path = prefix + fact.path();
      FactType<?> value = value(fact);
      if (value.form() == FactType.Form.GROUP) {
        addRead(value.group(), path + ".", read, isRead);
      } else {
        isRead.merge(schema.name() + "." + fact.path(), read.contains(path), Boolean::logicalOr);
      }
    }
  }

  @Test
  void factsPage_explainsEachWord() {
    for (Schema<?> activity : Activity.schemas()) {
      assertWordsExplained(activity);
    }
  }

  @Test
  void factsPage_namesEachPlainNameOfEachTrade() {
    List<String> lines = TRADES.read();
    assertThat(lines).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 2);
      List<String> rows = new ArrayList<>(PAGE.read());
      rows.removeIf(row -> !row.startsWith("| `" + cells[0] + "` | ") || !row.endsWith(" |"));
      assertThat(rows).as(line).anyMatch(row -> lastCell(row).contains(cells[1].replace('-', ' ')));
    }
  }

  private static List<String> lastCell(String row) {
    return List.of(row.substring(row.lastIndexOf(" | ") + 3, row.length() - 2).split(", "));
  }

  private static void assertWordsExplained(Schema<?> schema) {
    for (Fact<?, ?> fact : schema.facts()) {
      FactType<?> value = value(fact);
      if (value.form() == FactType.Form.GROUP) {
        assertWordsExplained(value.group());
      }
      for (Object word : value.choices()) {
        String code = "`" + FactType.code((Enum<?>) word) + "` ";
        assertThat(items())
            .as(fact.path())
            .anyMatch(line -> line.startsWith("- `" + fact.path() + "`: ") && line.contains(code));
      }
    }
  }

  /** Returns the lines of the page, those that an item goes on in joined to its first. */
  private static List<String> items() {
    return String.join("\n", PAGE.read()).replaceAll("\n +", " ").lines().toList();
  }

  private static void addGroup(
      String heading,
      Schema<?> schema,
      Map<String, List<String>> wanted,
      Map<Schema<?>, String> headings) {
    List<String> rows = new ArrayList<>();
    wanted.put(heading, rows);
    Map<Schema<?>, String> groups = new LinkedHashMap<>();
    for (Fact<?, ?> fact : schema.facts()) {
      FactType<?> value = value(fact);
      if (value.form() == FactType.Form.GROUP && !headings.containsKey(value.group())) {
        // Two activities can use one word for groups of their own: an agent who has access, and one
        // who asks for a person. The second has the name of its schema.
        boolean taken = headings.containsValue(fact.path());
        headings.put(value.group(), taken ? value.group().name() : fact.path());
        groups.put(value.group(), headings.get(value.group()));
      }
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(fact.path(), values(fact, headings), leftOut(fact.kind())));
    }
    groups.forEach((group, name) -> addGroup(name, group, wanted, headings));
  }

  private static FactType<?> value(Fact<?, ?> fact) {
    return fact.type().form() == FactType.Form.LIST ? fact.type().element() : fact.type();
  }

  private static String values(Fact<?, ?> fact, Map<Schema<?>, String> headings) {
    FactType<?> value = value(fact);
    String told =
        switch (value.form()) {
          case CHOICE -> "`" + value.allowed().replace(", ", "` `") + "`";
          case GROUP ->
              "[facts](#%s)"
                  .formatted(headings.getOrDefault(value.group(), "").toLowerCase(Locale.ROOT));
          default -> value.allowed().replaceFirst(", such as .*", "");
        };
    return fact.type().form() == FactType.Form.LIST ? "list of " + told : told;
  }

  private static String leftOut(Fact.Kind kind) {
    return switch (kind) {
      case STATE, LIST, OBJECT -> "unknown";
      case EVENT -> "has not happened";
      case PLAN -> "none planned";
      case REQUIRED -> "required";
      case STANDING -> "none; a standing fact";
    };
  }

  /** Returns the rows under each heading, whole or without their last cell. */
  private static Map<String, List<String>> rows(boolean whole) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    String heading = "";
    for (String line : PAGE.read()) {
      if (line.startsWith("## `") || line.startsWith("### `")) {
        heading = line.substring(line.indexOf('`') + 1, line.lastIndexOf('`'));
        rows.put(heading, new ArrayList<>());
      } else if (line.startsWith("| `") && !heading.isEmpty()) {
        int last = line.lastIndexOf(" | ");
        rows.get(heading).add(whole ? line : line.substring(0, last) + " |");
      } else if (line.startsWith("## ")) {
        heading = "";
      }
    }
    return rows;
  }
}
