package io.lexicall.benchmarks.host;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Recording;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/**
 * A law that covers contacts and recordings, and whose one rule is on incidents: every contact and
 * every recording is permitted. It shows what the engine and its caller take by themselves.
 */
public final class OneRule implements RuleModule {
  /** Makes it. */
  public OneRule() {}

  @Override
  public String name() {
    return "one";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA), Coverage.of(Recording.SCHEMA));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Incident.SCHEMA, "one.incident")
            .title("Somebody is told of an incident.")
            .cites("House Rules 1")
            .obliges(Duty.to("tell")));
  }

  @Override
  public String edition() {
    return "2026-11-16";
  }
}
