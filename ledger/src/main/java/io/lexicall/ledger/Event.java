package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.RequestKind;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that concerns a person, as the ledger stores it. It is never changed.
 *
 * <p>Times are kept to the microsecond. A fraction is dropped, or, for a contact, rounded up, so
 * that a window that counts it is never too short. Immutable and thread-safe. {@link #toString}
 * reveals nothing about the person.
 *
 * @since 0.1
 */
public final class Event {
  private static final int MOST_TEXT = 500;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** The requests under a law by which a person also tells the company to stop. */
  static final List<RequestKind> REQUESTS_TO_STOP =
      List.of(RequestKind.DO_NOT_CALL, RequestKind.OBJECTION);

  private final @Nullable String id;
  private final EventKind kind;
  private final @Nullable PhoneNumber number;
  private final @Nullable String person;
  private final Instant happenedAt;
  private final @Nullable Instant happenedAtLatest;
  private final @Nullable Instant recordedAt;
  private final @Nullable String by;
  private final @Nullable String from;
  private final Scope scope;
  private final Evidence evidence;
  private final @Nullable String refersTo;
  private final @Nullable ConsentKind consent;
  private final @Nullable Instant expiresAt;
  private final @Nullable Boolean automated;
  private final @Nullable ConsentReceiver receivedBy;
  private final ContactEnd end;
  private final @Nullable Boolean similarProducts;
  private final @Nullable RequestKind request;
  private final @Nullable PrivacyLaw law;
  private final @Nullable Place place;

  private Event(Builder builder, Instant happenedAt) {
    this.id = builder.id;
    this.kind = builder.kind;
    this.number = builder.number;
    this.person = builder.person;
    this.happenedAt = happenedAt;
    this.happenedAtLatest = builder.happenedAtLatest;
    this.recordedAt = builder.recordedAt;
    this.by = builder.by;
    this.from = builder.from;
    this.scope = builder.scope;
    this.evidence = builder.evidence;
    this.refersTo = builder.refersTo;
    this.consent = builder.consent;
    this.expiresAt = builder.expiresAt;
    this.automated = builder.automated;
    this.receivedBy = builder.receivedBy;
    this.end = builder.end;
    this.similarProducts = builder.similarProducts;
    this.request = builder.request;
    this.law = builder.law;
    this.place = builder.place;
  }

  /** Returns a builder for an event of that kind. */
  public static Builder builder(EventKind kind) {
    return new Builder(kind);
  }

  /** Returns a builder for a consent that a person gave. */
  public static Builder consentGiven(PhoneNumber number, ConsentKind kind, Instant at) {
    return builder(EventKind.CONSENT_GIVEN).number(number).consent(kind).happenedAt(at);
  }

  /** Returns a builder for the withdrawal of the consents in its scope. */
  public static Builder consentWithdrawn(PhoneNumber number, Instant at) {
    return builder(EventKind.CONSENT_WITHDRAWN).number(number).happenedAt(at);
  }

  /** Returns a builder for a request to stop. */
  public static Builder toldToStop(PhoneNumber number, Instant at) {
    return builder(EventKind.TOLD_TO_STOP).number(number).happenedAt(at);
  }

  /** Returns a builder for a contact that was made without a reservation. */
  public static Builder contact(PhoneNumber number, Instant at, ContactEnd end) {
    return builder(EventKind.CONTACT_ATTEMPTED).number(number).happenedAt(at).end(end);
  }

  /** Returns a builder for a request that was received. */
  public static Builder requestReceived(PhoneNumber number, RequestKind kind, Instant at) {
    return builder(EventKind.REQUEST_RECEIVED).number(number).request(kind).happenedAt(at);
  }

  /** Returns a builder that holds the values of this event. */
  Builder toBuilder() {
    Builder builder = new Builder(kind);
    builder.id = id;
    builder.number = number;
    builder.person = person;
    builder.happenedAt = happenedAt;
    builder.happenedAtLatest = happenedAtLatest;
    builder.recordedAt = recordedAt;
    builder.by = by;
    builder.from = from;
    builder.scope = scope;
    builder.evidence = evidence;
    builder.refersTo = refersTo;
    builder.consent = consent;
    builder.expiresAt = expiresAt;
    builder.automated = automated;
    builder.receivedBy = receivedBy;
    builder.end = end;
    builder.similarProducts = similarProducts;
    builder.request = request;
    builder.law = law;
    builder.place = place;
    return builder;
  }

  /** Returns its id, which is unique in the ledger; empty before it is recorded without one. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  String requireId() {
    return requireNonNull(id, "id");
  }

  /** Returns what happened. */
  public EventKind kind() {
    return kind;
  }

  /**
   * Returns the number of the person. Empty if it was read from a ledger that stores hashes of
   * numbers, or if no number of the person is known.
   */
  public Optional<PhoneNumber> number() {
    return Optional.ofNullable(number);
  }

  @Nullable String person() {
    return person;
  }

  /** Returns when it happened. */
  public Instant happenedAt() {
    return happenedAt;
  }

  /**
   * Returns the last moment at which it can have happened, for a withdrawal, a request to stop or
   * the end of a relationship of which only the date is known ({@link Builder#happenedOn}); empty
   * if its time is known. What was agreed or bought by then counts as earlier.
   */
  public Optional<Instant> happenedAtLatest() {
    return Optional.ofNullable(happenedAtLatest);
  }

  /** Returns the last moment at which it can have happened. */
  Instant latest() {
    return happenedAtLatest == null ? happenedAt : happenedAtLatest;
  }

  /** Returns when it was recorded, by the clock of the recorder; empty before it is recorded. */
  public Optional<Instant> recordedAt() {
    return Optional.ofNullable(recordedAt);
  }

  boolean isRecordedBy(Instant latest) {
    return recordedAt != null && !recordedAt.isAfter(latest);
  }

  /** Returns who recorded it, such as an agent or a program. */
  public Optional<String> by() {
    return Optional.ofNullable(by);
  }

  /** Returns where it came from, such as a web form or a call. */
  public Optional<String> from() {
    return Optional.ofNullable(from);
  }

  /** Returns what it is about. */
  public Scope scope() {
    return scope;
  }

  /** Returns the evidence for it. */
  public Evidence evidence() {
    return evidence;
  }

  /** Returns the id of the event to which it refers, such as the consent that is withdrawn. */
  public Optional<String> refersTo() {
    return Optional.ofNullable(refersTo);
  }

  @Nullable String refersToOrNull() {
    return refersTo;
  }

  /** For a consent, returns its kind. */
  public Optional<ConsentKind> consent() {
    return Optional.ofNullable(consent);
  }

  /** Returns when a consent expires, or when the reservation of an attempt ends, if it does. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  @Nullable Instant expiresAtOrNull() {
    return expiresAt;
  }

  /** Returns whether a consent covers automated contact; empty if that is unknown. */
  public Optional<Boolean> automated() {
    return Optional.ofNullable(automated);
  }

  /** Returns who received a consent, the seller or its caller; empty if that is unknown. */
  public Optional<ConsentReceiver> receivedBy() {
    return Optional.ofNullable(receivedBy);
  }

  /** Returns how a contact ended. */
  public ContactEnd end() {
    return end;
  }

  /** For a transaction, returns whether the offered product is similar to the one bought. */
  public Optional<Boolean> similarProducts() {
    return Optional.ofNullable(similarProducts);
  }

  /** For a request, returns what is requested. */
  public Optional<RequestKind> request() {
    return Optional.ofNullable(request);
  }

  /** For a request, returns the law under which it is made. */
  public Optional<PrivacyLaw> law() {
    return Optional.ofNullable(law);
  }

  /** Returns the country or region of the person, which determines the law of a request. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /**
   * Returns whether two events have the same content, regardless of when and by whom they were
   * recorded. Earlier versions recorded only the first moment of a date, so whether only the date
   * is known makes no difference here.
   */
  boolean tellsTheSame(Event other) {
    return kind == other.kind
        && Objects.equals(person, other.person)
        && happenedAt.equals(other.happenedAt)
        && scope.equals(other.scope)
        && evidence.equals(other.evidence)
        && Objects.equals(refersTo, other.refersTo)
        && consent == other.consent
        && Objects.equals(expiresAt, other.expiresAt)
        && Objects.equals(automated, other.automated)
        && receivedBy == other.receivedBy
        && end.equals(other.end)
        && Objects.equals(similarProducts, other.similarProducts)
        && request == other.request
        && law == other.law
        && Objects.equals(place, other.place);
  }

  /**
   * Returns whether the person told the company to stop by it: in so many words, or by a request
   * under a law (47 CFR 64.1200(d)(3), GDPR Art. 21(2)).
   */
  boolean isStop() {
    return kind == EventKind.TOLD_TO_STOP || request != null && REQUESTS_TO_STOP.contains(request);
  }

  /**
   * Returns whether the person asked by it for no more contacts, or for none under a consent, by
   * whatever kind of event. It ends none if it names no person, as a request under a law may.
   */
  public boolean endsContacts() {
    return isStop() || isWithdrawal();
  }

  /**
   * Returns whether it names the person: by the number, a hash of it, or another event of theirs.
   */
  public boolean isOfPerson() {
    return number != null || person != null || refersTo != null;
  }

  /** Returns whether the person withdrew consents by it, and said no more. */
  boolean isWithdrawal() {
    return kind == EventKind.CONSENT_WITHDRAWN || request == RequestKind.CONSENT_REVOCATION;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Event that
            && tellsTheSame(that)
            && Objects.equals(id, that.id)
            && Objects.equals(number, that.number)
            && Objects.equals(happenedAtLatest, that.happenedAtLatest)
            && Objects.equals(recordedAt, that.recordedAt)
            && Objects.equals(by, that.by)
            && Objects.equals(from, that.from));
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, kind, happenedAt, recordedAt);
  }

  /** Returns the kind and the time. */
  @Override
  public String toString() {
    return kind + " at " + happenedAt;
  }

  /**
   * Builds an {@link Event}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final EventKind kind;
    private @Nullable String id;
    private @Nullable PhoneNumber number;
    private @Nullable String person;
    private @Nullable Instant happenedAt;
    private @Nullable Instant happenedAtLatest;
    private @Nullable Instant recordedAt;
    private @Nullable String by;
    private @Nullable String from;
    private Scope scope = Scope.EVERYTHING;
    private Evidence evidence = Evidence.NONE;
    private @Nullable String refersTo;
    private @Nullable ConsentKind consent;
    private @Nullable Instant expiresAt;
    private @Nullable Boolean automated;
    private @Nullable ConsentReceiver receivedBy;
    private ContactEnd end = ContactEnd.UNKNOWN;
    private @Nullable Boolean similarProducts;
    private @Nullable RequestKind request;
    private @Nullable PrivacyLaw law;
    private @Nullable Place place;

    private Builder(EventKind kind) {
      this.kind = requireNonNull(kind, "kind");
    }

    /**
     * Sets an id chosen by the host. Recording an event with the same id again does nothing, so it
     * can be repeated after a failure. If no id is set, the ledger creates one.
     */
    public Builder id(@Nullable String own) {
      this.id = own;
      return this;
    }

    /** Sets the number of the person. */
    public Builder number(@Nullable PhoneNumber ofPerson) {
      this.number = ofPerson;
      return this;
    }

    Builder person(@Nullable String key) {
      this.person = key;
      return this;
    }

    /** Sets when it happened. */
    public Builder happenedAt(Instant at) {
      this.happenedAt = requireNonNull(at, "at");
      this.happenedAtLatest = null;
      return this;
    }

    /**
     * States on which day it happened, if the time is not known. It counts from the first moment of
     * that day. A withdrawal, a request to stop or the end of a relationship counts as later than
     * all else that happened on that day.
     *
     * @param day the date at the place
     * @param zone the time zone of the place
     */
    public Builder happenedOn(LocalDate day, ZoneId zone) {
      ZoneClock clock = ZoneClock.of(requireNonNull(zone, "zone"));
      happenedAt(clock.startOfDay(requireNonNull(day, "day")));
      if (kind.isAnEnd() || kind == EventKind.REQUEST_RECEIVED) {
        happenedAtLatest(clock.endOfDayExclusive(day).minus(1, ChronoUnit.MICROS));
      }
      return this;
    }

    Builder happenedAtLatest(@Nullable Instant at) {
      this.happenedAtLatest = at;
      return this;
    }

    Builder recordedAt(Instant at) {
      this.recordedAt = at;
      return this;
    }

    /** Sets who records it. */
    public Builder by(@Nullable String who) {
      this.by = who;
      return this;
    }

    /** Sets where it came from. */
    public Builder from(@Nullable String where) {
      this.from = where;
      return this;
    }

    /** Sets what it is about. */
    public Builder scope(Scope about) {
      this.scope = requireNonNull(about, "about");
      return this;
    }

    /** Sets the evidence for it. */
    public Builder evidence(Evidence proof) {
      this.evidence = requireNonNull(proof, "proof");
      return this;
    }

    /** Sets the event to which it refers. */
    public Builder refersTo(@Nullable String event) {
      this.refersTo = event;
      return this;
    }

    /** Sets the kind of a consent. */
    public Builder consent(@Nullable ConsentKind ofConsent) {
      this.consent = ofConsent;
      return this;
    }

    /** Sets when a consent expires. */
    public Builder expiresAt(@Nullable Instant at) {
      this.expiresAt = at;
      return this;
    }

    /** Sets whether a consent covers automated contact. */
    public Builder automated(@Nullable Boolean covered) {
      this.automated = covered;
      return this;
    }

    /** Sets who received a consent, the seller or its caller. */
    public Builder receivedBy(@Nullable ConsentReceiver receiver) {
      this.receivedBy = receiver;
      return this;
    }

    /** Sets how a contact ended. */
    public Builder end(ContactEnd ended) {
      this.end = requireNonNull(ended, "ended");
      return this;
    }

    /** For a transaction, sets whether the offered product is similar to the one bought. */
    public Builder similarProducts(@Nullable Boolean similar) {
      this.similarProducts = similar;
      return this;
    }

    /** Sets what is requested. */
    public Builder request(@Nullable RequestKind asked) {
      this.request = asked;
      return this;
    }

    /** Sets the law under which a request is made. */
    public Builder law(@Nullable PrivacyLaw under) {
      this.law = under;
      return this;
    }

    /**
     * Sets where the person is. If it is not set, it is the country or region of the number, if
     * there is only one.
     */
    public Builder place(@Nullable Place ofPerson) {
      this.place = ofPerson;
      return this;
    }

    /**
     * Builds the event.
     *
     * @throws IllegalArgumentException if a value is missing that an event of this kind must have,
     *     or set that it cannot have; the message says which
     */
    public Event build() {
      Instant at = happenedAt;
      if (at == null) {
        throw new IllegalArgumentException(
            "An event happens at an instant: state it in the field at");
      }
      at = kind == EventKind.CONTACT_ATTEMPTED ? upToMicros(at) : at.truncatedTo(ChronoUnit.MICROS);
      requireInRange("happenedAt", at);
      if (expiresAt != null) {
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        requireInRange("expiresAt", expiresAt);
      }
      text("id", id);
      text("by", by);
      text("from", from);
      text("refersTo", refersTo);
      text("seller", scope.seller());
      text("brand", scope.brand());
      text("subject", scope.subject());
      text("wording", evidence.wording());
      text("evidence reference", evidence.reference());
      boolean aboutPerson = kind.cause() == null && kind != EventKind.REQUEST_RECEIVED;
      require(
          !aboutPerson || number != null || person != null, "has the number of a person: state it");
      requireOnly(EventKind.CONSENT_GIVEN, "kind of consent", consent, true);
      requireOnly(EventKind.CONSENT_GIVEN, "automated", automated, false);
      requireOnly(EventKind.CONSENT_GIVEN, "receivedBy", receivedBy, false);
      requireOnly(EventKind.REQUEST_RECEIVED, "kind of request", request, true);
      requireOnly(EventKind.REQUEST_RECEIVED, "law", law, false);
      requireOnly(EventKind.TRANSACTION, "similarProducts", similarProducts, false);
      require(
          expiresAt == null
              || kind == EventKind.CONSENT_GIVEN
              || kind == EventKind.CONTACT_ATTEMPTED,
          "does not expire: leave expiresAt out");
      require(
          kind != EventKind.CONSENT_GIVEN || expiresAt == null || expiresAt.isAfter(at),
          "lapses after it was given: correct expiresAt");
      require(
          end.equals(ContactEnd.UNKNOWN)
              || kind == EventKind.CONTACT_ATTEMPTED
              || kind == EventKind.CONTACT_ENDED,
          "is no contact: leave out how it ended");
      require(
          !kind.isCauseRequired() || refersTo != null,
          "refers to an event of kind " + kind.cause() + ": state its id");
      require(refersTo == null || kind.cause() != null, "refers to no other: leave refersTo out");
      boolean isRequest = kind.cause() == null || kind == EventKind.CONSENT_WITHDRAWN;
      if (place == null && number != null && isRequest) {
        place = onlyPlace(number.whereabouts());
      }
      return new Event(this, at);
    }

    private static @Nullable Place onlyPlace(Whereabouts whereabouts) {
      if (whereabouts.regions().size() == 1) {
        return whereabouts.regions().iterator().next();
      }
      return whereabouts.countries().size() == 1 ? whereabouts.countries().iterator().next() : null;
    }

    private void requireOnly(
        EventKind only, String what, @Nullable Object value, boolean required) {
      if (kind == only) {
        require(!required || value != null, "has a " + what + ": state it");
      } else {
        require(value == null, "has no " + what + ": leave it out");
      }
    }

    private void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException("An event of kind " + kind + " " + otherwise);
      }
    }

    private static void requireInRange(String name, Instant at) {
      if (at.isBefore(FIRST) || at.isAfter(LAST)) {
        throw new IllegalArgumentException(name + " lies between the years 1900 and 9999");
      }
    }

    private static void text(String name, @Nullable String text) {
      if (text != null
          && (text.isBlank()
              || text.length() > MOST_TEXT
              || text.chars().anyMatch(Character::isISOControl)
              || !UTF_8.newEncoder().canEncode(text))) { // it would be stored as another text
        throw new IllegalArgumentException(
            "The %s of an event is a text of 1 to %s whole characters without control characters"
                .formatted(name, MOST_TEXT));
      }
    }
  }

  /** Rounds up to the microsecond. */
  static Instant upToMicros(Instant at) {
    Instant down = at.truncatedTo(ChronoUnit.MICROS);
    return down.equals(at) ? at : down.plus(1, ChronoUnit.MICROS);
  }
}
