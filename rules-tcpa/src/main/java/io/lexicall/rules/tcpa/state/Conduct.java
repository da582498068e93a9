package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a call is made: what is said, shown and registered. */
final class Conduct {
  private static final String REGISTER = "register-solicitor";

  private final Tables tables;
  private final Exemptions exemptions;
  private final NumberReach reach;

  Conduct(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
    this.reach = new NumberReach(tables);
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : tables.applied(Tables.OPENING_DISCLOSURE)) {
      addWithin(Scope.DISCLOSURE, row.text("variant"), row, this::openingDisclosure, rules);
    }
    for (LawTable.Row row : tables.applied(Tables.PERMISSION_TO_CONTINUE)) {
      addWithin(Scope.CONTINUE, "", row, this::permissionToContinue, rules);
    }
    tables.applied(Tables.HANG_UP).forEach(row -> rules.add(hangUp(row)));
    for (LawTable.Row row : tables.applied(Tables.CALLER_ID)) {
      addWithin(Scope.CALLER_ID, row.text("variant"), row, this::callerId, rules);
    }
    for (LawTable.Row row : tables.rows(Tables.REGISTRATION)) {
      if (!row.requireText("required").equals("no")) {
        rules.add(registration(row));
      }
    }
    return rules;
  }

  /** Creates the rule of a row for a period in which its scope stays the same. */
  private interface Within {
    Rule<Contact> rule(LawTable.Row row, Scope scope, InForce stretch);
  }

  private void addWithin(
      String section, String variant, LawTable.Row row, Within within, List<Rule<Contact>> rules) {
    Scope scope = new Scope(tables, row.requireText("state"), section, variant);
    for (InForce stretch : scope.stretches(row)) {
      rules.add(within.rule(row, scope, stretch));
    }
  }

  private Rule<Contact> openingDisclosure(LawTable.Row row, Scope scope, InForce stretch) {
    String when = row.requireText("when");
    String note =
        Character.toUpperCase(when.charAt(0)) + when.substring(1) + ": " + row.text("what") + ".";
    return reach
        .ruleOfTrade("us-state.opening-disclosure", row, stretch)
        .variant(row.text("variant"))
        .title(row.requireText("title"))
        .when(scope.reaches(Cells.purposes(row), Kind.in(row), stretch))
        // A duty may protect fewer people than the act whose scope it shares.
        .when(row.isBlank("subscribers") ? Condition.always() : Cells.subscribers(row))
        .when(Cells.about(row))
        .when(Cells.dialing(row))
        .when(Cells.ifRecorded(row))
        .unless(exempt(row))
        .unless(outside(row))
        .obliges(
            row.list("obligations", '|').stream()
                .map(name -> Duty.to(name).noting(note))
                .toArray(Duty[]::new));
  }

  /**
   * The seller is exempt from what is said. What is had before a payment, the right to cancel, and
   * in some states the terms or the name, are asked for by another act than the opening words, with
   * exemptions of its own.
   */
  private Condition<Contact> exempt(LawTable.Row row) {
    Place place = Cells.place(row);
    return switch (row.text("variant")) {
      case Exemptions.PAYMENT, Exemptions.CANCELLATION, Exemptions.IDENTITY ->
          exemptions.claimed(place, row.text("variant"));
      case Exemptions.TERMS ->
          Condition.any(
              exemptions.claimed(place, Exemptions.DISCLOSURE),
              exemptions.claimed(place, Exemptions.TERMS));
      default -> exemptions.claimed(place, Exemptions.DISCLOSURE);
    };
  }

  /** The conditions that take a contact out of the act of a row, and so out of this duty. */
  private static Condition<Contact> outside(LawTable.Row row) {
    return Cells.liftsFor(
        row,
        Condition.any(
            Relationships.in(row, "relationship_lifts"), Cells.consent(row, "consent_lifts")));
  }

  private Rule<Contact> permissionToContinue(LawTable.Row row, Scope scope, InForce stretch) {
    return reach
        .rule("us-state.permission-to-continue", row, stretch)
        .title("The caller asks at the beginning for permission to continue.")
        .when(scope.reaches(Cells.purposes(row), Kind.in(row), stretch))
        .unless(exemptions.claimed(Cells.place(row), Exemptions.CONTINUE))
        .unless(outside(row))
        .obliges(Duty.to("ask-permission-to-continue").noting(row.text("note") + "."));
  }

  private Rule<Contact> hangUp(LawTable.Row row) {
    return reach
        .rule("us-state.hang-up", row, row.inForce())
        .variant(row.text("variant"))
        .title("The caller ends the call when the called person wants it to end.")
        .when(Cells.purposeIn(Cells.purposes(row)))
        .when(Cells.subscribers(row))
        .when(Cells.byWhom(row))
        .when(Kind.anyOf(Kind.in(row)))
        .unless(
            row.isYes("exemption_lifts")
                ? exemptions.claimed(Cells.place(row), Exemptions.HANG_UP)
                : Condition.never())
        .unless(outside(row))
        .obliges(
            Duty.to("honor-opt-out").noting("The line is disconnected " + row.text("when") + "."));
  }

  private Rule<Contact> callerId(LawTable.Row row, Scope scope, InForce stretch) {
    return reach
        .rule("us-state.caller-id", row, stretch)
        .variant(row.text("variant"))
        .title("The true number of the caller or the seller is shown as caller ID.")
        .when(scope.reaches(Cells.purposes(row), Kind.in(row), stretch))
        .unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"),
                Cells.consent(row, "consent_lifts"),
                Cells.nonprofit(row, "nonprofits_lift"),
                row.isYes("exemption_lifts")
                    ? exemptions.claimed(Cells.place(row), Exemptions.CALLER_ID)
                    : Condition.never()))
        .remedy("transmit-caller-id")
        .then(new Owed(Condition.isTrue(Terms.TRANSMITS_CALLER_ID), Duty.to("transmit-caller-id")));
  }

  private Rule<Contact> registration(LawTable.Row row) {
    Place place = Cells.place(row);
    Condition<Contact> registered =
        Condition.where(
            Contact.CALLER.then(Caller.REGISTERED_IN),
            "caller.registeredIn holds " + place,
            places -> Truth.of(places.contains(place)));
    Set<Kind> kinds = Kind.in(row);
    Rule.Builder<Contact> rule =
        Cells.rule("us-state.solicitor-registration", row)
            .variant(CallingTimes.variant(row.text("variant"), kinds))
            .title("The seller or its call centre is registered before it solicits residents.")
            .when(Kind.of(kinds, Cells.purposes(row)))
            .when(Cells.subscribers(row))
            .when(dialing(row))
            .unless(claimed(place, row))
            .unless(Relationships.in(row, "relationship_lifts"))
            .unless(Cells.consent(row, "consent_lifts"))
            .unless(Cells.nonprofit(row, "nonprofits_lift"))
            .remedy("register-solicitor");
    Duty duty =
        Duty.to(REGISTER)
            .noting(
                row.text("authority").isEmpty()
                    ? row.text("who")
                    : row.text("authority") + ", " + row.text("when"));
    return switch (row.requireText("required")) {
      case "yes", "recorded-only" -> rule.demands(registered, duty);
      // No fact states whether the offer is one that the law names, so somebody should check.
      case "narrow" -> rule.unless(registered).obliges(duty);
      default -> throw row.unreadable("required", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * Returns the condition that the number is dialed as the law of the row says; always true if
   * blank.
   */
  private static Condition<Contact> dialing(LawTable.Row row) {
    return switch (row.text("dialing")) {
      case "" -> Condition.always();
      case "random" -> Terms.AUTODIALER;
      default -> throw row.unreadable("dialing", new IllegalArgumentException("No such choice"));
    };
  }

  private Condition<Contact> claimed(Place place, LawTable.Row row) {
    return switch (row.requireText("exemption_codes")) {
      case "any" ->
          Condition.any(
              exemptions.claimedByAnyCode(place),
              exemptions.institution(place, Exemptions.REGISTRATION));
      case "named" -> exemptions.claimed(place, Exemptions.REGISTRATION);
      case "none" -> Condition.never();
      default ->
          throw row.unreadable("exemption_codes", new IllegalArgumentException("No such choice"));
    };
  }
}
