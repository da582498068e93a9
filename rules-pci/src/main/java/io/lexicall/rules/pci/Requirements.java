package io.lexicall.rules.pci;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The numbers and periods of the requirements, with a row for each version that renumbers one. */
final class Requirements {
  static final String FILE = "requirements.csv";

  private final LawTable table = LawTable.read(FILE, Requirements.class.getResourceAsStream(FILE));
  private final Map<String, List<LawTable.Row>> byRule = table.rowsBy("rule");

  LawTable table() {
    return table;
  }

  String edition() {
    return table.edition();
  }

  /**
   * Starts a rule, which is built once for each row of its id and variant.
   *
   * @param name the id without its regulation, such as {@code mfa}
   * @param variant the variant, empty for the first rule of an id
   */
  <A extends Activity<A>> Draft<A> draft(Schema<A> activity, String name, String variant) {
    String id = "pci-dss." + name;
    List<Rule.Builder<A>> versions = new ArrayList<>();
    for (LawTable.Row row : byRule.getOrDefault(id, List.of())) {
      if (row.text("variant").equals(variant)) {
        versions.add(Rule.on(activity, id).variant(variant).readFrom(row));
      }
    }
    if (versions.isEmpty()) {
      throw new IllegalStateException(FILE + " has no row of " + id + " " + variant);
    }
    return new Draft<>(versions);
  }
}
