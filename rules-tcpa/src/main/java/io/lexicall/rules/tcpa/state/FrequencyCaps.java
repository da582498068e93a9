package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How often a person may be contacted. */
final class FrequencyCaps {
  private final Tables tables;
  private final Exemptions exemptions;

  FrequencyCaps(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : tables.applied(Tables.FREQUENCY_CAPS)) {
      Scope scope = new Scope(tables, row.requireText("state"), Scope.CAP, row.text("variant"));
      for (InForce stretch : scope.stretches(row)) {
        rules.add(cap(row, scope, stretch));
      }
    }
    return rules;
  }

  private Rule<Contact> cap(LawTable.Row row, Scope scope, InForce stretch) {
    Place place = Cells.place(row);
    ContactPurpose purpose =
        Cells.choice(row, "purpose", ContactPurpose.class, row.requireText("purpose"));
    boolean debts = purpose == ContactPurpose.DEBT_COLLECTION;
    Rule.Builder<Contact> rule =
        Rule.on(
                Contact.SCHEMA,
                debts ? "us-state.debt-collection-frequency" : "us-state.frequency-cap")
            .variant(row.text("variant"))
            .title(
                debts
                    ? "A collector keeps under the state's count of calls on one debt."
                    : "Nobody is contacted for sales more often than the state allows.")
            .readFrom(row)
            .inForce(stretch)
            .in(place)
            .when(term(row, debts))
            .remedy("wait");
    Set<ContactPurpose> counted = debts ? Set.of(purpose) : scope.purposes(stretch);
    Condition<Contact> reached = reached(row, counted, "period");
    if (row.isBlank("elsewhere_period")) {
      rule.when(
              debts
                  ? scope.reaches(counted, Kind.in(row), stretch)
                  : scope.reaches(Kind.in(row), stretch))
          .when(reached);
    } else {
      rule.when(Condition.in(Contact.PURPOSE, purpose)).when(Kind.anyOf(Kind.in(row)));
      // The longer period holds what the shorter does, so that only the rest asks for the line.
      rule.when(
          reached.or(
              Condition.in(Terms.SUBSCRIBER, Subscriber.BUSINESS)
                  .and(reached(row, counted, "elsewhere_period"))));
    }
    switch (row.requireText("caller")) {
      case "any" -> {}
      case "own" -> rule.when(Terms.OWN_ACCOUNT);
      case "third-party" -> rule.unless(Terms.OWN_ACCOUNT);
      default -> throw row.unreadable("caller", new IllegalArgumentException("No such caller"));
    }
    rule.unless(
        Condition.any(
            Cells.relationship(row, "relationship_exempt"),
            purpose == ContactPurpose.TELEMARKETING
                ? Cells.consent(row, "consent_exempt")
                : Cells.consentButToSales(row, "consent_exempt"),
            Cells.isYes(row, "exemption_lifts")
                ? exemptions.claimed(place, Exemptions.CAP)
                : Condition.never()));
    return rule.denies();
  }

  private static Term term(LawTable.Row row, boolean debts) {
    return new Term(
        row.requireText("state")
            + " allows "
            + InWords.count(
                row.integer("max_count"),
                Cells.isYes(row, "connected_only") ? "completed call" : "contact")
            + (Cells.isYes(row, "same_subject") ? (debts ? " on one debt" : " on one subject") : "")
            + " in "
            + InWords.period(period(row, "period"))
            + (row.isBlank("elsewhere_period")
                ? ""
                : ", at a place of business in "
                    + InWords.period(period(row, "elsewhere_period"))));
  }

  private static Duration period(LawTable.Row row, String column) {
    try {
      return Duration.parse(row.requireText(column));
    } catch (DateTimeParseException e) {
      throw row.unreadable(column, e);
    }
  }

  /** Returns the condition that the count of earlier contacts has reached the cap. */
  private static Condition<Contact> reached(
      LawTable.Row row, Set<ContactPurpose> purposes, String column) {
    MemberTest<Contact, EarlierContact> counts =
        Terms.HISTORY
            .within(EarlierContact.AT, period(row, column))
            .and(Terms.HISTORY.in(EarlierContact.PURPOSE, purposes.toArray(new ContactPurpose[0])));
    Set<ContactChannel> channels = channels(Kind.in(row));
    if (channels.size() < ContactChannel.values().length) {
      counts =
          counts.and(
              Terms.HISTORY.in(EarlierContact.CHANNEL, channels.toArray(new ContactChannel[0])));
    }
    if (Cells.isYes(row, "connected_only")) {
      counts = counts.and(Terms.HISTORY.isTrue(EarlierContact.CONNECTED));
    }
    if (Cells.isYes(row, "same_subject")) {
      counts = counts.and(Terms.HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT));
    }
    return Terms.HISTORY.atLeast(row.integer("max_count"), counts);
  }

  private static Set<ContactChannel> channels(Set<Kind> kinds) {
    Set<ContactChannel> channels = EnumSet.noneOf(ContactChannel.class);
    for (Kind kind : kinds) {
      channels.add(kind == Kind.TEXT ? ContactChannel.TEXT : ContactChannel.VOICE);
    }
    return channels;
  }
}
