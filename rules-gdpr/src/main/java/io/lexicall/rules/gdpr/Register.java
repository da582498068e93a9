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
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LatestConsent;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The called number is on a national register, so it may not be called.
 *
 * <p>A check of a version that is newer than the contact does not count, unless it says that the
 * number was listed before.
 *
 * <p>A check that found it on the register bars it, however old the check is. A check that did not
 * find it counts as long as the register's version is current; without a check that counts, it is
 * unknown whether the number is barred. In its first days on the register ({@code grace}) a number
 * may still be called, if it is known since when it is listed.
 */
final class Register extends Condition<Contact> {
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  private final Clocks clocks;
  private final ListKind kind;
  private final @Nullable Place country;
  private final Versions versions;
  private final int graceDays;
  private final boolean fromHalfMonths;
  private final boolean ordered;
  private final @Nullable MemberTest<Contact, Consent> lift;

  /** A request for this call after the number was listed lifts the bar for it. */
  private final boolean requestLifts;

  private final Members<Contact, ListEntry> members;
  private final MemberTest<Contact, ListEntry> made;

  /**
   * The versions of a list that are current.
   *
   * @param maxAgeDays how many days they may be older than the call; negative for no bound
   * @param sameMonth they must be of the calendar month of the call
   * @param orUnstated a check without a stated version is enough
   */
  private record Versions(int maxAgeDays, boolean sameMonth, boolean orUnstated) {
    boolean growStale() {
      return maxAgeDays >= 0 || sameMonth;
    }

    /** Returns the first day on which a version is too old to count. */
    LocalDate staleFrom(LocalDate version) {
      return sameMonth
          ? version.withDayOfMonth(1).plusMonths(1)
          : version.plusDays(maxAgeDays + 1L);
    }
  }

  private Register(
      Clocks clocks,
      ListKind kind,
      @Nullable Place country,
      Versions versions,
      int graceDays,
      boolean fromHalfMonths,
      boolean ordered,
      @Nullable MemberTest<Contact, Consent> lift,
      boolean requestLifts) {
    this.clocks = clocks;
    this.kind = kind;
    this.country = country;
    this.versions = versions;
    this.graceDays = graceDays;
    this.fromHalfMonths = fromHalfMonths;
    this.ordered = ordered;
    this.lift = lift;
    this.requestLifts = requestLifts;
    CheckedList list = CheckedList.of(kind);
    CheckedList named = country == null ? list : list.in(country);
    this.members = named.members();
    this.made = named.made();
  }

  /**
   * Returns the condition that the seller's own list holds the number. No law requires a check of
   * it.
   *
   * @param clocks where the rule applies
   * @param lift a consent that meets this lifts the bar if it was given after the number was
   *     listed; null for none
   */
  static Register ofSeller(Clocks clocks, @Nullable MemberTest<Contact, Consent> lift) {
    return new Register(
        clocks,
        ListKind.INTERNAL_DNC,
        null,
        new Versions(-1, false, false),
        0,
        false,
        false,
        lift,
        false);
  }

  /**
   * Returns the condition on a national register.
   *
   * @param clocks where the rule applies
   * @param kind the list
   * @param country whose register it is
   * @param maxAgeDays how many days the version may be older than the call; negative for no bound
   * @param graceDays a number known to be listed for fewer days than this may be called; 0 for none
   * @param ordered whether the law requires the check: then, without one, the answer is unknown,
   *     and else it is that the number is not on it
   * @param lift a consent that meets this lifts the bar if it was given after the number was
   *     listed; null for none
   */
  static Register national(
      Clocks clocks,
      ListKind kind,
      Place country,
      int maxAgeDays,
      int graceDays,
      boolean ordered,
      @Nullable MemberTest<Contact, Consent> lift) {
    return new Register(
        clocks,
        kind,
        country,
        new Versions(maxAgeDays, false, false),
        graceDays,
        false,
        ordered,
        lift,
        false);
  }

  /** Returns it with a version that must be of the calendar month of the call, whatever its age. */
  Register ofTheMonth() {
    return with(new Versions(-1, true, false), fromHalfMonths, requestLifts);
  }

  /**
   * Returns it with a version that is not known to be older than a number of days, if the law
   * requires a check before the call without naming an age.
   */
  Register knownYounger(int days) {
    return with(new Versions(days, false, true), fromHalfMonths, requestLifts);
  }

  /** Returns it with entries that apply from the next first or sixteenth of a month. */
  Register fromHalfMonths() {
    return with(versions, true, requestLifts);
  }

  /** Returns it with entries that a later request for this call also lifts. */
  Register liftedByRequests() {
    return with(versions, fromHalfMonths, true);
  }

  private Register with(Versions current, boolean halfMonths, boolean byRequests) {
    return new Register(
        clocks, kind, country, current, graceDays, halfMonths, ordered, lift, byRequests);
  }

  /** Whether it is the seller's own list, which is of no country. */
  private boolean isOfSeller() {
    return country == null;
  }

  @Override
  public Truth test(Contact contact) {
    List<ListEntry> entries = Contact.LISTS.in(contact);
    if (entries == null) {
      return ordered ? Truth.UNKNOWN : Truth.FALSE;
    }
    LatestConsent latest = null;
    Truth barred = Truth.FALSE;
    for (int i = 0; i < entries.size() && barred != Truth.TRUE; i++) {
      ListEntry entry = entries.get(i);
      Truth ours = isOurs(contact, entry);
      if (ours == Truth.FALSE || isListed(entry) == Truth.FALSE) {
        continue;
      }
      latest = latest == null ? latest(contact) : latest;
      barred = barred.or(ours.and(bars(contact, entry, latest)));
    }
    return barred == Truth.TRUE || isChecked(contact, entries) == Truth.TRUE
        ? barred
        : Truth.UNKNOWN;
  }

  private Truth isOurs(Contact contact, ListEntry entry) {
    ListKind list = ListEntry.LIST.in(entry);
    Truth ours = list == null ? Truth.UNKNOWN : Truth.of(list == kind);
    if (country != null) {
      ours = ours.and(isOfCountry(entry, country));
    }
    if (isOfSeller()) {
      String of = ListEntry.SELLER.in(entry);
      String seller = SELLER.in(contact);
      ours = ours.and(of == null || seller == null ? Truth.UNKNOWN : Truth.of(of.equals(seller)));
    }
    return ours == Truth.FALSE ? ours : ours.and(made.test(contact, entry));
  }

  /** Returns whether an entry is of a country, which need not be stated if the kind implies it. */
  private Truth isOfCountry(ListEntry entry, Place country) {
    Place of = ListEntry.COUNTRY.in(entry);
    return of != null ? Truth.of(of.equals(country)) : kindSaysIt() ? Truth.TRUE : Truth.UNKNOWN;
  }

  private boolean kindSaysIt() {
    return kind != ListKind.NATIONAL_OPTOUT;
  }

  /** Returns whether an entry bars the number. */
  private Truth bars(Contact contact, ListEntry entry, @Nullable LatestConsent latest) {
    Truth listed = isListed(entry);
    return listed == Truth.FALSE
        ? listed
        : listed.and(isPastGrace(contact, entry)).and(isLifted(contact, entry, latest).not());
  }

  private static Truth isListed(ListEntry entry) {
    Boolean listed = ListEntry.LISTED.in(entry);
    return listed == null ? Truth.UNKNOWN : Truth.of(listed);
  }

  private Truth isPastGrace(Contact contact, ListEntry entry) {
    Moment since = ListEntry.SINCE.in(entry);
    if ((graceDays == 0 && !fromHalfMonths) || since == null) {
      return Truth.TRUE;
    }
    long second = contact.at().getEpochSecond();
    return clocks.some(
        contact,
        clock -> Truth.of(clock.localEpochDayAt(second) >= bindsFrom(since, clock).toEpochDay()));
  }

  /** Returns the first day on which an entry bars. */
  private LocalDate bindsFrom(Moment since, ZoneClock clock) {
    LocalDate listed = since.dateAt(clock);
    if (!fromHalfMonths) {
      return listed.plusDays(graceDays);
    }
    return listed.getDayOfMonth() < 16
        ? listed.withDayOfMonth(16)
        : listed.withDayOfMonth(1).plusMonths(1);
  }

  /** Returns whether a consent was given, or the call requested, after the number was listed. */
  private Truth isLifted(Contact contact, ListEntry entry, @Nullable LatestConsent latest) {
    Truth asked = isAskedForSince(contact, entry);
    return latest == null || asked == Truth.TRUE
        ? asked
        : asked.or(latest.is(granted -> isAfter(contact, granted, entry)));
  }

  /** Returns the latest consent that lifts, null if none does. */
  private @Nullable LatestConsent latest(Contact contact) {
    return lift == null ? null : LatestConsent.of(contact, lift);
  }

  private Truth isAskedForSince(Contact contact, ListEntry entry) {
    Instant asked = requestLifts ? Contact.REQUESTED_AT.in(contact) : null;
    if (asked == null || asked.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    Truth later = isAfter(contact, asked, entry);
    return later == Truth.UNKNOWN ? later.or(isAfterTheVersion(contact, asked, entry)) : later;
  }

  /** Returns whether an event happened after the number was listed. */
  private Truth isAfter(Contact contact, @Nullable Instant event, ListEntry entry) {
    Moment since = ListEntry.SINCE.in(entry);
    return since == null || event == null
        ? Truth.UNKNOWN
        : clocks.some(contact, clock -> Truth.of(!event.isAfter(since.at(clock)))).not();
  }

  /** A number in a version was listed by then, at the latest on the day of the version. */
  private Truth isAfterTheVersion(Contact contact, Instant event, ListEntry entry) {
    Moment asOf = ListEntry.AS_OF.in(entry);
    return asOf == null
        ? Truth.UNKNOWN
        : clocks.some(contact, clock -> Truth.of(event.isBefore(endOf(asOf, clock)))).not();
  }

  private static Instant endOf(Moment version, ZoneClock clock) {
    return clock.endOfDayExclusive(version.dateAt(clock));
  }

  /** Returns whether a required check was made; true if none is required. */
  private Truth isChecked(Contact contact, List<ListEntry> entries) {
    Truth checked = Truth.of(!ordered);
    for (int i = 0; i < entries.size() && checked != Truth.TRUE; i++) {
      Truth ours = isOurs(contact, entries.get(i));
      checked =
          ours == Truth.FALSE ? checked : checked.or(ours.and(counts(contact, entries.get(i))));
    }
    return checked;
  }

  /** Returns whether a check counts: it found the number, or its version is current. */
  private Truth counts(Contact contact, ListEntry entry) {
    Truth listed = isListed(entry);
    return listed == Truth.TRUE ? listed : listed.or(isFresh(contact, entry));
  }

  private Truth isFresh(Contact contact, ListEntry entry) {
    Moment asOf = ListEntry.AS_OF.in(entry);
    if (!versions.growStale()) {
      return Truth.TRUE;
    }
    if (asOf == null) {
      return versions.orUnstated ? Truth.TRUE : Truth.UNKNOWN;
    }
    long second = contact.at().getEpochSecond();
    return clocks
        .some(
            contact,
            clock ->
                Truth.of(
                    clock.localEpochDayAt(second)
                        >= versions.staleFrom(asOf.dateAt(clock)).toEpochDay()))
        .not();
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    List<ListEntry> entries = Fact.entries(Contact.LISTS, contact);
    Truth checked = isChecked(contact, entries);
    boolean unchecked = checked != Truth.TRUE;
    LatestConsent latest = latest(contact);
    if (checked == Truth.FALSE) { // otherwise the unknown facts of an entry would be enough
      into.add(members.name());
    }
    for (ListEntry entry : entries) {
      Truth ours = isOurs(contact, entry);
      Truth bars = bars(contact, entry, latest);
      boolean asked = unchecked && counts(contact, entry) != Truth.FALSE;
      if (ours == Truth.UNKNOWN && (bars != Truth.FALSE || asked)) {
        addWhose(contact, entry, into);
      }
      if (ours != Truth.FALSE && bars == Truth.UNKNOWN) {
        addWhatBars(contact, entry, latest, into);
      }
      if (ours != Truth.FALSE && unchecked && counts(contact, entry) == Truth.UNKNOWN) {
        addWhatCounts(contact, entry, into);
      }
    }
  }

  private void addWhose(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (ListEntry.LIST.in(entry) == null) {
      into.add(members.name(ListEntry.LIST));
    }
    if (country != null && isOfCountry(entry, country) == Truth.UNKNOWN) {
      into.add(members.name(ListEntry.COUNTRY));
    }
    if (isOfSeller() && ListEntry.SELLER.in(entry) == null) {
      into.add(members.name(ListEntry.SELLER));
    }
    if (isOfSeller() && SELLER.in(contact) == null) {
      into.add(SELLER);
    }
    if (made.test(contact, entry) == Truth.UNKNOWN) {
      made.missing(contact, entry, into);
    }
  }

  private void addWhatBars(
      Contact contact,
      ListEntry entry,
      @Nullable LatestConsent latest,
      Set<Fact<Contact, ?>> into) {
    if (isListed(entry) == Truth.UNKNOWN) {
      into.add(members.name(ListEntry.LISTED));
    }
    boolean dated = ListEntry.SINCE.in(entry) != null;
    Truth grace = isPastGrace(contact, entry);
    Truth lifted = isLifted(contact, entry, latest);
    if (!dated && lifted == Truth.UNKNOWN) {
      into.add(members.name(ListEntry.SINCE));
      if (isAskedForSince(contact, entry) == Truth.UNKNOWN && ListEntry.AS_OF.in(entry) == null) {
        into.add(members.name(ListEntry.AS_OF));
      }
    }
    if (grace == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
    if (lifted == Truth.UNKNOWN) {
      addWhatLifts(contact, entry, into);
    }
  }

  private void addWhatCounts(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (isListed(entry) == Truth.UNKNOWN) {
      into.add(members.name(ListEntry.LISTED));
    }
    if (ListEntry.AS_OF.in(entry) == null && isFresh(contact, entry) == Truth.UNKNOWN) {
      into.add(members.name(ListEntry.AS_OF));
    } else if (isFresh(contact, entry) == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
  }

  private void addWhatLifts(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (Contact.CONSENTS.in(contact) == null) {
      into.add(Contact.CONSENTS);
    }
    MemberTest<Contact, Consent> lifts = lift == null ? null : lift.forAllOf(contact);
    for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
      if (lifts == null) {
        continue;
      }
      Truth valid = lifts.test(contact, consent);
      Truth after = isAfter(contact, Consent.GRANTED_AT.in(consent), entry);
      if (valid == Truth.UNKNOWN && after != Truth.FALSE) {
        lifts.missing(contact, consent, into);
      }
      if (valid != Truth.FALSE && after == Truth.UNKNOWN && ListEntry.SINCE.in(entry) != null) {
        Clocks.missingZone(contact, into);
      }
    }
  }

  /** A check that the law does not require counts as not made if the lists are unknown. */
  @Override
  protected Set<Fact<Contact, ?>> decidedByAbsence() {
    return ordered ? Set.of() : Set.of(Contact.LISTS);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.LISTS);
    if (ordered) {
      reads.add(members.name());
    }
    reads.add(members.name(ListEntry.LIST));
    if (country != null) {
      reads.add(members.name(ListEntry.COUNTRY));
    }
    if (isOfSeller()) {
      reads.add(members.name(ListEntry.SELLER));
      reads.add(SELLER);
    }
    reads.addAll(made.reads());
    if (lift != null) {
      reads.addAll(lift.reads());
    }
    if (requestLifts) {
      reads.add(Contact.REQUESTED_AT);
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
  protected List<Object> madeOf() {
    return List.of(
        kind,
        country == null ? "" : country,
        versions,
        graceDays,
        fromHalfMonths,
        ordered,
        lift == null ? "" : lift,
        requestLifts,
        clocks);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Moment since = ListEntry.SINCE.in(entry);
      Moment asOf = ListEntry.AS_OF.in(entry);
      for (ZoneClock clock : clocks.of(contact)) {
        if (since != null && (graceDays > 0 || fromHalfMonths)) {
          next = earlier(next, ifAfter(clock.startOfDay(bindsFrom(since, clock)), after));
        }
        if (asOf != null && versions.growStale()) {
          LocalDate stale = versions.staleFrom(asOf.dateAt(clock));
          next = earlier(next, ifAfter(clock.startOfDay(stale), after));
        }
      }
      next = earlier(next, made.nextChange(contact, entry, after));
    }
    if (lift != null) {
      Contact then = after.equals(contact.at()) ? contact : contact.at(after);
      MemberTest<Contact, Consent> lifts = lift.forAllOf(then);
      for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
        next = earlier(next, lifts.nextChange(then, consent, after));
      }
    }
    return requestLifts ? earlier(next, ifAfter(Contact.REQUESTED_AT.in(contact), after)) : next;
  }
}
