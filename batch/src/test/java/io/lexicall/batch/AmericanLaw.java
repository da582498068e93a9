package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.place.Place;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.RuleModule;
import java.util.List;

/** A made-up module of rules on contacts in the United States. */
abstract class AmericanLaw implements RuleModule {
  private final String name;

  AmericanLaw(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String edition() {
    return "2026-11-24";
  }

  @Override
  public final List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  }
}
