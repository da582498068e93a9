package io.lexicall.rules.tcpa.state;

import io.lexicall.law.LawTable;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules on sales calls and texts of the 50 states, the District of Columbia and Puerto Rico
 * ({@code us-state}), all read from tables.
 *
 * <p>They stand beside the federal rules and never loosen them. How well a row was read is told by
 * its grade and never changes an answer. Rows that are not applied, such as those that a court held
 * void, are kept in the tables: {@link #unapplied}. A state without a rule of its own has a row
 * that says so with its source, where it was looked for.
 *
 * @since 0.1
 */
public final class StateRules {
  private StateRules() {}

  /**
   * Returns the rules, in the order of the law book.
   *
   * @param settings what the host chose; nothing here is left to a host yet
   */
  public static List<Rule<?>> rules(Settings settings) {
    return rules(new Tables());
  }

  static List<Rule<?>> rules(Tables tables) {
    Exemptions exemptions = new Exemptions(tables);
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(new CallingTimes(tables, exemptions).rules());
    rules.addAll(new FrequencyCaps(tables, exemptions).rules());
    rules.addAll(new ConsentDuties(tables, exemptions).rules());
    rules.addAll(new Lists(tables).rules());
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
