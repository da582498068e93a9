package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check of a state's list says that the number is on it, and the grace period is over.
 *
 * <p>A version that is no longer current cannot show that a number is not on the list; if it shows
 * that it is, that counts anyway. Days are those of the called party, at any place where that can
 * be.
 */
final class OnStateList extends MemberTest<Contact, ListEntry> {
  /** What the test looks for. */
  enum Found {
    /** An entry because of which the number is barred. */
    LISTED,
    /** A current version without the number. */
    FREE,
    /** An entry because of which the number is barred, or may be: its version tells nothing now. */
    LISTED_OR_STALE
  }

  private final Found found;
  private final Fact<Contact, ?> check;
  private final Fact<Contact, ?> listed;
  private final Fact<Contact, ?> asOf;
  private final Fact<Contact, ?> since;

  /** The list is published on the first day of each quarter; otherwise whenever requested. */
  private final boolean quarterly;

  /**
   * The age in days up to which a version is current, or for a quarterly list how long the last one
   * may still be used.
   */
  private final int days;

  private final int grace;
  private final GraceFrom graceFrom;

  OnStateList(Members<Contact, ListEntry> members, LawTable.Row row, Found found) {
    this.found = found;
    this.check = members.name();
    this.listed = members.name(ListEntry.LISTED);
    this.asOf = members.name(ListEntry.AS_OF);
    this.since = members.name(ListEntry.SINCE);
    this.quarterly = row.requireText("refresh").equals("quarter");
    this.days =
        quarterly ? row.optionalInteger("late_days").orElse(0) : row.integer("refresh_max_days");
    this.grace = row.optionalInteger("grace_days").orElse(0);
    this.graceFrom = GraceFrom.of(row);
  }

  /**
   * Returns the condition that the list bars the number, or that no current version tells whether
   * it does: of several checks, a current one answers, whatever older ones are stated beside it.
   */
  static Condition<Contact> asked(CheckedList list, LawTable.Row row) {
    Condition<Contact> free = list.asks(new OnStateList(list.members(), row, Found.FREE));
    return Condition.any(
        list.asks(new OnStateList(list.members(), row, Found.LISTED)),
        Condition.all(
            free.not(), list.asks(new OnStateList(list.members(), row, Found.LISTED_OR_STALE))));
  }

  /** Returns the last day on which a version may be used. */
  private LocalDate lastDay(LocalDate version) {
    return quarterly
        ? GraceFrom.nextQuarter(version).plusDays(days > 0 ? days : -1)
        : version.plusDays(days);
  }

  private LocalDate binding(LocalDate listing) {
    return graceFrom.from(listing).plusDays(grace);
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Boolean isListed = ListEntry.LISTED.in(entry);
    if (isListed == null) {
      return Truth.UNKNOWN;
    }
    return switch (found) {
      case LISTED -> isListed ? binds(contact, entry) : Truth.FALSE;
      case FREE -> isListed ? Truth.FALSE : isStale(contact, entry).not();
      case LISTED_OR_STALE ->
          isListed ? binds(contact, entry) : isStale(contact, entry).and(Truth.UNKNOWN);
    };
  }

  private Truth isStale(Contact contact, ListEntry entry) {
    Moment version = ListEntry.AS_OF.in(entry);
    if (version == null) {
      return Truth.UNKNOWN;
    }
    return Terms.CLOCKS.some(
        contact,
        clock -> Truth.of(clock.dateAt(contact.at()).isAfter(lastDay(version.dateAt(clock)))));
  }

  private Truth binds(Contact contact, ListEntry entry) {
    if (grace == 0) {
      return Truth.TRUE;
    }
    Moment listing = ListEntry.SINCE.in(entry);
    Moment version = ListEntry.AS_OF.in(entry);
    Truth binds =
        Terms.CLOCKS.some(
            contact,
            clock -> {
              LocalDate carried = carriedFrom(listing, version, clock);
              return Truth.of(
                  carried != null && !clock.dateAt(contact.at()).isBefore(binding(carried)));
            });
    // Either date alone only bounds the day from which the list contained the number.
    return listing == null || version == null ? binds.or(Truth.UNKNOWN) : binds;
  }

  /**
   * Returns the day from which the number was certainly on the list: the day of listing, or that of
   * the checked version that contained it, if it is earlier or all that is known.
   */
  private static @Nullable LocalDate carriedFrom(
      @Nullable Moment listing, @Nullable Moment version, ZoneClock clock) {
    LocalDate listed = listing == null ? null : listing.dateAt(clock);
    LocalDate checked = version == null ? null : version.dateAt(clock);
    return listed == null || (checked != null && checked.isBefore(listed)) ? checked : listed;
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    Boolean isListed = ListEntry.LISTED.in(entry);
    if (isListed == null) {
      into.add(listed);
    }
    if (found != Found.FREE && (isListed == null || isListed)) {
      addWhatBinds(contact, entry, into);
    }
    if (found != Found.LISTED && (isListed == null || !isListed)) {
      addWhatIsFresh(contact, entry, into);
    }
  }

  private void addWhatBinds(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (binds(contact, entry) != Truth.UNKNOWN) {
      return;
    }
    boolean dated = ListEntry.SINCE.in(entry) != null;
    boolean versioned = ListEntry.AS_OF.in(entry) != null;
    if (!dated) {
      into.add(since);
    }
    if (!versioned) {
      into.add(asOf);
    }
    if (dated && versioned) {
      Clocks.missingZone(contact, into);
    }
  }

  private void addWhatIsFresh(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (ListEntry.AS_OF.in(entry) == null) {
      into.add(asOf);
      return;
    }
    Truth stale = isStale(contact, entry);
    if (stale == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    } else if (stale == Truth.TRUE) {
      into.add(check); // one of the current version
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.LISTS, check, listed, asOf, since);
  }

  @Override
  public String says() {
    return "the number is on it"
        + (grace == 0 ? "" : " for " + grace + " days")
        + (found == Found.LISTED ? "" : ", or the version is too old to tell");
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    Moment listing = ListEntry.SINCE.in(entry);
    Moment version = ListEntry.AS_OF.in(entry);
    boolean listed = Boolean.TRUE.equals(ListEntry.LISTED.in(entry));
    if (listed && grace == 0) {
      return null; // it applies at once and permanently
    }
    Instant next = null;
    for (ZoneClock clock : Terms.CLOCKS.of(contact)) {
      LocalDate carried = listed ? carriedFrom(listing, version, clock) : null;
      if (carried != null) {
        next = earlier(next, ifAfter(clock.startOfDay(binding(carried)), after));
      }
      if (version != null && !listed) {
        LocalDate stale = lastDay(version.dateAt(clock)).plusDays(1);
        next = earlier(next, ifAfter(clock.startOfDay(stale), after));
      }
    }
    return next;
  }
}
