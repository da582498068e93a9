package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules on sales calls and texts of the 50 states, the District of Columbia and Puerto Rico
 * ({@code us-state}), all read from tables.
 *
 * <p>They apply in addition to the federal rules and never relax them. The certainty of a row never
 * changes an answer. Rows that are not applied, such as those that a court held void, are kept in
 * the tables: {@link #unapplied}. A state without its own rule has a row that says so, with the
 * sources that were searched.
 *
 * @since 0.1
 */
public final class StateRules {
  private StateRules() {}

  /**
   * Returns a chapter for each state, whose rules are in the order of the law book. The states
   * whose law applies by area code, wherever the holder of the number is, are one chapter for the
   * whole country. The tables are read now; unreadable tables are refused.
   */
  public static List<Chapter> chapters() {
    Tables tables = new Tables();
    Set<String> reaching = new TreeSet<>();
    tables.rows(Tables.NUMBER_REACH).forEach(row -> reaching.add(row.requireText("state")));
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(chapter(Place.of("US"), tables.of(reaching)));
    for (String state : tables.states()) {
      if (!reaching.contains(state)) {
        chapters.add(chapter(Place.of(state), tables.of(Set.of(state))));
      }
    }
    return chapters;
  }

  private static Chapter chapter(Place place, Tables tables) {
    return Chapter.of(
        Set.of("us-state"), Set.of(Contact.SCHEMA), Set.of(place), () -> rules(tables));
  }

  static List<Rule<?>> rules(Tables tables) {
    Exemptions exemptions = new Exemptions(tables);
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(new CallingTimes(tables, exemptions).rules());
    rules.addAll(new FrequencyCaps(tables, exemptions).rules());
    rules.addAll(new ConsentDuties(tables, exemptions).rules());
    rules.addAll(new Lists(tables, exemptions).rules());
    rules.addAll(new Conduct(tables, exemptions).rules());
    rules.addAll(new DebtCollection(tables).rules());
    rules.addAll(new SingleDuties(tables).rules());
    return rules;
  }

  /**
   * Returns the rows that cite a law and are not applied, in the order of the tables. The note of
   * each says why.
   */
  public static List<LawTable.Row> unapplied() {
    Tables tables = new Tables();
    return Tables.ALL.stream()
        .flatMap(
            file ->
                tables.rows(file).stream()
                    .filter(row -> !row.isBlank("citation") && !Tables.isApplied(file, row)))
        .toList();
  }

  /** Returns the day on which the youngest row of the tables was verified. */
  public static String edition() {
    Tables tables = new Tables();
    return Stream.concat(
            Stream.of(""), Tables.ALL.stream().map(tables::table).map(LawTable::edition))
        .max(String::compareTo)
        .orElseThrow();
  }
}
