package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What may not be done without consent. */
final class ConsentDuties {
  private static final String BARRED = "barred";
  private static final String NONE = "none";

  private final Tables tables;
  private final Exemptions exemptions;

  ConsentDuties(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : tables.applied(Tables.TELEMARKETING_CONSENT)) {
      rules.add(telemarketing(row));
    }
    for (LawTable.Row row : tables.applied(Tables.AUTOMATED_DIALING_CONSENT)) {
      rules.add(automatedDialing(row));
    }
    for (LawTable.Row row : tables.applied(Tables.PRERECORDED_CONSENT)) {
      addPrerecorded(row, rules);
    }
    return rules;
  }

  private static Rule.Builder<Contact> rule(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id)
        .cites(row.citation().text())
        .source(row.source())
        .certainty(row.certainty())
        .inForce(row.inForce())
        .in(Cells.place(row));
  }

  private static Rule<Contact> telemarketing(LawTable.Row row) {
    Rule.Builder<Contact> rule =
        rule("us-state.telemarketing-consent", row)
            .variant(row.text("variant"))
            .title(
                "Sales calls and texts that the state names need consent, however they are made.")
            .when(Cells.SALES_TO_CONSUMER)
            .when(Kind.anyOf(Kind.in(row)))
            .when(new Term(row.requireText("state") + " " + InWords.wants(" or ", freeing(row))));
    if (!row.isBlank("line_types")) {
      rule.when(lineTypes(row, "line_types"));
    }
    return rule.unless(
            Condition.any(
                Cells.relationship(row, "relationship_lifts"),
                Cells.consent(row, "needs"),
                Cells.consent(row, "also_lifts")))
        .remedy(remedy(row))
        .denies();
  }

  /** Returns what frees from the duty of a row, in words. */
  private static List<String> freeing(LawTable.Row row) {
    List<String> freeing = InWords.consents(row, "needs");
    freeing.addAll(InWords.consents(row, "also_lifts"));
    freeing.addAll(InWords.relationships(row, "relationship_lifts"));
    return freeing;
  }

  private static Condition<Contact> lineTypes(LawTable.Row row, String column) {
    Set<LineType> types = EnumSet.noneOf(LineType.class);
    for (String word : row.list(column, '|')) {
      types.add(Cells.choice(row, column, LineType.class, word));
    }
    return Condition.in(Terms.LINE_TYPE, types.toArray(new LineType[0]));
  }

  private Rule<Contact> automatedDialing(LawTable.Row row) {
    Place place = Cells.place(row);
    List<Condition<Contact>> machines = new ArrayList<>();
    if (!row.isBlank("dialing")) {
      Set<Dialing> dialing = EnumSet.noneOf(Dialing.class);
      for (String word : row.list("dialing", '|')) {
        dialing.add(Cells.choice(row, "dialing", Dialing.class, word));
      }
      machines.add(Condition.in(Contact.DIALING, dialing.toArray(new Dialing[0])));
    }
    if (Cells.isYes(row, "recorded_alone")) {
      machines.add(Terms.ARTIFICIAL_VOICE);
    }
    return rule("us-state.automated-dialing-consent", row)
        .variant(row.text("variant"))
        .title("Sales calls and texts made by the equipment that the state names need consent.")
        .when(Cells.SALES_TO_CONSUMER)
        .when(Kind.anyOf(Kind.in(row)))
        .when(Condition.any(machines))
        .when(new Term(equipment(row)))
        .unless(
            Condition.any(
                Cells.relationship(row, "relationship_lifts"),
                isBarred(row) ? Condition.never() : Cells.consent(row, "needs"),
                Cells.consent(row, "also_lifts"),
                Cells.isYes(row, "screened_lifts")
                    ? Cells.NATIONAL_LIST.asks(
                        Cells.NATIONAL_LIST.members().isTrue(ListEntry.LISTED).not())
                    : Condition.never(),
                Cells.isYes(row, "exemption_lifts")
                    ? exemptions.claimed(place, Exemptions.AUTOMATED_DIALING)
                    : Condition.never()))
        .remedy(remedy(row))
        .denies();
  }

  private static String equipment(LawTable.Row row) {
    List<String> machines = new ArrayList<>();
    if (!row.isBlank("dialing")) {
      machines.add("a system that dials");
    }
    if (Cells.isYes(row, "recorded_alone")) {
      machines.add("a recorded or artificial voice");
    }
    List<String> freeing = freeing(row);
    if (Cells.isYes(row, "screened_lifts")) {
      freeing.add("a check of the national list");
    }
    return row.requireText("state")
        + " names contacts by "
        + String.join(" or ", machines)
        + " and "
        + InWords.wants(" or ", freeing);
  }

  /** Tells whether no consent can lift what the row forbids. */
  private static boolean isBarred(LawTable.Row row) {
    return row.requireText("needs").equals(BARRED);
  }

  private static String[] remedy(LawTable.Row row) {
    return switch (row.requireText("needs")) {
      case BARRED, NONE -> new String[] {"use-live-voice", "dial-manually"};
      case "express" -> new String[] {"obtain-express-consent"};
      case "operator", "operator|permission" -> new String[] {"use-live-operator"};
      default -> new String[] {"obtain-express-written-consent"};
    };
  }

  private static void addPrerecorded(LawTable.Row row, List<Rule<Contact>> rules) {
    Place place = Cells.place(row);
    Condition<Contact> reached =
        Condition.all(
            Cells.purposeIn(Cells.purposes(row)), Terms.ARTIFICIAL_VOICE, Cells.NOT_BUSINESS);
    if (Cells.isYes(row, "caller_in_state")) {
      reached =
          reached.and(
              Condition.where(
                  Contact.CALLER.then(Caller.NUMBER),
                  "the calling number is one of " + place,
                  number -> Truth.of(number.whereabouts().regions().contains(place))));
    }
    Condition<Contact> relationship = Cells.relationship(row, "relationship_lifts");
    List<Condition<Contact>> bars = new ArrayList<>();
    if (!row.isBlank("barred_line_types")) {
      bars.add(lineTypes(row, "barred_line_types"));
    }
    if (Cells.isYes(row, "random_barred")) {
      bars.add(Terms.AUTODIALER);
    }
    if (!row.requireText("needs").equals(NONE)) {
      Condition<Contact> consent =
          isBarred(row) ? Condition.never() : Cells.consentToMachine(row, "needs");
      bars.add(
          (Cells.isYes(row, "needs_both") ? consent.and(relationship) : consent.or(relationship))
              .not());
    }
    if (!bars.isEmpty()) {
      rules.add(
          rule("us-state.prerecorded-consent", row)
              .title("Recorded and artificial voices speak only on the terms of the state.")
              .when(reached)
              .when(new Term(recordedTerms(row)))
              .when(Condition.any(bars))
              .remedy(remedy(row))
              .denies());
    }
    boolean free = row.requireText("needs").equals(NONE);
    for (String obligation : row.list("obligations", '|')) {
      rules.add(term(row, reached, free ? relationship : Condition.never(), obligation));
    }
    if (Cells.isYes(row, "permit")) {
      rules.add(
          rule("us-state.prerecorded-consent", row)
              .variant("permit")
              .title("The state has given a permit for recorded messages.")
              .when(reached)
              .obliges(Duty.to("register-solicitor").noting("A permit for recorded messages.")));
    }
    if (row.text("random_barred").equals("register")) {
      rules.add(
          rule("us-state.prerecorded-consent", row)
              .variant("registration")
              .title("Random or sequential dialling without an operator is registered beforehand.")
              .when(reached)
              .when(Terms.AUTODIALER)
              .obliges(Duty.to("register-solicitor").noting("10 days before use.")));
    }
  }

  private static String recordedTerms(LawTable.Row row) {
    List<String> terms = new ArrayList<>();
    if (!row.requireText("needs").equals(NONE)) {
      List<String> freeing =
          Stream.of(
                  InWords.consents(row, "needs"), InWords.relationships(row, "relationship_lifts"))
              .filter(each -> !each.isEmpty())
              .map(each -> String.join(" or ", each))
              .toList();
      terms.add(InWords.wants(Cells.isYes(row, "needs_both") ? " and " : " or ", freeing));
    }
    if (!row.isBlank("barred_line_types")) {
      terms.add(
          "bars them from "
              + String.join(" and ", row.list("barred_line_types", '|'))
              + " numbers");
    }
    if (Cells.isYes(row, "random_barred")) {
      terms.add("bars random or sequential dialling");
    }
    return row.requireText("state") + " " + String.join(", ", terms);
  }

  private static Rule<Contact> term(
      LawTable.Row row, Condition<Contact> reached, Condition<Contact> free, String obligation) {
    Rule.Builder<Contact> rule =
        rule("us-state.prerecorded-consent", row)
            .variant(obligation)
            .title("A recorded message is made as the state's terms say.")
            .when(reached)
            .unless(free)
            .remedy(obligation);
    Duty duty = Duty.to(obligation).noting(row.text("note"));
    return switch (obligation) {
      case "identify-caller" ->
          rule.then(new Owed(Condition.isTrue(Terms.IDENTIFIES_CALLER), duty));
      case "offer-opt-out-mechanism" ->
          rule.then(new Owed(Condition.isTrue(Terms.OPT_OUT_MECHANISM), duty));
      default -> rule.obliges(duty);
    };
  }
}
