package io.lexicall.ledger;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.number.PhoneNumber;
import io.lexicall.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger tells the engine. All facts of a check come from one read: the source that is
 * asked first reads, and the others answer from what it read, or fail as it did.
 */
final class Sources {
  private final Reads reads;
  private final Store store;
  private final LedgerOptions options;

  @SuppressWarnings("ThreadLocalUsage") // of this ledger, of which a process has few
  private final ThreadLocal<@Nullable Known> current = new ThreadLocal<>();

  /** What was read for the check that this thread is at; or why it could not be. */
  private static final class Known {
    private final boolean isHeld;
    private @Nullable Standing standing;
    private @Nullable LedgerException failure;
    private @Nullable List<Event> request;

    Known(boolean isHeld) {
      this.isHeld = isHeld;
    }
  }

  Sources(Reads reads, Store store, LedgerOptions options) {
    this.reads = reads;
    this.store = store;
    this.options = options;
  }

  /** Adds them to an engine. The first one begins, and the last one ends, what is known. */
  Compliance.Builder addTo(Compliance.Builder builder) {
    builder.source(
        Contact.SCHEMA,
        Contact.CONSENTS,
        new Source<>() {
          @Override
          public Optional<List<Consent>> find(Contact contact) {
            begin();
            return standing(contact).map(each -> consents(contact, each));
          }

          @Override
          public Optional<List<Consent>> complete(Contact contact, List<Consent> stated) {
            begin();
            return Optional.empty();
          }
        });
    builder.source(
        Contact.SCHEMA,
        Contact.RELATIONSHIP,
        contact -> standing(contact).flatMap(each -> relationship(contact, each)));
    builder.lists(
        new Source<>() {
          @Override
          public Optional<List<ListEntry>> find(Contact contact) {
            return complete(contact, List.of());
          }

          @Override
          public Optional<List<ListEntry>> complete(Contact contact, List<ListEntry> stated) {
            Optional<Standing> known;
            try {
              known = standing(contact);
            } catch (LedgerException unknown) {
              // That it is left out could read as not listed.
              return Optional.of(with(stated, entry(contact).build()));
            }
            return known.map(each -> with(stated, listed(contact, each)));
          }
        });
    builder.source(
        Contact.SCHEMA,
        Contact.HISTORY,
        new Source<>() {
          @Override
          public Optional<List<EarlierContact>> find(Contact contact) {
            try {
              return standing(contact).flatMap(each -> history(contact, each));
            } finally {
              end();
            }
          }

          @Override
          public Optional<List<EarlierContact>> complete(
              Contact contact, List<EarlierContact> stated) {
            end();
            return Optional.empty();
          }
        });
    builder.source(
        Request.SCHEMA,
        Request.ACKNOWLEDGED_AT,
        request -> {
          begin();
          return time(request, EventKind.REQUEST_ACKNOWLEDGED);
        });
    builder.source(
        Request.SCHEMA, Request.EXTENDED_AT, request -> time(request, EventKind.REQUEST_EXTENDED));
    builder.source(
        Request.SCHEMA,
        Request.COMPLETED_AT,
        request -> {
          try {
            return time(request, EventKind.REQUEST_ANSWERED);
          } finally {
            end();
          }
        });
    return builder;
  }

  /** Answers from what is given, on this thread, until {@link #letGo}. */
  void hold(Standing standing) {
    Known held = new Known(true);
    held.standing = standing;
    current.set(held);
  }

  void letGo() {
    current.remove();
  }

  private void begin() {
    Known known = current.get();
    if (known == null || !known.isHeld) {
      current.set(new Known(false));
    }
  }

  private void end() {
    Known known = current.get();
    if (known != null && !known.isHeld) {
      current.remove();
    }
  }

  private Known known() {
    Known known = current.get();
    if (known == null) {
      known = new Known(false);
      current.set(known);
    }
    return known;
  }

  /** Returns how the called person stands; empty if no number is known. */
  private Optional<Standing> standing(Contact contact) {
    PhoneNumber number = number(contact);
    if (number == null) {
      return Optional.empty();
    }
    Known known = known();
    if (known.failure != null) {
      throw known.failure;
    }
    Standing standing = known.standing;
    if (standing == null) {
      try {
        standing = reads.get(number);
      } catch (LedgerException failure) {
        known.failure = failure;
        throw failure;
      }
      known.standing = standing;
    }
    return Optional.of(standing);
  }

  static @Nullable PhoneNumber number(Contact contact) {
    Called to = Contact.TO.in(contact);
    return to == null ? null : Called.NUMBER.in(to);
  }

  private static @Nullable String seller(Contact contact) {
    Caller caller = Contact.CALLER.in(contact);
    return caller == null ? null : Caller.SELLER.in(caller);
  }

  private static List<Consent> consents(Contact contact, Standing standing) {
    return standing.consents(Contact.SUBJECT.in(contact));
  }

  private Optional<Relationship> relationship(Contact contact, Standing standing) {
    Optional<Relationship> known = standing.relationship(seller(contact));
    return known.isEmpty() && options.relationshipsAreComplete()
        ? Optional.of(Relationship.builder().customer(false).build())
        : known;
  }

  private Optional<List<EarlierContact>> history(Contact contact, Standing standing) {
    return standing.history(
        options.countsAcrossSellers() ? null : seller(contact),
        contact.at(),
        options.releasesExpired());
  }

  private static ListEntry.Builder entry(Contact contact) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.INTERNAL_DNC);
    String seller = seller(contact);
    if (seller != null) {
      entry.seller(seller);
    }
    return entry;
  }

  private static ListEntry listed(Contact contact, Standing standing) {
    ListEntry.Builder entry = entry(contact).asOf(Moment.of(contact.at()));
    Optional<Event> stop = standing.stop(Scope.of(contact));
    stop.ifPresent(each -> entry.since(Moment.of(each.happenedAt())));
    return entry.listed(stop.isPresent()).build();
  }

  private static List<ListEntry> with(List<ListEntry> stated, ListEntry entry) {
    List<ListEntry> all = new ArrayList<>(stated);
    all.add(entry);
    return all;
  }

  private Optional<Instant> time(Request request, EventKind kind) {
    String id = request.id().orElse(null);
    if (id == null) {
      return Optional.empty();
    }
    Known known = known();
    List<Event> events = known.request;
    if (events == null) {
      events = store.withFollowing(id);
      known.request = events;
    }
    return events.stream()
        .filter(each -> each.kind() == kind)
        .map(Event::happenedAt)
        .max(Instant::compareTo);
  }

  /**
   * Returns a contact with what the ledger knows: facts that it states stand, but its history and
   * its lists are added to those of the ledger, so that no cap and no request to stop is left out.
   */
  Contact complete(Contact contact, Standing standing) {
    Contact complete = contact;
    if (Contact.CONSENTS.in(contact) == null) {
      complete = complete.with(Contact.CONSENTS, consents(contact, standing));
    }
    if (Contact.RELATIONSHIP.in(contact) == null) {
      Optional<Relationship> relationship = relationship(contact, standing);
      if (relationship.isPresent()) {
        complete = complete.with(Contact.RELATIONSHIP, relationship.get());
      }
    }
    complete =
        complete.with(
            Contact.LISTS, with(Fact.entries(Contact.LISTS, contact), listed(contact, standing)));
    Optional<List<EarlierContact>> history = history(contact, standing);
    if (history.isPresent()) {
      List<EarlierContact> all = new ArrayList<>(Fact.entries(Contact.HISTORY, contact));
      all.addAll(history.get());
      complete = complete.with(Contact.HISTORY, all);
    }
    return complete;
  }
}
