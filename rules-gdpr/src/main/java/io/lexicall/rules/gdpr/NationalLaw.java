package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_CALL;
import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_MARKETING;
import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;
import static io.lexicall.rules.gdpr.MarketingRules.REQUESTED;
import static io.lexicall.rules.gdpr.MarketingRules.SIMILAR;
import static io.lexicall.rules.gdpr.MarketingRules.SUBSCRIBER;
import static io.lexicall.rules.gdpr.MarketingRules.TEXT;
import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The law of one state on marketing by telephone while one row of {@code eu-telemarketing.csv} is
 * in force, and on a stretch of that on which its exceptions do not change.
 */
final class NationalLaw {
  private static final Pattern ARTICLE =
      Pattern.compile("(Art\\.|§|s\\.|reg\\.|BW) ?([A-Z]+\\.? ?)?\\d");
  private static final String OPT_IN = "opt-in";
  private static final String OPT_OUT = "opt-out";
  private static final String MIXED = "mixed";
  private static final String PRESUMED = "presumed-consent";
  private static final String NOT_REGULATED = "not-regulated";

  /** Consent is asked for, but may be asked for when the call begins. */
  private static final String IN_CALL = "consent-in-call";

  private static final String ALL_DAY = "00:00-24:00";

  /** As far ahead as anybody plans calls. */
  private static final int YEARS_OF_EVES = 20;

  private static final Condition<Contact> LIVE = Condition.in(Contact.VOICE, Voice.LIVE);
  private static final Condition<Contact> MACHINE =
      Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL);
  private static final Condition<Contact> BUSINESS = Condition.in(SUBSCRIBER, Subscriber.BUSINESS);
  private static final Condition<Contact> CHARITY =
      Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION);
  private static final Condition<Contact> MOBILE =
      Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE);

  private static final Condition<Contact> LEGITIMATE_INTERESTS =
      Condition.in(Contact.LAWFUL_BASIS, LawfulBasis.LEGITIMATE_INTERESTS)
          .and(Condition.isTrue(Contact.BALANCING_TEST));

  /** No date of it matters, since nothing lifts it. */
  private static final Condition<Contact> ON_OWN_LIST =
      Register.ofSeller(new Clocks(Set.of()), null);

  private static final Condition<Contact> OBJECTED = new StandingObjection();

  private static final Fact<Contact, Boolean> MECHANISM =
      Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM);

  /** A text names no way to refuse. */
  private static final Condition<Contact> NO_WAY_TO_REFUSE = Condition.isFalse(MECHANISM);

  private final LawTable.Row row;
  private final InForce inForce;

  /** What the tables of one topic say on this stretch, by file. */
  private final Map<String, List<LawTable.Row>> beside;

  private final Regimes regimes;
  private final Place country;
  private final Set<Place> places;
  private final Clocks clocks;
  private final boolean political;
  private final Condition<Contact> call;
  private final Condition<Contact> text;

  /** The consents that count for texts, for live calls, and for calls in which a machine speaks. */
  private final Consents toTexts;

  private final Consents toLiveCalls;
  private final Consents toMachineCalls;

  /** Those that count for calls of either kind. */
  private final Consents toCalls;

  private final List<Rule<Contact>> rules = new ArrayList<>();

  NationalLaw(
      LawTable.Row row,
      InForce inForce,
      Map<String, List<LawTable.Row>> beside,
      Regimes regimes,
      Consents consents) {
    this.row = row;
    this.inForce = inForce;
    this.beside = beside;
    this.regimes = regimes;
    this.country = Place.of(row.requireText("country"));
    this.places = regimes.under(country);
    this.clocks = new Clocks(places);
    this.political = Tables.says(row, "political", "yes");
    this.call = MarketingRules.marketingCall(political);
    this.text = MarketingRules.marketingText(political);
    Consents here = consents.in(places, inForce);
    Set<ContactPurpose> marketing = MarketingRules.marketingPurposes(political);
    this.toTexts = here.narrowed(Manner.TEXTS, EnumSet.allOf(ContactPurpose.class));
    this.toLiveCalls = here.narrowed(Manner.LIVE_CALLS, marketing);
    Set<ContactPurpose> surveysToo = EnumSet.copyOf(marketing);
    surveysToo.add(ContactPurpose.SURVEY);
    this.toMachineCalls = here.narrowed(Manner.MACHINE_CALLS, surveysToo);
    this.toCalls = here.narrowed(Manner.CALLS, surveysToo);
  }

  /**
   * Writes the rules.
   *
   * @param codes whether the hours of trade codes bind the host
   * @param consentLiftsHours whether any consent to be called lifts the hours, where the law speaks
   *     of a consent
   */
  List<Rule<Contact>> rules(boolean codes, boolean consentLiftsHours) {
    automatedCalls();
    texts();
    for (Audience audience : audiences()) {
      if (audience.regime.equals(OPT_IN)) {
        optIn(audience);
      } else if (audience.regime.equals(PRESUMED)) {
        presumedConsent(audience);
      } else if (audience.regime.equals(IN_CALL)) {
        consentInCall(audience);
      }
    }
    directoryOnly();
    optOut(audiences());
    callerId();
    confirmation();
    hours(codes, consentLiftsHours);
    frequency();
    return rules;
  }

  // ---- whom a row speaks of

  /** Subscribers for whom one regime holds, and the register that is kept for them. */
  private record Audience(String variant, Condition<Contact> who, String regime, String register) {}

  private List<Audience> audiences() {
    String consumers = row.requireText("live_b2c");
    String businesses = row.requireText("live_b2b");
    String list = row.text("register_list");
    String businessList = row.text("register_list_business");
    if (consumers.equals(businesses) && list.equals(businessList)) {
      return consumers.equals(MIXED)
          ? List.of(
              new Audience("mobile", MOBILE, OPT_IN, list),
              new Audience("", MOBILE.not(), OPT_OUT, list))
          : List.of(new Audience("", Condition.always(), consumers, list));
    }
    List<Audience> audiences = new ArrayList<>();
    if (consumers.equals(MIXED)) {
      audiences.add(new Audience("mobile", CONSUMER.and(MOBILE), OPT_IN, list));
      audiences.add(new Audience("fixed", CONSUMER.and(MOBILE.not()), OPT_OUT, list));
    } else {
      audiences.add(new Audience("consumer", CONSUMER, consumers, list));
    }
    audiences.add(new Audience("business", BUSINESS, businesses, businessList));
    return audiences;
  }

  /** Whom the law protects at all: legal persons only where it says so. */
  private Condition<Contact> protectedOnes(String regimeOfBusinesses) {
    return regimeOfBusinesses.equals(NOT_REGULATED) ? CONSUMER : Condition.always();
  }

  /** Whom a demand on the conduct of calls protects: consumers only where a table says so. */
  private Condition<Contact> protectedBy(String demand) {
    for (LawTable.Row protects : beside(NationalTables.PROTECTED)) {
      if (protects.requireText("demand").equals(demand)) {
        return audience(protects, "protects");
      }
    }
    return protectedOnes(row.requireText("live_b2b"));
  }

  private static Condition<Contact> audience(LawTable.Row row, String column) {
    if (row.requireText(column).equals("consumers")) {
      return CONSUMER;
    }
    throw row.unreadable(column, new IllegalArgumentException("There is no such audience"));
  }

  private List<LawTable.Row> beside(String file) {
    return requireNonNull(beside.get(file), file);
  }

  /** The person asked for this very call, and the law then leaves out a demand. */
  private Condition<Contact> requestedFrees(String demand) {
    return beside(NationalTables.REQUESTED).stream()
            .anyMatch(each -> Tables.says(each, "frees", demand))
        ? REQUESTED
        : Condition.never();
  }

  private List<Condition<Contact>> exceptions(String regime) {
    List<Condition<Contact>> found = new ArrayList<>();
    for (LawTable.Row exception : beside(NationalTables.EXCEPTIONS)) {
      if (exception.text("regime").equals(regime)) {
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
          case "consent-in-contract" -> Dealings.in(exception).and(toLiveCalls.any());
          default ->
              throw exception.unreadable(
                  "exception", new IllegalArgumentException("There is no such exception"));
        };
    if (exception.text("who").equals("business")) {
      holds = BUSINESS.and(holds);
    }
    for (String purpose : exception.list("purpose", ' ')) {
      holds = holds.and(Condition.in(Contact.PURPOSE, purpose(exception, purpose)));
    }
    List<String> subjects = exception.list("subjects", ' ');
    return subjects.isEmpty() ? holds : holds.and(MarketingRules.subject(subjects));
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

  // ---- consent

  private void automatedCalls() {
    Condition<Contact> none = toMachineCalls.any().not();
    String list = row.text("register_list");
    if (Tables.says(row, "consent_after_listing", "yes") && !list.isEmpty()) {
      // Where only live calls are barred by law, what was checked for them is heeded all the same.
      boolean ordered = Tables.says(row, "register_voices", "machine");
      none = none.or(registers(list, ordered, toMachineCalls));
    }
    cites(begin("eprivacy.automated-call-consent", "automated_citation"), toMachineCalls)
        .title("A recording or a machine that speaks needs prior consent to marketing calls.")
        .when(VOICE)
        .when(MACHINE)
        .when(call)
        .when(protectedFromMachines())
        .when(none)
        .remedy("obtain-opt-in")
        .denies(rules);
  }

  private Condition<Contact> protectedFromMachines() {
    List<LawTable.Row> machines = beside(NationalTables.MACHINES);
    return protectedOnes(
        machines.isEmpty()
            ? row.requireText("live_b2b")
            : machines.get(0).requireText("automated_b2b"));
  }

  private void texts() {
    String businesses = row.requireText("text_b2b");
    Condition<Contact> who = businesses.equals(OPT_IN) ? Condition.always() : CONSUMER;
    Condition<Contact> soft = softOptIn();
    Condition<Contact> published = publishedContact();
    begin("eprivacy.text-consent", "text_citation")
        .title("A marketing text needs prior consent, or an own customer and similar products.")
        .when(TEXT)
        .when(text)
        .when(who)
        .when(toTexts.any().not())
        .when(soft.or(published).not())
        .remedy("obtain-opt-in")
        .denies(rules);
    if (soft.settled() == null) {
      begin("eprivacy.text-consent", "text_citation")
          .variant("way-to-refuse")
          .title("A text to an own customer says how to refuse further ones.")
          .when(TEXT)
          .when(text)
          .when(who)
          .when(toTexts.any().not())
          .when(soft)
          .obliges(rules, Duty.to("offer-opt-out-mechanism"));
    }
    if (published.settled() == null) {
      wayToRefuse(
          begin("eprivacy.text-consent", "text_citation")
              .variant("published-way-to-refuse")
              .when(published));
    }
    if (businesses.equals(OPT_OUT)) {
      beside(NationalTables.TEXT_OPT_OUT).forEach(this::textsUntilRefused);
    }
    for (LawTable.Row sender : beside(NationalTables.SENDER)) {
      begin("eprivacy.text-consent", sender)
          .variant("sender")
          .title("A marketing text does not hide who sends it.")
          .remedy("identify-caller")
          .when(TEXT)
          .when(text)
          .demands(
              rules,
              Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
              "identify-caller");
    }
  }

  /** Businesses may be written to until they refuse: the sender, or a list of those who do. */
  private void textsUntilRefused(LawTable.Row optOut) {
    Condition<Contact> refused = OBJECTED.or(ON_OWN_LIST);
    if (!optOut.isBlank("list")) {
      int age = optOut.optionalInteger("list_max_age_days").orElse(-1);
      refused =
          refused.or(
              Register.national(
                  clocks, kind(optOut, optOut.requireText("list")), country, age, 0, true, null));
    }
    begin("eprivacy.text-consent", optOut)
        .variant("business")
        .title("A business is written to until it refuses.")
        .when(TEXT)
        .when(text)
        .when(BUSINESS)
        .when(toTexts.any().not())
        .when(refused)
        .remedy("obtain-opt-in")
        .denies(rules);
    if (Tables.says(optOut, "way_to_refuse", "yes")) {
      wayToRefuse(
          begin("eprivacy.text-consent", optOut).variant("business-way-to-refuse").when(BUSINESS));
    }
  }

  /** Where nobody has said whether a text names a way to refuse, naming it is the duty. */
  private void wayToRefuse(Builder rule) {
    rule.title("A text to a business says how to refuse further ones.")
        .when(TEXT)
        .when(text)
        .when(toTexts.any().not())
        .remedy("offer-opt-out-mechanism")
        .denyWhere(rules, NO_WAY_TO_REFUSE, Duty.to("offer-opt-out-mechanism"));
  }

  /** A business published the number for such messages, and has not refused them. */
  private Condition<Contact> publishedContact() {
    return beside(NationalTables.PUBLISHED).isEmpty()
        ? Condition.never()
        : Condition.all(
            BUSINESS,
            Condition.isTrue(Contact.TO.then(Called.PUBLISHED_CONTACT)),
            OBJECTED.not(),
            ON_OWN_LIST.not());
  }

  private Condition<Contact> softOptIn() {
    if (!row.requireText("text_soft_opt_in").equals("yes")) {
      return Condition.never();
    }
    Condition<Contact> common =
        Condition.all(Condition.isTrue(MECHANISM), OBJECTED.not(), ON_OWN_LIST.not());
    List<LawTable.Row> own = beside(NationalTables.DEALINGS);
    Condition<Contact> dealings = own.isEmpty() ? Dealings.SOLD : Dealings.in(own.get(0));
    Condition<Contact> sold = dealings.and(Condition.isTrue(SIMILAR)).and(recentSale());
    return switch (row.text("text_charity")) {
      case "" -> common.and(sold);
      case "no" -> common.and(CHARITY.not()).and(sold);
      case "interest" -> common.and(CHARITY.not().and(sold).or(CHARITY.and(dealings)));
      default ->
          throw row.unreadable(
              "text_charity", new IllegalArgumentException("There is no such word"));
    };
  }

  /** The sale, or the last message since, is not known to lie too far back. */
  private Condition<Contact> recentSale() {
    if (row.isBlank("text_soft_opt_in_months")) {
      return Condition.always();
    }
    LookBack months = LookBack.months(row.integer("text_soft_opt_in_months"));
    Fact<Contact, Instant> sale = Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT);
    return Condition.any(
        Condition.happened(Contact.RELATIONSHIP, sale).not(),
        Condition.happenedWithin(Contact.RELATIONSHIP, sale, months),
        HISTORY.any(
            HISTORY.in(EarlierContact.CHANNEL, ContactChannel.TEXT),
            HISTORY.within(EarlierContact.AT, months)));
  }

  private void optIn(Audience audience) {
    List<Condition<Contact>> open = exceptions(OPT_IN);
    cites(liveCall("eprivacy.live-call-consent", audience), toLiveCalls)
        .title("A live marketing call needs prior consent here.")
        .when(toLiveCalls.any().not())
        .when(Condition.any(open).not())
        .when(requestedFrees("consent").not())
        .remedy("obtain-opt-in")
        .denies(rules);
    if (!audience.register.isEmpty() && !open.isEmpty()) {
      // Calls that need no consent are opt-out; only those exceptions that are open to anyone make
      // the law order the check.
      boolean ordered =
          beside(NationalTables.EXCEPTIONS).stream()
              .anyMatch(each -> each.text("exception").equals("anyone"));
      Condition<Contact> objected = OBJECTED.or(ON_OWN_LIST);
      barred(
          liveCall("eprivacy.live-call-opt-out", audience)
              .variant(variant(audience, ordered ? "excepted" : "excepted-customers"))
              .when(Condition.any(open))
              .when(toLiveCalls.any().not())
              .when(registers(audience.register, ordered, null).or(objected)),
          objected);
    }
  }

  private static String variant(Audience audience, String more) {
    return audience.variant.isEmpty() ? more : audience.variant + "-" + more;
  }

  /** The presumption of a business's consent needs a concrete interest: no fact tells of one. */
  private void presumedConsent(Audience audience) {
    liveCall("eprivacy.live-call-consent", audience)
        .variant(variant(audience, "presumed"))
        .title("A business is called only if it consents, or can be presumed to.")
        .when(toLiveCalls.any().not())
        .when(requestedFrees("consent").not())
        .remedy("obtain-opt-in")
        .missing(rules, Contact.CONSENTS);
  }

  /** Whoever has not objected may be asked for consent when the call begins. */
  private void consentInCall(Audience audience) {
    liveCall("eprivacy.live-call-consent", audience)
        .title("A live marketing call begins with the question for consent.")
        .remedy("obtain-opt-in")
        .when(toLiveCalls.any().not())
        .obliges(rules, Duty.to("ask-permission-to-continue"));
  }

  /** Only numbers of public directories are called without consent, whatever the register says. */
  private void directoryOnly() {
    for (LawTable.Row directory : beside(NationalTables.DIRECTORY)) {
      begin("eprivacy.live-call-consent", directory)
          .variant("outside-directory")
          .title("A number that stands in no public directory is called with consent only.")
          .when(VOICE)
          .when(LIVE)
          .when(MarketingRules.liveMarketingCall(political))
          .when(toLiveCalls.any().not())
          .when(Condition.isTrue(Contact.TO.then(Called.IN_DIRECTORY)).not())
          .when(requestedFrees("consent").not())
          .remedy("obtain-opt-in")
          .denies(rules);
    }
  }

  private void optOut(List<Audience> audiences) {
    List<Audience> out =
        audiences.stream()
            .filter(each -> each.regime.equals(OPT_OUT) || each.regime.equals(IN_CALL))
            .toList();
    if (out.isEmpty()) {
      return;
    }
    Condition<Contact> objected =
        OBJECTED.and(toLiveCalls.anyAfter(Contact.OBJECTED_AT).not()).or(ON_OWN_LIST);
    // One rule for all of them, so that nobody is asked who is called where that is all the same.
    Condition<Contact> bars =
        byAudience(
                audiences,
                each -> out.contains(each) ? onRegister(each) : Condition.<Contact>never())
            .or(
                byAudience(
                    audiences, each -> out.contains(each) ? objected : Condition.<Contact>never()));
    barred(
        liveCall("eprivacy.live-call-opt-out")
            .variant(out.size() == 1 ? out.get(0).variant : "")
            .when(bars),
        objected);
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
    if (audience.register.isEmpty()) {
      return Condition.never();
    }
    boolean newer = Tables.says(row, "consent_after_listing", "yes");
    Condition<Contact> on =
        registers(audience.register, true, newer ? toLiveCalls : null)
            .and(Condition.any(exceptions(OPT_OUT)).not())
            .and(requestedFrees("register").not());
    // A consent newer than an objection is a consent, which lifts the register too where it need
    // not be newer than the entry: after an objection that alone decides.
    return newer ? on : OBJECTED.not().and(on).and(toLiveCalls.any().not());
  }

  private void barred(Builder rule, Condition<Contact> objected) {
    String objection =
        row.isBlank("objection_citation")
            ? row.requireText("live_citation")
            : row.requireText("objection_citation");
    rule.title("Nobody is called who is on the national register or has told the caller no.")
        .citesWhere(objected, objection)
        .remedy("obtain-opt-in")
        .denies(rules);
  }

  /** The number is on one of the registers that a cell names. */
  private Condition<Contact> registers(String cell, boolean ordered, @Nullable Consents lifting) {
    List<Condition<Contact>> registers = new ArrayList<>();
    for (String list : cell.split(" ", -1)) {
      registers.add(register(list, ordered, lifting));
    }
    return Condition.any(registers);
  }

  private Register register(String list, boolean ordered, @Nullable Consents lifting) {
    ListKind kind = kind(row, list);
    return Register.national(
        clocks,
        kind,
        country,
        row.optionalInteger("register_max_age_days").orElse(-1),
        row.optionalInteger("register_grace_days").orElse(0),
        ordered,
        lifting == null ? null : lifting.valid());
  }

  private static ListKind kind(LawTable.Row row, String list) {
    return ListEntry.LIST
        .type()
        .choice(list)
        .orElseThrow(
            () ->
                row.unreadable(
                    "register_list", new IllegalArgumentException("There is no such list")));
  }

  private Builder liveCall(String id, Audience audience) {
    return liveCall(id).variant(audience.variant).when(audience.who);
  }

  private Builder liveCall(String id) {
    String citation =
        id.endsWith("opt-out") && !row.isBlank("register_citation")
            ? "register_citation"
            : "live_citation";
    return begin(id, citation)
        .when(VOICE)
        .when(LIVE)
        .when(MarketingRules.liveMarketingCall(political));
  }

  // ---- how a call is made

  private void callerId() {
    if (row.isBlank("caller_id")) {
      return;
    }
    begin("eprivacy.caller-id", "caller_id_citation")
        .title("A marketing call shows a number.")
        .when(VOICE)
        .when(call)
        .when(callerIdAudience())
        .remedy("transmit-caller-id")
        .denyWhere(
            rules,
            Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
            Duty.to("transmit-caller-id").noting(row.text("caller_id")));
  }

  private Condition<Contact> callerIdAudience() {
    return beside(NationalTables.PROTECTED).stream()
            .anyMatch(each -> each.requireText("demand").equals("caller-id"))
        ? protectedBy("caller-id")
        : Condition.always();
  }

  private void confirmation() {
    if (row.isBlank("confirm_in_writing")) {
      return;
    }
    Builder rule =
        begin("eprivacy.confirm-in-writing", "confirmation_citation")
            .title("A contract offered by telephone binds only once it is confirmed in writing.")
            .when(VOICE)
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(CONSUMER);
    List<String> only = row.list("confirm_subjects", ' ');
    if (!only.isEmpty()) {
      rule.when(MarketingRules.subject(only));
    }
    List<String> not = row.list("confirm_subjects_out", ' ');
    if (!not.isEmpty()) {
      rule.when(MarketingRules.subject(not).not());
    }
    rule.obliges(rules, Duty.to("confirm-in-writing").noting(row.text("confirm_in_writing")));
  }

  private void hours(boolean codes, boolean consentLiftsHours) {
    String status = row.requireText("hours_status");
    if (status.equals("none") || (status.equals("code") && !codes)) {
      return;
    }
    String sunday = row.requireText("hours_sun_holiday");
    WeeklyHours hours =
        WeeklyHours.of(
            row.requireText("hours_mon_fri"), row.requireText("hours_sat"), sunday, sunday);
    HolidayCalendar holidays = regimes.holidays(country);
    Condition<Contact> outside = Condition.outsideHours(hours, holidays);
    if (!row.isBlank("hours_holiday_eves")) {
      WeeklyHours onEves =
          WeeklyHours.of(ALL_DAY, ALL_DAY, ALL_DAY, row.requireText("hours_holiday_eves"));
      outside = outside.or(Condition.outsideHours(onEves, eves(holidays)));
    }
    boolean lifted =
        consentLiftsHours && row.text("hours_waived_by_consent").equals("named-times-only");
    begin("eprivacy.calling-hours", "hours_citation")
        .title("Marketing calls are made in the hours of the called party's country only.")
        .when(VOICE)
        .when(call)
        .when(protectedBy("calling-hours"))
        .when(outside)
        .when(requestedFrees("hours").not())
        .when(lifted ? toCalls.any().not() : Condition.always())
        .remedy("wait")
        .denies(rules);
  }

  /** Returns the days before public holidays, while there are rows of this law. */
  private HolidayCalendar eves(HolidayCalendar holidays) {
    List<HolidayRule> eves = new ArrayList<>();
    int first = requireNonNull(inForce.from()).getYear();
    for (int year = first; year < first + YEARS_OF_EVES; year++) {
      holidays
          .holidaysIn(year)
          .forEach((day, name) -> eves.add(HolidayRule.on(day.minusDays(1), "eve of " + name)));
    }
    return HolidayCalendar.of(eves);
  }

  private void frequency() {
    if (!row.isBlank("frequency_limit")) {
      begin("eprivacy.call-frequency", "hours_citation")
          .title("A trader calls a consumer at most four times in any thirty days.")
          .when(VOICE)
          .when(call)
          .when(protectedBy("call-frequency"))
          .when(
              HISTORY.atLeast(
                  row.integer("frequency_calls"),
                  EARLIER_CALL,
                  EARLIER_MARKETING,
                  HISTORY.within(
                      EarlierContact.AT, LookBack.window(row.integer("frequency_days")))))
          .remedy("wait")
          .denies(rules);
    }
    refusal();
  }

  private void refusal() {
    MemberTest<Contact, EarlierContact> refused =
        EARLIER_CALL.and(HISTORY.isTrue(EarlierContact.REFUSED));
    MemberTest<Contact, EarlierContact> bars =
        row.optionalDate("refusal_bars_from")
            .<MemberTest<Contact, EarlierContact>>map(day -> new OnOrAfter(day, clocks))
            .orElse(null);
    if (!row.isBlank("refusal_pause_days")) {
      MemberTest<Contact, EarlierContact> recent =
          HISTORY.within(EarlierContact.AT, LookBack.days(row.integer("refusal_pause_days")));
      begin("eprivacy.refusal-cooling-off", "hours_citation")
          .title("After a refusal nobody is called for sixty full days.")
          .when(VOICE)
          .when(call)
          .when(protectedBy("refusal-cooling-off"))
          .when(
              HISTORY.any(bars == null ? refused.and(recent) : refused.and(bars.not()).and(recent)))
          .remedy("wait")
          .denies(rules);
    }
    if (bars != null) {
      begin("eprivacy.refusal-cooling-off", "refusal_citation")
          .variant("objection")
          .title("Who objected during a call is never called by that trader again.")
          .when(VOICE)
          .when(call)
          .when(protectedBy("refusal-cooling-off"))
          .when(HISTORY.any(refused, bars, HISTORY.happened(EarlierContact.AT)))
          .remedy("do-not-call")
          .denies(rules);
    }
  }

  // ---- building

  private Builder begin(String id, String citationColumn) {
    // Where the table cites nothing of its own for a demand, the demand rests on the rule on calls.
    String citation =
        row.isBlank(citationColumn)
            ? row.requireText("live_citation")
            : row.requireText(citationColumn);
    Certainty certainty =
        row.isBlank(citationColumn) ? Certainty.LOW : lesser(row.certainty(), best(citation));
    return new Builder(
        Rule.on(Contact.SCHEMA, id)
            .cites(citation)
            .source(row.source())
            .certainty(certainty)
            .verifiedOn(row.verifiedOn())
            .in(places)
            .inForce(inForce));
  }

  /** Returns how sure the reading of what is cited can be, however sure the rest of the row is. */
  private static Certainty best(String citation) {
    if (citation.startsWith("Directive ")) {
      return Certainty.LOW; // it binds states, and stands for a national provision nobody has read
    }
    // An act of which no article is named is known by what others say of it.
    return ARTICLE.matcher(citation).find() ? Certainty.HIGH : Certainty.MEDIUM;
  }

  private static Certainty lesser(Certainty one, Certainty other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Begins a rule that rests on a row of a table of one topic. */
  private Builder begin(String id, LawTable.Row own) {
    return new Builder(Rule.on(Contact.SCHEMA, id).readFrom(own).in(places).inForce(inForce));
  }

  /** Cites the provision on the age of a consent where one would do, were it younger. */
  private Builder cites(Builder builder, Consents given) {
    for (Consents.Aged aged : given.aged()) {
      if (aged.citation().equals(row.text("consent_age_citation"))) {
        builder.citesWhere(aged.condition(), aged.citation());
      }
    }
    return builder;
  }

  /** A rule's builder whose ends put the rule in a list. */
  private static final class Builder {
    private final Rule.Builder<Contact> rule;

    Builder(Rule.Builder<Contact> rule) {
      this.rule = rule;
    }

    Builder variant(String variant) {
      rule.variant(variant);
      return this;
    }

    Builder title(String title) {
      rule.title(title);
      return this;
    }

    Builder when(Condition<Contact> condition) {
      rule.when(condition);
      return this;
    }

    Builder citesWhere(Condition<Contact> condition, String citation) {
      rule.citesWhere(condition, citation);
      return this;
    }

    Builder remedy(String remedy) {
      rule.remedy(remedy);
      return this;
    }

    void denies(List<Rule<Contact>> into) {
      into.add(rule.denies());
    }

    void obliges(List<Rule<Contact>> into, Duty duty) {
      into.add(rule.obliges(duty));
    }

    void demands(List<Rule<Contact>> into, Condition<Contact> done, String obligation) {
      into.add(rule.demands(done, obligation));
    }

    void denyWhere(List<Rule<Contact>> into, Condition<Contact> broken, Duty duty) {
      into.add(rule.then(new DenyWhere<>(broken, duty)));
    }

    void missing(List<Rule<Contact>> into, Fact<Contact, ?> fact) {
      into.add(rule.judges(Set.of(fact), contact -> Outcome.missing(fact)));
    }
  }
}
