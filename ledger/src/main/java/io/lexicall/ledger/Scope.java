package io.lexicall.ledger;

import io.lexicall.engine.term.NearNames;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scope of an event: its seller, its channels, its purposes.
 *
 * <p>A part that is left out is not limited: an event without a seller concerns every seller for
 * whom the host calls. In a contact, a part that is left out is unknown. Immutable and thread-safe.
 *
 * @param seller the seller, as {@code caller.seller} names it
 * @param brand the brand of the seller; a contact names none, so a request to stop for one brand
 *     stops all contacts for its seller
 * @param channels the channels; empty if all
 * @param purposes the purposes; empty if all
 * @param subject what it is about, as the fact {@code subject} names it, such as a debt
 * @since 0.1
 */
public record Scope(
    @Nullable String seller,
    @Nullable String brand,
    Set<ContactChannel> channels,
    Set<ContactPurpose> purposes,
    @Nullable String subject) {
  /** Everything. */
  public static final Scope EVERYTHING = new Scope(null, null, Set.of(), Set.of(), null);

  /** Takes over the parts. */
  public Scope {
    channels = copy(channels, ContactChannel.class);
    purposes = copy(purposes, ContactPurpose.class);
  }

  private static <E extends Enum<E>> Set<E> copy(Set<E> set, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(set);
    return Collections.unmodifiableSet(copy);
  }

  /** Returns the scope of one seller. */
  public static Scope ofSeller(String seller) {
    return EVERYTHING.withSeller(seller);
  }

  /** Returns the scope of a contact, as far as the contact states it. */
  public static Scope of(Contact contact) {
    Caller caller = Contact.CALLER.in(contact);
    ContactChannel channel = Contact.CHANNEL.in(contact);
    ContactPurpose purpose = Contact.PURPOSE.in(contact);
    return new Scope(
        caller == null ? null : Caller.SELLER.in(caller),
        null,
        channel == null ? Set.of() : Set.of(channel),
        purpose == null ? Set.of() : Set.of(purpose),
        Contact.SUBJECT.in(contact));
  }

  /**
   * Returns the scope under which a request to stop meets a contact. One that advertises is
   * marketing whatever its purpose, so a request to stop sales calls is about it too.
   */
  static Scope ofStopping(Contact contact) {
    Scope scope = of(contact);
    Message message = Contact.MESSAGE.in(contact);
    if (scope.purposes.isEmpty()
        || message == null
        || !Boolean.TRUE.equals(Message.CONTAINS_ADVERTISING.in(message))) {
      return scope;
    }
    Set<ContactPurpose> purposes = EnumSet.copyOf(scope.purposes);
    purposes.add(ContactPurpose.TELEMARKETING);
    return scope.withPurposes(purposes);
  }

  /** Returns the same scope with that seller. */
  public Scope withSeller(@Nullable String other) {
    return new Scope(other, brand, channels, purposes, subject);
  }

  /** Returns the same scope with that brand. */
  public Scope withBrand(@Nullable String other) {
    return new Scope(seller, other, channels, purposes, subject);
  }

  /** Returns the same scope with those channels. */
  public Scope withChannels(Set<ContactChannel> others) {
    return new Scope(seller, brand, others, purposes, subject);
  }

  /** Returns the same scope with those purposes. */
  public Scope withPurposes(Set<ContactPurpose> others) {
    return new Scope(seller, brand, channels, others, subject);
  }

  /** Returns the same scope with that subject. */
  public Scope withSubject(@Nullable String other) {
    return new Scope(seller, brand, channels, purposes, other);
  }

  /** Returns the channel of a contact; null if it is not one, so that it is unknown. */
  @Nullable ContactChannel onlyChannel() {
    return channels.size() == 1 ? channels.iterator().next() : null;
  }

  /** Returns the purpose of a contact; null if it is not one, so that it is unknown. */
  @Nullable ContactPurpose onlyPurpose() {
    return purposes.size() == 1 ? purposes.iterator().next() : null;
  }

  /**
   * Returns whether a contact of the other scope can fall under this one. A part that either leaves
   * out can have any value.
   */
  boolean canMeet(Scope contact) {
    return meets(seller, contact.seller)
        && meets(channels, contact.channels)
        && meets(purposes, contact.purposes)
        && meets(subject, contact.subject);
  }

  /** Returns whether that is so where names that are nearly the same are taken as one. */
  boolean canNearlyMeet(Scope contact) {
    return nearlyMeets(seller, contact.seller)
        && meets(channels, contact.channels)
        && meets(purposes, contact.purposes)
        && nearlyMeets(subject, contact.subject);
  }

  static boolean nearlyMeets(@Nullable String one, @Nullable String other) {
    return one == null || other == null || isNearlySame(one, other);
  }

  /**
   * Returns whether two names are the same but for case, blanks and the form in which Unicode
   * writes a letter. The ledger does not guess whether they name the same: where that matters, the
   * answer is unknown.
   */
  public static boolean isNearlySame(String one, String other) {
    return NearNames.areNearlySame(one, other);
  }

  /** Shows no name, since a host may put anything into one. */
  @Override
  public String toString() {
    return "Scope[seller=%s, brand=%s, channels=%s, purposes=%s, subject=%s]"
        .formatted(hidden(seller), hidden(brand), channels, purposes, hidden(subject));
  }

  private static String hidden(@Nullable String name) {
    return name == null ? "any" : "\u2026";
  }

  /** Returns whether everything under the other scope falls under this one. */
  public boolean covers(Scope other) {
    return covers(seller, other.seller)
        && covers(brand, other.brand)
        && covers(channels, other.channels)
        && covers(purposes, other.purposes)
        && covers(subject, other.subject);
  }

  static boolean meets(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private static <E> boolean meets(Set<E> one, Set<E> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  private static boolean covers(@Nullable String one, @Nullable String other) {
    return one == null || one.equals(other);
  }

  private static <E> boolean covers(Set<E> one, Set<E> other) {
    return one.isEmpty() || (!other.isEmpty() && one.containsAll(other));
  }
}
