package io.lexicall.rules.tcpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.engine.term.Terms;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The law books and the rules say the same. */
class LawBookTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern SECTION =
      Pattern.compile("^##+ `([a-z0-9-]+\\.[a-z0-9-]+)`", Pattern.MULTILINE);
  private static final Pattern OBLIGATION_OR_REMEDY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final TcpaRules module = new TcpaRules();
  private final List<RuleInfo> cards =
      module.rules(Settings.defaults()).stream().<RuleInfo>map(Rule::info).toList();

  @Test
  void everyRule_hasItsSection() throws IOException {
    for (RuleInfo card : cards) {
      String book = module.book(card.id());
      assertThat(sections(book)).as(book).contains(card.id());
    }
  }

  @Test
  void everySection_hasARuleOrAReason() throws IOException {
    Set<String> ruled = cards.stream().map(RuleInfo::id).collect(Collectors.toSet());
    Set<String> regulations = cards.stream().map(RuleInfo::regulation).collect(Collectors.toSet());
    Set<String> reasons = reasons().keySet();
    for (String book : books()) {
      Set<String> silent = new TreeSet<>(sections(book));
      silent.removeAll(ruled);
      // a book speaks of regulations, too, whose rules another module holds
      silent.removeIf(id -> !regulations.contains(id.substring(0, id.indexOf('.'))));
      assertThat(reasons).as(book).containsAll(silent);
    }
  }

  @Test
  void everyReason_isOfASectionWithoutRule() throws IOException {
    Set<String> ruled = cards.stream().map(RuleInfo::id).collect(Collectors.toSet());
    Set<String> sections = new TreeSet<>();
    for (String book : books()) {
      sections.addAll(sections(book));
    }
    for (Map.Entry<String, String> row : reasons().entrySet()) {
      assertThat(sections).contains(row.getKey());
      assertThat(ruled).doesNotContain(row.getKey());
      assertThat(row.getValue()).isNotBlank();
    }
  }

  @Test
  void everyCitation_isInTheFieldsForm() {
    Pattern field =
        Pattern.compile(
            "(47|42|16|12) CFR \\d+\\.\\d+.*|(47|42|15) U\\.S\\.C\\. \\d+.*", Pattern.DOTALL);
    for (RuleInfo card : federal()) {
      assertThat(card.citation()).as(card.id()).matches(field);
      assertThat(card.title()).as(card.id()).endsWith(".");
      assertThat(card.source()).as(card.id()).isNotEmpty();
      assertThat(card.reads()).as(card.id()).isNotEmpty();
      assertThat(card.remedies()).as(card.id()).allMatch(OBLIGATION_OR_REMEDY.asMatchPredicate());
      // Who states the law of a request need not state a place.
      assertThat(card.places())
          .as(card.id())
          .hasToString(card.variant().endsWith("stated") ? "[]" : "[US]");
    }
  }

  @Test
  void everyCitation_standsInTheBook() throws IOException {
    for (RuleInfo card : federal()) {
      String provision = card.citation().replaceFirst("\\(.*", "");
      String number = provision.substring(provision.lastIndexOf(' ') + 1);
      assertThat(Files.readString(PROJECT.resolve(module.book(card.id()))))
          .as(card.id())
          .contains(number);
    }
  }

  /** What a host has to know for each section, as {@code reads.txt} lists it. */
  @Test
  void everySection_readsTheFactsThatAreListed() throws IOException {
    Map<String, Set<String>> reads = new TreeMap<>();
    for (Rule<?> rule : new TcpaRules().rules(Settings.defaults())) {
      Set<String> ofSection = reads.computeIfAbsent(rule.info().id(), id -> new TreeSet<>());
      rule.info().reads().forEach(fact -> ofSection.add(fact.path()));
    }
    List<String> lines =
        reads.entrySet().stream().map(e -> e.getKey() + ": " + join(e.getValue())).toList();
    Path committed = Path.of("src/test/resources/io/lexicall/rules/tcpa/reads.txt");
    if (Boolean.getBoolean("lexicall.write")) {
      Files.write(committed, lines);
    }
    assertThat(lines).containsExactlyElementsOf(Files.readAllLines(committed));
  }

  private static String join(Set<String> paths) {
    return String.join(" ", paths);
  }

  @Test
  void everyCondition_saysWhatItAsks() {
    Pattern nothing = Pattern.compile("^$|: *$|[:,(] *[,)]|, *$|(^|[ (])(and|or|not) *$");
    for (Rule<?> rule : new TcpaRules().rules(Settings.defaults())) {
      Terms.parts(rule.when())
          .forEach(part -> assertThat(part.says()).as("%s", rule).doesNotContainPattern(nothing));
    }
  }

  @Test
  void module_coversContactsAndRequestsToStop() {
    assertThat(module.name()).isEqualTo("tcpa");
    assertThat(module.edition()).isEqualTo("2026-12-01");
    assertThat(module.settings()).containsExactly(TcpaRules.STRICT_QUIET_HOURS);
    assertThat(module.coverage())
        .extracting(each -> each.activity().name())
        .containsExactly("contact", "request", "request");
  }

  @Test
  void engine_tellsTheSectionOfARule() {
    Compliance engine = Compliance.builder().module(module).build();
    assertThat(engine.section("tcpa.calling-hours"))
        .contains("law/us-federal.md#tcpa.calling-hours");
    assertThat(engine.section("tcpa.no-such-rule")).isEmpty();
    assertThat(engine.section("core.coverage")).isEmpty();
  }

  @Test
  void module_isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(RuleModule.class)).hasAtLeastOneElementOfType(TcpaRules.class);
  }

  @Test
  void module_isDeclaredForTheClassPathToo() throws IOException {
    String declared =
        Files.readString(
            Path.of("src/main/resources/META-INF/services/" + RuleModule.class.getName()));
    assertThat(declared.strip()).isEqualTo(TcpaRules.class.getName());
  }

  private List<RuleInfo> federal() {
    return cards.stream().filter(card -> !card.regulation().equals("us-state")).toList();
  }

  private Set<String> books() {
    return cards.stream().map(card -> module.book(card.id())).collect(Collectors.toSet());
  }

  private static Set<String> sections(String book) throws IOException {
    return SECTION
        .matcher(Files.readString(PROJECT.resolve(book)))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The sections without a rule, and why. */
  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String table : List.of("sections-without-rules.csv", "state/sections-without-rules.csv")) {
      try (InputStream in = TcpaRules.class.getResourceAsStream(table)) {
        assertThat(in).as(table).isNotNull();
        for (String row : new String(in.readAllBytes(), UTF_8).lines().skip(1).toList()) {
          String[] cells = row.split(",", 2);
          assertThat(reasons.put(cells[0], cells[1])).as(cells[0]).isNull();
        }
      }
    }
    return reasons;
  }
}
