package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.json.cases.Case;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every rule keeps, tried on facts that the test kit makes up. */
class GdprRulesContractTest extends RuleModuleContract {
  /** The loops over states and regimes are tried once each, with the law of the edition's day. */
  @Override
  protected RuleModule module() {
    return new RuleModule() {
      private final GdprRules all = new GdprRules();

      @Override
      public String name() {
        return all.name();
      }

      @Override
      public List<Coverage> coverage() {
        return all.coverage();
      }

      @Override
      public List<Setting> settings() {
        return all.settings();
      }

      @Override
      public List<Rule<?>> rules(Settings settings) {
        Map<String, Rule<?>> one = new LinkedHashMap<>();
        for (Rule<?> rule : all.rules(settings)) {
          if (rule.info().inForce().contains(LocalDate.parse(edition()))) {
            RuleInfo card = rule.info();
            one.putIfAbsent(card.id() + ' ' + card.variant() + ' ' + card.activity(), rule);
          }
        }
        return List.copyOf(one.values());
      }

      @Override
      public String edition() {
        return all.edition();
      }
    };
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
