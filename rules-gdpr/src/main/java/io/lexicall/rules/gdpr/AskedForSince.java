package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * After an earlier contact the person asked for this very one: a new decision, for that contact
 * alone.
 */
final class AskedForSince extends MemberTest<Contact, EarlierContact> {
  @Override
  public Truth test(Contact contact, EarlierContact earlier) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    Instant before = EarlierContact.AT.in(earlier);
    return Truth.of(
        asked != null && before != null && asked.isAfter(before) && !asked.isAfter(contact.at()));
  }

  /** To ask is an event: left out, it has not happened. */
  @Override
  public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(HISTORY.name(EarlierContact.AT));
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "requestedAt came after it";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, EarlierContact earlier, Instant after) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    return asked != null && asked.isAfter(after) ? asked : null;
  }
}
