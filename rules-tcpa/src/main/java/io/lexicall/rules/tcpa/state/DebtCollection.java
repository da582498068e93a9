package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.util.ArrayList;
import java.util.List;

/** When debtors may be contacted, and by what; how often is for the {@link FrequencyCaps}. */
final class DebtCollection {
  private final Tables tables;

  DebtCollection(Tables tables) {
    this.tables = tables;
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    tables.applied(Tables.DEBT_COLLECTION_HOURS).forEach(row -> rules.add(hours(row)));
    tables.applied(Tables.DEBT_COLLECTION_TEXT_CONSENT).forEach(row -> rules.add(texts(row)));
    return rules;
  }

  private static Rule.Builder<Contact> rule(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id)
        .variant(row.text("variant"))
        .cites(row.citation().text())
        .source(row.source())
        .certainty(row.certainty())
        .inForce(row.inForce())
        .in(Cells.place(row))
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
        .when(Cells.NOT_BUSINESS)
        .when(Cells.caller(row))
        .unless(Cells.isYes(row, "request_lifts") ? Terms.ASKED_FOR : Condition.never());
  }

  private static Rule<Contact> hours(LawTable.Row row) {
    String hours = row.requireText("every_day");
    return rule("us-state.debt-collection-hours", row)
        .title("Debtors are contacted only at the hours of the state.")
        .when(Kind.anyOf(Kind.in(row)))
        .when(
            Condition.outsideHours(
                WeeklyHours.of(hours, hours, hours, "same"), HolidayCalendar.NONE))
        .remedy("wait")
        .denies();
  }

  private static Rule<Contact> texts(LawTable.Row row) {
    return rule("us-state.debt-collection-text-consent", row)
        .title("Debtors are sent texts only if they agreed to them.")
        .when(Terms.TEXT)
        .when(Cells.postalCode(row))
        .unless(Cells.consentButToSales(row, "needs"))
        .remedy("obtain-express-consent", "use-another-medium")
        .denies();
  }
}
