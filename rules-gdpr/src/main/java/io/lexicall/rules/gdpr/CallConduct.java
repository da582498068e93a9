package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;
import static io.lexicall.rules.gdpr.MarketingRules.VOICE;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** National law on the conduct of calls other than marketing law: debts, and abandoned calls. */
final class CallConduct {
  private static final Fact<Contact, Boolean> THIRD_PARTY = Contact.CALLER.then(Caller.THIRD_PARTY);
  private static final Condition<Contact> DEBT =
      Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION);
  private static final Condition<Contact> MARKETING =
      Condition.in(
              Contact.PURPOSE, ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION)
          .or(MarketingRules.SAID_TO_ADVERTISE);

  private static final MemberTest<Contact, EarlierContact> EARLIER_DEBT =
      HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION);

  /**
   * An outside collector calls, or it is not stated that the creditor does: the careful default.
   */
  private static final Condition<Contact> COLLECTOR =
      Condition.<Contact>known(THIRD_PARTY).and(Condition.isFalse(THIRD_PARTY)).not();

  private static final String DEBTS = "eu-debt-calls.csv";

  private final Regimes regimes;
  private final Consents consents;
  private final List<Rule<?>> rules = new ArrayList<>();

  private CallConduct(Regimes regimes, Consents consents) {
    this.regimes = regimes;
    this.consents = consents;
  }

  static List<Rule<?>> of(Regimes regimes, Consents consents) {
    CallConduct making = new CallConduct(regimes, consents);
    Tables.read(DEBTS).rows().forEach(making::debts);
    Tables.read("eu-abandoned-calls.csv").rows().forEach(making::abandoned);
    return making.rules;
  }

  /**
   * Returns the contacts that the module covers: every contact that is neither about a debt nor
   * marketing before the first row on it and, while a row on debts is law, all others, so that the
   * purpose is not asked for. The rows begin where the reading began; the law existed before.
   */
  static List<Coverage<?>> coverage(Regimes regimes) {
    Map<Place, LocalDate> marketing = new LinkedHashMap<>();
    Tables.read(NationalTables.LIVE_CALLS)
        .rowsBy("country")
        .forEach(
            (country, rows) -> {
              LocalDate first =
                  rows.stream()
                      .map(row -> row.date("in_force_from"))
                      .min(Comparator.naturalOrder())
                      .orElseThrow();
              regimes.under(Place.of(country)).forEach(place -> marketing.put(place, first));
            });
    List<Coverage<?>> covered = new ArrayList<>();
    for (Place place : regimes.places()) {
      addHeld(covered, place, DEBT.not(), InForce.always(), marketing.get(place));
    }
    for (LawTable.Row row : Tables.read(DEBTS).rows()) {
      for (Place place : regimes.under(Place.of(row.requireText("country")))) {
        addHeld(covered, place, Condition.always(), row.inForce(), marketing.get(place));
      }
    }
    return covered;
  }

  /**
   * Adds the contacts that meet a condition on some days; marketing only from its first day on.
   *
   * @param marketing the first day on which a row on marketing is law; null if there is no row
   */
  private static void addHeld(
      List<Coverage<?>> covered,
      Place place,
      Condition<Contact> when,
      InForce days,
      @Nullable LocalDate marketing) {
    LocalDate from = days.from();
    if (marketing == null || (from != null && !from.isBefore(marketing))) {
      covered.add(Coverage.of(Contact.SCHEMA, when, place).during(days));
      return;
    }
    covered.add(Coverage.of(Contact.SCHEMA, when.and(MARKETING.not()), place).during(days));
    if (days.overlaps(InForce.startingAt(marketing))) {
      covered.add(
          Coverage.of(Contact.SCHEMA, when, place).during(new InForce(marketing, days.to())));
    }
  }

  private void debts(LawTable.Row row) {
    Condition<Contact> who =
        row.text("who").equals("consumer") ? MarketingRules.CONSUMER : Condition.always();
    Condition<Contact> bound =
        switch (row.requireText("creditor")) {
          case "none" -> who.and(COLLECTOR);
          case "bound" -> who;
          case "repeated" -> who.and(COLLECTOR.or(HISTORY.any(EARLIER_DEBT)));
          default ->
              throw row.unreadable(
                  "creditor", new IllegalArgumentException("There is no such word"));
        };
    addHours(row, bound);
    addFrequency(row, bound);
    addWorkplace(row, bound);
    addReasonableTimes(row, bound);
    addOverdue(row, bound);
    addRecording(row, bound);
    addRecordingKept(row, bound);
    addOpening(row, who.and(COLLECTOR));
    addContactLog(row, who.and(COLLECTOR));
  }

  private void addHours(LawTable.Row row, Condition<Contact> bound) {
    if (!row.isBlank("hours_mon_fri")) {
      String sunday = row.requireText("hours_sun_holiday");
      WeeklyHours hours =
          WeeklyHours.of(
              row.requireText("hours_mon_fri"), row.requireText("hours_sat"), sunday, sunday);
      rules.add(
          debt(row, bound)
              .variant("hours")
              .title(
                  "Debtors are contacted only on the days and within the hours that their"
                      + " country allows.")
              .when(inHours(row))
              .when(
                  Condition.outsideHours(
                      hours, regimes.holidays(Place.of(row.requireText("country")))))
              .when(lifted(row, "hours").not())
              .remedy("wait")
              .denies());
    }
  }

  private void addFrequency(LawTable.Row row, Condition<Contact> bound) {
    if (!row.isBlank("every_days")) {
      rules.add(
          debt(row, bound)
              .variant("frequency")
              .title("A debtor is contacted at most once every second day.")
              .when(
                  HISTORY.any(
                      EARLIER_DEBT,
                      HISTORY.within(
                          EarlierContact.AT, LookBack.window(row.integer("every_days")))))
              .remedy("wait")
              .denies());
    }
  }

  private void addWorkplace(LawTable.Row row, Condition<Contact> bound) {
    if (!row.isBlank("workplace")) {
      rules.add(
          debt(row, bound)
              .variant("workplace")
              .title(atWork(row))
              .when(VOICE)
              .when(Condition.isTrue(Contact.TO.then(Called.WORKPLACE)))
              .when(lifted(row, "workplace").not())
              .remedy("use-another-number")
              .denies());
    }
  }

  /** No fact says that a number is the only one, so both words bar a call to work. */
  private static String atWork(LawTable.Row row) {
    return switch (row.requireText("workplace")) {
      case "only-number" ->
          "A debtor is telephoned at work only if that is the only number that the debtor gave.";
      case "closed" -> "A debtor is not telephoned at work.";
      default ->
          throw row.unreadable(
              "workplace", new IllegalArgumentException("only-number or closed is meant"));
    };
  }

  private void addReasonableTimes(LawTable.Row row, Condition<Contact> bound) {
    if (row.isYes("reasonable_times")) {
      rules.add(
          debt(row, bound)
              .variant("times")
              .title(
                  "A debtor is contacted at reasonable times and as the debtor asks to be contacted.")
              .obliges(Duty.to("contact-at-reasonable-times").noting(row.text("notes"))));
    }
  }

  private void addOverdue(LawTable.Row row, Condition<Contact> bound) {
    if (!row.isBlank("overdue_days")) {
      rules.add(
          debt(row, bound)
              .variant("overdue")
              .title("A debtor is telephoned only some days after the debt fell due.")
              .when(VOICE)
              .obliges(
                  Duty.to("confirm-debt-overdue")
                      .noting(
                          "At least %s days have passed since the debt fell due."
                              .formatted(row.integer("overdue_days")))));
    }
  }

  private void addRecording(LawTable.Row row, Condition<Contact> bound) {
    if (row.isYes("recorded")) {
      rules.add(
          debt(row, bound)
              .variant("recording")
              .title("Calls to debtors are recorded, and the debtor is told so at the start.")
              .cites(row.citation("recording_citation").text())
              .when(VOICE)
              .remedy("announce-recording")
              .then(
                  new DenyWhere<>(
                      Condition.<Contact>known(Contact.RECORDED)
                          .and(Condition.isFalse(Contact.RECORDED)),
                      Duty.to("announce-recording")
                          .noting(
                              "The recording is kept for one year, and the debtor is told"
                                  + " that too."))));
    }
  }

  private void addRecordingKept(LawTable.Row row, Condition<Contact> bound) {
    if (!row.isBlank("recording_kept")) {
      rules.add(
          debt(row, bound)
              .variant("recording-kept")
              .title("The recording of a call to a debtor is kept as long as the law says.")
              .cites(row.citation("recording_citation").text())
              .when(VOICE)
              .obliges(Duty.to("keep-call-record").noting(row.text("recording_kept"))));
    }
  }

  private void addContactLog(LawTable.Row row, Condition<Contact> collector) {
    if (!row.isBlank("contact_log")) {
      rules.add(
          debt(row, collector)
              .variant("contact-log")
              .title("Who collects debts for others keeps a register of its telephone contacts.")
              .cites(row.citation("log_citation").text())
              .when(VOICE)
              .obliges(Duty.to("keep-call-record").noting(row.text("contact_log"))));
    }
  }

  /** What an outside collector shows and says as the call begins. */
  private void addOpening(LawTable.Row row, Condition<Contact> collector) {
    if (row.isYes("number_shown")) {
      rules.add(
          debt(row, collector)
              .variant("caller-id")
              .title("Who collects debts for others shows the number that the call is from.")
              .cites(row.citation("opening_citation").text())
              .when(VOICE)
              .remedy("transmit-caller-id")
              .then(
                  new DenyWhere<>(
                      Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
                      Duty.to("transmit-caller-id"))));
    }
    if (!row.isBlank("opening")) {
      rules.add(
          debt(row, collector)
              .variant("opening")
              .title("Who collects debts for others says who is calling, for whom and why.")
              .cites(row.citation("opening_citation").text())
              .when(VOICE)
              .obliges(
                  Duty.to("identify-caller").noting(row.text("opening")),
                  Duty.to("state-purpose").noting(row.text("opening"))));
    }
  }

  /** The contacts to which the hours apply. */
  private static Condition<Contact> inHours(LawTable.Row row) {
    return switch (row.requireText("channels")) {
      case "voice" -> VOICE;
      case "any" -> Condition.always();
      default ->
          throw row.unreadable(
              "channels", new IllegalArgumentException("There are no such channels"));
    };
  }

  /**
   * The debtor consented to calls about the debt, and the law then waives a requirement. A call
   * about the debt that was refused since ended the consent.
   */
  private Condition<Contact> lifted(LawTable.Row row, String demand) {
    if (!Tables.says(row, "consent_lifts", demand)) {
      return Condition.never();
    }
    Consents given =
        consents
            .narrowed(Consents.Manner.ANY, Set.of(ContactPurpose.DEBT_COLLECTION))
            .in(regimes.under(Place.of(row.requireText("country"))), row.inForce());
    return given.any().and(given.refusedUntilConsent().not());
  }

  private Rule.Builder<Contact> debt(LawTable.Row row, Condition<Contact> bound) {
    return begin("eprivacy.debt-collection", row).when(DEBT).when(bound);
  }

  private void abandoned(LawTable.Row row) {
    rules.add(
        begin("eprivacy.abandoned-calls", row)
            .title(
                "A dialer keeps silent and abandoned calls within the limit of the called"
                    + " party's country.")
            .when(VOICE)
            .when(Condition.in(Contact.VOICE, Voice.LIVE))
            .when(Condition.in(Contact.DIALING, Dialing.MANUAL).not())
            .remedy("dial-slower", "dial-manually")
            .then(
                new DenyWhere<>(
                    new AbandonedShare(row.integer("max_percent")),
                    Duty.to(row.requireText("duty")).noting(row.requireText("note")))));
  }

  private Rule.Builder<Contact> begin(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id)
        .readFrom(row)
        .in(regimes.under(Place.of(row.requireText("country"))));
  }

  /** More than a share of the campaign's answered calls were abandoned. */
  private static final class AbandonedShare extends Condition<Contact> {
    private static final Fact<Contact, Integer> ANSWERED =
        Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS);
    private static final Fact<Contact, Integer> ABANDONED =
        Contact.CAMPAIGN.then(Campaign.ABANDONED);

    private final int percent;

    AbandonedShare(int percent) {
      this.percent = percent;
    }

    @Override
    public Truth test(Contact contact) {
      Integer abandoned = ABANDONED.in(contact);
      Integer answered = ANSWERED.in(contact);
      return abandoned == null || answered == null
          ? Truth.UNKNOWN
          : Truth.of(100L * abandoned > (long) percent * answered);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      if (ABANDONED.in(contact) == null) {
        into.add(ABANDONED);
      }
      if (ANSWERED.in(contact) == null) {
        into.add(ANSWERED);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(ANSWERED, ABANDONED);
    }

    @Override
    public String says() {
      return "more than " + percent + " per cent of the answered calls were abandoned";
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(percent);
    }
  }
}
