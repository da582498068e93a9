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
import java.util.Set;

/** A contract that is offered by telephone is binding only once it is confirmed in writing. */
final class Confirmations {
  private Confirmations() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents consents) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.CONFIRMATIONS)) {
      Rule.Builder<Contact> rule = begin(law, consents);
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
          begin(law, consents)
              .variant(law.row().requireText("variant"))
              .when(Condition.known(Contact.SUBJECT))
              .when(MarketingRules.subject(law.row().list("subjects", ' ')))
              .obliges(duty(law)));
    }
    return rules;
  }

  private static Rule.Builder<Contact> begin(NationalLaw law, Consents consents) {
    return law.begin("eprivacy.confirm-in-writing")
        .title("A contract offered by telephone binds only once it is confirmed in writing.")
        .when(VOICE)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .when(CONSUMER)
        .unless(freedByRequest(law, consents));
  }

  /** Some acts speak only of offers that nobody asked for; a later no ends a request. */
  private static Condition<Contact> freedByRequest(NationalLaw law, Consents consents) {
    return switch (law.row().text("requested")) {
      case "" -> Condition.never();
      case "free" -> {
        Set<ContactPurpose> marketing = MarketingRules.marketingPurposes(false);
        Consents given = law.consents(consents, Consents.Manner.CALLS, marketing);
        yield MarketingRules.REQUESTED.and(
            MarketingRules.takenBack(marketing, given.endedByObjection(), law.clocks()).not());
      }
      default ->
          throw law.row()
              .unreadable(
                  "requested", new IllegalArgumentException("There is no such word for a request"));
    };
  }

  private static Duty duty(NationalLaw law) {
    return Duty.to("confirm-in-writing").noting(law.row().requireText("note"));
  }
}
