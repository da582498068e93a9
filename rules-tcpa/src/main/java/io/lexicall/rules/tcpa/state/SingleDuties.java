package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.List;

/** Duties that few states have, each with its own table. */
final class SingleDuties {
  private static final CheckedList REASSIGNED = CheckedList.of(ListKind.REASSIGNED_NUMBERS).dated();

  /** An artificial voice; a recording is not a conversation, and neither is a text. */
  private static final Condition<Contact> TALKING_MACHINE =
      Terms.CALL.and(Condition.in(Contact.VOICE, Voice.ARTIFICIAL));

  private static final Fact<Contact, Integer> AGE = Contact.TO.then(Called.AGE);

  private final Tables tables;

  SingleDuties(Tables tables) {
    this.tables = tables;
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    tables.applied(Tables.TEXT_ADVERTISEMENTS).forEach(row -> textAdvertisement(row, rules));
    tables.applied(Tables.REASSIGNED_NUMBERS).forEach(row -> rules.add(reassigned(row)));
    tables.applied(Tables.AI_DISCLOSURE).forEach(row -> rules.add(disclosure(row)));
    tables.applied(Tables.TRADE_BAN).forEach(row -> rules.add(trade(row)));
    tables.applied(Tables.MINORS).forEach(row -> minors(row, rules));
    return rules;
  }

  /**
   * Texts that advertise, whatever system sends them; the recipient is offered an opt-out, and an
   * opt-out is honoured. Advertising must be their principal purpose, so the one that is stated.
   */
  private static void textAdvertisement(LawTable.Row row, List<Rule<Contact>> rules) {
    Condition<Contact> advertises =
        Condition.all(Cells.statedPurposeIn(Cells.purposes(row)), Terms.TEXT);
    rules.add(
        Cells.rule("us-state.telemarketing-consent", row)
            .variant("advertisements")
            .title(
                "Texts that advertise are sent only to persons with an existing"
                    + " relationship with the sender.")
            .when(advertises)
            .unless(Relationships.in(row, "relationship_lifts").and(Terms.TOLD_TO_STOP.not()))
            .unless(Terms.ASKED_FOR)
            .unless(Cells.consent(row, "needs"))
            .remedy("obtain-express-consent")
            .denies());
    rules.add(
        Cells.rule("us-state.telemarketing-consent", row)
            .variant("opt-out")
            .title("Texts that advertise offer the recipient a way to opt out.")
            .when(advertises)
            .remedy("change-message")
            .then(new Owed(Condition.isTrue(Terms.OPT_OUT_MECHANISM), Duty.to("offer-opt-out"))));
  }

  private static Rule<Contact> reassigned(LawTable.Row row) {
    return Cells.rule("us-state.reassigned-numbers", row)
        .title("The Reassigned Numbers Database is checked before a sales call.")
        .when(Cells.SALES_TO_CONSUMER)
        .when(Kind.anyOf(Kind.in(row)))
        .when(REASSIGNED.listed())
        .unless(
            Condition.any(
                Terms.ASKED_FOR,
                Relationships.in(row, "relationship_lifts"),
                Cells.consent(row, "consent_lifts")))
        .remedy("await-request")
        .denies();
  }

  private static Rule<Contact> disclosure(LawTable.Row row) {
    return Cells.rule("us-state.ai-disclosure", row)
        .variant(row.text("variant"))
        .title("An artificial voice discloses that it is not a human being.")
        .when(Cells.purposeIn(Cells.purposes(row)))
        .when(TALKING_MACHINE)
        .when(Cells.subscribers(row))
        .obliges(Duty.to("disclose-ai").noting(row.requireText("what") + "."));
  }

  private static Rule<Contact> trade(LawTable.Row row) {
    return Cells.rule("us-state.trade-solicitation-ban", row)
        .variant((row.requireText("subject") + " " + row.text("variant")).strip())
        .title(
            "A product that the state's law names is not sold in the ways that it forbids, by"
                + " telephone or text.")
        .when(Kind.sales(Kind.in(row)))
        .when(Cells.subscribers(row))
        .when(Cells.about(row))
        .when(Cells.lineTypes(row, "line_types"))
        .when(Cells.byMachine(row))
        .when(row.isYes("listed_only") ? Terms.NATIONAL_DNC.listed() : Condition.always())
        .when(new Term(row.requireText("state") + " bars soliciting " + row.requireText("trade")))
        .unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"), Cells.consent(row, "consent_lifts")))
        .remedy(remediesOfTrade(row))
        .denies();
  }

  private static String[] remediesOfTrade(LawTable.Row row) {
    List<String> remedies = new ArrayList<>(List.of(Cells.withoutMachine(row)));
    List<String> lifts = row.list("consent_lifts", '|');
    if (lifts.contains("written") || lifts.contains("express-written")) {
      remedies.add("obtain-express-written-consent");
    }
    if (lifts.contains("request")) {
      remedies.add("await-request");
    }
    return remedies.isEmpty() ? new String[] {"do-not-call"} : remedies.toArray(new String[0]);
  }

  /**
   * Only a stated age bars: callers of adults need not know it. Where the law has the caller ask,
   * that is owed until the age is known.
   */
  private static void minors(LawTable.Row row, List<Rule<Contact>> rules) {
    int age = row.integer("under_age");
    Condition<Contact> known = Condition.known(AGE);
    Condition<Contact> under =
        Condition.where(AGE, "to.age is less than " + age, years -> Truth.of(years < age));
    rules.add(
        young(row, "")
            .title("A person below the age that the state's law names is not solicited.")
            .when(known.and(under))
            .remedy("do-not-call")
            .denies());
    if (row.isYes("asked")) {
      rules.add(
          young(row, "ask")
              .title("The person called is asked for the age, and the call to a minor is ended.")
              .unless(known)
              .obliges(
                  Duty.to("ask-age")
                      .noting(
                          "Whether the person is under "
                              + age
                              + "; the call is then ended at once.")));
    }
  }

  private static Rule.Builder<Contact> young(LawTable.Row row, String duty) {
    return Cells.rule("us-state.minors", row)
        .variant((CallingTimes.variant(row.text("variant"), Kind.in(row)) + " " + duty).strip())
        .when(Kind.of(Kind.in(row), Cells.purposes(row)))
        .when(Cells.NOT_BUSINESS)
        // Of the same form as in the rules on what is said, so that both are asked as one.
        .unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"), Cells.consent(row, "consent_lifts")))
        .unless(Cells.nonprofit(row, "nonprofits_lift"));
  }
}
