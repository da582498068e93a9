package io.lexicall.rules.gdpr;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The called number stands on a national register, so that it may not be called.
 *
 * <p>A check that found it on the register bars it, however old the check is. A check that did not
 * find it counts as long as the register's version is fresh; without one that counts, whether it is
 * barred is unknown. In a number's first days on the register ({@code grace}) it may still be
 * called.
 */
final class Register extends Condition<Contact> {
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  private final ListKind kind;
  private final @Nullable Place country;
  private final int maxAgeDays;
  private final int graceDays;
  private final boolean ordered;
  private final boolean ofSeller;
  private final @Nullable MemberTest<Contact, Consent> lift;
  private final Members<Contact, ListEntry> members;

  private Register(
      ListKind kind,
      @Nullable Place country,
      int maxAgeDays,
      int graceDays,
      boolean ordered,
      boolean ofSeller,
      @Nullable MemberTest<Contact, Consent> lift) {
    this.kind = kind;
    this.country = country;
    this.maxAgeDays = maxAgeDays;
    this.graceDays = graceDays;
    this.ordered = ordered;
    this.ofSeller = ofSeller;
    this.lift = lift;
    this.members = Members.of(Contact.LISTS).labelled(FactType.code(kind));
  }

  /**
   * Returns the condition that the seller's own list holds the number. No law orders its check.
   *
   * @param lift a consent that meets this lifts the bar if it was given after the number was
   *     listed; null for none
   */
  static Register ofSeller(@Nullable MemberTest<Contact, Consent> lift) {
    return new Register(ListKind.INTERNAL_DNC, null, -1, 0, false, true, lift);
  }

  /**
   * Returns the condition on a national register.
   *
   * @param kind the list
   * @param country whose register it is; null if the kind of list says so
   * @param maxAgeDays how many days the version may be older than the call; negative for no bound
   * @param graceDays a number listed fewer days than this may be called; 0 for none
   * @param ordered whether the law orders the check: then, without one, the answer is unknown, and
   *     else it is that the number is not on it
   * @param lift a consent that meets this lifts the bar if it was given after the number was
   *     listed; null for none
   */
  static Register national(
      ListKind kind,
      @Nullable Place country,
      int maxAgeDays,
      int graceDays,
      boolean ordered,
      @Nullable MemberTest<Contact, Consent> lift) {
    return new Register(kind, country, maxAgeDays, graceDays, ordered, false, lift);
  }

  @Override
  public Truth test(Contact contact) {
    List<ListEntry> entries = Contact.LISTS.in(contact);
    if (entries == null) {
      return ordered ? Truth.UNKNOWN : Truth.FALSE;
    }
    boolean checked = !ordered;
    Truth result = Truth.FALSE;
    for (int i = 0; i < entries.size(); i++) {
      ListEntry entry = entries.get(i);
      Truth ours = isOurs(contact, entry);
      if (ours != Truth.FALSE) {
        result = result.or(bars(contact, entry).and(ours));
        checked |= ours == Truth.TRUE && counts(contact, entry) != Truth.FALSE;
      }
    }
    return checked || result == Truth.TRUE ? result : Truth.UNKNOWN;
  }

  private Truth isOurs(Contact contact, ListEntry entry) {
    ListKind list = ListEntry.LIST.in(entry);
    Truth ours = list == null ? Truth.UNKNOWN : Truth.of(list == kind);
    if (country != null) {
      Place of = ListEntry.COUNTRY.in(entry);
      ours = ours.and(of == null ? Truth.UNKNOWN : Truth.of(of.equals(country)));
    }
    if (ofSeller) {
      String of = ListEntry.SELLER.in(entry);
      String seller = SELLER.in(contact);
      ours = ours.and(of == null || seller == null ? Truth.UNKNOWN : Truth.of(of.equals(seller)));
    }
    return ours;
  }

  /** Tells whether an entry bars the number; unknown where it may. */
  private Truth bars(Contact contact, ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    if (listed != null && !listed) {
      return counts(contact, entry) == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.FALSE;
    }
    Truth barred = (listed == null ? Truth.UNKNOWN : Truth.TRUE).and(pastGrace(contact, entry));
    return lift == null ? barred : barred.and(lifted(contact, entry).not());
  }

  private Truth pastGrace(Contact contact, ListEntry entry) {
    if (graceDays == 0) {
      return Truth.TRUE;
    }
    Moment since = ListEntry.SINCE.in(entry);
    if (since == null) {
      return Truth.UNKNOWN;
    }
    long second = contact.at().getEpochSecond();
    for (ZoneClock clock : clocks(contact)) {
      if (clock.localEpochDayAt(second) - since.epochDayAt(clock) >= graceDays) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }

  /** Tells whether a consent was given after the number was listed. */
  private Truth lifted(Contact contact, ListEntry entry) {
    List<Consent> consents = Contact.CONSENTS.in(contact);
    if (lift == null || consents == null) {
      return Truth.UNKNOWN;
    }
    Moment since = ListEntry.SINCE.in(entry);
    Truth lifted = Truth.FALSE;
    for (Consent consent : consents) {
      Truth valid = lift.test(contact, consent);
      if (valid != Truth.FALSE) {
        lifted = lifted.or(valid.and(isAfter(contact, consent, since)));
      }
    }
    return lifted;
  }

  private static Truth isAfter(Contact contact, Consent consent, @Nullable Moment since) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    if (since == null || granted == null) {
      return Truth.UNKNOWN;
    }
    for (ZoneClock clock : clocks(contact)) {
      if (!granted.isAfter(since.at(clock))) {
        return Truth.FALSE;
      }
    }
    return Truth.TRUE;
  }

  /** Tells whether the check is one to go by: it found the number, or its version is fresh. */
  private Truth counts(Contact contact, ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    if (listed == null || listed) {
      return Truth.TRUE;
    }
    Moment asOf = ListEntry.AS_OF.in(entry);
    if (asOf == null) {
      return maxAgeDays < 0 ? Truth.TRUE : Truth.UNKNOWN;
    }
    long second = contact.at().getEpochSecond();
    for (ZoneClock clock : clocks(contact)) {
      if (asOf.at(clock).isAfter(contact.at())
          || (maxAgeDays >= 0
              && clock.localEpochDayAt(second) - asOf.epochDayAt(clock) > maxAgeDays)) {
        return Truth.FALSE;
      }
    }
    return Truth.TRUE;
  }

  private static List<ZoneClock> clocks(Contact contact) {
    List<ZoneClock> clocks = contact.whereabouts().clocks();
    return clocks.isEmpty() ? List.of(ZoneClock.of(ZoneOffset.UTC)) : clocks;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    int before = into.size();
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Truth ours = isOurs(contact, entry);
      if (ours == Truth.FALSE || (ours == Truth.TRUE && bars(contact, entry) != Truth.UNKNOWN)) {
        continue;
      }
      if (ListEntry.LIST.in(entry) == null) {
        into.add(members.name(ListEntry.LIST));
      }
      if (country != null && ListEntry.COUNTRY.in(entry) == null) {
        into.add(members.name(ListEntry.COUNTRY));
      }
      if (ofSeller && ListEntry.SELLER.in(entry) == null) {
        into.add(members.name(ListEntry.SELLER));
      }
      if (ofSeller && SELLER.in(contact) == null) {
        into.add(SELLER);
      }
      Boolean listed = ListEntry.LISTED.in(entry);
      if (listed == null) {
        into.add(members.name(ListEntry.LISTED));
      } else if (!listed && ListEntry.AS_OF.in(entry) == null) {
        into.add(members.name(ListEntry.AS_OF));
      } else if (listed) {
        addWhatLifts(contact, entry, into);
      }
    }
    if (into.size() == before) {
      into.add(Contact.LISTS);
    }
  }

  private void addWhatLifts(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    boolean dated = ListEntry.SINCE.in(entry) != null;
    if (!dated && (graceDays > 0 || lift != null)) {
      into.add(members.name(ListEntry.SINCE));
    }
    if (lift != null) {
      if (Contact.CONSENTS.in(contact) == null) {
        into.add(Contact.CONSENTS);
      }
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        if (lift.test(contact, consent) == Truth.UNKNOWN) {
          lift.missing(contact, consent, into);
        }
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.LISTS);
    reads.add(members.name(ListEntry.LIST));
    if (country != null) {
      reads.add(members.name(ListEntry.COUNTRY));
    }
    if (ofSeller) {
      reads.add(members.name(ListEntry.SELLER));
      reads.add(SELLER);
    }
    reads.add(members.name(ListEntry.LISTED));
    reads.add(members.name(ListEntry.AS_OF));
    if (graceDays > 0 || lift != null) {
      reads.add(members.name(ListEntry.SINCE));
    }
    if (lift != null) {
      reads.addAll(lift.reads());
    }
    return reads;
  }

  @Override
  public String says() {
    return "the number is on the register "
        + FactType.code(kind)
        + (country == null ? "" : " of " + country);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Moment since = ListEntry.SINCE.in(entry);
      Moment asOf = ListEntry.AS_OF.in(entry);
      for (ZoneClock clock : clocks(contact)) {
        if (since != null && graceDays > 0) {
          Instant end = clock.startOfDay(since.dateAt(clock).plusDays(graceDays));
          next = earlier(next, end, after);
        }
        if (asOf != null) {
          next = earlier(next, asOf.at(clock), after);
          if (maxAgeDays >= 0) {
            Instant stale = clock.startOfDay(asOf.dateAt(clock).plusDays(maxAgeDays + 1L));
            next = earlier(next, stale, after);
          }
        }
      }
    }
    if (lift != null) {
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        Instant change = lift.nextChange(contact, consent, after);
        next = change == null ? next : earlier(next, change, after);
      }
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, Instant other, Instant after) {
    return other.isAfter(after) && (one == null || other.isBefore(one)) ? other : one;
  }
}
