package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts about a debt: the law of the provinces on calls, and of banks on texts as well. */
final class DebtRules {
  // Whom a row binds: the words of the column "binds".
  private static final String ANYONE = "anyone";
  private static final String THIRD_PARTY = "third-party";
  private static final String FINANCIAL_INSTITUTION = "financial-institution";

  private static final Fact<Contact, Boolean> IS_THIRD_PARTY =
      Contact.CALLER.then(Caller.THIRD_PARTY);

  private static final Fact<Contact, Boolean> WORKPLACE = Contact.TO.then(Called.WORKPLACE);

  /** If it is left out, the caller is a third party. */
  private static final Condition<Contact> OWN_ACCOUNT =
      Condition.all(Condition.known(IS_THIRD_PARTY), Condition.isFalse(IS_THIRD_PARTY));

  private static final Condition<Contact> BANK =
      OWN_ACCOUNT.and(Condition.isTrue(Contact.CALLER.then(Caller.FINANCIAL_INSTITUTION)));

  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  private static final MemberTest<Contact, EarlierContact> ABOUT_A_DEBT =
      HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION);

  private static final Condition<Contact> WANTS_WRITING =
      HISTORY.any(
          ABOUT_A_DEBT,
          HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE),
          HISTORY.isTrue(EarlierContact.REFUSED),
          HISTORY.happened(EarlierContact.AT));

  private static final MemberTest<Contact, EarlierContact> TALK =
      HISTORY
          .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
          .and(HISTORY.isTrue(EarlierContact.CONNECTED));

  /** A text, or whatever somebody took: a call or a text, if its channel is left out. */
  private static final MemberTest<Contact, EarlierContact> REACHED =
      HISTORY
          .in(EarlierContact.CHANNEL, ContactChannel.TEXT)
          .or(HISTORY.isTrue(EarlierContact.CONNECTED));

  private final LawTable hours = CanadaRules.table("ca-debt-hours.csv");
  private final LawTable frequency = CanadaRules.table("ca-debt-frequency.csv");
  private final LawTable notice = CanadaRules.table("ca-debt-notice.csv");
  private final LawTable disclosures = CanadaRules.table("ca-debt-disclosures.csv");
  private final LawTable conduct = CanadaRules.table("ca-debt-conduct.csv");
  private final Map<String, HolidayCalendar> holidays;

  DebtRules(LawTable holidays) {
    this.holidays = calendars(holidays);
  }

  /** Returns the condition that a contact collects a debt. */
  static Condition<Contact> isAboutDebt() {
    return Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION);
  }

  /** Returns the holidays of each place. */
  static Map<String, HolidayCalendar> calendars(LawTable table) {
    Map<String, HolidayCalendar> calendars = new LinkedHashMap<>();
    table
        .rowsBy("place")
        .forEach(
            (place, rows) ->
                calendars.put(
                    place, HolidayCalendar.of(rows.stream().map(HolidayRule::of).toList())));
    return calendars;
  }

  Stream<LawTable> tables() {
    return Stream.of(hours, frequency, notice, conduct, disclosures);
  }

  /** Covers the contacts of callers whom a row of hours binds, in its place, by its channels. */
  List<Coverage<?>> coverage() {
    return hours.rows().stream()
        .<Coverage<?>>map(
            row ->
                Coverage.of(
                        Contact.SCHEMA,
                        about(CanadaRules.channels(row)).and(binds(row)),
                        place(row))
                    .during(row.inForce()))
        .toList();
  }

  void addTo(List<Rule<?>> rules) {
    for (LawTable.Row row : hours.rows()) {
      for (ContactChannel channel : CanadaRules.channels(row)) {
        rules.add(hours(row, channel));
      }
    }
    for (LawTable.Row row : frequency.rows()) {
      rules.add(frequency(row));
    }
    for (LawTable.Row row : notice.rows()) {
      rules.add(notice(row));
    }
    for (LawTable.Row row : disclosures.rows()) {
      rules.add(disclosure(row));
    }
    for (LawTable.Row row : conduct.rows()) {
      for (ContactChannel channel : CanadaRules.channels(row)) {
        rules.add(conduct(row, channel));
      }
    }
  }

  private Rule<Contact> hours(LawTable.Row row, ContactChannel channel) {
    HolidayCalendar calendar =
        holidays.getOrDefault(row.requireText("place"), HolidayCalendar.NONE);
    return rule("debt-hours", row, List.of(channel))
        .variant(variant(channel))
        .title(
            "Contacts about a debt are made only within the hours set for them, and never on"
                + " a holiday.")
        .when(
            Condition.outsideHours(
                WeeklyHours.of(
                    row.requireText("mon_fri"),
                    row.requireText("saturday"),
                    row.requireText("sunday"),
                    row.requireText("holidays")),
                calendar,
                place(row)))
        .unless(consentLifts(row, channel))
        .remedy("wait")
        .denies();
  }

  /**
   * A refused contact about the debt ends the consent in writing, and a request, of before. Made
   * only with the rules, so that a process without them does not load it.
   */
  private static SaidNo saidNo(ContactChannel channel) {
    return new SaidNo(channel, Consents.aboutDebts(channel).written());
  }

  private static Condition<Contact> consentLifts(LawTable.Row row, ContactChannel channel) {
    return row.text("consent_lifts").equals(FactType.code(ConsentKind.EXPRESS_WRITTEN))
        ? Consents.aboutDebts(channel)
            .validInWriting()
            .and(saidNo(channel).refusedAboutTheDebt().not())
        : Condition.never();
  }

  /** The rule on calls has no variant of its own. */
  private static String variant(ContactChannel channel) {
    return channel == ContactChannel.VOICE ? "" : FactType.code(channel);
  }

  private Rule<Contact> frequency(LawTable.Row row) {
    int contacts = row.integer("contacts");
    int days = row.integer("days");
    Rule.Builder<Contact> rule = rule("debt-frequency", row);
    MemberTest<Contact, EarlierContact> lately =
        HISTORY.within(EarlierContact.AT, LookBack.window(days));
    return switch (row.requireText("counts")) {
      case "contacts-after-a-talk" ->
          rule.title(
                  "After the first conversation a debtor is contacted at most %s times in %s days."
                      .formatted(contacts, days))
              .unless(saidNo(ContactChannel.VOICE).askedForAboutTheDebt())
              .when(HISTORY.atLeast(contacts, ABOUT_A_DEBT, REACHED, lately))
              .when(HISTORY.any(ABOUT_A_DEBT, TALK, HISTORY.happened(EarlierContact.AT)))
              .remedy("wait")
              .denies();
      case "attempts" ->
          rule.title(
                  "To reach a debtor is attempted at most %s times in %s days."
                      .formatted(contacts, days))
              .when(HISTORY.atLeast(contacts, ABOUT_A_DEBT, lately))
              .remedy("wait")
              .denies();
      default ->
          throw row.unreadable("counts", new IllegalArgumentException("There is no such word"));
    };
  }

  private Rule<Contact> disclosure(LawTable.Row row) {
    String obligation = row.requireText("obligation");
    return rule("debt-disclosures", row, CanadaRules.channels(row))
        .variant(obligation)
        .title(
            switch (obligation) {
              case "identify-caller" -> "Whoever collects a debt tells the debtor who that is.";
              case "state-purpose" -> "Whoever collects a debt tells the debtor its details.";
              default ->
                  throw row.unreadable(
                      "obligation", new IllegalArgumentException("has no title here"));
            })
        .obliges(Duty.to(obligation).noting(row.requireText("note_to_caller")));
  }

  private Rule<Contact> notice(LawTable.Row row) {
    int days = row.integer("days");
    return rule("debt-notice", row)
        .title("A debtor receives written notice before the first conversation about the debt.")
        .obliges(
            Duty.to("send-written-notice")
                .noting(
                    days == 0
                        ? "Before the first conversation about the debt."
                        : "At least %s days before the first call about the debt."
                            .formatted(days)));
  }

  private Rule<Contact> conduct(LawTable.Row row, ContactChannel channel) {
    String conduct = row.requireText("conduct");
    Rule.Builder<Contact> rule =
        rule("debt-conduct", row, List.of(channel))
            .variant(channel == ContactChannel.VOICE ? conduct : conduct + " " + variant(channel));
    return switch (conduct) {
      case "workplace" ->
          // A caller who does not know that it is a place of work need not find out.
          rule.title("A debtor is not contacted at work without permission.")
              .when(Condition.known(WORKPLACE))
              .when(Condition.isTrue(WORKPLACE))
              .unless(consentLifts(row, channel))
              .remedy("use-another-number")
              .denies();
      case "in-writing" ->
          rule.title(
                  "A debtor who asked to be contacted only in writing is not called about the"
                      + " debt.")
              .remedy("send-written-notice")
              .then(new OnlyInWriting());
      default ->
          throw row.unreadable("conduct", new IllegalArgumentException("There is no such word"));
    };
  }

  private static Rule.Builder<Contact> rule(String name, LawTable.Row row) {
    return rule(name, row, List.of(ContactChannel.VOICE));
  }

  private static Rule.Builder<Contact> rule(
      String name, LawTable.Row row, List<ContactChannel> channels) {
    String regulation =
        row.requireText("binds").equals(FINANCIAL_INSTITUTION) ? "ca-bank." : "ca-province.";
    return Rule.on(Contact.SCHEMA, regulation + name)
        .readFrom(row)
        .in(place(row))
        .when(about(channels))
        .when(binds(row));
  }

  private static Condition<Contact> about(List<ContactChannel> channels) {
    return CanadaRules.by(channels).and(isAboutDebt());
  }

  private static Place place(LawTable.Row row) {
    return Place.of(row.requireText("place"));
  }

  private static Condition<Contact> binds(LawTable.Row row) {
    return switch (row.requireText("binds")) {
      case ANYONE -> Condition.always();
      case THIRD_PARTY -> OWN_ACCOUNT.not();
      case FINANCIAL_INSTITUTION -> BANK;
      default ->
          throw row.unreadable(
              "binds",
              new IllegalArgumentException(
                  "must be %s, %s or %s".formatted(ANYONE, THIRD_PARTY, FINANCIAL_INSTITUTION)));
    };
  }

  /** A wish that is not stated does not count. */
  private static final class OnlyInWriting extends Effect<Contact> {
    @Override
    public Outcome on(Contact contact) {
      return WANTS_WRITING.test(contact) == Truth.TRUE ? Outcome.deny() : Outcome.pass();
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return WANTS_WRITING.reads();
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      return WANTS_WRITING.nextChange(contact, after);
    }
  }
}
