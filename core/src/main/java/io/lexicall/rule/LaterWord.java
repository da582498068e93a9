package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Truth;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The later statement of a person counts: a refusal, an objection or a withdrawal ends the consent
 * that was given before it, and a later consent or request lifts it again.
 *
 * <p>Later means after, by instants: a statement at the same instant is not later, and a statement
 * dated after the contact does not count yet. Only stated facts count: if a contact does not state
 * whether it was refused, it counts as not refused. A person who asks for a contact decides only on
 * that contact: the request lifts a refusal or an objection, but restores no consent for later
 * contacts.
 *
 * <p>Each law says which refusals are of the same kind, and which consents lift one.
 *
 * @since 0.1
 */
public final class LaterWord {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  private LaterWord() {}

  // ---- of the person

  /**
   * Returns the condition that an earlier contact was refused, and that the person has neither
   * consented nor asked for this contact since.
   *
   * @param ofKind tests that the earlier contact was of the kind which is barred
   * @param lifting the consents that lift a refusal, if they were given after it
   */
  public static Condition<Contact> refused(
      MemberTest<Contact, EarlierContact> ofKind, MemberTest<Contact, Consent> lifting) {
    return Condition.known(Contact.HISTORY).and(new Refused(ofKind, lifting, true));
  }

  /**
   * Returns the condition that an earlier contact was refused, and that the person has not
   * consented since. Unlike {@link #refused}, a request for this contact does not lift the refusal:
   * this is for contacts that need a consent even if they were asked for.
   *
   * @param ofKind tests that the earlier contact was of the kind which is barred
   * @param lifting the consents that lift a refusal, if they were given after it
   */
  public static Condition<Contact> refusedUntilConsent(
      MemberTest<Contact, EarlierContact> ofKind, MemberTest<Contact, Consent> lifting) {
    return Condition.known(Contact.HISTORY).and(new Refused(ofKind, lifting, false));
  }

  /**
   * Returns the condition that the person objected, and has not asked for this contact since. It is
   * never unknown.
   */
  public static Condition<Contact> objected() {
    return new Objected();
  }

  // ---- of an earlier contact

  /** Returns the test that the person asked for this contact after an earlier one. */
  public static MemberTest<Contact, EarlierContact> askedForSince() {
    return new AskedForSince();
  }

  // ---- of a consent

  /**
   * Returns the test that a contact was refused after a consent was given, and that the person has
   * not asked for this contact since. If a person refused and later consented again, each consent
   * is a record of its own and is judged by its own date.
   *
   * @param ofKind tests that the earlier contact was of a kind which the consent allows
   */
  public static MemberTest<Contact, Consent> refusedSince(
      MemberTest<Contact, EarlierContact> ofKind) {
    return new RefusedSince(ofKind);
  }

  /**
   * Returns the test that the person objected after a consent was given, and has not asked for this
   * contact since. It is never unknown.
   */
  public static MemberTest<Contact, Consent> objectedSince() {
    return new ObjectedSince();
  }

  /**
   * Returns the test that another record of a consent was withdrawn after this one was given. A
   * withdrawal ends the consent as a whole, not one record of it: it ends every entry that was
   * given before it, whichever of them bears its date.
   *
   * @param reaching tests that the withdrawn entry reaches this contact
   */
  public static MemberTest<Contact, Consent> withdrawnSince(MemberTest<Contact, Consent> reaching) {
    return new WithdrawnSince(reaching);
  }

  /**
   * Returns the test that any consent was revoked after a consent was given, and that the person
   * has not asked for this contact since: for laws under which one revocation ends all consents.
   *
   * @param ofKind tests that the revoked consent is of a kind whose revocation counts
   */
  public static MemberTest<Contact, Consent> revokedSince(MemberTest<Contact, Consent> ofKind) {
    return new RevokedSince(ofKind);
  }

  // ---- what came later

  private static boolean isRefused(EarlierContact earlier) {
    return Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier));
  }

  private static Instant at(EarlierContact earlier) {
    return EarlierContact.AT.of(earlier).orElseThrow();
  }

  /**
   * Returns whether an event has happened by the instant of the contact, and after another event.
   */
  private static boolean isSince(Contact contact, @Nullable Instant event, Instant before) {
    return event != null && event.isAfter(before) && !event.isAfter(contact.at());
  }

  /**
   * Returns whether a statement of that instant counts already, and was not followed by a request.
   */
  private static boolean stands(Contact contact, Instant said) {
    return !said.isAfter(contact.at()) && !isSince(contact, Contact.REQUESTED_AT.in(contact), said);
  }

  /**
   * An earlier contact was refused, and nothing lifted that.
   *
   * <p>Only the latest consent that lifts matters, so each refusal and each consent is looked at
   * once.
   */
  private static final class Refused extends Condition<Contact> {
    private static final @Nullable Trait TRAIT = Trait.of(Contact.HISTORY);

    private final MemberTest<Contact, EarlierContact> ofKind;
    private final MemberTest<Contact, Consent> lifting;
    private final boolean requestLifts;

    Refused(
        MemberTest<Contact, EarlierContact> ofKind,
        MemberTest<Contact, Consent> lifting,
        boolean requestLifts) {
      this.ofKind = ofKind;
      this.lifting = lifting;
      this.requestLifts = requestLifts;
    }

    @Override
    public Truth test(Contact contact) {
      List<EarlierContact> history = Contact.HISTORY.in(contact);
      LatestConsent latest = null;
      Truth refused = Truth.FALSE;
      for (int i = 0; history != null && i < history.size() && refused != Truth.TRUE; i++) {
        EarlierContact earlier = history.get(i);
        Truth counts = counts(contact, earlier);
        if (counts != Truth.FALSE) {
          latest = latest == null ? LatestConsent.of(contact, lifting) : latest;
          refused = refused.or(counts.and(latest.isSince(at(earlier)).not()));
        }
      }
      return refused;
    }

    /** Returns whether it was refused and is of the kind, and no request that lifts came since. */
    private Truth counts(Contact contact, EarlierContact earlier) {
      return isRefused(earlier) && stillStands(contact, at(earlier))
          ? ofKind.test(contact, earlier)
          : Truth.FALSE;
    }

    private boolean stillStands(Contact contact, Instant refused) {
      return requestLifts ? stands(contact, refused) : !refused.isAfter(contact.at());
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      LatestConsent latest = LatestConsent.of(contact, lifting);
      Instant first = null;
      for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
        Truth counts = counts(contact, earlier);
        Truth lifted = latest.isSince(at(earlier));
        if (counts.and(lifted.not()) != Truth.UNKNOWN) {
          continue;
        }
        if (counts == Truth.UNKNOWN) {
          ofKind.missing(contact, earlier, into);
        }
        if (lifted == Truth.UNKNOWN) {
          first = Terms.earlier(first, at(earlier));
        }
      }
      if (first != null) {
        addWhatLifts(contact, first, into);
      }
    }

    private void addWhatLifts(Contact contact, Instant since, Set<Fact<Contact, ?>> into) {
      if (Contact.CONSENTS.in(contact) == null) {
        into.add(Contact.CONSENTS);
      }
      MemberTest<Contact, Consent> each = lifting.forAllOf(contact);
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        if (granted(consent).isAfter(since) && each.test(contact, consent) == Truth.UNKNOWN) {
          each.missing(contact, consent, into);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = readsOfRefusals(ofKind);
      if (!requestLifts) {
        reads.remove(Contact.REQUESTED_AT);
      }
      reads.add(Contact.CONSENTS);
      reads.addAll(lifting.reads());
      reads.add(CONSENTS.name(Consent.GRANTED_AT));
      return reads;
    }

    @Override
    public String says() {
      return "one of history with: it was refused ("
          + ofKind.says()
          + "), and no consent that lifts the refusal"
          + (requestLifts ? ", and no request, came since" : " came since");
    }

    /**
     * Returns, while a refusal bars, when the last of those that bar can have been lifted; each of
     * them has to be.
     */
    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      Contact then = after.equals(contact.at()) ? contact : contact.at(after);
      List<EarlierContact> history = Fact.entries(Contact.HISTORY, contact);
      LatestConsent latest = null;
      ChangesOfConsents changes = null;
      Instant whereTrue = null;
      Instant other = null;
      boolean isTrue = false;
      boolean stays = false;
      for (EarlierContact earlier : history) {
        if (!isRefused(earlier)) {
          continue;
        }
        if (latest == null || changes == null) {
          latest = LatestConsent.of(then, lifting);
          changes = new ChangesOfConsents(then, lifting, after);
        }
        Instant next = Terms.ifAfter(at(earlier), after);
        next = requestLifts ? Terms.earlier(next, requested(contact, after)) : next;
        next = Terms.earlier(next, ofKind.nextChange(then, earlier, after));
        next = Terms.earlier(next, changes.ofThoseSince(at(earlier)));
        if (counts(then, earlier).and(latest.isSince(at(earlier)).not()) == Truth.TRUE) {
          isTrue = true;
          stays |= next == null;
          whereTrue =
              next != null && (whereTrue == null || next.isAfter(whereTrue)) ? next : whereTrue;
        } else {
          other = Terms.earlier(other, next);
        }
      }
      return isTrue ? (stays ? null : whereTrue) : other;
    }

    /** What is not stated was not refused, and not asked for. */
    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      Set<Fact<Contact, ?>> decided = new LinkedHashSet<>();
      decided.add(Contact.HISTORY);
      decided.add(HISTORY.name(EarlierContact.REFUSED));
      if (requestLifts) {
        decided.add(Contact.REQUESTED_AT);
      }
      return decided;
    }

    @Override
    protected Condition<Contact> given(long traits) {
      if (TRAIT == null) {
        return this;
      }
      int code = TRAIT.codeIn(traits);
      return code != 0 && Trait.isAmong(code, Trait.emptyList()) ? Condition.never() : this;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(ofKind, lifting, requestLifts);
    }
  }

  /** When a test of consents can next change, for those that were given after some instant. */
  private static final class ChangesOfConsents {
    private final Soonest soonest = new Soonest();

    ChangesOfConsents(Contact contact, MemberTest<Contact, Consent> test, Instant after) {
      MemberTest<Contact, Consent> each = test.forAllOf(contact);
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        Instant next = each.nextChange(contact, consent, after);
        if (next != null) {
          soonest.add(granted(consent), next);
        }
      }
    }

    @Nullable Instant ofThoseSince(Instant instant) {
      return soonest.from(instant.plusNanos(1));
    }
  }

  /** The soonest of some changes, each of which concerns what is of one instant or earlier. */
  private static final class Soonest {
    private final TreeMap<Instant, Instant> byInstant = new TreeMap<>();
    private boolean isSummed;

    void add(Instant instant, Instant change) {
      byInstant.merge(instant, change, (one, two) -> one.isBefore(two) ? one : two);
      isSummed = false;
    }

    /** Returns the soonest change that concerns an instant or a later one; null if none does. */
    @Nullable Instant from(Instant instant) {
      if (!isSummed) {
        Instant first = null;
        for (Map.Entry<Instant, Instant> entry : byInstant.descendingMap().entrySet()) {
          first = Terms.earlier(first, entry.getValue());
          entry.setValue(requireNonNull(first));
        }
        isSummed = true;
      }
      Map.Entry<Instant, Instant> entry = byInstant.ceilingEntry(instant);
      return entry == null ? null : entry.getValue();
    }
  }

  private static Instant granted(Consent consent) {
    return Consent.GRANTED_AT.of(consent).orElseThrow();
  }

  /** The person objected, and has not asked for this contact since. */
  private static final class Objected extends Condition<Contact> {
    @Override
    public Truth test(Contact contact) {
      Instant objected = Contact.OBJECTED_AT.in(contact);
      return Truth.of(objected != null && stands(contact, objected));
    }

    /** Both are events: left out, they have not happened. */
    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.OBJECTED_AT, Contact.REQUESTED_AT);
    }

    @Override
    public String says() {
      return "objectedAt has come, and requestedAt is not later";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      Instant objected = Terms.ifAfter(Contact.OBJECTED_AT.in(contact), after);
      return Terms.earlier(objected, requested(contact, after));
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(Objected.class);
    }
  }

  /** The person asked for this contact after an earlier one. */
  private static final class AskedForSince extends MemberTest<Contact, EarlierContact> {
    @Override
    public Truth test(Contact contact, EarlierContact earlier) {
      return Truth.of(isSince(contact, Contact.REQUESTED_AT.in(contact), at(earlier)));
    }

    /** A request is an event: left out, it has not happened. */
    @Override
    public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(HISTORY.name(EarlierContact.AT), Contact.REQUESTED_AT);
    }

    @Override
    public String says() {
      return "requestedAt came after it";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, EarlierContact earlier, Instant after) {
      return requested(contact, after);
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(AskedForSince.class);
    }
  }

  /** A contact of a kind was refused after the consent. */
  private static final class RefusedSince extends MemberTest<Contact, Consent> {
    private final MemberTest<Contact, EarlierContact> ofKind;

    RefusedSince(MemberTest<Contact, EarlierContact> ofKind) {
      this.ofKind = ofKind;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      List<EarlierContact> history = Contact.HISTORY.in(contact);
      Truth refused = Truth.FALSE;
      for (int i = 0; history != null && i < history.size() && refused != Truth.TRUE; i++) {
        if (isRefusedSince(contact, history.get(i), granted)) {
          refused = refused.or(ofKind.test(contact, history.get(i)));
        }
      }
      return refused;
    }

    @Override
    public MemberTest<Contact, Consent> forAllOf(Contact contact) {
      return RefusedAmong.of(this, contact);
    }

    private static boolean isRefusedSince(
        Contact contact, EarlierContact earlier, @Nullable Instant granted) {
      return isRefused(earlier)
          && granted != null
          && at(earlier).isAfter(granted)
          && stands(contact, at(earlier));
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
        if (isRefusedSince(contact, earlier, granted)
            && ofKind.test(contact, earlier) == Truth.UNKNOWN) {
          ofKind.missing(contact, earlier, into);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = readsOfRefusals(ofKind);
      reads.add(CONSENTS.name(Consent.GRANTED_AT));
      return reads;
    }

    @Override
    public String says() {
      return "a contact was refused since (" + ofKind.says() + ")";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant next = requested(contact, after);
      for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
        if (isRefused(earlier)) {
          next = Terms.earlier(next, Terms.ifAfter(at(earlier), after));
          next = Terms.earlier(next, ofKind.nextChange(contact, earlier, after));
        }
      }
      return next;
    }

    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return Set.of(Contact.HISTORY);
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(ofKind);
    }
  }

  /**
   * The same as a slower test, for all consents of one contact. Each of some entries ends the
   * consents that were given up to an instant; the latest of these instants decides.
   */
  private abstract static class EndedAmong extends MemberTest<Contact, Consent> {
    final MemberTest<Contact, Consent> slow;
    final Contact contact;
    private @Nullable Instant certain;
    private @Nullable Instant possible;
    private @Nullable Instant next;
    private boolean isNextKnown;

    /** Up to when an entry reaches of which a fact is unknown, for each of these facts. */
    private final Map<Fact<Contact, ?>, Instant> unknown = new LinkedHashMap<>();

    EndedAmong(MemberTest<Contact, Consent> slow, Contact contact) {
      this.slow = slow;
      this.contact = contact;
    }

    /** Adds an entry that ends the consents up to an instant if it passes a test. */
    final <E extends Facts<E>> void add(Instant until, MemberTest<Contact, E> test, E entry) {
      if (certain != null && !until.isAfter(certain)) {
        return;
      }
      Truth ends = test.test(contact, entry);
      if (ends == Truth.TRUE) {
        certain = until;
      } else if (ends == Truth.UNKNOWN) {
        possible = possible == null || until.isAfter(possible) ? until : possible;
        Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
        test.missing(contact, entry, missing);
        for (Fact<Contact, ?> fact : missing) {
          unknown.merge(fact, until, (one, two) -> one.isAfter(two) ? one : two);
        }
      }
    }

    @Override
    public final Truth test(Contact asked, Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      return granted == null
          ? Truth.FALSE
          : reaches(certain, granted)
              ? Truth.TRUE
              : Truth.of(reaches(possible, granted)).and(Truth.UNKNOWN);
    }

    private static boolean reaches(@Nullable Instant until, Instant granted) {
      return until != null && !granted.isAfter(until);
    }

    @Override
    public final void missing(Contact asked, Consent consent, Set<Fact<Contact, ?>> into) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted != null) {
        unknown.forEach(
            (fact, until) -> {
              if (reaches(until, granted)) {
                into.add(fact);
              }
            });
      }
    }

    @Override
    public final Set<Fact<Contact, ?>> reads() {
      return slow.reads();
    }

    @Override
    public final String says() {
      return slow.says();
    }

    @Override
    public final @Nullable Instant nextChange(Contact asked, Consent consent, Instant after) {
      return after.equals(contact.at())
          ? nextChange(consent)
          : slow.nextChange(asked, consent, after);
    }

    /** Returns the next change after the instant of the contact: the same for each consent. */
    @Nullable Instant nextChange(Consent consent) {
      if (!isNextKnown) {
        next = slow.nextChange(contact, consent, contact.at());
        isNextKnown = true;
      }
      return next;
    }

    @Override
    protected final List<Object> madeOf() {
      return List.of(slow, contact);
    }
  }

  /** The latest of the refusals decides. */
  private static final class RefusedAmong extends EndedAmong {
    /** Loads the class only where it is needed: the caller names no more than its base. */
    static MemberTest<Contact, Consent> of(RefusedSince slow, Contact contact) {
      return new RefusedAmong(slow, contact);
    }

    private RefusedAmong(RefusedSince slow, Contact contact) {
      super(slow, contact);
      for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
        if (isRefused(earlier) && stands(contact, at(earlier))) {
          add(at(earlier).minusNanos(1), slow.ofKind, earlier);
        }
      }
    }
  }

  /** The person objected after the consent, and has not asked for this contact since. */
  private static final class ObjectedSince extends MemberTest<Contact, Consent> {
    @Override
    public Truth test(Contact contact, Consent consent) {
      Instant objected = Contact.OBJECTED_AT.in(contact);
      Instant granted = Consent.GRANTED_AT.in(consent);
      return Truth.of(
          objected != null
              && granted != null
              && objected.isAfter(granted)
              && stands(contact, objected));
    }

    /** All three are events: left out, they have not happened. */
    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(CONSENTS.name(Consent.GRANTED_AT), Contact.OBJECTED_AT, Contact.REQUESTED_AT);
    }

    @Override
    public String says() {
      return "objectedAt came since, and requestedAt is not later";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant objected = Terms.ifAfter(Contact.OBJECTED_AT.in(contact), after);
      return Terms.earlier(objected, requested(contact, after));
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(ObjectedSince.class);
    }
  }

  /** A consent, of whatever time, was withdrawn since. */
  private static final class WithdrawnSince extends MemberTest<Contact, Consent> {
    private final MemberTest<Contact, Consent> reaching;

    WithdrawnSince(MemberTest<Contact, Consent> reaching) {
      this.reaching = reaching;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      List<Consent> entries = Contact.CONSENTS.in(contact);
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (entries == null || entries.size() < 2 || granted == null) {
        return Truth.FALSE;
      }
      Truth withdrawn = Truth.FALSE;
      for (int i = 0; i < entries.size() && withdrawn != Truth.TRUE; i++) {
        Consent other = entries.get(i);
        if (isSince(contact, Consent.REVOKED_AT.in(other), granted)) {
          withdrawn = withdrawn.or(reaching.test(contact, other));
        }
      }
      return withdrawn;
    }

    @Override
    public MemberTest<Contact, Consent> forAllOf(Contact contact) {
      return WithdrawnAmong.of(this, contact);
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        if (granted != null
            && isSince(contact, Consent.REVOKED_AT.in(other), granted)
            && reaching.test(contact, other) == Truth.UNKNOWN) {
          reaching.missing(contact, other, into);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(reaching.reads());
      reads.add(Contact.CONSENTS);
      reads.add(CONSENTS.name(Consent.GRANTED_AT));
      reads.add(CONSENTS.name(Consent.REVOKED_AT));
      return reads;
    }

    @Override
    public String says() {
      return "a record of it was withdrawn since";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      Instant next = null;
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        Instant revoked = Consent.REVOKED_AT.in(other);
        if (revoked != null && granted != null && revoked.isAfter(granted)) {
          next = Terms.earlier(next, Terms.ifAfter(revoked, after));
        }
      }
      return next;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(reaching);
    }
  }

  /** Each withdrawal ends the consents that were given before it. */
  private static final class WithdrawnAmong extends EndedAmong {
    /** The withdrawals that are planned. */
    private final Soonest planned = new Soonest();

    /** Loads the class only where it is needed: the caller names no more than its base. */
    static MemberTest<Contact, Consent> of(WithdrawnSince slow, Contact contact) {
      return new WithdrawnAmong(slow, contact);
    }

    private WithdrawnAmong(WithdrawnSince slow, Contact contact) {
      super(slow, contact);
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        Instant revoked = Consent.REVOKED_AT.in(other);
        if (revoked == null) {
          continue;
        }
        Instant until = revoked.minusNanos(1);
        if (revoked.isAfter(contact.at())) {
          planned.add(until, revoked);
        } else {
          add(until, slow.reaching, other);
        }
      }
    }

    @Override
    @Nullable Instant nextChange(Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      return granted == null ? null : planned.from(granted);
    }
  }

  /** Any consent was revoked since, and the person has not asked for this contact since. */
  private static final class RevokedSince extends MemberTest<Contact, Consent> {
    private final MemberTest<Contact, Consent> ofKind;

    RevokedSince(MemberTest<Contact, Consent> ofKind) {
      this.ofKind = ofKind;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      Truth revoked = Truth.FALSE;
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        if (isRevokedSince(contact, other, consent)) {
          revoked = revoked.or(ofKind.test(contact, other));
        }
      }
      return revoked;
    }

    @Override
    public MemberTest<Contact, Consent> forAllOf(Contact contact) {
      return RevokedAmong.of(this, contact);
    }

    private static boolean isRevokedSince(Contact contact, Consent other, Consent consent) {
      Instant revoked = Consent.REVOKED_AT.in(other);
      Instant granted = Consent.GRANTED_AT.in(consent);
      return revoked != null
          && granted != null
          && revoked.isAfter(granted)
          && stands(contact, revoked);
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        if (isRevokedSince(contact, other, consent)
            && ofKind.test(contact, other) == Truth.UNKNOWN) {
          ofKind.missing(contact, other, into);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(ofKind.reads());
      reads.add(CONSENTS.name(Consent.GRANTED_AT));
      reads.add(CONSENTS.name(Consent.REVOKED_AT));
      reads.add(Contact.REQUESTED_AT);
      return reads;
    }

    @Override
    public String says() {
      return "a consent was revoked since (" + ofKind.says() + ")";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant next = requested(contact, after);
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        Instant revoked = Consent.REVOKED_AT.in(other);
        if (revoked != null) {
          next = Terms.earlier(next, Terms.ifAfter(revoked, after));
          next = Terms.earlier(next, ofKind.nextChange(contact, other, after));
        }
      }
      return next;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(ofKind);
    }
  }

  /** The latest of the revocations decides. */
  private static final class RevokedAmong extends EndedAmong {
    /** Loads the class only where it is needed: the caller names no more than its base. */
    static MemberTest<Contact, Consent> of(RevokedSince slow, Contact contact) {
      return new RevokedAmong(slow, contact);
    }

    private RevokedAmong(RevokedSince slow, Contact contact) {
      super(slow, contact);
      for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
        Instant revoked = Consent.REVOKED_AT.in(other);
        if (revoked != null && stands(contact, revoked)) {
          add(revoked.minusNanos(1), slow.ofKind, other);
        }
      }
    }
  }

  private static @Nullable Instant requested(Contact contact, Instant after) {
    return Terms.ifAfter(Contact.REQUESTED_AT.in(contact), after);
  }

  private static Set<Fact<Contact, ?>> readsOfRefusals(MemberTest<Contact, EarlierContact> ofKind) {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.HISTORY);
    reads.add(HISTORY.name(EarlierContact.REFUSED));
    reads.add(HISTORY.name(EarlierContact.AT));
    reads.addAll(ofKind.reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }
}
