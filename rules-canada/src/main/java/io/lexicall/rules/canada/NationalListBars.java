package io.lexicall.rules.canada;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the check of the National Do Not Call List says against a call: the number is on it, and has
 * been for 31 days. An entry of unknown age binds. A check that found nothing settles it only if
 * its version is at most 31 days old; an older one is as good as none.
 */
final class NationalListBars extends MemberTest<Contact, ListEntry> {
  private static final int GRACE_DAYS = 31;
  private static final int CURRENT_DAYS = 31;

  private final Members<Contact, ListEntry> members;

  NationalListBars(Members<Contact, ListEntry> members) {
    this.members = members;
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    if (listed == null) {
      return Truth.UNKNOWN;
    }
    if (listed) {
      Moment since = ListEntry.SINCE.in(entry);
      return Truth.of(since == null || age(contact, since) >= GRACE_DAYS);
    }
    Moment asOf = ListEntry.AS_OF.in(entry);
    return asOf != null && age(contact, asOf) <= CURRENT_DAYS ? Truth.FALSE : Truth.UNKNOWN;
  }

  /** Returns the days since then, the most of them where zones differ. */
  private static long age(Contact contact, Moment then) {
    long second = contact.at().getEpochSecond();
    long age = Long.MIN_VALUE;
    for (ZoneClock clock : Clocks.of(contact)) {
      age = Math.max(age, clock.localEpochDayAt(second) - then.epochDayAt(clock));
    }
    return age;
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (ListEntry.LISTED.in(entry) == null) {
      into.add(members.name(ListEntry.LISTED));
    } else if (ListEntry.AS_OF.in(entry) == null) {
      into.add(members.name(ListEntry.AS_OF));
    } else {
      into.add(Contact.LISTS);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(
        Contact.LISTS,
        members.name(ListEntry.LISTED),
        members.name(ListEntry.AS_OF),
        members.name(ListEntry.SINCE));
  }

  @Override
  public String says() {
    return "the number has been on it for " + GRACE_DAYS + " days";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    boolean listed = Boolean.TRUE.equals(ListEntry.LISTED.in(entry));
    Moment then = (listed ? ListEntry.SINCE : ListEntry.AS_OF).in(entry);
    if (then == null) {
      return null;
    }
    long days = listed ? GRACE_DAYS : CURRENT_DAYS + 1L;
    return Clocks.firstAfter(
        contact, after, clock -> clock.startOfDay(then.dateAt(clock).plusDays(days)));
  }
}
