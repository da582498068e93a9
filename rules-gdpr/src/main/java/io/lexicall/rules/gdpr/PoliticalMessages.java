package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Political texts, and calls in which a machine speaks, where a state wants consent to them and
 * does not count political calls as marketing.
 */
final class PoliticalMessages {
  private static final Set<ContactPurpose> POLITICAL = Set.of(ContactPurpose.POLITICAL);

  private PoliticalMessages() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents all) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law : tables.law(NationalTables.POLITICAL_MESSAGES)) {
      LawTable.Row row = law.row();
      for (String manner : row.list("manners", ' ')) {
        switch (manner) {
          case "text" ->
              rules.add(
                  rule(law, "eprivacy.text-consent", law.consents(all, Manner.TEXTS, POLITICAL))
                      .title("A political text needs prior consent here.")
                      .when(MarketingRules.TEXT)
                      .denies());
          case "machine" ->
              rules.add(
                  rule(
                          law,
                          "eprivacy.automated-call-consent",
                          law.consents(all, Manner.MACHINE_CALLS, POLITICAL))
                      .title("A machine that speaks for a party or candidate needs prior consent.")
                      .when(Consents.MACHINE)
                      .denies());
          default ->
              throw row.unreadable(
                  "manners", new IllegalArgumentException("There is no such manner"));
        }
      }
    }
    return rules;
  }

  private static Rule.Builder<Contact> rule(NationalLaw law, String id, Consents consents) {
    return law.begin(id)
        .variant("political")
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.POLITICAL))
        .when(consents.any().not())
        .unless(MarketingRules.REQUESTED)
        .remedy("obtain-opt-in");
  }
}
