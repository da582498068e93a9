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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Instant granted = Consent.GRANTED_AT.in(consent);
    Truth holds = Truth.TRUE;
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      if (granted == null || !isGivenSince(contact, ListEntry.SINCE.in(entry), granted)) {
        holds = holds.and(found.test(contact, entry).not());
      }
    }
    return holds;
  }

  /** Tells whether a consent is no older than a listing, at every place where that can be. */
  private static boolean isGivenSince(Contact contact, @Nullable Moment since, Instant granted) {
    if (since == null) {
      return false;
    }
    List<ZoneClock> clocks = contact.whereabouts().clocks();
    if (clocks.isEmpty()) {
      return !granted.isBefore(since.at(ZoneClock.of(ZoneOffset.ofHours(-12))));
    }
    for (ZoneClock clock : clocks) {
      if (granted.isBefore(since.at(clock))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      if (found.test(contact, entry) == Truth.UNKNOWN) {
        found.missing(contact, entry, into);
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
