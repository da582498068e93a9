package io.lexicall.batch;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts to a number so far, in the order of their instants. Those of other sellers are no
 * history of a contact: caps and requests not to be called are of a seller. Where a row does not
 * tell its seller, it can be of each. Not thread-safe.
 */
final class EarlierContacts {
  private final long number;

  /** Null once there are too many. */
  private @Nullable List<EarlierContact> all = new ArrayList<>();

  /** For whom each of those was; null where no row tells. */
  private final List<@Nullable String> sellers = new ArrayList<>();

  /** The seller of all rows that told one, until there is another. */
  private @Nullable String onlySeller;

  private boolean isOfSeveral;

  /** The first of the last instant: mostly there is no other. */
  private @Nullable Call call;

  private @Nullable Said said;

  /** The others of the last instant, by what makes two rows the same call. */
  private final Map<Call, Said> others = new HashMap<>();

  /** What of this person was counted by person. */
  private final Set<Object> claimed = new HashSet<>();

  private @Nullable Instant instant;

  /** The last of these, while nobody asked for it; null once it is among {@link #all}. */
  private @Nullable Kind last;

  private Instant lastAt = Instant.EPOCH;
  private Ending lastEnding = Ending.UNTOLD;

  /**
   * The requests to stop of which nobody knows when they were made, with the sellers they are of.
   */
  private final List<Stop> stops = new ArrayList<>();

  /** Whether a row that cannot be read hides something of what came so far. */
  private boolean isIncomplete;

  /** What tells apart two calls of one instant to one number. */
  private record Call(
      @Nullable ContactChannel channel, @Nullable String id, @Nullable String seller) {}

  /**
   * What counts of a contact besides its instant and how it ended; alike for many rows.
   *
   * @param id the host's own name for it
   */
  record Kind(
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose,
      @Nullable String subject,
      @Nullable String seller,
      @Nullable String id) {
    /** Returns that of a contact with all that holds of it. */
    static Kind of(Contact contact) {
      return new Kind(
          Contact.CHANNEL.in(contact),
          Contact.PURPOSE.in(contact),
          Contact.SUBJECT.in(contact),
          EarlierContacts.seller(contact),
          Contact.ID.in(contact));
    }

    /** Returns the same with the id of a row, where it has its own. */
    Kind with(@Nullable String own) {
      return own == null ? this : new Kind(channel, purpose, subject, seller, own);
    }
  }

  /** A request to stop in a row that does not tell when it was. */
  private record Stop(Contact row, Ending ending) {}

  /** What the rows of a call said. */
  private static final class Said {
    /** Of the call in all; of no meaning if there are too many. */
    private final int index;

    /** What they did not agree on, which is unknown whatever further rows say. */
    private @Nullable Set<Fact<EarlierContact, ?>> disputed;

    Said(int index) {
      this.index = index;
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
  }

  /**
   * What was known when a contact was made.
   *
   * @param history the earlier contacts; null if there are too many
   * @param isRepeated whether an earlier row is the same call
   * @param isIncomplete whether a row that cannot be read hides a part of it
   */
  record Meeting(
      @Nullable List<EarlierContact> history, boolean isRepeated, boolean isIncomplete) {}

  /**
   * Returns the history of a contact as it would be if the requests to stop without an instant had
   * been made then; empty if there are none that concern the contact.
   *
   * @param known what is known of it
   */
  List<EarlierContact> withStops(List<EarlierContact> known, Contact contact, Instant then) {
    List<EarlierContact> all = new ArrayList<>();
    String seller = seller(contact);
    for (Stop stop : stops) {
      String other = seller(stop.row);
      if (seller == null || other == null || seller.equals(other)) {
        all.add(earlier(Kind.of(stop.row), then, stop.ending));
      }
    }
    if (!all.isEmpty()) {
      all.addAll(known);
    }
    return all;
  }

  /** Returns whether there is a request to stop of which nobody knows when it was made. */
  boolean mayStop() {
    return !stops.isEmpty();
  }

  EarlierContacts(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Returns how many a history holds at most; none if there were too many. */
  int size() {
    return all == null ? 0 : sellers.size();
  }

  /** Returns what of this person was counted by person so far; whoever counts adds to it. */
  Set<Object> claimed() {
    return claimed;
  }

  /**
   * Notes what a refused row tells. Of one without an instant nobody knows before which contacts it
   * was made; of one that hides a request to stop, what it ended.
   */
  void note(Remains rest, Ending row, Profile profile) {
    Instant at = rest.at();
    isIncomplete |= at == null || rest.hidesRefusal();
    Contact facts = rest.facts();
    if (at != null) {
      Contact contact =
          facts == null ? Contact.builder().at(at).build() : facts.with(Contact.AT, at);
      meet(Kind.of(facts == null ? contact : profile.applyTo(contact)), at, row);
    } else if (Boolean.TRUE.equals(row.refused()) && stops.size() < Audit.MOST_EARLIER) {
      stops.add(
          new Stop(
              facts == null
                  ? Contact.builder().at(Instant.EPOCH).build()
                  : profile.applyTo(facts.with(Contact.AT, Instant.EPOCH)),
              row));
    }
  }

  /** Returns what came before a contact, and notes it. */
  Meeting meet(Kind kind, Instant at, Ending row) {
    if (!at.equals(instant)) {
      instant = at;
      call = null;
      others.clear();
    }
    noteLast();
    String seller = kind.seller;
    Call made = new Call(kind.channel, kind.id, seller);
    Said same = made.equals(call) ? said : others.get(made);
    List<EarlierContact> known = all;
    if (known == null) {
      note(made, -1);
      return new Meeting(null, same != null, isIncomplete);
    }
    if (seller != null) {
      isOfSeveral |= onlySeller != null && !onlySeller.equals(seller);
      onlySeller = seller;
    }
    List<EarlierContact> history = earlier(known, seller, same == null ? -1 : same.index);
    if (same != null) {
      known.set(same.index, both(known.get(same.index), earlier(kind, at, row), same));
    } else {
      note(made, known.size());
      last = kind;
      lastAt = at;
      lastEnding = row;
      sellers.add(seller);
      if (sellers.size() > Audit.MOST_EARLIER) {
        last = null;
        all = null;
      }
    }
    return new Meeting(history, same != null, isIncomplete);
  }

  /** Adds the last contact to those that came before; nobody asks for that of the very last one. */
  private void noteLast() {
    Kind kind = last;
    if (kind != null && all != null) {
      all.add(earlier(kind, lastAt, lastEnding));
      last = null;
    }
  }

  /** Returns those of a seller, but for one of an index. */
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

  /** Returns what is alike for two contacts of one number and instant that are the same call. */
  static long sameness(Kind kind) {
    ContactChannel channel = kind.channel;
    long hash = mixed(channel == null ? null : channel.name(), 0xCBF29CE484222325L);
    return mixed(kind.seller, mixed(kind.id, hash));
  }

  /** Mixes a text into a hash as FNV-1a of 64 bits does; no text is another than an empty one. */
  private static long mixed(@Nullable String text, long hash) {
    long mixed = (hash ^ (text == null ? '-' : '=')) * 0x100000001B3L;
    for (int i = 0; text != null && i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (mixed ^ '\n') * 0x100000001B3L;
  }

  private static @Nullable String seller(Contact contact) {
    Caller caller = Contact.CALLER.in(contact);
    return caller == null ? null : Caller.SELLER.in(caller);
  }

  private void note(Call made, int index) {
    if (call == null) {
      call = made;
      said = new Said(index);
    } else if (!made.equals(call) && others.size() < Audit.MOST_EARLIER) {
      others.putIfAbsent(made, new Said(index));
    }
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
   * Returns what two rows say of one call; what they do not agree on is not known. A request to
   * stop that one of them tells of stands: the other may have been written before it.
   */
  private static EarlierContact both(EarlierContact one, EarlierContact other, Said said) {
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
      Said said) {
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
