package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number has been on the national registry for as long as the state requires before it bars a
 * call.
 *
 * <p>Days are those of the called party, at any place where that can be. A version that contained
 * the number shows that it was listed by then; only the day of listing shows since when.
 */
final class OnRegistry extends MemberTest<Contact, ListEntry> {
  private final Fact<Contact, ?> since;
  private final int months;
  private final int days;
  private final GraceFrom graceFrom;

  private OnRegistry(
      Members<Contact, ListEntry> members, int months, int days, GraceFrom graceFrom) {
    this.since = members.name(ListEntry.SINCE);
    this.months = months;
    this.days = days;
    this.graceFrom = graceFrom;
  }

  /** Returns what a row requires of the check: that the number is listed, and for how long. */
  static MemberTest<Contact, ListEntry> asked(LawTable.Row row) {
    Members<Contact, ListEntry> members = Terms.NATIONAL_DNC.members();
    MemberTest<Contact, ListEntry> listed = members.isTrue(ListEntry.LISTED);
    int months = row.optionalInteger("grace_months").orElse(0);
    int days = row.optionalInteger("grace_days").orElse(0);
    return months == 0 && days == 0
        ? listed
        : listed.and(new OnRegistry(members, months, days, GraceFrom.of(row)));
  }

  private LocalDate binding(Moment listing, ZoneClock clock) {
    return graceFrom.from(listing.dateAt(clock)).plusMonths(months).plusDays(days);
  }

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Moment listing = ListEntry.SINCE.in(entry);
    if (listing != null) {
      return bindsFrom(contact, listing);
    }
    Moment version = ListEntry.AS_OF.in(entry);
    return version == null ? Truth.UNKNOWN : bindsFrom(contact, version).or(Truth.UNKNOWN);
  }

  private Truth bindsFrom(Contact contact, Moment listing) {
    return Terms.CLOCKS.some(
        contact, clock -> Truth.of(!clock.dateAt(contact.at()).isBefore(binding(listing, clock))));
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (test(contact, entry) != Truth.UNKNOWN) {
      return;
    }
    if (ListEntry.SINCE.in(entry) == null) {
      into.add(since);
    } else {
      Clocks.missingZone(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.LISTS, since);
  }

  @Override
  public String says() {
    return "the number has been listed for "
        + (months > 0 ? InWords.count(months, "month") : InWords.count(days, "day"))
        + (graceFrom == GraceFrom.LISTING
            ? ""
            : ", counted from the next " + (graceFrom == GraceFrom.QUARTER ? "quarter" : "month"));
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(since, months, days, graceFrom);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    Moment listing = ListEntry.SINCE.in(entry);
    Moment known = listing == null ? ListEntry.AS_OF.in(entry) : listing;
    return known == null
        ? null
        : Terms.CLOCKS.firstAfter(contact, after, clock -> clock.startOfDay(binding(known, clock)));
  }
}
