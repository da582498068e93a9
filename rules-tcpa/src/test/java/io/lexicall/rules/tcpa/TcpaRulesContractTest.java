package io.lexicall.rules.tcpa;

import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.RuleModuleContract;

class TcpaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new TcpaRules();
  }
}
