package io.lexicall.cli;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.json.SafeText;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Optional;

/** Which version of which list answered for a contact, in words. */
final class ListsOfContact {
  private ListsOfContact() {}

  /**
   * Returns a text for each check of a list, such as {@code us-national-dnc of 2026-11-20: listed}.
   *
   * @param complete the activity as it is judged, with what its sources told
   * @param given the lists that were given, which have names
   */
  static List<String> told(Activity<?> complete, List<NumberList> given) {
    return complete instanceof Contact contact
        ? Fact.entries(Contact.LISTS, contact).stream()
            .map(entry -> told(entry, given))
            .distinct()
            .toList()
        : List.of();
  }

  private static String told(ListEntry entry, List<NumberList> given) {
    return name(entry, given)
        + entry.get(ListEntry.AS_OF).map(asOf -> " of " + asOf).orElse("")
        + ": "
        + entry
            .get(ListEntry.LISTED)
            .map(listed -> listed ? "listed" : "not listed")
            .orElse("not known");
  }

  private static String name(ListEntry entry, List<NumberList> given) {
    return given.stream()
        .map(NumberList::info)
        .filter(info -> isOf(info, entry))
        .findFirst()
        .map(info -> SafeText.of(info.id()))
        .orElseGet(
            () ->
                entry.get(ListEntry.LIST).map(FactType::code).orElse("a list")
                    + place(entry).map(place -> " " + place.code()).orElse("")
                    + entry
                        .get(ListEntry.SELLER)
                        .map(seller -> " of " + SafeText.briefly(seller))
                        .orElse(""));
  }

  private static Optional<Place> place(ListEntry entry) {
    return entry.get(ListEntry.REGION).or(() -> entry.get(ListEntry.COUNTRY));
  }

  /** Returns whether an entry is of a list: an edition is known by what it lists, and its date. */
  private static boolean isOf(ListInfo info, ListEntry entry) {
    Optional<Moment> asOf = entry.get(ListEntry.AS_OF);
    return entry.get(ListEntry.LIST).filter(info.kind()::equals).isPresent()
        && asOf.filter(info.asOf()::equals).isPresent()
        && entry.get(ListEntry.SELLER).equals(info.seller())
        && place(entry).equals(info.place());
  }
}
