package io.lexicall.ledger;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.List;
import java.util.Set;

/** A law that reads some facts and never denies, so that it shows what a source tells of them. */
final class ReadingLaw implements RuleModule {
  static final Set<Fact<Contact, ?>> ALL =
      Set.of(Contact.CONSENTS, Contact.RELATIONSHIP, Contact.LISTS, Contact.HISTORY);

  private final Set<Fact<Contact, ?>> facts;

  ReadingLaw(Set<Fact<Contact, ?>> facts) {
    this.facts = facts;
  }

  private static <T> Condition<Contact> never(Fact<Contact, T> fact) {
    return Condition.where(fact, fact + " is what it never is", value -> Truth.FALSE);
  }

  @Override
  public String name() {
    return "reading";
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
    List<Condition<Contact>> parts =
        facts.stream().<Condition<Contact>>map(fact -> never(fact)).toList();
    return List.of(
        Rule.on(Contact.SCHEMA, "reading.all")
            .title("It reads.")
            .cites("Reading Rules 1")
            .in(Place.of("US"))
            .when(Condition.any(parts))
            .denies());
  }
}
