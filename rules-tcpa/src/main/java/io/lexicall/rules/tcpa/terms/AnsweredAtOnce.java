package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person asked for this contact at an inconvenient time that has not yet ended that day, and
 * has not been answered: one answer is then allowed (comment 6(b)(1)-2 on 12 CFR 1006.6).
 */
final class AnsweredAtOnce extends Condition<Contact> {
  private final Condition<Contact> badTime;
  private final Condition<Contact> answered = Terms.HISTORY.any(Terms.afterRequest());

  /**
   * Creates the condition.
   *
   * @param badTime that it is a time at which the person may not be contacted
   */
  AnsweredAtOnce(Condition<Contact> badTime) {
    this.badTime = badTime;
  }

  @Override
  public Truth test(Contact contact) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null || asked.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    return sameTime(contact, asked).and(answered.test(contact).not());
  }

  private Truth sameTime(Contact contact, Instant asked) {
    Contact then = contact.at(asked);
    Instant end = badTime.nextChange(then, asked);
    return end != null && !end.isAfter(contact.at())
        ? Truth.FALSE
        : badTime
            .test(then)
            .and(Terms.CLOCKS.some(contact, clock -> isOtherDay(clock, asked, contact)).not());
  }

  private static Truth isOtherDay(ZoneClock clock, Instant asked, Contact contact) {
    return Truth.of(!clock.dateAt(asked).equals(clock.dateAt(contact.at())));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked != null && sameTime(contact, asked) == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
    if (answered.test(contact) == Truth.UNKNOWN) {
      answered.missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(badTime.reads());
    reads.addAll(answered.reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "the person asked for it at that very time, and was not answered yet";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null) {
      return null;
    }
    Instant next = ifAfter(asked, after);
    next = earlier(next, ifAfter(badTime.nextChange(contact.at(asked), asked), after));
    for (EarlierContact entry : Fact.entries(Contact.HISTORY, contact)) {
      next = earlier(next, ifAfter(EarlierContact.AT.in(entry), after));
    }
    return earlier(
        next,
        Terms.CLOCKS.firstAfter(
            contact, after, clock -> clock.startOfDay(clock.dateAt(asked).plusDays(1))));
  }
}
