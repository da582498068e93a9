package io.lexicall.rules.hipaa;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person elected not to receive such contacts of the caller (45 CFR 164.514(f)(2)), and has not
 * opted back in since: by agreeing again, in any form, or by asking for this contact.
 *
 * <p>The caller's own list is the record of such elections, so its check is asked for. An entry of
 * it whose day is not known is taken as the later word.
 */
final class OptedOut {
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final CheckedList ALL_LISTS = CheckedList.of(ListKind.INTERNAL_DNC).dated();
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);
  private static final CheckedList LIST =
      ALL_LISTS.where(ALL_LISTS.members().same(ListEntry.SELLER, SELLER));
  private static final Clocks CLOCKS = new Clocks(Set.of(Place.of("US")));

  /** A consent to such contacts of this caller, withdrawn or not. */
  private static final MemberTest<Contact, Consent> REACHING =
      CONSENTS
          .same(Consent.SELLER, SELLER)
          .and(CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE))
          .and(CONSENTS.holds(Consent.CHANNELS, Contact.CHANNEL));

  private static final MemberTest<Contact, Consent> STANDS =
      CONSENTS
          .happened(Consent.GRANTED_AT)
          .and(CONSENTS.happened(Consent.REVOKED_AT).not())
          .and(CONSENTS.happened(Consent.EXPIRES_AT).not())
          .and(REACHING)
          .and(LaterWord.withdrawnSince(REACHING).not());

  private OptedOut() {}

  /** Returns the condition. */
  static Condition<Contact> condition() {
    MemberTest<Contact, EarlierContact> alike =
        HISTORY.same(EarlierContact.PURPOSE, Contact.PURPOSE);
    Condition<Contact> objected =
        LaterWord.objected().and(CONSENTS.any(STANDS, LaterWord.objectedSince().not()).not());
    Condition<Contact> withdrawn =
        Condition.<Contact>known(Contact.CONSENTS)
            .and(CONSENTS.any(new Withdrawn(), REACHING))
            .and(CONSENTS.any(STANDS).not());
    return Condition.any(
        LaterWord.refused(alike, STANDS),
        objected,
        withdrawn,
        LIST.asks(LIST.members().isTrue(ListEntry.LISTED).and(new BackIn().not())));
  }

  /** The consent was withdrawn, and the person has not asked for this contact since. */
  private static final class Withdrawn extends MemberTest<Contact, Consent> {
    @Override
    public Truth test(Contact contact, Consent consent) {
      Instant revoked = Consent.REVOKED_AT.in(consent);
      Instant asked = Contact.REQUESTED_AT.in(contact);
      return Truth.of(
          revoked != null
              && !revoked.isAfter(contact.at())
              && (asked == null || !asked.isAfter(revoked) || asked.isAfter(contact.at())));
    }

    /** Both are events: left out, they have not happened. */
    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(CONSENTS.name(Consent.REVOKED_AT), Contact.REQUESTED_AT);
    }

    @Override
    public String says() {
      return "revokedAt has come, and requestedAt is not later";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      return earlier(
          ifAfter(Consent.REVOKED_AT.in(consent), after),
          ifAfter(Contact.REQUESTED_AT.in(contact), after));
    }
  }

  /** The person opted back in after the entry of the list was made. */
  private static final class BackIn extends MemberTest<Contact, ListEntry> {
    @Override
    public Truth test(Contact contact, ListEntry entry) {
      Moment since = ListEntry.SINCE.in(entry);
      return since == null ? Truth.FALSE : asked(contact, since).or(consented(since).test(contact));
    }

    private static Truth asked(Contact contact, Moment since) {
      Instant asked = Contact.REQUESTED_AT.in(contact);
      return asked == null || asked.isAfter(contact.at())
          ? Truth.FALSE
          : isAfter(contact, asked, since);
    }

    /** Returns whether an instant is later than the entry wherever the person can be. */
    private static Truth isAfter(Contact contact, Instant then, Moment since) {
      return CLOCKS.some(contact, clock -> Truth.of(!then.isAfter(since.at(clock)))).not();
    }

    private static Condition<Contact> consented(Moment since) {
      return CONSENTS.any(
          STANDS,
          CONSENTS.where(
              Consent.GRANTED_AT,
              "given since",
              (contact, granted) -> isAfter(contact, granted, since)));
    }

    @Override
    public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      Moment since = ListEntry.SINCE.in(entry);
      if (since == null) {
        return;
      }
      if (asked(contact, since) == Truth.UNKNOWN) {
        Clocks.missingZone(contact, into);
      }
      if (consented(since).test(contact) == Truth.UNKNOWN) {
        consented(since).missing(contact, into);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(CONSENTS.any(STANDS).reads());
      reads.add(Contact.REQUESTED_AT);
      reads.add(LIST.members().name(ListEntry.SINCE));
      return reads;
    }

    @Override
    public String says() {
      return "the person opted back in since";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
      Moment since = ListEntry.SINCE.in(entry);
      return since == null
          ? null
          : earlier(
              ifAfter(Contact.REQUESTED_AT.in(contact), after),
              consented(since).nextChange(contact, after));
    }
  }
}
