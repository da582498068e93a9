package io.lexicall.lists;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Whereabouts;
import io.lexicall.source.Source;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists with their editions over time, as a source of the fact {@code lists} for past contacts:
 * each contact is checked against the edition that was current at its instant.
 *
 * <pre>{@code
 * Compliance compliance =
 *     Compliance.builder()
 *         .discover()
 *         .lists(DatedLists.of(List.of(nationalOfJanuary, nationalOfFebruary, ourOwn)))
 *         .build();
 * }</pre>
 *
 * <p>Of several editions of one list, the newest counts whose version is not later than the
 * contact. A version that is a day counts once that day has begun everywhere where the called party
 * can be. If every edition is later than the contact, the list was not checked.
 *
 * <p>A {@link CompanyList} is read in its current state, also for contacts before it began, if no
 * edition of the list is older. For a number that was added or removed after the contact, its entry
 * does not say whether the number was listed; nor does it for contacts before the list began,
 * unless the number is listed since an earlier time.
 *
 * <p>Everything else is as in {@link DoNotCallLists}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DatedLists implements Source<Contact, List<ListEntry>> {
  /** When a day has begun here, it has begun everywhere. */
  private static final List<ZoneClock> LAST_TO_BEGIN =
      List.of(ZoneClock.of(ZoneOffset.ofHours(-12)));

  private static final int MOST_CHOICES = 1 << 10;

  private final List<NumberList> editions;

  /** The editions of each list, the newest first. */
  private final List<List<NumberList>> lists = new ArrayList<>();

  /** The combinations used before; contacts of the same time share them. */
  private final Map<List<NumberList>, DoNotCallLists> joined = new ConcurrentHashMap<>();

  /** The editions that count for places with equal clocks; computed once for each place. */
  private final Map<Whereabouts, Course> courses = new ConcurrentHashMap<>();

  private final boolean areOfOthers;

  /**
   * The editions that count over time.
   *
   * @param begins when the choice changes
   * @param chosen the editions that count before the first of these instants, and from each of them
   *     on
   * @param joined the same as joined lists, created when needed; each replaced as a whole
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Course(
      Instant[] begins, List<List<NumberList>> chosen, @Nullable DoNotCallLists[] joined) {
    int indexAt(Instant at) {
      int found = Arrays.binarySearch(begins, at);
      return found < 0 ? -found - 1 : found + 1;
    }
  }

  private DatedLists(List<NumberList> editions) {
    this.editions = editions;
    this.areOfOthers = editions.stream().noneMatch(CompanyList.class::isInstance);
    for (NumberList edition : editions) {
      List<NumberList> ofList = null;
      for (List<NumberList> known : lists) {
        if (known.get(0).info().isSameListAs(edition.info())) {
          ofList = known;
        }
      }
      if (ofList == null) {
        ofList = new ArrayList<>();
        lists.add(ofList);
      }
      for (NumberList other : ofList) {
        if (other.info().asOf().equals(edition.info().asOf())) {
          throw new IllegalArgumentException(
              "The edition %s is given twice".formatted(edition.info()));
        }
      }
      ofList.add(edition);
    }
    Comparator<NumberList> byVersion =
        Comparator.comparing(edition -> latest(edition.info().asOf(), LAST_TO_BEGIN));
    lists.forEach(ofList -> ofList.sort(byVersion.reversed()));
    join(lists.stream().map(ofList -> ofList.get(0)).toList()); // refuses too many lists now
  }

  /**
   * Joins the editions of lists.
   *
   * @throws IllegalArgumentException if there are more than 64 lists, or if two editions of one
   *     list have the same version
   */
  public static DatedLists of(List<? extends NumberList> editions) {
    return new DatedLists(List.copyOf(editions));
  }

  /** Returns all editions, as they were given. */
  public List<NumberList> editions() {
    return editions;
  }

  /** Returns the editions that count for a contact: at most one of each list. */
  public List<NumberList> inForce(Contact contact) {
    Course course = course(contact.whereabouts());
    return course.chosen.get(course.indexAt(contact.at()));
  }

  private Course course(Whereabouts where) {
    Course course = courses.get(where);
    if (course == null) {
      course = course(clocks(where));
      if (courses.size() > MOST_CHOICES) {
        courses.clear();
      }
      courses.put(where, course);
    }
    return course;
  }

  private Course course(List<ZoneClock> clocks) {
    Set<Instant> begins = new TreeSet<>();
    editions.forEach(edition -> begins.add(latest(edition.info().asOf(), clocks)));
    List<List<NumberList>> chosen = new ArrayList<>();
    chosen.add(inForce(clocks, Instant.MIN));
    begins.forEach(at -> chosen.add(inForce(clocks, at)));
    return new Course(begins.toArray(new Instant[0]), chosen, new DoNotCallLists[chosen.size()]);
  }

  private List<NumberList> inForce(List<ZoneClock> clocks, Instant at) {
    List<NumberList> chosen = new ArrayList<>(lists.size());
    for (List<NumberList> ofList : lists) {
      NumberList newest = null;
      for (NumberList edition : ofList) {
        if (hasBegun(edition, clocks, at)) {
          newest = edition;
          break;
        }
        // What people told the company before is on it, too.
        newest = edition instanceof CompanyList ? edition : newest;
      }
      if (newest != null) {
        chosen.add(newest);
      }
    }
    return List.copyOf(chosen);
  }

  private static boolean hasBegun(NumberList edition, List<ZoneClock> clocks, Instant at) {
    return !latest(edition.info().asOf(), clocks).isAfter(at);
  }

  private static List<ZoneClock> clocks(Whereabouts where) {
    return where.zoneKnown() ? where.clocks() : LAST_TO_BEGIN;
  }

  /** Returns when a moment has come on all of the clocks. */
  private static Instant latest(Moment moment, List<ZoneClock> clocks) {
    Instant latest = moment.at(clocks.get(0));
    for (ZoneClock clock : clocks) {
      Instant there = moment.at(clock);
      latest = there.isAfter(latest) ? there : latest;
    }
    return latest;
  }

  private DoNotCallLists join(List<NumberList> chosen) {
    if (joined.size() > MOST_CHOICES) { // in practice there are never so many editions
      joined.clear();
    }
    DoNotCallLists known = joined.get(chosen); // without a lock, unlike computeIfAbsent
    return known == null ? joined.computeIfAbsent(chosen, DoNotCallLists::of) : known;
  }

  @Override
  public Optional<List<ListEntry>> find(Contact contact) {
    return check(contact, null);
  }

  @Override
  public Optional<List<ListEntry>> complete(Contact contact, List<ListEntry> stated) {
    return check(contact, stated);
  }

  private Optional<List<ListEntry>> check(Contact contact, @Nullable List<ListEntry> stated) {
    PhoneNumber number = DoNotCallLists.NUMBER.in(contact);
    if (number == null) {
      return Optional.empty();
    }
    List<ListEntry> known = stated == null ? List.of() : stated;
    if (areOfOthers) {
      return joined(course(contact.whereabouts()), contact.at()).check(contact, known, Set.of());
    }
    List<NumberList> inForce = inForce(contact);
    return join(inForce).check(contact, known, silent(inForce, number, contact));
  }

  private DoNotCallLists joined(Course course, Instant at) {
    int index = course.indexAt(at);
    DoNotCallLists known = course.joined[index];
    if (known == null) {
      known = join(course.chosen.get(index));
      course.joined[index] = known;
    }
    return known;
  }

  /** Returns the lists of companies that do not show whether a number was on them then. */
  private static Set<NumberList> silent(
      List<NumberList> inForce, PhoneNumber number, Contact contact) {
    Instant at = contact.at();
    List<ZoneClock> clocks = clocks(contact.whereabouts());
    Set<NumberList> silent = Set.of();
    for (NumberList edition : inForce) {
      if (edition instanceof CompanyList company
          && !company.tellsOf(number, at, hasBegun(company, clocks, at))) {
        silent = silent.isEmpty() ? new HashSet<>() : silent;
        silent.add(edition);
      }
    }
    return silent;
  }

  /** Returns the list and the versions, such as {@code us-national-dnc of 2026-11-01}. */
  @Override
  public String toString() {
    return editions.stream().map(edition -> edition.info().toString()).toList().toString();
  }
}
