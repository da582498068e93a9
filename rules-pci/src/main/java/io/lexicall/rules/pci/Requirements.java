package io.lexicall.rules.pci;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers and periods of the requirements: a row for each version that numbers one anew. */
final class Requirements {
  static final String FILE = "requirements.csv";

  private final LawTable table = LawTable.read(FILE, Requirements.class.getResourceAsStream(FILE));

  LawTable table() {
    return table;
  }

  String edition() {
    return table.edition();
  }

  /**
   * Writes a rule once for each row of its id and variant.
   *
   * @param name the id without its regulation, such as {@code mfa}
   * @param variant the variant, empty for the first rule of an id
   */
  <A extends Activity<A>> List<Rule<A>> write(
      Schema<A> activity, String name, String variant, Function<Rule.Builder<A>, Rule<A>> write) {
    String id = "pci-dss." + name;
    List<Rule<A>> rules =
        table.rows().stream()
            .filter(row -> row.text("rule").equals(id) && row.text("variant").equals(variant))
            .map(
                row ->
                    write.apply(
                        Rule.on(activity, id)
                            .variant(variant)
                            .cites(row.citation().text())
                            .source(row.source())
                            .inForce(row.inForce())
                            .certainty(row.certainty())))
            .toList();
    if (rules.isEmpty()) {
      throw new IllegalStateException(FILE + " has no row of " + id + " " + variant);
    }
    return rules;
  }

  /** Returns the condition that a list holds any of these; unknown where the list is. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a set
  static <A extends Activity<A>, E extends Enum<E>> Condition<A> holds(
      Fact<A, List<E>> fact, E... kinds) {
    Set<E> wanted = Set.of(kinds);
    String words = Arrays.stream(kinds).map(FactType::code).collect(Collectors.joining(" or "));
    return Condition.where(
        fact, fact + " holds " + words, list -> Truth.of(list.stream().anyMatch(wanted::contains)));
  }
}
