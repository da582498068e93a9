package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.TradeWords;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
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

  /** What is told of costs, terms and rights to cancel, where the opening words stay owed. */
  static final String TERMS = "terms";

  /** What must be had before a payment. */
  static final String PAYMENT = "payment";

  /** The right to cancel of the acts on home sales, which are not those on the opening. */
  static final String CANCELLATION = "cancellation";

  /** Who calls, where another act than that of the opening has it told. */
  static final String IDENTITY = "identity";

  static final String CONTINUE = "continue";
  static final String HANG_UP = "hang-up";

  /** The lists of the state, or the registry: for calls, of which the acts speak. */
  private static final String LIST_CALLS = "list";

  /** The same for texts, where the act takes them out too. */
  private static final String LIST_TEXTS = "list-texts";

  static final String INTERNAL = "internal";
  static final String CALLER_ID = "caller-id";

  /** The code of a row that is about all exemptions of an act, whichever is claimed. */
  private static final String ANY = "any";

  private final Tables tables;

  /** The codes by which rows free calls to businesses alone, however a host spells them. */
  private final TradeWords ofBusinesses;

  Exemptions(Tables tables) {
    this.tables = tables;
    this.ofBusinesses =
        TradeWords.of(
            tables.rowsOfAllStates(Tables.EXEMPTIONS).stream()
                .filter(row -> row.requireText("subscribers").equals("business"))
                .map(row -> row.requireText("code"))
                .distinct()
                .toList());
  }

  /**
   * Returns the condition that the seller claims an exemption of that place, whatever its code. One
   * of sales between businesses frees no call to a consumer there either.
   */
  Condition<Contact> claimedByAnyCode(Place place) {
    return Cells.exemptByAnyCode(place, ofBusinesses);
  }

  /**
   * Returns the condition that the seller claims an exemption that lifts a duty of that place, or
   * need not claim it. The column {@code subscribers} says whom it calls: a standing claim of sales
   * between businesses frees no call to a consumer.
   */
  Condition<Contact> claimed(Place place, String duty) {
    List<LawTable.Row> rows = rows(place, duty);
    if (rows.isEmpty()) {
      return Condition.never();
    }
    Set<String> codes = new HashSet<>();
    List<Condition<Contact>> lifts = new ArrayList<>();
    for (LawTable.Row row : rows) {
      String code = row.requireText("code");
      if (row.requireText("subscribers").equals("any")) {
        codes.add(code);
      } else {
        lifts.add(Cells.exempt(place, Set.of(code)).and(Cells.subscribers(row)));
      }
    }
    if (!codes.isEmpty()) {
      lifts.add(codes.contains(ANY) ? claimedByAnyCode(place) : Cells.exempt(place, codes));
    }
    lifts.add(institution(place, duty));
    return Condition.any(lifts);
  }

  /**
   * Returns the condition that the seller claims an exemption from the lists of that place, or need
   * not claim it. If only texts are meant, nobody is asked for an exemption of calls, nor the other
   * way round.
   */
  Condition<Contact> claimedOfLists(Place place, Set<Kind> kinds) {
    Set<ContactChannel> channels = Kind.channels(kinds);
    List<Condition<Contact>> claimed = new ArrayList<>();
    if (channels.contains(ContactChannel.VOICE)) {
      claimed.add(claimed(place, LIST_CALLS).and(Terms.CALL));
    }
    if (channels.contains(ContactChannel.TEXT)) {
      claimed.add(claimed(place, LIST_TEXTS).and(Terms.TEXT));
    }
    return Condition.any(claimed);
  }

  /**
   * Returns the condition that the caller is a bank, which the law frees of that duty. The column
   * {@code institutions_free} says {@code yes} if who calls on behalf of one is free too, {@code
   * own} if the law frees nobody but the bank itself.
   */
  Condition<Contact> institution(Place place, String duty) {
    List<Condition<Contact>> free = new ArrayList<>();
    for (LawTable.Row row : rows(place, duty)) {
      Condition<Contact> bank = Condition.isTrue(Terms.FINANCIAL_INSTITUTION);
      switch (row.requireText("institutions_free")) {
        case Cells.YES -> free.add(bank);
        case "own" -> free.add(bank.and(Terms.OWN_ACCOUNT));
        case Cells.NO -> {}
        default ->
            throw row.unreadable(
                "institutions_free", new IllegalArgumentException("No such choice"));
      }
    }
    return Condition.any(free);
  }

  private List<LawTable.Row> rows(Place place, String duty) {
    return tables.rowsOf(Tables.EXEMPTIONS, place.code()).stream()
        .filter(row -> row.list("lifts", '|').contains(duty))
        .toList();
  }
}
