package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.rule.RuleModule;
import java.util.List;

/** The whole of what an author writes. */
class AcmeRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new AcmeRules();
  }

  @Override
  protected List<Activity<?>> examples() {
    return CaseTests.activities("io/lexicall/testkit/acme.jsonl");
  }
}
