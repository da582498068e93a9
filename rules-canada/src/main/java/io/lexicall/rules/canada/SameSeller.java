package io.lexicall.rules.canada;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.util.Set;

/** An entry is of the caller's seller: the same where both are given. */
final class SameSeller<E extends Facts<E>> extends MemberTest<Contact, E> {
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  private final Members<Contact, E> members;
  private final Fact<E, String> seller;

  SameSeller(Members<Contact, E> members, Fact<E, String> seller) {
    this.members = members;
    this.seller = seller;
  }

  @Override
  public Truth test(Contact contact, E entry) {
    String theirs = seller.in(entry);
    String ours = SELLER.in(contact);
    return Truth.of(theirs == null || ours == null || theirs.equals(ours));
  }

  @Override
  public void missing(Contact contact, E entry, Set<Fact<Contact, ?>> into) {
    into.add(members.name(seller));
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(members.list(), members.name(seller), SELLER);
  }

  @Override
  public String says() {
    return "it is of the same seller";
  }
}
