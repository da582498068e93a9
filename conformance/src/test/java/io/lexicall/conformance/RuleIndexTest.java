package io.lexicall.conformance;

import static java.util.stream.Collectors.joining;

import io.lexicall.Compliance;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/rules.md to the cards of the rules. */
class RuleIndexTest {
  private static final Committed PAGE = Committed.file("docs/rules.md", RuleIndexTest.class);
  private static final int FEW = 3;
  private static final int FEW_PLACES = 6;

  @Test
  void ruleIndex_isWhatTheCardsSay() {
    PAGE.holds(page(), "No card says this any longer:", "The cards say this:");
  }

  private static List<String> page() {
    List<String> page = new ArrayList<>();
    page.add("# Rules");
    page.add("");
    page.add("<!-- Generated from the cards of the rules, and held to them by a test. -->");
    page.add("");
    page.add(
        "This page lists every rule of the modules of this release. One id can have several rows of a law table; this page");
    page.add(
        "sums them up, and `./lexicall rules --id ID` lists each row with its places, dates, citation and the facts that it");
    page.add(
        "reads. The certainty is that of the least certain row. Ids are public API. The settings of each module are under its");
    page.add("name. These are the settings of the engine:");
    page.add("");
    addSettings(Compliance.settings(), page);
    for (RuleModule module : Suite.engine().modules().stream().sorted(BY_NAME).toList()) {
      addModule(module, page);
    }
    return page;
  }

  private static final Comparator<RuleModule> BY_NAME = Comparator.comparing(RuleModule::name);

  private static void addModule(RuleModule module, List<String> page) {
    page.add("");
    page.add("## `%s`".formatted(module.name()));
    page.add("");
    page.add("Edition of its law tables: %s.".formatted(module.edition()));
    if (!module.settings().isEmpty()) {
      page.add("");
      addSettings(module.settings(), page);
    }
    page.add("");
    page.add(
        "| rule | what it requires | activity | where | in force | certainty | law | obligations |");
    page.add("|---|---|---|---|---|---|---|---|");
    Map<String, List<RuleInfo>> byId = new LinkedHashMap<>();
    for (Rule<?> rule : module.rules(Settings.defaults())) {
      byId.computeIfAbsent(rule.info().id(), id -> new ArrayList<>()).add(rule.info());
    }
    byId.forEach((id, cards) -> page.add(row(id, cards)));
  }

  private static void addSettings(List<Setting> settings, List<String> page) {
    page.add("| setting | default | what it does when it is on |");
    page.add("|---|---|---|");
    for (Setting setting : settings) {
      page.add(
          "| `%s` | %s | %s |"
              .formatted(
                  setting.name(), setting.byDefault() ? "on" : "off", cell(setting.meaning())));
    }
  }

  private static String row(String id, List<RuleInfo> cards) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            link(id),
            some(cards, card -> cell(card.title())),
            some(cards, RuleInfo::activity),
            places(cards),
            inForce(cards),
            cards.stream()
                .map(RuleInfo::certainty)
                .max(Comparator.naturalOrder())
                .map(Certainty::text)
                .orElseThrow(),
            some(
                cards.stream().flatMap(card -> card.citations().stream()).map(RuleIndexTest::cell)),
            cards.stream()
                .flatMap(card -> card.obligations().stream())
                .distinct()
                .sorted()
                .map(name -> "`" + name + "`")
                .collect(joining(" ")));
  }

  /** Links to the section of the law book; a forge's anchor has the heading's letters only. */
  private static String link(String id) {
    Compliance engine = Suite.engine();
    return engine
        .section(id)
        .map(section -> section.substring(0, section.indexOf('#')))
        .map(book -> "[`%s`](../%s#%s)".formatted(id, book, id.replace(".", "")))
        .orElse("`" + id + "`");
  }

  private static String some(List<RuleInfo> cards, Function<RuleInfo, String> told) {
    return some(cards.stream().map(told));
  }

  private static String some(Stream<String> told) {
    List<String> all = told.distinct().toList();
    return all.size() <= FEW
        ? String.join("<br>", all)
        : all.get(0) + "<br>and " + (all.size() - 1) + " more";
  }

  private static String places(List<RuleInfo> cards) {
    if (cards.stream().anyMatch(card -> card.places().isEmpty())) {
      return "everywhere";
    }
    SortedSet<String> codes = new TreeSet<>();
    cards.forEach(card -> card.places().forEach(place -> codes.add(place.code())));
    return codes.size() <= FEW_PLACES
        ? String.join(" ", codes)
        : "%d places, %s to %s".formatted(codes.size(), codes.first(), codes.last());
  }

  private static String inForce(List<RuleInfo> cards) {
    Collection<InForce> periods = new TreeSet<>(BY_FIRST_DAY);
    cards.forEach(card -> periods.add(card.inForce()));
    return periods.size() <= FEW
        ? periods.stream().map(InForce::toString).collect(joining("<br>"))
        : "%d periods".formatted(periods.size());
  }

  private static final Comparator<InForce> BY_FIRST_DAY =
      Comparator.comparing(InForce::firstEpochDay).thenComparing(InForce::lastEpochDay);

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
