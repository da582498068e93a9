package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a state's rules on hours, holidays and lists reach: sales calls and texts to consumers, and
 * whatever else the state adds.
 */
final class Scope {
  /** The rules on hours and on holidays. */
  static final String HOURS = "hours";

  /** The rules on do-not-call lists. */
  static final String LIST = "list";

  private final List<LawTable.Row> rows = new ArrayList<>();

  Scope(Tables tables, String state, String section, String variant) {
    for (LawTable.Row row : tables.rowsOf(Tables.SCOPE, state)) {
      boolean ofVariant = row.isBlank("variant") || row.text("variant").equals(variant);
      if (row.list("sections", '|').contains(section) && ofVariant) {
        rows.add(row);
      }
    }
  }

  /** Returns the rows that widen it. */
  List<LawTable.Row> rows() {
    return rows;
  }

  /** Returns the condition that a contact of that kind is within reach in a stretch of time. */
  Condition<Contact> reaches(Kind kind, InForce stretch) {
    Set<ContactPurpose> toAnyone = EnumSet.noneOf(ContactPurpose.class);
    Set<ContactPurpose> toConsumers = EnumSet.of(ContactPurpose.TELEMARKETING);
    Set<ContactPurpose> byOthers = EnumSet.noneOf(ContactPurpose.class);
    for (LawTable.Row row : rows) {
      if (Kind.in(row).contains(kind) && Periods.holds(row, stretch)) {
        Set<ContactPurpose> purposes = Cells.purposes(row);
        if (row.text("subscribers").equals("any")) {
          toAnyone.addAll(purposes);
        } else if (Cells.isYes(row, "own_people_free")) {
          byOthers.addAll(purposes);
        } else {
          toConsumers.addAll(purposes);
        }
      }
    }
    toConsumers.removeAll(toAnyone);
    byOthers.removeAll(toConsumers);
    byOthers.removeAll(toAnyone);
    return Condition.any(
        Cells.purposeIn(toAnyone),
        Cells.purposeIn(toConsumers).and(Cells.NOT_BUSINESS),
        Condition.all(Cells.purposeIn(byOthers), Terms.OWN_ACCOUNT.not(), Cells.NOT_BUSINESS));
  }

  /** Returns the condition that a contact of one of these kinds is within reach. */
  Condition<Contact> reaches(Set<Kind> kinds, InForce stretch) {
    Map<Kind, Condition<Contact>> reached = new EnumMap<>(Kind.class);
    for (Kind kind : kinds) {
      reached.put(kind, reaches(kind, stretch));
    }
    return new ByKind(reached);
  }
}
