package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Anniversary;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number is listed, and the five years for which a request applies have not passed (47 CFR
 * 64.1200(d)(6)); a listing with an unknown date applies.
 */
final class FiveYears extends MemberTest<Contact, ListEntry> {
  private final MemberTest<Contact, ListEntry> listed =
      INTERNAL_DNC.members().isTrue(ListEntry.LISTED);

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    return lasts(contact, entry).and(listed.test(contact, entry));
  }

  /** Returns whether the years have not passed at some place where the person can be. */
  private static Truth lasts(Contact contact, ListEntry entry) {
    Moment since = ListEntry.SINCE.in(entry);
    return since == null
        ? Truth.TRUE
        : Terms.CLOCKS.some(contact, clock -> Truth.of(contact.at().isBefore(end(since, clock))));
  }

  private static Instant end(Moment since, ZoneClock clock) {
    return Anniversary.of(since.at(clock), 5, clock);
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (listed.test(contact, entry) == Truth.UNKNOWN) {
      listed.missing(contact, entry, into);
    }
    if (lasts(contact, entry) == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(
        INTERNAL_DNC.members().name(ListEntry.LISTED),
        INTERNAL_DNC.members().name(ListEntry.SINCE));
  }

  @Override
  public String says() {
    return "listed, within five years of the request";
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    Moment since = ListEntry.SINCE.in(entry);
    if (since == null) {
      return null;
    }
    Instant next = null;
    for (ZoneClock clock : Terms.CLOCKS.of(contact)) {
      Instant end = end(since, clock);
      next = end.isAfter(after) && (next == null || end.isBefore(next)) ? end : next;
    }
    return next;
  }
}
