package io.lexicall.cli;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.util.List;

/** A house that is closed: rules that no service file of ours names, and a jar may. */
public final class HouseLaw implements RuleModule {
  private static final Setting OPEN =
      new Setting("house.open", false, "The house is open, and its rules are off.");

  /** For the service loader. */
  public HouseLaw() {}

  @Override
  public String name() {
    return "house";
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
  public List<Setting> settings() {
    return List.of(OPEN);
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return settings.isOn(OPEN)
        ? List.of()
        : List.of(
            Rule.on(Contact.SCHEMA, "house.closed")
                .title("The house is closed.")
                .cites("House Rules 1")
                .denies());
  }
}
