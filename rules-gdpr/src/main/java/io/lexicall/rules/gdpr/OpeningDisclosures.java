package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_CALL;
import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_MARKETING;
import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a caller says as a call begins, and when the way to object is offered. */
final class OpeningDisclosures {
  private static final String TABLE = "eu-opening-disclosure.csv";

  private static final String OF_MARKETING =
      "A marketing call begins by stating who is calling, on whose behalf, and that the call is"
          + " commercial.";

  /** What the column {@code offer_opt_out} may hold. */
  private static final Set<String> OFFERS = Set.of("always", "first-contact", "first-call", "no");

  /** What a trader calls for besides selling: neither gifts nor votes, nor an emergency. */
  private static final Set<ContactPurpose> SERVICES =
      EnumSet.of(
          ContactPurpose.INFORMATIONAL,
          ContactPurpose.ACCOUNT_ALERT,
          ContactPurpose.PACKAGE_DELIVERY,
          ContactPurpose.HEALTHCARE,
          ContactPurpose.DEBT_COLLECTION,
          ContactPurpose.SURVEY);

  private static final Condition<Contact> FIRST_CONTACT = HISTORY.any(EARLIER_MARKETING).not();
  private static final Condition<Contact> FIRST_CALL =
      HISTORY.any(EARLIER_CALL, EARLIER_MARKETING).not();

  private final NationalTables tables;
  private final Regimes regimes;

  private OpeningDisclosures(NationalTables tables, Regimes regimes) {
    this.tables = tables;
    this.regimes = regimes;
  }

  static List<Rule<Contact>> of(NationalTables tables, Regimes regimes) {
    OpeningDisclosures making = new OpeningDisclosures(tables, regimes);
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : Tables.read(TABLE).rows()) {
      making.add(row, rules);
    }
    return rules;
  }

  /**
   * The calls that a row is about.
   *
   * @param title of the rule on what is said
   * @param variant what tells the rules of the row from those of the other rows of its country and
   *     day
   */
  private record Calls(Condition<Contact> which, String title, String variant) {}

  /** Who sells wants a distance contract; who asks for a gift or a vote wants none. */
  private Calls calls(LawTable.Row row) {
    Set<ContactPurpose> marketing = tables.marketingEver(row.requireText("country"));
    String variant = row.text("variant");
    return switch (row.requireText("calls")) {
      case "sales" ->
          new Calls(MarketingRules.marketingCall(MarketingRules.SALES), OF_MARKETING, variant);
      case "all" -> new Calls(MarketingRules.marketingCall(marketing), OF_MARKETING, variant);
      case "others" -> {
        Set<ContactPurpose> others = EnumSet.copyOf(marketing);
        others.remove(ContactPurpose.TELEMARKETING);
        yield new Calls(
            MarketingRules.purposeIn(others),
            "A call for a gift or a vote begins with the statements that its law requires.",
            "no-contract");
      }
      case "services" ->
          new Calls(
              MarketingRules.purposeIn(SERVICES).and(MarketingRules.SAID_TO_ADVERTISE.not()),
              "A call of a trader to a consumer begins by stating who is calling, on whose behalf,"
                  + " and why.",
              variant);
      case "sales-and-surveys" ->
          new Calls(
              MarketingRules.marketingCall(
                  EnumSet.of(ContactPurpose.TELEMARKETING, ContactPurpose.SURVEY)),
              "A call that sells or asks for opinions says where the number is from.",
              variant);
      default ->
          throw row.unreadable("calls", new IllegalArgumentException("There are no such calls"));
    };
  }

  private void add(LawTable.Row row, List<Rule<Contact>> rules) {
    String offers = row.requireText("offer_opt_out");
    if (!OFFERS.contains(offers)) {
      throw row.unreadable(
          "offer_opt_out", new IllegalArgumentException("There is no offer \"" + offers + "\""));
    }
    Calls calls = calls(row);
    Duty offer = Duty.to("offer-opt-out");
    List<Duty> duties = duties(row, offer);
    if (!duties.isEmpty()) {
      rules.add(
          begin(row, calls, calls.variant).title(calls.title).obliges(duties.toArray(Duty[]::new)));
    }
    // The message of a prerecorded or artificial voice is known beforehand: one that names nobody
    // is denied.
    if (Tables.says(row, "says", "name")) {
      rules.add(
          begin(row, calls, joined(calls.variant, "unnamed"))
              .title("A message with a prerecorded or artificial voice says who is calling.")
              .when(Consents.MACHINE)
              .remedy("identify-caller")
              .demands(
                  Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                  "identify-caller"));
    }
    if (offers.startsWith("first-")) {
      rules.add(
          begin(row, calls, joined(calls.variant, "first-contact"))
              .title("The first marketing call offers the way to object.")
              .when(offers.equals("first-call") ? FIRST_CALL : FIRST_CONTACT)
              .obliges(row.isBlank("note") ? offer : offer.noting(row.text("note"))));
    }
  }

  private static String joined(String variant, String word) {
    return variant.isEmpty() ? word : variant + "-" + word;
  }

  private static List<Duty> duties(LawTable.Row row, Duty offer) {
    List<Duty> duties = new ArrayList<>();
    Duty identify = Duty.to("identify-caller");
    if (!row.isBlank("say_also")) {
      duties.add(identify.noting(row.text("say_also")));
    } else if (Tables.says(row, "says", "name")) {
      duties.add(identify);
    }
    if (Tables.says(row, "says", "purpose")) {
      duties.add(Duty.to("state-purpose"));
    }
    if (row.isYes("say_data_source")) {
      duties.add(Duty.to("notice-of-data-source").noting(row.text("note")));
    }
    if (row.requireText("offer_opt_out").equals("always")) {
      duties.add(offer);
    }
    return duties;
  }

  /**
   * Begins a rule, on calls to consumers if the row does not say otherwise. The act of the row may
   * govern some trades alone; another one does only if it is stated.
   */
  private Rule.Builder<Contact> begin(LawTable.Row row, Calls calls, String variant) {
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, "eprivacy.opening-disclosure")
            .in(regimes.placesOf(row))
            .readFrom(row)
            .when(MarketingRules.VOICE)
            .when(calls.which)
            .when(called(row))
            .variant(variant);
    List<String> only = row.list("subjects", ' ');
    List<String> not = row.list("subjects_out", ' ');
    if (!only.isEmpty()) {
      rule.when(MarketingRules.subjectKnown().and(MarketingRules.subject(only)));
    }
    if (!not.isEmpty()) {
      rule.unless(MarketingRules.subjectKnown().and(MarketingRules.subject(not)));
    }
    return rule;
  }

  private static Condition<Contact> called(LawTable.Row row) {
    return switch (row.text("who")) {
      case "" -> MarketingRules.CONSUMER;
      case "anyone" -> Condition.always();
      default ->
          throw row.unreadable("who", new IllegalArgumentException("There is no such audience"));
    };
  }
}
