package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;
import static io.lexicall.rules.gdpr.MarketingRules.SIMILAR;
import static io.lexicall.rules.gdpr.MarketingRules.SUBSCRIBER;
import static io.lexicall.rules.gdpr.MarketingRules.TEXT;
import static io.lexicall.rules.gdpr.NationalLaw.OBJECTED;
import static io.lexicall.rules.gdpr.NationalLaw.ON_OWN_LIST;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
import io.lexicall.facts.DataSource;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Message;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Marketing texts: consent, own customers, the opt-out of businesses, and the sender. */
final class Texts {
  private static final String ID = "eprivacy.text-consent";
  private static final Condition<Contact> BUSINESS = Condition.in(SUBSCRIBER, Subscriber.BUSINESS);
  private static final Condition<Contact> CHARITY =
      Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION);

  /** No fact states whether this was done; the exception for own customers depends on it. */
  private static final String OFFERED_AT_COLLECTION =
      "A simple way to refuse such messages, free of charge, was offered when the number was"
          + " collected, and is offered in each message. Without it this exception does not apply,"
          + " and a consent is needed.";

  private static final Condition<Contact> POLITICAL =
      Condition.in(Contact.PURPOSE, ContactPurpose.POLITICAL);

  private static final Fact<Contact, Boolean> MECHANISM =
      Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM);

  /**
   * The contact details are stated to come from a third party, so the person was not offered an
   * opt-out when they were collected. This is not asked for: a customer's number comes from the
   * sale.
   */
  private static final Condition<Contact> GOT_FROM_ANOTHER =
      Condition.<Contact>known(Contact.DATA_SOURCE)
          .and(Condition.in(Contact.DATA_SOURCE, DataSource.THIRD_PARTY));

  private static final Condition<Contact> FINANCIAL_INSTITUTION =
      Condition.isTrue(Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION));

  private static final Fact<Contact, Place> SEAT = Contact.CONTROLLER.then(Controller.COUNTRY);

  /** A text does not say how to opt out. */
  private static final Condition<Contact> NO_WAY_TO_REFUSE = Condition.isFalse(MECHANISM);

  private final NationalLaw law;
  private final Consents given;
  private final Condition<Contact> refused;
  private final Condition<Contact> withoutConsent;

  /** A consent to such texts was withdrawn, which refuses them on any ground. */
  private final Condition<Contact> withdrawn;

  private final List<Rule<Contact>> rules = new ArrayList<>();

  private Texts(NationalLaw law, Consents consents) {
    this.law = law;
    // A message that the person asked for is not unsolicited, or the request was a consent.
    this.given = law.toTexts(consents);
    this.refused = law.refusedText(given).or(law.saidNo(given));
    this.withdrawn = given.withdrawn();
    this.withoutConsent =
        Condition.any(
            given.any().not().and(law.requestedFrees("texts", refused, given).not()),
            refused,
            revoked(given));
  }

  /** An entry in the register revoked the consent, which was not given within a contract. */
  private Condition<Contact> revoked(Consents given) {
    List<Condition<Contact>> spared = new ArrayList<>();
    for (LawTable.Row exception : law.rows(NationalTables.EXCEPTIONS)) {
      if (Tables.says(exception, "exception", "consent-in-contract")) {
        spared.add(
            Dealings.in(exception)
                .and(given.any())
                .and(
                    MarketingRules.takenBackUntilConsent(law.purposesOfTexts(), given, law.clocks())
                        .not()));
      }
    }
    return new NationalRegister(law)
        .revokesTexts(given, law.requestFrees("texts"))
        .and(Condition.any(spared).not());
  }

  static List<Rule<Contact>> of(NationalTables tables, Consents consents) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.TEXTS,
            NationalTables.LIVE_CALLS,
            NationalTables.REGISTERS,
            NationalTables.DEALINGS,
            NationalTables.EXCEPTIONS,
            NationalTables.PUBLISHED,
            NationalTables.TEXT_OPT_OUT,
            NationalTables.SENDER,
            NationalTables.MESSAGE_DUTIES,
            NationalTables.PROTECTED,
            NationalTables.REQUESTED)) {
      Texts making = new Texts(law, consents);
      making.write();
      rules.addAll(making.rules);
    }
    return rules;
  }

  private void write() {
    LawTable.Row row = law.row();
    if (!row.requireText("text_messages").equals("opt-in")) {
      throw row.unreadable(
          "text_messages", new IllegalArgumentException("There is no such regime"));
    }
    String businesses = row.requireText("b2b");
    Condition<Contact> who = businesses.equals("opt-in") ? Condition.always() : CONSUMER;
    Condition<Contact> soft = softOptIn();
    List<LawTable.Row> untilRefused =
        businesses.equals("opt-out") ? law.rows(NationalTables.TEXT_OPT_OUT) : List.of();
    Condition<Contact> businessRefused =
        Condition.any(
            untilRefused.stream().map(optOut -> businessRefused(optOut, soft, false)).toList());
    Condition<Contact> published = publishedContact();
    Rule.Builder<Contact> consent = marketing(law.begin(ID));
    row.optionalCitation("not_for_citation")
        .ifPresent(citation -> consent.citesWhere(FINANCIAL_INSTITUTION, citation.text()));
    rules.add(
        consent
            .title(
                "A marketing text needs prior consent, unless it offers similar products"
                    + " to the sender's own customer.")
            .when(Whoever.isCalled(who, businessRefused))
            .when(withoutConsent)
            .when(soft.or(published).not())
            .remedy("obtain-opt-in")
            .denies());
    if (!soft.equals(Condition.never())) {
      Rule.Builder<Contact> wayToRefuse = marketing(law.begin(ID));
      row.optionalCitation("soft_opt_in_citation")
          .ifPresent(citation -> wayToRefuse.cites(citation.text()));
      row.optionalCitation("charity_citation")
          .ifPresent(citation -> wayToRefuse.citesWhere(CHARITY, citation.text()));
      rules.add(
          wayToRefuse
              .variant("way-to-refuse")
              .title(
                  "A marketing text to the sender's own customer says how to refuse"
                      + " further texts, which the customer could do when the number was"
                      + " collected, too.")
              .when(who)
              .when(withoutConsent)
              .when(soft)
              .obliges(Duty.to("offer-opt-out-mechanism").noting(OFFERED_AT_COLLECTION)));
    }
    if (!published.equals(Condition.never())) {
      wayToRefuse(law.begin(ID).variant("published-way-to-refuse").when(published));
    }
    untilRefused.forEach(optOut -> untilRefused(optOut, soft));
    law.rows(NationalTables.SENDER).forEach(this::sender);
    law.messageDuties("text").forEach(this::refusable);
  }

  private void sender(LawTable.Row sender) {
    rules.add(
        marketing(law.begin(ID, sender))
            .variant("sender")
            .title("A marketing text does not hide who sends it.")
            .when(law.protectedBy("messages", Condition.always()))
            .remedy("identify-caller")
            .demands(
                Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                "identify-caller"));
  }

  /** Regardless of consent, a message says where to send an opt-out. */
  private void refusable(LawTable.Row duty) {
    String name = duty.requireText("duty");
    rules.add(
        marketing(law.begin(ID, duty))
            .variant("refusable")
            .title("A marketing text says how to refuse further texts.")
            .when(law.protectedBy("messages", Condition.always()))
            .remedy(name)
            .demands(NationalLaw.messageMeets(duty), name));
  }

  /**
   * A business that may be texted until it refuses did so, to the sender or by a list.
   *
   * @param ordered whether the list must have been checked
   */
  private Condition<Contact> businessRefused(
      LawTable.Row optOut, Condition<Contact> ownCustomers, boolean ordered) {
    Condition<Contact> objected = OBJECTED.or(ON_OWN_LIST).or(refused);
    if (!optOut.isBlank("list")) {
      int age = optOut.optionalInteger("list_max_age_days").orElse(-1);
      Condition<Contact> listed =
          Register.national(
              law.clocks(),
              NationalRegister.kind(optOut, "list", optOut.requireText("list")),
              law.country(),
              age,
              0,
              ordered,
              null);
      objected =
          objected.or(optOut.isYes("free_for_customers") ? listed.and(ownCustomers.not()) : listed);
    }
    return objected;
  }

  /**
   * Businesses may be texted until they refuse, either to the sender or by registering on a list.
   *
   * @param ownCustomers the exception for own customers, which lifts the list where the law says so
   */
  private void untilRefused(LawTable.Row optOut, Condition<Contact> ownCustomers) {
    rules.add(
        marketing(law.begin(ID, optOut))
            .variant("business")
            .title("A business that refused gets no marketing texts.")
            .when(BUSINESS)
            .when(withoutConsent)
            .when(businessRefused(optOut, ownCustomers, true))
            .remedy("obtain-opt-in")
            .denies());
    if (optOut.isYes("way_to_refuse")) {
      wayToRefuse(law.begin(ID, optOut).variant("business-way-to-refuse").when(BUSINESS));
    }
  }

  /** If it is not stated whether a text says how to opt out, saying so is the duty. */
  private void wayToRefuse(Rule.Builder<Contact> rule) {
    rules.add(
        NationalLaw.denyWhere(
            marketing(rule)
                .title("A marketing text without prior consent says how to refuse further texts.")
                .when(withoutConsent)
                .remedy("offer-opt-out-mechanism"),
            NO_WAY_TO_REFUSE,
            Duty.to("offer-opt-out-mechanism")));
  }

  private Rule.Builder<Contact> marketing(Rule.Builder<Contact> rule) {
    return rule.when(TEXT).when(law.marketingText());
  }

  /** A business published the number for such messages, and has not refused them. */
  private Condition<Contact> publishedContact() {
    Condition<Contact> published = law.publishedContact("text", given);
    return published.equals(Condition.never()) ? published : published.and(refused.not());
  }

  private Condition<Contact> softOptIn() {
    LawTable.Row row = law.row();
    if (row.requireText("soft_opt_in").equals("email-only") || !row.isYes("soft_opt_in")) {
      return Condition.never();
    }
    Condition<Contact> common =
        Condition.all(
            Condition.isTrue(MECHANISM),
            GOT_FROM_ANOTHER.not(),
            OBJECTED.not(),
            ON_OWN_LIST.not(),
            refused.not(),
            withdrawn.not(),
            new NationalRegister(law).barsTextsToCustomers().not());
    Condition<Contact> dealings =
        law.row(NationalTables.DEALINGS).map(Dealings::in).orElse(Dealings.SOLD);
    Condition<Contact> sold =
        dealings.and(Condition.isTrue(SIMILAR)).and(recentSale()).and(POLITICAL.not());
    return toOwnCustomers(sold, dealings, common).and(notForThem(row).not());
  }

  /** Senders to whom the exception for own customers is closed. */
  private static Condition<Contact> notForThem(LawTable.Row row) {
    return switch (row.text("soft_opt_in_not_for")) {
      case "" -> Condition.never();
      case "financial-institutions" -> FINANCIAL_INSTITUTION;
      default ->
          throw row.unreadable(
              "soft_opt_in_not_for", new IllegalArgumentException("There are no such senders"));
    };
  }

  private Condition<Contact> toOwnCustomers(
      Condition<Contact> sold, Condition<Contact> dealings, Condition<Contact> common) {
    LawTable.Row row = law.row();
    return switch (row.text("charity")) {
      case "" -> common.and(sold);
      case "no" -> common.and(CHARITY.not()).and(sold);
      case "gift" ->
          common.and(
              CHARITY
                  .not()
                  .and(sold)
                  .or(CHARITY.and(MarketingRules.NO_CHARITY.not()).and(dealings)));
      case "interest" ->
          common.and(
              CHARITY
                  .not()
                  .and(sold)
                  .or(
                      CHARITY
                          .and(MarketingRules.NO_CHARITY.not())
                          .and(foreignCharity().not())
                          .and(dealings)
                          .and(newSupporter())));
      default ->
          throw row.unreadable("charity", new IllegalArgumentException("There is no such word"));
    };
  }

  /**
   * The exception is for charities of this country, and the sender is stated to be established in
   * another one; this is not asked for.
   */
  private Condition<Contact> foreignCharity() {
    return switch (law.row().text("charity_seat")) {
      case "" -> Condition.never();
      case "here" ->
          Condition.<Contact>known(SEAT)
              .and(
                  Condition.where(
                      SEAT,
                      "controller.country is not " + law.country(),
                      seat -> Truth.of(!seat.country().equals(law.country()))));
      default ->
          throw law.row()
              .unreadable("charity_seat", new IllegalArgumentException("There is no such seat"));
    };
  }

  /**
   * The contact details were not all collected before the law was in force: a sender that offered
   * no opt-out at collection cannot do so later. Of a supporter without a date it is not known.
   */
  private Condition<Contact> newSupporter() {
    LocalDate first = law.row().date("charity_from");
    InForce since = InForce.startingAt(first);
    InForce before = new InForce(null, first.minusDays(1));
    List<Condition<Contact>> lately = new ArrayList<>();
    List<Condition<Contact>> longAgo = new ArrayList<>();
    for (Fact<Contact, Instant> event : List.of(Dealings.SALE, Dealings.INQUIRY)) {
      lately.add(Condition.datedIn(event, since, law.clocks()).and(Dealings.came(event)));
      longAgo.add(Condition.datedIn(event, before, law.clocks()));
    }
    longAgo.add(Condition.datedIn(Dealings.ENDED, before, law.clocks()));
    return Condition.any(
        Condition.<Contact>known(Contact.RELATIONSHIP).not(), // the dealings require it
        Condition.any(lately),
        Condition.any(longAgo).not().and(Condition.unknown(Dealings.SALE)));
  }

  /**
   * The sale, or the last marketing message since, is not too long ago. Of a customer without a
   * date it is not known. A person whose contract ended had bought before.
   */
  private Condition<Contact> recentSale() {
    if (law.row().isBlank("soft_opt_in_months")) {
      return Condition.always();
    }
    LookBack months = LookBack.months(law.row().integer("soft_opt_in_months"));
    Condition<Contact> dated = Dealings.came(Dealings.SALE).or(Dealings.came(Dealings.ENDED));
    return Condition.any(
        Condition.<Contact>known(Contact.RELATIONSHIP).not(), // the dealings require it
        dated.not().and(Condition.unknown(Dealings.SALE)),
        Dealings.lately(Dealings.SALE, months),
        Dealings.came(Dealings.SALE).not().and(Dealings.lately(Dealings.ENDED, months)),
        HISTORY.any(
            HISTORY.in(EarlierContact.CHANNEL, ContactChannel.TEXT),
            new ForAnotherPurpose(law.purposesOfTexts()).not(),
            HISTORY.within(EarlierContact.AT, months)));
  }
}
