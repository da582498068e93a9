package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from the law when a list is too old: it checks a contact day after day, while this list
 * gets older and all others stay fresh, until a rule requires a newer version: it denies for its
 * age, or can no longer decide.
 */
final class ListAge {
  private static final String REMEDY = "refresh-list";
  private static final int MOST_DAYS = 400;

  private final Compliance compliance;
  private final Tally tally;
  private final Instant at;

  ListAge(Compliance compliance, Tally tally, Instant at) {
    this.compliance = compliance.withoutObservers(); // nobody makes these calls
    this.tally = tally;
    this.at = at;
  }

  Optional<LocalDate> lastDay(int list) {
    Judged judged = tally.unlisted(list);
    if (judged == null) {
      return Optional.empty();
    }
    ZonedDateTime first = at.atZone(clock(judged.contact()));
    LocalDate version = version(judged, list, first.getZone());
    for (int day = 0; day <= MOST_DAYS; day++) {
      ZonedDateTime then = first.plusDays(day);
      if (!version.isAfter(then.toLocalDate()) && isStale(judged, list, then)) {
        return Optional.of(day > 0 ? then.toLocalDate().minusDays(1) : ended(judged, list, first));
      }
    }
    return Optional.empty();
  }

  /** Returns the last day on which a version that is too old now was recent enough. */
  private LocalDate ended(Judged judged, int list, ZonedDateTime now) {
    LocalDate version = version(judged, list, now.getZone());
    ZonedDateTime then = now;
    do {
      then = then.minusDays(1);
    } while (then.toLocalDate().isAfter(version) && isStale(judged, list, then));
    return then.toLocalDate();
  }

  private static LocalDate version(Judged judged, int list, ZoneId zone) {
    ListEntry entry = judged.entries()[list];
    Moment asOf = entry == null ? null : ListEntry.AS_OF.in(entry);
    return asOf == null ? LocalDate.MIN : asOf.dateAt(ZoneClock.of(zone));
  }

  /**
   * Returns the clock by which the law counts days: that of the called party. Of several, the one
   * whose day is the earliest.
   */
  private ZoneId clock(Contact contact) {
    return contact.whereabouts().zones().stream()
        .min(Comparator.comparing(zone -> LocalDate.ofInstant(at, zone)))
        .orElse(ZoneOffset.UTC);
  }

  /**
   * Returns whether a rule requires a newer version: it denies, or it counts the list as not
   * checked and would not count today's version so.
   */
  private boolean isStale(Judged judged, int list, ZonedDateTime then) {
    Verdict aged = check(judged, list, then);
    for (Finding finding : aged.findings()) {
      if (finding.remedies().contains(REMEDY)) {
        return true;
      }
    }
    Set<String> missing = missingLists(aged);
    return !missing.isEmpty() && !missing.equals(missingLists(check(judged, -1, then)));
  }

  private static Set<String> missingLists(Verdict verdict) {
    return verdict.findings().stream()
        .flatMap(finding -> finding.missing().stream())
        .map(Fact::path)
        .filter(path -> path.startsWith("lists["))
        .collect(Collectors.toSet());
  }

  /** Judges a row again, with versions of that day but for one list. */
  private Verdict check(Judged judged, int older, ZonedDateTime then) {
    List<ListEntry> entries = new ArrayList<>();
    @Nullable ListEntry[] all = judged.entries();
    for (int i = 0; i < all.length; i++) {
      ListEntry entry = all[i];
      if (entry != null && i == older) {
        entries.add(entry);
      } else if (entry != null) {
        entries.add(ListEntry.builder().from(entry).asOf(Moment.of(then.toLocalDate())).build());
      }
    }
    return compliance.check(
        Contact.builder().from(judged.contact()).at(then.toInstant()).lists(entries).build());
  }
}
