package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import java.util.HashSet;
import java.util.Set;

/** The exemptions that a seller may claim, by their codes in the law book. */
final class Exemptions {
  static final String HOURS = "hours";
  static final String CAP = "cap";
  static final String AUTOMATED_DIALING = "automated-dialing";
  static final String REGISTRATION = "registration";
  static final String DISCLOSURE = "disclosure";
  static final String CALLER_ID = "caller-id";

  private final Tables tables;

  Exemptions(Tables tables) {
    this.tables = tables;
  }

  /** Returns the condition that the seller claims an exemption that lifts a duty of that place. */
  Condition<Contact> claimed(Place place, String duty) {
    Set<String> codes = new HashSet<>();
    for (LawTable.Row row : tables.rowsOf(Tables.EXEMPTIONS, place.code())) {
      if (row.list("lifts", '|').contains(duty)) {
        codes.add(row.requireText("code"));
      }
    }
    return codes.isEmpty() ? Condition.never() : Cells.exempt(place, codes);
  }
}
