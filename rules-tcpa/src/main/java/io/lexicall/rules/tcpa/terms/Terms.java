package io.lexicall.rules.tcpa.terms;

import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The defined terms in which the rules on contacts in the United States are written.
 *
 * @since 0.1
 */
public final class Terms {
  /** The United States and its territories. */
  public static final Place UNITED_STATES = Place.of("US");

  /** The clocks of the other party; where its place is not known, all of the United States. */
  public static final Clocks CLOCKS = new Clocks(Set.of(UNITED_STATES));

  /** The fact {@code to.number}. */
  public static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);

  /** The fact {@code to.timeZone}. */
  public static final Fact<Contact, ZoneId> TIME_ZONE = Contact.TO.then(Called.TIME_ZONE);

  /** The fact {@code to.lineType}. */
  public static final Fact<Contact, LineType> LINE_TYPE = Contact.TO.then(Called.LINE_TYPE);

  /** The fact {@code to.subscriber}. */
  public static final Fact<Contact, Subscriber> SUBSCRIBER = Contact.TO.then(Called.SUBSCRIBER);

  /** The fact {@code to.portedAt}. */
  public static final Fact<Contact, Instant> PORTED_AT = Contact.TO.then(Called.PORTED_AT);

  /** The fact {@code caller.seller}. */
  public static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  /** The fact {@code caller.taxExempt}. */
  public static final Fact<Contact, Boolean> TAX_EXEMPT = Contact.CALLER.then(Caller.TAX_EXEMPT);

  /** The fact {@code caller.coveredEntity}. */
  public static final Fact<Contact, Boolean> COVERED_ENTITY =
      Contact.CALLER.then(Caller.COVERED_ENTITY);

  /** The fact {@code caller.financialInstitution}. */
  public static final Fact<Contact, Boolean> FINANCIAL_INSTITUTION =
      Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION);

  /** The fact {@code caller.transmitsCallerId}. */
  public static final Fact<Contact, Boolean> TRANSMITS_CALLER_ID =
      Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID);

  private static final Fact<Contact, Boolean> THIRD_PARTY = Contact.CALLER.then(Caller.THIRD_PARTY);

  /** The fact {@code message.identifiesCaller}. */
  public static final Fact<Contact, Boolean> IDENTIFIES_CALLER =
      Contact.MESSAGE.then(Message.IDENTIFIES_CALLER);

  /** The fact {@code message.optOutMechanism}. */
  public static final Fact<Contact, Boolean> OPT_OUT_MECHANISM =
      Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM);

  /** The fact {@code message.containsAdvertising}. */
  public static final Fact<Contact, Boolean> CONTAINS_ADVERTISING =
      Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING);

  /**
   * The contact is stated to advertise. For most contacts that is not stated, and it is not asked
   * for.
   */
  public static final Condition<Contact> SAID_TO_ADVERTISE =
      all(known(CONTAINS_ADVERTISING), isTrue(CONTAINS_ADVERTISING));

  private static final Fact<Contact, Boolean> IN_DIRECTORY = Contact.TO.then(Called.IN_DIRECTORY);

  /**
   * The number is stated to be in no public directory. For most numbers that is not stated, and it
   * is not asked for: the laws on unlisted numbers bind callers who can know it.
   */
  public static final Condition<Contact> SAID_TO_BE_UNLISTED =
      all(known(IN_DIRECTORY), isFalse(IN_DIRECTORY));

  /** The number is stated to be in a public directory. */
  public static final Condition<Contact> SAID_TO_BE_PUBLISHED =
      all(known(IN_DIRECTORY), isTrue(IN_DIRECTORY));

  /**
   * The call is stated to be recorded. For most calls that is not stated, and it is not asked for:
   * announcements that only a recording makes necessary are owed only if the call is recorded.
   */
  public static final Condition<Contact> SAID_TO_BE_RECORDED =
      all(known(Contact.RECORDED), isTrue(Contact.RECORDED));

  /** A telephone call. */
  public static final Condition<Contact> CALL = in(Contact.CHANNEL, ContactChannel.VOICE);

  /** A text message. */
  public static final Condition<Contact> TEXT = in(Contact.CHANNEL, ContactChannel.TEXT);

  private static final Condition<Contact> FOR_A_SALE =
      in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  /**
   * Telemarketing (47 CFR 64.1200(f)(13)): a call or message whose purpose is a sale, alone or
   * beside the one that is stated. That it is so for a live call too follows from the words, "a
   * telephone call or message".
   */
  public static final Condition<Contact> TELEMARKETING = any(FOR_A_SALE, SAID_TO_ADVERTISE);

  private static final Condition<Contact> ASKS_FOR_GIFT =
      in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION);

  /** The line of a person: a residential subscriber, whatever the line. */
  public static final Condition<Contact> CONSUMER = in(SUBSCRIBER, Subscriber.CONSUMER);

  /** A live voice. */
  public static final Condition<Contact> LIVE_VOICE = all(CALL, in(Contact.VOICE, Voice.LIVE));

  private static final Condition<Contact> MACHINE_VOICE =
      in(Contact.VOICE, Voice.ARTIFICIAL, Voice.PRERECORDED);

  /** An artificial or prerecorded voice; a text has no voice. */
  public static final Condition<Contact> ARTIFICIAL_VOICE = all(CALL, MACHINE_VOICE);

  /** An autodialer, as the Supreme Court reads it (Facebook v. Duguid, 592 U.S. 395). */
  public static final Condition<Contact> AUTODIALER =
      in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL);

  /** An autodialer, or an artificial or prerecorded voice: what 47 U.S.C. 227(b)(1) is about. */
  public static final Condition<Contact> ROBOCALL = any(ARTIFICIAL_VOICE, AUTODIALER);

  /** A system selects and dials the number. */
  public static final Condition<Contact> AUTOMATED_DIALING =
      in(Contact.DIALING, Dialing.AUTOMATED, Dialing.RANDOM_OR_SEQUENTIAL);

  /**
   * A wireless number, or another for which the called party pays; by the careful reading,
   * toll-free numbers too.
   */
  public static final Condition<Contact> WIRELESS =
      in(LINE_TYPE, LineType.MOBILE, LineType.TOLL_FREE);

  /** A residential line that is not wireless. */
  public static final Condition<Contact> RESIDENTIAL_LINE =
      all(in(LINE_TYPE, LineType.FIXED_LINE, LineType.VOIP), CONSUMER);

  /** The caller is, or acts for, a tax-exempt nonprofit organisation. */
  public static final Condition<Contact> NONPROFIT = isTrue(TAX_EXEMPT);

  /** A health care message of a HIPAA covered entity or its business associate. */
  public static final Condition<Contact> COVERED_HEALTHCARE =
      all(in(Contact.PURPOSE, ContactPurpose.HEALTHCARE), isTrue(COVERED_ENTITY));

  /** A security alert of a bank. */
  public static final Condition<Contact> BANK_ALERT =
      all(in(Contact.PURPOSE, ContactPurpose.ACCOUNT_ALERT), isTrue(FINANCIAL_INSTITUTION));

  /** A notice of a delivery. */
  public static final Condition<Contact> PACKAGE_DELIVERY =
      in(Contact.PURPOSE, ContactPurpose.PACKAGE_DELIVERY);

  /**
   * The caller acts for itself. If it is not stated, the caller is judged as a third party, the
   * careful reading that the contract of facts documents.
   */
  public static final Condition<Contact> OWN_ACCOUNT =
      all(known(THIRD_PARTY), isFalse(THIRD_PARTY));

  /** The caller is known to act for others. */
  public static final Condition<Contact> FOR_OTHERS = all(known(THIRD_PARTY), isTrue(THIRD_PARTY));

  /**
   * A customer: a contract is in force, or there was a purchase, and no contract is known to have
   * ended. A relationship that is left out is named as missing as a whole.
   */
  public static final Condition<Contact> CUSTOMER =
      isTrue(Contact.RELATIONSHIP.then(Relationship.CUSTOMER))
          .and(
              Condition.happened(
                      Contact.RELATIONSHIP, Contact.RELATIONSHIP.then(Relationship.ENDED_AT))
                  .not());

  /**
   * It is a time that the person called inconvenient, by the clock of the number called or of the
   * address.
   */
  public static final Condition<Contact> CALLED_INCONVENIENT = new CalledInconvenient();

  /** The consents on file. */
  public static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  /** The earlier contacts. */
  public static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  private static final CheckedList ALL_NATIONAL = CheckedList.of(ListKind.NATIONAL_DNC).dated();

  /** The National Do Not Call Registry of the United States. */
  public static final CheckedList NATIONAL_DNC =
      ALL_NATIONAL.where(new OfTheUnitedStates(ALL_NATIONAL.members()));

  private static final CheckedList ALL_INTERNAL = CheckedList.of(ListKind.INTERNAL_DNC).dated();

  /** The seller's own do-not-call list. */
  public static final CheckedList INTERNAL_DNC =
      ALL_INTERNAL.where(ALL_INTERNAL.members().same(ListEntry.SELLER, SELLER));

  /**
   * The person told the seller, in whatever form, to stop selling by call and text, and has not
   * asked for this contact since: the one test of what ends a relationship or an invitation to be
   * sold something. No consent lifts it here, since a consent frees by itself.
   */
  public static final Condition<Contact> TOLD_NOT_TO_SELL =
      any(
          askedToStop(),
          toldNotToSellOrRevoked(Set.of(ContactChannel.VOICE, ContactChannel.TEXT), 0));

  /**
   * The person ended a relationship that would free this contact, and has not asked for it since:
   * by a refusal of such a contact; of a sale or a gift, by any request to stop. Only what is
   * stated counts, but for the list.
   */
  public static final Condition<Contact> ENDED_BY_REQUEST =
      any(
          all(any(TELEMARKETING, ASKS_FOR_GIFT), TOLD_NOT_TO_SELL),
          all(
              ToldToStop.isAny(false),
              HISTORY.any(
                  ToldToStop.isRefused(),
                  HISTORY.happened(EarlierContact.AT),
                  LaterWord.askedForSince().not(),
                  alike(false))));

  /**
   * The person told the caller, in whatever form, to stop contacts such as this one, and has not
   * asked for this one since: by what ends a relationship, or by revoking a consent to them.
   */
  public static final Condition<Contact> TOLD_TO_STOP =
      any(
          ENDED_BY_REQUEST,
          all(
              ToldToStop.isRevoked(),
              CONSENTS.any(
                  CONSENTS.happened(Consent.REVOKED_AT),
                  revokedBeforeRequest().not(),
                  CONSENTS.same(Consent.SELLER, SELLER),
                  CONSENTS.holds(Consent.CHANNELS, Contact.CHANNEL),
                  CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE))));

  /** The person asked for this contact, a call-back, and has not taken that back since. */
  public static final Condition<Contact> ASKED_FOR =
      all(Condition.happened(Contact.REQUESTED_AT), TOLD_TO_STOP.not());

  private Terms() {}

  /** Returns the condition of {@link #ASKED_FOR} for a request within a period. */
  public static Condition<Contact> askedForWithin(LookBack period) {
    return all(Condition.happenedWithin(Contact.REQUESTED_AT, period), TOLD_TO_STOP.not());
  }

  /** Returns the test that a consent was revoked before the person asked for this contact. */
  public static MemberTest<Contact, Consent> revokedBeforeRequest() {
    return CONSENTS
        .given(Condition.happened(Contact.REQUESTED_AT))
        .and(
            CONSENTS.where(
                Consent.REVOKED_AT,
                "revokedAt is before requestedAt",
                (contact, revoked) -> {
                  Instant asked = Contact.REQUESTED_AT.in(contact);
                  return Truth.of(asked != null && revoked.isBefore(asked));
                }));
  }

  /** Returns the test that an earlier contact came after the person asked for this one. */
  public static MemberTest<Contact, EarlierContact> afterRequest() {
    return HISTORY.where(
        EarlierContact.AT,
        "after the request",
        (contact, at) -> {
          Instant asked = Contact.REQUESTED_AT.in(contact);
          return Truth.of(asked != null && at.isAfter(asked) && !at.isAfter(contact.at()));
        });
  }

  /**
   * Returns the test that a listing on the seller's own list still bars this contact: the person
   * has not asked for it since.
   */
  public static MemberTest<Contact, ListEntry> notAskedForSince() {
    return new AskedForSince().not();
  }

  /**
   * Returns the condition that a check of a list found nothing in a version from before a period,
   * and that no newer one was checked.
   */
  public static Condition<Contact> staleCheck(CheckedList list, LookBack period) {
    MemberTest<Contact, ListEntry> old = list.olderThan(period);
    return all(
        list.asks(list.members().isTrue(ListEntry.LISTED).not().and(old)),
        list.asks(old.not()).not());
  }

  /**
   * Returns the condition that the contact is about one of these trades. If the subject is not
   * stated, it is none that a law names.
   */
  public static Condition<Contact> about(String... trades) {
    return new About(List.of(trades));
  }

  /** Returns the condition that a do-not-call request to the seller bars this contact. */
  public static Condition<Contact> askedToStop() {
    return INTERNAL_DNC.asks(
        INTERNAL_DNC.members().isTrue(ListEntry.LISTED).and(notAskedForSince()));
  }

  /**
   * Returns the condition that the person told the caller not to sell by call or text, as {@code
   * objectedAt} or a refused earlier contact shows, and none of these kinds of consent lifted that.
   *
   * @param channels those of the contacts that the rule is about
   * @param firstDay the days from the request to the first day on which it applies
   * @param years how long it applies; 0 for permanently
   */
  public static Condition<Contact> toldNotToSell(
      Set<ContactChannel> channels, int firstDay, int years, ConsentKind... lifting) {
    return all(
        ToldToStop.isAny(true), new ToldToStop(channels, true, false, firstDay, years, lifting));
  }

  /**
   * Returns the condition of {@link #toldNotToSell}, or that the contact is a text and the person
   * revoked a consent to sales texts: for a law that treats that as a request.
   */
  public static Condition<Contact> toldNotToSellOrRevoked(
      Set<ContactChannel> channels, int years, ConsentKind... lifting) {
    return any(
        toldNotToSell(channels, 0, years, lifting),
        all(TEXT, ToldToStop.isRevoked(), new ToldToStop(channels, true, true, 0, years, lifting)));
  }

  /**
   * Returns the condition that the person refused an earlier call, whatever it was for, and none of
   * these kinds of consent lifted that.
   *
   * @param years how long a refusal applies; 0 for permanently
   */
  public static Condition<Contact> refusedCall(int years, ConsentKind... lifting) {
    return all(
        ToldToStop.isAny(false),
        new ToldToStop(Set.of(ContactChannel.VOICE), false, false, 0, years, lifting));
  }

  /**
   * Returns the condition that the person refused an earlier contact for the same purpose that an
   * exemption from consent allowed, and none of these kinds of consent lifted that. The medium of
   * the refusal does not matter.
   */
  public static Condition<Contact> refusedExempt(ConsentKind... lifting) {
    MemberTest<Contact, EarlierContact> exempt =
        HISTORY
            .isTrue(EarlierContact.EXEMPT)
            .and(HISTORY.same(EarlierContact.PURPOSE, Contact.PURPOSE));
    return refused(exempt, lifting);
  }

  /**
   * Returns the condition that the person refused an earlier contact of a kind, and neither asked
   * for this one nor gave one of these kinds of consent since. Only a refusal that is stated
   * counts.
   */
  public static Condition<Contact> refused(
      MemberTest<Contact, EarlierContact> ofKind, ConsentKind... lifting) {
    return refused(ofKind, CONSENTS.in(Consent.KIND, lifting));
  }

  private static Condition<Contact> refused(
      MemberTest<Contact, EarlierContact> ofKind, MemberTest<Contact, Consent> lifting) {
    return all(ToldToStop.isAny(false), LaterWord.refused(ofKind, lifting.and(covers())));
  }

  /**
   * Returns the condition that the person refused an earlier contact by the medium of this one, and
   * no consent that passes this test lifted that. It is unknown if the earlier contacts are
   * unknown; an earlier contact that is not stated to be refused was not.
   */
  public static Condition<Contact> refusedMedium(MemberTest<Contact, Consent> lifting) {
    Condition<Contact> notToldOf = HISTORY.any(HISTORY.given(Condition.never()));
    return notToldOf.or(refused(HISTORY.same(EarlierContact.CHANNEL, Contact.CHANNEL), lifting));
  }

  /**
   * Returns the condition that the person asked for this contact at a time outside these hours and
   * is answered within that time, for the first time.
   *
   * @param badTime that it is outside the hours, at some place where the person can be
   */
  public static Condition<Contact> answeredAtOnce(WeeklyHours hours, Condition<Contact> badTime) {
    return all(AnsweredAtOnce.outside(hours, badTime), TOLD_TO_STOP.not());
  }

  /**
   * Returns the condition that the person asked for this contact at a time that the person called
   * inconvenient, and is answered within it, for the first time.
   */
  public static Condition<Contact> answeredAtNamedTime() {
    return all(AnsweredAtOnce.atNamedTime(), TOLD_TO_STOP.not());
  }

  /**
   * Returns the condition that the person asked for this contact, but has been answered by the same
   * medium since, and that the contact is barred if the request is left aside.
   *
   * @param barred that the person refused the medium and has neither asked for this contact nor
   *     consented since
   */
  public static Condition<Contact> answeredBefore(Condition<Contact> barred) {
    return new AnsweredBefore(barred);
  }

  /**
   * Returns the condition that a consent of one of these kinds counts for the contact: given,
   * neither revoked nor expired, to this seller, for this channel and purpose, for automated
   * contact if the contact is automated, by the present holder of the number, not withdrawn by a
   * later refusal or objection, and, for telemarketing, not ended by a later do-not-call request.
   */
  public static Condition<Contact> consent(ConsentKind... kinds) {
    return CONSENTS.any(consentOf(kinds));
  }

  /** Returns the condition of {@link #consent} for a law that does not ask for any form. */
  public static Condition<Contact> consentOfAnyKind() {
    return CONSENTS.any(counts().and(notEndedByRequest()));
  }

  /** Returns the condition of {@link #consentOfAnyKind()} for consents given within a period. */
  public static Condition<Contact> consentOfAnyKind(LookBack period) {
    return CONSENTS.any(
        counts().and(notEndedByRequest()), CONSENTS.within(Consent.GRANTED_AT, period));
  }

  /** Returns the test of one consent that {@link #consent} puts to all of them. */
  public static MemberTest<Contact, Consent> consentOf(ConsentKind... kinds) {
    return ofKind(counts(), kinds);
  }

  /**
   * Returns the condition that a consent of one of these kinds counts for automated contact: {@link
   * #consent} for rules that concern only {@linkplain #ROBOCALL robocalls}. They ask whether a
   * consent covers automated contact without asking first whether the contact is automated.
   */
  public static Condition<Contact> consentToMachine(ConsentKind... kinds) {
    return CONSENTS.any(consentToMachineOf(kinds));
  }

  /** Returns the test of one consent that {@link #consentToMachine} puts to all of them. */
  public static MemberTest<Contact, Consent> consentToMachineOf(ConsentKind... kinds) {
    return ofKind(countsForMachine(), kinds);
  }

  /**
   * Returns the test that no later request on the seller's list ends the consent to a sale or a
   * gift. A charity need not keep such a list, so for a gift only an entry that is stated counts.
   */
  private static MemberTest<Contact, Consent> notEndedByRequest() {
    Condition<Contact> matters = any(FOR_A_SALE, all(ASKS_FOR_GIFT, INTERNAL_DNC.foundListed()));
    return CONSENTS.given(matters.not()).or(NotEndedByRequest.stands());
  }

  private static MemberTest<Contact, Consent> ofKind(
      MemberTest<Contact, Consent> counts, ConsentKind... kinds) {
    return CONSENTS.in(Consent.KIND, kinds).and(counts).and(notEndedByRequest());
  }

  /**
   * Returns the condition that a consent of one of these kinds counts and was given after the
   * person asked the seller to stop, so that the request no longer stands.
   */
  public static Condition<Contact> consentAfterRequest(ConsentKind... kinds) {
    return consentAfterRequest(CONSENTS.in(Consent.KIND, kinds));
  }

  /** Returns the condition of {@link #consentAfterRequest} for consents that pass a test. */
  public static Condition<Contact> consentAfterRequest(MemberTest<Contact, Consent> lifting) {
    return CONSENTS.any(lifting, counts(), NotEndedByRequest.lifts());
  }

  /**
   * Returns the condition of {@link #consentAfterRequest} for a law under which a request applies
   * only for some days or years. It needs the date of the request, which also decides about the
   * consent.
   */
  public static Condition<Contact> consentAfterDatedRequest(ConsentKind... kinds) {
    return CONSENTS.any(CONSENTS.in(Consent.KIND, kinds), counts(), NotEndedByRequest.liftsDated());
  }

  /**
   * Returns the test that a consent counts for the contact, whatever its kind and regardless of
   * later requests on the seller's list, which matter only if something is sold.
   */
  public static MemberTest<Contact, Consent> counts() {
    return covers().and(notTakenBack(false)).and(GivenByPresentHolder.asStated());
  }

  /**
   * Returns the test that a consent was given directly to whoever makes the contact, as the laws on
   * debts require: not to the creditor, if another collects for it (comment 6(b)(4)(i)-2 to 12 CFR
   * 1006.6).
   */
  public static MemberTest<Contact, Consent> givenDirectly() {
    return new GivenToSeller().not().or(CONSENTS.given(OWN_ACCOUNT));
  }

  /** Returns the test of {@link #counts}, whatever the person refused since. */
  public static MemberTest<Contact, Consent> countsUnlessTakenBack() {
    return covers().and(GivenByPresentHolder.asStated());
  }

  /**
   * Returns the test that the refusal of an earlier contact ends a consent to this one under {@link
   * #counts}, for what is not sold.
   */
  public static MemberTest<Contact, EarlierContact> refusalReaches() {
    return alike(false);
  }

  /** Returns the test that an earlier contact is stated to be refused. */
  public static MemberTest<Contact, EarlierContact> saidToBeRefused() {
    return ToldToStop.isRefused();
  }

  /** Returns the test of {@link #counts} for rules that concern only robocalls. */
  public static MemberTest<Contact, Consent> countsForMachine() {
    return covers(new CoversMachines())
        .and(notTakenBack(true))
        .and(GivenByPresentHolder.asStated());
  }

  /**
   * Returns the condition that something was revoked by now, as far as is stated: an earlier
   * contact was refused, or a consent has an end that the person gave it.
   */
  public static Condition<Contact> somethingIsRevoked() {
    return Condition.<Contact>known(Contact.HISTORY)
        .and(HISTORY.any(ToldToStop.isRefused(), HISTORY.happened(EarlierContact.AT)))
        .or(ToldToStop.isRevoked());
  }

  /**
   * Returns the condition that a consent to robocalls counts, and that the person has revoked none
   * since, for any purpose: for the period in which one revocation ends all consents (47 CFR
   * 64.1200(a)(10)). A refused contact is a revocation, whatever its medium and purpose.
   */
  public static Condition<Contact> consentToMachineNoneRevokedSince() {
    MemberTest<Contact, EarlierContact> any = HISTORY.given(Condition.always());
    return CONSENTS.any(
        CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN),
        countsForMachine(),
        LaterWord.refusedSince(any).not(),
        LaterWord.revokedSince(
                CONSENTS
                    .in(
                        Consent.KIND,
                        ConsentKind.EXPRESS,
                        ConsentKind.EXPRESS_WRITTEN,
                        ConsentKind.PERMISSION)
                    .and(CONSENTS.same(Consent.SELLER, SELLER)))
            .not());
  }

  /**
   * Returns the test that a consent has not been withdrawn since, by any medium: for a law that
   * says so not only of robocalls.
   */
  public static MemberTest<Contact, Consent> notTakenBackByAnyMedium() {
    return notTakenBack(true);
  }

  /**
   * Returns the test that a consent is that of the present holder of the number, for a rule on that
   * only: the result of a check that was made must be known.
   */
  public static MemberTest<Contact, Consent> knownToBeOfPresentHolder() {
    return GivenByPresentHolder.known();
  }

  /** Returns the test that a consent covers the contact, whatever was said since. */
  static MemberTest<Contact, Consent> covers() {
    return covers(CONSENTS.given(ROBOCALL.not()).or(new CoversMachines()));
  }

  /**
   * Returns the test that the person has not withdrawn a consent since: by refusing what it allows,
   * such as with a reply of STOP, or, for sales and gifts, by objecting. A consent may be revoked
   * in any reasonable manner, whether or not its record has a date of revocation (47 CFR
   * 64.1200(a)(10)).
   *
   * <p>A refusal ends a consent to what was refused: contacts for the same purpose. A refusal by
   * any medium ends a consent to robocalls and robotexts. For other contacts, a refused call ends a
   * consent to calls and texts, and a refused text one to texts, as {@link ToldToStop} says.
   *
   * @param byAnyMedium whether a refusal by any medium counts, even if the contact is not automated
   */
  static MemberTest<Contact, Consent> notTakenBack(boolean byAnyMedium) {
    return LaterWord.refusedSince(alike(byAnyMedium))
        .or(LaterWord.objectedSince().and(CONSENTS.given(any(FOR_A_SALE, ASKS_FOR_GIFT))))
        .not();
  }

  /** Tests that an earlier contact was one whose refusal reaches this contact. */
  private static MemberTest<Contact, EarlierContact> alike(boolean byAnyMedium) {
    MemberTest<Contact, EarlierContact> samePurpose =
        HISTORY.same(EarlierContact.PURPOSE, Contact.PURPOSE);
    return byAnyMedium
        ? samePurpose
        : samePurpose.and(
            HISTORY
                .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
                // A text has no voice: with such a voice, the channel does not matter.
                .or(HISTORY.given(any(TEXT, MACHINE_VOICE, AUTODIALER))));
  }

  private static MemberTest<Contact, Consent> covers(MemberTest<Contact, Consent> how) {
    return inTime()
        .and(CONSENTS.same(Consent.SELLER, SELLER))
        .and(CONSENTS.holds(Consent.CHANNELS, Contact.CHANNEL))
        .and(CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE))
        .and(how);
  }

  /** Returns the test that a consent has been given and neither revoked nor expired. */
  public static MemberTest<Contact, Consent> inTime() {
    return CONSENTS
        .happened(Consent.GRANTED_AT)
        .and(CONSENTS.happened(Consent.REVOKED_AT).not())
        .and(CONSENTS.happened(Consent.EXPIRES_AT).not());
  }

  /**
   * Returns the condition of an established business relationship: a transaction or an inquiry
   * within these periods, not ended by the person's do-not-call request to the seller, in whatever
   * form it was made and however long ago (47 CFR 64.1200(f)(5)(i)). The end of a contract does not
   * end it: the last payment still counts for the period. A person who asked for this sales contact
   * has made an inquiry.
   */
  public static Condition<Contact> establishedBusinessRelationship(
      LookBack transaction, LookBack inquiry) {
    return all(
        any(
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                transaction),
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT),
                inquiry),
            askedForWithin(inquiry)),
        TOLD_NOT_TO_SELL.not());
  }
}
