package io.lexicall.ledger;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standing of a person with the company, derived from the events of the person.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Standing {
  /** After this time no law counts the forgotten contacts. */
  private static final Duration FORGETTING_MATTERS = Duration.ofDays(366);

  private final List<Event> events;
  private final Map<EventKind, List<Event>> byKind = new HashMap<>();

  /** How an attempt ended, by the id of the attempt. */
  private final Map<String, Event> ends = new HashMap<>();

  /** The requests to stop, also those that were lifted since. */
  private final List<Event> stops = new ArrayList<>();

  /** What ended consents and is told as it is: withdrawals, and requests to stop that stand. */
  private final List<Event> withdrawals = new ArrayList<>();

  /**
   * The requests to stop that were lifted since. Each ended the consents of before it, which do not
   * come back by that: who wants to be contacted again consents anew. It is told no more.
   */
  private final List<Event> lifted = new ArrayList<>();

  private final boolean isErased;

  private Standing(List<Event> events, boolean isErased) {
    this.events = List.copyOf(events);
    this.isErased = isErased;
    Instant forgottenAt = Instant.MIN;
    for (Event event : this.events) {
      if (event.kind() == EventKind.FORGOTTEN && event.happenedAt().isAfter(forgottenAt)) {
        forgottenAt = event.happenedAt();
      }
    }
    for (Event event : this.events) {
      // It was recorded again since, and what ended it was erased.
      if (event.kind().speaksForContacts() && !event.happenedAt().isAfter(forgottenAt)) {
        continue;
      }
      byKind.computeIfAbsent(event.kind(), kind -> new ArrayList<>()).add(event);
      if (event.isStop()) {
        stops.add(event);
      } else if (event.isWithdrawal()) {
        withdrawals.add(event);
      }
      if (event.kind() == EventKind.CONTACT_ENDED || event.kind() == EventKind.CONTACT_RELEASED) {
        ends.put(event.refersTo().orElseThrow(), event);
      }
    }
    stops.forEach(stop -> (isLifted(stop) ? lifted : withdrawals).add(stop));
  }

  static Standing of(List<Event> events) {
    return new Standing(events, false);
  }

  /**
   * Returns the standing of the person at one instant, as known at another: from the events that
   * had happened by the first and were recorded by the second, both inclusive.
   */
  public Standing asOf(Instant at, Instant knownAt) {
    return of(
        events.stream()
            .filter(event -> !event.happenedAt().isAfter(at))
            .filter(event -> event.isRecordedBy(knownAt))
            .toList());
  }

  /**
   * Returns the standing of the person at an instant. The end of each attempt that was made by then
   * is known, even if it was recorded later: when it ended does not matter for later attempts.
   *
   * @param knownAt the instant by which an event must be recorded to count; null if that does not
   *     matter
   */
  Standing heldAt(Instant at, @Nullable Instant knownAt) {
    Map<String, Event> attempts = new HashMap<>();
    of(EventKind.CONTACT_ATTEMPTED).forEach(each -> attempts.put(each.requireId(), each));
    List<Event> then = new ArrayList<>();
    boolean erased = isErased;
    for (Event event : events) {
      if (event.kind() == EventKind.FORGOTTEN) {
        erased |=
            event.happenedAt().isAfter(knownAt == null || at.isBefore(knownAt) ? at : knownAt);
        then.add(event);
        continue;
      }
      Event cause =
          event.kind().cause() == EventKind.CONTACT_ATTEMPTED
              ? attempts.getOrDefault(event.refersTo().orElseThrow(), event)
              : event;
      if (!cause.happenedAt().isAfter(at) && (knownAt == null || event.isRecordedBy(knownAt))) {
        then.add(event);
      }
    }
    return new Standing(then, erased);
  }

  /** Returns whether events that counted then were erased since, so that they are unknown. */
  boolean isErased() {
    return isErased;
  }

  /** Returns the events in the order in which they were recorded. */
  public List<Event> events() {
    return events;
  }

  private List<Event> of(EventKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Which names of sellers and subjects count as one. */
  private enum Names {
    THE_SAME {
      @Override
      boolean meet(@Nullable String one, @Nullable String other) {
        return Scope.meets(one, other);
      }
    },
    NEARLY_THE_SAME {
      @Override
      boolean meet(@Nullable String one, @Nullable String other) {
        return Scope.nearlyMeets(one, other);
      }
    };

    /** Returns whether two can be the same; a name that is left out can be any. */
    abstract boolean meet(@Nullable String one, @Nullable String other);
  }

  /** A part of a consent, which was withdrawn or not. */
  private record Part(
      Set<ContactChannel> channels, Set<ContactPurpose> purposes, @Nullable Instant revokedAt) {
    boolean reaches(Scope contact) {
      return Scope.EVERYTHING.withChannels(channels).withPurposes(purposes).canMeet(contact);
    }
  }

  /**
   * Returns the consents on file for contacts about a subject, as facts, including withdrawn ones.
   * A partly withdrawn consent is returned as several. A request to stop withdraws the consents in
   * its scope, as a withdrawal does; if it was lifted since, these are left out, since lifting it
   * gives no consent.
   *
   * @param subject the subject of the contact; a consent about another one is left out, even if
   *     this is null
   */
  public List<Consent> consents(@Nullable String subject) {
    return consents(subject, Names.THE_SAME);
  }

  private List<Consent> consents(@Nullable String subject, Names names) {
    List<Consent> consents = new ArrayList<>();
    for (Event given : of(EventKind.CONSENT_GIVEN)) {
      if (isAbout(given, subject)) {
        parts(given, names).forEach(part -> consents.add(consent(given, part)));
      }
    }
    return consents;
  }

  /**
   * Returns the consents for a contact. They are unknown if one of them was withdrawn for a seller
   * or a subject of nearly the same name. Where another one was withdrawn without a doubt, they are
   * told all the same, and the doubtful one as withdrawn: some law heeds a withdrawal only where it
   * is stated, and would not see it in what is unknown.
   *
   * <p>For the same reason, each withdrawal that covers the contact is told: of several the last
   * decides whether the person has asked for contacts since. One that no consent on file shows as
   * it was is told as a consent of an unknown kind that was withdrawn when it was given.
   *
   * @param at when the contact is made: a withdrawal that is known counts by then, also if its
   *     clock is ahead
   * @return empty if they are unknown
   */
  Optional<List<Consent>> consentsFor(Scope contact, Instant at) {
    if (withdrawals.isEmpty()) {
      return Optional.of(consents(contact.subject()));
    }
    boolean doubtful = false;
    boolean withdrawn = false;
    Map<Event, List<Part>> onFile = new LinkedHashMap<>();
    for (Event given : of(EventKind.CONSENT_GIVEN)) {
      if (isAbout(given, contact.subject())
          && Scope.meets(given.scope().seller(), contact.seller())) {
        List<Part> parts = parts(given, Names.THE_SAME);
        onFile.put(given, parts);
        withdrawn |= parts.stream().anyMatch(part -> part.revokedAt != null);
        doubtful |=
            !withdrawn(parts, contact)
                .equals(withdrawn(parts(given, Names.NEARLY_THE_SAME), contact));
      }
    }
    List<Consent> notShown = notShown(contact, onFile);
    withdrawn |= !notShown.isEmpty();
    doubtful |= !withdrawn && isNearlyWithdrawn(contact);
    if (doubtful && !withdrawn) {
      return Optional.empty();
    }
    List<Consent> all =
        consents(contact.subject(), doubtful ? Names.NEARLY_THE_SAME : Names.THE_SAME);
    all.addAll(notShown);
    if (withdrawn) {
      nearlyWithdrawnLast(contact).ifPresent(all::add);
    }
    all.replaceAll(each -> binding(each, at));
    return Optional.of(all);
  }

  /** Returns a consent whose withdrawal counts at an instant, whatever clock it was told by. */
  private static Consent binding(Consent consent, Instant at) {
    Instant revoked = Consent.REVOKED_AT.in(consent);
    Instant granted = Consent.GRANTED_AT.in(consent);
    if (revoked == null || !revoked.isAfter(at)) {
      return consent;
    }
    Consent counting = consent.with(Consent.REVOKED_AT, at);
    return granted == null || !granted.isAfter(at)
        ? counting
        : counting.with(Consent.GRANTED_AT, at);
  }

  /**
   * Returns the withdrawals that cover a contact and that no consent on file shows as they were, as
   * withdrawn consents.
   *
   * @param onFile the consents that can be for the contact, each with its parts
   */
  private List<Consent> notShown(Scope contact, Map<Event, List<Part>> onFile) {
    List<Consent> notShown = new ArrayList<>();
    for (Event withdrawal : withdrawals) {
      if (withdrawal.refersToOrNull() == null) {
        if (withdrawal.scope().canMeet(contact) && !isShown(withdrawal, contact, onFile)) {
          notShown.add(withdrawnConsent(withdrawal, contact));
        }
      } else {
        onFile.forEach(
            (given, parts) -> {
              if (concerns(withdrawal, given, Names.THE_SAME)) {
                withdrawnAgain(withdrawal, given, parts, contact).ifPresent(notShown::add);
              }
            });
      }
    }
    return notShown;
  }

  /**
   * Returns whether a consent on file shows that withdrawal, for that contact. One that leaves its
   * seller, its channels or its purposes open does not: the withdrawal covers all that it does not
   * limit.
   */
  private static boolean isShown(Event withdrawal, Scope contact, Map<Event, List<Part>> onFile) {
    if (contact.channels().isEmpty() || contact.purposes().isEmpty()) {
      return false;
    }
    for (Map.Entry<Event, List<Part>> each : onFile.entrySet()) {
      Event given = each.getKey();
      if (given.scope().seller() != null
          && concerns(withdrawal, given, Names.THE_SAME)
          && each.getValue().stream()
              .filter(part -> !part.channels.isEmpty() && !part.purposes.isEmpty())
              .anyMatch(part -> part.reaches(contact) && shows(part, withdrawal, given))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a part of a consent ended when that withdrawal ended it. */
  private static boolean shows(Part part, Event withdrawal, Event given) {
    return later(withdrawal.happenedAt(), given.happenedAt()).equals(part.revokedAt);
  }

  /**
   * Returns what a withdrawal of this very consent ended, unless a part that reaches the contact
   * shows it: another withdrawal came before.
   */
  private static Optional<Consent> withdrawnAgain(
      Event withdrawal, Event given, List<Part> parts, Scope contact) {
    Scope whole = given.scope();
    Instant at = later(withdrawal.happenedAt(), given.happenedAt());
    Part again =
        new Part(
            common(whole.channels(), withdrawal.scope().channels()),
            common(whole.purposes(), withdrawal.scope().purposes()),
            at);
    boolean isOfOthers =
        again.channels.isEmpty() != whole.channels().isEmpty()
            || again.purposes.isEmpty() != whole.purposes().isEmpty();
    return isOfOthers
            || !again.reaches(contact)
            || parts.stream()
                .anyMatch(part -> part.reaches(contact) && shows(part, withdrawal, given))
        ? Optional.empty()
        : Optional.of(consent(given, again).with(Consent.GRANTED_AT, at));
  }

  /**
   * Returns the last withdrawal that would cover a contact if a seller or a subject of nearly the
   * same name were the same, if no consent and none of the withdrawals that cover it came since.
   */
  private Optional<Consent> nearlyWithdrawnLast(Scope contact) {
    Instant known =
        withdrawals.stream()
            .filter(each -> each.refersToOrNull() == null && each.scope().canMeet(contact))
            .map(Event::happenedAt)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return nearWithdrawals(contact)
        .filter(each -> each.happenedAt().isAfter(known))
        .max(Comparator.comparing(Event::happenedAt))
        .map(
            each ->
                withdrawnConsent(
                    each.toBuilder().scope(each.scope().withSeller(contact.seller())).build(),
                    contact));
  }

  private static Consent withdrawnConsent(Event withdrawal, Scope contact) {
    Scope scope = withdrawal.scope();
    Consent.Builder consent =
        Consent.builder()
            .grantedAt(withdrawal.happenedAt())
            .revokedAt(withdrawal.happenedAt())
            // What a withdrawal does not limit, it covers; a consent would leave it open.
            .channels(allIfNone(scope.channels(), ContactChannel.values()))
            .purposes(allIfNone(scope.purposes(), ContactPurpose.values()));
    String seller = scope.seller() == null ? contact.seller() : scope.seller();
    if (seller != null) {
      consent.seller(seller);
    }
    return consent.build();
  }

  private static <E> List<E> allIfNone(Set<E> some, E[] all) {
    return some.isEmpty() ? List.of(all) : List.copyOf(some);
  }

  /**
   * Returns whether a withdrawal would cover a contact if a seller or a subject of nearly the same
   * name were the same, and no consent to such contacts was given since.
   */
  private boolean isNearlyWithdrawn(Scope contact) {
    return nearWithdrawals(contact).findAny().isPresent();
  }

  private Stream<Event> nearWithdrawals(Scope contact) {
    return withdrawals.stream()
        .filter(each -> each.refersToOrNull() == null && each.scope().canNearlyMeet(contact))
        .filter(
            each ->
                of(EventKind.CONSENT_GIVEN).stream()
                    .noneMatch(
                        given ->
                            isAbout(given, contact.subject())
                                && given.scope().canMeet(contact)
                                && given.happenedAt().isAfter(each.latest())));
  }

  /** Returns whether the parts of a consent that reach a contact were withdrawn. */
  private static Set<Boolean> withdrawn(List<Part> parts, Scope contact) {
    Set<Boolean> withdrawn = new HashSet<>();
    for (Part part : parts) {
      if (part.reaches(contact)) {
        withdrawn.add(part.revokedAt != null);
      }
    }
    return withdrawn;
  }

  private static boolean isAbout(Event given, @Nullable String subject) {
    String about = given.scope().subject();
    return about == null || about.equals(subject);
  }

  private static Consent consent(Event given, Part part) {
    Consent.Builder consent = Consent.builder().grantedAt(given.happenedAt());
    given.consent().ifPresent(consent::kind);
    given.expiresAt().ifPresent(consent::expiresAt);
    given.automated().ifPresent(consent::automated);
    given.receivedBy().ifPresent(consent::receivedBy);
    if (given.scope().seller() != null) {
      consent.seller(given.scope().seller());
    }
    if (!part.channels.isEmpty()) {
      consent.channels(List.copyOf(part.channels));
    }
    if (!part.purposes.isEmpty()) {
      consent.purposes(List.copyOf(part.purposes));
    }
    if (part.revokedAt != null) {
      consent.revokedAt(part.revokedAt);
    }
    return consent.build();
  }

  private List<Part> parts(Event given, Names names) {
    List<Part> parts = List.of(new Part(given.scope().channels(), given.scope().purposes(), null));
    List<Event> concerning =
        withdrawals.stream()
            .filter(withdrawal -> concerns(withdrawal, given, names))
            .sorted(Comparator.comparing(Event::happenedAt))
            .toList();
    for (Event withdrawal : concerning) {
      List<Part> left = new ArrayList<>();
      // One that was told by its date may begin before the consent of the same day.
      Instant at = later(withdrawal.happenedAt(), given.happenedAt());
      parts.forEach(part -> withdraw(part, withdrawal.scope(), at, left));
      parts = left;
    }
    for (Event stop : lifted) {
      if (concerns(stop, given, Names.THE_SAME)) {
        List<Part> left = new ArrayList<>();
        parts.forEach(part -> withdraw(part, stop.scope(), null, left));
        parts = left;
      }
    }
    return parts;
  }

  /**
   * Returns the first withdrawal or request to stop that ended a consent, in whole or in part, also
   * if the request was lifted since.
   */
  public Optional<Event> withdrawal(Event given) {
    return Stream.concat(withdrawals.stream(), lifted.stream())
        .filter(withdrawal -> concerns(withdrawal, given, Names.THE_SAME))
        .min(Comparator.comparing(Event::happenedAt));
  }

  private static boolean concerns(Event withdrawal, Event given, Names names) {
    String refersTo = withdrawal.refersToOrNull();
    return !withdrawal.latest().isBefore(given.happenedAt())
        && (refersTo == null
            ? names.meet(withdrawal.scope().seller(), given.scope().seller())
                && names.meet(withdrawal.scope().subject(), given.scope().subject())
            : refersTo.equals(given.requireId()));
  }

  /**
   * Separates the withdrawn part of a consent from the rest. A consent that does not say which
   * channels or purposes it covers is withdrawn as a whole, because the remaining part is not
   * known.
   *
   * @param at when; null if what was withdrawn is not told
   */
  private static void withdraw(Part part, Scope withdrawn, @Nullable Instant at, List<Part> into) {
    Set<ContactChannel> channels = withdrawn.channels();
    Set<ContactPurpose> purposes = withdrawn.purposes();
    if (part.revokedAt != null) {
      into.add(part);
      return;
    }
    Set<ContactChannel> channelsLeft = rest(part.channels, channels, ContactChannel.class);
    Set<ContactPurpose> purposesLeft = rest(part.purposes, purposes, ContactPurpose.class);
    Set<ContactChannel> channelsGone = common(part.channels, channels);
    Set<ContactPurpose> purposesGone = common(part.purposes, purposes);
    boolean untouched =
        (!part.channels.isEmpty() && channelsGone.isEmpty())
            || (!part.purposes.isEmpty() && purposesGone.isEmpty());
    if (untouched) {
      into.add(part);
      return;
    }
    if (at != null) {
      into.add(new Part(channelsGone, purposesGone, at));
    }
    if (!channelsLeft.isEmpty()) {
      into.add(new Part(channelsLeft, part.purposes, null));
    }
    if (!purposesLeft.isEmpty()) {
      into.add(new Part(channelsGone, purposesLeft, null));
    }
  }

  /** Returns what a consent still covers after a withdrawal; nothing if all of it was withdrawn. */
  private static <E extends Enum<E>> Set<E> rest(Set<E> covered, Set<E> withdrawn, Class<E> type) {
    if (withdrawn.isEmpty()) {
      return Set.of();
    }
    Set<E> rest = EnumSet.noneOf(type);
    rest.addAll(covered);
    rest.removeAll(withdrawn);
    return rest;
  }

  private static <E> Set<E> common(Set<E> covered, Set<E> withdrawn) {
    if (withdrawn.isEmpty() || covered.isEmpty()) {
      return covered;
    }
    List<E> common = covered.stream().filter(withdrawn::contains).toList();
    return Collections.unmodifiableSet(new LinkedHashSet<>(common));
  }

  /**
   * Returns the latest request to stop that covers a contact and was not reversed since. What the
   * scope of the contact leaves out can have any value.
   */
  public Optional<Event> stop(Scope contact) {
    Event latest = null;
    for (Event stop : stops) {
      boolean later = latest == null || !stop.happenedAt().isBefore(latest.happenedAt());
      if (later && stop.scope().canMeet(contact) && !isLifted(stop)) {
        latest = stop;
      }
    }
    return Optional.ofNullable(latest);
  }

  /**
   * Returns whether there is a request to stop, that was not lifted, under which a contact would
   * fall if a seller or a subject of nearly the same name were the same.
   */
  boolean isNearlyStopped(Scope contact) {
    return stops.stream().anyMatch(stop -> stop.scope().canNearlyMeet(contact) && !isLifted(stop));
  }

  private boolean isLifted(Event stop) {
    for (Event lifting : of(EventKind.STOP_LIFTED)) {
      String refersTo = lifting.refersToOrNull();
      // Also by its id, a request is lifted only if it lies wholly in what is lifted.
      boolean concerns =
          (refersTo == null || refersTo.equals(stop.requireId()))
              && lifting.scope().covers(stop.scope());
      // Of the same instant, or of the day by which the request was told, the request counts.
      if (concerns && lifting.happenedAt().isAfter(stop.latest())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the relationship with a seller; empty if there was no transaction, inquiry or contract
   * with it. What ended without a seller ended with all of them.
   *
   * @param seller the seller of the contact; null if the host has only one, and its events name
   *     none
   */
  public Optional<Relationship> relationship(@Nullable String seller) {
    return relationship(seller, Names.THE_SAME);
  }

  /**
   * Returns the same for a contact at an instant: an end that is known counts by then, also if its
   * clock is ahead.
   */
  Optional<Relationship> relationship(@Nullable String seller, Instant at) {
    return relationship(seller)
        .map(
            known ->
                known.get(Relationship.ENDED_AT).filter(ended -> ended.isAfter(at)).isPresent()
                    ? binding(known, at)
                    : known);
  }

  private static Relationship binding(Relationship ended, Instant at) {
    Relationship binding = ended.with(Relationship.ENDED_AT, at);
    for (Fact<Relationship, Instant> before :
        List.of(Relationship.LAST_TRANSACTION_AT, Relationship.LAST_INQUIRY_AT)) {
      Instant then = before.in(ended);
      // What it ended stays before it.
      if (then != null && then.isAfter(at)) {
        binding = binding.with(before, at);
      }
    }
    return binding;
  }

  /** Returns whether it would be another if a seller of nearly the same name were the same. */
  boolean isRelationshipDoubtful(@Nullable String seller) {
    return !of(EventKind.RELATIONSHIP_ENDED).isEmpty()
        && !relationship(seller).equals(relationship(seller, Names.NEARLY_THE_SAME));
  }

  private Optional<Relationship> relationship(@Nullable String seller, Names names) {
    Event transaction = latest(EventKind.TRANSACTION, seller);
    Event inquiry = latest(EventKind.INQUIRY, seller);
    if (transaction == null
        && inquiry == null
        && latest(EventKind.RELATIONSHIP_ENDED, seller) == null) {
      return Optional.empty();
    }
    Event ended = ended(seller, names);
    Relationship.Builder relationship = Relationship.builder();
    if (transaction != null) {
      relationship.lastTransactionAt(transaction.happenedAt()).customer(true);
      if (isSimilar(seller)) {
        relationship.similarProducts(true);
      }
    }
    if (inquiry != null) {
      relationship.lastInquiryAt(inquiry.happenedAt());
    }
    if (ended != null && (transaction == null || isBy(ended, transaction))) {
      Instant at = ended.happenedAt();
      // One that was told by its date ended also what was bought or asked on that day.
      at = transaction == null ? at : later(at, transaction.happenedAt());
      at = inquiry != null && isBy(ended, inquiry) ? later(at, inquiry.happenedAt()) : at;
      relationship.endedAt(at);
    }
    return Optional.of(relationship.build());
  }

  /** Returns the last end that can be one of the relationship with a seller; null if none is. */
  private @Nullable Event ended(@Nullable String seller, Names names) {
    return of(EventKind.RELATIONSHIP_ENDED).stream()
        .filter(end -> names.meet(end.scope().seller(), seller))
        .max(Comparator.comparing(Event::latest))
        .orElse(null);
  }

  private static boolean isBy(Event ended, Event event) {
    return !event.happenedAt().isAfter(ended.latest());
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean isSimilar(@Nullable String seller) {
    return of(EventKind.TRANSACTION).stream()
        .anyMatch(each -> isOf(each, seller) && each.similarProducts().orElse(false));
  }

  private static boolean isOf(Event event, @Nullable String seller) {
    return Objects.equals(event.scope().seller(), seller);
  }

  private @Nullable Event latest(EventKind kind, @Nullable String seller) {
    Event latest = null;
    for (Event event : of(kind)) {
      if (isOf(event, seller)
          && (latest == null || event.happenedAt().isAfter(latest.happenedAt()))) {
        latest = event;
      }
    }
    return latest;
  }

  /**
   * Returns the contacts that were attempted or are reserved, as facts; those that were released
   * are no contacts. Of a contact for a seller of nearly the same name it is told when it was and
   * how it ended, and not what it was, so that a law that counts it among others is undecided.
   *
   * @param seller whose contacts; those without a known seller are included; null for all
   * @param at when the contact is to be made; reservations that have expired by then are left out
   *     if they are to be released
   * @param releasesExpired whether they are
   * @return empty if some are unknown, because the person was forgotten less than 366 days before
   */
  Optional<List<EarlierContact>> history(
      @Nullable String seller, Instant at, boolean releasesExpired) {
    for (Event forgotten : of(EventKind.FORGOTTEN)) {
      if (forgotten.happenedAt().plus(FORGETTING_MATTERS).isAfter(at)) {
        return Optional.empty();
      }
    }
    List<EarlierContact> history = new ArrayList<>();
    for (Event attempt : of(EventKind.CONTACT_ATTEMPTED)) {
      AttemptState state = state(attempt, at);
      boolean counts =
          state != AttemptState.RELEASED && !(state == AttemptState.EXPIRED && releasesExpired);
      String theirs = attempt.scope().seller();
      if (counts && Scope.nearlyMeets(seller, theirs)) {
        boolean isTheirs = Scope.meets(seller, theirs);
        Scope scope = isTheirs ? attempt.scope() : Scope.EVERYTHING;
        // One that is known counts, also by a clock that is ahead: the person may have refused it.
        history.add(contact(attempt, earlier(attempt.happenedAt(), at), scope));
      }
    }
    return Optional.of(history);
  }

  private EarlierContact contact(Event attempt, Instant at, Scope scope) {
    EarlierContact.Builder contact = EarlierContact.builder().at(at);
    ContactChannel channel = scope.onlyChannel();
    if (channel != null) {
      contact.channel(channel);
    }
    ContactPurpose purpose = scope.onlyPurpose();
    if (purpose != null) {
      contact.purpose(purpose);
    }
    if (scope.subject() != null) {
      contact.subject(scope.subject());
    }
    Event ended = ends.get(attempt.requireId());
    ContactEnd end = ended == null ? attempt.end() : ended.end();
    if (end.connected() != null) {
      contact.connected(end.connected());
    }
    if (end.refused() != null) {
      contact.refused(end.refused());
    }
    if (end.exempt() != null) {
      contact.exempt(end.exempt());
    }
    return contact.build();
  }

  /** Returns the state of an attempt at an instant. */
  AttemptState state(Event attempt, Instant at) {
    Event end = ends.get(attempt.requireId());
    if (end != null) {
      return end.kind() == EventKind.CONTACT_RELEASED ? AttemptState.RELEASED : AttemptState.ENDED;
    }
    Instant expiresAt = attempt.expiresAtOrNull();
    if (expiresAt == null) {
      return AttemptState.ENDED;
    }
    return at.isBefore(expiresAt) ? AttemptState.RESERVED : AttemptState.EXPIRED;
  }

  /** Returns the attempt with that id. */
  Optional<Event> attempt(String id) {
    return of(EventKind.CONTACT_ATTEMPTED).stream()
        .filter(attempt -> attempt.requireId().equals(id))
        .findFirst();
  }

  /** Returns the same without an event. */
  Standing without(Event event) {
    return of(events.stream().filter(each -> !each.equals(event)).toList());
  }

  /** Shows how many events there are, and nothing about the person. */
  @Override
  public String toString() {
    return "Standing of " + events.size() + " events";
  }

  /** Returns the instant of the latest attempt that was not released; null if there is none. */
  @Nullable Instant latestAttempt() {
    Instant latest = null;
    for (Event attempt : of(EventKind.CONTACT_ATTEMPTED)) {
      Event end = ends.get(attempt.requireId());
      boolean made = end == null || end.kind() != EventKind.CONTACT_RELEASED;
      if (made && (latest == null || attempt.happenedAt().isAfter(latest))) {
        latest = attempt.happenedAt();
      }
    }
    return latest;
  }
}
