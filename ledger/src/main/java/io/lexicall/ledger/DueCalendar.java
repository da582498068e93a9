package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.facts.FactType;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Deadlines as a calendar file (iCalendar, RFC 5545) for calendar programs. It reveals nothing
 * about the persons.
 *
 * @since 0.1
 */
public final class DueCalendar {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A line has at most 75 bytes; the rest of it goes on the next, behind a space. */
  private static final int MOST_BYTES = 75;

  private DueCalendar() {}

  /**
   * Writes a calendar with an entry for each date.
   *
   * @param now when it is written
   */
  public static String write(List<DueDate> dates, Instant now) {
    StringBuilder calendar = new StringBuilder();
    line(calendar, "BEGIN:VCALENDAR");
    line(calendar, "VERSION:2.0");
    line(calendar, "PRODID:-//Lexicall//Ledger//EN");
    for (DueDate date : dates) {
      date.due().ifPresent(due -> entry(calendar, date, due, now));
    }
    line(calendar, "END:VCALENDAR");
    return calendar.toString();
  }

  private static void entry(StringBuilder calendar, DueDate date, Due due, Instant now) {
    Event event = date.event();
    String what = event.request().map(FactType::code).orElse(event.kind().code());
    line(calendar, "BEGIN:VEVENT");
    line(calendar, "UID:" + text(event.requireId() + "-" + date.rule() + "-" + date.obligation()));
    line(calendar, "DTSTAMP:" + TIME.format(now));
    LocalDate day = due.date().orElse(null);
    if (day == null) {
      line(calendar, "DTSTART:" + TIME.format(due.end()));
    } else {
      line(calendar, "DTSTART;VALUE=DATE:" + DATE.format(day));
      line(calendar, "DTEND;VALUE=DATE:" + DATE.format(day.plusDays(1)));
    }
    line(
        calendar,
        "SUMMARY:" + text((date.isLate() ? "LATE: " : "") + date.obligation() + " (" + what + ")"));
    line(
        calendar,
        "DESCRIPTION:"
            + text(
                "Request %s of %s. %s [%s]"
                    .formatted(
                        event.requireId(), event.happenedAt(), date.citation(), date.rule())));
    line(calendar, "END:VEVENT");
  }

  private static String text(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  private static void line(StringBuilder calendar, String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      String each = Character.toString(character);
      int length = each.getBytes(UTF_8).length;
      if (bytes + length > MOST_BYTES) {
        calendar.append("\r\n ");
        bytes = 1;
      }
      calendar.append(each);
      bytes += length;
      i += each.length();
    }
    calendar.append("\r\n");
  }
}
