package io.lexicall.cli;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/** A module whose author left a line for debugging in it. */
public final class TalkativeLaw implements RuleModule {
  /** For the service loader. */
  public TalkativeLaw() {}

  @Override
  public String name() {
    return "talkative";
  }

  @Override
  public String edition() {
    return "2026-11-29";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    System.out.println("debug: rules are made");
    return List.of(
        Rule.on(Contact.SCHEMA, "talkative.closed")
            .title("The house is closed.")
            .cites("House Rules 1")
            .when(Condition.known(Contact.PURPOSE))
            .denies());
  }
}
