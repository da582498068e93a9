package io.lexicall.rules.pci;

import io.lexicall.facts.Activity;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A draft of a rule, which becomes one rule for each version of the requirements that has it.
 *
 * @param <A> the kind of activity
 */
final class Draft<A extends Activity<A>> {
  private final List<Rule.Builder<A>> versions;

  Draft(List<Rule.Builder<A>> versions) {
    this.versions = versions;
  }

  Draft<A> title(String title) {
    for (Rule.Builder<A> version : versions) {
      version.title(title);
    }
    return this;
  }

  Draft<A> when(Condition<A> condition) {
    for (Rule.Builder<A> version : versions) {
      version.when(condition);
    }
    return this;
  }

  Draft<A> unless(Condition<A> condition) {
    return when(condition.not());
  }

  Draft<A> remedy(String... remedies) {
    for (Rule.Builder<A> version : versions) {
      version.remedy(remedies);
    }
    return this;
  }

  /** Builds the rule as one that denies. */
  List<Rule<A>> denies() {
    List<Rule<A>> rules = new ArrayList<>();
    for (Rule.Builder<A> version : versions) {
      rules.add(version.denies());
    }
    return rules;
  }

  /** Builds the rule as one that obliges. */
  List<Rule<A>> obliges(String obligation) {
    return obliges(Duty.to(obligation));
  }

  /** Builds the rule as one that obliges. */
  List<Rule<A>> obliges(Duty duty) {
    List<Rule<A>> rules = new ArrayList<>();
    for (Rule.Builder<A> version : versions) {
      rules.add(version.obliges(duty));
    }
    return rules;
  }

  /** Builds the rule with its own effect. */
  List<Rule<A>> then(Effect<A> effect) {
    List<Rule<A>> rules = new ArrayList<>();
    for (Rule.Builder<A> version : versions) {
      rules.add(version.then(effect));
    }
    return rules;
  }
}
