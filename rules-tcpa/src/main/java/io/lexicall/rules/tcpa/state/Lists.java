package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The rules on the states' lists, the seller's own list, and replies of STOP. */
final class Lists {
  private static final ConsentKind[] KINDS_THAT_LIFT = {
    ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION
  };

  private final Tables tables;
  private final Exemptions exemptions;
  private final NumberReach reach;

  Lists(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
    this.reach = new NumberReach(tables);
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : tables.applied(Tables.TEXT_OPT_OUT)) {
      rules.add(row.isYes("national_list") ? nationalList(row) : textOptOut(row));
    }
    for (LawTable.Row row : tables.applied(Tables.DNC_LISTS)) {
      switch (row.text("own_list")) {
        case "true" -> addStateList(row, rules);
        case "national" -> addNationalList(row, rules);
        default -> {} // not a list that the state itself forbids to call
      }
    }
    for (LawTable.Row row : tables.applied(Tables.INTERNAL_DNC)) {
      Scope scope =
          new Scope(tables, row.requireText("state"), Scope.INTERNAL, row.text("variant"));
      for (InForce stretch : scope.stretches(row)) {
        rules.add(onInternalList(row, scope, stretch));
        rules.add(told(row, scope, stretch));
      }
    }
    return rules;
  }

  private Rule<Contact> textOptOut(LawTable.Row row) {
    Lasting<ListEntry> listed =
        new Lasting<>(
            Terms.INTERNAL_DNC.members(),
            ListEntry.SINCE,
            row.integer("not_before_days"),
            row.optionalInteger("lasts_years"));
    MemberTest<Contact, Consent> revoked =
        Terms.CONSENTS
            .same(Consent.SELLER, Terms.SELLER)
            .and(Terms.CONSENTS.holds(Consent.CHANNELS, Contact.CHANNEL))
            .and(Terms.CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE))
            .and(Terms.revokedBeforeRequest().not())
            .and(
                Lasting.ofEvent(
                    Terms.CONSENTS,
                    Consent.REVOKED_AT,
                    row.integer("not_before_days"),
                    row.optionalInteger("lasts_years")));
    return reach
        .rule("us-state.text-opt-out", row, row.inForce())
        .title("A person who asked the seller to stop gets no more sales texts.")
        .when(Cells.SALES_TEXT_TO_CONSUMER)
        .when(lasting(row, row.integer("not_before_days")))
        .when(
            Terms.INTERNAL_DNC
                .asks(
                    Terms.INTERNAL_DNC
                        .members()
                        .isTrue(ListEntry.LISTED)
                        .and(listed)
                        .and(Terms.notAskedForSince()))
                .and(consentedAnew(row, row.integer("not_before_days")).not())
                .or(new RevokedForGood(revoked, Terms.counts()))
                .or(
                    Terms.toldNotToSell(
                        Set.of(ContactChannel.TEXT),
                        row.integer("not_before_days"),
                        row.optionalInteger("lasts_years").orElse(0),
                        KINDS_THAT_LIFT)))
        .denies();
  }

  private Rule<Contact> nationalList(LawTable.Row row) {
    return reach
        .rule("us-state.text-opt-out", row, row.inForce())
        .variant(row.text("variant"))
        .title(
            "Numbers on the national do-not-call registry get no sales texts without"
                + " signed permission or an established business relationship.")
        .when(Cells.SALES_TEXT_TO_CONSUMER)
        .when(Terms.NATIONAL_DNC.listed())
        .unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"), Cells.consent(row, "consent_lifts")))
        .remedy("obtain-express-written-consent")
        .denies();
  }

  private void addStateList(LawTable.Row row, List<Rule<Contact>> rules) {
    Place place = Cells.place(row);
    Scope scope = new Scope(tables, place.code(), Scope.LIST, "");
    CheckedList list = CheckedList.of(ListKind.STATE_DNC).in(place).dated();
    for (InForce stretch : scope.stretches(row)) {
      rules.add(
          onList("", row, scope, stretch)
              .title(
                  "Numbers on the state's do-not-call list get no sales calls, and a"
                      + " current version of the list is checked.")
              .when(new Term(term(row)))
              .when(OnStateList.asked(list, row))
              .unless(lifted(row))
              .denies());
    }
  }

  private Rule.Builder<Contact> onList(
      String variant, LawTable.Row row, Scope scope, InForce stretch) {
    Set<Kind> kinds = Kind.in(row);
    return reach
        .rule("us-state.do-not-call-list", row, stretch)
        .variant(CallingTimes.variant((variant + " " + row.text("purposes")).strip(), kinds))
        .when(
            row.isBlank("purposes")
                ? scope.reaches(kinds, stretch)
                : scope.reaches(Cells.purposes(row), kinds, stretch))
        .unless(exemptions.claimedOfLists(Cells.place(row), kinds))
        .remedy(remedy(row));
  }

  private static String remedy(LawTable.Row row) {
    List<String> lifting = row.list("consent_lifts", '|');
    if (lifting.contains("permission")) {
      return "obtain-written-permission";
    }
    return lifting.stream().allMatch(word -> word.equals("no") || word.equals("request"))
        ? "do-not-call"
        : "obtain-express-written-consent";
  }

  private static Condition<Contact> lifted(LawTable.Row row) {
    return Condition.any(
        Relationships.in(row, "relationship_lifts"),
        Cells.consent(row, "consent_lifts"),
        Cells.nonprofit(row, "nonprofits_lift"));
  }

  /** The state's own ban on calls to numbers of the national registry. */
  private void addNationalList(LawTable.Row row, List<Rule<Contact>> rules) {
    Scope scope = new Scope(tables, row.requireText("state"), Scope.LIST, "");
    for (InForce stretch : scope.stretches(row)) {
      rules.add(
          onList("national", row, scope, stretch)
              .title(
                  "Numbers on the national do-not-call registry get no calls that the"
                      + " state forbids.")
              .when(Terms.NATIONAL_DNC.asks(OnRegistry.asked(row)))
              .unless(lifted(row))
              .denies());
    }
    if (!row.isBlank("refresh_max_days")) {
      addListAge(row, rules);
    }
  }

  /**
   * A state that requires the registry to be checked more often than federal law: a check that
   * found nothing in an older version is denied. That the number is listed, or was not checked, is
   * for the ban.
   */
  private void addListAge(LawTable.Row row, List<Rule<Contact>> rules) {
    Scope scope = new Scope(tables, row.requireText("state"), Scope.LIST, "");
    for (InForce stretch : scope.stretches(row)) {
      rules.add(
          reach
              .rule("us-state.do-not-call-list", row, stretch)
              .variant(CallingTimes.variant("age", Kind.in(row)))
              .title(
                  "The national do-not-call registry is checked as often as the state"
                      + " requires.")
              .when(scope.reaches(Kind.in(row), stretch))
              .when(
                  Terms.staleCheck(
                      Terms.NATIONAL_DNC, LookBack.days(row.integer("refresh_max_days"))))
              .unless(lifted(row))
              .remedy("refresh-list")
              .denies());
    }
  }

  private static String term(LawTable.Row row) {
    return "the list of "
        + row.requireText("state")
        + " is kept by: "
        + row.text("administrator")
        + (row.isBlank("grace_days") ? "" : "; grace: " + row.text("grace_after_listing"));
  }

  private static Term lasting(LawTable.Row row, int firstDay) {
    OptionalInt years = row.optionalInteger("lasts_years");
    return new Term(
        "in "
            + row.requireText("state")
            + " a request binds "
            + (firstDay == 0 ? "" : "from day " + firstDay + " on ")
            + (years.isPresent() ? "for " + InWords.count(years.getAsInt(), "year") : "for good"));
  }

  private Rule.Builder<Contact> internal(
      String variant, LawTable.Row row, Scope scope, InForce stretch) {
    Set<Kind> kinds = Kind.in(row);
    return reach
        .rule("us-state.internal-do-not-call", row, stretch)
        .variant(CallingTimes.variant((row.text("variant") + " " + variant).strip(), kinds))
        .title("A person who told a seller not to call gets no more sales calls from that seller.")
        .when(scope.reaches(kinds, stretch))
        // An act may bind calls to firms alone, beside another on consumers.
        .when(row.isBlank("subscribers") ? Condition.always() : Cells.subscribers(row))
        .unless(
            Condition.any(
                exemptions.claimed(Cells.place(row), Exemptions.INTERNAL),
                Relationships.in(row, "relationship_lifts"),
                Cells.nonprofit(row, "nonprofits_lift")));
  }

  /** Requests made to the caller, even if they are not on its list. */
  private Rule<Contact> told(LawTable.Row row, Scope scope, InForce stretch) {
    int years = row.optionalInteger("lasts_years").orElse(0);
    Set<ContactChannel> channels = Kind.channels(Kind.in(row));
    Condition<Contact> told = Terms.toldNotToSell(channels, 0, years, KINDS_THAT_LIFT);
    if (!row.isBlank("sales_not_before_days")) {
      told =
          Condition.any(
              Cells.SALES_TO_CONSUMER.not().and(told),
              Cells.SALES_TO_CONSUMER.and(
                  Terms.toldNotToSell(
                      channels, row.integer("sales_not_before_days"), years, KINDS_THAT_LIFT)));
    }
    return internal("told", row, scope.ofWhatIsKnown(), stretch).when(told).denies();
  }

  private Rule<Contact> onInternalList(LawTable.Row row, Scope scope, InForce stretch) {
    Condition<Contact> listed = row.isBlank("lasts_years") ? Terms.askedToStop() : listed(row, 0);
    if (!row.isBlank("sales_not_before_days")) {
      // The law grants some days after the request to sellers to consumers, and to nobody else.
      listed =
          Condition.any(
              Cells.SALES_TO_CONSUMER.not().and(listed),
              Cells.SALES_TO_CONSUMER.and(listed(row, row.integer("sales_not_before_days"))));
    }
    return internal("", row, scope, stretch)
        .when(lasting(row, 0))
        .when(Terms.INTERNAL_DNC.listed()) // remembered: for most numbers the list has no entry
        .when(listed)
        .unless(consentedAnew(row, 0))
        .denies();
  }

  /**
   * Returns the condition that a request is on the seller's list and in effect: the person has not
   * asked for this contact since.
   */
  private static Condition<Contact> listed(LawTable.Row row, int firstDay) {
    Members<Contact, ListEntry> members = Terms.INTERNAL_DNC.members();
    return Terms.INTERNAL_DNC.asks(
        members
            .isTrue(ListEntry.LISTED)
            .and(Terms.notAskedForSince())
            .and(
                new Lasting<>(
                    members, ListEntry.SINCE, firstDay, row.optionalInteger("lasts_years"))));
  }

  private static Condition<Contact> consentedAnew(LawTable.Row row, int firstDay) {
    return firstDay == 0 && row.isBlank("lasts_years")
        ? Terms.consentAfterRequest(KINDS_THAT_LIFT)
        : Terms.consentAfterDatedRequest(KINDS_THAT_LIFT);
  }
}
