package io.lexicall.rules.canada;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.LatestConsent;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number is on the seller's own list, and the person has neither given a consent that lifts
 * that nor asked for this contact since.
 *
 * <p>No consent lifts an entry of unknown age. A request came after it if it came after the day of
 * the version that contains it; else it is unknown whether the request is the later word.
 */
final class InternalListBars extends MemberTest<Contact, ListEntry> {
  private final Members<Contact, ListEntry> members;
  private final MemberTest<Contact, Consent> lifting;

  /**
   * Creates the test.
   *
   * @param lifting the consents that lift an entry, if they were given after it
   */
  InternalListBars(Members<Contact, ListEntry> members, MemberTest<Contact, Consent> lifting) {
    this.members = members;
    this.lifting = lifting;
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    return Boolean.FALSE.equals(listed)
        ? Truth.FALSE
        : (listed == null ? Truth.UNKNOWN : Truth.TRUE).and(lifted(contact, entry).not());
  }

  private Truth lifted(Contact contact, ListEntry entry) {
    Truth asked = isAskedForSince(contact, entry);
    return asked == Truth.TRUE ? asked : asked.or(consented(contact, entry));
  }

  private static Truth isAskedForSince(Contact contact, ListEntry entry) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    Moment since = ListEntry.SINCE.in(entry);
    Moment asOf = ListEntry.AS_OF.in(entry);
    if (asked == null || asked.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    if (since != null) {
      return isAfter(contact, asked, since);
    }
    Truth afterTheVersion =
        asOf == null
            ? Truth.UNKNOWN
            : CanadaRules.CLOCKS
                .some(
                    contact,
                    clock -> Truth.of(asked.isBefore(clock.endOfDayExclusive(asOf.dateAt(clock)))))
                .not();
    return afterTheVersion == Truth.TRUE ? afterTheVersion : Truth.UNKNOWN;
  }

  private Truth consented(Contact contact, ListEntry entry) {
    Moment since = ListEntry.SINCE.in(entry);
    if (since == null) {
      return Truth.FALSE;
    }
    return LatestConsent.of(contact, lifting).is(granted -> isAfter(contact, granted, since));
  }

  private static Instant given(Consent consent) {
    return Consent.GRANTED_AT.of(consent).orElseThrow();
  }

  /** After the entry, wherever the person can be: a day means its first moment. */
  private static Truth isAfter(Contact contact, Instant event, Moment since) {
    return CanadaRules.CLOCKS
        .some(contact, clock -> Truth.of(!event.isAfter(since.at(clock))))
        .not();
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (ListEntry.LISTED.in(entry) == null) {
      into.add(members.name(ListEntry.LISTED));
    }
    if (lifted(contact, entry) != Truth.UNKNOWN) {
      return;
    }
    Moment since = ListEntry.SINCE.in(entry);
    if (since == null) {
      into.add(members.name(ListEntry.SINCE));
      if (ListEntry.AS_OF.in(entry) == null) {
        into.add(members.name(ListEntry.AS_OF));
      }
      return;
    }
    if (isAskedForSince(contact, entry) == Truth.UNKNOWN) {
      into.add(contact.timeZoneFact());
    }
    if (consented(contact, entry) != Truth.UNKNOWN) {
      return;
    }
    if (Contact.CONSENTS.in(contact) == null) {
      into.add(Contact.CONSENTS);
    }
    MemberTest<Contact, Consent> lifts = lifting.forAllOf(contact);
    for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
      Truth after = isAfter(contact, given(consent), since);
      Truth valid = lifts.test(contact, consent);
      if (after != Truth.FALSE && valid == Truth.UNKNOWN) {
        lifts.missing(contact, consent, into);
      }
      if (after == Truth.UNKNOWN && valid != Truth.FALSE) {
        into.add(contact.timeZoneFact());
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.LISTS);
    reads.add(members.name(ListEntry.LISTED));
    reads.add(members.name(ListEntry.SINCE));
    reads.add(members.name(ListEntry.AS_OF));
    reads.add(Contact.REQUESTED_AT);
    reads.add(Contact.CONSENTS);
    reads.addAll(lifting.reads());
    return reads;
  }

  @Override
  public String says() {
    return "the number is on it, and no consent that lifts it, and no request, came since";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    Instant next = ifAfter(Contact.REQUESTED_AT.in(contact), after);
    Contact then = after.equals(contact.at()) ? contact : contact.at(after);
    MemberTest<Contact, Consent> lifts = lifting.forAllOf(then);
    for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
      next = earlier(next, lifts.nextChange(then, consent, after));
    }
    return next;
  }
}
