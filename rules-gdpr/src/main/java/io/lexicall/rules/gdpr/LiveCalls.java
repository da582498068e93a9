package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.CUSTOMER;
import static io.lexicall.rules.gdpr.MarketingRules.SIMILAR;
import static io.lexicall.rules.gdpr.MarketingRules.SUBSCRIBER;
import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static io.lexicall.rules.gdpr.NationalLaw.OBJECTED;
import static io.lexicall.rules.gdpr.NationalLaw.ON_OWN_LIST;
import static io.lexicall.rules.gdpr.NationalLaw.citeAges;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a country requires consent to live calls, or allows people to object; and its register.
 */
final class LiveCalls {
  private static final String CONSENT = "eprivacy.live-call-consent";
  private static final String OBJECTION = "eprivacy.live-call-opt-out";
  private static final String OPT_IN = "opt-in";
  private static final String OPT_OUT = "opt-out";
  private static final String MIXED = "mixed";
  private static final String PRESUMED = "presumed-consent";

  /** The register is looked at before a call that rests on an exception. */
  private static final String CONSULTED = "consulted";

  /** The act has the register checked before such a call to a natural person. */
  private static final String CHECKED = "checked";

  /** Consent is required, but may be obtained at the start of the call. */
  private static final String IN_CALL = "consent-in-call";

  private static final Condition<Contact> LIVE = Condition.in(Contact.VOICE, Voice.LIVE);
  private static final Condition<Contact> BUSINESS = Condition.in(SUBSCRIBER, Subscriber.BUSINESS);
  private static final Condition<Contact> MOBILE =
      Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE);
  private static final Condition<Contact> LEGITIMATE_INTERESTS =
      Condition.in(Contact.LAWFUL_BASIS, LawfulBasis.LEGITIMATE_INTERESTS)
          .and(Condition.isTrue(Contact.BALANCING_TEST));

  /** The number was not selected: it was generated randomly or sequentially. */
  private static final Condition<Contact> RANDOM =
      Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL);

  private final NationalLaw law;
  private final NationalRegister register;
  private final Consents consents;
  private final Condition<Contact> refused;

  /** A refusal or an objection withdrew earlier consents and requests. */
  private final Condition<Contact> takenBack;

  private final List<Rule<Contact>> rules = new ArrayList<>();

  private LiveCalls(NationalLaw law, Consents consents) {
    this.law = law;
    this.register = new NationalRegister(law);
    this.consents = law.toLiveCalls(consents);
    this.refused = law.refusedLiveCall(this.consents);
    this.takenBack = law.tookBackCalls(this.consents);
  }

  static List<Rule<Contact>> of(NationalTables tables, Consents consents) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.LIVE_CALLS,
            NationalTables.REGISTERS,
            NationalTables.EXCEPTIONS,
            NationalTables.REQUESTED,
            NationalTables.DIRECTORY,
            NationalTables.CONSENT_AGE,
            NationalTables.FREQUENCY,
            NationalTables.FINAL_REFUSALS,
            NationalTables.PROTECTED)) {
      LiveCalls making = new LiveCalls(law, consents);
      making.write();
      rules.addAll(making.rules);
    }
    return rules;
  }

  private void write() {
    List<Audience> audiences = audiences();
    for (Audience audience : audiences) {
      switch (audience.regime) {
        case OPT_IN -> optIn(audience, protectedBy(audience, audiences));
        case PRESUMED -> presumedConsent(audience);
        case IN_CALL -> consentInCall(audience);
        default -> {
          // those who may object come last, in one rule
        }
      }
    }
    directoryOnly();
    optOut(audiences);
    law.rows(NationalTables.EXCEPTIONS).stream()
        .filter(each -> each.isYes("offer_opt_out"))
        .forEach(this::offerToCustomers);
  }

  // ---- whom a row covers

  /**
   * Subscribers under one regime, and the lists that are kept for them.
   *
   * @param lists the lists that must be checked
   * @param heeded the lists whose entries bar a call
   */
  private record Audience(
      String variant, Condition<Contact> who, String regime, String lists, String heeded) {
    Audience(String variant, Condition<Contact> who, String regime, String lists) {
      this(variant, who, regime, lists, "");
    }

    /** The same, where nobody is asked for a check of the lists. */
    Audience found() {
      return new Audience(variant, who, regime, "", (lists + " " + heeded).trim());
    }

    boolean mayObject() {
      return regime.equals(OPT_OUT) || regime.equals(IN_CALL);
    }
  }

  private List<Audience> audiences() {
    String consumers = law.row().requireText("live_b2c");
    String businesses = law.row().requireText("live_b2b");
    String lists = register.ofConsumers();
    String businessLists = register.ofBusinesses();
    if (consumers.equals(businesses) && lists.equals(businessLists)) {
      return consumers.equals(MIXED)
          ? List.of(
              new Audience("mobile", MOBILE, OPT_IN, lists),
              new Audience("", MOBILE.not(), OPT_OUT, lists))
          : List.of(new Audience("", Condition.always(), consumers, lists));
    }
    List<Audience> audiences = new ArrayList<>();
    if (consumers.equals(MIXED)) {
      audiences.add(new Audience("mobile", CONSUMER.and(MOBILE), OPT_IN, lists));
      audiences.add(new Audience("fixed", CONSUMER.and(MOBILE.not()), OPT_OUT, lists));
    } else {
      audiences.add(
          new Audience("consumer", CONSUMER, consumers, lists, register.heededForConsumers()));
    }
    audiences.add(new Audience("business", BUSINESS, businesses, businessLists));
    return audiences;
  }

  /**
   * Those whom the law on an audience protects. Who is called does not matter where the law on all
   * others bars the call, too.
   */
  private Condition<Contact> protectedBy(Audience audience, List<Audience> audiences) {
    if (!audience.who.equals(CONSUMER)) {
      return audience.who;
    }
    return Whoever.isCalled(
        CONSUMER,
        Condition.any(
            audiences.stream()
                .filter(each -> each.who.equals(BUSINESS))
                .map(
                    each ->
                        each.mayObject()
                            ? onRegister(each.found())
                                .or(objected(law.businessRefusedLiveCall(consents)))
                            : each.regime.equals(PRESUMED) ? takenBack : Condition.<Contact>never())
                .toList()));
  }

  // ---- exceptions

  private List<Condition<Contact>> exceptions(String regime) {
    return exceptions(regime, row -> true);
  }

  private List<Condition<Contact>> exceptions(String regime, Predicate<LawTable.Row> which) {
    List<Condition<Contact>> found = new ArrayList<>();
    for (LawTable.Row exception : law.rows(NationalTables.EXCEPTIONS)) {
      if (exception.text("regime").equals(regime) && which.test(exception)) {
        found.add(exception(exception));
      }
    }
    return found;
  }

  private Condition<Contact> exception(LawTable.Row exception) {
    Condition<Contact> holds =
        switch (exception.requireText("exception")) {
          case "anyone" -> Condition.always();
          case "dealings" -> Dealings.in(exception);
          case "dealings-similar" -> Dealings.in(exception).and(Condition.isTrue(SIMILAR));
          case "dealings-similar-legitimate-interests" ->
              Dealings.in(exception).and(Condition.isTrue(SIMILAR)).and(LEGITIMATE_INTERESTS);
          case "legitimate-interests" -> LEGITIMATE_INTERESTS;
          case "consent-in-contract" ->
              Dealings.in(exception).and(consents.any()).and(law.endedConsents(consents).not());
          default ->
              throw exception.unreadable(
                  "exception", new IllegalArgumentException("There is no such exception"));
        };
    if (exception.text("who").equals("business")) {
      holds = BUSINESS.and(holds);
    }
    if (Tables.says(exception, "dialing", "no-random")) {
      // A caller of a customer or a company has its number; what is not stated is not asked for.
      holds = holds.and(Condition.<Contact>known(Contact.DIALING).and(RANDOM).not());
    }
    if (Tables.says(exception, "caller", "charity")) {
      holds = holds.and(MarketingRules.NO_CHARITY.not());
    }
    if (Tables.says(exception, "caller", "stated-charity")) {
      holds = holds.and(MarketingRules.CHARITY);
    }
    Set<ContactPurpose> purposes = EnumSet.noneOf(ContactPurpose.class);
    for (String purpose : exception.list("purpose", ' ')) {
      purposes.add(purpose(exception, purpose));
    }
    if (!purposes.isEmpty()) {
      holds = holds.and(isFor(purposes));
    }
    List<String> subjects = exception.list("subjects", ' ');
    return subjects.isEmpty() ? holds : holds.and(MarketingRules.subject(subjects));
  }

  /** A call for a service or a survey that is stated to advertise sells. */
  private static Condition<Contact> isFor(Set<ContactPurpose> purposes) {
    Condition<Contact> stated = MarketingRules.purposeIn(purposes);
    return purposes.contains(ContactPurpose.TELEMARKETING)
        ? stated.or(
            MarketingRules.SAID_TO_ADVERTISE.and(
                MarketingRules.purposeIn(
                        EnumSet.of(
                            ContactPurpose.CHARITABLE_SOLICITATION, ContactPurpose.POLITICAL))
                    .not()))
        : stated;
  }

  private static ContactPurpose purpose(LawTable.Row row, String code) {
    return Contact.PURPOSE
        .type()
        .choice(code)
        .orElseThrow(
            () ->
                row.unreadable(
                    "purpose", new IllegalArgumentException("There is no such purpose")));
  }

  /**
   * Each call that rests on dealings offers the way to refuse the next. Who they are with is not
   * asked for: what is left out is asked for where the exception decides.
   */
  private void offerToCustomers(LawTable.Row exception) {
    Condition<Contact> stated =
        Condition.<Contact>known(CUSTOMER).and(Condition.<Contact>known(SIMILAR));
    rules.add(
        live(law.begin(OBJECTION, exception))
            .variant("customers-offer")
            .title("Each call to the caller's own customer offers the way to refuse further calls.")
            .when(stated.and(exception(exception)))
            .unless(Condition.<Contact>known(Contact.CONSENTS).and(consents.any()))
            .obliges("offer-opt-out"));
  }

  // ---- consent

  /** The person asked for this call, has not taken that back, and the law waives a requirement. */
  private Condition<Contact> frees(String demand) {
    return law.requestedFrees(demand, takenBack, consents);
  }

  /**
   * Adds the rules where consent is required.
   *
   * @param who those of the audience, or whoever is called where all are barred alike
   */
  private void optIn(Audience audience, Condition<Contact> who) {
    List<Condition<Contact>> open = exceptions(OPT_IN);
    rules.add(
        citeAges(live(law.begin(CONSENT).variant(audience.variant).when(who)), consents)
            .title("A live marketing call needs prior consent here.")
            .when(consents.any().not().or(takenBack))
            .when(Condition.any(open).not().or(refused))
            .when(frees("consent").not())
            .remedy("obtain-opt-in")
            .denies());
    if (!open.isEmpty()) {
      // Calls that need no consent are opt-out, by the register too if there is one; the law
      // requires the check for exceptions that are open to anyone, and where the row says so.
      boolean ordered =
          law.rows(NationalTables.EXCEPTIONS).stream()
              .anyMatch(each -> each.text("exception").equals("anyone"));
      Condition<Contact> objected = OBJECTED.or(ON_OWN_LIST);
      Condition<Contact> spared =
          Condition.any(exceptions(OPT_IN, row -> Tables.says(row, "register", "free")))
              .or(frees("register"));
      Condition<Contact> listed = register.holds(audience.lists, ordered, null).and(spared.not());
      Condition<Contact> found = register.holds(audience.lists, false, null).and(spared.not());
      Condition<Contact> checked =
          Condition.all(
              BUSINESS.not(),
              Condition.any(exceptions(OPT_IN, row -> Tables.says(row, "register", CHECKED))),
              register.holds(audience.lists, true, null),
              spared.not());
      barred(
          objectionRule()
              .variant(variant(audience, ordered ? "excepted" : "excepted-customers"))
              .when(who)
              .when(consents.any().not().or(takenBack))
              // Without an exception the call needs a consent or a request. Where there is neither,
              // what is known to bar the excepted bars all, and the exception is not asked for.
              .when(
                  found
                      .or(objected)
                      .and(Condition.any(open).or(frees("consent").not()))
                      .or(ordered ? Condition.any(open).and(listed) : checked)),
          objected);
      law.rows(NationalTables.EXCEPTIONS).stream()
          .filter(each -> Tables.says(each, "register", CONSULTED))
          .forEach(each -> consult(audience, each));
    }
  }

  /**
   * The register is consulted before a call that rests on this exception alone. An entry that was
   * found bars the call by the rule on entries.
   */
  private void consult(Audience audience, LawTable.Row exception) {
    Condition<Contact> needless =
        Condition.any(
            Condition.any(exceptions(OPT_IN, row -> !Tables.says(row, "register", CONSULTED))),
            consents.any(),
            frees("register"));
    rules.add(
        objectionRule()
            .variant(variant(audience, "consulted"))
            .title(
                "The register is consulted before a call to somebody who has no dealings with the"
                    + " caller.")
            .when(audience.who)
            .when(exception(exception))
            .remedy("obtain-opt-in")
            .demands(
                needless.or(register.consulted(audience.lists)),
                Duty.to("consult-exclusion-list")
                    .noting(
                        "Before the call. State what it shows: a number that is found on it is not"
                            + " called.")));
  }

  /**
   * The presumption of a business's consent needs its concrete interest in the call, which no fact
   * states. A business that refused such calls has none.
   */
  private void presumedConsent(Audience audience) {
    rules.add(
        consentRule(audience, variant(audience, "presumed"))
            .title("A business is called only if it consents or its consent can be presumed.")
            .when(consents.any().not())
            // Who said no since is not called anyway.
            .when(law.requestedFrees("consent", Condition.never(), consents).not())
            .remedy("obtain-opt-in")
            .judges(Set.of(Contact.CONSENTS), contact -> Outcome.missing(Contact.CONSENTS)));
    rules.add(
        consentRule(audience, variant(audience, "refused"))
            .title("A business that refused sales calls is not called.")
            .when(takenBack)
            .remedy("obtain-opt-in")
            .denies());
  }

  /** A person who has not objected may be asked for consent at the start of the call. */
  private void consentInCall(Audience audience) {
    rules.add(
        consentRule(audience, audience.variant)
            .title("A live marketing call begins by asking for consent.")
            .remedy("obtain-opt-in")
            .when(consents.any().not().or(law.endedConsents(consents)))
            .obliges(Duty.to("ask-permission-to-continue")));
  }

  /**
   * Only numbers in public directories may be called without consent, whatever the register says.
   */
  private void directoryOnly() {
    for (LawTable.Row directory : law.rows(NationalTables.DIRECTORY)) {
      rules.add(
          live(law.begin(CONSENT, directory))
              .variant("outside-directory")
              .title("A number that is not in a public directory is called only with consent.")
              .when(protectedByDirectory(directory))
              .when(consents.any().not().or(takenBack))
              .when(outside(directory))
              .when(soldOutside(directory))
              .when(exceptedFrom(directory).not())
              // The number counts as one with a mark, which a request lifts.
              .when(Condition.any(frees("consent"), frees("register"), frees("older-entry")).not())
              .remedy("obtain-opt-in")
              .denies());
    }
  }

  /** The number is in no directory: it must be known to be in none if the law requires no more. */
  private static Condition<Contact> outside(LawTable.Row directory) {
    Condition<Contact> outside = Condition.isTrue(Contact.TO.then(Called.IN_DIRECTORY)).not();
    return switch (directory.requireText("unstated")) {
      case "asks" -> outside;
      case "passes" -> Condition.<Contact>known(Contact.TO.then(Called.IN_DIRECTORY)).and(outside);
      default ->
          throw directory.unreadable(
              "unstated", new IllegalArgumentException("There is no such word"));
    };
  }

  /**
   * What is sold; the law of a trade counts only if the trade is stated, so it is not asked for.
   */
  private static Condition<Contact> soldOutside(LawTable.Row directory) {
    List<String> subjects = directory.list("subjects", ' ');
    return subjects.isEmpty()
        ? Condition.always()
        : Condition.<Contact>known(Contact.SUBJECT).and(MarketingRules.subject(subjects));
  }

  private Condition<Contact> exceptedFrom(LawTable.Row directory) {
    return Tables.says(directory, "excepted", "customers")
        ? Condition.any(exceptions(OPT_OUT))
        : Condition.never();
  }

  private static Condition<Contact> protectedByDirectory(LawTable.Row directory) {
    return switch (directory.requireText("protects")) {
      case "all" -> Condition.always();
      case "consumers" -> CONSUMER;
      default ->
          throw directory.unreadable(
              "protects", new IllegalArgumentException("There is no such audience"));
    };
  }

  private static String variant(Audience audience, String more) {
    return audience.variant.isEmpty() ? more : audience.variant + "-" + more;
  }

  // ---- objections and the register

  private void optOut(List<Audience> audiences) {
    List<Audience> out = new ArrayList<>();
    for (Audience audience : audiences) {
      if (audience.mayObject()) {
        out.add(audience);
      }
    }
    if (out.isEmpty()) {
      return;
    }
    Condition<Contact> objected = objected(refused);
    // One rule for all of them, so that the audience is not asked for if it does not matter.
    Condition<Contact> bars =
        byAudience(
                audiences, each -> each.mayObject() ? onRegister(each) : Condition.<Contact>never())
            .or(
                byAudience(
                    audiences, each -> each.mayObject() ? objected : Condition.<Contact>never()));
    String own = out.size() == 1 ? out.get(0).variant : "";
    Rule.Builder<Contact> rule =
        objectionRule()
            .variant(own.isEmpty() && register.sparesTheConsented() ? "found" : own)
            .when(bars);
    register
        .citationForBusinesses()
        .ifPresent(act -> rule.citesWhere(BUSINESS.and(objected.not()), act.text()));
    barred(rule, objected);
  }

  /** The person said no to the caller, who may call those who have not. */
  private Condition<Contact> objected(Condition<Contact> refused) {
    return Condition.any(
        OBJECTED.and(consents.anyAfter(Contact.OBJECTED_AT).not()),
        Register.ofSeller(law.clocks(), consents.valid()),
        refused);
  }

  private static Condition<Contact> byAudience(
      List<Audience> audiences, Function<Audience, Condition<Contact>> holds) {
    List<ByAudience.Branch> branches = new ArrayList<>();
    Set<Condition<Contact>> different = new HashSet<>();
    for (Audience audience : audiences) {
      Condition<Contact> condition = holds.apply(audience);
      branches.add(new ByAudience.Branch(audience.who, condition));
      different.add(condition);
    }
    return different.size() == 1 ? branches.get(0).holds() : new ByAudience(branches);
  }

  private Condition<Contact> onRegister(Audience audience) {
    if (audience.lists.isEmpty() && audience.heeded.isEmpty()) {
      return Condition.never();
    }
    boolean newer = register.wantsNewerConsent();
    @Nullable Consents lifting = newer ? consents : null;
    Condition<Contact> entered = entered(audience, lifting, false);
    if (law.requestFrees("older-entry")) {
      entered = entered(audience, lifting, true).or(consents.tookBackRequest().and(entered));
    }
    Condition<Contact> on =
        entered.and(Condition.any(exceptions(OPT_OUT)).not()).and(frees("register").not());
    // A consent newer than an objection counts, and also lifts the register if it need not be newer
    // than the entry: after an objection only that decides.
    if (newer) {
      return on;
    }
    return register
        .liftingPeriod()
        .map(
            period ->
                // What was given since a younger objection lifts both.
                OBJECTED
                    .and(Condition.happenedWithin(Contact.OBJECTED_AT, period))
                    .not()
                    .and(on)
                    .and(consents.anyWithin(period).not()))
        .orElseGet(() -> OBJECTED.not().and(on).and(consents.any().not()));
  }

  private Condition<Contact> entered(
      Audience audience, @Nullable Consents lifting, boolean requestLifts) {
    Condition<Contact> checked =
        lifting == null
            ? register.holds(audience.lists, true, null, requestLifts)
            : register.bars(audience.lists, lifting, requestLifts, OBJECTED);
    return checked.or(register.holds(audience.heeded, false, lifting, requestLifts));
  }

  private void barred(Rule.Builder<Contact> rule, Condition<Contact> objected) {
    LawTable.Row live = law.row();
    String column = live.isBlank("objection_citation") ? "citation" : "objection_citation";
    rules.add(
        rule.title(
                "A person who is on the national register, or who refused the caller's calls,"
                    + " is not called.")
            .citesWhere(objected, live.citation(column).text())
            .remedy("obtain-opt-in")
            .denies());
  }

  // ---- building

  private Rule.Builder<Contact> consentRule(Audience audience, String variant) {
    return live(law.begin(CONSENT).variant(variant).when(audience.who));
  }

  private Rule.Builder<Contact> objectionRule() {
    return live(law.begin(OBJECTION, register.rowOr(law.row())));
  }

  private Rule.Builder<Contact> live(Rule.Builder<Contact> rule) {
    return rule.when(VOICE).when(LIVE).when(law.liveMarketingCall());
  }
}
