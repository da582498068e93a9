package io.lexicall.rules.pci;

import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Storage;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;

/** The contract that every rule keeps. */
class PciRulesContractTest extends RuleModuleContract {
  private static final String STATED =
      "The duty is owed only where the host states the fact, as the book has it.";

  @Override
  protected RuleModule module() {
    return new PciRules();
  }

  @Override
  protected Hints hints() {
    return Hints.standard().values(Disclosure.DATA, List.of(DataKind.PAN), List.of(DataKind.CVV));
  }

  @Override
  protected List<Waiver> waivers() {
    List<Waiver> waivers = new ArrayList<>();
    waivers.add(
        Waiver.of(Check.KLEENE, "pci-dss.sad-in-recording", Recording.CONTAINS_CARD_DATA, STATED));
    waivers.add(Waiver.of(Check.KLEENE, "pci-dss.audit-log-retention", Storage.ARTIFACT, STATED));
    waivers.add(Waiver.of(Check.KLEENE, "pci-dss.personnel-screening", STATED));
    for (Fact<Payment, ?> state : List.of(Payment.TRANSCRIPTION, Payment.SCREEN_RECORDING)) {
      waivers.add(Waiver.of(Check.KLEENE, "pci-dss.sad-in-recording pan", state, STATED));
    }
    waivers.add(
        Waiver.of(Check.KLEENE, "pci-dss.service-provider", Disclosure.PROCESSOR_CONTRACT, STATED));
    for (String rule : List.of("pci-dss.service-provider", "pci-dss.display-mask")) {
      waivers.add(Waiver.of(Check.KLEENE, rule, Disclosure.OWN_STAFF, STATED));
    }
    for (String rule :
        List.of(
            "pci-dss.need-to-know payment",
            "pci-dss.unique-id payment",
            "pci-dss.awareness-training payment",
            "pci-dss.awareness-training payment-train")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              "Of the agent on a call only what is known counts; an access asks for the rest."));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "pci-dss.mfa",
            "Where every access needs a second factor, the place of work is not asked for."));
    new PciRules()
        .rules(Settings.defaults()).stream()
            .map(rule -> rule.info())
            .filter(info -> info.reads().contains(Storage.TEXT))
            .map(RuleInfo::id)
            .distinct()
            .forEach(
                id ->
                    waivers.add(
                        Waiver.of(
                            Check.KLEENE,
                            id,
                            "Where contains is left out, the scan of a given text decides; what is"
                                + " found there is added to what is stated.")));
    String oneDay =
        "The place decides only on the last day, which the facts supplied may or may not hit.";
    waivers.add(Waiver.of(Check.FEWEST, "pci-dss.retention", Storage.COUNTRY, oneDay));
    waivers.add(Waiver.of(Check.SUFFICIENT, "pci-dss.retention", oneDay));
    return waivers;
  }
}
