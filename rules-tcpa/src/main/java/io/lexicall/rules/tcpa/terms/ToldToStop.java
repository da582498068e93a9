package io.lexicall.rules.tcpa.terms;

import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person told the caller to stop, whatever the caller's own list says: {@code objectedAt} has
 * passed, an earlier contact was refused or, for a law that says so, a consent to texts was
 * revoked. A request still stands if the person has neither asked for this contact nor consented
 * since.
 *
 * <p>A refused call stops calls and texts, which are calls too (47 CFR 64.1200(e)); a refused text
 * stops texts. Only what is stated counts: the list is the record that the law requires, so an
 * earlier contact that is not stated to be refused was not.
 */
final class ToldToStop extends Condition<Contact> {
  private static final Members<Contact, EarlierContact> HISTORY = Terms.HISTORY;
  private static final List<Consent> NONE = List.of();

  private final Set<ContactChannel> channels;
  private final boolean objectionCounts;
  private final boolean revocationCounts;
  private final @Nullable MemberTest<Contact, Consent> lifting;
  private final List<Object> madeOf;
  private final int firstDay;
  private final int years;

  /**
   * Creates the condition.
   *
   * @param channels those of the contacts in question
   * @param objectionCounts whether an objection to marketing is such a request
   * @param revocationCounts whether it is one, for texts, to revoke a consent to sales texts
   * @param firstDay the days from the request to the first day on which it applies
   * @param years how long it applies; 0 for permanently
   * @param lifting the kinds of consent that lift a request if they were given later; none if no
   *     consent does, so that none is asked for
   */
  ToldToStop(
      Set<ContactChannel> channels,
      boolean objectionCounts,
      boolean revocationCounts,
      int firstDay,
      int years,
      ConsentKind... lifting) {
    this.channels = channels;
    this.objectionCounts = objectionCounts;
    this.revocationCounts = revocationCounts;
    this.lifting =
        lifting.length == 0 ? null : CONSENTS.in(Consent.KIND, lifting).and(Terms.covers());
    this.madeOf =
        List.of(channels, objectionCounts, revocationCounts, List.of(lifting), firstDay, years);
    this.firstDay = firstDay;
    this.years = years;
  }

  /** Returns the condition that a consent was revoked, as far as is stated. */
  static Condition<Contact> isRevoked() {
    return Condition.<Contact>known(Contact.CONSENTS)
        .and(CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT)));
  }

  /**
   * Returns the condition that anything of this kind is stated at all, which is rare. It is the
   * same for all rules, so the engine tests it once per check.
   */
  static Condition<Contact> isAny(boolean objectionCounts) {
    Condition<Contact> refused =
        Condition.<Contact>known(Contact.HISTORY).and(HISTORY.any(isRefused()));
    return objectionCounts ? Condition.happened(Contact.OBJECTED_AT).or(refused) : refused;
  }

  /** Returns the test that an earlier contact is stated to be refused. */
  static MemberTest<Contact, EarlierContact> isRefused() {
    return new IsRefused();
  }

  /** An earlier contact is stated to be refused. */
  private static final class IsRefused extends MemberTest<Contact, EarlierContact> {
    @Override
    public Truth test(Contact contact, EarlierContact earlier) {
      return Truth.of(isRefused(earlier));
    }

    @Override
    public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.HISTORY, HISTORY.name(EarlierContact.REFUSED));
    }

    @Override
    public String says() {
      return "it was refused";
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(IsRefused.class);
    }
  }

  @Override
  public Truth test(Contact contact) {
    Instant objected = objected(contact);
    Truth told = objected == null ? Truth.FALSE : stands(contact, objected);
    told = told.or(revoked(contact));
    List<EarlierContact> history = Contact.HISTORY.in(contact);
    if (history == null) {
      return told;
    }
    for (int i = 0; i < history.size() && told != Truth.TRUE; i++) {
      EarlierContact earlier = history.get(i);
      if (isRefused(earlier)) {
        told = told.or(reaches(contact, earlier).and(stands(contact, at(earlier))));
      }
    }
    return told;
  }

  private Truth revoked(Contact contact) {
    Truth told = Truth.FALSE;
    if (revocationCounts) {
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        Instant revoked = Consent.REVOKED_AT.in(consent);
        if (revoked != null) {
          told = told.or(speaksOf(contact, consent).and(stands(contact, revoked)));
        }
      }
    }
    return told;
  }

  /**
   * A consent without seller, medium or purpose does not count here. Only robocalls need a consent
   * to calls, so its end does not affect calls by a person.
   */
  private Truth speaksOf(Contact contact, Consent consent) {
    List<ContactPurpose> purposes = Consent.PURPOSES.in(consent);
    List<ContactChannel> media = Consent.CHANNELS.in(consent);
    String theirs = Consent.SELLER.in(consent);
    if (purposes == null
        || !purposes.contains(ContactPurpose.TELEMARKETING)
        || media == null
        || !media.contains(ContactChannel.TEXT)
        || theirs == null) {
      return Truth.FALSE;
    }
    String ours = Terms.SELLER.in(contact);
    ContactChannel now = now(contact);
    Truth byMedium = now == null ? Truth.UNKNOWN : Truth.of(now == ContactChannel.TEXT);
    return byMedium.and(ours == null ? Truth.UNKNOWN : Truth.of(theirs.equals(ours)));
  }

  private @Nullable Instant objected(Contact contact) {
    return objectionCounts ? Contact.OBJECTED_AT.in(contact) : null;
  }

  private static boolean isRefused(EarlierContact earlier) {
    return Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier));
  }

  private static Instant at(EarlierContact earlier) {
    return EarlierContact.AT.of(earlier).orElseThrow();
  }

  /** Returns the channel of the contact; null if it is not known. */
  private @Nullable ContactChannel now(Contact contact) {
    return channels.size() == 1 ? channels.iterator().next() : Contact.CHANNEL.in(contact);
  }

  /**
   * A consent to something outside the rule does not matter, whatever the contact turns out to be.
   */
  private Contact asRuled(Contact contact) {
    ContactChannel now = now(contact);
    return now == null || Contact.CHANNEL.in(contact) != null
        ? contact
        : contact.with(Contact.CHANNEL, now);
  }

  private Truth reaches(Contact contact, EarlierContact earlier) {
    ContactChannel refused = EarlierContact.CHANNEL.in(earlier);
    ContactChannel now = now(contact);
    if (refused == ContactChannel.VOICE || now == ContactChannel.TEXT) {
      return Truth.TRUE;
    }
    return refused == null || now == null ? Truth.UNKNOWN : Truth.FALSE;
  }

  private Truth stands(Contact contact, Instant told) {
    if (told.isAfter(contact.at()) || isAskedForSince(contact, told)) {
      return Truth.FALSE;
    }
    Truth binds = binds(contact, told);
    return binds == Truth.FALSE ? binds : binds.and(liftedSince(told).test(asRuled(contact)).not());
  }

  private static boolean isAskedForSince(Contact contact, Instant told) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    return asked != null && !asked.isAfter(contact.at()) && told.isBefore(asked);
  }

  private Truth binds(Contact contact, Instant told) {
    return firstDay == 0 && years == 0
        ? Truth.TRUE
        : Terms.CLOCKS.some(
            contact,
            clock ->
                Truth.of(
                    !contact.at().isBefore(begin(told, clock))
                        && (years == 0 || contact.at().isBefore(end(told, clock)))));
  }

  private Instant begin(Instant told, ZoneClock clock) {
    return firstDay == 0
        ? told
        : clock.startOfDay(told.atZone(clock.zone()).toLocalDate().plusDays(firstDay));
  }

  private Instant end(Instant told, ZoneClock clock) {
    return Anniversary.of(told, years, clock);
  }

  private Condition<Contact> liftedSince(Instant told) {
    if (lifting == null) {
      return Condition.never();
    }
    return CONSENTS.any(
        CONSENTS.where(
            Consent.GRANTED_AT, "later than the request", at -> Truth.of(at.isAfter(told))),
        lifting);
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Instant objected = objected(contact);
    if (objected != null && stands(contact, objected) == Truth.UNKNOWN) {
      addMissing(contact, objected, into);
    }
    if (revocationCounts) {
      missingRevoked(contact, into);
    }
    for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
      if (isRefused(earlier)
          && reaches(contact, earlier).and(stands(contact, at(earlier))) == Truth.UNKNOWN) {
        if (reaches(contact, earlier) == Truth.UNKNOWN) {
          addWhatReaches(contact, earlier, into);
        }
        addMissing(contact, at(earlier), into);
      }
    }
  }

  private void missingRevoked(Contact contact, Set<Fact<Contact, ?>> into) {
    for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
      Instant revoked = Consent.REVOKED_AT.in(consent);
      if (revoked == null
          || speaksOf(contact, consent).and(stands(contact, revoked)) != Truth.UNKNOWN) {
        continue;
      }
      if (now(contact) == null) {
        into.add(Contact.CHANNEL);
      }
      if (Terms.SELLER.in(contact) == null) {
        into.add(Terms.SELLER);
      }
      addMissing(contact, revoked, into);
    }
  }

  private void addWhatReaches(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {
    if (EarlierContact.CHANNEL.in(earlier) == null) {
      into.add(HISTORY.name(EarlierContact.CHANNEL));
    }
    if (now(contact) == null) {
      into.add(Contact.CHANNEL);
    }
  }

  private void addMissing(Contact contact, Instant told, Set<Fact<Contact, ?>> into) {
    if (binds(contact, told) == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
    Condition<Contact> lifted = liftedSince(told);
    Contact about = asRuled(contact);
    if (lifted.test(about) == Truth.UNKNOWN) {
      lifted.missing(about, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    if (objectionCounts) {
      reads.add(Contact.OBJECTED_AT);
    }
    if (revocationCounts) {
      reads.add(CONSENTS.name(Consent.REVOKED_AT));
      reads.add(Terms.SELLER);
    }
    reads.add(Contact.HISTORY);
    reads.add(HISTORY.name(EarlierContact.AT));
    reads.add(HISTORY.name(EarlierContact.REFUSED));
    reads.add(HISTORY.name(EarlierContact.CHANNEL));
    if (channels.size() > 1) {
      reads.add(Contact.CHANNEL);
    }
    reads.add(Contact.REQUESTED_AT);
    reads.addAll(liftedSince(Instant.MIN).reads());
    return reads;
  }

  @Override
  public String says() {
    return "the person "
        + (objectionCounts ? "objected or " : "")
        + (revocationCounts ? "revoked a consent to sales texts or " : "")
        + "refused an earlier contact"
        + (firstDay == 0 ? "" : ", at least " + firstDay + " days ago")
        + (years == 0 ? "" : ", less than " + years + " years ago")
        + (lifting == null
            ? ", and has not asked for this one since"
            : ", and has neither asked for this one nor consented since");
  }

  /**
   * Returns when the last of the requests that stand now changes, not the first: a person who
   * refused a hundred contacts is told of one end, not searched for a hundred times.
   */
  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Contact then = after.equals(contact.at()) ? contact : contact.at(after);
    Ends ends = new Ends(ifAfter(Contact.REQUESTED_AT.in(contact), after));
    Instant objected = objected(contact);
    if (objected != null) {
      ends.add(stands(then, objected), nextChange(contact, objected, after));
    }
    for (Consent consent : revocationCounts ? Fact.entries(Contact.CONSENTS, contact) : NONE) {
      Instant revoked = Consent.REVOKED_AT.in(consent);
      if (revoked != null) {
        ends.add(
            speaksOf(then, consent).and(stands(then, revoked)),
            nextChange(contact, revoked, after));
      }
    }
    List<EarlierContact> history = Fact.entries(Contact.HISTORY, contact);
    for (int i = 0; i < history.size() && !ends.areNever(); i++) {
      EarlierContact earlier = history.get(i);
      if (isRefused(earlier)) {
        ends.add(
            reaches(then, earlier).and(stands(then, at(earlier))),
            nextChange(contact, at(earlier), after));
      }
    }
    return ends.next();
  }

  /** When requests change, of which one that stands is enough. */
  private static final class Ends {
    private final @Nullable Instant ofAll;
    private @Nullable Instant first;
    private @Nullable Instant lastStanding;
    private boolean anyStands;
    private boolean oneStandsForEver;

    /** Begins with an instant at which all of them change; null for none. */
    Ends(@Nullable Instant ofAll) {
      this.ofAll = ofAll;
      this.first = ofAll;
    }

    void add(Truth stands, @Nullable Instant change) {
      first = earlier(first, change);
      if (stands == Truth.TRUE) {
        anyStands = true;
        Instant end = earlier(ofAll, change);
        if (end == null) {
          oneStandsForEver = true;
        } else if (lastStanding == null || end.isAfter(lastStanding)) {
          lastStanding = end;
        }
      }
    }

    /** Returns whether no further request can add anything. */
    boolean areNever() {
      return oneStandsForEver;
    }

    @Nullable Instant next() {
      return oneStandsForEver ? null : anyStands ? lastStanding : first;
    }
  }

  private @Nullable Instant nextChange(Contact contact, Instant told, Instant after) {
    Instant next = earlier(ifAfter(told, after), liftedSince(told).nextChange(contact, after));
    if (firstDay > 0) {
      next = earlier(next, Terms.CLOCKS.firstAfter(contact, after, clock -> begin(told, clock)));
    }
    return years == 0
        ? next
        : earlier(next, Terms.CLOCKS.firstAfter(contact, after, clock -> end(told, clock)));
  }

  @Override
  protected List<Object> madeOf() {
    return madeOf;
  }
}
