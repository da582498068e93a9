package io.lexicall.rules.ccpa;

import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.RuleModuleContract;

class CcpaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new CcpaRules();
  }
}
