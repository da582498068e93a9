package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells that describe a business relationship.
 *
 * <p>The words, separated by {@code |}: {@code customer} for an existing one, {@code transaction}
 * and {@code inquiry} for what created one, {@code ended} for one that has ended, with a colon and
 * how long ago it may be, {@code transaction:18M}; without a period, any time. {@code purchase} is
 * a transaction too, but an earlier gift is none if a gift is asked for. {@code member} is an
 * organisation's own member whom the organisation itself asks for a gift, {@code nonprofit-member}
 * one of a nonprofit organisation, {@code donor} anybody who has dealt with the caller or asked, if
 * a gift is asked for. With {@code asked} a contact that was asked for is an inquiry of that
 * instant. With {@code not-ended} a transaction or an inquiry from before the end no longer counts.
 * With {@code until-told} nothing counts if the person told the caller to stop, and has not asked
 * for this contact since: to stop selling, or contacts such as this one. With {@code
 * until-told-anything} a request to stop selling ends it for a contact that sells nothing, too.
 * With {@code same-goods} nothing counts if what is offered is stated to be unlike what the person
 * bought; that is not asked for. With {@code own-people} it counts only for a caller that is stated
 * to call for itself. {@code no} is used alone, for none.
 */
final class Relationships {
  /** Dealings before a stated end do not count. */
  private static final String NOT_ENDED = "not-ended";

  /** A person who told the caller to stop has ended the relationship. */
  private static final String UNTIL_TOLD = "until-told";

  /** The same, where the request may be about contacts of another kind. */
  private static final String UNTIL_TOLD_ANYTHING = "until-told-anything";

  private static final String SAME_GOODS = "same-goods";

  /** The words that name no relationship, and at most limit those that others name. */
  private static final Set<String> LIMITS =
      Set.of(Cells.NO, NOT_ENDED, UNTIL_TOLD, UNTIL_TOLD_ANYTHING, Cells.OWN_PEOPLE, SAME_GOODS);

  private static final Fact<Contact, Boolean> SIMILAR_PRODUCTS =
      Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS);

  private static final Condition<Contact> SAID_TO_BE_OTHER_GOODS =
      Condition.known(SIMILAR_PRODUCTS).and(Condition.isFalse(SIMILAR_PRODUCTS));

  /** The person has dealt with the caller before or has asked: a donor, a member, somebody else. */
  private static final Condition<Contact> KNOWN_TO_CALLER =
      Condition.any(
          Condition.isTrue(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)),
          happened(Relationship.LAST_TRANSACTION_AT),
          happened(Relationship.LAST_INQUIRY_AT));

  /** The same, but for a relationship that is stated to have ended; named as a whole. */
  private static final Condition<Contact> DEALT_OR_ASKED =
      Condition.any(
          Terms.CUSTOMER,
          happened(Relationship.LAST_TRANSACTION_AT),
          happened(Relationship.LAST_INQUIRY_AT));

  private static final Condition<Contact> ASKS_FOR_GIFT =
      Condition.in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION);

  /**
   * An organisation asks its own member for a gift: of such contacts alone the facts state whether
   * the person is a member.
   */
  private static final Condition<Contact> OWN_MEMBER =
      Condition.all(ASKS_FOR_GIFT, Terms.OWN_ACCOUNT, Terms.CUSTOMER);

  private final LawTable.Row row;
  private final String column;
  private final List<String> words;

  private Relationships(LawTable.Row row, String column) {
    this.row = row;
    this.column = column;
    this.words = row.list(column, '|');
  }

  /** Returns the condition of a relationship that the cell describes. */
  static Condition<Contact> in(LawTable.Row row, String column) {
    return new Relationships(row, column).read();
  }

  /**
   * Returns the condition that an organisation's own people may call the person, as the column
   * {@code own_people_free} says: {@code known} for anybody who has dealt with it, {@code
   * nonprofit} for anybody if it is tax exempt, or the words of a relationship.
   */
  static Condition<Contact> ofOwnPeople(LawTable.Row row) {
    String column = "own_people_free";
    return switch (row.requireText(column)) {
      case "known" -> KNOWN_TO_CALLER;
      case "nonprofit" -> Terms.NONPROFIT;
      default -> in(row, column);
    };
  }

  private Condition<Contact> read() {
    List<Condition<Contact>> named = new ArrayList<>();
    for (String word : words) {
      if (!LIMITS.contains(word)) {
        named.add(named(word));
      }
    }
    Condition<Contact> any = Condition.any(named);
    any = only(any, UNTIL_TOLD, Terms.ENDED_BY_REQUEST.not());
    any = only(any, UNTIL_TOLD_ANYTHING, Terms.TOLD_NOT_TO_SELL.or(Terms.ENDED_BY_REQUEST).not());
    any = only(any, Cells.OWN_PEOPLE, Terms.OWN_ACCOUNT);
    return only(any, SAME_GOODS, SAID_TO_BE_OTHER_GOODS.not());
  }

  private Condition<Contact> only(
      Condition<Contact> relationship, String word, Condition<Contact> limit) {
    return words.contains(word) ? relationship.and(limit) : relationship;
  }

  private Condition<Contact> named(String word) {
    int colon = word.indexOf(':');
    LookBack within = colon < 0 ? null : Cells.lookBack(row, column, word.substring(colon + 1));
    return switch (colon < 0 ? word : word.substring(0, colon)) {
      case "customer" -> Terms.CUSTOMER;
      case "ended" -> happened(Relationship.ENDED_AT, within);
      case "transaction" -> dealt(Relationship.LAST_TRANSACTION_AT, within);
      case "purchase" -> ASKS_FOR_GIFT.not().and(dealt(Relationship.LAST_TRANSACTION_AT, within));
      case "member" -> OWN_MEMBER;
      case "nonprofit-member" -> OWN_MEMBER.and(Terms.NONPROFIT);
      case "donor" -> ASKS_FOR_GIFT.and(DEALT_OR_ASKED);
      case "inquiry" -> dealt(Relationship.LAST_INQUIRY_AT, within);
      case "asked" -> within == null ? Terms.ASKED_FOR : Terms.askedForWithin(within);
      default ->
          throw row.unreadable(
              column, new IllegalArgumentException("There is no such relationship as " + word));
    };
  }

  private Condition<Contact> dealt(Fact<Relationship, Instant> what, @Nullable LookBack within) {
    Condition<Contact> happened = happened(what, within);
    return words.contains(NOT_ENDED)
        ? happened.and(new AfterEnd(Contact.RELATIONSHIP.then(what)))
        : happened;
  }

  private static Condition<Contact> happened(
      Fact<Relationship, Instant> what, @Nullable LookBack within) {
    return within == null
        ? happened(what)
        : Condition.happenedWithin(Contact.RELATIONSHIP, Contact.RELATIONSHIP.then(what), within);
  }

  private static Condition<Contact> happened(Fact<Relationship, Instant> what) {
    return Condition.happened(Contact.RELATIONSHIP, Contact.RELATIONSHIP.then(what));
  }
}
