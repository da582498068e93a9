package io.lexicall.engine;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts that are needed to judge activities of one kind.
 *
 * @param needs the facts, in the order in which rules first ask for them
 * @param settled findings that no further fact and no waiting can change
 */
public record Needed(List<Need> needs, List<Found> settled) {
  /**
   * A fact that rules ask for.
   *
   * @param decides whether no answer can be decided without it, given what is stated
   * @param reasons the rules that ask for it, those that ask for the fewest facts first
   */
  public record Need(Fact<?, ?> fact, boolean decides, List<Reason> reasons) {}

  /**
   * A rule that asks for a fact.
   *
   * @param rule its card
   * @param citation the provision that applies to such an activity
   * @param hinges the standing facts, not stated yet, that may show that the rule does not concern
   *     such activities at all
   */
  public record Reason(RuleInfo rule, String citation, Set<Fact<?, ?>> hinges) {
    /** Copies the set. */
    public Reason {
      hinges = Collections.unmodifiableSet(new LinkedHashSet<>(hinges));
    }
  }

  /**
   * Returns whether a fact is a list against which the number is checked, or a fact of such a list.
   */
  public static boolean isList(Fact<?, ?> fact) {
    return fact.top().equals(Contact.LISTS);
  }

  /**
   * Returns whether most hosts state a fact once; the results of lists differ from number to
   * number.
   */
  public static boolean isStanding(Fact<?, ?> fact) {
    return fact.isSteady() && !isList(fact);
  }
}
