package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static io.lexicall.rules.gdpr.NationalLaw.citeAges;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Message;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Consent to marketing calls in which a recording or a machine speaks. */
final class MachineCalls {
  private static final Condition<Contact> MACHINE =
      Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL);

  private MachineCalls() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents all) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.AUTOMATED_CALLS,
            NationalTables.LIVE_CALLS,
            NationalTables.REGISTERS,
            NationalTables.MACHINES,
            NationalTables.SENDER,
            NationalTables.CONSENT_AGE)) {
      LawTable.Row row = law.row();
      if (!row.requireText("automated_calls").equals("opt-in")) {
        throw row.unreadable(
            "automated_calls", new IllegalArgumentException("There is no such regime"));
      }
      Consents consents = law.toMachineCalls(all);
      rules.add(
          citeAges(law.begin("eprivacy.automated-call-consent"), consents)
              .title("A recording or a machine that speaks needs prior consent to marketing calls.")
              .when(VOICE)
              .when(MACHINE)
              .when(law.marketingCall())
              .when(whom(law))
              .when(barred(law, consents))
              .remedy("obtain-opt-in")
              .denies());
      for (LawTable.Row sender : law.rows(NationalTables.SENDER)) {
        if (!sender.isBlank("machines")) {
          rules.add(sender(law, sender));
        }
      }
    }
    return rules;
  }

  /** What a state asks of texts on who sends them, it asks of machines too where a row says so. */
  private static Rule<Contact> sender(NationalLaw law, LawTable.Row sender) {
    return law.begin("eprivacy.automated-call-consent", sender)
        .variant("sender")
        .title("A machine that calls to sell says who calls.")
        .cites(sender.citation("machines").text())
        .when(VOICE)
        .when(MACHINE)
        .when(law.marketingCall())
        .remedy("identify-caller")
        .demands(
            Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)), "identify-caller");
  }

  private static Condition<Contact> whom(NationalLaw law) {
    return law.row(NationalTables.MACHINES)
        .map(own -> NationalLaw.protectedWhere(own.requireText("automated_b2b")))
        .orElseGet(law::protectedFromCalls);
  }

  private static Condition<Contact> barred(NationalLaw law, Consents consents) {
    Condition<Contact> none = consents.any().not();
    NationalRegister register = new NationalRegister(law);
    // Where only live calls are barred by law, what was checked for them is heeded all the same.
    return register.wantsNewerConsent()
        ? none.or(register.holds(register.ofConsumers(), register.isOrderedForMachines(), consents))
        : none;
  }
}
