package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One do-not-call list, and the conditions on the result of checking the called number against it.
 *
 * <p>The fact {@code lists} holds every list that was checked. A list that is not in it was not
 * checked, so its result is unknown. It is then reported as missing by its kind and place, such as
 * {@code lists[state-dnc US-TX]}. A list whose version is later than the contact was not checked
 * either, such as today's list for a past call. One thing in such a list still counts: that the
 * number was already listed before the contact. If a check has no version, and the number was
 * listed after the contact, the check says that it was not on the list then. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class CheckedList {
  /** The lists of any place, by their kinds: hundreds of rules ask the same few. */
  private static final Map<ListKind, CheckedList> OF_ANY_PLACE = ofAnyPlace();

  private final ListKind kind;
  private final Members<Contact, ListEntry> members;
  private final @Nullable MemberTest<Contact, ListEntry> which;

  /** Whether a number that was listed after the contact counts as not on the list at its time. */
  private final boolean dated;

  private CheckedList(
      ListKind kind,
      Members<Contact, ListEntry> members,
      @Nullable MemberTest<Contact, ListEntry> which,
      boolean dated) {
    this.kind = kind;
    this.members = members;
    this.which = which;
    this.dated = dated;
  }

  private static Map<ListKind, CheckedList> ofAnyPlace() {
    Map<ListKind, CheckedList> lists = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      lists.put(
          kind,
          new CheckedList(
              kind, Members.of(Contact.LISTS).labelled(FactType.code(kind)), null, false));
    }
    return Collections.unmodifiableMap(lists);
  }

  /** Returns the list of that kind, of any place. */
  public static CheckedList of(ListKind kind) {
    return requireNonNull(OF_ANY_PLACE.get(kind));
  }

  /**
   * Returns the list of that kind of a country or a region. Its name contains the place: {@code
   * lists[national-dnc CA]}, {@code lists[state-dnc US-TX].asOf}. Call this first, since {@link
   * #members} that were created before do not know the place.
   */
  public CheckedList in(Place place) {
    Members<Contact, ListEntry> named = members.labelled(FactType.code(kind) + " " + place.code());
    MemberTest<Contact, ListEntry> there =
        named.is(place.isRegion() ? ListEntry.REGION : ListEntry.COUNTRY, place);
    return new CheckedList(kind, named, which, dated).where(there);
  }

  /** Returns the entries, for tests of single entries. */
  public Members<Contact, ListEntry> members() {
    return members;
  }

  /** Returns the lists that pass a test, such as those of one seller; the names stay the same. */
  public CheckedList where(MemberTest<Contact, ListEntry> test) {
    return new CheckedList(kind, members, which == null ? test : which.and(test), dated);
  }

  /**
   * Returns the list as a list whose entries have dates: a number whose {@code since} is later than
   * the contact was not on it then. A number without a date was.
   */
  public CheckedList dated() {
    return new CheckedList(kind, members, which, true);
  }

  /** Returns the condition that the number is on the list; unknown if the list was not checked. */
  public Condition<Contact> listed() {
    return asks(members.isTrue(ListEntry.LISTED));
  }

  /** Returns the condition that the check of the list passes a test; unknown without a check. */
  public Condition<Contact> asks(MemberTest<Contact, ListEntry> question) {
    return new Asked(this, question, Truth.UNKNOWN);
  }

  /**
   * Returns the condition that a check was made and found the number on the list; see {@link
   * #finds}.
   */
  public Condition<Contact> foundListed() {
    return finds(members.isTrue(ListEntry.LISTED));
  }

  /**
   * Returns the condition that a check was made and passes a test; false if no check was made. For
   * lists that no law requires to be checked.
   */
  public Condition<Contact> finds(MemberTest<Contact, ListEntry> question) {
    return new Asked(this, question, Truth.FALSE);
  }

  /**
   * Returns the test that the check can have been made before the contact: its version is not
   * later, or it says that the number was listed by then. For tests of single entries. {@link
   * #asks} and the other conditions already include it.
   */
  public MemberTest<Contact, ListEntry> made() {
    return new Made(members);
  }

  /**
   * Returns the test that the checked version is too old: its date is before the period that ends
   * on the day of the contact, at any place where the called party can be.
   */
  public MemberTest<Contact, ListEntry> olderThan(LookBack period) {
    return new Older(members, period);
  }

  /** The age of the version of a list. */
  private static final class Older extends MemberTest<Contact, ListEntry> {
    private final Fact<Contact, ?> name;
    private final LookBack period;

    Older(Members<Contact, ListEntry> members, LookBack period) {
      this.name = members.name(ListEntry.AS_OF);
      this.period = period;
    }

    @Override
    public Truth test(Contact contact, ListEntry entry) {
      Moment asOf = ListEntry.AS_OF.in(entry);
      if (asOf == null) {
        return Truth.UNKNOWN;
      }
      List<ZoneClock> clocks = Lapse.clocks(contact);
      long second = contact.at().getEpochSecond();
      for (int i = 0; i < clocks.size(); i++) {
        ZoneClock clock = clocks.get(i);
        long today = clock.localEpochDayAt(second);
        long version = asOf.epochDayAt(clock);
        if (version <= today && !period.contains(version, today)) {
          return Truth.TRUE;
        }
      }
      return Truth.FALSE;
    }

    @Override
    public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      into.add(name);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.LISTS, name);
    }

    @Override
    public String says() {
      return "the version is older than " + period + " the contact";
    }

    @Override
    Supplier<String> tells(Contact contact, ListEntry entry) {
      Moment asOf = ListEntry.AS_OF.in(entry);
      long second = contact.at().getEpochSecond();
      long today = Long.MIN_VALUE; // at the place whose day is the latest, where most is asked
      for (ZoneClock clock : Lapse.clocks(contact)) {
        today = Math.max(today, clock.localEpochDayAt(second));
      }
      long last = today;
      return asOf == null || last == Long.MIN_VALUE
          ? super.tells(contact, entry)
          : () ->
              "the newest version that was checked is of %s; one of %s or later counts"
                  .formatted(asOf, LocalDate.ofEpochDay(firstThatCounts(last)));
    }

    private long firstThatCounts(long today) {
      long first = today;
      while (period.contains(first - 1, today)) {
        first--;
      }
      return first;
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(name, period);
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
      Moment asOf = ListEntry.AS_OF.in(entry);
      if (asOf == null) {
        return null;
      }
      Instant next = null;
      for (ZoneClock clock : Lapse.clocks(contact)) {
        Instant old = clock.startOfDay(period.lastDay(asOf.dateAt(clock)).plusDays(1));
        next = Terms.earlier(next, Terms.ifAfter(old, after));
      }
      return next;
    }
  }

  /** The check of a list can have been made before the contact. */
  private static final class Made extends MemberTest<Contact, ListEntry> {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

    private final Members<Contact, ListEntry> members;

    Made(Members<Contact, ListEntry> members) {
      this.members = members;
    }

    /**
     * Returns whether it is true at every place where the called party can be. If the zone is not
     * known, the result is true or false only if it is the same everywhere on earth; otherwise it
     * is unknown.
     */
    @Override
    public Truth test(Contact contact, ListEntry entry) {
      Moment asOf = ListEntry.AS_OF.in(entry);
      // Most versions are at least two days old, and their day is over everywhere.
      return asOf == null || isPastEverywhere(contact, asOf)
          ? Truth.TRUE
          : isAfter(contact, asOf).not().or(wasListed(contact, entry));
    }

    @Override
    public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      Moment asOf = ListEntry.AS_OF.in(entry);
      Moment since = ListEntry.SINCE.in(entry);
      if (since != null && ListEntry.LISTED.in(entry) == null) {
        into.add(members.name(ListEntry.LISTED));
      }
      if ((asOf != null && isAfter(contact, asOf) == Truth.UNKNOWN)
          || (since != null && isAfter(contact, since) == Truth.UNKNOWN)) {
        Clocks.missingZone(contact, into);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(
          Contact.LISTS,
          members.name(ListEntry.AS_OF),
          members.name(ListEntry.LISTED),
          members.name(ListEntry.SINCE));
    }

    @Override
    public String says() {
      return "the version is not newer than the contact";
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(members.name());
    }

    private static Truth wasListed(Contact contact, ListEntry entry) {
      Moment since = ListEntry.SINCE.in(entry);
      Boolean listed = ListEntry.LISTED.in(entry);
      return since == null
          ? Truth.FALSE
          : (listed == null ? Truth.UNKNOWN : Truth.of(listed)).and(isAfter(contact, since).not());
    }

    /** Returns whether a moment is past wherever the called party can be, without a clock. */
    private static boolean isPastEverywhere(Contact contact, Moment moment) {
      long today = Math.floorDiv(contact.at().getEpochSecond(), SECONDS_PER_DAY);
      return moment.epochDayAt(UTC) < today - 1;
    }

    private static Truth isAfter(Contact contact, Moment moment) {
      boolean any = false;
      boolean every = true;
      for (ZoneClock clock : Lapse.clocks(contact)) {
        boolean ahead = moment.isAfter(contact.at(), clock);
        any |= ahead;
        every &= ahead;
      }
      return any == every || contact.whereabouts().zoneKnown() ? Truth.of(any) : Truth.UNKNOWN;
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, ListEntry entry, Instant after) {
      Instant published = nextChange(contact, ListEntry.AS_OF.in(entry), after);
      return published == null // from then on it does not change
          ? null
          : Terms.earlier(published, nextChange(contact, ListEntry.SINCE.in(entry), after));
    }

    private static @Nullable Instant nextChange(
        Contact contact, @Nullable Moment moment, Instant after) {
      Instant next = null;
      if (moment != null
          && moment.epochDayAt(UTC) >= UTC.localEpochDayAt(after.getEpochSecond()) - 1) {
        for (ZoneClock clock : Lapse.clocks(contact)) {
          next = Terms.earlier(next, Terms.ifAfter(moment.at(clock), after));
        }
      }
      return next;
    }
  }

  /** The check of a list meets a test. */
  private static final class Asked extends Condition<Contact> {
    private final CheckedList list;
    private final MemberTest<Contact, ListEntry> question;
    private final MemberTest<Contact, ListEntry> made;
    private final Truth unchecked;
    private final @Nullable Trait trait;

    Asked(CheckedList list, MemberTest<Contact, ListEntry> question, Truth unchecked) {
      this.list = list;
      this.unchecked = unchecked;
      this.question = question;
      this.made = list.made();
      this.trait = Trait.of(Contact.LISTS);
    }

    @Override
    public Truth test(Contact contact) {
      List<ListEntry> entries = Contact.LISTS.in(contact);
      if (entries == null) {
        return unchecked;
      }
      boolean checked = false;
      Truth result = Truth.FALSE;
      for (int i = 0; i < entries.size(); i++) {
        ListEntry entry = entries.get(i);
        Truth ours = isOurs(contact, entry);
        if (ours == Truth.TRUE) {
          checked = true;
          result = result.or(answer(contact, entry));
        } else if (ours == Truth.UNKNOWN) {
          result = result.or(answer(contact, entry).and(Truth.UNKNOWN));
        }
      }
      return checked || result != Truth.FALSE ? result : unchecked;
    }

    /** Returns the result of the check for the time of the contact. */
    private Truth answer(Contact contact, ListEntry entry) {
      Truth later = isListedLater(contact, entry);
      if (later == Truth.FALSE) {
        return question.test(contact, entry);
      }
      Truth then = question.test(contact, notYet(entry));
      return later == Truth.TRUE || then == question.test(contact, entry) ? then : Truth.UNKNOWN;
    }

    private Truth isListedLater(Contact contact, ListEntry entry) {
      Moment since = ListEntry.SINCE.in(entry);
      return !list.dated
              || since == null
              || !Boolean.TRUE.equals(ListEntry.LISTED.in(entry))
              || Made.isPastEverywhere(contact, since)
          ? Truth.FALSE
          : Made.isAfter(contact, since);
    }

    private static ListEntry notYet(ListEntry entry) {
      return entry.with(ListEntry.LISTED, false);
    }

    /** Returns whether an entry is a check of this list that was made by then. */
    private Truth isOurs(Contact contact, ListEntry entry) {
      ListKind kind = ListEntry.LIST.in(entry);
      Truth ours = kind == null ? Truth.UNKNOWN : Truth.of(kind == list.kind);
      if (ours != Truth.FALSE && list.which != null) {
        ours = ours.and(list.which.test(contact, entry));
      }
      return ours == Truth.FALSE ? ours : ours.and(made.test(contact, entry));
    }

    private void missingKind(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      if (ListEntry.LIST.in(entry) == null) {
        into.add(list.members.name(ListEntry.LIST));
      }
      if (list.which != null && list.which.test(contact, entry) == Truth.UNKNOWN) {
        list.which.missing(contact, entry, into);
      }
      if (made.test(contact, entry) == Truth.UNKNOWN) {
        made.missing(contact, entry, into);
      }
    }

    private void missingAnswer(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      Truth later = isListedLater(contact, entry);
      ListEntry then = later == Truth.TRUE ? notYet(entry) : entry;
      if (question.test(contact, then) == Truth.UNKNOWN) {
        question.missing(contact, then, into);
      }
      if (later == Truth.UNKNOWN) {
        Clocks.missingZone(contact, into);
      }
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      List<ListEntry> entries = Fact.entries(Contact.LISTS, contact);
      Truth checked = Truth.FALSE;
      for (ListEntry entry : entries) {
        checked = checked.or(isOurs(contact, entry));
      }
      boolean wanted = checked != Truth.TRUE && unchecked == Truth.UNKNOWN;
      if (wanted && checked == Truth.FALSE) { // otherwise the name of the list decides
        into.add(list.members.name());
      }
      for (ListEntry entry : entries) {
        Truth ours = isOurs(contact, entry);
        Truth answer = answer(contact, entry);
        if (ours == Truth.UNKNOWN && (wanted || answer != Truth.FALSE)) {
          missingKind(contact, entry, into);
        }
        if (ours != Truth.FALSE && answer == Truth.UNKNOWN) {
          missingAnswer(contact, entry, into);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
      reads.add(Contact.LISTS);
      if (unchecked == Truth.UNKNOWN) { // otherwise no check is required
        reads.add(list.members.name());
      }
      reads.add(list.members.name(ListEntry.LIST));
      reads.addAll(made.reads());
      if (list.which != null) {
        reads.addAll(list.which.reads());
      }
      reads.addAll(question.reads());
      return reads;
    }

    /** Returns what is told of the newest version that passes. */
    @Override
    public Supplier<String> tells(Contact contact) {
      Supplier<String> told = SILENT;
      LocalDate newest = LocalDate.MIN;
      for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
        if (isOurs(contact, entry) == Truth.TRUE && answer(contact, entry) == Truth.TRUE) {
          Moment asOf = ListEntry.AS_OF.in(entry);
          LocalDate version = asOf == null ? LocalDate.MIN : asOf.dateAt(Made.UTC);
          if (!version.isBefore(newest)) {
            newest = version;
            told = question.tells(contact, entry);
          }
        }
      }
      return told;
    }

    @Override
    public String says() {
      return "the check of "
          + FactType.code(list.kind)
          + (list.which == null ? "" : " (" + list.which.says() + ")")
          + " says: "
          + question.says();
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      Instant next = null;
      List<ListEntry> entries = Fact.entries(Contact.LISTS, contact);
      for (int i = 0; i < entries.size(); i++) { // no iterator, since each denial comes here
        ListEntry entry = entries.get(i);
        ListKind kind = ListEntry.LIST.in(entry);
        if (kind != null && kind != list.kind) {
          continue; // of another list, which never changes
        }
        if (list.which != null) {
          next = Terms.earlier(next, list.which.nextChange(contact, entry, after));
        }
        next = Terms.earlier(next, question.nextChange(contact, entry, after));
        next = Terms.earlier(next, made.nextChange(contact, entry, after));
        next = Terms.earlier(next, whenListed(contact, entry, after));
      }
      return next;
    }

    /** Returns when a number was listed later, or when its check was too old before that. */
    private @Nullable Instant whenListed(Contact contact, ListEntry entry, Instant after) {
      if (!list.dated || !Boolean.TRUE.equals(ListEntry.LISTED.in(entry))) {
        return null;
      }
      Instant listed = Made.nextChange(contact, ListEntry.SINCE.in(entry), after);
      return listed == null
          ? null
          : Terms.earlier(listed, question.nextChange(contact, notYet(entry), after));
    }

    @Override
    protected boolean lasts() {
      return question.lasts() && (list.which == null || list.which.lasts());
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(
          list.kind,
          list.which == null ? "" : list.which,
          question,
          unchecked,
          list.dated,
          list.members.name());
    }

    /** A check that no law requires counts as not made if the lists are unknown. */
    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return unchecked == Truth.UNKNOWN ? Set.of() : Set.of(Contact.LISTS);
    }

    @Override
    protected Condition<Contact> given(long traits) {
      if (trait == null || trait.known(traits)) {
        return this;
      }
      return unchecked == Truth.UNKNOWN
          ? Condition.unknown(list.members.name())
          : Condition.never();
    }
  }
}
