package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Canada's anti-spam law (S.C. 2010, c. 23), as far as it applies to texts. */
final class TextRules {
  private static final String IN_FORCE = "2014-07-01";
  private static final LocalDate READ_ON = LocalDate.of(2026, 11, 27);
  private static final String SOURCE = "read in the Justice Laws files of 2026-07";
  private static final String EFFECT_OF_REQUEST = "S.C. 2010, c. 23, s. 11(3)";

  private static final Condition<Contact> TEXT = Condition.in(Contact.CHANNEL, ContactChannel.TEXT);

  /**
   * Texts that solicit a purchase or a donation, even with another purpose: s. 6(6) does not exempt
   * them.
   */
  private static final Condition<Contact> ASKS =
      TEXT.and(
          Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.TELEMARKETING,
                  ContactPurpose.CHARITABLE_SOLICITATION)
              .or(CanadaRules.SAID_TO_ADVERTISE));

  /**
   * S. 6(6) exempts them from consent alone, so that a wish for no more of this class counts (s.
   * 11(1)(a)). An objection or a list is about marketing and does not reach them.
   */
  private static final Condition<Contact> COMPLETES_A_TRANSACTION =
      TEXT.and(
          Condition.in(
              Contact.PURPOSE, ContactPurpose.ACCOUNT_ALERT, ContactPurpose.PACKAGE_DELIVERY));

  /** What is commercial: it solicits, or is about a completed transaction (s. 6(6)). */
  private static final Condition<Contact> COMMERCIAL =
      TEXT.and(
          Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.TELEMARKETING,
                  ContactPurpose.CHARITABLE_SOLICITATION,
                  ContactPurpose.ACCOUNT_ALERT,
                  ContactPurpose.PACKAGE_DELIVERY)
              .or(CanadaRules.SAID_TO_ADVERTISE));

  /**
   * SOR/2013-221 s. 3(g): a registered charity that raises funds is exempt from all of section 6.
   */
  private static final Condition<Contact> CHARITY =
      Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION)
          .and(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)));

  /** S. 10(10)(e): an inquiry about a purchase implies consent, one about a gift does not. */
  private static final Condition<Contact> ASKS_FOR_GIFTS =
      Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION);

  /** S. 10(9)(b): an address that its holder published, for messages that concern its business. */
  private static final Condition<Contact> PUBLISHED =
      Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS)
          .and(Condition.isTrue(Contact.TO.then(Called.PUBLISHED_CONTACT)));

  /**
   * S. 11(1): by an electronic means, such as the page to which the message links. A call is none.
   */
  private static final Condition<Request> UNSUBSCRIBES =
      Condition.in(Request.KIND, RequestKind.DO_NOT_CALL, RequestKind.CONSENT_REVOCATION)
          .and(
              Condition.in(
                  Request.CHANNEL,
                  CommunicationChannel.TEXT,
                  CommunicationChannel.EMAIL,
                  CommunicationChannel.WEB,
                  CommunicationChannel.CHAT));

  private final LawTable consent = CanadaRules.table("ca-text-consent.csv");
  private final HolidayCalendar holidays;

  /**
   * Creates the rules.
   *
   * @param holidays the federal holidays
   */
  TextRules(HolidayCalendar holidays) {
    this.holidays = holidays;
  }

  Stream<LawTable> tables() {
    return Stream.of(consent);
  }

  List<Coverage<?>> coverage() {
    InForce since = InForce.startingAt(LocalDate.parse(IN_FORCE));
    return List.of(
        Coverage.of(Contact.SCHEMA, COMMERCIAL, CanadaRules.CANADA).during(since),
        Coverage.of(Request.SCHEMA, UNSUBSCRIBES.and(CanadaRules.BY_PLACE), CanadaRules.CANADA)
            .during(since));
  }

  void addTo(List<Rule<?>> rules) {
    for (LawTable.Row row : consent.rows()) {
      rules.add(consent(row));
    }
    rules.add(
        text("casl.consent", "S.C. 2010, c. 23, s. 13")
            .variant("proof")
            .title("The sender of a commercial text can prove the consent that it relies on.")
            .when(ASKS)
            .when(Consents.TO_TEXTS.valid())
            .obliges(
                Duty.to("record-consent")
                    .noting(
                        "An express consent counts if it was asked for with the purposes, the"
                            + " names, a mailing address and another way to reach the sender, and"
                            + " that it can be withdrawn (SOR/2012-36 s. 4).")));
    rules.add(
        text("casl.identification", "S.C. 2010, c. 23, s. 6(2)(a); SOR/2012-36 s. 2(1)")
            .title("A commercial text says who sends it, on whose behalf, and how to reach them.")
            .when(COMMERCIAL)
            .unless(askedFor())
            .unless(CHARITY)
            .remedy("change-message")
            .then(
                Effect.owedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                    Duty.to("identify-caller")
                        .noting(
                            "Name, mailing address, and a number or an address that answers."))));
    rules.add(
        text(
                "casl.unsubscribe-mechanism",
                "S.C. 2010, c. 23, s. 6(2)(c); S.C. 2010, c. 23, s. 11(1)")
            .title("A commercial text offers a free way to unsubscribe by the same means.")
            .when(COMMERCIAL)
            .unless(askedFor())
            .unless(CHARITY)
            .remedy("change-message")
            .then(
                Effect.owedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM)),
                    Duty.to("offer-opt-out-mechanism").noting("Good for 60 days."))));
    rules.add(
        text("casl.unsubscribe", EFFECT_OF_REQUEST)
            .title(
                "A person who unsubscribed gets no more commercial texts without a later"
                    + " express consent.")
            .when(ASKS)
            .unless(CHARITY)
            .when(unsubscribed())
            .remedy("obtain-express-consent")
            .denies());
    rules.add(
        text("casl.unsubscribe", EFFECT_OF_REQUEST)
            .variant("completes-a-transaction")
            .title(
                "A person who unsubscribed from texts about transactions gets no more of them"
                    + " without a later express consent.")
            .verifiedOn(CanadaRules.READ_AGAIN_ON)
            .when(COMPLETES_A_TRANSACTION)
            .when(saidNo(Consents.TO_TEXTS_OF_THE_PURPOSE).refusedThisPurpose())
            .remedy("obtain-express-consent")
            .denies());
    rules.add(
        Rule.on(Request.SCHEMA, "casl.unsubscribe")
            .title("A request to unsubscribe is honoured within 10 business days.")
            .cites(EFFECT_OF_REQUEST)
            .source(SOURCE)
            .verifiedOn(READ_ON)
            .inForceFrom(IN_FORCE)
            .in(CanadaRules.CANADA)
            .when(UNSUBSCRIBES)
            .when(CanadaRules.BY_PLACE)
            .remedy("honor-opt-out")
            .then(
                Effect.deadline(
                    Request.RECEIVED_AT,
                    Request.COMPLETED_AT,
                    Deadline.businessDays(10, BusinessDays.mondayToFriday(holidays)),
                    "honor-opt-out")));
  }

  private static Rule<Contact> consent(LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, "casl.consent")
        .title("A text that sells or asks for donations needs express or implied consent.")
        .readFrom(row)
        .in(Place.of(row.requireText("place")))
        .when(ASKS)
        .unless(askedFor())
        .unless(CHARITY)
        .unless(Consents.TO_TEXTS.valid())
        .unless(implied(row))
        .unless(PUBLISHED)
        .remedy("obtain-express-consent")
        .denies();
  }

  /** A purchase or gift, a contract, an inquiry, each recent enough (s. 10(10), 10(13)). */
  private static Condition<Contact> implied(LawTable.Row row) {
    return Condition.any(
        CanadaRules.IN_CONTRACT,
        Condition.happenedWithin(
            Contact.RELATIONSHIP,
            Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
            LookBack.months(row.integer("purchase_months"))),
        Condition.happenedWithin(
            Contact.RELATIONSHIP,
            Contact.RELATIONSHIP.then(Relationship.ENDED_AT),
            LookBack.months(row.integer("contract_months"))),
        Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT),
                LookBack.months(row.integer("inquiry_months")))
            .and(ASKS_FOR_GIFTS.not()));
  }

  /** SOR/2013-221 s. 3(b): a requested message is exempt from all of section 6. */
  private static Condition<Contact> askedFor() {
    return saidNo().askedFor();
  }

  private static SaidNo saidNo() {
    return saidNo(Consents.TO_TEXTS);
  }

  private static SaidNo saidNo(Consents lifting) {
    return new SaidNo(ContactChannel.TEXT, lifting.express());
  }

  private static Condition<Contact> unsubscribed() {
    // No law requires a check of a list; a check that found the number is a known request.
    SaidNo saidNo = saidNo();
    return saidNo
        .told()
        .or(saidNo.onOwnList(false))
        // The withdrawal of an express consent is a request for no more messages, despite any
        // implied consent.
        .or(Consents.TO_TEXTS.withdrawn());
  }

  private static Rule.Builder<Contact> text(String id, String citation) {
    return Rule.on(Contact.SCHEMA, id)
        .cites(citation)
        .source(SOURCE)
        .verifiedOn(READ_ON)
        .in(CanadaRules.CANADA)
        .inForceFrom(IN_FORCE);
  }
}
