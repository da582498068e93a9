package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number is listed, and the five years for which a request binds have not passed (47 CFR
 * 64.1200(d)(6)); a listing whose date is not known binds.
 */
final class FiveYears extends MemberTest<Contact, ListEntry> {
  private final MemberTest<Contact, ListEntry> listed =
      INTERNAL_DNC.members().isTrue(ListEntry.LISTED);

  @Override
  public Truth test(Contact contact, ListEntry entry) {
    Instant end = end(contact, entry);
    return end != null && !contact.at().isBefore(end) ? Truth.FALSE : listed.test(contact, entry);
  }

  /** Returns the instant five years after the listing, the latest at any candidate place. */
  private static @Nullable Instant end(Contact contact, ListEntry entry) {
    Moment since = ListEntry.SINCE.in(entry);
    if (since == null) {
      return null;
    }
    List<ZoneClock> clocks = contact.whereabouts().clocks();
    if (clocks.isEmpty()) {
      clocks = List.of(ZoneClock.of(ZoneOffset.ofHours(-12)));
    }
    Instant end = Instant.MIN;
    for (ZoneClock clock : clocks) {
      Instant here = since.at(clock).atZone(clock.zone()).plusYears(5).toInstant();
      end = here.isAfter(end) ? here : end;
    }
    return end;
  }

  @Override
  public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    listed.missing(contact, entry, into);
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
  public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
    Instant end = end(contact, entry);
    return end != null && end.isAfter(after) ? end : null;
  }
}
