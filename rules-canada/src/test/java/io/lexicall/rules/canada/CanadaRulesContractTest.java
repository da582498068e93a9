package io.lexicall.rules.canada;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.json.cases.Cases;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The contract that every rule keeps. */
class CanadaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new CanadaRules();
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    try (InputStream in = requireNonNull(getClass().getResourceAsStream("canada.jsonl"))) {
      return Cases.read(in, "canada.jsonl").stream()
          .flatMap(each -> each.activity().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected List<Waiver> waivers() {
    String binds = "An entry of unknown age binds: the careful reading, as the book has it.";
    return List.of(
        Waiver.of(Check.KLEENE, "crtc.national-dncl", Contact.LISTS.each(ListEntry.SINCE), binds),
        Waiver.of(Check.KLEENE, "crtc.internal-dncl", Contact.LISTS.each(ListEntry.SINCE), binds));
  }
}
