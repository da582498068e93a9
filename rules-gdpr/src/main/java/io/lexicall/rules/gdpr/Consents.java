package io.lexicall.rules.gdpr;

import static io.lexicall.facts.ContactChannel.TEXT;
import static io.lexicall.facts.ContactChannel.VOICE;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consents that count under the GDPR and the ePrivacy laws.
 *
 * <p>One counts if it is an opt-in or explicit, was given, is neither revoked nor expired at that
 * instant, nor was a renewal of it, was given to this seller for this channel and purpose, covers
 * automated contact if the voice is prerecorded or artificial, and is not older than the law of the
 * called party's country allows.
 *
 * <p>A rule about calls only, or about some purposes only, asks for {@linkplain #narrowed fewer}
 * facts of a consent: a consent that covers none of its purposes does not count, whichever purpose
 * it turns out to be.
 */
final class Consents {
  static final Members<Contact, Consent> ALL = Members.of(Contact.CONSENTS);

  /** A prerecorded or artificial voice. */
  static final Condition<Contact> MACHINE =
      Condition.in(Contact.CHANNEL, VOICE)
          .and(Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL));

  /**
   * Nobody objected to marketing, or the consent was given after the objection; an earlier one was
   * withdrawn by it. A person who asks for one contact later does not give it again.
   */
  private static final MemberTest<Contact, Consent> SINCE_OBJECTION =
      ALL.given(Condition.happened(Contact.OBJECTED_AT).not()).or(givenAfter(Contact.OBJECTED_AT));

  /** A consent was withdrawn when the person asked for this contact, or later. */
  private static final MemberTest<Contact, Consent> REVOKED_SINCE_REQUEST =
      ALL.given(MarketingRules.REQUESTED)
          .and(
              ALL.against(
                  Consent.REVOKED_AT,
                  Contact.REQUESTED_AT,
                  "revokedAt is not before requestedAt",
                  (revoked, asked) -> !revoked.isBefore(asked)));

  /** An earlier contact of this channel, for this purpose. */
  private static final MemberTest<Contact, EarlierContact> ALIKE =
      MarketingRules.HISTORY
          .same(EarlierContact.CHANNEL, Contact.CHANNEL)
          .and(MarketingRules.HISTORY.same(EarlierContact.PURPOSE, Contact.PURPOSE));

  private static final MemberTest<Contact, Consent> KIND =
      ALL.in(Consent.KIND, ConsentKind.OPT_IN, ConsentKind.EXPLICIT);

  private static final MemberTest<Contact, Consent> EXPLICIT =
      ALL.in(Consent.KIND, ConsentKind.EXPLICIT);

  /** How the contacts of a rule are made. */
  enum Manner {
    ANY(TEXT, VOICE),
    TEXTS(TEXT),
    CALLS(VOICE),
    LIVE_CALLS(VOICE),
    MACHINE_CALLS(VOICE);

    @SuppressWarnings("ImmutableEnumChecker") // cannot be changed
    private final Set<ContactChannel> channels;

    Manner(ContactChannel... channels) {
      this.channels = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(channels)));
    }

    /**
     * Returns the test that an entry covers a prerecorded or artificial voice; null if there is no
     * such voice.
     */
    private @Nullable MemberTest<Contact, Consent> automated() {
      return switch (this) {
        case TEXTS, LIVE_CALLS -> null;
        case MACHINE_CALLS -> ALL.isTrue(Consent.AUTOMATED);
        case CALLS, ANY -> ALL.given(MACHINE.not()).or(ALL.isTrue(Consent.AUTOMATED));
      };
    }
  }

  private final Manner manner;
  private final Set<ContactPurpose> purposes;
  private final List<TooOld> ages;

  /** Whether an objection to marketing ends earlier consents. */
  private final boolean endsByObjection;

  /** Whether only explicit consents count; others may have been withdrawn with them. */
  private final boolean explicitOnly;

  /** Given, for this contact, and in force now or at some time. */
  private final MemberTest<Contact, Consent> fitting;

  /** What of a withdrawn consent reaches this contact: seller, channel and purpose, any voice. */
  private final MemberTest<Contact, Consent> reaching;

  private final MemberTest<Contact, Consent> standing;
  private final MemberTest<Contact, Consent> valid;

  private Consents(
      Manner manner,
      Set<ContactPurpose> purposes,
      List<TooOld> ages,
      boolean endsByObjection,
      boolean explicitOnly) {
    this.manner = manner;
    this.purposes = purposes;
    this.ages = ages;
    this.endsByObjection = endsByObjection;
    this.explicitOnly = explicitOnly;
    MemberTest<Contact, Consent> reaches =
        ALL.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER))
            .and(new Covers<>(Consent.CHANNELS, Contact.CHANNEL, manner.channels));
    MemberTest<Contact, Consent> fits =
        ALL.happened(Consent.GRANTED_AT).and(reaches).and(new ToPurpose(purposes, false));
    MemberTest<Contact, Consent> automated = manner.automated();
    this.fitting = automated == null ? fits : fits.and(automated);
    this.reaching = KIND.and(reaches).and(new ToPurpose(purposes, true));
    this.standing =
        (explicitOnly ? EXPLICIT : KIND)
            .and(ALL.happened(Consent.REVOKED_AT).not())
            .and(ALL.happened(Consent.EXPIRES_AT).not())
            .and(fitting)
            .and(LaterWord.withdrawnSince(reaching).not());
    MemberTest<Contact, Consent> test = standing;
    for (TooOld age : ages) {
      test = test.and(age.not());
    }
    this.valid = endsByObjection ? test.and(SINCE_OBJECTION) : test;
  }

  /** Reads how old a consent may become. */
  static Consents of(Regimes regimes) {
    List<TooOld> ages = new ArrayList<>();
    for (LawTable.Row row : Tables.read(NationalTables.CONSENT_AGE).rows()) {
      ages.add(new TooOld(row, regimes, Manner.ANY, false));
    }
    return new Consents(Manner.ANY, EnumSet.allOf(ContactPurpose.class), ages, false, false);
  }

  /**
   * Returns the consents that count for the contacts of one rule.
   *
   * @param how how these contacts are made
   * @param purposes what they are for
   */
  Consents narrowed(Manner how, Set<ContactPurpose> purposes) {
    List<TooOld> narrowed = new ArrayList<>();
    for (TooOld age : ages) {
      if (how != Manner.TEXTS && (how != Manner.MACHINE_CALLS || age.machinesToo)) {
        narrowed.add(new TooOld(age.row, age.regimes, how, age.isHome));
      }
    }
    return new Consents(how, Set.copyOf(purposes), narrowed, endsByObjection, explicitOnly);
  }

  /** Returns the consents that count for a rule that is law in some places, on some days. */
  Consents in(Set<Place> places, InForce days) {
    List<TooOld> there = new ArrayList<>();
    for (TooOld age : ages) {
      if (!Collections.disjoint(age.places, places) && age.inForce.overlaps(days)) {
        there.add(new TooOld(age.row, age.regimes, age.manner, age.places.containsAll(places)));
      }
    }
    return new Consents(manner, purposes, there, endsByObjection, explicitOnly);
  }

  /** Returns these consents without those that an objection to marketing ended. */
  Consents endedByObjection() {
    return new Consents(manner, purposes, ages, true, explicitOnly);
  }

  /** Returns those of these consents that were given explicitly. */
  Consents explicit() {
    return new Consents(manner, purposes, ages, endsByObjection, true);
  }

  /** Returns the test that a consent counts. */
  MemberTest<Contact, Consent> valid() {
    return valid;
  }

  /** Returns the condition that one counts. */
  Condition<Contact> any() {
    return ALL.any(valid);
  }

  /** Returns the condition that one counts, and was given after an event of the contact. */
  Condition<Contact> anyAfter(Fact<Contact, Instant> event) {
    return ALL.any(givenAfter(event).and(valid));
  }

  private static MemberTest<Contact, Consent> givenAfter(Fact<Contact, Instant> event) {
    return ALL.against(
        Consent.GRANTED_AT,
        event,
        "grantedAt is after " + event,
        (granted, then) -> granted.isAfter(then));
  }

  /** Returns the condition that one would count, or might, if it had not been revoked. */
  Condition<Contact> revoked() {
    return ALL.any(KIND.and(ALL.happened(Consent.REVOKED_AT)).and(new Perhaps(fitting)));
  }

  /**
   * Returns the condition that a consent of that scope is stated to be withdrawn. Consents are not
   * asked for to find out.
   */
  Condition<Contact> withdrawn() {
    return Condition.known(Contact.CONSENTS)
        .and(ALL.any(ALL.happened(Consent.REVOKED_AT), reaching));
  }

  /**
   * Returns the condition that a consent of that scope is stated to be withdrawn since the person
   * asked for this contact, and that none that counts was given since. It takes the request back,
   * as any other no does. Consents are not asked for to find out.
   */
  Condition<Contact> tookBackRequest() {
    return Condition.known(Contact.CONSENTS)
        .and(ALL.any(ALL.happened(Consent.REVOKED_AT), REVOKED_SINCE_REQUEST, reaching))
        .and(any().not());
  }

  /**
   * Returns the condition that the person refused an earlier contact of this channel for this
   * purpose, and has neither given one that counts nor asked for this contact since.
   */
  Condition<Contact> refused() {
    return LaterWord.refused(ALIKE, valid);
  }

  /** Returns the same, where asking for this contact gives back no consent. */
  Condition<Contact> refusedUntilConsent() {
    return LaterWord.refusedUntilConsent(ALIKE, valid);
  }

  /** Returns the condition that one counts, and was given within a period that ends now. */
  Condition<Contact> anyWithin(LookBack period) {
    return ALL.any(ALL.within(Consent.GRANTED_AT, period).and(valid));
  }

  /** A reason why a consent no longer counts: its age, and the provision that says so. */
  record Aged(Condition<Contact> condition, String citation) {}

  /** Returns the conditions that one would count if it were not too old. */
  List<Aged> aged() {
    return ages.stream().map(age -> new Aged(ALL.any(standing.and(age)), age.citation)).toList();
  }

  /**
   * An entry covers the contact; if the contact's kind is unknown, it covers all kinds of the
   * rule's contacts, or none of them.
   */
  private static final class Covers<T> extends MemberTest<Contact, Consent> {
    private final Fact<Consent, List<T>> list;
    private final Fact<Contact, T> actual;
    private final Set<T> possible;

    Covers(Fact<Consent, List<T>> list, Fact<Contact, T> actual, Set<T> possible) {
      this.list = list;
      this.actual = actual;
      this.possible = possible;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      List<T> covered = list.in(consent);
      if (covered == null) {
        return Truth.UNKNOWN;
      }
      T is = actual.in(contact);
      return is == null ? ofAll(covered, possible) : Truth.of(covered.contains(is));
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      if (list.in(consent) == null) {
        into.add(ALL.name(list));
      }
      if (actual.in(contact) == null && possible.size() > 1) {
        into.add(actual);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.CONSENTS, ALL.name(list), actual);
    }

    @Override
    public String says() {
      return list.name() + " hold " + actual;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(list, actual, possible);
    }
  }

  /** Returns whether a consent covers what is asked for, whichever of these that is. */
  private static <T> Truth ofAll(List<T> covered, Set<T> possible) {
    return covered.containsAll(possible)
        ? Truth.TRUE
        : Collections.disjoint(covered, possible) ? Truth.FALSE : Truth.UNKNOWN;
  }

  /**
   * An entry covers the purpose of the contact. One that is stated to advertise sells, whatever
   * else it is for: it needs consent to that, and consent to the service beside which it advertises
   * is none. So who withdrew consent to sales calls refuses whatever advertises, a survey too.
   */
  private static final class ToPurpose extends MemberTest<Contact, Consent> {
    /** A contact for one of these is marketing for that purpose, even if it advertises. */
    private static final Set<ContactPurpose> MARKETING =
        Collections.unmodifiableSet(
            EnumSet.of(
                ContactPurpose.TELEMARKETING,
                ContactPurpose.CHARITABLE_SOLICITATION,
                ContactPurpose.POLITICAL,
                ContactPurpose.SURVEY));

    private final Set<ContactPurpose> usual;
    private final boolean isWithdrawn;

    /**
     * Creates the test.
     *
     * @param isWithdrawn whether it is of consents that were withdrawn
     */
    ToPurpose(Set<ContactPurpose> usual, boolean isWithdrawn) {
      this.usual = usual;
      this.isWithdrawn = isWithdrawn;
    }

    private static boolean advertises(Contact contact) {
      return Boolean.TRUE.equals(MarketingRules.ADVERTISES.in(contact));
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      List<ContactPurpose> covered = Consent.PURPOSES.in(consent);
      if (covered == null) {
        return Truth.UNKNOWN;
      }
      ContactPurpose is = Contact.PURPOSE.in(contact);
      boolean advertises = advertises(contact);
      if (advertises && isWithdrawn && covered.contains(ContactPurpose.TELEMARKETING)) {
        return Truth.TRUE;
      }
      if (is == null) {
        return ofAll(covered, advertises ? MARKETING : usual);
      }
      return Truth.of(
          covered.contains(
              advertises && !MARKETING.contains(is) ? ContactPurpose.TELEMARKETING : is));
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      if (Consent.PURPOSES.in(consent) == null) {
        into.add(ALL.name(Consent.PURPOSES));
      }
      if (Contact.PURPOSE.in(contact) == null && (usual.size() > 1 || advertises(contact))) {
        into.add(Contact.PURPOSE);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
      reads.add(Contact.CONSENTS);
      reads.add(ALL.name(Consent.PURPOSES));
      reads.add(Contact.PURPOSE);
      reads.add(MarketingRules.ADVERTISES);
      return reads;
    }

    @Override
    protected Set<Fact<Contact, ?>> decidedByAbsence() {
      return Set.of(MarketingRules.ADVERTISES);
    }

    @Override
    public String says() {
      return isWithdrawn
          ? "purposes hold purpose; if the contact advertises, telemarketing too"
          : "purposes hold purpose, or telemarketing if the contact advertises";
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(usual, isWithdrawn);
    }
  }

  /** Nothing is known against it. Only for citations, since it is not monotone. */
  private static final class Perhaps extends MemberTest<Contact, Consent> {
    private final MemberTest<Contact, Consent> test;

    Perhaps(MemberTest<Contact, Consent> test) {
      this.test = test;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      return Truth.of(test.test(contact, consent) != Truth.FALSE);
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      // never unknown
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return test.reads();
    }

    @Override
    public String says() {
      return "perhaps " + test.says();
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(test);
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      return test.nextChange(contact, consent, after);
    }
  }

  /** Under the law of the called party's country a consent to calls no longer counts. */
  private static final class TooOld extends MemberTest<Contact, Consent> {
    private final LawTable.Row row;
    private final Regimes regimes;
    private final Manner manner;

    /** Whether the rule itself applies only where this is law. */
    private final boolean isHome;

    private final Set<Place> places;
    private final Clocks clocks;
    private final InForce inForce;
    private final boolean machinesToo;
    private final String citation;

    /** The age in months, whose last day still counts; null if the age is counted in days. */
    private final @Nullable LookBack months;

    /** The age as a duration, whose end no longer counts. */
    private final Duration elapsed;

    TooOld(LawTable.Row row, Regimes regimes, Manner manner, boolean isHome) {
      this.row = row;
      this.regimes = regimes;
      this.manner = manner;
      this.isHome = isHome;
      this.places = regimes.under(Place.of(row.requireText("country")));
      this.clocks = new Clocks(places);
      this.inForce = row.inForce();
      this.machinesToo = Tables.says(row, "voices", "machine");
      this.citation = row.citation().text();
      OptionalInt ageInMonths = row.optionalInteger("max_age_months");
      this.months = ageInMonths.isPresent() ? LookBack.months(ageInMonths.getAsInt()) : null;
      this.elapsed = months == null ? Duration.ofDays(row.integer("max_age_days")) : Duration.ZERO;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted == null) {
        return Truth.FALSE;
      }
      Truth old = isOld(contact, granted);
      return old == Truth.FALSE ? old : old.and(here(contact)).and(spoken(contact));
    }

    private Truth isOld(Contact contact, Instant granted) {
      LookBack period = months;
      if (granted.isAfter(contact.at())) {
        return Truth.FALSE;
      }
      return period == null
          ? Truth.of(!granted.plus(elapsed).isAfter(contact.at()))
          : clocks.some(
              contact,
              clock ->
                  Truth.of(
                      !period.contains(
                          clock.localEpochDayAt(granted.getEpochSecond()),
                          clock.localEpochDayAt(contact.at().getEpochSecond()))));
    }

    private Truth here(Contact contact) {
      Whereabouts where = contact.whereabouts();
      Truth isLaw =
          clocks.some(
              contact,
              clock ->
                  Truth.of(inForce.contains(clock.localEpochDayAt(contact.at().getEpochSecond()))));
      if (isHome) {
        return isLaw;
      }
      if (!where.countryKnown()) {
        return isLaw.and(Truth.UNKNOWN);
      }
      return where.countries().stream().anyMatch(places::contains) ? isLaw : Truth.FALSE;
    }

    /** Returns whether the contact is a call of the kind to which the age applies. */
    private Truth spoken(Contact contact) {
      if (manner == Manner.LIVE_CALLS || manner == Manner.MACHINE_CALLS) {
        return Truth.TRUE;
      }
      ContactChannel channel = Contact.CHANNEL.in(contact);
      Voice voice = Contact.VOICE.in(contact);
      Truth call =
          manner == Manner.CALLS
              ? Truth.TRUE
              : channel == null ? Truth.UNKNOWN : Truth.of(channel == VOICE);
      Truth kind =
          machinesToo ? Truth.TRUE : voice == null ? Truth.UNKNOWN : Truth.of(voice == Voice.LIVE);
      return call.and(kind);
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      if (!isHome && !contact.whereabouts().countryKnown()) {
        into.add(contact.countryFact());
      }
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted != null && isOld(contact, granted) == Truth.UNKNOWN) {
        Clocks.missingZone(contact, into);
      }
      if (spoken(contact) == Truth.UNKNOWN) {
        if (manner == Manner.ANY && Contact.CHANNEL.in(contact) == null) {
          into.add(Contact.CHANNEL);
        }
        if (!machinesToo && Contact.VOICE.in(contact) == null) {
          into.add(Contact.VOICE);
        }
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.CONSENTS, ALL.name(Consent.GRANTED_AT), Contact.CHANNEL, Contact.VOICE);
    }

    @Override
    public String says() {
      return "grantedAt is too long ago for " + citation;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(places, inForce, citation, manner, isHome);
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted == null) {
        return null;
      }
      Instant next = ifAfter(granted, after);
      if (months == null) {
        next = earlier(next, ifAfter(granted.plus(elapsed), after));
      }
      for (ZoneClock clock : clocks.of(contact)) {
        if (months != null) {
          next = earlier(next, ifAfter(dayAfterLast(months, granted, clock), after));
        }
        LocalDate from = inForce.from();
        LocalDate to = inForce.to();
        next = from == null ? next : earlier(next, ifAfter(clock.startOfDay(from), after));
        next = to == null ? next : earlier(next, ifAfter(clock.startOfDay(to.plusDays(1)), after));
      }
      return next;
    }

    private static Instant dayAfterLast(LookBack months, Instant granted, ZoneClock clock) {
      return clock.startOfDay(months.lastDay(clock.dateAt(granted)).plusDays(1));
    }
  }
}
