package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The person asked for this contact, and nothing has used up that request since. */
final class AskedAndNotUsedUp extends Condition<Contact> {
  private final Condition<Contact> asked;
  private final Function<@Nullable Instant, Condition<Contact>> usedUp;

  private AskedAndNotUsedUp(
      Condition<Contact> asked, Function<@Nullable Instant, Condition<Contact>> usedUp) {
    this.asked = asked;
    this.usedUp = usedUp;
  }

  /**
   * Returns the condition for a request of any age.
   *
   * @param usedUp what uses up a request, from an instant on
   */
  static AskedAndNotUsedUp ever(Function<@Nullable Instant, Condition<Contact>> usedUp) {
    return new AskedAndNotUsedUp(Condition.happened(Contact.REQUESTED_AT), usedUp);
  }

  /** Returns the condition for a request within a period before the contact. */
  static AskedAndNotUsedUp within(
      LookBack period, Function<@Nullable Instant, Condition<Contact>> usedUp) {
    return new AskedAndNotUsedUp(Condition.happenedWithin(Contact.REQUESTED_AT, period), usedUp);
  }

  private Condition<Contact> usedUp(Contact contact) {
    return usedUp.apply(Contact.REQUESTED_AT.in(contact));
  }

  @Override
  public Truth test(Contact contact) {
    return Contact.REQUESTED_AT.in(contact) == null
        ? Truth.FALSE
        : asked.test(contact).and(usedUp(contact).test(contact).not());
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    if (asked.test(contact) == Truth.UNKNOWN) {
      asked.missing(contact, into);
    }
    if (usedUp(contact).test(contact) == Truth.UNKNOWN) {
      usedUp(contact).missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(usedUp.apply(null).reads());
    reads.addAll(asked.reads());
    return reads;
  }

  @Override
  public String says() {
    return asked.says() + ", and was not used up since";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    return asked.nextChange(contact, after);
  }
}
