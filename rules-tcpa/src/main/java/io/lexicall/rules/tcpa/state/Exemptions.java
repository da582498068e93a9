package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The exemptions that a seller may claim, by their codes in the law book. Some free every bank, so
 * that a caller who is stated to be one need not claim them.
 */
final class Exemptions {
  static final String HOURS = "hours";
  static final String CAP = "cap";
  static final String AUTOMATED_DIALING = "automated-dialing";
  static final String REGISTRATION = "registration";
  static final String DISCLOSURE = "disclosure";

  /** What must be had before a payment. */
  static final String PAYMENT = "payment";

  static final String CONTINUE = "continue";
  static final String HANG_UP = "hang-up";
  static final String INTERNAL = "internal";
  static final String CALLER_ID = "caller-id";

  private final Tables tables;

  Exemptions(Tables tables) {
    this.tables = tables;
  }

  /**
   * Returns the condition that the seller claims an exemption that lifts a duty of that place, or
   * need not claim it.
   */
  Condition<Contact> claimed(Place place, String duty) {
    Set<String> codes = new HashSet<>();
    for (LawTable.Row row : rows(place, duty)) {
      codes.add(row.requireText("code"));
    }
    return codes.isEmpty()
        ? Condition.never()
        : Condition.any(Cells.exempt(place, codes), institution(place, duty));
  }

  /** Returns the condition that the caller is a bank, which the law frees of that duty. */
  Condition<Contact> institution(Place place, String duty) {
    for (LawTable.Row row : rows(place, duty)) {
      if (row.isYes("institutions_free")) {
        return Condition.isTrue(Terms.FINANCIAL_INSTITUTION);
      }
    }
    return Condition.never();
  }

  private List<LawTable.Row> rows(Place place, String duty) {
    return tables.rowsOf(Tables.EXEMPTIONS, place.code()).stream()
        .filter(row -> row.list("lifts", '|').contains(duty))
        .toList();
  }
}
