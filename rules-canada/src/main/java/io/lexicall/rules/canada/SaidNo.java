package io.lexicall.rules.canada;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;

/**
 * A person told the seller to stop contacts by one channel, and what lifts that: only what the
 * person said later, a consent that counts or a request for this contact.
 */
final class SaidNo {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  /** The person objected, and has not asked for this contact since. */
  private static final Condition<Contact> OBJECTED = LaterWord.objected();

  private static final MemberTest<Contact, EarlierContact> AFTER_REQUEST =
      HISTORY.against(
          EarlierContact.AT, Contact.REQUESTED_AT, "after the request", Instant::isAfter);

  private static final Condition<Contact> HAS_OBJECTED = Condition.happened(Contact.OBJECTED_AT);

  private static final MemberTest<Contact, EarlierContact> NOT_BEFORE_OBJECTION =
      HISTORY.against(
          EarlierContact.AT,
          Contact.OBJECTED_AT,
          "not before the objection",
          (at, objected) -> !at.isBefore(objected));

  private final ContactChannel channel;
  private final MemberTest<Contact, Consent> lifting;

  /**
   * Creates the conditions.
   *
   * @param lifting the consents that lift, if they were given later
   */
  SaidNo(ContactChannel channel, MemberTest<Contact, Consent> lifting) {
    this.channel = channel;
    this.lifting = lifting;
  }

  /**
   * Returns the condition that the person asked for this contact, and neither objected nor refused
   * a contact of this channel since.
   */
  Condition<Contact> askedFor() {
    return Condition.all(Condition.happened(Contact.REQUESTED_AT), OBJECTED.not(), refused().not());
  }

  /**
   * Returns the condition that a contact about a debt was refused by this channel, and that the
   * person has not consented since. Asking for this contact gives back no consent.
   */
  Condition<Contact> refusedAboutTheDebt() {
    return LaterWord.refusedUntilConsent(aboutADebt(), lifting);
  }

  /**
   * Returns the condition that the person asked for this contact about a debt, and still wants it:
   * no later conversation has answered that.
   */
  Condition<Contact> askedForAboutTheDebt() {
    return Condition.all(
        Condition.happened(Contact.REQUESTED_AT),
        LaterWord.refused(aboutADebt(), lifting).not(),
        HISTORY
            .any(
                aboutADebt(),
                HISTORY.happened(EarlierContact.AT),
                AFTER_REQUEST,
                HISTORY.isTrue(EarlierContact.CONNECTED))
            .not());
  }

  private MemberTest<Contact, EarlierContact> aboutADebt() {
    return HISTORY
        .in(EarlierContact.CHANNEL, channel)
        .and(HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION));
  }

  /**
   * Returns the condition that the person objected, or refused an earlier contact. What lifts an
   * objection lifts each refusal before it, so nothing is asked about these.
   */
  Condition<Contact> told() {
    MemberTest<Contact, EarlierContact> since =
        HISTORY.in(EarlierContact.CHANNEL, channel).and(NOT_BEFORE_OBJECTION);
    return Condition.any(
        OBJECTED.and(Consents.since(Contact.OBJECTED_AT, lifting).not()),
        HAS_OBJECTED.and(LaterWord.refused(since, lifting)),
        HAS_OBJECTED.not().and(refused()));
  }

  /** Returns the condition that an earlier contact of the same purpose was refused. */
  Condition<Contact> refusedThisPurpose() {
    return LaterWord.refused(
        HISTORY
            .in(EarlierContact.CHANNEL, channel)
            .and(HISTORY.same(EarlierContact.PURPOSE, Contact.PURPOSE)),
        lifting);
  }

  private Condition<Contact> refused() {
    return LaterWord.refused(HISTORY.in(EarlierContact.CHANNEL, channel), lifting);
  }

  /**
   * Returns the condition that the number is on the seller's own list.
   *
   * @param ordered whether the law requires the check: then, without one, the answer is unknown
   */
  Condition<Contact> onOwnList(boolean ordered) {
    CheckedList all = CheckedList.of(ListKind.INTERNAL_DNC);
    CheckedList list =
        all.where(all.members().same(ListEntry.SELLER, Contact.CALLER.then(Caller.SELLER)));
    InternalListBars bars = new InternalListBars(list.members(), lifting);
    return ordered ? list.asks(bars) : list.finds(bars);
  }
}
