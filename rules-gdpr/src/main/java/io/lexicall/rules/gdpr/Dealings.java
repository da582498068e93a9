package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CUSTOMER;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person has dealt with the seller as a law requires: by a contract in force, one that ended
 * recently, a purchase, or an inquiry.
 *
 * <p>An event that is left out has not happened, so for an unknown relationship it is enough to ask
 * whether the person is a customer.
 */
final class Dealings extends Condition<Contact> {
  static final Fact<Contact, Instant> ENDED = Contact.RELATIONSHIP.then(Relationship.ENDED_AT);
  static final Fact<Contact, Instant> SALE =
      Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT);
  static final Fact<Contact, Instant> INQUIRY =
      Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT);

  /** A contract is in force: the person is a customer, and no contract is known to have ended. */
  static final Condition<Contact> CONTRACT =
      new Dealings(Condition.isTrue(CUSTOMER).and(came(ENDED).not()));

  /** A sale, present or past: the customer of a contract, of one that ended, or of a purchase. */
  static final Condition<Contact> SOLD =
      new Dealings(Condition.any(CONTRACT, came(ENDED), came(SALE)));

  private final Condition<Contact> any;

  private Dealings(Condition<Contact> any) {
    this.any = any;
  }

  /** Reads the cell {@code dealings} of a row: words that may each name a period. */
  static Condition<Contact> in(LawTable.Row row) {
    List<Condition<Contact>> ways = new ArrayList<>();
    for (String word : row.list("dealings", ' ')) {
      int colon = word.indexOf(':');
      String kind = colon < 0 ? word : word.substring(0, colon);
      LookBack period = colon < 0 ? null : period(row, word.substring(colon + 1));
      ways.add(
          switch (kind) {
            case "contract" -> CONTRACT;
            case "ended" -> lately(ENDED, period);
            case "sale" -> lately(SALE, period);
            case "inquiry" -> lately(INQUIRY, period);
            case "inquiry-of-former" -> lately(INQUIRY, period).and(came(ENDED).or(came(SALE)));
            default -> throw unreadable(row, "There are no such dealings: " + kind);
          });
    }
    if (ways.isEmpty()) {
      throw unreadable(row, "Name the dealings that the law asks for");
    }
    return new Dealings(Condition.any(ways));
  }

  private static LookBack period(LawTable.Row row, String text) {
    int dash = text.indexOf('-');
    int count = Integer.parseInt(text, 0, dash, 10);
    return switch (text.substring(dash + 1)) {
      case "days" -> LookBack.days(count);
      case "months" -> LookBack.months(count);
      default -> throw unreadable(row, "Count in days or months: " + text);
    };
  }

  private static RuntimeException unreadable(LawTable.Row row, String why) {
    return row.unreadable("dealings", new IllegalArgumentException(why));
  }

  static Condition<Contact> came(Fact<Contact, Instant> event) {
    return Condition.happened(Contact.RELATIONSHIP, event);
  }

  static Condition<Contact> lately(Fact<Contact, Instant> event, @Nullable LookBack period) {
    return period == null
        ? came(event)
        : Condition.happenedWithin(Contact.RELATIONSHIP, event, period);
  }

  @Override
  public Truth test(Contact contact) {
    return any.test(contact);
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    if (Contact.RELATIONSHIP.in(contact) == null) {
      into.add(CUSTOMER);
    } else {
      any.missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return any.reads();
  }

  @Override
  public String says() {
    return any.says();
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    return any.nextChange(contact, after);
  }

  @Override
  protected boolean lasts() {
    return isLasting(any);
  }

  @Override
  protected @Nullable Truth settled() {
    return settledAnswer(any);
  }

  @Override
  protected Condition<Contact> given(long traits) {
    return new Dealings(simplified(any, traits));
  }

  @Override
  protected Condition<Contact> given(Whereabouts where) {
    return new Dealings(simplified(any, where));
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(any);
  }
}
