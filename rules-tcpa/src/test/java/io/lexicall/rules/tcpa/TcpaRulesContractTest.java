package io.lexicall.rules.tcpa;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.Fact;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.json.ActivityJson;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;

/** The contract that every rule keeps, of the federal rules and of the states'. */
class TcpaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new TcpaRules();
  }

  @Override
  protected Hints hints() {
    String table = "state/us-state-exemptions.csv";
    String[] codes =
        LawTable.read(table, TcpaRules.class.getResourceAsStream(table)).rows().stream()
            .map(row -> row.requireText("code"))
            .distinct()
            .toArray(String[]::new);
    return Hints.standard()
        .unasked(ListKind.REASSIGNED_NUMBERS)
        .values(Exemption.CODE, codes)
        .values(
            Contact.SUBJECT,
            "medicare-advantage",
            "medicare-part-d",
            "medicare-supplement",
            "securities",
            "medical-equipment",
            "medicaid-managed-care",
            "preneed-funeral",
            "burial-agreement",
            "public-adjusting",
            "energy-supply",
            "mortgage-leads",
            "small-loan-leads",
            "loan");
  }

  /** Calls at night and on holidays, an old list, and a debt that was called about all week. */
  @Override
  protected List<? extends Activity<?>> examples() {
    List<Activity<?>> examples = new ArrayList<>();
    for (String at :
        List.of(
            "2026-11-29T03:00:00-05:00",
            "2026-12-25T12:00:00-05:00",
            "2018-12-25T12:00:00-05:00",
            "2026-07-04T12:00:00-05:00")) {
      for (String voice : List.of("live", "prerecorded")) {
        examples.add(sale(at, voice, ""));
      }
    }
    examples.add(
        sale(
            "2020-06-10T12:00:00-05:00",
            "live",
            "{\"list\":\"national-dnc\",\"country\":\"US\",\"listed\":false,\"asOf\":\"2020-04-01\"}"));
    for (String state : List.of("US-SD", "US-TN")) {
      examples.add(text(state));
    }
    examples.add(trade("US-IL", "securities", "2026-11-24"));
    examples.add(trade("US-CT", "mortgage-leads", "2026-11-24"));
    for (String day : List.of("2020-11-24", "2026-11-24")) {
      examples.add(trade("US-CT", "small-loan-leads", day));
    }
    examples.add(trade("US-GA", "public-adjusting", "2026-11-24"));
    examples.add(trade("US-NH", "energy-supply", "2026-11-24"));
    examples.add(trade("US-WI", "burial-agreement", "2026-11-24"));
    examples.add(debt("US-NY", 7));
    examples.add(debt("US-WV", 30));
    return examples;
  }

  private static Activity<?> sale(String at, String voice, String list) {
    return ActivityJson.read(
        """
        {"activity":"contact","at":"%s","channel":"voice","purpose":"telemarketing",
         "dialing":"manual","voice":"%s","caller":{"seller":"acme","taxExempt":false,"thirdParty":true},
         "to":{"lineType":"mobile","subscriber":"consumer","country":"US","region":"US-NY"},
         "consents":[],"relationship":{"customer":false},"lists":[%s],"history":[]}"""
            .formatted(at, voice, list));
  }

  /** A trade whose calls a state limits, at three in the night, to a listed number, by a dialer. */
  private static Activity<?> trade(String state, String subject, String day) {
    return ActivityJson.read(
        """
        {"activity":"contact","at":"%3$sT03:00:00-06:00","channel":"voice",
         "purpose":"telemarketing","dialing":"random-or-sequential","voice":"live","subject":"%2$s",
         "caller":{"seller":"acme","taxExempt":false,"thirdParty":true},
         "to":{"lineType":"mobile","subscriber":"consumer","country":"US","region":"%1$s"},
         "consents":[],"relationship":{"customer":false},
         "lists":[{"list":"national-dnc","country":"US","listed":true,"asOf":"%3$s"}],"history":[]}"""
            .formatted(state, subject, day));
  }

  /** A sales text at three in the night. */
  private static Activity<?> text(String state) {
    return ActivityJson.read(
        """
        {"activity":"contact","at":"2026-11-24T03:00:00-05:00","channel":"text",
         "purpose":"telemarketing","dialing":"manual",
         "caller":{"seller":"acme","taxExempt":false,"thirdParty":true},
         "to":{"lineType":"mobile","subscriber":"consumer","country":"US","region":"%s"},
         "consents":[],"relationship":{"customer":false},"lists":[],"history":[]}"""
            .formatted(state));
  }

  private static Activity<?> debt(String state, int count) {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(
          """
          {"at":"2026-06-%02dT%02d:00:00-05:00","channel":"voice","purpose":"debt-collection",
           "subject":"loan","connected":false}"""
              .formatted(3 + i % 7, 8 + i / 7));
    }
    return ActivityJson.read(
        """
        {"activity":"contact","at":"2026-06-09T13:00:00-05:00","channel":"voice",
         "purpose":"debt-collection","dialing":"manual","voice":"live","subject":"loan",
         "caller":{"seller":"acme","thirdParty":true},
         "to":{"lineType":"mobile","subscriber":"consumer","country":"US","region":"%s"},
         "consents":[],"lists":[],"history":[%s]}"""
            .formatted(state, String.join(",", calls)));
  }

  @Override
  protected List<Waiver> waivers() {
    List<Waiver> waivers = new ArrayList<>();
    for (Rule<?> rule : module().rules(Settings.defaults())) {
      RuleInfo card = rule.info();
      if (reads(card, "lists[internal-dnc].since")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.LISTS.each(ListEntry.SINCE),
                "A request of unknown age binds, and is taken to be later than any consent."));
      }
      if (reads(card, "lists[national-dnc].country")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.LISTS.each(ListEntry.COUNTRY),
                "A check that names no country is of the registry that goes by the kind's name."));
      }
      if (reads(card, "lists[reassigned-numbers].since")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.LISTS.each(ListEntry.SINCE),
                "Of a number reassigned nobody knows when, no consent counts."));
      }
      if (believes(rule, Contact.LISTS)) {
        String stated = "Nobody must ask whether a number was reassigned: what is stated counts.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.LISTS, stated));
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.LISTS.each(ListEntry.LIST), stated));
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.LISTS.each(ListEntry.LISTED), stated));
      }
      if (believes(rule, Contact.HISTORY)) {
        String stated = "A consent that nobody says was taken back stands.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.HISTORY, stated));
        waivers.add(
            Waiver.of(Check.KLEENE, name, Contact.HISTORY.each(EarlierContact.REFUSED), stated));
      }
      if (reads(card, "history.refused")
          && (card.variant().contains("told")
              || card.variant().equals("refused")
              || card.id().equals("reg-f.refused-medium")
              || card.id().equals("tcpa.revocation-scope")
              || card.id().equals("us-state.debt-collection-refusal"))) {
        String told =
            "What nobody stated was not told: the list is the record that the law demands.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.HISTORY, told));
        waivers.add(
            Waiver.of(Check.KLEENE, name, Contact.HISTORY.each(EarlierContact.REFUSED), told));
      }
      if (card.id().equals("tcpa.revocation-scope")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.CONSENTS,
                "Nothing was revoked of which nobody says so; the rules on consent ask for it."));
      }
      if (card.id().equals("us-state.calling-hours") && card.variant().contains("text")) {
        waivers.add(
            Waiver.of(
                Check.FEWEST,
                card.id() + " " + card.variant(),
                Contact.HISTORY.each(EarlierContact.PURPOSE),
                "Any refusal stops a text that sells; what it was of is asked for only while nobody"
                    + " says that this is such a text."));
      }
      if (card.id().equals("tcpa.residential-consent")) {
        String anyLine = "A line that is not said to be wireless: there another rule denies.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.TO.then(Called.LINE_TYPE), anyLine));
      }
      if (believes(rule, Contact.CONSENTS)) {
        String revoked =
            "Only a revoked consent that is stated, and says whose, by what and what for, counts.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.CONSENTS, revoked));
        for (Fact<Consent, ?> part : List.of(Consent.SELLER, Consent.CHANNELS, Consent.PURPOSES)) {
          waivers.add(Waiver.of(Check.KLEENE, name, Contact.CONSENTS.each(part), revoked));
        }
      }
      if (believes(rule, Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING))) {
        String said = "What nobody said advertises is what its purpose says.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.MESSAGE, said));
        waivers.add(
            Waiver.of(
                Check.KLEENE, name, Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING), said));
      }
      if (believes(rule, Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS))) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS),
                "A customer is called about what was bought: the obligation says so."));
      }
      if (believes(rule, Contact.TO.then(Called.IN_DIRECTORY))) {
        String unlisted = "Who can know that a number is unlisted says so: nobody else is asked.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.TO, unlisted));
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.TO.then(Called.IN_DIRECTORY), unlisted));
      }
      if (believes(rule, Contact.RECORDED)) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id() + " " + card.variant(),
                Contact.RECORDED,
                "Who records says so: nobody else is asked."));
      }
      if (believes(rule, Contact.TO.then(Called.NUMBER))) {
        String stated =
            "Where no number is stated, there is no area code of another state; facts.md says so.";
        String name = card.id() + " " + card.variant();
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.TO, stated));
        waivers.add(Waiver.of(Check.KLEENE, name, Contact.TO.then(Called.NUMBER), stated));
      }
      if (reads(card, "consents.receivedBy")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.CONSENTS.each(Consent.RECEIVED_BY),
                "A consent of which nobody says who received it was given to the caller."));
      }
      if (reads(card, "consents.automated")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                card.id(),
                Contact.CONSENTS.each(Consent.AUTOMATED),
                "To give one's number is express consent to be called by machine too."));
      }
    }
    String lasting = "A request binds for years, and only the person can take it back.";
    for (String rule :
        List.of(
            "tcpa.internal-dnc",
            "tsr.internal-dnc",
            "us-state.internal-do-not-call",
            "us-state.text-opt-out")) {
      waivers.add(Waiver.of(Check.CARD, rule, lasting));
    }
    for (String rule : List.of("reg-f.call-frequency", "reg-f.call-after-conversation")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              Contact.HISTORY.each(EarlierContact.SUBJECT),
              "An earlier call counts for every debt if nobody says which it was about."));
    }
    String known = "The law binds whoever knows of it: what nobody stated is not asked for.";
    for (String rule :
        List.of(
            "reg-f.workplace",
            "us-state.debt-collection-frequency",
            "us-state.debt-collection-refusal",
            "us-state.debt-collection-workplace")) {
      waivers.add(Waiver.of(Check.KLEENE, rule, Contact.TO.then(Called.WORKPLACE), known));
      waivers.add(Waiver.of(Check.KLEENE, rule, Contact.TO, known));
    }
    waivers.add(Waiver.of(Check.KLEENE, "us-state.minors", Contact.TO.then(Called.AGE), known));
    waivers.add(Waiver.of(Check.KLEENE, "us-state.minors", Contact.TO, known));
    for (String rule :
        List.of(
            "us-state.debt-collection-frequency creditor",
            "us-state.debt-collection-hours creditor",
            "us-state.debt-collection-hours creditor named",
            "us-state.debt-collection-refusal work",
            "us-state.debt-collection-disclosure")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              "Who does not say for whom it collects is bound as a creditor too, beside the default."));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "us-state.do-not-call-list",
            Contact.LISTS.each(ListEntry.AS_OF),
            "A check of which no version is told was made; facts.md says so."));
    waivers.add(
        Waiver.of(
            Check.SIMPLIFIED,
            "us-state.internal-do-not-call",
            Contact.CHANNEL,
            "Asked whole it names the channel too, which the compiled form knows not to matter."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.telemarketing-consent texts",
            Contact.VOICE,
            "A consent is asked what it says of machines before it is known that a text is sent."));
    String like =
        "Whether a refusal is of contacts like this is asked before it is known what this one is.";
    for (Fact<EarlierContact, ?> fact : List.of(EarlierContact.CHANNEL, EarlierContact.PURPOSE)) {
      waivers.add(
          Waiver.of(
              Check.FEWEST, "us-state.telemarketing-consent", Contact.HISTORY.each(fact), like));
    }
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.calling-hours text",
            Contact.CALLER.then(Caller.SELLER),
            "Whose consent was revoked is asked before it is known what the contact is for."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.calling-hours collection",
            Contact.DIALING,
            "A consent is asked what it says of machines before it is known that a call is made."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.calling-hours text",
            Contact.HISTORY.each(EarlierContact.CHANNEL),
            like));
    waivers.add(
        Waiver.of(
            Check.SUFFICIENT,
            "us-state.calling-hours",
            "Where a purpose is covered only to some people, it is asked first whom; that a text"
                + " advertises besides can matter after that."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.telemarketing-consent advertisements",
            Contact.HISTORY.each(EarlierContact.CHANNEL),
            "What was refused is asked before it is known that a text is sent."));
    for (String rule : List.of("reg-f.inconvenient-time", "us-state.debt-collection-hours")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              Contact.TO.then(Called.TIME_ZONE),
              "A collector goes by all the clocks it knows of, unless it is told which is right."));
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              Contact.TO.then(Called.NUMBER),
              "Where no number is stated, there is no second clock to know of; facts.md says so."));
      String whole =
          "Left out of an inconvenient time, it is every day, or the day's begin or end.";
      for (Fact<InconvenientTime, ?> part :
          List.of(InconvenientTime.DAYS, InconvenientTime.FROM, InconvenientTime.TO)) {
        waivers.add(Waiver.of(Check.KLEENE, rule, Contact.INCONVENIENT.each(part), whole));
      }
      waivers.add(
          Waiver.of(
              Check.FEWEST,
              rule,
              Contact.HISTORY,
              "Whether a request was answered counts only at its hour, which the zone tells."));
    }
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "us-state.do-not-call-list",
            Contact.TO.then(Called.TIME_ZONE),
            "A month of grace across a change of clocks ends a day later in few zones only."));
    waivers.addAll(ofSalesBesides(like));
    for (String rule :
        List.of("us-state.do-not-call-list national", "us-state.internal-do-not-call")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              rule,
              Contact.LISTS,
              "Who calls a business goes by what it knows of the list, and need not look it up."));
    }
    String trade = "A subject that nobody stated is that of no trade that a law singles out.";
    for (String rule :
        List.of(
            "cms.unsolicited-contact",
            "cms.plan-business",
            "cms.scope-of-appointment",
            "cms.call-recording",
            "cms.third-party-disclaimer",
            "cms.medical-equipment",
            "cms.medicaid-enrollment",
            "us-state.calling-hours",
            "us-state.frequency-cap",
            "us-state.opening-disclosure",
            "us-state.trade-solicitation-ban")) {
      waivers.add(Waiver.of(Check.KLEENE, rule, Contact.SUBJECT, trade));
    }
    return waivers;
  }

  /**
   * A sale may be a purpose beside the one that is stated, so what frees it is asked, in generated
   * facts that are rare, before it is known whether there is one. Where a rule has no variant, it
   * is named as a whole, with one fact.
   */
  private static List<Waiver> ofSalesBesides(String like) {
    String whose = "Whose consent or request it is is asked before it is known what it is for.";
    String claim = "What a claim of an exemption lacks is asked, whatever else leaves it open.";
    return List.of(
        Waiver.of(
            Check.FEWEST,
            "us-state.prerecorded-consent",
            Contact.CALLER.then(Caller.SELLER),
            whose),
        Waiver.of(
            Check.FEWEST,
            "us-state.calling-hours",
            Contact.HISTORY.each(EarlierContact.PURPOSE),
            like),
        new Waiver(
            Check.FEWEST, "us-state.solicitor-registration", "lists[internal-dnc].listed", whose),
        new Waiver(
            Check.FEWEST, "us-state.solicitor-registration", "caller.exemptions.region", claim),
        Waiver.of(Check.FEWEST, "us-state.do-not-call-list", Contact.CHANNEL, claim),
        Waiver.of(Check.FEWEST, "us-state.do-not-call-list age", Contact.RELATIONSHIP, whose),
        Waiver.of(
            Check.FEWEST, "us-state.calling-hours", Contact.CONSENTS.each(Consent.SELLER), whose),
        Waiver.of(Check.FEWEST, "us-state.calling-hours", Contact.VOICE, whose),
        Waiver.of(
            Check.FEWEST, "us-state.calling-hours", Contact.CALLER.then(Caller.SELLER), whose),
        Waiver.of(
            Check.FEWEST, "us-state.calling-hours", Contact.CONSENTS.each(Consent.CHANNELS), whose),
        Waiver.of(
            Check.FEWEST,
            "us-state.do-not-call-list national telemarketing",
            Contact.RELATIONSHIP,
            whose),
        Waiver.of(
            Check.FEWEST,
            "us-state.do-not-call-list age",
            Contact.RELATIONSHIP.then(Relationship.CUSTOMER),
            whose),
        Waiver.of(
            Check.FEWEST,
            "us-state.internal-do-not-call",
            Contact.CONSENTS.each(Consent.CHANNELS),
            whose),
        Waiver.of(
            Check.KLEENE,
            "us-state.frequency-cap preneed-funeral",
            Contact.TO,
            "Washington's months are counted on the clocks of the person, its own if nobody is"
                + " stated. Six months after a call, in the hours in which the day has begun"
                + " further east, a person in New Hampshire is past them. By itself the rule takes"
                + " the person for one of its state; the engine does not, and asks for to.region."));
  }

  /** Tells whether a rule takes a fact that is left out for one that nobody had to state. */
  private static boolean believes(Rule<?> rule, Fact<?, ?> fact) {
    return Terms.parts(rule.when()).stream()
        .anyMatch(part -> Terms.decidedByAbsence(part).contains(fact));
  }

  private static boolean reads(RuleInfo card, String path) {
    return card.reads().stream().map(Fact::path).anyMatch(path::equals);
  }
}
