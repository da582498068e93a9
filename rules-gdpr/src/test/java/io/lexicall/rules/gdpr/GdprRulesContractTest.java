package io.lexicall.rules.gdpr;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;

/** The contract that every rule keeps. */
class GdprRulesContractTest extends RuleModuleContract {
  private static final List<String> RULES_ON_REFUSALS =
      List.of(
          "eprivacy.automated-call-consent",
          "eprivacy.caller-id",
          "eprivacy.calling-hours",
          "eprivacy.confirm-in-writing",
          "eprivacy.debt-collection",
          "eprivacy.live-call-consent",
          "eprivacy.live-call-opt-out",
          "eprivacy.sector-ban",
          "eprivacy.text-consent",
          "eprivacy.trade-call",
          "gdpr.consent-conditions",
          "gdpr.objection-to-direct-marketing",
          "gdpr.special-category");

  /** The rules of a regulation that applies only to who is within its scope. */
  private static final List<String> IN_SCOPE =
      List.of(
          "gdpr.child-consent",
          "gdpr.consent-conditions",
          "gdpr.lawful-basis",
          "gdpr.notice-of-data-source",
          "gdpr.objection-to-direct-marketing",
          "gdpr.purpose-limitation",
          "gdpr.special-category",
          "gdpr.transparency");

  @Override
  protected RuleModule module() {
    return new GdprRules();
  }

  @Override
  protected Hints hints() {
    return Hints.standard()
        .unasked(ListKind.INTERNAL_DNC)
        .values(
            Contact.SUBJECT,
            "energy-renovation",
            "housing-adaptation",
            "training-account",
            "energy-supply",
            "health-insurance",
            "claims-management",
            "pensions",
            "mobile-subscription",
            "gambling",
            "press-subscription",
            "books",
            "furniture")
        .values(
            Disclosure.RECIPIENT_COUNTRY,
            Place.of("US"),
            Place.of("JP"),
            Place.of("CA"),
            Place.of("IN"))
        .values(Authorization.COVERS, List.of("special-category"), List.of("phi"));
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf("book.jsonl", "bounds.jsonl");
  }

  @Override
  protected List<Waiver> waivers() {
    List<Waiver> waivers = new ArrayList<>();
    waivers.add(
        Waiver.of(
            Check.CARD,
            "gdpr.request-deadline",
            "It names no remedy, since what is late stays late whatever is done then."));
    // A message for a service is believed to be one until somebody says that it advertises.
    for (Rule<?> rule : module().rules(Settings.defaults())) {
      if (believes(rule, MarketingRules.ADVERTISES)) {
        String name = rule.info().id() + " " + rule.info().variant();
        for (Fact<Contact, ?> fact : List.of(Contact.MESSAGE, MarketingRules.ADVERTISES)) {
          waivers.add(
              Waiver.of(
                  Check.KLEENE,
                  name,
                  fact,
                  "Where nobody says that a message for a service advertises, nobody is asked: the"
                      + " purpose that is stated is believed, as the book has it."));
        }
      }
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.live-call-opt-out consumer-excepted",
            Contact.LISTS,
            "Without an exception the call needs consent: no check is ordered, an entry found is"
                + " heeded."));
    for (Rule<?> rule : module().rules(Settings.defaults())) {
      if (Terms.parts(rule.when()).stream().anyMatch(Whoever.class::isInstance)) {
        String name = rule.info().id() + " " + rule.info().variant();
        for (Fact<Contact, ?> fact : List.of(Contact.TO, Contact.TO.then(Called.SUBSCRIBER))) {
          waivers.add(
              Waiver.of(
                  Check.KLEENE,
                  name,
                  fact,
                  "Who is called is not asked where another rule bars the contact to all others:"
                      + " the verdict stays, by that rule."));
        }
      }
    }
    waivers.add(
        Waiver.of(
            Check.SUFFICIENT,
            "gdpr.objection-to-direct-marketing ",
            MarketingRules.ADVERTISES,
            "Once a message for another purpose is said to advertise, what consent to it must"
                + " cover is asked; before, nobody is asked."));
    waivers.add(
        Waiver.of(
            Check.SUFFICIENT,
            "eprivacy.automated-call-consent ",
            MarketingRules.ADVERTISES,
            "Once a message for another purpose is said to advertise, what consent to it must"
                + " cover is asked; before, nobody is asked."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.automated-call-consent register-heeded",
            Contact.LISTS,
            "In Slovakia no check is ordered for machines: an entry found is heeded."));
    for (String id :
        List.of(
            "eprivacy.live-call-opt-out found",
            "eprivacy.live-call-opt-out informational-found",
            "eprivacy.live-call-opt-out survey-found",
            "eprivacy.text-consent informational-found",
            "eprivacy.text-consent survey-found",
            "eprivacy.text-consent telemarketing-charitable-solicitation-found")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              id,
              Contact.LISTS,
              "In Hungary who has a consent or a request need not look: an entry found is heeded."));
      waivers.add(
          Waiver.of(
              Check.FEWEST,
              id,
              CheckedList.of(ListKind.NATIONAL_OPTOUT)
                  .in(Place.of("HU"))
                  .members()
                  .name(ListEntry.AS_OF),
              "It matters where the version is older than a request, and the entry has no date,"
                  + " which is seldom drawn."));
    }
    for (Fact<Contact, ?> fact :
        List.of(
            Contact.RELATIONSHIP,
            Contact.RELATIONSHIP.then(Relationship.CUSTOMER),
            Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS))) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              "eprivacy.live-call-opt-out customers-offer",
              fact,
              "Who is called is asked where the exception decides: the offer is owed to those who"
                  + " are stated to be own customers, as the book has it."));
    }
    for (Fact<Contact, ?> fact :
        List.of(
            Contact.CONTROLLER,
            Contact.CONTROLLER.then(Controller.COUNTRY),
            Contact.CONTROLLER.then(Controller.TARGETS))) {
      for (String id : IN_SCOPE) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                id,
                fact,
                "Where nobody says whom the controller targets, the law applies to everybody there:"
                    + " nobody is asked, as the book has it."));
      }
    }
    String told = "What nobody stated was not told: only a refusal that is stated counts.";
    for (String id : RULES_ON_REFUSALS) {
      for (Fact<Contact, ?> fact :
          List.of(Contact.HISTORY, Contact.HISTORY.each(EarlierContact.REFUSED))) {
        waivers.add(Waiver.of(Check.KLEENE, id, fact, told));
      }
    }
    waivers.add(
        Waiver.of(
            Check.SUFFICIENT,
            "gdpr.objection-to-direct-marketing refused",
            MarketingRules.ADVERTISES,
            "Whether a text advertises is asked once a refusal is known, of which nobody is asked."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.refusal-cooling-off",
            Contact.HISTORY.each(EarlierContact.PURPOSE),
            "A refusal of which nobody says what was refused bars: only another purpose that is"
                + " stated frees, as the book has it."));
    waivers.addAll(statedOnly());
    waivers.addAll(others());
    return List.copyOf(waivers);
  }

  /** Tells whether a rule takes a fact that is left out for one that nobody had to state. */
  private static boolean believes(Rule<?> rule, Fact<?, ?> fact) {
    return Terms.parts(rule.when()).stream()
        .anyMatch(part -> Terms.decidedByAbsence(part).contains(fact));
  }

  /** What counts where it is stated, and is not asked for: the book says so of each. */
  private static List<Waiver> statedOnly() {
    String stated = "Counts where it is stated, as the book has it; nobody is asked.";
    List<Waiver> waivers = new ArrayList<>();
    for (String variant : List.of("other-purpose", "other-purpose-abroad")) {
      waivers.add(Waiver.of(Check.KLEENE, "gdpr.special-category " + variant, Contact.PHI, stated));
    }
    for (Fact<Contact, ?> fact : List.of(Contact.TO, Contact.TO.then(Called.IN_DIRECTORY))) {
      waivers.add(
          Waiver.of(Check.KLEENE, "eprivacy.live-call-consent outside-directory", fact, stated));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.automated-call-consent register-heeded",
            Contact.LISTS.each(ListEntry.SINCE),
            "An entry of unknown age binds: the careful reading, as the book has it."));
    for (Fact<Contact, ?> fact : List.of(Contact.TO, Contact.TO.then(Called.AGE))) {
      waivers.add(Waiver.of(Check.KLEENE, "gdpr.child-consent", fact, stated));
    }
    waivers.add(Waiver.of(Check.KLEENE, "eprivacy.random-numbers", Contact.DIALING, stated));
    waivers.add(Waiver.of(Check.KLEENE, "eprivacy.text-consent", Contact.DATA_SOURCE, stated));
    for (String id :
        List.of(
            "eprivacy.automated-call-consent",
            "eprivacy.caller-id",
            "eprivacy.calling-hours",
            "eprivacy.confirm-in-writing",
            "eprivacy.live-call-consent",
            "eprivacy.live-call-opt-out",
            "eprivacy.sector-ban",
            "eprivacy.text-consent",
            "eprivacy.trade-call")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              id,
              Contact.CONSENTS,
              "Only a withdrawal that is stated is a no: nobody is asked for one."));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.text-consent",
            Contact.LISTS,
            "In Croatia no check is ordered for texts to own customers: an entry found is heeded."));
    for (Fact<Contact, ?> fact :
        List.of(
            Contact.CALLER, Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION), Contact.SUBJECT)) {
      waivers.add(Waiver.of(Check.KLEENE, "eprivacy.calling-hours", fact, stated));
    }
    for (String variant :
        List.of(
            "gambling",
            "gambling-messages",
            "lottery",
            "lottery-messages",
            "alcohol",
            "consumer-credit",
            "credit-visits",
            "cryptoassets",
            "derivatives",
            "derivatives-messages",
            "health-insurance",
            "health-services",
            "infant-formula",
            "insurance",
            "investments",
            "legal-services",
            "mortgages",
            "prescription-medicines",
            "spirits",
            "tobacco",
            "tobacco-messages",
            "tobacco-substitutes",
            "tobacco-substitutes-messages")) {
      waivers.add(
          Waiver.of(Check.KLEENE, "eprivacy.sector-ban " + variant, Contact.SUBJECT, stated));
    }
    for (String trade : List.of("mobile-subscription", "energy-supply", "money")) {
      waivers.add(
          Waiver.of(Check.KLEENE, "eprivacy.confirm-in-writing " + trade, Contact.SUBJECT, stated));
    }
    for (String trade :
        List.of(
            "claims",
            "claims-recording",
            "consumer-credit",
            "energy",
            "funeral-plans",
            "insurance",
            "insurance-at-a-distance",
            "insurance-at-a-distance-recording",
            "investments",
            "mobile-subscription",
            "money",
            "mortgages",
            "orders",
            "orders-recording")) {
      waivers.add(Waiver.of(Check.KLEENE, "eprivacy.trade-call " + trade, Contact.SUBJECT, stated));
    }
    for (String variant :
        List.of(
            "",
            "first-contact",
            "games",
            "games-and-money",
            "games-and-money-unnamed",
            "games-unnamed",
            "insurance-and-games-first-contact",
            "money",
            "money-first-contact",
            "money-unnamed",
            "unnamed")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE, "eprivacy.opening-disclosure " + variant, Contact.SUBJECT, stated));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE, "eprivacy.live-call-consent outside-directory", Contact.SUBJECT, stated));
    for (Fact<Contact, ?> fact :
        List.of(
            Contact.SUBJECT,
            Contact.CALLER,
            Contact.CALLER.then(Caller.NUMBER),
            Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION))) {
      for (String variant : List.of("every", "number-range-sales", "other-uses")) {
        waivers.add(Waiver.of(Check.KLEENE, "eprivacy.caller-id " + variant, fact, stated));
      }
    }
    String established =
        "Whether a client may expect such calls, no fact states: a consent settles it.";
    for (String trade : List.of("cryptoassets", "derivatives", "investments", "mortgages")) {
      String ban = "eprivacy.sector-ban " + trade;
      waivers.add(Waiver.of(Check.FEWEST, ban, MarketingRules.CUSTOMER, established));
      waivers.add(Waiver.of(Check.NAMED, ban, Contact.CONSENTS, established));
      waivers.add(Waiver.of(Check.SUFFICIENT, ban, MarketingRules.CUSTOMER, established));
      waivers.add(Waiver.of(Check.SUFFICIENT, ban, Contact.CONSENTS, established));
    }
    String older = "It matters where a consent is older than the refusal, which is seldom drawn.";
    for (String id : RULES_ON_REFUSALS) {
      for (Fact<Contact, ?> fact :
          List.of(
              Contact.HISTORY.each(EarlierContact.CHANNEL),
              Contact.HISTORY.each(EarlierContact.PURPOSE))) {
        waivers.add(Waiver.of(Check.FEWEST, id, fact, older));
      }
    }
    String before = "It matters where a consent is older than the entry, which is seldom drawn.";
    String held =
        "What a version from before the request holds is older than the request, whatever date is"
            + " put to it.";
    Members<Contact, ListEntry> ownList = CheckedList.of(ListKind.INTERNAL_DNC).members();
    for (String id :
        List.of(
            "eprivacy.automated-call-consent",
            "eprivacy.caller-id",
            "eprivacy.calling-hours",
            "eprivacy.live-call-consent",
            "eprivacy.live-call-opt-out",
            "eprivacy.sector-ban",
            "eprivacy.text-consent",
            "eprivacy.trade-call")) {
      for (Fact<ListEntry, ?> fact :
          List.of(ListEntry.LISTED, ListEntry.SELLER, ListEntry.SINCE, ListEntry.AS_OF)) {
        waivers.add(Waiver.of(Check.FEWEST, id, ownList.name(fact), before));
      }
      for (Fact<Consent, ?> fact :
          List.of(Consent.SELLER, Consent.CHANNELS, Consent.PURPOSES, Consent.AUTOMATED)) {
        waivers.add(Waiver.of(Check.FEWEST, id, Contact.CONSENTS.each(fact), before));
      }
      waivers.add(Waiver.of(Check.FEWEST, id, Contact.CALLER.then(Caller.SELLER), before));
      waivers.add(Waiver.of(Check.KLEENE, id, Contact.LISTS.each(ListEntry.SINCE), held));
    }
    for (Fact<Contact, ?> fact :
        List.of(
            Contact.SUBJECT,
            Contact.RELATIONSHIP.then(Relationship.CUSTOMER),
            Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS))) {
      waivers.add(
          Waiver.of(
              Check.FEWEST,
              "eprivacy.live-call-opt-out",
              fact,
              "The same unknown consents decide whether a request still frees the call and whether"
                  + " an objection bars it. With either answer the exception changes nothing."));
    }
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "eprivacy.live-call-opt-out",
            CheckedList.of(ListKind.NATIONAL_OPTOUT)
                .in(Place.of("BE"))
                .members()
                .name(ListEntry.AS_OF),
            "It matters where the version is older than a request, and the entry has no date, which"
                + " is seldom drawn."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.live-call-consent",
            Contact.DIALING,
            "Who chose the number of an own customer has it: nobody else is asked how it dials."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "eprivacy.live-call-opt-out consumer-excepted-customers",
            Contact.CALLER.then(Caller.TAX_EXEMPT),
            "What a gift is for is asked only of a caller of which it is known that it is exempt or"
                + " not."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "eprivacy.caller-id number-of-systems",
            Contact.CHANNEL,
            "Asked where a text and a call would be marketing alike, which takes two rare facts."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "eprivacy.text-consent ",
            Contact.CONSENTS.each(Consent.KIND),
            "Asked of a consent to emergency messages where nobody says whether the text is one that"
                + " advertises: consent to that it would be none."));
    for (Fact<ListEntry, ?> fact : List.of(ListEntry.LISTED, ListEntry.SELLER)) {
      waivers.add(Waiver.of(Check.FEWEST, "gdpr.special-category ", ownList.name(fact), before));
    }
    return waivers;
  }

  private static List<Waiver> others() {
    String presumed =
        "The presumption of a business's consent turns on what no fact tells: a known list without"
            + " a valid consent leaves it open, as the book has it.";
    String client =
        "The client exception of reg. 21B(3) turns on what no fact tells: for a client without"
            + " consent it is left open, as the book has it.";
    String unordered =
        "The book has the check ordered in opt-out states, and for calls that are open to anyone.";
    String binds =
        "The book lifts the bar for a number that is known to be new on the list: any other binds.";
    String risk = "For ordinary data the article is a test of risk: what is not stated is silent.";
    String asked =
        "Whether and when a person was asked who he is, is an event; a host that says his identity is"
            + " in doubt is asked for it all the same, since it decides whether it is late.";
    String sale =
        "Who is a customer bought at some time: where the law asks whether it was lately, or since"
            + " its first day, one without a date is asked for it.";
    String staff =
        "Who is called a processor or a third party is nobody's own staff, unless that is said.";
    String inPerson = "Where no agent is named, the person asks himself.";
    String stated = "The duty to put a ground on record is for those who state that ground.";
    String business = "eprivacy.live-call-consent business-presumed";
    String pensions = "eprivacy.sector-ban pensions";
    return List.of(
        Waiver.of(
            Check.FEWEST,
            "gdpr.objection-to-direct-marketing national",
            Contact.CONSENTS.each(Consent.PURPOSES),
            "Asked of a consent that was withdrawn where another is for calls, but not by a machine:"
                + " by neither channel it would count."),
        Waiver.of(
            Check.KLEENE,
            "gdpr.notice-of-data-source",
            Contact.DATA_SOURCE,
            "Where nobody says whose the data is, nothing is asked: the contact itself can cure it."),
        Waiver.of(Check.KLEENE, "gdpr.request-deadline", Request.AGENT, inPerson),
        Waiver.of(Check.KLEENE, "gdpr.request-identity", Request.AGENT, inPerson),
        Waiver.of(Check.NAMED, "eprivacy.text-consent", Dealings.SALE, sale),
        Waiver.of(Check.SUFFICIENT, "eprivacy.text-consent", Dealings.SALE, sale),
        Waiver.of(Check.SUFFICIENT, "eprivacy.text-consent", MarketingRules.CUSTOMER, sale),
        Waiver.of(Check.NAMED, "gdpr.request-deadline", asked),
        Waiver.of(Check.SUFFICIENT, "gdpr.request-deadline", asked),
        Waiver.of(Check.FEWEST, "gdpr.request-deadline", asked),
        Waiver.of(
            Check.KLEENE,
            "gdpr.special-category other-condition",
            Disclosure.SPECIAL_CATEGORY_CONDITION,
            stated),
        Waiver.of(
            Check.KLEENE,
            "gdpr.disclosure-to-third-party legitimate-interests",
            Disclosure.LAWFUL_BASIS,
            stated),
        Waiver.of(
            Check.KLEENE,
            "gdpr.disclosure-to-third-party third-party",
            Disclosure.REQUIRED_BY_LAW,
            "That a law requires it is a basis for those who say so; the others are asked theirs."),
        Waiver.of(
            Check.KLEENE,
            "gdpr.disclosure-to-third-party third-party",
            Disclosure.PURPOSE,
            "The purpose counts with a law that requires the disclosure, which is not asked for."),
        Waiver.of(
            Check.KLEENE,
            "gdpr.transfer",
            Disclosure.OWN_STAFF,
            "Who is called a processor, a third party or an authority is nobody's own staff, unless"
                + " that is said."),
        Waiver.of(Check.KLEENE, "gdpr.processor-contract", Disclosure.OWN_STAFF, staff),
        Waiver.of(Check.KLEENE, "gdpr.disclosure-to-third-party", Disclosure.OWN_STAFF, staff),
        Waiver.of(Check.KLEENE, "gdpr.security", Disclosure.ENCRYPTED, risk),
        Waiver.of(Check.KLEENE, "gdpr.security", Storage.ENCRYPTED, risk),
        Waiver.of(
            Check.KLEENE,
            "gdpr.special-category",
            Disclosure.AUTHORIZATION,
            "To sign one is an event: one that is left out was not signed, and a refusal decides."),
        Waiver.of(
            Check.KLEENE,
            "eprivacy.sector-ban pensions-authorisation",
            Contact.SUBJECT,
            "Who is authorised to advise on pensions is a note for those who say that they do."),
        Waiver.of(
            Check.KLEENE,
            "eprivacy.live-call-opt-out excepted-customers",
            Contact.LISTS,
            unordered),
        Waiver.of(
            Check.KLEENE,
            "eprivacy.live-call-opt-out excepted-customers",
            Contact.DIALING,
            "Who calls a customer or a firm has its number: only one known to be made at random is not"
                + " excepted, as the book has it."),
        Waiver.of(
            Check.KLEENE, "eprivacy.live-call-opt-out", Contact.LISTS.each(ListEntry.SINCE), binds),
        Waiver.of(Check.SPEAKS, business, presumed),
        Waiver.of(Check.NAMED, business, Contact.CONSENTS, presumed),
        Waiver.of(Check.SUFFICIENT, business, Contact.CONSENTS, presumed),
        Waiver.of(Check.FEWEST, pensions, MarketingRules.CUSTOMER, client),
        Waiver.of(Check.NAMED, pensions, Contact.CONSENTS, client),
        Waiver.of(Check.SUFFICIENT, pensions, MarketingRules.CUSTOMER, client),
        Waiver.of(Check.SUFFICIENT, pensions, Contact.CONSENTS, client));
  }
}
