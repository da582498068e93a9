package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;
import java.util.function.Supplier;

/** More than so many per cent of the calls of the campaign answered live were abandoned. */
final class AbandonedMoreThan extends Condition<Contact> {
  private static final Fact<Contact, Integer> LIVE = Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS);
  private static final Fact<Contact, Integer> ABANDONED = Contact.CAMPAIGN.then(Campaign.ABANDONED);

  private final int perCent;

  AbandonedMoreThan(int perCent) {
    this.perCent = perCent;
  }

  @Override
  public Truth test(Contact contact) {
    Integer live = LIVE.in(contact);
    Integer abandoned = ABANDONED.in(contact);
    if ((abandoned != null && abandoned == 0) || (live != null && live == 0)) {
      return Truth.FALSE; // the abandoned are among the answered
    }
    return live == null || abandoned == null
        ? Truth.UNKNOWN
        : Truth.of(100L * abandoned > (long) perCent * live);
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    if (LIVE.in(contact) == null) {
      into.add(LIVE);
    }
    if (ABANDONED.in(contact) == null) {
      into.add(ABANDONED);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(LIVE, ABANDONED);
  }

  @Override
  public String says() {
    return "more than " + perCent + " per cent of the calls answered live are abandoned";
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    Integer abandoned = ABANDONED.in(contact);
    Integer live = LIVE.in(contact);
    return () -> abandoned + " of " + live + " calls answered live were abandoned";
  }
}
