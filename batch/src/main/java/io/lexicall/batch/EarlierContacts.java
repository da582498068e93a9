package io.lexicall.batch;

import io.lexicall.batch.Remains.Unread;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts to a number so far, in the order of their instants. Contacts of other sellers are
 * not in the history of a contact, since caps and requests not to be called belong to one seller. A
 * row without a seller can belong to any seller. Not thread-safe.
 */
final class EarlierContacts {
  static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);
  static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);

  private final long number;

  /** Null if there are too many. */
  private @Nullable List<EarlierContact> all = new ArrayList<>();

  /** The seller of each of those; null if no row states it. */
  private final List<@Nullable String> sellers = new ArrayList<>();

  /** The only seller that rows have stated so far. */
  private @Nullable String onlySeller;

  private boolean isOfSeveral;

  /** The first contact of the last instant; usually there is no other. */
  private @Nullable Call call;

  private @Nullable OneCall rows;

  /** The other contacts of the last instant, by the values that make two rows the same call. */
  private Map<Call, OneCall> others = Map.of();

  /** What was counted for this person in counts by person. */
  private final PersonCount counted = new PersonCount();

  private @Nullable Instant instant;

  /** The last contact, until it is needed; null once it is in {@link #all}. */
  private @Nullable Kind last;

  private Instant lastAt = Instant.EPOCH;
  private Ending lastEnding = Ending.UNTOLD;

  /** The requests to stop without a known instant, with their sellers. */
  private final List<Stop> stops = new ArrayList<>();

  /** Whether the history so far is incomplete because a row cannot be read. */
  private boolean isIncomplete;

  /** The values that distinguish two calls at one instant to one number. */
  private record Call(
      @Nullable ContactChannel channel, @Nullable String id, @Nullable String seller) {}

  /**
   * What counts of a contact besides its instant and how it ended; equal for many rows.
   *
   * @param id the host's own name for it
   */
  record Kind(
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose,
      @Nullable String subject,
      @Nullable String seller,
      @Nullable String id) {
    /** Returns the kind of a contact with all its facts. */
    static Kind of(Contact contact) {
      return new Kind(
          Contact.CHANNEL.in(contact),
          Contact.PURPOSE.in(contact),
          Contact.SUBJECT.in(contact),
          SELLER.in(contact),
          Contact.ID.in(contact));
    }

    /** Returns the same with the id of a row, if it has one. */
    Kind with(@Nullable String own) {
      return own == null ? this : new Kind(channel, purpose, subject, seller, own);
    }
  }

  /** A request to stop in a row without a readable instant. */
  private record Stop(Contact row, Ending ending) {}

  /** The rows of a call so far. */
  static final class OneCall {
    /** The index of the call in all; has no meaning if there are too many. */
    private final int index;

    /** How it ended by its first row; nearly always there is no other. */
    private final Ending first;

    /** How it ended by all of its rows; null if there is only one. */
    private @Nullable CallEnding ending;

    /** What the rows disagreed on, which is unknown whatever further rows say. */
    private @Nullable Set<Fact<EarlierContact, ?>> disputed;

    private boolean isClaimed;
    private boolean isCompared;

    OneCall(int index, Ending first) {
      this.index = index;
      this.first = first;
    }

    private void add(Ending row) {
      CallEnding all = ending;
      if (all == null) {
        all = new CallEnding();
        all.add(first);
        ending = all;
      }
      all.add(row);
    }

    boolean disputes(Fact<EarlierContact, ?> fact) {
      return disputed != null && disputed.contains(fact);
    }

    void dispute(Fact<EarlierContact, ?> fact) {
      if (disputed == null) {
        disputed = new HashSet<>();
      }
      disputed.add(fact);
    }

    /** Returns whether it was abandoned, as far as its rows tell; null if it is not known. */
    @Nullable Boolean wasAbandoned() {
      return ending == null ? first.wasAbandoned() : ending.wasAbandoned();
    }

    /** Returns whether a row of it was counted in what it may cost: it counts once. */
    boolean isClaimed() {
      return isClaimed;
    }

    void claim() {
      isClaimed = true;
    }

    /** Returns whether this is the first row of it that is compared; from then on it is not. */
    boolean compare() {
      boolean isFirst = !isCompared;
      isCompared = true;
      return isFirst;
    }
  }

  /**
   * What was known before a contact.
   *
   * @param history the earlier contacts; null if there are too many
   * @param call the rows of the same call
   * @param isRepeated whether an earlier row is the same call
   * @param isIncomplete whether a part of it is unknown because a row cannot be read
   */
  record Meeting(
      @Nullable List<EarlierContact> history,
      OneCall call,
      boolean isRepeated,
      boolean isIncomplete) {}

  /**
   * Returns the history of a contact as it would be if the requests to stop without a known instant
   * had been made at a given instant; empty if none concern the contact.
   *
   * @param known the known history
   */
  List<EarlierContact> withStops(List<EarlierContact> known, Contact contact, Instant then) {
    List<EarlierContact> all = new ArrayList<>();
    String seller = SELLER.in(contact);
    for (Stop stop : stops) {
      String other = SELLER.in(stop.row);
      if (seller == null || other == null || seller.equals(other)) {
        all.add(earlier(Kind.of(stop.row), then, stop.ending));
      }
    }
    if (!all.isEmpty()) {
      all.addAll(known);
    }
    return all;
  }

  /** Returns whether there is a request to stop without a known instant. */
  boolean mayStop() {
    return !stops.isEmpty();
  }

  EarlierContacts(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Returns how many contacts a history holds at most; 0 if there were too many. */
  int size() {
    return all == null ? 0 : sellers.size();
  }

  /** Returns what was counted for this person so far; the caller adds to it. */
  PersonCount counted() {
    return counted;
  }

  /**
   * Records what a refused row states. If its instant is unknown, it is unknown before which
   * contacts it was made. If it is unknown whether it states a request to stop, it is unknown what
   * it ended.
   */
  void note(Remains rest, Ending row, Profile profile) {
    Instant at = rest.at();
    isIncomplete |= at == null || rest.hides(Unread.REFUSED);
    if (at != null) {
      meet(Kind.of(rest.whole(profile)), at, row);
    } else if (Boolean.TRUE.equals(row.refused()) && stops.size() < Audit.MOST_EARLIER) {
      stops.add(new Stop(rest.whole(profile), row));
    }
  }

  /** Returns what came before a contact that was not made; nothing is recorded. */
  Meeting look(Kind kind) {
    noteLast();
    List<EarlierContact> known = all;
    // Of which sellers there are contacts is not changed, but those of others are left out.
    isOfSeveral |= kind.seller != null && onlySeller != null && !onlySeller.equals(kind.seller);
    return new Meeting(
        known == null ? null : earlier(known, kind.seller, -1),
        new OneCall(-1, Ending.UNTOLD),
        false,
        isIncomplete);
  }

  /** Returns what came before a contact, and records the contact. */
  Meeting meet(Kind kind, Instant at, Ending row) {
    if (!at.equals(instant)) {
      instant = at;
      call = null;
      others = Map.of();
    }
    noteLast();
    String seller = kind.seller;
    Call made = new Call(kind.channel, kind.id, seller);
    OneCall same = made.equals(call) ? rows : others.get(made);
    List<EarlierContact> known = all;
    OneCall its = same == null ? noted(made, known == null ? -1 : known.size(), row) : same;
    if (same != null) {
      same.add(row);
    }
    if (known == null) {
      return new Meeting(null, its, same != null, isIncomplete);
    }
    if (seller != null) {
      isOfSeveral |= onlySeller != null && !onlySeller.equals(seller);
      onlySeller = seller;
    }
    List<EarlierContact> history = earlier(known, seller, same == null ? -1 : same.index);
    if (same != null) {
      known.set(same.index, both(known.get(same.index), earlier(kind, at, row), same));
    } else {
      last = kind;
      lastAt = at;
      lastEnding = row;
      sellers.add(seller);
      if (sellers.size() > Audit.MOST_EARLIER) {
        last = null;
        all = null;
      }
    }
    return new Meeting(history, its, same != null, isIncomplete);
  }

  /**
   * Adds the last contact to the earlier ones; lazy, since this is never needed for the very last
   * one.
   */
  private void noteLast() {
    Kind kind = last;
    if (kind != null && all != null) {
      all.add(earlier(kind, lastAt, lastEnding));
      last = null;
    }
  }

  /** Returns the contacts of a seller, except the one at an index. */
  private List<EarlierContact> earlier(
      List<EarlierContact> known, @Nullable String seller, int except) {
    if (except < 0 && !isOfSeveral) {
      return List.copyOf(known);
    }
    List<EarlierContact> earlier = new ArrayList<>(known.size());
    for (int i = 0; i < known.size(); i++) {
      String other = sellers.get(i);
      if (i != except && (seller == null || other == null || seller.equals(other))) {
        earlier.add(known.get(i));
      }
    }
    return List.copyOf(earlier);
  }

  /**
   * Returns a value that is equal for two contacts of one number and instant if they are the same
   * call.
   */
  static long sameness(Kind kind) {
    ContactChannel channel = kind.channel;
    long hash = mixed(channel == null ? null : channel.name(), 0xCBF29CE484222325L);
    return mixed(kind.seller, mixed(kind.id, hash));
  }

  /** Mixes a text into a 64-bit FNV-1a hash; no text differs from an empty text. */
  private static long mixed(@Nullable String text, long hash) {
    long mixed = (hash ^ (text == null ? '-' : '=')) * 0x100000001B3L;
    for (int i = 0; text != null && i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (mixed ^ '\n') * 0x100000001B3L;
  }

  private OneCall noted(Call made, int index, Ending row) {
    OneCall its = new OneCall(index, row);
    if (call == null) {
      call = made;
      rows = its;
    } else if (others.size() < Audit.MOST_EARLIER) {
      others = others.isEmpty() ? new HashMap<>() : others;
      others.put(made, its);
    }
    return its;
  }

  private static EarlierContact earlier(Kind kind, Instant at, Ending row) {
    EarlierContact.Builder earlier = EarlierContact.builder().at(at);
    if (kind.channel != null) {
      earlier.channel(kind.channel);
    }
    if (kind.purpose != null) {
      earlier.purpose(kind.purpose);
    }
    if (kind.subject != null) {
      earlier.subject(kind.subject);
    }
    Boolean connected = row.connected();
    if (connected != null) {
      earlier.connected(connected);
    }
    Boolean refused = row.refused();
    if (refused != null) {
      earlier.refused(refused);
    }
    Boolean exempt = row.exempt();
    if (exempt != null) {
      earlier.exempt(exempt);
    }
    return earlier.build();
  }

  /**
   * Returns what two rows say about one call; what they disagree on is unknown. But a request to
   * stop counts even if only one states it: the other may have been written before it.
   */
  private static EarlierContact both(EarlierContact one, EarlierContact other, OneCall said) {
    EarlierContact.Builder both = EarlierContact.builder().from(one);
    agree(EarlierContact.PURPOSE, one, other, both, said);
    agree(EarlierContact.SUBJECT, one, other, both, said);
    agree(EarlierContact.CONNECTED, one, other, both, said);
    if (Boolean.TRUE.equals(EarlierContact.REFUSED.in(other))) {
      both.refused(true);
    } else if (EarlierContact.REFUSED.in(one) == null) {
      agree(EarlierContact.REFUSED, one, other, both, said);
    }
    agree(EarlierContact.EXEMPT, one, other, both, said);
    return both.build();
  }

  private static <T> void agree(
      Fact<EarlierContact, T> fact,
      EarlierContact one,
      EarlierContact other,
      EarlierContact.Builder both,
      OneCall said) {
    T first = fact.in(one);
    T second = fact.in(other);
    if (second == null || said.disputes(fact)) {
      return;
    }
    if (first == null) {
      both.with(fact, second);
    } else if (!first.equals(second)) {
      both.without(fact);
      said.dispute(fact);
    }
  }
}
