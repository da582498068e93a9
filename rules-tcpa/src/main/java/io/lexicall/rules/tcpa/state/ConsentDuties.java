package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules on consent. */
final class ConsentDuties {
  /** The caller is stated to be in another country, which its number need not show. */
  private static final Condition<Contact> SAID_TO_CALL_FROM_ABROAD =
      Condition.<Contact>known(Contact.CALLER.then(Caller.COUNTRY))
          .and(
              Condition.where(
                  Contact.CALLER.then(Caller.COUNTRY),
                  "the caller is in another country",
                  country -> Truth.of(!country.equals(Terms.UNITED_STATES))));

  private static final String BARRED = "barred";
  private static final String NONE = "none";
  private static final String WITHOUT_CONSENT = "without-consent";
  private static final String BARRED_NUMBERS = "barred-numbers";
  private static final String REGISTER_ALONE = "register";
  private static final String REGISTRATION = "registration";
  private static final String UNLESS_UNLISTED = "unless-unlisted";
  private static final String REGISTER = "register-solicitor";

  private final Tables tables;
  private final Exemptions exemptions;
  private final NumberReach reach;

  ConsentDuties(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
    this.reach = new NumberReach(tables);
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (LawTable.Row row : tables.applied(Tables.TELEMARKETING_CONSENT)) {
      Scope scope = new Scope(tables, row.requireText("state"), Scope.CONSENT, row.text("variant"));
      for (InForce stretch : scope.stretches(row)) {
        rules.add(telemarketing(row, scope, stretch));
      }
    }
    for (LawTable.Row row : tables.applied(Tables.AUTOMATED_DIALING_CONSENT)) {
      rules.add(automatedDialing(row));
    }
    for (LawTable.Row row : tables.applied(Tables.PRERECORDED_CONSENT)) {
      addPrerecorded(row, rules);
    }
    return rules;
  }

  private Rule<Contact> telemarketing(LawTable.Row row, Scope scope, InForce stretch) {
    Rule.Builder<Contact> rule =
        reach
            .rule("us-state.telemarketing-consent", row, stretch)
            .variant(row.text("variant"))
            .title(
                "Sales calls and texts that the state's law names need consent,"
                    + " however they are dialed.")
            .when(scope.reaches(Kind.in(row), stretch))
            .when(new Term(row.requireText("state") + " " + InWords.wants(" or ", freeing(row))));
    if (!row.isBlank("line_types")) {
      rule.when(Cells.lineTypes(row, "line_types"));
    }
    return rule.unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"),
                Cells.consent(row, "needs"),
                Cells.consent(row, "also_lifts"),
                row.isYes("published_lifts") ? Terms.SAID_TO_BE_PUBLISHED : Condition.never()))
        .remedy(remedy(row))
        .denies();
  }

  /** Returns the exceptions from the duty of a row, in words. */
  private static List<String> freeing(LawTable.Row row) {
    List<String> freeing = InWords.consents(row, "needs");
    freeing.addAll(InWords.consents(row, "also_lifts"));
    freeing.addAll(InWords.relationships(row, "relationship_lifts"));
    return freeing;
  }

  private Rule<Contact> automatedDialing(LawTable.Row row) {
    Place place = Cells.place(row);
    return Cells.rule("us-state.automated-dialing-consent", row)
        .variant(row.text("variant"))
        .title(
            "Sales calls and texts made with the dialing equipment that the state's law"
                + " names need consent.")
        .when(Kind.sales(Kind.in(row)))
        .when(Cells.subscribers(row))
        .when(Cells.lineTypes(row, "line_types"))
        .when(Cells.byMachine(row))
        .when(new Term(equipment(row)))
        .unless(
            Condition.any(
                Relationships.in(row, "relationship_lifts"),
                isBarred(row) ? Condition.never() : Cells.consent(row, "needs"),
                Cells.consent(row, "also_lifts"),
                screened(row, place),
                row.isYes("exemption_lifts")
                    ? exemptions.claimed(place, Exemptions.AUTOMATED_DIALING)
                    : Condition.never()))
        .remedy(remedy(row, Cells.withoutMachine(row)))
        .denies();
  }

  /**
   * Returns the condition that the number passed the check that lifts the duty of the row, as the
   * column {@code screened_lifts} says: {@code unless-unlisted} for a check of the national list
   * and of unlisted numbers, {@code no} for none. A check that found the number on the list counts
   * whatever its age, and one that did not only for the days of {@code screened_max_days}.
   */
  private static Condition<Contact> screened(LawTable.Row row, Place place) {
    return switch (row.requireText("screened_lifts")) {
      case Cells.NO -> Condition.never();
      case UNLESS_UNLISTED ->
          Condition.all(
              Terms.SAID_TO_BE_UNLISTED.not(),
              Terms.NATIONAL_DNC.listed().not(),
              Terms.staleCheck(Terms.NATIONAL_DNC, LookBack.days(row.integer("screened_max_days")))
                  .not(),
              CheckedList.of(ListKind.STATE_DNC).in(place).dated().foundListed().not());
      default ->
          throw row.unreadable("screened_lifts", new IllegalArgumentException("No such choice"));
    };
  }

  private static String equipment(LawTable.Row row) {
    List<String> machines = new ArrayList<>();
    if (!row.isBlank("dialing")) {
      machines.add("a system that dials");
    }
    if (row.isYes("recorded_alone")) {
      machines.add("an artificial or prerecorded voice");
    }
    List<String> freeing = freeing(row);
    if (row.text("screened_lifts").equals(UNLESS_UNLISTED)) {
      freeing.add("a check of the national do-not-call registry and of unlisted numbers");
    }
    return row.requireText("state")
        + " covers contacts by "
        + String.join(" or ", machines)
        + " and "
        + InWords.wants(" or ", freeing);
  }

  /** Returns whether no consent can lift the prohibition of the row. */
  private static boolean isBarred(LawTable.Row row) {
    return row.requireText("needs").equals(BARRED);
  }

  /**
   * Returns the remedies of a row.
   *
   * @param otherwise how else to contact the person; the only way if no consent is enough
   */
  private static String[] remedy(LawTable.Row row, String... otherwise) {
    return switch (row.requireText("needs")) {
      case BARRED, NONE -> otherwise;
      case "express" -> new String[] {"obtain-express-consent"};
      case "operator", "operator|permission", "operator|permission|request" ->
          new String[] {"use-live-operator"};
      case "permission" -> new String[] {"use-live-voice"};
      case "request" -> new String[] {"await-request"};
      default -> new String[] {"obtain-express-written-consent"};
    };
  }

  /** Returns the contacts for which the row of a recorded voice has no rule. */
  private static String[] otherMessages(LawTable.Row row) {
    return switch (row.text("random_barred")) {
      case Cells.NO, REGISTER_ALONE -> new String[] {"use-live-voice"};
      default -> new String[] {"use-live-voice", "dial-manually"};
    };
  }

  private void addPrerecorded(LawTable.Row row, List<Rule<Contact>> rules) {
    Condition<Contact> reached = reached(row);
    List<Condition<Contact>> bars = bars(row);
    if (!bars.isEmpty()) {
      rules.add(
          recorded(row, "")
              .title(
                  "Calls with an artificial or prerecorded voice meet the conditions of"
                      + " the state's law.")
              .when(reached)
              .when(new Term(recordedTerms(row)))
              .when(Condition.any(bars))
              .unless(outside(row))
              .remedy(
                  row.isYes("needs_both") // a consent alone is not enough
                      ? otherMessages(row)
                      : remedy(row, otherMessages(row)))
              .denies());
    }
    for (String obligation : row.list("obligations", '|')) {
      rules.add(term(row, reached, obligation));
    }
    String permit = Cells.word(row, "permit", Cells.NO, Cells.YES, REGISTRATION);
    if (permit.equals(Cells.YES)) {
      rules.add(
          recorded(row, "permit")
              .title("Prerecorded messages are sent only with a permit from the state.")
              .when(reached)
              .unless(outside(row))
              .obliges(Duty.to(REGISTER).noting("A permit for prerecorded messages.")));
    }
    if (permit.equals(REGISTRATION)) {
      rules.add(
          recorded(row, REGISTRATION)
              .title(
                  "A device that plays prerecorded messages is registered with the state"
                      + " before use.")
              .when(reached)
              .unless(outside(row))
              .obliges(Duty.to(REGISTER).noting("The device is registered beforehand.")));
    }
    if (randomBarred(row).equals(REGISTER_ALONE)) {
      rules.add(
          recorded(row, REGISTRATION)
              .title(
                  "Random or sequential dialing without an operator is registered with the"
                      + " state before use.")
              .when(reached)
              .when(Terms.AUTODIALER)
              .unless(outside(row))
              .obliges(Duty.to(REGISTER).noting("10 days before use.")));
    }
  }

  private Rule.Builder<Contact> recorded(LawTable.Row row, String duty) {
    return reach
        .rule("us-state.prerecorded-consent", row, row.inForce())
        .variant(
            Stream.of((row.text("variant") + " " + duty).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.joining(" ")));
  }

  /** Returns the condition that the row covers a message. */
  private static Condition<Contact> reached(LawTable.Row row) {
    Condition<Contact> reached =
        Condition.all(
            Cells.purposeIn(Cells.purposes(row)), Terms.ARTIFICIAL_VOICE, Cells.subscribers(row));
    if (!row.isYes("caller_in_state")) {
      return reached;
    }
    Place place = Cells.place(row);
    return reached
        .and(SAID_TO_CALL_FROM_ABROAD.not())
        .and(
            Condition.where(
                Contact.CALLER.then(Caller.NUMBER),
                "the calling number is one of " + place,
                number -> Truth.of(number.whereabouts().regions().contains(place))));
  }

  /** Returns the condition that the law of the row does not apply to the message at all. */
  private static Condition<Contact> outside(LawTable.Row row) {
    return Condition.any(
        Relationships.in(row, "outside_relationship"),
        consentToMessage(row, "outside_consent"),
        Cells.nonprofit(row, "outside_nonprofit"));
  }

  /** Returns the condition that a consent of the cell counts for what the row covers. */
  private static Condition<Contact> consentToMessage(LawTable.Row row, String column) {
    return Cells.purposes(row).contains(ContactPurpose.TELEMARKETING)
        ? Cells.consentToMachine(row, column)
        : Cells.consentToMachineButToSales(row, column);
  }

  private static String randomBarred(LawTable.Row row) {
    return Cells.word(
        row, "random_barred", Cells.NO, Cells.YES, WITHOUT_CONSENT, REGISTER_ALONE, BARRED_NUMBERS);
  }

  private static List<Condition<Contact>> bars(LawTable.Row row) {
    List<Condition<Contact>> bars = new ArrayList<>();
    List<Condition<Contact>> numbers = barredNumbers(row);
    if (randomBarred(row).equals(BARRED_NUMBERS)) {
      bars.add(Terms.AUTODIALER.and(Condition.any(numbers)));
    } else {
      bars.addAll(numbers);
    }
    if (randomBarred(row).equals(Cells.YES)) {
      bars.add(Terms.AUTODIALER);
    }
    if (!row.requireText("needs").equals(NONE)) {
      Condition<Contact> relationship = Relationships.in(row, "relationship_lifts");
      Condition<Contact> consent =
          isBarred(row) ? Condition.never() : consentToMessage(row, "needs");
      if (randomBarred(row).equals(WITHOUT_CONSENT)) {
        bars.add(Terms.AUTODIALER.and(consent.not()));
      }
      bars.add(
          (row.isYes("needs_both") ? consent.and(relationship) : consent.or(relationship)).not());
    }
    return bars;
  }

  /** Returns the conditions that the number is one that the row bars. */
  private static List<Condition<Contact>> barredNumbers(LawTable.Row row) {
    List<Condition<Contact>> numbers = new ArrayList<>();
    if (!row.isBlank("barred_line_types")) {
      numbers.add(Cells.lineTypes(row, "barred_line_types"));
    }
    if (row.isYes("unlisted_barred")) {
      numbers.add(Terms.SAID_TO_BE_UNLISTED);
    }
    if (Cells.word(row, "national_list", Cells.NO, BARRED).equals(BARRED)) {
      numbers.add(Terms.NATIONAL_DNC.listed());
    }
    return numbers;
  }

  private static String recordedTerms(LawTable.Row row) {
    List<String> terms = new ArrayList<>();
    if (randomBarred(row).equals(BARRED_NUMBERS)) {
      terms.add("covers devices that dial at random or in sequence");
    }
    if (!row.requireText("needs").equals(NONE)) {
      List<String> freeing =
          Stream.of(
                  InWords.consents(row, "needs"), InWords.relationships(row, "relationship_lifts"))
              .filter(each -> !each.isEmpty())
              .map(each -> String.join(" or ", each))
              .toList();
      terms.add(InWords.wants(row.isYes("needs_both") ? " and " : " or ", freeing));
    }
    if (!row.isBlank("barred_line_types")) {
      terms.add(
          "bars them from "
              + String.join(" and ", row.list("barred_line_types", '|'))
              + " numbers");
    }
    if (randomBarred(row).equals(Cells.YES)) {
      terms.add("bars random or sequential dialing");
    }
    if (randomBarred(row).equals(WITHOUT_CONSENT)) {
      terms.add("bars random or sequential dialing without consent");
    }
    if (row.isYes("unlisted_barred")) {
      terms.add("bars them from unlisted numbers");
    }
    if (Cells.word(row, "national_list", Cells.NO, BARRED).equals(BARRED)) {
      terms.add("bars them from numbers on the national do-not-call registry");
    }
    List<String> outside = InWords.consents(row, "outside_consent");
    outside.addAll(InWords.relationships(row, "outside_relationship"));
    if (row.isYes("outside_nonprofit")) {
      outside.add("a nonprofit caller");
    }
    return row.requireText("state")
        + " "
        + String.join(", ", terms)
        + (outside.isEmpty() ? "" : ", unless there is " + String.join(" or ", outside));
  }

  private Rule<Contact> term(LawTable.Row row, Condition<Contact> reached, String obligation) {
    Rule.Builder<Contact> rule =
        recorded(row, obligation)
            .title("A prerecorded message is delivered as the state's law requires.")
            .when(reached)
            .when(Cells.ifRecorded(row))
            .unless(outside(row))
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
