package io.lexicall.ledger;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of what is known about a person, which yields one fact and can be read separately. */
enum Part {
  /** With the requests to stop, which end consents. */
  CONSENTS(
      EventKind.CONSENT_GIVEN,
      EventKind.CONSENT_WITHDRAWN,
      EventKind.TOLD_TO_STOP,
      EventKind.STOP_LIFTED,
      EventKind.REQUEST_RECEIVED),
  STOPS(EventKind.TOLD_TO_STOP, EventKind.STOP_LIFTED, EventKind.REQUEST_RECEIVED),
  RELATIONSHIP(EventKind.TRANSACTION, EventKind.INQUIRY, EventKind.RELATIONSHIP_ENDED),
  CONTACTS(EventKind.CONTACT_ATTEMPTED, EventKind.CONTACT_ENDED, EventKind.CONTACT_RELEASED);

  static final Set<Part> ALL = Collections.unmodifiableSet(EnumSet.allOf(Part.class));

  @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
  private final List<EventKind> kinds;

  Part(EventKind... kinds) {
    this.kinds = List.of(kinds);
  }

  /**
   * Returns the condition on the kind of the events of some parts, for the statements of both
   * stores. That a person was forgotten belongs to each part, which then is not whole. It names
   * what is not asked for: a kind that this version does not know may be of any part, and must not
   * be passed over.
   */
  static String condition(Set<Part> parts) {
    Set<EventKind> others = EnumSet.allOf(EventKind.class);
    others.remove(EventKind.FORGOTTEN);
    parts.forEach(part -> others.removeAll(part.kinds));
    return "kind NOT IN ("
        + others.stream().map(kind -> "'" + kind.code() + "'").collect(Collectors.joining(", "))
        + ")";
  }
}
