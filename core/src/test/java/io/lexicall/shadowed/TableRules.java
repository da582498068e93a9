package io.lexicall.shadowed;

import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/** A module with a table, to be loaded from a jar that others are laid before. */
public final class TableRules implements RuleModule {
  private static final String FILE = "house.csv";

  private final LawTable table = LawTable.read(FILE, TableRules.class.getResourceAsStream(FILE));

  /** For the test. */
  public TableRules() {}

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public String edition() {
    return table.edition();
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "tables.nobody")
            .title("Nobody is called.")
            .cites("House Rules 1")
            .denies());
  }
}
