package io.lexicall.spark;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;

/** A host's own rule, found only through the jar that a test makes. */
public final class HouseRules implements RuleModule {
  @Override
  public String name() {
    return "house";
  }

  @Override
  public String edition() {
    return "2026-11-28";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "house.no-sales")
            .title("Nobody is sold anything.")
            .cites("House Rules 1")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .denies());
  }
}
