package io.lexicall.ledger;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
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
import io.lexicall.source.JointSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The facts that the ledger supplies to the engine. All facts of a check come from one read. */
final class Sources {
  private static final System.Logger LOG = System.getLogger(Sources.class.getName());

  /** The facts of a contact that it supplies. */
  private static final Set<Fact<Contact, ?>> OF_CONTACT =
      Set.of(Contact.CONSENTS, Contact.RELATIONSHIP, Contact.LISTS, Contact.HISTORY);

  static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  private final Reads reads;
  private final LedgerOptions options;
  private final AtomicBoolean isFailing = new AtomicBoolean();

  /** Set while a reservation checks a contact that is already complete. */
  @SuppressWarnings("ThreadLocalUsage") // of this ledger, of which a process has few
  private final ThreadLocal<@Nullable Boolean> isReserving = new ThreadLocal<>();

  Sources(Reads reads, LedgerOptions options) {
    this.reads = reads;
    this.options = options;
  }

  /** Adds the sources to an engine, which asks each once a check, for the facts that it reads. */
  Compliance.Builder addTo(Compliance.Builder builder, AsKnown known) {
    builder.source(Contact.SCHEMA, OF_CONTACT, new OfContact(known));
    builder.source(
        Request.SCHEMA,
        Set.of(Request.ACKNOWLEDGED_AT, Request.EXTENDED_AT, Request.COMPLETED_AT),
        (request, read) -> complete(request, read, known));
    return builder;
  }

  /**
   * Judges a contact with the facts of a standing; this thread does not read the ledger meanwhile.
   */
  Judged judge(Compliance compliance, Contact contact, Standing standing) {
    AtomicReference<Contact> judged = new AtomicReference<>(contact);
    isReserving.set(true);
    try {
      Verdict verdict =
          compliance.check(
              complete(contact, standing),
              activity -> {
                judged.set((Contact) activity);
                return told -> {};
              });
      return new Judged(judged.get(), verdict);
    } finally {
      isReserving.remove();
    }
  }

  /** A contact as it was judged, and the verdict. */
  record Judged(Contact contact, Verdict verdict) {
    boolean isPermitted() {
      return verdict.decision() == Decision.PERMIT;
    }
  }

  /** What the ledger knows about a contact, as known at some instant. */
  private final class OfContact implements JointSource<Contact> {
    private final AsKnown known;

    OfContact(AsKnown known) {
      this.known = known;
    }

    @Override
    public Contact complete(Contact contact, Set<Fact<Contact, ?>> read) {
      return tell(contact, read).activity();
    }

    @Override
    public Told<Contact> tell(Contact contact, Set<Fact<Contact, ?>> read) {
      PhoneNumber number = NUMBER.in(contact);
      Set<Part> parts = parts(contact, read);
      if (number == null || parts.isEmpty() || isReserving.get() != null) {
        return new Told<>(contact, Set.of());
      }
      Standing standing;
      try {
        standing = reads.get(number, parts);
        tellThatItAnswers();
      } catch (LedgerException unknown) {
        tellThatItFails(unknown);
        throw unknown;
      }
      return with(contact, held(standing, contact.at(), known), parts);
    }

    /**
     * States that the own list was not checked: a list that is left out could be taken as not
     * listed.
     */
    @Override
    public Contact afterFailure(Contact contact, Set<Fact<Contact, ?>> read) {
      return parts(contact, read).contains(Part.STOPS)
          ? contact.with(
              Contact.LISTS, with(Fact.entries(Contact.LISTS, contact), entry(contact).build()))
          : contact;
    }
  }

  /**
   * Returns what must be read of a person: what the law reads and the contact does not state. That
   * there is no consent, or was no contact, is often stated for everybody, in a profile or for a
   * whole file: it must not hide a consent that this person withdrew, or a contact that they
   * refused.
   */
  private static Set<Part> parts(Contact contact, Set<Fact<Contact, ?>> read) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (read.contains(Contact.CONSENTS) && isOpen(Contact.CONSENTS.in(contact))) {
      parts.add(Part.CONSENTS);
    }
    if (read.contains(Contact.RELATIONSHIP) && Contact.RELATIONSHIP.in(contact) == null) {
      parts.add(Part.RELATIONSHIP);
    }
    if (read.contains(Contact.LISTS)) {
      parts.add(Part.STOPS);
    }
    if (read.contains(Contact.HISTORY) && isOpen(Contact.HISTORY.in(contact))) {
      parts.add(Part.CONTACTS);
    }
    return parts;
  }

  private static boolean isOpen(@Nullable List<?> stated) {
    return stated == null || stated.isEmpty();
  }

  /** Returns the standing of the person at the instant of an activity, as far as it was known. */
  private Standing held(Standing standing, Instant at, AsKnown known) {
    Instant latest = known.latest(at);
    boolean isPast = at.isBefore(options.clock().instant().minus(options.clockTolerance()));
    // Clocks differ: an activity is in the past only if it is so by more than the tolerance.
    return isPast || (latest != null && !known.equals(AsKnown.THEN))
        ? standing.heldAt(at, latest)
        : standing;
  }

  /**
   * Returns a contact with some parts of what the ledger knows, in addition to the lists and the
   * history that it states. What was erased, or is withdrawn or ended for a name that is nearly
   * theirs, is in doubt: law that heeds only what is stated would take it for none.
   */
  private JointSource.Told<Contact> with(Contact contact, Standing standing, Set<Part> parts) {
    boolean erased = standing.isErased();
    Set<Fact<Contact, ?>> doubtful = new HashSet<>();
    Contact complete = contact;
    if (parts.contains(Part.CONSENTS)) {
      Optional<List<Consent>> consents =
          erased ? Optional.empty() : standing.consentsFor(Scope.of(contact), contact.at());
      if (consents.isPresent()) {
        boolean isStated = Contact.CONSENTS.in(contact) != null;
        complete =
            complete.with(Contact.CONSENTS, isStated ? withdrawn(consents.get()) : consents.get());
      } else {
        doubtful.add(Contact.CONSENTS);
      }
    }
    if (parts.contains(Part.RELATIONSHIP)) {
      if (erased || standing.isRelationshipDoubtful(SELLER.in(contact))) {
        doubtful.add(Contact.RELATIONSHIP);
      } else {
        Optional<Relationship> relationship = relationship(contact, standing);
        if (relationship.isPresent()) {
          complete = complete.with(Contact.RELATIONSHIP, relationship.get());
        }
      }
    }
    if (parts.contains(Part.STOPS)) {
      complete =
          complete.with(
              Contact.LISTS, with(Fact.entries(Contact.LISTS, contact), listed(contact, standing)));
    }
    if (parts.contains(Part.CONTACTS)) {
      Optional<List<EarlierContact>> history =
          erased ? Optional.empty() : history(contact, standing);
      if (history.isPresent()) {
        List<EarlierContact> all = new ArrayList<>(Fact.entries(Contact.HISTORY, contact));
        all.addAll(history.get());
        complete = complete.with(Contact.HISTORY, all);
      } else {
        doubtful.add(Contact.HISTORY);
      }
    }
    return new JointSource.Told<>(complete, doubtful);
  }

  /**
   * Returns the consents that permit nothing: a contact that states none has none of the others.
   */
  private static List<Consent> withdrawn(List<Consent> consents) {
    return consents.stream().filter(consent -> Consent.REVOKED_AT.in(consent) != null).toList();
  }

  /** Logs each time that the ledger stops answering; the engine logs only the first failure. */
  private void tellThatItFails(LedgerException failure) {
    if (isFailing.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The ledger does not answer, and what it would tell is unknown: {0}",
          failure.getMessage());
    }
  }

  private void tellThatItAnswers() {
    if (isFailing.get() && isFailing.compareAndSet(true, false)) {
      LOG.log(System.Logger.Level.INFO, "The ledger answers again");
    }
  }

  private Request complete(Request request, Set<Fact<Request, ?>> read, AsKnown known) {
    String id = request.id().orElse(null);
    if (id == null || read.stream().allMatch(fact -> fact.isStated(request))) {
      return request;
    }
    Instant latest = known.latest(request.at());
    List<Event> events =
        reads.withFollowing(id).stream()
            .filter(event -> !event.happenedAt().isAfter(request.at().plus(tolerance(request))))
            .filter(event -> latest == null || event.isRecordedBy(latest))
            .toList();
    Request complete = request;
    complete = complete(complete, Request.ACKNOWLEDGED_AT, EventKind.REQUEST_ACKNOWLEDGED, events);
    complete = complete(complete, Request.EXTENDED_AT, EventKind.REQUEST_EXTENDED, events);
    return complete(complete, Request.COMPLETED_AT, EventKind.REQUEST_ANSWERED, events);
  }

  private Duration tolerance(Request request) {
    Duration tolerance = options.clockTolerance();
    boolean isPast = request.at().isBefore(options.clock().instant().minus(tolerance));
    return isPast ? Duration.ZERO : tolerance;
  }

  private static Request complete(
      Request request, Fact<Request, Instant> fact, EventKind kind, List<Event> events) {
    if (fact.in(request) != null) {
      return request;
    }
    return events.stream()
        .filter(event -> event.kind() == kind)
        .map(Event::happenedAt)
        .max(Instant::compareTo)
        .map(at -> request.with(fact, at))
        .orElse(request);
  }

  private Optional<Relationship> relationship(Contact contact, Standing standing) {
    Optional<Relationship> known = standing.relationship(SELLER.in(contact), contact.at());
    return known.isEmpty() && options.relationshipsAreComplete()
        ? Optional.of(Relationship.builder().customer(false).build())
        : known;
  }

  private Optional<List<EarlierContact>> history(Contact contact, Standing standing) {
    return standing.history(
        options.countsAcrossSellers() ? null : SELLER.in(contact),
        contact.at(),
        options.releasesExpired());
  }

  private static ListEntry.Builder entry(Contact contact) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.INTERNAL_DNC);
    String seller = SELLER.in(contact);
    if (seller != null) {
      entry.seller(seller);
    }
    return entry;
  }

  private static ListEntry listed(Contact contact, Standing standing) {
    ListEntry.Builder entry = entry(contact).asOf(Moment.of(contact.at()));
    Scope scope = Scope.ofStopping(contact);
    Optional<Event> stop = standing.stop(scope);
    if (stop.isEmpty() && standing.isNearlyStopped(scope)) {
      return entry(contact).build(); // it is not known whether the person told this seller
    }
    // One that is known binds at once, also if it was told by a clock that is ahead.
    stop.ifPresent(
        each -> entry.since(Moment.of(Standing.earlier(each.happenedAt(), contact.at()))));
    return entry.listed(stop.isPresent()).build();
  }

  private static List<ListEntry> with(List<ListEntry> stated, ListEntry entry) {
    List<ListEntry> all = new ArrayList<>(stated);
    all.add(entry);
    return all;
  }

  /**
   * Returns a contact with what the ledger knows. Facts that the contact states take precedence,
   * but its history and its lists are added to those of the ledger, so that no cap and no request
   * to stop is missed.
   */
  private JointSource.Told<Contact> complete(Contact contact, Standing standing) {
    Set<Part> parts = parts(contact, OF_CONTACT);
    parts.add(Part.CONTACTS);
    return with(contact, standing, parts);
  }
}
