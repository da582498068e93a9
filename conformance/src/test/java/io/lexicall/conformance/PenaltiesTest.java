package io.lexicall.conformance;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the tables of penalties to the rules, and law/penalties.md to both. */
class PenaltiesTest {
  private static final List<RuleModule> MODULES = Suite.engine().modules();
  private static final Path BOOK = Path.of("../law/penalties.md");

  private static List<RuleInfo> cards() {
    return MODULES.stream()
        .flatMap(module -> module.rules(Settings.defaults()).stream())
        .map(Rule::info)
        .toList();
  }

  private static List<Penalty> penalties() {
    return MODULES.stream().flatMap(module -> module.penalties().stream()).toList();
  }

  @Test
  void everyTable_hasNeitherGapNorOverlap() {
    for (RuleModule module : MODULES) {
      LawTable table =
          LawTable.read("penalties.csv", module.getClass().getResourceAsStream("penalties.csv"));

      assertThat(
              table.check("regulation", "rules", "places", "kind", "per", "claimant", "condition"))
          .as(module.name())
          .isEmpty();
      assertThat(module.penalties()).as(module.name()).hasSameSizeAs(table.rows());
    }
  }

  @Test
  void everyPattern_isOfARuleOfTheRegulation() {
    List<String> unknown = new ArrayList<>();
    for (RuleModule module : MODULES) {
      Set<String> ids =
          module.rules(Settings.defaults()).stream()
              .map(rule -> rule.info().id())
              .collect(toCollection(TreeSet::new));
      for (Penalty penalty : module.penalties()) {
        for (String pattern : penalty.rules()) {
          String named = pattern.replaceFirst("^-", ""); // a rule that is left out
          String regex = named.replace(".", "\\.").replace("*", ".*");
          if (!named.startsWith(penalty.regulation() + ".")
              || ids.stream().noneMatch(id -> id.matches(regex))) {
            unknown.add(module.name() + ": " + pattern);
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyRow_isForARuleThatIsLawThere() {
    List<RuleInfo> cards = cards();

    assertThat(penalties())
        .allSatisfy(
            penalty ->
                assertThat(cards.stream().anyMatch(penalty::isFor)).as("%s", penalty).isTrue());
  }

  @Test
  void everyRule_hasAPenaltyOrAReason() throws IOException {
    Map<String, Set<String>> without = new TreeMap<>();
    for (RuleInfo card : cards()) {
      if (Suite.engine().penalties(card).isEmpty()) {
        Set<String> places = without.computeIfAbsent(card.id(), id -> new TreeSet<>());
        card.places().stream().map(Place::code).forEach(places::add);
      }
    }

    assertThat(reasons()).isEqualTo(without);
  }

  private static Map<String, Set<String>> reasons() throws IOException {
    Map<String, Set<String>> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(BOOK)) {
      String[] cells = line.split("\\|", -1);
      if (line.startsWith("| `") && cells.length == 5 && !cells[3].isBlank()) {
        reasons.put(
            cells[1].strip().replace("`", ""),
            Arrays.stream(cells[2].strip().split(" ")).collect(toCollection(TreeSet::new)));
      }
    }
    return reasons;
  }

  @Test
  void whatIsOnlyRemembered_isNeverGradedHigh() {
    assertThat(
            penalties().stream()
                .filter(penalty -> penalty.certainty() == Certainty.HIGH)
                .filter(penalty -> penalty.source().startsWith("memory")))
        .isEmpty();
  }

  @Test
  void sumsOfLaw_haveACurrencyAndContractsHaveNone() {
    assertThat(penalties())
        .allSatisfy(
            penalty -> {
              assertThat(penalty.source()).isNotBlank();
              assertThat(penalty.currency().isEmpty())
                  .as("%s", penalty)
                  .isEqualTo(penalty.kind() == Penalty.Kind.CONTRACTUAL);
            });
  }

  /** What telemarketing costs is not what collecting a debt costs. */
  @Test
  void lawOnDebts_hasPenaltiesOfItsOwn() {
    for (RuleInfo card : cards()) {
      boolean debts = card.id().startsWith("us-state.debt-") || card.id().startsWith("reg-f.");
      for (Penalty penalty : Suite.engine().penalties(card)) {
        boolean ofDebts =
            penalty.rules().stream()
                .anyMatch(rule -> rule.startsWith("us-state.debt-") || rule.startsWith("reg-f."));
        assertThat(ofDebts).as("%s: %s", card, penalty).isEqualTo(debts);
      }
    }
  }

  /** The sums that everybody quotes. */
  @Test
  void callByAMachine_mayCostFiveHundredToFifteenHundredDollars() {
    RuleInfo consent =
        cards().stream()
            .filter(card -> card.id().equals("tcpa.wireless-consent"))
            .findFirst()
            .orElseThrow();

    assertThat(Suite.engine().penalties(consent).stream().map(Penalty::toString))
        .contains(
            "statutory-damages USD 500.00 to 1,500.00 a call (47 U.S.C. 227(b)(3); 28 U.S.C. 1658)");
  }
}
