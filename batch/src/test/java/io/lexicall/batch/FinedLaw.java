package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.StringReader;
import java.util.List;

/** House rules that cost something. */
final class FinedLaw extends AmericanLaw {
  private static final String PENALTIES =
      """
      regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,limitation_years,amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes
      fined,fined.sales|fined.machines,US,statutory-damages,call,500.00,1500.00,USD,,person,,4,violation,2020-01-01,,Act 1,read,high,2026-11-27,
      fined,fined.*,US,civil-penalty,violation,0.00,1000.00,USD,a cap in words,regulator,,5,assessment,2020-01-01,2025-12-31,Act 2,read,high,2026-11-27,
      fined,fined.*,US,civil-penalty,violation,0.00,1100.00,USD,a cap in words,regulator,,5,assessment,2026-01-01,,Act 2,read,medium,2026-11-27,
      fined,fined.sales,US,statutory-damages,person,100.00,,USD,,person,,,violation,2020-01-01,,Act 3,read,high,2026-11-27,
      fined,fined.sales,US-FL,administrative-fine,violation,0.00,9000.00,USD,,regulator,minor,,violation,2020-01-01,,Act 4,read,high,2026-11-27,
      fined,fined.sales,US-FL,administrative-fine,violation,0.00,90000.00,USD,,regulator,serious,,violation,2020-01-01,,Act 4,read,high,2026-11-27,
      fined,fined.debts,US,statutory-damages,call,10.00,10.00,USD,,person,,,violation,2020-01-01,2025-06-30,Act 6,read,high,2026-11-27,
      fined,fined.debts,US,statutory-damages,call,20.00,20.00,USD,,person,,,violation,2025-07-01,,Act 7,read,high,2026-11-27,
      fined,fined.sales,US,administrative-fine,turnover,0.00,20.00,USD,,regulator,,,violation,2020-01-01,,Act 5,read,low,2026-11-27,
      """;

  FinedLaw() {
    super("fined");
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(PENALTIES)));
  }

  private static Rule.Builder<Contact> rule(String id) {
    return Rule.on(Contact.SCHEMA, id).title("A rule.").cites("House Rules 1");
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        rule("fined.sales")
            .in(Place.of("US"))
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .denies(),
        rule("fined.machines")
            .in(Place.of("US"))
            .when(Condition.in(Contact.DIALING, Dialing.AUTOMATED))
            .denies(),
        rule("fined.debts")
            .in(Place.of("US"))
            .inForceTo("2025-06-30")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
            .denies(),
        rule("free.surveys").when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY)).denies());
  }
}
