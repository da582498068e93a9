package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Political texts, and political calls with a prerecorded or artificial voice, in countries where
 * political calls are not marketing: some require consent to them anyway, or a way to refuse
 * further ones.
 */
final class PoliticalMessages {
  private static final Set<ContactPurpose> POLITICAL = Set.of(ContactPurpose.POLITICAL);

  private PoliticalMessages() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents all) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.POLITICAL_MESSAGES)) {
      for (String manner : law.row().list("manners", ' ')) {
        rules.add(rule(law, manner, all));
      }
    }
    return rules;
  }

  private static Rule<Contact> rule(NationalLaw law, String manner, Consents all) {
    LawTable.Row row = law.row();
    return switch (manner) {
      case "text" ->
          demand(
              row,
              law.begin("eprivacy.text-consent").when(MarketingRules.TEXT),
              law.consents(all, Manner.TEXTS, POLITICAL));
      case "machine" ->
          demand(
              row,
              law.begin("eprivacy.automated-call-consent").when(Consents.MACHINE),
              law.consents(all, Manner.MACHINE_CALLS, POLITICAL));
      default ->
          throw row.unreadable("manners", new IllegalArgumentException("There is no such manner"));
    };
  }

  private static Rule<Contact> demand(
      LawTable.Row row, Rule.Builder<Contact> rule, Consents consents) {
    rule.when(Condition.in(Contact.PURPOSE, ContactPurpose.POLITICAL));
    return switch (row.requireText("demand")) {
      case "consent" ->
          rule.variant("political")
              .title(
                  "A political text, or a political call with a prerecorded or artificial"
                      + " voice, needs consent here.")
              .when(consents.any().not())
              .unless(MarketingRules.REQUESTED)
              .remedy("obtain-opt-in")
              .denies();
      case "way-to-refuse" ->
          rule.variant("political-way-to-refuse")
              .title("A political message says how to refuse further messages.")
              .remedy("offer-opt-out-mechanism")
              .demands(
                  Condition.isTrue(Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM)),
                  "offer-opt-out-mechanism");
      default ->
          throw row.unreadable("demand", new IllegalArgumentException("There is no such demand"));
    };
  }
}
