package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.OWN_ACCOUNT;
import static io.lexicall.rules.tcpa.terms.Terms.TEXT;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Regulation F, 12 CFR 1006, and before it the statute: third parties who collect debts. */
public final class DebtCollectionRules {
  /** The first day of Regulation F. */
  private static final String REGULATION_F = "2021-11-30";

  private static final LookBack SEVEN_DAYS = LookBack.window(7);

  private static final MemberTest<Contact, EarlierContact> SAME_DEBT = new PerhapsSameDebt();

  private DebtCollectionRules() {}

  /** Returns the rules. */
  public static List<Rule<?>> rules() {
    MemberTest<Contact, Consent> direct =
        CONSENTS.in(Consent.KIND, EXPRESS, EXPRESS_WRITTEN).and(Terms.counts());
    Condition<Contact> directConsent = CONSENTS.any(direct);
    // 12 CFR 1006.14(b)(3)(i): given directly within seven days, and used up by a conversation.
    Condition<Contact> recentConsent =
        CONSENTS.any(
            direct, CONSENTS.within(Consent.GRANTED_AT, SEVEN_DAYS), new NoConversationSince());
    MemberTest<Contact, EarlierContact> callAboutDebt =
        HISTORY
            .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
            .and(HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
            .and(SAME_DEBT)
            .and(HISTORY.within(EarlierContact.AT, SEVEN_DAYS));
    return List.of(
        hours(directConsent)
            .variant("statute")
            .cites("15 U.S.C. 1692c(a)(1)")
            .inForceTo("2021-11-29")
            .denies(),
        hours(directConsent).cites("12 CFR 1006.6(b)(1)(i)").inForceFrom(REGULATION_F).denies(),
        rule("call-frequency")
            .title("At most seven calls in seven consecutive days are made about one debt.")
            .cites("12 CFR 1006.14(b)(2)(i)(A)")
            .inForceFrom(REGULATION_F)
            .when(CALL)
            .when(HISTORY.atLeast(7, callAboutDebt, new MadeUnder(recentConsent).not()))
            .unless(recentConsent)
            .remedy("wait")
            .denies(),
        rule("call-after-conversation")
            .title("Seven days pass after a conversation about a debt before the next call.")
            .cites("12 CFR 1006.14(b)(2)(i)(B)")
            .inForceFrom(REGULATION_F)
            .when(CALL)
            .when(HISTORY.atLeast(1, callAboutDebt.and(HISTORY.isTrue(EarlierContact.CONNECTED))))
            .unless(recentConsent)
            .remedy("wait")
            .denies(),
        rule("opt-out-notice")
            .title("A text about a debt tells of a simple way to opt out.")
            .cites("12 CFR 1006.6(e)")
            .inForceFrom(REGULATION_F)
            .when(TEXT)
            .remedy("change-message")
            .demands(isTrue(OPT_OUT_MECHANISM), "offer-opt-out"),
        rule("refused-medium")
            .title("A medium that the person asked not to be used is not used.")
            .cites("12 CFR 1006.14(h)(1)")
            .certainty(Certainty.MEDIUM)
            .inForceFrom(REGULATION_F)
            .when(
                any(
                    HISTORY.any(
                        HISTORY.same(EarlierContact.CHANNEL, Contact.CHANNEL),
                        HISTORY.isTrue(EarlierContact.REFUSED)),
                    INTERNAL_DNC.listed()))
            .remedy("use-another-medium")
            .denies());
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "reg-f." + name)
        .source("P2")
        .in(UNITED_STATES)
        .when(in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
        .unless(OWN_ACCOUNT);
  }

  private static Rule.Builder<Contact> hours(Condition<Contact> directConsent) {
    return rule("inconvenient-time")
        .title("Consumers are contacted about a debt only from 08:00 to 21:00 where they are.")
        .when(Condition.outsideHours(FccRules.HOURS, HolidayCalendar.NONE))
        .unless(directConsent)
        .remedy("wait");
  }

  /** An earlier call was about the same debt; one of which nobody said, carefully was. */
  private static final class PerhapsSameDebt extends MemberTest<Contact, EarlierContact> {
    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      String theirs = EarlierContact.SUBJECT.in(entry);
      String ours = Contact.SUBJECT.in(contact);
      if (theirs == null) {
        return Truth.TRUE;
      }
      return ours == null ? Truth.UNKNOWN : Truth.of(theirs.equals(ours));
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      into.add(Contact.SUBJECT);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.SUBJECT, HISTORY.name(EarlierContact.SUBJECT));
    }

    @Override
    public String says() {
      return "it was about the same debt";
    }
  }

  /** An earlier call was made under a consent, as that stood just before the call. */
  private static final class MadeUnder extends MemberTest<Contact, EarlierContact> {
    private final Condition<Contact> consent;

    MadeUnder(Condition<Contact> consent) {
      this.consent = consent;
    }

    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      return consent.test(before(contact, entry));
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      consent.missing(before(contact, entry), into);
    }

    private static Contact before(Contact contact, EarlierContact entry) {
      Instant call = requireNonNull(EarlierContact.AT.in(entry));
      return contact.at(call.minusNanos(1));
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return consent.reads();
    }

    @Override
    public String says() {
      return "it was made under a consent";
    }
  }

  /** No conversation about the debt came after a consent, which the next conversation uses up. */
  private static final class NoConversationSince extends MemberTest<Contact, Consent> {
    @Override
    public Truth test(Contact contact, Consent consent) {
      return since(consent).test(contact).not();
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      since(consent).missing(contact, into);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return since(null).reads();
    }

    @Override
    public String says() {
      return "no conversation since";
    }

    private Condition<Contact> since(@Nullable Consent consent) {
      Instant granted = consent == null ? null : Consent.GRANTED_AT.in(consent);
      return HISTORY.any(
          HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE),
          HISTORY.isTrue(EarlierContact.CONNECTED),
          SAME_DEBT,
          HISTORY.where(
              EarlierContact.AT,
              "after the consent",
              (contact, at) ->
                  Truth.of(granted != null && at.isAfter(granted) && !at.isAfter(contact.at()))));
    }
  }
}
