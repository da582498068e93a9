package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.Settings;
import io.lexicall.rules.tcpa.TcpaRules;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTablesTest {
  private static final Path BOOK = Path.of("..", "law", "us-states.md");

  private final Tables tables = new Tables();

  @ParameterizedTest
  @CsvSource({
    Tables.CALLING_HOURS + ", state variant contact_kind",
    Tables.SCOPE + ", state sections variant contact_kinds purposes",
    Tables.HOLIDAYS + ", state holiday",
    Tables.HOLIDAY_BAN + ", state variant contact_kinds",
    Tables.EMERGENCY_BAN + ", state contact_kinds",
    Tables.FREQUENCY_CAPS + ", state purpose variant",
    Tables.TELEMARKETING_CONSENT + ", state variant contact_kinds",
    Tables.AUTOMATED_DIALING_CONSENT + ", state variant",
    Tables.PRERECORDED_CONSENT + ", state variant",
    Tables.TEXT_OPT_OUT + ", state variant",
    Tables.DNC_LISTS + ", state contact_kinds purposes",
    Tables.INTERNAL_DNC + ", state variant contact_kinds",
    Tables.OPENING_DISCLOSURE + ", state variant",
    Tables.PERMISSION_TO_CONTINUE + ", state",
    Tables.HANG_UP + ", state variant contact_kinds",
    Tables.CALLER_ID + ", state variant",
    Tables.REGISTRATION + ", state variant contact_kinds",
    Tables.EXEMPTIONS + ", state code lifts",
    Tables.DEBT_COLLECTION_FREQUENCY + ", state variant",
    Tables.DEBT_COLLECTION_HOURS + ", state variant",
    Tables.DEBT_COLLECTION_TEXT_CONSENT + ", state variant",
    Tables.DEBT_COLLECTION_EMERGENCY + ", state variant",
    Tables.TEXT_ADVERTISEMENTS + ", state",
    Tables.REASSIGNED_NUMBERS + ", state",
    Tables.AI_DISCLOSURE + ", state variant",
    Tables.TRADE_BAN + ", state subject variant",
    Tables.MINORS + ", state variant contact_kinds",
    Tables.NUMBER_REACH + ", state contact_kinds",
  })
  void table_isSortedWithoutGapsAndOverlaps(String file, String keys) {
    assertThat(tables.table(file).check(keys.split(" "))).isEmpty();
    for (LawTable.Row row : tables.rows(file)) {
      assertThat(Place.of(row.text("state")).isRegion()).isTrue();
      assertThat(row.source()).as(row.toString()).isNotBlank();
    }
  }

  /** The 50 states, DC and PR: we looked for hours and for a list in every one. */
  @ParameterizedTest
  @CsvSource({Tables.CALLING_HOURS, Tables.DNC_LISTS})
  void everyStateHasARow(String file) {
    Set<String> states =
        tables.rows(file).stream()
            .map(row -> row.text("state"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(states).hasSize(52);
  }

  /** A word that nothing reads would be law that nobody applies. */
  @ParameterizedTest
  @CsvSource({
    "needs_both, no yes",
    "random_barred, no yes register without-consent barred-numbers",
    "unlisted_barred, no yes",
    "if_recorded, no yes",
    "national_list, no barred",
    "permit, no yes registration",
    "caller_in_state, no yes",
    "outside_nonprofit, no yes own-people",
  })
  void wordsOfRecordedMessages_areThoseThatAreRead(String column, String words) {
    for (LawTable.Row row : tables.applied(Tables.PRERECORDED_CONSENT)) {
      assertThat(words.split(" ")).as(row.toString()).contains(row.text(column));
    }
  }

  @Test
  void rulesAndBookHoldTogether() throws IOException {
    Set<String> sections = new TreeSet<>();
    Matcher heading =
        Pattern.compile("^## `(us-state\\.[a-z-]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(BOOK));
    while (heading.find()) {
      sections.add(heading.group(1));
    }
    Set<String> held =
        StateRules.rules(new Tables()).stream()
            .map(rule -> rule.info().id())
            .collect(Collectors.toCollection(TreeSet::new));
    try (InputStream in = StateRules.class.getResourceAsStream("sections-without-rules.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> held.add(line.substring(0, line.indexOf(','))));
    }
    assertThat(held).isEqualTo(sections);
  }

  /** Each state's law is made apart, of its own rows alone. */
  @Test
  void chapters_holdTheRulesOfAllStates() {
    List<Rule<?>> apart =
        new TcpaRules()
            .rules(Settings.defaults()).stream()
                .filter(rule -> rule.info().regulation().equals("us-state"))
                .toList();
    assertThat(apart)
        .extracting(StateTablesTest::inFull)
        .containsExactlyInAnyOrderElementsOf(
            StateRules.rules(new Tables()).stream().map(StateTablesTest::inFull).toList());
  }

  @Test
  void rowsThatAreNotApplied_sayWhy() {
    assertThat(StateRules.unapplied())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.text("applied")).isEqualTo("no"))
        .allSatisfy(row -> assertThat(row.text("note")).as(row.toString()).isNotBlank());
  }

  /** How well a row was read is told with an answer and never changes it. */
  @ParameterizedTest
  @EnumSource(Certainty.class)
  void grade_changesNoRule(Certainty grade) {
    List<Rule<?>> regraded = StateRules.rules(new Tables(file -> regraded(file, grade)));
    assertThat(regraded)
        .extracting(StateTablesTest::inFull)
        .containsExactlyElementsOf(
            StateRules.rules(new Tables()).stream().map(StateTablesTest::inFull).toList());
    assertThat(regraded).allMatch(rule -> rule.info().certainty() == grade);
  }

  private static InputStream regraded(String file, Certainty grade) {
    try (InputStream in = Tables.class.getResourceAsStream(file)) {
      String rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String all = rows.replaceAll(",(high|medium|low),(?=\\d{4}-)", "," + grade.text() + ",");
      return new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all that a rule says but how sure it is. */
  private static String inFull(Rule<?> rule) {
    RuleInfo card = rule.info();
    return String.join(
        "; ",
        card.toString(),
        card.citation(),
        card.places().toString(),
        card.inForce().toString(),
        rule.when().says(),
        rule.effect().obligations().toString(),
        rule.effect().reads().toString(),
        rule.effect().getClass().getName());
  }

  /** What a duty is called stands beside it in the table, whatever its variant is named. */
  @Test
  void titlesOfDisclosures_areThoseOfTheirRows() {
    Set<String> written =
        tables.applied(Tables.OPENING_DISCLOSURE).stream()
            .map(row -> row.text("state") + ": " + row.text("title"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told = new TreeSet<>();
    for (Rule<?> rule : StateRules.rules(new Tables())) {
      RuleInfo card = rule.info();
      if (card.id().equals("us-state.opening-disclosure")) {
        card.places().forEach(state -> told.add(state + ": " + card.title()));
      }
    }
    assertThat(told).isEqualTo(written).hasSizeGreaterThan(60);
    assertThat(told)
        .contains("US-HI: An unanswered sales call rings only as often as the law allows.")
        .allMatch(each -> each.endsWith("."));
  }

  @Test
  void editionIsThatOfTheYoungestRow() {
    assertThat(StateRules.edition()).isEqualTo("2026-12-01");
  }

  /** A section that no rule reads would widen nothing, in silence. */
  @Test
  void scope_namesSectionsThatRulesRead() {
    for (LawTable.Row row : tables.rows(Tables.SCOPE)) {
      assertThat(Scope.SECTIONS).as(row.toString()).containsAll(row.list("sections", '|'));
      assertThat(row.text("subscribers"))
          .isIn(
              "consumer",
              "mobile",
              "mobile-number-of-state",
              "number-of-state",
              "any",
              "refused-business",
              "listed-business");
      assertThat(row.list("own_people_free", '|'))
          .as(row.toString())
          .allMatch(
              word ->
                  word.matches(
                      "no|yes|known|customer|nonprofit(-member)?|until-told"
                          + "|(transaction|inquiry):\\d+M"));
    }
  }

  @Test
  void cardsAreComplete() {
    for (Rule<?> rule : StateRules.rules(new Tables())) {
      assertThat(rule.info().title()).endsWith(".");
      assertThat(rule.info().citation()).isNotBlank();
      assertThat(rule.info().source()).isNotBlank();
      assertThat(rule.info().places()).hasSize(1);
    }
  }
}
