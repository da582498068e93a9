package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A consent was given since the number was reassigned; where the date of that is not known, no
 * consent counts (47 CFR 64.1200(m)).
 */
final class GivenByPresentHolder extends MemberTest<Contact, Consent> {
  private final CheckedList reassigned;

  GivenByPresentHolder(CheckedList reassigned) {
    this.reassigned = reassigned;
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      if (ListEntry.LIST.in(entry) == ListKind.REASSIGNED_NUMBERS
          && Boolean.TRUE.equals(ListEntry.LISTED.in(entry))
          && !isBefore(contact, ListEntry.SINCE.of(entry).orElse(null), granted)) {
        return Truth.FALSE;
      }
    }
    return Truth.TRUE;
  }

  private static boolean isBefore(
      Contact contact,
      @org.jspecify.annotations.Nullable Moment since,
      @org.jspecify.annotations.Nullable Instant granted) {
    if (since == null || granted == null) {
      return false;
    }
    for (ZoneClock clock : contact.whereabouts().clocks()) {
      if (granted.isBefore(since.at(clock))) {
        return false;
      }
    }
    return contact.whereabouts().zoneKnown()
        || !granted.isBefore(since.at(ZoneClock.of(ZoneOffset.UTC)));
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    into.add(Contact.LISTS);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Terms.CONSENTS.name(Consent.GRANTED_AT));
    reads.add(reassigned.members().name(ListEntry.LISTED));
    reads.add(reassigned.members().name(ListEntry.SINCE));
    return reads;
  }

  @Override
  public String says() {
    return "given since the number was reassigned";
  }
}
