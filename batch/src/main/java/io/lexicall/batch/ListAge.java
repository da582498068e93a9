package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from the law when a list is too old: it checks a contact day after day, while this list
 * gets older and all others stay fresh, until a rule requires a newer version.
 */
final class ListAge {
  private static final String REMEDY = "refresh-list";
  private static final int MOST_DAYS = 400;

  private final Compliance compliance;
  private final Tally tally;
  private final Instant at;

  ListAge(Compliance compliance, Tally tally, Instant at) {
    this.compliance = compliance;
    this.tally = tally;
    this.at = at;
  }

  Optional<LocalDate> lastDay(int list) {
    Judged judged = tally.unlisted(list);
    if (judged == null) {
      return Optional.empty();
    }
    ZonedDateTime first = at.atZone(clock(judged.contact()));
    for (int day = 0; day <= MOST_DAYS; day++) {
      ZonedDateTime then = first.plusDays(day);
      if (isStale(judged, list, then.toInstant(), then.toLocalDate())) {
        return Optional.of(then.toLocalDate().minusDays(1));
      }
    }
    return Optional.empty();
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

  private boolean isStale(Judged judged, int list, Instant then, LocalDate day) {
    List<ListEntry> entries = new ArrayList<>();
    @Nullable ListEntry[] all = judged.entries();
    for (int i = 0; i < all.length; i++) {
      ListEntry entry = all[i];
      if (entry != null && i == list) {
        entries.add(entry);
      } else if (entry != null) {
        entries.add(ListEntry.builder().from(entry).asOf(Moment.of(day)).build());
      }
    }
    Contact later = Contact.builder().from(judged.contact()).at(then).lists(entries).build();
    for (Finding finding : compliance.check(later).findings()) {
      if (finding.remedies().contains(REMEDY)) {
        return true;
      }
    }
    return false;
  }
}
