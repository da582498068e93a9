package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.LineType;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scope of a state's rules: sales calls and texts to consumers, and whatever else the state
 * adds.
 */
final class Scope {
  /** The rules on hours. */
  static final String HOURS = "hours";

  /** The rules on holidays. */
  static final String HOLIDAYS = "holidays";

  /** The rules on states of emergency. */
  static final String EMERGENCY = "emergency";

  /** The rules on do-not-call lists. */
  static final String LIST = "list";

  /** The rules on a seller's internal do-not-call requests. */
  static final String INTERNAL = "internal";

  /** The rules on how often somebody may be contacted. */
  static final String CAP = "cap";

  /** The rules on consent to sales calls and texts. */
  static final String CONSENT = "consent";

  /** The rules on what is said at the start. */
  static final String DISCLOSURE = "disclosure";

  /** The rules on asking for permission to continue. */
  static final String CONTINUE = "continue";

  /** The rules on caller ID. */
  static final String CALLER_ID = "caller-id";

  /** All of them. */
  static final Set<String> SECTIONS =
      Set.of(
          HOURS,
          HOLIDAYS,
          EMERGENCY,
          LIST,
          INTERNAL,
          CAP,
          CONSENT,
          DISCLOSURE,
          CONTINUE,
          CALLER_ID);

  private static final Set<ContactPurpose> SALES = Set.of(ContactPurpose.TELEMARKETING);

  private final List<LawTable.Row> rows;
  private final String section;

  /** Whether a rule by itself applies only to what the caller knows. */
  private final boolean ofWhatIsKnown;

  private Scope(List<LawTable.Row> rows, String section, boolean ofWhatIsKnown) {
    this.rows = rows;
    this.section = section;
    this.ofWhatIsKnown = ofWhatIsKnown;
  }

  Scope(Tables tables, String state, String section, String variant) {
    this(new ArrayList<>(), section, false);
    for (LawTable.Row row : tables.rowsOf(Tables.SCOPE, state)) {
      boolean ofVariant = row.isBlank("variant") || row.text("variant").equals(variant);
      if (row.list("sections", '|').contains(section)
          && ofVariant
          && Tables.isApplied(Tables.SCOPE, row)) {
        rows.add(row);
      }
    }
  }

  /** Returns the rows that extend the scope. */
  List<LawTable.Row> rows() {
    return rows;
  }

  /** Returns the periods within that of a row in which the scope stays the same. */
  List<InForce> stretches(LawTable.Row row) {
    return new Periods()
        .cutBy(List.of(row)).cutBy(rows).stretches().stream()
            .filter(stretch -> Periods.holds(row, stretch))
            .toList();
  }

  /** Returns sales, and the purposes that the state adds in a period. */
  Set<ContactPurpose> purposes(InForce stretch) {
    Set<ContactPurpose> purposes = EnumSet.copyOf(SALES);
    for (LawTable.Row row : rows) {
      if (Periods.holds(row, stretch)) {
        purposes.addAll(Cells.purposes(row));
      }
    }
    return purposes;
  }

  /** Returns the condition that a contact of that kind is covered in a period. */
  Condition<Contact> reaches(Kind kind, InForce stretch) {
    return reaches(SALES, purposes(stretch), kind, stretch);
  }

  /**
   * Returns the condition that a contact of that kind is covered.
   *
   * @param basis the purposes that are covered if the person called is a consumer
   * @param most the purposes that can be covered at all
   */
  private Condition<Contact> reaches(
      Set<ContactPurpose> basis, Set<ContactPurpose> most, Kind kind, InForce stretch) {
    Set<ContactPurpose> toAnyone = EnumSet.noneOf(ContactPurpose.class);
    Set<ContactPurpose> toMobiles = EnumSet.noneOf(ContactPurpose.class);
    List<Condition<Contact>> toNumbersOfState = new ArrayList<>();
    Set<ContactPurpose> toConsumers = EnumSet.copyOf(basis);
    Set<ContactPurpose> byOthers = EnumSet.noneOf(ContactPurpose.class);
    Map<LawTable.Row, Set<ContactPurpose>> toStrangers = new LinkedHashMap<>();
    Set<ContactPurpose> toThoseWhoRefused = EnumSet.noneOf(ContactPurpose.class);
    Set<ContactPurpose> toThoseListed = EnumSet.noneOf(ContactPurpose.class);
    for (LawTable.Row row : rows) {
      if (Kind.in(row).contains(kind) && Periods.holds(row, stretch)) {
        Set<ContactPurpose> purposes = Cells.purposes(row);
        purposes.retainAll(most);
        switch (row.requireText("subscribers")) {
          case "any" -> toAnyone.addAll(purposes);
          case "mobile" -> toMobiles.addAll(purposes);
          case "number-of-state", "mobile-number-of-state" ->
              toNumbersOfState.add(Cells.purposeIn(purposes).and(consumerOrNumber(row)));
          case "refused-business" -> toThoseWhoRefused.addAll(purposes);
          case "listed-business" -> (ofWhatIsKnown ? toAnyone : toThoseListed).addAll(purposes);
          case "consumer" -> {
            switch (row.requireText("own_people_free")) {
              case Cells.NO -> toConsumers.addAll(purposes);
              case Cells.YES -> byOthers.addAll(purposes);
              default -> toStrangers.put(row, purposes);
            }
          }
          default ->
              throw row.unreadable("subscribers", new IllegalArgumentException("No such choice"));
        }
      }
    }
    toMobiles.removeAll(toAnyone);
    toConsumers.removeAll(toAnyone);
    toConsumers.removeAll(toMobiles);
    byOthers.removeAll(toConsumers);
    toStrangers.values().forEach(purposes -> purposes.removeAll(toConsumers));
    toThoseWhoRefused.removeAll(toAnyone);
    return Condition.any(
        Cells.purposeIn(toAnyone),
        Cells.purposeIn(toMobiles).and(Cells.MOBILE_OR_NOT_BUSINESS),
        Condition.any(toNumbersOfState),
        Cells.purposeIn(toConsumers).and(Cells.NOT_BUSINESS),
        Condition.all(Cells.purposeIn(byOthers), Terms.OWN_ACCOUNT.not(), Cells.NOT_BUSINESS),
        toStrangers(toStrangers),
        // A consumer is covered anyway, so the called person need not be known.
        Cells.purposeIn(toThoseWhoRefused).and(Terms.TOLD_NOT_TO_SELL),
        Cells.purposeIn(toThoseListed).and(foundListed()));
  }

  /**
   * Returns the condition that a consumer is called, or a line whose number is not stated to be of
   * another state. The act names area codes, and beside them only where natural persons live.
   */
  private static Condition<Contact> consumerOrNumber(LawTable.Row row) {
    Condition<Contact> ofState = NumberReach.notOfAnother(Cells.place(row));
    return Cells.NOT_BUSINESS.or(
        row.requireText("subscribers").startsWith("mobile")
            ? Condition.in(Terms.LINE_TYPE, LineType.MOBILE).and(ofState)
            : ofState);
  }

  /**
   * Returns the condition that the list of the section is known to contain the number: a caller of
   * a business, which may be a person's, need not look it up, but what it knows counts.
   */
  private Condition<Contact> foundListed() {
    return switch (section) {
      case LIST -> Terms.NATIONAL_DNC.foundListed();
      case INTERNAL -> Terms.INTERNAL_DNC.foundListed();
      default -> Condition.never();
    };
  }

  /**
   * Returns the same scope for a rule that by itself applies only to what the caller knows, so that
   * no list must be known to contain the number of a business.
   */
  Scope ofWhatIsKnown() {
    return new Scope(rows, section, true);
  }

  /**
   * Returns the condition that the caller is not an organisation that calls people whom it knows.
   */
  private static Condition<Contact> toStrangers(Map<LawTable.Row, Set<ContactPurpose>> purposes) {
    List<Condition<Contact>> reached = new ArrayList<>();
    purposes.forEach(
        (row, ofRow) ->
            reached.add(
                Condition.all(
                    Cells.purposeIn(ofRow),
                    Terms.OWN_ACCOUNT.and(Relationships.ofOwnPeople(row)).not(),
                    Cells.NOT_BUSINESS)));
    return Condition.any(reached);
  }

  /** Returns the condition that a contact of one of these kinds is covered. */
  Condition<Contact> reaches(Set<Kind> kinds, InForce stretch) {
    return reaches(SALES, purposes(stretch), kinds, stretch);
  }

  /**
   * Returns the condition that a contact of one of these kinds, with one of these purposes, is to a
   * covered person: a consumer, or others whom the state adds. No purpose is added; for a purpose
   * that the state adds by a separate row, such as charitable solicitations, that row decides.
   */
  Condition<Contact> reaches(Set<ContactPurpose> purposes, Set<Kind> kinds, InForce stretch) {
    Set<ContactPurpose> basis = EnumSet.copyOf(purposes);
    for (LawTable.Row row : rows) {
      if (Periods.holds(row, stretch)) {
        Set<ContactPurpose> added = Cells.purposes(row);
        added.removeAll(SALES);
        basis.removeAll(added);
      }
    }
    return reaches(basis, purposes, kinds, stretch);
  }

  private Condition<Contact> reaches(
      Set<ContactPurpose> basis, Set<ContactPurpose> most, Set<Kind> kinds, InForce stretch) {
    if (rows.isEmpty()) {
      return Cells.NOT_BUSINESS.and(Kind.of(kinds, basis));
    }
    Map<Kind, Condition<Contact>> reached = new EnumMap<>(Kind.class);
    for (Kind kind : kinds) {
      reached.put(kind, reaches(basis, most, kind, stretch));
    }
    return new ByKind(reached);
  }
}
