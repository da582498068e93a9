package com.acme.rules;

import io.lexicall.facts.Activity;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.CaseTests;
import io.lexicall.testkit.RuleModuleContract;
import java.util.List;

/** What every rule must keep. */
class AcmeRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new AcmeRules();
  }

  @Override
  protected List<Activity<?>> examples() {
    return CaseTests.activities("com/acme/rules/cases.jsonl");
  }
}
