package io.lexicall.rules.acme;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/** A module in the packages of this library, with two regulations. */
public final class AcmeLaw implements RuleModule {
  /** For the test. */
  public AcmeLaw() {}

  @Override
  public String name() {
    return "law";
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
    return List.of(rule("law-a.one"), rule("law-b.one"));
  }

  private static Rule<?> rule(String id) {
    return Rule.on(Contact.SCHEMA, id).title("Something is so.").cites("Act 1").denies();
  }
}
