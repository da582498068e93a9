package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.TradeWords;
import io.lexicall.rules.gdpr.Consents.Manner;
import io.lexicall.time.LookBack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of regulation {@code eprivacy}: those of the topics with their own class, and bans on
 * certain products, calls about a trade, evidence of consent and voices that are artificial.
 */
final class MarketingRules {
  static final Fact<Contact, Subscriber> SUBSCRIBER = Contact.TO.then(Called.SUBSCRIBER);
  static final Fact<Contact, Boolean> CUSTOMER = Contact.RELATIONSHIP.then(Relationship.CUSTOMER);
  static final Fact<Contact, Boolean> SIMILAR =
      Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS);
  static final Fact<Contact, Boolean> ADVERTISES =
      Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING);

  /**
   * A message or a live call is stated to advertise: it is then marketing, whatever its other
   * purpose. For a contact with another purpose this is not asked for.
   */
  static final Condition<Contact> SAID_TO_ADVERTISE =
      Condition.<Contact>known(ADVERTISES).and(Condition.isTrue(ADVERTISES));

  private static final Condition<Contact> SAID_TO_BE_LIVE =
      Condition.<Contact>known(Contact.VOICE).and(Condition.in(Contact.VOICE, Voice.LIVE));

  private static final Fact<Contact, Boolean> TAX_EXEMPT = Contact.CALLER.then(Caller.TAX_EXEMPT);

  /** The caller or sender is stated not to be a charity; this is not asked for. */
  static final Condition<Contact> NO_CHARITY =
      Condition.<Contact>known(TAX_EXEMPT).and(Condition.isFalse(TAX_EXEMPT));

  /** The caller or sender is a charity. */
  static final Condition<Contact> CHARITY = Condition.isTrue(TAX_EXEMPT);

  static final Condition<Contact> VOICE = Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
  static final Condition<Contact> TEXT = Condition.in(Contact.CHANNEL, ContactChannel.TEXT);
  static final Condition<Contact> CONSUMER = Condition.in(SUBSCRIBER, Subscriber.CONSUMER);

  static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  static final MemberTest<Contact, EarlierContact> EARLIER_CALL =
      HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE);

  /** A marketing contact that came before this one; a list of contacts may reach further. */
  static final MemberTest<Contact, EarlierContact> EARLIER_MARKETING =
      HISTORY
          .in(
              EarlierContact.PURPOSE,
              ContactPurpose.TELEMARKETING,
              ContactPurpose.CHARITABLE_SOLICITATION)
          .and(HISTORY.happened(EarlierContact.AT));

  static final Condition<Contact> REQUESTED = Condition.happened(Contact.REQUESTED_AT);

  /** The call is known not to be recorded. */
  private static final Condition<Contact> UNRECORDED =
      Condition.<Contact>known(Contact.RECORDED).and(Condition.isFalse(Contact.RECORDED));

  private static final Condition<Contact> TELEMARKETING =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  /** What wants a contract. */
  static final Set<ContactPurpose> SALES = Set.of(ContactPurpose.TELEMARKETING);

  /** It sells: by its purpose, or since it is stated to advertise. */
  private static final Condition<Contact> SELLING = TELEMARKETING.or(SAID_TO_ADVERTISE);

  private final Regimes regimes;
  private final Consents consents;
  private final NationalTables tables;
  private final boolean codes;
  private final boolean consentLiftsHours;
  private final List<Rule<?>> rules = new ArrayList<>();

  private MarketingRules(
      Regimes regimes, Consents consents, boolean codes, boolean consentLiftsHours) {
    this.regimes = regimes;
    this.consents = consents;
    this.tables = new NationalTables(regimes);
    this.codes = codes;
    this.consentLiftsHours = consentLiftsHours;
  }

  /**
   * Returns the rules of regulation {@code eprivacy}.
   *
   * @param codes whether the hours of trade codes bind the host
   * @param consentLiftsHours whether any consent to be called lifts the hours, if the law mentions
   *     a consent
   */
  static List<Rule<?>> of(
      Regimes regimes, Consents consents, boolean codes, boolean consentLiftsHours) {
    MarketingRules making = new MarketingRules(regimes, consents, codes, consentLiftsHours);
    making.national();
    making.sectorBans();
    making.tradeCalls();
    making.rules.addAll(OpeningDisclosures.of(making.tables, regimes));
    making.consentEvidence();
    making.aiDisclosure();
    return making.rules;
  }

  /**
   * Returns the condition that the person refused an earlier marketing contact of this channel, and
   * has neither consented nor asked for this contact since.
   *
   * @param purposes what is marketing
   * @param lifting the consents that lift a refusal, if they were given after it
   */
  static Condition<Contact> refused(
      ContactChannel channel, Set<ContactPurpose> purposes, MemberTest<Contact, Consent> lifting) {
    return LaterWord.refused(earlier(channel, purposes), lifting);
  }

  /**
   * Returns the same, if asking for this contact does not lift the refusal, since it needs a
   * consent all the same.
   */
  static Condition<Contact> refusedUntilConsent(
      ContactChannel channel, Set<ContactPurpose> purposes, MemberTest<Contact, Consent> lifting) {
    return LaterWord.refusedUntilConsent(earlier(channel, purposes), lifting);
  }

  /**
   * Returns the condition that the person objected to marketing, or that the seller's own list
   * holds the number, and that the person has neither consented nor asked for this contact since.
   *
   * @param lifting the consents that lift, if they were given later
   */
  static Condition<Contact> saidNo(Consents lifting, Clocks clocks) {
    return LaterWord.objected()
        .and(lifting.anyAfter(Contact.OBJECTED_AT).not())
        .or(Register.ofSeller(clocks, lifting.valid()).liftedByRequests());
  }

  /**
   * Returns the condition that the person refused an earlier marketing contact of this contact's
   * channel, objected, or is on the seller's own list, and has neither consented nor asked for this
   * contact since; or withdrew a consent to such contacts since asking for this one. Each ends the
   * requests of before.
   */
  static Condition<Contact> takenBack(
      Set<ContactPurpose> purposes, Consents lifting, Clocks clocks) {
    return Condition.any(
        inItsChannel(
            refused(ContactChannel.VOICE, purposes, lifting.valid()),
            refused(ContactChannel.TEXT, purposes, lifting.valid())),
        saidNo(lifting, clocks),
        lifting.tookBackRequest());
  }

  /**
   * Returns the same, where only a newer consent counts: it ends the consents of before, and asking
   * for this contact gives none of them back.
   */
  static Condition<Contact> takenBackUntilConsent(
      Set<ContactPurpose> purposes, Consents lifting, Clocks clocks) {
    return Condition.any(
        inItsChannel(
            refusedUntilConsent(ContactChannel.VOICE, purposes, lifting.valid()),
            refusedUntilConsent(ContactChannel.TEXT, purposes, lifting.valid())),
        Condition.happened(Contact.OBJECTED_AT).and(lifting.anyAfter(Contact.OBJECTED_AT).not()),
        Register.ofSeller(clocks, lifting.valid()));
  }

  private static Condition<Contact> inItsChannel(
      Condition<Contact> ofCalls, Condition<Contact> ofTexts) {
    return VOICE.and(ofCalls).or(TEXT.and(ofTexts));
  }

  private static MemberTest<Contact, EarlierContact> earlier(
      ContactChannel channel, Set<ContactPurpose> purposes) {
    return HISTORY
        .in(EarlierContact.CHANNEL, channel)
        .and(
            HISTORY.in(
                EarlierContact.PURPOSE, EnumSet.copyOf(purposes).toArray(new ContactPurpose[0])));
  }

  /** Returns what is marketing in a call, with any voice. */
  static Condition<Contact> marketingCall(boolean political) {
    return marketingCall(marketingPurposes(political));
  }

  /** Returns what is marketing in a call, with any voice, if these purposes are marketing. */
  static Condition<Contact> marketingCall(Set<ContactPurpose> purposes) {
    // Promotion is marketing, whatever the purpose. A prerecorded or artificial voice has a
    // message,
    // so for a survey it is asked whether that advertises; of a call that is stated to be live
    // nobody is asked.
    Condition<Contact> marketing = saidMarketing(purposes);
    return purposes.contains(ContactPurpose.SURVEY)
        ? marketing
        : marketing.or(
            Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY)
                .and(SAID_TO_BE_LIVE.not())
                .and(Condition.isTrue(ADVERTISES)));
  }

  /**
   * Returns what is marketing in a text, including a text with another purpose that is stated to
   * advertise. For a survey that is asked for.
   */
  static Condition<Contact> marketingText(Set<ContactPurpose> purposes) {
    Condition<Contact> marketing = saidMarketing(purposes);
    return purposes.contains(ContactPurpose.SURVEY)
        ? marketing
        : marketing.or(
            Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY).and(Condition.isTrue(ADVERTISES)));
  }

  /** Returns the condition that a contact is for one of these, or is stated to advertise. */
  static Condition<Contact> saidMarketing(Set<ContactPurpose> purposes) {
    return purposeIn(purposes).or(SAID_TO_ADVERTISE);
  }

  /** Returns the condition that the contact is for one of these purposes. */
  static Condition<Contact> purposeIn(Set<ContactPurpose> purposes) {
    // In their natural order, which is the same in every JVM.
    return Condition.in(Contact.PURPOSE, EnumSet.copyOf(purposes).toArray(new ContactPurpose[0]));
  }

  /** Returns the purposes that are marketing, whatever the message says, in their natural order. */
  static Set<ContactPurpose> marketingPurposes(boolean political) {
    Set<ContactPurpose> purposes =
        EnumSet.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION);
    if (political) {
      purposes.add(ContactPurpose.POLITICAL);
    }
    return purposes;
  }

  /** Returns the condition that the contact is about one of these. */
  static Condition<Contact> subject(List<String> subjects) {
    return Condition.where(
        Contact.SUBJECT, "subject is " + String.join(" or ", subjects), TradeWords.of(subjects));
  }

  /** Returns the condition that what the contact is about is stated. */
  static Condition<Contact> subjectKnown() {
    return Condition.known(Contact.SUBJECT);
  }

  private void national() {
    rules.addAll(MachineCalls.of(tables, consents));
    rules.addAll(Texts.of(tables, consents));
    rules.addAll(LiveCalls.of(tables, consents));
    rules.addAll(CallerIds.of(tables, consents));
    rules.addAll(Confirmations.of(tables, consents));
    rules.addAll(CallingHours.of(tables, regimes, consents, codes, consentLiftsHours));
    rules.addAll(Repetition.of(tables));
    rules.addAll(OtherPurposes.of(tables, consents));
    rules.addAll(RandomNumbers.of(tables));
  }

  private void sectorBans() {
    for (LawTable.Row row : Tables.read("eu-sector-bans.csv").rows()) {
      String subject = row.requireText("subject");
      Manner manner = manner(row);
      Consents given =
          consents
              .narrowed(manner, Set.of(ContactPurpose.TELEMARKETING))
              .in(regimes.placesOf(row), row.inForce())
              .endedByObjection();
      Condition<Contact> requestEnded = takenBack(row, given);
      Rule.Builder<Contact> rule =
          begin("eprivacy.sector-ban", row)
              .variant(manner == Manner.TEXTS ? subject + "-messages" : subject)
              .title("This product may not be sold by telephone: " + subject + ".")
              .when(
                  switch (manner) {
                    case CALLS -> VOICE.and(SELLING);
                    case TEXTS -> TEXT.and(SELLING);
                    default -> SELLING;
                  })
              .when(who(row));
      List<Condition<Contact>> relief = new ArrayList<>();
      for (String word : row.list("relief", ' ')) {
        if (word.equals("unclear-for-customers")) {
          continue;
        }
        relief.add(
            switch (word) {
              case "consent" -> standing(given, row);
              case "requested" -> REQUESTED.and(requestEnded.not());
              case "customer-consent" -> Dealings.CONTRACT.and(standing(given, row));
              default -> relief(word);
            });
      }
      row.optionalInteger("relief_days")
          .ifPresent(
              days ->
                  relief.add(
                      new RequestedLately(days, new Clocks(regimes.placesOf(row)))
                          .and(requestEnded.not())));
      row.optionalInteger("relief_hours")
          .ifPresent(hours -> relief.add(new RequestedHoursAgo(hours).and(requestEnded.not())));
      rule.unless(Condition.any(relief)).when(about(row, List.of(subject)));
      if (row.list("relief", ' ').contains("consent")) {
        rule.remedy("obtain-opt-in");
      } else {
        rule.remedy("do-not-call");
      }
      if (Tables.says(row, "relief", "unclear-for-customers")) {
        // The exception for clients depends on facts that the contract of facts does not have.
        Condition<Contact> client = Condition.isTrue(CUSTOMER);
        rules.add(
            rule.judges(
                Set.of(CUSTOMER, Contact.CONSENTS),
                contact ->
                    switch (client.test(contact)) {
                      case TRUE -> Outcome.missing(Contact.CONSENTS);
                      case UNKNOWN -> Outcome.missing(CUSTOMER);
                      case FALSE -> Outcome.deny();
                    }));
        if (!row.isBlank("authorised")) {
          rules.add(
              begin("eprivacy.sector-ban", row)
                  .variant(subject + "-authorisation")
                  .title("Only those whom the law authorises make such calls: " + subject + ".")
                  .when(SELLING)
                  .when(VOICE)
                  .when(subjectKnown().and(subject(List.of(subject))))
                  .when(standing(given, row))
                  .obliges(Duty.to("confirm-authorisation").noting(row.text("authorised"))));
        }
      } else {
        rules.add(rule.denies());
      }
    }
  }

  /** A consent counts that neither a refusal nor an objection nor an own entry ended. */
  private Condition<Contact> standing(Consents given, LawTable.Row row) {
    return given
        .any()
        .and(
            takenBackUntilConsent(
                    marketingPurposes(false), given, new Clocks(regimes.placesOf(row)))
                .not());
  }

  private Condition<Contact> takenBack(LawTable.Row row, Consents given) {
    return takenBack(marketingPurposes(false), given, new Clocks(regimes.placesOf(row)));
  }

  private static Manner manner(LawTable.Row row) {
    return switch (row.requireText("channels")) {
      case "voice" -> Manner.CALLS;
      case "text" -> Manner.TEXTS;
      case "any" -> Manner.ANY;
      default ->
          throw row.unreadable(
              "channels", new IllegalArgumentException("There are no such channels"));
    };
  }

  /** The contact is about the trade; if its subject is not stated, not every row asks for it. */
  private static Condition<Contact> about(LawTable.Row row, List<String> subjects) {
    Condition<Contact> about = subject(subjects);
    return switch (row.requireText("unstated")) {
      case "asks" -> about;
      case "passes" -> subjectKnown().and(about);
      default ->
          throw row.unreadable("unstated", new IllegalArgumentException("There is no such word"));
    };
  }

  /** Whom a row protects: consumers, or everybody where its cell is empty. */
  private static Condition<Contact> who(LawTable.Row row) {
    return row.text("who").equals("consumer") ? CONSUMER : Condition.always();
  }

  /** How a call about a certain trade begins, and who may not be called again about it. */
  private void tradeCalls() {
    for (LawTable.Row row : Tables.read("eu-trade-calls.csv").rows()) {
      Set<Place> places = regimes.placesOf(row);
      List<String> subjects = row.list("subjects", ' ');
      Consents given =
          consents
              .narrowed(Manner.CALLS, Set.of(ContactPurpose.TELEMARKETING))
              .in(places, row.inForce())
              .endedByObjection();
      Condition<Contact> free =
          Condition.any(
              row.isBlank("free_days") ? Condition.never() : freeOfTradeCalls(row, places, given),
              row.isBlank("dealings") ? Condition.never() : Dealings.in(row));
      String what = String.join(", ", subjects);
      if (!row.isBlank("duties")) {
        rules.add(
            (row.isBlank("variant")
                    ? tradeCall(row, subjects, free)
                    : tradeCall(row, subjects, free).variant(row.text("variant")))
                .title(
                    "A call about this trade begins with the statements that its law"
                        + " requires: "
                        + what
                        + ".")
                .obliges(
                    row.list("duties", ' ').stream()
                        .map(duty -> Duty.to(duty).noting(row.text("notes")))
                        .toArray(Duty[]::new)));
      }
      if (!row.isBlank("recorded")) {
        Duty announce = Duty.to("announce-recording").noting(row.text("notes"));
        Rule.Builder<Contact> recording =
            tradeCall(row, subjects, free)
                .variant(row.isBlank("variant") ? "recording" : row.text("variant") + "-recording")
                .title(
                    "A call about this trade is recorded, and the called person is told so: "
                        + what
                        + ".")
                .cites(row.citation("recording_citation").text())
                .remedy("announce-recording");
        rules.add(
            switch (row.requireText("recorded")) {
              case "required" -> NationalLaw.denyWhere(recording, UNRECORDED, announce);
              case "duty" -> recording.obliges(announce);
              default ->
                  throw row.unreadable(
                      "recorded", new IllegalArgumentException("There is no such word"));
            });
      }
      if (row.isYes("no_recontact")) {
        LocalDate first = requireNonNull(row.inForce().from());
        MemberTest<Contact, EarlierContact> about =
            HISTORY.where(
                EarlierContact.SUBJECT,
                "subject is " + String.join(" or ", subjects),
                TradeWords.of(subjects));
        rules.add(
            tradeCall(row, subjects, free)
                .variant("refused")
                .title(
                    "A person who showed no interest is not called again about this trade: "
                        + what
                        + ".")
                .when(
                    HISTORY.any(
                        EARLIER_CALL,
                        HISTORY.isTrue(EarlierContact.REFUSED),
                        about,
                        HISTORY.happened(EarlierContact.AT),
                        new OnOrAfter(first, new Clocks(places))))
                .remedy("do-not-call")
                .denies());
      }
    }
  }

  /** A contract in force, or a call that was requested or consented to a few days ago. */
  private Condition<Contact> freeOfTradeCalls(LawTable.Row row, Set<Place> places, Consents given) {
    int days = row.integer("free_days");
    Condition<Contact> consented =
        Consents.ALL.any(
            given.valid().and(Consents.ALL.within(Consent.GRANTED_AT, LookBack.days(days))));
    return Condition.any(
        Dealings.CONTRACT,
        new RequestedLately(days, new Clocks(places)).and(takenBack(row, given).not()),
        consented.and(
            takenBackUntilConsent(marketingPurposes(false), given, new Clocks(places)).not()));
  }

  private Rule.Builder<Contact> tradeCall(
      LawTable.Row row, List<String> subjects, Condition<Contact> free) {
    return begin("eprivacy.trade-call", row)
        .when(
            switch (row.text("calls")) {
              case "" -> SELLING;
              case "any" -> Condition.always();
              default ->
                  throw row.unreadable(
                      "calls", new IllegalArgumentException("There are no such calls"));
            })
        .when(VOICE)
        .when(who(row))
        .unless(free)
        .when(about(row, subjects));
  }

  /** What a contract permits: who ends it is no customer, and an objection has its own rules. */
  private static Condition<Contact> relief(String word) {
    return switch (word) {
      case "customer" -> Dealings.CONTRACT;
      case "customer-ever" -> Dealings.SOLD;
      case "customer-similar" -> Dealings.CONTRACT.and(Condition.isTrue(SIMILAR));
      case "customer-36-months" ->
          Condition.any(
              Condition.happenedWithin(
                  Contact.RELATIONSHIP,
                  Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                  LookBack.months(36)),
              Condition.happenedWithin(
                  Contact.RELATIONSHIP,
                  Contact.RELATIONSHIP.then(Relationship.ENDED_AT),
                  LookBack.months(36)));
      default -> throw new IllegalArgumentException("There is no relief \"" + word + "\"");
    };
  }

  private void consentEvidence() {
    Condition<Contact> marketing =
        Condition.any(
            VOICE.and(marketingCall(false)),
            TEXT.and(marketingText(marketingPurposes(false))),
            purposeIn(Set.of(ContactPurpose.POLITICAL)));
    for (Rule<Contact> rule :
        new Draft<>(regimes, Contact.SCHEMA, "eprivacy.consent-evidence", "7(1)")
            .atHome()
            .title("A controller that relies on consent keeps proof of it.")
            .when(marketing)
            .whenUnder(regime -> consents.in(regime.places(), regime.inForce()).any())
            .obliges("record-consent")) {
      rules.add(rule);
    }
    for (LawTable.Row row : Tables.read("eu-consent-evidence.csv").rows()) {
      rules.add(
          begin("eprivacy.consent-evidence", row)
              .variant("national")
              .title(
                  "A controller that relies on consent keeps the proof that national law"
                      + " requires.")
              .when(evidenced(row))
              .when(who(row))
              .when(
                  consents
                      .in(regimes.under(Place.of(row.requireText("country"))), row.inForce())
                      .any())
              .obliges(Duty.to("record-consent").noting(row.text("note"))));
    }
  }

  /** The contacts whose consent an act orders to prove: its channels, and what they are for. */
  private static Condition<Contact> evidenced(LawTable.Row row) {
    Set<ContactPurpose> purposes =
        switch (row.text("purposes")) {
          case "" -> marketingPurposes(false);
          case "sales" -> SALES;
          default ->
              throw row.unreadable(
                  "purposes", new IllegalArgumentException("There are no such purposes"));
        };
    return Condition.any(
        row.list("contacts", ' ').stream()
            .map(
                word ->
                    switch (word) {
                      case "calls" -> VOICE.and(marketingCall(purposes));
                      case "machines" -> Consents.MACHINE.and(marketingCall(purposes));
                      case "texts" -> TEXT.and(marketingText(purposes));
                      default ->
                          throw row.unreadable(
                              "contacts",
                              new IllegalArgumentException("There are no such contacts"));
                    })
            .toList());
  }

  /**
   * Regulation (EU) 2024/1689; the careful reading: in the EEA EFTA states too, which is not
   * confirmed.
   */
  private void aiDisclosure() {
    List<Place> union = new ArrayList<>();
    LocalDate day = LocalDate.of(2026, 8, 2);
    for (Regime regime : regimes.all()) {
      if (regime.law() == Regime.Law.GDPR && regime.inForce().contains(day)) {
        union.addAll(regime.places());
      }
    }
    rules.add(
        Rule.on(Contact.SCHEMA, "eprivacy.ai-disclosure")
            .title(
                "A person who speaks with an artificial voice is told so, at the latest"
                    + " when the conversation begins.")
            .cites("Regulation (EU) 2024/1689 Art. 50(1)")
            .source(
                "Art. 50(1) quoted in full by open texts; its day: massai.ro 2026-07-03,"
                    + " dlapiper 2026-07-02, cookiebot 2026-06-16")
            .verifiedOn(Regimes.READ_ON)
            .certainty(Certainty.MEDIUM)
            .inForceFrom(day.toString())
            .in(union)
            .when(VOICE)
            .when(Condition.in(Contact.VOICE, Voice.ARTIFICIAL))
            .obliges("disclose-ai"));
  }

  private Rule.Builder<Contact> begin(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id).in(regimes.placesOf(row)).readFrom(row);
  }
}
