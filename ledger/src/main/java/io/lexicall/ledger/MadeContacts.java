package io.lexicall.ledger;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The contacts of a ledger, read a part at a time: a query that reads them all would take longer
 * than a query may, and more memory than there is.
 */
final class MadeContacts implements Iterator<MadeContact> {
  private final Store store;
  private final long last;
  private final Queue<MadeContact> read = new ArrayDeque<>();
  private long next = 1;

  MadeContacts(Store store) {
    this.store = store;
    this.last = store.lastEvent();
  }

  @Override
  public boolean hasNext() {
    while (read.isEmpty() && next <= last) {
      long upTo = Math.min(last, next + Store.EVENTS_AT_ONCE - 1);
      readPart(store.contacts(next, upTo));
      next = upTo + 1;
    }
    return !read.isEmpty();
  }

  /** Takes attempts, each with the event that ended it if there is one. */
  private void readPart(List<Event> events) {
    Map<String, Event> ends = new HashMap<>();
    for (Event event : events) {
      if (event.kind() != EventKind.CONTACT_ATTEMPTED) {
        ends.put(event.refersTo().orElseThrow(), event);
      }
    }
    for (Event event : events) {
      if (event.kind() == EventKind.CONTACT_ATTEMPTED) {
        Event end = ends.get(event.requireId());
        if (end == null || end.kind() != EventKind.CONTACT_RELEASED) {
          read.add(MadeContact.of(event, end == null ? event.end() : end.end()));
        }
      }
    }
  }

  @Override
  public MadeContact next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more contacts");
    }
    return read.remove();
  }
}
