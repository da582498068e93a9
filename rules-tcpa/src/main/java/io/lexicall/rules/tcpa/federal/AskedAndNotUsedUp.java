package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The person asked for this contact, and has neither taken that back nor used it up since. */
final class AskedAndNotUsedUp extends Condition<Contact> {
  private final Function<@Nullable Instant, Condition<Contact>> usedUp;

  private AskedAndNotUsedUp(Function<@Nullable Instant, Condition<Contact>> usedUp) {
    this.usedUp = usedUp;
  }

  /**
   * Returns the condition for a request of any age.
   *
   * @param usedUp what uses up a request, from an instant on
   */
  static Condition<Contact> ever(Function<@Nullable Instant, Condition<Contact>> usedUp) {
    return Terms.ASKED_FOR.and(new AskedAndNotUsedUp(usedUp));
  }

  /** Returns the condition for a request within a period before the contact. */
  static Condition<Contact> within(
      LookBack period, Function<@Nullable Instant, Condition<Contact>> usedUp) {
    return Terms.askedForWithin(period).and(new AskedAndNotUsedUp(usedUp));
  }

  private Condition<Contact> usedUp(Contact contact) {
    return usedUp.apply(Contact.REQUESTED_AT.in(contact));
  }

  @Override
  public Truth test(Contact contact) {
    return Contact.REQUESTED_AT.in(contact) == null
        ? Truth.FALSE
        : usedUp(contact).test(contact).not();
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    usedUp(contact).missing(contact, into);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(usedUp.apply(null).reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "the request was not used up since";
  }
}
