package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.NearNames;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a host, as a source of the fact {@code lists}. Every contact with a known number is
 * checked against the lists that apply to it.
 *
 * <pre>{@code
 * Compliance compliance =
 *     Compliance.builder()
 *         .discover()
 *         .lists(DoNotCallLists.of(nationalRegistry, texas, ourOwn))
 *         .build();
 * }</pre>
 *
 * <p>A list is asked if the called party can be in its country or region, if it covers or contains
 * the number, and if it is not another seller's list. If the activity itself states the result for
 * a list, that list is not asked. A company's own list is asked anyway, since what is stated may be
 * of a ledger or of another seller, which know other requests. If the number is on the own list of
 * a seller of nearly the same name, its entry does not say whether it is listed: the two may be
 * one. The entry of a list that fails does not say whether the number is listed, so that the rules
 * that read it are indeterminate. The failure is logged once, and the other lists are still asked.
 *
 * <p>Immutable and thread-safe. Allocates nothing for a number that is on none of the lists, if the
 * same lists were asked before.
 *
 * @since 0.1
 */
public final class DoNotCallLists implements Source<Contact, List<ListEntry>> {
  private static final System.Logger LOG = System.getLogger(DoNotCallLists.class.getName());
  static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);
  private static final Fact<Contact, String> SELLER = Contact.CALLER.then(Caller.SELLER);
  private static final int MOST_LISTS = 64;
  private static final int KNOWN_ANSWERS = 256;

  private final NumberList[] lists;

  /** Recent answers, by the set of lists; any thread may replace one. */
  private final AtomicReferenceArray<@Nullable List<ListEntry>> answers =
      new AtomicReferenceArray<>(KNOWN_ANSWERS);

  /** For each list, the last entry that was completed with a seller; any thread may replace one. */
  private final AtomicReferenceArray<@Nullable Named> named;

  /** An entry, and the same entry for a seller. */
  private record Named(ListEntry entry, String seller, ListEntry ofSeller) {}

  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  private DoNotCallLists(List<NumberList> lists) {
    if (lists.size() > MOST_LISTS) {
      throw new IllegalArgumentException(
          "At most %s lists can be asked, not %s".formatted(MOST_LISTS, lists.size()));
    }
    this.lists = lists.toArray(new NumberList[0]);
    this.named = new AtomicReferenceArray<>(this.lists.length);
  }

  /**
   * Joins lists.
   *
   * @throws IllegalArgumentException if there are more than 64, or if two are the same list
   */
  public static DoNotCallLists of(NumberList... lists) {
    return of(List.of(lists));
  }

  /**
   * Joins lists.
   *
   * @throws IllegalArgumentException if there are more than 64, or if two are the same list
   */
  public static DoNotCallLists of(List<? extends NumberList> lists) {
    List<NumberList> copy = List.copyOf(lists);
    for (int i = 0; i < copy.size(); i++) {
      ListInfo info = copy.get(i).info();
      for (int j = 0; j < i; j++) {
        if (info.isSameListAs(copy.get(j).info())) {
          throw new IllegalArgumentException(
              "The list %s is given twice; give each of two lists an id of its own"
                  .formatted(info.id()));
        }
      }
    }
    return new DoNotCallLists(copy);
  }

  /** Returns the lists, in the order in which they are asked. */
  public List<NumberList> lists() {
    return List.of(lists);
  }

  /**
   * Returns the lists that apply to a contact, whatever its number: those of the places where the
   * called party can be, except those of other sellers.
   *
   * @param seller the seller for whom the contact is made; null if not known
   */
  public List<NumberList> concerning(Whereabouts whereabouts, @Nullable String seller) {
    List<NumberList> concerned = new ArrayList<>();
    for (NumberList list : lists) {
      if (concerns(list.info(), whereabouts, seller)) {
        concerned.add(list);
      }
    }
    return concerned;
  }

  @Override
  public Optional<List<ListEntry>> find(Contact contact) {
    return check(contact, List.of());
  }

  @Override
  public Optional<List<ListEntry>> complete(Contact contact, List<ListEntry> stated) {
    return check(contact, stated);
  }

  /**
   * Returns the entries of a number that is about to be called, for a host that states them with
   * the call. This is cheaper than a look-up by the engine. The call must not state an instant
   * before this: a request that came in between would not count for it.
   *
   * @param seller the seller for whom the contact is made
   * @return an entry of each list that applies at the places of the number's digits; if the person
   *     is known to be elsewhere, let the engine ask instead
   */
  public List<ListEntry> entries(PhoneNumber number, String seller) {
    return check(number, null, number.whereabouts(), seller, List.of(), Set.of()).orElse(List.of());
  }

  private Optional<List<ListEntry>> check(Contact contact, List<ListEntry> stated) {
    return check(contact, stated, Set.of());
  }

  /**
   * Checks the number of a contact.
   *
   * @param silent the lists that cannot tell of the number: whether it is on them is unknown
   */
  Optional<List<ListEntry>> check(Contact contact, List<ListEntry> stated, Set<NumberList> silent) {
    PhoneNumber number = NUMBER.in(contact);
    if (number == null) {
      return Optional.empty();
    }
    return check(number, contact.at(), contact.whereabouts(), SELLER.in(contact), stated, silent);
  }

  private Optional<List<ListEntry>> check(
      PhoneNumber number,
      @Nullable Instant at,
      Whereabouts whereabouts,
      @Nullable String seller,
      List<ListEntry> stated,
      Set<NumberList> silent) {
    long asked = 0;
    for (int i = 0; i < lists.length; i++) {
      ListInfo info = lists[i].info();
      boolean asks =
          concerns(info, whereabouts, seller)
              ? !isStated(info, stated) && mayTell(lists[i], number)
              : isOfNearly(info, seller)
                  && concerns(info, whereabouts, null)
                  && mayHold(lists[i], number);
      if (asks) {
        asked |= 1L << i;
      }
    }
    if (asked == 0) {
      return Optional.empty();
    }
    return Optional.of(ask(number, at, seller, asked, stated, silent));
  }

  /** Returns whether a list may have an answer for a number: it covers or contains the number. */
  private static boolean mayTell(NumberList list, PhoneNumber number) {
    return list.info().coverage().covers(number) || mayHold(list, number);
  }

  private static boolean mayHold(NumberList list, PhoneNumber number) {
    try {
      return list.contains(number);
    } catch (RuntimeException | Error failure) {
      return true; // asking for the entry fails too, and is reported
    }
  }

  /** Asks lists, and returns an earlier object with the same entries if there is one. */
  @SuppressWarnings("ReferenceEquality") // the very entry that was answered before
  private List<ListEntry> ask(
      PhoneNumber number,
      @Nullable Instant at,
      @Nullable String seller,
      long asked,
      List<ListEntry> stated,
      Set<NumberList> silent) {
    int slot = (int) ((asked * 0x9E37_79B9_7F4A_7C15L) >>> Long.SIZE - Byte.SIZE);
    List<ListEntry> before = stated.isEmpty() ? answers.get(slot) : null;
    List<ListEntry> answer = null;
    int found = 0;
    for (long left = asked; left != 0; left &= left - 1) {
      ListEntry entry = ask(Long.numberOfTrailingZeros(left), number, at, seller, silent);
      if (entry == null) {
        continue;
      }
      if (answer == null
          && (before == null || found >= before.size() || before.get(found) != entry)) {
        answer = new ArrayList<>(stated);
        for (int i = 0; i < found; i++) {
          answer.add(requireNonNull(before).get(i));
        }
      }
      if (answer != null) {
        answer.add(entry);
      }
      found++;
    }
    if (answer == null && before != null && before.size() == found) {
      return before;
    }
    List<ListEntry> whole =
        answer != null
            ? List.copyOf(answer)
            : before == null ? stated : List.copyOf(before.subList(0, found));
    if (stated.isEmpty()) {
      answers.set(slot, whole);
    }
    return whole;
  }

  /**
   * Asks one list. If it throws anything, even an error of the virtual machine, or cannot tell of
   * the number, its entry does not say whether the number is listed. It is not left out: some law
   * takes a list that is not in the facts for one that was not checked, and requires no check.
   */
  private @Nullable ListEntry ask(
      int index,
      PhoneNumber number,
      @Nullable Instant at,
      @Nullable String seller,
      Set<NumberList> silent) {
    NumberList list = lists[index];
    ListEntry entry;
    try {
      entry =
          silent.contains(list) || isOfNearly(list.info(), seller)
              ? untold(list.info())
              : check(list, number, at).orElse(null);
    } catch (RuntimeException | Error failure) {
      logOnce(list, failure);
      entry = untold(list.info());
    }
    return entry == null || seller == null ? entry : ofSeller(index, entry, seller);
  }

  private static Optional<ListEntry> check(
      NumberList list, PhoneNumber number, @Nullable Instant at) {
    return at == null ? list.check(number) : list.check(number, at);
  }

  /** Returns whether a list is that of a seller whose name is nearly the seller's, but differs. */
  private static boolean isOfNearly(ListInfo info, @Nullable String seller) {
    String theirs = info.sellerOrNull();
    return theirs != null
        && seller != null
        && !theirs.equals(seller)
        && NearNames.areNearlySame(theirs, seller);
  }

  /** Returns an entry that does not say whether the number is listed. */
  private static ListEntry untold(ListInfo info) {
    ListEntry.Builder entry = info.entry();
    return info.kind() == ListKind.INTERNAL_DNC // read in its current state, of no version
        ? entry.without(ListEntry.AS_OF).build()
        : entry.build();
  }

  /**
   * Returns the entry for the seller: a company's own list without a seller applies to every seller
   * of the host, and that of a seller of nearly the same name may be the seller's.
   */
  @SuppressWarnings("ReferenceEquality") // the very entry that was answered before
  private ListEntry ofSeller(int index, ListEntry entry, String seller) {
    boolean isOfSeller = seller.equals(ListEntry.SELLER.in(entry));
    if (ListEntry.LIST.in(entry) != ListKind.INTERNAL_DNC || isOfSeller) {
      return entry;
    }
    Named last = named.get(index);
    if (last == null || last.entry != entry || !last.seller.equals(seller)) {
      last = new Named(entry, seller, ListEntry.builder().from(entry).seller(seller).build());
      named.set(index, last);
    }
    return last.ofSeller;
  }

  private static boolean concerns(ListInfo info, Whereabouts whereabouts, @Nullable String seller) {
    String theirs = info.sellerOrNull();
    if (theirs != null && seller != null && !theirs.equals(seller)) {
      return false;
    }
    Place place = info.placeOrNull();
    if (place == null) {
      return true;
    }
    Set<Place> countries = whereabouts.countries();
    if (!countries.isEmpty() && !countries.contains(place.country())) {
      return false;
    }
    Set<Place> regions = whereabouts.regions();
    return !place.isRegion() || regions.isEmpty() || regions.contains(place);
  }

  /**
   * Returns whether the activity states a result for the list, as far as is known. Of a company's
   * own list it never does: there are several records of what people told a company, and a person
   * who is on any of them, or on one of them later, is not called.
   */
  private static boolean isStated(ListInfo info, List<ListEntry> stated) {
    if (info.kind() == ListKind.INTERNAL_DNC) {
      return false;
    }
    for (ListEntry entry : stated) {
      Place place = info.placeOrNull();
      Place country = ListEntry.COUNTRY.in(entry);
      Place region = ListEntry.REGION.in(entry);
      if (ListEntry.LIST.in(entry) == info.kind()
          && (place == null || country == null || place.country().equals(country))
          && (place == null || region == null || place.equals(region))) {
        return true;
      }
    }
    return false;
  }

  private void logOnce(NumberList list, Throwable failure) {
    String id = list.info().id();
    if (logged.add(id)) {
      StackTraceElement[] trace = failure.getStackTrace();
      LOG.log(
          System.Logger.Level.ERROR,
          "The list {0} failed with {1} at {2}; what it would say is unknown",
          id,
          failure.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0].toString());
    }
  }
}
