package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a company: consents, requests to stop, relationships, contacts and requests, as
 * events in a database that are never overwritten.
 *
 * <pre>{@code
 * try (Ledger ledger = Ledger.open("jdbc:postgresql://db/acme", LedgerOptions.defaults())) {
 *   Compliance compliance = ledger.addTo(Compliance.builder().discover()).build();
 *
 *   Reservation reservation = ledger.reserve(compliance, attemptId, contact);
 *   if (reservation.isTaken()) {
 *     ledger.confirm(attemptId, dial(contact));
 *   }
 *   ledger.record(Event.toldToStop(number, now).scope(Scope.ofSeller("acme")).build());
 * }
 * }</pre>
 *
 * <p>What {@link #record}, {@link #reserve}, {@link #confirm} and {@link #release} acknowledge is
 * on disk. A check that cannot reach the database does not know the facts, so it is not a permit if
 * they matter. Thread-safe.
 *
 * @since 0.1
 */
public final class Ledger implements AutoCloseable {
  /** The number of events that are searched for names; searching all would take too long. */
  private static final int LAST_EVENTS = 10_000;

  /** After this time, requests to stop and withdrawals no longer have a deadline. */
  private static final Duration LONGEST_CLOCK = Duration.ofDays(3 * 366L);

  private final Store store;
  private final LedgerOptions options;
  private final Cache cache;
  private final Reads reads;
  private final Sources sources;
  private final @Nullable Listener listener;
  private final int versionFound;

  /** The last engine that was asked at the instant of another dialer, with its compiled plans. */
  private volatile @Nullable Unobserved unobserved;

  private Ledger(SqlStore store, LedgerOptions options, int versionFound) {
    this.versionFound = versionFound;
    this.store = store;
    this.options = options;
    this.cache = new Cache(options.cachedPeople(), options.staleness().toNanos());
    this.reads = new Reads(store, options, cache);
    this.sources = new Sources(reads, options);
    boolean listens = store instanceof PostgresStore && options.cachedPeople() > 0;
    this.listener = listens ? new Listener(store.source(), cache) : null;
    if (listener != null) {
      listener.start();
    }
  }

  /**
   * Opens the ledger in a database.
   *
   * @param url {@code jdbc:postgresql:…} or {@code jdbc:sqlite:FILE}, for which the host provides
   *     the driver
   * @throws LedgerException if the database cannot be reached, if it holds no ledger, or one of a
   *     newer version or with other keys. An empty ledger in a wrong place would look as if nobody
   *     had told the company to stop
   * @throws IllegalArgumentException if the URL is of another database, or of one that has no file
   */
  public static Ledger open(String url, LedgerOptions options) {
    return opened(Stores.open(url, options, false), options, false);
  }

  /**
   * Creates a ledger in a database, or upgrades one of an earlier version, and opens it.
   *
   * @throws LedgerException if the database cannot be reached or holds a newer ledger
   * @throws IllegalArgumentException if the URL is of another database, or of one that has no file
   */
  public static Ledger create(String url, LedgerOptions options) {
    return opened(Stores.open(url, options, true), options, true);
  }

  /**
   * Opens the ledger in the database of the application. Its connections are used outside the
   * transactions of the application; closing the ledger does not close it.
   *
   * @throws LedgerException as {@link #open(String, LedgerOptions)}
   * @throws IllegalArgumentException if it is neither PostgreSQL nor SQLite in a file
   */
  public static Ledger open(DataSource source, LedgerOptions options) {
    return opened(Stores.in(source, options), options, false);
  }

  /**
   * Creates a ledger in the database of the application, or upgrades one of an earlier version, and
   * opens it.
   *
   * @throws LedgerException as {@link #create(String, LedgerOptions)}
   * @throws IllegalArgumentException if it is neither PostgreSQL nor SQLite in a file
   */
  public static Ledger create(DataSource source, LedgerOptions options) {
    return opened(Stores.in(source, options), options, true);
  }

  private static Ledger opened(SqlStore store, LedgerOptions options, boolean creates) {
    boolean opened = false;
    try {
      List<String> marks = options.keys().marks();
      int found = Tables.VERSION;
      if (creates) {
        found = store.create(marks);
      } else {
        store.check(marks);
      }
      Ledger ledger = new Ledger(store, options, found);
      opened = true;
      return ledger;
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  /** Returns the version of the tables. */
  public int version() {
    return Tables.VERSION;
  }

  /** Returns the version of the tables before this was opened; 0 if there were none. */
  public int versionFound() {
    return versionFound;
  }

  /**
   * Adds the ledger to an engine, as a source of the facts {@code consents}, {@code relationship},
   * {@code history} and {@code lists} (the company's own) of a contact, and of when a request with
   * the id of one here was acknowledged, extended and answered. A check reads once, and only the
   * facts that the rules read.
   *
   * <p>Facts that a contact states take precedence, but an empty list hides neither a consent that
   * the person withdrew nor a contact that there was. The company's own list is checked anyway, so
   * that no request to stop is missed. If the database does not answer in time, these facts are
   * unknown. For an activity in the past, the facts are those of its instant, as known now.
   *
   * @return the builder
   */
  public Compliance.Builder addTo(Compliance.Builder builder) {
    return addTo(builder, AsKnown.NOW);
  }

  /**
   * Adds the ledger to an engine as {@link #addTo(Compliance.Builder)} does, with the facts as they
   * were known at a given time. What was erased since then is unknown.
   *
   * @return the builder
   */
  public Compliance.Builder addTo(Compliance.Builder builder, AsKnown known) {
    return sources.addTo(builder, requireNonNull(known, "known"));
  }

  /**
   * Reads the facts of many people at once, some hundred per query, for checks that follow. The
   * answers are kept as {@link LedgerOptions.Builder#cache} says; the cache must have room for
   * them. The verdicts are the same as without this.
   *
   * @throws LedgerException if this is closed
   */
  public void readAhead(Collection<PhoneNumber> numbers) {
    reads.ahead(numbers);
  }

  /**
   * Records an event. When this returns, the event is on disk.
   *
   * <p>Recording an event with the same id and the same content again does nothing.
   *
   * <p>An interrupted thread records it too, and stays interrupted.
   *
   * @return the event as it is in the ledger, with its id
   * @throws LedgerException if it is in the future or before the event to which it refers, if its
   *     id is that of another event, if the person was forgotten since, or if the database fails
   */
  public Event record(Event event) {
    return record(List.of(event)).get(0);
  }

  /**
   * Records events, all or none. When this returns, they are on disk.
   *
   * @return the events as they are in the ledger, in the same order
   * @throws LedgerException as {@link #record(Event)}
   */
  public List<Event> record(List<Event> events) {
    return recorded(events).events();
  }

  /** Does the same, and reports how many were new. */
  Store.Recorded recorded(List<Event> events) {
    Instant now = now();
    List<Event> complete = new ArrayList<>(events.size());
    for (Event event : events) {
      complete.add(complete(event, now));
    }
    for (Map.Entry<Event, Instant> forgotten : forgotten(complete).entrySet()) {
      throw isForgotten(forgotten.getKey(), forgotten.getValue());
    }
    try {
      return store.record(complete);
    } finally {
      complete.forEach(this::forgetAnswer);
    }
  }

  /** Returns why events cannot be recorded: those whose id is that of another event here. */
  Map<Event, LedgerException> clashing(List<Event> events) {
    Map<String, Event> there = new HashMap<>();
    store
        .withIds(events.stream().map(Event::requireId).toList())
        .forEach(each -> there.put(each.requireId(), each));
    Map<Event, LedgerException> clashing = new HashMap<>();
    for (Event event : events) {
      Event known = there.get(event.requireId());
      if (known != null && !known.tellsTheSame(ofPerson(event, known))) {
        clashing.put(event, SqlStore.idTaken(known));
      }
    }
    return clashing;
  }

  /**
   * Returns the events that cannot be recorded, since they speak for contacts with a person who was
   * forgotten since, with when that was. The withdrawal that followed them was erased with them, so
   * that they would permit again what the person had ended.
   */
  Map<Event, Instant> forgotten(List<Event> events) {
    Set<String> names = new LinkedHashSet<>();
    for (Event event : events) {
      if (event.kind().speaksForContacts()) {
        event.number().map(options.keys()::all).ifPresent(names::addAll);
      }
    }
    Map<Event, Instant> refused = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return refused;
    }
    Map<String, Instant> forgotten = store.forgotten(List.copyOf(names));
    for (Event event : forgotten.isEmpty() ? List.<Event>of() : events) {
      if (event.kind().speaksForContacts() && event.number().isPresent()) {
        for (String name : options.keys().all(event.number().get())) {
          Instant at = forgotten.get(name);
          if (at != null && !event.happenedAt().isAfter(at)) {
            refused.merge(event, at, (one, other) -> one.isAfter(other) ? one : other);
          }
        }
      }
    }
    return refused;
  }

  static LedgerException isForgotten(Event event, Instant at) {
    return new LedgerException(
        Reason.FORGOTTEN,
        "The person was forgotten at %s, and what was before is not recorded again: %s at %s"
            .formatted(at.truncatedTo(ChronoUnit.SECONDS), event.kind(), event.happenedAt()));
  }

  /** Names the person as it would be recorded; what refers to an event is of the person of that. */
  private Event ofPerson(Event event, Event known) {
    String person =
        event.refersTo().isPresent()
            ? known.person()
            : event.number().map(options.keys()::current).orElse(null);
    return event.toBuilder().person(person).build();
  }

  private Event complete(Event event, Instant now) {
    if (event.kind() == EventKind.FORGOTTEN) {
      throw new LedgerException(Reason.INVALID, "To forget a person, call forget");
    }
    requireNotFuture(event.kind().code(), event.happenedAt(), now);
    Event.Builder complete = event.toBuilder().recordedAt(now);
    if (event.id().isEmpty()) {
      complete.id(Ids.next());
    }
    event.number().ifPresent(number -> complete.person(options.keys().current(number)));
    return complete.build();
  }

  void requireNotFuture(String what, Instant at, Instant now) {
    if (at.isAfter(now.plus(options.clockTolerance()))) {
      throw new LedgerException(
          Reason.INVALID,
          "%s at %s lies in the future; it is %s"
              .formatted(what, at, now.truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  private void forgetAnswer(Event event) {
    String person = event.person();
    if (person != null) {
      cache.forget(Cache.token(person));
    } else if (event.refersTo().isPresent()) {
      cache.clear(); // whose it is, the database knows
    }
  }

  /**
   * Returns the sellers that the last 10,000 events name. What is recorded for a seller counts only
   * for calls for exactly that name. After a request to stop, a withdrawal or an end, calls for a
   * seller whose name differs only by its spelling are undecided.
   */
  public Set<String> sellers() {
    return store.sellers(LAST_EVENTS);
  }

  /**
   * Returns the contacts that are recorded, in the order of recording, without those that were
   * released. They are read a part at a time. Contacts that are recorded from now on, and the ends
   * of contacts that were already returned, are not among them. The iterator is not thread-safe,
   * and throws a {@link LedgerException} if the database fails.
   */
  public Iterator<MadeContact> contacts() {
    return new MadeContacts(store);
  }

  /** Returns the name of a person in the ledger. */
  String nameOf(PhoneNumber number) {
    return options.keys().current(number);
  }

  Instant now() {
    return options.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Checks whether a contact may be made and, if it may, reserves the attempt in the same
   * transaction. Attempts for one person, from any number of threads and processes, are judged one
   * after the other, and each counts those before it. So no frequency cap is exceeded.
   *
   * <p>Facts that the contact leaves out are taken from the profile of the engine, such as the
   * seller, and then from the ledger as it is now. Earlier contacts and results of lists that it
   * states are added to those of the ledger. If an attempt of this person was taken for a later
   * instant, by a dialer whose clock is ahead, the contact is judged at that instant, and must be
   * permitted at its own instant as well.
   *
   * <p>Calling this again with the same id, number and scope, at about the same time, answers for
   * the same attempt, so it can be repeated after a failure.
   *
   * @param compliance the engine
   * @param attemptId a unique id chosen by the host
   * @param contact the contact that is about to be made, with its number
   * @return the verdict, and the attempt if it was reserved; only a permitted attempt is reserved
   * @throws LedgerException if the id is that of another event or of an attempt that has ended, if
   *     the instant of the contact is not close to now, or if the database fails; the contact may
   *     then not be made
   * @throws IllegalArgumentException if the contact has no number
   */
  public Reservation reserve(Compliance compliance, String attemptId, Contact contact) {
    return reserveStated(compliance, attemptId, compliance.withProfile(contact));
  }

  private Reservation reserveStated(Compliance compliance, String attemptId, Contact contact) {
    PhoneNumber number = Sources.NUMBER.in(contact);
    if (number == null) {
      throw new IllegalArgumentException("A reservation is for a contact with a number");
    }
    requireNonNull(attemptId, "attemptId");
    Instant now = now();
    requireNotFuture("A contact", contact.at(), now);
    if (contact.at().isBefore(now.minus(options.clockTolerance()))) {
      throw new LedgerException(
          Reason.INVALID,
          "A reservation is for now, which is %s, and not for a contact at %s"
              .formatted(now, contact.at()));
    }
    Event attempt =
        Event.builder(EventKind.CONTACT_ATTEMPTED)
            .id(attemptId)
            .number(number)
            .person(options.keys().current(number))
            .happenedAt(contact.at())
            .scope(Scope.of(contact))
            .recordedAt(now)
            .expiresAt(now.plus(options.reservation()))
            .build();
    try {
      return store.decide(
          options.keys().all(number), events -> decide(compliance, contact, attempt, now, events));
    } finally {
      forgetAnswer(attempt);
    }
  }

  private Store.Decided<Reservation> decide(
      Compliance compliance, Contact contact, Event attempt, Instant now, List<Event> events) {
    Standing standing = Standing.of(events);
    Event own = standing.attempt(attempt.requireId()).orElse(null);
    if (own != null) {
      requireSame(attempt, own, standing, now);
      Sources.Judged judged = judge(compliance, contact, own.happenedAt(), standing.without(own));
      return new Store.Decided<>(null, reservation(judged, own, true));
    }
    Instant latest = standing.latestAttempt();
    // Not the instant of the attempt, which is rounded up: that is another one, and judged again.
    Instant at = latest != null && latest.isAfter(contact.at()) ? latest : contact.at();
    Sources.Judged judged = judge(compliance, contact, at, standing);
    if (!judged.isPermitted()) {
      return new Store.Decided<>(null, reservation(judged, null, false));
    }
    Event taken = attempt.toBuilder().happenedAt(at).build();
    return new Store.Decided<>(taken, reservation(judged, taken, false));
  }

  private static Reservation reservation(
      Sources.Judged judged, @Nullable Event attempt, boolean isRepeated) {
    return new Reservation(
        judged.contact(), judged.verdict(), Optional.ofNullable(attempt), isRepeated);
  }

  private void requireSame(Event attempt, Event own, Standing standing, Instant now) {
    AttemptState state = standing.state(own, now);
    if (state != AttemptState.RESERVED) {
      throw new LedgerException(
          Reason.CONFLICT,
          "The attempt with this id is %s: a new attempt has a new id"
              .formatted(state.name().toLowerCase(Locale.ROOT)));
    }
    Duration apart = Duration.between(own.happenedAt(), attempt.happenedAt()).abs();
    if (!own.scope().equals(attempt.scope()) || apart.compareTo(options.clockTolerance()) > 0) {
      throw new LedgerException(
          Reason.CONFLICT,
          "There is another attempt with this id, at %s: give each attempt an id of its own"
              .formatted(own.happenedAt()));
    }
  }

  /**
   * Judges a contact at an instant that was corrected, and at its own if that is earlier. Observers
   * see the one verdict that is the answer: a journal would count a second as another contact.
   */
  private Sources.Judged judge(
      Compliance compliance, Contact contact, Instant at, Standing standing) {
    boolean decidesTheLater =
        contact.at().isBefore(at)
            && !sources.judge(unobserved(compliance), contact.at(at), standing).isPermitted();
    return sources.judge(compliance, decidesTheLater ? contact.at(at) : contact, standing);
  }

  private Compliance unobserved(Compliance compliance) {
    Unobserved last = unobserved;
    if (last == null || last.of != compliance) {
      last = new Unobserved(compliance, compliance.withoutObservers());
      unobserved = last;
    }
    return last.engine;
  }

  /** An engine, and the same one that tells nobody of its checks. */
  private record Unobserved(Compliance of, Compliance engine) {}

  /**
   * Records how a reserved attempt ended. When this returns, it is on disk. The end of an expired
   * attempt can still be recorded, since it may have been made. Recording the same again does
   * nothing.
   *
   * @return the event
   * @throws LedgerException if there is no such attempt, if a different end was recorded or it was
   *     released, or if the database fails
   */
  public Event confirm(String attemptId, ContactEnd end) {
    return finish(attemptId, EventKind.CONTACT_ENDED, end);
  }

  /**
   * Releases a reserved attempt that was not made, so that it no longer counts. Releasing it again
   * does nothing.
   *
   * @return the event
   * @throws LedgerException if there is no such attempt, if it was made, or if the database fails
   */
  public Event release(String attemptId) {
    return finish(attemptId, EventKind.CONTACT_RELEASED, ContactEnd.UNKNOWN);
  }

  private Event finish(String attemptId, EventKind kind, ContactEnd end) {
    Event attempt = null;
    for (Event event : store.withFollowing(attemptId)) {
      if (event.requireId().equals(attemptId)) {
        attempt = event;
      } else if (event.kind() == kind && event.end().equals(end)) {
        return event;
      }
    }
    if (attempt == null || attempt.kind() != EventKind.CONTACT_ATTEMPTED) {
      throw new LedgerException(Reason.UNKNOWN_EVENT, "There is no attempt with this id");
    }
    Instant now = now();
    // The clock of the process that reserved it may be ahead.
    Instant at = now.isBefore(attempt.happenedAt()) ? attempt.happenedAt() : now;
    Event ended =
        Event.builder(kind)
            .id(Ids.next())
            .person(attempt.person())
            .happenedAt(at)
            .recordedAt(now)
            .refersTo(attemptId)
            .scope(attempt.scope())
            .end(end)
            .build();
    try {
      return store.record(List.of(ended)).events().get(0);
    } finally {
      forgetAnswer(ended);
    }
  }

  /**
   * Returns the current standing of a person, read from the database.
   *
   * @throws LedgerException if the database fails
   */
  public Standing standing(PhoneNumber number) {
    return Standing.of(store.events(options.keys().all(number)));
  }

  /**
   * Returns an event and those that refer to it.
   *
   * @return empty if there is no event with that id
   * @throws LedgerException if the database fails
   */
  public List<Event> event(String id) {
    return store.withFollowing(id);
  }

  /**
   * Returns the deadlines of open requests, and those by which requests to stop and withdrawals
   * must be honoured in every system, according to the rules. The ledger itself honours them at
   * once. Once it has passed, the deadline of such a request is no longer returned; but if it had
   * passed when the request was recorded, by less than 90 days, it is, as late, for 14 days.
   *
   * <p>No event records whether and when the identity of a person was proved. The deadlines assume
   * that it was proved when the request was received. If the law lets the period begin with the
   * proof, or suspends it until then, the deadline may be later.
   *
   * @param compliance the engine
   * @param now the instant at which it is asked
   * @return the dates, the earliest first
   * @throws LedgerException if the database fails
   */
  public List<DueDate> due(Compliance compliance, Instant now) {
    return new Clocks(compliance, now).of(store.clocks(now.minus(LONGEST_CLOCK)));
  }

  /**
   * Erases what is known about a person, except requests to stop and their reversals: without these
   * the person would be contacted again. Requests under a law not to be called, and objections, are
   * such requests, and stay with what was done about them. A record of the erasure stays, under the
   * name of the person in the ledger. Consents, transactions and inquiries from before it are
   * refused from then on, since what ended them was erased too. For 366 days the earlier contacts
   * with the person are unknown: no frequency cap is assumed to be free, and none of them not to
   * have been refused.
   *
   * @return how many events were erased
   * @throws LedgerException if the database fails
   */
  public int forget(PhoneNumber number) {
    Instant now = now();
    Event forgotten =
        Event.builder(EventKind.FORGOTTEN)
            .id(Ids.next())
            .person(options.keys().current(number))
            .happenedAt(now)
            .recordedAt(now)
            .build();
    try {
      return store.forget(
          options.keys().all(number),
          List.of(EventKind.TOLD_TO_STOP, EventKind.STOP_LIFTED, EventKind.FORGOTTEN),
          Event.REQUESTS_TO_STOP,
          forgotten);
    } finally {
      forgetAnswer(forgotten);
    }
  }

  Store store() {
    return store;
  }

  boolean isListening() {
    return listener != null && listener.isListening();
  }

  /**
   * Closes the ledger. Later calls throw {@link LedgerException}, and for checks its facts are
   * unknown.
   */
  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    reads.close();
    store.close();
  }
}
