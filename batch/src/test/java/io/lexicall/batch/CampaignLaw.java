package io.lexicall.batch;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.StringReader;
import java.util.List;

/** House rules on dialers: at most three per cent of the answered calls of a campaign. */
final class CampaignLaw extends AmericanLaw {
  private static final String PENALTIES =
      """
      regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,limitation_years,amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes
      dialer,dialer.abandonment,US,civil-penalty,violation,0.00,100.00,USD,,regulator,,,violation,2020-01-01,,Act 9,read,high,2026-11-27,
      """;

  CampaignLaw() {
    super("dialer");
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(PENALTIES)));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "dialer.abandonment")
            .title("At most three per cent of the answered calls of a campaign are abandoned.")
            .cites("House Rules 9")
            .when(
                Condition.shareAbove(
                    Contact.CAMPAIGN.then(Campaign.ABANDONED),
                    Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS),
                    3))
            .denies());
  }
}
