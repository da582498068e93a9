package io.lexicall.rules.tcpa.federal;

import io.lexicall.Compliance;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.rules.tcpa.TcpaRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The federal rules alone. They take a millisecond to make, where those of the states take many: so
 * tests make them anew for each question, and mutation tests charge a test with how they are made.
 */
final class FederalRules implements RuleModule {
  private final TcpaRules whole = new TcpaRules();

  static Compliance engine() {
    return Compliance.builder().module(new FederalRules()).build();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public List<Coverage<?>> coverage() {
    return whole.coverage();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(FccRules.rules(settings.isOn(TcpaRules.STRICT_QUIET_HOURS)));
    rules.addAll(FtcRules.rules());
    rules.addAll(DebtCollectionRules.rules());
    rules.addAll(MedicareRules.rules());
    return rules;
  }

  @Override
  public String edition() {
    return whole.edition();
  }
}
