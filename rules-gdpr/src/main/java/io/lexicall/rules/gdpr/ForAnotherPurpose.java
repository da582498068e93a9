package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An earlier contact is said to have been for no such purpose. One of which nobody says what it was
 * for may have been: who refuses is to be left alone in doubt.
 */
final class ForAnotherPurpose extends MemberTest<Contact, EarlierContact> {
  private final EnumSet<ContactPurpose> purposes;

  ForAnotherPurpose(Set<ContactPurpose> purposes) {
    this.purposes = EnumSet.copyOf(purposes);
  }

  @Override
  public Truth test(Contact contact, EarlierContact earlier) {
    ContactPurpose purpose = EarlierContact.PURPOSE.in(earlier);
    return Truth.of(purpose != null && !purposes.contains(purpose));
  }

  @Override
  public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(HISTORY.name(EarlierContact.PURPOSE));
  }

  @Override
  public String says() {
    return "it was for another purpose than marketing";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(purposes);
  }
}
