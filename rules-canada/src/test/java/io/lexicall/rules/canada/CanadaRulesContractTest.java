package io.lexicall.rules.canada;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Message;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;

/** The contract that every rule keeps. */
class CanadaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new CanadaRules();
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf("canada.jsonl", "debts.jsonl", "texts.jsonl", "acts.jsonl");
  }

  @Override
  protected List<Waiver> waivers() {
    List<Waiver> waivers = new ArrayList<>();
    for (Rule<?> rule : module().rules(Settings.defaults())) {
      if (believes(rule, Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING))) {
        String name = rule.info().id() + " " + rule.info().variant();
        for (Fact<Contact, ?> fact :
            List.of(Contact.MESSAGE, Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING))) {
          waivers.add(
              Waiver.of(
                  Check.KLEENE,
                  name,
                  fact,
                  "Where nobody says that a message for a service advertises, nobody is asked."));
        }
      }
    }
    waivers.addAll(others());
    return List.copyOf(waivers);
  }

  /** Tells whether a rule takes a fact that is left out for one that nobody had to state. */
  private static boolean believes(Rule<?> rule, Fact<?, ?> fact) {
    return Terms.parts(rule.when()).stream()
        .anyMatch(part -> Terms.decidedByAbsence(part).contains(fact));
  }

  private static List<Waiver> others() {
    String binds = "An entry of unknown age binds: the careful reading, as the book has it.";
    String stated =
        "Who does not know of a work place, or of a wish to be written to, need not find out.";
    String told = "What nobody stated was not told: the list is the record.";
    List<Waiver> waivers = new ArrayList<>();
    for (String rule :
        List.of(
            "crtc.internal-dncl told",
            "crtc.internal-dncl political",
            "crtc.internal-dncl political told",
            "crtc.internal-dncl charity",
            "crtc.internal-dncl charity told",
            "ca-province.funeral-solicitation",
            "crtc.national-dncl",
            "ca-province.sales-frequency",
            "ca-province.debt-frequency",
            "ca-bank.debt-hours",
            "casl.consent",
            "casl.identification",
            "casl.unsubscribe",
            "casl.unsubscribe-mechanism")) {
      for (Fact<Contact, ?> fact :
          List.of(Contact.HISTORY, Contact.HISTORY.each(EarlierContact.REFUSED))) {
        waivers.add(Waiver.of(Check.KLEENE, rule, fact, told));
      }
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "crtc.adad-consent",
            Contact.CONSENTS.each(Consent.PURPOSES),
            "A consent whose purposes nobody states is one to sales."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "casl.consent",
            Contact.CONSENTS.each(Consent.PURPOSES),
            "A consent whose purposes nobody states is one to sales, so its withdrawal is one too."));
    waivers.addAll(unasked());
    waivers.addAll(others(stated, binds));
    return waivers;
  }

  /** What counts where it is stated. */
  private static List<Waiver> unasked() {
    List<Waiver> waivers = new ArrayList<>();
    String charity = "Whether a caller that solicits nothing is a charity is not asked for.";
    for (String rule :
        List.of(
            "crtc.internal-dncl charity",
            "crtc.internal-dncl charity told",
            "crtc.identification charity")) {
      for (Fact<Contact, ?> fact :
          List.of(Contact.CALLER, Contact.CALLER.then(Caller.TAX_EXEMPT))) {
        waivers.add(Waiver.of(Check.KLEENE, rule, fact, charity));
      }
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "crtc.internal-dncl charity",
            Contact.LISTS,
            "An entry of a charity's own list counts where it is stated."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "crtc.internal-dncl charity",
            Contact.LISTS.entry("internal-dnc", ListEntry.AS_OF),
            "It counts if it is older than the request, which the search does not try."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "ca-bank.debt-conduct workplace text",
            Contact.HISTORY.each(EarlierContact.PURPOSE),
            "It counts for a consent between two refusals, which the search does not try."));
    for (String rule :
        List.of("ca-federal.tobacco-promotion", "ca-province.funeral-solicitation")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE, rule, Contact.SUBJECT, "Hardly any caller sells it: nobody is asked."));
    }
    return waivers;
  }

  private static List<Waiver> others(String stated, String binds) {
    return List.of(
        Waiver.of(
            Check.KLEENE,
            "ca-province.sales-hours",
            Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION),
            "A savings institution is freed where it is stated, as the book has it."),
        Waiver.of(
            Check.KLEENE,
            "casl.unsubscribe",
            Contact.CONSENTS,
            "Only a withdrawal that is stated is a wish for no more: nobody is asked for one."),
        Waiver.of(Check.KLEENE, "ca-bank.debt-conduct", stated),
        Waiver.of(Check.KLEENE, "ca-province.debt-conduct", stated),
        Waiver.of(Check.KLEENE, "crtc.national-dncl", Contact.LISTS.each(ListEntry.SINCE), binds),
        Waiver.of(Check.KLEENE, "crtc.internal-dncl", Contact.LISTS.each(ListEntry.SINCE), binds),
        Waiver.of(Check.KLEENE, "casl.unsubscribe", Contact.LISTS.each(ListEntry.SINCE), binds),
        Waiver.of(
            Check.KLEENE,
            "casl.unsubscribe",
            Contact.LISTS,
            "No law orders a check of a list: left out, nobody is known to have unsubscribed."));
  }
}
