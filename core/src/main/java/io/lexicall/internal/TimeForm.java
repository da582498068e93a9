package io.lexicall.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form in which another program writes dates and times, such as {@code M/d/yyyy h:mm:ss a}: a
 * pattern of {@link DateTimeFormatter}, with months and the halves of the day in English.
 *
 * <p>It never guesses: a 30th of February is not read, nor a time of which it is unknown whether it
 * is before noon. Immutable and thread-safe.
 */
public final class TimeForm {
  /** Names of time zones: CST is in America, in China and in Cuba. */
  private static final String OF_NAMED_ZONE = "zvV";

  private static final OffsetDateTime PROBE =
      OffsetDateTime.of(2026, 3, 14, 15, 26, 0, 0, ZoneOffset.UTC);

  private final String pattern;
  private final DateTimeFormatter formatter;

  private TimeForm(String pattern, DateTimeFormatter formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
  }

  /**
   * Returns the form of a pattern.
   *
   * @throws IllegalArgumentException if it is not a pattern, or does not tell the year, month and
   *     day, or only a part of a time of day, or names a time zone
   */
  public static TimeForm of(String pattern) {
    StringBuilder proleptic = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      isQuoted ^= letter == '\'';
      if (!isQuoted && OF_NAMED_ZONE.indexOf(letter) >= 0) {
        throw refused(pattern, "names of time zones are ambiguous; an offset is XXX");
      }
      // A year of an era is not read strictly without the era, which nobody writes.
      proleptic.append(!isQuoted && letter == 'y' ? 'u' : letter);
    }
    TimeForm form;
    try {
      form =
          new TimeForm(
              pattern,
              new DateTimeFormatterBuilder()
                  .parseCaseInsensitive()
                  .appendPattern(proleptic.toString())
                  .toFormatter(Locale.US)
                  .withChronology(IsoChronology.INSTANCE)
                  .withResolverStyle(ResolverStyle.STRICT));
    } catch (IllegalArgumentException notAPattern) {
      throw refused(pattern, String.valueOf(notAPattern.getMessage()));
    }
    Temporal read = form.readProbe();
    if (read == null || !LocalDate.from(read).equals(PROBE.toLocalDate())) {
      throw refused(
          pattern, "it must tell the year, month and day, and a whole time of day or none");
    }
    return form;
  }

  private @Nullable Temporal readProbe() {
    try {
      return read(formatter.format(PROBE));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static IllegalArgumentException refused(String pattern, String why) {
    return new IllegalArgumentException(
        "'%s' is not a form of dates or times such as M/d/yyyy or M/d/yyyy h:mm:ss a: %s"
            .formatted(pattern, why));
  }

  /**
   * Returns an {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}, whatever the
   * text tells; null if it is not of this form.
   */
  public @Nullable Temporal read(String text) {
    TemporalAccessor parsed;
    LocalDate day;
    try {
      parsed = formatter.parse(text);
      day = parsed.query(TemporalQueries.localDate());
    } catch (DateTimeException unreadable) {
      return null;
    }
    if (day == null) {
      return null;
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time == null) {
      return tellsTime(parsed) ? null : day;
    }
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    LocalDateTime local = day.atTime(time);
    return offset == null ? local : local.atOffset(offset);
  }

  /** Returns whether the text tells a part of a time of day, such as 2:30 without am or pm. */
  private static boolean tellsTime(TemporalAccessor parsed) {
    for (ChronoField field : ChronoField.values()) {
      if (field.isTimeBased() && parsed.isSupported(field)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the same date or time in the form of ISO 8601: an instant with its offset, a local time
   * or a date; null if it is not of this form.
   */
  public @Nullable String iso(String text) {
    Temporal read = read(text);
    return read == null ? null : read.toString();
  }

  /** Returns the pattern. */
  @Override
  public String toString() {
    return pattern;
  }
}
