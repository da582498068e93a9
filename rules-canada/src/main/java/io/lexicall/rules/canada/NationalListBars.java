package io.lexicall.rules.canada;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check of the National Do Not Call List bars a call: the number has been on it for 31 days. An
 * entry of unknown age counts. A check that found nothing counts only if its version is at most 31
 * days old.
 */
final class NationalListBars extends MemberTest<Contact, ListEntry> {
  private static final int GRACE_DAYS = 31;
  private static final int CURRENT_DAYS = 31;

  private final Members<Contact, ListEntry> members;
  private final boolean ageCounts;

  /** Makes the test; unless the age counts, a check that found nothing never bars. */
  private NationalListBars(Members<Contact, ListEntry> members, boolean ageCounts) {
    this.members = members;
    this.ageCounts = ageCounts;
  }

  /**
   * Returns the condition that some check bars the call; unknown without a current one. Beside a
   * current check an old one that found nothing has no effect.
   */
  static Condition<Contact> bars(CheckedList list) {
    MemberTest<Contact, ListEntry> check = new NationalListBars(list.members(), true);
    return list.asks(new NationalListBars(list.members(), false))
        .or(list.asks(check).and(list.finds(check.not()).not()));
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    if (listed != null) {
      return test(contact, entry, listed);
    }
    Truth either = test(contact, entry, true);
    return either == test(contact, entry, false) ? either : Truth.UNKNOWN;
  }

  private Truth test(Contact contact, ListEntry entry, boolean listed) {
    if (listed) {
      Moment since = ListEntry.SINCE.in(entry);
      return since == null ? Truth.TRUE : isOlder(contact, since, GRACE_DAYS - 1);
    }
    if (!ageCounts) {
      return Truth.FALSE;
    }
    Moment asOf = ListEntry.AS_OF.in(entry);
    return asOf != null && isOlder(contact, asOf, CURRENT_DAYS) == Truth.FALSE
        ? Truth.FALSE
        : Truth.UNKNOWN;
  }

  /** Returns whether something is older than a number of days. */
  private static Truth isOlder(Contact contact, Moment then, int days) {
    long second = contact.at().getEpochSecond();
    return CanadaRules.CLOCKS.some(
        contact, clock -> Truth.of(clock.localEpochDayAt(second) - then.epochDayAt(clock) > days));
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    Boolean listed = ListEntry.LISTED.in(entry);
    Moment asOf = ListEntry.AS_OF.in(entry);
    if (listed == null) {
      into.add(members.name(ListEntry.LISTED));
    }
    Moment since = ListEntry.SINCE.in(entry);
    boolean mayBeListed = listed == null || listed;
    if (mayBeListed && since != null && isOlder(contact, since, GRACE_DAYS - 1) == Truth.UNKNOWN) {
      into.add(contact.timeZoneFact());
    }
    if (!ageCounts || (listed != null && listed)) {
      return;
    }
    if (asOf == null) {
      into.add(members.name(ListEntry.AS_OF));
    } else if (isOlder(contact, asOf, CURRENT_DAYS) == Truth.UNKNOWN) {
      into.add(contact.timeZoneFact());
    } else if (listed != null) {
      into.add(members.name()); // a check of a version that is current
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(
        Contact.LISTS,
        members.name(),
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
    Boolean listed = ListEntry.LISTED.in(entry);
    Instant old =
        Boolean.TRUE.equals(listed)
            ? null
            : endOf(contact, ListEntry.AS_OF.in(entry), CURRENT_DAYS + 1L, after);
    return Boolean.FALSE.equals(listed)
        ? old
        : earlier(old, endOf(contact, ListEntry.SINCE.in(entry), GRACE_DAYS, after));
  }

  /** Returns when a number of days after a moment is reached, at the first place. */
  private static @Nullable Instant endOf(
      Contact contact, @Nullable Moment then, long days, Instant after) {
    return then == null
        ? null
        : CanadaRules.CLOCKS.firstAfter(
            contact, after, clock -> clock.startOfDay(then.dateAt(clock).plusDays(days)));
  }
}
