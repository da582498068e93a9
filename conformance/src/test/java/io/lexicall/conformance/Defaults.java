package io.lexicall.conformance;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Schema;
import io.lexicall.testkit.Hints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that can change a decided verdict, or add an obligation to it, although they were left
 * out: the one list of them, to which all tests of verdicts and docs/unknowns-and-profiles.md are
 * held.
 */
final class Defaults {
  private static final Committed LIST =
      Committed.file("conformance/src/test/resources/defaults.csv", NoGuessTest.class);

  static final String HEADER = "activity,fact,changes,rules,generated";

  /** Stands for all rules. */
  private static final String ALL = "*";

  /** What a fact that becomes known can change. */
  enum Change {
    /** The decision. */
    VERDICT,
    /** The obligations of a permit. */
    DUTY
  }

  /**
   * One fact of a kind of activity.
   *
   * @param fact its path, or a list in the form {@code lists[internal-dnc]}
   * @param rules the ids of the rules that it changes
   * @param generated whether generated facts may fill it in; if not, the rules derive so much from
   *     its absence that hardly any verdict of generated facts would stay
   */
  record Default(
      String activity, String fact, Change change, Set<String> rules, boolean generated) {
    /** Returns whether it says that a fact can have changed this rule. */
    boolean allows(Schema<?> about, String changed, Change how, String rule) {
      return activity.equals(about.name())
          && fact.equals(changed)
          && change == how
          && (rules.contains(ALL) || rules.contains(rule));
    }
  }

  private Defaults() {}

  static List<String> lines() {
    return LIST.read();
  }

  static List<Default> all() {
    List<Default> all = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      all.add(
          new Default(
              cells[0],
              cells[1],
              cells[2].equals("duty") ? Change.DUTY : Change.VERDICT,
              Set.copyOf(Arrays.asList(cells[3].split(" "))),
              cells[4].equals("yes")));
    }
    return all;
  }

  /** Returns hints that keep generated facts from filling in what they must not. */
  static Hints hints(Schema<?> activity) {
    Hints hints = Hints.standard();
    for (Default each : all()) {
      if (each.generated || !each.activity.equals(activity.name())) {
        continue;
      }
      int bracket = each.fact.indexOf('[');
      if (bracket < 0) {
        hints = hints.deriving(declared(activity, each.fact).orElseThrow());
      } else {
        hints = hints.unasked(list(each.fact.substring(bracket + 1, each.fact.length() - 1)));
      }
    }
    return hints;
  }

  private static ListKind list(String code) {
    return Arrays.stream(ListKind.values())
        .filter(kind -> FactType.code(kind).equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** Returns a fact as its group declares it, by its path without indexes. */
  static Optional<Fact<?, ?>> declared(Schema<?> group, String path) {
    Schema<?> within = group;
    String rest = path;
    while (true) {
      int dot = rest.indexOf('.');
      Optional<Fact<?, ?>> fact = fact(within, dot < 0 ? rest : rest.substring(0, dot));
      if (dot < 0 || fact.isEmpty()) {
        return fact;
      }
      FactType<?> type = fact.get().type();
      FactType<?> inner = type.form() == FactType.Form.LIST ? type.element() : type;
      if (inner.form() != FactType.Form.GROUP) {
        return Optional.empty();
      }
      within = inner.group();
      rest = rest.substring(dot + 1);
    }
  }

  private static Optional<Fact<?, ?>> fact(Schema<?> group, String name) {
    for (Fact<?, ?> fact : group.facts()) {
      if (fact.path().equals(name)) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }

  /** Returns the schema of an activity. */
  static Schema<?> activity(String name) {
    return Activity.schemas().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
