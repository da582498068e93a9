package io.lexicall.rules.pci;

import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.RuleModuleContract;

/** The contract that every rule keeps. */
class PciRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new PciRules();
  }
}
