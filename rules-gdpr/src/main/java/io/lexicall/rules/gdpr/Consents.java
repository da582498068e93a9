package io.lexicall.rules.gdpr;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consents that count under the GDPR and the ePrivacy laws.
 *
 * <p>One counts if it is an opt-in or explicit, was given, is neither revoked nor expired at that
 * instant, was given to this seller for this channel and purpose, covers machines where one speaks,
 * and is not older than the law of the called party's state allows.
 */
final class Consents {
  static final Members<Contact, Consent> ALL = Members.of(Contact.CONSENTS);

  /** A machine speaks: a recording or an artificial voice. */
  static final Condition<Contact> MACHINE =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE)
          .and(Condition.in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL));

  private static final MemberTest<Contact, Consent> KIND =
      ALL.in(Consent.KIND, ConsentKind.OPT_IN, ConsentKind.EXPLICIT);

  private static final MemberTest<Contact, Consent> FITTING =
      ALL.happened(Consent.GRANTED_AT)
          .and(ALL.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER)))
          .and(ALL.holds(Consent.CHANNELS, Contact.CHANNEL))
          .and(ALL.holds(Consent.PURPOSES, Contact.PURPOSE))
          .and(ALL.given(MACHINE.not()).or(ALL.isTrue(Consent.AUTOMATED)));

  private static final MemberTest<Contact, Consent> STANDING =
      KIND.and(ALL.happened(Consent.REVOKED_AT).not())
          .and(ALL.happened(Consent.EXPIRES_AT).not())
          .and(FITTING);

  private final List<TooOld> ages = new ArrayList<>();
  private final MemberTest<Contact, Consent> valid;

  /**
   * Reads how old a consent may become.
   *
   * @param telemarketing the table of the states
   */
  Consents(LawTable telemarketing, Regimes regimes) {
    MemberTest<Contact, Consent> test = STANDING;
    for (LawTable.Row row : telemarketing.rows()) {
      if (!row.isBlank("consent_age_citation")) {
        TooOld age = new TooOld(row, regimes);
        ages.add(age);
        test = test.and(age.not());
      }
    }
    this.valid = test;
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
    return ALL.any(
        valid.and(
            ALL.against(
                Consent.GRANTED_AT,
                event,
                "grantedAt is after " + event,
                (granted, then) -> granted.isAfter(then))));
  }

  /** Returns the condition that one of that kind counts. */
  Condition<Contact> any(ConsentKind kind) {
    return ALL.any(ALL.in(Consent.KIND, kind).and(valid));
  }

  /** Returns the condition that one would count, had it not been revoked. */
  static Condition<Contact> revoked() {
    return ALL.any(KIND.and(ALL.happened(Consent.REVOKED_AT)).and(FITTING));
  }

  /** A reason why a consent no longer counts: its age, and the provision that says so. */
  record Aged(Condition<Contact> condition, String citation) {}

  /** Returns the conditions that one would count, were it not too old. */
  List<Aged> aged() {
    return ages.stream().map(age -> new Aged(ALL.any(STANDING.and(age)), age.citation)).toList();
  }

  /** The law of the called party's state no longer lets a consent to calls count. */
  private static final class TooOld extends MemberTest<Contact, Consent> {
    private final Set<Place> places;
    private final InForce inForce;
    private final boolean machinesToo;
    private final String citation;

    /** The same day so many months later still counts; null if the age is counted in days. */
    private final @Nullable LookBack months;

    /** The instant so much later no longer counts. */
    private final Duration elapsed;

    TooOld(LawTable.Row row, Regimes regimes) {
      this.places = regimes.under(Place.of(row.requireText("country")));
      this.inForce = row.inForce();
      this.machinesToo = Tables.says(row, "consent_age_voices", "machine");
      this.citation = row.citation("consent_age_citation").text();
      OptionalInt ageInMonths = row.optionalInteger("consent_max_age_months");
      this.months = ageInMonths.isPresent() ? LookBack.months(ageInMonths.getAsInt()) : null;
      this.elapsed =
          months == null ? Duration.ofDays(row.integer("consent_max_age_days")) : Duration.ZERO;
    }

    @Override
    public Truth test(Contact contact, Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted == null || !isOld(contact, granted)) {
        return Truth.FALSE;
      }
      return here(contact).and(spoken(contact));
    }

    private boolean isOld(Contact contact, Instant granted) {
      if (months == null) {
        return !granted.plus(elapsed).isAfter(contact.at());
      }
      for (ZoneClock clock : clocks(contact)) {
        if (!granted.isAfter(contact.at())
            && !months.contains(clock.dateAt(granted), clock.dateAt(contact.at()))) {
          return true;
        }
      }
      return false;
    }

    private static List<ZoneClock> clocks(Contact contact) {
      List<ZoneClock> clocks = contact.whereabouts().clocks();
      return clocks.isEmpty() ? List.of(ZoneClock.of(ZoneOffset.UTC)) : clocks;
    }

    private Truth here(Contact contact) {
      Whereabouts where = contact.whereabouts();
      if (!where.countryKnown()) {
        return Truth.UNKNOWN;
      }
      if (where.countries().stream().noneMatch(places::contains)) {
        return Truth.FALSE;
      }
      return Truth.of(
          clocks(contact).stream().anyMatch(clock -> inForce.contains(clock.dateAt(contact.at()))));
    }

    /** Tells whether the contact is a call of the kind that the age is about. */
    private Truth spoken(Contact contact) {
      ContactChannel channel = Contact.CHANNEL.in(contact);
      Voice voice = Contact.VOICE.in(contact);
      Truth call = channel == null ? Truth.UNKNOWN : Truth.of(channel == ContactChannel.VOICE);
      Truth kind =
          machinesToo ? Truth.TRUE : voice == null ? Truth.UNKNOWN : Truth.of(voice == Voice.LIVE);
      return call.and(kind);
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      if (!contact.whereabouts().countryKnown()) {
        into.add(contact.countryFact());
      }
      if (Contact.CHANNEL.in(contact) == null) {
        into.add(Contact.CHANNEL);
      }
      if (!machinesToo && Contact.VOICE.in(contact) == null) {
        into.add(Contact.VOICE);
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
    public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted == null) {
        return null;
      }
      Instant next = null;
      if (months == null) {
        next = later(granted.plus(elapsed), after);
      } else {
        for (ZoneClock clock : clocks(contact)) {
          LocalDate given = clock.dateAt(granted);
          LocalDate last = given;
          for (int step = 1 << 12; step > 0; step >>= 1) {
            while (months.contains(given, last.plusDays(step))) {
              last = last.plusDays(step);
            }
          }
          next = earlier(next, later(clock.startOfDay(last.plusDays(1)), after));
        }
      }
      for (ZoneClock clock : clocks(contact)) {
        LocalDate from = inForce.from();
        LocalDate to = inForce.to();
        next = from == null ? next : earlier(next, later(clock.startOfDay(from), after));
        next = to == null ? next : earlier(next, later(clock.startOfDay(to.plusDays(1)), after));
      }
      return next;
    }

    private static @Nullable Instant later(Instant instant, Instant after) {
      return instant.isAfter(after) ? instant : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
  }
}
