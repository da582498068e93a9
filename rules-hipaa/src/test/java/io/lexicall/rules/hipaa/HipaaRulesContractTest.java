package io.lexicall.rules.hipaa;

import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.RuleModuleContract;

class HipaaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new HipaaRules();
  }
}
