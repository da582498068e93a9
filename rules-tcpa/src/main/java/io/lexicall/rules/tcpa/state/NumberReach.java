package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts the rules of a state. They apply if the person is there and, if its act names the area
 * code, also if only the called number is one of the state's.
 */
final class NumberReach {
  private static final String PREFIX = "us-state.";

  private final Tables tables;

  NumberReach(Tables tables) {
    this.tables = tables;
  }

  /** Starts the rule of a row, for a period in which its scope stays the same. */
  Rule.Builder<Contact> rule(String id, LawTable.Row row, InForce stretch) {
    Rule.Builder<Contact> rule = Rule.on(Contact.SCHEMA, id).readFrom(row).inForce(stretch);
    Place state = Cells.place(row);
    Map<Kind, Condition<Contact>> reached = reached(id, state, stretch);
    return reached.isEmpty()
        ? rule.in(state)
        : rule.lawOf(Set.of(state)).when(new Governs(state, new ByKind(reached)));
  }

  /**
   * Returns the condition that the called number is one of the state's, or is not stated: no act
   * asks for a number, and one that nobody states may be of the state.
   */
  static Condition<Contact> notOfAnother(Place state) {
    return new OfAnother(state).not();
  }

  /**
   * Starts the rule of a row that may be on one trade alone. A law on a trade binds where the
   * person is: it names no area code, whatever the act on all sales calls of its state does.
   */
  Rule.Builder<Contact> ruleOfTrade(String id, LawTable.Row row, InForce stretch) {
    return row.isBlank("subject")
        ? rule(id, row, stretch)
        : Rule.on(Contact.SCHEMA, id).readFrom(row).inForce(stretch).in(Cells.place(row));
  }

  /** Returns the lines that a rule covers by the number alone, for each kind of contact. */
  private Map<Kind, Condition<Contact>> reached(String id, Place state, InForce stretch) {
    Map<Kind, Condition<Contact>> reached = new EnumMap<>(Kind.class);
    for (LawTable.Row row : tables.rowsOf(Tables.NUMBER_REACH, state.code())) {
      if (Periods.holds(row, stretch)
          && row.list("rules", '|').contains(id.substring(PREFIX.length()))) {
        Kind.in(row).forEach(kind -> reached.put(kind, line(row)));
      }
    }
    return reached;
  }

  private static Condition<Contact> line(LawTable.Row row) {
    return switch (row.requireText("line_types")) {
      case "any" -> Condition.always();
      case "mobile" -> Condition.in(Terms.LINE_TYPE, LineType.MOBILE);
      default -> throw row.unreadable("line_types", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * The law of a state governs a contact in the United States.
   *
   * <p>If the place alone decides, nothing remains of it, so a plan of the state reads no number.
   */
  private static final class Governs extends Condition<Contact> {
    private static final Fact<Contact, ?> REGION = Contact.TO.then(Called.REGION);

    private final Place state;
    private final Condition<Contact> numbered;
    private final Condition<Contact> elsewhere;

    Governs(Place state, Condition<Contact> reached) {
      this.state = state;
      this.numbered = new Numbered(state);
      this.elsewhere = numbered.and(reached);
    }

    @Override
    protected Condition<Contact> given(Whereabouts where) {
      if (where.countryKnown() && !where.countries().contains(state.country())) {
        return Condition.never();
      }
      if (!where.countryKnown() || !where.regionKnown()) {
        return Condition.unknown(REGION);
      }
      return where.regions().contains(state) ? Condition.always() : elsewhere;
    }

    @Override
    public Truth test(Contact contact) {
      return given(contact.whereabouts()).test(contact);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      given(contact.whereabouts()).missing(contact, into);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(elsewhere.reads());
      reads.add(REGION);
      return reads;
    }

    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return Set.of(Numbered.NUMBER);
    }

    @Override
    public String says() {
      return "the person is in " + state + ", or " + numbered.says();
    }
  }

  /** The number is known to be one of the state's; a number that is not stated is not asked for. */
  private static final class Numbered extends Condition<Contact> {
    private static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);

    private final Place state;

    Numbered(Place state) {
      this.state = state;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // shared by all numbers of a block: the usual case
    public Truth test(Contact contact) {
      PhoneNumber number = NUMBER.in(contact);
      if (number == null) {
        return Truth.FALSE;
      }
      Whereabouts suggested = number.whereabouts();
      return Truth.of(suggested != contact.whereabouts() && suggested.regions().contains(state));
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      // Never unknown.
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(NUMBER);
    }

    @Override
    protected Set<Fact<Contact, ?>> readsBesidePlaces() {
      return Set.of();
    }

    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return Set.of(NUMBER);
    }

    @Override
    public String says() {
      return "the number is one of " + state;
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    /** Nearly everybody is where the number says. */
    @Override
    protected boolean isRare() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(state);
    }
  }

  /** The number is known to be none of the state's. */
  private static final class OfAnother extends Condition<Contact> {
    private final Place state;

    OfAnother(Place state) {
      this.state = state;
    }

    @Override
    public Truth test(Contact contact) {
      PhoneNumber number = Numbered.NUMBER.in(contact);
      return Truth.of(number != null && !number.whereabouts().regions().contains(state));
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Numbered.NUMBER);
    }

    /** The whereabouts of the number alone count. */
    @Override
    protected Set<Fact<Contact, ?>> readsBesidePlaces() {
      return Set.of();
    }

    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return Set.of(Numbered.NUMBER);
    }

    @Override
    public String says() {
      return "the called number is none of " + state;
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(state);
    }
  }
}
