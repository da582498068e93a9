package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
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
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** National law on the conduct of calls that is no law of marketing: debts, and abandoned calls. */
final class CallConduct {
  private static final Fact<Contact, Boolean> THIRD_PARTY = Contact.CALLER.then(Caller.THIRD_PARTY);
  private static final Condition<Contact> DEBT =
      Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION);
  private static final MemberTest<Contact, EarlierContact> EARLIER_DEBT =
      HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION);

  /** An outside collector calls, or nobody has said that the creditor does: the careful default. */
  private static final Condition<Contact> COLLECTOR =
      Condition.<Contact>known(THIRD_PARTY).and(Condition.isFalse(THIRD_PARTY)).not();

  private final Regimes regimes;
  private final Consents consents;
  private final List<Rule<?>> rules = new ArrayList<>();

  private CallConduct(Regimes regimes, Consents consents) {
    this.regimes = regimes;
    this.consents = consents;
  }

  static List<Rule<?>> of(Regimes regimes, Consents consents) {
    CallConduct making = new CallConduct(regimes, consents);
    Tables.read("eu-debt-calls.csv").rows().forEach(making::debts);
    Tables.read("eu-abandoned-calls.csv").rows().forEach(making::abandoned);
    return making.rules;
  }

  private void debts(LawTable.Row row) {
    Condition<Contact> bound = bound(row);
    Condition<Contact> unagreed = unagreed(row);
    if (!row.isBlank("hours_mon_fri")) {
      String sunday = row.requireText("hours_sun_holiday");
      WeeklyHours hours =
          WeeklyHours.of(
              row.requireText("hours_mon_fri"), row.requireText("hours_sat"), sunday, sunday);
      rules.add(
          debt(row, bound)
              .variant("hours")
              .title("Debtors are contacted on the days and in the hours of their country only.")
              .when(channels(row))
              .when(
                  Condition.outsideHours(
                      hours, regimes.holidays(Place.of(row.requireText("country")))))
              .when(unagreed)
              .remedy("wait")
              .denies());
    }
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
    if (!row.isBlank("workplace")) {
      rules.add(
          debt(row, bound)
              .variant("workplace")
              .title(
                  switch (row.text("workplace")) {
                    case "only-number" ->
                        "A debtor is telephoned at work only if that is the only number he gave.";
                    case "barred" -> "A debtor is not telephoned at work.";
                    default ->
                        throw row.unreadable(
                            "workplace", new IllegalArgumentException("There is no such word"));
                  })
              .when(VOICE)
              .when(Condition.isTrue(Contact.TO.then(Called.WORKPLACE)))
              .when(unagreed)
              .remedy("use-another-number")
              .denies());
    }
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
    if (Tables.says(row, "recorded", "yes")) {
      rules.add(
          debt(row, bound)
              .variant("recording")
              .title("Calls to debtors are recorded, which is said at the start.")
              .cites(row.citation("recording_citation").text())
              .when(VOICE)
              .remedy("announce-recording")
              .then(
                  new DenyWhere<>(
                      Condition.<Contact>known(Contact.RECORDED)
                          .and(Condition.isFalse(Contact.RECORDED)),
                      Duty.to("announce-recording")
                          .noting("The recording is kept for one year, which is said too."))));
    }
  }

  private static Condition<Contact> bound(LawTable.Row row) {
    Condition<Contact> callers =
        switch (row.requireText("creditor")) {
          case "none" -> COLLECTOR;
          case "always" -> Condition.always();
          case "repeated" -> COLLECTOR.or(HISTORY.any(EARLIER_DEBT));
          default ->
              throw row.unreadable(
                  "creditor", new IllegalArgumentException("There is no such word"));
        };
    return switch (row.requireText("who")) {
      case "anyone" -> callers;
      case "consumer" -> CONSUMER.and(callers);
      default -> throw row.unreadable("who", new IllegalArgumentException("There is no such word"));
    };
  }

  /** Returns the condition that the person has not agreed to what the law lets him agree to. */
  private Condition<Contact> unagreed(LawTable.Row row) {
    return switch (row.requireText("consent_lifts")) {
      case "no" -> Condition.always();
      case "yes" ->
          consents
              .in(regimes.under(Place.of(row.requireText("country"))), row.inForce())
              .narrowed(Manner.CALLS, EnumSet.of(ContactPurpose.DEBT_COLLECTION))
              .any()
              .not();
      default ->
          throw row.unreadable(
              "consent_lifts", new IllegalArgumentException("There is no such word"));
    };
  }

  private static Condition<Contact> channels(LawTable.Row row) {
    return switch (row.requireText("channels")) {
      case "voice" -> VOICE;
      case "voice|text" -> Condition.always();
      default ->
          throw row.unreadable("channels", new IllegalArgumentException("There is no such word"));
    };
  }

  private Rule.Builder<Contact> debt(LawTable.Row row, Condition<Contact> bound) {
    return begin("eprivacy.debt-collection", row).when(DEBT).when(bound);
  }

  private void abandoned(LawTable.Row row) {
    rules.add(
        begin("eprivacy.abandoned-calls", row)
            .title("A dialer that finds no agent leaves hardly any call silent or abandoned.")
            .when(VOICE)
            .when(Condition.in(Contact.VOICE, Voice.LIVE))
            .when(Condition.in(Contact.DIALING, Dialing.MANUAL).not())
            .remedy("dial-slower", "dial-manually")
            .then(
                new DenyWhere<>(
                    new AbandonedShare(row.integer("max_percent")),
                    Duty.to("ring-15-seconds")
                        .noting(
                            "An abandoned call plays a message that says who called and how to refuse"
                                + " further calls; the number is called again within 72 hours only"
                                + " with an agent at hand."))));
  }

  private Rule.Builder<Contact> begin(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id)
        .readFrom(row)
        .in(regimes.under(Place.of(row.requireText("country"))));
  }

  /** Of the campaign's calls that somebody answered, more than a share were abandoned. */
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
    public boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(percent);
    }
  }
}
