package io.lexicall.rules.tcpa.state;

import io.lexicall.law.LawTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The cells of the states' tables in words, for the messages of denials. */
final class InWords {
  private InWords() {}

  /** Returns the number with its noun: {@code 1 day}, {@code 3 days}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns a period of whole days or hours; a single day is 24 hours. */
  static String period(Duration period) {
    return period.toHours() % 24 == 0 && period.toDays() > 1
        ? count(period.toDays(), "day")
        : count(period.toHours(), "hour");
  }

  /** Returns the period that a cell names, in the words of {@link Cells#within}. */
  static String period(LawTable.Row row, String column) {
    String cell = row.text(column);
    if (cell.equals(Cells.CALENDAR_DAY)) {
      return "1 calendar day";
    }
    return Cells.isOfMonths(cell)
        ? count(Long.parseLong(cell.substring(0, cell.length() - 1)), "month")
        : period(Cells.period(row, column));
  }

  /** Returns the consents that a cell names, in the words of {@link Cells#consent}. */
  static List<String> consents(LawTable.Row row, String column) {
    List<String> consents = new ArrayList<>();
    for (String cell : row.list(column, '|')) {
      int dash = cell.lastIndexOf('-');
      boolean ages = dash > 0 && Character.isDigit(cell.charAt(dash + 1));
      String kind =
          switch (ages ? cell.substring(0, dash) : cell) {
            case "express" -> "consent";
            case "written", "express-written" -> "written consent";
            case "express-written-automated" -> "written consent to automated contact";
            case "permission" -> "a written invitation";
            case "direct" -> "consent given to the collector itself";
            case "operator" -> "consent to a live operator on the day";
            case "request" -> "a request for this contact";
            default -> "";
          };
      if (!kind.isEmpty()) {
        consents.add(ages ? kind + within(cell.substring(dash + 1)) : kind);
      }
    }
    return consents;
  }

  /** Returns the relationships that a cell names, in the words of {@link Relationships}. */
  static List<String> relationships(LawTable.Row row, String column) {
    List<String> relationships = new ArrayList<>();
    boolean ofSameGoods = false;
    boolean ofOwnPeople = false;
    for (String word : row.list(column, '|')) {
      int colon = word.indexOf(':');
      String period = colon < 0 ? "" : within(word.substring(colon + 1));
      switch (colon < 0 ? word : word.substring(0, colon)) {
        case "customer" -> relationships.add("an existing relationship");
        case "transaction" -> relationships.add("a transaction" + period);
        case "purchase" -> relationships.add("a purchase" + period);
        case "member" -> relationships.add("membership of the organisation that calls");
        case "nonprofit-member" ->
            relationships.add("membership of the nonprofit organisation that calls");
        case "donor" -> relationships.add("an interest in giving that the person showed before");
        case "inquiry" -> relationships.add("an inquiry" + period);
        case "ended" -> relationships.add("one that ended" + period);
        case "same-goods" -> ofSameGoods = true;
        case "own-people" -> ofOwnPeople = true;
        default -> {}
      }
    }
    if (ofSameGoods) {
      int last = relationships.size() - 1;
      relationships.set(
          last,
          relationships.get(last) + ", and an offer of only what was ordered or bought in it");
    }
    if (ofOwnPeople) {
      for (int i = 0; i < relationships.size(); i++) {
        relationships.set(i, relationships.get(i) + " with the organisation that calls");
      }
    }
    return relationships;
  }

  private static String within(String period) {
    int last = period.length() - 1;
    String unit = period.charAt(last) == 'M' ? "month" : "day";
    return " within " + count(Long.parseLong(period.substring(0, last)), unit);
  }

  /** Returns the words that one of several things, or all, are required; without any, a bar. */
  static String wants(String link, List<String> things) {
    return things.isEmpty() ? "bars them" : "requires " + String.join(link, things);
  }
}
