package io.lexicall.ledger;

import io.lexicall.facts.RequestKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database of a ledger. Thread-safe. */
interface Store extends AutoCloseable {
  /** The number of successive events that are searched for contacts in one query. */
  int EVENTS_AT_ONCE = 1_000;

  /** A decision on the events of a person: the event to be written, if any, and the answer. */
  record Decided<T>(@Nullable Event event, T answer) {}

  /**
   * The result of recording events.
   *
   * @param events as they are in the ledger: an event that existed before, as it was recorded then
   * @param added how many of them are new
   */
  record Recorded(List<Event> events, int added) {}

  /** Decides on the events of a person, which stay as they are meanwhile. */
  interface Decision<T> {
    Decided<T> decide(List<Event> events);
  }

  /**
   * Creates the tables, or upgrades them to this version; does nothing if they have it.
   *
   * @return their earlier version; 0 if there were none
   */
  int create(List<String> keyMarks);

  /**
   * Throws unless there are tables of this version, written only with these keys.
   *
   * @param keyMarks the marks of the keys, the current one first
   */
  void check(List<String> keyMarks);

  /** Returns the events of a person in the order in which they were recorded. */
  List<Event> events(List<String> persons);

  /** Returns those events of a person that belong to some parts, in the same order. */
  List<Event> events(List<String> persons, Set<Part> parts);

  /** Returns those events of many people that belong to some parts, in the same order. */
  List<Event> eventsOfMany(List<String> persons, Set<Part> parts);

  /** Returns when people were forgotten last, of those who were, by the name of the person. */
  Map<String, Instant> forgotten(List<String> persons);

  /** Returns the events with some ids, of those that are there. */
  List<Event> withIds(List<String> ids);

  /** Returns an event, and then those that refer to it. */
  List<Event> withFollowing(String id);

  /**
   * Returns requests that may still have a deadline, requests to stop and withdrawals since an
   * instant, and the events that refer to them.
   */
  List<Event> clocks(Instant since);

  /** Returns the place of the last event in the order of recording; 0 if there are no events. */
  long lastEvent();

  /**
   * Returns the attempts among successive events, and the events that ended them.
   *
   * @param first the place of the first event, from 1
   * @param last the place of the last; at most {@link #EVENTS_AT_ONCE} events
   */
  List<Event> contacts(long first, long last);

  /** Returns the sellers that the last events name, up to a number of events. */
  Set<String> sellers(int lastEvents);

  /** Records events, all or none. They are on disk when this returns. */
  Recorded record(List<Event> events);

  /** Reads the events of a person and writes what follows from them, in one transaction. */
  <T> T decide(List<String> persons, Decision<T> decision);

  /**
   * Deletes the events of a person except some kinds, and some kinds of requests with what was done
   * about them; records an event in their place.
   */
  int forget(
      List<String> persons, List<EventKind> kept, List<RequestKind> keptRequests, Event forgotten);

  @Override
  void close();
}
