package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rule.TradeWords;
import io.lexicall.rules.tcpa.terms.Terms;
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
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, "us-state.frequency-cap")
            .variant(row.text("variant"))
            .title("A person is not contacted for sales more often than the state allows.")
            .readFrom(row)
            .inForce(stretch)
            .in(place)
            .when(Cells.about(row))
            .when(term(row))
            .when(scope.reaches(Kind.in(row), stretch))
            .when(reached(row, scope.purposes(stretch)))
            .remedy("wait");
    rule.unless(
        Condition.any(
            Relationships.in(row, "relationship_exempt"),
            purpose == ContactPurpose.TELEMARKETING
                ? Cells.consent(row, "consent_exempt")
                : Cells.consentButToSales(row, "consent_exempt"),
            row.isYes("exemption_lifts")
                ? exemptions.claimed(place, Exemptions.CAP)
                : Condition.never()));
    return rule.denies();
  }

  private static Term term(LawTable.Row row) {
    return new Term(
        row.requireText("state")
            + " allows "
            + InWords.count(
                row.integer("max_count"),
                row.isYes("connected_only") ? "completed call" : "contact")
            + (row.isYes("same_subject") ? " on one subject" : "")
            + (row.isBlank("subject") ? "" : " of that trade")
            + " in "
            + InWords.period(row, "period"));
  }

  /** Returns the condition that the number of earlier contacts has reached the cap. */
  private static Condition<Contact> reached(LawTable.Row row, Set<ContactPurpose> purposes) {
    MemberTest<Contact, EarlierContact> counts =
        Cells.within(row, "period")
            .and(Terms.HISTORY.in(EarlierContact.PURPOSE, purposes.toArray(new ContactPurpose[0])));
    Set<ContactChannel> channels = channels(Kind.in(row));
    if (channels.size() < ContactChannel.values().length) {
      counts =
          counts.and(
              Terms.HISTORY.in(EarlierContact.CHANNEL, channels.toArray(new ContactChannel[0])));
    }
    if (row.isYes("connected_only")) {
      counts = counts.and(Terms.HISTORY.isTrue(EarlierContact.CONNECTED));
    }
    if (row.isYes("same_subject")) {
      counts = counts.and(Terms.HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT));
    }
    if (!row.isBlank("subject")) {
      TradeWords trades = TradeWords.of(row.list("subject", '|'));
      counts =
          counts.and(Terms.HISTORY.where(EarlierContact.SUBJECT, "subject is " + trades, trades));
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
