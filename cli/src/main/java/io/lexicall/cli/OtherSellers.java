package io.lexicall.cli;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Profile;
import io.lexicall.json.SafeText;
import io.lexicall.ledger.Scope;
import io.lexicall.lists.NumberList;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Warns about companies' own lists that do not apply to a call, since it is made for another
 * seller.
 */
final class OtherSellers {
  private static final int MOST_TOLD = 3;

  private OtherSellers() {}

  /**
   * Returns the sellers of stated entries of such lists, if it is known for whom the call is made.
   *
   * @param activity with what its profile states
   */
  static Set<String> of(Activity<?> activity) {
    Set<String> others = new TreeSet<>();
    if (activity instanceof Contact contact) {
      String seller = seller(contact);
      if (!seller.isEmpty()) {
        for (ListEntry entry : contact.get(Contact.LISTS).orElse(List.of())) {
          if (entry.get(ListEntry.LIST).filter(ListKind.INTERNAL_DNC::equals).isPresent()) {
            entry.get(ListEntry.SELLER).filter(each -> !each.equals(seller)).ifPresent(others::add);
          }
        }
      }
    }
    return others;
  }

  private static String seller(Contact contact) {
    return contact.get(Contact.CALLER).flatMap(each -> each.get(Caller.SELLER)).orElse("");
  }

  /** Returns a sentence about stated entries, for the page of an activity. */
  static String told(Set<String> others, Contact contact) {
    return "the entry in lists[internal-dnc] of "
        + some(others)
        + ", since the call is made for "
        + quoted(seller(contact));
  }

  /** Warns about available lists of a seller other than that of all calls. */
  static void tell(List<NumberList> lists, Profile profile, Console console) {
    String seller = seller(profile.applyTo(Contact.builder().at(Instant.EPOCH).build()));
    for (NumberList list : lists) {
      list.info()
          .seller()
          .filter(theirs -> !seller.isEmpty() && !theirs.equals(seller))
          .ifPresent(
              theirs ->
                  console.tell(
                      "the list "
                          + SafeText.of(list.info().id())
                          + " is the own list of "
                          + quoted(theirs)
                          + "; it does not count for calls for "
                          + quoted(seller)));
    }
  }

  /**
   * Warns about sellers of a ledger that are written nearly like that of an activity: what they
   * were told leaves the activity undecided, and no fact that is missing shows why.
   *
   * @param activity with what its profile states
   * @param known the sellers of the ledger
   * @param told the sellers about which it warned; it adds this one
   */
  static void tellInDoubt(
      Activity<?> activity, Set<String> known, Set<String> told, Console console) {
    String seller = activity instanceof Contact contact ? seller(contact) : "";
    Set<String> alike = seller.isEmpty() ? Set.of() : alike(seller, known);
    if (!alike.isEmpty() && told.add(seller)) {
      console.tell(
          "the ledger also knows "
              + some(alike)
              + ", which may be "
              + quoted(seller)
              + ": if the person told it to stop, withdrew a consent to its calls or ended the"
              + " relationship with it, lists[internal-dnc], consents and relationship are unknown");
    }
  }

  private static Set<String> alike(String seller, Set<String> known) {
    Set<String> alike = new TreeSet<>();
    for (String each : known) {
      if (!each.equals(seller) && Scope.isNearlySame(each, seller)) {
        alike.add(each);
      }
    }
    return alike;
  }

  /** Tells of sellers whose names are nearly those of known ones, which may be others. */
  static void tellWrittenOtherwise(Set<String> sellers, Set<String> known, Console console) {
    for (String seller : new TreeSet<>(sellers)) {
      Set<String> alike = alike(seller, known);
      if (!alike.isEmpty()) {
        console.tell(
            "the seller "
                + quoted(seller)
                + " is not taken for "
                + some(alike)
                + ", which the ledger also knows: after a request to stop, a withdrawal or an end"
                + " for the one, calls for the other are undecided, and nothing else counts for"
                + " the other; record it for the name that the calls state, too");
      }
    }
  }

  /** Returns the first few sellers. */
  static String some(Set<String> sellers) {
    return sellers.stream()
            .limit(MOST_TOLD)
            .map(OtherSellers::quoted)
            .collect(Collectors.joining(", "))
        + (sellers.size() > MOST_TOLD ? " and " + (sellers.size() - MOST_TOLD) + " more" : "");
  }

  static String quoted(String seller) {
    return "'" + SafeText.of(seller) + "'";
  }
}
