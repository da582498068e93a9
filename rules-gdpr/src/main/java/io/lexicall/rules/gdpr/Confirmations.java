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

/** That a contract which is offered by telephone binds only once it is confirmed in writing. */
final class Confirmations {
  private Confirmations() {}

  static List<Rule<Contact>> of(NationalTables tables) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.CONFIRMATIONS)) {
      Rule.Builder<Contact> rule =
          law.begin("eprivacy.confirm-in-writing")
              .title("A contract offered by telephone binds only once it is confirmed in writing.")
              .when(VOICE)
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(CONSUMER);
      List<String> only = law.row().list("subjects", ' ');
      if (!only.isEmpty()) {
        rule.when(MarketingRules.subject(only));
      }
      List<String> not = law.row().list("subjects_out", ' ');
      if (!not.isEmpty()) {
        rule.when(MarketingRules.subject(not).not());
      }
      rules.add(rule.obliges(Duty.to("confirm-in-writing").noting(law.row().requireText("note"))));
    }
    return rules;
  }
}
