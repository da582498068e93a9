package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A consent was given since the number was reassigned; where the date of that is not known, no
 * consent counts (47 CFR 64.1200(m)).
 */
final class GivenByPresentHolder extends MemberTest<Contact, Consent> {
  private final MemberTest<Contact, ListEntry> found;
  private final Fact<Contact, ?> since;

  GivenByPresentHolder(CheckedList reassigned) {
    this.found =
        reassigned
            .members()
            .in(ListEntry.LIST, ListKind.REASSIGNED_NUMBERS)
            .and(reassigned.members().isTrue(ListEntry.LISTED));
    this.since = reassigned.members().name(ListEntry.SINCE);
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    Truth holds = Truth.TRUE;
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      holds = holds.and(isGivenSince(contact, consent, entry).or(found.test(contact, entry).not()));
    }
    return holds;
  }

  /** Tells whether a consent is no older than a listing, at every place where that can be. */
  private static Truth isGivenSince(Contact contact, Consent consent, ListEntry entry) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    Moment since = ListEntry.SINCE.in(entry);
    return granted == null || since == null
        ? Truth.FALSE
        : Terms.CLOCKS.some(contact, clock -> Truth.of(granted.isBefore(since.at(clock)))).not();
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Truth given = isGivenSince(contact, consent, entry);
      Truth listed = found.test(contact, entry);
      if (listed == Truth.UNKNOWN && given != Truth.TRUE) {
        found.missing(contact, entry, into);
      }
      if (given == Truth.UNKNOWN && listed != Truth.FALSE) {
        Clocks.missingZone(contact, into);
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Terms.CONSENTS.name(Consent.GRANTED_AT));
    reads.addAll(found.reads());
    reads.add(since);
    return reads;
  }

  @Override
  public String says() {
    return "given since the number was reassigned";
  }
}
