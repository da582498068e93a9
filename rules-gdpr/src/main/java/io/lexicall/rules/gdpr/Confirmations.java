package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.VOICE;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** A contract that is offered by telephone is binding only once it is confirmed in writing. */
final class Confirmations {
  private Confirmations() {}

  static List<Rule<Contact>> of(NationalTables tables) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.CONFIRMATIONS)) {
      Rule.Builder<Contact> rule = begin(law);
      List<String> only = law.row().list("subjects", ' ');
      if (!only.isEmpty()) {
        rule.when(MarketingRules.subject(only));
      }
      List<String> not = law.row().list("subjects_out", ' ');
      if (!not.isEmpty()) {
        rule.when(MarketingRules.subject(not).not());
      }
      rules.add(rule.obliges(duty(law)));
    }
    // The requirement of a trade's law counts if the contract is stated to be of that trade.
    for (NationalLaw law : tables.law(NationalTables.TRADE_CONFIRMATIONS)) {
      rules.add(
          begin(law)
              .variant(law.row().requireText("subjects").replace(' ', '-'))
              .when(Condition.known(Contact.SUBJECT))
              .when(MarketingRules.subject(law.row().list("subjects", ' ')))
              .obliges(duty(law)));
    }
    return rules;
  }

  private static Rule.Builder<Contact> begin(NationalLaw law) {
    return law.begin("eprivacy.confirm-in-writing")
        .title("A contract offered by telephone binds only once it is confirmed in writing.")
        .when(VOICE)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .when(CONSUMER);
  }

  private static Duty duty(NationalLaw law) {
    return Duty.to("confirm-in-writing").noting(law.row().requireText("note"));
  }
}
