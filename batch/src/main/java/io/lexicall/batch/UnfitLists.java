package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.json.SafeText;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a list that was given is reported as missing: its version is too old for the law, or
 * later than the contact. The engine names both like a list that was not given.
 *
 * @since 0.1
 */
public final class UnfitLists {
  private static final String LIST = "lists[";

  private UnfitLists() {}

  /** A version of the list that the law asked for. */
  private record Given(String name, ListEntry entry, Moment asOf) {}

  /**
   * Returns why a list that was given does not count, and which version would, such as {@code too
   * old: us-fl-state-dnc of 2026-09-01; the law needs a version of 2026-10-01 or later}.
   *
   * @param missing the path of a missing fact, such as {@code lists[state-dnc US-FL]}
   * @param contact the contact with all that is stated of it
   * @param lists the lists that the engine asks
   * @param compliance asked about the contact with other versions of the list, which no observer of
   *     it is told
   * @return empty if the fact is no list, if no such list was given, or if neither its age nor its
   *     date is the reason, as of a list that has no numbers of the area
   */
  public static Optional<String> why(
      String missing, Contact contact, List<NumberList> lists, Compliance compliance) {
    String label = label(missing);
    Given given = label == null ? null : newest(label, contact, lists);
    if (label == null || given == null) {
      return Optional.empty();
    }
    Compliance unseen = compliance.withoutObservers();
    ZoneClock clock = clock(contact);
    LocalDate day = LocalDate.ofEpochDay(clock.localEpochDayAt(contact.at().getEpochSecond()));
    LocalDate version = given.asOf.dateAt(clock);
    if (given.asOf.isAfter(contact.at(), clock)) {
      return Optional.of(
          "of a later day: %s of %s; this needs a version of %s or earlier"
              .formatted(given.name, given.asOf, day));
    }
    if (isMissing(missing, label, contact, given.entry, day, unseen)
        || !isMissing(missing, label, contact, given.entry, version, unseen)) {
      return Optional.empty(); // today's version would not do either, or its own: it lacks the area
    }
    long old = version.toEpochDay();
    long recent = day.toEpochDay();
    while (recent - old > 1) {
      long middle = (old + recent) >>> 1;
      if (isMissing(missing, label, contact, given.entry, LocalDate.ofEpochDay(middle), unseen)) {
        old = middle;
      } else {
        recent = middle;
      }
    }
    return Optional.of(
        "too old: %s of %s; the law needs a version of %s or later"
            .formatted(given.name, given.asOf, LocalDate.ofEpochDay(recent)));
  }

  /** Returns whether a given list is the one that a path names. */
  static boolean isNamed(String missing, ListInfo info) {
    String label = label(missing);
    return label != null && matches(label, FactType.code(info.kind()), info.place().orElse(null));
  }

  /** Returns the part of a path that names a list, such as {@code state-dnc US-FL}. */
  private static @Nullable String label(String path) {
    int end = path.indexOf(']');
    return path.startsWith(LIST) && end > 0 ? path.substring(LIST.length(), end) : null;
  }

  private static boolean matches(String label, String kind, @Nullable Place place) {
    return label.equals(kind) || (place != null && label.equals(kind + " " + place.code()));
  }

  private static boolean isOf(String label, ListEntry entry) {
    Place place = entry.get(ListEntry.REGION).or(() -> entry.get(ListEntry.COUNTRY)).orElse(null);
    return entry
        .get(ListEntry.LIST)
        .filter(kind -> matches(label, FactType.code(kind), place))
        .isPresent();
  }

  private static @Nullable Given newest(String label, Contact contact, List<NumberList> lists) {
    List<Given> all = new ArrayList<>();
    String seller = contact.get(Contact.CALLER).flatMap(each -> each.get(Caller.SELLER)).orElse("");
    for (NumberList list : lists) {
      ListInfo info = list.info();
      if (matches(label, FactType.code(info.kind()), info.place().orElse(null))
          && info.seller().map(seller::equals).orElse(true)) {
        all.add(new Given(SafeText.of(info.id()), entry(info), info.asOf()));
      }
    }
    // After the lists, which have a name: of two with one version, the first is told.
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Moment asOf = entry.get(ListEntry.AS_OF).orElse(null);
      if (asOf != null && isOf(label, entry)) {
        all.add(new Given("the check that is stated", entry, asOf));
      }
    }
    ZoneClock clock = clock(contact);
    return all.stream().max(Comparator.comparing(each -> each.asOf.dateAt(clock))).orElse(null);
  }

  private static ListEntry entry(ListInfo info) {
    ListEntry.Builder entry = ListEntry.builder().list(info.kind()).listed(false).asOf(info.asOf());
    info.seller().ifPresent(entry::seller);
    info.place()
        .ifPresent(
            place ->
                (place.isRegion() ? entry.region(place) : entry.country(place)).list(info.kind()));
    return entry.build();
  }

  /** Returns whether the list would still be missing if its version were of that day. */
  private static boolean isMissing(
      String missing,
      String label,
      Contact contact,
      ListEntry entry,
      LocalDate version,
      Compliance compliance) {
    List<ListEntry> entries = new ArrayList<>(Fact.entries(Contact.LISTS, contact));
    entries.removeIf(each -> isOf(label, each));
    entries.add(entry.with(ListEntry.AS_OF, Moment.of(version)));
    return compliance.check(contact.with(Contact.LISTS, entries)).findings().stream()
        .flatMap(finding -> finding.missing().stream())
        .anyMatch(fact -> fact.path().equals(missing));
  }

  /** Returns the clock whose day is the earliest. */
  private static ZoneClock clock(Contact contact) {
    ZoneId earliest =
        contact.whereabouts().zones().stream()
            .min(Comparator.comparing(zone -> LocalDate.ofInstant(contact.at(), zone)))
            .orElse(ZoneOffset.UTC);
    return ZoneClock.of(earliest);
  }
}
