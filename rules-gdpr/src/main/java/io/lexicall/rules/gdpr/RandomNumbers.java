package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Dialing;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Marketing calls to numbers that a dialer generated, which a country forbids altogether. */
final class RandomNumbers {
  /** A caller that selected the number does not have to say so. */
  private static final Condition<Contact> GENERATED =
      Condition.<Contact>known(Contact.DIALING)
          .and(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL));

  private RandomNumbers() {}

  static List<Rule<Contact>> of(NationalTables tables) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.RANDOM_NUMBERS, NationalTables.LIVE_CALLS)) {
      rules.add(
          law.begin("eprivacy.random-numbers")
              .title("No marketing call goes to a number that was generated, consent or not.")
              .when(MarketingRules.VOICE)
              .when(GENERATED)
              .when(law.marketingCall())
              .remedy("dial-manually")
              .denies());
    }
    return rules;
  }
}
