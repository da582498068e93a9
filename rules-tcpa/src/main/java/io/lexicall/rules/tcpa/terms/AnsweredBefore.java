package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person asked for this contact, has been answered by its medium since, and the contact is
 * barred if the request is left aside: only one answer is allowed (12 CFR 1006.14(h)(2)(ii)).
 */
final class AnsweredBefore extends Condition<Contact> {
  private final Condition<Contact> barred;
  private final Condition<Contact> answered =
      Terms.HISTORY.any(
          Terms.afterRequest(), Terms.HISTORY.same(EarlierContact.CHANNEL, Contact.CHANNEL));

  /**
   * Creates the condition.
   *
   * @param barred that the person refused the medium and has neither asked for this contact nor
   *     consented since
   */
  AnsweredBefore(Condition<Contact> barred) {
    this.barred = barred;
  }

  /** Returns the contact as if the request were older than anything that the person refused. */
  private static Contact requestAside(Contact contact) {
    return contact.with(Contact.REQUESTED_AT, Instant.EPOCH);
  }

  @Override
  public Truth test(Contact contact) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null || asked.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    Truth used = answered.test(contact);
    return used == Truth.FALSE ? used : used.and(barred.test(requestAside(contact)));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    if (answered.test(contact) == Truth.UNKNOWN) {
      answered.missing(contact, into);
    }
    Contact aside = requestAside(contact);
    if (barred.test(aside) == Truth.UNKNOWN) {
      barred.missing(aside, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(barred.reads());
    reads.addAll(answered.reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "the person asked for this contact, but was answered by this medium since";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null) {
      return null;
    }
    Instant next = ifAfter(asked, after);
    next = earlier(next, barred.nextChange(requestAside(contact), after));
    for (EarlierContact entry : Fact.entries(Contact.HISTORY, contact)) {
      next = earlier(next, ifAfter(EarlierContact.AT.in(entry), after));
    }
    return next;
  }
}
