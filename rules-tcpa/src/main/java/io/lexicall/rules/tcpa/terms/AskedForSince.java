package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person asked for this contact after the number was put on a list, so the do-not-call request
 * does not cover it. A listing with an unknown date is taken as the later one, the careful reading.
 */
final class AskedForSince extends MemberTest<Contact, ListEntry> {
  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    Moment since = ListEntry.SINCE.in(entry);
    return asked == null || since == null || asked.isAfter(contact.at())
        ? Truth.FALSE
        : Terms.CLOCKS.some(contact, clock -> Truth.of(!since.at(clock).isBefore(asked))).not();
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    Clocks.missingZone(contact, into);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.REQUESTED_AT, Terms.INTERNAL_DNC.members().name(ListEntry.SINCE));
  }

  @Override
  public String says() {
    return "the person asked for this contact since";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    return ifAfter(Contact.REQUESTED_AT.in(contact), after);
  }
}
