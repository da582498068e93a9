package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.json.cases.Case;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What every rule keeps, tried on facts that the test kit makes up. */
class GdprRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new GdprRules();
  }

  @Override
  protected Hints hints() {
    return Hints.standard()
        .values(
            Contact.SUBJECT,
            "energy-renovation",
            "housing-adaptation",
            "training-account",
            "energy-supply",
            "health-insurance",
            "claims-management",
            "pensions",
            "mobile-subscription",
            "gambling",
            "press-subscription",
            "books",
            "furniture");
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    try {
      return CasesTest.cases().stream().map(Case::activity).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected List<Waiver> waivers() {
    return List.of();
  }
}
