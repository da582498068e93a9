package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.util.List;
import java.util.Set;

/**
 * A check of a national list is one of the registry of the United States. A check that names no
 * country counts too; one that names another country does not.
 */
final class OfTheUnitedStates extends MemberTest<Contact, ListEntry> {
  private final Fact<Contact, ?> country;

  OfTheUnitedStates(Members<Contact, ListEntry> members) {
    this.country = members.name(ListEntry.COUNTRY);
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Place stated = ListEntry.COUNTRY.in(entry);
    return Truth.of(stated == null || stated.equals(Terms.UNITED_STATES));
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.LISTS, country);
  }

  @Override
  public String says() {
    return "it is that of the United States";
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(country);
  }
}
