package io.lexicall.conformance;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.rules.tcpa.TcpaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tables of penalties to the rules, and law/penalties.md to both. */
class PenaltiesTest {
  private static final List<RuleModule> MODULES = Suite.engine().modules();

  /** From when on the tables are complete, as the book says. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

  private static final Path BOOK = Path.of("../law/penalties.md");

  /** Statutes with sums for the breach of other acts, and why they reach these. */
  private static final Map<String, String> ACTS_THAT_REACH_OTHERS =
      Map.ofEntries(
          entry("9 V.S.A.", "unfair practices, of which the rule CF 104 names some"),
          entry("5 M.R.S.", "unfair trade practices; 10 M.R.S. 1498 to 1499-B are such"),
          entry("73 P.S.", "one act, some of whose sections have a decimal"),
          entry("Alaska Stat. 45.50", "a breach of 45.63 is unlawful under 45.50 too"),
          entry("Ark. Code 4-88", "deceptive trade practices; chapter 4-99 is on telephone sales"),
          entry("Cal. Bus. & Prof. Code", "17536 is of the chapter of 17511 and 17538"),
          entry("Conn. Gen. Stat. 36a", "36a-647 is the ground of the regulations of its number"),
          entry("D.C. Code 28", "unlawful trade practices; those on the telephone are in 22-3226"),
          entry("Haw. Rev. Stat. 480", "its sums are those of 481P-6"),
          entry("Ind. Code 24-5", "24-5-12 and 24-5-14 are the chapters themselves"),
          entry("Ind. Code 24-4.7-5", "the remedies of article 24-4.7"),
          entry(
              "La. Rev. Stat. 45:844",
              "the commission's order R-29617 (V) carries out 45:844.11 to 844.15"),
          entry(
              "Mass. Gen. Laws ch.",
              "201 CMR 12 carries out chapter 159C, 940 CMR 7 and 209 CMR 18 chapter 93A"),
          entry("Md. Code, Com. Law 13", "consumer protection, to which 14-4505 refers"),
          entry("Miss. Code 77-3", "39 Miss. Admin. Code names the holidays of the act"),
          entry("N.H. Rev. Stat. 358-A", "unfair practices, to which 359-E refers"),
          entry("Neb. Rev. Stat. 86", "291 Neb. Admin. Code 11 carries out the act on devices"),
          entry("Nev. Rev. Stat. 598", "deceptive trade practices, to which 228.620 refers"),
          entry("R.I. Gen. Laws 6-13.1", "deceptive trade practices, to which chapter 5-61 refers"),
          entry(
              "Tex. Bus. & Com. Code 17",
              "deceptive trade practices, since 2025 chapters 302 and 304 too"),
          entry("W. Va. Code 46A-5", "the remedies of chapter 46A"),
          entry("W. Va. Code 46A-7", "the remedies of chapter 46A"),
          entry("Wis. Stat. 100", "ATCP 127 is an order under its section on unfair practices"),
          entry("Wyo. Stat. 6-6", "the crime of the calls that 40-12-303 bars"));

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

      List<String> key =
          new ArrayList<>(
              List.of("regulation", "rules", "places", "kind", "per", "claimant", "condition"));
      if (table.columns().contains("acts")) {
        key.add("acts"); // two acts of a state can set a sum of the same kind
      }
      assertThat(table.check(key.toArray(String[]::new))).as(module.name()).isEmpty();
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

  /**
   * A rule that has a sum has one on each of its days, and a claimant who has one keeps it, unless
   * the book names the days and why.
   */
  @Test
  void everyDayOfARule_hasAPenaltyOrAReason() throws IOException {
    Map<String, Set<String>> without = new TreeMap<>();
    for (RuleInfo card : cards()) {
      List<Penalty> penalties = Suite.engine().penalties(card);
      if (penalties.isEmpty()) {
        continue;
      }
      Set<String> places =
          card.places().stream().map(Place::code).collect(toCollection(TreeSet::new));
      for (String place : places.isEmpty() ? Set.of("") : places) {
        List<Penalty> there =
            penalties.stream()
                .filter(each -> place.isEmpty() || reaches(each, Place.of(place)))
                .toList();
        for (String days : daysWithout(card.inForce(), there)) {
          without.computeIfAbsent(card.id() + " | " + days, key -> new TreeSet<>()).add(place);
        }
      }
    }

    assertThat(reasonsForDays()).isEqualTo(without);
  }

  private static boolean reaches(Penalty penalty, Place place) {
    return penalty.places().isEmpty()
        || penalty.places().stream().anyMatch(each -> each.contains(place));
  }

  /** Returns who has no sum and when: {@code regulator | 2018-05-25 to 2020-12-31}. */
  private static List<String> daysWithout(InForce rule, List<Penalty> penalties) {
    LocalDate first = rule.from();
    first = first == null || first.isBefore(FIRST_DAY) ? FIRST_DAY : first;
    LocalDate last = rule.to() == null ? LocalDate.MAX : rule.to();
    if (last.isBefore(first)) {
      return List.of(); // the rule ended before the tables begin
    }
    NavigableSet<LocalDate> begins = new TreeSet<>(Set.of(first));
    for (Penalty each : penalties) {
      LocalDate to = each.inForce().to();
      Stream.of(each.inForce().from(), to == null ? null : to.plusDays(1))
          .filter(Objects::nonNull)
          .forEach(begins::add);
    }
    begins = begins.subSet(first, true, last, true);
    Map<String, LocalDate> since = new TreeMap<>();
    Set<String> had = new TreeSet<>();
    List<String> without = new ArrayList<>();
    for (LocalDate day : begins) {
      Set<String> have =
          penalties.stream()
              .filter(each -> each.inForce().contains(day))
              .map(each -> each.claimant().text())
              .collect(toCollection(TreeSet::new));
      Set<String> lack = new TreeSet<>(have.isEmpty() ? Set.of("all") : had);
      lack.removeAll(have);
      had.addAll(have);
      since.entrySet().stream()
          .filter(each -> !lack.contains(each.getKey()))
          .map(each -> each.getKey() + " | " + days(each.getValue(), day.minusDays(1)))
          .forEach(without::add);
      since.keySet().retainAll(lack);
      lack.forEach(each -> since.putIfAbsent(each, day));
    }
    since.forEach((who, day) -> without.add(who + " | " + days(day, last)));
    return without;
  }

  private static String days(LocalDate from, LocalDate to) {
    return to.equals(LocalDate.MAX) ? "from " + from : from + " to " + to;
  }

  private static Map<String, Set<String>> reasonsForDays() throws IOException {
    Map<String, Set<String>> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(BOOK)) {
      String[] cells = line.split("\\|", -1);
      if (line.startsWith("| `") && cells.length == 7 && !cells[5].isBlank()) {
        for (String rule : cells[1].strip().replace("`", "").split(" ")) {
          reasons
              .computeIfAbsent(
                  rule + " | " + cells[3].strip() + " | " + cells[4].strip(),
                  key -> new TreeSet<>())
              .addAll(Arrays.asList(cells[2].strip().split(" ")));
        }
      }
    }
    return reasons;
  }

  /**
   * A sum applies only to rules of the act that sets it. The act is the chapter of the statute:
   * both cite it, or the statute with the sum says of which chapters a breach counts as its own.
   */
  @Test
  void sumOfAState_isForRulesThatCiteItsActOnly() {
    Map<String, Set<String>> elsewhere = new TreeMap<>();
    for (RuleInfo card : cards()) {
      if (card.id().startsWith("us-state.")) {
        Set<String> acts = acts(String.join("; ", card.citations()));
        for (Penalty penalty : Suite.engine().penalties(card)) {
          String ofSum = act(penalty.citation());
          if (!acts.contains(ofSum)) {
            elsewhere.computeIfAbsent(ofSum, act -> new TreeSet<>()).addAll(acts);
          }
        }
      }
    }

    assertThat(elsewhere.keySet()).isEqualTo(ACTS_THAT_REACH_OTHERS.keySet());
  }

  @Test
  void everySumOfAState_namesItsAct() {
    LawTable table =
        LawTable.read("penalties.csv", TcpaRules.class.getResourceAsStream("penalties.csv"));

    assertThat(table.rows())
        .filteredOn(row -> row.text("regulation").equals("us-state"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.isBlank("acts")).as(row.text("citation")).isFalse());
  }

  private static Set<String> acts(String citations) {
    return Arrays.stream(citations.split(";", -1))
        .map(PenaltiesTest::act)
        .collect(toCollection(TreeSet::new));
  }

  /** Returns a citation without its last number: {@code RCW 80.36} of {@code RCW 80.36.390(6)}. */
  private static String act(String citation) {
    return citation
        .strip()
        .replaceFirst("\\s*[;(].*", "")
        .replaceFirst("(?<!tit\\. 15)(,| to| s\\.| subd\\.) ?[.0-9IVX].*", "")
        .replaceFirst("(\\.[0-9]{4}|-[0-9]{1,4}[a-z]?)\\.[0-9]+$", "$1")
        .replaceFirst("[-.:/ ][^-.:/ ]*$", "");
  }

  private static Map<String, Set<String>> reasons() throws IOException {
    Map<String, Set<String>> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(BOOK)) {
      String[] cells = line.split("\\|", -1);
      if (line.startsWith("| `") && cells.length == 5 && !cells[3].isBlank()) {
        reasons
            .computeIfAbsent(cells[1].strip().replace("`", ""), id -> new TreeSet<>())
            .addAll(Arrays.asList(cells[2].strip().split(" ")));
      }
    }
    return reasons;
  }

  /** What an audit prints for a lawyer names laws and readings, not how this project works. */
  @Test
  void notes_areFitForALawyer() {
    assertThat(penalties())
        .allSatisfy(
            penalty ->
                assertThat(
                        String.join(
                            "; ",
                            penalty.notes(),
                            penalty.cap(),
                            penalty.condition(),
                            penalty.citation(),
                            penalty.source()))
                    .doesNotContainPattern("memory|remember|project|(another|this) session"));
  }

  @Test
  void whatWasNotChecked_isNeverGradedHigh() {
    assertThat(
            penalties().stream()
                .filter(penalty -> penalty.certainty() == Certainty.HIGH)
                .filter(penalty -> penalty.source().startsWith("not checked")))
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

  private static RuleInfo card(String id, String place) {
    return cards().stream()
        .filter(card -> card.id().equals(id) && card.places().contains(Place.of(place)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> basesOf(RuleInfo card) {
    return Suite.engine().penalties(card).stream().map(Penalty::citation).toList();
  }

  /** The consent of one party makes a recording lawful under the federal act. */
  @Test
  void federalActOnInterception_isOnlyForRecordingsWithoutAnyConsent() {
    String federal = "18 U.S.C. 2520(c)(2), (e)";
    assertThat(basesOf(card("recording.us-one-party", "US"))).contains(federal);
    for (RuleInfo card : cards()) {
      if (card.id().startsWith("recording.us-") && !card.id().equals("recording.us-one-party")) {
        assertThat(basesOf(card))
            .as("%s", card)
            .doesNotContain(
                federal, "Conn. Gen. Stat. 54-41r", "11 Del. C. 2409(a)", "ORS 133.739");
      }
    }
  }

  /** Cal. Civ. Code 1798.82 is not of the title of the privacy act. */
  @Test
  void lateNoticeOfABreach_isNoBreachOfThePrivacyActOfCalifornia() {
    assertThat(basesOf(card("ccpa.breach-notice", "US-CA")))
        .containsOnly("Cal. Civ. Code 1798.84(b)");
  }

  /** Fla. Stat. 501.171(9)(b) is for (3) and (4); what an agent tells the entity is (6). */
  @Test
  void sumForALateNoticeInFlorida_isOfTheCoveredEntityAlone() {
    Map<String, Set<String>> bases = new TreeMap<>();
    for (RuleInfo card : cards()) {
      if (card.id().equals("ccpa.state-breach-notice")
          && card.places().contains(Place.of("US-FL"))) {
        bases
            .computeIfAbsent(String.join("; ", card.citations()), citation -> new TreeSet<>())
            .addAll(basesOf(card));
      }
    }

    Set<String> sum = Set.of("Fla. Stat. 501.171(9)(b)");
    assertThat(bases)
        .containsOnly(
            entry("Fla. Stat. 501.171(3)(a)", sum),
            entry("Fla. Stat. 501.171(4)(a)", sum),
            entry("Fla. Stat. 501.171(4)(c)", sum),
            entry("Fla. Stat. 501.171(6)(a)", Set.of()));
  }

  /** Whoever owes a notice of a breach there, owner or holder, is under the one sum of its act. */
  @Test
  void sumsForALateNotice_areThoseOfTheActOnBreaches() {
    Map<String, String> sums =
        Map.of(
            "US-IN", "0.00 to 150000.00 by Ind. Code 24-4.9-4-1, 24-4.9-4-2",
            "US-MD", "0.00 to 25000.00 by Md. Code, Com. Law 14-3508, 13-410",
            "US-ME", "0.00 to 500.00 by 10 M.R.S. 1349(2)",
            "US-TX", "2000.00 to 50000.00 by Tex. Bus. & Com. Code 521.151(a)");
    sums.forEach(
        (place, sum) -> {
          List<RuleInfo> notices =
              cards().stream()
                  .filter(card -> card.id().equals("ccpa.state-breach-notice"))
                  .filter(card -> card.places().contains(Place.of(place)))
                  .toList();

          assertThat(notices).hasSizeGreaterThan(2);
          assertThat(notices)
              .allSatisfy(
                  card ->
                      assertThat(Suite.engine().penalties(card))
                          .extracting(
                              each ->
                                  "%s to %s by %s"
                                      .formatted(
                                          each.min().orElseThrow(),
                                          each.max().orElseThrow(),
                                          each.citation()))
                          .containsExactly(sum));
        });
  }

  @Test
  void attorneyGeneralOfCalifornia_hasAPenaltyOnEveryDay() {
    assertThat(
            Suite.engine().penalties(card("ccpa.notice-at-collection", "US-CA")).stream()
                .filter(each -> each.claimant() == Penalty.Claimant.ATTORNEY_GENERAL)
                .map(each -> each.max().orElseThrow() + " " + each.inForce()))
        .containsExactlyInAnyOrder(
            "7500.00 from 2020-01-01 to 2020-12-15",
            "7500.00 from 2020-12-16 to 2024-12-31",
            "7988.00 from 2025-01-01");
  }

  /** What a person can claim only after a second call. */
  @Test
  void claimsThatNeedASecondViolation_sayWithinWhichTime() {
    Map<String, String> needs = new TreeMap<>();
    for (Penalty each : penalties()) {
      if (each.leastViolations() > 1) {
        needs.put(
            each.citation(),
            each.leastViolations()
                + (each.withinMonths().isPresent() ? " in " + each.withinMonths().getAsInt() : ""));
      }
    }

    assertThat(needs)
        .containsOnly(
            entry("47 U.S.C. 227(c)(5); 28 U.S.C. 1658", "2 in 12"),
            entry("Ala. Code 8-19C-7, 8-19C-9", "2 in 12"),
            entry("O.C.G.A. 46-5-27(i)", "2 in 12"),
            entry("Mass. Gen. Laws ch. 159C s. 8(b)", "2 in 12"),
            entry("Mo. Rev. Stat. 407.1107.3, .5", "2 in 12"),
            entry("Tex. Bus. & Com. Code 304.257", "2"),
            entry("RCW 80.36.390(6)", "2"),
            entry("RCW 80.36.390(13)", "2"));
  }

  /** The crime is to obtain or to disclose: no missing log is one. */
  @Test
  void crimeOfObtainingOrDisclosing_isOnlyForRulesOnThat() {
    for (String rule : List.of("audit-controls", "training", "access-request", "breach-media")) {
      RuleInfo card =
          cards().stream()
              .filter(each -> each.id().equals("hipaa." + rule))
              .findFirst()
              .orElseThrow();
      assertThat(Suite.engine().penalties(card))
          .isNotEmpty()
          .noneMatch(each -> each.kind() == Penalty.Kind.CRIMINAL_FINE);
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
