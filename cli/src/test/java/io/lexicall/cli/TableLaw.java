package io.lexicall.cli;

import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/** A module of a table, which only the jars of a test have: it denies what the table names. */
public final class TableLaw implements RuleModule {
  private static final String TABLE = "table-law.csv";

  private final LawTable.Row row =
      LawTable.read(TABLE, getClass().getResourceAsStream(TABLE)).rows().get(0);

  /** For the service loader. */
  public TableLaw() {}

  @Override
  public String name() {
    return row.text("module");
  }

  @Override
  public String edition() {
    return "2026-11-24";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, row.text("rule"))
            .title("The house is closed.")
            .readFrom(row)
            .remedy("wait")
            .denies());
  }
}
