package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Obligation;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The periods of the book, against readings of Regulation 1182/71 that walk step by step. */
@TestInstance(Lifecycle.PER_CLASS)
class DeadlineCounterTest {
  private final Compliance compliance = Compliance.builder().module(new GdprRules()).build();
  private final Regimes regimes = new Regimes();
  private static final LocalDate FIRST = LocalDate.of(2018, 7, 20);
  private static final int YEARS = 20;
  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(10, 0), LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
        "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI",
        "SK"
      })
  void dueDate_everyDayOfTwentyYears_asWalked(String country) {
    Place place = Place.of(country);
    ZoneId zone = mainZone(place);
    // Where a state has two zones, a night hour is on two dates.
    int times = Atlas.ofCountry(place).zones().size() == 1 ? TIMES.size() : 1;
    HolidayCalendar holidays = regimes.holidays(place);
    int index = 0;
    for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(YEARS)); day = day.plusDays(1)) {
      Instant received = day.atTime(TIMES.get(index++ % times)).atZone(zone).toInstant();
      assertThat(due(place, received, null)).isEqualTo(walk(day, 1, holidays));
      assertThat(due(place, received, received.plus(Duration.ofHours(1))))
          .isEqualTo(walk(day, 3, holidays));
    }
  }

  @Test
  void swissAccess_everyDayOfTenYears_thirtyDaysWalked() {
    Place place = Place.of("CH");
    for (LocalDate day = LocalDate.of(2023, 9, 1);
        day.isBefore(LocalDate.of(2033, 9, 1));
        day = day.plusDays(1)) {
      LocalDate end = day;
      for (int i = 0; i < 30; i++) {
        end = end.plusDays(1);
      }
      end = workingDay(end, regimes.holidays(place));
      Instant received = day.atTime(23, 59, 59).atZone(mainZone(place)).toInstant();
      assertThat(due(place, received, null, RequestKind.ACCESS)).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "FI", "GB", "IS", "PT", "RO"})
  void notice_everyDayOfTwentyYears_asWalkedHourByHour(String country) {
    Place place = Place.of(country);
    ZoneId zone = mainZone(place);
    int index = 0;
    for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(YEARS)); day = day.plusDays(1)) {
      // Every minute of the day in turn, full hours and those of a clock change among them.
      Instant known = day.atStartOfDay(zone).plusMinutes(index++ * 7L % 1_440).toInstant();
      boolean plain = country.equals("GB") && day.getYear() >= 2021;
      assertThat(noticeDue(place, known))
          .as("%s in %s", known, country)
          .isEqualTo(walk(known, plain));
    }
  }

  private Instant noticeDue(Place place, Instant known) {
    Incident incident =
        Incident.builder()
            .data(List.of(DataKind.PERSONAL_DATA))
            .role(BreachRole.CONTROLLER)
            .risk(BreachRisk.LIKELY)
            .country(place)
            .discoveredAt(known)
            .notified(Notified.builder().build())
            .at(known)
            .build();
    return compliance.check(incident).obligations().stream()
        .filter(each -> each.duty().name().equals("notify-authority"))
        .map(each -> each.duty().due().orElseThrow().end())
        .findFirst()
        .orElseThrow();
  }

  /** Art. 3(1): the hour of the event is not counted; the British authority counts plainly. */
  private static Instant walk(Instant known, boolean plain) {
    Instant end = known;
    if (!plain) {
      do {
        end = end.plusSeconds(60);
      } while (end.atOffset(ZoneOffset.UTC).getMinute() != 0);
    }
    for (int hour = 0; hour < 72; hour++) {
      end = end.plusSeconds(3_600);
    }
    return end;
  }

  private LocalDate due(Place place, Instant received, @Nullable Instant extended) {
    return due(place, received, extended, RequestKind.ERASURE);
  }

  private LocalDate due(
      Place place, Instant received, @Nullable Instant extended, RequestKind kind) {
    Request.Builder request =
        Request.builder()
            .kind(kind)
            .country(place)
            .receivedAt(received)
            .identityVerified(true)
            .at(received.plus(Duration.ofHours(2)));
    if (place.code().equals("GB")) {
      // England stands for the row of the country: its other nations have rows of their own.
      request.law(PrivacyLaw.UK_GDPR).region(Place.of("GB-ENG"));
    }
    if (extended != null) {
      request.extendedAt(extended);
    }
    List<Obligation> owed = compliance.check(request.build()).obligations();
    return owed.stream()
        .filter(each -> each.duty().name().equals("complete-request"))
        .map(each -> each.duty().due().orElseThrow().date().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  /** Art. 3(1), 3(2)(c) and 3(4), in words: slow, and with nothing of ours but the holidays. */
  private static LocalDate walk(LocalDate received, int months, HolidayCalendar holidays) {
    YearMonth last = YearMonth.from(received);
    for (int i = 0; i < months; i++) {
      last = last.plusMonths(1);
    }
    LocalDate end = received;
    while (!YearMonth.from(end).equals(last)) {
      end = end.plusDays(1);
    }
    while (end.getDayOfMonth() != received.getDayOfMonth()
        && YearMonth.from(end.plusDays(1)).equals(last)) {
      end = end.plusDays(1);
    }
    return workingDay(end, holidays);
  }

  private static LocalDate workingDay(LocalDate last, HolidayCalendar holidays) {
    LocalDate end = last;
    while (end.getDayOfWeek() == DayOfWeek.SATURDAY
        || end.getDayOfWeek() == DayOfWeek.SUNDAY
        || holidays.holidaysIn(end.getYear()).containsKey(end)) {
      end = end.plusDays(1);
    }
    return end;
  }

  private static ZoneId mainZone(Place place) {
    return switch (place.code()) {
      case "ES" -> ZoneId.of("Europe/Madrid");
      case "PT" -> ZoneId.of("Europe/Lisbon");
      default -> Atlas.ofCountry(place).zones().get(0);
    };
  }
}
