package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static io.lexicall.rules.gdpr.NationalLaw.citeAges;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Consent to marketing calls with a prerecorded or artificial voice. */
final class MachineCalls {
  private static final String ID = "eprivacy.automated-call-consent";
  private static final String OPT_OUT = "opt-out";

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
            NationalTables.MESSAGE_DUTIES,
            NationalTables.CONSENT_AGE)) {
      LawTable.Row row = law.row();
      if (!row.requireText("automated_calls").equals("opt-in")) {
        throw row.unreadable(
            "automated_calls", new IllegalArgumentException("There is no such regime"));
      }
      Consents consents = law.toMachineCalls(all);
      // Who asks for a call does not thereby consent to a machine, so that a request restores
      // nothing here.
      Condition<Contact> takenBack = law.endedConsents(consents);
      rules.add(
          citeAges(law.begin(ID).variant(registerIsHeeded(law) ? "register-heeded" : ""), consents)
              .title(
                  "A marketing call with a prerecorded or artificial voice needs prior"
                      + " consent.")
              .when(VOICE)
              .when(MACHINE)
              .when(law.marketingCall())
              .when(Whoever.isCalled(whom(law), businessRefused(law, consents)))
              .when(barred(law, consents).or(takenBack))
              .remedy("obtain-opt-in")
              .denies());
      law.row(NationalTables.MACHINES)
          .filter(own -> own.requireText("automated_b2b").equals(OPT_OUT))
          .ifPresent(own -> rules.add(untilRefused(law, own, consents)));
      for (LawTable.Row duty : law.messageDuties("machine")) {
        String name = duty.requireText("duty");
        rules.add(
            law.begin(ID, duty)
                .variant(name)
                .title(
                    "A marketing call with a prerecorded or artificial voice says who is"
                        + " calling and how to refuse further calls.")
                .when(VOICE)
                .when(MACHINE)
                .when(law.marketingCall())
                .remedy(name)
                .demands(NationalLaw.messageMeets(duty), name));
      }
    }
    return rules;
  }

  /**
   * A business may be called with a prerecorded or artificial voice until it refuses, either to the
   * caller or by registering on a list.
   */
  private static Rule<Contact> untilRefused(NationalLaw law, LawTable.Row own, Consents consents) {
    return law.begin(ID, own)
        .variant("refused")
        .title("A business that refused is not called with a prerecorded or artificial voice.")
        .when(VOICE)
        .when(MACHINE)
        .when(law.marketingCall())
        .when(Condition.in(MarketingRules.SUBSCRIBER, Subscriber.BUSINESS))
        .when(refusedWithoutConsent(law, consents, true))
        .remedy("obtain-opt-in")
        .denies();
  }

  /** A business that may be called until it refuses did so; never where other law applies to it. */
  private static Condition<Contact> businessRefused(NationalLaw law, Consents consents) {
    return law.row(NationalTables.MACHINES)
        .filter(own -> own.requireText("automated_b2b").equals(OPT_OUT))
        .map(own -> refusedWithoutConsent(law, consents, false))
        .orElse(Condition.never());
  }

  /** An entry of the list is a refusal, too; {@code ordered} if it must have been checked. */
  private static Condition<Contact> refusedWithoutConsent(
      NationalLaw law, Consents consents, boolean ordered) {
    NationalRegister register = new NationalRegister(law);
    return Condition.all(
        consents.any().not().or(law.endedConsents(consents)),
        NationalLaw.OBJECTED
            .or(NationalLaw.ON_OWN_LIST)
            .or(law.refusedCall(consents))
            .or(register.holds(register.ofBusinesses(), ordered, null)));
  }

  /** Whose consent is required. */
  private static Condition<Contact> whom(NationalLaw law) {
    return law.row(NationalTables.MACHINES)
        .map(MachineCalls::whoConsents)
        .orElseGet(law::protectedFromCalls);
  }

  private static Condition<Contact> whoConsents(LawTable.Row own) {
    return switch (own.requireText("automated_b2b")) {
      case "opt-in" -> Condition.always();
      case OPT_OUT, "not-regulated" -> MarketingRules.CONSUMER;
      default ->
          throw own.unreadable(
              "automated_b2b", new IllegalArgumentException("There is no such regime"));
    };
  }

  /**
   * An entry also bars prerecorded and artificial voices, although no law requires a check for
   * them.
   */
  private static boolean registerIsHeeded(NationalLaw law) {
    NationalRegister register = new NationalRegister(law);
    return register.wantsNewerConsent() && !register.isOrderedForMachines();
  }

  private static Condition<Contact> barred(NationalLaw law, Consents consents) {
    Condition<Contact> none = consents.any().not();
    NationalRegister register = new NationalRegister(law);
    // If the law bars only live calls, a check that was made for them counts anyway.
    return register.wantsNewerConsent()
        ? none.or(register.holds(register.ofConsumers(), register.isOrderedForMachines(), consents))
        : none;
  }
}
