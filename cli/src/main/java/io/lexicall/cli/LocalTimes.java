package io.lexicall.cli;

import io.lexicall.facts.Activity;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows instants in the time zones of the people called, and also in that of the user. */
final class LocalTimes {
  private static final int MOST_CLOCKS = 3;

  private final @Nullable ZoneOffset own;

  private LocalTimes(@Nullable ZoneOffset own) {
    this.own = own;
  }

  /** Also shows the time zone in which the user stated the time, if any. */
  static LocalTimes beside(@Nullable ZoneOffset own) {
    return new LocalTimes(own);
  }

  /**
   * Returns an instant in the time zones where the activity may be: {@code
   * 2026-11-24T08:00:00-05:00 in America/New_York (2026-11-24T13:00:00Z)}.
   */
  String of(Instant at, Activity<?> activity) {
    return of(at, activity.whereabouts());
  }

  String of(Instant at, Whereabouts where) {
    Map<String, String> zones = new LinkedHashMap<>();
    for (ZoneId zone : where.zones()) {
      zones.putIfAbsent(shown(at, zone), zone.getId());
    }
    String mine = shown(at, own == null ? ZoneOffset.UTC : own);
    if (zones.isEmpty() || zones.size() > MOST_CLOCKS) {
      return mine;
    }
    String theirs =
        zones.entrySet().stream()
            .map(each -> each.getKey() + " in " + each.getValue())
            .collect(Collectors.joining(" or "));
    return own == null || zones.containsKey(mine) ? theirs : theirs + " (" + mine + ")";
  }

  /** Returns an instant in one time zone. */
  static String shown(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
