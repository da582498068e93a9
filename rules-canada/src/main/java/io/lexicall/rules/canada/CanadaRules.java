package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.rule.TradeWords;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The law of Canada on calls and texts: the Unsolicited Telecommunications Rules of the CRTC (ids
 * {@code crtc.}), the anti-spam law on texts ({@code casl.}), the provinces' hours, caps and
 * notices of calls about debts, and British Columbia's holidays and minimum intervals for sales
 * calls ({@code ca-province.}), the rules on banks ({@code ca-bank.}), and what federal acts say of
 * advertising by telephone ({@code ca-federal.}). They apply to numbers in Canada, wherever the
 * contact comes from: Canada shares the country code 1, so a dialer in the United States can call
 * it without noticing. The law is in the book {@code law/ca.md}.
 *
 * <p>Not covered, and so indeterminate under {@code core.coverage}:
 *
 * <ul>
 *   <li>Calls about a debt in the territories; in most provinces also those of a creditor that is
 *       not a bank and calls for itself, whom the law there does not bind.
 *   <li>Texts without a commercial purpose, and texts about a debt but a bank's own.
 *   <li>Privacy requests and breaches.
 * </ul>
 *
 * <p>Also not included: the rules of provinces other than British Columbia on sales calls, and
 * their consumer law; registration with the operator of the national list, which no fact states;
 * messages left directly in a voice mailbox, which are judged as calls. Recording is in another
 * module.
 *
 * <p>Readings chosen where the law is not settled, each the one that protects the person called: an
 * artificial voice that converses is an announcing device; {@code random-or-sequential} dialing is
 * denied, since the fact does not distinguish sequential from random; a hospital's or school's own
 * call meets the conditions of {@code crtc.adad-conditions}; a list entry with an unknown {@code
 * since} counts; the first conversation about a debt counts among the contacts of its week.
 *
 * @since 0.1
 */
public final class CanadaRules implements RuleModule {
  static final Place CANADA = Place.of("CA");

  static final Clocks CLOCKS = new Clocks(Set.of(CANADA));

  private static final String IN_FORCE = "2008-09-30";

  /** There was law before, which the tables do not hold. */
  private static final InForce SINCE = InForce.startingAt(LocalDate.parse(IN_FORCE));

  /** The day on which the cards that are written here were last compared with their sources. */
  private static final LocalDate READ_ON = LocalDate.of(2026, 11, 24);

  /** The day on which the texts of later cards were read. */
  static final LocalDate READ_AGAIN_ON = LocalDate.of(2026, 12, 1);

  private static final String PART_II = "CRTC UTR Part II s. 4";
  private static final String PART_III = "CRTC UTR Part III";
  private static final String DEVICE_CONSENT = "CRTC UTR Part IV s. 2";
  private static final String DEVICE_CONDITIONS = "CRTC UTR Part IV s. 4";

  private static final LookBack AFTER_TRANSACTION = LookBack.months(18);
  private static final LookBack AFTER_CONTRACT = LookBack.months(18);
  private static final LookBack AFTER_INQUIRY = LookBack.months(6);

  /** A contract in force, or a purchase without a known end. */
  static final Condition<Contact> IN_CONTRACT =
      Condition.isTrue(Contact.RELATIONSHIP.then(Relationship.CUSTOMER))
          .and(
              Condition.happened(
                      Contact.RELATIONSHIP, Contact.RELATIONSHIP.then(Relationship.ENDED_AT))
                  .not());

  private static final Condition<Contact> CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
  private static final Condition<Contact> LIVE = Condition.in(Contact.VOICE, Voice.LIVE);
  private static final Condition<Contact> MACHINE =
      Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL);

  /**
   * A message or a live call is stated to advertise: a reminder with a sales pitch is a sales call.
   * For a contact with another purpose this is not asked for.
   */
  static final Condition<Contact> SAID_TO_ADVERTISE =
      Condition.<Contact>known(Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING))
          .and(Condition.isTrue(Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING)));

  /** A contact that promotes a product or service, by whatever channel. */
  static final Condition<Contact> SELLS =
      Condition.<Contact, ContactPurpose>in(Contact.PURPOSE, ContactPurpose.TELEMARKETING)
          .or(SAID_TO_ADVERTISE);

  /** A text, or a call with a recorded or artificial voice. */
  static final Condition<Contact> MESSAGE =
      Condition.<Contact, ContactChannel>in(Contact.CHANNEL, ContactChannel.TEXT).or(MACHINE);

  private static final Condition<Contact> TELEMARKETING =
      CALL.and(
          Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.TELEMARKETING,
                  ContactPurpose.CHARITABLE_SOLICITATION)
              .or(SAID_TO_ADVERTISE));
  private static final Condition<Contact> MACHINE_THAT_SELLS_NOTHING =
      CALL.and(MACHINE)
          .and(SAID_TO_ADVERTISE.not())
          .and(
              Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.INFORMATIONAL,
                  ContactPurpose.ACCOUNT_ALERT,
                  ContactPurpose.PACKAGE_DELIVERY,
                  ContactPurpose.HEALTHCARE,
                  ContactPurpose.DEBT_COLLECTION,
                  ContactPurpose.SURVEY,
                  ContactPurpose.POLITICAL));

  /** S. 41.7(1)(c) to (e): of a party, its associations and candidates all that is said. */
  private static final Condition<Contact> OF_A_PARTY =
      CALL.and(Condition.in(Contact.PURPOSE, ContactPurpose.POLITICAL))
          .and(SAID_TO_ADVERTISE.not());

  /**
   * S. 41.7(1)(a): of a registered charity all that it says, but surveys ((5)). Whether the caller
   * is one is not asked for.
   */
  private static final Condition<Contact> OF_A_CHARITY =
      CALL.and(
              Condition.in(
                  Contact.PURPOSE,
                  ContactPurpose.INFORMATIONAL,
                  ContactPurpose.ACCOUNT_ALERT,
                  ContactPurpose.PACKAGE_DELIVERY,
                  ContactPurpose.HEALTHCARE,
                  ContactPurpose.DEBT_COLLECTION))
          .and(SAID_TO_ADVERTISE.not())
          .and(Condition.known(Contact.CALLER.then(Caller.TAX_EXEMPT)))
          .and(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)));

  private static final Condition<Contact> HIDES_NUMBER =
      Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID));

  private static final Condition<Request> DO_NOT_CALL =
      Condition.in(Request.KIND, RequestKind.DO_NOT_CALL);

  /** The fact {@code law} has no value for Canada: a stated law is another country's. */
  static final Condition<Request> BY_PLACE = Condition.<Request>known(Request.LAW).not();

  /** A subject to which the national list does not apply: a newspaper of general circulation. */
  private static final String NEWSPAPER = "press-subscription";

  private final LawTable hours = table("ca-calling-hours.csv");
  private final LawTable holidays = table("ca-holidays.csv");
  private final DebtRules debts = new DebtRules(holidays);
  private final SectorBans bans = new SectorBans();
  private final SalesDisclosures disclosures = new SalesDisclosures();
  private final ProvincialSales sales = new ProvincialSales(TELEMARKETING, holidays);
  private final TextRules texts =
      new TextRules(
          DebtRules.calendars(holidays).getOrDefault(CANADA.code(), HolidayCalendar.NONE));

  /** For the service loader. */
  public CanadaRules() {}

  @Override
  public String name() {
    return "canada";
  }

  /**
   * Covers calls, except those about a debt; calls about a debt in the provinces whose law is
   * included, by callers whom it binds; commercial texts; and requests not to be contacted; each
   * from the first day of the law that is included. Any other contact or request in Canada stays
   * indeterminate ({@code core.coverage}), unless another module covers it.
   */
  @Override
  public List<Coverage<?>> coverage() {
    return Stream.<List<Coverage<?>>>of(
            List.of(
                Coverage.of(Contact.SCHEMA, CALL.and(DebtRules.isAboutDebt().not()), CANADA)
                    .during(SINCE),
                Coverage.of(Request.SCHEMA, DO_NOT_CALL.and(BY_PLACE), CANADA).during(SINCE)),
            debts.coverage(),
            texts.coverage())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    return List.of(
        Chapter.of(
            Set.of("crtc", "ca-federal", "ca-province", "ca-bank", "casl"),
            Set.of(Contact.SCHEMA, Request.SCHEMA),
            Set.of(CANADA),
            this::made));
  }

  private List<Rule<?>> made() {
    List<Rule<?>> rules = new ArrayList<>();
    for (LawTable.Row row : hours.rows()) {
      addHours(rules, row);
    }
    rules.add(nationalList());
    rules.add(
        call("crtc.national-dncl", PART_II)
            .variant("proof")
            .source("lnnte-dncl.gc.ca pages on who can still call")
            .certainty(Certainty.MEDIUM)
            .title("Consent to be called is proved by a record of it.")
            .when(TELEMARKETING)
            .when(Consents.TO_CALLS.valid())
            .obliges("record-consent"));
    rules.add(internalList());
    rules.add(told());
    addExempt(rules, "political", OF_A_PARTY, Certainty.HIGH, true);
    addExempt(rules, "charity", OF_A_CHARITY, Certainty.MEDIUM, false);
    rules.add(request("14 days", 14).inForceFrom("2014-06-30").then(honoured(14)));
    rules.add(
        request("31 days", 31)
            .certainty(Certainty.LOW)
            .inForceFrom(IN_FORCE)
            .inForceTo("2014-06-29")
            .then(honoured(31)));
    addDevices(rules);
    rules.add(
        call("crtc.identification", PART_III)
            .source(
                "crtc.gc.ca report of 2024-09-30 on the national list; telebec.com; Part III itself"
                    + " was not read")
            .certainty(Certainty.MEDIUM)
            .title("A sales call begins by stating who is calling, on whose behalf, and why.")
            .when(TELEMARKETING)
            .when(LIVE)
            .obliges(
                Duty.to("identify-caller")
                    .noting("The person, the telemarketer and the client; a way to reach them."),
                Duty.to("state-purpose")));
    rules.add(
        call("crtc.identification", PART_III)
            .source(
                "crtc.gc.ca report of 2024-09-30 on the national list; telebec.com; that Part III"
                    + " binds machines too is our reading of its words")
            .variant("machine")
            .certainty(Certainty.MEDIUM)
            .title(
                "A sales message with a prerecorded or artificial voice states at its"
                    + " start on whose behalf the call is made, why, and how to reach them.")
            .when(TELEMARKETING)
            .when(MACHINE)
            .remedy("change-message")
            .then(
                Effect.owedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                    Duty.to("identify-caller")
                        .noting(
                            "The person, the telemarketer and the client; a way to reach them."),
                    Duty.to("state-purpose"))));
    rules.add(
        call("crtc.caller-id", PART_III)
            .source(
                "crtc.gc.ca report of 2024-09-30 on the national list; telebec.com; Part III itself"
                    + " was not read")
            .certainty(Certainty.MEDIUM)
            .title("A sales call shows a number at which the caller can be reached.")
            .when(TELEMARKETING)
            .remedy("transmit-caller-id")
            .then(Effect.owedUnless(HIDES_NUMBER, Duty.to("transmit-caller-id"))));
    rules.add(
        call("crtc.abandonment", PART_III)
            .source("Part I definitions read at crtc.gc.ca trules-reglest; 5 % from memory")
            .title("A predictive dialer abandons at most 5 % of the answered calls in a month.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .when(Condition.in(Contact.DIALING, Dialing.AUTOMATED))
            .when(LIVE)
            .when(
                Condition.shareAbove(
                    Contact.CAMPAIGN.then(Campaign.ABANDONED),
                    Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS),
                    5))
            .remedy("dial-slower", "dial-manually")
            .denies());
    rules.add(
        call("crtc.registration-and-records", PART_III + " s. 2")
            .source(
                "registration: Telecom Decision CRTC 2010-817-1 read, which names section 2;"
                    + " records from memory")
            .title("A telemarketer is registered and keeps records for three years.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .obliges("keep-call-record"));
    rules.add(
        call("crtc.sequential-dialing", PART_III)
            .source("from memory")
            .variant("sales")
            .title("Numbers are not dialed in sequence.")
            .certainty(Certainty.LOW)
            .when(TELEMARKETING)
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .remedy("dial-manually")
            .denies());
    rules.add(
        call("crtc.sequential-dialing", DEVICE_CONDITIONS)
            .source("fedma.org; an open compliance note")
            .variant("machine")
            .title("Calls with a prerecorded or artificial voice are not dialed in sequence.")
            .certainty(Certainty.MEDIUM)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .remedy("dial-manually")
            .denies());
    bans.addTo(rules);
    disclosures.addTo(rules);
    sales.addTo(rules);
    debts.addTo(rules);
    texts.addTo(rules);
    return List.copyOf(rules);
  }

  @Override
  public String book(String ruleId) {
    return "law/ca.md";
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", CanadaRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return Stream.of(
            Stream.of(hours, holidays, bans.table(), disclosures.table()),
            sales.tables(),
            debts.tables(),
            texts.tables())
        .flatMap(tables -> tables)
        .map(LawTable::edition)
        .max(String::compareTo)
        .orElseThrow();
  }

  static LawTable table(String file) {
    return LawTable.read(file, CanadaRules.class.getResourceAsStream(file));
  }

  /** Returns the channels that a row names. A loop, since coverage asks for it at each start. */
  static List<ContactChannel> channels(LawTable.Row row) {
    List<String> words = row.list("channels", ' ');
    List<ContactChannel> channels = new ArrayList<>();
    for (ContactChannel channel : ContactChannel.values()) {
      if (words.contains(FactType.code(channel))) {
        channels.add(channel);
      }
    }
    if (channels.isEmpty() || channels.size() != words.size()) {
      throw row.unreadable("channels", new IllegalArgumentException("must be voice, text or both"));
    }
    return channels;
  }

  /** Returns the condition that a contact is made by one of these channels. */
  static Condition<Contact> by(List<ContactChannel> channels) {
    return channels.size() == ContactChannel.values().length
        ? Condition.always()
        : Condition.in(Contact.CHANNEL, channels.toArray(new ContactChannel[0]));
  }

  private static void addHours(List<Rule<?>> rules, LawTable.Row row) {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.of(
                row.requireText("mon_fri"),
                row.requireText("saturday"),
                row.requireText("sunday"),
                row.requireText("holidays")),
            HolidayCalendar.NONE);
    Place place = Place.of(row.requireText("place"));
    rules.add(
        Rule.on(Contact.SCHEMA, "crtc.calling-hours")
            .title(
                "Sales calls are made only within the calling hours that apply where the"
                    + " called person is.")
            .readFrom(row)
            .in(place)
            .when(TELEMARKETING)
            .when(outside)
            .remedy("wait")
            .denies());
    rules.add(
        Rule.on(Contact.SCHEMA, "crtc.adad-conditions")
            .variant("hours")
            .title(
                "Calls with a prerecorded or artificial voice are made only within the"
                    + " calling hours for sales calls.")
            .readFrom(row)
            .cites(DEVICE_CONDITIONS)
            .in(place)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .when(outside)
            .remedy("wait")
            .denies());
  }

  private static Rule<Contact> nationalList() {
    CheckedList list = CheckedList.of(ListKind.NATIONAL_DNC).in(CANADA);
    Condition<Contact> relationship =
        Condition.any(
            IN_CONTRACT,
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                AFTER_TRANSACTION),
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.ENDED_AT),
                AFTER_CONTRACT),
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT),
                AFTER_INQUIRY));
    Condition<Contact> charity =
        Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION)
            .and(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)));
    return call("crtc.national-dncl", PART_II)
        .title(
            "A consumer on the National Do Not Call List receives no sales calls"
                + " without express consent, and the version of the list that was checked is"
                + " at most 31 days old.")
        .source(
            "Part II s. 4 quoted in a notice of violation of 2021-09-17; Telecommunications Act s."
                + " 41.7 read; age of the version from memory")
        .certainty(Certainty.MEDIUM)
        .when(TELEMARKETING)
        .unless(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS))
        .unless(charity)
        .unless(saidNo().askedFor())
        .when(NationalListBars.bars(list))
        .unless(Consents.TO_CALLS.valid())
        .unless(relationship)
        .unless(
            Condition.where(
                Contact.SUBJECT, "subject is " + NEWSPAPER, TradeWords.of(List.of(NEWSPAPER))))
        .remedy("obtain-express-consent")
        .denies();
  }

  private static Rule.Builder<Contact> internalList(String variant) {
    return call("crtc.internal-dncl", "CRTC UTR Part III; Telecommunications Act s. 41.7(4)")
        .variant(variant)
        .source("Telecommunications Act s. 41.7(4) read; lnnte-dncl.gc.ca Exemptions page")
        .title("A person who asked this seller not to call is not called again.")
        .when(TELEMARKETING);
  }

  /** The person asked not to be called; only a consent in writing lifts that. */
  static SaidNo saidNo() {
    return new SaidNo(ContactChannel.VOICE, Consents.TO_CALLS.written());
  }

  /** A request to the caller counts even if nobody put it on the list. */
  private static Rule<Contact> told() {
    return internalList("told")
        .when(saidNo().told())
        .remedy("obtain-express-written-consent")
        .denies();
  }

  private static Rule<Contact> internalList() {
    return internalList("")
        .when(saidNo().onOwnList(true))
        .remedy("obtain-express-written-consent")
        .denies();
  }

  /**
   * The duties which the act itself puts on callers that it exempts from the national list, whether
   * they solicit or not.
   *
   * @param asked whether the check of the own list is asked for
   */
  private static void addExempt(
      List<Rule<?>> rules,
      String variant,
      Condition<Contact> which,
      Certainty certainty,
      boolean asked) {
    SaidNo saidNo = new SaidNo(ContactChannel.VOICE, Consents.TO_CALLS_OF_THE_PURPOSE.written());
    rules.add(
        exempt("crtc.internal-dncl", "Telecommunications Act s. 41.7(4)", variant)
            .title(
                "A person who asked a party or a charity for no more calls is not called again on"
                    + " its behalf.")
            .certainty(certainty)
            .when(which)
            .when(saidNo.onOwnList(asked))
            .remedy("obtain-express-written-consent")
            .denies());
    rules.add(
        exempt("crtc.internal-dncl", "Telecommunications Act s. 41.7(4)", variant + " told")
            .title(
                "A person who told a party or a charity not to call is not called again on its"
                    + " behalf.")
            .certainty(certainty)
            .when(which)
            .when(saidNo.told())
            .remedy("obtain-express-written-consent")
            .denies());
    rules.add(
        exempt("crtc.identification", "Telecommunications Act s. 41.7(3)", variant)
            .title(
                "A call for a party or a charity begins by stating for whom it is made, and why.")
            .certainty(certainty)
            .when(which)
            .obliges(
                Duty.to("identify-caller")
                    .noting("The person or organization for whom it is made."),
                Duty.to("state-purpose")));
  }

  private static Rule.Builder<Contact> exempt(String id, String citation, String variant) {
    return call(id, citation)
        .variant(variant)
        .verifiedOn(READ_AGAIN_ON)
        .source("s. 41.7 read whole in the Justice Laws files of 2026-07");
  }

  private static Rule.Builder<Request> request(String variant, int days) {
    return Rule.on(Request.SCHEMA, "crtc.internal-dncl")
        .variant(variant)
        .source("lnnte-dncl.gc.ca Exemptions page (14 days); telebec.com (31 days)")
        .verifiedOn(READ_ON)
        .title("A request not to be called is honoured within " + days + " days.")
        .cites("CRTC UTR Part III; Telecommunications Act s. 41.7(4)")
        .in(CANADA)
        .when(DO_NOT_CALL)
        // The fact {@code law} has no value for Canada: a stated law is another country's.
        .when(BY_PLACE)
        .remedy("honor-opt-out");
  }

  private static Effect<Request> honoured(int days) {
    return Effect.deadline(
        Request.RECEIVED_AT, Request.COMPLETED_AT, Deadline.calendarDays(days), "honor-opt-out");
  }

  private static void addDevices(List<Rule<?>> rules) {
    rules.add(
        call("crtc.adad-consent", DEVICE_CONSENT)
            .source(
                "definition read at crtc.gc.ca trules-reglest; Part IV s. 2 in an open legal"
                    + " reference and on fedma.org")
            .title(
                "A sales call with a prerecorded or artificial voice needs the called"
                    + " person's consent to such calls.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .when(MACHINE)
            .unless(Consents.TO_CALLS.validForMachines())
            .remedy("obtain-express-consent", "use-live-agent")
            .denies());
    rules.add(
        call("crtc.adad-consent", DEVICE_CONSENT)
            .source(
                "definition read at crtc.gc.ca trules-reglest; Part IV s. 2 in an open legal"
                    + " reference and on fedma.org")
            .variant("proof")
            .title(
                "Consent to calls with a prerecorded or artificial voice is proved by a"
                    + " record of it.")
            .certainty(Certainty.MEDIUM)
            .when(TELEMARKETING)
            .when(MACHINE)
            .when(Consents.TO_CALLS.validForMachines())
            .obliges("record-consent"));
    rules.add(
        adadIdentification(
                "A message with a prerecorded or artificial voice states at its start on whose"
                    + " behalf the call is made, and how to reach them.")
            .inForceTo("2014-06-29")
            .then(
                Effect.owedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                    Duty.to("identify-caller")
                        .noting(
                            "With a number and a mailing address; again at the end of a message of"
                                + " more than 60 seconds."))));
    rules.add(
        adadIdentification(
                "A message with a prerecorded or artificial voice states at its start on whose"
                    + " behalf the call is made, why, and how to reach them.")
            .inForceFrom("2014-06-30")
            .then(
                Effect.owedUnless(
                    Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                    Duty.to("identify-caller")
                        .noting(
                            "With a number and a mailing or e-mail address; again at the end of a"
                                + " message of more than 60 seconds."),
                    Duty.to("state-purpose").noting("A brief description of the purpose."))));
    rules.add(
        call("crtc.adad-conditions", DEVICE_CONDITIONS)
            .source(
                "Part IV s. 4(d) in a notice of violation of 2014-08-13; fedma.org; an open"
                    + " compliance note")
            .variant("number")
            .title(
                "A call with a prerecorded or artificial voice shows a number at which the"
                    + " caller can be reached.")
            .certainty(Certainty.MEDIUM)
            .when(MACHINE_THAT_SELLS_NOTHING)
            .remedy("transmit-caller-id")
            .then(Effect.owedUnless(HIDES_NUMBER, Duty.to("transmit-caller-id"))));
  }

  private static Rule.Builder<Contact> adadIdentification(String title) {
    return call("crtc.adad-conditions", DEVICE_CONDITIONS)
        .source(
            "Part IV s. 4(d) in a notice of violation of 2014-08-13; fedma.org; an open"
                + " compliance note; the purpose by Compliance and Enforcement Regulatory Policy"
                + " CRTC 2014-155 of 2014-03-31 (lexology.com, fdocuments.us), its day by that of"
                + " the 14 days")
        .variant("identification")
        .title(title)
        .certainty(Certainty.MEDIUM)
        .when(MACHINE_THAT_SELLS_NOTHING)
        .remedy("change-message");
  }

  private static Rule.Builder<Contact> call(String id, String citation) {
    return Rule.on(Contact.SCHEMA, id)
        .cites(citation)
        .verifiedOn(READ_ON)
        .in(CANADA)
        .inForceFrom(IN_FORCE);
  }
}
