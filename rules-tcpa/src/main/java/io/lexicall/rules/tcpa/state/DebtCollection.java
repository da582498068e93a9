package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Emergency;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How often, when and by what debtors may be contacted. */
final class DebtCollection {
  /** The caller is stated to be a bank; if that is not stated, it is not asked for. */
  private static final Condition<Contact> SAID_TO_BE_AN_INSTITUTION =
      Condition.<Contact>known(Terms.FINANCIAL_INSTITUTION)
          .and(Condition.isTrue(Terms.FINANCIAL_INSTITUTION));

  private static final String SHOW_NUMBER = "transmit-caller-id";

  private final Tables tables;

  DebtCollection(Tables tables) {
    this.tables = tables;
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    tables.applied(Tables.DEBT_COLLECTION_FREQUENCY).forEach(row -> rules.add(frequency(row)));
    for (LawTable.Row row : tables.applied(Tables.DEBT_COLLECTION_HOURS)) {
      if (!row.isBlank("every_day")) { // some laws name the debtor's own times and no clock
        rules.add(hours(row));
      }
      if (row.isYes("named_times")) {
        rules.add(namedTimes(row));
      }
    }
    tables.applied(Tables.DEBT_COLLECTION_WORKPLACE).forEach(row -> rules.add(atWork(row)));
    tables.applied(Tables.DEBT_COLLECTION_DISCLOSURE).forEach(row -> rules.add(disclosure(row)));
    tables.applied(Tables.DEBT_COLLECTION_REFUSAL).forEach(row -> rules.add(refusal(row)));
    for (LawTable.Row row : tables.applied(Tables.DEBT_COLLECTION_TEXT_CONSENT)) {
      rules.add(texts(row));
      if (row.isYes("opt_out")) {
        rules.add(optOut(row));
      }
    }
    for (LawTable.Row row : tables.applied(Tables.DEBT_COLLECTION_EMERGENCY)) {
      rules.add(emergency(row));
    }
    return rules;
  }

  private static Rule.Builder<Contact> rule(String id, LawTable.Row row) {
    return ofDebts(id, row)
        .variant(row.text("variant"))
        .unless(row.isYes("request_lifts") ? Terms.ASKED_FOR : Condition.never());
  }

  private static Rule.Builder<Contact> ofDebts(String id, LawTable.Row row) {
    return Cells.rule(id, row)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
        .when(Cells.caller(row));
  }

  private static Rule<Contact> frequency(LawTable.Row row) {
    boolean elsewhere = !row.isBlank("elsewhere_period");
    Condition<Contact> reached = reached(row, "period");
    return rule("us-state.debt-collection-frequency", row)
        .title("A debt collector stays within the number of contacts that the state allows.")
        .when(Cells.subscribers(row))
        .when(Kind.anyOf(Kind.in(row)))
        .when(new Term(term(row)))
        // The longer period includes the shorter one, so only the remainder asks for the line.
        .when(
            elsewhere
                ? reached.or(
                    Condition.in(Terms.SUBSCRIBER, Subscriber.BUSINESS)
                        .or(Cells.AT_WORK)
                        .and(reached(row, "elsewhere_period")))
                : reached)
        .when(place(row))
        .when(Cells.lineTypes(row, "line_types"))
        .when(Cells.postalCode(row))
        .unless(Cells.consentButToSales(row, "consent_exempt"))
        .remedy("wait")
        .denies();
  }

  /** Returns the condition that the number of earlier contacts has reached the limit of the row. */
  private static Condition<Contact> reached(LawTable.Row row, String period) {
    Members<Contact, EarlierContact> history = Terms.HISTORY;
    MemberTest<Contact, EarlierContact> counts =
        Cells.within(row, period)
            .and(history.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION));
    Set<Kind> kinds = Kind.in(row);
    if (!kinds.contains(Kind.TEXT)) {
      counts = counts.and(history.in(EarlierContact.CHANNEL, ContactChannel.VOICE));
    } else if (kinds.size() == 1) {
      counts = counts.and(history.in(EarlierContact.CHANNEL, ContactChannel.TEXT));
    }
    if (row.isYes("connected_only")) {
      counts = counts.and(history.isTrue(EarlierContact.CONNECTED));
    }
    if (row.isYes("same_subject")) {
      counts = counts.and(history.same(EarlierContact.SUBJECT, Contact.SUBJECT));
    }
    return history.atLeast(row.integer("max_count"), counts);
  }

  private static String term(LawTable.Row row) {
    return row.requireText("state")
        + " allows "
        + InWords.count(
            row.integer("max_count"), row.isYes("connected_only") ? "completed call" : "contact")
        + (row.isBlank("place") ? "" : " at work")
        + (row.isBlank("line_types")
            ? ""
            : " to a " + String.join(" or ", row.list("line_types", '|')) + " line")
        + (row.isYes("same_subject") ? " on one debt" : "")
        + " in "
        + InWords.period(row, "period")
        + (row.isBlank("elsewhere_period")
            ? ""
            : ", at a place of business in " + InWords.period(row, "elsewhere_period"));
  }

  /**
   * Returns the condition that the number is of the kind of place that the cell names; any if the
   * cell is empty.
   */
  private static Condition<Contact> place(LawTable.Row row) {
    return switch (row.text("place")) {
      case "" -> Condition.always();
      case "work" -> Cells.AT_WORK;
      case "residence" -> Cells.ELSEWHERE_THAN_WORK;
      default -> throw row.unreadable("place", new IllegalArgumentException("No such place"));
    };
  }

  private static Rule<Contact> hours(LawTable.Row row) {
    String hours = row.requireText("every_day");
    return rule("us-state.debt-collection-hours", row)
        .title("Debtors are contacted only within the state's calling hours.")
        .when(Cells.NOT_BUSINESS)
        .when(Kind.anyOf(Kind.in(row)))
        .when(place(row))
        .when(
            Condition.outsideHours(
                WeeklyHours.of(hours, hours, hours, "same"),
                HolidayCalendar.NONE,
                Cells.place(row)))
        .unless(Cells.consentButToSales(row, "consent_lifts"))
        .remedy("wait")
        .denies();
  }

  /**
   * A request for a contact does not say at what hour; a request made at such a time may be
   * answered.
   */
  private static Rule<Contact> namedTimes(LawTable.Row row) {
    return ofDebts("us-state.debt-collection-hours", row)
        .variant((row.text("variant") + " named").strip())
        .title("Debtors are not contacted at a time that they called inconvenient.")
        .when(Cells.NOT_BUSINESS)
        .when(Kind.anyOf(Kind.in(row)))
        .when(Terms.CALLED_INCONVENIENT)
        .unless(row.isYes("request_lifts") ? Terms.answeredAtNamedTime() : Condition.never())
        .unless(Cells.consentButToSales(row, "consent_lifts"))
        .remedy("wait")
        .denies();
  }

  /** No fact states what an employer forbids; the careful reading is that it does. */
  private static Rule<Contact> atWork(LawTable.Row row) {
    return rule("us-state.debt-collection-workplace", row)
        .title("Debtors are not contacted at work without having agreed to it.")
        .when(Kind.anyOf(Kind.in(row)))
        .when(Cells.AT_WORK)
        .unless(Cells.consentButToSales(row, "consent_lifts"))
        .remedy("use-another-medium", "obtain-express-consent")
        .denies();
  }

  /**
   * What is said is owed in a conversation that has not happened yet, so it is never a reason to
   * deny; that the number is hidden is known before.
   */
  private static Rule<Contact> disclosure(LawTable.Row row) {
    String what = row.requireText("what");
    String note = Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".";
    Duty[] duties =
        row.list("obligations", '|').stream()
            .map(name -> Duty.to(name).noting(note))
            .toArray(Duty[]::new);
    boolean ofNumber = row.text("obligations").equals(SHOW_NUMBER);
    Rule.Builder<Contact> rule =
        ofDebts("us-state.debt-collection-disclosure", row)
            .variant(row.text("variant"))
            .title(
                ofNumber
                    ? "A debt collector does not hide its telephone number from a debtor."
                    : "A debtor is told who is calling and, in some states, for what purpose.")
            .when(Cells.subscribers(row))
            .when(Kind.anyOf(Kind.in(row)))
            .unless(row.isYes("institutions_free") ? SAID_TO_BE_AN_INSTITUTION : Condition.never());
    return ofNumber
        ? rule.remedy(SHOW_NUMBER)
            .then(new Owed(Condition.isTrue(Terms.TRANSMITS_CALLER_ID), duties[0]))
        : rule.obliges(duties);
  }

  /**
   * Only a stated refusal counts; it is not asked for. The column {@code refused} says whether any
   * refusal counts, as where it spoke of a place, or only that of the same medium.
   */
  private static Rule<Contact> refusal(LawTable.Row row) {
    boolean forSomeDays = !row.isBlank("period");
    MemberTest<Contact, EarlierContact> aboutDebt =
        Terms.HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION);
    return rule("us-state.debt-collection-refusal", row)
        .title(
            "A debtor who asked not to be contacted in this way is not contacted so"
                + " for the period that the state sets.")
        .when(Kind.anyOf(Kind.in(row)))
        .when(place(row))
        .when(
            Terms.refused(
                refused(row, aboutDebt),
                Cells.kinds(row, "consent_lifts", row.requireText("consent_lifts"))))
        // Only who was refused is asked how it dials.
        .when(Cells.byMachine(row))
        .remedy(Cells.withoutMachine(row))
        .remedy("use-another-medium", forSomeDays ? "wait" : "obtain-express-consent")
        .denies();
  }

  private static MemberTest<Contact, EarlierContact> refused(
      LawTable.Row row, MemberTest<Contact, EarlierContact> aboutDebt) {
    MemberTest<Contact, EarlierContact> told =
        switch (row.requireText("refused")) {
          case "any" -> aboutDebt;
          case "same-medium" ->
              aboutDebt.and(Terms.HISTORY.same(EarlierContact.CHANNEL, Contact.CHANNEL));
          default ->
              throw row.unreadable("refused", new IllegalArgumentException("No such choice"));
        };
    return row.isBlank("period") ? told : told.and(Cells.within(row, "period"));
  }

  private static Rule<Contact> texts(LawTable.Row row) {
    return rule("us-state.debt-collection-text-consent", row)
        .title("Debtors are sent texts only if they agreed to them.")
        .when(Cells.NOT_BUSINESS)
        .when(Terms.TEXT)
        .when(Cells.postalCode(row))
        .unless(Cells.consentButToSales(row, "needs"))
        .remedy("obtain-" + row.requireText("needs") + "-consent", "use-another-medium")
        .denies();
  }

  /** Every collector offers it, even if the text was requested. */
  private static Rule<Contact> optOut(LawTable.Row row) {
    return ofDebts("us-state.debt-collection-text-consent", row)
        .variant((row.text("variant") + " opt-out").strip())
        .title("A text about a debt states a way to opt out.")
        .when(Cells.NOT_BUSINESS)
        .when(Terms.TEXT)
        .when(Cells.postalCode(row))
        .remedy("change-message")
        .then(new Owed(Condition.isTrue(Terms.OPT_OUT_MECHANISM), Duty.to("offer-opt-out")));
  }

  private static Rule<Contact> emergency(LawTable.Row row) {
    return rule("us-state.debt-collection-emergency", row)
        .title("Debtors are not contacted in a state of emergency in which the state forbids it.")
        .when(Cells.NOT_BUSINESS)
        .when(Kind.anyOf(Kind.in(row)))
        .when(row.isBlank("days_after") ? Condition.always() : emergencyOrSoonAfter(row))
        .remedy("wait")
        .denies();
  }

  /**
   * Returns the condition that an emergency is declared, or ended within the days that the row
   * names. A row that names none is about one emergency, and is in force while it bars.
   */
  private static Condition<Contact> emergencyOrSoonAfter(LawTable.Row row) {
    Members<Contact, Emergency> emergencies = Members.of(Contact.EMERGENCIES);
    return emergencies.any(
        emergencies.is(Emergency.REGION, Cells.place(row)),
        emergencies.happened(Emergency.FROM),
        emergencies
            .happened(Emergency.TO)
            .not()
            .or(emergencies.within(Emergency.TO, LookBack.days(row.integer("days_after")))));
  }
}
