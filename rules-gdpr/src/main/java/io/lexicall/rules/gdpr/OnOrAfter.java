package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** An earlier contact was made on a day or later, in the called party's calendar. */
final class OnOrAfter extends MemberTest<Contact, EarlierContact> {
  private final LocalDate day;
  private final Clocks clocks;

  OnOrAfter(LocalDate day, Clocks clocks) {
    this.day = day;
    this.clocks = clocks;
  }

  @Override
  public Truth test(Contact contact, EarlierContact earlier) {
    Instant then = EarlierContact.AT.in(earlier);
    return then == null
        ? Truth.UNKNOWN
        : clocks.some(contact, clock -> Truth.of(!clock.dateAt(then).isBefore(day)));
  }

  @Override
  public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {
    if (EarlierContact.AT.in(earlier) == null) {
      into.add(HISTORY.name(EarlierContact.AT));
    } else {
      Clocks.missingZone(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.HISTORY, HISTORY.name(EarlierContact.AT));
  }

  @Override
  public String says() {
    return "at is " + day + " or later";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(day, clocks);
  }
}
